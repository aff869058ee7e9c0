package enum

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// info is what an enum class knows about its members; it is the Native of the
// class.
type info struct {
	names   []string     // in order, without aliases
	members *object.Dict // by name, with aliases
	byValue *object.Dict
	list    []val        // every member once
	data    *object.Type // the mixed-in type of the values, or object
	flag    bool
	mask    int64      // of a flag: all bits that members have
	keep    bool       // of a flag: unknown bits stay
	bound   object.Str // of a flag: what was said to become of them
	single  int64      // bits that have a member of their own
}

var (
	metaType     = object.NewSharedType(object.ClassSpec{Name: "EnumType", Module: "enum", Bases: []*object.Type{object.TypeType}})
	enumType     = object.NewSharedType(object.ClassSpec{Name: "Enum", Module: "enum", Meta: metaType})
	reprEnumType = object.NewSharedType(object.ClassSpec{Name: "ReprEnum", Module: "enum", Meta: metaType, Bases: []*object.Type{enumType}})
	intEnumType  = object.NewSharedType(object.ClassSpec{Name: "IntEnum", Module: "enum", Meta: metaType, Bases: []*object.Type{object.IntType, reprEnumType}})
	strEnumType  = object.NewSharedType(object.ClassSpec{Name: "StrEnum", Module: "enum", Meta: metaType, Bases: []*object.Type{object.StrType, reprEnumType}})
	flagType     = object.NewSharedType(object.ClassSpec{Name: "Flag", Module: "enum", Meta: metaType, Bases: []*object.Type{enumType}})
	intFlagType  = object.NewSharedType(object.ClassSpec{Name: "IntFlag", Module: "enum", Meta: metaType, Bases: []*object.Type{object.IntType, reprEnumType, flagType}})
)

// infoOf returns what is known about an enum class; nil for Enum itself and its
// like, which have no members.
func infoOf(t *object.Type) *info {
	i, _ := t.Native.(*info)
	return i
}

func isEnum(t *object.Type) bool { return t.IsSubclass(enumType) }

// Member is one member of an enum.
type Member struct {
	Name  string
	Value object.Value // the value
	Self  object.Value // the member
}

// Members returns the members of an enum class in order, without aliases; nil
// where t is no enum or has none.
func Members(t *object.Type) []Member {
	i := infoOf(t)
	if i == nil {
		return nil
	}
	var out []Member
	for _, n := range i.names {
		m, _ := i.members.GetStr(n)
		out = append(out, Member{n, attr(m, "_value_"), m})
	}
	return out
}

func attr(m val, name string) val {
	if h, ok := m.(object.HasAttrs); ok {
		if d := h.AttrDict(false); d != nil {
			if v, ok := d.GetStr(name); ok {
				return v
			}
		}
	}
	return nil
}

// dataType finds the type of the values that a class mixes in.
func dataType(t *object.Type) *object.Type {
	for _, c := range t.MRO[1:] {
		if isEnum(c) || c == object.ObjectType {
			continue
		}
		if _, own := c.Dict.GetStr("__new__"); own || c.New != nil {
			return c
		}
	}
	return object.ObjectType
}

func classKind(bases []val) kind {
	for _, b := range bases {
		t, ok := b.(*object.Type)
		switch {
		case !ok:
		case t.IsSubclass(flagType):
			return flagKind
		case t.IsSubclass(strEnumType):
			return stringKind
		}
	}
	return plain
}

// prepare makes the namespace for a class statement.
func prepare(th *thread, name string, bases []val) (*object.Dict, error) {
	b := &body{class: name, kind: classKind(bases)}
	for _, base := range bases {
		t, ok := base.(*object.Type)
		if !ok {
			continue
		}
		for _, c := range t.MRO {
			if i := infoOf(c); i != nil && len(i.names) > 0 {
				r, err := object.Repr(th, c)
				if err == nil {
					err = object.Raise(object.TypeError, "<enum %s> cannot extend %s", object.StrRepr(name), r)
				}
				return nil, err
			}
		}
		if f, owner := t.LookupOwner("_generate_next_value_"); f != nil && !owner.Builtin {
			b.next = f
		}
	}
	return newBody(b), nil
}

// newClass makes an enum class from its namespace.
func newClass(th *thread, meta *object.Type, args object.Args) (val, error) {
	if len(args.Pos) != 3 {
		return nil, object.Raise(object.TypeError, "EnumType.__new__() takes 3 positional arguments, got %d", len(args.Pos))
	}
	ns, ok := args.Pos[2].(*object.Dict)
	if !ok {
		return nil, object.Raise(object.TypeError, "the namespace of an enum must be a dict")
	}
	b := bodyOf(ns)
	if b == nil {
		b = &body{}
	}
	if b.members["mro"] {
		return nil, object.Raise(object.ValueError, "invalid enum member name(s) 'mro'")
	}
	var boundary val
	var kw []object.KwArg
	for _, k := range args.Kw {
		if k.Name == "boundary" {
			boundary = k.Value
		} else {
			kw = append(kw, k)
		}
	}
	own := object.NewDict()
	for _, e := range ns.Items() {
		if n, ok := object.AsStr(e.Key); ok && (b.members[n] || b.ignored[n]) {
			continue
		}
		if err := own.Set(th, e.Key, e.Value); err != nil {
			return nil, err
		}
	}
	if f, ok := own.GetStr("_generate_next_value_"); ok && f.Type() == object.FunctionType {
		own.SetStr("_generate_next_value_", object.NewStaticMethod(f))
	}
	custom, _ := own.GetStr("__new__")
	// Calling the class looks members up; the __new__ given only makes them.
	own.DelStr("__new__")
	v, err := object.TypeType.New(th, meta, object.Args{Pos: []val{args.Pos[0], args.Pos[1], own}, Kw: kw})
	if err != nil {
		return nil, err
	}
	t := v.(*object.Type)
	if custom == nil {
		custom = inheritedNew(t)
	} else {
		t.SetAttr("_new_member_", object.NewStaticMethod(underlying(custom)))
	}
	i := &info{members: object.NewDict(), byValue: object.NewDict(), data: dataType(t), flag: t.IsSubclass(flagType)}
	i.keep = t.IsSubclass(intFlagType)
	if boundary != nil {
		i.bound, _ = attr(boundary, "_name_").(object.Str)
		i.keep = i.bound == "KEEP"
	}
	t.Native = i
	settleText(t, i)
	for k, name := range b.names {
		if err := th.Spend(memberWork); err != nil {
			return nil, err
		}
		if err := addMember(th, t, i, custom, name, b.values[k]); err != nil {
			return nil, err
		}
	}
	t.SetAttr("_member_map_", i.members)
	t.SetAttr("_value2member_map_", i.byValue)
	t.SetAttr("_member_type_", i.data)
	names := make([]val, len(i.names))
	for k, n := range i.names {
		names[k] = object.Str(n)
	}
	t.SetAttr("_member_names_", object.NewList(names...))
	return t, checkOrder(th, own, i)
}

// memberWork is what a member is taken to cost where many are made, in bytes.
const memberWork = 1 << 10

// checkOrder compares the members with a given _order_.
func checkOrder(th *thread, ns *object.Dict, i *info) error {
	v, ok := ns.GetStr("_order_")
	if !ok {
		return nil
	}
	s, _ := object.AsStr(v)
	want := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if strings.Join(want, " ") == strings.Join(i.names, " ") {
		return nil
	}
	return object.Raise(object.TypeError, "member order does not match _order_:\n  %s\n  %s", quoteList(i.names), quoteList(want))
}

func quoteList(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = object.StrRepr(n)
	}
	return "[" + strings.Join(q, ", ") + "]"
}

func underlying(f val) val {
	if s, ok := f.(*object.StaticMethod); ok {
		return s.Fn
	}
	return f
}

// inheritedNew is the __new__ that a base enum, or a mixed-in class, gives.
func inheritedNew(t *object.Type) val {
	if f, ok := t.Lookup("_new_member_"); ok {
		return underlying(f)
	}
	for _, c := range t.MRO[1:] {
		if isEnum(c) || c.Builtin {
			continue
		}
		if f, ok := c.Dict.GetStr("__new__"); ok && f.Type() != object.BuiltinType {
			return underlying(f)
		}
	}
	return nil
}

// settleText gives the class Enum's text methods where it would inherit those of
// the mixed-in type.
func settleText(t *object.Type, i *info) {
	if i.data == object.ObjectType {
		return
	}
	repr := t.IsSubclass(reprEnumType)
	for _, name := range []string{"__repr__", "__str__", "__format__"} {
		_, owner := t.LookupOwner(name)
		if owner == nil || !owner.Builtin || isEnum(owner) && owner != enumType {
			continue
		}
		from := enumType
		if last := t.Bases[len(t.Bases)-1]; isEnum(last) {
			from = last
		}
		if repr && name != "__repr__" {
			from = reprEnumType
		} else if i.flag {
			from = flagType
		}
		if f, ok := from.Lookup(name); ok {
			t.SetAttr(name, f)
		}
	}
}

// addMember makes one member, or another name for one with the same value.
func addMember(th *thread, t *object.Type, i *info, custom val, name string, value val) error {
	args := []val{value}
	if tup, ok := value.(*object.Tuple); ok && tup.Type() == object.TupleType && i.data != object.TupleType {
		args = tup.Elems
	}
	var m val
	var err error
	switch {
	case custom != nil:
		m, err = object.Call(th, custom, append([]val{t}, args...)...)
	case i.data == object.ObjectType:
		m = object.NewInstance(t, nil)
	default:
		if t.IsSubclass(strEnumType) {
			if _, isStr := args[0].(object.Str); len(args) == 1 && !isStr {
				r, err := object.Repr(th, args[0])
				if err == nil {
					err = object.Raise(object.TypeError, "%s is not a string", r)
				}
				return err
			}
		}
		m, err = newOf(th, i.data, t, args)
	}
	if err != nil {
		return err
	}
	h, ok := m.(object.HasAttrs)
	if !ok {
		return object.Raise(object.TypeError, "the __new__ of an enum must return a member")
	}
	attrs := h.AttrDict(true)
	if v, ok := attrs.GetStr("_value_"); ok {
		value = v
	} else {
		if i.data != object.ObjectType && i.data.Builtin {
			if value, err = object.Call(th, i.data, args...); err != nil {
				return err
			}
		}
		attrs.SetStr("_value_", value)
	}
	old, err := i.find(th, value)
	if err != nil {
		return err
	}
	if old != nil {
		i.members.SetStr(name, old)
		t.SetAttr(name, old)
		return nil
	}
	attrs.SetStr("_name_", object.Str(name))
	attrs.SetStr("__objclass__", t)
	attrs.SetStr("_sort_order_", object.MakeInt(int64(len(i.names))))
	if f, owner := t.LookupOwner("__init__"); f != nil && !owner.Builtin {
		if _, err := object.CallUnbound(th, f, m, args...); err != nil {
			return err
		}
	}
	i.members.SetStr(name, m)
	i.list = append(i.list, m)
	t.SetAttr(name, m)
	n, isInt := object.AsInt(value)
	if _, number := object.AsBig(value); i.flag && !number { // what asking for its bits comes to
		if _, err := object.Binary(th, object.Sub, value, object.MakeInt(1)); err != nil {
			return err
		}
	}
	if i.flag && isInt {
		i.mask |= n
		if n > 0 && n&(n-1) == 0 {
			i.single |= n
			i.names = append(i.names, name)
		}
	} else {
		i.names = append(i.names, name)
	}
	err = i.byValue.Set(th, value, m)
	if _, unhashable := object.AsException(err, object.TypeError); unhashable {
		return nil
	}
	return err
}

// newOf calls a type's own __new__ for the class t.
func newOf(th *thread, data, t *object.Type, args []val) (val, error) {
	if data.New != nil {
		return data.New(th, t, object.Args{Pos: args})
	}
	f, err := object.GetAttr(th, data, "__new__")
	if err != nil {
		return nil, err
	}
	return object.Call(th, f, append([]val{t}, args...)...)
}

// find returns the member with a value, nil if there is none.
func (i *info) find(th *thread, value val) (val, error) {
	m, ok, err := i.byValue.Get(th, value)
	if ok {
		return m, nil
	}
	if _, unhashable := object.AsException(err, object.TypeError); err != nil && !unhashable {
		return nil, err
	}
	if err == nil && i.byValue.Len() == len(i.list) {
		return nil, nil
	}
	for _, m := range i.list {
		same, err := object.Equal(th, attr(m, "_value_"), value)
		if same || err != nil {
			return m, err
		}
	}
	return nil, nil
}

// lookUp is Color(value).
func lookUp(th *thread, t *object.Type, value val) (val, error) {
	if value.Type() == t {
		return value, nil
	}
	i := infoOf(t)
	if i == nil || len(i.list) == 0 {
		r, err := object.Repr(th, t)
		if err == nil {
			err = object.Raise(object.TypeError, "%s has no members defined", r)
		}
		return nil, err
	}
	m, err := i.find(th, value)
	if m != nil || err != nil {
		return m, err
	}
	r, err := object.Repr(th, value)
	if err != nil {
		return nil, err
	}
	bad := object.Raise(object.ValueError, "%s is not a valid %s", r, t.QualName)
	f, err := object.GetAttr(th, t, "_missing_")
	if err != nil {
		return nil, err
	}
	m, err = object.Call(th, f, value)
	switch x, isException := err.(*object.Exception); {
	case isException:
		if !x.Type().IsSubclass(object.ValueError) {
			x.Context = bad.(*object.Exception)
		}
		return nil, x
	case err != nil:
		return nil, err
	case m == object.None:
		return nil, bad
	case !object.IsInstance(m, t):
		if _, isInt := m.(object.Int); isInt && i.bound == "EJECT" {
			return m, nil
		}
		if r, err = object.Repr(th, m); err != nil {
			return nil, err
		}
		x := object.Raise(object.TypeError, "error in %s._missing_: returned %s instead of None or a valid member", t.Name, r).(*object.Exception)
		x.Context = bad.(*object.Exception)
		return nil, x
	}
	return m, nil
}

// create is the functional form: Enum("Color", "RED GREEN").
func create(th *thread, base *object.Type, a []val) (val, error) {
	name, err := object.ToStr(th, a[0])
	if err != nil {
		return nil, err
	}
	bases := []val{base}
	if a[4] != nil && a[4] != object.None {
		bases = []val{a[4], base}
	}
	ns, err := prepare(th, name, bases)
	if err != nil {
		return nil, err
	}
	b := bodyOf(ns)
	start := a[5]
	if start == nil {
		start = object.MakeInt(1)
	}
	put := func(key, v val) error { return object.SetItem(th, ns, key, v) }
	names := a[1]
	if s, ok := object.AsStr(names); ok {
		var list []val
		for _, n := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
			list = append(list, object.Str(n))
		}
		names = object.NewList(list...)
	}
	if d, ok := names.(*object.Dict); ok {
		for _, e := range d.Items() {
			if err := put(e.Key, e.Value); err != nil {
				return nil, err
			}
		}
	} else {
		items, err := object.ToSlice(th, names)
		if err != nil {
			return nil, err
		}
		for _, e := range items {
			if err := th.Spend(memberWork); err != nil {
				return nil, err
			}
			key, v := e, val(nil)
			if n, ok := object.AsStr(e); ok {
				if b.next != nil {
					v, err = b.makeUp(th, n)
				} else {
					v, err = nextValue(th, b.kind, n, start, b.values, &b.top)
				}
			} else {
				var pair []val
				if pair, err = object.ToSlice(th, e); err == nil && len(pair) == 2 {
					key, v = pair[0], pair[1]
				}
			}
			if err == nil {
				err = put(key, v)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	module := object.Value(object.Str("__main__"))
	if a[2] != nil && a[2] != object.None {
		module = a[2]
	} else if th.Frame != nil && th.Frame.Globals != nil {
		if m, ok := th.Frame.Globals.GetStr("__name__"); ok {
			module = m
		}
	}
	ns.SetStr("__module__", module)
	if a[3] != nil && a[3] != object.None {
		ns.SetStr("__qualname__", a[3])
	}
	return newClass(th, base.Type(), object.Args{Pos: []val{object.Str(name), object.NewTuple(bases...), ns}})
}
