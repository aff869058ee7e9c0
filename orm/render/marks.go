package render

import "strings"

// SchemaMark begins the mark that stands for a schema until an execution's map
// names it, and is never quoted: SQLAlchemy's schema_translate_map.
const SchemaMark = "__[SCHEMA_"

// ToQmark turns Django's text, with %s for a placeholder and %% for a percent
// sign, into SQLite's, as Django's cursor does before it runs a statement with
// parameters: a %s behind another percent sign is left alone.
func ToQmark(sql string) string {
	if strings.IndexByte(sql, '%') < 0 {
		return sql
	}
	var b strings.Builder
	for i := 0; i < len(sql); i++ {
		if sql[i] == '%' && i+1 < len(sql) && sql[i+1] == 's' && (i == 0 || sql[i-1] != '%') {
			b.WriteByte('?')
			i++
			continue
		}
		b.WriteByte(sql[i])
	}
	return strings.ReplaceAll(b.String(), "%%", "%")
}
