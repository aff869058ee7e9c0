package object

import (
	"math"
	"math/big"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

func intMethods() []Method {
	return []Method{
		noArgs("int.bit_length", func(_ *Thread, self Value) (Value, error) {
			n, _ := AsBig(self)
			return Int(n.BitLen()), nil
		}),
		noArgs("int.bit_count", func(_ *Thread, self Value) (Value, error) {
			n, _ := AsBig(self)
			c := 0
			for _, w := range n.Bits() {
				c += bits.OnesCount(uint(w))
			}
			return Int(c), nil
		}),
		noArgs("int.conjugate", intSelf),
		noArgs("int.as_integer_ratio", func(th *Thread, self Value) (Value, error) {
			n, _ := intSelf(th, self)
			return NewTuple(n, Int(1)), nil
		}),
		noArgs("int.__trunc__", intSelf), noArgs("int.__floor__", intSelf), noArgs("int.__ceil__", intSelf),
		posArgs("int.__round__", 0, 1, intRound),
		noArgs("int.__getnewargs__", func(th *Thread, self Value) (Value, error) {
			n, _ := intSelf(th, self)
			return NewTuple(n), nil
		}),
		oneArg("int.__format__", func(th *Thread, self, spec Value) (Value, error) {
			s, ok := AsStr(spec)
			if !ok {
				return nil, Raise(TypeError, "__format__() argument must be str, not %s", ArgLabel(spec))
			}
			r, err := formatInt(th, self, s)
			return Str(r), err
		}),
		kwArgs("int.to_bytes(length=, byteorder=, *, signed=)", intToBytes),
	}
}

// intRound is round(int, ndigits): a negative count rounds to tens, half to even.
func intRound(th *Thread, self Value, a []Value) (Value, error) {
	if len(a) == 0 {
		return intSelf(th, self)
	}
	nd, err := Index(th, a[0])
	if err != nil {
		return nil, err
	}
	n, _ := AsBig(self)
	if nd >= 0 {
		return MakeBig(n), nil
	}
	if -nd > int64(n.BitLen()) { // 10**-nd is over twice as large
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-nd), nil)
	q, r := new(big.Int).DivMod(n, unit, new(big.Int))
	switch c := r.Lsh(r, 1).Cmp(unit); {
	case c > 0, c == 0 && q.Bit(0) == 1:
		q.Add(q, big.NewInt(1))
	}
	return MakeBig(q.Mul(q, unit)), nil
}

func byteOrder(fn string, v Value) (little bool, err error) {
	if v == nil {
		return false, nil
	}
	s, ok := AsStr(v)
	if !ok {
		return false, Raise(TypeError, "%s() argument 'byteorder' must be str, not %s", fn, ArgLabel(v))
	}
	switch s {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, Raise(ValueError, "byteorder must be either 'little' or 'big'")
}

func intToBytes(th *Thread, self Value, a []Value) (Value, error) {
	length := int64(1)
	if a[0] != nil {
		var err error
		if length, err = Index(th, a[0]); err != nil {
			return nil, err
		}
	}
	little, err := byteOrder("to_bytes", a[1])
	if err != nil {
		return nil, err
	}
	signed := false
	if a[2] != nil {
		if signed, err = Truth(th, a[2]); err != nil {
			return nil, err
		}
	}
	if length < 0 {
		return nil, Raise(ValueError, "length argument must be non-negative")
	}
	n, _ := AsBig(self)
	if n.Sign() < 0 && !signed {
		return nil, Raise(OverflowError, "can't convert negative int to unsigned")
	}
	if err := th.Alloc(length); err != nil {
		return nil, err
	}
	need := int64(n.BitLen())
	if signed {
		if n.Sign() < 0 {
			need = int64(new(big.Int).Not(n).BitLen())
		}
		need++
	}
	if need > length*8 && !(n.Sign() == 0) {
		return nil, Raise(OverflowError, "int too big to convert")
	}
	m := n
	if n.Sign() < 0 {
		m = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(length*8)))
	}
	buf := m.FillBytes(make([]byte, length))
	if little {
		reverseBytes(buf)
	}
	return Bytes(buf), nil
}

func reverseBytes(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

func intFromBytes(th *Thread, cls Value, a []Value) (Value, error) {
	little, err := byteOrder("from_bytes", a[1])
	if err != nil {
		return nil, err
	}
	data, err := bytesOf(th, a[0], "cannot convert '%s' object to bytes")
	if err != nil {
		return nil, err
	}
	signed := false
	if a[2] != nil {
		if signed, err = Truth(th, a[2]); err != nil {
			return nil, err
		}
	}
	if err := th.Alloc(2 * int64(len(data))); err != nil {
		return nil, err
	}
	buf := []byte(data)
	if little {
		reverseBytes(buf)
	}
	n := new(big.Int).SetBytes(buf)
	if signed && len(buf) > 0 && buf[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(len(buf)*8)))
	}
	if cls != Value(IntType) {
		return Call(th, cls, MakeBig(n))
	}
	return MakeBig(n), nil
}

// newInt is int(x=0, base=10).
func newInt(th *Thread, cls *Type, args Args) (Value, error) {
	v, err := intFromArgs(th, args)
	if err != nil || cls == IntType {
		return v, err
	}
	return NewInstance(cls, v), nil
}

func intFromArgs(th *Thread, args Args) (Value, error) {
	if len(args.Pos)+len(args.Kw) > 2 {
		return nil, Raise(TypeError, "int() takes at most 2 arguments (%d given)", len(args.Pos)+len(args.Kw))
	}
	base, hasBase := args.Get("base")
	for _, k := range args.Kw {
		if k.Name != "base" {
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for int()", k.Name)
		}
	}
	if len(args.Pos) == 2 {
		base, hasBase = args.Pos[1], true
	}
	if len(args.Pos) == 0 {
		if hasBase {
			return nil, Raise(TypeError, "int() missing string argument")
		}
		return Int(0), nil
	}
	x := args.Pos[0]
	if !hasBase {
		return ToInt(th, x)
	}
	b, err := Index(th, base)
	if err != nil {
		return nil, err
	}
	if b != 0 && (b < 2 || b > 36) {
		return nil, Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	if s, ok := AsStr(x); ok {
		return parseInt(th, s, int(b), x)
	}
	if s, ok := bytesLike(x); ok {
		return parseInt(th, s, int(b), x)
	}
	return nil, Raise(TypeError, "int() can't convert non-string with explicit base")
}

// ToInt is int(x): by __int__, __index__ or __trunc__, or read from text.
func ToInt(th *Thread, x Value) (Value, error) {
	switch n := x.(type) {
	case Int, *BigInt:
		return n, nil
	case Bool:
		return intSelf(th, n)
	case Float:
		return floatToInt(float64(n))
	case Str:
		return parseInt(th, string(n), 10, x)
	}
	for _, name := range []string{"__int__", "__index__", "__trunc__"} {
		r, found, err := CallSpecial(th, x, name)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		if _, ok := AsBig(r); ok {
			return intSelf(th, r)
		}
		if name == "__trunc__" {
			if i, found, err := CallSpecial(th, r, "__index__"); found && err == nil {
				return intSelf(th, i)
			}
			return nil, Raise(TypeError, "__trunc__ returned non-Integral (type %s)", r.Type().TpName())
		}
		return nil, Raise(TypeError, "%s returned non-int (type %s)", name, r.Type().TpName())
	}
	if s, ok := AsStr(x); ok {
		return parseInt(th, s, 10, x)
	}
	if s, ok := bytesLike(x); ok {
		return parseInt(th, s, 10, Bytes(s))
	}
	return nil, Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", x.Type().TpName())
}

func floatToInt(f float64) (Value, error) {
	switch {
	case math.IsNaN(f):
		return nil, Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, Raise(OverflowError, "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<62:
		return Int(int64(f)), nil
	}
	z, _ := new(big.Float).SetFloat64(f).Int(nil)
	return MakeBig(z), nil
}

// parseInt reads an int literal as int(text, base) does; shown is what the error
// message quotes.
func parseInt(th *Thread, s string, base int, shown Value) (Value, error) {
	bad := func() (Value, error) {
		q, err := Repr(th, shown)
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "invalid literal for int() with base %d: %s", base, firstChars(q, 200))
	}
	if base == 10 && len(s) <= 18 { // the common case without allocation
		n, digits := int64(0), 0
		t, neg := s, false
		if len(t) > 0 && (t[0] == '-' || t[0] == '+') {
			neg = t[0] == '-'
			t = t[1:]
		}
		for digits < len(t) && t[digits] >= '0' && t[digits] <= '9' {
			n = n*10 + int64(t[digits]-'0')
			digits++
		}
		if digits == len(t) && digits > 0 {
			if neg {
				n = -n
			}
			return Int(n), nil
		}
	}
	t, err := numberText(th, s)
	if err != nil {
		return nil, err
	}
	neg := false
	if t != "" && (t[0] == '-' || t[0] == '+') {
		neg = t[0] == '-'
		t = t[1:]
	}
	b := base
	if len(t) > 1 && t[0] == '0' {
		p := 0
		switch t[1] {
		case 'x', 'X':
			p = 16
		case 'o', 'O':
			p = 8
		case 'b', 'B':
			p = 2
		}
		if p != 0 && (b == p || b == 0) {
			b = p
			t = strings.TrimPrefix(t[2:], "_")
		}
	}
	if b == 0 {
		b = 10
		if len(t) > 1 && t[0] == '0' && strings.Trim(t, "0_") != "" {
			return bad()
		}
	}
	if t == "" || t[0] == '_' || t[len(t)-1] == '_' || strings.Contains(t, "__") {
		return bad()
	}
	digits := strings.ReplaceAll(t, "_", "")
	for i := 0; i < len(digits); i++ {
		if err := th.Turn(i); err != nil {
			return nil, err
		}
		if d := digitValue(digits[i]); d < 0 || d >= b {
			return bad()
		}
	}
	if th.MaxStrDigits > 0 && len(digits) > th.MaxStrDigits && b&(b-1) != 0 {
		return nil, Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", th.MaxStrDigits, len(digits))
	}
	if err := th.Alloc(int64(len(digits))); err != nil {
		return nil, err
	}
	n, err := ParseBig(th, digits, b)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return bad()
	}
	if neg {
		n.Neg(n)
	}
	return MakeBig(n), nil
}

func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return -1
}

// ASCIIDigits replaces the decimal digits of other scripts by ASCII ones.
func ASCIIDigits(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x80 && unicode.Is(unicode.Nd, r) {
			return '0' + rune(decimalValue(r))
		}
		return r
	}, s)
}

// numberText is what int(), float() and complex() read of a text: without the space around
// it, its digits as ASCII has them; "" where other characters are left in a long one.
func numberText(th *Thread, s string) (string, error) {
	if len(s) <= pieceSize {
		return strings.TrimFunc(ASCIIDigits(s), isSpace), nil
	}
	s, err := mapPieces(th, s, ASCIIDigits)
	for err == nil && s != "" {
		if r, n := decodeRune(s); isSpace(r) {
			s = s[n:]
		} else if r, n := utf8.DecodeLastRuneInString(s); isSpace(r) {
			s = s[:len(s)-n]
		} else {
			break
		}
		err = th.Spend(8)
	}
	if err != nil || !isASCII(s) {
		return "", err
	}
	return s, nil
}

func firstChars(s string, n int) string {
	if countRunes(s) <= n {
		return s
	}
	return sliceRunes(s, 0, n)
}

// IndexValue returns the int that v stands for by __index__, of any size.
func IndexValue(th *Thread, v Value) (Value, error) {
	if _, ok := AsBig(v); ok {
		return intSelf(th, v)
	}
	r, found, err := CallSpecial(th, v, "__index__")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().TpName())
	}
	if _, ok := AsBig(r); !ok {
		return nil, Raise(TypeError, "__index__ returned non-int (type %s)", r.Type().TpName())
	}
	return intSelf(th, r)
}
