package sqlalchemy

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// colSelf is the receiver of an operator as a column expression.
func colSelf(th *object.Thread, self object.Value) (*State, core.ColumnElement, error) {
	s := Of(th)
	c, err := s.Column(th, self, false)
	return s, c, err
}

func (s *State) wrapCol(th *object.Thread, c core.ColumnElement, err error) (object.Value, error) {
	if err != nil {
		return nil, s.Err(th, err)
	}
	return s.Wrap(th, c), nil
}

// binaryMethod is an operator with one operand.
func binaryMethod(name string, op *core.Op, reverse bool) object.Method {
	return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		return s.operate(th, op, c, a[0], reverse)
	})
}

func (s *State) operate(th *object.Thread, op *core.Op, c core.ColumnElement, other object.Value, reverse bool) (object.Value, error) {
	if t, isTuple := c.(*core.Tuple); isTuple {
		if given, ok := other.(*object.Tuple); ok {
			return s.operateTuple(th, op, t, given, reverse)
		}
		if _, is, err := s.Element(th, other); err != nil || !is && !none(other) {
			if err == nil {
				_, err = object.ToSlice(th, other)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	right, err := s.Operand(th, other)
	if err != nil {
		return nil, err
	}
	x, err := core.Operate(op, c, right, reverse)
	return s.wrapCol(th, x, err)
}

// operateTuple compares a tuple of expressions with one of values, each of which
// has the type of the expression in its place.
func (s *State) operateTuple(th *object.Thread, op *core.Op, t *core.Tuple, given *object.Tuple, reverse bool) (object.Value, error) {
	var items []core.Element
	for i, v := range given.Elems {
		e, err := s.Operand(th, v)
		if err != nil {
			return nil, err
		}
		if val, ok := e.(core.Value); ok {
			typ := val.Type
			if i < len(t.SQLType().Items) && !t.SQLType().Items[i].IsNull() {
				typ = t.SQLType().Items[i]
			}
			e = core.Literal(val, typ)
		}
		items = append(items, e)
	}
	x, err := core.Operate(op, t, core.NewTuple(items, nil), reverse)
	return s.wrapCol(th, x, err)
}

// likeMethod is an operator of the LIKE family.
func likeMethod(name string, op *core.Op, autoescape bool) object.Method {
	sig := name + "(other, escape=None)"
	if autoescape {
		sig = name + "(other, autoescape=False, escape=None)"
	}
	return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		if op == core.OpContains && postgresKind(c.SQLType()) != 0 {
			return s.containsOf(th, c, a[0])
		}
		other, o := a[0], core.LikeOptions{}
		esc := a[1]
		if autoescape {
			esc = a[2]
			o.AutoEscape, err = truth(th, a[1], false)
			if err != nil {
				return nil, err
			}
		}
		o.Escape, o.HasEscape = object.AsStr(orNone(esc))
		if o.AutoEscape {
			if o.Escape == "" {
				o.Escape = "/"
			}
			text, ok := object.AsStr(other)
			if !ok {
				return nil, object.Raise(object.TypeError, "String value expected when autoescape=True")
			}
			if o.Escape != "%" && o.Escape != "_" {
				text = strings.ReplaceAll(text, o.Escape, o.Escape+o.Escape)
			}
			text = strings.ReplaceAll(text, "%", o.Escape+"%")
			other = object.Str(strings.ReplaceAll(text, "_", o.Escape+"_"))
		}
		right, err := s.Operand(th, other)
		if err != nil {
			return nil, err
		}
		x, err := core.Like(op, c, right, o)
		return s.wrapCol(th, x, err)
	})
}

func unaryMethod(name string, f func(core.ColumnElement) core.ColumnElement) object.Method {
	return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		return s.Wrap(th, f(c)), nil
	})
}

func conjunctionMethod(name string, or bool) object.Method {
	return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		o, err := s.Condition(th, a[0])
		if err != nil {
			return nil, err
		}
		if or {
			return s.Wrap(th, core.Or(c, o)), nil
		}
		return s.Wrap(th, core.And(c, o)), nil
	})
}

// In is in_() and not_in().
func (s *State) In(th *object.Thread, c core.ColumnElement, other object.Value, not bool) (object.Value, error) {
	e, ok, err := s.Element(th, other)
	if err != nil {
		return nil, err
	}
	if ok {
		k := kindOf(e)
		d := e
		if c, is := e.(core.ColumnElement); is {
			d = core.Deannotate(c)
		}
		switch d.(type) {
		case *core.BindParam, *core.Text, *core.Tuple, *core.Values, *core.ScalarValues, *core.ScalarSelect:
		default:
			if k&isFrom == 0 && k&(isQuery|isList) == 0 {
				return nil, s.refuse(th, roleIn, other, e)
			}
			if k&isFrom != 0 {
				name := s.Wrap(th, e).Type().Name
				e = core.NewSelect(e)
				if err := (host{s}).Warn("SAWarning", "Coercing "+name+" object into a select() for use in IN(); please pass a select() construct explicitly"); err != nil {
					return nil, err
				}
			}
		}
		x, err := core.In(c, e, not)
		return s.wrapCol(th, x, err)
	}
	switch other.(type) {
	case object.Str, object.Bytes:
		return nil, s.refuse(th, roleIn, other, nil)
	}
	items, err := object.ToSlice(th, other)
	if err != nil {
		if _, isType := object.AsException(err, object.TypeError); isType {
			return nil, s.refuse(th, roleIn, other, nil)
		}
		return nil, err
	}
	mixed := make([]core.Element, len(items))
	elements := false
	for i, it := range items {
		e, ok, err := s.Element(th, it)
		if err != nil {
			return nil, err
		}
		if ok {
			elements = true
			if kindOf(e)&isColumn == 0 {
				return nil, s.refuse(th, roleIn, other, nil)
			}
			if ent, isEnt := e.(core.Entity); isEnt {
				if cols := ent.EntityColumns(); len(cols) == 1 {
					e = cols[0]
				}
			}
			mixed[i] = e
			continue
		}
		mixed[i] = s.Value(it)
	}
	if elements {
		x, err := core.InList(c, mixed, not)
		return s.wrapCol(th, x, err)
	}
	first := core.Value{}
	if len(mixed) > 0 {
		first = mixed[0].(core.Value)
	}
	x, err := core.InValues(c, object.NewList(items...), first, not)
	return s.wrapCol(th, x, err)
}

func inMethod(name string, not bool) object.Method {
	return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		s, c, err := colSelf(th, self)
		if err != nil {
			return nil, err
		}
		return s.In(th, c, a[0], not)
	})
}

// operatorMethods are the methods that every column expression has, and every
// object of the ORM that can stand for one.
func operatorMethods() []object.Method {
	m := []object.Method{
		binaryMethod("__eq__", core.OpEq, false), binaryMethod("__ne__", core.OpNe, false),
		binaryMethod("__lt__", core.OpLt, false), binaryMethod("__le__", core.OpLe, false),
		binaryMethod("__gt__", core.OpGt, false), binaryMethod("__ge__", core.OpGe, false),
		binaryMethod("__add__", core.OpAdd, false), binaryMethod("__radd__", core.OpAdd, true),
		binaryMethod("__sub__", core.OpSub, false), binaryMethod("__rsub__", core.OpSub, true),
		binaryMethod("__mul__", core.OpMul, false), binaryMethod("__rmul__", core.OpMul, true),
		binaryMethod("__truediv__", core.OpDiv, false), binaryMethod("__rtruediv__", core.OpDiv, true),
		binaryMethod("__floordiv__", core.OpFloorDiv, false), binaryMethod("__rfloordiv__", core.OpFloorDiv, true),
		binaryMethod("__mod__", core.OpMod, false), binaryMethod("__rmod__", core.OpMod, true),
		binaryMethod("is_", core.OpIs, false), binaryMethod("is_not", core.OpIsNot, false), binaryMethod("isnot", core.OpIsNot, false),
		binaryMethod("is_distinct_from", core.OpDistinctFrom, false), binaryMethod("is_not_distinct_from", core.OpNotDistinct, false),
		binaryMethod("isnot_distinct_from", core.OpNotDistinct, false),
		binaryMethod("concat", core.OpConcat, false),
		binaryMethod("bitwise_and", core.OpBitAnd, false), binaryMethod("bitwise_or", core.OpBitOr, false),
		binaryMethod("bitwise_xor", core.OpBitXor, false), binaryMethod("bitwise_lshift", core.OpShiftLeft, false),
		binaryMethod("bitwise_rshift", core.OpShiftRight, false),
		conjunctionMethod("__and__", false),
		conjunctionMethod("__or__", true),
		unaryMethod("__invert__", core.Not), unaryMethod("__neg__", core.Neg), unaryMethod("bitwise_not", core.BitNot),
		unaryMethod("distinct", core.Distinct),
		unaryMethod("asc", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpAsc, c) }),
		unaryMethod("desc", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpDesc, c) }),
		unaryMethod("nulls_first", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpNullsFirst, c) }),
		unaryMethod("nulls_last", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpNullsLast, c) }),
		unaryMethod("nullsfirst", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpNullsFirst, c) }),
		unaryMethod("nullslast", func(c core.ColumnElement) core.ColumnElement { return core.Modify(core.OpNullsLast, c) }),
		unaryMethod("any_", func(c core.ColumnElement) core.ColumnElement { return core.AnyAll(core.OpAny, c) }),
		unaryMethod("all_", func(c core.ColumnElement) core.ColumnElement { return core.AnyAll(core.OpAll, c) }),
		likeMethod("like", core.OpLike, false), likeMethod("not_like", core.OpNotLike, false), likeMethod("notlike", core.OpNotLike, false),
		likeMethod("ilike", core.OpILike, false), likeMethod("not_ilike", core.OpNotILike, false), likeMethod("notilike", core.OpNotILike, false),
		likeMethod("contains", core.OpContains, true), likeMethod("startswith", core.OpStartsWith, true), likeMethod("endswith", core.OpEndsWith, true),
		likeMethod("icontains", core.OpIContains, true), likeMethod("istartswith", core.OpIStartsWith, true), likeMethod("iendswith", core.OpIEndsWith, true),
		inMethod("in_", false), inMethod("not_in", true), inMethod("notin_", true),
		object.NewMethod("match(other, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			right, err := s.Operand(th, a[0])
			if err != nil {
				return nil, err
			}
			o := core.LikeOptions{}
			if config, ok := kwargs(a[1]).GetStr("postgresql_regconfig"); ok {
				text := str(config)
				o.Flags = &text
			}
			x, err := core.Like(core.OpMatch, c, right, o)
			return s.wrapCol(th, x, err)
		}),
		object.NewMethod("regexp_match(pattern, flags=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			right, err := s.Operand(th, a[0])
			if err != nil {
				return nil, err
			}
			o := core.LikeOptions{}
			if f, ok := object.AsStr(orNone(a[1])); ok {
				o.Flags = &f
			}
			x, err := core.Like(core.OpRegexp, c, right, o)
			return s.wrapCol(th, x, err)
		}),
		object.NewMethod("regexp_replace(pattern, replacement, flags=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			p, err := s.Operand(th, a[0])
			if err != nil {
				return nil, err
			}
			r, err := s.Operand(th, a[1])
			if err != nil {
				return nil, err
			}
			x, err := core.RegexpReplace(c, p, r)
			if b, isBinary := x.(*core.Binary); isBinary {
				if f, given := object.AsStr(orNone(a[2])); given {
					b.Flags = &f
				}
			}
			return s.wrapCol(th, x, err)
		}),
		object.NewMethod("between(cleft, cright, symmetric=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			return s.between(th, c, a)
		}),
		object.NewMethod("collate(collation)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewCollate(c, str(a[0]))), nil
		}),
		object.NewMethod("op(opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			prec, _ := intArg(a[1])
			cmp, err := truth(th, a[2], false)
			if err != nil {
				return nil, err
			}
			return customOp(th, self, str(a[0]), prec, cmp, a[3])
		}),
		object.NewMethod("bool_op(opstring, precedence=0, python_impl=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			prec, _ := intArg(a[1])
			return customOp(th, self, str(a[0]), prec, true, nil)
		}),
		object.NewMethod("label(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewLabel(str(a[0]), c, nil)), nil
		}),
		object.NewMethod("cast(type_)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			t, err := s.Type(th, a[0])
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, core.NewCast(c, t, false)), nil
		}),
		object.NewMethod("__getitem__(index)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, c, err := colSelf(th, self)
			if err != nil {
				return nil, err
			}
			return s.getItem(th, c, a[0])
		}),
		object.NewMethod("__contains__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "Operator 'contains' is not supported on this expression")
		}),
		{Name: "__hash__", Fn: func(th *object.Thread, self object.Value, _ object.Args) (object.Value, error) {
			return object.MakeInt(th.ID(self) >> 4), nil
		}},
	}
	for _, name := range []string{"lshift", "rshift"} {
		m = append(m, object.NewMethod("__"+name+"__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, err := Of(th).postgresMember(th, self, "__"+name+"__")
			if f != nil || err != nil {
				if err == nil {
					f, err = object.Call(th, f, a[0])
				}
				return f, err
			}
			return nil, object.Raise(object.NotImplementedError, "Operator '%s' is not supported on this expression", name)
		}))
	}
	for i := range m {
		if m[i].Name != "__hash__" && m[i].Name != "label" && m[i].Name != "cast" {
			m[i] = Redefinable(m[i])
		}
	}
	return append(m, operateMethods()...)
}

func orNone(v object.Value) object.Value {
	if v == nil {
		return object.None
	}
	return v
}

func (s *State) between(th *object.Thread, c core.ColumnElement, a []object.Value) (object.Value, error) {
	lo, err := s.Operand(th, a[0])
	if err != nil {
		return nil, err
	}
	hi, err := s.Operand(th, a[1])
	if err != nil {
		return nil, err
	}
	sym := false
	if len(a) > 2 {
		if sym, err = truth(th, a[2], false); err != nil {
			return nil, err
		}
	}
	x, err := core.Between(c, lo, hi, sym)
	return s.wrapCol(th, x, err)
}

// customOp is x.op("…"): a callable that takes the right side.
func customOp(th *object.Thread, self object.Value, text string, prec int, cmp bool, ret object.Value) (object.Value, error) {
	s, c, err := colSelf(th, self)
	if err != nil {
		return nil, err
	}
	var t *core.Type
	if !none(ret) {
		if t, err = s.Type(th, ret); err != nil {
			return nil, err
		}
	}
	op := core.CustomOp(text, prec, cmp, t)
	return object.NewBuiltin("against", func(th *object.Thread, args object.Args) (object.Value, error) {
		if len(args.Pos) != 1 {
			return nil, object.Raise(object.TypeError, "an operator takes one operand")
		}
		return s.operate(th, op, c, args.Pos[0], false)
	}), nil
}

// getItem is x[i] of a JSON or ARRAY column.
func (s *State) getItem(th *object.Thread, c core.ColumnElement, index object.Value) (object.Value, error) {
	t := c.SQLType()
	if p, ok := t.Custom.(*pyType); ok && p.impl != nil {
		t = p.impl // a decorated type's items are those of what it decorates
	}
	switch t.Affinity {
	case core.JSONAffinity:
		return s.jsonItem(th, c, index)
	case core.HStoreAffinity:
		return s.operateText(th, c, "->", index, core.StringType)
	case core.ArrayAffinity:
		zero, err := object.GetAttr(th, s.TypeObject(t), "zero_indexes")
		next := func(v object.Value) object.Value {
			if zero == object.True && !none(v) && err == nil {
				v, err = object.Binary(th, object.Add, v, object.MakeInt(1))
			}
			return v
		}
		if sl, ok := index.(*object.Slice); ok {
			sl = &object.Slice{Start: next(orNone(sl.Start)), Stop: next(orNone(sl.Stop)), Step: sl.Step}
			if err != nil {
				return nil, err
			}
			return s.arraySlice(th, c, sl)
		}
		if index = next(index); err != nil {
			return nil, err
		}
		return s.operate(th, core.OpGetItem, c, index, false)
	}
	return nil, object.Raise(object.NotImplementedError, "Operator 'getitem' is not supported on this expression")
}

func (s *State) jsonItem(th *object.Thread, c core.ColumnElement, index object.Value) (object.Value, error) {
	if e, ok, err := s.Element(th, index); ok || err != nil {
		x, xerr := core.OperateTyped(core.OpJSONGet, c, e, c.SQLType())
		if err == nil {
			err = xerr
		}
		return s.wrapCol(th, x, err)
	}
	op, t := core.OpJSONGet, core.JSONIndexType
	switch index.(type) {
	case *object.Tuple, *object.List:
		op, t = core.OpJSONPath, core.JSONPathType
	}
	b := core.NewBind(core.BindKey(c), true, core.Value{V: index, Type: t}, t)
	x, err := core.OperateTyped(op, c, b, c.SQLType())
	return s.wrapCol(th, x, err)
}

// jsonPlace is the index or path of an item as a dialect has it: PostgreSQL takes the
// plain index and {a,b}, the others a path.
func jsonPlace(d *core.Dialect, t *core.Type, v object.Value) object.Value {
	steps := []object.Value{v}
	if t == core.JSONPathType {
		steps = elems(v)
	}
	if d.Name != "postgresql" {
		path := "$"
		for _, e := range steps {
			path += jsonStep(e)
		}
		return object.Str(path)
	}
	if t == core.JSONIndexType {
		return v
	}
	parts := make([]string, len(steps))
	for i, e := range steps {
		if n, ok := object.AsInt(e); ok {
			parts[i] = strconv.FormatInt(n, 10)
		} else {
			parts[i] = str(e)
		}
	}
	return object.Str("{" + strings.Join(parts, ", ") + "}")
}

func jsonStep(v object.Value) string {
	if n, ok := object.AsInt(v); ok {
		return "[" + strconv.FormatInt(n, 10) + "]"
	}
	return `."` + str(v) + `"`
}

// jsonMethods read an item of a JSON column as a plain type.
func jsonMethods() []object.Method {
	as := func(name string, t *core.Type) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			b, ok := nativeElement(self).(*core.Binary)
			if !ok || b.Op != core.OpJSONGet && b.Op != core.OpJSONPath {
				return nil, s.NewError("InvalidRequestError", "The JSON cast operator JSON."+name+"() only works with a JSON index expression e.g. col['q']."+name+"()", "")
			}
			return s.Wrap(th, core.Retype(b, t)), nil
		})
	}
	return []object.Method{
		object.NewMethod("as_numeric(precision, scale, asdecimal=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			t := *core.NumericType
			t.Precision, _ = intArg(a[0])
			t.Scale, t.HasScale = intArg(a[1])
			var err error
			if t.Decimal, err = truth(th, a[2], true); err != nil {
				return nil, err
			}
			return as("as_numeric", &t).Fn(th, self, object.Args{})
		}),
		as("as_string", &core.Type{Name: "Unicode", Affinity: core.StringAffinity}), as("as_integer", core.IntegerType), as("as_float", core.FloatType),
		as("as_boolean", core.BooleanType), as("as_json", &core.Type{Name: "JSON", Affinity: core.JSONAffinity}),
	}
}
