package json

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/python/object"
)

// hooks are what loads() calls instead of making the usual values.
type hooks struct {
	object, pairs, float, integer, constant object.Value
	lenient                                 bool // control characters may stand in strings
}

// decoder reads one document.
type decoder struct {
	hooks
	th   *object.Thread
	s    string
	pos  int
	fail func(msg string, pos int) error
}

func (d *decoder) space() {
	for d.pos < len(d.s) && (d.s[d.pos] == ' ' || d.s[d.pos] == '\n' || d.s[d.pos] == '\r' || d.s[d.pos] == '\t') {
		d.pos++
	}
}

func (d *decoder) document() (object.Value, error) {
	if strings.HasPrefix(d.s, "\ufeff") {
		return nil, d.fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
	}
	d.space()
	v, err := d.value()
	if err != nil {
		return nil, err
	}
	d.space()
	if d.pos != len(d.s) {
		return nil, d.fail("Extra data", d.pos)
	}
	return v, nil
}

func (d *decoder) value() (object.Value, error) {
	if err := d.th.Step(); err != nil {
		return nil, err
	}
	rest := d.s[d.pos:]
	switch {
	case rest == "":
	case rest[0] == '"':
		d.pos++
		s, err := d.text()
		return object.Str(s), err
	case rest[0] == '{':
		return d.nested(d.object)
	case rest[0] == '[':
		return d.nested(d.array)
	case rest[0] == '-' || rest[0] >= '0' && rest[0] <= '9':
		if v, err := d.number(); v != nil || err != nil {
			return v, err
		}
	}
	for _, w := range words {
		if strings.HasPrefix(rest, w.text) {
			d.pos += len(w.text)
			if w.constant && d.constant != nil {
				return object.Call(d.th, d.constant, object.Str(w.text))
			}
			return w.value, nil
		}
	}
	return nil, d.fail("Expecting value", d.pos)
}

var words = []struct {
	text     string
	value    object.Value
	constant bool
}{
	{"null", object.None, false}, {"true", object.True, false}, {"false", object.False, false},
	{"NaN", object.Float(math.NaN()), true}, {"Infinity", object.Float(math.Inf(1)), true}, {"-Infinity", object.Float(math.Inf(-1)), true},
}

func (d *decoder) nested(read func() (object.Value, error)) (object.Value, error) {
	if err := d.th.Enter(); err != nil {
		return nil, object.Raise(object.RecursionError, "maximum recursion depth exceeded while decoding a JSON document")
	}
	defer d.th.Leave()
	d.pos++
	return read()
}

func (d *decoder) number() (object.Value, error) {
	end := d.pos
	digits := func() bool {
		from := end
		for end < len(d.s) && d.s[end] >= '0' && d.s[end] <= '9' {
			end++
		}
		return end > from
	}
	if d.s[end] == '-' {
		end++
	}
	if end < len(d.s) && d.s[end] == '0' {
		end++
	} else if !digits() {
		return nil, nil
	}
	whole := true
	if at := end; end < len(d.s) && d.s[end] == '.' {
		if end++; digits() {
			whole = false
		} else {
			end = at
		}
	}
	if at := end; end < len(d.s) && (d.s[end] == 'e' || d.s[end] == 'E') {
		if end++; end < len(d.s) && (d.s[end] == '+' || d.s[end] == '-') {
			end++
		}
		if digits() {
			whole = false
		} else {
			end = at
		}
	}
	text := d.s[d.pos:end]
	d.pos = end
	switch {
	case whole && d.integer != nil:
		return object.Call(d.th, d.integer, object.Str(text))
	case !whole && d.float != nil:
		return object.Call(d.th, d.float, object.Str(text))
	case whole:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return object.Int(n), nil
		}
		if len(text) > 4300 {
			return object.ToInt(d.th, object.Str(text)) // the limit on digits, in its own words
		}
		n, _ := new(big.Int).SetString(text, 10)
		return object.MakeBig(n), nil
	}
	f, _ := strconv.ParseFloat(text, 64) // out of range is infinity, as in CPython
	return object.Float(f), nil
}

// text reads a string literal after its opening quote.
func (d *decoder) text() (string, error) {
	begin := d.pos - 1
	var b strings.Builder
	for {
		from := d.pos
		for d.pos < len(d.s) && d.s[d.pos] != '"' && d.s[d.pos] != '\\' && d.s[d.pos] >= ' ' {
			d.pos++
		}
		b.WriteString(d.s[from:d.pos])
		if d.pos >= len(d.s) {
			return "", d.fail("Unterminated string starting at", begin)
		}
		switch d.s[d.pos] {
		case '"':
			d.pos++
			return b.String(), d.th.Alloc(int64(b.Len()))
		case '\\':
			if err := d.escape(&b, begin); err != nil {
				return "", err
			}
		default:
			if !d.lenient {
				return "", d.fail("Invalid control character at", d.pos)
			}
			b.WriteByte(d.s[d.pos])
			d.pos++
		}
	}
}

func (d *decoder) escape(b *strings.Builder, begin int) error {
	if err := d.th.Spend(64); err != nil {
		return err
	}
	if d.pos+1 >= len(d.s) {
		return d.fail("Unterminated string starting at", begin)
	}
	c := d.s[d.pos+1]
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		d.pos += 2
		return nil
	}
	if c != 'u' {
		return d.fail("Invalid \\escape", d.pos)
	}
	r, err := d.hex(d.pos + 2)
	if err != nil {
		return err
	}
	d.pos += 6
	if utf16.IsSurrogate(r) && strings.HasPrefix(d.s[d.pos:], `\u`) {
		if lo, err := d.hex(d.pos + 2); err == nil {
			if pair := utf16.DecodeRune(r, lo); pair != utf8.RuneError {
				r = pair
				d.pos += 6
			}
		}
	}
	if utf16.IsSurrogate(r) { // a lone surrogate is kept in its three-byte form
		b.Write([]byte{byte(0xe0 | r>>12), byte(0x80 | r>>6&0x3f), byte(0x80 | r&0x3f)})
		return nil
	}
	b.WriteRune(r)
	return nil
}

func (d *decoder) hex(at int) (rune, error) {
	if at+4 <= len(d.s) {
		if n, err := strconv.ParseUint(d.s[at:at+4], 16, 32); err == nil {
			return rune(n), nil
		}
	}
	return 0, d.fail(`Invalid \uXXXX escape`, at-1)
}

func (d *decoder) array() (object.Value, error) {
	l := object.NewList()
	d.space()
	if strings.HasPrefix(d.s[d.pos:], "]") {
		d.pos++
		return l, nil
	}
	for {
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		if err := d.th.Alloc(16); err != nil {
			return nil, err
		}
		l.Elems = append(l.Elems, v)
		d.space()
		switch at(d.s, d.pos) {
		case ']':
			d.pos++
			return l, nil
		case ',':
			d.pos++
			d.space()
		default:
			return nil, d.fail("Expecting ',' delimiter", d.pos)
		}
	}
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

func (d *decoder) object() (object.Value, error) {
	dict := object.NewDict()
	var pairs []object.Value
	add := func(k string, v object.Value) error {
		if d.pairs != nil {
			pairs = append(pairs, object.NewTuple(object.Str(k), v))
			return nil
		}
		return dict.Set(d.th, object.Str(k), v)
	}
	d.space()
	for first := true; ; first = false {
		switch c := at(d.s, d.pos); {
		case c == '}' && first:
			d.pos++
			return d.finish(dict, pairs)
		case c != '"':
			return nil, d.fail("Expecting property name enclosed in double quotes", d.pos)
		}
		d.pos++
		key, err := d.text()
		if err != nil {
			return nil, err
		}
		d.space()
		if at(d.s, d.pos) != ':' {
			return nil, d.fail("Expecting ':' delimiter", d.pos)
		}
		d.pos++
		d.space()
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		if err := add(key, v); err != nil {
			return nil, err
		}
		d.space()
		switch at(d.s, d.pos) {
		case '}':
			d.pos++
			return d.finish(dict, pairs)
		case ',':
			d.pos++
			d.space()
		default:
			return nil, d.fail("Expecting ',' delimiter", d.pos)
		}
	}
}

func (d *decoder) finish(dict *object.Dict, pairs []object.Value) (object.Value, error) {
	switch {
	case d.pairs != nil:
		return object.Call(d.th, d.pairs, object.NewList(pairs...))
	case d.hooks.object != nil:
		return object.Call(d.th, d.hooks.object, dict)
	}
	return dict, nil
}
