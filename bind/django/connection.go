package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// connectionOf is django.db.connections[alias].
func (st *site) connectionOf(alias string) (object.Value, error) {
	if v := st.connections[alias]; v != nil {
		return v, nil
	}
	if !st.s.Has(alias) {
		return nil, st.err(meta.Errorf(meta.ConnectionDoesNotExist, "The connection '%s' doesn't exist.", alias))
	}
	v := object.NewInstance(st.connectionType, alias)
	d := object.NewDict()
	for name, t := range map[string]*object.Type{"introspection": st.introspectionClass(), "ops": st.opsClass(), "features": st.featuresClass()} {
		part := object.NewInstance(t, alias)
		part.SetAttrDict(object.NewDict())
		d.SetStr(name, part)
	}
	d.SetStr("settings_dict", st.databaseSettings(alias))
	d.SetStr("execute_wrappers", object.NewList())
	v.SetAttrDict(d)
	st.connections[alias] = v
	return v, nil
}

// databaseSettings is the entry of an alias in settings.DATABASES.
func (st *site) databaseSettings(string) object.Value {
	d := object.NewDict()
	for _, kv := range [][2]string{{"ENGINE", "django.db.backends.sqlite3"}, {"NAME", ":memory:"}, {"USER", ""}, {"PASSWORD", ""}, {"HOST", ""}, {"PORT", ""}} {
		d.SetStr(kv[0], object.Str(kv[1]))
	}
	for name, v := range map[string]object.Value{
		"ATOMIC_REQUESTS": object.False, "AUTOCOMMIT": object.True, "CONN_MAX_AGE": object.Int(0), "CONN_HEALTH_CHECKS": object.False,
		"OPTIONS": object.NewDict(), "TIME_ZONE": object.None,
	} {
		d.SetStr(name, v)
	}
	return d
}

// conn is the connection behind an instance of DatabaseWrapper or of one of its
// parts.
func (st *site) conn(v object.Value) *db.Conn {
	alias, _ := object.State[string](v)
	return st.s.Conn(alias)
}

// lookAtTables is called before a program lists the tables: those of the content types,
// which Django installs with every project, are made when somebody looks.
func (st *site) lookAtTables() error {
	_, err := st.th.Import("django.contrib.contenttypes.models")
	return err
}

// looksAtTables reports whether a statement reads the schema.
func looksAtTables(sql string) bool {
	sql = strings.ToLower(sql)
	return strings.Contains(sql, "sqlite_master") || strings.Contains(sql, "sqlite_schema") || strings.Contains(sql, "table_list")
}

// tableNames lists the tables, with views where asked.
func (st *site) tableNames(c *db.Conn, views bool) (object.Value, error) {
	if err := st.lookAtTables(); err != nil {
		return nil, err
	}
	names, err := c.TableNames(views)
	return strs(names), st.err(err)
}

func (st *site) introspectionClass() *object.Type {
	methods := []object.Method{
		object.NewMethod("table_names(cursor=None, include_views=False)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			views, err := truth(st.th, orFalse(a[1]))
			if err != nil {
				return nil, err
			}
			return st.tableNames(st.conn(self), views)
		}),
		object.NewMethod("django_table_names(only_existing=False, include_views=True)", func(_ *object.Thread, _ object.Value, _ []object.Value) (object.Value, error) {
			if err := st.lookAtTables(); err != nil {
				return nil, err
			}
			out := object.NewList()
			for _, m := range st.s.Registry.All() {
				if m.Managed && !m.Proxy {
					out.Elems = append(out.Elems, object.Str(m.DBTable))
				}
			}
			return out, nil
		}),
		object.NewMethod("identifier_converter(name)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) { return a[0], nil }),
		object.NewMethod("get_primary_key_column(cursor, table_name)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, err := st.conn(self).Execute("PRAGMA table_info("+db.QuoteName(text(a[1]))+")", nil, false)
			if err != nil {
				return nil, st.err(err)
			}
			for _, row := range r.Rows {
				if pk, _ := row[5].(int64); pk == 1 {
					return st.toPy(row[1])
				}
			}
			return object.None, nil
		}),
	}
	for _, name := range introspectMethods {
		methods = append(methods, st.introspectMethod(name))
	}
	return object.NewNativeType(object.ClassSpec{Name: "DatabaseIntrospection", Module: introspectModule, Methods: methods, Attrs: []object.Attr{
		{Name: "connection", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			alias, _ := object.State[string](self)
			return st.connectionOf(alias)
		}},
	}})
}

// opsClass is the part of DatabaseOperations that code outside of Django calls.
func (st *site) opsClass() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "DatabaseOperations", Module: "django.db.backends.sqlite3.operations", Methods: []object.Method{
		object.NewMethod("quote_name(name)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			return object.Str(db.QuoteName(text(a[0]))), nil
		}),
		object.NewMethod("prepare_sql_script(sql)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			split, err := st.importName("django.db.backends.sqlite3.script", "split")
			if err != nil {
				return nil, err
			}
			return object.Call(th, split, a[0])
		}),
		object.NewMethod("max_name_length()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("bulk_batch_size(fields, objs)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			fields, err := object.ToSlice(st.th, a[0])
			if err != nil {
				return nil, err
			}
			objs, err := object.ToSlice(st.th, a[1])
			if err != nil {
				return nil, err
			}
			return object.Int(django.BatchSize(len(fields), len(objs))), nil
		}),
		object.NewMethod("integer_field_range(internal_type)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			lo, hi := db.IntegerRange(text(a[0]))
			low, high := object.Value(object.None), object.Value(object.None)
			if lo != nil {
				low = object.Int(*lo)
			}
			if hi != nil {
				high = object.Int(*hi)
			}
			return object.NewTuple(low, high), nil
		}),
		object.NewMethod("last_executed_query(cursor, sql, params)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			list, err := object.ToSlice(st.th, a[2])
			if err != nil {
				return nil, err
			}
			return object.Str(st.conn(self).Shown(text(a[1]), st.toGoAll(list))), nil
		}),
	}})
}

// featuresClass is DatabaseFeatures: what SQLite can and cannot do.
func (st *site) featuresClass() *object.Type {
	t := object.NewNativeType(object.ClassSpec{Name: "DatabaseFeatures", Module: "django.db.backends.sqlite3.features"})
	for name, on := range db.Features() {
		t.Dict.SetStr(name, object.MakeBool(on))
	}
	for name, v := range map[string]object.Value{
		"max_query_params": object.Int(999), "bare_select_suffix": object.Str(""), "time_cast_precision": object.Int(3),
		"supported_explain_formats": object.NewSet(), "test_collations": st.testCollations(), "empty_fetchmany_value": object.NewList(),
	} {
		t.Dict.SetStr(name, v)
	}
	return t
}

func (st *site) testCollations() object.Value {
	d := object.NewDict()
	for _, kv := range [][2]string{{"ci", "nocase"}, {"cs", "binary"}, {"non_default", "nocase"}, {"virtual", "nocase"}} {
		d.SetStr(kv[0], object.Str(kv[1]))
	}
	return d
}

func orFalse(v object.Value) object.Value {
	if v == nil {
		return object.False
	}
	return v
}

// connectionClass is the class of django.db.connection; its instances hold an
// alias.
func (st *site) connectionClass() *object.Type {
	cursors := st.cursorClass()
	attr := func(name string, f func(c *db.Conn) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(st.conn(self)), nil }}
	}
	flag := func(name string, get func(c *db.Conn) bool, set func(c *db.Conn, on bool)) object.Attr {
		return object.Attr{Name: name,
			Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(get(st.conn(self))), nil
			},
			Set: func(th *object.Thread, self, v object.Value) error {
				on, err := truth(th, v)
				if err == nil {
					set(st.conn(self), on)
				}
				return err
			}}
	}
	method := func(signature string, f func(c *db.Conn, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			v, err := f(st.conn(self), a)
			if v == nil {
				v = object.None
			}
			return v, st.err(err)
		})
	}
	nothing := func(signature string) object.Method {
		return method(signature, func(*db.Conn, []object.Value) (object.Value, error) { return nil, nil })
	}
	var calls []object.Method
	for _, call := range st.transactionCalls() {
		params := call.params
		if call.name == "set_autocommit" {
			params += ", force_begin_transaction_with_broken_autocommit=False"
		}
		calls = append(calls, method(call.name+"("+params+")", call.f))
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "DatabaseWrapper", Module: "django.db.backends.sqlite3.base",
		Attrs: []object.Attr{
			{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				c := st.conn(self)
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
			flag("in_atomic_block", (*db.Conn).InAtomic, func(*db.Conn, bool) {}),
			flag("autocommit", (*db.Conn).Autocommit, func(*db.Conn, bool) {}),
			flag("needs_rollback", (*db.Conn).Broken, func(c *db.Conn, on bool) { c.SetBroken(on) }),
			flag("force_debug_cursor", func(c *db.Conn) bool { return c.Logging > 0 }, func(c *db.Conn, on bool) {
				c.Logging = 0
				if on {
					c.Logging = 1
				}
			}),
			{Name: "timezone", Get: func(*object.Thread, object.Value) (object.Value, error) {
				if !st.env.UseTZ {
					return object.None, nil
				}
				tz, err := st.importName("datetime", "timezone")
				if err != nil {
					return nil, err
				}
				return object.GetAttr(st.th, tz, "utc")
			}},
			attr("timezone_name", func(*db.Conn) object.Value {
				if st.env.UseTZ {
					return object.Str("UTC")
				}
				return object.Str(st.zoneName())
			}),
			attr("queries", st.queries), attr("queries_log", st.queries),
			attr("savepoint_ids", func(c *db.Conn) object.Value {
				out := object.NewList()
				for _, sid := range c.Savepoints() {
					if sid == "" {
						out.Elems = append(out.Elems, object.None)
					} else {
						out.Elems = append(out.Elems, object.Str(sid))
					}
				}
				return out
			}),
			attr("run_on_commit", func(c *db.Conn) object.Value {
				out := object.NewList()
				c.Hooks(func(savepoints []string, handle any, robust bool) {
					sids := object.NewSet()
					for _, s := range savepoints {
						_ = sids.Add(st.th, object.Str(s))
					}
					fn, _ := handle.(object.Value)
					out.Elems = append(out.Elems, object.NewTuple(sids, fn, object.MakeBool(robust)))
				})
				return out
			}),
			{Name: "_forbidden", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.None, nil },
				Set: func(th *object.Thread, self, v object.Value) error {
					c := st.conn(self)
					c.Forbidden = nil
					if v != object.None {
						c.Forbidden = func() error { _, err := object.Call(th, v); return err }
					}
					return nil
				}},
		},
		Methods: append([]object.Method{
			object.NewMethod("cursor()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := st.conn(self)
				if c.Forbidden != nil {
					if err := c.Forbidden(); err != nil {
						return nil, err
					}
				}
				if err := c.SyncNow(); err != nil {
					return nil, st.err(err)
				}
				return object.NewInstance(cursors, &cursor{c: c, conn: self}), nil
			}),
			object.NewMethod("execute_wrapper(wrapper)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return st.wrapping(self, a[0])
			}),
			object.NewMethod("schema_editor(*args, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				cls, err := st.importName(schemaModule, "DatabaseSchemaEditor")
				if err != nil {
					return nil, err
				}
				return object.CallArgs(th, cls, object.Args{Pos: append([]object.Value{self}, a[0].(*object.Tuple).Elems...), Kw: object.KwArgs(a[1].(*object.Dict))})
			}),
			object.NewMethod("_schema(editor)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return st.schemaCore(a[0]), nil
			}),
			method("check_constraints(table_names=None)", func(c *db.Conn, a []object.Value) (object.Value, error) {
				var tables []string
				if a[0] != nil && a[0] != object.None {
					list, err := object.ToSlice(st.th, a[0])
					if err != nil {
						return nil, err
					}
					for _, v := range list {
						tables = append(tables, text(v))
					}
				}
				return nil, c.CheckConstraints(tables)
			}),
			method("_flush()", func(c *db.Conn, _ []object.Value) (object.Value, error) { return nil, st.s.Flush(c) }),
			method("is_usable()", func(*db.Conn, []object.Value) (object.Value, error) { return object.True, nil }),
			method("on_commit(func, robust=False)", func(c *db.Conn, a []object.Value) (object.Value, error) { return nil, st.onCommit(c, a[0], a[1]) }),
			method("enable_constraint_checking()", func(c *db.Conn, _ []object.Value) (object.Value, error) {
				_, err := c.Execute("PRAGMA foreign_keys = ON", nil, false)
				return nil, err
			}),
			method("disable_constraint_checking()", func(c *db.Conn, _ []object.Value) (object.Value, error) {
				if _, err := c.Execute("PRAGMA foreign_keys = OFF", nil, false); err != nil {
					return nil, err
				}
				r, err := c.Execute("PRAGMA foreign_keys", nil, false)
				if err != nil {
					return nil, err
				}
				on, _ := r.Rows[0][0].(int64)
				return object.MakeBool(on == 0), nil
			}),
			object.NewMethod("constraint_checks_disabled()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				disabled := false
				return duringBlock(func() error {
					v, err := object.CallMethod(th, self, "disable_constraint_checking")
					if err == nil {
						disabled, err = truth(th, v)
					}
					return err
				}, func() error {
					if !disabled {
						return nil
					}
					_, err := object.CallMethod(th, self, "enable_constraint_checking")
					return err
				}), nil
			}),
			method("ensure_connection()", func(c *db.Conn, _ []object.Value) (object.Value, error) {
				_, err := c.Raw()
				return nil, err
			}),
			nothing("close()"), nothing("connect()"), nothing("close_if_unusable_or_obsolete()"),
			nothing("validate_thread_sharing()"),
		}, calls...),
	})
}

// queries is connection.queries.
func (st *site) queries(c *db.Conn) object.Value {
	out := object.NewList()
	for _, q := range c.Queries {
		out.Elems = append(out.Elems, loggedQuery(q))
	}
	return out
}

func loggedQuery(q db.Logged) object.Value {
	d := object.NewDict()
	d.SetStr("sql", object.Str(q.SQL))
	d.SetStr("time", object.Str("0.000"))
	return d
}

// connectionsClass is the class of django.db.connections.
func (st *site) connectionsClass() *object.Type {
	aliases := func() *object.List { return strs(slices.Clone(st.s.Aliases)) }
	return object.NewNativeType(object.ClassSpec{Name: "ConnectionHandler", Module: "django.db.utils",
		Attrs: []object.Attr{{Name: "databases", Get: func(*object.Thread, object.Value) (object.Value, error) {
			d := object.NewDict()
			for _, alias := range st.s.Aliases {
				d.SetStr(alias, st.databaseSettings(alias))
			}
			return d, nil
		}}},
		Methods: []object.Method{
			object.NewMethod("__getitem__(alias)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return st.connectionOf(text(a[0]))
			}),
			object.NewMethod("__contains__(alias)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return object.MakeBool(st.s.Has(text(a[0]))), nil
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, _ object.Value, _ []object.Value) (object.Value, error) {
				return object.IterValue(th, aliases())
			}),
			object.NewMethod("all(initialized_only=False)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				out := object.NewList()
				for _, alias := range st.s.Aliases {
					c, err := st.connectionOf(alias)
					if err != nil {
						return nil, err
					}
					out.Elems = append(out.Elems, c)
				}
				return out, nil
			}),
			object.NewMethod("close_all()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		}})
}
