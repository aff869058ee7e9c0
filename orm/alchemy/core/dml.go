package core

// SetItem is one column = value of an INSERT or UPDATE. Column is a *Column (or
// an Annotated one), or a Value holding a name. Value is an Element or a Value.
type SetItem struct {
	Column Element
	Key    string // where Column is nil
	Value  Element
}

// Insert is INSERT.
type Insert struct {
	Table                FromClause
	Entity               Entity      // what was named, where that was an entity
	Values               []SetItem   // values(…)
	HasValues            bool        // values() was called, be it without any
	Multi                [][]SetItem // values([…, …])
	Select               Query       // from_select
	SelectNames          []string
	IncludeDefaults      bool
	Return               []Element
	ReturnDefaults       bool
	ReturnDefaultsCols   []Element
	SortByParameterOrder bool
	Inline               bool
	Prefixes             []Affix
	OnConflict           *OnConflict
	OnDuplicate          []SetItem // MySQL
	OnDuplicateOrdered   bool      // in the order in which they were given
	IndependentCTEs      []*CTE
	Plugin               Plugin
	Options              []any
	ExecOptions          map[string]any
	PluginData           any
	Dialect              string // of dialects.X.insert, empty for the plain one
	Hints                []Hint // of with_hint()
}

// OnConflict is ON CONFLICT.
type OnConflict struct {
	Target      []Element // columns, or Values holding names
	Constraint  string
	TargetWhere ColumnElement
	Nothing     bool
	Set         []SetItem
	Where       ColumnElement
}

// Update is UPDATE.
type Update struct {
	Table              FromClause
	Entity             Entity
	Values             []SetItem
	HasValues          bool // values() was called, be it without any
	Ordered            bool // ordered_values
	Where              []ColumnElement
	Return             []Element
	ReturnDefaults     bool
	ReturnDefaultsCols []Element
	Inline             bool
	Prefixes           []Affix
	IndependentCTEs    []*CTE
	Plugin             Plugin
	Options            []any
	ExecOptions        map[string]any
	PluginData         any
	DialectOptions     map[string]any // with_dialect_options()
	Hints              []Hint         // of with_hint()
	// PreserveOrder keeps Values in the given order even where the table's order
	// would be used.
	PreserveOrder bool
}

// Delete is DELETE.
type Delete struct {
	Table           FromClause
	Entity          Entity
	Where           []ColumnElement
	Return          []Element
	Prefixes        []Affix
	IndependentCTEs []*CTE
	Plugin          Plugin
	Options         []any
	ExecOptions     map[string]any
	PluginData      any
	DialectOptions  map[string]any // with_dialect_options()
	Hints           []Hint         // of with_hint()
}

// NewInsert is insert(table).
func NewInsert(t FromClause) *Insert { return &Insert{Table: t} }

// NewUpdate is update(table).
func NewUpdate(t FromClause) *Update { return &Update{Table: t} }

// NewDelete is delete(table).
func NewDelete(t FromClause) *Delete { return &Delete{Table: t} }

// With returns a copy changed by f.
func (s *Insert) With(f func(*Insert)) *Insert {
	c := *s
	clip(&c.Values)
	clip(&c.Multi)
	clip(&c.Return)
	clip(&c.Prefixes)
	clip(&c.IndependentCTEs)
	clip(&c.Options)
	clip(&c.Hints)
	f(&c)
	return &c
}

// With returns a copy changed by f.
func (s *Update) With(f func(*Update)) *Update {
	c := *s
	clip(&c.Values)
	clip(&c.Where)
	clip(&c.Return)
	clip(&c.Prefixes)
	clip(&c.IndependentCTEs)
	clip(&c.Options)
	clip(&c.Hints)
	f(&c)
	return &c
}

// With returns a copy changed by f.
func (s *Delete) With(f func(*Delete)) *Delete {
	c := *s
	clip(&c.Where)
	clip(&c.Return)
	clip(&c.Prefixes)
	clip(&c.IndependentCTEs)
	clip(&c.Options)
	clip(&c.Hints)
	f(&c)
	return &c
}

// TargetOf is the table that an INSERT, UPDATE or DELETE is about; nil for others.
func TargetOf(e Element) FromClause {
	switch x := e.(type) {
	case *Insert:
		return x.Table
	case *Update:
		return x.Table
	case *Delete:
		return x.Table
	}
	return nil
}

// ReturnedBy is what an INSERT, UPDATE or DELETE was asked to return.
func ReturnedBy(e Element) []Element {
	switch d := e.(type) {
	case *Insert:
		return d.Return
	case *Update:
		return d.Return
	case *Delete:
		return d.Return
	}
	return nil
}

// returningOf lists the columns a DML statement returns.
func returningOf(s Statement) []ColumnElement {
	var out []ColumnElement
	for _, e := range ReturnedBy(s) {
		out = append(out, expandColumns(e)...)
	}
	return out
}

// VisitName implements Element.
func (*Insert) VisitName() string { return "insert" }
func (*Update) VisitName() string { return "update" }
func (*Delete) VisitName() string { return "delete" }

func (*Insert) statementNode() {}
func (*Update) statementNode() {}
func (*Delete) statementNode() {}
