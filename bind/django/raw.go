package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/python/object"
)

// rawBox is the Go state of a RawQuerySet.
type rawBox struct {
	st *site
	rs *django.RawSet
}

func (b *rawBox) list() ([]object.Value, error) {
	items, err := b.rs.Items()
	if err != nil {
		return nil, b.st.err(err)
	}
	return instancesToPy(items), nil
}

func instancesToPy(items []meta.Instance) []object.Value {
	out := make([]object.Value, len(items))
	for i, o := range items {
		out[i] = o.(*obj).inst
	}
	return out
}

// raw is Manager.raw().
func (st *site) raw(b *qsBox, a []object.Value) (object.Value, error) {
	rs := &django.RawSet{S: st.s, Model: b.qs.Model, SQL: text(a[0]), DB: b.qs.DB, HasParams: true, Translations: map[string]string{}}
	if u := text(orNone(a[3])); u != "" {
		rs.DB = u
	}
	switch p := a[1].(type) {
	case nil:
	default:
		var err error
		if rs.Params, rs.HasParams, err = st.sqlParams(p); err != nil {
			return nil, err
		}
	}
	if d, ok := a[2].(*object.Dict); ok {
		for _, e := range d.Items() {
			rs.Translations[text(e.Key)] = text(e.Value)
		}
	}
	return st.newRaw(rs), nil
}

// sqlParams are a statement's parameters: a sequence, a mapping by name, or none.
func (st *site) sqlParams(v object.Value) (list []any, has bool, err error) {
	switch p := v.(type) {
	case nil:
		return nil, false, nil
	case *object.Dict:
		d, _ := st.toGo(p).(*values.Dict)
		return []any{db.Named{Dict: d}}, true, nil
	}
	if v == object.None {
		return nil, false, nil
	}
	items, err := object.ToSlice(st.th, v)
	return st.toGoAll(items), true, err
}

func (st *site) newRaw(rs *django.RawSet) object.Value {
	if st.rawQuerySet == nil {
		st.rawQuerySet = st.rawClass()
	}
	return object.NewInstance(st.rawQuerySet, &rawBox{st, rs})
}

func (st *site) rawClass() *object.Type {
	method := func(sig string, f func(b *rawBox, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(sig, func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, _ := object.State[*rawBox](self)
			return f(b, a)
		})
	}
	names := func(list []string) object.Value {
		out := object.NewList()
		for _, n := range list {
			out.Elems = append(out.Elems, object.Str(n))
		}
		return out
	}
	return object.NewNativeType(object.ClassSpec{Name: "RawQuerySet", Module: "django.db.models.query",
		Methods: []object.Method{
			method("__iter__()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				list, err := b.list()
				if err != nil {
					return nil, err
				}
				return object.IterValue(st.th, object.NewList(list...))
			}),
			method("__aiter__()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				return st.asyncRows(func() (object.Value, error) {
					list, err := b.list()
					return object.NewList(list...), err
				})
			}),
			method("__len__()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				list, err := b.list()
				return object.Int(len(list)), err
			}),
			method("__bool__()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				list, err := b.list()
				return object.MakeBool(len(list) > 0), err
			}),
			method("__getitem__(k)", func(b *rawBox, a []object.Value) (object.Value, error) {
				list, err := b.list()
				if err != nil {
					return nil, err
				}
				return object.GetItem(st.th, object.NewList(list...), a[0])
			}),
			method("__repr__()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				return object.Str("<RawQuerySet: " + b.rs.Text() + ">"), nil
			}),
			method("iterator()", func(b *rawBox, _ []object.Value) (object.Value, error) {
				items, err := b.rs.Iterate()
				if err != nil {
					return nil, st.err(err)
				}
				return object.IterValue(st.th, object.NewList(instancesToPy(items)...))
			}),
			method("using(alias)", func(b *rawBox, a []object.Value) (object.Value, error) {
				return st.newRaw(b.rs.Using(text(a[0]))), nil
			}),
			method("prefetch_related(*lookups)", func(b *rawBox, a []object.Value) (object.Value, error) {
				list, err := st.prefetches(a[0].(*object.Tuple).Elems)
				if err != nil {
					return nil, err
				}
				return st.newRaw(b.rs.PrefetchRelated(list)), nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "columns", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				list, err := b.rs.Columns()
				return names(list), st.err(err)
			}},
			{Name: "model", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				return classOf(b.rs.Model), nil
			}},
			{Name: "query", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				return object.NewInstance(st.rawQueryClass(), b), nil
			}},
			{Name: "db", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				if b.rs.DB == "" {
					return object.Str(django.DefaultDB), nil
				}
				return object.Str(b.rs.DB), nil
			}},
		}})
}

type rawQueryKey struct{}

// rawQueryClass is the class of RawQuerySet.query.
func (st *site) rawQueryClass() *object.Type {
	return st.rt.Extra(rawQueryKey{}, func() any {
		show := func(sig, before, after string) object.Method {
			return object.NewMethod(sig, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				return object.Str(before + b.rs.Text() + after), nil
			})
		}
		return object.NewNativeType(object.ClassSpec{Name: "RawQuery", Module: "django.db.models.sql.query",
			Methods: []object.Method{show("__str__()", "", ""), show("__repr__()", "<RawQuery: ", ">")},
			Attrs: []object.Attr{{Name: "sql", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				b, _ := object.State[*rawBox](self)
				return object.Str(b.rs.SQL), nil
			}}}})
	}).(*object.Type)
}

// prefetches are the arguments of prefetch_related(); None alone forgets all.
func (st *site) prefetches(f []object.Value) ([]*django.Prefetch, error) {
	if len(f) == 1 && f[0] == object.None {
		return nil, nil
	}
	list := []*django.Prefetch{}
	for _, v := range f {
		p, err := st.prefetch(v)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// explain is QuerySet.explain().
func (b *qsBox) explain(a []object.Value) (object.Value, error) {
	if f := text(orNone(a[0])); f != "" {
		return nil, b.st.err(django.ExplainFormat(f))
	}
	var unknown []string
	for _, e := range a[1].(*object.Dict).Items() {
		unknown = append(unknown, text(e.Key))
	}
	if unknown != nil {
		slices.Sort(unknown)
		return nil, object.Raise(object.ValueError, "Unknown options: %s", strings.Join(unknown, ", "))
	}
	plan, err := b.qs.Explain()
	return object.Str(plan), b.st.err(err)
}
