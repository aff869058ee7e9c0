package why_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/why"
)

var update = flag.Bool("update", false, "write the golden files")

// events runs a snippet and gives its log as the page sees it.
func events(t *testing.T, code string) []protocol.Event {
	t.Helper()
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true})
	if res.Error != nil {
		t.Fatal(res.Traceback)
	}
	data, err := json.Marshal(res.Events)
	if err != nil {
		t.Fatal(err)
	}
	var out []protocol.Event
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./playground/why -update writes it anew, and the difference is to be read.\ngot:\n%s", path, got)
	}
}

// The lessons' view-models, as text.
func TestLessons(t *testing.T) {
	lessons, err := lesson.All(os.DirFS("../../examples"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessons {
		dj, sa := events(t, l.Django), events(t, l.SQLAlchemy)
		var b strings.Builder
		for _, side := range []struct {
			name   string
			code   string
			events []protocol.Event
		}{{"django", l.Django, dj}, {"sqlalchemy", l.SQLAlchemy, sa}} {
			fmt.Fprintf(&b, "== %s ==\n", side.name)
			s := why.Tell(side.events, side.name == "sqlalchemy")
			story(&b, s)
			scene(&b, s.At(len(s.Steps)-1))
			fmt.Fprintln(&b, "memory:", s.Memory())
			schema(&b, why.Tables(side.events, []protocol.File{{Text: side.code}}))
		}
		compared(&b, dj, sa)
		golden(t, l.Slug, b.String())
	}
}

func story(b *strings.Builder, s *why.Story) {
	for i, st := range s.Steps {
		auto := ""
		if st.Auto {
			auto = " (autoflush)"
		}
		fmt.Fprintf(b, "%3d line %d %s [%s]%s %s\n", i+1, st.Line, st.Kind, st.Short, auto, st.Text)
	}
}

func scene(b *strings.Builder, sc *why.Scene) {
	for _, o := range sc.Objects {
		fmt.Fprintf(b, "object %s: %s (%s)", o.Name(), o.State, o.Cause)
		for _, a := range o.Attrs {
			fmt.Fprintf(b, " %s=%s→%s", a.Name, a.Old, a.New)
			if a.Dirty {
				b.WriteString("*")
			}
		}
		for _, k := range o.Kept {
			fmt.Fprintf(b, " %s[filled %v, %d, %d hits]", k.Name, k.Filled, k.Count, k.Hits)
		}
		b.WriteString("\n")
	}
	for _, i := range sc.Identity {
		fmt.Fprintf(b, "identity (%s, %s) → no. %d, %d hits, gone %v\n", i.Class, i.Key, i.ID, i.Hits, i.Gone)
	}
	for _, q := range sc.QuerySets {
		fmt.Fprintf(b, "queryset %s line %d filled %v, %d objects, %d hits\n", q.Class, q.Line, q.Filled, q.Count, q.Hits)
	}
}

func plan(b *strings.Builder, p *why.FlushPlan) {
	fmt.Fprintf(b, "plan (%s) %dx%d\n", p.Cause, p.W, p.H)
	for _, n := range p.Nodes {
		fmt.Fprintf(b, "  %d. %s | %s @%d,%d\n", n.Number, n.Title, n.Detail, n.X, n.Y)
	}
	for _, e := range p.Edges {
		fmt.Fprintf(b, "  %d before %d: %s\n", p.Nodes[e.From].Number, p.Nodes[e.To].Number, e.Reason)
	}
}

func schema(b *strings.Builder, s *why.Schema) {
	for _, t := range s.Tables {
		fmt.Fprintf(b, "table %s = %s (line %d) at %d,%d %dx%d\n", t.Name, t.Class, t.Line, t.X, t.Y, t.W, t.H)
		for _, c := range t.Columns {
			fmt.Fprintf(b, "  %s %s field %s line %d pk=%v notnull=%v unique=%v %s\n", c.Name, c.Type, c.Field, c.Line, c.Primary, c.NotNull, c.Unique, c.Ref)
		}
		for _, r := range t.Relations {
			fmt.Fprintf(b, "  → %s %s %s line %d\n", r.Name, r.Kind, r.Target, r.Line)
		}
		for _, x := range t.Indexes {
			fmt.Fprintf(b, "  index %s\n", x)
		}
	}
	for _, l := range s.Links {
		fmt.Fprintf(b, "link %s\n", l.Description)
	}
}

func compared(b *strings.Builder, dj, sa []protocol.Event) {
	left, _ := why.Moves(dj)
	right, _ := why.Moves(sa)
	show := func(m *why.Move) string {
		if m == nil {
			return "–"
		}
		return fmt.Sprintf("%s %s ×%d, %d rows (line %d)", m.Verb, m.Table, m.Times, m.Rows, m.Line)
	}
	b.WriteString("== compared ==\n")
	for _, p := range why.Align(left, right, "app_") {
		fmt.Fprintf(b, "%-50s | %s\n", show(p.Left), show(p.Right))
	}
}

// Every flush plan of the unit-of-work lesson.
func TestFlushPlans(t *testing.T) {
	code, err := os.ReadFile("../../examples/06-unit-of-work/sqlalchemy.py")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range events(t, string(code)) {
		if e.Kind == protocol.FlushPlan {
			plan(&b, why.Flush(&e.Body))
		}
	}
	golden(t, "flush-plans", b.String())
}
