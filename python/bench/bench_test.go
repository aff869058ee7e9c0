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
	"os/exec"
	"path/filepath"
	"strconv"
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

// timing makes CPython print the best of five runs of a program, in nanoseconds.
const timing = `
import contextlib, io, sys, time
code = compile(open(sys.argv[1]).read(), "main.py", "exec")
best = 1e9
for _ in range(5):
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.process_time()
        exec(code, {"__name__": "__main__"})
        best = min(best, time.process_time() - start)
print(int(best * 1e9))
`

func BenchmarkPrograms(b *testing.B) {
	for _, file := range programs(b) {
		src, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(b *testing.B) {
			for b.Loop() {
				run(b, src)
			}
			python := os.Getenv("CPYTHON")
			if python == "" {
				return
			}
			b.StopTimer()
			out, err := exec.Command(python, "-c", timing, file).Output()
			if err != nil {
				b.Fatal(err)
			}
			ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(ns, "cpython-ns/op")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/ns, "times-cpython")
		})
	}
}

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
