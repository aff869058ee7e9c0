package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// The attribute under which a method keeps the part that it has in a collection.
const roleKey = "_sa_instrument_role"

// makeRoles makes the decorators sqlalchemy.orm.collections.collection, which say what
// the methods of a collection class of the user's do.
func (s *state) makeRoles() {
	spec := object.ClassSpec{Name: "collection", Module: "sqlalchemy.orm.collections"}
	mark := func(th *object.Thread, fn object.Value, role string) (object.Value, error) {
		return fn, object.SetAttr(th, fn, roleKey, object.Str(role))
	}
	t := s.class(spec)
	for _, role := range []string{"appender", "remover", "iterator", "converter", "internally_instrumented"} {
		t.SetAttr(role, object.NewStaticMethod(object.NewFunction(role+"(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return mark(th, a[0], role)
		})))
	}
	for _, role := range []string{"adds", "removes"} {
		t.SetAttr(role, object.NewStaticMethod(object.NewFunction(role+"(arg)", func(_ *object.Thread, _ []object.Value) (object.Value, error) {
			return object.NewFunction("decorate(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) { return mark(th, a[0], role) }), nil
		})))
	}
}

// customRoles are the methods of a collection class that is no list, set or dict.
type customRoles struct{ appender, remover, iterator string }

// rolesOf finds them: those that are marked, or those that a list or a set has.
func (s *state) rolesOf(t *object.Type) (kind string, r customRoles, ok bool) {
	kind = "list"
	if v, has := t.Lookup("__emulates__"); has {
		if e, isType := v.(*object.Type); isType {
			switch {
			case e.IsSubclass(object.SetType):
				kind = "set"
			case e.IsSubclass(object.DictType):
				kind = "dict"
			}
		}
	} else if _, add := t.Lookup("add"); add {
		if _, appends := t.Lookup("append"); !appends {
			kind = "set"
		}
	}
	adds := map[string]string{"list": "append", "set": "add"}[kind]
	if _, has := t.Lookup(adds); has {
		r.appender = adds
	}
	for _, name := range []string{"remove", "__iter__"} {
		if _, has := t.Lookup(name); has {
			if name == "remove" {
				r.remover = name
			} else {
				r.iterator = name
			}
		}
	}
	for i := len(t.MRO) - 1; i >= 0; i-- {
		for _, it := range t.MRO[i].Dict.Items() {
			role, has, err := object.LookupAttr(s.th, it.Value, roleKey)
			if err != nil || !has {
				continue
			}
			switch str(role) {
			case "appender":
				r.appender = str(it.Key)
			case "remover":
				r.remover = str(it.Key)
			case "iterator":
				r.iterator = str(it.Key)
			}
		}
	}
	return kind, r, r.appender != "" && r.remover != "" && r.iterator != ""
}

// instrumentRoles lets the methods of such a class tell the relationship: the class
// itself is changed, as the real one does.
func (s *state) instrumentRoles(t *object.Type) (string, *object.Type, error) {
	if made, ok := s.custom[t]; ok {
		return made.kind, t, nil
	}
	kind, r, ok := s.rolesOf(t)
	if !ok {
		missing := "an appender"
		switch {
		case r.appender == "":
		case r.remover == "":
			missing = "a remover"
		default:
			missing = "an iterator"
		}
		return "", nil, s.fail("ArgumentError", "Type "+t.Name+" must elect "+missing+" method to be a collection class")
	}
	wrap := func(name string, tell func(a *instance.Adapter, v object.Value) (object.Value, error)) {
		inner, _ := t.Lookup(name)
		t.SetAttr(name, &object.MethodDescr{Name: name, Owner: t, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			h, isInstance := self.(*object.Instance)
			if isInstance && len(args.Pos) > 0 {
				v, err := tell(adapterOf(h), args.Pos[0])
				if err != nil {
					return nil, of(th).err(err)
				}
				args.Pos = append([]object.Value{v}, args.Pos[1:]...)
			}
			args.Pos = append([]object.Value{self}, args.Pos...)
			return object.CallArgs(th, inner, args)
		}})
	}
	taken := func(a *instance.Adapter, v object.Value) (object.Value, error) { return v, removing(a, v) }
	wrap(r.appender, adding)
	wrap(r.remover, taken)
	for _, it := range t.Dict.Items() {
		role, has, err := object.LookupAttr(s.th, it.Value, roleKey)
		if err != nil || !has {
			continue
		}
		switch str(role) {
		case "adds":
			wrap(str(it.Key), adding)
		case "removes":
			wrap(str(it.Key), taken)
		}
	}
	if s.custom == nil {
		s.custom = map[*object.Type]*customKind{}
	}
	s.custom[t] = &customKind{kind, r}
	return kind, t, nil
}

// customKind is a collection class that is no list, set or dict.
type customKind struct {
	kind  string
	roles customRoles
}

// pyCustom is a collection of such a class.
type pyCustom struct {
	s *state
	o *object.Instance
	k *customKind
}

func (c pyCustom) Items() []any {
	v, err := object.CallMethod(c.s.th, c.o, c.k.roles.iterator)
	if err != nil {
		return nil
	}
	items, err := object.ToSlice(c.s.th, v)
	if err != nil {
		return nil
	}
	return hostItems(items)
}
func (c pyCustom) Handle() any                    { return c.o }
func (c pyCustom) Adapter() *instance.Adapter     { return adapterOf(c.o) }
func (c pyCustom) SetAdapter(a *instance.Adapter) { setAdapter(c.o, a) }
func (c pyCustom) Append(v any) error             { return quietly(c.s, c.o, c.o, c.k.roles.appender, v) }
func (c pyCustom) Remove(v any) error             { return quietly(c.s, c.o, c.o, c.k.roles.remover, v) }
