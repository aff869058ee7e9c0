// Package decimal is Python's module decimal: exact decimal arithmetic in a
// context, on github.com/cockroachdb/apd. Results, text forms and signals are
// CPython 3.11's.
package decimal

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

// module is the state of the module in one run.
type module struct {
	class, context, tuple, dict *object.Type
	signals                     map[string]*object.Type
	current                     *object.Instance
}

type moduleKey struct{}

func of(th *object.Thread) *module {
	return th.Extra(moduleKey{}, func() any { return newModule() }).(*module)
}

// New returns d as a Decimal that owns it.
func New(th *object.Thread, d *apd.Decimal) object.Value {
	return object.NewInstance(of(th).class, d)
}

// Of returns the value of a Decimal. It must not be changed.
func Of(v object.Value) (*apd.Decimal, bool) { return object.State[*apd.Decimal](v) }

// signal raises the exception that a condition stands for, where the context
// traps it.
func (m *module) signal(flags apd.Condition, cx *settings) error {
	raise := func(name, detail string) error {
		cx.flags[name] = true
		if !cx.traps[name] {
			return nil
		}
		return object.NewException(m.signals[name], object.NewList(m.signals[detail]))
	}
	switch {
	case flags.DivisionByZero():
		return raise("DivisionByZero", "DivisionByZero")
	case flags.DivisionUndefined():
		return raise("InvalidOperation", "DivisionUndefined")
	case flags.DivisionImpossible():
		return raise("InvalidOperation", "DivisionImpossible")
	case flags.InvalidOperation():
		return raise("InvalidOperation", "InvalidOperation")
	case flags.Overflow():
		return raise("Overflow", "Overflow")
	}
	for name, on := range map[string]bool{"Inexact": flags.Inexact(), "Rounded": flags.Rounded(), "Underflow": flags.Underflow(), "Subnormal": flags.Subnormal(), "Clamped": flags.Clamped()} {
		if on {
			cx.flags[name] = true
			if cx.traps[name] {
				return object.NewException(m.signals[name], object.NewList(m.signals[name]))
			}
		}
	}
	return nil
}

// parse reads the text of a Decimal: digits with underscores, surrounding space,
// signs, exponents, Infinity and NaN in any case.
func parse(th *object.Thread, text string) (*apd.Decimal, bool, error) {
	s := object.ASCIIDigits(strings.ReplaceAll(strings.TrimSpace(text), "_", ""))
	if s == "" {
		return nil, false, nil
	}
	for i, r := range s {
		if !(r >= '0' && r <= '9' || strings.ContainsRune("+-.eEinfatysINFATYSqQ", r)) {
			_ = i
			return nil, false, nil
		}
	}
	if first := strings.TrimLeft(s, "+-"); first != "" && first[0] <= '9' && (len(s) > 40 || strings.ContainsAny(s, "eE")) {
		return parseLong(th, s)
	}
	d, _, err := apd.NewFromString(s)
	return d, err == nil, nil
}

// parseLong reads a number of many digits or with an exponent, which may be beyond
// what apd reads.
func parseLong(th *object.Thread, s string) (*apd.Decimal, bool, error) {
	d := &apd.Decimal{Negative: s[0] == '-'}
	if s[0] == '-' || s[0] == '+' {
		s = s[1:]
	}
	exponent := int64(0)
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.ParseInt(s[i+1:], 10, 64)
		if err != nil || n > 1<<30 || n < -(1<<30) {
			return nil, false, nil
		}
		exponent, s = n, s[:i]
	}
	whole, places, _ := strings.Cut(s, ".")
	digits := whole + places
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return nil, false, nil
	}
	n, err := object.ParseBig(th, digits, 10)
	if err != nil || n == nil {
		return nil, false, err
	}
	d.Coeff.SetMathBigInt(n)
	d.Exponent = int32(exponent - int64(len(places)))
	return d, true, nil
}

// exactFloat is the decimal that a float is exactly.
func exactFloat(f float64) *apd.Decimal {
	d := new(apd.Decimal)
	switch {
	case math.IsNaN(f):
		d.Form = apd.NaN
	case math.IsInf(f, 0):
		d.Form, d.Negative = apd.Infinite, f < 0
	default:
		r := new(big.Rat).SetFloat64(f)
		places := r.Denom().BitLen() - 1 // the denominator is a power of two
		five := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(places)), nil)
		d.Coeff.SetMathBigInt(new(big.Int).Mul(new(big.Int).Abs(r.Num()), five))
		d.Exponent, d.Negative = int32(-places), math.Signbit(f)
	}
	return d
}

// operand returns v as a decimal where arithmetic takes it: a Decimal or an int.
func operand(v object.Value) (*apd.Decimal, bool) {
	if d, ok := Of(v); ok {
		return d, true
	}
	if n, ok := object.AsBig(v); ok {
		return fromBig(n), true
	}
	return nil, false
}

func fromBig(n *big.Int) *apd.Decimal {
	d := new(apd.Decimal)
	d.Coeff.SetMathBigInt(new(big.Int).Abs(n))
	d.Negative = n.Sign() < 0
	return d
}

// construct is Decimal(v): exact, whatever the context.
func (m *module) construct(th *object.Thread, v object.Value, cx *settings) (*apd.Decimal, error) {
	if d, ok := operand(v); ok {
		return new(apd.Decimal).Set(d), nil
	}
	if s, ok := object.AsStr(v); ok {
		if len(s) > 1<<20 {
			if err := th.Alloc(int64(len(s)) * 2); err != nil {
				return nil, err
			}
		}
		d, ok, err := parse(th, s)
		if err != nil {
			return nil, err
		}
		if !ok {
			cx.flags["InvalidOperation"] = true
			if !cx.traps["InvalidOperation"] {
				return &apd.Decimal{Form: apd.NaN}, nil
			}
			return nil, object.NewException(m.signals["InvalidOperation"], object.NewList(m.signals["ConversionSyntax"]))
		}
		return d, nil
	}
	if f, ok := object.Unwrap(v).(object.Float); ok {
		cx.flags["FloatOperation"] = true
		if cx.traps["FloatOperation"] {
			return nil, object.NewException(m.signals["FloatOperation"], object.NewList(m.signals["FloatOperation"]))
		}
		return exactFloat(float64(f)), nil
	}
	if t, ok := v.(*object.Tuple); ok {
		return fromTuple(t.Elems)
	}
	if l, ok := v.(*object.List); ok {
		return fromTuple(l.Elems)
	}
	return nil, object.Raise(object.TypeError, "conversion from %s to Decimal is not supported", v.Type().TpName())
}

func fromTuple(parts []object.Value) (*apd.Decimal, error) {
	if len(parts) != 3 {
		return nil, object.Raise(object.ValueError, "argument must be a sequence of length 3")
	}
	sign, ok := object.AsInt(parts[0])
	if !ok || sign != 0 && sign != 1 {
		return nil, object.Raise(object.ValueError, "sign must be an integer with the value 0 or 1")
	}
	digits, ok := parts[1].(*object.Tuple)
	if !ok {
		return nil, object.Raise(object.ValueError, "coefficient must be a tuple of digits")
	}
	text := make([]byte, 0, len(digits.Elems))
	for _, e := range digits.Elems {
		n, ok := object.AsInt(e)
		if !ok || n < 0 || n > 9 {
			return nil, object.Raise(object.ValueError, "coefficient must be a tuple of digits")
		}
		text = append(text, byte('0'+n))
	}
	d := new(apd.Decimal)
	if s, ok := object.AsStr(parts[2]); ok {
		if d.Form, ok = map[string]apd.Form{"F": apd.Infinite, "n": apd.NaN, "N": apd.NaNSignaling}[s]; !ok {
			return nil, object.Raise(object.ValueError, "string argument in the third position must be 'F', 'n' or 'N'")
		}
	} else if n, ok := object.AsInt(parts[2]); ok {
		d.Exponent = int32(n)
	} else {
		return nil, object.Raise(object.ValueError, "string argument in the third position must be 'F', 'n' or 'N'")
	}
	if len(text) > 0 && d.Form == apd.Finite {
		n, _ := new(big.Int).SetString(string(text), 10)
		d.Coeff.SetMathBigInt(n)
	}
	d.Negative = sign == 1
	return d, nil
}

// text is str(d).
func text(d *apd.Decimal) string {
	switch d.Form {
	case apd.Finite:
		if d.IsZero() && d.Exponent < -6 { // a zero with many places is scientific in Python alone
			return signed(d, "0E"+strconv.Itoa(int(d.Exponent)))
		}
		return d.Text('G')
	case apd.Infinite:
		return signed(d, "Infinity")
	case apd.NaNSignaling:
		return signed(d, "sNaN")
	}
	return signed(d, "NaN")
}

func signed(d *apd.Decimal, s string) string {
	if d.Negative {
		return "-" + s
	}
	return s
}

// integer is d cut off at the point.
func integer(d *apd.Decimal) *big.Int {
	n := new(big.Int).Set(d.Coeff.MathBigInt())
	if d.Exponent >= 0 {
		n.Mul(n, pow10(int64(d.Exponent)))
	} else {
		n.Quo(n, pow10(-int64(d.Exponent)))
	}
	if d.Negative {
		n.Neg(n)
	}
	return n
}

func pow10(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// hash is that of the equal int or float: the value modulo the Mersenne prime
// that Python's numbers are hashed by.
func hash(d *apd.Decimal) int64 {
	if d.Form == apd.Infinite {
		if d.Negative {
			return -314159
		}
		return 314159
	}
	p := big.NewInt(1<<61 - 1)
	h := new(big.Int).Set(d.Coeff.MathBigInt())
	ten := big.NewInt(10)
	e := big.NewInt(int64(d.Exponent))
	if d.Exponent < 0 {
		ten.ModInverse(ten, p)
		e.Neg(e)
	}
	h.Mul(h, ten.Exp(ten, e, p)).Mod(h, p)
	n := h.Int64()
	if d.Negative {
		n = -n
	}
	if n == -1 {
		n = -2
	}
	return n
}

func float(d *apd.Decimal) float64 {
	f, _ := strconv.ParseFloat(strings.Replace(text(d), "sNaN", "NaN", 1), 64)
	return f
}
