package decimal

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

// Arithmetic of thousands of digits, which apd would do in one go or not at all: in
// pieces between which a run can be stopped.

const (
	longPrecision = 500  // digits from which roots, exponentials and logarithms come from here
	longWords     = 1000 // words of a coefficient from which products and quotients do
)

// long is one such computation.
type long struct {
	th *object.Thread
	cx *settings
}

func isLong(d *apd.Decimal) bool { return len(d.Coeff.MathBigInt().Bits()) > longWords }

// ten returns 10**n.
func (l long) ten(n int64) (*big.Int, error) {
	v, err := object.PowBig(l.th, big.NewInt(10), uint64(n))
	return v, err
}

// shorten sets to to n * 10**exponent with a few digits more than the context's
// precision; the last of them says whether something was beyond.
func (l long) shorten(to *apd.Decimal, n *big.Int, exponent int64, exact bool) error {
	to.Form, to.Negative = apd.Finite, n.Sign() < 0
	c := new(big.Int).Abs(n)
	digits := int64(float64(c.BitLen()) * math.Log10(2))
	if drop := digits - int64(l.cx.Precision) - 3; drop > 0 {
		unit, err := l.ten(drop)
		if err != nil {
			return err
		}
		q, r, err := object.DivBig(l.th, c, unit)
		if err != nil {
			return err
		}
		c, exact, exponent = q, exact && r.Sign() == 0, exponent+drop
	}
	if !exact {
		c = new(big.Int).Add(c.Mul(c, big.NewInt(10)), big.NewInt(1))
		exponent--
	}
	to.Coeff.SetMathBigInt(c)
	to.Exponent = int32(exponent)
	return nil
}

func (l long) round(to *apd.Decimal) (apd.Condition, error) {
	if err := l.th.Spend(int64(l.cx.Precision) * 64); err != nil {
		return 0, err
	}
	return l.cx.Round(to, new(apd.Decimal).Set(to))
}

func (l long) mul(to, x, y *apd.Decimal) (apd.Condition, error) {
	p, err := object.MulBig(l.th, x.Coeff.MathBigInt(), y.Coeff.MathBigInt())
	if err == nil {
		err = l.shorten(to, p, int64(x.Exponent)+int64(y.Exponent), true)
	}
	to.Negative = x.Negative != y.Negative
	if err != nil {
		return 0, err
	}
	return l.round(to)
}

// far adds two numbers of very different size, of which apd would write out the
// digits between: beyond the precision the smaller one shows in the rounding alone.
func (l long) far(to, x, y *apd.Decimal, first, minus bool) (apd.Condition, error) {
	big, small := new(apd.Decimal).Set(x), new(apd.Decimal).Set(y)
	small.Negative = small.Negative != minus
	if !first {
		big, small = small, big
	}
	if more := int64(l.cx.Precision) + 5 - big.NumDigits(); more > 0 {
		more = max(0, min(more, int64(big.Exponent)-int64(small.Exponent)))
		unit, err := l.ten(more)
		if err != nil {
			return 0, err
		}
		c, err := object.MulBig(l.th, big.Coeff.MathBigInt(), unit)
		if err != nil {
			return 0, err
		}
		big.Coeff.SetMathBigInt(c)
		big.Exponent -= int32(more)
	}
	if int64(small.Exponent)+small.NumDigits() < int64(big.Exponent)-2 {
		small = &apd.Decimal{Negative: small.Negative, Exponent: big.Exponent - 2}
		small.Coeff.SetInt64(1)
	}
	shift := big.Exponent // apd knows small exponents only
	big.Exponent = 0
	small.Exponent -= shift
	flags, err := l.cx.Add(to, big, small)
	to.Exponent += shift
	if err == nil && to.NumDigits()+int64(to.Exponent)-1 > int64(l.cx.MaxExponent) {
		*to = apd.Decimal{Form: apd.Infinite, Negative: to.Negative}
		flags |= apd.Overflow | apd.Inexact | apd.Rounded
	}
	return flags, err
}

// ended returns err where it ends the run or is a Python exception, not apd's.
func ended(err error) error {
	var limit *object.LimitError
	var exc *object.Exception
	if errors.As(err, &limit) || errors.As(err, &exc) {
		return err
	}
	return nil
}

func (l long) quo(to, x, y *apd.Decimal) (apd.Condition, error) {
	a, b := x.Coeff.MathBigInt(), y.Coeff.MathBigInt()
	shift := max(0, int64(l.cx.Precision)+5+int64(float64(b.BitLen()-a.BitLen())*math.Log10(2)))
	unit, err := l.ten(shift)
	if err != nil {
		return 0, err
	}
	n, err := object.MulBig(l.th, a, unit)
	if err != nil {
		return 0, err
	}
	q, r, err := object.DivBig(l.th, n, b)
	if err == nil {
		err = l.shorten(to, q, int64(x.Exponent)-int64(y.Exponent)-shift, r.Sign() == 0)
	}
	to.Negative = x.Negative != y.Negative
	if err != nil {
		return 0, err
	}
	return l.round(to)
}

func (l long) sqrt(to, x *apd.Decimal) (apd.Condition, error) {
	n := x.Coeff.MathBigInt()
	shift := max(0, 2*(int64(l.cx.Precision)+4)-int64(float64(n.BitLen())*math.Log10(2)))
	if (int64(x.Exponent)-shift)%2 != 0 {
		shift++
	}
	unit, err := l.ten(shift)
	if err != nil {
		return 0, err
	}
	if n, err = object.MulBig(l.th, n, unit); err != nil {
		return 0, err
	}
	root, err := object.SqrtBig(l.th, n)
	if err != nil {
		return 0, err
	}
	square, err := object.MulBig(l.th, root, root)
	if err == nil {
		err = l.shorten(to, root, (int64(x.Exponent)-shift)/2, square.Cmp(n) == 0)
	}
	if err != nil {
		return 0, err
	}
	rounding := l.cx.Rounding
	l.cx.Rounding = apd.RoundHalfEven
	defer func() { l.cx.Rounding = rounding }()
	return l.round(to)
}

// fixed are numbers with so many binary places.
type fixed struct {
	long
	places uint
}

func (f fixed) one() *big.Int { return new(big.Int).Lsh(big.NewInt(1), f.places) }

func (f fixed) mul(x, y *big.Int) (*big.Int, error) {
	p, err := object.MulBig(f.th, x, y)
	if err != nil {
		return nil, err
	}
	return p.Rsh(p, f.places), nil
}

func (f fixed) div(x, y *big.Int) (*big.Int, error) {
	q, _, err := object.DivBig(f.th, new(big.Int).Lsh(x, f.places), y)
	return q, err
}

// of returns n * 10**exponent.
func (f fixed) of(n *big.Int, exponent int64) (*big.Int, error) {
	unit, err := f.ten(max(exponent, -exponent))
	if err != nil {
		return nil, err
	}
	if exponent < 0 {
		return f.div(n, unit)
	}
	p, err := object.MulBig(f.th, n, unit)
	if err != nil {
		return nil, err
	}
	return p.Lsh(p, f.places), nil
}

// atanh is the inverse hyperbolic tangent of z, which is small.
func (f fixed) atanh(z *big.Int) (*big.Int, error) {
	square, err := f.mul(z, z)
	if err != nil {
		return nil, err
	}
	sum, power := new(big.Int).Set(z), z
	for n := int64(3); power.Sign() != 0; n += 2 {
		if power, err = f.mul(power, square); err != nil {
			return nil, err
		}
		sum.Add(sum, new(big.Int).Quo(power, big.NewInt(n)))
	}
	return sum, nil
}

// ln10 is the natural logarithm of 10: 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161).
func (f fixed) ln10() (*big.Int, error) {
	sum := new(big.Int)
	for _, part := range [][2]int64{{46, 31}, {34, 49}, {20, 161}} {
		power := new(big.Int).Quo(f.one(), big.NewInt(part[1]))
		square := big.NewInt(part[1] * part[1])
		term := new(big.Int).Set(power)
		for n := int64(3); power.Sign() != 0; n += 2 {
			power.Quo(power, square)
			term.Add(term, new(big.Int).Quo(power, big.NewInt(n)))
			if err := f.th.Spend(int64(f.places)); err != nil {
				return nil, err
			}
		}
		sum.Add(sum, term.Mul(term, big.NewInt(part[0])))
	}
	return sum, nil
}

// exp is e to the power of x, 0 <= x < 3: a series for a small part of x, squared.
func (f fixed) exp(x *big.Int) (*big.Int, error) {
	halvings := uint(math.Sqrt(float64(f.places)))
	wide := fixed{f.long, f.places + 2*halvings + 16}
	r := new(big.Int).Lsh(x, wide.places-f.places)
	r.Rsh(r, halvings)
	sum, term := wide.one(), wide.one()
	var err error
	for n := int64(1); term.Sign() != 0; n++ {
		if term, err = wide.mul(term, r); err != nil {
			return nil, err
		}
		term.Quo(term, big.NewInt(n))
		sum.Add(sum, term)
	}
	for range halvings {
		if sum, err = wide.mul(sum, sum); err != nil {
			return nil, err
		}
	}
	return sum.Rsh(sum, wide.places-f.places), nil
}

// ln is the natural logarithm of x >= 1: that of a root near 1, as often.
func (f fixed) ln(x *big.Int) (*big.Int, error) {
	roots := uint(math.Sqrt(float64(f.places)) / 2)
	wide := fixed{f.long, f.places + 2*roots + 16}
	y := new(big.Int).Lsh(x, wide.places-f.places)
	var err error
	for range roots {
		if y, err = object.SqrtBig(f.th, y.Lsh(y, wide.places)); err != nil {
			return nil, err
		}
	}
	z, err := wide.div(new(big.Int).Sub(y, wide.one()), new(big.Int).Add(y, wide.one()))
	if err != nil {
		return nil, err
	}
	if z, err = wide.atanh(z); err != nil {
		return nil, err
	}
	z.Lsh(z, roots+1)
	return z.Rsh(z, wide.places-f.places), nil
}

// lnOf returns the logarithm of a positive decimal.
func (f fixed) lnOf(x *apd.Decimal) (*big.Int, error) {
	n := x.Coeff.MathBigInt()
	digits := int64(float64(n.BitLen())*math.Log10(2)) - 1
	digits = max(digits, 0)
	y, err := f.of(n, -digits) // 1 <= y < 1000
	if err != nil {
		return nil, err
	}
	if y, err = f.ln(y); err != nil {
		return nil, err
	}
	tens, err := f.ln10()
	if err != nil {
		return nil, err
	}
	return y.Add(y, tens.Mul(tens, big.NewInt(digits+int64(x.Exponent)))), nil
}

// expOf sets to to e to the power of x, a number of f's.
func (f fixed) expOf(to *apd.Decimal, x *big.Int) (apd.Condition, error) {
	tens, err := f.ln10()
	if err != nil {
		return 0, err
	}
	m, rest, err := object.DivBig(f.th, x, tens)
	if err != nil {
		return 0, err
	}
	if rest.Sign() < 0 {
		rest.Add(rest, tens)
		m.Sub(m, big.NewInt(1))
	}
	if !m.IsInt64() || m.Int64() > 1<<30 || m.Int64() < -(1<<30) {
		to.Form = apd.Infinite
		if m.Sign() < 0 {
			to.Form = apd.Finite
			return apd.Underflow | apd.Inexact | apd.Rounded | apd.Subnormal | apd.Clamped, nil
		}
		return apd.Overflow | apd.Inexact | apd.Rounded, nil
	}
	y, err := f.exp(rest)
	if err != nil {
		return 0, err
	}
	return f.decimal(to, y, m.Int64())
}

// decimal sets to to x * 10**exponent, which is not exact.
func (f fixed) decimal(to *apd.Decimal, x *big.Int, exponent int64) (apd.Condition, error) {
	places := int64(l10(f.places)) + 1
	unit, err := f.ten(places)
	if err != nil {
		return 0, err
	}
	if x, err = f.mul(x, unit); err != nil {
		return 0, err
	}
	if err := f.shorten(to, x, exponent-places, false); err != nil {
		return 0, err
	}
	return f.round(to)
}

func l10(bits uint) float64 { return float64(bits) * math.Log10(2) }

// fixed returns numbers of the context's precision, with digits more.
func (l long) fixed(digits int64) fixed {
	return fixed{l, uint(float64(int64(l.cx.Precision)+digits)*math.Log2(10)) + 64}
}

// guard is how many digits more are computed than are asked for.
const guard = 20

func (l long) exp(to, x *apd.Decimal) (apd.Condition, error) {
	f := l.fixed(guard)
	v, err := f.of(x.Coeff.MathBigInt(), int64(x.Exponent))
	if err != nil {
		return 0, err
	}
	if x.Negative {
		v.Neg(v)
	}
	return f.expOf(to, v)
}

// near1 is how many digits the logarithm of x loses because x is near 1.
func near1(x *apd.Decimal) int64 {
	d := new(apd.Decimal)
	if _, err := apd.BaseContext.WithPrecision(uint32(x.NumDigits()+10)).Sub(d, x, apd.New(1, 0)); err != nil || d.Coeff.Sign() == 0 {
		return 0
	}
	return max(0, -(d.NumDigits() + int64(d.Exponent)))
}

func (l long) ln(to, x *apd.Decimal) (apd.Condition, error) {
	f := l.fixed(guard + near1(x))
	v, err := f.lnOf(x)
	if err != nil {
		return 0, err
	}
	return f.decimal(to, v, 0)
}

func (l long) log10(to, x *apd.Decimal) (apd.Condition, error) {
	f := l.fixed(guard + near1(x))
	v, err := f.lnOf(x)
	if err != nil {
		return 0, err
	}
	tens, err := f.ln10()
	if err != nil {
		return 0, err
	}
	if v, err = f.div(v, tens); err != nil {
		return 0, err
	}
	return f.decimal(to, v, 0)
}

// pow is x to the power of y, where x is positive and y not whole.
func (l long) pow(to, x, y *apd.Decimal) (apd.Condition, error) {
	f := l.fixed(guard + near1(x) + max(0, y.NumDigits()+int64(y.Exponent)) + 10)
	v, err := f.lnOf(x)
	if err != nil {
		return 0, err
	}
	by, err := f.of(y.Coeff.MathBigInt(), int64(y.Exponent))
	if err != nil {
		return 0, err
	}
	if v, err = f.mul(v, by); err != nil {
		return 0, err
	}
	if y.Negative {
		v.Neg(v)
	}
	return f.expOf(to, v)
}

// powWhole is x to the power of a whole y, by squaring.
func (l long) powWhole(to, x, y *apd.Decimal) (apd.Condition, error) {
	n, err := y.Int64()
	if err != nil {
		return 0, err
	}
	wider := *l.cx
	wider.Precision += guard
	work := long{l.th, &wider}
	z := new(apd.Decimal).Set(x)
	for bit := bits.Len64(uint64(n)) - 2; bit >= 0; bit-- {
		for _, by := range []*apd.Decimal{z, x} {
			if by == x && n>>bit&1 == 0 {
				continue
			}
			next := new(apd.Decimal)
			if flags, err := work.mul(next, z, by); err != nil {
				return flags, err
			}
			z = next
		}
	}
	to.Set(z)
	return l.round(to)
}

// longBinary returns how an operation on long numbers is computed; nil where apd does it.
func longBinary(l long, name string, x, y *apd.Decimal) func(to, x, y *apd.Decimal) (apd.Condition, error) {
	if x.Form != apd.Finite || y.Form != apd.Finite || x.Coeff.Sign() == 0 || y.Coeff.Sign() == 0 {
		return nil
	}
	switch name {
	case "__add__", "__radd__", "__sub__", "__rsub__":
		top, low := x.NumDigits()+int64(x.Exponent), y.NumDigits()+int64(y.Exponent)
		if max(top-low, low-top, top, -low) > apd.MaxExponent/2 {
			minus := strings.HasSuffix(name, "sub__")
			return func(to, x, y *apd.Decimal) (apd.Condition, error) { return l.far(to, x, y, top > low, minus) }
		}
	case "__mul__", "__rmul__":
		if isLong(x) && isLong(y) {
			return l.mul
		}
	case "__truediv__", "__rtruediv__":
		if l.cx.Precision > longPrecision && (isLong(x) || isLong(y) || l.cx.Precision > 10*longPrecision) {
			return l.quo
		}
	case "__pow__", "__rpow__":
		if frac := new(apd.Decimal); l.cx.Precision > longPrecision && !x.Negative {
			if y.Modf(nil, frac); frac.Coeff.Sign() != 0 {
				return l.pow
			}
			if n, err := y.Int64(); err == nil && n > 1 && n < 1<<40 && l.cx.Precision > 10*longPrecision {
				return l.powWhole
			}
		}
	}
	return nil
}

func longUnary(l long, name string, x *apd.Decimal) func(to, x *apd.Decimal) (apd.Condition, error) {
	if l.cx.Precision <= longPrecision || x.Form != apd.Finite || x.Coeff.Sign() == 0 {
		return nil
	}
	switch {
	case name == "exp":
		return l.exp
	case x.Negative:
	case name == "sqrt":
		return l.sqrt
	case name == "ln" && x.Cmp(apd.New(1, 0)) != 0:
		return l.ln
	case name == "log10" && !power10(x):
		return l.log10
	}
	return nil
}

// trimLong is trim; the digits that were computed in vain were not rounded.
func trimLong(d *apd.Decimal, ideal int32, flags apd.Condition) apd.Condition {
	trim(d, ideal, flags)
	if !flags.Inexact() && d.Exponent <= ideal {
		flags &^= apd.Rounded
	}
	return flags
}
