// Package drivertest is the suite that every engine behind the seam of package
// driver passes: the same statements with the same values, compared value by
// value. An engine's own test calls Run.
package drivertest

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Run runs the suite.
func Run(t *testing.T, engine driver.Engine) {
	for _, part := range []struct {
		name string
		fn   func(*testing.T, driver.Engine)
	}{
		{"Queries", testQueries}, {"RoundTrips", testRoundTrips}, {"Errors", testErrors}, {"Statements", testStatements},
		{"Transactions", testTransactions}, {"Functions", testFunctions}, {"Collations", testCollations},
		{"Images", testImages}, {"Named", testNamed}, {"Limits", testLimits}, {"Trace", testTrace}, {"Files", testFiles},
	} {
		t.Run(part.name, func(t *testing.T) { part.fn(t, engine) })
	}
}

func open(t *testing.T, e driver.Engine, cfg driver.Config) driver.Conn {
	t.Helper()
	c, err := e.Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return c
}

func query(c driver.Conn, sql string, params ...driver.Value) ([][]driver.Value, error) {
	s, tail, err := c.Prepare(sql)
	if err != nil {
		return nil, err
	}
	if tail != "" {
		return nil, errors.New("tail: " + tail)
	}
	defer s.Close()
	if err := s.Bind(params); err != nil {
		return nil, err
	}
	var rows [][]driver.Value
	for {
		more, err := s.Step()
		if err != nil || !more {
			return rows, err
		}
		rows = append(rows, s.Row(nil))
	}
}

func must(t *testing.T, c driver.Conn, sql string, params ...driver.Value) [][]driver.Value {
	t.Helper()
	rows, err := query(c, sql, params...)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return rows
}

// one wants the only value of a statement.
func one(t *testing.T, c driver.Conn, want driver.Value, sql string, params ...driver.Value) {
	t.Helper()
	rows, err := query(c, sql, params...)
	if err != nil || len(rows) != 1 || len(rows[0]) != 1 || !reflect.DeepEqual(rows[0][0], want) {
		t.Errorf("%s: %#v, %v; want %#v", sql, rows, err, want)
	}
}

func wantError(t *testing.T, err error, code driver.Code, message string) {
	t.Helper()
	var e *driver.Error
	if !errors.As(err, &e) {
		t.Errorf("error %v is no driver.Error", err)
		return
	}
	if e.Code != code && e.Code.Primary() != code || !strings.Contains(e.Message, message) {
		t.Errorf("error %d %q, want %d %q", e.Code, e.Message, code, message)
	}
}

func testQueries(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	for _, q := range []struct {
		sql  string
		want driver.Value
	}{
		{"SELECT 1", int64(1)}, {"SELECT -9223372036854775808", int64(math.MinInt64)}, {"SELECT 9223372036854775807", int64(math.MaxInt64)},
		{"SELECT 9223372036854775808", 9223372036854775808.0}, {"SELECT 1.0", 1.0}, {"SELECT NULL", nil}, {"SELECT 'x'", "x"}, {"SELECT X''", []byte{}},
		{"SELECT X'00ff'", []byte{0, 255}}, {"SELECT 7/2", int64(3)}, {"SELECT 7/2.0", 3.5}, {"SELECT 1/0", nil}, {"SELECT 'a' || 1 || 1.5", "a11.5"},
		{"SELECT 9e999", math.Inf(1)}, {"SELECT -9e999", math.Inf(-1)}, {"SELECT 9e999 - 9e999", nil}, {"SELECT CAST('12abc' AS INTEGER)", int64(12)},
		{"SELECT typeof(CAST(1 AS NUMERIC))", "integer"}, {"SELECT 'A' LIKE 'a'", int64(1)}, {"SELECT 'Ä' LIKE 'ä'", int64(0)},
		{"SELECT 'abc' GLOB 'A*'", int64(0)}, {"SELECT upper('äb')", "äB"},
		{"SELECT length('naïve')", int64(5)}, {"SELECT substr('hello', 2, 3)", "ell"}, {"SELECT round(2.5)", 3.0}, {"SELECT round(-2.5)", -3.0},
		{"SELECT printf('%05.2f|%s', 3.14159, 'x')", "03.14|x"}, {"SELECT date('2025-01-31', '+1 month')", "2025-03-03"},
		{"SELECT strftime('%Y-%m-%d %H:%M:%f', '2025-01-02 03:04:05.678')", "2025-01-02 03:04:05.678"}, {"SELECT julianday('2000-01-01')", 2451544.5},
		{"SELECT json_extract('{\"a\":[1,2]}', '$.a[1]')", int64(2)}, {"SELECT '{\"a\":1}' ->> 'a'", int64(1)}, {"SELECT json('[1 , 2]')", "[1,2]"},
		{"SELECT sqrt(16)", 4.0}, {"SELECT power(2, 10)", 1024.0}, {"SELECT ln(1)", 0.0}, {"SELECT pi() > 3", int64(1)},
		{"SELECT group_concat(x, '-') FROM (SELECT 1 AS x UNION ALL SELECT 2)", "1-2"}, {"SELECT coalesce(NULL, 2)", int64(2)}, {"SELECT max(1, 2.5)", 2.5},
		{"SELECT total(x) FROM (SELECT 1 AS x WHERE 0)", 0.0}, {"SELECT sum(x) FROM (SELECT 1 AS x WHERE 0)", nil}, {"SELECT NULL IS NOT DISTINCT FROM NULL", int64(1)},
		{"SELECT sum(x) OVER (ORDER BY x) FROM (SELECT 5 AS x)", int64(5)}, {"SELECT count(*) FILTER (WHERE x > 1) FROM (SELECT 1 AS x UNION SELECT 2)", int64(1)},
		{"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT sum(i) FROM n", int64(55)}, {"SELECT iif(0, 1, 2)", int64(2)},
		{"SELECT length(randomblob(9))", int64(9)}, {"SELECT unicode('é')", int64(233)}, {"SELECT instr('abc', 'c')", int64(3)}, {"SELECT trim('  x ')", "x"},
		{"SELECT -0.0", 0.0}, {"SELECT 0.1 + 0.2", 0.30000000000000004}, {"SELECT typeof(1e3)", "real"}, {"SELECT 5 % 3", int64(2)}, {"SELECT -5 % 3", int64(-2)},
		{"SELECT (1, 2) < (1, 3)", int64(1)}, {"SELECT 'a' < 'B' COLLATE NOCASE", int64(1)}, {"SELECT 1 IN ()", int64(0)}, {"PRAGMA temp_store", int64(2)},
	} {
		one(t, c, q.want, q.sql)
	}
	one(t, c, int64(0), "PRAGMA foreign_keys")
	one(t, open(t, e, driver.Config{ForeignKeys: true}), int64(1), "PRAGMA foreign_keys")
}

func testRoundTrips(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE v (x)")
	big := strings.Repeat("é", 1<<20)
	for _, v := range []driver.Value{
		nil, int64(0), int64(-1), int64(math.MaxInt64), int64(math.MinInt64), 0.5, math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64,
		"", "a", "a\x00b", "\xff\xfe", "日本語 🎉", big, []byte{}, []byte{0}, []byte(big),
	} {
		must(t, c, "DELETE FROM v")
		must(t, c, "INSERT INTO v VALUES (?)", v)
		rows := must(t, c, "SELECT x FROM v")
		if !reflect.DeepEqual(rows[0][0], v) {
			t.Errorf("%.40q came back as %.40q", v, rows[0][0])
		}
	}
	one(t, c, nil, "SELECT ?", math.NaN())
	one(t, c, int64(1), "SELECT ?", true)
	one(t, c, int64(0), "SELECT ?", false)
	one(t, c, int64(7), "SELECT ?", 7)
	one(t, c, "real", "SELECT typeof(?)", math.Copysign(0, -1))
	must(t, c, "CREATE TABLE a (i INTEGER, r REAL, t TEXT, n NUMERIC, b BLOB, vc VARCHAR(3))")
	must(t, c, "INSERT INTO a VALUES ('12', '1', 12, '1.0', 'x', 'longer')")
	want := [][]driver.Value{{int64(12), 1.0, "12", int64(1), "x", "longer"}}
	if got := must(t, c, "SELECT * FROM a"); !reflect.DeepEqual(got, want) {
		t.Errorf("affinity: %#v, want %#v", got, want)
	}
}

func testErrors(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{ForeignKeys: true})
	must(t, c, "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INT CHECK (age >= 0))")
	must(t, c, "CREATE TABLE k (id INTEGER PRIMARY KEY, p_id INT REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED, q_id INT REFERENCES p (id))")
	must(t, c, "INSERT INTO p VALUES (1, 'a', 1)")
	for _, q := range []struct {
		sql     string
		code    driver.Code
		message string
		offset  int
	}{
		{"SELEC 1", driver.Generic, `near "SELEC": syntax error`, 0},
		{"SELECT * FROM nowhere", driver.Generic, "no such table: nowhere", -1},
		{"SELECT absent FROM p", driver.Generic, "no such column: absent", 7},
		{`SELECT "nothing" FROM p`, driver.Generic, `no such column: `, 7},
		{"SELECT nofunc(1)", driver.Generic, "no such function: nofunc", 7},
		{"SELECT (1, 2)", driver.Generic, "row value misused", -1},
		{"INSERT INTO p VALUES (1)", driver.Generic, "table p has 3 columns but 1 values were supplied", -1},
		{"INSERT INTO p VALUES (1, 'b', 1)", driver.ConstraintPK, "UNIQUE constraint failed: p.id", -1},
		{"INSERT INTO p VALUES (2, 'a', 1)", driver.ConstraintUnique, "UNIQUE constraint failed: p.name", -1},
		{"INSERT INTO p VALUES (2, NULL, 1)", driver.ConstraintNull, "NOT NULL constraint failed: p.name", -1},
		{"INSERT INTO p VALUES (2, 'b', -1)", driver.ConstraintCheck, "CHECK constraint failed: age >= 0", -1},
		{"INSERT INTO k VALUES (1, NULL, 9)", driver.ConstraintForKey, "FOREIGN KEY constraint failed", -1},
		{"INSERT INTO k VALUES (1, 9, NULL)", driver.ConstraintForKey, "FOREIGN KEY constraint failed", -1},
		{"CREATE TABLE p (x)", driver.Generic, "table p already exists", -1},
		{"SELECT 1; bad", driver.Generic, "", -2},
		{"INSERT INTO p (id, name) VALUES ('x', 'b')", driver.Mismatch, "datatype mismatch", -1},
		{"COMMIT", driver.Generic, "cannot commit - no transaction is active", -1},
		{"RELEASE nowhere", driver.Generic, "no such savepoint: nowhere", -1},
	} {
		if q.offset == -2 {
			s, tail, err := c.Prepare(q.sql)
			if err != nil || tail != " bad" {
				t.Errorf("%s: tail %q, %v", q.sql, tail, err)
			}
			s.Close()
			continue
		}
		_, err := query(c, q.sql)
		wantError(t, err, q.code, q.message)
		var de *driver.Error
		if errors.As(err, &de) && q.offset >= 0 && de.Offset != q.offset {
			t.Errorf("%s: offset %d, want %d", q.sql, de.Offset, q.offset)
		}
	}
	wantError(t, c.Exec("SELECT 1; SELEC"), driver.Generic, "syntax error")
	_, err := query(c, "SELECT ?")
	wantError(t, err, driver.Range, "index out of range")
	_, err = query(c, "SELECT ?", struct{}{})
	wantError(t, err, driver.Mismatch, "cannot be a parameter")
	_, _, err = c.Prepare("SELECT '\x00'")
	wantError(t, err, driver.Misuse, "null character")
	one(t, c, int64(1), "SELECT count(*) FROM p") // and the connection goes on
}

func testStatements(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	if s, _, err := c.Prepare(" -- nothing\n"); s != nil || err != nil {
		t.Errorf("a comment gave %v, %v", s, err)
	}
	must(t, c, "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), n NUMERIC(10, 2))")
	ins, _, err := c.Prepare("INSERT INTO t (name, n) VALUES (?, :n)")
	if err != nil {
		t.Fatal(err)
	}
	if ins.Params() != 2 || ins.ParamName(1) != "" || ins.ParamName(2) != ":n" || ins.ReadOnly() {
		t.Errorf("params %d %q %q, read only %v", ins.Params(), ins.ParamName(1), ins.ParamName(2), ins.ReadOnly())
	}
	for i, name := range []string{"x", "y", "z"} {
		if err := ins.Bind([]driver.Value{name, i}); err != nil {
			t.Fatal(err)
		}
		if more, err := ins.Step(); more || err != nil {
			t.Fatal(more, err)
		}
		if c.LastInsertRowID() != int64(i+1) || c.Changes() != 1 {
			t.Errorf("rowid %d, changes %d", c.LastInsertRowID(), c.Changes())
		}
	}
	ins.Close()
	must(t, c, "UPDATE t SET n = 9")
	if c.Changes() != 3 || c.TotalChanges() != 6 {
		t.Errorf("changes %d of %d", c.Changes(), c.TotalChanges())
	}
	s, _, _ := c.Prepare("SELECT id, name AS label, n, id + 1, count(*) AS \"a b\" FROM t GROUP BY id")
	want := []driver.Column{
		{Name: "id", DeclType: "INTEGER", Table: "t", Origin: "id"}, {Name: "label", DeclType: "VARCHAR(20)", Table: "t", Origin: "name"},
		{Name: "n", DeclType: "NUMERIC(10, 2)", Table: "t", Origin: "n"}, {Name: "id + 1"}, {Name: "a b"},
	}
	if got := s.Columns(); !reflect.DeepEqual(got, want) {
		t.Errorf("columns %+v", got)
	}
	s.Close()
	// A statement read while another writes, and one nested in its own text.
	outer, _, _ := c.Prepare("SELECT id FROM t ORDER BY id")
	outer.Bind(nil)
	seen := 0
	for {
		more, err := outer.Step()
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			break
		}
		seen++
		must(t, c, "UPDATE t SET name = 'w' WHERE id = ?", outer.Row(nil)[0])
		must(t, c, "SELECT id FROM t ORDER BY id")
	}
	outer.Close()
	if seen != 3 {
		t.Errorf("%d rows seen while writing", seen)
	}
	ret := must(t, c, "INSERT INTO t (name) VALUES ('r') RETURNING id, name")
	if !reflect.DeepEqual(ret, [][]driver.Value{{int64(4), "r"}}) {
		t.Errorf("RETURNING gave %v", ret)
	}
	// A changed schema is noticed by a statement compiled before it.
	star, _, _ := c.Prepare("SELECT * FROM t WHERE id = 1")
	must(t, c, "ALTER TABLE t ADD COLUMN more TEXT DEFAULT 'd'")
	star.Bind(nil)
	if more, err := star.Step(); !more || err != nil || len(star.Row(nil)) != 4 || len(star.Columns()) != 4 {
		t.Errorf("after ALTER TABLE: %v %v %v", more, err, star.Columns())
	}
	star.Close()
}

func testTransactions(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x UNIQUE)")
	if !c.Autocommit() {
		t.Error("a new connection is inside a transaction")
	}
	must(t, c, "BEGIN")
	must(t, c, "INSERT INTO t VALUES (1)")
	must(t, c, "SAVEPOINT a")
	must(t, c, "INSERT INTO t VALUES (2)")
	must(t, c, "ROLLBACK TO a")
	must(t, c, "RELEASE a")
	if c.Autocommit() {
		t.Error("autocommit inside a transaction")
	}
	must(t, c, "COMMIT")
	one(t, c, int64(1), "SELECT count(*) FROM t")
	must(t, c, "BEGIN")
	must(t, c, "DELETE FROM t")
	must(t, c, "ROLLBACK")
	one(t, c, int64(1), "SELECT count(*) FROM t")
	// A reader left open does not hinder COMMIT.
	must(t, c, "INSERT INTO t VALUES (5)")
	s, _, _ := c.Prepare("SELECT x FROM t")
	s.Bind(nil)
	s.Step()
	must(t, c, "BEGIN")
	must(t, c, "INSERT INTO t VALUES (6)")
	must(t, c, "COMMIT")
	s.Close()
	_, err := query(c, "INSERT INTO t VALUES (7), (8), (1)")
	wantError(t, err, driver.ConstraintUnique, "UNIQUE")
	one(t, c, int64(3), "SELECT count(*) FROM t") // a failed statement leaves nothing
	_, err = query(c, "INSERT OR ROLLBACK INTO t VALUES (1)")
	wantError(t, err, driver.ConstraintUnique, "UNIQUE")
}

func testImages(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x)")
	must(t, c, "INSERT INTO t VALUES (42)")
	image, err := c.Serialize()
	if err != nil || !strings.HasPrefix(string(image), "SQLite format 3\x00") {
		t.Fatalf("image of %d bytes, %v", len(image), err)
	}
	d := open(t, e, driver.Config{})
	must(t, d, "CREATE TABLE mine (y)")
	for _, bad := range [][]byte{nil, []byte("hello"), image[:600], []byte(strings.Repeat("x", 4096))} {
		wantError(t, d.Deserialize(bad), driver.NotADB, "file is not a database")
	}
	one(t, d, int64(0), "SELECT count(*) FROM mine")
	if err := d.Deserialize(image); err != nil {
		t.Fatal(err)
	}
	one(t, d, int64(42), "SELECT x FROM t")
	must(t, d, "INSERT INTO t VALUES (43)")
	one(t, c, int64(1), "SELECT count(*) FROM t")
}

func testNamed(t *testing.T, e driver.Engine) {
	t.Cleanup(func() { e.Forget("space") })
	a := open(t, e, driver.Config{Name: "app.db", Space: "space"})
	must(t, a, "CREATE TABLE t (x)")
	b := open(t, e, driver.Config{Name: "file:app.db?mode=memory&cache=shared", Space: "space"})
	must(t, b, "INSERT INTO t VALUES (1)")
	one(t, a, int64(1), "SELECT x FROM t")
	must(t, a, "BEGIN IMMEDIATE")
	_, err := query(b, "INSERT INTO t VALUES (2)")
	wantError(t, err, driver.Busy, "database is locked")
	must(t, a, "COMMIT")
	must(t, b, "INSERT INTO t VALUES (2)")
	other := open(t, e, driver.Config{Name: "app.db", Space: "another"})
	_, err = query(other, "SELECT x FROM t")
	wantError(t, err, driver.Generic, "no such table: t")
	a.Close()
	b.Close()
	again := open(t, e, driver.Config{Name: "app.db", Space: "space"})
	one(t, again, int64(2), "SELECT count(*) FROM t")
	e.Forget("space")
	fresh := open(t, e, driver.Config{Name: "app.db", Space: "space"})
	one(t, fresh, int64(0), "SELECT count(*) FROM sqlite_schema")
	e.Forget("another")
}

const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

func testLimits(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{MaxLength: 1 << 20, MaxSQL: 10_000})
	started := time.Now()
	c.SetDeadline(started.Add(50 * time.Millisecond))
	_, err := query(c, endless)
	wantError(t, err, driver.Interrupt, "interrupted")
	if d := time.Since(started); d < 50*time.Millisecond || d > 2*time.Second {
		t.Errorf("a deadline of 50 ms fired after %v", d)
	}
	c.SetDeadline(time.Time{})
	one(t, c, int64(1), "SELECT 1")
	asked := 0
	c.SetInterrupt(func() bool { asked++; return asked > 5 })
	_, err = query(c, endless)
	wantError(t, err, driver.Interrupt, "interrupted")
	c.SetInterrupt(nil)
	one(t, c, int64(1), "SELECT 1")
	_, err = query(c, "SELECT length(zeroblob(2000000))")
	wantError(t, err, driver.TooBig, "too big")
	_, err = query(c, "SELECT '"+strings.Repeat("x", 20_000)+"'")
	wantError(t, err, driver.TooBig, "too")
	// A connection without memory says so, now and later, and the next one is whole.
	small := open(t, e, driver.Config{MaxMemory: 4 << 20})
	err = small.Exec("CREATE TABLE t (x); INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT randomblob(100000) FROM n")
	wantError(t, err, driver.NoMemory, "out of memory")
	one(t, open(t, e, driver.Config{}), int64(1), "SELECT 1")
}

func testTrace(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x, y)")
	var seen []string
	if err := c.Trace(func(sql string) { seen = append(seen, sql) }); err != nil {
		t.Fatal(err)
	}
	must(t, c, "INSERT INTO t VALUES (?, ?)", "it's", nil)
	must(t, c, "SELECT ?", 1.5)
	c.Trace(nil)
	must(t, c, "SELECT 2")
	if want := []string{"INSERT INTO t VALUES ('it''s', NULL)", "SELECT 1.5"}; !reflect.DeepEqual(seen, want) {
		t.Errorf("traced %q, want %q", seen, want)
	}
}

// No statement reaches the machine's files.
func testFiles(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	dir := t.TempDir()
	for _, sql := range []string{
		"ATTACH '" + dir + "/x.db' AS x", "VACUUM INTO '" + dir + "/y.db'", "SELECT load_extension('x')", "SELECT readfile('/etc/hostname')", "SELECT writefile('" + dir + "/z', 'z')",
	} {
		if rows, err := query(c, sql); err == nil {
			t.Errorf("%s succeeded: %v", sql, rows)
		}
	}
	must(t, c, "ATTACH ':memory:' AS second")
	must(t, c, "CREATE TABLE second.t (x)")
	must(t, c, "VACUUM")
}
