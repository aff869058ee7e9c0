package object

import "strings"

// bytesHex is hex() of bytes and bytearray: digits, with a separator between
// groups that are counted from the right, or from the left when negative.
func bytesHex(th *Thread, self Value, a []Value) (Value, error) {
	const digits = "0123456789abcdef"
	s := selfBytes(self)
	if err := th.Alloc(int64(len(s)) * 3); err != nil {
		return nil, err
	}
	sep, group := "", int64(1)
	if a[1] != nil {
		var err error
		if group, err = Index(th, a[1]); err != nil {
			return nil, err
		}
	}
	if a[0] != nil {
		var ok bool
		if sep, ok = AsStr(a[0]); !ok {
			if sep, ok = bytesLike(a[0]); !ok {
				n, err := Len(th, a[0])
				if err == nil && n != 1 {
					err = Raise(ValueError, "sep must be length 1.")
				}
				if err == nil {
					err = Raise(TypeError, "sep must be str or bytes.")
				}
				return nil, err
			}
		}
		if len(sep) != 1 {
			return nil, Raise(ValueError, "sep must be length 1.")
		}
	}
	const turn = 1 << 16 // bytes between two looks at the clock
	b := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		if i%turn == turn-1 {
			if err := th.Check(); err != nil {
				return nil, err
			}
		}
		if i > 0 && sep != "" && group != 0 {
			if group > 0 && int64(len(s)-i)%group == 0 || group < 0 && int64(i)%-group == 0 {
				b = append(b, sep[0])
			}
		}
		b = append(b, digits[s[i]>>4], digits[s[i]&15])
	}
	return Str(b), nil
}

func (k bytesKind) fromHex() Method {
	return oneArg(k.name+".fromhex", func(th *Thread, cls, arg Value) (Value, error) {
		s, ok := AsStr(arg)
		if !ok {
			return nil, Raise(TypeError, "fromhex() argument must be str, not %s", ArgLabel(arg))
		}
		var b []byte
		for i := 0; i < len(s); {
			if err := th.Spend(16); err != nil {
				return nil, err
			}
			if strings.IndexByte(" \t\n\r\v\f", s[i]) >= 0 {
				i++
				continue
			}
			hi, lo := digitValue(s[i]), -1
			if i+1 < len(s) {
				lo = digitValue(s[i+1])
			}
			if hi < 0 || hi > 15 || lo < 0 || lo > 15 {
				at := i
				if hi >= 0 && hi <= 15 {
					at++
				}
				return nil, Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", at)
			}
			b = append(b, byte(hi<<4|lo))
			i += 2
		}
		v := k.make(string(b))
		if t := cls.(*Type); t != BytesType && t != ByteArrayType {
			return Call(th, cls, v)
		}
		return v, nil
	})
}
