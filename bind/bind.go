// Package bind holds what every binding of an ORM to Python shares: the
// surroundings of a run that package playground/engine hands to each binding's
// Register. A binding is thin: it turns Python calls into the ORM's and the
// ORM's results and errors into Python objects, and decides nothing.
package bind

import (
	"time"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Env is the surroundings of one run.
type Env struct {
	// Log receives the run's events; nil when nobody watches.
	Log trace.Log
	// Engine opens databases, Space keeps their names apart from other runs'.
	Engine driver.Engine
	Space  string
	// Limits bound what the run's statements may use.
	Limits database.Limits
	// Now is the run's clock; frozen where the run is deterministic.
	Now func() time.Time
	// Frozen says that the clock stands still, in SQL as well.
	Frozen bool
	// Module is the name of the snippet's module ("app.models", "__main__"),
	// AppLabel the Django app it belongs to.
	Module   string
	AppLabel string
	// UseTZ and TimeZone are Django's settings of the same names.
	UseTZ bool
	// Databases are the aliases of Django's databases; empty for the default one.
	Databases []string
	TimeZone  string
	// Writes counts the statements that may have changed something in any database.
	Writes int64
	// Opened is told of every database connection that the run opens.
	Opened func(*database.Conn)

	ahead *connection
}

// connection is a connection that was opened before it was asked for.
type connection struct {
	conn        *database.Conn
	name, alias string
	foreignKeys bool
}

// Open opens a database for the run: with its engine, limits, clock and log.
// alias tells several databases apart in the log and may be empty.
func (e *Env) Open(name, alias string, foreignKeys bool) (*database.Conn, error) {
	var conn *database.Conn
	var err error
	if a := e.ahead; a != nil && a.name == name && a.alias == alias && a.foreignKeys == foreignKeys {
		conn, e.ahead = a.conn, nil
		conn.SetDeadline(e.Limits.Deadline)
	} else {
		conn, err = e.open(name, alias, foreignKeys)
	}
	if err == nil && e.Opened != nil {
		e.Opened(conn)
	}
	return conn, err
}

func (e *Env) open(name, alias string, foreignKeys bool) (*database.Conn, error) {
	opt := database.Options{
		Engine: e.Engine, Name: name, Space: e.Space, Alias: alias,
		ForeignKeys: foreignKeys, Log: e.Log, Limits: e.Limits, Writes: &e.Writes,
	}
	if e.Frozen {
		opt.Clock = e.Now
	}
	return database.Open(opt)
}

// OpenAhead opens a connection that Open hands out when the same one is asked for.
func (e *Env) OpenAhead(name, alias string, foreignKeys bool) error {
	conn, err := e.open(name, alias, foreignKeys)
	if err == nil {
		e.ahead = &connection{conn, name, alias, foreignKeys}
	}
	return err
}

// Close closes a connection that nobody asked for.
func (e *Env) Close() {
	if e.ahead != nil {
		e.ahead.conn.Close()
		e.ahead = nil
	}
}
