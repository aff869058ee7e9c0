// Package database runs statements: it owns a connection of an engine (package
// driver), keeps its statements compiled, reports what happens to the event
// log, tracks transactions and savepoints, and holds the run's limits.
//
// It decides nothing about SQL: when a transaction begins is the ORM's
// decision, and so is every text it runs.
package database

import (
	"errors"
	"fmt"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Limits bound what one run may ask of its databases. Zero fields mean no limit.
type Limits struct {
	Rows     int           // rows fetched by one statement
	Time     time.Duration // time of one statement
	Deadline time.Time     // the end of the run
	Memory   int64         // bytes of one engine connection
	Length   int           // bytes of one text or blob
	SQL      int           // bytes of one statement
	// Stop is asked now and then while a statement runs.
	Stop func() bool
}

// LimitError is a limit that a statement reached.
type LimitError struct {
	Name    string // "rows", "time", "stopped"
	Max     int64
	Message string
}

// Error implements error.
func (e *LimitError) Error() string { return e.Message }

// Options configure Open.
type Options struct {
	Engine      driver.Engine
	Name        string // see driver.Config.Name
	Space       string // see driver.Config.Space
	Alias       string // reported with events when it is not empty
	ForeignKeys bool
	Log         trace.Log // nil: nobody watches
	Limits      Limits
	Now         func() time.Time // nil: time.Now
	// Clock replaces the time that SQL's date functions see; nil leaves it.
	Clock func() time.Time
	// Writes, where it is not nil, counts the statements that may have changed what others
	// read.
	Writes *int64
	// CacheSize is the number of statements kept compiled (default 100).
	CacheSize int
}

// Conn is a connection. It belongs to one goroutine.
type Conn struct {
	raw   driver.Conn
	opt   Options
	log   trace.Log
	mute  int
	cache stmtCache
	busy  map[*Rows]struct{}

	atClose []func()
}

// ErrClosed is returned by every method of a closed connection.
var ErrClosed = errors.New("Cannot operate on a closed database.")

// Open opens a connection.
func Open(opt Options) (*Conn, error) {
	if opt.Engine == nil {
		return nil, errors.New("database: no engine was chosen")
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.CacheSize == 0 {
		opt.CacheSize = 100
	}
	raw, err := opt.Engine.Open(driver.Config{
		Name: opt.Name, Space: opt.Space, ForeignKeys: opt.ForeignKeys,
		MaxMemory: opt.Limits.Memory, MaxLength: opt.Limits.Length, MaxSQL: opt.Limits.SQL,
	})
	if err != nil {
		return nil, err
	}
	c := &Conn{raw: raw, opt: opt, log: opt.Log, busy: make(map[*Rows]struct{})}
	c.cache.max = opt.CacheSize
	raw.SetInterrupt(opt.Limits.Stop)
	if opt.Clock != nil {
		if err := c.freeze(opt.Clock); err != nil {
			raw.Close()
			return nil, err
		}
	}
	if err := c.addMath(); err != nil {
		raw.Close()
		return nil, err
	}
	return c, nil
}

// Engine is the engine behind the connection.
func (c *Conn) Engine() driver.Engine { return c.opt.Engine }

// Raw is the engine's connection, to register functions and collations.
func (c *Conn) Raw() driver.Conn { return c.raw }

// Alias is the name by which events tell the connection from others.
func (c *Conn) Alias() string { return c.opt.Alias }

// Log is where events go; nil when nobody watches or while muted.
func (c *Conn) Log() trace.Log {
	if c.mute > 0 {
		return nil
	}
	return c.log
}

// SetLog makes events go elsewhere; it returns where they went.
func (c *Conn) SetLog(log trace.Log) (before trace.Log) {
	before, c.log = c.log, log
	return before
}

// SetDeadline moves the end of the run, for what comes after it.
func (c *Conn) SetDeadline(t time.Time) { c.opt.Limits.Deadline = t }

// Mute stops events until the returned function is called. Calls nest.
func (c *Conn) Mute() (unmute func()) {
	c.mute++
	done := false
	return func() {
		if !done {
			done = true
			c.mute--
		}
	}
}

// InTransaction tells whether a transaction is open in the database.
func (c *Conn) InTransaction() bool { return c.raw != nil && !c.raw.Autocommit() }

// Image is the database as the bytes of a file, as the connection sees it: with
// what its open transaction has done. A closed connection still has the image of
// a named database, which outlives it.
func (c *Conn) Image() ([]byte, error) {
	if c.raw != nil {
		return c.raw.Serialize()
	}
	if c.opt.Name == "" || c.opt.Name == ":memory:" {
		return nil, ErrClosed
	}
	again, err := Open(c.opt)
	if err != nil {
		return nil, err
	}
	defer again.Close()
	return again.raw.Serialize()
}

// Close closes the connection; open Rows end. Closing twice is fine.
func (c *Conn) Close() error {
	if c.raw == nil {
		return nil
	}
	for r := range c.busy {
		r.Close()
	}
	c.cache.clear()
	raw := c.raw
	c.raw = nil
	for _, f := range c.atClose {
		f()
	}
	return raw.Close()
}

// Statement is a statement to run: the text for the engine, and what the log shows.
type Statement struct {
	SQL    string  // with the engine's placeholders
	Params []Value // in the order of the placeholders
	// Shown is the text for the log, when the ORM's own differs; empty for SQL.
	Shown string
	// ShownParams are the parameters for the log; nil shows Params as a list.
	ShownParams *trace.Params
	// DDL marks the statement as one that creates the schema.
	DDL bool
	// Silent runs the statement without events.
	Silent bool
	// Spell writes the statement for another database (a name of package
	// dialect); nil where only the text is known.
	Spell func(dialect string) (string, error)
	// Many shows the statement as one of several that stand for one execution with
	// many sets of parameters.
	Many bool
}

// Value is nil, bool, int64, float64, string or []byte.
type Value = driver.Value

// Result is what a statement without rows leaves behind.
type Result struct {
	Affected int64 // rows changed; -1 when that has no meaning
	LastID   int64 // rowid of the last row inserted
}

// Exec runs a statement to its end and drops its rows.
func (c *Conn) Exec(st Statement) (Result, error) {
	rows, err := c.Query(st)
	if err != nil {
		return Result{}, err
	}
	defer rows.Close()
	for rows.Next() {
	}
	if err := rows.Err(); err != nil {
		return Result{}, err
	}
	return Result{Affected: rows.Affected(), LastID: c.raw.LastInsertRowID()}, nil
}

// ExecMany runs a statement once for each list of parameters, as one event.
func (c *Conn) ExecMany(st Statement, lists [][]Value) (Result, error) {
	if c.raw == nil {
		return Result{}, ErrClosed
	}
	if len(lists) > 0 {
		st.Params = lists[0] // for whoever looks at it again
	}
	span := c.begin(st, lists)
	started := c.opt.Now()
	var total int64
	stmt, err := c.prepare(st.SQL)
	if err == nil {
		for _, params := range lists {
			if err = c.run(stmt, params); err != nil {
				break
			}
			if !stmt.ReadOnly() {
				total += c.raw.Changes()
			}
		}
		c.cache.put(st.SQL, stmt)
	}
	c.end(st, span, started, 0, total, err)
	if err != nil {
		return Result{}, err
	}
	return Result{Affected: total, LastID: c.raw.LastInsertRowID()}, nil
}

// Begin, Commit, Rollback and savepoints are statements with an event of their own.

// TxOp is what a transaction statement does.
type TxOp string

// The transaction statements.
const (
	Begin             TxOp = "begin"
	Commit            TxOp = "commit"
	Rollback          TxOp = "rollback"
	SavepointOp       TxOp = "savepoint"
	ReleaseSavepoint  TxOp = "release"
	RollbackSavepoint TxOp = "rollback to"
)

// Tx is a transaction statement. Shown is the ORM's text for the log; empty
// leaves it out of the log. SQL is what the engine runs; empty runs nothing
// (SQLAlchemy announces "BEGIN (implicit)" before anything begins).
type Tx struct {
	Op       TxOp
	SQL      string
	Shown    string
	Params   trace.Params // as the log shows them; mostly null
	Name     string       // of a savepoint
	Implicit bool
	Hidden   bool // an event for the page that the ORM's own log does not have
	DDL      bool // around statements that create the schema
}

// Transact runs a transaction statement.
func (c *Conn) Transact(tx Tx) error {
	if c.raw == nil {
		return ErrClosed
	}
	if log := c.Log(); log != nil && tx.Shown != "" {
		switch tx.Op {
		case Begin, Commit, Rollback:
			log.Emit(trace.Transaction{SQL: tx.Shown, Op: string(tx.Op), Implicit: tx.Implicit, Params: tx.Params, Hidden: tx.Hidden, DDL: tx.DDL, DB: c.opt.Alias})
		default:
			log.Emit(trace.Savepoint{SQL: tx.Shown, Op: string(tx.Op), Name: tx.Name, Params: tx.Params, DDL: tx.DDL, DB: c.opt.Alias})
		}
	}
	if tx.SQL == "" {
		return nil
	}
	if tx.Op == Rollback || tx.Op == RollbackSavepoint {
		// A rollback ends the readers of what it undoes.
		for r := range c.busy {
			r.Close()
		}
	}
	if tx.Op != Begin {
		c.wrote()
	}
	stmt, err := c.prepare(tx.SQL)
	if err != nil {
		return err
	}
	err = c.run(stmt, nil)
	c.cache.put(tx.SQL, stmt)
	return err
}

func (c *Conn) arm() {
	deadline := c.opt.Limits.Deadline
	if t := c.opt.Limits.Time; t > 0 {
		if end := time.Now().Add(t); deadline.IsZero() || end.Before(deadline) {
			deadline = end
		}
	}
	c.raw.SetDeadline(deadline)
}

func (c *Conn) prepare(sql string) (driver.Stmt, error) {
	if stmt := c.cache.take(sql); stmt != nil {
		return stmt, nil
	}
	c.arm()
	stmt, tail, err := c.raw.Prepare(sql)
	if err != nil {
		return nil, c.limit(err)
	}
	if driver.SkipBlank(tail) != "" {
		if stmt != nil {
			stmt.Close()
		}
		return nil, driver.Errorf(driver.Misuse, "You can only execute one statement at a time.")
	}
	if stmt == nil {
		return nothing{}, nil
	}
	return stmt, nil
}

func (c *Conn) run(stmt driver.Stmt, params []Value) error {
	if err := c.bind(stmt, params); err != nil {
		return err
	}
	for {
		more, err := stmt.Step()
		if err != nil {
			stmt.Reset()
			return c.limit(err)
		}
		if !more {
			return stmt.Reset()
		}
	}
}

func (c *Conn) bind(stmt driver.Stmt, params []Value) error {
	if n := stmt.Params(); n != len(params) {
		return &ParamCountError{Want: n, Have: len(params)}
	}
	c.arm()
	if !stmt.ReadOnly() {
		c.wrote()
	}
	return stmt.Bind(params)
}

func (c *Conn) wrote() {
	if c.opt.Writes != nil {
		*c.opt.Writes++
	}
}

// ParamCountError is a statement run with too few or too many parameters.
type ParamCountError struct{ Want, Have int }

// Error is the text of Python's sqlite3.
func (e *ParamCountError) Error() string {
	return fmt.Sprintf("Incorrect number of bindings supplied. The current statement uses %d, and there are %d supplied.", e.Want, e.Have)
}

// limit turns the engine's interruption into the limit behind it.
func (c *Conn) limit(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code.Primary() != driver.Interrupt {
		return err
	}
	l := c.opt.Limits
	if l.Stop != nil && l.Stop() {
		return &LimitError{Name: "stopped", Message: "the run was stopped"}
	}
	max := l.Time
	return &LimitError{Name: "time", Max: max.Milliseconds(), Message: "a statement ran longer than the time limit"}
}
