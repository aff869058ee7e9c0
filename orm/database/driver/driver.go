// Package driver is the narrow seam between Diptych and a database engine.
//
// An Engine opens Conns, a Conn prepares Stmts, a Stmt is bound, stepped, read
// and reset. All of it belongs to one goroutine at a time. Every engine behind
// the seam passes the suite in package drivertest, value by value.
//
// What every engine promises: foreign keys as Config says; double-quoted text
// is an identifier, never a string; temporary tables and indexes stay in
// memory; LIKE matches no blob; text may hold NUL and invalid UTF-8 and
// comes back byte for byte; a callback that panics or fails becomes an *Error.
//
// A callback may run other statements of its connection, MaxDepth deep. What it
// may not do is touch a statement that is running, replace the database under it
// or close the connection: such a call is refused with Misuse and changes nothing,
// except that a statement that was closed while it ran ends when it is left.
package driver

import (
	"fmt"
	"time"
)

// MaxDepth bounds how deep statements and callbacks may nest in each other.
const MaxDepth = 32

// Value is what an engine stores and returns: nil, int64, float64, string or
// []byte. Bind and functions also take bool (stored as 0 or 1) and int. A []byte
// that is nil is NULL, as NaN is.
type Value = any

// Engine is a database implementation.
type Engine interface {
	// Name is the engine's short name, such as "go-sqlite3".
	Name() string
	// Version is the version of the database itself, such as "3.54.1".
	Version() string
	// Open opens a connection to a database.
	Open(Config) (Conn, error)
	// Forget drops the named databases of a space; connections still open to
	// them keep theirs until they close.
	Forget(space string)
}

// Config says how to open a database.
type Config struct {
	// Name is the database: empty or ":memory:" for one of the connection's own;
	// any other name, a file's or "file:NAME?…", for one that all connections of
	// the Space share and that outlives them. No file is ever touched.
	Name string
	// Space keeps the named databases of one run apart from another's.
	Space string
	// ForeignKeys enforces foreign keys.
	ForeignKeys bool
	// MaxMemory bounds the engine's memory in bytes; 0 leaves its default.
	MaxMemory int64
	// MaxLength bounds a text, a blob and a row, in bytes; 0 leaves the default.
	MaxLength int
	// MaxSQL bounds a statement's text in bytes; 0 leaves the default.
	MaxSQL int
}

// Conn is a connection.
type Conn interface {
	// Prepare compiles the first statement of sql and returns what follows it.
	// A nil Stmt without error means that there was only space or comment.
	Prepare(sql string) (stmt Stmt, tail string, err error)
	// Exec runs all statements of sql and drops their rows.
	Exec(sql string) error
	// Changes is the number of rows the last INSERT, UPDATE or DELETE changed.
	Changes() int64
	// TotalChanges counts all rows changed since the connection was opened.
	TotalChanges() int64
	// LastInsertRowID is the rowid of the last row inserted.
	LastInsertRowID() int64
	// Autocommit is false inside a transaction.
	Autocommit() bool
	// SetDeadline makes statements fail with Interrupt after t; the zero time
	// takes the deadline away.
	SetDeadline(t time.Time)
	// SetInterrupt makes running statements fail with Interrupt once stop is
	// true; nil takes it away. It is asked every few thousand steps.
	SetInterrupt(stop func() bool)
	// Trace calls fn with every statement's expanded text as it starts; nil ends it.
	Trace(fn func(sql string)) error
	// CreateFunction adds or replaces a function.
	CreateFunction(Function) error
	// CreateCollation adds or replaces a collation; cmp returns a negative
	// number, zero or a positive one.
	CreateCollation(name string, cmp func(a, b string) int) error
	// Serialize returns the main database as a database file's bytes.
	Serialize() ([]byte, error)
	// Deserialize replaces the main database. Bytes that are no database give
	// NotADB and replace nothing.
	Deserialize([]byte) error
	// Close closes the connection and its statements.
	Close() error
}

// Stmt is a compiled statement.
type Stmt interface {
	// Params counts the parameters.
	Params() int
	// ParamName is the name of parameter i (from 1) with its sigil, or "".
	ParamName(i int) string
	// ReadOnly tells whether the statement changes nothing.
	ReadOnly() bool
	// Bind sets all parameters, in order, and resets the statement.
	Bind(values []Value) error
	// Step goes to the next row; false means the end.
	Step() (bool, error)
	// Columns describes the result's columns; empty for a statement without rows.
	Columns() []Column
	// Row appends the current row's values to dst.
	Row(dst []Value) []Value
	// Reset makes the statement ready to run again, with the same parameters.
	Reset() error
	// Close frees the statement.
	Close() error
}

// Column describes a column of a result.
type Column struct {
	Name     string
	DeclType string // as the table declares it; empty for an expression
	Table    string // the table it comes from; empty for an expression
	Origin   string // the column's own name there
}

// Function is a function for SQL. Exactly one of Scalar and Aggregate is set.
// Checks, defaults and triggers may use it; indexes and generated columns only
// when it is deterministic.
type Function struct {
	Name          string
	Args          int // -1 for any number
	Deterministic bool
	Scalar        func(args []Value) (Value, error)
	// Aggregate makes the state of one group.
	Aggregate func() Aggregate
}

// Aggregate is the state of an aggregate function over one group.
type Aggregate interface {
	Step(args []Value) error
	Final() (Value, error)
}

// Window is an Aggregate that can also be a window function. At its end Value is
// called once more, then Final, whose result counts.
type Window interface {
	Aggregate
	Inverse(args []Value) error
	// Value is the result for the rows that are in now.
	Value() (Value, error)
}

// Code is an SQLite result code, extended: the primary code is its low byte.
type Code int

// The result codes that callers tell apart.
const (
	Generic          Code = 1
	Abort            Code = 4
	Busy             Code = 5
	Locked           Code = 6
	NoMemory         Code = 7
	ReadOnly         Code = 8
	Interrupt        Code = 9
	Corrupt          Code = 11
	Full             Code = 13
	TooBig           Code = 18
	Constraint       Code = 19
	Mismatch         Code = 20
	Misuse           Code = 21
	Range            Code = 25
	NotADB           Code = 26
	ConstraintCheck  Code = 275
	ConstraintForKey Code = 787
	ConstraintNull   Code = 1299
	ConstraintPK     Code = 1555
	ConstraintUnique Code = 2067
)

// Primary is the code without its extension.
func (c Code) Primary() Code { return c & 0xff }

// Error is an engine's error.
type Error struct {
	Code    Code   // extended
	Message string // SQLite's own text: "UNIQUE constraint failed: author.name"
	Offset  int    // byte offset of the offending token in the statement; -1 when unknown
	Cause   error  // the error of the Go callback behind it, if any
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the callback's error.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an Error without an offset.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Offset: -1}
}

// TooDeep is the error of a statement or callback beyond MaxDepth.
func TooDeep() *Error {
	return Errorf(Generic, "SQL functions and queries are nested more than %d deep", MaxDepth)
}

// IsTooBig tells whether a callback's error is TooBig, the one code that a
// callback's error keeps; the others become Generic.
func IsTooBig(err error) bool {
	e, ok := err.(*Error)
	return ok && e.Code == TooBig
}

// Recovered is the error of a callback that panicked with v.
func Recovered(v any) error {
	if err, ok := v.(error); ok {
		return fmt.Errorf("an SQL function failed: %w", err)
	}
	return fmt.Errorf("an SQL function failed: %v", v)
}

// InUse is the error of a call that a callback may not make; what names the
// thing that a running statement holds.
func InUse(what string) *Error {
	return Errorf(Misuse, "the %s is in use by a statement that is running", what)
}
