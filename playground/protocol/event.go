package protocol

// An Event is one entry of a run's log. Entries are in the order in which
// things happened; Seq counts them from 1 without gaps.
//
// Span names what the event belongs to: the statement, transaction, savepoint
// or flush that it opens, continues or closes; zero for an event that stands
// alone. Parent is the span that was open around it, zero at the top.
type Event struct {
	Seq     int     `json:"seq"`
	Span    int     `json:"span,omitempty"`
	Parent  int     `json:"parent,omitempty"`
	Line    int     `json:"line,omitempty"` // line of the snippet, from 1; zero when no line of it was running
	Elapsed float64 `json:"elapsed"`        // milliseconds since the run began
	Body    Body    `json:"body"`
}

// Kind says which fields of a Body are in use.
type Kind string

// The kinds of event. The comment names the fields that each one uses.
const (
	StatementBegin Kind = "statement.begin" // SQL Params Many
	StatementRows  Kind = "statement.rows"  // Columns Rows: a chunk of what a statement returned, capped by the engine
	StatementEnd   Kind = "statement.end"   // Total (rows returned, beyond the cap too) RowCount Message (of the database's error)
	DDL            Kind = "ddl"             // SQL Params: making the tables before the first query; not counted as a query
	Transaction    Kind = "transaction"     // Phase (begin commit rollback) Implicit SQL (when one was sent)
	Savepoint      Kind = "savepoint"       // Phase (begin release rollback) Name SQL
	ObjectState    Kind = "object"          // Object From To Cause
	Attribute      Kind = "attribute"       // Object Name Old New
	IdentityMap    Kind = "identity"        // Object Hit
	Loader         Kind = "loader"          // Name (the relationship) Strategy Cause
	FlushPlan      Kind = "flush"           // Plan
	Migration      Kind = "migration"       // Name (the operation) Message
	Stdout         Kind = "stdout"          // Text
	Stderr         Kind = "stderr"          // Text
	Warning        Kind = "warning"         // Type Message
	Diagnostic     Kind = "diagnostic"      // Name (n+1, duplicate) Message Spans Fix
	LimitReached   Kind = "limit"           // Name (time steps memory output recursion rows) Message
	ErrorRaised    Kind = "error"           // Type Message Traceback; Event.Line is the snippet's line
)

// A Body is one struct for all kinds: fields that a kind does not use are left
// out of the JSON. A reader switches on Kind and ignores kinds it does not know.
type Body struct {
	Kind Kind `json:"kind"`

	SQL      string    `json:"sql,omitempty"`
	Params   []Value   `json:"params,omitempty"` // many: one list value an execution
	Many     bool      `json:"many,omitempty"`   // executemany
	Columns  []string  `json:"columns,omitempty"`
	Rows     [][]Value `json:"rows,omitempty"`
	Total    int       `json:"total,omitempty"`
	RowCount int       `json:"rowcount,omitempty"` // rows changed, as the driver reports it; -1 when it does not

	Phase    string `json:"phase,omitempty"`
	Implicit bool   `json:"implicit,omitempty"`

	Object   *Object `json:"object,omitempty"`
	Name     string  `json:"name,omitempty"`
	From     string  `json:"from,omitempty"` // transient pending persistent deleted detached
	To       string  `json:"to,omitempty"`
	Cause    string  `json:"cause,omitempty"`
	Old      *Value  `json:"old,omitempty"`
	New      *Value  `json:"new,omitempty"`
	Hit      bool    `json:"hit,omitempty"`
	Strategy string  `json:"strategy,omitempty"`
	Plan     *Plan   `json:"plan,omitempty"`

	Text      string `json:"text,omitempty"`
	Type      string `json:"type,omitempty"`
	Message   string `json:"message,omitempty"`
	Traceback string `json:"traceback,omitempty"`
	Spans     []int  `json:"spans,omitempty"` // the statements that a diagnostic is about
	Fix       string `json:"fix,omitempty"`
}

// An Object is one mapped instance. ID is its number within the run, so that an
// object without a key yet can be followed.
type Object struct {
	ID    int     `json:"id"`
	Class string  `json:"class"`
	Key   []Value `json:"key,omitempty"`
	Label string  `json:"label,omitempty"`
}

// A Plan is the order that a flush decided on and why.
type Plan struct {
	Nodes  []PlanNode `json:"nodes"`
	Edges  []PlanEdge `json:"edges,omitempty"`
	Cycles [][]int    `json:"cycles,omitempty"` // node numbers
	Order  []int      `json:"order"`            // node numbers, first to last
}

// A PlanNode is one step of a flush.
type PlanNode struct {
	ID      int      `json:"id"`
	Action  string   `json:"action"` // insert update delete process
	Class   string   `json:"class"`
	Objects []Object `json:"objects,omitempty"`
	Reason  string   `json:"reason,omitempty"`
}

// A PlanEdge says that From comes before To.
type PlanEdge struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Reason string `json:"reason,omitempty"`
}
