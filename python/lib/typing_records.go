package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// recordBase stands for NamedTuple or TypedDict in a class statement: a value
// whose place among the bases a class with the right metaclass takes.
type recordBase struct {
	name string
	base *object.Type
	make func(th *object.Thread, name string, fields *object.Dict, kw object.Args) (object.Value, error)
}

var recordBaseType = sharedType(object.ClassSpec{Name: "function", Module: "builtins", NoDict: true})

func (*recordBase) Type() *object.Type { return recordBaseType }

var (
	namedTupleMeta = sharedType(object.ClassSpec{Name: "NamedTupleMeta", Module: "typing", Bases: []*object.Type{object.TypeType}})
	namedTupleBase = sharedType(object.ClassSpec{Name: "NamedTuple", Module: "typing", Meta: namedTupleMeta})
	typedDictMeta  = sharedType(object.ClassSpec{Name: "_TypedDictMeta", Module: "typing", Bases: []*object.Type{object.TypeType}})
	typedDictBase  = sharedType(object.ClassSpec{Name: "TypedDict", Module: "typing", Meta: typedDictMeta, Bases: []*object.Type{object.DictType}})
)

// namedTuple makes the class of a NamedTuple statement.
func namedTuple(th *object.Thread, name, module string, ann, ns *object.Dict) (object.Value, error) {
	var fields []string
	var defaults []object.Value
	var given []string
	types := object.NewDict()
	for _, e := range ann.Items() {
		field, _ := object.AsStr(e.Key)
		if strings.HasPrefix(field, "_") {
			return nil, object.Raise(object.ValueError, "Field names cannot start with an underscore: %s", object.StrRepr(field))
		}
		t, err := typeArg(th, e.Value, "field "+field+" annotation must be a type")
		if err != nil {
			return nil, err
		}
		types.SetStr(field, t)
		if v, ok := ns.GetStr(field); ok {
			defaults = append(defaults, v)
			given = append(given, field)
		} else if len(given) > 0 {
			plural := ""
			if len(given) > 1 {
				plural = "s"
			}
			return nil, object.Raise(object.TypeError, "Non-default namedtuple field %s cannot follow default field%s %s", field, plural, strings.Join(given, ", "))
		}
		fields = append(fields, field)
	}
	t := object.NewNamedTuple(module, name, fields, defaults)
	t.SetAttr("__annotations__", types)
	own := map[string]bool{"__module__": true, "__name__": true, "__qualname__": true, "__annotations__": true, "__orig_bases__": true}
	for _, f := range fields {
		own[f] = true
	}
	for _, e := range ns.Items() {
		key, _ := object.AsStr(e.Key)
		switch key {
		case "_fields", "_make", "_replace", "_asdict", "__new__", "__init__", "__slots__", "__getnewargs__":
			return nil, object.Raise(object.AttributeError, "Cannot overwrite NamedTuple attribute %s", key)
		case "__qualname__":
			if s, ok := object.AsStr(e.Value); ok {
				t.QualName = s
			}
		}
		if !own[key] {
			t.SetAttr(key, e.Value)
		}
	}
	return t, nil
}

// typedDict makes the class of a TypedDict statement.
func typedDict(th *object.Thread, name string, bases []object.Value, ns *object.Dict, total bool) (object.Value, error) {
	types, required, optional := object.NewDict(), []object.Value{}, []object.Value{}
	for _, b := range bases {
		t, ok := b.(*object.Type)
		if !ok || t.Type() != typedDictMeta && t != genericType {
			return nil, object.Raise(object.TypeError, "cannot inherit from both a TypedDict type and a non-TypedDict base class")
		}
		if a, ok := t.Dict.GetStr("__annotations__"); ok {
			if err := types.Update(th, a.(*object.Dict)); err != nil {
				return nil, err
			}
		}
		for attr, list := range map[string]*[]object.Value{"__required_keys__": &required, "__optional_keys__": &optional} {
			if keys, ok := t.Dict.GetStr(attr); ok {
				inherited, err := object.ToSlice(th, keys)
				if err != nil {
					return nil, err
				}
				*list = append(*list, inherited...)
			}
		}
	}
	if ann, ok := ns.GetStr("__annotations__"); ok {
		for _, e := range ann.(*object.Dict).Items() {
			v, err := typeArg(th, e.Value, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
			if err != nil {
				return nil, err
			}
			if err := types.Set(th, e.Key, v); err != nil {
				return nil, err
			}
			inner := v
			if a, ok := inner.(*alias); ok && a.meta != nil {
				inner = a.origin
			}
			must := total
			if a, ok := inner.(*alias); ok {
				must = (must || a.origin == object.Value(forms["Required"])) && a.origin != object.Value(forms["NotRequired"])
			}
			if must {
				required = append(required, e.Key)
			} else {
				optional = append(optional, e.Key)
			}
		}
	}
	ns.SetStr("__annotations__", types)
	ns.SetStr("__total__", object.MakeBool(total))
	for attr, list := range map[string][]object.Value{"__required_keys__": required, "__optional_keys__": optional} {
		set := object.NewFrozenSet()
		for _, key := range list {
			if err := set.Add(th, key); err != nil {
				return nil, err
			}
		}
		ns.SetStr(attr, set)
	}
	return object.NewClass(th, typedDictMeta, name, []*object.Type{object.DictType}, ns, nil)
}

// classStatement reads what a metaclass is called with.
func classStatement(args object.Args) (name string, bases []object.Value, ns *object.Dict, err error) {
	if len(args.Pos) == 3 {
		name, _ = object.AsStr(args.Pos[0])
		bases = spread(args.Pos[1])
		ns = dictOf(args.Pos[2])
	}
	if ns == nil {
		err = object.Raise(object.TypeError, "metaclass expected 3 arguments, got %d", len(args.Pos))
	}
	return
}

// fieldsOf reads the fields of the functional form: pairs or a dict.
func fieldsOf(th *object.Thread, v object.Value, kw []object.KwArg) (*object.Dict, error) {
	out := object.NewDict()
	switch {
	case v == nil || v == object.None:
		for _, k := range kw {
			out.SetStr(k.Name, k.Value)
		}
	default:
		if d, ok := v.(*object.Dict); ok {
			return out, out.Update(th, d)
		}
		return out, object.Iterate(th, v, func(e object.Value) error {
			pair, err := object.ToSlice(th, e)
			if err != nil {
				return err
			}
			if len(pair) != 2 {
				return object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(pair))
			}
			return out.Set(th, pair[0], pair[1])
		})
	}
	return out, nil
}

var (
	namedTupleForm = &recordBase{name: "NamedTuple", base: namedTupleBase,
		make: func(th *object.Thread, name string, fields *object.Dict, _ object.Args) (object.Value, error) {
			return namedTuple(th, name, caller(th), fields, object.NewDict())
		}}
	typedDictForm = &recordBase{name: "TypedDict", base: typedDictBase,
		make: func(th *object.Thread, name string, fields *object.Dict, kw object.Args) (object.Value, error) {
			ns := object.NewDict()
			ns.SetStr("__annotations__", fields)
			ns.SetStr("__module__", object.Str(caller(th)))
			total := true
			if v, ok := kw.Get("total"); ok {
				var err error
				if total, err = object.Truth(th, v); err != nil {
					return nil, err
				}
			}
			return typedDict(th, name, nil, ns, total)
		}}
)

func init() {
	type V = object.Value
	recordBaseType.Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__mro_entries__(bases)", func(_ *object.Thread, self V, _ []V) (V, error) {
			return object.NewTuple(self.(*recordBase).base), nil
		}),
		object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
			return object.Str("<function " + self.(*recordBase).name + ">"), nil
		}),
		{Name: "__call__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
			if len(args.Pos) < 1 || len(args.Pos) > 2 {
				return nil, object.CheckCount(self.(*recordBase).name, len(args.Pos), 1, 2)
			}
			name, err := strArg("typename", args.Pos[0])
			if err != nil {
				return nil, err
			}
			var given V
			if len(args.Pos) == 2 {
				given = args.Pos[1]
			}
			fields, err := fieldsOf(th, given, args.Kw)
			if err != nil {
				return nil, err
			}
			return self.(*recordBase).make(th, name, fields, args)
		}},
	}})
	namedTupleMeta.Extend(object.ClassSpec{New: func(th *object.Thread, _ *object.Type, args object.Args) (V, error) {
		name, _, ns, err := classStatement(args)
		if err != nil {
			return nil, err
		}
		module := caller(th)
		if v, ok := ns.GetStr("__module__"); ok {
			module, _ = object.AsStr(v)
		}
		ann := object.NewDict()
		if v, ok := ns.GetStr("__annotations__"); ok {
			ann = dictOf(v)
		}
		return namedTuple(th, name, module, ann, ns)
	}})
	refuse := object.NewMethod("__instancecheck__(v)", func(*object.Thread, V, []V) (V, error) {
		return nil, object.Raise(object.TypeError, "TypedDict does not support instance and class checks")
	})
	subclass := refuse
	subclass.Name = "__subclasscheck__"
	typedDictMeta.Extend(object.ClassSpec{
		New: func(th *object.Thread, _ *object.Type, args object.Args) (V, error) {
			name, bases, ns, err := classStatement(args)
			if err != nil {
				return nil, err
			}
			total := true
			if v, ok := args.Get("total"); ok {
				if total, err = object.Truth(th, v); err != nil {
					return nil, err
				}
			}
			return typedDict(th, name, bases, ns, total)
		},
		Methods: []object.Method{refuse, subclass,
			{Name: "__init__", Fn: func(*object.Thread, V, object.Args) (V, error) { return object.None, nil }},
			{Name: "__call__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
				return object.CallArgs(th, object.DictType, args)
			}}},
	})
}
