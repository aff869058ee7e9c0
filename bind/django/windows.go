package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

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
