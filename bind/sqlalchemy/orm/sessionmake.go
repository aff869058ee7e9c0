package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// emptySession is what Session.__new__() makes; __init__() sets it up.
func (s *state) emptySession(cls *object.Type) object.Value {
	s.session++
	x := session.New(session.Options{Host: s, ID: s.session})
	self := object.NewInstance(cls, x)
	x.Host = self
	s.sessions = append(s.sessions, x)
	for i := len(cls.MRO) - 1; i >= 0; i-- {
		if cls.MRO[i].IsSubclass(s.classes["Session"]) {
			x.Events = append(x.Events, s.sessionEvents(cls.MRO[i]))
		}
	}
	x.Configure(func(o *session.Options) { s.ownWays(self, cls, o) })
	return self
}

// ownWays has the session ask methods of a class of sessions of the user's.
func (s *state) ownWays(self object.Value, cls *object.Type, o *session.Options) {
	base := s.classes["Session"]
	_, owner := cls.LookupOwner("get_bind")
	own := owner != base
	o.GetBind = func(q session.Bound) (*session.Bind, bool, error) {
		if !own && q.Args == nil {
			return nil, false, nil
		}
		return s.chosenBind(self, own, q)
	}
	if _, owner := cls.LookupOwner("_identity_lookup"); owner != base {
		o.Identify = func(id session.Identity) (*instance.State, error) { return s.askIdentity(self, id) }
	}
	if f, ok := cls.Lookup("connection_callable"); ok && !none(f) {
		o.ConnectionOf = func(m *mapper.Mapper, st *instance.State) (*core.Connection, error) {
			c, err := object.CallMethod(s.th, self, "connection_callable", s.mapperObject(m), st.Handle().(object.Value))
			if err != nil {
				return nil, err
			}
			if b, err := s.bindOf(c); err != nil || b == nil || b.Conn == nil {
				return nil, object.Raise(object.TypeError, "connection_callable() has to return a Connection, not %s", c.Type().Name)
			} else {
				return b.Conn, nil
			}
		}
	}
}

// setSession is Session.__init__().
func (s *state) setSession(self object.Value, args object.Args) error {
	if len(args.Pos) > 1 {
		return object.TooManyArguments("Session.__init__", 1, 2, len(args.Pos)+1, 0)
	}
	var bind, binds, queries object.Value
	var info *object.Dict
	if len(args.Pos) > 0 {
		bind = args.Pos[0]
	}
	var failed error
	set := func(o *session.Options) {
		for _, it := range args.Kw {
			yes, _ := object.Truth(s.th, it.Value)
			switch it.Name {
			case "bind":
				bind = it.Value
			case "autoflush":
				o.NoAutoflush = !yes
			case "expire_on_commit":
				o.KeepOnCommit = !yes
			case "autobegin":
				o.NoAutobegin = !yes
			case "join_transaction_mode":
				o.JoinMode = str(it.Value)
			case "info":
				if d, ok := it.Value.(*object.Dict); ok {
					info = d.Copy()
				}
			case "query_cls":
				queries = it.Value
			case "future":
				if !yes {
					failed = s.fail("ArgumentError", "The 'future' parameter passed to Session() may only be set to True.")
				}
			case "enable_baked_queries", "close_resets_only":
			case "autocommit":
				if yes {
					failed = s.fail("ArgumentError", "autocommit=True is no longer supported")
				}
			case "twophase":
				o.TwoPhase = yes
			case "binds":
				binds = it.Value
			default:
				failed = object.Raise(object.TypeError, "Session.__init__() got an unexpected keyword argument '%s'", it.Name)
			}
		}
		if failed == nil {
			o.Bind, failed = s.bindOf(bind)
		}
	}
	x := ses(self)
	x.Configure(set)
	if failed != nil {
		return failed
	}
	d := self.(*object.Instance).AttrDict(true)
	if queries != nil {
		d.SetStr("_query_cls", queries)
	}
	if info != nil {
		d.SetStr("_info", info)
	}
	return s.setBinds(x, binds)
}

// newSession makes a session of a sessionmaker's class.
func (s *state) newSession(m *maker, kw *object.Dict) (object.Value, error) {
	set := func(name string, v object.Value) {
		if _, given := kw.GetStr(name); !given {
			kw.SetStr(name, v)
		}
	}
	bind := m.bind
	if bind == nil {
		bind = object.None
	}
	set("bind", bind)
	set("autoflush", object.True)
	set("expire_on_commit", object.True)
	return object.CallArgs(s.th, m.cls, object.Args{Kw: kwArgs(kw)})
}

// identityArgs are what a lookup in the identity map is said by keyword.
func (s *state) identityArgs(id session.Identity) []object.KwArg {
	kw := []object.KwArg{{Name: "identity_token", Value: toPy(id.Token)}}
	if id.From != nil {
		v, _ := id.From.Handle().(*object.Instance).AttrDict(true).GetStr("_sa_instance_state")
		return append(kw[:0], object.KwArg{Name: "passive", Value: object.MakeInt(int64(id.Passive))}, object.KwArg{Name: "lazy_loaded_from", Value: v})
	}
	args, _ := id.Args.(object.Value)
	if args == nil {
		args = object.None
	}
	return append(kw, object.KwArg{Name: "execution_options", Value: s.core.Immutable(id.Exec)}, object.KwArg{Name: "bind_arguments", Value: args})
}

// askIdentity asks the _identity_lookup() of a class of sessions of the user's.
func (s *state) askIdentity(self object.Value, id session.Identity) (*instance.State, error) {
	f, err := object.GetAttr(s.th, self, "_identity_lookup")
	if err != nil {
		return nil, err
	}
	var values object.Value = object.NewList(pyValues(id.Values)...)
	v, err := object.CallArgs(s.th, f, object.Args{Pos: []object.Value{s.mapperObject(id.Entity.Mapper), values}, Kw: s.identityArgs(id)})
	switch {
	case err != nil || none(v):
		return nil, err
	case v == s.markers["PASSIVE_CLASS_MISMATCH"]:
		return loading.Mismatch, nil
	case v == s.markers["PASSIVE_NO_RESULT"]:
		return loading.NotAllowed, nil
	}
	return s.states(v)
}

// identityLookup is Session._identity_lookup().
func identityLookup(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	s := of(th)
	m, err := s.mapperOf(a[0])
	if err != nil {
		return nil, err
	}
	values := []object.Value{a[1]}
	if _, ok := a[1].(object.Str); !ok {
		if list, err := object.ToSlice(th, a[1]); err == nil {
			values = list
		}
	}
	l := loading.Lookup{Token: toHost(a[2]), Passive: instance.Off}
	if n, ok := object.AsInt(a[3]); ok {
		l.Passive = instance.Passive(n)
	}
	st, err := ses(self).OwnIdentify(loading.Of(m), hostItems(values), l)
	switch {
	case err != nil:
		return nil, s.err(err)
	case st == nil:
		return object.None, nil
	case st == loading.Mismatch:
		return s.markers["PASSIVE_CLASS_MISMATCH"], nil
	case st == loading.NotAllowed:
		return s.markers["PASSIVE_NO_RESULT"], nil
	}
	return st.Handle().(object.Value), nil
}

func (s *state) executable(v object.Value) bool {
	_, ok, err := s.core.Element(s.th, v)
	return ok || err != nil
}

// execute is Session.execute().
func (s *state) execute(self, stmt, params, opts object.Value, bind ...object.Value) (*core.Result, error) {
	if _, isText := object.AsStr(stmt); isText {
		return nil, s.fail("ArgumentError", "Textual SQL expression "+s.Repr(stmt)+" should be explicitly declared as text("+s.Repr(stmt)+")")
	}
	_, class := stmt.(*object.Type)
	_, plain := stmt.(*object.Instance)
	if none(stmt) || class || !plain && !s.executable(stmt) {
		return nil, s.fail("ArgumentError", "Executable SQL or text() construct expected, got "+s.Repr(stmt)+".")
	}
	st, err := s.core.Statement(s.th, stmt)
	if err != nil {
		return nil, err
	}
	p, err := s.core.Params(s.th, params)
	if err != nil {
		return nil, err
	}
	var args any
	if len(bind) > 0 {
		if d, ok := bind[0].(*object.Dict); ok && d.Len() > 0 {
			args = d.Copy()
		}
	}
	if sel, reads := st.(*core.Select); reads && core.PluginOf(st) != nil {
		s.settleQuery(nil, len(sel.Options)+len(sel.ExecOptions) == 0 && none(opts))
	}
	run := ses(self).Execute
	switch params.(type) {
	case *object.List, *object.Tuple:
		run = ses(self).ExecuteMany
	}
	r, err := run(st, p, s.execOptions(opts), args)
	return r, s.err(err)
}
