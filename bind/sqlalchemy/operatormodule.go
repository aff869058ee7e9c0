package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// pythonOps are the operators that are functions of Python's module operator.
var pythonOps = map[*core.Op]string{
	core.OpAdd: "add", core.OpSub: "sub", core.OpMul: "mul", core.OpDiv: "truediv", core.OpFloorDiv: "floordiv", core.OpMod: "mod",
	core.OpNeg: "neg", core.OpEq: "eq", core.OpNe: "ne", core.OpLt: "lt", core.OpLe: "le", core.OpGt: "gt", core.OpGe: "ge",
	core.OpAnd: "and_", core.OpOr: "or_", core.OpInv: "inv", core.OpGetItem: "getitem",
}

// opMethods are the methods that the other operators call.
var opMethods = map[*core.Op]string{
	core.OpConcat: "concat", core.OpBitXor: "bitwise_xor", core.OpBitOr: "bitwise_or", core.OpBitAnd: "bitwise_and", core.OpBitNot: "bitwise_not",
	core.OpShiftLeft: "bitwise_lshift", core.OpShiftRight: "bitwise_rshift", core.OpIs: "is_", core.OpIsNot: "is_not",
	core.OpDistinctFrom: "is_distinct_from", core.OpNotDistinct: "is_not_distinct_from", core.OpLike: "like", core.OpNotLike: "not_like",
	core.OpILike: "ilike", core.OpNotILike: "not_ilike", core.OpContains: "contains", core.OpStartsWith: "startswith", core.OpEndsWith: "endswith",
	core.OpIContains: "icontains", core.OpIStartsWith: "istartswith", core.OpIEndsWith: "iendswith", core.OpIn: "in_", core.OpNotIn: "not_in",
	core.OpBetween: "between", core.OpMatch: "match", core.OpRegexp: "regexp_match", core.OpRegexpReplace: "regexp_replace",
	core.OpAny: "any_", core.OpAll: "all_", core.OpAsc: "asc", core.OpDesc: "desc", core.OpNullsFirst: "nulls_first", core.OpNullsLast: "nulls_last",
	core.OpDistinct: "distinct", core.OpCollate: "collate",
}

// negatedMethods are operators that negate what a method gives.
var negatedMethods = map[*core.Op]string{
	core.OpNotContains: "contains", core.OpNotStartsWith: "startswith", core.OpNotEndsWith: "endswith", core.OpNotIContains: "icontains",
	core.OpNotIStarts: "istartswith", core.OpNotIEnds: "iendswith", core.OpNotBetween: "between", core.OpNotMatch: "match", core.OpNotRegexp: "regexp_match",
}

// opSpelling is what a compiler's table of operators says.
var opSpelling = map[*core.Op]string{
	core.OpAnd: " AND ", core.OpOr: " OR ", core.OpAdd: " + ", core.OpMul: " * ", core.OpSub: " - ", core.OpMod: " % ", core.OpNeg: "-",
	core.OpLt: " < ", core.OpLe: " <= ", core.OpNe: " != ", core.OpGt: " > ", core.OpGe: " >= ", core.OpEq: " = ",
	core.OpDistinctFrom: " IS DISTINCT FROM ", core.OpNotDistinct: " IS NOT DISTINCT FROM ", core.OpConcat: " || ", core.OpMatch: " MATCH ",
	core.OpNotMatch: " NOT MATCH ", core.OpIn: " IN ", core.OpNotIn: " NOT IN ", core.OpComma: ", ", core.OpFrom: " FROM ", core.OpIs: " IS ",
	core.OpIsNot: " IS NOT ", core.OpCollate: " COLLATE ", core.OpExists: "EXISTS ", core.OpDistinct: "DISTINCT ", core.OpInv: "NOT ",
	core.OpAny: "ANY ", core.OpAll: "ALL ", core.OpDesc: " DESC", core.OpAsc: " ASC", core.OpNullsFirst: " NULLS FIRST", core.OpNullsLast: " NULLS LAST",
	core.OpBitXor: " ^ ", core.OpBitOr: " | ", core.OpBitAnd: " & ", core.OpBitNot: "~", core.OpShiftLeft: " << ", core.OpShiftRight: " >> ",
}

// opObject is the Python object of an operator: a function of the module
// operator, or one of SQLAlchemy's own, that applies it.
func (s *State) opObject(th *object.Thread, op *core.Op) (object.Value, error) {
	if v, ok := s.opObjects[op]; ok {
		return v, nil
	}
	var v object.Value
	switch name := pythonOps[op]; {
	case op.Custom:
		v = object.NewInstance(s.classes["custom_op"], op)
	case name != "":
		var err error
		if v, err = th.ImportFrom("operator", name); err != nil {
			return nil, err
		}
	default:
		v = object.NewBuiltin(op.Name, func(th *object.Thread, args object.Args) (object.Value, error) {
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.TypeError, "%s() missing 1 required positional argument: 'a'", op.Name)
			}
			if m := opMethods[op]; m != "" {
				return object.CallMethodArgs(th, args.Pos[0], m, object.Args{Pos: args.Pos[1:], Kw: args.Kw})
			}
			if m := negatedMethods[op]; m != "" {
				x, err := object.CallMethodArgs(th, args.Pos[0], m, object.Args{Pos: args.Pos[1:], Kw: args.Kw})
				if err != nil {
					return nil, err
				}
				return object.CallMethod(th, x, "__invert__")
			}
			return nil, object.Unsupported("the operator %s as a function", op.Name)
		})
	}
	s.opObjects[op] = v
	s.opOf[v] = op
	return v, nil
}

// operatorOf is the operator that a Python object is; nil for none.
func (s *State) operatorOf(th *object.Thread, v object.Value) *core.Op {
	if op, ok := object.State[*core.Op](v); ok {
		return op
	}
	for _, op := range core.Ops {
		if o, err := s.opObject(th, op); err == nil && o == v {
			return op
		}
	}
	return nil
}

func (s *State) makeOperatorClasses() {
	custom := func(self object.Value) *core.Op {
		op, _ := object.State[*core.Op](self)
		return op
	}
	s.class(object.ClassSpec{
		Name: "custom_op", Module: "sqlalchemy.sql.operators",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := customOpSignature.Bind(args)
			if err != nil {
				return nil, err
			}
			prec, _ := intArg(a[1])
			cmp, err := truth(th, a[2], false)
			if err != nil {
				return nil, err
			}
			var t *core.Type
			if !none(a[3]) {
				if t, err = Of(th).Type(th, a[3]); err != nil {
					return nil, err
				}
			}
			op := core.CustomOp(str(a[0]), prec, cmp, t)
			if op.Associative, err = truth(th, a[4], false); err != nil {
				return nil, err
			}
			op.EagerGrouping, err = truth(th, a[5], false)
			return object.NewInstance(cls, op), err
		},
		Methods: []object.Method{
			object.NewMethod("__call__(left, right, *other, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.CallMethod(th, a[0], "operate", self, a[1])
			}),
			object.NewMethod("__eq__(other)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				o, ok := object.State[*core.Op](a[0])
				return object.MakeBool(ok && o.Custom && o.Tree.Text == custom(self).Tree.Text && o.Prec == custom(self).Prec), nil
			}),
			object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				h, err := object.Hash(th, object.Str(custom(self).Tree.Text))
				return object.MakeInt(h), err
			}),
		},
		Attrs: []object.Attr{
			{Name: "opstring", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(custom(self).Tree.Text), nil
			}},
			{Name: "precedence", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeInt(int64(custom(self).Prec)), nil
			}},
			{Name: "is_comparison", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(custom(self).Comparison), nil
			}},
			{Name: "__name__", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.Str("custom_op"), nil }},
		},
	})
}

var customOpSignature = object.MustSignature("__init__(opstring, precedence=0, is_comparison=False, return_type=None, natural_self_precedent=False, eager_grouping=False, python_impl=None)")

// fillOperators fills the module sqlalchemy.sql.operators.
func (s *State) fillOperators(th *object.Thread, m *object.Module) error {
	s.names(m, "ColumnOperators", "custom_op")
	m.Set("Operators", s.classes["ColumnOperators"])
	for _, op := range core.Ops {
		v, err := s.opObject(th, op)
		if err != nil {
			return err
		}
		m.Set(op.Name, v)
	}
	for alias, op := range map[string]*core.Op{
		"isnot": core.OpIsNot, "isnot_distinct_from": core.OpNotDistinct, "notlike_op": core.OpNotLike, "notilike_op": core.OpNotILike,
		"notin_op": core.OpNotIn, "notbetween_op": core.OpNotBetween, "nullsfirst_op": core.OpNullsFirst, "nullslast_op": core.OpNullsLast,
		"notcontains_op": core.OpNotContains, "notstartswith_op": core.OpNotStartsWith, "notendswith_op": core.OpNotEndsWith,
		"notmatch_op": core.OpNotMatch, "div": core.OpDiv,
	} {
		v, err := s.opObject(th, op)
		if err != nil {
			return err
		}
		m.Set(alias, v)
	}
	for name, test := range map[string]func(*core.Op) bool{
		"is_comparison":             func(op *core.Op) bool { return op.Comparison },
		"is_commutative":            func(op *core.Op) bool { return op.Commutative },
		"is_boolean":                func(op *core.Op) bool { return op.Boolean },
		"is_natural_self_precedent": func(op *core.Op) bool { return op.Associative },
		"is_ordering_modifier": func(op *core.Op) bool {
			return op == core.OpAsc || op == core.OpDesc || op == core.OpNullsFirst || op == core.OpNullsLast
		},
	} {
		m.Set(name, fn(name+"(op)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			op := Of(th).operatorOf(th, a[0])
			return object.MakeBool(op != nil && test(op)), nil
		}))
	}
	return nil
}

// operatorTable is the dictionary of a compiler's spellings.
func (s *State) operatorTable(th *object.Thread) (object.Value, error) {
	d := object.NewDict()
	for _, op := range core.Ops {
		text, ok := opSpelling[op]
		if !ok {
			continue
		}
		v, err := s.opObject(th, op)
		if err != nil {
			return nil, err
		}
		if err := d.Set(th, v, object.Str(text)); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// newUnary is UnaryExpression(element, operator=None, modifier=None, type_=None).
func newUnary(th *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
	a, err := unarySignature.Bind(args)
	if err != nil {
		return nil, err
	}
	s := Of(th)
	c, err := s.Column(th, a[0], true)
	if err != nil {
		return nil, err
	}
	var t *core.Type
	if !none(a[3]) {
		if t, err = s.Type(th, a[3]); err != nil {
			return nil, err
		}
	}
	x, err := core.NewUnary(s.operatorOf(th, orNone(a[1])), s.operatorOf(th, orNone(a[2])), c, t)
	return s.wrapCol(th, x, err)
}

// newBinary is BinaryExpression(left, right, operator, type_=None).
func newBinary(th *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
	a, err := binarySignature.Bind(args)
	if err != nil {
		return nil, err
	}
	s := Of(th)
	l, err := s.Column(th, a[0], true)
	if err != nil {
		return nil, err
	}
	r, err := s.Column(th, a[1], true)
	if err != nil {
		return nil, err
	}
	op := s.operatorOf(th, a[2])
	if text, ok := object.AsStr(a[2]); ok {
		op = core.CustomOp(text, 0, false, nil)
	}
	t := core.NullType
	if !none(a[3]) {
		if t, err = s.Type(th, a[3]); err != nil {
			return nil, err
		}
	}
	if op == nil {
		return nil, object.Raise(object.TypeError, "an operator is expected")
	}
	return s.Wrap(th, core.NewBinary(l, r, op, t)), nil
}

var (
	unarySignature  = object.MustSignature("__init__(element, operator=None, modifier=None, type_=None, wraps_column_expression=False)")
	binarySignature = object.MustSignature("__init__(left, right, operator, type_=None, negate=None, modifiers=None)")
)
