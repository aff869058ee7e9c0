package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

func (s *state) makeExceptions() {
	const module = "sqlalchemy.orm.exc"
	add := func(name string, base *object.Type) *object.Type {
		return s.class(object.ClassSpec{Name: name, Module: module, Bases: []*object.Type{base}})
	}
	sa := s.core.Exc("SQLAlchemyError")
	invalid := s.core.Exc("InvalidRequestError")
	add("StaleDataError", sa)
	s.classes["ConcurrentModificationError"] = s.classes["StaleDataError"]
	add("FlushError", sa)
	add("MappedAnnotationError", s.core.Exc("ArgumentError"))
	add("DetachedInstanceError", sa)
	unmapped := add("UnmappedError", invalid)
	add("UnmappedInstanceError", unmapped)
	add("UnmappedClassError", unmapped)
	add("ObjectDereferencedError", sa)
	add("ObjectDeletedError", invalid)
	add("UnmappedColumnError", invalid)
	add("LoaderStrategyException", invalid)
}

// ormError makes an exception of sqlalchemy.orm.exc or of Python's own; nil for
// an error that belongs to the core.
func (s *state) ormError(e *core.Error) error {
	switch {
	case strings.HasPrefix(e.Class, "orm."):
		cls := s.classes[e.Class[4:]]
		if cls == nil {
			return nil
		}
		return s.raise(cls, e)
	case strings.HasPrefix(e.Class, "builtins."):
		name := e.Class[9:]
		for _, t := range object.ExceptionTypes {
			if t.Name == name {
				return object.Raise(t, "%s", e.Msg)
			}
		}
	case e.Code != "":
		if cls := s.core.Exc(e.Class); cls != nil {
			return s.raise(cls, e)
		}
	}
	return nil
}

func (s *state) raise(cls *object.Type, e *core.Error) error {
	x := s.core.NewError(cls.Name, e.Msg, e.Code)
	if x.Type() != cls {
		y := object.NewException(cls, object.Str(e.Msg))
		y.Native = x.Native
		if e.Code != "" {
			y.SetExtra("code", object.Str(e.Code))
		}
		return y
	}
	return x
}

func (s *state) fail(class, msg string) error { return s.core.NewError(class, msg, "") }
