package orm

import (
	"fmt"

	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// attribute is an InstrumentedAttribute: on an instance it reads and writes, on a
// class it is a column or a relationship in a statement.
type attribute struct {
	s      *state
	name   string
	mapper *mapper.Mapper
	alias  *loading.Entity // of an aliased class
	rel    *loading.RelAttr
	// descriptor is what a synonym is on instances; nil for its attribute.
	descriptor object.Value
	plain      bool // its operators are not those of a comparator_factory
}

// Type implements object.Value.
func (a *attribute) Type() *object.Type { return a.s.classes["InstrumentedAttribute"] }

func (a *attribute) entity() *loading.Entity {
	if a.alias != nil {
		return a.alias
	}
	return loading.Of(a.mapper)
}

// relation is the relationship behind the attribute; nil for a column.
func (a *attribute) relation() *loading.RelAttr {
	if a.rel != nil {
		return a.rel
	}
	if r, ok := a.mapper.Prop(a.name).(*mapper.Relationship); ok {
		return &loading.RelAttr{Entity: a.entity(), Rel: r}
	}
	return nil
}

// ClauseElement implements sqlalchemy.Clauser.
func (a *attribute) ClauseElement() core.Element {
	if p, ok := a.mapper.Prop(a.name).(*mapper.ColumnProperty); ok { // needs no other class, which may come later
		return a.entity().Column(p)
	}
	if a.mapper.Registry.Configure() != nil {
		return nil
	}
	if p, ok := a.mapper.Prop(a.name).(*mapper.Synonym); ok {
		return (&attribute{s: a.s, name: p.Target, mapper: a.mapper, alias: a.alias}).ClauseElement()
	}
	if r := a.relation(); r != nil {
		return r
	}
	return nil
}

func (a *attribute) attr(inst object.Value) (*instance.State, *instance.Attr, error) {
	st := stateOf(inst)
	if st == nil {
		o, ok := inst.(*object.Instance)
		if !ok {
			return nil, nil, object.AttributeErr(inst, a.name)
		}
		if info := a.s.infoOf(o.Type()); info != nil && o.Native == nil {
			if err := a.s.err(info.mapper.Registry.Configure()); err != nil {
				return nil, nil, err
			}
			st = a.s.attach(o, info.mapper.Class)
		} else {
			return nil, nil, object.Raise(object.AttributeError, "'%s' object has no attribute '_sa_instance_state'", inst.Type().Name)
		}
	}
	name := a.name
	if syn, ok := a.mapper.Prop(name).(*mapper.Synonym); ok {
		name = syn.Target
	}
	at := st.Class.Attr(name)
	if at == nil {
		if err := a.s.err(a.mapper.Registry.Configure()); err != nil {
			return nil, nil, err
		}
		if at = st.Class.Attr(name); at == nil {
			return nil, nil, object.AttributeErr(inst, name)
		}
	}
	return st, at, nil
}

// DescrGet implements object.Getter.
func (a *attribute) DescrGet(th *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	if inst == nil {
		return a, nil
	}
	if a.descriptor != nil {
		if d, ok := a.descriptor.(object.Getter); ok {
			return d.DescrGet(th, inst, owner)
		}
	}
	if o, ok := inst.(*object.Instance); ok {
		if d := o.AttrDict(false); d != nil {
			if v, ok := d.GetStr(a.name); ok {
				return v, nil
			}
		}
	}
	s := of(th)
	st, at, err := a.attr(inst)
	if err != nil {
		return nil, err
	}
	if at.Kind == instance.Queued {
		return s.writerOf(st, at), nil
	}
	if x := sessionOf(st.Session); x != nil && at.Kind != instance.Scalar {
		s.settleRelated(x, st, at)
	}
	v, err := at.Get(st, instance.Off)
	return toPy(v), s.err(err)
}

// DescrSet implements object.Setter.
func (a *attribute) DescrSet(th *object.Thread, inst, v object.Value) error {
	s := of(th)
	if d, ok := a.descriptor.(object.Setter); ok {
		return d.DescrSet(th, inst, v)
	}
	st, at, err := a.attr(inst)
	if err != nil {
		return err
	}
	if at.Kind == instance.Single && !none(v) && stateOf(v) == nil {
		return object.Raise(object.AttributeError, "'%s' object has no attribute '_sa_instance_state'", v.Type().Name)
	}
	return s.err(at.Set(st, toHost(v), nil, instance.Off))
}

// DescrDelete implements object.Deleter.
func (a *attribute) DescrDelete(th *object.Thread, inst object.Value) error {
	s := of(th)
	st, at, err := a.attr(inst)
	if err != nil {
		return err
	}
	return s.err(at.Delete(st))
}

// notAnInstance refuses to compare a relationship with what is no mapped object.
func (s *state) notAnInstance(attr string) error {
	return s.fail("ArgumentError", fmt.Sprintf("Mapped instance expected for relationship comparison to object.   Classes, queries and other SQL elements are not accepted in this context; for comparison with a subquery, use %s.has(**criteria).", attr))
}

// makeAttributes makes the class of attributes.
func (s *state) makeAttributes() {
	ops := s.core.Class("ColumnOperators")
	fallback := func(name string) func(th *object.Thread, self object.Value, args ...object.Value) (object.Value, error) {
		return func(th *object.Thread, self object.Value, args ...object.Value) (object.Value, error) {
			f, _ := ops.Lookup(name)
			m := f.(*object.MethodDescr)
			return m.Fn(th, self, object.Args{Pos: args})
		}
	}
	target := func(self, v object.Value) (*instance.State, error) {
		if none(v) {
			return nil, nil
		}
		st := stateOf(v)
		if st == nil {
			return nil, s.notAnInstance(attrText(self.(*attribute)))
		}
		return st, nil
	}
	wrap := func(th *object.Thread, x core.ColumnElement, err error) (object.Value, error) {
		s := of(th)
		if err != nil {
			return nil, s.err(err)
		}
		return s.core.Wrap(th, x), nil
	}
	rel := func(self object.Value) (*loading.RelAttr, error) {
		a := self.(*attribute)
		if _, ok := a.mapper.Prop(a.name).(*mapper.ColumnProperty); ok {
			return nil, nil
		}
		if err := s.err(a.mapper.Registry.Configure()); err != nil {
			return nil, err
		}
		return a.relation(), nil
	}
	compare := func(name string, f func(r *loading.RelAttr, st *instance.State) (core.ColumnElement, error)) object.Method {
		return sqlalchemy.Redefinable(object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, err := rel(self)
			if err != nil {
				return nil, err
			}
			if r == nil {
				return fallback(name)(th, self, a[0])
			}
			if r.Rel.List && !none(a[0]) && stateOf(a[0]) == nil {
				return nil, s.fail("InvalidRequestError", "Can't compare a collection to an object or collection; use contains() to test for membership.")
			}
			st, err := target(self, a[0])
			if err != nil {
				return nil, err
			}
			x, err := f(r, st)
			return wrap(th, x, err)
		}))
	}
	exists := func(name string, f func(r *loading.RelAttr, c core.ColumnElement) (core.ColumnElement, error)) object.Method {
		return sqlalchemy.Redefinable(object.NewMethod(name+"(criterion=None, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, err := rel(self)
			if err != nil {
				return nil, err
			}
			if r == nil {
				return nil, s.fail("AttributeError", "Neither 'InstrumentedAttribute' object nor 'Comparator' object associated with "+attrText(self.(*attribute))+" has an attribute '"+name+"'")
			}
			var crit core.ColumnElement
			if !none(a[0]) {
				if crit, err = s.core.Condition(th, a[0]); err != nil {
					return nil, err
				}
			}
			if kw, ok := a[1].(*object.Dict); ok {
				for _, it := range kw.Items() {
					at, err := object.GetAttr(th, s.core.Wrap(th, r.Target()), str(it.Key))
					if err != nil {
						return nil, err
					}
					x, err := object.Compare(th, object.Eq, at, it.Value)
					if err != nil {
						return nil, err
					}
					c, err := s.core.Condition(th, x)
					if err != nil {
						return nil, err
					}
					if crit == nil {
						crit = c
					} else {
						crit = core.And(crit, c)
					}
				}
			}
			x, err := f(r, crit)
			return wrap(th, x, err)
		}))
	}
	s.class(object.ClassSpec{
		Name: "InstrumentedAttribute", Module: "sqlalchemy.orm.attributes", Bases: []*object.Type{ops},
		Methods: append(s.refusals(func(th *object.Thread, self object.Value, name string, args object.Args) (object.Value, error) {
			if r, err := rel(self); r == nil || err != nil {
				f, _ := ops.Lookup(name)
				if m, ok := f.(*object.MethodDescr); ok && err == nil {
					return m.Fn(th, self, args)
				}
				return nil, err
			}
			if name == "in_" {
				return nil, object.Raise(object.NotImplementedError, "in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set of foreign key values.")
			}
			return nil, nil
		}), []object.Method{
			compare("__eq__", (*loading.RelAttr).Equals),
			compare("__ne__", (*loading.RelAttr).NotEquals),
			sqlalchemy.Redefinable(object.NewMethod("contains(other, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				r, err := rel(self)
				if err != nil {
					return nil, err
				}
				if r == nil {
					f, _ := ops.Lookup("contains")
					args := object.Args{Pos: a[:1]}
					for _, it := range a[1].(*object.Dict).Items() {
						args.Kw = append(args.Kw, object.KwArg{Name: str(it.Key), Value: it.Value})
					}
					return f.(*object.MethodDescr).Fn(th, self, args)
				}
				st, err := target(self, a[0])
				if err != nil {
					return nil, err
				}
				x, err := r.Contains(st)
				return wrap(th, x, err)
			})),
			exists("any", (*loading.RelAttr).Any),
			exists("has", (*loading.RelAttr).Has),
			object.NewMethod("of_type(entity)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				r, err := rel(self)
				if err != nil {
					return nil, err
				}
				e, _, err := s.core.Element(th, a[0])
				if err != nil {
					return nil, err
				}
				ent, ok := e.(*loading.Entity)
				if !ok || r == nil {
					return nil, s.fail("ArgumentError", "of_type() expects a mapped class or an alias of one")
				}
				c := *self.(*attribute)
				v := *r
				v.Of = ent
				c.rel = &v
				return &c, nil
			}),
			object.NewMethod("and_(*criteria)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				r, err := rel(self)
				if err != nil {
					return nil, err
				}
				c := *self.(*attribute)
				v := *r
				v.Extra = append([]core.ColumnElement{}, r.Extra...)
				for _, x := range elems(a[0]) {
					cond, err := s.core.Condition(th, x)
					if err != nil {
						return nil, err
					}
					v.Extra = append(v.Extra, cond)
				}
				c.rel = &v
				return &c, nil
			}),
			object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				kind := "Comparator"
				if name := str(a[0]); name == "mapper" || name == "entity" {
					r, err := rel(self)
					if err != nil {
						return nil, err
					}
					if r != nil && r.Of != nil && name == "entity" {
						v, _, err := s.inspect(s.core.Wrap(th, r.Of))
						return v, err
					}
					if r != nil {
						return s.mapperObject(r.Rel.Mapper), nil
					}
				}
				if v, err := self.(*attribute).proxied(th, str(a[0])); v != nil || err != nil {
					return v, err
				}
				cmp, err := self.(*attribute).Comparator(th)
				if err != nil {
					return nil, err
				}
				if cmp != nil {
					kind = cmp.Type().Name
					v, err := object.GetAttr(th, cmp, str(a[0]))
					if _, missing := object.AsException(err, object.AttributeError); !missing {
						return v, err
					}
				}
				return nil, object.Raise(object.AttributeError, "Neither 'InstrumentedAttribute' object nor '%s' object associated with %s has an attribute %s", kind, attrText(self.(*attribute)), object.StrRepr(str(a[0])))
			}),
			object.NewMethod("__invert__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return fallback("__invert__")(th, self)
			}),
			object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(attrText(self.(*attribute))), nil
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(fmt.Sprintf("<sqlalchemy.orm.attributes.InstrumentedAttribute object at 0x%x>", th.ID(self))), nil
			}),
			object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(th.ID(self) >> 4), nil
			}),
		}...),
		Attrs: []object.Attr{
			{Name: "key", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(self.(*attribute).name), nil
			}},
			{Name: "class_", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return self.(*attribute).mapper.Host.(*object.Type), nil
			}},
			{Name: "parent", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return s.mapperObject(self.(*attribute).mapper), nil
			}},
			{Name: "type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				x, ok := self.(*attribute).ClauseElement().(core.ColumnElement)
				if !ok {
					return object.None, nil
				}
				return s.core.TypeObject(x.SQLType()), nil
			}},
			{Name: "comparator", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return self.(*attribute).comparator(th)
			}},
			{Name: "expression", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return s.core.Wrap(th, self.(*attribute).ClauseElement()), nil
			}},
			{Name: "property", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				a := self.(*attribute)
				if _, err := rel(a); err != nil {
					return nil, err
				}
				return s.propObject(a.property()), nil
			}},
		},
	})
}

func attrText(a *attribute) string {
	if a.alias != nil {
		return "aliased(" + a.mapper.Class.Name + ")." + a.name
	}
	return a.mapper.Class.Name + "." + a.name
}

// aliased is an aliased class.
type aliased struct {
	s   *state
	ent *loading.Entity
	// hybrids are the attributes that hybrid properties gave: each is made once.
	hybrids map[string]object.Value
}

// Type implements object.Value.
func (a *aliased) Type() *object.Type { return a.s.classes["AliasedClass"] }

// ClauseElement implements sqlalchemy.Clauser.
func (a *aliased) ClauseElement() core.Element { return a.ent }

// GetAttribute implements object.AttrGetter.
func (a *aliased) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	if p := a.ent.Mapper.Prop(name); p != nil {
		return &attribute{s: a.s, name: name, mapper: a.ent.Mapper, alias: a.ent}, true, nil
	}
	if f, ok := a.ent.Mapper.Host.(*object.Type).Lookup(name); ok {
		if c, isComposite := f.(*compositeAttr); isComposite {
			v := *c
			v.alias, v.bundle = a.ent, nil
			return &v, true, nil
		}
	}
	for _, m := range a.ent.Subclasses() {
		if m.Class.Name == name {
			if e := a.ent.Sub(m); e != nil {
				return a.s.aliasOf(e), true, nil
			}
		}
	}
	cls := a.ent.Mapper.Host.(*object.Type)
	if f, ok := cls.Lookup(name); ok {
		if h, isHybrid := f.(*hybrid); isHybrid {
			if v, made := a.hybrids[name]; made {
				return v, true, nil
			}
			v, err := h.onClass(th, a)
			if err == nil {
				if a.hybrids == nil {
					a.hybrids = map[string]object.Value{}
				}
				a.hybrids[name] = v
			}
			return v, true, err
		}
		if h, isHybrid := f.(*hybridMethod); isHybrid {
			return h.onClass(a), true, nil
		}
		v, err := object.GetAttr(th, cls, name)
		if m, bound := v.(*object.BoundMethod); bound {
			v = &object.BoundMethod{Self: a, Fn: m.Fn}
		}
		return v, true, err
	}
	if len(name) < 2 || name[:2] != "__" {
		return nil, true, object.Raise(object.AttributeError, "type object '%s' has no attribute '%s'", cls.Name, name)
	}
	return nil, false, nil
}
