package trace

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"strconv"
)

// Opaque is a value that is none of the plain ones: its Python type's qualified
// name and its str().
type Opaque struct {
	Type string `json:"type"`
	Str  string `json:"str"`
}

// Pair is one entry of a mapping of parameters, in insertion order.
type Pair struct {
	Key   string
	Value any
}

// Values is a list of parameters or of row values: nil, bool, int, int64,
// *big.Int, float64, string, []byte, []any, []Pair, Opaque. Its JSON keeps the
// type: bytes are {"bytes": hex}, floats that JSON lacks {"float": "nan"}.
type Values []any

// MarshalJSON implements json.Marshaler.
func (v Values) MarshalJSON() ([]byte, error) {
	return appendValue(nil, []any(v))
}

// Params are a statement's parameters: nil for none given, Values for a list,
// []Pair for named ones, and a list of those for a statement run many times.
type Params struct{ V any }

// MarshalJSON implements json.Marshaler.
func (p Params) MarshalJSON() ([]byte, error) { return appendValue(nil, p.V) }

func appendValue(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int:
		return strconv.AppendInt(b, int64(v), 10), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	case *big.Int:
		return v.Append(b, 10), nil
	case float64:
		return appendFloat(b, v), nil
	case string:
		return appendString(b, v), nil
	case []byte:
		b = append(b, `{"bytes":"`...)
		b = hex.AppendEncode(b, v)
		return append(b, `"}`...), nil
	case Opaque:
		b = append(b, `{"type":`...)
		b = appendString(b, v.Type)
		b = append(b, `,"str":`...)
		b = appendString(b, v.Str)
		return append(b, '}'), nil
	case Params:
		return appendValue(b, v.V)
	case Values:
		return appendList(b, v)
	case []any:
		return appendList(b, v)
	case []Values:
		b = append(b, '[')
		for i, x := range v {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = appendList(b, x); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case []Pair:
		b = append(b, '{')
		for i, p := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(b, p.Key)
			b = append(b, ':')
			var err error
			if b, err = appendValue(b, p.Value); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	}
	return nil, fmt.Errorf("trace: a %T is not a traceable value", v)
}

func appendList(b []byte, list []any) ([]byte, error) {
	b = append(b, '[')
	for i, x := range list {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendValue(b, x); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// appendFloat keeps a float a float: 1.0 stays "1.0" so that a reader can tell
// it from the integer 1.
func appendFloat(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, `{"float":"nan"}`...)
	case math.IsInf(f, 1):
		return append(b, `{"float":"inf"}`...)
	case math.IsInf(f, -1):
		return append(b, `{"float":"-inf"}`...)
	}
	n := len(b)
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		format = 'e'
	}
	b = strconv.AppendFloat(b, f, format, -1, 64)
	if !bytes.ContainsAny(b[n:], ".e") {
		b = append(b, ".0"...)
	}
	return b
}
