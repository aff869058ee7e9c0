package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// noKey is what an INSERT without any column gives for the primary key.
func (c *Compiler) noKey() sqltree.Expr {
	if c.Vendor() == postgresVendor {
		return sqltree.Text("DEFAULT")
	}
	return sqltree.Null()
}

// newRow is the name that the row which met a conflict has.
func (c *Compiler) newRow() string {
	if c.Vendor() == mysqlVendor {
		return "new"
	}
	return "EXCLUDED"
}

// unnest makes the rows of an INSERT arrays, one for each column, as Django does on
// PostgreSQL where all are plain values.
func (c *Compiler) unnest(st *sqltree.Insert, fields []*meta.Field) error {
	for _, row := range st.Rows {
		for _, x := range row {
			if _, plain := x.(*sqltree.Param); !plain {
				return nil
			}
		}
	}
	parts := []any{"UNNEST("}
	for i, f := range fields {
		k := f.ValueField()
		if k.Kind == meta.BinaryKind || k.Kind == meta.NoKind {
			return nil // they have placeholders or types of their own
		}
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, "(", param(nil), ")::"+postgresTypes[k.Kind]+"[]")
	}
	st.Rows = nil
	st.Query = &sqltree.Select{Columns: []sqltree.Expr{written(append([]any{"* FROM "}, append(parts, ")")...)...)}}
	return nil
}

// postgresTypes are the types of columns without their lengths.
var postgresTypes = map[meta.Kind]string{
	meta.AutoKind: "integer", meta.BigAutoKind: "bigint", meta.SmallAutoKind: "smallint", meta.IntegerKind: "integer", meta.BigIntegerKind: "bigint",
	meta.SmallIntegerKind: "smallint", meta.PositiveIntegerKind: "integer", meta.PositiveBigIntegerKind: "bigint", meta.PositiveSmallIntegerKind: "smallint",
	meta.BooleanKind: "boolean", meta.CharKind: "varchar", meta.FileKind: "varchar", meta.TextKind: "text", meta.FloatKind: "double precision",
	meta.DecimalKind: "numeric", meta.DateKind: "date", meta.DateTimeKind: "timestamp with time zone", meta.TimeKind: "time",
	meta.DurationKind: "interval", meta.UUIDKind: "uuid", meta.JSONKind: "jsonb", meta.IPKind: "inet",
}

// lock is FOR UPDATE with the options of select_for_update().
func (c *Compiler) lock(l *Lock) (*sqltree.ForUpdate, error) {
	if l.NoKey && c.Vendor() == mysqlVendor {
		return nil, meta.Errorf(meta.NotSupportedError, "FOR NO KEY UPDATE is not supported on this database backend.")
	}
	f := &sqltree.ForUpdate{NoWait: l.NoWait, SkipLocked: l.SkipLocked, KeyShare: l.NoKey}
	for _, path := range l.Of {
		alias := c.q.order[0]
		if path != "self" {
			for _, part := range split(path) {
				if alias = c.q.joinedBy(alias, part); alias == "" {
					return nil, meta.Errorf(meta.FieldError, "Invalid field name(s) given in select_for_update(of=(...)): %s. Only relational fields followed in the query are allowed.", path)
				}
			}
		}
		f.Of = append(f.Of, &sqltree.Column{Name: c.alias(alias)})
	}
	return f, nil
}

// joinedBy is the table that a relation of another one leads to.
func (q *Query) joinedBy(parent, relation string) string {
	for _, a := range q.order {
		j := q.joins[a]
		if j.parent != parent || j.field.Field == nil {
			continue
		}
		name := j.field.Field.Name
		if j.field.Reverse {
			name = j.field.Field.Rel.AccessorName()
		}
		if name == relation {
			return a
		}
	}
	return ""
}
