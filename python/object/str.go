package object

import (
	"math"
	"strings"
	"unicode"
)

func init() {
	text := func(v Value) string {
		s, _ := AsStr(v)
		return s
	}
	ms := []Method{
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			s := text(self)
			if err := th.Alloc(int64(len(s))); err != nil {
				return nil, err
			}
			out, err := longRepr(th, s)
			return Str(out), err
		}),
		slot0("__str__", func(th *Thread, self Value) (Value, error) { return Str(text(self)), nil }),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := hashText(th, text(self))
			return Int(h), err
		}),
		slot0("__len__", func(th *Thread, self Value) (Value, error) {
			n, err := lenPieces(th, text(self))
			return Int(n), err
		}),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			s := text(self)
			if _, plain := self.(Str); plain && isASCII(s) {
				return NewIterator(strASCIIIterType, &strIter{s: s}), nil
			}
			return NewIterator(strIterType, &strIter{s: s}), nil
		}),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) { return strGet(th, text(self), key) }),
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			sub, ok := AsStr(v)
			if !ok {
				return nil, Raise(TypeError, "'in <string>' requires string as left operand, not %s", v.Type().TpName())
			}
			return MakeBool(strings.Contains(text(self), sub)), nil
		}),
		slot1("__add__", func(th *Thread, self, other Value) (Value, error) {
			b, ok := AsStr(other)
			if !ok {
				return nil, Raise(TypeError, "can only concatenate str (not \"%s\") to str", other.Type().TpName())
			}
			a := text(self)
			if err := reserve(th, int64(len(a)+len(b)), 1); err != nil {
				return nil, err
			}
			return Str(a + b), nil
		}),
		repeatSlot("__mul__", func(th *Thread, self, n Value) (Value, error) { return strRepeat(th, text(self), n) }),
		repeatSlot("__rmul__", func(th *Thread, self, n Value) (Value, error) { return strRepeat(th, text(self), n) }),
		slot1("__mod__", func(th *Thread, self, args Value) (Value, error) {
			s, err := percentFormat(th, text(self), args)
			return Str(s), err
		}),
		slot1("__rmod__", func(th *Thread, self, other Value) (Value, error) {
			s, ok := AsStr(other)
			if !ok {
				return NotImplemented, nil
			}
			r, err := percentFormat(th, s, self)
			return Str(r), err
		}),
		oneArg("str.__format__", func(th *Thread, self, spec Value) (Value, error) {
			s, ok := AsStr(spec)
			if !ok {
				return nil, Raise(TypeError, "__format__() argument must be str, not %s", ArgLabel(spec))
			}
			if s == "" {
				r, err := ToStr(th, self)
				return Str(r), err
			}
			r, err := formatStr(th, text(self), s, self.Type().Name)
			return Str(r), err
		}),
		noArgs("str.__getnewargs__", func(_ *Thread, self Value) (Value, error) { return NewTuple(Str(text(self))), nil }),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			b, ok := AsStr(other)
			if !ok {
				return NotImplemented, nil
			}
			return MakeBool(cmpOrdered(op, Str(text(self)), Str(b))), nil
		}))
	}
	StrType.Extend(ClassSpec{New: newStr, Methods: ms})
}

// strLen is len(str).
func strLen(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return countRunes(s)
}

type strIter struct {
	s   string
	pos int
}

func (it *strIter) Next(*Thread) (Value, error) {
	if it.pos >= len(it.s) {
		return nil, nil
	}
	c := it.s[it.pos]
	if c < 0x80 {
		it.pos++
		return charValues[c], nil
	}
	_, n := decodeRune(it.s[it.pos:])
	it.pos += n
	return Str(it.s[it.pos-n : it.pos]), nil
}

func (it *strIter) lengthHint() int { return strLen(it.s[it.pos:]) }

// charValues are the one-character ASCII strings, made once.
var charValues = func() (out [128]Value) {
	for i := range out {
		out[i] = Str(rune(i))
	}
	return
}()

// newStr is str(object=”, encoding, errors).
func newStr(th *Thread, cls *Type, args Args) (Value, error) {
	if cls == StrType && len(args.Pos) == 1 && len(args.Kw) == 0 {
		if s, ok := args.Pos[0].(Str); ok {
			return s, nil
		}
		s, err := ToStr(th, args.Pos[0])
		return Str(s), err
	}
	a, err := strClinic.Bind(args)
	if err != nil {
		return nil, err
	}
	s := ""
	switch {
	case a[1] != nil || a[2] != nil:
		enc, errs := "utf-8", "strict"
		for i, p := range []*string{&enc, &errs} {
			if v := a[i+1]; v != nil {
				t, ok := AsStr(v)
				if !ok {
					return nil, Raise(TypeError, "str() argument '%s' must be str, not %s", strClinic.params[i+1], ArgLabel(v))
				}
				*p = t
			}
		}
		if a[0] == nil {
			break
		}
		data, ok := bytesLike(a[0])
		if !ok {
			if _, isStr := AsStr(a[0]); isStr {
				return nil, Raise(TypeError, "decoding str is not supported")
			}
			return nil, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", a[0].Type().TpName())
		}
		if s, err = decodeBytes(th, data, enc, errs); err != nil {
			return nil, err
		}
	case a[0] != nil:
		if s, err = ToStr(th, a[0]); err != nil {
			return nil, err
		}
	}
	if cls == StrType {
		return Str(s), nil
	}
	return NewInstance(cls, Str(s)), nil
}

var strClinic = MustClinic("str(object=, encoding=, errors=)")

func strGet(th *Thread, s string, key Value) (Value, error) {
	if sl, ok := key.(*Slice); ok {
		return strSlice(th, s, sl)
	}
	var i int64
	if k, ok := key.(Int); ok {
		i = int64(k)
	} else {
		if !isIndex(key) {
			return nil, Raise(TypeError, "string indices must be integers, not '%s'", key.Type().TpName())
		}
		var err error
		if i, err = Index(th, key); err != nil {
			return nil, err
		}
	}
	if len(s) < longText && i >= 0 && i < int64(len(s)) && isASCII(s[:i+1]) {
		return charValues[s[i]], nil
	}
	t, err := th.text(s)
	if err != nil {
		return nil, err
	}
	n := int64(t.runes)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, Raise(IndexError, "string index out of range")
	}
	if n == int64(len(s)) {
		return charValues[s[i]], nil
	}
	p, err := t.offset(th, int(i))
	if err != nil {
		return nil, err
	}
	_, size := decodeRune(s[p:])
	return Str(s[p : p+size]), nil
}

func strSlice(th *Thread, s string, sl *Slice) (Value, error) {
	t, err := th.text(s)
	if err != nil {
		return nil, err
	}
	start, step, count, err := sl.Indices(th, t.runes)
	if err != nil {
		return nil, err
	}
	if count == 0 {
		return Str(""), nil
	}
	if step == 1 {
		from, err := t.offset(th, start)
		if err != nil {
			return nil, err
		}
		to, err := t.offset(th, start+count)
		if err != nil {
			return nil, err
		}
		return Str(s[from:to]), nil
	}
	if err := reserve(th, int64(count), 4); err != nil {
		return nil, err
	}
	if t.runes == len(s) {
		b := make([]byte, count)
		for i := range b {
			if err := th.Turn(i); err != nil {
				return nil, err
			}
			b[i] = s[start+i*step]
		}
		return Str(b), nil
	}
	rs, err := longRunes(th, s)
	if err != nil {
		return nil, err
	}
	var b []byte
	for i := range count {
		if err := th.Turn(i); err != nil {
			return nil, err
		}
		b = appendRune(b, rs[start+i*step])
	}
	return Str(b), nil
}

func strRepeat(th *Thread, s string, by Value) (Value, error) {
	n, ok, err := repeatCount(th, by)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, cantMultiply(by)
	}
	if n == 0 || s == "" {
		return Str(""), nil
	}
	if n > math.MaxInt64/int64(len(s)) {
		return nil, NewException(OverflowError, Str("repeated string is too long"))
	}
	if err := reserve(th, n, int64(len(s))); err != nil {
		return nil, err
	}
	return Str(strings.Repeat(s, int(n))), nil
}

// StrRepr returns repr(s): single quotes unless only they occur in s.
func StrRepr(s string) string {
	quote := quoteFor(s)
	b := make([]byte, 0, len(s)+2)
	return string(append(appendQuoted(append(b, quote), s, quote), quote))
}

// longRepr is StrRepr of a text that may be long.
func longRepr(th *Thread, s string) (string, error) {
	if len(s) <= pieceSize {
		return StrRepr(s), nil
	}
	quote := quoteFor(s)
	body, err := mapPieces(th, s, func(piece string) string { return string(appendQuoted(nil, piece, quote)) })
	return string(quote) + body + string(quote), err
}

// quoteFor returns what repr(s) stands in.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func appendQuoted(b []byte, s string, quote byte) []byte {
	for len(s) > 0 {
		r, n := decodeRune(s)
		switch {
		case r == rune(quote) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		case isPrintable(r):
			b = append(b, s[:n]...)
		default:
			b = appendEscape(b, r)
		}
		s = s[n:]
	}
	return b
}

// LongASCIIRepr is ASCIIRepr of a text that may be long.
func LongASCIIRepr(th *Thread, s string) (string, error) { return mapPieces(th, s, ASCIIRepr) }

// ASCIIRepr is ascii(): what repr leaves beyond ASCII is escaped.
func ASCIIRepr(s string) string {
	if isASCII(s) {
		return s
	}
	var b []byte
	for len(s) > 0 {
		r, n := decodeRune(s)
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
		s = s[n:]
	}
	return string(b)
}

func appendEscape(b []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	digits, lead := 2, byte('x')
	switch {
	case r > 0xffff:
		digits, lead = 8, 'U'
	case r > 0xff:
		digits, lead = 4, 'u'
	}
	b = append(b, '\\', lead)
	for i := digits - 1; i >= 0; i-- {
		b = append(b, hex[r>>(4*i)&0xf])
	}
	return b
}

// isPrintable is str.isprintable for one character: not in the categories Other
// and Separator, space excepted.
func isPrintable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	if r >= 0xd800 && r < 0xe000 {
		return false
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) && !Unassigned(r)
}

// isSpace is str.isspace for one character.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// decimalValue returns the value of a decimal digit of any script. The digits of
// a script are ten code points in a row.
func decimalValue(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	for _, t := range unicode.Nd.R16 {
		if uint32(r) >= uint32(t.Lo) && uint32(r) <= uint32(t.Hi) {
			return int(uint32(r)-uint32(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if uint32(r) >= t.Lo && uint32(r) <= t.Hi {
			return int(uint32(r)-t.Lo) % 10
		}
	}
	return -1
}
