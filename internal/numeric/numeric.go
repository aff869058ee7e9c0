// Package numeric has the floating-point functions of which the C library that
// CPython and SQLite usually run with rounds the result correctly (Exp, Log, Pow, the angles). Go's own differ in the last digit
// often enough to show when a float is printed in full.
package numeric

import (
	"math"
	"math/bits"
)

// The functions compute with pairs of floats, whose value is hi + lo, and so are
// rounded correctly but for rare near-ties.

type pair struct{ hi, lo float64 }

// twoSum is a + b exactly.
func twoSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// twoMul is a * b exactly.
func twoMul(a, b float64) pair {
	p := a * b
	return pair{p, math.FMA(a, b, -p)}
}

func (a pair) add(b pair) pair {
	s := twoSum(a.hi, b.hi)
	s.lo += a.lo + b.lo
	return twoSum(s.hi, s.lo)
}

func (a pair) mul(b pair) pair {
	p := twoMul(a.hi, b.hi)
	p.lo += a.hi*b.lo + a.lo*b.hi
	return twoSum(p.hi, p.lo)
}

func (a pair) div(b pair) pair {
	q := a.hi / b.hi
	r := a.add(b.mul(pair{-q, 0}))
	q2 := r.hi / b.hi
	r = r.add(b.mul(pair{-q2, 0}))
	return twoSum(q, q2).add(pair{r.hi / b.hi, 0})
}

var (
	ln2Pair = pair{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	// oddInverses are 1/(2k+1), inverseFactorials 1/k!.
	oddInverses       = inverses(24, func(k int) float64 { return float64(2*k + 1) })
	inverseFactorials = func() []pair {
		out := []pair{{1, 0}}
		for k := 1; k < 28; k++ {
			out = append(out, out[k-1].div(pair{float64(k), 0}))
		}
		return out
	}()
)

func inverses(n int, of func(k int) float64) []pair {
	out := make([]pair, n)
	for k := range out {
		out[k] = pair{1, 0}.div(pair{of(k), 0})
	}
	return out
}

// logPair is log(x) for a finite x > 0.
func logPair(x float64) pair {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	// log m = 2 atanh((m-1)/(m+1)); m-1 is exact.
	s := pair{m - 1, 0}.div(twoSum(m, 1))
	s2 := s.mul(s)
	sum := pair{}
	for k := len(oddInverses) - 1; k >= 0; k-- {
		sum = sum.mul(s2).add(oddInverses[k])
	}
	sum = sum.mul(s)
	sum.hi, sum.lo = sum.hi*2, sum.lo*2
	return ln2Pair.mul(pair{float64(e), 0}).add(sum)
}

// expPair is exp(a) for an a that neither overflows nor vanishes, scaled by 2^n.
func expPair(a pair) (r pair, n int) {
	n = int(math.RoundToEven(a.hi / math.Ln2))
	a = a.add(ln2Pair.mul(pair{-float64(n), 0}))
	const halvings = 4
	a.hi, a.lo = a.hi/(1<<halvings), a.lo/(1<<halvings)
	for k := 16; k >= 0; k-- {
		r = r.mul(a).add(inverseFactorials[k])
	}
	for range halvings {
		r = r.mul(r)
	}
	return r, n
}

// Exp returns e**x.
func Exp(x float64) float64 {
	if math.IsNaN(x) || x > 709.79 || x < -745.2 || x == 0 {
		return math.Exp(x)
	}
	return scaled(expPair(pair{x, 0}))
}

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 || x == 1 {
		return math.Log(x)
	}
	return logPair(x).hi
}

// scaled is (hi + lo) * 2^n, rounded once.
func scaled(r pair, n int) float64 {
	if n > -1000 {
		return math.Ldexp(r.hi+r.lo, n)
	}
	// Below the normal range Ldexp would round a second time: only the bits that
	// stay are kept from the exact sum.
	s := twoSum(r.hi, r.lo)
	b := math.Float64bits(s.hi)
	if drop := -1022 - (n + int(b>>52) - 1023); drop > 0 && s.lo != 0 && bits.TrailingZeros64(b) >= drop-1 {
		s.hi = math.Nextafter(s.hi, s.hi+math.Copysign(math.Abs(s.hi), s.lo))
	}
	return math.Ldexp(s.hi, n)
}

// Pow returns x**y as C's pow does.
func Pow(x, y float64) float64 {
	switch {
	case y == 1:
		return x
	case y == 2:
		return x * x
	case y == -1:
		return 1 / x
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	}
	rough := math.Pow(x, y)
	if rough == 0 || rough == 1 || math.IsInf(rough, 0) || math.IsNaN(rough) || math.IsInf(y, 0) {
		return rough
	}
	a := logPair(math.Abs(x))
	p := twoMul(a.hi, y)
	p.lo += a.lo * y
	p = twoSum(p.hi, p.lo)
	r := scaled(expPair(p))
	if rough < 0 {
		return -r
	}
	return r
}
