package schema

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// writer collects a statement's text; the first error stops it.
type writer struct {
	strings.Builder
	style render.Style
	err   error
}

func newWriter(style render.Style) *writer {
	if style.Dialect == nil {
		style.Dialect = dialect.SQLite
	}
	// A schema has no parameters: values stand in the text.
	style.LiteralBinds = true
	return &writer{style: style}
}

func (w *writer) alchemy() bool { return w.style.Family == render.Alchemy }

func (w *writer) ident(name string) {
	if quoted, said := w.style.Quoting[name]; said {
		if quoted {
			name = w.style.Dialect.Quote(name)
		}
		w.WriteString(name)
		return
	}
	if w.alchemy() && !w.style.Dialect.NeedsQuotes(name) {
		w.WriteString(name)
		return
	}
	w.WriteString(w.style.Dialect.Quote(name))
}

func (w *writer) qualified(schema, name string) {
	switch {
	case strings.HasPrefix(schema, render.SchemaMark):
		w.WriteString(schema + ".")
	case schema != "":
		w.ident(schema)
		w.WriteByte('.')
	}
	w.ident(name)
}

func (w *writer) idents(names []string) {
	for i, n := range names {
		if i > 0 {
			w.WriteString(", ")
		}
		w.ident(n)
	}
}

func (w *writer) expr(x sqltree.Expr) {
	r, err := render.Bare(x, w.style)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.WriteString(r.SQL)
}

func (w *writer) finish() (string, error) { return w.String(), w.err }

// CreateTable writes CREATE TABLE. SQLAlchemy's has a line for every part and
// blank lines around it.
func CreateTable(t *Table, style render.Style) (string, error) {
	w := newWriter(style)
	if w.alchemy() {
		w.WriteString("\n")
	}
	w.WriteString("CREATE ")
	for _, p := range t.Prefixes {
		w.WriteString(p + " ")
	}
	w.WriteString("TABLE ")
	if t.IfNotExists {
		w.WriteString("IF NOT EXISTS ")
	}
	w.qualified(t.Schema, t.Name)
	open, sep, end := " (", ", ", ")"
	if w.alchemy() {
		open, sep, end = " (\n\t", ", \n\t", "\n)"
	}
	w.WriteString(open)
	first := true
	next := func() {
		if !first {
			w.WriteString(sep)
		}
		first = false
	}
	for _, c := range t.Columns {
		next()
		w.column(&c)
	}
	if t.PrimaryKey != nil {
		next()
		w.constraint(t.PrimaryKey)
	}
	for _, c := range t.Constraints {
		next()
		w.constraint(c)
	}
	w.WriteString(end)
	w.WriteString(t.Suffix)
	var options []string
	if t.WithoutRow {
		options = append(options, "WITHOUT ROWID")
	}
	if t.Strict {
		options = append(options, "STRICT")
	}
	if len(options) > 0 {
		if w.alchemy() {
			w.WriteString("\n " + strings.Join(options, ",\n "))
		} else {
			w.WriteString(" " + strings.Join(options, ", "))
		}
	}
	if w.alchemy() {
		w.WriteString("\n\n")
	}
	return w.finish()
}

// ColumnDefinition writes a column as CREATE TABLE and ADD COLUMN have it.
func ColumnDefinition(c *Column, style render.Style) (string, error) {
	w := newWriter(style)
	w.column(c)
	return w.finish()
}

// ConstraintDefinition writes a constraint as CREATE TABLE and ADD CONSTRAINT have it.
func ConstraintDefinition(c Constraint, style render.Style) (string, error) {
	w := newWriter(style)
	w.constraint(c)
	return w.finish()
}

// ExprText writes an expression as the statements of a schema have it.
func ExprText(x sqltree.Expr, style render.Style) (string, error) {
	w := newWriter(style)
	w.expr(x)
	return w.finish()
}

func (w *writer) column(c *Column) {
	if c.Text != "" {
		w.WriteString(c.Text)
		return
	}
	if w.alchemy() {
		w.alchemyColumn(c)
		return
	}
	w.ident(c.Name)
	if c.Type != nil {
		if text := c.Type.TypeSQL(w.style.Dialect.Name); text != "" {
			w.WriteString(" " + text)
		}
	}
	if c.Collation != "" {
		w.WriteString(" COLLATE ")
		if w.style.Dialect.Name == "sqlite" {
			w.WriteString(c.Collation)
		} else {
			w.WriteString(w.style.Dialect.Quote(c.Collation))
		}
	}
	if c.Default != nil {
		w.WriteString(" DEFAULT ")
		w.defaultValue(c.Default)
	}
	if c.Generated != nil {
		w.generated(c.Generated)
	}
	switch {
	case !c.Null:
		w.WriteString(" NOT NULL")
	case c.Generated == nil:
		w.WriteString(" NULL")
	}
	switch {
	case c.PrimaryKey:
		w.WriteString(" PRIMARY KEY")
	case c.Unique:
		w.WriteString(" UNIQUE")
	}
	for _, check := range c.Checks {
		w.WriteString(" ")
		w.constraint(&check)
	}
	if c.AutoIncrement {
		w.WriteString(" AUTOINCREMENT")
	}
	if c.References != nil {
		w.WriteString(" ")
		w.reference(c.References)
	}
}

func (w *writer) defaultValue(x sqltree.Expr) {
	r, err := render.Bare(x, w.style)
	if err != nil && w.err == nil {
		w.err = err
	}
	text := r.SQL
	// SQLite wants parentheses around anything but a word or a literal.
	if w.alchemy() && w.style.Dialect.Name == "sqlite" {
		t := scan.Of(text)
		t.While(scan.IsSpace)
		quoted := t.Any("'\"(") != 0
		t.Pos = 0
		if t.While(scan.IsWord); !quoted && !t.Done() {
			text = "(" + text + ")"
		}
	}
	w.WriteString(text)
}

func (w *writer) generated(g *Generated) {
	w.WriteString(" GENERATED ALWAYS AS (")
	w.expr(g.X)
	w.WriteString(")")
	switch {
	case g.Stored:
		w.WriteString(" STORED")
	case g.Virtual:
		w.WriteString(" VIRTUAL")
	}
}

func (w *writer) named(name string) {
	if name != "" {
		w.WriteString("CONSTRAINT ")
		w.ident(name)
		w.WriteString(" ")
	}
}

func (w *writer) constraint(c Constraint) {
	switch c := c.(type) {
	case *PrimaryKey:
		w.named(c.Name)
		w.WriteString("PRIMARY KEY ")
		if c.Kind != "" {
			w.WriteString(c.Kind + " ")
		}
		w.WriteString("(")
		w.idents(c.Columns)
		w.WriteString(")")
		w.deferrable(c.Deferrable)
	case *Unique:
		w.named(c.Name)
		w.WriteString("UNIQUE ")
		if c.Nulls != "" {
			w.WriteString(c.Nulls + " ")
		}
		w.WriteString("(")
		w.idents(c.Columns)
		w.WriteString(")")
		w.deferrable(c.Deferrable)
	case *Check:
		w.named(c.Name)
		w.WriteString("CHECK (")
		w.expr(c.X)
		w.WriteString(")")
		w.deferrable(c.Deferrable)
	case *Clause:
		w.named(c.Name)
		w.expr(c.X)
	case *ForeignKey:
		w.named(c.Name)
		if w.alchemy() {
			w.WriteString("FOREIGN KEY(")
		} else {
			w.WriteString("FOREIGN KEY (")
		}
		w.idents(c.Columns)
		w.WriteString(") ")
		w.reference(&c.Ref)
	}
}

func (w *writer) deferrable(words string) {
	if words != "" {
		w.WriteString(" " + words)
	}
}

func (w *writer) reference(r *Reference) {
	w.WriteString("REFERENCES ")
	w.qualified(r.Schema, r.Table)
	w.WriteString(" (")
	w.idents(r.Columns)
	w.WriteString(")")
	if r.Match != "" {
		w.WriteString(" MATCH " + r.Match)
	}
	if r.OnDelete != "" {
		w.WriteString(" ON DELETE " + r.OnDelete)
	}
	if r.OnUpdate != "" {
		w.WriteString(" ON UPDATE " + r.OnUpdate)
	}
	if r.Deferrable != nil {
		if *r.Deferrable {
			w.WriteString(" DEFERRABLE")
		} else {
			w.WriteString(" NOT DEFERRABLE")
		}
	}
	switch {
	case r.InitiallyDeferred:
		w.WriteString(" INITIALLY DEFERRED")
	case r.Initially != "":
		w.WriteString(" INITIALLY " + r.Initially)
	}
	w.deferrable(r.Suffix)
}

// DropTable writes DROP TABLE.
func DropTable(schema, name string, ifExists bool, style render.Style) string {
	w := newWriter(style)
	if w.alchemy() {
		w.WriteString("\n")
	}
	w.WriteString("DROP TABLE ")
	if ifExists {
		w.WriteString("IF EXISTS ")
	}
	w.qualified(schema, name)
	return w.String()
}

// CreateIndex writes CREATE INDEX. Django puts an expression into parentheses
// of its own, SQLAlchemy does not.
func CreateIndex(ix *Index, style render.Style) (string, error) {
	w := newWriter(style)
	w.WriteString("CREATE ")
	if ix.Unique {
		w.WriteString("UNIQUE ")
	}
	w.WriteString(ix.Kind + "INDEX ")
	if ix.Concurrently {
		w.WriteString("CONCURRENTLY ")
	}
	if ix.IfNotExists {
		w.WriteString("IF NOT EXISTS ")
	}
	if w.alchemy() && w.style.Dialect.Name != "sqlite" {
		// the table has the schema; SQLite wants it before the index's name alone, Oracle too
		if w.style.Dialect.Name == "oracle" {
			w.qualified(ix.Schema, ix.Name)
		} else {
			w.ident(ix.Name)
		}
		w.WriteString(" ON ")
		w.qualified(ix.Schema, ix.Table)
	} else {
		w.qualified(ix.Schema, ix.Name)
		w.WriteString(" ON ")
		w.ident(ix.Table)
	}
	w.WriteString(" " + ix.Using + "(")
	for i, it := range ix.Items {
		if i > 0 {
			w.WriteString(", ")
		}
		w.indexItem(it)
		if i < len(ix.ItemSuffix) {
			w.WriteString(ix.ItemSuffix[i])
		}
	}
	w.WriteString(")" + ix.Suffix)
	if ix.Where != nil {
		w.WriteString(" WHERE ")
		w.expr(ix.Where)
	}
	return w.finish()
}

func (w *writer) indexItem(x sqltree.Expr) {
	order, _ := x.(*sqltree.Order)
	inner := x
	if order != nil {
		inner = order.X
	}
	_, column := inner.(*sqltree.Column)
	if !w.alchemy() && !column {
		inner = &sqltree.Paren{X: inner}
	}
	if order == nil {
		w.expr(inner)
		return
	}
	w.expr(&sqltree.Order{X: inner, Dir: order.Dir, Nulls: order.Nulls})
}

// DropIndex writes DROP INDEX.
func DropIndex(schema, name string, ifExists bool, style render.Style) string {
	w := newWriter(style)
	if w.alchemy() {
		w.WriteString("\n")
	}
	w.WriteString("DROP INDEX ")
	if ifExists {
		w.WriteString("IF EXISTS ")
	}
	w.qualified(schema, name)
	return w.String()
}

// AddColumn writes ALTER TABLE … ADD COLUMN.
func AddColumn(schema, table string, c *Column, style render.Style) (string, error) {
	w := newWriter(style)
	w.WriteString("ALTER TABLE ")
	w.qualified(schema, table)
	w.WriteString(" ADD COLUMN ")
	w.column(c)
	return w.finish()
}

// DropColumn writes ALTER TABLE … DROP COLUMN.
func DropColumn(schema, table, column string, style render.Style) string {
	w := newWriter(style)
	w.WriteString("ALTER TABLE ")
	w.qualified(schema, table)
	w.WriteString(" DROP COLUMN ")
	w.ident(column)
	return w.String()
}

// RenameTable writes ALTER TABLE … RENAME TO ….
func RenameTable(schema, from, to string, style render.Style) string {
	w := newWriter(style)
	w.WriteString("ALTER TABLE ")
	w.qualified(schema, from)
	w.WriteString(" RENAME TO ")
	w.ident(to)
	return w.String()
}

// RenameColumn writes ALTER TABLE … RENAME COLUMN … TO ….
func RenameColumn(schema, table, from, to string, style render.Style) string {
	w := newWriter(style)
	w.WriteString("ALTER TABLE ")
	w.qualified(schema, table)
	w.WriteString(" RENAME COLUMN ")
	w.ident(from)
	w.WriteString(" TO ")
	w.ident(to)
	return w.String()
}
