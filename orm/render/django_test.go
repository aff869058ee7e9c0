package render_test

import (
	"reflect"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/render"
	t "github.com/diptych-orm/diptych/orm/sqltree"
)

// The texts are Django 5.2's for statements of this shape.
func TestDjango(tt *testing.T) {
	conn := database(tt)
	p := func(v any) t.Expr { return &t.Param{Value: v} }
	bare := func(n string) t.Name { return t.Name{Text: n, Quote: t.QuoteNever} }
	eq := func(l, r t.Expr) t.Expr { return bin(t.Eq, l, r) }
	join := &t.Join{Kind: t.Left, L: &t.Join{L: &t.Table{Name: "author"}, R: &t.Table{Name: "book"}, On: eq(id(), col("book", "author_id"))},
		R: &t.Alias{Of: &t.Table{Name: "book"}, Name: bare("T3")}, On: t.And(eq(id(), &t.Column{Table: bare("T3"), Name: t.N("id")}), &t.Paren{X: eq(age(), p(int64(1)))})}
	for _, c := range []struct {
		st     t.Statement
		want   string
		values []any
	}{
		{&t.Select{Columns: []t.Expr{id(), label(call("COUNT", &t.Star{}), t.N("n"))}, From: from("author"), Where: t.And(eq(id(), p(int64(1))), &t.Not{X: t.And(eq(age(), p(int64(2))), eq(age(), p(int64(3))))}),
			GroupBy: []t.Expr{id()}, Having: bin(t.Gt, call("COUNT", &t.Star{}), p(int64(4))), OrderBy: []t.Expr{asc(t.Text("1"), t.Asc)}, Limit: t.Lit(int64(21))},
			`SELECT "author"."id", COUNT(*) AS "n" FROM "author" WHERE ("author"."id" = %s AND NOT ("author"."age" = %s AND "author"."age" = %s)) GROUP BY "author"."id" HAVING COUNT(*) > %s ORDER BY 1 ASC LIMIT 21`,
			[]any{int64(1), int64(2), int64(3), int64(4)}},
		{&t.Select{Columns: []t.Expr{id()}, From: []t.From{join}, Where: &t.Not{X: eq(age(), p(int64(5)))}, Offset: t.Lit(int64(3))},
			`SELECT "author"."id" FROM "author" INNER JOIN "book" ON ("author"."id" = "book"."author_id") LEFT OUTER JOIN "book" T3 ON ("author"."id" = T3."id" AND ("author"."age" = %s)) WHERE NOT ("author"."age" = %s) LIMIT -1 OFFSET 3`, []any{int64(1), int64(5)}},
		{author(t.Or(&t.Like{X: col("author", "name"), Pattern: p("%x%"), Escape: t.Lit(`\`)}, t.And(bin(t.Is, age(), t.Null()), &t.In{X: id(), List: &t.List{Items: []t.Expr{p(int64(1)), p(int64(2))}}}))),
			`SELECT "author"."id" FROM "author" WHERE ("author"."name" LIKE %s ESCAPE '\' OR ("author"."age" IS NULL AND "author"."id" IN (%s, %s)))`, []any{"%x%", int64(1), int64(2)}},
		{&t.Update{Table: &t.Table{Name: "author"}, Set: []t.Assign{{Column: col("author", "age"), Value: bin(t.Add, age(), bin(t.Mod, id(), p(int64(1))))}, {Column: col("", "name"), Value: p("x")}}, Where: eq(id(), p(int64(1)))},
			`UPDATE "author" SET "age" = ("author"."age" + ("author"."id" %% %s)), "name" = %s WHERE "author"."id" = %s`, []any{int64(1), "x", int64(1)}},
		{&t.Insert{Table: &t.Table{Name: "author"}, Columns: []t.Name{t.N("name")}, Rows: [][]t.Expr{{p("x")}, {p("y")}}, Returning: []t.Expr{id()}, OrIgnore: true},
			`INSERT OR IGNORE INTO "author" ("name") VALUES (%s), (%s) RETURNING "author"."id"`, []any{"x", "y"}},
		{&t.Insert{Table: &t.Table{Name: "author"}, Columns: []t.Name{t.N("id")}, Rows: [][]t.Expr{{p(int64(1))}}, Conflict: &t.Conflict{Target: []t.Expr{col("", "id")}, Set: []t.Assign{{Column: col("", "name"), Value: &t.Column{Table: bare("EXCLUDED"), Name: t.N("name")}}}}},
			`INSERT INTO "author" ("id") VALUES (%s) ON CONFLICT("id") DO UPDATE SET "name" = EXCLUDED."name"`, []any{int64(1)}},
		{&t.Delete{Table: &t.Table{Name: "book"}, Where: &t.In{X: col("book", "id"), List: &t.Subquery{Query: author(nil)}}},
			`DELETE FROM "book" WHERE "book"."id" IN (SELECT "author"."id" FROM "author")`, nil},
		{author(&t.Exists{Not: true, Query: &t.Select{Columns: []t.Expr{label(t.Text("1"), t.N("a"))}, From: []t.From{&t.Alias{Of: &t.Table{Name: "book"}, Name: bare("U0")}}, Limit: t.Lit(int64(1))}}),
			`SELECT "author"."id" FROM "author" WHERE NOT EXISTS(SELECT 1 AS "a" FROM "book" U0 LIMIT 1)`, nil},
		{&t.Select{Columns: []t.Expr{call("COUNT", &t.Star{})}, From: []t.From{&t.Derived{Query: author(nil), Name: bare("subquery")}}},
			`SELECT COUNT(*) FROM (SELECT "author"."id" FROM "author") subquery`, nil},
		{&t.Select{Columns: []t.Expr{label(&t.Case{Whens: []t.When{{Cond: eq(id(), p(int64(1))), Then: p("x")}}, Else: t.Null()}, t.N("c")), &t.Func{Name: "COUNT", Args: []t.Expr{age()}, Distinct: true}}, From: from("author")},
			`SELECT CASE WHEN "author"."id" = %s THEN %s ELSE NULL END AS "c", COUNT(DISTINCT "author"."age") FROM "author"`, []any{int64(1), "x"}},
	} {
		r, err := render.Statement(c.st, django)
		if err != nil || r.SQL != c.want {
			tt.Errorf("%v\n got %s\nwant %s", err, r.SQL, c.want)
		}
		if len(r.Values())+len(c.values) > 0 && !reflect.DeepEqual(r.Values(), c.values) {
			tt.Errorf("values %v, want %v", r.Values(), c.values)
		}
		r.SQL = render.ToQmark(r.SQL)
		execute(tt, conn, c.want, r)
	}
}

func TestToQmark(tt *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "%s": "?", "x = %s AND y %% %s": "x = ? AND y % ?", "%%s": "%s", "'%%' || %s": "'%' || ?", "%": "%", "%%%s": "%%s",
	} {
		if got := render.ToQmark(in); got != want {
			tt.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// Whatever an identifier or a text holds, SQLite reads it back as it was.
func FuzzQuoting(f *testing.F) {
	for _, s := range []string{"name", "order", `a"b`, "it's", "", " ", "Ünï", "x;--", "a.b", "%s", "?", "1x", "$x", "a\\", "tab\t\n"} {
		f.Add(s)
	}
	conn, err := gosqlite.Engine.Open(driver.Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(tt *testing.T, s string) {
		for i := range len(s) {
			if s[i] == 0 || s[i] >= 0x80 && !isText(s) {
				tt.Skip("SQLite ends a statement at NUL and leaves invalid UTF-8 undefined")
			}
		}
		for _, style := range []render.Style{sqlite, django} {
			st := &t.Select{Columns: []t.Expr{label(t.Lit(s), t.Name{Text: s, Quote: t.QuoteAuto})}}
			if s == "" {
				st.Columns = []t.Expr{t.Lit(s)}
			}
			if !(style.Family == render.Alchemy) && len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
				continue // to Django such a name is quoted already
			}
			r, err := render.Statement(st, style)
			if err != nil {
				tt.Fatal(err)
			}
			stmt, tail, err := conn.Prepare(r.SQL)
			if err != nil || tail != "" {
				tt.Fatalf("%q: %q, %v", r.SQL, tail, err)
			}
			defer stmt.Close()
			if name := stmt.Columns()[0].Name; s != "" && name != s {
				tt.Errorf("the name %q came back as %q", s, name)
			}
			stmt.Step()
			if row := stmt.Row(nil); row[0] != s {
				tt.Errorf("the text %q came back as %q", s, row[0])
			}
		}
	})
}

func isText(s string) bool {
	for _, r := range s {
		if r == '\uFFFD' {
			return false
		}
	}
	return true
}
