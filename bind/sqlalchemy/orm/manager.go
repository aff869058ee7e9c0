package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// managerKey is the attribute by which a class names its InstrumentationManager.
const managerKey = "__sa_instrumentation_manager__"

// managerOf is the InstrumentationManager of a class of mapped objects; nil for none.
func (s *state) managerOf(cls *object.Type) (object.Value, error) {
	factory, ok := cls.Lookup(managerKey)
	if !ok {
		return nil, nil
	}
	if m, made := s.managers[cls]; made {
		return m, nil
	}
	m, err := object.Call(s.th, factory, cls)
	if err != nil {
		return nil, err
	}
	if s.managers == nil {
		s.managers = map[*object.Type]object.Value{}
	}
	s.managers[cls] = m
	return m, nil
}

// manage lets the manager of an object's class say where the object's attributes and its
// state are kept.
func (s *state) manage(st *instance.State) error {
	o := st.Handle().(*object.Instance)
	m, err := s.managerOf(o.Type())
	if m == nil || err != nil {
		return err
	}
	if _, err := object.CallMethod(s.th, m, "initialize_instance_dict", o.Type(), o); err != nil {
		return err
	}
	if _, err := object.CallMethod(s.th, m, "install_state", o.Type(), o, stateObject(st)); err != nil {
		return err
	}
	v, err := object.CallMethod(s.th, m, "get_instance_dict", o.Type(), o)
	if err != nil {
		return err
	}
	d, ok := v.(*object.Dict)
	if !ok {
		return object.Unsupported("an InstrumentationManager whose get_instance_dict() gives a %s", v.Type().Name)
	}
	if d != o.AttrDict(true) {
		st.Object = pyObject{o: o, d: d}
	}
	return nil
}
