package protocol

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
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
	Map             // Keys and Items
)

// A Value is a database value with its type. In JSON it is what the recorded
// documents of the real ORMs hold:
//
//	null  true  12  1.5  "text"  [1, 2]
//	{"float": "nan"}   {"bytes": "00ff"}   {"type": "datetime.date", "str": "2025-01-01"}
//	{"name": "Lem"}
//
// A float always has a point or an exponent, so that 1.0 is not 1.
type Value struct {
	Kind  ValueKind
	Text  string
	Type  string
	Items []Value
	Keys  []string // of a Map, beside Items, in the order in which they were given
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
	case Map:
		return "dict"
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
		return json.Marshal(v.Text)
	case Bytes:
		return json.Marshal(struct {
			Bytes string `json:"bytes"`
		}{v.Text})
	case List:
		if v.Items == nil {
			return []byte("[]"), nil
		}
		return json.Marshal(v.Items)
	case Map:
		return v.marshalMap()
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
		if n := len(data) - 1; n > 0 && data[n] == '"' && plain(data[1:n]) {
			v.Text = string(data[1:n])
			return nil
		}
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

// plain reports whether the inside of a JSON string is its text as it stands, as
// it is in nearly all; decoding is most of what a page does with a run.
func plain(inside []byte) bool {
	for _, c := range inside {
		if c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (v *Value) unmarshalObject(data []byte) error {
	if err := v.unmarshalMap(data); err != nil {
		return err
	}
	is := func(keys ...string) bool {
		if len(v.Keys) != len(keys) {
			return false
		}
		for i, k := range keys {
			if v.Keys[i] != k || v.Items[i].Kind != Text {
				return false
			}
		}
		return true
	}
	switch {
	case is("float"):
		text := v.Items[0].Text
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return errValue
		}
		*v = Value{Kind: Float, Text: text}
	case is("bytes"):
		*v = Value{Kind: Bytes, Text: v.Items[0].Text}
	case is("type", "str"):
		*v = Value{Kind: Other, Type: v.Items[0].Text, Text: v.Items[1].Text}
	}
	return nil
}

func (v *Value) unmarshalMap(data []byte) error {
	*v = Value{Kind: Map}
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil { // the brace
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name, ok := key.(string)
		if !ok {
			return errValue
		}
		var item Value
		if err := d.Decode(&item); err != nil {
			return err
		}
		v.Keys, v.Items = append(v.Keys, name), append(v.Items, item)
	}
	return nil
}

func (v Value) marshalMap() ([]byte, error) {
	out := []byte{'{'}
	for i, key := range v.Keys {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		item, err := json.Marshal(v.Items[i])
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), item...)
	}
	return append(out, '}'), nil
}

// Params are a statement's parameters: in order, or by name when Names is set.
// Those of an executemany are a list of lists or of mappings.
type Params struct {
	Items []Value
	Names []string
}

// MarshalJSON writes a list, or an object when there are names.
func (p Params) MarshalJSON() ([]byte, error) {
	if p.Names != nil {
		return Value{Kind: Map, Keys: p.Names, Items: p.Items}.marshalMap()
	}
	return Value{Kind: List, Items: p.Items}.MarshalJSON()
}

// UnmarshalJSON reads what MarshalJSON writes. At this level an object is
// always a mapping, whatever its keys are called.
func (p *Params) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	var v Value
	if len(data) > 0 && data[0] == '{' {
		if err := v.unmarshalMap(data); err != nil {
			return err
		}
		if v.Keys == nil {
			v.Keys = []string{}
		}
		*p = Params{Items: v.Items, Names: v.Keys}
		return nil
	}
	if err := v.UnmarshalJSON(data); err != nil {
		return err
	}
	if v.Kind != List && v.Kind != Null {
		return errValue
	}
	*p = Params{Items: v.Items}
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
