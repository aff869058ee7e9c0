package core

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/orm/trace"
)

func itoa(n int) string { return strconv.Itoa(n) }

// ExecContext is what is known about one execution of a statement.
type ExecContext struct {
	Conn     *Connection
	Compiled *Compiled
	// Params are the sets of parameters as they were executed, defaults included.
	Params []Param
	// Rowcount is the number of rows an UPDATE or DELETE matched; -1 without meaning.
	Rowcount int64
	// OneByOne says that many sets of parameters were not one executemany() of the driver.
	OneByOne bool
	LastID   int64
	// PrimaryKeys are the keys of the inserted rows, in order; Defaults the values
	// that RETURNING fetched besides.
	PrimaryKeys [][]any
	Options     map[string]any
	Many        bool
	given       []Param
	named       []Param // what the driver is given by name, of exec_driver_sql()
	note        string  // of the log, where it is not the cache's
	// Object is the host's object of the context, once it was asked for; SQL and Raw
	// are what the driver was given.
	Object any
	SQL    string
	Raw    any
	// ReturnedDefaults is the row that return_defaults() asked for.
	ReturnedDefaults []*Row
}

// ExecutionOptions are the options in force.
func (x *ExecContext) ExecutionOptions() map[string]any {
	if x.Options == nil && x.Conn != nil {
		return x.Conn.options(nil, nil)
	}
	return x.Options
}

// StatementError is an error raised while a statement was prepared for the
// database: a parameter that its type refuses.
type StatementError struct {
	Orig      error
	OrigClass string // "builtins.TypeError"
	OrigMsg   string
	Statement string
	Params    string
	Class     string // "StatementError" where empty
	Code      string
	RawParams any
	Hidden    bool // the engine hides parameters
	Details   []string
}

// Error is the text that str() gives.
func (e *StatementError) Error() string {
	msg := e.OrigMsg
	if e.OrigClass != "" {
		msg = "(" + e.OrigClass + ") " + msg
	}
	msg = details(e.Details) + msg
	if e.Statement != "" {
		msg += "\n[SQL: " + e.Statement + "]"
		if e.Params != "" && e.Hidden {
			msg += "\n[SQL parameters hidden due to hide_parameters=True]"
		} else if e.Params != "" {
			msg += "\n[parameters: " + e.Params + "]"
		}
	}
	return withBackground(msg, e.Code)
}

// Unwrap gives the error behind it.
func (e *StatementError) Unwrap() error { return e.Orig }

// dbClass is the class that Python's sqlite3 gives an engine error.
func dbClass(err error) (class, msg string, ok bool) {
	var count *database.ParamCountError
	if errors.As(err, &count) {
		return "ProgrammingError", count.Error(), true
	}
	if errors.Is(err, database.ErrClosed) {
		return "ProgrammingError", err.Error(), true
	}
	var fault *driverFault
	if errors.As(err, &fault) {
		return fault.class, fault.msg, true
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		return "", "", false
	}
	msg = e.Message
	switch e.Code.Primary() {
	case driver.Constraint, driver.Mismatch:
		return "IntegrityError", msg, true
	case driver.TooBig:
		return "DataError", msg, true
	case driver.NotADB:
		return "DatabaseError", msg, true
	case 2, 12: // SQLITE_INTERNAL, SQLITE_NOTFOUND
		return "InternalError", msg, true
	case driver.Misuse:
		if strings.HasPrefix(msg, "You can only execute one statement") {
			return "ProgrammingError", msg, true
		}
		return "InterfaceError", msg, true
	case 11: // SQLITE_CORRUPT
		return "DatabaseError", msg, true
	}
	return "OperationalError", msg, true
}

// wrapDB makes a DBError of an error of the database; others pass.
func (e *Engine) wrapDB(err error, sql string, params any) error {
	class, msg, ok := dbClass(err)
	if !ok {
		return err
	}
	w := &DBError{Class: class, Orig: err, OrigMsg: msg, Statement: sql, RawParams: params}
	_, w.Ismulti = params.([][]any)
	w.HasParams = hasParams(params)
	if w.HasParams {
		w.Params = e.showParams(params)
	}
	return w
}

// ParamError is a parameter that the driver does not take.
type ParamError struct {
	Index int
	Err   error
}

// Error implements error.
func (e *ParamError) Error() string { return e.Err.Error() }

// Unwrap gives the error behind it.
func (e *ParamError) Unwrap() error { return e.Err }

func (c *Connection) adapt(raw []any, sql string) ([]database.Value, error) {
	out := make([]database.Value, len(raw))
	for i, v := range raw {
		x, err := c.Engine.Host.Adapt(v)
		if err != nil {
			return nil, &ParamError{Index: i, Err: err}
		}
		out[i] = x
	}
	return out, nil
}

func (c *Connection) logged(raw []any) trace.Values {
	out := make(trace.Values, len(raw))
	for i, v := range raw {
		out[i] = c.Engine.Host.Logged(v)
	}
	return out
}

// beginsTransaction tells whether Python's sqlite3 opens a transaction before the
// statement: before INSERT, UPDATE, DELETE and REPLACE only.
func beginsTransaction(sql string) bool {
	switch firstWord(sql) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		return true
	}
	return false
}

// firstWord is the word that a statement begins with, behind its comments.
func firstWord(sql string) string {
	s := strings.TrimLeft(sql, " \t\r\n")
	for strings.HasPrefix(s, "--") || strings.HasPrefix(s, "/*") {
		if strings.HasPrefix(s, "--") {
			_, s, _ = strings.Cut(s, "\n")
		} else {
			_, s, _ = strings.Cut(s, "*/")
		}
		s = strings.TrimLeft(s, " \t\r\n")
	}
	t := scan.Of(s)
	return strings.ToUpper(t.While(scan.IsWord))
}

// errOnlyDML is the driver's answer to a query that is executed for several sets of parameters.
var errOnlyDML = errors.New("executemany() can only execute DML statements.")

func (c *Connection) prepareTx(sql string) error {
	if c.autocommit || c.db.InTransaction() || !beginsTransaction(sql) {
		return nil
	}
	return c.db.Transact(database.Tx{Op: database.Begin, SQL: "BEGIN"})
}

// driverSQL runs a text without parameters, as a statement of its own.
func (c *Connection) driverSQL(sql string) error {
	_, err := c.cursor(sql, nil, nil)
	return err
}

// ExecDriverSQL runs a text as it is, with the driver's own placeholders:
// positional lists, or named parameters.
func (c *Connection) ExecDriverSQL(sql string, lists [][]any, named []Param) (*Result, error) {
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	return c.execRaw(sql, lists, named)
}

// cursor runs a text once and reads all of its rows.
func (c *Connection) cursor(sql string, raw []any, ctx *ExecContext) (*rowSet, error) {
	return c.cursorAs(sql, raw, ctx, false)
}

// cursorAs is cursor; many marks one statement of several, for listeners.
func (c *Connection) cursorAs(sql string, raw []any, ctx *ExecContext, many bool) (*rowSet, error) {
	given, shown := any(raw), trace.Params{V: c.logged(raw)}
	if ctx != nil && len(ctx.named) > 0 {
		given, shown.V = ctx.named[0], c.loggedNames(ctx.named[0])
	}
	told := ctx
	if told == nil {
		told = &ExecContext{Conn: c, Rowcount: -1}
	}
	sql, changed, err := c.before(sql, given, told, many)
	if err != nil {
		return nil, err
	}
	if list, ok := changed.([]any); ok {
		raw, given, shown.V = list, list, c.logged(list)
	}
	c.echo(sql, [][]any{raw}, false, ctx)
	vals, err := c.adapt(raw, sql)
	st := database.Statement{SQL: sql, Params: vals, ShownParams: &shown, Many: many, Spell: ctx.spell()}
	if err != nil {
		c.announce(st)
		return nil, c.fail(err, sql, given)
	}
	if err := c.Engine.guard(); err != nil {
		c.announce(st)
		return nil, err
	}
	if err := c.prepareTx(sql); err != nil {
		return nil, c.fail(err, sql, given)
	}
	if set, err := c.instead(false, sql, given, told); set != nil || err != nil {
		c.announce(st)
		if err == nil {
			err = c.after(sql, given, told, many)
		}
		return set, err
	}
	rows, err := c.db.Query(st)
	if err != nil {
		return nil, c.fail(err, sql, given)
	}
	set := &rowSet{}
	for _, col := range rows.Columns() {
		set.names = append(set.names, col.Name)
	}
	if c.Engine.Debug != nil && len(set.names) > 0 {
		names := make([]any, len(set.names))
		for i, n := range set.names {
			names[i] = n
		}
		c.Engine.debug("Col", names)
	}
	for rows.Next() {
		set.rows = append(set.rows, rows.Row())
	}
	if err := rows.Err(); err != nil {
		return nil, c.fail(err, sql, given)
	}
	set.affected = rows.Affected()
	if !beginsTransaction(sql) {
		set.affected = -1 // Python's sqlite3 counts for the statements that it knows by their first word
	}
	set.lastID = c.db.Raw().LastInsertRowID()
	return set, c.after(sql, given, told, many)
}

// announce logs a statement that fails before the database sees it.
func (c *Connection) announce(st database.Statement) {
	if log := c.db.Log(); log != nil {
		span := log.Enter(trace.StatementBegin{SQL: st.SQL, Params: *st.ShownParams, Many: st.Many})
		log.Exit(span, trace.StatementEnd{Affected: -1})
	}
}

// cursorMany runs a text once for each list of parameters.
func (c *Connection) cursorMany(sql string, lists [][]any, ctx *ExecContext) (*rowSet, error) {
	sql, changed, err := c.before(sql, lists, ctx, true)
	if err != nil {
		return nil, err
	}
	if l, ok := changed.([][]any); ok {
		lists = l
	}
	c.echo(sql, lists, true, ctx)
	shown := any(nil)
	if ctx != nil && len(ctx.named) > 0 {
		sets := make([]any, len(ctx.named))
		for i, n := range ctx.named {
			sets[i] = c.loggedNames(n)
		}
		shown = sets
	} else {
		sets := make([]trace.Values, len(lists))
		for i, raw := range lists {
			sets[i] = c.logged(raw)
		}
		shown = sets
	}
	vals := make([][]database.Value, len(lists))
	for i, raw := range lists {
		v, err := c.adapt(raw, sql)
		if err != nil {
			return nil, c.fail(err, sql, lists)
		}
		vals[i] = v
	}
	if err := c.Engine.guard(); err != nil {
		return nil, err
	}
	if err := c.prepareTx(sql); err != nil {
		return nil, c.fail(err, sql, lists)
	}
	switch firstWord(sql) {
	case "SELECT", "VALUES", "EXPLAIN":
		c.announce(database.Statement{SQL: sql, ShownParams: &trace.Params{V: shown}, Many: true})
		return nil, c.fail(errOnlyDML, sql, lists)
	}
	if set, err := c.instead(true, sql, lists, ctx); set != nil || err != nil {
		if err == nil {
			err = c.after(sql, lists, ctx, true)
		}
		return set, err
	}
	res, err := c.db.ExecMany(database.Statement{SQL: sql, ShownParams: &trace.Params{V: shown}, Spell: ctx.spell()}, vals)
	if err != nil {
		return nil, c.fail(err, sql, lists)
	}
	return &rowSet{affected: res.Affected, lastID: res.LastID}, c.after(sql, lists, ctx, true)
}

// RowSet is what a listener that executes a statement itself gives.
type RowSet = rowSet

// NewRowSet is what came of a statement.
func NewRowSet(names []string, rows [][]database.Value, affected, last int64) *RowSet {
	return &RowSet{names, rows, affected, last}
}

// instead asks the listeners who may execute a statement themselves.
func (c *Connection) instead(many bool, sql string, params any, ctx *ExecContext) (*rowSet, error) {
	kind := "do_execute"
	if many {
		kind = "do_executemany"
	} else if on, _ := c.opts["no_parameters"].(bool); on && !hasParams(params) {
		kind = "do_execute_no_params"
	}
	for _, ev := range []*EngineEvents{c.Engine.Events, c.Events} {
		if ev == nil {
			continue
		}
		for _, f := range ev.Do {
			if set, err := f(c, kind, sql, params, ctx); set != nil || err != nil {
				return set, err
			}
		}
	}
	return nil, nil
}

// rowSet is what a cursor brought.
type rowSet struct {
	names    []string
	rows     [][]database.Value
	affected int64
	lastID   int64
}

// fail wraps an error of the database with the statement.
func (c *Connection) fail(err error, sql string, params any) error {
	err = c.failure(err, sql, params)
	if d, ok := err.(*DBError); ok {
		d.Hidden = c.Engine.HideParameters
	}
	return err
}

func (c *Connection) failure(err error, sql string, params any) error {
	if err == errOnlyDML {
		return &DBError{Class: "ProgrammingError", Orig: err, OrigMsg: err.Error(), Statement: sql, RawParams: params, HasParams: true, Params: c.Engine.showParams(params)}
	}
	if h, ok := c.Engine.Host.(ErrorHost); ok {
		if class, msg, is := h.DriverError(err); is {
			return &DBError{Class: class, Orig: err, OrigMsg: msg, Statement: sql, RawParams: params, HasParams: hasParams(params), Params: c.Engine.showParams(params)}
		}
	}
	if p, ok := err.(*ParamError); ok {
		return p.Err
	}
	return c.Engine.wrapDB(err, sql, params)
}

func hasParams(params any) bool {
	switch p := params.(type) {
	case nil:
		return false
	case []any:
		return len(p) > 0
	case [][]any:
		return len(p) > 0
	}
	return true
}

// ErrorHost is a Host that knows errors of its own that the driver module raises.
type ErrorHost interface {
	// DriverError tells the sqlite3 class and message of an error made by Adapt.
	DriverError(err error) (class, msg string, ok bool)
}

// before tells the listeners of a statement, who may change it.
func (c *Connection) before(sql string, params any, ctx *ExecContext, many bool) (string, any, error) {
	if ctx != nil {
		ctx.SQL, ctx.Raw = sql, params
	}
	for _, ev := range []*EngineEvents{c.Engine.Events, c.Events} {
		if ev != nil {
			for _, f := range ev.BeforeCursorExecute {
				var err error
				if sql, params, err = f(c, sql, params, ctx, many); err != nil {
					return sql, params, err
				}
			}
		}
	}
	return sql, params, nil
}

func (c *Connection) after(sql string, params any, ctx *ExecContext, many bool) error {
	for _, ev := range []*EngineEvents{c.Engine.Events, c.Events} {
		if ev != nil {
			for _, f := range ev.AfterCursorExecute {
				if err := f(c, sql, params, ctx, many); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// echo prints a statement as echo=True does: the text, then its parameters.
func (c *Connection) echo(sql string, lists [][]any, many bool, ctx *ExecContext) {
	if !c.Engine.logs() {
		return
	}
	c.log(sql)
	note := c.cacheNote(ctx)
	if c.Engine.HideParameters {
		c.log(note + "[SQL parameters hidden due to hide_parameters=True]")
		return
	}
	if ctx != nil && len(ctx.named) > 0 {
		sets := make([]string, len(ctx.named))
		for i, n := range ctx.named {
			sets[i] = c.Engine.Host.Repr(n)
		}
		if text := strings.Join(sets, ", "); many {
			c.log(note + "[" + text + "]")
		} else {
			c.log(note + text)
		}
		return
	}
	if many {
		c.log(note + c.Engine.showParams(lists))
		return
	}
	raw := lists[0]
	if raw == nil {
		raw = []any{}
	}
	c.log(note + c.Engine.showParams(raw))
}

// cacheNote tells where a statement's text came from, as the log of the real one
// does: it was spelt now, or was spelt before and kept.
func (c *Connection) cacheNote(ctx *ExecContext) string {
	switch {
	case ctx != nil && ctx.note != "":
		return "[" + ctx.note + "] "
	case ctx == nil || ctx.Compiled == nil:
		return "[raw sql] "
	case ctx.Compiled.unkeyed:
		return "[no key 0.00000s] "
	}
	return "[" + c.Engine.stats(c.cacheKey(ctx.Compiled)) + "] "
}

// cacheKey is what tells a compiled statement from others of the same text: whether it
// is executed with a list of parameters, and what the plugin says of it.
func (c *Connection) cacheKey(comp *Compiled) string {
	key := c.variant
	if comp.opt.Many {
		key += " many"
	}
	if comp.crud != nil && comp.opt.HasKeys {
		keys := append([]string{}, comp.opt.ColumnKeys...)
		slices.Sort(keys)
		key += " " + strings.Join(keys, ",")
	}
	if v, ok := comp.State.(interface{ CacheKey() string }); ok {
		key += " " + v.CacheKey()
	}
	if comp.marked != "" { // one text for every map
		return key + "\x00" + comp.marked
	}
	return key + "\x00" + comp.SQL
}

// Variant executes statements that are kept apart from those of the same text.
func (c *Connection) Variant(name string, f func() (*Result, error)) (*Result, error) {
	defer func(old string) { c.variant = old }(c.variant)
	c.variant = name
	return f()
}

// stats is the cache's note for a key, which counts as kept from then on.
func (e *Engine) stats(sql string) string {
	if e.spelt[sql] {
		return "cached since 0.00000s ago"
	}
	if e.spelt == nil {
		e.spelt = map[string]bool{}
	}
	e.spelt[sql] = true
	return "generated in 0.00000s"
}

// showParams is the text of parameters in error messages and logs: long texts and
// long lists are shortened as SQLAlchemy shortens them.
func (e *Engine) showParams(params any) string {
	switch p := params.(type) {
	case []any:
		return e.showOne(p)
	case [][]any:
		if len(p) > 10 {
			parts := make([]string, 0, 10)
			for _, l := range append(append([][]any{}, p[:8]...), p[len(p)-2:]...) {
				parts = append(parts, e.showOne(l))
			}
			return "[" + strings.Join(parts[:8], ", ") + fmt.Sprintf("  ... displaying 10 of %d total bound parameter sets ...  ", len(p)) + strings.Join(parts[8:], ", ") + "]"
		}
		parts := make([]string, len(p))
		for i, l := range p {
			parts[i] = e.showOne(l)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Param:
		return e.Host.Repr(p)
	case nil:
		return "()"
	}
	return e.Host.Repr(params)
}

func (e *Engine) showOne(list []any) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = shorten(e.Host.Repr(v), 300)
	}
	if len(parts) > 50*2 { // SQLAlchemy shows 50 at each end
		head, tail := parts[:50], parts[len(parts)-50:]
		return "(" + strings.Join(head, ", ") + " ... " + itoa(len(parts)-100) + " parameters truncated ... " + strings.Join(tail, ", ") + ")"
	}
	s := strings.Join(parts, ", ")
	if len(parts) == 1 {
		s += ","
	}
	return "(" + s + ")"
}

func shorten(s string, max int) string {
	r := []rune(s)
	if len(r) <= max {
		return s
	}
	half := max / 2
	return string(r[:half]) + fmt.Sprintf(" ... (%d characters truncated) ... ", len(r)-max) + string(r[len(r)-half:])
}
