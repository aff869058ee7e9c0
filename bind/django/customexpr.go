package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

// userMethod is a method that a class written by the user gives to expressions
// of it; nil where the native one applies.
func (st *site) userMethod(cls *object.Type, name string) object.Value {
	v, owner := cls.LookupOwner(name)
	if owner == nil || st.nativeExprs[owner] || owner == object.ObjectType {
		return nil
	}
	if _, native := v.(*object.MethodDescr); native {
		return nil
	}
	return v
}

// userText is a text that a class written by the user, or its object, sets.
func (st *site) userText(inst *object.Instance, name string) string {
	if d := inst.AttrDict(false); d != nil {
		if v, ok := d.GetStr(name); ok {
			return text(v)
		}
	}
	v, owner := inst.Type().LookupOwner(name)
	if owner == nil || st.nativeExprs[owner] {
		return ""
	}
	return text(v)
}

// derived lets a class written by the user take part in what its expression
// does; an expression of one of Django's own classes stays as it is.
func (st *site) derived(inst *object.Instance, e query.Expr) (query.Expr, error) {
	cls := inst.Type()
	if st.nativeExprs[cls] || len(st.nativeExprs) == 0 {
		return e, nil
	}
	switch x := e.(type) {
	case *query.Func:
		c := *x
		c.Name = cls.Name
		c.Host = &funcHost{st, inst}
		if x.Out == nil || st.userAttr(cls, "output_field") != nil {
			out, err := st.classOutput(cls)
			if err != nil {
				return nil, err
			}
			if out != nil && x.Out == nil || out != nil && st.nativeOutput(x) {
				c.Out = out
			}
		}
		if v, _ := cls.Lookup("bilateral"); v != nil {
			on, err := object.Truth(st.th, v)
			if err != nil {
				return nil, err
			}
			c.Bilateral = on
		}
		return &c, nil
	case *query.Sub:
		c := *x
		c.Template = st.userText(inst, "template")
		if c.Field == nil {
			out, err := st.classOutput(cls)
			if err != nil {
				return nil, err
			}
			c.Field = out
		}
		return &c, nil
	case *query.Lookup:
		c := *x
		c.Host = &lookupHost{st, inst}
		return &c, nil
	}
	return e, nil
}

// nativeOutput tells whether a function's field is that of its class, not one
// that was given.
func (st *site) nativeOutput(f *query.Func) bool {
	n, err := query.NewFunc(f.Name, f.Args, nil)
	return err == nil && n.Out == f.Out
}

// userAttr is an attribute that a class written by the user sets, nil for none.
func (st *site) userAttr(cls *object.Type, name string) object.Value {
	v, owner := cls.LookupOwner(name)
	if owner == nil || st.nativeExprs[owner] || owner == object.ObjectType {
		return nil
	}
	return v
}

// classOutput is the output_field that a class written by the user sets.
func (st *site) classOutput(cls *object.Type) (*meta.Field, error) {
	v := st.userAttr(cls, "output_field")
	if v == nil {
		return nil, nil
	}
	if _, ok := object.State[*fieldBox](v); !ok {
		if _, isType := v.(*object.Type); !isType {
			return nil, nil // a property: it is asked when needed
		}
	}
	return st.outputField(v)
}

// standing is an object like inst that stands for another expression.
func (st *site) standing(inst *object.Instance, e query.Expr) *object.Instance {
	out := object.NewInstance(inst.Type(), &exprBox{e: e})
	if d := inst.AttrDict(false); d != nil {
		out.SetAttrDict(d.Copy())
	}
	return out
}

// funcHost is a class derived from a function.
type funcHost struct {
	st   *site
	inst *object.Instance
}

// SQL implements query.FuncHost.
func (h *funcHost) SQL(c *query.Compiler, f *query.Func) (sqltree.Expr, error) {
	inst := h.st.standing(h.inst, f)
	if own := "as_" + c.Vendor(); h.st.userMethod(inst.Type(), own) != nil {
		return h.st.asSQL(inst, own, c)
	}
	var x sqltree.Expr
	var err error
	if h.st.userMethod(inst.Type(), "as_sql") != nil {
		x, err = h.st.asSQL(inst, "as_sql", c)
	} else {
		x, err = f.Call(c, h.st.spelling(inst, f))
	}
	if err != nil {
		return nil, err
	}
	return query.Numeric(c, f, x), nil
}

// spelling is how the class of a function spells its call.
func (st *site) spelling(inst *object.Instance, f *query.Func) query.Spelling {
	return f.Spell.Over(query.Spelling{Function: st.userText(inst, "function"), Template: st.userText(inst, "template"), Joiner: st.userText(inst, "arg_joiner")})
}

// asSQL calls as_sql() or one of its like, and takes the text and parameters.
func (st *site) asSQL(inst *object.Instance, method string, c *query.Compiler) (sqltree.Expr, error) {
	v, err := object.CallMethod(st.th, inst, method, st.compilerObject(c), st.connections["default"])
	if err != nil {
		return nil, st.compileError(err)
	}
	return st.written(v)
}

// compileError turns Django's exceptions for conditions that are always or never
// true back into the core's errors.
func (st *site) compileError(err error) error {
	if _, empty := object.AsException(err, st.exc["django.core.exceptions.EmptyResultSet"]); empty {
		return query.ErrEmpty
	}
	if _, full := object.AsException(err, st.exc["django.core.exceptions.FullResultSet"]); full {
		return query.ErrFull
	}
	return err
}

// written is an (sql, params) pair as an expression.
func (st *site) written(v object.Value) (sqltree.Expr, error) {
	pair, err := object.ToSlice(st.th, v)
	if err != nil {
		return nil, err
	}
	if len(pair) != 2 {
		return nil, object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(pair))
	}
	params, err := object.ToSlice(st.th, pair[1])
	if err != nil {
		return nil, err
	}
	return query.Written(text(pair[0]), st.toGoAll(params)), nil
}

// textPair is a compiled expression as (sql, params).
func (st *site) textPair(c *query.Compiler, x sqltree.Expr) (object.Value, error) {
	sql, params, err := c.Render(x)
	if err != nil {
		return nil, st.err(err)
	}
	list, err := st.toPyAll(params)
	return object.NewTuple(object.Str(sql), object.NewList(list...)), err
}

// hostedExpr is a class derived from Expression.
type hostedExpr struct {
	st   *site
	inst *object.Instance
	out  *meta.Field
}

// hosted is an object of a class derived from Expression as an expression.
func (st *site) hosted(inst *object.Instance, b *exprBox) query.Expr {
	h := &query.Hosted{Host: &hostedExpr{st, inst, b.out}, Aggregate: st.classFlag(inst, "contains_aggregate"), Over: st.classFlag(inst, "contains_over_clause")}
	if st.userMethod(inst.Type(), "get_source_expressions") != nil {
		if v, err := object.CallMethod(st.th, inst, "get_source_expressions"); err == nil {
			if list, err := object.ToSlice(st.th, v); err == nil {
				for _, x := range list {
					if e, ok := st.toGo(x).(query.Expr); ok && st.box(x) != nil {
						h.Sources = append(h.Sources, e)
					}
				}
			}
		}
	}
	return h
}

func (st *site) classFlag(inst *object.Instance, name string) bool {
	v := st.userAttr(inst.Type(), name)
	on, err := truth(st.th, v)
	return err == nil && on
}

// at is the object for an expression of the class with other sources.
func (h *hostedExpr) at(e *query.Hosted) (*object.Instance, error) {
	inst := h.st.standing(h.inst, nil)
	inst.Native.(*exprBox).out = h.out
	if len(e.Sources) > 0 && h.st.userMethod(inst.Type(), "set_source_expressions") != nil {
		list := object.NewList()
		for _, s := range e.Sources {
			list.Elems = append(list.Elems, h.st.wrapExpr(s))
		}
		if _, err := object.CallMethod(h.st.th, inst, "set_source_expressions", list); err != nil {
			return nil, err
		}
	}
	return inst, nil
}

// SQL implements query.HostedExpr.
func (h *hostedExpr) SQL(c *query.Compiler, e *query.Hosted) (sqltree.Expr, error) {
	inst, err := h.at(e)
	if err != nil {
		return nil, err
	}
	method := "as_sql"
	if own := "as_" + c.Vendor(); h.st.userMethod(inst.Type(), own) != nil {
		method = own
	} else if h.st.userMethod(inst.Type(), method) == nil {
		return nil, object.Raise(object.NotImplementedError, "Subclasses must implement as_sql()")
	}
	return h.st.asSQL(inst, method, c)
}

// Output implements query.HostedExpr.
func (h *hostedExpr) Output(e *query.Hosted) (*meta.Field, error) {
	if h.out != nil {
		return h.out, nil
	}
	if f, err := h.st.classOutput(h.inst.Type()); f != nil || err != nil {
		return f, err
	}
	if h.st.userMethod(h.inst.Type(), "output_field") != nil || h.st.userMethod(h.inst.Type(), "_resolve_output_field") != nil {
		inst, err := h.at(e)
		if err != nil {
			return nil, err
		}
		name := "output_field"
		if h.st.userMethod(h.inst.Type(), name) == nil {
			v, err := object.CallMethod(h.st.th, inst, "_resolve_output_field")
			if err != nil {
				return nil, err
			}
			return h.st.outputField(v)
		}
		v, err := object.GetAttr(h.st.th, inst, name)
		if err != nil {
			return nil, err
		}
		return h.st.outputField(v)
	}
	return nil, nil
}

// Describe implements query.HostedExpr.
func (h *hostedExpr) Describe() string { return foreign{h.st, h.inst}.HostRepr() }

// box is the expression of an object; nil where it is none.
func (st *site) box(v object.Value) query.Expr {
	if b, ok := object.State[*exprBox](v); ok {
		if b.e == nil {
			return st.hosted(v.(*object.Instance), b)
		}
		return b.e
	}
	if q, ok := object.State[*query.Q](v); ok {
		return q
	}
	return nil
}

// compilerBox is the Go state of the compiler object that as_sql() receives.
type compilerBox struct{ c *query.Compiler }

type compilerKey struct{}

// compilerObject is the SQLCompiler for user code that compiles expressions.
func (st *site) compilerObject(c *query.Compiler) object.Value {
	cls := st.rt.Extra(compilerKey{}, func() any {
		of := func(v object.Value) *query.Compiler { b, _ := object.State[*compilerBox](v); return b.c }
		return object.NewNativeType(object.ClassSpec{Name: "SQLCompiler", Module: "django.db.models.sql.compiler",
			Methods: []object.Method{
				object.NewMethod("compile(node)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
					e := st.box(a[0])
					if e == nil {
						return nil, object.AttributeErr(a[0], "as_sql")
					}
					sql, params, err := of(self).Text(e)
					if err != nil {
						return nil, st.err(err)
					}
					list, err := st.toPyAll(params)
					return object.NewTuple(object.Str(sql), object.NewList(list...)), err
				}),
				object.NewMethod("quote_name_unless_alias(name)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
					return object.Str(quoted(text(a[0]))), nil
				}),
				object.NewMethod("quote_name(name)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
					return object.Str(quoted(text(a[0]))), nil
				}),
				object.NewMethod("as_sql(with_limits=True, with_col_aliases=False)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
					r, err := of(self).Query().SQL()
					if err != nil {
						return nil, st.err(err)
					}
					params, err := st.row(r.Values(), nil)
					return object.NewTuple(object.Str(r.SQL), params), err
				}),
			},
			Attrs: []object.Attr{
				{Name: "connection", Get: func(*object.Thread, object.Value) (object.Value, error) { return st.connections["default"], nil }},
				{Name: "query", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
					return st.queryOf(of(self).Query()), nil
				}},
			}})
	}).(*object.Type)
	return object.NewInstance(cls, &compilerBox{c})
}

func quoted(name string) string {
	if strings.HasPrefix(name, `"`) && strings.HasSuffix(name, `"`) {
		return name
	}
	return `"` + name + `"`
}

// expressionMethods are what user code may call on any expression.
func (st *site) expressionMethods() []object.Method {
	compiler := func(v object.Value) (*query.Compiler, error) {
		b, ok := object.State[*compilerBox](v)
		if !ok {
			return nil, object.Raise(object.TypeError, "a compiler is needed")
		}
		return b.c, nil
	}
	spellings := func(d *object.Dict) (query.Spelling, error) {
		sp := query.Spelling{Places: map[string]string{}}
		for _, e := range d.Items() {
			if e.Value == object.None {
				continue
			}
			s, err := object.ToStr(st.th, e.Value)
			if err != nil {
				return sp, err
			}
			switch k := text(e.Key); k {
			case "function":
				sp.Function, sp.Nameless = s, s == ""
			case "template":
				sp.Template = s
			case "arg_joiner":
				sp.Joiner = s
			default:
				sp.Places[k] = s
			}
		}
		return sp, nil
	}
	return []object.Method{
		object.NewMethod("as_sql(compiler, connection, **extra_context)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c, err := compiler(a[0])
			if err != nil {
				return nil, err
			}
			var x sqltree.Expr
			switch e := st.box(self).(type) {
			case *query.Func:
				sp, err := spellings(a[2].(*object.Dict))
				if err != nil {
					return nil, err
				}
				x, err = e.Call(c, st.spelling(self.(*object.Instance), e).Over(sp))
				if err != nil {
					return nil, st.err(err)
				}
				return st.textPair(c, x)
			case *query.Lookup:
				x, err = e.Builtin(c)
			case *query.Hosted:
				return nil, object.Raise(object.NotImplementedError, "Subclasses must implement as_sql()")
			default:
				x, err = e.Compile(c)
			}
			if err != nil {
				return nil, st.err(err)
			}
			return st.textPair(c, x)
		}),
		{Name: "as_sqlite", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			v, err := object.CallMethodArgs(th, self, "as_sql", args)
			if err != nil {
				return nil, err
			}
			e := st.box(self)
			if out, err := e.Output(); err != nil || out == nil || out.ValueKind() != meta.DecimalKind {
				return v, nil
			}
			pair, err := object.ToSlice(th, v)
			if err != nil || len(pair) != 2 {
				return v, err
			}
			return object.NewTuple(object.Str("(CAST("+text(pair[0])+" AS NUMERIC))"), pair[1]), nil
		}},
		object.NewMethod("get_source_expressions()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			out := object.NewList()
			if b, ok := object.State[*exprBox](self); ok && b.e != nil {
				for _, k := range b.e.Children() {
					out.Elems = append(out.Elems, st.wrapExpr(k))
				}
			}
			return out, nil
		}),
		object.NewMethod("set_source_expressions(exprs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, ok := object.State[*exprBox](self)
			if !ok || b.e == nil {
				return object.None, nil
			}
			list, err := object.ToSlice(th, a[0])
			if err != nil {
				return nil, err
			}
			exprs, err := st.exprList(list)
			if err != nil {
				return nil, err
			}
			if len(exprs) != len(b.e.Children()) {
				return nil, st.err(meta.Unsupported("another number of source expressions"))
			}
			b.e = b.e.With(exprs)
			return object.None, nil
		}),
		object.NewMethod("get_group_by_cols()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			out := object.NewList()
			for _, c := range query.GroupByCols(st.box(self)) {
				out.Elems = append(out.Elems, st.wrapExpr(c))
			}
			return out, nil
		}),
		object.NewMethod("copy()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, _ := object.State[*exprBox](self)
			c := st.standing(self.(*object.Instance), b.e)
			c.Native.(*exprBox).out = b.out
			return c, nil
		}),
		st.resolveExpression(),
	}
}

// expressionAttrs are the attributes of every expression.
func (st *site) expressionAttrs() []object.Attr {
	attr := func(name string, f func(e query.Expr) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			e := st.box(self)
			if e == nil {
				return nil, object.AttributeErr(self, name)
			}
			return f(e)
		}}
	}
	field := func(e query.Expr, must bool) (object.Value, error) {
		f, err := e.Output()
		switch {
		case err != nil && must:
			return nil, st.err(err)
		case f == nil && must:
			return nil, st.err(meta.Errorf(meta.FieldError, "Cannot resolve expression type, unknown output_field"))
		case f == nil || err != nil:
			return object.None, nil
		}
		return st.outputObject(f)
	}
	settable := attr("output_field", func(e query.Expr) (object.Value, error) { return field(e, true) })
	settable.Set = func(_ *object.Thread, self, v object.Value) error {
		b, ok := object.State[*exprBox](self)
		if !ok {
			return nil
		}
		out, err := st.outputField(v)
		b.out = out
		if f, isFunc := b.e.(*query.Func); isFunc && err == nil {
			c := *f
			c.Out = out
			b.e = &c
		}
		return err
	}
	return []object.Attr{
		settable,
		attr("_output_field_or_none", func(e query.Expr) (object.Value, error) { return field(e, false) }),
		attr("contains_aggregate", func(e query.Expr) (object.Value, error) { return object.MakeBool(query.ContainsAggregate(e)), nil }),
		attr("contains_over_clause", func(e query.Expr) (object.Value, error) { return object.MakeBool(query.ContainsOver(e)), nil }),
		attr("source_expressions", func(e query.Expr) (object.Value, error) {
			out := object.NewList()
			for _, k := range e.Children() {
				out.Elems = append(out.Elems, st.wrapExpr(k))
			}
			return out, nil
		}),
	}
}

// outputObject is the Python object of an output field. The ones that functions
// come with are shared between runs, so nothing is kept on them.
func (st *site) outputObject(f *meta.Field) (object.Value, error) {
	if v, ok := f.Host.(*object.Instance); ok {
		return v, nil
	}
	c := *f
	return st.fieldObject(&c), nil
}
