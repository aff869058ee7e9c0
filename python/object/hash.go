package object

import (
	"math"
	"math/big"
	"math/bits"
	"unsafe"
)

// The hashes are CPython's with PYTHONHASHSEED=0, so that sets are iterated in
// the same order.

const hashModulus = 1<<61 - 1

// Hash returns hash(v). It raises TypeError for an unhashable value.
func Hash(th *Thread, v Value) (int64, error) {
	switch x := v.(type) {
	case Str:
		return hashText(th, string(x))
	case Int:
		return hashInt(int64(x)), nil
	case Bool:
		if x {
			return 1, nil
		}
		return 0, nil
	case Float:
		return hashFloat(th, x), nil
	case *BigInt:
		return hashBig(x.V), nil
	case Bytes:
		return hashBytes(th, string(x))
	case *Tuple:
		if x.cls == nil || !x.cls.Overrides("__hash__", TupleType) {
			return hashTuple(th, x.Elems)
		}
	case *Type:
		if x.Meta == nil {
			return hashID(th, v), nil
		}
	}
	f, owner := v.Type().LookupOwner("__hash__")
	switch {
	case f == None:
		return 0, Raise(TypeError, "unhashable type: '%s'", v.Type().TpName())
	case f == nil || owner == ObjectType:
		return hashID(th, v), nil
	}
	r, err := callUnbound(th, f, v)
	if err != nil {
		return 0, err
	}
	n, ok := AsBig(r)
	if !ok {
		return 0, Raise(TypeError, "__hash__ method should return an integer")
	}
	if n.IsInt64() {
		if h := n.Int64(); h != -1 {
			return h, nil
		}
		return -2, nil
	}
	return hashBig(n), nil
}

func hashID(th *Thread, v Value) int64 {
	id := uint64(th.ID(v))
	return int64(bits.RotateLeft64(id, -4))
}

// hashKnown returns the hash of a key that was stored without one: only plain
// strings are.
func hashKnown(v Value) int64 {
	if s, ok := v.(Str); ok {
		return HashString(string(s))
	}
	return 0
}

func hashInt(i int64) int64 {
	if i > -hashModulus && i < hashModulus {
		if i == -1 {
			return -2
		}
		return i
	}
	return hashBig(big.NewInt(i))
}

func hashBig(v *big.Int) int64 {
	m := new(big.Int).Mod(new(big.Int).Abs(v), big.NewInt(hashModulus))
	h := m.Int64()
	if v.Sign() < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return h
}

func hashFloat(th *Thread, f Float) int64 {
	v := float64(f)
	switch {
	case math.IsInf(v, 1):
		return 314159
	case math.IsInf(v, -1):
		return -314159
	case math.IsNaN(v):
		return 0
	}
	frac, exp := math.Frexp(v)
	sign := int64(1)
	if frac < 0 {
		sign, frac = -1, -frac
	}
	var x uint64
	for frac != 0 {
		x = x<<28&hashModulus | x>>(61-28)
		frac *= 1 << 28
		exp -= 28
		y := uint64(frac)
		frac -= float64(y)
		x += y
		if x >= hashModulus {
			x -= hashModulus
		}
	}
	if exp >= 0 {
		exp %= 61
	} else {
		exp = 60 - (-1-exp)%61
	}
	x = x<<uint(exp)&hashModulus | x>>uint(61-exp)
	h := int64(x) * sign
	if h == -1 {
		h = -2
	}
	return h
}

// HashTuple combines hashes as a tuple's hash does.
func hashTuple(th *Thread, elems []Value) (int64, error) {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for _, e := range elems {
		if err := th.Spend(32); err != nil {
			return 0, err
		}
		h, err := Hash(th, e)
		if err != nil {
			return 0, err
		}
		acc += uint64(h) * p2
		acc = bits.RotateLeft64(acc, 31) * p1
	}
	acc += uint64(len(elems)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

// HashString returns the hash of a str.
func HashString(s string) int64 {
	h, _ := hashText(nil, s)
	return h
}

// hashText is the hash of a str that may be long. Where th is nil, nothing stops it.
func hashText(th *Thread, s string) (int64, error) {
	if isASCII(s) {
		return hashBytes(th, s)
	}
	// The buffer that CPython keeps for other text: one, two or four bytes a code
	// point, by the largest.
	top, width := byte(0), 1
	for i := 0; i < len(s); i++ {
		top = max(top, s[i])
	}
	if top >= 0xf0 { // begins what is beyond 0xffff
		width = 4
	} else if top >= 0xc4 { // beyond 0xff
		width = 2
	}
	h := newSipHash()
	var b []byte
	take := func(piece string) error {
		eachRune(piece, func(r rune) bool {
			for i := range width {
				b = append(b, byte(r>>(8*i)))
			}
			return true
		})
		n := len(b) &^ 7
		h.words(unsafe.String(unsafe.SliceData(b), n))
		b = append(b[:0], b[n:]...)
		return nil
	}
	var err error
	if th == nil {
		err = take(s)
	} else {
		err = pieces(th, s, take)
	}
	return h.end(string(b)), err
}

// hashBytes is the hash of bytes, and of a str that is ASCII.
func hashBytes(th *Thread, s string) (int64, error) {
	if len(s) == 0 {
		return 0, nil
	}
	h := newSipHash()
	for len(s) > 8*pieceSize && th != nil {
		h.words(s[:8*pieceSize])
		s = s[8*pieceSize:]
		if err := th.Spend(spendEvery); err != nil {
			return 0, err
		}
	}
	n := len(s) &^ 7
	h.words(s[:n])
	return h.end(s[n:]), nil
}

// sipHash is SipHash-1-3 with a zero key, of a text that comes in pieces.
type sipHash struct {
	v0, v1, v2, v3 uint64
	size           int
}

func newSipHash() sipHash {
	return sipHash{v0: 0x736f6d6570736575, v1: 0x646f72616e646f6d, v2: 0x6c7967656e657261, v3: 0x7465646279746573}
}

// words takes a piece in, of whole words of eight bytes.
func (h *sipHash) words(s string) {
	v0, v1, v2, v3 := h.v0, h.v1, h.v2, h.v3 // where they are fast
	h.size += len(s)
	for ; len(s) >= 8; s = s[8:] {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3^m)
		v0 ^= m
	}
	h.v0, h.v1, h.v2, h.v3 = v0, v1, v2, v3
}

func sipRound(v0, v1, v2, v3 uint64) (uint64, uint64, uint64, uint64) {
	v0 += v1
	v1 = bits.RotateLeft64(v1, 13) ^ v0
	v0 = bits.RotateLeft64(v0, 32)
	v2 += v3
	v3 = bits.RotateLeft64(v3, 16) ^ v2
	v0 += v3
	v3 = bits.RotateLeft64(v3, 21) ^ v0
	v2 += v1
	v1 = bits.RotateLeft64(v1, 17) ^ v2
	v2 = bits.RotateLeft64(v2, 32)
	return v0, v1, v2, v3
}

// end takes in the rest, of less than eight bytes, and returns the hash.
func (h *sipHash) end(s string) int64 {
	m := uint64(h.size+len(s)) << 56
	for i := 0; i < len(s); i++ {
		m |= uint64(s[i]) << (8 * i)
	}
	v0, v1, v2, v3 := sipRound(h.v0, h.v1, h.v2, h.v3^m)
	v0, v2 = v0^m, v2^0xff
	for range 3 {
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	}
	r := int64(v0 ^ v1 ^ v2 ^ v3)
	if r == -1 {
		return -2
	}
	return r
}
