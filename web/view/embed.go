package view

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// Embed is one side's snippet without the site's frame.
func Embed(s ui.State, p Parts) node {
	side := s.Tab
	panel := s.Panels[side]
	class := "widget " + side.Word()
	if view := strings.Fields(s.Link.View); len(view) > 0 {
		shown := map[string]bool{}
		for _, v := range view {
			shown[v] = true
		}
		if !shown["code"] {
			class += " no-code"
		}
		if !shown["sql"] {
			class += " no-sql"
		}
		if !shown["rows"] && !shown["out"] {
			class += " no-out"
		}
	}
	note := ""
	if s.ReadOnly {
		note = words.ReadOnly
	}
	return el("main", "class", class, "id", "app", "data-engine", engineWord(s.Engine.Status), "data-status", statusWord(panel.Status)).With(
		el("header").With(
			sideBadge(side),
			el("h1").Say(name(side)),
			el("span").Say(note),
			fileTabs(s, side),
			runButton(s, "", words.Run, false),
			on(s.Busy(), command(words.Stop, ui.Stop, "btn line", true)),
			on(s.Edited, command(words.Reset, ui.Reset, "btn line", !s.Busy()))),
		notice(s),
		p.editor(side, func() node { return Code(panel, side) }),
		el("h2", "class", "vh").Say(words.WhatItDid),
		el("div", "class", "row2").With(
			Output(panel, side),
			p.timeline(side, func() node { return Timeline(panel, side, false) })),
		el("div", "class", "wfoot", "role", "status").With(
			embedLine(s),
			el("span", "class", "tally").Say(tally(s)),
			el("a", "class", "end", "target", "_blank", "rel", "noopener", "href", "/play/"+openLink(s)).Say(words.OpenHere)))
}

func embedLine(s ui.State) node {
	if s.Engine.Status == ui.Absent {
		return el("span", "class", "state", "id", "engine-state", "data-state", "absent").Say(words.LoadsOnRun)
	}
	return engineLine(s)
}

// openLink is the fragment of the code as it is now.
func openLink(s ui.State) string {
	fragment, err := s.Fragment()
	if err != nil {
		return ""
	}
	return "#" + fragment
}
