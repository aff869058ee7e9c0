package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// addMeta gives a model class its _meta.
func (st *site) addMeta(cls *object.Type, m *meta.Model) error {
	cls.Dict.SetStr("_meta", object.NewInstance(st.optionsClass(), m))
	return nil
}

type optionsKey struct{}

// optionsClass is django.db.models.options.Options.
func (st *site) optionsClass() *object.Type {
	return st.rt.Extra(optionsKey{}, func() any { return st.newOptionsClass() }).(*object.Type)
}

func (st *site) newOptionsClass() *object.Type {
	of := func(v object.Value) *meta.Model { m, _ := object.State[*meta.Model](v); return m }
	attr := func(name string, f func(m *meta.Model) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
	}
	str := func(name string, f func(m *meta.Model) string) object.Attr {
		return attr(name, func(m *meta.Model) object.Value { return object.Str(f(m)) })
	}
	flag := func(name string, f func(m *meta.Model) bool) object.Attr {
		return attr(name, func(m *meta.Model) object.Value { return object.MakeBool(f(m)) })
	}
	assigned := func(a object.Attr, set func(m *meta.Model, v object.Value) error) object.Attr {
		a.Set = func(_ *object.Thread, self, v object.Value) error { return set(of(self), v) }
		return a
	}
	fields := func(list []*meta.Field) object.Value {
		out := make([]object.Value, len(list))
		for i, f := range list {
			out[i] = st.fieldObject(f)
		}
		return object.NewTuple(out...)
	}
	lower := func(m *meta.Model) string { return strings.ToLower(m.Name) }
	verboseName := func(m *meta.Model) string {
		if m.VerboseName != "" {
			return m.VerboseName
		}
		return meta.CamelToSpaces(m.Name)
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "Options", Module: "django.db.models.options",
		Attrs: []object.Attr{
			str("app_label", func(m *meta.Model) string { return m.AppLabel }), str("object_name", func(m *meta.Model) string { return m.Name }),
			str("model_name", lower), str("label", (*meta.Model).Label), str("label_lower", func(m *meta.Model) string { return m.AppLabel + "." + lower(m) }),
			str("db_table", func(m *meta.Model) string { return m.DBTable }), str("verbose_name", verboseName), str("verbose_name_raw", verboseName),
			str("verbose_name_plural", func(m *meta.Model) string {
				if m.VerboseNamePlural != "" {
					return m.VerboseNamePlural
				}
				return verboseName(m) + "s"
			}),
			flag("abstract", func(m *meta.Model) bool { return m.Abstract }), flag("proxy", func(m *meta.Model) bool { return m.Proxy }),
			flag("managed", func(m *meta.Model) bool { return m.Managed }), attr("auto_created", func(m *meta.Model) object.Value {
				if !m.AutoCreated {
					return object.False
				}
				for _, owner := range m.Registry.All() {
					for _, f := range owner.LocalM2M {
						if f.Rel.Through == m {
							return st.senderOf(owner)
						}
					}
				}
				return object.True
			}),
			attr("permissions", func(m *meta.Model) object.Value { return st.metaOption(m, "permissions", object.NewList()) }),
			attr("default_permissions", func(m *meta.Model) object.Value {
				return st.metaOption(m, "default_permissions", object.NewTuple(object.Str("add"), object.Str("change"), object.Str("delete"), object.Str("view")))
			}),

			attr("swapped", func(*meta.Model) object.Value { return object.None }),
			{Name: "constraints", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return st.constraintObjects(of(self), of(self).Constraints)
			}},
			{Name: "indexes", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return st.constraintObjects(of(self), of(self).Indexes)
			}},
			attr("private_fields", func(m *meta.Model) object.Value {
				out := object.NewList()
				for _, p := range m.Private {
					out.Elems = append(out.Elems, p.Host.(object.Value))
				}
				return out
			}),
			attr("app_config", func(m *meta.Model) object.Value { return st.appConfig(m.AppLabel) }),
			attr("app_label_lower", func(m *meta.Model) object.Value { return object.Str(strings.ToLower(m.AppLabel)) }),
			attr("db_table_comment", func(*meta.Model) object.Value { return object.Str("") }),
			attr("db_tablespace", func(*meta.Model) object.Value { return object.Str("") }),
			attr("default_related_name", func(m *meta.Model) object.Value { return aliasOrNone(m.DefaultRelatedName) }),
			attr("default_manager_name", func(m *meta.Model) object.Value { return aliasOrNone(m.DefaultManagerName) }),
			{Name: "base_manager_name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return aliasOrNone(of(self).BaseManagerName), nil
			},
				Set: func(_ *object.Thread, self, v object.Value) error { return st.setBaseManager(of(self), text(v)) }},
			attr("order_with_respect_to", func(m *meta.Model) object.Value {
				if f := m.Field(m.OrderWithRespectTo); f != nil {
					return st.fieldObject(f)
				}
				return object.None
			}),
			attr("_order_field_name", func(m *meta.Model) object.Value { return aliasOrNone(m.OrderWithRespectTo) }),
			attr("proxy_for_model", func(m *meta.Model) object.Value {
				if m.Proxy && len(m.Parents) > 0 {
					return st.senderOf(m.Parents[0].Model)
				}
				return object.None
			}),
			{Name: "original_attrs", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				if d := st.metaAttrs[of(self)]; d != nil {
					return d, nil
				}
				return object.NewDict(), nil
			}},
			attr("apps", func(m *meta.Model) object.Value { return st.registries[m.Registry] }),
			attr("auto_field", func(m *meta.Model) object.Value {
				if m.PK != nil && m.PK.IsAuto() {
					return st.fieldObject(m.PK)
				}
				return object.None
			}),
			attr("model", func(m *meta.Model) object.Value { return st.senderOf(m) }),
			attr("concrete_model", func(m *meta.Model) object.Value { return st.senderOf(m.Concrete()) }),
			attr("pk", func(m *meta.Model) object.Value {
				if m.PK == nil {
					return object.None
				}
				return st.fieldObject(m.PK)
			}),
			attr("all_parents", func(m *meta.Model) object.Value { return object.NewTuple(st.ancestors(m)...) }),
			attr("pk_fields", func(m *meta.Model) object.Value {
				list, _ := object.ToSlice(st.th, fields(m.Key()))
				return object.NewList(list...)
			}),
			attr("is_composite_pk", func(m *meta.Model) object.Value { return object.MakeBool(m.IsComposite()) }),
			attr("fields", func(m *meta.Model) object.Value { return fields(withKey(m, m.Fields())) }),
			attr("concrete_fields", func(m *meta.Model) object.Value { return fields(m.Fields()) }),
			attr("local_fields", func(m *meta.Model) object.Value { return fields(withKey(m, m.LocalFields)) }),
			attr("local_concrete_fields", func(m *meta.Model) object.Value { return fields(m.LocalFields) }),
			attr("many_to_many", func(m *meta.Model) object.Value { return fields(m.M2M()) }),
			attr("local_many_to_many", func(m *meta.Model) object.Value { return fields(m.LocalM2M) }),
			attr("related_objects", func(m *meta.Model) object.Value {
				var out []object.Value
				for _, r := range m.Related(true) {
					if r.Generic == nil && (!r.Hidden() || r.Kind == meta.ManyToMany) {
						out = append(out, st.relObject(r))
					}
				}
				return object.NewTuple(out...)
			}),
			assigned(attr("ordering", func(m *meta.Model) object.Value {
				out := object.NewList()
				for _, o := range m.Ordering {
					if v, err := st.toPy(o); err == nil {
						out.Elems = append(out.Elems, v)
					}
				}
				if m.OrderWithRespectTo != "" {
					return object.NewTuple(out.Elems...)
				}
				return out
			}), st.setOrdering),
			attr("parents", func(m *meta.Model) object.Value {
				d := object.NewDict()
				for _, p := range m.Parents {
					var link object.Value = object.None
					if p.Link != nil {
						link = st.fieldObject(p.Link)
					}
					if err := d.Set(st.th, st.senderOf(p.Model), link); err != nil {
						return object.None
					}
				}
				return d
			}),
			attr("unique_together", func(m *meta.Model) object.Value {
				var out []object.Value
				for _, names := range m.UniqueTogether {
					out = append(out, object.NewTuple(strs(names).Elems...))
				}
				return object.NewTuple(out...)
			}),
			assigned(attr("get_latest_by", func(m *meta.Model) object.Value {
				switch len(m.GetLatestBy) {
				case 0:
					return object.None
				case 1:
					return object.Str(m.GetLatestBy[0])
				}
				return strs(m.GetLatestBy)
			}), st.setLatestBy),
			{Name: "managers", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				_, all := managersOf(classOf(of(self)).(*object.Type))
				return object.NewTuple(all...), nil
			}},
			{Name: "managers_map", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				names, all := managersOf(classOf(of(self)).(*object.Type))
				d := object.NewDict()
				for i, n := range names {
					d.SetStr(n, all[i])
				}
				return d, nil
			}},
			{Name: "default_manager", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.GetAttr(st.th, st.senderOf(of(self)), "_default_manager")
			}},
			{Name: "base_manager", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.GetAttr(st.th, st.senderOf(of(self)), "_base_manager")
			}},
		},
		Methods: []object.Method{
			object.NewMethod("can_migrate(connection)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeBool(of(self).Managed && !of(self).Proxy), nil
			}),
			object.NewMethod("_expire_cache(forward=True, reverse=True)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("add_field(field, private=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if private, err := truth(th, a[1]); err != nil {
					return nil, err
				} else if !private {
					return nil, st.err(meta.Unsupported("_meta.add_field() of a field with a column"))
				}
				return object.None, st.addPrivate(of(self), a[0])
			}),
			object.NewMethod("get_parent_list()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewList(st.ancestors(of(self))...), nil
			}),
			object.NewMethod("get_field(field_name)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if p := privateOf(of(self), text(a[0])); p != nil {
					return p, nil
				}
				r, err := of(self).GetField(text(a[0]))
				if err != nil {
					return nil, st.err(err)
				}
				return st.relation(r), nil
			}),
			object.NewMethod("get_fields(include_parents=True, include_hidden=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				hidden, err := truth(th, a[1])
				if err != nil {
					return nil, err
				}
				parents := true
				if a[0] != nil {
					if parents, err = truth(th, a[0]); err != nil {
						return nil, err
					}
				}
				m := of(self)
				out := st.allFields(m, parents, hidden, map[*meta.Model]bool{})
				for _, p := range m.Private {
					out = append(out, p.Host.(object.Value))
				}
				return object.NewTuple(out...), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str("<Options for " + of(self).Name + ">"), nil
			}),
			object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				m := of(self)
				return object.Str(m.AppLabel + "." + lower(m)), nil
			}),
		},
	})
}

// ancestors are the models with tables that a model inherits from, in the order of its
// class's bases.
func (st *site) ancestors(m *meta.Model) []object.Value {
	cls, ok := m.Class.(*object.Type)
	if !ok {
		return nil
	}
	var out []object.Value
	for _, c := range cls.MRO[1:] {
		if p, isModel := c.Native.(*meta.Model); isModel && m.IsSubclass(p) {
			out = append(out, c)
		}
	}
	return out
}

// withKey puts a composite key, which has no column, among the fields.
func withKey(m *meta.Model, list []*meta.Field) []*meta.Field {
	if !m.IsComposite() {
		return list
	}
	i := 0
	for i < len(list) && list[i].Order < m.PK.Order {
		i++
	}
	return slices.Insert(slices.Clone(list), i, m.PK)
}

// allFields are the fields of a model for get_fields(): those of its parents, the
// relations that point to it, and its own.
func (st *site) allFields(m *meta.Model, parents, hidden bool, seen map[*meta.Model]bool) []object.Value {
	var out []object.Value
	seen[m] = true
	if parents || m.Proxy {
		for _, p := range m.Parents {
			if seen[p.Model] {
				continue
			}
			for _, f := range st.allFields(p.Model, parents, hidden, seen) {
				if r, ok := object.State[*meta.Rel](f); !ok || !r.ParentLink {
					out = append(out, f)
				}
			}
		}
	}
	if !m.Proxy {
		for _, r := range m.OwnRelated() {
			if r.Generic == nil && (hidden || !r.Hidden()) {
				out = append(out, st.relObject(r))
			}
		}
	}
	for _, f := range append(withKey(m, slices.Clone(m.LocalFields)), m.LocalM2M...) {
		out = append(out, st.fieldObject(f))
	}
	return out
}

// metaOption is an option as the class Meta of a model has it.
func (st *site) metaOption(m *meta.Model, name string, otherwise object.Value) object.Value {
	if cls, ok := classOf(m).(*object.Type); ok {
		if inner, own := cls.Dict.GetStr("Meta"); own {
			if v, has, err := object.LookupAttr(st.th, inner, name); err == nil && has {
				return v
			}
		}
	}
	return otherwise
}

// setOrdering is Meta.ordering, given in the class or assigned later.
func (st *site) setOrdering(m *meta.Model, v object.Value) error {
	m.Ordering = nil
	if v == object.None {
		return nil
	}
	list, err := object.ToSlice(st.th, v)
	for _, x := range list {
		m.Ordering = append(m.Ordering, st.toGo(x))
	}
	return err
}

// setLatestBy is Meta.get_latest_by: a name, several, or None.
func (st *site) setLatestBy(m *meta.Model, v object.Value) (err error) {
	m.GetLatestBy = nil
	if s, ok := object.AsStr(v); ok {
		m.GetLatestBy = []string{s}
	} else if v != object.None {
		m.GetLatestBy, err = st.names(v)
	}
	return err
}

// setBaseManager makes a manager of the model its base manager; empty for none.
func (st *site) setBaseManager(m *meta.Model, name string) error {
	cls, ok := classOf(m).(*object.Type)
	if !ok {
		return nil
	}
	m.BaseManagerName = name
	if name == "" {
		cls.SetAttr("_base_manager", &managerDescr{st: st, m: m, inst: object.NewInstance(st.manager, &mgrBox{st: st, m: m, auto: true})})
		return nil
	}
	v, ok := cls.Lookup(name)
	if !ok {
		return object.Raise(object.ValueError, "%s has no manager named %s", m.Name, foreign{st, object.Str(name)}.HostRepr())
	}
	cls.SetAttr("_base_manager", v)
	return nil
}

// privateOf is the private field of a name, nil if there is none.
func privateOf(m *meta.Model, name string) object.Value {
	for _, p := range m.Private {
		if p.Name == name {
			return p.Host.(object.Value)
		}
	}
	return nil
}

func (st *site) relation(r meta.Relation) object.Value {
	switch r := r.(type) {
	case *meta.Field:
		return st.fieldObject(r)
	case *meta.Rel:
		return st.relObject(r)
	}
	return object.None
}

type relKey struct{ rel *meta.Rel }

// relObject is the object that stands for the reverse side of a relation.
func (st *site) relObject(r *meta.Rel) object.Value {
	return st.rt.Extra(relKey{r}, func() any { return object.NewInstance(st.relClass(r), r) }).(object.Value)
}

type relClassKey struct{ name string }

func (st *site) relClass(r *meta.Rel) *object.Type {
	name := "ManyToOneRel"
	switch r.Kind {
	case meta.OneToOne:
		name = "OneToOneRel"
	case meta.ManyToMany:
		name = "ManyToManyRel"
	}
	return st.relClassNamed(name)
}

func (st *site) relClassNamed(name string) *object.Type {
	return st.rt.Extra(relClassKey{name}, func() any { return st.newRelClass(name) }).(*object.Type)
}

func (st *site) newRelClass(name string) *object.Type {
	of := func(v object.Value) *meta.Rel { r, _ := object.State[*meta.Rel](v); return r }
	attr := func(name string, f func(r *meta.Rel) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
	}
	flag := func(name string, f func(r *meta.Rel) bool) object.Attr {
		return attr(name, func(r *meta.Rel) object.Value { return object.MakeBool(f(r)) })
	}
	attrs := []object.Attr{
		attr("name", func(r *meta.Rel) object.Value { return object.Str(r.QueryName()) }),
		attr("related_name", func(r *meta.Rel) object.Value {
			if r.RelatedName == "" {
				return object.None
			}
			return object.Str(r.RelatedName)
		}),
		attr("field", func(r *meta.Rel) object.Value { return st.fieldObject(r.Field) }),
		attr("remote_field", func(r *meta.Rel) object.Value { return st.fieldObject(r.Field) }),
		attr("model", st.relTarget),
		attr("related_model", func(r *meta.Rel) object.Value { return st.senderOf(r.Field.Model) }),
		flag("one_to_many", func(r *meta.Rel) bool { return r.Kind == meta.ManyToOne }), flag("many_to_one", func(*meta.Rel) bool { return false }),
		flag("one_to_one", func(r *meta.Rel) bool { return r.Kind == meta.OneToOne }), flag("many_to_many", func(r *meta.Rel) bool { return r.Kind == meta.ManyToMany }),
		flag("is_relation", func(*meta.Rel) bool { return true }), flag("auto_created", func(*meta.Rel) bool { return true }),
		flag("concrete", func(*meta.Rel) bool { return false }), flag("hidden", (*meta.Rel).Hidden),
		flag("multiple", func(r *meta.Rel) bool { return r.Kind != meta.OneToOne }), flag("parent_link", func(r *meta.Rel) bool { return r.ParentLink }),
		flag("symmetrical", func(r *meta.Rel) bool { return r.Symmetrical }), flag("db_constraint", func(r *meta.Rel) bool { return r.DBConstraint }),
		flag("null", func(*meta.Rel) bool { return true }), flag("editable", func(*meta.Rel) bool { return false }),
		attr("related_query_name", func(r *meta.Rel) object.Value { return aliasOrNone(r.RelatedQueryName) }),
		attr("field_name", func(r *meta.Rel) object.Value {
			if r.Kind == meta.ManyToMany || r.To == nil || r.Target() == nil {
				return aliasOrNone(r.ToField)
			}
			return object.Str(r.Target().Name)
		}),
		attr("limit_choices_to", func(r *meta.Rel) object.Value {
			if b, ok := object.State[*fieldBox](st.fieldObject(r.Field)); ok {
				return b.option("limit_choices_to", object.NewDict())
			}
			return object.NewDict()
		}),
		attr("through_fields", func(r *meta.Rel) object.Value {
			if len(r.ThroughFields) == 0 {
				return object.None
			}
			if b, ok := object.State[*fieldBox](st.fieldObject(r.Field)); ok {
				return b.option("through_fields", object.None)
			}
			return object.NewTuple(strs(r.ThroughFields).Elems...)
		}),
		attr("on_delete", func(r *meta.Rel) object.Value {
			if b, ok := object.State[*fieldBox](st.fieldObject(r.Field)); ok {
				return b.option("on_delete", object.None)
			}
			return object.None
		}),
		attr("through", func(r *meta.Rel) object.Value {
			if r.Through == nil {
				return aliasOrNone(r.ThroughName)
			}
			return st.throughClass(r.Through)
		}),
	}
	for i, a := range attrs {
		if option, ok := relOptions[a.Name]; ok {
			attrs[i].Set = func(_ *object.Thread, self, v object.Value) error { return st.setRelation(of(self), option, v) }
		}
	}
	return object.NewNativeType(object.ClassSpec{
		Name: name, Module: "django.db.models.fields.reverse_related", Attrs: attrs,
		Methods: []object.Method{
			object.NewMethod("get_cache_name()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(of(self).CacheName()), nil
			}),
			object.NewMethod("get_related_field()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return st.fieldObject(of(self).Target()), nil
			}),
			object.NewMethod("get_accessor_name(model=None)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				r := of(self)
				if r.Hidden() && !(r.Kind == meta.ManyToMany && r.Symmetrical && r.To == r.Field.Model) {
					return object.Str(r.RelatedName), nil // no attribute has it
				}
				return aliasOrNone(r.AccessorName()), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				m := of(self).Field.Model
				return object.Str("<" + name + ": " + m.AppLabel + "." + strings.ToLower(m.Name) + ">"), nil
			}),
		},
	})
}
