package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/schema"
)

// Editor is Django's schema editor for SQLite: what SQLite's ALTER TABLE cannot do is
// done by making the table anew. Statements run at once, or wait for the end.
type Editor struct {
	s        *Session
	execute  func(sql string, empty bool) error
	deferred []deferred
	err      error
}

// deferred is a CREATE INDEX that waits; where it has no name of its own, its name
// follows the table that it has in the end.
type deferred struct {
	index   schema.Index
	columns []string
	suffix  string
	unnamed bool
}

func (d deferred) sql() (string, error) {
	ix := d.index
	if d.unnamed {
		ix.Name = schema.IndexName(ix.Table, d.columns, d.suffix, 200)
	}
	return schema.CreateIndex(&ix, ddlStyle)
}

// Editor makes an editor whose statements are run by execute; empty tells whether
// Django passes an empty list of parameters instead of none.
func (s *Session) Editor(execute func(sql string, empty bool) error) *Editor {
	return &Editor{s: s, execute: execute}
}

func (e *Editor) run(sql string) { e.runAs(sql, false) }

func (e *Editor) runAs(sql string, empty bool) {
	if e.err == nil {
		// Expressions escape their percent signs for parameters, of which there are none.
		if !empty {
			sql = strings.ReplaceAll(sql, "%%", "%")
		}
		e.err = e.execute(sql, empty)
	}
}

func (e *Editor) fail(err error) {
	if e.err == nil && err != nil {
		e.err = err
	}
}

// done takes the error of what was done.
func (e *Editor) done() error {
	err := e.err
	e.err = nil
	return err
}

func (e *Editor) later(d deferred) { e.deferred = append(e.deferred, d) }

// unnamed defers the index that Django names by table and columns.
func (e *Editor) unnamed(table string, columns []string, suffix string, unique bool) {
	e.later(deferred{index: schema.Index{Table: table, Unique: unique, Items: items(columns)}, columns: columns, suffix: suffix, unnamed: true})
}

func (e *Editor) runDeferred(empty bool) {
	for _, d := range e.deferred {
		sql, err := d.sql()
		e.fail(err)
		e.runAs(sql, empty)
	}
	e.deferred = nil
}

// Finish runs what was left for the end of the block.
func (e *Editor) Finish() error {
	e.runDeferred(false)
	return e.done()
}

// Deferred are the statements that wait for the end.
func (e *Editor) Deferred() ([]string, error) {
	var out []string
	for _, d := range e.deferred {
		sql, err := d.sql()
		if err != nil {
			return nil, err
		}
		out = append(out, sql)
	}
	return out, nil
}

// CreateModel creates a model's table with its indexes and the tables of its
// many-to-many fields.
func (e *Editor) CreateModel(m *meta.Model) error {
	e.createModel(m)
	return e.done()
}

// DeleteModel drops a model's table, after those of its many-to-many fields.
func (e *Editor) DeleteModel(m *meta.Model) error {
	for _, f := range m.LocalM2M {
		if t := f.Rel.Through; t != nil && t.AutoCreated {
			if err := e.DeleteModel(t); err != nil {
				return err
			}
		}
	}
	e.drop(m.DBTable)
	return e.done()
}

func (e *Editor) drop(table string) {
	e.runAs(schema.DropTable("", table, false, ddlStyle), true)
	e.deferred = slices.DeleteFunc(e.deferred, func(d deferred) bool { return d.index.Table == table })
}

// RenameTable is alter_db_table.
func (e *Editor) RenameTable(from, to string) error {
	if !strings.EqualFold(from, to) {
		e.rename(from, to)
	}
	return e.done()
}

func (e *Editor) rename(from, to string) {
	e.runAs(schema.RenameTable("", from, to, ddlStyle), true)
	for i := range e.deferred {
		if d := &e.deferred[i]; d.index.Table == from {
			d.index.Table = to
		}
	}
}

// on is a field as a column of a model that may not have it yet.
func (e *Editor) on(m *meta.Model, f *meta.Field) *meta.Field {
	c := f.Clone()
	c.Model = m
	if c.Rel != nil && c.Rel.To == nil {
		app, name, dotted := strings.Cut(c.Rel.ToName, ".")
		if !dotted {
			app, name = m.AppLabel, c.Rel.ToName
		}
		if c.Rel.ToName == "self" {
			c.Rel.To = m
		} else if c.Rel.To = m.Registry.Get(app, name); c.Rel.To == nil {
			e.fail(meta.Errorf(meta.LookupError, "Model '%s.%s' not registered.", app, name))
		}
	}
	return c
}

// AddField adds a field's column: by ALTER TABLE where it may be null and has no
// default, by making the table anew otherwise.
func (e *Editor) AddField(m *meta.Model, f *meta.Field) error {
	if f.Kind == meta.ManyToManyKind {
		if t := f.Rel.Through; t != nil && t.AutoCreated {
			e.createModel(t)
		} else if t == nil {
			e.fail(meta.Unsupported("adding a ManyToManyField that no model has"))
		} else {
			e.remake(m, remaking{}) // there is no column to add, but Django makes the table anew
		}
		return e.done()
	}
	f = e.on(m, f)
	byDefault, err := e.effectiveDefault(f)
	if e.fail(err); e.err != nil {
		return e.done()
	}
	_, constant := f.DBDefault.(*query.Value)
	_, expression := f.DBDefault.(query.Expr)
	if f.PrimaryKey || f.Unique || !f.Null || byDefault != nil || f.HasDBDefault && expression && !constant {
		e.remake(m, remaking{create: f})
		return e.done()
	}
	col, err := e.column(f)
	if e.fail(err); e.err != nil {
		return e.done()
	}
	sql, err := schema.AddColumn("", m.DBTable, col, ddlStyle)
	e.fail(err)
	e.run(sql)
	if f.DBIndex && !f.Unique {
		e.unnamed(m.DBTable, []string{f.Column}, "", false)
	}
	return e.done()
}

// RemoveField drops a field's column, or the table of a many-to-many field.
func (e *Editor) RemoveField(m *meta.Model, f *meta.Field) error {
	switch {
	case f.Kind == meta.ManyToManyKind:
		if t := f.Rel.Through; t != nil && t.AutoCreated {
			return e.DeleteModel(t)
		}
	case !f.PrimaryKey && !f.Unique && !f.DBIndex && !(f.Rel != nil && f.Rel.DBConstraint):
		e.runAs(schema.DropColumn("", m.DBTable, f.Column, ddlStyle), true)
		e.deferred = slices.DeleteFunc(e.deferred, func(d deferred) bool {
			return d.index.Table == m.DBTable && slices.Contains(d.columns, f.Column)
		})
	default:
		e.remake(m, remaking{remove: f})
	}
	return e.done()
}

// AlterField changes a column: by its name alone where nothing else differs, by
// making the table anew otherwise, and those whose keys follow it.
func (e *Editor) AlterField(m *meta.Model, before, after *meta.Field) error {
	if before.Kind == meta.ManyToManyKind || after.Kind == meta.ManyToManyKind {
		var b, a *meta.Rel
		if before.Kind == after.Kind {
			b, a = before.Rel, after.Rel
		}
		switch {
		case b == nil || b.Through == nil || a.Through == nil || b.Through.AutoCreated != a.Through.AutoCreated:
		case !a.Through.AutoCreated:
			return nil
		default: // The table stays: what its keys lead to may be another.
			e.remake(b.Through, remaking{alter: [][2]*meta.Field{{b.TargetLink, a.TargetLink}, {b.SourceLink, a.SourceLink}}})
			return e.done()
		}
		return meta.Errorf(meta.ValueError, "Cannot alter field %s into %s - they are not compatible types (you cannot alter to or from M2M fields, or add or remove through= on M2M fields)", before, after)
	}
	if (before.Generated != nil) != (after.Generated != nil) {
		return meta.Errorf(meta.ValueError, "Modifying GeneratedFields is not supported - the field %s must be removed and re-added with the new definition.", after)
	}
	before, after = e.on(m, before), e.on(m, after)
	constrained := func(f *meta.Field) bool { return f.Rel != nil && f.Rel.DBConstraint }
	if before.Column != after.Column && !constrained(before) && !constrained(after) && e.sameColumn(before, after) {
		e.runAs(schema.RenameColumn("", m.DBTable, before.Column, after.Column, ddlStyle), true)
		return e.done()
	}
	e.remake(m, remaking{alter: [][2]*meta.Field{{before, after}}})
	was, err := before.DBType()
	e.fail(err)
	is, err := after.DBType()
	e.fail(err)
	if !after.Unique || was == is && before.Collation == after.Collation {
		return e.done()
	}
	for _, r := range m.Related(true) {
		switch {
		case r.Field.Model == m || r.Generic != nil || r.Hidden() && r.Kind != meta.ManyToMany:
		case r.Kind != meta.ManyToMany:
			if r.Target() != nil && r.Target().Name == after.Name {
				e.remake(r.Field.Model, remaking{})
			}
		case after.PrimaryKey && r.Through != nil && r.Through.AutoCreated:
			e.remake(r.Through, remaking{})
		}
	}
	return e.done()
}

// sameColumn tells whether two fields' columns differ by their name alone.
func (e *Editor) sameColumn(a, b *meta.Field) bool {
	var texts [2]string
	for i, f := range []*meta.Field{a, b} {
		col, err := e.column(f)
		if err == nil {
			col.Name, col.Checks, col.AutoIncrement = "x", nil, false
			texts[i], err = schema.ColumnDefinition(col, ddlStyle)
		}
		e.fail(err)
	}
	return texts[0] == texts[1]
}

// effectiveDefault is the value that rows which are there get in a new column.
func (e *Editor) effectiveDefault(f *meta.Field) (any, error) {
	var v any
	switch {
	case f.HasDefault:
		var err error
		if v, err = f.GetDefault(); err != nil {
			return nil, err
		}
		if kept, ok := v.(interface{ Plain() any }); ok {
			v = kept.Plain() // the host keeps defaults as they were written
		}
	case f.Generated != nil:
	case !f.Null && f.Blank && f.EmptyStrings():
		if v = ""; f.Kind == meta.BinaryKind {
			v = []byte{}
		}
	case f.AutoNow || f.AutoNowAdd:
		now := e.s.Env.Current()
		switch f.Kind {
		case meta.DateKind:
			v = now.Date
		case meta.TimeKind:
			v = now.Time
		default:
			v = now
		}
	}
	if v == nil {
		return nil, nil
	}
	v, err := f.ForSave(e.s.Env, v)
	return meta.Adapt(v), err
}

// remaking is what a remade table has otherwise.
type remaking struct {
	create, remove *meta.Field
	alter          [][2]*meta.Field
}

// copied is a column of a remade table and what its values are made of.
type copied struct{ column, from string }

// remake makes a table anew under another name, copies its rows, and puts it into the
// place of the old one.
func (e *Editor) remake(m *meta.Model, c remaking) {
	if e.err != nil {
		return
	}
	body := make([]*meta.Field, 0, len(m.LocalFields)+1)
	var rows []copied
	for _, f := range m.LocalFields {
		own := f.Clone()
		if f.Rel != nil && f.Rel.To == m {
			own.Order = meta.NextOrder() // Django makes a key to the table itself anew
		}
		body = append(body, own)
		if f.Generated == nil {
			rows = append(rows, copied{f.Column, db.QuoteName(f.Column)})
		}
	}
	without := func(name, column string) {
		body = slices.DeleteFunc(body, func(f *meta.Field) bool { return f.Name == name })
		rows = slices.DeleteFunc(rows, func(r copied) bool { return r.column == column })
	}
	e.movePrimaryKey(c, &body, without)
	if f := c.create; f != nil {
		body = append(body, f.Clone())
		if !f.HasDBDefault && f.Generated == nil {
			rows = append(rows, copied{f.Column, e.literalDefault(f)})
		}
	}
	renamed := map[string]string{}
	for _, pair := range c.alter {
		before, after := pair[0], pair[1]
		without(before.Name, before.Column)
		body = append(body, after.Clone())
		renamed[before.Name] = after.Name
		if after.Generated != nil {
			continue
		}
		from := db.QuoteName(before.Column)
		if before.Null && !after.Null {
			from = "coalesce(" + from + ", " + e.newDefault(after) + ")"
		}
		rows = append(rows, copied{after.Column, from})
	}
	if c.remove != nil {
		without(c.remove.Name, c.remove.Column)
	}
	fresh := e.fresh(m, c, body, renamed)
	e.createModel(fresh)
	into, from := make([]string, len(rows)), make([]string, len(rows))
	for i, r := range rows {
		into[i], from[i] = db.QuoteName(r.column), r.from
	}
	e.runAs("INSERT INTO "+db.QuoteName(fresh.DBTable)+" ("+strings.Join(into, ", ")+") SELECT "+strings.Join(from, ", ")+" FROM "+db.QuoteName(m.DBTable), true)
	e.drop(m.DBTable)
	e.rename(fresh.DBTable, m.DBTable)
	e.runDeferred(true)
}

// movePrimaryKey takes the key from a table that gets another one.
func (e *Editor) movePrimaryKey(c remaking, body *[]*meta.Field, without func(name, column string)) {
	moves := c.create != nil && c.create.PrimaryKey
	for _, pair := range c.alter {
		moves = moves || pair[1].PrimaryKey
	}
	if !moves {
		return
	}
	for _, f := range slices.Clone(*body) {
		if !f.PrimaryKey || slices.ContainsFunc(c.alter, func(pair [2]*meta.Field) bool { return pair[1].Name == f.Name }) {
			continue
		}
		f.PrimaryKey = false
		if f.AutoCreated {
			without(f.Name, f.Column)
		}
	}
}

// fresh is the model whose table takes the place of m's.
func (e *Editor) fresh(m *meta.Model, c remaking, body []*meta.Field, renamed map[string]string) *meta.Model {
	fresh := &meta.Model{Name: "New" + m.Name, Module: m.Module, AppLabel: m.AppLabel, Registry: m.Registry, Host: m.Host, Managed: true,
		DBTable: "new__" + strings.Trim(m.DBTable, `"`), Constraints: m.Constraints}
	for _, group := range m.UniqueTogether {
		names := slices.Clone(group)
		for i, n := range names {
			if to, ok := renamed[n]; ok {
				names[i] = to
			}
		}
		fresh.UniqueTogether = append(fresh.UniqueTogether, names)
	}
	for _, x := range m.Indexes {
		ix := *x.(*Index)
		if c.remove != nil && slices.Contains(ix.Fields, c.remove.Name) {
			continue
		}
		ix.Name = ix.NameFor(m)
		fresh.Indexes = append(fresh.Indexes, &ix)
	}
	for _, f := range body {
		fresh.AddField(f)
	}
	return fresh
}

// literalDefault is what fills a new column in the rows that are there.
func (e *Editor) literalDefault(f *meta.Field) string {
	v, err := e.effectiveDefault(f)
	e.fail(err)
	text, err := ddlStyle.Literal(v, nil)
	e.fail(err)
	return text
}

// newDefault is what takes the place of nulls.
func (e *Editor) newDefault(f *meta.Field) string {
	if !f.HasDBDefault {
		return e.literalDefault(f)
	}
	col, err := e.column(f)
	if e.fail(err); err != nil {
		return ""
	}
	text, err := schema.ExprText(col.Default, ddlStyle)
	e.fail(err)
	return text
}

// AddIndex creates one index of a model.
func (e *Editor) AddIndex(m *meta.Model, ix *Index) error {
	sql, err := e.IndexSQL(m, ix)
	if err != nil {
		return err
	}
	e.run(sql)
	return e.done()
}

// IndexSQL is the statement that creates an index.
func (e *Editor) IndexSQL(m *meta.Model, ix *Index) (string, error) {
	alone := e.s.Editor(nil)
	alone.modelIndex(m, ix)
	return alone.only()
}

// only is the text of the one statement that was deferred.
func (e *Editor) only() (string, error) {
	if err := e.done(); err != nil || len(e.deferred) == 0 {
		return "", err
	}
	return e.deferred[0].sql()
}

// RemoveIndex drops an index by its name.
func (e *Editor) RemoveIndex(name string) error {
	e.deferred = slices.DeleteFunc(e.deferred, func(d deferred) bool { return d.index.Name == name })
	e.runAs(schema.DropIndex("", name, false, ddlStyle), true)
	return e.done()
}

// byIndex tells whether a constraint is an index of its own, so that its table can
// stay: a unique one with a condition, expressions, further columns or deferred.
func byIndex(c any) (*UniqueConstraint, bool) {
	u, ok := c.(*UniqueConstraint)
	return u, ok && (u.Condition != nil || len(u.Expressions) > 0 || u.Covering || u.Deferrable)
}

// AddConstraint adds a constraint; one that is part of CREATE TABLE makes the table
// anew with the constraints that the model has.
func (e *Editor) AddConstraint(m *meta.Model, c any) error {
	if u, ok := byIndex(c); !ok {
		e.remake(m, remaking{})
	} else if sql, err := e.ConstraintSQL(m, u); err != nil {
		return err
	} else if sql != "" {
		e.run(sql)
	}
	return e.done()
}

// ConstraintSQL is the statement that adds a unique constraint; empty where SQLite
// cannot hold it.
func (e *Editor) ConstraintSQL(m *meta.Model, u *UniqueConstraint) (string, error) {
	if !u.supported() {
		return "", nil
	}
	alone := e.s.Editor(nil)
	alone.conditionalUnique(m, u)
	return alone.only()
}

// RemoveConstraint removes a constraint as AddConstraint added it.
func (e *Editor) RemoveConstraint(m *meta.Model, c any) error {
	if u, ok := byIndex(c); !ok {
		e.remake(m, remaking{})
	} else if u.supported() {
		return e.RemoveIndex(u.Name)
	}
	return e.done()
}

// CreateUnique creates the index of a unique_together.
func (e *Editor) CreateUnique(m *meta.Model, names []string) error {
	alone := e.s.Editor(nil)
	alone.unnamed(m.DBTable, columnsOf(m, names), "_uniq", true)
	sql, err := alone.only()
	e.fail(err)
	e.runAs(sql, true)
	return e.done()
}

// ModelIndexes are the statements of a model's indexes: those of its fields, then
// those of Meta.indexes.
func (e *Editor) ModelIndexes(m *meta.Model) ([]string, error) {
	alone := e.s.Editor(nil)
	if m.Managed && !m.Proxy {
		alone.modelIndexes(m)
	}
	if err := alone.done(); err != nil {
		return nil, err
	}
	return alone.Deferred()
}

// Literal is a value as the editor writes it into a statement.
func Literal(v any) (string, error) { return ddlStyle.Literal(meta.Adapt(v), nil) }
