// Package diagnose reads a run's log and its source for what is worth a second
// look: queries repeated in a loop (N+1), the same query sent again, a slice
// without an order, a query inside a property, a whole table read at once, rows
// written one by one. Each finding names its line and the loop around it; where
// the source can be changed to cure it, the change comes along.
//
// A finding is advice: it is only made from statements that were sent, and a
// change is only offered where the query that has to change was found.
package diagnose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/words"
)

// From how many repetitions or rows on something is worth saying.
const (
	manyAlike  = 3
	manyWrites = 3
	manyRows   = 100
	fewRows    = 2 // read only to be counted
)

// Finding is one piece of advice.
type Finding struct {
	trace.Diagnostic
	Line int         // of the main file
	At   trace.Place // of another file, called from Line
}

// Watch collects what the findings are made from while a run goes on.
type Watch struct {
	sources map[string]*source // by name; the main one's is empty
	dialect string

	models   map[string]trace.Model
	pending  *trace.LoaderChoice // a relation that is about to be fetched
	at       trace.Place         // where it was asked for
	open     map[trace.Span]*sent
	places   map[place]*repeated
	order    []*repeated
	since    map[string]*again // queries with their values since the last write
	repeats  []*again
	oddities map[place]*oddity
	odd      []*oddity
}

type place struct {
	sql  string
	file string // empty: the main one
	line int
	from int // the line of the main file that led there
}

// key is the same for all calls that lead to the place.
func (p place) key() place {
	p.from = 0
	return p
}

// finding is advice about the place.
func (p place) finding(d trace.Diagnostic) Finding {
	f := Finding{Diagnostic: d, Line: p.from}
	if p.file != "" {
		f.At = trace.Place{File: p.file, Line: p.line}
	}
	return f
}

// in names the place's file to a reader who looks at another one.
func (p place) in(file string) string {
	switch p.file {
	case file:
		return ""
	case "":
		return words.OfMainFile
	}
	return words.Say(words.OfFile, p.file)
}

func (l *loop) place() place { return place{file: l.src.name, line: l.line} }

type sent struct {
	place  place
	frames []Frame
	seq    int64
	limit  bool
}

type repeated struct {
	place
	times    int
	values   map[string]int
	frames   []Frame
	write    bool
	many     bool
	relation *trace.LoaderChoice
	events   []int64
}

type again struct {
	place
	first  place // that sent it first
	times  int
	events []int64
}

type oddity struct {
	place
	code   string
	times  int
	rows   int
	frames []Frame
	events []int64
}

// A Frame is a place of the snippet that is being executed.
type Frame struct {
	File string // empty: the main one
	Line int
	// Inside a comprehension: what runs is its element or condition, or a
	// generator after its first.
	Comprehension bool
}

// New makes a Watch for a run of the given main file and the others by their
// names; dialect is "django", "sqlalchemy" or "python".
func New(main string, others map[string]string, dialect string) *Watch {
	sources := map[string]*source{"": {text: main}}
	for name, text := range others {
		sources[name] = &source{name: name, text: text}
	}
	return &Watch{sources: sources, dialect: dialect, models: map[string]trace.Model{}, open: map[trace.Span]*sent{},
		places: map[place]*repeated{}, since: map[string]*again{}, oddities: map[place]*oddity{}}
}

// Knows reports whether a file is one of the snippet's.
func (w *Watch) Knows(file, main string) bool {
	return file == main || w.sources[file] != nil && file != ""
}

func (w *Watch) source(file string) *source {
	if s := w.sources[file]; s != nil {
		return s
	}
	return &source{name: file}
}

// keptEvents is how many events a finding points at.
const keptEvents = 20

func remember(list []int64, seq int64) []int64 {
	if seq > 0 && len(list) < keptEvents {
		return append(list, seq)
	}
	return list
}

// Event takes the next event; frames are the places of the snippet
// that are being executed, innermost first.
func (w *Watch) Event(e trace.Event, frames func() []Frame) {
	switch b := e.Body.(type) {
	case trace.Model:
		w.models[b.Class] = b
	case trace.LoaderChoice:
		switch b.Strategy {
		case "deferred", "lazy select":
			w.pending, w.at = &b, e.Place()
		case "related manager":
			w.pending = nil
			if strings.HasPrefix(b.Reason, "all ") {
				w.pending, w.at = &b, e.Place()
			}
		}
	case trace.StatementBegin:
		if !b.DDL && (e.Line > 0 || e.At.Line > 0) {
			w.statement(e, b, frames())
		}
	case trace.StatementEnd:
		if s := w.open[e.Span]; s != nil {
			delete(w.open, e.Span)
			code := ""
			if w.dialect == "django" && b.Rows >= fewRows {
				code, _ = w.source(s.place.file).wasted(s.place.line)
			}
			if code == "" && b.Rows >= manyRows && !s.limit {
				code = "unbounded"
			}
			if code != "" {
				o := w.oddity(code, s.place, s.frames, s.seq)
				o.rows = max(b.Rows, o.rows)
			}
		}
	}
}

func (w *Watch) statement(e trace.Event, b trace.StatementBegin, frames []Frame) {
	at := e.Place()
	p := place{b.SQL, at.File, at.Line, e.Line}
	verb := firstWord(b.SQL)
	read := verb == "SELECT" || verb == "WITH"
	write := verb == "INSERT" || verb == "UPDATE" || verb == "DELETE"
	if !read {
		clear(w.since)
	}
	if !read && !write {
		return
	}
	r := w.places[p.key()]
	if r == nil {
		r = &repeated{place: p, values: map[string]int{}, frames: frames, write: write, many: b.Many}
		w.places[p.key()] = r
		w.order = append(w.order, r)
	}
	r.times++
	r.events = remember(r.events, e.Seq)
	if !read {
		return
	}
	if w.pending != nil && w.at == at && w.fetches(w.pending, b.SQL) {
		r.relation, w.pending = w.pending, nil
	}
	params, err := json.Marshal(b.Params)
	if err != nil {
		return
	}
	r.values[string(params)]++
	full := b.SQL + "\x00" + string(params)
	if a := w.since[full]; a == nil {
		w.since[full] = &again{place: p, first: p, times: 1, events: remember(nil, e.Seq)}
	} else {
		a.events = remember(a.events, e.Seq)
		if a.times++; a.times == 2 {
			a.place = p
			w.repeats = append(w.repeats, a)
		}
	}
	top := topLevel(b.SQL)
	limited := strings.Contains(top, "LIMIT ")
	w.open[e.Span] = &sent{place: p, frames: frames, seq: e.Seq, limit: limited}
	if limited && !strings.Contains(top, "ORDER BY ") && !single(top) {
		w.oddity("unordered", p, frames, e.Seq).times++
	}
	if w.source(at.File).property(at.Line) != "" {
		w.oddity("property", place{"", at.File, at.Line, e.Line}, frames, e.Seq).times++
	}
}

func (w *Watch) oddity(code string, p place, frames []Frame, seq int64) *oddity {
	p.sql = code + "\x00" + p.sql
	o := w.oddities[p.key()]
	if o == nil {
		o = &oddity{place: p, code: code, frames: frames, events: remember(nil, seq)}
		w.oddities[p.key()] = o
		w.odd = append(w.odd, o)
	}
	return o
}

// fetches tells whether a query can be the one that fetches a relation.
func (w *Watch) fetches(c *trace.LoaderChoice, sql string) bool {
	f, ok := w.field(c.Class, c.Relation)
	if !ok {
		return true
	}
	to, ok := w.models[f.Target]
	return !ok || strings.Contains(strings.ReplaceAll(sql, `"`, ""), "FROM "+to.Table)
}

func (w *Watch) field(class, name string) (trace.ModelField, bool) {
	for _, f := range w.models[class].Fields {
		if f.Name == name {
			return f, true
		}
	}
	return trace.ModelField{}, false
}

// single recognises queries that look for one row or for any: get() asks for 21
// rows to tell one from several, exists() for none of their columns.
func single(top string) bool {
	return strings.Contains(top, "LIMIT 21") || strings.HasPrefix(top, "SELECT 1 ") || strings.HasPrefix(top, "SELECT %s AS ") || strings.HasPrefix(top, "SELECT EXISTS")
}

// topLevel is a statement without what stands in parentheses or quotes, on one line.
func topLevel(sql string) string {
	var b strings.Builder
	depth := 0
	var quote byte
	for i := range len(sql) {
		c := sql[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth > 0:
		case c == '\n' || c == '\t':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func firstWord(sql string) string {
	sql = strings.TrimLeft(sql, " \t\r\n(")
	if i := strings.IndexAny(sql, " \t\r\n("); i >= 0 {
		sql = sql[:i]
	}
	return strings.ToUpper(sql)
}

// Findings is the advice, in the order of the lines.
func (w *Watch) Findings() []Finding {
	var out []Finding
	similar := map[place]bool{}
	for _, r := range w.order {
		switch {
		case r.write:
			if f, ok := w.writes(r); ok {
				out = append(out, f)
			}
		case r.times >= manyAlike && len(r.values) > 1 && strings.Contains(r.sql, "WHERE "):
			similar[r.key()] = true
			out = append(out, w.nPlusOne(r))
		}
	}
	told := map[place]bool{}
	for _, a := range w.repeats {
		if similar[a.key()] || told[a.key()] {
			continue
		}
		told[a.key()] = true
		out = append(out, w.duplicate(a))
	}
	for _, o := range w.odd {
		out = append(out, w.strange(o))
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return rank[a.Code] - rank[b.Code]
	})
	return out
}

// rank orders the findings of one line: the first is shown beside the statements.
var rank = map[string]int{"n+1": 0, "duplicate": 1, "write-loop": 2, "property": 3, "unordered": 4, "counting": 5, "testing": 5, "unbounded": 6}

func number(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
