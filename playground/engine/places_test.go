package engine

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
)

// shop is a snippet of several files: main.py asks a service, whose loop reads a
// property of a model that lies in a third one.
var shop = []File{
	{"main.py", "from shop.models import Author, Book\nfrom shop import services\na = Author.objects.create(name='x')\nfor i in range(4):\n    Book.objects.create(title='t', author=Author.objects.create(name=str(i)))\nservices.show()\n"},
	{"shop/models.py", `from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=9)

class Book(models.Model):
    title = models.CharField(max_length=9)
    author = models.ForeignKey(Author, models.CASCADE)

    @property
    def by(self):
        return self.author.name
`},
	{"shop/services.py", "from shop.models import Book\n\ndef show():\n    for b in Book.objects.order_by('id'):\n        print(b.by)\n"},
}

func runFiles(t *testing.T, files ...File) *Result {
	t.Helper()
	return Run(context.Background(), Snippet{Files: files}, Options{Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true})
}

func TestStatementsKnowTheFileTheyComeFrom(t *testing.T) {
	res := runFiles(t, shop...)
	if res.Error != nil {
		t.Fatal(res.Traceback)
	}
	var got []string
	for _, e := range res.Events {
		if b, ok := e.Body.(trace.StatementBegin); ok && !b.DDL && strings.HasPrefix(b.SQL, "SELECT") {
			got = append(got, fmt.Sprintf("%d %s:%d", e.Line, e.At.File, e.At.Line))
		}
	}
	want := "6 shop/services.py:4|6 shop/models.py:12|6 shop/models.py:12|6 shop/models.py:12|6 shop/models.py:12"
	if strings.Join(got, "|") != want {
		t.Errorf("got %v", got)
	}
	for _, st := range res.Statements {
		if st.Line == 0 || st.Line > 6 {
			t.Errorf("the record's line is the main file's: %+v", st)
		}
	}
}

func TestFindingsKnowTheirFile(t *testing.T) {
	res := runFiles(t, shop...)
	var nPlusOne *trace.Event
	for i, e := range res.Events {
		if d, ok := e.Body.(trace.Diagnostic); ok && d.Code == "n+1" {
			nPlusOne = &res.Events[i]
		}
	}
	if nPlusOne == nil {
		t.Fatal("no N+1 was found")
	}
	d := nPlusOne.Body.(trace.Diagnostic)
	if nPlusOne.At != (trace.Place{File: "shop/models.py", Line: 12}) || nPlusOne.Line != 6 || d.LoopFile != "shop/services.py" || d.Loop != 4 {
		t.Errorf("%+v, loop %s:%d", nPlusOne.At, d.LoopFile, d.Loop)
	}
	if len(d.Fixes) != 1 || d.Fixes[0].File != "shop/services.py" || d.Fixes[0].Edits[0].Text != `.select_related("author")` {
		t.Errorf("fixes: %+v", d.Fixes)
	}
}

func TestErrorsKnowTheirFile(t *testing.T) {
	for _, c := range []struct{ main, other, want string }{
		{"import tool\ntool.go()\n", "def go():\n    return 1 / 0\n", "2 tool.py:2"},
		{"import tool\nx = 1\n", "def go(:\n", "1 tool.py:1"},
		{"import tool\ntool.go(lambda: 1 / 0)\n", "def go(f):\n    f()\n", "2 :0"},
		{"import tool\n", "def go():\n    go()\ngo()\n", "1 tool.py:2"},
	} {
		res := runFiles(t, File{"main.py", c.main}, File{"tool.py", c.other})
		last := res.Events[len(res.Events)-1]
		if got := fmt.Sprintf("%d %s:%d", last.Line, last.At.File, last.At.Line); res.Error == nil || got != c.want {
			t.Errorf("%q: got %s (%+v), want %s", c.other, got, res.Error, c.want)
		}
	}
}
