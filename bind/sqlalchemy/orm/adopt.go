package orm

import "github.com/diptych-orm/diptych/python/object"

// adopt tells a value that watches its own changes (MutableComposite) which attribute
// of which object holds it.
func (s *state) adopt(v object.Value, owner *object.Instance, key string) {
	o, ok := v.(*object.Instance)
	if !ok {
		return
	}
	if _, ok := o.Type().Lookup("_sa_adopt"); ok {
		_, _ = object.CallMethod(s.th, o, "_sa_adopt", owner, object.Str(key))
	}
}
