package sqlalchemy

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

const selectableModule = "sqlalchemy.sql.selectable"

// columnsObject is the collection .c of a source of rows.
type columnsObject struct{ cols *core.Columns }

func (s *State) collection(c *core.Columns) object.Value {
	return object.NewInstance(s.classes["ReadOnlyColumnCollection"], &columnsObject{c})
}

func fromOf(self object.Value) core.FromClause {
	e := nativeElement(self)
	if f, is := e.(*core.Function); is {
		t := core.FunctionFrom(f)
		t.Whole = true
		return t
	}
	f, _ := e.(core.FromClause)
	return f
}

func (s *State) makeFromClasses() {
	cols := func(self object.Value) *core.Columns {
		c, ok := object.State[*columnsObject](self)
		if !ok {
			return core.NewColumns()
		}
		return c.cols
	}
	s.class(object.ClassSpec{
		Name: "ReadOnlyColumnCollection", Module: "sqlalchemy.sql.base",
		Methods: []object.Method{
			object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if c := cols(self).Get(str(a[0])); c != nil {
					return Of(th).Wrap(th, c), nil
				}
				return nil, object.Raise(object.AttributeError, "%s", str(a[0]))
			}),
			object.NewMethod("__getitem__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				all := cols(self).All()
				switch k := a[0].(type) {
				case object.Int:
					i := int(k)
					if i < 0 || i >= len(all) {
						return nil, object.Raise(object.IndexError, "%d", int(k))
					}
					return s.Wrap(th, all[i]), nil
				case *object.Slice:
					at, step, count, err := k.Indices(th, len(all))
					if err != nil {
						return nil, err
					}
					out := core.NewColumns()
					for ; count > 0; count-- {
						out.Add(cols(self).Keys()[at], all[at])
						at += step
					}
					return s.collection(out), nil
				case *object.Tuple:
					out := core.NewColumns()
					for _, e := range k.Elems {
						if i, ok := object.AsInt(e); ok {
							if i < 0 || int(i) >= len(all) {
								return nil, object.Raise(object.IndexError, "%d", i)
							}
							out.Add(cols(self).Keys()[i], all[i])
							continue
						}
						if c := cols(self).Get(str(e)); c != nil {
							out.Add(str(e), c)
							continue
						}
						return nil, object.NewKeyError(e)
					}
					return s.collection(out), nil
				}
				if c := cols(self).Get(str(a[0])); c != nil {
					return s.Wrap(th, c), nil
				}
				return nil, object.NewKeyError(a[0])
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.CallMethod(th, s.columnList(th, cols(self)), "__iter__")
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.MakeInt(int64(cols(self).Len())), nil
			}),
			object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if _, ok := object.AsStr(a[0]); !ok {
					return nil, Of(th).NewError("ArgumentError", "__contains__ requires a string argument", "")
				}
				return object.MakeBool(cols(self).Get(str(a[0])) != nil), nil
			}),
			object.NewMethod("keys()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				var out []object.Value
				for _, k := range cols(self).Keys() {
					out = append(out, object.Str(k))
				}
				return object.NewList(out...), nil
			}),
			object.NewMethod("values()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).columnList(th, cols(self)), nil
			}),
			object.NewMethod("items()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				var out []object.Value
				for i, c := range cols(self).All() {
					out = append(out, object.NewTuple(object.Str(cols(self).Keys()[i]), Of(th).Wrap(th, c)))
				}
				return object.NewList(out...), nil
			}),
			object.NewMethod("get(key, default=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if c := cols(self).Get(str(a[0])); c != nil {
					return Of(th).Wrap(th, c), nil
				}
				return orNone(a[1]), nil
			}),
			object.NewMethod("contains_column(col)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				e := nativeElement(a[0])
				for _, c := range cols(self).All() {
					if core.Element(core.Deannotate(c)) == e {
						return object.True, nil
					}
				}
				return object.False, nil
			}),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				var out []string
				for _, c := range cols(self).All() {
					text, err := object.ToStr(th, Of(th).Wrap(th, c))
					if err != nil {
						return nil, err
					}
					out = append(out, text)
				}
				return object.Str("ReadOnlyColumnCollection(" + strings.Join(out, ", ") + ")"), nil
			}),
			object.NewMethod("as_readonly()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
			object.NewMethod("corresponding_column(column, require_embedded=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return Of(th).corresponding(th, cols(self), a)
			}),
		},
	})
	getCols := func(th *object.Thread, self object.Value) (object.Value, error) {
		s := Of(th)
		if q, ok := nativeElement(self).(core.Query); ok {
			return s.collection(core.QueryColumns(q)), nil
		}
		f := fromOf(self)
		if f == nil {
			return nil, object.AttributeErr(self, "c")
		}
		return s.collection(f.Columns()), nil
	}
	s.class(object.ClassSpec{
		Name: "FromClause", Module: selectableModule, Bases: []*object.Type{s.classes["ClauseElement"]},
		Attrs: []object.Attr{
			{Name: "c", Get: getCols}, {Name: "columns", Get: getCols}, {Name: "exported_columns", Get: getCols},
			{Name: "description", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(core.Describe(fromOf(self))), nil
			}},
		},
		Methods: append(fromMethods(), object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return nil, object.AttributeErr(self, str(a[0]))
		})),
	})
	name := object.Attr{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		switch x := nativeElement(self).(type) {
		case *core.TableClause:
			return object.Str(x.Name), nil
		case *core.Alias:
			return object.Str(x.Given), nil
		case *core.Subquery:
			return object.Str(x.Given), nil
		case *core.CTE:
			return object.Str(x.Given), nil
		}
		return object.None, nil
	}}
	for _, n := range []string{"TableClause", "Alias", "Subquery", "CTE", "Join", "Values", "TableValuedAlias"} {
		spec := object.ClassSpec{Name: n, Module: selectableModule, Bases: []*object.Type{s.classes["FromClause"]}, Attrs: []object.Attr{name}}
		switch n {
		case "CTE":
			spec.Methods = cteMethods()
		case "Join":
			spec.Attrs = []object.Attr{
				{Name: "left", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
					j, _ := object.State[*core.Join](self)
					return Of(th).Wrap(th, j.L), nil
				}},
				{Name: "right", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
					j, _ := object.State[*core.Join](self)
					return Of(th).Wrap(th, j.R), nil
				}},
				{Name: "onclause", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
					j, _ := object.State[*core.Join](self)
					return Of(th).Wrap(th, j.On), nil
				}},
			}
			spec.Methods = []object.Method{object.NewMethod("select()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				j, _ := object.State[*core.Join](self)
				sel := core.NewSelect(j.L, j.R)
				sel.FromObj = []core.Element{j}
				return Of(th).Wrap(th, sel), nil
			})}
		case "Values":
			spec.Methods = valuesMethods()
		case "TableClause":
			spec.Methods = []object.Method{
				object.NewMethod("insert()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return Of(th).Wrap(th, core.NewInsert(fromOf(self))), nil
				}),
				object.NewMethod("update()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return Of(th).Wrap(th, core.NewUpdate(fromOf(self))), nil
				}),
				object.NewMethod("delete()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
					return Of(th).Wrap(th, core.NewDelete(fromOf(self))), nil
				}),
			}
		case "TableValuedAlias":
			spec.Attrs = append(spec.Attrs, object.Attr{Name: "column", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.TableValuedAlias](self)
				return Of(th).Wrap(th, core.AliasColumn(t)), nil
			}})
			spec.Methods = []object.Method{
				object.NewMethod("render_derived(name=None, with_types=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
					t, _ := object.State[*core.TableValuedAlias](self)
					with, err := truth(th, a[1], false)
					if err != nil {
						return nil, err
					}
					return Of(th).Wrap(th, core.RenderDerived(t, str(a[0]), with)), nil
				}),
			}
		}
		s.class(spec)
	}
	s.class(object.ClassSpec{Name: "Lateral", Module: selectableModule, Bases: []*object.Type{s.classes["Subquery"]}})
}

func (s *State) columnList(th *object.Thread, c *core.Columns) object.Value {
	out := make([]object.Value, 0, c.Len())
	for _, x := range c.All() {
		out = append(out, s.Wrap(th, x))
	}
	return object.NewList(out...)
}

func (s *State) join(th *object.Thread, left core.FromClause, a []object.Value, outer, full bool) (object.Value, error) {
	r, err := s.From(th, a[0])
	if err != nil {
		return nil, err
	}
	right, err := core.AsFrom(r)
	if err != nil {
		return nil, s.Err(th, err)
	}
	var on core.ColumnElement
	if !none(a[1]) {
		o, err := s.expect(th, roleOn, a[1])
		if err != nil {
			return nil, err
		}
		on, _ = o.(core.ColumnElement)
	}
	j, err := core.NewJoin(left, right, on, outer, full)
	if err != nil {
		return nil, s.Err(th, err)
	}
	return s.Wrap(th, j), nil
}

// functionFromMethods are those of fromMethods that a function has as well.
func functionFromMethods() []object.Method {
	var out []object.Method
	for _, m := range fromMethods() {
		switch m.Name {
		case "join", "outerjoin", "lateral", "tablesample":
			out = append(out, m)
		}
	}
	return out
}

// fromMethods are join(), alias(), select() and their like.
func fromMethods() []object.Method {
	return []object.Method{
		object.NewMethod("select()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewSelect(fromOf(self))), nil
		}),
		object.NewMethod("table_valued()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.TableValued(fromOf(self))), nil
		}),
		object.NewMethod("join(right, onclause=None, isouter=False, full=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			outer, _ := truth(th, a[2], false)
			full, _ := truth(th, a[3], false)
			return Of(th).join(th, fromOf(self), a, outer, full)
		}),
		object.NewMethod("outerjoin(right, onclause=None, full=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			full, _ := truth(th, a[2], false)
			return Of(th).join(th, fromOf(self), a, true, full)
		}),
		object.NewMethod("alias(name=None, flat=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).alias(th, fromOf(self), str(a[0])), nil
		}),
		object.NewMethod("lateral(name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			switch f := fromOf(self).(type) {
			case *core.TableValuedAlias:
				c := core.AliasValued(f, str(a[0]))
				c.Lateral = true
				return Of(th).Wrap(th, c), nil
			}
			c := core.NewAlias(fromOf(self), str(a[0]))
			c.Lateral = true
			return Of(th).Wrap(th, c), nil
		}),
		object.NewMethod("tablesample(sampling, name=None, seed=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			method, err := s.Operand(th, a[0])
			if err != nil {
				return nil, err
			}
			if v, plain := method.(core.Value); plain {
				method = core.NewFunction([]string{"system"}, []core.Element{v}, nil)
			}
			alias := core.NewAlias(fromOf(self), str(orNone(a[1])))
			alias.Sampling = method
			if !none(orNone(a[2])) {
				if alias.Seed, err = s.Column(th, a[2], true); err != nil {
					return nil, err
				}
			}
			return s.Wrap(th, alias), nil
		}),
		object.NewMethod("corresponding_column(column, require_embedded=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).corresponding(th, fromOf(self).Columns(), a)
		}),
		object.NewMethod("is_derived_from(fromclause)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f := fromOf(self)
			for f != nil {
				if f == fromOf(a[0]) {
					return object.True, nil
				}
				x, ok := f.(*core.Alias)
				if !ok {
					break
				}
				f = x.Of
			}
			return object.False, nil
		}),
	}
}

// corresponding is the column of a collection that stands for another one.
func (s *State) corresponding(th *object.Thread, cols *core.Columns, a []object.Value) (object.Value, error) {
	c, err := s.Column(th, a[0], false)
	if err != nil {
		return nil, err
	}
	embedded, err := truth(th, orNone(a[1]), false)
	if err != nil {
		return nil, err
	}
	if x := core.Corresponding(cols, c); x != nil && (!embedded || core.Embedded(c, x)) {
		return s.Wrap(th, x), nil
	}
	return object.None, nil
}

func (s *State) alias(th *object.Thread, f core.FromClause, name string) object.Value {
	switch x := f.(type) {
	case *core.CTE:
		return s.Wrap(th, x.Alias(name))
	case *core.Subquery:
		sub := core.NewSubquery(x.Query, name)
		sub.Lateral = x.Lateral
		return s.Wrap(th, sub)
	case *core.TableValuedAlias:
		return s.Wrap(th, core.AliasValued(x, name))
	case *core.Values:
		c := *x
		v := core.RenameValues(&c, name)
		return s.Wrap(th, v)
	}
	return s.Wrap(th, core.NewAlias(f, name))
}

func cteMethods() []object.Method {
	combine := func(name, keyword string) object.Method {
		return object.NewMethod(name+"(*other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			c, _ := object.State[*core.CTE](self)
			q, ok := c.Query.(core.Query)
			if !ok {
				return nil, s.NewError("InvalidRequestError", "CTE element "+"does not support "+name+"()", "")
			}
			others, err := s.queries(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			n := core.UnionCTE(c, core.NewCompound(keyword, append([]core.Query{q}, others...)...))
			return s.Wrap(th, n), nil
		})
	}
	affix := func(name string, f func(*core.CTE, []core.Affix)) object.Method {
		return object.NewMethod(name+"(*prefixes, dialect='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := s.affixes(th, a)
			if err != nil {
				return nil, err
			}
			old, _ := object.State[*core.CTE](self)
			c := *old
			f(&c, list)
			return s.Wrap(th, &c), nil
		})
	}
	return []object.Method{
		combine("union", "UNION"), combine("union_all", "UNION ALL"),
		affix("prefix_with", func(c *core.CTE, l []core.Affix) {
			c.Prefixes = append(c.Prefixes[:len(c.Prefixes):len(c.Prefixes)], l...)
		}),
		affix("suffix_with", func(c *core.CTE, l []core.Affix) {
			c.Suffixes = append(c.Suffixes[:len(c.Suffixes):len(c.Suffixes)], l...)
		}),
	}
}

// affixes are the arguments of prefix_with() and suffix_with(): texts, and the
// dialect that they are for.
func (s *State) affixes(th *object.Thread, a []object.Value) ([]core.Affix, error) {
	var list []core.Affix
	for _, v := range elems(a[0]) {
		e, err := s.expect(th, rolePart, v)
		if err != nil {
			return nil, err
		}
		list = append(list, core.Affix{X: e, Dialect: str(orNone(a[1]))})
	}
	return list, nil
}

func valuesMethods() []object.Method {
	return []object.Method{
		object.NewMethod("data(values)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			v, _ := object.State[*core.Values](self)
			var rows [][]core.Element
			if err := object.Iterate(th, a[0], func(row object.Value) error {
				items, err := object.ToSlice(th, row)
				if err != nil {
					return err
				}
				if len(items) != len(v.Cols) {
					r, err := object.Repr(th, row)
					v.Wrong = "Wrong number of elements for " + strconv.Itoa(len(v.Cols)) + "-tuple: " + r + " "
					if err != nil {
						return err
					}
				}
				var list []core.Element
				for i, it := range items {
					e, err := s.Operand(th, it)
					if err != nil {
						return err
					}
					if val, ok := e.(core.Value); ok {
						t := val.Type
						if i < len(v.Cols) && !v.Cols[i].SQLType().IsNull() {
							t = v.Cols[i].SQLType()
						}
						e = core.Literal(val, t)
					}
					list = append(list, e)
				}
				rows = append(rows, list)
				return nil
			}); err != nil {
				return nil, err
			}
			return s.Wrap(th, core.ValuesData(v, rows)), nil
		}),
		object.NewMethod("cte(name=None, recursive=False, nesting=False)", cteMethod),
		object.NewMethod("scalar_values()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			v, _ := object.State[*core.Values](self)
			return Of(th).Wrap(th, core.NewScalarValues(v)), nil
		}),
	}
}
