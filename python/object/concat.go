package object

import "unsafe"

// concatState lets a loop of s += t take time in proportion to the text, as in
// CPython: the result of the last concatenation of long texts keeps room behind
// it, and a text that is extended again is extended in place. The bytes of a str
// never change; only the room behind the one that ends the buffer is filled.
type concatState struct {
	buf  []byte
	last *byte // start of the last result, to notice the second extension
}

// concatMin is the length from which it is worth it.
const concatMin = 128

func concat(th *Thread, x, y Str) (Value, error) {
	n := len(x) + len(y)
	if len(x) < concatMin || len(y) == 0 {
		if err := th.Alloc(int64(n)); err != nil {
			return nil, err
		}
		return x + y, nil
	}
	c := &th.concat
	start := unsafe.StringData(string(x))
	if len(c.buf) == len(x) && start == unsafe.SliceData(c.buf) && n <= cap(c.buf) {
		if err := th.Alloc(int64(len(y))); err != nil {
			return nil, err
		}
		c.buf = append(c.buf, y...)
		return Str(unsafe.String(start, n)), nil
	}
	room := n
	if start == c.last {
		room = 2 * n
	}
	if err := th.Alloc(int64(room)); err != nil {
		return nil, err
	}
	buf := append(append(make([]byte, 0, room), x...), y...)
	c.last = unsafe.SliceData(buf)
	if room > n {
		c.buf = buf
	}
	return Str(unsafe.String(c.last, n)), nil
}
