//go:build !js

package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// How much longer than CPython the language may take, natively and in the page.
const (
	nativeTimes = 4
	pageTimes   = 8
)

// warmups are runs that are not counted: the browser still compiles better what it
// has just seen to be called often.
const warmups = 2

// cpython prints how long a program takes in CPython, in milliseconds of processor
// time: the least of five runs.
const cpython = `
import contextlib, io, sys, time
code = compile(open(sys.argv[1]).read(), "main.py", "exec")
best = 1e9
for _ in range(5):
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.process_time()
        exec(code, {"__name__": "__main__"})
        best = min(best, time.process_time() - start)
print(best * 1000)
`

// language measures the programs of python/bench in CPython 3.11, natively and in
// the page's engine, by turns. Times are the least that was seen, since whatever
// else the machine does only adds to them.
func language(t *testing.T, doc *strings.Builder) {
	t.Helper()
	python := os.Getenv("DIPTYCH_PYTHON")
	if python == "" {
		python = "python3.11"
	}
	if _, err := exec.LookPath(python); err != nil {
		doc.WriteString("\n## Python\n\nNot measured: there is no CPython 3.11 here.\n")
		return
	}
	programs, err := filepath.Glob("../../python/bench/programs/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	fmt.Fprintf(doc, "\n## Python\n\nThe programs of `python/bench`, by turns; milliseconds, the least of five runs after two that are not counted. The budget is %d times CPython natively, %d times in the page.\n\n"+
		"| Program | CPython 3.11 | Native | times | Page | times |\n|---|---:|---:|---:|---:|---:|\n", nativeTimes, pageTimes)
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=sa]")
	for _, file := range programs {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, "-c", cpython, file).Output()
		if err != nil {
			t.Fatal(err)
		}
		base, err := strconv.ParseFloat(string(bytes.TrimSpace(out)), 64)
		if err != nil {
			t.Fatal(err)
		}
		b.write("sa", string(src))
		var here, page []float64
		for i := range warmups + 5 {
			res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: string(src)}}}, engine.Options{Engine: gosqlite.Engine})
			if res.Error != nil {
				t.Errorf("%s: %s", file, res.Error.Message)
			}
			b.eval(watch)
			b.eval(`document.querySelector(".top .run").click()`)
			b.wait("ranAt > 0")
			if i >= warmups {
				here = append(here, float64(res.Time.Microseconds())/1000)
				page = append(page, b.number(`document.querySelector("#p-sa").dataset.ms`))
			}
		}
		native, browser := slices.Min(here), slices.Min(page)
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		if native > nativeTimes*base || browser > pageTimes*base {
			t.Errorf("%s: %.1f times CPython natively, %.1f in the page; the budgets are %d and %d", name, native/base, browser/base, nativeTimes, pageTimes)
		}
		fmt.Fprintf(doc, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name, base, native, native/base, browser, browser/base)
	}
}
