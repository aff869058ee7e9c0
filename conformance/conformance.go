// Package conformance compares Diptych with the real Django, SQLAlchemy and
// CPython: cases are plain Python files, golden files are what the real thing
// did with them, recorded by the oracle.
//
// A case lies in cases/KIND/NAME.py and its record in golden/KIND/NAME.json,
// where KIND is python, django or sqlalchemy. A case of several files is a folder
// cases/KIND/NAME, whose main.py is run; the lines of an input.txt beside it
// are what input() returns (python). Records are made by cmd/record and never edited.
package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/playground/engine"
)

// Kinds are the kinds of cases.
var Kinds = []string{"python", "django", "sqlalchemy"}

// Case is a case and where its files are.
type Case struct {
	Kind, Name string
	Source     string // path of the Python file, or of the folder of several
	Golden     string // path of the record
}

// Cases lists the cases under dir, the conformance folder, ordered by kind and
// name; the lessons beside it in examples are cases as well.
func Cases(dir string) ([]Case, error) {
	var cases []Case
	for _, kind := range Kinds {
		files, err := filepath.Glob(filepath.Join(dir, "cases", kind, "*.py"))
		if err != nil {
			return nil, err
		}
		folders, err := filepath.Glob(filepath.Join(dir, "cases", kind, "*", "main.py"))
		if err != nil {
			return nil, err
		}
		for _, f := range folders {
			files = append(files, filepath.Dir(f))
		}
		sort.Strings(files)
		for _, f := range files {
			name := strings.TrimSuffix(filepath.Base(f), ".py")
			cases = append(cases, Case{Kind: kind, Name: name, Source: f, Golden: filepath.Join(dir, "golden", kind, name+".json")})
		}
	}
	for _, kind := range Kinds[1:] {
		files, err := filepath.Glob(filepath.Join(dir, "..", "examples", "*", kind+".py"))
		if err != nil {
			return nil, err
		}
		sort.Strings(files)
		for _, f := range files {
			name := "example-" + filepath.Base(filepath.Dir(f))
			cases = append(cases, Case{Kind: kind, Name: name, Source: f, Golden: filepath.Join(dir, "golden", kind, name+".json")})
		}
	}
	return cases, nil
}

// Snippet reads the case's files, main.py first, and the answers to input().
func (c Case) Snippet() (s engine.Snippet, answers []string, err error) {
	err = filepath.WalkDir(c.Source, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := "main.py"
		if path != c.Source {
			rel, err := filepath.Rel(c.Source, path)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(rel)
		}
		if name == "input.txt" {
			answers = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
			return nil
		}
		s.Files = append(s.Files, engine.File{Name: name, Text: string(text)})
		return nil
	})
	s.Entry = "main.py"
	return s, answers, err
}

// Statement is one entry of a record's statements or of its ddl.
type Statement struct {
	SQL    string          `json:"sql"`
	Params json.RawMessage `json:"params,omitempty"`
	Line   *int            `json:"line,omitempty"`
	Many   bool            `json:"many,omitempty"`
	Out    int             `json:"out,omitempty"`
}

// Warning is a Python warning.
type Warning struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Line    *int   `json:"line"`
}

// Failure is the exception that ended a run.
type Failure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Line    *int   `json:"line"`
}

// Record is what a run did: the oracle's document, which is also what
// diptych run --json prints.
type Record struct {
	Dialect    string            `json:"dialect"`
	Versions   map[string]string `json:"versions"`
	Stdout     string            `json:"stdout"`
	Stderr     string            `json:"stderr"`
	DDL        []Statement       `json:"ddl"`
	Statements []Statement       `json:"statements"`
	Warnings   []Warning         `json:"warnings"`
	Error      *Failure          `json:"error"`
	Exit       int               `json:"exit"`
}

// ReadRecord reads a golden file.
func ReadRecord(path string) (Record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Record{}, err
	}
	return ParseRecord(data)
}

// ParseRecord reads a document.
func ParseRecord(data []byte) (Record, error) {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return Record{}, fmt.Errorf("conformance: %w", err)
	}
	return r, nil
}

// compact is a JSON value in one spelling, so that equal values are equal texts.
func compact(raw json.RawMessage) string {
	if len(raw) == 0 {
		return "null"
	}
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return string(raw)
	}
	return unescape(b.String())
}

// unescape spells all strings of a JSON text without optional escapes.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return s
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return s
	}
	return strings.TrimSpace(b.String())
}
