package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

func specOf(self object.Value) *core.ColumnSpec {
	c, ok := nativeElement(self).(*core.Column)
	if !ok {
		return &core.ColumnSpec{}
	}
	if c = core.TableColumn(c); c == nil {
		return &core.ColumnSpec{}
	}
	return c.Schema
}

func (s *State) makeColumnClass() {
	// said is a flag that is None unless it was said.
	said := func(name string, of func(*core.ColumnSpec) (on, given *bool)) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			on, given := of(specOf(self))
			if !*on && !*given {
				return object.None, nil
			}
			return object.MakeBool(*on), nil
		}, Set: func(th *object.Thread, self, v object.Value) (err error) {
			on, given := of(specOf(self))
			*given = !none(v)
			*on, err = object.Truth(th, v)
			return err
		}}
	}
	flag := func(name string, of func(*core.ColumnSpec) *bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(*of(specOf(self))), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			on, err := object.Truth(th, v)
			*of(specOf(self)) = on
			return err
		}}
	}
	s.class(object.ClassSpec{
		Name: "Column", Module: schemaModule, Bases: []*object.Type{s.classes["ColumnClause"]},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			s := Of(th)
			c, err := s.NewColumn(th, args)
			if err != nil {
				return nil, err
			}
			o := object.NewInstance(cls, c)
			s.Bind(c, o)
			return o, nil
		},
		Methods: []object.Method{
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c, ok := nativeElement(self).(*core.Column)
				if !ok {
					return object.Str("Column()"), nil
				}
				r, err := Of(th).columnRepr(th, c)
				return object.Str(r), err
			}),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c, ok := nativeElement(self).(*core.Column)
				switch {
				case !ok:
					return object.Str(""), nil
				case c.Name == "":
					return object.Str("(no name)"), nil
				case c.Table == nil:
					return object.Str(c.Name), nil
				}
				return object.Str(core.Describe(c.Table) + "." + c.Name), nil
			}),
			object.NewMethod("references(column)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				c, _ := nativeElement(self).(*core.Column)
				for _, fk := range core.ForeignKeysOf(c) {
					if t, err := fk.Column(); err == nil && core.Element(t) == nativeElement(a[0]) {
						return object.True, nil
					}
				}
				return object.False, nil
			}),
		},
		Attrs: []object.Attr{
			flag("primary_key", func(c *core.ColumnSpec) *bool { return &c.PrimaryKey }),
			flag("nullable", func(c *core.ColumnSpec) *bool { return &c.Nullable }),
			said("unique", func(c *core.ColumnSpec) (*bool, *bool) { return &c.Unique, &c.UniqueGiven }),
			said("index", func(c *core.ColumnSpec) (*bool, *bool) { return &c.Index, &c.IndexGiven }),
			{Name: "comment", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return strOrNone(specOf(self).Comment), nil
			}, Set: setOption("comment")},
			{Name: "doc", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return strOrNone(specOf(self).Doc), nil
			}},
			{Name: "autoincrement", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				switch a := specOf(self).Autoincrement; a {
				case "true":
					return object.True, nil
				case "false":
					return object.False, nil
				default:
					return object.Str(a), nil
				}
			}, Set: setOption("autoincrement")},
			{Name: "constraints", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				c := nativeElement(self)
				set := object.NewSet()
				if col, ok := c.(*core.Column); ok {
					if t, ok := col.Table.(*core.Table); ok {
						for _, k := range t.Constraints {
							if ck, ok := k.(*core.Check); ok && ck.Column == col {
								if err := set.Add(th, Of(th).Wrap(th, k)); err != nil {
									return nil, err
								}
							}
						}
					}
				}
				return set, nil
			}},
			{Name: "info", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				sp := specOf(self)
				if sp.Info == nil {
					sp.Info = object.NewDict()
				}
				return sp.Info.(object.Value), nil
			}},
			{Name: "default", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).defaultObject(specOf(self).Default), nil
			}},
			{Name: "onupdate", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).defaultObject(specOf(self).OnUpdate), nil
			}},
			{Name: "server_default", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s, spec := Of(th), specOf(self)
				switch {
				case spec.ServerDefault != nil:
					return object.NewInstance(s.classes["DefaultClause"], spec.ServerDefault), nil
				case spec.Computed != nil:
					return s.computedObject(spec), nil
				case spec.Identity != nil:
					return s.identityObject(spec), nil
				case spec.FetchedDefault:
					return object.NewInstance(s.classes["FetchedValue"], fetchedValue{}), nil
				}
				return object.None, nil
			}, Set: func(th *object.Thread, self, v object.Value) error {
				spec := specOf(self)
				spec.ServerDefault, spec.Computed, spec.Identity, spec.FetchedDefault = nil, nil, nil, false
				if none(v) {
					return nil
				}
				return Of(th).serverDefault(th, spec, v)
			}},
			{Name: "foreign_keys", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				c, _ := nativeElement(self).(*core.Column)
				s := Of(th)
				set := object.NewSet()
				for _, fk := range core.ForeignKeysOf(c) {
					if err := set.Add(th, s.Wrap(th, fk)); err != nil {
						return nil, err
					}
				}
				return set, nil
			}},
		},
	})
	s.class(object.ClassSpec{Name: "ColumnDefault", Module: schemaModule, Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*core.Default](self)
			return object.Str(defaultRepr(th, d)), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "arg", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			d, _ := object.State[*core.Default](self)
			switch {
			case d.Scalar != nil:
				return toPy(d.Scalar.V), nil
			case d.Clause != nil:
				return Of(th).Wrap(th, d.Clause), nil
			}
			return toPy(d.Host), nil
		}},
		{Name: "is_scalar", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			d, _ := object.State[*core.Default](self)
			return object.MakeBool(d.Scalar != nil), nil
		}},
		{Name: "is_callable", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			d, _ := object.State[*core.Default](self)
			return object.MakeBool(d.Callable != nil), nil
		}},
	}})
	s.class(object.ClassSpec{Name: "DefaultClause", Module: schemaModule, New: newDefaultClause, Attrs: []object.Attr{{Name: "arg", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		e, _ := object.State[core.Element](self)
		return Of(th).Wrap(th, e), nil
	}}}})
	simple := func(name string, f func(th *object.Thread, a object.Args) (any, error)) {
		s.class(object.ClassSpec{Name: name, Module: schemaModule, New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			n, err := f(th, args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, n), nil
		}})
	}
	simple("Computed", func(th *object.Thread, a object.Args) (any, error) {
		vals, err := object.MustSignature("Computed(sqltext, persisted=None)").Bind(a)
		if err != nil {
			return nil, err
		}
		x, err := Of(th).expect(th, roleDDL, vals[0])
		if err != nil {
			return nil, err
		}
		c := &core.Computed{X: x}
		if !none(vals[1]) {
			b, err := object.Truth(th, vals[1])
			if err != nil {
				return nil, err
			}
			c.Persisted = &b
		}
		return c, nil
	})
	simple("Identity", func(th *object.Thread, a object.Args) (any, error) {
		vals, err := identitySignature.Bind(a)
		if err != nil {
			return nil, err
		}
		x := &core.Identity{}
		if x.Always, err = truth(th, vals[0], false); err != nil {
			return nil, err
		}
		if x.OnNull, err = truth(th, vals[1], false); err != nil {
			return nil, err
		}
		x.Options, err = sequenceOptions(th, vals[2:])
		if x.Options.Order = boolOf(vals[10]); err == nil {
			x.Options.Given, err = argsRepr(th, identitySignature, vals)
		}
		return x, err
	})
	simple("FetchedValue", func(th *object.Thread, a object.Args) (any, error) {
		vals, err := object.MustSignature("FetchedValue(for_update=False)").Bind(a)
		if err != nil {
			return nil, err
		}
		f := fetchedValue{}
		f.update, err = truth(th, vals[0], false)
		return f, err
	})
	simple("Sequence", func(th *object.Thread, a object.Args) (any, error) {
		vals, err := sequenceSignature.Bind(a)
		if err != nil {
			return nil, err
		}
		x := &core.Sequence{Name: str(vals[0]), Schema: str(orNone(vals[9]))}
		x.Options, err = sequenceOptions(th, vals[1:])
		if x.Options.Order = boolOf(vals[10]); err != nil {
			return nil, err
		}
		if !none(orNone(vals[11])) {
			if x.Type, err = Of(th).Type(th, vals[11]); err != nil {
				return nil, err
			}
		}
		if x.Optional, err = truth(th, vals[12], false); err == nil {
			x.Options.Given, err = argsRepr(th, sequenceSignature, vals)
		}
		return x, err
	})
}

// boolOf is an argument that is True, False or not said.
func boolOf(v object.Value) *bool {
	if b, is := v.(object.Bool); is {
		on := bool(b)
		return &on
	}
	return nil
}

// argsRepr shows arguments as a repr() does: what was not said is left out, and so is a False
// that says what goes without saying.
func argsRepr(th *object.Thread, sig *object.Signature, vals []object.Value) (string, error) {
	var out []string
	for i, name := range sig.Names() {
		if v := orNone(vals[i]); !none(v) && (v != object.False || name == "cycle" || name == "order") {
			r, err := object.Repr(th, v)
			if err != nil {
				return "", err
			}
			if name != "name" {
				r = name + "=" + r
			}
			out = append(out, r)
		}
	}
	return strings.Join(out, ", "), nil
}

// newDefaultClause makes the DefaultClause of a text or an expression.
func newDefaultClause(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
	a, err := defaultClauseSignature.Bind(args)
	if err != nil {
		return nil, err
	}
	var spec core.ColumnSpec
	if err := Of(th).serverDefault(th, &spec, a[0]); err != nil {
		return nil, err
	}
	return object.NewInstance(cls, spec.ServerDefault), nil
}

var defaultClauseSignature = object.MustSignature("__init__(arg, for_update=False, _reflected=False)")

var (
	identitySignature = object.MustSignature("Identity.__init__(always=False, on_null=None, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, cache=None, order=None)")
	sequenceSignature = object.MustSignature("Sequence.__init__(name, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, cache=None, schema=None, order=None, data_type=None, optional=False, quote=None, metadata=None, quote_schema=None, for_update=False)")
)

// sequenceOptions reads start, increment, minvalue, maxvalue, nominvalue,
// nomaxvalue, cycle and cache.
func sequenceOptions(th *object.Thread, a []object.Value) (o core.SequenceOptions, err error) {
	for i, n := range map[int]**int64{0: &o.Start, 1: &o.Increment, 2: &o.Min, 3: &o.Max, 7: &o.Cache} {
		if v, ok := intArg(orNone(a[i])); ok {
			x := int64(v)
			*n = &x
		}
	}
	if o.NoMin, err = truth(th, a[4], false); err != nil {
		return o, err
	}
	if o.NoMax, err = truth(th, a[5], false); err != nil {
		return o, err
	}
	if !none(orNone(a[6])) {
		on, err := object.Truth(th, a[6])
		if err != nil {
			return o, err
		}
		o.Cycle = &on
	}
	return o, nil
}

type fetchedValue struct{ update bool }

func (s *State) defaultObject(d *core.Default) object.Value {
	if d == nil {
		return object.None
	}
	return object.NewInstance(s.classes["ColumnDefault"], d)
}

// textOr is a text or an expression where SQL text is expected.
func (s *State) textOr(th *object.Thread, v object.Value) (core.Element, error) {
	if t, ok := object.AsStr(v); ok {
		return core.NewText(t), nil
	}
	e, ok, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, s.expected(th, "Textual SQL expression", v)
	}
	return e, nil
}

// NewColumn makes a column from the arguments of Column() or mapped_column().
func (s *State) NewColumn(th *object.Thread, args object.Args) (*core.Column, error) {
	pos := append([]object.Value{}, args.Pos...)
	name := ""
	if len(pos) > 0 {
		if n, ok := object.AsStr(pos[0]); ok {
			name = n
			pos = pos[1:]
		} else if none(pos[0]) {
			pos = pos[1:]
		}
	}
	spec := &core.ColumnSpec{Nullable: true, Autoincrement: "auto"}
	var typ *core.Type
	if len(pos) > 0 && s.isType(pos[0]) {
		t, err := s.Type(th, pos[0])
		if err != nil {
			return nil, err
		}
		typ, spec.TypeGiven = t, true
		pos = pos[1:]
	} else if len(pos) > 0 && none(pos[0]) {
		pos = pos[1:] // no type: that of the column a foreign key names
	}
	key := ""
	quote := sqltree.QuoteAuto
	for _, k := range args.Kw {
		switch k.Name {
		case "name":
			if name != "" {
				return nil, s.NewError("ArgumentError", "May not pass name positionally and as a keyword.", "")
			}
			name = str(k.Value)
		case "type_":
			if spec.TypeGiven {
				return nil, s.NewError("ArgumentError", "May not pass type_ positionally and as a keyword.", "")
			}
			t, err := s.Type(th, k.Value)
			if err != nil {
				return nil, err
			}
			typ, spec.TypeGiven = t, true
		case "key":
			key = str(k.Value)
		case "quote":
			if b, ok := k.Value.(object.Bool); ok {
				quote = sqltree.QuoteNever
				if b {
					quote = sqltree.QuoteAlways
				}
			}
		default:
			if err := s.columnOption(th, spec, k); err != nil {
				return nil, err
			}
		}
	}
	if !spec.NullableGiven {
		spec.Nullable = !spec.PrimaryKey
	}
	served := spec.ServerDefault != nil || spec.ServerOnUpdate != nil
	c := core.NewTableColumn(name, key, typ, spec)
	c.Quote = quote
	for _, a := range pos {
		switch x := nativeAny(a).(type) {
		case *core.ForeignKey:
			if x.Parent != nil && x.Parent != c {
				return nil, s.NewError("InvalidRequestError", "This ForeignKey already has a parent !", "")
			}
			x.Parent = c
			spec.FKs = append(spec.FKs, x)
		case *core.Computed:
			if served {
				return nil, s.NewError("ArgumentError", "A generated column cannot specify a server_default or a server_onupdate argument", "")
			}
			spec.Computed, served = x, true
		case *core.Identity:
			if served && spec.Identity == nil {
				return nil, s.NewError("ArgumentError", "A column with an Identity object cannot specify a server_default or a server_onupdate argument", "")
			}
			spec.Identity, served = x, true
			spec.Nullable = spec.Nullable && spec.NullableGiven
		case *core.Sequence:
			spec.Sequence = x
		case fetchedValue:
			spec.FetchedDefault = true
		case *constraintArgs:
			s.columnChecks(c, x)
		default:
			r, err := object.Repr(th, a)
			if err != nil {
				return nil, err
			}
			return nil, s.NewError("ArgumentError", "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got "+r, "")
		}
	}
	return c, nil
}

func (s *State) isType(v object.Value) bool {
	if _, ok := object.State[*core.Type](v); ok {
		return true
	}
	c, ok := v.(*object.Type)
	return ok && c.IsSubclass(s.classes["TypeEngine"])
}

func (s *State) columnOption(th *object.Thread, spec *core.ColumnSpec, k object.KwArg) error {
	var err error
	switch k.Name {
	case "primary_key":
		spec.PrimaryKey, err = object.Truth(th, k.Value)
	case "nullable":
		if !none(k.Value) {
			spec.NullableGiven = true
			spec.Nullable, err = object.Truth(th, k.Value)
		}
	case "unique":
		_, spec.UniqueText = object.AsStr(k.Value)
		spec.UniqueGiven = !none(k.Value)
		spec.Unique, err = object.Truth(th, k.Value)
	case "index":
		_, spec.IndexText = object.AsStr(k.Value)
		spec.IndexGiven = !none(k.Value)
		spec.Index, err = object.Truth(th, k.Value)
	case "default", "insert_default":
		spec.Default, err = s.Default(th, k.Value)
	case "onupdate":
		spec.OnUpdate, err = s.Default(th, k.Value)
	case "server_default":
		err = s.serverDefault(th, spec, k.Value)
	case "server_onupdate":
		if _, fetched := nativeAny(k.Value).(fetchedValue); fetched {
			spec.ServerOnUpdate = core.NewText("")
		} else if !none(k.Value) {
			spec.ServerOnUpdate, err = s.textOr(th, k.Value)
		}
	case "autoincrement":
		switch v := k.Value.(type) {
		case object.Bool:
			spec.Autoincrement = "false"
			if v {
				spec.Autoincrement = "true"
			}
		case object.Str:
			spec.Autoincrement = string(v)
		}
	case "comment":
		spec.Comment = str(k.Value)
		spec.HasComment = !none(k.Value)
	case "doc":
		spec.Doc = str(k.Value)
	case "info":
		spec.Info = k.Value
	case "system":
		spec.System, err = object.Truth(th, k.Value)
	case "sort_order":
		spec.SortOrder, _ = intArg(k.Value)
	default:
		if err = s.dialectArgument(k.Name, "Column"); err == nil && !none(k.Value) {
			if spec.Options == nil {
				spec.Options = map[string]any{}
			}
			spec.Options[k.Name] = ddlOption(k.Value)
		}
	}
	return err
}

// setOption sets what a keyword of Column says, later.
func setOption(name string) func(th *object.Thread, self, v object.Value) error {
	return func(th *object.Thread, self, v object.Value) error {
		return Of(th).columnOption(th, specOf(self), object.KwArg{Name: name, Value: v})
	}
}

func (s *State) serverDefault(th *object.Thread, spec *core.ColumnSpec, v object.Value) error {
	if none(v) {
		return nil
	}
	switch n := nativeAny(v).(type) {
	case fetchedValue:
		spec.FetchedDefault = true
		return nil
	case *core.Computed:
		spec.Computed = n
		return nil
	case *core.Identity:
		spec.Identity = n
		return nil
	case core.Value:
		spec.ServerDefault = n
		return nil
	}
	if t, ok := object.AsStr(v); ok {
		spec.ServerDefault = core.Value{V: t, Type: core.StringType}
		return nil
	}
	e, ok, err := s.Element(th, v)
	if err != nil {
		return err
	}
	if !ok {
		r := "<class '" + v.Type().FullName() + "'>"
		return s.NewError("ArgumentError", "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '"+r+"'", "")
	}
	spec.ServerDefault = e
	return nil
}

// Default makes a default from what default= was given.
func (s *State) Default(th *object.Thread, v object.Value) (*core.Default, error) {
	if none(v) {
		return nil, nil
	}
	if d, ok := object.State[*core.Default](v); ok {
		return d, nil
	}
	if sq, ok := object.State[*core.Sequence](v); ok {
		return &core.Default{Sequence: sq, Host: v}, nil
	}
	e, ok, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	if ok {
		if c, isCol := e.(core.ColumnElement); isCol {
			return &core.Default{Clause: c, Host: v}, nil
		}
		if q, isQ := e.(core.Query); isQ {
			return &core.Default{Clause: core.NewScalarSelect(q), Host: v}, nil
		}
	}
	if object.IsCallable(v) {
		count := argumentCount(th, v)
		if count > 1 {
			return nil, s.NewError("ArgumentError", "ColumnDefault Python function takes zero or one positional arguments", "")
		}
		takes := count > 0
		return &core.Default{Host: v, Callable: func(dc core.DefaultContext) (any, error) {
			if !takes {
				return object.Call(s.th, v)
			}
			return object.Call(s.th, v, object.NewInstance(s.classes["ExecutionContext"], dc))
		}}, nil
	}
	val := s.Value(v)
	return &core.Default{Scalar: &val, Host: v}, nil
}

// argumentCount is how many arguments a default function wants: one is the context.
func argumentCount(th *object.Thread, v object.Value) int64 {
	code, ok, err := object.LookupAttr(th, v, "__code__")
	if err != nil || !ok {
		return 0
	}
	n, ok, err := object.LookupAttr(th, code, "co_argcount")
	if err != nil || !ok {
		return 0
	}
	count, _ := object.AsInt(n)
	if d, ok, _ := object.LookupAttr(th, v, "__defaults__"); ok && !none(d) {
		if t, isT := d.(*object.Tuple); isT {
			count -= int64(len(t.Elems))
		}
	}
	return count
}
