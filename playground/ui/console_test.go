package ui

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// ranOnce is a page whose sides have run.
func ranOnce(t *testing.T) State {
	t.Helper()
	s := New(nil, false)
	s, _ = Update(s, Opened{Lesson: lesson.Lesson{Summary: lesson.Summary{Slug: "a"}, Django: "x = 1\n", SQLAlchemy: "y = 1\n"}})
	s, _ = Warm(s)
	s, _ = Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.ReadyReply, Ready: &protocol.Ready{}}})
	s, _ = Update(s, Pressed{Run})
	for range Sides {
		s = reply(t, s, protocol.Reply{Type: protocol.EventsReply, ID: s.Panels[s.Current].Run, Events: []protocol.Event{{Seq: 1, Kind: protocol.Stdout, Body: protocol.Body{Text: "hello\n"}}}})
		s = reply(t, s, protocol.Reply{Type: protocol.DoneReply, ID: s.Panels[s.Current].Run, Done: &protocol.Done{OK: true, MS: 1}})
	}
	if s.Busy() || s.Engine.Status != Ready {
		t.Fatalf("%+v", s.Engine)
	}
	return s
}

func reply(t *testing.T, s State, r protocol.Reply) State {
	t.Helper()
	s, _ = Update(s, Replied{s.Engine.Worker, r})
	return s
}

// sent is the request among effects.
func sent(t *testing.T, effects []Effect) protocol.Request {
	t.Helper()
	for _, e := range effects {
		if e, ok := e.(Send); ok {
			return e.Request
		}
	}
	t.Fatalf("nothing was sent: %+v", effects)
	return protocol.Request{}
}

func events(list ...protocol.Event) []protocol.Event { return list }

func TestPromptRunsAfterTheRun(t *testing.T) {
	s := ranOnce(t)
	run := s.Panels[SQLAlchemy].left
	s, effects := Update(s, PromptEntered{SQLAlchemy, "Book.query"})
	r := sent(t, effects)
	if r.Type != protocol.Console || r.Console.Run != run || r.Console.Text != "Book.query" || r.Console.SQL || !s.Busy() {
		t.Fatalf("%+v", r)
	}
	if e := s.Console.Entries[SQLAlchemy][0]; !e.Running || len(s.Console.Entries[Django]) != 0 {
		t.Errorf("%+v", e)
	}
	if again, effects := Update(s, PromptEntered{SQLAlchemy, "2"}); len(effects) != 0 || len(again.Console.Entries[SQLAlchemy]) != 1 {
		t.Errorf("%+v", effects)
	}
	before := s
	version := s.Panels[SQLAlchemy].Version
	s = reply(t, s, protocol.Reply{Type: protocol.EventsReply, ID: r.ID, Events: events(
		protocol.Event{Seq: 9, Span: 4, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "SELECT 1"}},
		protocol.Event{Seq: 10, Span: 4, Kind: protocol.StatementEnd, Body: protocol.Body{Fetched: 1}},
		protocol.Event{Seq: 11, Kind: protocol.Stdout, Body: protocol.Body{Text: "[1]\n"}})})
	s, effects = Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{OK: true, MS: 2}}})
	e := s.Console.Entries[SQLAlchemy][0]
	if e.Running || e.Output != "[1]\n" || e.Queries != 1 || e.Millis != 2 || e.Error != "" || s.Busy() {
		t.Errorf("%+v", e)
	}
	if len(effects) != 1 || effects[0] != (SetPrompt{}) {
		t.Errorf("%+v", effects)
	}
	// its statement stands in the timeline, what it printed does not stand in the output
	p := s.Panels[SQLAlchemy]
	if p.View.Queries != 1 || p.View.Output != "hello\n" || p.Version == version {
		t.Errorf("%d queries, output %q", p.View.Queries, p.View.Output)
	}
	if before.Console.Entries[SQLAlchemy][0].Output != "" {
		t.Error("an older state was changed")
	}
}

func TestPromptErrors(t *testing.T) {
	s := ranOnce(t)
	s, effects := Update(s, PromptEntered{Django, "1/0"})
	r := sent(t, effects)
	s = reply(t, s, protocol.Reply{Type: protocol.EventsReply, ID: r.ID, Events: events(protocol.Event{Kind: protocol.ErrorRaised, Body: protocol.Body{Traceback: "Traceback\nZeroDivisionError\n"}})})
	s = reply(t, s, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{}})
	if e := s.Console.Entries[Django][0]; e.Error != "Traceback\nZeroDivisionError" {
		t.Errorf("%+v", e)
	}
	if p := s.Panels[Django]; p.View.Err != nil || p.Status != Finished {
		t.Error("the run that is shown failed afterwards")
	}
	// the engine's own word
	s, _ = Update(s, PromptTurned{SQL: true})
	s, effects = Update(s, PromptEntered{Django, "selec"})
	r = sent(t, effects)
	if !r.Console.SQL {
		t.Error("not SQL")
	}
	s = reply(t, s, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{Error: "near \"selec\": syntax error"}})
	if e := s.Console.Entries[Django][1]; e.Error != "near \"selec\": syntax error" || !e.SQL {
		t.Errorf("%+v", e)
	}
	s, _ = Update(s, ConsoleCleared{Django})
	if len(s.Console.Entries[Django]) != 0 {
		t.Error("it is not empty")
	}
}

func TestPromptSQLRows(t *testing.T) {
	s := ranOnce(t)
	s, _ = Update(s, PromptTurned{SQL: true})
	s, effects := Update(s, PromptEntered{Django, "insert …; select 1"})
	r := sent(t, effects)
	s = reply(t, s, protocol.Reply{Type: protocol.EventsReply, ID: r.ID, Events: events(
		protocol.Event{Seq: 2, Span: 3, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "INSERT"}},
		protocol.Event{Seq: 3, Span: 3, Kind: protocol.StatementEnd, Body: protocol.Body{Affected: 2}},
		protocol.Event{Seq: 4, Span: 4, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "SELECT"}},
		protocol.Event{Seq: 5, Span: 4, Kind: protocol.StatementRows, Body: protocol.Body{Columns: []protocol.Column{{Name: "n"}}, Rows: [][]protocol.Value{{{Kind: protocol.Int, Text: "1"}}}}},
		protocol.Event{Seq: 6, Span: 4, Kind: protocol.StatementEnd, Body: protocol.Body{Fetched: 1, Affected: -1}})})
	s = reply(t, s, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{OK: true}})
	if e := s.Console.Entries[Django][0]; len(e.Rows) != 1 || e.Columns[0].Name != "n" || e.Changed != 2 || e.Total != 1 || e.Queries != 2 {
		t.Errorf("%+v", e)
	}
}

func TestPromptGoesOnOverLines(t *testing.T) {
	for text, want := range map[string]string{"for x in y:": "for x in y:\n    ", "if a:\n    f(1,": "if a:\n    f(1,\n    ", "f(": "f(\n"} {
		s := ranOnce(t)
		s, effects := Update(s, PromptEntered{Django, text})
		s, effects = Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.DoneReply, ID: sent(t, effects).ID, Done: &protocol.Done{OK: true, More: true}}})
		if len(s.Console.Entries[Django]) != 0 || len(effects) != 1 || effects[0] != (SetPrompt{want}) || s.Busy() {
			t.Errorf("%q: %+v", text, effects)
		}
	}
}

func TestPromptThatCannotRunSaysWhyAndKeepsTheText(t *testing.T) {
	s := New(nil, false)
	s, effects := Update(s, PromptEntered{Django, "1"})
	if e := s.Console.Entries[Django]; len(effects) != 0 || e[0].Error != noEngine {
		t.Errorf("%+v %+v", e, effects)
	}
	s = ranOnce(t)
	s, _ = Update(s, Opened{Lesson: lesson.Lesson{Django: "z = 1\n"}})
	s, effects = Update(s, PromptEntered{Django, "1"})
	if e := s.Console.Entries[Django]; len(effects) != 0 || e[0].Error != noRunYet {
		t.Errorf("%+v %+v", e, effects)
	}
	if _, effects = Update(s, PromptEntered{Django, " \n"}); len(effects) != 1 {
		t.Errorf("%+v", effects)
	}
	for range 300 {
		s, _ = Update(s, PromptEntered{Django, "1"})
	}
	if n := len(s.Console.Entries[Django]); n != maxEntries {
		t.Errorf("%d entries", n)
	}
}

func TestPromptIsStopped(t *testing.T) {
	for name, end := range map[string]func(State, protocol.Request) (State, []Effect){
		"by hand": func(s State, _ protocol.Request) (State, []Effect) { return Update(s, Pressed{Stop}) },
		"overdue": func(s State, r protocol.Request) (State, []Effect) { return Update(s, Overdue{r.ID}) },
		"by a trap": func(s State, _ protocol.Request) (State, []Effect) {
			return Update(s, WorkerFailed{s.Engine.Worker, "gone."})
		},
	} {
		s := ranOnce(t)
		s, effects := Update(s, PromptEntered{Django, "while True: pass"})
		worker := s.Engine.Worker
		s, effects = end(s, sent(t, effects))
		e := s.Console.Entries[Django][0]
		if e.Running || e.Error == "" || s.Busy() || s.Engine.Worker == worker || effects[0] != (EndWorker{worker}) {
			t.Errorf("%s: %+v, %+v", name, e, effects)
		}
		if p := s.Panels[Django]; p.Status != Finished || p.left != 0 {
			t.Errorf("%s: the run that is shown is %v, kept as %d", name, p.Status, p.left)
		}
	}
	// another lesson is opened meanwhile
	s := ranOnce(t)
	s, effects := Update(s, PromptEntered{Django, "while True: pass"})
	id := sent(t, effects).ID
	s, _ = Update(s, Opened{Lesson: lesson.Lesson{Django: "z = 1\n"}})
	s = reply(t, s, protocol.Reply{Type: protocol.DoneReply, ID: id, Done: &protocol.Done{OK: true}})
	if s.Busy() || len(s.Console.Entries[Django]) != 0 {
		t.Errorf("%+v", s.Console)
	}
}

func TestKeptDatabase(t *testing.T) {
	s := ranOnce(t)
	from := s.Panels[Django].left
	_, effects := Update(s, Pressed{Run})
	if r := sent(t, effects); r.Run.From != 0 || !r.Run.Keep {
		t.Errorf("%+v", r.Run)
	}
	s, _ = Update(s, KeepChosen{true})
	kept, effects := Update(s, Pressed{Run})
	if r := sent(t, effects); r.Run.From != from {
		t.Errorf("%+v, want from %d", r.Run, from)
	}
	kept = reply(t, kept, protocol.Reply{Type: protocol.DoneReply, ID: kept.Panels[kept.Current].Run, Done: &protocol.Done{OK: true, Fresh: true}})
	if !kept.Store.Failed || !strings.Contains(kept.Store.Message, "began anew") {
		t.Errorf("%+v", kept.Store)
	}
	// a new engine has nothing to go on with
	s, _ = Update(s, WorkerFailed{s.Engine.Worker, "gone."})
	s, _ = Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.ReadyReply, Ready: &protocol.Ready{}}})
	_, effects = Update(s, Pressed{Run})
	if r := sent(t, effects); r.Run.From != 0 {
		t.Errorf("%+v", r.Run)
	}
}

func TestDownloadImportSeedReset(t *testing.T) {
	s := ranOnce(t)
	done := func(s State, effects []Effect, d protocol.Done) (State, []Effect) {
		return Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.DoneReply, ID: sent(t, effects).ID, Done: &d}})
	}
	a, effects := Update(s, DownloadAsked{SQLAlchemy})
	if r := sent(t, effects); r.Type != protocol.Export || r.Export.Run != s.Panels[SQLAlchemy].left || !a.Busy() {
		t.Errorf("%+v", r)
	}
	a, effects = done(a, effects, protocol.Done{OK: true, Data: []byte("SQLite")})
	if save, ok := effects[0].(SaveData); !ok || save.Name != "sa.sqlite" || string(save.Data) != "SQLite" || a.Busy() {
		t.Errorf("%+v", effects)
	}

	s, _ = Update(s, KeepChosen{true})
	s, effects = Update(s, FileChosen{"shop.csv", []byte("a\n1\n")})
	if r := sent(t, effects); r.Type != protocol.Import || r.Import.Name != "shop.csv" || string(r.Import.Data) != "a\n1\n" {
		t.Errorf("%+v", r)
	}
	s, _ = done(s, effects, protocol.Done{OK: true, Tables: []protocol.Table{{Name: "shop", Rows: 1}}})
	if st := s.Store; st.Name != "shop.csv" || st.Failed || !strings.Contains(st.Message, "1 table, 1 row") {
		t.Errorf("%+v", st)
	}
	if _, effects = Update(s, Pressed{Run}); sent(t, effects).Run.From != 0 {
		t.Error("a run goes on with the old database instead of the imported one")
	}
	b, effects := Update(s, FileChosen{"photo.png", []byte("x")})
	b, _ = done(b, effects, protocol.Done{Error: "photo.png was not imported: it is not a database"})
	if st := b.Store; st.Name != "shop.csv" || !st.Failed || st.Message != "photo.png was not imported: it is not a database." {
		t.Errorf("%+v", st)
	}
	b, effects = Update(b, FileChosen{"empty.sql", nil})
	if len(effects) != 0 || !b.Store.Failed {
		t.Errorf("%+v", b.Store)
	}
	b, effects = Update(b, SeedAsked{Django, 10_000})
	if r := sent(t, effects); r.Type != protocol.Seed || r.Seed.Rows != 10_000 || r.Seed.Run != b.Panels[Django].left {
		t.Errorf("%+v", r)
	}
	b, _ = done(b, effects, protocol.Done{OK: true, Tables: []protocol.Table{{Name: "a", Rows: 10_000}}})
	b, effects = Update(b, StoreReset{})
	b, _ = done(b, effects, protocol.Done{OK: true})
	if st := b.Store; st.Name != "" || len(st.Tables) != 0 || st.Failed {
		t.Errorf("%+v", st)
	}
	// without a run, and while the engine is busy
	for _, m := range []Msg{DownloadAsked{Django}, SeedAsked{Django, 20}} {
		c, effects := Update(New(nil, false), m)
		if len(effects) != 0 || !c.Store.Failed || c.Store.Message == "" {
			t.Errorf("%T: %+v", m, c.Store)
		}
	}
	busy, _ := Update(s, Pressed{Run})
	busy, effects = Update(busy, FileChosen{"a.sql", []byte("x")})
	if len(effects) != 0 || busy.Store.Message != busyNow {
		t.Errorf("%+v", busy.Store)
	}
	// the engine is lost: what it held is gone, and that is said
	s, _ = Update(s, WorkerFailed{s.Engine.Worker, "gone."})
	if s.Store.Name != "" || !s.Store.Failed {
		t.Errorf("%+v", s.Store)
	}
}

func TestTextIsCheckedWhenTypingRests(t *testing.T) {
	s := ranOnce(t)
	var due [2]CheckDue
	for i, text := range []string{"x = (", "x = (" + "1"} {
		var effects []Effect
		s, effects = Update(s, Typed{Django, "", text})
		for _, e := range effects {
			if e, ok := e.(After); ok {
				due[i] = e.Msg.(CheckDue)
			}
		}
	}
	if _, effects := Update(s, due[0]); len(effects) != 0 {
		t.Error("a text that has changed since was looked at")
	}
	s, effects := Update(s, due[1])
	r := sent(t, effects)
	if r.Type != protocol.Check || r.Check.Files[0].Text != "x = (1" || s.Busy() {
		t.Errorf("%+v", r)
	}
	problems := []protocol.Problem{{Line: 1, Col: 5, Message: "SyntaxError: '(' was never closed"}}
	answer := Replied{s.Engine.Worker, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{OK: true, Problems: problems}}}
	_, effects = Update(s, answer)
	if show, ok := effects[0].(ShowProblems); !ok || show.Side != Django || len(show.Problems) != 1 {
		t.Errorf("%+v", effects)
	}
	// an answer about an older text is not shown
	s, _ = Update(s, Typed{Django, "", "x = 1"})
	if _, effects = Update(s, answer); len(effects) != 0 {
		t.Errorf("%+v", effects)
	}
	// while something runs nothing is asked
	s, _ = Update(s, Pressed{Run})
	if _, effects = Update(s, CheckDue{Django, s.Panels[Django].typed}); len(effects) != 0 {
		t.Errorf("%+v", effects)
	}
}

// What a lost engine was asked is never answered, and a new one's ids start where
// they may: its word that it is ready is not taken for an answer.
func TestQuestionsOfALostEngine(t *testing.T) {
	s := ranOnce(t)
	s, _ = Update(s, Typed{Django, "", "x = ("})
	s, effects := Update(s, CheckDue{Django, s.Panels[Django].typed})
	check := sent(t, effects).ID
	s.Panels[Django].Run, s.Panels[Django].View = 1, &View{}
	s, effects = Update(s, ExplainAsked{Side: Django, Span: 2})
	plan := sent(t, effects).ID
	s, _ = Update(s, WorkerFailed{s.Engine.Worker, "out of memory."})
	if s.Engine.Status != Loading {
		t.Fatalf("%+v", s.Engine)
	}
	if e := s.Panels[Django].Why.Plan(2); e == nil || e.Waiting || e.Error != "The engine was started anew: run the code again." {
		t.Errorf("%+v", e)
	}
	for _, id := range []uint64{check, plan} {
		anew := s
		anew.Panels[Django].checking = id // even one that still waits
		anew, _ = Update(anew, Replied{anew.Engine.Worker, protocol.Reply{Type: protocol.ReadyReply, ID: id, Ready: &protocol.Ready{}}})
		if anew.Engine.Status != Ready {
			t.Errorf("a Worker's word that it is ready, with the id %d, left the engine %v", id, anew.Engine.Status)
		}
	}
}
