package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// plainTypes are the column types that classes stand for where no type_annotation_map
// says another.
var plainTypes = map[string]string{
	"bool": "Boolean", "int": "Integer", "str": "String", "float": "Float", "bytes": "LargeBinary", "decimal.Decimal": "Numeric",
	"datetime.datetime": "DateTime", "datetime.date": "Date", "datetime.time": "Time", "datetime.timedelta": "Interval", "uuid.UUID": "Uuid",
}

// sqlType is the type that an annotation stands for.
func (sc *scan) sqlType(name string, a *annotation) (object.Value, error) {
	s := sc.s
	var keys []object.Value
	if _, pep593, _ := object.LookupAttr(s.th, orNothing(a.full), "__metadata__"); pep593 {
		keys = append(keys, a.full)
	} else if a.plain != nil {
		keys = append(keys, s.withoutNone(a.plain))
	}
	if a.typ != nil && a.list == nil {
		keys = append(keys, a.typ)
	}
	for _, k := range keys {
		if v, err := sc.resolve(k); v != nil || err != nil {
			return v, err
		}
	}
	if a.typ != nil && a.list == nil && a.typ.Type().Name == "NewType" {
		under := a.typ
		for under.Type().Name == "NewType" {
			x, err := object.GetAttr(s.th, under, "__supertype__")
			if err != nil {
				return nil, err
			}
			under = x
		}
		v, err := sc.resolve(under)
		if err == nil && v != nil {
			err = s.Warn("SADeprecationWarning", "Matching the provided NewType '"+s.text(a.typ)+"' on its resolved value without matching it in the type_annotation_map is deprecated; add this type to the type_annotation_map to allow it to match explicitly.")
		}
		if v != nil || err != nil {
			return v, err
		}
	}
	return nil, s.unresolved(name, a)
}

// withoutNone is a union without None; anything else as it is.
func (s *state) withoutNone(v object.Value) object.Value {
	x, err := object.GetAttr(s.th, v, "__args__")
	if _, union := v.(*object.Union); err != nil || !union && s.Repr(attrOr(s.th, v, "__origin__")) != "typing.Union" {
		return v
	}
	var members []object.Value
	for _, m := range elems(x) {
		if !none(m) && m != object.Value(object.NoneType) {
			members = append(members, m)
		}
	}
	switch {
	case len(members) == 1:
		return members[0]
	case len(members) == len(elems(x)):
		return v
	}
	u, err := s.th.ImportFrom("typing", "Union")
	if err == nil {
		u, err = object.GetItem(s.th, u, object.NewTuple(members...))
	}
	if err != nil {
		return v
	}
	return u
}

func attrOr(th *object.Thread, v object.Value, name string) object.Value {
	x, _, _ := object.LookupAttr(th, v, name)
	return orNothing(x)
}

// typeMap is the type_annotation_map, where what is optional stands for what it holds.
func (r *registry) typeMap(s *state) *object.Dict {
	if r.expanded == nil {
		r.expanded = object.NewDict()
		if r.types != nil {
			for _, it := range r.types.Items() {
				_ = r.expanded.Set(s.th, s.withoutNone(it.Key), it.Value)
			}
		}
	}
	return r.expanded
}

func orNothing(v object.Value) object.Value {
	if v == nil {
		return object.None
	}
	return v
}

// resolve finds the column type of a Python type: its own, or one of a base that stands
// for all that inherit of it, as enum.Enum does; nil for none.
func (sc *scan) resolve(v object.Value) (object.Value, error) {
	s := sc.s
	given := func(key object.Value) object.Value {
		if t, ok, err := sc.reg.typeMap(s).Get(s.th, key); err == nil && ok {
			return t
		}
		return nil
	}
	t, class := v.(*object.Type)
	if !class {
		if s.isLiteral(v) {
			return s.literalType(v, given)
		}
		return given(v), nil
	}
	for _, c := range t.MRO {
		m := given(c)
		like, _ := object.State[*core.Type](m)
		isEnum := like != nil && like.Affinity == core.EnumAffinity
		switch {
		case isEnum && (c != t || len(like.Enums) == 0) && subclassOfEnum(t):
			return s.enumLike(like, []object.Value{t}, false)
		case m != nil && c == t:
			return m, nil
		case m != nil:
		case c.FullName() == "enum.Enum":
			return object.Call(s.th, s.core.Class("Enum"), t)
		case c == t && plainTypes[c.FullName()] != "":
			return s.core.Class(plainTypes[c.FullName()]), nil
		}
	}
	return nil, nil
}

func subclassOfEnum(t *object.Type) bool {
	for _, c := range t.MRO {
		if c.FullName() == "enum.Enum" {
			return true
		}
	}
	return false
}

// isLiteral tells of some Literal[…].
func (s *state) isLiteral(v object.Value) bool {
	origin, ok, err := object.LookupAttr(s.th, v, "__origin__")
	return err == nil && ok && s.Repr(origin) == "typing.Literal"
}

// literalType is the type of a Literal: an enumeration of its texts, unless the map says
// another for it or for all.
func (s *state) literalType(v object.Value, given func(object.Value) object.Value) (object.Value, error) {
	m := given(v)
	like, _ := object.State[*core.Type](m)
	if m != nil && (like == nil || like.Affinity != core.EnumAffinity || len(like.Enums) > 0) {
		return m, nil
	}
	if m == nil {
		origin, err := object.GetAttr(s.th, v, "__origin__")
		if err != nil {
			return nil, err
		}
		m = given(origin)
		if like, _ = object.State[*core.Type](m); m != nil && (like == nil || like.Affinity != core.EnumAffinity) {
			return m, nil
		}
	}
	args, err := object.GetAttr(s.th, v, "__args__")
	if err != nil {
		return nil, err
	}
	var bad []string
	for _, x := range elems(args) {
		if _, text := object.AsStr(x); !text {
			bad = append(bad, s.Repr(x))
		}
	}
	if bad != nil {
		return nil, s.fail("ArgumentError", "Can't create string-based Enum datatype from non-string values: "+strings.Join(bad, ", ")+".  Please provide an explicit Enum datatype for this Python type")
	}
	return s.enumLike(like, elems(args), true)
}

// enumLike is an enumeration with the settings of another; nil for those of any.
func (s *state) enumLike(like *core.Type, members []object.Value, literal bool) (object.Value, error) {
	var kw []object.KwArg
	add := func(name string, v object.Value) { kw = append(kw, object.KwArg{Name: name, Value: v}) }
	native := !literal
	if like != nil {
		native = native && like.NativeEnum
		if like.EnumName != "" && like.EnumName != "enum" {
			add("name", object.Str(like.EnumName))
		}
		if like.Length > 0 {
			add("length", object.MakeInt(int64(like.Length)))
		}
		add("create_constraint", object.MakeBool(like.Constraint))
		add("validate_strings", object.MakeBool(like.Validate))
		for _, n := range []string{"schema", "inherit_schema", "metadata", "values_callable", "omit_aliases"} {
			if v, ok := like.Options[n].(object.Value); ok && !none(v) && (n != "omit_aliases" || v != object.True) && (n != "inherit_schema" || v != object.False) {
				add(n, v)
			}
		}
	}
	if !native {
		add("native_enum", object.False)
	}
	return object.CallArgs(s.th, s.core.Class("Enum"), object.Args{Pos: members, Kw: kw})
}
