package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// Op is an operator of the expression language. Operators are compared by
// pointer; custom ones are made by CustomOp.
type Op struct {
	Name        string // as SQLAlchemy names it: "eq", "like_op"
	Prec        int    // how tightly it binds
	Tree        sqltree.Op
	Comparison  bool
	Boolean     bool // a comparison, AND, OR or NOT
	Commutative bool
	Associative bool // a chain of it needs no parentheses
	Negation    *Op
	Custom      bool
	// EagerGrouping puts parentheses around every use of a custom operator inside another.
	EagerGrouping bool
	Return        *Type // result of a custom operator; nil lets the left side decide
}

func arith(name string, prec int, t sqltree.Op) *Op { return &Op{Name: name, Prec: prec, Tree: t} }

func compareOp(name string, t sqltree.Op) *Op {
	return &Op{Name: name, Prec: 5, Tree: t, Comparison: true, Boolean: true}
}

// looseOp is a comparison that SQLAlchemy gives no precedence: it is grouped
// wherever it does not stand alone.
func looseOp(name string) *Op { return &Op{Name: name, Prec: -100, Comparison: true, Boolean: true} }

// The operators.
var (
	OpAdd        = &Op{Name: "add", Prec: 7, Tree: sqltree.Add, Commutative: true, Associative: true}
	OpSub        = arith("sub", 7, sqltree.Sub)
	OpMul        = &Op{Name: "mul", Prec: 8, Tree: sqltree.Mul, Commutative: true, Associative: true}
	OpDiv        = arith("truediv", 8, sqltree.Div)
	OpFloorDiv   = arith("floordiv", 8, sqltree.FloorDiv)
	OpMod        = arith("mod", 8, sqltree.Mod)
	OpNeg        = arith("neg", 8, sqltree.Neg)
	OpConcat     = &Op{Name: "concat_op", Prec: 5, Tree: sqltree.ConcatOp, Associative: true}
	OpBitXor     = arith("bitwise_xor_op", 7, sqltree.BitXor)
	OpBitOr      = arith("bitwise_or_op", 7, sqltree.BitOr)
	OpBitAnd     = arith("bitwise_and_op", 7, sqltree.BitAnd)
	OpBitNot     = arith("bitwise_not_op", 8, sqltree.BitNot)
	OpShiftLeft  = arith("bitwise_lshift_op", 7, sqltree.ShiftLeft)
	OpShiftRight = arith("bitwise_rshift_op", 7, sqltree.ShiftRight)
	OpGetItem    = &Op{Name: "getitem", Prec: 15, Associative: true}
	OpJSONGet    = &Op{Name: "json_getitem_op", Prec: 15, Associative: true}
	OpJSONPath   = &Op{Name: "json_path_getitem_op", Prec: 15, Associative: true}

	OpEq            = &Op{Name: "eq", Prec: 5, Tree: sqltree.Eq, Comparison: true, Boolean: true, Commutative: true, Associative: true}
	OpNe            = &Op{Name: "ne", Prec: 5, Tree: sqltree.Ne, Comparison: true, Boolean: true, Commutative: true, Associative: true}
	OpLt            = compareOp("lt", sqltree.Lt)
	OpLe            = compareOp("le", sqltree.Le)
	OpGt            = compareOp("gt", sqltree.Gt)
	OpGe            = compareOp("ge", sqltree.Ge)
	OpIs            = compareOp("is_", sqltree.Is)
	OpIsNot         = compareOp("is_not", sqltree.IsNot)
	OpDistinctFrom  = compareOp("is_distinct_from", sqltree.IsDistinct)
	OpNotDistinct   = compareOp("is_not_distinct_from", sqltree.IsNotDist)
	OpLike          = compareOp("like_op", sqltree.Op{})
	OpNotLike       = compareOp("not_like_op", sqltree.Op{})
	OpILike         = compareOp("ilike_op", sqltree.Op{})
	OpNotILike      = compareOp("not_ilike_op", sqltree.Op{})
	OpContains      = looseOp("contains_op")
	OpNotContains   = looseOp("not_contains_op")
	OpStartsWith    = looseOp("startswith_op")
	OpNotStartsWith = looseOp("not_startswith_op")
	OpEndsWith      = looseOp("endswith_op")
	OpNotEndsWith   = looseOp("not_endswith_op")
	OpIContains     = looseOp("icontains_op")
	OpNotIContains  = looseOp("not_icontains_op")
	OpIStartsWith   = looseOp("istartswith_op")
	OpNotIStarts    = looseOp("not_istartswith_op")
	OpIEndsWith     = looseOp("iendswith_op")
	OpNotIEnds      = looseOp("not_iendswith_op")
	OpIn            = compareOp("in_op", sqltree.Op{})
	OpNotIn         = compareOp("not_in_op", sqltree.Op{})
	OpBetween       = compareOp("between_op", sqltree.Op{})
	OpNotBetween    = compareOp("not_between_op", sqltree.Op{})
	OpMatch         = compareOp("match_op", sqltree.Match)
	OpNotMatch      = compareOp("not_match_op", sqltree.Op{})
	OpRegexp        = compareOp("regexp_match_op", sqltree.Regexp)
	OpNotRegexp     = compareOp("not_regexp_match_op", sqltree.NotRegexp)
	OpRegexpReplace = arith("regexp_replace_op", 5, sqltree.Op{})

	OpAnd        = &Op{Name: "and_", Prec: 3, Boolean: true, Associative: true}
	OpOr         = &Op{Name: "or_", Prec: 2, Boolean: true, Associative: true}
	OpInv        = &Op{Name: "inv", Prec: 5, Boolean: true}
	OpIsTrue     = &Op{Name: "is_true", Prec: 5, Comparison: true, Boolean: true}
	OpIsFalse    = &Op{Name: "is_false", Prec: 5, Comparison: true, Boolean: true}
	OpAsBool     = &Op{Name: "_asbool", Prec: -10}
	OpComma      = &Op{Name: "comma_op", Prec: -1}
	OpExists     = &Op{Name: "exists", Prec: 0, Boolean: true}
	OpAny        = &Op{Name: "any_op", Prec: 15}
	OpAll        = &Op{Name: "all_op", Prec: 15}
	OpAsc        = &Op{Name: "asc_op", Prec: 3}
	OpDesc       = &Op{Name: "desc_op", Prec: 3}
	OpNullsFirst = &Op{Name: "nulls_first_op", Prec: -100}
	OpNullsLast  = &Op{Name: "nulls_last_op", Prec: -100}
	OpDistinct   = &Op{Name: "distinct_op", Prec: 5}
	OpCollate    = &Op{Name: "collate", Prec: 4}
	OpFilter     = &Op{Name: "filter_op", Prec: 6}
	OpFrom       = &Op{Name: "from_", Prec: 15}
	opAs         = &Op{Name: "as_", Prec: -1}
)

func init() {
	for _, p := range [][2]*Op{
		{OpEq, OpNe}, {OpLt, OpGe}, {OpLe, OpGt}, {OpIs, OpIsNot}, {OpDistinctFrom, OpNotDistinct},
		{OpLike, OpNotLike}, {OpILike, OpNotILike}, {OpContains, OpNotContains}, {OpStartsWith, OpNotStartsWith},
		{OpEndsWith, OpNotEndsWith}, {OpIContains, OpNotIContains}, {OpIStartsWith, OpNotIStarts},
		{OpIEndsWith, OpNotIEnds}, {OpIn, OpNotIn}, {OpBetween, OpNotBetween}, {OpMatch, OpNotMatch},
		{OpRegexp, OpNotRegexp}, {OpIsTrue, OpIsFalse},
	} {
		p[0].Negation, p[1].Negation = p[1], p[0]
	}
}

// CustomOp is an operator spelt by its text, as made by ColumnElement.op().
func CustomOp(text string, precedence int, comparison bool, ret *Type) *Op {
	return &Op{
		Name: "custom_op", Prec: precedence, Comparison: comparison, Boolean: comparison, Custom: true, Return: ret,
		Tree: sqltree.Op{Text: text, Precedence: precedence, Comparison: comparison},
	}
}

// precedes tells whether an expression of op needs parentheses inside one of
// against (nil: where it stands alone).
func (op *Op) precedes(against *Op) bool {
	if op == against && op.Associative {
		return false
	}
	if against == nil {
		return true
	}
	return op.Prec <= against.Prec
}

// Ops are the operators that have a name in SQLAlchemy's module of operators.
var Ops = []*Op{
	OpAdd, OpSub, OpMul, OpDiv, OpFloorDiv, OpMod, OpNeg, OpConcat, OpBitXor, OpBitOr, OpBitAnd, OpBitNot, OpShiftLeft, OpShiftRight,
	OpGetItem, OpJSONGet, OpJSONPath, OpEq, OpNe, OpLt, OpLe, OpGt, OpGe, OpIs, OpIsNot, OpDistinctFrom, OpNotDistinct,
	OpLike, OpNotLike, OpILike, OpNotILike, OpContains, OpNotContains, OpStartsWith, OpNotStartsWith, OpEndsWith, OpNotEndsWith,
	OpIContains, OpNotIContains, OpIStartsWith, OpNotIStarts, OpIEndsWith, OpNotIEnds, OpIn, OpNotIn, OpBetween, OpNotBetween,
	OpMatch, OpNotMatch, OpRegexp, OpNotRegexp, OpRegexpReplace, OpAnd, OpOr, OpInv, OpIsTrue, OpIsFalse, OpAsBool, OpComma, OpExists,
	OpAny, OpAll, OpAsc, OpDesc, OpNullsFirst, OpNullsLast, OpDistinct, OpCollate, OpFilter, OpFrom,
}
