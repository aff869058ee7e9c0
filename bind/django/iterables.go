package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/python/object"
)

// iterableClasses are the classes by which a QuerySet says what its items are.
func (st *site) iterableClasses(m *object.Module) {
	base := object.NewNativeType(object.ClassSpec{Name: "BaseIterable", Module: "django.db.models.query"})
	m.Set(base.Name, base)
	for shape, name := range map[django.Shape]string{django.Objects: "ModelIterable", django.Dicts: "ValuesIterable", django.Tuples: "ValuesListIterable",
		django.Named: "NamedValuesListIterable", django.Flat: "FlatValuesListIterable"} {
		t := object.NewNativeType(object.ClassSpec{Name: name, Module: "django.db.models.query", Bases: []*object.Type{base}})
		m.Set(name, t)
		st.iterables[shape] = t
	}
	if st.rawQuerySet == nil {
		st.rawQuerySet = st.rawClass()
	}
	m.Set("RawQuerySet", st.rawQuerySet)
	empty := object.NewNativeType(object.ClassSpec{Name: "InstanceCheckMeta", Module: "django.db.models.query", Bases: []*object.Type{object.TypeType},
		Methods: []object.Method{object.NewMethod("__instancecheck__(instance)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			b, ok := object.State[*qsBox](a[0])
			return object.MakeBool(ok && b.qs.Q.IsEmpty()), nil
		})}})
	m.Set("EmptyQuerySet", object.NewNativeType(object.ClassSpec{Name: "EmptyQuerySet", Module: "django.db.models.query", Meta: empty}))
}
