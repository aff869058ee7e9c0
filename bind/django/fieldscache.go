package django

import (
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// prefetchedCache is the attribute _prefetched_objects_cache: the QuerySets that
// prefetch_related filled, by the managers' names. It is a copy; setting it anew
// makes the object forget the others.
func (st *site) prefetchedCache(of func(object.Value) *obj) object.Attr {
	const name = "_prefetched_objects_cache"
	return object.Attr{Name: name, Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
		o := of(v)
		if o.state.Prefetched == nil {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute '%s'", o.m.Name, name)
		}
		d := object.NewDict()
		for _, n := range slices.Sorted(maps.Keys(o.state.Prefetched)) {
			qs, ok := o.state.Prefetched[n].(*django.QuerySet)
			if !ok {
				continue
			}
			var cls *object.Type
			if manager := st.defaultManager(qs.Model); manager != nil {
				cls = manager.queryset
			}
			d.SetStr(n, st.hostOf(cls, qs))
		}
		return d, nil
	}, Set: func(_ *object.Thread, v, x object.Value) error {
		o := of(v)
		d, ok := x.(*object.Dict)
		if !ok {
			return object.Unsupported("%s that is no dict", name)
		}
		if o.state.Prefetched == nil {
			o.state.Prefetched = map[string]any{}
		}
		for n := range o.state.Prefetched {
			if _, kept := d.GetStr(n); !kept {
				delete(o.state.Prefetched, n)
			}
		}
		return nil
	}}
}

// fieldsCacheClass is the class of _state.fields_cache, which shows the related
// objects that are kept with an object and lets them be set.
func (st *site) fieldsCacheClass() *object.Type {
	of := func(v object.Value) *obj { o, _ := object.State[*obj](v); return o }
	get := func(o *obj, name object.Value) (object.Value, bool) {
		x, ok := o.state.Cached(text(name))
		if !ok {
			return nil, false
		}
		if x == nil {
			return object.None, true
		}
		return x.(*obj).inst, true
	}
	names := func(o *obj) *object.List {
		var list []string
		for n := range o.state.Cache {
			list = append(list, n)
		}
		slices.Sort(list)
		return strs(list)
	}
	dict := func(o *obj) *object.Dict {
		d := object.NewDict()
		for _, n := range names(o).Elems {
			v, _ := get(o, n)
			d.SetStr(text(n), v)
		}
		return d
	}
	method := func(signature string, f func(th *object.Thread, o *obj, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return f(th, of(self), a)
		})
	}
	return object.NewNativeType(object.ClassSpec{Name: "dict", Module: "builtins", Methods: []object.Method{
		method("__getitem__(name)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			if v, ok := get(o, a[0]); ok {
				return v, nil
			}
			return nil, object.NewException(object.KeyError, a[0])
		}),
		method("__setitem__(name, value)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			if x, ok := asObj(a[1]); ok {
				o.state.SetCached(text(a[0]), x)
			} else {
				o.state.SetCached(text(a[0]), nil)
			}
			return object.None, nil
		}),
		method("__delitem__(name)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			if _, ok := get(o, a[0]); !ok {
				return nil, object.NewException(object.KeyError, a[0])
			}
			delete(o.state.Cache, text(a[0]))
			return object.None, nil
		}),
		method("__contains__(name)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			_, ok := get(o, a[0])
			return object.MakeBool(ok), nil
		}),
		method("get(name, default=None)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			if v, ok := get(o, a[0]); ok {
				return v, nil
			}
			return orNone(a[1]), nil
		}),
		method("pop(name, default=None)", func(_ *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			v, ok := get(o, a[0])
			if !ok {
				return orNone(a[1]), nil
			}
			delete(o.state.Cache, text(a[0]))
			return v, nil
		}),
		method("clear()", func(_ *object.Thread, o *obj, _ []object.Value) (object.Value, error) {
			o.state.Cache = nil
			return object.None, nil
		}),
		method("keys()", func(_ *object.Thread, o *obj, _ []object.Value) (object.Value, error) { return names(o), nil }),
		method("items()", func(th *object.Thread, o *obj, _ []object.Value) (object.Value, error) {
			return object.CallMethod(th, dict(o), "items")
		}),
		method("__len__()", func(_ *object.Thread, o *obj, _ []object.Value) (object.Value, error) {
			return object.Int(len(o.state.Cache)), nil
		}),
		method("__iter__()", func(th *object.Thread, o *obj, _ []object.Value) (object.Value, error) {
			return object.IterValue(th, names(o))
		}),
		method("__repr__()", func(th *object.Thread, o *obj, _ []object.Value) (object.Value, error) {
			s, err := object.Repr(th, dict(o))
			return object.Str(s), err
		}),
		method("__eq__(other)", func(th *object.Thread, o *obj, a []object.Value) (object.Value, error) {
			same, err := object.Equal(th, dict(o), a[0])
			return object.MakeBool(same), err
		}),
	}})
}

// databaseDefaultClass is the class of what an attribute holds until the database
// has said its default.
func (st *site) databaseDefaultClass() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "DatabaseDefault", Module: "django.db.models.expressions", Attrs: []object.Attr{
		{Name: "field", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			f, _ := object.State[*meta.Field](self)
			return st.fieldObject(f), nil
		}}}})
}
