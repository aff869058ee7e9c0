// Package words is the English text of what a run is shown as: the timeline, the
// views beside it, the steps and plans in them. It stands in one place, so that a
// translation is a second file of this kind. A text with %s takes what it names
// in the order of English.
package words

import "strings"

// Say puts values into a text's places.
func Say(text string, values ...string) string {
	var b strings.Builder
	for _, v := range values {
		before, after, ok := strings.Cut(text, "%s")
		if !ok {
			break
		}
		b.WriteString(before)
		b.WriteString(v)
		text = after
	}
	b.WriteString(text)
	return b.String()
}

// The rooms of the page.
const (
	Rooms        = "Views"
	RoomCode     = "Code and SQL"
	RoomObjects  = "Objects"
	RoomTables   = "Tables"
	RoomFindings = "Findings"
	RoomDialects = "Dialects"
	RoomCompare  = "Compare"
	SkipToRoom   = "Skip to the view"
	WhoseSide    = "ORM"
	NothingYet   = "Nothing was run yet. Press Run; this view reads what the run did."
	StaleRun     = "The code was changed since: this is what the last run did."
)

// The timeline.
const (
	Kinds         = "Show statements of the kind"
	AllHidden     = "All of its statements are hidden by the kinds above."
	PageOf        = "Statements %s to %s of %s"
	Earlier       = "Earlier"
	Later         = "Later"
	PagesName     = "Parts of the timeline"
	Continued     = "the same transaction goes on"
	NotListed     = "%s more statements are counted but not listed."
	NotLogged     = "The log is full: %s later events are not in it."
	Copy          = "Copy"
	Explain       = "Explain"
	OtherDialects = "Other databases"
	RowsOf        = "Rows %s to %s of %s"
	RowsNotKept   = "%s more rows were read but are not kept by the log."
	RowsName      = "Parts of the rows"
)

// The query plan.
const (
	PlanTitle    = "Query plan"
	PlanWaits    = "The database is asked …"
	PlanSuggests = "An index that could help:"
	PlanTry      = "Try it"
	PlanWith     = "With that index"
	PlanGone     = "It was made for this look alone and is gone again."
	PlanBetter   = "Rows are looked up now instead of reading all of them."
	PlanSame     = "The plan stays the same: the database does not use it here."
	PlanFine     = "Nothing to improve with an index."
)

// The objects.
const (
	StepOf        = "Step %s of %s"
	Back          = "Back"
	Next          = "Next"
	Steps         = "Steps of the run"
	StepsBeyond   = "%s more steps are not shown."
	NoSteps       = "The run did nothing with objects or the database."
	LineRuns      = "line %s"
	OutsideCode   = "outside the code"
	Statements    = "Statements"
	SentSoFar     = "%s sent so far"
	ToCome        = "%s to come"
	ByState       = "Objects by state"
	InMemory      = "Objects in memory"
	HiddenObjects = "%s more are not shown."
	NoObject      = "none"
	Identity      = "Identity map"
	IdentityNote  = "one object a key"
	IdentityEmpty = "Empty: no object in the session has a row."
	Attributes    = "Attributes"
	AttrNote      = "old → new"
	AttrEmpty     = "No attribute was changed yet."
	Plan          = "Flush plan"
	PlanNote      = "%s, in the order in which they run"
	PlanNone      = "No flush is under way. The plan is drawn when one begins, before its SQL."
	PlanReasons   = "Why in this order"
	PlanFree      = "No step depends on another."
	PlanCycle     = "Some rows refer to each other: their links are written afterwards, by an UPDATE."
	Autoflush     = "autoflush"
	SaveDid       = "What save() did"
	SaveDidNote   = "No session and no plan: each save() speaks to the database itself."
	SaveNothing   = "This run saved nothing."
	QuerySets     = "QuerySets"
	QuerySetsNote = "filled or not"
	QuerySetsNone = "No QuerySet is kept."
	NotEvaluated  = "not evaluated: nothing was sent"
	NotKept       = "not fetched"
)

// What the states mean.
var StateMeans = map[string]string{
	"transient":  "made, not added",
	"pending":    "added, no row yet",
	"persistent": "in the session, has a row",
	"detached":   "has a key, left the session",
	"deleted":    "the row is going",
	"adding":     "_state.adding is True: no row",
	"saved":      "_state.adding is False: has a row",
}

// The tables.
const (
	Diagram       = "Diagram"
	DiagramSave   = "Save as SVG"
	DiagramOf     = "Tables of %s"
	NoTables      = "The run made no tables."
	TableOf       = "Table %s"
	ColColumn     = "Column"
	ColType       = "Type"
	ColField      = "Field"
	ColKey        = "Key"
	PrimaryKey    = "primary key"
	RefersTo      = "refers to %s"
	UniqueKey     = "unique"
	MayBeNull     = "may be NULL"
	RelationsOf   = "Relationships"
	Definition    = "Definition"
	BrowseTable   = "Browse the rows"
	BrowseEmpty   = "The table has no rows."
	BrowseRows    = "Rows %s to %s"
	BrowseWaits   = "The rows are fetched …"
	AsText        = "As a table"
	Indexes       = "Indexes"
	NoForeignKeys = "No foreign keys."
)

// The findings.
const (
	NoFindings   = "Nothing stands out in this run."
	FindingsNote = "Worth a second look. Each was read off the statements that were sent."
	Apply        = "Apply %s"
	Undo         = "Undo"
	Applied      = "%s was applied."
	BeforeAfter  = "before → after"
	Queries      = "Queries"
	RoundTrips   = "Round trips"
	RowsRead     = "Rows read"
	LoopAt       = "the loop"
	Lesson       = "Lesson: %s"
	Similar      = "similar: same text, other values"
	Identical    = "identical: same text, same values"
)

// The dialects.
const (
	Statement      = "Statement"
	RunHere        = "run here"
	CompiledOnly   = "compiled, not run"
	DialectsNote   = "Underlined words differ from SQLite's."
	NoStatements   = "No SQL was sent."
	SameEverywhere = "The same text as for SQLite."
	Compiling      = "The engine is asked …"
)

// DatabaseNames are the databases as people write them.
var DatabaseNames = map[string]string{"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MySQL"}

// The comparison.
const (
	CompareNote   = "The same task, step by step. A row holds what both did to the same table."
	Step          = "Step"
	Memory        = "In memory"
	Nothing       = "nothing"
	MovesBeyond   = "%s more statements are counted but not compared."
	NeedsBoth     = "Both sides have to be run to be compared."
	SQLTime       = "SQL, ms"
	StatementsRow = "Statements"
	Times         = "%s times"
	Measure       = "Measure"
)

// The timeline's own words.
const (
	SQLHead       = "SQL"
	SQLOf         = "SQL that %s sent"
	SQLNotYet     = "The SQL appears here when the code has run."
	ExpandAll     = "Expand all"
	CollapseAll   = "Collapse all"
	Setup         = "Setup: %s"
	NotCounted    = "not counted"
	Autocommit    = "autocommit: no transaction is open"
	EmptyTx       = "nothing was sent in it"
	OnlyRead      = "nothing to keep: it only read"
	LineLink      = "Line %s"
	Parameters    = "Parameters"
	RunByRun      = "Parameters, run by run"
	SameParams    = "the same parameters as before"
	AndMore       = "and %s more"
	RowsCaption   = "Rows of this statement"
	RowsGroup     = "Rows"
	StatementFail = "error"
	ChangedRows   = "%s changed"
)

// The titles of findings.
const (
	TitleNPlusOne  = "N+1: %s similar queries"
	TitleDuplicate = "The same query again"
	TitleUnordered = "A slice without an order"
	TitleProperty  = "A query inside a property"
	TitleCounting  = "%s rows read to be counted"
	TitleTesting   = "%s rows read to see whether there are any"
	TitleUnbounded = "%s rows at once"
	TitleWrites    = "%s writes in a loop"
	TitleLine      = "%s, %s"
)

// The steps of a run.
const (
	NewObject     = "%s (new, no. %s)"
	NoValue       = "no value"
	SetTo         = "%s: %s → %s."
	FoundAgain    = "%s %s is in the identity map: the same object is used."
	LoadedBy      = "%s: %s, %s."
	LoadedHow     = "%s: %s."
	CauseAuto     = "Autoflush: a query is about to run, so what changed is written first. The unit of work orders it."
	CauseCommit   = "commit() flushes first: the unit of work orders what has to be written."
	CauseNested   = "begin_nested() flushes first: the unit of work orders what has to be written."
	CauseFlush    = "flush(): the unit of work orders what has to be written."
	FromRow       = ": made from a row, persistent."
	LetGo         = ": let go. The identity map keeps nothing that nobody refers to."
	Moves         = ": %s → %s (%s)."
	IsNew         = ": a new object, _state.adding is True, there is no row."
	IsDeleted     = ": the row is gone, the key becomes None."
	FromRowDjango = ": made from a row, _state.adding is False."
	SavedUpdate   = ": saved. There was a row, so UPDATE."
	SavedBulk     = ": saved by bulk_create()."
	SavedInsert   = ": saved. There was no row, so INSERT."
	QSMade        = "A QuerySet of %s is made. Nothing is sent until its objects are needed."
	QSFilled      = "The QuerySet of %s keeps its %s."
	QSHit         = "The QuerySet of %s has its %s already: no query."
	Prefetched    = ": prefetched and kept."
	PrefetchedHit = ": prefetched before, so no query."
	RelatedKept   = ": kept with the object."
	RelatedHit    = ": there already, so no query."
	MemLookups    = "%s answered by the identity map"
	MemCaches     = "%s caches filled"
	MemReads      = "%s answered by a cache"
)

// The sentences of query plans.
const (
	StepTemp        = "The rows are collected in a temporary index %s, because no index brings them in that order."
	TempSorted      = "and sorted"
	TempGrouped     = "and grouped"
	TempFor         = "for %s"
	TempDistinct    = "so that each is kept once"
	StepConstant    = "One row without a table."
	StepInner       = "Every row of the inner query is read."
	StepScanCover   = "Every entry of the index %s is read; it has all that is needed of %s."
	StepScanIndex   = "Every row of %s is read, in the order of the index %s."
	StepScan        = "Every row of %s is read, because no index leads to the ones that are wanted."
	StepSearch      = "Rows of %s are looked up."
	StepAutoIndex   = "For this query alone an index on %s is built, then rows are looked up in it."
	StepKey         = "Rows of %s are found directly by their key%s."
	StepCover       = "The index %s finds the rows of %s%s and has all that is needed of them."
	StepIndex       = "The index %s finds the rows of %s%s."
	StepBy          = ", by %s"
	StepKeyWord     = "its key"
	StepCorrelated  = "An inner query that runs again for every row outside."
	StepScalar      = "An inner query that gives one value."
	StepList        = "An inner query whose values are collected once."
	StepMaterialize = "An inner query, whose rows are then used like a table's."
	StepCompound    = "Several queries, whose rows are put together."
	StepOr          = "Each side of OR is looked up in an index of its own."
	StepBloom       = "A filter that passes over most rows without a match."
	StepRecursive   = "Repeated with the rows it found, until there are no more."
	StepRecursive0  = "The rows that the recursion begins with."
)
