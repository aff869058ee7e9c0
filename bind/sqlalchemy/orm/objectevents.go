package orm

import (
	"errors"
	"slices"

	"github.com/diptych-orm/diptych/python/object"
)

// objectEvent registers a listener of what happens to the objects of a class.
func (s *state) objectEvent(i *classInfo, name string, f object.Value, o listenOptions) {
	if i.hooks == nil {
		i.hooks = map[string][]func(args ...object.Value) error{}
	}
	if name == "init" || name == "init_failure" {
		s.watchInit(i)
	}
	names := []string{"target", "args", "kwargs"}
	switch name {
	case "first_init":
		names = []string{"manager", "cls"}
	case "pickle", "unpickle":
		names = []string{"target", "state_dict"}
	case "mapper_configured":
		names = []string{"mapper", "class_"}
	}
	i.hooks[name] = append(i.hooks[name], func(args ...object.Value) error {
		switch {
		case name == "mapper_configured":
		case name == "first_init" && !o.raw: // as the real ones, which take the class's manager for an object
			return object.Raise(object.AttributeError, "'ClassManager' object has no attribute 'obj'")
		case name != "first_init" && o.raw:
			args[0] = stateObject(stateOf(args[0]))
		}
		_, err := o.call(s, f, names, args...)
		return err
	})
}

// tell tells the listeners of an event.
func (i *classInfo) tell(name string, args ...object.Value) error {
	for _, h := range i.hooks[name] {
		if err := h(append([]object.Value{}, args...)...); err != nil {
			return err
		}
	}
	return nil
}

// firstInit tells, once for each class, that objects of it come into being.
func (s *state) firstInit(i *classInfo) error {
	if i.begun || len(i.hooks["first_init"]) == 0 {
		return nil
	}
	i.begun = true
	return i.tell("first_init", object.NewInstance(s.classes["ClassManager"], i), i.cls)
}

// watchInit has the listeners of init and init_failure told of calls of __init__(): those
// of init before, and they may change the arguments.
func (s *state) watchInit(i *classInfo) {
	was, ok := i.cls.Lookup("__init__")
	if !ok || i.watched {
		return
	}
	i.watched = true
	i.cls.SetAttr("__init__", &object.MethodDescr{Name: "__init__", Owner: i.cls, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		s := of(th)
		info := s.infoOf(self.Type())
		call := func(args object.Args) (object.Value, error) {
			args.Pos = append([]object.Value{self}, args.Pos...)
			return object.CallArgs(th, was, args)
		}
		if info == nil || s.making[self] { // by way of super()
			return call(args)
		}
		if s.making == nil {
			s.making = map[object.Value]bool{}
		}
		s.making[self] = true
		defer delete(s.making, self)
		pos, kw := object.NewTuple(slices.Clone(args.Pos)...), object.NewDict()
		for _, k := range args.Kw {
			kw.SetStr(k.Name, k.Value)
		}
		if err := info.tell("init", self, pos, kw); err != nil {
			return nil, err
		}
		v, err := call(object.Args{Pos: args.Pos, Kw: kwArgs(kw)})
		var raised *object.Exception
		if errors.As(err, &raised) {
			if failed := info.tell("init_failure", self, pos, kw); failed != nil {
				return nil, failed
			}
		}
		return v, err
	}})
}
