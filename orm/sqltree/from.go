package sqltree

// Table is a table of the database.
type Table struct {
	Schema string
	Name   string
	Quote  Quoting
}

// Alias is a source of rows under another name.
type Alias struct {
	Of      From // *Table, *Derived without a name, *CTE, *FuncFrom …
	Name    Name
	Columns []Name // names given to its columns, mostly empty
	Lateral bool
	// Sample is a method of TABLESAMPLE, Seed what REPEATABLE starts from.
	Sample, Seed Expr
}

// Hinted is a source of rows with a hint behind it, or Before it.
type Hinted struct {
	Of     From
	Text   string
	Before bool
}

// Derived is a query as a source of rows: (query) AS name.
type Derived struct {
	Query   Query
	Name    Name // zero for a query without an alias
	Lateral bool
	Spaced  bool // spaces inside the parentheses
	Columns []Name
}

// Join is two sources joined.
type Join struct {
	Kind JoinKind
	L, R From
	On   Expr // nil for a cross join
}

// JoinKind is a kind of join.
type JoinKind uint8

// The kinds of joins.
const (
	Inner JoinKind = iota
	Left
	Full
	Cross
	Right
)

// CTE is a common table expression where it is used as a source of rows. The
// WITH clause is made by the renderer from the CTEs that a statement names; two
// uses of one CTE share one pointer.
type CTE struct {
	Affixed      bool // something stands behind it, for whatever database
	Query        Statement
	Name         Name
	Columns      []Name
	Recursive    bool
	Materialized string // "", "MATERIALIZED", "NOT MATERIALIZED"
	// Restates is the one of the same name that this one is in the place of.
	Restates *CTE
	// Nested puts it into the WITH clause of the innermost statement that names it.
	Nested             bool
	Prefixes, Suffixes []Expr // before and behind the query's parentheses
	// Alias is the name of one more use of a CTE: Of then points to the first.
	Of *CTE
}

// Values is a list of rows as a source of rows.
type Values struct {
	Rows    [][]Expr
	Name    Name
	Columns []Name
	Lateral bool
}

// FuncFrom is a table-valued function.
type FuncFrom struct {
	Call    Expr
	Name    Name // zero for none
	Columns []Name
	Lateral bool
	Ordinal bool   // WITH ORDINALITY
	Types   []Type // of the columns, where they are written
}

// RawFrom is a source of rows written out.
type RawFrom struct{ X Expr }

// Grouped is a join in parentheses.
type Grouped struct{ X From }

func (*Table) node()    {}
func (*Alias) node()    {}
func (*Hinted) node()   {}
func (*Derived) node()  {}
func (*Join) node()     {}
func (*CTE) node()      {}
func (*Values) node()   {}
func (*FuncFrom) node() {}
func (*RawFrom) node()  {}
func (*Grouped) node()  {}

func (*Table) from()    {}
func (*Alias) from()    {}
func (*Hinted) from()   {}
func (*Derived) from()  {}
func (*Join) from()     {}
func (*CTE) from()      {}
func (*Values) from()   {}
func (*FuncFrom) from() {}
func (*RawFrom) from()  {}
func (*Grouped) from()  {}
