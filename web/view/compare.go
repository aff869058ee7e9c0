package view

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
)

// compare is the task in both ORMs, step by step.
func compare(s ui.State) node {
	dj, sa := s.Panels[ui.Django], s.Panels[ui.SQLAlchemy]
	if dj.View == nil || sa.View == nil {
		return el("p", "class", "muted").Say(words.NeedsBoth)
	}
	box := el("div", "class", "compare", "data-side", s.Why.Side.Word()).With(el("p", "class", "plain").Say(words.CompareNote), sideTabs(s), measures(dj, sa))
	left, more := why.Moves(dj.Events)
	right, more2 := why.Moves(sa.Events)
	body := el("tbody")
	for i, pair := range why.Align(left, right, "app_") {
		body = body.With(el("tr").With(el("th", "scope", "row").Say(itoa(i+1)), moveCell(pair.Left, ui.Django), moveCell(pair.Right, ui.SQLAlchemy)))
	}
	box = box.With(el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.RoomCompare).With(el("table", "class", "data moves").With(
		el("thead").With(el("tr").With(el("th", "scope", "col").Say(words.Step), sideCell(ui.Django), sideCell(ui.SQLAlchemy))), body)))
	if more+more2 > 0 {
		box = box.With(el("p", "class", "muted").Say(words.Say(words.MovesBeyond, itoa(more+more2))))
	}
	return box
}

func sideCell(side ui.Side) node {
	return el("th", "scope", "col", "class", side.Word()).With(sideBadge(side), t(" "+name(side)))
}

func measures(dj, sa ui.Panel) node {
	a, b := dj.View, sa.View
	row := func(label, left, right string) node {
		return el("tr").With(el("th", "scope", "row").Say(label), el("td", "class", "dj").Say(left), el("td", "class", "sa").Say(right))
	}
	ms := func(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
	body := el("tbody").With(
		row(words.Queries, itoa(a.Queries), itoa(b.Queries)),
		row(words.RoundTrips, itoa(a.RoundTrips), itoa(b.RoundTrips)),
		row(words.RowsRead, itoa(a.RowsRead), itoa(b.RowsRead)))
	if a.SQLMillis > 0 || b.SQLMillis > 0 {
		body = body.With(row(words.SQLTime, ms(a.SQLMillis), ms(b.SQLMillis)))
	}
	body = body.With(row(words.Memory, strings.Join(dj.Story(ui.Django).Memory(), "; "), strings.Join(sa.Story(ui.SQLAlchemy).Memory(), "; ")))
	return el("table", "class", "data measures").With(
		el("thead").With(el("tr").With(el("th", "scope", "col").Say(words.Measure), sideCell(ui.Django), sideCell(ui.SQLAlchemy))), body)
}

func moveCell(m *why.Move, side ui.Side) node {
	cell := el("td", "class", side.Word())
	if m == nil {
		return cell.With(el("span", "class", "null").Say(words.Nothing))
	}
	head := el("p", "class", "tools").With(badge(m.Verb), lineLink(side, ui.Place{Line: m.Line}))
	if m.Times > 1 {
		head = head.With(el("b").Say(words.Say(words.Times, itoa(m.Times))))
	}
	count := words.Count(m.Rows, words.NRow)
	if m.Verb != "SELECT" {
		count = words.Say(words.ChangedRows, itoa(m.Changed))
	}
	return cell.With(head.With(el("span", "class", "muted").Say(count)), el("pre", "class", "sql").With(SQLNodes(oneLine(m.SQL))...))
}
