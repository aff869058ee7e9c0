package syntax

// BindingKind says where a variable lives.
type BindingKind uint8

// The kinds of binding. Which kinds can occur depends on the scope in which the
// name stands: in a function or comprehension Local, Cell, Free and Global; in a
// class body ClassLocal, ClassFree, Global, and Cell for __class__ only; in a
// module Global only.
const (
	// Unresolved: package resolve has not run.
	Unresolved BindingKind = iota
	// BindLocal is slot Index of the frame's locals (Scope.Locals). Unset, it is
	// an UnboundLocalError.
	BindLocal
	// BindCell is a variable of this scope that an inner scope captures: cell
	// Index of the frame's cells, where the scope's own come first. Unset, it is
	// an UnboundLocalError.
	BindCell
	// BindFree is a variable of an enclosing function: cell Index of the frame's
	// cells, which counts the scope's own cells (Index is len(Scope.Cells) or
	// more). Unset, it is a NameError that speaks of a free variable.
	BindFree
	// The name of a BindGlobal or BindClassLocal is Globals[Index] of the module's
	// scope; for definitions and imports it is the mangled one.
	//
	// BindGlobal is looked up in the module's globals, then in the builtins.
	// Index numbers the distinct global names of the module (Scope.Globals of
	// the module's scope), for caches.
	BindGlobal
	// BindClassLocal is looked up in the class body's namespace, then in the
	// globals and the builtins; it is stored in the namespace. Index is as for
	// BindGlobal.
	BindClassLocal
	// BindClassFree is looked up in the class body's namespace, then in cell
	// Index, as BindFree. It only occurs for loads.
	BindClassFree
)

// Binding is the resolved meaning of one use of a name.
type Binding struct {
	Kind  BindingKind
	Index int32
}

// ScopeKind is the kind of block that opened a scope.
type ScopeKind uint8

// The kinds of scope.
const (
	ModuleScope ScopeKind = iota
	ClassScope
	FunctionScope
	LambdaScope
	CompScope
)

// Scope is what package resolve found about a module, class body, function,
// lambda or comprehension. It is all a frame needs to know to be made.
type Scope struct {
	Kind   ScopeKind
	Parent *Scope
	// Name is what a traceback shows after "in": "<module>", the function's or
	// class's name, "<lambda>", "<listcomp>", "<genexpr>" and so on.
	Name string
	// QualName is __qualname__: "Outer.method.<locals>.inner".
	QualName string
	// Locals names the slots of the frame. Parameters come first, in the order
	// of Params; then other local variables in order of first appearance. Class
	// bodies and modules have none.
	Locals []string
	// Params are the bindings of the parameters: positional-only, positional,
	// keyword-only, *args, **kwargs, those that exist. A captured one is a
	// BindCell, and its slot in Locals stays unused. A comprehension has one,
	// ".0": the iterator over its first iterable.
	Params []Binding
	// ParamNames are the parameters' names, mangled, in the order of Params.
	ParamNames []string
	// Cells are the names of this scope's own variables that inner scopes
	// capture; Free, those captured from outside. The cells of a frame are
	// first len(Cells) new ones, then the closure's, in the order of Free.
	Cells []string
	Free  []FreeVar
	// Globals are the distinct global names used anywhere in the module; only
	// set on the module's scope. BindGlobal indices refer to it.
	Globals []string
	// Generator is set when the body yields, Coroutine for async def (both: an
	// async generator). A generator expression is a Generator, or an
	// asynchronous one if its body awaits or has "async for".
	Generator bool
	Coroutine bool
	// ClassCell is set on a class whose body must fill the __class__ cell, which
	// is always cell 0 of that scope.
	ClassCell bool
	// StarArgs and StarKwargs are set when there is *args and **kwargs;
	// PosOnlyCount, ArgCount (with the positional-only) and KwOnlyCount count
	// the parameters as co_posonlyargcount, co_argcount and co_kwonlyargcount.
	StarArgs, StarKwargs                bool
	PosOnlyCount, ArgCount, KwOnlyCount int
	// Annotations is set on a module or class body that has annotated names and
	// so needs __annotations__.
	Annotations bool
	// FirstLine is co_firstlineno.
	FirstLine int
}

// FreeVar is a variable captured from the scope in which a function is made:
// when making the closure, take cell FromCell of the enclosing frame's cells.
type FreeVar struct {
	Name     string
	FromCell int32
}
