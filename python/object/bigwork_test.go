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
