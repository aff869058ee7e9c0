package view

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/highlight"
)

// shortOutput is how many lines of output are shown before words.ShowAll.
const shortOutput = 6

// Panel is one side: code, output, SQL.
func Panel(s ui.State, side ui.Side, p Parts) node {
	panel := s.Panels[side]
	word := side.Word()
	return el("section", "class", "panel "+word, "id", "p-"+word, "aria-labelledby", "h-"+word, "hidden", present(!s.Shown(side)),
		"data-status", statusWord(panel.Status), "data-stale", present(panel.Stale), "data-ms", number(panel.Millis)).With(
		el("header").With(
			sideBadge(side),
			el("h2", "id", "h-"+word).Say(name(side)),
			el("span", "class", "pat").Say(pattern(side)),
			fileTabs(s, side)),
		p.editor(side, func() node { return Code(panel, side) }),
		Output(panel, side),
		p.timeline(side, func() node { return Timeline(panel, side, false) }))
}

func number(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', 1, 64)
}

func statusWord(s ui.RunStatus) string {
	return [...]string{"none", "recorded", "waiting", words.RunningWord, "finished", "failed", "limited", "stopped", "broken"}[s]
}

// Code is the snippet as lines that are read, with a query count beside each: one
// file after the other. The live page puts an editor in its place.
func Code(p ui.Panel, side ui.Side) node {
	box := el("div", "class", "code", "tabindex", "0", "role", "group", "aria-label", words.Say(words.CodeOf, name(side)))
	for i, f := range p.Files {
		file := f.Name
		if i == 0 {
			file = ""
		}
		if len(p.Files) > 1 {
			box = box.With(el("p", "class", "fname").Say(f.Name))
		}
		box = codeLines(box, p.View, file, f.Text)
	}
	return box
}

func codeLines(box node, v *ui.View, file, text string) node {
	for i, line := range lines(highlight.Python(strings.TrimRight(text, "\n"))) {
		number := i + 1
		class, count := "ln", el("b")
		if v != nil {
			if n := v.LineCount[ui.Place{File: file, Line: number}]; n > 0 {
				count = el("b", "title", words.Say(words.FromThisLine, words.Count(n, words.NQuery))).Say(itoa(n) + "×")
			}
			if v.Err != nil && v.Err.Line == number && v.Err.File == file {
				class += " err"
			} else if slices.Contains(Marked(v, file), number) {
				class += " hit"
			}
		}
		box = box.With(el("div", "class", class).With(el("i").Say(itoa(number)), count, el("code").With(line...)))
	}
	return box
}

// Marked lists the lines of a file that findings point at.
func Marked(v *ui.View, file string) []int {
	var out []int
	for _, b := range v.Blocks {
		for _, g := range b.Groups {
			if g.Finding != nil && g.Finding.File == file {
				out = append(out, g.Finding.Line)
			}
		}
	}
	return out
}

// lines cuts spans at line breaks.
func lines(spans []highlight.Span) [][]node {
	out := [][]node{nil}
	for _, s := range spans {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if text != "" {
				out[len(out)-1] = append(out[len(out)-1], span(s.Class, text))
			}
		}
	}
	return out
}

func span(class, text string) node {
	if class == "" {
		return t(text)
	}
	return el("span", "class", class).Say(text)
}

func layout(sql string) string { return highlight.Layout(sql) }

// SQLNodes is a statement, coloured.
func SQLNodes(sql string) []node {
	var out []node
	for _, s := range highlight.SQL(sql) {
		out = append(out, span(s.Class, s.Text))
	}
	return out
}

// Output is what a run printed, and the traceback that ended it.
func Output(p ui.Panel, side ui.Side) node {
	box := el("section", "class", "out", "aria-label", words.Say(words.OutputOf, name(side)))
	head := el("div", "class", "sec").With(el("h3").Say(words.Output))
	if p.View == nil {
		return box.With(head.With(el("span").Say(statusText(p))), el("pre", "class", "muted").Say(words.NotRunYet))
	}
	v := p.View
	text, cut := v.Output, false
	if !p.AllLines {
		text, cut = firstLines(text, shortOutput)
	}
	head = head.With(el("span", "class", "sum").Say(words.Count(v.Lines, words.NLine)), el("span", "class", "note").Say(statusText(p)))
	if cut || p.AllLines && v.Lines > shortOutput {
		label := words.ShowAll
		if p.AllLines {
			label = words.ShowLess
		}
		head = head.With(el("button", "class", "link end", "type", "button", "data-do", "output", "data-arg", side.Word()).Say(label))
	}
	box = box.With(head)
	body := el("div", "class", "outs", "tabindex", "0", "role", "group", "aria-label", words.Say(words.PrintedBy, name(side)))
	if text != "" {
		body = body.With(el("pre", "class", "stdout").Say(visible(text)))
	}
	if v.OutputCut > 0 {
		body = body.With(el("p", "class", "muted").Say(words.Say(words.OutputCut, itoa(v.OutputCut>>10))))
	}
	if v.Stderr != "" && (v.Err == nil || !strings.Contains(v.Stderr, "Traceback")) {
		body = body.With(el("pre", "class", "stderr").Say(visible(v.Stderr)))
	}
	for _, w := range v.Warnings {
		body = body.With(el("p", "class", "warned").With(lineLink(side, ui.Place{File: w.File, Line: w.Line}), t(w.Type+": "+w.Message)))
	}
	if v.Err != nil {
		body = body.With(failure(v.Err, side))
	}
	if text == "" && v.Err == nil && v.Stderr == "" && len(v.Warnings) == 0 {
		body = body.With(el("pre", "class", "muted").Say(nothing(p)))
	}
	return box.With(body)
}

func nothing(p ui.Panel) string {
	switch p.Status {
	case ui.Running, ui.Waiting:
		return "…"
	case ui.Stopped:
		return words.StoppedEarly
	}
	return words.NothingPrinted
}

func statusText(p ui.Panel) string {
	text := ""
	switch p.Status {
	case ui.Recorded:
		text = words.RecordedResult
		if p.Stale {
			text = words.RecordedOriginal
		}
		return text
	case ui.Waiting:
		return words.WaitsForEngine
	case ui.Running:
		return words.RunningWord
	case ui.Stopped:
		text = words.StoppedByYou
	case ui.Limited:
		text = words.StoppedAtLimit
	case ui.Broken:
		text = words.TheEngineStopped
	}
	if p.Stale {
		if text != "" {
			text += ", "
		}
		text += words.ChangedSince
	}
	return text
}

func failure(f *ui.Failure, side ui.Side) node {
	title := f.Type
	if f.Limit != "" {
		title = words.StoppedTitle
	}
	box := el("div", "class", "fail", "role", "group", "aria-label", words.ErrorName).With(
		el("p").With(el("strong").Say(title), lineLink(side, ui.Place{File: f.File, Line: f.Line})))
	if f.Traceback != "" {
		return box.With(el("pre", "class", "trace").Say(visible(strings.TrimRight(f.Traceback, "\n"))))
	}
	return box.With(el("pre", "class", "trace").Say(visible(f.Message)))
}

func lineLink(side ui.Side, at ui.Place) node {
	if at.Line == 0 {
		return node{}
	}
	return el("button", "class", "at", "type", "button", "data-do", "line", "data-arg", Address(side, at)).Say(at.Text())
}

// Address names a line as the page's listener reads it.
func Address(side ui.Side, at ui.Place) string {
	text := side.Word() + " " + itoa(at.Line)
	if at.File != "" {
		text += " " + at.File
	}
	return text
}

// visible makes control characters readable and keeps the direction of a line
// from being turned by what was printed.
func visible(text string) string {
	if strings.IndexFunc(text, hidden) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !hidden(r):
			return r
		case r < 0x20:
			return 0x2400 + r
		}
		return 0xFFFD
	}, text)
}

func hidden(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func firstLines(text string, n int) (string, bool) {
	at := 0
	for range n {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return text, false
		}
		at += i + 1
	}
	return text[:at], at < len(text)
}
