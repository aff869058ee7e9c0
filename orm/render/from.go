package render

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

func (w *writer) froms(list []sqltree.From) {
	for i, f := range list {
		if i > 0 {
			if !w.alchemy() {
				w.str(" ") // Django puts its parts together with spaces
			}
			w.str(", ")
		}
		w.from(f)
	}
}

func (w *writer) from(f sqltree.From) {
	switch f := f.(type) {
	case nil:
		w.fail(&Error{"a source of rows is missing"})
	case *sqltree.Table:
		w.table(f)
	case *sqltree.Alias:
		if f.Lateral {
			w.str("LATERAL ")
		}
		if d, is := f.Of.(*sqltree.Derived); is && d.Name.IsZero() {
			w.resolve(f.Name)
		}
		w.from(f.Of)
		w.as(f.Name)
		w.aliasColumns(f.Columns)
		if f.Sample != nil {
			w.str(" TABLESAMPLE ")
			w.expr(f.Sample)
		}
		if f.Seed != nil {
			w.str(" REPEATABLE (")
			w.expr(f.Seed)
			w.str(")")
		}
	case *sqltree.Hinted:
		if f.Before {
			w.str(f.Text + " ")
		}
		w.from(f.Of)
		if !f.Before {
			w.str(" " + f.Text)
		}
	case *sqltree.Derived:
		if f.Lateral {
			w.str("LATERAL ")
		}
		open, shut := "(", ")"
		if f.Spaced {
			open, shut = "( ", " )"
		}
		w.str(open)
		w.resolve(f.Name) // numbered before those of the query inside
		w.nested(f.Query)
		w.str(shut)
		if !f.Name.IsZero() {
			w.as(f.Name)
			w.aliasColumns(f.Columns)
		}
	case *sqltree.Join:
		w.join(f)
	case *sqltree.CTE:
		w.cteUse(f)
	case *sqltree.Values:
		if f.Lateral {
			w.str("LATERAL ")
		}
		w.str("(")
		w.values(f.Rows)
		w.str(")")
		if !f.Name.IsZero() {
			w.as(f.Name)
			w.aliasColumns(f.Columns)
		}
	case *sqltree.FuncFrom:
		if f.Lateral {
			w.str("LATERAL ")
		}
		w.expr(f.Call)
		if f.Ordinal {
			w.str(" WITH ORDINALITY")
		}
		if !f.Name.IsZero() {
			w.as(f.Name)
			switch {
			case len(f.Types) > 0:
				w.str("(")
				for i, c := range f.Columns {
					if i > 0 {
						w.str(", ")
					}
					w.name(c)
					w.str(" " + f.Types[i].TypeSQL(w.d.Name))
				}
				w.str(")")
			case len(f.Columns) > 0:
				w.columnNames("(", f.Columns, ")")
			}
		}
	case *sqltree.RawFrom:
		w.expr(f.X)
	case *sqltree.Grouped:
		w.str("(")
		w.from(f.X)
		w.str(")")
	default:
		w.fail(unknown(f))
	}
}

func (w *writer) table(t *sqltree.Table) {
	w.schema(t.Schema)
	w.str(w.quoted(t.Name, t.Quote))
}

func (w *writer) as(n sqltree.Name) {
	if w.alchemy() && w.d.Name != "oracle" {
		w.str(" AS ")
	} else {
		w.str(" ")
	}
	w.name(n)
}

func (w *writer) aliasColumns(names []sqltree.Name) {
	// SQLite knows no list of column names behind an alias; SQLAlchemy writes it all the same.
	if len(names) > 0 && (w.alchemy() || w.d.Name != "sqlite") {
		w.columnNames(" (", names, ")")
	}
}

func (w *writer) columnNames(open string, names []sqltree.Name, end string) {
	w.str(open)
	for i, n := range names {
		if i > 0 {
			w.str(", ")
		}
		w.name(n)
	}
	w.str(end)
}

var joinTexts = map[sqltree.JoinKind][2]string{
	sqltree.Inner: {" INNER JOIN ", " JOIN "},
	sqltree.Left:  {" LEFT OUTER JOIN ", " LEFT OUTER JOIN "},
	sqltree.Full:  {" FULL OUTER JOIN ", " FULL OUTER JOIN "},
	sqltree.Right: {" RIGHT OUTER JOIN ", " RIGHT OUTER JOIN "},
	sqltree.Cross: {" CROSS JOIN ", " CROSS JOIN "},
}

func (w *writer) join(j *sqltree.Join) {
	w.from(j.L)
	if j.Kind == sqltree.Inner && w.d.Name == "mysql" {
		w.str(" INNER JOIN ")
	} else {
		w.str(joinTexts[j.Kind][w.Family])
	}
	w.from(j.R)
	if j.On == nil {
		return
	}
	w.str(" ON ")
	if w.alchemy() {
		w.expr(j.On)
		return
	}
	w.str("(")
	if b, ok := j.On.(*sqltree.Bool); ok {
		w.boolean(b, false)
	} else {
		w.expr(j.On)
	}
	w.str(")")
}

// cteUse writes a common table expression's name where it is a source of rows,
// after having written the expression itself for the WITH clause.
func (w *writer) cteUse(c *sqltree.CTE) {
	base := c
	for base.Of != nil {
		base = base.Of
	}
	n := w.cte(base)
	w.ident(n)
	if base != c {
		w.as(c.Name)
	}
}

func (w *writer) cte(c *sqltree.CTE) string {
	name := w.resolve(c.Name)
	level := 1
	if c.Nested {
		level = w.level
	}
	for _, known := range w.ctes {
		if known.node == c {
			return name
		}
		if known.name == name && known.level == level {
			if known.node.Restates == c {
				return name
			}
			if c.Restates == known.node { // the whole takes its place
				w.ctes = slices.DeleteFunc(w.ctes, func(x *namedCTE) bool { return x == known })
				break
			}
			w.fail(&Error{"Multiple, unrelated CTEs found with the same name: '" + name + "'"})
			return name
		}
	}
	entry := &namedCTE{node: c, name: name, recursive: c.Recursive, level: level}
	w.ctes = append(w.ctes, entry)
	entry.text = w.apart(func() {
		w.ident(name)
		if len(c.Columns) > 0 {
			w.columnNames("(", c.Columns, ")")
		}
		w.str(" AS ")
		if c.Materialized != "" {
			w.str(c.Materialized + " ")
		}
		w.prefixes(c.Prefixes)
		if w.alchemy() {
			w.str("\n")
		}
		w.str("(")
		w.depth++
		w.body(c.Query)
		w.depth--
		w.str(")")
		if c.Affixed || len(c.Suffixes) > 0 {
			w.str(" ")
			w.prefixes(c.Suffixes)
		}
	})
	// The WITH clause lists them in the order in which they were completed: one
	// that another names comes before it.
	for i, known := range w.ctes {
		if known == entry {
			w.ctes = append(append(w.ctes[:i:i], w.ctes[i+1:]...), entry)
			break
		}
	}
	return name
}

// nestedWith writes the WITH clause of a statement inside another: what is
// nested there, which is forgotten then.
func (w *writer) nestedWith() {
	var here, rest []*namedCTE
	for _, c := range w.ctes {
		if c.node.Nested && (c.level == w.level || c.level == w.level+1) {
			here = append(here, c)
		} else {
			rest = append(rest, c)
		}
	}
	w.ctes = here
	w.with()
	w.ctes = rest
}

func (w *writer) with() {
	if len(w.ctes) == 0 {
		return
	}
	w.str("WITH ")
	for _, c := range w.ctes {
		if c.recursive && w.d.Name != "oracle" && w.d.Name != "mssql" {
			w.str("RECURSIVE ")
			break
		}
	}
	sep := ", "
	if w.alchemy() {
		sep = ", \n"
	}
	for i, c := range w.ctes {
		if i > 0 {
			w.str(sep)
		}
		w.add(c.text)
	}
	if w.alchemy() {
		w.str("\n")
	}
	w.str(" ")
}

func (w *writer) values(rows [][]sqltree.Expr) {
	w.valueRows(rows, w.d.ValuesNeedRow && w.depth > 0 && !w.alchemy())
}

func (w *writer) valueRows(rows [][]sqltree.Expr, word bool) {
	w.str("VALUES ")
	for i, row := range rows {
		if i > 0 {
			w.str(", ")
		}
		if word {
			w.str("ROW")
		}
		w.str("(")
		w.list(row, func(x sqltree.Expr) { w.operand(x, rankNone) })
		w.str(")")
	}
}
