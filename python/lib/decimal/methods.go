package decimal

import (
	"math/big"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

// compute is one of apd's operations into to.
type compute func(to *apd.Decimal) (apd.Condition, error)

// rounded runs an operation in a context and signals its conditions.
func (m *module) rounded(_ *apd.Decimal, cx *settings, f compute) (object.Value, error) {
	d := new(apd.Decimal)
	flags, err := f(d)
	if err := m.signal(flags, cx); err != nil {
		return nil, err
	}
	if err != nil && flags == 0 {
		return nil, object.Raise(object.OverflowError, "%v", err)
	}
	return object.NewInstance(m.class, d), nil
}

func (m *module) cx() *settings { return settingsOf(m.current) }

// binary is a method of two operands; reflected swaps them.
func (m *module) binary(name string, reflected bool, f func(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error)) object.Method {
	sig := name + "(other, /)"
	if name == "__pow__" {
		sig = name + "(other, mod=None, /)"
	}
	return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		x, ok := Of(self)
		y, ok2 := operand(a[0])
		if !ok || !ok2 {
			return object.NotImplemented, nil
		}
		if len(a) > 1 && a[1] != nil && a[1] != object.None {
			return m.modularPower(x, y, a[1])
		}
		if reflected {
			x, y = y, x
		}
		if err := th.Steps(int64(x.NumDigits()+y.NumDigits())/8 + 1); err != nil {
			return nil, err
		}
		cx := m.cx()
		var stopped error
		v, err := m.rounded(nil, cx, func(to *apd.Decimal) (flags apd.Condition, err error) {
			if g := longBinary(long{th, cx}, name, x, y); g != nil {
				if flags, err = g(to, x, y); err != nil {
					stopped = ended(err)
				} else if name == "__truediv__" || name == "__rtruediv__" {
					flags = trimLong(to, x.Exponent-y.Exponent, flags)
				}
				return flags, err
			}
			return f(cx, to, x, y)
		})
		if stopped != nil {
			return nil, stopped
		}
		return v, err
	})
}

// method is a method whose last parameter is a context, the current one where it
// is left out.
func (m *module) method(sig string, f func(th *object.Thread, cx *settings, self object.Value, a []object.Value) (object.Value, error)) object.Method {
	return object.NewMethod(sig+"context=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		cx, err := m.given(a[len(a)-1])
		if err != nil {
			return nil, err
		}
		return f(th, cx, self, a)
	})
}

// given is the context that an argument says.
func (m *module) given(v object.Value) (*settings, error) {
	if v == nil || v == object.None {
		return m.cx(), nil
	}
	if s := settingsOf(v); s != nil {
		return s, nil
	}
	return nil, object.Raise(object.TypeError, "optional argument must be a context")
}

// modularPower is pow() of whole numbers with a modulus.
func (m *module) modularPower(x, y *apd.Decimal, mod object.Value) (object.Value, error) {
	z, ok := operand(mod)
	if !ok {
		return object.NotImplemented, nil
	}
	cx := m.cx()
	for _, d := range []*apd.Decimal{x, y, z} {
		if d.Form == apd.NaN {
			return m.wrap(d), nil
		}
	}
	for _, d := range []*apd.Decimal{x, y, z} {
		if d.Form != apd.Finite || d.Exponent < 0 && scaledDown(d) || int64(d.Exponent) > int64(cx.Precision) {
			return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.InvalidOperation, cx)
		}
	}
	base, exponent, modulus := integer(x), integer(y), integer(z)
	if exponent.Sign() < 0 || modulus.Sign() == 0 || base.Sign() == 0 && exponent.Sign() == 0 {
		return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.InvalidOperation, cx)
	}
	to := new(big.Int).Exp(new(big.Int).Abs(base), exponent, modulus.Abs(modulus))
	if base.Sign() < 0 && exponent.Bit(0) == 1 {
		to.Neg(to)
	}
	return m.wrap(fromBig(to)), nil
}

// scaledDown reports whether d is no whole number.
func scaledDown(d *apd.Decimal) bool {
	_, exact := scaled(d, 0, apd.RoundDown)
	return !exact
}

func (m *module) unary(name string, f func(cx *settings, to, x *apd.Decimal) (apd.Condition, error)) object.Method {
	if name[0] == '_' {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return m.alone(th, m.cx(), name, self, f)
		})
	}
	return m.method(name+"(", func(th *object.Thread, cx *settings, self object.Value, _ []object.Value) (object.Value, error) {
		return m.alone(th, cx, name, self, f)
	})
}

// alone is an operation on one number.
func (m *module) alone(th *object.Thread, cx *settings, name string, self object.Value, f func(cx *settings, to, x *apd.Decimal) (apd.Condition, error)) (object.Value, error) {
	x, _ := Of(self)
	var stopped error
	v, err := m.rounded(nil, cx, func(to *apd.Decimal) (flags apd.Condition, err error) {
		if g := longUnary(long{th, cx}, name, x); g != nil {
			if flags, err = g(to, x); err != nil {
				stopped = ended(err)
			} else if name == "sqrt" {
				flags = trimLong(to, x.Exponent>>1, flags)
			}
			return flags, err
		}
		return f(cx, to, x)
	})
	if stopped != nil {
		return nil, stopped
	}
	return v, err
}

func add(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) { return cx.Add(to, x, y) }
func sub(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) { return cx.Sub(to, x, y) }
func mul(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) { return cx.Mul(to, x, y) }
func quo(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) {
	ideal := x.Exponent - y.Exponent
	flags, err := cx.Quo(to, x, y)
	if x.Form == apd.Finite && y.Form == apd.Infinite { // as small as a zero can be
		to.Exponent = cx.MinExponent - int32(cx.Precision) + 1
		return flags | apd.Clamped, err
	}
	trim(to, ideal, flags)
	return flags, err
}
func rem(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) { return cx.Rem(to, x, y) }
func pow(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) {
	flags, err := cx.Pow(to, x, y)
	if y.Negative {
		trim(to, 0, flags)
	}
	return flags, err
}

// trim drops the zeros that apd leaves at the end of an exact result, down to the
// exponent that the standard calls ideal.
func trim(d *apd.Decimal, ideal int32, flags apd.Condition) {
	if flags.Inexact() || d.Form != apd.Finite {
		return
	}
	ten := big.NewInt(10)
	n := d.Coeff.MathBigInt()
	if n.Sign() == 0 {
		d.Exponent = ideal
		return
	}
	for d.Exponent < ideal {
		q, r := new(big.Int).QuoRem(n, ten, new(big.Int))
		if r.Sign() != 0 {
			break
		}
		n = q
		d.Exponent++
	}
	d.Coeff.SetMathBigInt(n)
}
func floorQuo(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error) {
	return cx.QuoInteger(to, x, y)
}

// compare orders a Decimal and any real number; ok is false where they are not
// comparable, nan where one is not a number.
func compare(th *object.Thread, x *apd.Decimal, v object.Value) (order int, nan, ok bool) {
	y, ok := operand(v)
	if !ok {
		f, isFloat := object.Unwrap(v).(object.Float)
		if !isFloat {
			return compareRational(th, x, v)
		}
		y = exactFloat(float64(f))
	}
	if x.Form == apd.NaN || x.Form == apd.NaNSignaling || y.Form == apd.NaN || y.Form == apd.NaNSignaling {
		return 0, true, true
	}
	return x.Cmp(y), false, true
}

// compareRational is compare with a number that has a numerator and a denominator.
func compareRational(th *object.Thread, x *apd.Decimal, v object.Value) (order int, nan, ok bool) {
	if v.Type().Name != "Fraction" || v.Type().Module != "fractions" {
		return 0, false, false
	}
	var parts [2]*big.Int
	for i, name := range []string{"numerator", "denominator"} {
		n, err := object.GetAttr(th, v, name)
		if err != nil {
			return 0, false, false
		}
		if parts[i], ok = object.AsBig(n); !ok {
			return 0, false, false
		}
	}
	switch {
	case isNaN(x):
		return 0, true, true
	case x.Form == apd.Infinite:
		if x.Negative {
			return -1, false, true
		}
		return 1, false, true
	}
	num, den := ratio(x)
	return new(big.Int).Mul(num, parts[1]).Cmp(new(big.Int).Mul(parts[0], den)), false, true
}

func (m *module) comparison(name string, test func(order int) bool, ordered bool) object.Method {
	return object.NewMethod(name+"(other, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		x, _ := Of(self)
		order, nan, ok := compare(th, x, a[0])
		switch {
		case !ok:
			return object.NotImplemented, nil
		case nan && (ordered || signaling(self) || signaling(a[0])):
			if err := m.signal(apd.InvalidOperation, m.cx()); err != nil {
				return nil, err
			}
			return object.MakeBool(name == "__ne__"), nil
		case nan:
			return object.MakeBool(name == "__ne__"), nil
		}
		return object.MakeBool(test(order)), nil
	})
}

func (m *module) predicate(name string, f func(d *apd.Decimal) bool) object.Method {
	return object.NewMethod(name+"()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		d, _ := Of(self)
		return object.MakeBool(f(d)), nil
	})
}

func signaling(v object.Value) bool {
	d, ok := Of(v)
	return ok && d.Form == apd.NaNSignaling
}

func isNaN(d *apd.Decimal) bool { return d.Form == apd.NaN || d.Form == apd.NaNSignaling }

// whole is the integer that rounding by r gives, or the error for what is none.
func whole(d *apd.Decimal, r apd.Rounder) (object.Value, error) {
	switch {
	case isNaN(d):
		return nil, object.Raise(object.ValueError, "cannot convert NaN to integer")
	case d.Form == apd.Infinite:
		return nil, object.Raise(object.OverflowError, "cannot convert Infinity to integer")
	}
	cx := apd.Context{Precision: uint32(d.NumDigits()) + 2, MaxExponent: apd.MaxExponent, MinExponent: apd.MinExponent, Rounding: r}
	to := new(apd.Decimal)
	if _, err := cx.RoundToIntegralValue(to, d); err != nil {
		return nil, object.Raise(object.OverflowError, "%v", err)
	}
	return object.MakeBig(integer(to)), nil
}

func (m *module) toInteger(name string, r apd.Rounder) object.Method {
	return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		d, _ := Of(self)
		if d.Form == apd.Finite && d.Exponent > 0 {
			if err := th.Alloc(int64(d.Exponent)); err != nil {
				return nil, err
			}
		}
		return whole(d, r)
	})
}

func (m *module) quantize(d *apd.Decimal, exponent int32, r apd.Rounder, cx *settings) (object.Value, error) {
	tooLong := func() (object.Value, error) {
		return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.InvalidOperation, cx)
	}
	if int64(exponent) > int64(cx.MaxExponent) || int64(exponent) < int64(cx.MinExponent)-int64(cx.Precision)+1 ||
		int64(d.Exponent)-int64(exponent)+d.NumDigits() > int64(cx.Precision) && d.Coeff.Sign() != 0 {
		return tooLong()
	}
	to, exact := scaled(d, int64(exponent), r)
	if to.NumDigits() > int64(cx.Precision) || int64(exponent)+to.NumDigits()-1 > int64(cx.MaxExponent) {
		return tooLong()
	}
	flags := apd.Condition(0)
	if exponent > d.Exponent {
		flags = apd.Rounded
	}
	if !exact {
		flags |= apd.Inexact
	}
	return m.wrap(to), m.signal(flags, cx)
}

func (m *module) round(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	d, _ := Of(self)
	if a[0] == nil {
		return whole(d, apd.RoundHalfEven)
	}
	n, ok := object.AsInt(a[0])
	if !ok {
		return nil, object.Raise(object.TypeError, "optional arg must be an integer")
	}
	if d.Form != apd.Finite {
		return self, nil
	}
	return m.quantize(d, int32(-n), apd.RoundHalfEven, m.cx())
}

func (m *module) asTuple(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
	d, _ := Of(self)
	sign := object.Int(0)
	if d.Negative {
		sign = 1
	}
	var digits []object.Value
	var exponent object.Value = object.Int(d.Exponent)
	switch d.Form {
	case apd.Infinite:
		digits, exponent = []object.Value{object.Int(0)}, object.Str("F")
	case apd.NaN:
		exponent = object.Str("n")
	case apd.NaNSignaling:
		exponent = object.Str("N")
	default:
		for _, c := range d.Coeff.String() {
			digits = append(digits, object.Int(c-'0'))
		}
	}
	t := object.NewTuple(sign, object.NewTuple(digits...), exponent)
	t.SetClass(m.tuple)
	return t, nil
}

func ratio(d *apd.Decimal) (num, den *big.Int) {
	num, den = new(big.Int).Set(d.Coeff.MathBigInt()), big.NewInt(1)
	if d.Exponent >= 0 {
		num.Mul(num, pow10(int64(d.Exponent)))
	} else {
		den = pow10(-int64(d.Exponent))
		if g := new(big.Int).GCD(nil, nil, num, den); g.Sign() > 0 {
			num.Quo(num, g)
			den.Quo(den, g)
		}
	}
	if d.Negative {
		num.Neg(num)
	}
	return num, den
}
