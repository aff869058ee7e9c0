package object

// How a native class takes part in copy and pickle.
//
// The protocol is Python's own, and a class may put any part of it in its tables:
// __reduce__ and __reduce_ex__ (a function of a module, by which pickle finds it
// again, and its arguments), or __getstate__ and __setstate__, as Pickled makes
// them. An object with a Go state and none of these "cannot be pickled", as one of
// a C type.

// Pickled returns the methods __getstate__ and __setstate__ of a native class, by
// which copy.copy, copy.deepcopy and pickle work for its objects and for those of
// its Python subclasses.
//
// state says what an object holds, as Python values: a dict, a tuple, a Kept for
// what has no Python form. restore gives that to an object that cls.__new__(cls)
// has just made, without __init__; with deepcopy and pickle the values are copies.
// A state that restore does not know (of an older pickle, of the user's own
// __getstate__) is the user's error.
func Pickled(state func(th *Thread, self Value) (Value, error), restore func(th *Thread, self, state Value) error) []Method {
	return []Method{
		NewMethod("__getstate__()", func(th *Thread, self Value, _ []Value) (Value, error) { return state(th, self) }),
		NewMethod("__setstate__(state)", func(th *Thread, self Value, a []Value) (Value, error) {
			return None, restore(th, self, a[0])
		}),
	}
}

// Kept is a Go value as a part of a state: a built query, a mapper. The run keeps
// it, and its pickle is a number by which the same run finds it again. Only a value
// that never changes belongs in it, since copies share it.
type Kept struct{ Value any }

// KeptType is the class of Kept values.
var KeptType = NewSharedType(ClassSpec{Name: "_Kept", Module: "_copyreg", Final: true})

type keptKey struct{}

type keptValues struct{ byNumber []*Kept }

func (*Kept) Type() *Type { return KeptType }

func init() {
	same := func(_ *Thread, self Value, _ []Value) (Value, error) { return self, nil }
	KeptType.Extend(ClassSpec{
		New: func(th *Thread, _ *Type, args Args) (Value, error) {
			kept := th.Extra(keptKey{}, func() any { return &keptValues{} }).(*keptValues)
			if len(args.Pos) == 1 {
				if n, ok := AsInt(args.Pos[0]); ok && n >= 0 && n < int64(len(kept.byNumber)) {
					return kept.byNumber[n], nil
				}
			}
			return nil, Raise(ValueError, "this pickle holds a query of another run; Diptych can load it in the run that made it only")
		},
		Methods: []Method{
			NewMethod("__copy__()", same),
			NewMethod("__deepcopy__(memo)", same),
			NewMethod("__reduce__()", func(th *Thread, self Value, _ []Value) (Value, error) {
				kept := th.Extra(keptKey{}, func() any { return &keptValues{} }).(*keptValues)
				kept.byNumber = append(kept.byNumber, self.(*Kept))
				return NewTuple(KeptType, NewTuple(MakeInt(int64(len(kept.byNumber)-1)))), nil
			}),
		},
	})
}
