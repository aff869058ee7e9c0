package ui

import (
	"slices"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// FormatAsked: the file that a side's editor shows is to be formatted.
type FormatAsked struct{ Side Side }

func (FormatAsked) message() {}

// A formatting is a file that the engine formats.
type formatting struct {
	id    uint64
	file  string
	typed int // what the panel's count of changes was
}

// format asks the engine to format the shown file.
func (s State) format(m FormatAsked) (State, []Effect) {
	p := &s.Panels[m.Side]
	switch {
	case s.ReadOnly:
		return s, nil
	case s.Engine.Status == Absent, s.Engine.Status == Loading, s.Engine.Status == Lost:
		s.Notice = Notice{Problem, noEngine}
		return s, nil
	case s.Busy():
		s.Notice = Notice{Problem, busyNow}
		return s, nil
	}
	s.LastID++
	p.formatting = formatting{s.LastID, p.File().Name, p.typed}
	return s, []Effect{Send{s.Engine.Worker, protocol.Request{Type: protocol.Format, ID: s.LastID, Format: &protocol.Sources{Files: []File{p.File()}}}}}
}

// formatted puts the formatted text in the place of the old one, if that is still
// there: one step for undo.
func (s State) formatted(side Side, r protocol.Reply) (State, []Effect) {
	if r.Type != protocol.DoneReply {
		return s, nil
	}
	p := &s.Panels[side]
	f := p.formatting
	p.formatting = formatting{}
	i := p.index(f.file)
	switch {
	case p.typed != f.typed || i < 0:
		return s, nil
	case len(r.Done.Problems) > 0:
		x := r.Done.Problems[0]
		s.Notice = Notice{Problem, words.Say(words.NotFormatted, f.file, itoa(x.Line), x.Message)}
		p.problems = slices.DeleteFunc(slices.Clone(p.problems), func(o protocol.Problem) bool { return o.File == f.file })
		p.problems = append(p.problems, r.Done.Problems...)
		return s, []Effect{ShowProblems{side, p.problems}}
	case !r.Done.OK || len(r.Done.Files) != 1:
		s.Notice = Notice{Problem, sentenceOf(r.Done.Error)}
		return s, nil
	case r.Done.Files[0].Text == p.Files[i].Text:
		s.Notice = Notice{Told, words.Say(words.FormattedBefore, f.file)}
		return s, nil
	}
	p.Files = slices.Clone(p.Files)
	p.Files[i].Text = r.Done.Files[0].Text
	s.Notice = Notice{Told, words.Say(words.Formatted, f.file)}
	return s.changed(side, []Effect{SetText{side, f.file, p.Files[i].Text}})
}
