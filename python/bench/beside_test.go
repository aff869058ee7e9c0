//go:build unix

package bench

import (
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// rounds is how often each side runs.
const rounds = 7

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

func init() { beside = byTurns }

// byTurns takes the processor time of all threads of this process, the collector's
// too, so that neither a busy machine nor a second processor counts.
func byTurns(b *testing.B, python, file string, src []byte) (ours, theirs float64) {
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
