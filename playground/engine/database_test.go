package engine_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/suggest"
)

const library = `from django.db import models
class Author(models.Model):
    name = models.CharField(max_length=30, unique=True)
    email = models.EmailField()
    born = models.DateField(null=True)
class Tag(models.Model):
    word = models.SlugField(max_length=5, unique=True)
class Book(models.Model):
    title = models.CharField(max_length=12)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    pages = models.PositiveIntegerField()
    live = models.BooleanField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    follows = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
    tags = models.ManyToManyField(Tag)
class Page(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, primary_key=True)
    made = models.DateTimeField()
`

const count = library + `from decimal import Decimal
print(Author.objects.count(), Tag.objects.count(), Book.objects.count(), Page.objects.count())
b = Book.objects.select_related("author", "follows").order_by("-id")[0]
assert isinstance(b.price, Decimal) and len(b.title) <= 12 and b.author.name and b.tags.count() >= 0
assert Book.objects.exclude(author__in=Author.objects.all()).count() == 0
assert Book.objects.filter(follows__isnull=False).count() > 0
print(Page.objects.order_by("pk")[0].made.year >= 2020, Book.tags.through.objects.count() > 0)
`

func (p *page) seed(run uint64, rows int) protocol.Done {
	p.t.Helper()
	_, done := p.ask(protocol.Request{Type: protocol.Seed, Seed: &protocol.Seeds{Run: run, Rows: rows}})
	return done
}

func (p *page) load(name, data string) protocol.Done {
	p.t.Helper()
	_, done := p.ask(protocol.Request{Type: protocol.Import, Import: &protocol.Image{Name: name, Data: []byte(data)}})
	return done
}

func TestSeedsFillTheTablesOfARun(t *testing.T) {
	for _, rows := range []int{20, 10_000} {
		p := newPage(t)
		p.run(library+"Author.objects.create(name='mine', email='x')\n", true)
		done := p.seed(p.id, rows)
		if !done.OK {
			t.Fatal(done.Error)
		}
		for _, table := range done.Tables {
			if table.Rows < int64(rows)*9/10 && table.Name != "app_book_tags" || table.Rows > int64(rows) {
				t.Errorf("%d rows: %+v", rows, table)
			}
		}
		events, run := p.run(count, true)
		if want := fmt.Sprintf("%d %d %d %d\nTrue True\n", rows, rows, rows, rows); !run.OK || printed(events) != want {
			t.Errorf("%q, want %q: %+v", printed(events), want, events[len(events)-1])
		}
		// SQLAlchemy finds the same database
		events, run = p.run("from sqlalchemy import *\nprint(create_engine('sqlite://').connect().execute(text('select count(*) from app_book')).scalar())\n", true)
		if want := fmt.Sprintln(rows); !run.OK || printed(events) != want {
			t.Errorf("%q, want %q", printed(events), want)
		}
	}
}

func TestSeedsThatCannotBe(t *testing.T) {
	p := newPage(t)
	p.run("x = 1\n", true)
	if done := p.seed(p.id, 20); done.OK || !strings.Contains(done.Error, "no tables") {
		t.Errorf("%+v", done)
	}
	for _, rows := range []int{0, -1, 1_000_000} {
		if done := p.seed(p.id, rows); done.OK {
			t.Errorf("%d rows were made", rows)
		}
	}
	if done := p.seed(99, 20); done.OK || !strings.Contains(done.Error, "not kept") {
		t.Errorf("%+v", done)
	}
}

func TestARunGoesOnWithTheDatabaseThatOneLeft(t *testing.T) {
	const more = library + "Author.objects.create(name=str(Author.objects.count()), email='x')\nprint(Author.objects.count())\n"
	p := newPage(t)
	from := uint64(0)
	for _, want := range []string{"1\n", "2\n", "3\n"} {
		events, done := p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: more}}, Keep: true, From: from}})
		if !done.OK || done.Fresh || printed(events) != want {
			t.Fatalf("%q, want %q: %+v", printed(events), want, done)
		}
		from = p.id
	}
	// a run that opens no database passes it on
	p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: "x = 1\n"}}, Keep: true, From: from}})
	events, _ := p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: more}}, Keep: true, From: p.id}})
	if printed(events) != "4\n" {
		t.Errorf("%q", printed(events))
	}
	// what an open transaction did is gone, as when a process ends
	p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: more + "from django.db import connection\nconnection.cursor().execute('begin')\nAuthor.objects.all().delete()\n"}}, Keep: true, From: p.id}})
	events, _ = p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: more}}, Keep: true, From: p.id}})
	if printed(events) != "6\n" {
		t.Errorf("%q", printed(events))
	}
	events, done := p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "django.py", Text: more}}, From: 999}})
	if !done.OK || !done.Fresh || printed(events) != "1\n" {
		t.Errorf("%q: %+v", printed(events), done)
	}
}

func TestImports(t *testing.T) {
	read := func(p *page, sql string) string {
		t.Helper()
		events, _ := p.run("from sqlalchemy import *\nprint(create_engine('sqlite://').connect().execute(text(\""+sql+"\")).all())\n", false)
		return strings.TrimSpace(printed(events))
	}
	p := newPage(t)
	done := p.load("shop.sql", "create table item (name text, price real); insert into item values ('tea', 2.5);")
	if !done.OK || len(done.Tables) != 1 || done.Tables[0] != (protocol.Table{Name: "item", Rows: 1}) {
		t.Errorf("%+v", done)
	}
	if got := read(p, "select * from item"); got != "[('tea', 2.5)]" {
		t.Error(got)
	}
	done = p.load("city.csv", "\uFEFFname;code;people;area;note\nBergen;0123;285911;465.6;\n\"Graz;Ost\";;300000;127;\"two\nlines\"\n")
	if !done.OK || len(done.Tables) != 2 {
		t.Errorf("%+v", done)
	}
	if got := read(p, "select * from city"); got != `[('Bergen', '0123', 285911, 465.6, None), ('Graz;Ost', None, 300000, 127.0, 'two\nlines')]` {
		t.Error(got)
	}
	if done = p.load("item.csv", "name,price\ncake,3\n"); !done.OK { // into the table that is there
		t.Errorf("%+v", done)
	}
	whole := read(p, "select name, price from item order by 1")
	if whole != "[('cake', 3.0), ('tea', 2.5)]" {
		t.Error(whole)
	}
	// what is broken replaces nothing and says why
	for name, text := range map[string]string{
		"broken.sqlite": "SQLite format 3\x00 and then nothing more of it, for more than a few bytes",
		"photo.db":      "no database",
		"half.sql":      "create table extra (x); insert into nowhere values (1);",
		"open.sql":      "begin; create table extra (x);",
		"ragged.csv":    "a,b\n1\n",
		"empty.csv":     "",
		"nameless.csv":  "a,\n1,2\n",
		"other.csv":     "colour\nred\n\"",
	} {
		done := p.load(name, text)
		if done.OK || !strings.HasPrefix(done.Error, name+" was not imported: ") {
			t.Errorf("%s: %+v", name, done)
		}
		if (name == "photo.db" || name == "broken.sqlite") && !strings.HasSuffix(done.Error, "it is not a database") {
			t.Errorf("%s: %s", name, done.Error)
		}
		if got := read(p, "select name, price from item order by 1"); got != whole {
			t.Errorf("after %s: %s", name, got)
		}
	}
	if got := read(p, "select count(*) from sqlite_schema where name = 'extra'"); got != "[(0,)]" {
		t.Error("a part of a broken script stayed")
	}
}

func TestCheck(t *testing.T) {
	p := newPage(t)
	_, done := p.ask(protocol.Request{Type: protocol.Check, Check: &protocol.Sources{Files: []protocol.File{
		{Name: "good.py", Text: "x = 1\n"}, {Name: "notes.txt", Text: "no python ((("},
		{Name: "open.py", Text: "x = (1,\n"}, {Name: "name.py", Text: "a = 1\né = b c\n"}, {Name: "late.py", Text: "def f():\n    pass\nreturn 1\n"},
	}}})
	want := []protocol.Problem{
		{File: "open.py", Line: 1, Col: 5, EndLine: 1, EndCol: 5, Message: "SyntaxError: '(' was never closed"},
		{File: "name.py", Line: 2, Col: 7, EndLine: 2, EndCol: 8, Message: "SyntaxError: invalid syntax"},
		{File: "late.py", Line: 3, Col: 1, EndLine: 3, EndCol: 9, Message: "SyntaxError: 'return' outside function"},
	}
	if !done.OK || fmt.Sprint(done.Problems) != fmt.Sprint(want) {
		t.Errorf("%+v\nwant %+v", done.Problems, want)
	}
}

func TestNames(t *testing.T) {
	p := newPage(t)
	_, done := p.ask(protocol.Request{Type: protocol.Names})
	var names suggest.Names
	if err := json.Unmarshal(done.Data, &names); err != nil || !done.OK {
		t.Fatalf("%v: %+v", err, done.Error)
	}
	for of, want := range map[string]string{"QuerySet": "prefetch_related", "Manager": "create", "Session": "scalars", "Select": "where", "Model": "save"} {
		if !slices.Contains(names.Members[of], want) {
			t.Errorf("%s has no %s", of, want)
		}
	}
	for module, want := range map[string]string{"django.db.models": "ForeignKey", "sqlalchemy": "select", "sqlalchemy.orm": "relationship", "json": "dumps"} {
		if !slices.Contains(names.Modules[module], want) {
			t.Errorf("%s has no %s", module, want)
		}
	}
}
