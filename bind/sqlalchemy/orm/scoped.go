package orm

import "github.com/diptych-orm/diptych/python/object"

// key is the current scope of a scoped_session.
func (m *maker) key(s *state) (string, error) {
	if none(m.scope) {
		return "", nil
	}
	v, err := object.Call(s.th, m.scope)
	if err != nil {
		return "", err
	}
	return s.Hash(toHost(v))
}

// current is the session of the current scope, which is made when it is wanted.
func (m *maker) current(s *state, args object.Args) (object.Value, error) {
	k, err := m.key(s)
	if err != nil {
		return nil, err
	}
	if x, ok := m.scopes[k]; ok {
		if len(args.Kw) > 0 {
			return nil, s.fail("InvalidRequestError", "Scoped session is already present; no new arguments may be specified.")
		}
		return x, nil
	}
	x, err := object.CallArgs(s.th, m.from, args)
	if err != nil {
		return nil, err
	}
	if m.scopes == nil {
		m.scopes = map[string]object.Value{}
	}
	m.scopes[k] = x
	return x, nil
}

func (s *state) makeScoped() {
	mk := func(v object.Value) *maker {
		m, _ := object.State[*maker](v)
		return m
	}
	s.class(object.ClassSpec{Name: "ScopedRegistry", Module: "sqlalchemy.util._collections", Methods: []object.Method{
		object.NewMethod("has()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			k, err := mk(self).key(of(th))
			_, ok := mk(self).scopes[k]
			return object.MakeBool(ok), err
		}),
		object.NewMethod("clear()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			k, err := mk(self).key(of(th))
			delete(mk(self).scopes, k)
			return object.None, err
		}),
		object.NewMethod("set(obj)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			k, err := mk(self).key(of(th))
			if mk(self).scopes == nil {
				mk(self).scopes = map[string]object.Value{}
			}
			mk(self).scopes[k] = a[0]
			return object.None, err
		}),
		{Name: "__call__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return mk(self).current(of(th), object.Args{})
		}},
	}})
	s.class(object.ClassSpec{Name: "QueryPropertyDescriptor", Module: "sqlalchemy.orm.scoping"})
	s.class(object.ClassSpec{Name: "scoped_session", Module: "sqlalchemy.orm.scoping", New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		m := &maker{kw: object.NewDict()}
		if len(args.Pos) > 0 {
			m.from = args.Pos[0]
		} else if v, ok := args.Get("session_factory"); ok {
			m.from = v
		} else {
			return nil, object.MissingArguments("scoped_session.__init__", "positional", []string{"'session_factory'"})
		}
		if len(args.Pos) > 1 {
			m.scope = args.Pos[1]
		} else if v, ok := args.Get("scopefunc"); ok {
			m.scope = v
		}
		return object.NewInstance(cls, m), nil
	}, Methods: []object.Method{
		object.NewMethod("__init__(*args, **kw)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		{Name: "__call__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return mk(self).current(of(th), args)
		}},
		object.NewMethod("remove()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s, m := of(th), mk(self)
			k, err := m.key(s)
			if err != nil {
				return nil, err
			}
			if x, ok := m.scopes[k]; ok {
				delete(m.scopes, k)
				return object.None, s.err(ses(x).Close())
			}
			return object.None, nil
		}),
		object.NewMethod("query_property(query_cls=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			cls, _ := a[0].(*object.Type)
			return &queryProperty{s: of(th), m: mk(self), cls: cls}, nil
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			x, err := mk(self).current(of(th), object.Args{})
			if err != nil {
				return nil, err
			}
			v, err := object.GetAttr(th, x, str(a[0]))
			if _, missing := object.AsException(err, object.AttributeError); missing {
				return nil, object.AttributeErr(self, str(a[0]))
			}
			return v, err
		}),
		object.NewMethod("__contains__(x)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			x, err := mk(self).current(of(th), object.Args{})
			if err != nil {
				return nil, err
			}
			in, err := object.Contains(th, x, a[0])
			return object.MakeBool(in), err
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			x, err := mk(self).current(of(th), object.Args{})
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, x, "__iter__")
		}),
	}, Attrs: []object.Attr{
		{Name: "registry", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["ScopedRegistry"], mk(self)), nil
		}},
		{Name: "session_factory", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return mk(self).from, nil }},
	}})
}

// queryProperty is scoped_session.query_property(): on a mapped class it is a Query.
type queryProperty struct {
	s   *state
	m   *maker
	cls *object.Type // nil for that of the session
}

// Type implements object.Value.
func (q *queryProperty) Type() *object.Type { return q.s.classes["QueryPropertyDescriptor"] }

// DescrGet implements object.Getter.
func (q *queryProperty) DescrGet(_ *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	if q.s.infoOf(owner) == nil {
		return object.None, nil
	}
	x, err := q.m.current(q.s, object.Args{})
	if err != nil {
		return nil, err
	}
	return q.s.newQuery(q.cls, x, []object.Value{owner})
}
