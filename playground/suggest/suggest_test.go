package suggest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/suggest"
)

var names = suggest.Names{
	Members: map[string][]string{"Manager": {"all", "create", "filter"}, "QuerySet": {"filter", "order_by", "count"}, "Session": {"add", "scalars"}, "Select": {"where", "order_by"}, "Model": {"save", "delete"}, "ScalarResult": {"all", "one"}, "Engine": {"connect"}},
	Modules: map[string][]string{"django.db": {"models"}, "django.db.models": {"Q", "CharField", "Count"}, "sqlalchemy": {"select", "func"}, "sqlalchemy.orm": {"Session"}, "json": {"dumps"}},
}

var models = []suggest.Model{
	{Class: "Author", Fields: []protocol.ModelField{{Name: "id", Column: "id"}, {Name: "name", Column: "name"}, {Name: "books", Kind: "one to many", Target: "Book"}}},
	{Class: "Book", Fields: []protocol.ModelField{{Name: "id", Column: "id"}, {Name: "title", Column: "title"}, {Name: "author", Column: "author_id", Kind: "many to one", Target: "Author"}}},
}

const django = "from django.db import models\nfrom django.db.models import Q, Count\n"

func TestAt(t *testing.T) {
	for _, test := range []struct{ before, want, not string }{
		// look-ups across relationships
		{django + "Book.objects.filter(", "title author author_id", "icontains where"},
		{django + "Book.objects.filter(au", "author author_id", "title"},
		{django + "Book.objects.filter(title__", "icontains gt exact", "title name"},
		{django + "Book.objects.filter(author__", "name books exact", "title"},
		{django + "Book.objects.filter(author__name__ico", "icontains", "exact"},
		{django + "Book.objects.exclude(id=1, ti", "title", "author"},
		{django + "Book.objects.filter(title=ti", "", "title"},
		{django + "Book.objects.filter(Q(title='x') | Q(na", "", "name"},
		{django + "Author.objects.filter(Q(na", "name", "title"},
		{django + "Book.objects.order_by('ti", "title", ""},
		{django + "Book.objects.order_by('-author__na", "name", ""},
		{django + "Book.objects.select_related('", "author", "title"},
		{django + "Author.objects.annotate(n=Count('bo", "books", "name"},
		{django + "qs = Book.objects.all()\nqs.filter(ti", "title", ""},
		{django + "Book.objects.filter(\n    id=1,\n    ti", "title", ""},
		// members
		{django + "Book.", "objects DoesNotExist title", ""},
		{django + "Book.objects.", "filter create", "objects"},
		{django + "Book.objects.filter(title='a').", "order_by count", "create"},
		{django + "b = Book.objects.get(id=1)\nb.", "title author save", "filter"},
		{django + "b = Book(title='x')\nb.ti", "title", "save"},
		{django + "for b in Book.objects.all():\n    print(b.author.", "name books", "title"},
		{django + "a = Author.objects.first()\na.books.", "filter all", "name"},
		{django + "models.Ch", "CharField", "Q"},
		{"from sqlalchemy import select\nwith Session(engine) as session:\n    session.", "add scalars", ""},
		{"from sqlalchemy import select\nselect(Book).", "where order_by", ""},
		{"from sqlalchemy import select\nselect(Book).where(Book.", "title author id", "objects"},
		{"import sqlalchemy\nwith Session(e) as s:\n    for b in s.scalars(select(Book)):\n        b.", "title author", "objects save"},
		{"import sqlalchemy\nwith Session(e) as s:\n    b = s.get(Book, 1)\n    b.ti", "title", ""},
		{"engine = create_engine('x')\nengine.", "connect", ""},
		// modules
		{"from dja", "django", "json"}, {"import j", "json", "django"}, {"from django.db.mo", "models", "django"},
		{"from django.db.models import C", "CharField Count", "Q"}, {"from django.db.models import (Q,\n", "", "x"}, {"from sqlalchemy import select, f", "func", "select"},
		// plain names
		{"shelf = 1\nfor name, year in x:\n    y", "year yield", "shelf"}, {"def greet(): pass\ngr", "greet", ""}, {"class Thing: pass\nTh", "Thing", ""}, {"pri", "print", ""}, {"whi", "while", ""},
		// nothing in comments, texts and behind what is not known
		{"# pri", "", "print"}, {"'pri", "", "print"}, {"unknown.", "", "print filter"}, {"x().", "", "filter"}, {"", "", "print"},
	} {
		options, typed := suggest.At(names, models, test.before)
		var labels []string
		for _, o := range options {
			labels = append(labels, o.Label)
		}
		for _, w := range strings.Fields(test.want) {
			if !slices.Contains(labels, w) {
				t.Errorf("%q: no %s among %v", test.before, w, labels)
			}
		}
		for _, w := range strings.Fields(test.not) {
			if slices.Contains(labels, w) {
				t.Errorf("%q: %s among %v", test.before, w, labels)
			}
		}
		if test.want == "" && test.not == "" && len(labels) > 0 {
			t.Errorf("%q: %v", test.before, labels)
		}
		if typed > len([]rune(test.before)) {
			t.Errorf("%q: %d typed", test.before, typed)
		}
	}
}

func TestModels(t *testing.T) {
	got := suggest.Models([]protocol.Event{
		{Kind: protocol.Model, Body: protocol.Body{Class: "A"}},
		{Kind: protocol.Stdout},
		{Kind: protocol.Model, Body: protocol.Body{Class: "A", Fields: []protocol.ModelField{{Name: "id"}}}},
	})
	if len(got) != 1 || len(got[0].Fields) != 1 {
		t.Errorf("%+v", got)
	}
}

func FuzzAt(f *testing.F) {
	for _, s := range []string{"Book.objects.filter(author__", "for b in s.scalars(", "from x import (a", "x = [({'\"", "b = b\nb.", "é.ü"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, before string) {
		if _, typed := suggest.At(names, models, before); typed > len([]rune(before)) {
			t.Errorf("%q: %d typed", before, typed)
		}
	})
}
