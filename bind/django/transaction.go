package django

import (
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// atomic is the state of an Atomic: its options, and the blocks that it opened
// (it may be entered again while it is open).
type atomic struct {
	using              string
	savepoint, durable bool
	open               []*db.Block
}

func (st *site) atomicClass() *object.Type {
	of := func(v object.Value) *atomic { a, _ := object.State[*atomic](v); return a }
	enter := func(a *atomic) error {
		b, err := st.s.Conn(a.using).Enter(a.savepoint, a.durable)
		if err != nil {
			return st.err(err)
		}
		a.open = append(a.open, b)
		return nil
	}
	exit := func(a *atomic, cause error) error {
		b := a.open[len(a.open)-1]
		a.open = a.open[:len(a.open)-1]
		return st.err(b.Exit(cause))
	}
	return object.NewNativeType(object.ClassSpec{Name: "Atomic", Module: "django.db.transaction", Methods: []object.Method{
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, enter(of(self))
		}),
		object.NewMethod("__exit__(exc_type, exc_value, traceback)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			var cause error
			if x, ok := a[1].(*object.Exception); ok {
				cause = x
			}
			return object.False, exit(of(self), cause)
		}),
		object.NewMethod("__call__(func)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			at, fn := of(self), a[0]
			inner := object.NewFunction("inner(*args, **kwds)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				mine := &atomic{using: at.using, savepoint: at.savepoint, durable: at.durable}
				if err := enter(mine); err != nil {
					return nil, err
				}
				v, err := object.CallArgs(th, fn, object.Args{Pos: a[0].(*object.Tuple).Elems, Kw: object.KwArgs(a[1].(*object.Dict))})
				if end := exit(mine, err); end != nil && err == nil {
					return nil, end
				}
				return v, err
			})
			functools, err := th.Import("functools")
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, functools, "update_wrapper", object.NewNativeFunction(inner), fn)
		}),
	}})
}

// transactionModule is django.db.transaction.
func (st *site) transactionModule() *object.Module {
	m := object.NewModule("django.db.transaction")
	class := st.atomicClass()
	m.Set("Atomic", class)
	m.Set("TransactionManagementError", st.exc["django.db.transaction.TransactionManagementError"])
	m.Set("atomic", object.NewFunction("atomic(using=None, savepoint=True, durable=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		at := &atomic{savepoint: true}
		var err error
		if a[1] != nil {
			if at.savepoint, err = truth(th, a[1]); err != nil {
				return nil, err
			}
		}
		if at.durable, err = truth(th, a[2]); err != nil {
			return nil, err
		}
		inst := object.NewInstance(class, at)
		if a[0] != nil && object.IsCallable(a[0]) {
			return object.Call(th, inst, a[0])
		}
		at.using = text(orNone(a[0]))
		return inst, nil
	}))
	add := func(signature string, f func(c *db.Conn, a []object.Value) (object.Value, error)) {
		sig := object.MustSignature(signature)
		m.Set(sig.Name, object.NewFunction(signature, func(_ *object.Thread, a []object.Value) (object.Value, error) {
			using := len(a) - 1 // the alias stands last
			if sig.Name == "on_commit" {
				using = 1
			}
			v, err := f(st.s.Conn(text(orNone(a[using]))), a)
			if v == nil {
				v = object.None
			}
			return v, st.err(err)
		}))
	}
	add("on_commit(func, using=None, robust=False)", func(c *db.Conn, a []object.Value) (object.Value, error) {
		if !object.IsCallable(a[0]) {
			return nil, object.Raise(object.TypeError, "on_commit()'s callback must be a callable.")
		}
		robust, err := truth(st.th, a[2])
		if err != nil {
			return nil, err
		}
		return nil, c.OnCommit(func() error {
			_, err := object.Call(st.th, a[0])
			return err
		}, robust)
	})
	add("savepoint(using=None)", func(c *db.Conn, a []object.Value) (object.Value, error) {
		sid, err := c.Savepoint()
		return object.Str(sid), err
	})
	add("savepoint_commit(sid, using=None)", func(c *db.Conn, a []object.Value) (object.Value, error) { return nil, c.ReleaseSavepoint(text(a[0])) })
	add("savepoint_rollback(sid, using=None)", func(c *db.Conn, a []object.Value) (object.Value, error) { return nil, c.RollbackSavepoint(text(a[0])) })
	add("commit(using=None)", func(c *db.Conn, _ []object.Value) (object.Value, error) { return nil, c.Commit() })
	add("rollback(using=None)", func(c *db.Conn, _ []object.Value) (object.Value, error) { return nil, c.Rollback() })
	add("get_autocommit(using=None)", func(c *db.Conn, _ []object.Value) (object.Value, error) { return object.MakeBool(c.Autocommit()), nil })
	add("get_rollback(using=None)", func(c *db.Conn, _ []object.Value) (object.Value, error) {
		b, err := c.NeedsRollback()
		return object.MakeBool(b), err
	})
	add("set_rollback(rollback, using=None)", func(c *db.Conn, a []object.Value) (object.Value, error) {
		on, err := truth(st.th, a[0])
		if err != nil {
			return nil, err
		}
		return nil, c.SetRollback(on)
	})
	return m
}
