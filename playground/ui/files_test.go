package ui_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/share"
	"github.com/diptych-orm/diptych/playground/ui"
)

func names(p ui.Panel) string {
	var out []string
	for _, f := range p.Files {
		out = append(out, f.Name)
	}
	return strings.Join(out, " ")
}

// addFile makes a new file as a person does, and types into it.
func (p *page) addFile(name, text string) {
	p.send(ui.NamingAsked{Side: ui.Django})
	p.send(ui.FileNamed{Side: ui.Django, Name: name})
	if text != "" {
		p.send(ui.Typed{Side: ui.Django, File: name, Text: text})
	}
}

func TestAddingAFile(t *testing.T) {
	p := open(t, ui.Opened{Lesson: recorded()})
	effects := p.send(ui.NamingAsked{Side: ui.Django})
	if n := p.Panels[0].Naming; n == nil || n.Name != "models.py" || must[ui.FocusOn](t, effects).ID != ui.NameID(ui.Django) {
		t.Fatalf("%+v", p.Panels[0].Naming)
	}
	effects = p.send(ui.FileNamed{Side: ui.Django, Name: "blog.models"})
	if names(p.Panels[0]) != "django.py blog/models.py" || p.Panels[0].Open != 1 || p.Panels[0].Naming != nil || !p.Panels[0].Stale || !p.Edited {
		t.Fatalf("%+v", p.Panels[0])
	}
	if must[ui.OpenFile](t, effects).File != "blog/models.py" || must[ui.FocusEditor](t, effects).Side != ui.Django {
		t.Errorf("%+v", effects)
	}
	effects = p.send(ui.Typed{Side: ui.Django, File: "blog/models.py", Text: "x = 1\n"})
	if d := must[ui.KeepDraft](t, effects).Draft; d.Texts[0] != "dj code\n" || len(d.Files[0]) != 2 || d.Files[0][1].Text != "x = 1\n" || d.Files[1] != nil {
		t.Errorf("the draft: %+v", d)
	}
	p.ready()
	send := must[ui.Send](t, p.send(ui.Pressed{Command: ui.Run}))
	if got := send.Request.Run.Files; len(got) != 2 || got[0].Text != "dj code\n" || got[1] != (protocol.File{Name: "blog/models.py", Text: "x = 1\n"}) {
		t.Errorf("the run: %+v", got)
	}
	p.send(ui.NamingAsked{Side: ui.Django})
	if effects := p.send(ui.NamingEnded{Side: ui.Django}); p.Panels[0].Naming != nil || must[ui.FocusOn](t, effects).ID != ui.TabID(ui.Django, 1) {
		t.Error("the field stays")
	}
	if p.send(ui.FileNamed{Side: ui.Django, Name: "late.py"}); names(p.Panels[0]) != "django.py blog/models.py" {
		t.Error("a name that nobody asked for made a file")
	}
}

func TestNamesOfFiles(t *testing.T) {
	for text, want := range map[string]string{
		"models": "models.py", " tools.py ": "tools.py", "a/b.py": "a/b.py", "a.b": "a/b.py", `a\b.py`: "a/b.py", "/x": "x.py", "./x.py": "x.py",
		"größe.py": "größe.py", "_p/__init__": "_p/__init__.py",
		"versions/1a2b_first.py": "versions/1a2b_first.py", "m/2024-01-01.py": "m/2024-01-01.py", "alembic/env.py": "alembic/env.py",
		"1x/a.py": "", "a/.py": "", "alembic/__init__.py": "", "alembic.py": "",
		"": "", "a b": "", "1x": "", "a//b": "", "..": "", "a-b.py": "", "<b>": "", "django": "", "django/x.py": "", "sqlalchemy.py": "", "django.py": "",
		strings.Repeat("a", 90): "", "a/b/c/d/e/f/g/h/i": "",
	} {
		p := open(t, ui.Opened{Lesson: first})
		p.addFile(text, "")
		got := strings.TrimPrefix(strings.TrimPrefix(names(p.Panels[0]), "django.py"), " ")
		if got != want || (want == "") != (p.Panels[0].Naming != nil && p.Panels[0].Naming.Error != "") {
			t.Errorf("%q: %q (%+v), want %q", text, got, p.Panels[0].Naming, want)
		}
	}
	p := open(t, ui.Opened{Lesson: first})
	p.addFile("models.py", "")
	p.send(ui.NamingAsked{Side: ui.Django})
	if got := p.Panels[0].Naming.Name; got != "services.py" {
		t.Errorf("proposed %q", got)
	}
	if p.send(ui.FileNamed{Side: ui.Django, Name: "models"}); p.Panels[0].Naming == nil || !strings.Contains(p.Panels[0].Naming.Error, "models.py") {
		t.Errorf("%+v", p.Panels[0].Naming)
	}
	for range 30 {
		p.send(ui.NamingAsked{Side: ui.Django})
		p.send(ui.FileNamed{Side: ui.Django, Name: p.Panels[0].Naming.Name})
	}
	if n := len(p.Panels[0].Files); n != 20 {
		t.Errorf("%d files", n)
	}
}

func TestRenamingAFile(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.addFile("models.py", "x = 1\n")
	p.send(ui.NamingAsked{Side: ui.Django, Rename: true})
	effects := p.send(ui.FileNamed{Side: ui.Django, Name: "blog/models.py"})
	if names(p.Panels[0]) != "django.py blog/models.py" || must[ui.RenameFile](t, effects) != (ui.RenameFile{Side: ui.Django, From: "models.py", To: "blog/models.py"}) {
		t.Fatalf("%s %+v", names(p.Panels[0]), effects)
	}
	p.send(ui.NamingAsked{Side: ui.Django, Rename: true})
	if p.send(ui.FileNamed{Side: ui.Django, Name: "blog/models"}); p.Panels[0].Naming != nil || names(p.Panels[0]) != "django.py blog/models.py" {
		t.Error("its own name is refused")
	}
	// the one that is run may be called otherwise, and again as before
	p.send(ui.FileOpened{Side: ui.Django, Index: 0})
	for _, name := range []string{"main.py", "django.py"} {
		p.send(ui.NamingAsked{Side: ui.Django, Rename: true})
		if p.send(ui.FileNamed{Side: ui.Django, Name: name}); p.Panels[0].Files[0].Name != name || p.Panels[0].Code() != "dj code\n" {
			t.Errorf("%+v", p.Panels[0].Files)
		}
	}
}

func TestClosingAFileAndOpeningItAgain(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.addFile("a.py", "a\n")
	p.addFile("b.py", "b\n")
	p.send(ui.FileOpened{Side: ui.Django, Index: 1})
	effects := p.send(ui.FileClosed{Side: ui.Django, Index: 1})
	if names(p.Panels[0]) != "django.py b.py" || p.Panels[0].Open != 0 || must[ui.OpenFile](t, effects).File != "django.py" || p.Notice.Kind != ui.ClosedFile {
		t.Fatalf("%s, %d, %+v", names(p.Panels[0]), p.Panels[0].Open, effects)
	}
	effects = p.send(ui.FileRestored{})
	if names(p.Panels[0]) != "django.py a.py b.py" || p.Panels[0].Open != 1 || must[ui.SetText](t, effects).Text != "a\n" || p.Notice.Text != "" {
		t.Fatalf("%s %+v", names(p.Panels[0]), effects)
	}
	if effects := p.send(ui.FileRestored{}); len(effects) != 0 {
		t.Error("twice")
	}
	for _, index := range []int{0, -1, 3} {
		if effects := p.send(ui.FileClosed{Side: ui.Django, Index: index}); len(effects) != 0 || len(p.Panels[0].Files) != 3 {
			t.Errorf("closed %d", index)
		}
	}
	// its name was given to another one meanwhile
	p.send(ui.FileClosed{Side: ui.Django, Index: 2})
	p.addFile("b.py", "other\n")
	p.send(ui.FileRestored{})
	if got := names(p.Panels[0]); got != "django.py a.py models.py b.py" || p.Panels[0].Text("models.py") != "b\n" {
		t.Error(got)
	}
}

func TestFilesTravelInLinksAndDrafts(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.addFile("blog/models.py", "m = 1\n")
	p.send(ui.FileOpened{Side: ui.Django, Index: 0})
	p.send(ui.NamingAsked{Side: ui.Django, Rename: true})
	p.send(ui.FileNamed{Side: ui.Django, Name: "main.py"})
	draft := must[ui.KeepDraft](t, p.done[len(p.done)-2:]).Draft
	q := open(t, ui.Opened{Lesson: first, Drafts: []ui.Draft{draft}})
	if got := names(q.Panels[0]); got != "main.py blog/models.py" || !q.Edited {
		t.Errorf("the draft opened as %s", got)
	}
	fragment, err := p.Fragment()
	if err != nil {
		t.Fatal(err)
	}
	q = open(t, ui.Opened{Lesson: first, Fragment: fragment})
	if !reflect.DeepEqual(q.Panels[0].Files, p.Panels[0].Files) || !reflect.DeepEqual(q.Panels[1].Files, p.Panels[1].Files) || q.Edited {
		t.Errorf("the link opened as %+v", q.Panels[0].Files)
	}
	// names that cannot be those of files lose no text
	bad := share.Doc{Files: []share.File{{Name: "django.py", Text: "a"}, {Name: "../x y", Text: "b", Side: "dj"}, {Name: "django.py", Text: "c", Side: "dj"}, {Name: "lost.py", Text: "d"}, {Name: "z.py", Text: "e", Side: "sa"}}}
	if fragment, err = share.Encode(bad); err != nil {
		t.Fatal(err)
	}
	q = open(t, ui.Opened{Lesson: first, Fragment: fragment})
	if names(q.Panels[0]) != "django.py models.py services.py" || q.Panels[0].Text("models.py") != "b" || names(q.Panels[1]) != "z.py" {
		t.Errorf("%s | %s", names(q.Panels[0]), names(q.Panels[1]))
	}
}

func TestResetTakesFilesAwayAndRestoreBringsThemBack(t *testing.T) {
	l := first
	l.DjangoFiles = []protocol.File{{Name: "models.py", Text: "m\n"}}
	p := open(t, ui.Opened{Lesson: l})
	if names(p.Panels[0]) != "django.py models.py" || p.Edited {
		t.Fatalf("%+v", p.Panels[0].Files)
	}
	p.addFile("more.py", "x\n")
	p.send(ui.FileClosed{Side: ui.Django, Index: 1})
	if got := names(p.Panels[0]); got != "django.py more.py" {
		t.Fatal(got)
	}
	p.send(ui.Pressed{Command: ui.Reset})
	if got := names(p.Panels[0]); got != "django.py models.py" || p.Edited || p.Panels[0].Open != 0 {
		t.Errorf("after Reset: %s", got)
	}
	effects := p.send(ui.Pressed{Command: ui.Restore})
	if got := names(p.Panels[0]); got != "django.py more.py" || !p.Edited || must[ui.OpenFile](t, effects).File != "django.py" {
		t.Errorf("after Restore: %s", got)
	}
}

// What a run says about a line of another file leads there.
func TestPlacesInOtherFiles(t *testing.T) {
	p := open(t, ui.Opened{Lesson: first})
	p.addFile("shop/models.py", "a\nb\nc\n")
	p.send(ui.FileOpened{Side: ui.Django, Index: 0})
	p.ready()
	send := must[ui.Send](t, p.send(ui.Pressed{Command: ui.Run}))
	sql := func(seq, line int, file string, at int, text string) []protocol.Event {
		return []protocol.Event{{Seq: seq, Span: seq, Line: line, File: file, At: at, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: text}},
			{Seq: seq + 1, Span: seq, Line: line, File: file, At: at, Kind: protocol.StatementEnd}}
	}
	var log []protocol.Event
	for i := range 3 {
		log = append(log, sql(1+2*i, 1, "shop/models.py", 2, "SELECT 1")...)
	}
	log = append(log, sql(7, 2, "", 0, "SELECT 2")...)
	log = append(log,
		protocol.Event{Seq: 9, Line: 1, File: "shop/models.py", At: 2, Kind: protocol.Diagnostic, Body: protocol.Body{Code: "n+1", Message: "m", Count: 3, Loop: 1,
			Fixes: []protocol.Fix{{Label: "x", File: "shop/models.py", Edits: []protocol.Edit{{Line: 2, Col: 1, EndLine: 2, EndCol: 1, Text: "!"}}}}}},
		protocol.Event{Seq: 10, Line: 2, File: "shop/models.py", At: 3, Kind: protocol.ErrorRaised, Body: protocol.Body{Type: "E"}})
	p.reply(protocol.Reply{Type: protocol.EventsReply, ID: send.Request.ID, Events: log})
	p.reply(protocol.Reply{Type: protocol.DoneReply, ID: send.Request.ID, Done: &protocol.Done{}})
	v := p.Panels[0].View
	if v.LineCount[ui.Place{File: "shop/models.py", Line: 2}] != 3 || v.LineCount[ui.Place{Line: 2}] != 1 || v.LineCount[ui.Place{Line: 1}] != 0 {
		t.Errorf("%v", v.LineCount)
	}
	groups := v.Blocks[0].Groups
	if len(groups) != 2 || groups[0].File != "shop/models.py" || groups[0].Queries != 3 || groups[0].Finding == nil || groups[0].Finding.Title != "N+1: 3 similar queries, shop/models.py:2" {
		t.Errorf("%+v", groups)
	}
	if v.Err.File != "shop/models.py" || v.Err.Line != 3 || !p.Panels[0].Wrong(1) || p.Panels[0].Wrong(0) {
		t.Errorf("%+v", v.Err)
	}
	effects := p.send(ui.Focused{Focus: ui.Focus{Side: ui.Django, File: "shop/models.py", Line: 2, Span: 1}})
	if p.Panels[0].Open != 1 || must[ui.OpenFile](t, effects).File != "shop/models.py" || must[ui.Reveal](t, effects).File != "shop/models.py" || p.Focus.Line != 2 {
		t.Errorf("%+v", effects)
	}
	p.reply(protocol.Reply{Type: protocol.DoneReply, ID: p.LastID, Done: &protocol.Done{OK: true}}) // the other side's run
	effects = p.send(ui.FixApplied{Side: ui.Django})
	if p.Panels[0].Text("shop/models.py") != "a\nb!\nc\n" || must[ui.SetText](t, effects[1:]).File != "shop/models.py" {
		t.Errorf("%q %+v", p.Panels[0].Files, effects)
	}
	p.Panels[0].Status = ui.Finished
	p.reply(protocol.Reply{Type: protocol.DoneReply, ID: p.LastID, Done: &protocol.Done{OK: true}})
	if p.send(ui.FixUndone{Side: ui.Django}); p.Panels[0].Text("shop/models.py") != "a\nb\nc\n" {
		t.Errorf("%q", p.Panels[0].Files)
	}
}

func TestTheHostGetsAllFiles(t *testing.T) {
	p := &page{t: t, State: ui.New(nil, true)}
	p.send(ui.Opened{Lesson: lesson.Lesson{Summary: first.Summary, Django: "a\n", DjangoFiles: []protocol.File{{Name: "m.py", Text: "b\n"}}}})
	tell := must[ui.TellSource](t, p.send(ui.HostSaid{Command: ui.Get, Side: ui.Django}))
	if len(tell.Files) != 2 || tell.Files[1].Text != "b\n" {
		t.Errorf("%+v", tell)
	}
	p.send(ui.HostSaid{Command: ui.Set, Side: ui.Django, Text: "c\n"})
	if p.Panels[0].Code() != "c\n" || p.Panels[0].Text("m.py") != "b\n" {
		t.Errorf("%+v", p.Panels[0].Files)
	}
}
