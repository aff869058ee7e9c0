package conformance

import (
	"fmt"
	"slices"
	"strings"
)

// Part is a part of a record that is compared by itself.
type Part string

// The parts, in the order in which differences are told.
const (
	Stdout     Part = "stdout"
	Error      Part = "error"
	Stderr     Part = "stderr"
	DDL        Part = "ddl"
	Statements Part = "statements"
	Warnings   Part = "warnings"
	Exit       Part = "exit"
)

// Difference is a part that is not equal, and how.
type Difference struct {
	Part Part
	Text string
}

// Compare tells what differs between what the real thing did and what we did.
// Everything a record holds counts; exit statuses only for language cases.
func Compare(kind string, want, got Record) []Difference {
	var diffs []Difference
	add := func(p Part, text string) {
		if text != "" {
			diffs = append(diffs, Difference{p, text})
		}
	}
	add(Stdout, lines(want.Stdout, got.Stdout))
	if w, g := failure(want.Error), failure(got.Error); w != g {
		add(Error, "- "+w+"\n+ "+g)
	}
	if kind == "python" || want.Stderr != "" {
		// An ORM case's own traceback is not in the oracle's record.
		add(Stderr, lines(want.Stderr, got.Stderr))
	}
	add(DDL, diff(entries(want.DDL, true), entries(got.DDL, true)))
	add(Statements, diff(entries(want.Statements, false), entries(got.Statements, false)))
	add(Warnings, diff(warnings(want.Warnings), warnings(got.Warnings)))
	if kind == "python" && want.Exit != got.Exit {
		add(Exit, fmt.Sprintf("- %d\n+ %d", want.Exit, got.Exit))
	}
	return diffs
}

func failure(f *Failure) string {
	if f == nil {
		return "no error"
	}
	return fmt.Sprintf("%s at line %s: %s", f.Type, line(f.Line), f.Message)
}

func line(n *int) string {
	if n == nil {
		return "?"
	}
	return fmt.Sprint(*n)
}

func entries(list []Statement, ddl bool) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q %s", s.SQL, compact(s.Params))
		if !ddl {
			out[i] = fmt.Sprintf("line %s, out %d: %s", line(s.Line), s.Out, out[i])
		}
		if s.Many {
			out[i] += " many"
		}
	}
	return out
}

func warnings(list []Warning) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = fmt.Sprintf("line %s: %s: %s", line(w.Line), w.Type, w.Message)
	}
	return out
}

func lines(want, got string) string {
	if want == got {
		return ""
	}
	return diff(strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n"))
}

// diff writes both lists as one: "- " before what is missing, "+ " before what
// is too much, two spaces before what both have (only near a difference). Equal
// lists give nothing.
func diff(want, got []string) string {
	if slices.Equal(want, got) { // also where they are too long to be aligned
		return ""
	}
	type op struct {
		mark string
		text string
	}
	// Longest common subsequence; records are short.
	n, m := len(want), len(got)
	if n*m > 4_000_000 {
		return fmt.Sprintf("- %d entries\n+ %d entries", n, m)
	}
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if want[i] == got[j] {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	var ops []op
	differs := false
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && want[i] == got[j]:
			ops = append(ops, op{"  ", want[i]})
			i, j = i+1, j+1
		case i < n && (j == m || lcs[i+1][j] >= lcs[i][j+1]):
			ops = append(ops, op{"- ", want[i]})
			i, differs = i+1, true
		default:
			ops = append(ops, op{"+ ", got[j]})
			j, differs = j+1, true
		}
	}
	if !differs {
		return ""
	}
	const around = 1
	near := make([]bool, len(ops))
	for i, o := range ops {
		if o.mark != "  " {
			for k := max(0, i-around); k <= min(len(ops)-1, i+around); k++ {
				near[k] = true
			}
		}
	}
	var b strings.Builder
	skipped := false
	for i, o := range ops {
		if !near[i] {
			if !skipped {
				b.WriteString("  …\n")
			}
			skipped = true
			continue
		}
		skipped = false
		b.WriteString(o.mark + strings.TrimSuffix(o.text, "\n") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
