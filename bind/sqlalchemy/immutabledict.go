package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// makeImmutableDict makes the class immutabledict: a mapping that is not changed.
func (s *State) makeImmutableDict() {
	inner := func(self object.Value) *object.Dict {
		d, _ := object.State[*object.Dict](self)
		if d == nil {
			d = object.NewDict()
		}
		return d
	}
	var methods []object.Method
	for _, name := range []string{"__getitem__", "__iter__", "__len__", "__contains__", "__eq__", "keys", "values", "items", "get", "copy"} {
		methods = append(methods, object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			for i, a := range args.Pos {
				if d, ok := object.State[*object.Dict](a); ok {
					args.Pos[i] = d
				}
			}
			return object.CallMethodArgs(th, inner(self), name, args)
		}})
	}
	methods = append(methods,
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, err := object.Repr(th, inner(self))
			return object.Str("immutabledict(" + r + ")"), err
		}),
		object.NewMethod("union(*args, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			out := object.NewDict()
			for _, d := range append([]object.Value{inner(self)}, append(elems(a[0]), kwargs(a[1]))...) {
				if m, ok := object.State[*object.Dict](d); ok {
					d = m
				}
				if m, ok := d.(*object.Dict); ok {
					for _, it := range m.Items() {
						if err := out.Set(th, it.Key, it.Value); err != nil {
							return nil, err
						}
					}
				}
			}
			return object.NewInstance(self.Type(), out), nil
		}),
		object.NewMethod("__setitem__(key, value)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return nil, object.Raise(object.TypeError, "immutabledict object is immutable and/or readonly")
		}),
	)
	s.class(object.ClassSpec{Name: "immutabledict", Module: "sqlalchemy.util._immutabledict_cy", Methods: methods, New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		d, err := object.CallArgs(th, object.DictType, args)
		return object.NewInstance(cls, d), err
	}})
}

// makeFacadeDict makes the class of what MetaData.tables is: a dictionary that only its owner changes.
func (s *State) makeFacadeDict() {
	s.class(object.ClassSpec{Name: "FacadeDict", Module: "sqlalchemy.util._collections", Bases: []*object.Type{s.classes["immutabledict"]}, Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := object.State[*object.Dict](self)
			r, err := object.Repr(th, d)
			return object.Str("FacadeDict(" + r + ")"), err
		}),
		object.NewMethod("__setitem__(key, value)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return nil, object.Raise(object.TypeError, "FacadeDict object is immutable and/or readonly")
		}),
	}})
}

// immutable is a mapping of options, by their names.
func (s *State) immutable(opts map[string]any) object.Value {
	d := object.NewDict()
	for _, k := range core.OptionNames(opts) {
		d.SetStr(k, toPy(opts[k]))
	}
	return object.NewInstance(s.classes["immutabledict"], d)
}

// Immutable is options as an immutable dictionary.
func (s *State) Immutable(opts map[string]any) object.Value { return s.immutable(opts) }
