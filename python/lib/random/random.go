package random

import (
	"crypto/rand"
	"crypto/sha512"
	"math/big"

	"github.com/diptych-orm/diptych/python/object"
)

type (
	val    = object.Value
	thread = object.Thread
)

// generator returns the state of self.
func generator(self val) *twister {
	t, _ := object.State[*twister](self)
	return t
}

// seed fills t from a value as random.seed(a, version) does.
func seed(th *thread, t *twister, a, version val) error {
	if a == nil || a == object.None {
		if th.Deterministic {
			return t.seedInt(th, new(big.Int))
		}
		b := make([]byte, words*4)
		if _, err := rand.Read(b); err != nil {
			return object.Raise(object.OSError, "%v", err)
		}
		return t.seedInt(th, new(big.Int).SetBytes(b))
	}
	if n, ok := object.AsBig(a); ok {
		return t.seedInt(th, n)
	}
	second := true
	if version != nil {
		v, err := object.Index(th, version)
		if err != nil {
			return err
		}
		second = v == 2
	}
	text, isText := object.AsStr(a)
	if !isText {
		text, isText = object.BytesLike(a)
	}
	switch _, isFloat := object.Unwrap(a).(object.Float); {
	case isText && second:
		h, data := sha512.New(), []byte(text)
		const piece = 1 << 18
		for at := 0; at < len(data); at += piece {
			h.Write(data[at:min(at+piece, len(data))])
			if err := th.Spend(4 * piece); err != nil {
				return err
			}
		}
		return t.seedInt(th, new(big.Int).SetBytes(h.Sum(data)))
	case isText:
		return t.seedInt(th, new(big.Int).SetUint64(firstVersion(text)))
	case isFloat:
		h, err := object.Hash(th, a)
		if err != nil {
			return err
		}
		return t.seedInt(th, new(big.Int).SetUint64(uint64(h)))
	default:
		return object.Raise(object.TypeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
	}
}

// firstVersion is the hash that version 1 of seed takes of a text.
func firstVersion(s string) uint64 {
	r := object.Runes(s)
	if len(r) == 0 {
		return 0
	}
	x := uint64(r[0]) << 7
	for _, c := range r {
		x = 1000003*x ^ uint64(c)
	}
	return x ^ uint64(len(r))
}

// setState restores what getstate gave: 624 words and the position.
func setState(th *thread, t *twister, v val) error {
	elems, ok := v.(*object.Tuple)
	if !ok {
		return object.Raise(object.TypeError, "state vector must be a tuple")
	}
	if len(elems.Elems) != words+1 {
		return object.Raise(object.ValueError, "state vector is the wrong size")
	}
	var n twister
	for i, e := range elems.Elems {
		w, err := object.Index(th, e)
		if err != nil {
			return err
		}
		if i < words {
			n.state[i] = uint32(w)
			continue
		}
		if w < 0 || w > words {
			return object.Raise(object.ValueError, "invalid state")
		}
		n.next = int(w)
	}
	*t = n
	return nil
}

func getState(t *twister) val {
	out := make([]val, words+1)
	for i, w := range t.state {
		out[i] = object.MakeInt(int64(w))
	}
	out[words] = object.MakeInt(int64(t.next))
	return object.NewTuple(out...)
}

// Load makes the module _random: the class that random.Random builds on.
func Load(*thread) (*object.Module, error) {
	m := object.NewModule("_random")
	method := func(signature string, fn func(th *thread, t *twister, a []val) (val, error)) object.Method {
		return object.NewMethod(signature, func(th *thread, self val, a []val) (val, error) {
			return fn(th, generator(self), a)
		})
	}
	m.Set("Random", object.NewNativeType(object.ClassSpec{
		Name: "Random", Module: "_random",
		New: func(th *thread, cls *object.Type, _ object.Args) (val, error) {
			t := &twister{}
			return object.NewInstance(cls, t), seed(th, t, nil, nil)
		},
		Methods: []object.Method{
			{Name: "random", Fn: func(_ *thread, self val, args object.Args) (val, error) {
				if n := len(args.Pos) + len(args.Kw); n > 0 {
					return nil, object.Raise(object.TypeError, "Random.random() takes no arguments (%d given)", n)
				}
				return object.Float(generator(self).float()), nil
			}},
			method("_seed(a=None, version=2)", func(th *thread, t *twister, a []val) (val, error) {
				return object.None, seed(th, t, a[0], a[1])
			}),
			method("_state()", func(_ *thread, t *twister, _ []val) (val, error) { return getState(t), nil }),
			method("_restore(state)", func(th *thread, t *twister, a []val) (val, error) {
				return object.None, setState(th, t, a[0])
			}),
			method("getrandbits(k, /)", func(th *thread, t *twister, a []val) (val, error) {
				k, err := object.Index(th, a[0])
				if err == nil && k < 0 {
					err = object.Raise(object.ValueError, "number of bits must be non-negative")
				}
				if err == nil {
					err = th.Alloc(k / 8)
				}
				if err != nil {
					return nil, err
				}
				n, err := t.bits(th, int(k))
				if err != nil {
					return nil, err
				}
				return object.MakeBig(n), nil
			}),
			method("_randbelow(n)", func(th *thread, t *twister, a []val) (val, error) {
				if n, ok := object.AsInt(a[0]); ok {
					if n <= 0 {
						return object.MakeInt(0), nil
					}
					return object.MakeInt(t.belowInt(n)), nil
				}
				n, ok := object.AsBig(a[0])
				if !ok || n.Sign() <= 0 {
					return object.MakeInt(0), nil
				}
				r, err := t.below(th, n)
				if err != nil {
					return nil, err
				}
				return object.MakeBig(r), nil
			}),
			method("choice(seq)", func(th *thread, t *twister, a []val) (val, error) {
				n, err := object.Len(th, a[0])
				if err != nil {
					return nil, err
				}
				if n == 0 {
					return nil, object.Raise(object.IndexError, "Cannot choose from an empty sequence")
				}
				return object.GetItem(th, a[0], object.MakeInt(t.belowInt(int64(n))))
			}),
			method("shuffle(x)", shuffle),
		},
	}))
	return m, nil
}

// shuffle puts x in a random order, from the end to the front.
func shuffle(th *thread, t *twister, a []val) (val, error) {
	if l, ok := a[0].(*object.List); ok && l.Type() == object.ListType {
		for i := len(l.Elems) - 1; i > 0; i-- {
			if err := th.Spend(64); err != nil {
				return nil, err
			}
			j := t.belowInt(int64(i + 1))
			l.Elems[i], l.Elems[j] = l.Elems[j], l.Elems[i]
		}
		return object.None, nil
	}
	n, err := object.Len(th, a[0])
	if err != nil {
		return nil, err
	}
	for i := int64(n - 1); i > 0; i-- {
		if err := th.Step(); err != nil {
			return nil, err
		}
		at, other := object.MakeInt(i), object.MakeInt(t.belowInt(i+1))
		x, err := object.GetItem(th, a[0], at)
		if err != nil {
			return nil, err
		}
		y, err := object.GetItem(th, a[0], other)
		if err != nil {
			return nil, err
		}
		if err := object.SetItem(th, a[0], at, y); err != nil {
			return nil, err
		}
		if err := object.SetItem(th, a[0], other, x); err != nil {
			return nil, err
		}
	}
	return object.None, nil
}
