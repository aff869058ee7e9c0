package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/scan"
)

// tableText is what the text of a CREATE TABLE tells beyond SQLite's pragmas: the
// names and options of constraints.
type tableText struct {
	pkName  string
	fks     []ReflectedForeignKey
	uniques []ReflectedUnique
	inline  []ReflectedUnique // UNIQUE at a column
	checks  []ReflectedCheck
}

// parseTable reads the text of a CREATE TABLE.
func parseTable(sql string) tableText {
	var t tableText
	open := strings.IndexByte(sql, '(')
	if open < 0 {
		return t
	}
	for _, item := range splitItems(sql[open+1:]) {
		w := &words{list: sqlWords(item)}
		name := ""
		if w.take("CONSTRAINT") {
			name = unquote(w.next())
		}
		switch {
		case w.take("PRIMARY", "KEY"):
			t.pkName = name
		case w.take("UNIQUE"):
			t.uniques = append(t.uniques, ReflectedUnique{Name: name, Columns: columnNames(w.next())})
		case w.take("FOREIGN", "KEY"):
			t.fks = append(t.fks, w.references(name, columnNames(w.next())))
		case w.take("CHECK"):
			t.checks = append(t.checks, ReflectedCheck{Name: name, SQL: inside(w.next())})
		default:
			t.column(w)
		}
	}
	return t
}

// column reads a column's definition for its inline constraints.
func (t *tableText) column(w *words) {
	col := unquote(w.next())
	name := ""
	plain := true // a UNIQUE is found behind plain words alone, as SQLAlchemy's pattern has it
	for !w.done() {
		switch {
		case w.take("CONSTRAINT"):
			name = unquote(w.next())
			continue
		case w.take("UNIQUE"):
			if plain {
				t.inline = append(t.inline, ReflectedUnique{Columns: []string{col}})
			}
		case w.take("CHECK"):
			t.checks = append(t.checks, ReflectedCheck{Name: name, SQL: inside(w.next())})
		default:
			if word := w.next(); !plainWord(word) {
				plain = false
			}
			continue
		}
		name = ""
	}
}

func plainWord(word string) bool {
	for i := 0; i < len(word); i++ {
		if !scan.IsWord(word[i]) {
			return false
		}
	}
	return true
}

// references reads the part of a foreign key behind its own columns.
func (w *words) references(name string, cols []string) ReflectedForeignKey {
	fk := ReflectedForeignKey{Name: name, Columns: cols}
	if !w.take("REFERENCES") {
		return fk
	}
	fk.Table = unquote(w.next())
	if strings.HasPrefix(w.peek(), "(") {
		fk.Referred = columnNames(w.next())
	}
	for !w.done() {
		switch {
		case w.take("ON", "DELETE"):
			fk.option("ondelete", w.action())
		case w.take("ON", "UPDATE"):
			fk.option("onupdate", w.action())
		case w.take("NOT", "DEFERRABLE"):
			fk.Options = append(fk.Options, ReflectedOption{"deferrable", false})
		case w.take("DEFERRABLE"):
			fk.Options = append(fk.Options, ReflectedOption{"deferrable", true})
		case w.take("INITIALLY"):
			fk.Options = append(fk.Options, ReflectedOption{"initially", strings.ToUpper(w.next())})
		default:
			w.next()
		}
	}
	return fk
}

func (fk *ReflectedForeignKey) option(name, action string) {
	if action != "NO ACTION" {
		fk.Options = append(fk.Options, ReflectedOption{name, action})
	}
}

func (w *words) action() string {
	first := strings.ToUpper(w.next())
	if first == "SET" || first == "NO" {
		return first + " " + strings.ToUpper(w.next())
	}
	return first
}

// words is a list of SQL words that is read from its beginning.
type words struct {
	list []string
}

func (w *words) done() bool { return len(w.list) == 0 }

func (w *words) peek() string {
	if w.done() {
		return ""
	}
	return w.list[0]
}

func (w *words) next() string {
	s := w.peek()
	if !w.done() {
		w.list = w.list[1:]
	}
	return s
}

// take reads the words if they stand next.
func (w *words) take(keywords ...string) bool {
	if len(w.list) < len(keywords) {
		return false
	}
	for i, k := range keywords {
		if !strings.EqualFold(w.list[i], k) {
			return false
		}
	}
	w.list = w.list[len(keywords):]
	return true
}

// splitItems cuts the inside of parentheses, up to the closing one, at its commas.
func splitItems(s string) []string {
	var items []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'', '"', '`', '[':
			i = endOfQuote(s, i)
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return append(items, s[start:i])
			}
			depth--
		case ',':
			if depth == 0 {
				items = append(items, s[start:i])
				start = i + 1
			}
		}
	}
	return append(items, s[start:])
}

// sqlWords cuts a text into words, quoted names and whole parentheses.
func sqlWords(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case c == '\'' || c == '"' || c == '`' || c == '[':
			end := endOfQuote(s, i) + 1
			out = append(out, s[i:min(end, len(s))])
			i = end
		case c == '(':
			depth, j := 0, i
			for ; j < len(s); j++ {
				switch s[j] {
				case '\'', '"', '`', '[':
					j = endOfQuote(s, j)
				case '(':
					depth++
				case ')':
					depth--
				}
				if depth == 0 {
					break
				}
			}
			out = append(out, s[i:min(j+1, len(s))])
			i = j + 1
		default:
			j := i
			for j < len(s) && !strings.ContainsRune(" \t\r\n('\"`[", rune(s[j])) {
				j++
			}
			out = append(out, s[i:j])
			i = j
		}
	}
	return out
}

// endOfQuote is the place of the quote that ends the one at i.
func endOfQuote(s string, i int) int {
	end := s[i]
	if end == '[' {
		end = ']'
	}
	for j := i + 1; j < len(s); j++ {
		if s[j] == end {
			if j+1 < len(s) && s[j+1] == end {
				j++
				continue
			}
			return j
		}
	}
	return len(s) - 1
}

func unquote(s string) string {
	if len(s) < 2 {
		return s
	}
	switch s[0] {
	case '"', '`', '\'':
		q := s[:1]
		return strings.ReplaceAll(s[1:len(s)-1], q+q, q)
	case '[':
		return strings.ReplaceAll(s[1:len(s)-1], "]]", "]")
	}
	return s
}

// inside is what parentheses enclose.
func inside(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
}

// columnNames are the names in parentheses.
func columnNames(s string) []string {
	var out []string
	for _, item := range splitItems(inside(s)) {
		if w := sqlWords(item); len(w) > 0 {
			out = append(out, unquote(w[0]))
		}
	}
	return out
}
