package numeric_test

import (
	"math"
	"math/big"
	"math/rand"
	"testing"

	"github.com/diptych-orm/diptych/internal/numeric"
)

// wideSinCos sums the series with 300 bits.
func wideSinCos(x float64) (sin, cos float64) {
	const prec = 300
	xx := new(big.Float).SetPrec(prec).SetFloat64(x)
	term := new(big.Float).SetPrec(prec).SetInt64(1)
	s, c := new(big.Float).SetPrec(prec), new(big.Float).SetPrec(prec).SetInt64(1)
	for k := int64(1); k < 120; k++ {
		term.Mul(term, xx)
		term.Quo(term, new(big.Float).SetPrec(prec).SetInt64(k))
		to := c
		if k%2 == 1 {
			to = s
		}
		if k%4 < 2 {
			to.Add(to, term)
		} else {
			to.Sub(to, term)
		}
	}
	sin, _ = s.Float64()
	cos, _ = c.Float64()
	return sin, cos
}

func TestAnglesAreRoundedCorrectly(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 3000 {
		x := rng.Float64()*20 - 10
		sin, cos := wideSinCos(x)
		if got := numeric.Sin(x); got != sin {
			t.Errorf("Sin(%v) = %v, want %v", x, got, sin)
		}
		if got := numeric.Cos(x); got != cos {
			t.Errorf("Cos(%v) = %v, want %v", x, got, cos)
		}
		if y := numeric.Atan(x); math.Abs(y-math.Atan(x)) > 4e-16 {
			t.Errorf("Atan(%v) = %v", x, y)
		}
	}
	for _, special := range []float64{0, math.Inf(1), math.NaN(), 1e300} {
		if got, want := numeric.Sin(special), math.Sin(special); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("Sin(%v) = %v", special, got)
		}
	}
}
