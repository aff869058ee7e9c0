package orm

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// proxied is what a hybrid_property is on a class: an attribute of the ORM whose
// operators are those of the expression, or the comparator, that the property gives.
type proxied struct {
	s      *state
	hybrid *hybrid
	owner  object.Value // the class, or an alias of it
	name   string       // empty: it is not known
	of     object.Value // the expression or comparator
	custom bool         // of is a comparator
}

// Type implements object.Value.
func (p *proxied) Type() *object.Type { return p.s.classes["hybrid_propertyProxy"] }

// Comparator implements sqlalchemy.Comparing.
func (p *proxied) Comparator(*object.Thread) (object.Value, error) { return p.of, nil }

// comparator is the attribute comparator.
func (p *proxied) comparator() object.Value {
	if p.custom {
		return p.of
	}
	return object.NewInstance(p.s.classes["ExprComparator"], &exprComparator{p.owner, p.of, p.hybrid})
}

func (p *proxied) String() string {
	name := p.name
	if name == "" {
		name = "_UNKNOWN_ATTR_KEY"
	}
	return ownerName(p.owner) + "." + name
}

func ownerName(owner object.Value) string {
	switch x := owner.(type) {
	case *object.Type:
		return x.Name
	case *aliased:
		return x.ent.Mapper.Class.Name
	}
	return owner.Type().Name
}

// entity is the mapped class or alias that has the attribute; nil for a mixin's.
func (p *proxied) entity() *loading.Entity {
	switch x := p.owner.(type) {
	case *aliased:
		return x.ent
	case *object.Type:
		if info := p.s.infoOf(x); info != nil {
			return loading.Of(info.mapper)
		}
	}
	return nil
}

// Express implements sqlalchemy.Expresser.
func (p *proxied) Express(th *object.Thread) (core.Element, error) {
	v := p.of
	if p.custom {
		x, err := object.CallMethod(th, v, "__clause_element__")
		if err != nil {
			return nil, err
		}
		v = x
	}
	e, ok, err := p.s.core.Element(th, v)
	if err != nil {
		return nil, err
	}
	if !ok {
		r, err := object.Repr(th, v)
		if err != nil {
			return nil, err
		}
		return nil, p.s.fail("InvalidRequestError", fmt.Sprintf("When interpreting attribute \"%s\" as a SQL expression, expected __clause_element__() to return a ClauseElement object, got: %s", p, r))
	}
	if c, ok := e.(core.ColumnElement); ok {
		a := &core.Annotated{ColumnElement: c, Key: p.name}
		if ent := p.entity(); ent != nil {
			a.Note = &loading.ExprNote{Entity: ent}
		}
		return a, nil
	}
	return e, nil
}

// attr is an attribute that the property, its comparator or its expression has.
func (p *proxied) attr(th *object.Thread, name string) (object.Value, error) {
	if v, ok, err := p.hybrid.GetAttribute(th, name); ok || err != nil {
		return v, err
	}
	v, err := object.GetAttr(th, p.of, name)
	if _, missing := object.AsException(err, object.AttributeError); missing {
		return nil, object.Raise(object.AttributeError, "Neither 'hybrid_property' object nor '%s' object associated with %s has an attribute %s", p.comparator().Type().Name, p, object.StrRepr(name))
	}
	return v, err
}

// makeProxied makes the class of hybrid properties on classes.
func (s *state) makeProxied() {
	px := func(v object.Value) *proxied { return v.(*proxied) }
	ops := s.core.Class("ColumnOperators")
	through := func(name string) object.Method {
		return object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			f, err := px(self).attr(th, name)
			if err != nil {
				return nil, err
			}
			return object.CallArgs(th, f, args)
		}}
	}
	get := func(name string, f func(th *object.Thread, p *proxied) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) { return f(th, px(self)) }}
	}
	named := func(name string) object.Attr {
		return get(name, func(th *object.Thread, p *proxied) (object.Value, error) { return p.attr(th, name) })
	}
	s.class(object.ClassSpec{
		Name: "hybrid_propertyProxy", Module: "sqlalchemy.orm.attributes", Bases: []*object.Type{ops},
		Methods: []object.Method{
			through("any"), through("has"), through("of_type"), through("and_"),
			object.NewMethod("__clause_element__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				e, err := px(self).Express(th)
				return s.core.Wrap(th, e), err
			}),
			object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return px(self).attr(th, str(a[0]))
			}),
			object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(px(self).String()), nil
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(fmt.Sprintf("<sqlalchemy.orm.attributes.create_proxied_attribute.<locals>.Proxy object at 0x%x>", th.ID(self))), nil
			}),
		},
		Attrs: []object.Attr{
			get("is_attribute", func(*object.Thread, *proxied) (object.Value, error) { return object.True, nil }),
			get("key", func(_ *object.Thread, p *proxied) (object.Value, error) { return object.Str(p.name), nil }),
			get("class_", func(_ *object.Thread, p *proxied) (object.Value, error) { return p.owner, nil }),
			get("comparator", func(_ *object.Thread, p *proxied) (object.Value, error) { return p.comparator(), nil }),
			get("descriptor", func(_ *object.Thread, p *proxied) (object.Value, error) { return p.hybrid, nil }),
			get("expression", func(th *object.Thread, p *proxied) (object.Value, error) {
				e, err := p.Express(th)
				return s.core.Wrap(th, e), err
			}),
			get("parent", func(_ *object.Thread, p *proxied) (object.Value, error) {
				if a, alias := p.owner.(*aliased); alias {
					v, _, err := s.inspect(a)
					return v, err
				}
				if e := p.entity(); e != nil {
					return s.mapperObject(e.Mapper), nil
				}
				return object.None, nil
			}),
			named("info"), named("property"), named("type"), named("__doc__"), named("__name__"),
		},
	})
}

// entityAttr is an attribute of a mapped class that is none of its properties.
func (s *state) entityAttr(e core.Entity, name string) (object.Value, error) {
	if r, ok := e.(*loading.RelAttr); ok {
		e = r.Target()
	}
	ent, ok := e.(*loading.Entity)
	if !ok {
		return nil, nil
	}
	switch ent.Mapper.Prop(name).(type) {
	case nil, *mapper.Synonym, *mapper.Relationship:
	case *mapper.ColumnProperty:
		if comparatorFactory(ent.Mapper, name) == nil {
			return nil, nil
		}
	}
	v, err := object.GetAttr(s.th, s.core.Wrap(s.th, ent), name)
	if _, missing := object.AsException(err, object.AttributeError); missing {
		return nil, nil
	}
	return v, err
}

// assign is a value that UPDATE or INSERT gives to an attribute, as values for the
// columns behind it: a hybrid property's update_expression says which, another
// expression must be a column's itself.
func (s *state) assign(e core.Entity, key, value object.Value) ([][2]object.Value, error) {
	attr := key
	if name, ok := object.AsStr(key); ok {
		v, err := s.entityAttr(e, name)
		if err != nil {
			return nil, err
		}
		attr = v
	}
	switch a := attr.(type) {
	case *proxied:
		if inner, ok := a.of.(*proxied); ok && !a.custom {
			return s.assign(e, inner, value)
		}
		if f := a.hybrid.fns["update_expr"]; f != nil && !a.custom {
			r, err := object.Call(s.th, f, a.owner, value)
			if err != nil {
				return nil, err
			}
			var out [][2]object.Value
			err = object.Iterate(s.th, r, func(v object.Value) error {
				pair, err := object.ToSlice(s.th, v)
				if err == nil && len(pair) == 2 {
					out = append(out, [2]object.Value{pair[0], pair[1]})
				}
				return err
			})
			return out, err
		}
		target := a.of
		if a.custom {
			x, err := object.CallMethod(s.th, a.of, "__clause_element__")
			if err != nil {
				return nil, err
			}
			target = x
		}
		return [][2]object.Value{{target, value}}, nil
	case *compositeAttr:
		values, err := a.values(value)
		if err != nil {
			return nil, err
		}
		var out [][2]object.Value
		for i, k := range a.spec.keys {
			out = append(out, [2]object.Value{object.Str(k), values[i]})
		}
		return out, nil
	case *attribute:
		if syn, ok := a.mapper.Prop(a.name).(*mapper.Synonym); ok {
			return s.assign(e, &attribute{s: s, name: syn.Target, mapper: a.mapper, alias: a.alias}, value)
		}
		return [][2]object.Value{{a, value}}, nil
	}
	return [][2]object.Value{{key, value}}, nil
}
