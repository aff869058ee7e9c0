package core

import (
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// extraFroms are the sources of rows that WHERE and SET name besides the table.
func extraFroms(table FromClause, exprs []Element) []FromClause {
	seen := map[FromClause]bool{table: true}
	var out []FromClause
	for _, e := range exprs {
		for _, f := range FromsOf(e) {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

func (l *lowering) pushDML(table FromClause, extra []FromClause) func() {
	all := append([]FromClause{table}, extra...)
	l.stack = append(l.stack, frame{correlate: all, asFrom: all})
	return func() { l.stack = l.stack[:len(l.stack)-1] }
}

func (l *lowering) update(s *Update, top bool) (sqltree.Statement, error) {
	st, err := l.dmlPlugin(s)
	if err != nil {
		return nil, err
	}
	s = st.(*Update)
	crud := &crudState{}
	if top {
		l.crud = crud
	}
	crud.table, _ = s.Table.(*Table)
	var exprs []Element
	for _, it := range s.Values {
		if isExpression(it.Value) {
			exprs = append(exprs, it.Value)
		}
	}
	var where []Element
	for _, w := range s.Where {
		where = append(where, w)
	}
	target := updateTarget(s, append(where, exprs...), l.dialect.Name == "mysql")
	extra := target.extra
	out := &sqltree.Update{}
	if out.Prefixes, err = l.affixes(s.Prefixes); err != nil {
		return nil, err
	}
	defer l.pushDML(s.Table, extra)()
	if out.Table, err = l.target(s.Table, s.Hints); err != nil {
		return nil, err
	}
	defer func(bare bool) { l.bare = bare }(l.bare)
	values, err := l.setOthers(target, s.Values, out, crud, top)
	if err != nil {
		return nil, err
	}
	given, order, err := l.crudItems(values, target.primary, top)
	if err != nil {
		return nil, err
	}
	cols := columnsOf(s.Table)
	if len(s.Values) == 0 && !l.opt.HasKeys && !s.HasValues {
		for _, c := range cols {
			given[c.Key] = nil
			order = append(order, c.Key)
		}
	}
	if s.Ordered || s.PreserveOrder {
		cols = inOrder(cols, order)
	}
	wanted := map[*Column]bool{}
	if s.ReturnDefaults && l.dialect.Name != "mysql" {
		if len(s.ReturnDefaultsCols) == 0 {
			for _, c := range cols {
				wanted[c] = true
			}
		}
		for _, e := range s.ReturnDefaultsCols {
			for _, c := range expandColumns(e) {
				if x, ok := Deannotate(c).(*Column); ok {
					wanted[x] = true
				}
			}
		}
	}
	used := map[string]bool{}
	for _, c := range cols {
		v, present := given[c.Key]
		if !present || contains(extra, c.Table) {
			if c.Schema != nil && c.Schema.OnUpdate != nil {
				if err := l.updateMissing(c, c.Key, target.column(l, c), out, crud, wanted[c]); err != nil {
					return nil, err
				}
			} else if c.Schema != nil && (c.Schema.ServerOnUpdate != nil || c.Schema.Computed != nil) {
				if wanted[c] {
					crud.returning = append(crud.returning, c)
				} else {
					crud.postfetch = append(crud.postfetch, c)
				}
			} else if wanted[c] && len(s.ReturnDefaultsCols) > 0 {
				crud.returning = append(crud.returning, c)
			}
			continue
		}
		used[c.Key] = true
		x, err := l.crudValue(c, c.Key, v, top)
		if err != nil {
			return nil, err
		}
		if isExpression(v) {
			if wanted[c] {
				crud.returning = append(crud.returning, c)
			} else {
				crud.postfetch = append(crud.postfetch, c)
			}
		}
		out.Set = append(out.Set, sqltree.Assign{Column: target.column(l, c), Value: x})
	}
	if err := unconsumed(values, used); err != nil {
		return nil, target.foreign(values, used, err)
	}
	if err := l.independent(s.IndependentCTEs, &out.CTEs); err != nil {
		return nil, err
	}
	if len(extra) > 0 && l.dialect.Name == "oracle" {
		return nil, Errorf("NotImplementedError", "This backend does not support multiple-table criteria within UPDATE")
	}
	l.lint("UPDATE", append([]FromClause{s.Table}, extra...), s.Where)
	early := l.dialect.Name == "mssql" // where OUTPUT precedes FROM and WHERE
	if early {
		if out.Returning, out.Into, err = l.returningList(s.Return, crud, s.Table, "inserted", top); err != nil {
			return nil, err
		}
	}
	out.HasFrom = len(extra) > 0
	out.Limit = l.rowsChanged(s.DialectOptions)
	for _, f := range extra {
		if contains(target.main, f) {
			continue // part of the join that is updated
		}
		x, err := l.from(f)
		if err != nil {
			return nil, err
		}
		out.From = append(out.From, x)
	}
	if len(withoutEmpty(s.Where)) > 0 {
		if out.Where, err = l.expr(whereClause(s.Where)); err != nil {
			return nil, err
		}
	}
	if !early {
		out.Returning, out.Into, err = l.returningList(s.Return, crud, s.Table, "inserted", top)
	}
	return out, err
}

// unconsumed reports values for columns that the table does not have. Names that
// only the parameters of an execution bring are left alone.
func unconsumed(items []SetItem, used map[string]bool) error {
	var unused []string
	for _, it := range items {
		if k := itemKey(it); !used[k] {
			unused = append(unused, k)
		}
	}
	if len(unused) == 0 {
		return nil
	}
	sort.Strings(unused)
	return CompileErrorf("Unconsumed column names: %s", strings.Join(unused, ", "))
}

func (l *lowering) updateMissing(c *Column, name string, target *sqltree.Column, out *sqltree.Update, crud *crudState, returned bool) error {
	d := c.Schema.OnUpdate
	var x sqltree.Expr
	var err error
	if d.Clause != nil {
		x, err = l.expr(selfGroup(d.Clause, nil))
		if returned {
			crud.returning = append(crud.returning, c)
		} else {
			crud.postfetch = append(crud.postfetch, c)
		}
	} else {
		b := NewBind(name, false, Value{}, c.SQLType())
		b.IsCRUD = true
		x, err = l.param(b)
		crud.prefetch = append(crud.prefetch, prefetched{c, name, true})
	}
	if err != nil {
		return err
	}
	out.Set = append(out.Set, sqltree.Assign{Column: target, Value: x})
	return nil
}

// rowsChanged is MySQL's LIMIT of an UPDATE or DELETE.
func (l *lowering) rowsChanged(options map[string]any) sqltree.Expr {
	if n, ok := options[l.dialect.Name+"_limit"].(int); ok && l.dialect.Name == "mysql" {
		return sqltree.Text(itoa(n))
	}
	return nil
}

func (l *lowering) delete(s *Delete, top bool) (sqltree.Statement, error) {
	st, err := l.dmlPlugin(s)
	if err != nil {
		return nil, err
	}
	s = st.(*Delete)
	crud := &crudState{}
	if top {
		l.crud = crud
	}
	crud.table, _ = s.Table.(*Table)
	var where []Element
	for _, w := range s.Where {
		where = append(where, w)
	}
	extra := extraFroms(s.Table, where)
	out := &sqltree.Delete{}
	if err := l.independent(s.IndependentCTEs, &out.CTEs); err != nil {
		return nil, err
	}
	if out.Prefixes, err = l.affixes(s.Prefixes); err != nil {
		return nil, err
	}
	defer l.pushDML(s.Table, extra)()
	if out.Table, err = l.target(s.Table, s.Hints); err != nil {
		return nil, err
	}
	if len(extra) > 0 && (l.dialect.Name == "sqlite" || l.dialect.Name == "oracle") {
		return nil, Errorf("NotImplementedError", "This backend does not support multiple-table criteria within DELETE")
	}
	out.Limit = l.rowsChanged(s.DialectOptions)
	l.lint("DELETE", append([]FromClause{s.Table}, extra...), s.Where)
	for _, f := range extra {
		x, err := l.from(f)
		if err != nil {
			return nil, err
		}
		out.Using = append(out.Using, x)
	}
	if len(withoutEmpty(s.Where)) > 0 {
		if out.Where, err = l.expr(whereClause(s.Where)); err != nil {
			return nil, err
		}
	}
	out.Returning, out.Into, err = l.returningList(s.Return, crud, s.Table, "deleted", top)
	return out, err
}
