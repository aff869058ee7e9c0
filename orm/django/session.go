// Package django is Django's ORM in Go: querysets and their evaluation, saving
// and deleting, related managers, prefetching, and the creation of tables. It
// works on models of package meta and on objects behind meta.Instance, so it
// knows no Python.
package django

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Session is one run of a Django project: its models, settings and connections.
type Session struct {
	Registry *meta.Registry
	// Migrated tells whether migrations make the table of a model, so that it is not
	// there by itself; nil where there are none.
	Migrated func(*meta.Model) bool
	Env      *meta.Env
	// Guard may refuse a statement before it runs.
	Guard func() error
	// Log receives what happens to objects and caches; nil when nobody watches.
	Log trace.Log

	open    func(alias string) (*database.Conn, error)
	conns   map[string]*db.Conn
	created map[*db.Conn]map[*meta.Model]bool

	numbers, querysets int64 // given to objects and QuerySets so far
	// Aliases are the databases of settings.DATABASES, the default one first.
	Aliases []string
	// Route is what the database routers decide; nil where there are none.
	Route Router
	// BaseQuery is the QuerySet of a base manager that the user named.
	BaseQuery func(m *meta.Model) (*QuerySet, error)
	// DefaultQuery is the QuerySet of a model's default manager.
	DefaultQuery func(m *meta.Model) (*QuerySet, error)
	// Configure prepares a new connection, nil for nothing.
	Configure func(c *db.Conn)
}

// DefaultDB is the alias of the database that is used unless told otherwise.
const DefaultDB = "default"

// NewSession makes a session whose databases open opens.
func NewSession(env *meta.Env, open func(alias string) (*database.Conn, error)) *Session {
	s := &Session{Registry: meta.NewRegistry(), Env: env, open: open, conns: map[string]*db.Conn{}, created: map[*db.Conn]map[*meta.Model]bool{}, Aliases: []string{DefaultDB}}
	env.AskJSON = func() error {
		env.AskJSON = nil
		c := s.Conn("")
		return c.Atomic(true, func() error {
			_, err := c.Execute(`SELECT JSON('{"a": "b"}')`, nil, false)
			return err
		})
	}
	return s
}

// Conn is the connection of an alias; empty for the default.
func (s *Session) Conn(alias string) *db.Conn {
	if alias == "" {
		alias = DefaultDB
	}
	if s.conns[alias] == nil {
		c := db.New(alias, s.Env, func() (*database.Conn, error) { return s.open(alias) })
		c.Sync = s.sync
		c.Unknown = !s.Has(alias)
		c.Guard = func() error {
			if s.Guard == nil {
				return nil
			}
			return s.Guard()
		}
		if s.Configure != nil {
			s.Configure(c)
		}
		s.conns[alias] = c
	}
	return s.conns[alias]
}

// Base is the QuerySet of a model's base manager.
func (s *Session) Base(m *meta.Model) (*QuerySet, error) {
	if s.BaseQuery == nil || m.BaseManagerName == "" {
		return s.All(m), nil
	}
	return s.BaseQuery(m)
}

// byDefault is the QuerySet of a model's default manager, which leaves out what
// that leaves out: unique checks and prefetched collections see no more.
func (s *Session) byDefault(m *meta.Model) (*QuerySet, error) {
	if s.DefaultQuery == nil {
		return s.All(m), nil
	}
	return s.DefaultQuery(m)
}

// Has tells whether an alias is one of settings.DATABASES.
func (s *Session) Has(alias string) bool { return slices.Contains(s.Aliases, alias) }

// Finish creates the tables that no query has needed yet.
func (s *Session) Finish() error {
	for _, alias := range s.Aliases {
		if err := s.Conn(alias).SyncNow(); err != nil {
			return err
		}
	}
	return nil
}
