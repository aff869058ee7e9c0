package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// exprClass makes a class of expressions with the parameters of its __init__; f
// makes the expression of the arguments. Without f an expression of the class
// compiles itself: it is written by the user.
func (st *site) exprClass(name string, base *object.Type, sig string, f func(cls *object.Type, a []object.Value) (query.Expr, error)) *object.Type {
	s := object.MustSignature("__init__(" + sig + ")")
	s.Method, s.Qual = true, name+".__init__"
	spec := object.ClassSpec{Name: name, Module: "django.db.models.expressions", Bases: []*object.Type{base},
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &exprBox{}), nil
		},
		Methods: []object.Method{{Name: "__init__", Fn: func(_ *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			a, err := s.Bind(args)
			if err != nil {
				return nil, err
			}
			b, ok := object.State[*exprBox](self)
			if !ok {
				return nil, object.Raise(object.TypeError, "%s.__init__() needs an expression", name)
			}
			b.args, b.bound = object.Args{Pos: append([]object.Value(nil), args.Pos...), Kw: append([]object.KwArg(nil), args.Kw...)}, a
			if f == nil {
				b.out, err = st.outputField(a[0])
				return object.None, err
			}
			e, err := f(self.Type(), append([]object.Value(nil), a...))
			if err != nil {
				return nil, st.err(err)
			}
			b.e, err = st.derived(self.(*object.Instance), e)
			return object.None, err
		}}}}
	t := object.NewNativeType(spec)
	st.exprs[name] = t
	return t
}

// valueClasses makes the classes of expressions that are no functions.
func (st *site) valueClasses(combinable *object.Type) {
	class, box := st.exprClass, st.box
	base := class("BaseExpression", combinable, "output_field=None", nil)
	base.Extend(object.ClassSpec{Methods: st.expressionMethods(), Attrs: st.expressionAttrs()})
	expression := class("Expression", base, "output_field=None", nil)
	class("CombinedExpression", expression, "lhs, connector, rhs, output_field=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		l, err := st.operand(a[0])
		if err != nil {
			return nil, err
		}
		r, err := st.operand(a[2])
		if err != nil {
			return nil, err
		}
		return &query.Combined{L: l, Op: text(a[1]), R: r}, nil
	})
	f := class("F", combinable, "name", func(_ *object.Type, a []object.Value) (query.Expr, error) { return &query.F{Name: text(a[0])}, nil })
	f.Extend(object.ClassSpec{Methods: append(st.fMethods(), st.expressionCopies()...), Attrs: []object.Attr{{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		switch e := box(self).(type) {
		case *query.F:
			return object.Str(e.Name), nil
		case *query.OuterRef:
			return object.Str(e.Name), nil
		}
		return nil, object.AttributeErr(self, "name")
	}}}})
	class("OuterRef", f, "name", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		if inner, ok := box(a[0]).(*query.OuterRef); ok {
			return &query.OuterRef{Of: inner}, nil
		}
		return &query.OuterRef{Name: text(a[0])}, nil
	})
	class("Sliced", f, "obj, start, length=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		start, _ := object.AsInt(a[1])
		length, _ := object.AsInt(a[2])
		return &query.Sliced{X: x, Start: start, Length: length}, err
	})
	class("Value", expression, "value, output_field=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		out, err := st.outputField(a[1])
		return &query.Value{V: st.toGo(a[0]), Field: out}, err
	}).Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "value", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		v, ok := box(self).(*query.Value)
		if !ok {
			return nil, object.AttributeErr(self, "value")
		}
		return st.toPy(v.V)
	}}}})
	class("RawSQL", expression, "sql, params, output_field=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		out, err := st.outputField(a[2])
		if err != nil {
			return nil, err
		}
		list, err := object.ToSlice(st.th, a[1])
		return &query.Raw{SQL: text(a[0]), Params: st.toGoAll(list), Field: out}, err
	})
	class("OrderBy", expression, "expression, descending=False, nulls_first=None, nulls_last=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		o := &query.Order{X: x}
		for i, to := range []*bool{&o.Desc, &o.NullsFirst, &o.NullsLast} {
			if *to, err = truth(st.th, a[i+1]); err != nil {
				return nil, err
			}
		}
		return o, nil
	})
	wrapper := class("ExpressionWrapper", expression, "expression, output_field", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(a[1])
		return &query.Wrapped{X: x, Field: out}, err
	})
	class("NegatedExpression", wrapper, "expression", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		return &query.Negated{X: x}, err
	})
	class("ExpressionList", expression, "*expressions", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		list, err := st.exprList(a[0].(*object.Tuple).Elems)
		if err == nil && len(list) == 0 {
			err = object.Raise(object.ValueError, "ExpressionList requires at least one expression.")
		}
		return &query.ExprList{Items: list}, err
	})
	class("Col", expression, "alias, target, output_field=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		target, err := st.outputField(a[1])
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(a[2])
		return &query.Col{Alias: text(orNone(a[0])), Target: target, Out: out}, err
	})
	class("Ref", expression, "refs, source", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[1])
		return &query.Ref{Name: text(a[0]), Source: x}, err
	})
	class("Star", expression, "", func(*object.Type, []object.Value) (query.Expr, error) { return &query.Star{}, nil })
	when := class("When", expression, "condition=None, then=None, **lookups", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		q := &query.Q{Connector: query.And}
		if a[0] != nil && a[0] != object.None {
			c := box(a[0])
			if q, ok := c.(*query.Q); ok && len(q.Items) == 0 {
				return nil, object.Raise(object.ValueError, "An empty Q() can't be used as a When() condition.")
			}
			if c == nil || !query.Conditional(c) {
				return nil, object.Raise(object.TypeError, "When() supports a Q object, a boolean expression, or lookups as a condition.")
			}
			q.Items = append(q.Items, c)
		}
		args := object.Args{}
		for _, e := range a[2].(*object.Dict).Items() {
			args.Kw = append(args.Kw, object.KwArg{Name: text(e.Key), Value: e.Value})
		}
		more, err := st.buildQ(args)
		if err != nil {
			return nil, err
		}
		q.Items = append(q.Items, more.Items...)
		if len(q.Items) == 0 {
			return nil, object.Raise(object.TypeError, "When() supports a Q object, a boolean expression, or lookups as a condition.")
		}
		var cond query.Expr = q
		if len(q.Items) == 1 {
			if e, ok := q.Items[0].(query.Expr); ok {
				cond = e
			}
		}
		then, err := st.expr(orNone(a[1]))
		if err != nil {
			return nil, err
		}
		return &query.Case{Whens: []query.When{{Cond: cond, Then: then}}}, nil
	})
	when.Extend(object.ClassSpec{Methods: []object.Method{object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		c, ok := box(self).(*query.Case)
		if !ok || len(c.Whens) == 0 {
			return object.Str("<When>"), nil
		}
		return object.Str("<When: WHEN " + c.Whens[0].Cond.Describe() + " THEN " + c.Whens[0].Then.Describe() + ">"), nil
	})}})
	class("Case", expression, "*cases, default=None, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		out, err := st.outputField(a[2])
		if err != nil {
			return nil, err
		}
		c := &query.Case{Field: out}
		for _, w := range a[0].(*object.Tuple).Elems {
			x, ok := box(w).(*query.Case)
			if !ok || w.Type().Name != "When" {
				return nil, object.Raise(object.TypeError, "Positional arguments must all be When objects.")
			}
			c.Whens = append(c.Whens, x.Whens...)
		}
		if a[1] != nil && a[1] != object.None {
			if c.Else, err = st.expr(a[1]); err != nil {
				return nil, err
			}
		}
		return c, nil
	})
	sub := class("Subquery", expression, "queryset, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		q, ok := st.toGo(a[0]).(*query.Query)
		if !ok {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'query'", a[0].Type().Name)
		}
		out, err := st.outputField(a[1])
		return &query.Sub{Query: q, Field: out}, err
	})
	sub.Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "query", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		s, ok := box(self).(*query.Sub)
		if !ok {
			return nil, object.AttributeErr(self, "query")
		}
		return st.queryOf(s.Query), nil
	}}}})
	class("Exists", sub, "queryset, **kwargs", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		q, ok := st.toGo(a[0]).(*query.Query)
		if !ok {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'query'", a[0].Type().Name)
		}
		return query.NewExists(q), nil
	})
	class("Window", expression, "expression, partition_by=None, order_by=None, frame=None, output_field=None", st.window)
	frame := func(unit string) func(_ *object.Type, a []object.Value) (query.Expr, error) {
		return func(cls *object.Type, a []object.Value) (query.Expr, error) { return st.frame(cls, unit, a) }
	}
	frames := class("WindowFrame", expression, "start=None, end=None, exclusion=None", frame(""))
	class("RowRange", frames, "start=None, end=None, exclusion=None", frame("ROWS"))
	class("ValueRange", frames, "start=None, end=None, exclusion=None", frame("RANGE"))
}
