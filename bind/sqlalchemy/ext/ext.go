// Package ext makes extensions of SQLAlchemy importable that are written in Python
// here, on top of sqlalchemy and sqlalchemy.orm: sqlalchemy.ext.asyncio and
// sqlalchemy.ext.associationproxy.
package ext

import (
	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/python/object"
)

var sources = object.Sources{Beside: "sqlalchemy"}

// modules are the files of the modules, by name.
var modules = map[string]string{
	concurrency:                             "concurrency.py",
	"sqlalchemy.ext.declarative":            "declarative.py",
	"sqlalchemy.ext.declarative.extensions": "declarativeextensions.py",
	"sqlalchemy.ext.associationproxy":       "associationproxy.py",
	"sqlalchemy.ext.automap":                "automap.py",
	"sqlalchemy.ext.baked":                  "baked.py",
	"sqlalchemy.ext.indexable":              "indexable.py",
	"sqlalchemy.ext.serializer":             "serializer.py",
	"sqlalchemy.ext.horizontal_shard":       "horizontalshard.py",
	"sqlalchemy.ext.instrumentation":        "instrumentation.py",
	"sqlalchemy.ext.mutable":                "mutable.py",
	"sqlalchemy.ext.orderinglist":           "orderinglist.py",
	polymorphicUnion:                        "polymorphicunion.py",
	sqlalchemy.EngineFromConfig:             "engineconfig.py",
	sqlalchemy.TableOrder:                   "tableorder.py",
	sqlalchemy.URLModule:                    "url.py",
	sqlalchemy.ReflectKinds:                 "reflectkinds.py",
	"sqlalchemy.sql.util":                   "sqlutil.py",
	sqlalchemy.Lambdas:                      "lambdas.py",
	rangesModule:                            "ranges.py",
	"sqlalchemy.orm._rare":                  "ormrare.py",
	"sqlalchemy.orm._names":                 "ormnames.py",
	"sqlalchemy.orm._inspection":            "inspection.py",
	"sqlalchemy.ext.asyncio":                "asyncio/__init__.py",
	"sqlalchemy.ext.asyncio.base":           "asyncio/base.py",
	"sqlalchemy.ext.asyncio.engine":         "asyncio/engine.py",
	"sqlalchemy.ext.asyncio.exc":            "asyncio/exc.py",
	"sqlalchemy.ext.asyncio.result":         "asyncio/result.py",
	"sqlalchemy.ext.asyncio.scoping":        "asyncio/scoping.py",
	"sqlalchemy.ext.asyncio.session":        "asyncio/session.py",
}

// rangesModule holds the values of PostgreSQL's ranges; its package takes them from
// there when they are first named.
const rangesModule = "sqlalchemy.dialects.postgresql.ranges"

// polymorphicUnion holds the function of that name, which sqlalchemy.orm takes from
// there when it is first called.
const polymorphicUnion = "sqlalchemy.orm._polymorphic_union"

const concurrency = "sqlalchemy.util.concurrency"

// Register makes the extensions importable; sqlalchemy and sqlalchemy.orm must be
// registered before.
func Register(rt *object.Runtime) {
	for name, file := range modules {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) { return source(th, name, file) })
	}
	rt.RegisterModule("sqlalchemy.util", func(*object.Thread) (*object.Module, error) {
		m := object.NewModule("sqlalchemy.util")
		m.Set("await_only", object.Borrowed(concurrency, "await_only"))
		return m, nil
	})
}

func source(th *object.Thread, name, file string) (*object.Module, error) {
	base := "sqlalchemy.orm"
	if name == sqlalchemy.URLModule || name == sqlalchemy.ReflectKinds || name == "sqlalchemy.sql.util" {
		base = "sqlalchemy"
	}
	if _, err := th.Import(base); err != nil {
		return nil, err
	}
	return sources.Module(th, name, file, func(m *object.Module) {
		switch name {
		case concurrency:
			setGreenlet(m)
		case sqlalchemy.URLModule:
			sqlalchemy.Of(th).FillURL(m)
		}
	})
}

// setGreenlet gives the module what tells the engines of awaited calls.
func setGreenlet(m *object.Module) {
	count := func(name string, f func(*sqlalchemy.State) int) {
		m.Set(name, object.NewBuiltin(name, func(th *object.Thread, _ object.Args) (object.Value, error) {
			return object.MakeInt(int64(f(sqlalchemy.Of(th)))), nil
		}))
	}
	count("_enter", (*sqlalchemy.State).EnterGreenlet)
	count("_leave", (*sqlalchemy.State).LeaveGreenlet)
	m.Set("_guard", object.NewBuiltin("_guard", func(th *object.Thread, _ object.Args) (object.Value, error) {
		return object.None, sqlalchemy.Of(th).GuardDriver(th)
	}))
	m.Set("_buffer", object.NewBuiltin("_buffer", func(th *object.Thread, a object.Args) (object.Value, error) {
		return a.Pos[0], sqlalchemy.Of(th).BufferResult(th, a.Pos[0])
	}))
	m.Set("_inside", object.NewBuiltin("_inside", func(th *object.Thread, _ object.Args) (object.Value, error) {
		return object.MakeBool(sqlalchemy.Of(th).InGreenlet()), nil
	}))
}
