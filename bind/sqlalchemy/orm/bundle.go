package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// rowOf is a Row of names and values.
func (s *state) rowOf(keys []string, values []any) object.Value {
	meta := core.NewRowMeta(keys, nil)
	meta.Plain = true
	return s.core.Item(&core.Row{Meta: meta, Values: values})
}

// makeBundle makes the class Bundle: several columns as one value of a row.
func (s *state) makeBundle() {
	of1 := func(v object.Value) *loading.Bundle {
		b, _ := object.State[*loading.Bundle](v)
		return b
	}
	column := func(th *object.Thread, b *loading.Bundle, name string) (object.Value, bool) {
		for _, it := range b.Items {
			switch x := it.(type) {
			case core.ColumnElement:
				if core.ProxyKey(x) == name {
					return of(th).core.Wrap(th, x), true
				}
			case *loading.Bundle:
				if x.Name == name {
					return x.Host.(object.Value), true
				}
			}
		}
		return nil, false
	}
	s.class(object.ClassSpec{Name: "_BundleColumns", Module: "sqlalchemy.orm.context", Methods: []object.Method{
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if v, ok := column(th, of1(self), str(a[0])); ok {
				return v, nil
			}
			return nil, object.Raise(object.AttributeError, "%s", str(a[0]))
		}),
	}})
	s.class(object.ClassSpec{Name: "Bundle", Module: "sqlalchemy.orm.context", New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		s := of(th)
		if len(args.Pos) == 0 {
			return nil, object.MissingArguments("Bundle.__init__", "positional", []string{"'name'"})
		}
		items, err := s.core.SelectItems(th, args.Pos[1:])
		if err != nil {
			return nil, err
		}
		b := s.plugin.NewBundle(str(args.Pos[0]), items, nil)
		o := object.NewInstance(cls, b)
		b.Host = o
		b.Make = func(keys []string, values []any) (any, error) { return of(th).bundleValue(o, keys, values) }
		if v, ok := args.Get("single_entity"); ok {
			if b.Single, err = object.Truth(th, v); err != nil {
				return nil, err
			}
		}
		return o, nil
	}, Methods: []object.Method{
		object.NewMethod("__init__(name, *exprs, **kw)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("create_row_processor(query, procs, labels)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			procs, err := object.ToSlice(th, a[1])
			if err != nil {
				return nil, err
			}
			labels, err := object.ToSlice(th, a[2])
			if err != nil {
				return nil, err
			}
			return object.NewBuiltin("proc", func(th *object.Thread, args object.Args) (object.Value, error) {
				var keys []string
				var values []any
				for i, p := range procs {
					v, err := object.Call(th, p, args.Pos...)
					if err != nil {
						return nil, err
					}
					keys, values = append(keys, str(labels[i])), append(values, v)
				}
				return of(th).rowOf(keys, values), nil
			}), nil
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if v, ok := column(th, of1(self), str(a[0])); ok {
				return v, nil
			}
			return nil, object.AttributeErr(self, str(a[0]))
		}),
	}, Attrs: []object.Attr{
		{Name: "c", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["_BundleColumns"], of1(self)), nil
		}},
		{Name: "columns", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(of(th).classes["_BundleColumns"], of1(self)), nil
		}},
		{Name: "clauses", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			for _, it := range of1(self).Items {
				out = append(out, of(th).core.Wrap(th, it))
			}
			return object.NewList(out...), nil
		}},
		{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(of1(self).Name), nil
		}},
	}})
}

// bundleValue is the value of a bundle in a row: what its create_row_processor()
// makes of it.
func (s *state) bundleValue(b *object.Instance, keys []string, values []any) (any, error) {
	own, _ := b.Type().LookupOwner("create_row_processor")
	_, owner := b.Type().LookupOwner("create_row_processor")
	if own == nil || owner == s.classes["Bundle"] {
		return s.rowOf(keys, values), nil
	}
	var procs, labels []object.Value
	for i := range keys {
		n := i
		procs = append(procs, object.NewBuiltin("proc", func(_ *object.Thread, args object.Args) (object.Value, error) { return toPy(values[n]), nil }))
		labels = append(labels, object.Str(keys[i]))
	}
	f, err := object.CallMethod(s.th, b, "create_row_processor", object.None, object.NewList(procs...), object.NewList(labels...))
	if err != nil {
		return nil, err
	}
	return object.Call(s.th, f, s.rowOf(keys, values))
}
