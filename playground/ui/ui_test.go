package ui_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/share"
	"github.com/diptych-orm/diptych/playground/ui"
)

// A page is a State with everything that was asked to be done so far.
type page struct {
	t *testing.T
	ui.State
	done []ui.Effect
}

func open(t *testing.T, m ui.Opened) *page {
	p := &page{t: t, State: ui.New([]lesson.Summary{{Slug: "first", Title: "First"}}, false)}
	p.send(m)
	var effects []ui.Effect
	p.State, effects = ui.Warm(p.State)
	p.done = append(p.done, effects...)
	return p
}

func (p *page) send(m ui.Msg) []ui.Effect {
	var effects []ui.Effect
	p.State, effects = ui.Update(p.State, m)
	p.done = append(p.done, effects...)
	return effects
}

func (p *page) reply(r protocol.Reply) []ui.Effect {
	return p.send(ui.Replied{Worker: p.Engine.Worker, Reply: r})
}

func (p *page) ready() []ui.Effect {
	return p.reply(protocol.Reply{Type: protocol.ReadyReply, Ready: &protocol.Ready{Python: "3.11"}})
}

func find[E ui.Effect](effects []ui.Effect) (E, bool) {
	for _, e := range effects {
		if e, ok := e.(E); ok {
			return e, true
		}
	}
	var none E
	return none, false
}

func must[E ui.Effect](t *testing.T, effects []ui.Effect) E {
	t.Helper()
	e, ok := find[E](effects)
	if !ok {
		t.Fatalf("no %T among %+v", e, effects)
	}
	return e
}

var first = lesson.Lesson{Summary: lesson.Summary{Slug: "first", Title: "First"}, Django: "dj code\n", SQLAlchemy: "sa code\n"}

func recorded() lesson.Lesson {
	l := first
	l.Runs[0] = lesson.Recording{Events: []protocol.Event{{Seq: 1, Line: 1, Kind: protocol.Stdout, Body: protocol.Body{Text: "hello\n"}}}, Millis: 3}
	return l
}

func TestALessonShowsItsRecording(t *testing.T) {
	p := open(t, ui.Opened{Lesson: recorded()})
	if got := p.Panels[ui.Django]; got.Status != ui.Recorded || got.View.Output != "hello\n" || got.Stale {
		t.Errorf("%+v", got)
	}
	if p.Panels[ui.SQLAlchemy].Status != ui.NoRun {
		t.Error("a side without recording claims one")
	}
}

func TestRunBothSidesOneAfterTheOther(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	if effects := p.send(ui.Pressed{Command: ui.Run}); len(effects) != 0 || p.Panels[0].Status != ui.Waiting {
		t.Fatalf("before ready: %+v", effects)
	}
	effects := p.ready()
	send, next := effects[0].(ui.Send), effects[1].(ui.Send) // both at once: the engine never waits for the page
	if send.Request.Type != protocol.RunIt || send.Request.Run.Files[0].Text != "dj code\n" {
		t.Fatalf("%+v", send)
	}
	p.send(ui.Typed{Side: ui.SQLAlchemy, Text: "typed after Run\n"})
	p.reply(protocol.Reply{Type: protocol.EventsReply, ID: send.Request.ID, Events: []protocol.Event{{Seq: 1, Kind: protocol.Stdout, Body: protocol.Body{Text: "a\n"}}}})
	if again, sent := find[ui.Send](p.reply(protocol.Reply{Type: protocol.DoneReply, ID: send.Request.ID, Done: &protocol.Done{OK: true, MS: 5}})); sent {
		t.Fatalf("sent once more: %+v", again)
	}
	if next.Request.Run.Files[0].Text != "sa code\n" || next.Request.ID == send.Request.ID {
		t.Fatalf("%+v", next)
	}
	if p.Panels[0].Status != ui.Finished || p.Panels[0].Millis != 5 || !p.Busy() {
		t.Errorf("%+v", p.Panels[0])
	}
	if !p.Panels[1].Stale {
		t.Error("what was typed after Run is taken for what runs")
	}
	p.reply(protocol.Reply{Type: protocol.EventsReply, ID: next.Request.ID, Events: []protocol.Event{{Seq: 1, Line: 4, Kind: protocol.ErrorRaised, Body: protocol.Body{Type: "ValueError", Message: "no"}}}})
	p.reply(protocol.Reply{Type: protocol.DoneReply, ID: next.Request.ID, Done: &protocol.Done{}})
	if p.Panels[1].Status != ui.Failed || p.Panels[1].View.Err.Line != 4 || p.Busy() || p.Engine.Status != ui.Ready {
		t.Errorf("%+v %+v", p.Panels[1], p.Engine)
	}
}

func TestStopEndsTheWorkerAndThePageGoesOn(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.ready()
	p.send(ui.Pressed{Command: ui.Run})
	p.send(ui.Typed{Side: ui.Django, Text: "while True: pass\n"})
	busy := p.Engine.Worker
	effects := p.send(ui.Pressed{Command: ui.Stop})
	if must[ui.EndWorker](t, effects).Worker != busy || must[ui.StartWorker](t, effects).Worker == busy {
		t.Fatalf("%+v", effects)
	}
	if p.Panels[0].Status != ui.Stopped || p.Busy() || p.Panels[0].Code() != "while True: pass\n" {
		t.Errorf("%+v", p.Panels[0])
	}
	p.send(ui.Replied{Worker: busy, Reply: protocol.Reply{Type: protocol.DoneReply, ID: p.Panels[0].Run, Done: &protocol.Done{OK: true}}})
	if p.Panels[0].Status != ui.Stopped {
		t.Error("a Worker that was ended still had a say")
	}
	p.ready()
	must[ui.Send](t, p.send(ui.Pressed{Command: ui.Run}))
}

func TestASlowRunWarmsASpareThatTakesOver(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.ready()
	p.send(ui.Pressed{Command: ui.Run})
	spare := must[ui.StartWorker](t, p.send(ui.Slow{Run: p.Panels[0].Run})).Worker
	if again := p.send(ui.Slow{Run: p.Panels[0].Run}); len(again) != 0 {
		t.Errorf("a second spare: %+v", again)
	}
	effects := p.send(ui.Overdue{Run: p.Panels[0].Run})
	if p.Engine.Worker != spare || must[ui.Send](t, effects).Worker != spare {
		t.Fatalf("%+v, %+v", p.Engine, effects)
	}
	if _, more := find[ui.StartWorker](effects); more {
		t.Error("started a third Worker")
	}
	if p.Panels[0].Status != ui.Limited || p.Panels[0].View.Err == nil {
		t.Errorf("%+v", p.Panels[0])
	}
	next := must[ui.Send](t, p.ready()) // the other side goes on
	if next.Request.Run.Files[0].Text != "sa code\n" {
		t.Errorf("%+v", next)
	}
}

func TestAnUnusedSpareIsLetGo(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.State.Layout = "dj"
	p.ready()
	p.send(ui.Pressed{Command: ui.Run})
	spare := must[ui.StartWorker](t, p.send(ui.Slow{Run: p.Panels[0].Run})).Worker
	effects := p.reply(protocol.Reply{Type: protocol.DoneReply, ID: p.Panels[0].Run, Done: &protocol.Done{OK: true}})
	if must[ui.EndWorker](t, effects).Worker != spare || p.Engine.Spare != 0 {
		t.Errorf("%+v", effects)
	}
}

func TestAnEngineThatCannotLoadSaysWhy(t *testing.T) {
	p := open(t, ui.Opened{Lesson: recorded()})
	p.send(ui.Pressed{Command: ui.Run})
	p.send(ui.WorkerFailed{Worker: p.Engine.Worker, Why: "engine.wasm is missing"})
	if p.Engine.Status != ui.Lost || p.Engine.Problem != "engine.wasm is missing" || p.Busy() {
		t.Errorf("%+v", p.Engine)
	}
	if p.Panels[0].View.Output != "hello\n" || p.Panels[0].Status != ui.Recorded {
		t.Error("the recorded result is gone")
	}
	must[ui.StartWorker](t, p.send(ui.Pressed{Command: ui.Run}))
}

func TestALostEngineIsReplaced(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.ready()
	p.send(ui.Pressed{Command: ui.Run})
	p.reply(protocol.Reply{Type: protocol.FatalReply, Fatal: &protocol.Fatal{Reason: "memory", Message: "out of memory."}})
	if p.Panels[0].Status != ui.Broken || p.Engine.Status != ui.Loading {
		t.Errorf("%+v %+v", p.Panels[0].Status, p.Engine)
	}
}

func link(t *testing.T, dj, sa string) string {
	t.Helper()
	fragment, err := share.Encode(share.Doc{Files: []share.File{{Name: "django.py", Text: dj}, {Name: "sqlalchemy.py", Text: sa}}})
	if err != nil {
		t.Fatal(err)
	}
	return fragment
}

func TestALinkWinsOverADraftWhichStays(t *testing.T) {
	fragment := link(t, "linked\n", "too\n")
	base := ui.LinkBase(fragment)
	draft := ui.Draft{Base: base, Texts: [2]string{"mine\n", "too\n"}}
	p := open(t, ui.Opened{Lesson: first, Fragment: "#" + fragment, Drafts: []ui.Draft{draft}})
	if p.Panels[0].Code() != "linked\n" || p.Held == nil || p.Notice.Kind != ui.HeldDraft {
		t.Fatalf("%+v %+v", p.Panels[0], p.Notice)
	}
	effects := p.send(ui.Typed{Side: ui.Django, Text: "linked and changed\n"})
	var kept []ui.Draft
	for _, e := range effects {
		if k, ok := e.(ui.KeepDraft); ok {
			kept = append(kept, k.Draft)
		}
	}
	want := []ui.Draft{{Base: base + ".earlier", Texts: draft.Texts}, {Base: base, Texts: [2]string{"linked and changed\n", "too\n"}}}
	if !reflect.DeepEqual(kept, want) {
		t.Errorf("kept %+v, want %+v", kept, want)
	}
	p.send(ui.Pressed{Command: ui.Restore})
	if p.Panels[0].Code() != "mine\n" || p.Held != nil {
		t.Errorf("restored %q", p.Panels[0].Code())
	}
}

func TestADamagedLinkSaysSoAndLosesNothing(t *testing.T) {
	fragment := link(t, "linked\n", "")
	draft := ui.Draft{Base: "first", Texts: [2]string{"mine\n", "sa code\n"}}
	p := open(t, ui.Opened{Lesson: first, Fragment: fragment[:len(fragment)-5], Drafts: []ui.Draft{draft}})
	if p.Notice.Kind != ui.BadLink || !strings.Contains(p.Notice.Text, "cut short") {
		t.Errorf("%+v", p.Notice)
	}
	if p.Panels[0].Code() != "mine\n" || !p.Edited {
		t.Errorf("%+v", p.Panels[0])
	}
	for _, e := range p.done {
		switch e.(type) {
		case ui.KeepDraft, ui.DropDraft, ui.SetAddress:
			t.Errorf("a damaged link caused %+v", e)
		}
	}
}

func TestDraftsBelongToWhatIsShown(t *testing.T) {
	fragment := link(t, "a", "b")
	for address, want := range map[string]string{
		"":                               "first",
		"#lessons":                       "first",
		"#" + fragment:                   ui.LinkBase(fragment),
		"#" + fragment[:len(fragment)-3]: "first",
	} {
		if got := ui.DraftBase("first", address); got != want {
			t.Errorf("%q: %s, want %s", address, got, want)
		}
	}
}

func TestShareRoundTrip(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.send(ui.Typed{Side: ui.SQLAlchemy, Text: "changed\n"})
	effects := p.send(ui.Pressed{Command: ui.Share})
	address := must[ui.SetAddress](t, effects)
	if must[ui.Copy](t, effects).Fragment != address.Fragment || address.Path != "/play/" {
		t.Errorf("%+v", effects)
	}
	q := open(t, ui.Opened{Lesson: first, Fragment: "#" + address.Fragment})
	if q.Panels[0].Code() != "dj code\n" || q.Panels[1].Code() != "changed\n" || q.Lesson.Slug != "" {
		t.Errorf("%+v", q.Panels)
	}
}

func TestWhatIsTypedAfterSharingBelongsToTheLink(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	fragment := must[ui.SetAddress](t, p.send(ui.Pressed{Command: ui.Share})).Fragment
	draft := must[ui.KeepDraft](t, p.send(ui.Typed{Side: ui.Django, Text: "later\n"})).Draft
	if draft.Base != ui.LinkBase(fragment) {
		t.Errorf("kept under %s", draft.Base)
	}
	q := open(t, ui.Opened{Lesson: first, Fragment: fragment, Drafts: []ui.Draft{draft}}) // a reload
	q.send(ui.Pressed{Command: ui.Restore})
	if q.Panels[0].Code() != "later\n" {
		t.Errorf("%+v", q.Panels[0])
	}
}

func TestResetIsUndone(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.send(ui.Typed{Side: ui.Django, Text: "mine\n"})
	effects := p.send(ui.Pressed{Command: ui.Reset})
	if p.Panels[0].Code() != "dj code\n" || must[ui.SetText](t, effects).Text != "dj code\n" {
		t.Fatalf("%+v", p.Panels[0])
	}
	aside := must[ui.KeepDraft](t, effects).Draft
	if must[ui.DropDraft](t, effects).Base != "first" || aside.Base != "first.earlier" {
		t.Errorf("%+v", effects)
	}
	// a reload shows the example and still has the text
	q := open(t, ui.Opened{Lesson: first, Drafts: []ui.Draft{aside}})
	for _, page := range []*page{p, q} {
		if page.Panels[0].Code() != "dj code\n" || page.Notice.Kind != ui.HeldDraft {
			t.Errorf("%+v", page.Panels[0])
		}
		effects := page.send(ui.Pressed{Command: ui.Restore})
		if page.Panels[0].Code() != "mine\n" || !page.Edited || must[ui.DropDraft](t, effects).Base != "first.earlier" {
			t.Errorf("%+v", page.Panels[0])
		}
	}
}

func TestAnotherLessonStopsARun(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.ready()
	p.send(ui.Pressed{Command: ui.Run})
	effects := p.send(ui.Opened{Lesson: recorded()})
	must[ui.EndWorker](t, effects)
	if p.Busy() || p.Panels[0].Status != ui.Recorded {
		t.Errorf("%+v", p.Panels[0])
	}
}

// Whatever happens in whatever order: the text is what was typed or opened
// last, a busy page has a running panel, and nothing panics.
func FuzzUpdate(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Add([]byte{1, 4, 3, 6, 2, 5, 5, 7, 7, 1})
	f.Fuzz(func(t *testing.T, steps []byte) {
		p := open(t, ui.Opened{Lesson: first})
		for i, b := range steps {
			before := p.Panels[0].Code()
			switch b % 12 {
			case 0:
				p.ready()
			case 1:
				p.send(ui.Pressed{Command: ui.Run})
			case 2:
				p.send(ui.Pressed{Command: ui.Stop})
			case 3:
				p.send(ui.Slow{Run: p.LastID})
			case 4:
				p.send(ui.Overdue{Run: p.LastID})
			case 5:
				p.reply(protocol.Reply{Type: protocol.DoneReply, ID: p.LastID, Done: &protocol.Done{OK: b > 99}})
			case 6:
				p.reply(protocol.Reply{Type: protocol.EventsReply, ID: p.LastID, Events: []protocol.Event{{Seq: 1, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "SELECT 1"}}}})
			case 7:
				p.send(ui.WorkerFailed{Worker: int(b % 4), Why: "x"})
			case 8:
				p.reply(protocol.Reply{Type: protocol.FatalReply, Fatal: &protocol.Fatal{Message: "x"}})
			case 9:
				before = fmt.Sprintf("text %d\n", i)
				p.send(ui.Typed{Side: ui.Django, Text: before})
			case 10:
				p.send(ui.Focused{Focus: ui.Focus{Side: ui.Django, Line: int(b)}})
			case 11:
				p.send(ui.Pressed{Command: ui.Share})
			}
			if p.Panels[0].Code() != before {
				t.Fatalf("step %d: the text changed from %q to %q", b%12, before, p.Panels[0].Code())
			}
			if p.Current >= 0 && p.Panels[p.Current].Status != ui.Running {
				t.Fatalf("step %d: panel %d is current with status %d", b%12, p.Current, p.Panels[p.Current].Status)
			}
			if p.Current >= 0 != (p.Engine.Status == ui.Busy) {
				t.Fatalf("step %d: current %d, engine %d", b%12, p.Current, p.Engine.Status)
			}
		}
	})
}
