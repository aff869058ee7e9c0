package object

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"
)

// Type is a Python class: a built-in, a native class of a binding, or one made by
// a class statement.
type Type struct {
	Name     string
	QualName string
	Module   string
	Bases    []*Type
	MRO      []*Type // itself first, object last
	Meta     *Type   // its class; nil means type
	Dict     *Dict   // its own attributes, in the order of definition
	// Native is what a binding keeps with the class (Django's Options,
	// SQLAlchemy's mapper). It is not inherited.
	Native any
	// HasDict is set where instances have a __dict__.
	HasDict bool
	// Whole is set where the Go state of the objects stands in their attributes too, so
	// that copy and pickle may take these for all. It is not inherited.
	Whole bool
	// Final is set where a class statement may not derive from it (bool, NoneType).
	Final bool
	// CName is what the messages of CPython's C code call the class where that is
	// not its name: a C class outside of builtins has its module before it
	// ("datetime.date").
	CName string
	// Builtin is set for the types that all runs share; they cannot be changed.
	Builtin bool
	// SlotNames are the __slots__ that instances hold, base classes first.
	SlotNames []string
	// New makes an instance; it is what __new__ of a native class does. Inherited
	// through the MRO as the attribute __new__.
	New NewFunc

	subclasses []*Type
	// version changes whenever an attribute of the class or of a base does. It is
	// never used twice, so a class and its version stand for all its look-ups.
	version uint64
	cache   map[string]cached // of version cacheOf
	cacheOf uint64
	// shared is the cache of a class that all runs share: never changed, but
	// replaced by a larger one.
	shared atomic.Pointer[map[string]cached]
	// making is what makingOf found for a class that all runs share.
	making atomic.Pointer[making]
	// plainInit is what PlainInit found at version plainOf.
	plainOf   uint64
	plainInit Value
	// solid is the class that decides the layout of instances: a native one, or
	// one with __slots__.
	solid *Type
	// attrCount is how many attributes instances were seen to have, to size the
	// dictionaries of later ones.
	attrCount int
	empty     layout // of instances without attributes
}

type cached struct {
	v     Value
	owner *Type
}

// NewFunc allocates an instance of cls, which is the native class or a subclass.
type NewFunc func(th *Thread, cls *Type, args Args) (Value, error)

var versions atomic.Uint64

// Version returns a number that changes whenever an attribute of the class or of
// one of its bases is set or deleted, so that inline caches know when to look
// again. The built-in types, which all runs share, never change.
func (t *Type) Version() uint64 { return t.version }

// modified makes all that was looked up in the class or below it void.
func (t *Type) modified() {
	t.version = versions.Add(1)
	for _, s := range t.subclasses {
		s.modified()
	}
}

func (t *Type) Type() *Type {
	if t.Meta != nil {
		return t.Meta
	}
	return TypeType
}

// String returns the class's qualified name with its module, as tracebacks print it.
func (t *Type) String() string {
	if t.Module == "" || t.Module == "builtins" || t.Module == "__main__" {
		return t.QualName
	}
	return t.Module + "." + t.QualName
}

// FullName returns module.qualname, or the bare qualname for builtins.
func (t *Type) FullName() string {
	if t.Module == "" || t.Module == "builtins" {
		return t.QualName
	}
	return t.Module + "." + t.QualName
}

// TpName is the class's name in messages about its instances.
//
//go:noinline
func (t *Type) TpName() string {
	if t.CName != "" {
		return t.CName
	}
	return t.Name
}

// IsSubclass reports whether t is u or derives from it.
func (t *Type) IsSubclass(u *Type) bool {
	if t == u {
		return true
	}
	for _, c := range t.MRO {
		if c == u {
			return true
		}
	}
	return false
}

// Lookup finds name in the class and its bases, in method resolution order,
// without binding it.
//
//go:noinline
func (t *Type) Lookup(name string) (Value, bool) {
	v, _ := t.LookupOwner(name)
	return v, v != nil
}

// LookupOwner is Lookup, also telling which class of the MRO has the name.
func (t *Type) LookupOwner(name string) (Value, *Type) {
	if t.cacheOf != t.version || t.cache == nil {
		if t.Builtin {
			return t.lookupShared(name)
		}
		t.cacheOf, t.cache = t.version, map[string]cached{}
	} else if c, ok := t.cache[name]; ok {
		return c.v, c.owner
	}
	v, owner := t.find(name)
	t.cache[name] = cached{v, owner}
	return v, owner
}

// sharedNames bounds what is remembered for a class that all runs share.
const sharedNames = 256

// started is set with the first run: before, the tables of the built-in types are
// being filled.
var started atomic.Bool

func (t *Type) lookupShared(name string) (Value, *Type) {
	old := t.shared.Load()
	if old != nil {
		if c, ok := (*old)[name]; ok {
			return c.v, c.owner
		}
	}
	v, owner := t.find(name)
	if !started.Load() {
		return v, owner
	}
	next := map[string]cached{name: {v, owner}}
	if old != nil {
		if len(*old) >= sharedNames {
			return v, owner
		}
		maps.Copy(next, *old)
	}
	t.shared.Store(&next)
	return v, owner
}

func (t *Type) find(name string) (Value, *Type) {
	for _, c := range t.MRO {
		if v, ok := c.Dict.GetStr(name); ok {
			return v, c
		}
	}
	return nil, nil
}

// Overrides reports whether t or a base before base in its MRO defines name, so
// that native code knows to call it rather than take its own short way.
func (t *Type) Overrides(name string, base *Type) bool {
	if t == base {
		return false
	}
	_, owner := t.LookupOwner(name)
	return owner != nil && owner != base && !base.IsSubclass(owner)
}

// SetAttr sets an attribute of the class itself.
func (t *Type) SetAttr(name string, v Value) {
	t.Dict.SetStr(name, v)
	t.modified()
}

// DelAttr removes an attribute of the class itself.
func (t *Type) DelAttr(name string) bool {
	ok := t.Dict.DelStr(name)
	if ok {
		t.modified()
	}
	return ok
}

// Subclasses returns the direct subclasses in the order of their creation (none
// are kept for the shared built-in types).
func (t *Type) Subclasses() []*Type { return t.subclasses }

// nativeBase returns the class in t's MRO that decides the Go layout of instances.
func (t *Type) nativeBase() *Type {
	for _, c := range t.MRO {
		if c.New != nil {
			return c
		}
	}
	return ObjectType
}

// stateful returns the class in t's MRO whose instances only native code makes
// (a generator, a match, a frame), since they have a state of its own; nil for
// none. Methods of such a class rely on that state.
func (t *Type) stateful() *Type {
	for _, c := range t.MRO {
		if c.Builtin && c != ObjectType && c.New == nil && (c.Module == "" || c.Module == "builtins" || c == UnionType) {
			return c
		}
	}
	return nil
}

// computeMRO linearises t's bases with C3.
func computeMRO(t *Type) ([]*Type, error) {
	seqs := make([][]*Type, 0, len(t.Bases)+1)
	for i, b := range t.Bases {
		if slices.Contains(t.Bases[:i], b) {
			return nil, Raise(TypeError, "duplicate base class %s", b.Name)
		}
		seqs = append(seqs, append([]*Type(nil), b.MRO...))
	}
	seqs = append(seqs, append([]*Type(nil), t.Bases...))
	mro := []*Type{t}
	for {
		var next *Type
		empty := true
	candidates:
		for _, s := range seqs {
			if len(s) == 0 {
				continue
			}
			empty = false
			c := s[0]
			for _, o := range seqs {
				for _, x := range o[min(1, len(o)):] {
					if x == c {
						continue candidates
					}
				}
			}
			next = c
			break
		}
		if empty {
			return mro, nil
		}
		if next == nil {
			var names []string
			for _, s := range seqs { // what each order wants next
				if len(s) > 0 && !slices.Contains(names, s[0].Name) {
					names = append(names, s[0].Name)
				}
			}
			return nil, Raise(TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", strings.Join(names, ", "))
		}
		mro = append(mro, next)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == next {
				seqs[i] = s[1:]
			}
		}
	}
}

// MetaFor returns the most derived metaclass of bases, starting from meta (nil
// means type), or the TypeError that CPython raises on a conflict.
func MetaFor(meta *Type, bases []*Type) (*Type, error) {
	if meta == nil {
		meta = TypeType
	}
	for _, b := range bases {
		bm := b.Type()
		switch {
		case meta.IsSubclass(bm):
		case bm.IsSubclass(meta):
			meta = bm
		default:
			return nil, Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// NewClass makes a class, as type.__new__(meta, name, bases, ns, **kwargs) does:
// MRO, __slots__, __set_name__ of the attributes in order, __init_subclass__ of
// the parent with kwargs. ns becomes the class's own dictionary. A native
// metaclass's __new__ calls it and then adds what its classes need.
func NewClass(th *Thread, meta *Type, name string, bases []*Type, ns *Dict, kwargs []KwArg) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	t := &Type{Name: name, QualName: name, Bases: bases, Dict: ns}
	if meta != TypeType {
		t.Meta = meta
	}
	if m, ok := ns.GetStr("__module__"); ok {
		if s, ok := AsStr(m); ok {
			t.Module = s
		}
	} else if th.Frame != nil && th.Frame.Globals != nil {
		if m, ok := th.Frame.Globals.GetStr("__name__"); ok {
			if s, ok := AsStr(m); ok {
				t.Module = s
				ns.SetStr("__module__", m)
			}
		}
	}
	if q, ok := ns.GetStr("__qualname__"); ok {
		if s, ok := AsStr(q); ok {
			t.QualName = s
		}
		ns.DelStr("__qualname__")
	}
	if err := t.setLayout(); err != nil {
		return nil, err
	}
	if err := t.addSlots(th, ns); err != nil {
		return nil, err
	}
	mro, err := computeMRO(t)
	if err != nil {
		return nil, err
	}
	t.MRO = mro
	if f, ok := ns.GetStr("__new__"); ok {
		if _, plain := f.(*StaticMethod); !plain && isFunction(f) {
			ns.SetStr("__new__", NewStaticMethod(f))
		}
	}
	for _, n := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := ns.GetStr(n); ok {
			if _, plain := f.(*ClassMethod); !plain && isFunction(f) {
				ns.SetStr(n, NewClassMethod(f))
			}
		}
	}
	if _, ok := ns.GetStr("__eq__"); ok {
		if _, ok := ns.GetStr("__hash__"); !ok {
			ns.SetStr("__hash__", None)
		}
	}
	if _, ok := ns.GetStr("__doc__"); !ok {
		ns.SetStr("__doc__", None)
	}
	for _, b := range bases {
		if !b.Builtin {
			b.subclasses = append(b.subclasses, t)
		}
	}
	t.modified()
	// __classcell__ is filled before __set_name__, so that super() works there.
	if c, ok := ns.GetStr("__classcell__"); ok {
		if cell, ok := c.(*Cell); ok {
			cell.V = t
		}
		ns.DelStr("__classcell__")
	}
	if err := setNames(th, t, ns); err != nil {
		return nil, err
	}
	return t, initSubclass(th, t, kwargs)
}

func setNames(th *Thread, t *Type, ns *Dict) error {
	for _, e := range ns.Items() {
		f, ok := e.Value.Type().Lookup("__set_name__")
		if !ok {
			continue
		}
		if _, isClass := e.Value.(*Type); isClass && e.Value.Type() == TypeType {
			continue
		}
		bound, err := bind(th, f, e.Value, e.Value.Type())
		if err != nil {
			return err
		}
		if _, err := Call(th, bound, t, e.Key); err != nil {
			x, ok := err.(*Exception)
			if !ok {
				return err
			}
			key, _ := AsStr(e.Key)
			wrapped := Raise(RuntimeError, "Error calling __set_name__ on '%s' instance '%s' in '%s'", e.Value.Type().TpName(), key, t.Name).(*Exception)
			wrapped.Cause = x
			wrapped.SuppressContext = true
			return wrapped
		}
	}
	return nil
}

func initSubclass(th *Thread, t *Type, kwargs []KwArg) error {
	f, err := superAttr(th, t, t, t, "__init_subclass__")
	if err != nil {
		return err
	}
	_, err = CallArgs(th, f, Args{Kw: kwargs})
	return err
}

// isFunction reports whether v is a function written in Python (or a native
// stand-in for one): what a class body's def leaves.
func isFunction(v Value) bool { return v.Type() == FunctionType }

// Cell is a variable that closures share.
type Cell struct{ V Value }

func (*Cell) Type() *Type { return CellType }
