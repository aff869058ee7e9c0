package drivertest

import (
	"errors"
	"iter"
	"reflect"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

type summing struct{ n int64 }

func (s *summing) Step(a []driver.Value) error {
	if _, ok := a[0].(string); ok {
		return errors.New("no text, please")
	}
	s.n += a[0].(int64)
	return nil
}
func (s *summing) Inverse(a []driver.Value) error { s.n -= a[0].(int64); return nil }
func (s *summing) Value() (driver.Value, error)   { return s.n, nil }
func (s *summing) Final() (driver.Value, error)   { return s.n, nil }

type plain struct{ *summing }

func (plain) Inverse() {} // another signature: no Window

func testFunctions(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	scalar := func(name string, n int, fn func([]driver.Value) (driver.Value, error)) {
		t.Helper()
		if err := c.CreateFunction(driver.Function{Name: name, Args: n, Deterministic: true, Scalar: fn}); err != nil {
			t.Fatal(err)
		}
	}
	var got []driver.Value
	scalar("keep", -1, func(a []driver.Value) (driver.Value, error) {
		got = append([]driver.Value{}, a...)
		return int64(len(a)), nil
	})
	one(t, c, int64(5), "SELECT keep(1, 2.5, 'x', X'01', NULL)")
	if want := []driver.Value{int64(1), 2.5, "x", []byte{1}, nil}; !reflect.DeepEqual(got, want) {
		t.Errorf("arguments %#v, want %#v", got, want)
	}
	scalar("echo", 1, func(a []driver.Value) (driver.Value, error) { return a[0], nil })
	for _, v := range []driver.Value{nil, int64(-3), 0.25, "naïve\x00x", []byte{}, []byte{0, 1}} {
		one(t, c, v, "SELECT echo(?)", v)
	}
	scalar("truth", 0, func([]driver.Value) (driver.Value, error) { return true, nil })
	one(t, c, int64(1), "SELECT truth()")

	reason := errors.New("my reason")
	scalar("fails", 0, func([]driver.Value) (driver.Value, error) { return nil, reason })
	_, err := query(c, "SELECT fails()")
	wantError(t, err, driver.Generic, "my reason")
	if !errors.Is(err, reason) {
		t.Errorf("%v does not wrap the callback's error", err)
	}
	scalar("panics", 0, func([]driver.Value) (driver.Value, error) { panic("boom") })
	_, err = query(c, "SELECT panics()")
	wantError(t, err, driver.Generic, "boom")
	scalar("huge", 0, func([]driver.Value) (driver.Value, error) { return nil, driver.Errorf(driver.TooBig, "too big") })
	_, err = query(c, "SELECT huge()")
	wantError(t, err, driver.TooBig, "string or blob too big")
	scalar("strange", 0, func([]driver.Value) (driver.Value, error) { return struct{}{}, nil })
	_, err = query(c, "SELECT strange()")
	wantError(t, err, driver.Generic, "cannot return")
	one(t, c, int64(1), "SELECT 1")

	// A callback that asks the same connection, and one that runs a generator.
	must(t, c, "CREATE TABLE t (x)")
	must(t, c, "INSERT INTO t VALUES (1), (2), (3)")
	scalar("ask", 1, func(a []driver.Value) (driver.Value, error) {
		rows, err := query(c, "SELECT sum(x) FROM t WHERE x <= ?", a[0])
		if err != nil {
			return nil, err
		}
		return rows[0][0], nil
	})
	if rows := must(t, c, "SELECT ask(x) FROM t ORDER BY x"); !reflect.DeepEqual(rows, [][]driver.Value{{int64(1)}, {int64(3)}, {int64(6)}}) {
		t.Errorf("nested queries gave %v", rows)
	}
	scalar("pull", 1, func(a []driver.Value) (driver.Value, error) {
		next, stop := iter.Pull(func(yield func(int64) bool) {
			for i := int64(1); yield(i); i++ {
			}
		})
		defer stop()
		sum := int64(0)
		for range a[0].(int64) {
			v, _ := next()
			sum += v
		}
		return sum, nil
	})
	one(t, c, int64(5050), "SELECT pull(100)")

	if err := c.CreateFunction(driver.Function{Name: "mysum", Args: 1, Aggregate: func() driver.Aggregate { return &summing{} }}); err != nil {
		t.Fatal(err)
	}
	one(t, c, int64(6), "SELECT mysum(x) FROM t")
	one(t, c, int64(0), "SELECT mysum(x) FROM t WHERE 0")
	if rows := must(t, c, "SELECT mysum(x) OVER (ORDER BY x ROWS 1 PRECEDING) FROM t"); !reflect.DeepEqual(rows, [][]driver.Value{{int64(1)}, {int64(3)}, {int64(5)}}) {
		t.Errorf("window gave %v", rows)
	}
	if rows := must(t, c, "SELECT x % 2, mysum(x) FROM t GROUP BY 1"); !reflect.DeepEqual(rows, [][]driver.Value{{int64(0), int64(2)}, {int64(1), int64(4)}}) {
		t.Errorf("groups gave %v", rows)
	}
	_, err = query(c, "SELECT mysum(x) FROM (SELECT 'a' AS x UNION ALL SELECT 1)")
	wantError(t, err, driver.Generic, "no text, please")
	if err := c.CreateFunction(driver.Function{Name: "onlysum", Args: 1, Aggregate: func() driver.Aggregate { return plain{&summing{}} }}); err != nil {
		t.Fatal(err)
	}
	one(t, c, int64(6), "SELECT onlysum(x) FROM t")
	_, err = query(c, "SELECT onlysum(x) OVER () FROM t")
	wantError(t, err, driver.Generic, "onlysum")
	if err := c.CreateFunction(driver.Function{Name: "empty"}); err == nil {
		t.Error("a function without a body was accepted")
	}
	// A built-in can be replaced.
	scalar("upper", 1, func(a []driver.Value) (driver.Value, error) { return strings.ToUpper(a[0].(string)), nil })
	one(t, c, "Ä", "SELECT upper('ä')")
	// An index may be made of a deterministic function.
	must(t, c, "CREATE INDEX i ON t (echo(x))")
	must(t, c, "CREATE TABLE checked (x CHECK (keep(x) = 1), y DEFAULT (keep(1, 2)))")
	must(t, c, "INSERT INTO checked (x) VALUES (1)")
	one(t, c, int64(2), "SELECT y FROM checked")
}

func testCollations(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	if err := c.CreateCollation("backwards", func(a, b string) int { return strings.Compare(b, a) }); err != nil {
		t.Fatal(err)
	}
	must(t, c, "CREATE TABLE t (x TEXT COLLATE backwards)")
	must(t, c, "INSERT INTO t VALUES ('a'), ('c'), ('b'), ('')")
	if rows := must(t, c, "SELECT x FROM t ORDER BY x"); !reflect.DeepEqual(rows, [][]driver.Value{{"c"}, {"b"}, {"a"}, {""}}) {
		t.Errorf("sorted %v", rows)
	}
	_, err := query(c, "SELECT 1 ORDER BY 'x' COLLATE nowhere")
	wantError(t, err, driver.Generic, "no such collation sequence: nowhere")
	if err := c.CreateCollation("broken", func(a, b string) int { panic("no order") }); err != nil {
		t.Fatal(err)
	}
	if _, err := query(c, "SELECT x FROM t ORDER BY x COLLATE broken"); err == nil {
		t.Error("a collation that panics went unnoticed")
	}
	one(t, c, int64(4), "SELECT count(*) FROM t")
}
