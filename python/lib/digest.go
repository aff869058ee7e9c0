package lib

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// hashes are the hash functions by name.
var hashes = map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
	"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() }}

// digest is the state of a hash or HMAC object: all that was hashed so far, so
// that it can be copied.
type digest struct {
	name string
	make func() hash.Hash
	data []byte
}

func (d *digest) sum(th *thread) ([]byte, error) {
	h := d.make()
	const part = 1 << 18
	for data := d.data; len(data) > 0; {
		n := min(part, len(data))
		h.Write(data[:n])
		data = data[n:]
		if err := th.Spend(4 * int64(n)); err != nil {
			return nil, err
		}
	}
	return h.Sum(nil), nil
}

var digestType = sharedType(object.ClassSpec{Name: "HASH", Module: "_hashlib", CName: "_hashlib.HASH", NoDict: true})

func init() {
	state := func(v val) *digest { d, _ := object.State[*digest](v); return d }
	attr := func(name string, get func(*digest) val) object.Attr {
		return object.Attr{Name: name, Get: func(_ *thread, self val) (val, error) { return get(state(self)), nil }}
	}
	digestType.Extend(object.ClassSpec{
		Attrs: []object.Attr{
			attr("name", func(d *digest) val { return object.Str(d.name) }),
			attr("digest_size", func(d *digest) val { return object.MakeInt(int64(d.make().Size())) }),
			attr("block_size", func(d *digest) val { return object.MakeInt(int64(d.make().BlockSize())) }),
		},
		Methods: []object.Method{
			mixed("update(data, /)", func(th *thread, self val, a []val) (val, error) {
				s, err := hashable(a[0])
				d := state(self)
				d.data = append(d.data, s...)
				if err == nil {
					err = th.Alloc(int64(len(s)))
				}
				return object.None, err
			}),
			mixed("digest()", func(th *thread, self val, _ []val) (val, error) {
				b, err := state(self).sum(th)
				return object.Bytes(b), err
			}),
			mixed("hexdigest()", func(th *thread, self val, _ []val) (val, error) {
				b, err := state(self).sum(th)
				return object.Str(hex.EncodeToString(b)), err
			}),
			mixed("copy()", func(_ *thread, self val, _ []val) (val, error) {
				d := *state(self)
				d.data = append([]byte(nil), d.data...)
				return object.NewInstance(digestType, &d), nil
			}),
		},
	})
}

// hashable reads what is hashed: text must be encoded first.
func hashable(v val) (string, error) {
	if _, text := object.AsStr(v); text {
		return "", object.Raise(object.TypeError, "Strings must be encoded before hashing")
	}
	return bufferArg(v)
}

func newDigest(name string, make func() hash.Hash, data val) (val, error) {
	d := &digest{name: name, make: make}
	if data != nil {
		s, err := hashable(data)
		if err != nil {
			return nil, err
		}
		d.data = []byte(s)
	}
	return object.NewInstance(digestType, d), nil
}

func hashNamed(name string) (func() hash.Hash, error) {
	if h, ok := hashes[strings.ToLower(strings.ReplaceAll(name, "-", ""))]; ok {
		return h, nil
	}
	return nil, object.Raise(object.ValueError, "unsupported hash type %s", name)
}

func loadHashlib(*thread) (*object.Module, error) {
	m := object.NewModule("hashlib")
	var names []val
	for name, make := range hashes {
		names = append(names, object.Str(name))
		function(m, name+"(string=, *, usedforsecurity=)", func(_ *thread, a []val) (val, error) { return newDigest(name, make, a[0]) })
	}
	function(m, "new(name, data=, *, usedforsecurity=)", func(_ *thread, a []val) (val, error) {
		name, err := strArg("name", a[0])
		if err != nil {
			return nil, err
		}
		make, err := hashNamed(name)
		if err != nil {
			return nil, err
		}
		return newDigest(name, make, a[1])
	})
	function(m, "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=)", func(th *thread, a []val) (val, error) {
		name, err := strArg("pbkdf2_hmac() argument 'hash_name'", a[0])
		if err != nil {
			return nil, err
		}
		make, err := hashNamed(name)
		if err != nil {
			return nil, err
		}
		password, err := bufferArg(a[1])
		if err != nil {
			return nil, err
		}
		salt, err := bufferArg(a[2])
		if err != nil {
			return nil, err
		}
		rounds, err := object.Index(th, a[3])
		if err != nil {
			return nil, err
		}
		size := int64(make().Size())
		if a[4] != nil && a[4] != object.None {
			if size, err = object.Index(th, a[4]); err != nil {
				return nil, err
			}
		}
		switch {
		case rounds < 1:
			return nil, object.Raise(object.ValueError, "iteration value must be greater than 0.")
		case size < 1:
			return nil, object.Raise(object.ValueError, "key length must be greater than 0.")
		}
		if err := th.Alloc(size); err != nil {
			return nil, err
		}
		key, err := derive(th, hmac.New(make, []byte(password)), salt, rounds, int(size))
		return object.Bytes(key), err
	})
	m.Set("algorithms_available", object.NewTuple(names...))
	m.Set("algorithms_guaranteed", object.NewTuple(names...))
	return m, nil
}

// derive is PBKDF2 (RFC 8018): its rounds are many on purpose.
func derive(th *thread, h hash.Hash, salt string, rounds int64, size int) ([]byte, error) {
	var key []byte
	for block := uint32(1); len(key) < size; block++ {
		h.Reset()
		h.Write(binary.BigEndian.AppendUint32([]byte(salt), block))
		u := h.Sum(nil)
		sum := append([]byte(nil), u...)
		for n := int64(1); n < rounds; n++ {
			if err := th.Step(); err != nil {
				return nil, err
			}
			h.Reset()
			h.Write(u)
			u = h.Sum(u[:0])
			for i, c := range u {
				sum[i] ^= c
			}
		}
		key = append(key, sum...)
	}
	return key[:size], nil
}

func loadHMAC(*thread) (*object.Module, error) {
	m := object.NewModule("hmac")
	keyed := func(a []val) (string, func() hash.Hash, error) {
		key, ok := object.BytesLike(a[0])
		if !ok {
			return "", nil, object.Raise(object.TypeError, "key: expected bytes or bytearray, but got %s", object.StrRepr(a[0].Type().Name))
		}
		if a[2] == nil {
			return "", nil, object.Raise(object.TypeError, "Missing required parameter 'digestmod'.")
		}
		name, ok := object.AsStr(a[2])
		if !ok {
			if b, isFn := a[2].(*object.Builtin); isFn {
				name = b.Name
			}
		}
		make, err := hashNamed(name)
		return name, func() hash.Hash { return hmac.New(make, []byte(key)) }, err
	}
	function(m, "new(key, msg=, digestmod=)", func(_ *thread, a []val) (val, error) {
		name, make, err := keyed(a)
		if err != nil {
			return nil, err
		}
		return newDigest("hmac-"+name, make, a[1])
	})
	function(m, "digest(key, msg, digest)", func(th *thread, a []val) (val, error) {
		name, make, err := keyed(a)
		if err != nil {
			return nil, err
		}
		d, err := newDigest(name, make, a[1])
		if err != nil {
			return nil, err
		}
		s, _ := object.State[*digest](d)
		b, err := s.sum(th)
		return object.Bytes(b), err
	})
	positional(m, "compare_digest", 2, 2, func(_ *thread, a []val) (val, error) {
		var s [2]string
		_, text := object.AsStr(a[0])
		_, text2 := object.AsStr(a[1])
		_, bytes := object.BytesLike(a[0])
		_, bytes2 := object.BytesLike(a[1])
		if text = text && text2; !text && !bytes && !bytes2 {
			return nil, object.Raise(object.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", a[0].Type().Name, a[1].Type().Name)
		}
		for i, v := range a {
			str, _ := object.AsStr(v)
			if s[i] = str; text {
				if strings.IndexFunc(str, func(r rune) bool { return r >= 0x80 }) >= 0 {
					return nil, object.Raise(object.TypeError, "comparing strings with non-ASCII characters is not supported")
				}
				continue
			}
			var err error
			if s[i], err = bufferArg(v); err != nil {
				return nil, err
			}
		}
		return object.MakeBool(hmac.Equal([]byte(s[0]), []byte(s[1]))), nil
	})
	return m, nil
}

// tokenBytes gives the bytes of secrets and os.urandom: in a deterministic run
// always the same sequence.
func tokenBytes(th *thread, n int) []byte {
	type counter struct{ n uint64 }
	type key struct{}
	c := th.Extra(key{}, func() any {
		if th.Deterministic {
			return &counter{}
		}
		return &counter{uint64(th.Now().UnixNano())}
	}).(*counter)
	out := make([]byte, 0, n+32)
	for len(out) < n {
		c.n++
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], c.n)
		sum := sha256.Sum256(append([]byte("diptych"), b[:]...))
		out = append(out, sum[:]...)
	}
	return out[:n]
}
