package dbapi

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// cursor is the state of a Cursor.
type cursor struct {
	self     object.Value // the connection
	c        *connection
	factory  object.Value // row_factory
	size     object.Value // arraysize
	columns  []driver.Column
	rows     [][]driver.Value
	at       int
	affected int64
	last     object.Value
	closed   bool
}

func (a *API) newCursor(self object.Value, c *connection) object.Value {
	return object.NewInstance(a.cursor, &cursor{self: self, c: c, factory: c.rows, size: object.Int(1), affected: -1, last: object.None})
}

func (cu *cursor) open(th *object.Thread) error {
	if cu.closed {
		return Of(th).fail("ProgrammingError", "Cannot operate on a closed cursor.")
	}
	return cu.c.open(th)
}

// statement describes the one statement that sql must hold.
func (cu *cursor) statement(th *object.Thread, sql string) (names []string, err error) {
	s, tail, err := cu.c.raw().Prepare(sql)
	if err != nil || s == nil {
		return nil, err
	}
	defer s.Close()
	if driver.SkipBlank(tail) != "" {
		return nil, Of(th).fail("ProgrammingError", "You can only execute one statement at a time.")
	}
	names = make([]string, s.Params())
	for i := range names {
		names[i] = s.ParamName(i + 1)
	}
	return names, nil
}

// parameters are those of one execution: a sequence in order, or a mapping by name.
func (cu *cursor) parameters(th *object.Thread, names []string, v object.Value) ([]driver.Value, error) {
	api := Of(th)
	var given []object.Value
	_, isList := v.(*object.List)
	_, isTuple := v.(*object.Tuple)
	byName := false
	if !isList && !isTuple && v != nil {
		_, byName = v.(*object.Dict)
		if !byName {
			_, byName = v.Type().Lookup("keys")
		}
	}
	switch {
	case v == nil:
	case byName:
		for i, name := range names {
			if name == "" {
				return nil, api.fail("ProgrammingError", "Binding %d has no name, but you supplied a dictionary (which has only names).", i+1)
			}
			value, err := object.GetItem(th, v, object.Str(name[1:]))
			if _, absent := object.AsException(err, object.LookupError); absent {
				return nil, api.fail("ProgrammingError", "You did not supply a value for binding parameter %s.", name)
			}
			if err != nil {
				return nil, err
			}
			given = append(given, value)
		}
	default:
		_, sized := v.Type().Lookup("__len__")
		_, indexed := v.Type().Lookup("__getitem__")
		if !sized || !indexed {
			return nil, api.fail("ProgrammingError", "parameters are of unsupported type")
		}
		var err error
		if given, err = object.ToSlice(th, v); err != nil {
			return nil, err
		}
	}
	if len(given) != len(names) {
		return nil, &database.ParamCountError{Want: len(names), Have: len(given)}
	}
	values := make([]driver.Value, len(given))
	for i, g := range given {
		adapted, err := api.adapt(th, g)
		if err != nil {
			return nil, err
		}
		value, ok := toDatabase(adapted)
		if plain := object.Unwrap(adapted); !ok && plain != adapted { // a text or a number of a class of its own, such as a StrEnum's
			value, ok = toDatabase(plain)
		}
		if !ok {
			if _, big := object.AsBig(adapted); big {
				return nil, object.Raise(object.OverflowError, "Python int too large to convert to SQLite INTEGER")
			}
			label := fmt.Sprint(i + 1)
			if byName {
				label = "'" + names[i] + "'"
			}
			class := "InterfaceError"
			if !byName {
				class = "ProgrammingError"
			}
			return nil, api.fail(class, "Error binding parameter %s: type '%s' is not supported", label, g.Type().Name)
		}
		values[i] = value
	}
	return values, nil
}

func (cu *cursor) execute(th *object.Thread, sql string, sets []object.Value, many bool) error {
	if err := cu.open(th); err != nil {
		return err
	}
	names, err := cu.statement(th, sql)
	if err != nil {
		return err
	}
	cu.columns, cu.rows, cu.at, cu.affected = nil, nil, 0, -1
	if err := cu.c.begin(sql); err != nil {
		return err
	}
	for _, set := range sets {
		values, err := cu.parameters(th, names, set)
		if err != nil {
			return err
		}
		rows, err := cu.c.db.Query(database.Statement{SQL: sql, Params: values, Silent: true})
		if err != nil {
			return err
		}
		cu.columns = rows.Columns()
		if many && len(cu.columns) > 0 && !changes(sql) {
			rows.Close()
			return Of(th).fail("ProgrammingError", "executemany() can only execute DML statements.")
		}
		all, err := rows.All()
		if err != nil {
			return err
		}
		cu.rows = append(cu.rows, all...)
		if changes(sql) {
			cu.affected = max(cu.affected, 0) + cu.c.raw().Changes()
		}
	}
	if !many {
		cu.last = object.MakeInt(cu.c.raw().LastInsertRowID())
	}
	return nil
}

// take are the next n rows, all of them for a negative n, as the row factory
// makes them.
func (cu *cursor) take(th *object.Thread, self object.Value, n int) ([]object.Value, error) {
	if err := cu.open(th); err != nil {
		return nil, err
	}
	rows := cu.rows[cu.at:]
	if n >= 0 && n < len(rows) {
		rows = rows[:n]
	}
	cu.at += len(rows)
	out := make([]object.Value, len(rows))
	for i, r := range rows {
		values, err := cu.convert(th, r)
		if err != nil {
			return nil, err
		}
		out[i] = object.NewTuple(values...)
		if cu.factory != object.None {
			if out[i], err = object.Call(th, cu.factory, self, out[i]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// convert turns a row into Python's values: by declared types where the
// connection asks for it, texts by its text factory.
func (cu *cursor) convert(th *object.Thread, row []driver.Value) ([]object.Value, error) {
	out := make([]object.Value, len(row))
	for i, v := range row {
		if cu.c.detect != 0 && v != nil {
			if f := Of(th).converter(cu.columns[i], cu.c.detect); f != nil {
				var err error
				if out[i], err = object.Call(th, f, raw(v)); err != nil {
					return nil, err
				}
				continue
			}
		}
		out[i] = toPython(v)
		if s, ok := v.(string); ok && cu.c.text != object.Value(object.StrType) {
			if cu.c.text == object.Value(object.BytesType) {
				out[i] = object.Bytes(s)
				continue
			}
			var err error
			if out[i], err = object.Call(th, cu.c.text, object.Bytes(s)); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// name is a column's name; with PARSE_COLNAMES what stands in brackets is not
// part of it.
func (cu *cursor) name(i int) string { return columnName(cu.columns[i].Name, cu.c.detect) }

func cursorClass() *object.Type {
	of := func(v object.Value) *cursor { c, _ := object.State[*cursor](v); return c }
	method := func(signature string, f func(th *object.Thread, self object.Value, cu *cursor, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			v, err := f(th, self, of(self), a)
			return v, Of(th).raise(err)
		})
	}
	attr := func(name string, f func(cu *cursor) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(of(self)), nil }}
	}
	field := func(name string, f func(cu *cursor) *object.Value) object.Attr {
		a := attr(name, func(cu *cursor) object.Value { return *f(cu) })
		a.Set = func(_ *object.Thread, self, v object.Value) error {
			*f(of(self)) = v
			return nil
		}
		return a
	}
	sig := object.MustSignature("Cursor(connection)")
	return object.NewNativeType(object.ClassSpec{Name: "Cursor", Module: "sqlite3", CName: "sqlite3.Cursor",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			c := isConnection(a[0])
			if c == nil {
				return nil, object.Raise(object.TypeError, "Cursor() argument 1 must be sqlite3.Connection, not %s", a[0].Type().Name)
			}
			return object.NewInstance(cls, &cursor{self: a[0], c: c, factory: c.rows, size: object.Int(1), affected: -1, last: object.None}), nil
		},
		Attrs: []object.Attr{
			attr("connection", func(cu *cursor) object.Value { return cu.self }),
			attr("rowcount", func(cu *cursor) object.Value { return object.MakeInt(cu.affected) }),
			attr("lastrowid", func(cu *cursor) object.Value { return cu.last }),
			field("arraysize", func(cu *cursor) *object.Value { return &cu.size }),
			field("row_factory", func(cu *cursor) *object.Value { return &cu.factory }),
			attr("description", func(cu *cursor) object.Value {
				if len(cu.columns) == 0 {
					return object.None
				}
				out := make([]object.Value, len(cu.columns))
				for i := range cu.columns {
					n := object.None
					out[i] = object.NewTuple(object.Str(cu.name(i)), n, n, n, n, n, n)
				}
				return object.NewTuple(out...)
			}),
		},
		Methods: []object.Method{
			method("__init__(*args, **kwargs)", func(*object.Thread, object.Value, *cursor, []object.Value) (object.Value, error) {
				return object.None, nil
			}),
			method("execute(sql, parameters=None, /)", func(th *object.Thread, self object.Value, cu *cursor, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "execute() argument 1")
				if err != nil {
					return nil, err
				}
				return self, cu.execute(th, sql, a[1:2], false)
			}),
			method("executemany(sql, seq_of_parameters, /)", func(th *object.Thread, self object.Value, cu *cursor, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "executemany() argument 1")
				if err != nil {
					return nil, err
				}
				sets, err := object.ToSlice(th, a[1])
				if err != nil {
					return nil, err
				}
				return self, cu.execute(th, sql, sets, true)
			}),
			method("executescript(sql_script, /)", func(th *object.Thread, self object.Value, cu *cursor, a []object.Value) (object.Value, error) {
				sql, err := text(a[0], "executescript() argument")
				if err != nil {
					return nil, err
				}
				if err := cu.open(th); err != nil {
					return nil, err
				}
				if err := cu.c.end(database.Commit, "COMMIT"); err != nil {
					return nil, err
				}
				return self, cu.c.raw().Exec(sql)
			}),
			method("fetchone()", func(th *object.Thread, self object.Value, cu *cursor, _ []object.Value) (object.Value, error) {
				rows, err := cu.take(th, self, 1)
				if len(rows) > 0 {
					return rows[0], nil
				}
				return object.None, err
			}),
			method("fetchmany(size=None)", func(th *object.Thread, self object.Value, cu *cursor, a []object.Value) (object.Value, error) {
				if a[0] == nil {
					a[0] = cu.size
				}
				n, err := object.Index(th, a[0])
				if err != nil {
					return nil, err
				}
				rows, err := cu.take(th, self, int(n))
				return object.NewList(rows...), err
			}),
			method("fetchall()", func(th *object.Thread, self object.Value, cu *cursor, _ []object.Value) (object.Value, error) {
				rows, err := cu.take(th, self, -1)
				return object.NewList(rows...), err
			}),
			method("__iter__()", func(_ *object.Thread, self object.Value, _ *cursor, _ []object.Value) (object.Value, error) {
				return self, nil
			}),
			method("__next__()", func(th *object.Thread, self object.Value, cu *cursor, _ []object.Value) (object.Value, error) {
				rows, err := cu.take(th, self, 1)
				if err == nil && len(rows) == 0 {
					err = object.NewException(object.StopIteration)
				}
				if err != nil {
					return nil, err
				}
				return rows[0], nil
			}),
			method("close()", func(_ *object.Thread, _ object.Value, cu *cursor, _ []object.Value) (object.Value, error) {
				cu.closed, cu.rows = true, nil
				return object.None, nil
			}),
			method("setinputsizes(sizes, /)", func(*object.Thread, object.Value, *cursor, []object.Value) (object.Value, error) {
				return object.None, nil
			}),
			method("setoutputsize(size, column=None, /)", func(*object.Thread, object.Value, *cursor, []object.Value) (object.Value, error) {
				return object.None, nil
			}),
		},
	})
}

// Cursor is a new cursor of a database connection that others hold.
func (a *API) Cursor(db *database.Conn) object.Value {
	o := a.Connection(db, true)
	return a.newCursor(o, isConnection(o))
}

// Taken is what a cursor has brought: names of columns, rows, counts.
func Taken(v object.Value) (names []string, rows [][]driver.Value, affected, last int64) {
	cu, _ := object.State[*cursor](v)
	if cu == nil {
		return nil, nil, -1, 0
	}
	for i := range cu.columns {
		names = append(names, cu.name(i))
	}
	if n, ok := object.AsInt(cu.last); ok {
		last = n
	}
	return names, cu.rows, cu.affected, last
}

// Database is the database connection of a Connection, nil for what is none.
func Database(v object.Value) *database.Conn {
	if v == nil {
		return nil
	}
	if c := isConnection(v); c != nil {
		return c.db
	}
	return nil
}
