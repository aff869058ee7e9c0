package conformance

import (
	"context"
	"flag"
	"strings"
	"testing"
)

var brief = flag.Bool("brief", false, "tell only which parts differ")

// Every case does what the real thing did. Run some of them with
// -run 'TestConformance/django/NAME'.
func TestConformance(t *testing.T) {
	cases, err := Cases(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	for _, kind := range Kinds {
		t.Run(kind, func(t *testing.T) {
			for _, c := range cases {
				if c.Kind == kind {
					t.Run(c.Name, func(t *testing.T) { check(t, c) })
				}
			}
		})
	}
}

func check(t *testing.T, c Case) {
	o, err := c.Run(context.Background())
	if err != nil {
		t.Fatalf("%v (a missing record is made by go run ./conformance/cmd/record -missing)", err)
	}
	if len(o.Differences) == 0 {
		return
	}
	var b strings.Builder
	for _, d := range o.Differences {
		if *brief {
			b.WriteString(" " + string(d.Part))
			continue
		}
		b.WriteString("\n== " + string(d.Part) + " (- the real thing, + ours)\n" + d.Text)
	}
	if o.Traceback != "" && !*brief {
		b.WriteString("\n== our traceback\n" + o.Traceback)
	}
	t.Error(b.String())
}

func TestCompare(t *testing.T) {
	one, two := 1, 2
	base := func() Record {
		return Record{Stdout: "a\nb\nc\nd\n", Statements: []Statement{{SQL: "SELECT 1", Params: []byte(`[1.0, "\u00e9"]`), Line: &one, Out: 2}}}
	}
	same := base()
	same.Statements[0].Params = []byte(`[1.0,"é"]`)
	if d := Compare("django", base(), same); len(d) != 0 {
		t.Errorf("two spellings of one record differ: %v", d)
	}
	for name, c := range map[string]struct {
		change func(*Record)
		want   string
	}{
		"stdout":       {func(r *Record) { r.Stdout = "a\nb\nX\nd\n" }, "stdout:   …\n  b\n- c\n+ X\n  d\n  …"},
		"sql":          {func(r *Record) { r.Statements[0].SQL = "SELECT 2" }, "statements: - line 1, out 2: \"SELECT 1\" [1.0,\"é\"]\n+ line 1, out 2: \"SELECT 2\" [1.0,\"é\"]"},
		"a float":      {func(r *Record) { r.Statements[0].Params = []byte(`[1, "é"]`) }, "statements: - line 1, out 2: \"SELECT 1\" [1.0,\"é\"]\n+ line 1, out 2: \"SELECT 1\" [1,\"é\"]"},
		"line":         {func(r *Record) { r.Statements[0].Line = &two }, "statements: - line 1, out 2: \"SELECT 1\" [1.0,\"é\"]\n+ line 2, out 2: \"SELECT 1\" [1.0,\"é\"]"},
		"one too many": {func(r *Record) { r.Statements = append(r.Statements, Statement{SQL: "X", Line: &two}) }, "statements:   line 1, out 2: \"SELECT 1\" [1.0,\"é\"]\n+ line 2, out 0: \"X\" null"},
		"error":        {func(r *Record) { r.Error = &Failure{Type: "E", Message: "m"} }, "error: - no error\n+ E at line ?: m"},
		"warning":      {func(r *Record) { r.Warnings = []Warning{{Type: "W", Message: "m", Line: &one}} }, "warnings: + line 1: W: m"},
	} {
		got := base()
		c.change(&got)
		d := Compare("django", base(), got)
		if len(d) != 1 || string(d[0].Part)+": "+d[0].Text != c.want {
			t.Errorf("%s: got %q\nwant %q", name, d, c.want)
		}
	}
	got := base()
	got.Stderr, got.Exit = "x", 1
	if d := Compare("django", base(), got); len(d) != 0 {
		t.Errorf("an ORM case's own traceback counts: %v", d)
	}
	if d := Compare("python", base(), got); len(d) != 2 {
		t.Errorf("a language case's traceback and status do not count: %v", d)
	}
}
