package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Hint is what with_hint() and with_statement_hint() say to one database, or to all
// ("*"). From is the FROM element it is about; nil for the statement.
type Hint struct {
	From    FromClause
	Text    string
	Dialect string
}

func (h Hint) meant(d *Dialect) bool { return h.Dialect == "*" || h.Dialect == d.Name }

// text is the hint with the element's name in it.
func (l *lowering) hintText(h Hint) string {
	n, schema := l.fromName(h.From)
	name := QuoteIdentifier(l.dialect, n.Text, false)
	if schema != "" {
		name = QuoteIdentifier(l.dialect, schema, false) + "." + name
	}
	return strings.ReplaceAll(strings.ReplaceAll(h.Text, "%(name)s", name), "%%", "%")
}

// hintAbout is the last of the hints about a FROM element that is meant.
func (l *lowering) hintAbout(f FromClause, hints []Hint) (Hint, bool) {
	for i := len(hints) - 1; i >= 0; i-- {
		if h := hints[i]; h.From == f && h.meant(l.dialect) {
			return h, true
		}
	}
	return Hint{}, false
}

// hinted writes the hint about a FROM element where the database has it.
func (l *lowering) hinted(f FromClause, x sqltree.From, hints []Hint) (sqltree.From, error) {
	h, ok := l.hintAbout(f, hints)
	if !ok {
		return x, nil
	}
	text := l.hintText(h)
	switch d := l.dialect; {
	case d.Stringify:
		return &sqltree.Hinted{Of: x, Text: "[" + text + "]"}, nil
	case d.Name == "postgresql" && text == "ONLY":
		return &sqltree.Hinted{Of: x, Text: text, Before: true}, nil
	case d.Name == "postgresql":
		return nil, CompileErrorf("Unrecognized hint: %s", reprText(text))
	case text != "" && (d.Name == "mysql" || d.Name == "mssql"):
		return &sqltree.Hinted{Of: x, Text: text}, nil
	}
	return x, nil
}

// target is the table that an INSERT, UPDATE or DELETE is about, with its hint.
func (l *lowering) target(f FromClause, hints []Hint) (sqltree.From, error) {
	x, err := l.from(f)
	if err != nil || len(hints) == 0 {
		return x, err
	}
	return l.hinted(f, x, hints)
}

// selectHints writes the statement's hints behind it, and Oracle's about its FROM
// elements behind the word SELECT.
func (l *lowering) selectHints(s *Select, out *sqltree.Select) {
	var last []string
	var first []sqltree.Expr
	told := map[FromClause]int{}
	for _, h := range s.Hints {
		switch {
		case !h.meant(l.dialect):
		case h.From == nil:
			last = append(last, h.Text)
		case l.dialect.Name == "oracle":
			x := sqltree.Text("/*+ " + l.hintText(h) + " */")
			if at, known := told[h.From]; known {
				first[at] = x
				continue
			}
			told[h.From] = len(first)
			first = append(first, x)
		}
	}
	out.Prefixes = append(first, out.Prefixes...)
	if len(last) > 0 {
		out.Suffixes = append([]sqltree.Expr{sqltree.Text(strings.Join(last, " "))}, out.Suffixes...)
	}
}
