package db

import "slices"

// listTables is the statement by which Django lists tables and views in SQLite.
const listTables = `
            SELECT name, type FROM sqlite_master
            WHERE type in ('table', 'view') AND NOT name='sqlite_sequence'
            ORDER BY name`

// TableNames is connection.introspection.table_names.
func (c *Conn) TableNames(views bool) ([]string, error) {
	r, err := c.Execute(listTables, nil, false)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, row := range r.Rows {
		name, _ := row[0].(string)
		if kind, _ := row[1].(string); kind == "table" || views {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}
