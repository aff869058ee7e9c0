package render

import "github.com/diptych-orm/diptych/orm/sqltree"

// insert writes its parts in the order in which SQLAlchemy's compiler comes to them, as
// the order of parameters is theirs: the values, WITH, RETURNING, the query.
func (w *writer) insert(s *sqltree.Insert) {
	rows := w.apart(func() {
		if s.Query == nil && !s.Default {
			w.valueRows(s.Rows, false)
		}
	})
	w.explicitCTEs(s.CTEs)
	var returning *text
	if w.alchemy() {
		returning = w.apart(func() { w.returning(s.Returning, s.Into) })
	}
	w.str("INSERT ")
	w.prefixes(s.Prefixes)
	if s.OrIgnore {
		switch w.d.Name {
		case "sqlite":
			w.str("OR IGNORE ")
		case "mysql":
			w.str("IGNORE ")
		}
	}
	w.str("INTO ")
	w.from(s.Table)
	if len(s.Columns) > 0 {
		w.columnNames(" (", s.Columns, ")")
	}
	w.output(s.Returning)
	switch {
	case s.Query != nil:
		w.str(" ")
		if s.WithInside && w.level == 1 {
			text := w.apart(func() {
				w.within = true
				w.nested(s.Query)
			})
			w.with()
			w.ctes = nil
			w.add(text)
			break
		}
		w.within = true
		w.nested(s.Query)
	case s.Default && w.d.DefaultValues && !s.NoDefaultValues:
		w.str(" DEFAULT VALUES")
	case s.Default:
		w.str(" () VALUES ()")
	default:
		w.str(" ")
		w.add(rows)
	}
	if s.WithInside && w.level == 1 {
		w.ctes = nil // SQLAlchemy says them before a query alone
	}
	w.conflict(s.Conflict)
	if s.OrIgnore && s.Conflict == nil && w.d.Name == "postgresql" {
		w.str(" ON CONFLICT DO NOTHING")
	}
	if returning != nil {
		w.add(returning)
	} else {
		w.returning(s.Returning, s.Into)
	}
}

func (w *writer) conflict(c *sqltree.Conflict) {
	if c == nil {
		return
	}
	if w.d.Name == "mysql" {
		if c.Alias != "" {
			w.str(" AS " + c.Alias)
		}
		w.str(" ON DUPLICATE KEY UPDATE ")
		w.assign(c.Set, " = ")
		return
	}
	w.str(" ON CONFLICT")
	if len(c.Target) > 0 {
		if w.alchemy() {
			w.str(" ")
		}
		w.bare++
		w.str("(")
		w.list(c.Target, w.expr)
		w.str(")")
		if c.TargetWhere != nil {
			w.str(" WHERE ")
			w.expr(c.TargetWhere)
		}
		w.bare--
	} else if c.Constraint != "" {
		w.str(" ON CONSTRAINT ")
		w.ident(c.Constraint)
	} else if w.alchemy() && len(c.Set) > 0 {
		w.str(" ") // SQLAlchemy leaves the space of the target it does not have
	}
	if len(c.Set) == 0 {
		w.str(" DO NOTHING")
		return
	}
	w.str(" DO UPDATE SET ")
	w.assign(c.Set, " = ")
	if c.Where != nil {
		w.str(" WHERE ")
		w.expr(c.Where)
	}
}

func (w *writer) assign(list []sqltree.Assign, equals string) {
	for i, a := range list {
		if i > 0 {
			w.str(", ")
		}
		if c, ok := a.Column.(*sqltree.Column); ok && (w.d.Name != "mysql" || c.Table.IsZero()) {
			w.name(c.Name)
		} else {
			w.expr(a.Column)
		}
		w.str(equals)
		w.operand(a.Value, rankNone)
	}
}

// output is SQL Server's RETURNING, which stands before the rows are named.
func (w *writer) output(items []sqltree.Expr) {
	if w.d.Name == "mssql" && len(items) > 0 {
		w.str(" OUTPUT ")
		w.selectList(items)
	}
}

func (w *writer) returning(items, into []sqltree.Expr) {
	if len(items) == 0 || w.d.Name == "mssql" {
		return
	}
	w.str(" RETURNING ")
	if w.alchemy() && w.d.Name == "sqlite" {
		// SQLite's RETURNING knows the row, not the table's alias.
		w.bare++
		defer func() { w.bare-- }()
	}
	w.selectList(items)
	if len(into) > 0 {
		w.str(" INTO ")
		w.list(into, w.expr)
	}
}

func (w *writer) update(s *sqltree.Update) {
	w.str("UPDATE ")
	w.prefixes(s.Prefixes)
	w.from(s.Table)
	if w.d.Name == "mysql" && len(s.From) > 0 {
		w.str(", ")
		w.froms(s.From)
	}
	w.str(" SET ")
	if w.alchemy() {
		w.assign(s.Set, "=")
	} else {
		w.assign(s.Set, " = ")
	}
	w.explicitCTEs(s.CTEs)
	w.output(s.Returning)
	if (len(s.From) > 0 || s.HasFrom) && w.d.Name != "mysql" {
		w.str(" FROM ")
		from := s.From
		if w.d.Name == "mssql" {
			from = append([]sqltree.From{s.Table}, from...)
		}
		w.froms(from)
	}
	w.tail(s.Where, s.OrderBy, s.Limit)
	w.returning(s.Returning, s.Into)
}

func (w *writer) deleteFrom(s *sqltree.Delete) {
	w.explicitCTEs(s.CTEs)
	w.str("DELETE ")
	w.prefixes(s.Prefixes)
	w.str("FROM ")
	if a, ok := s.Table.(*sqltree.Alias); ok && len(s.Using) > 0 && (w.d.Name == "mysql" || w.d.Name == "mssql") {
		w.name(a.Name) // the alias is made by what follows
	} else {
		w.from(s.Table)
	}
	w.output(s.Returning)
	if len(s.Using) > 0 {
		switch w.d.Name {
		case "default":
			w.str(" , ")
		case "mssql":
			w.str(" FROM ")
			w.from(s.Table)
			w.str(", ")
		case "mysql":
			w.str(" USING ")
			w.from(s.Table)
			w.str(", ")
		default:
			w.str(" USING ")
		}
		w.froms(s.Using)
	}
	w.tail(s.Where, s.OrderBy, s.Limit)
	w.returning(s.Returning, s.Into)
}

func (w *writer) tail(where sqltree.Expr, order []sqltree.Expr, limit sqltree.Expr) {
	if where != nil {
		w.str(" WHERE ")
		w.operand(where, rankTop)
	}
	w.orderBy(order)
	if limit != nil {
		w.str(" LIMIT ")
		w.expr(limit)
	}
}
