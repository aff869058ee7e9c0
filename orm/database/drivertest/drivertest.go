// Package drivertest is the suite that every engine behind the seam of package
// driver passes. An engine's own test calls Run.
//
// Most of it is scripts: statements with their parameters and everything that
// came of them on one engine, to which every other is held value by value. What
// cannot be equal stands in testdata/differ, a file an engine. What scripts cannot
// say (callbacks, limits, statements inside statements) is Go. The suite runs
// natively and as a GOOS=js program in a browser.
package drivertest

import (
	"errors"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Run runs the suite and reports how many checks it made.
func Run(t *testing.T, engine driver.Engine) {
	for _, part := range []struct {
		name string
		fn   func(*testing.T, driver.Engine)
	}{
		{"Scripts", testScripts}, {"Differences", testDifferences}, {"Values", testValues}, {"Misuse", testMisuse},
		{"Statements", testStatements}, {"Transactions", testTransactions}, {"Trace", testTrace},
		{"Functions", testFunctions}, {"Collations", testCollations}, {"Callbacks", testCallbacks},
		{"Images", testImages}, {"Named", testNamed}, {"Attached", testAttached}, {"Deadlines", testDeadlines}, {"Sizes", testSizes}, {"Memory", testMemory},
	} {
		t.Run(part.name, func(t *testing.T) { part.fn(t, engine) })
	}
	if n := checks.Load(); n < Least {
		t.Errorf("only %d checks, want %d", n, Least)
	} else {
		t.Logf("%d checks on %s, SQLite %s", n, engine.Name(), engine.Version())
	}
}

// Least is how many checks the suite has at least.
const Least = 450

var checks atomic.Int64

// count counts a check: one value, row, error or property that an engine is held to.
func count(t *testing.T) {
	t.Helper()
	checks.Add(1)
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
	count(t)
	rows, err := query(c, sql, params...)
	if err != nil || len(rows) != 1 || len(rows[0]) != 1 || !reflect.DeepEqual(rows[0][0], want) {
		t.Errorf("%s: %#v, %v; want %#v", sql, rows, err, want)
	}
}

func wantError(t *testing.T, err error, code driver.Code, message string) {
	t.Helper()
	count(t)
	var e *driver.Error
	if !errors.As(err, &e) {
		t.Errorf("error %v is no driver.Error", err)
		return
	}
	if e.Code != code && e.Code.Primary() != code || !strings.Contains(e.Message, message) {
		t.Errorf("error %d %q, want %d %q", e.Code, e.Message, code, message)
	}
}
