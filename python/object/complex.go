package object

import (
	"math"
	"math/cmplx"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/internal/numeric"
)

// Complex is a Python complex number.
type Complex complex128

// ComplexType is the class complex.
var ComplexType = newBuiltinType("complex", ObjectType)

func (Complex) Type() *Type { return ComplexType }

// AsComplex returns the value of a complex, float or int, also of a subclass.
func AsComplex(v Value) (complex128, bool) {
	if c, ok := payload(v).(Complex); ok {
		return complex128(c), true
	}
	f, ok := AsFloat(v)
	return complex(f, 0), ok
}

func complexPart(f float64) string {
	s := FloatRepr(f)
	return strings.TrimSuffix(s, ".0")
}

func complexText(c complex128) string {
	im := complexPart(imag(c)) + "j"
	if real(c) == 0 && !math.Signbit(real(c)) {
		return im
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return "(" + complexPart(real(c)) + im + ")"
}

func complexPow(a, b complex128) (Value, error) {
	switch {
	case b == 0:
		return Complex(1), nil
	case a == 0:
		if imag(b) != 0 || real(b) < 0 {
			return nil, Raise(ZeroDivisionError, "0.0 to a negative or complex power")
		}
		return Complex(0), nil
	}
	if n := real(b); imag(b) == 0 && n == math.Trunc(n) && math.Abs(n) <= 100 {
		r, p := complex128(1), a
		for k := int(math.Abs(n)); k > 0; k >>= 1 {
			if k&1 == 1 {
				r *= p
			}
			p *= p
		}
		if n < 0 {
			r = 1 / r
		}
		return Complex(r), nil
	}
	vabs := cmplx.Abs(a)
	length := numeric.Pow(vabs, real(b))
	at := math.Atan2(imag(a), real(a))
	phase := at * real(b)
	if imag(b) != 0 {
		length /= math.Exp(at * imag(b))
		phase += imag(b) * math.Log(vabs)
	}
	return Complex(complex(length*math.Cos(phase), length*math.Sin(phase))), nil
}

func complexBinary(op Op, a, b Value) (Value, error) {
	x, ok := AsComplex(a)
	y, ok2 := AsComplex(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	switch op {
	case Add:
		return Complex(x + y), nil
	case Sub:
		return Complex(x - y), nil
	case Mult:
		return Complex(x * y), nil
	case Div:
		if y == 0 {
			return nil, Raise(ZeroDivisionError, "complex division by zero")
		}
		return Complex(x / y), nil
	case Pow:
		return complexPow(x, y)
	}
	return NotImplemented, nil
}

func init() {
	self := func(v Value) complex128 {
		c, _ := AsComplex(v)
		return c
	}
	ms := []Method{
		slot0("__repr__", func(_ *Thread, v Value) (Value, error) { return Str(complexText(self(v))), nil }),
		slot0("__hash__", func(th *Thread, v Value) (Value, error) {
			c := self(v)
			h := uint64(hashFloat(th, Float(real(c)))) + 1000003*uint64(hashFloat(th, Float(imag(c))))
			if int64(h) == -1 {
				return Int(-2), nil
			}
			return Int(h), nil
		}),
		slot0("__bool__", func(_ *Thread, v Value) (Value, error) { return MakeBool(self(v) != 0), nil }),
		slot0("__neg__", func(_ *Thread, v Value) (Value, error) { return Complex(-self(v)), nil }),
		slot0("__pos__", func(_ *Thread, v Value) (Value, error) { return Complex(self(v)), nil }),
		slot0("__abs__", func(_ *Thread, v Value) (Value, error) { return Float(cmplx.Abs(self(v))), nil }),
		noArgs("complex.__complex__", func(_ *Thread, v Value) (Value, error) { return Complex(self(v)), nil }),
		noArgs("complex.conjugate", func(_ *Thread, v Value) (Value, error) { return Complex(cmplx.Conj(self(v))), nil }),
		{"__pow__", powMethod(func(_ *Thread, a, b, _ Value) (Value, error) { return complexBinary(Pow, a, b) })},
		{"__rpow__", powMethod(func(_ *Thread, a, b, _ Value) (Value, error) { return complexBinary(Pow, b, a) })},
		oneArg("complex.__format__", func(th *Thread, v, spec Value) (Value, error) {
			s, ok := AsStr(spec)
			if !ok {
				return nil, Raise(TypeError, "__format__() argument must be str, not %s", ArgLabel(spec))
			}
			r, err := formatComplex(th, self(v), s)
			return Str(r), err
		}),
	}
	for _, op := range []Op{Add, Sub, Mult, Div} {
		ms = append(ms,
			slot1(opInfo[op].dunder, func(_ *Thread, a, b Value) (Value, error) { return complexBinary(op, a, b) }),
			slot1(opInfo[op].reflected, func(_ *Thread, a, b Value) (Value, error) { return complexBinary(op, b, a) }))
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(_ *Thread, a, b Value) (Value, error) {
			y, ok := AsComplex(b)
			if !ok || op > Ne {
				return NotImplemented, nil
			}
			return MakeBool((self(a) == y) == (op == Eq)), nil
		}))
	}
	ComplexType.Extend(ClassSpec{
		New: newComplex, Methods: ms,
		Attrs: []Attr{
			{"real", func(_ *Thread, v Value) (Value, error) { return Float(real(self(v))), nil }, readOnlyMember},
			{"imag", func(_ *Thread, v Value) (Value, error) { return Float(imag(self(v))), nil }, readOnlyMember},
		},
	})
}

var complexClinic = MustClinic("complex(real=, imag=)")

func newComplex(th *Thread, cls *Type, args Args) (Value, error) {
	a, err := complexClinic.Bind(args)
	if err != nil {
		return nil, err
	}
	if a[1] != nil {
		_, first := AsStr(noneOr(a[0]))
		if _, second := AsStr(a[1]); second && !first {
			return nil, Raise(TypeError, "complex() second arg can't be a string")
		}
	}
	var c complex128
	if a[0] != nil {
		if s, ok := AsStr(a[0]); ok {
			if a[1] != nil {
				return nil, Raise(TypeError, "complex() can't take second arg if first is a string")
			}
			t, err := numberText(th, s)
			if err != nil {
				return nil, err
			}
			if c, ok = parseComplex(th, t); !ok {
				if err := th.Check(); err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "complex() arg is a malformed string")
			}
		} else if c, err = toComplex(th, a[0], "first argument must be a string or a number"); err != nil {
			return nil, err
		}
	}
	if a[1] != nil {
		im, err := toComplex(th, a[1], "second argument must be a number")
		if err != nil {
			return nil, err
		}
		// A number that is no complex has no imaginary part, rather than one of zero.
		isComplex := func(v Value) bool { return payload(noneOr(v)).Type() == ComplexType }
		re, imaginary := real(c), real(im)
		if isComplex(a[1]) {
			re -= imag(im)
		}
		if isComplex(a[0]) {
			imaginary += imag(c)
		}
		c = complex(re, imaginary)
	}
	if cls == ComplexType {
		return Complex(c), nil
	}
	return NewInstance(cls, Complex(c)), nil
}

func toComplex(th *Thread, v Value, wrong string) (complex128, error) {
	if c, ok := AsComplex(v); ok {
		return c, nil
	}
	if r, found, err := CallSpecial(th, v, "__complex__"); found || err != nil {
		c, ok := payload(r).(Complex)
		if err == nil && !ok {
			err = Raise(TypeError, "__complex__ returned non-complex (type %s)", r.Type().TpName())
		}
		return complex128(c), err
	}
	for _, name := range []string{"__float__", "__index__"} {
		if _, ok := v.Type().Lookup(name); ok {
			f, err := ToFloat(th, v)
			return complex(f, 0), err
		}
	}
	return 0, Raise(TypeError, "complex() %s, not '%s'", wrong, v.Type().TpName())
}

func parseComplex(th *Thread, s string) (complex128, bool) {
	t := strings.TrimFunc(s, isSpace)
	if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
		t = strings.TrimFunc(t[1:len(t)-1], isSpace)
	}
	if t == "" || t[len(t)-1] != 'j' && t[len(t)-1] != 'J' {
		f, ok := parseFloat(th, t)
		return complex(f, 0), ok && t != ""
	}
	t = t[:len(t)-1]
	cut := 0
	for i := len(t) - 1; i > 0; i-- {
		if (t[i] == '+' || t[i] == '-') && t[i-1] != 'e' && t[i-1] != 'E' {
			cut = i
			break
		}
	}
	re, im := 0.0, 1.0
	ok := len(t) <= pieceSize || th.Check() == nil
	if cut > 0 {
		f, fine := parseFloat(th, t[:cut])
		re, ok = f, ok && fine
	}
	switch part := t[cut:]; part {
	case "", "+":
	case "-":
		im = -1
	default:
		f, fine := parseFloat(th, part)
		im, ok = f, ok && fine
	}
	return complex(re, im), ok
}

func formatComplex(th *Thread, c complex128, spec string) (string, error) {
	if spec == "" {
		return complexText(c), nil
	}
	f, err := parseSpec(spec, "complex", 0, '>')
	if err != nil {
		return "", err
	}
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return "", unknownCode(f.typ, "complex")
	}
	if f.fill == '0' {
		return "", Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if f.align == '=' {
		return "", Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	part := func(v float64, sign byte) (string, error) {
		p := f
		p.width, p.sign = -1, sign
		if p.typ == 0 && p.precision < 0 {
			s := strconv.FormatFloat(v, 'g', -1, 64)
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				s = complexPart(v)
			}
			if !math.Signbit(v) && (sign == '+' || sign == ' ') {
				s = string(sign) + s
			}
			return s, nil
		}
		if p.typ == 0 {
			p.typ = 'g'
		}
		return p.float(th, v)
	}
	re, err := part(real(c), f.sign)
	if err != nil {
		return "", err
	}
	im, err := part(imag(c), '+')
	if err != nil {
		return "", err
	}
	s := re + im + "j"
	if f.typ == 0 {
		if s = "(" + s + ")"; real(c) == 0 && !math.Signbit(real(c)) {
			s = strings.TrimPrefix(im, "+") + "j"
		}
	}
	return f.pad(th, s, len(s))
}
