package schema_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/schema"
	t "github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/orm/topo"
)

var (
	django  = render.DjangoStyle(dialect.SQLite)
	alchemy = render.AlchemyStyle(dialect.SQLite, false)
	yes     = true
)

func name(s string) *t.Column { return &t.Column{Name: t.N(s)} }

// The texts are what Django 5.2 and SQLAlchemy 2.0 write for models of this shape.
func TestTables(tt *testing.T) {
	ge0 := &t.Binary{Op: t.Ge, L: name("age"), R: t.Lit(int64(0))}
	for _, c := range []struct {
		style render.Style
		table schema.Table
		want  string
	}{
		{django, schema.Table{Name: "app_author", Columns: []schema.Column{
			{Name: "id", Type: t.TypeText("integer"), PrimaryKey: true, AutoIncrement: true},
			{Name: "name", Type: t.TypeText("varchar(50)"), Collation: "nocase", Unique: true},
			{Name: "age", Type: t.TypeText("integer unsigned"), Null: true, Checks: []schema.Check{{X: ge0}}},
			{Name: "active", Type: t.TypeText("bool"), Default: t.Lit(int64(1))},
			{Name: "s", Type: t.TypeText("varchar(5)"), Default: t.Lit("it's")},
			{Name: "upper", Type: t.TypeText("varchar(50)"), Null: true, Generated: &schema.Generated{Stored: true, X: &t.Func{Name: "LOWER", Args: []t.Expr{t.Col("app_author", "name")}}}},
			{Name: "boss_id", Type: t.TypeText("bigint"), References: &schema.Reference{Table: "app_author", Columns: []string{"id"}, Deferrable: &yes, InitiallyDeferred: true}},
		}, Constraints: []schema.Constraint{
			&schema.Check{Name: "ck", X: ge0}, &schema.Unique{Name: "uq", Columns: []string{"name", "age"}},
		}},
			`CREATE TABLE "app_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(50) COLLATE nocase NOT NULL UNIQUE, ` +
				`"age" integer unsigned NULL CHECK ("age" >= 0), "active" bool DEFAULT 1 NOT NULL, "s" varchar(5) DEFAULT 'it''s' NOT NULL, ` +
				`"upper" varchar(50) GENERATED ALWAYS AS (LOWER("name")) STORED, "boss_id" bigint NOT NULL REFERENCES "app_author" ("id") DEFERRABLE INITIALLY DEFERRED, ` +
				`CONSTRAINT "ck" CHECK ("age" >= 0), CONSTRAINT "uq" UNIQUE ("name", "age"))`},
		{alchemy, schema.Table{Name: "author", Columns: []schema.Column{
			{Name: "id", Type: t.TypeText("INTEGER")},
			{Name: "Name", Type: t.TypeText("VARCHAR(50)")},
			{Name: "age", Type: t.TypeText("INTEGER"), Null: true, Default: t.Lit("5"), Checks: []schema.Check{{Name: "ck_age", X: t.Text("age > 0")}}},
			{Name: "order", Type: t.TypeText("TEXT"), Null: true, Default: t.Text("'x'")},
			{Name: "total", Type: t.TypeText("NUMERIC(10, 2)"), Null: true, Generated: &schema.Generated{X: t.Text("age * 2"), Stored: true}},
			{Name: "c", Type: t.TypeText("VARCHAR(10)"), Null: true, Collation: "NOCASE"},
			{Name: "created", Type: t.TypeText("DATETIME"), Null: true, Default: &t.Func{Name: "CURRENT_TIMESTAMP", NoParens: true}},
			{Name: "soon", Type: t.TypeText("DATETIME"), Null: true, Default: &t.Func{Name: "datetime", Args: []t.Expr{t.Lit("now")}}},
		}, PrimaryKey: &schema.PrimaryKey{Columns: []string{"id"}}, Constraints: []schema.Constraint{
			&schema.Unique{Columns: []string{"Name"}},
			&schema.ForeignKey{Name: "fk_a", Columns: []string{"age"}, Ref: schema.Reference{Table: "author", Columns: []string{"id"}, OnDelete: "CASCADE", Deferrable: &yes, Initially: "DEFERRED"}},
		}},
			"\nCREATE TABLE author (\n\tid INTEGER NOT NULL, \n\t\"Name\" VARCHAR(50) NOT NULL, \n\tage INTEGER DEFAULT '5' CONSTRAINT ck_age CHECK (age > 0), \n\t" +
				"\"order\" TEXT DEFAULT 'x', \n\ttotal NUMERIC(10, 2) GENERATED ALWAYS AS (age * 2) STORED, \n\tc VARCHAR(10) COLLATE \"NOCASE\", \n\t" +
				"created DATETIME DEFAULT CURRENT_TIMESTAMP, \n\tsoon DATETIME DEFAULT (datetime('now')), \n\tPRIMARY KEY (id), \n\tUNIQUE (\"Name\"), \n\t" +
				"CONSTRAINT fk_a FOREIGN KEY(age) REFERENCES author (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED\n)\n\n"},
		{alchemy, schema.Table{Name: "s", Prefixes: []string{"TEMPORARY"}, Columns: []schema.Column{{Name: "x", Type: t.TypeText("INTEGER"), PrimaryKey: true, AutoIncrement: true}}},
			"\nCREATE TEMPORARY TABLE s (\n\tx INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n)\n\n"},
		{alchemy, schema.Table{Name: "w", WithoutRow: true, Strict: true, Columns: []schema.Column{{Name: "x", Type: t.TypeText("INTEGER"), PrimaryKey: true}}},
			"\nCREATE TABLE w (\n\tx INTEGER NOT NULL PRIMARY KEY\n)\n WITHOUT ROWID,\n STRICT\n\n"},
	} {
		got, err := schema.CreateTable(&c.table, c.style)
		if err != nil || got != c.want {
			tt.Errorf("%v\n got %s\nwant %s", err, got, c.want)
		}
		conn, err := gosqlite.Engine.Open(driver.Config{})
		if err != nil {
			tt.Fatal(err)
		}
		if err := conn.Exec(got); err != nil {
			tt.Errorf("%s: %v", got, err)
		}
		conn.Close()
	}
}

func TestIndexes(tt *testing.T) {
	lower := &t.Func{Name: "LOWER", Args: []t.Expr{t.Col("b", "title")}}
	for _, c := range []struct {
		style render.Style
		index schema.Index
		want  string
	}{
		{django, schema.Index{Name: "i", Table: "b", Items: []t.Expr{&t.Order{X: name("title"), Dir: t.Desc}, name("x")}}, `CREATE INDEX "i" ON "b" ("title" DESC, "x")`},
		{django, schema.Index{Name: "i", Table: "b", Unique: true, Items: []t.Expr{lower}}, `CREATE UNIQUE INDEX "i" ON "b" ((LOWER("title")))`},
		{django, schema.Index{Name: "i", Table: "b", Items: []t.Expr{name("title")}, Where: &t.Binary{Op: t.Gt, L: t.Col("b", "x"), R: t.Lit(int64(1))}}, `CREATE INDEX "i" ON "b" ("title") WHERE "x" > 1`},
		{alchemy, schema.Index{Name: "i", Table: "b", Items: []t.Expr{lower}}, `CREATE INDEX i ON b (LOWER(title))`},
		{alchemy, schema.Index{Name: "i", Table: "b", Unique: true, Items: []t.Expr{name("title"), &t.Order{X: name("x"), Dir: t.Desc}}}, `CREATE UNIQUE INDEX i ON b (title, x DESC)`},
	} {
		got, err := schema.CreateIndex(&c.index, c.style)
		if err != nil || got != c.want {
			tt.Errorf("got %s, %v; want %s", got, err, c.want)
		}
		conn, _ := gosqlite.Engine.Open(driver.Config{})
		if err := conn.Exec("CREATE TABLE b (title, x);" + got); err != nil {
			tt.Errorf("%s: %v", got, err)
		}
		conn.Close()
	}
}

func TestAlterations(tt *testing.T) {
	conn, _ := gosqlite.Engine.Open(driver.Config{})
	defer conn.Close()
	if err := conn.Exec("CREATE TABLE t (x)"); err != nil {
		tt.Fatal(err)
	}
	add, err := schema.AddColumn("", "t", &schema.Column{Name: "y", Type: t.TypeText("integer"), Null: true}, django)
	if err != nil {
		tt.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{add, `ALTER TABLE "t" ADD COLUMN "y" integer NULL`},
		{schema.RenameColumn("", "t", "y", "order", alchemy), `ALTER TABLE t RENAME COLUMN y TO "order"`},
		{schema.DropColumn("", "t", "order", django), `ALTER TABLE "t" DROP COLUMN "order"`},
		{schema.RenameTable("", "t", "u", django), `ALTER TABLE "t" RENAME TO "u"`},
		{schema.DropIndex("", "i", true, django), `DROP INDEX IF EXISTS "i"`},
		{schema.DropTable("", "u", false, alchemy), "\nDROP TABLE u"},
	} {
		if c.got != c.want {
			tt.Errorf("got %s, want %s", c.got, c.want)
		}
		if err := conn.Exec(c.got); err != nil {
			tt.Errorf("%s: %v", c.got, err)
		}
	}
}

// The names are Django's own for these tables and columns.
func TestIndexNames(tt *testing.T) {
	for _, c := range []struct {
		table, columns, suffix, want string
	}{
		{"app_author", "age", "", "app_author_age_4416f10a"},
		{"app_author", "slug", "", "app_author_slug_1b3cf031"},
		{"app_book", "title author_id", "_uniq", "app_book_title_author_id_f24131bb_uniq"},
		{"app_book_tags", "book_id tag_id", "_uniq", "app_book_tags_book_id_tag_id_29d98cde_uniq"},
		{"app_book", "author_id", "", "app_book_author_id_980d3e25"},
	} {
		if got := schema.IndexName(c.table, strings.Fields(c.columns), c.suffix, 0); got != c.want {
			tt.Errorf("got %s, want %s", got, c.want)
		}
	}
	long := schema.IndexName(strings.Repeat("t", 40), []string{strings.Repeat("c", 40)}, "_uniq", 63)
	if len(long) > 63 || !strings.HasSuffix(long, "_uniq") {
		tt.Errorf("%s has %d characters", long, len(long))
	}
	if got := schema.ShortName("a_rather_long_name", 12, 4); len(got) != 12 || !strings.HasPrefix(got, "a_rather") {
		tt.Errorf("short name %s", got)
	}
}

func TestSorted(tt *testing.T) {
	fk := func(to string) []schema.Constraint {
		return []schema.Constraint{&schema.ForeignKey{Columns: []string{"x"}, Ref: schema.Reference{Table: to, Columns: []string{"id"}}}}
	}
	names := func(ts []*schema.Table) string {
		var out []string
		for _, x := range ts {
			out = append(out, x.Name)
		}
		return strings.Join(out, " ")
	}
	got, err := schema.Sorted([]*schema.Table{{Name: "book", Constraints: fk("writer")}, {Name: "writer", Constraints: fk("writer")}, {Name: "zoo"}, {Name: "auto"}})
	if err != nil || names(got) != "auto writer zoo book" {
		tt.Errorf("sorted %s, %v", names(got), err)
	}
	_, err = schema.Sorted([]*schema.Table{{Name: "a", Constraints: fk("b")}, {Name: "b", Constraints: fk("a")}})
	var cycle *topo.CycleError[*schema.Table]
	if !errors.As(err, &cycle) {
		tt.Errorf("two tables that need each other gave %v", err)
	}
}
