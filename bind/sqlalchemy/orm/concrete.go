package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// concreteMissing stands on a class with a table of its own for an attribute that its
// base maps and it does not.
type concreteMissing struct {
	s      *state
	name   string
	mapper *mapper.Mapper
}

// Type implements object.Value.
func (c *concreteMissing) Type() *object.Type {
	t := c.s.classes["_ConcreteMissing"]
	if t == nil {
		t = object.NewNativeType(object.ClassSpec{Name: "InstrumentedAttribute", Module: "sqlalchemy.orm.attributes", Methods: []object.Method{
			object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				m := self.(*concreteMissing)
				return object.Str(m.mapper.Class.Name + "." + m.name), nil
			})}})
		c.s.classes["_ConcreteMissing"] = t
	}
	return t
}

func (c *concreteMissing) fail() error {
	return object.Raise(object.AttributeError, "Concrete %s does not implement attribute %s at the instance level.  Add this property explicitly to %s.", c.mapper, object.StrRepr(c.name), c.mapper)
}

// DescrGet implements object.Getter.
func (c *concreteMissing) DescrGet(_ *object.Thread, inst object.Value, _ *object.Type) (object.Value, error) {
	if inst == nil {
		return c, nil
	}
	return nil, c.fail()
}

// DescrSet implements object.Setter.
func (c *concreteMissing) DescrSet(*object.Thread, object.Value, object.Value) error { return c.fail() }

// lacks puts a concreteMissing on a class for each attribute that only its base maps.
func (s *state) lacks(m, base *mapper.Mapper) {
	for _, p := range base.Props() {
		cls := m.Host.(*object.Type)
		q, hidden := m.Prop(p.Key()).(*mapper.ColumnProperty)
		hidden = hidden && q.Hidden
		if _, own := cls.Dict.GetStr(p.Key()); (m.Prop(p.Key()) == nil || hidden) && !own {
			cls.SetAttr(p.Key(), &concreteMissing{s: s, name: p.Key(), mapper: m})
		}
	}
}
