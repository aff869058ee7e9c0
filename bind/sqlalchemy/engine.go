package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/python/object"
)

type engineState struct {
	engine *core.Engine
	echo   bool
	told   bool // echo was given or set
	// poolClass is the class of pool that was asked for, poolObject the pool.
	poolClass, poolObject object.Value
	url                   object.Value // once it was asked for
}

type connState struct {
	conn *core.Connection
	// tx is what the context manager of begin() ends.
	engineTx bool
}

type txState struct {
	tx *core.Transaction
}

// EngineOf is the engine behind a Python Engine.
func EngineOf(v object.Value) (*core.Engine, bool) {
	e, ok := object.State[*engineState](v)
	if !ok {
		return nil, false
	}
	return e.engine, true
}

// ConnectionOf is the connection behind a Python Connection.
func ConnectionOf(v object.Value) (*core.Connection, bool) {
	c, ok := object.State[*connState](v)
	if !ok {
		return nil, false
	}
	return c.conn, true
}

// WrapConnection is the Python object of a connection.
func (s *State) WrapConnection(c *core.Connection) object.Value {
	if o, ok := s.objects[c]; ok {
		return o
	}
	o := object.NewInstance(s.classes["Connection"], &connState{conn: c})
	s.objects[c] = o
	return o
}

// WrapTransaction is the Python object of a transaction.
func (s *State) WrapTransaction(t *core.Transaction) object.Value {
	if t == nil {
		return object.None
	}
	if o, ok := s.objects[t]; ok {
		return o
	}
	name := "RootTransaction"
	if t.Nested() {
		name = "NestedTransaction"
	}
	o := object.NewInstance(s.classes[name], &txState{t})
	s.objects[t] = o
	return o
}

// CreateEngine is create_engine().
func (s *State) CreateEngine(th *object.Thread, url object.Value, kw *object.Dict) (object.Value, error) {
	text, ok, err := s.urlText(th, url)
	if err != nil {
		return nil, err
	}
	if !ok {
		r, err := object.Repr(th, url)
		if err != nil {
			return nil, err
		}
		return nil, s.NewError("ArgumentError", "Expected string or URL object, got "+r, "")
	}
	u, err := core.ParseURL(text)
	if err != nil {
		return nil, s.Err(th, core.ArgumentErrorf("Could not parse SQLAlchemy URL from given URL string"))
	}
	switch b := u.Backend(); b {
	case "sqlite":
		if _, driver, ok := strings.Cut(u.Driver, "+"); ok && driver != "pysqlite" && driver != asyncDriver {
			if !strings.HasPrefix(driver, "pysql") {
				return nil, s.NewError("NoSuchModuleError", "Can't load plugin: sqlalchemy.dialects:"+strings.ReplaceAll(u.Driver, "+", "."), "")
			}
			return nil, object.Unsupported("the driver %s", u.Driver)
		}
	case "postgresql", "mysql", "mariadb", "oracle", "mssql":
		if _, err := s.dialectClass(u.Driver); err != nil {
			return nil, err
		}
		return nil, object.Unsupported("the database %s", b)
	default:
		return nil, s.NewError("NoSuchModuleError", "Can't load plugin: sqlalchemy.dialects:"+strings.ReplaceAll(u.Driver, "+", "."), "")
	}
	if made, err := s.rareArguments(th, url, u, kw); made != nil || err != nil {
		return made, err
	}
	if err := s.checkEngine(u, kw); err != nil {
		return nil, err
	}
	st := &engineState{}
	own := *core.SQLite // what is set on an engine's dialect holds for that engine
	e := &core.Engine{URL: u, Dialect: &own, Host: host{s}, ExecOptions: map[string]any{}, Events: &core.EngineEvents{}}
	st.engine = e
	s.engines++
	alias := ""
	if s.engines > 1 {
		alias = u.Database
	}
	name := u.Database
	if u.IsMemory() {
		name = ""
	}
	e.Open = func() (*database.Conn, error) { return s.Env.Open(name, alias, false) }
	if driverOf(u) == asyncDriver {
		e.Guard = s.guardDriver
		own.Async = true
	}
	for _, it := range kw.Items() {
		switch k := str(it.Key); k {
		case "echo":
			st.told = !none(it.Value)
			if st.echo, err = object.Truth(th, it.Value); err != nil {
				return nil, err
			}
		case "execution_options":
			if d, ok := it.Value.(*object.Dict); ok {
				for _, o := range d.Items() {
					core.NameOption(e.ExecOptions, str(o.Key))
				}
				e.ExecOptions = core.MergeOptions(e.ExecOptions, options(d))
			}
		case "pool_size":
			e.PoolSize, _ = intArg(it.Value)
		case "isolation_level":
			if e.Isolation = str(orNone(it.Value)); e.Isolation == "" && !none(it.Value) {
				return nil, object.AttributeErr(it.Value, "replace")
			}
		case "hide_parameters":
			if e.HideParameters, err = object.Truth(th, it.Value); err != nil {
				return nil, err
			}
		case "enable_from_linting":
			on, err := object.Truth(th, it.Value)
			if err != nil {
				return nil, err
			}
			e.NoLint = !on
		case "connect_args":
			for _, a := range mapping(it.Value).Items() {
				if name := str(a.Key); !strings.Contains(" database timeout detect_types isolation_level check_same_thread factory cached_statements uri ", " "+name+" ") {
					e.Open = func() (*database.Conn, error) {
						return nil, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for Connection()", name)
					}
				}
			}
		case "creator":
			e.Open = func() (*database.Conn, error) {
				own, err := object.Call(s.th, it.Value)
				if err != nil || dbapi.Database(own) != nil {
					return dbapi.Database(own), err
				}
				return nil, object.AttributeErr(own, "create_function")
			}
		case "insertmanyvalues_page_size":
			e.InsertManyPageSize, _ = intArg(it.Value)
		}
	}
	if v, ok := kw.GetStr("poolclass"); ok && !none(v) {
		st.poolClass = v
	}
	s.watch(e, st)
	if v, ok := kw.GetStr("echo"); ok && str(v) == "debug" {
		e.Debug = func(line string) { s.echoAt("DEBUG", line) }
	}
	o := object.NewInstance(s.classes["Engine"], st)
	s.objects[e] = o
	return o, s.newEngine(e)
}

func poolName(u core.URL) string {
	if u.IsMemory() {
		return "SingletonThreadPool"
	}
	return "QueuePool"
}

// watch sends an engine's lines to Python's logger of the engine where a snippet
// has set one up, and else to where echo=True prints them.
func (s *State) watch(e *core.Engine, st *engineState) {
	e.Wanted = func() bool { return st.echo || s.engineLogger() != nil }
	e.Logger = func(line string) {
		if logger := s.engineLogger(); logger != nil {
			_, _ = object.CallMethod(s.th, logger, "info", object.Str(line))
		} else {
			s.echoLine(line)
		}
	}
}

// engineLogger is the logger sqlalchemy.engine.Engine where it takes messages of
// level INFO, nil where the snippet has no logging or has not asked for them.
func (s *State) engineLogger() object.Value {
	const info = 20
	m, ok := s.RT.Modules["logging"]
	if !ok {
		return nil
	}
	logger, err := object.CallMethod(s.th, m, "getLogger", object.Str("sqlalchemy.engine.Engine"))
	if err != nil {
		return nil
	}
	on, err := object.CallMethod(s.th, logger, "isEnabledFor", object.Int(info))
	if err != nil || on != object.True {
		return nil
	}
	return logger
}

// echoLine prints a line of the engine's log as logging's handler does: each
// record on standard output with time, level and logger. A deterministic run, as
// the records of the real ORMs are made, prints none: the statements are in its log.
func (s *State) echoLine(line string) { s.echoAt("INFO", line) }

func (s *State) echoAt(level, line string) {
	if s.RT.Deterministic {
		return
	}
	now := s.th.Now()
	prefix := now.Format("2006-01-02 15:04:05") + "," + now.Format(".000")[1:] + " " + level + " sqlalchemy.engine.Engine "
	_ = s.th.Print(prefix + line + "\n")
}

// withConnection runs f on a connection: one of an engine's, in a transaction of
// its own, or the one that was given.
func (s *State) withConnection(th *object.Thread, bind object.Value, f func(*core.Connection) error) error {
	if c, ok := object.State[*connState](bind); ok {
		return s.Err(th, f(c.conn))
	}
	if e, ok := object.State[*engineState](bind); ok {
		c, err := e.engine.Connect()
		if err != nil {
			return s.Err(th, err)
		}
		if _, err = c.Begin(); err == nil {
			if err = f(c); err == nil {
				err = c.Commit()
			}
		}
		if cerr := c.Close(); err == nil {
			err = cerr
		}
		return s.Err(th, err)
	}
	if s.hooks.Connection != nil {
		c, ok, err := s.hooks.Connection(th, bind)
		if err != nil {
			return err
		}
		if ok {
			return s.Err(th, f(c))
		}
	}
	return object.AttributeErr(bind, "_run_ddl_visitor")
}

// Params are the parameters that execute() was given: none, one set or many.
func (s *State) Params(th *object.Thread, v object.Value) ([]core.Param, error) {
	s.given = v
	if none(v) {
		return nil, nil
	}
	one := func(v object.Value) (core.Param, error) {
		d, ok := v.(*object.Dict)
		if !ok {
			if _, isRow := object.State[*core.Row](v); isRow {
				named, err := rowDict(th, v)
				if err != nil {
					return nil, err
				}
				d, ok = named, true
			}
		}
		if !ok {
			return nil, s.NewError("ArgumentError", "List argument must consist only of dictionaries", "")
		}
		p := core.Param{}
		for _, it := range d.Items() {
			k, ok := object.AsStr(it.Key)
			if !ok {
				e, isEl, err := s.Element(th, it.Key)
				if err != nil {
					return nil, err
				}
				if c, isCol := e.(core.ColumnElement); isEl && isCol {
					k = core.ProxyKey(c)
				}
			}
			p[k] = it.Value
		}
		return p, nil
	}
	switch x := v.(type) {
	case *object.List:
		var out []core.Param
		for _, e := range x.Elems {
			p, err := one(e)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
		return out, nil
	case *object.Tuple:
		var out []core.Param
		for _, e := range x.Elems {
			p, err := one(e)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
		return out, nil
	case *object.Dict:
		p, err := one(x)
		return []core.Param{p}, err
	}
	return nil, s.NewError("ArgumentError", "mapping or list expected for parameters", "")
}

func options(v object.Value) map[string]any {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil
	}
	out := map[string]any{}
	for _, it := range d.Items() {
		core.NameOption(out, str(it.Key))
		if b, ok := it.Value.(object.Bool); ok {
			out[str(it.Key)] = bool(b)
			continue
		}
		if n, ok := intArg(it.Value); ok {
			out[str(it.Key)] = n
			continue
		}
		if t, ok := object.AsStr(it.Value); ok {
			out[str(it.Key)] = t
			continue
		}
		out[str(it.Key)] = it.Value
	}
	return out
}

// Execute is Connection.execute().
func (s *State) Execute(th *object.Thread, c *core.Connection, stmt, params, opts object.Value) (*core.Result, error) {
	s.th = th
	if _, isText := object.AsStr(stmt); isText {
		r, _ := object.Repr(th, stmt)
		return nil, s.NewError("ObjectNotExecutableError", "Not an executable object: "+r, "")
	}
	if d, ok := object.State[*core.Default](stmt); ok && d.Sequence != nil {
		return nil, object.Unsupported("executing a default")
	}
	if _, err := s.Statement(th, stmt); err != nil {
		return nil, err
	}
	if _, err := s.Params(th, params); err != nil {
		return nil, err
	}
	stmt, params, err := s.tellExecute(th, c, "before_execute", stmt, params, opts, nil)
	if err != nil {
		return nil, err
	}
	st, err := s.Statement(th, stmt)
	if err != nil {
		return nil, err
	}
	p, err := s.Params(th, params)
	if err != nil {
		return nil, err
	}
	r, err := c.Run(st, p, options(opts))
	if err = s.Err(th, err); err != nil {
		return nil, s.handled(th, c, err)
	}
	_, _, err = s.tellExecute(th, c, "after_execute", stmt, params, opts, r)
	return r, err
}

func (s *State) makeEngineClasses() {
	const module = "sqlalchemy.engine.base"
	eng := func(self object.Value) *engineState {
		e, _ := object.State[*engineState](self)
		return e
	}
	s.class(object.ClassSpec{
		Name: "Engine", Module: module,
		Methods: []object.Method{
			object.NewMethod("connect()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				c, err := eng(self).engine.Connect()
				if err != nil {
					return nil, s.Err(th, err)
				}
				if err := c.SetOptions(eng(self).engine.ExecOptions); err != nil {
					return nil, Of(th).Err(th, err)
				}
				return s.WrapConnection(c), nil
			}),
			object.NewMethod("begin()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(Of(th).classes["EngineBegin"], &engineBegin{engine: eng(self).engine}), nil
			}),
			object.NewMethod("dispose(close=True)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.None, Of(th).Err(th, eng(self).engine.Dispose())
			}),
			object.NewMethod("execution_options(**opt)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				c := *eng(self)
				e := eng(self).engine.WithOptions(options(a[0]))
				c.engine = e
				o := object.NewInstance(self.Type(), &c)
				Of(th).objects[e] = o
				if e.Events != nil {
					for _, f := range e.Events.EngineOptions {
						if err := f(e, options(a[0])); err != nil {
							return nil, err
						}
					}
				}
				return o, nil
			}),
			object.NewMethod("get_execution_options()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).immutable(eng(self).engine.ExecOptions), nil
			}),
			object.NewMethod("raw_connection()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c, err := eng(self).engine.Lend()
				if err != nil {
					return nil, Of(th).Err(th, err)
				}
				return Of(th).lent(c.DB(), c), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str("Engine(" + eng(self).engine.URL.Text(true) + ")"), nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "url", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				e := eng(self)
				if e.url == nil {
					f, err := th.ImportFrom(URLModule, "make_url")
					if err == nil {
						e.url, err = object.Call(th, f, object.Str(e.engine.URL.Text(false)))
					}
					if err != nil {
						return nil, err
					}
				}
				return e.url, nil
			}},
			{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).dialectObject(eng(self).engine.Dialect), nil
			}},
			{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(eng(self).engine.Dialect.Name), nil
			}},
			{Name: "driver", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(driverOf(eng(self).engine.URL)), nil
			}},
			{Name: "echo", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				if !eng(self).told {
					return object.None, nil
				}
				return object.MakeBool(eng(self).echo), nil
			}, Set: func(th *object.Thread, self, v object.Value) error {
				on, err := object.Truth(th, v)
				if err != nil {
					return err
				}
				s := Of(th)
				eng(self).echo, eng(self).told = on, true
				s.watch(eng(self).engine, eng(self))
				return nil
			}},
		},
	})
	s.makeEngineBegin()
	s.makeConnectionClass()
	s.makeTransactionClasses()
	s.makeSmallClasses()
}

// engineBegin is what engine.begin() returns: a connection in a transaction for
// the length of a with block.
type engineBegin struct {
	engine *core.Engine
	conn   *core.Connection
	tx     *core.Transaction
}

func (s *State) makeEngineBegin() {
	s.class(object.ClassSpec{Name: "EngineBegin", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("__enter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			b, _ := object.State[*engineBegin](self)
			c, err := b.engine.Connect()
			if err != nil {
				return nil, s.Err(th, err)
			}
			if err := c.SetOptions(b.engine.ExecOptions); err != nil {
				return nil, s.Err(th, err)
			}
			b.conn = c
			t, err := c.Begin()
			if err != nil {
				return nil, s.Err(th, err)
			}
			t.Enter()
			b.tx = t
			return s.WrapConnection(c), nil
		}),
		object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			b, _ := object.State[*engineBegin](self)
			var err error
			switch {
			case none(a[0]) && b.tx.Active():
				if err = b.tx.Commit(); err != nil {
					_ = b.tx.Rollback()
				}
			case b.tx.Active():
				err = b.tx.Rollback()
			}
			b.tx.Leave()
			if cerr := b.conn.Close(); err == nil {
				err = cerr
			}
			return object.False, s.Err(th, err)
		}),
	}})
}

func (s *State) makeConnectionClass() {
	conn := func(self object.Value) *core.Connection {
		c, _ := object.State[*connState](self)
		return c.conn
	}
	plain := func(name string, f func(*core.Connection) error) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, Of(th).Err(th, f(conn(self)))
		})
	}
	flag := func(name string, f func(*core.Connection) bool) object.Method {
		return object.NewMethod(name+"()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeBool(f(conn(self))), nil
		})
	}
	s.class(object.ClassSpec{
		Name: "Connection", Module: "sqlalchemy.engine.base",
		Methods: []object.Method{
			object.NewMethod("execute(statement, parameters=None, *, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				r, err := s.Execute(th, conn(self), a[0], a[1], a[2])
				if err != nil {
					return nil, err
				}
				return s.WrapResult(r), nil
			}),
			object.NewMethod("scalar(statement, parameters=None, *, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				r, err := s.Execute(th, conn(self), a[0], a[1], a[2])
				if err != nil {
					return nil, err
				}
				return object.CallMethod(th, s.WrapResult(r), "scalar")
			}),
			object.NewMethod("scalars(statement, parameters=None, *, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				r, err := s.Execute(th, conn(self), a[0], a[1], a[2])
				if err != nil {
					return nil, err
				}
				return object.CallMethod(th, s.WrapResult(r), "scalars")
			}),
			object.NewMethod("exec_driver_sql(statement, parameters=None, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				if _, text := object.AsStr(a[0]); !text {
					return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", a[0].Type().TpName())
				}
				var lists [][]any
				var named []core.Param
				switch p := orNone(a[1]).(type) {
				case *object.Tuple:
					lists = [][]any{anys(p.Elems)}
				case *object.List:
					for _, e := range p.Elems {
						switch x := e.(type) {
						case *object.Tuple:
							lists = append(lists, anys(x.Elems))
						default:
							if _, dict := e.(*object.Dict); !dict {
								return nil, s.NewError("ArgumentError", "List argument must consist only of tuples or dictionaries", "")
							}
							ps, err := s.Params(th, p)
							if err != nil {
								return nil, err
							}
							named = ps
						}
					}
				case *object.Dict:
					ps, err := s.Params(th, p)
					if err != nil {
						return nil, err
					}
					named = ps
				default:
					if !none(p) {
						return nil, s.NewError("ArgumentError", "mapping or sequence expected for parameters", "")
					}
				}
				r, err := conn(self).ExecDriverSQL(str(a[0]), lists, named)
				if err != nil {
					return nil, s.handled(th, conn(self), s.Err(th, err))
				}
				return s.WrapResult(r), nil
			}),
			object.NewMethod("begin()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				t, err := conn(self).Begin()
				if err != nil {
					return nil, s.Err(th, err)
				}
				return s.WrapTransaction(t), nil
			}),
			object.NewMethod("begin_nested()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				t, err := conn(self).BeginNested()
				if err != nil {
					return nil, s.Err(th, err)
				}
				return s.WrapTransaction(t), nil
			}),
			plain("commit", (*core.Connection).Commit), plain("rollback", (*core.Connection).Rollback), plain("close", (*core.Connection).Close),
			plain("invalidate", (*core.Connection).Invalidate), plain("detach", (*core.Connection).Detach),
			flag("in_transaction", (*core.Connection).InTransaction), flag("in_nested_transaction", (*core.Connection).InNestedTransaction),
			object.NewMethod("get_transaction()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).WrapTransaction(conn(self).Transaction()), nil
			}),
			object.NewMethod("get_nested_transaction()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).WrapTransaction(conn(self).NestedTransaction()), nil
			}),
			object.NewMethod("execution_options(**opt)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				opts := options(a[0])
				for _, f := range conn(self).Engine.Events.ConnectionOptions {
					if err := f(conn(self), opts); err != nil {
						return nil, err
					}
				}
				return self, Of(th).Err(th, conn(self).SetOptions(opts))
			}),
			object.NewMethod("get_execution_options()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).immutable(conn(self).Options()), nil
			}),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.False, Of(th).Err(th, conn(self).Close())
			}),
		},
		Attrs: []object.Attr{
			{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				if conn(self).Closed() {
					return nil, Of(th).NewError("ResourceClosedError", "This Connection is closed", "")
				}
				return Of(th).lent(conn(self).DB(), conn(self)), nil
			}},
			{Name: "closed", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(conn(self).Closed()), nil
			}},
			{Name: "invalidated", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(conn(self).Invalidated), nil
			}},
			{Name: "info", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).infoOf(conn(self).DB()), nil
			}},
			{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).dialectObject(conn(self).Engine.Dialect), nil
			}},
			{Name: "engine", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).WrapEngine(conn(self).Engine), nil
			}},
		},
	})
}

func anys(list []object.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// WrapEngine is a Python object of an engine.
func (s *State) WrapEngine(e *core.Engine) object.Value {
	if o, ok := s.objects[e]; ok {
		return o
	}
	st := &engineState{engine: e, echo: e.Wanted != nil && e.Wanted() && s.engineLogger() == nil}
	s.watch(e, st)
	o := object.NewInstance(s.classes["Engine"], st)
	s.objects[e] = o
	return o
}

func (s *State) makeTransactionClasses() {
	tx := func(self object.Value) *core.Transaction {
		t, _ := object.State[*txState](self)
		return t.tx
	}
	plain := func(name string, f func(*core.Transaction) error) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.None, Of(th).Err(th, f(tx(self)))
		})
	}
	base := s.class(object.ClassSpec{
		Name: "Transaction", Module: "sqlalchemy.engine.base",
		Methods: []object.Method{
			plain("commit", (*core.Transaction).Commit), plain("rollback", (*core.Transaction).Rollback), plain("close", (*core.Transaction).Close),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				tx(self).Enter()
				return self, nil
			}),
			object.NewMethod("__exit__(type_, value, traceback)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t := tx(self)
				defer t.Leave()
				var err error
				switch {
				case none(a[0]) && t.Active():
					if err = t.Commit(); err != nil {
						_ = t.Rollback()
					}
				case !none(a[0]):
					err = t.Rollback()
				}
				return object.False, Of(th).Err(th, err)
			}),
		},
		Attrs: []object.Attr{
			{Name: "is_active", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(tx(self).Active()), nil
			}},
			{Name: "is_valid", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(tx(self).Active()), nil
			}},
			{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).WrapConnection(tx(self).Connection()), nil
			}},
		},
	})
	s.class(object.ClassSpec{Name: "RootTransaction", Module: "sqlalchemy.engine.base", Bases: []*object.Type{base}})
	s.class(object.ClassSpec{Name: "NestedTransaction", Module: "sqlalchemy.engine.base", Bases: []*object.Type{base}})
}
