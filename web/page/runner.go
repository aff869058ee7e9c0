package page

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/view"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A runner owns the state: messages go in, effects are carried out, and the root
// component is told to draw. Everything happens on go-app's one goroutine.
type runner struct {
	bridge bridge
	data   Data
	state  ui.State
	ctx    app.Context
	live   bool

	held   []ui.Effect         // asked for before the page was mounted
	drawn  [2]*ui.View         // the view whose marks each editor shows
	marks  [2]map[string]marks // what they are, by file
	shown  ui.Focus            // the focus that is marked
	turned bool                // the language of the console's prompt: SQL
	ran    bool                // an embedded view was told to run at once
	saved  map[string]lesson.Lesson
}

func newRunner(b bridge, data Data) *runner {
	r := &runner{bridge: b, data: data, state: ui.New(data.Lessons, data.Embedded), saved: map[string]lesson.Lesson{}, marks: [2]map[string]marks{{}, {}}}
	if data.Lesson.Slug != "" {
		r.saved[data.Lesson.Slug] = data.Lesson
	}
	r.state.Theme = b.text("load", "theme")
	r.state.Large = b.text("load", "large") == "true"
	query, _ := url.ParseQuery(strings.TrimPrefix(b.text("search"), "?"))
	r.state.ReadOnly = query.Get("readonly") != ""
	r.ran = query.Get("run") == ""
	r.update(ui.Opened{Lesson: data.Lesson, Fragment: b.text("hash"), Drafts: r.drafts(data.Lesson.Slug, b.text("hash"))})
	if !data.Embedded {
		var effects []ui.Effect
		r.state, effects = ui.Warm(r.state)
		r.held = append(r.held, effects...)
	}
	return r
}

// mount is called when the page's tree is in the document.
func (r *runner) mount(ctx app.Context) {
	r.ctx, r.live = ctx, true
	r.bridge.call("theme", r.state.Theme, r.state.Large)
	r.bridge.call("attach", fn(func(args []app.Value) {
		n, what, text := args[0].Int(), args[1].String(), args[2].String()
		r.later(func() { r.heard(n, what, text) })
	}))
	r.bridge.call("live", fn(func(args []app.Value) {
		what, arg := args[0].String(), args[1].String()
		r.later(func() { r.told(what, arg) })
	}))
	if r.state.Embedded {
		r.bridge.call("host")
	}
	held := r.held
	r.held = nil
	for _, e := range held {
		r.do(e)
	}
	if !r.ran {
		r.ran = true
		r.send(ui.Pressed{Command: ui.Run})
	}
}

// later runs f on the page's goroutine and draws afterwards.
func (r *runner) later(f func()) {
	r.ctx.Dispatch(func(app.Context) { f() })
}

// send handles a message and lets the page be drawn.
func (r *runner) send(m ui.Msg) {
	r.update(m)
	if r.live {
		r.ctx.Update()
	}
}

func (r *runner) update(m ui.Msg) {
	next, effects := ui.Update(r.state, m)
	r.state = next
	for _, e := range effects {
		if !r.live {
			r.held = append(r.held, e)
			continue
		}
		r.do(e)
	}
	r.mark()
}

// mark brings the editors' marks up to what the state says.
func (r *runner) mark() {
	if !r.live {
		return
	}
	for _, side := range ui.Sides {
		if v := r.state.Panels[side].View; v != r.drawn[side] {
			r.drawn[side] = v
			r.markRun(side, v)
		}
	}
	if sql := r.state.Console.SQL; sql != r.turned {
		r.turned = sql
		r.bridge.call("prompt", "setSQL", sql)
	}
	if f := r.state.Focus; f != r.shown {
		r.shown = f
		line := f.Line
		if v := r.state.Panels[f.Side].View; f.Span == 0 && (v == nil || v.LineCount[ui.Place{File: f.File, Line: line}] == 0) {
			line = 0 // the cursor is on a line that sent nothing: there is nothing to look at
		}
		address := ""
		if line > 0 {
			address = view.Address(f.Side, ui.Place{File: f.File, Line: line})
		}
		r.bridge.call("mark", f.Side.Word(), r.fileName(f.Side, f.File), line, address)
		if line > 0 && f.Span == 0 {
			r.bridge.call("scrollTimeline", address)
		}
	}
}

// marks are what an editor shows of a run beside its lines.
type marks struct {
	counts map[int]int // queries
	hit    []int       // findings
	bad    int         // the error
}

// markRun shows a run's marks. The editor is told only what is new to it: each
// word to it makes the browser lay the page out at once.
func (r *runner) markRun(side ui.Side, v *ui.View) {
	p := r.state.Panels[side]
	for i, f := range p.Files {
		file := f.Name
		if i == 0 {
			file = ""
		}
		m := marks{counts: map[int]int{}}
		if v != nil && !p.Stale {
			for at, n := range v.LineCount {
				if at.File == file {
					m.counts[at.Line] = n
				}
			}
			m.hit = view.Marked(v, file)
			if v.Err != nil && v.Err.File == file {
				m.bad = v.Err.Line
			}
		}
		if m.bad > 0 && i == p.Open && p.Status == ui.Failed {
			r.bridge.call("editor", side.Word(), "reveal", f.Name, m.bad)
		}
		r.markFile(side, f.Name, m)
	}
}

func (r *runner) markFile(side ui.Side, file string, m marks) {
	old, known := r.marks[side][file]
	if known && m.bad == old.bad && slices.Equal(m.hit, old.hit) && maps.Equal(m.counts, old.counts) {
		return
	}
	r.marks[side][file] = m
	counts, hit := map[string]any{}, []any{}
	for line, n := range m.counts {
		counts[strconv.Itoa(line)] = n
	}
	for _, line := range m.hit {
		hit = append(hit, line)
	}
	r.bridge.call("editor", side.Word(), "setMarks", file, map[string]any{"counts": counts, "hit": hit, "err": m.bad})
}

func (r *runner) mountEditor(side ui.Side, host app.Value) {
	p := r.state.Panels[side]
	files := []any{}
	for _, f := range p.Files {
		files = append(files, map[string]any{"name": f.Name, "text": f.Text})
	}
	r.bridge.call("mountEditor", side.Word(), host, files, p.File().Name, words.Say(words.CodeOf, sideName(side)), r.state.ReadOnly, fn(func(args []app.Value) {
		what, value, file := args[0].String(), args[1].String(), args[2].String()
		r.later(func() {
			switch what {
			case "text":
				delete(r.marks[side], file) // they went with their lines
				r.send(ui.Typed{Side: side, File: file, Text: value})
			case "complete":
				r.complete(side, false, value)
			case "help":
				r.helpAsked(side, value)
			case "format":
				r.send(ui.FormatAsked{Side: side})
			case "run":
				r.send(ui.Pressed{Command: ui.Run})
			case "line":
				if line, err := strconv.Atoi(value); err == nil {
					r.send(ui.Focused{Focus: ui.Focus{Side: side, File: r.otherFile(side, file), Line: line}})
				}
			}
		})
	}))
	r.drawn[side], r.marks[side] = r.state.Panels[side].View, map[string]marks{}
	r.markRun(side, r.drawn[side])
}

func sideName(side ui.Side) string {
	if side == ui.SQLAlchemy {
		return "SQLAlchemy"
	}
	return "Django"
}

// told handles what a person did, as words from the bridge.
func (r *runner) told(what, arg string) {
	side, file, line, span := place(arg)
	switch what {
	case "nav":
		r.navigate()
	case "pick":
		r.send(ui.Picked{Slug: arg})
	case "tab":
		r.send(ui.TabChosen{Side: side})
	case "layout":
		r.send(ui.LayoutChosen{Layout: arg})
	case "toggle-open", "toggle-shut":
		r.send(ui.Toggled{Side: side, Span: span, Open: what == "toggle-open"})
	case "expand":
		r.send(ui.Expanded{Side: side})
	case "output":
		r.send(ui.OutputShown{Side: side})
	case "line", "field":
		r.toLine(side, file, line)
	case "see":
		r.send(ui.Focused{Focus: ui.Focus{Side: side, File: file, Line: line, Span: max(span, 1)}})
	case "host-set", "host-get", "host-run", "host-reset":
		_, text, _ := strings.Cut(arg, " ")
		r.send(ui.HostSaid{Command: ui.Command(strings.TrimPrefix(what, "host-")), Side: side, Text: text})
	case "theme":
		if r.state.Theme == "" && r.bridge.is("dark") {
			r.state.Theme = "dark"
		}
		r.send(ui.Pressed{Command: ui.Theme})
	default:
		for _, read := range []func(string, string) ui.Msg{r.roomMessage, r.toolMessage, r.fileMessage} {
			if m := read(what, arg); m != nil {
				r.send(m)
				return
			}
		}
		r.send(ui.Pressed{Command: ui.Command(what)})
	}
}

// heard handles what a Worker sent or what became of it.
func (r *runner) heard(worker int, what, text string) {
	if what != "reply" {
		r.send(ui.WorkerFailed{Worker: worker, Why: text})
		return
	}
	reply, err := protocol.DecodeReply([]byte(text))
	if err != nil {
		r.send(ui.WorkerFailed{Worker: worker, Why: err.Error() + "."})
		return
	}
	r.send(ui.Replied{Worker: worker, Reply: reply})
}

// navigate shows what the address names now: Back, Forward or a link typed in.
func (r *runner) navigate() {
	slug := strings.Trim(strings.TrimPrefix(r.bridge.text("path"), "/examples/"), "/")
	if !strings.HasPrefix(r.bridge.text("path"), "/examples/") {
		slug = r.data.Lesson.Slug
	}
	r.open(slug, r.bridge.text("hash"))
}

// open shows a lesson, from what is at hand or from the site.
func (r *runner) open(slug, fragment string) {
	show := func(l lesson.Lesson) {
		r.send(ui.Opened{Lesson: l, Fragment: fragment, Drafts: r.drafts(slug, fragment)})
		title := r.state.Lesson.Title
		if title == "" {
			title = words.SharedExample
		}
		r.bridge.call("title", title+" – Diptych")
	}
	if l, ok := r.saved[slug]; ok {
		show(l)
		return
	}
	r.bridge.call("fetchText", "/examples/"+slug+"/lesson.json", once(func(args []app.Value) {
		ok, text := args[0].Bool(), args[1].String()
		r.later(func() {
			var l lesson.Lesson
			if !ok {
				r.send(ui.LessonFailed{Why: words.Say(words.LessonLost, text)})
			} else if err := json.Unmarshal([]byte(text), &l); err != nil {
				r.send(ui.LessonFailed{Why: words.LessonCut})
			} else {
				r.saved[slug] = l
				show(l)
			}
		})
	}))
}

const draftKey = "draft."

// drafts are the texts that were kept for a lesson or a link.
func (r *runner) drafts(slug, fragment string) []ui.Draft {
	base := ui.DraftBase(slug, fragment)
	var out []ui.Draft
	for _, key := range []string{base, base + ".earlier"} {
		var d ui.Draft
		if text := r.bridge.text("load", draftKey+key); text != "" && json.Unmarshal([]byte(text), &d) == nil {
			d.Base = key
			out = append(out, d)
		}
	}
	return out
}
