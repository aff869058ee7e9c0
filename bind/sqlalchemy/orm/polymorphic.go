package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// mappedEntity is the entity of a mapped class or an alias of one.
func (s *state) mappedEntity(v object.Value) (*loading.Entity, error) {
	e, _, err := s.core.Element(s.th, v)
	if err != nil {
		return nil, err
	}
	ent, ok := e.(*loading.Entity)
	if !ok {
		return nil, s.fail("ArgumentError", "expected ORM mapped class or aliased class, got "+s.Repr(v))
	}
	return ent, nil
}

func (s *state) mappers(v object.Value) ([]*mapper.Mapper, error) {
	items, err := object.ToSlice(s.th, v)
	if err != nil {
		return nil, err
	}
	out := []*mapper.Mapper{}
	for _, it := range items {
		e, err := s.mappedEntity(it)
		if err != nil {
			return nil, err
		}
		out = append(out, e.Mapper)
	}
	return out, nil
}

// selectinPolymorphic is selectin_polymorphic(): second statements for the columns
// of subclasses.
func (s *state) selectinPolymorphic(l *load, classes object.Value) (object.Value, error) {
	subs, err := s.mappers(classes)
	if err != nil {
		return nil, err
	}
	return object.NewInstance(s.classes["Load"], l.with(&loading.Option{Root: l.root, Steps: l.steps, Poly: subs})), nil
}

// withPolymorphic reads the mapper argument of that name: "*", classes, or a pair of
// one of these and a selectable.
func (s *state) withPolymorphic(v object.Value) (mapper.WithPolymorphic, error) {
	var out mapper.WithPolymorphic
	if none(v) {
		return out, nil
	}
	which := v
	switch v.(type) {
	case object.Str:
		if str(v) != "*" {
			return out, s.fail("ArgumentError", "Invalid setting for with_polymorphic: "+s.Repr(v))
		}
	case *object.Tuple, *object.List:
		first, err := object.GetItem(s.th, v, object.MakeInt(0))
		if err != nil {
			return out, err
		}
		switch first.(type) {
		case object.Str, *object.Tuple, *object.List:
			which = first
			from, err := object.GetItem(s.th, v, object.MakeInt(1))
			if err != nil {
				return out, err
			}
			if none(from) {
				break
			}
			x, _, err := s.core.Element(s.th, from)
			if err != nil {
				return out, err
			}
			if out.From, err = core.AsFrom(x); err != nil {
				return out, s.err(err)
			}
		}
	default:
		return out, s.fail("ArgumentError", "Invalid setting for with_polymorphic: "+s.Repr(v))
	}
	if out.All = str(which) == "*"; !out.All {
		out.Subs = func() ([]*mapper.Mapper, error) { return s.mappers(which) }
	}
	return out, nil
}

// fillPolymorphic puts with_polymorphic(), polymorphic_union() and
// with_loader_criteria() in place.
func (s *state) fillPolymorphic(m *object.Module) {
	m.Set("polymorphic_union", object.Borrowed("sqlalchemy.orm._polymorphic_union", "polymorphic_union"))
	m.Set("as_declarative", object.Borrowed(rareNames, "as_declarative"))
	m.Set("with_polymorphic", object.NewFunction("with_polymorphic(base, classes, selectable=False, flat=False, polymorphic_on=None, aliased=False, innerjoin=False, adapt_on_names=False, name=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		base, err := s.mappedEntity(a[0])
		if err != nil {
			return nil, err
		}
		o := loading.Polymorphic{All: str(a[1]) == "*", Name: str(a[8])}
		if !o.All {
			if o.Subs, err = s.mappers(a[1]); err != nil {
				return nil, err
			}
		}
		if !none(a[2]) && a[2] != object.False {
			x, _, err := s.core.Element(th, a[2])
			if err != nil {
				return nil, err
			}
			if o.From, err = core.AsFrom(x); err != nil {
				return nil, s.err(err)
			}
		}
		for i, to := range map[int]*bool{3: &o.Flat, 5: &o.Aliased, 6: &o.Inner} {
			if *to, err = truth(th, a[i]); err != nil {
				return nil, err
			}
		}
		if o.Flat && o.From != nil {
			return nil, s.fail("ArgumentError", "the 'flat' and 'selectable' arguments cannot be passed simultaneously to with_polymorphic()")
		}
		e, err := s.plugin.WithPolymorphic(base.Mapper, o)
		if err != nil {
			return nil, s.err(err)
		}
		return s.aliasOf(e), nil
	}))
	m.Set("with_loader_criteria", object.NewFunction("with_loader_criteria(entity_or_base, where_criteria, loader_only=False, include_aliases=False, propagate_to_loaders=True, track_closure_variables=True)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return of(th).loaderCriteria(a)
	}))
}

// loaderCriteria is with_loader_criteria().
func (s *state) loaderCriteria(a []object.Value) (object.Value, error) {
	cr := &loading.Criteria{Aliases: a[3] == object.True, NoPropagate: a[4] == object.False}
	cls, isClass := a[0].(*object.Type)
	if isClass && s.infoOf(cls) == nil {
		cr.Mappers = func() []*mapper.Mapper { return s.mappersUnder(cls) }
	} else {
		e, err := s.mappedEntity(a[0])
		if err != nil {
			return nil, err
		}
		cr.Entity = e
		cr.Mappers = e.Mapper.SelfAndDescendants
	}
	if object.IsCallable(a[1]) && !s.isElement(a[1]) {
		f := a[1]
		if cr.Entity == nil { // as the real one, it is tried on the mixin itself
			if _, err := object.Call(s.th, f, cls); err != nil {
				return nil, err
			}
		}
		cr.Where = func(e *loading.Entity) (core.ColumnElement, error) {
			var on object.Value = e.Mapper.Host.(*object.Type)
			if a[5] != object.False {
				defer s.bindClosure(f)()
			}
			x, err := object.Call(s.th, f, on)
			if err != nil {
				return nil, err
			}
			return s.core.Condition(s.th, x)
		}
	} else {
		x, err := s.core.Condition(s.th, a[1])
		if err != nil {
			return nil, err
		}
		cr.Where = func(*loading.Entity) (core.ColumnElement, error) { return x, nil }
	}
	return object.NewInstance(s.classes["LoaderCriteriaOption"], &criteriaOption{cr}), nil
}

// bindClosure puts parameters in the place of the plain values that a function has
// from around it, as the real one does to tell a lambda's statement from its values,
// until the function it returns is called.
func (s *state) bindClosure(f object.Value) func() {
	var undo []func()
	v, err := object.GetAttr(s.th, f, "__closure__")
	if err != nil {
		v = object.None
	}
	for _, c := range elems(v) {
		cell, ok := c.(*object.Cell)
		if !ok || cell.V == nil || !plainValue(cell.V) {
			continue
		}
		m, err := s.sqlalchemy()
		if err != nil {
			continue
		}
		old := cell.V
		b, err := object.CallMethodArgs(s.th, m, "bindparam", object.Args{Pos: []object.Value{object.None, old}, Kw: []object.KwArg{{Name: "unique", Value: object.True}}})
		if err != nil {
			continue
		}
		cell.V = b
		undo = append(undo, func() { cell.V = old })
	}
	return func() {
		for _, f := range undo {
			f()
		}
	}
}

// plainValue tells whether a value goes into a statement as a parameter.
func plainValue(v object.Value) bool {
	switch v.(type) {
	case object.Int, object.Float, object.Str, object.Bool, *object.BigInt:
		return true
	}
	switch v.Type().Module {
	case "datetime", "decimal", "uuid":
		return true
	}
	return false
}

// criteriaOption is a with_loader_criteria() as statements keep it.
type criteriaOption struct{ c *loading.Criteria }

// LoaderOptions are the options behind the Python object.
func (c *criteriaOption) LoaderOptions() []any { return []any{c.c} }

func (s *state) isElement(v object.Value) bool {
	_, ok, err := s.core.Element(s.th, v)
	return err == nil && ok
}

// mappersUnder are the mapped classes that inherit from a class that is not mapped.
func (s *state) mappersUnder(cls *object.Type) []*mapper.Mapper {
	var out []*mapper.Mapper
	for _, r := range s.registries {
		for _, m := range r.reg.Mappers() {
			if t, ok := m.Host.(*object.Type); ok && t.IsSubclass(cls) {
				out = append(out, m)
			}
		}
	}
	return out
}
