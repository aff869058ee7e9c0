package core

import (
	"github.com/diptych-orm/diptych/orm/database"
)

// Dialect is a database dialect as far as the core knows it.
type Dialect struct {
	// Name is "sqlite", "postgresql", "mysql", "oracle", "mssql", "default".
	Name string
	// Paramstyle is "qmark", "named", "pyformat", "format" or "numeric_dollar".
	Paramstyle string
	// NativeBoolean says that a truth value needs no comparison in WHERE.
	NativeBoolean bool
	Stringify     bool
	// MariaDB says that "mysql" is that one.
	MariaDB bool
	// Driver is the driver where it is not the database's first.
	Driver string
	// Async says that the driver is awaited.
	Async bool
	// DefaultValues says that INSERT … DEFAULT VALUES exists, DefaultMetavalue that
	// VALUES (DEFAULT) does.
	DefaultValues    bool
	DefaultMetavalue bool
	DefaultSchema    string
	// CTEFollows puts the WITH clause of INSERT … SELECT before the SELECT.
	CTEFollows bool
	// Own is what the host language defines of it; nil for the usual.
	Own any
}

// Comments says that tables and columns may have comments.
func (d *Dialect) Comments() bool {
	switch d.Name {
	case "postgresql", "mysql", "oracle", "mssql":
		return true
	}
	return false
}

// The dialects.
var (
	SQLite         = &Dialect{Name: "sqlite", Paramstyle: "qmark", DefaultValues: true, DefaultMetavalue: true}
	PostgreSQL     = &Dialect{Name: "postgresql", Paramstyle: "pyformat", NativeBoolean: true, DefaultValues: true, DefaultMetavalue: true}
	MySQL          = &Dialect{Name: "mysql", Paramstyle: "format", DefaultMetavalue: true, CTEFollows: true}
	Oracle         = &Dialect{Name: "oracle", Paramstyle: "named", DefaultMetavalue: true, CTEFollows: true}
	MSSQL          = &Dialect{Name: "mssql", Paramstyle: "named", DefaultValues: true}
	DefaultDialect = &Dialect{Name: "default", Paramstyle: "named"}
	StringDialect  = &Dialect{Name: "default", Paramstyle: "named", Stringify: true, NativeBoolean: true}
)

// DialectNamed is the dialect of that name; the default one for any other.
func DialectNamed(name string) *Dialect {
	for _, d := range []*Dialect{SQLite, PostgreSQL, MySQL, Oracle, MSSQL} {
		if d.Name == name {
			return d
		}
	}
	return DefaultDialect
}

// Engine makes connections to one database.
type Engine struct {
	URL     URL
	Dialect *Dialect
	Host    Host
	// Debug takes the lines that are of interest to echo="debug" alone; nil for nobody.
	Debug func(line string)
	// Open opens the database; it is called at the first connection of a thread.
	Open func() (*database.Conn, error)
	// Guard is asked before the driver is used; nil lets everyone. The driver of an
	// asynchronous engine may be used from within an awaited call alone.
	Guard func() error
	// Logger receives the lines that echo=True prints; nil for none.
	Logger func(line string)
	// Wanted tells whether the lines are wanted now; nil: wherever there is a Logger.
	Wanted             func() bool
	ExecOptions        map[string]any
	Events             *EngineEvents
	InsertManyPageSize int
	HideParameters     bool
	Isolation          string // isolation_level of create_engine()
	PoolSize           int    // pool_size
	NoLint             bool   // statements are not looked at for cartesian products
	pool               *pool
	spelt              map[string]bool // the texts that the log has called generated
	linted             map[string]bool // the texts that were warned about
}

// debug tells echo="debug" of the columns or the values of a row.
func (e *Engine) debug(what string, values []any) {
	if e.Debug != nil {
		e.Debug(what + " " + e.showOne(values))
	}
}

// logs tells whether the lines of the log are wanted.
func (e *Engine) logs() bool { return e.Logger != nil && (e.Wanted == nil || e.Wanted()) }

func (e *Engine) guard() error {
	if e.Guard == nil {
		return nil
	}
	return e.Guard()
}
