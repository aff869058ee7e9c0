// Package enginebench measures database engines with four workloads: insert
// 50,000 rows, read them all, a join with GROUP BY, 10,000 look-ups by key. The
// same workloads run natively (go test -bench) and in a browser's Worker, where
// the programs gosqlite and hostsqlite run them and the command measure compares
// them with the official JavaScript build in one Chromium.
package enginebench

import (
	"fmt"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Sizes of the workloads.
const (
	Rows    = 50_000
	Groups  = 100
	Lookups = 10_000
)

// Names of the workloads, in the order in which Round runs them.
var Names = []string{"insert", "read", "join", "lookup"}

// Setup is the schema; the JavaScript program runs the same text.
const Setup = `CREATE TABLE grp (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE item (id INTEGER PRIMARY KEY, grp_id INTEGER NOT NULL, name TEXT NOT NULL, price REAL NOT NULL);`

// The statements of the workloads; the JavaScript program runs the same texts.
const (
	InsertGroup = "INSERT INTO grp (id, name) VALUES (?, ?)"
	InsertItem  = "INSERT INTO item (id, grp_id, name, price) VALUES (?, ?, ?, ?)"
	ReadAll     = "SELECT id, grp_id, name, price FROM item ORDER BY id"
	Join        = "SELECT g.name, count(*), sum(i.price) FROM item i JOIN grp g ON g.id = i.grp_id GROUP BY g.name ORDER BY g.name"
	Lookup      = "SELECT name, price FROM item WHERE id = ?"
)

// First opens a database and runs the first SELECT: the end of a cold start.
func First(e driver.Engine) error {
	c, err := e.Open(driver.Config{})
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = each(c, "SELECT sqlite_version()", nil)
	return err
}

// Round runs the workloads once on a new database and returns their times.
func Round(e driver.Engine) ([]time.Duration, error) {
	c, err := e.Open(driver.Config{})
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if err := c.Exec(Setup); err != nil {
		return nil, err
	}
	var times []time.Duration
	for _, work := range []func(driver.Conn) error{insert, readAll, join, lookup} {
		start := time.Now()
		if err := work(c); err != nil {
			return nil, err
		}
		times = append(times, time.Since(start))
	}
	return times, nil
}

func insert(c driver.Conn) error {
	if err := c.Exec("BEGIN"); err != nil {
		return err
	}
	if err := repeat(c, InsertGroup, Groups, func(i int64) []driver.Value {
		return []driver.Value{i, fmt.Sprintf("group %d", i)}
	}); err != nil {
		return err
	}
	if err := repeat(c, InsertItem, Rows, func(i int64) []driver.Value {
		return []driver.Value{i, i%Groups + 1, fmt.Sprintf("item number %d", i), float64(i) * 1.25}
	}); err != nil {
		return err
	}
	return c.Exec("COMMIT")
}

func readAll(c driver.Conn) error { return want(c, ReadAll, Rows) }
func join(c driver.Conn) error    { return want(c, Join, Groups) }

func lookup(c driver.Conn) error {
	return repeat(c, Lookup, Lookups, func(i int64) []driver.Value { return []driver.Value{i*7919%Rows + 1} })
}

// repeat runs a statement n times with the values for 1 to n, reading its rows.
func repeat(c driver.Conn, sql string, n int64, values func(i int64) []driver.Value) error {
	s, _, err := c.Prepare(sql)
	if err != nil {
		return err
	}
	defer s.Close()
	for i := int64(1); i <= n; i++ {
		if err := s.Bind(values(i)); err != nil {
			return err
		}
		if _, err := drain(s); err != nil {
			return err
		}
	}
	return nil
}

func want(c driver.Conn, sql string, rows int) error {
	n, err := each(c, sql, nil)
	if err == nil && n != rows {
		err = fmt.Errorf("%s gave %d rows, want %d", sql, n, rows)
	}
	return err
}

func each(c driver.Conn, sql string, values []driver.Value) (int, error) {
	s, _, err := c.Prepare(sql)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	if err := s.Bind(values); err != nil {
		return 0, err
	}
	return drain(s)
}

func drain(s driver.Stmt) (int, error) {
	var row []driver.Value
	for n := 0; ; n++ {
		more, err := s.Step()
		if err != nil || !more {
			return n, err
		}
		row = s.Row(row[:0])
	}
}
