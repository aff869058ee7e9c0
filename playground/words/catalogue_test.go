package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The packages whose texts people read, from this folder.
var readByPeople = []string{"../ui", "../why", "../diagnose", "../../web/view", "../../web/page"}

// english recognises a text for people: two words in small letters, or a
// sentence's beginning. Class names, SQL and addresses do not look so.
var english = regexp.MustCompile(`\b[a-z]+ [a-z]{2,}\b|^ [a-z]{3,}\b|^[A-Z][a-z]+\b[^A-Z_./:=]*$|[a-z]{3,}\.$`)

// apart are texts that only look like English: kinds of failures, of loads and of
// relations by which the parts of the program know each other, code, class names
// of elements, keys.
var apart = map[string]bool{"Limit": true, "Engine": true, "lazy select": true, "related manager": true, "from cache": true, " to one ": true,
	"from sqlalchemy.orm import ": true, " for ": true, "link.": true, "draft.": true, "sidetabs always": true, "ln now": true, "btn run ": true, "btn line ": true}

// word is what a text that is shown for certain must not have.
var word = regexp.MustCompile(`[A-Za-z]{2}`)

// attributes are those whose value is read; names are the same in every language.
var (
	attributes = map[string]bool{"aria-label": true, "title": true, "placeholder": true, "alt": true}
	names      = map[string]bool{"Django": true, "SQLAlchemy": true, "Diptych": true, "PostgreSQL": true, "SQLite": true, "MySQL": true, "Manager": true, "QuerySet": true, "Session": true,
		"Django 5.2 · SQLAlchemy 2.0 · SQLite": true, "DDL": true, "TX": true, "NULL": true, "Ctrl ↵": true, "/play/#1d.…": true}
)

// literal is a string literal that people read, by the place where it stands.
type literal struct{ file, text string }

// literals are the texts of a file that are meant for people.
func literals(t *testing.T, path string) []literal {
	t.Helper()
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []literal
	skip := map[ast.Expr]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			if n.Tag != nil {
				skip[n.Tag] = true
			}
		case *ast.AssignStmt:
			if called(n.Lhs[0]) == "class" {
				return false
			}
		case *ast.CallExpr:
			switch name := called(n.Fun); name {
			case "el", "El": // of the attributes, only those that are read
				for i, arg := range n.Args {
					if i%2 == 1 || i == 0 {
						skip[arg] = true
						continue
					}
					if key, ok := text(n.Args[i-1]); !ok || !attributes[key] {
						skip[arg] = true
					}
				}
			case "Say", "t", "T", "command", "way", "metric":
				for i, arg := range n.Args {
					if s, ok := text(arg); ok && (name != "command" || i == 0) && (name != "Say" || !isWords(n.Fun)) && word.MatchString(s) && !names[strings.TrimSpace(s)] {
						skip[arg] = true
						out = append(out, literal{files.Position(arg.Pos()).String(), s})
					} else if name == "command" {
						skip[arg] = true
					}
				}
			case "Set", "Attr", "MustCompile", "call", "Elem", "Log", "Fields", "Get", "icon", "Contains", "HasPrefix", "HasSuffix", "skipWords", "is", "button":
				for _, arg := range n.Args {
					skip[arg] = true
				}
			}
		case *ast.BasicLit:
			s, ok := text(n)
			if ok && !skip[n] && english.MatchString(s) && !names[strings.TrimSpace(s)] && !apart[s] {
				out = append(out, literal{files.Position(n.Pos()).String(), s})
			}
		}
		return true
	})
	return out
}

// isWords reports whether a call is words.Say, whose values are not texts.
func isWords(e ast.Expr) bool {
	s, ok := e.(*ast.SelectorExpr)
	return ok && called(s.X) == "words"
}

func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// A text that people read stands in this package, so that a translation is one
// more file of it.
func TestTextsStandInTheCatalogue(t *testing.T) {
	for _, dir := range readByPeople {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(dir, err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			for _, l := range literals(t, path) {
				t.Errorf("%s: %q", l.file, l.text)
			}
		}
	}
}

// The finder finds what it is for.
func TestLiteralsAreFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.go")
	code := "package x\n\nimport \"two words\"\n\ntype s struct {\n\ta int `json:\"two words\"`\n}\n\nvar _ = el(\"p\", \"class\", \"two words\", \"title\", \"a label here\").Say(\"Nothing was run.\")\nvar _ = t(\"some text\") + \"SELECT x\" + \"data-arg\" + \"Django\"\n"
	if err := os.WriteFile(path, []byte(code), fs.FileMode(0o600)); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range literals(t, path) {
		got = append(got, l.text)
	}
	if strings.Join(got, "|") != "Nothing was run.|a label here|some text" {
		t.Errorf("found %q", got)
	}
}

// The scripts' texts stand in one file too. What a page of others includes
// (play.js) has to be one file and keeps its few.
func TestTextsOfTheScripts(t *testing.T) {
	quoted := regexp.MustCompile("\"[^\"\n]*\"|`[^`]*`")
	speech := regexp.MustCompile(`\b[a-z]{2,} [a-z]+ [a-z]{2,}\b|\b[A-Z][a-z]+ [a-z]{2,} `)
	css := regexp.MustCompile(`var\(--|^\.|\.cm-|solid|wavy`)
	files, err := filepath.Glob("../../web/client/*.js")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		switch filepath.Base(path) {
		case "words.js", "play.js":
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "//") {
				continue
			}
			for _, s := range quoted.FindAllString(line, -1) {
				if speech.MatchString(s) && !css.MatchString(s) {
					t.Errorf("%s:%d: %s", path, n+1, s)
				}
			}
		}
	}
}
