package dbapi

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

type connection struct {
	db       *database.Conn
	implicit bool
}

func (c *connection) raw() driver.Conn { return c.db.Raw() }

type cursor struct {
	self     object.Value // the connection
	c        *connection
	columns  []driver.Column
	rows     [][]driver.Value
	at       int
	affected int64
	last     int64
	ran      bool
}

// changes tells whether a statement is one that sqlite3 begins a transaction for.
func changes(sql string) bool {
	word, _, _ := strings.Cut(driver.SkipBlank(sql), " ")
	switch strings.ToUpper(strings.TrimSpace(word)) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		return true
	}
	return false
}

func (c *connection) begin(sql string) error {
	if !c.implicit || c.db.InTransaction() || !changes(sql) {
		return nil
	}
	return c.db.Transact(database.Tx{Op: database.Begin, SQL: "BEGIN"})
}

func (c *connection) end(op database.TxOp, sql string) error {
	if !c.db.InTransaction() {
		return nil
	}
	return c.db.Transact(database.Tx{Op: op, SQL: sql})
}

// parameters are those of one execution: a sequence in order, or a dict by name.
func (c *connection) parameters(th *object.Thread, sql string, v object.Value) ([]driver.Value, error) {
	if v == nil {
		return nil, nil
	}
	var given []object.Value
	if d, ok := v.(*object.Dict); ok {
		names, err := c.names(sql)
		if err != nil {
			return nil, err
		}
		for i, name := range names {
			if name == "" {
				return nil, object.NewException(Of(th).Exceptions["ProgrammingError"], object.Str(fmt.Sprintf("Binding %d has no name, but you supplied a dictionary (which has only names).", i+1)))
			}
			value, found := d.GetStr(name[1:])
			if !found {
				return nil, object.NewException(Of(th).Exceptions["ProgrammingError"], object.Str("You did not supply a value for binding parameter "+name+"."))
			}
			given = append(given, value)
		}
	} else {
		var err error
		if given, err = object.ToSlice(th, v); err != nil {
			return nil, object.NewException(Of(th).Exceptions["ProgrammingError"], object.Str("parameters are of unsupported type"))
		}
	}
	values := make([]driver.Value, len(given))
	for i, g := range given {
		value, ok := toDatabase(g)
		if !ok {
			if _, big := g.(*object.BigInt); big {
				return nil, object.Raise(object.OverflowError, "Python int too large to convert to SQLite INTEGER")
			}
			return nil, object.NewException(Of(th).Exceptions["ProgrammingError"], object.Str(fmt.Sprintf("Error binding parameter %d: type '%s' is not supported", i+1, g.Type().Name)))
		}
		values[i] = value
	}
	return values, nil
}

// names are the parameters of a statement with their sigils.
func (c *connection) names(sql string) ([]string, error) {
	s, _, err := c.raw().Prepare(sql)
	if err != nil || s == nil {
		return nil, err
	}
	defer s.Close()
	names := make([]string, s.Params())
	for i := range names {
		names[i] = s.ParamName(i + 1)
	}
	return names, nil
}

func (cu *cursor) execute(th *object.Thread, sql string, params object.Value) error {
	if err := cu.c.begin(sql); err != nil {
		return err
	}
	values, err := cu.c.parameters(th, sql, params)
	if err != nil {
		return err
	}
	cu.columns, cu.rows, cu.at, cu.affected, cu.ran = nil, nil, 0, -1, true
	rows, err := cu.c.db.Query(database.Statement{SQL: sql, Params: values, Silent: true})
	if err != nil {
		return err
	}
	cu.columns = rows.Columns()
	if cu.rows, err = rows.All(); err != nil {
		return err
	}
	cu.affected = rows.Affected()
	cu.last = cu.c.raw().LastInsertRowID()
	return nil
}

func (cu *cursor) executeMany(th *object.Thread, sql string, sets object.Value) error {
	list, err := object.ToSlice(th, sets)
	if err != nil {
		return err
	}
	total := int64(0)
	for _, set := range list {
		if err := cu.execute(th, sql, set); err != nil {
			return err
		}
		total += max(cu.affected, 0)
	}
	cu.affected, cu.ran = total, true
	return nil
}

// take are the next n rows as tuples, all of them for a negative n.
func (cu *cursor) take(n int) []object.Value {
	rows := cu.rows[cu.at:]
	if n >= 0 && n < len(rows) {
		rows = rows[:n]
	}
	cu.at += len(rows)
	out := make([]object.Value, len(rows))
	for i, r := range rows {
		out[i] = object.NewTuple(toPythonAll(r)...)
	}
	return out
}

func cursorClass() *object.Type {
	of := func(v object.Value) *cursor { c, _ := object.State[*cursor](v); return c }
	method := func(signature string, f func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			v, err := f(th, self, a)
			return v, Of(th).raise(err)
		})
	}
	attr := func(name string, f func(cu *cursor) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
	}
	return object.NewNativeType(object.ClassSpec{Name: "Cursor", Module: "sqlite3",
		Attrs: []object.Attr{
			attr("connection", func(cu *cursor) object.Value { return cu.self }),
			attr("rowcount", func(cu *cursor) object.Value {
				if !cu.ran {
					return object.Int(-1)
				}
				return object.MakeInt(cu.affected)
			}),
			attr("lastrowid", func(cu *cursor) object.Value {
				if !cu.ran {
					return object.None
				}
				return object.MakeInt(cu.last)
			}),
			attr("arraysize", func(*cursor) object.Value { return object.Int(1) }),
			attr("description", func(cu *cursor) object.Value {
				if len(cu.columns) == 0 {
					return object.None
				}
				out := make([]object.Value, len(cu.columns))
				for i, c := range cu.columns {
					n := object.None
					out[i] = object.NewTuple(object.Str(c.Name), n, n, n, n, n, n)
				}
				return object.NewTuple(out...)
			}),
		},
		Methods: []object.Method{
			method("execute(sql, parameters=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "execute() argument 1")
				if err != nil {
					return nil, err
				}
				return self, of(self).execute(th, sql, a[1])
			}),
			method("executemany(sql, seq_of_parameters)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "executemany() argument 1")
				if err != nil {
					return nil, err
				}
				return self, of(self).executeMany(th, sql, a[1])
			}),
			method("fetchone()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				if rows := of(self).take(1); len(rows) > 0 {
					return rows[0], nil
				}
				return object.None, nil
			}),
			method("fetchmany(size=1)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				n := int64(1)
				if a[0] != nil {
					n, _ = object.AsInt(a[0])
				}
				return object.NewList(of(self).take(int(n))...), nil
			}),
			method("fetchall()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewList(of(self).take(-1)...), nil
			}),
			method("__iter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			method("__next__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				if rows := of(self).take(1); len(rows) > 0 {
					return rows[0], nil
				}
				return nil, object.NewException(object.StopIteration)
			}),
			method("close()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		},
	})
}

func text(v object.Value, what string) (string, error) {
	s, ok := v.(object.Str)
	if !ok {
		return "", object.Raise(object.TypeError, "%s must be str, not %s", what, v.Type().Name)
	}
	return string(s), nil
}

func connectionClass() *object.Type {
	of := func(v object.Value) *connection { c, _ := object.State[*connection](v); return c }
	method := func(signature string, f func(th *object.Thread, self object.Value, c *connection, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			v, err := f(th, self, of(self), a)
			if v == nil {
				v = object.None
			}
			return v, Of(th).raise(err)
		})
	}
	// run executes on a cursor of its own, which it returns.
	run := func(th *object.Thread, self object.Value, c *connection, f func(cu *cursor) error) (object.Value, error) {
		cu := &cursor{self: self, c: c}
		return object.NewInstance(Of(th).cursor, cu), f(cu)
	}
	// named reads a name, a number of arguments and something to call.
	named := func(a []object.Value, what string) (name string, args int, err error) {
		if name, err = text(a[0], what+"() argument 1"); err != nil {
			return "", 0, err
		}
		n, ok := object.AsInt(a[1])
		if !ok {
			return "", 0, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", a[1].Type().Name)
		}
		if a[2] == object.None {
			return "", 0, object.Unsupported("removing %s with %s()", name, what)
		}
		return name, int(n), nil
	}
	return object.NewNativeType(object.ClassSpec{Name: "Connection", Module: "sqlite3",
		Attrs: []object.Attr{
			{Name: "in_transaction", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(of(self).db.InTransaction()), nil
			}},
			{Name: "total_changes", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeInt(of(self).raw().TotalChanges()), nil
			}},
			// SQLAlchemy's wrappers of a connection lead to it by these names.
			{Name: "dbapi_connection", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
			{Name: "driver_connection", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
		},
		Methods: []object.Method{
			method("cursor()", func(th *object.Thread, self object.Value, c *connection, _ []object.Value) (object.Value, error) {
				return run(th, self, c, func(*cursor) error { return nil })
			}),
			method("execute(sql, parameters=None)", func(th *object.Thread, self object.Value, c *connection, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "execute() argument 1")
				if err != nil {
					return nil, err
				}
				return run(th, self, c, func(cu *cursor) error { return cu.execute(th, sql, a[1]) })
			}),
			method("executemany(sql, parameters)", func(th *object.Thread, self object.Value, c *connection, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "executemany() argument 1")
				if err != nil {
					return nil, err
				}
				return run(th, self, c, func(cu *cursor) error { return cu.executeMany(th, sql, a[1]) })
			}),
			method("commit()", func(_ *object.Thread, _ object.Value, c *connection, _ []object.Value) (object.Value, error) {
				return nil, c.end(database.Commit, "COMMIT")
			}),
			method("rollback()", func(_ *object.Thread, _ object.Value, c *connection, _ []object.Value) (object.Value, error) {
				return nil, c.end(database.Rollback, "ROLLBACK")
			}),
			method("close()", func(*object.Thread, object.Value, *connection, []object.Value) (object.Value, error) { return nil, nil }),
			method("create_function(name, narg, func, /, *, deterministic=False)", func(th *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
				name, n, err := named(a, "create_function")
				if err != nil {
					return nil, err
				}
				deterministic := false
				if a[3] != nil {
					if deterministic, err = object.Truth(th, a[3]); err != nil {
						return nil, err
					}
				}
				return nil, createFunction(th, c, name, n, a[2], deterministic)
			}),
			method("create_aggregate(name, n_arg, aggregate_class, /)", func(th *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
				name, n, err := named(a, "create_aggregate")
				if err != nil {
					return nil, err
				}
				return nil, createAggregate(th, c, name, n, a[2], false)
			}),
			method("create_window_function(name, num_params, aggregate_class, /)", func(th *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
				name, n, err := named(a, "create_window_function")
				if err != nil {
					return nil, err
				}
				return nil, createAggregate(th, c, name, n, a[2], true)
			}),
			method("create_collation(name, callback, /)", func(th *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
				name, _, err := named([]object.Value{a[0], object.Int(2), a[1]}, "create_collation")
				if err != nil {
					return nil, err
				}
				return nil, createCollation(th, c, name, a[1])
			}),
		},
	})
}
