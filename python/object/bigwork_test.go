package object

import (
	"context"
	"errors"
	"math/big"
	"math/rand"
	"testing"
	"time"
)

// Arithmetic in pieces gives what math/big gives in one.
func TestBigWork(t *testing.T) {
	th := NewThread(NewRuntime(context.Background(), nil, nil, Limits{}))
	r := rand.New(rand.NewSource(1))
	number := func(words int) *big.Int {
		n := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(words*wordBits)))
		if r.Intn(2) == 0 {
			n.Neg(n)
		}
		return n
	}
	for _, size := range [][2]int{{1, 1}, {3, leafWords + 5}, {leafWords + 1, leafWords + 1}, {leafWords * 3, leafWords + 7}, {leafWords * 5, 40}, {leafWords * 3, leafWords * 2}} {
		x, y := number(size[0]), number(size[1])
		got, err := mulBig(th, x, y)
		if err != nil || got.Cmp(new(big.Int).Mul(x, y)) != 0 {
			t.Errorf("the product of %d by %d words is wrong (%v)", size[0], size[1], err)
		}
	}
	for range 200 {
		x, y := number(1+r.Intn(3)), uint64(r.Intn(40))
		x.Rsh(x, uint(r.Intn(180)))
		got, err := powBig(th, x, y)
		if err != nil || got.Cmp(new(big.Int).Exp(x, new(big.Int).SetUint64(y), nil)) != 0 {
			t.Errorf("%v to the power %d is wrong: %v (%v)", x, y, got, err)
		}
	}
	x, y, m := number(300), number(300), number(250)
	y.Abs(y)
	m.Abs(m)
	got, err := powModBig(th, x, y, m)
	if err != nil || got.Cmp(new(big.Int).Exp(x, y, m)) != 0 {
		t.Errorf("the power modulo is wrong (%v)", err)
	}
}

// A cancelled run ends inside of a product that would take long.
func TestBigWorkStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	th := NewThread(NewRuntime(ctx, nil, nil, Limits{}))
	time.AfterFunc(20*time.Millisecond, cancel)
	x := new(big.Int).Lsh(big.NewInt(1), 1<<28)
	x.Sub(x, big.NewInt(1))
	_, err := mulBig(th, x, x)
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Kind != "cancelled" {
		t.Errorf("got %v, want an end by cancellation", err)
	}
}

// Division, roots, divisors and texts in pieces are what math/big says they are.
func TestBigDivision(t *testing.T) {
	th := NewThread(NewRuntime(context.Background(), nil, nil, Limits{}))
	r := rand.New(rand.NewSource(2))
	number := func(words int) *big.Int {
		n := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(words*wordBits)))
		switch r.Intn(6) {
		case 0:
			n.Neg(n)
		case 1: // long runs of ones, where a guess is wrong most often
			n.Sub(new(big.Int).Lsh(big.NewInt(1), uint(words*wordBits)), n.Rsh(n, uint(words*wordBits*9/10)))
		}
		return n
	}
	for _, size := range [][2]int{{1, 1}, {5000, 3}, {9000, 4000}, {20000, 9000}, {20000, 19000}, {20000, 10001}} {
		for range 3 {
			x, y := number(size[0]), number(size[1])
			q, rest, err := DivBig(th, x, y)
			wantQ, wantR := new(big.Int).QuoRem(x, y, new(big.Int))
			if err != nil || q.Cmp(wantQ) != 0 || rest.Cmp(wantR) != 0 {
				t.Errorf("%d by %d words: wrong (%v)", size[0], size[1], err)
			}
		}
	}
	for _, words := range []int{1, 2, 3, 10, 500, 5000} {
		n := new(big.Int).Abs(number(words))
		for _, n := range []*big.Int{n, new(big.Int).Mul(n, n), new(big.Int).Sub(new(big.Int).Mul(n, n), big.NewInt(1))} {
			root, err := SqrtBig(th, n)
			if err != nil || root.Cmp(new(big.Int).Sqrt(n)) != 0 {
				t.Errorf("the root of %d words is wrong (%v)", words, err)
			}
		}
	}
	for _, words := range []int{1, 2, 900, 1100, 3000} {
		common := number(words/3 + 1)
		x, y := new(big.Int).Mul(number(words), common), new(big.Int).Mul(number(words/2+1), common)
		d, err := GCDBig(th, x, y)
		if want := new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y)); err != nil || d.Cmp(want) != 0 {
			t.Errorf("the common divisor of %d words is wrong (%v)", words, err)
		}
		d, s, err := commonDivisor(th, x, y, true)
		if err != nil || s.Mul(s, new(big.Int).Abs(x)).Sub(s, d).Mod(s, y).Sign() != 0 {
			t.Errorf("the factor of %d words is wrong (%v)", words, err)
		}
	}
	for _, words := range []int{1, 2000, 2049, 4096, 9001} {
		n := number(words)
		s, err := DecimalText(th, n)
		if err != nil || s != n.String() {
			t.Errorf("the text of %d words is wrong (%v)", words, err)
		}
		for _, base := range []int{10, 16, 2, 7} {
			n.Abs(n)
			got, err := ParseBig(th, n.Text(base), base)
			if err != nil || got == nil || got.Cmp(n) != 0 {
				t.Errorf("%d words are read wrong from base %d (%v)", words, base, err)
			}
		}
	}
	ten, _ := powBig(th, big.NewInt(10), 100_000)
	for _, n := range []*big.Int{ten, new(big.Int).Sub(ten, big.NewInt(1)), new(big.Int).Add(ten, big.NewInt(1))} {
		if s, err := DecimalText(th, n); err != nil || s != n.String() {
			t.Errorf("a text with many zeros is wrong (%v)", err)
		}
	}
}
