package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// collationLetters are the characters of a collation's name.
const collationLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"

// functionClasses makes Func, Aggregate, Transform and the functions.
func (st *site) functionClasses() {
	class, expression := st.exprClass, st.exprs["Expression"]
	fn := class("Func", expression, "*expressions, output_field=None, **extra", st.customFunc)
	agg := class("Aggregate", fn, "*expressions, distinct=False, filter=None, default=None, output_field=None, **extra", st.customAggregate)
	constant := func(t *object.Type, name, value string) {
		t.Extend(object.ClassSpec{Consts: []object.KwArg{{Name: name, Value: object.Str(value)}}})
	}
	constant(fn, "template", "%(function)s(%(expressions)s)")
	constant(fn, "arg_joiner", ", ")
	constant(agg, "template", "%(function)s(%(distinct)s%(expressions)s)")
	for _, name := range []string{"Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance"} {
		t := class(name, agg, "expression, distinct=False, filter=None, default=None, sample=False, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			return st.aggregateExpr(name, a)
		})
		constant(t, "name", name)
		if sql := strings.ToUpper(name); name != "StdDev" && name != "Variance" {
			constant(t, "function", sql)
		}
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
		if sql := query.FunctionName(name); sql != "" {
			constant(t, "function", sql)
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
		name := text(a[1])
		if err == nil && (name == "" || strings.Trim(name, collationLetters) != "") {
			err = object.Raise(object.ValueError, "Invalid collation name: %s.", foreign{st, a[1]}.HostRepr())
		}
		return query.NewCollate(x, name), err
	})
	st.keyTransforms(transform)
	parts := map[string]string{"Year": "year", "Month": "month", "Day": "day", "Week": "week", "WeekDay": "week_day", "IsoWeekDay": "iso_week_day",
		"IsoYear": "iso_year", "Quarter": "quarter", "Hour": "hour", "Minute": "minute", "Second": "second", "Date": "date", "Time": "time"}
	tz := func(v object.Value) (*string, error) {
		if v == nil || v == object.None {
			return nil, nil
		}
		s, err := object.ToStr(st.th, v)
		return &s, err
	}
	trunc := func(kind string, expression, output, zone object.Value) (query.Expr, error) {
		x, err := st.expr(expression)
		if err != nil {
			return nil, err
		}
		out, err := st.outputField(output)
		if err != nil {
			return nil, err
		}
		z, err := tz(zone)
		return query.NewTrunc(kind, x, out, z), err
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
			return trunc(part, a[0], a[1], a[2])
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
		return trunc(text(a[1]), a[0], a[2], a[3])
	})
}

// funcParams are the parameters of the functions that name theirs; "=" before a
// default.
var funcParams = map[string][]string{
	"Left": {"expression", "length"}, "Right": {"expression", "length"}, "LPad": {"expression", "length", "fill_text="}, "RPad": {"expression", "length", "fill_text="},
	"Repeat": {"expression", "number"}, "Replace": {"expression", "text", "replacement="}, "Substr": {"expression", "pos", "length="}, "Round": {"expression", "precision="},
	"Lag": {"expression", "offset=", "default="}, "Lead": {"expression", "offset=", "default="}, "NthValue": {"expression", "nth="}, "Ntile": {"num_buckets="},
}

// funcArgs are a function's arguments: strings name fields, except where a
// function takes constants.
func (st *site) funcArgs(name string, list []object.Value, kw *object.Dict) ([]query.Expr, error) {
	params, named := funcParams[name]
	if named {
		bound, err := object.MustSignature("__init__(self, " + strings.ReplaceAll(strings.Join(params, ", "), "=", "=None") + ")").Bind(object.Args{
			Pos: append([]object.Value{object.None}, list...), Kw: kwargs(kw)})
		if err != nil {
			return nil, err
		}
		list = bound[1:]
	} else if name == "JSONObject" {
		list = nil
		for _, e := range kw.Items() {
			list = append(list, st.wrapExpr(&query.Value{V: text(e.Key)}), e.Value)
		}
	} else if kw.Len() > 0 {
		return nil, object.Raise(object.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", name, text(kw.Items()[0].Key))
	}
	if err := checkFunc(name, list); err != nil {
		return nil, err
	}
	if named {
		list = defaultArgsOf(name, list)
	}
	return st.exprList(list)
}

func kwargs(d *object.Dict) []object.KwArg {
	var out []object.KwArg
	for _, e := range d.Items() {
		out = append(out, object.KwArg{Name: text(e.Key), Value: e.Value})
	}
	return out
}

// defaultArgsOf fills in the arguments that were left out.
func defaultArgsOf(name string, list []object.Value) []object.Value {
	defaults := map[string]object.Value{"Lag": object.Int(1), "Lead": object.Int(1), "NthValue": object.Int(1), "Round": object.Int(0)}
	out := []object.Value{}
	for i, v := range list {
		if v == nil {
			switch {
			case name == "Ntile":
				v = object.Int(1)
			case i == 1:
				v = defaults[name]
			}
		}
		if (v == nil || v == object.None) && i == 2 {
			continue // nothing is passed on; NewFunc knows the texts that stand for it
		}
		out = append(out, v)
	}
	return out
}

// checkFunc refuses arguments that can never be right.
func checkFunc(name string, list []object.Value) error {
	below := func(i int, least int64) bool {
		n, ok := int64(0), false
		if i < len(list) && list[i] != nil {
			n, ok = object.AsInt(list[i])
		}
		return ok && n < least
	}
	none := func(i int) bool { return i < len(list) && list[i] == object.None }
	switch name {
	case "Left", "Right":
		if below(1, 1) {
			return object.Raise(object.ValueError, "'length' must be greater than 0.")
		}
	case "LPad", "RPad":
		if below(1, 0) {
			return object.Raise(object.ValueError, "'length' must be greater or equal to 0.")
		}
	case "Repeat":
		if below(1, 0) {
			return object.Raise(object.ValueError, "'number' must be greater or equal to 0.")
		}
	case "Substr":
		if below(1, 1) {
			return object.Raise(object.ValueError, "'pos' must be greater than 0")
		}
	case "Ntile":
		if below(0, 1) {
			return object.Raise(object.ValueError, "num_buckets must be greater than 0.")
		}
	case "Lag", "Lead":
		if none(0) {
			return object.Raise(object.ValueError, "%s requires a non-null source expression.", name)
		}
		if below(1, 1) || none(1) {
			return object.Raise(object.ValueError, "%s requires a positive integer for the offset.", name)
		}
	case "NthValue":
		if none(0) {
			return object.Raise(object.ValueError, "%s requires a non-null source expression.", name)
		}
		if below(1, 1) || none(1) {
			return object.Raise(object.ValueError, "%s requires a positive integer as for nth.", name)
		}
	}
	return nil
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
	if name == "StdDev" || name == "Variance" {
		f.Extra = map[string]string{"sample": map[bool]string{true: "True", false: "False"}[sample]}
	}
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
	f.SQL = classText("function")
	f.Spell.Template, f.Spell.Joiner = text(st.userAttr(cls, "template")), text(st.userAttr(cls, "arg_joiner"))
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
