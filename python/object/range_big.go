package object

import "math/big"

// BigRange is a range with a bound or a step beyond 64 bits.
type BigRange struct{ start, stop, step, n *big.Int }

// Type implements Value.
func (*BigRange) Type() *Type { return RangeType }

func newBigRange(start, stop, step *big.Int) *BigRange {
	n := new(big.Int).Sub(stop, start)
	if n.Sign() == step.Sign() {
		one := big.NewInt(int64(step.Sign()))
		n.Sub(n, one).Quo(n, step).Add(n, big.NewInt(1))
	} else {
		n.SetInt64(0)
	}
	return &BigRange{start, stop, step, n}
}

// widen makes a BigRange of either kind.
func widen(v Value) *BigRange {
	if r, ok := v.(*BigRange); ok {
		return r
	}
	r := v.(*Range)
	return &BigRange{big.NewInt(r.Start), big.NewInt(r.Stop), big.NewInt(r.Step), big.NewInt(r.n)}
}

// String is the range's repr.
func (r *BigRange) String() string {
	s := "range(" + r.start.String() + ", " + r.stop.String()
	if r.step.Cmp(big.NewInt(1)) != 0 {
		s += ", " + r.step.String()
	}
	return s + ")"
}

// length is len(r), which has to fit into 64 bits.
func (r *BigRange) length() (Value, error) {
	if !r.n.IsInt64() {
		return nil, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return Int(r.n.Int64()), nil
}

func (r *BigRange) at(i *big.Int) *big.Int {
	x := new(big.Int).Mul(i, r.step)
	return x.Add(x, r.start)
}

// find returns the position of x, nil for none.
func (r *BigRange) find(x *big.Int) Value {
	d := new(big.Int).Sub(x, r.start)
	q, m := d.QuoRem(d, r.step, new(big.Int))
	if m.Sign() != 0 || q.Sign() < 0 || q.Cmp(r.n) >= 0 {
		return nil
	}
	return MakeBig(q)
}

func (r *BigRange) getItem(th *Thread, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		return r.slice(th, s)
	}
	if !isIndex(key) {
		return nil, Raise(TypeError, "range indices must be integers or slices, not %s", key.Type().TpName())
	}
	i, err := indexBig(th, key)
	if err != nil {
		return nil, err
	}
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, r.n)
	}
	if i.Sign() < 0 || i.Cmp(r.n) >= 0 {
		return nil, Raise(IndexError, "range object index out of range")
	}
	return MakeBig(r.at(i)), nil
}

// slice takes part of the range: the bounds of a slice are cut to the range's, in
// the direction of its step.
func (r *BigRange) slice(th *Thread, s *Slice) (Value, error) {
	step := big.NewInt(1)
	var err error
	if s.Step != None {
		if step, err = sliceBig(th, s.Step); err != nil {
			return nil, err
		}
		if step.Sign() == 0 {
			return nil, Raise(ValueError, "slice step cannot be zero")
		}
	}
	low, high := new(big.Int), r.n
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(r.n, big.NewInt(1))
	}
	cut := func(v Value, given *big.Int) (*big.Int, error) {
		if v == None {
			return given, nil
		}
		x, err := sliceBig(th, v)
		if err != nil {
			return nil, err
		}
		if x.Sign() < 0 {
			x = new(big.Int).Add(x, r.n)
		}
		if x.Cmp(low) < 0 {
			return low, nil
		}
		if x.Cmp(high) > 0 {
			return high, nil
		}
		return x, nil
	}
	first, last := low, high
	if step.Sign() < 0 {
		first, last = high, low
	}
	if first, err = cut(s.Start, first); err != nil {
		return nil, err
	}
	if last, err = cut(s.Stop, last); err != nil {
		return nil, err
	}
	return makeRange([3]*big.Int{r.at(first), r.at(last), new(big.Int).Mul(step, r.step)}), nil
}

func sliceBig(th *Thread, v Value) (*big.Int, error) {
	if !isIndex(v) {
		return nil, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return indexBig(th, v)
}

// Iter walks the range.
func (r *BigRange) Iter(*Thread) (Iterator, error) {
	return &bigRangeIter{new(big.Int).Set(r.start), r.step, new(big.Int).Set(r.n)}, nil
}

func (r *BigRange) reversed() Iterator {
	last := r.at(new(big.Int).Sub(r.n, big.NewInt(1)))
	return &bigRangeIter{last, new(big.Int).Neg(r.step), new(big.Int).Set(r.n)}
}

type bigRangeIter struct{ next, step, left *big.Int }

// Next implements Iterator.
func (it *bigRangeIter) Next(*Thread) (Value, error) {
	if it.left.Sign() <= 0 {
		return nil, nil
	}
	v := new(big.Int).Set(it.next)
	it.left.Sub(it.left, big.NewInt(1))
	it.next.Add(it.next, it.step)
	return MakeBig(v), nil
}
