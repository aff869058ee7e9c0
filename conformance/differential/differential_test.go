// Package differential compares the built-in types and the standard library with
// CPython 3.11, each on a generated program of many small expressions.
package differential

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/lib"
	"github.com/diptych-orm/diptych/python/object"
)

// TestAgainstCPython needs python3.11 on the path: other versions word errors
// differently.
func TestAgainstCPython(t *testing.T) {
	python, err := exec.LookPath("python3.11")
	if err != nil {
		t.Skip("python3.11 is not installed")
	}
	for _, generator := range []string{"generate.py", "library.py"} {
		t.Run(generator, func(t *testing.T) { compare(t, python, generator) })
	}
}

// compare runs a generated program on both.
func compare(t *testing.T, python, generator string) {
	run := func(args ...string) string {
		cmd := exec.Command(python, append([]string{"-W", "ignore"}, args...)...)
		cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	program := run(generator, "4000", "3")
	file := t.TempDir() + "/program.py"
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	want := strings.Split(run(file), "\n")
	var out bytes.Buffer
	rt := object.NewRuntime(context.Background(), &out, io.Discard, object.Limits{Memory: 1 << 30})
	builtins.Install(rt)
	eval.Install(rt)
	lib.Register(rt)
	th := object.NewThread(rt)
	if err := eval.Exec(th, []byte(program)); err != nil {
		t.Fatal(eval.FormatException(th, err))
	}
	got := strings.Split(out.String(), "\n")
	if len(got) != len(want) || len(want) < 4000 {
		t.Fatalf("%d lines, CPython %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("\nCPython: %s\nours:    %s", want[i], got[i])
		}
	}
}
