package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// describe is column_descriptions: what each item of a select list is. In those of a
// Query what has no name of its own is None, in others each name is there once.
func (s *state) describe(items []object.Value, legacy bool) (object.Value, error) {
	var out []object.Value
	seen := map[string]int{}
	nameOf := func(x core.ColumnElement) object.Value {
		name := core.ProxyKey(x)
		if legacy {
			if _, fn := core.Deannotate(x).(*core.Function); fn || name == "" {
				return object.None
			}
			return object.Str(name)
		}
		if name == "" {
			name = "_no_label"
		}
		n := seen[name]
		seen[name]++
		if n > 0 {
			name += "_" + itoa(n)
		}
		return object.Str(name)
	}
	of := func(x core.Element) (ent object.Value, aliased object.Value) {
		ent, aliased = object.None, object.False
		core.Walk(x, func(y core.Element) bool {
			if a, ok := y.(*core.Annotated); ok && ent == object.None {
				if n, ok := a.Note.(*loading.Note); ok {
					ent = s.core.Wrap(s.th, n.Entity)
					aliased = object.MakeBool(n.Entity.IsAlias())
				}
			}
			return ent == object.None
		})
		return ent, aliased
	}
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
			ent, aliased := object.Value(object.None), object.Value(object.False)
			for _, it := range x.Items {
				if ent == object.None {
					ent, aliased = of(it)
				}
			}
			set(x.Name, s.classes["Bundle"], aliased, v, ent)
		case core.ColumnElement:
			ent, aliased := of(x)
			set("", s.core.TypeObject(x.SQLType()), aliased, v, ent)
			d.SetStr("name", nameOf(x))
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
