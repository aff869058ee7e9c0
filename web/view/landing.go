package view

import (
	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// Landing is the first page. Hero is a lesson with its recordings: its busiest
// line and what that sent are shown on top.
func Landing(lessons []lesson.Summary, hero lesson.Lesson) node {
	state := Recorded(lessons, hero)
	toc := el("ol", "class", "toc")
	for _, l := range lessons {
		toc = toc.With(el("li").With(
			el("b").Say(itoa(l.Number)),
			el("a", "href", "/examples/"+l.Slug+"/").Say(l.Title),
			el("span").Say(l.Task),
			el("span", "class", "num").Say(l.Topics)))
	}
	way := func(title, text string, more node) node {
		return el("div").With(el("h3").Say(title), el("p").Say(text), more)
	}
	return el("div", "id", "app").With(
		el("a", "class", "skip", "href", "#main").Say(words.SkipToContent),
		el("header", "class", "top").With(Brand(), el("span", "class", "sp"),
			el("a", "class", "btn wide", "href", "#lessons").Say(words.Lessons),
			el("a", "class", "btn line", "href", "/play/").Say(words.OpenPlayground),
			ThemeButton()),
		el("main", "id", "main", "class", "land").With(
			el("div", "class", "lede").With(
				el("h1").Say(words.Lede),
				el("p").Say(words.LedeMore)),
			el("div", "class", "diptych hero").With(
				heroPanel(state, ui.Django),
				Hinge(state.Panels[ui.Django], state.Panels[ui.SQLAlchemy]),
				heroPanel(state, ui.SQLAlchemy)),
			el("section", "aria-labelledby", "w").With(el("h2", "id", "w").Say(words.ThreeWays),
				el("div", "class", "ways").With(
					way(words.WaySite, words.WaySiteHow, el("a", "href", "/play/").Say(words.OpenPlayground)),
					way(words.WayCourse, words.WayCourseHow, el("a", "href", "/course/").Say(words.SeeCourse)),
					way(words.WayLink, words.WayLinkHow, el("code").Say("/play/#1d.…")))),
			el("section", "id", "lessons", "aria-labelledby", "l").With(el("h2", "id", "l").Say(words.Lessons), toc),
			el("footer", "class", "colophon").With(el("span").Say(words.Colophon))))
}

// heroPanel shows the few lines of a run around the line that sent most, and
// that line's first statement.
func heroPanel(s ui.State, side ui.Side) node {
	p := s.Panels[side]
	box := el("section", "class", "panel "+side.Word(), "aria-labelledby", "h-"+side.Word()).With(
		el("header").With(sideBadge(side), el("h2", "id", "h-"+side.Word()).Say(name(side)), el("span", "class", "pat").Say(pattern(side))))
	code := Code(p, side)
	if p.View == nil {
		code.Kids = code.Kids[:min(4, len(code.Kids))]
		return box.With(code)
	}
	best := bestGroup(p.View)
	if best == nil {
		return box.With(code)
	}
	from, to := max(best.Line-3, 0), min(best.Line+1, len(code.Kids))
	code.Kids = code.Kids[from:to]
	statement := best.Statements[0]
	note := words.Once
	if statement.Times > 1 {
		note = words.Say(words.MoreLikeIt, itoa(statement.Times-1))
	}
	return box.With(code, el("pre", "class", "sql").With(SQLNodes(layout(statement.SQL))...).With(t("\n\n"), el("span", "class", "c").Say(note)))
}

// bestGroup is the group that reads most often from the database.
func bestGroup(v *ui.View) *ui.Group {
	var best *ui.Group
	for _, b := range v.Blocks {
		for i, g := range b.Groups {
			if len(g.Statements) == 0 || g.Statements[0].Verb != "SELECT" || g.Line == 0 || g.File != "" {
				continue
			}
			if best == nil || g.Queries > best.Queries {
				best = &b.Groups[i]
			}
		}
	}
	return best
}

// NotFound is the page for an address that names nothing.
func NotFound() node {
	return el("div", "id", "app").With(
		el("header", "class", "top").With(Brand(), el("span", "class", "sp"), ThemeButton()),
		el("main", "id", "main", "class", "land").With(el("div", "class", "lede").With(
			el("h1").Say(words.NoPage),
			el("p").With(t(words.NoPageThe), el("a", "href", "/").Say(words.NoPageFirst), t(words.NoPageLists), el("a", "href", "/play/").Say(words.NoPagePlay), t(words.NoPageRuns)))))
}
