package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// describe is column_descriptions: what each item of a select list is.
func (s *state) describe(items []object.Value) (object.Value, error) {
	var out []object.Value
	for _, v := range items {
		e, ok, err := s.core.Element(s.th, v)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		d := object.NewDict()
		set := func(name string, typ, aliased, expr, entity object.Value) {
			d.SetStr("name", object.Str(name))
			d.SetStr("type", typ)
			d.SetStr("aliased", aliased)
			d.SetStr("expr", expr)
			if entity != nil {
				d.SetStr("entity", entity)
			}
		}
		switch x := e.(type) {
		case *loading.Entity:
			cls := x.Mapper.Host.(*object.Type)
			set(x.Name, cls, object.MakeBool(x.IsAlias()), v, v)
			if x.Nameless {
				d.SetStr("name", object.None)
			}
		case *loading.Bundle:
			set(x.Name, s.classes["Bundle"], object.False, v, object.None)
		case core.ColumnElement:
			var ent object.Value
			aliased := object.Value(object.False)
			core.Walk(x, func(y core.Element) bool {
				if a, ok := y.(*core.Annotated); ok && ent == nil {
					if n, ok := a.Note.(*loading.Note); ok {
						ent = s.core.Wrap(s.th, n.Entity)
						aliased = object.MakeBool(n.Entity.IsAlias())
					}
				}
				return ent == nil
			})
			name := object.Value(object.Str(core.ProxyKey(x)))
			set("", s.core.TypeObject(x.SQLType()), aliased, v, ent)
			d.SetStr("name", name)
		default:
			continue
		}
		out = append(out, d)
	}
	return object.NewList(out...), nil
}

// withParent is with_parent(): the condition that finds what a relationship of an
// object holds.
func (s *state) withParent(inst, prop, from object.Value) (object.Value, error) {
	a, ok := prop.(*attribute)
	if !ok {
		return nil, s.fail("ArgumentError", "with_parent() accepts a class-bound attribute, got "+s.Repr(prop))
	}
	if err := s.err(a.mapper.Registry.Configure()); err != nil {
		return nil, err
	}
	r := a.relation()
	if r == nil {
		return nil, s.fail("ArgumentError", "Expected relationship property for with_parent(), got "+attrText(a))
	}
	st := stateOf(inst)
	if st == nil {
		return nil, s.notAnInstance(attrText(a))
	}
	v := *r
	if !none(from) {
		e, err := s.mappedEntity(from)
		if err != nil {
			return nil, err
		}
		v.Of = e
	}
	return s.core.Wrap(s.th, v.ParentIs(st, true)), nil
}
