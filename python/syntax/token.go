package syntax

// tokenKind is what a token is: a class of tokens, an operator or a keyword.
type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokError
	tokNewline
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString
	tokUnknown // a printable character that no rule accepts, such as "$"

	tokLParen
	tokRParen
	tokLBracket
	tokRBracket
	tokLBrace
	tokRBrace
	tokColon
	tokComma
	tokSemi
	tokDot
	tokEllipsis
	tokArrow
	tokAssign
	tokWalrus
	tokTilde
	tokNotEq
	tokEq
	tokLess
	tokLessEq
	tokGreater
	tokGreaterEq

	// The binary operators stand in the order of Operator, and their augmented
	// forms after them in the same order.
	tokPlus
	tokMinus
	tokStar
	tokAt
	tokSlash
	tokPercent
	tokDoubleStar
	tokLShift
	tokRShift
	tokVBar
	tokCaret
	tokAmper
	tokDoubleSlash
	tokPlusEq
	tokMinusEq
	tokStarEq
	tokAtEq
	tokSlashEq
	tokPercentEq
	tokDoubleStarEq
	tokLShiftEq
	tokRShiftEq
	tokVBarEq
	tokCaretEq
	tokAmperEq
	tokDoubleSlashEq

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
)

var keywords = map[string]tokenKind{
	"False": kwFalse, "None": kwNone, "True": kwTrue, "and": kwAnd, "as": kwAs,
	"assert": kwAssert, "async": kwAsync, "await": kwAwait, "break": kwBreak,
	"class": kwClass, "continue": kwContinue, "def": kwDef, "del": kwDel,
	"elif": kwElif, "else": kwElse, "except": kwExcept, "finally": kwFinally,
	"for": kwFor, "from": kwFrom, "global": kwGlobal, "if": kwIf,
	"import": kwImport, "in": kwIn, "is": kwIs, "lambda": kwLambda,
	"nonlocal": kwNonlocal, "not": kwNot, "or": kwOr, "pass": kwPass,
	"raise": kwRaise, "return": kwReturn, "try": kwTry, "while": kwWhile,
	"with": kwWith, "yield": kwYield,
}

// IsKeyword reports whether name is one of Python's reserved words.
func IsKeyword(name string) bool { _, ok := keywords[name]; return ok }

// operators by their text, longest first within a first character.
var operators = []struct {
	text string
	kind tokenKind
}{
	{"...", tokEllipsis}, {"**=", tokDoubleStarEq}, {"//=", tokDoubleSlashEq},
	{"<<=", tokLShiftEq}, {">>=", tokRShiftEq},
	{"->", tokArrow}, {":=", tokWalrus}, {"==", tokEq}, {"!=", tokNotEq}, {"<>", tokUnknown},
	{"<=", tokLessEq}, {">=", tokGreaterEq}, {"**", tokDoubleStar}, {"//", tokDoubleSlash},
	{"<<", tokLShift}, {">>", tokRShift}, {"+=", tokPlusEq}, {"-=", tokMinusEq},
	{"*=", tokStarEq}, {"@=", tokAtEq}, {"/=", tokSlashEq}, {"%=", tokPercentEq},
	{"|=", tokVBarEq}, {"^=", tokCaretEq}, {"&=", tokAmperEq},
	{"(", tokLParen}, {")", tokRParen}, {"[", tokLBracket}, {"]", tokRBracket},
	{"{", tokLBrace}, {"}", tokRBrace}, {":", tokColon}, {",", tokComma}, {";", tokSemi},
	{".", tokDot}, {"=", tokAssign}, {"~", tokTilde}, {"<", tokLess}, {">", tokGreater},
	{"+", tokPlus}, {"-", tokMinus}, {"*", tokStar}, {"@", tokAt}, {"/", tokSlash},
	{"%", tokPercent}, {"|", tokVBar}, {"^", tokCaret}, {"&", tokAmper},
}

// operatorsByFirst indexes operators by their first byte.
var operatorsByFirst = func() (t [128][]int) {
	for i, op := range operators {
		t[op.text[0]] = append(t[op.text[0]], i)
	}
	return t
}()

// A token is a lexical unit; its position is as a node's. level is how many
// brackets are open around it, its own included.
type token struct {
	Position
	kind       tokenKind
	level      uint8
	start, end int32 // offsets into the text
}

func (k tokenKind) isKeyword() bool { return k >= kwFalse }

// isAugAssign reports whether k is an augmented assignment, and of what.
func (k tokenKind) isAugAssign() (Operator, bool) {
	if k >= tokPlusEq && k <= tokDoubleSlashEq {
		return Operator(k - tokPlusEq), true
	}
	return 0, false
}
