package render

import "github.com/diptych-orm/diptych/orm/sqltree"

// rank places an operator among the others, as SQLAlchemy orders them: an
// operand whose operator does not bind tighter than the one around it gets
// parentheses.
type rank struct {
	key     any // tells operators apart: a sqltree.OpKind, a special, or a custom text
	level   int
	natural bool // (a op b) op c needs no parentheses
}

type special string

// What is an operator to the ordering though not a sqltree.Op.
var (
	rankAnd     = rank{key: special("and"), level: 3, natural: true}
	rankOr      = rank{key: special("or"), level: 2, natural: true}
	rankNot     = rank{key: special("not"), level: 5}
	rankIn      = rank{key: special("in"), level: 5}
	rankLike    = rank{key: special("like"), level: 5}
	rankBetween = rank{key: special("between"), level: 5}
	rankCollate = rank{key: special("collate"), level: 4}
	rankExists  = rank{key: special("exists"), level: 0}
	rankFilter  = rank{key: special("filter"), level: 6}
	rankOrder   = rank{key: special("order"), level: 3}
	rankComma   = rank{key: special("comma"), level: -1}
	rankAs      = rank{key: special("as"), level: -1}
	// rankNone is the place of a value that stands alone in SET, VALUES or WHEN:
	// any operator gets parentheses there.
	rankNone = rank{key: special("none"), level: 1000}
	// rankTop is the place of a condition: nothing gets parentheses.
	rankTop = rank{key: special("top"), level: -1000}
)

var levels = map[sqltree.OpKind]int{
	sqltree.OpMul: 8, sqltree.OpDiv: 8, sqltree.OpFloorDiv: 8, sqltree.OpMod: 8,
	sqltree.OpNeg: 8, sqltree.OpPlus: 8, sqltree.OpBitNot: 8,
	sqltree.OpAdd: 7, sqltree.OpSub: 7, sqltree.OpBitXor: 7, sqltree.OpBitOr: 7, sqltree.OpBitAnd: 7,
	sqltree.OpShiftLeft: 7, sqltree.OpShiftRight: 7,
	sqltree.OpConcat: 5, sqltree.OpMatch: 5, sqltree.OpRegexp: 5, sqltree.OpNotRegexp: 5, sqltree.OpGlob: 5,
	sqltree.OpIs: 5, sqltree.OpIsNot: 5, sqltree.OpEq: 5, sqltree.OpNe: 5,
	sqltree.OpIsDistinct: 5, sqltree.OpIsNotDistinct: 5,
	sqltree.OpGt: 5, sqltree.OpLt: 5, sqltree.OpGe: 5, sqltree.OpLe: 5, sqltree.OpDistinct: 5,
	sqltree.OpAny: 15, sqltree.OpAll: 15, sqltree.OpJSONGet: 15, sqltree.OpJSONGetText: 15,
	sqltree.OpPow: 8,
}

func rankOf(op sqltree.Op) rank {
	if op.Kind == sqltree.OpCustom {
		return rank{key: op.Text, level: op.Precedence, natural: op.Natural}
	}
	r := rank{key: op.Kind, level: levels[op.Kind]}
	switch op.Kind {
	case sqltree.OpAdd, sqltree.OpMul, sqltree.OpConcat, sqltree.OpJSONGet, sqltree.OpJSONGetText:
		r.natural = true
	}
	return r
}

// operator is the operator at the top of an expression, if there is one.
func operator(x sqltree.Expr) (rank, bool) {
	switch x := x.(type) {
	case *sqltree.Binary:
		return rankOf(x.Op), true
	case *sqltree.Unary:
		return rankOf(x.Op), true
	case *sqltree.Bool:
		if len(x.Items) == 1 {
			return operator(x.Items[0])
		}
		if x.Or {
			return rankOr, true
		}
		return rankAnd, true
	case *sqltree.Not:
		return rankNot, true
	case *sqltree.In:
		return rankIn, true
	case *sqltree.Like:
		return rankLike, true
	case *sqltree.Between:
		return rankBetween, true
	case *sqltree.Collate:
		return rankCollate, true
	case *sqltree.Exists:
		if x.Not {
			return rankNot, true
		}
		return rankExists, true
	case *sqltree.Filter:
		return rankFilter, true
	case *sqltree.Commas:
		return rankComma, true
	case *sqltree.Label:
		return operator(x.X)
	case *sqltree.Annotated:
		return operator(x.X)
	}
	return rank{}, false
}

func (r rank) needsParens(against rank) bool {
	if r.key == against.key && r.natural {
		return false
	}
	return r.level <= against.level
}

// operand writes x where it stands beside the operator against.
func (w *writer) operand(x sqltree.Expr, against rank) {
	if w.alchemy() {
		if r, ok := operator(x); ok && r.needsParens(against) {
			w.str("(")
			w.expr(x)
			w.str(")")
			return
		}
	}
	w.expr(x)
}
