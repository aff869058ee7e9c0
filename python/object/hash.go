package object

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
	"unicode/utf8"
)

// The hashes are CPython's with PYTHONHASHSEED=0, so that sets are iterated in
// the same order.

const hashModulus = 1<<61 - 1

// Hash returns hash(v). It raises TypeError for an unhashable value.
func Hash(th *Thread, v Value) (int64, error) {
	switch x := v.(type) {
	case Str:
		if len(x) > pieceSize {
			if err := th.Spend(int64(len(x))); err != nil {
				return 0, err
			}
		}
		return HashString(string(x)), nil
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
		return hashBytes([]byte(x)), th.Spend(int64(len(x)))
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
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return hashBytes(wideForm(s))
		}
	}
	return int64(fixHash(sipHash13(s)))
}

func hashBytes(b []byte) int64 { return int64(fixHash(sipHash13(string(b)))) }

func fixHash(h uint64) uint64 {
	if int64(h) == -1 {
		return uint64(math.MaxUint64) - 1
	}
	return h
}

// wideForm is the buffer that CPython keeps for non-ASCII text: one, two or four
// bytes a code point, by the largest.
func wideForm(s string) []byte {
	runes := []rune(s)
	top := rune(0)
	for _, r := range runes {
		top = max(top, r)
	}
	var b []byte
	for _, r := range runes {
		switch {
		case top < 0x100:
			b = append(b, byte(r))
		case top < 0x10000:
			b = binary.LittleEndian.AppendUint16(b, uint16(r))
		default:
			b = binary.LittleEndian.AppendUint32(b, uint32(r))
		}
	}
	return b
}

// sipHash13 is SipHash-1-3 with a zero key.
func sipHash13(s string) uint64 {
	if len(s) == 0 {
		return 0
	}
	v0, v1, v2, v3 := uint64(0x736f6d6570736575), uint64(0x646f72616e646f6d), uint64(0x6c7967656e657261), uint64(0x7465646279746573)
	round := func() {
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
	}
	b := uint64(len(s)) << 56
	for len(s) >= 8 {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		v3 ^= m
		round()
		v0 ^= m
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		b |= uint64(s[i]) << (8 * i)
	}
	v3 ^= b
	round()
	v0 ^= b
	v2 ^= 0xff
	round()
	round()
	round()
	return v0 ^ v1 ^ v2 ^ v3
}
