package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// returned are the columns that the tables of one bulk INSERT have given back so far,
// side by side: a row of each table for each set of parameters.
type returned struct {
	keys    []string
	objects [][]any
	rows    [][]any
}

// add puts the columns of one more table beside the others.
func (r *returned) add(asked []core.ColumnElement, rows [][]any) {
	for _, x := range asked {
		r.keys = append(r.keys, core.ProxyKey(x))
		r.objects = append(r.objects, []any{core.Deannotate(x)})
	}
	for i, row := range rows {
		for len(r.rows) <= i {
			r.rows = append(r.rows, nil)
		}
		r.rows[i] = append(r.rows[i], row...)
	}
}

// insertReturning is a bulk INSERT into all tables of a class that returns rows: each
// table returns what was asked of it, and its key, which the next one needs.
func (s *Session) insertReturning(m *mapper.Mapper, d *core.Insert, rows []core.Param, x *Execution) (*core.Result, error) {
	conn, err := x.connection(m, d)
	if err != nil {
		return nil, err
	}
	plugin := loading.Of(m).Plugin().(*loading.Plugin)
	want, err := plugin.Returning(d.Return)
	if err != nil {
		return nil, err
	}
	out := &returned{}
	var last *core.Result
	for _, owner := range tableOwners(m) {
		t := owner.Table
		asked := askedOf(owner.Mapper, t, want)
		list, keys := returningList(m, t, asked)
		part := tablePart(m, t, rows)
		var all [][]any
		for _, g := range sameKeys(part) {
			st := core.NewInsert(t).With(func(n *core.Insert) { n.Return, n.SortByParameterOrder = list, true })
			if last, err = conn.Execute(st, g, x.Options); err != nil {
				return nil, err
			}
			got, err := last.As(core.ShapeRows, 0).All()
			if err != nil {
				return nil, err
			}
			for _, x := range got {
				row := x.(*core.Row).Values
				for i, c := range t.PrimaryKey.Cols {
					for _, p := range m.Equated(t) {
						if p.L == c && keys[i] >= 0 {
							rows[len(all)][keyParam(p.R)] = s.host.Value(row[keys[i]])
						}
					}
				}
				all = append(all, picked(row, list, asked))
			}
		}
		out.add(asked, all)
	}
	raw := core.NewResult(core.NewRowMeta(out.keys, out.objects), &core.SliceSource{Rows: out.rows})
	raw.Exec = last.Exec
	set := &loading.Settings{PopulateExisting: isOn(x.Options["populate_existing"]) || isOn(d.ExecOptions["populate_existing"])}
	return plugin.RowsFrom(s, &core.FromStatement{Entities: d.Return, Plugin: plugin, PluginData: set}, raw, set)
}

// tableOwners are the tables of a class, each with the mapper that brought it.
func tableOwners(m *mapper.Mapper) []mapper.TableOwner {
	var out []mapper.TableOwner
	for _, t := range m.Tables() {
		owner := m
		for x := m; x != nil; x = x.Inherits {
			if x.HasTable(t) {
				owner = x
			}
		}
		out = append(out, mapper.TableOwner{Table: t, Mapper: owner})
	}
	return out
}

// askedOf are the columns that a table has of those that are to be returned.
func askedOf(owner *mapper.Mapper, t *core.Table, want []core.ColumnElement) []core.ColumnElement {
	var out []core.ColumnElement
	seen := map[*core.Column]bool{}
	for _, x := range want {
		c, ok := core.Deannotate(x).(*core.Column)
		if !ok {
			if only(x, t) {
				out = append(out, x)
			}
			continue
		}
		p := owner.ColumnProp(c)
		if p == nil {
			if c.Table == core.FromClause(t) && !seen[c] { // of a class that shares the table
				seen[c] = true
				out = append(out, c)
			}
			continue
		}
		for _, own := range p.Columns {
			if own.Table == core.FromClause(t) && !seen[own] {
				seen[own] = true
				out = append(out, own)
			}
		}
	}
	return out
}

// only tells whether an expression names columns of one table alone.
func only(x core.ColumnElement, t *core.Table) bool {
	some, others := false, false
	core.Walk(x, func(e core.Element) bool {
		if c, ok := e.(*core.Column); ok {
			own := c.Table == core.FromClause(t)
			some, others = some || own, others || !own
		}
		return true
	})
	return some && !others
}

// returningList is RETURNING of one table, and where the primary key stands in it; -1
// where it does not. A key that the database makes comes first.
func returningList(m *mapper.Mapper, t *core.Table, asked []core.ColumnElement) (list []core.Element, keys []int) {
	pks := t.PrimaryKey.Cols
	has := func(c *core.Column) int {
		for i, e := range list {
			if e == core.Element(c) {
				return i
			}
		}
		return -1
	}
	if t.AutoincrementColumn() != nil {
		for _, c := range pks {
			list = append(list, c)
		}
	}
	for _, x := range asked {
		if c, ok := x.(*core.Column); !ok || has(c) < 0 {
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		for i, c := range m.PrimaryKey { // what the class calls its key has the same value
			list, keys = append(list, c), append(keys, i)
		}
		return list, keys
	}
	for _, c := range pks {
		keys = append(keys, has(c))
	}
	return list, keys
}

// picked are the values of the asked columns in a row of the list.
func picked(row []any, list []core.Element, asked []core.ColumnElement) []any {
	var out []any
	for _, x := range asked {
		for i, e := range list {
			if e == core.Element(x) {
				out = append(out, row[i])
				break
			}
		}
	}
	return out
}
