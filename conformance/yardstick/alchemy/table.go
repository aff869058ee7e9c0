package alchemy

import (
	"fmt"
	"strings"
)

// Tally counts checks: those that the real ORM passes, and how many of those
// pass on Diptych.
type Tally struct{ Real, Ours int }

// Add counts one check that the real ORM passes.
func (t *Tally) Add(ours bool) {
	t.Real++
	if ours {
		t.Ours++
	}
}

// Percent is the share that passes, as it is printed; rounded down, so that 100
// means all.
func (t Tally) Percent() string {
	if t.Real == 0 {
		return "–"
	}
	return fmt.Sprintf("%d%%", 100*t.Ours/t.Real)
}

// Table is a table of tallies in the order in which its rows were first named.
type Table struct {
	Title string // what a row is
	names []string
	rows  map[string]*Tally
}

// Row is the tally of a row, which is made at its first mention.
func (t *Table) Row(name string) *Tally {
	if t.rows == nil {
		t.rows = make(map[string]*Tally)
	}
	if t.rows[name] == nil {
		t.rows[name] = new(Tally)
		t.names = append(t.names, name)
	}
	return t.rows[name]
}

// Sum is the tally of all rows.
func (t *Table) Sum() Tally {
	var sum Tally
	for _, r := range t.rows {
		sum.Real += r.Real
		sum.Ours += r.Ours
	}
	return sum
}

// Markdown writes the table; its last row is the sum.
func (t *Table) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | The real one | Diptych | |\n|---|--:|--:|--:|\n", t.Title)
	for _, name := range t.names {
		r := t.rows[name]
		fmt.Fprintf(&b, "| %s | %d | %d | %s |\n", name, r.Real, r.Ours, r.Percent())
	}
	if len(t.names) > 1 {
		sum := t.Sum()
		fmt.Fprintf(&b, "| **all** | %d | %d | %s |\n", sum.Real, sum.Ours, sum.Percent())
	}
	return b.String()
}
