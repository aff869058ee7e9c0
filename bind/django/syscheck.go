package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// problems are the ORM's findings as objects of django.core.checks.
func (st *site) problems(list []django.Problem) (object.Value, error) {
	out := object.NewList()
	for _, p := range list {
		name := "Error"
		if p.Level == django.WarningLevel {
			name = "Warning"
		}
		cls, err := st.importName("django.core.checks", name)
		if err != nil {
			return nil, err
		}
		var about object.Value = object.None
		switch {
		case p.Field != nil:
			about = st.fieldObject(p.Field)
		case p.Model != nil && p.Model.Class == nil:
			about = object.Str(p.Model.Name)
		case p.Model != nil:
			about = st.senderOf(p.Model)
		}
		v, err := object.CallArgs(st.th, cls, object.Args{Pos: []object.Value{object.Str(p.Msg)}, Kw: []object.KwArg{
			{Name: "hint", Value: aliasOrNone(p.Hint)}, {Name: "obj", Value: about}, {Name: "id", Value: object.Str(p.ID)}}})
		if err != nil {
			return nil, err
		}
		out.Elems = append(out.Elems, v)
	}
	return out, nil
}

// modelCheck is Model.check(); the model's private fields have checks of their own.
func (st *site) modelCheck(cls *object.Type) (object.Value, error) {
	m, ok := cls.Native.(*meta.Model)
	if !ok {
		return object.NewList(), nil
	}
	var properties []string
	for _, c := range cls.MRO {
		for _, e := range c.Dict.Items() {
			if e.Value.Type().Name == "property" {
				properties = append(properties, text(e.Key))
			}
		}
	}
	v, err := st.problems(st.s.CheckModel(m, properties))
	if err != nil {
		return nil, err
	}
	list := v.(*object.List)
	for _, p := range m.Private {
		host, ok := p.Host.(object.Value)
		if !ok {
			continue
		}
		more, err := object.CallMethod(st.th, host, "check")
		if err != nil {
			return nil, err
		}
		items, err := object.ToSlice(st.th, more)
		if err != nil {
			return nil, err
		}
		list.Elems = append(list.Elems, items...)
	}
	return list, nil
}
