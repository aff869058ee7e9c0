package database

import (
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Rows are the rows of a running statement. Close them, or read them to the end.
type Rows struct {
	conn    *Conn
	st      Statement
	stmt    driver.Stmt
	columns []driver.Column
	row     []Value
	kept    []trace.Values
	more    bool
	count   int
	changed int64
	span    trace.Span
	started time.Time
	err     error
	ahead   bool // the first row was stepped to but not given out yet
	done    bool
}

const keptRows = 1000

// Query runs a statement. It is stepped to its first row at once, so that a
// statement without rows has happened, and failed if it fails, when Query returns.
func (c *Conn) Query(st Statement) (*Rows, error) {
	if c.raw == nil {
		return nil, ErrClosed
	}
	r := &Rows{conn: c, st: st, started: c.opt.Now(), changed: -1}
	r.span = c.begin(st, nil)
	fail := func(err error) (*Rows, error) {
		c.end(st, r.span, r.started, 0, -1, err)
		return nil, err
	}
	stmt, err := c.prepare(st.SQL)
	if err != nil {
		return fail(err)
	}
	if err := c.bind(stmt, st.Params); err != nil {
		c.cache.put(st.SQL, stmt)
		return fail(err)
	}
	more, err := stmt.Step()
	if err != nil {
		stmt.Reset()
		c.cache.put(st.SQL, stmt)
		return fail(c.limit(err))
	}
	r.stmt, r.columns, r.ahead = stmt, stmt.Columns(), more
	c.busy[r] = struct{}{}
	if !more {
		r.finish(nil)
	}
	return r, nil
}

// Columns describes the columns; empty for a statement without rows.
func (r *Rows) Columns() []driver.Column { return r.columns }

// Next goes to the next row. After false, Err tells whether that was the end.
func (r *Rows) Next() bool {
	if r.done {
		return false
	}
	if r.ahead {
		r.ahead = false
	} else {
		r.conn.arm()
		more, err := r.stmt.Step()
		if err != nil || !more {
			r.finish(r.conn.limit(err))
			return false
		}
	}
	r.count++
	if max := r.conn.opt.Limits.Rows; max > 0 && r.count > max {
		r.finish(&LimitError{Name: "rows", Max: int64(max), Message: "a statement returned more rows than the limit"})
		return false
	}
	r.row = r.stmt.Row(make([]Value, 0, len(r.columns)))
	if r.span != 0 {
		if len(r.kept) < keptRows {
			r.kept = append(r.kept, trace.Values(r.row))
		} else {
			r.more = true
		}
	}
	return true
}

// Row is the current row; the slice is the caller's own.
func (r *Rows) Row() []Value { return r.row }

// Err is the error that ended the rows.
func (r *Rows) Err() error { return r.err }

// Affected is the number of rows the statement changed, once it has ended; -1
// for one that changes nothing.
func (r *Rows) Affected() int64 { return r.changed }

// Close ends the statement. Closing twice is fine.
func (r *Rows) Close() {
	if !r.done {
		r.finish(nil)
	}
}

func (r *Rows) finish(err error) {
	c := r.conn
	r.done, r.err = true, err
	delete(c.busy, r)
	if err == nil && !r.stmt.ReadOnly() && changesRows(r.st.SQL) {
		r.changed = c.raw.Changes()
	}
	r.stmt.Reset()
	c.cache.put(r.st.SQL, r.stmt)
	if r.span != 0 && len(r.columns) > 0 && err == nil {
		body := trace.StatementRows{Rows: r.kept, More: r.more}
		for _, col := range r.columns {
			body.Columns = append(body.Columns, trace.Column{Name: col.Name, DeclType: col.DeclType})
		}
		c.log.Emit(body)
	}
	c.end(r.st, r.span, r.started, r.count, r.changed, err)
	r.kept = nil
}

// All reads the remaining rows and closes.
func (r *Rows) All() ([][]Value, error) {
	defer r.Close()
	var all [][]Value
	for r.Next() {
		all = append(all, r.Row())
	}
	return all, r.Err()
}

func (c *Conn) begin(st Statement, many [][]Value) trace.Span {
	log := c.Log()
	if log == nil || st.Silent {
		return 0
	}
	body := trace.StatementBegin{SQL: st.SQL, Many: many != nil || st.Many, DDL: st.DDL, DB: c.opt.Alias, Origin: st}
	if st.Shown != "" {
		body.SQL = st.Shown
	}
	switch {
	case st.ShownParams != nil:
		body.Params = *st.ShownParams
	case many != nil:
		lists := make([]trace.Values, len(many))
		for i, l := range many {
			lists[i] = trace.Values(l)
		}
		body.Params.V = lists
	default:
		body.Params.V = trace.Values(append([]Value{}, st.Params...))
	}
	return log.Enter(body)
}

func (c *Conn) end(st Statement, span trace.Span, started time.Time, rows int, changed int64, err error) {
	if span == 0 {
		return
	}
	body := trace.StatementEnd{Rows: rows, Affected: changed}
	body.Duration = float64(c.opt.Now().Sub(started).Microseconds()) / 1000
	if err != nil {
		f := &trace.Failure{Type: "DatabaseError", Message: err.Error(), Offset: -1}
		if e, ok := err.(*driver.Error); ok {
			f.Offset = e.Offset
		}
		body.Error = f
	}
	c.log.Exit(span, body)
}

// changesRows tells whether a statement is one whose changed rows count, as
// Python's sqlite3 counts them: INSERT, UPDATE, DELETE, REPLACE, also behind WITH.
func changesRows(sql string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(sql, " \t\r\n("), " ")
	switch strings.ToUpper(strings.TrimSpace(word)) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH":
		return true
	}
	return false
}

// nothing is the compiled form of a text without a statement in it.
type nothing struct{}

func (nothing) Params() int              { return 0 }
func (nothing) ParamName(int) string     { return "" }
func (nothing) ReadOnly() bool           { return true }
func (nothing) Bind([]Value) error       { return nil }
func (nothing) Step() (bool, error)      { return false, nil }
func (nothing) Columns() []driver.Column { return nil }
func (nothing) Row(dst []Value) []Value  { return dst }
func (nothing) Reset() error             { return nil }
func (nothing) Close() error             { return nil }
