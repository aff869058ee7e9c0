package lib

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// hashes are the hash functions by name.
var hashes = map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// digest is the state of a hash or HMAC object: all that was hashed so far, so
// that it can be copied.
type digest struct {
	name string
	make func() hash.Hash
	data []byte
}

func (d *digest) sum() []byte {
	h := d.make()
	h.Write(d.data)
	return h.Sum(nil)
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
			mixed("update(data)", func(th *thread, self val, a []val) (val, error) {
				s, err := hashable(a[0])
				d := state(self)
				d.data = append(d.data, s...)
				if err == nil {
					err = th.Alloc(int64(len(s)))
				}
				return object.None, err
			}),
			mixed("digest()", func(_ *thread, self val, _ []val) (val, error) { return object.Bytes(state(self).sum()), nil }),
			mixed("hexdigest()", func(_ *thread, self val, _ []val) (val, error) {
				return object.Str(hex.EncodeToString(state(self).sum())), nil
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
	m.Set("algorithms_available", object.NewTuple(names...))
	m.Set("algorithms_guaranteed", object.NewTuple(names...))
	return m, nil
}

func loadHMAC(*thread) (*object.Module, error) {
	m := object.NewModule("hmac")
	keyed := func(a []val) (string, func() hash.Hash, error) {
		key, err := bufferArg(a[0])
		if err != nil {
			return "", nil, err
		}
		if a[2] == nil {
			return "", nil, object.Raise(object.TypeError, "Missing required argument 'digestmod'.")
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
	function(m, "digest(key, msg, digest)", func(_ *thread, a []val) (val, error) {
		name, make, err := keyed(a)
		if err != nil {
			return nil, err
		}
		d, err := newDigest(name, make, a[1])
		if err != nil {
			return nil, err
		}
		s, _ := object.State[*digest](d)
		return object.Bytes(s.sum()), nil
	})
	positional(m, "compare_digest", 2, 2, func(_ *thread, a []val) (val, error) {
		var s [2]string
		for i, v := range a {
			var ok bool
			if s[i], ok = object.AsStr(v); !ok {
				var err error
				if s[i], err = bufferArg(v); err != nil {
					return nil, err
				}
			}
		}
		return object.MakeBool(hmac.Equal([]byte(s[0]), []byte(s[1]))), nil
	})
	return m, nil
}

func loadBase64(th *thread) (*object.Module, error) {
	m := object.NewModule("base64")
	bad := object.NewNativeType(object.ClassSpec{Name: "Error", Module: "binascii", Bases: []*object.Type{object.ValueError}})
	codec := func(name string, encode func([]byte) string, decode func(string) ([]byte, error)) {
		function(m, strings.Replace(name, "*", "encode", 1)+"(s, altchars=)", func(th *thread, a []val) (val, error) {
			s, err := bufferArg(a[0])
			if err != nil {
				return nil, err
			}
			return object.Bytes(encode([]byte(s))), th.Alloc(int64(2 * len(s)))
		})
		function(m, strings.Replace(name, "*", "decode", 1)+"(s, altchars=, validate=)", func(th *thread, a []val) (val, error) {
			s, ok := object.AsStr(a[0])
			if !ok {
				var err error
				if s, err = bufferArg(a[0]); err != nil {
					return nil, object.Raise(object.TypeError, "argument should be a bytes-like object or ASCII string, not '%s'", a[0].Type().Name)
				}
			}
			b, err := decode(s)
			if err != nil {
				msg := "Incorrect padding"
				if strings.Contains(name, "16") {
					msg = "Non-base16 digit found"
				}
				return nil, object.Raise(bad, "%s", msg)
			}
			return object.Bytes(b), nil
		})
	}
	// CPython skips what is not in the alphabet.
	clean := func(alphabet, s string) string {
		return strings.Map(func(r rune) rune {
			if r < 0x80 && (r == '=' || strings.ContainsRune(alphabet, r)) {
				return r
			}
			return -1
		}, s)
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	std := func(s string) ([]byte, error) { return base64.StdEncoding.DecodeString(clean(letters+"+/", s)) }
	url := func(s string) ([]byte, error) {
		return base64.StdEncoding.DecodeString(clean(letters+"+/", strings.NewReplacer("-", "+", "_", "/").Replace(s)))
	}
	codec("b64*", base64.StdEncoding.EncodeToString, std)
	codec("standard_b64*", base64.StdEncoding.EncodeToString, std)
	codec("urlsafe_b64*", base64.URLEncoding.EncodeToString, url)
	codec("b32*", base32.StdEncoding.EncodeToString, base32.StdEncoding.DecodeString)
	codec("b16*", func(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) }, func(s string) ([]byte, error) {
		if s != strings.ToUpper(s) {
			return nil, hex.ErrLength
		}
		return hex.DecodeString(s)
	})
	codec("*bytes", func(b []byte) string {
		var sb strings.Builder
		for len(b) > 0 {
			n := min(57, len(b))
			sb.WriteString(base64.StdEncoding.EncodeToString(b[:n]) + "\n")
			b = b[n:]
		}
		return sb.String()
	}, std)
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

func loadSecrets(*thread) (*object.Module, error) {
	m := object.NewModule("secrets")
	size := func(th *thread, v val) (int, error) {
		if v == nil || v == object.None {
			return 32, nil
		}
		n, err := object.Index(th, v)
		if err == nil {
			err = th.Alloc(n)
		}
		return int(max(n, 0)), err
	}
	below := func(th *thread, n int64) int64 {
		return int64(binary.BigEndian.Uint64(tokenBytes(th, 8)) % uint64(n))
	}
	function(m, "token_bytes(nbytes=)", func(th *thread, a []val) (val, error) {
		n, err := size(th, a[0])
		return object.Bytes(tokenBytes(th, n)), err
	})
	function(m, "token_hex(nbytes=)", func(th *thread, a []val) (val, error) {
		n, err := size(th, a[0])
		return object.Str(hex.EncodeToString(tokenBytes(th, n))), err
	})
	function(m, "token_urlsafe(nbytes=)", func(th *thread, a []val) (val, error) {
		n, err := size(th, a[0])
		return object.Str(base64.RawURLEncoding.EncodeToString(tokenBytes(th, n))), err
	})
	positional(m, "randbelow", 1, 1, func(th *thread, a []val) (val, error) {
		n, err := object.Index(th, a[0])
		if err == nil && n <= 0 {
			err = object.Raise(object.ValueError, "Upper bound must be positive.")
		}
		if err != nil {
			return nil, err
		}
		return object.MakeInt(below(th, n)), nil
	})
	positional(m, "choice", 1, 1, func(th *thread, a []val) (val, error) {
		n, err := object.Len(th, a[0])
		if err == nil && n == 0 {
			err = object.Raise(object.IndexError, "Cannot choose from an empty sequence")
		}
		if err != nil {
			return nil, err
		}
		return object.GetItem(th, a[0], object.MakeInt(below(th, int64(n))))
	})
	m.Set("compare_digest", object.NewFunction("compare_digest(a, b)", func(th *thread, a []val) (val, error) {
		same, err := object.Equal(th, a[0], a[1])
		return object.MakeBool(same), err
	}))
	return m, nil
}
