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
	for _, role := range []string{"appender", "remover", "iterator", "internally_instrumented"} {
		t.SetAttr(role, object.NewStaticMethod(object.NewFunction(role+"(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return mark(th, a[0], role)
		})))
	}
	converter := object.NewFunction("converter(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		if err := of(th).Warn("SADeprecationWarning", "The collection.converter() handler is deprecated and will be removed in a future release.  Please refer to the AttributeEvents.bulk_replace listener interface in conjunction with the event.listen() function. (deprecated since: 1.3)"); err != nil {
			return nil, err
		}
		return mark(th, a[0], "converter")
	})
	t.SetAttr("converter", object.NewStaticMethod(converter))
	for name, e := range map[string]effect{"adds": {before: "adds"}, "removes": {before: "removes"}, "replaces": {before: "adds", after: true}} {
		t.SetAttr(name, object.NewStaticMethod(object.NewFunction(name+"(arg)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			e := e
			e.arg = a[0]
			return e.decorator(), nil
		})))
	}
	t.SetAttr("removes_return", object.NewStaticMethod(object.NewFunction("removes_return()", func(*object.Thread, []object.Value) (object.Value, error) {
		return effect{after: true}.decorator(), nil
	})))
}

// The attribute under which a method keeps what it does to a collection.
const effectKey = "_sa_instrument_effect"

// effect is what a method does to a collection: before it runs its argument is taken for
// an item that is added or removed, after it what it returns for one that was removed.
type effect struct {
	before string // "adds", "removes", or nothing
	arg    object.Value
	after  bool
}

// effectValue is an effect on a function.
type effectValue struct{ effect }

// Type implements object.Value.
func (*effectValue) Type() *object.Type { return object.ObjectType }

// decorator puts the effect on a function.
func (e effect) decorator() object.Value {
	return object.NewFunction("decorator(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return a[0], object.SetAttr(th, a[0], effectKey, &effectValue{e})
	})
}

// item is the argument that the effect is about, in a call without self.
func (e effect) item(th *object.Thread, fn object.Value, args object.Args) (object.Value, error) {
	if n, ok := object.AsInt(e.arg); ok {
		if int(n) > len(args.Pos) || n < 1 {
			return nil, of(th).fail("ArgumentError", "Missing argument "+of(th).Repr(e.arg))
		}
		return args.Pos[n-1], nil
	}
	if v, ok := args.Get(str(e.arg)); ok {
		return v, nil
	}
	if code, err := object.GetAttr(th, fn, "__code__"); err == nil {
		if names, err := object.GetAttr(th, code, "co_varnames"); err == nil {
			for i, n := range elems(names) {
				if str(n) == str(e.arg) && i >= 1 && i <= len(args.Pos) {
					return args.Pos[i-1], nil
				}
			}
		}
	}
	return nil, of(th).fail("ArgumentError", "Missing argument "+str(e.arg))
}

// withEffects has the methods of a class, and of its bases, that say what they do tell
// the relationship of it; on is the class that gets them.
func (s *state) withEffects(t, on *object.Type) {
	for i := len(t.MRO) - 1; i >= 0; i-- {
		for _, it := range t.MRO[i].Dict.Items() {
			v, has, err := object.LookupAttr(s.th, it.Value, effectKey)
			if err != nil || !has {
				continue
			}
			e, fn, name := v.(*effectValue).effect, it.Value, str(it.Key)
			on.SetAttr(name, &object.MethodDescr{Name: name, Owner: on, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				h, _ := self.(object.HasAttrs)
				var a *instance.Adapter
				if h != nil {
					a = adapterOf(h)
				}
				if a != nil && e.before != "" {
					x, err := e.item(th, fn, args)
					if err == nil && e.before == "adds" {
						_, err = adding(a, x)
					} else if err == nil {
						err = removing(a, x)
					}
					if err != nil {
						return nil, of(th).err(err)
					}
				}
				r, err := object.CallArgs(th, fn, object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
				if err == nil && a != nil && e.after && !none(r) {
					err = of(th).err(removing(a, r))
				}
				return r, err
			}})
		}
	}
}

// converter is the name of the method of a collection class that reads what is assigned;
// empty for none.
func (s *state) converter(t *object.Type) string {
	for _, c := range t.MRO {
		for _, it := range c.Dict.Items() {
			if role, has, err := object.LookupAttr(s.th, it.Value, roleKey); err == nil && has && str(role) == "converter" {
				return str(it.Key)
			}
		}
	}
	return ""
}

// converted is what a collection's own converter makes of what is assigned.
func (s *state) converted(c *customCollection, name string, v any) ([]any, error) {
	made, err := c.make(s)
	if err != nil {
		return nil, err
	}
	r, err := object.CallMethod(s.th, made.Handle().(object.Value), name, toPy(v))
	if err != nil {
		return nil, err
	}
	items, err := object.ToSlice(s.th, r)
	return hostItems(items), err
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
	s.withEffects(t, t)
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
