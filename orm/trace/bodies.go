package trace

// StatementBegin is a statement about to run. It opens a span that its
// StatementRows and StatementEnd belong to.
type StatementBegin struct {
	SQL    string `json:"sql"`    // the template, with the placeholders the ORM shows
	Params Params `json:"params"` // in the template's order
	Many   bool   `json:"many,omitempty"`
	Out    int    `json:"out"` // characters of standard output printed before it (set by the Recorder)
	DDL    bool   `json:"ddl,omitempty"`
	DB     string `json:"db,omitempty"` // the connection's alias or name, when there are several

	// Origin is the statement as it is executed, for whoever wants to look at it
	// again later; it is not part of the log's JSON.
	Origin any `json:"-"`
}

// StatementRows carries rows that a statement returned, up to the cap.
type StatementRows struct {
	Columns []Column `json:"columns"`
	Rows    []Values `json:"rows"`
	More    bool     `json:"more,omitempty"` // rows beyond the cap are not here
}

// Column describes a column of a statement's result.
type Column struct {
	Name     string `json:"name"`
	DeclType string `json:"decltype,omitempty"`
}

// StatementEnd is the end of a statement.
type StatementEnd struct {
	Rows     int      `json:"fetched"`            // rows fetched
	Affected int64    `json:"affected"`           // rows changed; -1 when that has no meaning
	Error    *Failure `json:"error,omitempty"`    // what the database said
	Plan     []string `json:"plan,omitempty"`     // EXPLAIN QUERY PLAN's lines, indented
	Duration float64  `json:"duration,omitempty"` // milliseconds spent in the database
}

// Failure is an error as the person sees it.
type Failure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Offset  int    `json:"offset,omitempty"` // byte offset into the SQL, -1 or 0 when unknown
}

// Transaction is a BEGIN, COMMIT or ROLLBACK.
type Transaction struct {
	SQL      string `json:"sql"`                // as the ORM shows it: "BEGIN", "BEGIN (implicit)", "COMMIT", "ROLLBACK"
	Op       string `json:"op"`                 // "begin", "commit", "rollback"
	Implicit bool   `json:"implicit,omitempty"` // begun by the ORM, not by a statement
	Params   Params `json:"params"`
	Out      int    `json:"out"`
	Hidden   bool   `json:"hidden,omitempty"` // the real ORM does not log this one
	DDL      bool   `json:"ddl,omitempty"`    // around statements that create the schema
	DB       string `json:"db,omitempty"`
}

// Savepoint is a SAVEPOINT, RELEASE or ROLLBACK TO.
type Savepoint struct {
	SQL    string `json:"sql"`
	Op     string `json:"op"` // "savepoint", "release", "rollback"
	Name   string `json:"name"`
	Params Params `json:"params"`
	Out    int    `json:"out"`
	DDL    bool   `json:"ddl,omitempty"`
	DB     string `json:"db,omitempty"`
}

// ObjectState is an object's move from one state to another, e.g. SQLAlchemy's
// transient → pending → persistent → detached.
type ObjectState struct {
	Class string `json:"class"`
	Key   string `json:"key"` // primary key as text; empty before there is one
	ID    int64  `json:"id"`  // tells objects without a key apart within a run
	From  string `json:"from"`
	To    string `json:"to"`
	Cause string `json:"cause"`        // "add", "flush", "commit", "rollback", "cascade save-update", …
	DB    string `json:"db,omitempty"` // Django: the alias in _state.db
}

// Attribute is a change of an object's attribute.
type Attribute struct {
	Class string `json:"class"`
	Key   string `json:"key"`
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Old   string `json:"old"` // repr; empty when it had no value
	New   string `json:"new"`
}

// IdentityMap is a look-up of an object by its key in a session.
type IdentityMap struct {
	Class string `json:"class"`
	Key   string `json:"key"`
	Hit   bool   `json:"hit"`
}

// LoaderChoice tells how a relationship's rows are fetched.
type LoaderChoice struct {
	Class    string `json:"class"`
	Relation string `json:"relation"`
	Strategy string `json:"strategy"` // "lazy select", "joined", "selectin", "select_related", "prefetch", …
	Reason   string `json:"reason,omitempty"`
}

// Cache is what Django keeps beside a query or an object: a QuerySet's result
// cache, an object's related object, an object's prefetched QuerySet.
type Cache struct {
	Store   string `json:"store"`             // "queryset", "related", "prefetch"
	Op      string `json:"op"`                // "make" (empty, nothing was sent), "fill", "hit"
	Class   string `json:"class"`             // the QuerySet's model, or the class of the object
	Key     string `json:"key"`               // the object's key
	ID      int64  `json:"id"`                // the QuerySet's number, or the object's
	Base    int64  `json:"base,omitempty"`    // the number of the QuerySet that a new one was made from
	Name    string `json:"name,omitempty"`    // the attribute of the object
	Fetched int    `json:"fetched,omitempty"` // objects in it
}

// Model is a class and where its attributes are in the database.
type Model struct {
	Class  string       `json:"class"`
	Table  string       `json:"table"`
	Fields []ModelField `json:"fields"`
}

// ModelField is one attribute of a Model.
type ModelField struct {
	Name   string `json:"name"`
	Column string `json:"column,omitempty"` // empty for a relationship without a column of its own
	Kind   string `json:"kind,omitempty"`   // "many to one", "one to many", "many to many", "one to one"
	Target string `json:"target,omitempty"` // the related class
}

// FlushPlan is a unit of work's plan before it runs.
type FlushPlan struct {
	Cause  string      `json:"cause,omitempty"` // "flush", "autoflush", "commit", "begin_nested"
	Nodes  []FlushNode `json:"nodes"`
	Edges  []FlushEdge `json:"edges"`
	Cycles [][]int     `json:"cycles,omitempty"` // node indexes
	Order  []int       `json:"order"`            // node indexes, first to run first
}

// FlushNode is one step of a FlushPlan.
type FlushNode struct {
	Label   string   `json:"label"` // "save Author", "delete Book", "Author.books (one to many)"
	Op      string   `json:"op"`    // "save", "delete", "dependency"
	Class   string   `json:"class"`
	Objects []string `json:"objects,omitempty"`
}

// FlushEdge says that From runs before To, and why.
type FlushEdge struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Reason string `json:"reason"`
}

// Migration is one schema operation.
type Migration struct {
	App  string `json:"app"`
	Name string `json:"name"`
	Text string `json:"text"` // "Create model Author"
	Undo bool   `json:"undo,omitempty"`
}

// Stdout is text the snippet printed.
type Stdout struct {
	Text string `json:"text"`
}

// Stderr is text the snippet wrote to standard error.
type Stderr struct {
	Text string `json:"text"`
}

// Warning is a Python warning.
type Warning struct {
	Category string `json:"category"`
	Message  string `json:"message"`
}

// Diagnostic is advice derived from the log, such as a likely N+1.
type Diagnostic struct {
	Code     string  `json:"code"` // "n+1", "duplicate", "unordered", "property", "unbounded", "counting", "testing", "write-loop", "capped"
	Message  string  `json:"message"`
	Events   []int64 `json:"events,omitempty"`   // the seq of the events it is about
	Severity string  `json:"severity"`           // "info", "warning"
	Count    int     `json:"count,omitempty"`    // how often it happened
	Loop     int     `json:"loop,omitempty"`     // line of the loop around it
	LoopFile string  `json:"loopFile,omitempty"` // the loop's file, where it is not the main one
	Relation string  `json:"relation,omitempty"` // Class.attribute that is loaded one by one
	Fixes    []Fix   `json:"fixes,omitempty"`
}

// Fix is a change of the source that cures what a Diagnostic is about.
type Fix struct {
	Label string `json:"label"`
	File  string `json:"file,omitempty"` // empty: the main file
	Edits []Edit `json:"edits"`
}

// Edit puts Text in place of a stretch of the source. Lines count from 1,
// columns are bytes from 0.
type Edit struct {
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
	Text    string `json:"text"`
}

// Limit says that the run was stopped.
type Limit struct {
	Name    string `json:"name"` // "steps", "time", "memory", "recursion", "output", "rows", "statement"
	Max     int64  `json:"max"`
	Message string `json:"message"`
}

// Error is the uncaught exception that ended the run.
type Error struct {
	Type      string `json:"type"`
	Message   string `json:"message"`
	Traceback string `json:"traceback"`
}

// Kind implements Body.
func (StatementBegin) Kind() string { return "statement.begin" }

// Kind implements Body.
func (StatementRows) Kind() string { return "statement.rows" }

// Kind implements Body.
func (StatementEnd) Kind() string { return "statement.end" }

// Kind implements Body.
func (Transaction) Kind() string { return "transaction" }

// Kind implements Body.
func (Savepoint) Kind() string { return "savepoint" }

// Kind implements Body.
func (ObjectState) Kind() string { return "object.state" }

// Kind implements Body.
func (Attribute) Kind() string { return "attribute" }

// Kind implements Body.
func (IdentityMap) Kind() string { return "identity" }

// Kind implements Body.
func (LoaderChoice) Kind() string { return "loader" }

// Kind implements Body.
func (Cache) Kind() string { return "cache" }

// Kind implements Body.
func (Model) Kind() string { return "model" }

// Kind implements Body.
func (FlushPlan) Kind() string { return "flush.plan" }

// Kind implements Body.
func (Migration) Kind() string { return "migration" }

// Kind implements Body.
func (Stdout) Kind() string { return "stdout" }

// Kind implements Body.
func (Stderr) Kind() string { return "stderr" }

// Kind implements Body.
func (Warning) Kind() string { return "warning" }

// Kind implements Body.
func (Diagnostic) Kind() string { return "diagnostic" }

// Kind implements Body.
func (Limit) Kind() string { return "limit" }

// Kind implements Body.
func (Error) Kind() string { return "error" }
