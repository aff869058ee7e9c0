package sqltree

// Column is a reference to a column: [schema.][table.]name. Table is the name
// that the source of rows goes by where the column stands, so an alias renamed
// while a query is built needs its columns renamed as well.
type Column struct {
	Schema string
	Table  Name // zero for a bare column
	Name   Name
}

// Param is a value sent beside the text. Its pointer is its identity: a Param
// that stands twice in a statement is one parameter twice.
type Param struct {
	Name  Name // used by named placeholders, and to look Value up when it comes later
	Value any
	Type  Type // nil when unknown
	// Expanding says that Value is a list which becomes a parenthesised list of
	// placeholders, one an item, when the statement runs.
	Expanding bool
	// In and NotIn say beside which operator an expanding parameter stands, and
	// Width how many values an item of it has: what an empty list is depends on it.
	In, NotIn bool
	Width     int
	// Item is what each item of an expanding parameter is written as, with ItemMark
	// in the placeholder's place; nil for the placeholder alone.
	Item Expr
	// Inline says that the value is written into the text when the statement runs.
	Inline bool
	// Required says that there is no Value: it must be given at execution.
	Required bool
	// CastTo is the type that a dialect is told behind the placeholder; "" for none.
	CastTo string
	// Info belongs to whoever made the Param; the renderer hands it on.
	Info any
}

// ItemMark stands in Param.Item for the placeholder.
const ItemMark = "\x01"

// Literal is a value written into the text: nil, bool, int64, float64, string
// or []byte.
type Literal struct{ Value any }

// Verbatim is text that goes into the statement as it is.
type Verbatim struct{ Text string }

// Concat is its parts one after another, with nothing between them: the way to
// write a template around arguments. Like Verbatim it is atomic to a Style that
// parenthesises by precedence.
type Concat struct{ Parts []Expr }

// Func is a function call.
type Func struct {
	Schema   string
	Name     string
	Args     []Expr
	Distinct bool
	Order    []Expr // inside the parentheses, after the arguments
	NoParens bool   // CURRENT_TIMESTAMP and its kind
}

// Filter is an aggregate with FILTER (WHERE …).
type Filter struct {
	X     Expr
	Where Expr
}

// WithinGroup is an ordered-set aggregate.
type WithinGroup struct {
	X     Expr
	Order []Expr
}

// Over is a window function's call.
type Over struct {
	X         Expr
	Partition []Expr
	Order     []Expr
	Frame     *Frame
}

// Frame is a window frame; To is nil for a frame with only a start.
type Frame struct {
	Unit    string // "ROWS", "RANGE", "GROUPS"
	From    Bound
	To      *Bound
	Exclude string // "", "CURRENT ROW", "GROUP", "TIES", "NO OTHERS"
}

// Bound is one end of a Frame.
type Bound struct {
	Kind  BoundKind
	Value Expr // for Preceding and Following
}

// BoundKind is the kind of a frame's end.
type BoundKind uint8

// The kinds of frame ends.
const (
	CurrentRow BoundKind = iota
	UnboundedPreceding
	UnboundedFollowing
	Preceding
	Following
)

// Unary is a prefix operator and its operand.
type Unary struct {
	Op Op
	X  Expr
}

// Binary is an operator between two operands.
type Binary struct {
	Op   Op
	L, R Expr
}

// Bool is items joined by AND, or by OR.
type Bool struct {
	Or    bool
	Items []Expr
}

// Not is a negation, spelt NOT.
type Not struct{ X Expr }

// In tells whether X is among List: a *List, a *Subquery, or an expanding *Param.
type In struct {
	X    Expr
	List Expr
	Not  bool
}

// List is expressions in parentheses with commas between them.
type List struct{ Items []Expr }

// Commas is expressions with commas between them and no parentheses.
type Commas struct{ Items []Expr }

// Between tells whether X lies from Lo to Hi.
type Between struct {
	X, Lo, Hi Expr
	Not       bool
	Symmetric bool
}

// Like is a pattern match.
type Like struct {
	X, Pattern  Expr
	Escape      Expr // nil for none
	Not         bool
	Insensitive bool // ILIKE; a dialect without it compares lower(X) with lower(Pattern)
}

// Case is a CASE expression; Operand is nil for a searched one.
type Case struct {
	Operand Expr
	Whens   []When
	Else    Expr // nil for none
}

// When is one arm of a Case.
type When struct{ Cond, Then Expr }

// Cast is CAST(X AS Type).
type Cast struct {
	X    Expr
	Type Type
	Try  bool
}

// Extract is EXTRACT(Field FROM X); a dialect may spell it otherwise.
type Extract struct {
	Field string
	X     Expr
}

// Collate is X COLLATE Name.
type Collate struct {
	X    Expr
	Name string
}

// Subquery is a query in parentheses, as a value or the right side of IN; Bare
// leaves the parentheses to what stands around it.
type Subquery struct {
	Query Query
	Bare  bool
}

// Inline is a statement where it stands, without parentheses.
type Inline struct{ Statement Statement }

// Exists is EXISTS (query).
type Exists struct {
	Query Query
	Not   bool
}

// Star is * or table.*.
type Star struct{ Table Name }

// Label is X under a name: "X AS Name" in a select list, X elsewhere.
type Label struct {
	X    Expr
	Name Name
}

// LabelRef is a reference to a Label by its name.
type LabelRef struct{ Name Name }

// Order is a sort key.
type Order struct {
	X     Expr
	Dir   Direction
	Nulls NullsOrder
}

// Direction is a sort direction.
type Direction uint8

// The directions; Unordered writes none.
const (
	Unordered Direction = iota
	Asc
	Desc
)

// NullsOrder says where nulls go.
type NullsOrder uint8

// The places of nulls.
const (
	NullsDefault NullsOrder = iota
	NullsFirst
	NullsLast
)

// Paren is X in parentheses, always.
type Paren struct{ X Expr }

// Annotated is X with a note for the Style's hooks, such as the ORM attribute
// it came from. It renders as X.
type Annotated struct {
	X    Expr
	Note any
}

func (*Column) node()      {}
func (*Param) node()       {}
func (*Literal) node()     {}
func (*Verbatim) node()    {}
func (*Concat) node()      {}
func (*Func) node()        {}
func (*Filter) node()      {}
func (*WithinGroup) node() {}
func (*Over) node()        {}
func (*Unary) node()       {}
func (*Binary) node()      {}
func (*Bool) node()        {}
func (*Not) node()         {}
func (*In) node()          {}
func (*List) node()        {}
func (*Commas) node()      {}
func (*Between) node()     {}
func (*Like) node()        {}
func (*Case) node()        {}
func (*Cast) node()        {}
func (*Extract) node()     {}
func (*Collate) node()     {}
func (*Subquery) node()    {}
func (*Inline) node()      {}
func (*Exists) node()      {}
func (*Star) node()        {}
func (*Label) node()       {}
func (*LabelRef) node()    {}
func (*Order) node()       {}
func (*Paren) node()       {}
func (*Annotated) node()   {}

func (*Column) expr()      {}
func (*Param) expr()       {}
func (*Literal) expr()     {}
func (*Verbatim) expr()    {}
func (*Concat) expr()      {}
func (*Func) expr()        {}
func (*Filter) expr()      {}
func (*WithinGroup) expr() {}
func (*Over) expr()        {}
func (*Unary) expr()       {}
func (*Binary) expr()      {}
func (*Bool) expr()        {}
func (*Not) expr()         {}
func (*In) expr()          {}
func (*List) expr()        {}
func (*Commas) expr()      {}
func (*Between) expr()     {}
func (*Like) expr()        {}
func (*Case) expr()        {}
func (*Cast) expr()        {}
func (*Extract) expr()     {}
func (*Collate) expr()     {}
func (*Subquery) expr()    {}
func (*Inline) expr()      {}
func (*Exists) expr()      {}
func (*Star) expr()        {}
func (*Label) expr()       {}
func (*LabelRef) expr()    {}
func (*Order) expr()       {}
func (*Paren) expr()       {}
func (*Annotated) expr()   {}

// Text is a Verbatim.
func Text(s string) *Verbatim { return &Verbatim{Text: s} }

// Lit is a Literal.
func Lit(v any) *Literal { return &Literal{Value: v} }

// Null is the literal NULL.
func Null() *Literal { return &Literal{} }

// Col is the column name of the table or alias.
func Col(table, name string) *Column { return &Column{Table: N(table), Name: N(name)} }

// Val is an anonymous Param with a value.
func Val(v any) *Param { return &Param{Name: NewAnon("param"), Value: v} }

// And joins items with AND; nil items are left out, one item stays itself, none
// is nil.
func And(items ...Expr) Expr { return join(false, items) }

// Or joins items with OR as And does with AND.
func Or(items ...Expr) Expr { return join(true, items) }

func join(or bool, items []Expr) Expr {
	kept := make([]Expr, 0, len(items))
	for _, x := range items {
		if x != nil {
			kept = append(kept, x)
		}
	}
	switch len(kept) {
	case 0:
		return nil
	case 1:
		return kept[0]
	}
	return &Bool{Or: or, Items: kept}
}
