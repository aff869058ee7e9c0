package django

import (
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// cursor is the state of a database cursor: the rows of the last statement.
type cursor struct {
	c    *db.Conn
	conn object.Value
	res  *db.Result
	at   int
}

func (cu *cursor) rest() [][]any {
	if cu.res == nil {
		return nil
	}
	rows := cu.res.Rows[cu.at:]
	return rows
}

// row is a row as Python's sqlite3 gives it: dates, times and truth values by the
// columns' declared types.
func (st *site) row(vals []any, cols []driver.Column) (object.Value, error) {
	out := make([]any, len(vals))
	for i, v := range vals {
		out[i] = v
		if i < len(cols) {
			out[i] = db.Declared(cols[i].DeclType, v)
		}
	}
	list, err := st.toPyAll(out)
	return object.NewTuple(list...), err
}

func (st *site) cursorClass() *object.Type {
	of := func(v object.Value) *cursor { c, _ := object.State[*cursor](v); return c }
	take := func(cu *cursor, n int) (*object.List, error) {
		out := object.NewList()
		rows := cu.rest()
		if n >= 0 && n < len(rows) {
			rows = rows[:n]
		}
		for _, r := range rows {
			v, err := st.row(r, cu.res.Columns)
			if err != nil {
				return nil, err
			}
			out.Elems = append(out.Elems, v)
		}
		cu.at += len(rows)
		return out, nil
	}
	method := func(signature string, f func(cu *cursor, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			v, err := f(of(self), a)
			if v == nil {
				v = object.None
			}
			return v, st.err(err)
		})
	}
	attr := func(name string, f func(cu *cursor) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "CursorWrapper", Module: "django.db.backends.utils",
		Attrs: []object.Attr{
			attr("rowcount", func(cu *cursor) object.Value {
				if cu.res == nil || len(cu.res.Columns) > 0 {
					return object.Int(-1)
				}
				return object.Int(cu.res.Affected)
			}),
			attr("lastrowid", func(cu *cursor) object.Value {
				if cu.res == nil {
					return object.None
				}
				return object.Int(cu.res.LastID)
			}),
			attr("description", func(cu *cursor) object.Value {
				if cu.res == nil || len(cu.res.Columns) == 0 {
					return object.None
				}
				var out []object.Value
				for _, c := range cu.res.Columns {
					n := object.None
					out = append(out, object.NewTuple(object.Str(c.Name), n, n, n, n, n, n))
				}
				return object.NewTuple(out...)
			}),
		},
		Methods: []object.Method{
			object.NewMethod("execute(sql, params=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				cu := of(self)
				list, has, err := st.sqlParams(a[1])
				if err != nil {
					return nil, err
				}
				sql := text(a[0])
				if looksAtTables(sql) {
					if err := st.lookAtTables(); err != nil {
						return nil, err
					}
				}
				cu.res, err = cu.c.Execute(sql, list, has)
				cu.at = 0
				return self, st.err(err)
			}),
			method("executemany(sql, param_list)", func(cu *cursor, a []object.Value) (object.Value, error) {
				lists, err := object.ToSlice(st.th, a[1])
				if err != nil {
					return nil, err
				}
				all := make([][]any, len(lists))
				for i, l := range lists {
					if all[i], _, err = st.sqlParams(l); err != nil {
						return nil, err
					}
				}
				n, err := cu.c.ExecuteMany(text(a[0]), all)
				cu.res = &db.Result{Affected: n}
				return nil, err
			}),
			method("fetchone()", func(cu *cursor, _ []object.Value) (object.Value, error) {
				l, err := take(cu, 1)
				if err != nil || len(l.Elems) == 0 {
					return nil, err
				}
				return l.Elems[0], nil
			}),
			method("fetchmany(size=1)", func(cu *cursor, a []object.Value) (object.Value, error) {
				n := int64(1)
				if a[0] != nil {
					n, _ = object.AsInt(a[0])
				}
				return take(cu, int(n))
			}),
			method("fetchall()", func(cu *cursor, _ []object.Value) (object.Value, error) { return take(cu, -1) }),
			method("__iter__()", func(cu *cursor, _ []object.Value) (object.Value, error) {
				l, err := take(cu, -1)
				if err != nil {
					return nil, err
				}
				return object.IterValue(st.th, l)
			}),
			method("close()", func(*cursor, []object.Value) (object.Value, error) { return nil, nil }),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			method("__exit__(t, v, tb)", func(*cursor, []object.Value) (object.Value, error) { return nil, nil }),
		},
	})
}
