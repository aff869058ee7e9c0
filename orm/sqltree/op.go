package sqltree

// Op is an operator. The built-in ones have no Text: the Style spells them.
type Op struct {
	Kind OpKind
	// Text spells a custom operator, or another spelling of a built-in one.
	Text string
	// Precedence orders a custom operator against the others where the Style
	// puts parentheses by precedence; 0 binds loosest.
	Precedence int
	// Natural says that a custom operator needs no parentheses inside itself.
	Natural bool
	// Comparison says that a custom operator yields a truth value.
	Comparison bool
}

// OpKind is a built-in operator.
type OpKind uint8

// The operators. OpCustom is spelt by Op.Text.
const (
	OpCustom OpKind = iota
	OpAdd
	OpSub
	OpMul
	OpDiv
	OpFloorDiv
	OpMod
	OpPow
	OpConcat
	OpEq
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
	OpIs
	OpIsNot
	OpIsDistinct
	OpIsNotDistinct
	OpBitAnd
	OpBitOr
	OpBitXor
	OpShiftLeft
	OpShiftRight
	OpJSONGet     // ->
	OpJSONGetText // ->>
	OpRegexp
	OpNotRegexp
	OpMatch
	OpGlob
	OpNeg      // unary -
	OpBitNot   // unary ~
	OpDistinct // unary DISTINCT, as in count(DISTINCT x)
	OpAny      // unary ANY
	OpAll      // unary ALL
	OpPlus     // unary +
)

// Common operators.
var (
	Add          = Op{Kind: OpAdd}
	Sub          = Op{Kind: OpSub}
	Mul          = Op{Kind: OpMul}
	Div          = Op{Kind: OpDiv}
	FloorDiv     = Op{Kind: OpFloorDiv}
	Mod          = Op{Kind: OpMod}
	Pow          = Op{Kind: OpPow}
	ConcatOp     = Op{Kind: OpConcat}
	Eq           = Op{Kind: OpEq}
	Ne           = Op{Kind: OpNe}
	Lt           = Op{Kind: OpLt}
	Le           = Op{Kind: OpLe}
	Gt           = Op{Kind: OpGt}
	Ge           = Op{Kind: OpGe}
	Is           = Op{Kind: OpIs}
	IsNot        = Op{Kind: OpIsNot}
	IsDistinct   = Op{Kind: OpIsDistinct}
	IsNotDist    = Op{Kind: OpIsNotDistinct}
	BitAnd       = Op{Kind: OpBitAnd}
	BitOr        = Op{Kind: OpBitOr}
	BitXor       = Op{Kind: OpBitXor}
	ShiftLeft    = Op{Kind: OpShiftLeft}
	ShiftRight   = Op{Kind: OpShiftRight}
	JSONGet      = Op{Kind: OpJSONGet}
	JSONGetText  = Op{Kind: OpJSONGetText}
	Regexp       = Op{Kind: OpRegexp}
	NotRegexp    = Op{Kind: OpNotRegexp}
	Match        = Op{Kind: OpMatch}
	Glob         = Op{Kind: OpGlob}
	Neg          = Op{Kind: OpNeg}
	BitNot       = Op{Kind: OpBitNot}
	DistinctArgs = Op{Kind: OpDistinct}
	Any          = Op{Kind: OpAny}
	All          = Op{Kind: OpAll}
	Plus         = Op{Kind: OpPlus}
)
