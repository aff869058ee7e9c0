package lib

import (
	"math"
	"math/big"
	"strconv"

	"github.com/diptych-orm/diptych/python/object"
)

// layout is a parsed struct format.
type layout struct {
	big   bool
	own   bool // sizes and rules are the machine's
	items []item
	size  int
}

// item is one field: count values of a kind, size bytes each, after pad bytes.
type item struct {
	kind  byte
	count int
	size  int
	pad   int
}

// sizes are the standard sizes of the kinds; nativeSizes gives those that differ in
// native mode on 64 bits.
var (
	sizes       = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
	nativeSizes = map[byte]int{'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
)

const maxLayout = 1 << 30

func parseLayout(fail *object.Type, format string) (*layout, error) {
	l, aligned, own := &layout{}, true, true
	if format != "" {
		switch format[0] {
		case '@':
			format = format[1:]
		case '=', '<':
			format, aligned, own = format[1:], false, false
		case '>', '!':
			format, aligned, own, l.big = format[1:], false, false, true
		}
	}
	l.own = own
	for i := 0; i < len(format); i++ {
		c := format[i]
		if c == ' ' || '\t' <= c && c <= '\r' {
			continue
		}
		count := 1
		if '0' <= c && c <= '9' {
			start := i
			for i < len(format) && '0' <= format[i] && format[i] <= '9' {
				i++
			}
			n, err := strconv.Atoi(format[start:i])
			if err != nil || n > maxLayout {
				return nil, object.Raise(fail, "total struct size too long")
			}
			if count = n; i == len(format) {
				return nil, object.Raise(fail, "repeat count given without format specifier")
			}
			c = format[i]
		}
		size, ok := sizes[c]
		if n, differs := nativeSizes[c]; differs && own {
			size, ok = n, true
		}
		if !ok {
			return nil, object.Raise(fail, "bad char in struct format")
		}
		it := item{kind: c, count: count, size: size}
		if aligned && size > 1 {
			it.pad = -l.size & (size - 1)
		}
		if l.size += it.pad + count*size; l.size > maxLayout {
			return nil, object.Raise(fail, "total struct size too long")
		}
		l.items = append(l.items, it)
	}
	return l, nil
}

// values is how many Python values the layout packs.
func (l *layout) values() int {
	n := 0
	for _, it := range l.items {
		switch it.kind {
		case 'x':
		case 's', 'p':
			n++
		default:
			n += it.count
		}
	}
	return n
}

// put writes the low bytes of n in the layout's order.
func (l *layout) put(out []byte, n uint64) {
	for i := range out {
		shift := 8 * i
		if l.big {
			shift = 8 * (len(out) - 1 - i)
		}
		out[i] = byte(n >> shift)
	}
}

func (l *layout) get(in []byte) uint64 {
	n := uint64(0)
	for i, b := range in {
		shift := 8 * i
		if l.big {
			shift = 8 * (len(in) - 1 - i)
		}
		n |= uint64(b) << shift
	}
	return n
}

func (l *layout) pack(th *thread, fail *object.Type, a []val) ([]byte, error) {
	if n := l.values(); n != len(a) {
		return nil, object.Raise(fail, "pack expected %d items for packing (got %d)", n, len(a))
	}
	if err := th.Alloc(int64(l.size)); err != nil {
		return nil, err
	}
	out := make([]byte, l.size)
	at := 0
	for _, it := range l.items {
		at += it.pad
		switch it.kind {
		case 'x':
		case 's', 'p':
			b, ok := object.BytesLike(a[0])
			if !ok {
				return nil, object.Raise(fail, "argument for '%c' must be a bytes object", it.kind)
			}
			field := out[at : at+it.count]
			if it.kind == 'p' && it.count > 0 {
				n := min(len(b), it.count-1, 255)
				field[0] = byte(n)
				field, b = field[1:], b[:n]
			}
			copy(field, b)
			a = a[1:]
		default:
			for k := range it.count {
				if err := th.Turn(k); err != nil {
					return nil, err
				}
				if err := l.packOne(th, fail, it, out[at+k*it.size:at+(k+1)*it.size], a[0]); err != nil {
					return nil, err
				}
				a = a[1:]
			}
		}
		at += it.count * it.size
	}
	return out, nil
}

func (l *layout) packOne(th *thread, fail *object.Type, it item, out []byte, v val) error {
	switch it.kind {
	case 'c':
		b, ok := object.AsBytes(v)
		if !ok || len(b) != 1 {
			return object.Raise(fail, "char format requires a bytes object of length 1")
		}
		out[0] = b[0]
		return nil
	case '?':
		yes, err := object.Truth(th, v)
		if yes {
			out[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		f, ok := object.AsFloat(v)
		if !ok {
			var err error
			if f, err = floatArg(th, v); err != nil {
				return object.Raise(fail, "required argument is not a float")
			}
		}
		switch {
		case it.kind == 'd':
			l.put(out, math.Float64bits(f))
		case it.kind == 'e':
			h, ok := half(f)
			if !ok {
				return object.Raise(object.OverflowError, "float too large to pack with e format")
			}
			l.put(out, uint64(h))
		default:
			if s := float32(f); l.own || !math.IsInf(float64(s), 0) || math.IsInf(f, 0) {
				l.put(out, uint64(math.Float32bits(s)))
				return nil
			}
			return object.Raise(object.OverflowError, "float too large to pack with f format")
		}
		return nil
	}
	i, err := object.IndexValue(th, v)
	if err != nil {
		return object.Raise(fail, "required argument is not an integer")
	}
	n, _ := object.AsBig(i)
	signed := it.kind >= 'a'
	lo, hi := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(8*it.size))
	if signed {
		hi.Rsh(hi, 1)
		lo.Neg(hi)
	}
	if n.Cmp(lo) < 0 || n.Cmp(hi) >= 0 {
		return l.outOfRange(fail, it, n, lo, hi)
	}
	bits := uint64(0)
	if n.Sign() < 0 {
		bits = uint64(n.Int64())
	} else {
		bits = n.Uint64()
	}
	l.put(out, bits)
	return nil
}

func (l *layout) outOfRange(fail *object.Type, it item, n, lo, hi *big.Int) error {
	switch {
	case l.big && it.size == 8:
		return object.Raise(fail, "int too large to convert")
	case !n.IsInt64() && (it.kind >= 'a' || it.kind == 'B' || !l.big && !(it.kind != 'H' && n.IsUint64())):
		return object.Raise(fail, "argument out of range")
	case it.kind == 'b':
		return object.Raise(fail, "byte format requires -128 <= number <= 127")
	case it.kind == 'B':
		return object.Raise(fail, "ubyte format requires 0 <= number <= 255")
	case l.big && it.kind == 'H' && n.Sign() < 0:
		return object.Raise(fail, "argument out of range")
	case it.kind == 'h' && !l.big:
		return object.Raise(fail, "short format requires -32768 <= number <= 32767")
	case it.kind == 'H' && !l.big:
		return object.Raise(fail, "ushort format requires 0 <= number <= 65535")
	case it.size == 8 || n.Sign() < 0 && it.kind < 'a' || n.BitLen() > 64:
		return object.Raise(fail, "argument out of range")
	}
	return object.Raise(fail, "'%c' format requires %d <= number <= %d", it.kind, lo, hi.Sub(hi, big.NewInt(1)))
}

func (l *layout) unpack(th *thread, in []byte) ([]val, error) {
	var out []val
	at := 0
	for _, it := range l.items {
		at += it.pad
		switch it.kind {
		case 'x':
		case 's':
			out = append(out, object.Bytes(in[at:at+it.count]))
		case 'p':
			n := 0
			if it.count > 0 {
				n = min(int(in[at]), it.count-1)
			}
			out = append(out, object.Bytes(in[min(at+1, len(in)):min(at+1, len(in))+n]))
		default:
			for k := range it.count {
				if err := th.Turn(k); err != nil {
					return nil, err
				}
				out = append(out, l.unpackOne(it, in[at+k*it.size:at+(k+1)*it.size]))
			}
		}
		at += it.count * it.size
	}
	return out, nil
}

func (l *layout) unpackOne(it item, in []byte) val {
	n := l.get(in)
	switch it.kind {
	case 'c':
		return object.Bytes(in)
	case '?':
		return object.MakeBool(n != 0)
	case 'd':
		return object.Float(math.Float64frombits(n))
	case 'f':
		return object.Float(math.Float32frombits(uint32(n)))
	case 'e':
		return object.Float(unhalf(uint16(n)))
	}
	if it.kind >= 'a' {
		shift := 64 - 8*it.size
		return object.MakeInt(int64(n) << shift >> shift)
	}
	return object.MakeBig(new(big.Int).SetUint64(n))
}

// half is f in 16 bits, rounded to even.
func half(f float64) (uint16, bool) {
	sign := uint16(math.Float64bits(f) >> 48 & 0x8000)
	a := math.Abs(f)
	switch {
	case math.IsNaN(f):
		return 0x7e00, true
	case math.IsInf(f, 0):
		return sign | 0x7c00, true
	case a >= 65520:
		return 0, false
	case a < 1.0/(1<<14):
		return sign | uint16(math.RoundToEven(a*(1<<24))), true
	}
	m, e := math.Frexp(a)
	n := math.RoundToEven(m * 2048)
	if n == 2048 {
		n, e = 1024, e+1
	}
	return sign | uint16(e+14)<<10 + uint16(n)&0x3ff, true
}

func unhalf(h uint16) float64 {
	e, m := int(h>>10&31), float64(h&0x3ff)
	f := math.Ldexp(m+1024, e-25)
	switch e {
	case 0:
		f = math.Ldexp(m, -24)
	case 31:
		f = math.Inf(1)
		if m != 0 {
			f = math.NaN()
		}
	}
	if h&0x8000 != 0 {
		f = -f
	}
	return f
}

// loadStruct makes the module _struct: packing by a format.
func loadStruct(*thread) (*object.Module, error) {
	m := object.NewModule("_struct")
	fail := object.NewNativeType(object.ClassSpec{Name: "error", Module: "struct", Bases: []*object.Type{object.ExceptionType}})
	m.Set("error", fail)
	read := func(v val) (*layout, error) {
		s, ok := object.AsStr(v)
		if !ok {
			if s, ok = object.AsBytes(v); !ok {
				return nil, object.Raise(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
			}
		}
		return parseLayout(fail, s)
	}
	positional(m, "calcsize", 1, 1, func(_ *thread, a []val) (val, error) {
		l, err := read(a[0])
		if err != nil {
			return nil, err
		}
		return object.MakeInt(int64(l.size)), nil
	})
	positional(m, "count", 1, 1, func(_ *thread, a []val) (val, error) {
		l, err := read(a[0])
		if err != nil {
			return nil, err
		}
		return object.MakeInt(int64(l.values())), nil
	})
	m.Set("pack", object.NewBuiltin("pack", func(th *thread, args object.Args) (val, error) {
		if len(args.Pos) == 0 {
			return nil, object.Raise(object.TypeError, "missing format argument")
		}
		l, err := read(args.Pos[0])
		if err != nil {
			return nil, err
		}
		b, err := l.pack(th, fail, args.Pos[1:])
		return object.Bytes(b), err
	}))
	positional(m, "unpack", 2, 2, func(th *thread, a []val) (val, error) {
		l, err := read(a[0])
		if err != nil {
			return nil, err
		}
		b, err := bufferArg(a[1])
		if err != nil {
			return nil, err
		}
		if len(b) != l.size {
			return nil, object.Raise(fail, "unpack requires a buffer of %d bytes", l.size)
		}
		if err := th.Alloc(16 * int64(len(b))); err != nil {
			return nil, err
		}
		values, err := l.unpack(th, []byte(b))
		return object.NewTuple(values...), err
	})
	return m, nil
}
