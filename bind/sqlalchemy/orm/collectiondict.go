package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// put sets a key of a dictionary of related objects, telling the relationship.
func (s *state) put(d *object.Dict, key, v object.Value) error {
	ad := adapterOf(d)
	old, ok, err := d.Get(s.th, key)
	if err != nil {
		return err
	}
	if ok {
		if err := removing(ad, old); err != nil {
			return s.err(err)
		}
	}
	if v, err = adding(ad, v); err != nil {
		return s.err(err)
	}
	return d.Set(s.th, key, v)
}

// take deletes a key and returns what it held.
func (s *state) take(d *object.Dict, key object.Value) (v object.Value, ok bool, err error) {
	if v, ok, err = d.Get(s.th, key); err != nil || !ok {
		return nil, false, err
	}
	if ad := adapterOf(d); ad != nil {
		if err := ad.BeforeRemoving(); err != nil {
			return nil, false, s.err(err)
		}
		if err := removing(ad, v); err != nil {
			return nil, false, s.err(err)
		}
	}
	_, _, err = d.Delete(s.th, key)
	return v, true, err
}

// merge is update(): what is there already is left alone.
func (s *state) merge(self object.Value, args object.Args) error {
	made, err := object.CallArgs(s.th, object.DictType, args)
	if err != nil {
		return err
	}
	d := self.(*object.Dict)
	for _, e := range made.(*object.Dict).Items() {
		if old, ok, err := d.Get(s.th, e.Key); err != nil || ok && old == e.Value {
			if err != nil {
				return err
			}
			continue
		}
		if s.overrides(self, "__setitem__", s.classes["InstrumentedDict"]) {
			_, err = object.CallMethod(s.th, self, "__setitem__", e.Key, e.Value)
		} else {
			err = s.put(d, e.Key, e.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// makeDictClass makes the class of dictionaries of related objects.
func (s *state) makeDictClass() {
	s.class(object.ClassSpec{
		Name: "InstrumentedDict", Module: "sqlalchemy.orm.collections", Bases: []*object.Type{object.DictType},
		Methods: []object.Method{
			object.NewMethod("__setitem__(key, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.None, of(th).put(self.(*object.Dict), a[0], a[1])
			}),
			object.NewMethod("__delitem__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ok, err := of(th).take(self.(*object.Dict), a[0])
				if err == nil && !ok {
					err = object.NewKeyError(a[0])
				}
				return object.None, err
			}),
			object.NewMethod("pop(key, *default)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				v, ok, err := of(th).take(self.(*object.Dict), a[0])
				if err != nil || ok {
					return v, err
				}
				if d := elems(a[1]); len(d) > 0 {
					return d[0], nil
				}
				return nil, object.NewKeyError(a[0])
			}),
			object.NewMethod("popitem()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				d := self.(*object.Dict)
				keys := d.Keys()
				if len(keys) == 0 {
					return nil, object.NewKeyError(object.Str("popitem(): dictionary is empty"))
				}
				key := keys[len(keys)-1]
				v, _, err := of(th).take(d, key)
				if err != nil {
					return nil, err
				}
				return object.NewTuple(key, v), nil
			}),
			object.NewMethod("clear()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				d := self.(*object.Dict)
				for _, key := range d.Keys() {
					if _, _, err := of(th).take(d, key); err != nil {
						return nil, err
					}
				}
				return object.None, nil
			}),
			object.NewMethod("setdefault(key, default=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d := self.(*object.Dict)
				if old, ok, err := d.Get(th, a[0]); err != nil || ok {
					return old, err
				}
				return a[1], of(th).put(d, a[0], a[1])
			}),
			{Name: "update", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				return object.None, of(th).merge(self, args)
			}},
		},
	})
}

// columnKeyed is column_keyed_dict(): objects are keyed by the value of a column, or
// of several.
func (s *state) columnKeyed(v object.Value, ignore bool) (object.Value, error) {
	items := []object.Value{v}
	switch x := v.(type) {
	case *object.Tuple:
		items = x.Elems
	case *object.List:
		items = x.Elems
	}
	f := object.NewFunction("key(item)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		st := stateOf(a[0])
		if st == nil {
			return nil, s.unmapped(a[0])
		}
		var keys []object.Value
		for _, it := range items {
			e, _, err := s.core.Element(th, it)
			if err != nil {
				return nil, err
			}
			x, _ := e.(core.ColumnElement)
			c, _ := core.Deannotate(x).(*core.Column)
			p, err := mapper.Of(st).MustColumnProp(c)
			if err != nil {
				return nil, s.err(err)
			}
			k, err := object.GetAttr(th, a[0], p.Name)
			if err != nil {
				return nil, err
			}
			keys = append(keys, k)
		}
		if len(keys) == 1 {
			return keys[0], nil
		}
		return object.NewTuple(keys...), nil
	})
	return object.NewInstance(s.classes["_CollectionKey"], &keyed{fn: f, column: len(items) == 1, ignore: ignore}), nil
}

// makeKeyFuncDict makes KeyFuncDict, the base of dictionaries of the user's that find
// the key of an object by a function.
func (s *state) makeKeyFuncDict() {
	keyOf := func(self, v object.Value) (object.Value, bool, error) {
		d := self.(*object.Dict)
		f, _ := d.AttrDict(true).GetStr("_sa_keyfunc")
		return s.keyFor(d, f, v, false)
	}
	s.class(object.ClassSpec{
		Name: "KeyFuncDict", Module: "sqlalchemy.orm.mapped_collection", Bases: []*object.Type{s.classes["InstrumentedDict"]},
		Methods: []object.Method{
			object.NewMethod("__init__(keyfunc, *dict_args, ignore_unpopulated_attribute=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d := self.(*object.Dict).AttrDict(true)
				d.SetStr("_sa_keyfunc", a[0])
				d.SetStr("keyfunc", a[0])
				if given := elems(a[1]); len(given) > 0 {
					return object.None, of(th).merge(self, object.Args{Pos: given})
				}
				return object.None, nil
			}),
			object.NewMethod("set(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				k, skip, err := keyOf(self, a[0])
				if err != nil || skip {
					return object.None, err
				}
				return object.CallMethod(th, self, "__setitem__", k, a[0])
			}),
			object.NewMethod("remove(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				k, skip, err := keyOf(self, a[0])
				if err != nil || skip {
					return object.None, err
				}
				held, err := object.GetItem(th, self, k)
				if err != nil {
					return nil, err
				}
				if same, err := object.Equal(th, held, a[0]); err != nil || !same {
					if err != nil {
						return nil, err
					}
					return nil, of(th).otherHeld(a[0], held, k)
				}
				return object.CallMethod(th, self, "__delitem__", k)
			}),
		},
	})
	s.class(object.ClassSpec{Name: "_MKeyfuncMapped", Module: "sqlalchemy.orm.mapped_collection", Bases: []*object.Type{s.classes["KeyFuncDict"]}})
}

// otherHeld refuses to remove an object whose key stands for another.
func (s *state) otherHeld(v, held, key object.Value) error {
	return s.fail("InvalidRequestError", "Can not remove '"+s.text(v)+"': collection holds '"+s.text(held)+"' for key '"+s.text(key)+"'. Possible cause: is the KeyFuncDict key function based on mutable properties or properties that only obtain values after flush?")
}

// keyFor is the key of an object in a dictionary of related objects; skip says that it has
// none and is passed over. What has no key yet is refused, where the ORM itself puts the
// object in (back) in the words for a backref.
func (s *state) keyFor(d *object.Dict, f, v object.Value, back bool) (key object.Value, skip bool, err error) {
	if key, err = object.Call(s.th, f, v); err != nil || !none(key) {
		return key, false, err
	}
	o, _ := d.AttrDict(true).GetStr("_sa_keyed")
	k, _ := object.State[*keyed](o)
	if k == nil || k.attr == "" && !k.column {
		return key, false, nil
	}
	if k.ignore {
		return nil, true, nil
	}
	st := stateOf(v)
	relation := "unknown relationship"
	if ad := adapterOf(d); ad != nil && back && st != nil {
		if r, ok := ad.Attr().Factory.(*mapper.Relationship); ok && len(r.Reverse) > 0 && st.Key == nil {
			relation = r.Reverse[0].String()
		}
	}
	if st != nil && k.attr != "" && st.Class.Attr(k.attr) != nil {
		if _, there := st.Object.Load(k.attr); !there {
			return nil, false, s.fail("InvalidRequestError", "In event triggered from population of attribute '"+relation+"' (potentially from a backref), can't populate value in KeyFuncDict; dictionary key derived from "+st.String()+" is not populated. Ensure appropriate state is set up on the "+st.String()+" object before assigning to the "+relation+" attribute. To skip this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" parameter on the mapped collection factory.")
		}
	}
	return key, false, s.Warn("SAWarning", "Attribute keyed dictionary value for attribute '"+relation+"' was None; this will raise in a future release. To skip this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" parameter on the mapped collection factory.")
}

// text is str(v).
func (s *state) text(v object.Value) string {
	t, err := object.ToStr(s.th, v)
	if err != nil {
		return s.Repr(v)
	}
	return t
}
