package object

// The built-in classes. All runs share them; their methods are added by the files
// that implement each type.
var (
	ObjectType         = newRoot()
	TypeType           = newBuiltinType("type", ObjectType)
	NoneType           = final(newBuiltinType("NoneType", ObjectType))
	NotImplementedType = final(newBuiltinType("NotImplementedType", ObjectType))
	EllipsisType       = final(newBuiltinType("ellipsis", ObjectType))
	IntType            = newBuiltinType("int", ObjectType)
	BoolType           = final(newBuiltinType("bool", IntType))
	FloatType          = newBuiltinType("float", ObjectType)
	StrType            = newBuiltinType("str", ObjectType)
	BytesType          = newBuiltinType("bytes", ObjectType)
	TupleType          = newBuiltinType("tuple", ObjectType)
	ListType           = newBuiltinType("list", ObjectType)
	DictType           = newBuiltinType("dict", ObjectType)
	ModuleType         = newBuiltinType("module", ObjectType)
	CellType           = final(newBuiltinType("cell", ObjectType))
	TracebackType      = final(newBuiltinType("traceback", ObjectType))
	// FunctionType is the class of functions written in Python; package eval
	// defines the Go type.
	FunctionType         = final(newBuiltinType("function", ObjectType))
	GeneratorType        = final(newBuiltinType("generator", ObjectType))
	CoroutineType        = final(newBuiltinType("coroutine", ObjectType))
	AsyncGeneratorType   = final(newBuiltinType("async_generator", ObjectType))
	CoroutineWrapperType = final(newBuiltinType("coroutine_wrapper", ObjectType))
	AsyncStepType        = final(newBuiltinType("async_generator_asend", ObjectType))
	CodeType             = final(newBuiltinType("code", ObjectType))
	FrameType            = final(newBuiltinType("frame", ObjectType))
	BuiltinType          = final(newBuiltinType("builtin_function_or_method", ObjectType))
	MethodType           = final(newBuiltinType("method", ObjectType))
	WrapperDescrType     = final(newBuiltinType("wrapper_descriptor", ObjectType))
	MethodWrapperType    = final(newBuiltinType("method-wrapper", ObjectType))
	MethodDescrType      = final(newBuiltinType("method_descriptor", ObjectType))
	GetSetType           = final(newBuiltinType("getset_descriptor", ObjectType))
	MemberType           = final(newBuiltinType("member_descriptor", ObjectType))
	PropertyType         = newBuiltinType("property", ObjectType)
	ClassMethodType      = newBuiltinType("classmethod", ObjectType)
	StaticMethodType     = newBuiltinType("staticmethod", ObjectType)
	SuperType            = newBuiltinType("super", ObjectType)
)

func newRoot() *Type {
	t := &Type{Name: "object", QualName: "object", Module: "builtins", Dict: NewDict(), Builtin: true}
	t.MRO = []*Type{t}
	return t
}

//go:noinline
func newBuiltinType(name string, base *Type) *Type {
	t := &Type{Name: name, QualName: name, Module: "builtins", Bases: []*Type{base}, Dict: NewDict(), Builtin: true}
	t.MRO = append([]*Type{t}, base.MRO...)
	return t
}

//go:noinline
func final(t *Type) *Type {
	t.Final = true
	return t
}
