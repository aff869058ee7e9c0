// Package gosqlite is the engine of github.com/ncruces/go-sqlite3 (SQLite
// translated to Go) behind the seam of package driver. It needs no C compiler
// and builds for the browser as well.
//
// Databases live in memory only. A connection that ran out of memory is lost:
// every later call gives NoMemory until it is closed.
package gosqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	"github.com/ncruces/go-sqlite3/ext/rtree"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Engine is the go-sqlite3 engine.
var Engine driver.Engine = engine{}

type engine struct{}

func (engine) Name() string { return "go-sqlite3" }

var version = sync.OnceValue(func() string {
	c, err := sqlite3.Open(":memory:")
	if err != nil {
		return ""
	}
	defer c.Close()
	stmt, _, err := c.Prepare("SELECT sqlite_version()")
	if err != nil {
		return ""
	}
	defer stmt.Close()
	stmt.Step()
	return stmt.ColumnText(0)
})

func (engine) Version() string { return version() }

// Open implements driver.Engine.
func (engine) Open(cfg driver.Config) (_ driver.Conn, err error) {
	ctx := context.Background()
	if cfg.MaxMemory > 0 {
		ctx = sqlite3.WithMaxMemory(ctx, min(cfg.MaxMemory, 1<<32))
	}
	c := &conn{space: cfg.Space}
	defer c.guard(&err)
	c.raw, err = sqlite3.OpenContext(ctx, fileName(cfg))
	if err != nil {
		return nil, convert(err, "")
	}
	for op, on := range map[sqlite3.DBConfig]bool{
		sqlite3.DBCONFIG_ENABLE_FKEY: cfg.ForeignKeys,
		sqlite3.DBCONFIG_DQS_DML:     false,
		sqlite3.DBCONFIG_DQS_DDL:     false,
	} {
		if _, err := c.raw.Config(op, on); err != nil {
			c.raw.Close()
			return nil, convert(err, "")
		}
	}
	if err := c.normalise(); err != nil {
		c.raw.Close()
		return nil, convert(err, "")
	}
	if cfg.MaxLength > 0 {
		c.raw.Limit(sqlite3.LIMIT_LENGTH, cfg.MaxLength)
	}
	if cfg.MaxSQL > 0 {
		c.raw.Limit(sqlite3.LIMIT_SQL_LENGTH, cfg.MaxSQL)
	}
	if err := c.raw.SetAuthorizer(c.authorize); err != nil {
		c.raw.Close()
		return nil, convert(err, "")
	}
	c.raw.SetInterrupt(interrupt{context.Background(), c})
	return c, nil
}

// normalise gives the connection what SQLite's usual builds have and takes away
// what only go-sqlite3 has, so that a snippet finds the same functions in the page.
func (c *conn) normalise() error {
	if err := c.raw.Exec("PRAGMA temp_store = memory; PRAGMA trusted_schema = on"); err != nil {
		return err
	}
	if err := fts5.Register(c.raw); err != nil {
		return err
	}
	if err := rtree.Register(c.raw); err != nil {
		return err
	}
	for _, f := range extras {
		if err := c.raw.CreateFunction(f.name, f.args, 0, nil); err != nil {
			return err
		}
	}
	return nil
}

// extras are functions that go-sqlite3 adds to SQLite's.
var extras = []struct {
	name string
	args int
}{
	{"base64", 1}, {"decimal", 1}, {"decimal", 2}, {"decimal_add", 2}, {"decimal_cmp", 2}, {"decimal_exp", 1}, {"decimal_exp", 2},
	{"decimal_mul", 2}, {"decimal_pow2", 1}, {"decimal_sub", 2}, {"decimal_sum", 1}, {"ieee754", 1}, {"ieee754", 2},
	{"ieee754_exponent", 1}, {"ieee754_from_blob", 1}, {"ieee754_from_int", 1}, {"ieee754_inc", 2}, {"ieee754_mantissa", 1},
	{"ieee754_to_blob", 1}, {"ieee754_to_int", 1}, {"regexp", 2}, {"regexpi", 2},
}

// authorize keeps statements away from the machine's files: ATTACH and VACUUM
// INTO reach only databases in memory, and those of the run by names that Prepare has
// replaced. A name that is an expression arrives empty, as VACUUM's own does.
func (c *conn) authorize(action sqlite3.AuthorizerActionCode, name3rd, _, _, _ string) sqlite3.AuthorizerReturnCode {
	if action == sqlite3.AUTH_ATTACH && !c.attach && name3rd != ":memory:" && (name3rd != "" || !c.vacuum) {
		return sqlite3.AUTH_DENY
	}
	return sqlite3.AUTH_OK
}

func fileName(cfg driver.Config) string {
	name := strings.TrimPrefix(cfg.Name, "file:")
	name, _, _ = strings.Cut(name, "?")
	if name == "" || name == ":memory:" {
		return ":memory:"
	}
	return "file:" + escapeURI(cfg.Space+"/"+name) + "?vfs=" + sharedVFS
}

func escapeURI(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c == '%' || c == '?' || c == '#' || c < ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

type conn struct {
	raw      *sqlite3.Conn
	deadline time.Time
	stop     func() bool
	cause    error // of the callback that failed last
	broken   error // of a collation, which cannot fail in SQLite's eyes
	lost     error // why the connection cannot be used any more
	current  *stmt // the innermost that is running
	depth    int   // steps and callbacks that are on the stack
	vacuum   bool  // a VACUUM is running
	attach   bool  // an ATTACH whose name was replaced is compiled or runs
	space    string
}

// interrupt is the context that go-sqlite3 asks now and then while a statement
// runs: done when the deadline has passed or the stop function says so. It
// starts no timer and no goroutine.
type interrupt struct {
	context.Context
	c *conn
}

// Err implements context.Context.
func (i interrupt) Err() (err error) {
	defer func() {
		if recover() != nil {
			err = context.Canceled
		}
	}()
	switch {
	case !i.c.deadline.IsZero() && time.Now().After(i.c.deadline):
		return context.DeadlineExceeded
	case i.c.stop != nil && i.c.stop():
		return context.Canceled
	}
	return nil
}

// guard turns the panic by which go-sqlite3 reports that its memory is
// exhausted into an error; the connection cannot be used after it.
func (c *conn) guard(err *error) {
	if v := recover(); v != nil {
		e, ok := v.(error)
		if ok && strings.Contains(e.Error(), "out of memory") {
			c.lost = driver.Errorf(driver.NoMemory, "out of memory")
		} else {
			c.lost = driver.Errorf(driver.Misuse, "the database engine failed: %v", v)
		}
		*err = c.lost
	}
}

func (c *conn) usable() error { return c.lost }

// convert makes go-sqlite3's error a driver.Error with SQLite's own message.
func convert(err error, sql string) error {
	if err == nil {
		return nil
	}
	var e *sqlite3.Error
	if !errors.As(err, &e) {
		var xcode sqlite3.ExtendedErrorCode
		var code sqlite3.ErrorCode
		switch {
		case errors.As(err, &xcode):
			return &driver.Error{Code: driver.Code(xcode), Message: strings.TrimPrefix(xcode.Error(), "sqlite3: "), Offset: -1}
		case errors.As(err, &code):
			return &driver.Error{Code: driver.Code(code), Message: strings.TrimPrefix(code.Error(), "sqlite3: "), Offset: -1}
		}
		return &driver.Error{Code: driver.Generic, Message: err.Error(), Offset: -1, Cause: err}
	}
	code := e.ExtendedCode()
	d := &driver.Error{Code: driver.Code(code), Offset: -1}
	generic := code.Error()
	d.Message = strings.TrimPrefix(e.Error(), generic)
	d.Message = strings.TrimPrefix(d.Message, ": ")
	if d.Message == "" {
		d.Message = strings.TrimPrefix(generic, "sqlite3: ")
	}
	if rest := e.SQL(); rest != "" && strings.HasSuffix(sql, rest) {
		d.Offset = len(sql) - len(rest)
	}
	return d
}

// failed converts an error and adds the callback's own error to it.
func (c *conn) failed(err error, sql string) error {
	err = convert(err, sql)
	if e, ok := err.(*driver.Error); ok && c.cause != nil {
		e.Cause = c.cause
		c.cause = nil
	}
	return err
}

func (c *conn) Prepare(sql string) (_ driver.Stmt, tail string, err error) {
	if err := c.usable(); err != nil {
		return nil, "", err
	}
	defer c.guard(&err)
	if strings.IndexByte(sql, 0) >= 0 {
		return nil, "", driver.Errorf(driver.Misuse, "the query contains a null character")
	}
	text := sql
	a, attach := driver.AttachOf(sql)
	if attach && a.Param == 0 {
		text = a.With(sql, c.fileName(a.File))
	}
	c.attach = attach
	raw, tail, err := c.raw.Prepare(text)
	c.attach = false
	if err != nil {
		return nil, "", c.failed(err, sql)
	}
	if raw == nil {
		return nil, tail, nil
	}
	return &stmt{c: c, raw: raw, params: raw.BindCount(), vacuum: driver.IsVacuum(sql), attach: attach, file: a.Param}, tail, nil
}

// fileName is what SQLite calls a database that a statement names.
func (c *conn) fileName(name string) string {
	return fileName(driver.Config{Name: name, Space: c.space})
}

func (c *conn) Exec(sql string) error { return driver.ExecAll(c, sql) }

func (c *conn) enter() error {
	if c.depth >= driver.MaxDepth {
		return driver.TooDeep()
	}
	c.depth++
	return nil
}

func (c *conn) leave() { c.depth-- }

func (c *conn) Changes() int64                { return c.raw.Changes() }
func (c *conn) TotalChanges() int64           { return c.raw.TotalChanges() }
func (c *conn) LastInsertRowID() int64        { return c.raw.LastInsertRowID() }
func (c *conn) Autocommit() bool              { return c.lost != nil || c.raw.GetAutocommit() }
func (c *conn) SetDeadline(t time.Time)       { c.deadline = t }
func (c *conn) SetInterrupt(stop func() bool) { c.stop = stop }

func (c *conn) Trace(fn func(string)) (err error) {
	defer c.guard(&err)
	if fn == nil {
		return c.failed(c.raw.Trace(0, nil), "")
	}
	return c.failed(c.raw.Trace(sqlite3.TRACE_STMT, func(_ sqlite3.TraceEvent, arg1, _ any) error {
		// A statement inside a trigger is told as its outer one once more.
		if s := c.current; s != nil && arg1 == s.raw && !s.traced {
			s.traced = true
			fn(s.raw.ExpandedSQL())
		}
		return nil
	}), "")
}

func (c *conn) Close() (err error) {
	if c.lost != nil {
		c.raw = nil
		return nil
	}
	if c.depth > 0 {
		return driver.InUse("connection")
	}
	defer c.guard(&err)
	var open []*sqlite3.Stmt
	for s := range c.raw.Stmts() {
		open = append(open, s)
	}
	for _, s := range open {
		s.Close()
	}
	return c.failed(c.raw.Close(), "")
}
