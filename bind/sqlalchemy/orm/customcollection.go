package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// customCollection is a collection class of the user's, or a function that makes
// collections.
type customCollection struct {
	kind    string // "list", "set", "dict"
	class   *object.Type
	factory object.Value
}

// collectionClass reads collection_class=.
func (s *state) collectionClass(v object.Value) (any, error) {
	if o, ok := v.(*object.Instance); ok {
		if _, keyed := o.Native.(*keyed); keyed {
			return o, nil
		}
	}
	t, isType := v.(*object.Type)
	if isType {
		if t == object.ListType || t == object.SetType || t == object.DictType {
			return t, nil
		}
		kind, class, err := s.instrumented(t)
		if err != nil {
			return nil, err
		}
		return &customCollection{kind: kind, class: class}, nil
	}
	if !object.IsCallable(v) {
		return nil, s.fail("ArgumentError", "collection_class "+s.Repr(v)+" is not callable")
	}
	made, err := object.Call(s.th, v)
	if err != nil {
		return nil, err
	}
	if o, ok := made.(*object.Instance); ok {
		if _, keyed := o.Native.(*keyed); keyed {
			return o, nil
		}
	}
	kind, class, err := s.instrumented(made.Type())
	if err != nil {
		return nil, err
	}
	return &customCollection{kind: kind, class: class, factory: v}, nil
}

// instrumented is a class of containers that tells its relationship of changes.
func (s *state) instrumented(t *object.Type) (string, *object.Type, error) {
	for _, k := range []struct {
		kind string
		base *object.Type
		name string
	}{{"list", object.ListType, "InstrumentedList"}, {"set", object.SetType, "InstrumentedSet"}, {"dict", object.DictType, "InstrumentedDict"}} {
		if !t.IsSubclass(k.base) {
			continue
		}
		in := s.classes[k.name]
		if t.IsSubclass(in) {
			return k.kind, t, nil
		}
		if t == k.base {
			return k.kind, in, nil
		}
		ns := object.NewDict()
		ns.SetStr("__module__", object.Str(t.Module))
		ns.SetStr("__qualname__", object.Str(t.QualName))
		c, err := object.NewClass(s.th, object.TypeType, t.Name, []*object.Type{t, in}, ns, nil)
		if err != nil {
			return "", nil, err
		}
		return k.kind, c, nil
	}
	return "", nil, object.Unsupported("the collection class %s, which is no list, set or dict", t.Name)
}

// make makes an empty collection.
func (c *customCollection) make(s *state) (instance.Collection, error) {
	var v object.Value
	var err error
	if c.factory != nil {
		v, err = object.Call(s.th, c.factory)
	} else {
		v, err = object.Call(s.th, c.class)
	}
	if err != nil {
		return nil, err
	}
	switch x := v.(type) {
	case *object.List:
		x.SetClass(c.class)
		return pyList{s, x}, nil
	case *object.Set:
		x.SetClass(c.class)
		return pySet{s, x}, nil
	case *object.Dict:
		x.SetClass(c.class)
		key, _ := x.AttrDict(true).GetStr("_sa_keyfunc")
		return pyDict{s, x, key}, nil
	}
	return nil, s.err(instance.TypeMismatch(v.Type().Name, c.kind))
}
