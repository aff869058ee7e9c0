package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// target is what an UPDATE changes: its table, or the first of the tables that it
// joins, and beside it those that only WHERE and SET name.
type target struct {
	primary   FromClause
	main      []FromClause // what stands behind the word UPDATE
	extra     []FromClause
	qualified bool // SET names the columns with their tables, as MySQL can
	others    bool // SET may name columns of extra tables
}

// updateTarget reads an UPDATE as SQLAlchemy's UpdateDMLState does.
func updateTarget(s *Update, exprs []Element, mysql bool) *target {
	main := innerFroms(s.Table)
	var tables []FromClause
	for _, f := range main {
		if _, join := f.(*Join); !join {
			tables = append(tables, f)
		}
	}
	t := &target{primary: s.Table, main: main, others: mysql}
	if _, join := s.Table.(*Join); join {
		t.primary = leftmost(s.Table)
	}
	t.extra = extraFroms(t.primary, exprs)
	for _, f := range tables {
		if f != t.primary && !contains(t.extra, f) {
			t.extra = append(t.extra, f)
		}
	}
	t.qualified = mysql && len(t.extra) > 0
	return t
}

func leftmost(f FromClause) FromClause {
	for {
		switch x := f.(type) {
		case *Join:
			f = x.L
		case *FromGroup:
			f = x.X
		default:
			return f
		}
	}
}

// column is a column as SET names it.
func (t *target) column(l *lowering, c *Column) *sqltree.Column {
	out := &sqltree.Column{Name: c.Ident}
	if t.qualified {
		out.Table, out.Schema = l.fromName(c.Table)
	}
	return out
}

// mayHold tells whether SET may name the columns of an extra table: where the
// database can, or where it is the table that an updated alias stands for.
func (t *target) mayHold(f FromClause) bool {
	if t.others || contains(t.main, f) {
		return true
	}
	for a, ok := t.primary.(*Alias); ok; a, ok = a.Of.(*Alias) {
		if a.Of == f {
			return true
		}
	}
	return false
}

// setOthers assigns to expressions, as an array's item is, and to columns of extra
// tables. What is left are the values for the table itself.
func (l *lowering) setOthers(t *target, items []SetItem, out *sqltree.Update, crud *crudState, top bool) ([]SetItem, error) {
	own, others := []SetItem{}, map[*Column]Element{}
	for _, it := range items {
		left, ok := it.Column.(ColumnElement)
		if !ok {
			own = append(own, it)
			continue
		}
		c, isColumn := Deannotate(left).(*Column)
		switch {
		case !isColumn:
			if err := l.setExpression(left, it.Value, t, out); err != nil {
				return nil, err
			}
		case contains(t.extra, c.Table):
			others[c] = it.Value
		default:
			own = append(own, it)
		}
	}
	if len(others) == 0 {
		return own, nil
	}
	var affected []FromClause
	for _, f := range t.extra {
		for _, c := range columnsOf(f) {
			v, ok := others[c]
			if !ok {
				continue
			}
			if !t.mayHold(f) {
				return nil, CompileErrorf("Backend does not support additional tables in the SET clause; cannot include columns from table(s) '%s' in SET clause", describe(f))
			}
			if !contains(affected, f) {
				affected = append(affected, f)
			}
			x, err := l.crudValue(c, t.bindName(c), v, top)
			if err != nil {
				return nil, err
			}
			if isExpression(v) {
				crud.postfetch = append(crud.postfetch, c)
			}
			out.Set = append(out.Set, sqltree.Assign{Column: t.column(l, c), Value: x})
		}
	}
	for _, f := range affected {
		for _, c := range columnsOf(f) {
			if _, ok := others[c]; ok || c.Schema == nil || c.Schema.OnUpdate == nil {
				continue
			}
			if err := l.updateMissing(c, t.bindName(c), t.column(l, c), out, crud, false); err != nil {
				return nil, err
			}
		}
	}
	return own, nil
}

// bindName is the name of the parameter for a column of an extra table.
func (t *target) bindName(c *Column) string {
	n, _ := fromName(c.Table)
	return n.Text + "_" + c.Key
}

func (l *lowering) setExpression(left ColumnElement, value Element, t *target, out *sqltree.Update) error {
	bare := l.bare
	l.bare = !t.qualified
	to, err := l.expr(left)
	l.bare = bare
	if err != nil {
		return err
	}
	switch v := value.(type) {
	case Value:
		value = NewBind("", true, v, left.SQLType())
	case *BindParam:
		if v.SQLType().IsNull() {
			value = v.WithType(left.SQLType())
		}
	default:
		value = selfGroup(value, nil)
	}
	x, err := l.expr(value)
	out.Set = append(out.Set, sqltree.Assign{Column: to, Value: x})
	return err
}

// foreign says of which tables the columns are that an UPDATE cannot set.
func (t *target) foreign(items []SetItem, used map[string]bool, otherwise error) error {
	var tables []string
	for _, it := range items {
		left, ok := it.Column.(ColumnElement)
		if !ok || used[itemKey(it)] {
			continue
		}
		if c, ok := Deannotate(left).(*Column); ok && c.Table != nil && c.Table != t.primary {
			tables = append(tables, "'"+describe(c.Table)+"'")
		}
	}
	if len(tables) == 0 {
		return otherwise
	}
	why := "Backend does not support additional tables in the SET clause"
	switch {
	case t.others && len(t.extra) > 0:
		return CompileErrorf("Multi-table UPDATE statement does not include table(s) %s", strings.Join(tables, ", "))
	case t.others:
		why = "Statement is not a multi-table UPDATE statement"
	}
	return CompileErrorf("%s; cannot include columns from table(s) %s in SET clause", why, strings.Join(tables, ", "))
}

// inOrder puts columns into the order in which values were given for them.
func inOrder(cols []*Column, order []string) []*Column {
	byKey := map[string]*Column{}
	for _, c := range cols {
		byKey[c.Key] = c
	}
	var sorted []*Column
	for _, k := range order {
		if c := byKey[k]; c != nil {
			sorted = append(sorted, c)
			delete(byKey, k)
		}
	}
	for _, c := range cols {
		if byKey[c.Key] != nil {
			sorted = append(sorted, c)
		}
	}
	return sorted
}
