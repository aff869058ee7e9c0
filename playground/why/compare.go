package why

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// A Move is what one line of a snippet sent in a row, for the comparison.
type Move struct {
	Line    int
	Verb    string // SELECT, INSERT, …, BEGIN, COMMIT
	Table   string // without the app's label
	SQL     string
	Times   int
	Rows    int
	Changed int
	Span    int
}

// A Pair is a step of the task in both ORMs; one side may have none.
type Pair struct{ Left, Right *Move }

// maxMoves bounds what is compared step by step.
const maxMoves = 400

// Moves lists what a run sent, equal statements of a line together. Statements
// that make tables are left out.
func Moves(events []protocol.Event) (out []Move, more int) {
	at := map[int]int{} // span to index
	for i := range events {
		e := &events[i]
		b := &e.Body
		var m Move
		switch e.Kind {
		case protocol.StatementBegin:
			m = Move{Line: e.Line, Verb: firstWord(b.SQL), SQL: b.SQL, Times: 1, Span: e.Span}
			if b.DDL || m.Verb == "PRAGMA" || m.Verb == "CREATE" || m.Verb == "DROP" || m.Verb == "ALTER" {
				continue
			}
			m.Table = mainTable(b.SQL)
		case protocol.StatementEnd:
			if j, ok := at[e.Span]; ok {
				out[j].Rows += b.Fetched
				out[j].Changed += int(max(b.Affected, 0))
			}
			continue
		default:
			continue
		}
		if n := len(out); n > 0 && out[n-1].SQL == m.SQL && out[n-1].Line == m.Line {
			out[n-1].Times++
			at[m.Span] = n - 1
			continue
		}
		if len(out) >= maxMoves {
			more++
			continue
		}
		at[m.Span] = len(out)
		out = append(out, m)
	}
	return out, more
}

// mainTable is the table that a statement is about.
func mainTable(sql string) string {
	list := scan(sql)
	for i := 0; i+1 < len(list); i++ {
		if list[i].is("FROM") || list[i].is("INTO") || list[i].is("UPDATE") && i == 0 {
			if name := list[i+1].text; name != "(" {
				return name
			}
		}
	}
	return ""
}

// Align puts the steps of both runs side by side, in their order: steps that do
// the same to the same table share a row.
func Align(left, right []Move, prefix string) []Pair {
	key := func(m Move) string { return m.Verb + " " + strings.TrimPrefix(strings.ToLower(m.Table), prefix) }
	a, b := make([]string, len(left)), make([]string, len(right))
	for i, m := range left {
		a[i] = key(m)
	}
	for i, m := range right {
		b[i] = key(m)
	}
	matched := match(a, b)
	var out []Pair
	j := 0
	for i := range left {
		to := matched[i]
		if to < 0 {
			out = append(out, Pair{Left: &left[i]})
			continue
		}
		for ; j < to; j++ {
			out = append(out, Pair{Right: &right[j]})
		}
		out = append(out, Pair{&left[i], &right[j]})
		j++
	}
	for ; j < len(right); j++ {
		out = append(out, Pair{Right: &right[j]})
	}
	return out
}

// match gives, for each of a, its partner in b along a longest common subsequence, or -1.
func match(a, b []string) []int {
	n, m := len(a), len(b)
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	out := make([]int, n)
	j := 0
	for i := range out {
		out[i] = -1
		for j < m {
			if a[i] == b[j] {
				out[i] = j
				j++
				break
			}
			if best[i+1][j] >= best[i][j+1] {
				break
			}
			j++
		}
	}
	return out
}
