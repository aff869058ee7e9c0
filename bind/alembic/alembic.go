// Package alembic makes Alembic importable: MigrationContext, Operations with batch
// mode, autogenerate, and revision scripts among a snippet's files. It is written in
// Python, on top of the module sqlalchemy that bind/sqlalchemy makes, and promises the
// statements, the rendered scripts and the messages of Alembic 1.18.
package alembic

import "github.com/diptych-orm/diptych/python/object"

var sources = object.Sources{Beside: "alembic"}

// modules are the files of the modules, by name. Alembic's own modules are finer; what
// people import from them is found in these.
var modules = map[string]string{
	"alembic":              "__init__.py",
	"alembic.op":           "op.py",
	"alembic.context":      "context.py",
	"alembic.proxy":        "proxy.py",
	"alembic.plugins":      "plugins.py",
	"alembic.environment":  "environment.py",
	"alembic.environments": "environments.py",
	"alembic.files":        "files.py",
	"alembic.template":     "template.py",
	"alembic.config":       "config.py",
	"alembic.command":      "command.py",
	"alembic.revision":     "revision.py",
	"alembic.script":       "script.py",
	"alembic.steps":        "steps.py",
	"alembic.util":         "util.py",
	"alembic.schemaobj":    "schemaobj.py",
	"alembic.ops":          "ops.py",
	"alembic.ddl":          "ddl.py",
	"alembic.impl":         "impl.py",
	"alembic.sqlite":       "sqlite.py",
	"alembic.postgresql":   "postgresql.py",
	"alembic.mysql":        "mysql.py",
	"alembic.mssql":        "mssql.py",
	"alembic.oracle":       "oracle.py",
	"alembic.batch":        "batch.py",
	"alembic.operations":   "operations.py",
	"alembic.migration":    "migration.py",
	"alembic.compare":      "compare.py",
	"alembic.render":       "render.py",
	"alembic.rewriter":     "rewriter.py",
	"alembic.autogenerate": "autogenerate.py",
}

// aliases are modules under the name that Alembic has for them.
var aliases = map[string]string{
	"alembic.runtime.migration":     "alembic.migration",
	"alembic.runtime.environment":   "alembic.environment",
	"alembic.runtime.plugins":       "alembic.plugins",
	"alembic.script.base":           "alembic.script",
	"alembic.script.revision":       "alembic.revision",
	"alembic.operations.base":       "alembic.operations",
	"alembic.operations.ops":        "alembic.ops",
	"alembic.operations.batch":      "alembic.batch",
	"alembic.operations.schemaobj":  "alembic.schemaobj",
	"alembic.util.exc":              "alembic.util",
	"alembic.ddl.impl":              "alembic.impl",
	"alembic.ddl.sqlite":            "alembic.sqlite",
	"alembic.ddl.postgresql":        "alembic.postgresql",
	"alembic.ddl.mysql":             "alembic.mysql",
	"alembic.ddl.mssql":             "alembic.mssql",
	"alembic.ddl.oracle":            "alembic.oracle",
	"alembic.autogenerate.api":      "alembic.autogenerate",
	"alembic.autogenerate.render":   "alembic.render",
	"alembic.autogenerate.rewriter": "alembic.rewriter",
	"alembic.autogenerate.compare":  "alembic.compare",
}

// Register makes Alembic importable; sqlalchemy must be registered before.
func Register(rt *object.Runtime) {
	for name, file := range modules {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) { return sources.Module(th, name, file, nil) })
	}
	for name, of := range aliases {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) { return th.Import(of) })
	}
	rt.RegisterModule("alembic.runtime", func(*object.Thread) (*object.Module, error) {
		m := object.NewModule("alembic.runtime")
		m.Set("__path__", object.NewList())
		return m, nil
	})
}
