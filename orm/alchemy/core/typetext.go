package core

import "strings"

// TypeText spells a type as DDL and CAST do for a dialect ("sqlite", "postgresql",
// "mysql", "oracle", "mssql", "default"). A type that the dialect does not know is an
// error, as it is for SQLAlchemy's type compilers; "default" stands for str(), which
// shows such a type's name.
func TypeText(t *Type, dialect string) (string, error) {
	if v := t.Variants[dialect]; v != nil {
		t = v
	}
	if t.Foreign != nil {
		if dialect == "default" || dialect == "" {
			return t.Foreign[0], nil
		}
		return "", Errorf("AttributeError", "'%s' object has no attribute '_compiler_dispatch'", t.Foreign[1])
	}
	if t.Hook != nil {
		if text, ok := t.Hook.TypeText(t, dialect); ok {
			return text, nil
		}
	}
	if t.Custom != nil {
		impl := t.Custom.Impl(dialect)
		if impl == nil {
			return t.Custom.Spec(dialect), nil
		}
		return TypeText(impl, dialect)
	}
	if dialect == "mariadb" {
		dialect = "mysql"
	}
	if t.Name == "Interval" && t.flag("emulated") {
		t = DateTimeType
	}
	switch t.Name {
	case "NullType":
		if dialect == "default" || dialect == "" {
			return "NULL", nil
		}
		return "", CompileErrorf("Can't generate DDL for NullType(); did you forget to specify a type on this Column?")
	case "ARRAY":
		return t.arrayText(dialect)
	case "PickleType":
		if t.Item != nil { // the type that it was told to be stored as
			return TypeText(t.Item, dialect)
		}
	case "Enum", "ENUM", "SET":
		return t.enumText(dialect)
	}
	w := typeWords{t: t, dialect: dialect}
	return w.text(w.sqlName())
}

func (t *Type) arrayText(dialect string) (string, error) {
	switch {
	case dialect == "default":
		return "ARRAY", nil
	case dialect != "postgresql" || t.Item == nil:
		return "", unsupportedType("ARRAY", dialect)
	}
	item, err := TypeText(t.Item, dialect)
	brackets := strings.Repeat("[]", max(t.Dimensions, 1))
	if i := strings.Index(item, " COLLATE"); i >= 0 {
		return item[:i] + brackets + item[i:], err
	}
	return item + brackets, err
}

func (t *Type) enumText(dialect string) (string, error) {
	own := t.Dialect == "mysql" // mysql.ENUM and mysql.SET are types of that database alone
	switch {
	case dialect == "mysql" && (own || t.NativeEnum):
		quoted := make([]string, len(t.Enums))
		for i, e := range t.Enums {
			quoted[i] = quoteText(e)
		}
		name := "ENUM("
		if t.Name == "SET" {
			name = "SET("
		}
		w := typeWords{t: t, dialect: dialect}
		return w.mysqlString(name + strings.Join(quoted, ",") + ")"), nil
	case dialect == "postgresql" && t.NativeEnum && t.Name != "SET":
		if t.EnumName == "" {
			return "", CompileErrorf("PostgreSQL %s type requires a name.", t.Name)
		}
		return t.enumType(PostgreSQL), nil
	case own && dialect == "default":
		return t.Name, nil
	case own:
		return "", unsupportedType(t.Name, dialect)
	}
	w := typeWords{t: t, dialect: dialect}
	return w.text("VARCHAR")
}

func zone(with bool) string {
	if with {
		return "WITH TIME ZONE"
	}
	return "WITHOUT TIME ZONE"
}

// quoteText is a text as an SQL literal.
func quoteText(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// quoteLiteral is a text as an SQL literal of the dialect's.
func (d *Dialect) quoteLiteral(s string) string {
	s = quoteText(s)
	if d.Name == "postgresql" || d.Name == "mysql" {
		s = strings.ReplaceAll(s, `\`, `\\`)
	}
	if d.Paramstyle == "format" || d.Paramstyle == "pyformat" {
		s = strings.ReplaceAll(s, "%", "%%")
	}
	return s
}

// QuoteLiteral is quoteLiteral for the host's own literals.
func QuoteLiteral(d *Dialect, s string) string { return d.quoteLiteral(s) }

// castType is a type as the target of CAST: MySQL knows only a few.
type castType struct{ *Type }

// TypeSQL implements sqltree.Type.
func (c castType) TypeSQL(dialect string) string {
	if dialect != "mysql" && dialect != "mariadb" {
		return c.Type.TypeSQL(dialect)
	}
	switch t := c.Type.For(dialect); t.Affinity {
	case IntegerAffinity:
		return "SIGNED INTEGER"
	case StringAffinity, EnumAffinity:
		u := *t
		u.Collation, u.Options = "", nil
		return typeWords{t: &u, dialect: dialect}.sized("CHAR")
	case BinaryAffinity:
		return "BINARY"
	case DateTimeAffinity:
		if t.Name == "TIMESTAMP" {
			u := *t
			u.Name = "DATETIME"
			return u.TypeSQL(dialect)
		}
	case NumericAffinity:
		if t.Decimal && t.Name != "DECIMAL" {
			u := *t
			u.Name = "DECIMAL"
			return u.TypeSQL(dialect)
		}
	}
	return c.Type.TypeSQL(dialect)
}

// mysqlCasts tells whether MySQL, as long as no server is known, can CAST to the type.
func (t *Type) mysqlCasts() bool {
	switch t.Affinity {
	case EnumAffinity:
		return !t.NativeEnum && t.Dialect != "mysql"
	case BooleanAffinity, UuidAffinity, OtherAffinity, NullAffinity:
		return false
	case NumericAffinity:
		return !isFloat(t.Name) || t.Dialect == "mysql" && t.Decimal
	}
	return true
}
