package sqlalchemy

import (
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/python/object"
)

// poolRecord is what a pool keeps of a database connection; fairy what it lends out of it.
type (
	poolRecord struct {
		db   *database.Conn
		info *object.Dict
	}
	fairy struct {
		db   *database.Conn
		conn *core.Connection // nil for what a listener is shown
		raw  object.Value
	}
)

// recordOf is the one record of a database connection.
func (s *State) recordOf(db *database.Conn) *object.Instance {
	if o, ok := s.objects[db]; ok {
		return o
	}
	o := object.NewInstance(s.classes["_ConnectionRecord"], &poolRecord{db: db, info: object.NewDict()})
	s.objects[db] = o
	return o
}

func (s *State) driverObject(db *database.Conn) object.Value {
	if db == nil {
		return object.None
	}
	return dbapi.In(s.RT).Connection(db, true)
}

// infoOf is the dictionary that stays with a database connection.
func (s *State) infoOf(db *database.Conn) object.Value {
	r, _ := object.State[*poolRecord](s.recordOf(db))
	return r.info
}

// lent is a database connection as the pool lends it.
func (s *State) lent(db *database.Conn, c *core.Connection) object.Value {
	return object.NewInstance(s.classes["_ConnectionFairy"], &fairy{db, c, s.driverObject(db)})
}

func (s *State) makePoolClasses() {
	db := func(self object.Value) *database.Conn {
		switch x := nativeAny(self).(type) {
		case *poolRecord:
			return x.db
		case *fairy:
			return x.db
		}
		return nil
	}
	attrs := []object.Attr{
		{Name: "info", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return Of(th).infoOf(db(self)), nil }},
	}
	for _, n := range []string{"dbapi_connection", "driver_connection", "connection"} {
		attrs = append(attrs, object.Attr{Name: n, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if f, is := nativeAny(self).(*fairy); is {
				return f.raw, nil
			}
			return Of(th).driverObject(db(self)), nil
		}})
	}
	s.class(object.ClassSpec{Name: "_ConnectionRecord", Module: "sqlalchemy.pool.base", Attrs: attrs})
	act := func(name string, f func(*core.Connection) error) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			x, _ := object.State[*fairy](self)
			if x.conn == nil {
				return object.None, nil
			}
			return object.None, Of(th).Err(th, f(x.conn))
		})
	}
	s.class(object.ClassSpec{Name: "_ConnectionFairy", Module: "sqlalchemy.pool.base", Attrs: attrs, Methods: []object.Method{
		act("close", (*core.Connection).Close), act("invalidate", (*core.Connection).Invalidate), act("detach", (*core.Connection).Detach),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := object.State[*fairy](self)
			return object.GetAttr(th, x.raw, str(a[0]))
		}),
	}})
}

// listenPool adds a listener of a pool or of the driver's own steps; false for other events.
func (s *State) listenPool(ev *core.EngineEvents, name string, f object.Value) bool {
	call := func(args ...object.Value) error {
		_, err := object.Call(s.th, f, args...)
		return err
	}
	with := func(list *[]func(*database.Conn) error, more ...object.Value) bool {
		*list = append(*list, func(db *database.Conn) error {
			args := []object.Value{s.driverObject(db), object.None}
			if db != nil {
				args[1] = s.recordOf(db)
			}
			return call(append(args, more...)...)
		})
		return true
	}
	switch name {
	case "connect":
		return with(&ev.Connect)
	case "first_connect":
		return with(&ev.FirstConnect)
	case "close":
		return with(&ev.CloseConn)
	case "detach":
		return with(&ev.Detach)
	case "invalidate":
		return with(&ev.Invalidate, object.None)
	case "soft_invalidate": // nothing here is let go of later
	case "close_detached":
		ev.CloseDetached = append(ev.CloseDetached, func(db *database.Conn) error { return call(s.driverObject(db)) })
	case "checkin":
		ev.Checkin = append(ev.Checkin, func(db *database.Conn, gone bool) error {
			if gone {
				return call(object.None, s.recordOf(db))
			}
			return call(s.driverObject(db), s.recordOf(db))
		})
	case "checkout":
		ev.Checkout = append(ev.Checkout, func(db *database.Conn) error {
			return call(s.driverObject(db), s.recordOf(db), s.lent(db, nil))
		})
	case "reset":
		ev.Reset = append(ev.Reset, func(db *database.Conn, done, detached bool) error {
			args := []object.Value{s.driverObject(db), object.None, object.NewInstance(s.classes["PoolResetState"], done)}
			if !detached {
				args[1] = s.recordOf(db)
			}
			return call(args...)
		})
	case "do_connect":
		ev.DoConnect = append(ev.DoConnect, func(e *core.Engine) (*database.Conn, error) {
			name := e.URL.Database
			if name == "" {
				name = ":memory:"
			}
			params := object.NewDict()
			params.SetStr("check_same_thread", object.MakeBool(name == ":memory:"))
			own, err := object.Call(s.th, f, s.dialectObject(e.Dialect), object.None, object.NewList(object.Str(name)), params)
			return dbapi.Database(own), err
		})
	case "do_execute", "do_executemany", "do_execute_no_params":
		ev.Do = append(ev.Do, func(c *core.Connection, kind, sql string, params any, ctx *core.ExecContext) (*core.RowSet, error) {
			if kind != name || silent(f) {
				return nil, nil
			}
			cursor := dbapi.In(s.RT).Cursor(c.DB())
			args := []object.Value{cursor, object.Str(sql), pyParams(params), object.None}
			if params == nil {
				args[2] = object.EmptyTuple
			}
			if ctx != nil {
				args[3] = s.contextObject(ctx)
			}
			if name == "do_execute_no_params" {
				args = append(args[:2], args[3])
			}
			done, err := object.Call(s.th, f, args...)
			if err != nil || done != object.True {
				return nil, err
			}
			return core.NewRowSet(dbapi.Taken(cursor)), nil
		})
	case "do_setinputsizes", "begin_twophase", "prepare_twophase", "commit_twophase", "rollback_twophase":
		// of databases that have them: nothing here comes to that
	default:
		return false
	}
	return true
}
