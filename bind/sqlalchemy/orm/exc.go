package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/unitofwork"
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

// cycleError is the exception about steps of a flush that wait for each other.
func (s *state) cycleError(th *object.Thread, c *unitofwork.Cycle) error {
	step := s.classes["PostSortRec"]
	if step == nil {
		step = s.class(object.ClassSpec{Name: "PostSortRec", Module: "sqlalchemy.orm.unitofwork", Methods: []object.Method{
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				n, _ := object.State[unitofwork.Node](self)
				return object.Str(n.Text()), nil
			})}})
	}
	made := map[unitofwork.Node]object.Value{}
	of := func(n unitofwork.Node) object.Value {
		if made[n] == nil {
			made[n] = object.NewInstance(step, n)
		}
		return made[n]
	}
	cycles, edges := object.NewSet(), object.NewSet()
	for _, n := range c.Nodes {
		_ = cycles.Add(th, of(n))
	}
	for _, e := range c.Edges {
		_ = edges.Add(th, object.NewTuple(of(e.Before), of(e.After)))
	}
	x, err := object.Call(th, s.core.Exc("CircularDependencyError"), object.Str("Circular dependency detected."), cycles, edges)
	if err != nil {
		return err
	}
	return x.(*object.Exception)
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
