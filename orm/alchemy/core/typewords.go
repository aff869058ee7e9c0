package core

import "strconv"

// typeWords spells one type for one dialect.
type typeWords struct {
	t       *Type
	dialect string
}

// genericNames are what the generic types are called in SQL: for all dialects, and for
// those that call them otherwise.
var genericNames = map[string]map[string]string{
	"Integer": {"": "INTEGER"}, "INT": {"": "INTEGER"},
	"SmallInteger": {"": "SMALLINT"},
	"BigInteger":   {"": "BIGINT", "oracle": "NUMBER(19)"},
	"Boolean":      {"": "BOOLEAN", "oracle": "SMALLINT", "mssql": "BIT"},
	"String":       {"": "VARCHAR", "oracle": "VARCHAR2"},
	"Unicode":      {"": "VARCHAR", "mssql": "NVARCHAR", "oracle": "VARCHAR2"},
	"Text":         {"": "TEXT", "oracle": "CLOB"},
	"UnicodeText":  {"": "TEXT", "oracle": "CLOB", "mssql": "NTEXT"},
	"Numeric":      {"": "NUMERIC"},
	"Float":        {"": "FLOAT"},
	"Double":       {"": "DOUBLE", "postgresql": "DOUBLE_PRECISION", "oracle": "DOUBLE_PRECISION", "mssql": "DOUBLE_PRECISION"},
	"Date":         {"": "DATE", "mssql": "DATETIME"},
	"Time":         {"": "TIME", "mssql": "DATETIME"},
	"DateTime":     {"": "DATETIME", "postgresql": "TIMESTAMP", "oracle": "DATE"},
	"Interval":     {"": "DATETIME", "postgresql": "INTERVAL", "oracle": "INTERVAL"},
	"LargeBinary":  {"": "BLOB", "postgresql": "BYTEA", "mssql": "IMAGE"},
	"PickleType":   {"": "BLOB", "postgresql": "BYTEA", "mssql": "IMAGE"},
	"Uuid":         {"": "CHAR(32)", "postgresql": "UUID", "mssql": "UNIQUEIDENTIFIER"},
	"MatchType":    {"": "BOOLEAN", "oracle": "SMALLINT", "mssql": "BIT"},
}

// everywhere are the SQL types that every dialect spells.
var everywhere = wordSet("FLOAT DOUBLE DOUBLE_PRECISION REAL NUMERIC DECIMAL INTEGER SMALLINT BIGINT TIMESTAMP DATETIME DATE TIME CLOB NCLOB CHAR NCHAR VARCHAR NVARCHAR TEXT UUID BLOB BINARY VARBINARY BOOLEAN")

// known are the SQL types that a dialect spells beside those.
var known = map[string]map[string]bool{
	"sqlite": wordSet("JSON"),
	"postgresql": wordSet("BIT BYTEA CIDR CITEXT INET INTERVAL MACADDR MACADDR8 MONEY OID REGCLASS REGCONFIG TSQUERY TSVECTOR HSTORE JSON JSONB JSONPATH DOMAIN " +
		"INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE INT4MULTIRANGE INT8MULTIRANGE NUMMULTIRANGE DATEMULTIRANGE TSMULTIRANGE TSTZMULTIRANGE"),
	"mysql":  wordSet("MEDIUMINT TINYINT BIT YEAR TINYTEXT MEDIUMTEXT LONGTEXT TINYBLOB MEDIUMBLOB LONGBLOB JSON"),
	"oracle": wordSet("NUMBER VARCHAR2 RAW LONG ROWID BINARY_DOUBLE BINARY_FLOAT INTERVAL"),
	"mssql":  wordSet("TINYINT NTEXT IMAGE XML BIT MONEY SMALLMONEY UNIQUEIDENTIFIER SQL_VARIANT DATETIME2 DATETIMEOFFSET SMALLDATETIME ROWVERSION JSON"),
}

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			out[text[start:i]] = true
			start = i + 1
		}
	}
	return out
}

// sqlName is the SQL type behind the type's class.
func (w typeWords) sqlName() string {
	class := w.t.Name
	if w.t.Dialect == "sqlite" {
		// SQLite's own DATE, TIME and DATETIME are the generic types with another format
		class = map[string]string{"DATE": "Date", "TIME": "Time", "DATETIME": "DateTime"}[class]
		if class == "" {
			class = w.t.Name
		}
	}
	names, generic := genericNames[class]
	if !generic {
		return w.t.Name
	}
	if w.t.Name == "Uuid" && w.t.flag("native_uuid_off") {
		return "CHAR(32)"
	}
	if w.t.Name == "DateTime" && w.dialect == "mssql" && w.t.Timezone {
		return "DATETIMEOFFSET"
	}
	if n, ok := names[w.dialect]; ok {
		return n
	}
	return names[""]
}

// text spells an SQL type with what the type says of it.
func (w typeWords) text(name string) (string, error) {
	if !everywhere[name] && !known[w.dialect][name] {
		switch {
		case len(name) > 0 && name[len(name)-1] == ')':
			return name, nil // a whole type already
		case w.dialect == "default" || w.dialect == "":
			return name, nil
		}
		return "", unsupportedType(name, w.dialect)
	}
	switch w.dialect {
	case "mysql":
		return w.mysql(name)
	case "oracle":
		if text, ok, err := w.oracle(name); ok || err != nil {
			return text, err
		}
	case "mssql":
		if text, ok := w.mssql(name); ok {
			return text, nil
		}
	case "postgresql":
		if text, ok := w.postgres(name); ok {
			return text, nil
		}
	}
	switch name {
	case "NUMERIC", "DECIMAL":
		return w.number(name), nil
	case "CHAR", "NCHAR", "VARCHAR", "NVARCHAR", "TEXT":
		return w.sized(name), nil
	case "BINARY", "VARBINARY":
		return name + w.paren(), nil
	case "DOUBLE_PRECISION":
		return "DOUBLE PRECISION", nil
	}
	return name, nil
}

// paren is the length in parentheses.
func (w typeWords) paren() string {
	if most, ok := w.t.Options["length"].(string); ok {
		return "(" + most + ")"
	}
	if !w.t.HasLength {
		return ""
	}
	return "(" + strconv.Itoa(w.t.Length) + ")"
}

func (w typeWords) sized(name string) string {
	name += w.paren()
	if w.t.Collation == "" {
		return name
	}
	if w.dialect == "mysql" || w.dialect == "mssql" {
		return name + " COLLATE " + w.t.Collation
	}
	return name + ` COLLATE "` + w.t.Collation + `"`
}

func (w typeWords) number(name string) string {
	t := w.t
	switch {
	case t.Precision > 0 && t.HasScale:
		return name + "(" + strconv.Itoa(t.Precision) + ", " + strconv.Itoa(t.Scale) + ")"
	case t.Precision > 0:
		return name + "(" + strconv.Itoa(t.Precision) + ")"
	}
	return name
}

// given is a number among the type's options, in parentheses.
func (w typeWords) given(option string) string {
	if n, ok := w.t.Options[option].(int); ok {
		return "(" + strconv.Itoa(n) + ")"
	}
	return ""
}

func (t *Type) flag(option string) bool {
	on, _ := t.Options[option].(bool)
	return on
}

func (w typeWords) precision() string {
	if w.t.Precision > 0 {
		return "(" + strconv.Itoa(w.t.Precision) + ")"
	}
	return ""
}

func (w typeWords) postgres(name string) (string, bool) {
	t := w.t
	switch name {
	case "TIMESTAMP", "TIME":
		return name + w.given("precision") + " " + zone(t.Timezone), true
	case "FLOAT":
		return name + w.precision(), true
	case "INTERVAL":
		if fields, _ := t.Options["fields"].(string); fields != "" {
			name += " " + fields
		}
		if p := w.given("precision"); p != "" {
			return name + " " + p, true
		}
		return name + word(w.given("second_precision") != "", " "+w.given("second_precision")), true
	case "BIT":
		if t.flag("varying") {
			name += " VARYING"
		} else if !t.HasLength {
			return "BIT(1)", true
		}
		return name + w.paren(), true
	case "DOMAIN":
		domain, _ := t.Options["name"].(string)
		return QuoteIdentifier(PostgreSQL, domain, false), true
	case "UUID":
		return name, true
	}
	return "", false
}

func (w typeWords) mssql(name string) (string, bool) {
	t := w.t
	switch name {
	case "VARCHAR", "NVARCHAR", "VARBINARY":
		if w.paren() == "" {
			u := *t
			u.Options = map[string]any{"length": "max"}
			return typeWords{&u, w.dialect}.sized(name), true
		}
	case "FLOAT":
		return name + w.precision(), true
	case "DATETIME2", "DATETIMEOFFSET", "TIME":
		return name + w.given("precision"), true
	case "JSON":
		return "NVARCHAR(max)", true
	case "NTEXT":
		return w.sized(name), true
	}
	return "", false
}

func (w typeWords) oracle(name string) (string, bool, error) {
	t := w.t
	switch name {
	case "VARCHAR", "VARCHAR2":
		if w.paren() == "" {
			return name, true, nil
		}
		p := w.paren()
		return name + p[:len(p)-1] + " CHAR)", true, nil
	case "NVARCHAR":
		return "NVARCHAR2" + w.paren(), true, nil
	case "NUMBER":
		return w.number(name), true, nil
	case "RAW":
		return name + w.paren(), true, nil
	case "FLOAT":
		if p := w.given("binary_precision"); p != "" {
			return name + p, true, nil
		}
		if t.Precision > 0 {
			n := strconv.Itoa(t.Precision)
			estimate := strconv.Itoa(int(float64(t.Precision) / 0.30103))
			return "", true, ArgumentErrorf("Oracle Database FLOAT types use 'binary precision', which does not convert cleanly from decimal 'precision'.  "+
				"Please specify this type with a separate Oracle Database variant, such as %s(precision=%s).with_variant(oracle.FLOAT(binary_precision=%s), 'oracle'), "+
				"so that the Oracle Database specific 'binary_precision' may be specified accurately.", t.Name, n, estimate)
		}
	case "DOUBLE_PRECISION":
		return "DOUBLE PRECISION" + w.precision(), true, nil
	case "INTERVAL":
		return "INTERVAL DAY" + w.given("day_precision") + " TO SECOND" + w.given("second_precision"), true, nil
	case "TIMESTAMP":
		switch {
		case t.flag("local_timezone"):
			return "TIMESTAMP WITH LOCAL TIME ZONE", true, nil
		case t.Timezone:
			return "TIMESTAMP WITH TIME ZONE", true, nil
		}
	case "CLOB":
		return name, true, nil
	}
	return "", false, nil
}

func (w typeWords) mysql(name string) (string, error) {
	t := w.t
	own := t.Dialect == "mysql"
	switch name {
	case "INTEGER", "BIGINT", "SMALLINT", "MEDIUMINT", "TINYINT":
		return w.signs(name + w.given("display_width")), nil
	case "NUMERIC", "DECIMAL":
		return w.signs(w.number(name)), nil
	case "DOUBLE", "REAL":
		if own && t.Precision > 0 && t.HasScale {
			return w.signs(w.number(name)), nil
		}
		return w.signs(name), nil
	case "FLOAT":
		if own {
			return w.signs(w.number(name)), nil
		}
		return name + w.precision(), nil
	case "DOUBLE_PRECISION":
		return "DOUBLE PRECISION", nil
	case "DATETIME", "TIME", "TIMESTAMP":
		return name + word(w.given("fsp") != "(0)", w.given("fsp")), nil
	case "YEAR":
		return name + w.given("display_width"), nil
	case "BIT":
		return name + w.paren(), nil
	case "VARCHAR", "NVARCHAR":
		if w.paren() == "" {
			return "", CompileErrorf("%s requires a length on dialect mysql", name)
		}
		if name == "NVARCHAR" {
			return w.national("VARCHAR"), nil
		}
		return w.mysqlString(name + w.paren()), nil
	case "NCHAR":
		return w.national("CHAR"), nil
	case "CHAR", "TEXT":
		return w.mysqlString(name + w.paren()), nil
	case "TINYTEXT", "MEDIUMTEXT", "LONGTEXT":
		return w.mysqlString(name), nil
	case "BINARY", "VARBINARY", "BLOB":
		return name + w.paren(), nil
	case "BOOLEAN":
		return "BOOL", nil
	}
	return name, nil
}

// signs is what MySQL's own numbers say beside their size.
func (w typeWords) signs(name string) string {
	return name + word(w.t.flag("unsigned"), " UNSIGNED") + word(w.t.flag("zerofill"), " ZEROFILL")
}

func (w typeWords) national(name string) string {
	name = "NATIONAL " + name + w.paren()
	return name + word(w.t.Collation != "", " COLLATE "+w.t.Collation)
}

// mysqlString adds the character set and the collation.
func (w typeWords) mysqlString(name string) string {
	t := w.t
	charset, _ := t.Options["charset"].(string)
	switch {
	case charset != "":
		name += " CHARACTER SET " + charset
	case t.flag("ascii"):
		name += " ASCII"
	case t.flag("unicode"):
		name += " UNICODE"
	}
	switch {
	case t.Collation != "":
		name += " COLLATE " + t.Collation
	case t.flag("binary"):
		name += " BINARY"
	}
	return name
}

// unsupportedType is the error of a type that a dialect does not know.
func unsupportedType(name, dialect string) error { return unsupported("Type", name, dialect) }

// unsupported is the error of what a dialect's compiler of types or of DDL does not know.
func unsupported(kind, name, dialect string) error {
	compiler := "sql.compiler." + word(kind == "Type", "Generic")
	if own := map[string]string{"sqlite": "SQLite", "postgresql": "PG", "mysql": "MySQL", "oracle": "Oracle", "mssql": "MS"}[dialect]; own != "" {
		compiler = "dialects." + dialect + ".base." + own
	}
	return WithCode(Errorf("UnsupportedCompilationError", "Compiler <sqlalchemy.%s%sCompiler object at 0x7f0000000000> can't render element of type %s", compiler, kind, name), "l7de")
}

// TypeVisitNames are the names by which a type compiler's methods know a type: its own, and the
// SQL type that it becomes.
func TypeVisitNames(t *Type) []string {
	var snake []byte
	for i := range len(t.Name) {
		b := t.Name[i]
		if b >= 'A' && b <= 'Z' {
			if i > 0 && t.Name != "DateTime" {
				snake = append(snake, '_')
			}
			b += 'a' - 'A'
		}
		snake = append(snake, b)
	}
	sql := typeWords{t: t, dialect: "default"}.sqlName()
	if sql == t.Name && sql != "Enum" {
		return []string{sql}
	}
	return []string{string(snake), sql}
}
