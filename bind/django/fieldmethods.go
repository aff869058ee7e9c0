package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

func (st *site) fieldMethods() []object.Method {
	method := func(sig string, f func(b *fieldBox, a []object.Value) (any, error)) object.Method {
		return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, ok := object.State[*fieldBox](self)
			if !ok {
				return nil, object.Raise(object.TypeError, "a field is needed")
			}
			v, err := f(b, a)
			if err != nil {
				return nil, st.err(err)
			}
			p, err := st.toPy(v)
			return p, err
		})
	}
	return []object.Method{
		st.fieldPickling(),
		method("__str__()", func(b *fieldBox, a []object.Value) (any, error) {
			if b.f.Model == nil {
				return "<" + b.inst.Type().FullName() + ">", nil
			}
			return b.f.String(), nil
		}),
		method("__repr__()", func(b *fieldBox, a []object.Value) (any, error) {
			name := "<" + b.inst.Type().FullName()
			if b.f.Name != "" {
				return name + ": " + b.f.Name + ">", nil
			}
			return name + ">", nil
		}),
		method("get_internal_type()", func(b *fieldBox, a []object.Value) (any, error) {
			switch class := st.baseClass(b.inst.Type()); class {
			case "SlugField", "FilePathField":
				return class, nil
			}
			return b.f.Internal(), nil
		}),
		method("to_python(value)", func(b *fieldBox, a []object.Value) (any, error) { return b.f.ToPythonBase(st.s.Env, st.toGo(a[0])) }),
		method("get_prep_value(value)", func(b *fieldBox, a []object.Value) (any, error) { return b.f.PrepareBase(st.s.Env, st.toGo(a[0])) }),
		method("get_db_prep_value(value, connection=None, prepared=False)", func(b *fieldBox, a []object.Value) (any, error) {
			return (&meta.Field{Kind: b.f.Kind, Name: b.f.Name, Rel: b.f.Rel}).ForDB(st.s.Env, st.toGo(a[0]))
		}),
		object.NewMethod("get_attname_column()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, ok := object.State[*fieldBox](self)
			if !ok {
				return nil, object.Raise(object.TypeError, "a field is needed")
			}
			return object.NewTuple(object.Str(b.f.Attname), columnOf(b.f)), nil
		}),
		method("get_attname()", func(b *fieldBox, _ []object.Value) (any, error) { return b.f.Attname, nil }),
		method("get_cache_name()", func(b *fieldBox, _ []object.Value) (any, error) { return b.f.CacheName(), nil }),
		method("is_cached(instance)", func(b *fieldBox, a []object.Value) (any, error) {
			o, ok := asObj(a[0])
			if !ok {
				return false, nil
			}
			_, cached := o.state.Cached(b.f.CacheName())
			return cached, nil
		}),
		method("get_cached_value(instance, default=None)", func(b *fieldBox, a []object.Value) (any, error) {
			if o, ok := asObj(a[0]); ok {
				if x, cached := o.state.Cached(b.f.CacheName()); cached && x != nil {
					return x, nil
				}
			}
			return orNone(a[1]), nil
		}),
		method("rel_db_type(connection=None)", func(b *fieldBox, _ []object.Value) (any, error) {
			if b.f.Kind == meta.ManyToManyKind {
				return nil, nil
			}
			return b.f.RelType()
		}),
		method("m2m_db_table()", func(b *fieldBox, _ []object.Value) (any, error) {
			return linkName(b, func(r *meta.Rel) string { return r.Through.DBTable })
		}),
		method("m2m_column_name()", func(b *fieldBox, _ []object.Value) (any, error) {
			return linkName(b, func(r *meta.Rel) string { return r.SourceLink.Column })
		}),
		method("m2m_reverse_name()", func(b *fieldBox, _ []object.Value) (any, error) {
			return linkName(b, func(r *meta.Rel) string { return r.TargetLink.Column })
		}),
		method("m2m_field_name()", func(b *fieldBox, _ []object.Value) (any, error) {
			return linkName(b, func(r *meta.Rel) string { return r.SourceLink.Name })
		}),
		method("m2m_reverse_field_name()", func(b *fieldBox, _ []object.Value) (any, error) {
			return linkName(b, func(r *meta.Rel) string { return r.TargetLink.Name })
		}),
		{Name: "get_choices", Fn: st.getChoices},
		method("set_attributes_from_name(name)", func(b *fieldBox, a []object.Value) (any, error) {
			if b.f.Name == "" {
				b.f.SetName(text(a[0]))
			} else {
				b.f.SetName(b.f.Name)
			}
			return nil, nil
		}),
		method("__lt__(other)", func(b *fieldBox, a []object.Value) (any, error) {
			o, ok := object.State[*fieldBox](a[0])
			if !ok {
				return object.NotImplemented, nil
			}
			return b.f.Order < o.f.Order, nil
		}),
		method("has_default()", func(b *fieldBox, _ []object.Value) (any, error) { return b.f.HasDefault, nil }),
		method("has_db_default()", func(b *fieldBox, _ []object.Value) (any, error) { return b.f.HasDBDefault, nil }),
		method("value_to_string(obj)", func(b *fieldBox, a []object.Value) (any, error) {
			v, err := object.GetAttr(st.th, a[0], b.f.Attname)
			if err != nil {
				return nil, err
			}
			return object.ToStr(st.th, v)
		}),
		method("save_form_data(instance, data)", func(b *fieldBox, a []object.Value) (any, error) {
			return nil, object.SetAttr(st.th, a[0], b.f.Name, a[1])
		}),
		object.NewMethod("clone()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, ok := object.State[*fieldBox](self)
			if !ok {
				return nil, object.Raise(object.TypeError, "a field is needed")
			}
			d, err := object.CallMethod(th, self, "deconstruct")
			if err != nil {
				return nil, err
			}
			parts := d.(*object.Tuple).Elems
			pos, err := object.ToSlice(th, parts[2])
			if err != nil {
				return nil, err
			}
			return object.CallArgs(th, b.inst.Type(), object.Args{Pos: pos, Kw: object.KwArgs(parts[3].(*object.Dict))})
		}),
		method("get_default()", func(b *fieldBox, a []object.Value) (any, error) {
			if b.f.HasDBDefault && !b.f.HasDefault {
				return object.NewInstance(st.databaseDefault, b.f), nil
			}
			if (b.f.Kind == meta.ManyToManyKind || b.f.Generated != nil) && !b.f.HasDefault && !b.f.Null {
				return "", nil // such fields may be empty, says Django
			}
			return b.f.GetDefault()
		}),
		method("pre_save(model_instance, add)", func(b *fieldBox, a []object.Value) (any, error) {
			o, _ := asObj(a[0])
			add, err := object.Truth(st.th, a[1])
			if err != nil {
				return nil, err
			}
			f := *b.f
			f.Hooks = nil
			return st.s.PreSave(&f, o, add)
		}),
		method("value_from_object(obj)", func(b *fieldBox, a []object.Value) (any, error) {
			if b.f.Kind != meta.ManyToManyKind {
				return object.GetAttr(st.th, a[0], b.f.Attname)
			}
			if pk, err := object.GetAttr(st.th, a[0], "pk"); err != nil || pk == object.None {
				return object.NewList(), err
			}
			manager, err := object.GetAttr(st.th, a[0], b.f.Name)
			if err != nil {
				return nil, err
			}
			all, err := object.CallMethod(st.th, manager, "all")
			if err != nil {
				return nil, err
			}
			items, err := object.ToSlice(st.th, all)
			return object.NewList(items...), err
		}),
		method("clean(value, model_instance)", func(b *fieldBox, a []object.Value) (any, error) {
			return st.s.CleanValue(b.f, st.toGo(a[0]))
		}),
		method("db_type(connection=None)", func(b *fieldBox, a []object.Value) (any, error) {
			return fieldType(b)
		}),
		method("db_check(connection)", func(b *fieldBox, _ []object.Value) (any, error) { return fieldCheck(b), nil }),
		method("db_parameters(connection)", func(b *fieldBox, a []object.Value) (any, error) {
			d := object.NewDict()
			typ, err := object.CallMethod(st.th, b.inst, "db_type", a[0])
			if err != nil {
				return nil, err
			}
			check, err := st.toPy(fieldCheck(b))
			d.SetStr("type", typ)
			d.SetStr("check", check)
			if b.f.Kind == meta.CharKind || b.f.Kind == meta.TextKind {
				d.SetStr("collation", aliasOrNone(b.f.Collation))
			} else if r := b.f.Rel; r != nil && r.Kind != meta.ManyToMany {
				d.SetStr("collation", aliasOrNone(b.f.ValueField().Collation))
			}
			return d, err
		}),
		method("formfield(**kwargs)", func(b *fieldBox, a []object.Value) (any, error) { return nil, meta.Unsupported("forms") }),
		method("validate(value, model_instance)", func(b *fieldBox, a []object.Value) (any, error) { return nil, st.s.CheckValue(b.f, st.toGo(a[0])) }),
		method("run_validators(value)", func(b *fieldBox, a []object.Value) (any, error) { return nil, st.s.RunValidators(b.f, st.toGo(a[0])) }),
		{Name: "contribute_to_class", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return nil, st.err(meta.Unsupported("contribute_to_class() called by hand"))
		}},
		{Name: "deconstruct", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			b, _ := object.State[*fieldBox](self)
			given := object.Value(object.NewList())
			if b.f.Kind == meta.CompositeKind {
				given = object.NewTuple(strs(b.f.Parts).Elems...)
			}
			return object.NewTuple(aliasOrNone(b.f.Name), object.Str(fieldPath(b.inst.Type())), given, st.fieldArguments(b)), nil
		}},
	}
}

// linkName is a name of a many-to-many relation's table.
func linkName(b *fieldBox, of func(r *meta.Rel) string) (any, error) {
	if r := b.f.Rel; r != nil && r.Through != nil && r.SourceLink != nil && r.TargetLink != nil {
		return of(r), nil
	}
	return nil, object.Raise(object.AttributeError, "the field has no link table")
}

var choicesSignature = object.MustSignature("get_choices(self, include_blank=True, blank_choice=None, limit_choices_to=None, ordering=())")

// getChoices is Field.get_choices: the choices, or the objects that a relation may
// point to, with a blank one before them.
func (st *site) getChoices(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
	args.Pos = append([]object.Value{self}, args.Pos...)
	a, err := choicesSignature.Bind(args)
	if err != nil {
		return nil, err
	}
	b, _ := object.State[*fieldBox](self)
	blank := a[1] == nil
	if a[1] != nil {
		if blank, err = truth(th, a[1]); err != nil {
			return nil, err
		}
	}
	out := object.NewList()
	none := object.Value(object.NewList(object.NewTuple(object.Str(""), object.Str("---------"))))
	if a[2] != nil && a[2] != object.None {
		none = a[2]
	}
	before, err := object.ToSlice(th, none)
	if err != nil {
		return nil, err
	}
	if b.choices != nil && b.choices != object.None {
		list, err := object.ToSlice(th, b.choices)
		if err != nil {
			return nil, err
		}
		has := false
		for _, c := range b.f.Choices {
			has = has || c.Value == nil || c.Value == ""
		}
		if blank && !has {
			out.Elems = append(out.Elems, before...)
		}
		out.Elems = append(out.Elems, list...)
		return out, nil
	}
	if blank {
		out.Elems = append(out.Elems, before...)
	}
	if b.f.Rel == nil {
		return out, nil
	}
	manager, err := object.GetAttr(th, st.senderOf(b.f.Rel.To), "_default_manager")
	if err != nil {
		return nil, err
	}
	limit := orNone(a[3])
	if limit == object.None {
		limit = b.option("limit_choices_to", object.NewDict())
	}
	if _, isQ := limit.(*object.Instance); !isQ && object.IsCallable(limit) {
		if limit, err = object.Call(th, limit); err != nil {
			return nil, err
		}
	}
	return out, st.relatedChoices(out, manager, limit, a[4])
}

// relatedChoices adds pairs of a key and a text for the objects of a manager.
func (st *site) relatedChoices(out *object.List, manager, limit, ordering object.Value) error {
	qs, err := object.CallMethod(st.th, manager, "complex_filter", limit)
	if err != nil {
		return err
	}
	if ordering != nil {
		by, err := object.ToSlice(st.th, ordering)
		if err != nil {
			return err
		}
		if len(by) > 0 {
			if qs, err = object.CallMethod(st.th, qs, "order_by", by...); err != nil {
				return err
			}
		}
	}
	list, err := object.ToSlice(st.th, qs)
	if err != nil {
		return err
	}
	for _, o := range list {
		pk, err := object.GetAttr(st.th, o, "pk")
		if err != nil {
			return err
		}
		s, err := object.ToStr(st.th, o)
		if err != nil {
			return err
		}
		out.Elems = append(out.Elems, object.NewTuple(pk, object.Str(s)))
	}
	return nil
}

// columnOf is Field.column, which a many-to-many field has too.
func columnOf(f *meta.Field) object.Value {
	if f.Kind == meta.ManyToManyKind {
		return object.Str(f.Name)
	}
	return object.Str(f.Column)
}
