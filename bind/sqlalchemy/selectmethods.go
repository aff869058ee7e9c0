package sqlalchemy

import (
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/python/object"
)

// SelectItems are the arguments of select(): columns, tables, entities, text.
func (s *State) SelectItems(th *object.Thread, list []object.Value) ([]core.Element, error) {
	var out []core.Element
	for _, v := range list {
		if set, isSet := object.State[*columnsObject](v); isSet {
			for _, c := range set.cols.All() {
				out = append(out, c)
			}
			continue
		}
		e, err := s.expect(th, roleColumns, v)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// plainColumn tells of a text that looks like a column's name.
func plainColumn(s string) bool {
	return s != "" && scan.IsWord(s[0]) && !strings.ContainsFunc(s, unicode.IsSpace)
}

func (s *State) joinStep(th *object.Thread, target, on, left object.Value, outer, full bool) (core.JoinStep, error) {
	step := core.JoinStep{Outer: outer, Full: full}
	e, _, err := s.Element(th, target)
	if err != nil {
		return step, err
	}
	if _, own := object.State[core.Element](target); own || e == nil || kindOf(e)&isMapped != 0 { // attributes say what is wrong when they are joined
		if e, err = s.expect(th, roleJoinTarget, target); err != nil {
			return step, err
		}
	}
	switch x := e.(type) {
	case *core.Text:
		e = &core.TextFrom{X: x}
	case *core.Function:
		e = core.FunctionFrom(x)
	}
	step.Target = e
	if !none(on) {
		o, ok, err := s.Element(th, on)
		if err != nil {
			return step, err
		}
		if !ok || o.VisitName() != "relationship" {
			if o, err = s.expect(th, roleOn, on); err != nil {
				return step, err
			}
		}
		step.On = o
	}
	if left != nil {
		if step.Left, err = s.From(th, left); err != nil {
			return step, err
		}
	}
	return step, nil
}

func selectMethods() []object.Method {
	change := func(th *object.Thread, self object.Value, f func(*core.Select)) (object.Value, error) {
		return Of(th).changeSelect(th, self, f, nil)
	}
	join := func(name string, outer bool, from bool) object.Method {
		sig := name + "(target, onclause=None, isouter=False, full=False)"
		switch {
		case from && outer:
			sig = name + "(from_, target, onclause=None, full=False)"
		case from:
			sig = name + "(from_, target, onclause=None, isouter=False, full=False)"
		case outer:
			sig = name + "(target, onclause=None, full=False)"
		}
		return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var left object.Value
			if from {
				left, a = a[0], a[1:]
			}
			isOuter, full := outer, false
			if outer {
				full, _ = truth(th, a[2], false)
			} else {
				isOuter, _ = truth(th, a[2], false)
				full, _ = truth(th, a[3], false)
			}
			step, err := s.joinStep(th, a[0], a[1], left, isOuter, full)
			if err != nil {
				return nil, err
			}
			return change(th, self, func(x *core.Select) { x.Joins = append(x.Joins, step) })
		})
	}
	cond := func(name string, f func(*core.Select, []core.ColumnElement)) object.Method {
		return object.NewMethod(name+"(*criteria)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			list, err := Of(th).conditions(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			return change(th, self, func(x *core.Select) { f(x, list) })
		})
	}
	items := func(name string, f func(*core.Select, []core.Element)) object.Method {
		return object.NewMethod(name+"(*entities, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			given := elems(a[0])
			if name == "with_only_columns" && len(given) == 1 {
				if _, isList := given[0].(*object.List); isList {
					return nil, Of(th).wasList("entities", "Select.with_only_columns")
				}
			}
			list, err := Of(th).SelectItems(th, given)
			if err != nil {
				return nil, err
			}
			kw, _ := a[1].(*object.Dict)
			keep := object.Value(object.False)
			if kw != nil && name == "with_only_columns" {
				if v, ok := kw.GetStr("maintain_column_froms"); ok {
					keep = v
				}
			}
			return change(th, self, func(x *core.Select) {
				if keep == object.True {
					for _, e := range x.Cols {
						if ent, ok := e.(core.Entity); ok {
							x.FromObj = append(x.FromObj, ent)
							continue
						}
						for _, from := range core.FromsOf(e) {
							x.FromObj = append(x.FromObj, from)
						}
					}
				}
				f(x, list)
			})
		})
	}
	affix := func(name string, f func(*core.Select, core.Affix)) object.Method {
		return object.NewMethod(name+"(*prefixes, dialect='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			list, err := s.affixes(th, a)
			if err != nil {
				return nil, err
			}
			return change(th, self, func(x *core.Select) {
				for _, p := range list {
					f(x, p)
				}
			})
		})
	}
	correlate := func(name string, f func(*core.Select, []core.FromClause, bool)) object.Method {
		return object.NewMethod(name+"(*fromclauses)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var list []core.FromClause
			isNone := false
			for _, v := range elems(a[0]) {
				if none(v) || v == object.False {
					isNone = true
					continue
				}
				e, err := s.correlated(th, v)
				if err != nil {
					return nil, err
				}
				fc, err := core.AsFrom(e)
				if err != nil {
					return nil, s.Err(th, err)
				}
				list = append(list, fc)
			}
			return change(th, self, func(x *core.Select) { f(x, list, isNone) })
		})
	}
	return []object.Method{
		cond("where", func(s *core.Select, l []core.ColumnElement) { s.Where = append(s.Where, l...) }),
		cond("filter", func(s *core.Select, l []core.ColumnElement) { s.Where = append(s.Where, l...) }),
		cond("having", func(s *core.Select, l []core.ColumnElement) { s.Having = append(s.Having, l...) }),
		object.NewMethod("filter_by(**kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			sel, _ := object.State[*core.Select](self)
			var list []core.ColumnElement
			for _, it := range kwargs(a[0]).Items() {
				x, err := s.filterBy(th, sel, str(it.Key), it.Value)
				if err != nil {
					return nil, err
				}
				list = append(list, x)
			}
			return change(th, self, func(x *core.Select) { x.Where = append(x.Where, list...) })
		}),
		join("join", false, false), join("outerjoin", true, false), join("join_from", false, true), join("outerjoin_from", true, true),
		items("add_columns", func(s *core.Select, l []core.Element) { s.Cols = append(s.Cols, l...) }),
		items("with_only_columns", func(s *core.Select, l []core.Element) {
			if len(s.Joins) > 0 && s.JoinedCols == nil {
				s.JoinedCols = s.Cols
			}
			s.Cols = l
		}),
		object.NewMethod("column(column)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			list, err := Of(th).SelectItems(th, a)
			if err != nil {
				return nil, err
			}
			return change(th, self, func(x *core.Select) { x.Cols = append(x.Cols, list...) })
		}),
		object.NewMethod("select_from(*froms)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var list []core.Element
			for _, v := range elems(a[0]) {
				e, err := s.From(th, v)
				if err != nil {
					return nil, err
				}
				list = append(list, e)
			}
			return change(th, self, func(x *core.Select) { x.FromObj = append(x.FromObj, list...) })
		}),
		object.NewMethod("distinct(*expr)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var list []core.Element
			for _, v := range elems(a[0]) {
				e, err := s.expect(th, roleBy, v)
				if err != nil {
					return nil, err
				}
				list = append(list, e)
			}
			return change(th, self, func(x *core.Select) {
				x.HasDistinct = true
				x.DistinctOn = append(x.DistinctOn, list...)
			})
		}),
		correlate("correlate", func(s *core.Select, l []core.FromClause, isNone bool) {
			s.NoAutoCorrelate = true
			if isNone {
				s.Correlate, s.HasCorrelate = nil, false
				return
			}
			s.HasCorrelate = true
			s.Correlate = append(s.Correlate, l...)
		}),
		correlate("correlate_except", func(s *core.Select, l []core.FromClause, isNone bool) {
			s.NoAutoCorrelate, s.HasExcept = true, true
			s.CorrelateExcept = append(s.CorrelateExcept, l...)
		}),
		affix("prefix_with", func(s *core.Select, p core.Affix) { s.Prefixes = append(s.Prefixes, p) }),
		affix("suffix_with", func(s *core.Select, p core.Affix) { s.Suffixes = append(s.Suffixes, p) }),
		object.NewMethod("with_statement_hint(text, dialect_name='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return change(th, self, func(x *core.Select) {
				x.Hints = append(x.Hints, core.Hint{Text: str(a[0]), Dialect: hintDialect(a[1])})
			})
		}),
		object.NewMethod("with_hint(selectable, text, dialect_name='*')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, err := Of(th).hintTarget(th, a[0])
			if err != nil {
				return nil, err
			}
			return change(th, self, func(x *core.Select) {
				x.Hints = append(x.Hints, core.Hint{From: f, Text: str(a[1]), Dialect: hintDialect(a[2])})
			})
		}),
		object.NewMethod("get_final_froms()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.GetAttr(th, self, "froms")
		}),
		object.NewMethod("reduce_columns(only_synonyms=True)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return nil, object.Unsupported("Select.reduce_columns()")
		}),
	}
}

// filterBy is a condition of filter_by(): what it names, in the last joined source,
// else in the first one, equals the value.
func (s *State) filterBy(th *object.Thread, sel *core.Select, name string, value object.Value) (core.ColumnElement, error) {
	target := filterTarget(sel)
	var v object.Value
	if ent, ok := target.(core.Entity); ok && s.hooks.Attribute != nil {
		attr, err := s.hooks.Attribute(th, ent, name)
		if err != nil {
			return nil, err
		}
		if attr != nil {
			if v, err = object.Compare(th, object.Eq, attr, value); err != nil {
				return nil, err
			}
			return s.Condition(th, v)
		}
	}
	c, err := filterColumn(target, name)
	if err != nil {
		return nil, s.Err(th, err)
	}
	if c == nil {
		return nil, s.NewError("InvalidRequestError", "Entity namespace for \""+s.namespaceText(th, sel)+"\" has no property \""+name+"\"", "")
	}
	if v, err = s.operate(th, core.OpEq, c, value, false); err != nil {
		return nil, err
	}
	return s.Condition(th, v)
}

// namespace is the element that filter_by() asks for names.
func namespace(sel *core.Select) core.Element {
	switch {
	case len(sel.Joins) > 0:
		return sel.Joins[len(sel.Joins)-1].Target
	case len(sel.FromObj) > 0:
		return sel.FromObj[0]
	case len(sel.Cols) > 0:
		return sel.Cols[0]
	}
	return nil
}

// namespaceText is that element as an error names it.
func (s *State) namespaceText(th *object.Thread, sel *core.Select) string {
	x := namespace(sel)
	switch n := x.(type) {
	case nil:
		return ""
	case interface{ Namespace() string }:
		return n.Namespace()
	case interface{ Namespaces() []core.Element }:
		var names []string
		for _, x := range n.Namespaces() {
			t, _ := object.ToStr(th, s.Wrap(th, x))
			names = append(names, t)
		}
		return strings.Join(names, ", ")
	case core.Entity:
		x = n.EntityFrom()
	}
	switch f := x.(type) {
	case *core.Alias:
		return "" // it has no text without its statement
	case *core.Table:
		return core.Describe(f)
	}
	text, err := object.ToStr(th, s.Wrap(th, x))
	if err != nil {
		return ""
	}
	return text
}

func filterTarget(sel *core.Select) core.Element {
	target := namespace(sel)
	if len(sel.Joins) == 0 && len(sel.FromObj) == 0 {
		if c, ok := target.(core.ColumnElement); ok {
			if froms := core.FromsOf(c); len(froms) > 0 {
				target = froms[0]
			}
			core.Walk(c, func(x core.Element) bool { // of a function: its first argument's
				if y, ok := x.(core.ColumnElement); ok {
					if o := core.EntityOf(y); o != nil {
						target = o
						return false
					}
				}
				_, stop := target.(core.Entity)
				return !stop
			})
		}
	}
	return target
}

// filterColumn is the column of that name; nil for none.
func filterColumn(target core.Element, name string) (core.ColumnElement, error) {
	if n, ok := target.(core.NamedAttributes); ok {
		return n.Attribute(name)
	}
	if f, ok := target.(core.FromClause); ok {
		if c := f.Columns().Get(name); c != nil {
			return c, nil
		}
	}
	return nil, nil
}

func scalarMethods() []object.Method {
	inner := func(name string, f func(*core.Select, []core.FromClause)) object.Method {
		return object.NewMethod(name+"(*fromclauses)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			sc, _ := object.State[*core.ScalarSelect](self)
			q, err := object.CallMethodArgs(th, s.Wrap(th, sc.Query), name, object.Args{Pos: elems(a[0])})
			if err != nil {
				return nil, err
			}
			x, _ := object.State[core.Query](q)
			return s.Wrap(th, core.NewScalarSelect(x)), nil
		})
	}
	return []object.Method{inner("correlate", nil), inner("correlate_except", nil), inner("where", nil)}
}

func existsMethods() []object.Method {
	inner := func(name string) object.Method {
		return object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			s := Of(th)
			u, _ := object.State[*core.Unary](self)
			sc, ok := u.X.(*core.ScalarSelect)
			if !ok {
				return nil, object.Unsupported("Exists.%s()", name)
			}
			q, err := object.CallMethodArgs(th, s.Wrap(th, sc.Query), name, args)
			if err != nil {
				return nil, err
			}
			x, _ := object.State[core.Query](q)
			return s.Wrap(th, core.NewExists(x)), nil
		}}
	}
	return []object.Method{inner("where"), inner("select_from"), inner("correlate"), inner("correlate_except"),
		object.NewMethod("select()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			e, _ := object.State[*core.Unary](self)
			return Of(th).Wrap(th, core.NewSelect(e)), nil
		}),
	}
}

// correlated is what correlate() names. A class need not be fully mapped for it, as
// its subquery may be part of another class's body.
func (s *State) correlated(th *object.Thread, v object.Value) (core.Element, error) {
	if s.hooks.Mapped != nil {
		if e := s.hooks.Mapped(v); e != nil {
			return e, nil
		}
	}
	return s.From(th, v)
}

func hintDialect(v object.Value) string {
	if none(v) {
		return "*"
	}
	return str(v)
}

// hintTarget is the FROM element that a hint is about; None is the statement.
func (s *State) hintTarget(th *object.Thread, v object.Value) (core.FromClause, error) {
	if none(v) {
		return nil, nil
	}
	e, err := s.From(th, v)
	if err != nil {
		return nil, err
	}
	return core.AsFrom(e)
}
