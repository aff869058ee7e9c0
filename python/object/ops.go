package object

import (
	"math"
	"math/big"
	"strconv"
)

// Op is a binary operator.
type Op uint8

// The binary operators.
const (
	Add Op = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
	DivMod // divmod(), not an operator of the grammar
)

var opInfo = [...]struct{ sym, dunder, reflected, inplace string }{
	Add: {"+", "__add__", "__radd__", "__iadd__"}, Sub: {"-", "__sub__", "__rsub__", "__isub__"},
	Mult: {"*", "__mul__", "__rmul__", "__imul__"}, MatMult: {"@", "__matmul__", "__rmatmul__", "__imatmul__"},
	Div: {"/", "__truediv__", "__rtruediv__", "__itruediv__"}, Mod: {"%", "__mod__", "__rmod__", "__imod__"},
	Pow: {"** or pow()", "__pow__", "__rpow__", "__ipow__"}, LShift: {"<<", "__lshift__", "__rlshift__", "__ilshift__"},
	RShift: {">>", "__rshift__", "__rrshift__", "__irshift__"}, BitOr: {"|", "__or__", "__ror__", "__ior__"},
	BitXor: {"^", "__xor__", "__rxor__", "__ixor__"}, BitAnd: {"&", "__and__", "__rand__", "__iand__"},
	FloorDiv: {"//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"}, DivMod: {"divmod()", "__divmod__", "__rdivmod__", ""},
}

// Symbol returns the operator as messages print it.
func (op Op) Symbol() string { return opInfo[op].sym }

// Dunder returns the operator's method name (__add__).
func (op Op) Dunder() string { return opInfo[op].dunder }

// Binary returns a op b.
func Binary(th *Thread, op Op, a, b Value) (Value, error) {
	if x, ok := a.(Int); ok {
		if y, ok := b.(Int); ok {
			if v, done := th.IntOp(op, int64(x), int64(y)); done {
				return v, nil
			}
		}
	}
	if x, ok := a.(Float); ok {
		if y, ok := b.(Float); ok {
			switch op {
			case Add:
				return x + y, nil
			case Sub:
				return x - y, nil
			case Mult:
				return x * y, nil
			}
		}
	}
	if x, ok := a.(Str); ok && op == Add {
		if y, ok := b.(Str); ok {
			return concat(th, x, y)
		}
	}
	return binarySlow(th, op, a, b, opInfo[op].sym)
}

func binarySlow(th *Thread, op Op, a, b Value, sym string) (Value, error) {
	v, err := binaryTry(th, op, a, b)
	if err != nil || v != NotImplemented {
		return v, err
	}
	if m, ok := a.(*Builtin); ok && op == RShift && m.Name == "print" {
		return nil, Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?", sym, a.Type().TpName(), b.Type().TpName())
	}
	if op == Mult {
		if f, _ := a.Type().Lookup("__mul__"); repeats(f) {
			return nil, cantMultiply(b)
		}
		if f, _ := b.Type().Lookup("__rmul__"); repeats(f) {
			return nil, cantMultiply(a)
		}
	}
	return nil, Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", sym, a.Type().TpName(), b.Type().TpName())
}

// binaryTry asks both operands in Python's order: the right one first where its
// class derives from the left one's and provides the reflected method, else the
// left one first. The sequences' + and * come after the right operand's own.
func binaryTry(th *Thread, op Op, a, b Value) (Value, error) {
	if err := th.SpendOn(a); err != nil {
		return nil, err
	}
	info := &opInfo[op]
	ta, tb := a.Type(), b.Type()
	fa, _ := ta.Lookup(info.dunder)
	var fb Value
	if ta != tb {
		fb, _ = tb.Lookup(info.reflected)
	}
	rightFirst := false
	if fb != nil {
		if tb.IsSubclass(ta) {
			fr, _ := ta.Lookup(info.reflected)
			rightFirst = fr != fb
		} else if (op == Add || op == Mult) && isBuiltinSequence(a) && !isBuiltinSequence(b) {
			rightFirst = true
		}
	}
	try := func(f, self, other Value) (Value, error) {
		if f == nil || f == None || op == Mult && repeats(f) && !isIndex(other) {
			return NotImplemented, nil
		}
		return callUnbound(th, f, self, other)
	}
	if rightFirst {
		if v, err := try(fb, b, a); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if v, err := try(fa, a, b); err != nil || v != NotImplemented {
		return v, err
	}
	if !rightFirst {
		return try(fb, b, a)
	}
	return NotImplemented, nil
}

func isBuiltinSequence(v Value) bool {
	switch v.(type) {
	case Str, Bytes, *List, *Tuple:
		return true
	}
	return false
}

// Inplace returns the result of a op= b, for the target to be rebound to.
func Inplace(th *Thread, op Op, a, b Value) (Value, error) {
	switch x := a.(type) {
	case Int:
		if y, ok := b.(Int); ok {
			if v, done := th.IntOp(op, int64(x), int64(y)); done {
				return v, nil
			}
		}
	case Str:
		if _, ok := b.(Str); ok && op == Add {
			return Binary(th, op, a, b)
		}
	}
	if f, ok := a.Type().Lookup(opInfo[op].inplace); ok && f != None {
		v, err := callUnbound(th, f, a, b)
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	sym := opInfo[op].sym + "="
	if op == Pow {
		sym = "**=" // the plain operator's symbol names pow() too
	}
	return binarySlow(th, op, a, b, sym)
}

// IntOp returns x op y where that is a fast matter for ints of 64 bits; done is false
// where Binary has to find the result.
func (th *Thread) IntOp(op Op, x, y int64) (v Value, done bool) {
	switch op {
	case Add:
		if s := x + y; (s > x) == (y > 0) {
			return th.Int(s), true
		}
	case Sub:
		if d := x - y; (d < x) == (y > 0) {
			return th.Int(d), true
		}
	case Mult:
		if x == 0 || y == 0 {
			return th.Int(0), true
		}
		if x == int64(int32(x)) && y == int64(int32(y)) { // a division takes much longer
			return th.Int(x * y), true
		}
		if p := x * y; p/y == x && !(x == -1 && y == math.MinInt64) && !(y == -1 && x == math.MinInt64) {
			return th.Int(p), true
		}
		return MakeBig(new(big.Int).Mul(big.NewInt(x), big.NewInt(y))), true
	case FloorDiv:
		if y != 0 && !(x == math.MinInt64 && y == -1) {
			q := x / y
			if x%y != 0 && (x < 0) != (y < 0) {
				q--
			}
			return th.Int(q), true
		}
	case Mod:
		if y != 0 && y != -1 {
			if uint64(x|y) < 1<<32 {
				return th.Int(int64(uint32(x) % uint32(y))), true
			}
			m := x % y
			if m != 0 && (m < 0) != (y < 0) {
				m += y
			}
			return th.Int(m), true
		}
	case BitAnd:
		return th.Int(x & y), true
	case BitOr:
		return th.Int(x | y), true
	case BitXor:
		return th.Int(x ^ y), true
	}
	return nil, false
}

// UnaryOp is a unary operator that a method implements (not is not one).
type UnaryOp uint8

// The unary operators.
const (
	Neg UnaryOp = iota
	Positive
	Invert
)

var unaryInfo = [...]struct{ sym, dunder string }{Neg: {"-", "__neg__"}, Positive: {"+", "__pos__"}, Invert: {"~", "__invert__"}}

// Unary returns op v.
func Unary(th *Thread, op UnaryOp, v Value) (Value, error) {
	switch x := v.(type) {
	case Int:
		switch {
		case op == Neg && x != math.MinInt64:
			return -x, nil
		case op == Positive:
			return x, nil
		case op == Invert:
			return ^x, nil
		}
	case Float:
		if op == Neg {
			return -x, nil
		}
	}
	r, found, err := CallSpecial(th, v, unaryInfo[op].dunder)
	if !found {
		return nil, Raise(TypeError, "bad operand type for unary %s: '%s'", unaryInfo[op].sym, v.Type().TpName())
	}
	return r, err
}

// CmpOp is a comparison that a method implements.
type CmpOp uint8

// The rich comparisons.
const (
	Eq CmpOp = iota
	Ne
	Lt
	Le
	Gt
	Ge
)

var cmpInfo = [...]struct {
	sym, dunder string
	reflected   CmpOp
}{Eq: {"==", "__eq__", Eq}, Ne: {"!=", "__ne__", Ne}, Lt: {"<", "__lt__", Gt}, Le: {"<=", "__le__", Ge}, Gt: {">", "__gt__", Lt}, Ge: {">=", "__ge__", Le}}

// Compare returns a op b, which need not be a bool.
func Compare(th *Thread, op CmpOp, a, b Value) (Value, error) {
	switch x := a.(type) {
	case Int:
		if y, ok := b.(Int); ok {
			return MakeBool(cmpOrdered(op, x, y)), nil
		}
	case Str:
		if y, ok := b.(Str); ok {
			if len(x) > pieceSize {
				if err := th.Spend(int64(min(len(x), len(y)))); err != nil {
					return nil, err
				}
			}
			return MakeBool(cmpOrdered(op, x, y)), nil // code point order is UTF-8 byte order
		}
	case Float:
		if y, ok := b.(Float); ok {
			return MakeBool(cmpOrdered(op, x, y)), nil
		}
	}
	if err := th.SpendOn(a); err != nil {
		return nil, err
	}
	ta, tb := a.Type(), b.Type()
	info := &cmpInfo[op]
	fa, _ := ta.Lookup(info.dunder)
	fb, _ := tb.Lookup(cmpInfo[info.reflected].dunder)
	rightFirst := ta != tb && tb.IsSubclass(ta) && fb != nil
	try := func(f, self, other Value) (Value, error) {
		if f == nil || f == None {
			return NotImplemented, nil
		}
		return callUnbound(th, f, self, other)
	}
	if rightFirst {
		if v, err := try(fb, b, a); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if v, err := try(fa, a, b); err != nil || v != NotImplemented {
		return v, err
	}
	if !rightFirst {
		if v, err := try(fb, b, a); err != nil || v != NotImplemented {
			return v, err
		}
	}
	switch op {
	case Eq:
		return MakeBool(Is(a, b)), nil
	case Ne:
		return MakeBool(!Is(a, b)), nil
	}
	return nil, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", info.sym, ta.TpName(), tb.TpName())
}

func cmpOrdered[T Int | Float | Str](op CmpOp, x, y T) bool {
	switch op {
	case Eq:
		return x == y
	case Ne:
		return x != y
	case Lt:
		return x < y
	case Le:
		return x <= y
	case Gt:
		return x > y
	default:
		return x >= y
	}
}

// Equal reports whether a == b is true, identical objects first, as containers
// compare.
func Equal(th *Thread, a, b Value) (bool, error) {
	if Is(a, b) {
		return true, nil
	}
	v, err := Compare(th, Eq, a, b)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

// Less reports whether a < b is true.
func Less(th *Thread, a, b Value) (bool, error) {
	v, err := Compare(th, Lt, a, b)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

// Truth returns bool(v).
func Truth(th *Thread, v Value) (bool, error) {
	switch x := v.(type) {
	case Bool:
		return bool(x), nil
	case noneType:
		return false, nil
	case Int:
		return x != 0, nil
	case Float:
		return x != 0, nil
	case Str:
		return x != "", nil
	case Bytes:
		return x != "", nil
	case *BigInt:
		return true, nil
	case *Type:
		if x.Meta == nil {
			return true, nil
		}
	}
	r, found, err := CallSpecial(th, v, "__bool__")
	if err != nil {
		return false, err
	}
	if found {
		b, ok := r.(Bool)
		if !ok {
			return false, Raise(TypeError, "__bool__ should return bool, returned %s", r.Type().TpName())
		}
		return bool(b), nil
	}
	if _, ok := v.Type().Lookup("__len__"); ok {
		n, err := Len(th, v)
		return n != 0, err
	}
	return true, nil
}

// Len returns len(v).
func Len(th *Thread, v Value) (int, error) {
	switch x := v.(type) {
	case *List:
		if x.cls == nil {
			return len(x.Elems), nil
		}
	case *Tuple:
		if x.cls == nil {
			return len(x.Elems), nil
		}
	case *Dict:
		if x.cls == nil {
			return x.Len(), nil
		}
	}
	r, found, err := CallSpecial(th, v, "__len__")
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, Raise(TypeError, "object of type '%s' has no len()", v.Type().TpName())
	}
	n, err := Index(th, r)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, Raise(ValueError, "__len__() should return >= 0")
	}
	return int(n), nil
}

// Index returns the integer that v stands for by __index__. It raises TypeError
// for a non-integer and OverflowError beyond 64 bits.
func Index(th *Thread, v Value) (int64, error) {
	if n, ok := AsInt(v); ok {
		return n, nil
	}
	if _, big := AsBig(v); big {
		return 0, Raise(IndexError, "cannot fit '%s' into an index-sized integer", v.Type().TpName())
	}
	r, err := indexBig(th, v)
	if err != nil {
		return 0, err
	}
	if !r.IsInt64() {
		return 0, Raise(IndexError, "cannot fit '%s' into an index-sized integer", v.Type().TpName())
	}
	return r.Int64(), nil
}

// SizeArg is Index for an argument of the C type ssize_t or int, which C code refuses where
// it does not fit.
func SizeArg(th *Thread, v Value, ctype string) (int64, error) {
	n, err := Index(th, v)
	if _, big := AsException(err, IndexError); big || ctype == "int" && n != int64(int32(n)) {
		return 0, Raise(OverflowError, "Python int too large to convert to C %s", ctype)
	}
	return n, err
}

// indexBig is operator.index(v) for an int of any size, which nobody may change.
func indexBig(th *Thread, v Value) (*big.Int, error) {
	if n, ok := AsBig(v); ok {
		return n, nil
	}
	r, found, err := CallSpecial(th, v, "__index__")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().TpName())
	}
	n, ok := AsBig(r)
	if !ok {
		return nil, Raise(TypeError, "__index__ returned non-int (type %s)", r.Type().TpName())
	}
	return n, nil
}

// itemAt is the item of a list or tuple, counted from the end below zero.
func itemAt(elems []Value, i Int, what string) (Value, error) {
	n := Int(len(elems))
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, Raise(IndexError, "%s index out of range", what)
	}
	return elems[i], nil
}

// GetItem returns o[key].
func GetItem(th *Thread, o, key Value) (Value, error) {
	switch x := o.(type) {
	case *Dict:
		if x.cls == nil {
			v, ok, err := x.Get(th, key)
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, NewKeyError(key)
			}
			return v, nil
		}
	case *List:
		if i, ok := key.(Int); ok && x.cls == nil {
			return itemAt(x.Elems, i, "list")
		}
	case *Tuple:
		if i, ok := key.(Int); ok && x.cls == nil {
			return itemAt(x.Elems, i, "tuple")
		}
	case Str:
		return strGet(th, string(x), key)
	case *Type:
		return typeGetItem(th, x, key)
	}
	v, found, err := CallSpecial(th, o, "__getitem__", key)
	if !found {
		return nil, Raise(TypeError, "'%s' object is not subscriptable", o.Type().TpName())
	}
	return v, err
}

// typeGetItem is cls[key]: the metaclass's __getitem__, else __class_getitem__.
func typeGetItem(th *Thread, t *Type, key Value) (Value, error) {
	if t.Meta != nil {
		if v, found, err := CallSpecial(th, t, "__getitem__", key); found {
			return v, err
		}
	}
	if _, ok := t.Lookup("__class_getitem__"); ok {
		return CallMethod(th, t, "__class_getitem__", key)
	}
	if t == TypeType {
		return NewGenericAlias(t, key), nil
	}
	return nil, Raise(TypeError, "type '%s' is not subscriptable", t.Name)
}

// SetItem assigns o[key] = v.
func SetItem(th *Thread, o, key, v Value) error {
	if d, ok := o.(*Dict); ok && d.cls == nil {
		return d.Set(th, key, v)
	}
	_, found, err := CallSpecial(th, o, "__setitem__", key, v)
	if !found {
		return Raise(TypeError, "'%s' object does not support item assignment", o.Type().TpName())
	}
	return err
}

// DelItem deletes o[key].
func DelItem(th *Thread, o, key Value) error {
	_, found, err := CallSpecial(th, o, "__delitem__", key)
	if !found {
		verb := "does not" // what is no sequence at all does not
		if t := o.Type(); isIndex(key) {
			if _, sequence := t.Lookup("__contains__"); sequence || !t.Builtin {
				verb = "doesn't"
			}
		}
		return Raise(TypeError, "'%s' object %s support item deletion", o.Type().TpName(), verb)
	}
	return err
}

// Contains returns v in o.
func Contains(th *Thread, o, v Value) (bool, error) {
	if d, ok := o.(*Dict); ok && d.cls == nil {
		_, in, err := d.Get(th, v)
		return in, err
	}
	if _, ok := o.(*Set); !ok {
		if err := th.SpendOn(o); err != nil {
			return false, err
		}
	}
	r, found, err := CallSpecial(th, o, "__contains__", v)
	if err != nil {
		return false, err
	}
	if found {
		return Truth(th, r)
	}
	if !iterable(o) {
		return false, Raise(TypeError, "argument of type '%s' is not iterable", o.Type().TpName())
	}
	in := false
	err = Iterate(th, o, func(e Value) error {
		same, err := Equal(th, e, v)
		if err == nil && same {
			in = true
			return StopLoop
		}
		return err
	})
	return in, err
}

// Repr returns repr(v).
//
//go:noinline
func Repr(th *Thread, v Value) (string, error) {
	return textOf(th, v, "__repr__")
}

// ToStr returns str(v).
func ToStr(th *Thread, v Value) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	return textOf(th, v, "__str__")
}

func textOf(th *Thread, v Value, name string) (string, error) {
	if th.Full() {
		what := "str"
		if name == "__repr__" {
			what = "repr"
		}
		return "", Raise(RecursionError, "maximum recursion depth exceeded while getting the %s of an object", what)
	}
	switch x := v.(type) { // their own methods, which nothing can change
	case Int:
		return strconv.FormatInt(int64(x), 10), nil
	case Float:
		return FloatRepr(float64(x)), nil
	}
	if err := th.Enter(); err != nil {
		return "", err
	}
	defer th.Leave()
	r, found, err := CallSpecial(th, v, name)
	if err != nil {
		return "", err
	}
	if !found {
		return "", Raise(TypeError, "'%s' object has no %s", v.Type().TpName(), name)
	}
	s, ok := AsStr(r)
	if !ok {
		return "", Raise(TypeError, "%s returned non-string (type %s)", name, r.Type().TpName())
	}
	return s, nil
}

// Format returns format(v, spec).
func Format(th *Thread, v Value, spec string) (string, error) {
	switch x := v.(type) { // their own __format__, which nothing can change
	case Str:
		return formatStr(th, string(x), spec, "str")
	case Int:
		return formatInt(th, x, spec)
	case Float:
		return formatFloat(th, float64(x), spec, "float")
	}
	r, found, err := CallSpecial(th, v, "__format__", Str(spec))
	if err != nil {
		return "", err
	}
	if !found {
		return "", Raise(TypeError, "unsupported format string passed to %s.__format__", v.Type().TpName())
	}
	s, ok := AsStr(r)
	if !ok {
		return "", Raise(TypeError, "__format__ must return a str, not %s", r.Type().TpName())
	}
	return s, nil
}
