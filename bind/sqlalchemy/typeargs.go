package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// typeParam is a parameter of a type's class; def is nil where it must be given.
type typeParam struct {
	name string
	def  object.Value
}

// typeParams are the parameters of the generic and the SQL types, by class.
var typeParams = map[string][]typeParam{}

func init() {
	defaults := map[string]object.Value{"None": object.None, "True": object.True, "False": object.False}
	for _, d := range typeDefs {
		var list []typeParam
		for _, p := range strings.Split(strings.Trim(d.sig, "()"), ", ") {
			if name, def, _ := strings.Cut(p, "="); name != "" && name[0] != '*' {
				list = append(list, typeParam{name, defaults[def]})
			}
		}
		typeParams[d.name] = list
	}
}

// noteArgs keeps the arguments that a type was made with.
func noteArgs(t *core.Type, names []string, vals []object.Value) {
	for i, v := range vals {
		if v == nil || i >= len(names) {
			continue
		}
		if t.Args == nil {
			t.Args = map[string]any{}
		}
		t.Args[names[i]] = v
	}
}

// argsText shows a type's arguments as its repr() does; the type of an ARRAY's items is left out.
func (s *State) argsText(t *core.Type) string {
	var out []string
	for _, p := range typeParams[t.Name] {
		given, ok := t.Args[p.name]
		v := toPy(given)
		if !ok || v == p.def || p.name == "item_type" {
			continue
		}
		if r, err := object.Repr(s.th, v); err == nil {
			out = append(out, p.name+"="+r)
		}
	}
	return strings.Join(out, ", ")
}

// typeOption is an attribute of a type that holds what it was made with.
func typeOption(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	t, ok := object.State[*core.Type](self)
	name := str(a[0])
	if !ok {
		return nil, object.AttributeErr(self, name)
	}
	if v, has := t.Options[name]; has {
		return toPy(v), nil
	}
	is := func(list ...core.Affinity) bool {
		for _, aff := range list {
			if t.Affinity == aff {
				return true
			}
		}
		return false
	}
	switch {
	case name == "precision" && is(core.NumericAffinity):
		return positiveOrNone(t.Precision), nil
	case name == "scale" && is(core.NumericAffinity):
		if t.HasScale {
			return object.MakeInt(int64(t.Scale)), nil
		}
		return object.None, nil
	case name == "asdecimal" && is(core.NumericAffinity):
		return object.MakeBool(t.Decimal), nil
	case name == "item_type" && t.Item != nil:
		return Of(th).TypeObject(t.Item), nil
	case name == "native_enum" && is(core.EnumAffinity), name == "native" && is(core.EnumAffinity):
		return object.MakeBool(t.NativeEnum), nil
	case name == "create_constraint" && is(core.EnumAffinity, core.BooleanAffinity):
		return object.MakeBool(t.Constraint), nil
	case name == "validate_strings" && is(core.EnumAffinity):
		return object.MakeBool(t.Validate), nil
	case name == "collation" && is(core.StringAffinity, core.EnumAffinity, core.UuidAffinity):
		return strOrNone(t.Collation), nil
	case name == "none_as_null" && is(core.JSONAffinity):
		return object.MakeBool(t.NoneAsNull), nil
	case name == "native" && is(core.BooleanAffinity, core.UuidAffinity):
		return object.MakeBool(core.NativeUuid(t)), nil
	case name == "native_uuid" && is(core.UuidAffinity):
		return object.MakeBool(core.NativeUuid(t)), nil
	case name == "hashable":
		_, tuples := t.Args["as_tuple"]
		return object.MakeBool(!is(core.JSONAffinity) && (tuples || !is(core.ArrayAffinity))), nil
	case name == "should_evaluate_none":
		return object.MakeBool(is(core.JSONAffinity) && !t.NoneAsNull), nil
	case name == "sort_key_function" && !is(core.EnumAffinity):
		return object.None, nil
	case name == "__visit_name__" && t.Custom == nil:
		if t.IsNull() {
			return object.Str("null"), nil
		}
		if t.Name == "Interval" || t.Name == "PickleType" {
			return object.Str("type_decorator"), nil
		}
		return object.Str(core.TypeVisitNames(t)[0]), nil
	}
	for _, p := range typeParams[t.Name] {
		if p.name == name {
			if v, given := t.Args[name].(object.Value); given {
				return v, nil
			}
			return orNone(p.def), nil
		}
	}
	if p, ok := t.Custom.(*pyType); ok && !strings.HasPrefix(name, "__") {
		if impl := p.Impl("default"); impl != nil {
			return object.GetAttr(th, Of(th).TypeObject(impl), name)
		}
	}
	return nil, object.AttributeErr(self, name)
}

// asGeneric is a type as the generic one that it is a kind of.
func (s *State) asGeneric(th *object.Thread, self, nulltype object.Value) (object.Value, error) {
	t, _ := object.State[*core.Type](self)
	for _, cls := range self.Type().MRO {
		if known := s.classes[cls.Name]; known != cls || strings.ToUpper(cls.Name) == cls.Name && t.Affinity != core.JSONAffinity && t.Affinity != core.ArrayAffinity {
			continue
		}
		if cls.Name == "TypeEngine" || cls.Name == "NullType" {
			break
		}
		c := *t
		c.Name, c.Dialect = cls.Name, ""
		o := object.NewInstance(cls, &c)
		s.types[&c] = o
		return o, nil
	}
	if allow, err := truth(th, nulltype, false); allow || err != nil {
		return s.TypeObject(core.NullType), err
	}
	return nil, object.Raise(object.NotImplementedError, "Default TypeEngine.as_generic() heuristic method was unsuccessful for %s. A custom as_generic() method must be implemented for this type class.", self.Type().FullName())
}

// ownInit tells whether a class of Python's has an __init__ of its own, which decides what the
// type is made with.
func (s *State) ownInit(cls *object.Type) bool {
	if !s.userClass(cls) {
		return false
	}
	_, owner := cls.LookupOwner("__init__")
	return owner != nil && s.userClass(owner)
}

// initText shows what a type's own __init__ takes, where the type keeps it under the same name.
func (s *State) initText(o object.Value) string {
	f, _ := o.Type().Lookup("__init__")
	code, err := object.GetAttr(s.th, f, "__code__")
	if err != nil {
		return ""
	}
	names, _ := object.GetAttr(s.th, code, "co_varnames")
	count, _ := object.GetAttr(s.th, code, "co_argcount")
	given, _ := object.GetAttr(s.th, f, "__defaults__")
	n, _ := object.AsInt(count)
	list, defaults := elems(names), elems(orNone(given))
	var out []string
	for i := 1; i < int(n) && i < len(list); i++ {
		v, err := object.GetAttr(s.th, o, str(list[i]))
		if err != nil {
			continue
		}
		text, err := object.Repr(s.th, v)
		if err != nil {
			continue
		}
		if k := i - (int(n) - len(defaults)); k >= 0 {
			if same, err := object.Equal(s.th, v, defaults[k]); same || err != nil {
				continue
			}
			text = str(list[i]) + "=" + text
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}
