// Package bench measures the evaluator on small programs of the kinds that
// snippets are made of: calls, attributes, methods, text, containers, exceptions,
// generators.
//
//	go test -bench . ./python/bench
//
// To set the times beside CPython's in one run, give an interpreter:
//
//	CPYTHON=/usr/bin/python3.11 go test -bench . ./python/bench
package bench

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/object"
)

func programs(tb testing.TB) []string {
	files, err := filepath.Glob("programs/*.py")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no programs: %v", err)
	}
	return files
}

func run(tb testing.TB, src []byte) string {
	var out bytes.Buffer
	rt := object.NewRuntime(context.Background(), &out, &out, object.Limits{})
	builtins.Install(rt)
	eval.Install(rt)
	th := object.NewThread(rt)
	err := eval.Exec(th, src)
	if err != nil {
		tb.Fatal(object.FormatException(th, err))
	}
	eval.Finish(th, true)
	return out.String()
}

// garbage is how much the heap may grow before it is collected, in percent: what
// the command and the engine set.
const garbage = 400

func BenchmarkPrograms(b *testing.B) {
	debug.SetGCPercent(garbage)
	python := os.Getenv("CPYTHON")
	for _, file := range programs(b) {
		src, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(b *testing.B) {
			for b.Loop() {
				run(b, src)
			}
			if python != "" && beside != nil {
				b.StopTimer()
				ours, theirs := beside(b, python, file, src)
				b.ReportMetric(ours, "cpu-ns/op")
				b.ReportMetric(theirs, "cpython-cpu-ns/op")
				b.ReportMetric(ours/theirs, "times-cpython")
			}
		})
	}
}

// beside runs a program here and in CPython by turns and returns the median
// processor time of each, in nanoseconds; nil where it cannot be told.
var beside func(b *testing.B, python, file string, src []byte) (ours, theirs float64)

// The programs must run to their end and print something, or their times mean
// nothing.
func TestProgramsRun(t *testing.T) {
	for _, file := range programs(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out := run(t, src); strings.TrimSpace(out) == "" {
			t.Errorf("%s printed nothing", file)
		}
	}
}
