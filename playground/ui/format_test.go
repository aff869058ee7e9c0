package ui_test

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
)

func TestFormatting(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	if p.send(ui.FormatAsked{Side: ui.Django}); p.Notice.Kind != ui.Problem {
		t.Errorf("before the engine is there: %+v", p.Notice)
	}
	p.ready()
	p.addFile("models.py", "x=1\n")
	answer := func(done protocol.Done) []ui.Effect {
		t.Helper()
		send := must[ui.Send](t, p.send(ui.FormatAsked{Side: ui.Django}))
		if got := send.Request.Format.Files; len(got) != 1 || got[0].Name != "models.py" {
			t.Fatalf("%+v", got)
		}
		return p.reply(protocol.Reply{Type: protocol.DoneReply, ID: send.Request.ID, Done: &done})
	}
	effects := answer(protocol.Done{OK: true, Files: []protocol.File{{Name: "models.py", Text: "x = 1\n"}}})
	if set := must[ui.SetText](t, effects); set.File != "models.py" || set.Text != "x = 1\n" || p.Panels[0].Text("models.py") != "x = 1\n" {
		t.Fatalf("%+v", effects)
	}
	must[ui.KeepDraft](t, effects)
	effects = answer(protocol.Done{OK: true, Files: []protocol.File{{Name: "models.py", Text: "x = 1\n"}}})
	if _, set := find[ui.SetText](effects); set || !strings.Contains(p.Notice.Text, "needs no formatting") {
		t.Errorf("%+v %+v", effects, p.Notice)
	}
	effects = answer(protocol.Done{OK: true, Problems: []protocol.Problem{{File: "models.py", Line: 3, Message: "SyntaxError: no"}}})
	if must[ui.ShowProblems](t, effects); p.Notice.Text != "models.py was not formatted. Line 3: SyntaxError: no." || !p.Panels[0].Wrong(1) {
		t.Errorf("%+v", p.Notice)
	}
	answer(protocol.Done{Error: "models.py stays as it is: why"})
	if p.Notice.Text != "models.py stays as it is: why." || p.Panels[0].Text("models.py") != "x = 1\n" {
		t.Errorf("%+v", p.Notice)
	}
	// what was typed meanwhile is never lost
	send := must[ui.Send](t, p.send(ui.FormatAsked{Side: ui.Django}))
	p.send(ui.Typed{Side: ui.Django, File: "models.py", Text: "y\n"})
	p.reply(protocol.Reply{Type: protocol.DoneReply, ID: send.Request.ID, Done: &protocol.Done{OK: true, Files: []protocol.File{{Name: "models.py", Text: "x\n"}}}})
	if p.Panels[0].Text("models.py") != "y\n" {
		t.Error("the typed text was written over")
	}
}

func TestHelpAnswersAtOnce(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	show := must[ui.ShowHelp](t, p.send(ui.HelpAsked{Side: ui.Django, ID: 7, Before: "from django.db import models\nBook.objects.filter"}))
	if show.ID != 7 || show.Note.Title == "" {
		t.Errorf("%+v", show)
	}
	p.ready()
	effects := p.send(ui.HelpAsked{Side: ui.Django, ID: 8, Before: "zzz"})
	if must[ui.ShowHelp](t, effects).Note.Title != "" || must[ui.Send](t, effects).Request.Type != protocol.Names {
		t.Errorf("%+v", effects)
	}
}
