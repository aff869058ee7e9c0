package core

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/scan"
)

// Inspector reads the schema of a SQLite database, with the statements and in the
// order in which SQLAlchemy's dialect for SQLite reads it. It keeps what it read.
type Inspector struct {
	conn  *Connection
	texts map[string]string
	cols  map[string][]ReflectedColumn
	kept  map[string]any // answers, by the question
}

// Engine is the engine whose database is read.
func (i *Inspector) Engine() *Engine { return i.conn.Engine }

// NewInspector makes an inspector that works on a connection; On moves it to another.
func NewInspector(c *Connection) *Inspector {
	return &Inspector{conn: c, texts: map[string]string{}, cols: map[string][]ReflectedColumn{}, kept: map[string]any{}}
}

// On makes the inspector work on a connection.
func (i *Inspector) On(c *Connection) { i.conn = c }

// Forget drops what was read.
func (i *Inspector) Forget() { *i = *NewInspector(i.conn) }

// Reflected parts of a table.
type (
	// ReflectedColumn is one column.
	ReflectedColumn struct {
		Name       string
		Type       *Type
		Nullable   bool
		Default    string
		HasDefault bool
		PrimaryKey int // place in the primary key, from 1; 0 for none
		Computed   string
		Persisted  bool
	}
	// ReflectedPrimaryKey is the primary key.
	ReflectedPrimaryKey struct {
		Name    string
		Columns []string
	}
	// ReflectedForeignKey is one foreign key.
	ReflectedForeignKey struct {
		Name     string
		Columns  []string
		Table    string
		Referred []string
		Options  []ReflectedOption
	}
	// ReflectedOption is one of a foreign key's options.
	ReflectedOption struct {
		Name  string
		Value any // a string or a bool
	}
	// ReflectedIndex is one index.
	ReflectedIndex struct {
		Name    string
		Columns []string // "" for an expression
		Unique  bool
		Where   string
		auto    bool
	}
	// ReflectedUnique is one UNIQUE constraint.
	ReflectedUnique struct {
		Name    string
		Columns []string
	}
	// ReflectedCheck is one CHECK constraint.
	ReflectedCheck struct{ Name, SQL string }
)

// keep answers a question from what was answered before.
func keep[T any](i *Inspector, question string, ask func() (T, error)) (T, error) {
	if v, ok := i.kept[question].(T); ok {
		return v, nil
	}
	v, err := ask()
	if err == nil {
		i.kept[question] = v
	}
	return v, err
}

func (i *Inspector) query(sql string, params ...any) ([][]database.Value, error) {
	if err := i.conn.autobegin(); err != nil {
		return nil, err
	}
	raw := make([]any, len(params))
	copy(raw, params)
	set, err := i.conn.cursor(sql, raw, nil)
	if err != nil {
		return nil, err
	}
	return set.rows, nil
}

// pragma asks about a table: the main database, then the temporary one.
func (i *Inspector) pragma(name, table, schema string) ([][]database.Value, error) {
	quoted := SQLite.spelling().Quote(table)
	spaces := []string{"main.", "temp."}
	if schema != "" {
		spaces = []string{SQLite.spelling().Quote(schema) + "."}
	}
	for _, s := range spaces {
		rows, err := i.query("PRAGMA " + s + name + "(" + quoted + ")")
		if err != nil || len(rows) > 0 {
			return rows, err
		}
	}
	return nil, nil
}

func textOf(v database.Value) string {
	switch x := v.(type) {
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case []byte:
		return string(x)
	}
	return ""
}

func number(v database.Value) int {
	n, _ := v.(int64)
	return int(n)
}

// Names lists the tables or views of a schema: kind is "table" or "view".
func (i *Inspector) Names(kind, schema string, temporary bool) ([]string, error) {
	return keep(i, "names "+kind+schema+strconv.FormatBool(temporary), func() ([]string, error) {
		from := master(schema)
		if temporary {
			from = "sqlite_temp_master"
		}
		rows, err := i.query("SELECT name FROM " + from + " WHERE type='" + kind + "' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")
		return firstTexts(rows, 0), err
	})
}

// master is the table that describes a schema.
func master(schema string) string {
	if schema == "" {
		return "sqlite_master"
	}
	return SQLite.spelling().Quote(schema) + ".sqlite_master"
}

// bothMasters describe a schema's lasting and temporary tables. Only that of the
// main database has both; SQLAlchemy tries it for all.
func bothMasters(schema string) string {
	of := master(schema)
	return "(SELECT * FROM " + of + " UNION ALL   SELECT * FROM " + strings.TrimSuffix(of, "master") + "temp_master)"
}

// Schemas lists the attached databases.
func (i *Inspector) Schemas() ([]string, error) {
	return keep(i, "schemas", i.conn.schemas)
}

func firstTexts(rows [][]database.Value, at int) []string {
	out := make([]string, len(rows))
	for n, r := range rows {
		out[n] = textOf(r[at])
	}
	return out
}

// HasTable tells whether a table or view exists.
func (i *Inspector) HasTable(table, schema string) (bool, error) {
	if err := i.conn.autobegin(); err != nil {
		return false, err
	}
	if schema != "" {
		known, err := i.Schemas()
		if err != nil || !slices.Contains(known, schema) {
			return false, err
		}
	}
	rows, err := i.pragma("table_info", table, schema)
	return len(rows) > 0, err
}

// SchemaFor is the schema that the connection's options put in the place of one.
func (i *Inspector) SchemaFor(name string) (string, error) { return i.conn.SchemaFor(name) }

func (i *Inspector) missing(table, schema string) error {
	ok, err := i.conn.HasTable(table, schema) // asked anew each time
	if err != nil || ok {
		return err
	}
	if schema != "" {
		table = schema + "." + table
	}
	return &Error{Class: "NoSuchTableError", Msg: table}
}

// Columns lists a table's columns.
func (i *Inspector) Columns(table, schema string) ([]ReflectedColumn, error) {
	if c, ok := i.cols[schema+"."+table]; ok {
		return c, nil
	}
	rows, err := i.pragma("table_xinfo", table, schema)
	if err != nil {
		return nil, err
	}
	var out []ReflectedColumn
	for _, r := range rows {
		hidden := number(r[6])
		if hidden == 1 {
			continue // of a virtual table, for its arguments
		}
		c := ReflectedColumn{Name: textOf(r[1]), Type: typeOfText(strings.ToUpper(textOf(r[2]))), Nullable: number(r[3]) == 0, PrimaryKey: number(r[5])}
		if r[4] != nil {
			c.Default, c.HasDefault = textOf(r[4]), true
		}
		if hidden > 1 {
			sql, err := i.tableSQL(table, schema, table, true)
			if err != nil {
				return nil, err
			}
			c.Computed, c.Persisted = computedOf(sql, c.Name), hidden == 3
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		if err := i.missing(table, schema); err != nil {
			return nil, err
		}
	}
	i.cols[schema+"."+table] = out
	return out, nil
}

// computedOf is the expression of a generated column.
func computedOf(sql, column string) string {
	if open := strings.IndexByte(sql, '('); open >= 0 {
		for _, item := range splitItems(sql[open+1:]) {
			w := &words{list: sqlWords(item)}
			if unquote(w.next()) != column {
				continue
			}
			for !w.done() {
				if w.take("AS") {
					return inside(w.next())
				}
				w.next()
			}
		}
	}
	return ""
}

// reflectedTypes are the types by the words of SQLite's table_info.
var reflectedTypes = map[string]Type{
	"BIGINT": {Name: "BIGINT", Affinity: IntegerAffinity}, "BLOB": {Name: "BLOB", Affinity: BinaryAffinity},
	"BOOL": {Name: "BOOLEAN", Affinity: BooleanAffinity}, "BOOLEAN": {Name: "BOOLEAN", Affinity: BooleanAffinity},
	"CHAR": {Name: "CHAR", Affinity: StringAffinity}, "DATE": {Name: "DATE", Affinity: DateAffinity}, "DATE_CHAR": {Name: "DATE", Affinity: DateAffinity},
	"DATETIME": {Name: "DATETIME", Affinity: DateTimeAffinity}, "DATETIME_CHAR": {Name: "DATETIME", Affinity: DateTimeAffinity},
	"DOUBLE": {Name: "DOUBLE", Affinity: NumericAffinity}, "DOUBLE_PRECISION": {Name: "DOUBLE_PRECISION", Affinity: NumericAffinity},
	"DECIMAL": {Name: "DECIMAL", Affinity: NumericAffinity, Decimal: true}, "FLOAT": {Name: "FLOAT", Affinity: NumericAffinity},
	"INT": {Name: "INTEGER", Affinity: IntegerAffinity}, "INTEGER": {Name: "INTEGER", Affinity: IntegerAffinity}, "JSON": {Name: "JSON", Dialect: "sqlite", Affinity: JSONAffinity},
	"NUMERIC": {Name: "NUMERIC", Affinity: NumericAffinity, Decimal: true}, "REAL": {Name: "REAL", Affinity: NumericAffinity},
	"SMALLINT": {Name: "SMALLINT", Affinity: IntegerAffinity}, "TEXT": {Name: "TEXT", Affinity: StringAffinity},
	"TIME": {Name: "TIME", Affinity: TimeAffinity}, "TIME_CHAR": {Name: "TIME", Affinity: TimeAffinity},
	"TIMESTAMP": {Name: "TIMESTAMP", Affinity: DateTimeAffinity}, "VARCHAR": {Name: "VARCHAR", Affinity: StringAffinity},
	"NVARCHAR": {Name: "NVARCHAR", Affinity: StringAffinity}, "NCHAR": {Name: "NCHAR", Affinity: StringAffinity},
	"NULL": {Name: "NullType"},
}

// typeOfText is the type that SQLAlchemy finds for a declared one: by its name, or
// by the affinity that SQLite's rules give it.
func typeOfText(declared string) *Type {
	r := scan.Of(declared)
	name := r.While(func(b byte) bool { return b == ' ' || scan.IsWord(b) })
	args := ""
	if end := strings.IndexByte(r.Rest(), ')'); end >= 0 && name != "" && r.Take("(") {
		args = r.Rest()[:end-1]
	}
	t, ok := reflectedTypes[name]
	switch {
	case ok:
	case strings.Contains(name, "INT"):
		t = reflectedTypes["INTEGER"]
	case strings.Contains(name, "CHAR") || strings.Contains(name, "CLOB") || strings.Contains(name, "TEXT"):
		t = reflectedTypes["TEXT"]
	case strings.Contains(name, "BLOB") || name == "":
		t = reflectedTypes["NULL"]
	case strings.Contains(name, "REAL") || strings.Contains(name, "FLOA") || strings.Contains(name, "DOUB"):
		t = reflectedTypes["REAL"]
	default:
		t = reflectedTypes["NUMERIC"]
	}
	var n []int
	for _, d := range strings.FieldsFunc(args, func(r rune) bool { return r < '0' || r > '9' }) {
		x, _ := strconv.Atoi(d)
		n = append(n, x)
	}
	switch {
	case len(n) == 0:
	case t.Affinity == StringAffinity || t.Affinity == BinaryAffinity:
		t.Length, t.HasLength = n[0], true
	case t.Affinity == NumericAffinity:
		t.Precision = n[0]
		if len(n) > 1 && t.Decimal {
			t.Scale, t.HasScale = n[1], true
		}
	}
	return &t
}

// tableSQL is the text that created a table. name is what is sent as its name;
// keep says that the text may come from what was read before.
func (i *Inspector) tableSQL(table, schema string, name any, keep bool) (string, error) {
	key := schema + "." + table
	if sql, ok := i.texts[key]; ok && keep {
		return sql, nil
	}
	rows, err := i.query("SELECT sql FROM  "+bothMasters(schema)+" WHERE name = ? AND type in ('table', 'view')", name)
	if _, is := err.(*DBError); is {
		rows, err = i.query("SELECT sql FROM "+master(schema)+" WHERE name = ? AND type in ('table', 'view')", name)
	}
	if err != nil || len(rows) == 0 {
		if err == nil {
			err = i.missing(table, schema)
		}
		return "", err
	}
	if keep {
		i.texts[key] = textOf(rows[0][0])
	}
	return textOf(rows[0][0]), nil
}

// PrimaryKey is a table's primary key.
func (i *Inspector) PrimaryKey(table, schema string, name any) (ReflectedPrimaryKey, error) {
	return keep(i, "pk "+schema+"."+table, func() (ReflectedPrimaryKey, error) { return i.readPrimaryKey(table, schema, name) })
}

func (i *Inspector) readPrimaryKey(table, schema string, name any) (ReflectedPrimaryKey, error) {
	var pk ReflectedPrimaryKey
	sql, err := i.tableSQL(table, schema, name, false)
	if err != nil {
		return pk, err
	}
	cols, err := i.Columns(table, schema)
	if err != nil {
		return pk, err
	}
	keys := make([]ReflectedColumn, 0, len(cols))
	for _, c := range cols {
		if c.PrimaryKey > 0 {
			keys = append(keys, c)
		}
	}
	sort.SliceStable(keys, func(a, b int) bool { return keys[a].PrimaryKey < keys[b].PrimaryKey })
	for _, c := range keys {
		pk.Columns = append(pk.Columns, c.Name)
	}
	pk.Name = parseTable(sql).pkName
	return pk, nil
}

// ForeignKeys lists a table's foreign keys in the order of its text, then those
// that the text names at their columns.
func (i *Inspector) ForeignKeys(table, schema string, name any) ([]ReflectedForeignKey, error) {
	return keep(i, "fk "+schema+"."+table, func() ([]ReflectedForeignKey, error) { return i.readForeignKeys(table, schema, name) })
}

func (i *Inspector) readForeignKeys(table, schema string, name any) ([]ReflectedForeignKey, error) {
	rows, err := i.pragma("foreign_key_list", table, schema)
	if err != nil {
		return nil, err
	}
	byID := map[int]*ReflectedForeignKey{}
	var order []int
	for _, r := range rows {
		id := number(r[0])
		fk := byID[id]
		if fk == nil {
			fk = &ReflectedForeignKey{Table: textOf(r[2])}
			byID[id] = fk
			order = append(order, id)
			if r[4] == nil {
				// The target's columns are not named: its primary key is meant.
				if pk, err := i.PrimaryKey(fk.Table, schema, fk.Table); err == nil {
					fk.Referred = pk.Columns
				}
			}
		}
		fk.Columns = append(fk.Columns, textOf(r[3]))
		if r[4] != nil {
			fk.Referred = append(fk.Referred, textOf(r[4]))
		}
	}
	seen := map[string]bool{}
	order = slices.DeleteFunc(order, func(id int) bool { // of equal ones one is told of
		fk := byID[id]
		key := strings.Join(fk.Columns, "\x00") + "\x01" + fk.Table + "\x01" + strings.Join(fk.Referred, "\x00")
		again := seen[key]
		seen[key] = true
		return again
	})
	sql, err := i.tableSQL(table, schema, name, false)
	if err != nil {
		return nil, err
	}
	var out []ReflectedForeignKey
	for _, told := range parseTable(sql).fks {
		for n, id := range order {
			fk := byID[id]
			if fk != nil && strings.EqualFold(fk.Table, told.Table) && equalFold(fk.Columns, told.Columns) {
				fk.Name, fk.Options = told.Name, told.Options
				out = append(out, *fk)
				order = append(order[:n:n], order[n+1:]...)
				break
			}
		}
	}
	for _, id := range order {
		out = append(out, *byID[id])
	}
	return out, nil
}

func equalFold(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !strings.EqualFold(a[i], b[i]) {
			return false
		}
	}
	return true
}

// Indexes lists a table's indexes by name.
func (i *Inspector) Indexes(table, schema string) ([]ReflectedIndex, error) {
	return keep(i, "ix "+schema+"."+table, func() ([]ReflectedIndex, error) { return i.indexes(table, schema, false) })
}

// whereOf is the condition of a CREATE INDEX.
func whereOf(sql string) string {
	t := scan.Of(sql)
	for {
		t.While(func(b byte) bool { return b != ')' })
		if !t.Take(")") {
			return ""
		}
		if t.While(scan.IsSpace) != "" && strings.EqualFold(t.While(scan.IsWord), "where") && t.While(scan.IsSpace) != "" {
			return t.Rest()
		}
	}
}

func (i *Inspector) indexes(table, schema string, auto bool) ([]ReflectedIndex, error) {
	rows, err := i.pragma("index_list", table, schema)
	if err != nil {
		return nil, err
	}
	var out []ReflectedIndex
	for _, r := range rows {
		ix := ReflectedIndex{Name: textOf(r[1]), Unique: number(r[2]) != 0}
		ix.auto = strings.HasPrefix(ix.Name, "sqlite_autoindex")
		if ix.auto && !auto {
			continue
		}
		if len(r) > 4 && number(r[4]) != 0 {
			sql, err := i.query("SELECT sql FROM "+master(schema)+" WHERE name = ? AND type = 'index'", ix.Name)
			if err != nil {
				return nil, err
			}
			if len(sql) > 0 {
				ix.Where = whereOf(textOf(sql[0][0]))
			}
		}
		out = append(out, ix)
	}
	all := out
	out = nil
	for _, ix := range all {
		info, err := i.pragma("index_info", ix.Name, schema)
		if err != nil {
			return nil, err
		}
		ix.Columns = firstTexts(info, 2)
		if !slices.ContainsFunc(info, func(r []any) bool { return r[2] == nil }) {
			out = append(out, ix)
		} else if err := i.conn.Engine.Host.Warn("SAWarning", "Skipped unsupported reflection of expression-based index "+ix.Name); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, i.missing(table, schema)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Name < out[b].Name })
	return out, nil
}

// Uniques lists a table's UNIQUE constraints.
func (i *Inspector) Uniques(table, schema string, name any) ([]ReflectedUnique, error) {
	return keep(i, "uq "+schema+"."+table, func() ([]ReflectedUnique, error) { return i.readUniques(table, schema, name) })
}

func (i *Inspector) readUniques(table, schema string, name any) ([]ReflectedUnique, error) {
	list, err := i.indexes(table, schema, true)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, ix := range list {
		if ix.auto {
			known[strings.Join(ix.Columns, "\x00")] = true
		}
	}
	sql, err := i.tableSQL(table, schema, name, true)
	if err != nil {
		return nil, err
	}
	var out []ReflectedUnique
	told := parseTable(sql)
	for _, u := range append(told.uniques, told.inline...) {
		key := strings.Join(u.Columns, "\x00")
		if known[key] {
			delete(known, key)
			out = append(out, u)
		}
	}
	return out, nil
}

// Checks lists a table's CHECK constraints by name.
func (i *Inspector) Checks(table, schema string, name any) ([]ReflectedCheck, error) {
	sql, err := i.tableSQL(table, schema, name, true)
	if err != nil {
		return nil, err
	}
	out := parseTable(sql).checks
	sort.SliceStable(out, func(a, b int) bool { return out[a].Name != "" && (out[b].Name == "" || out[a].Name < out[b].Name) })
	return out, nil
}

// ViewDefinition is the text that created a view.
func (i *Inspector) ViewDefinition(view, schema string) (string, error) {
	from := " " + bothMasters("")
	if schema != "" {
		from = master(schema)
	}
	rows, err := i.query("SELECT sql FROM "+from+" WHERE name = ? AND type='view'", view)
	if err != nil {
		return "", err
	}
	if len(rows) == 0 {
		return "", &Error{Class: "NoSuchTableError", Msg: view}
	}
	return textOf(rows[0][0]), nil
}

// schemas lists the attached databases but the temporary one.
func (c *Connection) schemas() ([]string, error) {
	names, err := c.cursorNames("PRAGMA database_list")
	return slices.DeleteFunc(names, func(n string) bool { return n == "temp" }), err
}
