package view

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/highlight"
)

// consoleRows is how many rows of one answer are shown.
const consoleRows = 50

// console is the room of the prompt: what was typed and answered, and the prompt
// itself, which is an editor of its own on the live page.
func console(s ui.State, p Parts) node {
	side := s.ConsoleSide()
	c := s.Console
	kinds := el("div", "class", "kinds", "role", "group", "aria-label", words.ConsoleKind)
	for _, k := range []struct {
		arg, label string
		on         bool
	}{{"python", words.ConsolePython, !c.SQL}, {"sql", words.ConsoleSQL, c.SQL}} {
		kinds = kinds.With(el("button", "type", "button", "data-do", "prompt-kind", "data-arg", k.arg, "aria-pressed", flag(k.on)).Say(k.label))
	}
	entries := el("ol")
	for _, e := range c.Entries[side] {
		entries = entries.With(entry(e))
	}
	log := el("div", "class", "entries", "role", "log", "tabindex", "0", "aria-label", words.ConsoleLog).With(entries)
	mark := ">>>"
	if c.SQL {
		mark = "sql>"
	}
	return el("section", "class", "console "+side.Word()).With(
		sideSwitch(s, side),
		el("p", "class", "plain").Say(words.ConsoleNote),
		el("div", "class", "bar").With(kinds, command(words.ConsoleClear, "console-clear", "btn line", len(c.Entries[side]) > 0)),
		log,
		el("div", "class", "at-prompt").With(
			el("span", "class", "mark", "aria-hidden", "true").Say(mark),
			p.prompt(c.SQL)),
		el("p", "class", "plain muted", "id", "prompt-keys").Say(words.ConsoleKeys))
}

func entry(e ui.Entry) node {
	text := strings.TrimRight(e.Text, " \n")
	mark, first := ">>> ", highlight.Python(text)
	if e.SQL {
		mark, first = "sql> ", highlight.SQL(text)
	}
	typed := el("pre", "class", "typed").With(el("span", "class", "mark", "aria-hidden", "true").Say(mark))
	for i, line := range lines(first) {
		if i > 0 {
			typed = typed.Say("\n").With(el("span", "class", "mark", "aria-hidden", "true").Say("... "))
		}
		typed = typed.With(line...)
	}
	item := el("li").With(typed)
	if e.Output != "" {
		item = item.With(el("pre", "class", "answer").Say(visible(strings.TrimRight(e.Output, "\n"))))
	}
	if e.SQL && e.Columns != nil {
		if len(e.Rows) == 0 {
			item = item.With(el("p", "class", "muted").Say(words.ConsoleNoRows))
		} else {
			item = item.With(el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.StoreRows).With(Grid(e.Columns, e.Rows[:min(len(e.Rows), consoleRows)], words.StoreRows)))
			if rest := max(e.Total, len(e.Rows)) - consoleRows; rest > 0 {
				item = item.With(el("p", "class", "muted").Say(words.Count(rest, words.NMoreRow)))
			}
		}
	}
	if e.Error != "" {
		item = item.With(el("pre", "class", "wrong").Say(visible(e.Error)))
	}
	note := ""
	switch {
	case e.Running:
		note = words.ConsoleWaits
	case e.Queries > 0:
		note = words.Count(e.Queries, words.NQuery) + " · " + millis(e.Millis)
		if e.SQL && e.Changed > 0 {
			note += " · " + words.Count(e.Changed, words.NRowChanged)
		}
	}
	return item.With(on(note != "", el("p", "class", "note").Say(note)))
}
