package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// driverDefs are the drivers that are not their database's first: how they write
// parameters, and what their dialect is called where that is not after them.
var driverDefs = []struct{ dialect, driver, paramstyle, class string }{
	{"postgresql", "psycopg", "pyformat", ""}, {"postgresql", "psycopg_async", "pyformat", "PGDialectAsync_psycopg"}, {"postgresql", "asyncpg", "numeric_dollar", ""},
	{"postgresql", "pg8000", "format", ""}, {"postgresql", "psycopg2cffi", "pyformat", ""},
	{"mysql", "pymysql", "pyformat", ""}, {"mysql", "mysqlconnector", "format", ""}, {"mysql", "aiomysql", "format", ""}, {"mysql", "asyncmy", "format", ""},
	{"mysql", "mariadbconnector", "qmark", ""}, {"mysql", "cymysql", "format", ""}, {"mysql", "pyodbc", "qmark", ""},
	{"mariadb", "mysqldb", "format", ""}, {"mariadb", "pymysql", "pyformat", ""}, {"mariadb", "mysqlconnector", "format", ""}, {"mariadb", "aiomysql", "format", ""},
	{"mariadb", "asyncmy", "format", ""}, {"mariadb", "mariadbconnector", "qmark", ""},
	{"sqlite", "aiosqlite", "qmark", ""}, {"oracle", "oracledb", "named", ""}, {"mssql", "pymssql", "pyformat", ""}, {"mssql", "aioodbc", "named", "MSDialectAsync_aioodbc"},
}

// asyncDrivers are awaited.
var asyncDrivers = map[string]bool{"asyncpg": true, "psycopg_async": true, "aiosqlite": true, "aiomysql": true, "asyncmy": true, "aioodbc": true}

var dialectPrefixes = map[string]string{
	"postgresql": "PGDialect_", "mysql": "MySQLDialect_", "mariadb": "MariaDBDialect_", "sqlite": "SQLiteDialect_", "oracle": "OracleDialect_", "mssql": "MSDialect_",
}

// dialectClass is the class of the dialect that a URL names: "postgresql", "mysql+pymysql".
func (s *State) dialectClass(name string) (*object.Type, error) {
	database, driver, named := strings.Cut(name, "+")
	for _, d := range dialectDefs {
		if d.name == database && d.dialect.Name == database && (!named || driver == d.driver) {
			return s.classes["dialect."+database], nil
		}
	}
	if database == "mariadb" && !named {
		driver = "mysqldb"
	}
	if c := s.classes["dialect."+database+"."+driver]; c != nil {
		return c, nil
	}
	for _, d := range driverDefs {
		if d.dialect != database || d.driver != driver {
			continue
		}
		home := database
		if home == "mariadb" {
			home = "mysql"
		}
		base := s.classes["dialect."+home]
		class := d.class
		if class == "" {
			class = dialectPrefixes[database] + driver
		}
		maria := database == "mariadb"
		c := object.NewNativeType(object.ClassSpec{
			Name: class, Module: "sqlalchemy.dialects." + home + "." + driver, Bases: []*object.Type{base},
			New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
				if v, given := args.Get("paramstyle"); !given || none(v) {
					args.Kw = append(args.Kw, object.KwArg{Name: "paramstyle", Value: object.Str(d.paramstyle)})
				}
				o, err := object.CallArgs(th, base, args)
				if err != nil {
					return nil, err
				}
				made, _ := object.State[*core.Dialect](o)
				made.Async, made.MariaDB, made.Driver = asyncDrivers[driver], maria, driver
				return object.NewInstance(cls, made), nil
			},
			Attrs: []object.Attr{constant("driver", object.Str(driver)), constant("is_async", object.MakeBool(asyncDrivers[driver]))},
		})
		c.Dict.SetStr("name", object.Str(database))
		c.Dict.SetStr("driver", object.Str(driver))
		s.classes["dialect."+database+"."+driver] = c
		return c, nil
	}
	return nil, s.NewError("NoSuchModuleError", "Can't load plugin: sqlalchemy.dialects:"+strings.ReplaceAll(name, "+", "."), "")
}

// registerDrivers makes sqlalchemy.dialects.postgresql.asyncpg and its like importable.
func (s *State) registerDrivers() {
	add := func(database, driver string) {
		home := database
		if home == "mariadb" {
			home = "mysql"
		}
		name := "sqlalchemy.dialects." + home + "." + driver
		if database == "mariadb" {
			name = "sqlalchemy.dialects.mysql.mariadb"
		}
		s.module(name, func(_ *object.Thread, m *object.Module) error {
			c, err := s.dialectClass(database + "+" + driver)
			if err != nil {
				return err
			}
			m.Set("dialect", c)
			m.Set(c.Name, c)
			if database == "mariadb" {
				m.Set("MariaDBDialect", c)
			}
			return nil
		})
	}
	for _, d := range dialectDefs {
		if d.driver != "" {
			add(d.name, d.driver)
		}
	}
	for _, d := range driverDefs {
		if d.dialect != "mariadb" || d.driver == "mysqldb" {
			add(d.dialect, d.driver)
		}
	}
}

// URLModule holds URL and make_url(), which their packages take from there when they are
// first used.
const URLModule = "sqlalchemy.engine.url"

// makeURLClass makes the class that URL's own module builds on, which others import.
func (s *State) makeURLClass() {
	method := func(name string) func(*object.Thread, object.Value, object.Args) (object.Value, error) {
		return func(th *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
			cls, err := th.ImportFrom(URLModule, "URL")
			if err != nil {
				return nil, err
			}
			f := cls
			if name != "" {
				if f, err = object.GetAttr(th, cls, name); err != nil {
					return nil, err
				}
			}
			return object.CallArgs(th, f, args)
		}
	}
	made := func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		args.Pos = args.Pos[1:] // the class
		return method("")(th, self, args)
	}
	s.class(object.ClassSpec{Name: "URL", Module: URLModule, Bases: []*object.Type{object.TupleType}, StaticMethods: []object.Method{
		{Name: "create", Fn: method("create")}, {Name: "__new__", Fn: made},
	}})
}

// FillURL gives the module of URLs what it takes from here.
func (s *State) FillURL(m *object.Module) {
	m.Set("_immutabledict", s.classes["immutabledict"])
	m.Set("_Base", s.classes["URL"])
	m.Set("_dialect_class", fn("_dialect_class(name)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		c, err := s.dialectClass(str(a[0]))
		if err != nil {
			return nil, err
		}
		return c, nil
	}))
}

// urlText is a URL, or text that is one, as text; ok is false for anything else.
func (s *State) urlText(th *object.Thread, v object.Value) (text string, ok bool, err error) {
	if text, ok := object.AsStr(v); ok {
		return text, true, nil
	}
	if !v.Type().IsSubclass(s.classes["URL"]) {
		return "", false, nil
	}
	r, err := object.CallMethod(th, v, "render_as_string", object.False)
	return str(orNone(r)), true, err
}
