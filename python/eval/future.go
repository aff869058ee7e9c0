package eval

import "github.com/diptych-orm/diptych/python/object"

// features are the names of the module __future__, with the flag that each sets.
var features = []struct {
	name string
	flag int64
}{
	{"nested_scopes", 0x10}, {"generators", 0}, {"division", 0x20000}, {"absolute_import", 0x40000},
	{"with_statement", 0x80000}, {"print_function", 0x100000}, {"unicode_literals", 0x200000},
	{"barry_as_FLUFL", 0x400000}, {"generator_stop", 0x800000}, {"annotations", flagFutureAnnotations},
}

// futureModule makes the module __future__. Its features only need to be there:
// the parser has acted on them.
func futureModule(*object.Thread) (*object.Module, error) {
	m := object.NewModule("__future__")
	names := object.NewList()
	for _, f := range features {
		names.Elems = append(names.Elems, object.Str(f.name))
		m.Set(f.name, object.Int(f.flag))
	}
	m.Set("all_feature_names", names)
	return m, nil
}
