package object

import (
	"math"
	"math/big"
	"strings"
)

// percentFormat is the % operator of str.
func percentFormat(th *Thread, format string, args Value) (string, error) {
	p := &percent{th: th, args: args, format: format}
	if t, ok := args.(*Tuple); ok {
		p.tuple, p.isTuple = t.Elems, true
	} else if _, isStr := AsStr(args); !isStr {
		_, has := args.Type().Lookup("__getitem__")
		p.mapping = has
	}
	return p.run()
}

// percentBytes is the % operator of bytes: the same on bytes seen as Latin-1.
func percentBytes(th *Thread, format string, args Value) (string, error) {
	wide, err := decodeBytes(th, format, "latin-1", "strict")
	if err != nil {
		return "", err
	}
	p := &percent{th: th, args: args, format: wide, bytes: true}
	if t, ok := args.(*Tuple); ok {
		p.tuple, p.isTuple = t.Elems, true
	} else if _, isBytes := bytesLike(args); !isBytes {
		_, has := args.Type().Lookup("__getitem__")
		_, isStr := AsStr(args)
		p.mapping = has && !isStr
	}
	out, err := p.run()
	if err != nil {
		return "", err
	}
	return encodeStr(th, out, "latin-1", "strict")
}

type percent struct {
	th      *Thread
	bytes   bool
	format  string
	args    Value
	tuple   []Value
	isTuple bool
	mapping bool
	used    int
	byKey   bool
	out     []byte
}

// spec is one conversion: flags, width, precision, type.
type percentSpec struct {
	left, plus, space, zero, alt bool
	bytes                        bool
	width, prec                  int // prec -1: none
	conv                         rune
}

func (p *percent) next() (Value, error) {
	if p.isTuple {
		if p.used < len(p.tuple) {
			p.used++
			return p.tuple[p.used-1], nil
		}
	} else if p.used == 0 && !p.byKey {
		p.used = 1
		return p.args, nil
	}
	return nil, Raise(TypeError, "not enough arguments for format string")
}

func (p *percent) run() (string, error) {
	f := p.format
	pos := 0
	for {
		if err := p.th.Spend(64); err != nil {
			return "", err
		}
		i := strings.IndexByte(f[pos:], '%')
		if i < 0 {
			p.out = append(p.out, f[pos:]...)
			break
		}
		p.out = append(p.out, f[pos:pos+i]...)
		next, err := p.conversion(pos + i)
		if err != nil {
			return "", err
		}
		pos = next
	}
	switch {
	case p.byKey:
	case p.isTuple && p.used < len(p.tuple), !p.isTuple && !p.mapping && p.used == 0:
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return "", Raise(TypeError, "not all arguments converted during %s formatting", what)
	}
	return string(p.out), nil
}

func incompleteFormat() error { return Raise(ValueError, "incomplete format") }

// conversion formats the conversion at f[start] and returns the position after it.
func (p *percent) conversion(start int) (int, error) {
	f, pos := p.format, start+1
	if pos >= len(f) {
		return 0, incompleteFormat()
	}
	var arg Value
	if f[pos] == '(' {
		if !p.mapping {
			return 0, Raise(TypeError, "format requires a mapping")
		}
		depth, from := 1, pos+1
		for pos++; pos < len(f); pos++ {
			if f[pos] == '(' {
				depth++
			} else if f[pos] == ')' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		if pos >= len(f) {
			return 0, Raise(ValueError, "incomplete format key")
		}
		key := Value(Str(f[from:pos]))
		if p.bytes {
			raw, _ := encodeStr(p.th, f[from:pos], "latin-1", "strict")
			key = Bytes(raw)
		}
		v, err := GetItem(p.th, p.args, key)
		if err != nil {
			return 0, err
		}
		arg, p.byKey = v, true
		pos++
	}
	s := percentSpec{prec: -1, bytes: p.bytes}
flags:
	for ; pos < len(f); pos++ {
		switch f[pos] {
		case '-':
			s.left = true
		case '+':
			s.plus = true
		case ' ':
			s.space = true
		case '#':
			s.alt = true
		case '0':
			s.zero = true
		default:
			break flags
		}
	}
	number := func(what, ctype string, limit int64) (int, error) {
		if pos < len(f) && f[pos] == '*' {
			pos++
			v, err := p.next()
			if err != nil {
				return 0, err
			}
			n, ok := AsInt(v)
			if _, isInt := AsBig(v); !isInt {
				return 0, Raise(TypeError, "* wants int")
			}
			if !ok || n > limit || n < -limit-1 {
				return 0, Raise(OverflowError, "Python int too large to convert to %s", ctype)
			}
			return int(n), nil
		}
		n := int64(0)
		for ; pos < len(f) && isDigitByte(f[pos]); pos++ {
			if n > limit/10-1 {
				return 0, Raise(ValueError, "%s", what)
			}
			if n = n*10 + int64(f[pos]-'0'); n > limit {
				return 0, Raise(ValueError, "%s", what)
			}
		}
		return int(n), nil
	}
	var err error
	if s.width, err = number("width too big", "C ssize_t", math.MaxInt64); err != nil {
		return 0, err
	}
	if s.width < 0 {
		s.left, s.width = true, max(-s.width, 0) // the least int has no opposite
	}
	if pos < len(f) && f[pos] == '.' {
		pos++
		if s.prec, err = number("precision too big", "C int", math.MaxInt32); err != nil {
			return 0, err
		}
		s.prec = max(s.prec, 0)
	}
	if pos < len(f) && (f[pos] == 'h' || f[pos] == 'l' || f[pos] == 'L') {
		pos++
	}
	if pos >= len(f) {
		return 0, incompleteFormat()
	}
	r, n := decodeRune(f[pos:])
	s.conv = r
	if r == '%' {
		p.out = append(p.out, '%')
		return pos + n, nil
	}
	known := "sradiuoxXeEfFgGc"
	if p.bytes {
		known += "b"
	}
	if !strings.ContainsRune(known, r) {
		shown := r
		if r < 31 || r > 127 {
			shown = '?'
		}
		if arg == nil {
			if _, err := p.next(); err != nil {
				return 0, err
			}
		}
		return 0, Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, r, strLen(f[:pos]))
	}
	if arg == nil {
		if arg, err = p.next(); err != nil {
			return 0, err
		}
	}
	if err := reserve(p.th, int64(s.width)+int64(max(s.prec, 0)), 1); err != nil {
		return 0, err
	}
	var text string
	numeric := false
	if p.bytes && strings.ContainsRune("sbrc", r) {
		text, err = s.formatBytes(p.th, arg)
	} else {
		text, numeric, err = s.format(p.th, arg)
	}
	if err != nil {
		return 0, err
	}
	if err := p.th.Alloc(int64(len(text))); err != nil {
		return 0, err
	}
	p.pad(&s, text, numeric)
	return pos + n, nil
}

// pad writes text in the width; zeros go between sign or prefix and digits.
func (p *percent) pad(s *percentSpec, text string, numeric bool) {
	fill := s.width - strLen(text)
	switch {
	case fill <= 0:
		p.out = append(p.out, text...)
	case s.left:
		p.out = append(append(p.out, text...), strings.Repeat(" ", fill)...)
	case s.zero && numeric:
		head := 0
		if text[0] == '-' || text[0] == '+' || text[0] == ' ' {
			head = 1
		}
		if s.alt && len(text) > head+1 && strings.ContainsRune("xXo", s.conv) {
			head += 2
		}
		p.out = append(append(append(p.out, text[:head]...), strings.Repeat("0", fill)...), text[head:]...)
	default:
		p.out = append(append(p.out, strings.Repeat(" ", fill)...), text...)
	}
}

func (s *percentSpec) format(th *Thread, v Value) (text string, numeric bool, err error) {
	switch s.conv {
	case 's', 'r', 'a':
		if s.conv == 's' {
			text, err = ToStr(th, v)
		} else if text, err = Repr(th, v); err == nil && s.conv == 'a' {
			text, err = LongASCIIRepr(th, text)
		}
		if s.prec >= 0 && strLen(text) > s.prec {
			text = sliceRunes(text, 0, s.prec)
		}
		return text, false, err
	case 'c':
		if t, ok := AsStr(v); ok {
			if strLen(t) != 1 {
				return "", false, Raise(TypeError, "%%c requires int or char")
			}
			return t, false, nil
		}
		if _, ok := payload(v).(Float); ok || !isIndex(v) {
			return "", false, Raise(TypeError, "%%c requires int or char")
		}
		n, err := Index(th, v)
		if err != nil || n < 0 || n > 0x10ffff {
			return "", false, Raise(OverflowError, "%%c arg not in range(0x110000)")
		}
		return runeStr(rune(n)), false, nil
	case 'd', 'i', 'u', 'o', 'x', 'X':
		text, err = s.integer(th, v)
		return text, true, err
	}
	f, err := percentFloat(th, v, s.bytes)
	if err != nil {
		return "", false, err
	}
	prec := s.prec
	if prec < 0 {
		prec = 6
	}
	text = formatDouble(f, byte(s.conv), prec, s.alt, false)
	return s.sign(text), true, nil
}

// formatBytes is the part of format that differs for bytes.
func (s *percentSpec) formatBytes(th *Thread, v Value) (string, error) {
	raw := ""
	switch s.conv {
	case 'r':
		text, err := Repr(th, v)
		if err != nil {
			return "", err
		}
		if raw, err = LongASCIIRepr(th, text); err != nil {
			return "", err
		}
	case 'c':
		if b, ok := bytesLike(v); ok && len(b) == 1 {
			return decodeBytes(th, b, "latin-1", "strict")
		}
		if isIndex(v) {
			n, err := Index(th, v)
			if err != nil || n < 0 || n > 255 {
				return "", Raise(OverflowError, "%%c arg not in range(256)")
			}
			return runeStr(rune(n)), nil
		}
		return "", Raise(TypeError, "%%c requires an integer in range(256) or a single byte")
	default:
		b, ok := bytesLike(v)
		if !ok {
			if _, has := v.Type().Lookup("__bytes__"); !has {
				return "", Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().TpName())
			}
			var err error
			if b, err = bytesOf(th, v, ""); err != nil {
				return "", err
			}
		}
		raw = b
	}
	if s.prec >= 0 && len(raw) > s.prec {
		raw = raw[:s.prec]
	}
	return decodeBytes(th, raw, "latin-1", "strict")
}

func (s *percentSpec) sign(text string) string {
	if !strings.HasPrefix(text, "-") {
		if s.plus {
			return "+" + text
		}
		if s.space {
			return " " + text
		}
	}
	return text
}

func percentFloat(th *Thread, v Value, binary bool) (float64, error) {
	for _, name := range []string{"__float__", "__index__"} {
		if _, ok := v.Type().Lookup(name); ok {
			return ToFloat(th, v)
		}
	}
	if binary {
		return 0, Raise(TypeError, "float argument required, not %s", v.Type().TpName())
	}
	return 0, Raise(TypeError, "must be real number, not %s", v.Type().TpName())
}

func (s *percentSpec) integer(th *Thread, v Value) (string, error) {
	n, ok := AsBig(v)
	if !ok {
		decimal := strings.ContainsRune("diu", s.conv)
		what := "an integer is required"
		if decimal {
			what = "a real number is required"
		}
		wrong := Raise(TypeError, "%%%c format: %s, not %s", s.conv, what, v.Type().TpName())
		if _, isStr := AsStr(v); isStr {
			return "", wrong
		}
		names := []string{"__index__"}
		if decimal {
			names = []string{"__int__", "__index__"}
		}
		for _, name := range names {
			r, found, err := CallSpecial(th, v, name)
			if err != nil {
				return "", err
			}
			if found {
				n, ok = AsBig(r)
				break
			}
		}
		if !ok {
			return "", wrong
		}
	}
	abs := new(big.Int).Abs(n)
	digits, prefix := "", ""
	switch s.conv {
	case 'o':
		digits, prefix = abs.Text(8), "0o"
	case 'x':
		digits, prefix = abs.Text(16), "0x"
	case 'X':
		digits, prefix = strings.ToUpper(abs.Text(16)), "0X"
	default:
		var err error
		if digits, err = bigText(th, abs); err != nil {
			return "", err
		}
	}
	if len(digits) < s.prec {
		digits = strings.Repeat("0", s.prec-len(digits)) + digits
	}
	if s.alt {
		digits = prefix + digits
	}
	if n.Sign() < 0 {
		return "-" + digits, nil
	}
	return s.sign(digits), nil
}
