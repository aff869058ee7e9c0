package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// prefetchClasses makes Prefetch and FilteredRelation.
func (st *site) prefetchClasses() {
	part := func(name string, f func(p *django.Prefetch) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			p, _ := object.State[*django.Prefetch](self)
			return f(p), nil
		}}
	}
	sig := object.MustSignature("Prefetch(lookup, queryset=None, to_attr=None)")
	st.exprs["Prefetch"] = object.NewNativeType(object.ClassSpec{Name: "Prefetch", Module: "django.db.models.query",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			var qs *django.QuerySet
			if a[1] != nil && a[1] != object.None {
				b, ok := object.State[*qsBox](a[1])
				if !ok {
					if m, isMgr := object.State[*mgrBox](a[1]); isMgr {
						if b, err = st.managerQS(a[1], m); err != nil {
							return nil, err
						}
						ok = true
					}
				}
				if !ok || b.qs.Shape() != django.Objects {
					return nil, object.Raise(object.ValueError, "Prefetch querysets cannot use raw(), values(), and values_list().")
				}
				qs = b.qs
			}
			return object.NewInstance(cls, django.NewPrefetch(text(a[0]), qs, text(orNone(a[2])))), nil
		},
		Methods: []object.Method{st.picklesKept(), {Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }},
			object.NewMethod("__eq__(other)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				p, _ := object.State[*django.Prefetch](self)
				o, ok := object.State[*django.Prefetch](a[0])
				if !ok {
					return object.NotImplemented, nil
				}
				return object.MakeBool(self.Type() == a[0].Type() && p.To == o.To), nil
			}),
			object.NewMethod("__hash__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				p, _ := object.State[*django.Prefetch](self)
				return object.Int(object.HashString(p.To)), nil
			})},
		Attrs: []object.Attr{
			part("prefetch_through", func(p *django.Prefetch) object.Value { return object.Str(p.Through) }),
			part("prefetch_to", func(p *django.Prefetch) object.Value { return object.Str(p.To) }),
			part("to_attr", func(p *django.Prefetch) object.Value { return aliasOrNone(p.ToAttr) }),
		}})
	frSig := object.MustSignature("FilteredRelation(relation_name, *, condition=Q())")
	st.exprs["FilteredRelation"] = object.NewNativeType(object.ClassSpec{Name: "FilteredRelation", Module: "django.db.models.query_utils",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := frSig.Bind(args)
			if err != nil {
				return nil, err
			}
			fr := &query.FilteredRelation{Name: text(a[0]), Condition: query.NewQ()}
			if fr.Name == "" {
				return nil, object.Raise(object.ValueError, "relation_name cannot be empty.")
			}
			if a[1] != nil {
				q, ok := st.toGo(a[1]).(*query.Q)
				if !ok {
					return nil, object.Raise(object.ValueError, "condition argument must be a Q() instance.")
				}
				fr.Condition = q
			}
			return object.NewInstance(cls, fr), nil
		},
		Methods: []object.Method{st.picklesKept(), {Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }},
			object.NewMethod("__eq__(other)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				x, _ := object.State[*query.FilteredRelation](self)
				y, ok := object.State[*query.FilteredRelation](a[0])
				if !ok {
					return object.NotImplemented, nil
				}
				return object.MakeBool(x.Name == y.Name && x.Condition.Describe() == y.Condition.Describe()), nil
			})}})
}
