//go:build !js

package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// typeText types into what has the focus.
func (b *tab) typeText(text string) {
	b.t.Helper()
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// enter presses Enter as a keyboard does: the character follows only when the
// page did not take the key.
func (b *tab) enter() {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeChar, input.DispatchKeyEventTypeKeyUp} {
		p := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13}
		if kind == input.DispatchKeyEventTypeChar {
			p.Text = "\r"
		}
		call(b, input.DispatchKeyEvent, p)
	}
}

const (
	promptText = `[...document.querySelector(".prompt").shadowRoot.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\\n")`
	answered   = `![...document.querySelectorAll(".entries .note")].some((n) => n.textContent.includes("running"))`
)

// prompt sends a statement and waits for what comes of it.
func (b *tab) prompt(text string, entries int) {
	b.t.Helper()
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.typeText(text)
	b.enter()
	b.wait(`document.querySelectorAll(".entries li").length === ` + itoa(entries) + ` && ` + answered + ` && ` + promptText + ` === ""`)
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

func TestConsole(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.room("console")
	b.wait(`document.querySelector(".prompt")?.shadowRoot?.querySelector(".cm-content")`)
	b.click(`.sidetabs .dj`)
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.typeText("Book.objects.count()")
	b.enter()
	b.wait(`document.querySelector(".entries .wrong")`)
	contains(t, "before a run", b.text(".entries .wrong"), "Run the code first")
	if got := b.eval(promptText); got != "Book.objects.count()" {
		t.Errorf("the prompt holds %q", got)
	}
	b.click(".top .run")
	b.ran()
	queries := b.eval(`document.querySelector("#p-dj .timeline .sum").textContent`)
	b.click(`[data-do="console-clear"]`)
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.enter()
	b.wait(`document.querySelectorAll(".entries li").length === 1 && document.querySelector(".entries .answer") && ` + promptText + ` === ""`)
	contains(t, "the answer", b.text(".entries li:nth-child(1) .answer"), "5")
	b.prompt("_ + 1", 2)
	contains(t, "the last value", b.text(".entries li:nth-child(2) .answer"), "6")
	// several lines: the prompt goes on with its indent, an empty line ends it
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.typeText("for a in Author.objects.order_by('name'):")
	b.enter()
	b.wait(promptText + ` === "for a in Author.objects.order_by('name'):\\n    "`)
	b.typeText("print(a.name)")
	b.enter()
	b.wait(promptText + `.endsWith("print(a.name)\\n    ")`)
	b.key(kb.Backspace)
	b.enter()
	b.wait(`document.querySelectorAll(".entries li").length === 3 && ` + answered)
	contains(t, "printed", b.text(".entries li:nth-child(3) .answer"), "Isaac Asimov\nPhilip K. Dick")
	// an error, and what was typed comes back with the arrow
	b.prompt("Book.objects.get(title='none')", 4)
	contains(t, "error", b.text(".entries li:nth-child(4) .wrong"), "DoesNotExist: Book matching query does not exist.")
	b.key(kb.ArrowUp)
	b.key(kb.ArrowUp)
	b.wait(promptText + `.startsWith("for a in")`)
	b.key(kb.ArrowDown)
	b.key(kb.ArrowDown)
	b.wait(promptText + ` === ""`)
	b.shot("desktop-console")
	// SQL on the same database
	b.click(`[data-do="prompt-kind"][data-arg="sql"]`)
	b.prompt("select title, year from app_book where year < 1951 order by year", 5)
	contains(t, "rows", b.text(".entries li:nth-child(5) .rows"), "I, Robot")
	b.prompt("selec", 6)
	contains(t, "SQL error", b.text(".entries li:nth-child(6) .wrong"), "syntax error")
	// its statements stand in the timeline; what it printed does not stand in the output
	b.room("code")
	b.wait(`document.querySelector("#p-dj .timeline .sum").textContent !== ` + quoted(queries))
	contains(t, "the timeline", b.eval(`document.querySelector("#p-dj .timeline").textContent`), "year < 1951")
	if got := b.text("#p-dj .stdout"); strings.Contains(got, "Philip K. Dick\nStan") {
		t.Errorf("the console's output stands in the run's: %s", got)
	}
	// what was typed is there after a reload
	b.do(chromedp.Reload())
	b.ready()
	b.room("console")
	b.wait(`document.querySelector(".prompt")?.shadowRoot?.querySelector(".cm-content")`)
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.wait(`document.activeElement?.className === "prompt"`)
	b.key(kb.ArrowUp)
	b.wait(promptText + `.startsWith("Book.objects.get")`)
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

func TestConsoleLoopIsStopped(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click(".top .run")
	b.ran()
	b.room("console")
	b.wait(`document.querySelector(".prompt")?.shadowRoot?.querySelector(".cm-content")`)
	b.eval(`document.querySelector(".prompt").shadowRoot.querySelector(".cm-content").focus()`)
	b.typeText("while True: pass")
	b.enter()
	b.wait(`document.querySelector("#app[data-engine=running]")`)
	b.click(".top [data-do=stop]")
	b.wait(`document.querySelector(".entries .wrong") && document.querySelector("#app[data-engine=ready]")`)
	contains(t, "why", b.text(".entries .wrong"), "Stopped.")
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	b.click(`[data-do="console-clear"]`)
	b.prompt("1 + 1", 1)
	contains(t, "the next one", b.text(".entries .answer"), "2")
}

func TestDatabaseRoom(t *testing.T) {
	down := t.TempDir()
	b := newTab(t, serve(t, nil), 1440, 900)
	call(b, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: down})
	b.open("/examples/first-model/")
	b.ready()
	b.write("dj", "from django.db import models\nclass Thing(models.Model):\n    name = models.CharField(max_length=30)\nThing.objects.create(name='one')\nprint('things', Thing.objects.count())\n")
	b.room("database")
	b.click(`[data-do="store-save"][data-arg="dj"]`)
	b.wait(`document.querySelector(".store .said[data-failed]")`)
	contains(t, "before a run", b.text(".store .said"), "Run the code first")
	b.click(".top .run")
	b.ran()
	// kept: the second run finds what the first one left
	b.click(`input[name="store-begin"][value="keep"]`)
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	contains(t, "kept", b.eval(`document.querySelector("#p-dj .stdout").textContent`), "things 2")
	// download
	b.click(`[data-do="store-save"][data-arg="dj"]`)
	b.wait(`document.querySelector(".store .said").textContent.includes("dj.sqlite")`)
	path := filepath.Join(down, "dj.sqlite")
	var data []byte
	for range 100 {
		if data, _ = os.ReadFile(path); len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if !strings.HasPrefix(string(data), "SQLite format 3\x00") {
		t.Fatalf("%d bytes were downloaded", len(data))
	}
	// generated rows
	b.click(`[data-do="store-seed"][data-arg="dj 10000"]`)
	b.wait(`document.querySelector(".store .now table")`)
	contains(t, "the tables", b.text(".store .now"), "10000")
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	contains(t, "seeded", b.eval(`document.querySelector("#p-dj .stdout").textContent`), "things 10001")
	b.shot("desktop-database")
	// a file that is none replaces nothing; the one that was downloaded works
	notes := filepath.Join(down, "notes.sqlite")
	if err := os.WriteFile(notes, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.upload("#store-file", notes)
	b.wait(`document.querySelector(".store .said[data-failed]")`)
	contains(t, "a wrong file", b.text(".store .said"), "notes.sqlite was not imported: it is not a database.")
	contains(t, "the tables", b.text(".store .now"), "10000")
	b.upload("#store-file", path)
	b.wait(`document.querySelector(".store .said").textContent.includes("begins with dj.sqlite")`)
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	contains(t, "imported", b.eval(`document.querySelector("#p-dj .stdout").textContent`), "things 3")
	b.click(`input[name="store-begin"][value="fresh"]`)
	b.click(`[data-do="store-reset"]`)
	b.wait(`document.querySelector(".store .said").textContent.includes("empty database")`)
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	contains(t, "after Reset", b.eval(`document.querySelector("#p-dj .stdout").textContent`), "things 1")
}

// upload chooses a file in a file input.
func (b *tab) upload(selector, path string) {
	b.t.Helper()
	b.do(chromedp.SetUploadFiles(chromedp.CSS(selector), []string{path}))
}

func TestErrorsAreMarkedWhileTyping(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	const marks = `document.querySelector(".editor.dj").shadowRoot.querySelectorAll(".cm-lintRange-error, .cm-lintPoint-error").length`
	b.write("dj", "x = 1\ny = b c\n")
	b.wait(marks + " === 1")
	b.write("dj", "x = 1\ny = 2\n")
	b.wait(marks + " === 0")
	b.write("dj", "print((1)\n")
	b.wait(marks + " === 1")
	b.click(".top [data-do=reset]")
	b.wait(marks + " === 0")
}

func TestCompletion(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	const offered = `[...document.querySelector(".editor.dj").shadowRoot.querySelectorAll(".cm-completionLabel")].map((e) => e.textContent).join(" ")`
	b.click(".top .run") // the run tells the models
	b.ran()
	b.editor("dj")
	b.key(kb.End, chromedp.KeyModifiers(kb.ModifierCtrl))
	b.typeText("\nBook.objects.filter(author__na")
	b.wait(`(` + offered + `).includes("name")`)
	b.shot("desktop-completion")
	b.key(kb.Tab)
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-content").textContent.includes("author__name")`)
	b.typeText("__ico")
	b.wait(`(` + offered + `).includes("icontains")`)
	b.key(kb.Escape)
	b.typeText("ntains='a').sel")
	b.wait(`(` + offered + `).includes("select_related")`)
	// the list closed by Escape, Tab leaves the editor after another Escape
	b.key(kb.Escape)
	b.key(kb.Escape)
	b.key(kb.Tab)
	if got := b.eval(`document.activeElement.closest(".editor") ? "inside" : "outside"`); got != "outside" {
		t.Error("Escape and Tab do not leave the editor")
	}
}

func TestToolsEverywhere(t *testing.T) {
	server := serve(t, nil)
	for name, size := range map[string][2]int64{"desktop": {1440, 900}, "phone": {390, 844}} {
		b := newTab(t, server, size[0], size[1])
		b.lesson("n-plus-one")
		if name == "desktop" {
			b.click(".top [data-do=theme]")
			b.wait(`document.documentElement.dataset.theme === "dark"`)
		}
		b.room("console")
		b.wait(`document.querySelector(".prompt")?.shadowRoot?.querySelector(".cm-content")`)
		b.prompt("Book.objects.first()", 1)
		b.prompt("1 / 0", 2)
		b.within(5*time.Second, `document.getAnimations().length === 0`)
		b.fits(name + ", console")
		b.accessible(name + ", console")
		b.shot(name + "-console-other")
		b.room("database")
		b.click(`[data-do="store-seed"]`)
		b.wait(`document.querySelector(".store .now table")`)
		b.within(5*time.Second, `document.getAnimations().length === 0`)
		b.fits(name + ", database")
		b.accessible(name + ", database")
		b.shot(name + "-database-other")
	}
}
