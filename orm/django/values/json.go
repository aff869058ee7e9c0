package values

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
)

// EncodeJSON writes a value as Python's json.dumps does by default: ", " and ": "
// between, everything beyond ASCII escaped.
func EncodeJSON(v any) (string, error) {
	var b strings.Builder
	if err := encodeJSON(&b, v); err != nil {
		return "", err
	}
	return b.String(), nil
}

func encodeJSON(b *strings.Builder, v any) error {
	switch x := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(x))
	case float64:
		switch {
		case math.IsNaN(x):
			b.WriteString("NaN")
		case math.IsInf(x, 1):
			b.WriteString("Infinity")
		case math.IsInf(x, -1):
			b.WriteString("-Infinity")
		default:
			b.WriteString(FloatRepr(x))
		}
	case int64, int, *big.Int:
		b.WriteString(Repr(x))
	case Text:
		quoteJSON(b, x.S)
	case string:
		quoteJSON(b, x)
	case []any:
		return encodeList(b, x)
	case Tuple:
		return encodeList(b, x)
	case *Dict:
		b.WriteByte('{')
		for i, k := range x.Keys {
			if i > 0 {
				b.WriteString(", ")
			}
			switch k := k.(type) {
			case string:
				quoteJSON(b, k)
			case nil, bool, int64, float64:
				var kb strings.Builder
				encodeJSON(&kb, k)
				quoteJSON(b, kb.String())
			default:
				return fmt.Errorf("keys must be str, int, float, bool or None, not %s", TypeName(k))
			}
			b.WriteString(": ")
			if err := encodeJSON(b, x.Values[i]); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	default:
		return fmt.Errorf("Object of type %s is not JSON serializable", TypeName(v))
	}
	return nil
}

func encodeList(b *strings.Builder, xs []any) error {
	b.WriteByte('[')
	for i, x := range xs {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := encodeJSON(b, x); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

func quoteJSON(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\b':
			b.WriteString(`\b`)
		case r == '\f':
			b.WriteString(`\f`)
		case r >= 0x20 && r < 0x7f:
			b.WriteRune(r)
		case r > 0xffff:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(b, `\u%04x\u%04x`, hi, lo)
		default:
			fmt.Fprintf(b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
}

// DecodeJSON reads what json.loads reads; objects keep their order.
func DecodeJSON(s string) (any, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	v, err := decodeJSON(d)
	if err == nil && strings.Trim(s[d.InputOffset():], " \t\r\n") != "" {
		err = errors.New("extra data")
	}
	return v, err
}

func decodeJSON(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			list := []any{}
			for d.More() {
				v, err := decodeJSON(d)
				if err != nil {
					return nil, err
				}
				list = append(list, v)
			}
			_, err = d.Token()
			return list, err
		}
		dict := &Dict{}
		for d.More() {
			k, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := decodeJSON(d)
			if err != nil {
				return nil, err
			}
			dict.Keys = append(dict.Keys, k.(string))
			dict.Values = append(dict.Values, v)
		}
		_, err = d.Token()
		return dict, err
	case json.Number:
		if n, ok := new(big.Int).SetString(t.String(), 10); ok {
			if n.IsInt64() {
				return n.Int64(), nil
			}
			return n, nil
		}
		return t.Float64()
	}
	return t, nil
}
