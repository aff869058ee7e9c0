//go:build !js

package browsertest

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// accessible runs axe over what is on the page now.
func (b *tab) accessible(what string) {
	b.t.Helper()
	source, err := os.ReadFile("../client/node_modules/axe-core/axe.min.js")
	if err != nil {
		b.t.Fatal(err)
	}
	b.eval(`(() => { if (!window.axe) { ` + string(source) + ` } })()`)
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => JSON.stringify(r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.html.slice(0, 160) + " " + (n.any[0]?.message ?? "")) }))))`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	var violations []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range violations {
		b.t.Errorf("%s: %s: %s\n%q", what, v.ID, v.Help, v.Nodes)
	}
}

func TestAccessible(t *testing.T) {
	server := serve(t, nil)
	b := newTab(t, server, 1440, 900)
	b.open("/")
	b.accessible("the first page")
	b.open("/examples/n-plus-one/")
	b.ready()
	b.accessible("a lesson")
	b.click(".top .run")
	b.ran()
	b.click("#p-dj .timeline [data-do=expand]")
	b.accessible("a lesson that ran")
	b.click(".top [data-do=theme]")
	b.wait(`document.documentElement.dataset.theme === "dark"`)
	b.eval(`Promise.all(document.getAnimations().map((a) => a.finished))`)
	b.within(5e9, `document.getAnimations().length === 0`)
	b.accessible("a lesson, dark")
	b.click("[data-do=layout][data-arg=dj]")
	b.write("dj", "print(nothing)\n")
	b.click(".top .run")
	b.ran()
	b.within(5e9, `document.getAnimations().length === 0`)
	b.accessible("an error, dark")

	p := newTab(t, server, 390, 844)
	p.open("/examples/n-plus-one/")
	p.ready()
	p.click(".runbar [data-do=more]")
	p.accessible("a phone")
	p.open("/embed/")
	p.wait(`document.querySelector(".editor")`)
	p.accessible("the embedded view")
	p.open("/course/")
	p.accessible("the course page")
}
