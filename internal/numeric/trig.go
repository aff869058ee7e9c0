package numeric

import "math"

// piHalves are the parts of pi/2, each to be multiplied exactly.
var piHalves = [3]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}

// farAngle bounds the angles that three parts of pi/2 reduce exactly enough.
const farAngle = 1 << 45

// reduced returns x less a multiple of pi/2, and which multiple, modulo 4.
func reduced(x float64) (r pair, quadrant int) {
	k := math.RoundToEven(x / piHalves[0])
	r = pair{x, 0}
	for _, part := range piHalves {
		p := twoMul(part, -k)
		s := twoSum(r.hi, p.hi)
		s.lo += r.lo + p.lo
		r = twoSum(s.hi, s.lo)
	}
	return r, int(int64(k) & 3)
}

// sinCos are the sine and cosine of a pair within a quarter turn.
func sinCos(a pair) (sin, cos pair) {
	neg := a.mul(a)
	neg.hi, neg.lo = -neg.hi, -neg.lo
	for k := len(inverseFactorials) - 2; k >= 0; k -= 2 {
		cos = cos.mul(neg).add(inverseFactorials[k])
		sin = sin.mul(neg).add(inverseFactorials[k+1])
	}
	return sin.mul(a), cos
}

// sinCosOf are the sine and cosine of a nearer angle than farAngle.
func sinCosOf(x float64) (sin, cos pair) {
	r, quadrant := reduced(x)
	sin, cos = sinCos(r)
	minus := func(p pair) pair { return pair{-p.hi, -p.lo} }
	switch quadrant {
	case 1:
		sin, cos = cos, minus(sin)
	case 2:
		sin, cos = minus(sin), minus(cos)
	case 3:
		sin, cos = minus(cos), sin
	}
	return sin, cos
}

func near(x float64) bool { return x != 0 && math.Abs(x) > 1e-150 && math.Abs(x) < farAngle }

// Sin returns the sine of x.
func Sin(x float64) float64 {
	if !near(x) {
		return math.Sin(x)
	}
	s, _ := sinCosOf(x)
	return s.hi
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if !near(x) {
		return math.Cos(x)
	}
	_, c := sinCosOf(x)
	return c.hi
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	if !near(x) {
		return math.Tan(x)
	}
	s, c := sinCosOf(x)
	return s.div(c).hi
}

// The inverse functions take Go's result and add what Newton's step says is left.

// Asin returns the arcsine of x.
func Asin(x float64) float64 {
	y := math.Asin(x)
	if !near(y) || math.Abs(x) == 1 {
		return y
	}
	s, c := sinCosOf(y)
	return y + pair{x, 0}.add(pair{-s.hi, -s.lo}).div(c).hi
}

// Acos returns the arccosine of x.
func Acos(x float64) float64 {
	y := math.Acos(x)
	if !near(y) || math.Abs(x) == 1 {
		return y
	}
	for range 2 {
		s, c := sinCosOf(y)
		y += c.add(pair{-x, 0}).div(s).hi
	}
	return y
}

// Atan returns the arctangent of x.
func Atan(x float64) float64 { return Atan2(x, 1) }

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	a := math.Atan2(y, x)
	if !near(a) || x == 0 || y == 0 || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return a
	}
	if _, e := math.Frexp(max(math.Abs(x), math.Abs(y))); e > 500 || e < -500 {
		x, y = math.Ldexp(x, -e), math.Ldexp(y, -e)
	}
	s, c := sinCosOf(a)
	top := c.mul(pair{y, 0}).add(s.mul(pair{-x, 0}))
	return a + top.div(c.mul(pair{x, 0}).add(s.mul(pair{y, 0}))).hi
}

// Log2 returns the binary logarithm of x.
func Log2(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 {
		return math.Log2(x)
	}
	m, e := math.Frexp(x)
	if m == 0.5 {
		return float64(e - 1)
	}
	if x > 0.5 && x < 2 {
		return logPair(x).div(ln2Pair).hi
	}
	return logPair(m).div(ln2Pair).add(pair{float64(e), 0}).hi
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	if math.IsNaN(x) || x > 1024 || x < -1080 || x == math.Trunc(x) {
		return math.Exp2(x)
	}
	return scaled(expPair(ln2Pair.mul(pair{x, 0})))
}

// Log10 returns the decimal logarithm of x in the steps of the C library, whose
// result is not always the nearest.
func Log10(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 {
		return math.Log10(x)
	}
	m, e := math.Frexp(x)
	m, e = m*2, e-1
	if e < 0 {
		m, e = m/2, e+1
	}
	const log2High, log2Low, perLn10 = 0x1.34413509f6p-2, 0x1.9fef311f12b36p-42, 0x1.bcb7b1526e50ep-2
	return float64(float64(e)*log2Low+float64(perLn10*Log(m))) + float64(e)*log2High
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a, half := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0) || a < 1.0/(1<<28):
		return x
	case a < 1:
		t := math.Expm1(a)
		return half * (2*t - t*t/(t+1))
	case a < 22:
		t := math.Expm1(a)
		return half * (t + t/(t+1))
	case a < 709.78:
		return half * Exp(a)
	}
	w := Exp(a / 2)
	return half * w * w
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < math.Ln2/2:
		t := math.Expm1(a)
		return 1 + t*t/(2*(1+t))
	case a < 22:
		t := Exp(a)
		return t/2 + 0.5/t
	case a < 709.78:
		return Exp(a) / 2
	}
	w := Exp(a / 2)
	return w / 2 * w
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	z := 1.0
	switch {
	case math.IsNaN(x) || a < 1e-17:
		return x
	case a < 1:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	case a < 22:
		z = 1 - 2/(math.Expm1(2*a)+2)
	}
	return math.Copysign(z, x)
}
