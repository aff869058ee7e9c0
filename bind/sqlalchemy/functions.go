package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// functionTail are over(), filter() and within_group().
func functionTail() []object.Method {
	return []object.Method{
		object.NewMethod("over(partition_by=None, order_by=None, rows=None, range_=None, groups=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			return s.over(th, c, a)
		}),
		object.NewMethod("filter(*criterion)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			if len(elems(a[0])) == 0 {
				return self, nil
			}
			where, err := s.conditions(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			if f, ok := c.(*core.Filter); ok {
				return s.Wrap(th, core.NewFilter(f.X, append([]core.ColumnElement{f.Where}, where...)...)), nil
			}
			return s.Wrap(th, core.NewFilter(c, where...)), nil
		}),
		object.NewMethod("within_group(*order_by)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			var order []core.Element
			for _, o := range elems(a[0]) {
				x, err := s.byItem(th, o, false)
				if err != nil {
					return nil, err
				}
				order = append(order, x)
			}
			return s.Wrap(th, core.NewWithinGroup(c, order)), nil
		}),
	}
}

// functionMethods are what only a function has: its uses as a source of rows.
func functionMethods() []object.Method {
	return []object.Method{
		object.NewMethod("alias(name=None, joins_implicitly=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, _ := object.State[*core.Function](self)
			s := Of(th)
			t := core.NewTableValued(f, str(a[0]), nil)
			t.Whole = true
			t.JoinsImplicitly, _ = truth(th, a[1], false)
			return s.Wrap(th, t), nil
		}),
		object.NewMethod("column_valued(name=None, joins_implicitly=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, _ := object.State[*core.Function](self)
			s := Of(th)
			c := core.ColumnValued(f, str(a[0]))
			c.Alias.JoinsImplicitly, _ = truth(th, a[1], false)
			return s.Wrap(th, c), nil
		}),
		object.NewMethod("table_valued(*expr, name=None, with_ordinality=None, joins_implicitly=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, _ := object.State[*core.Function](self)
			s := Of(th)
			var cols []*core.Column
			for _, e := range elems(a[0]) {
				if n, ok := object.AsStr(e); ok {
					cols = append(cols, core.NewColumn(n, nil))
					continue
				}
				c, err := s.Column(th, e, false)
				if err != nil {
					return nil, err
				}
				if k, ok := core.Deannotate(c).(*core.Column); ok {
					cols = append(cols, core.NewColumn(k.Name, k.SQLType()))
				}
			}
			t := core.NewTableValued(f, str(a[1]), cols)
			t.JoinsImplicitly, _ = truth(th, a[3], false)
			if n := str(a[2]); n != "" {
				t.Ordinal = n
				t.AddColumn(core.NewColumn(n, nil))
			}
			return s.Wrap(th, t), nil
		}),
		object.NewMethod("select()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			f, _ := object.State[*core.Function](self)
			return Of(th).Wrap(th, core.NewSelect(f)), nil
		}),
		object.NewMethod("scalar_table_valued(name, type_=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, _ := object.State[*core.Function](self)
			s := Of(th)
			t, err := s.Type(th, a[1])
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewScalarColumn(f, str(a[0]), t)), nil
		}),
	}
}

func (s *State) over(th *object.Thread, c core.ColumnElement, a []object.Value) (object.Value, error) {
	o := core.Over{}
	list := func(v object.Value) ([]core.Element, error) {
		if none(v) {
			return nil, nil
		}
		items := []object.Value{v}
		switch x := v.(type) {
		case *object.List:
			items = x.Elems
		case *object.Tuple:
			items = x.Elems
		case *object.Instance:
			switch l := x.Native.(type) {
			case *core.Tuple:
				return l.Items, nil
			case *core.OpList: // of any operator: what can be gone through is taken apart
				return l.Items, nil
			}
		}
		var out []core.Element
		for _, it := range items {
			x, err := s.byItem(th, it, false)
			if err != nil {
				return nil, err
			}
			out = append(out, core.GroupIn(x))
		}
		return out, nil
	}
	var err error
	if o.Partition, err = list(a[0]); err != nil {
		return nil, err
	}
	if o.Order, err = list(a[1]); err != nil {
		return nil, err
	}
	framed := 0
	for i, unit := range []string{"ROWS", "RANGE", "GROUPS"} {
		v := a[2+i]
		if none(v) {
			continue
		}
		if framed++; framed > 1 {
			return nil, s.NewError("ArgumentError", "only one of 'rows', 'range_', or 'groups' may be provided", "")
		}
		t, ok := v.(*object.Tuple)
		if !ok || len(t.Elems) != 2 {
			return nil, s.NewError("ArgumentError", "2-tuple expected for range/rows", "")
		}
		o.Unit = unit
		if o.From, err = s.frameBound(th, t.Elems[0]); err != nil {
			return nil, err
		}
		if o.To, err = s.frameBound(th, t.Elems[1]); err != nil {
			return nil, err
		}
	}
	return s.Wrap(th, core.NewOver(c, o)), nil
}

// frameBound is one end of a window's frame: what int() makes of it, or None for no end.
func (s *State) frameBound(th *object.Thread, v object.Value) (core.FrameBound, error) {
	if none(v) {
		return core.FrameBound{Unbounded: true}, nil
	}
	whole, err := object.CallArgs(th, object.IntType, object.Args{Pos: []object.Value{v}})
	if _, wrong := object.AsException(err, object.ValueError); wrong {
		return core.FrameBound{}, s.NewError("ArgumentError", "Integer or None expected for range value", "")
	}
	if err != nil {
		return core.FrameBound{}, err
	}
	n, _ := object.AsInt(whole)
	return core.FrameBound{N: n}, nil
}

// funcNamespace is the object func: reading an attribute begins a function's name.
type funcNamespace struct {
	cls  *object.Type
	path []string
}

func (f *funcNamespace) Type() *object.Type { return f.cls }

// GetAttribute implements object.AttrGetter.
func (f *funcNamespace) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	if len(name) > 4 && name[:2] == "__" {
		return nil, false, nil
	}
	if len(name) > 1 && name[len(name)-1] == '_' {
		name = name[:len(name)-1]
	}
	return &funcNamespace{cls: f.cls, path: append(append([]string{}, f.path...), name)}, true, nil
}

// Call implements object.Callable.
func (f *funcNamespace) Call(th *object.Thread, args object.Args) (object.Value, error) {
	s := Of(th)
	if len(f.path) == 0 {
		return nil, object.Raise(object.TypeError, "func is not callable by itself")
	}
	cls, err := s.registered(th, f.path)
	if err != nil {
		return nil, err
	}
	if cls != nil && s.classes["func."+cls.Name] != cls {
		return object.CallArgs(th, cls, args)
	}
	if len(f.path) == 1 && (f.path[0] == "cast" || f.path[0] == "extract") {
		return object.CallArgs(th, s.constructors()[f.path[0]], args)
	}
	in, err := s.functionArgs(th, args.Pos)
	if err != nil {
		return nil, err
	}
	var t *core.Type
	for _, k := range args.Kw {
		switch k.Name {
		case "type_":
			var err error
			if t, err = s.Type(th, k.Value); err != nil {
				return nil, err
			}
		}
	}
	return s.Wrap(th, core.NewFunction(f.path, in, t)), nil
}

// conditions are the conditions of where() and its like.
func (s *State) conditions(th *object.Thread, list []object.Value) ([]core.ColumnElement, error) {
	var out []core.ColumnElement
	for _, v := range list {
		c, err := s.Condition(th, v)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// byItem is an item of ORDER BY or GROUP BY; a string names a selected column.
func (s *State) byItem(th *object.Thread, v object.Value, order bool) (core.Element, error) {
	if !order {
		return s.expect(th, roleBy, v)
	}
	e, err := s.expect(th, roleOrderBy, v)
	if err != nil {
		return nil, err
	}
	return core.OrderItem(e), nil
}
