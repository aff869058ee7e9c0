// Package alchemy measures Diptych with SQLAlchemy's documentation, tests and
// examples. A small Python program, run by the real SQLAlchemy's Python, cuts
// them into programs and says what the real one does with each; this package
// runs the same programs on Diptych and compares.
package alchemy

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

//go:embed harness.py
var harness string

//go:embed extract.py
var extract string

// A program is one snippet and what the real SQLAlchemy printed when it ran.
type program struct {
	Name   string            `json:"name"`
	Text   string            `json:"text"`
	Entry  string            `json:"entry"` // the module that it is run as; empty: main
	Files  map[string]string `json:"files"` // what else it imports
	Real   string            `json:"real"`
	Checks []check           `json:"checks"`
}

// A check is one thing that is counted in a program: a prompt, a site, a run.
type check struct {
	Page   string `json:"page"`
	Source string `json:"source"`
	Want   string `json:"want"`
}

// Report is one yardstick's result.
type Report struct {
	Text     string    // for the document
	Failures []Failure // in the order of the programs
}

// Failure is one check that passes on the real SQLAlchemy and not on Diptych.
type Failure struct {
	Program, Check, Why string
}

// Parts are the yardsticks, in the order of the document.
var Parts = []struct {
	Name    string
	measure func([]program) Report
}{
	{"doctest", doctests},
	{"sites", sites},
	{"examples", examples},
}

// Measure runs one of Parts; only programs whose name contains only are run.
func Measure(r Real, part, only string) (Report, error) {
	dir, err := os.MkdirTemp("", "yardstick-")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{"harness.py": harness, "extract.py": extract} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return Report{}, err
		}
	}
	data, err := r.python(filepath.Join(dir, "extract.py"), part, r.sources, only)
	if err != nil {
		return Report{}, err
	}
	var programs []program
	if err := json.Unmarshal(data, &programs); err != nil {
		return Report{}, fmt.Errorf("extract.py %s: %w", part, err)
	}
	for _, p := range Parts {
		if p.Name == part {
			return p.measure(programs), nil
		}
	}
	return Report{}, fmt.Errorf("no yardstick %q", part)
}

// outcome is what a program did on Diptych.
type outcome struct {
	stdout    string
	traceback string // of the exception that ended it
}

// run runs every program on Diptych, as many at a time as there are processors.
func run(programs []program) []outcome {
	out := make([]outcome, len(programs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.NumCPU() {
		wg.Go(func() {
			for i := range next {
				out[i] = runOne(programs[i])
			}
		})
	}
	for i := range programs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

func runOne(p program) outcome {
	name := "main.py"
	if p.Entry != "" {
		name = strings.ReplaceAll(p.Entry, ".", "/") + ".py"
	}
	files := []engine.File{{Name: name, Text: p.Text}, {Name: "harness.py", Text: harness}}
	for name, text := range p.Files {
		files = append(files, engine.File{Name: name, Text: text})
	}
	res := engine.Run(context.Background(), engine.Snippet{Files: files, Entry: p.Entry}, engine.Options{
		Engine: gosqlite.Engine, Stdout: io.Discard, Stderr: io.Discard,
		Limits: engine.Limits{Time: 30 * time.Second, Steps: -1},
	})
	return outcome{stamp.ReplaceAllString(res.Stdout(), ""), strings.TrimSpace(res.Traceback)}
}

// stamp is what echo=True prints before a line of the engine's log; the
// documentation shows the lines without it.
var stamp = regexp.MustCompile(`(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:INFO|DEBUG) sqlalchemy\.engine\.Engine `)

// lastLine is the line of a traceback that names the exception.
func lastLine(text string) string {
	return text[strings.LastIndex(text, "\n")+1:]
}
