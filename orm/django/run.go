package django

import (
	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// change runs a statement that make writes for a database; another database's text
// is made when somebody asks for it.
func change(conn *db.Conn, make func(style render.Style) (sqltree.Statement, error)) (*db.Result, error) {
	st, err := make(query.SQLite)
	if err != nil {
		return nil, err
	}
	return conn.RunSpelt(st, func(name string) (string, error) {
		d, err := dialect.ByName(name)
		if err != nil {
			return "", err
		}
		style := render.DjangoStyle(d)
		other, err := make(style)
		if err != nil {
			return "", err
		}
		r, err := render.Statement(other, style)
		return r.SQL, err
	})
}
