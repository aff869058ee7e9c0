package object

import (
	"math/big"
	"math/bits"
	"strings"
)

// Division, roots, common divisors and texts of very large ints, in pieces as
// bigwork.go multiplies them.

// atOnce is the cost, as mulCost estimates it, up to which math/big divides at once.
const atOnce = 1 << 22

// DivBig returns x / y cut off towards zero, and the rest, which has the sign of x.
func DivBig(th *Thread, x, y *big.Int) (q, r *big.Int, err error) {
	m, n := len(x.Bits()), len(y.Bits())
	if m < n || mulCost(m-n+1, n) <= atOnce {
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
		return q, r, th.spendOnProduct(max(m-n, 0)+1, n)
	}
	if err := th.Alloc(int64(m) * wordBits / 2); err != nil {
		return nil, nil, err
	}
	// with the highest bit of the divisor set, a guess from its upper words is too
	// large by two at most
	shift := uint(n*wordBits - y.BitLen())
	a, b := new(big.Int).Abs(x), new(big.Int).Abs(y)
	if q, r, err = divNormal(th, a.Lsh(a, shift), b.Lsh(b, shift)); err != nil {
		return nil, nil, err
	}
	r.Rsh(r, shift)
	if x.Sign() != y.Sign() {
		q.Neg(q)
	}
	if x.Sign() < 0 {
		r.Neg(r)
	}
	return q, r, nil
}

// divNormal divides x >= 0 by y, whose highest bit is set.
func divNormal(th *Thread, x, y *big.Int) (q, r *big.Int, err error) {
	n := len(y.Bits())
	m := len(x.Bits()) - n
	switch {
	case m < 0 || mulCost(m+1, n) <= atOnce:
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
		return q, r, th.spendOnProduct(max(m, 0)+1, n)
	case m+1 > n/2: // half of the quotient, then the other half
		k := m / 2
		high, low := cut(x, k)
		q1, r1, err := divNormal(th, high, y)
		if err != nil {
			return nil, nil, err
		}
		r1.Lsh(r1, uint(k)*wordBits)
		q0, r, err := divNormal(th, r1.Add(r1, low), y)
		if err != nil {
			return nil, nil, err
		}
		q1.Lsh(q1, uint(k)*wordBits)
		return q1.Add(q1, q0), r, nil
	}
	// a short quotient: guessed from as many upper words as it has
	k := n - m - 1
	xh, xl := cut(x, k)
	yh, yl := cut(y, k)
	if q, r, err = divNormal(th, xh, yh); err != nil {
		return nil, nil, err
	}
	back, err := mulBig(th, yl, q)
	if err != nil {
		return nil, nil, err
	}
	r.Lsh(r, uint(k)*wordBits)
	r.Add(r, xl).Sub(r, back)
	one := big.NewInt(1)
	for r.Sign() < 0 {
		r.Add(r, y)
		q.Sub(q, one)
	}
	return q, r, nil
}

// SqrtBig returns the root of n >= 0, rounded down: each turn doubles the number
// of correct bits.
func SqrtBig(th *Thread, n *big.Int) (*big.Int, error) {
	if n.BitLen() <= 2*wordBits {
		return new(big.Int).Sqrt(n), nil
	}
	c := uint(n.BitLen()-1) / 2
	root := big.NewInt(1)
	d := uint(0)
	for s := bits.Len(c) - 1; s >= 0; s-- {
		e := d
		d = c >> uint(s)
		q, _, err := DivBig(th, new(big.Int).Rsh(n, 2*c-e-d+1), root)
		if err != nil {
			return nil, err
		}
		root = new(big.Int).Add(new(big.Int).Lsh(root, d-e-1), q)
	}
	square, err := mulBig(th, root, root)
	if err != nil {
		return nil, err
	}
	if square.Cmp(n) > 0 {
		root.Sub(root, big.NewInt(1))
	}
	return root, nil
}

// GCDBig returns the greatest common divisor of x and y, which is not negative.
func GCDBig(th *Thread, x, y *big.Int) (*big.Int, error) {
	d, _, err := commonDivisor(th, x, y, false)
	return d, err
}

// gcdAtOnce is the number of words up to which math/big finds a common divisor.
const gcdAtOnce = 1 << 10

// commonDivisor returns d, the greatest common divisor of x and y, and where it is
// asked for s with s*x = d modulo y. It goes Lehmer's way: the upper words say the
// next quotients, whose effect is applied to the long numbers at once.
func commonDivisor(th *Thread, x, y *big.Int, factor bool) (d, s *big.Int, err error) {
	a, b := new(big.Int).Abs(x), new(big.Int).Abs(y)
	sa, sb := big.NewInt(1), new(big.Int)
	apply := func(u, v *big.Int, f [4]int64) {
		t := func(p, q int64) *big.Int {
			z := new(big.Int).Mul(u, big.NewInt(p))
			return z.Add(z, new(big.Int).Mul(v, big.NewInt(q)))
		}
		first, second := t(f[0], f[1]), t(f[2], f[3])
		u.Set(first)
		v.Set(second)
	}
	for b.Sign() != 0 {
		n := max(len(a.Bits()), len(b.Bits()))
		if n <= gcdAtOnce && !factor {
			return new(big.Int).GCD(nil, nil, a, b), nil, th.Spend(int64(n) * int64(n))
		}
		if err := th.Steps(1 + int64(n)>>6); err != nil {
			return nil, nil, err
		}
		if err := th.Spend(int64(n) * 64); err != nil {
			return nil, nil, err
		}
		if f, ok := lehmer(a, b); ok {
			apply(a, b, f)
			if factor {
				apply(sa, sb, f)
			}
			continue
		}
		q, r, err := DivBig(th, a, b)
		if err != nil {
			return nil, nil, err
		}
		a, b = b, r
		if factor {
			back, err := mulBig(th, q, sb)
			if err != nil {
				return nil, nil, err
			}
			sa, sb = sb, new(big.Int).Sub(sa, back)
		}
	}
	return a, sa, nil
}

// lehmer returns the matrix of the steps of Euclid's algorithm that the upper 62
// bits of a >= b decide; false where they decide none.
func lehmer(a, b *big.Int) ([4]int64, bool) {
	f := [4]int64{1, 0, 0, 1}
	if a.BitLen() <= 62 || a.Cmp(b) < 0 {
		return f, false
	}
	shift := uint(a.BitLen() - 62)
	x, y := new(big.Int).Rsh(a, shift).Int64(), new(big.Int).Rsh(b, shift).Int64()
	any := false
	for y+f[2] != 0 && y+f[3] != 0 {
		q := (x + f[0]) / (y + f[2])
		if q != (x+f[1])/(y+f[3]) || q > 1<<30 {
			break
		}
		next := [4]int64{f[2], f[3], f[0] - q*f[2], f[1] - q*f[3]}
		if max(absInt(next[2]), absInt(next[3])) >= 1<<31 {
			break
		}
		f, any = next, true
		x, y = y, x-q*y
	}
	return f, any
}

// textAtOnce is the number of words up to which math/big writes a number.
const textAtOnce = 1 << 11

// DecimalText returns the digits of n.
func DecimalText(th *Thread, n *big.Int) (string, error) {
	if len(n.Bits()) <= textAtOnce {
		return n.String(), th.Spend(int64(len(n.Bits())) * 256)
	}
	var b strings.Builder
	if n.Sign() < 0 {
		b.WriteByte('-')
	}
	// powers[i] is 10 to the power of (digits << i)
	const digits = textAtOnce * wordBits * 3 / 10
	powers, err := powersOfTen(th, digits, func(p *big.Int) bool { return 2*len(p.Bits()) < len(n.Bits())+2 })
	if err != nil {
		return "", err
	}
	var write func(n *big.Int, i, width int) error
	write = func(n *big.Int, i, width int) error {
		if i < 0 {
			s := n.String()
			if width > len(s) {
				b.WriteString(strings.Repeat("0", width-len(s)))
			}
			b.WriteString(s)
			return th.Spend(int64(len(n.Bits())) * 256)
		}
		high, low, err := DivBig(th, n, powers[i])
		if err != nil {
			return err
		}
		if width == 0 && high.Sign() == 0 { // no zeros in front
			return write(low, i-1, 0)
		}
		rest := digits << uint(i)
		if width > 0 {
			width -= rest
		}
		if err := write(high, i-1, width); err != nil {
			return err
		}
		return write(low, i-1, rest)
	}
	err = write(new(big.Int).Abs(n), len(powers)-1, 0)
	return b.String(), err
}

// powersOfTen returns 10 to the powers digits, 2*digits, 4*digits … as long as more
// of the last is true.
func powersOfTen(th *Thread, digits int, more func(last *big.Int) bool) ([]*big.Int, error) {
	p, err := powBig(th, big.NewInt(10), uint64(digits))
	if err != nil {
		return nil, err
	}
	powers := []*big.Int{p}
	for more(p) {
		if p, err = mulBig(th, p, p); err != nil {
			return nil, err
		}
		powers = append(powers, p)
	}
	return powers, nil
}

// ParseBig reads the digits of a number in a base up to 36, without sign or
// underscores; nil where there are others.
func ParseBig(th *Thread, s string, base int) (*big.Int, error) {
	const piece = 1 << 14
	if len(s) <= piece {
		n, ok := new(big.Int).SetString(s, base)
		if !ok || s[0] == '-' || s[0] == '+' {
			return nil, nil
		}
		return n, th.Spend(int64(len(s)) * 64)
	}
	size := piece
	for 2*size < len(s) {
		size *= 2
	}
	powers := map[int]*big.Int{}
	var power func(digits int) (*big.Int, error)
	power = func(digits int) (*big.Int, error) {
		if p := powers[digits]; p != nil {
			return p, nil
		}
		var p *big.Int
		var err error
		if digits <= piece {
			p, err = powBig(th, big.NewInt(int64(base)), uint64(digits))
		} else if p, err = power(digits / 2); err == nil {
			p, err = mulBig(th, p, p)
		}
		powers[digits] = p
		return p, err
	}
	var read func(s string, size int) (*big.Int, error)
	read = func(s string, size int) (*big.Int, error) {
		for size >= len(s) {
			size /= 2
		}
		if len(s) <= piece || size < piece {
			return ParseBig(th, s, base)
		}
		high, err := read(s[:len(s)-size], size)
		if err != nil || high == nil {
			return nil, err
		}
		low, err := read(s[len(s)-size:], size/2)
		if err != nil || low == nil {
			return nil, err
		}
		if base&(base-1) == 0 {
			high.Lsh(high, uint(size*(bits.Len(uint(base))-1)))
			return high.Or(high, low), th.Spend(int64(len(s)))
		}
		p, err := power(size)
		if err != nil {
			return nil, err
		}
		if high, err = mulBig(th, high, p); err != nil {
			return nil, err
		}
		return high.Add(high, low), nil
	}
	return read(s, size)
}
