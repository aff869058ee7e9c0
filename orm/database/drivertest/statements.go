package drivertest

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Values of Go's go in and come back unchanged.
func testValues(t *testing.T, e driver.Engine) {
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
		count(t)
		if !reflect.DeepEqual(rows[0][0], v) {
			t.Errorf("%.40q came back as %.40q", v, rows[0][0])
		}
	}
	one(t, c, nil, "SELECT ?", math.NaN())
	one(t, c, int64(1), "SELECT ?", true)
	one(t, c, int64(0), "SELECT ?", false)
	one(t, c, int64(7), "SELECT ?", 7)
	one(t, c, "real", "SELECT typeof(?)", math.Copysign(0, -1))
	one(t, c, nil, "SELECT ?", []byte(nil))
}

// What a caller does wrong is an error that says so.
func testMisuse(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	wantError(t, c.Exec("SELECT 1; SELEC"), driver.Generic, "syntax error")
	_, err := query(c, "SELECT ?")
	wantError(t, err, driver.Range, "index out of range")
	_, err = query(c, "SELECT 1", 2)
	wantError(t, err, driver.Range, "index out of range")
	_, err = query(c, "SELECT ?", struct{}{})
	wantError(t, err, driver.Mismatch, "cannot be a parameter")
	_, _, err = c.Prepare("SELECT '\x00'")
	wantError(t, err, driver.Misuse, "null character")
	s, tail, err := c.Prepare("SELECT 1; bad")
	count(t)
	if err != nil || tail != " bad" {
		t.Errorf("tail %q, %v", tail, err)
	}
	s.Close()
	s.Close() // twice is fine
	one(t, c, int64(1), "SELECT 1")
}

func testStatements(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	count(t)
	if s, _, err := c.Prepare(" -- nothing\n"); s != nil || err != nil {
		t.Errorf("a comment gave %v, %v", s, err)
	}
	must(t, c, "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), n NUMERIC(10, 2))")
	ins, _, err := c.Prepare("INSERT INTO t (name, n) VALUES (?, :n)")
	if err != nil {
		t.Fatal(err)
	}
	count(t)
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
		count(t)
		if c.LastInsertRowID() != int64(i+1) || c.Changes() != 1 {
			t.Errorf("rowid %d, changes %d", c.LastInsertRowID(), c.Changes())
		}
	}
	ins.Close()
	must(t, c, "UPDATE t SET n = 9")
	count(t)
	if c.Changes() != 3 || c.TotalChanges() != 6 {
		t.Errorf("changes %d of %d", c.Changes(), c.TotalChanges())
	}
	s, _, _ := c.Prepare("SELECT id, name AS label, n, id + 1, count(*) AS \"a b\" FROM t GROUP BY id")
	want := []driver.Column{
		{Name: "id", DeclType: "INTEGER", Table: "t", Origin: "id"}, {Name: "label", DeclType: "VARCHAR(20)", Table: "t", Origin: "name"},
		{Name: "n", DeclType: "NUMERIC(10, 2)", Table: "t", Origin: "n"}, {Name: "id + 1"}, {Name: "a b"},
	}
	count(t)
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
	count(t)
	if seen != 3 {
		t.Errorf("%d rows seen while writing", seen)
	}
	ret := must(t, c, "INSERT INTO t (name) VALUES ('r') RETURNING id, name")
	count(t)
	if !reflect.DeepEqual(ret, [][]driver.Value{{int64(4), "r"}}) {
		t.Errorf("RETURNING gave %v", ret)
	}
	// A changed schema is noticed by a statement compiled before it.
	star, _, _ := c.Prepare("SELECT * FROM t WHERE id = 1")
	must(t, c, "ALTER TABLE t ADD COLUMN more TEXT DEFAULT 'd'")
	star.Bind(nil)
	count(t)
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

func testTrace(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x, y)")
	var seen []string
	if err := c.Trace(func(sql string) { seen = append(seen, sql) }); err != nil {
		t.Fatal(err)
	}
	must(t, c, "INSERT INTO t VALUES (?, ?)", "it's", nil)
	must(t, c, "SELECT ?", 1.5)
	must(t, c, "CREATE TABLE log (x)")
	must(t, c, "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.x); END")
	must(t, c, "INSERT INTO t VALUES (1, x'00')")
	c.Trace(nil)
	must(t, c, "SELECT 2")
	count(t)
	if want := []string{"INSERT INTO t VALUES ('it''s', NULL)", "SELECT 1.5", "CREATE TABLE log (x)",
		"CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.x); END", "INSERT INTO t VALUES (1, x'00')"}; !reflect.DeepEqual(seen, want) {
		t.Errorf("traced %q, want %q", seen, want)
	}
}
