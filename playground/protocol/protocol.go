// Package protocol is the language spoken between a page and the engine in its
// Worker: versioned JSON envelopes, and the event log as every reader of a run
// sees it.
//
// A page sends requests (warm, run, query, export, import, cancel); the engine
// answers with replies that carry the request's id: loading and ready while it
// starts, events in batches while it works, then exactly one done. fatal, with
// or without an id, says that this engine cannot go on and must be replaced.
//
// The package depends on nothing but the standard library, so the page's
// program and the engine's can both carry it. Decode never panics and never
// trusts its input: an envelope of another version, of an unknown type or
// without its body is an error.
package protocol

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Version is the version of the envelopes. Page and engine are built together,
// so a difference means a stale cache: the page reloads the engine.
const Version = 1

// Batching of events: a reply of type events is sent when either is reached. A
// run of a tenth of a second is shown at once, at its end; each reply costs the
// page a new drawing.
const (
	BatchEvents = 512
	BatchMillis = 100
)

// RequestType names what a page asks of the engine.
type RequestType string

// The requests.
const (
	Warm    RequestType = "warm"    // start everything that the first run would wait for
	RunIt   RequestType = "run"     // run a snippet from a fresh database
	QueryIt RequestType = "query"   // one SQL statement on the database of an earlier run
	Export  RequestType = "export"  // the bytes of that database
	Import  RequestType = "import"  // make a database from bytes, for later runs
	Seed    RequestType = "seed"    // fill the tables of an earlier run's database, for later runs
	Check   RequestType = "check"   // whether files are Python, as far as that can be told without running them
	Format  RequestType = "format"  // files, set as PEP 8 has it
	Names   RequestType = "names"   // what the ORMs' objects and modules offer, as JSON
	Console RequestType = "console" // what was typed at a prompt after an earlier run
	Explain RequestType = "explain" // how the database carries out a statement of an earlier run
	Spell   RequestType = "spell"   // statements of an earlier run, as they are for other databases
	Cancel  RequestType = "cancel"  // stop the request with the same id, as soon as it listens
)

// A Request is what a page sends. The field named like Type holds the body;
// warm, cancel and names have none.
type Request struct {
	V      int         `json:"v"`
	Type   RequestType `json:"type"`
	ID     uint64      `json:"id"` // chosen by the page, above zero, never used twice in one engine
	Run    *Run        `json:"run,omitempty"`
	Query  *Query      `json:"query,omitempty"`
	Export *Snapshot   `json:"export,omitempty"`
	Import *Image      `json:"import,omitempty"`

	Seed    *Seeds       `json:"seed,omitempty"`
	Check   *Sources     `json:"check,omitempty"`
	Format  *Sources     `json:"format,omitempty"`
	Console *Prompt      `json:"console,omitempty"`
	Explain *Explanation `json:"explain,omitempty"`
	Spell   *Spelling    `json:"spell,omitempty"`
}

// A Run is a snippet and how to run it.
type Run struct {
	Files         []File   `json:"files"`
	Entry         string   `json:"entry,omitempty"`         // the file that is run; empty: the first
	Answers       []string `json:"answers,omitempty"`       // what input() returns, in order
	TimeLimitMS   int      `json:"time_limit_ms,omitempty"` // zero: the engine's own limit
	Deterministic bool     `json:"deterministic,omitempty"` // freeze clock, ids and seeds
	Keep          bool     `json:"keep,omitempty"`          // keep the database for query and export
	From          uint64   `json:"from,omitempty"`          // begin with the database that this run left
}

// A File is one source file of a snippet.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// A Query is one SQL statement for the database that the run with id Run kept.
type Query struct {
	Run    uint64  `json:"run"`
	SQL    string  `json:"sql"`
	Params []Value `json:"params,omitempty"`
}

// A Prompt is what was typed after the run with id Run was over: Python in the
// snippet's namespace, or SQL for its database. Its events continue that run's.
type Prompt struct {
	Run  uint64 `json:"run"`
	Text string `json:"text"`
	SQL  bool   `json:"sql,omitempty"`
}

// An Explanation asks for the plan of the statement with the number Span. With
// an Index, a CREATE INDEX, the plan with that index follows; it is taken away again.
type Explanation struct {
	Run   uint64 `json:"run"`
	Span  int    `json:"span"`
	Index string `json:"index,omitempty"`
}

// A Spelling asks for statements in the words of other databases.
type Spelling struct {
	Run   uint64   `json:"run"`
	Spans []int    `json:"spans"`
	Names []string `json:"names"` // sqlite, postgresql, mysql
}

// A Snapshot asks for the database that the run with id Run kept.
type Snapshot struct {
	Run uint64 `json:"run"`
}

// Seeds asks for a database with the tables of the run with id Run and this many
// generated rows in each of them.
type Seeds struct {
	Run  uint64 `json:"run"`
	Rows int    `json:"rows"`
}

// Sources are files to be checked or formatted.
type Sources struct {
	Files []File `json:"files"`
}

// A Problem is a syntax error. Lines and columns count from 1, columns in
// characters; the end is behind the last one, or equal to the start when only
// the place is known.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
	Message string `json:"message"`
}

// A Table is a table of a database and how many rows it has.
type Table struct {
	Name string `json:"name"`
	Rows int64  `json:"rows"`
}

// An Image is a database to import: a SQLite file, or by the ending of its name
// a .sql script or a .csv table. No data takes the imported database away.
// Data travels as base64 in JSON.
type Image struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// ReplyType names what the engine answers.
type ReplyType string

// The replies.
const (
	LoadingReply ReplyType = "loading" // a part of the engine is on its way
	ReadyReply   ReplyType = "ready"   // warm is finished
	EventsReply  ReplyType = "events"  // the next events of a run or query, in order
	DoneReply    ReplyType = "done"    // the request is finished; the last reply with its id
	FatalReply   ReplyType = "fatal"   // the engine is lost
)

// A Reply is what the engine sends. The field named like Type holds the body.
type Reply struct {
	V       int       `json:"v"`
	Type    ReplyType `json:"type"`
	ID      uint64    `json:"id"`
	Loading *Loading  `json:"loading,omitempty"`
	Ready   *Ready    `json:"ready,omitempty"`
	Events  []Event   `json:"events,omitempty"`
	Done    *Done     `json:"done,omitempty"`
	Fatal   *Fatal    `json:"fatal,omitempty"`
}

// Loading tells how far the engine's start has come. Bytes are of the file as
// it is decoded; Total is zero when the server did not say.
type Loading struct {
	Step  int    `json:"step"`
	Steps int    `json:"steps"`
	What  string `json:"what"`
	Bytes int64  `json:"bytes,omitempty"`
	Total int64  `json:"total,omitempty"`
}

// Ready names what the engine carries.
type Ready struct {
	Python     string  `json:"python"`
	Django     string  `json:"django"`
	SQLAlchemy string  `json:"sqlalchemy"`
	SQLite     string  `json:"sqlite"`
	MS         float64 `json:"ms"` // what warming took
}

// Done ends a request. OK is false when the snippet raised, hit a limit or was
// cancelled; the log holds the error or limit event that says so.
type Done struct {
	OK       bool      `json:"ok"`
	Events   int       `json:"events"`             // how many events were sent for this id
	MS       float64   `json:"ms"`                 // wall time inside the engine
	Data     []byte    `json:"data,omitempty"`     // export: the database image; names: JSON
	Tables   []Table   `json:"tables,omitempty"`   // import, seed: what later runs begin with
	Problems []Problem `json:"problems,omitempty"` // check, format
	Files    []File    `json:"files,omitempty"`    // format: those that could be formatted
	Fresh    bool      `json:"fresh,omitempty"`    // run: the database to begin with was not kept any more
	More     bool      `json:"more,omitempty"`     // console: the statement goes on, nothing has run
	Error    string    `json:"error,omitempty"`
}

// Fatal says why the engine is lost.
type Fatal struct {
	Reason  string `json:"reason"` // memory, stack, trap, load, version
	Message string `json:"message"`
}

// ErrVersion reports an envelope of another version.
var ErrVersion = errors.New("protocol: another version")

// ErrMalformed reports an envelope that is not one.
var ErrMalformed = errors.New("protocol: malformed envelope")

// EncodeRequest writes r with the current version.
func EncodeRequest(r Request) ([]byte, error) {
	r.V = Version
	if err := r.check(); err != nil {
		return nil, err
	}
	return json.Marshal(r)
}

// DecodeRequest reads what EncodeRequest wrote.
func DecodeRequest(data []byte) (Request, error) {
	var r Request
	if err := json.Unmarshal(data, &r); err != nil {
		return Request{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return r, r.check()
}

// EncodeReply writes r with the current version.
func EncodeReply(r Reply) ([]byte, error) {
	r.V = Version
	if err := r.check(); err != nil {
		return nil, err
	}
	return json.Marshal(r)
}

// DecodeReply reads what EncodeReply wrote.
func DecodeReply(data []byte) (Reply, error) {
	var r Reply
	if err := json.Unmarshal(data, &r); err != nil {
		return Reply{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return r, r.check()
}

func (r Request) check() error {
	if r.V != Version {
		return fmt.Errorf("%w: %d, want %d", ErrVersion, r.V, Version)
	}
	ok := false
	switch r.Type {
	case Warm, Cancel, Names:
		ok = true
	case RunIt:
		ok = r.Run != nil && len(r.Run.Files) > 0
	case QueryIt:
		ok = r.Query != nil
	case Export:
		ok = r.Export != nil
	case Import:
		ok = r.Import != nil
	case Seed:
		ok = r.Seed != nil
	case Check:
		ok = r.Check != nil
	case Format:
		ok = r.Format != nil
	case Console:
		ok = r.Console != nil
	case Explain:
		ok = r.Explain != nil
	case Spell:
		ok = r.Spell != nil
	}
	if !ok {
		return fmt.Errorf("%w: request %q", ErrMalformed, r.Type)
	}
	return nil
}

func (r Reply) check() error {
	if r.V != Version {
		return fmt.Errorf("%w: %d, want %d", ErrVersion, r.V, Version)
	}
	ok := false
	switch r.Type {
	case LoadingReply:
		ok = r.Loading != nil
	case ReadyReply:
		ok = r.Ready != nil
	case EventsReply:
		ok = len(r.Events) > 0
	case DoneReply:
		ok = r.Done != nil
	case FatalReply:
		ok = r.Fatal != nil
	}
	if !ok {
		return fmt.Errorf("%w: reply %q", ErrMalformed, r.Type)
	}
	return nil
}

// A Batch is the text of a reply of type events, written event by event by a
// sender that has each of them as JSON.
type Batch struct {
	text []byte
	len  int
}

// Add adds an event: write appends its JSON. An event that write refuses leaves
// the batch as it was.
func (b *Batch) Add(id uint64, write func([]byte) ([]byte, error)) error {
	text := b.text
	if b.len == 0 {
		text = fmt.Appendf(text, `{"v":%d,"type":%q,"id":%d,"events":[`, Version, EventsReply, id)
	} else {
		text = append(text, ',')
	}
	text, err := write(text)
	if err != nil {
		return err
	}
	b.text, b.len = text, b.len+1
	return nil
}

// Len is how many events the batch holds.
func (b *Batch) Len() int { return b.len }

// Take returns the reply and empties the batch, whose memory the next one uses:
// the reply is good until then. An empty batch is no reply.
func (b *Batch) Take() []byte {
	if b.len == 0 {
		return nil
	}
	text := append(b.text, "]}"...)
	b.text, b.len = text[:0], 0
	return text
}
