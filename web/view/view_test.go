package view_test

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/web/markup"
	"github.com/diptych-orm/diptych/web/view"
)

func value(kind protocol.ValueKind, text string) protocol.Value {
	return protocol.Value{Kind: kind, Text: text}
}

// Values of every kind are shown as text, and look like what they are.
func TestEveryKindOfValueIsShown(t *testing.T) {
	row := []protocol.Value{
		value(protocol.Null, ""), value(protocol.Text, "NULL"), value(protocol.Text, ""), value(protocol.Text, "<b>&\n\x07\u202e"),
		value(protocol.Bytes, "00ff"), value(protocol.Int, "12"), value(protocol.Float, "1.0"), value(protocol.Bool, "true"),
		value(protocol.Text, strings.Repeat("ž", 5000)), {Kind: protocol.Other, Type: "decimal.Decimal", Text: "1.50"},
	}
	var columns []protocol.Column
	for range row {
		columns = append(columns, protocol.Column{Name: "c"})
	}
	html := markup.HTML(view.Rows(ui.Statement{Columns: columns, Rows: [][]protocol.Value{row}, Total: 7}, 0, ui.Django))
	for _, want := range []string{
		`<td class="num"><span class="null">NULL</span></td><td>NULL</td><td></td>`,
		"<td>&lt;b&gt;&amp;␊␇\uFFFD</td>", "<td>x&#39;00ff&#39;</td>", `<td class="num">12</td>`, `<td class="num">1.0</td>`, "<td>true</td>", "…</td>", "<td>1.50</td>", "6 more rows were read",
	} {
		want = strings.ReplaceAll(want, "&#39;", "'")
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%.1500s", want, html)
		}
	}
	if strings.Contains(html, "<b>") || len(html) > 4000 {
		t.Errorf("markup got through, or a long text was not cut: %d bytes", len(html))
	}
}

func panel(code string, events ...protocol.Event) ui.Panel {
	return ui.Panel{Files: ui.OneFile(ui.Django, code), Original: ui.OneFile(ui.Django, code), Status: ui.Finished, Run: 1, Events: events, View: ui.Arrange(events)}
}

func TestTimelineSaysWhenNothingWasSent(t *testing.T) {
	html := markup.HTML(view.Timeline(panel("print(1)\n", protocol.Event{Kind: protocol.Stdout, Body: protocol.Body{Text: "1\n"}}), ui.Django, true))
	if !strings.Contains(html, "No SQL was sent.") {
		t.Error(html)
	}
}

func TestTimelineShowsStatementParametersAndError(t *testing.T) {
	p := panel("a\nb\n",
		protocol.Event{Seq: 1, Span: 1, Line: 2, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: `SELECT "x" FROM "t" WHERE "y" = %s`,
			Params: &protocol.Params{Items: []protocol.Value{value(protocol.Text, "it's")}}}},
		protocol.Event{Seq: 2, Span: 1, Line: 2, Kind: protocol.StatementEnd, Body: protocol.Body{Affected: -1, Error: &protocol.Failure{Type: "OperationalError", Message: "no such table: t"}}})
	html := markup.HTML(view.Timeline(p, ui.Django, false))
	for _, want := range []string{`data-stmt="dj 2 1"`, `<span class="k">SELECT</span>`, "\n<span class=\"k\">FROM</span>", "'it's'", "<small>str</small>", "OperationalError: no such table: t", "autocommit"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
}

func TestAFailureTakesTheOutputsPlaceWithoutHidingIt(t *testing.T) {
	p := panel("x\n", protocol.Event{Kind: protocol.Stdout, Body: protocol.Body{Text: "before\n"}},
		protocol.Event{Line: 1, Kind: protocol.ErrorRaised, Body: protocol.Body{Type: "NameError", Message: "no", Traceback: "Traceback (most recent call last):\nNameError: no\n"}})
	html := markup.HTML(view.Output(p, ui.SQLAlchemy), view.Code(p, ui.SQLAlchemy))
	for _, want := range []string{"before", "Traceback (most recent call last):\nNameError: no", `data-arg="sa 1"`, `class="ln err"`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
}

// Whatever state the page is in, it can be drawn, both ways.
func TestEveryStateIsDrawn(t *testing.T) {
	l := lesson.Lesson{Summary: lesson.Summary{Slug: "a", Number: 1, Title: "A"}, Text: []string{"Say `x`."}, Django: "a\n", SQLAlchemy: "b\n"}
	for _, embedded := range []bool{false, true} {
		for engine := ui.Absent; engine <= ui.Lost; engine++ {
			for status := ui.NoRun; status <= ui.Broken; status++ {
				s := ui.New([]lesson.Summary{l.Summary}, embedded)
				s, _ = ui.Update(s, ui.Opened{Lesson: l})
				s.Engine.Status = engine
				s.Panels[0].Status = status
				if status != ui.NoRun && status != ui.Waiting {
					s.Panels[0].View = ui.Arrange(nil)
				}
				draw := view.Playground
				if embedded {
					draw = view.Embed
				}
				n := draw(s, view.Parts{})
				if html := markup.HTML(n); !strings.Contains(html, `id="engine-state"`) || markup.UI(n) == nil {
					t.Errorf("engine %d, run %d: %.300s", engine, status, html)
				}
			}
		}
	}
}

func TestALongTimelineIsShownInParts(t *testing.T) {
	var events []protocol.Event
	for i := range 1000 {
		events = append(events, protocol.Event{Seq: i + 1, Span: i + 1, Line: 1 + i%2, Kind: protocol.StatementBegin, Body: protocol.Body{SQL: "SELECT 1"}})
	}
	p := panel("a\nb\n", events...)
	html := markup.HTML(view.Timeline(p, ui.Django, true))
	if n := strings.Count(html, "<details"); n != 100 || strings.Contains(html, `class="full"`) || !strings.Contains(html, "Statements 1 to 100 of 1000") {
		t.Errorf("%d statements: %.600s", n, html)
	}
	p.Page, p.Opened = 9, []int{902}
	html = markup.HTML(view.Timeline(p, ui.Django, true))
	if n := strings.Count(html, "<details"); n != 100 || strings.Count(html, `class="full"`) != 1 || !strings.Contains(html, "Statements 901 to 1000 of 1000") {
		t.Errorf("%d statements: %.600s", n, html)
	}
}
