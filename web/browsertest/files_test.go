//go:build !js

package browsertest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	shopModels = "from django.db import models\n\nclass Author(models.Model):\n    name = models.CharField(max_length=9)\n\nclass Book(models.Model):\n    title = models.CharField(max_length=9)\n    author = models.ForeignKey(Author, models.CASCADE)\n\n    @property\n    def by(self):\n        return self.author.name\n"
	shopMain   = "from shop.models import Author, Book\nfor i in range(4):\n    Book.objects.create(title='t', author=Author.objects.create(name=str(i)))\nfor b in Book.objects.order_by('id'):\n    print(b.by)\n"
)

// fileTab is what is read on the tabs of a side.
func (b *tab) fileTabs(side string) string {
	b.t.Helper()
	return b.eval(fmt.Sprintf(`[...document.querySelectorAll("#p-%s .ftab .fn")].map((t) => t.textContent + (t.parentElement.ariaSelected === "true" ? "*" : "")).join(" ")`, side))
}

// addFile makes a file by keyboard, from the focused button.
func (b *tab) addFile(side, name, text string) {
	b.t.Helper()
	b.eval(fmt.Sprintf(`document.querySelector("#p-%s [data-do=file-add]").focus()`, side))
	b.enter()
	b.wait(fmt.Sprintf(`document.activeElement?.id === "fn-%s"`, side))
	b.typeText(name) // over the proposed one, which is selected
	b.enter()
	b.wait(fmt.Sprintf(`document.querySelector("#p-%s .ftab[aria-selected=true] .fn")?.textContent === %q && document.activeElement === document.querySelector(".editor.%s")`, side, name, side))
	b.typeText(text)
}

func TestSeveralFiles(t *testing.T) {
	server := serve(t, nil)
	b := newTab(t, server, 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=both]")
	b.write("dj", shopMain)
	b.addFile("dj", "shop/models.py", shopModels)
	b.wait(`document.querySelectorAll("#p-dj .ftab").length === 2`)
	if got := b.fileTabs("dj"); got != "django.py shop/models.py*" {
		t.Fatal(got)
	}
	b.accessible("two files")
	b.shot("desktop-files")

	// it runs, and what comes from the other file leads there
	b.click(".top .run")
	b.ran()
	contains(t, "output", b.text("#p-dj .stdout"), "0\n1\n2\n3")
	contains(t, "the finding", b.eval(`document.querySelector("#p-dj .flag").innerText`), "N+1: 4 similar queries, shop/models.py:12")
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-counts").textContent.includes("4×")`)
	b.click(`#p-dj .ftab:nth-child(1)`)
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line").textContent.startsWith("from shop.models")`)
	b.wait(`/8×.*1×/.test(document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-counts").textContent)`)
	b.click(`#p-dj [data-line="dj 12 shop/models.py"] .at`)
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-activeLine, .cm-line.now")?.textContent.includes("return self.author.name")`)
	if got := b.fileTabs("dj"); got != "django.py shop/models.py*" {
		t.Error("the link led to", got)
	}
	b.shot("desktop-files-ran")

	// the change by one press is made in the file where the loop is, with its counts
	before := b.eval(`document.querySelector("#p-dj .timeline .sum").textContent`)
	b.click("#p-dj .flag [data-do=fix]")
	b.ran()
	b.wait(`document.querySelector("#p-dj .applied b")?.textContent.includes("→")`)
	if after := b.eval(`document.querySelector("#p-dj .timeline .sum").textContent`); after == before {
		t.Errorf("%s stayed %s", before, after)
	}
	b.click("#p-dj [data-do=fix-undo]")
	b.ran()

	// by keyboard: along the tabs, close with Delete, and the way back
	b.eval(`document.querySelector("#f-dj-1").focus()`)
	b.key(kb.ArrowLeft)
	b.wait(`document.activeElement.id === "f-dj-0" && document.activeElement.ariaSelected === "true"`)
	b.key(kb.Delete) // what is run stays
	b.key(kb.End)
	b.wait(`document.activeElement.id === "f-dj-1" && document.activeElement.ariaSelected === "true"`)
	b.key(kb.Delete)
	b.wait(`document.querySelectorAll("#p-dj .ftab").length === 1 && document.querySelector(".notice [data-do=file-undo]")`)
	b.click(".notice [data-do=file-undo]")
	b.wait(`document.querySelectorAll("#p-dj .ftab").length === 2`)
	contains(t, "the file again", b.code("dj"), "class Author(models.Model)")

	// a wrong name says why, Escape goes back; a right one renames
	b.click("#p-dj [data-do=file-rename]")
	b.wait(`document.activeElement?.id === "fn-dj"`)
	b.typeText("sqlalchemy")
	b.enter()
	b.wait(`document.querySelector("#fh-dj[role=alert]")`)
	contains(t, "why not", b.text("#fh-dj"), "in front of the library")
	b.accessible("a wrong name")
	b.key(kb.Escape)
	b.wait(`document.activeElement?.id === "f-dj-1"`)
	b.click("#p-dj [data-do=file-rename]")
	b.wait(`document.activeElement?.id === "fn-dj"`)
	b.typeText("shop/tables.py")
	b.enter()
	b.wait(`document.querySelector("#f-dj-1 .fn")?.textContent === "shop/tables.py"`)
	b.click(".top .run")
	b.wait(`document.querySelector("#p-dj .fail")`)
	b.ran()
	contains(t, "an import that is gone", b.text("#p-dj .fail"), "ModuleNotFoundError: No module named 'shop.models'")

	// an error in the other file is marked there, on its tab too
	b.write("dj", "x = (\n")
	b.wait(`document.querySelector("#f-dj-1 .bad")`)
	b.click("#f-dj-0")
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-line").textContent.startsWith("from shop.models")`)
	if got := b.eval(`document.querySelector(".editor.dj").shadowRoot.querySelectorAll(".cm-lintRange-error").length`); got != "0" {
		t.Error("the error is marked in the wrong file")
	}

	// each file has its own undo
	b.editor("dj")
	b.key("z", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.click("#f-dj-1")
	b.editor("dj")
	b.key("z", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-content").textContent.includes("class Author")`)

	// the link holds all of it, and so does the draft
	b.click(".top [data-do=share]")
	b.wait(`location.hash.startsWith("#1d.")`)
	c := newTab(t, server, 1440, 900)
	c.open("/play/" + b.eval("location.hash"))
	c.ready()
	if got := c.fileTabs("dj"); got != "django.py* shop/tables.py" {
		t.Error("the link opened as", got)
	}
	c.click("#f-dj-1")
	c.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-content").textContent.includes("class Author")`)
	c.editor("dj")
	c.typeText("# mine\n")
	c.wait(`Object.keys(localStorage).some((k) => k.startsWith("diptych.draft.link") && localStorage[k].includes("# mine"))`)
	c.do(chromedp.Reload())
	c.ready()
	c.wait(`document.querySelector(".notice [data-do=restore]")`)
	c.click(".notice [data-do=restore]")
	c.click("#f-dj-1")
	c.wait(`document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-content").textContent.includes("# mine")`)
}

func TestFilesOnAPhone(t *testing.T) {
	b := newTab(t, serve(t, nil), 390, 844)
	b.open("/examples/first-model/")
	b.ready()
	for _, name := range []string{"shop/models.py", "services.py", "a_long_package/with_a_long_module_name.py"} {
		b.addFile("dj", name, "x = 1\n")
	}
	if got := b.eval("document.documentElement.scrollWidth"); got != "390" {
		t.Error("the page is", got, "wide")
	}
	b.accessible("files on a phone")
	b.eval("scrollTo(0, 0)")
	b.shot("phone-files")
	b.click("#p-dj [data-do=file-add]")
	b.wait(`document.activeElement?.id === "fn-dj"`)
	b.shot("phone-file-name")
	if got := b.eval("document.documentElement.scrollWidth"); got != "390" {
		t.Error("with the field the page is", got, "wide")
	}
	b.key(kb.Escape)
	b.wait(`document.querySelectorAll("#p-dj .ftab").length === 4`)
}

func TestAnEmbedOfSeveralFiles(t *testing.T) {
	b := newTab(t, serve(t, nil), 900, 700)
	b.open("/course/")
	b.wait(`document.querySelector("diptych-play .diptych-run")`)
	b.eval(`(() => {
		const play = document.createElement("diptych-play");
		play.id = "several";
		for (const [name, text] of [["", ` + strconv.Quote(shopMain) + `], ["shop/models.py", ` + strconv.Quote(shopModels) + `]]) {
			const pre = document.createElement("pre");
			if (name) pre.dataset.file = name;
			pre.textContent = text;
			play.append(pre);
		}
		document.querySelector("main, body").prepend(play);
	})()`)
	b.click("#several .diptych-run")
	inside := `document.querySelector("#several iframe").contentDocument`
	b.wait(inside + `?.querySelector(".stdout")?.innerText.includes("3")`)
	if got := b.eval(`[...` + inside + `.querySelectorAll(".ftab .fn")].map((t) => t.textContent).join(" ")`); got != "django.py shop/models.py" {
		t.Error(got)
	}
	answer := b.eval(`(window.got = null, document.querySelector("#several").get().then((t) => { window.got = t; }), "")`)
	b.within(5*time.Second, "got !== null")
	if got := b.eval("got"); !strings.Contains(got, "from shop.models") || answer != "" {
		t.Error("the source is", got)
	}
	b.shot("embed-files")
}
