package page

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/web/markup"
	"github.com/diptych-orm/diptych/web/view"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A room draws what stands in the place of the diptych, only while something
// does, and only when Version says that it changed.
type room struct {
	app.Compo
	Version int
	runner  *runner
}

func (c *room) Render() app.UI { return markup.UI(view.Room(c.runner.state, c.runner.roomParts())) }

// roomVersion grows with everything that an open room shows. A closed one stays
// as it is.
func (r *runner) roomVersion() int {
	s := r.state
	if s.Why.Room == ui.CodeRoom {
		return 0
	}
	return 1 + s.Console.Version + s.Store.Version + s.Why.Version + s.Panels[0].Version + s.Panels[1].Version
}

// roomParts are the components inside a room.
func (r *runner) roomParts() view.Parts {
	return view.Parts{Prompt: func(sql bool, n markup.Node) markup.Node {
		return n.Live(func() app.UI { return &prompt{SQL: sql, runner: r} })
	}}
}

// roomMessage turns the words of what a person did in a room or a timeline into
// a message; nil for other words.
func (r *runner) roomMessage(what, arg string) ui.Msg {
	first, rest, _ := strings.Cut(arg, " ")
	side, _ := ui.SideOf(first)
	word, more, _ := strings.Cut(rest, " ")
	n, _ := strconv.Atoi(word)
	switch what {
	case "room":
		if arg == "code" {
			arg = string(ui.CodeRoom)
		}
		return ui.RoomChosen{Room: ui.Room(arg)}
	case "side":
		return ui.SideChosen{Side: side}
	case "step":
		return ui.Stepped{Side: side, Step: n}
	case "kind":
		return ui.KindToggled{Side: side, Kind: word}
	case "page":
		return ui.PageTurned{Side: side, Page: n}
	case "rows":
		page, _ := strconv.Atoi(more)
		return ui.RowsTurned{Side: side, Span: n, Page: page}
	case "explain", "explain-index":
		return ui.ExplainAsked{Side: side, Span: n, Index: what == "explain-index"}
	case "spell":
		return ui.SpellAsked{Side: side, Span: n}
	case "spell-dj", "spell-sa":
		side, _ = ui.SideOf(what[len("spell-"):])
		n, _ = strconv.Atoi(arg)
		return ui.SpellAsked{Side: side, Span: n}
	case "browse":
		return ui.BrowseAsked{Side: side, Offset: n, Table: more}
	case "fix":
		return ui.FixApplied{Side: side, Finding: n}
	case "fix-undo":
		return ui.FixUndone{Side: side}
	case "copy-sql":
		return ui.SQLCopied{Side: side, Span: n}
	case "save-svg":
		return ui.DiagramSaved{Side: side, Text: view.Diagram(r.state, side)}
	}
	return nil
}

// toLine shows the diptych with a line of the code, from wherever one is.
func (r *runner) toLine(side ui.Side, file string, line int) {
	if r.state.Why.Room != ui.CodeRoom {
		r.send(ui.RoomChosen{})
		if !r.state.Shown(side) || r.state.Tab != side {
			r.send(ui.TabChosen{Side: side})
		}
	}
	r.send(ui.Focused{Focus: ui.Focus{Side: side, File: file, Line: line, Span: -1}})
	r.bridge.call("editor", side.Word(), "goTo", r.fileName(side, file), line)
}
