package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

const dmlModule = "sqlalchemy.sql.dml"

// setItems are the columns and values that values() was given.
func (s *State) setItems(th *object.Thread, d *object.Dict) ([]core.SetItem, error) {
	var out []core.SetItem
	for _, it := range d.Items() {
		item, err := s.setItem(th, it.Key, it.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	return out, nil
}

func (s *State) setItem(th *object.Thread, key, value object.Value) (core.SetItem, error) {
	item := core.SetItem{}
	if n, ok := object.AsStr(key); ok {
		item.Key = n
	} else {
		e, ok, err := s.Element(th, key)
		if err != nil {
			return item, err
		}
		if !ok {
			return item, s.expected(th, "SET/VALUES column expression or string key", key)
		}
		item.Column = e
	}
	e, err := s.operandIn(th, roleExpr, value)
	if err != nil {
		return item, err
	}
	if ent, ok := e.(core.Entity); ok {
		if cols := ent.EntityColumns(); len(cols) > 0 {
			e = cols[0]
		}
	}
	item.Value = e
	return item, nil
}

// ValuesArgs are the arguments of values(): keywords, a mapping, a tuple in the
// order of the table's columns, or a list of such rows.
func (s *State) ValuesArgs(th *object.Thread, table core.FromClause, args object.Args) (one []core.SetItem, multi [][]core.SetItem, err error) {
	row := func(v object.Value) ([]core.SetItem, error) {
		switch x := v.(type) {
		case *object.Dict:
			return s.setItems(th, x)
		case *object.Tuple, *object.List, object.Str:
			items, err := object.ToSlice(th, v)
			if err != nil {
				return nil, err
			}
			var out []core.SetItem
			cols := table.Columns().All()
			for i, it := range items {
				if i >= len(cols) {
					break
				}
				e, err := s.operandIn(th, roleExpr, it)
				if err != nil {
					return nil, err
				}
				out = append(out, core.SetItem{Column: cols[i], Value: e})
			}
			return out, nil
		}
		return nil, object.AttributeErr(v, "items")
	}
	if len(args.Pos) > 0 {
		if len(args.Kw) > 0 {
			return nil, nil, s.NewError("ArgumentError", "Can't pass positional and kwargs to values() simultaneously", "")
		}
		if len(args.Pos) > 1 {
			return nil, nil, s.NewError("ArgumentError", "Only a single dictionary/tuple or list of dictionaries/tuples is accepted positionally.", "")
		}
		arg := args.Pos[0]
		if l, ok := arg.(*object.List); ok && len(l.Elems) > 0 {
			switch l.Elems[0].(type) {
			case *object.Dict, *object.Tuple, *object.List:
				_, dicts := l.Elems[0].(*object.Dict)
				for _, e := range l.Elems {
					if _, is := e.(*object.Dict); dicts && !is {
						return nil, nil, object.AttributeErr(e, "items")
					}
					r, err := row(e)
					if err != nil {
						return nil, nil, err
					}
					multi = append(multi, r)
				}
				return nil, multi, nil
			}
		}
		one, err = row(arg)
		return one, nil, err
	}
	for _, k := range args.Kw {
		item, err := s.setItem(th, object.Str(k.Name), k.Value)
		if err != nil {
			return nil, nil, err
		}
		one = append(one, item)
	}
	return one, nil, nil
}

// entityValues is ValuesArgs for a statement about a mapped class, some of whose
// attributes stand for others.
func (s *State) entityValues(th *object.Thread, ent core.Entity, table core.FromClause, args object.Args) ([]core.SetItem, [][]core.SetItem, error) {
	if ent == nil || s.hooks.Assign == nil {
		return s.ValuesArgs(th, table, args)
	}
	expand := func(items []object.Entry) (object.Value, error) {
		d := object.NewDict()
		for _, it := range items {
			pairs, err := s.hooks.Assign(th, ent, it.Key, it.Value)
			if err != nil {
				return nil, err
			}
			for _, p := range pairs {
				if err := d.Set(th, p[0], p[1]); err != nil {
					return nil, err
				}
			}
		}
		return d, nil
	}
	if len(args.Pos) == 0 {
		var items []object.Entry
		for _, k := range args.Kw {
			items = append(items, object.Entry{Key: object.Str(k.Name), Value: k.Value})
		}
		d, err := expand(items)
		if err != nil {
			return nil, nil, err
		}
		return s.ValuesArgs(th, table, object.Args{Pos: []object.Value{d}})
	}
	rows := []object.Value{args.Pos[0]}
	list, many := args.Pos[0].(*object.List)
	if many {
		rows = append([]object.Value{}, list.Elems...)
	}
	for i, r := range rows {
		if d, ok := r.(*object.Dict); ok {
			x, err := expand(d.Items())
			if err != nil {
				return nil, nil, err
			}
			rows[i] = x
		}
	}
	pos := append([]object.Value{rows[0]}, args.Pos[1:]...)
	if many {
		pos[0] = object.NewList(rows...)
	}
	return s.ValuesArgs(th, table, object.Args{Pos: pos, Kw: args.Kw})
}

// merge puts new values over old ones of the same columns.
func merge(table core.FromClause, old, add []core.SetItem) []core.SetItem {
	out := append([]core.SetItem{}, old...)
next:
	for _, a := range add {
		for i, o := range out {
			if core.SameItem(o, a, table) {
				out[i] = a
				continue next
			}
		}
		out = append(out, a)
	}
	return out
}

func (s *State) makeDMLClasses(exec *object.Type) {
	base := s.class(object.ClassSpec{Name: "UpdateBase", Module: dmlModule, Bases: []*object.Type{exec}, Methods: []object.Method{
		object.NewMethod("returning(*cols, sort_by_parameter_order=False, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := s.SelectItems(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			sorted, err := truth(th, a[1], false)
			if err != nil {
				return nil, err
			}
			return s.changeDML(self, func(x *core.Insert) {
				x.Return = append(x.Return, list...)
				x.SortByParameterOrder = sorted
			}, func(x *core.Update) { x.Return = append(x.Return, list...) }, func(x *core.Delete) { x.Return = append(x.Return, list...) }), nil
		}),
		object.NewMethod("return_defaults(*cols, supplemental_cols=None, sort_by_parameter_order=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := s.SelectItems(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			return s.changeDML(self, func(x *core.Insert) { x.ReturnDefaults, x.ReturnDefaultsCols = true, list },
				func(x *core.Update) { x.ReturnDefaults, x.ReturnDefaultsCols = true, list }, func(*core.Delete) {}), nil
		}),
		object.NewMethod("with_dialect_options(**opt)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			opts := map[string]any{}
			for _, it := range kwargs(a[0]).Items() {
				opts[str(it.Key)] = optionOf(it.Value)
			}
			return Of(th).changeDML(self, nil, func(x *core.Update) { x.DialectOptions = opts }, func(x *core.Delete) { x.DialectOptions = opts }), nil
		}),
		object.NewMethod("prefix_with(*prefixes, dialect='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := s.affixes(th, a)
			if err != nil {
				return nil, err
			}
			return s.changeDML(self, func(x *core.Insert) { x.Prefixes = append(x.Prefixes, list...) },
				func(x *core.Update) { x.Prefixes = append(x.Prefixes, list...) }, func(x *core.Delete) { x.Prefixes = append(x.Prefixes, list...) }), nil
		}),
		object.NewMethod("with_hint(text, selectable=None, dialect_name='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			f, err := s.hintTarget(th, orNone(a[1]))
			if err != nil {
				return nil, err
			}
			if f == nil {
				f = core.TargetOf(nativeElement(self))
			}
			h := core.Hint{From: f, Text: str(a[0]), Dialect: hintDialect(orNone(a[2]))}
			return s.changeDML(self, func(x *core.Insert) { x.Hints = append(x.Hints, h) },
				func(x *core.Update) { x.Hints = append(x.Hints, h) }, func(x *core.Delete) { x.Hints = append(x.Hints, h) }), nil
		}),
		object.NewMethod("inline()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).changeDML(self, func(x *core.Insert) { x.Inline = true }, func(x *core.Update) { x.Inline = true }, func(*core.Delete) {}), nil
		}),
		object.NewMethod("cte(name=None, recursive=False, nesting=False)", cteMethod),
		object.NewMethod("add_cte(*ctes, nest_here=False)", addCTE),
	}, Attrs: []object.Attr{{Name: "table", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		return Of(th).Wrap(th, core.TargetOf(nativeElement(self))), nil
	}}}})
	where := object.NewMethod("where(*whereclause)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s := Of(th)
		list, err := s.conditions(th, elems(a[0]))
		if err != nil {
			return nil, err
		}
		return s.changeDML(self, nil, func(x *core.Update) { x.Where = append(x.Where, list...) }, func(x *core.Delete) { x.Where = append(x.Where, list...) }), nil
	})
	filterBy := object.NewMethod("filter_by(**kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s := Of(th)
		var f core.FromClause
		var ent core.Entity
		switch x := nativeElement(self).(type) {
		case *core.Update:
			f, ent = x.Table, x.Entity
		case *core.Delete:
			f, ent = x.Table, x.Entity
		}
		sel := core.NewSelect(f)
		if ent != nil {
			sel = core.NewSelect(ent)
		}
		var list []core.ColumnElement
		for _, it := range kwargs(a[0]).Items() {
			x, err := s.filterBy(th, sel, str(it.Key), it.Value)
			if err != nil {
				return nil, err
			}
			list = append(list, x)
		}
		return s.changeDML(self, nil, func(x *core.Update) { x.Where = append(x.Where, list...) }, func(x *core.Delete) { x.Where = append(x.Where, list...) }), nil
	})
	values := object.Method{Name: "values", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		s := Of(th)
		switch x := nativeElement(self).(type) {
		case *core.Insert:
			if x.Select != nil {
				return nil, s.NewError("InvalidRequestError", "This construct already inserts from a SELECT", "")
			}
			one, multi, err := s.entityValues(th, x.Entity, x.Table, args)
			if err != nil {
				return nil, err
			}
			if multi != nil && len(x.Values) > 0 || multi == nil && len(one) > 0 && len(x.Multi) > 0 {
				return nil, s.NewError("InvalidRequestError", "Can't mix single and multiple VALUES formats in one INSERT statement; one style appends to a list while the other replaces values, so the intent is ambiguous.", "")
			}
			return s.changeDML(self, func(n *core.Insert) {
				n.Multi = append(n.Multi, multi...)
				n.Values = merge(n.Table, n.Values, one)
				n.HasValues = true
			}, nil, nil), nil
		case *core.Update:
			if x.Ordered {
				return nil, s.NewError("InvalidRequestError", "This statement already has ordered values present", "")
			}
			one, multi, err := s.entityValues(th, x.Entity, x.Table, args)
			if err != nil {
				return nil, err
			}
			if multi != nil {
				return nil, s.NewError("InvalidRequestError", "UPDATE construct does not support multiple parameter sets.", "")
			}
			return s.changeDML(self, nil, func(n *core.Update) { n.Values, n.HasValues = merge(n.Table, n.Values, one), true }, nil), nil
		}
		return self, nil
	}}
	insert := s.class(object.ClassSpec{Name: "Insert", Module: dmlModule, Bases: []*object.Type{base}, Methods: []object.Method{values,
		object.NewMethod("from_select(names, select, include_defaults=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			x, _ := object.State[*core.Insert](self)
			if len(x.Values) > 0 {
				return nil, s.NewError("InvalidRequestError", "This construct already inserts value expressions", "")
			}
			var names []string
			if err := object.Iterate(th, a[0], func(v object.Value) error {
				if n, ok := object.AsStr(v); ok {
					names = append(names, n)
					return nil
				}
				c, err := s.Column(th, v, false)
				if err != nil {
					return err
				}
				names = append(names, core.ProxyKey(core.Deannotate(c)))
				return nil
			}); err != nil {
				return nil, err
			}
			source, err := s.expect(th, roleSource, a[1])
			if err != nil {
				return nil, err
			}
			defaults, err := truth(th, a[2], true)
			if err != nil {
				return nil, err
			}
			return s.changeDML(self, func(n *core.Insert) {
				n.Select, n.SelectNames, n.IncludeDefaults, n.Inline = source.(core.Query), names, defaults, true
			}, nil, nil), nil
		}),
	}})
	s.class(object.ClassSpec{Name: "Update", Module: dmlModule, Bases: []*object.Type{base}, Methods: []object.Method{where, filterBy, values,
		object.NewMethod("ordered_values(*args)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			if u, _ := nativeElement(self).(*core.Update); u != nil && len(u.Values) > 0 {
				return nil, s.NewError("ArgumentError", map[bool]string{true: "This statement already has ordered values present", false: "This statement already has values present"}[u.Ordered], "")
			}
			var list []core.SetItem
			for _, p := range elems(a[0]) {
				pair, err := unpackPair(th, p)
				if err != nil {
					return nil, err
				}
				item, err := s.setItem(th, pair[0], pair[1])
				if err != nil {
					return nil, err
				}
				list = append(list, item)
			}
			return s.changeDML(self, nil, func(n *core.Update) { n.Values, n.Ordered = list, true }, nil), nil
		}),
	}})
	s.class(object.ClassSpec{Name: "Delete", Module: dmlModule, Bases: []*object.Type{base}, Methods: []object.Method{where, filterBy}})
	for _, d := range []string{"sqlite", "postgresql", "mysql"} {
		t := object.NewNativeType(object.ClassSpec{Name: "Insert", Module: "sqlalchemy.dialects." + d + ".dml", Bases: []*object.Type{insert}, Methods: conflictMethods(d), Attrs: []object.Attr{
			{Name: "excluded", Get: excludedColumns}, {Name: "inserted", Get: excludedColumns},
		}})
		s.classes[d+".Insert"] = t
	}
}

func (s *State) changeDML(self object.Value, onInsert func(*core.Insert), onUpdate func(*core.Update), onDelete func(*core.Delete)) object.Value {
	var st core.Statement
	switch x := nativeElement(self).(type) {
	case *core.Insert:
		st = x.With(onInsert)
	case *core.Update:
		st = x.With(onUpdate)
	case *core.Delete:
		st = x.With(onDelete)
	}
	o := object.NewInstance(self.Type(), st)
	s.Bind(st, o)
	return o
}

// excludedColumns are the columns of the row that could not be inserted.
func excludedColumns(th *object.Thread, self object.Value) (object.Value, error) {
	x, _ := object.State[*core.Insert](self)
	s := Of(th)
	return s.collection(core.Excluded(x).Columns()), nil
}

func conflictMethods(dialect string) []object.Method {
	if dialect == "mysql" {
		return []object.Method{{Name: "on_duplicate_key_update", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			s := Of(th)
			x, _ := object.State[*core.Insert](self)
			if len(x.OnDuplicate) > 0 {
				return nil, s.NewError("InvalidRequestError", "This Insert construct already has an ON DUPLICATE KEY clause present", "")
			}
			ordered := false
			if len(args.Pos) == 1 {
				if list, ok := args.Pos[0].(*object.List); ok {
					ordered = true
					d := object.NewDict()
					for _, p := range list.Elems {
						pair, err := unpackPair(th, p)
						if err == nil {
							err = d.Set(th, pair[0], pair[1])
						}
						if err != nil {
							return nil, err
						}
					}
					args.Pos = []object.Value{d}
				} else if c, ok := object.State[*columnsObject](args.Pos[0]); ok {
					d := object.NewDict()
					for i, k := range c.cols.Keys() {
						d.SetStr(k, s.Wrap(th, c.cols.All()[i]))
					}
					args.Pos = []object.Value{d}
				}
			}
			one, _, err := s.ValuesArgs(th, x.Table, args)
			if err != nil {
				return nil, err
			}
			if len(one) == 0 {
				return nil, object.Raise(object.ValueError, "update parameter dictionary must not be empty")
			}
			return s.changeDML(self, func(n *core.Insert) { n.OnDuplicate, n.OnDuplicateOrdered = one, ordered }, nil, nil), nil
		}}}
	}
	conflict := func(th *object.Thread, self object.Value, elements, where, constraint object.Value) (*core.OnConflict, error) {
		s := Of(th)
		x, _ := object.State[*core.Insert](self)
		if x.OnConflict != nil {
			return nil, s.NewError("InvalidRequestError", "This Insert construct already has an ON CONFLICT clause established", "")
		}
		oc := &core.OnConflict{}
		switch n, named := object.AsStr(orNone(constraint)); {
		case named:
			oc.Constraint = n
		case !none(constraint):
			var err error
			if elements, where, oc.Constraint, err = conflictTarget(th, constraint, elements, where); err != nil {
				return nil, err
			}
		}
		if !none(elements) {
			if err := object.Iterate(th, elements, func(v object.Value) error {
				if n, ok := object.AsStr(v); ok {
					if c, isCol := x.Table.Columns().Get(n).(*core.Column); isCol {
						oc.Target = append(oc.Target, c)
					} else {
						oc.Target = append(oc.Target, core.NewColumn(n, nil))
					}
					return nil
				}
				c, err := s.Column(th, v, false)
				if err != nil {
					return err
				}
				oc.Target = append(oc.Target, core.Deannotate(c))
				return nil
			}); err != nil {
				return nil, err
			}
		}
		if !none(where) {
			w, err := s.Condition(th, where)
			if err != nil {
				return nil, err
			}
			oc.TargetWhere = w
		}
		return oc, nil
	}
	first := "constraint=None, "
	if dialect == "sqlite" {
		first = ""
	}
	// given are the arguments with a constraint before them, which PostgreSQL alone takes.
	given := func(a []object.Value, nothing bool) ([]object.Value, error) {
		if dialect == "sqlite" {
			return append([]object.Value{nil}, a...), nil
		}
		switch constraint, elements := !none(orNone(a[0])), !none(orNone(a[1])); {
		case constraint && elements:
			return nil, object.Raise(object.ValueError, "'constraint' and 'index_elements' are mutually exclusive")
		case !constraint && !elements && !nothing:
			return nil, object.Raise(object.ValueError, "Either constraint or index_elements, but not both, must be specified unless DO NOTHING")
		}
		return a, nil
	}
	return []object.Method{
		object.NewMethod("on_conflict_do_nothing("+first+"index_elements=None, index_where=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			a, err := given(a, true)
			if err != nil {
				return nil, err
			}
			oc, err := conflict(th, self, a[1], a[2], a[0])
			if err != nil {
				return nil, err
			}
			oc.Nothing = true
			return Of(th).changeDML(self, func(n *core.Insert) { n.OnConflict = oc }, nil, nil), nil
		}),
		object.NewMethod("on_conflict_do_update("+first+"index_elements=None, index_where=None, set_=None, where=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			a, err := given(a, false)
			if err != nil {
				return nil, err
			}
			oc, err := conflict(th, self, a[1], a[2], a[0])
			if err != nil {
				return nil, err
			}
			switch d := a[3].(type) {
			case *object.Dict:
				if d.Len() == 0 {
					return nil, object.Raise(object.ValueError, "set parameter dictionary must not be empty")
				}
				if oc.Set, err = s.setItems(th, d); err != nil {
					return nil, err
				}
			default:
				c, ok := object.State[*columnsObject](a[3])
				if !ok {
					return nil, object.Raise(object.ValueError, "set parameter must be a non-empty dictionary or a ColumnCollection such as the `.c.` collection of a Table object")
				}
				for i, k := range c.cols.Keys() {
					oc.Set = append(oc.Set, core.SetItem{Key: k, Value: c.cols.All()[i]})
				}
			}
			if !none(a[4]) {
				if oc.Where, err = s.Condition(th, a[4]); err != nil {
					return nil, err
				}
			}
			return s.changeDML(self, func(n *core.Insert) { n.OnConflict = oc }, nil, nil), nil
		}),
	}
}

// conflictTarget is what a constraint or an index given to ON CONFLICT stands for:
// its name, or, without one, its columns and its condition.
func conflictTarget(th *object.Thread, constraint, elements, where object.Value) (cols, cond object.Value, name string, err error) {
	given, err := object.GetAttr(th, constraint, "name")
	if err != nil {
		return nil, nil, "", err
	}
	if n, ok := object.AsStr(given); ok && n != "" {
		return elements, where, n, nil
	}
	attr := "columns"
	if ix, ok := constraintOf(constraint).(*core.Index); ok {
		attr = "expressions"
		if w, ok := ix.Options["postgresql_where"].(core.ColumnElement); ok {
			where = Of(th).Wrap(th, w)
		}
	}
	cols, err = object.GetAttr(th, constraint, attr)
	return cols, where, "", err
}
