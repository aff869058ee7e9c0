package object

import "strings"

// GenericAlias is list[int] and its like: a class with type arguments.
type GenericAlias struct {
	Origin Value
	Args   *Tuple
	// Starred is set for *list[int], what iterating an alias gives.
	Starred bool
}

// Union is the value of int | None.
type Union struct{ Args []Value }

// The classes of the two.
var (
	GenericAliasType = newTypesType("GenericAlias")
	UnionType        = final(newTypesType("UnionType"))
)

func newTypesType(name string) *Type {
	t := newBuiltinType(name, ObjectType)
	t.Module, t.CName = "types", "types."+name
	return t
}

func (*GenericAlias) Type() *Type { return GenericAliasType }
func (*Union) Type() *Type        { return UnionType }

// NewGenericAlias returns origin[args]: one argument or a tuple of them.
func NewGenericAlias(origin, args Value) *GenericAlias {
	t, ok := args.(*Tuple)
	if !ok {
		t = NewTuple(args)
	}
	return &GenericAlias{Origin: origin, Args: t}
}

// Call makes an instance of the origin and notes the alias in __orig_class__
// where the instance allows it.
func (g *GenericAlias) Call(th *Thread, args Args) (Value, error) {
	v, err := CallArgs(th, g.Origin, args)
	if err != nil {
		return nil, err
	}
	if o, ok := v.(*Instance); ok && o.AttrDict(false) != nil {
		if err := SetAttr(th, o, "__orig_class__", g); err != nil {
			if _, ok := AsException(err, ExceptionType); !ok {
				return nil, err
			}
		}
	}
	return v, nil
}

var aliasOwn = map[string]bool{"__origin__": true, "__args__": true, "__parameters__": true, "__mro_entries__": true,
	"__reduce_ex__": true, "__reduce__": true, "__copy__": true, "__deepcopy__": true, "__unpacked__": true, "__typing_unpacked_tuple_args__": true, "__class__": true}

// GetAttribute forwards what is not the alias's own to the origin.
func (g *GenericAlias) GetAttribute(th *Thread, name string) (Value, bool, error) {
	if aliasOwn[name] {
		return nil, false, nil
	}
	v, ok, err := LookupAttr(th, g.Origin, name)
	return v, ok, err
}

// typeRepr is how a type argument is shown: classes by their names.
func typeRepr(th *Thread, v Value) (string, error) {
	switch t := v.(type) {
	case *Type:
		return t.FullName(), nil
	case noneType:
		return "None", nil
	case ellipsisType:
		return "...", nil
	case *List:
		if err := th.Enter(); err != nil { // a list may hold itself
			return "", err
		}
		defer th.Leave()
		parts := make([]string, len(t.Elems))
		for i, e := range t.Elems {
			s, err := typeRepr(th, e)
			if err != nil {
				return "", err
			}
			parts[i] = s
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	return Repr(th, v)
}

// typeParameters returns the type variables that the arguments mention: what has
// __typing_subst__, and the __parameters__ of nested aliases.
func typeParameters(th *Thread, args []Value) (*Tuple, error) {
	var out []Value
	add := func(v Value) {
		for _, o := range out {
			if o == v {
				return
			}
		}
		out = append(out, v)
	}
	for _, a := range args {
		if _, isType := a.(*Type); isType {
			continue
		}
		if _, ok := a.Type().Lookup("__typing_subst__"); ok {
			add(a)
			continue
		}
		ps, ok, err := LookupAttr(th, a, "__parameters__")
		if err != nil {
			if _, missing := AsException(err, AttributeError); !missing {
				return nil, err
			}
		}
		if t, isTuple := ps.(*Tuple); ok && isTuple {
			for _, p := range t.Elems {
				add(p)
			}
		}
	}
	return NewTuple(out...), nil
}

func init() {
	GenericAliasType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("GenericAlias", args, 2, 2); err != nil {
				return nil, err
			}
			return NewGenericAlias(args.Pos[0], args.Pos[1]), nil
		},
		Methods: []Method{
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				g := self.(*GenericAlias)
				s, err := typeRepr(th, g.Origin)
				if err != nil {
					return nil, err
				}
				parts := make([]string, len(g.Args.Elems))
				for i, a := range g.Args.Elems {
					if parts[i], err = typeRepr(th, a); err != nil {
						return nil, err
					}
				}
				inner := strings.Join(parts, ", ")
				if len(parts) == 0 {
					inner = "()"
				}
				if g.Starred {
					s = "*" + s
				}
				return Str(s + "[" + inner + "]"), nil
			}),
			slot0("__hash__", func(th *Thread, self Value) (Value, error) {
				g := self.(*GenericAlias)
				h, err := Hash(th, NewTuple(g.Origin, g.Args))
				return Int(h), err
			}),
			slot1("__eq__", func(th *Thread, self, other Value) (Value, error) {
				g := self.(*GenericAlias)
				o, ok := other.(*GenericAlias)
				if !ok {
					return NotImplemented, nil
				}
				return Compare(th, Eq, NewTuple(g.Origin, g.Args), NewTuple(o.Origin, o.Args))
			}),
			slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
				g := self.(*GenericAlias)
				return NewIterator(nil, &sliceIter{elems: []Value{&GenericAlias{Origin: g.Origin, Args: g.Args, Starred: true}}}), nil
			}),
			slot1("__getitem__", aliasSubscript),
			slot1("__or__", typeOr),
			slot1("__ror__", func(th *Thread, self, other Value) (Value, error) { return typeOr(th, other, self) }),
			oneArg("GenericAlias.__mro_entries__", func(_ *Thread, self, _ Value) (Value, error) {
				return NewTuple(self.(*GenericAlias).Origin), nil
			}),
			oneArg("GenericAlias.__instancecheck__", func(*Thread, Value, Value) (Value, error) {
				return nil, Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
			}),
			oneArg("GenericAlias.__subclasscheck__", func(*Thread, Value, Value) (Value, error) {
				return nil, Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
			}),
		},
		Attrs: []Attr{
			{"__origin__", func(_ *Thread, self Value) (Value, error) { return self.(*GenericAlias).Origin, nil }, nil},
			{"__args__", func(_ *Thread, self Value) (Value, error) { return self.(*GenericAlias).Args, nil }, nil},
			{"__parameters__", func(th *Thread, self Value) (Value, error) {
				return typeParameters(th, self.(*GenericAlias).Args.Elems)
			}, nil},
			{"__unpacked__", func(_ *Thread, self Value) (Value, error) {
				return MakeBool(self.(*GenericAlias).Starred), nil
			}, nil},
		},
	})
	UnionType.Extend(ClassSpec{
		Methods: []Method{
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				var parts []string
				for _, a := range self.(*Union).Args {
					s := "None"
					if a != Value(NoneType) {
						var err error
						if s, err = typeRepr(th, a); err != nil {
							return nil, err
						}
					}
					parts = append(parts, s)
				}
				return Str(strings.Join(parts, " | ")), nil
			}),
			slot0("__hash__", func(th *Thread, self Value) (Value, error) {
				f := NewFrozenSet()
				for _, a := range self.(*Union).Args {
					if err := f.Add(th, a); err != nil {
						return nil, err
					}
				}
				return Int(f.frozenHash()), nil
			}),
			slot1("__eq__", func(th *Thread, self, other Value) (Value, error) {
				o, ok := other.(*Union)
				if !ok {
					return NotImplemented, nil
				}
				a, err := SetOf(th, self.(*Union).Args...)
				if err != nil {
					return nil, err
				}
				b, err := SetOf(th, o.Args...)
				if err != nil {
					return nil, err
				}
				return setCompare(th, Eq, a, b)
			}),
			slot1("__or__", typeOr),
			slot1("__ror__", func(th *Thread, self, other Value) (Value, error) { return typeOr(th, other, self) }),
			slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) {
				u := self.(*Union)
				args, err := substitute(th, self, u.Args, key)
				if err != nil {
					return nil, err
				}
				r := args[0]
				for _, a := range args[1:] {
					if r, err = Binary(th, BitOr, r, a); err != nil {
						return nil, err
					}
				}
				return r, nil
			}),
			oneArg("UnionType.__instancecheck__", func(th *Thread, self, v Value) (Value, error) {
				return unionCheck(th, self.(*Union), v, IsInstanceOf, "isinstance() argument 2 cannot be a parameterized generic")
			}),
			oneArg("UnionType.__subclasscheck__", func(th *Thread, self, v Value) (Value, error) {
				return unionCheck(th, self.(*Union), v, IsSubclassOf, "issubclass() argument 2 cannot be a parameterized generic")
			}),
		},
		Attrs: []Attr{
			{"__args__", func(_ *Thread, self Value) (Value, error) {
				return NewTuple(append([]Value(nil), self.(*Union).Args...)...), nil
			}, nil},
			{"__parameters__", func(th *Thread, self Value) (Value, error) { return typeParameters(th, self.(*Union).Args) }, nil},
		},
	})
}

func unionCheck(th *Thread, u *Union, v Value, check func(*Thread, Value, Value) (bool, error), generic string) (Value, error) {
	for _, a := range u.Args {
		if _, ok := a.(*GenericAlias); ok {
			return nil, Raise(TypeError, "%s", generic)
		}
	}
	for _, a := range u.Args {
		ok, err := check(th, v, a)
		if ok || err != nil {
			return MakeBool(ok), err
		}
	}
	return False, nil
}

// typeOr is X | Y on types: a union without duplicates.
func typeOr(th *Thread, a, b Value) (Value, error) {
	var args []Value
	for _, v := range []Value{a, b} {
		switch x := v.(type) {
		case *Type, *GenericAlias:
			args = append(args, x)
		case noneType:
			args = append(args, NoneType)
		case *Union:
			args = append(args, x.Args...)
		default:
			return NotImplemented, nil
		}
	}
	var unique []Value
next:
	for _, v := range args {
		for _, u := range unique {
			same, err := Equal(th, u, v)
			if err != nil {
				return nil, err
			}
			if same {
				continue next
			}
		}
		unique = append(unique, v)
	}
	if len(unique) == 1 {
		return unique[0], nil
	}
	return &Union{unique}, nil
}

// aliasSubscript fills the type variables of an alias: list[T][int].
func aliasSubscript(th *Thread, self, key Value) (Value, error) {
	g := self.(*GenericAlias)
	args, err := substitute(th, self, g.Args.Elems, key)
	if err != nil {
		return nil, err
	}
	return &GenericAlias{Origin: g.Origin, Args: NewTuple(args...), Starred: g.Starred}, nil
}

func substitute(th *Thread, self Value, args []Value, key Value) ([]Value, error) {
	params, err := typeParameters(th, args)
	if err != nil {
		return nil, err
	}
	if len(params.Elems) == 0 {
		r, err := Repr(th, self)
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "%s is not a generic class", r)
	}
	given := []Value{key}
	if t, ok := key.(*Tuple); ok {
		given = t.Elems
	}
	if len(given) != len(params.Elems) {
		r, err := Repr(th, self)
		if err != nil {
			return nil, err
		}
		many := "few"
		if len(given) > len(params.Elems) {
			many = "many"
		}
		return nil, Raise(TypeError, "Too %s arguments for %s; actual %d, expected %d", many, r, len(given), len(params.Elems))
	}
	value := func(p Value) (Value, bool) {
		for i, q := range params.Elems {
			if p == q {
				return given[i], true
			}
		}
		return nil, false
	}
	out := make([]Value, len(args))
	for i, a := range args {
		out[i] = a
		if v, ok := value(a); ok {
			out[i] = v
			continue
		}
		if _, isType := a.(*Type); isType {
			continue
		}
		inner, err := typeParameters(th, []Value{a})
		if err != nil {
			return nil, err
		}
		if len(inner.Elems) == 0 {
			continue
		}
		sub := make([]Value, len(inner.Elems))
		for j, p := range inner.Elems {
			sub[j], _ = value(p)
		}
		if out[i], err = GetItem(th, a, NewTuple(sub...)); err != nil {
			return nil, err
		}
	}
	return out, nil
}
