package core

import "strings"

// The most rows and parameters that one INSERT of many rows takes.
const (
	insertManyRows   = 1000
	insertManyParams = 32766
)

// insertMany runs an INSERT with RETURNING for many sets of parameters: as
// statements of many rows, or of one row each where the rows must come back in
// the order of the parameters and only the database knows their keys.
func (c *Connection) insertMany(comp *Compiled, ctx *ExecContext) (*Result, error) {
	size := insertManyRows
	if n, ok := ctx.Options["insertmanyvalues_page_size"].(int); ok && n > 0 {
		size = n
	} else if c.Engine.InsertManyPageSize > 0 {
		size = c.Engine.InsertManyPageSize
	}
	sorted := comp.crud.sorted && len(comp.Columns) > 0
	if sorted && !comp.keysGiven() {
		size = 1
	}
	first, raw, err := c.bindParams(comp, ctx.Params[0])
	if err != nil {
		return nil, c.statementError(err, comp, ctx)
	}
	head, values, tail, ok := splitValues(first)
	if !ok {
		size = 1 // DEFAULT VALUES
	}
	// What stands before and after the list of values is there once, with its parameters.
	left, right := placeholders(head), len(raw)-placeholders(tail)
	if row := right - left; row > 0 {
		size = min(size, max((insertManyParams-len(raw)+row)/row, 1))
	}
	all := &rowSet{}
	batches := (len(ctx.Params) + size - 1) / size
	order := "unordered"
	if sorted {
		order = "ordered"
		if !comp.keysGiven() {
			order += "; batch not supported"
		}
	}
	for from := 0; from < len(ctx.Params); from += size {
		to := min(from+size, len(ctx.Params))
		var params []any
		rows := make([]string, 0, to-from)
		for _, p := range ctx.Params[from:to] {
			_, raw, err := c.bindParams(comp, p)
			if err != nil {
				return nil, c.statementError(err, comp, ctx)
			}
			if !ok {
				params = raw
				continue
			}
			if len(rows) == 0 {
				params = append(params, raw[:left]...)
			}
			params = append(params, raw[left:right]...)
			rows = append(rows, values)
		}
		sql := first
		if ok {
			params = append(params, raw[right:]...)
			sql = head + strings.Join(rows, ", ") + tail
		}
		if c.Engine.logs() {
			note := "insertmanyvalues"
			if from == 0 {
				note = c.Engine.stats(c.cacheKey(comp)) + " (insertmanyvalues)"
			}
			ctx.note = note + " " + itoa(from/size+1) + "/" + itoa(batches) + " (" + order + ")"
		}
		set, err := c.cursorAs(sql, params, ctx, true)
		if err != nil {
			return nil, err
		}
		all.names = set.names
		if n := len(comp.Columns); len(comp.crud.sentinels) > 0 && n < len(set.names) {
			all.names = set.names[:n]
			for i, row := range set.rows {
				set.rows[i] = row[:n]
			}
		}
		all.rows = append(all.rows, set.rows...)
		all.affected += set.affected
		all.lastID = set.lastID
	}
	ctx.Rowcount, ctx.LastID, ctx.OneByOne = all.affected, all.lastID, true
	r := c.result(comp, ctx, all)
	return r, c.afterMany(comp, ctx, r)
}

// keysGiven tells whether every parameter set names the whole primary key, and none of
// it is a number that the database would count up: the real one does not tell rows
// apart by those.
func (c *Compiled) keysGiven() bool {
	if c.crud.table == nil || c.crud.table.AutoincrementColumn() != nil {
		return false
	}
	names := map[string]bool{}
	for _, b := range c.Binds {
		names[b.Name] = true
	}
	for _, col := range c.crud.table.PrimaryKey.Cols {
		if !names[col.Key] {
			return false
		}
	}
	return len(c.crud.table.PrimaryKey.Cols) > 0
}

// splitValues cuts an INSERT of one row around its list of values.
func splitValues(sql string) (head, values, tail string, ok bool) {
	i := strings.Index(sql, " VALUES (")
	if i < 0 {
		return "", "", "", false
	}
	start := i + len(" VALUES ")
	depth, quote := 0, byte(0)
	for j := start; j < len(sql); j++ {
		switch ch := sql[j]; {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '\'' || ch == '"':
			quote = ch
		case ch == '(':
			depth++
		case ch == ')':
			if depth--; depth == 0 {
				return sql[:start], sql[start : j+1], sql[j+1:], true
			}
		}
	}
	return "", "", "", false
}

// placeholders counts the parameters of a part of a statement.
func placeholders(sql string) int {
	n, quote := 0, byte(0)
	for i := 0; i < len(sql); i++ {
		switch ch := sql[i]; {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '\'' || ch == '"':
			quote = ch
		case ch == '?':
			n++
		}
	}
	return n
}

// afterMany takes the columns that RETURNING brought for the keys alone.
func (c *Connection) afterMany(comp *Compiled, ctx *ExecContext, r *Result) error {
	n := len(comp.crud.returning)
	if n == 0 && len(comp.Columns) == 0 && comp.crud.table != nil { // all keys were known before
		for i := range ctx.Params {
			one := *ctx
			one.Params = ctx.Params[i : i+1]
			ctx.PrimaryKeys = append(ctx.PrimaryKeys, c.insertedKey(comp, &one, nil))
		}
	}
	if n == 0 || n != len(comp.Columns) {
		return nil
	}
	rows, err := r.Freeze()
	if err != nil {
		return err
	}
	for i, row := range rows {
		returned := map[*Column]any{}
		for j, col := range comp.crud.returning {
			returned[col] = row[j]
		}
		ctx.ReturnedDefaults = append(ctx.ReturnedDefaults, &Row{Meta: r.Meta, Values: row})
		one := *ctx
		one.Params = ctx.Params[i : i+1]
		ctx.PrimaryKeys = append(ctx.PrimaryKeys, c.insertedKey(comp, &one, returned))
	}
	r.NoRows = true
	return nil
}
