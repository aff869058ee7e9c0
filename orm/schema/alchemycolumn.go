package schema

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/render"
)

// alchemyColumn writes a column as SQLAlchemy does: each dialect has an order of its own
// for the default, NOT NULL, what makes the value and the comment.
func (w *writer) alchemyColumn(c *Column) {
	name := w.style.Dialect.Name
	w.ident(c.Name)
	timestamp := false
	if c.Type != nil && (c.Generated == nil || name != "mssql") {
		if text := c.Type.TypeSQL(name); text != "" {
			timestamp = strings.HasPrefix(text, "TIMESTAMP")
			w.WriteString(" " + text)
		}
	}
	if c.Collation != "" {
		w.WriteString(" COLLATE " + w.style.Dialect.Quote(c.Collation))
	}
	notNull := func() {
		if !c.Null {
			w.WriteString(" NOT NULL")
			w.deferrable(c.NotNull)
		}
	}
	byDefault := func() {
		if c.Default != nil {
			w.WriteString(" DEFAULT ")
			w.defaultValue(c.Default)
		}
	}
	computed := func() {
		if c.Generated != nil {
			w.generated(c.Generated)
		}
	}
	switch name {
	case "mysql":
		computed()
		notNull()
		if c.Null && timestamp {
			w.WriteString(" NULL")
		}
		if c.Comment != "" {
			text := w.style.Dialect.QuoteString(c.Comment)
			if w.style.Marks == render.Format || w.style.Marks == render.Pyformat {
				text = strings.ReplaceAll(text, "%", "%%")
			}
			w.WriteString(" COMMENT " + text)
		}
		if c.AutoIncrement {
			w.WriteString(" AUTO_INCREMENT")
		} else {
			byDefault()
		}
	case "mssql":
		if c.Generated != nil {
			w.WriteString(" AS (")
			w.expr(c.Generated.X)
			w.WriteString(")")
			if c.Generated.Stored {
				w.WriteString(" PERSISTED")
			}
		}
		notNull()
		if c.Null && c.Generated == nil {
			w.WriteString(" NULL")
		}
		if c.Identity != "" {
			w.WriteString(" " + c.Identity)
		} else {
			byDefault()
		}
	case "sqlite":
		byDefault()
		notNull()
		if c.PrimaryKey {
			w.WriteString(" PRIMARY KEY")
			w.deferrable(c.KeyConflict)
		}
		if c.AutoIncrement {
			w.WriteString(" AUTOINCREMENT")
		}
		computed()
	default:
		byDefault()
		computed()
		switch {
		case c.Identity == "":
			notNull()
		case c.Null && name == "postgresql":
			w.WriteString(" " + c.Identity + " NULL")
		default:
			w.WriteString(" " + c.Identity)
		}
	}
	for _, check := range c.Checks {
		w.WriteString(" ")
		w.constraint(&check)
	}
}
