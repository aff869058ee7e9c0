package drivertest

import (
	"errors"
	"iter"
	"reflect"
	"runtime"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// testCallbacks does in a callback what a snippet's function may do: everything
// works or gives an error, and the rows are right either way.
func testCallbacks(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x)")
	must(t, c, "INSERT INTO t VALUES (1), (2), (3), (4)")
	define := func(name string, fn func(a []driver.Value) (driver.Value, error)) {
		t.Helper()
		if err := c.CreateFunction(driver.Function{Name: name, Args: -1, Scalar: fn}); err != nil {
			t.Fatal(err)
		}
	}
	column := func(want []driver.Value, sql string, params ...driver.Value) {
		t.Helper()
		count(t)
		var got []driver.Value
		for _, r := range must(t, c, sql, params...) {
			got = append(got, r[0])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", sql, got, want)
		}
	}
	ints := func(list ...int64) (all []driver.Value) {
		for _, n := range list {
			all = append(all, n)
		}
		return all
	}
	testNesting(t, c, define, column, ints)
	testReentry(t, e)
	testAggregates(t, c)

	// Generators made inside, made outside and advanced inside, and left open.
	next, stop := iter.Pull(func(yield func(int64) bool) {
		for i := int64(10); yield(i); i++ {
		}
	})
	defer stop()
	define("outside", func([]driver.Value) (driver.Value, error) { v, _ := next(); return v, nil })
	column(ints(10, 11, 12, 13), "SELECT outside() FROM t")
	define("left", func(a []driver.Value) (driver.Value, error) {
		n, _ := iter.Pull(func(yield func(int64) bool) { yield(a[0].(int64) * 2) })
		v, _ := n()
		return v, nil
	})
	column(ints(2, 4, 6, 8), "SELECT left(x) FROM t ORDER BY x")

	// Deep recursion, as the interpreter does it.
	var deep func(n int64) int64
	deep = func(n int64) int64 {
		if n%200 == 0 {
			runtime.Gosched() // a browser's stack holds a few thousand frames of Go's
		}
		if n == 0 {
			return 0
		}
		return deep(n-1) + 1
	}
	define("deep", func(a []driver.Value) (driver.Value, error) { return deep(a[0].(int64)), nil })
	one(t, c, int64(5000), "SELECT deep(5000)")

	// Functions that are made and replaced while they run.
	define("replaces", func(a []driver.Value) (driver.Value, error) {
		return a[0], c.CreateFunction(driver.Function{Name: "fresh", Args: 0, Scalar: func([]driver.Value) (driver.Value, error) { return int64(5), nil }})
	})
	_, err := query(c, "SELECT replaces(x) FROM t")
	wantError(t, err, driver.Generic, "unable to delete/modify user-function due to active statements")

	// A failure that was caught does not show up in the next one.
	reason := errors.New("caught")
	define("fails", func([]driver.Value) (driver.Value, error) { return nil, reason })
	define("catches", func(a []driver.Value) (driver.Value, error) {
		_, err := query(c, "SELECT fails()")
		if !errors.Is(err, reason) {
			return nil, errors.New("not caught")
		}
		return a[0], nil
	})
	must(t, c, "CREATE TABLE u (x UNIQUE)")
	_, err = query(c, "INSERT INTO u SELECT catches(1) FROM t")
	wantError(t, err, driver.ConstraintUnique, "UNIQUE constraint failed: u.x")
	count(t)
	if errors.Is(err, reason) {
		t.Errorf("%v carries the cause of another failure", err)
	}
	define("indexes", func(a []driver.Value) (driver.Value, error) { return a[7], nil })
	_, err = query(c, "SELECT indexes()")
	wantError(t, err, driver.Generic, "index out of range")
	column(ints(1, 2, 3, 4), "SELECT x FROM t ORDER BY x")
}

// Statements inside statements inside statements.
func testNesting(t *testing.T, c driver.Conn, define func(string, func([]driver.Value) (driver.Value, error)), column func([]driver.Value, string, ...driver.Value), ints func(...int64) []driver.Value) {
	ask := func(sql string, params ...driver.Value) (driver.Value, error) {
		rows, err := query(c, sql, params...)
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		return rows[0][0], nil
	}
	define("fact", func(a []driver.Value) (driver.Value, error) {
		if n := a[0].(int64); n > 1 {
			return ask("SELECT ? * fact(? - 1)", n, n)
		}
		return int64(1), nil
	})
	column(ints(1, 2, 6, 24), "SELECT fact(x) FROM t ORDER BY x")
	one(t, c, int64(3628800), "SELECT fact(10)")
	_, err := query(c, "SELECT fact(100)")
	wantError(t, err, driver.Generic, "nested more than 32 deep")
	define("forever", func([]driver.Value) (driver.Value, error) { return ask("SELECT forever()") })
	_, err = query(c, "SELECT forever()")
	wantError(t, err, driver.Generic, "nested more than 32 deep")
	one(t, c, int64(24), "SELECT fact(4)")

	// A reader whose function writes, into its own table and into another.
	must(t, c, "CREATE TABLE log (x)")
	define("note", func(a []driver.Value) (driver.Value, error) {
		_, err := query(c, "INSERT INTO log VALUES (?)", a[0])
		return a[0], err
	})
	column(ints(1, 2, 3, 4), "SELECT note(x) FROM t ORDER BY x")
	column(ints(1, 2, 3, 4), "SELECT x FROM log ORDER BY x")
	define("removes", func(a []driver.Value) (driver.Value, error) { return ask("DROP TABLE t") })
	_, err = query(c, "SELECT removes() FROM t")
	wantError(t, err, driver.Generic, "database table is locked")
	define("undo", func(a []driver.Value) (driver.Value, error) {
		if c.Autocommit() {
			return nil, nil
		}
		return ask("ROLLBACK")
	})
	must(t, c, "BEGIN")
	must(t, c, "INSERT INTO t VALUES (5)")
	column([]driver.Value{nil, nil, nil, nil}, "SELECT undo() FROM t")
	column(ints(1, 2, 3, 4), "SELECT x FROM t ORDER BY x")
}

// A callback that touches the very statement it belongs to, or its connection.
func testReentry(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{})
	must(t, c, "CREATE TABLE t (x)")
	must(t, c, "INSERT INTO t VALUES (1), (2)")
	image, err := c.Serialize()
	if err != nil {
		t.Fatal(err)
	}
	var s driver.Stmt
	var what func() error
	if err := c.CreateFunction(driver.Function{Name: "touch", Args: 1, Scalar: func(a []driver.Value) (driver.Value, error) { return a[0], what() }}); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"reset": func() error { return s.Reset() }, "bind": func() error { return s.Bind(nil) },
		"step": func() error { _, err := s.Step(); return err }, "close the connection": func() error { return c.Close() },
		"load": func() error { return c.Deserialize(image) },
	} {
		what = do
		if s, _, err = c.Prepare("SELECT touch(x) FROM t ORDER BY x"); err != nil {
			t.Fatal(err)
		}
		_, err := s.Step()
		wantError(t, err, driver.Generic, "in use by a statement that is running")
		count(t)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		s.Close()
		one(t, c, int64(2), "SELECT count(*) FROM t")
	}
	what = func() error { return s.Close() }
	if s, _, err = c.Prepare("SELECT touch(x) FROM t ORDER BY x"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Step()
	wantError(t, err, driver.Misuse, "the statement was closed while it ran")
	s.Close()
	one(t, c, int64(2), "SELECT count(*) FROM t")
}

type fragile struct{ at string }

func (f fragile) do(what string) error {
	if f.at == what+" panics" {
		panic(f.at)
	}
	if f.at == what {
		return errors.New(what + " refuses")
	}
	return nil
}
func (f fragile) Step([]driver.Value) error    { return f.do("step") }
func (f fragile) Inverse([]driver.Value) error { return f.do("inverse") }
func (f fragile) Value() (driver.Value, error) { return int64(1), f.do("value") }
func (f fragile) Final() (driver.Value, error) { return int64(2), f.do("final") }

// Every method of an aggregate may fail, and making it.
func testAggregates(t *testing.T, c driver.Conn) {
	for _, at := range []string{"", "step", "inverse", "value", "final", "make"} {
		for _, how := range []string{"", " panics"} {
			at := at + how
			calls := 0
			if err := c.CreateFunction(driver.Function{Name: "fragile", Args: 1, Aggregate: func() driver.Aggregate {
				calls++
				if at == "make panics" && calls > 1 { // the first call is the registration's
					panic(at)
				}
				return fragile{at}
			}}); err != nil {
				t.Fatal(err)
			}
			for _, q := range []struct {
				sql   string
				fails []string
			}{
				{"SELECT fragile(x) FROM t", []string{"step", "value", "final", "make panics"}},
				{"SELECT fragile(x) FROM t WHERE 0", []string{"value", "final", "make panics"}},
				{"SELECT fragile(x) OVER (ORDER BY x ROWS 1 PRECEDING) FROM t", []string{"step", "inverse", "value", "make panics"}}, // SQLite drops what comes after the last row
			} {
				want := false
				for _, f := range q.fails {
					want = want || at == f || at == f+" panics"
				}
				_, err := query(c, q.sql)
				count(t)
				if want != (err != nil) {
					t.Errorf("%s, where %q fails: %v", q.sql, at, err)
				}
			}
			one(t, c, int64(4), "SELECT count(*) FROM t")
		}
	}
}
