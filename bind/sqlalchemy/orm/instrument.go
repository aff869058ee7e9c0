package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// renameInit lets a class's constructor go by the name that SQLAlchemy's own has,
// which takes its place there: messages about its arguments show it.
func (s *state) renameInit(cls *object.Type) error {
	init, ok := cls.Dict.GetStr("__init__")
	if !ok {
		return nil
	}
	if init.Type() == object.FunctionType {
		return object.SetAttr(s.th, init, "__qualname__", object.Str("__init__"))
	}
	m, ok := init.(*object.MethodDescr)
	if !ok {
		return nil
	}
	prefix := cls.QualName + "."
	c := *m
	c.Fn = func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		v, err := m.Fn(th, self, args)
		if e, ok := object.AsException(err, object.TypeError); ok && len(e.Args.Elems) == 1 {
			if text := str(e.Args.Elems[0]); strings.HasPrefix(text, prefix+"__init__()") {
				e.Args = object.NewTuple(object.Str(strings.TrimPrefix(text, prefix)))
			}
		}
		return v, err
	}
	cls.SetAttr("__init__", &c)
	return nil
}

// associateMutable lets the values of columns whose type was made mutable tell their
// objects of changes.
func (s *state) associateMutable(cls *object.Type, m *mapper.Mapper) error {
	for _, p := range m.ColumnProps() {
		if p.Owner() != m || len(p.Columns) == 0 {
			continue
		}
		t, ok := s.core.TypeObject(p.Columns[0].SQLType()).(*object.Instance)
		if !ok || t.AttrDict(false) == nil {
			continue
		}
		kind, ok := t.AttrDict(false).GetStr("_sa_mutable")
		if !ok {
			continue
		}
		at, _ := cls.Lookup(p.Name)
		if _, err := object.CallMethod(s.th, kind, "associate_with_attribute", at); err != nil {
			return err
		}
	}
	return nil
}
