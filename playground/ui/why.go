package ui

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
)

// A Room is what the page shows in the place of the diptych.
type Room string

// The rooms. The diptych itself is the first.
const (
	CodeRoom     Room = ""
	ObjectsRoom  Room = "objects"
	TablesRoom   Room = "tables"
	FindingsRoom Room = "findings"
	DialectsRoom Room = "dialects"
	CompareRoom  Room = "compare"
	ConsoleRoom  Room = "console"
	DatabaseRoom Room = "database"
)

// Rooms lists them in the order in which they are offered.
var Rooms = [...]Room{CodeRoom, ObjectsRoom, TablesRoom, FindingsRoom, DialectsRoom, CompareRoom, ConsoleRoom, DatabaseRoom}

// Databases are those that a statement is spelt for, the one that runs it first.
var Databases = [...]string{"sqlite", "postgresql", "mysql"}

// A Why is the state of the rooms beside the diptych.
type Why struct {
	Room    Room
	Side    Side   // whose objects, in the room that shows one side
	Step    [2]int // the step that is shown, from 0; -1 for the last
	Version int    // grows with every change of what a room shows

	asks []ask
}

// An Applied is a change that was made to a snippet by one press, and what the
// run before it had counted.
type Applied struct {
	Label      string
	File       string // empty: the one that is run
	Before     string // its text
	After      string
	Line       int
	Queries    int
	RoundTrips int
	Rows       int
}

// A PanelWhy is what was asked about the statements of one run.
type PanelWhy struct {
	Plans    []Explained
	Spelt    []Spelt
	Chosen   int // the statement that is spelt
	Browse   Browse
	RowPages []RowPage
	Message  string // why the last question has no answer
}

// A RowPage is the page, from 0, that is shown of a statement's rows.
type RowPage struct{ Span, Page int }

// RowPage is the page that is shown of a statement's rows.
func (w PanelWhy) RowPage(span int) int {
	for _, r := range w.RowPages {
		if r.Span == span {
			return r.Page
		}
	}
	return 0
}

// Plan is what is known of a statement's query plan; nil before it was asked for.
func (w PanelWhy) Plan(span int) *Explained {
	for i := range w.Plans {
		if w.Plans[i].Span == span {
			return &w.Plans[i]
		}
	}
	return nil
}

// An Explained is a statement's query plan, and the plan with a suggested index.
type Explained struct {
	Span    int
	Before  []why.PlanNode
	After   []why.PlanNode
	Index   string // the suggestion; empty for none
	Tried   bool
	Error   string
	Waiting bool
}

// A Spelt is a statement in the words of the databases.
type Spelt struct {
	Span int
	Text map[string]string
	Why  map[string]string // why there is no text
}

// A Browse is a stretch of a table's rows.
type Browse struct {
	Table   string
	Offset  int
	Columns []protocol.Column
	Rows    [][]protocol.Value
	Error   string
	Waiting bool
}

// BrowseRows is how many rows of a table are shown at once.
const BrowseRows = 20

// ask is a question to the engine that waits for its answer.
type ask struct {
	id    uint64
	side  Side
	run   uint64
	what  protocol.RequestType
	span  int
	index string
}

// The messages of the rooms.
type (
	// RoomChosen: another room is to be shown.
	RoomChosen struct{ Room Room }
	// SideChosen: the room is to show the other side.
	SideChosen struct{ Side Side }
	// Stepped: another step of the run is to be shown.
	Stepped struct {
		Side Side
		Step int
	}
	// KindToggled: statements of one kind are to be left out of the timeline, or not.
	KindToggled struct {
		Side Side
		Kind string
	}
	// PageTurned: another page of a long timeline is to be shown.
	PageTurned struct {
		Side Side
		Page int
	}
	// RowsTurned: another page of a statement's rows is to be shown.
	RowsTurned struct {
		Side Side
		Span int
		Page int
	}
	// ExplainAsked: a statement's plan is wanted, with an index if one is to be tried.
	ExplainAsked struct {
		Side  Side
		Span  int
		Index bool
	}
	// SpellAsked: a statement is wanted in the words of other databases.
	SpellAsked struct {
		Side Side
		Span int
	}
	// BrowseAsked: a table's rows are wanted.
	BrowseAsked struct {
		Side   Side
		Table  string
		Offset int
	}
	// FixApplied: a finding's change is to be made, and the snippet run again.
	FixApplied struct {
		Side    Side
		Finding int
	}
	// FixUndone: the change is to be taken back.
	FixUndone struct{ Side Side }
	// SQLCopied: a statement's text is wanted in the clipboard.
	SQLCopied struct {
		Side Side
		Span int
	}
	// DiagramSaved: a schema is wanted as a file; Text is the drawing.
	DiagramSaved struct {
		Side Side
		Text string
	}
)

func (RoomChosen) message()   {}
func (SideChosen) message()   {}
func (Stepped) message()      {}
func (KindToggled) message()  {}
func (PageTurned) message()   {}
func (RowsTurned) message()   {}
func (ExplainAsked) message() {}
func (SpellAsked) message()   {}
func (BrowseAsked) message()  {}
func (FixApplied) message()   {}
func (FixUndone) message()    {}
func (SQLCopied) message()    {}
func (DiagramSaved) message() {}

// The effects of the rooms.
type (
	// CopyText puts a text into the clipboard.
	CopyText struct{ Text string }
	// SaveFile offers a text as a file.
	SaveFile struct{ Name, Type, Text string }
)

func (CopyText) effect() {}
func (SaveFile) effect() {}

// why handles the messages of the rooms.
func (s State) why(m Msg) (State, []Effect) {
	s.Why.Version++
	switch m := m.(type) {
	case RoomChosen:
		if !slices.Contains(Rooms[:], m.Room) {
			return s, nil
		}
		s.Why.Room = m.Room
		if m.Room == DialectsRoom {
			return s.spellFirst()
		}
	case SideChosen:
		s.Why.Side, s.Tab = m.Side, m.Side
	case Stepped:
		story := s.Panels[m.Side].Story(m.Side)
		if story == nil {
			return s, nil
		}
		s.Why.Step[m.Side] = min(max(m.Step, 0), len(story.Steps)-1)
		if n := s.Why.Step[m.Side]; n >= 0 {
			s.Focus = Focus{Side: m.Side, Line: story.Steps[n].Line}
		}
	case KindToggled:
		h := &s.Panels[m.Side].Hidden
		if i := slices.Index(*h, m.Kind); i >= 0 {
			*h = slices.Delete(slices.Clone(*h), i, i+1)
		} else {
			*h = append(slices.Clip(*h), m.Kind)
		}
		s.Panels[m.Side].Page = 0
		s.Panels[m.Side].Version++
	case PageTurned:
		s.Panels[m.Side].Page = max(m.Page, 0)
		s.Panels[m.Side].Version++
	case RowsTurned:
		p := &s.Panels[m.Side]
		p.Why.RowPages = slices.DeleteFunc(slices.Clone(p.Why.RowPages), func(r RowPage) bool { return r.Span == m.Span })
		p.Why.RowPages = append(p.Why.RowPages, RowPage{m.Span, max(m.Page, 0)})
		p.Version++
	case ExplainAsked:
		return s.explain(m)
	case SpellAsked:
		s.Why.Room = DialectsRoom
		s.Panels[m.Side].Why.Chosen = m.Span
		s.Why.Side, s.Tab = m.Side, m.Side
		return s.spell(m.Side)
	case BrowseAsked:
		return s.browse(m)
	case FixApplied:
		return s.applyFix(m)
	case FixUndone:
		if a := s.Panels[m.Side].Applied; a != nil {
			s.Panels[m.Side].Applied = nil
			return s.replaceAndRun(m.Side, a.File, a.Before)
		}
	case SQLCopied:
		if st := s.Panels[m.Side].statement(m.Span); st != nil {
			return s, []Effect{CopyText{st.Whole()}}
		}
	case DiagramSaved:
		return s, []Effect{SaveFile{"schema-" + m.Side.Word() + ".svg", "image/svg+xml", m.Text}}
	}
	return s, nil
}

// Whole is a statement's text with the parameters of its first execution below.
func (s *Statement) Whole() string {
	text := strings.TrimSpace(s.SQL) + ";"
	if len(s.Runs) == 0 || s.Runs[0].Params == nil || len(s.Runs[0].Params.Items) == 0 {
		return text + "\n"
	}
	text += "\n-- parameters:"
	for i, v := range s.Runs[0].Params.Items {
		name := itoa(i + 1)
		if i < len(s.Runs[0].Params.Names) {
			name = s.Runs[0].Params.Names[i]
		}
		text += " " + name + " = " + strings.ReplaceAll(v.Text, "\n", " ") + ";"
	}
	return text + "\n"
}

// statement finds a statement of the view by its span.
func (p *Panel) statement(span int) *Statement {
	if p.View == nil {
		return nil
	}
	for i := range p.View.Blocks {
		for j := range p.View.Blocks[i].Groups {
			g := &p.View.Blocks[i].Groups[j]
			for k := range g.Statements {
				if g.Statements[k].Span == span {
					return &g.Statements[k]
				}
			}
		}
	}
	return nil
}

// Story is the panel's run as steps; nil before there is one.
func (p Panel) Story(side Side) *why.Story {
	if p.View == nil {
		return nil
	}
	if p.View.memo.story == nil {
		p.View.memo.story = why.Tell(p.Events, side == SQLAlchemy)
	}
	return p.View.memo.story
}

// Schema is the tables that the panel's run made; nil before there is one.
func (p Panel) Schema() *why.Schema {
	if p.View == nil {
		return nil
	}
	if p.View.memo.schema == nil || !slices.Equal(p.View.memo.files, p.Files) {
		p.View.memo.schema, p.View.memo.files = why.Tables(p.Events, p.Files), p.Files
	}
	return p.View.memo.schema
}

// memo keeps what is worked out of a view when it is first looked at.
type memo struct {
	story  *why.Story
	schema *why.Schema
	files  []File
}

const runFirst = words.RecordedOnly

// askable tells why the engine cannot be asked about a panel's run, or nothing.
func (s State) askable(side Side) string {
	p := s.Panels[side]
	switch {
	case p.View == nil:
		return words.RunFirst
	case p.Run == 0:
		return runFirst
	case s.Engine.Status != Ready && s.Engine.Status != Busy:
		return words.EngineNotReady
	}
	return ""
}

// put sends a question.
func (s *State) put(a ask, r protocol.Request) []Effect {
	s.LastID++
	r.ID, a.id, a.run = s.LastID, s.LastID, s.Panels[a.side].Run
	a.what = r.Type
	s.Why.asks = append(slices.Clip(s.Why.asks), a)
	return []Effect{Send{s.Engine.Worker, r}}
}

func (s State) explain(m ExplainAsked) (State, []Effect) {
	p := &s.Panels[m.Side]
	p.Version++
	i := slices.IndexFunc(p.Why.Plans, func(e Explained) bool { return e.Span == m.Span })
	e := Explained{Span: m.Span}
	p.Why.Plans = slices.Clone(p.Why.Plans)
	if i >= 0 {
		e = p.Why.Plans[i]
	} else {
		p.Why.Plans = append(p.Why.Plans, e)
		i = len(p.Why.Plans) - 1
	}
	e.Error = s.askable(m.Side)
	e.Waiting = e.Error == ""
	p.Why.Plans[i] = e
	if e.Error != "" {
		return s, nil
	}
	index := ""
	if m.Index {
		index = e.Index
	}
	effects := s.put(ask{side: m.Side, span: m.Span, index: index},
		protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: p.Run, Span: m.Span, Index: index}})
	return s, effects
}

// spellFirst spells the statement that is chosen on each side, or the first
// query there is.
func (s State) spellFirst() (State, []Effect) {
	var all []Effect
	for _, side := range Sides {
		p := &s.Panels[side]
		if p.View == nil {
			continue
		}
		if list := p.View.Distinct(); p.Why.Chosen == 0 && len(list) > 0 {
			p.Why.Chosen = list[0].Span
			for _, st := range list {
				if st.Verb == "SELECT" {
					p.Why.Chosen = st.Span
					break
				}
			}
		}
		var effects []Effect
		s, effects = s.spell(side)
		all = append(all, effects...)
	}
	return s, all
}

// Distinct lists the statements with different texts, without savepoints.
func (v *View) Distinct() []*Statement {
	seen := map[string]bool{}
	var out []*Statement
	for i := range v.Blocks {
		for j := range v.Blocks[i].Groups {
			g := &v.Blocks[i].Groups[j]
			for k := range g.Statements {
				if st := &g.Statements[k]; !st.Savepoint && !seen[st.SQL] {
					seen[st.SQL] = true
					out = append(out, st)
				}
			}
		}
	}
	return out
}

func (s State) spell(side Side) (State, []Effect) {
	p := &s.Panels[side]
	if p.Why.Chosen == 0 || slices.ContainsFunc(p.Why.Spelt, func(x Spelt) bool { return x.Span == p.Why.Chosen }) {
		return s, nil
	}
	if p.Why.Message = s.askable(side); p.Why.Message != "" {
		return s, nil
	}
	effects := s.put(ask{side: side, span: p.Why.Chosen},
		protocol.Request{Type: protocol.Spell, Spell: &protocol.Spelling{Run: p.Run, Spans: []int{p.Why.Chosen}, Names: Databases[:]}})
	return s, effects
}

func (s State) browse(m BrowseAsked) (State, []Effect) {
	p := &s.Panels[m.Side]
	p.Why.Browse = Browse{Table: m.Table, Offset: max(m.Offset, 0), Error: s.askable(m.Side)}
	if m.Table == "" || p.Why.Browse.Error != "" {
		return s, nil
	}
	schema := p.Schema()
	if !slices.ContainsFunc(schema.Tables, func(t *why.Table) bool { return t.Name == m.Table }) {
		p.Why.Browse.Error = words.NoSuchTable
		return s, nil
	}
	p.Why.Browse.Waiting = true
	sql := `SELECT * FROM "` + strings.ReplaceAll(m.Table, `"`, `""`) + `" LIMIT ` + itoa(BrowseRows+1) + " OFFSET " + itoa(p.Why.Browse.Offset)
	effects := s.put(ask{side: m.Side}, protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: p.Run, SQL: sql}})
	return s, effects
}

// asked finds the question that a reply belongs to.
func (s State) asked(id uint64) *ask {
	for i := range s.Why.asks {
		if s.Why.asks[i].id == id {
			return &s.Why.asks[i]
		}
	}
	return nil
}

// answered takes the engine's answer to a question.
func (s State) answered(a ask, r protocol.Reply) State {
	s.Why.Version++
	p := &s.Panels[a.side]
	stale := p.Run != a.run // the panel shows another run by now
	if r.Type == protocol.DoneReply {
		s.Why.asks = slices.DeleteFunc(slices.Clone(s.Why.asks), func(x ask) bool { return x.id == a.id })
	}
	if stale {
		return s
	}
	p.Version++
	failed := ""
	if r.Type == protocol.DoneReply && !r.Done.OK {
		failed = strings.ToUpper(r.Done.Error[:min(1, len(r.Done.Error))]) + r.Done.Error[min(1, len(r.Done.Error)):] + "."
	}
	switch a.what {
	case protocol.Explain:
		i := slices.IndexFunc(p.Why.Plans, func(e Explained) bool { return e.Span == a.span })
		if i < 0 {
			return s
		}
		p.Why.Plans = slices.Clone(p.Why.Plans)
		e := &p.Why.Plans[i]
		for _, event := range r.Events {
			e.take(event.Body, p)
		}
		if r.Type == protocol.DoneReply {
			e.Waiting = false
			e.Error += failed
		}
	case protocol.Spell:
		for _, event := range r.Events {
			p.Why.spelt(event)
		}
		p.Why.Message = failed
	case protocol.QueryIt:
		b := &p.Why.Browse
		for _, event := range r.Events {
			if event.Kind == protocol.StatementRows {
				b.Columns, b.Rows = event.Body.Columns, event.Body.Rows
			}
		}
		if r.Type == protocol.DoneReply {
			b.Waiting = false
			b.Error += failed
		}
	}
	return s
}

func (e *Explained) take(b protocol.Body, p *Panel) {
	if b.Error != nil {
		e.Error = b.Error.Message
		return
	}
	plan := why.ExplainPlan(b.Plan)
	if b.Name != "" {
		e.After, e.Tried = plan, true
		return
	}
	e.Before, e.Error = plan, ""
	if st := p.statement(e.Span); st != nil {
		e.Index = why.SuggestIndex(st.SQL, plan)
	}
}

func (w *PanelWhy) spelt(e protocol.Event) {
	i := slices.IndexFunc(w.Spelt, func(x Spelt) bool { return x.Span == e.Span })
	if i < 0 {
		w.Spelt = append(slices.Clip(w.Spelt), Spelt{Span: e.Span, Text: map[string]string{}, Why: map[string]string{}})
		i = len(w.Spelt) - 1
	}
	if e.Body.Message != "" {
		w.Spelt[i].Why[e.Body.Name] = e.Body.Message
		return
	}
	w.Spelt[i].Text[e.Body.Name] = e.Body.SQL
}

// applyFix makes a finding's change and runs the snippet again.
func (s State) applyFix(m FixApplied) (State, []Effect) {
	p := s.Panels[m.Side]
	if p.View == nil || p.Stale || s.Busy() || m.Finding < 0 || m.Finding >= len(p.View.Findings) || len(p.View.Findings[m.Finding].Fixes) == 0 {
		return s, nil
	}
	f := p.View.Findings[m.Finding]
	fix := f.Fixes[0]
	before := p.Text(fix.File)
	after, ok := edited(before, fix.Edits)
	if !ok {
		return s, nil
	}
	s.Panels[m.Side].Applied = &Applied{Label: fix.Label, File: fix.File, Before: before, After: after, Line: f.Line, Queries: p.View.Queries, RoundTrips: p.View.RoundTrips, Rows: p.View.RowsRead}
	return s.replaceAndRun(m.Side, fix.File, after)
}

// replaceAndRun puts another text into a file of a panel and runs it.
func (s State) replaceAndRun(side Side, file, text string) (State, []Effect) {
	all := s.sources()
	i := s.Panels[side].index(file)
	if i < 0 {
		return s, nil
	}
	all[side] = slices.Clone(all[side])
	all[side][i].Text = text
	s, effects := s.replaceFiles(all)
	s, more := s.runSides(side)
	return s, append(effects, more...)
}

// edited makes edits, which are in the order of the text and apart from each other.
func edited(code string, edits []protocol.Edit) (string, bool) {
	lines := strings.SplitAfter(code, "\n")
	starts := make([]int, len(lines))
	for i := 1; i < len(lines); i++ {
		starts[i] = starts[i-1] + len(lines[i-1])
	}
	offset := func(line, col int) (int, bool) {
		if line < 1 || line > len(lines) || col < 0 || col > len(lines[line-1]) {
			return 0, false
		}
		return starts[line-1] + col, true
	}
	end := len(code)
	for _, e := range slices.Backward(edits) {
		from, ok := offset(e.Line, e.Col)
		to, okToo := offset(e.EndLine, e.EndCol)
		if !ok || !okToo || from > to || to > end {
			return "", false
		}
		code, end = code[:from]+e.Text+code[to:], from
	}
	return code, true
}
