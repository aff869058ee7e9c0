package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

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
