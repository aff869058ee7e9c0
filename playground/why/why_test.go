package why_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/why"
)

func TestExplainPlan(t *testing.T) {
	nodes := why.ExplainPlan([]string{
		"SCAN app_book",
		"SEARCH app_author USING INTEGER PRIMARY KEY (rowid=?)",
		"USE TEMP B-TREE FOR ORDER BY",
		"CORRELATED SCALAR SUBQUERY 2",
		"  SEARCH b USING COVERING INDEX book_year (year>?)",
		"SCAN t USING INDEX by_name",
		"SEARCH t USING AUTOMATIC COVERING INDEX (x=?)",
	})
	for i, want := range []struct {
		mark, part string
		warn       bool
		depth      int
	}{
		{"SCAN", "Every row of app_book is read", true, 0},
		{"SEARCH", "Rows of app_author are found directly by their key.", false, 0},
		{"USE", "sorted", false, 0},
		{"", "again for every row", false, 0},
		{"SEARCH", "The index book_year finds the rows of b, by year>?", false, 1},
		{"SCAN", "in the order of the index by_name", false, 0},
		{"SEARCH", "For this query alone an index on t is built", true, 0},
	} {
		if n := nodes[i]; n.Mark != want.mark || !strings.Contains(n.Sentence, want.part) || n.Warn != want.warn || n.Depth != want.depth {
			t.Errorf("%d: %+v, want %+v", i, n, want)
		}
	}
}

func TestSuggestIndex(t *testing.T) {
	for _, c := range []struct{ sql, plan, want string }{
		{`SELECT "app_book"."id" FROM "app_book" WHERE "app_book"."year" < %s ORDER BY "app_book"."title" ASC`, "SCAN app_book", `CREATE INDEX "app_book_year" ON "app_book" ("year")`},
		{`SELECT "app_book"."id" FROM "app_book" WHERE ("app_book"."author_id" = %s AND "app_book"."year" > %s)`, "SCAN app_book", `CREATE INDEX "app_book_author_id_year" ON "app_book" ("author_id", "year")`},
		{"SELECT book.id \nFROM book AS b_1 \nWHERE b_1.title = ?", "SCAN b_1", `CREATE INDEX "book_title" ON "book" ("title")`},
		{`SELECT t.a FROM t ORDER BY t.name`, "SCAN t", `CREATE INDEX "t_name" ON "t" ("name")`},
		{`SELECT t.a FROM t`, "SCAN t", ""},
		{`SELECT t.a FROM t WHERE t.id = ?`, "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", ""},
	} {
		if got := why.SuggestIndex(c.sql, why.ExplainPlan([]string{c.plan})); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.sql, got, c.want)
		}
	}
}

func TestDiff(t *testing.T) {
	show := func(a, b string) string {
		var out strings.Builder
		for _, p := range why.Diff(a, b) {
			if p.Changed {
				out.WriteString("[" + p.Text + "]")
			} else {
				out.WriteString(p.Text)
			}
		}
		return out.String()
	}
	for _, c := range []struct{ a, b, want string }{
		{`SELECT "a" FROM "t"`, "SELECT `a` FROM `t`", "SELECT [`a`] FROM [`t`]"},
		{"x LIMIT ? OFFSET ?", "x LIMIT %(p)s", "x LIMIT [%(p)s]"},
		{"same", "same", "same"},
		{"", "new", "[new]"},
	} {
		if got := show(c.a, c.b); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// What a run says about itself may be cut off, repeated or strange: it is shown
// as far as it goes.
func TestStrangeLogs(t *testing.T) {
	ddl := func(sql string) protocol.Event {
		return protocol.Event{Kind: protocol.StatementBegin, Body: protocol.Body{SQL: sql}}
	}
	s := why.Tables([]protocol.Event{
		ddl(`CREATE TABLE "a b" ("x y" integer NOT NULL PRIMARY KEY AUTOINCREMENT, n numeric(10, 2) DEFAULT (1 + 2), CONSTRAINT c CHECK (n > 0))`),
		ddl("CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\tp VARCHAR(80), \n\tPRIMARY KEY (id), \n\tUNIQUE (p), \n\tFOREIGN KEY(p) REFERENCES \"a b\" (\"x y\") ON DELETE CASCADE\n)"),
		ddl("ALTER TABLE t ADD COLUMN q DATE"), ddl("ALTER TABLE t RENAME COLUMN q TO r"), ddl("ALTER TABLE t RENAME TO u"),
		ddl("CREATE UNIQUE INDEX i ON u (p, r)"), ddl("CREATE TABLE gone (x)"), ddl("DROP TABLE IF EXISTS gone"),
		ddl("CREATE TABLE"), ddl("CREATE"), ddl("CREATE TABLE x ("), ddl("ALTER TABLE nowhere ADD x"), ddl(`CREATE TABLE "`), ddl("CREATE INDEX y"),
	}, nil)
	var out strings.Builder
	schema(&out, s)
	golden(t, "strange-ddl", out.String())
	story := why.Tell([]protocol.Event{{Kind: "something new"}, {Kind: protocol.Cache}, {Kind: protocol.ObjectState}, {Kind: protocol.FlushPlan, Body: protocol.Body{Order: []int{7}, Edges: []protocol.FlushEdge{{From: 3, To: 9}}}}}, true)
	for i := -1; i < 9; i++ {
		if story.At(i) == nil {
			t.Error(i)
		}
	}
}

func TestALongRunStaysSmall(t *testing.T) {
	var log []protocol.Event
	for i := range 9000 {
		log = append(log, protocol.Event{Seq: i, Line: i / 2, Kind: protocol.ObjectState, Body: protocol.Body{Class: "A", Key: fmt.Sprint(i), ID: int64(i), From: "transient", To: "persistent", Cause: "load"}})
	}
	s := why.Tell(log, true)
	if len(s.Steps) != 3000 || s.More == 0 {
		t.Errorf("%d steps, %d more", len(s.Steps), s.More)
	}
	if sc := s.At(2999); len(sc.Objects) > 60 || sc.Hidden == 0 {
		t.Errorf("%d objects, %d hidden", len(sc.Objects), sc.Hidden)
	}
}

// BenchmarkScene is one step of Objects at the end of a long run.
func BenchmarkScene(b *testing.B) {
	var log []protocol.Event
	for i := range 10_000 {
		e := protocol.Event{Seq: i, Line: i / 3, Kind: protocol.ObjectState, Body: protocol.Body{Class: "A", Key: fmt.Sprint(i % 500), ID: int64(i % 500), From: "transient", To: "persistent", Cause: "load"}}
		switch i % 3 {
		case 1:
			e.Kind, e.Body = protocol.Attribute, protocol.Body{Class: "A", Key: fmt.Sprint(i % 500), ID: int64(i % 500), Name: "x", Old: "1", New: fmt.Sprint(i)}
		case 2:
			e.Kind, e.Body = protocol.StatementBegin, protocol.Body{SQL: "SELECT 1"}
		}
		log = append(log, e)
	}
	s := why.Tell(log, true)
	for b.Loop() {
		s.At(len(s.Steps) - 1)
	}
}
