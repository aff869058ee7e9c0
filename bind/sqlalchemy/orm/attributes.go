package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// makeMarkers makes the constants that stand where an attribute has no value.
func (s *state) makeMarkers() {
	t := s.class(object.ClassSpec{Name: "LoaderCallableStatus", Module: "sqlalchemy.orm.base", Methods: []object.Method{
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			m, _ := object.State[marker](self)
			return object.Str("<LoaderCallableStatus." + m.name + ": " + m.number + ">"), nil
		}),
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			m, _ := object.State[marker](self)
			return object.Str("LoaderCallableStatus." + m.name), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			m, _ := object.State[marker](self)
			return object.Str(m.name), nil
		}},
		{Name: "value", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			m, _ := object.State[marker](self)
			return object.MakeInt(int64(m.number[0] - '0')), nil
		}},
	}})
	s.markers = map[string]object.Value{}
	for _, m := range []marker{{"PASSIVE_NO_RESULT", "0"}, {"PASSIVE_CLASS_MISMATCH", "1"}, {"ATTR_WAS_SET", "2"}, {"ATTR_EMPTY", "3"}, {"NO_VALUE", "4"}} {
		v := object.NewInstance(t, m)
		s.markers[m.name] = v
		t.SetAttr(m.name, v)
	}
	s.markers["NEVER_SET"] = s.markers["NO_VALUE"]
}

type marker struct{ name, number string }

// fillAttributes puts the functions of sqlalchemy.orm.attributes in place.
func (s *state) fillAttributes(m *object.Module) {
	for n, v := range s.markers {
		m.Set(n, v)
	}
	fn := func(sig string, f func(s *state, st *instance.State, a *instance.Attr, args []object.Value) (object.Value, error)) {
		b := object.NewFunction(sig, func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := of(th)
			st := stateOf(a[0])
			if st == nil {
				return nil, s.unmapped(a[0])
			}
			at := st.Class.Attr(str(a[1]))
			if at == nil {
				return nil, object.NewKeyError(a[1])
			}
			v, err := f(s, st, at, a)
			if err != nil {
				return nil, s.err(err)
			}
			if v == nil {
				v = object.None
			}
			return v, nil
		})
		m.Set(b.Name, b)
	}
	fn("flag_modified(instance, key)", func(_ *state, st *instance.State, a *instance.Attr, _ []object.Value) (object.Value, error) {
		return nil, st.FlagModified(a)
	})
	fn("set_committed_value(instance, key, value)", func(s *state, st *instance.State, a *instance.Attr, args []object.Value) (object.Value, error) {
		v := toHost(args[2])
		if a.Kind == instance.Collecting {
			items, err := object.ToSlice(s.th, args[2])
			if err != nil {
				return nil, err
			}
			v = hostItems(items)
		}
		_, err := a.SetCommitted(st, v)
		return nil, err
	})
	fn("set_attribute(instance, key, value, initiator=None)", func(_ *state, st *instance.State, a *instance.Attr, args []object.Value) (object.Value, error) {
		return nil, a.Set(st, toHost(args[2]), nil, instance.Off)
	})
	m.Set("is_instrumented", object.NewFunction("is_instrumented(instance, key)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		st := stateOf(a[0])
		return object.MakeBool(st != nil && st.Class.Attr(str(a[1])) != nil), nil
	}))
	fn("get_attribute(instance, key)", func(_ *state, st *instance.State, a *instance.Attr, _ []object.Value) (object.Value, error) {
		v, err := a.Get(st, instance.Off)
		return toPy(v), err
	})
	fn("del_attribute(instance, key)", func(_ *state, st *instance.State, a *instance.Attr, _ []object.Value) (object.Value, error) {
		return nil, a.Delete(st)
	})
	passive := map[string]instance.Passive{"PASSIVE_OFF": instance.Off, "PASSIVE_RETURN_NO_VALUE": instance.ReturnNoValue, "PASSIVE_NO_INITIALIZE": instance.NoInitialize, "PASSIVE_NO_FETCH": instance.NoFetch, "PASSIVE_NO_FETCH_RELATED": instance.NoFetchRelated, "PASSIVE_ONLY_PERSISTENT": instance.OnlyPersistent}
	for n, p := range passive {
		m.Set(n, object.MakeInt(int64(p)))
	}
	fn("get_history(obj, key, passive=None)", func(s *state, st *instance.State, a *instance.Attr, args []object.Value) (object.Value, error) {
		p := instance.Off
		if n, ok := object.AsInt(args[2]); ok {
			p = instance.Passive(n)
		}
		return s.history(st, a, p&^instance.InitOK)
	})
	fn("init_collection(obj, key)", func(s *state, st *instance.State, a *instance.Attr, _ []object.Value) (object.Value, error) {
		v, err := a.SetCommitted(st, []any{})
		if err != nil {
			return nil, err
		}
		f, err := s.th.ImportFrom(rareNames, "collection_adapter")
		if err != nil {
			return nil, err
		}
		return object.Call(s.th, f, toPy(v))
	})
	m.Set("manager_of_class", object.NewFunction("manager_of_class(cls)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		if t, ok := a[0].(*object.Type); ok {
			if i := s.infoOf(t); i != nil && i.mapper != nil {
				return object.GetAttr(th, s.mapperObject(i.mapper), "class_manager")
			}
		}
		return object.None, nil
	}))
	m.Set("flag_dirty", object.NewFunction("flag_dirty(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		st := stateOf(a[0])
		if st == nil {
			return nil, of(th).unmapped(a[0])
		}
		return object.None, of(th).err(st.FlagDirty())
	}))
	m.Set("instance_dict", object.NewFunction("instance_dict(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.GetAttr(th, a[0], "__dict__")
	}))
	m.Set("instance_state", object.NewFunction("instance_state(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		v, _, err := of(th).inspect(a[0])
		return v, err
	}))
}
