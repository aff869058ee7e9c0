package core

import "strings"

// CopyTable is Table.to_metadata(): the same table in another MetaData, with
// columns, constraints and indexes of its own. A table that the MetaData has
// already is returned as it is.
//
// targetSchema says in which schema a copied foreign key looks for its table, where that
// is another than the one it names; nil keeps to tables that move together.
func CopyTable(t *Table, m *MetaData, name, schema string, targetSchema func(k *ForeignKeyConstraint, referred string) (string, bool, error)) (*Table, error) {
	if targetSchema == nil {
		targetSchema = func(_ *ForeignKeyConstraint, referred string) (string, bool, error) {
			return schema, referred == t.Schema && schema != "", nil
		}
	}
	key := name
	if schema != "" {
		key = schema + "." + name
	}
	if old := m.Table(key); old != nil {
		return old, nil
	}
	c, err := NewTable(m, name, schema)
	if err != nil {
		return nil, err
	}
	c.Quote, c.Comment, c.HasComment, c.Prefixes, c.Info, c.Options, c.ImplicitReturning = t.Quote, t.Comment, t.HasComment, t.Prefixes, t.Info, t.Options, t.ImplicitReturning
	for _, col := range t.ColumnList() {
		n := col.Copy()
		n.Schema.Index, n.Schema.Unique = false, false // their constraints are copied below
		if err := c.Append(n); err != nil {
			return nil, err
		}
		n.Schema.Index, n.Schema.Unique = col.Schema.Index, col.Schema.Unique
	}
	c.PrimaryKey.Name, c.PrimaryKey.Options = t.PrimaryKey.Name, t.PrimaryKey.Options
	own := func(cols []*Column) []*Column {
		var out []*Column
		for _, k := range cols {
			if x, ok := c.Columns().Get(k.Key).(*Column); ok {
				out = append(out, x)
			}
		}
		return out
	}
	inCopy := func(e Element) Element {
		return Replace(e, func(x Element) Element {
			if k, ok := x.(*Column); ok && k.Table == FromClause(t) {
				return c.Columns().Get(k.Key)
			}
			return nil
		})
	}
	for _, k := range t.Constraints {
		switch x := k.(type) {
		case *Unique:
			u := *x
			u.Cols = own(x.Cols)
			c.AddConstraint(&u)
		case *Check:
			ck := *x
			ck.X = inCopy(x.X)
			if x.Column != nil {
				ck.Column, _ = c.Columns().Get(x.Column.Key).(*Column)
			}
			c.AddConstraint(&ck)
		case *ForeignKeyConstraint:
			other, change := "", false
			if len(x.Keys) > 0 {
				var err error
				referred, _, _ := x.Keys[0].tokens()
				if other, change, err = targetSchema(x, referred); err != nil {
					return nil, err
				}
			}
			f := *x
			f.Cols, f.Keys = own(x.Cols), nil
			for i, fk := range x.Keys {
				n := fk.Copy()
				n.Target, n.Constraint = nil, &f
				target, table, column := fk.tokens()
				if strings.TrimPrefix(target+"."+table, ".") == t.Key() {
					table = name // the table's own keys go on to the copy
				}
				if change {
					target = other
				}
				n.Spec = strings.TrimPrefix(target+"."+table+"."+column, ".")
				if i < len(f.Cols) {
					n.Parent = f.Cols[i]
					n.Parent.Schema.FKs = append(n.Parent.Schema.FKs, n)
				}
				f.Keys = append(f.Keys, n)
			}
			c.AddConstraint(&f)
		}
	}
	for _, ix := range t.Indexes {
		n := *ix
		n.Cols = nil
		for _, e := range ix.Cols {
			n.Cols = append(n.Cols, inCopy(e))
		}
		n.Table = nil
		c.AddIndex(&n)
	}
	return c, nil
}

// tokens are the schema, the table and the column that a foreign key names.
func (k *ForeignKey) tokens() (schema, table, column string) {
	rest, column := cutLast(k.Colspec())
	schema, table = cutLast(rest)
	return schema, table, column
}

func cutLast(text string) (before, after string) {
	i := strings.LastIndexByte(text, '.')
	return text[:max(0, i)], text[i+1:]
}

// Copy is a foreign key that belongs to no column yet.
func (k *ForeignKey) Copy() *ForeignKey {
	c := *k
	c.Parent, c.Constraint = nil, nil
	return &c
}

// Copy is the column without its table: what Table.to_metadata() and Alembic make
// of a column that belongs to one already. Foreign keys go with their constraints.
func (c *Column) Copy() *Column {
	spec := *c.Schema
	spec.FKs = nil
	for _, fk := range c.Schema.FKs {
		if fk.Constraint != nil { // a table's constraint has it
			continue
		}
		spec.FKs = append(spec.FKs, fk.Copy())
	}
	n := NewTableColumn(c.Name, c.Key, c.SQLType(), &spec)
	n.Quote = c.Quote
	return n
}
