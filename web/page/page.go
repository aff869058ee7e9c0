// Package page is the live page: go-app components around the pure state and
// its views, and the one runner that carries out what the state asks for.
//
// The browser is reached through one JavaScript object, the bridge; everything
// else is Go that is tested natively.
package page

import (
	"encoding/json"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/markup"
	"github.com/diptych-orm/diptych/web/view"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Data is what the site generator writes into each page for this program.
type Data struct {
	Embedded bool             `json:"embedded,omitempty"`
	Lessons  []lesson.Summary `json:"lessons"`
	Lesson   lesson.Lesson    `json:"lesson"`
	Assets   Assets           `json:"assets"`
}

// Assets are the addresses of the page's files, named by their content.
type Assets struct {
	App        string `json:"app"`
	Engine     string `json:"engine"`
	EngineSize int64  `json:"engineSize"`
	// SQLite is nil where the engine's program holds SQLite.
	SQLite *SQLite `json:"sqlite,omitempty"`
	// Files are the files beside the engine's program (package ondemand), by name.
	Files  map[string]string `json:"files,omitempty"`
	Exec   string            `json:"exec"`
	Worker string            `json:"worker"`
}

// Start runs the page's program. It returns only when it was not started in a
// browser.
func Start() {
	if app.IsServer {
		return
	}
	b := bridge{app.Window().Get("diptych")}
	var data Data
	if err := json.Unmarshal([]byte(b.text("page")), &data); err != nil {
		app.Log(err)
		return
	}
	r := newRunner(b, data)
	app.RouteWithRegexp("^/", func() app.Composer { return &Page{runner: r} })
	app.RunWhenOnBrowser()
}

// A Page is the root component. It holds nothing but the runner.
type Page struct {
	app.Compo
	runner *runner
}

// OnMount begins to listen. The page's first tree is on the screen by then.
func (p *Page) OnMount(ctx app.Context) { p.runner.mount(ctx) }

// Render shows the state.
func (p *Page) Render() app.UI {
	r := p.runner
	parts := view.Parts{
		Editor: func(side ui.Side, n markup.Node) markup.Node {
			return n.Live(func() app.UI { return &editor{Side: side, runner: r} })
		},
		Timeline: func(side ui.Side, n markup.Node) markup.Node {
			return n.Live(func() app.UI {
				return &timeline{Side: side, Version: r.state.Panels[side].Version, runner: r}
			})
		},
		Room: func(n markup.Node) markup.Node {
			return n.Live(func() app.UI { return &room{Version: r.roomVersion(), runner: r} })
		},
	}
	if r.state.Embedded {
		return markup.UI(view.Embed(r.state, parts))
	}
	return markup.UI(view.Playground(r.state, parts))
}

// An editor is the element that the JavaScript editor owns. It renders the same
// for ever, so nothing but the editor writes into it.
type editor struct {
	app.Compo
	Side   ui.Side
	runner *runner
}

func (e *editor) OnMount(ctx app.Context) { e.runner.mountEditor(e.Side, ctx.JSSrc()) }

func (e *editor) OnDismount() { e.runner.bridge.call("unmountEditor", e.Side.Word()) }

func (e *editor) Render() app.UI {
	return app.Elem("div").Attr("class", "editor "+e.Side.Word()).Attr("id", view.EditorID(e.Side)).Attr("role", "tabpanel").Attr("aria-label", words.Say(words.CodeOf, sideName(e.Side)))
}

// A timeline draws a panel's SQL again only when Version says that it changed.
type timeline struct {
	app.Compo
	Side    ui.Side
	Version int
	runner  *runner
}

func (t *timeline) Render() app.UI {
	return markup.UI(view.Timeline(t.runner.state.Panels[t.Side], t.Side, true))
}

// SQLite has the addresses of SQLite's own program and the two that go with it.
type SQLite struct {
	SQLite string `json:"sqlite"`
	Helper string `json:"helper"`
	Copy   string `json:"copy"`
}
