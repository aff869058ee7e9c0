package lib

import (
	"encoding/base64"
	"encoding/hex"
	"hash/adler32"
	"hash/crc32"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// asciiOrBytes reads what the decoders of binascii take.
func asciiOrBytes(v val) (string, error) {
	s, ok := object.AsStr(v)
	if !ok {
		return bufferArg(v)
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return "", object.Raise(object.ValueError, "string argument should contain only ASCII characters")
		}
	}
	return s, nil
}

// turn is how many bytes are worked on between two looks at the clock; a multiple of three,
// so that what base 64 makes of them stands for itself.
const turn = 3 << 18

// checksum registers crc32 or adler32, which go on from an earlier value.
func checksum(m *object.Module, name string, start int64, update func(sum uint32, data string) uint32) {
	positional(m, name, 1, 2, func(th *thread, a []val) (val, error) {
		data, err := bufferArg(a[0])
		if err != nil {
			return nil, err
		}
		sum := start
		if len(a) > 1 {
			if sum, err = object.Index(th, a[1]); err != nil {
				return nil, err
			}
		}
		now := uint32(sum)
		for len(data) > turn {
			now = update(now, data[:turn])
			data = data[turn:]
			if err := th.Spend(turn); err != nil {
				return nil, err
			}
		}
		return object.MakeInt(int64(update(now, data))), nil
	})
}

func crc(sum uint32, data string) uint32 { return crc32.Update(sum, crc32.IEEETable, []byte(data)) }

// adler continues a sum: the package's own hash cannot start from one.
func adler(sum uint32, data string) uint32 {
	if sum == 1 {
		return adler32.Checksum([]byte(data))
	}
	a, b := sum&0xffff, sum>>16
	for i := range len(data) {
		a = (a + uint32(data[i])) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

func loadBinascii(th *thread) (*object.Module, error) {
	m := object.NewModule("binascii")
	fail := object.NewNativeType(object.ClassSpec{Name: "Error", Module: "binascii", Bases: []*object.Type{object.ValueError}})
	m.Set("Error", fail)
	m.Set("Incomplete", object.NewNativeType(object.ClassSpec{Name: "Incomplete", Module: "binascii", Bases: []*object.Type{object.ExceptionType}}))
	for _, name := range []string{"hexlify", "b2a_hex"} {
		function(m, name+"(data, sep=, bytes_per_sep=)", func(th *thread, a []val) (val, error) {
			data, err := bufferArg(a[0])
			if err != nil {
				return nil, err
			}
			var args []val
			for _, v := range a[1:] {
				if v != nil {
					args = append(args, v)
				}
			}
			v, err := object.CallMethod(th, object.Bytes(data), "hex", args...)
			s, _ := object.AsStr(v)
			return object.Bytes(s), err
		})
	}
	for _, name := range []string{"unhexlify", "a2b_hex"} {
		positional(m, name, 1, 1, func(_ *thread, a []val) (val, error) {
			s, err := asciiOrBytes(a[0])
			if err != nil {
				return nil, err
			}
			if len(s)%2 == 1 {
				return nil, object.Raise(fail, "Odd-length string")
			}
			b, err := hex.DecodeString(s)
			if err != nil {
				return nil, object.Raise(fail, "Non-hexadecimal digit found")
			}
			return object.Bytes(b), nil
		})
	}
	function(m, "b2a_base64(data, /, *, newline=)", func(th *thread, a []val) (val, error) {
		data, err := bufferArg(a[0])
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		for len(data) > turn {
			b.WriteString(base64.StdEncoding.EncodeToString([]byte(data[:turn])))
			data = data[turn:]
			if err := th.Alloc(2 * turn); err != nil {
				return nil, err
			}
		}
		b.WriteString(base64.StdEncoding.EncodeToString([]byte(data)))
		if line := a[1]; line == nil || line == object.True {
			b.WriteByte('\n')
		}
		return object.Bytes(b.String()), nil
	})
	function(m, "a2b_base64(data, /, *, strict_mode=)", func(th *thread, a []val) (val, error) {
		s, err := asciiOrBytes(a[0])
		if err != nil {
			return nil, err
		}
		const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		var kept strings.Builder
		padding := 0
		for i := range len(s) {
			if err := th.Turn(i); err != nil {
				return nil, err
			}
			switch {
			case s[i] == '=' && kept.Len()%4 >= 2:
				padding++
			case strings.IndexByte(alphabet, s[i]) >= 0:
				kept.WriteByte(s[i])
				padding = 0
			}
			if padding > 0 && kept.Len()%4+padding == 4 {
				break
			}
		}
		n := kept.Len()
		if n%4 == 1 {
			return nil, object.Raise(fail, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", n)
		}
		if n%4 != 0 && n%4+padding < 4 {
			return nil, object.Raise(fail, "Incorrect padding")
		}
		b, err := base64.RawStdEncoding.DecodeString(kept.String())
		if err != nil {
			return nil, object.Raise(fail, "Invalid base64-encoded string")
		}
		return object.Bytes(b), nil
	})
	checksum(m, "crc32", 0, crc)
	return m, nil
}

// loadZlib makes the module zlib: its checksums. Compression would cost the page
// more than snippets around an ORM gain.
func loadZlib(*thread) (*object.Module, error) {
	m := object.NewModule("zlib")
	m.Set("error", object.NewNativeType(object.ClassSpec{Name: "error", Module: "zlib", Bases: []*object.Type{object.ExceptionType}}))
	checksum(m, "crc32", 0, crc)
	checksum(m, "adler32", 1, adler)
	for _, name := range []string{"compress", "decompress", "compressobj", "decompressobj"} {
		m.Set(name, object.NewBuiltin(name, func(*thread, object.Args) (val, error) {
			return nil, object.Unsupported("compression (zlib.%s)", name)
		}))
	}
	return m, nil
}
