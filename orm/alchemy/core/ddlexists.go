package core

// HasTable tells whether a table exists, asking as SQLAlchemy does.
func (c *Connection) HasTable(name, schemaName string) (bool, error) {
	return NewInspector(c).HasTable(name, schemaName)
}

func (c *Connection) hasTable(t *Table) (bool, error) {
	in, err := c.SchemaFor(t.Schema)
	if err != nil {
		return false, err
	}
	return c.HasTable(t.Name, in)
}

func (c *Connection) hasIndex(ix *Index) (bool, error) {
	name, err := ix.FullName()
	if err != nil {
		return false, err
	}
	found, err := c.cursorNames("PRAGMA main.index_list(\"" + ix.Table.Name + "\")")
	if err != nil {
		return false, err
	}
	for _, n := range found {
		if n == name {
			return true, nil
		}
	}
	return false, nil
}

func (c *Connection) cursorNames(sql string) ([]string, error) {
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	set, err := c.cursor(sql, nil, nil)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range set.rows {
		if len(r) > 1 {
			if s, ok := r[1].(string); ok {
				out = append(out, s)
			}
		}
	}
	return out, nil
}
