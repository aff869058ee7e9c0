//go:build !js

package hostsqlite

import (
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what sqlite3.wasm imports and exports into testdata")

const packages = "../../../web/client"

// listing is what sqlite3.wasm imports and exports, with kinds.
func listing(t *testing.T) (imports, exports []string) {
	t.Helper()
	file := packages + "/node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs the npm packages of web/client: ./build.sh installs them")
	}
	const script = `const m = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
		console.log(JSON.stringify([WebAssembly.Module.imports(m).map((i) => i.kind + " " + i.module + "." + i.name), WebAssembly.Module.exports(m).map((e) => e.kind + " " + e.name)]))`
	out, err := exec.Command("node", "-e", script, file).Output()
	if err != nil {
		t.Fatal("node: ", err)
	}
	var lists [2][]string
	if err := json.Unmarshal(out, &lists); err != nil {
		t.Fatal(err)
	}
	slices.Sort(lists[0])
	slices.Sort(lists[1])
	return lists[0], lists[1]
}

// What the pinned sqlite3.wasm asks for and offers is written down, so that no new
// version comes in unseen: look at what changed, then run with -update.
func TestImportsAndExports(t *testing.T) {
	imports, exports := listing(t)
	for file, list := range map[string][]string{"testdata/imports.txt": imports, "testdata/exports.txt": exports} {
		got := strings.Join(list, "\n") + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		known := strings.Split(strings.TrimSpace(string(want)), "\n")
		for _, name := range list {
			if !slices.Contains(known, name) {
				t.Errorf("sqlite3.wasm has a new one, which %s lacks: %s", file, name)
			}
		}
		for _, name := range known {
			if !slices.Contains(list, name) {
				t.Errorf("sqlite3.wasm does not have any more: %s", name)
			}
		}
	}
}

// What Go and the helper import is there; what the loader gives is what is asked
// for, no more and no less.
func TestThePartsFit(t *testing.T) {
	imports, exports := listing(t)
	source := func(name string) string {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	helper, loader := source("helper.wat"), source("loader.mjs")
	var needed []string
	for _, m := range regexp.MustCompile(`//go:wasmimport sqlite (\S+)`).FindAllStringSubmatch(source("imports_js.go"), -1) {
		needed = append(needed, m[1])
	}
	for _, m := range regexp.MustCompile(`\(import "sqlite" "(\S+)"`).FindAllStringSubmatch(helper, -1) {
		needed = append(needed, m[1])
	}
	if len(needed) < 60 {
		t.Fatalf("only %d functions are imported: the sources are not read right", len(needed))
	}
	for _, name := range needed {
		if !slices.Contains(exports, "function "+name) {
			t.Errorf("sqlite3.wasm lacks %s", name)
		}
	}
	for _, m := range regexp.MustCompile(`//go:wasmimport helper (\S+)`).FindAllStringSubmatch(source("imports_js.go"), -1) {
		if name := m[1]; !strings.Contains(helper, `(export "`+name+`")`) && !strings.Contains(loader, name+":") {
			t.Errorf("neither helper.wat nor loader.mjs has %s", name)
		}
	}
	_, host, _ := strings.Cut(loader, "const errno")
	host, _, _ = strings.Cut(host, "// Every function that the Go program imports")
	for _, line := range imports {
		_, name, _ := strings.Cut(line, ".")
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(host) {
			t.Errorf("the loader does not give %s", line)
		}
	}
	for _, m := range regexp.MustCompile(`"(__syscall_\w+|_\w+_js|fd_\w+)"`).FindAllStringSubmatch(host, -1) {
		if !slices.ContainsFunc(imports, func(line string) bool { return strings.HasSuffix(line, "."+m[1]) }) {
			t.Errorf("the loader gives %s, which nothing asks for", m[1])
		}
	}
}
