package drivertest

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

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

// testAttached attaches databases of the space by every way to write a name.
func testAttached(t *testing.T, e driver.Engine) {
	t.Cleanup(func() { e.Forget("space") })
	named := open(t, e, driver.Config{Name: "it's.db", Space: "space"})
	c := open(t, e, driver.Config{Space: "space"})
	all := func(c driver.Conn, sql string) {
		t.Helper()
		if err := c.Exec(sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	all(named, "CREATE TABLE t (x); INSERT INTO t VALUES (1)")
	must(t, c, "ATTACH 'it''s.db' AS a")
	one(t, c, int64(1), "SELECT x FROM a.t")
	all(c, `/* twice */ attach database "other.db" as b; CREATE TABLE b.u (y); INSERT INTO b.u SELECT x + 1 FROM a.t`)
	if _, err := query(c, "ATTACH ? AS c", "other.db"); err != nil {
		t.Fatal(err)
	}
	one(t, c, int64(2), "SELECT y FROM c.u")
	all(c, "DETACH c; ATTACH DATABASE ':memory:' AS c; CREATE TABLE c.v (z)")
	all(c, "BEGIN; UPDATE a.t SET x = 10; UPDATE b.u SET y = 20; COMMIT")
	one(t, named, int64(10), "SELECT x FROM t")
	one(t, open(t, e, driver.Config{Name: "other.db", Space: "space"}), int64(20), "SELECT y FROM u")
	_, err := query(c, "ATTACH 'z.db' AS c")
	wantError(t, err, driver.Generic, "database c is already in use")
	for _, sql := range []string{"ATTACH 'a' || 'b' AS d", "ATTACH (SELECT 'a') AS d"} {
		_, err := query(c, sql)
		wantError(t, err, driver.Code(23), "not authorized")
	}
	stranger := open(t, e, driver.Config{Space: "another"})
	must(t, stranger, "ATTACH 'other.db' AS b")
	one(t, stranger, int64(0), "SELECT count(*) FROM b.sqlite_schema")
	e.Forget("another")
}
