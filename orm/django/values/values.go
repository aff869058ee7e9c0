// Package values holds the plain Go forms of the Python values that Django's
// fields know and Go does not: decimals, dates, times, durations, UUIDs. They
// are parsed and written exactly as Python and Django write them, because what
// they print ends up in statements, parameters and error messages.
//
// The values that fields exchange with the outside are: nil, bool, int64,
// *big.Int, float64, string, []byte, the types of this package, []any (a list),
// Tuple, *Dict, and Foreign for whatever the host language has beyond them.
package values

import (
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Tuple is an immutable list; []any is the changeable kind.
type Tuple []any

// Dict is a mapping in insertion order.
type Dict struct {
	Keys   []any
	Values []any
}

// Foreign is a value of the host language that has no plain form.
type Foreign interface {
	// HostRepr and HostStr are repr() and str() of the value.
	HostRepr() string
	HostStr() string
	// HostType is the name of its class.
	HostType() string
}

// Iterable is a value of the host language that may have members to iterate.
type Iterable interface {
	// Members are what a loop over it gives; the error of one that has none is the host's TypeError.
	Members() ([]any, error)
	// Consumed tells whether a loop uses it up, as iterators and generators are.
	Consumed() bool
}

// NotIterable is the error of a loop over a value that has no members.
type NotIterable struct{ Value any }

// Error is CPython's text.
func (e NotIterable) Error() string { return "'" + ErrorName(e.Value) + "' object is not iterable" }

// ErrorName is the name of a value's class in CPython's own errors, where classes
// of extension modules are named with their module.
func ErrorName(v any) string {
	name := TypeName(v)
	switch v.(type) {
	case Date, DateTime, Time, Duration:
		return "datetime." + name
	case Decimal:
		return "decimal." + name
	}
	return name
}

// Iterate gives what a Python loop over a value gives: members, the keys of a dict,
// characters, the numbers of bytes.
func Iterate(v any) ([]any, error) {
	switch x := Plain(v).(type) {
	case []any:
		return x, nil
	case Tuple:
		return x, nil
	case *Dict:
		return x.Keys, nil
	case string:
		var out []any
		for _, c := range x {
			out = append(out, string(c))
		}
		return out, nil
	case []byte:
		out := make([]any, len(x))
		for i, c := range x {
			out[i] = int64(c)
		}
		return out, nil
	case Iterable:
		return x.Members()
	}
	return nil, NotIterable{v}
}

// Empty tells whether a value is one of EMPTY_VALUES of Django: None, "", [], (), {}.
func Empty(v any) bool {
	switch x := Plain(v).(type) {
	case nil:
		return true
	case string:
		return x == ""
	case []any:
		return len(x) == 0
	case Tuple:
		return len(x) == 0
	case *Dict:
		return len(x.Keys) == 0
	}
	return false
}

// UUID is a universally unique identifier.
type UUID [16]byte

// String is the hyphenated form.
func (u UUID) String() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Hex is the form without hyphens, as SQLite stores it.
func (u UUID) Hex() string { return hex.EncodeToString(u[:]) }

// ParseUUID reads what Python's uuid.UUID(hex=s) takes.
func ParseUUID(s string) (UUID, bool) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "urn:", ""), "uuid:", "")
	s = strings.ReplaceAll(strings.Trim(s, "{}"), "-", "")
	var u UUID
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != 16 {
		return u, false
	}
	copy(u[:], b)
	return u, true
}

// TypeName is the Python class name of a value.
func TypeName(v any) string {
	switch x := v.(type) {
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case int, int64, *big.Int:
		return "int"
	case float64:
		return "float"
	case string:
		return "str"
	case []byte:
		return "bytes"
	case []any:
		return "list"
	case Tuple:
		return "tuple"
	case *Dict:
		return "dict"
	case Decimal:
		return "Decimal"
	case Date:
		return "date"
	case DateTime:
		return "datetime"
	case Time:
		return "time"
	case Duration:
		return "timedelta"
	case UUID:
		return "UUID"
	case Text:
		return x.Type
	case Foreign:
		return x.HostType()
	}
	name := fmt.Sprintf("%T", v) // an expression: its type has the name of its class
	return name[strings.LastIndexByte(name, '.')+1:]
}

// Text is a str of a class of its own, such as a member of TextChoices: a string
// everywhere but in what is shown of it. Host is the host's object.
type Text struct {
	S, Type, ReprText string
	Host              any
}

// Plain gives a Text's string, and every other value as it is.
func Plain(v any) any {
	if t, ok := v.(Text); ok {
		return t.S
	}
	return v
}

// Str is Python's str(v).
func Str(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case Text:
		return x.S
	case Decimal:
		return x.String()
	case Date:
		return x.String()
	case DateTime:
		return x.String()
	case Time:
		return x.String()
	case Duration:
		return x.String()
	case UUID:
		return x.String()
	case Foreign:
		return x.HostStr()
	case interface {
		Repr() string
		String() string
	}:
		return x.String()
	case interface{ Describe() string }:
		return bare(x.Describe())
	}
	return Repr(v)
}

// bare is str() of an expression: repr() without what that puts around it.
func bare(s string) string {
	if _, inner, ok := strings.Cut(s, ": "); ok && strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return strings.TrimSuffix(inner, ">")
	}
	return s
}

// Repr is Python's repr(v).
func Repr(v any) string {
	switch x := v.(type) {
	case nil:
		return "None"
	case bool:
		if x {
			return "True"
		}
		return "False"
	case int:
		return strconv.Itoa(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case *big.Int:
		return x.String()
	case float64:
		return FloatRepr(x)
	case string:
		return QuoteStr(x)
	case Text:
		return x.ReprText
	case []byte:
		return quoteBytes(x)
	case []any:
		return "[" + reprAll(x) + "]"
	case Tuple:
		if len(x) == 1 {
			return "(" + Repr(x[0]) + ",)"
		}
		return "(" + reprAll(x) + ")"
	case *Dict:
		parts := make([]string, len(x.Keys))
		for i := range x.Keys {
			parts[i] = Repr(x.Keys[i]) + ": " + Repr(x.Values[i])
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case Decimal:
		return "Decimal('" + x.String() + "')"
	case Date:
		return fmt.Sprintf("datetime.date(%d, %d, %d)", x.Year, x.Month, x.Day)
	case DateTime:
		return x.repr()
	case Time:
		return x.repr()
	case Duration:
		return x.repr()
	case UUID:
		return "UUID('" + x.String() + "')"
	case Foreign:
		return x.HostRepr()
	case interface{ Repr() string }:
		return x.Repr()
	case interface{ Describe() string }: // an expression
		return x.Describe()
	}
	return "<" + TypeName(v) + " object>"
}

func reprAll(xs []any) string {
	parts := make([]string, len(xs))
	for i, x := range xs {
		parts[i] = Repr(x)
	}
	return strings.Join(parts, ", ")
}

// FloatRepr is Python's repr of a float.
func FloatRepr(f float64) string {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	switch s {
	case "NaN":
		return "nan"
	case "+Inf":
		return "inf"
	case "-Inf":
		return "-inf"
	}
	a := f
	if a < 0 {
		a = -a
	}
	if a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s = strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// QuoteStr is Python's repr of a str.
func QuoteStr(s string) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for _, r := range s {
		switch {
		case r == rune(q) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r >= 0x80 && !strconv.IsPrint(r):
			switch {
			case r < 0x100:
				fmt.Fprintf(&b, `\x%02x`, r)
			case r < 0x10000:
				fmt.Fprintf(&b, `\u%04x`, r)
			default:
				fmt.Fprintf(&b, `\U%08x`, r)
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(q)
	return b.String()
}

func quoteBytes(p []byte) string {
	var b strings.Builder
	b.WriteString("b'")
	for _, c := range p {
		switch {
		case c == '\'' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < 0x20 || c >= 0x7f:
			fmt.Fprintf(&b, `\x%02x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
