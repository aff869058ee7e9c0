package core

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/schema"
)

// OptionMap is an option whose value is a host's mapping, in its order.
type OptionMap []struct {
	Key   string
	Value any
}

// of finds the value of a key.
func (m OptionMap) of(key string) (any, bool) {
	for _, e := range m {
		if e.Key == key {
			return e.Value, true
		}
	}
	return nil, false
}

func optionText(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case bool:
		if x {
			return "True"
		}
		return "False"
	}
	return ""
}

// names is an option that is a name or a list of names.
func names(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case []string:
		return x
	}
	return nil
}

// tableSuffix is what a dialect writes after CREATE TABLE's parenthesis because of the
// options that name it: MySQL's ENGINE=…, PostgreSQL's TABLESPACE ….
func (t *Table) tableSuffix(d *Dialect) string {
	switch d.Name {
	case "mysql":
		return t.mysqlSuffix(d)
	case "postgresql":
		return t.postgresSuffix(d)
	case "oracle":
		return t.oracleSuffix(d)
	}
	return ""
}

func (t *Table) mysqlSuffix(d *Dialect) string {
	var out, last []string
	if t.Comment != "" {
		out = append(out, "COMMENT="+d.quoteLiteral(t.Comment))
	}
	for _, name := range t.OptionOrder {
		key, ours := strings.CutPrefix(name, "mysql_")
		if !ours {
			continue
		}
		key = strings.ToUpper(key)
		value := optionText(t.Options[name])
		switch key {
		case "PARTITION_BY", "PARTITIONS", "SUBPARTITION_BY", "SUBPARTITIONS":
			last = append(last, strings.ReplaceAll(key, "_", " ")+" "+value)
			continue
		case "COMMENT", "DATA_DIRECTORY", "INDEX_DIRECTORY", "PASSWORD", "CONNECTION":
			value = d.quoteLiteral(value)
		}
		switch key {
		case "DATA_DIRECTORY", "INDEX_DIRECTORY", "DEFAULT_CHARACTER_SET", "CHARACTER_SET", "DEFAULT_CHARSET", "DEFAULT_COLLATE":
			key = strings.ReplaceAll(key, "_", " ")
		}
		join := "="
		switch key {
		case "TABLESPACE", "DEFAULT CHARACTER SET", "CHARACTER SET", "COLLATE":
			join = " "
		}
		out = append(out, key+join+value)
	}
	return strings.Join(append(out, last...), " ")
}

func (t *Table) postgresSuffix(d *Dialect) string {
	quoted := func(list []string) string {
		out := make([]string, len(list))
		for i, n := range list {
			out[i] = QuoteIdentifier(d, n, false)
		}
		return strings.Join(out, ", ")
	}
	option := func(name string) any { return t.Options["postgresql_"+name] }
	out := ""
	if list := names(option("inherits")); list != nil {
		out += "\n INHERITS ( " + quoted(list) + " )"
	}
	if v := optionText(option("partition_by")); v != "" {
		out += "\n PARTITION BY " + v
	}
	if v := optionText(option("using")); v != "" {
		out += "\n USING " + v
	}
	if m, ok := option("with").(OptionMap); ok {
		out += "\n WITH (" + settings(m) + ")"
	}
	switch on := option("with_oids"); on {
	case true:
		out += "\n WITH OIDS"
	case false:
		out += "\n WITHOUT OIDS"
	}
	if v := optionText(option("on_commit")); v != "" {
		out += "\n ON COMMIT " + strings.ToUpper(strings.ReplaceAll(v, "_", " "))
	}
	if v := optionText(option("tablespace")); v != "" {
		out += "\n TABLESPACE " + QuoteIdentifier(d, v, false)
	}
	return out
}

func settings(m OptionMap) string {
	parts := make([]string, len(m))
	for i, e := range m {
		parts[i] = e.Key + " = " + optionText(e.Value)
	}
	return strings.Join(parts, ", ")
}

// nullsDistinct is what PostgreSQL is told of NULLs in a UNIQUE index or constraint.
func nullsDistinct(notDistinct any) string {
	switch notDistinct {
	case true:
		return "NULLS NOT DISTINCT"
	case false:
		return "NULLS DISTINCT"
	}
	return ""
}

// indexOptions gives an index what the options that name the dialect say.
func (ix *Index) indexOptions(out *schema.Index, d *Dialect) {
	option := func(name string) any { return ix.Options[d.Name+"_"+name] }
	columns := func(v any) string {
		list := names(v)
		quoted := make([]string, len(list))
		for i, n := range list {
			quoted[i] = QuoteIdentifier(d, n, false)
		}
		return strings.Join(quoted, ", ")
	}
	key := func(e Element) string {
		if c, ok := e.(*Column); ok {
			return c.Name
		}
		return ""
	}
	switch d.Name {
	case "postgresql":
		out.Concurrently, _ = option("concurrently").(bool)
		if v := optionText(option("using")); v != "" {
			out.Using = "USING " + strings.ToLower(v) + " "
		}
		if m, ok := option("ops").(OptionMap); ok {
			out.ItemSuffix = make([]string, len(ix.Cols))
			for i, c := range ix.Cols {
				if v, has := m.of(key(c)); has {
					out.ItemSuffix[i] = " " + optionText(v)
				}
			}
		}
		if v := option("include"); v != nil {
			out.Suffix += " INCLUDE (" + columns(v) + ")"
		}
		if n := nullsDistinct(option("nulls_not_distinct")); n != "" {
			out.Suffix += " " + n
		}
		if m, ok := option("with").(OptionMap); ok {
			out.Suffix += " WITH (" + settings(m) + ")"
		}
		if v := optionText(option("tablespace")); v != "" {
			out.Suffix += " TABLESPACE " + QuoteIdentifier(d, v, false)
		}
	case "oracle":
		if on, _ := option("bitmap").(bool); on {
			out.Kind = "BITMAP "
		}
		switch n := option("compress").(type) {
		case bool:
			out.Suffix += word(n, " COMPRESS")
		case int:
			out.Suffix += " COMPRESS " + strconv.Itoa(n)
		}
	case "mysql":
		if v := optionText(option("prefix")); v != "" {
			out.Kind = v + " "
		}
		out.ItemSuffix = make([]string, len(ix.Cols))
		for i, c := range ix.Cols {
			switch n := option("length").(type) {
			case int:
				out.ItemSuffix[i] = "(" + strconv.Itoa(n) + ")"
			case OptionMap:
				if v, has := n.of(key(c)); has {
					out.ItemSuffix[i] = "(" + optionText(v) + ")"
				}
			}
		}
		if v := optionText(option("with_parser")); v != "" {
			out.Suffix += " WITH PARSER " + v
		}
		if v := optionText(option("using")); v != "" {
			out.Suffix += " USING " + v
		}
	case "mssql":
		switch option("clustered") {
		case true:
			out.Kind = "CLUSTERED "
		case false:
			out.Kind = "NONCLUSTERED "
		}
		if v := option("include"); v != nil {
			out.Suffix += " INCLUDE (" + columns(v) + ")"
		}
	}
}

func (t *Table) oracleSuffix(d *Dialect) string {
	out := ""
	if v := optionText(t.Options["oracle_on_commit"]); v != "" {
		out += "\n ON COMMIT " + strings.ToUpper(strings.ReplaceAll(v, "_", " "))
	}
	switch v := t.Options["oracle_compress"].(type) {
	case nil:
	case bool:
		out += word(v, "\n COMPRESS")
	default:
		out += "\n COMPRESS FOR " + optionText(v)
	}
	if v := optionText(t.Options["oracle_tablespace"]); v != "" {
		out += "\n TABLESPACE " + QuoteIdentifier(d, v, false)
	}
	return out
}

// joined puts the clauses that are there after one another.
func joined(clauses ...string) string {
	var out []string
	for _, c := range clauses {
		if c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, " ")
}

// onConflict is SQLite's ON CONFLICT of a constraint.
func onConflict(d *Dialect, v any) string {
	if text := optionText(v); text != "" && d.Name == "sqlite" {
		return "ON CONFLICT " + text
	}
	return ""
}

// constraintConflict is ON CONFLICT of a key, which its only column may say.
func constraintConflict(d *Dialect, options map[string]any, cols []*Column, ofColumn string) string {
	v := options["sqlite_on_conflict"]
	if v == nil && len(cols) == 1 {
		v = cols[0].Schema.Options[ofColumn]
	}
	return onConflict(d, v)
}

// clustered is SQL Server's word for how a key's rows are stored.
func clustered(d *Dialect, options map[string]any) string {
	on, given := options["mssql_clustered"].(bool)
	switch {
	case d.Name != "mssql" || !given:
		return ""
	case on:
		return "CLUSTERED"
	}
	return "NONCLUSTERED"
}

// include is PostgreSQL's INCLUDE of a key.
func include(d *Dialect, options map[string]any) string {
	list := names(options["postgresql_include"])
	if d.Name != "postgresql" || len(list) == 0 {
		return ""
	}
	quoted := make([]string, len(list))
	for i, n := range list {
		quoted[i] = QuoteIdentifier(d, n, false)
	}
	return "INCLUDE (" + strings.Join(quoted, ", ") + ")"
}

// notValid is what PostgreSQL is told of a constraint that the rows need not keep yet.
func notValid(d *Dialect, options map[string]any) string {
	on, _ := options["postgresql_not_valid"].(bool)
	return word(on && d.Name == "postgresql", "NOT VALID")
}

// suffix is what follows a CHECK.
func (c *Check) suffix(d *Dialect) string {
	return joined(deferrability(c.Deferrable, c.Initially), notValid(d, c.Options), onConflict(d, c.Options["sqlite_on_conflict"]))
}

// setColumns recognises SET NULL and SET DEFAULT of some columns.
func setColumns(phrase string) bool {
	head, rest, found := strings.Cut(phrase, "(")
	switch strings.ToUpper(strings.TrimSpace(head)) {
	case "SET NULL", "SET DEFAULT":
		return found && len(rest) > 1 && strings.HasSuffix(rest, ")")
	}
	return false
}
