package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/internal/numeric"
)

func init() {
	FloatType.Extend(ClassSpec{
		New:     newFloat,
		Methods: append(floatOperators(), floatMethods()...),
		ClassMethods: []Method{
			oneArg("float.fromhex", floatFromHex),
		},
		Attrs: []Attr{
			{"real", floatSelf, nil},
			{"imag", func(*Thread, Value) (Value, error) { return Float(0), nil }, nil},
		},
	})
}

func floatSelf(_ *Thread, self Value) (Value, error) {
	f, _ := AsFloat(self)
	return Float(f), nil
}

// floatOperand reads the other operand of a float operator: a float, or an int
// that a float can hold.
func floatOperand(v Value) (f float64, ok bool, err error) {
	switch n := payload(v).(type) {
	case Float:
		return float64(n), true, nil
	case Int:
		return float64(n), true, nil
	case Bool, *BigInt:
		r, err := intToFloat(n)
		if err != nil {
			return 0, false, err
		}
		return float64(r.(Float)), true, nil
	}
	return 0, false, nil
}

func floatOperators() []Method {
	var ms []Method
	for _, op := range []Op{Add, Sub, Mult, Div, FloorDiv, Mod, DivMod} {
		ms = append(ms,
			slot1(opInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return floatBinary(op, self, other) }),
			slot1(opInfo[op].reflected, func(th *Thread, self, other Value) (Value, error) { return floatBinary(op, other, self) }))
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return floatCompare(op, self, other) }))
	}
	pow := func(a, b, mod Value) (Value, error) {
		x, ok, err := floatOperand(a)
		if err != nil || !ok {
			return NotImplemented, err
		}
		y, ok, err := floatOperand(b)
		if err != nil || !ok {
			return NotImplemented, err
		}
		if mod != None {
			return nil, Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
		}
		return floatPow(x, y)
	}
	return append(ms,
		Method{"__pow__", powMethod(func(th *Thread, self, other, mod Value) (Value, error) { return pow(self, other, mod) })},
		Method{"__rpow__", powMethod(func(th *Thread, self, other, mod Value) (Value, error) { return pow(other, self, mod) })},
		slot0("__neg__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return Float(-f), nil
		}),
		slot0("__pos__", floatSelf), slot0("__float__", floatSelf),
		slot0("__abs__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return Float(math.Abs(f)), nil
		}),
		slot0("__bool__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return MakeBool(f != 0), nil
		}),
		slot0("__int__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return floatToInt(f)
		}),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return Int(hashFloat(th, Float(f))), nil
		}),
		slot0("__repr__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return Str(FloatRepr(f)), nil
		}),
	)
}

// FloatRepr returns repr(f): the shortest text that reads back as f.
func FloatRepr(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a == 0 || a >= 1e-4 && a < 1e16 {
		s := strconv.FormatFloat(f, 'f', -1, 64)
		if strings.IndexByte(s, '.') < 0 {
			s += ".0"
		}
		return s
	}
	return strconv.FormatFloat(f, 'e', -1, 64)
}

func floatBinary(op Op, a, b Value) (Value, error) {
	x, ok, err := floatOperand(a)
	if err != nil || !ok {
		return NotImplemented, err
	}
	y, ok, err := floatOperand(b)
	if err != nil || !ok {
		return NotImplemented, err
	}
	switch op {
	case Add:
		return Float(x + y), nil
	case Sub:
		return Float(x - y), nil
	case Mult:
		return Float(x * y), nil
	case Div:
		if y == 0 {
			return nil, Raise(ZeroDivisionError, "float division by zero")
		}
		return Float(x / y), nil
	case FloorDiv:
		if y == 0 {
			return nil, Raise(ZeroDivisionError, "float floor division by zero")
		}
		q, _ := floatDivMod(x, y)
		return Float(q), nil
	case Mod:
		if y == 0 {
			return nil, Raise(ZeroDivisionError, "float modulo")
		}
		return Float(floatMod(x, y)), nil
	case DivMod:
		if y == 0 {
			return nil, Raise(ZeroDivisionError, "float divmod()")
		}
		q, m := floatDivMod(x, y)
		return NewTuple(Float(q), Float(m)), nil
	}
	return NotImplemented, nil
}

// floatMod is x % y with the sign of y.
func floatMod(x, y float64) float64 {
	m := math.Mod(x, y)
	if m == 0 {
		return math.Copysign(0, y)
	}
	if (m < 0) != (y < 0) {
		m += y
	}
	return m
}

func floatDivMod(x, y float64) (q, m float64) {
	m = math.Mod(x, y)
	div := (x - m) / y
	if m != 0 {
		if (y < 0) != (m < 0) {
			m += y
			div--
		}
	} else {
		m = math.Copysign(0, y)
	}
	if div == 0 {
		return math.Copysign(0, x/y), m
	}
	q = math.Floor(div)
	if div-q > 0.5 {
		q++
	}
	return q, m
}

// floatPow is x ** y; a negative base with a fractional exponent gives a complex.
func floatPow(x, y float64) (Value, error) {
	switch {
	case y == 0 || x == 1:
		return Float(1), nil
	case math.IsNaN(x) || math.IsNaN(y):
		return Float(math.NaN()), nil
	case x == 0 && y < 0:
		return nil, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	case x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y != math.Floor(y):
		return complexPow(complex(x, 0), complex(y, 0))
	case x == -1 && math.IsInf(y, 0):
		return Float(1), nil
	}
	r := numeric.Pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		e := NewException(OverflowError, Int(34), Str("Numerical result out of range"))
		return nil, e
	}
	return Float(r), nil
}

// floatCompare compares exactly, also with ints that no float can hold.
func floatCompare(op CmpOp, a, b Value) (Value, error) {
	x, _ := AsFloat(a)
	switch n := payload(b).(type) {
	case Float:
		return MakeBool(cmpOrdered(op, Float(x), n)), nil
	case Bool:
		y, _ := AsFloat(n)
		return MakeBool(cmpOrdered(op, Float(x), Float(y))), nil
	case Int:
		if absInt(int64(n)) <= 1<<53 {
			return MakeBool(cmpOrdered(op, Float(x), Float(n))), nil
		}
	case *BigInt:
	default:
		return NotImplemented, nil
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return MakeBool(cmpOrdered(op, Float(x), 0)), nil
	}
	n, _ := AsBig(b)
	c := new(big.Float).SetFloat64(x).Cmp(new(big.Float).SetInt(n))
	return MakeBool(cmpOrdered(op, Int(c), 0)), nil
}

// newFloat is float(x=0.0).
func newFloat(th *Thread, cls *Type, args Args) (Value, error) {
	if err := CheckPositional("float", args, 0, 1); err != nil {
		return nil, err
	}
	v := Value(Float(0))
	if len(args.Pos) == 1 {
		f, err := ToFloat(th, args.Pos[0])
		if err != nil {
			return nil, err
		}
		v = Float(f)
	}
	if cls == FloatType {
		return v, nil
	}
	return NewInstance(cls, v), nil
}

// ToFloat is float(x): by __float__ or __index__, or read from text.
func ToFloat(th *Thread, x Value) (float64, error) {
	switch n := x.(type) {
	case Float:
		return float64(n), nil
	case Int:
		return float64(n), nil
	}
	if r, found, err := CallSpecial(th, x, "__float__"); found || err != nil {
		if err != nil {
			return 0, err
		}
		f, ok := payload(r).(Float)
		if !ok {
			return 0, Raise(TypeError, "%s.__float__ returned non-float (type %s)", x.Type().TpName(), r.Type().TpName())
		}
		return float64(f), nil
	}
	if r, found, err := CallSpecial(th, x, "__index__"); found || err != nil {
		if err != nil {
			return 0, err
		}
		v, err := intToFloat(r)
		if err != nil {
			return 0, err
		}
		return float64(v.(Float)), nil
	}
	s, ok := AsStr(x)
	if !ok {
		if s, ok = bytesLike(x); !ok {
			return 0, Raise(TypeError, "float() argument must be a string or a real number, not '%s'", x.Type().TpName())
		}
	}
	t, err := numberText(th, s)
	if err != nil {
		return 0, err
	}
	f, ok := parseFloat(th, t)
	if !ok {
		if err := th.Check(); err != nil {
			return 0, err
		}
		q, err := Repr(th, x)
		if err != nil {
			return 0, err
		}
		return 0, Raise(ValueError, "could not convert string to float: %s", q)
	}
	return f, nil
}

// parseFloat reads a float as float(text) does: no hexadecimal, underscores only
// between digits. Between its ways over a long text it looks at the clock: one that is
// stopped there says that the text is no number, which its caller is stopped at.
func parseFloat(th *Thread, s string) (float64, bool) {
	long := len(s) > pieceSize
	t := strings.TrimFunc(ASCIIDigits(s), isSpace)
	switch word := strings.TrimLeft(t, "+-"); strings.ToLower(word[:min(len(word), 9)]) {
	case "inf", "infinity", "nan":
		if len(strings.TrimLeft(t, "+-")) < len(t)-1 {
			return 0, false
		}
		f, err := strconv.ParseFloat(t, 64)
		if strings.HasSuffix(strings.ToLower(t), "nan") {
			return math.NaN(), true
		}
		return f, err == nil
	}
	if long && th.Check() != nil {
		return 0, false
	}
	others := 0 // beside digits, a sign in front and a point
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c >= '0' && c <= '9':
		case c == '.', c == '+', c == '-', c == 'e', c == 'E':
			if i > 0 || c == '.' {
				others++
			}
		case c == '_' && i > 0 && i+1 < len(t) && isDigitByte(t[i-1]) && isDigitByte(t[i+1]):
		default:
			return 0, false
		}
	}
	if long && th.Check() != nil {
		return 0, false
	}
	t = strings.ReplaceAll(t, "_", "")
	if long && th.Check() != nil {
		return 0, false
	}
	if point := strings.IndexByte(t, '.'); long && (others == 0 || others == 1 && point >= 0) {
		t = fewerDigits(t, point)
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil {
		if ne, ok := err.(*strconv.NumError); !ok || ne.Err != strconv.ErrRange {
			return 0, false
		}
	}
	return f, true
}

// fewerDigits returns a shorter text for a number of very many digits, which is the same
// float: no more than a thousand decide it, and whether any digit follows. point is where
// the decimal point is, -1 for none.
func fewerDigits(t string, point int) string {
	const most = 1000
	sign := ""
	if t != "" && (t[0] == '+' || t[0] == '-') {
		sign, t, point = t[:1], t[1:], point-1
	}
	whole, fraction := t, ""
	if point >= 0 {
		whole, fraction = t[:point], t[point+1:]
	}
	if whole == "" && fraction == "" {
		return sign + t
	}
	whole = strings.TrimLeft(whole, "0")
	exponent := 0
	if whole == "" {
		rest := strings.TrimLeft(fraction, "0")
		exponent, fraction = len(rest)-len(fraction), rest
	}
	digits := whole + fraction
	exponent += len(whole)
	if len(digits) > most {
		more := strings.TrimLeft(digits[most:], "0") != ""
		if digits = digits[:most]; more {
			digits += "1"
		}
	}
	return sign + "0." + digits + "0e" + strconv.Itoa(exponent)
}

func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }
