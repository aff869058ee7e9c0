package core

import (
	"fmt"
	"strconv"
	"strings"
)

// TypeText spells a type as DDL and CAST do for a dialect ("sqlite",
// "postgresql", "mysql", "default").
func TypeText(t *Type, dialect string) (string, error) {
	if v := t.Variants[dialect]; v != nil {
		t = v
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
	pg, my, lite := dialect == "postgresql", dialect == "mysql" || dialect == "mariadb", dialect == "sqlite"
	switch t.Name {
	case "NullType":
		if dialect == "default" || dialect == "" {
			return "NULL", nil
		}
		return "", CompileErrorf("Can't generate DDL for NullType(); did you forget to specify a type on this Column?")
	case "Integer", "INTEGER", "INT":
		return "INTEGER", nil
	case "BigInteger", "BIGINT":
		return "BIGINT", nil
	case "SmallInteger", "SMALLINT":
		return "SMALLINT", nil
	case "Boolean":
		if my {
			return "BOOL", nil
		}
		return "BOOLEAN", nil
	case "String", "VARCHAR":
		if my && !t.HasLength {
			return "", CompileErrorf("VARCHAR requires a length on dialect mysql")
		}
		return t.sized("VARCHAR", dialect), nil
	case "Unicode":
		return t.sized("VARCHAR", dialect), nil
	case "CHAR", "NCHAR", "NVARCHAR":
		return t.sized(t.Name, dialect), nil
	case "Text", "TEXT", "UnicodeText":
		return t.sized("TEXT", dialect), nil
	case "CLOB", "BLOB":
		return t.sized(t.Name, ""), nil
	case "BINARY", "VARBINARY":
		return t.sized(t.Name, ""), nil
	case "Float", "FLOAT":
		if pg && t.Precision > 0 {
			return "FLOAT(" + strconv.Itoa(t.Precision) + ")", nil
		}
		if my && t.Precision > 0 {
			return "FLOAT(" + strconv.Itoa(t.Precision) + ")", nil
		}
		return "FLOAT", nil
	case "Double", "DOUBLE_PRECISION":
		if my {
			return "DOUBLE", nil
		}
		if t.Name == "Double" && (lite || dialect == "default") {
			return "DOUBLE", nil
		}
		return "DOUBLE PRECISION", nil
	case "DOUBLE", "REAL":
		return t.Name, nil
	case "Numeric", "NUMERIC", "DECIMAL":
		name := "NUMERIC"
		if t.Name == "DECIMAL" {
			name = "DECIMAL"
		}
		switch {
		case t.Precision > 0 && t.HasScale:
			return fmt.Sprintf("%s(%d, %d)", name, t.Precision, t.Scale), nil
		case t.Precision > 0:
			return fmt.Sprintf("%s(%d)", name, t.Precision), nil
		}
		return name, nil
	case "Date", "DATE":
		return "DATE", nil
	case "DateTime", "DATETIME", "TIMESTAMP":
		if pg {
			return "TIMESTAMP " + zone(t.Timezone), nil
		}
		if t.Name == "TIMESTAMP" {
			if t.Timezone && dialect == "default" {
				return "TIMESTAMP WITH TIME ZONE", nil
			}
			return "TIMESTAMP", nil
		}
		return "DATETIME", nil
	case "Time", "TIME":
		if pg {
			return "TIME " + zone(t.Timezone), nil
		}
		return "TIME", nil
	case "Interval":
		if pg {
			return "INTERVAL", nil
		}
		return "DATETIME", nil
	case "LargeBinary":
		if pg {
			return "BYTEA", nil
		}
		return "BLOB", nil
	case "PickleType":
		if pg {
			return "BYTEA", nil
		}
		return "BLOB", nil
	case "Enum", "ENUM":
		if pg && t.NativeEnum {
			return t.EnumName, nil
		}
		if my && t.NativeEnum {
			quoted := make([]string, len(t.Enums))
			for i, e := range t.Enums {
				quoted[i] = quoteText(e)
			}
			return "ENUM(" + strings.Join(quoted, ",") + ")", nil
		}
		return t.sized("VARCHAR", dialect), nil
	case "JSON":
		return "JSON", nil
	case "JSONB":
		return "JSONB", nil
	case "Uuid", "UUID":
		if pg || t.Name == "UUID" {
			return "UUID", nil
		}
		return "CHAR(32)", nil
	case "ARRAY":
		if t.Item == nil || dialect == "default" {
			return "ARRAY", nil
		}
		item, err := TypeText(t.Item, dialect)
		if err != nil {
			return "", err
		}
		n := t.Dimensions
		if n == 0 {
			n = 1
		}
		return item + strings.Repeat("[]", n), nil
	}
	return t.Name, nil
}

func zone(with bool) string {
	if with {
		return "WITH TIME ZONE"
	}
	return "WITHOUT TIME ZONE"
}

func (t *Type) sized(name, dialect string) string {
	if t.HasLength {
		name += "(" + strconv.Itoa(t.Length) + ")"
	}
	if t.Collation != "" {
		switch dialect {
		case "mysql", "mariadb":
			name += " COLLATE " + t.Collation
		default:
			name += ` COLLATE "` + t.Collation + `"`
		}
	}
	return name
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
		u.Collation = ""
		return u.sized("CHAR", "")
	case BinaryAffinity:
		return "BINARY"
	case NumericAffinity:
		if t.Decimal && t.Name != "DECIMAL" {
			u := *t
			u.Name = "DECIMAL"
			return u.TypeSQL(dialect)
		}
	}
	return c.Type.TypeSQL(dialect)
}
