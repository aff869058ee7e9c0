package sqlalchemy

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// engineArguments are what create_engine() takes of every database, dialect and pool.
const engineArguments = " echo execution_options isolation_level hide_parameters enable_from_linting insertmanyvalues_page_size future pool_pre_ping pool_recycle" +
	" poolclass connect_args echo_pool logging_name pool_logging_name query_cache_size json_serializer json_deserializer paramstyle implicit_returning" +
	" use_insertmanyvalues pool_reset_on_return pool_events native_datetime plugins module creator pool label_length max_identifier_length" +
	" supports_native_boolean skip_autocommit_rollback dbapi server_side_cursors compiler_linting bind_typing "

// poolArguments are what the classes of pools take besides.
var poolArguments = map[string]string{
	"QueuePool": " pool_size max_overflow pool_timeout pool_use_lifo ", "AsyncAdaptedQueuePool": " pool_size max_overflow pool_timeout pool_use_lifo ",
	"SingletonThreadPool": " pool_size ",
}

// rareArguments are the arguments of create_engine() that few give, looked at by Python code.
func (s *State) rareArguments(th *object.Thread, url object.Value, u core.URL, kw *object.Dict) (object.Value, error) {
	rare := u.Host+u.Port+u.User+u.Query != ""
	for _, it := range kw.Items() {
		rare = rare || strings.Contains(" strategy empty_in_strategy implicit_returning plugins server_side_cursors connect_args pool label_length ", " "+str(it.Key)+" ")
	}
	if !rare {
		return nil, nil
	}
	f, err := th.ImportFrom(EngineFromConfig, "checked")
	if err != nil {
		return nil, err
	}
	made, err := object.Call(th, f, url, kw, s.dialectObject(core.SQLite))
	if err != nil || none(made) {
		return nil, err
	}
	return made, nil
}

// checkEngine looks at the arguments of create_engine() that name what cannot be.
func (s *State) checkEngine(u core.URL, kw *object.Dict) error {
	pool := poolName(u)
	if driverOf(u) == asyncDriver && pool == "QueuePool" {
		pool = "AsyncAdaptedQueuePool"
	}
	if v, ok := kw.GetStr("poolclass"); ok && !none(v) {
		if cls, is := v.(*object.Type); is {
			pool = cls.Name
			for _, base := range cls.MRO {
				if slices.Contains(poolNames, base.Name) {
					pool = base.Name
					break
				}
			}
		}
	}
	var unknown []string
	for _, it := range kw.Items() {
		name := str(it.Key)
		if !strings.Contains(engineArguments, " "+name+" ") && !strings.Contains(poolArguments[pool], " "+name+" ") {
			unknown = append(unknown, "'"+name+"'")
		}
	}
	given := func(name string) (object.Value, bool) {
		v, ok := kw.GetStr(name)
		return v, ok && !none(v)
	}
	if v, ok := given("future"); ok && v != object.True {
		return s.NewError("ArgumentError", "The 'future' parameter passed to create_engine() may only be set to True.", "")
	}
	if pool == "AsyncAdaptedQueuePool" && driverOf(u) != asyncDriver {
		return s.Err(s.th, core.WithCode(core.ArgumentErrorf("Pool class AsyncAdaptedQueuePool cannot be used with non-asyncio engine"), "pcls"))
	}
	if v, ok := given("pool_reset_on_return"); ok && v != object.True && v != object.False && str(v) != "rollback" && str(v) != "commit" {
		r, err := object.Repr(s.th, v)
		if err != nil {
			return err
		}
		return s.NewError("ArgumentError", "Invalid value for 'reset_on_return': "+r, "")
	}
	if len(unknown) > 0 {
		return object.Raise(object.TypeError, "Invalid argument(s) %s sent to create_engine(), using configuration SQLiteDialect_%s/%s/Engine.  Please check that the keyword arguments are appropriate for this combination of components.", strings.Join(unknown, ","), driverOf(u), pool)
	}
	return nil
}

// extendEngine gives engines and connections what they tell of their pool and of how
// transactions are kept apart.
func (s *State) extendEngine() {
	eng := func(self object.Value) *engineState {
		e, _ := object.State[*engineState](self)
		return e
	}
	s.classes["Engine"].Extend(object.ClassSpec{Attrs: []object.Attr{
		{Name: "pool", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return Of(th).poolOf(eng(self)), nil }},
		{Name: "hide_parameters", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(eng(self).engine.HideParameters), nil
		}},
		constant("logging_name", object.None),
		{Name: "engine", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
	}, Methods: []object.Method{
		object.NewMethod("clear_compiled_cache()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("update_execution_options(**opt)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			e := eng(self).engine
			e.ExecOptions = core.MergeOptions(e.ExecOptions, options(a[0]))
			return object.None, nil
		}),
	}})
	conn := func(self object.Value) *core.Connection {
		c, _ := object.State[*connState](self)
		return c.conn
	}
	s.classes["Connection"].Extend(object.ClassSpec{Attrs: []object.Attr{constant("default_isolation_level", object.Str("SERIALIZABLE"))}, Methods: []object.Method{
		object.NewMethod("get_isolation_level()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			if conn(self).Closed() {
				return nil, Of(th).NewError("ResourceClosedError", "This Connection is closed", "")
			}
			return object.Str(conn(self).Isolation()), nil
		}),
		object.NewMethod("begin_twophase(xid=None)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return nil, Of(th).Err(th, conn(self).BeginTwoPhase())
		}),
		unprepared("recover_twophase()"), unprepared("rollback_prepared(xid, recover=False)"), unprepared("commit_prepared(xid, recover=False)"),
	}})
}

// unprepared is a method about transactions in two phases, which SQLite does not have.
func unprepared(signature string) object.Method {
	return object.NewMethod(signature, func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
		return nil, object.Raise(object.NotImplementedError, "")
	})
}
