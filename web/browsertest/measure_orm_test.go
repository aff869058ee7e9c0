//go:build !js

package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/workload"
)

// orms are the kinds of programs that are measured, each with its side of the page.
var orms = []struct{ kind, title, side string }{
	{workload.Django, "Django", "dj"},
	{workload.SQLAlchemy, "SQLAlchemy", "sa"},
}

// work measures the programs of package workload on the real ORM, natively and in the
// page, by turns; each prints how long its work took. Times are the least of three.
func work(t *testing.T, doc *strings.Builder) {
	t.Helper()
	doc.WriteString("\n## Much work\n\nThe programs of `playground/workload`, by turns: the real ORM in CPython 3.11 (where the oracle is installed), natively, and in the page.\n" +
		"Milliseconds of the work alone, without models, tables and the rows it begins with; the least of three. The page also draws what happened, which is not counted.\n")
	real := realORM(t)
	server := serve(t, nil)
	for _, o := range orms {
		programs := workload.Programs(o.kind)
		if len(programs) == 0 {
			continue
		}
		fmt.Fprintf(doc, "\n| %s | Real | Native | times | Page | times |\n|---|---:|---:|---:|---:|---:|\n", o.title)
		b := newTab(t, server, 1440, 900) // a new one: a side that comes into sight after the other ran is run by itself, and a tab has three minutes
		b.open("/examples/first-model/")
		b.ready()
		b.click("[data-do=layout][data-arg=" + o.side + "]")
		for _, p := range programs {
			b.write(o.side, p.Code)
			var theirs, here, page []float64
			for range rounds {
				if real != nil {
					theirs = append(theirs, real(o.kind, p.Code))
				}
				here = append(here, worked(t, nativeOutput(t, p.Code)))
				b.eval(watch)
				b.eval(`document.querySelector(".top .run").click()`)
				b.wait("ranAt > 0")
				page = append(page, worked(t, b.text("#p-"+o.side+" .stdout")))
			}
			native, browser := slices.Min(here), slices.Min(page)
			if real == nil {
				fmt.Fprintf(doc, "| %s | | %.0f | | %.0f | |\n", p.Name, native, browser)
				continue
			}
			base := slices.Min(theirs)
			fmt.Fprintf(doc, "| %s | %.0f | %.0f | %.1f | %.0f | %.1f |\n", p.Name, base, native, native/base, browser, browser/base)
		}
	}
}

// worked is the time that a program printed.
func worked(t *testing.T, printed string) float64 {
	t.Helper()
	ms, err := workload.Milliseconds(printed)
	if err != nil {
		t.Fatal(err)
	}
	return ms
}

func nativeOutput(t *testing.T, code string) string {
	t.Helper()
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine, KeepEvents: true})
	if res.Error != nil {
		t.Fatalf("%s: %s", res.Error.Type, res.Error.Message)
	}
	return res.Stdout()
}

// realORM runs a program on the real ORM and returns the time it printed; nil where
// $DIPTYCH_ORACLE names no installed oracle.
func realORM(t *testing.T) func(kind, code string) float64 {
	t.Helper()
	python := filepath.Join(os.Getenv("DIPTYCH_ORACLE"), "python")
	if _, err := os.Stat(python); err != nil || os.Getenv("DIPTYCH_ORACLE") == "" {
		return nil
	}
	file := filepath.Join(t.TempDir(), "main.py")
	return func(kind, code string) float64 {
		t.Helper()
		if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, "../../conformance/oracle/timing.py", kind, file).Output()
		if err != nil {
			t.Fatalf("the real %s: %v", kind, err)
		}
		return worked(t, string(out))
	}
}
