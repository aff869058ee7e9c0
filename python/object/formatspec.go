package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// formatSpec is a parsed format specifier:
// [[fill]align][sign][z][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill      rune
	align     byte
	sign      byte
	noNegZero bool
	alt       bool
	width     int // -1: none
	grouping  byte
	groupSize int
	precision int // -1: none
	typ       rune
}

// parsedSpec is the specifier that was parsed last: a loop formats by the same one.
type parsedSpec struct {
	text     string
	defType  rune
	defAlign byte
	spec     formatSpec
}

// formatSpec is parseSpec, for a specifier that may have been parsed last.
func (th *Thread) formatSpec(spec, typeName string, defType rune, defAlign byte) (formatSpec, error) {
	p := &th.parsed
	if p.text == spec && p.defType == defType && p.defAlign == defAlign && p.spec.fill != 0 {
		return p.spec, nil
	}
	f, err := parseSpec(spec, typeName, defType, defAlign)
	if err == nil && len(spec) < 32 {
		*p = parsedSpec{spec, defType, defAlign, f}
	}
	return f, err
}

func isAlign(r rune) bool { return r == '<' || r == '>' || r == '=' || r == '^' }

//go:noinline
func parseSpec(spec string, typeName string, defType rune, defAlign byte) (formatSpec, error) {
	f := formatSpec{fill: ' ', align: defAlign, width: -1, precision: -1, typ: defType, groupSize: 3}
	var room [16]rune
	rs := appendRunes(room[:0], spec)
	fillGiven, alignGiven := false, false
	pos := 0
	at := func(i int) rune {
		if i < len(rs) {
			return rs[i]
		}
		return -1
	}
	switch {
	case len(rs) >= 2 && isAlign(rs[1]):
		f.fill, f.align, fillGiven, alignGiven = rs[0], byte(rs[1]), true, true
		pos = 2
	case len(rs) >= 1 && isAlign(rs[0]):
		f.align, alignGiven = byte(rs[0]), true
		pos = 1
	}
	if c := at(pos); c == ' ' || c == '+' || c == '-' {
		f.sign = byte(c)
		pos++
	}
	if at(pos) == 'z' {
		f.noNegZero = true
		pos++
	}
	if at(pos) == '#' {
		f.alt = true
		pos++
	}
	if !fillGiven && at(pos) == '0' {
		f.fill = '0'
		if !alignGiven && defAlign == '>' {
			f.align = '='
		}
		pos++
	}
	number := func() (int, error) {
		n, start := int64(0), pos
		for at(pos) >= '0' && at(pos) <= '9' {
			if n = n*10 + int64(rs[pos]-'0'); n > 1<<40 && n > math.MaxInt64/10-10 {
				return 0, Raise(ValueError, "Too many decimal digits in format string")
			}
			pos++
		}
		if pos == start {
			return -1, nil
		}
		return int(n), nil
	}
	var err error
	if f.width, err = number(); err != nil {
		return f, err
	}
	if at(pos) == ',' {
		f.grouping = ','
		pos++
	}
	if at(pos) == '_' {
		if f.grouping != 0 {
			return f, bothSeparators()
		}
		f.grouping = '_'
		pos++
	}
	if at(pos) == ',' && f.grouping == '_' {
		return f, bothSeparators()
	}
	if at(pos) == '.' {
		pos++
		if f.precision, err = number(); err != nil {
			return f, err
		}
		if f.precision < 0 {
			return f, Raise(ValueError, "Format specifier missing precision")
		}
		if f.precision > math.MaxInt32 {
			return f, Raise(ValueError, "precision too big")
		}
	}
	if len(rs)-pos > 1 {
		return f, Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
	}
	if len(rs)-pos == 1 {
		f.typ = rs[pos]
	}
	if f.grouping != 0 {
		switch f.typ {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.grouping == '_' {
				f.groupSize = 4
				break
			}
			fallthrough
		default:
			if f.typ > 32 && f.typ < 128 {
				return f, Raise(ValueError, "Cannot specify '%c' with '%c'.", f.grouping, f.typ)
			}
			return f, Raise(ValueError, "Cannot specify '%c' with '\\x%x'.", f.grouping, f.typ)
		}
	}
	return f, nil
}

func bothSeparators() error { return Raise(ValueError, "Cannot specify both ',' and '_'.") }

func unknownCode(typ rune, typeName string) error {
	if typ > 32 && typ < 128 {
		return Raise(ValueError, "Unknown format code '%c' for object of type '%s'", typ, typeName)
	}
	return Raise(ValueError, "Unknown format code '\\x%x' for object of type '%s'", typ, typeName)
}

// pad aligns text of n characters in the width.
func (f *formatSpec) pad(th *Thread, s string, n int) (string, error) {
	if f.width <= n {
		return s, nil
	}
	total := f.width - n
	left := 0
	switch f.align {
	case '>', '=':
		left = total
	case '^':
		left = total / 2
	}
	if err := th.Alloc(int64(f.width) * int64(runeLen(f.fill))); err != nil {
		return "", err
	}
	return repeatRune(f.fill, left) + s + repeatRune(f.fill, total-left), nil
}

func formatStr(th *Thread, s, spec, typeName string) (string, error) {
	if spec == "" {
		return s, nil
	}
	f, err := th.formatSpec(spec, typeName, 's', '<')
	if err != nil {
		return "", err
	}
	const not = " not allowed in string format specifier"
	switch {
	case f.typ != 's':
		return "", unknownCode(f.typ, typeName)
	case f.sign == ' ':
		return "", Raise(ValueError, "Space"+not)
	case f.sign != 0:
		return "", Raise(ValueError, "Sign"+not)
	case f.noNegZero:
		return "", Raise(ValueError, "Negative zero coercion (z)"+not)
	case f.alt:
		return "", Raise(ValueError, "Alternate form (#)"+not)
	case f.align == '=':
		return "", Raise(ValueError, "'=' alignment"+not)
	}
	if err := th.Spend(int64(len(s))); err != nil {
		return "", err
	}
	n := countRunes(s)
	if f.precision >= 0 && f.precision < n {
		s, n = sliceRunes(s, 0, f.precision), f.precision
	}
	return f.pad(th, s, n)
}

// formatInt is format(int, spec).
func formatInt(th *Thread, v Value, spec string) (string, error) {
	if spec == "" {
		return ToStr(th, v)
	}
	name := v.Type().Name
	f, err := th.formatSpec(spec, name, 'd', '>')
	if err != nil {
		return "", err
	}
	switch f.typ {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := intToFloat(payload(v))
		if err != nil {
			return "", err
		}
		return f.float(th, float64(x.(Float)))
	default:
		return "", unknownCode(f.typ, name)
	}
	if f.precision >= 0 {
		return "", Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if f.noNegZero {
		return "", Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.typ == 'c' {
		if f.sign != 0 {
			return "", Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
		}
		if f.alt {
			return "", Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
		}
		n, ok := AsInt(v)
		if !ok {
			return "", Raise(OverflowError, "Python int too large to convert to C long")
		}
		if n < 0 || n > 0x10ffff {
			return "", Raise(OverflowError, "%%c arg not in range(0x110000)")
		}
		s := string(appendRune(nil, rune(n)))
		return f.pad(th, s, 1)
	}
	digits, prefix := "", ""
	if small, ok := v.(Int); ok && f.typ == 'd' && small != math.MinInt64 {
		return f.number(th, small < 0, "", strconv.FormatInt(max(int64(small), -int64(small)), 10), "")
	}
	n, _ := AsBig(v)
	switch f.typ {
	case 'b':
		digits, prefix = new(big.Int).Abs(n).Text(2), "0b"
	case 'o':
		digits, prefix = new(big.Int).Abs(n).Text(8), "0o"
	case 'x':
		digits, prefix = new(big.Int).Abs(n).Text(16), "0x"
	case 'X':
		digits, prefix = strings.ToUpper(new(big.Int).Abs(n).Text(16)), "0X"
	default:
		if digits, err = bigText(th, new(big.Int).Abs(n)); err != nil {
			return "", err
		}
	}
	if !f.alt {
		prefix = ""
	}
	return f.number(th, n.Sign() < 0, prefix, digits, "")
}

// number lays out sign, prefix, grouped digits and what follows them.
func (f *formatSpec) number(th *Thread, neg bool, prefix, digits, rest string) (string, error) {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case f.sign == '+' || f.sign == ' ':
		sign = string(f.sign)
	}
	if err := th.Alloc(int64(max(f.width, 0)) + int64(len(digits)*2+len(rest))); err != nil {
		return "", err
	}
	fixed := len(sign) + len(prefix) + len(rest)
	minWidth := 0
	if f.fill == '0' && f.align == '=' {
		minWidth = f.width - fixed
	}
	if digits != "" && f.grouping != 0 {
		var err error
		if digits, err = groupWithZeros(th, digits, f.grouping, f.groupSize, minWidth); err != nil {
			return "", err
		}
	}
	padding := max(f.width-fixed-len(digits), 0)
	var l, s, r int
	switch f.align {
	case '<':
		r = padding
	case '^':
		l = padding / 2
		r = padding - l
	case '=':
		s = padding
	default:
		l = padding
	}
	return repeatRune(f.fill, l) + sign + prefix + repeatRune(f.fill, s) + digits + rest + repeatRune(f.fill, r), nil
}

// groupWithZeros puts sep between groups of size digits, with leading zeros up to
// minWidth characters, as zero padding and grouping combine.
func groupWithZeros(th *Thread, digits string, sep byte, size, minWidth int) (string, error) {
	out := make([]byte, max(minWidth, len(digits)+len(digits)/size)+size+1) // filled from the end
	at := len(out)
	put := func(c byte) {
		at--
		out[at] = c
	}
	remaining := len(digits)
	for first := true; ; first = false {
		if err := th.Spend(16); err != nil {
			return "", err
		}
		n := min(size, max(remaining, minWidth, 1))
		if !first {
			put(sep)
		}
		for range n {
			if remaining > 0 {
				remaining--
				put(digits[remaining])
			} else {
				put('0')
			}
		}
		minWidth -= n
		if remaining <= 0 && minWidth <= 0 {
			break
		}
		minWidth--
	}
	if err := th.Spend(int64(len(out))); err != nil {
		return "", err
	}
	return string(out[at:]), nil
}

// formatFloat is format(float, spec).
func formatFloat(th *Thread, v float64, spec, typeName string) (string, error) {
	if spec == "" {
		return FloatRepr(v), nil
	}
	f, err := th.formatSpec(spec, typeName, 0, '>')
	if err != nil {
		return "", err
	}
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
	default:
		return "", unknownCode(f.typ, typeName)
	}
	return f.float(th, v)
}

func (f *formatSpec) float(th *Thread, v float64) (string, error) {
	text, err := f.floatText(th, v)
	if err != nil {
		return "", err
	}
	neg := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	if f.noNegZero && neg && strings.Trim(text, "0.%eE+-") == "" {
		neg = false
	}
	i := 0
	for i < len(text) && isDigitByte(text[i]) {
		i++
	}
	return f.number(th, neg, "", text[:i], text[i:])
}

// floatText is the number without padding and grouping.
func (f *formatSpec) floatText(th *Thread, v float64) (string, error) {
	typ, prec, pct := f.typ, f.precision, ""
	if prec > math.MaxInt32 {
		return "", Raise(ValueError, "precision too big")
	}
	if prec > 0 {
		if err := th.Alloc(int64(prec) * 2); err != nil {
			return "", err
		}
	}
	switch typ {
	case '%':
		typ, pct, v = 'f', "%", v*100
	case 'n':
		typ = 'g'
	}
	if typ == 0 && prec < 0 {
		s := FloatRepr(v)
		if f.alt && !strings.Contains(s, ".") {
			s = strings.Replace(s, "e", ".e", 1)
		}
		return s, nil
	}
	dot0 := typ == 0
	if dot0 {
		typ = 'g'
	}
	if prec < 0 {
		prec = 6
	}
	return formatDouble(v, byte(typ), prec, f.alt, dot0) + pct, nil
}

// formatDouble formats v with e, f or g (or their capitals); alt keeps the point
// and trailing zeros; dot0 makes sure that a result without exponent has a point.
func formatDouble(v float64, typ byte, prec int, alt, dot0 bool) string {
	upper := typ < 'a'
	if upper {
		typ += 'a' - 'A'
	}
	s := ""
	switch {
	case math.IsNaN(v):
		s = "nan"
	case math.IsInf(v, 1):
		s = "inf"
	case math.IsInf(v, -1):
		s = "-inf"
	case typ == 'f':
		s = strconv.FormatFloat(v, 'f', prec, 64)
		if alt && prec == 0 {
			s += "."
		}
	case typ == 'e':
		s = strconv.FormatFloat(v, 'e', prec, 64)
		if alt && prec == 0 {
			s = strings.Replace(s, "e", ".e", 1)
		}
	default:
		s = formatGeneral(v, max(prec, 1), alt, dot0)
	}
	if upper {
		return strings.ToUpper(s)
	}
	return s
}

func formatGeneral(v float64, prec int, alt, dot0 bool) string {
	e := strconv.FormatFloat(v, 'e', prec-1, 64)
	mant, expText, _ := strings.Cut(e, "e")
	exp, _ := strconv.Atoi(expText)
	neg := strings.HasPrefix(mant, "-")
	digits := strings.ReplaceAll(strings.TrimPrefix(mant, "-"), ".", "")
	if !alt {
		if digits = strings.TrimRight(digits, "0"); digits == "" {
			digits = "0"
		}
	}
	limit := prec
	if dot0 {
		limit--
	}
	var s string
	switch {
	case exp < -4 || exp+1 > limit:
		s = digits[:1]
		if len(digits) > 1 || alt {
			s += "." + digits[1:]
		}
		sign := "+"
		if exp < 0 {
			sign, exp = "-", -exp
		}
		s += "e" + sign
		if exp < 10 {
			s += "0"
		}
		s += strconv.Itoa(exp)
	case exp < 0:
		s = "0." + strings.Repeat("0", -exp-1) + digits
	default:
		if len(digits) <= exp {
			digits += strings.Repeat("0", exp+1-len(digits))
		}
		s = digits[:exp+1]
		if rest := digits[exp+1:]; rest != "" || alt {
			s += "." + rest
		} else if dot0 {
			s += ".0"
		}
	}
	if neg {
		return "-" + s
	}
	return s
}
