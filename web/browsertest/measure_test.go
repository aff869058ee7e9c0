//go:build !js

package browsertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/lesson"
)

// The budgets of the page. Sizes are in MB after brotli, times in milliseconds.
const (
	appBudget    = 1.9
	engineBudget = 4.0
	rerunBudget  = 100
)

// TestMeasure writes docs/performance.md: ./build.sh measure sets the variable.
func TestMeasure(t *testing.T) {
	target := os.Getenv("DIPTYCH_MEASURE")
	if target == "" {
		t.Skip("writes a document: ./build.sh measure runs it")
	}
	var doc strings.Builder
	fmt.Fprintf(&doc, "# Performance\n\nWritten by `./build.sh measure`, on %s/%s with %d processors. Sizes are what the server of build.sh sends (brotli, level 11, as ./build.sh makes it). Times are the median of three, in milliseconds.\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	sizes(t, &doc)
	lessons, err := lesson.All(os.DirFS("../../examples"))
	if err != nil {
		t.Fatal(err)
	}
	start(t, &doc)
	reruns(t, &doc, lessons)
	panels(t, &doc)
	language(t, &doc)
	work(t, &doc)
	if old, err := os.ReadFile(target); err == nil { // the section that package enginebench writes stays
		if _, engines, found := strings.Cut(string(old), "\n## The database engines\n"); found {
			doc.WriteString("\n## The database engines\n" + engines)
		}
	}
	if err := os.WriteFile(target, []byte(doc.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func sizes(t *testing.T, doc *strings.Builder) {
	t.Helper()
	doc.WriteString("\n## Size\n\n| File | Raw, MB | Brotli, MB | Budget, MB |\n|---|---:|---:|---:|\n")
	for _, f := range []struct {
		pattern string
		budget  float64
	}{{"app.*.wasm", appBudget}, {"engine.*.wasm", engineBudget}, {"sqlite3.*.wasm", 0}, {"library.*.bin", 0}, {"zones.*.bin", 0}, {"names.*.bin", 0}, {"bridge.*.js", 0}, {"diptych.*.css", 0}} {
		names, err := filepath.Glob(filepath.Join(dist(t), "a", f.pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			packed, err := os.ReadFile(name + ".br") // what the server sends
			if err != nil {
				t.Fatal(err)
			}
			budget, size := "", float64(len(packed))/1e6
			if f.budget > 0 {
				budget = strconv.FormatFloat(f.budget, 'f', 1, 64)
				if size > f.budget {
					t.Errorf("%s has %.2f MB, its budget is %.1f", f.pattern, size, f.budget)
				}
			}
			label := regexp.MustCompile(`\.[0-9a-f]{12}\.`).ReplaceAllString(filepath.Base(name), ".")
			fmt.Fprintf(doc, "| %s | %.3f | %.3f | %s |\n", label, float64(len(data))/1e6, size, budget)
		}
	}
}

const rounds = 3

// manyRounds is how often a lesson is run again on one page: the browser still compiles
// the engine better meanwhile, so that single runs differ by a half.
const manyRounds = 9

func median(values []float64) float64 {
	for i := range values {
		for j := i; j > 0 && values[j] < values[j-1]; j-- {
			values[j], values[j-1] = values[j-1], values[j]
		}
	}
	return values[len(values)/2]
}

// start measures a first visit, each time in a fresh profile: to the first paint
// of the recorded result, to a warm engine, to the first result of a live run.
func start(t *testing.T, doc *strings.Builder) {
	t.Helper()
	var paint, ready, live, again []float64
	for range rounds {
		b := newTab(t, serve(t, nil), 1440, 900)
		b.open("/examples/n-plus-one/")
		b.ready()
		ready = append(ready, b.number("window.readyAt || performance.now()"))
		paint = append(paint, b.number(`performance.getEntriesByName("first-contentful-paint")[0].startTime`))
		b.eval(watch)
		b.eval(`document.querySelector(".top .run").click()`)
		b.ran()
		live = append(live, ready[len(ready)-1]+b.number("ranAt - ranFrom"))
		b.open("/play/") // the second visit: everything is in the browser's cache
		b.ready()
		again = append(again, b.number("performance.now()"))
	}
	doc.WriteString("\n## A first visit, in a fresh Chromium profile, from this machine\n\n| From navigation to | ms |\n|---|---:|\n")
	fmt.Fprintf(doc, "| the recorded result is painted | %.0f |\n| the engine is ready | %.0f |\n| the first live result, both sides, when Run is pressed at once | %.0f |\n| the engine is ready, second visit | %.0f |\n",
		median(paint), median(ready), median(live), median(again))
}

// watch notes when a run that starts now has ended on the page.
const watch = `(() => {
	window.ranFrom = performance.now(); window.ranAt = 0;
	const app = document.querySelector("#app");
	let busy = false;
	new MutationObserver((_, o) => {
		if (app.dataset.engine === "running") busy = true;
		else if (busy && app.dataset.engine === "ready") { window.ranAt = performance.now(); o.disconnect(); }
	}).observe(app, { attributeFilter: ["data-engine"] });
})()`

func (b *tab) number(js string) float64 {
	b.t.Helper()
	f, err := strconv.ParseFloat(b.eval(js), 64)
	if err != nil {
		b.t.Fatal(err)
	}
	return f
}

// reruns measures every lesson when it runs again: on the page, from Run to the
// last panel painted, and natively.
func reruns(t *testing.T, doc *strings.Builder, lessons []lesson.Lesson) {
	t.Helper()
	fmt.Fprintf(doc, "\n## Running a lesson again\n\nBoth sides, from Run until both panels show their results, the median of nine. The budget is %d ms.\n\n| Lesson | Page, both sides | Engine: Django | Engine: SQLAlchemy | Native: Django | Native: SQLAlchemy |\n|---|---:|---:|---:|---:|---:|\n", rerunBudget)
	b := newTab(t, serve(t, nil), 1440, 900)
	for _, l := range lessons {
		b.open("/examples/" + l.Slug + "/")
		b.ready()
		var whole []float64
		for i := range manyRounds + 1 {
			b.eval(watch)
			b.eval(`document.querySelector(".top .run").click()`)
			b.wait("ranAt > 0")
			if i > 0 {
				whole = append(whole, b.number("ranAt - ranFrom"))
			}
		}
		ms := median(whole)
		if ms > rerunBudget {
			t.Errorf("%s takes %.0f ms again, the budget is %d", l.Slug, ms, rerunBudget)
		}
		fmt.Fprintf(doc, "| %s | %.0f | %s | %s | %.1f | %.1f |\n", l.Title, ms,
			b.eval(`document.querySelector("#p-dj").dataset.ms`), b.eval(`document.querySelector("#p-sa").dataset.ms`), native(t, l.Django), native(t, l.SQLAlchemy))
	}
}

func native(t *testing.T, code string) float64 {
	t.Helper()
	var times []float64
	for i := range rounds + 1 {
		begin := time.Now()
		res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine, KeepEvents: true})
		if res.Error != nil {
			t.Errorf("native: %s: %s", res.Error.Type, res.Error.Message)
		}
		if i > 0 {
			times = append(times, float64(time.Since(begin).Microseconds())/1000)
		}
	}
	return median(times)
}
