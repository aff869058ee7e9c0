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
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

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

// timing makes CPython print the median processor time of three runs of a program,
// in nanoseconds.
const timing = `
import contextlib, io, sys, time
code = compile(open(sys.argv[1]).read(), "main.py", "exec")
times = []
for _ in range(3):
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.process_time_ns()
        exec(code, {"__name__": "__main__"})
        times.append(time.process_time_ns() - start)
print(sorted(times)[1])
`

// garbage is how much the heap may grow before it is collected, in percent: what
// the command and the engine set.
const garbage = 400

// rounds is how often each side runs where both are measured.
const rounds = 7

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
			if python != "" {
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
// processor time of each, in nanoseconds: all threads of this process, the
// collector's too, so that neither a busy machine nor a second processor counts.
func beside(b *testing.B, python, file string, src []byte) (ours, theirs float64) {
	var here, there []float64
	for range rounds {
		before := processorTime(b)
		run(b, src)
		here = append(here, float64(processorTime(b)-before))
		out, err := exec.Command(python, "-c", timing, file).Output()
		if err != nil {
			b.Fatal(err)
		}
		ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		there = append(there, ns)
	}
	slices.Sort(here)
	slices.Sort(there)
	return here[rounds/2], there[rounds/2]
}

// processorTime is what the process has used so far.
func processorTime(b *testing.B) time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
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
