package lib

import (
	"crypto/rand"
	"math/big"

	"github.com/diptych-orm/diptych/python/object"
)

type uuidCounter struct{ n int64 }

type uuidKey struct{}

// loadUUID makes the module behind uuid: the bits of the next uuid4(). In a
// deterministic run they count up.
func loadUUID(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("_uuid")
	positional(m, "random_bits", 0, 0, func(th *object.Thread, _ []object.Value) (object.Value, error) {
		n := new(big.Int)
		if th.Deterministic {
			c := th.Extra(uuidKey{}, func() any { return &uuidCounter{} }).(*uuidCounter)
			c.n++
			n.SetInt64(c.n)
			n.Or(n, new(big.Int).Lsh(big.NewInt(8), 60))
			return object.MakeBig(n.Or(n, new(big.Int).Lsh(big.NewInt(4), 76))), nil
		}
		b := make([]byte, 16)
		if _, err := rand.Read(b); err != nil {
			return nil, object.Raise(object.OSError, "%v", err)
		}
		b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
		return object.MakeBig(n.SetBytes(b)), nil
	})
	return m, nil
}
