package protocol

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ValueKind is the kind of a Value.
type ValueKind uint8

// The kinds of value.
const (
	Null  ValueKind = iota
	Bool            // Text is true or false
	Int             // Text is the decimal number, of any size
	Float           // Text is as Python's repr writes it: 1.0, 1e+20, nan, inf
	Text            // Text is the text
	Bytes           // Text is hexadecimal
	Other           // Text is str() of the object, Type its Python type
	List            // Items
)

// A Value is a database value with its type. In JSON it is what the recorded
// documents of the real ORMs hold:
//
//	null  true  12  1.5  "text"  [1, 2]
//	{"float": "nan"}   {"bytes": "00ff"}   {"type": "datetime.date", "str": "2025-01-01"}
//
// A float always has a point or an exponent, so that 1.0 is not 1. A text or
// bytes value that was cut has its whole length (characters or bytes) beside it:
// {"text": "abc", "length": 100000}, {"bytes": "00ff", "length": 100000}.
type Value struct {
	Kind   ValueKind
	Text   string
	Type   string
	Length int // the whole length of a cut value, else zero
	Items  []Value
}

// TypeName is the Python type of v, as a person reads it.
func (v Value) TypeName() string {
	switch v.Kind {
	case Null:
		return "None"
	case Bool:
		return "bool"
	case Int:
		return "int"
	case Float:
		return "float"
	case Text:
		return "str"
	case Bytes:
		return "bytes"
	case List:
		return "list"
	}
	if _, name, ok := strings.Cut(v.Type, "."); ok {
		return name
	}
	return v.Type
}

// MarshalJSON writes the form that the type's comment gives.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Null:
		return []byte("null"), nil
	case Bool:
		if v.Text == "true" {
			return []byte("true"), nil
		}
		return []byte("false"), nil
	case Int:
		if !isInteger(v.Text) {
			return nil, fmt.Errorf("protocol: %q is no integer", v.Text)
		}
		return []byte(v.Text), nil
	case Float:
		f, err := strconv.ParseFloat(v.Text, 64)
		if err != nil {
			return nil, fmt.Errorf("protocol: %q is no float", v.Text)
		}
		if f != f || f-f != 0 || !json.Valid([]byte(v.Text)) || !strings.ContainsAny(v.Text, ".eE") {
			return json.Marshal(struct {
				Float string `json:"float"`
			}{v.Text})
		}
		return []byte(v.Text), nil
	case Text:
		if v.Length > 0 {
			return json.Marshal(struct {
				Text   string `json:"text"`
				Length int    `json:"length"`
			}{v.Text, v.Length})
		}
		return json.Marshal(v.Text)
	case Bytes:
		return json.Marshal(struct {
			Bytes  string `json:"bytes"`
			Length int    `json:"length,omitempty"`
		}{v.Text, v.Length})
	case List:
		if v.Items == nil {
			return []byte("[]"), nil
		}
		return json.Marshal(v.Items)
	case Other:
		return json.Marshal(struct {
			Type string `json:"type"`
			Str  string `json:"str"`
		}{v.Type, v.Text})
	}
	return nil, fmt.Errorf("protocol: value of kind %d", v.Kind)
}

var errValue = errors.New("protocol: not a value")

// UnmarshalJSON reads the form that MarshalJSON writes.
func (v *Value) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	if len(data) == 0 {
		return errValue
	}
	*v = Value{}
	switch data[0] {
	case 'n':
		return nil
	case 't', 'f':
		v.Kind, v.Text = Bool, string(data)
		return nil
	case '"':
		v.Kind = Text
		return json.Unmarshal(data, &v.Text)
	case '[':
		v.Kind = List
		return json.Unmarshal(data, &v.Items)
	case '{':
		return v.unmarshalObject(data)
	}
	v.Text = string(data)
	v.Kind = Int
	if !isInteger(v.Text) {
		v.Kind = Float
	}
	return nil
}

func (v *Value) unmarshalObject(data []byte) error {
	var o struct {
		Float, Bytes, Text, Type *string
		Str                      string
		Length                   int
	}
	if err := json.Unmarshal(data, &o); err != nil {
		return err
	}
	switch {
	case o.Float != nil:
		if _, err := strconv.ParseFloat(*o.Float, 64); err != nil {
			return errValue
		}
		v.Kind, v.Text = Float, *o.Float
	case o.Bytes != nil:
		v.Kind, v.Text, v.Length = Bytes, *o.Bytes, o.Length
	case o.Text != nil:
		v.Kind, v.Text, v.Length = Text, *o.Text, o.Length
	case o.Type != nil:
		v.Kind, v.Type, v.Text = Other, *o.Type, o.Str
	default:
		return errValue
	}
	return nil
}

func isInteger(s string) bool {
	s = strings.TrimPrefix(s, "-")
	if s == "" || len(s) > 1 && s[0] == '0' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
