package session

import (
	"maps"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Execution is one execution of a statement by a session, as the hooks of
// do_orm_execute see it. They may change the statement, its parameters and options,
// or give a Result of their own.
type Execution struct {
	Session   *Session
	Statement core.Statement
	Params    []core.Param
	Many      bool // Params is a list, however long
	Options   map[string]any
	// Args are the language's arguments about what the session is bound to; nil for none.
	Args any
	// Result takes the place of an execution when a hook sets it.
	Result *core.Result
	// Host is the language's object.
	Host any

	settings *loading.Settings
	own      bool           // a statement of the ORM's own making
	updates  map[string]any // what hooks have changed of the options
	// probe: the statement is executed only where the database has no RETURNING, which is
	// told.
	probe *bool
	conn  *core.Connection // in place of what would be found
	hooks []Hook
	next  int
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
		return s.executeNow(x)
	}
	if x.probe != nil {
		b, err := s.BindFor(x.Bound(subject(x.Statement), x.Statement))
		if err != nil {
			return nil, err
		}
		if *x.probe = returnsKeys(b, subject(x.Statement)); *x.probe {
			return core.NewResult(core.NewRowMeta(nil, nil), &core.SliceSource{}), nil
		}
	}
	x.resettle()
	if x.settings == nil || !x.settings.NoAutoflush {
		if err := s.autoflush(); err != nil {
			return nil, err
		}
	}
	return s.query(x.Statement, x.Params, x)
}

// Fork is the execution for a hook that carries it out itself, with the hooks that
// come after it.
func (x *Execution) Fork() *Execution {
	c := *x
	c.Result, c.updates = nil, x.Options
	return &c
}

// Update changes execution options.
func (x *Execution) Update(opts map[string]any) {
	x.Options, x.updates = merged(x.Options, opts), merged(x.updates, opts)
}

// LazyFrom is the object whose relationship is being loaded, nil for none.
func (x *Execution) LazyFrom() *instance.State {
	if x.settings == nil {
		return nil
	}
	return x.settings.LazyFrom
}

// Settings are how objects will be made of the statement's rows.
func (x *Execution) Settings() *loading.Settings {
	if x.settings != nil {
		return x.settings
	}
	return x.Session.settings(core.StatementOptions(x.Statement), x.Options)
}

// Synchronizes is the synchronize_session of the statement.
func (x *Execution) Synchronizes() string {
	return x.Session.mode(core.StatementOptions(x.Statement), x.Options)
}

// resettle has what hooks said about the objects that the ORM's own statement loads
// take effect.
func (x *Execution) resettle() {
	if x.settings == nil || len(x.updates) == 0 {
		return
	}
	said, set := x.Session.settings(x.updates), *x.settings
	if said.Token != nil {
		set.Token = said.Token
	}
	set.PopulateExisting = set.PopulateExisting || said.PopulateExisting
	if !set.Along {
		set.Exec = x.Options
	}
	switch st := x.Statement.(type) {
	case *core.Select:
		x.Statement = st.With(func(n *core.Select) { n.PluginData = &set })
	case *core.FromStatement:
		c := *st
		c.PluginData = &set
		x.Statement = &c
	}
}

// connection is the connection for the tables of a mapper (nil: of the statement).
func (x *Execution) connection(m *mapper.Mapper, st core.Statement) (*core.Connection, error) {
	if x.conn != nil {
		return x.conn, nil
	}
	return x.Session.ConnectionFor(x.Bound(m, st))
}

// Bound is what the bind of the execution is asked for with.
func (x *Execution) Bound(m *mapper.Mapper, st core.Statement) Bound {
	if _, set := st.(*core.Compound); set && core.PluginOf(st) != nil {
		st = nil // of these the real ones say nothing
	}
	return Bound{m, st, x.Args}
}

// token is the identity token of the objects that the statement is about; nil for none.
func (x *Execution) token() any {
	return x.Session.settings(core.StatementOptions(x.Statement), x.Options).Token
}

// returnsKeys tells whether a database can return the keys of the rows that an UPDATE or
// DELETE of a class matches.
func returnsKeys(b *Bind, m *mapper.Mapper) bool {
	return m.Table.ImplicitReturning && b.Engine.Dialect.Name != "mysql"
}

// write is what the execution says about the rows that its statement returns, nil for
// nothing; keys: those that it matches are to be told.
func (x *Execution) write(keys bool) *loading.Write {
	w := &loading.Write{FetchKeys: keys, PopulateExisting: isOn(x.Options["populate_existing"])}
	if *w == (loading.Write{}) {
		return nil
	}
	return w
}

// isOf tells whether an object has an identity token; all have none.
func (s *Session) isOf(st *instance.State, token any) bool {
	if token == nil {
		return true
	}
	same, err := s.host.Equal(st.Token, token)
	return err == nil && same
}

// merged are options, the later ones first.
func merged(sets ...map[string]any) map[string]any {
	var out map[string]any
	for _, o := range sets {
		if len(o) > 0 && out == nil {
			out = map[string]any{}
		}
		maps.Copy(out, o)
	}
	return out
}
