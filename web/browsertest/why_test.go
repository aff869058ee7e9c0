//go:build !js

package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// room goes to one of the page's views.
func (b *tab) room(name string) {
	b.t.Helper()
	b.click(`.rooms [data-arg="` + name + `"]`)
	if name == "code" {
		b.wait(`!document.querySelector("#main").hidden && document.querySelector("#room").hidden`)
		return
	}
	b.wait(`document.querySelector('#room[data-room="` + name + `"]:not([hidden])')`)
}

// at waits until a step is shown, counted from 1.
func (b *tab) at(step int) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelector(".scrub h2").textContent.startsWith("Step %d of")`, step))
}

// lesson opens a lesson and runs it.
func (b *tab) lesson(slug string) {
	b.t.Helper()
	b.open("/examples/" + slug + "/")
	b.ready()
	b.eval(`document.querySelector("[data-do=run]").click()`)
	b.ran()
}

// fits checks that the page is not wider than its window.
func (b *tab) fits(what string) {
	b.t.Helper()
	if b.eval(`document.documentElement.scrollWidth <= innerWidth + 1`) != "true" {
		b.t.Errorf("%s is wider than the window: %s of %s; %s", what, b.eval("document.documentElement.scrollWidth"), b.eval("innerWidth"),
			b.eval(`[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .scroll-x, .code, .rooms, pre")).slice(0, 3).map((e) => e.className + " " + e.textContent.slice(0, 40)).join(" | ")`))
	}
}

func TestObjectsStepByStep(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.lesson("unit-of-work")
	b.room("objects")
	contains(t, "the last step", b.text(".scrub h2"), "Step 49 of 49")
	b.shot("why-objects-last")
	// to the plan of the first flush, by the keys of the scale
	b.eval(`document.querySelector(".ticks [aria-current]").focus()`)
	b.key(kb.Home)
	b.at(1)
	for range 11 {
		b.key(kb.ArrowRight)
	}
	b.at(12)
	if got := b.eval(`document.activeElement.dataset.step`); got != "11" {
		t.Error("the focus went to", got)
	}
	contains(t, "what happens", b.text(".scrub .bar1 p"), "commit() flushes first")
	contains(t, "the plan", b.text(".fplan"), "Author.books needs the parent's new key")
	contains(t, "pending", b.text(".lanes"), "Book (new, no. 2)")
	contains(t, "the plan's nodes", b.eval(`document.querySelector(".fplan svg").textContent`), "save Author")
	contains(t, "what Django did", b.text(".saves"), "INSERT INTO")
	b.shot("why-objects-plan")
	b.accessible("objects")
	// a second look-up lands on the same object
	for range 12 {
		b.key(kb.ArrowRight)
	}
	b.at(24)
	contains(t, "the identity map", b.text(".pair"), "(Author, 1)")
	contains(t, "found again", b.text(".pair"), "found again 1 time")
	b.click("#step-next")
	b.at(25)
	contains(t, "the change", b.text(".pair"), "'S. Lem' → 'Stanislaw Lem'")
	b.shot("why-objects-identity")
	b.click(".sidetabs [data-arg=dj]")
	b.wait(`document.querySelector(".why.dj")`)
	contains(t, "Django's states", b.text(".lanes"), "_state.adding is False")
	b.accessible("Django's objects")
	b.shot("why-objects-django")
	b.click(".top [data-do=theme]")
	b.wait(`document.documentElement.dataset.theme === "dark"`)
	b.within(5e9, `document.getAnimations().length === 0`)
	b.accessible("Django's objects, dark")
	b.shot("why-objects-dark")
	// a line leads back to the code
	b.room("code")
}

func TestCachesOfDjango(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/one-to-many/")
	b.ready()
	b.write("dj", `from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=80)

class Book(models.Model):
    title = models.CharField(max_length=120)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")

lem = Author.objects.create(name="Lem")
Book.objects.create(title="Solaris", author=lem)
lazy = Book.objects.filter(title="x")
books = Book.objects.all()
for book in books:
    print(book.author.name)
for book in books:
    print(book.author.name)
for author in Author.objects.prefetch_related("books"):
    print(author.books.all())
`)
	b.click(".top .run")
	b.ran()
	b.room("objects")
	b.click(".sidetabs [data-arg=dj]")
	b.wait(`document.querySelector(".why.dj .memory")`)
	text := b.text(".why .memory")
	contains(t, "a lazy QuerySet", text, "not evaluated: nothing was sent")
	contains(t, "a filled QuerySet", text, "1 object kept, 1 read without a query")
	contains(t, "a related object", text, "author")
	contains(t, "a prefetched relation", text, "books")
	b.shot("why-caches")
}

func TestTables(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.lesson("many-to-many")
	b.room("tables")
	contains(t, "the text", b.text("#r-dj"), "Table app_book_tags")
	contains(t, "a key", b.text("#r-dj"), "refers to app_book.id")
	contains(t, "a relationship", b.text("#r-dj"), "many to many")
	b.shot("why-tables")
	b.accessible("tables")
	b.click(`#r-dj [data-do=browse][data-arg$=" app_book"]`)
	b.wait(`document.querySelector("#r-dj .rows")`)
	contains(t, "the rows", b.text("#r-dj .rows"), "Solaris")
	// the drawing as a file, and from a field to its line
	b.eval(`(() => { window.saved = null; const make = URL.createObjectURL; URL.createObjectURL = (f) => { f.text().then((s) => { window.saved = s; }); return make.call(URL, f); }; HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; })()`)
	b.click("#r-dj [data-do=save-svg]")
	b.wait("window.saved")
	contains(t, "the file", b.eval("saved"), `<svg xmlns="http://www.w3.org/2000/svg"`)
	contains(t, "its name", b.eval("savedAs"), "schema-dj.svg")
	b.eval(`document.querySelector('#r-dj g.to[aria-label^="title, Book.title"]').focus()`)
	b.key(kb.Enter)
	b.wait(`!document.querySelector("#main").hidden && document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line.now")?.textContent.includes("title =")`)
}

func TestFindingsAreCured(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.lesson("n-plus-one")
	b.room("findings")
	contains(t, "the finding", b.text("#r-dj"), "N+1: 5 similar queries, line 29")
	contains(t, "the loop", b.text("#r-dj"), "the loop: line 28")
	contains(t, "the lesson", b.text("#r-dj"), "Lesson: The N+1 query")
	contains(t, "the writes", b.text("#r-dj"), "4 writes in a loop")
	b.shot("why-findings")
	b.accessible("findings")
	before := b.code("dj")
	b.click("#r-dj [data-do=fix]")
	b.wait(`document.querySelector("#r-dj .applied b") && document.querySelector("#app[data-engine=ready]")`)
	contains(t, "before and after", b.text("#r-dj .applied"), "Queries 16 → 11")
	contains(t, "the code", b.code("dj"), `.order_by("year").select_related("author")`)
	b.shot("why-fixed")
	b.click("#r-dj [data-do=fix-undo]")
	b.ran()
	b.wait(`document.querySelector("#r-dj [data-do=fix]")`)
	if got := b.code("dj"); got != before {
		t.Errorf("Undo left\n%s", got)
	}
	// SQLAlchemy's, beside the statements
	b.room("code")
	b.click("#p-sa .timeline [data-do=fix]")
	b.wait(`document.querySelector("#p-sa .applied b") && document.querySelector("#app[data-engine=ready]")`)
	contains(t, "the import", b.code("sa"), "relationship, selectinload, joinedload")
	contains(t, "the option", b.code("sa"), ".options(joinedload(Book.author))")
	contains(t, "the output stays", b.text(".hinge .verdict"), "Same output")
}

// A statement marks its line and a line its statements, by the keyboard alone.
func TestCodeAndStatementsFollowEachOther(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.lesson("n-plus-one")
	b.click("#p-sa .timeline .sum") // a page that was never pressed has no focus to give
	b.eval(`document.querySelector('#p-sa [data-line="sa 44"] summary').focus()`)
	b.wait(`document.querySelector(".editor.sa").shadowRoot.querySelector(".cm-line.now")?.textContent.includes("for book in session.scalars")`)
	b.key(kb.Enter)
	b.wait(`document.querySelector('#p-sa [data-line="sa 44"] details[open] .tools')`)
	// from the code: the cursor goes down to the counted line
	b.editor("dj")
	for range 28 {
		b.key(kb.ArrowDown)
	}
	b.wait(`document.querySelector('#p-dj .byline.now[data-line="dj 29"]')`)
	b.shot("why-follow")
}

func TestDialectsAndCompare(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.lesson("aggregation")
	b.room("dialects")
	b.wait(`document.querySelectorAll("#r-sa .dial pre").length === 3 && document.querySelectorAll("#r-dj .dial pre").length === 3`)
	contains(t, "MySQL's quotes", b.text("#r-dj .dial"), "`app_book`")
	contains(t, "not run", b.text("#r-sa .dial"), "compiled, not run")
	if b.eval(`document.querySelectorAll("#r-dj .dial mark").length > 0`) != "true" {
		t.Error("no differences are marked")
	}
	b.accessible("dialects")
	b.shot("why-dialects")
	b.eval(`(() => { const p = document.querySelector("#spell-sa"); p.selectedIndex = p.options.length - 1; p.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	b.wait(`document.querySelector("#spell-sa").selectedIndex === document.querySelector("#spell-sa").options.length - 1 && document.querySelectorAll("#r-sa .dial pre").length === 3`)
	b.room("compare")
	contains(t, "the measures", b.text(".measures"), "Round trips")
	contains(t, "the memory", b.text(".measures"), "answered by the identity map")
	if n := b.eval(`document.querySelectorAll(".moves tbody tr").length`); n == "0" {
		t.Error("no steps")
	}
	b.accessible("compare")
	b.shot("why-compare")
}

func TestExplain(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.click("[data-do=layout][data-arg=dj]")
	b.write("dj", `from django.db import models

class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField()

for i in range(30):
    Book.objects.create(title=f"t{i}", year=1950 + i)
print(Book.objects.filter(year__gt=1970).order_by("title")[:30])
`)
	b.click(".top .run")
	b.ran()
	b.click(`#p-dj [data-line="dj 9"] summary`)
	b.wait(`document.querySelector('#p-dj [data-line="dj 9"] [data-do=explain]')`)
	b.click(`#p-dj [data-line="dj 9"] [data-do=explain]`)
	b.wait(`document.querySelector("#p-dj .plantree") && document.querySelector("#p-dj [data-do=explain-index]")`)
	contains(t, "the plan", b.text("#p-dj .plan"), "SCAN app_book")
	contains(t, "its meaning", b.text("#p-dj .plan"), "Every row of app_book is read")
	contains(t, "the index", b.text("#p-dj .plan"), `CREATE INDEX "app_book_year" ON "app_book" ("year")`)
	b.click("#p-dj [data-do=explain-index]")
	b.wait(`document.querySelectorAll("#p-dj .plantree").length === 2`)
	contains(t, "after", b.text("#p-dj .plan"), "Rows are looked up now")
	b.accessible("a query plan")
	b.shot("why-explain")
	// kinds, and the parts of a long timeline
	b.click(`#p-dj [data-do=kind][data-arg="dj INSERT"]`)
	b.wait(`!document.querySelector("#p-dj .timeline").textContent.includes("INSERT INTO")`)
	b.click(`#p-dj [data-do=kind][data-arg="dj INSERT"]`)
	b.wait(`document.querySelector("#p-dj .timeline").textContent.includes("INSERT INTO")`)
}

func TestTenThousandStatements(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=sa]")
	b.write("sa", tenThousand)
	b.click(".top .run")
	// on a busy machine the time limit ends it earlier, which must be as usable
	b.within(60e9, `/finished|limited/.test(document.querySelector("#p-sa").dataset.status)`)
	t.Log("counted:", b.text("#p-sa .timeline .sum"))
	b.wait(`+document.querySelector("#p-sa .timeline .sum").textContent.split(" ")[0] >= 1500 && document.querySelector("#p-sa .pager")`)
	// scrolling a part of it holds up no frame for 50 ms
	b.eval(scroll)
	b.wait("window.scrolled")
	t.Logf("slowest frame while scrolling: %s ms", b.eval("Math.round(slowest)"))
	b.click(`#p-sa .pager button:last-child`)
	b.wait(`document.querySelector("#p-sa .pager").innerText.includes("Statements 101 to 200") || !document.querySelector("#p-sa .pager").innerText.includes("Statements 1 to")`)
	b.room("objects")
	b.wait(`document.querySelector(".scrub")`)
	b.room("compare")
	b.shot("why-10000")
}

// The views on a phone: one side at a time, nothing wider than the window.
func TestViewsOnAPhone(t *testing.T) {
	b := newTab(t, serve(t, nil), 390, 844)
	b.lesson("unit-of-work")
	for _, room := range []string{"objects", "tables", "findings", "dialects", "compare"} {
		b.room(room)
		if room == "dialects" {
			b.wait(`document.querySelectorAll("#r-sa .dial pre").length === 3`)
		}
		b.fits(room)
		b.accessible(room + " on a phone")
		b.shot("phone-why-" + room)
		if room == "objects" {
			b.click("#step-back")
			continue
		}
		b.click(".sidetabs [data-arg=dj]")
		b.fits(room)
		b.click(".sidetabs [data-arg=sa]")
	}
	b.room("code")
	b.fits("the code")
	// large type for a projector
	p := newTab(t, b.server, 1440, 900)
	p.lesson("unit-of-work")
	p.click(".top [data-do=projector]")
	for _, room := range []string{"objects", "tables", "findings", "dialects", "compare"} {
		p.room(room)
		p.fits(room + ", large")
	}
	p.shot("why-projector")
}

// Recorded results can be looked at before the engine is there, and what needs it
// says so.
func TestViewsOfARecording(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/unit-of-work/")
	b.ready()
	b.room("objects")
	contains(t, "the steps", b.text(".scrub h2"), "Step 49 of 49")
	b.room("tables")
	b.click("#r-sa [data-do=browse]")
	b.wait(`document.querySelector("#r-sa .tools [role=status]")`)
	contains(t, "why there are no rows", b.text("#r-sa"), "Run the code first.")
	b.room("dialects")
	contains(t, "why there is no text", b.text("#r-sa"), "Run the code first.")
	for _, room := range []string{"findings", "compare"} {
		b.room(room)
		if text := b.text("#room"); len(strings.Fields(text)) < 10 {
			t.Error(fmt.Sprint(room, " shows ", text))
		}
	}
}
