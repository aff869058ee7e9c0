package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// refusals are the operators that relationships and composites do not know. f carries out
// one where it is known; nothing from it refuses.
func (s *state) refusals(f func(th *object.Thread, self object.Value, name string, args object.Args) (object.Value, error)) []object.Method {
	var out []object.Method
	for _, name := range strings.Fields("desc asc like ilike between in_ not_in startswith endswith distinct nulls_first nulls_last match concat is_ is_not") {
		op := strings.TrimSuffix(name, "_") + "_op"
		if name[:2] == "is" {
			op = name
		}
		out = append(out, object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			if v, err := f(th, self, name, args); v != nil || err != nil {
				return v, err
			}
			return nil, object.Raise(object.NotImplementedError, "<function %s at 0x…>", op)
		}})
	}
	return out
}
