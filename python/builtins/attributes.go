package builtins

import (
	"github.com/diptych-orm/diptych/python/object"
)

func attrName(v object.Value) (string, error) {
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "attribute name must be string, not '%s'", v.Type().TpName())
	}
	return s, nil
}

// lookup is LookupAttr with an AttributeError turned into a missing attribute.
func lookup(th *object.Thread, v object.Value, name string) (object.Value, bool, error) {
	r, ok, err := object.LookupAttr(th, v, name)
	if err != nil {
		if _, missing := object.AsException(err, object.AttributeError); missing {
			return nil, false, nil
		}
	}
	return r, ok, err
}

func init() {
	register(
		some("getattr", 2, 3, func(th *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return nil, err
			}
			if len(a) == 2 {
				return object.GetAttr(th, a[0], name)
			}
			v, ok, err := lookup(th, a[0], name)
			if err == nil && !ok {
				return a[2], nil
			}
			return v, err
		}),
		some("hasattr", 2, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return nil, err
			}
			_, ok, err := lookup(th, a[0], name)
			return object.MakeBool(ok), err
		}),
		some("setattr", 3, 3, func(th *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, object.SetAttr(th, a[0], name, a[2])
		}),
		some("delattr", 2, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, object.DelAttr(th, a[0], name)
		}),
		some("isinstance", 2, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			ok, err := object.IsInstanceOf(th, a[0], a[1])
			return object.MakeBool(ok), err
		}),
		some("issubclass", 2, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			ok, err := object.IsSubclassOf(th, a[0], a[1])
			return object.MakeBool(ok), err
		}),
		one("callable", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.MakeBool(object.IsCallable(v)), nil
		}),
		some("vars", 0, 1, func(th *object.Thread, a []object.Value) (object.Value, error) {
			if len(a) == 0 {
				return locals(th)
			}
			v, ok, err := lookup(th, a[0], "__dict__")
			if err == nil && !ok {
				err = object.Raise(object.TypeError, "vars() argument must have __dict__ attribute")
			}
			return v, err
		}),
		some("dir", 0, 1, dir),
		some("globals", 0, 0, func(th *object.Thread, _ []object.Value) (object.Value, error) {
			if th.Frame == nil || th.Frame.Globals == nil {
				return nil, object.Raise(object.SystemError, "globals() without a frame")
			}
			return th.Frame.Globals, nil
		}),
		some("locals", 0, 0, func(th *object.Thread, _ []object.Value) (object.Value, error) { return locals(th) }),
		one("id", func(th *object.Thread, v object.Value) (object.Value, error) { return object.MakeInt(th.ID(v)), nil }),
		one("hash", func(th *object.Thread, v object.Value) (object.Value, error) {
			h, err := object.Hash(th, v)
			return object.MakeInt(h), err
		}),
	)
}

func locals(th *object.Thread) (object.Value, error) {
	if th.Frame == nil {
		return nil, object.Raise(object.SystemError, "locals() without a frame")
	}
	return th.Frame.Locals(), nil
}

func dir(th *object.Thread, a []object.Value) (object.Value, error) {
	var names object.Value
	if len(a) == 0 {
		l, err := locals(th)
		if err != nil {
			return nil, err
		}
		names = l
	} else {
		r, found, err := object.CallSpecial(th, a[0], "__dir__")
		if err != nil {
			return nil, err
		}
		if !found {
			return nil, object.Raise(object.TypeError, "object does not provide __dir__")
		}
		names = r
	}
	return object.Sort(th, names, nil, nil)
}
