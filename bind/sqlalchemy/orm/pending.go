package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// Some classes are mapped later than they are defined: an AbstractConcreteBase when its
// subclasses are known, a class with DeferredReflection when its table has been
// reflected.

// laterModule has what the Python code of sqlalchemy.ext.declarative needs for them.
const laterModule = "sqlalchemy.orm._later"

// pendingMap is a class that is to be mapped later.
type pendingMap struct {
	sc   *scan
	info *classInfo
	spec mapper.Spec
}

// putOff tells whether a class is to be mapped later. The subclasses of an
// AbstractConcreteBase are not, those of a class with DeferredReflection are.
func (s *state) putOff(cls *object.Type) bool {
	for _, c := range cls.MRO {
		info := s.byClass[c]
		if c != cls && (s.pending[c] != nil || info != nil && info.mapper != nil) {
			break
		}
		if _, ok := c.Dict.GetStr("_sa_decl_prepare_nocascade"); ok {
			return true
		}
	}
	_, ok := cls.Lookup("_sa_decl_prepare")
	return ok
}

func (s *state) putDown(p *pendingMap) {
	cls := p.sc.cls
	if s.pending == nil {
		s.pending = map[*object.Type]*pendingMap{}
	}
	s.pending[cls] = p
	s.pendingOrder = append(s.pendingOrder, cls)
	if p.spec.Table != nil {
		cls.SetAttr("__table__", s.core.Wrap(s.th, p.spec.Table))
	}
	p.sc.declareHooks()
}

// refusePending complains about the use of a class that is not mapped yet.
func (s *state) refusePending(cls *object.Type) error {
	if s.pending[cls] == nil {
		return nil
	}
	_, err := object.CallMethod(s.th, cls, "_sa_raise_deferred_config")
	return err
}

// fillLater makes the functions of laterModule.
func (s *state) fillLater(m *object.Module) {
	fn := func(sig string, f func(s *state, a []object.Value) (object.Value, error)) {
		b := object.NewFunction(sig, func(th *object.Thread, a []object.Value) (object.Value, error) { return f(of(th), a) })
		m.Set(b.Name, b)
	}
	// pending(cls) tells whether the class is to be mapped later.
	fn("pending(cls)", func(s *state, a []object.Value) (object.Value, error) {
		cls, _ := a[0].(*object.Type)
		return object.MakeBool(s.pending[cls] != nil), nil
	})
	// waiting(cls) lists the pending classes that are cls or its subclasses, in the order of their definition.
	fn("waiting(cls)", func(s *state, a []object.Value) (object.Value, error) {
		cls, _ := a[0].(*object.Type)
		out := object.NewList()
		for _, c := range s.pendingOrder {
			if s.pending[c] != nil && c.IsSubclass(cls) {
				out.Elems = append(out.Elems, c)
			}
		}
		return out, nil
	})
	// unmapped(message) is the exception for a class that is not mapped yet.
	fn("unmapped(message)", func(s *state, a []object.Value) (object.Value, error) {
		return nil, s.raise(s.classes["UnmappedClassError"], &core.Error{Msg: str(a[0])})
	})
	// table(cls) is the table of a pending class, without its reflected columns; None for none.
	fn("table(cls)", func(s *state, a []object.Value) (object.Value, error) {
		p := s.pending[a[0].(*object.Type)]
		if p.spec.Table == nil {
			for _, b := range p.sc.cls.MRO[1:] { // its base may be mapped by now
				if i := s.byClass[b]; i != nil && i.mapper != nil && p.sc.inherits == nil {
					p.sc.inherits, p.spec.Inherits = i.mapper, i.mapper
				}
			}
			var err error
			if p.spec.Table, err = p.sc.table(); err != nil {
				return nil, err
			}
		}
		if p.spec.Table == nil {
			return object.None, nil
		}
		return s.core.Wrap(s.th, p.spec.Table), nil
	})
	// complete(cls) maps a pending class to its table.
	fn("complete(cls)", func(s *state, a []object.Value) (object.Value, error) {
		cls := a[0].(*object.Type)
		p := s.pending[cls]
		delete(s.pending, cls)
		defer s.declare(cls)()
		return object.None, p.sc.mapTo(p.info, p.spec)
	})
	// union(cls, union, discriminator, strict) maps a pending class to a union of tables.
	fn("union(cls, union, discriminator, strict)", func(s *state, a []object.Value) (object.Value, error) {
		cls := a[0].(*object.Type)
		p := s.pending[cls]
		delete(s.pending, cls)
		from, on, err := s.unionOf(a[1], a[2])
		if err != nil {
			return nil, err
		}
		p.spec.WithPolymorphic = mapper.WithPolymorphic{From: from, All: a[3] == object.True}
		p.spec.PolymorphicOn, p.spec.PolymorphicAbstract = on, true
		p.spec.PrimaryKey = mapper.KeyColumns(from)
		if a[3] == object.True {
			p.spec.Include = p.strict(on)
		}
		defer s.declare(cls)()
		return object.None, p.sc.mapTo(p.info, p.spec)
	})
	// select_from(mapper, union, discriminator) has queries for a class select from a union.
	fn("select_from(mapper, union, discriminator)", func(s *state, a []object.Value) (object.Value, error) {
		from, on, err := s.unionOf(a[1], a[2])
		if err != nil {
			return nil, err
		}
		m := mapperIn(a[0])
		m.SelectFrom(from)
		m.DiscriminateBy(on)
		for _, d := range m.SelfAndDescendants() {
			if d.Concrete == m {
				s.lacks(d, m)
			}
		}
		return object.None, nil
	})
	// set_base(mapper, base) puts a concrete class under its base class.
	fn("set_base(mapper, base)", func(s *state, a []object.Value) (object.Value, error) {
		m, base := mapperIn(a[0]), mapperIn(a[1])
		m.SetConcrete(base)
		s.lacks(m, base)
		return object.None, nil
	})
}

func (s *state) unionOf(union, discriminator object.Value) (core.FromClause, *core.Column, error) {
	x, _, err := s.core.Element(s.th, union)
	if err != nil {
		return nil, nil, err
	}
	from, err := core.AsFrom(x)
	if err != nil {
		return nil, nil, s.err(err)
	}
	e, _, err := s.core.Element(s.th, discriminator)
	if err != nil {
		return nil, nil, err
	}
	c, _ := e.(core.ColumnElement)
	on, ok := core.Deannotate(c).(*core.Column)
	if !ok {
		return nil, nil, s.fail("ArgumentError", "Can't determine the discriminator of "+s.Repr(union))
	}
	return from, on, nil
}

// strict are the attributes of an AbstractConcreteBase with strict_attrs: its key, the
// discriminator, and what its body declares.
func (p *pendingMap) strict(on *core.Column) *mapper.Named {
	n := mapper.NewNamed()
	n.Names[on.Key] = true
	for _, c := range p.spec.PrimaryKey {
		n.Names[c.Key] = true
	}
	for _, d := range p.sc.props {
		if d.column {
			n.Names[d.col.Native.(*core.Column).Key] = true
		}
	}
	return n
}

func mapperIn(v object.Value) *mapper.Mapper {
	m, _ := object.State[*mapper.Mapper](v)
	return m
}
