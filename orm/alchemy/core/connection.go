package core

import (
	"strings"

	"slices"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/trace"
)

// EngineEvents are the listeners of an engine or a connection; every list may be empty.
type EngineEvents struct {
	// BeforeCursorExecute may return another text and other parameters.
	BeforeCursorExecute     []func(c *Connection, sql string, params any, ctx *ExecContext, many bool) (string, any, error)
	AfterCursorExecute      []func(c *Connection, sql string, params any, ctx *ExecContext, many bool) error
	Begin, Commit, Rollback []func(c *Connection) error
	// Connect is told of each connection to the database, FirstConnect of a pool's first.
	Connect, FirstConnect []func(db *database.Conn) error
	// CloseConn, Detach, Invalidate and CloseDetached are told how one of them ends.
	CloseConn, Detach, Invalidate, CloseDetached []func(db *database.Conn) error
	// DoConnect may open the database itself.
	DoConnect []func(e *Engine) (*database.Conn, error)
	// Do may execute a statement itself; kind is the event.
	Do []func(c *Connection, kind, sql string, params any, ctx *ExecContext) (*RowSet, error)
	// EngineConnect is told of each Connection, Disposed of Engine.dispose(),
	// ConnectionOptions of the options that a connection is given.
	EngineConnect     []func(c *Connection) error
	Disposed          []func(e *Engine) error
	ConnectionOptions []func(c *Connection, opts map[string]any) error
	// Checkout and Checkin are told when a Connection takes the database connection
	// and when it gives it back.
	Checkout []func(db *database.Conn) error
	Checkin  []func(db *database.Conn, gone bool) error
	// Reset is told before a database connection is given back; done says that its
	// transaction was ended already.
	Reset []func(db *database.Conn, done, detached bool) error
	// EngineOptions is told of the options that an engine is given.
	EngineOptions []func(e *Engine, opts map[string]any) error
	// Told hears of statements before and after they are executed, but of those of
	// Connection.Run: st is a Statement or the words of a savepoint's. What it returns before
	// is executed in their place.
	Told func(c *Connection, st any, params []Param, opts map[string]any, after *Result) (any, []Param, error)
	// Savepoint, Release and RollbackTo are told of savepoints by their names.
	Savepoint, Release, RollbackTo []func(c *Connection, name string) error
}

// pooled tells of a database connection that is taken or given back.
func pooled(list []func(db *database.Conn) error, db *database.Conn) error {
	for _, f := range list {
		if err := f(db); err != nil {
			return err
		}
	}
	return nil
}

// pool keeps the one database connection of an engine in memory, as SQLAlchemy's
// pools for SQLite do within a thread.
type pool struct {
	conn *database.Conn
	told bool // FirstConnect was
	// out are the connections that are used, made those that a pool of several would have.
	out, made int
}

// Pooled tells how many connections are used and how many wait in the pool.
func (e *Engine) Pooled() (out, in int) {
	if e.pool == nil {
		return 0, 0
	}
	return e.pool.out, e.pool.made - e.pool.out
}

func (e *Engine) acquire() (*database.Conn, error) {
	if e.pool == nil {
		e.pool = &pool{}
	}
	if e.pool.conn == nil {
		if err := e.guard(); err != nil {
			return nil, err
		}
		conn, err := e.open()
		if err != nil {
			return nil, err
		}
		e.pool.conn = conn
		if e.Dialect.Name == SQLite.Name {
			e.Dialect.DefaultSchema = "main"
		}
		if e.Events != nil {
			if !e.pool.told {
				e.pool.told = true
				if err := pooled(e.Events.FirstConnect, conn); err != nil {
					return nil, err
				}
			}
			if err := pooled(e.Events.Connect, conn); err != nil {
				return nil, err
			}
		}
	}
	return e.pool.conn, nil
}

// open opens the database, unless a listener does.
func (e *Engine) open() (*database.Conn, error) {
	if e.Events != nil {
		for _, f := range e.Events.DoConnect {
			if conn, err := f(e); conn != nil || err != nil {
				return conn, err
			}
		}
	}
	return e.Open()
}

// Invalidate gives up the database connection; the next statement takes another one.
func (c *Connection) Invalidate() error {
	if c.closed {
		return closedError()
	}
	if c.Invalidated {
		return nil
	}
	c.Invalidated = true
	if c.root != nil {
		c.root.active = false
	}
	if ev := c.Engine.Events; ev != nil {
		for _, list := range [][]func(*database.Conn) error{ev.Invalidate, ev.CloseConn} {
			if err := pooled(list, c.db); err != nil {
				return err
			}
		}
		for _, f := range ev.Checkin {
			if err := f(c.db, true); err != nil {
				return err
			}
		}
	}
	if p := c.Engine.pool; p != nil && p.conn == c.db {
		p.conn = nil
	}
	return c.db.Close()
}

// Detach takes the database connection out of the pool: it is closed with the Connection.
func (c *Connection) Detach() error {
	if c.closed {
		return closedError()
	}
	if c.detached {
		return nil
	}
	c.detached = true
	if p := c.Engine.pool; p != nil && p.conn == c.db {
		p.conn = nil
	}
	if ev := c.Engine.Events; ev != nil {
		return pooled(ev.Detach, c.db)
	}
	return nil
}

// reconnect takes another database connection in the place of one that was given up.
func (c *Connection) reconnect() error {
	db, err := c.Engine.acquire()
	if err != nil {
		return c.Engine.wrapDB(err, "", nil)
	}
	c.db, c.Invalidated = db, false
	if c.Engine.Events != nil {
		return pooled(c.Engine.Events.Checkout, db)
	}
	return nil
}

// Dispose closes the database connection that the engine keeps.
func (e *Engine) Dispose() error {
	if e.pool != nil && e.pool.conn != nil {
		conn := e.pool.conn
		e.pool.conn = nil
		if e.Events != nil {
			if err := pooled(e.Events.CloseConn, conn); err != nil {
				return err
			}
		}
		if err := conn.Close(); err != nil {
			return err
		}
	}
	if e.pool != nil {
		e.pool.told = false
	}
	if e.Events != nil {
		for _, f := range e.Events.Disposed {
			if err := f(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// Connect makes a Connection.
func (e *Engine) Connect() (*Connection, error) {
	c, err := e.Lend()
	if err != nil || e.Events == nil {
		return c, err
	}
	for _, f := range e.Events.EngineConnect {
		if err := f(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Lend makes a Connection that no listener of connections hears of.
func (e *Engine) Lend() (*Connection, error) {
	db, err := e.acquire()
	if err != nil {
		return nil, e.wrapDB(err, "", nil)
	}
	if e.Events != nil {
		if err := pooled(e.Events.Checkout, db); err != nil {
			return nil, err
		}
	}
	e.pool.out++
	e.pool.made = max(e.pool.made, e.pool.out)
	c := &Connection{Engine: e, db: db, opts: map[string]any{}}
	if e.Isolation != "" {
		err = c.isolate(e.Isolation)
	}
	return c, err
}

// Connection is a connection of an Engine. A statement begins a transaction on it
// by itself; Commit and Rollback end that one.
type Connection struct {
	Engine     *Engine
	db         *database.Conn
	opts       map[string]any
	root       *Transaction
	nested     *Transaction
	closed     bool
	saves      int
	block      *Transaction // whose with block is being run
	autocommit bool
	isolation  string // empty: the usual
	detached   bool
	// Invalidated says that its database connection was given up.
	Invalidated bool
	variant     string // of the statement that is being executed: see Variant
	// Events are listeners of this connection alone.
	Events *EngineEvents
}

// DB is the database connection behind it.
func (c *Connection) DB() *database.Conn { return c.db }

// Closed tells whether Close was called.
func (c *Connection) Closed() bool { return c.closed }

// Options are the execution options of the connection.
func (c *Connection) Options() map[string]any { return c.opts }

// SetOptions merges execution options into those of the connection.
func (c *Connection) SetOptions(o map[string]any) error {
	c.opts = MergeOptions(c.opts, o)
	level, ok := o["isolation_level"]
	if !ok {
		return nil
	}
	if c.InTransaction() {
		return InvalidRequestErrorf("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; isolation_level may not be altered unless rollback() or commit() is called first.")
	}
	text, _ := level.(string)
	if s, is := level.(interface{ String() string }); is {
		text = s.String()
	}
	return c.isolate(text)
}

// isolate sets how transactions are kept apart.
func (c *Connection) isolate(level string) error {
	level = strings.ToUpper(strings.ReplaceAll(level, "_", " "))
	switch level {
	case "AUTOCOMMIT":
		c.autocommit = true
	case "SERIALIZABLE", "READ UNCOMMITTED":
		c.autocommit, c.isolation = false, level
	default:
		return ArgumentErrorf("Invalid value %s for isolation_level. Valid isolation levels for 'sqlite' are READ UNCOMMITTED, SERIALIZABLE, AUTOCOMMIT", reprText(level))
	}
	return nil
}

// Isolation is how transactions are kept apart.
func (c *Connection) Isolation() string {
	if c.isolation == "" {
		return "SERIALIZABLE"
	}
	return c.isolation
}

// Transaction is a transaction of a Connection, or a savepoint inside one.
type Transaction struct {
	conn      *Connection
	Savepoint string // empty for the outermost
	parent    *Transaction
	active    bool
	done      bool // no longer the connection's
	entered   bool // inside its with block
	outer     *Transaction
}

// Connection is what the transaction belongs to.
func (t *Transaction) Connection() *Connection { return t.conn }

// Active tells whether the transaction can still commit.
func (t *Transaction) Active() bool { return t.active }

// Nested tells whether it is a savepoint.
func (t *Transaction) Nested() bool { return t.Savepoint != "" }

// Transaction is the outermost transaction in progress, or nil.
func (c *Connection) Transaction() *Transaction { return c.root }

// NestedTransaction is the innermost savepoint in progress, or nil.
func (c *Connection) NestedTransaction() *Transaction { return c.nested }

// InTransaction tells whether a transaction is in progress.
func (c *Connection) InTransaction() bool { return c.root != nil && c.root.active }

// InNestedTransaction tells whether a savepoint is in progress.
func (c *Connection) InNestedTransaction() bool { return c.nested != nil && c.nested.active }

func (c *Connection) log(line string) {
	if c.Engine.logs() {
		c.Engine.Logger(line)
	}
}

func (c *Connection) each(pick func(*EngineEvents) []func(*Connection) error) error {
	for _, ev := range []*EngineEvents{c.Engine.Events, c.Events} {
		if ev == nil {
			continue
		}
		for _, f := range pick(ev) {
			if err := f(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// Begin starts a transaction; there must be none.
func (c *Connection) Begin() (*Transaction, error) {
	if c.closed {
		return nil, closedError()
	}
	if err := c.checkBlock(); err != nil {
		return nil, err
	}
	if c.root != nil {
		if c.root.active {
			return nil, InvalidRequestErrorf("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.")
		}
		return nil, WithCode(InvalidRequestErrorf("Can't reconnect until invalid transaction is rolled back.  Please rollback() fully before proceeding"), "8s2b")
	}
	if c.Invalidated {
		if err := c.reconnect(); err != nil {
			return nil, err
		}
	}
	t := &Transaction{conn: c, active: true}
	if err := c.each(func(e *EngineEvents) []func(*Connection) error { return e.Begin }); err != nil {
		return nil, err
	}
	if c.autocommit {
		c.log("BEGIN (implicit; DBAPI should not BEGIN due to autocommit mode)")
	} else {
		c.log("BEGIN (implicit)")
	}
	c.root = t
	return t, c.db.Transact(database.Tx{Op: database.Begin, Shown: "BEGIN (implicit)", Implicit: true})
}

func closedError() error { return Errorf("ResourceClosedError", "This Connection is closed") }

func (c *Connection) autobegin() error {
	if c.closed {
		return closedError()
	}
	if err := c.checkBlock(); err != nil {
		return err
	}
	if c.root == nil {
		_, err := c.Begin()
		return err
	}
	if !c.root.active {
		return invalidTransaction(c)
	}
	return nil
}

func invalidTransaction(c *Connection) error {
	return WithCode(Errorf("PendingRollbackError", "Can't reconnect until invalid transaction is rolled back.  Please rollback() fully before proceeding"), "8s2b")
}

// BeginNested starts a savepoint, beginning a transaction first where there is none.
func (c *Connection) BeginNested() (*Transaction, error) {
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	c.saves++
	name := "sa_savepoint_" + itoa(c.saves)
	t := &Transaction{conn: c, active: true, Savepoint: name, parent: c.nested}
	if err := c.savepoint("SAVEPOINT ", name, func(e *EngineEvents) []func(*Connection, string) error { return e.Savepoint }); err != nil {
		return nil, err
	}
	c.nested = t
	return t, nil
}

// Commit commits the transaction in progress, if any.
func (c *Connection) Commit() error {
	if c.root != nil {
		return c.root.Commit()
	}
	return nil
}

// Rollback rolls back the transaction in progress, if any.
func (c *Connection) Rollback() error {
	if c.root != nil {
		return c.root.Rollback()
	}
	return nil
}

// Close rolls back what is in progress and gives the database connection back.
func (c *Connection) Close() error {
	if c.closed {
		return nil
	}
	var err error
	done := c.root != nil
	if done {
		err = c.root.Close()
	}
	c.closed = true
	if p := c.Engine.pool; p != nil {
		p.out = max(p.out-1, 0)
	}
	if c.Invalidated {
		return err
	}
	if c.db.InTransaction() {
		if e := c.db.Transact(database.Tx{Op: database.Rollback, SQL: "ROLLBACK"}); err == nil {
			err = e
		}
	}
	if c.Engine.Events != nil {
		for _, f := range c.Engine.Events.Reset {
			if e := f(c.db, done, c.detached); err == nil {
				err = e
			}
		}
		if c.detached {
			if e := pooled(c.Engine.Events.CloseDetached, c.db); err == nil {
				err = e
			}
		} else {
			for _, f := range c.Engine.Events.Checkin {
				if e := f(c.db, false); err == nil {
					err = e
				}
			}
		}
	}
	if c.detached {
		if e := c.db.Close(); err == nil {
			err = e
		}
	}
	return err
}

// Commit commits the transaction or releases the savepoint.
func (t *Transaction) Commit() error {
	c := t.conn
	if t.Savepoint != "" {
		if !t.active {
			return InvalidRequestErrorf("This nested transaction is inactive")
		}
		t.active = false
		err := c.savepoint("RELEASE SAVEPOINT ", t.Savepoint, func(e *EngineEvents) []func(*Connection, string) error { return e.Release })
		if werr := t.leave(true); err == nil {
			err = werr
		}
		return err
	}
	if !t.active {
		return InvalidRequestErrorf("This transaction is inactive")
	}
	t.closeNested()
	if err := c.each(func(e *EngineEvents) []func(*Connection) error { return e.Commit }); err != nil {
		return err
	}
	if c.autocommit {
		c.log("COMMIT using DBAPI connection.commit(), has no effect due to autocommit mode")
	} else {
		c.log("COMMIT")
	}
	if err := c.Engine.guard(); err != nil {
		return err
	}
	t.active, t.done = false, true
	tx := database.Tx{Op: database.Commit, Shown: "COMMIT"}
	if c.db.InTransaction() {
		tx.SQL = "COMMIT"
	}
	if err := c.db.Transact(tx); err != nil {
		t.active, t.done = true, false
		return c.Engine.wrapDB(err, "", nil)
	}
	c.root = nil
	return nil
}

// Rollback rolls back the transaction, or to the savepoint.
func (t *Transaction) Rollback() error {
	c := t.conn
	if t.Savepoint != "" {
		var err error
		if t.active && c.root != nil && c.root.active {
			err = c.savepoint("ROLLBACK TO SAVEPOINT ", t.Savepoint, func(e *EngineEvents) []func(*Connection, string) error { return e.RollbackTo })
		}
		t.active = false
		if werr := t.leave(true); err == nil {
			err = werr
		}
		return err
	}
	if t.done {
		if c.root != t && c.Engine.Host != nil {
			return c.Engine.Host.Warn("SAWarning", "transaction already deassociated from connection")
		}
		return nil
	}
	t.closeNested()
	if err := c.tellRollback(); err != nil {
		return err
	}
	t.active, t.done = false, true
	if c.root == t {
		c.root = nil
	}
	if c.Invalidated { // it went with the database connection
		if log := c.Log(); log != nil {
			log.Emit(trace.Transaction{SQL: "ROLLBACK", Op: string(database.Rollback)})
		}
		return nil
	}
	return c.sendRollback()
}

// tellRollback tells listeners and the log of a rollback.
func (c *Connection) tellRollback() error {
	if err := c.each(func(e *EngineEvents) []func(*Connection) error { return e.Rollback }); err != nil {
		return err
	}
	if c.autocommit {
		c.log("ROLLBACK using DBAPI connection.rollback(), has no effect due to autocommit mode")
	} else {
		c.log("ROLLBACK")
	}
	return nil
}

func (c *Connection) sendRollback() error {
	if err := c.Engine.guard(); err != nil {
		return err
	}
	tx := database.Tx{Op: database.Rollback, Shown: "ROLLBACK"}
	if c.db.InTransaction() {
		tx.SQL = "ROLLBACK"
	}
	return c.db.Transact(tx)
}

// rollbackUnbegun rolls back where a statement failed before a transaction began,
// as SQLAlchemy does, though there is nothing to undo.
func (c *Connection) rollbackUnbegun() error {
	if c.root != nil {
		return nil
	}
	if err := c.tellRollback(); err != nil {
		return err
	}
	return c.sendRollback()
}

// Close ends the transaction without effect: it rolls back.
func (t *Transaction) Close() error {
	if t.Savepoint != "" && !t.active {
		return t.leave(false)
	}
	return t.Rollback()
}

// leave takes the savepoint off the connection. One that is not the innermost is
// left behind by those inside it, which warn asks to be said.
func (t *Transaction) leave(warn bool) error {
	t.done = true
	c := t.conn
	if c.nested == t {
		c.nested = t.parent
		return nil
	}
	if warn && c.Engine.Host != nil {
		return c.Engine.Host.Warn("SAWarning", "nested transaction already deassociated from connection")
	}
	return nil
}

// Enter makes the transaction the one whose block is being run: once it has
// ended inside of it, the connection takes no statements until Leave.
func (t *Transaction) Enter() {
	t.outer, t.entered = t.conn.block, true
	t.conn.block = t
}

// Leave ends the block that Enter began.
func (t *Transaction) Leave() {
	if t.entered && t.conn.block == t {
		t.conn.block = t.outer
	}
	t.outer, t.entered = nil, false
}

func (c *Connection) checkBlock() error {
	if c.block != nil && !c.block.active {
		return InvalidRequestErrorf("Can't operate on closed transaction inside context manager.  Please complete the context manager before emitting further commands.")
	}
	return nil
}

func (t *Transaction) closeNested() {
	c := t.conn
	for c.nested != nil {
		c.nested.active, c.nested.done = false, true
		c.nested = c.nested.parent
	}
}

// Log is where the connection's events go; nil when nobody watches.
func (c *Connection) Log() trace.Log { return c.db.Log() }

// Param is one set of parameters, by name; Positional is set instead for
// exec_driver_sql.
type Param = map[string]any

// Execute compiles and runs a statement: once without or with one set of
// parameters, many times with more.
func (c *Connection) Execute(st Statement, params []Param, opts map[string]any) (*Result, error) {
	told := c.told()
	if told == nil {
		return c.execute(st, params, opts)
	}
	x, params, err := told(c, st, params, opts, nil)
	if err != nil {
		return nil, err
	}
	st, _ = x.(Statement)
	r, err := c.execute(st, params, opts)
	if err == nil {
		_, _, err = told(c, st, params, opts, r)
	}
	return r, err
}

// Run is Execute where the listeners of statements were told already.
func (c *Connection) Run(st Statement, params []Param, opts map[string]any) (*Result, error) {
	return c.execute(st, params, opts)
}

// optionCount is a number among execution options.
func optionCount(v any) int {
	switch n := v.(type) {
	case int:
		return n
	case int64:
		return int(n)
	}
	return 0
}

// Scalar is the first column of the first row; ok is false where there is none.
func (c *Connection) Scalar(st Statement, params []Param, opts map[string]any) (v any, ok bool, err error) {
	r, err := c.Execute(st, params, opts)
	if err != nil {
		return nil, false, err
	}
	item, ok, err := r.As(ShapeScalars, 0).First()
	return item, ok, err
}

// ExecuteCompiled runs a statement that is compiled already.
func (c *Connection) ExecuteCompiled(comp *Compiled, params []Param, opts map[string]any) (*Result, error) {
	return c.executeCompiled(comp, params, opts)
}

// WithOptions is an engine on the same database with more execution options.
func (e *Engine) WithOptions(o map[string]any) *Engine {
	if e.pool == nil {
		e.pool = &pool{}
	}
	if e.spelt == nil {
		e.spelt = map[string]bool{}
	}
	c := *e
	c.ExecOptions = MergeOptions(e.ExecOptions, o)
	return &c
}

// optionOrder is the entry of a set of options that lists their names as they were given.
const optionOrder = "\x00order"

// NameOption says that an option is given next.
func NameOption(o map[string]any, name string) {
	names, _ := o[optionOrder].([]string)
	if !slices.Contains(names, name) {
		o[optionOrder] = append(names[:len(names):len(names)], name)
	}
}

// MergeOptions are options with more of them, which come behind those that are there.
func MergeOptions(a, b map[string]any) map[string]any {
	out := map[string]any{}
	for _, m := range []map[string]any{a, b} {
		for _, k := range OptionNames(m) {
			out[k] = m[k]
			NameOption(out, k)
		}
	}
	return out
}

// OptionNames lists the names of options as they were given.
func OptionNames(o map[string]any) []string {
	out, _ := o[optionOrder].([]string)
	for _, k := range sortedKeys(o) {
		if k != optionOrder && !slices.Contains(out, k) {
			out = append(out[:len(out):len(out)], k)
		}
	}
	return out
}

// SortedNames lists the names of a set of parameters.
func SortedNames(p Param) []string { return sortedKeys(p) }
