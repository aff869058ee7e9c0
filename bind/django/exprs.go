package django

import (
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

// exprBox is the Go state of an expression object.
type exprBox struct{ e query.Expr }

// wrapExpr is a Python object for an expression.
func (st *site) wrapExpr(e query.Expr) object.Value {
	name := "CombinedExpression"
	switch x := e.(type) {
	case *query.F:
		name = "F"
	case *query.OuterRef:
		name = "OuterRef"
	case *query.Value:
		name = "Value"
	case *query.Order:
		name = "OrderBy"
	case *query.Func:
		name = x.Name
	case *query.Sub:
		name = "Subquery"
		if x.Exists {
			name = "Exists"
		}
	case *query.Q:
		return object.NewInstance(st.q, x)
	case *query.Case:
		name = "Case"
	}
	cls := st.exprs[name]
	if cls == nil {
		cls = st.exprs["Expression"]
	}
	return object.NewInstance(cls, &exprBox{e})
}

// expr is an argument that names a field by a string or is an expression.
func (st *site) expr(v object.Value) (query.Expr, error) {
	if s, ok := object.AsStr(v); ok {
		return &query.F{Name: s}, nil
	}
	return st.operand(v)
}

// operand is an argument that is an expression or a constant.
func (st *site) operand(v object.Value) (query.Expr, error) {
	switch x := st.toGo(v).(type) {
	case query.Expr:
		return x, nil
	case *query.Query:
		return &query.Sub{Query: x}, nil
	default:
		if f, ok := x.(foreign); ok {
			if _, isField := object.State[*fieldBox](f.v); isField {
				return nil, object.Raise(object.TypeError, "a field is no expression")
			}
		}
		return &query.Value{V: x}, nil
	}
}

func (st *site) exprList(list []object.Value) ([]query.Expr, error) {
	out := make([]query.Expr, len(list))
	for i, v := range list {
		e, err := st.expr(v)
		if err != nil {
			return nil, err
		}
		out[i] = e
	}
	return out, nil
}

// buildQ makes a condition of Q's or filter()'s arguments.
func (st *site) buildQ(args object.Args) (*query.Q, error) {
	q := &query.Q{Connector: query.And}
	for _, v := range args.Pos {
		switch x := st.toGo(v).(type) {
		case *query.Q:
			q.Items = append(q.Items, x)
		case query.Expr:
			q.Items = append(q.Items, x)
		default:
			if t, ok := v.(*object.Tuple); ok && len(t.Elems) == 2 {
				c, err := st.cond(text(t.Elems[0]), t.Elems[1])
				if err != nil {
					return nil, err
				}
				q.Items = append(q.Items, c)
				continue
			}
			if _, ok := v.(*object.Dict); ok {
				return nil, st.err(meta.Errorf(meta.FieldError, "Cannot parse keyword query as dict"))
			}
			return nil, unpackable(st.th, v)
		}
	}
	kw := append([]object.KwArg(nil), args.Kw...)
	sort.SliceStable(kw, func(i, j int) bool { return kw[i].Name < kw[j].Name })
	for _, k := range kw {
		switch k.Name {
		case "_connector":
			if s, ok := object.AsStr(k.Value); ok {
				q.Connector = s
			}
			continue
		case "_negated":
			t, err := object.Truth(st.th, k.Value)
			if err != nil {
				return nil, err
			}
			q.Negated = t
			continue
		}
		c, err := st.cond(k.Name, k.Value)
		if err != nil {
			return nil, err
		}
		q.Items = append(q.Items, c)
	}
	return q, nil
}

// unpackable is the error of a positional condition that is no pair: Django
// unpacks it into name and value.
func unpackable(th *object.Thread, v object.Value) error {
	items, err := object.ToSlice(th, v)
	switch {
	case err != nil:
		return object.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
	case len(items) > 2:
		return object.Raise(object.ValueError, "too many values to unpack (expected 2)")
	}
	return object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(items))
}

// cond is one look-up. What is iterated becomes a list.
func (st *site) cond(name string, v object.Value) (query.Cond, error) {
	x := st.toGo(v)
	if f, ok := x.(foreign); ok {
		if _, isStr := object.AsStr(v); !isStr {
			if it, err := object.Iter(st.th, v); err == nil && it != nil {
				list, err := object.ToSlice(st.th, v)
				if err != nil {
					return query.Cond{}, err
				}
				return query.Cond{Name: name, Value: st.toGoAll(list)}, nil
			}
		}
		x = f
	}
	return query.Cond{Name: name, Value: x}, nil
}

func (st *site) exprClasses() {
	box := func(v object.Value) query.Expr {
		if b, ok := object.State[*exprBox](v); ok {
			return b.e
		}
		if q, ok := object.State[*query.Q](v); ok {
			return q
		}
		return nil
	}
	type binary = func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error)
	op := func(name, sym string, reflected bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l := box(self)
			r, err := st.operand(a[0])
			if err != nil {
				return nil, err
			}
			if reflected {
				l, r = r, l
			}
			return st.wrapExpr(&query.Combined{L: l, Op: sym, R: r}), nil
		})
	}
	methods := []object.Method{
		op("__add__", "+", false), op("__radd__", "+", true), op("__sub__", "-", false), op("__rsub__", "-", true),
		op("__mul__", "*", false), op("__rmul__", "*", true), op("__truediv__", "/", false), op("__rtruediv__", "/", true),
		op("__mod__", "%%", false), op("__rmod__", "%%", true), op("__pow__", "^", false), op("__rpow__", "^", true),
		op("bitand", "&", false), op("bitor", "|", false), op("bitxor", "#", false), op("bitleftshift", "<<", false), op("bitrightshift", ">>", false),
		object.NewMethod("__neg__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return st.wrapExpr(&query.Combined{L: box(self), Op: "*", R: &query.Value{V: int64(-1)}}), nil
		}),
	}
	logic := func(name, connector string) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, r := box(self), box(a[0])
			if r == nil || !query.Conditional(l) || !query.Conditional(r) {
				return nil, object.Raise(object.NotImplementedError, "Use .bitand(), .bitor(), and .bitxor() for bitwise logical operations.")
			}
			return st.wrapExpr(asQ(l).Join(asQ(r), connector)), nil
		})
	}
	methods = append(methods, logic("__and__", query.And), logic("__or__", query.Or), logic("__xor__", query.Xor),
		object.NewMethod("__invert__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			switch e := box(self).(type) {
			case *query.Sub:
				c := *e
				c.Not = !c.Not
				return st.wrapExpr(&c), nil
			default:
				return st.wrapExpr(asQ(e).Not()), nil
			}
		}),
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.Str(box(self).Describe()), nil
		}),
		object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			e := box(self)
			s := e.Describe()
			if _, ok := e.(*query.Combined); ok { // its str() lacks what repr() puts around it
				s = strings.TrimSuffix(strings.TrimPrefix(s, "<CombinedExpression: "), ">")
			}
			return object.Str(s), nil
		}),
		object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, r := box(self), box(a[0])
			return object.MakeBool(r != nil && self.Type() == a[0].Type() && l.Describe() == r.Describe()), nil
		}),
		object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.Int(object.HashString(box(self).Describe())), nil
		}),
	)
	order := func(name string, desc bool) object.Method {
		return object.NewMethod(name+"(nulls_first=None, nulls_last=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			o := &query.Order{X: box(self), Desc: desc}
			var err error
			if o.NullsFirst, err = truth(th, a[0]); err != nil {
				return nil, err
			}
			if o.NullsLast, err = truth(th, a[1]); err != nil {
				return nil, err
			}
			if o.NullsFirst && o.NullsLast {
				return nil, object.Raise(object.ValueError, "nulls_first and nulls_last are mutually exclusive")
			}
			return st.wrapExpr(o), nil
		})
	}
	methods = append(methods, order("asc", false), order("desc", true))
	combinable := object.NewNativeType(object.ClassSpec{Name: "Combinable", Module: "django.db.models.expressions", Methods: methods,
		Attrs: []object.Attr{{Name: "conditional", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(query.Conditional(box(self))), nil
		}}}})
	st.exprs["Combinable"] = combinable
	class := func(name string, base *object.Type, sig string, f func(cls *object.Type, a []object.Value) (query.Expr, error)) *object.Type {
		spec := object.ClassSpec{Name: name, Module: "django.db.models.expressions", Bases: []*object.Type{base},
			Methods: []object.Method{{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }}}}
		if f != nil {
			s := object.MustSignature("__init__(" + sig + ")")
			s.Method, s.Qual = true, name+".__init__"
			spec.New = func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
				a, err := s.Bind(args)
				if err != nil {
					return nil, err
				}
				e, err := f(cls, a)
				if err != nil {
					return nil, st.err(err)
				}
				return object.NewInstance(cls, &exprBox{e}), nil
			}
		}
		t := object.NewNativeType(spec)
		st.exprs[name] = t
		return t
	}
	base := class("BaseExpression", combinable, "", nil)
	expression := class("Expression", base, "", nil)
	class("CombinedExpression", expression, "", nil)
	f := class("F", combinable, "name", func(_ *object.Type, a []object.Value) (query.Expr, error) { return &query.F{Name: text(a[0])}, nil })
	class("OuterRef", f, "name", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		if inner, ok := box(a[0]).(*query.OuterRef); ok {
			return &query.OuterRef{Of: inner}, nil
		}
		return &query.OuterRef{Name: text(a[0])}, nil
	})
	class("Value", expression, "value, output_field=None", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		out, err := st.outputField(a[1])
		return &query.Value{V: st.toGo(a[0]), Field: out}, err
	})
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
	class("ExpressionWrapper", expression, "expression, output_field", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(a[1])
		return &query.Wrapped{X: x, Field: out}, err
	})
	class("When", expression, "condition=None, then=None, **lookups", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		q := &query.Q{Connector: query.And}
		if a[0] != nil && a[0] != object.None {
			c := box(a[0])
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
	class("Exists", sub, "queryset, **kwargs", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		q, ok := st.toGo(a[0]).(*query.Query)
		if !ok {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'query'", a[0].Type().Name)
		}
		return query.NewExists(q), nil
	})
	class("Window", expression, "expression, partition_by=None, order_by=None, frame=None, output_field=None", st.window)
	frame := func(unit string) func(_ *object.Type, a []object.Value) (query.Expr, error) {
		return func(_ *object.Type, a []object.Value) (query.Expr, error) {
			fr := &query.Frame{Unit: unit}
			for i, to := range []**int64{&fr.Start, &fr.End} {
				if a[i] != nil && a[i] != object.None {
					n, err := object.Index(st.th, a[i])
					if err != nil {
						return nil, err
					}
					*to = &n
				}
			}
			return &query.Window{Frame: fr}, nil
		}
	}
	class("RowRange", expression, "start=None, end=None, exclusion=None", frame("ROWS"))
	class("ValueRange", expression, "start=None, end=None, exclusion=None", frame("RANGE"))
	fn := class("Func", expression, "*expressions, output_field=None, **extra", st.customFunc)
	agg := class("Aggregate", fn, "*expressions, distinct=False, filter=None, default=None, output_field=None, **extra", st.customAggregate)
	for _, name := range []string{"Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance"} {
		class(name, agg, "expression, distinct=False, filter=None, default=None, sample=False, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			return st.aggregateExpr(name, a)
		})
	}
	for _, name := range query.FuncNames() {
		class(name, fn, "*expressions, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			args, err := st.funcArgs(name, a[0].(*object.Tuple).Elems, a[2].(*object.Dict))
			if err != nil {
				return nil, err
			}
			out, err := st.outputField(a[1])
			if err != nil {
				return nil, err
			}
			return query.NewFunc(name, args, out)
		})
	}
	class("Cast", fn, "expression, output_field", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(a[1])
		if err != nil {
			return nil, err
		}
		return query.NewCast(x, out), nil
	})
	class("Collate", fn, "expression, collation", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		return query.NewCollate(x, text(a[1])), err
	})
	class("KT", expression, "lookup", func(_ *object.Type, a []object.Value) (query.Expr, error) { return query.NewKT(text(a[0])), nil })
	parts := map[string]string{"Year": "year", "Month": "month", "Day": "day", "Week": "week", "WeekDay": "week_day", "IsoWeekDay": "iso_week_day",
		"IsoYear": "iso_year", "Quarter": "quarter", "Hour": "hour", "Minute": "minute", "Second": "second", "Date": "date", "Time": "time"}
	tz := func(v object.Value) (*string, error) {
		if v == nil || v == object.None {
			return nil, nil
		}
		s, err := object.ToStr(st.th, v)
		return &s, err
	}
	for cls, part := range parts {
		if cls != "Date" && cls != "Time" {
			class("Extract"+cls, fn, "expression, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
				x, err := st.expr(a[0])
				if err != nil {
					return nil, err
				}
				z, err := tz(a[1])
				return query.NewExtract(part, x, z), err
			})
		}
		if cls == "WeekDay" || cls == "IsoWeekDay" || cls == "IsoYear" {
			continue
		}
		class("Trunc"+cls, fn, "expression, output_field=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			x, err := st.expr(a[0])
			if err != nil {
				return nil, err
			}
			out, err := st.outputField(a[1])
			if err != nil {
				return nil, err
			}
			z, err := tz(a[2])
			return query.NewTrunc(part, x, out, z), err
		})
	}
	class("Extract", fn, "expression, lookup_name=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		z, err := tz(a[2])
		return query.NewExtract(text(orNone(a[1])), x, z), err
	})
	class("Trunc", fn, "expression, kind, output_field=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(a[2])
		if err != nil {
			return nil, err
		}
		z, err := tz(a[3])
		return query.NewTrunc(text(a[1]), x, out, z), err
	})
	st.qClass(combinable)
}

func asQ(e query.Expr) *query.Q {
	if q, ok := e.(*query.Q); ok {
		return q
	}
	return query.NewQ(e)
}

// funcArgs are a function's arguments: strings name fields, except where a
// function takes constants.
func (st *site) funcArgs(name string, list []object.Value, kw *object.Dict) ([]query.Expr, error) {
	for _, e := range kw.Items() {
		switch text(e.Key) {
		case "expression", "text", "precision", "length", "string", "substring", "pos", "replacement", "fill_text", "number", "offset", "default", "num_buckets", "nth", "expression1", "expression2":
			list = append(append([]object.Value(nil), list...), e.Value)
		default:
			return nil, object.Raise(object.TypeError, "%s() got an unexpected keyword argument '%s'", name, text(e.Key))
		}
	}
	out := make([]query.Expr, len(list))
	for i, v := range list {
		e, err := st.expr(v)
		if err != nil {
			return nil, err
		}
		out[i] = e
	}
	if name == "Replace" && len(out) == 2 {
		out = append(out, &query.Value{V: ""})
	}
	if (name == "LPad" || name == "RPad") && len(out) == 2 {
		out = append(out, &query.Value{V: " "})
	}
	if (name == "Lag" || name == "Lead") && len(out) == 1 {
		out = append(out, &query.Value{V: int64(1)})
	}
	if name == "Ntile" && len(out) == 0 {
		out = append(out, &query.Value{V: int64(1)})
	}
	return out, nil
}

func (st *site) aggregateExpr(name string, a []object.Value) (query.Expr, error) {
	var x query.Expr
	if s, ok := object.AsStr(a[0]); ok && s == "*" && name == "Count" {
		x = &query.Star{}
	} else {
		var err error
		if x, err = st.expr(a[0]); err != nil {
			return nil, err
		}
	}
	agg, err := st.aggOptions(a[1], a[2], a[3])
	if err != nil {
		return nil, err
	}
	if _, star := x.(*query.Star); star && agg.Filter != nil {
		return nil, object.Raise(object.ValueError, "Star cannot be used with filter. Please specify a field.")
	}
	if agg.Distinct && (name == "Min" || name == "Max" || name == "StdDev" || name == "Variance") {
		return nil, object.Raise(object.TypeError, "%s does not allow distinct.", name)
	}
	if agg.HasDefault && name == "Count" {
		return nil, object.Raise(object.TypeError, "Count does not allow default.")
	}
	sample, err := truth(st.th, a[4])
	if err != nil {
		return nil, err
	}
	f := query.NewAggregate(name, x, agg, sample)
	out, err := st.outputField(a[5])
	if out != nil {
		f.Out = out
	}
	return f, err
}

func (st *site) aggOptions(distinct, filter, def object.Value) (query.Agg, error) {
	var agg query.Agg
	var err error
	if agg.Distinct, err = truth(st.th, distinct); err != nil {
		return agg, err
	}
	if filter != nil && filter != object.None {
		e, ok := st.toGo(filter).(query.Expr)
		if !ok {
			return agg, object.Raise(object.TypeError, "filter must be a condition")
		}
		agg.Filter = e
	}
	if def != nil && def != object.None {
		agg.HasDefault, agg.Default = true, st.toGo(def)
	}
	return agg, nil
}

// classText is a text attribute of a function class written by the user.
func (st *site) classText(cls *object.Type, kw *object.Dict, name string) string {
	if kw != nil {
		if v, ok := kw.GetStr(name); ok {
			return text(v)
		}
	}
	if v, ok := cls.Lookup(name); ok {
		s, _ := object.AsStr(v)
		return s
	}
	return ""
}

func (st *site) customFunc(cls *object.Type, a []object.Value) (query.Expr, error) {
	args, err := st.exprList(a[0].(*object.Tuple).Elems)
	if err != nil {
		return nil, err
	}
	return st.templated(cls, args, nil, a[1], a[2].(*object.Dict))
}

func (st *site) customAggregate(cls *object.Type, a []object.Value) (query.Expr, error) {
	args, err := st.exprList(a[0].(*object.Tuple).Elems)
	if err != nil {
		return nil, err
	}
	agg, err := st.aggOptions(a[1], a[2], a[3])
	if err != nil {
		return nil, err
	}
	return st.templated(cls, args, &agg, a[4], a[5].(*object.Dict))
}

// templated is a function that a class or its arguments describe by a name, a
// template and an argument joiner.
func (st *site) templated(cls *object.Type, args []query.Expr, agg *query.Agg, out object.Value, kw *object.Dict) (query.Expr, error) {
	f := &query.Func{Name: cls.Name, SQL: st.classText(cls, kw, "function"), Args: args, Agg: agg}
	if n, ok := cls.Lookup("arity"); ok {
		if want, isInt := object.AsInt(n); isInt && int(want) != len(args) {
			noun := "arguments"
			if want == 1 {
				noun = "argument"
			}
			return nil, object.Raise(object.TypeError, "'%s' takes exactly %d %s (%d given)", cls.Name, want, noun, len(args))
		}
	}
	field, err := st.outputField(out)
	if err != nil {
		return nil, err
	}
	if field == nil {
		if v, ok := cls.Lookup("output_field"); ok {
			if field, err = st.outputField(v); err != nil {
				return nil, err
			}
		}
	}
	f.Out = field
	template, joiner := st.classText(cls, kw, "template"), st.classText(cls, kw, "arg_joiner")
	if joiner == "" {
		joiner = ", "
	}
	if template != "" || joiner != ", " {
		if template == "" {
			template = "%(function)s(%(expressions)s)"
		}
		extra := map[string]string{"function": f.SQL}
		for _, e := range kw.Items() {
			s, err := object.ToStr(st.th, e.Value)
			if err != nil {
				return nil, err
			}
			extra[text(e.Key)] = s
		}
		f.Build = func(_ *query.Compiler, f *query.Func, args []sqltree.Expr) (sqltree.Expr, error) {
			if f.Agg != nil {
				extra["distinct"] = ""
				if f.Agg.Distinct {
					extra["distinct"] = "DISTINCT "
				}
			}
			return query.FillTemplate(template, joiner, extra, args), nil
		}
	}
	return f, nil
}

func (st *site) window(_ *object.Type, a []object.Value) (query.Expr, error) {
	x, err := st.expr(a[0])
	if err != nil {
		return nil, err
	}
	w := &query.Window{X: x}
	many := func(v object.Value) ([]query.Expr, error) {
		if v == nil || v == object.None {
			return nil, nil
		}
		switch v.(type) {
		case *object.List, *object.Tuple:
			list, err := object.ToSlice(st.th, v)
			if err != nil {
				return nil, err
			}
			return st.exprList(list)
		}
		e, err := st.expr(v)
		return []query.Expr{e}, err
	}
	if w.Partition, err = many(a[1]); err != nil {
		return nil, err
	}
	keys, err := many(a[2])
	if err != nil {
		return nil, err
	}
	if len(keys) > 0 {
		list := &query.ExprList{}
		for _, k := range keys {
			if f, ok := k.(*query.F); ok {
				desc := len(f.Name) > 0 && f.Name[0] == '-'
				if desc {
					f = &query.F{Name: f.Name[1:]}
				}
				if desc || a[2].Type() == object.StrType {
					k = &query.Order{X: f, Desc: desc}
				}
			}
			list.Items = append(list.Items, k)
		}
		w.Order = list
	}
	if a[3] != nil && a[3] != object.None {
		if b, ok := object.State[*exprBox](a[3]); ok {
			if fw, ok := b.e.(*query.Window); ok {
				w.Frame = fw.Frame
			}
		}
	}
	w.Field, err = st.outputField(a[4])
	return w, err
}

// qClass is Q, with Prefetch and FilteredRelation beside it.
func (st *site) qClass(combinable *object.Type) {
	self := func(v object.Value) *query.Q { q, _ := object.State[*query.Q](v); return q }
	st.q = object.NewNativeType(object.ClassSpec{Name: "Q", Module: "django.db.models.query_utils", Bases: []*object.Type{combinable},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			q, err := st.buildQ(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, q), nil
		},
		Methods: []object.Method{
			{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }},
			st.qOp("__and__", query.And), st.qOp("__or__", query.Or), st.qOp("__xor__", query.Xor),
			object.NewMethod("__bool__()", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return object.MakeBool(len(self(v).Items) > 0), nil
			}),
			object.NewMethod("__str__()", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return object.Str(self(v).Text()), nil
			}),
			object.NewMethod("add(data, conn_type)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				o := self(a[0])
				if o == nil {
					return nil, object.Raise(object.TypeError, "a Q object is needed")
				}
				q := self(v)
				*q = *q.Join(o, text(a[1]))
				return a[0], nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "connector", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				return object.Str(self(v).Connector), nil
			}},
			{Name: "negated", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				return object.MakeBool(self(v).Negated), nil
			}},
		},
		Consts: []object.KwArg{{Name: "AND", Value: object.Str("AND")}, {Name: "OR", Value: object.Str("OR")}, {Name: "XOR", Value: object.Str("XOR")}},
	})
	sig := object.MustSignature("Prefetch(lookup, queryset=None, to_attr=None)")
	st.exprs["Prefetch"] = object.NewNativeType(object.ClassSpec{Name: "Prefetch", Module: "django.db.models.query",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			var qs *django.QuerySet
			if a[1] != nil && a[1] != object.None {
				b, ok := object.State[*qsBox](a[1])
				if !ok {
					if m, isMgr := object.State[*mgrBox](a[1]); isMgr {
						if b, err = st.managerQS(a[1], m); err != nil {
							return nil, err
						}
						ok = true
					}
				}
				if !ok || b.qs.Shape() != django.Objects {
					return nil, object.Raise(object.ValueError, "Prefetch querysets cannot use raw(), values(), and values_list().")
				}
				qs = b.qs
			}
			return object.NewInstance(cls, django.NewPrefetch(text(a[0]), qs, text(orNone(a[2])))), nil
		},
		Methods: []object.Method{{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }}}})
	frSig := object.MustSignature("FilteredRelation(relation_name, *, condition=Q())")
	st.exprs["FilteredRelation"] = object.NewNativeType(object.ClassSpec{Name: "FilteredRelation", Module: "django.db.models.query_utils",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := frSig.Bind(args)
			if err != nil {
				return nil, err
			}
			fr := &query.FilteredRelation{Name: text(a[0]), Condition: query.NewQ()}
			if fr.Name == "" {
				return nil, object.Raise(object.ValueError, "relation_name cannot be empty.")
			}
			if a[1] != nil {
				q, ok := st.toGo(a[1]).(*query.Q)
				if !ok {
					return nil, object.Raise(object.ValueError, "condition argument must be a Q() instance.")
				}
				fr.Condition = q
			}
			return object.NewInstance(cls, fr), nil
		},
		Methods: []object.Method{{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }}}})
}

func (st *site) qOp(name, connector string) object.Method {
	return object.NewMethod(name+"(other)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		q, _ := object.State[*query.Q](v)
		e, ok := st.toGo(a[0]).(query.Expr)
		if !ok || !query.Conditional(e) {
			return nil, object.Raise(object.TypeError, "unsupported operand type(s) for %s: 'Q' and '%s'", map[string]string{query.And: "&", query.Or: "|", query.Xor: "^"}[connector], a[0].Type().Name)
		}
		return object.NewInstance(st.q, q.Join(asQ(e), connector)), nil
	})
}
