// Package why is what the panels beside the diptych show, as plain values read
// off a run's event log: the steps of the run and what lay in memory at each,
// the plan of a flush, the tables, query plans, the two runs compared. It draws
// nothing and asks nothing: every function is a pure function of the log and of
// the snippet's text.
package why

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// A StepKind says what a step is about.
type StepKind string

// The kinds of step.
const (
	SQL         StepKind = "sql"
	Transaction StepKind = "tx"
	State       StepKind = "state"
	Change      StepKind = "change"
	Lookup      StepKind = "lookup"
	Loader      StepKind = "loader"
	Plan        StepKind = "plan"
	Kept        StepKind = "kept"
)

// A Step is one thing that happened, or several alike at once.
type Step struct {
	Kind  StepKind
	Line  int
	Short string // for the scale
	Text  string // a sentence
	SQL   string
	Span  int
	Auto  bool     // inside a flush that the ORM began by itself
	names []string // whom the sentence is about
	tail  string   // and what it says of them
	from  int      // the events it stands for: from, inclusive, to to, exclusive
	to    int
}

// maxSteps bounds a story; what is beyond is counted in Story.More.
const maxSteps = 3000

// A Story is a run as steps.
type Story struct {
	Alchemy bool
	Steps   []Step
	More    int

	events []protocol.Event
}

// Tell makes the story of a log. The making of the tables is left out.
func Tell(events []protocol.Event, alchemy bool) *Story {
	s := &Story{Alchemy: alchemy, events: events}
	auto := false
	for i := range events {
		e := &events[i]
		step, ok := s.step(e)
		if !ok || e.Kind == protocol.Cache && e.Body.Op == "make" && usedAtOnce(events, i) {
			continue
		}
		switch e.Kind {
		case protocol.FlushPlan:
			auto = e.Body.Cause == "autoflush"
		case protocol.StatementBegin:
			if auto && strings.HasPrefix(e.Body.SQL, "SELECT") {
				auto = false
			}
		case protocol.Transaction:
			auto = false
		}
		step.Line, step.Span, step.Auto = e.Line, e.Span, auto
		step.from, step.to = i, i+1
		if len(s.Steps) >= maxSteps {
			s.More++
			continue
		}
		if n := len(s.Steps); n > 0 && s.Steps[n-1].joins(step) {
			last := &s.Steps[n-1]
			last.to = i + 1
			last.names = append(last.names, step.names...)
			if len(step.names) == 0 && last.Text != step.Text && len(last.Text) < 400 {
				last.Text += " " + step.Text
			}
			continue
		}
		s.Steps = append(s.Steps, step)
	}
	for i := range s.Steps {
		if st := &s.Steps[i]; len(st.names) > 0 {
			st.Text = list(st.names) + st.tail
		}
	}
	return s
}

// list is names as a sentence has them: the first few, each once.
func list(names []string) string {
	const most = 6
	var out []string
	for _, n := range names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if more := len(out) - most; more > 0 {
		return strings.Join(out[:most], ", ") + " " + words.Say(words.AndMore, strconv.Itoa(more))
	}
	return strings.Join(out, ", ")
}

// usedAtOnce tells whether the line that made a QuerySet goes on to send a query.
func usedAtOnce(events []protocol.Event, i int) bool {
	for j := i + 1; j < len(events) && events[j].Line == events[i].Line; j++ {
		if events[j].Kind == protocol.StatementBegin {
			return true
		}
	}
	return false
}

// joins tells whether the next step is told together with this one.
func (s Step) joins(next Step) bool {
	if s.Kind != next.Kind || s.Line != next.Line || s.Auto != next.Auto || s.Short != next.Short {
		return false
	}
	switch s.Kind {
	case SQL, Transaction, Plan:
		return false
	}
	return s.tail == next.tail
}

func (s *Story) step(e *protocol.Event) (Step, bool) {
	b := &e.Body
	switch e.Kind {
	case protocol.StatementBegin:
		verb := firstWord(b.SQL)
		if b.DDL || verb == "PRAGMA" || verb == "CREATE" || verb == "DROP" || verb == "ALTER" {
			return Step{}, false
		}
		return Step{Kind: SQL, Short: verb, Text: oneLine(b.SQL), SQL: b.SQL}, true
	case protocol.Transaction:
		if b.Hidden || b.DDL {
			return Step{}, false
		}
		return Step{Kind: Transaction, Short: strings.ToUpper(b.Op), Text: b.SQL}, true
	case protocol.Savepoint:
		return Step{Kind: Transaction, Short: firstWord(b.SQL), Text: b.SQL}, true
	case protocol.ObjectState:
		return s.stateStep(b), true
	case protocol.Attribute:
		if b.Old == b.New {
			return Step{}, false
		}
		text := words.Say(words.SetTo, name(b.Class, b.Key, b.ID)+"."+b.Name, value(b.Old), value(b.New))
		return Step{Kind: Change, Short: "set " + b.Name, Text: text}, true
	case protocol.IdentityMap:
		if b.Hit {
			return Step{Kind: Lookup, Short: "found", Text: words.Say(words.FoundAgain, b.Class, b.Key)}, true
		}
		return Step{}, false // a load or a query follows and says so
	case protocol.LoaderChoice:
		return Step{Kind: Loader, Short: b.Relation, Text: loaded(b)}, true
	case protocol.FlushPlan:
		return Step{Kind: Plan, Short: "plan", Text: causeText(b.Cause)}, true
	case protocol.Cache:
		return cacheStep(b)
	}
	return Step{}, false
}

func loaded(b *protocol.Body) string {
	if b.Reason == "" {
		return words.Say(words.LoadedHow, b.Class+"."+b.Relation, b.Strategy)
	}
	return words.Say(words.LoadedBy, b.Class+"."+b.Relation, b.Strategy, b.Reason)
}

func causeText(cause string) string {
	switch cause {
	case "autoflush":
		return words.CauseAuto
	case "commit":
		return words.CauseCommit
	case "begin_nested":
		return words.CauseNested
	}
	return words.CauseFlush
}

func (s *Story) stateStep(b *protocol.Body) Step {
	who := name(b.Class, b.Key, b.ID)
	st := Step{Kind: State, Short: b.Cause}
	switch {
	case s.Alchemy && b.Cause == "load":
		st.tail = words.FromRow
	case b.To == "gone":
		st.tail = words.LetGo
	case s.Alchemy:
		st.tail = words.Say(words.Moves, b.From, b.To, b.Cause)
	case b.To == "adding":
		st.Short, who, st.tail = "new", b.Class+"(…)", words.IsNew
	case b.To == "deleted":
		st.tail = words.IsDeleted
	case b.Cause == "load":
		st.tail = words.FromRowDjango
	case b.Cause == "update":
		st.Short, st.tail = "saved", words.SavedUpdate
	case b.Cause == "bulk_create":
		st.Short, st.tail = "saved", words.SavedBulk
	default:
		st.Short, st.tail = "saved", words.SavedInsert
	}
	st.names = []string{who}
	return st
}

func cacheStep(b *protocol.Body) (Step, bool) {
	st := Step{Kind: Kept}
	n := words.Count(b.Fetched, words.NObject)
	switch b.Store {
	case "queryset":
		switch b.Op {
		case "make":
			st.Short, st.Text = "QuerySet", words.Say(words.QSMade, b.Class)
		case "fill":
			st.Short, st.Text = "filled", words.Say(words.QSFilled, b.Class, n)
		default:
			st.Short, st.Text = "from cache", words.Say(words.QSHit, b.Class, n)
		}
	case "prefetch":
		st.Text = name(b.Class, b.Key, b.ID) + "." + b.Name
		if b.Op == "fill" {
			st.Short, st.tail = "prefetched", words.Prefetched
		} else {
			st.Short, st.tail = "from cache", words.PrefetchedHit
		}
		st.names = []string{st.Text}
	default:
		st.Text = name(b.Class, b.Key, b.ID) + "." + b.Name
		if b.Op == "fill" {
			st.Short, st.tail = "kept", words.RelatedKept
		} else {
			st.Short, st.tail = "from cache", words.RelatedHit
		}
		st.names = []string{st.Text}
	}
	return st, true
}

// name is how an object is called: by class and key, or by class and number
// while it has no key.
func name(class, key string, id int64) string {
	if key == "" {
		return words.Say(words.NewObject, class, strconv.FormatInt(id, 10))
	}
	return class + " " + key
}

func value(text string) string {
	if text == "" {
		return words.NoValue
	}
	return cut(text, 60)
}

func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}

func oneLine(sql string) string { return cut(strings.Join(strings.Fields(sql), " "), 160) }

func firstWord(sql string) string {
	s := strings.TrimLeft(sql, " \t\r\n(")
	if i := strings.IndexFunc(s, func(r rune) bool { return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') }); i >= 0 {
		s = s[:i]
	}
	return strings.ToUpper(s)
}
