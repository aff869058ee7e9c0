package core

// Statement is something to execute.
type Statement interface {
	Element
	statementNode()
}

// Query is a statement that yields rows and may stand inside another one.
type Query interface {
	Statement
	// SelectedColumns are the columns of its rows.
	SelectedColumns() []ColumnElement
	queryNode()
}

// LabelStyle is how the columns of a SELECT are labelled.
type LabelStyle uint8

// The label styles.
const (
	LabelDisambiguate LabelStyle = iota
	LabelTablePlusColumn
	LabelNone
)

// Select is SELECT. Its methods return changed copies.
type Select struct {
	Cols                                   []Element // ColumnElement, Text, FromClause (all its columns) or Entity
	FromObj                                []Element // given by select_from: FromClause or Entity
	Joins                                  []JoinStep
	Where                                  []ColumnElement
	HasDistinct                            bool
	DistinctOn                             []Element
	GroupBy                                []Element
	Having                                 []ColumnElement
	OrderBy                                []Element
	LimitClause, OffsetClause, FetchClause ColumnElement
	FetchPercent, FetchTies                bool
	ForUpdate                              *ForUpdate
	LabelStyle                             LabelStyle
	Prefixes                               []Affix
	Suffixes                               []Affix
	// Correlate is the FROMs named by correlate(); CorrelateNone is correlate(None).
	Correlate               []FromClause
	CorrelateExcept         []FromClause
	HasCorrelate, HasExcept bool
	NoAutoCorrelate         bool
	JoinedCols              []Element // the columns before with_only_columns(), for joins made then
	IndependentCTEs         []*CTE
	// Plugin lowers the statement; nil where its columns and FROMs decide.
	Plugin Plugin
	// Options, ExecOptions and PluginData belong to the ORM and the engine.
	Options     []any
	ExecOptions map[string]any
	PluginData  any
	Hints       []Hint
	// Legacy is what the statement has of the Query that it is executed for.
	Legacy *Legacy
}

// Legacy is what a Query says of its statement besides what a select() can.
type Legacy struct {
	// Base is what union() and its like select from: what the statement names of the
	// classes is meant of it.
	Base FromClause
	// Run: the rows are the Query's own, and their columns go by their own names.
	Run bool
	// NoEager leaves out what is loaded along.
	NoEager bool
}

// JoinStep is one call of join(): what is joined, to what, on what. Left and On
// may be nil. An ORM plugin also understands an attribute as Target or On.
type JoinStep struct {
	Target Element
	On     Element
	Left   Element
	Outer  bool
	Full   bool
}

// ForUpdate is FOR UPDATE and its options.
type ForUpdate struct {
	NoWait, Read, SkipLocked, KeyShare bool
	Of                                 []Element
}

// Affix is a prefix or suffix, for one dialect or (empty) for all.
type Affix struct {
	X       Element
	Dialect string
}

// NewSelect is select(*cols).
func NewSelect(cols ...Element) *Select { return &Select{Cols: cols} }

// With returns a copy changed by f, which may append to its slices freely.
func (s *Select) With(f func(*Select)) *Select {
	c := *s
	clip(&c.Cols)
	clip(&c.FromObj)
	clip(&c.Joins)
	clip(&c.Where)
	clip(&c.DistinctOn)
	clip(&c.GroupBy)
	clip(&c.Having)
	clip(&c.OrderBy)
	clip(&c.Prefixes)
	clip(&c.Suffixes)
	clip(&c.Correlate)
	clip(&c.CorrelateExcept)
	clip(&c.IndependentCTEs)
	clip(&c.Options)
	clip(&c.Hints)
	f(&c)
	return &c
}

func clip[T any](s *[]T) { *s = (*s)[:len(*s):len(*s)] }

// SelectedColumns implements Query.
func (s *Select) SelectedColumns() []ColumnElement {
	var out []ColumnElement
	for _, e := range s.Cols {
		out = append(out, expandColumns(e)...)
	}
	return out
}

// expandColumns is what an item of a select list stands for.
func expandColumns(e Element) []ColumnElement {
	switch x := e.(type) {
	case ColumnElement:
		return []ColumnElement{x}
	case Entity:
		return x.EntityColumns()
	case *Join:
		return append(expandColumns(x.L), expandColumns(x.R)...)
	case FromClause:
		return x.Columns().All()
	}
	return nil
}

// Compound is queries combined by a set operation.
type Compound struct {
	Keyword                                string // "UNION", "UNION ALL", "INTERSECT", …
	Queries                                []Query
	OrderBy                                []Element
	GroupBy                                []Element
	LimitClause, OffsetClause, FetchClause ColumnElement
	FetchPercent, FetchTies                bool
	ForUpdate                              *ForUpdate
	LabelStyle                             LabelStyle
	IndependentCTEs                        []*CTE
	Plugin                                 Plugin
	Options                                []any
	ExecOptions                            map[string]any
}

// With returns a copy changed by f.
func (s *Compound) With(f func(*Compound)) *Compound {
	c := *s
	clip(&c.OrderBy)
	clip(&c.GroupBy)
	clip(&c.IndependentCTEs)
	clip(&c.Options)
	f(&c)
	return &c
}

// SelectedColumns implements Query: those of the first query.
func (s *Compound) SelectedColumns() []ColumnElement {
	if len(s.Queries) == 0 {
		return nil
	}
	return s.Queries[0].SelectedColumns()
}

// QueryGroup is a query in parentheses, inside a Compound.
type QueryGroup struct{ Query Query }

// SelectedColumns implements Query.
func (g *QueryGroup) SelectedColumns() []ColumnElement { return g.Query.SelectedColumns() }

// TextualSelect is text().columns(…): text with columns known.
type TextualSelect struct {
	Text        *Text
	Cols        []ColumnElement
	Positional  bool
	Options     []any
	ExecOptions map[string]any
	// IndependentCTEs are those of add_cte().
	IndependentCTEs []*CTE
}

// SelectedColumns implements Query.
func (t *TextualSelect) SelectedColumns() []ColumnElement { return t.Cols }

// VisitName implements Element.
func (*Select) VisitName() string        { return "select" }
func (*Compound) VisitName() string      { return "compound_select" }
func (*QueryGroup) VisitName() string    { return "select_statement_grouping" }
func (*TextualSelect) VisitName() string { return "textual_select" }

func (*Select) statementNode()        {}
func (*Compound) statementNode()      {}
func (*QueryGroup) statementNode()    {}
func (*TextualSelect) statementNode() {}
func (*Text) statementNode()          {}
func (*Function) statementNode()      {}

func (*Select) queryNode()        {}
func (*Compound) queryNode()      {}
func (*QueryGroup) queryNode()    {}
func (*TextualSelect) queryNode() {}
