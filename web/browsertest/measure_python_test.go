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

// warmups are rounds that are not counted: the browser still compiles better what it
// has just seen to be called often. turns are the rounds that are.
const (
	warmups = 2
	turns   = 9
)

// cpython prints how long a program takes in CPython, in milliseconds of processor
// time: the mean of as many runs as take about as long as one of the page may. A
// shared processor is fast for some milliseconds at a time; a program of ten of them
// would find a fast stretch that one of a hundred never gets.
const cpython = `
import contextlib, io, sys, time
code = compile(open(sys.argv[1]).read(), "main.py", "exec")
with contextlib.redirect_stdout(io.StringIO()):
    exec(code, {"__name__": "__main__"})
    start = time.process_time()
    for _ in range(8):
        exec(code, {"__name__": "__main__"})
    print((time.process_time() - start) * 1000 / 8, file=sys.stderr)
`

// language measures the programs of python/bench in CPython 3.11, natively and in
// the page's engine, by turns, and takes the least of each: whatever else the
// machine does only adds to it.
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
	fmt.Fprintf(doc, "\n## Python\n\nThe programs of `python/bench`, by turns; milliseconds, the least of nine rounds after two that are not counted, each of which runs all three. The budget is %d times CPython natively, %d times in the page.\n\n"+
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
		b.write("sa", string(src))
		var there, here, page []float64
		for i := range warmups + turns {
			out, err := exec.Command(python, "-c", cpython, file).CombinedOutput()
			if err != nil {
				t.Fatal(err)
			}
			ms, err := strconv.ParseFloat(string(bytes.TrimSpace(out)), 64)
			if err != nil {
				t.Fatal(err)
			}
			res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: string(src)}}}, engine.Options{Engine: gosqlite.Engine})
			if res.Error != nil {
				t.Errorf("%s: %s", file, res.Error.Message)
			}
			b.eval(watch)
			b.eval(`document.querySelector(".top .run").click()`)
			b.wait("ranAt > 0")
			if i >= warmups {
				there = append(there, ms)
				here = append(here, float64(res.Time.Microseconds())/1000)
				page = append(page, b.number(`document.querySelector("#p-sa").dataset.ms`))
			}
		}
		base, native, browser := slices.Min(there), slices.Min(here), slices.Min(page)
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		if native > nativeTimes*base || browser > pageTimes*base {
			t.Errorf("%s: %.1f times CPython natively, %.1f in the page; the budgets are %d and %d", name, native/base, browser/base, nativeTimes, pageTimes)
		}
		fmt.Fprintf(doc, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name, base, native, native/base, browser, browser/base)
	}
}
