package query

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// The databases that a query can be spelt for.
const (
	sqliteVendor   = "sqlite"
	postgresVendor = "postgresql"
	mysqlVendor    = "mysql"
)

// Vendor is the database that the query is compiled for.
func (c *Compiler) Vendor() string { return c.style.Dialect.Name }

// SQLFor is the query's text for another database, as Django's compiler for it
// writes it: "postgresql" or "mysql". Nothing is sent anywhere.
func (q *Query) SQLFor(name string) (string, error) {
	d, err := dialect.ByName(name)
	if err != nil {
		return "", err
	}
	c := &Compiler{Env: q.env, q: q.clone(), style: render.DjangoStyle(d), elide: true}
	tree, err := c.statement(true, false, nil)
	if err != nil {
		return "", err
	}
	r, err := render.Statement(tree, c.style)
	return r.SQL, err
}

// vendorCall spells a function as the compiled database has it; ok is false where
// that is NAME(args).
func (f *Func) vendorCall(c *Compiler, args []sqltree.Expr) (x sqltree.Expr, ok bool, err error) {
	if c.Vendor() == sqliteVendor {
		return nil, false, nil
	}
	pg := c.Vendor() == postgresVendor
	call := func(name string, args ...sqltree.Expr) (sqltree.Expr, bool, error) {
		return &sqltree.Func{Name: name, Args: args}, true, nil
	}
	text := func(parts ...any) (sqltree.Expr, bool, error) { return written(parts...), true, nil }
	switch f.Name {
	case "Substr":
		return call("SUBSTRING", args...)
	case "StrIndex":
		if pg {
			return call("STRPOS", args...)
		}
	case "Greatest", "Least":
		return call(strings.ToUpper(f.Name), args...)
	case "Left", "Right":
		x, err := c.compileAll([]Expr{f.Args[0], f.Args[2]})
		if err != nil {
			return nil, true, err
		}
		return call(strings.ToUpper(f.Name), x...)
	case "Chr":
		if pg {
			return call("CHR", args...)
		}
		return text("CHAR(", args[0], " USING utf16)")
	case "Ord":
		if pg {
			return call("ASCII", args...)
		}
		return call("ORD", args...)
	case "Length":
		if !pg {
			return call("CHAR_LENGTH", args...)
		}
	case "Random":
		if pg {
			return call("RANDOM")
		}
	case "Now":
		if pg {
			return text("STATEMENT_TIMESTAMP()")
		}
		return text("CURRENT_TIMESTAMP(6)")
	case "ConcatPair":
		if !pg {
			return text("CONCAT_WS('', ", args[0], ", ", args[1], ")")
		}
		parts := []any{"("}
		for i, a := range f.Args {
			if out, _ := a.Output(); out == nil || !kindOf(a).IsText() {
				a = NewCast(a, TextOut)
			}
			x, err := c.compile(&Func{Name: "Coalesce", SQL: "COALESCE", Args: []Expr{a, &Value{V: ""}}, Out: CharOut})
			if err != nil {
				return nil, true, err
			}
			if i > 0 {
				parts = append(parts, " || ")
			}
			parts = append(parts, x)
		}
		return text(append(parts, ")")...)
	case "Cast":
		t := vendorType(c.Vendor(), f.Out, true)
		if pg {
			return text("(", args[0], ")::"+t)
		}
		if f.Out.Kind == meta.FloatKind {
			return text("(", args[0], " + 0.0)")
		}
		return text("CAST(", args[0], " AS "+t+")")
	case "KeyTransform":
		return f.vendorKey(c)
	}
	switch {
	case strings.HasPrefix(f.Name, "Extract"):
		x, err := f.vendorExtract(c, args[0])
		return x, true, err
	case strings.HasPrefix(f.Name, "Trunc"):
		x, err := f.vendorTrunc(c, args[0])
		return x, true, err
	}
	return nil, false, nil
}

// written is a text put together of strings and compiled parts.
func written(parts ...any) sqltree.Expr {
	out := &sqltree.Concat{}
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out.Parts = append(out.Parts, sqltree.Text(p))
		case sqltree.Expr:
			out.Parts = append(out.Parts, p)
		}
	}
	return out
}

// inZone moves a datetime into the current time zone.
func (f *Func) inZone(c *Compiler, x sqltree.Expr) sqltree.Expr {
	if !c.Env.UseTZ || kindOf(f.Args[0]) != meta.DateTimeKind {
		return x
	}
	name := c.Env.CurrentZone().String()
	if f.Zone != nil {
		name = *f.Zone
	}
	if c.Vendor() == postgresVendor {
		return written(x, " AT TIME ZONE ", param(name))
	}
	if name == "UTC" {
		return x
	}
	return written("CONVERT_TZ(", x, ", ", param("UTC"), ", ", param(name), ")")
}

func (f *Func) vendorExtract(c *Compiler, x sqltree.Expr) (sqltree.Expr, error) {
	kind := kindOf(f.Args[0])
	x = f.inZone(c, x)
	if c.Vendor() == postgresVendor {
		switch f.Key {
		case "week_day":
			return written("EXTRACT(DOW FROM ", x, ") + 1"), nil
		case "iso_week_day":
			return written("EXTRACT(ISODOW FROM ", x, ")"), nil
		case "iso_year":
			return written("EXTRACT(ISOYEAR FROM ", x, ")"), nil
		case "second":
			if kind == meta.DateTimeKind || kind == meta.TimeKind {
				return written("EXTRACT(SECOND FROM DATE_TRUNC(", param("second"), ", ", x, "))"), nil
			}
		}
		return written("EXTRACT("+strings.ToUpper(f.Key)+" FROM ", x, ")"), nil
	}
	switch f.Key {
	case "week_day":
		return written("DAYOFWEEK(", x, ")"), nil
	case "iso_week_day":
		return written("WEEKDAY(", x, ") + 1"), nil
	case "week":
		return written("WEEK(", x, ", 3)"), nil
	case "iso_year":
		return written("TRUNCATE(YEARWEEK(", x, ", 3), -2) / 100"), nil
	}
	return written("EXTRACT("+strings.ToUpper(f.Key)+" FROM ", x, ")"), nil
}

func (f *Func) vendorTrunc(c *Compiler, x sqltree.Expr) (sqltree.Expr, error) {
	out, err := f.Output()
	if err != nil {
		return nil, err
	}
	x = f.inZone(c, x)
	pg := c.Vendor() == postgresVendor
	switch f.Key {
	case "date", "time":
		if pg {
			return written("(", x, ")::"+f.Key), nil
		}
		return written(strings.ToUpper(f.Key)+"(", x, ")"), nil
	}
	kind := out.ValueKind()
	if pg {
		if kind == meta.TimeKind {
			return written("DATE_TRUNC(", param(f.Key), ", ", x, ")::time"), nil
		}
		return written("DATE_TRUNC(", param(f.Key), ", ", x, ")"), nil
	}
	cast := func(format, as string) sqltree.Expr {
		return written("CAST(DATE_FORMAT(", x, ", ", param(format), ") AS "+as+")")
	}
	quarter := written("MAKEDATE(YEAR(", x, "), 1) + INTERVAL QUARTER(", x, ") QUARTER - INTERVAL 1 QUARTER")
	week := written("DATE_SUB(", x, ", INTERVAL WEEKDAY(", x, ") DAY)")
	switch kind {
	case meta.DateKind:
		switch f.Key {
		case "year", "month":
			return cast(map[string]string{"year": "%Y-01-01", "month": "%Y-%m-01"}[f.Key], "DATE"), nil
		case "quarter":
			return quarter, nil
		case "week":
			return week, nil
		}
		return written("DATE(", x, ")"), nil
	case meta.TimeKind:
		if format := map[string]string{"hour": "%H:00:00", "minute": "%H:%i:00", "second": "%H:%i:%s"}[f.Key]; format != "" {
			return cast(format, "TIME"), nil
		}
		return written("TIME(", x, ")"), nil
	}
	switch f.Key {
	case "quarter":
		return written("CAST(DATE_FORMAT(", quarter, ", ", param("%Y-%m-01 00:00:00"), ") AS DATETIME)"), nil
	case "week":
		return written("CAST(DATE_FORMAT(", week, ", ", param("%Y-%m-%d 00:00:00"), ") AS DATETIME)"), nil
	}
	return cast("", "DATETIME"), nil
}

// vendorKey is a key of a JSON value.
func (f *Func) vendorKey(c *Compiler) (sqltree.Expr, bool, error) {
	root, path := jsonPath(f)
	x, err := c.compile(root)
	if err != nil {
		return nil, true, err
	}
	nested := false
	if k, ok := f.Args[0].(*Func); ok && k.Name == "KeyTransform" {
		nested = true
	}
	textual := f.Out == TextOut
	if c.Vendor() == mysqlVendor {
		if textual {
			return written("(", x, " ->> ", param(path), ")"), true, nil
		}
		return written("JSON_EXTRACT(", x, ", ", param(path), ")"), true, nil
	}
	op := map[[2]bool]string{{false, false}: "->", {false, true}: "->>", {true, false}: "#>", {true, true}: "#>>"}[[2]bool{nested, textual}]
	return written("(", x, " "+op+" ", param(path), ")"), true, nil
}

// vendorType is a field's type in another database; cast asks for the type that
// CAST takes.
func vendorType(vendor string, f *meta.Field, cast bool) string {
	pg := vendor == postgresVendor
	name := f.Kind
	switch {
	case name.IsInteger():
		if !pg {
			if name >= meta.PositiveIntegerKind {
				return "unsigned integer"
			}
			return "signed integer"
		}
		switch name {
		case meta.BigIntegerKind, meta.PositiveBigIntegerKind, meta.BigAutoKind:
			return "bigint"
		case meta.SmallIntegerKind, meta.PositiveSmallIntegerKind, meta.SmallAutoKind:
			return "smallint"
		}
		return "integer"
	case name == meta.CharKind || name == meta.FileKind:
		length := ""
		if f.MaxLength > 0 {
			length = "(" + itoa(f.MaxLength) + ")"
		}
		if pg {
			return "varchar" + length
		}
		return "char" + length
	case name == meta.TextKind:
		if pg {
			return "text"
		}
		return "char"
	case name == meta.DecimalKind:
		size := "(" + itoa(f.MaxDigits) + ", " + itoa(f.DecimalPlaces) + ")"
		if pg {
			if f.MaxDigits == 0 {
				return "numeric"
			}
			return "numeric" + size
		}
		return "decimal" + size
	}
	types := map[meta.Kind][2]string{
		meta.BooleanKind: {"boolean", "bool"}, meta.FloatKind: {"double precision", "double precision"}, meta.DateKind: {"date", "date"},
		meta.DateTimeKind: {"timestamp with time zone", "datetime(6)"}, meta.TimeKind: {"time", "time(6)"}, meta.DurationKind: {"interval", "signed integer"},
		meta.UUIDKind: {"uuid", "char(32)"}, meta.JSONKind: {"jsonb", "json"}, meta.BinaryKind: {"bytea", "longblob"}, meta.IPKind: {"inet", "char(39)"},
	}
	t := types[name]
	if pg {
		return t[0]
	}
	return t[1]
}

// vendorPattern compiles the lookups that match text for another database.
func (l *Lookup) vendorPattern(c *Compiler, lhs sqltree.Expr) (sqltree.Expr, error) {
	pg := c.Vendor() == postgresVendor
	insensitive := l.Name[0] == 'i'
	if pg {
		lhs = written(lhs, "::text")
		if insensitive && l.Name != "iregex" {
			lhs = written("UPPER(", lhs, ")")
		}
	}
	before := strings.Contains(l.Name, "contains") || strings.HasSuffix(l.Name, "endswith")
	after := strings.Contains(l.Name, "contains") || strings.HasSuffix(l.Name, "startswith")
	var rhs sqltree.Expr = param(nil)
	if e, ok := l.R.(Expr); ok {
		x, err := l.right(c, e)
		if err != nil {
			return nil, err
		}
		rhs = x
		if before || after {
			return vendorPatternExpr(pg, insensitive, before, after, lhs, rhs), nil
		}
	}
	switch l.Name {
	case "regex", "iregex":
		if !pg {
			return written("REGEXP_LIKE(", lhs, ", ", rhs, map[bool]string{true: ", 'i')", false: ", 'c')"}[insensitive]), nil
		}
		return written(lhs, map[bool]string{true: " ~* ", false: " ~ "}[insensitive], rhs), nil
	case "iexact":
		if pg {
			return written(lhs, " = UPPER(", rhs, ")"), nil
		}
		return written(lhs, " LIKE ", rhs), nil
	}
	switch {
	case pg && insensitive:
		return written(lhs, " LIKE UPPER(", rhs, ")"), nil
	case pg || insensitive:
		return written(lhs, " LIKE ", rhs), nil
	}
	return written(lhs, " LIKE BINARY ", rhs), nil
}

// vendorPatternExpr is a pattern made of an expression.
func vendorPatternExpr(pg, insensitive, before, after bool, lhs, rhs sqltree.Expr) sqltree.Expr {
	if pg {
		esc := []any{`REPLACE(REPLACE(REPLACE(`, rhs, `, E'\\', E'\\\\'), E'%%', E'\\%%'), E'_', E'\\_')`}
		if insensitive {
			esc = append(append([]any{"UPPER("}, esc...), ")")
		}
		parts := []any{lhs, " LIKE "}
		if before {
			parts = append(parts, "'%%' || ")
		}
		parts = append(parts, esc...)
		if after {
			parts = append(parts, " || '%%'")
		}
		return written(parts...)
	}
	parts := []any{lhs, " LIKE "}
	if !insensitive {
		parts = append(parts, "BINARY ")
	}
	parts = append(parts, "CONCAT(")
	if before {
		parts = append(parts, "'%%', ")
	}
	parts = append(parts, `REPLACE(REPLACE(REPLACE(`, rhs, `, '\\', '\\\\'), '%%', '\%%'), '_', '\_')`)
	if after {
		parts = append(parts, ", '%%'")
	}
	return written(append(parts, ")")...)
}

// vendorHasKeys compiles the lookups for the presence of keys.
func (l *Lookup) vendorHasKeys(c *Compiler, lhs Expr) (sqltree.Expr, error) {
	x, err := c.compile(lhs)
	if err != nil {
		return nil, err
	}
	op := map[string]string{"has_key": "?", "has_keys": "?&", "has_any_keys": "?|"}[l.Name]
	return written(x, " "+op+" ", param(nil)), nil
}

// collapse leaves out of GROUP BY what a selected primary key determines.
func (c *Compiler) collapse(list []Expr, having *Where) []Expr {
	if c.Vendor() == sqliteVendor {
		return list
	}
	keys := map[string]bool{}
	for _, e := range list {
		if col, ok := e.(*Col); ok && col.Target.PrimaryKey {
			keys[col.Alias] = true
		}
	}
	wanted := map[Expr]bool{}
	if having != nil {
		for _, e := range groupByCols(having) {
			wanted[e] = true
		}
	}
	var out []Expr
	for _, e := range list {
		if col, ok := e.(*Col); ok && keys[col.Alias] && !col.Target.PrimaryKey && !wanted[e] {
			continue
		}
		out = append(out, e)
	}
	return out
}

// standsAlone tells whether a condition can stand in WHERE without being compared
// with true or false; MySQL would use no index for a column then.
func (c *Compiler) standsAlone(e Expr) bool {
	if c.Vendor() != mysqlVendor {
		return true
	}
	switch x := e.(type) {
	case *Lookup, *Where:
		return true
	case *Sub:
		return x.Exists
	case *Wrapped:
		return c.standsAlone(x.X)
	}
	return false
}
