package view_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/web/markup"
	"github.com/diptych-orm/diptych/web/view"
)

// strange is a log whose names and values are markup, long, empty or unprintable.
func strange() []protocol.Event {
	const evil = "<script>alert(1)</script>\n\u202e\x07"
	long := strings.Repeat("ž", 3000)
	return []protocol.Event{
		{Seq: 1, Span: 1, Line: 1, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: `CREATE TABLE "<u>" ("<i>" integer PRIMARY KEY, x REFERENCES "<u>" ("<i>"))`}},
		{Seq: 2, Line: 1, Kind: protocol.Model, Body: protocol.Body{Class: "<u>", Table: "<u>", Fields: []protocol.ModelField{{Name: evil, Column: "<i>"}, {Name: "rel", Kind: evil, Target: long}}}},
		{Seq: 3, Line: 2, Kind: protocol.ObjectState, Body: protocol.Body{Class: evil, Key: long, ID: 1, From: "transient", To: "persistent", Cause: evil}},
		{Seq: 4, Line: 2, Kind: protocol.Attribute, Body: protocol.Body{Class: "<u>", ID: 2, Name: "<u>", New: evil}},
		{Seq: 5, Line: 2, Kind: protocol.Cache, Body: protocol.Body{Store: "related", Op: "fill", Class: "<u>", ID: 2, Name: evil, Fetched: 1}},
		{Seq: 6, Line: 2, Kind: protocol.FlushPlan, Body: protocol.Body{Nodes: []protocol.FlushNode{{Label: evil, Op: "save", Class: "<u>", Objects: []string{evil}}, {Label: long, Op: "delete", Class: "<u>", Objects: []string{long}}},
			Edges: []protocol.FlushEdge{{From: 0, To: 1, Reason: evil}}, Order: []int{0, 1}}},
		{Seq: 7, Span: 2, Line: 3, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "SELECT '<u>' FROM " + long}},
		{Seq: 8, Line: 3, Kind: protocol.Diagnostic, Body: protocol.Body{Code: "n+1", Message: evil, Fixes: []protocol.Fix{{Label: evil}}}},
		{Seq: 9, Line: 3, Kind: protocol.Diagnostic, Body: protocol.Body{Code: "a new one", Message: ""}},
	}
}

// Every room is drawn for every kind of run, and nothing that a run says becomes
// markup.
func TestEveryRoomIsDrawn(t *testing.T) {
	lessons := []lesson.Summary{{Slug: "n-plus-one", Title: "N+1"}}
	for name, runs := range map[string][2]lesson.Recording{
		"nothing ran": {}, "one side": {{Events: strange()}}, "both": {{Events: strange()}, {Events: strange()}},
		"nothing sent": {{Events: []protocol.Event{{Kind: protocol.Stdout, Body: protocol.Body{Text: "x"}}}}, {Events: strange()[:1]}},
	} {
		for _, layout := range []string{"both", "dj", "sa"} {
			s := ui.New(lessons, false)
			s, _ = ui.Update(s, ui.Opened{Lesson: lesson.Lesson{Django: "a\nb\nc\n", SQLAlchemy: "a\nb\nc\n", Runs: runs}})
			s, _ = ui.Update(s, ui.LayoutChosen{Layout: layout})
			for _, r := range ui.Rooms {
				s, _ = ui.Update(s, ui.RoomChosen{Room: r})
				for _, side := range ui.Sides {
					s, _ = ui.Update(s, ui.SideChosen{Side: side})
					for step := range 4 {
						s, _ = ui.Update(s, ui.Stepped{Side: side, Step: step})
						n := view.Room(s, view.Parts{})
						html := markup.HTML(n)
						at := fmt.Sprintf("%s, %s, %q, %v, step %d", name, layout, r, side, step)
						if strings.Contains(html, "<script>") || strings.Contains(html, "<u>") || strings.ContainsAny(html, "\u202e\x07") {
							t.Errorf("%s: something got through: %.400s", at, html[max(strings.Index(html, "alert")-100, 0):])
						}
						if r != ui.CodeRoom && len(html) < 150 || r == ui.CodeRoom && len(n.Kids) != 0 || markup.UI(n) == nil {
							t.Errorf("%s: %s", at, html)
						}
					}
				}
			}
		}
	}
}

// The saved drawing is a file of its own.
func TestTheDiagramIsAFile(t *testing.T) {
	s := ui.New(nil, false)
	s, _ = ui.Update(s, ui.Opened{Lesson: lesson.Lesson{Django: "class A:\n    x = 1\n", Runs: [2]lesson.Recording{{Events: strange()}}}})
	svg := view.Diagram(s, ui.Django)
	if !strings.HasPrefix(svg, `<svg xmlns="http://www.w3.org/2000/svg"`) || !strings.Contains(svg, "<style>") || !strings.Contains(svg, "&lt;u&gt;") {
		t.Errorf("%.300s", svg)
	}
	if view.Diagram(s, ui.SQLAlchemy) != "" {
		t.Error("a side without a run has a diagram")
	}
}
