package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// privateField is an attribute of a model class that puts itself there: a field
// without a column, such as GenericForeignKey.
type privateField struct {
	name  string
	value object.Value
}

// contributes tells whether a class attribute has contribute_to_class().
func contributes(v object.Value) bool {
	if _, isClass := v.(*object.Type); isClass {
		return false
	}
	_, ok := v.Type().Lookup("contribute_to_class")
	return ok
}

// inheritedPrivate are the private fields of the bases, a copy of each for the
// new class.
func (st *site) inheritedPrivate(cls *object.Type, own []privateField) ([]privateField, error) {
	seen := map[string]bool{}
	for _, p := range own {
		seen[p.name] = true
	}
	var out []privateField
	add := func(list []privateField) error {
		for _, p := range list {
			if seen[p.name] {
				continue
			}
			seen[p.name] = true
			copier, err := st.importName("copy", "copy")
			if err != nil {
				return err
			}
			v, err := object.Call(st.th, copier, p.value)
			if err != nil {
				return err
			}
			out = append(out, privateField{p.name, v})
		}
		return nil
	}
	for _, c := range cls.MRO[1:] {
		var err error
		switch info := c.Native.(type) {
		case *abstract:
			err = add(info.private)
		case *meta.Model:
			var list []privateField
			for _, p := range info.Private {
				if v, ok := p.Host.(object.Value); ok {
					list = append(list, privateField{p.Name, v})
				}
			}
			err = add(list)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// contribute lets private fields put themselves into a class.
func (st *site) contribute(cls *object.Type, private []privateField) error {
	for _, p := range private {
		if _, err := object.CallMethod(st.th, p.value, "contribute_to_class", cls, object.Str(p.name)); err != nil {
			return err
		}
	}
	return nil
}

// addPrivate is _meta.add_field(field, private=True).
func (st *site) addPrivate(m *meta.Model, field object.Value) error {
	name, err := object.GetAttr(st.th, field, "name")
	if err != nil {
		return err
	}
	p := meta.Private{Name: text(name), Host: field}
	if _, generic := field.Type().Lookup("_check_content_type_field"); generic {
		g := &meta.GenericKey{Name: p.Name}
		for attr, to := range map[string]*string{"ct_field": &g.ContentType, "fk_field": &g.Key} {
			v, err := object.GetAttr(st.th, field, attr)
			if err != nil {
				return err
			}
			*to = text(v)
		}
		v, err := object.GetAttr(st.th, field, "for_concrete_model")
		if err != nil {
			return err
		}
		if g.ForConcrete, err = truth(st.th, v); err != nil {
			return err
		}
		p.Generic = g
	}
	m.Private = append(m.Private, p)
	return nil
}

// ContentModel implements django.Generics.
func (o *obj) ContentModel(contentType any, concrete bool) (*meta.Model, error) {
	st := o.st
	manager, err := st.contentTypes(o.state.DB)
	if err != nil {
		return nil, err
	}
	id, err := st.toPy(contentType)
	if err != nil {
		return nil, err
	}
	ct, err := object.CallMethod(st.th, manager, "get_for_id", id)
	if err != nil {
		return nil, err
	}
	cls, err := object.CallMethod(st.th, ct, "model_class")
	if t, ok := cls.(*object.Type); ok {
		m, _ := t.Native.(*meta.Model)
		return m, err
	}
	return nil, err
}

// contentTypes is ContentType.objects for a database.
func (st *site) contentTypes(using string) (object.Value, error) {
	cls, err := st.importName("django.contrib.contenttypes.models", "ContentType")
	if err != nil {
		return nil, err
	}
	manager, err := object.GetAttr(st.th, cls, "objects")
	if err != nil {
		return nil, err
	}
	return object.CallMethod(st.th, manager, "db_manager", aliasOrNone(using))
}

// contentType is the key of a model's content type.
func (st *site) contentType(m *meta.Model, concrete bool, using string) (any, error) {
	manager, err := st.contentTypes(using)
	if err != nil {
		return nil, err
	}
	ct, err := object.CallMethodArgs(st.th, manager, "get_for_model", object.Args{
		Pos: []object.Value{st.senderOf(m)}, Kw: []object.KwArg{{Name: "for_concrete_model", Value: object.MakeBool(concrete)}}})
	if err != nil {
		return nil, err
	}
	o, ok := asObj(ct)
	if !ok {
		return nil, object.Raise(object.TypeError, "get_for_model() did not give a content type")
	}
	return django.PK(o), nil
}

// genericBase is the native part of GenericRelation: it ties the relation's two
// ends together once the other model is known.
func (st *site) genericBase() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "GenericRelationBase", Module: "django.contrib.contenttypes.relation", Methods: []object.Method{
		object.NewMethod("_connect(cls, name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			cls, _ := a[0].(*object.Type)
			m, ok := cls.Native.(*meta.Model)
			if !ok {
				return object.None, nil
			}
			attr := func(name string) (object.Value, error) { return object.GetAttr(th, self, name) }
			to, err := attr("to")
			if err != nil {
				return nil, err
			}
			connect := func(target *meta.Model) error {
				names := map[string]string{}
				for _, n := range []string{"content_type_field_name", "object_id_field_name", "_related_query_name"} {
					v, err := attr(n)
					if err != nil {
						return err
					}
					names[n] = text(v)
				}
				v, err := attr("for_concrete_model")
				if err != nil {
					return err
				}
				concrete, err := truth(th, v)
				if err != nil {
					return err
				}
				remote, err := attr("remote_field")
				if err == nil {
					err = object.SetAttr(th, remote, "model", st.senderOf(target))
				}
				if err != nil {
					return err
				}
				ct, key := target.Field(names["content_type_field_name"]), target.Field(names["object_id_field_name"])
				if ct == nil || key == nil {
					return nil // a system check says so
				}
				_, err = m.AddGeneric(text(a[1]), target, ct, key, names["_related_query_name"], concrete, self)
				return err
			}
			if t, ok := to.(*object.Type); ok {
				target, isModel := t.Native.(*meta.Model)
				if !isModel {
					return nil, object.Raise(object.TypeError, "GenericRelation needs a model")
				}
				return object.None, st.err(connect(target))
			}
			app, name, dotted := strings.Cut(text(to), ".")
			switch {
			case text(to) == "self":
				app, name = m.AppLabel, m.Name
			case !dotted:
				app, name = m.AppLabel, app
			}
			return object.None, st.err(st.s.Registry.When(app, name, connect))
		}),
	}})
}
