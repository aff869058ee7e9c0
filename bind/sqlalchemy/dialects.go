package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// dialectObject is the Python object of a dialect.
func (s *State) dialectObject(d *core.Dialect) object.Value {
	if o, ok := s.objects[d]; ok {
		return o
	}
	cls := s.classes["dialect."+d.Name]
	if cls == nil {
		cls = s.classes["Dialect"]
	}
	o := object.NewInstance(cls, d)
	s.objects[d] = o
	return o
}

// dialectOf is the dialect that an argument names; no argument is str()'s own.
func dialectOf(v object.Value) *core.Dialect {
	if d, ok := object.State[*core.Dialect](v); ok {
		return d
	}
	if e, ok := object.State[*engineState](v); ok {
		return e.engine.Dialect
	}
	return core.StringDialect
}

// dialectDefs are the dialects by the name of their module.
var dialectDefs = []struct {
	name, class, driver string
	dialect             *core.Dialect
}{
	{"default", "DefaultDialect", "", core.DefaultDialect},
	{"string", "StrCompileDialect", "", core.StringDialect},
	{"sqlite", "SQLiteDialect_pysqlite", "pysqlite", core.SQLite},
	{"postgresql", "PGDialect_psycopg2", "psycopg2", core.PostgreSQL},
	{"mysql", "MySQLDialect_mysqldb", "mysqldb", core.MySQL},
	{"oracle", "OracleDialect_cx_oracle", "cx_oracle", core.Oracle},
	{"mssql", "MSDialect_pyodbc", "pyodbc", core.MSSQL},
}

// positional tells whether parameters are found by their place.
func positional(d *core.Dialect) bool {
	switch d.Paramstyle {
	case "qmark", "format", "numeric", "numeric_dollar":
		return true
	}
	return false
}

// typesOf is the key of a dialect's type compiler among the objects.
type typesOf struct{ *core.Dialect }

func (s *State) makeDialectClasses() {
	dialect := func(self object.Value) *core.Dialect {
		d, _ := object.State[*core.Dialect](self)
		return d
	}
	text := func(name string, f func(d *core.Dialect) *string) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return strOrNone(*f(dialect(self))), nil
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			*f(dialect(self)) = str(orNone(v))
			return nil
		}}
	}
	flag := func(name string, f func(d *core.Dialect) *bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(*f(dialect(self))), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			on, err := object.Truth(th, v)
			*f(dialect(self)) = on
			return err
		}}
	}
	feature := func(name string, has func(d *core.Dialect) bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(has(dialect(self))), nil
		}}
	}
	typeCompiler := func(name string) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			s, d := Of(th), dialect(self)
			if w := own(d); w != nil && w.types != nil {
				return w.types, nil
			}
			key := typesOf{d}
			if s.objects[key] == nil {
				s.objects[key] = object.NewInstance(s.classes["GenericTypeCompiler"], d)
			}
			return s.objects[key], nil
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			dialect(self).Own = &ownDialect{types: v}
			return nil
		}}
	}
	s.class(object.ClassSpec{Name: "Dialect", Module: "sqlalchemy.engine.interfaces", Attrs: []object.Attr{
		{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if dialect(self).MariaDB {
				return object.Str("mariadb"), nil
			}
			return object.Str(dialect(self).Name), nil
		}},
		feature("is_mariadb", func(d *core.Dialect) bool { return d.MariaDB }),
		text("paramstyle", func(d *core.Dialect) *string { return &d.Paramstyle }),
		text("default_schema_name", func(d *core.Dialect) *string { return &d.DefaultSchema }),
		flag("supports_native_boolean", func(d *core.Dialect) *bool { return &d.NativeBoolean }),
		flag("supports_default_values", func(d *core.Dialect) *bool { return &d.DefaultValues }),
		flag("cte_follows_insert", func(d *core.Dialect) *bool { return &d.CTEFollows }),
		flag("supports_default_metavalue", func(d *core.Dialect) *bool { return &d.DefaultMetavalue }),
		{Name: "positional", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(positional(dialect(self))), nil
		}, Set: func(_ *object.Thread, self, v object.Value) error { return nil }},
		{Name: "driver", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			for _, d := range dialectDefs {
				if d.name == dialect(self).Name && d.driver != "" {
					return object.Str(d.driver), nil
				}
			}
			return object.Str("default"), nil
		}},
		feature("supports_comments", func(d *core.Dialect) bool { return d.Comments() }),
		feature("inline_comments", func(d *core.Dialect) bool { return d.Name == "mysql" }),
		feature("supports_sane_rowcount", func(d *core.Dialect) bool { return true }),
		feature("is_async", func(d *core.Dialect) bool { return d.Async }),
		feature("supports_alter", func(d *core.Dialect) bool { return d.Name != "sqlite" }),
		feature("supports_sequences", func(d *core.Dialect) bool { return d.Name == "postgresql" || d.Name == "oracle" || d.Name == "mssql" }),
		typeCompiler("type_compiler"), typeCompiler("type_compiler_instance"),
		{Name: "identifier_preparer", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(Of(th).classes["IdentifierPreparer"], dialect(self)), nil
		}},
	}, Methods: []object.Method{
		object.NewMethod("type_descriptor(typeobj)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			if _, isClass := a[0].(*object.Type); isClass {
				return object.Call(th, a[0])
			}
			return a[0], nil
		}),
	}})
	for _, d := range dialectDefs {
		module := "sqlalchemy.dialects." + d.name
		if d.name == "default" || d.name == "string" {
			module = "sqlalchemy.engine.default"
		}
		s.classes["dialect."+d.name] = object.NewNativeType(object.ClassSpec{
			Name: d.class, Module: module, Bases: []*object.Type{s.classes["Dialect"]},
			New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
				made := *d.dialect
				if v, ok := args.Get("paramstyle"); ok && !none(v) {
					made.Paramstyle = str(v)
				} else if d.name == "default" && len(args.Pos) > 0 && !none(args.Pos[0]) {
					made.Paramstyle = str(args.Pos[0])
				}
				for name, set := range map[string]*bool{"supports_native_boolean": &made.NativeBoolean, "supports_default_values": &made.DefaultValues} {
					if v, ok := args.Get(name); ok && !none(v) {
						on, err := object.Truth(th, v)
						if err != nil {
							return nil, err
						}
						*set = on
					}
				}
				o := object.NewInstance(cls, &made)
				if Of(th).userClass(cls) {
					return o, Of(th).readDialect(th, cls, o, &made)
				}
				return o, nil
			},
		})
		if d.driver != "" {
			s.classes["dialect."+d.name].Dict.SetStr("name", object.Str(d.name))
			s.classes["dialect."+d.name].Dict.SetStr("driver", object.Str(d.driver))
		}
	}
	quote := func(name string, always bool) object.Method {
		return object.NewMethod(name+"(ident)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.Str(core.QuoteIdentifier(dialect(self), str(a[0]), always)), nil
		})
	}
	s.class(object.ClassSpec{Name: "IdentifierPreparer", Module: "sqlalchemy.sql.compiler", Methods: []object.Method{
		quote("quote", false), quote("quote_identifier", true),
		object.NewMethod("format_table(table)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			t, ok := nativeElement(a[0]).(*core.Table)
			if !ok {
				return nil, object.Unsupported("format_table() of this object")
			}
			name := core.QuoteIdentifier(dialect(self), t.Name, false)
			if t.Schema != "" {
				name = core.QuoteIdentifier(dialect(self), t.Schema, false) + "." + name
			}
			return object.Str(name), nil
		}),
		object.NewMethod("format_column(column)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c, ok := nativeElement(a[0]).(*core.Column)
			if !ok {
				return nil, object.Unsupported("format_column() of this object")
			}
			return object.Str(core.QuoteIdentifier(dialect(self), c.Name, false)), nil
		}),
	}})
}
