package suggest

import (
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
)

var bookModels = []Model{
	{Class: "Book", Table: "app_book", Fields: []protocol.ModelField{{Name: "id", Column: "id"}, {Name: "title", Column: "title"}, {Name: "author", Column: "author_id", Kind: "many to one", Target: "Author"}}},
	{Class: "Author", Table: "app_author", Fields: []protocol.ModelField{{Name: "name", Column: "name"}, {Name: "books", Kind: "one to many", Target: "Book"}}},
}

func TestAbout(t *testing.T) {
	const dj, sa = "from django.db import models, transaction\n", "from sqlalchemy import select, ForeignKey\nfrom sqlalchemy.orm import Session\n"
	for _, c := range []struct{ before, title, text string }{
		{dj + "Book.objects.filter", "QuerySet.filter(*conditions, **lookups)", "Keeps the rows"},
		{dj + "Book.objects", "Model.objects", "where queries begin"},
		{dj + "Book.objects.filter(author__name__icontains", "icontains", "whatever the case"},
		{dj + "Book.objects.filter(author__name", "Author.name", "The column name of app_author."},
		{dj + "Book.objects.order_by(\"author", "Book.author", "Many to one, to Author, by the column author_id of app_book."},
		{dj + "Book.objects.filter(pk", "Model.pk", "primary key"},
		{dj + "Book.objects.filter(pk__in", "in", "One of a list"},
		{dj + "for b in Book.objects.all():\n    b.author.books", "Author.books", "One to many, to Book."},
		{dj + "for b in Book.objects.all():\n    b.save", "Model.save(", "UPDATE when it has a row"},
		{dj + "for b in Book.objects.all():\n    b", "b", "An object of the class Book."},
		{dj + "Book", "class Book", "Table app_book: id, title, author → Author."},
		{dj + "x = models.CharField", "CharField(max_length)", "Text of limited length"},
		{dj + "class X(models.Model", "Model(...)", "base of all models"},
		{dj + "x = models.ForeignKey(Author, on_delete=models.CASCADE, related_name", "related_name", "way back"},
		{dj + "x = models.ForeignKey(Author, on_delete=models.CASCADE", "CASCADE", "deleted too"},
		{dj + "with transaction.atomic", "atomic(", "savepoint"},
		{dj + "from django.db.models import Count", "Count(", "not NULL"},
		{sa + "select(Book).where", "Select.where(*conditions)", "joined by AND"},
		{sa + "select", "select(*entities)", "SELECT of mapped classes"},
		{sa + "with Session(engine) as session:\n    session.scalars", "Session.scalars(", "first column"},
		{sa + "def f(s):\n    s.add_all", "Session.add_all(objects)", "for each"},
		{sa + "x = mapped_column(ForeignKey", "ForeignKey(column", "another table's column"},
		{sa + "x = mapped_column(primary_key", "primary_key", "the key"},
		{sa + "select(Book).where(Book.title", "Book.title", "app_book"},
		{sa + "select(Book).where(Book.title.in_", "Column.in_(values)", "One of a list"},
		{sa + "with Session(engine) as session:\n    session.scalars(select(Book)).all", "ScalarResult.all()", "a list"},
		// nothing is known
		{dj + "# filter", "", ""}, {dj + "print('filter", "", ""}, {dj + "zzz", "", ""}, {dj + "x.zzz", "", ""}, {dj, "", ""}, {"", "", ""}, {dj + "x = 5\nx", "", ""}, {sa + "unknown.all", "", ""},
	} {
		n, ok := About(Names{Modules: map[string][]string{"django.db.models": nil, "django.db.transaction": nil}}, bookModels, c.before)
		if ok != (c.title != "") || !strings.HasPrefix(n.Title, c.title) || !strings.Contains(n.Text, c.text) {
			t.Errorf("%q: %+v %v, want %s: %s", c.before, n, ok, c.title, c.text)
		}
	}
}

// Each line of the help is one name with a signature and a short text.
func TestHelp(t *testing.T) {
	seen := map[string]bool{}
	section := ""
	for line := range strings.Lines(helpText) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "= "); ok {
			section = name
			continue
		}
		title, text, ok := strings.Cut(line, ": ")
		name, _, _ := strings.Cut(title, "(")
		if !ok || text == "" || len(text) > 190 || seen[section+name] || !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ")") && !strings.HasSuffix(text, "…") && !strings.HasSuffix(text, "]") && !strings.HasSuffix(text, "%text'.") {
			t.Errorf("%s: %q", section, line)
		}
		seen[section+name] = true
	}
	if !slices.Contains([]string{"django", "sqlalchemy"}, section) {
		t.Errorf("the last section is %q", section)
	}
}

func FuzzAbout(f *testing.F) {
	f.Add("from django.db import models\nBook.objects.filter(author__name__in")
	f.Add("session.scalars(select(Book.title[\"")
	f.Fuzz(func(t *testing.T, before string) { About(Names{}, bookModels, before) })
}
