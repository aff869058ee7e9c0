package decimal

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

// rareMethods are the methods of the standard that everyday code seldom needs.
func (m *module) rareMethods() []object.Method {
	two := func(name string, f func(cx *settings, x, y *apd.Decimal) (object.Value, error)) object.Method {
		return m.method(name+"(other, ", func(_ *object.Thread, cx *settings, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := Of(self)
			y, ok := operand(a[0])
			if !ok {
				return nil, m.needsDecimal(a[0])
			}
			return f(cx, x, y)
		})
	}
	one := func(name string, f func(cx *settings, x *apd.Decimal) (object.Value, error)) object.Method {
		return m.method(name+"(", func(_ *object.Thread, cx *settings, self object.Value, _ []object.Value) (object.Value, error) {
			x, _ := Of(self)
			return f(cx, x)
		})
	}
	order := func(n int) (object.Value, error) { return m.wrap(apd.New(int64(n), 0)), nil }
	abs := func(d *apd.Decimal) *apd.Decimal { return new(apd.Decimal).Abs(d) }
	whole := func(cx *settings, y *apd.Decimal) (int, bool) {
		if y.Form != apd.Finite || y.Exponent != 0 || !y.Coeff.IsInt64() {
			return 0, false
		}
		n := int(y.Coeff.Int64())
		if y.Negative {
			n = -n
		}
		return n, true
	}
	invalid := func(cx *settings) (object.Value, error) {
		return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.InvalidOperation, cx)
	}
	logical := func(name string, f func(a, b bool) bool) object.Method {
		return two(name, func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			a, ok := logicalDigits(x)
			b, ok2 := logicalDigits(y)
			if !ok || !ok2 {
				return invalid(cx)
			}
			return m.wrap(digitwise(a, b, int(cx.Precision), f)), nil
		})
	}
	mags := func(name string, sign int) object.Method {
		return two(name, func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			switch {
			case isNaN(x):
				return m.wrap(y), nil
			case isNaN(y):
				return m.wrap(x), nil
			}
			c := abs(x).Cmp(abs(y))
			if c == 0 {
				c = totalOrder(x, y)
			}
			if c*sign >= 0 {
				return m.wrap(x), nil
			}
			return m.wrap(y), nil
		})
	}
	// turned moves the digits of the coefficient within the precision.
	turned := func(name string, turn func(digits string, n int) string) object.Method {
		return two(name, func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			n, ok := whole(cx, y)
			prec := int(cx.Precision)
			if !ok || n > prec || n < -prec || isNaN(x) {
				return invalid(cx)
			}
			if x.Form != apd.Finite {
				return m.wrap(x), nil
			}
			digits := x.Coeff.String()
			if len(digits) > prec {
				digits = digits[len(digits)-prec:]
			}
			digits = turn(strings.Repeat("0", prec-len(digits))+digits, n)
			to := new(apd.Decimal).Set(x)
			c, _ := new(big.Int).SetString(digits, 10)
			to.Coeff.SetMathBigInt(c)
			return m.wrap(to), nil
		})
	}
	return []object.Method{
		two("copy_sign", func(_ *settings, x, y *apd.Decimal) (object.Value, error) {
			to := new(apd.Decimal).Set(x)
			to.Negative = y.Negative
			return m.wrap(to), nil
		}),
		two("compare_total", func(_ *settings, x, y *apd.Decimal) (object.Value, error) { return order(totalOrder(x, y)) }),
		two("compare_total_mag", func(_ *settings, x, y *apd.Decimal) (object.Value, error) { return order(totalOrder(abs(x), abs(y))) }),
		two("compare_signal", func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			if isNaN(x) || isNaN(y) {
				return invalid(cx)
			}
			return order(x.Cmp(y))
		}),
		mags("max_mag", 1), mags("min_mag", -1),
		two("remainder_near", func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			if x.Form == apd.Finite && x.Coeff.Sign() == 0 && y.Form == apd.Finite && y.Coeff.Sign() == 0 {
				return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.DivisionUndefined, cx)
			}
			switch {
			case x.Form == apd.NaN && y.Form != apd.NaNSignaling:
				return m.wrap(x), nil
			case y.Form == apd.NaN && x.Form != apd.NaNSignaling:
				return m.wrap(y), nil
			}
			if isNaN(x) || isNaN(y) || x.Form == apd.Infinite || y.Form == apd.Finite && y.Coeff.Sign() == 0 {
				return invalid(cx)
			}
			if y.Form == apd.Infinite {
				return m.wrap(x), nil
			}
			xn, yn := new(big.Int).Set(x.Coeff.MathBigInt()), new(big.Int).Set(y.Coeff.MathBigInt())
			e := min(x.Exponent, y.Exponent)
			if x.Exponent-e > 10000 || y.Exponent-e > 10000 {
				return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.DivisionImpossible, cx)
			}
			xn.Mul(xn, pow10(int64(x.Exponent-e)))
			yn.Mul(yn, pow10(int64(y.Exponent-e)))
			q, r := new(big.Int).QuoRem(xn, yn, new(big.Int))
			if c := new(big.Int).Lsh(r, 1).Cmp(yn); c > 0 || c == 0 && q.Bit(0) == 1 {
				r.Sub(r, yn)
			}
			to := fromBig(r)
			to.Exponent, to.Negative = e, to.Negative != x.Negative
			return m.rounded(nil, cx, func(d *apd.Decimal) (apd.Condition, error) { return cx.Round(d, to) })
		}),
		m.method("fma(other, third, ", func(_ *object.Thread, cx *settings, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := Of(self)
			y, ok := operand(a[0])
			if !ok {
				return nil, m.needsDecimal(a[0])
			}
			z, ok := operand(a[1])
			if !ok {
				return nil, m.needsDecimal(a[1])
			}
			exact := apd.Context{Precision: uint32(x.NumDigits() + y.NumDigits() + 1), MaxExponent: apd.MaxExponent, MinExponent: apd.MinExponent, Rounding: cx.Rounding}
			product := new(apd.Decimal)
			if flags, _ := exact.Mul(product, x, y); flags.InvalidOperation() {
				return invalid(cx)
			}
			return m.rounded(nil, cx, func(to *apd.Decimal) (apd.Condition, error) { return cx.Add(to, product, z) })
		}),
		two("scaleb", func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			n, ok := whole(cx, y)
			if !ok || isNaN(x) || n > 2*(int(cx.MaxExponent)+int(cx.Precision)) || n < -2*(int(cx.MaxExponent)+int(cx.Precision)) {
				return invalid(cx)
			}
			to := new(apd.Decimal).Set(x)
			to.Exponent += int32(n)
			return m.rounded(nil, cx, func(d *apd.Decimal) (apd.Condition, error) { return cx.Round(d, to) })
		}),
		turned("rotate", func(s string, n int) string {
			n = ((n % len(s)) + len(s)) % len(s)
			return s[n:] + s[:n]
		}),
		turned("shift", func(s string, n int) string {
			if n < 0 {
				return s[:len(s)+n] + ""
			}
			return s[n:] + strings.Repeat("0", n)
		}),
		logical("logical_and", func(a, b bool) bool { return a && b }),
		logical("logical_or", func(a, b bool) bool { return a || b }),
		logical("logical_xor", func(a, b bool) bool { return a != b }),
		one("logical_invert", func(cx *settings, x *apd.Decimal) (object.Value, error) {
			a, ok := logicalDigits(x)
			if !ok {
				return invalid(cx)
			}
			return m.wrap(digitwise(a, strings.Repeat("1", int(cx.Precision)), int(cx.Precision), func(a, b bool) bool { return a != b })), nil
		}),
		one("logb", func(cx *settings, x *apd.Decimal) (object.Value, error) {
			switch {
			case isNaN(x):
				return m.wrap(x), nil
			case x.Form == apd.Infinite:
				return m.wrap(&apd.Decimal{Form: apd.Infinite}), nil
			case x.Coeff.Sign() == 0:
				return m.wrap(&apd.Decimal{Form: apd.Infinite, Negative: true}), m.signal(apd.DivisionByZero, cx)
			}
			return m.wrap(apd.New(int64(x.Exponent)+x.NumDigits()-1, 0)), nil
		}),
		one("next_plus", func(cx *settings, x *apd.Decimal) (object.Value, error) { return m.wrap(neighbour(cx, x)), nil }),
		one("next_minus", func(cx *settings, x *apd.Decimal) (object.Value, error) {
			to := neighbour(cx, new(apd.Decimal).Neg(x))
			to.Negative = !to.Negative
			return m.wrap(to), nil
		}),
		two("next_toward", func(cx *settings, x, y *apd.Decimal) (object.Value, error) {
			switch {
			case isNaN(x):
				return m.wrap(x), nil
			case isNaN(y):
				return m.wrap(y), nil
			}
			switch c := x.Cmp(y); {
			case c < 0:
				return m.wrap(neighbour(cx, x)), nil
			case c > 0:
				to := neighbour(cx, new(apd.Decimal).Neg(x))
				to.Negative = !to.Negative
				return m.wrap(to), nil
			}
			to := new(apd.Decimal).Set(x)
			to.Negative = y.Negative
			return m.wrap(to), nil
		}),
		one("number_class", func(cx *settings, x *apd.Decimal) (object.Value, error) { return object.Str(numberClass(cx, x)), nil }),
		one("is_subnormal", func(cx *settings, x *apd.Decimal) (object.Value, error) {
			return object.MakeBool(strings.HasSuffix(numberClass(cx, x), "Subnormal")), nil
		}),
		one("is_normal", func(cx *settings, x *apd.Decimal) (object.Value, error) {
			return object.MakeBool(strings.HasSuffix(numberClass(cx, x), "Normal")), nil
		}),
		one("to_eng_string", func(_ *settings, x *apd.Decimal) (object.Value, error) { return object.Str(engineering(x)), nil }),
		object.NewMethod("is_canonical()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.True, nil }),
		object.NewMethod("radix()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return order(10) }),
		object.NewMethod("__complex__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := Of(self)
			return object.Complex(complex(float(d), 0)), nil
		}),
	}
}

// totalOrder compares by value, then by exponent, and has a place for everything.
func totalOrder(x, y *apd.Decimal) int {
	sign := 1
	if x.Negative {
		sign = -1
	}
	if x.Negative != y.Negative {
		return sign
	}
	rank := func(d *apd.Decimal) int {
		switch d.Form {
		case apd.NaNSignaling:
			return 1
		case apd.NaN:
			return 2
		}
		return 0
	}
	if a, b := rank(x), rank(y); a != b || a > 0 {
		return sign * compareInts(a, b)
	}
	if c := x.Cmp(y); c != 0 {
		return c
	}
	return sign * compareInts(int(x.Exponent), int(y.Exponent))
}

func compareInts(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func numberClass(cx *settings, x *apd.Decimal) string {
	sign := "+"
	if x.Negative {
		sign = "-"
	}
	switch {
	case x.Form == apd.NaN:
		return "NaN"
	case x.Form == apd.NaNSignaling:
		return "sNaN"
	case x.Form == apd.Infinite:
		return sign + "Infinity"
	case x.Coeff.Sign() == 0:
		return sign + "Zero"
	case int64(x.Exponent)+x.NumDigits()-1 < int64(cx.MinExponent):
		return sign + "Subnormal"
	}
	return sign + "Normal"
}

// neighbour is the least number of the context that is greater than x.
func neighbour(cx *settings, x *apd.Decimal) *apd.Decimal {
	tiny := int64(cx.MinExponent) - int64(cx.Precision) + 1
	if x.Form != apd.Finite {
		to := new(apd.Decimal).Set(x)
		if x.Form == apd.Infinite && x.Negative {
			n := pow10(int64(cx.Precision))
			to = fromBig(n.Sub(n, big.NewInt(1)))
			to.Negative, to.Exponent = true, cx.MaxExponent-int32(cx.Precision)+1
		}
		return to
	}
	up := cx.Context
	up.Rounding = apd.RoundCeiling
	to := new(apd.Decimal)
	_, _ = up.Round(to, x)
	if to.Cmp(x) != 0 {
		return to
	}
	if x.Coeff.Sign() == 0 {
		return apd.New(1, int32(tiny))
	}
	last := max(tiny, int64(x.Exponent)+x.NumDigits()-int64(cx.Precision))
	if x.Negative && power10(x) && last > tiny {
		last-- // below a power of ten the numbers are closer
	}
	wide := apd.Context{Precision: cx.Precision + 2, MaxExponent: apd.MaxExponent, MinExponent: apd.MinExponent, Rounding: apd.RoundCeiling}
	_, _ = wide.Add(to, x, apd.New(1, int32(last)))
	return to
}

// engineering is the text with an exponent that is a multiple of three.
func engineering(d *apd.Decimal) string {
	if d.Form != apd.Finite {
		return text(d)
	}
	digits := d.Coeff.String()
	left := int(d.Exponent) + len(digits)
	if d.Exponent <= 0 && left > -6 {
		return text(d)
	}
	dot := (left-1)%3 + 1
	if left-1 < 0 {
		dot = ((left-1)%3+3)%3 + 1
	}
	if d.Coeff.Sign() == 0 {
		dot = ((left+1)%3+3)%3 - 1
	}
	whole, fraction := "0", ""
	switch {
	case dot <= 0:
		fraction = "." + strings.Repeat("0", -dot) + digits
	case dot >= len(digits):
		whole = digits + strings.Repeat("0", dot-len(digits))
	default:
		whole, fraction = digits[:dot], "."+digits[dot:]
	}
	exponent := ""
	if left != dot {
		sign := "+"
		if left < dot {
			sign = ""
		}
		exponent = "E" + sign + strconv.Itoa(left-dot)
	}
	return signed(d, whole+fraction+exponent)
}

// signalDict is a context's traps or flags as Python sees them: always all
// signals, each set or not.
type signalDict struct {
	s     *settings
	traps bool
}

func (d signalDict) set() map[string]bool {
	if d.traps {
		return d.s.traps
	}
	return d.s.flags
}

func (m *module) signalDictType() *object.Type {
	of := func(v object.Value) signalDict { d, _ := object.State[signalDict](v); return d }
	name := func(v object.Value) (string, error) {
		if t, ok := v.(*object.Type); ok {
			for _, n := range signalNames {
				if m.signals[n] == t {
					return n, nil
				}
			}
		}
		return "", object.Raise(object.KeyError, "invalid error flag")
	}
	list := func(f func(d signalDict, n string) object.Value) func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
		return func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var out []object.Value
			for _, n := range signalNames {
				out = append(out, f(of(self), n))
			}
			return object.NewList(out...), nil
		}
	}
	keys := list(func(_ signalDict, n string) object.Value { return m.signals[n] })
	values := list(func(d signalDict, n string) object.Value { return object.MakeBool(d.set()[n]) })
	items := list(func(d signalDict, n string) object.Value {
		return object.NewTuple(m.signals[n], object.MakeBool(d.set()[n]))
	})
	asDict := func(th *object.Thread, self object.Value) (*object.Dict, error) {
		out := object.NewDict()
		for _, n := range signalNames {
			if err := out.Set(th, m.signals[n], object.MakeBool(of(self).set()[n])); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return object.NewNativeType(object.ClassSpec{Name: "SignalDict", Module: "decimal", Methods: []object.Method{
		object.NewMethod("__getitem__(key)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			n, err := name(a[0])
			return object.MakeBool(of(self).set()[n]), err
		}),
		object.NewMethod("get(key, default=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			n, err := name(a[0])
			if err != nil {
				if a[1] == nil {
					return object.None, nil
				}
				return a[1], nil
			}
			return object.MakeBool(of(self).set()[n]), nil
		}),
		object.NewMethod("__setitem__(key, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			n, err := name(a[0])
			if err != nil {
				return nil, err
			}
			on, err := object.Truth(th, a[1])
			of(self).set()[n] = on
			return object.None, err
		}),
		object.NewMethod("__delitem__(key)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.ValueError, "signal keys cannot be deleted")
		}),
		object.NewMethod("__len__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.MakeInt(int64(len(signalNames))), nil
		}),
		object.NewMethod("__contains__(key)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			_, err := name(a[0])
			return object.MakeBool(err == nil), nil
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, err := keys(th, self, a)
			if err != nil {
				return nil, err
			}
			return object.IterValue(th, l)
		}),
		object.NewMethod("keys()", keys), object.NewMethod("values()", values), object.NewMethod("items()", items),
		object.NewMethod("copy()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return asDict(th, self)
		}),
		object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			mine, err := asDict(th, self)
			if err != nil {
				return nil, err
			}
			other := a[0]
			if d, ok := object.State[signalDict](other); ok && d.s != nil {
				if other, err = asDict(th, other); err != nil {
					return nil, err
				}
			}
			same, err := object.Equal(th, mine, other)
			return object.MakeBool(same), err
		}),
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var parts []string
			for _, n := range signalNames {
				on := "False"
				if of(self).set()[n] {
					on = "True"
				}
				parts = append(parts, "<class 'decimal."+n+"'>:"+on)
			}
			return object.Str("{" + strings.Join(parts, ", ") + "}"), nil
		}),
	}})
}

// scaled brings d to an exponent, rounding by r; exact says that nothing was lost.
func scaled(d *apd.Decimal, exponent int64, r apd.Rounder) (to *apd.Decimal, exact bool) {
	n := new(big.Int).Set(d.Coeff.MathBigInt())
	to = &apd.Decimal{Negative: d.Negative, Exponent: int32(exponent)}
	drop := exponent - int64(d.Exponent)
	if drop <= 0 {
		to.Coeff.SetMathBigInt(n.Mul(n, pow10(-drop)))
		return to, true
	}
	unit := big.NewInt(0)
	rest, half := n, -1
	if drop > d.NumDigits()+1 { // far below a half
		n = new(big.Int)
	} else {
		unit = pow10(drop)
		n, rest = new(big.Int).QuoRem(n, unit, new(big.Int))
		half = new(big.Int).Lsh(rest, 1).Cmp(unit)
	}
	exact = rest.Sign() == 0
	odd := n.Bit(0) == 1
	last := new(big.Int).Mod(n, big.NewInt(5)).Sign() == 0 // ends with 0 or 5
	up := false
	switch r {
	case apd.RoundUp:
		up = !exact
	case apd.RoundCeiling:
		up = !exact && !d.Negative
	case apd.RoundFloor:
		up = !exact && d.Negative
	case apd.RoundHalfUp:
		up = half >= 0
	case apd.RoundHalfDown:
		up = half > 0
	case apd.RoundHalfEven:
		up = half > 0 || half == 0 && odd
	case apd.Round05Up:
		up = !exact && last
	}
	if up {
		n.Add(n, big.NewInt(1))
	}
	to.Coeff.SetMathBigInt(n)
	return to, exact
}

// logicalDigits are the digits of an operand of the logical operations: a whole number
// without a sign, of zeros and ones.
func logicalDigits(d *apd.Decimal) (string, bool) {
	s := d.Coeff.String()
	return s, d.Form == apd.Finite && d.Exponent == 0 && !d.Negative && strings.Trim(s, "01") == ""
}

// digitwise combines the last n digits of two numbers, each digit by itself.
func digitwise(a, b string, n int, f func(a, b bool) bool) *apd.Decimal {
	n = min(n, max(len(a), len(b)))
	one := func(s string, i int) bool { i += len(s) - n; return i >= 0 && s[i] == '1' }
	digits := make([]byte, n)
	for i := range digits {
		digits[i] = '0'
		if f(one(a, i), one(b, i)) {
			digits[i] = '1'
		}
	}
	sum, _ := new(big.Int).SetString(string(digits), 10)
	return fromBig(sum)
}
