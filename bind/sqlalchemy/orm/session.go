package orm

import (
	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

func sessionOf(o instance.Owner) *session.Session {
	s, _ := o.(*session.Session)
	return s
}

func ses(self object.Value) *session.Session {
	s, _ := object.State[*session.Session](self)
	return s
}

func (s *state) sessionObject(o instance.Owner) object.Value {
	if x := sessionOf(o); x != nil && x.Host != nil {
		return x.Host.(object.Value)
	}
	return object.None
}

// bindOf is what a session is bound to.
func (s *state) bindOf(v object.Value) (*session.Bind, error) {
	if none(v) {
		return nil, nil
	}
	if e, ok := sqlalchemy.EngineOf(v); ok {
		return &session.Bind{Engine: e}, nil
	}
	if c, ok := sqlalchemy.ConnectionOf(v); ok {
		return &session.Bind{Engine: c.Engine, Conn: c}, nil
	}
	return nil, s.fail("ArgumentError", "Session bind must be an Engine or Connection, got "+s.Repr(v))
}

func (s *state) states(v object.Value) (*instance.State, error) {
	st := stateOf(v)
	if st == nil {
		return nil, s.unmapped(v)
	}
	return st, nil
}

func (s *state) keys(v object.Value) ([]string, error) {
	if none(v) {
		return nil, nil
	}
	items, err := object.ToSlice(s.th, v)
	out := []string{}
	for _, x := range items {
		out = append(out, str(x))
	}
	return out, err
}

func (s *state) handles(list []*instance.State) []object.Value {
	out := make([]object.Value, len(list))
	for i, st := range list {
		out[i] = st.Handle().(object.Value)
	}
	return out
}

func (s *state) identitySet(list []*instance.State) object.Value {
	return object.NewInstance(s.classes["IdentitySet"], s.handles(list))
}

// knownKeys refuses the name of what is no attribute of an object.
func knownKeys(st *instance.State, keys []string) error {
	for _, k := range keys {
		if newStateAttr(st, k) == nil {
			return object.NewKeyError(object.Str(k))
		}
	}
	return nil
}

func (s *state) execOptions(v object.Value) map[string]any {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil
	}
	out := map[string]any{}
	for _, it := range d.Items() {
		switch x := it.Value.(type) {
		case object.Bool:
			out[str(it.Key)] = bool(x)
		case object.Str:
			out[str(it.Key)] = string(x)
		case object.Int:
			out[str(it.Key)] = int(x)
		default:
			out[str(it.Key)] = it.Value
		}
	}
	return out
}

func (s *state) makeSession() {
	plain := func(name string, f func(*session.Session) error) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, of(th).err(f(ses(self)))
		})
	}
	one := func(name string, f func(*session.Session, *instance.State) error) object.Method {
		return object.NewMethod(name+"(instance)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			st, err := s.states(a[0])
			if err != nil {
				return nil, err
			}
			return object.None, s.err(f(ses(self), st))
		})
	}
	flag := func(name string, f func(*session.Session) bool) object.Method {
		return object.NewMethod(name+"()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeBool(f(ses(self))), nil
		})
	}
	set := func(name string, f func(*session.Session) []*instance.State) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).identitySet(f(ses(self))), nil
		}}
	}
	exec := "(statement, params=None, *, execution_options=None, bind_arguments=None, **kw)"
	s.class(object.ClassSpec{
		Name: "Session", Module: "sqlalchemy.orm.session", Consts: []object.KwArg{{Name: "connection_callable", Value: object.None}},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			return of(th).emptySession(cls), nil
		},
		Methods: append(append(bindMethods(), bulkMethods()...),
			object.Method{Name: "__init__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				return object.None, of(th).setSession(self, args)
			}},
			object.NewMethod("_identity_lookup(mapper, primary_key_identity, identity_token=None, passive=None, lazy_loaded_from=None, execution_options=None, bind_arguments=None)", identityLookup),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.False, of(th).err(ses(self).Close())
			}),
			one("add", (*session.Session).Add),
			one("delete", (*session.Session).Delete),
			one("expunge", (*session.Session).Expunge),
			object.NewMethod("add_all(instances)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				return object.None, object.Iterate(th, a[0], func(v object.Value) error {
					st, err := s.states(v)
					if err != nil {
						return err
					}
					return s.err(ses(self).Add(st))
				})
			}),
			plain("commit", (*session.Session).Commit),
			plain("rollback", (*session.Session).Rollback),
			plain("close", (*session.Session).Close), plain("invalidate", (*session.Session).Close),
			plain("reset", (*session.Session).Close),
			plain("expunge_all", (*session.Session).ExpungeAll),
			plain("expire_all", (*session.Session).ExpireAll),
			flag("in_transaction", func(x *session.Session) bool { return x.Transaction() != nil }),
			flag("in_nested_transaction", func(x *session.Session) bool { return x.Nested() != nil }),
			object.NewMethod("flush(objects=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				var objs []*instance.State
				if !none(a[0]) {
					if err := object.Iterate(th, a[0], func(v object.Value) error {
						st, err := s.states(v)
						objs = append(objs, st)
						return err
					}); err != nil {
						return nil, err
					}
				}
				return object.None, s.err(ses(self).Flush(objs))
			}),
			object.NewMethod("expire(instance, attribute_names=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				st, err := s.states(a[0])
				if err != nil {
					return nil, err
				}
				keys, err := s.keys(a[1])
				if err != nil {
					return nil, err
				}
				if err := knownKeys(st, keys); err != nil {
					return nil, err
				}
				return object.None, s.err(ses(self).Expire(st, keys))
			}),
			object.NewMethod("refresh(instance, attribute_names=None, with_for_update=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				st, err := s.states(a[0])
				if err != nil {
					return nil, err
				}
				keys, err := s.keys(a[1])
				if err != nil {
					return nil, err
				}
				if err := knownKeys(st, keys); err != nil {
					return nil, err
				}
				return object.None, s.err(ses(self).Refresh(st, keys, forUpdate(a[2])))
			}),
			object.NewMethod("merge(instance, *, load=True, options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				st, err := s.states(a[0])
				if err != nil {
					return nil, err
				}
				s.settle(st, nil)
				m, err := ses(self).Merge(st, a[1] != object.False)
				if err != nil {
					return nil, s.err(err)
				}
				return m.Handle().(object.Value), nil
			}),
			object.NewMethod("get(entity, ident, *, options=None, populate_existing=False, with_for_update=None, identity_token=None, execution_options=None, bind_arguments=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return of(th).get(self, a)
			}),
			object.NewMethod("get_one(entity, ident, *, options=None, populate_existing=False, with_for_update=None, identity_token=None, execution_options=None, bind_arguments=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				v, err := of(th).get(self, a)
				if err == nil && none(v) {
					return nil, of(th).fail("NoResultFound", "No row was found when one was required")
				}
				return v, err
			}),
			object.NewMethod("execute"+exec, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				r, err := s.execute(self, a[0], a[1], a[2], a[3])
				if err != nil {
					return nil, err
				}
				return s.core.WrapResult(r), nil
			}),
			object.NewMethod("scalars"+exec, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				r, err := s.execute(self, a[0], a[1], a[2], a[3])
				if err != nil {
					return nil, err
				}
				return s.core.WrapResult(r.As(core.ShapeScalars, 0)), nil
			}),
			object.NewMethod("scalar"+exec, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				r, err := s.execute(self, a[0], a[1], a[2], a[3])
				if err != nil {
					return nil, err
				}
				v, ok, err := r.As(core.ShapeScalars, 0).First()
				if err != nil || !ok {
					return object.None, s.err(err)
				}
				return s.core.Item(v), nil
			}),
			object.NewMethod("begin(nested=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				if a[0] == object.True {
					t, err := ses(self).BeginNested()
					return s.txObject(t), s.err(err)
				}
				t, err := ses(self).Begin()
				return s.txObject(t), s.err(err)
			}),
			object.NewMethod("begin_nested()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := of(th)
				t, err := ses(self).BeginNested()
				return s.txObject(t), s.err(err)
			}),
			object.NewMethod("prepare()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.None, of(th).err(ses(self).Prepare())
			}),
			object.NewMethod("get_transaction()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return of(th).txObject(ses(self).Root()), nil
			}),
			object.NewMethod("get_nested_transaction()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return of(th).txObject(ses(self).Nested()), nil
			}),
			object.NewMethod("connection(bind_arguments=None, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return of(th).connection(self, a[0])
			}),
			object.NewMethod("is_modified(instance, include_collections=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				st, err := s.states(a[0])
				if err != nil {
					return nil, err
				}
				ok, err := ses(self).IsModified(st, a[1] != object.False)
				return object.MakeBool(ok), s.err(err)
			}),
			object.NewMethod("__contains__(instance)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				st, err := of(th).states(a[0])
				if err != nil {
					return nil, err
				}
				return object.MakeBool(ses(self).Contains(st)), nil
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := of(th)
				s.settle(nil, nil)
				return object.CallMethod(th, object.NewList(s.handles(ses(self).All())...), "__iter__")
			}),
			object.NewMethod("query(*entities)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return of(th).newQuery(nil, self, elems(a[0]))
			}),
		),
		Attrs: []object.Attr{
			set("new", (*session.Session).New), set("dirty", (*session.Session).Dirty), set("deleted", (*session.Session).Deleted),
			{Name: "_flushing", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(ses(self).Flushing()), nil
			}},
			{Name: "is_active", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(ses(self).IsActive()), nil
			}},
			{Name: "bind", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				if b := ses(self).Bind(); b != nil {
					return of(th).core.WrapEngine(b.Engine), nil
				}
				return object.None, nil
			}},
			{Name: "autoflush", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(ses(self).Autoflush), nil
			},
				Set: func(th *object.Thread, self, v object.Value) error {
					b, err := object.Truth(th, v)
					ses(self).Autoflush = b
					return err
				}},
			{Name: "twophase", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(ses(self).IsTwoPhase()), nil
			}},
			{Name: "expire_on_commit", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(ses(self).ExpireOnCommit), nil
			}},
			{Name: "no_autoflush", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.NewInstance(of(th).classes["_NoAutoflush"], &noAutoflush{ses(self), true}), nil
			}},
			{Name: "identity_map", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.NewInstance(of(th).classes["WeakInstanceDict"], ses(self)), nil
			}},
			{Name: "info", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				d := self.(*object.Instance).AttrDict(true)
				v, ok := d.GetStr("_info")
				if !ok {
					v = object.NewDict()
					d.SetStr("_info", v)
				}
				return v, nil
			}},
		},
	})
	s.class(object.ClassSpec{Name: "_NoAutoflush", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			n, _ := object.State[*noAutoflush](self)
			n.was, n.s.Autoflush = n.s.Autoflush, false
			return n.s.Host.(object.Value), nil
		}),
		object.NewMethod("__exit__(type_, value, traceback)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			n, _ := object.State[*noAutoflush](self)
			n.s.Autoflush = n.was
			return object.False, nil
		}),
	}})
	txOf := func(v object.Value) *session.Tx {
		t, _ := object.State[*session.Tx](v)
		return t
	}
	s.class(object.ClassSpec{Name: "SessionTransaction", Module: "sqlalchemy.orm.session", Methods: []object.Method{
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			t := txOf(self)
			if none(a[0]) && t.Active() {
				if err := t.Commit(false); err != nil {
					_ = t.Rollback()
					return nil, s.err(err)
				}
				return object.False, nil
			}
			if t.Closed() {
				return object.False, nil
			}
			return object.False, s.err(t.Rollback())
		}),
		object.NewMethod("commit()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, of(th).err(txOf(self).Commit(false))
		}),
		object.NewMethod("rollback()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, of(th).err(txOf(self).Rollback())
		}),
		object.NewMethod("close()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, of(th).err(txOf(self).Close())
		}),
		object.NewMethod("connection(bindkey, execution_options=None, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return of(th).connectionOf(txOf(self), a[0], a[2])
		}),
	}, Attrs: []object.Attr{
		{Name: "is_active", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(txOf(self).Active()), nil
		}},
		{Name: "nested", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(txOf(self).IsSavepoint()), nil
		}},
		{Name: "parent", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).txObject(txOf(self).Parent()), nil
		}},
		{Name: "session", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return txOf(self).Session().Host.(object.Value), nil
		}},
	}})
	list := func(self object.Value) []object.Value {
		l, _ := object.State[[]object.Value](self)
		return l
	}
	s.class(object.ClassSpec{Name: "IdentitySet", Module: "sqlalchemy.util._collections", Methods: []object.Method{
		object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeInt(int64(len(list(self)))), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.CallMethod(th, object.NewList(list(self)...), "__iter__")
		}),
		object.NewMethod("__contains__(x)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			for _, x := range list(self) {
				if x == a[0] {
					return object.True, nil
				}
			}
			return object.False, nil
		}),
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, err := object.Repr(th, object.NewList(list(self)...))
			return object.Str("IdentitySet(" + r + ")"), err
		}),
	}})
	s.class(object.ClassSpec{Name: "WeakInstanceDict", Module: "sqlalchemy.orm.identity", Methods: []object.Method{
		object.NewMethod("__len__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeInt(int64(len(of(th).persistent(self)))), nil
		}),
		object.NewMethod("values()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.NewList(of(th).handles(of(th).persistent(self))...), nil
		}),
		object.NewMethod("keys()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, st := range of(th).persistent(self) {
				out = append(out, of(th).keyTuple(st))
			}
			return object.NewList(out...), nil
		}),
		object.NewMethod("items()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, st := range of(th).persistent(self) {
				out = append(out, object.NewTuple(of(th).keyTuple(st), st.Handle().(object.Value)))
			}
			return object.NewList(out...), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, st := range of(th).persistent(self) {
				out = append(out, of(th).keyTuple(st))
			}
			return object.CallMethod(th, object.NewList(out...), "__iter__")
		}),
		object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			for _, st := range of(th).persistent(self) {
				same, err := object.Equal(th, of(th).keyTuple(st), a[0])
				if err != nil || same {
					return object.MakeBool(same), err
				}
			}
			return object.False, nil
		}),
	}})
	s.makeMaker()
}

type noAutoflush struct {
	s   *session.Session
	was bool
}

func (s *state) txObject(t *session.Tx) object.Value {
	if t == nil {
		return object.None
	}
	if t.Host == nil {
		t.Host = object.NewInstance(s.classes["SessionTransaction"], t)
	}
	return t.Host.(object.Value)
}

// maker is sessionmaker: what sessions are made with.
type maker struct {
	cls  *object.Type
	bind object.Value
	kw   *object.Dict
	from object.Value // of a scoped_session
	// scope tells a scoped_session which session is the current one; nil: there is one.
	scope  object.Value
	scopes map[string]object.Value
}

// makerBegin is what sessionmaker.begin() gives: a session of its maker for a block.
type makerBegin struct {
	of  *maker
	one object.Value
}

func (s *state) makeMaker() {
	call := func(th *object.Thread, m *maker, args object.Args) (object.Value, error) {
		kw := m.kw.Copy()
		for _, k := range args.Kw {
			own, both := k.Value.(*object.Dict)
			if made, ok := kw.GetStr("info"); ok && both && k.Name == "info" {
				if d, ok := made.(*object.Dict); ok {
					d = d.Copy()
					if err := d.Update(th, own); err != nil {
						return nil, err
					}
					kw.SetStr("info", d)
					continue
				}
			}
			kw.SetStr(k.Name, k.Value)
		}
		x, err := of(th).newSession(m, kw)
		if err != nil {
			return nil, err
		}
		ses(x).Events = append(ses(x).Events, of(th).sessionEvents(m))
		return x, nil
	}
	mk := func(v object.Value) *maker {
		m, _ := object.State[*maker](v)
		return m
	}
	s.class(object.ClassSpec{Name: "sessionmaker", Module: "sqlalchemy.orm.session", New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		s := of(th)
		m := &maker{cls: s.classes["Session"], kw: object.NewDict()}
		if len(args.Pos) > 0 {
			m.bind = args.Pos[0]
		}
		for _, k := range args.Kw {
			switch k.Name {
			case "class_":
				if t, ok := k.Value.(*object.Type); ok {
					m.cls = t
				}
			case "bind":
				m.bind = k.Value
			default:
				m.kw.SetStr(k.Name, k.Value)
			}
		}
		return object.NewInstance(cls, m), nil
	}, Methods: []object.Method{
		object.NewMethod("__init__(*args, **kw)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		{Name: "__call__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return call(th, mk(self), args)
		}},
		{Name: "configure", Fn: func(_ *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			for _, k := range args.Kw {
				if k.Name == "bind" {
					mk(self).bind = k.Value
					continue
				}
				mk(self).kw.SetStr(k.Name, k.Value)
			}
			return object.None, nil
		}},
		object.NewMethod("begin()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["_MakerBegin"], &makerBegin{of: mk(self)}), nil
		}),
	}})
	s.class(object.ClassSpec{Name: "_MakerBegin", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("__enter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, _ := object.State[*makerBegin](self)
			x, err := call(th, b.of, object.Args{})
			if err != nil {
				return nil, err
			}
			b.one = x
			_, err = ses(x).Begin()
			return x, of(th).err(err)
		}),
		object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, _ := object.State[*makerBegin](self)
			x := ses(b.one)
			var err error
			if none(a[0]) {
				err = x.Commit()
			} else {
				err = x.Rollback()
			}
			if e := x.Close(); err == nil {
				err = e
			}
			return object.False, of(th).err(err)
		}),
	}})
	s.makeScoped()
}

func (s *state) fillSession(m *object.Module) {
	m.Set("close_all_sessions", object.NewBuiltin("close_all_sessions", func(th *object.Thread, _ object.Args) (object.Value, error) {
		s := of(th)
		for _, x := range s.sessions {
			if err := s.err(x.Close()); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	}))
}
