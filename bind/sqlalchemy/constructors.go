package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

type nativeFn = func(th *object.Thread, a []object.Value) (object.Value, error)

func fn(signature string, f nativeFn) *object.Builtin { return object.NewFunction(signature, f) }

// exprFn is a function of one expression.
func exprFn(name string, literals bool, f func(core.ColumnElement) core.ColumnElement) *object.Builtin {
	return fn(name+"(column)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		if text, ok := object.AsStr(a[0]); ok && !literals {
			op := core.OpAsc
			x := f(core.LiteralColumn("", nil))
			if u, isU := x.(*core.Unary); isU {
				op = u.Modifier
			}
			return s.Wrap(th, core.Modify(op, &core.LabelRef{Text: text})), nil
		}
		r := roleExpr
		if !literals {
			r = roleBy
		}
		c, err := s.columnIn(th, r, a[0])
		if err != nil {
			return nil, err
		}
		return s.Wrap(th, f(c)), nil
	})
}

func modifier(op *core.Op) func(core.ColumnElement) core.ColumnElement {
	return func(c core.ColumnElement) core.ColumnElement { return core.Modify(op, c) }
}

// methodFn is a function that calls the method of its first argument.
func methodFn(name, method string) *object.Builtin {
	return object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
		if len(args.Pos) == 0 {
			return nil, object.Raise(object.TypeError, "%s() missing 1 required positional argument", name)
		}
		return object.CallMethodArgs(th, args.Pos[0], method, object.Args{Pos: args.Pos[1:], Kw: args.Kw})
	})
}

// roleFn is a function that calls the method of its name of what its first argument is in a role.
func roleFn(name string, r *role) *object.Builtin {
	return object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
		if len(args.Pos) == 0 {
			return nil, object.Raise(object.TypeError, "%s() missing 1 required positional argument", name)
		}
		s := Of(th)
		e, err := s.expect(th, r, args.Pos[0])
		if err != nil {
			return nil, err
		}
		return object.CallMethodArgs(th, s.Wrap(th, e), name, object.Args{Pos: args.Pos[1:], Kw: args.Kw})
	})
}

// joinFn is join() or outerjoin(), whose left side may be anything that rows come from.
func joinFn(name, signature string) *object.Builtin {
	return fn(signature, func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		e, err := s.From(th, a[0])
		if err != nil {
			return nil, err
		}
		left, err := core.AsFrom(e)
		if err != nil {
			return nil, s.Err(th, err)
		}
		outer := name == "outerjoin"
		full, err := truth(th, a[len(a)-1], false)
		if err == nil && !outer {
			outer, err = truth(th, a[3], false)
		}
		if err != nil {
			return nil, err
		}
		return s.join(th, left, a[1:], outer, full)
	})
}

// EngineFromConfig holds the function of that name, taken from there when it is first called.
const EngineFromConfig = "sqlalchemy.engine._config"

// TableOrder holds sort_tables() and its like.
const TableOrder = "sqlalchemy.sql._tables"

// constructors are the functions of the module sqlalchemy.
func (s *State) constructors() map[string]object.Value {
	out := map[string]object.Value{
		"select": fn("select(*entities, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			items, err := s.SelectItems(th, elems(a[0]))
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewSelect(items...)), nil
		}),
		"insert": fn("insert(table)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			f, ent, err := s.dmlTable(th, a[0])
			if err != nil {
				return nil, err
			}
			x := core.NewInsert(f)
			x.Entity = ent
			return s.Wrap(th, x), nil
		}),
		"update": fn("update(table)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			f, ent, err := s.dmlTable(th, a[0])
			if err != nil {
				return nil, err
			}
			x := core.NewUpdate(f)
			x.Entity = ent
			return s.Wrap(th, x), nil
		}),
		"delete": fn("delete(table)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			f, ent, err := s.dmlTable(th, a[0])
			if err != nil {
				return nil, err
			}
			x := core.NewDelete(f)
			x.Entity = ent
			return s.Wrap(th, x), nil
		}),
		"create_mock_engine": fn("create_mock_engine(url, executor, **kw)", newMockEngine),
		"text": fn("text(text)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			if _, is := object.AsStr(a[0]); !is {
				return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", a[0].Type().TpName())
			}
			return Of(th).Wrap(th, core.NewText(str(a[0]))), nil
		}),
		"and_": conjunctionFn("and_", false), "or_": conjunctionFn("or_", true),
		"not_": exprFn("not_", true, core.Not),
		"asc":  exprFn("asc", false, modifier(core.OpAsc)), "desc": exprFn("desc", false, modifier(core.OpDesc)),
		"nulls_first": exprFn("nulls_first", false, modifier(core.OpNullsFirst)), "nulls_last": exprFn("nulls_last", false, modifier(core.OpNullsLast)),
		"nullsfirst": exprFn("nullsfirst", false, modifier(core.OpNullsFirst)), "nullslast": exprFn("nullslast", false, modifier(core.OpNullsLast)),
		"distinct":    exprFn("distinct", true, core.Distinct),
		"bitwise_not": exprFn("bitwise_not", true, core.BitNot),
		"any_":        anyAll("any_", core.OpAny), "all_": anyAll("all_", core.OpAll),
		"null": fn("null()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.NullElement), nil
		}),
		"true": fn("true()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.TrueElement), nil
		}),
		"false": fn("false()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
			return Of(th).Wrap(th, core.FalseElement), nil
		}),
		"column": fn("column(text, type_=None, is_literal=False, _selectable=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, err := s.Type(th, a[1])
			if err != nil {
				return nil, err
			}
			c := core.NewColumn(str(a[0]), t)
			c.Literal, err = truth(th, a[2], false)
			return s.Wrap(th, c), err
		}),
		"literal_column": fn("literal_column(text, type_=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, err := s.Type(th, a[1])
			return s.Wrap(th, core.LiteralColumn(str(a[0]), t)), err
		}),
		"literal": fn("literal(value, type_=None, literal_execute=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			var t *core.Type
			var err error
			if !none(a[1]) {
				if t, err = s.Type(th, a[1]); err != nil {
					return nil, err
				}
			}
			e, is, err := s.Element(th, a[0])
			if err != nil {
				return nil, err
			}
			if is {
				return nil, s.refuse(th, &role{name: "Literal Python value"}, a[0], e)
			}
			b := core.Literal(s.Value(a[0]), t)
			b.LiteralExecute, err = truth(th, a[2], false)
			return s.Wrap(th, b), err
		}),
		"bindparam":   fn("bindparam(key, value=None, type_=None, unique=False, required=None, quote=None, callable_=None, expanding=False, isoutparam=False, literal_execute=False)", bindparam),
		"table":       fn("table(name, *columns, schema=None)", tableFn),
		"label":       fn("label(name, element, type_=None)", labelFn),
		"case":        fn("case(*whens, value=None, else_=None)", caseFn),
		"cast":        castFn("cast", func(c core.ColumnElement, t *core.Type) core.ColumnElement { return core.NewCast(c, t, false) }),
		"try_cast":    castFn("try_cast", func(c core.ColumnElement, t *core.Type) core.ColumnElement { return core.NewCast(c, t, true) }),
		"type_coerce": castFn("type_coerce", func(c core.ColumnElement, t *core.Type) core.ColumnElement { return core.NewTypeCoerce(c, t) }),
		"extract": fn("extract(field, expr)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			c, err := s.Column(th, a[1], true)
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewExtract(str(a[0]), c)), nil
		}),
		"collate": fn("collate(expression, collation)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			c, err := s.Column(th, a[0], true)
			if err != nil {
				return nil, err
			}
			name, text := object.AsStr(a[1])
			if !text {
				return nil, object.AttributeErr(a[1], "lower")
			}
			return s.Wrap(th, core.NewCollate(c, name)), nil
		}),
		"between": methodFn("between", "between"), "over": methodFn("over", "over"),
		"funcfilter": methodFn("funcfilter", "filter"), "within_group": methodFn("within_group", "within_group"),
		"tuple_": fn("tuple_(*clauses, types=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			var items []core.Element
			for _, v := range elems(a[0]) {
				c, err := s.Column(th, v, true)
				if err != nil {
					return nil, err
				}
				items = append(items, c)
			}
			return s.Wrap(th, core.NewTuple(items, nil)), nil
		}),
		"exists":      fn("exists(__argument=None)", existsFn),
		"alias":       roleFn("alias", roleFrom),
		"subquery":    methodFn("subquery", "subquery"),
		"lateral":     roleFn("lateral", roleLateral),
		"tablesample": roleFn("tablesample", roleFrom),
		"cte":         roleFn("cte", roleRows),
		"join":        joinFn("join", "join(left, right, onclause=None, isouter=False, full=False)"),
		"outerjoin":   joinFn("outerjoin", "outerjoin(left, right, onclause=None, full=False)"),
		"values": fn("values(*columns, name=None, literal_binds=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			var cols []*core.Column
			for _, v := range elems(a[0]) {
				c, err := s.Column(th, v, false)
				if err != nil {
					return nil, err
				}
				if k, ok := core.Deannotate(c).(*core.Column); ok {
					cols = append(cols, core.NewColumn(k.Name, k.SQLType()))
				}
			}
			literal, err := truth(th, a[2], false)
			return s.Wrap(th, core.NewValues(cols, str(orNone(a[1])), literal)), err
		}),
		"create_engine": fn("create_engine(url, **kwargs)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return Of(th).CreateEngine(th, a[0], kwargs(a[1]))
		}),
		"lambda_stmt":        object.Borrowed(Lambdas, "lambda_stmt"),
		"engine_from_config": object.Borrowed(EngineFromConfig, "engine_from_config"),
		"make_url":           object.Borrowed(URLModule, "make_url"),
		"inspect": fn("inspect(subject, raiseerr=True)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			v, err := Of(th).Inspect(th, a[0])
			if _, none := object.AsException(err, Of(th).Exc("NoInspectionAvailable")); none && a[1] == object.False {
				return object.None, nil
			}
			return v, err
		}),
	}
	for name, keyword := range setKeywords {
		out[name] = object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
			s := Of(th)
			qs, err := s.queries(th, args.Pos)
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewCompound(keyword, qs...)), nil
		})
	}
	return out
}

// Inspect is inspect().
func (s *State) Inspect(th *object.Thread, v object.Value) (object.Value, error) {
	if e, ok := object.State[*engineState](v); ok {
		return object.NewInstance(s.classes["Inspector"], newInspector(e.engine, nil)), nil
	}
	if c, ok := object.State[*connState](v); ok {
		return object.NewInstance(s.classes["Inspector"], newInspector(c.conn.Engine, c.conn)), nil
	}
	if s.hooks.Inspect != nil {
		if r, ok, err := s.hooks.Inspect(th, v); ok || err != nil {
			return r, err
		}
	}
	if _, ok := object.State[core.Element](v); ok {
		return v, nil
	}
	switch name, how := v.Type().Name, "use ``run_sync``"; name {
	case "AsyncEngine":
		how = "obtain a connection then use ``conn.run_sync``"
		fallthrough
	case "AsyncConnection":
		return nil, s.NewError("NoInspectionAvailable", "Inspection on an "+name+" is currently not supported. Please "+how+" to pass a callable where it's possible to call ``inspect`` on the passed connection.", "xd3s")
	}
	return nil, s.NewError("NoInspectionAvailable", "No inspection system is available for object of type "+"<class '"+v.Type().FullName()+"'>", "")
}

func (s *State) dmlTable(th *object.Thread, v object.Value) (core.FromClause, core.Entity, error) {
	e, err := s.expect(th, roleSubject, v)
	if ent, ok := e.(interface{ From() core.FromClause }); ok && err == nil {
		if sub, union := ent.From().(*core.Subquery); union { // a union of classes, or what a class is mapped to
			return nil, nil, s.refuse(th, roleSubject, v, sub)
		}
	}
	switch x := e.(type) {
	case core.Entity:
		return x.EntityFrom(), x, err
	case core.FromClause:
		return x, nil, err
	}
	return nil, nil, err
}

func conjunctionFn(name string, or bool) *object.Builtin {
	return fn(name+"(*clauses)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		list, err := s.conditions(th, elems(a[0]))
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			truth := "true"
			if or {
				truth = "false"
			}
			if err := (host{s}).Warn("SADeprecationWarning", "Invoking "+name+"() without arguments is deprecated, and will be disallowed in a future release.   For an empty "+
				name+"() construct, use '"+name+"("+truth+"(), *args)' or '"+name+"("+strings.ToUpper(truth[:1])+truth[1:]+", *args)'."); err != nil {
				return nil, err
			}
		}
		if or {
			return s.Wrap(th, core.Or(list...)), nil
		}
		return s.Wrap(th, core.And(list...)), nil
	})
}

func anyAll(name string, op *core.Op) *object.Builtin {
	return fn(name+"(expr)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		e, err := s.operandIn(th, roleExpr, a[0])
		if err != nil {
			return nil, err
		}
		if none(a[0]) {
			e = core.NullElement
		}
		return s.Wrap(th, core.AnyAll(op, e)), nil
	})
}

func bindparam(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	p := core.BindParam{Key: str(orNone(a[0]))}
	var t *core.Type
	var err error
	if !none(a[2]) {
		if t, err = s.Type(th, a[2]); err != nil {
			return nil, err
		}
	}
	if a[1] != nil {
		v := s.Value(a[1])
		p.Value, p.HasValue = v.V, true
		if t == nil && !v.Null {
			t = v.Type
		}
	}
	if p.Unique, err = truth(th, a[3], false); err != nil {
		return nil, err
	}
	if p.Required, err = truth(th, a[4], !p.HasValue && none(a[6])); err != nil {
		return nil, err
	}
	if !none(a[6]) {
		call := a[6]
		p.Callable = func() (any, error) { return object.Call(s.th, call) }
	}
	if p.Expanding, err = truth(th, a[7], false); err != nil {
		return nil, err
	}
	if p.LiteralExecute, err = truth(th, a[9], false); err != nil {
		return nil, err
	}
	return s.Wrap(th, core.NewBindParam(p, t)), nil
}

func tableFn(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	var cols []*core.Column
	for _, v := range elems(a[1]) {
		if _, ok := nativeElement(v).(core.ColumnElement); !ok {
			return nil, object.AttributeErr(v, "table")
		}
		c, err := s.Column(th, v, false)
		if err != nil {
			return nil, err
		}
		if k, ok := core.Deannotate(c).(*core.Column); ok {
			cols = append(cols, k)
		}
	}
	return s.Wrap(th, core.NewTableClause(str(a[0]), str(orNone(a[2])), cols...)), nil
}

func labelFn(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	c, err := s.Column(th, a[1], true)
	if err != nil {
		return nil, err
	}
	var t *core.Type
	if !none(a[2]) {
		if t, err = s.Type(th, a[2]); err != nil {
			return nil, err
		}
	}
	return s.Wrap(th, core.NewLabel(str(orNone(a[0])), c, t)), nil
}

func caseFn(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	var operand, els core.ColumnElement
	var err error
	if a[1] != nil && !none(a[1]) {
		if operand, err = s.Column(th, a[1], true); err != nil {
			return nil, err
		}
	}
	var pairs [][2]object.Value
	for _, w := range elems(a[0]) {
		switch x := w.(type) {
		case *object.Dict:
			for _, it := range x.Items() {
				pairs = append(pairs, [2]object.Value{it.Key, it.Value})
			}
		default:
			if _, list := w.(*object.List); list && len(elems(a[0])) == 1 {
				return nil, s.wasList("whens", "case")
			}
			pair, err := unpackPair(th, w)
			if err != nil {
				return nil, err
			}
			pairs = append(pairs, [2]object.Value{pair[0], pair[1]})
		}
	}
	var whens [][2]core.ColumnElement
	for _, p := range pairs {
		cond, err := s.Column(th, p[0], true)
		if err != nil {
			return nil, err
		}
		then, err := s.caseValue(th, p[1])
		if err != nil {
			return nil, err
		}
		whens = append(whens, [2]core.ColumnElement{cond, then})
	}
	if a[2] != nil {
		if !none(a[2]) {
			if els, err = s.caseValue(th, a[2]); err != nil {
				return nil, err
			}
		}
	}
	return s.Wrap(th, core.NewCase(operand, whens, els)), nil
}

// unnamed makes a value a parameter that is named after nothing.
func unnamed(e core.Element) core.Element {
	if v, ok := e.(core.Value); ok {
		return core.Literal(v, nil)
	}
	return e
}

// wasList is the error for one list where several arguments are meant.
func (s *State) wasList(argument, function string) error {
	return s.NewError("ArgumentError", "The \""+argument+"\" argument to "+function+"(), when referring to a sequence of items, is now passed as a series of positional elements, rather than as a list. ", "")
}

func (s *State) caseValue(th *object.Thread, v object.Value) (core.ColumnElement, error) {
	return s.Column(th, v, true)
}

// unpackPair is a, b = v.
func unpackPair(th *object.Thread, v object.Value) ([]object.Value, error) {
	list, err := object.ToSlice(th, v)
	_, isType := object.AsException(err, object.TypeError)
	switch {
	case isType:
		return nil, object.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().TpName())
	case err != nil:
		return nil, err
	case len(list) < 2:
		return nil, object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(list))
	case len(list) > 2:
		return nil, object.Raise(object.ValueError, "too many values to unpack (expected 2)")
	}
	return list, nil
}

// typeOrAnything is a type, or what was given in its place: an expression takes anything,
// which str() shows and no database can write.
func (s *State) typeOrAnything(th *object.Thread, v object.Value) (t *core.Type, foreign bool, err error) {
	_, is := object.State[*core.Type](v)
	c, class := v.(*object.Type)
	if is || none(v) || class && c.IsSubclass(s.classes["TypeEngine"]) {
		t, err = s.Type(th, v)
		return t, false, err
	}
	shown, err := object.Repr(th, v)
	t = &core.Type{Name: "NullType", Foreign: &[2]string{shown, v.Type().TpName()}}
	return t, true, err
}

func castFn(name string, f func(core.ColumnElement, *core.Type) core.ColumnElement) *object.Builtin {
	return fn(name+"(expression, type_)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		t, foreign, err := s.typeOrAnything(th, a[1])
		if err != nil {
			return nil, err
		}
		e, err := s.operandIn(th, roleExpr, a[0])
		if err != nil {
			return nil, err
		}
		if v, ok := e.(core.Value); ok {
			if foreign {
				return nil, object.AttributeErr(a[1], "_is_tuple_type")
			}
			if v.Null && (t.Affinity != core.JSONAffinity || t.NoneAsNull) {
				return s.Wrap(th, f(core.NullElement, t)), nil
			}
			return s.Wrap(th, f(core.Literal(v, t), t)), nil
		}
		c, is := e.(core.ColumnElement)
		if !is {
			if c, err = s.Column(th, a[0], true); err != nil {
				return nil, err
			}
		}
		return s.Wrap(th, f(c, t)), nil
	})
}

func existsFn(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	if none(a[0]) {
		return s.Wrap(th, core.NewExists(core.NewSelect(core.LiteralColumn("*", nil)))), nil
	}
	e, _, err := s.Element(th, a[0])
	if err != nil {
		return nil, err
	}
	switch q := e.(type) {
	case core.Query:
		return s.Wrap(th, core.NewExists(q)), nil
	case *core.ScalarSelect:
		return s.Wrap(th, core.NewExists(q.Query)), nil
	}
	items, err := s.SelectItems(th, a)
	if err != nil {
		return nil, err
	}
	return s.Wrap(th, core.NewExists(core.NewSelect(items...))), nil
}
