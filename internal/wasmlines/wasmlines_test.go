package wasmlines_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/internal/wasmlines"
)

// A program says the same without its line tables and names; of its last words the
// first sentence stays.
func TestAProgramRunsWithoutItsLines(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs node: a package of Debian")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "program.wasm")
	build := exec.Command("go", "build", "-trimpath", "-o", file, "./testdata/program")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func() (stdout, stderr string) {
		c := exec.Command(node, filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec_node.js"), file)
		var out, fail strings.Builder
		c.Stdout, c.Stderr = &out, &fail
		if err := c.Run(); err == nil {
			t.Error("the program ended well, which it should not")
		}
		return out.String(), fail.String()
	}
	before, trace := run()
	if !strings.Contains(before, "recovered: runtime error: index out of range") || !strings.Contains(trace, "main.go:") {
		t.Fatalf("%s\n%s", before, trace)
	}
	program, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	stripped, removed, err := wasmlines.Strip(program)
	if err != nil || removed < 20000 {
		t.Fatalf("%d bytes of %d: %v", removed, len(program), err)
	}
	if twice, again, err := wasmlines.Strip(stripped); err != nil || again != 0 || !bytes.Equal(twice, stripped) {
		t.Errorf("a second time: %d, %v", again, err)
	}
	if err := os.WriteFile(file, stripped, 0o644); err != nil {
		t.Fatal(err)
	}
	after, trace := run()
	if after != before {
		t.Errorf("without lines the program says\n%s\nnot\n%s", after, before)
	}
	if !regexp.MustCompile(`\n\(.*\)\n\t\?:0`).MatchString(trace) || strings.Contains(trace, "main.") {
		t.Errorf("its last words are\n%s", trace)
	}
	if first, _, _ := strings.Cut(trace, "\n"); !strings.HasPrefix(first, "panic: ") {
		t.Errorf("its last words begin with %s", first)
	}
}

func TestWhatIsNoProgramIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"nothing": "", "a text": "hello, hello", "an empty module": "\x00asm\x01\x00\x00\x00",
		"a section that is cut short": "\x00asm\x01\x00\x00\x00\x0b\x7f\x01\x00\x41\x00\x0b\x05ab",
		"counted segments":            "\x00asm\x01\x00\x00\x00\x0c\x01\x01\x0b\x08\x01\x00\x41\x00\x0b\x02ab",
		"data without a table":        "\x00asm\x01\x00\x00\x00\x0b\x08\x01\x00\x41\x00\x0b\x02ab",
	} {
		if _, n, err := wasmlines.Strip([]byte(data)); !errors.Is(err, wasmlines.ErrLayout) || n != 0 {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
}
