package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

func (s *State) makeSmallClasses() {
	s.makeDialectClasses()
	comp := func(self object.Value) *core.Compiled {
		c, _ := object.State[*core.Compiled](self)
		return c
	}
	s.class(object.ClassSpec{Name: "Compiled", Module: "sqlalchemy.sql.compiler", Methods: []object.Method{
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(comp(self).SQL), nil
		}),
		object.NewMethod("construct_params(params=None, extracted_parameters=None, escape_names=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			set := map[string]object.Value{}
			if d, ok := a[0].(*object.Dict); ok {
				for _, it := range d.Items() {
					set[str(it.Key)] = it.Value
				}
			}
			return Of(th).compiledParams(th, comp(self), set)
		}),
	}, Attrs: []object.Attr{
		{Name: "string", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(comp(self).SQL), nil
		}},
		{Name: "params", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).compiledParams(th, comp(self), nil)
		}},
		{Name: "statement", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).Wrap(th, comp(self).Statement), nil
		}},
		{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).dialectObject(comp(self).Dialect), nil
		}},
		attrOf("binds", func(s *State, c *core.Compiled) object.Value {
			d := object.NewDict()
			for _, b := range c.Binds {
				d.SetStr(b.Name, s.Wrap(s.th, b.Param))
			}
			return d
		}),
		attrOf("bind_names", func(s *State, c *core.Compiled) object.Value {
			d := object.NewDict()
			for _, b := range c.Binds {
				_ = d.Set(s.th, s.Wrap(s.th, b.Param), object.Str(b.Name))
			}
			return d
		}),
		attrOf("postfetch", func(s *State, c *core.Compiled) object.Value { return s.columns(c.Postfetch()) }),
		attrOf("prefetch", func(s *State, c *core.Compiled) object.Value { return s.columns(c.Prefetched()) }),
		attrOf("insert_prefetch", func(s *State, c *core.Compiled) object.Value { return s.columns(c.Prefetched()) }),
		attrOf("implicit_returning", func(s *State, c *core.Compiled) object.Value { return s.columns(c.ImplicitReturning) }),
		attrOf("isinsert", func(_ *State, c *core.Compiled) object.Value { return object.MakeBool(c.IsInsert) }),
		attrOf("isupdate", func(_ *State, c *core.Compiled) object.Value { return object.MakeBool(c.IsUpdate) }),
		attrOf("isdelete", func(_ *State, c *core.Compiled) object.Value { return object.MakeBool(c.IsDelete) }),
		{Name: "positiontup", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			if !positional(comp(self).Dialect) {
				return object.None, nil
			}
			for _, b := range comp(self).Binds {
				out = append(out, object.Str(b.Name))
			}
			return object.NewList(out...), nil
		}},
	}})
	s.makeCompilerClasses()
	s.makeURLClass()
	s.classes["ExecutionContext"] = s.class(object.ClassSpec{Name: "SQLiteExecutionContext", Module: "sqlalchemy.dialects.sqlite.base", Methods: []object.Method{
		object.NewMethod("get_current_parameters(isolate_multiinsert_groups=True)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			dc, ok := object.State[core.DefaultContext](self)
			if !ok {
				return object.NewDict(), nil
			}
			d := object.NewDict()
			names, vals := dc.CurrentParameters()
			for _, k := range names {
				d.SetStr(k, toPy(vals[k]))
			}
			return d, nil
		}),
	}, Attrs: []object.Attr{
		{Name: "current_parameters", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.CallMethod(th, self, "get_current_parameters")
		}},
		{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if dc, ok := object.State[core.DefaultContext](self); ok {
				return Of(th).WrapConnection(dc.Connection()), nil
			}
			return Of(th).WrapConnection(contextOf(self).Conn), nil
		}},
		ofContext("isinsert", func(_ *State, x *core.ExecContext) object.Value {
			return object.MakeBool(x.Compiled != nil && x.Compiled.IsInsert)
		}),
		ofContext("isupdate", func(_ *State, x *core.ExecContext) object.Value {
			return object.MakeBool(x.Compiled != nil && x.Compiled.IsUpdate)
		}),
		ofContext("isdelete", func(_ *State, x *core.ExecContext) object.Value {
			return object.MakeBool(x.Compiled != nil && x.Compiled.IsDelete)
		}),
		ofContext("isddl", func(_ *State, x *core.ExecContext) object.Value {
			return object.MakeBool(x.Compiled != nil && x.Compiled.IsDDL)
		}),
		ofContext("is_crud", func(_ *State, x *core.ExecContext) object.Value {
			c := x.Compiled
			return object.MakeBool(c != nil && (c.IsInsert || c.IsUpdate || c.IsDelete))
		}),
		ofContext("executemany", func(_ *State, x *core.ExecContext) object.Value { return object.MakeBool(x.Many) }),
		ofContext("statement", func(_ *State, x *core.ExecContext) object.Value { return object.Str(x.SQL) }),
		ofContext("parameters", func(_ *State, x *core.ExecContext) object.Value {
			p := pyParams(x.Raw)
			if _, many := p.(*object.List); many {
				return p
			}
			return object.NewList(p)
		}),
		ofContext("execution_options", func(s *State, x *core.ExecContext) object.Value { return s.immutable(x.ExecutionOptions()) }),
		ofContext("compiled", func(s *State, x *core.ExecContext) object.Value {
			if x.Compiled == nil || x.Compiled.Statement == nil {
				return object.None
			}
			return object.NewInstance(s.classes["Compiled"], x.Compiled)
		}),
		ofContext("dialect", func(s *State, x *core.ExecContext) object.Value { return s.dialectObject(x.Conn.Engine.Dialect) }),
		ofContext("engine", func(s *State, x *core.ExecContext) object.Value { return s.WrapEngine(x.Conn.Engine) }),
		ofContext("root_connection", func(s *State, x *core.ExecContext) object.Value { return s.WrapConnection(x.Conn) }),
	}})
	state := func(name string, get func(done bool) bool) object.Attr {
		return attrOf(name, func(_ *State, done bool) object.Value { return object.MakeBool(get(done)) })
	}
	s.class(object.ClassSpec{Name: "PoolResetState", Module: "sqlalchemy.pool.base", Attrs: []object.Attr{
		state("transaction_was_reset", func(done bool) bool { return done }), state("terminate_only", func(bool) bool { return false }),
		state("asyncio_safe", func(bool) bool { return true }),
	}, Methods: []object.Method{object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		text := "PoolResetState(transaction_was_reset=False, terminate_only=False, asyncio_safe=True)"
		if done, _ := object.State[bool](self); done {
			text = strings.Replace(text, "False", "True", 1)
		}
		return object.Str(text), nil
	})}})
	s.makeQuotedName()
	s.makeConv()
	s.makeImmutableDict()
	s.makeFacadeDict()
	s.makeExceptionContext()
	s.makeInspector()
}

func contextOf(self object.Value) *core.ExecContext {
	x, _ := object.State[*core.ExecContext](self)
	if x == nil {
		x = &core.ExecContext{}
	}
	return x
}

// ofContext is an attribute of the context of a running statement.
func ofContext(name string, get func(*State, *core.ExecContext) object.Value) object.Attr {
	return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		return get(Of(th), contextOf(self)), nil
	}}
}

// contextObject is the one object of a statement's execution, on which listeners
// may leave notes for each other.
func (s *State) contextObject(x *core.ExecContext) object.Value {
	if o, ok := x.Object.(object.Value); ok {
		return o
	}
	o := object.NewInstance(s.classes["ExecutionContext"], x)
	x.Object = o
	return o
}

func (s *State) columns(list []*core.Column) object.Value {
	out := object.NewList()
	for _, c := range list {
		out.Elems = append(out.Elems, s.Wrap(s.th, c))
	}
	return out
}

// attrOf is an attribute read off the native part of an object.
func attrOf[T any](name string, get func(*State, T) object.Value) object.Attr {
	return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		x, _ := object.State[T](self)
		return get(Of(th), x), nil
	}}
}
