package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

type queryKey struct{}

// queryBox is the Go state of a .query object; b is nil where it belongs to no
// QuerySet.
type queryBox struct {
	q *query.Query
	b *qsBox
}

// queryObject is a queryset's .query.
func (st *site) queryObject(b *qsBox) object.Value {
	return object.NewInstance(st.queryClass(), &queryBox{b.qs.Q, b})
}

// queryOf is a query as a Python object.
func (st *site) queryOf(q *query.Query) object.Value {
	return object.NewInstance(st.queryClass(), &queryBox{q: q})
}

func (st *site) queryClass() *object.Type {
	return st.rt.Extra(queryKey{}, func() any {
		of := func(v object.Value) *query.Query { b, _ := object.State[*queryBox](v); return b.q }
		attr := func(name string, f func(q *query.Query) object.Value) object.Attr {
			return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
		}
		return object.NewNativeType(object.ClassSpec{Name: "Query", Module: "django.db.models.sql.query",
			New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
				return nil, object.Unsupported("a Query that no QuerySet made")
			},
			Methods: []object.Method{
				object.NewMethod("__reduce__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return st.reducedKept(of(self), self.Type(), nil)
				}),
				object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					s, err := st.rendered(of(self))
					return object.Str(s), err
				}),
				object.NewMethod("sql_with_params()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					r, err := of(self).SQL()
					if err != nil {
						return nil, st.err(err)
					}
					params, err := st.row(r.Values(), nil)
					return object.NewTuple(object.Str(r.SQL), params), err
				}),
				object.NewMethod("get_compiler(using=None, connection=None, elide_empty=True)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return st.compilerObject(of(self).NewCompiler()), nil
				}),
				object.NewMethod("chain(klass=None)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return st.queryOf(of(self).Chain()), nil
				}),
				object.NewMethod("clone()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return st.queryOf(of(self).Chain()), nil
				}),
				object.NewMethod("is_empty()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return object.MakeBool(of(self).IsEmpty()), nil
				}),
			},
			Attrs: []object.Attr{
				attr("model", func(q *query.Query) object.Value { return classOf(q.Model) }),
				{Name: "order_by", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
					keys, err := st.toPyAll(of(self).OrderKeys())
					return object.NewTuple(keys...), err
				}},
				{Name: "annotations", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
					d := object.NewDict()
					of(self).Annotations(func(name string, e query.Expr) { d.SetStr(name, st.wrapExpr(e)) })
					return d, nil
				}},
				attr("select_related", func(q *query.Query) object.Value { return relatedTree(q.Follows()) }),
				attr("default_ordering", func(q *query.Query) object.Value { return object.MakeBool(q.UsesModelOrder()) }),
				attr("is_sliced", func(q *query.Query) object.Value { return object.MakeBool(q.IsSliced()) }),
				attr("distinct", func(q *query.Query) object.Value {
					on, _ := q.IsDistinct()
					return object.MakeBool(on)
				}),
				attr("combinator", func(q *query.Query) object.Value {
					if c := q.Combinator(); c != "" {
						return object.Str(c)
					}
					return object.None
				}),
				attr("low_mark", func(q *query.Query) object.Value {
					low, _ := q.Limits()
					return object.Int(low)
				}),
				attr("high_mark", func(q *query.Query) object.Value {
					if _, high := q.Limits(); high != nil {
						return object.Int(*high)
					}
					return object.None
				}),
			},
		})
	}).(*object.Type)
}

// relatedTree is Query.select_related: False, True, or the relations to follow.
func relatedTree(r *query.Related) object.Value {
	if r == nil || r.All {
		return object.MakeBool(r != nil)
	}
	d := object.NewDict()
	for _, name := range r.Names {
		next := relatedTree(r.Next[name])
		if next == object.False {
			next = object.NewDict()
		}
		d.SetStr(name, next)
	}
	return d
}
