package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// functionClasses makes Func, Aggregate, Transform and the functions.
func (st *site) functionClasses() {
	class, expression := st.exprClass, st.exprs["Expression"]
	fn := class("Func", expression, "*expressions, output_field=None, **extra", st.customFunc)
	agg := class("Aggregate", fn, "*expressions, distinct=False, filter=None, default=None, output_field=None, **extra", st.customAggregate)
	for _, name := range []string{"Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance"} {
		class(name, agg, "expression, distinct=False, filter=None, default=None, sample=False, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			return st.aggregateExpr(name, a)
		})
	}
	transform := class("Transform", fn, "*expressions, output_field=None, **extra", st.customFunc)
	transform.Extend(object.ClassSpec{
		Consts: []object.KwArg{{Name: "bilateral", Value: object.False}, {Name: "arity", Value: object.Int(1)}, {Name: "lookup_name", Value: object.None}},
		Attrs: []object.Attr{{Name: "lhs", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return st.wrapExpr(st.box(self).Children()[0]), nil
		}}}})
	lookup := func(t *object.Type, name string) {
		t.Extend(object.ClassSpec{Consts: []object.KwArg{{Name: "lookup_name", Value: object.Str(name)}}})
	}
	for _, name := range query.FuncNames() {
		base := fn
		if query.TransformName(name) != "" {
			base = transform
		}
		t := class(name, base, "*expressions, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
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
		if base == transform {
			lookup(t, query.TransformName(name))
		}
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
			t := class("Extract"+cls, transform, "expression, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
				x, err := st.expr(a[0])
				if err != nil {
					return nil, err
				}
				z, err := tz(a[1])
				return query.NewExtract(part, x, z), err
			})
			lookup(t, part)
		}
		if cls == "WeekDay" || cls == "IsoWeekDay" || cls == "IsoYear" {
			continue
		}
		t := class("Trunc"+cls, transform, "expression, output_field=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
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
		if cls == "Date" || cls == "Time" {
			lookup(t, part)
		}
	}
	class("Extract", transform, "expression, lookup_name=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
		x, err := st.expr(a[0])
		if err != nil {
			return nil, err
		}
		z, err := tz(a[2])
		return query.NewExtract(text(orNone(a[1])), x, z), err
	})
	class("Trunc", transform, "expression, kind, output_field=None, tzinfo=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
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
	f := &query.Func{Name: cls.Name, Args: args, Agg: agg, Spell: query.Spelling{Places: map[string]string{}}}
	classText := func(name string) string {
		v, _ := cls.Lookup(name)
		return text(v)
	}
	f.Label, f.Extra = classText("name"), map[string]string{}
	f.SQL, f.Spell.Template, f.Spell.Joiner = classText("function"), classText("template"), classText("arg_joiner")
	if n, ok := cls.Lookup("arity"); ok {
		if want, isInt := object.AsInt(n); isInt && int(want) != len(args) {
			noun := "arguments"
			if want == 1 {
				noun = "argument"
			}
			return nil, object.Raise(object.TypeError, "'%s' takes exactly %d %s (%d given)", cls.Name, want, noun, len(args))
		}
	}
	if f.Spell.Template == "" && f.SQL == "" {
		f.Spell.Function = "None" // a function without a name is spelt like that
	}
	if agg != nil && agg.Distinct {
		if v, ok := cls.Lookup("allow_distinct"); !ok || v != object.True {
			return nil, object.Raise(object.TypeError, "%s does not allow distinct.", cls.Name)
		}
	}
	field, err := st.outputField(out)
	if err != nil {
		return nil, err
	}
	if field == nil {
		if field, err = st.classOutput(cls); err != nil {
			return nil, err
		}
	}
	f.Out = field
	for _, e := range kw.Items() {
		s, err := object.ToStr(st.th, e.Value)
		if err != nil {
			return nil, err
		}
		k := text(e.Key)
		f.Extra[k] = s
		switch k {
		case "function":
			f.SQL, f.Spell.Function = s, ""
		case "template":
			f.Spell.Template, f.Spell.Function = s, ""
		case "arg_joiner":
			f.Spell.Joiner = s
		default:
			f.Spell.Places[k] = s
		}
	}
	return f, nil
}
