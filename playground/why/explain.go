package why

import (
	"regexp"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/words"
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
			n.Sentence = words.Say(words.StepTemp, forWhat(rest))
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
		return words.StepConstant, false
	case strings.HasPrefix(table, "(") || strings.HasPrefix(table, "SUBQUERY"):
		return words.StepInner, false
	}
	if word == "SCAN" {
		if _, index, ok := strings.Cut(how, "USING COVERING INDEX "); ok {
			return words.Say(words.StepScanCover, firstField(index), table), false
		}
		if _, index, ok := strings.Cut(how, "USING INDEX "); ok {
			return words.Say(words.StepScanIndex, table, firstField(index)), false
		}
		return words.Say(words.StepScan, table), true
	}
	m := searchHow.FindStringSubmatch(how)
	if m == nil {
		return words.Say(words.StepSearch, table), false
	}
	conds := strings.ReplaceAll(m[3], "rowid", words.StepKeyWord)
	switch {
	case strings.Contains(how, "AUTOMATIC"):
		return words.Say(words.StepAutoIndex, table), true
	case m[1] == "INTEGER PRIMARY KEY", m[1] == "PRIMARY KEY":
		return words.Say(words.StepKey, table, by(conds)), false
	case m[1] == "COVERING INDEX":
		return words.Say(words.StepCover, strings.TrimSpace(m[2]), table, by(conds)), false
	}
	return words.Say(words.StepIndex, strings.TrimSpace(m[2]), table, by(conds)), false
}

func by(conds string) string {
	if conds == "" || conds == words.StepKeyWord+"=?" {
		return ""
	}
	return words.Say(words.StepBy, conds)
}

func firstField(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// A phrase is a part of SQLite's wording, and what it means.
type phrase struct{ sqlite, meaning string }

var (
	temporary = []phrase{{"ORDER BY", words.TempSorted}, {"GROUP BY", words.TempGrouped}, {"DISTINCT", words.TempDistinct}}
	steps     = []phrase{
		{"CORRELATED", words.StepCorrelated}, {"SCALAR SUBQUERY", words.StepScalar}, {"LIST SUBQUERY", words.StepList},
		{"CO-ROUTINE", words.StepMaterialize}, {"MATERIALIZE", words.StepMaterialize},
		{"COMPOUND", words.StepCompound}, {"UNION", words.StepCompound}, {"MERGE", words.StepCompound}, {"LEFT-MOST", words.StepCompound},
		{"INTERSECT", words.StepCompound}, {"EXCEPT", words.StepCompound},
		{"MULTI-INDEX OR", words.StepOr}, {"BLOOM FILTER", words.StepBloom}, {"RECURSIVE STEP", words.StepRecursive}, {"SETUP", words.StepRecursive0},
	}
)

// meaning is that of the first phrase that a text has, by is.
func meaning(text string, list []phrase, is func(text, phrase string) bool) string {
	for _, p := range list {
		if is(text, p.sqlite) {
			return p.meaning
		}
	}
	return ""
}

// forWhat is what a temporary tree is for.
func forWhat(rest string) string {
	_, what, ok := strings.Cut(rest, " FOR ")
	if !ok {
		return ""
	}
	if text := meaning(what, temporary, strings.Contains); text != "" {
		return text
	}
	return words.Say(words.TempFor, what)
}

func otherStep(text string) string { return meaning(text, steps, strings.HasPrefix) }

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
