package dbapi

import (
	"math"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// toPython turns a value of the database into Python's.
func toPython(v driver.Value) object.Value {
	switch v := v.(type) {
	case int64:
		return object.MakeInt(v)
	case float64:
		return object.Float(v)
	case string:
		return object.Str(v)
	case []byte:
		return object.Bytes(v)
	}
	return object.None
}

func toPythonAll(values []driver.Value) []object.Value {
	all := make([]object.Value, len(values))
	for i, v := range values {
		all[i] = toPython(v)
	}
	return all
}

// toDatabase turns a Python value into one that SQLite stores; ok is false for
// those that it cannot.
func toDatabase(v object.Value) (_ driver.Value, ok bool) {
	switch v := v.(type) {
	case object.Float:
		f := float64(v)
		if math.IsNaN(f) {
			return nil, true
		}
		return f, true
	case object.Str:
		return string(v), true
	case *object.BigInt:
		return nil, false
	}
	if v == object.None {
		return nil, true
	}
	if n, ok := object.AsInt(v); ok {
		return n, true
	}
	if b, ok := object.BytesLike(v); ok {
		return []byte(b), true
	}
	return nil, false
}
