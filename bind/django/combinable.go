package django

import (
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
	st.qClass(combinable)
	st.prefetchClasses()
	for _, t := range st.exprs {
		st.nativeExprs[t] = true
	}
}

// combinableClass is what all expressions can do: arithmetic, logic, ordering.
func (st *site) combinableClass() *object.Type {
	box := st.box
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
	return combinable
}

func asQ(e query.Expr) *query.Q {
	if q, ok := e.(*query.Q); ok {
		return q
	}
	return query.NewQ(e)
}
