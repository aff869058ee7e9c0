//go:build !js

package browsertest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/diptych-orm/diptych/web/site"
)

func contains(t *testing.T, what, text, want string) {
	t.Helper()
	if !strings.Contains(text, want) {
		t.Errorf("%s: no %q in:\n%.1200s", what, want, text)
	}
}

func TestRunBothSides(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.shot("desktop-ready")
	b.click(".top .run")
	b.ran()
	for _, side := range []string{"dj", "sa"} {
		contains(t, side, b.text("#p-"+side+" .stdout"), "Stanisław Lem · Solaris")
		if got := b.status(side); got != "finished" {
			t.Errorf("%s is %s: %s", side, got, b.text("#p-"+side))
		}
	}
	contains(t, "Django's SQL", b.eval(`document.querySelector("#p-dj .timeline").textContent`), `SELECT "app_author"."id", "app_author"."name" FROM "app_author" WHERE "app_author"."id" = %s LIMIT 21`)
	contains(t, "SQLAlchemy's SQL", b.eval(`document.querySelector("#p-sa .timeline").textContent`), "SELECT author.id AS author_id, author.name AS author_name FROM author WHERE author.id IN (?, ?, ?, ?)")
	contains(t, "the findings", b.eval(`[...document.querySelectorAll("#p-dj .flag")].map((f) => f.innerText).join("\n")`), "N+1: 5 similar queries, line 29")
	contains(t, "the hinge", b.text(".hinge"), "Same output")
	contains(t, "the status line", b.text(".foot .tally"), "queries · ")

	// the rows of a statement, and the line that sent it
	b.click(`#p-dj [data-line="dj 28"] summary`)
	b.wait(`document.querySelector('#p-dj [data-line="dj 28"] details .rows')`)
	contains(t, "rows", b.text(`#p-dj [data-line="dj 28"] .rows`), "Solaris")
	contains(t, "the counted line", b.eval(`[...document.querySelector(".editor.dj").shadowRoot.querySelectorAll(".cm-counts .cm-gutterElement")].map((e) => e.textContent).join(" ")`), "5×")
	b.wait(`document.querySelector('#p-dj .byline.now[data-line="dj 28"]') && document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line.now")`)
	b.shot("desktop-ran")

	b.click(".top [data-do=theme]")
	b.wait(`document.documentElement.dataset.theme === "dark"`)
	b.shot("desktop-dark")
}

func TestTracebackMarksItsLine(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=dj]")
	b.write("dj", "a = 1\nprint('before')\nprint(b)\n")
	b.click(".top .run")
	b.ran()
	contains(t, "traceback", b.text("#p-dj .fail"), "NameError: name 'b' is not defined")
	contains(t, "traceback", b.text("#p-dj .fail"), "line 3")
	contains(t, "output before it", b.text("#p-dj .stdout"), "before")
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line.err")?.textContent === "print(b)"`)
	contains(t, "no SQL", b.text("#p-dj .timeline"), "No SQL was sent.")
	b.shot("desktop-error")
}

func TestAnEndlessLoopIsStopped(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	const loop = "n = 0\nwhile True:\n    n += 1\n"
	b.write("dj", loop)
	b.click(".top .run")
	b.wait(`document.querySelector("#p-dj").dataset.status === "running"`)
	time.Sleep(300 * time.Millisecond)
	// the page itself says how long Stop took: this process shares the machine with the loop
	b.eval(`(() => {
		const begin = performance.now();
		new MutationObserver((_, o) => { window.stopTook = performance.now() - begin; o.disconnect(); }).observe(document.querySelector("#p-dj"), { attributeFilter: ["data-status"] });
		document.querySelector(".top [data-do=stop]").click();
	})()`)
	b.wait(`document.querySelector("#p-dj").dataset.status === "stopped"`)
	if b.eval("stopTook < 500") != "true" {
		t.Errorf("Stop took %s ms", b.eval("stopTook"))
	}
	b.shot("desktop-stopped")
	if got := b.code("dj"); got != loop {
		t.Errorf("the editor holds %q", got)
	}
	// the page goes on: the same program, made finite, runs
	b.wait(`document.querySelector("#app[data-engine=ready]")`)
	b.click(".top [data-do=reset]")
	b.eval(watch)
	b.click(".top .run")
	b.wait("ranAt > 0")
	contains(t, "the next run", b.text("#p-dj .stdout"), "before 1970: 2")
}

func TestTheLimitEndsALoopByItself(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.write("dj", "while True:\n    pass\n")
	b.click(".top .run")
	b.within(40*time.Second, `document.querySelector("#p-dj").dataset.status === "limited"`)
	contains(t, "why", b.text("#p-dj .fail"), "Stopped")
	b.ran() // the other side ran nevertheless
	contains(t, "the other side", b.text("#p-sa .stdout"), "before 1970: 2")
}

func TestShareLinkRoundTrip(t *testing.T) {
	server := serve(t, nil)
	b := newTab(t, server, 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.write("dj", "print('from a link ž')\n")
	b.click(".top [data-do=share]")
	b.wait(`document.querySelector(".notice:not([hidden])") && location.hash.startsWith("#1d.")`)
	if path := b.eval("location.pathname"); path != "/play/" {
		t.Error("the address is", path)
	}
	link := b.eval("location.hash")

	c := newTab(t, server, 1440, 900)
	c.open("/play/" + link)
	c.ready()
	if got := c.code("dj"); got != "print('from a link ž')\n" {
		t.Errorf("the link opened as %q", got)
	}
	c.click(".top .run")
	c.ran()
	contains(t, "output", c.text("#p-dj .stdout"), "from a link ž")
	contains(t, "the other side came too", c.code("sa"), "create_engine")

	// a link that is cut says so and loses nothing that was typed
	c.open("/play/")
	c.ready()
	c.write("dj", "mine = 1\n")
	c.wait(`localStorage.getItem("diptych.draft.first-model")`)
	c.open("/play/" + link[:len(link)-20])
	c.do(chromedp.Reload())
	c.ready()
	contains(t, "the notice", c.text(".notice"), "cut short")
	if got := c.code("dj"); got != "mine = 1\n" {
		t.Errorf("the draft became %q", got)
	}
	c.shot("desktop-bad-link")
}

func TestADraftSurvivesAReload(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/aggregation/")
	b.ready()
	b.write("sa", "kept = 'this'\n")
	b.do(chromedp.Reload())
	b.ready()
	if got := b.code("sa"); got != "kept = 'this'\n" {
		t.Errorf("after a reload: %q", got)
	}
	b.click(".top [data-do=reset]")
	contains(t, "after Reset", b.code("sa"), "create_engine")
	b.wait(`document.querySelector(".notice [data-do=restore]")`)
	b.click(".notice [data-do=restore]")
	if got := b.code("sa"); got != "kept = 'this'\n" {
		t.Errorf("after Restore: %q", got)
	}
}

func TestAnotherLessonAndBack(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.eval(`(() => { const p = document.querySelector("#pick"); p.value = "aggregation"; p.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	b.wait(`document.querySelector("h1").textContent === "Aggregation" && location.pathname === "/examples/aggregation/"`)
	contains(t, "the code", b.code("dj"), "Avg")
	b.eval("history.back()")
	b.wait(`document.querySelector("h1").textContent === "First model"`)
	if got := b.eval(`document.querySelector("#pick").value`); got != "first-model" {
		t.Error("the picker shows", got)
	}
}

func TestKeyboardOnly(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	// every control is reached by Tab, in the order of the page, and shows its focus
	var seen []string
	for range 8 {
		b.key(kb.Tab)
		seen = append(seen, b.eval(`(() => { const e = document.activeElement; return e.dataset.do || e.id || e.className || e.tagName; })()`))
	}
	order := strings.Join(seen, " ")
	contains(t, "the order", order, "skip brand pick run")
	// Ctrl-Enter in an editor runs; Escape and Tab leave it
	b.editor("dj")
	b.key(kb.Enter, chromedp.KeyModifiers(kb.ModifierCtrl))
	b.ran()
	contains(t, "the run", b.text("#p-dj .stdout"), "before 1970: 2")
	b.editor("dj")
	b.key(kb.Escape)
	b.key(kb.Tab)
	if got := b.eval(`document.activeElement.closest(".editor") ? "inside" : "outside"`); got != "outside" {
		t.Error("Escape and Tab do not leave the editor")
	}
	// pressing Run by key keeps the place
	b.eval(`document.querySelector(".top .run").focus()`)
	b.key(kb.Enter)
	b.ran()
	if got := b.eval(`document.activeElement.dataset.do`); got != "run" {
		t.Error("after Run the focus is on", got)
	}
	// a statement opens by keyboard and marks its line in the code
	b.eval(`document.querySelector('#p-dj [data-stmt] summary').focus()`)
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line.now")`)
	b.key(kb.Enter)
	b.wait(`document.querySelector('#p-dj [data-stmt]').open`)
}

func TestPhone(t *testing.T) {
	b := newTab(t, serve(t, nil), 390, 844)
	overflow := func(when string) {
		t.Helper()
		if got := b.eval(`document.documentElement.scrollWidth - innerWidth`); got != "0" {
			t.Errorf("%s: %s px too wide: %s", when, got, b.eval(`[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".code, .scroll, .trace, pre, svg, .stmt")).slice(0, 5).map((e) => e.tagName + "." + e.className).join(", ")`))
		}
	}
	b.open("/")
	overflow("first page")
	b.shot("phone-landing")
	b.open("/examples/n-plus-one/")
	b.ready()
	overflow("ready")
	b.shot("phone-ready")
	b.click(".runbar .run")
	b.ran()
	overflow("ran")
	contains(t, "the tab", b.text("#t-dj"), "queries")
	if b.eval(`getComputedStyle(document.querySelector("#p-sa")).display`) != "none" {
		t.Error("both panels are shown on a phone")
	}
	b.click("#t-sa")
	b.wait(`getComputedStyle(document.querySelector("#p-sa")).display !== "none"`)
	contains(t, "SQLAlchemy", b.text("#p-sa .stdout"), "Solaris")
	b.eval(`document.querySelector("#p-sa .timeline").scrollIntoView()`)
	b.shot("phone-sql")
	b.click(".runbar [data-do=more]")
	b.wait(`document.querySelector(".runbar .more").offsetHeight > 0`)
	overflow("more")
	small := b.eval(`[...document.querySelectorAll(".runbar button, .tabs button, .top button")].filter((e) => e.offsetHeight && e.offsetHeight < 44).map((e) => e.textContent).join(",")`)
	if small != "" {
		t.Error("touch targets under 44 px:", small)
	}
}

func TestReadableWithoutJavaScript(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open("/examples/n-plus-one/")
	b.shot("desktop-no-script")
	html, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("#app")))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The N+1 query", "class Author(models.Model):", "Stanisław Lem · Solaris", "N+1: 5 similar queries", "16 queries"} {
		contains(t, "without JavaScript", html, want)
	}
}

func TestValuesAreText(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=dj]")
	b.write("dj", "print('<img src=x onerror=alert(1)><b>bold</b>')\nprint('\\x07\\u202eabc')\n")
	b.click(".top .run")
	b.ran()
	contains(t, "output", b.text("#p-dj .stdout"), "<img src=x onerror=alert(1)><b>bold</b>")
	if got := b.eval(`document.querySelectorAll("#p-dj .out img, #p-dj .out b").length`); got != "0" {
		t.Error("output became markup")
	}
	contains(t, "control characters", b.text("#p-dj .stdout"), "␇\uFFFDabc")
}

func TestProjectorAndThemeAreKept(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click(".top [data-do=theme]")
	b.click(".top [data-do=projector]")
	b.do(chromedp.Reload())
	if got := b.eval(`document.documentElement.dataset.theme + " " + document.documentElement.hasAttribute("data-projector")`); got != "dark true" {
		t.Error("after a reload:", got)
	}
	b.ready()
	b.shot("desktop-projector")
}

func TestNoPage(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.allow("404")
	b.open("/nothing/here")
	contains(t, "404", b.text("main"), "No page has this address.")
	b.click("main a[href='/']")
	b.wait(`location.pathname === "/"`)
	b.shot("desktop-landing")
	contains(t, "the first page", b.text("main"), "run both in your browser")
	if n := b.eval(`document.querySelectorAll(".toc li").length`); n < "6" {
		t.Error(fmt.Sprint("lessons on the first page: ", n))
	}
}

func TestWhatIsPressedEarlyIsDone(t *testing.T) {
	hold := make(chan struct{})
	inner := site.Server(dist(t))
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/a/app.") {
			<-hold
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
	b.open("/examples/first-model/")
	b.wait(`globalThis.diptych`)
	b.click(".top .run")
	close(hold)
	b.ready()
	b.ran()
	contains(t, "the run", b.text("#p-dj .stdout"), "before 1970: 2")
}
