package lib

import "github.com/diptych-orm/diptych/python/object"

// loadCopyreg makes the module by which a pickle finds the Go values in it again.
func loadCopyreg(*thread) (*object.Module, error) {
	m := object.NewModule("_copyreg")
	m.Set("_Kept", object.KeptType)
	return m, nil
}
