// Package yardstick measures Diptych with tests that nobody here wrote: those
// that the real projects ship. At test time they become standalone scripts, the
// real thing says which of them pass, and these run on Diptych. Nothing of them
// is kept in the repository but the table of how many pass.
package yardstick

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// Test is one script that the real project passes.
type Test struct {
	Module, Name string
	Path         string
}

// Outcome is how a test went on Diptych; Reason is empty where it passed.
type Outcome struct {
	Test
	Reason string
}

// Passed reads the verdicts in dir/module and lists the tests that the real
// project passes.
func Passed(dir, module string) ([]Test, error) {
	f, err := os.Open(filepath.Join(dir, module, "verdicts.tsv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var tests []Test
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		name, rest, _ := strings.Cut(lines.Text(), "\t")
		if verdict, _, _ := strings.Cut(rest, "\t"); verdict == "pass" {
			tests = append(tests, Test{module, name, filepath.Join(dir, module, name+".py")})
		}
	}
	return tests, lines.Err()
}

// Run runs the tests on Diptych, a few at a time, and returns their outcomes in
// the same order.
func Run(ctx context.Context, tests []Test) ([]Outcome, error) {
	out := make([]Outcome, len(tests))
	next := make(chan int)
	var (
		wg   sync.WaitGroup
		once sync.Once
		fail error
	)
	for range runtime.NumCPU() {
		wg.Go(func() {
			for i := range next {
				reason, err := run(ctx, tests[i].Path)
				if err != nil {
					once.Do(func() { fail = err })
				}
				out[i] = Outcome{tests[i], reason}
			}
		})
	}
	for i := range tests {
		next <- i
	}
	close(next)
	wg.Wait()
	return out, fail
}

// run runs one script; the reason why it does not pass is the exception that
// ended the script or its test.
func run(ctx context.Context, path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	res := engine.Run(ctx, engine.Snippet{Files: []engine.File{{Name: "main.py", Text: string(text)}}}, engine.Options{
		Engine: gosqlite.Engine, Deterministic: true, Limits: engine.Limits{Time: 60 * time.Second, Steps: -1},
	})
	if res.Error != nil {
		first, _, _ := strings.Cut(res.Error.Message, "\n")
		return res.Error.Type + ": " + first, nil
	}
	lines := strings.Split(strings.TrimSpace(res.Stdout()), "\n")
	if last := lines[len(lines)-1]; last == "verdict: pass" {
		return "", nil
	} else if last == "verdict: skip" {
		return "skipped, where the real one is not", nil
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if raised.MatchString(lines[i]) {
			return lines[i], nil
		}
	}
	return "no verdict", nil
}

var raised = regexp.MustCompile(`^[\w.]*(Error|Exception|Exist|Returned|Warning|Interrupt|Exit|Skip\w*|Query\w*)(:|$)`)

// Table is the outcomes by module as a Markdown table, then the reasons of what
// does not pass with how many tests have each.
func Table(w io.Writer, outcomes []Outcome, modules []string, reasons int) {
	type tally struct{ passed, total int }
	var all tally
	by := make(map[string]*tally)
	why := make(map[string]map[string]int)
	for _, o := range outcomes {
		if by[o.Module] == nil {
			by[o.Module], why[o.Module] = new(tally), make(map[string]int)
		}
		by[o.Module].total++
		all.total++
		if o.Reason == "" {
			by[o.Module].passed++
			all.passed++
		} else {
			why[o.Module][alike(o.Reason)]++
		}
	}
	percent := func(t tally) int { return 100 * t.passed / max(1, t.total) }
	fmt.Fprintf(w, "| Module | Passed | Of | |\n|---|--:|--:|--:|\n| **all** | **%d** | **%d** | **%d%%** |\n", all.passed, all.total, percent(all))
	for _, m := range modules {
		if t := by[m]; t != nil {
			fmt.Fprintf(w, "| %s | %d | %d | %d%% |\n", m, t.passed, t.total, percent(*t))
		}
	}
	if reasons <= 0 {
		return
	}
	fmt.Fprint(w, "\n## Why the rest does not pass\n\nHow many tests of a module end with an exception.\n")
	for _, m := range modules {
		if len(why[m]) == 0 {
			continue
		}
		var keys []string
		for k := range why[m] {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool {
			a, b := why[m][keys[i]], why[m][keys[j]]
			return a > b || a == b && keys[i] < keys[j]
		})
		fmt.Fprintf(w, "\n**%s**\n\n", m)
		for i, k := range keys {
			if i == reasons {
				fmt.Fprintf(w, "- … and %d other reasons\n", len(keys)-i)
				break
			}
			fmt.Fprintf(w, "- %d × `%s`\n", why[m][k], strings.ReplaceAll(k, "`", "'"))
		}
	}
}

// longest is how much of a reason the table shows.
const longest = 140

// alike is a reason without what is only of one test.
func alike(reason string) string {
	if r := []rune(reason); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return reason
}
