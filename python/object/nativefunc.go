package object

// NativeFunction is a native function that behaves as one written in Python: it
// has attributes, and it binds as a method.
type NativeFunction struct {
	Header
	Fn *Builtin
}

// NewNativeFunction returns fn as a function with attributes of its own.
func NewNativeFunction(fn *Builtin) *NativeFunction {
	f := &NativeFunction{Fn: fn}
	f.attrs = NewDict()
	f.attrs.SetStr("__name__", Str(fn.Name))
	return f
}

// nativeFunctionType is called as Python's own: people see a function.
var nativeFunctionType = final(newBuiltinType("function", ObjectType))

// Type is a class of its own, whose instances keep __name__ and the like in their
// dictionary.
func (*NativeFunction) Type() *Type { return nativeFunctionType }

// Call calls the function.
func (f *NativeFunction) Call(th *Thread, args Args) (Value, error) { return f.Fn.Fn(th, args) }

// DescrGet binds it to an instance.
func (f *NativeFunction) DescrGet(_ *Thread, instance Value, _ *Type) (Value, error) {
	if instance == nil {
		return f, nil
	}
	return &BoundMethod{Self: instance, Fn: f}, nil
}
