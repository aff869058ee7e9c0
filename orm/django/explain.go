package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
)

// Explain is the database's plan for the query, one line a step.
func (qs *QuerySet) Explain() (string, error) {
	c, err := qs.Q.CompileFull()
	if err != nil {
		return "", err
	}
	r, err := render.Statement(c.Tree, query.SQLite)
	if err != nil {
		return "", err
	}
	res, err := qs.conn().Execute("EXPLAIN QUERY PLAN "+r.SQL, r.Values(), true)
	if err != nil {
		return "", err
	}
	var lines []string
	for _, row := range res.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = values.Str(v)
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return strings.Join(lines, "\n"), nil
}

// ExplainFormat refuses a format of explain(): SQLite has none.
func ExplainFormat(format string) error {
	return meta.Errorf(meta.ValueError, "%s is not a recognized format. SQLite does not support any formats.", strings.ToUpper(format))
}
