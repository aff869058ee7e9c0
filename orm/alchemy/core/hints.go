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
func (h Hint) text() string {
	n, _ := fromName(h.From)
	return strings.ReplaceAll(h.Text, "%(name)s", n.Text)
}

// hinted writes the hints about a FROM element behind it, where the database has them there.
func (l *lowering) hinted(f FromClause, x sqltree.From) sqltree.From {
	if l.dialect.Name != "mysql" && l.dialect.Name != "mssql" {
		return x
	}
	for _, h := range l.hints {
		if h.From == f && h.meant(l.dialect) {
			x = &sqltree.Hinted{Of: x, Text: h.text()}
		}
	}
	return x
}

// selectHints writes the statement's hints behind it, and Oracle's about its FROM
// elements behind the word SELECT.
func (l *lowering) selectHints(s *Select, out *sqltree.Select) {
	var last, first []string
	for _, h := range s.Hints {
		switch {
		case !h.meant(l.dialect):
		case h.From == nil:
			last = append(last, h.Text)
		case l.dialect.Name == "oracle":
			first = append(first, h.text())
		}
	}
	if len(first) > 0 {
		out.Prefixes = append([]sqltree.Expr{sqltree.Text("/*+ " + strings.Join(first, " ") + " */")}, out.Prefixes...)
	}
	if len(last) > 0 {
		out.Suffixes = append([]sqltree.Expr{sqltree.Text(strings.Join(last, " "))}, out.Suffixes...)
	}
}
