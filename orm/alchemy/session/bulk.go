package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// bulkInsert inserts rows given as parameters of columns: those with the same keys
// together, into each table of the class.
func (s *Session) bulkInsert(m *mapper.Mapper, d *core.Insert, rows []core.Param, x *Execution, way BulkWay) (*core.Result, error) {
	conn, err := s.bulkConnection(m, x, "bulk_insert")
	if err != nil {
		return nil, err
	}
	x = &Execution{Session: s, Statement: d, Options: x.Options, conn: conn}
	nulls := way.Nulls || isOn(d.ExecOptions["render_nulls"]) || isOn(x.Options["render_nulls"])
	for i, r := range rows {
		n := core.Param{}
		for k, v := range r {
			if nulls || s.host.Value(v) != nil {
				n[k] = v
			}
		}
		if on := m.PolymorphicOn; on != nil && m.HasIdentity {
			if _, given := n[on.Key]; !given {
				n[on.Key] = m.PolymorphicIdentity
			}
		}
		if v := m.VersionCol; v != nil {
			if _, given := n[v.Key]; !given {
				n[v.Key] = s.host.Int(1)
			}
		}
		rows[i] = n
	}
	tables := m.Tables()
	if len(tables) == 1 {
		groups := sameKeys(rows)
		if len(d.Return) > 0 && len(groups) > 1 {
			return s.insertGroups(d, groups, x)
		}
		var res *core.Result
		at := 0
		if way.Keys != nil {
			d = defaultsOf(d, tables[0], true)
		}
		for _, g := range groups {
			var err error
			if res, err = s.query(d, g, x); err != nil {
				return nil, err
			}
			at += way.tell(at, len(g), res)
		}
		return withoutCursor(res, d), nil
	}
	if len(d.Return) > 0 {
		return s.insertReturning(m, d, rows, x)
	}
	var res *core.Result
	for i, t := range tables {
		part := tablePart(m, t, rows)
		at := 0
		for _, g := range sameKeys(part) {
			st := core.NewInsert(t).With(func(n *core.Insert) { n.Values = valuesFor(m, t, d.Values) })
			if told := defaultsOf(st, t, way.Mapped); i < len(tables)-1 && (len(g) > 1 || way.Keys != nil || len(told.ReturnDefaultsCols) > len(t.PrimaryKey.Cols)) {
				st = told
			}
			if res, err = conn.Execute(st, g, x.Options); err != nil {
				return nil, err
			}
			if i < len(tables)-1 && res.Exec != nil {
				for k := range g {
					if k >= len(res.Exec.PrimaryKeys) {
						continue
					}
					for n, c := range t.PrimaryKey.Cols {
						for _, p := range m.Equated(t) {
							if p.L == c {
								rows[at+k][keyParam(p.R)] = s.host.Value(res.Exec.PrimaryKeys[k][n])
							}
						}
					}
				}
			}
			if i == 0 {
				way.tell(at, len(g), res)
			}
			at += len(g)
		}
	}
	return withoutCursor(res, d), nil
}

// valuesFor are the values of a statement that belong to one of the tables of a class.
func valuesFor(m *mapper.Mapper, t *core.Table, items []core.SetItem) []core.SetItem {
	var out []core.SetItem
	for _, it := range items {
		p := assigned(m, it)
		if p == nil {
			continue
		}
		for _, c := range p.Columns {
			if c.Table == core.FromClause(t) {
				it.Key, it.Column = "", c
				out = append(out, it)
				break
			}
		}
	}
	return out
}

// BulkWay is how rows are inserted in bulk.
type BulkWay struct {
	// Mapped: the rows are mappings or objects rather than those of a statement.
	Mapped bool
	// Nulls: None is NULL even where a column has a default.
	Nulls bool
	// Keys is told of the primary keys that the rows got; nil for nobody.
	Keys func(row int, key []any)
}

// tell passes on the keys of n rows; it returns n.
func (w BulkWay) tell(at, n int, res *core.Result) int {
	if w.Keys != nil && res.Exec != nil {
		for k := 0; k < n && k < len(res.Exec.PrimaryKeys); k++ {
			w.Keys(at+k, res.Exec.PrimaryKeys[k])
		}
	}
	return n
}

// defaultsOf asks an INSERT for the keys of its rows, and, where objects would be told of
// them, for what the server gives other columns.
func defaultsOf(d *core.Insert, t *core.Table, eager bool) *core.Insert {
	return d.With(func(n *core.Insert) {
		n.ReturnDefaults, n.SortByParameterOrder = true, true
		for _, c := range t.PrimaryKey.Cols {
			n.ReturnDefaultsCols = append(n.ReturnDefaultsCols, c)
		}
		for _, c := range t.ColumnList() {
			if x := c.Schema; eager && !x.PrimaryKey && (x.ServerDefault != nil || x.FetchedDefault || x.Computed != nil) {
				n.ReturnDefaultsCols = append(n.ReturnDefaultsCols, c)
			}
		}
	})
}

// withoutCursor is the result of a bulk statement that returns no rows: there is no
// cursor behind it.
func withoutCursor(res *core.Result, d *core.Insert) *core.Result {
	if res != nil && len(d.Return) == 0 {
		res = core.NewResult(core.NewRowMeta(nil, nil), &core.SliceSource{})
	}
	return res
}

// tablePart are the parameters of one of the tables of a class: a key comes from the
// table of its base where there is one.
func tablePart(m *mapper.Mapper, t *core.Table, rows []core.Param) []core.Param {
	part := make([]core.Param, len(rows))
	for k, r := range rows {
		part[k] = core.Param{}
		for _, c := range m.ColumnsOf(t) {
			if v, ok := r[c.Key]; ok && (t == m.Tables()[0] || !c.Schema.PrimaryKey) {
				part[k][c.Key] = v
			} else if v, ok := r[keyParam(c)]; ok {
				part[k][c.Key] = v
			}
		}
	}
	return part
}

// insertGroups runs an INSERT with RETURNING once for each group of rows; the result
// is that of all.
func (s *Session) insertGroups(d *core.Insert, groups [][]core.Param, x *Execution) (*core.Result, error) {
	var first *core.Result
	var all [][]any
	for _, g := range groups {
		res, err := s.query(d, g, x)
		if err != nil {
			return nil, err
		}
		rows, err := res.As(core.ShapeRows, 0).All()
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			all = append(all, r.(*core.Row).Values)
		}
		if first == nil {
			first = res
		}
	}
	out := core.NewResult(first.Meta, &core.SliceSource{Rows: all})
	out.Compiled, out.Exec, out.UniqueDefault = first.Compiled, first.Exec, first.UniqueDefault
	return out, nil
}

// keyParam is under what a row keeps the key that it got in the table of its base.
func keyParam(c *core.Column) string { return "\x00" + mapper.ColumnString(c) }

// sameKeys divides rows into runs with the same keys.
func sameKeys(rows []core.Param) [][]core.Param {
	var out [][]core.Param
	for i, r := range rows {
		if i > 0 && equalKeys(rows[i-1], r) {
			out[len(out)-1] = append(out[len(out)-1], r)
			continue
		}
		out = append(out, []core.Param{r})
	}
	return out
}

func equalKeys(a, b core.Param) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if _, ok := b[k]; !ok {
			return false
		}
	}
	return true
}

// BulkInsert is bulk_insert_mappings(), BulkUpdate bulk_update_mappings(): values by
// attribute.
func (s *Session) BulkInsert(m *mapper.Mapper, rows []core.Param, way BulkWay) error {
	return s.bulk(func() error {
		d := core.NewInsert(m.Table).With(func(n *core.Insert) { n.Entity = loading.Of(m) })
		rows, err := attributesOnly(m, rows)
		if err != nil {
			return err
		}
		if rows, err = columnParams(m, rows); err != nil {
			return err
		}
		way.Mapped = true
		_, err = s.bulkInsert(m, d, rows, &Execution{Session: s}, way)
		return err
	})
}

// bulk does bulk work in a transaction of its own inside the session's.
func (s *Session) bulk(f func() error) error {
	tx, err := s.autobegin()
	if err != nil {
		return err
	}
	sub, err := tx.begin(false)
	if err != nil {
		return err
	}
	s.flushing = true
	defer func() { s.flushing = false }()
	return s.end(sub, f())
}

// end ends an inner transaction as its work went.
func (s *Session) end(sub *Tx, err error) error {
	if err == nil {
		err = sub.Commit(false)
	}
	if err != nil {
		sub.failure = err
		if e := sub.rollback(true, false); e != nil {
			return e
		}
	}
	return err
}

// bulkConnection is the connection for rows of a class in bulk. A statement has asked
// for its own before; the rows go by the session's all the same.
func (s *Session) bulkConnection(m *mapper.Mapper, x *Execution, what string) (*core.Connection, error) {
	if x.Statement != nil {
		if _, err := x.connection(m, x.Statement); err != nil {
			return nil, err
		}
	}
	if s.opt.ConnectionOf != nil {
		return nil, instance.Errorf(instance.NotImplementedError, "connection_callable / per-instance sharding not supported in %s()", what)
	}
	return s.Connection(m.Base)
}

// BulkUpdate updates rows by primary key.
func (s *Session) BulkUpdate(m *mapper.Mapper, rows []core.Param) error {
	if len(rows) == 0 {
		return nil
	}
	return s.bulk(func() error {
		return s.bulkUpdate(m, nil, rows, &Execution{Session: s})
	})
}
