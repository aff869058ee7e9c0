package sqlalchemy

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

const elementsModule = "sqlalchemy.sql.elements"

func (s *State) makeElementClasses() {
	clause := s.class(object.ClassSpec{
		Name: "ClauseElement", Module: elementsModule, New: newCustom(false, false),
		Methods: []object.Method{
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				e, _, err := s.Element(th, self)
				if err != nil {
					return nil, err
				}
				return s.text(th, e)
			}),
			object.NewMethod("compile(bind=None, dialect=None, **kw)", compileMethod),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				if b, is := nativeElement(self).(*core.BindParam); is {
					return Of(th).bindRepr(th, self, b)
				}
				name := core.Description(nativeElement(self))
				at := fmt.Sprintf("at %#x", th.ID(self))
				if name == "" {
					return object.Str("<" + self.Type().FullName() + " object " + at + ">"), nil
				}
				return object.Str("<" + self.Type().FullName() + " " + at + "; " + name + ">"), nil
			}),
			object.NewMethod("__bool__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				if b, ok := object.State[*core.Binary](self); ok && (b.Op == core.OpEq || b.Op == core.OpNe) {
					r, isCol := b.R.(core.ColumnElement)
					same := isCol && core.Deannotate(b.L) == core.Deannotate(r)
					return object.MakeBool(same == (b.Op == core.OpEq)), nil
				}
				return nil, object.Raise(object.TypeError, "Boolean value of this clause is not defined")
			}),
			object.NewMethod("self_group(against=None)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				if c, ok := object.State[core.ColumnElement](self); ok {
					return s.Wrap(th, core.SelfGroup(c)), nil
				}
				return self, nil
			}),
			object.NewMethod("params(*optionaldict, **kwargs)", paramsMethod(false)),
			object.NewMethod("unique_params(*optionaldict, **kwargs)", paramsMethod(true)),
			object.NewMethod("_annotate(values)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			object.NewMethod("compare(other, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				x, _, err := s.Element(th, self)
				if err != nil {
					return nil, err
				}
				y, ok, err := s.Element(th, a[0])
				if err != nil || !ok {
					return object.False, err
				}
				return object.MakeBool(core.Compare(x, y)), nil
			}),
		},
		Attrs: []object.Attr{{Name: "__visit_name__", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if e, ok := object.State[core.Element](self); ok {
				return object.Str(e.VisitName()), nil
			}
			return object.None, nil
		}}},
	})
	ops := s.class(object.ClassSpec{Name: "ColumnOperators", Module: "sqlalchemy.sql.operators", Methods: operatorMethods()})
	col := s.class(object.ClassSpec{
		Name: "ColumnElement", Module: elementsModule, Bases: []*object.Type{ops, clause}, New: newCustom(false, false), Methods: append(jsonMethods(), object.NewMethod("__getattr__(name)", comparatorAttr)),
		Attrs: []object.Attr{
			{Name: "type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s, c, err := colSelf(th, self)
				if err != nil {
					return nil, err
				}
				return s.TypeObject(c.SQLType()), nil
			}},
			lineage("proxy_set", false), lineage("base_columns", true),
			{Name: "key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				_, c, err := colSelf(th, self)
				if err != nil {
					return nil, err
				}
				switch core.Deannotate(c).(type) {
				case *core.Column, *core.Label, *core.BindParam, *core.TableValuedColumn:
					return strOrNone(core.ProxyKey(c)), nil
				}
				return object.None, nil
			}},
			{Name: "comparator", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s, c, err := colSelf(th, self)
				if err != nil {
					return nil, err
				}
				cls := s.comparatorClass(c.SQLType())
				if cls == nil {
					cls = s.classes["Comparator"]
				}
				return s.newComparator(th, cls, c)
			}},
			{Name: "element", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s := Of(th)
				switch x := nativeElement(self).(type) {
				case *core.Label:
					return s.Wrap(th, x.X), nil
				case *core.Unary:
					return s.Wrap(th, x.X), nil
				case *core.Grouping:
					return s.Wrap(th, x.X), nil
				case *core.Over:
					return s.Wrap(th, x.X), nil
				case *core.ScalarSelect:
					return s.Wrap(th, x.Query), nil
				}
				return nil, object.AttributeErr(self, "element")
			}},
		},
	})
	_ = col
	sub := func(name, base string, module string, spec object.ClassSpec) {
		spec.Name, spec.Module = name, module
		spec.Bases = []*object.Type{s.classes[base]}
		s.class(spec)
	}
	named := []object.Attr{{Name: "name", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		_, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		n := core.OwnName(c)
		if n.Anon != nil {
			return object.Str("%(" + n.Anon.Base.Text + ")s"), nil
		}
		return strOrNone(n.Text), nil
	}}}
	sub("ColumnClause", "ColumnElement", elementsModule, object.ClassSpec{Attrs: append(named, object.Attr{
		Name: "table", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			if x, ok := core.Deannotate(c).(*core.Column); ok && x.Table != nil {
				return s.Wrap(th, x.Table), nil
			}
			return object.None, nil
		}})})
	sub("Label", "ColumnElement", elementsModule, object.ClassSpec{Attrs: named})
	for _, n := range []string{"BindParameter", "Null", "True_", "False_", "TextClause", "OperatorExpression", "UnaryExpression", "AsBoolean",
		"Grouping", "Tuple", "Case", "Cast", "TypeCoerce", "Extract", "FunctionFilter", "WithinGroup", "Over", "CollectionAggregate", "TableValuedColumn", "CollationClause", "ScalarFunctionColumn"} {
		base := "ColumnElement"
		spec := object.ClassSpec{}
		switch n {
		case "UnaryExpression":
			spec.New = newUnary
		case "AsBoolean", "CollectionAggregate":
			base = "UnaryExpression"
		case "TextClause":
			base = "ClauseElement" // no operators but AND: it is no expression
			spec.Methods, spec.Attrs = append(append(textMethods(), optionMethods()...), conjunctionMethod("__and__", false)), append(kindAttrs(),
				object.Attr{Name: "type", Get: func(th *object.Thread, _ object.Value) (object.Value, error) {
					return Of(th).TypeObject(core.NullType), nil
				}}, object.Attr{Name: "key", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.None, nil }})
		case "BindParameter":
			spec.Attrs = []object.Attr{
				{Name: "value", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
					b, _ := object.State[*core.BindParam](self)
					return toPy(b.Value), nil
				}, Set: func(_ *object.Thread, self, v object.Value) error {
					b, _ := object.State[*core.BindParam](self)
					b.Value, b.HasValue = v, true
					return nil
				}},
				{Name: "callable", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.None, nil }, Set: func(_ *object.Thread, self, v object.Value) error {
					b, _ := object.State[*core.BindParam](self)
					if none(v) {
						b.Callable = nil
					}
					return nil
				}},
				{Name: "effective_value", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
					b, _ := object.State[*core.BindParam](self)
					if b.Callable != nil {
						v, err := b.Callable()
						return toPy(v), err
					}
					return toPy(b.Value), nil
				}},
			}
		case "FunctionFilter", "WithinGroup":
			spec.Methods = functionTail()
		}
		sub(n, base, elementsModule, spec)
	}
	sub("BinaryExpression", "OperatorExpression", elementsModule, object.ClassSpec{New: newBinary, Attrs: []object.Attr{
		{Name: "left", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			b, _ := object.State[*core.Binary](self)
			return Of(th).Wrap(th, b.L), nil
		}},
		{Name: "operator", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			b, _ := object.State[*core.Binary](self)
			return Of(th).opObject(th, b.Op)
		}},
		{Name: "right", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			b, _ := object.State[*core.Binary](self)
			return Of(th).Wrap(th, b.R), nil
		}},
	}})
	sub("Slice", "ColumnElement", elementsModule, object.ClassSpec{Attrs: []object.Attr{
		attrOf("start", func(s *State, x *core.Slice) object.Value { return s.Wrap(s.th, x.Start) }),
		attrOf("stop", func(s *State, x *core.Slice) object.Value { return s.Wrap(s.th, x.Stop) }),
	}})
	s.makeOperatorClasses()
	s.makeComparatorClass()
	sub("ExpressionClauseList", "OperatorExpression", elementsModule, object.ClassSpec{})
	sub("BooleanClauseList", "ExpressionClauseList", elementsModule, object.ClassSpec{})
	s.classes["BooleanClauseList"].Extend(object.ClassSpec{ClassMethods: []object.Method{
		object.NewMethod("_construct_raw(operator, clauses=None)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			items, err := s.conditions(th, elems(orNone(a[1])))
			l := &core.OpList{Op: s.operatorOf(th, a[0])}
			for _, c := range items {
				l.Items = append(l.Items, c)
			}
			return s.Wrap(th, l), err
		}),
		object.NewMethod("_construct_for_whereclause(clauses)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			items, err := s.conditions(th, elems(a[0]))
			if err != nil || len(items) == 0 {
				return object.None, err
			}
			return s.Wrap(th, core.And(items...)), nil
		}),
	}})
	s.classes["ExpressionClauseList"].Extend(object.ClassSpec{Attrs: []object.Attr{
		{Name: "operator", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			l, _ := object.State[*core.OpList](self)
			return Of(th).opObject(th, l.Op)
		}},
		{Name: "clauses", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).listItems(th, self), nil
		}},
	}})
	sub("ClauseList", "ColumnElement", elementsModule, object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.CallMethod(th, Of(th).listItems(th, self), "__iter__")
		}),
		object.NewMethod("__len__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeInt(int64(len(Of(th).listItems(th, self).Elems))), nil
		}),
	}, Attrs: []object.Attr{{Name: "clauses", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		return Of(th).listItems(th, self), nil
	}}}})
	s.makeFunctionClasses(named)
	sub("FunctionAsBinary", "BinaryExpression", functionsModule, object.ClassSpec{Attrs: []object.Attr{
		attrOf("left", func(s *State, c *core.FunctionComparison) object.Value { return s.Wrap(s.th, c.Func.Args[c.Left]) }),
		attrOf("right", func(s *State, c *core.FunctionComparison) object.Value { return s.Wrap(s.th, c.Func.Args[c.Right]) }),
		attrOf("sql_function", func(s *State, c *core.FunctionComparison) object.Value { return s.Wrap(s.th, c.Func) }),
	}})
}

// bindRepr is repr() of a parameter: its name, its value, its type.
func (s *State) bindRepr(th *object.Thread, self object.Value, b *core.BindParam) (object.Value, error) {
	v, err := object.Repr(th, toPy(b.Value))
	if err != nil {
		return nil, err
	}
	t, err := object.Repr(th, s.TypeObject(b.SQLType()))
	if err != nil {
		return nil, err
	}
	name := b.Key
	if b.Unique {
		if name == "" {
			name = "param"
		}
		name = fmt.Sprintf("%%(%d %s)s", th.ID(self), name)
	}
	return object.Str("BindParameter(" + object.StrRepr(name) + ", " + v + ", type_=" + t + ")"), nil
}

// lineage is the set of the columns that a column stands for: all of them, or those that stand
// for no others.
func lineage(name string, base bool) object.Attr {
	return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		set := object.NewFrozenSet()
		for _, x := range core.Lineage(c, base) {
			if err := set.Add(th, s.Wrap(th, x)); err != nil {
				return nil, err
			}
		}
		return set, nil
	}}
}

// listItems are the elements of a list of clauses.
func (s *State) listItems(th *object.Thread, self object.Value) *object.List {
	out := object.NewList()
	if l, ok := nativeElement(self).(*core.OpList); ok {
		for _, e := range l.Items {
			out.Elems = append(out.Elems, s.Wrap(th, e))
		}
	}
	return out
}

func nativeElement(v object.Value) core.Element {
	e, _ := object.State[core.Element](v)
	switch x := e.(type) {
	case *core.Annotated:
		return core.Deannotate(x)
	case *ddlText:
		return x.DDL
	}
	return e
}

func strOrNone(s string) object.Value {
	if s == "" {
		return object.None
	}
	return object.Str(s)
}

// text is str() of an element.
func (s *State) text(th *object.Thread, e core.Element) (object.Value, error) {
	c, err := core.CompileElement(e, core.CompileOptions{Dialect: stringDialect(e), Host: host{s}, Stringify: true})
	if err != nil {
		return nil, s.Err(th, err)
	}
	return object.Str(c.SQL), nil
}

// stringDialect is the dialect that str() spells an element for: that of what only one
// database has.
func stringDialect(e core.Element) *core.Dialect {
	switch x := e.(type) {
	case *core.Insert:
		if x.Dialect != "" {
			return core.DialectNamed(x.Dialect)
		}
	case *core.Array, *core.Ordered:
		return core.PostgreSQL
	}
	return core.StringDialect
}

func compileMethod(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	s := Of(th)
	e, _, err := s.Element(th, self)
	if err != nil {
		return nil, err
	}
	o := core.CompileOptions{Dialect: stringDialect(e), Host: host{s}, Stringify: true}
	if !none(a[0]) {
		if en, ok := object.State[*engineState](a[0]); ok {
			o.Dialect = en.engine.Dialect
		} else if c, ok := object.State[*connState](a[0]); ok {
			o.Dialect = c.conn.Engine.Dialect
		}
	}
	if !none(a[1]) {
		o.Dialect = dialectOf(a[1])
	}
	kw := kwargs(a[2])
	if v, ok := kw.GetStr("compile_kwargs"); ok {
		if d, ok := v.(*object.Dict); ok {
			if x, ok := d.GetStr("include_table"); ok {
				o.Bare = x == object.False
			}
			if x, ok := d.GetStr("literal_binds"); ok {
				if o.LiteralBinds, err = object.Truth(th, x); err != nil {
					return nil, err
				}
			}
			if x, ok := d.GetStr("render_postcompile"); ok {
				if o.RenderPostcompile, err = object.Truth(th, x); err != nil {
					return nil, err
				}
			}
		}
	}
	if v, ok := kw.GetStr("for_executemany"); ok {
		if o.Many, err = object.Truth(th, v); err != nil {
			return nil, err
		}
	}
	if v, ok := kw.GetStr("schema_translate_map"); ok {
		if o.SchemaTranslate, err = (host{s}).SchemaMap(v); err != nil {
			return nil, err
		}
	}
	if v, ok := kw.GetStr("render_schema_translate"); ok {
		if o.RenderSchemas, err = object.Truth(th, v); err != nil {
			return nil, err
		}
	}
	if v, ok := kw.GetStr("column_keys"); ok && !none(v) {
		o.HasKeys = true
		if err := object.Iterate(th, v, func(x object.Value) error {
			if c, ok := nativeElement(x).(*core.Column); ok {
				x = object.Str(c.Key)
			}
			o.ColumnKeys = append(o.ColumnKeys, str(x))
			return nil
		}); err != nil {
			return nil, err
		}
	}
	defer s.speak(o.Dialect)()
	c, err := core.CompileElement(e, o)
	if err != nil {
		return nil, s.Err(th, err)
	}
	return object.NewInstance(s.classes["Compiled"], c), nil
}

// compiledParams are a Compiled's parameters as a dictionary.
func (s *State) compiledParams(th *object.Thread, c *core.Compiled, set map[string]object.Value) (*object.Dict, error) {
	names, vals, err := c.Params()
	if err != nil {
		return nil, s.Err(th, err)
	}
	d := object.NewDict()
	for i, n := range names {
		v := toPy(vals[i])
		if x, ok := set[n]; ok {
			v = x
		}
		d.SetStr(n, v)
	}
	return d, nil
}

// paramsMethod is params(), and unique_params(), after which the parameters share their names
// with no others.
func paramsMethod(unique bool) func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
	return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s := Of(th)
		e, _, err := s.Element(th, self)
		if err != nil {
			return nil, err
		}
		if core.TargetOf(e) != nil {
			return nil, object.Raise(object.NotImplementedError, "params() is not supported for INSERT/UPDATE/DELETE statements. To set the values for an INSERT or UPDATE statement, use stmt.values(**parameters).")
		}
		set := map[string]any{}
		for _, d := range elems(a[0]) {
			if m, ok := d.(*object.Dict); ok {
				for _, it := range m.Items() {
					set[str(it.Key)] = it.Value
				}
			}
		}
		for _, it := range kwargs(a[1]).Items() {
			set[str(it.Key)] = it.Value
		}
		return s.Wrap(th, core.WithParams(e, set, unique)), nil
	}
}

// textMethods are bindparams() and columns() of text().
func textMethods() []object.Method {
	return []object.Method{
		object.NewMethod("label(name)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "")
		}),
		object.NewMethod("bindparams(*binds, **names_to_values)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, _ := object.State[*core.Text](self)
			binds := map[string]*core.BindParam{}
			for _, b := range elems(a[0]) {
				e, _, err := s.Element(th, b)
				if err != nil {
					return nil, err
				}
				p, ok := e.(*core.BindParam)
				if !ok {
					if _, err := object.GetAttr(th, b, "_orig_key"); err != nil {
						return nil, err
					}
					continue
				}
				if _, known := t.Binds[p.Key]; !known {
					return nil, s.NewError("ArgumentError", "This text() construct doesn't define a bound parameter named '"+p.Key+"'", "")
				}
				binds[p.Key] = p
			}
			for _, it := range kwargs(a[1]).Items() {
				name := str(it.Key)
				old, known := t.Binds[name]
				if !known {
					return nil, s.NewError("ArgumentError", "This text() construct doesn't define a bound parameter named '"+name+"'", "")
				}
				if p, given := binds[name]; given {
					old = p
				}
				v := s.Value(it.Value)
				typ := old.SQLType()
				if typ.IsNull() && v.Type != nil {
					typ = v.Type
				}
				binds[name] = old.WithValue(it.Value).WithType(typ)
			}
			return s.Wrap(th, core.TextWith(t, binds)), nil
		}),
		object.NewMethod("columns(*cols, **types)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, _ := object.State[*core.Text](self)
			out := &core.TextualSelect{Text: t}
			for _, c := range elems(a[0]) {
				x, err := s.Column(th, c, false)
				if err != nil {
					return nil, err
				}
				out.Cols = append(out.Cols, x)
				out.Positional = true
			}
			for _, it := range kwargs(a[1]).Items() {
				typ, err := s.Type(th, it.Value)
				if err != nil {
					return nil, err
				}
				out.Cols = append(out.Cols, core.NewColumn(str(it.Key), typ))
			}
			return s.Wrap(th, out), nil
		}),
	}
}
