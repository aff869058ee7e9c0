package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// asyncHelper is a function of the module of async forms, which is loaded when
// the first of them is used.
func (st *site) asyncHelper(name string, args ...object.Value) (object.Value, error) {
	const module = "django.utils.asyncs"
	m, ok := st.rt.Modules[module]
	if !ok {
		var err error
		if m, err = st.source(module, "asyncs.py"); err != nil {
			return nil, err
		}
	}
	f, err := object.GetAttr(st.th, m, name)
	if err != nil {
		return nil, err
	}
	step := func(by int) object.Value {
		return object.NewFunction("step()", func(*object.Thread, []object.Value) (object.Value, error) {
			st.threads += by
			return object.None, nil
		})
	}
	return object.Call(st.th, f, append(args, step(1), step(-1))...)
}

// asyncForm is the async form of a method: "count" makes acount().
func (st *site) asyncForm(class, name string) object.Method {
	return object.Method{Name: "a" + name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		key := class + ".a" + name
		f := st.asyncs[key]
		if f == nil {
			var err error
			if f, err = st.asyncHelper("calling", object.Str(name), object.Str(key)); err != nil {
				return nil, err
			}
			st.asyncs[key] = f
		}
		return object.CallArgs(th, f, object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
	}}
}

// asyncQuerySet are the methods of a QuerySet that have an async form.
var asyncQuerySet = map[string]bool{"aggregate": true, "count": true, "get": true, "create": true, "bulk_create": true, "bulk_update": true,
	"get_or_create": true, "update_or_create": true, "earliest": true, "latest": true, "first": true, "last": true, "in_bulk": true,
	"delete": true, "update": true, "exists": true, "contains": true, "explain": true}

// asyncRows is an asynchronous generator of what fetch gives.
func (st *site) asyncRows(fetch func() (object.Value, error)) (object.Value, error) {
	return st.asyncHelper("rows", object.NewFunction("fetch()", func(*object.Thread, []object.Value) (object.Value, error) { return fetch() }))
}

// guardAsync refuses database work in a running event loop, outside of what
// stands for a thread.
func (st *site) guardAsync() error {
	if st.threads > 0 {
		return nil
	}
	m, ok := st.rt.Modules["asyncio.events"]
	if !ok {
		return nil
	}
	if running, ok := m.Dict.GetStr("_running"); !ok || running == object.None {
		return nil
	}
	return meta.Errorf(meta.SynchronousOnly, "You cannot call this from an async context - use a thread or sync_to_async.")
}

// asgirefModule is asgiref.sync.
func (st *site) asgirefModule(m *object.Module) {
	for name, helper := range map[string]string{"sync_to_async": "threaded", "async_to_sync": "blocking"} {
		m.Set(name, object.NewFunction(name+"(func=None, *, thread_sensitive=True, executor=None, force_new_loop=False)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			if f := given(orNone(a[0])); f != nil {
				return st.asyncHelper(helper, f)
			}
			return object.NewFunction("decorator(func)", func(_ *object.Thread, b []object.Value) (object.Value, error) {
				return st.asyncHelper(helper, b[0])
			}), nil
		}))
	}
}

// asyncFunction is the async form of a function.
func (st *site) asyncFunction(f object.Value) object.Value {
	return &object.Builtin{Name: "async", Fn: func(th *object.Thread, args object.Args) (object.Value, error) {
		w, err := st.asyncHelper("threaded", f)
		if err != nil {
			return nil, err
		}
		return object.CallArgs(th, w, args)
	}}
}
