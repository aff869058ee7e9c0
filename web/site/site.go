// Package site makes the static site: pages with everything in them that can be
// known ahead of time, and files whose names carry their content's hash.
//
// A page of a lesson holds the lesson's words, its code and the recorded output,
// SQL and rows of both runs as plain HTML, so it can be read without JavaScript
// and before any program has arrived. The page's program shows the same tree.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/web/markup"
	"github.com/diptych-orm/diptych/web/page"
	"github.com/diptych-orm/diptych/web/view"
)

// A Plan says what to make a site from.
type Plan struct {
	Out      string          // the folder to make; what is in it is replaced
	Lessons  []lesson.Lesson // with their recordings
	Styles   fs.FS           // *.css, joined in the order of their names
	Programs Programs
	Beside   map[string][]byte // the files that the engine fetches when it needs them, by name
	Course   fs.FS             // an example of a host page, copied as it is; may be nil
}

// Programs are the built files, by path.
type Programs struct {
	App, Engine, Exec    string // app.wasm, engine.wasm, wasm_exec.js
	Bridge, Worker, Site string // bundled scripts
	Play                 string // the custom element
	// SQLite's own program and the two that go with it; empty where the engine's
	// program holds SQLite.
	SQLite, Helper, Copy string
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 26 24"><path fill="#17583a" d="M1 3.5 11 1v20L1 18.5z"/><path fill="none" stroke="#98341f" stroke-width="1.5" d="M13.75 2 22.25 4.1v13.8L13.75 20z"/></svg>`

type writer struct {
	out   string
	names map[string]string // label to address
	data  page.Data
}

// Build makes the site.
func Build(p Plan) error {
	if len(p.Lessons) == 0 {
		return fmt.Errorf("site: no lessons")
	}
	if err := os.RemoveAll(p.Out); err != nil {
		return err
	}
	w := &writer{out: p.Out, names: map[string]string{}}
	if err := w.assets(p); err != nil {
		return err
	}
	for _, l := range p.Lessons {
		w.data.Lessons = append(w.data.Lessons, l.Summary)
	}
	return w.pages(p)
}

func (w *writer) assets(p Plan) error {
	css, err := joinStyles(p.Styles)
	if err != nil {
		return err
	}
	if err := w.asset("css", "diptych.css", css); err != nil {
		return err
	}
	if err := w.asset("icon", "icon.svg", []byte(icon)); err != nil {
		return err
	}
	for _, f := range []struct{ label, name, path string }{
		{"app", "app.wasm", p.Programs.App},
		{"engine", "engine.wasm", p.Programs.Engine},
		{"exec", "wasm_exec.js", p.Programs.Exec},
		{"bridge", "bridge.js", p.Programs.Bridge},
		{"worker", "worker.js", p.Programs.Worker},
		{"site", "site.js", p.Programs.Site},
		{"sqlite", "sqlite3.wasm", p.Programs.SQLite},
		{"helper", "helper.wasm", p.Programs.Helper},
		{"copy", "copy.wasm", p.Programs.Copy},
	} {
		if f.path == "" {
			continue
		}
		data, err := os.ReadFile(f.path)
		if err != nil {
			return fmt.Errorf("site: %s: %w", f.label, err)
		}
		if f.label == "engine" {
			w.data.Assets.EngineSize = int64(len(data))
		}
		if err := w.asset(f.label, f.name, data); err != nil {
			return err
		}
	}
	w.data.Assets.App, w.data.Assets.Engine = w.names["app"], w.names["engine"]
	w.data.Assets.Files = map[string]string{}
	for name, data := range p.Beside {
		if err := w.asset(name, name+".bin", data); err != nil {
			return err
		}
		w.data.Assets.Files[name] = w.names[name]
	}
	w.data.Assets.Exec, w.data.Assets.Worker = w.names["exec"], w.names["worker"]
	if p.Programs.SQLite != "" {
		w.data.Assets.SQLite = &page.SQLite{SQLite: w.names["sqlite"], Helper: w.names["helper"], Copy: w.names["copy"]}
	}
	play, err := os.ReadFile(p.Programs.Play)
	if err != nil {
		return err
	}
	return w.file("diptych-play.js", play)
}

// asset writes a file under a name that its content decides, so that it can be
// cached for ever.
func (w *writer) asset(label, name string, data []byte) error {
	sum := sha256.Sum256(data)
	stem, ext, _ := strings.Cut(name, ".")
	hashed := stem + "." + hex.EncodeToString(sum[:6]) + "." + ext
	w.names[label] = "/a/" + hashed
	return w.file("a/"+hashed, data)
}

func (w *writer) file(name string, data []byte) error {
	path := filepath.Join(w.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func joinStyles(styles fs.FS) ([]byte, error) {
	names, err := fs.Glob(styles, "*.css")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("site: no styles")
	}
	sort.Strings(names)
	var all []byte
	for _, name := range names {
		data, err := fs.ReadFile(styles, name)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}

func (w *writer) pages(p Plan) error {
	for _, l := range p.Lessons {
		s := view.Recorded(w.data.Lessons, l)
		body := view.Playground(s, view.Parts{})
		data := w.data
		data.Lesson = l
		if err := w.page("examples/"+l.Slug+"/index.html", document{title: l.Title + " – Diptych", about: l.Task, body: body, data: &data}); err != nil {
			return err
		}
		text, err := json.Marshal(l)
		if err != nil {
			return err
		}
		if err := w.file("examples/"+l.Slug+"/lesson.json", text); err != nil {
			return err
		}
	}
	first := p.Lessons[0]
	data := w.data
	data.Lesson = first
	if err := w.page("play/index.html", document{title: "Playground – Diptych", about: first.Task, data: &data,
		body: view.Playground(view.Recorded(w.data.Lessons, first), view.Parts{})}); err != nil {
		return err
	}
	embed := w.data
	embed.Embedded, embed.Lessons, embed.Lesson = true, nil, lesson.Lesson{}
	s := ui.New(nil, true)
	if err := w.page("embed/index.html", document{title: "Diptych", about: "One snippet of Diptych.", data: &embed, body: view.Embed(s, view.Parts{})}); err != nil {
		return err
	}
	if err := w.page("index.html", document{title: "Diptych: Django and SQLAlchemy, side by side",
		about: "Write one task in Django and in SQLAlchemy, run both in your browser, and see the SQL each one sends and why.",
		body:  view.Landing(w.data.Lessons, hero(p.Lessons))}); err != nil {
		return err
	}
	if err := w.page("404.html", document{title: "Not found – Diptych", about: "No page has this address.", body: view.NotFound()}); err != nil {
		return err
	}
	return w.course(p.Course)
}

func (w *writer) course(files fs.FS) error {
	if files == nil {
		return nil
	}
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return w.file("course/"+name, data)
	})
}

// hero is the lesson with most to show on the first page.
func hero(all []lesson.Lesson) lesson.Lesson {
	for _, l := range all {
		if l.Slug == "n-plus-one" {
			return l
		}
	}
	return all[0]
}

// A document is a page before it is written. With data it has a program.
type document struct {
	title, about string
	body         markup.Node
	data         *page.Data
}

func (w *writer) page(name string, d document) error {
	el := markup.El
	head := el("head").With(
		el("meta", "charset", "utf-8"),
		el("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"),
		el("title").Say(d.title),
		el("meta", "name", "description", "content", d.about),
		el("link", "rel", "icon", "href", w.names["icon"], "type", "image/svg+xml"),
		el("link", "rel", "stylesheet", "href", w.names["css"]),
		el("script", "src", w.names["site"]))
	html := el("html", "lang", "en")
	body := el("body").With(d.body)
	tail := ""
	if d.data != nil {
		html = html.Set("data-program", "true")
		if d.data.Embedded {
			html = html.Set("data-embedded", "true")
		} else {
			head = head.With(el("link", "rel", "preload", "as", "fetch", "crossorigin", "anonymous", "href", w.names["app"]))
		}
		text, err := json.Marshal(d.data) // escapes <, > and &: nothing in it can end the element
		if err != nil {
			return err
		}
		tail = `<script type="application/json" id="diptych-page">` + string(text) + `</script>` +
			markup.HTML(el("script", "src", w.names["exec"], "defer", "true"), el("script", "src", w.names["bridge"], "defer", "true"))
	}
	start := strings.TrimSuffix(markup.HTML(html), "</html>")
	inner := strings.TrimSuffix(markup.HTML(body), "</body>")
	return w.file(name, []byte("<!doctype html>\n"+start+markup.HTML(head)+inner+tail+"</body></html>\n"))
}
