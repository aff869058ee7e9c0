package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// hasOwnType reports whether an enumeration is a type of its own in PostgreSQL.
func hasOwnType(t *core.Type) bool {
	return t.Affinity == core.EnumAffinity && t.NativeEnum && t.EnumName != ""
}

// enumMethods gives types with something of their own in a database create() and drop().
func (s *State) enumMethods() {
	run := func(name, kind string) object.Method {
		return object.NewMethod(name+"(bind, checkfirst=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			t, _ := object.State[*core.Type](self)
			dialect, err := object.GetAttr(th, a[0], "dialect")
			if err != nil {
				return nil, err
			}
			d, _ := object.State[*core.Dialect](dialect)
			if d == nil || d.Name != "postgresql" || !hasOwnType(t.For("postgresql")) {
				return object.None, nil // other databases have no such types
			}
			_, err = object.CallMethod(th, a[0], "execute", Of(th).Wrap(th, &core.DDL{Kind: kind, Type: t.For("postgresql")}))
			return object.None, err
		})
	}
	methods := []object.Method{run("create", "create_enum_type"), run("drop", "drop_enum_type")}
	for _, name := range []string{"Enum", "Boolean"} {
		s.classes[name].Extend(object.ClassSpec{Methods: methods})
	}
	s.classes["Enum"].Extend(object.ClassSpec{Attrs: []object.Attr{
		{Name: "create_type", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			t, _ := object.State[*core.Type](self)
			return object.MakeBool(t.CreatesType()), nil
		}},
	}})
}
