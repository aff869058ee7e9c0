package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// listenOptions are the options of event.listen().
type listenOptions struct{ propagate, retval, raw, active, named bool }

func readListenOptions(d *object.Dict) listenOptions {
	on := func(name string) bool {
		if d == nil {
			return false
		}
		v, _ := d.GetStr(name)
		return v == object.True
	}
	return listenOptions{propagate: on("propagate"), retval: on("retval"), raw: on("raw"), active: on("active_history"), named: on("named")}
}

// call calls a listener, by name where it asked for that.
func (o listenOptions) call(s *state, f object.Value, names []string, args ...object.Value) (object.Value, error) {
	s.calling++
	defer func() { s.calling-- }()
	if !o.named {
		return object.Call(s.th, f, args...)
	}
	var kw []object.KwArg
	for i, n := range names {
		kw = append(kw, object.KwArg{Name: n, Value: args[i]})
	}
	return object.CallArgs(s.th, f, object.Args{Kw: kw})
}

// target is an object as a listener sees it.
func (o listenOptions) target(st *instance.State) object.Value {
	h := st.Handle().(*object.Instance)
	if o.raw {
		v, _ := h.AttrDict(true).GetStr("_sa_instance_state")
		return v
	}
	return h
}

// classListener is a listener of a class, mapped or not, that may concern classes
// that are mapped later.
type classListener struct {
	cls  *object.Type // nil for all
	name string
	fn   object.Value
	opt  listenOptions
}

// listen registers events of the ORM.
func (s *state) listen(target object.Value, name string, f object.Value, opts *object.Dict) (bool, error) {
	o := readListenOptions(opts)
	switch t := target.(type) {
	case *object.Instance:
		switch n := t.Native.(type) {
		case *maker:
			if n.from != nil {
				if m, ok := object.State[*maker](n.from); ok {
					n = m
				}
			}
			return true, s.sessionEvent(s.sessionEvents(n), name, f, o)
		case *mapper.Mapper:
			return true, s.mapperEvent(n, name, f, o)
		case mapper.Property:
			return true, s.attributeEvent(&attribute{s: s, name: n.Key(), mapper: n.Owner()}, name, f, o)
		case *session.Session:
			e := &session.Events{}
			n.Events = append(n.Events, e)
			return true, s.sessionEvent(e, name, f, o)
		}
	case *object.Type:
		if t.IsSubclass(s.classes["Session"]) {
			return true, s.sessionEvent(s.sessionEvents(t), name, f, o)
		}
		if t == s.classes["sessionmaker"] || t == s.classes["scoped_session"] {
			return true, s.sessionEvent(s.sessionEvents(s.classes["Session"]), name, f, o)
		}
		if t == s.classes["Mapper"] {
			return true, s.classEvent(classListener{nil, name, f, o})
		}
		if i := s.infoOf(t); i != nil && i.cls == t || !t.Builtin {
			return true, s.classEvent(classListener{t, name, f, o})
		}
	case *attribute:
		return true, s.attributeEvent(t, name, f, o)
	}
	return false, nil
}

// classEvent registers a listener with the mapped classes that it concerns now.
func (s *state) classEvent(l classListener) error {
	switch l.name {
	case "before_configured", "after_configured", "attribute_instrument":
		s.listeners = append(s.listeners, l)
		return nil
	}
	s.listeners = append(s.listeners, l)
	for _, r := range s.registries {
		for _, m := range r.reg.Mappers() {
			if err := s.applyListener(l, m, m.Host.(*object.Type) == l.cls); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *state) applyListener(l classListener, m *mapper.Mapper, exact bool) error {
	if l.cls == nil || exact || l.opt.propagate && m.Host.(*object.Type).IsSubclass(l.cls) {
		return s.mapperEvent(m, l.name, l.fn, l.opt)
	}
	return nil
}

// listenFor registers the listeners that were there before a class was mapped.
func (s *state) listenFor(m *mapper.Mapper) error {
	for _, l := range s.listeners {
		if err := s.applyListener(l, m, false); err != nil {
			return err
		}
	}
	cls := m.Host.(*object.Type)
	if _, err := s.managerOf(cls); err != nil {
		return err
	}
	for _, name := range []string{"instrument_class", "after_mapper_constructed"} {
		for _, l := range s.listeners {
			if l.name != name || l.cls != nil && !(l.opt.propagate && cls.IsSubclass(l.cls)) {
				continue
			}
			if _, err := object.Call(s.th, l.fn, s.mapperObject(m), cls); err != nil {
				return err
			}
		}
	}
	return nil
}

// attributesReady tells the listeners of attribute_instrument of the attributes of a
// class, whose mapper has just been configured, or of the one that was added.
func (s *state) attributesReady(m *mapper.Mapper, cls *object.Type, only ...string) error {
	for _, l := range s.listeners {
		if l.name != "attribute_instrument" || l.cls != nil && !cls.IsSubclass(l.cls) {
			continue
		}
		for _, p := range m.Props() {
			at, ok := cls.Lookup(p.Key())
			if _, synonym := p.(*mapper.Synonym); synonym || !ok || len(only) > 0 && p.Key() != only[0] {
				continue
			}
			if _, err := object.Call(s.th, l.fn, cls, object.Str(p.Key()), at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *state) mapperEvent(m *mapper.Mapper, name string, f object.Value, o listenOptions) error {
	flush := func(m *mapper.Mapper, st *instance.State) error {
		var conn object.Value = object.None
		if x := sessionOf(st.Session); x != nil {
			if c, err := x.ConnectionOf(m, st); err == nil {
				conn = s.core.WrapConnection(c)
			}
		}
		_, err := o.call(s, f, []string{"mapper", "connection", "target"}, s.mapperObject(m), conn, o.target(st))
		return err
	}
	attrs := func(keys []string) object.Value {
		if keys == nil {
			return object.None
		}
		set := object.NewSet()
		for _, k := range keys {
			_ = set.Add(s.th, object.Str(k))
		}
		return set
	}
	e := &m.Events
	switch name {
	case "before_insert":
		e.BeforeInsert = append(e.BeforeInsert, flush)
	case "after_insert":
		e.AfterInsert = append(e.AfterInsert, flush)
	case "before_update":
		e.BeforeUpdate = append(e.BeforeUpdate, flush)
	case "after_update":
		e.AfterUpdate = append(e.AfterUpdate, flush)
	case "before_delete":
		e.BeforeDelete = append(e.BeforeDelete, flush)
	case "after_delete":
		e.AfterDelete = append(e.AfterDelete, flush)
	case "load":
		e.Load = append(e.Load, func(st *instance.State, _ []string) error {
			_, err := o.call(s, f, []string{"target", "context"}, o.target(st), s.queryContext(st))
			return err
		})
	case "refresh":
		e.Refresh = append(e.Refresh, func(st *instance.State, keys []string) error {
			_, err := o.call(s, f, []string{"target", "context", "attrs"}, o.target(st), s.queryContext(st), s.frozen(st, attrs(keys)))
			return err
		})
	case "refresh_flush":
		e.RefreshFlush = append(e.RefreshFlush, func(st *instance.State, keys []string) error {
			_, err := o.call(s, f, []string{"target", "flush_context", "attrs"}, o.target(st), object.NewInstance(s.classes["UOWTransaction"], nil), attrs(keys))
			return err
		})
	case "expire":
		e.Expire = append(e.Expire, func(st *instance.State, keys []string) error {
			var list object.Value = object.None
			if keys != nil {
				var l []object.Value
				for _, k := range keys {
					l = append(l, object.Str(k))
				}
				list = object.NewList(l...)
			}
			_, err := o.call(s, f, []string{"target", "attrs"}, o.target(st), list)
			return err
		})
	case "init", "init_failure", "mapper_configured", "first_init", "pickle", "unpickle":
		s.objectEvent(s.byClass[m.Host.(*object.Type)], name, f, o)
	case "instrument_class", "after_mapper_constructed", "before_configured", "after_configured", "attribute_instrument": // of classes yet to be mapped, and of all mappers
	default:
		return object.Unsupported("the event %s on a mapped class", name)
	}
	return nil
}

// frozen is the set of what a query loads, which does not change.
func (s *state) frozen(st *instance.State, set object.Value) object.Value {
	if none(set) || st.Direct || st.Partial {
		return set
	}
	v, err := object.Call(s.th, object.FrozenSetType, set)
	if err != nil {
		return set
	}
	return v
}

// queryContext is what the listeners of load and refresh are given.
func (s *state) queryContext(st *instance.State) object.Value {
	if st.Direct {
		return object.None
	}
	o := object.NewInstance(s.classes["QueryContext"], nil)
	o.AttrDict(true).SetStr("session", s.sessionObject(st.Session))
	return o
}

// sessionEvents are the hooks of a class of sessions, or of a sessionmaker's.
func (s *state) sessionEvents(of any) *session.Events {
	if s.events[of] == nil {
		s.events[of] = &session.Events{}
	}
	return s.events[of]
}

func (s *state) sessionEvent(e *session.Events, name string, f object.Value, o listenOptions) error {
	host := func(x *session.Session) object.Value { return x.Host.(object.Value) }
	add := func(names []string, args func(x *session.Session, arg any) []object.Value) {
		e.Add(name, func(x *session.Session, arg any) error {
			_, err := o.call(s, f, names, append([]object.Value{host(x)}, args(x, arg)...)...)
			return err
		})
	}
	switch name {
	case "before_flush":
		add([]string{"session", "flush_context", "instances"}, func(_ *session.Session, arg any) []object.Value {
			var objs object.Value = object.None
			if l, _ := arg.([]*instance.State); l != nil {
				objs = object.NewList(s.handles(l)...)
			}
			return []object.Value{object.NewInstance(s.classes["UOWTransaction"], nil), objs}
		})
	case "after_flush", "after_flush_postexec":
		add([]string{"session", "flush_context"}, func(*session.Session, any) []object.Value {
			return []object.Value{object.NewInstance(s.classes["UOWTransaction"], nil)}
		})
	case "before_commit", "after_commit", "after_rollback":
		add([]string{"session"}, func(*session.Session, any) []object.Value { return nil })
	case "after_transaction_create", "after_transaction_end", "after_soft_rollback":
		add([]string{"session", "transaction"}, func(_ *session.Session, arg any) []object.Value {
			return []object.Value{s.txObject(arg.(*session.Tx))}
		})
	case "after_begin":
		add([]string{"session", "transaction", "connection"}, func(_ *session.Session, arg any) []object.Value {
			b := arg.(*session.Begun)
			return []object.Value{s.txObject(b.Tx), s.core.WrapConnection(b.Conn)}
		})
	case "before_attach", "after_attach", "transient_to_pending", "pending_to_persistent", "pending_to_transient", "persistent_to_deleted",
		"deleted_to_persistent", "deleted_to_detached", "persistent_to_detached", "detached_to_persistent", "persistent_to_transient", "loaded_as_persistent":
		add([]string{"session", "instance"}, func(_ *session.Session, arg any) []object.Value {
			return []object.Value{o.target(arg.(*instance.State))}
		})
	case "do_orm_execute":
		e.Add(name, func(_ *session.Session, arg any) error { return s.ormExecute(arg.(*session.Execution), f) })
	case "after_bulk_update", "after_bulk_delete":
		e.Add(name, func(_ *session.Session, arg any) error {
			_, err := object.Call(s.th, f, arg.(object.Value))
			return err
		})
	default:
		return object.Unsupported("the event %s on a Session", name)
	}
	return nil
}

// attrListener is a listener of an attribute that has no behaviour yet, because the
// mappers are not configured.
type attrListener struct {
	m    *mapper.Mapper
	key  string
	add  func(a *instance.Attr)
	opt  listenOptions
	done bool
}

func (s *state) attributeEvent(a *attribute, name string, f object.Value, o listenOptions) error {
	add, err := s.attributeHook(name, f, o)
	if err != nil {
		return err
	}
	key := a.name
	if p, ok := a.mapper.Prop(key).(*mapper.Synonym); ok {
		key = p.Target
	}
	l := attrListener{m: a.mapper, key: key, add: add, opt: o}
	s.attrs = append(s.attrs, l)
	for _, m := range a.mapper.SelfAndDescendants() {
		if at := m.Class.Attr(key); at != nil && (m == a.mapper || o.propagate) {
			add(at)
		}
	}
	return nil
}

// attributeListeners adds the listeners that were there before the attribute.
func (s *state) attributeListeners(m *mapper.Mapper, p mapper.Property, at *instance.Attr) {
	for _, l := range s.attrs {
		if l.key == p.Key() && (l.m == m || l.opt.propagate && m.Isa(l.m)) {
			l.add(at)
		}
	}
}

// value is a value as a listener sees it: a marker stays visible.
func (s *state) value(v any) object.Value {
	if instance.IsMarker(v) {
		if v == any(instance.NoResult) {
			return s.markers["PASSIVE_NO_RESULT"]
		}
		return s.markers["NO_VALUE"]
	}
	return toPy(v)
}

func (s *state) initiator(tok *instance.Token, a *instance.Attr) object.Value {
	o := object.NewInstance(s.classes["AttributeEventToken"], tok)
	key := a.Key
	if tok != nil && tok.Attr != nil {
		key = tok.Attr.Key
	}
	o.AttrDict(true).SetStr("key", object.Str(key))
	return o
}

// attributeHook is what adds a listener to an attribute.
func (s *state) attributeHook(name string, f object.Value, o listenOptions) (func(*instance.Attr), error) {
	three := []string{"target", "value", "initiator"}
	switch name {
	case "set":
		return func(at *instance.Attr) {
			at.ActiveHistory = at.ActiveHistory || o.active
			at.OnSet = append(at.OnSet, func(st *instance.State, v, old any, tok *instance.Token) (any, error) {
				r, err := o.call(s, f, []string{"target", "value", "oldvalue", "initiator"}, o.target(st), toPy(v), s.value(old), s.initiator(tok, at))
				if err == nil && o.retval {
					v = toHost(r)
				}
				return v, err
			})
		}, nil
	case "append", "append_wo_mutation":
		return func(at *instance.Attr) {
			if name == "append_wo_mutation" {
				at.OnAppendKept = append(at.OnAppendKept, func(st *instance.State, v any, tok *instance.Token) error {
					_, err := o.call(s, f, three, o.target(st), toPy(v), s.initiator(tok, at))
					return err
				})
				return
			}
			at.OnAppend = append(at.OnAppend, func(st *instance.State, v any, tok *instance.Token) (any, error) {
				r, err := o.call(s, f, three, o.target(st), toPy(v), s.initiator(tok, at))
				if err == nil && o.retval {
					v = toHost(r)
				}
				return v, err
			})
		}, nil
	case "remove":
		return func(at *instance.Attr) {
			at.OnRemove = append(at.OnRemove, func(st *instance.State, v any, tok *instance.Token) error {
				_, err := o.call(s, f, three, o.target(st), s.value(v), s.initiator(tok, at))
				return err
			})
		}, nil
	case "bulk_replace":
		return func(at *instance.Attr) {
			at.OnBulk = append(at.OnBulk, func(st *instance.State, items []any, tok *instance.Token) ([]any, error) {
				l := object.NewList(pyValues(items)...)
				_, err := o.call(s, f, []string{"target", "values", "initiator"}, o.target(st), l, s.initiator(tok, at))
				return hostItems(l.Elems), err
			})
		}, nil
	case "init_collection", "dispose_collection":
		return func(at *instance.Attr) {
			tell := func(st *instance.State, c instance.Collection) error {
				held := c.Handle().(object.Value)
				adapter, err := object.GetAttr(s.th, held, "_sa_adapter")
				if err != nil {
					adapter = object.None
				}
				_, err = o.call(s, f, []string{"target", "collection", "collection_adapter"}, o.target(st), held, adapter)
				return err
			}
			if name == "init_collection" {
				at.OnCollection = append(at.OnCollection, tell)
			} else {
				at.OnDispose = append(at.OnDispose, tell)
			}
		}, nil
	case "modified":
		return func(at *instance.Attr) {
			at.OnModified = append(at.OnModified, func(st *instance.State) error {
				_, err := o.call(s, f, []string{"target", "initiator"}, o.target(st), s.initiator(nil, at))
				return err
			})
		}, nil
	case "init_scalar":
		return func(at *instance.Attr) {
			at.InitScalar = func(st *instance.State) (any, error) {
				d := st.Handle().(*object.Instance).AttrDict(true)
				r, err := o.call(s, f, []string{"target", "value", "dict_"}, o.target(st), s.markers["NO_VALUE"], d)
				if err != nil || !o.retval || r == s.markers["NO_VALUE"] {
					return nil, err
				}
				return toHost(r), nil
			}
		}, nil
	}
	return nil, object.Unsupported("the event %s on an attribute", name)
}
