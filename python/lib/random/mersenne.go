// Package random holds the native part of Python's module random: the Mersenne
// Twister MT19937 with CPython's seeding, and the methods that code calls in
// loops. For one seed it gives the numbers that CPython 3.11 gives.
package random

import (
	"math/big"
	"math/bits"
)

const (
	words  = 624
	middle = 397
)

// twister is the state of one generator.
type twister struct {
	state [words]uint32
	next  int
}

// seedWord fills the state from one word.
func (t *twister) seedWord(s uint32) {
	t.state[0] = s
	for i := uint32(1); i < words; i++ {
		p := t.state[i-1]
		t.state[i] = 1812433253*(p^p>>30) + i
	}
	t.next = words
}

// seedKey fills the state from a key of any length, least significant word first.
func (t *twister) seedKey(th *thread, key []uint32) error {
	t.seedWord(19650218)
	at := 1
	turn := func() {
		if at++; at == words {
			t.state[0] = t.state[words-1]
			at = 1
		}
	}
	mixed := func() uint32 { p := t.state[at-1]; return p ^ p>>30 }
	for k, n := 0, max(words, len(key)); n > 0; n-- {
		if err := th.Turn(n); err != nil {
			return err
		}
		t.state[at] = (t.state[at] ^ mixed()*1664525) + key[k] + uint32(k)
		turn()
		if k++; k == len(key) {
			k = 0
		}
	}
	for n := words - 1; n > 0; n-- {
		t.state[at] = (t.state[at] ^ mixed()*1566083941) - uint32(at)
		turn()
	}
	t.state[0] = 1 << 31
	return nil
}

// seedInt seeds from the absolute value of n.
func (t *twister) seedInt(th *thread, n *big.Int) error {
	key := make([]uint32, 0, 2*len(n.Bits()))
	for i, w := range n.Bits() {
		if err := th.Turn(i); err != nil {
			return err
		}
		key = append(key, uint32(w))
		if bits.UintSize == 64 {
			key = append(key, uint32(uint64(w)>>32))
		}
	}
	for len(key) > 1 && key[len(key)-1] == 0 {
		key = key[:len(key)-1]
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	return t.seedKey(th, key)
}

// word returns the next 32 bits.
func (t *twister) word() uint32 {
	if t.next >= words {
		for i := range t.state {
			y := t.state[i]&(1<<31) | t.state[(i+1)%words]&(1<<31-1)
			v := t.state[(i+middle)%words] ^ y>>1
			if y&1 != 0 {
				v ^= 0x9908b0df
			}
			t.state[i] = v
		}
		t.next = 0
	}
	y := t.state[t.next]
	t.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float returns a number in [0, 1) with 53 random bits.
func (t *twister) float() float64 {
	a, b := t.word()>>5, t.word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// bits returns a number of k random bits.
func (t *twister) bits(th *thread, k int) (*big.Int, error) {
	if k <= 64 {
		return new(big.Int).SetUint64(t.small(k)), nil
	}
	buf := make([]byte, (k+31)/32*4)
	for end := len(buf); k > 0; k -= 32 {
		if k&0xfffff < 32 {
			if err := th.Spend(1 << 17); err != nil {
				return nil, err
			}
		}
		w := t.word()
		if k < 32 {
			w >>= 32 - k
		}
		end -= 4
		buf[end], buf[end+1], buf[end+2], buf[end+3] = byte(w>>24), byte(w>>16), byte(w>>8), byte(w)
	}
	return new(big.Int).SetBytes(buf), nil
}

// small is bits for k up to 64.
func (t *twister) small(k int) uint64 {
	switch {
	case k == 0:
		return 0
	case k <= 32:
		return uint64(t.word() >> (32 - k))
	}
	low := uint64(t.word())
	return low | uint64(t.word()>>(64-k))<<32
}

// below returns a number in [0, n), n > 0, by drawing until one fits.
func (t *twister) below(th *thread, n *big.Int) (*big.Int, error) {
	k := n.BitLen()
	for {
		r, err := t.bits(th, k)
		if err != nil || r.Cmp(n) < 0 {
			return r, err
		}
	}
}

func (t *twister) belowInt(n int64) int64 {
	k := bits.Len64(uint64(n))
	for {
		if r := t.small(k); r < uint64(n) {
			return int64(r)
		}
	}
}
