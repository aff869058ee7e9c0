// Package object is Python's object model in Go: values, classes, attribute
// look-up, calls, operators, iteration and exceptions, as CPython 3.11 defines
// them. It knows no syntax and no library module: package eval runs code on it,
// package lib and the bindings add modules to it.
//
// Calls are what is dear in WebAssembly, so small functions are inlined, here and in
// package eval; those that many places call, none of them often, are marked noinline
// for the size of the program.
//
// A Value is any Python object. The common built-in types are plain Go types,
// so that a Go function reads and makes them without ceremony:
//
//	None            None
//	Bool            bool
//	Int, *BigInt    int (small ones are Int; results that overflow become *BigInt)
//	Float           float
//	Str             str (valid UTF-8; Python's indices count code points)
//	Bytes           bytes
//	*Tuple *List *Dict *Set (set and frozenset)
//	*Instance       an instance of a class written in Python, or of a native
//	                class whose state is Go data in Instance.Native
//	*Exception      an instance of BaseException or a subclass; also a Go error
//	*Type           a class
//	*Module
//
// A subclass of an immutable built-in (class Id(int)) has *Instance values with
// the built-in value in Native: read them with AsInt, AsStr and their like. A
// subclass of list, dict, set, tuple or an exception keeps the Go type of its
// base and only carries another class.
//
// Every function that may run Python code takes the *Thread first and returns a
// Go error: an *Exception (a Python exception) or a *LimitError (a limit of the
// run was reached, which no except clause catches).
package object

import (
	"math/big"
)

// Value is any Python object.
type Value interface {
	// Type returns the object's class, as type(x) does.
	Type() *Type
}

type noneType struct{}

func (noneType) Type() *Type { return NoneType }

type notImplementedType struct{}

func (notImplementedType) Type() *Type { return NotImplementedType }

type ellipsisType struct{}

func (ellipsisType) Type() *Type { return EllipsisType }

// The singletons.
var (
	None           Value = noneType{}
	NotImplemented Value = notImplementedType{}
	Ellipsis       Value = ellipsisType{}
	True           Value = Bool(true)
	False          Value = Bool(false)
)

// Bool is a Python bool.
type Bool bool

func (Bool) Type() *Type { return BoolType }

// Int is a Python int that fits into 64 bits.
type Int int64

func (Int) Type() *Type { return IntType }

// BigInt is a Python int that does not fit into 64 bits. Make ints with MakeBig,
// which returns an Int where it can, so that equal ints have equal Go types.
type BigInt struct{ V *big.Int }

func (*BigInt) Type() *Type { return IntType }

// Float is a Python float.
type Float float64

func (Float) Type() *Type { return FloatType }

// Str is a Python str: UTF-8 text. Lone surrogates are kept in their three-byte
// form (WTF-8).
type Str string

func (Str) Type() *Type { return StrType }

// Bytes is a Python bytes object.
type Bytes string

func (Bytes) Type() *Type { return BytesType }

// Header is what every heap object that a Python class may extend starts with:
// its class, and its attribute dictionary once it has one.
type Header struct {
	cls   *Type
	attrs *Dict
}

// SetClass gives the object another class, as a native __new__ does for cls.
func (h *Header) SetClass(t *Type) { h.cls = t }

// AttrDict returns the object's __dict__. With create it makes an empty one where
// the class allows instance attributes; it returns nil where there is none.
func (h *Header) AttrDict(create bool) *Dict {
	if h.attrs == nil && create && h.cls != nil && h.cls.HasDict {
		h.attrs = &Dict{}
		h.attrs.expect(h.cls.attrCount)
	}
	return h.attrs
}

// SetAttrDict replaces the object's __dict__.
func (h *Header) SetAttrDict(d *Dict) { h.attrs = d }

// HasAttrs is a value with an attribute dictionary.
type HasAttrs interface {
	Value
	AttrDict(create bool) *Dict
	SetAttrDict(d *Dict)
}

// Tuple is a Python tuple or an instance of a subclass (a named tuple).
type Tuple struct {
	Header
	Elems []Value
}

func (t *Tuple) Type() *Type {
	if t.cls != nil {
		return t.cls
	}
	return TupleType
}

// EmptyTuple is ().
var EmptyTuple = &Tuple{}

// NewTuple returns a tuple that owns elems.
//
//go:noinline
func NewTuple(elems ...Value) *Tuple {
	if len(elems) == 0 {
		return EmptyTuple
	}
	return &Tuple{Elems: elems}
}

// List is a Python list or an instance of a subclass.
type List struct {
	Header
	Elems []Value
}

func (l *List) Type() *Type {
	if l.cls != nil {
		return l.cls
	}
	return ListType
}

// NewList returns a list that owns elems.
//
//go:noinline
func NewList(elems ...Value) *List { return &List{Elems: elems} }

// Instance is an instance of a class that is written in Python, or of a native
// class made with NewNativeType.
type Instance struct {
	Header
	// Native is the value of the built-in base for a subclass of an immutable
	// built-in (Int, Str, …), or the Go state that a binding keeps.
	Native any
	// Slots holds the values of __slots__, by the index the class gave each.
	Slots []Value
}

func (o *Instance) Type() *Type { return o.cls }

// NewInstance returns an instance of cls with no attributes and the given state.
func NewInstance(cls *Type, native any) *Instance {
	if !cls.HasDict {
		o := &Instance{Native: native}
		o.cls = cls
		return o
	}
	both := &struct { // one piece of memory for what comes and goes together
		Instance
		dict Dict
	}{}
	both.cls, both.Native, both.attrs = cls, native, &both.dict
	both.dict.expect(cls.attrCount)
	return &both.Instance
}

// Module is a Python module.
type Module struct {
	Name string
	Dict *Dict
	// Initializing is set while the code of a source module runs: errors about
	// names it lacks then speak of a circular import.
	Initializing bool
}

func (*Module) Type() *Type { return ModuleType }

// AttrDict returns the module's namespace.
func (m *Module) AttrDict(bool) *Dict { return m.Dict }

// SetAttrDict replaces the module's namespace.
func (m *Module) SetAttrDict(d *Dict) { m.Dict = d }

// NewModule returns an empty module with __name__ set.
func NewModule(name string) *Module {
	m := &Module{Name: name, Dict: NewDict()}
	m.Dict.SetStr("__name__", Str(name))
	m.Dict.SetStr("__doc__", None)
	m.Dict.SetStr("__package__", None)
	return m
}

// Set adds name to the module.
func (m *Module) Set(name string, v Value) { m.Dict.SetStr(name, v) }

// MakeInt returns i as a Python int. Small ones are shared.
func MakeInt(i int64) Value {
	if i >= smallIntMin && i < smallIntMax {
		return smallInts[i-smallIntMin]
	}
	return Int(i)
}

const smallIntMin, smallIntMax = -128, 1024

var smallInts = func() (out [smallIntMax - smallIntMin]Value) {
	for i := range out {
		out[i] = Int(i + smallIntMin)
	}
	return
}()

// MakeBig returns v as a Python int: an Int where it fits, else a *BigInt that
// owns v.
func MakeBig(v *big.Int) Value {
	if v.IsInt64() {
		return Int(v.Int64())
	}
	return &BigInt{V: v}
}

// MakeBool returns True or False.
func MakeBool(b bool) Value {
	if b {
		return True
	}
	return False
}

// payload returns the built-in value inside an instance of a subclass of an
// immutable built-in, else v itself.
//
//go:noinline
func payload(v Value) Value {
	if o, ok := v.(*Instance); ok {
		if n, ok := o.Native.(Value); ok {
			return n
		}
	}
	return v
}

// Unwrap returns the built-in value inside an instance of a subclass of an
// immutable built-in (class Id(int), a member of a str Enum), else v itself.
func Unwrap(v Value) Value { return payload(v) }

// AsStr returns the text of a str or of an instance of a subclass of str.
//
//go:noinline
func AsStr(v Value) (string, bool) {
	s, ok := payload(v).(Str)
	return string(s), ok
}

// AsInt returns the value of an int (or bool, as in Python) that fits into 64
// bits, also of a subclass.
//
//go:noinline
func AsInt(v Value) (int64, bool) {
	switch n := payload(v).(type) {
	case Int:
		return int64(n), true
	case Bool:
		if n {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

// AsBig returns the value of any int or bool.
func AsBig(v Value) (*big.Int, bool) {
	switch n := payload(v).(type) {
	case Int:
		return big.NewInt(int64(n)), true
	case Bool:
		if n {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case *BigInt:
		return n.V, true
	}
	return nil, false
}

// AsFloat returns the value of a float, or of an int as float, also of a subclass.
func AsFloat(v Value) (float64, bool) {
	switch n := payload(v).(type) {
	case Float:
		return float64(n), true
	case Int:
		return float64(n), true
	case Bool:
		if n {
			return 1, true
		}
		return 0, true
	case *BigInt:
		f, _ := new(big.Float).SetInt(n.V).Float64()
		return f, true
	}
	return 0, false
}

// AsBytes returns the content of a bytes object or of an instance of a subclass.
func AsBytes(v Value) (string, bool) {
	b, ok := payload(v).(Bytes)
	return string(b), ok
}

// AsBool returns the value of a bool.
func AsBool(v Value) (value, ok bool) {
	b, ok := v.(Bool)
	return bool(b), ok
}

// Is reports whether a and b are the same object, as `a is b` does. Equal values
// of the immutable built-ins count as the same object.
func Is(a, b Value) bool {
	if x, ok := a.(Float); ok {
		y, ok := b.(Float)
		return ok && (x == y || x != x && y != y)
	}
	return a == b
}

// IsInstance reports whether v's class is t or derives from it (no
// __instancecheck__ hook: see IsInstanceOf for the built-in's behaviour).
func IsInstance(v Value, t *Type) bool { return v.Type().IsSubclass(t) }
