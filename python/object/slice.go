package object

import "math"

// Slice is a Python slice; a part left out is None.
type Slice struct{ Start, Stop, Step Value }

// SliceType is the class of slices.
var SliceType = final(newBuiltinType("slice", ObjectType))

func (*Slice) Type() *Type { return SliceType }

// NewSlice returns slice(start, stop, step); nil stands for None.
func NewSlice(start, stop, step Value) *Slice {
	return &Slice{noneOr(start), noneOr(stop), noneOr(step)}
}

// Indices resolves the slice for a sequence of n items: the first index, the
// step and the number of items.
func (s *Slice) Indices(th *Thread, n int) (start, step, count int, err error) {
	start, stop, step, err := s.bounds(th, n)
	if err != nil {
		return 0, 0, 0, err
	}
	switch {
	case step > 0 && start < stop:
		count = (stop-start-1)/step + 1
	case step < 0 && stop < start:
		count = (start-stop-1)/-step + 1
	}
	return start, step, count, nil
}

func (s *Slice) bounds(th *Thread, n int) (start, stop, step int, err error) {
	step = 1
	if s.Step != None {
		if step, err = sliceIndex(th, s.Step); err != nil {
			return
		}
		if step == 0 {
			return 0, 0, 0, Raise(ValueError, "slice step cannot be zero")
		}
		step = max(step, -math.MaxInt)
	}
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	clip := func(v Value, def int) (int, error) {
		if v == None {
			return def, nil
		}
		i, err := sliceIndex(th, v)
		if err != nil {
			return 0, err
		}
		if i < 0 {
			return max(i+n, low), nil
		}
		return min(i, high), nil
	}
	first, last := low, high
	if step < 0 {
		first, last = high, low
	}
	if start, err = clip(s.Start, first); err != nil {
		return
	}
	stop, err = clip(s.Stop, last)
	return
}

// sliceIndex reads a slice part; what is beyond the index range is clipped.
func sliceIndex(th *Thread, v Value) (int, error) {
	if n, ok := v.(Int); ok {
		return int(n), nil
	}
	b, ok := AsBig(v)
	if !ok {
		r, found, err := CallSpecial(th, v, "__index__")
		if err != nil {
			return 0, err
		}
		if !found {
			return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		if b, ok = AsBig(r); !ok {
			return 0, Raise(TypeError, "__index__ returned non-int (type %s)", r.Type().TpName())
		}
	}
	if b.IsInt64() {
		return int(b.Int64()), nil
	}
	if b.Sign() < 0 {
		return -math.MaxInt, nil
	}
	return math.MaxInt, nil
}

func init() {
	key := func(v Value) *Tuple {
		s := v.(*Slice)
		return NewTuple(s.Start, s.Stop, s.Step)
	}
	ms := []Method{
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			r, err := Repr(th, key(self))
			return Str("slice" + r), err
		}),
		oneArg("slice.indices", func(th *Thread, self, arg Value) (Value, error) {
			n, err := Index(th, arg)
			if err != nil {
				return nil, err
			}
			if n < 0 {
				return nil, Raise(ValueError, "length should not be negative")
			}
			start, stop, step, err := self.(*Slice).bounds(th, int(n))
			if err != nil {
				return nil, err
			}
			return NewTuple(Int(start), Int(stop), Int(step)), nil
		}),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			if _, ok := other.(*Slice); !ok {
				return NotImplemented, nil
			}
			return Compare(th, op, key(self), key(other))
		}))
	}
	part := func(name string, get func(*Slice) Value) Attr {
		return Attr{name, func(_ *Thread, self Value) (Value, error) { return get(self.(*Slice)), nil }, nil}
	}
	SliceType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("slice", args, 1, 3); err != nil {
				return nil, err
			}
			a := args.Pos
			switch len(a) {
			case 1:
				return NewSlice(nil, a[0], nil), nil
			case 2:
				return NewSlice(a[0], a[1], nil), nil
			}
			return NewSlice(a[0], a[1], a[2]), nil
		},
		Methods: ms,
		Attrs: []Attr{
			part("start", func(s *Slice) Value { return s.Start }),
			part("stop", func(s *Slice) Value { return s.Stop }),
			part("step", func(s *Slice) Value { return s.Step }),
		},
		Consts: []KwArg{{"__hash__", None}},
	})
}
