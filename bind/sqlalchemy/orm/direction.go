package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// directionNames are the members of RelationshipDirection.
var directionNames = map[mapper.Direction]string{mapper.OneToMany: "ONETOMANY", mapper.ManyToOne: "MANYTOONE", mapper.ManyToMany: "MANYTOMANY"}

// makeDirections makes the enumeration of the ways in which relationships point.
func (s *state) makeDirections() {
	dir := func(v object.Value) mapper.Direction {
		d, _ := object.State[mapper.Direction](v)
		return d
	}
	t := s.class(object.ClassSpec{Name: "RelationshipDirection", Module: "sqlalchemy.orm.interfaces", Methods: []object.Method{
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(dir(self).String()), nil
		}),
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str("RelationshipDirection." + directionNames[dir(self)]), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(directionNames[dir(self)]), nil
		}},
		{Name: "value", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeInt(int64(dir(self))), nil
		}},
	}})
	for d, name := range directionNames {
		v := object.NewInstance(t, d)
		s.markers[name] = v
		t.SetAttr(name, v)
	}
}

// direction is a member of RelationshipDirection.
func (s *state) direction(d mapper.Direction) object.Value { return s.markers[directionNames[d]] }
