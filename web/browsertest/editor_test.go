//go:build !js

package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shadow is an element inside a panel's editor.
func shadow(side, selector string) string {
	return fmt.Sprintf(`document.querySelector(".editor.%s").shadowRoot.querySelector(%q)`, side, selector)
}

// point moves the mouse over a text in a panel's editor.
func (b *tab) point(side, text string) {
	b.t.Helper()
	at := strings.Split(b.eval(fmt.Sprintf(`(() => {
		const walk = document.createTreeWalker(%s, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const i = walk.currentNode.data.indexOf(%q);
			if (i < 0) continue;
			const range = document.createRange();
			range.setStart(walk.currentNode, i);
			range.setEnd(walk.currentNode, i + %d);
			const r = range.getBoundingClientRect();
			return (r.left + r.width / 2) + " " + (r.top + r.height / 2);
		}
		return "";
	})()`, shadow(side, ".cm-content"), text, len(text))), " ")
	if len(at) != 2 {
		b.t.Fatalf("%q is not in the editor", text)
	}
	var x, y float64
	if _, err := fmt.Sscan(at[0], &x); err != nil {
		b.t.Fatal(err)
	}
	if _, err := fmt.Sscan(at[1], &y); err != nil {
		b.t.Fatal(err)
	}
	for _, dx := range []float64{-3, 0} {
		call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x + dx, Y: y})
	}
}

func TestFormatting(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	const rough = "x=[ 1,2 ]#two\nprint ( x )"
	b.write("dj", rough)
	b.key("F", chromedp.KeyModifiers(kb.ModifierAlt|kb.ModifierShift))
	b.wait(`document.querySelector(".notice:not([hidden])")?.innerText.includes("django.py was formatted")`)
	if got := b.code("dj"); got != "x = [1, 2]  # two\nprint(x)\n" {
		t.Errorf("%q", got)
	}
	b.editor("dj")
	b.key("z", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(shadow("dj", ".cm-line") + `.textContent.startsWith("x=[")`)
	if got := b.code("dj"); got != rough {
		t.Errorf("undone: %q", got)
	}
	// by its button, and a text that is no Python stays
	b.write("dj", "x=(\n")
	b.click("#p-dj [data-do=file-format]")
	b.wait(`document.querySelector(".notice:not([hidden])")?.innerText.includes("django.py was not formatted. Line 1")`)
	if got := b.code("dj"); got != "x=(\n" {
		t.Errorf("%q", got)
	}
}

func TestHelpBesideNames(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.click(".top .run")
	b.ran()
	note := shadow("dj", ".cm-about")
	b.point("dj", "ForeignKey")
	b.wait(note + `?.textContent.includes("Many objects to one")`)
	b.shot("desktop-help")
	b.accessible("a note beside a name")
	b.key(kb.Escape)
	b.wait("!" + note)
	// by keyboard, read out; a field of the run's model
	b.write("dj", "from django.db import models\nBook.objects.filter(author__name")
	b.key(kb.F1)
	b.wait(note + `?.textContent.includes("Author.name")`)
	b.wait(shadow("dj", ".cm-announced") + `?.textContent.includes("The column name of app_author.")`)
	b.key(kb.Escape)
	b.wait("!" + note)
	b.key("k", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.key("i", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(note)
	b.typeText("_")
	b.wait("!" + note)
	b.key(kb.F1)
	b.wait(shadow("dj", ".cm-announced") + `?.textContent.includes("Nothing is known")`)
}

func TestSearchInTheEditor(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.editor("dj")
	b.key("f", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(shadow("dj", ".cm-search input[name=search]"))
	b.key("author") // typed: the panel listens to keys
	b.enter()
	b.wait(shadow("dj", ".cm-searchMatch-selected"))
	b.accessible("the search panel")
	b.shot("desktop-search")
	first := b.eval(shadow("dj", ".cm-searchMatch-selected") + `.getBoundingClientRect().top`)
	b.enter()
	b.wait(shadow("dj", ".cm-searchMatch-selected") + `?.getBoundingClientRect().top !== ` + first)
	b.key(kb.Escape)
	b.wait("!" + shadow("dj", ".cm-search"))
	if got := b.eval(`document.activeElement.className`); !strings.Contains(got, "editor dj") {
		t.Error("after the search the focus is on", got)
	}
}

func TestUndoReachesBehindResetAndDrafts(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	original := b.code("dj")
	b.write("dj", "mine = 1\n")
	b.wait(`document.querySelector(".top [data-do=reset]").ariaDisabled !== "true" && localStorage.getItem("diptych.draft.first-model")`)
	b.click(".top [data-do=reset]")
	b.wait(shadow("dj", ".cm-line") + `.textContent !== "mine = 1"`)
	if got := b.code("dj"); got != original {
		t.Errorf("after Reset: %q", got)
	}
	b.editor("dj")
	b.key("z", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(shadow("dj", ".cm-line") + `.textContent === "mine = 1"`)
	b.wait(`JSON.parse(localStorage.getItem("diptych.draft.first-model") ?? "{}").texts?.[0] === "mine = 1\n"`)
	b.key("y", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(shadow("dj", ".cm-line") + `.textContent !== "mine = 1"`)
	if got := b.code("dj"); got != original {
		t.Errorf("redone: %q", got)
	}
	// a draft that is restored is one step too
	b.wait(`document.querySelector(".notice [data-do=restore]")`)
	b.click(".notice [data-do=restore]")
	b.wait(shadow("dj", ".cm-line") + `.textContent === "mine = 1"`)
	b.editor("dj")
	b.key("z", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(shadow("dj", ".cm-line") + `.textContent !== "mine = 1"`)
	if got := b.code("dj"); got != original {
		t.Errorf("the draft undone: %q", got)
	}
}

func TestTabInTheEditor(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.write("dj", "if x:\n")
	b.key(kb.Tab)
	b.typeText("y")
	if got := b.code("dj"); got != "if x:\n        y" && got != "if x:\n    y" {
		t.Errorf("Tab indents: %q", got)
	}
	b.key(kb.Escape)
	b.key(kb.Escape)
	b.key(kb.Tab)
	if got := b.eval(`document.activeElement.closest(".editor") ? "inside" : "outside"`); got != "outside" {
		t.Error("Escape and Tab do not leave the editor")
	}
	before := b.code("dj")
	b.editor("dj")
	b.key(kb.Escape)
	b.key(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift))
	if got := b.eval(`document.activeElement.closest(".editor") ? "inside" : "outside"`); got != "outside" || b.code("dj") != before {
		t.Error("Escape and Shift+Tab do not leave the editor", got)
	}
}
