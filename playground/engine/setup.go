package engine

import (
	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/bind/alembic"
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/bind/django"
	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/bind/sqlalchemy/ext"
	"github.com/diptych-orm/diptych/bind/sqlalchemy/orm"
	"github.com/diptych-orm/diptych/python/lib"
	"github.com/diptych-orm/diptych/python/object"
)

// library makes the standard library importable.
func library(rt *object.Runtime, warn func(category, message, file string, line int)) {
	lib.Register(rt)
	lib.OnWarning(rt, warn)
}

// bindings makes the ORMs importable.
func bindings(rt *object.Runtime, env *bind.Env) {
	django.Register(rt, env)
	sqlalchemy.Register(rt, env)
	dbapi.Register(rt, env)
	orm.Register(rt, env)
	ext.Register(rt)
	alembic.Register(rt)
}
