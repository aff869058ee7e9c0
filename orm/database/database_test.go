package database_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
)

func open(t *testing.T, opt database.Options) *database.Conn {
	t.Helper()
	opt.Engine = gosqlite.Engine
	c, err := database.Open(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func exec(t *testing.T, c *database.Conn, sql string, params ...database.Value) database.Result {
	t.Helper()
	r, err := c.Exec(database.Statement{SQL: sql, Params: params})
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return r
}

func all(t *testing.T, c *database.Conn, sql string, params ...database.Value) [][]database.Value {
	t.Helper()
	rows, err := c.Query(database.Statement{SQL: sql, Params: params})
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	list, err := rows.All()
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return list
}

func TestResults(t *testing.T) {
	c := open(t, database.Options{})
	if r := exec(t, c, "CREATE TABLE t (id INTEGER PRIMARY KEY, x)"); r.Affected != -1 {
		t.Errorf("CREATE TABLE affected %d", r.Affected)
	}
	if r := exec(t, c, "INSERT INTO t (x) VALUES (?), (?)", "a", nil); r.Affected != 2 || r.LastID != 2 {
		t.Errorf("INSERT gave %+v", r)
	}
	r, err := c.ExecMany(database.Statement{SQL: "INSERT INTO t (x) VALUES (?)"}, [][]database.Value{{1}, {2.5}, {[]byte{1}}})
	if err != nil || r.Affected != 3 || r.LastID != 5 {
		t.Errorf("many gave %+v, %v", r, err)
	}
	want := [][]database.Value{{int64(1), "a"}, {int64(2), nil}, {int64(3), int64(1)}, {int64(4), 2.5}, {int64(5), []byte{1}}}
	if got := all(t, c, "SELECT * FROM t"); !reflect.DeepEqual(got, want) {
		t.Errorf("rows %v", got)
	}
	if r := exec(t, c, "  update t set x = 1"); r.Affected != 5 {
		t.Errorf("UPDATE gave %+v", r)
	}
	if r := exec(t, c, "-- nothing"); r.Affected != -1 {
		t.Errorf("a comment gave %+v", r)
	}
}

func TestErrorsReachTheCaller(t *testing.T) {
	c := open(t, database.Options{})
	exec(t, c, "CREATE TABLE t (x UNIQUE)")
	exec(t, c, "INSERT INTO t VALUES (1)")
	_, err := c.Exec(database.Statement{SQL: "INSERT INTO t VALUES (?)", Params: []database.Value{1}})
	var e *driver.Error
	if !errors.As(err, &e) || e.Code != driver.ConstraintUnique {
		t.Errorf("a duplicate gave %v", err)
	}
	_, err = c.Exec(database.Statement{SQL: "SELECT ?, ?", Params: []database.Value{1}})
	if err == nil || err.Error() != "Incorrect number of bindings supplied. The current statement uses 2, and there are 1 supplied." {
		t.Errorf("a missing parameter gave %v", err)
	}
	if _, err = c.Exec(database.Statement{SQL: "SELECT 1; SELECT 2"}); err == nil || err.Error() != "You can only execute one statement at a time." {
		t.Errorf("two statements gave %v", err)
	}
	if _, err = c.Exec(database.Statement{SQL: "SELECT 1; -- end"}); err != nil {
		t.Errorf("a comment behind a statement gave %v", err)
	}
	// An error after the first row shows where the rows end.
	rows, err := c.Query(database.Statement{SQL: "SELECT 1 UNION ALL SELECT abs(-9223372036854775807 - 1)"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rows.All(); err == nil || err.Error() != "integer overflow" {
		t.Errorf("a late error gave %v", err)
	}
	c.Close()
	if _, err := c.Exec(database.Statement{SQL: "SELECT 1"}); !errors.Is(err, database.ErrClosed) {
		t.Errorf("a closed connection gave %v", err)
	}
}

func TestEvents(t *testing.T) {
	line := 0
	rec := trace.NewRecorder(trace.Options{Keep: true, Line: func() int { return line }})
	c := open(t, database.Options{Log: rec, Now: func() time.Time { return time.Unix(0, 0) }})
	line = 3
	c.Exec(database.Statement{SQL: "CREATE TABLE t (x INTEGER)", DDL: true})
	rec.Emit(trace.Stdout{Text: "añb\n"})
	line = 4
	c.Transact(database.Tx{Op: database.Begin, SQL: "BEGIN", Shown: "BEGIN (implicit)", Implicit: true})
	c.Exec(database.Statement{SQL: "INSERT INTO t VALUES (?)", Shown: "INSERT INTO t VALUES (%s)", Params: []database.Value{1.0}})
	c.ExecMany(database.Statement{SQL: "INSERT INTO t VALUES (?)"}, [][]database.Value{{"x"}, {nil}})
	c.Transact(database.Tx{Op: database.SavepointOp, SQL: "SAVEPOINT a", Shown: "SAVEPOINT a", Name: "a", Params: trace.Params{V: trace.Values{}}})
	all(t, c, "SELECT x FROM t")
	c.Exec(database.Statement{SQL: "SELECT nope"})
	c.Exec(database.Statement{SQL: "SELECT 1", Silent: true})
	unmute := c.Mute()
	exec(t, c, "SELECT 2")
	unmute()
	unmute()
	c.Transact(database.Tx{Op: database.Commit, SQL: "COMMIT", Shown: "COMMIT"})
	var got []string
	for _, e := range rec.Events() {
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(data))
	}
	want := []string{
		`{"seq":1,"span":1,"line":3,"elapsed":0,"kind":"statement.begin","body":{"sql":"CREATE TABLE t (x INTEGER)","params":[],"out":0,"ddl":true}}`,
		`{"seq":2,"span":1,"line":3,"elapsed":0,"kind":"statement.end","body":{"fetched":0,"affected":-1}}`,
		`{"seq":3,"line":3,"elapsed":0,"kind":"stdout","body":{"text":"añb\n"}}`,
		`{"seq":4,"line":4,"elapsed":0,"kind":"transaction","body":{"sql":"BEGIN (implicit)","op":"begin","implicit":true,"params":null,"out":4}}`,
		`{"seq":5,"span":2,"line":4,"elapsed":0,"kind":"statement.begin","body":{"sql":"INSERT INTO t VALUES (%s)","params":[1.0],"out":4}}`,
		`{"seq":6,"span":2,"line":4,"elapsed":0,"kind":"statement.end","body":{"fetched":0,"affected":1}}`,
		`{"seq":7,"span":3,"line":4,"elapsed":0,"kind":"statement.begin","body":{"sql":"INSERT INTO t VALUES (?)","params":[["x"],[null]],"many":true,"out":4}}`,
		`{"seq":8,"span":3,"line":4,"elapsed":0,"kind":"statement.end","body":{"fetched":0,"affected":2}}`,
		`{"seq":9,"line":4,"elapsed":0,"kind":"savepoint","body":{"sql":"SAVEPOINT a","op":"savepoint","name":"a","params":[],"out":4}}`,
		`{"seq":10,"span":4,"line":4,"elapsed":0,"kind":"statement.begin","body":{"sql":"SELECT x FROM t","params":[],"out":4}}`,
		`{"seq":11,"span":4,"line":4,"elapsed":0,"kind":"statement.rows","body":{"columns":[{"name":"x","decltype":"INTEGER"}],"rows":[[1],["x"],[null]]}}`,
		`{"seq":12,"span":4,"line":4,"elapsed":0,"kind":"statement.end","body":{"fetched":3,"affected":-1}}`,
		`{"seq":13,"span":5,"line":4,"elapsed":0,"kind":"statement.begin","body":{"sql":"SELECT nope","params":[],"out":4}}`,
		`{"seq":14,"span":5,"line":4,"elapsed":0,"kind":"statement.end","body":{"fetched":0,"affected":-1,"error":{"type":"DatabaseError","message":"no such column: nope","offset":7}}}`,
		`{"seq":15,"line":4,"elapsed":0,"kind":"transaction","body":{"sql":"COMMIT","op":"commit","params":null,"out":4}}`,
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("event %d\n got %s\nwant %s", i+1, strings.Join(got[min(i, len(got)):min(i+1, len(got))], ""), strings.Join(want[min(i, len(want)):min(i+1, len(want))], ""))
		}
	}
}

func TestLimits(t *testing.T) {
	c := open(t, database.Options{Limits: database.Limits{Rows: 10, Time: 50 * time.Millisecond}})
	rows, err := c.Query(database.Statement{SQL: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := rows.All()
	var l *database.LimitError
	if len(got) != 10 || !errors.As(err, &l) || l.Name != "rows" {
		t.Errorf("%d rows, %v", len(got), err)
	}
	_, err = c.Query(database.Statement{SQL: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"})
	if !errors.As(err, &l) || l.Name != "time" {
		t.Errorf("an endless statement gave %v", err)
	}
	stop := false
	d := open(t, database.Options{Limits: database.Limits{Stop: func() bool { return stop }}})
	exec(t, d, "SELECT 1")
	stop = true
	_, err = d.Query(database.Statement{SQL: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"})
	if !errors.As(err, &l) || l.Name != "stopped" {
		t.Errorf("a stopped statement gave %v", err)
	}
}

// Statements are compiled once, also when they run inside each other, and the
// oldest are let go.
func TestManyStatements(t *testing.T) {
	c := open(t, database.Options{CacheSize: 3})
	exec(t, c, "CREATE TABLE t (x)")
	for i := range 20 {
		exec(t, c, fmt.Sprintf("INSERT INTO t VALUES (%d)", i%5))
	}
	outer, err := c.Query(database.Statement{SQL: "SELECT x FROM t"})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for outer.Next() {
		n += len(all(t, c, "SELECT x FROM t"))
	}
	if n != 400 {
		t.Errorf("%d rows of nested reads", n)
	}
	half, err := c.Query(database.Statement{SQL: "SELECT x FROM t"})
	if err != nil || !half.Next() {
		t.Fatal(err)
	}
	c.Transact(database.Tx{Op: database.Begin, SQL: "BEGIN"})
	exec(t, c, "DELETE FROM t")
	if !c.InTransaction() {
		t.Error("no transaction is open")
	}
	if err := c.Transact(database.Tx{Op: database.Rollback, SQL: "ROLLBACK"}); err != nil {
		t.Error(err)
	}
	if half.Next() || len(all(t, c, "SELECT x FROM t")) != 20 {
		t.Error("a rollback left a reader open or rows gone")
	}
}

func TestFrozenClock(t *testing.T) {
	noon := time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)
	c := open(t, database.Options{Clock: func() time.Time { return noon }})
	exec(t, c, "CREATE TABLE t (x, at DATETIME DEFAULT CURRENT_TIMESTAMP, d DEFAULT (date('now', '+1 day')))")
	exec(t, c, "INSERT INTO t (x) VALUES (1)")
	got := all(t, c, "SELECT at, d, current_date, current_time, datetime('now'), datetime(), strftime('%Y %H:%M:%f', 'NOW'), strftime('%s'), date('2020-02-28', '+1 day'), julianday('now') FROM t")
	want := []database.Value{"2025-01-01 12:00:00", "2025-01-02", "2025-01-01", "12:00:00", "2025-01-01 12:00:00", "2025-01-01 12:00:00", "2025 12:00:00.000", "1735732800", "2020-02-29", 2460677.0}
	if !reflect.DeepEqual(got[0], want) {
		t.Errorf("got %v\nwant %v", got[0], want)
	}
}
