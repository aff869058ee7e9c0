// Package json is Python's module json: dumps, loads, dump, load, JSONEncoder,
// JSONDecoder and JSONDecodeError, with CPython 3.11's text and messages.
package json

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/diptych-orm/diptych/python/object"
)

// options are how a value is written.
type options struct {
	ascii, skipKeys, sortKeys, allowNaN, circular bool
	item, key                                     string // separators
	indent                                        string
	lines                                         bool // indent was given
	fallback                                      func(th *object.Thread, v object.Value) (object.Value, error)
}

// encoder writes one document.
type encoder struct {
	options
	th   *object.Thread
	b    strings.Builder
	open map[object.Value]bool
	cuts *[]int // where the pieces of iterencode() end; nil where nobody asks
}

// cut ends a piece of iterencode().
func (e *encoder) cut() {
	if e.cuts != nil {
		*e.cuts = append(*e.cuts, e.b.Len())
	}
}

// plain reports whether v is written in the piece of the separator before it.
func plain(v object.Value) bool {
	switch u := object.Unwrap(v).(type) {
	case object.Str, object.Bool, object.Float:
		return true
	default:
		_, isInt := object.AsBig(u)
		return isInt || u == object.None
	}
}

func (e *encoder) newline(depth int) {
	if e.lines {
		e.b.WriteByte('\n')
		for range depth {
			e.b.WriteString(e.indent)
		}
	}
}

func (e *encoder) value(v object.Value, depth int) error {
	if err := e.th.Step(); err != nil {
		return err
	}
	if s, ok := object.AsStr(v); ok {
		if err := e.text(s); err != nil {
			return err
		}
		return e.th.Alloc(int64(len(s)))
	}
	switch x := v.(type) {
	case object.Bool:
		e.b.WriteString(word(x))
		return nil
	case *object.List:
		return e.sequence(v, x.Elems, depth)
	case *object.Tuple:
		return e.sequence(v, x.Elems, depth)
	case *object.Dict:
		return e.mapping(x, depth)
	}
	if v == object.None {
		e.b.WriteString("null")
		return nil
	}
	if text, ok, err := e.number(v); ok || err != nil {
		e.b.WriteString(text)
		return err
	}
	if err := e.enter(v); err != nil {
		return err
	}
	defer e.leave(v)
	r, err := e.fallback(e.th, v)
	if err != nil {
		return err
	}
	return e.value(r, depth)
}

func word(b object.Bool) string {
	if b {
		return "true"
	}
	return "false"
}

func (e *encoder) number(v object.Value) (string, bool, error) {
	u := object.Unwrap(v)
	if f, ok := u.(object.Float); ok {
		n := float64(f)
		if math.IsNaN(n) || math.IsInf(n, 0) {
			text := "NaN"
			if math.IsInf(n, 1) {
				text = "Infinity"
			} else if math.IsInf(n, -1) {
				text = "-Infinity"
			}
			if !e.allowNaN {
				return "", true, object.Raise(object.ValueError, "Out of range float values are not JSON compliant")
			}
			return text, true, nil
		}
		return object.FloatRepr(n), true, nil
	}
	if n, ok := object.AsBig(u); ok {
		return n.String(), true, nil
	}
	return "", false, nil
}

func (e *encoder) enter(v object.Value) error {
	if e.circular {
		if e.open[v] {
			return object.Raise(object.ValueError, "Circular reference detected")
		}
		e.open[v] = true
	}
	return e.th.Enter()
}

func (e *encoder) leave(v object.Value) {
	delete(e.open, v)
	e.th.Leave()
}

func (e *encoder) sequence(v object.Value, elems []object.Value, depth int) error {
	if len(elems) == 0 {
		e.b.WriteString("[]")
		return nil
	}
	if err := e.enter(v); err != nil {
		return err
	}
	defer e.leave(v)
	e.b.WriteByte('[')
	for i, x := range elems {
		if i > 0 {
			e.b.WriteString(e.item)
		}
		e.newline(depth + 1)
		if e.cuts != nil && !plain(x) {
			e.cut()
		}
		if err := e.value(x, depth+1); err != nil {
			return err
		}
		e.cut()
	}
	e.newline(depth)
	e.cut()
	e.b.WriteByte(']')
	return nil
}

func (e *encoder) mapping(d *object.Dict, depth int) error {
	items := d.Items()
	if len(items) == 0 {
		e.b.WriteString("{}")
		return nil
	}
	if err := e.enter(d); err != nil {
		return err
	}
	defer e.leave(d)
	if e.sortKeys {
		keys := object.NewList(d.Keys()...)
		if _, err := object.CallMethod(e.th, keys, "sort"); err != nil {
			return err
		}
		for i, k := range keys.Elems {
			v, _, err := d.Get(e.th, k)
			if err != nil {
				return err
			}
			items[i] = object.Entry{Key: k, Value: v}
		}
	}
	e.b.WriteByte('{')
	e.cut()
	first := true
	for _, it := range items {
		key, ok, err := e.keyText(it.Key)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if !first {
			e.b.WriteString(e.item)
		}
		first = false
		e.newline(depth + 1)
		e.cut()
		if err := e.text(key); err != nil {
			return err
		}
		e.cut()
		e.b.WriteString(e.key)
		e.cut()
		if err := e.value(it.Value, depth+1); err != nil {
			return err
		}
		e.cut()
	}
	if !first {
		e.newline(depth)
		e.cut()
	}
	e.b.WriteByte('}')
	return nil
}

func (e *encoder) keyText(k object.Value) (string, bool, error) {
	if s, ok := object.AsStr(k); ok {
		return s, true, nil
	}
	if b, ok := k.(object.Bool); ok {
		return word(b), true, nil
	}
	if k == object.None {
		return "null", true, nil
	}
	if s, ok, err := e.number(k); ok || err != nil {
		return s, ok, err
	}
	if e.skipKeys {
		return "", false, nil
	}
	return "", false, object.Raise(object.TypeError, "keys must be str, int, float, bool or None, not %s", k.Type().Name)
}

// quote writes a string literal, with non-ASCII characters escaped where ascii is
// set (surrogate pairs beyond the basic plane).
func (e *encoder) text(s string) error {
	e.b.WriteByte('"')
	err := object.Pieces(e.th, s, func(piece string) error {
		quote(&e.b, piece, e.ascii)
		return nil
	})
	e.b.WriteByte('"')
	return err
}

// quote writes a part of a text.
func quote(b *strings.Builder, s string, ascii bool) {
	if strings.IndexByte(s, 0xed) < 0 { // the first byte of a lone surrogate
		for _, r := range s {
			quoteRune(b, r, ascii)
		}
		return
	}
	for _, r := range object.Runes(s) {
		quoteRune(b, r, ascii)
	}
}

func quoteRune(b *strings.Builder, r rune, ascii bool) {
	switch r {
	case '"', '\\':
		b.WriteByte('\\')
		b.WriteRune(r)
	case '\n':
		b.WriteString(`\n`)
	case '\r':
		b.WriteString(`\r`)
	case '\t':
		b.WriteString(`\t`)
	case '\f':
		b.WriteString(`\f`)
	case '\b':
		b.WriteString(`\b`)
	default:
		switch {
		case r < ' ' || ascii && r > '~' && r < 0x10000:
			fmt.Fprintf(b, `\u%04x`, r)
		case ascii && r >= 0x10000:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(b, `\u%04x\u%04x`, hi, lo)
		case utf16.IsSurrogate(r):
			b.WriteString(object.RuneText(r))
		default:
			b.WriteRune(r)
		}
	}
}
