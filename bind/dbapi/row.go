package dbapi

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// row is the state of a Row: a tuple whose parts have names.
type row struct {
	names  []object.Value
	values *object.Tuple
}

func rowClass() *object.Type {
	of := func(v object.Value) *row { r, _ := object.State[*row](v); return r }
	method := func(signature string, f func(th *object.Thread, r *row, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return f(th, of(self), a)
		})
	}
	sig := object.MustSignature("Row(cursor, data)")
	return object.NewNativeType(object.ClassSpec{Name: "Row", Module: "sqlite3", CName: "sqlite3.Row",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			cu, ok := object.State[*cursor](a[0])
			values, isTuple := a[1].(*object.Tuple)
			switch {
			case !ok:
				return nil, object.Raise(object.TypeError, "Row() argument 1 must be sqlite3.Cursor, not %s", a[0].Type().Name)
			case !isTuple:
				return nil, object.Raise(object.TypeError, "Row() argument 2 must be tuple, not %s", a[1].Type().Name)
			}
			r := &row{values: values}
			for i := range cu.columns {
				r.names = append(r.names, object.Str(cu.name(i)))
			}
			return object.NewInstance(cls, r), nil
		},
		Methods: []object.Method{
			method("keys()", func(_ *object.Thread, r *row, _ []object.Value) (object.Value, error) {
				return object.NewList(append([]object.Value(nil), r.names...)...), nil
			}),
			method("__len__()", func(_ *object.Thread, r *row, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(len(r.values.Elems))), nil
			}),
			method("__iter__()", func(th *object.Thread, r *row, _ []object.Value) (object.Value, error) {
				return object.IterValue(th, r.values)
			}),
			method("__getitem__(key)", func(th *object.Thread, r *row, a []object.Value) (object.Value, error) {
				name, ok := object.AsStr(a[0])
				if !ok {
					if _, number := object.AsInt(a[0]); !number {
						if _, slice := a[0].(*object.Slice); !slice {
							return nil, object.Raise(object.IndexError, "Index must be int or string")
						}
					}
					v, err := object.GetItem(th, r.values, a[0])
					return v, err
				}
				for i, n := range r.names {
					if s, _ := object.AsStr(n); strings.EqualFold(s, name) {
						return r.values.Elems[i], nil
					}
				}
				return nil, object.Raise(object.IndexError, "No item with that key")
			}),
			method("__eq__(other)", func(th *object.Thread, r *row, a []object.Value) (object.Value, error) {
				o := of(a[0])
				if o == nil {
					return object.NotImplemented, nil
				}
				same, err := object.Equal(th, object.NewTuple(r.names...), object.NewTuple(o.names...))
				if err != nil || !same {
					return object.False, err
				}
				same, err = object.Equal(th, r.values, o.values)
				return object.MakeBool(same), err
			}),
			method("__hash__()", func(th *object.Thread, r *row, _ []object.Value) (object.Value, error) {
				h, err := object.Hash(th, object.NewTuple(object.NewTuple(r.names...), r.values))
				return object.Int(h), err
			}),
		},
	})
}
