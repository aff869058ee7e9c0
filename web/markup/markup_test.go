package markup_test

import (
	"testing"

	"github.com/diptych-orm/diptych/web/markup"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestHTML(t *testing.T) {
	el, text := markup.El, markup.T
	for _, c := range []struct {
		node markup.Node
		want string
	}{
		{text(`<b>&"x"`), `&lt;b&gt;&amp;&quot;x&quot;`},
		{el("p", "class", "a", "hidden", "", "title", `"><script>`), `<p class="a" title="&quot;&gt;&lt;script&gt;"></p>`},
		{el("p").With(text("a"), markup.If(false, text("b")), el("br"), text("c")), `<p>a<br>c</p>`},
		{el("pre").Say("\nx"), "<pre>\n\nx</pre>"},
		{el("pre").With(el("code").Say("\nx")), "<pre>\n<code>\nx</code></pre>"},
		{el("span", "aria-hidden"), `<span aria-hidden="true"></span>`},
		{text("a\x00b"), "a\uFFFDb"},
	} {
		if got := markup.HTML(c.node); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestNodesAreValues(t *testing.T) {
	base := markup.El("p", "class", "a").Say("1")
	one, two := base.Say("2").Set("id", "x"), base.Say("3")
	if markup.HTML(base, one, two) != `<p class="a">1</p><p class="a" id="x">12</p><p class="a">13</p>` {
		t.Error(markup.HTML(base, one, two))
	}
}

func TestUIShowsTheSame(t *testing.T) {
	n := markup.El("div", "class", "x").With(markup.El("p").Say("a < b"), markup.Node{})
	if got, want := app.HTMLString(markup.UI(n)), "<div class=\"x\">\n  <p>a &lt; b</p>\n</div>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
