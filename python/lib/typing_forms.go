package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// form is one of typing's special words: Union, ClassVar, Self, Optional. subscript
// is nil where it takes no arguments.
type form struct {
	name      string
	subscript func(th *object.Thread, f *form, arg object.Value) (object.Value, error)
}

func (*form) Type() *object.Type { return formType }

// bare is List, Dict, Iterable and their like: a class that takes arguments. The
// class may be in a module that is imported when it is first needed.
type bare struct {
	name         string
	params       int // how many arguments; -1: any number
	class        *object.Type
	module, attr string
	direct       bool // calling it makes an instance
}

func (*bare) Type() *object.Type { return bareType }

// origin returns the class that a bare alias stands for.
func (b *bare) origin(th *object.Thread) (object.Value, error) {
	if b.class != nil {
		return b.class, nil
	}
	m, err := th.Import(b.module)
	if err != nil {
		return nil, err
	}
	return object.GetAttr(th, m, b.attr)
}

// alias is an origin with arguments: List[int], Optional[str], Box[T].
type alias struct {
	origin object.Value // a class, or the *form of ClassVar[…], Union[…]
	args   []object.Value
	name   string         // shown after "typing." instead of the origin
	meta   []object.Value // of Annotated
	inst   bool
	extra  *object.Dict // attributes that code has set on it
}

func (a *alias) Type() *object.Type {
	switch {
	case a.isUnion():
		return unionAliasType
	case a.meta != nil:
		return annotatedAliasType
	case a.origin == object.Value(forms["Literal"]):
		return literalAliasType
	case a.name == "Callable":
		return callableAliasType
	}
	return aliasType
}

func (a *alias) isUnion() bool { return a.origin == object.Value(forms["Union"]) }

func typingType(name string, bases ...*object.Type) *object.Type {
	return sharedType(object.ClassSpec{Name: name, Module: "typing", Bases: bases, CName: name})
}

var (
	formType           = typingType("_SpecialForm")
	bareType           = typingType("_SpecialGenericAlias")
	aliasType          = typingType("_GenericAlias")
	unionAliasType     = typingType("_UnionGenericAlias", aliasType)
	annotatedAliasType = typingType("_AnnotatedAlias", aliasType)
	literalAliasType   = typingType("_LiteralGenericAlias", aliasType)
	callableAliasType  = typingType("_CallableGenericAlias", aliasType)
)

var forms = map[string]*form{}

// bares lists the bare aliases by name.
var bares = map[string]*bare{}

// shown is how a type argument appears in a repr.
func shown(th *object.Thread, v object.Value) (string, error) {
	switch t := v.(type) {
	case *object.Type:
		if t.Module == "builtins" || t.Module == "" {
			return t.QualName, nil
		}
		return t.Module + "." + t.QualName, nil
	case *object.List:
		return shownAll(th, "[", t.Elems, "]")
	case *object.Tuple:
		return shownAll(th, "[", t.Elems, "]")
	}
	if v == object.Ellipsis {
		return "...", nil
	}
	if v.Type() == object.FunctionType {
		n, err := object.GetAttr(th, v, "__name__")
		if err != nil {
			return "", err
		}
		return object.ToStr(th, n)
	}
	return object.Repr(th, v)
}

func shownAll(th *object.Thread, open string, list []object.Value, end string) (string, error) {
	if err := th.Enter(); err != nil { // a list may hold itself
		return "", err
	}
	defer th.Leave()
	parts := make([]string, len(list))
	for i, v := range list {
		s, err := shown(th, v)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return open + strings.Join(parts, ", ") + end, nil
}

func (a *alias) repr(th *object.Thread) (string, error) {
	switch {
	case a.isUnion():
		if len(a.args) == 2 {
			for i, v := range a.args {
				if v == object.Value(object.NoneType) {
					return shownAll(th, "typing.Optional[", a.args[1-i:2-i], "]")
				}
			}
		}
		return shownAll(th, "typing.Union[", a.args, "]")
	case a.meta != nil:
		s, err := shown(th, a.origin)
		for _, m := range a.meta {
			var r string
			if r, err = object.Repr(th, m); err != nil {
				break
			}
			s += ", " + r
		}
		return "typing.Annotated[" + s + "]", err
	case a.origin == object.Value(forms["Literal"]):
		parts := make([]string, len(a.args))
		for i, v := range a.args {
			r, err := object.Repr(th, v)
			if err != nil {
				return "", err
			}
			parts[i] = r
		}
		return "typing.Literal[" + strings.Join(parts, ", ") + "]", nil
	case a.origin == object.Value(forms["Unpack"]):
		s, err := shown(th, a.args[0])
		return "*" + s, err
	case a.name == "Callable":
		last := len(a.args) - 1
		result, err := shown(th, a.args[last])
		if err != nil {
			return "", err
		}
		if last == 1 && (a.args[0] == object.Ellipsis || isVariable(a.args[0])) {
			s, err := shown(th, a.args[0])
			return "typing.Callable[" + s + ", " + result + "]", err
		}
		s, err := shownAll(th, "[", a.args[:last], "]")
		return "typing.Callable[" + s + ", " + result + "]", err
	}
	head := "typing." + a.name
	if a.name == "" {
		if f, ok := a.origin.(*form); ok {
			head = "typing." + f.name
		} else {
			s, err := shown(th, a.origin)
			if err != nil {
				return "", err
			}
			head = s
		}
	}
	if len(a.args) == 0 {
		return head + "[()]", nil
	}
	return shownAll(th, head+"[", a.args, "]")
}

// equal compares two aliases; a union does not care for the order.
func (a *alias) equal(th *object.Thread, b *alias) (bool, error) {
	if len(a.args) != len(b.args) || len(a.meta) != len(b.meta) {
		return false, nil
	}
	if a.isUnion() || b.isUnion() {
		if !a.isUnion() || !b.isUnion() {
			return false, nil
		}
		for _, x := range a.args {
			if ok, err := among(th, x, b.args); !ok || err != nil {
				return false, err
			}
		}
		return true, nil
	}
	pairs := append(append([]object.Value{a.origin}, a.args...), a.meta...)
	others := append(append([]object.Value{b.origin}, b.args...), b.meta...)
	for i, x := range pairs {
		if a.origin == object.Value(forms["Literal"]) && x.Type() != others[i].Type() {
			return false, nil
		}
		if ok, err := object.Equal(th, x, others[i]); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

func among(th *object.Thread, v object.Value, list []object.Value) (bool, error) {
	for _, x := range list {
		if ok, err := object.Equal(th, v, x); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func (a *alias) hash(th *object.Thread) (int64, error) {
	if a.isUnion() {
		sum := int64(31)
		for _, x := range a.args {
			h, err := object.Hash(th, x)
			if err != nil {
				return 0, err
			}
			sum ^= h
		}
		return sum, nil
	}
	return object.Hash(th, object.NewTuple(a.origin, object.NewTuple(a.args...), object.NewTuple(a.meta...)))
}

// parameters collects the type variables in a list of arguments, in order.
func parameters(th *object.Thread, args []object.Value) ([]object.Value, error) {
	var out []object.Value
	add := func(v object.Value) {
		for _, x := range out {
			if x == v {
				return
			}
		}
		out = append(out, v)
	}
	for _, v := range args {
		var inner []object.Value
		var err error
		switch x := v.(type) {
		case *alias:
			inner, err = parameters(th, x.args)
		case *object.List:
			inner, err = parameters(th, x.Elems)
		case *object.Tuple:
			inner, err = parameters(th, x.Elems)
		case *object.Union:
			inner, err = parameters(th, x.Args)
		case *object.GenericAlias:
			inner, err = parameters(th, x.Args.Elems)
		default:
			if isVariable(v) {
				add(v)
			}
		}
		if err != nil {
			return nil, err
		}
		for _, p := range inner {
			add(p)
		}
	}
	return out, nil
}

// substitute replaces type variables in v.
func substitute(th *object.Thread, v object.Value, from, to []object.Value) (object.Value, error) {
	if isVariable(v) {
		for i, p := range from {
			if p == v {
				return to[i], nil
			}
		}
		return v, nil
	}
	all := func(list []object.Value) ([]object.Value, bool, error) {
		out, changed := make([]object.Value, len(list)), false
		for i, x := range list {
			r, err := substitute(th, x, from, to)
			if err != nil {
				return nil, false, err
			}
			out[i], changed = r, changed || r != x
		}
		return out, changed, nil
	}
	switch x := v.(type) {
	case *alias:
		args, changed, err := all(x.args)
		if err != nil || !changed {
			return v, err
		}
		return x.with(th, args)
	case *object.Tuple:
		args, _, err := all(x.Elems)
		return object.NewTuple(args...), err
	case *object.GenericAlias:
		args, changed, err := all(x.Args.Elems)
		if err != nil || !changed {
			return v, err
		}
		return object.NewGenericAlias(x.Origin, object.NewTuple(args...)), nil
	case *object.Union:
		args, changed, err := all(x.Args)
		if err != nil || !changed {
			return v, err
		}
		return union(th, args)
	}
	return v, nil
}

// with returns the alias with other arguments.
func (a *alias) with(th *object.Thread, args []object.Value) (object.Value, error) {
	if a.isUnion() {
		return union(th, args)
	}
	b := &alias{origin: a.origin, args: args, name: a.name, meta: a.meta, inst: a.inst}
	if a.meta != nil {
		b.origin = args[0]
	}
	return b, nil
}

// typeArg prepares a type argument: None means its class, a string a forward
// reference. what begins the message for what is no type.
func typeArg(th *object.Thread, v object.Value, what string) (object.Value, error) {
	switch x := v.(type) {
	case object.Str:
		return newForwardRef(th, string(x), nil)
	case *object.Tuple:
		r, err := object.Repr(th, v)
		if err != nil {
			return nil, err
		}
		if len(r) > 100 {
			r = r[:100]
		}
		return nil, object.Raise(object.TypeError, "%s Got %s.", what, r)
	case *form:
		if x.subscript != nil && !plainForms[x.name] {
			return nil, object.Raise(object.TypeError, "Plain typing.%s is not valid as type argument", x.name)
		}
	case *object.Type:
		if x == genericType || x == protocolType {
			return nil, object.Raise(object.TypeError, "Plain typing.%s is not valid as type argument", x.Name)
		}
	}
	if v == object.None {
		return object.NoneType, nil
	}
	return v, nil
}

// plainForms may stand without arguments.
var plainForms = map[string]bool{"ClassVar": true, "Final": true}

func typeArgs(th *object.Thread, list []object.Value, what string) ([]object.Value, error) {
	out := make([]object.Value, len(list))
	for i, v := range list {
		t, err := typeArg(th, v, what)
		if err != nil {
			return nil, err
		}
		out[i] = t
	}
	return out, nil
}

// spread returns the arguments between brackets.
func spread(v object.Value) []object.Value {
	if t, ok := v.(*object.Tuple); ok && t.Type() == object.TupleType {
		return t.Elems
	}
	return []object.Value{v}
}

// union makes Union[args]: flat, without repetitions.
func union(th *object.Thread, args []object.Value) (object.Value, error) {
	var flat []object.Value
	for _, v := range args {
		members := []object.Value{v}
		if u, ok := v.(*alias); ok && u.isUnion() {
			members = u.args
		} else if u, ok := v.(*object.Union); ok {
			members = u.Args
		}
		for _, m := range members {
			if m == object.None {
				m = object.NoneType
			}
			seen, err := among(th, m, flat)
			if err != nil {
				return nil, err
			}
			if !seen {
				flat = append(flat, m)
			}
		}
	}
	if len(flat) == 1 {
		return flat[0], nil
	}
	return &alias{origin: forms["Union"], args: flat}, nil
}
