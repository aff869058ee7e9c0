package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// writer is a collection that is not held in memory: of a write-only or a dynamic
// relationship.
type writer struct {
	st  *instance.State
	a   *instance.Attr
	rel *mapper.Relationship
	// owner is the object, which its collection keeps.
	owner any
}

// Held implements object.Holder.
func (w *writer) Held(visit func(any)) { visit(w.owner) }

// writerOf is the value of such a relationship's attribute.
func (s *state) writerOf(st *instance.State, a *instance.Attr) object.Value {
	r := a.Factory.(*mapper.Relationship)
	name := "WriteOnlyCollection"
	if r.Lazy == "dynamic" {
		name = "AppenderQuery"
	}
	return object.NewInstance(s.classes[name], &writer{st, a, r, st.Handle()})
}

func writerIn(v object.Value) *writer {
	w, _ := object.State[*writer](v)
	return w
}

func (w *writer) each(th *object.Thread, items object.Value, f func(v any) error) error {
	return object.Iterate(th, items, func(v object.Value) error { return of(th).err(f(toHost(v))) })
}

// writerMethods add and remove objects.
func writerMethods() []object.Method {
	one := func(name string, f func(w *writer, v any) error) object.Method {
		return object.NewMethod(name+"(item)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, of(th).err(f(writerIn(self), toHost(a[0])))
		})
	}
	add := func(w *writer, v any) error { return w.a.AppendQueued(w.st, v, nil) }
	all := func(name string) object.Method {
		return object.NewMethod(name+"(iterator)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			w := writerIn(self)
			return object.None, w.each(th, a[0], func(v any) error { return add(w, v) })
		})
	}
	return []object.Method{
		one("add", add), all("add_all"),
		one("remove", func(w *writer, v any) error { return w.a.RemoveQueued(w.st, v, nil) }),
		one("append", add), all("extend"),
	}
}

func (s *state) makeWriteOnly() {
	stmt := func(name string, f func(s *state, w *writer) (core.Statement, error)) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := of(th)
			st, err := f(s, writerIn(self))
			if err != nil {
				return nil, s.err(err)
			}
			return s.core.Wrap(th, st), nil
		})
	}
	where := func(w *writer) []core.ColumnElement { return loading.CollectionOf(w.rel, w.st).Where }
	s.class(object.ClassSpec{Name: "WriteOnlyCollection", Module: "sqlalchemy.orm.writeonly", Methods: append(writerMethods()[:3],
		object.NewMethod("__iter__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.TypeError, "WriteOnly collections don't support iteration in-place; to query for collection items, use the select() method to produce a SQL statement and execute it with session.scalars().")
		}),
		stmt("select", func(_ *state, w *writer) (core.Statement, error) { return loading.CollectionOf(w.rel, w.st), nil }),
		stmt("insert", func(s *state, w *writer) (core.Statement, error) {
			if w.rel.Direction != mapper.OneToMany {
				return nil, s.fail("InvalidRequestError", "Write only bulk INSERT only supported for one-to-many collections; for many-to-many, use a separate bulk INSERT along with add_all().")
			}
			e := loading.Of(w.rel.Mapper)
			i := core.NewInsert(w.rel.Mapper.Table)
			return i.With(func(n *core.Insert) {
				n.Entity = e
				for _, p := range w.rel.Join.Sync {
					l := p.L
					b := core.NewBind("", true, core.Value{}, p.R.SQLType())
					b.HasValue = false
					b.Callable = func() (any, error) {
						v, err := mapper.Of(w.st).Get(w.st, l, instance.Off)
						return v, err
					}
					n.Values = append(n.Values, core.SetItem{Column: p.R, Value: b})
				}
			}), nil
		}),
		stmt("update", func(_ *state, w *writer) (core.Statement, error) {
			return core.NewUpdate(w.rel.Mapper.Table).With(func(n *core.Update) {
				n.Entity, n.Where = loading.Of(w.rel.Mapper), where(w)
			}), nil
		}),
		stmt("delete", func(_ *state, w *writer) (core.Statement, error) {
			return core.NewDelete(w.rel.Mapper.Table).With(func(n *core.Delete) {
				n.Entity, n.Where = loading.Of(w.rel.Mapper), where(w)
			}), nil
		}),
	)})
}

// sessionFor is the session in which a dynamic relationship's objects are looked up,
// nil where the parent has no row: then what was added is all that there is.
func (s *state) sessionFor(w *writer) (object.Value, error) {
	x := sessionOf(w.st.Session)
	if x != nil && x.Autoflush && x.Contains(w.st) {
		if err := x.Flush(nil); err != nil {
			return nil, s.err(err)
		}
	}
	if w.st.Key == nil || x == nil {
		return nil, nil
	}
	return x.Host.(object.Value), nil
}

// added are the objects of a parent without a row.
func (s *state) added(w *writer) ([]object.Value, error) {
	if w.st.IsDetached() {
		if err := s.Warn("SAWarning", "Instance "+w.st.String()+" is detached, dynamic relationship cannot return a correct result.   This warning will become a DetachedInstanceError in a future release."); err != nil {
			return nil, err
		}
	}
	list, _ := w.a.Queue(w.st)
	return pyValues(list), nil
}

// queryOf is the legacy Query of a dynamic relationship.
func (s *state) queryOf(w *writer) (*query, error) {
	x := sessionOf(w.st.Session)
	if x == nil {
		return nil, s.err(instance.Errorf(instance.DetachedInstanceError, "Parent instance %s is not bound to a Session, and no contextual session is established; lazy load operation of attribute '%s' cannot proceed", w.st, w.rel.Name))
	}
	target := w.rel.Mapper.Host.(*object.Type)
	return &query{session: x.Host.(object.Value), stmt: s.core.Wrap(s.th, loading.CollectionOf(w.rel, w.st)), entities: []object.Value{target}}, nil
}
