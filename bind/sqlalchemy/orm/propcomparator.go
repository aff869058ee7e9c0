package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// exprComparator is the state of the comparator that a hybrid property's
// expression has.
type exprComparator struct {
	owner, expr object.Value
	hybrid      *hybrid
}

// propComparator is the state of the comparator of a mapped attribute whose
// property was given a comparator_factory.
type propComparator struct{ attr *attribute }

// ClauseElement implements sqlalchemy.Clauser.
func (p *propComparator) ClauseElement() core.Element { return p.attr.ClauseElement() }

// comparatorFactory is the class of comparators that a property was given; nil for none.
func comparatorFactory(m *mapper.Mapper, name string) *object.Type {
	var host any
	switch p := m.Prop(name).(type) {
	case *mapper.ColumnProperty:
		host = p.Host
	case *mapper.Relationship:
		if r, ok := p.Host.(*relArgs); ok {
			v, _ := r.kw.GetStr("comparator_factory")
			host = v
		}
	case *mapper.Synonym:
		if p.Host == nil {
			return comparatorFactory(m, p.Target)
		}
		host = p.Host
	}
	t, _ := host.(*object.Type)
	return t
}

// Comparator implements sqlalchemy.Comparing.
func (a *attribute) Comparator(th *object.Thread) (object.Value, error) {
	if a.plain {
		return nil, nil
	}
	cls := comparatorFactory(a.mapper, a.name)
	if cls == nil {
		return nil, nil
	}
	return object.Call(th, cls, a, a.s.mapperObject(a.mapper))
}

// comparator is the attribute comparator.
func (a *attribute) comparator(th *object.Thread) (object.Value, error) {
	if v, err := a.Comparator(th); v != nil || err != nil {
		return v, err
	}
	kind := "ColumnProperty"
	if _, ok := a.mapper.Prop(a.name).(*mapper.Relationship); ok {
		kind = "RelationshipProperty"
	}
	c := *a
	c.plain = true
	return object.NewInstance(a.s.classes[kind+".Comparator"], &propComparator{&c}), nil
}

// makePropComparators makes PropComparator and the classes of comparators that
// properties and hybrids have, for Python code to build its own upon.
func (s *state) makePropComparators() {
	ops := s.core.Class("ColumnOperators")
	expr := func(v object.Value) *exprComparator {
		c, _ := object.State[*exprComparator](v)
		return c
	}
	attr := func(self object.Value) (*attribute, error) {
		if a, ok := self.(*attribute); ok { // it passes for a comparator
			return a, nil
		}
		c, ok := object.State[*propComparator](self)
		if !ok {
			return nil, object.Raise(object.NotImplementedError, "%s", self.Type().Name)
		}
		return c.attr, nil
	}
	wrapped := func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		a, err := attr(self)
		if err != nil {
			return nil, err
		}
		return s.core.Wrap(th, a.ClauseElement()), nil
	}
	prop := func(th *object.Thread, self object.Value) (object.Value, error) {
		a, err := attr(self)
		if err != nil {
			return nil, err
		}
		return s.propObject(a.mapper.Prop(a.name)), nil
	}
	// What Python code gives its own comparators under such a name is theirs.
	own := func(name string, get func(*object.Thread, object.Value) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if h, ok := self.(object.HasAttrs); ok {
				if d := h.AttrDict(false); d != nil {
					if v, ok := d.GetStr(name); ok {
						return v, nil
					}
				}
			}
			return get(th, self)
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			self.(object.HasAttrs).AttrDict(true).SetStr(name, v)
			return nil
		}}
	}
	anyInit := object.Method{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }}
	base := s.class(object.ClassSpec{
		Name: "PropComparator", Module: "sqlalchemy.orm.interfaces", Bases: []*object.Type{ops},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) > 0 {
				if a, ok := args.Pos[0].(*attribute); ok {
					c := *a
					c.plain = true
					return object.NewInstance(cls, &propComparator{&c}), nil
				}
			}
			return object.NewInstance(cls, nil), nil
		},
		Methods: []object.Method{anyInit,
			object.NewMethod("__clause_element__()", wrapped),
			object.NewMethod("adapt_to_entity(adapt_to_entity)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return self, nil
			}),
		},
		Attrs: []object.Attr{own("prop", prop), own("property", prop), own("parent", func(_ *object.Thread, self object.Value) (object.Value, error) {
			a, err := attr(self)
			if err != nil {
				return nil, err
			}
			return s.mapperObject(a.mapper), nil
		})},
	})
	s.core.SetPropComparator(base)
	sub := func(name, module string, of *object.Type, methods []object.Method, attrs []object.Attr) *object.Type {
		t := object.NewNativeType(object.ClassSpec{Name: "Comparator", Module: module, Bases: []*object.Type{of}, Methods: methods, Attrs: attrs})
		s.classes[name] = t
		return t
	}
	sub("ColumnProperty.Comparator", "sqlalchemy.orm.properties", base, nil, nil)
	var methods []object.Method
	for _, n := range []string{"__eq__", "__ne__", "contains", "any", "has", "of_type", "and_"} {
		methods = append(methods, object.Method{Name: n, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			a, err := attr(self)
			if err != nil {
				return nil, err
			}
			return object.CallMethodArgs(th, a, n, args)
		}})
	}
	sub("RelationshipProperty.Comparator", "sqlalchemy.orm.relationships", base, methods, nil)

	refuse := func(name string) object.Method {
		return object.Method{Name: name, Fn: func(th *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.NotImplementedError, "")
			}
			t, err := object.ToStr(th, args.Pos[0])
			if err != nil {
				return nil, err
			}
			return nil, object.Raise(object.NotImplementedError, "%s", t)
		}}
	}
	hybridBase := object.NewNativeType(object.ClassSpec{Name: "Comparator", Module: hybridModule, Bases: []*object.Type{base}, New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
		return object.NewInstance(cls, nil), nil // what it stands for its __clause_element__() says
	}, Methods: []object.Method{
		object.NewMethod("__init__(expression)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, object.SetAttr(th, self, "expression", a[0])
		}),
		object.NewMethod("__clause_element__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			x, err := object.GetAttr(th, self, "expression")
			if err != nil {
				return nil, err
			}
			e, ok, err := s.core.Element(th, x)
			if err != nil || !ok {
				return x, err
			}
			return s.core.Wrap(th, e), nil
		}),
		refuse("operate"), refuse("reverse_operate"),
	}})
	s.classes["hybrid.Comparator"] = hybridBase
	s.class(object.ClassSpec{
		Name: "ExprComparator", Module: hybridModule, Bases: []*object.Type{hybridBase},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) != 3 {
				return nil, object.Raise(object.TypeError, "ExprComparator.__init__() takes 4 positional arguments but %d were given", len(args.Pos)+1)
			}
			h, _ := args.Pos[2].(*hybrid)
			return object.NewInstance(cls, &exprComparator{args.Pos[0], args.Pos[1], h}), nil
		},
		Methods: []object.Method{anyInit,
			object.NewMethod("operate(op, *other, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.CallArgs(th, a[0], object.Args{Pos: append([]object.Value{expr(self).expr}, elems(a[1])...), Kw: kwArgs(a[2])})
			}),
			object.NewMethod("reverse_operate(op, other, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.CallArgs(th, a[0], object.Args{Pos: []object.Value{a[1], expr(self).expr}, Kw: kwArgs(a[2])})
			}),
			object.NewMethod("__getattr__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.GetAttr(th, expr(self).expr, str(a[0]))
			}),
		},
		Attrs: []object.Attr{
			{Name: "expression", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return expr(self).expr, nil }},
			{Name: "cls", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return expr(self).owner, nil }},
			{Name: "hybrid", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return expr(self).hybrid, nil }},
		},
	})
}
