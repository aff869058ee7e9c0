package drivertest

import (
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

// late is by how much a deadline may be missed.
const late = 50 * time.Millisecond

// Whatever a statement does, a deadline ends it. The machine may be busy with
// something else, so the best of some tries counts.
func testDeadlines(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{MaxMemory: 256 << 20})
	must(t, c, "CREATE TABLE t (x, y)")
	must(t, c, "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, 'row ' || i FROM n")
	if err := c.CreateFunction(driver.Function{Name: "same", Args: 1, Scalar: func(a []driver.Value) (driver.Value, error) { return a[0], nil }}); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{
		endless,
		"SELECT count(*) FROM t AS a, t AS b, t AS c",
		"SELECT count(*) FROM t AS a, t AS b, t AS c WHERE a.y LIKE '%' || b.x || '%'",
		"SELECT a.y FROM t AS a, t AS b ORDER BY b.y || a.y",
		"SELECT count(DISTINCT a.y || b.y) FROM t AS a, t AS b",
		"SELECT sum(same(a.x)) FROM t AS a, t AS b, t AS c",
		"SELECT a.x, sum(b.x) OVER (ORDER BY b.x) FROM t AS a, t AS b, t AS c",
		"UPDATE t SET x = (SELECT count(*) FROM t AS a, t AS b)",
		"INSERT INTO t SELECT a.x, b.y FROM t AS a, t AS b, t AS c",
		"SELECT count(json_each.value) FROM t AS a, t AS b, json_each('[1,2,3]')",
	} {
		var over time.Duration
		var err error
		for range 8 {
			end := time.Now().Add(20 * time.Millisecond)
			c.SetDeadline(end)
			_, err = query(c, sql)
			if over = time.Since(end); err == nil || over >= 0 && over < late {
				break
			}
		}
		wantError(t, err, driver.Interrupt, "interrupted")
		count(t)
		if over < 0 || over >= late {
			t.Errorf("%s: ended %v after the deadline, want less than %v", sql, over, late)
		}
	}
	c.SetDeadline(time.Time{})
	one(t, c, int64(3000), "SELECT count(*) FROM t") // nothing of them is left
	asked := 0
	c.SetInterrupt(func() bool { asked++; return asked > 5 })
	_, err := query(c, endless)
	wantError(t, err, driver.Interrupt, "interrupted")
	c.SetInterrupt(func() bool { panic("asked once too often") })
	_, err = query(c, endless)
	wantError(t, err, driver.Interrupt, "interrupted")
	c.SetInterrupt(nil)
	one(t, c, int64(1), "SELECT 1")
}

func testSizes(t *testing.T, e driver.Engine) {
	c := open(t, e, driver.Config{MaxLength: 1 << 20, MaxSQL: 10_000})
	_, err := query(c, "SELECT length(zeroblob(2000000))")
	wantError(t, err, driver.TooBig, "too big")
	_, err = query(c, "SELECT ?", strings.Repeat("x", 2_000_000))
	wantError(t, err, driver.TooBig, "too big")
	_, err = query(c, "SELECT '"+strings.Repeat("x", 20_000)+"'")
	wantError(t, err, driver.TooBig, "too")
	one(t, c, int64(900_000), "SELECT length(zeroblob(900000))")
	for _, depth := range []int{100, 300, 1000, 2000} { // as deep as SQLite allows, and deeper
		_, err = query(c, "SELECT "+strings.Repeat("(1 + ", depth)+"1"+strings.Repeat(")", depth))
		count(t)
		if (err == nil) != (depth <= 300) {
			t.Errorf("an expression %d deep: %v", depth, err)
		}
	}
}

// A connection without memory says so and lives, or says so from then on; the next
// one is whole either way.
func testMemory(t *testing.T, e driver.Engine) {
	const fill = "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT randomblob(100000) FROM n"
	for range 3 {
		small := open(t, e, driver.Config{MaxMemory: 4 << 20})
		if err := small.Exec("CREATE TABLE t (x)"); err != nil {
			t.Fatal(err)
		}
		wantError(t, small.Exec(fill), driver.NoMemory, "out of memory")
		if rows, err := query(small, "SELECT count(*) FROM t"); err != nil {
			wantError(t, err, driver.NoMemory, "out of memory")
		} else if count(t); rows[0][0] != int64(0) {
			t.Errorf("a statement without memory left %v rows", rows)
		}
		one(t, open(t, e, driver.Config{}), int64(1), "SELECT 1")
	}
}
