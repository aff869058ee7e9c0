package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cpython returns a Python 3.11 interpreter to compare with.
func cpython(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("DIPTYCH_PYTHON"), "python3.11"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no python3.11 on the path, and DIPTYCH_PYTHON is not set: nothing to compare with")
	return ""
}

// cpythonDumps runs testdata/dump.py over files and calls visit with each line.
func cpythonDumps(t testing.TB, files []string, visit func(path, line string)) {
	t.Helper()
	cmd := exec.Command(cpython(t), "-S", "testdata/dump.py")
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReaderSize(out, 1<<20)
	for _, f := range files {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		visit(f, strings.TrimSuffix(line, "\n"))
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// ours is the line that dump.py would print, from our parser.
func ours(path string, data []byte) string {
	m, err := Parse(path, data)
	var e *Error
	if errors.As(err, &e) {
		return fmt.Sprintf("!%s|%s|%d|%d|%d|%d|%s", e.Type, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol, strings.TrimSuffix(e.Text, "\n"))
	}
	if err != nil {
		return "!" + err.Error()
	}
	return dump(m)
}

// firstDifference cuts two dumps down to where they part.
func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-160)
	return fmt.Sprintf("ours:    …%s\ncpython: …%s", a[from:min(len(a), i+120)], b[from:min(len(b), i+120)])
}

// TestTreesEqualCPython compares our trees with CPython's ast over real source
// files: its standard library, and any folders that DIPTYCH_SOURCES lists.
func TestTreesEqualCPython(t *testing.T) {
	python := cpython(t)
	out, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	roots := []string{strings.TrimSpace(string(out))}
	if s := os.Getenv("DIPTYCH_SOURCES"); s != "" {
		roots = append(roots, filepath.SplitList(s)...)
	}
	var files []string
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			// CPython's own tests hold rare encodings and character names on purpose
			// (docs/limits.md), and lib2to3's hold Python 2.
			if d != nil && d.IsDir() && (d.Name() == "site-packages" || d.Name() == "test" || d.Name() == "tests") {
				return fs.SkipDir
			}
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") && !strings.ContainsAny(path, "\n") {
				files = append(files, path)
			}
			return nil
		})
	}
	if testing.Short() {
		var some []string
		for i := 0; i < len(files); i += 20 {
			some = append(some, files[i])
		}
		files = some
	}
	bad, lines := 0, 0
	cpythonDumps(t, files, func(path, want string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(data), "\n")
		got := ours(path, data)
		if strings.HasPrefix(want, "!") && strings.HasPrefix(got, "!") || got == want {
			return
		}
		if strings.HasPrefix(got, "!SyntaxError|unknown encoding") {
			return // UTF-8, ASCII and Latin-1 only: docs/limits.md
		}
		if bad++; bad <= 20 {
			t.Errorf("%s\n%s", path, firstDifference(got, want))
		}
	})
	t.Logf("%d files, %d lines, %d different", len(files), lines, bad)
}
