package sqlalchemy

import (
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/python/object"
)

// fillEvents makes sqlalchemy.event: listeners of engines and connections here,
// of all else through the ORM's hook.
func (s *State) fillEvents(m *object.Module) {
	listen := func(th *object.Thread, target object.Value, name string, f object.Value, opts *object.Dict) error {
		s := Of(th)
		if e, ok := object.State[*engineState](target); ok {
			return s.listenEngine(e.engine.Events, name, f, opts)
		}
		if c, ok := object.State[*connState](target); ok {
			if c.conn.Events == nil {
				c.conn.Events = &core.EngineEvents{}
			}
			return s.listenEngine(c.conn.Events, name, f, opts)
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
	m.Set("listen", fn("listen(target, identifier, fn, *args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, listen(th, a[0], str(a[1]), a[2], kwargs(a[4]))
	}))
	m.Set("listens_for", fn("listens_for(target, identifier, *args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBuiltin("decorate", func(th *object.Thread, args object.Args) (object.Value, error) {
			if err := listen(th, a[0], str(a[1]), args.Pos[0], kwargs(a[3])); err != nil {
				return nil, err
			}
			return args.Pos[0], nil
		}), nil
	}))
}

func (s *State) listenEngine(ev *core.EngineEvents, name string, f object.Value, opts *object.Dict) error {
	call := func(args ...object.Value) error {
		_, err := object.Call(s.th, f, args...)
		return err
	}
	cursor := func(c *core.Connection, sql string, params any, ctx *core.ExecContext, many bool) error {
		p := pyParams(params)
		if params == nil {
			p = object.EmptyTuple
		}
		var x object.Value = object.None
		if ctx != nil {
			x = object.NewInstance(s.classes["ExecutionContext"], ctx)
		}
		return call(s.WrapConnection(c), object.None, object.Str(sql), p, x, object.MakeBool(many))
	}
	conn := func(c *core.Connection) error { return call(s.WrapConnection(c)) }
	switch name {
	case "before_cursor_execute":
		ev.BeforeCursorExecute = append(ev.BeforeCursorExecute, cursor)
	case "after_cursor_execute":
		ev.AfterCursorExecute = append(ev.AfterCursorExecute, cursor)
	case "begin":
		ev.Begin = append(ev.Begin, conn)
	case "commit":
		ev.Commit = append(ev.Commit, conn)
	case "rollback":
		ev.Rollback = append(ev.Rollback, conn)
	case "connect", "first_connect":
		ev.Connect = append(ev.Connect, func(db *database.Conn) error {
			return call(dbapi.In(s.RT).Connection(db, true), object.None)
		})
	default:
		return object.Unsupported("the engine event %s", name)
	}
	return nil
}
