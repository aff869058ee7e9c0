package orm

import (
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// userOption is an option that a class of the user's makes; listeners of do_orm_execute
// look for them among a statement's.
type userOption struct{ obj *object.Instance }

// StaysBehind tells the loaders whether the option goes along with the objects that its
// statement loads.
func (o *userOption) StaysBehind() bool {
	v, ok := o.obj.AttrDict(true).GetStr("propagate_to_loaders")
	if !ok {
		v, _ = o.obj.Type().Lookup("propagate_to_loaders")
	}
	return v != object.True
}

// makeUserOptions makes the classes that options of the user's derive from.
func (s *state) makeUserOptions() {
	base := s.class(object.ClassSpec{Name: "ORMOption", Module: "sqlalchemy.orm.interfaces", Consts: []object.KwArg{{Name: "propagate_to_loaders", Value: object.False}},
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			o := &userOption{}
			o.obj = object.NewInstance(cls, o)
			return o.obj, nil
		}})
	s.class(object.ClassSpec{Name: "UserDefinedOption", Module: "sqlalchemy.orm.interfaces", Bases: []*object.Type{base}, Methods: []object.Method{
		object.NewMethod("__init__(payload=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			self.(*object.Instance).AttrDict(true).SetStr("payload", a[0])
			return object.None, nil
		}),
	}})
	s.class(object.ClassSpec{Name: "default_load_options", Module: "sqlalchemy.orm.context"})
	s.class(object.ClassSpec{Name: "default_update_options", Module: "sqlalchemy.orm.bulk_persistence"})
}

// userOptions are a statement's options of a class.
func userOptions(e *execState, cls *object.Type) object.Value {
	var out []object.Value
	for _, o := range core.OptionsOf(e.x.Statement) {
		if u, ok := o.(*userOption); ok && u.obj.Type().IsSubclass(cls) {
			out = append(out, u.obj)
		}
	}
	return object.NewList(out...)
}

func stateObject(st *instance.State) object.Value {
	if st == nil {
		return object.None
	}
	v, _ := st.Handle().(*object.Instance).AttrDict(true).GetStr("_sa_instance_state")
	return v
}

// loadContext is the option by which a statement that loads more for what another one
// has loaded tells of that one.
func (s *state) loadContext(e *execState) map[string]any {
	out := map[string]any{}
	if e.set.Along {
		o := object.NewInstance(s.classes["QueryContext"], nil)
		o.AttrDict(true).SetStr("session", e.x.Session.Host.(object.Value))
		out["sa_top_level_orm_context"] = o
	}
	return out
}

func (s *state) selectOnly(e *execState) error {
	st := e.x.Statement
	if f, ok := st.(*core.FromStatement); ok {
		st, _ = f.Stmt.(core.Statement)
	}
	switch st.(type) {
	case *core.Select, *core.Compound, *core.TextualSelect:
		return nil
	}
	return s.fail("InvalidRequestError", "This ORM execution is not against a SELECT statement so there are no load options.")
}

// loadOptions is what an execution says about making objects of its rows.
func (s *state) loadOptions(e *execState) (object.Value, error) {
	if err := s.selectOnly(e); err != nil {
		return nil, err
	}
	set := e.set
	o := object.NewInstance(s.classes["default_load_options"], nil)
	d := o.AttrDict(true)
	d.SetStr("_identity_token", toPy(set.Token))
	d.SetStr("_lazy_loaded_from", stateObject(set.LazyFrom))
	d.SetStr("_refresh_state", stateObject(set.Refresh))
	d.SetStr("_populate_existing", object.MakeBool(set.PopulateExisting))
	d.SetStr("_autoflush", object.MakeBool(!set.NoAutoflush))
	return o, nil
}

// updateOptions is what an UPDATE or DELETE says about the session's objects.
func (s *state) updateOptions(e *execState) (object.Value, error) {
	switch e.x.Statement.(type) {
	case *core.Update, *core.Delete:
	default:
		return nil, s.fail("InvalidRequestError", "This ORM execution is not against an UPDATE or DELETE statement so there are no update options.")
	}
	o := object.NewInstance(s.classes["default_update_options"], nil)
	d := o.AttrDict(true)
	set := e.set
	d.SetStr("_identity_token", toPy(set.Token))
	d.SetStr("_populate_existing", object.MakeBool(set.PopulateExisting))
	var how object.Value = object.Str(e.x.Synchronizes())
	if how == object.Str("false") {
		how = object.False
	}
	d.SetStr("_synchronize_session", how)
	return o, nil
}

// moreParams are an execution's parameters with those that a listener adds.
func (s *state) moreParams(have, more []core.Param) ([]core.Param, error) {
	if len(have) > 1 && len(have) != len(more) {
		return nil, s.fail("InvalidRequestError", "Can't apply executemany parameters to statement; number of parameter sets passed to Session.execute() ("+strconv.Itoa(len(have))+") does not match number of parameter sets given to ORMExecuteState.invoke_statement() ("+strconv.Itoa(len(more))+")")
	}
	if len(have) == 0 {
		return more, nil
	}
	out := make([]core.Param, len(have))
	for i, p := range have {
		out[i] = core.Param{}
		for _, from := range []core.Param{p, more[i]} {
			for k, v := range from {
				out[i][k] = v
			}
		}
	}
	return out, nil
}
