// Package db is Django's connection: statements with Django's placeholders and
// errors, autocommit and atomic blocks, and the functions that Django registers
// in SQLite. Tables of new models are created before the first statement that
// could need them.
package db

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Conn is the connection of one alias. It opens when it is first used.
type Conn struct {
	Alias string
	Env   *meta.Env
	open  func() (*database.Conn, error)
	raw   *database.Conn
	// Sync creates the tables of new models; called before statements outside
	// transactions.
	Sync func(c *Conn) error
	// Guard may refuse a statement before it runs.
	Guard func() error

	autocommit    bool
	inAtomic      bool
	savepoints    []string // "" where a block made none
	blocks        []*Block // innermost last
	counter       int
	needsRollback bool
	rollbackCause error
	commitOnExit  bool
	syncing       bool
	hooks         []commitHook

	// Forbidden is asked before every statement where a test case forbids queries.
	Forbidden func() error

	// Around runs a statement through the wrappers of execute_wrapper, nil for
	// none; run is what runs it in the end, many says that it is executemany's.
	Around     func(sql string, params any, many bool, run func(sql string, params any) (any, error)) (any, error)
	shownAhead bool // Around has the statement in the log already
	idle       bool // no transaction is open for commit or rollback to end
	implicit   bool // a transaction that a statement began while autocommit is off

	// Unknown says that the alias is none of settings.DATABASES.
	Unknown bool
	// Failing is an error that waits for a statement to raise it, nil for none.
	Failing func() error
	// HookFailed logs the error of a robust on_commit function; waited tells
	// whether it was called by a commit, not at once.
	HookFailed func(handle any, err error, waited bool) error

	// Logging keeps statements in Queries while it is above zero.
	Logging int
	Queries []Logged
}

// Logged is one entry of connection.queries.
type Logged struct {
	SQL string
}

type commitHook struct {
	savepoints []string
	f          func() error
	robust     bool
	handle     any
}

// New makes a connection that open opens.
func New(alias string, env *meta.Env, open func() (*database.Conn, error)) *Conn {
	return &Conn{Alias: alias, Env: env, open: open, autocommit: true}
}

// Raw is the open connection.
func (c *Conn) Raw() (*database.Conn, error) {
	if c.raw == nil {
		raw, err := c.open()
		if err != nil {
			return nil, err
		}
		if err := register(raw, c.Env); err != nil {
			return nil, err
		}
		c.raw = raw
	}
	return c.raw, nil
}

// IsOpen tells whether the connection was used already.
func (c *Conn) IsOpen() bool { return c.raw != nil }

// Close closes the connection; the next use opens it again.
func (c *Conn) Close() error {
	if c.raw == nil {
		return nil
	}
	raw := c.raw
	c.raw = nil
	return raw.Close()
}

var placeholders = strings.NewReplacer("%%", "%", "%s", "?")

// Native turns Django's placeholders into SQLite's.
func Native(sql string) string {
	if !strings.Contains(sql, "%") {
		return sql
	}
	return placeholders.Replace(sql)
}

// Result is what a statement gave back.
type Result struct {
	Rows     [][]any
	Columns  []driver.Column
	Affected int64
	LastID   int64
}

// Run runs a compiled statement and reads all its rows.
func (c *Conn) Run(st sqltree.Statement) (*Result, error) {
	return c.RunSpelt(st, func(name string) (string, error) {
		d, err := dialect.ByName(name)
		if err != nil {
			return "", err
		}
		other, err := render.Statement(st, render.DjangoStyle(d))
		return other.SQL, err
	})
}

// RunSpelt is Run of a statement whose text for another database spell gives.
func (c *Conn) RunSpelt(st sqltree.Statement, spell func(name string) (string, error)) (*Result, error) {
	r, err := render.Statement(st, query.SQLite)
	if err != nil {
		return nil, err
	}
	return c.wrapped(r.SQL, r.Values(), true, spell)
}

// Execute runs a statement with %s placeholders. Without hasParams it runs the
// text as it is.
func (c *Conn) Execute(sql string, params []any, hasParams bool) (*Result, error) {
	return c.wrapped(sql, params, hasParams, nil)
}

// wrapped runs a statement through the wrappers of execute_wrapper.
func (c *Conn) wrapped(sql string, params []any, hasParams bool, spell func(string) (string, error)) (*Result, error) {
	if c.Around == nil || c.syncing {
		return c.execute(sql, params, hasParams, spell)
	}
	if c.Sync != nil && !c.inAtomic {
		if err := c.SyncNow(); err != nil {
			return nil, err
		}
	}
	c.announce(sql, params, hasParams)
	var given any
	if hasParams {
		given = params
	}
	res, err := c.Around(sql, given, false, func(sql string, params any) (any, error) {
		before := c.shownAhead
		c.shownAhead = true
		defer func() { c.shownAhead = before }()
		list, has := params.([]any)
		return c.execute(sql, list, has, spell)
	})
	r, ok := res.(*Result)
	if err == nil && !ok {
		r = &Result{}
	}
	return r, err
}

func (c *Conn) execute(sql string, params []any, hasParams bool, spell func(string) (string, error)) (*Result, error) {
	st, err := c.prepare(sql, params, hasParams)
	if err != nil {
		return nil, err
	}
	st.Spell = spell
	raw, err := c.Raw()
	if err != nil {
		return nil, err
	}
	if c.Logging > 0 {
		c.logged(c.Shown(sql, params))
	}
	if err := c.implicitBegin(sql); err != nil {
		return nil, err
	}
	st.Silent = c.shownAhead
	rows, err := raw.Query(st)
	if err != nil {
		return nil, Convert(err)
	}
	all, err := rows.All()
	if err != nil {
		return nil, Convert(err)
	}
	res := &Result{Rows: all, Columns: rows.Columns(), Affected: rows.Affected(), LastID: raw.Raw().LastInsertRowID()}
	return res, nil
}

// ExecuteMany runs a statement once for each list of parameters.
func (c *Conn) ExecuteMany(sql string, lists [][]any) (int64, error) {
	if c.Around == nil || c.syncing {
		return c.executeMany(sql, lists)
	}
	res, err := c.Around(sql, lists, true, func(sql string, params any) (any, error) {
		lists, _ := params.([][]any)
		return c.executeMany(sql, lists)
	})
	n, _ := res.(int64)
	return n, err
}

func (c *Conn) executeMany(sql string, lists [][]any) (int64, error) {
	if _, err := c.prepare(sql, nil, true); err != nil {
		return 0, err
	}
	raw, err := c.Raw()
	if err != nil {
		return 0, err
	}
	c.logged(fmt.Sprintf("%d times: %s", len(lists), sql))
	if err := c.implicitBegin(sql); err != nil {
		return 0, err
	}
	native := make([][]database.Value, len(lists))
	shown := make([]any, len(lists))
	st := database.Statement{SQL: Native(sql), Shown: sql, ShownParams: &trace.Params{}}
	for i, l := range lists {
		if err := bindInto(&st, sql, l); err != nil {
			return 0, err
		}
		native[i], shown[i] = st.Params, st.ShownParams.V
	}
	st.Params, st.ShownParams.V = nil, shown
	res, err := raw.ExecMany(st, native)
	if err != nil {
		return 0, Convert(err)
	}
	return res.Affected, nil
}

func (c *Conn) prepare(sql string, params []any, hasParams bool) (database.Statement, error) {
	if c.Guard != nil {
		if err := c.Guard(); err != nil {
			return database.Statement{}, err
		}
	}
	if c.Unknown {
		return database.Statement{}, meta.Errorf(meta.ConnectionDoesNotExist, "The connection '%s' doesn't exist.", c.Alias)
	}
	if c.Failing != nil {
		if err := c.Failing(); err != nil {
			return database.Statement{}, err
		}
	}
	if c.Forbidden != nil {
		if err := c.Forbidden(); err != nil {
			return database.Statement{}, err
		}
	}
	if c.Sync != nil && !c.syncing && !c.inAtomic {
		if err := c.SyncNow(); err != nil {
			return database.Statement{}, err
		}
	}
	if c.needsRollback && c.inAtomic {
		if !c.shownAhead {
			c.announce(sql, params, hasParams)
		}
		return database.Statement{}, &meta.Error{Class: meta.TransactionManagement, Cause: c.rollbackCause,
			Message: "An error occurred in the current transaction. You can't execute queries until the end of the 'atomic' block."}
	}
	st := database.Statement{SQL: sql, Shown: sql, ShownParams: &trace.Params{}, DDL: c.syncing}
	if hasParams {
		if err := bindInto(&st, sql, params); err != nil {
			if !c.shownAhead {
				c.announce(sql, params, hasParams)
			}
			return st, err
		}
	}
	return st, nil
}

// bindInto gives a statement its parameters in the engine's form.
func bindInto(st *database.Statement, sql string, params []any) (err error) {
	st.ShownParams.V = shownParams(params)
	if n, ok := named(params); ok {
		if sql, params, err = n.spread(sql); err != nil {
			return err
		}
	}
	st.Params, err = bindAll(params)
	st.SQL = Native(sql)
	return err
}

// shownParams are parameters as the log has them.
func shownParams(params []any) any {
	if n, ok := named(params); ok {
		return n.traced()
	}
	return traced(params)
}

// SyncNow creates the tables of models that have none yet.
func (c *Conn) SyncNow() error {
	if c.Sync == nil || c.syncing || c.inAtomic {
		return nil
	}
	c.syncing = true
	defer func() { c.syncing = false }()
	return c.Sync(c)
}

// bindAll turns Django's parameters into the engine's values.
func bindAll(params []any) ([]database.Value, error) {
	out := make([]database.Value, len(params))
	for i, p := range params {
		switch x := p.(type) {
		case nil, bool, int64, float64, string, []byte:
			out[i] = x
		case int:
			out[i] = int64(x)
		case *big.Int:
			return nil, meta.Errorf(meta.OverflowError, "Python int too large to convert to SQLite INTEGER")
		case values.Text:
			out[i] = x.S
		case values.Decimal:
			out[i] = x.String()
		case values.Date, values.DateTime, values.Time:
			s := values.Str(x)
			out[i] = s
		default:
			return nil, &meta.Error{Class: meta.ProgrammingError, Message: fmt.Sprintf("Error binding parameter %d: type '%s' is not supported", i+1, values.ErrorName(p))}
		}
	}
	return out, nil
}

func traced(params []any) trace.Values {
	out := make(trace.Values, len(params))
	for i, p := range params {
		switch x := p.(type) {
		case nil, bool, int, int64, *big.Int, float64, string, []byte:
			out[i] = x
		case values.Text:
			out[i] = trace.Opaque{Type: x.Type, Str: x.S}
		case values.Decimal:
			out[i] = trace.Opaque{Type: "decimal.Decimal", Str: x.String()}
		case values.Date:
			out[i] = trace.Opaque{Type: "datetime.date", Str: x.String()}
		case values.DateTime:
			out[i] = trace.Opaque{Type: "datetime.datetime", Str: x.String()}
		case values.Time:
			out[i] = trace.Opaque{Type: "datetime.time", Str: x.String()}
		case values.UUID:
			out[i] = trace.Opaque{Type: "uuid.UUID", Str: x.String()}
		default:
			out[i] = trace.Opaque{Type: values.TypeName(p), Str: values.Str(p)}
		}
	}
	return out
}

// Quiet keeps statements out of the log while it is on.
func (c *Conn) Quiet(on bool) { c.shownAhead = on }

// Shown is the statement with its parameters, as connection.queries has it.
func (c *Conn) Shown(sql string, params []any) string {
	if len(params) == 0 {
		return sql
	}
	if n, ok := named(params); ok {
		if text, list, err := n.spread(sql); err == nil {
			sql, params = text, list
		}
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(sql, "%")
		b.WriteString(before)
		switch {
		case !found:
			return b.String()
		case strings.HasPrefix(after, "%"):
			after = after[1:]
			b.WriteByte('%')
		case strings.HasPrefix(after, "s") && len(params) > 0:
			after = after[1:]
			b.WriteString(quoted(params[0]))
			params = params[1:]
		default:
			b.WriteByte('%')
		}
		sql = after
	}
}

// quoted is a value as SQLite's QUOTE writes it.
func quoted(v any) string {
	switch x := v.(type) {
	case nil:
		return "NULL"
	case bool:
		if x {
			return "1"
		}
		return "0"
	case []byte:
		return fmt.Sprintf("X'%X'", x)
	case int, int64, float64:
		return values.Repr(x)
	}
	return "'" + strings.ReplaceAll(values.Str(v), "'", "''") + "'"
}

// Convert turns an engine's error into Django's.
func Convert(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		var n *database.ParamCountError
		if errors.As(err, &n) {
			return &meta.Error{Class: meta.ProgrammingError, Message: n.Error()}
		}
		return err
	}
	if e.Cause != nil {
		var limit *database.LimitError
		if errors.As(e.Cause, &limit) {
			return limit
		}
		message := "user-defined function raised exception"
		if strings.HasPrefix(e.Message, "user-defined ") { // a snippet's own function says which part of it
			message = e.Message
		}
		return &meta.Error{Class: meta.OperationalError, Message: message, Cause: e.Cause}
	}
	if e.Code.Primary() == driver.NoMemory {
		return err
	}
	class := meta.DatabaseError
	switch e.Code.Primary() {
	case driver.Generic, 3, driver.Abort, driver.Busy, driver.Locked, driver.ReadOnly, driver.Interrupt, 10, driver.Full, 14, 15, 16, 17:
		class = meta.OperationalError
	case driver.Constraint, driver.Mismatch:
		class = meta.IntegrityError
	case driver.TooBig:
		class = meta.DataError
	case driver.Misuse, driver.Range:
		class = meta.InterfaceError
		if strings.Contains(e.Message, "one statement at a time") {
			class = meta.ProgrammingError
		}
	}
	return &meta.Error{Class: class, Message: e.Message}
}

// announce logs a statement before it is known whether and how it runs.
func (c *Conn) announce(sql string, params []any, hasParams bool) {
	if c.raw == nil || sql == "" {
		return
	}
	log := c.raw.Log()
	if log == nil {
		return
	}
	body := trace.StatementBegin{SQL: sql}
	if hasParams {
		body.Params.V = shownParams(params)
	}
	log.Exit(log.Enter(body), trace.StatementEnd{Affected: -1})
}
