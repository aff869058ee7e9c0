package orm

import (
	"cmp"
	"math"
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// mapperOf is the mapper that a class or a mapper object is about.
func (s *state) mapperOf(v object.Value) (*mapper.Mapper, error) {
	if m, ok := object.State[*mapper.Mapper](v); ok {
		return m, nil
	}
	if t, ok := v.(*object.Type); ok && s.infoOf(t) == nil {
		return nil, s.raise(s.classes["UnmappedClassError"], &core.Error{Msg: "Class '" + fullName(t) + "' is not mapped"})
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

// bindMethods are the methods of Session about what it is bound to.
func bindMethods() []object.Method {
	return []object.Method{
		object.NewMethod("get_bind(mapper=None, *, clause=None, bind=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			if !none(a[2]) {
				return a[2], nil
			}
			b, err := s.plainBind(ses(self), a[0], a[1])
			if err != nil {
				return nil, err
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
			way := session.BulkWay{Nulls: a[3] == object.True}
			if a[2] == object.True {
				dicts, err := object.ToSlice(th, a[1])
				if err != nil {
					return nil, err
				}
				way.Keys = func(row int, key []any) {
					for i, c := range m.PrimaryKey {
						if d, ok := dicts[row].(*object.Dict); ok {
							d.SetStr(m.ColumnProp(c).Name, toPy(s.Value(key[i])))
						}
					}
				}
			}
			return object.None, s.err(ses(self).BulkInsert(m, list, way))
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
			return object.None, of(th).bulkSave(self, a[0], a[1] == object.True)
		}),
	}
}

// bulkSave writes objects without putting them into the session: those without a key
// are inserted, the others updated, runs of one class together.
func (s *state) bulkSave(self, objects object.Value, defaults bool) error {
	type run struct {
		states []*instance.State
		m      *mapper.Mapper
		update bool
		rows   []core.Param
	}
	var runs []*run
	err := object.Iterate(s.th, objects, func(v object.Value) error {
		if stateOf(v) == nil {
			return object.AttributeErr(v, "_sa_instance_state")
		}
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
			if ok && (st.Key == nil || changed || m.IsPrimaryKey(c) || m.VersionCol != nil && m.ColumnProp(m.VersionCol) == c) {
				p[c.Name] = toPy(x)
			}
		}
		last := len(runs) - 1
		if last < 0 || runs[last].m != m || runs[last].update != (st.Key != nil) {
			runs = append(runs, &run{m: m, update: st.Key != nil})
			last++
		}
		runs[last].rows, runs[last].states = append(runs[last].rows, p), append(runs[last].states, st)
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range runs {
		if r.update {
			err = ses(self).BulkUpdate(r.m, r.rows)
		} else {
			var way session.BulkWay
			if defaults {
				way.Keys = func(row int, key []any) {
					st := r.states[row]
					for i, c := range r.m.PrimaryKey {
						st.Object.Store(r.m.ColumnProp(c).Name, s.Value(key[i]))
					}
					st.Key, _ = r.m.KeyOf(st)
				}
			}
			err = ses(self).BulkInsert(r.m, r.rows, way)
		}
		if err != nil {
			return s.err(err)
		}
	}
	return nil
}

// bindArgs are the arguments that a bind is asked for with.
func (s *state) bindArgs(q session.Bound) *object.Dict {
	d, _ := q.Args.(*object.Dict)
	if d == nil {
		d = object.NewDict()
	}
	if q.Statement != nil {
		if _, given := d.GetStr("clause"); !given || q.Mapper != nil {
			d.SetStr("clause", s.core.Wrap(s.th, q.Statement))
		}
	}
	if q.Mapper != nil {
		d.SetStr("mapper", s.mapperObject(q.Mapper))
	}
	return d
}

// chosenBind is the bind for a statement that came with arguments, or of a session
// whose class has a get_bind() of its own.
func (s *state) chosenBind(self object.Value, own bool, q session.Bound) (*session.Bind, bool, error) {
	if q.Args == nil && q.Statement == nil { // a flush
		var pos []object.Value
		if q.Mapper != nil {
			pos = append(pos, s.mapperObject(q.Mapper))
		}
		v, err := object.CallMethod(s.th, self, "get_bind", pos...)
		if err != nil {
			return nil, false, err
		}
		b, err := s.bindOf(v)
		return b, b != nil, err
	}
	d := s.bindArgs(q)
	if !own {
		if b, _ := d.GetStr("bind"); !none(b) {
			x, err := s.bindOf(b)
			return x, true, err
		}
		m, _ := d.GetStr("mapper")
		if m == nil {
			return nil, false, nil
		}
		mp, err := s.mapperOf(m)
		if err != nil {
			return nil, false, err
		}
		b, err := ses(self).OwnBind(mp, q.Statement)
		return b, true, err
	}
	f, err := object.GetAttr(s.th, self, "get_bind")
	if err != nil {
		return nil, false, err
	}
	v, err := object.CallArgs(s.th, f, object.Args{Kw: kwArgs(d)})
	if err != nil {
		return nil, false, err
	}
	b, err := s.bindOf(v)
	return b, b != nil, err
}

// plainBind is Session.get_bind().
func (s *state) plainBind(x *session.Session, class, clause object.Value) (*session.Bind, error) {
	var m *mapper.Mapper
	var st core.Statement
	var err error
	if !none(class) {
		if m, err = s.mapperOf(class); err != nil {
			return nil, err
		}
	}
	if !none(clause) {
		if st, err = s.core.Statement(s.th, clause); err != nil {
			return nil, err
		}
	}
	if m == nil && st == nil && x.Bind() == nil {
		return nil, s.fail("UnboundExecutionError", "This session is not bound to a single Engine or Connection, and no context was provided to locate a binding.")
	}
	b, err := x.OwnBind(m, st)
	return b, s.err(err)
}

// connection is Session.connection().
func (s *state) connection(self, args object.Value) (object.Value, error) {
	var kw []object.KwArg
	if d, ok := args.(*object.Dict); ok {
		if v, _ := d.GetStr("bind"); !none(v) {
			return s.connectionOn(self, v)
		}
		kw = kwArgs(d)
	}
	f, err := object.GetAttr(s.th, self, "get_bind")
	if err != nil {
		return nil, err
	}
	v, err := object.CallArgs(s.th, f, object.Args{Kw: kw})
	if err != nil {
		return nil, err
	}
	return s.connectionOn(self, v)
}

func (s *state) connectionOn(self, bind object.Value) (object.Value, error) {
	b, err := s.bindOf(bind)
	if err != nil {
		return nil, err
	}
	c, err := ses(self).ConnectionOn(b)
	if err != nil {
		return nil, s.err(err)
	}
	return s.core.WrapConnection(c), nil
}

// connectionOf is SessionTransaction.connection().
func (s *state) connectionOf(t *session.Tx, class, kw object.Value) (object.Value, error) {
	self := t.Session().Host.(object.Value)
	f, err := object.GetAttr(s.th, self, "get_bind")
	if err != nil {
		return nil, err
	}
	v, err := object.CallArgs(s.th, f, object.Args{Pos: []object.Value{class}, Kw: kwArgs(kw)})
	if err != nil {
		return nil, err
	}
	return s.connectionOn(self, v)
}
