package highlight_test

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/web/highlight"
)

func marked(spans []highlight.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Class == "" {
			b.WriteString(s.Text)
		} else {
			b.WriteString("[" + s.Class + " " + s.Text + "]")
		}
	}
	return b.String()
}

func TestPython(t *testing.T) {
	for src, want := range map[string]string{
		`for x in f(1.5): # c`:         `[k for] x [k in] f([n 1.5]): [c # c]`,
		`print(f"a{b}", 'it\'s')`:      `print([s f"a{b}"], [s 'it\'s'])`,
		"s = \"\"\"a\n\"b\"\"\" + x":   "s = [s \"\"\"a\n\"b\"\"\"] + x",
		`format_ = none`:               `format_ = none`,
		"'open\nclass":                 "[s 'open]\n[k class]",
		`příklad = None`:               `příklad = [k None]`,
		`x = 0xff_ff + 1_000 + 1e5j`:   `x = [n 0xff_ff] + [n 1_000] + [n 1e5j]`,
		`@property`:                    `@property`,
		"\"\"\"unclosed\n":             "[s \"\"\"unclosed\n]",
		`books = b"x" r'\d' rb"y" if1`: `books = [s b"x"] [s r'\d'] [s rb"y"] if1`,
	} {
		if got := marked(highlight.Python(src)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}

func TestSQL(t *testing.T) {
	for src, want := range map[string]string{
		`SELECT "a"."FROM" FROM "a" WHERE x = %s LIMIT 21`: `[k SELECT] "a"."FROM" [k FROM] "a" [k WHERE] x = [p %s] [k LIMIT] [n 21]`,
		`SELECT 'it''s' AS key, a.key = :key_1`:            `[k SELECT] [s 'it''s'] [k AS] key, a.key = [p :key_1]`,
		`VALUES (?, %(name)s)`:                             `[k VALUES] ([p ?], [p %(name)s])`,
		`x::text`:                                          `x::text`,
	} {
		if got := marked(highlight.SQL(src)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}

func TestLayout(t *testing.T) {
	for src, want := range map[string]string{
		`SELECT "a" FROM "t" LEFT OUTER JOIN "u" ON ("t"."x" = "u"."y") WHERE "a" IN (SELECT b FROM c) GROUP BY 1 ORDER BY 2 ASC`: `SELECT "a"
FROM "t"
LEFT OUTER JOIN "u" ON ("t"."x" = "u"."y")
WHERE "a" IN (SELECT b FROM c)
GROUP BY 1
ORDER BY 2 ASC`,
		`DELETE FROM "t" WHERE "x" IN (%s)`:           "DELETE FROM \"t\"\nWHERE \"x\" IN (%s)",
		`INSERT INTO t (a) VALUES (?) RETURNING id`:   "INSERT INTO t (a)\nVALUES (?)\nRETURNING id",
		"\nCREATE TABLE a (\n\tid INTEGER\n)\n\n":     "CREATE TABLE a (\n\tid INTEGER\n)",
		`SELECT ' FROM ' FROM "x WHERE y"`:            "SELECT ' FROM '\nFROM \"x WHERE y\"",
		"SELECT book.id \nFROM book \nWHERE book.y<?": "SELECT book.id \nFROM book \nWHERE book.y<?",
	} {
		if got := highlight.Layout(src); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}

func FuzzNothingIsLost(f *testing.F) {
	f.Add(`SELECT "a" FROM 't' -- x`)
	f.Add("f'''x\n\\")
	f.Add("\xff%(:\"")
	f.Fuzz(func(t *testing.T, src string) {
		for name, cut := range map[string]func(string) []highlight.Span{"python": highlight.Python, "sql": highlight.SQL} {
			var b strings.Builder
			for _, s := range cut(src) {
				b.WriteString(s.Text)
			}
			if b.String() != src {
				t.Fatalf("%s: %q became %q", name, src, b.String())
			}
		}
		if got := highlight.Layout(src); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(src), "") {
			t.Fatalf("layout: %q became %q", src, got)
		}
	})
}
