package sqltree

// Select is SELECT … FROM ….
type Select struct {
	CTEs       []*CTE // named first, in this order, before those that its parts name
	Prefixes   []Expr
	Distinct   bool
	DistinctOn []Expr
	Top        Expr   // SQL Server's TOP, behind DISTINCT
	Columns    []Expr // *Label for a column under a name
	From       []From
	Where      Expr
	GroupBy    []Expr
	Having     Expr
	OrderBy    []Expr
	Limit      Expr
	Offset     Expr
	Fetch      *Fetch
	For        *ForUpdate
	Suffixes   []Expr
}

// Fetch is FETCH FIRST n ROWS; without a count it is OFFSET n ROWS alone.
type Fetch struct {
	Count    Expr
	Percent  bool
	WithTies bool
}

// ForUpdate is FOR UPDATE and its relatives.
type ForUpdate struct {
	Read       bool // FOR SHARE
	KeyShare   bool
	NoWait     bool
	SkipLocked bool
	Of         []Expr
}

// Compound is queries combined by UNION and its relatives.
type Compound struct {
	CTEs    []*CTE
	Op      SetOp
	Queries []Query
	OrderBy []Expr
	Limit   Expr
	Offset  Expr
	Fetch   *Fetch
	For     *ForUpdate
}

// SetOp combines queries.
type SetOp uint8

// The set operations.
const (
	Union SetOp = iota
	UnionAll
	Intersect
	IntersectAll
	Except
	ExceptAll
)

// QueryGroup is a query in parentheses inside a Compound.
type QueryGroup struct{ Query Query }

// ValuesQuery is VALUES (…), (…) as a query.
type ValuesQuery struct{ Rows [][]Expr }

// Raw is a statement written out, with Params and other nodes inside.
type Raw struct {
	CTEs []*CTE
	X    Expr
	// Columns are the result columns when they are known.
	Columns []Expr
}

// Insert is INSERT INTO.
type Insert struct {
	// WithInside puts the WITH clause before the query that the rows come from.
	WithInside bool
	// NoDefaultValues says that the database has no DEFAULT VALUES for Default.
	NoDefaultValues bool
	CTEs            []*CTE
	Prefixes        []Expr
	Table           From
	Columns         []Name
	Rows            [][]Expr // VALUES; empty with neither Query nor columns: DEFAULT VALUES
	Query           Query    // INSERT … SELECT
	Default         bool     // DEFAULT VALUES
	OrIgnore        bool     // INSERT OR IGNORE and its relatives
	Conflict        *Conflict
	Returning       []Expr
	Into            []Expr // the parameters that Oracle returns into
}

// Conflict is ON CONFLICT. DO NOTHING without Set.
type Conflict struct {
	Target      []Expr // columns or index expressions
	TargetWhere Expr
	Constraint  string
	Set         []Assign
	Where       Expr
	Alias       string // MySQL's name for the new row
}

// Assign is one column = value of an UPDATE.
type Assign struct {
	Column Expr
	Value  Expr
}

// Update is UPDATE.
type Update struct {
	CTEs      []*CTE
	Prefixes  []Expr
	Table     From
	Set       []Assign
	HasFrom   bool // FROM is written, be it without any table
	From      []From
	Where     Expr
	OrderBy   []Expr
	Limit     Expr
	Returning []Expr
	Into      []Expr // the parameters that Oracle returns into
}

// Delete is DELETE FROM.
type Delete struct {
	CTEs      []*CTE
	Prefixes  []Expr
	Table     From
	Using     []From
	Where     Expr
	OrderBy   []Expr
	Limit     Expr
	Returning []Expr
	Into      []Expr // the parameters that Oracle returns into
}

func (*Select) node()      {}
func (*Compound) node()    {}
func (*QueryGroup) node()  {}
func (*ValuesQuery) node() {}
func (*Raw) node()         {}
func (*Insert) node()      {}
func (*Update) node()      {}
func (*Delete) node()      {}

func (*Select) statement()      {}
func (*Compound) statement()    {}
func (*QueryGroup) statement()  {}
func (*ValuesQuery) statement() {}
func (*Raw) statement()         {}
func (*Insert) statement()      {}
func (*Update) statement()      {}
func (*Delete) statement()      {}

func (*Select) query()      {}
func (*Compound) query()    {}
func (*QueryGroup) query()  {}
func (*ValuesQuery) query() {}
func (*Raw) query()         {}
