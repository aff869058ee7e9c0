package django

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// namedExprs are the arguments of annotate(), aggregate() and values(): aggregates
// without a name get one of their own.
func (st *site) namedExprs(pos []object.Value, kw *object.Dict, m string) (names []string, list []query.Expr, err error) {
	if err := st.onlyExprs(pos, kw, m); err != nil {
		return nil, nil, err
	}
	what := "annotations"
	if m == "aggregate" {
		what = "aggregates"
	}
	for _, v := range pos {
		e, _ := st.toGo(v).(query.Expr)
		f, ok := e.(*query.Func)
		if !ok {
			return nil, nil, object.Raise(object.TypeError, "Complex %s require an alias", what)
		}
		alias, err := f.DefaultAlias()
		if err != nil {
			return nil, nil, object.Raise(object.TypeError, "Complex %s require an alias", what)
		}
		if kw != nil && has(kw, alias) && m != "aggregate" {
			return nil, nil, object.Raise(object.ValueError, "The named annotation '%s' conflicts with the default name for another annotation.", alias)
		}
		names, list = append(names, alias), append(list, e)
	}
	if kw == nil {
		return names, list, nil
	}
	unnamed, positional := names, list
	if m == "aggregate" { // the named ones come first there
		names, list = nil, nil
		defer func() { names, list = append(names, unnamed...), append(list, positional...) }()
	}
	for _, e := range kw.Items() {
		x := st.toGo(e.Value)
		if q, ok := x.(*query.Query); ok {
			x = &query.Sub{Query: q}
		}
		ex, _ := x.(query.Expr)
		names, list = append(names, text(e.Key)), append(list, ex)
	}
	return names, list, nil
}

// onlyExprs refuses arguments that are no expressions.
func (st *site) onlyExprs(pos []object.Value, kw *object.Dict, m string) error {
	all := append([]object.Value(nil), pos...)
	if kw != nil {
		for _, e := range kw.Items() {
			all = append(all, e.Value)
		}
	}
	var bad []string
	for _, v := range all {
		switch st.toGo(v).(type) {
		case query.Expr, *query.Query:
		default:
			bad = append(bad, foreign{st, v}.HostStr())
		}
	}
	if bad != nil {
		return object.Raise(object.TypeError, "QuerySet.%s() received non-expression(s): %s.", m, strings.Join(bad, ", "))
	}
	return nil
}

func (b *qsBox) annotate(a []object.Value, selected bool) (object.Value, error) {
	kw := a[1].(*object.Dict)
	qs := b.qs
	plain := object.NewDict()
	for _, e := range kw.Items() {
		fr, ok := object.State[*query.FilteredRelation](e.Value)
		if !ok {
			plain.SetStr(text(e.Key), e.Value)
			continue
		}
		var err error
		if qs, err = qs.AddFilteredRelation(text(e.Key), *fr); err != nil {
			return nil, b.st.err(err)
		}
	}
	names, list, err := b.st.namedExprs(a[0].(*object.Tuple).Elems, plain, "annotate")
	if err != nil {
		return nil, err
	}
	return b.derive(qs.Annotate(names, list, selected))
}

func (b *qsBox) aggregate(a []object.Value) (object.Value, error) {
	names, list, err := b.st.namedExprs(a[0].(*object.Tuple).Elems, a[1].(*object.Dict), "aggregate")
	if err != nil {
		return nil, err
	}
	vals, err := b.qs.Aggregate(names, list)
	if err != nil {
		return nil, b.st.err(err)
	}
	d := object.NewDict()
	for i, n := range names {
		v, err := b.st.toPy(vals[i])
		if err != nil {
			return nil, err
		}
		d.SetStr(n, v)
	}
	return d, nil
}

func (b *qsBox) values(fields, kw object.Value, shape django.Shape, list bool) (object.Value, error) {
	var names, exprNames []string
	var exprs []query.Expr
	taken := map[string]bool{}
	for _, f := range fields.(*object.Tuple).Elems {
		if s, ok := object.AsStr(f); ok {
			taken[s] = true
		}
	}
	for _, f := range fields.(*object.Tuple).Elems {
		if s, ok := object.AsStr(f); ok {
			names = append(names, s)
			continue
		}
		e, ok := b.st.toGo(f).(query.Expr)
		if !ok {
			return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", f.Type().Name)
		}
		// An expression gets a name of its own, with a number that no other has.
		prefix := strings.ToLower(f.Type().Name)
		if fn, isFunc := e.(*query.Func); isFunc {
			if alias, err := fn.DefaultAlias(); err == nil && fn.Agg != nil {
				prefix = alias
			}
		}
		counter := 1
		for taken[prefix+fmt.Sprint(counter)] {
			counter++
		}
		name := prefix + fmt.Sprint(counter)
		taken[name] = true
		names = append(names, name)
		exprNames, exprs = append(exprNames, name), append(exprs, e)
	}
	if kw != nil {
		kn, ke, err := b.st.namedExprs(nil, kw.(*object.Dict), "annotate")
		if err != nil {
			return nil, err
		}
		names = append(names, kn...)
		exprNames, exprs = append(exprNames, kn...), append(exprs, ke...)
	}
	return b.derive(b.qs.Values(names, exprNames, exprs, shape))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (b *qsBox) valuesList(a []object.Value) (object.Value, error) {
	flat, err := truth(b.st.th, a[1])
	if err != nil {
		return nil, err
	}
	named, err := truth(b.st.th, a[2])
	if err != nil {
		return nil, err
	}
	n := len(a[0].(*object.Tuple).Elems)
	switch {
	case flat && named:
		return nil, object.Raise(object.TypeError, "'flat' and 'named' can't be used together.")
	case flat && n > 1:
		return nil, object.Raise(object.TypeError, "'flat' is not valid when values_list is called with more than one field.")
	}
	shape := django.Tuples
	if flat {
		shape = django.Flat
	} else if named {
		shape = django.Named
	}
	return b.values(a[0], nil, shape, true)
}
