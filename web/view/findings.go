package view

import (
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// lessonOf is the lesson that explains a finding.
var lessonOf = map[string]string{
	"n+1": "n-plus-one", "duplicate": "n-plus-one", "property": "n-plus-one",
	"write-loop": "unit-of-work", "unordered": "first-model", "unbounded": "aggregation", "counting": "aggregation", "testing": "first-model",
}

// fixButton makes the change that cures a finding.
func fixButton(f ui.Finding, p ui.Panel, side ui.Side) node {
	if len(f.Fixes) == 0 || p.Stale {
		return node{}
	}
	return el("p", "class", "act").With(el("button", "class", "btn line", "type", "button", "data-do", "fix", "data-arg", side.Word()+" "+itoa(f.Index)).Say(words.Say(words.Apply, f.Fixes[0].Label)))
}

// applied says what a change by one press did to the counts, with the way back.
func applied(p ui.Panel, side ui.Side) node {
	a := p.Applied
	if a == nil || p.Text(a.File) != a.After || p.View == nil {
		return node{}
	}
	line := func(label string, before, after int) node {
		return el("span").With(t(label+" "), el("b").Say(itoa(before)+" → "+itoa(after)))
	}
	text := el("p", "role", "status").With(el("strong").Say(words.Say(words.Applied, a.Label)), t(" "))
	if p.Status == ui.Finished {
		text = text.With(
			line(words.Queries, a.Queries, p.View.Queries), t(", "),
			line(words.RoundTrips, a.RoundTrips, p.View.RoundTrips), t(", "),
			line(words.RowsRead, a.Rows, p.View.RowsRead))
	}
	return el("div", "class", "applied").With(text,
		el("button", "class", "btn line", "type", "button", "data-do", "fix-undo", "data-arg", side.Word()).Say(words.Undo))
}

// findings is what is worth a second look in a side's run.
func findings(s ui.State, side ui.Side) node {
	p := s.Panels[side]
	box := el("div").With(applied(p, side))
	if p.View == nil {
		return box.With(el("p", "class", "muted").Say(words.NothingYet))
	}
	if len(p.View.Findings) == 0 {
		return box.With(el("p", "class", "plain").Say(words.NoFindings))
	}
	list := el("ol", "class", "finds")
	for _, f := range p.View.Findings {
		item := el("li").With(
			el("h3").Say(f.Title),
			el("p").Say(capital(f.Message)))
		where := el("p", "class", "tools").With(lineLink(side, ui.Place{File: f.File, Line: f.Line}))
		if f.Loop.Line > 0 && f.Loop != (ui.Place{File: f.File, Line: f.Line}) {
			where = where.With(el("span").With(t(words.LoopAt+": "), lineLink(side, f.Loop)))
		}
		switch f.Name {
		case "n+1":
			where = where.With(el("span", "class", "muted").Say(words.Similar))
		case "duplicate":
			where = where.With(el("span", "class", "muted").Say(words.Identical))
		}
		for _, l := range s.Lessons {
			if l.Slug == lessonOf[f.Name] {
				where = where.With(el("a", "href", "/examples/"+l.Slug+"/").Say(words.Say(words.Lesson, l.Title)))
			}
		}
		list = list.With(item.With(where, fixButton(f, p, side)))
	}
	return box.With(list)
}

// countFindings is how many findings both sides have.
func countFindings(s ui.State) int {
	n := 0
	for _, side := range ui.Sides {
		if v := s.Panels[side].View; v != nil && s.Shown(side) {
			n += len(v.Findings)
		}
	}
	return n
}
