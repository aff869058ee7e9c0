package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// lateHost is an object whose class, written by the user, overrides
// resolve_expression().
type lateHost struct {
	st   *site
	inst *object.Instance
}

// late lets such an object resolve itself; any other expression stays as it is.
func (st *site) late(inst *object.Instance, e query.Expr) query.Expr {
	if e == nil || st.nativeExprs[inst.Type()] || st.userMethod(inst.Type(), "resolve_expression") == nil {
		return e
	}
	return &query.Late{X: e, Host: &lateHost{st, inst}}
}

// Resolve implements query.LateHost.
func (h *lateHost) Resolve(q *query.Query, o query.Resolving) (query.Expr, error) {
	st := h.st
	st.resolving = append(st.resolving, resolving{q, o})
	defer func() { st.resolving = st.resolving[:len(st.resolving)-1] }()
	v, err := object.CallMethod(st.th, h.inst, "resolve_expression", st.queryOf(q), object.MakeBool(o.Joins), object.None,
		object.MakeBool(o.Summarize), object.MakeBool(o.ForSave))
	if err != nil {
		return nil, err
	}
	e := st.box(v)
	if e == nil {
		return nil, object.AttributeErr(v, "as_sql")
	}
	return e, nil
}

// resolving are the terms on which an object resolves itself at the time.
type resolving struct {
	q *query.Query
	o query.Resolving
}

// resolveExpression is the method resolve_expression(query, …) of F and of
// expressions; without a query of Django's it gives the expression itself.
func (st *site) resolveExpression() object.Method {
	return object.NewMethod("resolve_expression(query=None, allow_joins=True, reuse=None, summarize=False, for_save=False)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		q, ok := object.State[*queryBox](a[0])
		if !ok {
			return self, nil
		}
		o := query.Resolving{Joins: true}
		if n := len(st.resolving); n > 0 && st.resolving[n-1].q == q.q {
			o = st.resolving[n-1].o
		}
		r, err := st.box(self).Resolve(q.q, o)
		if err != nil {
			return nil, st.err(err)
		}
		inst, ok := self.(*object.Instance)
		if !ok || st.nativeExprs[inst.Type()] {
			return st.wrapExpr(r), nil
		}
		switch x := r.(type) {
		case *query.Hosted:
			if h, ok := x.Host.(*hostedExpr); ok {
				return h.at(x)
			}
		case *query.Func:
			c := *x
			out := st.standing(inst, &c)
			c.Host = &funcHost{st, out}
			return out, nil
		}
		return st.wrapExpr(r), nil
	})
}
