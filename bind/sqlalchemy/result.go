package sqlalchemy

import (
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// WrapResult is the Python object of a result.
func (s *State) WrapResult(r *core.Result) object.Value {
	name := "CursorResult"
	switch {
	case r.Shape == core.ShapeScalars:
		name = "ScalarResult"
	case r.Shape == core.ShapeMappings:
		name = "MappingResult"
	case r.Merged:
		name = "MergedResult"
	case r.Loaded:
		name = "ChunkedIteratorResult"
	case r.Exec == nil:
		name = "IteratorResult"
	}
	return object.NewInstance(s.classes[name], r)
}

// Item is an item of a result as a Python object.
func (s *State) Item(v any) object.Value {
	switch x := v.(type) {
	case *core.Row:
		return object.NewInstance(s.classes["Row"], x)
	case core.Mapping:
		return object.NewInstance(s.classes["RowMapping"], x.Row)
	}
	return toPy(v)
}

func (s *State) items(list []any) object.Value {
	out := make([]object.Value, len(list))
	for i, v := range list {
		out[i] = s.Item(v)
	}
	return object.NewList(out...)
}

// uniqueKey makes the key by which unique() tells items apart.
func (s *State) uniqueKey(th *object.Thread, fn object.Value) func(any) (any, error) {
	seen := object.NewDict()
	n := 0
	return func(v any) (any, error) {
		item := s.Item(v)
		if m, ok := v.(core.Mapping); ok { // told apart before they become mappings
			item = s.Item(m.Row)
		}
		key := item
		if !none(fn) {
			k, err := object.Call(th, fn, item)
			if err != nil {
				return nil, err
			}
			key = k
		} else if row, ok := v.(*core.Row); ok {
			key = object.NewTuple(values(row.Values)...)
		}
		if old, ok, err := seen.Get(th, key); err != nil {
			return nil, err
		} else if ok {
			return old, nil
		}
		n++
		id := object.MakeInt(int64(n))
		return id, seen.Set(th, key, id)
	}
}

func resultOf(self object.Value) *core.Result {
	r, _ := object.State[*core.Result](self)
	return r
}

// ResultOf is the result behind a Python object.
func (s *State) ResultOf(v object.Value) (*core.Result, bool) {
	r := resultOf(v)
	return r, r != nil
}

// portion is how many items fetchmany() and partitions() take where no size is said: what
// yield_per() said, what a cursor's fetchmany() takes, else all.
func portion(r *core.Result, size object.Value) int {
	if n, ok := intArg(size); ok {
		return n
	}
	switch {
	case r.YieldPer > 0:
		return r.YieldPer
	case !r.FromCursor() && (r.Merged || r.Exec == nil):
		return -1
	}
	return 1
}

// rowMethods are those of results whose items are rows or mappings.
func rowMethods() []object.Method {
	return []object.Method{
		object.NewMethod("fetchone()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			v, ok, err := resultOf(self).Next()
			if err != nil {
				return nil, s.Err(th, err)
			}
			if !ok {
				return object.None, nil
			}
			return s.Item(v), nil
		}),
		object.NewMethod("keys()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			if resultOf(self).NoRows {
				return nil, s.Err(th, resultOf(self).Check())
			}
			return object.NewInstance(s.classes["RMKeyView"], resultOf(self).Meta), nil
		}),
	}
}

// resultMethods are the methods of all results.
func resultMethods() []object.Method {
	opt := func(name string, f func(*State, *core.Result) (any, bool, error)) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			v, ok, err := f(s, resultOf(self))
			if err != nil {
				return nil, s.Err(th, err)
			}
			if !ok {
				return object.None, nil
			}
			return s.Item(v), nil
		})
	}
	return []object.Method{
		object.NewMethod("all()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := resultOf(self).All()
			if err != nil {
				return nil, s.Err(th, err)
			}
			return s.items(list), nil
		}),
		object.NewMethod("fetchall()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := resultOf(self).All()
			if err != nil {
				return nil, s.Err(th, err)
			}
			return s.items(list), nil
		}),
		opt("first", func(_ *State, r *core.Result) (any, bool, error) { return r.First() }),
		opt("one", func(_ *State, r *core.Result) (any, bool, error) { return r.One(false) }),
		opt("one_or_none", func(_ *State, r *core.Result) (any, bool, error) { return r.One(true) }),
		object.NewMethod("fetchmany(size=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := resultOf(self).Many(portion(resultOf(self), a[0]))
			if err != nil {
				return nil, s.Err(th, err)
			}
			return s.items(list), nil
		}),
		object.NewMethod("partitions(size=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			return object.NewIterator(partitionsType, &partitions{s, resultOf(self), portion(resultOf(self), a[0])}), nil
		}),
		object.NewMethod("unique(strategy=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			if r := resultOf(self); r.Loaded && r.YieldPer > 0 && none(a[0]) {
				return nil, s.NewError("InvalidRequestError", "Can't use the ORM yield_per feature in conjunction with unique()", "")
			}
			resultOf(self).Unique(s.uniqueKey(th, a[0]))
			return self, nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			if err := resultOf(self).Check(); err != nil {
				return nil, s.Err(th, err)
			}
			return self, nil
		}),
		object.NewMethod("__next__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			v, ok, err := resultOf(self).Next()
			if err != nil {
				return nil, s.Err(th, err)
			}
			if !ok {
				return nil, object.NewException(object.StopIteration)
			}
			return s.Item(v), nil
		}),
		object.NewMethod("close()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			resultOf(self).Close()
			return object.None, nil
		}),
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("__exit__(type_, value, traceback)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			resultOf(self).Close()
			return object.None, nil
		}),
		object.NewMethod("yield_per(num)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			resultOf(self).YieldPer, _ = intArg(a[0])
			return self, nil
		}),
	}
}

func (s *State) makeResultClasses() {
	const module = "sqlalchemy.engine.result"
	base := s.class(object.ClassSpec{Name: "ResultInternal", Module: module, Methods: resultMethods(), Attrs: []object.Attr{
		{Name: "closed", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(resultOf(self).Closed), nil
		}},
	}})
	index := func(th *object.Thread, r *core.Result, v object.Value) (int, error) {
		if none(v) {
			v = object.Int(0)
		}
		return Of(th).columnIndex(th, r.Meta, v)
	}
	scalarOne := func(name string, f func(*core.Result) (any, bool, error)) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			r := resultOf(self)
			if r.Shape == core.ShapeRows && !r.NoRows {
				r = r.As(core.ShapeScalars, 0)
			}
			v, ok, err := f(r)
			if err != nil {
				return nil, s.Err(th, err)
			}
			if !ok {
				return object.None, nil
			}
			return s.Item(v), nil
		})
	}
	columns := object.NewMethod("columns(*col_expressions)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		r := resultOf(self)
		if r.NoRows {
			return nil, Of(th).Err(th, r.Check())
		}
		if len(elems(a[0])) == 0 {
			return nil, object.Raise(object.IndexError, "tuple index out of range")
		}
		var idx []int
		for _, v := range elems(a[0]) {
			i, err := index(th, r, v)
			if err != nil {
				return nil, err
			}
			idx = append(idx, i)
		}
		return Of(th).WrapResult(r.Pick(idx)), nil
	})
	result := s.class(object.ClassSpec{Name: "Result", Module: module, Bases: []*object.Type{base}, Methods: append(rowMethods(), []object.Method{
		object.NewMethod("scalars(index=0)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r := resultOf(self)
			if r.NoRows {
				return nil, Of(th).Err(th, r.Check())
			}
			i, err := index(th, r, a[0])
			if err != nil {
				return nil, err
			}
			return Of(th).WrapResult(r.As(core.ShapeScalars, i)), nil
		}),
		object.NewMethod("mappings()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r := resultOf(self)
			if r.NoRows {
				return nil, Of(th).Err(th, r.Check())
			}
			return Of(th).WrapResult(r.As(core.ShapeMappings, 0)), nil
		}),
		object.NewMethod("tuples()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		columns,
		object.NewMethod("freeze()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r := resultOf(self)
			if r.NoRows {
				return nil, object.Raise(object.NotImplementedError, "")
			}
			rows, err := r.Freeze()
			if err != nil {
				return nil, Of(th).Err(th, err)
			}
			return Of(th).WrapFrozen(&Frozen{Meta: r.Meta, Rows: rows}), nil
		}),
		object.NewMethod("merge(*others)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			parts := []*core.Result{resultOf(self)}
			for _, v := range elems(a[0]) {
				r := resultOf(v)
				if r == nil {
					return nil, object.Raise(object.TypeError, "a Result is expected")
				}
				parts = append(parts, r)
			}
			if err := parts[0].Check(); err != nil && !parts[0].NoRows {
				return nil, Of(th).Err(th, err)
			}
			return Of(th).WrapResult(core.Merge(parts)), nil
		}),
		scalarOne("scalar", func(r *core.Result) (any, bool, error) { return r.First() }),
		scalarOne("scalar_one", func(r *core.Result) (any, bool, error) { return r.One(false) }),
		scalarOne("scalar_one_or_none", func(r *core.Result) (any, bool, error) { return r.One(true) }),
	}...), Attrs: []object.Attr{
		{Name: "closed", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			r := resultOf(self)
			return object.MakeBool(r.Closed), nil
		}},
		{Name: "_soft_closed", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(resultOf(self).SoftClosed()), nil
		}},
		{Name: "t", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
	}})
	s.makeFrozen()
	iterator := s.class(object.ClassSpec{Name: "IteratorResult", Module: module, Bases: []*object.Type{result}})
	s.class(object.ClassSpec{Name: "ChunkedIteratorResult", Module: module, Bases: []*object.Type{iterator}})
	s.class(object.ClassSpec{Name: "MergedResult", Module: module, Bases: []*object.Type{iterator}, Attrs: []object.Attr{
		{Name: "rowcount", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if n := resultOf(self).Total; n != nil {
				return object.MakeInt(*n), nil
			}
			return nil, object.Raise(object.AttributeError, "'MergedResult' object has no attribute 'rowcount'")
		}},
	}})
	s.class(object.ClassSpec{Name: "ScalarResult", Module: module, Bases: []*object.Type{base}})
	s.class(object.ClassSpec{Name: "MappingResult", Module: module, Bases: []*object.Type{base}, Methods: append(rowMethods(), columns)})
	s.makeCursorResult(result)
	s.makeRowClasses()
}

func (s *State) makeCursorResult(result *object.Type) {
	ctx := func(self object.Value) *core.ExecContext {
		r := resultOf(self)
		if r == nil || r.Exec == nil {
			return &core.ExecContext{Rowcount: -1}
		}
		return r.Exec
	}
	keyRow := func(th *object.Thread, self object.Value, key []any) object.Value {
		s := Of(th)
		var names []string
		if ins, ok := resultOf(self).Compiled.Statement.(*core.Insert); ok {
			if t, ok := ins.Table.(*core.Table); ok {
				for _, c := range t.PrimaryKey.Cols {
					names = append(names, c.Key)
				}
			}
		}
		if len(names) != len(key) {
			names = make([]string, len(key))
		}
		return s.Item(&core.Row{Meta: core.NewRowMeta(names, nil), Values: key})
	}
	s.class(object.ClassSpec{Name: "CursorResult", Module: "sqlalchemy.engine.cursor", Bases: []*object.Type{result}, Attrs: []object.Attr{
		{Name: "rowcount", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeInt(ctx(self).Rowcount), nil
		}},
		{Name: "lastrowid", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if x := ctx(self); x.Many && !x.OneByOne {
				return object.None, nil
			}
			return object.MakeInt(ctx(self).LastID), nil
		}},
		{Name: "returns_rows", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(!resultOf(self).NoRows), nil
		}},
		{Name: "is_insert", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			r := resultOf(self)
			return object.MakeBool(r.Compiled != nil && r.Compiled.IsInsert), nil
		}},
		{Name: "cursor", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			r := resultOf(self)
			if r.NoRows || r.SoftClosed() || r.Exec == nil || r.Exec.Conn == nil {
				return object.None, nil
			}
			return dbapi.In(s.RT).Cursor(r.Exec.Conn.DB()), nil
		}},
		{Name: "context", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).contextObject(ctx(self)), nil
		}},
		{Name: "inserted_primary_key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if err := Of(th).keyable(self, ctx(self)); err != nil {
				return nil, err
			}
			keys := ctx(self).PrimaryKeys
			if len(keys) == 0 {
				return object.None, nil
			}
			return keyRow(th, self, keys[0]), nil
		}},
		{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if x := resultOf(self).Exec; x != nil && x.Conn != nil {
				return Of(th).WrapConnection(x.Conn), nil
			}
			return nil, object.AttributeErr(self, "connection")
		}},
		{Name: "inserted_primary_key_rows", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			one := *ctx(self)
			one.Many = false
			if err := Of(th).keyable(self, &one); err != nil {
				return nil, err
			}
			if x := ctx(self); x.Many && !x.OneByOne && len(x.PrimaryKeys) == 0 { // the driver tells no keys
				if ins, ok := resultOf(self).Compiled.Statement.(*core.Insert); ok {
					if t, ok := ins.Table.(*core.Table); ok {
						for range x.Params {
							out = append(out, keyRow(th, self, make([]any, len(t.PrimaryKey.Cols))))
						}
					}
				}
			}
			for _, k := range ctx(self).PrimaryKeys {
				out = append(out, keyRow(th, self, k))
			}
			return object.NewList(out...), nil
		}},
		{Name: "returned_defaults_rows", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			rows := ctx(self).ReturnedDefaults
			if len(rows) == 0 {
				return object.None, nil
			}
			out := object.NewList()
			for _, r := range rows {
				out.Elems = append(out.Elems, Of(th).Item(r))
			}
			return out, nil
		}},
		{Name: "returned_defaults", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if ctx(self).Many {
				return nil, Of(th).NewError("InvalidRequestError", "This statement was an executemany call; if return defaults is supported, please use .returned_defaults_rows.", "")
			}
			if d := ctx(self).ReturnedDefaults; len(d) > 0 {
				return Of(th).Item(d[0]), nil
			}
			return object.None, nil
		}},
	}, Methods: []object.Method{
		object.NewMethod("splice_horizontally(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, r := resultOf(self), resultOf(a[0])
			if err := l.Check(); err != nil || r == nil {
				return nil, Of(th).Err(th, err)
			}
			return Of(th).WrapResult(core.Splice(l, r)), nil
		}),
		object.NewMethod("splice_vertically(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, r := resultOf(self), resultOf(a[0])
			if err := l.Check(); err != nil || r == nil {
				return nil, Of(th).Err(th, err)
			}
			return Of(th).WrapResult(core.Merge([]*core.Result{l, r})), nil
		}),
		afterDML("last_inserted_params", "an insert()", func(c *core.Compiled) bool { return c.IsInsert }, lastParams),
		afterDML("last_updated_params", "an update()", func(c *core.Compiled) bool { return c.IsUpdate }, lastParams),
		afterDML("postfetch_cols", "an insert() or update()", insertsOrUpdates, func(th *object.Thread, r *core.Result) (object.Value, error) {
			return Of(th).columnObjects(th, r.Compiled.Postfetch()), nil
		}),
		afterDML("prefetch_cols", "an insert() or update()", insertsOrUpdates, func(th *object.Thread, r *core.Result) (object.Value, error) {
			return Of(th).columnObjects(th, r.Compiled.Prefetched()), nil
		}),
		object.NewMethod("lastrow_has_defaults()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			c := resultOf(self).Compiled
			return object.MakeBool(c != nil && insertsOrUpdates(c) && len(c.Postfetch()) > 0), nil
		}),
		always("supports_sane_rowcount"), always("supports_sane_multi_rowcount"),
	}})
}

// partitions reads a result's rows in lists of a size.
type partitions struct {
	s    *State
	r    *core.Result
	size int
}

var partitionsType = object.NewIteratorType("generator")

// Next implements object.Iterator.
func (p *partitions) Next(th *object.Thread) (object.Value, error) {
	list, err := p.r.Many(p.size)
	if err != nil || len(list) == 0 {
		return nil, p.s.Err(th, err)
	}
	return p.s.items(list), nil
}

func insertsOrUpdates(c *core.Compiled) bool { return c.IsInsert || c.IsUpdate }

// columnObjects is a list of columns.
func (s *State) columnObjects(th *object.Thread, cols []*core.Column) object.Value {
	out := object.NewList()
	for _, c := range cols {
		out.Elems = append(out.Elems, s.Wrap(th, c))
	}
	return out
}

// afterDML is a method that only the results of some statements have.
func afterDML(name, kind string, of func(*core.Compiled) bool, get func(*object.Thread, *core.Result) (object.Value, error)) object.Method {
	return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		r := resultOf(self)
		switch {
		case r.Compiled == nil || r.Compiled.Statement == nil:
			return nil, Of(th).NewError("InvalidRequestError", "Statement is not a compiled expression construct.", "")
		case !of(r.Compiled):
			return nil, Of(th).NewError("InvalidRequestError", "Statement is not "+kind+" expression construct.", "")
		}
		return get(th, r)
	})
}

// always is a method that answers True.
func always(name string) object.Method {
	return object.NewMethod(name+"()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.True, nil })
}

// lastParams are the parameters of a statement as it was executed; a list of them
// where it was executed with many.
func lastParams(th *object.Thread, r *core.Result) (object.Value, error) {
	if !r.Exec.Many {
		return Of(th).executedParams(th, r, 0)
	}
	out := object.NewList()
	for i := range r.Exec.Params {
		p, err := Of(th).executedParams(th, r, i)
		if err != nil {
			return nil, err
		}
		out.Elems = append(out.Elems, p)
	}
	return out, nil
}

func (s *State) executedParams(th *object.Thread, r *core.Result, i int) (object.Value, error) {
	set := map[string]object.Value{}
	if len(r.Exec.Params) > i {
		for k, v := range r.Exec.Params[i] {
			set[k] = toPy(v)
		}
	}
	return s.compiledParams(th, r.Compiled, set)
}

// keyable reports statements that have no inserted key.
func (s *State) keyable(self object.Value, ctx *core.ExecContext) error {
	r := resultOf(self)
	switch {
	case ctx.Many:
		return s.NewError("InvalidRequestError", "This statement was an executemany call; if primary key returning is supported, please use .inserted_primary_key_rows.", "")
	case r.Compiled == nil || r.Compiled.Statement == nil:
		return s.NewError("InvalidRequestError", "Statement is not a compiled expression construct.", "")
	case !r.Compiled.IsInsert:
		return s.NewError("InvalidRequestError", "Statement is not an insert() expression construct.", "")
	case r.Compiled.Returning && len(ctx.PrimaryKeys) == 0:
		return s.NewError("InvalidRequestError", "Can't call inserted_primary_key when returning() is used.", "")
	}
	return nil
}

// columnIndex finds a column of rows by position, name or column object.
func (s *State) columnIndex(th *object.Thread, m *core.RowMeta, key object.Value) (int, error) {
	if n, ok := key.(object.Int); ok {
		i := int(n)
		if i < 0 {
			i += len(m.Keys)
		}
		if i < 0 || i >= len(m.Keys) {
			return 0, object.Raise(object.IndexError, "list index out of range")
		}
		if at, ok := m.Find(m.Keys[i]); ok && at < 0 { // a place is looked up by its name
			return 0, s.NewError("InvalidRequestError", "Ambiguous column name '"+m.Keys[i]+"' in result set column descriptions", "")
		}
		return i, nil
	}
	var target any
	shown := ""
	if n, ok := object.AsStr(key); ok {
		target, shown = n, n
	} else {
		e, ok, err := s.Element(th, key)
		if err != nil {
			return 0, err
		}
		if ok {
			target = e
			if shown, err = object.ToStr(th, key); err != nil {
				return 0, err
			}
			if c, isCol := e.(core.ColumnElement); isCol {
				target = core.Deannotate(c)
			}
		}
	}
	i, ok := m.Find(target)
	if !ok && m.Plain {
		return 0, object.NewKeyError(key)
	}
	if !ok {
		return 0, s.NewError("NoSuchColumnError", "Could not locate column in row for column '"+shown+"'", "")
	}
	if i < 0 {
		return 0, s.NewError("InvalidRequestError", "Ambiguous column name '"+shown+"' in result set column descriptions", "")
	}
	return i, nil
}
