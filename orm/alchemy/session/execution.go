package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
)

// Execution is one execution of a statement by a session, as the hooks of
// do_orm_execute see it. They may change the statement, its parameters and options,
// or give a Result of their own.
type Execution struct {
	Session   *Session
	Statement core.Statement
	Params    []core.Param
	Options   map[string]any
	// Result takes the place of an execution when a hook sets it.
	Result *core.Result
	// Host is the language's object.
	Host any

	settings *loading.Settings
	own      bool // a statement of the ORM's own making
	hooks    []Hook
	next     int
}

// IsColumnLoad tells whether the statement loads attributes of one object.
func (x *Execution) IsColumnLoad() bool { return x.settings != nil && x.settings.Refresh != nil }

// IsRelationshipLoad tells whether the statement loads what a relationship holds.
func (x *Execution) IsRelationshipLoad() bool {
	return x.settings != nil && x.settings.Base != nil && x.settings.Base.Depth() > 0
}

// start executes the statement after the hooks.
func (x *Execution) start() (*core.Result, error) {
	x.hooks = x.Session.hooks("do_orm_execute")
	return x.Continue()
}

// Continue executes the statement after the hooks that were not called yet.
func (x *Execution) Continue() (*core.Result, error) {
	for x.next < len(x.hooks) {
		h := x.hooks[x.next]
		x.next++
		if err := h(x.Session, x); err != nil {
			return nil, err
		}
		if x.Result != nil {
			r := x.Result
			x.Result = nil
			return r, nil
		}
	}
	s := x.Session
	if !x.own {
		return s.executeNow(x.Statement, x.Params, x.Options)
	}
	if x.settings == nil || !x.settings.NoAutoflush {
		if err := s.autoflush(); err != nil {
			return nil, err
		}
	}
	return s.query(x.Statement, x.Params, x.Options)
}

// Fork is the execution for a hook that carries it out itself, with the hooks that
// come after it.
func (x *Execution) Fork() *Execution {
	c := *x
	c.Result = nil
	return &c
}
