package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// setRouters takes over settings.DATABASE_ROUTERS.
func (st *site) setRouters(v object.Value) error {
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return err
	}
	st.routers, st.s.Route = nil, nil
	for _, r := range list {
		if path, ok := object.AsStr(r); ok {
			module, name, _ := cutPath(path)
			cls, err := st.importName(module, name)
			if err != nil {
				return err
			}
			if r, err = object.Call(st.th, cls); err != nil {
				return err
			}
		}
		st.routers = append(st.routers, r)
	}
	if len(st.routers) > 0 {
		st.s.Route = router{st}
	}
	return nil
}

// router asks the router objects of the settings, in their order. What one
// raises ends the run's next statement: the ORM has no way to hear of it here.
type router struct{ st *site }

// ask calls a method of the routers that have it until one has an opinion.
func (r router) ask(method string, args object.Args) object.Value {
	for _, x := range r.st.routers {
		if _, has := x.Type().Lookup(method); !has {
			continue
		}
		v, err := object.CallMethodArgs(r.st.th, x, method, args)
		if err != nil {
			r.st.routerFailed = err
			return object.None
		}
		if v != object.None {
			return v
		}
	}
	return object.None
}

// Database implements django.Router.
func (r router) Database(m *meta.Model, write bool, hint meta.Instance) string {
	method := "db_for_read"
	if write {
		method = "db_for_write"
	}
	args := object.Args{Pos: []object.Value{r.st.senderOf(m)}}
	if o, ok := hint.(*obj); ok {
		args.Kw = append(args.Kw, object.KwArg{Name: "instance", Value: o.inst})
	}
	return text(r.ask(method, args))
}

// AllowRelation implements django.Router.
func (r router) AllowRelation(a, b meta.Instance) (allowed, known bool) {
	x, ok1 := a.(*obj)
	y, ok2 := b.(*obj)
	if !ok1 || !ok2 {
		return false, false
	}
	v := r.ask("allow_relation", object.Args{Pos: []object.Value{x.inst, y.inst}})
	if v == object.None {
		return false, false
	}
	allowed, err := truth(r.st.th, v)
	return allowed, err == nil
}

// routerObject is django.db.router: what the routers say, and what holds where
// they have no opinion.
func (st *site) routerObject() object.Value {
	ask := func(name, params string, otherwise func(th *object.Thread, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(name+"("+params+", **hints)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			hints, _ := a[len(a)-1].(*object.Dict)
			args := object.Args{Pos: a[:len(a)-1]}
			for _, e := range hints.Items() {
				args.Kw = append(args.Kw, object.KwArg{Name: text(e.Key), Value: e.Value})
			}
			v := router{st}.ask(name, args)
			if err := st.routerFailed; err != nil {
				st.routerFailed = nil
				return nil, err
			}
			if v != object.None {
				return v, nil
			}
			return otherwise(th, a)
		})
	}
	aliasOf := func(v object.Value) string {
		if o, ok := asObj(v); ok && o.state.DB != "" {
			return o.state.DB
		}
		return django.DefaultDB
	}
	database := func(_ *object.Thread, a []object.Value) (object.Value, error) {
		instance, _ := a[1].(*object.Dict).GetStr("instance")
		return object.Str(aliasOf(instance)), nil
	}
	yes := func(*object.Thread, []object.Value) (object.Value, error) { return object.True, nil }
	return object.NewInstance(object.NewNativeType(object.ClassSpec{Name: "ConnectionRouter", Module: "django.db.utils", Methods: []object.Method{
		ask("db_for_read", "model", database), ask("db_for_write", "model", database), ask("allow_migrate", "db, app_label", yes),
		ask("allow_relation", "obj1, obj2", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.MakeBool(aliasOf(a[0]) == aliasOf(a[1])), nil
		}),
		object.NewMethod("allow_migrate_model(db, model)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			options, err := object.GetAttr(th, a[1], "_meta")
			if err != nil {
				return nil, err
			}
			label, err := object.GetAttr(th, options, "app_label")
			if err != nil {
				return nil, err
			}
			name, err := object.GetAttr(th, options, "model_name")
			if err != nil {
				return nil, err
			}
			return object.CallMethodArgs(th, self, "allow_migrate", object.Args{Pos: []object.Value{a[0], label},
				Kw: []object.KwArg{{Name: "model_name", Value: name}, {Name: "model", Value: a[1]}}})
		}),
	}}), nil)
}

// cutPath splits a dotted path before its last name.
func cutPath(path string) (module, name string, ok bool) {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return path[:i], path[i+1:], true
		}
	}
	return "", path, false
}
