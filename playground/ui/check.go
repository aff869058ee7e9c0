package ui

import "github.com/diptych-orm/diptych/playground/protocol"

// checkAfter is how long typing has to rest before the text is looked at, in
// milliseconds.
const checkAfter = 250

// CheckDue: a side's text has rested. Version tells whether it was changed since.
type CheckDue struct {
	Side    Side
	Version int
}

func (CheckDue) message() {}

// ShowProblems marks syntax errors in a side's editor.
type ShowProblems struct {
	Side     Side
	Problems []protocol.Problem
}

func (ShowProblems) effect() {}

// checkLater asks for a look at a text that was just changed.
func (s *State) checkLater(side Side) Effect {
	s.Panels[side].typed++
	return After{checkAfter, CheckDue{side, s.Panels[side].typed}}
}

// checkDue looks at a text, unless it was changed since or the engine has other
// things to do: then the next change, or the run, will tell.
func (s State) checkDue(m CheckDue) (State, []Effect) {
	p := &s.Panels[m.Side]
	if p.typed != m.Version || s.Engine.Status != Ready || s.Busy() {
		return s, nil
	}
	s.LastID++
	p.checking, p.checked = s.LastID, p.typed
	return s, []Effect{Send{s.Engine.Worker, protocol.Request{Type: protocol.Check, ID: p.checking, Check: &protocol.Sources{Files: s.fileSet(m.Side)}}}}
}

// checked shows what a look at a text found, if that text is still there.
func (s State) checked(side Side, r protocol.Reply) (State, []Effect) {
	p := &s.Panels[side]
	p.checking = 0
	if r.Type != protocol.DoneReply || p.checked != p.typed {
		return s, nil
	}
	p.problems = r.Done.Problems
	return s, []Effect{ShowProblems{side, r.Done.Problems}}
}
