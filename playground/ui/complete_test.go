package ui

import (
	"slices"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/suggest"
)

func offers(e Effect, label string) bool {
	show, ok := e.(ShowCompletions)
	return ok && slices.ContainsFunc(show.Options, func(o suggest.Option) bool { return o.Label == label })
}

func TestCompletionAsksTheEngineOnce(t *testing.T) {
	s := ranOnce(t)
	s, effects := Update(s, CompletionAsked{Side: Django, ID: 1, Before: "import js"})
	r := sent(t, effects)
	if r.Type != protocol.Names || s.Busy() {
		t.Fatalf("%+v", r)
	}
	s, effects = Update(s, CompletionAsked{Side: Django, ID: 2, Before: "import js"})
	if len(effects) != 0 {
		t.Errorf("%+v", effects)
	}
	s, effects = Update(s, Replied{s.Engine.Worker, protocol.Reply{Type: protocol.DoneReply, ID: r.ID, Done: &protocol.Done{OK: true, Data: []byte(`{"modules": {"json": ["dumps"]}}`)}}})
	if show := effects[0].(ShowCompletions); show.ID != 2 || !offers(effects[0], "json") || show.Length != 2 {
		t.Errorf("%+v", effects)
	}
	s, effects = Update(s, CompletionAsked{Side: Django, ID: 3, Before: "from json import du"})
	if !offers(effects[0], "dumps") {
		t.Errorf("%+v", effects)
	}
	// the prompt stands behind the code of its side and what was typed since
	s.Panels[Django].Files = OneFile(Django, "shelf_of_books = 1\n")
	s.Console.Entries[Django] = []Entry{{Text: "shelf_two = 2"}, {Text: "shelf_sql = 1", SQL: true}}
	_, effects = Update(s, CompletionAsked{Side: Django, Prompt: true, ID: 4, Before: "she"})
	if !offers(effects[0], "shelf_of_books") || !offers(effects[0], "shelf_two") || offers(effects[0], "shelf_sql") {
		t.Errorf("%+v", effects)
	}
	// the models of the run
	s.Panels[Django].Events = append(s.Panels[Django].Events, protocol.Event{Kind: protocol.Model, Body: protocol.Body{Class: "Book", Fields: []protocol.ModelField{{Name: "title", Column: "title"}}}})
	_, effects = Update(s, CompletionAsked{Side: Django, ID: 5, Before: "from django.db import models\nBook.objects.filter(ti"})
	if !offers(effects[0], "title") {
		t.Errorf("%+v", effects)
	}
}

func TestCompletionWithoutAnEngine(t *testing.T) {
	_, effects := Update(New(nil, false), CompletionAsked{Side: Django, ID: 1, Before: "pri"})
	if !offers(effects[0], "print") {
		t.Errorf("%+v", effects)
	}
}
