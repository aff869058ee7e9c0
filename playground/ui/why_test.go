package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
)

// a page whose Django side ran and sent three statements, one of them a finding's.
func ran(t *testing.T) (ui.State, uint64) {
	t.Helper()
	var l log
	l.sql(0, `CREATE TABLE "app_book" ("id" integer PRIMARY KEY, "year" integer)`, 0)
	l.sql(1, `SELECT "app_book"."id" FROM "app_book" WHERE "app_book"."year" = %s`, 2, "1961")
	l.sql(2, `UPDATE "app_book" SET "year" = %s`, 0, "1")
	l.add(1, protocol.Diagnostic, protocol.Body{Code: "n+1", Message: "m", Fixes: []protocol.Fix{{Label: "select_related", Edits: []protocol.Edit{{Line: 1, Col: 1, EndLine: 1, EndCol: 1, Text: ".x()"}, {Line: 2, Col: 0, EndLine: 2, EndCol: 1, Text: "B"}}}}})
	s := ui.New(nil, false)
	s, _ = ui.Update(s, ui.Opened{Lesson: lesson.Lesson{Summary: lesson.Summary{Slug: "a"}, Django: "a\nb\n", SQLAlchemy: "c\n"}})
	s, _ = ui.Warm(s)
	s, _ = ui.Update(s, ui.Replied{Worker: s.Engine.Worker, Reply: protocol.Reply{Type: protocol.ReadyReply, Ready: &protocol.Ready{}}})
	s, _ = ui.Update(s, ui.LayoutChosen{Layout: "dj"})
	s, effects := ui.Update(s, ui.Pressed{Command: ui.Run})
	req := sentRequest(t, effects)
	if !req.Run.Keep {
		t.Error("the run's database is not kept")
	}
	s = answer(s, req.ID, l.events, true)
	return s, req.ID
}

func answer(s ui.State, id uint64, events []protocol.Event, ok bool) ui.State {
	if len(events) > 0 {
		s, _ = ui.Update(s, ui.Replied{Worker: s.Engine.Worker, Reply: protocol.Reply{Type: protocol.EventsReply, ID: id, Events: events}})
	}
	done := protocol.Done{OK: ok}
	if !ok {
		done.Error = "that did not work"
	}
	s, _ = ui.Update(s, ui.Replied{Worker: s.Engine.Worker, Reply: protocol.Reply{Type: protocol.DoneReply, ID: id, Done: &done}})
	return s
}

func sentRequest(t *testing.T, effects []ui.Effect) protocol.Request {
	t.Helper()
	for _, e := range effects {
		if s, ok := e.(ui.Send); ok {
			return s.Request
		}
	}
	t.Fatalf("nothing was sent: %+v", effects)
	return protocol.Request{}
}

func TestAPlanIsAskedForAndAnIndexTried(t *testing.T) {
	s, run := ran(t)
	s, effects := ui.Update(s, ui.ExplainAsked{Side: ui.Django, Span: 2})
	req := sentRequest(t, effects)
	if req.Explain == nil || req.Explain.Run != run || req.Explain.Span != 2 || req.Explain.Index != "" {
		t.Fatalf("%+v", req)
	}
	if e := s.Panels[0].Why.Plan(2); e == nil || !e.Waiting {
		t.Errorf("%+v", e)
	}
	s = answer(s, req.ID, []protocol.Event{{Span: 2, Kind: protocol.PlanShown, Body: protocol.Body{Plan: []string{"SCAN app_book"}}}}, true)
	e := s.Panels[0].Why.Plan(2)
	if e.Waiting || len(e.Before) != 1 || e.Index != `CREATE INDEX "app_book_year" ON "app_book" ("year")` {
		t.Fatalf("%+v", e)
	}
	s, effects = ui.Update(s, ui.ExplainAsked{Side: ui.Django, Span: 2, Index: true})
	req = sentRequest(t, effects)
	if req.Explain.Index != e.Index {
		t.Fatalf("%+v", req.Explain)
	}
	s = answer(s, req.ID, []protocol.Event{
		{Span: 2, Kind: protocol.PlanShown, Body: protocol.Body{Plan: []string{"SCAN app_book"}}},
		{Span: 2, Kind: protocol.PlanShown, Body: protocol.Body{Name: e.Index, Plan: []string{"SEARCH app_book USING INDEX app_book_year (year=?)"}}}}, true)
	if e = s.Panels[0].Why.Plan(2); !e.Tried || len(e.After) != 1 || e.After[0].Warn {
		t.Errorf("%+v", e)
	}
	// an answer of the engine that is none is said
	s, effects = ui.Update(s, ui.ExplainAsked{Side: ui.Django, Span: 3})
	s = answer(s, sentRequest(t, effects).ID, nil, false)
	if e := s.Panels[0].Why.Plan(3); e.Waiting || e.Error != "That did not work." {
		t.Errorf("%+v", e)
	}
	// and a new run forgets it all
	s, _ = ui.Update(s, ui.Pressed{Command: ui.Run})
	if len(s.Panels[0].Why.Plans) != 0 {
		t.Errorf("%+v", s.Panels[0].Why)
	}
}

func TestARecordingCannotBeAsked(t *testing.T) {
	var l log
	l.sql(1, `SELECT 1`, 1)
	s := ui.New(nil, false)
	s, _ = ui.Update(s, ui.Opened{Lesson: lesson.Lesson{Django: "a\n", Runs: [2]lesson.Recording{{Events: l.events}}}})
	for _, m := range []ui.Msg{ui.ExplainAsked{Span: 1}, ui.SpellAsked{Span: 1}, ui.BrowseAsked{Table: "t"}} {
		next, effects := ui.Update(s, m)
		if len(effects) != 0 {
			t.Errorf("%T asked for %+v", m, effects)
		}
		if text := fmt.Sprintf("%+v", next.Panels[0].Why); !strings.Contains(text, "Run the code first.") {
			t.Errorf("%T says %s", m, text)
		}
	}
}

func TestAStatementIsSpelt(t *testing.T) {
	s, run := ran(t)
	s, effects := ui.Update(s, ui.RoomChosen{Room: ui.DialectsRoom})
	req := sentRequest(t, effects)
	if req.Spell == nil || req.Spell.Run != run || len(req.Spell.Spans) != 1 || req.Spell.Spans[0] != 2 || len(req.Spell.Names) != 3 {
		t.Fatalf("the first query is to be spelt: %+v", req.Spell)
	}
	s = answer(s, req.ID, []protocol.Event{
		{Span: 2, Kind: protocol.Spelt, Body: protocol.Body{Name: "mysql", SQL: "SELECT `id`"}},
		{Span: 2, Kind: protocol.Spelt, Body: protocol.Body{Name: "postgresql", Message: "no"}}}, true)
	if x := s.Panels[0].Why.Spelt; len(x) != 1 || x[0].Text["mysql"] != "SELECT `id`" || x[0].Why["postgresql"] != "no" {
		t.Errorf("%+v", x)
	}
	if _, effects = ui.Update(s, ui.RoomChosen{Room: ui.DialectsRoom}); len(effects) != 0 {
		t.Errorf("asked again: %+v", effects)
	}
	if next, _ := ui.Update(s, ui.RoomChosen{Room: "nowhere"}); next.Why.Room != ui.DialectsRoom {
		t.Error(next.Why.Room)
	}
}

func TestATableIsBrowsed(t *testing.T) {
	s, _ := ran(t)
	s, effects := ui.Update(s, ui.BrowseAsked{Table: "app_book", Offset: 20})
	req := sentRequest(t, effects)
	if req.Query == nil || req.Query.SQL != `SELECT * FROM "app_book" LIMIT 21 OFFSET 20` {
		t.Fatalf("%+v", req.Query)
	}
	s = answer(s, req.ID, []protocol.Event{{Kind: protocol.StatementRows, Body: protocol.Body{Columns: []protocol.Column{{Name: "id"}}, Rows: make([][]protocol.Value, 3)}}}, true)
	if b := s.Panels[0].Why.Browse; b.Waiting || len(b.Rows) != 3 || b.Error != "" {
		t.Errorf("%+v", b)
	}
	s, effects = ui.Update(s, ui.BrowseAsked{Table: `x" ; DROP TABLE app_book --`})
	if len(effects) != 0 || s.Panels[0].Why.Browse.Error == "" {
		t.Errorf("%+v %+v", effects, s.Panels[0].Why.Browse)
	}
}

func TestAFixIsAppliedAndUndone(t *testing.T) {
	s, _ := ran(t)
	s, effects := ui.Update(s, ui.FixApplied{Side: ui.Django, Finding: 0})
	if s.Panels[0].Code() != "a.x()\nB\n" || sentRequest(t, effects).Run == nil {
		t.Fatalf("%q %+v", s.Panels[0].Code(), effects)
	}
	a := s.Panels[0].Applied
	if a == nil || a.Queries != 2 || a.Rows != 2 || a.Before != "a\nb\n" {
		t.Fatalf("%+v", a)
	}
	var l log
	l.sql(1, `SELECT 1`, 1)
	s = answer(s, sentRequest(t, effects).ID, l.events, true)
	if s.Panels[0].Applied == nil || s.Panels[0].View.Queries != 1 {
		t.Errorf("%+v", s.Panels[0].Applied)
	}
	s, effects = ui.Update(s, ui.FixUndone{Side: ui.Django})
	if s.Panels[0].Code() != "a\nb\n" || s.Panels[0].Applied != nil || sentRequest(t, effects).Run == nil {
		t.Errorf("%q %+v", s.Panels[0].Code(), s.Panels[0].Applied)
	}
	// a text that was changed since is left alone, and so is a finding without a fix
	s, _ = ran(t)
	s, _ = ui.Update(s, ui.Typed{Side: ui.Django, Text: "mine\n"})
	for _, n := range []int{0, 5, -1} {
		if next, effects := ui.Update(s, ui.FixApplied{Side: ui.Django, Finding: n}); next.Panels[0].Code() != "mine\n" || len(effects) != 0 {
			t.Errorf("%d: %q", n, next.Panels[0].Code())
		}
	}
}

func TestStepsAndKinds(t *testing.T) {
	s, _ := ran(t)
	for _, c := range []struct{ ask, want int }{{0, 0}, {1, 1}, {99, 1}, {-4, 0}} {
		next, _ := ui.Update(s, ui.Stepped{Side: ui.Django, Step: c.ask})
		if next.Why.Step[0] != c.want || next.Focus.Line != c.want+1 {
			t.Errorf("step %d gave %d, line %d", c.ask, next.Why.Step[0], next.Focus.Line)
		}
	}
	if next, _ := ui.Update(s, ui.Stepped{Side: ui.SQLAlchemy, Step: 3}); next.Why.Step[1] != -1 {
		t.Errorf("a side without a run went to step %d", next.Why.Step[1])
	}
	s, _ = ui.Update(s, ui.KindToggled{Side: ui.Django, Kind: "SELECT"})
	if p := s.Panels[0].View.Paged(0, s.Panels[0].Hidden); p.All != 1 {
		t.Errorf("%d statements are shown", p.All)
	}
	s, _ = ui.Update(s, ui.KindToggled{Side: ui.Django, Kind: "SELECT"})
	if p := s.Panels[0].View.Paged(0, s.Panels[0].Hidden); p.All != 2 {
		t.Errorf("%d statements are shown", p.All)
	}
	_, effects := ui.Update(s, ui.SQLCopied{Side: ui.Django, Span: 2})
	if len(effects) != 1 || effects[0].(ui.CopyText).Text != "SELECT \"app_book\".\"id\" FROM \"app_book\" WHERE \"app_book\".\"year\" = %s;\n-- parameters: 1 = 1961;\n" {
		t.Errorf("%+v", effects)
	}
}

// A line that is looked at in the code turns the timeline to the page that has it.
func TestALineTurnsThePage(t *testing.T) {
	var l log
	for i := range 500 {
		l.sql(1+i, "SELECT a", 1)
	}
	s := ui.New(nil, false)
	s, _ = ui.Update(s, ui.Opened{Lesson: lesson.Lesson{Django: "a\n", Runs: [2]lesson.Recording{{Events: l.events}}}})
	s, _ = ui.Update(s, ui.Focused{Focus: ui.Focus{Line: 350}})
	if s.Panels[0].Page != 3 {
		t.Errorf("page %d", s.Panels[0].Page)
	}
	version := s.Panels[0].Version
	s, _ = ui.Update(s, ui.Focused{Focus: ui.Focus{Line: 351}})
	s, _ = ui.Update(s, ui.Focused{Focus: ui.Focus{Line: 9999}})
	if s.Panels[0].Page != 3 || s.Panels[0].Version != version {
		t.Errorf("page %d, drawn %d times more", s.Panels[0].Page, s.Panels[0].Version-version)
	}
}
