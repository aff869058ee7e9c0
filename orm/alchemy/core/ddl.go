package core

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/schema"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// DDL is a statement that creates or drops one schema object.
type DDL struct {
	Kind        string // "create_table", "drop_table", "create_index", "drop_index", "create_schema", "drop_schema", "text"
	Table       *Table
	Index       *Index
	Text        string // of Kind "text", and the name of a schema
	IfExists    bool   // IF EXISTS of a drop
	IfNotExists bool   // IF NOT EXISTS of a create
	Cascade     bool   // CASCADE of DROP SCHEMA
	Format      bool   // the text is a template, in which %% is a percent sign
	Column      *Column
	Sequence    *Sequence
	Constraint  Constraint
	Type        *Type // of PostgreSQL's CREATE TYPE
}

// DDLEvent is what a listener is told about a creation or a dropping.
type DDLEvent struct {
	Tables []*Table // of a MetaData's; nil for that of one table
	Check  bool     // looks first what is there
	Drop   bool
	Whole  bool // of a table: it is one of a MetaData's
}

// DDLListener is told of a creation or a dropping: of a table, or of all of a
// MetaData's.
type DDLListener func(c *Connection, of DDLEvent) error

// DDLEvents are the listeners of a table or a MetaData.
type DDLEvents struct {
	BeforeCreate, AfterCreate, BeforeDrop, AfterDrop []DDLListener
}

func fire(list []DDLListener, c *Connection, of DDLEvent) error {
	for _, f := range list {
		if err := f(c, of); err != nil {
			return err
		}
	}
	return nil
}

// VisitName implements Element.
func (d *DDL) VisitName() string { return d.Kind }
func (*DDL) statementNode()      {}

// SQL spells the statement.
func (d *DDL) SQL(o CompileOptions) (string, error) {
	dia := o.Dialect
	style := o.ddlStyle()
	switch {
	case d.Table != nil:
		style.Quoting = d.Table.quoting()
	case d.Index != nil && d.Index.Table != nil:
		style.Quoting = d.Index.Table.quoting()
	case d.Index != nil && d.Index.Table == nil && (d.Kind == "create_index" || d.Kind == "drop_index"):
		return "", CompileErrorf("Index '%s' is not associated with any table.", d.Index.Name)
	}
	switch d.Kind {
	case "create_table":
		t, err := d.Table.physical(o)
		if err != nil {
			return "", err
		}
		t.IfNotExists = d.IfNotExists
		return schema.CreateTable(t, style)
	case "drop_table":
		return schema.DropTable(o.schemaOf(d.Table.Schema), d.Table.Name, d.IfExists, style), nil
	case "create_index":
		ix, err := d.Index.physical(o)
		if err != nil {
			return "", err
		}
		ix.IfNotExists = d.IfNotExists && dia.Name != "mssql" && dia.Name != "oracle" // which have no such words
		return schema.CreateIndex(ix, style)
	case "drop_index":
		name, err := d.Index.spelledName(dia)
		if err != nil {
			return "", err
		}
		if dia.Name == "mysql" || dia.Name == "mssql" {
			// an index is its table's there
			return schema.DropIndex("", name, d.IfExists, style) + " ON " + d.Index.Table.spelt(o), nil
		}
		sql := schema.DropIndex(o.schemaOf(d.Index.Table.Schema), name, d.IfExists, style)
		if on, _ := d.Index.Options["postgresql_concurrently"].(bool); on && dia.Name == "postgresql" {
			sql = strings.Replace(sql, "DROP INDEX", "DROP INDEX CONCURRENTLY", 1)
		}
		return sql, nil
	case "create_schema":
		return "CREATE SCHEMA " + word(d.IfNotExists, "IF NOT EXISTS ") + QuoteIdentifier(dia, d.Text, false), nil
	case "drop_schema":
		return "DROP SCHEMA " + word(d.IfExists, "IF EXISTS ") + QuoteIdentifier(dia, d.Text, false) + word(d.Cascade, " CASCADE"), nil
	case "create_sequence", "drop_sequence":
		return d.sequence(dia)
	case "create_enum_type":
		values := make([]string, len(d.Type.Enums))
		for i, e := range d.Type.Enums {
			values[i] = dia.quoteLiteral(e)
		}
		return "CREATE TYPE " + d.Type.enumType(dia) + " AS ENUM (" + strings.Join(values, ", ") + ")", nil
	case "drop_enum_type":
		return "DROP TYPE " + d.Type.enumType(dia), nil
	case "create_column":
		return ColumnText(d.Column, o, true)
	case "add_constraint", "drop_constraint":
		return d.constraint(o, style)
	case "set_table_comment", "drop_table_comment", "set_column_comment", "drop_column_comment":
		return d.comment(o)
	}
	if d.Format {
		return strings.ReplaceAll(d.Text, "%%", "%"), nil
	}
	return d.Text, nil
}

// quoting are the names of the table, its columns and those they refer to that say whether
// they are quoted; nil for none.
func (t *Table) quoting() map[string]bool {
	var out map[string]bool
	say := func(name string, q sqltree.Quoting) {
		if q != sqltree.QuoteAuto {
			if out == nil {
				out = map[string]bool{}
			}
			out[name] = q == sqltree.QuoteAlways
		}
	}
	of := func(t *Table) {
		say(t.Name, t.Quote)
		for _, c := range t.ColumnList() {
			say(c.Name, c.Quote)
		}
	}
	of(t)
	for _, c := range t.Constraints {
		if fkc, ok := c.(*ForeignKeyConstraint); ok {
			for _, k := range fkc.Keys {
				if target, err := k.Column(); err == nil {
					if rt, ok := target.Table.(*Table); ok && rt != t {
						of(rt)
					}
				}
			}
		}
	}
	return out
}

// checkAutoincrement refuses columns that cannot count up, and several that are to.
func (t *Table) checkAutoincrement() error {
	var found *Column
	for _, c := range t.PrimaryKey.Cols {
		if c.Schema.Autoincrement != "true" {
			continue
		}
		switch c.SQLType().aff() {
		case IntegerAffinity, NumericAffinity:
		default:
			text, err := TypeText(c.SQLType(), "default")
			if err != nil {
				return err
			}
			return ArgumentErrorf("Column type %s on column '%s.%s' is not compatible with autoincrement=True", text, t.Name, c.Name)
		}
		if found != nil {
			return ArgumentErrorf("Only one Column may be marked autoincrement=True, found both %s and %s.", c.Name, found.Name)
		}
		found = c
	}
	return nil
}

func word(on bool, text string) string {
	if on {
		return text
	}
	return ""
}

// spelt is the table's name with its schema.
func (t *Table) spelt(o CompileOptions) string {
	return o.qualified(t.Schema, t.Name)
}

// sequence is CREATE SEQUENCE or DROP SEQUENCE.
func (d *DDL) sequence(dia *Dialect) (string, error) {
	q := d.Sequence
	if q == nil {
		return "", CompileErrorf("no sequence is given")
	}
	name := QuoteIdentifier(dia, q.Name, false)
	if q.Schema != "" {
		name = QuoteIdentifier(dia, q.Schema, false) + "." + name
	}
	if d.Kind == "drop_sequence" {
		return "DROP SEQUENCE " + word(d.IfExists, "IF EXISTS ") + name, nil
	}
	sql := "CREATE SEQUENCE " + word(d.IfNotExists, "IF NOT EXISTS ") + name
	return sql + q.Options.clauseFor(dia), nil
}

// clause spells the options of a sequence or an identity column.
func (o SequenceOptions) clause() string {
	out := ""
	for _, p := range []struct {
		word string
		n    *int64
	}{{" INCREMENT BY ", o.Increment}, {" START WITH ", o.Start}, {" MINVALUE ", o.Min}, {" MAXVALUE ", o.Max}} {
		if p.n != nil {
			out += p.word + strconv.FormatInt(*p.n, 10)
		}
	}
	out += word(o.NoMin, " NO MINVALUE") + word(o.NoMax, " NO MAXVALUE")
	if o.Cache != nil {
		out += " CACHE " + strconv.FormatInt(*o.Cache, 10)
	}
	if o.Cycle != nil {
		if *o.Cycle {
			out += " CYCLE"
		} else {
			out += " NO CYCLE"
		}
	}
	return out
}

// clauseFor is clause in the words of a database.
func (o SequenceOptions) clauseFor(d *Dialect) string {
	out := o.clause()
	if d.Name != "oracle" {
		return out
	}
	out = strings.ReplaceAll(out, " NO ", " NO")
	if o.Order != nil {
		out += word(!*o.Order, " NOORDER") + word(*o.Order, " ORDER")
	}
	return out
}

// SortedConstraints lists the constraints in the order in which they were made.
func (t *Table) SortedConstraints() []Constraint {
	out := append([]Constraint{}, t.Constraints...)
	sort.SliceStable(out, func(i, j int) bool { return *out[i].order() < *out[j].order() })
	return out
}

func (t *Table) physical(o CompileOptions) (*schema.Table, error) {
	out := &schema.Table{Schema: o.schemaOf(t.Schema), Name: t.Name, Prefixes: t.Prefixes, Comment: t.Comment}
	l := newDDLLowering(o)
	d := o.Dialect
	auto, _ := t.Options["sqlite_autoincrement"].(bool)
	auto = auto && d.Name == "sqlite"
	keyBeside := false
	if err := t.checkAutoincrement(); err != nil {
		return nil, err
	}
	for _, c := range t.ColumnList() {
		if c.Schema.System {
			continue // the database has it by itself
		}
		if h, ok := o.Host.(ColumnHost); ok {
			text, handled, err := h.ColumnText(c, o)
			if err != nil {
				return nil, err
			}
			if text != "" {
				out.Columns = append(out.Columns, schema.Column{Name: c.Name, Text: text})
			}
			if handled {
				continue
			}
		}
		col, err := c.physical(l, d)
		if e, ok := err.(*Error); ok && (e.Class == "CompileError" || e.Class == "UnsupportedCompilationError") {
			return nil, CompileErrorf("(in table '%s', column '%s'): %s", t.Name, c.Name, e.Msg)
		}
		if err != nil {
			return nil, err
		}
		if auto && c == t.AutoincrementColumn() {
			col.PrimaryKey, col.AutoIncrement, keyBeside = true, true, true
			col.KeyConflict = onConflict(d, c.Schema.Options["sqlite_on_conflict_primary_key"])
		}
		out.Columns = append(out.Columns, *col)
	}
	if len(t.PrimaryKey.Cols) > 0 && !keyBeside && !t.Apart[t.PrimaryKey] {
		pk, err := physicalConstraint(t, t.PrimaryKey, l)
		if err != nil {
			return nil, err
		}
		out.PrimaryKey = pk.(*schema.PrimaryKey)
	}
	for _, c := range t.SortedConstraints() {
		if _, key := c.(*PrimaryKey); key || t.Apart[c] {
			continue // it stands first, or is added later
		}
		if k, foreign := c.(*ForeignKeyConstraint); foreign && k.UseAlter && d.Name != "sqlite" {
			continue // an ALTER TABLE adds it
		}
		x, err := physicalConstraint(t, c, l)
		if err != nil {
			return nil, err
		}
		if x != nil {
			out.Constraints = append(out.Constraints, x)
		}
	}
	if d.Name == "sqlite" {
		if b, _ := t.Options["sqlite_with_rowid"].(bool); !b {
			_, given := t.Options["sqlite_with_rowid"]
			out.WithoutRow = given
		}
		out.Strict, _ = t.Options["sqlite_strict"].(bool)
	}
	out.Suffix = t.tableSuffix(d)
	return out, nil
}

func (c *Column) physical(l *lowering, d *Dialect) (*schema.Column, error) {
	spec := c.Schema
	out := &schema.Column{Name: c.Name, Type: c.SQLType(), Null: spec.Nullable, Comment: spec.Comment}
	if t, ok := c.Table.(*Table); ok && d.Name == "mssql" && (spec.Identity != nil || t.AutoincrementColumn() == c && spec.Sequence == nil) {
		out.Identity = mssqlIdentity(spec.Identity)
	} else if id := spec.Identity; id != nil && (d.Name == "postgresql" || d.Name == "oracle" || d.Name == "default") {
		kind := "BY DEFAULT"
		if id.Always {
			kind = "ALWAYS"
		}
		out.Identity = "GENERATED " + kind + word(id.OnNull && d.Name == "oracle", " ON NULL") + " AS IDENTITY"
		if opts := strings.TrimSpace(id.Options.clauseFor(d)); opts != "" {
			out.Identity += " (" + opts + ")"
		}
	}
	if d.Name == "mssql" && (spec.PrimaryKey || spec.sequence() != nil || spec.Autoincrement == "true") {
		out.Null = false // the database's own rule
	}
	if !spec.Nullable {
		out.NotNull = onConflict(d, spec.Options["sqlite_on_conflict_not_null"])
	}
	if t, ok := c.Table.(*Table); ok && d.Name == "sqlite" && spec.PrimaryKey && spec.Autoincrement == "true" && len(t.PrimaryKey.Cols) != 1 {
		return nil, CompileErrorf("SQLite does not support autoincrement for composite primary keys")
	}
	text, noted, err := c.typeText(d.Name)
	if noted {
		out.Type = sqltree.TypeText(text)
	}
	if err != nil {
		return nil, err
	}
	if d.Name == "postgresql" && spec.Identity == nil && (spec.Sequence == nil || spec.Sequence.Optional) && c.Table.(*Table).AutoincrementColumn() == c {
		word := "SERIAL"
		switch c.SQLType().Name {
		case "BigInteger", "BIGINT":
			word = "BIGSERIAL"
		case "SmallInteger", "SMALLINT":
			word = "SMALLSERIAL"
		}
		out.Type = sqltree.TypeText(word)
	}
	if t, ok := c.Table.(*Table); ok && d.Name == "mysql" && t.AutoincrementColumn() == c {
		out.AutoIncrement = true
	}
	switch v := spec.ServerDefault.(type) {
	case nil:
	case Value:
		s, _ := v.V.(string)
		out.Default = sqltree.Text(d.quoteLiteral(s))
	default:
		x, err := l.expr(v)
		if err != nil {
			return nil, err
		}
		out.Default = x
	}
	if spec.Computed != nil {
		x, err := l.expr(spec.Computed.X)
		if err != nil {
			return nil, err
		}
		out.Generated = &schema.Generated{X: x}
		p := spec.Computed.Persisted
		switch {
		case d.Name == "postgresql" && p != nil && !*p:
			return nil, CompileErrorf("PostrgreSQL computed columns do not support 'virtual' persistence; set the 'persisted' flag to None or True for PostgreSQL support.")
		case d.Name == "oracle" && p != nil && *p:
			return nil, CompileErrorf("Oracle Database computed columns do not support 'stored' persistence; set the 'persisted' flag to None or False for Oracle Database support.")
		case d.Name == "postgresql":
			out.Generated.Stored = true
		case p != nil:
			out.Generated.Stored, out.Generated.Virtual = *p, !*p
		}
	}
	t, _ := c.Table.(*Table)
	if t != nil {
		for _, k := range t.Constraints {
			if ck, ok := k.(*Check); ok && ck.Column == c {
				x, err := l.expr(ck.X)
				if err != nil {
					return nil, err
				}
				name, err := d.spelledName(t, ck)
				if err != nil {
					return nil, err
				}
				if onConflict(d, ck.Options["sqlite_on_conflict"]) != "" {
					return nil, CompileErrorf("SQLite does not support on conflict clause for column check constraint")
				}
				out.Checks = append(out.Checks, schema.Check{Name: name, X: x, Deferrable: deferrability(ck.Deferrable, ck.Initially)})
			}
		}
	}
	return out, nil
}

// mssqlIdentity spells IDENTITY with its start and its step where one of them is given.
func mssqlIdentity(id *Identity) string {
	if id == nil || id.Options.Start == nil && id.Options.Increment == nil {
		return "IDENTITY"
	}
	from := func(n *int64) string {
		if n == nil {
			return "1"
		}
		return strconv.FormatInt(*n, 10)
	}
	return "IDENTITY(" + from(id.Options.Start) + "," + from(id.Options.Increment) + ")"
}

func physicalConstraint(t *Table, c Constraint, l *lowering) (schema.Constraint, error) {
	names := func(cols []*Column) []string {
		out := make([]string, len(cols))
		for i, k := range cols {
			out[i] = k.Name
		}
		return out
	}
	if skipped(c, l.dialect) {
		return nil, nil
	}
	name, err := l.dialect.spelledName(t, c)
	if err != nil {
		return nil, err
	}
	switch x := c.(type) {
	case *PrimaryKey:
		cols := x.Cols
		if auto := t.AutoincrementColumn(); auto != nil && !x.Given && l.dialect.Name != "mssql" {
			cols = []*Column{auto} // it stands first
			for _, k := range x.Cols {
				if k != auto {
					cols = append(cols, k)
				}
			}
		}
		k := &schema.PrimaryKey{Name: name, Columns: names(cols), Kind: clustered(l.dialect, x.Options),
			Deferrable: joined(include(l.dialect, x.Options), deferrability(x.Deferrable, x.Initially))}
		k.Deferrable = joined(k.Deferrable, constraintConflict(l.dialect, x.Options, x.Cols, "sqlite_on_conflict_primary_key"))
		return k, nil
	case *Unique:
		u := &schema.Unique{Name: name, Columns: names(x.Cols)}
		u.Deferrable = joined(include(l.dialect, x.Options), deferrability(x.Deferrable, x.Initially),
			constraintConflict(l.dialect, x.Options, x.Cols, "sqlite_on_conflict_unique"))
		u.Nulls = clustered(l.dialect, x.Options)
		if l.dialect.Name == "postgresql" {
			u.Nulls = nullsDistinct(x.Options["postgresql_nulls_not_distinct"])
		}
		return u, nil
	case *Exclude:
		if l.dialect.Name != "postgresql" {
			return nil, unsupported("DDL", "<class 'sqlalchemy.dialects.postgresql.ext.ExcludeConstraint'>", l.dialect.Name)
		}
		clause, err := x.lowered(l)
		return &schema.Clause{Name: name, X: clause}, err
	case *Check:
		if x.TypeOf != nil {
			return &schema.Check{Name: name, X: typeCheck(x, l)}, nil
		}
		e, err := l.expr(x.X)
		return &schema.Check{Name: name, X: e, Deferrable: x.suffix(l.dialect)}, err
	case *ForeignKeyConstraint:
		fk := &schema.ForeignKey{Name: name, Columns: names(x.Cols)}
		onUpdate := x.OnUpdate
		switch {
		case l.dialect.Name == "mysql" && x.Match != "":
			return nil, CompileErrorf("MySQL ignores the 'MATCH' keyword while at the same time causes ON UPDATE/ON DELETE clauses to be ignored.")
		case l.dialect.Name == "oracle" && onUpdate != "":
			onUpdate = ""
			if l.opt.Host != nil {
				if err := l.opt.Host.Warn("SAWarning", noOracleUpdate); err != nil {
					return nil, err
				}
			}
		}
		for i, phrase := range []string{x.OnDelete, onUpdate} {
			switch strings.ToUpper(phrase) {
			case "", "RESTRICT", "CASCADE", "SET NULL", "NO ACTION", "SET DEFAULT":
			default:
				if l.dialect.Name == "oracle" || l.dialect.Name == "postgresql" && i == 0 && setColumns(phrase) {
					continue
				}
				return nil, CompileErrorf("Unexpected SQL phrase: %s (matching against '^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$')", reprText(phrase))
			}
		}
		ref := schema.Reference{OnDelete: x.OnDelete, OnUpdate: onUpdate, Deferrable: x.Deferrable, Initially: x.Initially, Match: x.Match, Suffix: notValid(l.dialect, x.Options)}
		for _, k := range x.Keys {
			target, err := k.Column()
			if err != nil {
				return nil, err
			}
			if rt, ok := target.Table.(*Table); ok {
				ref.Table, ref.Schema = rt.Name, l.opt.schemaOf(rt.Schema)
				if l.dialect.Name == "sqlite" {
					if rt.Schema != t.Schema {
						return nil, nil // SQLite has no foreign keys between databases
					}
					ref.Schema = ""
				}
			}
			ref.Columns = append(ref.Columns, target.Name)
		}
		fk.Ref = ref
		return fk, nil
	}
	return nil, nil
}

// skipped tells of a constraint that CREATE TABLE leaves out: a UNIQUE of no column, what
// a column says itself, the CHECK of a type that the database has.
func skipped(c Constraint, d *Dialect) bool {
	switch x := c.(type) {
	case *Unique:
		return len(x.Cols) == 0
	case *Check:
		if x.Column != nil || x.TypeOf == nil {
			return x.Column != nil
		}
		typ := x.TypeOf.SQLType().For(d.Name)
		if typ.aff() == BooleanAffinity {
			return d.NativeBoolean || d.Name == "mssql" // whose BIT holds nothing else
		}
		return typ.NativeEnum && (d.Name == "postgresql" || d.Name == "mysql")
	}
	return false
}

// Creates tells whether CREATE TABLE has the CHECK of a type.
func (c *Check) Creates(d *Dialect) bool { return !skipped(c, d) }

// typeCheck is the CHECK of an Enum or Boolean that asks for one.
func typeCheck(c *Check, l *lowering) sqltree.Expr {
	typ := c.TypeOf.SQLType().For(l.dialect.Name)
	list := &sqltree.List{}
	if typ.aff() == BooleanAffinity {
		list.Items = []sqltree.Expr{sqltree.Lit(int64(0)), sqltree.Lit(int64(1))}
	}
	for _, e := range typ.Enums {
		list.Items = append(list.Items, sqltree.Lit(e))
	}
	return &sqltree.In{X: l.column(c.TypeOf), List: list}
}

func (ix *Index) physical(o CompileOptions) (*schema.Index, error) {
	name, err := ix.spelledName(o.Dialect)
	if err != nil {
		return nil, err
	}
	out := &schema.Index{Schema: o.schemaOf(ix.Table.Schema), Name: name, Table: ix.Table.Name, Unique: ix.Unique}
	l := newDDLLowering(o)
	d := o.Dialect
	for _, c := range ix.Cols {
		x, err := l.by(c, false)
		if err != nil {
			return nil, err
		}
		if d.Name == "mysql" && calculated(c) {
			x = &sqltree.Paren{X: x}
		}
		out.Items = append(out.Items, x)
	}
	ix.indexOptions(out, d)
	if w, ok := ix.Options[d.Name+"_where"].(ColumnElement); ok {
		if out.Where, err = l.expr(w); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// calculated tells of an element of an index that MySQL wants in parentheses of its own.
func calculated(e Element) bool {
	switch x := e.(type) {
	case *Binary, *Function:
		return true
	case *Unary:
		return x.Modifier != OpDesc && x.Modifier != OpAsc
	}
	return false
}

// ExecuteDDL runs one DDL statement.
func (c *Connection) ExecuteDDL(d *DDL) error {
	_, err := c.Execute(d, nil, nil)
	return err
}

func (c *Connection) executeDDL(d *DDL) (*ExecContext, error) {
	m, err := schemaMap(c.Engine.Host, c.options(nil, nil))
	if err != nil {
		return nil, err
	}
	comp, err := Compile(d, CompileOptions{Dialect: c.Engine.Dialect, Host: c.Engine.Host, SchemaTranslate: m, RenderSchemas: true})
	if err != nil {
		return nil, err
	}
	sql := comp.SQL
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	ctx := &ExecContext{Conn: c, Compiled: comp, Rowcount: -1, note: "no key 0.00000s"}
	_, err = c.cursor(sql, nil, ctx)
	return ctx, err
}

// CreateAll creates tables and their indexes, those that do not exist yet where
// check is set. of is the MetaData whose listeners are told; nil for none.
func (c *Connection) CreateAll(of *MetaData, tables []*Table, check bool) error {
	var todo []*Table
	for _, t := range tables {
		if check {
			exists, err := c.hasTable(t)
			if err != nil {
				return err
			}
			if exists {
				continue
			}
		}
		todo = append(todo, t)
	}
	for _, t := range todo {
		for _, k := range t.Constraints {
			if fkc, ok := k.(*ForeignKeyConstraint); ok {
				for _, fk := range fkc.Keys {
					if _, err := fk.Column(); err != nil {
						return err
					}
				}
			}
		}
	}
	sorted, _ := SortTables(todo)
	one := DDLEvent{Check: check, Whole: of != nil}
	all := DDLEvent{Check: check, Tables: append([]*Table{}, sorted...)}
	if of != nil {
		if err := fire(of.Events.BeforeCreate, c, all); err != nil {
			return err
		}
	}
	for _, t := range sorted {
		if err := fire(t.Events.BeforeCreate, c, one); err != nil {
			return err
		}
		if err := c.ExecuteDDL(&DDL{Kind: "create_table", Table: t}); err != nil {
			return err
		}
		for _, ix := range t.Indexes {
			if err := c.ExecuteDDL(&DDL{Kind: "create_index", Index: ix}); err != nil {
				return err
			}
		}
		if err := fire(t.Events.AfterCreate, c, one); err != nil {
			return err
		}
	}
	if of != nil {
		return fire(of.Events.AfterCreate, c, all)
	}
	return nil
}

// DropAll drops tables, those that exist where check is set. of is the MetaData
// whose listeners are told; nil for none.
func (c *Connection) DropAll(of *MetaData, tables []*Table, check bool) error {
	var todo []*Table
	for _, t := range tables {
		if check {
			exists, err := c.hasTable(t)
			if err != nil {
				return err
			}
			if !exists {
				continue
			}
		}
		todo = append(todo, t)
	}
	sorted, circle := SortTables(todo)
	if len(circle) > 0 && c.Engine.Dialect.Name == "sqlite" {
		// No constraint can be dropped before its table: as they were declared.
		sorted = todo
		if err := c.Engine.Host.Warn("SAWarning", "Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: "+Names(circle)+"; and backend does not support ALTER.  To restore at least a partial sort, apply use_alter=True to ForeignKey and ForeignKeyConstraint objects involved in the cycle to mark these as known cycles that will be ignored."); err != nil {
			return err
		}
	} else {
		slices.Reverse(sorted)
	}
	one := DDLEvent{Check: check, Drop: true, Whole: of != nil}
	all := DDLEvent{Check: check, Drop: true, Tables: append([]*Table{}, sorted...)}
	if of != nil {
		if err := fire(of.Events.BeforeDrop, c, all); err != nil {
			return err
		}
	}
	for _, t := range sorted {
		if err := fire(t.Events.BeforeDrop, c, one); err != nil {
			return err
		}
		if err := c.ExecuteDDL(&DDL{Kind: "drop_table", Table: t}); err != nil {
			return err
		}
		if err := fire(t.Events.AfterDrop, c, one); err != nil {
			return err
		}
	}
	if of != nil {
		return fire(of.Events.AfterDrop, c, all)
	}
	return nil
}

// CreateIndex and DropIndex create or drop one index, looking first where check is set.
func (c *Connection) CreateIndex(ix *Index, check bool) error {
	if check {
		exists, err := c.hasIndex(ix)
		if err != nil || exists {
			return err
		}
	}
	return c.ExecuteDDL(&DDL{Kind: "create_index", Index: ix})
}

// DropIndex drops an index.
func (c *Connection) DropIndex(ix *Index, check bool) error {
	if check {
		exists, err := c.hasIndex(ix)
		if err != nil || !exists {
			return err
		}
	}
	return c.ExecuteDDL(&DDL{Kind: "drop_index", Index: ix})
}
