package django

import (
	"fmt"

	"strings"

	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// exprClasses makes the classes of expressions. An expression is built by its
// __init__, so that a class derived from it may have one of its own.
func (st *site) exprClasses() {
	combinable := st.combinableClass()
	st.valueClasses(combinable)
	st.functionClasses()
	st.lookupClasses()
	st.qClass()
	st.prefetchClasses()
	for _, t := range st.exprs {
		st.nativeExprs[t] = true
	}
}

// combinableClass is what all expressions can do: arithmetic, logic, ordering.
func (st *site) combinableClass() *object.Type {
	box := func(v object.Value) query.Expr {
		if e := st.box(v); e != nil {
			return e
		}
		return &query.Value{} // a bare Combinable()
	}
	op := func(name, sym string, reflected bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l := box(self)
			r, err := st.operand(a[0])
			if err != nil {
				return nil, err
			}
			x, y := self, a[0]
			if st.box(y) == nil {
				y = st.wrapExpr(r)
			}
			if reflected {
				l, r, x, y = r, l, y, x
			}
			return madeOf(st.wrapExpr(&query.Combined{L: l, Op: sym, R: r}), nil, x, object.Str(sym), y), nil
		})
	}
	methods := []object.Method{
		op("__add__", "+", false), op("__radd__", "+", true), op("__sub__", "-", false), op("__rsub__", "-", true),
		op("__mul__", "*", false), op("__rmul__", "*", true), op("__truediv__", "/", false), op("__rtruediv__", "/", true),
		op("__mod__", "%%", false), op("__rmod__", "%%", true), op("__pow__", "^", false), op("__rpow__", "^", true),
		op("bitand", "&", false), op("bitor", "|", false), op("bitxor", "#", false), op("bitleftshift", "<<", false), op("bitrightshift", ">>", false),
		object.NewMethod("__neg__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			minus := &query.Value{V: int64(-1)}
			return madeOf(st.wrapExpr(&query.Combined{L: box(self), Op: "*", R: minus}), nil, self, object.Str("*"), st.wrapExpr(minus)), nil
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
			case *query.Q:
				return st.wrapExpr(e.Not()), nil
			case *query.Negated:
				return st.wrapExpr(e.X), nil
			case *query.Sub:
				c := *e
				c.Not = !c.Not
				return st.wrapExpr(&c), nil
			default:
				return madeOf(st.wrapExpr(&query.Negated{X: e}), nil, self), nil
			}
		}),
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if _, plain := box(self).(*query.Sub); plain { // these have no repr() of their own
				return object.Str(fmt.Sprintf("<%s object at %#x>", self.Type().FullName(), th.ID(self))), nil
			}
			return object.Str(box(self).Describe()), nil
		}),
		object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, err := object.Repr(th, self)
			if err != nil {
				return nil, err
			}
			if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") { // str() lacks what repr() puts around it
				if _, inner, ok := strings.Cut(s, ": "); ok {
					s = strings.TrimSuffix(inner, ">")
				}
			}
			return object.Str(s), nil
		}),
	)
	order := func(name string, desc bool) object.Method {
		return object.NewMethod(name+"(nulls_first=None, nulls_last=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			o := &query.Order{X: box(self), Desc: desc}
			if err := nullsArgs(a[0], a[1]); err != nil {
				return nil, err
			}
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
			var kw []object.KwArg
			for _, flag := range []struct {
				name string
				on   bool
			}{{"descending", o.Desc}, {"nulls_first", o.NullsFirst}, {"nulls_last", o.NullsLast}} {
				if flag.on {
					kw = append(kw, object.KwArg{Name: flag.name, Value: object.True})
				}
			}
			return madeOf(st.wrapExpr(o), kw, self), nil
		})
	}
	methods = append(methods, st.identityMethods()...)
	methods = append(methods, order("asc", false), order("desc", true))
	var connectors []object.KwArg
	for name, op := range map[string]string{"ADD": "+", "SUB": "-", "MUL": "*", "DIV": "/", "POW": "^", "MOD": "%%", "BITAND": "&", "BITOR": "|",
		"BITLEFTSHIFT": "<<", "BITRIGHTSHIFT": ">>", "BITXOR": "#"} {
		connectors = append(connectors, object.KwArg{Name: name, Value: object.Str(op)})
	}
	for _, name := range []string{"__rand__", "__ror__", "__rxor__"} {
		methods = append(methods, object.NewMethod(name+"(other)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "Use .bitand(), .bitor(), and .bitxor() for bitwise logical operations.")
		}))
	}
	combinable := object.NewNativeType(object.ClassSpec{Name: "Combinable", Module: "django.db.models.expressions", Methods: methods, Consts: connectors,
		Attrs: []object.Attr{{Name: "conditional", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(query.Conditional(box(self))), nil
		}}}})
	st.exprs["Combinable"] = combinable
	return combinable
}

func asQ(e query.Expr) *query.Q {
	if q, ok := e.(*query.Q); ok {
		return q
	}
	return query.NewQ(e)
}

// nullsArgs refuses nulls_first and nulls_last of an ordering other than True.
func nullsArgs(first, last object.Value) error {
	if first == object.True && last == object.True {
		return object.Raise(object.ValueError, "nulls_first and nulls_last are mutually exclusive")
	}
	if first == object.False || last == object.False {
		return object.Raise(object.ValueError, "nulls_first and nulls_last values must be True or None.")
	}
	return nil
}

// expressionCopies are the methods that F has as well as other expressions.
func (st *site) expressionCopies() []object.Method {
	return []object.Method{object.NewMethod("copy()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return st.copyExpr(self), nil
	})}
}

// fMethods are the methods of F: parts of a text by index or slice.
func (st *site) fMethods() []object.Method {
	return []object.Method{
		object.NewMethod("__getitem__(subscript)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			start, length, err := st.sliceOf(a[0])
			if err != nil {
				return nil, err
			}
			return st.wrapExpr(&query.Sliced{X: st.box(self), Start: start, Length: length}), nil
		}),
		object.NewMethod("__contains__(other)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.TypeError, "argument of type 'F' is not iterable")
		}),
		st.resolveExpression(),
	}
}

// sliceOf is an index or slice as a start from one and a length, 0 for the rest.
func (st *site) sliceOf(v object.Value) (start, length int64, err error) {
	if n, ok := object.AsInt(v); ok {
		if n < 0 {
			return 0, 0, object.Raise(object.ValueError, "Negative indexing is not supported.")
		}
		return n + 1, 1, nil
	}
	if v.Type().Name != "slice" {
		return 0, 0, object.Raise(object.TypeError, "Argument to slice must be either int or slice instance.")
	}
	part := func(name string) (int64, bool, error) {
		x, err := object.GetAttr(st.th, v, name)
		if err != nil || x == object.None {
			return 0, false, err
		}
		n, err := object.Index(st.th, x)
		if err == nil && n < 0 {
			err = object.Raise(object.ValueError, "Negative indexing is not supported.")
		}
		return n, true, err
	}
	from, hasFrom, err := part("start")
	if err != nil {
		return 0, 0, err
	}
	to, hasTo, err := part("stop")
	if err != nil {
		return 0, 0, err
	}
	_, hasStep, err := part("step")
	if err != nil {
		return 0, 0, err
	}
	switch {
	case hasStep:
		err = object.Raise(object.ValueError, "Step argument is not supported.")
	case hasFrom && hasTo && from > to:
		err = object.Raise(object.ValueError, "Slice stop must be greater than slice start.")
	}
	if hasTo {
		length = to - from
		if length == 0 {
			length = -1 // an empty part
		}
	}
	return from + 1, length, err
}
