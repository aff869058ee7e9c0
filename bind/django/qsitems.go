package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

func (b *qsBox) contains(a []object.Value) (object.Value, error) {
	if c := b.qs.Q.Combinator(); c != "" {
		return nil, b.st.err(meta.Errorf(meta.NotSupportedError, "Calling QuerySet.contains() after %s() is not supported.", c))
	}
	if b.qs.Shape() != django.Objects {
		return nil, object.Raise(object.TypeError, "Cannot call QuerySet.contains() after .values() or .values_list().")
	}
	o, ok := asObj(a[0])
	if !ok {
		return nil, object.Raise(object.TypeError, "'obj' must be a model instance.")
	}
	if o.m.Concrete() != b.qs.Model.Concrete() {
		return object.False, nil
	}
	if django.PK(o) == nil {
		return nil, object.Raise(object.ValueError, "QuerySet.contains() cannot be used on unsaved objects.")
	}
	if b.qs.Fetched() {
		list, err := b.list()
		if err != nil {
			return nil, err
		}
		ok, err := object.Contains(b.st.th, object.NewList(list...), a[0])
		return object.MakeBool(ok), err
	}
	c, err := b.qs.Filter(query.NewQ(query.Cond{Name: "pk", Value: django.PK(o)}), false)
	if err != nil {
		return nil, b.st.err(err)
	}
	found, err := c.Exists()
	return object.MakeBool(found), b.st.err(err)
}

const shownItems = 20

func (b *qsBox) repr() (object.Value, error) {
	var items []object.Value
	if b.ready || b.qs.Fetched() {
		list, err := b.list()
		if err != nil {
			return nil, err
		}
		items = list
	} else {
		head, err := b.derive(b.qs.Head(shownItems+1), nil)
		if err != nil {
			return nil, err
		}
		hb, _ := object.State[*qsBox](head)
		if items, err = hb.list(); err != nil {
			return nil, err
		}
	}
	more := len(items) > shownItems
	if more {
		items = append([]object.Value{}, items[:shownItems]...)
		items = append(items, object.Str("...(remaining elements truncated)..."))
	}
	s, err := object.Repr(b.st.th, object.NewList(items...))
	return object.Str("<" + b.inst.Type().Name + " " + s + ">"), err
}

func (b *qsBox) getItem(a []object.Value) (object.Value, error) {
	th := b.st.th
	bound := func(v object.Value, err error) (*int64, error) {
		if err != nil || v == object.None {
			return nil, err
		}
		n, err := object.Index(th, v)
		return &n, err
	}
	if n, ok := object.AsInt(a[0]); ok {
		if n < 0 {
			return nil, object.Raise(object.ValueError, "Negative indexing is not supported.")
		}
		if b.qs.Fetched() {
			list, err := b.list()
			if err != nil {
				return nil, err
			}
			if int(n) >= len(list) {
				return nil, object.Raise(object.IndexError, "list index out of range")
			}
			return list[n], nil
		}
		end := n + 1
		items, err := b.qs.Slice(&n, &end).Items()
		if err != nil {
			return nil, b.st.err(err)
		}
		if len(items) == 0 {
			return nil, object.Raise(object.IndexError, "list index out of range")
		}
		return b.st.toPy(items[0])
	}
	if a[0].Type().Name != "slice" {
		return nil, object.Raise(object.TypeError, "QuerySet indices must be integers or slices, not %s.", a[0].Type().Name)
	}
	low, err := bound(object.GetAttr(th, a[0], "start"))
	if err != nil {
		return nil, err
	}
	high, err := bound(object.GetAttr(th, a[0], "stop"))
	if err != nil {
		return nil, err
	}
	step, err := bound(object.GetAttr(th, a[0], "step"))
	if err != nil {
		return nil, err
	}
	if low != nil && *low < 0 || high != nil && *high < 0 {
		return nil, object.Raise(object.ValueError, "Negative indexing is not supported.")
	}
	if b.qs.Fetched() {
		list, err := b.list()
		if err != nil {
			return nil, err
		}
		return object.GetItem(th, object.NewList(list...), a[0])
	}
	out, err := b.derive(b.qs.Slice(low, high), nil)
	if err != nil || step == nil {
		return out, err
	}
	ob, _ := object.State[*qsBox](out)
	list, err := ob.list()
	if err != nil {
		return nil, err
	}
	l := object.NewList()
	if *step <= 0 {
		return nil, object.Raise(object.ValueError, "slice step must be positive")
	}
	for i := 0; i < len(list); i += int(*step) {
		l.Elems = append(l.Elems, list[i])
	}
	return l, nil
}

func (b *qsBox) other(v object.Value) (*qsBox, bool) {
	if o, ok := object.State[*qsBox](v); ok {
		return o, true
	}
	if m, ok := object.State[*mgrBox](v); ok {
		if q, err := b.st.managerQS(v, m); err == nil {
			return q, true
		}
	}
	return nil, false
}

func (b *qsBox) merge(v object.Value, connector string) (object.Value, error) {
	o, ok := b.other(v)
	if !ok {
		return nil, object.AttributeErr(v, "query")
	}
	for _, x := range []*qsBox{b, o} {
		if x.qs.Q.Combinator() != "" {
			return nil, object.Raise(object.TypeError, "Cannot use %s operator with combined queryset.", map[string]string{query.And: "&", query.Or: "|", query.Xor: "^"}[connector])
		}
	}
	if !b.qs.SameValues(o.qs) {
		return nil, object.Raise(object.TypeError, "Merging '%s' classes must involve the same values in each case.", b.inst.Type().Name)
	}
	switch {
	case o.qs.Q.IsEmpty() && connector == query.And:
		return o.inst, nil
	case b.qs.Q.IsEmpty() && connector == query.And:
		return b.inst, nil
	case b.qs.Q.IsEmpty():
		return o.inst, nil
	case o.qs.Q.IsEmpty():
		return b.inst, nil
	}
	left, right := b.qs, o.qs
	if connector != query.And {
		var err error
		if left, err = left.Unsliced(); err != nil {
			return nil, b.st.err(err)
		}
		if right, err = right.Unsliced(); err != nil {
			return nil, b.st.err(err)
		}
	}
	return b.derive(left.Merge(right, connector))
}

func (b *qsBox) combine(op string, others, all object.Value) (object.Value, error) {
	flag, err := truth(b.st.th, all)
	if err != nil {
		return nil, err
	}
	var list []*django.QuerySet
	for _, v := range others.(*object.Tuple).Elems {
		o, ok := b.other(v)
		if !ok {
			return nil, object.AttributeErr(v, "query")
		}
		list = append(list, o.qs)
	}
	if op == "union" && b.qs.Q.IsEmpty() {
		var full []*django.QuerySet
		for _, o := range list {
			if !o.Q.IsEmpty() {
				full = append(full, o)
			}
		}
		switch len(full) {
		case 0:
			return b.inst, nil
		case 1:
			return b.derive(full[0], nil)
		}
		return b.derive(full[0].Combine(op, flag, full[1:]), nil)
	}
	if op == "intersection" {
		for _, o := range list {
			if o.Q.IsEmpty() {
				return b.derive(o, nil)
			}
		}
	}
	if b.qs.Q.IsEmpty() {
		return b.inst, nil
	}
	return b.derive(b.qs.Combine(op, flag, list), nil)
}
