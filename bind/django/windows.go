package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

func (st *site) window(_ *object.Type, a []object.Value) (query.Expr, error) {
	x, err := st.expr(a[0])
	if err != nil {
		return nil, err
	}
	if !query.WindowCompatible(x) {
		return nil, object.Raise(object.ValueError, "Expression '%s' isn't compatible with OVER clauses.", a[0].Type().Name)
	}
	w := &query.Window{X: x}
	if v := given(orNone(a[2])); v != nil {
		_, isList := v.(*object.List)
		_, isTuple := v.(*object.Tuple)
		_, isStr := object.AsStr(v)
		if _, isExpr := object.State[*exprBox](v); !isList && !isTuple && !isStr && (!isExpr || v.Type().IsSubclass(st.exprs["F"])) {
			return nil, object.Raise(object.ValueError, "Window.order_by must be either a string reference to a field, an expression, or a list or tuple of them.")
		}
	}
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
			if f, ok := k.(*query.F); ok && strings.HasPrefix(f.Name, "-") {
				k = &query.Order{X: &query.F{Name: f.Name[1:]}, Desc: true}
			}
			list.Items = append(list.Items, k)
		}
		w.Order = list
	}
	if a[3] != nil && a[3] != object.None {
		w.Frame, _ = st.box(a[3]).(*query.Frame)
	}
	w.Field, err = st.outputField(a[4])
	return w, err
}

// frame makes a window frame. Its ends are checked when it is compiled.
func (st *site) frame(cls *object.Type, unit string, a []object.Value) (query.Expr, error) {
	f := &query.Frame{Unit: unit, Start: st.toGo(orNone(a[0])), End: st.toGo(orNone(a[1]))}
	if v := given(orNone(a[2])); v != nil {
		if v.Type().Name != "WindowFrameExclusion" {
			return nil, object.Raise(object.TypeError, "%s.exclusion must be a WindowFrameExclusion instance.", cls.Name)
		}
		x, err := object.GetAttr(st.th, v, "value")
		if err != nil {
			return nil, err
		}
		f.Exclude = text(x)
	}
	return f, nil
}
