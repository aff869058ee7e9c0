package object

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

func init() {
	IntType.Extend(ClassSpec{
		New:     newInt,
		Methods: append(intOperators(), intMethods()...),
		ClassMethods: []Method{
			kwArgs("int.from_bytes(bytes, byteorder=, *, signed=)", intFromBytes),
		},
		Attrs: []Attr{
			{"real", intSelf, nil}, {"numerator", intSelf, nil},
			{"imag", func(*Thread, Value) (Value, error) { return Int(0), nil }, nil},
			{"denominator", func(*Thread, Value) (Value, error) { return Int(1), nil }, nil},
		},
	})
	BoolType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("bool", args, 0, 1); err != nil {
				return nil, err
			}
			if len(args.Pos) == 0 {
				return False, nil
			}
			b, err := Truth(th, args.Pos[0])
			return MakeBool(b), err
		},
		Methods: []Method{
			slot0("__repr__", func(_ *Thread, self Value) (Value, error) {
				if self == True {
					return Str("True"), nil
				}
				return Str("False"), nil
			}),
			boolOp(BitAnd, func(a, b bool) bool { return a && b }), boolOp(BitOr, func(a, b bool) bool { return a || b }),
			boolOp(BitXor, func(a, b bool) bool { return a != b }),
		},
	})
}

func boolOp(op Op, f func(a, b bool) bool) Method {
	return slot1(opInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
		a, ok1 := self.(Bool)
		b, ok2 := other.(Bool)
		if ok1 && ok2 {
			return MakeBool(f(bool(a), bool(b))), nil
		}
		return intBinary(th, op, self, other)
	})
}

// intSelf returns the plain int that self is.
func intSelf(_ *Thread, self Value) (Value, error) {
	switch n := payload(self).(type) {
	case Bool:
		if n {
			return Int(1), nil
		}
		return Int(0), nil
	case Int, *BigInt:
		return n, nil
	}
	return Int(0), nil
}

func intOperators() []Method {
	var ms []Method
	for op := Add; op <= DivMod; op++ {
		if op == MatMult || op == Pow {
			continue
		}
		ms = append(ms,
			slot1(opInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return intBinary(th, op, self, other) }),
			slot1(opInfo[op].reflected, func(th *Thread, self, other Value) (Value, error) { return intBinary(th, op, other, self) }))
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return intCompare(op, self, other) }))
	}
	return append(ms,
		Method{"__pow__", powMethod(func(th *Thread, self, other, mod Value) (Value, error) { return intPow(th, self, other, mod) })},
		Method{"__rpow__", powMethod(func(th *Thread, self, other, mod Value) (Value, error) { return intPow(th, other, self, mod) })},
		slot0("__neg__", func(_ *Thread, self Value) (Value, error) {
			if n, ok := AsInt(self); ok && n != math.MinInt64 {
				return Int(-n), nil
			}
			n, _ := AsBig(self)
			return MakeBig(new(big.Int).Neg(n)), nil
		}),
		slot0("__pos__", intSelf), slot0("__int__", intSelf), slot0("__index__", intSelf),
		slot0("__invert__", func(_ *Thread, self Value) (Value, error) {
			if n, ok := AsInt(self); ok {
				return Int(^n), nil
			}
			n, _ := AsBig(self)
			return MakeBig(new(big.Int).Not(n)), nil
		}),
		slot0("__abs__", func(_ *Thread, self Value) (Value, error) {
			if n, ok := AsInt(self); ok && n >= 0 {
				return Int(n), nil
			}
			n, _ := AsBig(self)
			return MakeBig(new(big.Int).Abs(n)), nil
		}),
		slot0("__bool__", func(_ *Thread, self Value) (Value, error) {
			n, ok := AsInt(self)
			return MakeBool(!ok || n != 0), nil
		}),
		slot0("__float__", func(th *Thread, self Value) (Value, error) { return intToFloat(self) }),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := Hash(th, payload(self))
			return Int(h), err
		}),
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			s, err := intText(th, self)
			return Str(s), err
		}),
	)
}

// powMethod is __pow__ with its optional modulus.
func powMethod(f func(th *Thread, self, other, mod Value) (Value, error)) MethodFunc {
	return func(th *Thread, self Value, args Args) (Value, error) {
		if len(args.Kw) > 0 {
			return nil, Raise(TypeError, "wrapper __pow__() takes no keyword arguments")
		}
		if n := len(args.Pos); n < 1 || n > 2 {
			return nil, CheckCount("", n, 1, 2)
		}
		mod := None
		if len(args.Pos) == 2 {
			mod = args.Pos[1]
		}
		return f(th, self, args.Pos[0], mod)
	}
}

// defaultStrDigits is CPython's limit on the digits of an int that is read from or
// written to decimal text, unless sys.set_int_max_str_digits() says another.
const defaultStrDigits = 4300

// intText is repr(int): decimal, within the digit limit.
func intText(th *Thread, v Value) (string, error) {
	switch n := payload(v).(type) {
	case Int:
		return formatSmallInt(int64(n)), nil
	case Bool:
		if n {
			return "1", nil
		}
		return "0", nil
	case *BigInt:
		return bigText(th, n.V)
	}
	return "", Raise(TypeError, "expected int, got %s", v.Type().TpName())
}

func bigText(th *Thread, n *big.Int) (string, error) {
	tooLong := func() error {
		return Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", th.MaxStrDigits)
	}
	limit := th.MaxStrDigits
	if limit > 0 && n.BitLen() > limit*4 {
		return "", tooLong()
	}
	s, err := DecimalText(th, n)
	if err != nil {
		return "", err
	}
	if limit > 0 && len(s) > limit && !(s[0] == '-' && len(s) == limit+1) {
		return "", tooLong()
	}
	return s, nil
}

func intToFloat(v Value) (Value, error) {
	if n, ok := AsInt(v); ok {
		return Float(n), nil
	}
	n, _ := AsBig(v)
	f, _ := new(big.Float).SetInt(n).Float64()
	if math.IsInf(f, 0) {
		return nil, Raise(OverflowError, "int too large to convert to float")
	}
	return Float(f), nil
}

func intCompare(op CmpOp, a, b Value) (Value, error) {
	if x, ok := AsInt(a); ok {
		if y, ok := AsInt(b); ok {
			return MakeBool(cmpOrdered(op, Int(x), Int(y))), nil
		}
	}
	y, ok := AsBig(b)
	if !ok {
		return NotImplemented, nil
	}
	x, _ := AsBig(a)
	return MakeBool(cmpOrdered(op, Int(x.Cmp(y)), 0)), nil
}

// intBinary is the operator on ints; NotImplemented where one is no int.
func intBinary(th *Thread, op Op, a, b Value) (Value, error) {
	if x, ok := AsInt(a); ok {
		if y, ok := AsInt(b); ok {
			if v, done := th.IntOp(op, x, y); done {
				return v, nil
			}
			if op == RShift && y >= 0 {
				return Int(x >> min(uint64(y), 63)), nil
			}
			if op == LShift && x == 0 && y >= 0 {
				return Int(0), nil
			}
			if op == Div && y != 0 && absInt(x) < 1<<53 && absInt(y) < 1<<53 {
				return Float(float64(x) / float64(y)), nil
			}
		}
	}
	x, ok1 := AsBig(a)
	y, ok2 := AsBig(b)
	if !ok1 || !ok2 {
		return NotImplemented, nil
	}
	words := int64(len(x.Bits()) + len(y.Bits()))
	if err := th.Alloc(words * 8); err != nil {
		return nil, err
	}
	z := new(big.Int)
	switch op {
	case Add:
		z.Add(x, y)
	case Sub:
		z.Sub(x, y)
	case Mult:
		var err error
		if z, err = mulBig(th, x, y); err != nil {
			return nil, err
		}
	case FloorDiv, Mod, DivMod:
		if y.Sign() == 0 {
			if op == Mod {
				return nil, Raise(ZeroDivisionError, "integer modulo by zero")
			}
			return nil, Raise(ZeroDivisionError, "integer division or modulo by zero")
		}
		z, m, err := DivBig(th, x, y)
		if err != nil {
			return nil, err
		}
		if m.Sign() != 0 && m.Sign() != y.Sign() {
			z.Sub(z, big.NewInt(1))
			m.Add(m, y)
		}
		switch op {
		case Mod:
			z = m
		case DivMod:
			return NewTuple(MakeBig(z), MakeBig(m)), nil
		}
		return MakeBig(z), nil
	case Div:
		return bigTrueDiv(x, y)
	case LShift:
		n, err := shiftCount(y)
		if err != nil {
			return nil, err
		}
		if x.Sign() == 0 {
			return Int(0), nil
		}
		if n > math.MaxInt32*8 {
			n = math.MaxInt32 * 8
		}
		if err := th.Alloc(int64(n / 8)); err != nil {
			return nil, err
		}
		if n >= math.MaxInt32*8 {
			return nil, Raise(OverflowError, "too many digits in integer")
		}
		z.Lsh(x, uint(n))
	case RShift:
		n, err := shiftCount(y)
		if err != nil {
			return nil, err
		}
		if n > uint64(x.BitLen()) {
			n = uint64(x.BitLen())
		}
		z.Rsh(x, uint(n))
	case BitAnd:
		z.And(x, y)
	case BitOr:
		z.Or(x, y)
	case BitXor:
		z.Xor(x, y)
	default:
		return NotImplemented, nil
	}
	return MakeBig(z), nil
}

func shiftCount(y *big.Int) (uint64, error) {
	if y.Sign() < 0 {
		return 0, Raise(ValueError, "negative shift count")
	}
	if !y.IsUint64() {
		return math.MaxUint64, nil
	}
	return y.Uint64(), nil
}

func absInt(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// bigTrueDiv is x / y as CPython rounds it: correctly, half to even.
func bigTrueDiv(x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return nil, Raise(ZeroDivisionError, "division by zero")
	}
	// a quotient of some bits more than a float has, its last one saying whether
	// something is beyond it, is rounded as the whole one would be
	a, b := new(big.Int).Abs(x), new(big.Int).Abs(y)
	shift := 66 - (a.BitLen() - b.BitLen())
	if shift > 0 {
		a.Lsh(a, uint(shift))
	} else {
		b.Lsh(b, uint(-shift))
	}
	q, r := a.QuoRem(a, b, b)
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	if x.Sign() != y.Sign() {
		q.Neg(q)
	}
	f, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(q), -shift).Float64()
	if math.IsInf(f, 0) {
		return nil, Raise(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

// intPow is pow(a, b, mod) on ints.
func intPow(th *Thread, a, b, mod Value) (Value, error) {
	x, ok1 := AsBig(a)
	y, ok2 := AsBig(b)
	if !ok1 || !ok2 {
		return NotImplemented, nil
	}
	if mod != None {
		m, ok := AsBig(mod)
		if !ok {
			return NotImplemented, nil
		}
		return intPowMod(th, x, y, m)
	}
	if y.Sign() < 0 {
		fa, err := intToFloat(payload(a))
		if err != nil {
			return nil, err
		}
		fb, err := intToFloat(payload(b))
		if err != nil {
			return nil, err
		}
		return floatPow(float64(fa.(Float)), float64(fb.(Float)))
	}
	if x.IsInt64() {
		switch x.Int64() {
		case 0, 1:
			if y.Sign() == 0 {
				return Int(1), nil
			}
			return MakeBig(x), nil
		case -1:
			if y.Bit(0) == 0 {
				return Int(1), nil
			}
			return Int(-1), nil
		}
	}
	size := int64(math.MaxInt64)
	if y.IsInt64() {
		if hi, lo := bits.Mul64(uint64(x.BitLen()), y.Uint64()); hi == 0 && lo < 1<<60 {
			size = int64(lo/8) + 8
		}
	}
	if size > 1<<16 {
		if err := th.Alloc(size); err != nil {
			return nil, err
		}
		if size > 1<<31 {
			return nil, NewException(MemoryError)
		}
	}
	z, err := powBig(th, x, y.Uint64())
	if err != nil {
		return nil, err
	}
	return MakeBig(z), nil
}

func intPowMod(th *Thread, x, y, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return nil, Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	mm := new(big.Int).Abs(m)
	if y.Sign() < 0 {
		_, rest, err := DivBig(th, x, mm)
		if err != nil {
			return nil, err
		}
		d, inv, err := commonDivisor(th, rest.Mod(rest, mm), mm, true)
		if err != nil {
			return nil, err
		}
		if !d.IsInt64() || d.Int64() != 1 {
			return nil, Raise(ValueError, "base is not invertible for the given modulus")
		}
		x, y = inv, new(big.Int).Neg(y)
	}
	z, err := powModBig(th, x, y, mm)
	if err != nil {
		return nil, err
	}
	z.Mod(z, mm)
	if m.Sign() < 0 && z.Sign() != 0 {
		z.Add(z, m)
	}
	return MakeBig(z), nil
}

//go:noinline
func formatSmallInt(n int64) string { return strconv.FormatInt(n, 10) }
