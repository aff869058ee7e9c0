// Package dialect describes the databases that statements are spelt for: their
// quotes, reserved words, parameter marks and abilities. A Dialect is a value
// that is never changed; what is done with it is package render's and package
// schema's business.
package dialect

import (
	"fmt"
	"strings"
)

// Dialect is a database as a speller sees it.
type Dialect struct {
	Name     string // "sqlite", "postgresql", "mysql", "default"
	Reserved map[string]bool

	OpenQuote, CloseQuote byte
	MaxIdentifier         int // length of the longest identifier

	NativeBoolean     bool // TRUE and FALSE exist and are a type of their own
	ILike             bool // ILIKE exists
	ForUpdate         bool // SELECT … FOR UPDATE exists
	Returning         bool // INSERT, UPDATE and DELETE take RETURNING
	Cast              bool
	FilterClause      bool // aggregates take FILTER
	NullsOrder        bool // NULLS FIRST and NULLS LAST exist
	DefaultValues     bool // INSERT … DEFAULT VALUES exists
	ValuesNeedRow     bool // VALUES ROW(…), ROW(…)
	PlainCollations   bool // names of collations are never quoted
	BackslashEscapes  bool // a backslash in a string literal escapes
	OffsetNeedsLimit  string
	LimitBringsOffset bool // SQLAlchemy writes OFFSET 0 beside every LIMIT
	EmptySet          string
}

// The databases. Default is no database: what SQLAlchemy's print(statement)
// spells for when no engine is named.
var (
	Default = &Dialect{
		Name: "default", Reserved: defaultReserved, OpenQuote: '"', CloseQuote: '"', MaxIdentifier: 9999,
		NativeBoolean: true, ForUpdate: true, Returning: true, Cast: true, FilterClause: true, NullsOrder: true, DefaultValues: true,
		OffsetNeedsLimit: "-1", EmptySet: "SELECT %s WHERE 1!=1",
	}
	// Oracle and MSSQL (SQL Server) are spelt as text only.
	Oracle = variant("oracle", '"', '"', oracleReserved)
	MSSQL  = variant("mssql", '[', ']', mssqlReserved)
	SQLite = &Dialect{
		Name: "sqlite", Reserved: sqliteReserved, OpenQuote: '"', CloseQuote: '"', MaxIdentifier: 9999,
		Returning: true, Cast: true, FilterClause: true, NullsOrder: true, DefaultValues: true,
		OffsetNeedsLimit: "-1", LimitBringsOffset: true,
		EmptySet: "SELECT %s FROM (SELECT %s) WHERE 1!=1",
	}
	PostgreSQL = &Dialect{
		Name: "postgresql", Reserved: postgresReserved, OpenQuote: '"', CloseQuote: '"', MaxIdentifier: 63,
		NativeBoolean: true, ILike: true, ForUpdate: true, Returning: true, Cast: true,
		FilterClause: true, NullsOrder: true, DefaultValues: true,
		EmptySet: "SELECT %s WHERE 1!=1",
	}
	MySQL = &Dialect{
		Name: "mysql", Reserved: mysqlReserved, OpenQuote: '`', CloseQuote: '`', MaxIdentifier: 255,
		ForUpdate: true, Cast: true, ValuesNeedRow: true, BackslashEscapes: true,
		OffsetNeedsLimit: "18446744073709551615",
		EmptySet:         "SELECT %s FROM (SELECT %s) as _empty_set WHERE 1!=1",
	}
)

// ByName finds a dialect by its name.
func ByName(name string) (*Dialect, error) {
	switch name {
	case "default":
		return Default, nil
	case "sqlite":
		return SQLite, nil
	case "postgresql", "postgres":
		return PostgreSQL, nil
	case "mysql", "mariadb":
		return MySQL, nil
	}
	return nil, fmt.Errorf("dialect: %q is not known", name)
}

// Quote writes an identifier in quotes, doubling those inside it.
func (d *Dialect) Quote(name string) string {
	if strings.IndexByte(name, d.CloseQuote) >= 0 {
		c := string(d.CloseQuote)
		name = strings.ReplaceAll(name, c, c+c)
	}
	return string(d.OpenQuote) + name + string(d.CloseQuote)
}

// NeedsQuotes tells whether SQLAlchemy quotes the identifier: reserved words,
// a digit or $ in front, anything but letters, digits, _ and $, and any name
// that is not all lower case.
func (d *Dialect) NeedsQuotes(name string) bool {
	if name == "" {
		return true
	}
	if d.Reserved[strings.ToLower(name)] || name[0] == '$' || name[0] >= '0' && name[0] <= '9' || name[0] == '_' && d.Name == "oracle" {
		return true
	}
	if HasIllegalChars(name) {
		return true
	}
	return strings.ToLower(name) != name
}

// HasIllegalChars tells whether a name holds anything but ASCII letters,
// digits, _ and $.
func HasIllegalChars(name string) bool {
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' {
			continue
		}
		return true
	}
	return false
}

// QuoteString writes a string literal.
func (d *Dialect) QuoteString(s string) string {
	if d.BackslashEscapes {
		s = strings.ReplaceAll(s, `\`, `\\`)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// variant is the default dialect under another name, with other quotes and words.
func variant(name string, open, shut byte, reserved map[string]bool) *Dialect {
	d := *Default
	d.Name, d.OpenQuote, d.CloseQuote, d.Reserved = name, open, shut, reserved
	d.PlainCollations = name == "mssql"
	return &d
}
