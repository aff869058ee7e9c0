package enum

import (
	"fmt"
	bits64 "math/bits"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

func method(signature string, f func(th *thread, self val, a []val) (val, error)) object.Method {
	return object.NewMethod(signature, f)
}

func nameOf(m val) string { s, _ := object.AsStr(attr(m, "_name_")); return s }

// memberIter iterates over members.
func memberIter(list []val) val {
	return object.NewIterator(nil, &memberIterator{list: list})
}

type memberIterator struct {
	list []val
	pos  int
}

func (it *memberIterator) Next(*thread) (val, error) {
	if it.pos >= len(it.list) {
		return nil, nil
	}
	it.pos++
	return it.list[it.pos-1], nil
}

// canonical returns the members in order, without aliases.
func canonical(t *object.Type) []val {
	var out []val
	for _, m := range Members(t) {
		out = append(out, m.Self)
	}
	return out
}

func init() {
	call := object.MustSignature("__call__(value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None)")
	call.Method, call.Qual = true, "EnumType.__call__"
	metaType.Extend(object.ClassSpec{
		New: newClass,
		ClassMethods: []object.Method{{Name: "__prepare__", Fn: func(th *thread, _ val, args object.Args) (val, error) {
			if len(args.Pos) != 2 {
				return nil, object.Raise(object.TypeError, "EnumType.__prepare__() takes 3 positional arguments but %d were given", len(args.Pos)+1)
			}
			name, _ := object.AsStr(args.Pos[0])
			bases, err := object.ToSlice(th, args.Pos[1])
			if err != nil {
				return nil, err
			}
			d, err := prepare(th, name, bases)
			if err != nil {
				return nil, err
			}
			return d, nil
		}}},
		Attrs: []object.Attr{{Name: "__members__", Get: func(_ *thread, self val) (val, error) {
			if i := infoOf(self.(*object.Type)); i != nil {
				return &object.MappingProxy{Map: i.members}, nil
			}
			return &object.MappingProxy{Map: object.NewDict()}, nil
		}}},
		Methods: []object.Method{
			{Name: "__init__", Fn: func(*thread, val, object.Args) (val, error) { return object.None, nil }},
			{Name: "__call__", Fn: func(th *thread, self val, args object.Args) (val, error) {
				t := self.(*object.Type)
				a, err := call.Bind(args)
				if err != nil {
					return nil, err
				}
				if a[1] == nil && a[4] == nil {
					return lookUp(th, t, a[0])
				}
				return create(th, t, a)
			}},
			method("__iter__()", func(_ *thread, self val, _ []val) (val, error) {
				return memberIter(canonical(self.(*object.Type))), nil
			}),
			method("__reversed__()", func(_ *thread, self val, _ []val) (val, error) {
				list := canonical(self.(*object.Type))
				for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
					list[i], list[j] = list[j], list[i]
				}
				return memberIter(list), nil
			}),
			method("__len__()", func(_ *thread, self val, _ []val) (val, error) {
				return object.MakeInt(int64(len(Members(self.(*object.Type))))), nil
			}),
			method("__dir__()", classDir),
			method("__bool__()", func(*thread, val, []val) (val, error) { return object.True, nil }),
			method("__getitem__(name)", func(th *thread, self val, a []val) (val, error) {
				if i := infoOf(self.(*object.Type)); i != nil {
					if m, ok, err := i.members.Get(th, a[0]); ok || err != nil {
						return m, err
					}
				}
				return nil, object.NewKeyError(a[0])
			}),
			method("__contains__(member)", func(th *thread, self val, a []val) (val, error) {
				if !isEnum(a[0].Type()) {
					if err := deprecated(th, "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"+
						"False depending on whether the value is a member or the value of a member"); err != nil {
						return nil, err
					}
					return nil, object.Raise(object.TypeError, "unsupported operand type(s) for 'in': '%s' and '%s'", a[0].Type().QualName, self.Type().QualName)
				}
				return object.MakeBool(object.IsInstance(a[0], self.(*object.Type))), nil
			}),
			method("__repr__()", func(_ *thread, self val, _ []val) (val, error) {
				t := self.(*object.Type)
				if t.IsSubclass(flagType) {
					return object.Str("<flag " + object.StrRepr(t.Name) + ">"), nil
				}
				return object.Str("<enum " + object.StrRepr(t.Name) + ">"), nil
			}),
			method("__getattr__(name)", func(_ *thread, self val, a []val) (val, error) {
				name, _ := object.AsStr(a[0])
				return nil, object.Raise(object.AttributeError, "%s", name)
			}),
			method("__setattr__(name, value)", func(th *thread, self val, a []val) (val, error) {
				t := self.(*object.Type)
				name, _ := object.AsStr(a[0])
				if i := infoOf(t); i != nil {
					if _, member := i.members.GetStr(name); member {
						return nil, object.Raise(object.AttributeError, "cannot reassign member %s", object.StrRepr(name))
					}
				}
				return object.None, object.GenericSetAttr(th, t, name, a[1])
			}),
			method("__delattr__(name)", func(th *thread, self val, a []val) (val, error) {
				t := self.(*object.Type)
				name, _ := object.AsStr(a[0])
				if i := infoOf(t); i != nil {
					if _, member := i.members.GetStr(name); member {
						return nil, object.Raise(object.AttributeError, "%s cannot delete member %s.", object.StrRepr(t.Name), object.StrRepr(name))
					}
				}
				return object.None, object.GenericDelAttr(th, t, name)
			}),
		},
	})
	enumMethods()
	flagMethods()
}

// text returns Class.NAME.
func text(self val) string { return self.Type().Name + "." + nameOf(self) }

func enumMethods() {
	property := func(name, from string) object.Attr {
		return object.Attr{Name: name, Get: func(_ *thread, self val) (val, error) {
			if v := attr(self, from); v != nil {
				return v, nil
			}
			return nil, object.AttributeErr(self, name)
		}, Set: func(_ *thread, _, v val) error {
			verb := "set"
			if v == nil {
				verb = "delete"
			}
			return object.Raise(object.AttributeError, "<enum 'Enum'> cannot %s attribute '%s'", verb, name)
		}}
	}
	same := func(_ *thread, self val, _ []val) (val, error) { return self, nil }
	enumType.Extend(object.ClassSpec{
		Attrs:        []object.Attr{property("name", "_name_"), property("value", "_value_")},
		ClassMethods: []object.Method{method("_missing_(value)", func(*thread, val, []val) (val, error) { return object.None, nil })},
		StaticMethods: []object.Method{method("_generate_next_value_(name, start, count, last_values)", func(th *thread, _ val, a []val) (val, error) {
			name, _ := object.AsStr(a[0])
			last, err := object.ToSlice(th, a[3])
			if err != nil {
				return nil, err
			}
			return nextValue(th, plain, name, a[1], last, &highest{})
		})},
		Methods: []object.Method{
			method("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				value := attr(self, "_value_")
				if value == nil { // made without the enumeration
					return nil, object.Raise(object.AttributeError, "'%s' object has no attribute '_name_'", self.Type().Name)
				}
				r, err := object.Repr(th, value)
				return object.Str("<" + text(self) + ": " + r + ">"), err
			}),
			method("__dir__()", memberDir),
			method("__str__()", func(_ *thread, self val, _ []val) (val, error) { return object.Str(text(self)), nil }),
			method("__format__(spec)", func(th *thread, self val, a []val) (val, error) {
				s, err := object.ToStr(th, self)
				if err != nil {
					return nil, err
				}
				spec, _ := object.AsStr(a[0])
				r, err := object.Format(th, object.Str(s), spec)
				return object.Str(r), err
			}),
			method("__hash__()", func(th *thread, self val, _ []val) (val, error) {
				h, err := object.Hash(th, orNone(attr(self, "_name_")))
				return object.Int(h), err
			}),
			method("__reduce_ex__(proto)", func(th *thread, self val, _ []val) (val, error) {
				if n, ok := object.AsInt(orNone(attr(self, "_value_"))); ok && n&(n-1) != 0 && n > 0 && object.IsInstance(self, flagType) {
					return splitFlag(th, self.Type(), n)
				}
				name := orNone(attr(self, "_name_"))
				if getattr, ok := th.Builtins.GetStr("getattr"); ok && name != object.None {
					return object.NewTuple(getattr, object.NewTuple(self.Type(), name)), nil
				}
				return object.NewTuple(self.Type(), object.NewTuple(attr(self, "_value_"))), nil
			}),
			method("__copy__()", same), method("__deepcopy__(memo)", same),
		},
	})
	// The values of a ReprEnum keep the text of their own type.
	own := []object.Method{
		method("__str__()", func(th *thread, self val, _ []val) (val, error) {
			s, err := object.ToStr(th, object.Unwrap(self))
			return object.Str(s), err
		}),
		method("__format__(spec)", func(th *thread, self val, a []val) (val, error) {
			spec, _ := object.AsStr(a[0])
			s, err := object.Format(th, object.Unwrap(self), spec)
			return object.Str(s), err
		}),
	}
	reprEnumType.Extend(object.ClassSpec{Methods: own})
	repr, _ := enumType.Lookup("__repr__")
	for _, t := range []*object.Type{intEnumType, strEnumType, intFlagType} {
		t.Extend(object.ClassSpec{Methods: own})
		if t != intFlagType {
			t.Extend(object.ClassSpec{Consts: []object.KwArg{{Name: "__repr__", Value: repr}}})
		}
	}
	strEnumType.Extend(object.ClassSpec{StaticMethods: []object.Method{
		method("_generate_next_value_(name, start, count, last_values)", func(th *thread, _ val, a []val) (val, error) {
			return object.CallMethod(th, a[0], "lower")
		}),
	}})
}

func orNone(v val) val {
	if v == nil {
		return object.None
	}
	return v
}

func bits(m val) int64 { n, _ := object.AsInt(attr(m, "_value_")); return n }

// combination returns the member of a flag class with the given bits, making it
// if no member has just them.
func combination(th *thread, t *object.Type, n int64) (val, error) {
	i := infoOf(t)
	if i == nil {
		return nil, object.Raise(object.TypeError, "%s has no members defined", t.Name)
	}
	all := int64(1)
	for all <= i.mask {
		all <<= 1
	}
	if i.bound == "STRICT" || i.bound == "EJECT" {
		if n < -all || n >= all || n&(all-1)&^i.mask != 0 {
			if i.bound == "EJECT" {
				return object.MakeInt(n), nil
			}
			width := max(bitLength(n), bitLength(i.mask))
			return nil, object.Raise(object.ValueError, "<flag %s> invalid value %d\n    given %s\n  allowed %s", object.StrRepr(t.Name), n, binary(n, width), binary(i.mask, width))
		}
	}
	if n < 0 {
		if i.keep {
			for all <= -n {
				all <<= 1
			}
			n += all
		} else {
			n = (n + all) & i.mask
		}
	}
	if !i.keep {
		n &= i.mask
	}
	value := object.MakeInt(n)
	m, ok, err := i.byValue.Get(th, value)
	if ok || err != nil {
		return m, err
	}
	made := object.NewInstance(t, nil)
	if i.data != object.ObjectType {
		v, err := newOf(th, i.data, t, []val{value})
		if err != nil {
			return nil, err
		}
		made = v.(*object.Instance)
	}
	var names []string
	for _, name := range i.names {
		m, _ := i.members.GetStr(name)
		if bits(m)&n != 0 {
			names = append(names, name)
		}
	}
	var name val = object.None
	if len(names) > 0 {
		if unknown := n &^ i.mask; unknown != 0 {
			names = append(names, strconv.FormatInt(unknown, 10))
		}
		name = object.Str(strings.Join(names, "|"))
	}
	attrs := made.AttrDict(true)
	attrs.SetStr("_name_", name)
	attrs.SetStr("_value_", value)
	attrs.SetStr("__objclass__", t)
	return made, i.byValue.Set(th, value, made)
}

func bitLength(n int64) int {
	return bits64.Len64(uint64(max(n, -n)))
}

// binary shows the bits of a number after its sign.
func binary(n int64, width int) string {
	sign := "0"
	if n < 0 {
		sign = "1"
		n += 1 << width
	}
	return fmt.Sprintf("0b%s %0*b", sign, width, n)
}

func flagMethods() {
	operate := func(name string, f func(a, b int64) int64) object.Method {
		return method(name+"(other)", func(th *thread, self val, a []val) (val, error) {
			t := self.Type()
			other := int64(0)
			switch n, isInt := object.AsInt(a[0]); {
			case a[0].Type() == t:
				other = bits(a[0])
			case isInt && t.IsSubclass(object.IntType):
				other = n
			default:
				return object.NotImplemented, nil
			}
			return combination(th, t, f(bits(self), other))
		})
	}
	or := func(a, b int64) int64 { return a | b }
	and := func(a, b int64) int64 { return a & b }
	xor := func(a, b int64) int64 { return a ^ b }
	spec := object.ClassSpec{
		ClassMethods: []object.Method{method("_missing_(value)", func(th *thread, self val, a []val) (val, error) {
			t := self.(*object.Type)
			n, ok := object.AsInt(a[0])
			if !ok {
				r, err := object.Repr(th, a[0])
				if err == nil {
					err = object.Raise(object.ValueError, "%s is not a valid %s", r, t.QualName)
				}
				return nil, err
			}
			return combination(th, t, n)
		})},
		StaticMethods: []object.Method{method("_generate_next_value_(name, start, count, last_values)", func(th *thread, _ val, a []val) (val, error) {
			name, _ := object.AsStr(a[0])
			last, err := object.ToSlice(th, a[3])
			if err != nil {
				return nil, err
			}
			return nextValue(th, flagKind, name, a[1], last, &highest{})
		})},
		Methods: []object.Method{
			operate("__or__", or), operate("__ror__", or), operate("__and__", and), operate("__rand__", and),
			operate("__xor__", xor), operate("__rxor__", xor),
			method("__invert__()", func(th *thread, self val, _ []val) (val, error) {
				i := infoOf(self.Type())
				if i.keep {
					return combination(th, self.Type(), ^bits(self))
				}
				return combination(th, self.Type(), i.mask&^bits(self))
			}),
			method("__contains__(other)", func(_ *thread, self val, a []val) (val, error) {
				if a[0].Type() != self.Type() {
					return nil, object.Raise(object.TypeError, "unsupported operand type(s) for 'in': %s and %s",
						object.StrRepr(a[0].Type().QualName), object.StrRepr(self.Type().QualName))
				}
				return object.MakeBool(bits(a[0])&bits(self) == bits(a[0])), nil
			}),
			method("__iter__()", func(th *thread, self val, _ []val) (val, error) {
				var list []val // in the order of definition, then what has no name
				left := bits(self) & infoOf(self.Type()).mask
				for _, m := range canonical(self.Type()) {
					if b := bits(m); b != 0 && b&(b-1) == 0 && left&b != 0 {
						list, left = append(list, m), left&^b
					}
				}
				for ; left != 0; left &= left - 1 {
					m, err := combination(th, self.Type(), left&-left)
					if err != nil {
						return nil, err
					}
					list = append(list, m)
				}
				return memberIter(list), nil
			}),
			method("__len__()", func(_ *thread, self val, _ []val) (val, error) {
				n := int64(0)
				for b := bits(self); b != 0; b &= b - 1 {
					n++
				}
				return object.MakeInt(n), nil
			}),
			method("__bool__()", func(_ *thread, self val, _ []val) (val, error) { return object.MakeBool(bits(self) != 0), nil }),
			method("__repr__()", func(_ *thread, self val, _ []val) (val, error) {
				if attr(self, "_name_") == object.None {
					return object.Str(fmt.Sprintf("<%s: %d>", self.Type().Name, bits(self))), nil
				}
				return object.Str(fmt.Sprintf("<%s: %d>", text(self), bits(self))), nil
			}),
		},
	}
	flagType.Extend(spec)
	flagType.Extend(object.ClassSpec{Methods: []object.Method{method("__str__()", func(_ *thread, self val, _ []val) (val, error) {
		if attr(self, "_name_") == object.None {
			return object.Str(fmt.Sprintf("%s(%d)", self.Type().Name, bits(self))), nil
		}
		return object.Str(text(self)), nil
	})}})
	// int's own operators come before Flag's in the order of resolution.
	spec.ClassMethods, spec.StaticMethods = nil, nil
	intFlagType.Extend(spec)
}

// Load makes the module.
func Load(*thread) (*object.Module, error) {
	m := object.NewModule("_enum")
	for _, t := range []*object.Type{metaType, enumType, reprEnumType, intEnumType, strEnumType, flagType, intFlagType, autoType} {
		m.Set(t.Name, t)
	}
	m.Set("EnumMeta", metaType)
	m.Set("member", memberType)
	m.Set("nonmember", otherType)
	m.Set("property", object.PropertyType)
	m.Set("unique", object.NewFunction("unique(enumeration)", func(th *thread, a []val) (val, error) {
		t, ok := a[0].(*object.Type)
		if !ok || infoOf(t) == nil {
			return a[0], nil
		}
		var twice []string
		for _, e := range infoOf(t).members.Items() {
			alias, _ := object.AsStr(e.Key)
			if n := nameOf(e.Value); n != alias {
				twice = append(twice, alias+" -> "+n)
			}
		}
		if len(twice) > 0 {
			r, err := object.Repr(th, t)
			if err == nil {
				err = object.Raise(object.ValueError, "duplicate values found in %s: %s", r, strings.Join(twice, ", "))
			}
			return nil, err
		}
		return t, nil
	}))
	return m, nil
}

// deprecated gives a DeprecationWarning to who called the enum.
func deprecated(th *thread, message string) error {
	m, err := th.Import("warnings")
	if err != nil {
		return err
	}
	_, err = object.CallMethod(th, m, "warn", object.Str(message), object.DeprecationWarning)
	return err
}

// splitFlag is how a flag of several bits is pickled: as the lowest and the rest.
func splitFlag(th *thread, cls *object.Type, n int64) (val, error) {
	m, err := th.Import("operator")
	if err != nil {
		return nil, err
	}
	or, err := object.GetAttr(th, m, "or_")
	if err != nil {
		return nil, err
	}
	rest, err := object.Call(th, cls, object.MakeInt(n&(n-1)))
	if err != nil {
		return nil, err
	}
	low, err := object.Call(th, cls, object.MakeInt(n&-n))
	return object.NewTuple(or, object.NewTuple(rest, low)), err
}
