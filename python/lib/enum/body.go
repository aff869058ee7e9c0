// Package enum is Python's module enum: Enum, IntEnum, StrEnum, Flag, IntFlag,
// auto and unique, with CPython 3.11's members, text forms and messages.
package enum

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

type (
	val    = object.Value
	thread = object.Thread
)

// body is the namespace of an enum's class statement while it runs: which names
// are members, with their values in order.
type body struct {
	class    string
	names    []string
	members  map[string]bool // the names again
	values   []val
	top      highest
	ignored  map[string]bool
	next     val // _generate_next_value_, nil: the default of kind
	kind     kind
	autoUsed bool
}

// kind is which of the built-in enums a class derives from, as far as values are
// made up.
type kind uint8

const (
	plain kind = iota
	stringKind
	flagKind
)

// highest is what auto() has seen of the values: the greatest of the ints among them.
type highest struct {
	seen  int
	best  object.Int
	mixed bool  // not ints alone
	bits  int64 // of a flag
}

// auto is an instance of enum.auto: a value to be made up, or one given to it.
type auto struct{ given val }

var (
	bodyType = object.NewSharedType(object.ClassSpec{Name: "_EnumDict", Module: "enum", Bases: []*object.Type{object.DictType}})
	// stateType wraps a *body to be kept in the namespace's attributes.
	stateType  = object.NewSharedType(object.ClassSpec{Name: "_state", Module: "enum", NoDict: true})
	autoType   = object.NewSharedType(object.ClassSpec{Name: "auto", Module: "enum", NoDict: true})
	memberType = object.NewSharedType(object.ClassSpec{Name: "member", Module: "enum", NoDict: true})
	otherType  = object.NewSharedType(object.ClassSpec{Name: "nonmember", Module: "enum", NoDict: true})
)

// newBody returns an empty namespace.
func newBody(b *body) *object.Dict {
	d := object.NewDict()
	d.SetClass(bodyType)
	d.AttrDict(true).SetStr("state", object.NewInstance(stateType, b))
	return d
}

// bodyOf returns the state of a namespace, nil for an ordinary dict.
func bodyOf(d *object.Dict) *body {
	attrs := d.AttrDict(false)
	if attrs == nil {
		return nil
	}
	v, ok := attrs.GetStr("state")
	if !ok {
		return nil
	}
	b, _ := object.State[*body](v)
	return b
}

func dunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") && name[2] != '_' && name[len(name)-3] != '_'
}

func sunder(name string) bool {
	return len(name) > 2 && name[0] == '_' && name[len(name)-1] == '_' && name[1] != '_' && name[len(name)-2] != '_'
}

func isDescriptor(th *thread, v val) bool {
	for _, name := range []string{"__get__", "__set__", "__delete__"} {
		if _, ok, err := object.LookupAttr(th, v, name); ok && err == nil {
			return true
		}
	}
	switch v.(type) {
	case object.Getter, object.Setter:
		return true
	}
	return v.Type() == object.FunctionType
}

// set is an assignment in the class body.
func (b *body) set(th *thread, d *object.Dict, name string, v val) (val, error) {
	switch {
	case strings.HasPrefix(name, "_"+strings.TrimLeft(b.class, "_")+"__") && !strings.HasSuffix(name, "__"):
		return v, nil // a private name
	case sunder(name):
		return v, b.special(th, name, v)
	case dunder(name):
		return v, nil
	case b.members[name]:
		old, _ := d.GetStr(name)
		r, err := object.Repr(th, old)
		if err == nil {
			err = object.Raise(object.TypeError, "%s already defined as %s", object.StrRepr(name), r)
		}
		return nil, err
	}
	if x, ok := object.State[given](v); ok {
		if v.Type() == otherType {
			return x.v, nil
		}
		v = x.v
	} else if b.ignored[name] || isDescriptor(th, v) {
		return v, nil
	}
	if old, clash := d.GetStr(name); clash {
		r, err := object.Repr(th, old)
		if err == nil {
			err = object.Raise(object.TypeError, "%s already defined as %s", object.StrRepr(name), r)
		}
		return nil, err
	}
	v, err := b.resolve(th, name, v)
	if err != nil {
		return nil, err
	}
	if b.members == nil {
		b.members = map[string]bool{}
	}
	b.members[name] = true
	b.names = append(b.names, name)
	b.values = append(b.values, v)
	return v, nil
}

// given is the state of member(…) and nonmember(…).
type given struct{ v val }

// special is an assignment to a name such as _ignore_.
func (b *body) special(th *thread, name string, v val) error {
	switch name {
	case "_generate_next_value_":
		if b.autoUsed {
			return object.Raise(object.TypeError, "_generate_next_value_ must be defined before members")
		}
		b.next = v
	case "_ignore_":
		var names []string
		if s, ok := object.AsStr(v); ok {
			names = strings.Fields(strings.ReplaceAll(s, ",", " "))
		} else if err := object.Iterate(th, v, func(e val) error {
			s, _ := object.AsStr(e)
			names = append(names, s)
			return nil
		}); err != nil {
			return err
		}
		b.ignored = map[string]bool{"_ignore_": true}
		for _, n := range names {
			b.ignored[n] = true
		}
	case "_order_", "_numeric_repr_", "_missing_":
	default:
		return object.Raise(object.ValueError, "_sunder_ names, such as %s, are reserved for future Enum use", object.StrRepr(name))
	}
	return nil
}

// resolve replaces auto() in a member's value.
func (b *body) resolve(th *thread, name string, v val) (val, error) {
	if a, ok := object.State[*auto](v); ok {
		b.autoUsed = true
		if a.given == nil {
			made, err := b.makeUp(th, name)
			if err != nil {
				return nil, err
			}
			a.given = made
		}
		return a.given, nil
	}
	t, ok := v.(*object.Tuple)
	if !ok || t.Type() != object.TupleType {
		return v, nil
	}
	out := make([]val, len(t.Elems))
	for i, e := range t.Elems {
		r, err := e, error(nil)
		if _, isAuto := object.State[*auto](e); isAuto {
			r, err = b.resolve(th, name, e)
		}
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return object.NewTuple(out...), nil
}

// makeUp asks _generate_next_value_ for the value of auto().
func (b *body) makeUp(th *thread, name string) (val, error) {
	if b.next == nil {
		return nextValue(th, b.kind, name, object.MakeInt(1), b.values, &b.top)
	}
	if err := th.Alloc(int64(len(b.values)) * 16); err != nil {
		return nil, err
	}
	last := object.NewList(slices.Clone(b.values)...)
	f := b.next
	if s, ok := f.(*object.StaticMethod); ok {
		f = s.Fn
	}
	return object.Call(th, f, object.Str(name), object.MakeInt(1), object.MakeInt(int64(len(b.names))), last)
}

// nextValue is what the built-in enums make up.
func nextValue(th *thread, k kind, name string, start val, last []val, h *highest) (val, error) {
	rest := last[h.seen:]
	if err := th.Spend(int64(len(rest)) * 16); err != nil {
		return nil, err
	}
	switch k {
	case stringKind:
		return object.CallMethod(th, object.Str(name), "lower")
	case flagKind:
		for _, v := range rest {
			n, ok := object.AsInt(v)
			if !ok {
				r, err := object.Repr(th, v)
				if err == nil {
					err = object.Raise(object.TypeError, "invalid flag value %s", r)
				}
				return nil, err
			}
			h.bits = max(h.bits, n)
		}
		h.seen = len(last)
		if len(last) == 0 {
			return start, nil
		}
		bit := int64(1)
		for bit <= h.bits {
			bit <<= 1
		}
		return object.MakeInt(bit), nil
	}
	for _, v := range rest { // the usual case, which meets every value once: ints, the last the greatest
		n, isInt := v.(object.Int)
		h.mixed = h.mixed || !isInt
		h.best = max(h.best, n)
	}
	h.seen = len(last)
	if len(last) == 0 {
		return start, nil
	}
	newest, one := last[len(last)-1], object.MakeInt(1)
	if n, isInt := newest.(object.Int); isInt && n == h.best && !h.mixed {
		return object.Binary(th, object.Add, newest, one)
	}
	l := object.NewList(slices.Clone(last)...)
	_, err := object.CallMethod(th, l, "sort")
	if err == nil {
		same := false
		if same, err = object.Equal(th, newest, l.Elems[len(l.Elems)-1]); err == nil && same {
			var v val
			if v, err = object.Binary(th, object.Add, newest, one); err == nil {
				return v, nil
			}
		}
	}
	if _, unfit := object.AsException(err, object.TypeError); err != nil && !unfit {
		return nil, err
	}
	// Not what a later version will do: the first, as the list is now, that can be added to.
	warnings, err := th.Import("warnings")
	if err != nil {
		return nil, err
	}
	if _, err := object.CallMethod(th, warnings, "warn", object.Str("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support adding +1\n"+
		"and the value returned will be the largest value in the enum incremented by 1"), object.DeprecationWarning); err != nil {
		return nil, err
	}
	for _, v := range l.Elems {
		n, err := object.Binary(th, object.Add, v, one)
		if _, unfit := object.AsException(err, object.TypeError); !unfit {
			return n, err
		}
	}
	return start, nil
}

func init() {
	bodyType.Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__setitem__(key, value)", func(th *thread, self val, a []val) (val, error) {
			d := self.(*object.Dict)
			v := a[1]
			if name, ok := object.AsStr(a[0]); ok {
				if b := bodyOf(d); b != nil {
					var err error
					if v, err = b.set(th, d, name, v); err != nil {
						return nil, err
					}
				}
			}
			return object.None, d.Set(th, a[0], v)
		}),
	}})
	sig := object.MustSignature("auto(value=None)")
	autoType.Extend(object.ClassSpec{
		New: func(_ *thread, cls *object.Type, args object.Args) (val, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, &auto{a[0]}), nil
		},
		Attrs: []object.Attr{{Name: "value", Get: func(_ *thread, self val) (val, error) {
			a, _ := object.State[*auto](self)
			if a.given == nil {
				return object.None, nil
			}
			return a.given, nil
		}}},
	})
	for _, t := range []*object.Type{memberType, otherType} {
		one := object.MustSignature(t.Name + "(value)")
		one.Qual, one.Method = t.Name+".__init__", true
		t.Extend(object.ClassSpec{New: func(_ *thread, cls *object.Type, args object.Args) (val, error) {
			a, err := one.Bind(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, given{a[0]}), nil
		}})
	}
}
