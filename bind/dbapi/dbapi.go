// Package dbapi is Python's module sqlite3: connections that a snippet opens, and
// the one below each ORM as sqlite3 shows it, which a listener of SQLAlchemy's
// "connect" event gets, and which Django's connection.connection is.
//
// It has cursors that execute statements, transactions, and Python functions,
// aggregates and collations for SQL. Rows are read when a statement runs. The
// statements are not part of the run's log: they belong to neither ORM.
package dbapi

import (
	"errors"

	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// API is sqlite3 in one run: its exceptions and classes.
type API struct {
	// Exceptions are sqlite3's classes by name.
	Exceptions map[string]*object.Type

	connection, cursor, row *object.Type
	// protocol is what __conform__ is asked with.
	protocol   *object.Type
	adapters   map[*object.Type]object.Value
	converters map[string]object.Value // by type in capitals
	env        *bind.Env
}

type key struct{}

// In is the API of a run.
func In(rt *object.Runtime) *API {
	return rt.Extra(key{}, func() any { return newAPI() }).(*API)
}

// Of is the API of the thread's run.
func Of(th *object.Thread) *API { return In(th.Runtime) }

func newAPI() *API {
	a := &API{Exceptions: map[string]*object.Type{}, adapters: map[*object.Type]object.Value{}, converters: map[string]object.Value{}}
	class := func(name string, base *object.Type) *object.Type {
		t := object.NewNativeType(object.ClassSpec{Name: name, Module: "sqlite3", Bases: []*object.Type{base}})
		a.Exceptions[name] = t
		return t
	}
	e := class("Error", object.ExceptionType)
	class("Warning", object.ExceptionType)
	class("InterfaceError", e)
	d := class("DatabaseError", e)
	for _, n := range []string{"DataError", "OperationalError", "IntegrityError", "InternalError", "ProgrammingError", "NotSupportedError"} {
		class(n, d)
	}
	a.cursor, a.row = cursorClass(), rowClass()
	a.connection = connectionClass(a)
	a.protocol = object.NewNativeType(object.ClassSpec{Name: "PrepareProtocol", Module: "sqlite3"})
	return a
}

// Connection is a database connection as Python sees it. Where implicit is set, a
// statement that changes rows begins a transaction, as sqlite3 does by default;
// Django takes that away.
func (a *API) Connection(db *database.Conn, implicit bool) object.Value {
	return object.NewInstance(a.connection, &connection{db: db, implicit: implicit, rows: object.None, text: object.StrType})
}

// fail makes one of sqlite3's exceptions.
func (a *API) fail(class, format string, args ...any) error {
	return object.Raise(a.Exceptions[class], format, args...)
}

// CodeName is SQLite's name of a result code, "" for one that is rarely met.
func CodeName(c driver.Code) string {
	switch c {
	case driver.ConstraintUnique:
		return "SQLITE_CONSTRAINT_UNIQUE"
	case driver.ConstraintNull:
		return "SQLITE_CONSTRAINT_NOTNULL"
	case driver.ConstraintPK:
		return "SQLITE_CONSTRAINT_PRIMARYKEY"
	case driver.ConstraintForKey:
		return "SQLITE_CONSTRAINT_FOREIGNKEY"
	case driver.ConstraintCheck:
		return "SQLITE_CONSTRAINT_CHECK"
	}
	switch c.Primary() {
	case driver.Generic:
		return "SQLITE_ERROR"
	case driver.Busy:
		return "SQLITE_BUSY"
	case driver.Locked:
		return "SQLITE_LOCKED"
	case driver.TooBig:
		return "SQLITE_TOOBIG"
	case driver.Mismatch:
		return "SQLITE_MISMATCH"
	}
	return ""
}

// class is the exception that sqlite3 raises for a result code.
func class(c driver.Code) string {
	switch c.Primary() {
	case driver.Constraint, driver.Mismatch:
		return "IntegrityError"
	case driver.TooBig:
		return "DataError"
	case driver.Misuse, driver.Range:
		return "InterfaceError"
	case driver.Corrupt, driver.NotADB:
		return "DatabaseError"
	}
	return "OperationalError"
}

// raise turns a database's error into Python's.
func (a *API) raise(err error) error {
	if err == nil {
		return nil
	}
	if limit := Limit(err); limit != nil {
		return limit
	}
	if full := NoMemory(err); full != nil {
		return full
	}
	var count *database.ParamCountError
	if errors.As(err, &count) || errors.Is(err, database.ErrClosed) {
		return object.NewException(a.Exceptions["ProgrammingError"], object.Str(err.Error()))
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	x := object.NewException(a.Exceptions[class(e.Code)], object.Str(e.Message))
	x.SetExtra("sqlite_errorcode", object.MakeInt(int64(e.Code)))
	if name := CodeName(e.Code); name != "" {
		x.SetExtra("sqlite_errorname", object.Str(name))
	}
	return x
}

// NoMemory is Python's MemoryError where an error says that the database has no
// memory left, else nil.
func NoMemory(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code.Primary() != driver.NoMemory {
		return nil
	}
	return object.Raise(object.MemoryError, "the database is out of memory")
}

// Limit is the limit of the run behind an error, nil if there is none: that of a
// statement, or one that was reached inside a Python function which it called.
func Limit(err error) error {
	var own *object.LimitError
	if errors.As(err, &own) {
		return own
	}
	var lim *database.LimitError
	if errors.As(err, &lim) {
		return &object.LimitError{Kind: lim.Name, Message: lim.Message}
	}
	return nil
}
