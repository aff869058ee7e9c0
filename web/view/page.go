// Package view turns the page's state into a tree. Every function is pure: the
// site generator calls it to make pages ahead of time, the live page to show
// each new state.
//
// What a person can do is written into the tree as data attributes (data-do,
// data-arg, data-change), which one listener on the root reads; so a tree holds
// no functions and can be compared and written as text.
package view

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/markup"
)

var (
	el = markup.El
	t  = markup.T
	on = markup.If
)

type node = markup.Node

// Parts are what the live page puts in place of a tree of its own: the editors,
// which own their elements, and the timelines, which are drawn anew only when
// their run changed. A nil function leaves the tree.
type Parts struct {
	Editor   func(ui.Side, node) node
	Timeline func(ui.Side, node) node
	Room     func(node) node
	Prompt   func(sql bool, n node) node
}

func (p Parts) editor(side ui.Side, n func() node) node {
	if p.Editor == nil {
		return n()
	}
	return p.Editor(side, el("div", "id", "e-"+side.Word()))
}

func (p Parts) timeline(side ui.Side, n func() node) node {
	if p.Timeline == nil {
		return n()
	}
	return p.Timeline(side, el("section"))
}

func (p Parts) room(s ui.State) node {
	if p.Room == nil {
		return Room(s, p)
	}
	return p.Room(el("main"))
}

func (p Parts) prompt(sql bool) node {
	if p.Prompt == nil {
		return el("div", "class", "prompt")
	}
	return p.Prompt(sql, el("div"))
}

func itoa(n int) string { return strconv.Itoa(n) }

func flag(ok bool) string {
	if ok {
		return "true"
	}
	return "false"
}

// present is the value of an attribute that is there or not.
func present(ok bool) string {
	if ok {
		return "true"
	}
	return ""
}

func millis(ms float64) string {
	if ms >= 100 {
		return strconv.FormatFloat(ms, 'f', 0, 64) + " ms"
	}
	return strconv.FormatFloat(ms, 'f', 1, 64) + " ms"
}

func name(side ui.Side) string {
	if side == ui.SQLAlchemy {
		return "SQLAlchemy"
	}
	return "Django"
}

func pattern(side ui.Side) string {
	if side == ui.SQLAlchemy {
		return "Data Mapper"
	}
	return "Active Record"
}

func sideBadge(side ui.Side) node {
	return el("span", "class", "id", "aria-hidden", "true").Say(strings.ToUpper(side.Word()))
}

func icon(box string, paths ...string) node {
	n := el("svg", "viewBox", box, "aria-hidden", "true")
	for _, d := range paths {
		n = n.With(el("path", "d", d))
	}
	return n
}

// Brand is the mark and name, a link to the first page.
func Brand() node {
	return el("a", "class", "brand", "href", "/", "aria-label", "Diptych").With(
		el("svg", "viewBox", "0 0 24 22", "aria-hidden", "true").With(
			el("path", "class", "l", "d", "M1 3.5 11 1v20L1 18.5z"),
			el("path", "class", "r", "d", "M13.75 2 22.25 4.1v13.8L13.75 20z")),
		el("span").Say("Diptych"))
}

// ThemeButton switches light and dark.
func ThemeButton() node {
	return el("button", "class", "btn", "type", "button", "data-do", "theme", "title", words.LightOrDark).With(
		el("svg", "viewBox", "0 0 16 16", "aria-hidden", "true").With(
			el("circle", "cx", "8", "cy", "8", "r", "6"),
			el("path", "d", "M8 2a6 6 0 0 1 0 12z", "fill", "currentColor")),
		el("span", "class", "vh").Say(words.SwitchTheme))
}

// command is a button. One that can do nothing now is said to be disabled but
// keeps the focus, so that pressing Run or Stop by key does not lose one's place.
func command(label string, c ui.Command, class string, enabled bool) node {
	return el("button", "class", class, "type", "button", "data-do", string(c), "aria-disabled", present(!enabled)).Say(label)
}

func runButton(s ui.State, class, label string, key bool) node {
	return el("button", "class", "btn run "+class, "type", "button", "data-do", "run", "aria-disabled", present(s.Busy())).With(
		icon("0 0 12 12", "M2 1l9 5-9 5z"), t(label),
		on(key, el("kbd", "data-key", "run").Say("Ctrl ↵")))
}

// Playground is the whole page of the diptych.
func Playground(s ui.State, p Parts) node {
	return el("div", "class", "app", "id", "app", "data-engine", engineWord(s.Engine.Status), "data-tab", s.Tab.Word(), "data-layout", s.Layout, "data-room", string(s.Why.Room)).With(
		skip(s),
		topBar(s),
		strip(s),
		notice(s),
		el("main", "id", "main", "class", "diptych", "hidden", present(s.Why.Room != ui.CodeRoom)).With(
			tabs(s),
			Panel(s, ui.Django, p),
			Hinge(s.Panels[ui.Django], s.Panels[ui.SQLAlchemy]),
			Panel(s, ui.SQLAlchemy, p)),
		p.room(s),
		status(s),
		runbar(s),
	)
}

func skip(s ui.State) node {
	if s.Why.Room != ui.CodeRoom {
		return el("a", "class", "skip", "href", "#room").Say(words.SkipToRoom)
	}
	return el("a", "class", "skip", "href", "#main").Say(words.SkipToCode)
}

func topBar(s ui.State) node {
	pick := el("select", "class", "pick", "id", "pick", "data-change", "pick")
	if s.Lesson.Slug == "" {
		pick = pick.With(el("option", "value", "", "selected", "true").Say(words.LinkedExample))
	}
	for _, l := range s.Lessons {
		pick = pick.With(el("option", "value", l.Slug, "selected", present(l.Slug == s.Lesson.Slug)).Say(itoa(l.Number) + " · " + l.Title))
	}
	return el("header", "class", "top").With(
		Brand(),
		el("label", "class", "vh", "for", "pick").Say(words.ExampleName),
		pick,
		el("span", "class", "sp"),
		runButton(s, "wide", words.Run, true),
		command(words.Stop, ui.Stop, "btn wide", s.Busy()),
		command(words.Reset, ui.Reset, "btn wide", s.Edited),
		command(words.Share, ui.Share, "btn wide", true),
		el("span", "class", "sep wide"),
		el("button", "class", "btn wide", "type", "button", "data-do", "projector", "aria-pressed", flag(s.Large), "title", words.ProjectorHelp).With(
			icon("0 0 16 16", "M1 2.5h14M2.5 2.5v8h11v-8M8 10.5v3M5.5 15 8 13l2.5 2"),
			el("span", "class", "vh").Say(words.Projector)),
		ThemeButton(),
	)
}

func strip(s ui.State) node {
	title, task := s.Lesson.Title, s.Lesson.Task
	if s.Lesson.Slug == "" {
		title, task = words.SharedExample, words.CameWithLink
	}
	about := el("div", "class", "about")
	for _, text := range s.About {
		about = about.With(el("p", "class", "muted").With(Prose(text)...))
	}
	views := el("nav", "class", "views", "aria-label", words.PanelsName)
	for _, v := range [][2]string{{"both", words.BothSides}, {"dj", "Django"}, {"sa", "SQLAlchemy"}} {
		current := ""
		if s.Layout == v[0] {
			current = "true"
		}
		views = views.With(el("button", "type", "button", "data-do", "layout", "data-arg", v[0], "aria-current", current).Say(v[1]))
	}
	return el("section", "class", "strip", "aria-labelledby", "title").With(el("div").With(el("h1", "id", "title").Say(title), el("p", "class", "task").Say(task)), about, views, rooms(s))
}

// Prose is a paragraph's text with `code` as elements.
func Prose(text string) []node {
	var out []node
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			out = append(out, el("code").Say(part))
		} else if part != "" {
			out = append(out, t(part))
		}
	}
	return out
}

func notice(s ui.State) node {
	n := s.Notice
	box := el("div", "class", "notice", "role", "status")
	if n.Text == "" {
		return box.Set("hidden", "true")
	}
	return el("div", "class", "notice", "role", "status", "data-kind", string(n.Kind)).With(
		el("p").Say(n.Text),
		on(s.Closed != nil && n.Kind == ui.ClosedFile, el("button", "class", "btn line", "type", "button", "data-do", "file-undo").Say(words.FileReopen)),
		on(s.Held != nil && n.Kind == ui.HeldDraft, command(words.RestoreText, ui.Restore, "btn line", true)),
		command(words.Dismiss, ui.Dismiss, "btn", true))
}

func tabs(s ui.State) node {
	list := el("div", "class", "tabs", "role", "tablist", "aria-label", "ORM")
	for _, side := range ui.Sides {
		chosen := s.Tab == side
		index := ""
		if !chosen {
			index = "-1"
		}
		count := ""
		if v := s.Panels[side].View; v != nil {
			count = words.Count(v.Queries, words.NQuery)
		}
		list = list.With(el("button", "class", side.Word(), "role", "tab", "type", "button", "data-do", "tab", "data-arg", side.Word(),
			"id", "t-"+side.Word(), "aria-controls", "p-"+side.Word(), "aria-selected", flag(chosen), "tabindex", index).With(
			sideBadge(side), t(name(side)+" "), el("small").Say(count)))
	}
	return list
}

func engineWord(e ui.EngineStatus) string {
	return [...]string{"absent", "loading", "ready", "running", "lost"}[e]
}

func status(s ui.State) node {
	return el("footer", "class", "foot").With(
		el("div", "class", "live", "role", "status").With(
			engineLine(s),
			el("span", "class", "tally").Say(tally(s))),
		el("span", "class", "end").Say("Django 5.2 · SQLAlchemy 2.0 · SQLite"))
}

// tally sums up the last runs: "14 queries · 5.3 ms".
func tally(s ui.State) string {
	queries, ms, any := 0, 0.0, false
	for _, side := range ui.Sides {
		if p := s.Panels[side]; s.Shown(side) && p.View != nil {
			queries, ms, any = queries+p.View.Queries, ms+p.Millis, true
		}
	}
	if !any {
		return ""
	}
	if s.Busy() || ms == 0 {
		return words.Count(queries, words.NQuery)
	}
	return words.Count(queries, words.NQuery) + " · " + millis(ms)
}

func megabytes(n int64) string { return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) }

func engineLine(s ui.State) node {
	line := el("span", "class", "state", "id", "engine-state")
	recorded := s.Panels[0].Status == ui.Recorded || s.Panels[1].Status == ui.Recorded
	switch s.Engine.Status {
	case ui.Absent:
		return line.Set("data-state", "absent").Say(words.SeeRecorded)
	case ui.Loading:
		text := words.LoadingEngine
		p := s.Engine.Progress
		if p.What != "" {
			text = "Loading: " + p.What
			if p.Bytes > 0 {
				text += ", " + megabytes(p.Bytes)
				if p.Total > 0 {
					text += " of " + megabytes(p.Total)
				}
				text += " MB"
			}
			text += "."
		}
		if recorded {
			text += words.UntilThen
		}
		bar := el("progress", "max", itoa(max(p.Steps, 1)), "aria-label", words.EngineName)
		if p.Steps > 0 {
			bar = bar.Set("value", itoa(p.Step))
		}
		return line.Set("data-state", "loading").With(bar, t(text))
	case ui.Busy:
		return line.Set("data-state", "running").With(el("span", "class", "dot busy"), t(words.RunningNow))
	case ui.Lost:
		return line.Set("data-state", "lost").With(el("span", "class", "dot lost"), t(words.Say(words.EngineLost, s.Engine.Problem)))
	}
	return line.Set("data-state", "ready").With(el("span", "class", "dot"), t(words.EngineReady))
}

func runbar(s ui.State) node {
	return el("div", "class", "runbar").With(
		runButton(s, "", words.Run, false),
		command(words.Stop, ui.Stop, "btn line", s.Busy()),
		command(words.Share, ui.Share, "btn line", true),
		el("button", "class", "btn line", "type", "button", "data-do", "more", "aria-expanded", flag(s.More)).Say(words.MoreButtons),
		el("div", "class", "more", "hidden", present(!s.More)).With(
			command(words.Reset, ui.Reset, "btn line", s.Edited),
			el("button", "class", "btn line", "type", "button", "data-do", "projector", "aria-pressed", flag(s.Large)).Say(words.LargeType)),
	)
}

// Recorded is the state that a lesson's page is made in ahead of time.
func Recorded(lessons []lesson.Summary, l lesson.Lesson) ui.State {
	s := ui.New(lessons, false)
	s, _ = ui.Update(s, ui.Opened{Lesson: l})
	return s
}
