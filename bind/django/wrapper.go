package django

import (
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// wrapping is connection.execute_wrapper: a wrapper for the time of a block.
func (st *site) wrapping(conn, wrapper object.Value) (object.Value, error) {
	list, err := object.GetAttr(st.th, conn, "execute_wrappers")
	if err != nil {
		return nil, err
	}
	wrappers := list.(*object.List)
	c := st.conn(conn)
	return duringBlock(func() error {
		wrappers.Elems = append(wrappers.Elems, wrapper)
		c.Around = st.around(conn, wrappers)
		return nil
	}, func() error {
		wrappers.Elems = wrappers.Elems[:len(wrappers.Elems)-1]
		if len(wrappers.Elems) == 0 {
			c.Around = nil
		}
		return nil
	}), nil
}

// duringBlock is a context manager of two functions.
func duringBlock(enter, exit func() error) object.Value {
	return object.NewInstance(object.NewNativeType(object.ClassSpec{Name: "_GeneratorContextManager", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("__enter__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, enter() }),
		object.NewMethod("__exit__(exc_type, exc_value, traceback)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.False, exit()
		}),
	}}), nil)
}

type ranResult struct{ v any }

// pyParams are parameters as a wrapper sees them.
func (st *site) pyParams(list []any) (object.Value, error) {
	if len(list) == 1 {
		if n, ok := list[0].(db.Named); ok {
			return st.toPy(n.Dict)
		}
	}
	items, err := st.toPyAll(list)
	return object.NewTuple(items...), err
}

// around runs a statement through the wrappers, the first outermost.
func (st *site) around(conn object.Value, wrappers *object.List) func(sql string, params any, many bool, run func(sql string, params any) (any, error)) (any, error) {
	ran := object.NewNativeType(object.ClassSpec{Name: "SQLiteCursorWrapper", Module: "django.db.backends.sqlite3.base"})
	return func(sql string, params any, many bool, run func(sql string, params any) (any, error)) (any, error) {
		given := object.Value(object.None)
		switch p := params.(type) {
		case []any:
			v, err := st.pyParams(p)
			if err != nil {
				return nil, err
			}
			given = v
		case [][]any:
			lists := object.NewList()
			for _, one := range p {
				v, err := st.pyParams(one)
				if err != nil {
					return nil, err
				}
				lists.Elems = append(lists.Elems, v)
			}
			given = lists
		}
		context := object.NewDict()
		context.SetStr("connection", conn)
		context.SetStr("cursor", object.NewInstance(st.cursorType, &cursor{c: st.conn(conn), conn: conn}))
		var executor object.Value = object.NewFunction("execute(sql, params, many, context)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			var args any
			if many {
				list, err := object.ToSlice(st.th, a[1])
				if err != nil {
					return nil, err
				}
				lists := make([][]any, len(list))
				for i, one := range list {
					if lists[i], _, err = st.sqlParams(one); err != nil {
						return nil, err
					}
				}
				args = lists
			} else if list, has, err := st.sqlParams(a[1]); err != nil {
				return nil, err
			} else if has {
				args = list
			}
			v, err := run(text(a[0]), args)
			return object.NewInstance(ran, ranResult{v}), st.err(err)
		})
		for i := len(wrappers.Elems) - 1; i >= 0; i-- {
			inner, wrapper := executor, wrappers.Elems[i]
			executor = object.NewFunction("executor(sql, params, many, context)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				return object.Call(th, wrapper, inner, a[0], a[1], a[2], a[3])
			})
		}
		v, err := object.Call(st.th, executor, object.Str(sql), given, object.MakeBool(many), context)
		if err != nil {
			return nil, err
		}
		r, _ := object.State[ranResult](v)
		return r.v, nil
	}
}
