package ui

import (
	"encoding/json"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/suggest"
)

// CompletionAsked: an editor, or the prompt of a side, wants to know what may
// stand at its cursor, behind the text Before.
type CompletionAsked struct {
	Side   Side
	Prompt bool
	ID     int
	Before string
}

func (CompletionAsked) message() {}

// ShowCompletions answers CompletionAsked: Length characters before the cursor
// are the beginning of each option.
type ShowCompletions struct {
	Side    Side
	Prompt  bool
	ID      int
	Options []suggest.Option
	Length  int
}

func (ShowCompletions) effect() {}

// HelpAsked: an editor wants to know what the name at the end of Before is.
type HelpAsked struct {
	Side   Side
	ID     int
	Before string
}

func (HelpAsked) message() {}

// ShowHelp answers HelpAsked; an empty Note says that nothing is known.
type ShowHelp struct {
	Side Side
	ID   int
	Note suggest.Note
}

func (ShowHelp) effect() {}

// A help is what the page knows for completion beside the runs.
type help struct {
	names   *suggest.Names // nil until the engine has told them
	waiting uint64         // the request for them
	held    *CompletionAsked
}

// complete answers at once, but for the first time, when the engine is asked for
// its names.
func (s State) complete(m CompletionAsked) (State, []Effect) {
	if effects := s.askNames(); effects != nil {
		s.help.held = &m
		return s, effects
	}
	if s.help.waiting != 0 {
		s.help.held = &m
		return s, nil
	}
	return s, []Effect{s.answer(m)}
}

// askNames asks the engine for its names, once.
func (s *State) askNames() []Effect {
	if s.help.names != nil || s.help.waiting != 0 || s.Engine.Status != Ready || s.Busy() {
		return nil
	}
	s.LastID++
	s.help.waiting = s.LastID
	return []Effect{Send{s.Engine.Worker, protocol.Request{Type: protocol.Names, ID: s.LastID}}}
}

// about answers at once with what is known.
func (s State) about(m HelpAsked) (State, []Effect) {
	effects := s.askNames()
	note, _ := suggest.About(s.names(), suggest.Models(s.Panels[m.Side].Events), s.otherFiles(m.Side, false)+m.Before)
	return s, append(effects, ShowHelp{m.Side, m.ID, note})
}

func (s State) names() suggest.Names {
	if s.help.names == nil {
		return suggest.Names{}
	}
	return *s.help.names
}

// otherFiles is what is known beside the text before the cursor: the files that
// the editor does not show, or all of them.
func (s State) otherFiles(side Side, all bool) string {
	var b strings.Builder
	panel := s.Panels[side]
	for i, f := range panel.Files {
		if all || i != panel.Open {
			b.WriteString(f.Text + "\n")
		}
	}
	return b.String()
}

func (s State) answer(m CompletionAsked) Effect {
	panel := s.Panels[m.Side]
	var b strings.Builder
	b.WriteString(s.otherFiles(m.Side, m.Prompt))
	if m.Prompt { // the prompt stands behind the code and what was typed since
		for _, e := range s.Console.Entries[m.Side] {
			if !e.SQL {
				b.WriteString(e.Text + "\n")
			}
		}
	}
	before := b.String() + m.Before
	options, length := suggest.At(s.names(), suggest.Models(panel.Events), before)
	return ShowCompletions{m.Side, m.Prompt, m.ID, options, length}
}

// named takes the engine's names in and gives the answer that waited for them.
func (s State) named(r protocol.Reply) (State, []Effect) {
	if r.Type != protocol.DoneReply {
		return s, nil
	}
	held := s.help.held
	s.help = help{names: &suggest.Names{}}
	if json.Unmarshal(r.Done.Data, s.help.names) != nil || !r.Done.OK {
		s.help.names = &suggest.Names{} // completion goes on with what the code tells
	}
	if held == nil {
		return s, nil
	}
	return s, []Effect{s.answer(*held)}
}
