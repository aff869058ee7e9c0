// Package syntax reads Python 3.11 source text into a tree.
//
// It promises: the tree has the shape, names and positions of CPython 3.11's
// ast module; what CPython rejects while parsing is rejected here with the same
// exception type, message, line and caret range (see [Error]); and no input,
// however malformed, deep or long, makes it panic or overflow the stack.
//
// The tree is plain data. What a name means (local, global, captured) is
// decided by package resolve, which fills the [Binding] and [Scope] fields.
//
// Differences from CPython's ast, all to spare users of the tree a case:
// the async forms are the ordinary nodes with Async set, except* is [Try] with
// Star set, and an expression context is only kept where it means something.
package syntax

// Position is the extent of a node: lines from 1, columns from 0 as UTF-8
// bytes from the line's start, the end exclusive. These are the ast module's
// lineno, col_offset, end_lineno and end_col_offset.
type Position struct {
	Line, Col, EndLine, EndCol int32
}

// Pos returns the node's extent. The result must not be modified.
func (p *Position) Pos() *Position { return p }

// A Node is any part of the tree that has a position.
type Node interface{ Pos() *Position }

// A Stmt is a statement. The implementations are the pointer types listed in
// stmt.go.
type Stmt interface {
	Node
	stmt()
}

// An Expr is an expression. The implementations are the pointer types listed in
// expr.go.
type Expr interface {
	Node
	expr()
}

// A Pattern is the pattern of a match statement's case. The implementations are
// the pointer types listed in pattern.go.
type Pattern interface {
	Node
	pattern()
}

// Module is a whole source file.
type Module struct {
	Position
	Body []Stmt
	// Source is the decoded text that the positions refer to.
	Source *Source
	// Futures are the names imported from __future__, such as "annotations".
	Futures []string
	// Doc is the docstring, if the first statement is a plain string; it also
	// stays in Body.
	Doc   *Constant
	Scope *Scope
}

// Context says what an expression that can be a target is used for.
type Context uint8

// The contexts, as ast.Load, ast.Store and ast.Del.
const (
	Load Context = iota
	Store
	Del
)

// Operator is a binary operator, also of an augmented assignment.
type Operator uint8

// The binary operators, by their names in ast.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operatorText = [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}

// String returns the operator as it is written.
func (o Operator) String() string { return operatorText[o] }

// UnaryOperator is a prefix operator.
type UnaryOperator uint8

// The prefix operators, by their names in ast.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

var unaryText = [...]string{"~", "not", "+", "-"}

// String returns the operator as it is written.
func (o UnaryOperator) String() string { return unaryText[o] }

// CmpOperator is one comparison of a [Compare] chain.
type CmpOperator uint8

// The comparison operators, by their names in ast.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var cmpText = [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}

// String returns the operator as it is written.
func (o CmpOperator) String() string { return cmpText[o] }

// Arguments are the parameters of a function or lambda.
type Arguments struct {
	PosOnly []*Arg
	Args    []*Arg
	VarArg  *Arg // *args, or nil
	KwOnly  []*Arg
	// KwDefaults has one entry for each of KwOnly: nil where it is required.
	KwDefaults []Expr
	KwArg      *Arg // **kwargs, or nil
	// Defaults belong to the last of PosOnly followed by Args.
	Defaults []Expr
}

// Arg is one parameter.
type Arg struct {
	Position
	Name       string
	Annotation Expr // nil when there is none
	// Binding is where the argument is stored: always BindLocal (its slot) or
	// BindCell (captured by an inner function).
	Binding Binding
}

// Keyword is a keyword argument of a call or a class statement. Name is "" for
// **value.
type Keyword struct {
	Position
	Name  string
	Value Expr
}

// Alias is one name of an import statement.
type Alias struct {
	Position
	Name   string // dotted in import, "*" in a star import
	AsName string // "" when there is none
	// Binding is the variable that is set: AsName, or Name up to its first dot.
	Binding Binding
}

// Bound returns the name of the variable that the alias sets.
func (a *Alias) Bound() string {
	if a.AsName != "" {
		return a.AsName
	}
	for i := 0; i < len(a.Name); i++ {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}

// WithItem is one context manager of a with statement. Target may be nil.
type WithItem struct {
	Context Expr
	Target  Expr
}

// ExceptHandler is one except clause. Type is nil for a bare except; Name is ""
// without "as".
type ExceptHandler struct {
	Position
	Type    Expr
	Name    string
	Binding Binding
	Body    []Stmt
}

// Comprehension is one "for … in … if …" of a comprehension.
type Comprehension struct {
	Target Expr
	Iter   Expr
	Ifs    []Expr
	Async  bool
}

// MatchCase is one case block. Guard may be nil.
type MatchCase struct {
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}
