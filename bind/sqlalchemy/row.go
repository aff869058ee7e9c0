package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

func rowOf(self object.Value) *core.Row {
	r, _ := object.State[*core.Row](self)
	return r
}

func rowTuple(self object.Value) *object.Tuple {
	return object.NewTuple(values(rowOf(self).Values)...)
}

// rowDict is a row by its names; a name that stands for several columns is an error.
func rowDict(th *object.Thread, self object.Value) (*object.Dict, error) {
	d := object.NewDict()
	r := rowOf(self)
	for _, k := range r.Meta.Keys {
		if k == "" { // what has no name is found by its place alone
			continue
		}
		v, err := Of(th).named(r, k)
		if err != nil {
			return nil, err
		}
		d.SetStr(k, v)
	}
	return d, nil
}

// named is a row's value by its name.
func (s *State) named(r *core.Row, name string) (object.Value, error) {
	i, ok := r.Meta.Find(name)
	switch {
	case !ok && r.Meta.Plain:
		return nil, object.Raise(object.AttributeError, "%s", name)
	case !ok:
		return nil, object.Raise(object.AttributeError, "Could not locate column in row for column '%s'", name)
	case i < 0:
		return nil, s.NewError("InvalidRequestError", "Ambiguous column name '"+name+"' in result set column descriptions", "")
	}
	return toPy(r.Values[i]), nil
}

// rowView is values() or items() of a RowMapping.
type rowView struct {
	row  object.Value
	list *object.List
}

// hasKey tells whether a row may be asked for a name or a column, even if there are several.
func (s *State) hasKey(th *object.Thread, m *core.RowMeta, key object.Value) (object.Value, error) {
	if n, ok := object.AsStr(key); ok {
		_, known := m.Find(n)
		return object.MakeBool(known), nil
	}
	if _, isInt := key.(object.Int); isInt {
		return object.False, nil
	}
	_, err := s.columnIndex(th, m, key)
	return object.MakeBool(err == nil), nil
}

func keyList(m *core.RowMeta) []object.Value {
	out := make([]object.Value, 0, len(m.Keys))
	for _, k := range m.Keys {
		if k != "" { // what has no name is found by its place alone
			out = append(out, object.Str(k))
		}
	}
	return out
}

func (s *State) makeRowClasses() {
	const module = "sqlalchemy.engine.row"
	tupleCmp := func(name string, op object.CmpOp) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			other := a[0]
			if _, ok := object.State[*core.Row](other); ok {
				other = rowTuple(other)
			}
			if _, ok := other.(*object.Tuple); !ok {
				if op == object.Eq {
					return object.False, nil
				}
				if op == object.Ne {
					return object.True, nil
				}
				return object.NotImplemented, nil
			}
			return object.Compare(th, op, rowTuple(self), other)
		})
	}
	s.class(object.ClassSpec{
		Name: "Row", Module: module, Bases: s.abstract("Sequence"),
		Methods: []object.Method{
			object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).named(rowOf(self), str(a[0]))
			}),
			object.NewMethod("__setattr__(name, value)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				return nil, object.Raise(object.AttributeError, "can't set attribute")
			}),
			object.NewMethod("__delattr__(name)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				return nil, object.Raise(object.AttributeError, "can't delete attribute")
			}),
			object.NewMethod("__getitem__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if _, isStr := object.AsStr(a[0]); isStr {
					return nil, object.Raise(object.TypeError, "tuple indices must be integers or slices, not str")
				}
				if _, isCol := object.State[core.Element](a[0]); isCol {
					return nil, object.Raise(object.TypeError, "tuple indices must be integers or slices, not %s", a[0].Type().Name)
				}
				return object.GetItem(th, rowTuple(self), a[0])
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.CallMethod(th, rowTuple(self), "__iter__")
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(len(rowOf(self).Values))), nil
			}),
			object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				ok, err := object.Contains(th, rowTuple(self), a[0])
				return object.MakeBool(ok), err
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				r, err := object.Repr(th, rowTuple(self))
				return object.Str(r), err
			}),
			{Name: "__hash__", Fn: func(th *object.Thread, self object.Value, _ object.Args) (object.Value, error) {
				h, err := object.Hash(th, rowTuple(self))
				return object.MakeInt(h), err
			}},
			tupleCmp("__eq__", object.Eq), tupleCmp("__ne__", object.Ne), tupleCmp("__lt__", object.Lt),
			tupleCmp("__le__", object.Le), tupleCmp("__gt__", object.Gt), tupleCmp("__ge__", object.Ge),
			object.NewMethod("_asdict()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return rowDict(th, self)
			}),
			object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := Of(th)
				state := object.NewDict()
				state.SetStr("_parent", object.NewList(keyList(rowOf(self).Meta)...))
				state.SetStr("_data", rowTuple(self))
				again, err := object.GetAttr(th, s.classes["Row"], "_again")
				return object.NewTuple(again, object.NewTuple(state)), err
			}),
			object.NewMethod("_tuple()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			object.NewMethod("tuple()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return self, Of(th).deprecatedRow("tuple() method", "_tuple()")
			}),
		},
		// _again makes the row of a pickle, which knows its columns by name alone.
		ClassMethods: []object.Method{object.NewMethod("_again(state)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			state, ok := a[0].(*object.Dict)
			if !ok {
				return nil, object.Raise(object.TypeError, "a pickled Row is a dict")
			}
			names, _ := state.GetStr("_parent")
			data, _ := state.GetStr("_data")
			keys, isList := names.(*object.List)
			items, isTuple := data.(*object.Tuple)
			if !isList || !isTuple || len(keys.Elems) != len(items.Elems) {
				return nil, object.Raise(object.TypeError, "a pickled Row holds its names and its values")
			}
			var r core.Row
			columns := make([]string, len(keys.Elems))
			for i, v := range items.Elems {
				columns[i] = str(keys.Elems[i])
				r.Values = append(r.Values, v)
			}
			r.Meta = core.NewRowMeta(columns, nil)
			return object.NewInstance(Of(th).classes["Row"], &r), nil
		})},
		Attrs: []object.Attr{
			{Name: "_mapping", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.NewInstance(Of(th).classes["RowMapping"], rowOf(self)), nil
			}},
			{Name: "_fields", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.NewTuple(keyList(rowOf(self).Meta)...), nil
			}},
			tupleOrColumn("count"), tupleOrColumn("index"),
			{Name: "t", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return self, Of(th).deprecatedRow("t attribute", "_t")
			}},
			{Name: "_t", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
		},
	})
	get := func(th *object.Thread, self, key object.Value) (object.Value, error) {
		r := rowOf(self)
		if _, isInt := key.(object.Int); isInt {
			text, err := object.ToStr(th, key)
			if err != nil {
				return nil, err
			}
			return nil, Of(th).NewError("NoSuchColumnError", "Could not locate column in row for column '"+text+"'", "")
		}
		i, err := Of(th).columnIndex(th, r.Meta, key)
		if err != nil {
			return nil, err
		}
		return toPy(r.Values[i]), nil
	}
	s.class(object.ClassSpec{
		Name: "RowMapping", Module: module, Bases: s.abstract("Mapping"),
		Methods: []object.Method{
			object.NewMethod("__getitem__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return get(th, self, a[0])
			}),
			object.NewMethod("get(key, default=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				v, err := get(th, self, a[0])
				if err != nil {
					if _, missing := object.AsException(err, object.KeyError); missing {
						return orNone(a[1]), nil
					}
				}
				return v, err
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.CallMethod(th, object.NewList(keyList(rowOf(self).Meta)...), "__iter__")
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(len(rowOf(self).Values))), nil
			}),
			object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).hasKey(th, rowOf(self).Meta, a[0])
			}),
			object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).named(rowOf(self), str(a[0]))
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				other := a[0]
				if _, ok := object.State[*core.Row](other); ok {
					d, err := rowDict(th, other)
					if err != nil {
						return nil, err
					}
					other = d
				}
				d, err := rowDict(th, self)
				if err != nil {
					return nil, err
				}
				return object.Compare(th, object.Eq, d, other)
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				d, err := rowDict(th, self)
				if err != nil {
					return nil, err
				}
				r, err := object.Repr(th, d)
				return object.Str(r), err
			}),
			object.NewMethod("keys()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(Of(th).classes["RMKeyView"], rowOf(self).Meta), nil
			}),
			object.NewMethod("values()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(Of(th).classes["ROMappingKeysValuesView"], &rowView{self, object.NewList(values(rowOf(self).Values)...)}), nil
			}),
			object.NewMethod("items()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				list := object.NewList()
				for _, k := range rowOf(self).Meta.Keys {
					if k == "" {
						continue
					}
					v, err := Of(th).named(rowOf(self), k)
					if err != nil {
						return nil, err
					}
					list.Elems = append(list.Elems, object.NewTuple(object.Str(k), v))
				}
				return object.NewInstance(Of(th).classes["ROMappingItemsView"], &rowView{self, list}), nil
			}),
		},
	})
	view := func(self object.Value) *rowView {
		v, _ := object.State[*rowView](self)
		return v
	}
	for _, name := range []string{"ROMappingKeysValuesView", "ROMappingItemsView"} {
		s.class(object.ClassSpec{Name: name, Module: module, Methods: []object.Method{
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.CallMethod(th, view(self).list, "__iter__")
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(len(view(self).list.Elems))), nil
			}),
			object.NewMethod("__contains__(item)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				ok, err := object.Contains(th, view(self).list, a[0])
				return object.MakeBool(ok), err
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				other, err := object.ToSlice(th, a[0])
				if err != nil {
					return nil, err
				}
				return object.Compare(th, object.Eq, view(self).list, object.NewList(other...))
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				r, err := object.Repr(th, view(self).row)
				return object.Str(name + "(" + r + ")"), err
			}),
		}})
	}
	meta := func(self object.Value) *core.RowMeta {
		m, _ := object.State[*core.RowMeta](self)
		return m
	}
	s.class(object.ClassSpec{
		Name: "RMKeyView", Module: "sqlalchemy.engine.result",
		Methods: []object.Method{
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.CallMethod(th, object.NewList(keyList(meta(self))...), "__iter__")
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(len(keyList(meta(self))))), nil
			}),
			object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).hasKey(th, meta(self), a[0])
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				r, err := object.Repr(th, object.NewList(keyList(meta(self))...))
				return object.Str("RMKeyView(" + r + ")"), err
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				other, err := object.ToSlice(th, a[0])
				if err != nil {
					return nil, err
				}
				return object.Compare(th, object.Eq, object.NewList(keyList(meta(self))...), object.NewList(other...))
			}),
		},
	})
}

// tupleOrColumn is a method of tuples that gives way to a column of that name.
func tupleOrColumn(name string) object.Attr {
	return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		r := rowOf(self)
		if i, ok := r.Meta.Find(name); ok && i >= 0 {
			return toPy(r.Values[i]), nil
		}
		return object.GetAttr(th, rowTuple(self), name)
	}}
}

// deprecatedRow warns of a name of Row's that has an underscore now.
func (s *State) deprecatedRow(old, now string) error {
	name := now[1:]
	return host{s}.Warn("SADeprecationWarning", "The Row."+name+old[len(name):]+" is deprecated in favor of Row."+now+
		"; all Row methods and library-level attributes are intended to be underscored to avoid name conflicts.  Please use Row."+now+". (deprecated since: 2.0.19)")
}

// abstract is a class of collections.abc as the base of a native one: by it match
// statements know a Row for a sequence.
func (s *State) abstract(name string) []*object.Type {
	if c := importedClass(s.th, "collections.abc", name); c != nil {
		return []*object.Type{c}
	}
	return nil
}
