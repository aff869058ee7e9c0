package django

import (
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// cursor is the state of a database cursor: the rows of the last statement.
type cursor struct {
	c   *db.Conn
	res *db.Result
	at  int
}

func (cu *cursor) rest() [][]any {
	if cu.res == nil {
		return nil
	}
	rows := cu.res.Rows[cu.at:]
	return rows
}

func (st *site) row(vals []any) (object.Value, error) {
	list, err := st.toPyAll(vals)
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
			v, err := st.row(r)
			if err != nil {
				return nil, err
			}
			out.Elems = append(out.Elems, v)
		}
		cu.at += len(rows)
		return out, nil
	}
	params := func(v object.Value) ([]any, bool, error) {
		if v == nil || v == object.None {
			return nil, false, nil
		}
		if _, isDict := v.(*object.Dict); isDict {
			return nil, false, meta.Unsupported("named parameters of a cursor")
		}
		list, err := object.ToSlice(st.th, v)
		return st.toGoAll(list), true, err
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
			method("execute(sql, params=None)", func(cu *cursor, a []object.Value) (object.Value, error) {
				list, has, err := params(a[1])
				if err != nil {
					return nil, err
				}
				cu.res, err = cu.c.Execute(text(a[0]), list, has)
				cu.at = 0
				return nil, err
			}),
			method("executemany(sql, param_list)", func(cu *cursor, a []object.Value) (object.Value, error) {
				lists, err := object.ToSlice(st.th, a[1])
				if err != nil {
					return nil, err
				}
				all := make([][]any, len(lists))
				for i, l := range lists {
					if all[i], _, err = params(l); err != nil {
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

// connectionClass is the class of django.db.connection; its instances hold an
// alias.
func (st *site) connectionClass() *object.Type {
	conn := func(v object.Value) *db.Conn {
		alias, _ := object.State[string](v)
		return st.s.Conn(alias)
	}
	cursors := st.cursorClass()
	attr := func(name string, f func(c *db.Conn) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(conn(self)), nil }}
	}
	queries := func(c *db.Conn) object.Value {
		out := object.NewList()
		for _, q := range c.Queries {
			d := object.NewDict()
			d.SetStr("sql", object.Str(q.SQL))
			d.SetStr("time", object.Str("0.000"))
			out.Elems = append(out.Elems, d)
		}
		return out
	}
	introspection := object.NewNativeType(object.ClassSpec{Name: "DatabaseIntrospection", Module: "django.db.backends.sqlite3.introspection", Methods: []object.Method{
		object.NewMethod("table_names(cursor=None, include_views=False)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, err := conn(self).Execute(`SELECT name FROM sqlite_master WHERE type='table' AND NOT name='sqlite_sequence' ORDER BY name`, nil, false)
			if err != nil {
				return nil, st.err(err)
			}
			out := object.NewList()
			for _, row := range r.Rows {
				s, _ := row[0].(string)
				out.Elems = append(out.Elems, object.Str(s))
			}
			return out, nil
		}),
	}})
	return object.NewNativeType(object.ClassSpec{
		Name: "DatabaseWrapper", Module: "django.db.backends.sqlite3.base",
		Attrs: []object.Attr{
			{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				c := conn(self)
				if !c.IsOpen() {
					return object.None, nil
				}
				raw, err := c.Raw()
				if err != nil {
					return nil, st.err(err)
				}
				return dbapi.Of(th).Connection(raw, false), nil
			}},
			attr("vendor", func(*db.Conn) object.Value { return object.Str("sqlite") }),
			attr("display_name", func(*db.Conn) object.Value { return object.Str("SQLite") }),
			attr("alias", func(c *db.Conn) object.Value { return object.Str(c.Alias) }),
			attr("in_atomic_block", func(c *db.Conn) object.Value { return object.MakeBool(c.InAtomic()) }),
			attr("queries", queries),
			{Name: "introspection", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				alias, _ := object.State[string](self)
				return object.NewInstance(introspection, alias), nil
			}},
			{Name: "force_debug_cursor", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(conn(self).Logging > 0), nil
			}, Set: func(th *object.Thread, self, v object.Value) error {
				on, err := truth(th, v)
				if err != nil {
					return err
				}
				conn(self).Logging = 0
				if on {
					conn(self).Logging = 1
				}
				return nil
			}},
		},
		Methods: []object.Method{
			object.NewMethod("cursor()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := conn(self)
				if err := c.SyncNow(); err != nil {
					return nil, st.err(err)
				}
				return object.NewInstance(cursors, &cursor{c: c}), nil
			}),
			object.NewMethod("close()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("ensure_connection()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				_, err := conn(self).Raw()
				return object.None, st.err(err)
			}),
		},
	})
}

// connectionsClass is the class of django.db.connections.
func (st *site) connectionsClass(one *object.Type) *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "ConnectionHandler", Module: "django.db.utils", Methods: []object.Method{
		object.NewMethod("__getitem__(alias)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			if alias := text(a[0]); alias == "default" {
				return st.connection, nil
			}
			return object.NewInstance(one, text(a[0])), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, _ object.Value, _ []object.Value) (object.Value, error) {
			return object.IterValue(th, object.NewList(object.Str("default")))
		}),
		object.NewMethod("all()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.NewList(st.connection), nil
		}),
	}})
}

// captureClass is django.test.utils.CaptureQueriesContext.
func (st *site) captureClass() *object.Type {
	type capture struct {
		conn       object.Value
		c          *db.Conn
		start, end int
	}
	of := func(v object.Value) *capture { c, _ := object.State[*capture](v); return c }
	taken := func(c *capture) *object.List {
		end := c.end
		if end < 0 {
			end = len(c.c.Queries)
		}
		out := object.NewList()
		for _, q := range c.c.Queries[c.start:end] {
			d := object.NewDict()
			d.SetStr("sql", object.Str(q.SQL))
			d.SetStr("time", object.Str("0.000"))
			out.Elems = append(out.Elems, d)
		}
		return out
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "CaptureQueriesContext", Module: "django.test.utils",
		Attrs: []object.Attr{{Name: "captured_queries", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return taken(of(self)), nil }}},
		Methods: []object.Method{
			object.NewMethod("__init__(connection)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				alias, _ := object.State[string](a[0])
				self.(*object.Instance).Native = &capture{conn: a[0], c: st.s.Conn(alias), end: -1}
				return object.None, nil
			}),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := of(self)
				if err := c.c.SyncNow(); err != nil {
					return nil, st.err(err)
				}
				c.c.Logging++
				c.start = len(c.c.Queries)
				return self, nil
			}),
			object.NewMethod("__exit__(t, v, tb)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := of(self)
				c.c.Logging--
				c.end = len(c.c.Queries)
				return object.None, nil
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Int(len(taken(of(self)).Elems)), nil
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.IterValue(th, taken(of(self)))
			}),
			object.NewMethod("__getitem__(index)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.GetItem(th, taken(of(self)), a[0])
			}),
		},
	})
}
