package engine_test

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// prompt types a line after the last run.
func (p *page) prompt(run uint64, text string, sql bool) ([]protocol.Event, protocol.Done) {
	p.t.Helper()
	return p.ask(protocol.Request{Type: protocol.Console, Console: &protocol.Prompt{Run: run, Text: text, SQL: sql}})
}

const bookshelf = `from django.db import models
class Book(models.Model):
    title = models.CharField(max_length=20)
    def __str__(self):
        return self.title
Book.objects.create(title="Ubik")
first = Book.objects.get()
`

func TestConsoleGoesOnWhereTheRunEnded(t *testing.T) {
	p := newPage(t)
	ran, _ := p.run(bookshelf, true)
	run := p.id
	last := ran[len(ran)-1].Seq
	for _, test := range []struct {
		text, want string
		queries    int
	}{
		{"first", "<Book: Ubik>\n", 0},
		{"_.title.upper()", "'UBIK'\n", 0},
		{"Book.objects.create(title='Solaris')", "<Book: Solaris>\n", 1},
		{"n = Book.objects.count(); n", "2\n", 1},
		{"for b in Book.objects.order_by('title'):\n    print(b)\n", "Solaris\nUbik\n", 1},
		{"_", "2\n", 0},
	} {
		events, done := p.prompt(run, test.text, false)
		queries := 0
		for _, e := range events {
			if e.Kind == protocol.StatementBegin {
				queries++
			}
			if e.Seq <= last {
				t.Errorf("%q: event %d after %d", test.text, e.Seq, last)
			}
			last = e.Seq
		}
		if !done.OK || done.More || printed(events) != test.want || queries != test.queries {
			t.Errorf("%q: %q, %d queries, %+v; want %q, %d", test.text, printed(events), queries, done, test.want, test.queries)
		}
	}
	if events, done := p.prompt(run, "for b in []:", false); !done.OK || !done.More || len(events) != 0 {
		t.Errorf("%+v, %v", done, events)
	}
	events, done := p.prompt(run, "Book.objects.get(title='none')", false)
	if done.OK || done.Error != "" || len(events) == 0 || events[len(events)-1].Kind != protocol.ErrorRaised || !strings.Contains(events[len(events)-1].Body.Traceback, `File "<console>", line 1`) {
		t.Errorf("%+v, %+v", done, events)
	}
	events, done = p.prompt(run, "x = = 1", false)
	if done.OK || events[0].Body.Type != "SyntaxError" {
		t.Errorf("%+v, %+v", done, events)
	}
	// what failed spoils nothing
	if events, _ = p.prompt(run, "n", false); printed(events) != "2\n" {
		t.Errorf("%q", printed(events))
	}
	if _, done = p.prompt(99, "1", false); done.OK || !strings.Contains(done.Error, "not kept") {
		t.Errorf("%+v", done)
	}
}

func TestConsoleAfterAnErrorAndAfterALimit(t *testing.T) {
	p := newPage(t)
	p.run("x = 7\n1 / 0\n", true)
	if events, _ := p.prompt(p.id, "x", false); printed(events) != "7\n" {
		t.Errorf("%q", printed(events))
	}
	_, done := p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: bookshelf + "while True:\n    n = 1\n"}}, TimeLimitMS: 1000, Keep: true}})
	if done.OK {
		t.Fatal("the loop ended")
	}
	run := p.id
	for range 2 { // the prompt has a time of its own, each time
		if events, done := p.prompt(run, "n, Book.objects.count()", false); printed(events) != "(1, 1)\n" || !done.OK {
			t.Errorf("%q, %+v", printed(events), done)
		}
	}
	events, done := p.prompt(run, "while True: pass", false)
	if last := events[len(events)-1]; done.OK || last.Kind != protocol.LimitReached {
		t.Errorf("%+v, %+v", done, last)
	}
	if events, _ := p.prompt(run, "1 + 1", false); printed(events) != "2\n" {
		t.Errorf("%q", printed(events))
	}
}

func TestSQLPrompt(t *testing.T) {
	p := newPage(t)
	p.run(bookshelf, true)
	run := p.id
	events, done := p.prompt(run, "insert into app_book (title) values ('A'); -- more\nselect title from app_book order by 1;", true)
	var rows []string
	for _, e := range events {
		for _, r := range e.Body.Rows {
			rows = append(rows, r[0].Text)
		}
	}
	if !done.OK || strings.Join(rows, " ") != "A Ubik" {
		t.Errorf("%v, %+v", rows, done)
	}
	if events, _ = p.prompt(run, "Book.objects.count()", false); printed(events) != "2\n" {
		t.Errorf("Python sees %q", printed(events))
	}
	for text, say := range map[string]string{"select colour from app_book": "no such column: colour", "selec": "syntax error", "insert into app_book (id, title) values (1, 'x')": "UNIQUE"} {
		if _, done = p.prompt(run, text, true); done.OK || !strings.Contains(done.Error, say) {
			t.Errorf("%q: %+v", text, done)
		}
	}
	if _, done = p.prompt(run, "  ;  ", true); !done.OK {
		t.Errorf("nothing at all: %+v", done)
	}
	p.run("x = 1\n", true)
	if _, done = p.prompt(p.id, "select 1", true); done.OK || !strings.Contains(done.Error, "no database") {
		t.Errorf("%+v", done)
	}
}
