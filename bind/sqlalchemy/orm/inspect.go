package orm

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// selectable is what a class is mapped to: a table, or the union of its subclasses' tables.
func (s *state) selectable(th *object.Thread, m *mapper.Mapper) object.Value {
	if f := m.Mapped(); f != nil {
		return s.core.Wrap(th, f)
	}
	return s.core.Wrap(th, m.Table)
}

func (s *state) mapperObject(m *mapper.Mapper) *object.Instance {
	if o := s.mapperObjs[m]; o != nil {
		return o
	}
	o := object.NewInstance(s.classes["Mapper"], m)
	s.mapperObjs[m] = o
	return o
}

func (s *state) propObject(p mapper.Property) object.Value {
	name := "ColumnProperty"
	switch x := p.(type) {
	case *mapper.Relationship:
		name = "_RelationshipDeclared"
	case *mapper.Synonym:
		name = "Synonym"
	case *mapper.ColumnProperty:
		if len(x.Columns) == 0 {
			name = "MappedSQLExpression"
		}
	}
	return object.NewInstance(s.classes[name], p)
}

// inspect is inspect() of mapped objects and classes.
func (s *state) inspect(v object.Value) (object.Value, bool, error) {
	// What tells of something tells of itself.
	if i, ok := v.(*object.Instance); ok {
		switch i.Native.(type) {
		case *mapper.Mapper, mapper.Property:
			return v, true, nil
		case *instance.State:
			if v.Type() == s.classes["InstanceState"] {
				return v, true, nil
			}
		case *aliased:
			return v, v.Type() == s.classes["AliasedInsp"], nil
		}
	}
	if st := stateOf(v); st != nil {
		o, _ := v.(*object.Instance).AttrDict(true).GetStr("_sa_instance_state")
		return o, true, nil
	}
	switch a := v.(type) {
	case *aliased:
		return object.NewInstance(s.classes["AliasedInsp"], a), true, nil
	case *proxied, *compositeAttr, *attribute:
		return v, true, nil
	}
	if t, ok := v.(*object.Type); ok {
		if i := s.infoOf(t); i != nil {
			return s.mapperObject(i.mapper), true, nil
		}
	}
	return nil, false, nil
}

func (s *state) makeInspection() {
	st := func(v object.Value) *instance.State {
		x, _ := object.State[*instance.State](v)
		return x
	}
	flag := func(name string, f func(*instance.State) bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(f(st(self))), nil
		}}
	}
	s.class(object.ClassSpec{Name: "InstanceState", Module: "sqlalchemy.orm.state", Methods: append(object.Pickled(pickleState, unpickleState), late("state", stateFacts)), Attrs: []object.Attr{
		flag("transient", (*instance.State).IsTransient), flag("pending", (*instance.State).IsPending),
		flag("persistent", (*instance.State).IsPersistent), flag("deleted", (*instance.State).IsDeleted),
		flag("detached", (*instance.State).IsDetached), flag("modified", func(x *instance.State) bool { return x.Modified }),
		flag("expired", func(x *instance.State) bool { return x.Expired }), flag("was_deleted", func(x *instance.State) bool { return x.Deleted }),
		flag("has_identity", func(x *instance.State) bool { return x.Key != nil }),
		{Name: "identity", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if k := st(self).Key; k != nil {
				return object.NewTuple(pyValues(k.Values)...), nil
			}
			return object.None, nil
		}},
		{Name: "identity_key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).keyTuple(st(self)), nil
		}},
		{Name: "key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).keyTuple(st(self)), nil
		}},
		{Name: "identity_token", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return toPy(st(self).Token), nil
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			st(self).Token = toHost(v)
			return nil
		}},
		{Name: "session", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).sessionObject(st(self).Session), nil
		}},
		{Name: "object", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return st(self).Handle().(object.Value), nil
		}},
		{Name: "mapper", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).mapperObject(mapper.Of(st(self))), nil
		}},
		{Name: "class_", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return mapper.Of(st(self)).Host.(*object.Type), nil
		}},
		{Name: "dict", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return st(self).Handle().(*object.Instance).AttrDict(true), nil
		}},
		{Name: "unloaded", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			set := object.NewSet()
			for _, k := range st(self).Unloaded() {
				if err := set.Add(th, object.Str(k)); err != nil {
					return nil, err
				}
			}
			return set, nil
		}},
		{Name: "attrs", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["_AttributeStates"], st(self)), nil
		}},
	}})
	attrState := func(th *object.Thread, x *instance.State, name string) (object.Value, error) {
		a := newStateAttr(x, name)
		if a == nil {
			return nil, object.Raise(object.AttributeError, "%s", name)
		}
		return object.NewInstance(of(th).classes["AttributeState"], a), nil
	}
	s.class(object.ClassSpec{Name: "_AttributeStates", Module: "sqlalchemy.util._collections", Methods: []object.Method{
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return attrState(th, st(self), str(a[0]))
		}),
		object.NewMethod("__getitem__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return attrState(th, st(self), str(a[0]))
		}),
		object.NewMethod("__contains__(name)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.MakeBool(st(self).Class.Attr(str(a[0])) != nil), nil
		}),
		object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Int(int64(len(st(self).Class.Keys()))), nil
		}),
		object.NewMethod("keys()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, k := range attrNames(mapper.Of(st(self))) {
				out = append(out, object.Str(k))
			}
			return object.NewList(out...), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, k := range attrNames(mapper.Of(st(self))) {
				v, err := attrState(th, st(self), k)
				if err != nil {
					return nil, err
				}
				out = append(out, v)
			}
			return object.CallMethod(th, object.NewList(out...), "__iter__")
		}),
	}})
	view := func(v object.Value) *stateAttr {
		x, _ := object.State[*stateAttr](v)
		return x
	}
	history := func(th *object.Thread, self object.Value, p instance.Passive) (object.Value, error) {
		return view(self).history(of(th), p)
	}
	s.class(object.ClassSpec{Name: "AttributeState", Module: "sqlalchemy.orm.state", Methods: []object.Method{
		object.NewMethod("load_history()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return history(th, self, instance.Off&^instance.InitOK)
		}),
	}, Attrs: []object.Attr{
		{Name: "history", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return history(th, self, instance.NoInitialize)
		}},
		{Name: "key", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(view(self).name), nil
		}},
		{Name: "value", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.GetAttr(th, view(self).st.Handle().(object.Value), view(self).name)
		}},
		{Name: "loaded_value", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			v, ok := view(self).st.Object.Load(view(self).name)
			if !ok {
				return of(th).markers["NO_VALUE"], nil
			}
			return toPy(v), nil
		}},
	}})
	hist := func(v object.Value) [3]object.Value {
		h, _ := object.State[[3]object.Value](v)
		return h
	}
	part := func(name string, i int) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return hist(self)[i], nil }}
	}
	s.class(object.ClassSpec{Name: "History", Module: "sqlalchemy.orm.attributes", Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var r [3]string
			for i, v := range hist(self) {
				x, err := object.Repr(th, v)
				if err != nil {
					return nil, err
				}
				r[i] = x
			}
			return object.Str(fmt.Sprintf("History(added=%s, unchanged=%s, deleted=%s)", r[0], r[1], r[2])), nil
		}),
		object.NewMethod("has_changes()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			for _, i := range []int{0, 2} {
				if n, _ := object.Len(th, hist(self)[i]); n > 0 {
					return object.True, nil
				}
			}
			return object.False, nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			h := hist(self)
			return object.CallMethod(th, object.NewTuple(h[0], h[1], h[2]), "__iter__")
		}),
		object.NewMethod("__getitem__(i)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			h := hist(self)
			return object.GetItem(th, object.NewTuple(h[0], h[1], h[2]), a[0])
		}),
	}, Attrs: []object.Attr{part("added", 0), part("unchanged", 1), part("deleted", 2)}})

	props := func(th *object.Thread, list []mapper.Property) object.Value {
		d := object.NewDict()
		for _, p := range list {
			d.SetStr(p.Key(), of(th).propObject(p))
		}
		return object.NewInstance(of(th).classes["ReadOnlyProperties"], d)
	}
	s.class(object.ClassSpec{Name: "ReadOnlyProperties", Module: "sqlalchemy.util._collections", Methods: []object.Method{
		object.NewMethod("keys()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			return object.NewList(d.Keys()...), nil
		}),
		object.NewMethod("values()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			var out []object.Value
			for _, e := range d.Items() {
				out = append(out, e.Value)
			}
			return object.NewList(out...), nil
		}),
		object.NewMethod("items()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			var out []object.Value
			for _, e := range d.Items() {
				out = append(out, object.NewTuple(e.Key, e.Value))
			}
			return object.NewList(out...), nil
		}),
		object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			return object.MakeInt(int64(d.Len())), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			var out []object.Value
			for _, e := range d.Items() {
				out = append(out, e.Value)
			}
			return object.CallMethod(th, object.NewList(out...), "__iter__")
		}),
		object.NewMethod("__getitem__(k)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			return object.GetItem(th, d, a[0])
		}),
		object.NewMethod("__contains__(k)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			_, ok := d.GetStr(str(a[0]))
			return object.MakeBool(ok), nil
		}),
		object.NewMethod("__getattr__(k)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			if v, ok := d.GetStr(str(a[0])); ok {
				return v, nil
			}
			return nil, object.Raise(object.AttributeError, "%s", str(a[0]))
		}),
	}})
	// What a mapper's attributes are is known when all mappers are configured; asking for it does that.
	configured := func(name string, get func(*object.Thread, object.Value) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if err := of(th).err(mapperIn(self).Registry.Configure()); err != nil {
				return nil, err
			}
			return get(th, self)
		}}
	}
	s.class(object.ClassSpec{Name: "Mapper", Module: "sqlalchemy.orm.mapper", Methods: append(keyMethods(), late("mapper", mapperFacts),
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(of(th).MapperRepr(mapperIn(self))), nil
		}),
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(mapperIn(self).String()), nil
		}),
	), Attrs: []object.Attr{
		{Name: "class_", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return mapperIn(self).Host.(*object.Type), nil
		}},
		{Name: "local_table", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).selectable(th, mapperIn(self)), nil
		}},
		{Name: "primary_key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			for _, c := range mapperIn(self).PrimaryKey {
				out = append(out, of(th).core.Wrap(th, c))
			}
			return object.NewTuple(out...), nil
		}},
		configured("attrs", func(th *object.Thread, self object.Value) (object.Value, error) {
			d := object.NewDict()
			for _, k := range attrNames(mapperIn(self)) {
				d.SetStr(k, of(th).attrObject(mapperIn(self), k))
			}
			return object.NewInstance(of(th).classes["ReadOnlyProperties"], d), nil
		}),
		{Name: "all_orm_descriptors", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["ReadOnlyProperties"], descriptors(mapperIn(self).Host.(*object.Type))), nil
		}},
		configured("column_attrs", func(th *object.Thread, self object.Value) (object.Value, error) {
			var list []mapper.Property
			for _, p := range mapperIn(self).ColumnProps() {
				list = append(list, p)
			}
			return props(th, list), nil
		}),
		configured("composites", func(th *object.Thread, self object.Value) (object.Value, error) {
			d := object.NewDict()
			for _, c := range compositesOf(mapperIn(self)) {
				d.SetStr(c.spec.name, of(th).compositeObject(c))
			}
			return object.NewInstance(of(th).classes["ReadOnlyProperties"], d), nil
		}),
		configured("synonyms", func(th *object.Thread, self object.Value) (object.Value, error) {
			var list []mapper.Property
			for _, p := range mapperIn(self).Props() {
				if _, ok := p.(*mapper.Synonym); ok {
					list = append(list, p)
				}
			}
			return props(th, list), nil
		}),
		{Name: "with_polymorphic_mappers", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			for _, m := range mapperIn(self).PolymorphicMappers() {
				out = append(out, of(th).mapperObject(m))
			}
			return object.NewList(out...), nil
		}},
		configured("relationships", func(th *object.Thread, self object.Value) (object.Value, error) {
			var list []mapper.Property
			for _, p := range mapperIn(self).Relationships() {
				list = append(list, p)
			}
			return props(th, list), nil
		}),
		{Name: "polymorphic_identity", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return toPy(mapperIn(self).PolymorphicIdentity), nil
		}},
		{Name: "inherits", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if i := mapperIn(self).Inherits; i != nil {
				return of(th).mapperObject(i), nil
			}
			if c := mapperIn(self).Concrete; c != nil {
				return of(th).mapperObject(c), nil
			}
			return object.None, nil
		}},
		{Name: "concrete", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(mapperIn(self).IsConcrete), nil
		}},
		{Name: "single", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(mapperIn(self).Single), nil
		}},
		{Name: "version_id_col", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if c := mapperIn(self).VersionCol; c != nil {
				return of(th).core.Wrap(th, c), nil
			}
			return object.None, nil
		}},
		{Name: "polymorphic_on", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if p := mapperIn(self).Discriminator; p != nil {
				return of(th).core.Wrap(th, p.Column()), nil
			}
			return object.None, nil
		}},
		{Name: "self_and_descendants", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			for _, m := range mapperIn(self).SelfAndDescendants() {
				out = append(out, of(th).mapperObject(m))
			}
			return object.NewTuple(out...), nil
		}},
		{Name: "polymorphic_map", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			d := object.NewDict()
			for _, m := range mapperIn(self).Base.SelfAndDescendants() {
				if m.HasIdentity {
					if err := d.Set(th, toPy(m.PolymorphicIdentity), of(th).mapperObject(m)); err != nil {
						return nil, err
					}
				}
			}
			return d, nil
		}},
	}})
}

// descriptors are the attributes of a class that the ORM knows, mapped or not.
func descriptors(cls *object.Type) *object.Dict {
	out, found := object.NewDict(), map[string]object.Value{}
	for _, c := range cls.MRO {
		for _, it := range c.Dict.Items() {
			name := str(it.Key)
			if found[name] == nil {
				found[name] = it.Value
			}
			if len(c.MRO) > 1 {
				if _, below := c.MRO[1].Dict.GetStr(name); below {
					continue // it stands where its base's does
				}
			}
			switch v := found[name].(type) {
			case *attribute, *compositeAttr, *hybrid, *hybridMethod:
				out.SetStr(name, v)
			case *object.Instance:
				if v.Type().Module == "sqlalchemy.ext.associationproxy" {
					out.SetStr(name, v)
				}
			}
		}
	}
	return out
}

// history is an attribute's history as a Python object.
func (s *state) history(st *instance.State, a *instance.Attr, p instance.Passive) (object.Value, error) {
	h, err := a.History(st, p)
	if err != nil {
		return nil, err
	}
	part := func(list []any) object.Value {
		if list == nil {
			return object.NewTuple()
		}
		return object.NewList(pyValues(list)...)
	}
	return object.NewInstance(s.classes["History"], [3]object.Value{part(h.Added), part(h.Unchanged), part(h.Deleted)}), nil
}
