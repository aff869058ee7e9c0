package sqlalchemy

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// typeDef describes a type class: its base, and its constructor's parameters
// after which the core's type is filled in.
type typeDef struct {
	name, base, sig string
	aff             core.Affinity
	module          string
}

var typeDefs = []typeDef{
	{"NullType", "TypeEngine", "()", core.NullAffinity, ""},
	{"Integer", "TypeEngine", "()", core.IntegerAffinity, ""},
	{"SmallInteger", "Integer", "()", core.IntegerAffinity, ""},
	{"BigInteger", "Integer", "()", core.IntegerAffinity, ""},
	{"INTEGER", "Integer", "()", core.IntegerAffinity, ""},
	{"SMALLINT", "SmallInteger", "()", core.IntegerAffinity, ""},
	{"BIGINT", "BigInteger", "()", core.IntegerAffinity, ""},
	{"String", "TypeEngine", "(length=None, collation=None)", core.StringAffinity, ""},
	{"Text", "String", "(length=None, collation=None)", core.StringAffinity, ""},
	{"Unicode", "String", "(length=None, collation=None)", core.StringAffinity, ""},
	{"UnicodeText", "Text", "(length=None, collation=None)", core.StringAffinity, ""},
	{"VARCHAR", "String", "(length=None, collation=None)", core.StringAffinity, ""},
	{"NVARCHAR", "Unicode", "(length=None, collation=None)", core.StringAffinity, ""},
	{"CHAR", "String", "(length=None, collation=None)", core.StringAffinity, ""},
	{"NCHAR", "Unicode", "(length=None, collation=None)", core.StringAffinity, ""},
	{"TEXT", "Text", "(length=None, collation=None)", core.StringAffinity, ""},
	{"CLOB", "Text", "(length=None, collation=None)", core.StringAffinity, ""},
	{"Boolean", "TypeEngine", "(create_constraint=False, name=None)", core.BooleanAffinity, ""},
	{"MatchType", "Boolean", "(create_constraint=False, name=None)", core.BooleanAffinity, ""},
	{"BOOLEAN", "Boolean", "(create_constraint=False, name=None)", core.BooleanAffinity, ""},
	{"Numeric", "TypeEngine", "(precision=None, scale=None, decimal_return_scale=None, asdecimal=True)", core.NumericAffinity, ""},
	{"NUMERIC", "Numeric", "(precision=None, scale=None, decimal_return_scale=None, asdecimal=True)", core.NumericAffinity, ""},
	{"DECIMAL", "Numeric", "(precision=None, scale=None, decimal_return_scale=None, asdecimal=True)", core.NumericAffinity, ""},
	{"Float", "Numeric", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"Double", "Float", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"FLOAT", "Float", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"REAL", "Float", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"DOUBLE", "Double", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"DOUBLE_PRECISION", "Double", "(precision=None, asdecimal=False, decimal_return_scale=None)", core.NumericAffinity, ""},
	{"Date", "TypeEngine", "()", core.DateAffinity, ""},
	{"DATE", "Date", "()", core.DateAffinity, ""},
	{"DateTime", "TypeEngine", "(timezone=False)", core.DateTimeAffinity, ""},
	{"DATETIME", "DateTime", "(timezone=False)", core.DateTimeAffinity, ""},
	{"TIMESTAMP", "DateTime", "(timezone=False)", core.DateTimeAffinity, ""},
	{"Time", "TypeEngine", "(timezone=False)", core.TimeAffinity, ""},
	{"TIME", "Time", "(timezone=False)", core.TimeAffinity, ""},
	{"Interval", "TypeEngine", "(native=True, second_precision=None, day_precision=None)", core.IntervalAffinity, ""},
	{"LargeBinary", "TypeEngine", "(length=None)", core.BinaryAffinity, ""},
	{"BLOB", "LargeBinary", "(length=None)", core.BinaryAffinity, ""},
	{"BINARY", "LargeBinary", "(length=None)", core.BinaryAffinity, ""},
	{"VARBINARY", "LargeBinary", "(length=None)", core.BinaryAffinity, ""},
	{"Enum", "String", "(*enums, **kw)", core.EnumAffinity, ""},
	{"JSON", "TypeEngine", "(none_as_null=False)", core.JSONAffinity, ""},
	{"Uuid", "TypeEngine", "(as_uuid=True, native_uuid=True)", core.UuidAffinity, ""},
	{"UUID", "Uuid", "(as_uuid=True)", core.UuidAffinity, ""},
	{"ARRAY", "TypeEngine", "(item_type, as_tuple=False, dimensions=None, zero_indexes=False)", core.ArrayAffinity, ""},
	{"PickleType", "TypeEngine", "(protocol=None, pickler=None, comparator=None, impl=None)", core.BinaryAffinity, ""},
	{"TupleType", "TypeEngine", "(*types)", core.TupleAffinity, ""},
	{"NCLOB", "Text", "(length=None, collation=None)", core.StringAffinity, "sqlalchemy.dialects.oracle.types"},
}

func (s *State) makeTypeClasses() {
	base := func() *object.Type { return s.classes["TypeEngine"] }
	s.class(object.ClassSpec{
		Name: "TypeEngine", Module: "sqlalchemy.sql.type_api",
		New: func(th *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			s, t := Of(th), &core.Type{Name: cls.Name}
			o := object.NewInstance(cls, t)
			if s.userClass(cls) {
				t.Hook, s.types[t] = s, o
			}
			return o, nil
		},
		Methods: append(processorMethods(),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(Of(th).typeRepr(self)), nil
			}),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				text, err := core.TypeText(t, "default")
				if err != nil || t.Affinity == core.TupleAffinity {
					return object.Str(Of(th).typeRepr(self)), nil
				}
				return object.Str(text), nil
			}),
			object.NewMethod("compile(dialect=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				d := dialectOf(a[0])
				defer Of(th).speak(d)()
				text, err := core.TypeText(t, d.Name)
				return object.Str(text), Of(th).Err(th, err)
			}),
			object.NewMethod("__getattr__(name)", typeOption),
			object.NewMethod("coerce_compared_value(op, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				found := typeOfValue(a[1])
				if found.IsNull() || found.Affinity == t.Affinity {
					return self, nil
				}
				return s.TypeObject(found), nil
			}),
			object.NewMethod("dialect_impl(dialect)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				d := dialectOf(a[0]).Name
				if p, ok := t.Custom.(*pyType); ok && p.impl != nil && self.Type().IsSubclass(s.classes["TypeDecorator"]) {
					return s.decoratedFor(p, d), nil
				}
				return s.TypeObject(t.For(d)), nil
			}),
			object.NewMethod("adapt(cls, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				cls, ok := a[0].(*object.Type)
				if !ok {
					return nil, object.Raise(object.TypeError, "a class of types is expected")
				}
				c := *t
				for name, known := range s.classes {
					if known == cls {
						c.Dialect, c.Name = "", name
						if d, n, dotted := strings.Cut(name, "."); dotted {
							c.Dialect, c.Name = d, n
						}
					}
				}
				o := object.NewInstance(cls, &c)
				s.types[&c] = o
				return o, nil
			}),
			object.NewMethod("evaluates_none()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				c := *t
				c.Options = map[string]any{"should_evaluate_none": object.True}
				for k, v := range t.Options {
					c.Options[k] = v
				}
				o := object.NewInstance(self.Type(), &c)
				s.types[&c] = o
				return o, nil
			}),
			object.NewMethod("as_generic(allow_nulltype=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).asGeneric(th, self, a[0])
			}),
			object.NewMethod("copy(**kw)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				c := *t
				o := object.NewInstance(self.Type(), &c)
				s.types[&c] = o
				return o, nil
			}),
			object.NewMethod("with_variant(type_, *dialect_names)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				v, err := s.Type(th, a[0])
				if err != nil {
					return nil, err
				}
				c := *t
				c.Variants = map[string]*core.Type{}
				for k, x := range t.Variants {
					c.Variants[k] = x
				}
				for _, n := range elems(a[1]) {
					c.Variants[str(n)] = v
				}
				o := object.NewInstance(self.Type(), &c)
				s.types[&c] = o
				return o, nil
			}),
		),
		Attrs: []object.Attr{
			{Name: "python_type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				if c := pythonType(th, t); c != nil {
					return c, nil
				}
				return nil, object.Raise(object.NotImplementedError, "")
			}},
			{Name: "_type_affinity", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				var last *object.Type
				for _, c := range self.Type().MRO {
					if c == base() {
						break
					}
					if c.IsSubclass(base()) {
						last = c
					}
				}
				if last == nil {
					return self.Type(), nil
				}
				return last, nil
			}},
			{Name: "length", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				switch {
				case t.HasLength:
					return object.MakeInt(int64(t.Length)), nil
				case t.Affinity != core.StringAffinity && t.Affinity != core.BinaryAffinity && t.Affinity != core.EnumAffinity && t.Affinity != core.UuidAffinity && t.Dialect == "":
					return nil, object.AttributeErr(self, "length")
				}
				return object.None, nil
			}},
			{Name: "enums", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				if t.Affinity != core.EnumAffinity {
					return nil, object.AttributeErr(self, "enums")
				}
				out := make([]object.Value, len(t.Enums))
				for i, e := range t.Enums {
					out[i] = object.Str(e)
				}
				return object.NewList(out...), nil
			}},
			{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				if t.Affinity != core.EnumAffinity && t.Affinity != core.BooleanAffinity {
					return nil, object.AttributeErr(self, "name")
				}
				return strOrNone(t.EnumName), nil
			}},
			{Name: "_variant_mapping", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				d := object.NewDict()
				for _, n := range slices.Sorted(maps.Keys(t.Variants)) {
					d.SetStr(n, Of(th).TypeObject(t.Variants[n]))
				}
				return d, nil
			}},
			{Name: "timezone", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				if t.Affinity != core.DateTimeAffinity && t.Affinity != core.TimeAffinity && t.Affinity != core.IntervalAffinity && t.Dialect == "" {
					return nil, object.AttributeErr(self, "timezone")
				}
				return object.MakeBool(t.Timezone), nil
			}},
		},
	})
	for _, d := range typeDefs {
		module := "sqlalchemy.sql.sqltypes"
		if d.module != "" {
			module = d.module
		}
		sig := object.MustSignature("__init__" + d.sig)
		d := d
		fill := func(th *object.Thread, o *object.Instance, args object.Args) error {
			s := Of(th)
			a, err := sig.Bind(args)
			if err != nil {
				return err
			}
			t, _ := object.State[*core.Type](o)
			noteArgs(t, sig.Names(), a)
			if err := s.fillType(th, t, d, a); err != nil {
				return err
			}
			s.customise(t, o)
			return nil
		}
		s.class(object.ClassSpec{
			Name: d.name, Module: module, Bases: []*object.Type{s.classes[d.base]},
			New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
				s := Of(th)
				t := &core.Type{Name: d.name, Affinity: d.aff, Hook: s}
				o := object.NewInstance(cls, t)
				s.types[t] = o
				if !s.ownInit(cls) {
					if err := fill(th, o, args); err != nil {
						return nil, err
					}
				}
				s.noteComparator(cls)
				return o, nil
			},
			Methods: []object.Method{{Name: "__init__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				o, ok := self.(*object.Instance)
				if !ok || !Of(th).ownInit(o.Type()) {
					return object.None, nil // made whole by its class
				}
				return object.None, fill(th, o, args)
			}}},
		})
	}
	s.classes["ARRAY"].Extend(object.ClassSpec{Attrs: []object.Attr{
		{Name: "item_type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return typeOption(th, self, []object.Value{object.Str("item_type")})
		}, Set: func(th *object.Thread, self, v object.Value) (err error) {
			t, _ := object.State[*core.Type](self)
			t.Item, err = Of(th).Type(th, v)
			return err
		}},
		{Name: "dimensions", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			t, _ := object.State[*core.Type](self)
			return positiveOrNone(t.Dimensions), nil
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			t, _ := object.State[*core.Type](self)
			t.Dimensions, _ = intArg(v)
			return nil
		}},
	}})
	s.classes["INT"] = s.classes["INTEGER"]
	s.makeDialectTypes()
	s.makeCustomTypes()
	s.jsonNull = object.NewInstance(s.class(object.ClassSpec{Name: "symbol", Module: "sqlalchemy.util.langhelpers", Methods: []object.Method{
		object.NewMethod("__repr__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.Str("symbol('JSON_NULL')"), nil
		}),
	}}), nil)
	s.classes["JSON"].SetAttr("NULL", s.jsonNull)
}

func intArg(v object.Value) (int, bool) {
	if none(v) {
		return 0, false
	}
	n, ok := object.AsInt(v)
	return int(n), ok
}

func (s *State) fillType(th *object.Thread, t *core.Type, d typeDef, a []object.Value) error {
	switch d.aff {
	case core.StringAffinity:
		t.Length, t.HasLength = intArg(a[0])
		if most, ok := object.AsStr(orNone(a[0])); ok {
			t.Options = map[string]any{"length": most, "repr": "length='" + most + "'"}
		}
		t.Collation = str(a[1])
	case core.BooleanAffinity:
		t.Constraint, _ = truth(th, a[0], false)
		t.EnumName = str(a[1])
	case core.NumericAffinity:
		t.Precision, _ = intArg(a[0])
		if strings.Contains(d.sig, "scale=None, dec") {
			t.Scale, t.HasScale = intArg(a[1])
			t.Decimal, _ = truth(th, a[3], true)
		} else {
			t.Decimal, _ = truth(th, a[1], false)
		}
	case core.DateTimeAffinity, core.TimeAffinity:
		t.Timezone, _ = truth(th, a[0], false)
	case core.BinaryAffinity:
		if d.name != "PickleType" {
			t.Length, t.HasLength = intArg(a[0])
		} else if len(a) > 3 && !none(a[3]) {
			item, err := s.Type(th, a[3])
			if err != nil {
				return err
			}
			t.Item = item
		}
	case core.JSONAffinity:
		t.NoneAsNull, _ = truth(th, a[0], false)
	case core.UuidAffinity:
		as, _ := truth(th, a[0], true)
		t.Options = map[string]any{"as_uuid": as}
		if !as {
			t.Options["repr"] = "as_uuid=False"
		}
		if len(a) > 1 {
			if native, _ := truth(th, a[1], true); !native {
				t.Options["native_uuid_off"], t.Options["repr"] = true, "native_uuid=False"
			}
		}
	case core.IntervalAffinity:
		t.Options = map[string]any{}
		if native, _ := truth(th, a[0], true); !native { // a date and time everywhere
			t.Options["emulated"] = true
		}
		for i, n := range []string{"second_precision", "day_precision"} {
			if p, ok := intArg(a[i+1]); ok {
				t.Options[n] = p
			}
		}
	case core.ArrayAffinity:
		item, err := s.Type(th, a[0])
		if err != nil {
			return err
		}
		t.Item = item
		t.Dimensions, _ = intArg(a[2])
	case core.EnumAffinity:
		return s.fillEnum(th, t, a)
	}
	return nil
}

func (s *State) fillEnum(th *object.Thread, t *core.Type, a []object.Value) error {
	kw := kwargs(a[1])
	t.NativeEnum, t.Validate = true, false
	members := elems(a[0])
	if len(members) == 1 {
		if cls, ok := members[0].(*object.Type); ok {
			t.Enum = cls
			t.EnumName = strings.ToLower(cls.Name)
			fn, _ := kw.GetStr("values_callable")
			names, err := enumNames(th, cls, fn)
			if err != nil {
				return err
			}
			t.Enums = names
		}
	}
	if t.Enum == nil {
		for _, m := range members {
			if _, text := object.AsStr(m); !text {
				_, err := object.Len(th, m)
				return err
			}
			t.Enums = append(t.Enums, str(m))
		}
	}
	unsaid := object.None
	t.Options = map[string]any{"schema": unsaid, "inherit_schema": object.False, "metadata": unsaid, "values_callable": unsaid, "omit_aliases": object.True, "enum_class": unsaid}
	if cls, ok := t.Enum.(*object.Type); ok {
		t.Options["enum_class"] = cls
	}
	longest := 0
	for _, e := range t.Enums {
		longest = max(longest, len([]rune(e)))
	}
	t.Length, t.HasLength = longest, longest > 0
	for _, it := range kw.Items() {
		name := str(it.Key)
		switch name {
		case "name":
			t.EnumName = str(it.Value)
		case "schema", "inherit_schema", "metadata", "values_callable", "omit_aliases":
			t.Options[str(it.Key)] = it.Value
			if name == "schema" {
				t.Options["type_schema"] = str(orNone(it.Value))
			}
		case "create_type":
			on, err := object.Truth(th, it.Value)
			if err != nil {
				return err
			}
			t.Options["create_type"] = object.MakeBool(on)
			t.Options["creates"] = on
		case "native_enum":
			t.NativeEnum, _ = truth(th, it.Value, true)
		case "create_constraint":
			t.Constraint, _ = truth(th, it.Value, false)
		case "validate_strings":
			t.Validate, _ = truth(th, it.Value, false)
		case "length":
			t.HasLength = !none(it.Value)
			if n, ok := intArg(it.Value); ok {
				if n < longest {
					return object.Raise(object.ValueError, "When provided, length must be larger or equal than the length of the longest enum value. %d < %d", n, longest)
				}
				t.Length = n
			}
		}
		if name == "length" || name == "schema" || name == "inherit_schema" || name == "metadata" {
			r, err := object.Repr(th, it.Value)
			if err != nil {
				return err
			}
			t.Options["given_"+name] = name + "=" + r
		}
	}
	return nil
}

// enumNames are the texts that an Enum of a Python enumeration stores.
func enumNames(th *object.Thread, cls *object.Type, fn object.Value) ([]string, error) {
	var out []string
	if !none(fn) {
		r, err := object.Call(th, fn, cls)
		if err != nil {
			return nil, err
		}
		return out, object.Iterate(th, r, func(v object.Value) error {
			out = append(out, str(v))
			return nil
		})
	}
	m, err := object.GetAttr(th, cls, "__members__")
	if err != nil {
		return nil, err
	}
	return out, object.Iterate(th, m, func(v object.Value) error {
		out = append(out, str(v))
		return nil
	})
}

// Type is a Python value where a type is expected: an instance or a class.
func (s *State) Type(th *object.Thread, v object.Value) (*core.Type, error) {
	if none(v) {
		return core.NullType, nil
	}
	if t, ok := object.State[*core.Type](v); ok {
		return t, nil
	}
	if c, ok := v.(*object.Type); ok && c.IsSubclass(s.classes["TypeEngine"]) {
		o, err := object.Call(th, c)
		if err != nil {
			return nil, err
		}
		if t, ok := object.State[*core.Type](o); ok {
			return t, nil
		}
	}
	r, err := object.Repr(th, v)
	if err != nil {
		return nil, err
	}
	return nil, s.NewError("ArgumentError", "Object "+r+" is not a TypeEngine subclass or instance", "")
}

// TypeObject is the Python object of a type.
func (s *State) TypeObject(t *core.Type) object.Value {
	if o, ok := s.types[t]; ok {
		return o
	}
	cls := s.classes[t.Name]
	if t.Dialect != "" {
		cls = s.classes[t.Dialect+"."+t.Name]
	}
	if cls == nil {
		cls = s.classes["TypeEngine"]
	}
	o := object.NewInstance(cls, t)
	s.types[t] = o
	return o
}

func (s *State) typeRepr(v object.Value) string {
	t, ok := object.State[*core.Type](v)
	if !ok {
		return "TypeEngine()"
	}
	name := v.Type().Name
	p, decorated := t.Custom.(*pyType)
	if decorated && p.impl != nil {
		t = p.impl
	}
	var args []string
	if shown, ok := t.Options["repr"].(string); ok {
		return name + "(" + shown + ")"
	}
	switch {
	case t.Affinity != core.EnumAffinity && s.ownInit(v.Type()) && (!decorated || !v.Type().IsSubclass(s.classes["TypeDecorator"])):
		return name + "(" + s.initText(v) + ")"
	case t.Affinity == core.EnumAffinity:
		for _, e := range t.Enums {
			args = append(args, object.StrRepr(e))
		}
		if t.EnumName != "" {
			args = append(args, "name='"+t.EnumName+"'")
		}
		said := func(names ...string) {
			for _, n := range names {
				if given, ok := t.Options["given_"+n].(string); ok {
					args = append(args, given)
				}
			}
		}
		said("schema", "metadata", "inherit_schema")
		if !t.NativeEnum {
			args = append(args, "native_enum=False")
		}
		if t.Constraint {
			args = append(args, "create_constraint=True")
		}
		said("length")
	case t.Affinity == core.TupleAffinity:
		for _, i := range t.Items {
			args = append(args, s.typeRepr(s.TypeObject(i)))
		}
	case t.Affinity == core.ArrayAffinity && t.Item != nil:
		args = append(args, s.typeRepr(s.TypeObject(t.Item)))
		if rest := s.argsText(t); rest != "" {
			args = append(args, rest)
		} else if t.Dimensions > 0 {
			args = append(args, "dimensions="+strconv.Itoa(t.Dimensions))
		}
	case t.Name == "Interval" || t.Name == "PickleType": // decorators, whose __init__ does not see them
		return name + "()"
	case t.Args != nil && t.Dialect == "" && t.Affinity != core.TupleAffinity:
		return name + "(" + s.argsText(t) + ")"
	case t.HasLength && t.Affinity != core.EnumAffinity:
		args = append(args, "length="+strconv.Itoa(t.Length))
	}
	if t.Collation != "" {
		args = append(args, "collation='"+t.Collation+"'")
	}
	if t.Affinity == core.NumericAffinity {
		if t.Precision > 0 {
			args = append(args, "precision="+strconv.Itoa(t.Precision))
		}
		if t.HasScale {
			args = append(args, "scale="+strconv.Itoa(t.Scale))
		}
	}
	if t.Timezone {
		args = append(args, "timezone=True")
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

func pythonType(th *object.Thread, t *core.Type) *object.Type {
	switch t.Affinity {
	case core.IntegerAffinity:
		return object.IntType
	case core.StringAffinity:
		return object.StrType
	case core.BooleanAffinity:
		return object.BoolType
	case core.BinaryAffinity:
		return object.BytesType
	case core.NumericAffinity:
		if !t.Decimal {
			return object.FloatType
		}
		return importedClass(th, "decimal", "Decimal")
	case core.DateAffinity:
		return importedClass(th, "datetime", "date")
	case core.DateTimeAffinity:
		return importedClass(th, "datetime", "datetime")
	case core.TimeAffinity:
		return importedClass(th, "datetime", "time")
	case core.IntervalAffinity:
		return importedClass(th, "datetime", "timedelta")
	case core.EnumAffinity:
		if c, ok := t.Enum.(*object.Type); ok {
			return c
		}
		return object.StrType
	case core.JSONAffinity:
		return object.DictType
	case core.UuidAffinity:
		if as, given := t.Options["as_uuid"].(bool); given && !as {
			return object.StrType
		}
		return importedClass(th, "uuid", "UUID")
	case core.ArrayAffinity:
		return object.ListType
	}
	return nil
}

func importedClass(th *object.Thread, module, name string) *object.Type {
	m, err := th.Import(module)
	if err != nil {
		return nil
	}
	v, _ := m.Dict.GetStr(name)
	c, _ := v.(*object.Type)
	return c
}
