package dbapi

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// What detect_types asks for.
const (
	parseDeclTypes = 1
	parseColNames  = 2
)

// adapt turns a value into one that SQLite stores, by the adapter of its class or
// by its __conform__; what has neither stays as it is.
func (a *API) adapt(th *object.Thread, v object.Value) (object.Value, error) {
	switch v.(type) {
	case object.Int, object.Float, object.Str, object.Bytes:
		return v, nil
	}
	if f, ok := a.adapters[v.Type()]; ok {
		return object.Call(th, f, v)
	}
	f, ok, err := object.LookupAttr(th, v, "__conform__")
	if err != nil || !ok {
		return v, err
	}
	r, err := object.Call(th, f, a.protocol)
	if err != nil || r == object.None {
		return v, err
	}
	return r, nil
}

// columnName is the name without what stands in brackets, where that is a type.
func columnName(name string, detect int) string {
	if detect&parseColNames != 0 {
		if i := strings.IndexByte(name, '['); i >= 0 {
			return strings.TrimRight(name[:i], " ")
		}
	}
	return name
}

// converter is the converter of a column's type, nil where there is none.
func (a *API) converter(c driver.Column, detect int) object.Value {
	if detect&parseColNames != 0 {
		if _, rest, ok := strings.Cut(c.Name, "["); ok {
			if kind, _, ok := strings.Cut(rest, "]"); ok {
				if f := a.converters[strings.ToUpper(kind)]; f != nil {
					return f
				}
			}
		}
	}
	if detect&parseDeclTypes != 0 && c.DeclType != "" {
		kind := c.DeclType
		if i := strings.IndexAny(kind, " ("); i >= 0 {
			kind = kind[:i]
		}
		if f := a.converters[strings.ToUpper(kind)]; f != nil {
			return f
		}
	}
	return nil
}

// raw is the text of a value, which a converter gets as bytes.
func raw(v driver.Value) object.Value {
	switch v := v.(type) {
	case string:
		return object.Bytes(v)
	case []byte:
		return object.Bytes(v)
	case float64:
		return object.Bytes(object.FloatRepr(v))
	}
	s, _ := object.ToStr(nil, toPython(v))
	return object.Bytes(s)
}
