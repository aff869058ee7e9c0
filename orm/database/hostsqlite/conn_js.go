package hostsqlite

import (
	"strings"
	"time"
	"unsafe"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Result codes of a step, flags and options, as sqlite3.h numbers them.
const (
	codeOK   = 0
	codeRow  = 100
	codeDone = 101

	openReadWrite = 0x2
	openCreate    = 0x4
	openURI       = 0x40

	configDQSForDML = 1013
	configDQSForDDL = 1014

	limitLength = 0
	limitSQL    = 1

	deserializeFreeOnClose = 1
	deserializeResizeable  = 2

	traceStmt = 1

	// progressSteps is how many steps of SQLite's machine go by between two looks
	// at deadline and interrupt: well under a millisecond.
	progressSteps = 2000
	// memorySteps is the same where the heap is watched too: one step allocates at
	// most a value, whose length is limited.
	memorySteps = 200
)

// Engine is the driver.Engine of this package.
type Engine struct{}

// Name implements driver.Engine.
func (Engine) Name() string { return "sqlite-wasm" }

// Version implements driver.Engine.
func (Engine) Version() string { return goString(xLibVersion()) }

// Open implements driver.Engine. Page size and cache are set to what the native
// engine has, so that both make the same files and use memory alike.
func (Engine) Open(cfg driver.Config) (driver.Conn, error) {
	c := &conn{space: cfg.Space}
	if c.cell = xMalloc(16); c.cell == 0 {
		return nil, outOfMemory()
	}
	file, err := fileName(cfg)
	if err != nil {
		return nil, err
	}
	name := newString(file)
	rc := xOpen(name, c.cell, openReadWrite|openCreate|openURI, 0)
	xFree(name)
	c.db = hLoad32(c.cell)
	if rc != codeOK {
		err := c.fail(rc)
		c.Close()
		return nil, err
	}
	xExtendedCodes(c.db, 1)
	c.id = newHandle(c)
	xConfig(c.db, configDQSForDML, 0, 0)
	xConfig(c.db, configDQSForDDL, 0, 0)
	if cfg.MaxLength > 0 {
		xLimit(c.db, limitLength, int32(cfg.MaxLength))
	}
	if cfg.MaxSQL > 0 {
		xLimit(c.db, limitSQL, int32(cfg.MaxSQL))
	}
	if err := c.normalise(); err != nil {
		c.Close()
		return nil, err
	}
	setup := "PRAGMA page_size=4096; PRAGMA cache_size=-2000; PRAGMA temp_store=memory; PRAGMA trusted_schema=on; PRAGMA foreign_keys="
	if cfg.ForeignKeys {
		setup += "on"
	} else {
		setup += "off"
	}
	if err := c.Exec(setup); err != nil {
		c.Close()
		return nil, err
	}
	if c.memory = cfg.MaxMemory; c.memory > 0 {
		c.atOpen = memoryUsed()
		c.watch()
	}
	return c, nil
}

// normalise replaces what a build option decides and no PRAGMA can change: LIKE
// matches no blob, and statements stay away from files (helper.wat has both).
func (c *conn) normalise() error {
	name := newString("like")
	if name == 0 {
		return outOfMemory()
	}
	defer xFree(name)
	for _, args := range []int32{2, 3} {
		if rc := xCreateFunction(c.db, name, args, encodingUTF8|functionDeterministic|functionInnocuous, 0, slot(slotLike), 0, 0, 0); rc != codeOK {
			return c.fail(rc)
		}
	}
	c.allow(attachNone)
	return c.fail(xAuthorizer(c.db, slot(slotAuthorize), c.allowed()))
}

// attaching says what the authorizer lets a statement attach beside databases in memory
// (helper.wat knows the numbers).
type attaching int32

const (
	attachNone   attaching = iota
	attachVacuum           // VACUUM is running: the database without a name
	attachAny              // the name was replaced by Prepare
)

// allowed is where the authorizer looks for it.
func (c *conn) allowed() ptr { return c.cell + 8 }

func (c *conn) allow(a attaching) { hStore32(c.allowed(), ptr(a)) }

type conn struct {
	db, cell ptr // cell has room for a 64-bit answer and what is allowed
	space    string
	id       ptr // handle of this connection
	deadline time.Time
	stop     func() bool
	trace    func(string)
	stmts    map[*stmt]bool
	cause    error // of the callback that failed last
	broken   error // of a collation, which cannot fail in SQLite's eyes
	memory   int64 // the most bytes the heap may grow by; 0 for no limit
	atOpen   int64 // bytes in use when the connection was opened
	full     bool  // the limit stopped the statement
	active   int   // its steps on the stack
}

// fail makes the error of a result code; nil for the codes that are none.
func (c *conn) fail(rc int32) error {
	if err := c.broken; err != nil {
		c.broken = nil
		return &driver.Error{Code: driver.Generic, Message: err.Error(), Offset: -1, Cause: err}
	}
	if rc == codeOK || rc == codeRow || rc == codeDone {
		return nil
	}
	if c.full && driver.Code(rc).Primary() == driver.Interrupt {
		c.full = false
		return outOfMemory()
	}
	e := &driver.Error{Code: driver.Code(rc), Offset: -1}
	if c.db != 0 && driver.Code(rc) != driver.NoMemory {
		e.Message, e.Offset = goString(xErrMsg(c.db)), int(xErrOffset(c.db))
	} else {
		e.Message = goString(xErrStr(rc))
	}
	e.Cause, c.cause = c.cause, nil
	return e
}

func (c *conn) Prepare(sql string) (driver.Stmt, string, error) {
	if c.db == 0 {
		return nil, "", driver.Errorf(driver.Misuse, "the connection is closed")
	}
	if strings.IndexByte(sql, 0) >= 0 {
		return nil, "", driver.Errorf(driver.Misuse, "the query contains a null character")
	}
	allowed := attachNone
	a, attach := driver.AttachOf(sql)
	if attach {
		allowed = attachAny
		if a.Param == 0 {
			file, err := c.fileName(a.File)
			if err != nil {
				return nil, "", err
			}
			sql = a.With(sql, file)
		}
		c.allow(allowed)
		defer c.allow(attachNone)
	} else if driver.IsVacuum(sql) {
		allowed = attachVacuum
	}
	p := newString(sql)
	if p == 0 {
		return nil, "", outOfMemory()
	}
	defer xFree(p)
	cells := xMalloc(8)
	if cells == 0 {
		return nil, "", outOfMemory()
	}
	defer xFree(cells)
	rc := xPrepare(c.db, p, int32(len(sql))+1, 0, cells, cells+4)
	if rc != codeOK {
		return nil, "", c.fail(rc)
	}
	h, tail := hLoad32(cells), ""
	if at := int(hLoad32(cells+4) - p); at < len(sql) {
		tail = sql[at:]
	}
	if h == 0 {
		return nil, tail, nil
	}
	s := &stmt{c: c, h: h, columns: xColumnCount(h), allowed: allowed, file: a.Param}
	if c.stmts == nil {
		c.stmts = map[*stmt]bool{}
	}
	c.stmts[s] = true
	return s, tail, nil
}

// fileName is what SQLite calls a database that a statement names.
func (c *conn) fileName(name string) (string, error) {
	return fileName(driver.Config{Name: name, Space: c.space})
}

func (c *conn) Exec(sql string) error { return driver.ExecAll(c, sql) }

// enter and leave stand around whatever makes SQLite's machine run.
func (c *conn) enter() error {
	if depth >= driver.MaxDepth {
		return driver.TooDeep()
	}
	depth++
	c.active++
	return nil
}

func (c *conn) leave() {
	depth--
	c.active--
}

func (c *conn) Changes() int64         { return xChanges(c.db) }
func (c *conn) TotalChanges() int64    { return xTotalChanges(c.db) }
func (c *conn) LastInsertRowID() int64 { return xRowID(c.db) }
func (c *conn) Autocommit() bool       { return xAutocommit(c.db) != 0 }

func (c *conn) SetDeadline(t time.Time) {
	c.deadline = t
	c.watch()
}

func (c *conn) SetInterrupt(stop func() bool) {
	c.stop = stop
	c.watch()
}

func (c *conn) watch() {
	switch {
	case c.memory > 0:
		xProgress(c.db, memorySteps, slot(slotProgress), c.id)
	case !c.deadline.IsZero() || c.stop != nil:
		xProgress(c.db, progressSteps, slot(slotProgress), c.id)
	default:
		xProgress(c.db, 0, 0, 0)
	}
}

func (c *conn) Trace(fn func(string)) error {
	c.trace = fn
	if fn == nil {
		return c.fail(xTrace(c.db, 0, 0, 0))
	}
	return c.fail(xTrace(c.db, traceStmt, slot(slotTrace), c.id))
}

func (c *conn) Serialize() ([]byte, error) {
	name := newString("main")
	if name == 0 {
		return nil, outOfMemory()
	}
	defer xFree(name)
	p := xSerialize(c.db, name, c.cell, 0)
	n := hLoad64(c.cell)
	if p == 0 {
		if n == 0 { // a database without a page yet
			return []byte{}, nil
		}
		return nil, outOfMemory()
	}
	defer xFree(p)
	b := make([]byte, n)
	if n > 0 {
		hCopyOut(unsafe.Pointer(&b[0]), p, int32(n))
	}
	return b, nil
}

func (c *conn) Deserialize(data []byte) error {
	if c.active > 0 {
		return driver.InUse("database")
	}
	if err := check(data); err != nil {
		return err
	}
	return c.load(data)
}

const fileHeader = "SQLite format 3\x00"

// check opens the bytes in a connection of their own, so that what is no database
// replaces nothing.
func check(data []byte) error {
	probe, err := Engine{}.Open(driver.Config{})
	if err != nil {
		return err
	}
	defer probe.Close()
	p := probe.(*conn)
	if len(data) < 512 || string(data[:len(fileHeader)]) != fileHeader {
		return driver.Errorf(driver.NotADB, "file is not a database")
	}
	if err := p.load(data); err != nil {
		return err
	}
	s, _, err := p.Prepare("PRAGMA quick_check(1)")
	if err == nil {
		var more bool
		if more, err = s.Step(); more && s.Row(nil)[0] != "ok" {
			err = driver.Errorf(driver.Corrupt, "the database is damaged")
		}
	}
	if e, ok := err.(*driver.Error); ok && (e.Code.Primary() == driver.Corrupt || e.Code.Primary() == driver.NotADB) {
		return driver.Errorf(driver.NotADB, "file is not a database")
	}
	return err
}

func (c *conn) load(data []byte) error {
	p := xMalloc(int64(len(data)))
	if p == 0 {
		return outOfMemory()
	}
	putBytes(p, data)
	if len(data) > 19 && data[18] == 2 { // a file in WAL mode: memory has no log
		putBytes(p+18, []byte{1, 1})
	}
	name := newString("main")
	defer xFree(name)
	n := int64(len(data))
	xAuthorizer(c.db, 0, 0) // it attaches the image as any file
	defer xAuthorizer(c.db, slot(slotAuthorize), c.allowed())
	return c.fail(xDeserialize(c.db, name, p, n, n, deserializeFreeOnClose|deserializeResizeable))
}

func (c *conn) Close() error {
	if c.active > 0 {
		return driver.InUse("connection")
	}
	for s := range c.stmts {
		s.Close()
	}
	rc := int32(codeOK)
	if c.db != 0 {
		rc = xClose(c.db)
	}
	if c.cell != 0 {
		xFree(c.cell)
	}
	if c.id != 0 {
		dropHandle(c.id)
	}
	*c = conn{}
	return c.fail(rc)
}
