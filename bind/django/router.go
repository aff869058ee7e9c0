package django

import (
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

// cutPath splits a dotted path before its last name.
func cutPath(path string) (module, name string, ok bool) {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return path[:i], path[i+1:], true
		}
	}
	return "", path, false
}
