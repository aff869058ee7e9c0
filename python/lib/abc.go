package lib

import "github.com/diptych-orm/diptych/python/object"

// sharedType is object.NewSharedType.
func sharedType(spec object.ClassSpec) *object.Type { return object.NewSharedType(spec) }

// abcMeta is abc.ABCMeta and abcType abc.ABC.
var (
	abcMeta = sharedType(object.ClassSpec{Name: "ABCMeta", Module: "abc", Bases: []*object.Type{object.TypeType}})
	abcType = sharedType(object.ClassSpec{Name: "ABC", Module: "abc", NoDict: true, Meta: abcMeta,
		Consts: []object.KwArg{{Name: "__slots__", Value: object.EmptyTuple}}})
)

// registryKey keys the virtual subclasses of a run's abstract classes.
type registryKey struct{}

func registry(th *object.Thread) map[*object.Type][]*object.Type {
	return th.Extra(registryKey{}, func() any { return map[*object.Type][]*object.Type{} }).(map[*object.Type][]*object.Type)
}

func isAbstract(th *object.Thread, v object.Value) (bool, error) {
	r, ok, err := object.LookupAttr(th, v, "__isabstractmethod__")
	if err != nil || !ok {
		return false, err
	}
	return object.Truth(th, r)
}

// setAbstract records in the class which of its methods are abstract.
func setAbstract(th *object.Thread, t *object.Type) error {
	var names []object.Value
	for _, e := range t.Dict.Items() {
		abstract, err := isAbstract(th, e.Value)
		if err != nil {
			return err
		}
		if abstract {
			names = append(names, e.Key)
		}
	}
	for _, b := range t.Bases {
		inherited, ok := b.Dict.GetStr("__abstractmethods__")
		if !ok {
			continue
		}
		err := object.Iterate(th, inherited, func(n object.Value) error {
			name, _ := object.AsStr(n)
			v, ok := t.Lookup(name)
			if !ok {
				return nil
			}
			abstract, err := isAbstract(th, v)
			if abstract {
				names = append(names, n)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	set := object.NewFrozenSet()
	for _, n := range names {
		if err := set.Add(th, n); err != nil {
			return err
		}
	}
	t.SetAttr("__abstractmethods__", set)
	return nil
}

// abcSubclass is issubclass(sub, t) for an abstract class t: its hook decides,
// else inheritance, registration, and the subclasses of t.
func abcSubclass(th *object.Thread, t, sub *object.Type) (bool, error) {
	hook, err := object.GetAttr(th, t, "__subclasshook__")
	if err != nil {
		return false, err
	}
	r, err := object.Call(th, hook, sub)
	if err != nil {
		return false, err
	}
	if r != object.NotImplemented {
		return object.Truth(th, r)
	}
	if sub.IsSubclass(t) {
		return true, nil
	}
	for _, list := range [][]*object.Type{registry(th)[t], t.Subclasses()} {
		for _, c := range list {
			ok, err := object.IsSubclassOf(th, sub, c)
			if ok || err != nil {
				return ok, err
			}
		}
	}
	return false, nil
}

func init() {
	type V = object.Value
	abcMeta.Extend(object.ClassSpec{
		New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
			v, err := object.TypeType.New(th, cls, args)
			if err != nil {
				return nil, err
			}
			t, ok := v.(*object.Type)
			if !ok {
				return v, nil
			}
			return t, setAbstract(th, t)
		},
		Methods: []object.Method{
			object.NewMethod("register(subclass)", func(th *object.Thread, self V, a []V) (V, error) {
				t := self.(*object.Type)
				sub, ok := a[0].(*object.Type)
				if !ok {
					return nil, object.Raise(object.TypeError, "Can only register classes")
				}
				if is, err := object.IsSubclassOf(th, sub, t); is || err != nil {
					return sub, err
				}
				if is, err := object.IsSubclassOf(th, t, sub); is || err != nil {
					if err == nil {
						err = object.Raise(object.RuntimeError, "Refusing to create an inheritance cycle")
					}
					return nil, err
				}
				reg := registry(th)
				reg[t] = append(reg[t], sub)
				return sub, nil
			}),
			object.NewMethod("__instancecheck__(instance)", func(th *object.Thread, self V, a []V) (V, error) {
				ok, err := abcInstance(th, self.(*object.Type), a[0])
				return object.MakeBool(ok), err
			}),
			object.NewMethod("__subclasscheck__(subclass)", func(th *object.Thread, self V, a []V) (V, error) {
				sub, ok := a[0].(*object.Type)
				if !ok {
					return nil, object.Raise(object.TypeError, "issubclass() arg 1 must be a class")
				}
				ok, err := abcSubclass(th, self.(*object.Type), sub)
				return object.MakeBool(ok), err
			}),
		},
	})
}

func abcInstance(th *object.Thread, t *object.Type, v object.Value) (bool, error) {
	if v.Type().IsSubclass(t) {
		return true, nil
	}
	return object.IsSubclassOf(th, v.Type(), t)
}

func loadABC(*object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("abc")
	m.Set("ABCMeta", abcMeta)
	m.Set("ABC", abcType)
	written(m, "abstractmethod(funcobj)", func(th *object.Thread, a []V) (V, error) {
		return a[0], object.SetAttr(th, a[0], "__isabstractmethod__", object.True)
	})
	for name, base := range map[string]*object.Type{"abstractproperty": object.PropertyType,
		"abstractclassmethod": object.ClassMethodType, "abstractstaticmethod": object.StaticMethodType} {
		m.Set(name, object.NewNativeType(object.ClassSpec{Name: name, Module: "abc", Bases: []*object.Type{base},
			Consts: []object.KwArg{{Name: "__isabstractmethod__", Value: object.True}}}))
	}
	written(m, "update_abstractmethods(cls)", func(th *object.Thread, a []V) (V, error) {
		t, ok := a[0].(*object.Type)
		if ok && t.Type().IsSubclass(abcMeta) {
			return t, setAbstract(th, t)
		}
		return a[0], nil
	})
	positional(m, "get_cache_token", 0, 0, func(*object.Thread, []V) (V, error) { return object.MakeInt(0), nil })
	return m, nil
}
