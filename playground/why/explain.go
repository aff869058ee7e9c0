package why

import (
	"regexp"
	"slices"
	"strings"
)

// A PlanNode is one step of a query plan, with its meaning in a sentence.
type PlanNode struct {
	Depth    int
	Mark     string // SCAN, SEARCH, USE, or empty
	Text     string // the rest of the database's own words
	Sentence string
	Warn     bool // every row of a table is read
	Table    string
}

var (
	searchHow = regexp.MustCompile(`^(?:USING )?(?:AUTOMATIC )?(?:PARTIAL )?(COVERING INDEX|INDEX|INTEGER PRIMARY KEY|PRIMARY KEY)?\s*([^()]*)\(?([^)]*)`)
)

// ExplainPlan reads the lines of EXPLAIN QUERY PLAN, indented by two spaces a level.
func ExplainPlan(lines []string) []PlanNode {
	var out []PlanNode
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		n := PlanNode{Depth: (len(line) - len(text)) / 2, Text: text}
		word, rest, _ := strings.Cut(text, " ")
		switch word {
		case "SCAN", "SEARCH":
			n.Mark, n.Text = word, rest
			n.Table, rest = cutTable(rest)
			n.Sentence, n.Warn = sentence(word, n.Table, rest)
		case "USE":
			n.Mark, n.Text = word, rest
			n.Sentence = "The rows are collected in a temporary index " + forWhat(rest) + ", because no index brings them in that order."
		default:
			n.Sentence = otherStep(text)
		}
		out = append(out, n)
	}
	return out
}

func cutTable(rest string) (table, how string) {
	rest = strings.TrimPrefix(rest, "TABLE ")
	table, how, _ = strings.Cut(rest, " ")
	if after, ok := strings.CutPrefix(how, "AS "); ok { // older spellings name the alias too
		_, how, _ = strings.Cut(after, " ")
	}
	return table, how
}

func sentence(word, table, how string) (string, bool) {
	switch {
	case table == "CONSTANT" || strings.HasPrefix(how, "ROW"):
		return "One row without a table.", false
	case strings.HasPrefix(table, "(") || strings.HasPrefix(table, "SUBQUERY"):
		return "Every row of the inner query is read.", false
	}
	if word == "SCAN" {
		if _, index, ok := strings.Cut(how, "USING COVERING INDEX "); ok {
			return "Every entry of the index " + firstField(index) + " is read; it has all that is needed of " + table + ".", false
		}
		if _, index, ok := strings.Cut(how, "USING INDEX "); ok {
			return "Every row of " + table + " is read, in the order of the index " + firstField(index) + ".", false
		}
		return "Every row of " + table + " is read, because no index leads to the ones that are wanted.", true
	}
	m := searchHow.FindStringSubmatch(how)
	if m == nil {
		return "Rows of " + table + " are looked up.", false
	}
	conds := strings.ReplaceAll(m[3], "rowid", "its key")
	switch {
	case strings.Contains(how, "AUTOMATIC"):
		return "For this query alone an index on " + table + " is built, then rows are looked up in it.", true
	case m[1] == "INTEGER PRIMARY KEY", m[1] == "PRIMARY KEY":
		return "Rows of " + table + " are found directly by their key" + by(conds) + ".", false
	case m[1] == "COVERING INDEX":
		return "The index " + strings.TrimSpace(m[2]) + " finds the rows of " + table + by(conds) + " and has all that is needed of them.", false
	}
	return "The index " + strings.TrimSpace(m[2]) + " finds the rows of " + table + by(conds) + ".", false
}

func by(conds string) string {
	if conds == "" || conds == "its key=?" {
		return ""
	}
	return ", by " + conds
}

func firstField(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

func forWhat(rest string) string {
	_, what, ok := strings.Cut(rest, " FOR ")
	if !ok {
		return ""
	}
	switch {
	case strings.Contains(what, "ORDER BY"):
		return "and sorted"
	case strings.Contains(what, "GROUP BY"):
		return "and grouped"
	case strings.Contains(what, "DISTINCT"):
		return "so that each is kept once"
	}
	return "for " + what
}

func otherStep(text string) string {
	switch {
	case strings.HasPrefix(text, "CORRELATED"):
		return "An inner query that runs again for every row outside."
	case strings.HasPrefix(text, "SCALAR SUBQUERY"):
		return "An inner query that gives one value."
	case strings.HasPrefix(text, "LIST SUBQUERY"):
		return "An inner query whose values are collected once."
	case strings.HasPrefix(text, "CO-ROUTINE"), strings.HasPrefix(text, "MATERIALIZE"):
		return "An inner query, whose rows are then used like a table's."
	case strings.HasPrefix(text, "COMPOUND"), strings.HasPrefix(text, "UNION"), strings.HasPrefix(text, "MERGE"), strings.HasPrefix(text, "LEFT-MOST"), strings.HasPrefix(text, "INTERSECT"), strings.HasPrefix(text, "EXCEPT"):
		return "Several queries, whose rows are put together."
	case strings.HasPrefix(text, "MULTI-INDEX OR"):
		return "Each side of OR is looked up in an index of its own."
	case strings.HasPrefix(text, "BLOOM FILTER"):
		return "A filter that passes over most rows without a match."
	case strings.HasPrefix(text, "RECURSIVE STEP"):
		return "Repeated with the rows it found, until there are no more."
	case strings.HasPrefix(text, "SETUP"):
		return "The rows that the recursion begins with."
	}
	return ""
}

// SuggestIndex proposes an index for a table that is read as a whole: on the
// columns that the query compares, those compared for equality first, then one
// that it sorts by. It is empty where no column would help.
func SuggestIndex(sql string, plan []PlanNode) string {
	for _, n := range plan {
		if !n.Warn || n.Table == "" {
			continue
		}
		table, alias := realTable(sql, n.Table)
		var equal, other []string
		list := scan(sql)
		for i := range list {
			col := columnAt(list, i, alias, table)
			if col == "" {
				continue
			}
			at := i + 1
			if at >= len(list) {
				continue
			}
			switch op := list[at]; {
			case op.is("=") || op.is("IN") || op.is("IS"):
				equal = appendNew(equal, col)
			case op.is("<") || op.is(">") || op.is("BETWEEN"):
				other = appendNew(other, col)
			}
		}
		cols := equal
		if len(other) > 0 {
			cols = appendNew(cols, other[0])
		} else if by := sortedBy(list, alias, table); by != "" {
			cols = appendNew(cols, by)
		}
		cols = slices.DeleteFunc(cols, func(c string) bool { return c == "id" })
		if len(cols) == 0 {
			continue
		}
		quoted := make([]string, len(cols))
		for i, c := range cols {
			quoted[i] = quote(c)
		}
		return "CREATE INDEX " + quote(table+"_"+strings.Join(cols, "_")) + " ON " + quote(table) + " (" + strings.Join(quoted, ", ") + ")"
	}
	return ""
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// realTable is the table behind a name of the plan, which may be an alias.
func realTable(sql, name string) (table, alias string) {
	list := scan(sql)
	for i := 0; i+1 < len(list); i++ {
		if !list[i].is("FROM") && !list[i].is("JOIN") && !list[i].is(",") {
			continue
		}
		t := list[i+1].text
		j := i + 2
		if j < len(list) && list[j].is("AS") {
			j++
		}
		if j < len(list) && list[j].text == name && t != "(" {
			return t, name
		}
	}
	return name, name
}

// columnAt is the column of a table that a reference ends with at i: alias.column,
// or a bare name in a statement of one table's.
func columnAt(list []token, i int, alias, table string) string {
	if i >= 2 && list[i-1].is(".") && (list[i-2].text == alias || list[i-2].text == table) {
		return list[i].text
	}
	return ""
}

func sortedBy(list []token, alias, table string) string {
	for i := range list {
		if list[i].is("ORDER") && i+1 < len(list) && list[i+1].is("BY") {
			for j := i + 2; j < len(list) && j < i+5; j++ {
				if c := columnAt(list, j, alias, table); c != "" {
					return c
				}
			}
		}
	}
	return ""
}
