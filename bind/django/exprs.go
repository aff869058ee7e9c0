package django

import (
	"sort"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// exprBox is the Go state of an expression object.
type exprBox struct {
	e   query.Expr  // nil for a class of the user's that compiles itself
	out *meta.Field // the output_field given to such a class
	// args are the arguments that the object was made with, bound those by
	// parameter; both are nil where the core made it.
	args  object.Args
	bound []object.Value
	// parts are the arguments that an expression made by an operator can be made with.
	parts *object.Args
}

// wrapExpr is a Python object for an expression.
func (st *site) wrapExpr(e query.Expr) object.Value {
	name := "Expression"
	switch x := e.(type) {
	case *query.F:
		name = "F"
	case *query.Sliced:
		name = "Sliced"
	case *query.OuterRef:
		name = "OuterRef"
	case *query.Value:
		name = "Value"
	case *query.Order:
		name = "OrderBy"
	case *query.Combined:
		name = "CombinedExpression"
	case *query.Func:
		if h, ok := x.Host.(*funcHost); ok {
			return st.standing(h.inst, x)
		}
		name = x.Name
		if x.Distinguished() != "" {
			name = x.Distinguished()
		}
	case *query.Sub:
		name = "Subquery"
		if x.Exists {
			name = "Exists"
		}
	case *query.Q:
		return object.NewInstance(st.q, x)
	case *query.Case:
		name = "Case"
	case *query.Window:
		name = "Window"
	case *query.Raw:
		name = "RawSQL"
	case *query.Wrapped:
		name = "ExpressionWrapper"
	case *query.Negated:
		name = "NegatedExpression"
	case *query.ExprList:
		name = "ExpressionList"
	case *query.Ref:
		name = "Ref"
	case *query.Col:
		name = "Col"
	case *query.Lookup:
		if h, ok := x.Host.(*lookupHost); ok {
			return st.standing(h.inst, x)
		}
		for _, l := range lookupClassNames {
			if l.name == x.Name {
				name = l.class
			}
		}
	case *query.Hosted:
		if h, ok := x.Host.(*hostedExpr); ok {
			if inst, err := h.at(x); err == nil {
				return inst
			}
		}
	}
	cls := st.exprs[name]
	if cls == nil {
		cls = st.exprs["Expression"]
	}
	return object.NewInstance(cls, &exprBox{e: e})
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
				q.Items = append(q.Items, st.cond(text(t.Elems[0]), t.Elems[1]))
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
			if k.Value == object.None {
				continue
			}
			s, _ := object.AsStr(k.Value)
			if s != query.And && s != query.Or && s != query.Xor {
				return nil, object.Raise(object.ValueError, "_connector must be one of 'AND', 'OR', 'XOR', or None.")
			}
			q.Connector = s
			continue
		case "_negated":
			t, err := object.Truth(st.th, k.Value)
			if err != nil {
				return nil, err
			}
			q.Negated = t
			continue
		}
		q.Items = append(q.Items, st.cond(k.Name, k.Value))
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

// cond is one look-up.
func (st *site) cond(name string, v object.Value) query.Cond {
	return query.Cond{Name: name, Value: st.toGo(v)}
}
