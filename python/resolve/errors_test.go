package resolve

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/python/syntax"
)

// TestErrorsEqualCPython compares the type, message, place and shown line of
// syntax errors with those that CPython 3.11 gave for the same snippets;
// testdata/errors.py records them.
func TestErrorsEqualCPython(t *testing.T) {
	sources, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/errors.golden")
	if err != nil {
		t.Fatal(err)
	}
	snippets := strings.Split(string(sources), "----\n")
	wants := strings.Split(strings.TrimSpace(string(golden)), "\n")
	if len(snippets) != len(wants) {
		t.Fatalf("%d snippets, %d records: run testdata/errors.py", len(snippets), len(wants))
	}
	bad := 0
	for i, source := range snippets {
		var want string
		if err := json.Unmarshal([]byte(wants[i]), &want); err != nil {
			t.Fatal(err)
		}
		if got := outcome(source); got != want {
			bad++
			t.Errorf("%s\nours:    %s\ncpython: %s", source, got, want)
		}
	}
	t.Logf("%d snippets, %d different", len(snippets), bad)
}

func outcome(source string) string {
	m, err := syntax.Parse("case.py", []byte(source))
	if err == nil {
		err = Module(m)
	}
	if err == nil {
		return "ok"
	}
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	return fmt.Sprintf("%s|%s|%d|%d|%d|%d|%s", e.Type, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol, strings.TrimRight(e.Text, "\n"))
}
