package diagnose_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/engine"
)

const djangoModels = `from django.db import models

class Country(models.Model):
    name = models.CharField(max_length=80)

class Author(models.Model):
    name = models.CharField(max_length=80)
    country = models.ForeignKey(Country, models.CASCADE)

class Book(models.Model):
    title = models.CharField(max_length=120)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")

    @property
    def by(self):
        return self.author.name

Country.objects.bulk_create([Country(id=i, name="c") for i in range(1, 5)])
Author.objects.bulk_create([Author(name="a%d" % i, country_id=i + 1) for i in range(4)])
Book.objects.bulk_create([Book(title="t", author_id=1 + i % 3) for i in range(6)])
# ---
`

const alchemyModels = `from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author")

class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped["Author"] = relationship(back_populates="books")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Author(name="a%d" % i, books=[Book(title="t")]) for i in range(4)])
    session.commit()
# ---
session = Session(engine)
`

type found struct {
	trace.Diagnostic
	line int
}

func findings(t *testing.T, code string) (list []found, queries int, out string) {
	t.Helper()
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true})
	if res.Error != nil {
		t.Fatalf("%s\n%s", res.Traceback, code)
	}
	cut := strings.Count(code[:strings.Index(code, "# ---")], "\n")
	for _, e := range res.Events {
		switch b := e.Body.(type) {
		case trace.Diagnostic:
			if e.Line > cut {
				list = append(list, found{b, e.Line - cut - 1})
			}
		case trace.StatementBegin:
			if e.Line > cut && !b.DDL {
				queries++
			}
		}
	}
	return list, queries, res.Stdout()
}

// apply makes the edits of a fix.
func apply(code string, f trace.Fix) string {
	at := func(line, col int) int {
		return len(strings.Join(strings.SplitAfter(code, "\n")[:line-1], "")) + col
	}
	for _, e := range slices.Backward(f.Edits) {
		code = code[:at(e.Line, e.Col)] + e.Text + code[at(e.EndLine, e.EndCol):]
	}
	return code
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name, code string
		want       string // codes with their lines after "# ---"
		adds       string // what the first fix adds
		before     int    // queries before and after the fix
		after      int
	}{
		{"forward key", "for b in Book.objects.all():\n    print(b.author.name)\n", "n+1@2", `Book.objects.all().select_related("author"):`, 7, 1},
		{"a name, a slice, list()", "books = Book.objects.order_by('id')\nfor b in list(books[:5]):\n    print(b.author.name)\n", "n+1@3", `order_by('id').select_related("author")`, 6, 1},
		{"along two keys", "for b in Book.objects.filter(id__gt=0):\n    print(b.author.country.name)\n", "n+1@2 n+1@2", `.select_related("author")`, 13, 7},
		{"two keys, one fetched", "for b in Book.objects.select_related('author'):\n    print(b.author.country.name)\n", "n+1@2", `.select_related("author__country")`, 7, 1},
		{"backwards", "for a in Author.objects.all():\n    print([b.title for b in a.books.all()])\n", "n+1@2", `Author.objects.all().prefetch_related("books")`, 5, 2},
		{"restricted, so nothing to prefetch", "for a in Author.objects.all():\n    print(a.books.filter(title='x'))\n", "n+1@2", "", 5, 5},
		{"in a comprehension", "print([b.author.name for b in Book.objects.all()])\n", "n+1@1", `all().select_related("author")`, 7, 1},
		{"the same again", "print(Book.objects.count())\nprint(Book.objects.count())\n", "duplicate@2", "", 2, 2},
		{"written between", "print(Book.objects.count())\nBook.objects.create(title='x', author_id=1)\nprint(Book.objects.count())\n", "", "", 3, 3},
		{"a slice without order", "print(list(Book.objects.all()[:2]))\n", "unordered@1", `Book.objects.all().order_by("pk")[:2]`, 1, 1},
		{"get, first, exists", "print(Book.objects.get(id=1), Book.objects.first(), Book.objects.exists())\n", "", "", 3, 3},
		{"writes in a loop", "for i in range(4):\n    Book.objects.create(title='n', author_id=1)\n", "write-loop@2", "Book.objects.bulk_create([Book(title='n', author_id=1) for i in range(4)])", 4, 1},
		{"writes in a loop, with a comment", "for i in range(4):  # four\n    Book.objects.create(title='n', author_id=1)\n", "write-loop@2", "", 4, 4},
		{"writes in a loop that does more", "for i in range(4):\n    b = Book.objects.create(title='n', author_id=1)\n    print(b.title)\n", "write-loop@2", "", 4, 4},
		{"several lines of values", "for t, a in [('x', 1), ('y', 2), ('z', 1)]:\n    Book.objects.create(\n        title=t,\n        author_id=a,\n    )\n", "write-loop@2", "    ) for t, a in [('x', 1), ('y', 2), ('z', 1)]])", 3, 1},
		{"len", "print(len(Book.objects.filter(id__gt=1)))\n", "counting@1", "print(Book.objects.filter(id__gt=1).count())", 1, 1},
		{"len of rows that are used", "books = Book.objects.filter(id__gt=1)\nprint(len(books), [b.title for b in books])\n", "", "", 1, 1},
		{"if", "if Book.objects.all():\n    print('yes')\n", "testing@1", "if Book.objects.all().exists():", 1, 1},
		{"if not, bool", "if not Book.objects.filter(id__gt=0):\n    print('no')\nprint(bool(Book.objects.exclude(id=1)))\n", "testing@1 testing@3", "if not Book.objects.filter(id__gt=0).exists():", 2, 2},
		{"writes outside a loop", "Book.objects.create(title='n', author_id=1)\nBook.objects.create(title='n', author_id=1)\n", "", "", 2, 2},
		{"a whole table", "Book.objects.bulk_create([Book(title='n', author_id=1) for i in range(120)])\nprint(len(Book.objects.all()))\n", "counting@2", "print(Book.objects.all().count())", 2, 2},
		{"all of a table", "Book.objects.bulk_create([Book(title='n', author_id=1) for i in range(120)])\nprint([b.id for b in Book.objects.all()][0])\n", "unbounded@2", "", 2, 2},
	} {
		t.Run("django/"+c.name, func(t *testing.T) { check(t, djangoModels+c.code, c.want, c.adds, c.before, c.after) })
	}
	for _, c := range []struct {
		name, code, want, adds string
		before, after          int
	}{
		{"many to one", "for b in session.scalars(select(Book)):\n    print(b.author.name)\n", "n+1@3", "select(Book).options(joinedload(Book.author))", 5, 1},
		{"one to many", "for a in session.scalars(select(Author)).all():\n    print([b.title for b in a.books])\n", "n+1@3", "select(Author).options(selectinload(Author.books))", 5, 2},
		{"a statement with a name", "stmt = select(Author).order_by(Author.id)\nauthors = session.scalars(stmt).all()\nfor a in authors:\n    print(len(a.books))\n", "n+1@5", "order_by(Author.id).options(selectinload(Author.books))", 5, 2},
		{"Query", "for b in session.query(Book).all():\n    print(b.author.name)\n", "n+1@3", "session.query(Book).options(joinedload(Book.author)).all()", 5, 1},
		{"execute", "for (b,) in session.execute(select(Book)):\n    print(b.author.name)\n", "n+1@3", "select(Book).options(joinedload(Book.author))", 5, 1},
		{"limit without order", "print(session.scalars(select(Book).limit(2)).all()[0].title)\n", "unordered@2", "select(Book).order_by(Book.id).limit(2)", 1, 1},
		{"flushes in a loop", "for i in range(3):\n    session.add(Author(name='x'))\n    session.flush()\n", "write-loop@4", "    session.add(Author(name='x'))\nsession.flush()", 3, 3},
		{"commits in a loop", "for i in range(3):\n    session.add(Author(name='x'))\n    session.commit()\n", "write-loop@4", "    session.add(Author(name='x'))\nsession.commit()", 3, 3},
		{"one flush", "session.add_all([Author(name='x') for i in range(5)])\nsession.commit()\n", "", "", 5, 5},
	} {
		t.Run("sqlalchemy/"+c.name, func(t *testing.T) { check(t, alchemyModels+c.code, c.want, c.adds, c.before, c.after) })
	}
}

func check(t *testing.T, code, want, adds string, before, after int) {
	t.Helper()
	list, queries, out := findings(t, code)
	var got []string
	var fixes []trace.Fix
	for _, f := range list {
		got = append(got, f.Code+"@"+string(rune('0'+f.line)))
		fixes = append(fixes, f.Fixes...)
		if f.Message == "" || f.Count == 0 && f.Code != "unordered" {
			t.Errorf("%+v", f)
		}
	}
	if strings.Join(got, " ") != want || queries != before {
		t.Errorf("got %v in %d queries, want %s in %d", got, queries, want, before)
	}
	if adds == "" {
		if len(fixes) > 0 {
			t.Errorf("a fix was not expected: %+v", fixes)
		}
		return
	}
	if len(fixes) == 0 {
		t.Fatal("there is no fix")
	}
	cured := apply(code, fixes[0])
	if !strings.Contains(cured, adds) {
		t.Errorf("no %s in\n%s", adds, cured[strings.Index(cured, "# ---"):])
	}
	_, queries, again := findings(t, cured)
	if queries != after || again != out {
		t.Errorf("after the fix: %d queries, want %d; output %q, was %q", queries, after, again, out)
	}
}

// A query inside a property is reported in the property's own line.
func TestAQueryInsideAProperty(t *testing.T) {
	code := djangoModels + "for b in Book.objects.all():\n    print(b.by)\n"
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine, KeepEvents: true})
	var codes []string
	for _, e := range res.Events {
		if d, ok := e.Body.(trace.Diagnostic); ok {
			codes = append(codes, d.Code)
			if d.Code == "n+1" && (len(d.Fixes) != 1 || !strings.Contains(apply(code, d.Fixes[0]), `Book.objects.all().select_related("author")`)) {
				t.Errorf("the fix of the loop that reads the property: %+v", d)
			}
			if d.Code == "property" && !strings.Contains(d.Message, "Book.by") {
				t.Error(d.Message)
			}
		}
	}
	if got := strings.Join(codes, " "); got != "n+1 property" {
		t.Error(got)
	}
}

// Text that cannot be parsed, or has nothing to do with a query, is no obstacle.
func TestAnyText(t *testing.T) {
	for _, code := range []string{"", "for", "x = (", "def f():\n  return 1\nf()\n", "class A:\n    @property\n    def x(self): return 1\nprint(A().x)\n"} {
		engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine})
	}
}
