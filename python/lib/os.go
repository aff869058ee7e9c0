package lib

import "github.com/diptych-orm/diptych/python/object"

// loadOS makes the native part of the module os: random bytes, and the program's own
// files, with which the files in memory begin.
func loadOS(*thread) (*object.Module, error) {
	m := object.NewModule("_os")
	positional(m, "urandom", 1, 1, func(th *thread, a []val) (val, error) {
		n, err := object.Index(th, a[0])
		if err == nil && n < 0 {
			err = object.Raise(object.ValueError, "negative argument not allowed")
		}
		if err == nil {
			err = th.Alloc(n)
		}
		if err != nil {
			return nil, err
		}
		return object.Bytes(tokenBytes(th, int(n))), nil
	})
	positional(m, "own_files", 0, 0, func(th *thread, _ []val) (val, error) {
		var out []val
		for _, f := range th.OwnFiles {
			out = append(out, object.NewTuple(object.Str(f[0]), object.Str(f[1])))
		}
		return object.NewList(out...), nil
	})
	return m, nil
}
