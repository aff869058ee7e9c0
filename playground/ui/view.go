package ui

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// Caps of what a view holds: a run of ten thousand statements stays readable
// and quick to paint. What is beyond them is counted and said.
const (
	maxOutputBytes = 200 << 10
	maxGroups      = 20_000
	maxTimes       = 200
)

// A View is what a person sees of one run: the event log, arranged. It is a
// value that is never changed after Arrange returned it.
type View struct {
	Output    string
	OutputCut int // bytes of output beyond what is shown
	Lines     int // lines of output
	Stderr    string
	Err       *Failure
	Warnings  []Note
	Findings  []Finding

	Setup   []Statement // statements that make tables; not counted
	Blocks  []Block
	More    int // statements beyond those that Blocks hold
	Dropped int // events beyond those that the log holds

	Queries    int
	RoundTrips int // queries and transaction commands that were sent
	RowsRead   int
	SQLMillis  float64
	LineCount  map[Place]int // queries by line of the snippet
	Kinds      []string      // the kinds of statement, in the order of their first

	memo *memo
}

// A Failure is what ended a run before its end: an exception or a limit.
type Failure struct {
	Type      string
	Message   string
	File      string // empty: the one that is run
	Line      int
	Traceback string
	Limit     string // the limit's name, empty for an exception
}

// A Note is a warning.
type Note struct {
	Type    string
	Message string
	File    string
	Line    int
}

// A Finding points at something worth looking at in the SQL.
type Finding struct {
	Name     string // n+1, duplicate, unordered, property, unbounded, counting, testing, write-loop
	Title    string
	Message  string
	File     string // empty: the one that is run
	Line     int
	Loop     Place // the loop around it
	Count    int
	Relation string
	Fixes    []protocol.Fix
	Index    int // among the view's findings
}

// A Block is a stretch of the timeline: one transaction, or statements that ran
// while none was open.
type Block struct {
	Auto   bool // no transaction was open
	Begin  string
	End    string // COMMIT or ROLLBACK, empty while it is open
	Cut    bool   // its beginning is on an earlier page
	Groups []Group
}

// A Group is what one line of the snippet sent, one after another.
type Group struct {
	File       string // empty: the one that is run
	Line       int
	Queries    int
	Millis     float64
	Statements []Statement
	Finding    *Finding
}

// A Statement is one SQL text and every execution of it in a row.
type Statement struct {
	Span      int // of the first execution
	Verb      string
	SQL       string
	Many      bool
	Runs      []Execution
	MoreRuns  int
	Times     int
	Columns   []protocol.Column
	Rows      [][]protocol.Value // of the last execution that returned any
	Total     int                // rows returned, all executions
	Changed   int                // rows changed, all executions
	Millis    float64
	File      string // empty: the one that is run
	Line      int
	Error     string
	MoreRows  bool // rows beyond the engine's cap
	Savepoint bool
}

// An Execution is the parameters of one execution.
type Execution struct {
	Params *protocol.Params
	Again  bool // the same parameters have been sent with this text before
}

type statementState struct {
	event *protocol.Event
	end   *protocol.Event
	rows  [][]protocol.Value
	cols  []protocol.Column
	more  bool
}

// Arrange makes the view of a log. It takes events in any state of completion:
// a statement without its end is shown as it is so far.
func Arrange(events []protocol.Event) *View {
	v := &View{LineCount: map[Place]int{}, memo: &memo{}}
	var out, errOut strings.Builder
	spans := map[int]*statementState{}
	for i := range events {
		e := &events[i]
		switch e.Kind {
		case protocol.StatementBegin:
			spans[e.Span] = &statementState{event: e}
		case protocol.StatementRows:
			if s := spans[e.Span]; s != nil {
				if e.Body.Columns != nil {
					s.cols = e.Body.Columns
				}
				s.more = s.more || e.Body.More
				s.rows = append(s.rows, e.Body.Rows...)
			}
		case protocol.StatementEnd:
			if s := spans[e.Span]; s != nil {
				s.end = e
			}
		}
	}
	t := timeline{view: v}
	whole := true // the last line of output has its end
	for i := range events {
		e := &events[i]
		b := &e.Body
		file, line := place(e)
		switch e.Kind {
		case protocol.Stdout:
			if room := maxOutputBytes - out.Len(); len(b.Text) <= room {
				out.WriteString(b.Text)
			} else {
				cut := strings.ToValidUTF8(b.Text[:max(room, 0)], "")
				out.WriteString(cut)
				v.OutputCut += len(b.Text) - len(cut)
			}
			v.Lines += strings.Count(b.Text, "\n")
			if b.Text != "" {
				whole = strings.HasSuffix(b.Text, "\n")
			}
		case protocol.Stderr:
			if errOut.Len() < maxOutputBytes {
				errOut.WriteString(b.Text)
			}
		case protocol.StatementBegin:
			t.statement(spans[e.Span])
		case protocol.Transaction:
			t.transaction(e)
		case protocol.Savepoint:
			t.savepoint(e)
		case protocol.Warning:
			v.Warnings = append(v.Warnings, Note{b.Category, b.Message, file, line})
		case protocol.Diagnostic:
			if b.Code == "capped" {
				v.Dropped = b.Count
				continue
			}
			v.Findings = append(v.Findings, Finding{Name: b.Code, Message: b.Message, File: file, Line: line, Loop: Place{b.LoopFile, b.Loop}, Count: b.Count, Relation: b.Relation, Fixes: b.Fixes})
		case protocol.LimitReached:
			v.Err = &Failure{Type: "Limit", Message: b.Message, File: file, Line: line, Limit: b.Name}
		case protocol.ErrorRaised:
			if v.Err == nil || v.Err.Limit == "" {
				v.Err = &Failure{Type: b.Type, Message: b.Message, File: file, Line: line, Traceback: b.Traceback}
			}
		}
	}
	t.finish()
	v.Output, v.Stderr = out.String(), errOut.String()
	if !whole {
		v.Lines++
	}
	return v
}

// A timeline is the state of building Blocks.
type timeline struct {
	view   *View
	open   bool // the last block is a transaction that goes on
	groups int
	full   bool // maxGroups was reached
}

func (t *timeline) block() *Block {
	v := t.view
	n := len(v.Blocks)
	if n > 0 && (t.open || v.Blocks[n-1].Auto) {
		return &v.Blocks[n-1]
	}
	v.Blocks = append(v.Blocks, Block{Auto: true})
	return &v.Blocks[n]
}

func (t *timeline) begin(text string) {
	t.view.Blocks = append(t.view.Blocks, Block{Begin: text})
	t.open = true
}

func (t *timeline) end(text string) {
	if t.open {
		t.view.Blocks[len(t.view.Blocks)-1].End = text
	} else {
		t.view.Blocks = append(t.view.Blocks, Block{Begin: text, End: text})
	}
	t.open = false
}

func (t *timeline) transaction(e *protocol.Event) {
	if e.Body.Hidden {
		return
	}
	if !e.Body.Implicit {
		t.view.RoundTrips++
	}
	if e.Body.Op == "begin" {
		t.begin(e.Body.SQL)
		return
	}
	t.end(e.Body.SQL)
}

func (t *timeline) savepoint(e *protocol.Event) {
	t.view.RoundTrips++
	file, line := place(e)
	t.add(Statement{Span: e.Span, Verb: Verb(e.Body.SQL), SQL: e.Body.SQL, File: file, Line: line, Times: 1, Savepoint: true})
}

func (t *timeline) statement(s *statementState) {
	b := &s.event.Body
	verb := Verb(b.SQL)
	file, line := place(s.event)
	st := Statement{Span: s.event.Span, Verb: verb, SQL: b.SQL, Many: b.Many, File: file, Line: line, Times: 1,
		Runs: []Execution{{Params: b.Params}}, MoreRows: s.more, Columns: s.cols, Rows: s.rows, Total: len(s.rows)}
	if s.end != nil {
		end := &s.end.Body
		st.Total = max(end.Fetched, len(s.rows))
		st.Changed = int(max(end.Affected, 0))
		st.Millis = end.Duration
		if end.Error != nil {
			st.Error = end.Error.Type + ": " + end.Error.Message
		}
	}
	v := t.view
	if b.DDL || isSchema(verb) {
		v.Setup = append(v.Setup, st)
		return
	}
	v.Queries++
	v.RoundTrips++
	v.RowsRead += st.Total
	v.SQLMillis += st.Millis
	if st.Line > 0 {
		v.LineCount[Place{st.File, st.Line}]++
	}
	t.add(st)
}

// add appends a statement to the group of its line, merging it with the one
// before when only the parameters differ.
func (t *timeline) add(st Statement) {
	if t.full {
		t.view.More++
		return
	}
	b := t.block()
	n := len(b.Groups)
	if n == 0 || b.Groups[n-1].Line != st.Line || b.Groups[n-1].File != st.File {
		if t.groups >= maxGroups {
			t.full = true
			t.view.More++
			return
		}
		t.groups++
		b.Groups = append(b.Groups, Group{File: st.File, Line: st.Line})
		n++
	}
	if !slices.Contains(t.view.Kinds, st.Verb) {
		t.view.Kinds = append(t.view.Kinds, st.Verb)
	}
	g := &b.Groups[n-1]
	if !st.Savepoint {
		g.Queries++
		g.Millis += st.Millis
	}
	if k := len(g.Statements); k > 0 && !st.Savepoint {
		if last := &g.Statements[k-1]; last.SQL == st.SQL && last.Error == "" && st.Error == "" {
			last.merge(st)
			return
		}
	}
	g.Statements = append(g.Statements, st)
}

func (s *Statement) merge(next Statement) {
	s.Times++
	s.Total += next.Total
	s.Changed += next.Changed
	s.Millis += next.Millis
	if len(next.Rows) > 0 && len(s.Rows) < 50 {
		s.Rows = append(s.Rows[:len(s.Rows):len(s.Rows)], next.Rows...)
	}
	if len(s.Columns) == 0 {
		s.Columns = next.Columns
	}
	if len(s.Runs) >= maxTimes {
		s.MoreRuns++
		return
	}
	run := next.Runs[0]
	for _, r := range s.Runs {
		if sameParams(r.Params, run.Params) {
			run.Again = true
			break
		}
	}
	s.Runs = append(s.Runs, run)
}

// finish drops blocks that hold nothing to show and puts each finding beside
// what it is about.
func (t *timeline) finish() {
	v := t.view
	kept := v.Blocks[:0]
	for _, b := range v.Blocks {
		if len(b.Groups) == 0 && (b.Auto || len(v.Setup) > 0 && b.Begin != "") {
			continue // only tables were made in it
		}
		kept = append(kept, b)
	}
	v.Blocks = kept
	for i := range v.Findings {
		f := &v.Findings[i]
		f.Index = i
		f.Title = v.title(*f)
		if f.Name == "write-loop" {
			continue // most snippets fill their tables so: it is said among the findings alone
		}
		if g := v.busiest(Place{f.File, f.Line}); g != nil && g.Finding == nil {
			g.Finding = f
		}
	}
}

func (v *View) title(f Finding) string {
	text := f.Name
	switch f.Name {
	case "n+1":
		text = words.Say(words.TitleNPlusOne, itoa(v.LineCount[Place{f.File, f.Line}]))
	case "duplicate":
		text = words.TitleDuplicate
	case "unordered":
		text = words.TitleUnordered
	case "property":
		text = words.TitleProperty
	case "counting":
		text = words.Say(words.TitleCounting, itoa(f.Count))
	case "testing":
		text = words.Say(words.TitleTesting, itoa(f.Count))
	case "unbounded":
		text = words.Say(words.TitleUnbounded, itoa(f.Count))
	case "write-loop":
		text = words.Say(words.TitleWrites, itoa(f.Count))
	}
	return words.Say(words.TitleLine, text, Place{f.File, f.Line}.Text())
}

// busiest is the group of a line that sent most.
func (v *View) busiest(at Place) *Group {
	var best *Group
	for i := range v.Blocks {
		for j := range v.Blocks[i].Groups {
			if g := &v.Blocks[i].Groups[j]; g.Line == at.Line && g.File == at.File && (best == nil || g.Queries > best.Queries) {
				best = g
			}
		}
	}
	return best
}

func sameParams(a, b *protocol.Params) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameValues(a.Items, b.Items)
}

func sameValues(a, b []protocol.Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind || a[i].Text != b[i].Text || !sameValues(a[i].Items, b[i].Items) {
			return false
		}
	}
	return true
}

// Verb is the first word of a statement, in capitals.
func Verb(sql string) string {
	s := strings.TrimLeft(sql, " \t\r\n(")
	end := strings.IndexFunc(s, func(r rune) bool { return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') })
	if end >= 0 {
		s = s[:end]
	}
	return strings.ToUpper(s)
}

func isSchema(verb string) bool {
	switch verb {
	case "CREATE", "DROP", "ALTER", "PRAGMA":
		return true
	}
	return false
}

// Verdict compares what two runs printed, in a sentence. It is empty until
// both have an output.
func Verdict(a, b *View) string {
	if a == nil || b == nil {
		return ""
	}
	if a.Err != nil || b.Err != nil {
		return words.RunUnfinished
	}
	if a.Output == b.Output {
		if a.Output == "" {
			return words.NoOutputs
		}
		return words.SameOutput
	}
	left, right := strings.Split(a.Output, "\n"), strings.Split(b.Output, "\n")
	for i := range max(len(left), len(right)) {
		if i >= len(left) || i >= len(right) || left[i] != right[i] {
			return words.Say(words.OutputDiffersAt, itoa(i+1))
		}
	}
	return words.OutputDiffers
}
