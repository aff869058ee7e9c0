package orm

import (
	"maps"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// execState is an ORMExecuteState: what a listener of do_orm_execute is given.
type execState struct {
	x    *session.Execution
	stmt object.Value
	bind *object.Dict // its bind_arguments
	// opts and set are its options and what they say of loading, before any listener has
	// changed them.
	opts map[string]any
	set  *loading.Settings
}

// bindArguments are what the bind of an execution will be asked for with.
func (s *state) bindArguments(x *session.Execution) *object.Dict {
	q := x.Bound(session.Subject(x.Statement), x.Statement)
	q.Args = object.NewDict()
	if d, ok := x.Args.(*object.Dict); ok {
		q.Args = d
	}
	return s.bindArgs(q)
}

// ormExecute calls a listener of do_orm_execute; a result that it returns is the
// statement's.
func (s *state) ormExecute(x *session.Execution, f object.Value) error {
	es := &execState{x: x, stmt: s.core.Wrap(s.th, x.Statement)}
	es.bind, es.set = s.bindArguments(x), x.Settings()
	es.opts = s.loadContext(es)
	maps.Copy(es.opts, core.StatementOptions(x.Statement))
	maps.Copy(es.opts, x.Options)
	x.Args = es.bind
	before := es.stmt
	r, err := object.Call(s.th, f, object.NewInstance(s.classes["ORMExecuteState"], es))
	if err != nil {
		return err
	}
	if es.stmt != before {
		if x.Statement, err = s.core.Statement(s.th, es.stmt); err != nil {
			return err
		}
	}
	if !none(r) {
		res, ok := s.core.ResultOf(r)
		if !ok {
			return object.Raise(object.TypeError, "a Result is expected from the event do_orm_execute")
		}
		x.Result = res
	}
	return nil
}

// execMappers are the mapped classes that a statement is about at its top.
func execMappers(x *session.Execution) []*mapper.Mapper {
	if e := loading.EntityOf(x.Statement); e != nil {
		return []*mapper.Mapper{e.Mapper}
	}
	var cols []core.Element
	switch d := x.Statement.(type) {
	case *core.Select:
		cols = d.Cols
	case *core.FromStatement:
		cols = d.Entities
	}
	var out []*mapper.Mapper
	seen := map[*mapper.Mapper]bool{}
	for _, c := range cols {
		m := session.Within(c, false)
		if m != nil && !seen[m] {
			seen[m] = true
			out = append(out, m)
		}
	}
	return out
}

func (s *state) makeExecuteState() {
	es := func(v object.Value) *execState {
		e, _ := object.State[*execState](v)
		return e
	}
	flag := func(name string, f func(e *execState) bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(f(es(self))), nil
		}}
	}
	is := func(kind string) func(e *execState) bool {
		return func(e *execState) bool {
			st := e.x.Statement
			if f, ok := st.(*core.FromStatement); ok {
				if st, ok = f.Stmt.(core.Statement); !ok {
					return false
				}
			}
			switch st.(type) {
			case *core.Insert:
				return kind == "insert"
			case *core.Update:
				return kind == "update"
			case *core.Delete:
				return kind == "delete"
			case *core.Select, *core.Compound:
				return kind == "select"
			}
			return false
		}
	}
	get := func(name string, f func(s *state, e *execState) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) { return f(of(th), es(self)) }}
	}
	s.class(object.ClassSpec{Name: "ORMExecuteState", Module: "sqlalchemy.orm.session", Methods: []object.Method{
		object.NewMethod("invoke_statement(statement=None, params=None, execution_options=None, bind_arguments=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			e := es(self)
			x := e.x.Fork()
			stmt := e.stmt
			if !none(a[0]) {
				stmt = a[0]
			}
			var err error
			if x.Statement, err = s.core.Statement(th, stmt); err != nil {
				return nil, err
			}
			if !none(a[1]) {
				more, err := s.core.Params(th, a[1])
				if err != nil {
					return nil, err
				}
				if x.Params, err = s.moreParams(x.Params, more); err != nil {
					return nil, err
				}
			}
			x.Update(s.execOptions(a[2]))
			bind := e.bind.Copy()
			if d, ok := a[3].(*object.Dict); ok {
				if err := bind.Update(th, d); err != nil {
					return nil, err
				}
			}
			bind.SetStr("_sa_skip_events", object.True)
			x.Args = bind
			r, err := x.Continue()
			if err != nil {
				return nil, s.err(err)
			}
			return s.core.WrapResult(r), nil
		}),
		object.NewMethod("update_execution_options(**opts)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			es(self).x.Update(of(th).execOptions(a[0]))
			return object.None, nil
		}),
	}, Attrs: []object.Attr{
		{Name: "statement", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return es(self).stmt, nil },
			Set: func(_ *object.Thread, self, v object.Value) error { es(self).stmt = v; return nil }},
		flag("is_select", is("select")), flag("is_insert", is("insert")), flag("is_update", is("update")), flag("is_delete", is("delete")),
		flag("is_orm_statement", func(e *execState) bool { return session.IsORM(e.x.Statement) }),
		flag("is_column_load", func(e *execState) bool { return e.x.IsColumnLoad() }),
		flag("is_relationship_load", func(e *execState) bool { return e.x.IsRelationshipLoad() }),
		flag("is_executemany", func(e *execState) bool { return len(e.x.Params) > 1 }),
		flag("is_from_statement", func(e *execState) bool {
			_, ok := e.x.Statement.(*core.FromStatement)
			return ok
		}),
		get("session", func(_ *state, e *execState) (object.Value, error) { return e.x.Session.Host.(object.Value), nil }),
		get("execution_options", func(s *state, e *execState) (object.Value, error) { return s.core.Immutable(e.opts), nil }),
		get("bind_arguments", func(_ *state, e *execState) (object.Value, error) { return e.bind, nil }),
		get("lazy_loaded_from", func(s *state, e *execState) (object.Value, error) {
			if err := s.selectOnly(e); err != nil {
				return nil, err
			}
			return stateObject(e.x.LazyFrom()), nil
		}),
		get("load_options", (*state).loadOptions),
		get("update_delete_options", (*state).updateOptions),
		get("user_defined_options", func(s *state, e *execState) (object.Value, error) {
			return userOptions(e, s.classes["UserDefinedOption"]), nil
		}),
		get("_non_compile_orm_options", func(s *state, e *execState) (object.Value, error) {
			return userOptions(e, s.classes["ORMOption"]), nil
		}),
		get("local_execution_options", func(s *state, e *execState) (object.Value, error) {
			all := s.loadContext(e)
			maps.Copy(all, e.x.Options)
			return s.core.Immutable(all), nil
		}),
		get("parameters", func(s *state, e *execState) (object.Value, error) {
			var all []object.Value
			for _, p := range e.x.Params {
				d := object.NewDict()
				for k, v := range p {
					d.SetStr(k, toPy(v))
				}
				all = append(all, d)
			}
			switch len(all) {
			case 0:
				return object.None, nil
			case 1:
				return all[0], nil
			}
			return object.NewList(all...), nil
		}),
		get("bind_mapper", func(s *state, e *execState) (object.Value, error) {
			if m, given := e.bind.GetStr("mapper"); given {
				return m, nil
			}
			return object.None, nil
		}),
		get("all_mappers", func(s *state, e *execState) (object.Value, error) {
			var out []object.Value
			for _, m := range execMappers(e.x) {
				out = append(out, s.mapperObject(m))
			}
			return object.NewList(out...), nil
		}),
	}})
}
