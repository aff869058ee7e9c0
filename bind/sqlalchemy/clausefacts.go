package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// constant is an attribute that is the same for each object of a class.
func constant(name string, v object.Value) object.Attr {
	return object.Attr{Name: name, Get: func(*object.Thread, object.Value) (object.Value, error) { return v, nil }}
}

// clauseFacts are what every clause tells of itself, and what is different in some.
func (s *State) clauseFacts() {
	nothing := func(*object.Thread, object.Value) (object.Value, error) { return object.NewFrozenSet(), nil }
	s.classes["ClauseElement"].Extend(object.ClassSpec{
		Attrs: []object.Attr{
			constant("is_clause_element", object.True), constant("is_selectable", object.False), constant("supports_execution", object.False),
			constant("is_dml", object.False),
			{Name: "stringify_dialect", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(stringDialect(nativeElement(self)).Name), nil
			}},
			{Name: "description", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return strOrNone(core.Description(nativeElement(self))), nil
			}},
		},
		Methods: []object.Method{object.NewMethod("get_children(**kw)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			e, ok, err := s.Element(th, self)
			if err != nil || !ok {
				return object.NewList(), err
			}
			out := object.NewList()
			for _, c := range core.Children(e) {
				out.Elems = append(out.Elems, s.Wrap(th, c))
			}
			return out, nil
		})},
	})
	s.classes["ColumnElement"].Extend(object.ClassSpec{Attrs: []object.Attr{
		{Name: "foreign_keys", Get: nothing}, constant("primary_key", object.False), constant("timetuple", object.None),
		{Name: "expression", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
	}})
	for _, n := range []string{"primary_key", "foreign_keys"} {
		s.classes["Label"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: n, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			l, ok := nativeElement(self).(*core.Label)
			if !ok {
				return object.NewSet(), nil
			}
			return object.GetAttr(th, Of(th).Wrap(th, l.X), n)
		}}}})
	}
	noColumns := func(th *object.Thread, _ object.Value) (object.Value, error) {
		return nil, Of(th).NewError("InvalidRequestError", "Scalar Select expression has no columns; use this object directly within a column-level expression.", "")
	}
	s.classes["ScalarSelect"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "c", Get: noColumns}, {Name: "columns", Get: noColumns}}})
	s.classes["CheckConstraint"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "_create_rule", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		ck, ok := constraintOf(self).(*core.Check)
		if !ok || ck.TypeOf == nil {
			return object.None, nil
		}
		return fn("_create_rule(compiler)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			d, err := object.GetAttr(th, a[0], "dialect")
			return object.MakeBool(ck.Creates(dialectOf(orNone(d)))), err
		}), nil
	}}}})
	yes := []object.Attr{constant("supports_execution", object.True)}
	for _, n := range []string{"Executable", "TextClause", "FunctionElement"} {
		s.classes[n].Extend(object.ClassSpec{Attrs: yes})
	}
	for _, n := range []string{"FromClause", "SelectBase", "FunctionElement"} {
		s.classes[n].Extend(object.ClassSpec{Attrs: []object.Attr{constant("is_selectable", object.True)}})
	}
	s.classes["UpdateBase"].Extend(object.ClassSpec{Attrs: []object.Attr{
		constant("is_dml", object.True),
		{Name: "entity_description", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			table := Of(th).Wrap(th, core.TargetOf(nativeElement(self)))
			name, err := object.GetAttr(th, table, "name")
			d := object.NewDict()
			d.SetStr("name", orNone(name))
			d.SetStr("table", table)
			return d, err
		}},
		{Name: "returning_column_descriptions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).DescribeColumns(core.NewSelect(core.ReturnedBy(nativeElement(self))...)), nil
		}},
	}})
	s.classes["Select"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "column_descriptions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		sel, _ := object.State[*core.Select](self)
		return Of(th).DescribeColumns(sel), nil
	}}}})
}

// DescribeColumns is column_descriptions of a statement about tables alone: what each
// column of its rows is.
func (s *State) DescribeColumns(sel *core.Select) object.Value {
	named := core.NewSubquery(sel, "").Columns().All()
	out := object.NewList()
	at := 0
	for _, x := range sel.SelectedColumns() {
		d := object.NewDict()
		if _, text := core.Deannotate(x).(*core.Text); text {
			d.SetStr("name", object.None)
		} else if at < len(named) {
			d.SetStr("name", object.Str(core.ProxyKey(named[at])))
			at++
		} else {
			break
		}
		d.SetStr("type", s.TypeObject(x.SQLType()))
		d.SetStr("expr", s.Wrap(s.th, x))
		out.Elems = append(out.Elems, d)
	}
	return out
}
