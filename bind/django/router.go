package django

import (
	"github.com/diptych-orm/diptych/python/object"
)

// setRouters takes over settings.DATABASE_ROUTERS.
func (st *site) setRouters(v object.Value) error {
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return err
	}
	st.routers = nil
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
	return nil
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
