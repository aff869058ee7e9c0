package core

import (
	"github.com/diptych-orm/diptych/orm/database"
)

// Dialect is a database dialect as far as the core knows it.
type Dialect struct {
	// Name is "sqlite", "postgresql", "mysql", "default".
	Name string
	// Paramstyle is "qmark", "named", "pyformat", "format" or "numeric_dollar".
	Paramstyle string
	// NativeBoolean says that a truth value needs no comparison in WHERE.
	NativeBoolean bool
	Stringify     bool
}

// The dialects.
var (
	SQLite         = &Dialect{Name: "sqlite", Paramstyle: "qmark"}
	PostgreSQL     = &Dialect{Name: "postgresql", Paramstyle: "pyformat", NativeBoolean: true}
	MySQL          = &Dialect{Name: "mysql", Paramstyle: "format"}
	DefaultDialect = &Dialect{Name: "default", Paramstyle: "named"}
	StringDialect  = &Dialect{Name: "default", Paramstyle: "named", Stringify: true, NativeBoolean: true}
)

// Engine makes connections to one database.
type Engine struct {
	URL     URL
	Dialect *Dialect
	Host    Host
	// Open opens the database; it is called at the first connection of a thread.
	Open func() (*database.Conn, error)
	// Logger receives the lines that echo=True prints; nil for none.
	Logger             func(line string)
	ExecOptions        map[string]any
	Events             *EngineEvents
	InsertManyPageSize int
	pool               *pool
}
