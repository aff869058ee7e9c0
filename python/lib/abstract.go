package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// abstractMethod is a method that a subclass must define.
type abstractMethod struct{ name string }

var abstractMethodType = sharedType(object.ClassSpec{Name: "function", Module: "builtins", NoDict: true})

func (*abstractMethod) Type() *object.Type { return abstractMethodType }

// GetAttribute tells ABCMeta what the method is.
func (m *abstractMethod) GetAttribute(_ *object.Thread, name string) (object.Value, bool, error) {
	switch name {
	case "__isabstractmethod__":
		return object.True, true, nil
	case "__name__", "__qualname__":
		return object.Str(m.name), true, nil
	}
	return nil, false, nil
}

// DescrGet binds the method: what is called through super() does nothing.
func (m *abstractMethod) DescrGet(_ *object.Thread, instance object.Value, _ *object.Type) (object.Value, error) {
	if instance == nil {
		return m, nil
	}
	return object.NewBuiltin(m.name, func(*object.Thread, object.Args) (object.Value, error) { return object.None, nil }), nil
}

// abstractClass describes a class of collections.abc: which methods it leaves
// open, and by which methods a class without it is recognised ("": not at all).
type abstractClass struct {
	name, bases, open, hook string
	mixin                   []object.Method
}

type abstractKey struct{}

// abstractClasses returns the run's classes of collections.abc by name.
func abstractClasses(th *object.Thread) map[string]*object.Type {
	return th.Extra(abstractKey{}, func() any { return makeAbstractClasses(th) }).(map[string]*object.Type)
}

func makeAbstractClasses(th *object.Thread) map[string]*object.Type {
	all := map[string]*object.Type{}
	for _, c := range abstractTable {
		var bases []*object.Type
		for _, b := range strings.Fields(c.bases) {
			bases = append(bases, all[b])
		}
		spec := object.ClassSpec{Name: c.name, Module: "collections.abc", Bases: bases, NoDict: !strings.HasSuffix(c.name, "View"), Methods: c.mixin,
			ClassMethods: []object.Method{object.NewMethod("__class_getitem__(item)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.NewGenericAlias(self, a[0]), nil
			})}}
		if len(bases) == 0 {
			spec.Meta = abcMeta
		}
		for _, name := range strings.Fields(c.open) {
			spec.Consts = append(spec.Consts, object.KwArg{Name: name, Value: &abstractMethod{name}})
		}
		if c.hook != "" {
			spec.ClassMethods = append(spec.ClassMethods, hook(all, c.name, strings.Fields(c.hook)))
		}
		t := object.NewNativeType(spec)
		// A table of names cannot fail.
		_ = setAbstract(th, t)
		all[c.name] = t
	}
	reg := registry(th)
	for name, types := range map[string][]*object.Type{
		"MutableMapping": {object.DictType}, "Mapping": {object.MappingProxyType}, "MutableSequence": {object.ListType},
		"Sequence": {object.TupleType, object.StrType, object.RangeType}, "ByteString": {object.BytesType},
		"MutableSet": {object.SetType}, "Set": {object.FrozenSetType},
	} {
		reg[all[name]] = append(reg[all[name]], types...)
	}
	for name, method := range map[string]string{"KeysView": "keys", "ItemsView": "items", "ValuesView": "values"} {
		if v, err := object.CallMethod(th, object.NewDict(), method); err == nil {
			reg[all[name]] = append(reg[all[name]], v.Type())
		}
	}
	return all
}

// hook is the __subclasshook__ of a class that is recognised by its methods.
func hook(all map[string]*object.Type, owner string, methods []string) object.Method {
	return object.NewMethod("__subclasshook__(subclass)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		t, ok := a[0].(*object.Type)
		if !ok || self != object.Value(all[owner]) {
			return object.NotImplemented, nil
		}
		for _, m := range methods {
			if v, ok := t.Lookup(m); !ok || v == object.None {
				return object.NotImplemented, nil
			}
		}
		return object.True, nil
	})
}

func loadAbstract(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("collections.abc")
	for name, t := range abstractClasses(th) {
		m.Set(name, t)
	}
	return m, nil
}

var abstractTable []abstractClass

func init() {
	abstractTable = []abstractClass{
		{name: "Hashable", open: "__hash__", hook: "__hash__"},
		{name: "Awaitable", open: "__await__", hook: "__await__"},
		{name: "Coroutine", bases: "Awaitable", open: "send throw", hook: "__await__ send throw close"},
		{name: "AsyncIterable", open: "__aiter__", hook: "__aiter__"},
		{name: "AsyncIterator", bases: "AsyncIterable", open: "__anext__", hook: "__anext__ __aiter__", mixin: []object.Method{itself("__aiter__")}},
		{name: "AsyncGenerator", bases: "AsyncIterator", open: "asend athrow", hook: "__aiter__ __anext__ asend athrow aclose"},
		{name: "Iterable", open: "__iter__", hook: "__iter__"},
		{name: "Iterator", bases: "Iterable", open: "__next__", hook: "__iter__ __next__", mixin: []object.Method{itself("__iter__")}},
		{name: "Reversible", bases: "Iterable", open: "__reversed__", hook: "__reversed__ __iter__"},
		{name: "Generator", bases: "Iterator", open: "send throw", hook: "__iter__ __next__ send throw close", mixin: generatorMixin},
		{name: "Sized", open: "__len__", hook: "__len__"},
		{name: "Container", open: "__contains__", hook: "__contains__"},
		{name: "Collection", bases: "Sized Iterable Container", hook: "__len__ __iter__ __contains__"},
		{name: "Callable", open: "__call__", hook: "__call__"},
		{name: "Set", bases: "Collection", mixin: setMixin},
		{name: "MutableSet", bases: "Set", open: "add discard", mixin: mutableSetMixin},
		{name: "Mapping", bases: "Collection", open: "__getitem__", mixin: mappingMixin},
		{name: "MappingView", bases: "Sized", mixin: viewMixin},
		{name: "KeysView", bases: "MappingView Set", mixin: keysMixin},
		{name: "ItemsView", bases: "MappingView Set", mixin: itemsMixin},
		{name: "ValuesView", bases: "MappingView Collection", mixin: valuesMixin},
		{name: "MutableMapping", bases: "Mapping", open: "__setitem__ __delitem__", mixin: mutableMappingMixin},
		{name: "Sequence", bases: "Reversible Collection", open: "__getitem__", mixin: sequenceMixin},
		{name: "ByteString", bases: "Sequence"},
		{name: "MutableSequence", bases: "Sequence", open: "__setitem__ __delitem__ insert", mixin: mutableSequenceMixin},
	}
}
