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
		method("__str__()", func(b *fieldBox, a []object.Value) (any, error) { return b.f.String(), nil }),
		method("__repr__()", func(b *fieldBox, a []object.Value) (any, error) {
			name := "<" + b.inst.Type().FullName()
			if b.f.Name != "" {
				return name + ": " + b.f.Name + ">", nil
			}
			return name + ">", nil
		}),
		method("get_internal_type()", func(b *fieldBox, a []object.Value) (any, error) { return b.f.Internal(), nil }),
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
			return object.NewTuple(object.Str(b.f.Attname), object.Str(b.f.Column)), nil
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
			return object.CallArgs(th, b.inst.Type(), object.Args{Pos: parts[2].(*object.List).Elems, Kw: object.KwArgs(parts[3].(*object.Dict))})
		}),
		method("get_default()", func(b *fieldBox, a []object.Value) (any, error) {
			if b.f.HasDBDefault && !b.f.HasDefault {
				return object.NewInstance(st.databaseDefault, b.f), nil
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
			return object.GetAttr(st.th, a[0], b.f.Attname)
		}),
		method("clean(value, model_instance)", func(b *fieldBox, a []object.Value) (any, error) {
			return st.s.CleanValue(b.f, st.toGo(a[0]))
		}),
		method("db_type(connection=None)", func(b *fieldBox, a []object.Value) (any, error) {
			return (&meta.Field{Kind: b.f.Kind, Rel: b.f.Rel, MaxLength: b.f.MaxLength}).DBType()
		}),
		method("formfield(**kwargs)", func(b *fieldBox, a []object.Value) (any, error) { return nil, meta.Unsupported("forms") }),
		{Name: "validate", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return object.None, nil
		}},
		{Name: "contribute_to_class", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return nil, st.err(meta.Unsupported("contribute_to_class() called by hand"))
		}},
		{Name: "deconstruct", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			b, _ := object.State[*fieldBox](self)
			kw := object.NewDict()
			if d := b.inst.AttrDict(false); d != nil {
				if v, ok := d.GetStr("_kwargs"); ok {
					kw = v.(*object.Dict).Copy()
				}
			}
			return object.NewTuple(object.Str(b.f.Name), object.Str(b.inst.Type().FullName()), object.NewList(), kw), nil
		}},
	}
}
