package django

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/schema"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// sync creates the tables of all new models in one schema editor, in the order
// of their definition, as migrate --run-syncdb does: a model whose table is there,
// because the database was not new, is left alone.
func (s *Session) sync(c *db.Conn) error {
	created := s.created[c]
	if created == nil {
		created = map[*meta.Model]bool{}
		s.created[c] = created
	}
	var todo []*meta.Model
	for _, m := range s.Registry.All() {
		if !created[m] && m.Managed && !m.Proxy && !m.AutoCreated && (s.Migrated == nil || !s.Migrated(m)) {
			todo = append(todo, m)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	there, err := tableNames(c)
	if err != nil {
		return err
	}
	for _, m := range todo {
		created[m] = true
		s.describe(m)
	}
	todo = slices.DeleteFunc(todo, func(m *meta.Model) bool { return there[strings.ToLower(m.DBTable)] })
	if len(todo) == 0 {
		return nil
	}
	// Django's own apps are there before the snippet's; their tables are none of
	// its business.
	var contrib, own []*meta.Model
	for _, m := range todo {
		if m.IsContrib() {
			contrib = append(contrib, m)
		} else {
			own = append(own, m)
		}
	}
	if err := s.create(c, contrib, true); err != nil {
		return err
	}
	return s.create(c, own, false)
}

// create creates the tables of models in one schema editor; silent keeps the
// statements out of the log.
func (s *Session) create(c *db.Conn, todo []*meta.Model, silent bool) error {
	if len(todo) == 0 {
		return nil
	}
	c.Quiet(silent)
	defer c.Quiet(false)
	ed := s.Editor(func(sql string, _ bool) error {
		_, err := c.Execute(sql, nil, false)
		return err
	})
	for _, sql := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys", "BEGIN"} {
		ed.run(sql)
	}
	for _, m := range todo {
		ed.createModel(m)
	}
	ed.run("PRAGMA foreign_key_check")
	ed.runDeferred(false)
	if ed.err != nil {
		first := ed.err
		ed.err = nil
		ed.run("PRAGMA foreign_key_check")
		ed.run("ROLLBACK")
		ed.run("PRAGMA foreign_keys = ON")
		return first
	}
	ed.run("COMMIT")
	ed.run("PRAGMA foreign_keys = ON")
	return ed.err
}

// Flush empties the tables of all models, as a TransactionTestCase does after
// each test, and starts their automatic keys anew.
func (s *Session) Flush(c *db.Conn) error {
	var tables []string
	for m := range s.created[c] {
		tables = append(tables, m.DBTable)
		for _, f := range m.LocalM2M {
			if f.Rel.Through.AutoCreated {
				tables = append(tables, f.Rel.Through.DBTable)
			}
		}
	}
	slices.Sort(tables)
	if len(tables) == 0 {
		return nil
	}
	b, err := c.Enter(true, false, false)
	if err != nil {
		return err
	}
	quoted := make([]string, len(tables))
	for i, t := range tables {
		quoted[i] = "'" + t + "'"
		if err == nil {
			_, err = c.Execute("DELETE FROM "+db.QuoteName(t)+";", nil, false)
		}
	}
	if err == nil {
		_, err = c.Execute(`UPDATE "sqlite_sequence" SET "seq" = 0 WHERE "name" IN (`+strings.Join(quoted, ", ")+");", nil, false)
	}
	if end := b.Exit(err); err == nil {
		err = end
	}
	return err
}

// tableNames are the tables of a database, in lower case. Django's look at them
// is no part of its log.
func tableNames(c *db.Conn) (map[string]bool, error) {
	raw, err := c.Raw()
	if err != nil {
		return nil, err
	}
	rows, err := raw.Query(database.Statement{SQL: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')", Silent: true})
	if err != nil {
		return nil, err
	}
	all, err := rows.All()
	if err != nil {
		return nil, err
	}
	there := make(map[string]bool, len(all))
	for _, row := range all {
		if name, ok := row[0].(string); ok {
			there[strings.ToLower(name)] = true
		}
	}
	return there, nil
}

// ddlStyle writes values into the text as Django's schema editor quotes them.
var ddlStyle = func() render.Style {
	s := query.SQLite
	s.Literal = func(v any, _ sqltree.Type) (string, error) {
		switch x := v.(type) {
		case nil:
			return "NULL", nil
		case bool:
			if x {
				return "1", nil
			}
			return "0", nil
		case int, int64, float64:
			return values.Repr(x), nil
		case []byte:
			return fmt.Sprintf("X'%x'", x), nil
		}
		return "'" + strings.ReplaceAll(values.Str(v), "'", "''") + "'", nil
	}
	return s
}()

func (e *Editor) createModel(m *meta.Model) {
	t := &schema.Table{Name: m.DBTable}
	for _, f := range m.LocalFields {
		col, err := e.column(f)
		if err != nil {
			e.fail(err)
			return
		}
		t.Columns = append(t.Columns, *col)
	}
	for _, c := range m.Constraints {
		switch c := c.(type) {
		case *CheckConstraint:
			x, err := query.BareCondition(m, e.s.Env, c.Condition)
			if err != nil {
				e.fail(err)
				return
			}
			t.Constraints = append(t.Constraints, &schema.Check{Name: c.Name, X: x})
		case *UniqueConstraint:
			if c.Condition == nil && len(c.Expressions) == 0 && c.supported() {
				t.Constraints = append(t.Constraints, &schema.Unique{Name: c.Name, Columns: columnsOf(m, c.Fields)})
			}
		}
	}
	if m.IsComposite() {
		t.Constraints = append(t.Constraints, &schema.PrimaryKey{Columns: meta.ColumnNames(m.Key())})
	}
	sql, err := schema.CreateTable(t, ddlStyle)
	e.fail(err)
	e.run(sql)
	for _, names := range m.UniqueTogether {
		e.unnamed(m.DBTable, columnsOf(m, names), "_uniq", true)
	}
	for _, c := range m.Constraints {
		if u, ok := c.(*UniqueConstraint); ok && (u.Condition != nil || len(u.Expressions) > 0) && u.supported() {
			e.conditionalUnique(m, u)
		}
	}
	e.modelIndexes(m)
	for _, f := range m.LocalM2M {
		if t := f.Rel.Through; t != nil && t.AutoCreated {
			e.createModel(t)
		}
	}
}

func (e *Editor) modelIndexes(m *meta.Model) {
	for _, f := range m.LocalFields {
		if f.DBIndex && !f.Unique {
			e.unnamed(m.DBTable, []string{f.Column}, "", false)
		}
	}
	for _, ix := range m.Indexes {
		e.modelIndex(m, ix.(*Index))
	}
}

func (e *Editor) conditionalUnique(m *meta.Model, u *UniqueConstraint) {
	cols := columnsOf(m, u.Fields)
	ix := schema.Index{Name: u.Name, Table: m.DBTable, Unique: true, Items: items(cols)}
	for _, x := range u.Expressions {
		t, err := query.BareExpression(m, e.s.Env, x)
		e.fail(err)
		ix.Items = append(ix.Items, t)
	}
	if u.Condition != nil {
		x, err := query.BareCondition(m, e.s.Env, u.Condition)
		e.fail(err)
		ix.Where = x
	}
	if e.err == nil {
		e.later(deferred{index: ix, columns: cols})
	}
}

func (e *Editor) modelIndex(m *meta.Model, ix *Index) {
	out := schema.Index{Name: ix.NameFor(m), Table: m.DBTable}
	var cols []string
	for _, n := range ix.Fields {
		name := strings.TrimPrefix(n, "-")
		f, err := m.GetField(name)
		e.fail(err)
		if f == nil {
			return
		}
		cols = append(cols, columnOf(m, name))
		var x sqltree.Expr = &sqltree.Column{Name: sqltree.N(columnOf(m, name))}
		if name != n {
			x = &sqltree.Order{X: x, Dir: sqltree.Desc}
		}
		out.Items = append(out.Items, x)
	}
	for _, x := range ix.Expressions {
		t, err := query.BareExpression(m, e.s.Env, x)
		e.fail(err)
		out.Items = append(out.Items, t)
	}
	if ix.Condition != nil {
		x, err := query.BareCondition(m, e.s.Env, ix.Condition)
		e.fail(err)
		out.Where = x
	}
	if e.err == nil {
		e.later(deferred{index: out, columns: cols})
	}
}

func items(cols []string) []sqltree.Expr {
	var out []sqltree.Expr
	for _, c := range cols {
		out = append(out, &sqltree.Column{Name: sqltree.N(c)})
	}
	return out
}

func columnOf(m *meta.Model, name string) string {
	if f := m.Field(name); f != nil {
		return f.Column
	}
	return name
}

func columnsOf(m *meta.Model, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = columnOf(m, n)
	}
	return out
}

func (e *Editor) column(f *meta.Field) (*schema.Column, error) {
	typ, err := f.DBType()
	if err != nil {
		return nil, err
	}
	c := &schema.Column{Name: f.Column, Type: sqltree.TypeText(typ), Null: f.Null, Unique: f.Unique && !f.PrimaryKey,
		PrimaryKey: f.PrimaryKey, AutoIncrement: f.IsAuto(), Collation: f.Collation}
	if check := f.Check(`"` + f.Column + `"`); check != "" {
		c.Checks = []schema.Check{{X: sqltree.Text(check)}}
	}
	if g := f.Generated; g != nil {
		x, err := query.BareExpression(f.Model, e.s.Env, g.Expr.(query.Expr))
		if err != nil {
			return nil, err
		}
		c.Null = true // nothing is said of it
		c.Generated = &schema.Generated{X: x, Stored: g.Persist, Virtual: !g.Persist}
	}
	if f.HasDBDefault {
		v := f.DBDefault
		if _, ok := v.(query.Expr); !ok {
			v = &query.Value{V: v, Field: f}
		}
		if c.Default, err = query.BareExpression(f.Model, e.s.Env, v.(query.Expr)); err != nil {
			return nil, err
		}
		_, written := f.DBDefault.(query.Expr)
		if _, literal := f.DBDefault.(*query.Value); written && !literal {
			c.Default = &sqltree.Paren{X: c.Default}
		}
	}
	if f.Rel != nil && f.Rel.DBConstraint {
		yes := true
		c.References = &schema.Reference{Table: f.Rel.To.DBTable, Columns: []string{f.Rel.Target().Column}, Deferrable: &yes, InitiallyDeferred: true}
	}
	return c, nil
}

// Tri is a bool that may be unset.
type Tri uint8

// The values of a Tri.
const (
	Unset Tri = iota
	Yes
	No
)

// CheckConstraint is models.CheckConstraint.
type CheckConstraint struct {
	Name      string
	Host      any
	Condition *query.Q
	Message   string
	Code      string
}

// UniqueConstraint is models.UniqueConstraint.
type UniqueConstraint struct {
	Name       string
	Host       any
	Fields     []string
	Deferrable bool // SQLite has no such constraints
	Covering   bool // has include, which SQLite lacks
	// NullsDistinct tells whether rows with nulls are never the same.
	NullsDistinct Tri
	Expressions   []query.Expr
	Condition     *query.Q
	Message       string
	Code          string
}

// supported tells whether SQLite can hold the constraint; Django leaves the others out.
func (u *UniqueConstraint) supported() bool {
	return !u.Deferrable && !u.Covering && u.NullsDistinct == Unset
}

// Index is models.Index.
type Index struct {
	Name        string
	Suffix      string // of a name that is made
	Host        any
	Fields      []string // "-" before a descending one
	Expressions []query.Expr
	Condition   *query.Q
}

// NameFor is the index's name on a model, made from the fields where none was given.
func (ix *Index) NameFor(m *meta.Model) string {
	if ix.Name != "" {
		return ix.Name
	}
	hash := []string{m.DBTable}
	var first string
	for i, n := range ix.Fields {
		name := strings.TrimPrefix(n, "-")
		col := columnOf(m, name)
		if i == 0 {
			first = col
		}
		if name != n {
			hash = append(hash, "-"+col)
		} else {
			hash = append(hash, col)
		}
	}
	suffix := ix.Suffix
	if suffix == "" {
		suffix = "idx"
	}
	hash = append(hash, suffix)
	cut := func(s string, n int) string { return s[:min(n, len(s))] }
	name := cut(m.DBTable, 11) + "_" + cut(first, 7) + "_" + schema.Digest(6, hash...) + "_" + suffix
	if name[0] == '_' || name[0] >= '0' && name[0] <= '9' {
		name = "D" + name[1:]
	}
	return name
}
