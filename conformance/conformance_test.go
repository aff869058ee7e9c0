package conformance_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/conformance"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

var brief = flag.Bool("brief", false, "tell only which parts differ")

// TestConformance runs every case through the engine that the page and the
// command use, and compares it with what the real thing did. Run some of them
// with -run 'TestConformance/django/NAME'.
func TestConformance(t *testing.T) {
	cases, err := conformance.Cases(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	for _, kind := range conformance.Kinds {
		t.Run(kind, func(t *testing.T) {
			for _, c := range cases {
				if c.Kind == kind {
					t.Run(c.Name, func(t *testing.T) { check(t, c) })
				}
			}
		})
	}
}

func check(t *testing.T, c conformance.Case) {
	want, err := conformance.ReadRecord(c.Golden)
	if err != nil {
		t.Fatalf("%v (go run ./conformance/cmd/record -missing)", err)
	}
	text, err := os.ReadFile(c.Source)
	if err != nil {
		t.Fatal(err)
	}
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: string(text)}}}, engine.Options{
		Engine: gosqlite.Engine, Deterministic: true, Limits: engine.Limits{Time: 30 * time.Second, Steps: -1},
	})
	data, err := res.JSON(false)
	if err != nil {
		t.Fatal(err)
	}
	got, err := conformance.ParseRecord(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range conformance.Compare(c.Kind, want, got) {
		if *brief {
			b.WriteString(" " + string(d.Part))
			continue
		}
		b.WriteString("\n== " + string(d.Part) + " (- the real thing, + ours)\n" + d.Text)
	}
	if b.Len() == 0 {
		return
	}
	if res.Traceback != "" && !*brief {
		b.WriteString("\n== our traceback\n" + res.Traceback)
	}
	t.Error(b.String())
}
