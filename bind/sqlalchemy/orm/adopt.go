package orm

import "github.com/diptych-orm/diptych/python/object"

// adopt tells a value that watches its own changes (MutableComposite) which attribute
// of which object holds it.
func (s *state) adopt(v object.Value, owner *object.Instance, key string) {
	if watches(v) {
		_, _ = object.CallMethod(s.th, v, "_sa_adopt", owner, object.Str(key))
	}
}

func watches(v object.Value) bool {
	o, ok := v.(*object.Instance)
	if !ok {
		return false
	}
	_, ok = o.Type().Lookup("_sa_adopt")
	return ok
}

// replace is what an assignment of v over old stores: what a class that watches its
// own changes makes of it by coerce(). The value that was there leaves its object.
func (c *compositeAttr) replace(owner *object.Instance, v, old object.Value) (object.Value, error) {
	kind, ok := c.spec.make.(*object.Type)
	if !ok || v == old {
		return v, nil
	}
	if _, ok := kind.Lookup("_sa_adopt"); !ok {
		return v, nil
	}
	if !v.Type().IsSubclass(kind) {
		var err error
		if v, err = object.CallMethod(c.s.th, kind, "coerce", object.Str(c.spec.name), v); err != nil {
			return nil, err
		}
	}
	if old != nil && old.Type().IsSubclass(kind) {
		if _, err := object.CallMethod(c.s.th, old, "_sa_leave", owner); err != nil {
			return nil, err
		}
	}
	return v, nil
}
