package object

// Getter is a native descriptor: reading the attribute calls it. instance is nil
// when the attribute is read on the class.
type Getter interface {
	Value
	DescrGet(th *Thread, instance Value, owner *Type) (Value, error)
}

// Setter is a native data descriptor: assigning the attribute calls it.
type Setter interface {
	Value
	DescrSet(th *Thread, instance, v Value) error
}

// Deleter is a native descriptor whose attribute can be deleted.
type Deleter interface {
	Value
	DescrDelete(th *Thread, instance Value) error
}

// MethodFunc is a native method. self is the receiver.
type MethodFunc func(th *Thread, self Value, args Args) (Value, error)

// Func is a native function.
type Func func(th *Thread, args Args) (Value, error)

// Builtin is a native function, or a native method bound to Self.
type Builtin struct {
	Name   string
	Module string
	Self   Value // nil for a function
	Fn     Func
	Doc    string
	// Light says that a call takes no longer where its first argument is large.
	Light bool
}

func (*Builtin) Type() *Type { return BuiltinType }

// Call calls the function.
func (b *Builtin) Call(th *Thread, args Args) (Value, error) { return b.Fn(th, args) }

// NewBuiltin returns a native function.
func NewBuiltin(name string, fn Func) *Builtin { return &Builtin{Name: name, Fn: fn} }

// MethodDescr is a native method in a class's dictionary.
type MethodDescr struct {
	Name  string
	Owner *Type
	Fn    MethodFunc
	// Light says that a call takes no longer where the object is large.
	Light bool
}

// lightMethods are those of the built-in containers.
var lightMethods = map[string]string{
	"list": " append insert pop __len__ __getitem__ __setitem__ __iter__ ",
	"dict": " get setdefault pop popitem keys values items __len__ __getitem__ __setitem__ __contains__ __iter__ ",
	"set":  " add discard remove pop __len__ __contains__ __iter__ ",
	"str":  " startswith endswith __len__ ",
}

// Type is wrapper_descriptor for the special methods of built-in classes, else
// method_descriptor.
func (m *MethodDescr) Type() *Type {
	if m.isSlot() {
		return WrapperDescrType
	}
	return MethodDescrType
}

// isSlot reports whether CPython has the method as a slot of the type.
func (m *MethodDescr) isSlot() bool {
	if !m.Owner.Builtin || !slotNames[m.Name] {
		return false
	}
	switch m.Owner {
	case DictType:
		return m.Name != "__getitem__" && m.Name != "__contains__"
	case ListType:
		return m.Name != "__getitem__"
	case SetType, FrozenSetType:
		return m.Name != "__contains__"
	}
	return true
}

// slotNames are the special methods that CPython keeps in slots of a type.
var slotNames = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range []string{"init", "call", "repr", "str", "hash", "getattribute", "getattr", "setattr", "delattr", "iter", "next", "get", "set", "delete",
		"len", "getitem", "setitem", "delitem", "contains", "bool", "int", "float", "index", "neg", "pos", "abs", "invert", "del",
		"await", "aiter", "anext"} {
		names["__"+n+"__"] = true
	}
	for _, o := range opInfo {
		names[o.dunder], names[o.reflected], names[o.inplace] = true, true, true
	}
	for _, c := range cmpInfo {
		names[c.dunder] = true
	}
	return names
}()

// DescrGet binds the method to instance.
func (m *MethodDescr) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return m, nil
	}
	return &BoundMethod{Self: instance, Fn: m}, nil
}

// Call calls the unbound method: the first argument is the receiver.
func (m *MethodDescr) Call(th *Thread, args Args) (Value, error) {
	if len(args.Pos) == 0 {
		return nil, Raise(TypeError, "unbound method %s.%s() needs an argument", m.Owner.Name, m.Name)
	}
	if !args.Pos[0].Type().IsSubclass(m.Owner) {
		if m.Type() == WrapperDescrType {
			return nil, Raise(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", m.Name, m.Owner.Name, args.Pos[0].Type().TpName())
		}
		return nil, Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Name, m.Owner.Name, args.Pos[0].Type().TpName())
	}
	return m.Fn(th, args.Pos[0], Args{Pos: args.Pos[1:], Kw: args.Kw})
}

// BoundMethod is a function or native method bound to a receiver.
type BoundMethod struct {
	Self Value
	Fn   Value
}

// Type is method for a Python function, builtin_function_or_method for a native
// method of a built-in class.
func (m *BoundMethod) Type() *Type {
	if d, ok := m.Fn.(*MethodDescr); ok && d.Owner.Builtin {
		if d.isSlot() {
			return MethodWrapperType
		}
		return BuiltinType
	}
	return MethodType
}

// Call calls the function with the receiver before the arguments.
func (m *BoundMethod) Call(th *Thread, args Args) (Value, error) {
	if d, ok := m.Fn.(*MethodDescr); ok {
		return d.Fn(th, m.Self, args)
	}
	return CallArgs(th, m.Fn, args.Prepend(m.Self))
}

// GetSet is a native attribute with a getter and, where it can be assigned, a
// setter.
type GetSet struct {
	Name  string
	Owner *Type
	Get   func(th *Thread, self Value) (Value, error)
	Set   func(th *Thread, self, v Value) error // v is nil for del; nil: read-only
}

func (*GetSet) Type() *Type { return GetSetType }

func (g *GetSet) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return g, nil
	}
	return g.Get(th, instance)
}

func (g *GetSet) DescrSet(th *Thread, instance, v Value) error {
	if g.Set == nil {
		return Raise(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.TpName())
	}
	return g.Set(th, instance, v)
}

func (g *GetSet) DescrDelete(th *Thread, instance Value) error { return g.DescrSet(th, instance, nil) }

// Member is the descriptor of one of a class's __slots__.
type Member struct {
	Name  string
	Index int
	Owner *Type
}

func (*Member) Type() *Type { return MemberType }

func (m *Member) slot(v Value) *Value {
	o, ok := v.(*Instance)
	if !ok {
		return nil
	}
	if len(o.Slots) <= m.Index {
		grown := make([]Value, len(o.cls.SlotNames))
		copy(grown, o.Slots)
		o.Slots = grown
	}
	return &o.Slots[m.Index]
}

func (m *Member) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return m, nil
	}
	if s := m.slot(instance); s != nil && *s != nil {
		return *s, nil
	}
	return nil, AttributeErr(instance, m.Name)
}

func (m *Member) DescrSet(th *Thread, instance, v Value) error {
	s := m.slot(instance)
	if s == nil {
		return AttributeErr(instance, m.Name)
	}
	*s = v
	return nil
}

func (m *Member) DescrDelete(th *Thread, instance Value) error {
	s := m.slot(instance)
	if s == nil || *s == nil {
		return Raise(AttributeError, "%s", m.Name)
	}
	*s = nil
	return nil
}

// Property is the built-in property. Its functions are nil where not given.
type Property struct {
	Header
	Fget, Fset, Fdel Value
	Doc              Value
	Name             string // from __set_name__
}

func (p *Property) Type() *Type {
	if p.cls != nil {
		return p.cls
	}
	return PropertyType
}

func (p *Property) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return p, nil
	}
	if p.Fget == nil {
		return nil, p.missing(instance, "getter")
	}
	return Call(th, p.Fget, instance)
}

func (p *Property) DescrSet(th *Thread, instance, v Value) error {
	if p.Fset == nil {
		return p.missing(instance, "setter")
	}
	_, err := Call(th, p.Fset, instance, v)
	return err
}

func (p *Property) DescrDelete(th *Thread, instance Value) error {
	if p.Fdel == nil {
		return p.missing(instance, "deleter")
	}
	_, err := Call(th, p.Fdel, instance)
	return err
}

func (p *Property) missing(instance Value, what string) error {
	if p.Name == "" {
		return Raise(AttributeError, "property of '%s' object has no %s", instance.Type().QualName, what)
	}
	return Raise(AttributeError, "property '%s' of '%s' object has no %s", p.Name, instance.Type().QualName, what)
}

// ClassMethod is the built-in classmethod.
type ClassMethod struct {
	Header
	Fn Value
}

func (c *ClassMethod) Type() *Type {
	if c.cls != nil {
		return c.cls
	}
	return ClassMethodType
}

// NewClassMethod wraps fn.
func NewClassMethod(fn Value) *ClassMethod { return &ClassMethod{Fn: fn} }

func (c *ClassMethod) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if owner == nil && instance != nil {
		owner = instance.Type()
	}
	if m, ok := c.Fn.(*MethodDescr); ok {
		return &BoundMethod{Self: owner, Fn: m}, nil
	}
	if c.Fn == nil {
		return nil, Raise(RuntimeError, "uninitialized classmethod object")
	}
	return bind(th, c.Fn, owner, owner.Type())
}

// StaticMethod is the built-in staticmethod.
type StaticMethod struct {
	Header
	Fn Value
}

func (s *StaticMethod) Type() *Type {
	if s.cls != nil {
		return s.cls
	}
	return StaticMethodType
}

// NewStaticMethod wraps fn.
func NewStaticMethod(fn Value) *StaticMethod { return &StaticMethod{Fn: fn} }

func (s *StaticMethod) DescrGet(th *Thread, instance Value, owner *Type) (Value, error) {
	if s.Fn == nil {
		return nil, Raise(RuntimeError, "uninitialized staticmethod object")
	}
	return s.Fn, nil
}

// Call calls the wrapped function, as CPython allows since 3.10.
func (s *StaticMethod) Call(th *Thread, args Args) (Value, error) {
	if s.Fn == nil {
		return nil, Raise(RuntimeError, "uninitialized staticmethod object")
	}
	return CallArgs(th, s.Fn, args)
}

// Super is what super() returns: attribute look-up that starts after Class in the
// MRO of ObjType.
type Super struct {
	Class   *Type
	Obj     Value // nil: unbound
	ObjType *Type
}

func (*Super) Type() *Type { return SuperType }

// NewSuper returns super(class, obj); obj is an instance of class or a subclass
// of it.
func NewSuper(class *Type, obj Value) (*Super, error) {
	if t, ok := obj.(*Type); ok && t.IsSubclass(class) {
		return &Super{class, obj, t}, nil
	}
	if t := obj.Type(); t.IsSubclass(class) {
		return &Super{class, obj, t}, nil
	}
	return nil, Raise(TypeError, "super(type, obj): obj must be an instance or subtype of type")
}
