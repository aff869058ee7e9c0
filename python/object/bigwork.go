package object

import (
	"math"
	"math/big"
)

// Arithmetic on very large ints, which math/big would do in one go, in pieces
// between which a run can be stopped.

// leafWords is the size in words up to which math/big multiplies at once: some
// milliseconds.
const leafWords = 1 << 13

// mulCost estimates a product of numbers of so many words, in the units of Spend.
func mulCost(m, n int) int64 {
	return int64(8 * float64(max(m, n)) * math.Pow(float64(min(m, n)), 0.585))
}

// spendOnProduct counts a product as work and as steps, of which it takes the place
// of many.
func (th *Thread) spendOnProduct(m, n int) error {
	cost := mulCost(m, n)
	if err := th.Steps(cost >> 6); err != nil {
		return err
	}
	return th.Spend(cost)
}

// Product returns first*(first+1)*...*last; 1 where that is empty.
func Product(th *Thread, first, last int64) (*big.Int, error) {
	if last-first < 64 {
		return new(big.Int).MulRange(first, max(last, first-1)), th.Step()
	}
	mid := first + (last-first)/2
	x, err := Product(th, first, mid)
	if err != nil {
		return nil, err
	}
	y, err := Product(th, mid+1, last)
	if err != nil {
		return nil, err
	}
	if err := th.Alloc(int64(len(x.Bits())+len(y.Bits())) * wordBits / 8); err != nil {
		return nil, err
	}
	return mulBig(th, x, y)
}

// MulBig returns x*y.
func MulBig(th *Thread, x, y *big.Int) (*big.Int, error) { return mulBig(th, x, y) }

// mulBig returns x*y.
func mulBig(th *Thread, x, y *big.Int) (*big.Int, error) {
	m, n := len(x.Bits()), len(y.Bits())
	if m < n {
		x, y, m, n = y, x, n, m
	}
	if m <= leafWords || n <= 16 {
		if err := th.spendOnProduct(m, n); err != nil {
			return nil, err
		}
		return new(big.Int).Mul(x, y), nil
	}
	if n <= m/2 || n <= leafWords {
		return mulPieces(th, x, y, max(n, leafWords))
	}
	// Karatsuba: three products of half the size.
	half := (m + 1) / 2
	x1, x0 := cut(x, half)
	y1, y0 := cut(y, half)
	low, err := mulBig(th, x0, y0)
	if err != nil {
		return nil, err
	}
	high, err := mulBig(th, x1, y1)
	if err != nil {
		return nil, err
	}
	mid, err := mulBig(th, x0.Add(x0, x1), y0.Add(y0, y1))
	if err != nil {
		return nil, err
	}
	mid.Sub(mid, low).Sub(mid, high)
	z := high.Lsh(high, uint(half)*wordBits)
	z.Add(z, mid).Lsh(z, uint(half)*wordBits)
	z.Add(z, low)
	if x.Sign() != y.Sign() {
		z.Neg(z)
	}
	return z, nil
}

const wordBits = 32 << (^uint(0) >> 63)

// cut divides the absolute value of x after its lowest n words.
func cut(x *big.Int, n int) (high, low *big.Int) {
	w := x.Bits()
	n = min(n, len(w))
	copyOf := func(part []big.Word) *big.Int { return new(big.Int).SetBits(append([]big.Word(nil), part...)) }
	return copyOf(w[n:]), copyOf(w[:n])
}

// mulPieces multiplies a long x by a shorter y, size words of x at a time.
func mulPieces(th *Thread, x, y *big.Int, size int) (*big.Int, error) {
	w := x.Bits()
	z := new(big.Int)
	for at := (len(w) - 1) / size * size; at >= 0; at -= size {
		part := new(big.Int).SetBits(append([]big.Word(nil), w[at:min(at+size, len(w))]...))
		p, err := mulBig(th, part, new(big.Int).Abs(y))
		if err != nil {
			return nil, err
		}
		if err := th.Spend(int64(len(w)) * 8); err != nil {
			return nil, err
		}
		z.Lsh(z, uint(size)*wordBits).Add(z, p)
	}
	if x.Sign()*y.Sign() < 0 {
		z.Neg(z)
	}
	return z, nil
}

// PowBig returns x**y.
func PowBig(th *Thread, x *big.Int, y uint64) (*big.Int, error) { return powBig(th, x, y) }

// powBig returns x**y for y >= 0.
func powBig(th *Thread, x *big.Int, y uint64) (*big.Int, error) {
	shift := x.TrailingZeroBits()
	odd := new(big.Int).Rsh(x, shift)
	z := big.NewInt(1)
	for bit := 63; bit >= 0; bit-- {
		var err error
		if z.BitLen() > 1 || z.Sign() < 0 {
			if z, err = mulBig(th, z, z); err != nil {
				return nil, err
			}
		}
		if y>>bit&1 == 1 {
			if z, err = mulBig(th, z, odd); err != nil {
				return nil, err
			}
		}
	}
	return z.Lsh(z, uint(uint64(shift)*y)), nil
}

// powModBig returns x**y % m for y >= 0 and m > 0.
func powModBig(th *Thread, x, y, m *big.Int) (*big.Int, error) {
	step := mulCost(len(m.Bits()), len(m.Bits()))
	if cost := step * int64(y.BitLen()); cost < 1<<22 {
		return new(big.Int).Exp(x, y, m), th.Spend(cost)
	}
	_, base, err := DivBig(th, x, m)
	if err != nil {
		return nil, err
	}
	base.Mod(base, m)
	z := new(big.Int).Mod(big.NewInt(1), m)
	for bit := y.BitLen() - 1; bit >= 0; bit-- {
		for _, by := range [2]*big.Int{z, base} {
			if by == base && y.Bit(bit) == 0 {
				continue
			}
			p, err := mulBig(th, z, by)
			if err == nil {
				err = th.Spend(step)
			}
			if err != nil {
				return nil, err
			}
			if _, z, err = DivBig(th, p, m); err != nil {
				return nil, err
			}
		}
	}
	return z, nil
}
