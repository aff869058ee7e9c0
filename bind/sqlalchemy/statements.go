package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// kindAttrs tell what kind of statement one is.
func kindAttrs() []object.Attr {
	flag := func(name string, is func(e core.Element) bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(is(nativeElement(self))), nil
		}}
	}
	insert := func(e core.Element) bool { _, ok := e.(*core.Insert); return ok }
	update := func(e core.Element) bool { _, ok := e.(*core.Update); return ok }
	remove := func(e core.Element) bool { _, ok := e.(*core.Delete); return ok }
	return []object.Attr{
		flag("is_select", func(e core.Element) bool { _, ok := e.(core.Query); return ok }),
		flag("is_insert", insert), flag("is_update", update), flag("is_delete", remove), flag("is_text", func(core.Element) bool { return false }),
		flag("is_dml", func(e core.Element) bool { return insert(e) || update(e) || remove(e) }),
	}
}

func (s *State) makeStatementClasses() {
	clause := s.classes["ClauseElement"]
	exec := s.class(object.ClassSpec{
		Name: "Executable", Module: "sqlalchemy.sql.base", Bases: []*object.Type{clause}, New: newCustom(true, false),
		Methods: optionMethods(), Attrs: kindAttrs(),
	})
	base := s.class(object.ClassSpec{Name: "SelectBase", Module: selectableModule, Bases: []*object.Type{exec}, Methods: queryMethods(), Attrs: []object.Attr{
		{Name: "selected_columns", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			q, _ := nativeElement(self).(core.Query)
			return Of(th).collection(core.QueryColumns(q)), nil
		}},
		{Name: "exported_columns", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			q, _ := nativeElement(self).(core.Query)
			return Of(th).collection(core.QueryColumns(q)), nil
		}},
		{Name: "c", Get: implicitColumns}, {Name: "columns", Get: implicitColumns},
	}})
	gen := s.class(object.ClassSpec{Name: "GenerativeSelect", Module: selectableModule, Bases: []*object.Type{base}, Methods: generativeMethods()})
	s.class(object.ClassSpec{Name: "Select", Module: selectableModule, Bases: []*object.Type{gen}, Methods: append(selectMethods(), combineMethods()...), Attrs: []object.Attr{
		{Name: "whereclause", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			sel, _ := object.State[*core.Select](self)
			if len(sel.Where) == 0 {
				return object.None, nil
			}
			return Of(th).Wrap(th, core.And(sel.Where...)), nil
		}},
		{Name: "froms", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			sel, _ := object.State[*core.Select](self)
			s := Of(th)
			froms, err := core.FinalFroms(sel)
			if err != nil {
				return nil, s.Err(th, err)
			}
			var out []object.Value
			for _, f := range froms {
				out = append(out, s.Wrap(th, f))
			}
			return object.NewList(out...), nil
		}},
		{Name: "columns_clause_froms", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			sel, _ := object.State[*core.Select](self)
			s := Of(th)
			var out []object.Value
			for _, c := range sel.Cols {
				for _, f := range core.FromsOf(c) {
					out = append(out, s.Wrap(th, f))
				}
			}
			return object.NewList(out...), nil
		}},
	}})
	s.class(object.ClassSpec{Name: "CompoundSelect", Module: selectableModule, Bases: []*object.Type{gen}})
	s.class(object.ClassSpec{Name: "TextualSelect", Module: selectableModule, Bases: []*object.Type{base}, Methods: []object.Method{
		object.NewMethod("bindparams(*binds, **bind_as_values)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, _ := object.State[*core.TextualSelect](self)
			c := *t
			args := object.Args{Pos: elems(a[0])}
			for _, it := range kwargs(a[1]).Items() {
				args.Kw = append(args.Kw, object.KwArg{Name: str(it.Key), Value: it.Value})
			}
			text, err := object.CallMethodArgs(th, s.Wrap(th, t.Text), "bindparams", args)
			if err != nil {
				return nil, err
			}
			c.Text, _ = object.State[*core.Text](text)
			return s.Wrap(th, &c), nil
		}),
	}})
	s.class(object.ClassSpec{Name: "ScalarSelect", Module: selectableModule, Bases: []*object.Type{s.classes["ColumnElement"]}, Methods: scalarMethods()})
	s.class(object.ClassSpec{Name: "ScalarValues", Module: selectableModule, Bases: []*object.Type{s.classes["ColumnElement"]}})
	s.class(object.ClassSpec{Name: "Exists", Module: selectableModule, Bases: []*object.Type{s.classes["UnaryExpression"]}, Methods: existsMethods()})
	s.makeDMLClasses(exec)
}

// optionMethods are execution_options(), options() and their like.
func optionMethods() []object.Method {
	return []object.Method{
		object.NewMethod("execution_options(**kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			for _, name := range []string{"isolation_level", "compiled_cache"} {
				if _, given := kwargs(a[0]).GetStr(name); given {
					where := ", not per statement."
					if name == "isolation_level" {
						where = ", or per-engine using the isolation_level argument to create_engine()."
					}
					return nil, Of(th).NewError("ArgumentError", "'"+name+"' execution option may only be specified on Connection.execution_options()"+where, "")
				}
			}
			return Of(th).change(th, self, func(v *variant) {
				*v.execOptions = core.MergeOptions(*v.execOptions, options(a[0]))
			})
		}),
		object.NewMethod("options(*options)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			for _, o := range elems(a[0]) {
				_, ok := o.(*object.Instance)
				if ok {
					e, _, err := Of(th).Element(th, o)
					if err != nil {
						return nil, err
					}
					ok = e == nil
				}
				if !ok {
					return nil, Of(th).expected(th, "ExecutionOption Core or ORM object", o)
				}
			}
			return Of(th).change(th, self, func(v *variant) {
				for _, o := range elems(a[0]) {
					if n := nativeAny(o); n != nil {
						*v.options = append(*v.options, n)
					} else {
						*v.options = append(*v.options, o)
					}
				}
			})
		}),
		object.NewMethod("get_execution_options()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var opts map[string]any
			_, err := Of(th).change(th, self, func(v *variant) { opts = *v.execOptions })
			return Of(th).immutable(opts), err
		}),
	}
}

// variant is a copied statement with its parts that all statements share.
type variant struct {
	st          core.Statement
	execOptions *map[string]any
	options     *[]any
	ctes        *[]*core.CTE
}

// change copies a statement, lets f change it, and wraps it.
func (s *State) change(th *object.Thread, self object.Value, f func(*variant)) (object.Value, error) {
	v := &variant{}
	switch x := nativeElement(self).(type) {
	case *core.Select:
		c := x.With(func(*core.Select) {})
		v.st, v.execOptions, v.options, v.ctes = c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.Compound:
		c := x.With(func(*core.Compound) {})
		v.st, v.execOptions, v.options, v.ctes = c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.TextualSelect:
		c := *x
		c.IndependentCTEs = append([]*core.CTE{}, x.IndependentCTEs...)
		v.st, v.execOptions, v.options, v.ctes = &c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.Insert:
		c := x.With(func(*core.Insert) {})
		v.st, v.execOptions, v.options, v.ctes = c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.Update:
		c := x.With(func(*core.Update) {})
		v.st, v.execOptions, v.options, v.ctes = c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.Delete:
		c := x.With(func(*core.Delete) {})
		v.st, v.execOptions, v.options, v.ctes = c, &c.ExecOptions, &c.Options, &c.IndependentCTEs
	case *core.Text:
		c := *x
		var none []any
		v.st, v.execOptions, v.options, v.ctes = &c, &c.ExecOptions, &none, nil
	default:
		return self, nil
	}
	f(v)
	o := object.NewInstance(self.Type(), v.st)
	s.Bind(v.st, o)
	return o, nil
}

// changeSelect copies a Select or a Compound.
func (s *State) changeSelect(th *object.Thread, self object.Value, onSelect func(*core.Select), onCompound func(*core.Compound)) (object.Value, error) {
	switch x := nativeElement(self).(type) {
	case *core.Select:
		c := x.With(onSelect)
		o := object.NewInstance(self.Type(), c)
		s.Bind(c, o)
		return o, nil
	case *core.Compound:
		if onCompound == nil {
			break
		}
		return s.Wrap(th, x.With(onCompound)), nil
	}
	return nil, object.Unsupported("this method on %s", self.Type().Name)
}

// queries are the arguments of union() and its like.
func (s *State) queries(th *object.Thread, list []object.Value) ([]core.Query, error) {
	var out []core.Query
	for _, v := range list {
		e, err := s.expect(th, roleCompound, v)
		if err != nil {
			return nil, err
		}
		out = append(out, e.(core.Query))
	}
	return out, nil
}

// implicitColumns are the columns of a subquery that nobody made, as select().c is.
func implicitColumns(th *object.Thread, self object.Value) (object.Value, error) {
	s := Of(th)
	q, _ := nativeElement(self).(core.Query)
	err := host{s}.Warn("SADeprecationWarning", "The SelectBase.c and SelectBase.columns attributes are deprecated and will be removed in a future release; these attributes implicitly create a subquery that should be explicit.  Please call SelectBase.subquery() first in order to create a subquery, which then contains this attribute.  To access the columns that this SELECT object SELECTs from, use the SelectBase.selected_columns attribute. (deprecated since: 1.4)")
	return s.collection(s.subqueryOf(q).Columns()), err
}

func queryMethods() []object.Method {
	q := func(self object.Value) core.Query {
		x, _ := nativeElement(self).(core.Query)
		return x
	}
	m := []object.Method{
		object.NewMethod("subquery(name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewSubquery(q(self), str(a[0]))), nil
		}),
		object.NewMethod("alias(name=None, flat=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewSubquery(q(self), str(a[0]))), nil
		}),
		object.NewMethod("lateral(name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			sub := core.NewSubquery(q(self), str(a[0]))
			sub.Lateral = true
			return Of(th).Wrap(th, sub), nil
		}),
		object.NewMethod("scalar_subquery()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewScalarSelect(q(self))), nil
		}),
		object.NewMethod("as_scalar()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			err := host{Of(th)}.Warn("SADeprecationWarning", "The SelectBase.as_scalar() method is deprecated and will be removed in a future release.  Please refer to SelectBase.scalar_subquery(). (deprecated since: 1.4)")
			return Of(th).Wrap(th, core.NewScalarSelect(q(self))), err
		}),
		object.NewMethod("label(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewLabel(str(a[0]), core.NewScalarSelect(q(self)), nil)), nil
		}),
		object.NewMethod("exists()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NewExists(q(self))), nil
		}),
		object.NewMethod("cte(name=None, recursive=False, nesting=False)", cteMethod),
		object.NewMethod("add_cte(*ctes, nest_here=False)", addCTE),
	}
	return m
}

// combineMethods are union() and its like, which a plain SELECT alone has.
func combineMethods() []object.Method {
	var m []object.Method
	for name, keyword := range setKeywords {
		m = append(m, object.NewMethod(name+"(*other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			q, _ := nativeElement(self).(core.Query)
			others, err := s.queries(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewCompound(keyword, append([]core.Query{q}, others...)...)), nil
		}))
	}
	return m
}

var setKeywords = map[string]string{
	"union": "UNION", "union_all": "UNION ALL", "intersect": "INTERSECT", "intersect_all": "INTERSECT ALL",
	"except_": "EXCEPT", "except_all": "EXCEPT ALL",
}

func cteMethod(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	s := Of(th)
	st, ok := nativeElement(self).(core.Statement)
	if !ok {
		return nil, object.AttributeErr(self, "cte")
	}
	c := core.NewCTE(st, str(a[0]))
	var err error
	if c.Recursive, err = truth(th, a[1], false); err != nil {
		return nil, err
	}
	if c.Nesting, err = truth(th, a[2], false); err != nil {
		return nil, err
	}
	return s.Wrap(th, c), nil
}

func addCTE(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	here, err := truth(th, a[1], false)
	if err != nil {
		return nil, err
	}
	s := Of(th)
	var ctes []core.Element
	for _, c := range elems(a[0]) {
		e, err := s.expect(th, roleCTE, c)
		if err != nil {
			return nil, err
		}
		ctes = append(ctes, e)
	}
	return s.change(th, self, func(v *variant) {
		for _, c := range ctes {
			if x, ok := c.(*core.CTE); ok {
				if here {
					x = &core.CTE{NestHere: x}
				}
				*v.ctes = append(*v.ctes, x)
			}
		}
	})
}

// limitValue is what limit() and offset() take: a number becomes a parameter.
func (s *State) limitValue(th *object.Thread, v object.Value) (core.ColumnElement, error) {
	if none(v) {
		return nil, nil
	}
	e, ok, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	if ok && kindOf(e) != isMapped {
		if e, err = s.expect(th, roleLimit, v); err != nil {
			return nil, err
		}
		return e.(core.ColumnElement), nil
	}
	if _, isInt := v.(object.Int); !isInt {
		n, err := object.Call(th, object.IntType, v)
		if err != nil {
			return nil, err
		}
		v = n
	}
	n, err := object.Index(th, v)
	if err != nil {
		return nil, err
	}
	return core.NewCount(object.MakeInt(n)), nil
}

func generativeMethods() []object.Method {
	limit := func(name string, onSelect func(*core.Select, core.ColumnElement), onCompound func(*core.Compound, core.ColumnElement)) object.Method {
		return object.NewMethod(name+"(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			v, err := s.limitValue(th, a[0])
			if err != nil {
				return nil, err
			}
			return s.changeSelect(th, self, func(x *core.Select) { onSelect(x, v) }, func(x *core.Compound) { onCompound(x, v) })
		})
	}
	by := func(name string, order bool, onSelect func(*core.Select, []core.Element, bool), onCompound func(*core.Compound, []core.Element, bool)) object.Method {
		return object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			s := Of(th)
			reset := len(args.Pos) == 1 && none(args.Pos[0])
			var items []core.Element
			if !reset {
				for _, v := range args.Pos {
					var x core.Element
					var err error
					if order {
						x, err = s.byItem(th, v, true)
					} else {
						x, err = s.expect(th, roleGroupBy, v)
					}
					if err != nil {
						return nil, err
					}
					if ent, ok := x.(core.Entity); ok && !order && kindOf(x)&(isBundle|isMapped) != 0 {
						for _, c := range ent.EntityColumns() {
							items = append(items, c)
						}
						continue
					}
					items = append(items, x)
				}
			}
			return s.changeSelect(th, self, func(x *core.Select) { onSelect(x, items, reset) }, func(x *core.Compound) { onCompound(x, items, reset) })
		}}
	}
	return []object.Method{
		limit("limit", func(s *core.Select, v core.ColumnElement) { s.LimitClause = v; s.FetchClause = nil }, func(s *core.Compound, v core.ColumnElement) { s.LimitClause = v }),
		limit("offset", func(s *core.Select, v core.ColumnElement) { s.OffsetClause = v }, func(s *core.Compound, v core.ColumnElement) { s.OffsetClause = v }),
		object.NewMethod("fetch(count, with_ties=False, percent=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			v, err := s.limitValue(th, a[0])
			if err != nil {
				return nil, err
			}
			ties, _ := truth(th, a[1], false)
			percent, _ := truth(th, a[2], false)
			return s.changeSelect(th, self, func(x *core.Select) {
				x.FetchClause, x.LimitClause, x.FetchTies, x.FetchPercent = v, nil, ties, percent
			}, func(x *core.Compound) { x.FetchClause = v })
		}),
		object.NewMethod("slice(start, stop)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			start, _ := intArg(a[0])
			stop, hasStop := intArg(a[1])
			num := func(n int) core.ColumnElement {
				return core.NewCount(object.MakeInt(int64(n)))
			}
			return s.changeSelect(th, self, func(x *core.Select) {
				if hasStop {
					x.LimitClause = num(stop - start)
				}
				x.OffsetClause = nil
				if start != 0 {
					x.OffsetClause = num(start)
				}
			}, nil)
		}),
		by("order_by", true, func(s *core.Select, items []core.Element, reset bool) {
			if reset {
				s.OrderBy = nil
			}
			s.OrderBy = append(s.OrderBy, items...)
		}, func(s *core.Compound, items []core.Element, reset bool) {
			if reset {
				s.OrderBy = nil
			}
			s.OrderBy = append(s.OrderBy, items...)
		}),
		by("group_by", false, func(s *core.Select, items []core.Element, reset bool) {
			if reset {
				s.GroupBy = nil
			}
			s.GroupBy = append(s.GroupBy, items...)
		}, func(s *core.Compound, items []core.Element, reset bool) { s.GroupBy = append(s.GroupBy, items...) }),
		object.NewMethod("with_for_update(nowait=False, read=False, of=None, skip_locked=False, key_share=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			f := &core.ForUpdate{}
			f.NoWait, _ = truth(th, a[0], false)
			f.Read, _ = truth(th, a[1], false)
			f.SkipLocked, _ = truth(th, a[3], false)
			f.KeyShare, _ = truth(th, a[4], false)
			if !none(a[2]) {
				items := []object.Value{a[2]}
				switch x := a[2].(type) {
				case *object.List:
					items = x.Elems
				case *object.Tuple:
					items = x.Elems
				}
				for _, v := range items {
					e, err := s.expect(th, roleColumns, v)
					if err != nil {
						return nil, err
					}
					if c, ok := e.(core.ColumnElement); ok {
						e = core.Deannotate(c)
					}
					f.Of = append(f.Of, e)
				}
			}
			return s.changeSelect(th, self, func(x *core.Select) { x.ForUpdate = f }, func(x *core.Compound) { x.ForUpdate = f })
		}),
		object.NewMethod("set_label_style(style)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			n, _ := object.State[labelStyle](a[0])
			return Of(th).changeSelect(th, self, func(x *core.Select) { x.LabelStyle = core.LabelStyle(n) }, func(x *core.Compound) { x.LabelStyle = core.LabelStyle(n) })
		}),
	}
}

// labelStyle is one of the constants LABEL_STYLE_….
type labelStyle core.LabelStyle
