package django

import (
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// How models, QuerySets, queries and expressions take part in pickle. A model's
// pickle holds its attributes, a QuerySet's its rows. What was built of Go values (a
// query, an expression) stays with the run, under a number that its pickle has.

// pickleModule has the functions by which pickles make their objects.
const pickleModule = "django.db.models._pickle"

// versionKey is where a pickle says which Django made it.
const versionKey = "_django_version"

// reduced is what __reduce__ gives: a function of pickleModule, its arguments, and
// the state where there is one.
func (st *site) reduced(function string, state object.Value, args ...object.Value) (object.Value, error) {
	f, err := st.importName(pickleModule, function)
	if err != nil {
		return nil, err
	}
	out := []object.Value{f, object.NewTuple(args...)}
	if state != nil {
		out = append(out, state)
	}
	return object.NewTuple(out...), nil
}

// reducedKept reduces to a value that the run keeps.
func (st *site) reducedKept(value any, cls *object.Type, state object.Value) (object.Value, error) {
	return st.reduced("find", state, cls, &object.Kept{Value: value})
}

// findKept makes an object of a value that the run keeps.
func (st *site) findKept(cls *object.Type, kept *object.Kept) (object.Value, error) {
	switch v := kept.Value.(type) {
	case *django.QuerySet:
		return st.newQS(cls, v.Clone()), nil
	case *query.Query:
		return st.queryOf(v), nil
	case object.Value:
		return st.copyExpr(v), nil
	}
	return nil, object.Raise(object.TypeError, "a pickle of an unknown kind")
}

// picklesKept are the methods of a class whose objects never change but for their
// attributes, such as an expression's.
func (st *site) picklesKept() object.Method {
	return object.NewMethod("__reduce__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return st.reducedKept(st.copyExpr(self), self.Type(), nil)
	})
}

// versioned adds the version to a pickle's state.
func versioned(state object.Value) object.Value {
	if d, ok := state.(*object.Dict); ok {
		d.SetStr(versionKey, object.Str(version))
	}
	return state
}

// checkVersion warns of a pickle that another Django made.
func (st *site) checkVersion(state *object.Dict, what string) {
	v, ok := state.GetStr(versionKey)
	truth, err := object.Truth(st.th, orNone(v))
	switch warn := st.s.Env.Warn; {
	case warn == nil || err != nil:
	case !ok || !truth:
		warn("RuntimeWarning", "Pickled "+what+" instance's Django version is not specified.")
	case text(v) != version:
		warn("RuntimeWarning", "Pickled "+what+" instance's Django version "+text(v)+" does not match the current version "+version+".")
	}
}

// modelPickling are the methods of Model.
func (st *site) modelPickling() []object.Method {
	return []object.Method{
		object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			o, ok := asObj(self)
			if !ok {
				return nil, object.Raise(object.TypeError, "a model object is needed")
			}
			state, err := object.CallMethod(th, self, "__getstate__")
			if err != nil {
				return nil, err
			}
			return st.reduced("model_unpickle", versioned(state), object.NewTuple(object.Str(o.m.AppLabel), object.Str(o.m.Name)))
		}),
		object.NewMethod("__getstate__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			o, _ := asObj(self)
			d := o.inst.AttrDict(true).Copy()
			own := &obj{st: st, inst: o.inst, m: o.m, state: o.state}
			own.state.Cache = maps.Clone(o.state.Cache)
			d.SetStr("_state", object.NewInstance(st.state, own))
			if o.state.Prefetched != nil {
				prefetched, err := object.GetAttr(st.th, self, "_prefetched_objects_cache")
				if err != nil {
					return nil, err
				}
				d.SetStr("_prefetched_objects_cache", prefetched)
			}
			return d, nil
		}),
		object.NewMethod("__setstate__(state)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			o, _ := asObj(self)
			state, ok := a[0].(*object.Dict)
			if !ok {
				return nil, object.Raise(object.TypeError, "a model's state must be a dict")
			}
			st.checkVersion(state, "model")
			return object.None, st.restoreModel(o, state)
		}),
	}
}

// restoreModel gives an object what its pickle has.
func (st *site) restoreModel(o *obj, state *object.Dict) error {
	d := o.inst.AttrDict(true)
	for _, e := range state.Items() {
		name := text(e.Key)
		switch name {
		case "_state":
			if from, ok := asObj(e.Value); ok {
				o.state.Adding, o.state.DB, o.state.Cache = from.state.Adding, from.state.DB, from.state.Cache
			}
		case "_prefetched_objects_cache":
			all, ok := e.Value.(*object.Dict)
			if !ok {
				continue
			}
			o.state.Prefetched = map[string]any{}
			for _, p := range all.Items() {
				if b, ok := object.State[*qsBox](p.Value); ok {
					o.state.Prefetched[text(p.Key)] = b.qs
				}
			}
		default:
			d.SetStr(name, e.Value)
		}
	}
	return nil
}

// statePickling are the methods of ModelState.
func (st *site) statePickling() []object.Method {
	return []object.Method{
		object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			o, _ := asObj(self)
			cache := object.NewDict()
			for _, name := range slices.Sorted(maps.Keys(o.state.Cache)) {
				if rel, ok := o.state.Cache[name].(*obj); ok {
					cache.SetStr(name, rel.inst)
				} else {
					cache.SetStr(name, object.None)
				}
			}
			d := object.NewDict()
			d.SetStr("db", aliasOrNone(o.state.DB))
			d.SetStr("adding", object.MakeBool(o.state.Adding))
			d.SetStr("fields_cache", cache)
			return st.reduced("model_state", d)
		}),
		object.NewMethod("__setstate__(state)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			o, _ := asObj(self)
			d, ok := a[0].(*object.Dict)
			if !ok {
				return object.None, nil
			}
			for _, e := range d.Items() {
				if text(e.Key) != "fields_cache" {
					if err := object.SetAttr(st.th, self, text(e.Key), e.Value); err != nil {
						return nil, err
					}
					continue
				}
				cache, _ := e.Value.(*object.Dict)
				for _, rel := range cache.Items() {
					if x, ok := asObj(rel.Value); ok {
						o.state.SetCached(text(rel.Key), x)
					} else {
						o.state.SetCached(text(rel.Key), nil)
					}
				}
			}
			return object.None, nil
		}),
	}
}

// querysetPickling are the methods of QuerySet; its rows are fetched for the pickle.
func (st *site) querysetPickling() []object.Method {
	box := func(v object.Value) *qsBox { b, _ := object.State[*qsBox](v); return b }
	return []object.Method{
		object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			state, err := object.CallMethod(th, self, "__getstate__")
			if err != nil {
				return nil, err
			}
			return st.reducedKept(box(self).qs, self.Type(), state)
		}),
		object.NewMethod("__getstate__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b := box(self)
			list, err := b.list()
			if err != nil {
				return nil, err
			}
			d := object.NewDict()
			if own := b.inst.AttrDict(false); own != nil {
				d = own.Copy()
			}
			d.SetStr("_result_cache", object.NewList(list...))
			return versioned(d), nil
		}),
		object.NewMethod("__setstate__(state)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b := box(self)
			d, ok := a[0].(*object.Dict)
			if !ok {
				return nil, object.Raise(object.TypeError, "a QuerySet's state must be a dict")
			}
			st.checkVersion(d, "queryset")
			for _, e := range d.Items() {
				switch name := text(e.Key); name {
				case versionKey:
				case "_result_cache":
					if list, ok := e.Value.(*object.List); ok {
						b.items, b.ready = slices.Clone(list.Elems), true
						b.qs.Refill(st.toGoAll(list.Elems))
					}
				default:
					b.inst.AttrDict(true).SetStr(name, e.Value)
				}
			}
			return object.None, nil
		}),
	}
}

// managerPickling finds a model's manager again by its name.
func (st *site) managerPickling() object.Method {
	return object.NewMethod("__reduce__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		b, ok := object.State[*mgrBox](self)
		if !ok || b.m == nil || b.name == "" {
			return nil, object.Raise(object.TypeError, "cannot pickle '%s' object", self.Type().Name)
		}
		return st.reduced("model_manager", nil, self.Type(), object.Str(b.m.AppLabel), object.Str(b.m.Name), object.Str(b.name))
	})
}

// fieldPickling finds a model's field again by its name, and makes any other anew.
func (st *site) fieldPickling() object.Method {
	return object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		b, ok := object.State[*fieldBox](self)
		if !ok {
			return nil, object.Raise(object.TypeError, "a field is needed")
		}
		if b.f.Model != nil {
			return st.reduced("model_field", nil, object.Str(b.f.Model.AppLabel), object.Str(b.f.Model.Name), object.Str(b.f.Name))
		}
		d, err := object.CallMethod(th, self, "deconstruct")
		if err != nil {
			return nil, err
		}
		parts := d.(*object.Tuple).Elems
		return st.reduced("field", nil, self.Type(), parts[2], parts[3])
	})
}

// pickleNatives are what the functions of pickleModule call.
func (st *site) pickleNatives(m *object.Module) {
	m.Set("find", object.NewFunction("find(cls, kept)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		cls, ok := a[0].(*object.Type)
		kept, isKept := a[1].(*object.Kept)
		if !ok || !isKept {
			return nil, object.Raise(object.TypeError, "a class and a kept value are needed")
		}
		return st.findKept(cls, kept)
	}))
	m.Set("state", object.NewFunction("state()", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.NewInstance(st.state, &obj{st: st}), nil
	}))
}
