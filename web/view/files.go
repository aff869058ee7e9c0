package view

import (
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// EditorID is the id of the element that a side's files are shown in.
func EditorID(side ui.Side) string { return "e-" + side.Word() }

// fileTabs are a side's files, and what can be done with them. A side with one
// file shows its name and how to have another.
func fileTabs(s ui.State, side ui.Side) node {
	p := s.Panels[side]
	if p.Naming != nil {
		return naming(p, side)
	}
	box := el("div", "class", "files end")
	list := el("div", "class", "ftabs", "role", "tablist", "aria-label", words.Say(words.FilesOf, name(side)))
	for i, f := range p.Files {
		list = list.With(fileTab(s, side, i, f))
	}
	box = box.With(list)
	if s.ReadOnly {
		return box
	}
	at := side.Word() + " " + itoa(p.Open)
	button := func(do, label, path string) node {
		return el("button", "class", "fbtn", "type", "button", "data-do", do, "data-arg", at, "title", label).With(
			icon("0 0 16 16", path), el("span", "class", "vh").Say(label))
	}
	box = box.With(button("file-format", words.Say(words.FileFormat, p.File().Name), "M2.5 4h11M5.5 8h8M2.5 12h11"))
	if len(p.Files) > 1 {
		box = box.With(button("file-rename", words.Say(words.FileRename, p.File().Name), "M2.5 13.5v-3l8-8 3 3-8 8zM8.5 4.5l3 3"))
		if p.Open > 0 {
			box = box.With(button("file-close", words.Say(words.FileClose, p.File().Name), "M3.5 3.5l9 9M12.5 3.5l-9 9"))
		}
	}
	return box.With(button("file-add", words.Say(words.FileAdd, name(side)), "M8 2.5v11M2.5 8h11"))
}

func fileTab(s ui.State, side ui.Side, i int, f ui.File) node {
	p := s.Panels[side]
	chosen := i == p.Open
	index, closing, title := "", "", ""
	if !chosen {
		index = "-1"
	}
	if i > 0 && !s.ReadOnly {
		closing = "file-close"
	} else if i == 0 && len(p.Files) > 1 {
		title = words.FileRuns
	}
	at := side.Word() + " " + itoa(i)
	tab := el("button", "class", "ftab", "role", "tab", "type", "button", "id", ui.TabID(side, i), "data-do", "file", "data-arg", at, "data-delete", closing,
		"aria-controls", EditorID(side), "aria-selected", flag(chosen), "tabindex", index, "title", title).With(
		on(title != "", icon("0 0 12 12", "M3 2l7 4-7 4z")),
		el("span", "class", "fn").Say(f.Name))
	if p.Edited(f) && s.Lesson.Slug != "" {
		tab = tab.With(el("small").Say(" · " + words.FileEdited))
	}
	if p.Wrong(i) {
		tab = tab.With(el("b", "class", "bad", "aria-hidden", "true").Say("!"), el("span", "class", "vh").Say(", "+words.FileWrong))
	}
	return tab
}

// naming is the field in which a file gets its name.
func naming(p ui.Panel, side ui.Side) node {
	n := *p.Naming
	label := words.FileCreate
	if n.Rename {
		label = words.FileKeep
	}
	help, wrong := "fh-"+side.Word(), n.Error != ""
	form := el("form", "class", "files naming end", "data-submit", "file-name", "data-escape", "file-cancel", "data-arg", side.Word()).With(
		el("input", "class", "fname-in", "id", ui.NameID(side), "type", "text", "value", n.Name, "aria-label", words.FileNameLabel, "aria-describedby", help, "aria-invalid", present(wrong),
			"autocomplete", "off", "autocapitalize", "off", "spellcheck", "false", "maxlength", "80"),
		el("button", "class", "btn line", "type", "submit").Say(label),
		el("button", "class", "btn", "type", "button", "data-do", "file-cancel", "data-arg", side.Word()).Say(words.Cancel))
	if wrong {
		return form.With(el("p", "class", "fhelp wrong", "role", "alert", "id", help).Say(n.Error))
	}
	return form.With(el("p", "class", "fhelp", "id", help).Say(words.FileNameHelp))
}
