package resolve

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/python/syntax"
)

// scopes collects every scope of a tree, by walking its fields.
func scopes(v reflect.Value, seen map[*syntax.Scope]bool, visit func(*syntax.Scope)) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		if s, ok := v.Interface().(*syntax.Scope); ok {
			if !seen[s] {
				seen[s] = true
				visit(s)
			}
			return
		}
		if _, ok := v.Interface().(*syntax.Source); ok {
			return
		}
		scopes(v.Elem(), seen, visit)
	case reflect.Slice:
		for i := range v.Len() {
			scopes(v.Index(i), seen, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scopes(v.Field(i), seen, visit)
			}
		}
	}
}

func line(s *syntax.Scope) string {
	kind := "func"
	switch {
	case s.Generator && s.Coroutine:
		kind = "agen"
	case s.Generator:
		kind = "gen"
	case s.Coroutine:
		kind = "coro"
	}
	sorted := func(list []string) string {
		list = append([]string(nil), list...)
		sort.Strings(list)
		return strings.Join(list, ",")
	}
	var free []string
	for _, f := range s.Free {
		free = append(free, f.Name)
	}
	return strings.Join([]string{s.Name, s.QualName, fmt.Sprint(s.FirstLine),
		fmt.Sprintf("%d/%d/%d", s.PosOnlyCount, s.ArgCount, s.KwOnlyCount), kind,
		strings.Join(s.ParamNames, ","), sorted(s.Locals[len(s.Params):]), sorted(s.Cells), sorted(free)}, "|")
}

// sameScope compares two lines. CPython gives no slot to a variable that is only
// annotated; ours has one that nothing uses.
func sameScope(got, want string) bool {
	if got == want {
		return true
	}
	g, w := strings.Split(got, "|"), strings.Split(want, "|")
	if len(g) != 9 || len(w) != 9 {
		return false
	}
	for _, name := range strings.Split(w[6], ",") {
		if name != "" && !strings.Contains(","+g[6]+",", ","+name+",") {
			return false
		}
	}
	g[6], w[6] = "", ""
	return strings.Join(g, "|") == strings.Join(w, "|")
}

func ours(path string, data []byte) []string {
	m, err := syntax.Parse(path, data)
	if err == nil {
		err = Module(m)
	}
	var e *syntax.Error
	if errors.As(err, &e) {
		return []string{fmt.Sprintf("!%s|%s|%d|%d|%d|%d", e.Type, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol)}
	}
	var out []string
	scopes(reflect.ValueOf(m), map[*syntax.Scope]bool{}, func(s *syntax.Scope) {
		if s.Kind != syntax.ModuleScope {
			out = append(out, line(s))
		}
	})
	sort.Strings(out)
	return out
}

func cpython(t *testing.T) string {
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

// TestScopesEqualCPython compares parameters, locals, cells and free variables
// with those of CPython's code objects, over its standard library and the
// folders that DIPTYCH_SOURCES lists.
func TestScopesEqualCPython(t *testing.T) {
	python := cpython(t)
	out, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	roots := append([]string{strings.TrimSpace(string(out))}, filepath.SplitList(os.Getenv("DIPTYCH_SOURCES"))...)
	var files []string
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() && (d.Name() == "site-packages" || d.Name() == "lib2to3" || d.Name() == "test") {
				return fs.SkipDir
			}
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
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
	cmd := exec.Command(python, "-S", "testdata/scopes.py")
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewScanner(pipe)
	r.Buffer(nil, 1<<20)
	bad, count := 0, 0
	for _, path := range files {
		var want []string
		for r.Scan() && r.Text() != "--" {
			want = append(want, r.Text())
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got := ours(path, data)
		count += len(got)
		if len(want) == 1 && len(got) == 1 && want[0][0] == '!' && got[0][0] == '!' {
			continue
		}
		if len(got) == 1 && strings.HasPrefix(got[0], "!SyntaxError|unknown encoding") {
			continue // UTF-8, ASCII and Latin-1 only: docs/limits.md
		}
		for i := 0; i < len(got) || i < len(want); i++ {
			if i < len(got) && i < len(want) && sameScope(got[i], want[i]) {
				continue
			}
			g, w := "(nothing)", "(nothing)"
			if i < len(got) {
				g = got[i]
			}
			if i < len(want) {
				w = want[i]
			}
			if bad++; bad <= 20 {
				t.Errorf("%s\nours:    %s\ncpython: %s", path, g, w)
			}
			break
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d scopes, %d files different", len(files), count, bad)
}
