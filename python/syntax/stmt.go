package syntax

// FunctionDef is def or async def. Its position starts at "def" (or "async"),
// not at the decorators, as CPython's does.
type FunctionDef struct {
	Position
	Async      bool
	Name       string
	Args       *Arguments
	Body       []Stmt
	Decorators []Expr
	Returns    Expr // nil when there is no annotation
	// Doc is the docstring, or nil; it also stays in Body.
	Doc *Constant
	// Binding is where the finished function is stored in the enclosing scope.
	Binding Binding
	// Scope is the function's own scope.
	Scope *Scope
}

// ClassDef is a class statement.
type ClassDef struct {
	Position
	Name       string
	Bases      []Expr // may contain *Starred
	Keywords   []*Keyword
	Body       []Stmt
	Decorators []Expr
	Doc        *Constant
	Binding    Binding
	Scope      *Scope
}

// Return is a return statement; Value may be nil.
type Return struct {
	Position
	Value Expr
}

// Delete is a del statement.
type Delete struct {
	Position
	Targets []Expr
}

// Assign is "a = b = value": Targets from left to right.
type Assign struct {
	Position
	Targets []Expr
	Value   Expr
}

// AugAssign is "target op= value".
type AugAssign struct {
	Position
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is "target: annotation [= value]". Simple is set for a bare name
// without parentheses: only then is the annotation recorded.
type AnnAssign struct {
	Position
	Target     Expr
	Annotation Expr
	Value      Expr // nil when there is none
	Simple     bool
}

// For is a for statement.
type For struct {
	Position
	Async  bool
	Target Expr
	Iter   Expr
	Body   []Stmt
	Else   []Stmt
}

// While is a while statement.
type While struct {
	Position
	Test Expr
	Body []Stmt
	Else []Stmt
}

// If is an if statement; an elif is a single If in Else.
type If struct {
	Position
	Test Expr
	Body []Stmt
	Else []Stmt
}

// With is a with statement.
type With struct {
	Position
	Async bool
	Items []*WithItem
	Body  []Stmt
}

// Match is a match statement.
type Match struct {
	Position
	Subject Expr
	Cases   []*MatchCase
}

// Raise is a raise statement; both parts may be nil.
type Raise struct {
	Position
	Exc   Expr
	Cause Expr
}

// Try is a try statement; Star is set when its handlers are except*.
type Try struct {
	Position
	Star     bool
	Body     []Stmt
	Handlers []*ExceptHandler
	Else     []Stmt
	Finally  []Stmt
}

// Assert is an assert statement; Msg may be nil.
type Assert struct {
	Position
	Test Expr
	Msg  Expr
}

// Import is "import a.b as c, d".
type Import struct {
	Position
	Names []*Alias
}

// ImportFrom is "from ..module import a as b". Level counts the leading dots;
// Module is "" for "from . import x".
type ImportFrom struct {
	Position
	Module string
	Names  []*Alias
	Level  int
}

// Global is a global statement.
type Global struct {
	Position
	Names []string
}

// Nonlocal is a nonlocal statement.
type Nonlocal struct {
	Position
	Names []string
}

// ExprStmt is an expression used as a statement: ast.Expr.
type ExprStmt struct {
	Position
	Value Expr
	// Shown is set where the value is printed, as at a prompt.
	Shown bool
}

// Pass is a pass statement.
type Pass struct{ Position }

// Break is a break statement.
type Break struct{ Position }

// Continue is a continue statement.
type Continue struct{ Position }

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
