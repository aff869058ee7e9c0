// Package arch holds the tests of the repository's shape: which package may
// import which, and which files may be tied to the browser.
package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/diptych-orm/diptych/"

// A rule forbids the packages under From to import any package under Not,
// except those under But.
type rule struct {
	from []string
	not  []string
	but  []string
	why  string
}

var rules = []rule{
	{from: []string{"orm"}, not: []string{"python", "bind", "playground", "web", "wasm", "cmd", "conformance"}, why: "the ORM core knows no Python and no browser"},
	{from: []string{"python"}, not: []string{"orm", "bind", "playground", "web", "wasm", "cmd", "conformance"}, why: "the language knows no SQL"},
	{from: []string{"orm/django"}, not: []string{"orm/alchemy"}, why: "the two ORMs never import each other"},
	{from: []string{"orm/alchemy"}, not: []string{"orm/django"}, why: "the two ORMs never import each other"},
	{from: []string{"orm/sqltree"}, not: []string{"orm"}, but: []string{"orm/sqltree"}, why: "the tree is the bottom of the core"},
	{from: []string{"orm/trace", "orm/topo"}, not: []string{"orm"}, but: []string{"orm/trace", "orm/topo"}, why: "leaves import nothing of the core"},
	{from: []string{"orm/render", "orm/dialect", "orm/schema", "orm/database"}, not: []string{"orm/django", "orm/alchemy"}, why: "shared parts know neither ORM"},
	{from: []string{"python/syntax"}, not: []string{"python"}, but: []string{"python/syntax"}, why: "syntax is the bottom of the language"},
	{from: []string{"python/object"}, not: []string{"python"}, but: []string{"python/object"}, why: "values do not know the evaluator"},
	{from: []string{"python/eval", "python/resolve"}, not: []string{"python/lib"}, why: "the library is plugged in, not built in"},
	{from: []string{"bind"}, not: []string{"playground", "web", "wasm", "cmd", "conformance"}, why: "bindings are thin and below the playground"},
	{from: []string{"bind/django"}, not: []string{"bind/sqlalchemy", "bind/alembic", "orm/alchemy"}, why: "one binding, one ORM"},
	{from: []string{"bind/sqlalchemy", "bind/alembic"}, not: []string{"bind/django", "orm/django"}, why: "one binding, one ORM"},
	{from: []string{"web", "wasm/app", "playground/protocol", "playground/share", "playground/lesson", "playground/layout", "playground/suggest", "playground/why", "playground/words", "playground/ui"}, not: []string{"orm", "python", "bind", "playground/engine"}, why: "the UI program carries neither the ORM nor the language"},
}

func under(pkg string, roots []string) bool {
	for _, r := range roots {
		if pkg == r || strings.HasPrefix(pkg, r+"/") {
			return true
		}
	}
	return false
}

func eachGoFile(t *testing.T, visit func(dir, path string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			switch d.Name() {
			case ".git", "node_modules", "dist", ".cache", "testdata":
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(rel, ".go") {
			visit(filepath.ToSlash(filepath.Dir(rel)), path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	fset := token.NewFileSet()
	seen := 0
	eachGoFile(t, func(dir, path string) {
		if strings.HasSuffix(path, "_test.go") {
			return // an external test may look from above
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
		seen++
		for _, spec := range f.Imports {
			imp := strings.Trim(spec.Path.Value, `"`)
			pkg, ours := strings.CutPrefix(imp, module)
			if !ours {
				continue
			}
			for _, r := range rules {
				if under(dir, r.from) && under(pkg, r.not) && !under(pkg, r.but) {
					t.Errorf("%s imports %s: %s", path, pkg, r.why)
				}
			}
		}
	})
	if seen == 0 {
		t.Fatal("no Go files were read")
	}
}

// Only the WebAssembly programs, the front end's browser bridge and the engines
// that exist only there may be tied to the browser: all else runs in go test.
func TestBrowserOnlyFilesStayFew(t *testing.T) {
	fset := token.NewFileSet()
	eachGoFile(t, func(dir, path string) {
		f, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return
		}
		tied := strings.HasSuffix(path, "_js.go") || strings.HasSuffix(path, "_js_test.go")
		for _, group := range f.Comments {
			if group.Pos() > f.Package {
				break
			}
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, "//go:build") && strings.Contains(c.Text, "js") && !strings.Contains(c.Text, "!js") {
					tied = true
				}
			}
		}
		if tied && !under(dir, []string{"wasm", "web/browser", "orm/database"}) {
			t.Errorf("%s is tied to the browser; only wasm/, web/browser and the drivers of orm/database may be", path)
		}
	})
}
