package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// mapImperatively is registry.map_imperatively(): the class is mapped as if its
// body said what the arguments say.
func (s *state) mapImperatively(r *registry, class, table object.Value, kw []object.KwArg) (object.Value, error) {
	cls, ok := class.(*object.Type)
	if !ok {
		return nil, s.fail("ArgumentError", "expected a class, got "+s.Repr(class))
	}
	if info := s.byClass[cls]; info != nil && info.mapper != nil {
		return nil, s.fail("ArgumentError", "Class '<class '"+fullName(cls)+"'>' already has a primary mapper defined. ")
	}
	args := object.NewDict()
	for _, k := range kw {
		switch k.Name {
		case "properties":
			d, ok := k.Value.(*object.Dict)
			if !ok {
				continue
			}
			for _, it := range d.Items() {
				cls.SetAttr(str(it.Key), it.Value)
			}
		case "inherits": // the class's bases say it
		default:
			args.SetStr(k.Name, k.Value)
		}
	}
	if !none(table) {
		cls.SetAttr("__table__", table)
	}
	cls.SetAttr("__mapper_args__", args)
	defer func(old *object.Type) { s.classical = old }(s.classical)
	s.classical = cls
	if _, err := s.decorate(cls, r); err != nil {
		return nil, err
	}
	return s.mapperObject(s.byClass[cls].mapper), nil
}

// inheritsTable is has_inherited_table(): a base of the class is mapped.
func (s *state) inheritsTable(cls *object.Type) bool {
	for _, c := range cls.MRO[1:] {
		if info := s.byClass[c]; info != nil && info.mapper != nil {
			return true
		}
	}
	return false
}

// dispose makes the classes of a registry plain classes again: their mappers are gone,
// and so are the attributes that the mapping gave them.
func (s *state) dispose(r *registry) {
	for _, m := range r.reg.Mappers() {
		cls := m.Host.(*object.Type)
		for _, it := range cls.Dict.Items() {
			switch it.Value.(type) {
			case *attribute, *concreteMissing:
				cls.Dict.DelStr(str(it.Key))
			}
		}
		cls.Dict.DelStr("__mapper__")
		delete(s.byClass, cls)
		delete(s.mapperObjs, m)
	}
	r.reg.Dispose()
	r.names = map[string][]*object.Type{}
	s.unvalidated = map[*mapper.Mapper][]func(){}
}
