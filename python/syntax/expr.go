package syntax

// BoolOp is a chain of "and", or of "or" when Or is set: two or more values.
type BoolOp struct {
	Position
	Or     bool
	Values []Expr
}

// NamedExpr is "(target := value)".
type NamedExpr struct {
	Position
	Target *Name
	Value  Expr
}

// BinOp is a binary operation. OpLine and OpCol are where its operator stands:
// a traceback puts its carets there (see [Anchors]).
type BinOp struct {
	Position
	Left          Expr
	Op            Operator
	Right         Expr
	OpLine, OpCol int32
}

// UnaryOp is a prefix operation.
type UnaryOp struct {
	Position
	Op      UnaryOperator
	Operand Expr
}

// Lambda is a lambda expression.
type Lambda struct {
	Position
	Args  *Arguments
	Body  Expr
	Scope *Scope
}

// IfExp is "body if test else orelse".
type IfExp struct {
	Position
	Test, Body, Else Expr
}

// Dict is a dict display. A nil key stands for **value.
type Dict struct {
	Position
	Keys   []Expr
	Values []Expr
}

// Set is a set display; its elements may be *Starred.
type Set struct {
	Position
	Elts []Expr
}

// CompKind says what a comprehension makes.
type CompKind uint8

// The kinds of comprehension.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Comp is a comprehension of any kind: ast.ListComp, SetComp, DictComp and
// GeneratorExp. Elt is the element, or the key of a DictComp, whose Value is
// otherwise nil.
//
// A comprehension is a scope of its own. The iterable of its first generator is
// evaluated in the enclosing scope, before the comprehension is entered; all
// else inside it, in Scope.
type Comp struct {
	Position
	Kind       CompKind
	Elt        Expr
	Value      Expr
	Generators []*Comprehension
	Scope      *Scope
}

// Await is "await value".
type Await struct {
	Position
	Value Expr
}

// Yield is "yield [value]"; Value may be nil.
type Yield struct {
	Position
	Value Expr
}

// YieldFrom is "yield from value".
type YieldFrom struct {
	Position
	Value Expr
}

// Compare is a chain of comparisons: Left Ops[0] Comparators[0] Ops[1] ….
type Compare struct {
	Position
	Left        Expr
	Ops         []CmpOperator
	Comparators []Expr
}

// Call is a call. Args may contain *Starred; a Keyword without a name is
// **value. As in the ast module the order between the two lists is lost, which
// is the order of evaluation in CPython too: positional arguments first.
type Call struct {
	Position
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// FormattedValue is one replacement field of an f-string. Conversion is 's',
// 'r', 'a' or 0; FormatSpec is nil or a *JoinedStr.
type FormattedValue struct {
	Position
	Value      Expr
	Conversion byte
	FormatSpec *JoinedStr
}

// JoinedStr is an f-string: its values are *Constant strings and
// *FormattedValue.
type JoinedStr struct {
	Position
	Values []Expr
}

// EllipsisValue is the type of [Ellipsis].
type EllipsisValue struct{}

// Ellipsis is the Value of a Constant written "...".
var Ellipsis = EllipsisValue{}

// Bytes is the Value of a bytes literal.
type Bytes string

// Constant is a literal. Value is one of: nil (None), bool, int64, *big.Int
// (only beyond int64), float64, complex128 (imaginary literals), string,
// [Bytes] and [Ellipsis].
//
// A string is UTF-8, with lone surrogates (which an escape can produce) in
// the three-byte form that UTF-8 would give them if it allowed them.
type Constant struct {
	Position
	Value any
	// UPrefix is set for a string whose first literal is written u"…".
	UPrefix bool
	// Object is the evaluator's own form of the value, filled on first use.
	Object any
}

// Attribute is "value.attr". A private name in a class is mangled by package
// resolve. NameLine and NameCol are where the attribute's name stands: CPython
// gives a method call, and an attribute, that spans several lines the line of
// its name.
type Attribute struct {
	Position
	Value             Expr
	Attr              string
	Ctx               Context
	NameLine, NameCol int32
}

// Subscript is "value[index]". Index is a *Slice, a *Tuple of several indices,
// or any expression.
type Subscript struct {
	Position
	Value Expr
	Index Expr
	Ctx   Context
}

// Starred is "*value" in a call, a display or a target.
type Starred struct {
	Position
	Value Expr
	Ctx   Context
}

// Name is a variable.
type Name struct {
	Position
	ID      string
	Ctx     Context
	Binding Binding
}

// List is a list display or target.
type List struct {
	Position
	Elts []Expr
	Ctx  Context
}

// Tuple is a tuple display or target.
type Tuple struct {
	Position
	Elts []Expr
	Ctx  Context
}

// Slice is "lower:upper:step" in a subscript; each part may be nil.
type Slice struct {
	Position
	Lower, Upper, Step Expr
}

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*Comp) expr()           {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FormattedValue) expr() {}
func (*JoinedStr) expr()      {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}
