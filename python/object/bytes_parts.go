package object

import "strings"

// get is s[key]: a byte as an int, or the part that a slice names.
func (k bytesKind) get(th *Thread, s string, key Value) (Value, error) {
	if sl, ok := key.(*Slice); ok {
		start, step, count, err := sl.Indices(th, len(s))
		if err != nil {
			return nil, err
		}
		if err := reserve(th, int64(count), 1); err != nil {
			return nil, err
		}
		if step == 1 {
			return k.make(s[start : start+count]), nil
		}
		b := make([]byte, count)
		for i := range b {
			if err := th.Turn(i); err != nil {
				return nil, err
			}
			b[i] = s[start+i*step]
		}
		return k.make(string(b)), nil
	}
	what := "byte"
	if k.name == "bytearray" {
		what = "bytearray"
	}
	if !isIndex(key) {
		return nil, Raise(TypeError, "%s indices must be integers or slices, not %s", what, key.Type().TpName())
	}
	if k.name == "bytes" {
		what = "index out of range"
	} else {
		what = "bytearray index out of range"
	}
	i, err := seqIndex(th, key, len(s), "")
	if err != nil {
		if _, ok := AsException(err, IndexError); ok {
			err = Raise(IndexError, "%s", what)
		}
		return nil, err
	}
	return Int(s[i]), nil
}

func (k bytesKind) repeat(th *Thread, s string, by Value) (Value, error) {
	n, ok, err := repeatCount(th, by)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, cantMultiply(by)
	}
	if err := reserve(th, n, int64(len(s))); err != nil {
		return nil, err
	}
	if s == "" {
		return k.make(""), nil
	}
	return k.make(strings.Repeat(s, int(n))), nil
}

func (k bytesKind) replace(th *Thread, s, from, to string, n int64) (Value, error) {
	times := int64(len(s)) + 1
	if from != "" {
		found, err := countPieces(th, s, from)
		if err != nil {
			return nil, err
		}
		times = int64(found)
	}
	if n >= 0 {
		times = min(times, n)
	}
	if err := reserve(th, int64(len(s))+times*int64(max(len(to)-len(from), 0)), 1); err != nil {
		return nil, err
	}
	if from != "" && len(s) <= pieceSize {
		return k.make(strings.Replace(s, from, to, int(times))), nil
	}
	if from != "" {
		out, err := replaceLong(th, s, from, to, times)
		return k.make(out), err
	}
	var b []byte // between bytes, not between characters
	for i := 0; i <= len(s); i++ {
		if err := th.Spend(16); err != nil {
			return nil, err
		}
		if int64(i) < times {
			b = append(b, to...)
		}
		if i < len(s) {
			b = append(b, s[i])
		}
	}
	return k.make(string(b)), nil
}

func (k bytesKind) split(th *Thread, self Value, a []Value, right bool) (Value, error) {
	limit := int64(-1)
	if a[1] != nil {
		var err error
		if limit, err = Index(th, a[1]); err != nil {
			return nil, err
		}
	}
	s := selfBytes(self)
	var parts []string
	var err error
	if a[0] == nil || a[0] == None {
		if parts, err = splitBytesSpace(th, s, limit, right); err != nil {
			return nil, err
		}
	} else {
		sep, bad := needBytes(a[0])
		if err = bad; err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, Raise(ValueError, "empty separator")
		}
		if parts, err = splitSep(th, s, sep, limit, right); err != nil {
			return nil, err
		}
	}
	if err := th.Alloc(int64(len(parts))*32 + int64(len(s))); err != nil {
		return nil, err
	}
	out := make([]Value, len(parts))
	for i, p := range parts {
		if err := th.Turn(i); err != nil {
			return nil, err
		}
		out[i] = k.make(p)
	}
	return NewList(out...), nil
}

// splitBytesSpace splits at ASCII white space.
func splitBytesSpace(th *Thread, s string, limit int64, right bool) ([]string, error) {
	var parts []string
	// span returns how many bytes of s, from the side where it is split, are white space
	// or not.
	span := func(space bool) (int, error) {
		n := 0
		for ; n < len(s); n++ {
			if err := th.Turn(n); err != nil {
				return 0, err
			}
			c := s[n]
			if right {
				c = s[len(s)-1-n]
			}
			if isSpaceByte(c) != space {
				break
			}
		}
		return n, nil
	}
	// take cuts so many bytes off.
	take := func(n int) (part string) {
		if right {
			part, s = s[len(s)-n:], s[:len(s)-n]
		} else {
			part, s = s[:n], s[n:]
		}
		return part
	}
	for {
		if err := th.Spend(64); err != nil {
			return nil, err
		}
		n, err := span(true)
		if err != nil {
			return nil, err
		}
		take(n)
		if s == "" {
			break
		}
		if limit == 0 {
			parts = append(parts, s)
			break
		}
		if n, err = span(false); err != nil {
			return nil, err
		}
		parts = append(parts, take(n))
		limit--
	}
	if right {
		reverseStrings(parts)
	}
	return parts, nil
}
