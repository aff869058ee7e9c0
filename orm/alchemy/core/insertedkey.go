package core

import ()

// afterInsert finds the key of an inserted row, taking the row that RETURNING
// brought for it.
func (c *Connection) afterInsert(comp *Compiled, ctx *ExecContext, r *Result) error {
	if comp.crud == nil {
		return nil
	}
	returned := map[*Column]any{}
	if n := len(comp.crud.returning); n > 0 && comp.Returning {
		user := len(comp.Columns) - n
		if user == 0 {
			raw, err := r.Freeze()
			if err != nil {
				return err
			}
			for _, row := range raw {
				for i, col := range comp.crud.returning {
					returned[col] = row[i]
				}
				ctx.ReturnedDefaults = append(ctx.ReturnedDefaults, &Row{Meta: r.Meta, Values: row})
			}
			r.NoRows = true
		}
	}
	if comp.IsInsert && comp.crud.table != nil && !comp.Returning || comp.IsInsert && len(returned) > 0 {
		ctx.PrimaryKeys = append(ctx.PrimaryKeys, c.insertedKey(comp, ctx, returned))
	}
	return nil
}

func (c *Connection) insertedKey(comp *Compiled, ctx *ExecContext, returned map[*Column]any) []any {
	t := comp.crud.table
	auto := t.AutoincrementColumn()
	key := make([]any, len(t.PrimaryKey.Cols))
	none, _ := c.Engine.Host.FromDriver(NullType, c.Engine.Dialect, nil)
	for i, col := range t.PrimaryKey.Cols {
		if v, ok := returned[col]; ok {
			key[i] = v
			continue
		}
		key[i] = none
		if v, ok := ctx.Params[0][col.Key]; ok {
			key[i] = v
		} else {
			for _, b := range comp.Binds {
				if b.Name == col.Key && b.Param.HasValue {
					key[i] = b.Param.Value
				}
			}
		}
		if comp.crud.lastrowid && col == auto && c.Engine.Host.IsNone(key[i]) {
			v, err := c.Engine.Host.FromDriver(NullType, c.Engine.Dialect, ctx.LastID)
			if err == nil {
				key[i] = v
			}
		}
	}
	return key
}

// sortedKeys lists the names of a set of parameters; their order does not matter
// to SQL, which follows the table.
func sortedKeys(p Param) []string {
	out := make([]string, 0, len(p))
	for k := range p {
		out = append(out, k)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}
