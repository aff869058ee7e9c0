package sqlalchemy

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// fillEvents makes sqlalchemy.event: listeners of engines and connections here,
// of all else through the ORM's hook.
func (s *State) fillEvents(m *object.Module) {
	listen := func(th *object.Thread, target object.Value, name string, f object.Value, opts *object.Dict) error {
		s := Of(th)
		if e, ok := object.State[*engineState](target); ok {
			return s.listenEngine(target, e.engine.Events, name, f, opts)
		}
		if c, ok := object.State[*connState](target); ok {
			if c.conn.Events == nil {
				c.conn.Events = &core.EngineEvents{}
			}
			return s.listenEngine(target, c.conn.Events, name, f, opts)
		}
		if done, err := s.listenClass(target, name, f, opts); done || err != nil {
			return err
		}
		if done, err := s.listenDDL(target, name, f); done || err != nil {
			return err
		}
		if s.hooks.Listen != nil {
			if done, err := s.hooks.Listen(th, target, name, f, opts); done || err != nil {
				return err
			}
		}
		r, err := object.Repr(th, target)
		if err != nil {
			return err
		}
		return object.Unsupported("the event %s on %s", name, r)
	}
	register := func(th *object.Thread, target object.Value, name string, f object.Value, opts *object.Dict) error {
		s := Of(th)
		l := &listener{target: target, name: name, fn: f, active: true}
		if v, ok := opts.GetStr("once"); ok {
			var err error
			if l.once, err = object.Truth(th, v); err != nil {
				return err
			}
		}
		if err := listen(th, target, name, l.callable(), opts); err != nil {
			return err
		}
		s.listeners = append(s.listeners, l)
		return nil
	}
	m.Set("listen", fn("listen(target, identifier, fn, *args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, register(th, a[0], str(a[1]), a[2], kwargs(a[4]))
	}))
	m.Set("listens_for", fn("listens_for(target, identifier, *args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBuiltin("decorate", func(th *object.Thread, args object.Args) (object.Value, error) {
			if err := register(th, a[0], str(a[1]), args.Pos[0], kwargs(a[3])); err != nil {
				return nil, err
			}
			return args.Pos[0], nil
		}), nil
	}))
	m.Set("contains", fn("contains(target, identifier, fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.MakeBool(Of(th).listener(a[0], str(a[1]), a[2]) != nil), nil
	}))
	m.Set("remove", fn("remove(target, identifier, fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		l := s.listener(a[0], str(a[1]), a[2])
		if l == nil {
			r, err := object.Repr(th, a[0])
			if err != nil {
				return nil, err
			}
			f, err := object.Repr(th, a[2])
			if err != nil {
				return nil, err
			}
			return nil, s.NewError("InvalidRequestError", "No listeners found for event "+r+" / '"+str(a[1])+"' / "+f+" ", "")
		}
		l.active = false
		return object.None, nil
	}))
}

// listener is one registration; what is removed is told of nothing any more.
type listener struct {
	target object.Value
	name   string
	fn     object.Value
	active bool
	once   bool
}

// callable is what is called in the listener's place while it is registered.
func (l *listener) callable() object.Value {
	if _, ddl := object.State[*ddlText](l.fn); ddl {
		return l.fn
	}
	return &listening{l}
}

// listening is a function that is called as long as its registration lasts.
type listening struct{ l *listener }

// Type implements object.Value: it passes for the function.
func (f *listening) Type() *object.Type { return f.l.fn.Type() }

// Call implements object.Callable.
func (f *listening) Call(th *object.Thread, args object.Args) (object.Value, error) {
	if !f.l.active {
		return object.None, nil
	}
	if f.l.once {
		f.l.active = false
	}
	return object.CallArgs(th, f.l.fn, args)
}

// silent tells whether a listener is told of nothing any more.
func silent(f object.Value) bool {
	l, ok := f.(*listening)
	return ok && !l.l.active
}

func (s *State) listener(target object.Value, name string, f object.Value) *listener {
	for _, l := range s.listeners {
		if l.active && l.target == target && l.name == name && l.fn == f {
			return l
		}
	}
	return nil
}

func (s *State) listenEngine(target object.Value, ev *core.EngineEvents, name string, f object.Value, opts *object.Dict) error {
	call := func(args ...object.Value) error {
		_, err := object.Call(s.th, f, args...)
		return err
	}
	retval, err := truth(s.th, orNil(opts, "retval"), false)
	if err != nil {
		return err
	}
	cursor := func(c *core.Connection, sql string, params any, ctx *core.ExecContext, many bool) (object.Value, error) {
		p := pyParams(params)
		if params == nil {
			p = object.EmptyTuple
		}
		var x object.Value = object.None
		if ctx != nil {
			x = s.contextObject(ctx)
		}
		return object.Call(s.th, f, s.WrapConnection(c), dbapi.In(s.RT).Cursor(c.DB()), object.Str(sql), p, x, object.MakeBool(many))
	}
	conn := func(c *core.Connection) error { return call(s.WrapConnection(c)) }
	switch name {
	case "before_cursor_execute":
		ev.BeforeCursorExecute = append(ev.BeforeCursorExecute, func(c *core.Connection, sql string, params any, ctx *core.ExecContext, many bool) (string, any, error) {
			v, err := cursor(c, sql, params, ctx, many)
			pair, isPair := v.(*object.Tuple)
			if err != nil || !retval || !isPair || len(pair.Elems) != 2 {
				return sql, params, err
			}
			sql = str(pair.Elems[0])
			if list, one := params.([]any); one {
				params = list
				if t, ok := pair.Elems[1].(*object.Tuple); ok {
					params = anys(t.Elems)
				}
			}
			return sql, params, nil
		})
	case "after_cursor_execute":
		ev.AfterCursorExecute = append(ev.AfterCursorExecute, func(c *core.Connection, sql string, params any, ctx *core.ExecContext, many bool) error {
			_, err := cursor(c, sql, params, ctx, many)
			return err
		})
	case "before_execute", "after_execute", "handle_error":
		s.executeListeners = append(s.executeListeners, executeListener{ev, name, f, retval})
		ev.Told = s.told
	case "begin":
		ev.Begin = append(ev.Begin, conn)
	case "commit":
		ev.Commit = append(ev.Commit, conn)
	case "rollback":
		ev.Rollback = append(ev.Rollback, conn)
	case "set_engine_execution_options":
		ev.EngineOptions = append(ev.EngineOptions, func(e *core.Engine, o map[string]any) error {
			return call(s.WrapEngine(e), s.immutable(o))
		})
	case "savepoint", "release_savepoint", "rollback_savepoint":
		told := func(c *core.Connection, savepoint string) error {
			if name == "savepoint" {
				return call(s.WrapConnection(c), object.None)
			}
			return call(s.WrapConnection(c), object.Str(savepoint), object.None)
		}
		list := map[string]*[]func(*core.Connection, string) error{"savepoint": &ev.Savepoint, "release_savepoint": &ev.Release, "rollback_savepoint": &ev.RollbackTo}[name]
		*list = append(*list, told)
	case "engine_connect":
		ev.EngineConnect = append(ev.EngineConnect, conn)
	case "engine_disposed":
		ev.Disposed = append(ev.Disposed, func(e *core.Engine) error { return call(s.WrapEngine(e)) })
	case "set_connection_execution_options":
		ev.ConnectionOptions = append(ev.ConnectionOptions, func(c *core.Connection, o map[string]any) error {
			given := object.NewDict()
			for _, k := range core.OptionNames(o) {
				given.SetStr(k, toPy(o[k]))
			}
			return call(s.WrapConnection(c), given)
		})
	default:
		if s.listenPool(ev, name, f) {
			return nil
		}
		shown, err := object.ToStr(s.th, target)
		if err != nil {
			return err
		}
		return s.NewError("InvalidRequestError", "No such event '"+name+"' for target '"+shown+"'", "")
	}
	return nil
}

func orNil(d *object.Dict, key string) object.Value {
	v, _ := d.GetStr(key)
	return v
}

// executeListener is a listener of statements as Python gives them, or of errors.
type executeListener struct {
	events *core.EngineEvents
	name   string
	fn     object.Value
	retval bool // what before_execute returns is executed instead
}

func (l executeListener) on(c *core.Connection, name string) bool {
	return l.name == name && (l.events == c.Engine.Events || l.events == c.Events)
}

// tellExecute tells the listeners of before_execute or after_execute. Those of
// before_execute that return values give the statement and its parameters.
func (s *State) tellExecute(th *object.Thread, c *core.Connection, name string, stmt, params, opts object.Value, r *core.Result) (object.Value, object.Value, error) {
	for _, l := range s.executeListeners {
		if !l.on(c, name) || silent(l.fn) {
			continue
		}
		multi, one := object.Value(object.EmptyTuple), object.Value(object.NewDict())
		switch p := orNone(params).(type) {
		case *object.Dict:
			multi, one = object.NewList(), p
		case *object.List:
			if multi = p; len(p.Elems) == 1 {
				multi, one = object.NewList(), p.Elems[0]
			}
		}
		all := map[string]any{}
		for k, v := range c.Options() {
			all[k] = v
		}
		for k, v := range options(opts) {
			all[k] = v
		}
		args := []object.Value{s.WrapConnection(c), stmt, multi, one, s.immutable(all)}
		if r != nil {
			args = append(args, s.WrapResult(r))
		}
		v, err := object.Call(th, l.fn, args...)
		if err != nil {
			return nil, nil, err
		}
		if !l.retval || r != nil {
			continue
		}
		given, err := object.ToSlice(th, v)
		if err != nil {
			return nil, nil, err
		}
		if len(given) != 3 {
			return nil, nil, object.Raise(object.ValueError, "not enough values to unpack (expected 3, got %d)", len(given))
		}
		stmt, params = given[0], given[2]
		if many, err := object.Truth(th, given[1]); err != nil {
			return nil, nil, err
		} else if many {
			params = given[1]
		}
	}
	return stmt, params, nil
}

// told tells the listeners of statements of one that no Python code executes: the ORM's, DDL
// and savepoints.
func (s *State) told(c *core.Connection, st any, params []core.Param, opts map[string]any, after *core.Result) (any, []core.Param, error) {
	name := "before_execute"
	if after != nil {
		name = "after_execute"
	}
	if !slices.ContainsFunc(s.executeListeners, func(l executeListener) bool { return l.on(c, name) }) {
		return st, params, nil
	}
	var shown, given object.Value
	switch x := st.(type) {
	case string:
		words := strings.Fields(x)
		shown = object.NewInstance(s.savepointClass(words[0]), x)
	case *core.DDL:
		shown = s.Wrap(s.th, x)
	case core.Element:
		shown = s.Wrap(s.th, x)
		sets := make([]object.Value, len(params))
		for i, p := range params {
			d := object.NewDict()
			for _, k := range slices.Sorted(maps.Keys(p)) {
				d.SetStr(k, toPy(p[k]))
			}
			sets[i] = d
		}
		if given = object.NewDict(); len(sets) > 0 {
			given = object.NewList(sets...)
		}
	}
	stmt, with, err := s.tellExecute(s.th, c, name, shown, given, s.immutable(opts), after)
	if err != nil || after != nil || stmt == shown && with == given {
		return st, params, err
	}
	if st, err = s.Statement(s.th, stmt); err != nil {
		return nil, nil, err
	}
	params, err = s.Params(s.th, with)
	return st, params, err
}

// savepointClass is the class of the elements that begin and end savepoints.
func (s *State) savepointClass(word string) *object.Type {
	name := map[string]string{"SAVEPOINT": "SavepointClause", "RELEASE": "ReleaseSavepointClause", "ROLLBACK": "RollbackToSavepointClause"}[word]
	if t := s.classes[name]; t != nil {
		return t
	}
	return s.class(object.ClassSpec{Name: name, Module: "sqlalchemy.sql.elements", Methods: []object.Method{
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			text, _ := object.State[string](self)
			return object.Str(text), nil
		})}})
}

// makeExceptionContext makes the class of what a listener of handle_error is given.
func (s *State) makeExceptionContext() {
	s.class(object.ClassSpec{Name: "ExceptionContext", Module: "sqlalchemy.engine.interfaces"})
}

// handled tells the listeners of handle_error of an error of the database; what
// one of them raises takes its place.
func (s *State) handled(th *object.Thread, c *core.Connection, err error) error {
	e, ok := err.(*object.Exception)
	if !ok || !object.IsInstance(e, s.exc["StatementError"]) {
		return err
	}
	for _, l := range s.executeListeners {
		if !l.on(c, "handle_error") {
			continue
		}
		o := object.NewInstance(s.classes["ExceptionContext"], nil)
		d := o.AttrDict(true)
		get := func(name string) object.Value {
			v, err := object.GetAttr(th, e, name)
			if err != nil {
				return object.None
			}
			return v
		}
		d.SetStr("connection", s.WrapConnection(c))
		d.SetStr("original_exception", get("orig"))
		d.SetStr("sqlalchemy_exception", e)
		d.SetStr("chained_exception", object.None)
		d.SetStr("statement", get("statement"))
		d.SetStr("parameters", get("params"))
		d.SetStr("is_disconnect", object.False)
		d.SetStr("invalidate_pool_on_disconnect", object.True)
		d.SetStr("dialect", s.dialectObject(c.Engine.Dialect))
		if _, raised := object.Call(th, l.fn, o); raised != nil {
			return raised
		}
	}
	return err
}
