package dbapi

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// connection is the state of a Connection.
type connection struct {
	db *database.Conn
	// isolation follows BEGIN in the transactions that begin by themselves;
	// implicit is unset where none does.
	isolation string
	implicit  bool
	rows      object.Value // row_factory
	text      object.Value // text_factory
	detect    int          // detect_types
	closed    bool
	own       bool // opened by connect, so that close() closes it
}

func (c *connection) raw() driver.Conn { return c.db.Raw() }

func (c *connection) open(th *object.Thread) error {
	if c.closed {
		return Of(th).fail("ProgrammingError", "Cannot operate on a closed database.")
	}
	return nil
}

// changes tells whether a statement is one that sqlite3 begins a transaction for.
func changes(sql string) bool {
	sql = driver.SkipBlank(sql)
	end := strings.IndexFunc(sql, func(r rune) bool { return r < 'A' || r > 'z' })
	if end < 0 {
		end = len(sql)
	}
	switch strings.ToUpper(sql[:end]) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		return true
	}
	return false
}

func (c *connection) begin(sql string) error {
	if !c.implicit || c.db.InTransaction() || !changes(sql) {
		return nil
	}
	return c.db.Transact(database.Tx{Op: database.Begin, SQL: strings.TrimSpace("BEGIN " + c.isolation)})
}

func (c *connection) end(op database.TxOp, sql string) error {
	if !c.db.InTransaction() {
		return nil
	}
	return c.db.Transact(database.Tx{Op: op, SQL: sql})
}

func text(v object.Value, what string) (string, error) {
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "%s must be str, not %s", what, v.Type().Name)
	}
	return s, nil
}

// connectSignature is what sqlite3.connect and the class take.
const connectSignature = "(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=None, cached_statements=128, uri=False)"

// connect opens a database and returns a connection of class cls.
func (a *API) connect(th *object.Thread, cls *object.Type, v []object.Value) (object.Value, error) {
	name, ok := object.AsStr(v[0])
	if !ok {
		p, found, err := object.CallSpecial(th, v[0], "__fspath__")
		if err != nil {
			return nil, err
		}
		if name, ok = object.AsStr(p); !found || !ok {
			return nil, object.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v[0].Type().Name)
		}
	}
	c := &connection{implicit: true, rows: object.None, text: object.StrType, own: true}
	if v[2] != nil {
		n, err := object.Index(th, v[2])
		if err != nil {
			return nil, err
		}
		c.detect = int(n)
	}
	if err := c.setIsolation(v[3]); err != nil {
		return nil, err
	}
	db, err := a.env.Open(name, "", false)
	if err != nil {
		return nil, a.raise(err)
	}
	c.db = db
	return object.NewInstance(cls, c), nil
}

// setIsolation reads an isolation level: nil leaves the default.
func (c *connection) setIsolation(v object.Value) error {
	switch {
	case v == nil:
		return nil
	case v == object.None:
		c.implicit = false
		return nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		return object.Raise(object.TypeError, "isolation_level must be str or None")
	}
	switch strings.ToUpper(s) {
	case "", "DEFERRED", "IMMEDIATE", "EXCLUSIVE":
		c.isolation, c.implicit = strings.ToUpper(s), true
		return nil
	}
	return object.Raise(object.ValueError, "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
}

func isConnection(v object.Value) *connection { c, _ := object.State[*connection](v); return c }

// method is a method of Connection, which must be open.
func method(signature string, f func(th *object.Thread, self object.Value, c *connection, a []object.Value) (object.Value, error)) object.Method {
	return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		c := isConnection(self)
		if c == nil {
			return nil, Of(th).fail("ProgrammingError", "Base Connection.__init__ not called.")
		}
		if err := c.open(th); err != nil {
			return nil, err
		}
		v, err := f(th, self, c, a)
		if v == nil {
			v = object.None
		}
		return v, Of(th).raise(err)
	})
}

func connectionClass(a *API) *object.Type {
	sig := object.MustSignature("Connection" + connectSignature)
	state := func(name string, field func(c *connection) *object.Value) object.Attr {
		return object.Attr{Name: name,
			Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return *field(isConnection(self)), nil
			},
			Set: func(_ *object.Thread, self, v object.Value) error {
				if v == nil {
					v = object.None
				}
				*field(isConnection(self)) = v
				return nil
			}}
	}
	itself := func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }
	spec := object.ClassSpec{Name: "Connection", Module: "sqlite3", CName: "sqlite3.Connection",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			v, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			return a.connect(th, cls, v)
		},
		Attrs: []object.Attr{
			state("row_factory", func(c *connection) *object.Value { return &c.rows }),
			state("text_factory", func(c *connection) *object.Value { return &c.text }),
			{Name: "isolation_level",
				Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
					if c := isConnection(self); c.implicit {
						return object.Str(c.isolation), nil
					}
					return object.None, nil
				},
				Set: func(th *object.Thread, self, v object.Value) error {
					c := isConnection(self)
					if v == object.None {
						if err := Of(th).raise(c.end(database.Commit, "COMMIT")); err != nil {
							return err
						}
					}
					return c.setIsolation(v)
				}},
			{Name: "in_transaction", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(isConnection(self).db.InTransaction()), nil
			}},
			{Name: "total_changes", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				c := isConnection(self)
				if err := c.open(th); err != nil {
					return nil, err
				}
				return object.MakeInt(c.raw().TotalChanges()), nil
			}},
			// SQLAlchemy's wrappers of a connection lead to it by these names.
			{Name: "dbapi_connection", Get: itself}, {Name: "driver_connection", Get: itself},
		},
		Methods: connectionMethods(),
	}
	for name, class := range a.Exceptions {
		spec.Consts = append(spec.Consts, object.KwArg{Name: name, Value: class})
	}
	return object.NewNativeType(spec)
}

func connectionMethods() []object.Method {
	// run makes a cursor by cursor(), so that a subclass's counts, and uses it.
	run := func(th *object.Thread, self object.Value, name string, args ...object.Value) (object.Value, error) {
		cu, err := object.CallMethod(th, self, "cursor")
		if err != nil {
			return nil, err
		}
		_, err = object.CallMethod(th, cu, name, args...)
		return cu, err
	}
	given := func(a []object.Value) []object.Value {
		for len(a) > 0 && a[len(a)-1] == nil {
			a = a[:len(a)-1]
		}
		return a
	}
	methods := []object.Method{
		object.NewMethod("__init__(*args, **kwargs)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		method("cursor(factory=None)", func(th *object.Thread, self object.Value, c *connection, a []object.Value) (object.Value, error) {
			if a[0] == nil {
				return Of(th).newCursor(self, c), nil
			}
			cu, err := object.Call(th, a[0], self)
			if err != nil {
				return nil, err
			}
			state, ok := object.State[*cursor](cu)
			if !ok {
				return nil, object.Raise(object.TypeError, "factory must return a cursor, not %s", cu.Type().Name)
			}
			if c.rows != object.None {
				state.factory = c.rows
			}
			return cu, nil
		}),
		method("execute(sql, parameters=None, /)", func(th *object.Thread, self object.Value, _ *connection, a []object.Value) (object.Value, error) {
			return run(th, self, "execute", given(a)...)
		}),
		method("executemany(sql, parameters, /)", func(th *object.Thread, self object.Value, _ *connection, a []object.Value) (object.Value, error) {
			return run(th, self, "executemany", a...)
		}),
		method("executescript(sql_script, /)", func(th *object.Thread, self object.Value, _ *connection, a []object.Value) (object.Value, error) {
			return run(th, self, "executescript", a...)
		}),
		method("commit()", func(_ *object.Thread, _ object.Value, c *connection, _ []object.Value) (object.Value, error) {
			return nil, c.end(database.Commit, "COMMIT")
		}),
		method("rollback()", func(_ *object.Thread, _ object.Value, c *connection, _ []object.Value) (object.Value, error) {
			return nil, c.end(database.Rollback, "ROLLBACK")
		}),
		object.NewMethod("close()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			c := isConnection(self)
			if !c.own || c.closed {
				return object.None, nil
			}
			c.closed = true
			return object.None, Of(th).raise(c.end(database.Rollback, "ROLLBACK"))
		}),
		method("__enter__()", func(_ *object.Thread, self object.Value, _ *connection, _ []object.Value) (object.Value, error) {
			return self, nil
		}),
		method("__exit__(type, value, traceback, /)", func(_ *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
			if a[0] == object.None {
				return object.False, c.end(database.Commit, "COMMIT")
			}
			return object.False, c.end(database.Rollback, "ROLLBACK")
		}),
		method("interrupt()", func(*object.Thread, object.Value, *connection, []object.Value) (object.Value, error) { return nil, nil }),
		method("set_trace_callback(trace_callback, /)", func(th *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
			if a[0] == object.None {
				return nil, c.raw().Trace(nil)
			}
			return nil, c.raw().Trace(func(sql string) { object.Call(th, a[0], object.Str(sql)) })
		}),
		method("set_progress_handler(progress_handler, n, /)", func(*object.Thread, object.Value, *connection, []object.Value) (object.Value, error) { return nil, nil }),
		method("serialize(*, name='main')", func(_ *object.Thread, _ object.Value, c *connection, _ []object.Value) (object.Value, error) {
			b, err := c.raw().Serialize()
			return object.Bytes(b), err
		}),
		method("deserialize(data, /, *, name='main')", func(_ *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
			b, ok := object.BytesLike(a[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "a bytes-like object is required, not '%s'", a[0].Type().Name)
			}
			return nil, c.raw().Deserialize([]byte(b))
		}),
		method("backup(target, *, pages=-1, progress=None, name='main', sleep=0.25)", func(_ *object.Thread, _ object.Value, c *connection, a []object.Value) (object.Value, error) {
			to := isConnection(a[0])
			if to == nil {
				return nil, object.Raise(object.TypeError, "backup() argument 1 must be sqlite3.Connection, not %s", a[0].Type().Name)
			}
			b, err := c.raw().Serialize()
			if err != nil {
				return nil, err
			}
			return nil, to.raw().Deserialize(b)
		}),
	}
	for _, name := range []string{"iterdump", "blobopen", "set_authorizer", "enable_load_extension", "load_extension", "getlimit", "setlimit"} {
		methods = append(methods, object.NewMethod(name+"(*args, **kwargs)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Unsupported("sqlite3.Connection.%s", name)
		}))
	}
	return append(methods, callbacks()...)
}

// callbacks are the methods that make Python functions known to SQL.
func callbacks() []object.Method {
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
	return []object.Method{
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
	}
}
