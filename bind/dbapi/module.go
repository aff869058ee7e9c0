package dbapi

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/python/object"
)

// dates is the part of the module that is about dates: constructors, adapters
// and converters.
const dates = `
import datetime, time

Date, Time, Timestamp, Binary = datetime.date, datetime.time, datetime.datetime, memoryview


def DateFromTicks(ticks):
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    return Timestamp(*time.localtime(ticks)[:6])


def _timestamp(val):
    day, clock = val.split(b" ")
    parts = clock.split(b".")
    micro = int("{:0<6.6}".format(parts[1].decode())) if len(parts) == 2 else 0
    return datetime.datetime(*map(int, day.split(b"-")), *map(int, parts[0].split(b":")), micro)


register_adapter(datetime.date, lambda val: val.isoformat())
register_adapter(datetime.datetime, lambda val: val.isoformat(" "))
register_converter("date", lambda val: datetime.date(*map(int, val.split(b"-"))))
register_converter("timestamp", _timestamp)
`

// Register makes the modules sqlite3 and sqlite3.dbapi2 importable. What connect
// opens is a database of the run.
func Register(rt *object.Runtime, env *bind.Env) {
	In(rt).env = env
	rt.RegisterModule("sqlite3", load)
	rt.RegisterModule("sqlite3.dbapi2", func(th *object.Thread) (*object.Module, error) { return th.Import("sqlite3") })
}

func load(th *object.Thread) (*object.Module, error) {
	a := Of(th)
	m := object.NewModule("sqlite3")
	m.Set("__path__", object.NewList())
	for n, c := range a.Exceptions {
		m.Set(n, c)
	}
	version := a.env.Engine.Version()
	for n, v := range map[string]object.Value{
		"Connection": a.connection, "Cursor": a.cursor, "Row": a.row, "PrepareProtocol": a.protocol,
		"PARSE_DECLTYPES": object.Int(parseDeclTypes), "PARSE_COLNAMES": object.Int(parseColNames),
		"apilevel": object.Str("2.0"), "paramstyle": object.Str("qmark"), "threadsafety": object.Int(1), "version": object.Str("2.6.0"),
		"version_info": numbers("2.6.0"), "sqlite_version": object.Str(version), "sqlite_version_info": numbers(version),
	} {
		m.Set(n, v)
	}
	function := func(signature string, f func(th *object.Thread, v []object.Value) (object.Value, error)) {
		b := object.NewFunction(signature, f)
		b.Module = "_sqlite3"
		m.Set(b.Name, b)
	}
	function("connect"+connectSignature, func(th *object.Thread, v []object.Value) (object.Value, error) {
		if v[5] == nil || v[5] == object.Value(a.connection) {
			return a.connect(th, a.connection, v)
		}
		args := object.Args{Pos: v[:1]}
		for i, name := range []string{"timeout", "detect_types", "isolation_level", "check_same_thread", "", "cached_statements", "uri"} {
			if name != "" && v[i+1] != nil {
				args.Kw = append(args.Kw, object.KwArg{Name: name, Value: v[i+1]})
			}
		}
		return object.CallArgs(th, v[5], args)
	})
	function("register_adapter(type, adapter, /)", func(_ *object.Thread, v []object.Value) (object.Value, error) {
		t, ok := v[0].(*object.Type)
		if !ok {
			return nil, object.Raise(object.TypeError, "register_adapter() argument 1 must be type, not %s", v[0].Type().Name)
		}
		a.adapters[t] = v[1]
		return object.None, nil
	})
	function("register_converter(typename, converter, /)", func(_ *object.Thread, v []object.Value) (object.Value, error) {
		name, err := text(v[0], "register_converter() argument 1")
		if err != nil {
			return nil, err
		}
		a.converters[strings.ToUpper(name)] = v[1]
		return object.None, nil
	})
	function("adapt(obj, proto=None, alt=None, /)", func(th *object.Thread, v []object.Value) (object.Value, error) { return a.adapt(th, v[0]) })
	function("complete_statement(statement)", func(_ *object.Thread, v []object.Value) (object.Value, error) {
		s, err := text(v[0], "complete_statement() argument 1")
		return object.MakeBool(strings.HasSuffix(strings.TrimSpace(s), ";")), err
	})
	function("enable_callback_tracebacks(enable, /)", func(*object.Thread, []object.Value) (object.Value, error) { return object.None, nil })
	return m, th.Source(th, m, object.LibraryFile+"sqlite3>", dates)
}

// numbers is a version as a tuple.
func numbers(version string) object.Value {
	var out []object.Value
	for _, part := range strings.Split(version, ".") {
		n, _ := strconv.Atoi(part)
		out = append(out, object.MakeInt(int64(n)))
	}
	return object.NewTuple(out...)
}
