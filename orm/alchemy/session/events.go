package session

import "github.com/diptych-orm/diptych/orm/alchemy/core"

// Hook is told of an event. What arg is depends on the event: an object's state, a
// *Tx, a *Begun, the objects given to flush(), an *Execution, or nil.
type Hook func(s *Session, arg any) error

// Events are hooks of sessions by SQLAlchemy's names of the events. Sessions of one
// class share theirs.
type Events struct{ hooks map[string][]Hook }

// Add adds a hook.
func (e *Events) Add(name string, h Hook) {
	if e.hooks == nil {
		e.hooks = map[string][]Hook{}
	}
	e.hooks[name] = append(e.hooks[name], h)
}

// Begun is what after_begin is told: a transaction has started to use a connection.
type Begun struct {
	Tx   *Tx
	Conn *core.Connection
}

func (s *Session) hooks(name string) []Hook {
	var out []Hook
	for _, e := range s.Events {
		out = append(out, e.hooks[name]...)
	}
	return out
}

func (s *Session) fire(name string, arg any) error {
	for _, h := range s.hooks(name) {
		if err := h(s, arg); err != nil {
			return err
		}
	}
	return nil
}

// Fire tells the session's hooks of an event that happens outside it.
func (s *Session) Fire(name string, arg any) error { return s.fire(name, arg) }
