package orm

import (
	"cmp"
	"math"
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// mapperOf is the mapper that a class or a mapper object is about.
func (s *state) mapperOf(v object.Value) (*mapper.Mapper, error) {
	if m, ok := object.State[*mapper.Mapper](v); ok {
		return m, nil
	}
	e, err := s.mappedEntity(v)
	if err != nil {
		return nil, err
	}
	return e.Mapper, nil
}

// setBinds reads binds=: engines by class or table.
func (s *state) setBinds(x *session.Session, v object.Value) error {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil
	}
	items := d.Items()
	// What is said of a class counts before what is said of a base of it.
	general := func(v object.Value) int {
		if cls, ok := v.(*object.Type); ok && s.infoOf(cls) == nil {
			return len(cls.MRO)
		}
		return math.MaxInt
	}
	slices.SortStableFunc(items, func(a, b object.Entry) int { return cmp.Compare(general(a.Key), general(b.Key)) })
	for _, it := range items {
		b, err := s.bindOf(it.Value)
		if err != nil {
			return err
		}
		if err := s.bindTo(x, it.Key, b); err != nil {
			return err
		}
	}
	return nil
}

// bindTo binds a class, a table, or all classes below one.
func (s *state) bindTo(x *session.Session, key object.Value, b *session.Bind) error {
	if t, ok := object.State[*core.Table](key); ok {
		x.BindTable(t, b)
		return nil
	}
	if cls, ok := key.(*object.Type); ok && s.infoOf(cls) == nil {
		for _, m := range s.mappersUnder(cls) {
			x.BindMapper(m, b)
		}
		return nil
	}
	m, err := s.mapperOf(key)
	if err != nil {
		return s.fail("ArgumentError", "Not an acceptable bind target: "+s.Repr(key))
	}
	x.BindMapper(m, b)
	return nil
}

func (s *state) bindObject(b *session.Bind) object.Value {
	if b.Conn != nil {
		return s.core.WrapConnection(b.Conn)
	}
	return s.core.WrapEngine(b.Engine)
}

// ownBind asks the get_bind() of a class of sessions of the user's.
func (s *state) ownBind(self object.Value, m *mapper.Mapper, st core.Statement) (*session.Bind, bool, error) {
	var kw []object.KwArg
	if m != nil {
		kw = append(kw, object.KwArg{Name: "mapper", Value: s.mapperObject(m)})
	}
	if st != nil {
		kw = append(kw, object.KwArg{Name: "clause", Value: s.core.Wrap(s.th, st)})
	}
	f, err := object.GetAttr(s.th, self, "get_bind")
	if err != nil {
		return nil, false, err
	}
	v, err := object.CallArgs(s.th, f, object.Args{Kw: kw})
	if err != nil {
		return nil, false, err
	}
	b, err := s.bindOf(v)
	return b, b != nil, err
}

// bindMethods are the methods of Session about what it is bound to.
func bindMethods() []object.Method {
	return []object.Method{
		object.NewMethod("get_bind(mapper=None, *, clause=None, bind=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			if !none(a[2]) {
				return a[2], nil
			}
			var m *mapper.Mapper
			var st core.Statement
			var err error
			if !none(a[0]) {
				if m, err = s.mapperOf(a[0]); err != nil {
					return nil, err
				}
			}
			if !none(a[1]) {
				if st, err = s.core.Statement(th, a[1]); err != nil {
					return nil, err
				}
			}
			if m == nil && st == nil && ses(self).Bind() == nil {
				return nil, s.fail("UnboundExecutionError", "This session is not bound to a single Engine or Connection, and no context was provided to locate a binding.")
			}
			b, err := ses(self).OwnBind(m, st)
			if err != nil {
				return nil, s.err(err)
			}
			return s.bindObject(b), nil
		}),
		object.NewMethod("bind_mapper(mapper, bind)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			b, err := s.bindOf(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, s.bindTo(ses(self), a[0], b)
		}),
		object.NewMethod("bind_table(table, bind)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			b, err := s.bindOf(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, s.bindTo(ses(self), a[0], b)
		}),
	}
}

// bulkMethods are the legacy bulk operations of Session.
func bulkMethods() []object.Method {
	rows := func(s *state, v object.Value) ([]core.Param, error) {
		var out []core.Param
		err := object.Iterate(s.th, v, func(it object.Value) error {
			d, ok := it.(*object.Dict)
			if !ok {
				return object.Raise(object.TypeError, "'%s' object is not iterable", it.Type().Name)
			}
			p := core.Param{}
			for _, e := range d.Items() {
				p[str(e.Key)] = e.Value
			}
			out = append(out, p)
			return nil
		})
		return out, err
	}
	return []object.Method{
		object.NewMethod("bulk_insert_mappings(mapper, mappings, return_defaults=False, render_nulls=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			m, err := s.mapperOf(a[0])
			if err != nil {
				return nil, err
			}
			list, err := rows(s, a[1])
			if err != nil || len(list) == 0 {
				return object.None, err
			}
			return object.None, s.err(ses(self).BulkInsert(m, list))
		}),
		object.NewMethod("bulk_update_mappings(mapper, mappings)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			m, err := s.mapperOf(a[0])
			if err != nil {
				return nil, err
			}
			list, err := rows(s, a[1])
			if err != nil {
				return nil, err
			}
			return object.None, s.err(ses(self).BulkUpdate(m, list))
		}),
		object.NewMethod("bulk_save_objects(objects, return_defaults=False, update_changed_only=True, preserve_order=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, of(th).bulkSave(self, a[0])
		}),
	}
}

// bulkSave writes objects without putting them into the session: those without a key
// are inserted, the others updated, runs of one class together.
func (s *state) bulkSave(self, objects object.Value) error {
	type run struct {
		m      *mapper.Mapper
		update bool
		rows   []core.Param
	}
	var runs []*run
	err := object.Iterate(s.th, objects, func(v object.Value) error {
		st, err := s.states(v)
		if err != nil {
			return err
		}
		m := mapper.Of(st)
		p := core.Param{}
		for _, c := range m.ColumnProps() {
			if c.ReadOnly() {
				continue
			}
			x, ok := st.Object.Load(c.Name)
			_, changed := st.Committed(c.Name)
			if ok && (st.Key == nil || changed || m.IsPrimaryKey(c)) {
				p[c.Name] = toPy(x)
			}
		}
		last := len(runs) - 1
		if last < 0 || runs[last].m != m || runs[last].update != (st.Key != nil) {
			runs = append(runs, &run{m: m, update: st.Key != nil})
			last++
		}
		runs[last].rows = append(runs[last].rows, p)
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range runs {
		if r.update {
			err = ses(self).BulkUpdate(r.m, r.rows)
		} else {
			err = ses(self).BulkInsert(r.m, r.rows)
		}
		if err != nil {
			return s.err(err)
		}
	}
	return nil
}
