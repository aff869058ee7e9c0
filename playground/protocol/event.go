package protocol

// An Event is one entry of a run's log, in the JSON that orm/trace writes.
// Entries are in the order in which things happened; Seq counts them from 1
// without gaps.
//
// Span names what the event belongs to: the statement, transaction, savepoint
// or flush that it opens, continues or closes; zero for an event that stands
// alone. Parent is the span that was open around it, zero at the top.
type Event struct {
	Seq     int     `json:"seq"`
	Span    int     `json:"span,omitempty"`
	Parent  int     `json:"parent,omitempty"`
	Line    int     `json:"line,omitempty"` // line of the main file, from 1; zero when no line of it was running
	File    string  `json:"file,omitempty"` // another file of the snippet whose line At was running, called from Line
	At      int     `json:"at,omitempty"`
	Elapsed float64 `json:"elapsed"` // milliseconds since the run began
	Kind    Kind    `json:"kind"`
	Body    Body    `json:"body"`
}

// Kind says which fields of a Body are in use.
type Kind string

// The kinds of event. The comment names the fields that each one uses.
const (
	StatementBegin Kind = "statement.begin" // SQL Params Many Out DDL DB
	StatementRows  Kind = "statement.rows"  // Columns Rows More: what a statement returned, capped by the engine
	StatementEnd   Kind = "statement.end"   // Fetched Affected Error Plan Duration
	Transaction    Kind = "transaction"     // SQL Op (begin commit rollback) Implicit Hidden Out DB
	Savepoint      Kind = "savepoint"       // SQL Op (savepoint release rollback) Name Out DB
	ObjectState    Kind = "object.state"    // Class Key ID From To Cause DB
	Attribute      Kind = "attribute"       // Class Key ID Name Old New
	IdentityMap    Kind = "identity"        // Class Key Hit
	LoaderChoice   Kind = "loader"          // Class Relation Strategy Reason
	Cache          Kind = "cache"           // Store Op (make fill hit) Class Key ID Base Name Fetched: what Django keeps
	Model          Kind = "model"           // Class Table Fields: where a class lies in the database
	FlushPlan      Kind = "flush.plan"      // Cause Nodes Edges Cycles Order
	Migration      Kind = "migration"       // App Name Text Undo
	Stdout         Kind = "stdout"          // Text
	Stderr         Kind = "stderr"          // Text
	Warning        Kind = "warning"         // Category Message
	Diagnostic     Kind = "diagnostic"      // Code Message Events Severity Count Loop LoopFile Relation Fixes
	LimitReached   Kind = "limit"           // Name Max Message
	ErrorRaised    Kind = "error"           // Type Message Traceback; Event.Line is the snippet's line
)

// Answers about a statement of an earlier run; Event.Span names it.
const (
	PlanShown Kind = "plan"    // Name (an index that was tried, or empty) Plan Error
	Spelt     Kind = "dialect" // Name (of the database) SQL Message (why there is no text)
)

// A Body is one struct for all kinds: fields that a kind does not use are left
// out of the JSON. A reader switches on the event's Kind and ignores kinds that
// it does not know.
type Body struct {
	SQL    string  `json:"sql,omitempty"`
	Params *Params `json:"params,omitempty"`
	Many   bool    `json:"many,omitempty"` // one of the executions of an executemany
	Out    int     `json:"out,omitempty"`  // characters of output printed before it
	DDL    bool    `json:"ddl,omitempty"`  // making the tables before the first query: not counted as a query
	DB     string  `json:"db,omitempty"`   // the connection, when there are several

	Columns []Column  `json:"columns,omitempty"`
	Rows    [][]Value `json:"rows,omitempty"`
	More    bool      `json:"more,omitempty"` // rows beyond the cap are not here

	Fetched  int      `json:"fetched,omitempty"`  // rows returned, beyond the cap too
	Affected int64    `json:"affected,omitempty"` // rows changed; -1 when that has no meaning
	Error    *Failure `json:"error,omitempty"`
	Plan     []string `json:"plan,omitempty"`     // EXPLAIN QUERY PLAN's lines, indented
	Duration float64  `json:"duration,omitempty"` // milliseconds spent in the database

	Op       string `json:"op,omitempty"`
	Implicit bool   `json:"implicit,omitempty"` // begun by the ORM without a statement
	Hidden   bool   `json:"hidden,omitempty"`   // the real ORM does not log it

	Class    string `json:"class,omitempty"`
	Key      string `json:"key,omitempty"`
	ID       int64  `json:"id,omitempty"` // tells objects without a key apart
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Cause    string `json:"cause,omitempty"`
	Name     string `json:"name,omitempty"`
	Old      string `json:"old,omitempty"`
	New      string `json:"new,omitempty"`
	Hit      bool   `json:"hit,omitempty"`
	Relation string `json:"relation,omitempty"`
	Strategy string `json:"strategy,omitempty"`
	Reason   string `json:"reason,omitempty"`

	Store  string       `json:"store,omitempty"`
	Base   int64        `json:"base,omitempty"`
	Table  string       `json:"table,omitempty"`
	Fields []ModelField `json:"fields,omitempty"`

	Nodes  []FlushNode `json:"nodes,omitempty"`
	Edges  []FlushEdge `json:"edges,omitempty"`
	Cycles [][]int     `json:"cycles,omitempty"` // node indexes
	Order  []int       `json:"order,omitempty"`  // node indexes, first to run first

	App  string `json:"app,omitempty"`
	Undo bool   `json:"undo,omitempty"`

	Text      string  `json:"text,omitempty"`
	Type      string  `json:"type,omitempty"`
	Category  string  `json:"category,omitempty"`
	Message   string  `json:"message,omitempty"`
	Traceback string  `json:"traceback,omitempty"`
	Code      string  `json:"code,omitempty"`
	Events    []int64 `json:"events,omitempty"` // the Seq of the events that a diagnostic is about
	Severity  string  `json:"severity,omitempty"`
	Max       int64   `json:"max,omitempty"`

	Count    int    `json:"count,omitempty"`    // how often what a diagnostic is about happened
	Loop     int    `json:"loop,omitempty"`     // line of the loop around it
	LoopFile string `json:"loopFile,omitempty"` // the loop's file, where it is not the main one
	Fixes    []Fix  `json:"fixes,omitempty"`
}

// A ModelField is one attribute of a model's class.
type ModelField struct {
	Name   string `json:"name"`
	Column string `json:"column,omitempty"` // empty for a relationship without a column of its own
	Kind   string `json:"kind,omitempty"`   // many to one, one to many, many to many, one to one
	Target string `json:"target,omitempty"` // the related class
}

// A Fix is a change of the snippet that cures what a diagnostic is about.
type Fix struct {
	Label string `json:"label"`          // what it adds: "select_related"
	File  string `json:"file,omitempty"` // empty: the main file
	Edits []Edit `json:"edits"`          // in the order of the text, apart from each other
}

// An Edit puts Text in place of what stands from Line, Col to EndLine, EndCol.
// Lines count from 1, columns are bytes from 0.
type Edit struct {
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
	Text    string `json:"text"`
}

// A Column describes a column of a statement's result.
type Column struct {
	Name     string `json:"name"`
	DeclType string `json:"decltype,omitempty"`
}

// A Failure is what the database said.
type Failure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Offset  int    `json:"offset,omitempty"` // byte offset into the SQL, -1 or 0 when unknown
}

// A FlushNode is one step of a flush.
type FlushNode struct {
	Label   string   `json:"label"`
	Op      string   `json:"op"` // save, delete, dependency
	Class   string   `json:"class"`
	Objects []string `json:"objects,omitempty"`
}

// A FlushEdge says that From runs before To, and why.
type FlushEdge struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Reason string `json:"reason"`
}
