package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// atomic is the state of an Atomic: its options, and the blocks that it opened
// (it may be entered again while it is open).
type atomic struct {
	using              string
	savepoint, durable bool
	ofTest             bool
	open               []*db.Block
}

func (st *site) atomicClass() *object.Type {
	of := func(v object.Value) *atomic { a, _ := object.State[*atomic](v); return a }
	enter := func(a *atomic) error {
		conn, err := st.connNamed(aliasOrNone(a.using))
		if err != nil {
			return err
		}
		b, err := conn.Enter(a.savepoint, a.durable, a.ofTest)
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
	flag := func(name string, field func(a *atomic) *bool) object.Attr {
		return object.Attr{Name: name,
			Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(*field(of(self))), nil
			},
			Set: func(th *object.Thread, self, v object.Value) (err error) {
				*field(of(self)), err = truth(th, v)
				return err
			}}
	}
	return object.NewNativeType(object.ClassSpec{Name: "Atomic", Module: "django.db.transaction", Attrs: []object.Attr{
		flag("_from_testcase", func(a *atomic) *bool { return &a.ofTest }),
		flag("durable", func(a *atomic) *bool { return &a.durable }),
		flag("savepoint", func(a *atomic) *bool { return &a.savepoint }),
		{Name: "using", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return aliasOrNone(of(self).using), nil
		}},
	}, Methods: []object.Method{
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
			conn, err := st.connNamed(a[using])
			if err != nil {
				return nil, err
			}
			v, err := f(conn, a)
			if v == nil {
				v = object.None
			}
			return v, st.err(err)
		}))
	}
	add("on_commit(func, using=None, robust=False)", func(c *db.Conn, a []object.Value) (object.Value, error) {
		return nil, st.onCommit(c, a[0], a[2])
	})
	for _, call := range st.transactionCalls() {
		params := "using=None"
		if call.params != "" {
			params = call.params + ", " + params
		}
		add(call.name+"("+params+")", call.f)
	}
	m.Set("non_atomic_requests", st.nonAtomicRequests())
	m.Set("get_connection", object.NewFunction("get_connection(using=None)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return st.connectionOf(aliasOf(a[0]))
	}))
	m.Set("mark_for_rollback_on_error", st.markForRollback())
	return m
}

// transactionCall is what django.db.transaction and a connection both have under
// one name.
type transactionCall struct {
	name, params string
	f            func(c *db.Conn, a []object.Value) (object.Value, error)
}

func (st *site) transactionCalls() []transactionCall {
	flag := func(set func(c *db.Conn, on bool) error) func(c *db.Conn, a []object.Value) (object.Value, error) {
		return func(c *db.Conn, a []object.Value) (object.Value, error) {
			on, err := truth(st.th, a[0])
			if err != nil {
				return nil, err
			}
			return nil, set(c, on)
		}
	}
	sid := func(f func(c *db.Conn, sid string) error) func(c *db.Conn, a []object.Value) (object.Value, error) {
		return func(c *db.Conn, a []object.Value) (object.Value, error) {
			if c.Autocommit() {
				return nil, nil // there are no savepoints outside of a transaction
			}
			return nil, f(c, text(a[0]))
		}
	}
	return []transactionCall{
		{"savepoint", "", savepoint}, {"savepoint_commit", "sid", sid((*db.Conn).ReleaseSavepoint)}, {"savepoint_rollback", "sid", sid((*db.Conn).RollbackSavepoint)},
		{"clean_savepoints", "", func(*db.Conn, []object.Value) (object.Value, error) { return nil, nil }},
		{"commit", "", func(c *db.Conn, _ []object.Value) (object.Value, error) { return nil, c.Commit() }},
		{"rollback", "", func(c *db.Conn, _ []object.Value) (object.Value, error) { return nil, c.Rollback() }},
		{"get_autocommit", "", func(c *db.Conn, _ []object.Value) (object.Value, error) { return object.MakeBool(c.Autocommit()), nil }},
		{"set_autocommit", "autocommit", flag((*db.Conn).SetAutocommit)},
		{"get_rollback", "", func(c *db.Conn, _ []object.Value) (object.Value, error) {
			b, err := c.NeedsRollback()
			return object.MakeBool(b), err
		}},
		{"set_rollback", "rollback", flag((*db.Conn).SetRollback)},
	}
}

// nonAtomicRequests is the decorator non_atomic_requests, which notes the
// databases on a view.
func (st *site) nonAtomicRequests() object.Value {
	mark := func(th *object.Thread, view object.Value, alias string) (object.Value, error) {
		set, err := object.GetAttr(th, view, "_non_atomic_requests")
		if err != nil {
			set = object.NewSet()
			if err := object.SetAttr(th, view, "_non_atomic_requests", set); err != nil {
				return nil, err
			}
		}
		_, err = object.CallMethod(th, set, "add", object.Str(alias))
		return view, err
	}
	return object.NewFunction("non_atomic_requests(using=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		if a[0] != nil && object.IsCallable(a[0]) {
			return mark(th, a[0], django.DefaultDB)
		}
		alias := aliasOf(a[0])
		return object.NewFunction("decorator(func)", func(th *object.Thread, f []object.Value) (object.Value, error) { return mark(th, f[0], alias) }), nil
	})
}

// aliasOf is the alias that an optional argument "using" names.
func aliasOf(v object.Value) string {
	if v == nil || v == object.None {
		return django.DefaultDB
	}
	return text(v)
}

func aliasOrNone(alias string) object.Value {
	if alias == "" {
		return object.None
	}
	return object.Str(alias)
}

// connNamed is the connection of an optional argument "using".
func (st *site) connNamed(v object.Value) (*db.Conn, error) {
	alias := aliasOf(v)
	if !st.s.Has(alias) {
		_, err := st.connectionOf(alias)
		return nil, err
	}
	return st.s.Conn(alias), nil
}

// onCommit is transaction.on_commit.
func (st *site) onCommit(c *db.Conn, fn, robust object.Value) error {
	if !object.IsCallable(fn) {
		return object.Raise(object.TypeError, "on_commit()'s callback must be a callable.")
	}
	quiet, err := truth(st.th, orFalse(robust))
	if err != nil {
		return err
	}
	return c.OnCommit(func() error {
		_, err := object.Call(st.th, fn)
		return err
	}, quiet, fn)
}

// savepoint is savepoint(): its id, None outside of a transaction.
func savepoint(c *db.Conn, _ []object.Value) (object.Value, error) {
	sid, err := c.Savepoint()
	if sid == "" {
		return nil, err
	}
	return object.Str(sid), err
}

// hookFailed logs the error of a robust on_commit function.
func (st *site) hookFailed(handle any, err error, waited bool) error {
	x, ok := object.AsException(err, object.ExceptionType)
	if !ok {
		return err
	}
	message := "Error calling %s in on_commit() (%s)."
	if waited {
		message = "Error calling %s in on_commit() during transaction (%s)."
	}
	fn, _ := handle.(object.Value)
	return st.logError("django.db.backends.base", message, fn, x)
}

// logError logs that a function failed, by its name.
func (st *site) logError(logger, message string, fn object.Value, x *object.Exception) error {
	get, err := st.importName("logging", "getLogger")
	if err != nil {
		return err
	}
	log, err := object.Call(st.th, get, object.Str(logger))
	if err != nil {
		return err
	}
	name := object.Value(object.Str(""))
	if n, has, err := object.LookupAttr(st.th, fn, "__qualname__"); err == nil && has {
		name = n
	} else if name, err = object.GetAttr(st.th, fn.Type(), "__qualname__"); err != nil {
		return err
	}
	_, err = object.CallMethodArgs(st.th, log, "error", object.Args{
		Pos: []object.Value{object.Str(message), name, x}, Kw: []object.KwArg{{Name: "exc_info", Value: x}}})
	return err
}

// markForRollback is the context manager mark_for_rollback_on_error.
func (st *site) markForRollback() object.Value {
	cls := object.NewNativeType(object.ClassSpec{Name: "_MarkForRollback", Module: "django.db.transaction", Methods: []object.Method{
		object.NewMethod("__enter__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("__exit__(exc_type, exc_value, traceback)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c, _ := object.State[*db.Conn](self)
			if x, ok := a[1].(*object.Exception); ok && c.InAtomic() {
				c.MarkBroken(x)
			}
			return object.False, nil
		}),
	}})
	return object.NewFunction("mark_for_rollback_on_error(using=None)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		c, err := st.connNamed(a[0])
		if err != nil {
			return nil, err
		}
		return object.NewInstance(cls, c), nil
	})
}
