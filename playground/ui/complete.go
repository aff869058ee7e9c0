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

// A help is what the page knows for completion beside the runs.
type help struct {
	names   *suggest.Names // nil until the engine has told them
	waiting uint64         // the request for them
	held    *CompletionAsked
}

// complete answers at once, but for the first time, when the engine is asked for
// its names.
func (s State) complete(m CompletionAsked) (State, []Effect) {
	if s.help.names == nil && s.help.waiting == 0 && s.Engine.Status == Ready && !s.Busy() {
		s.LastID++
		s.help.waiting, s.help.held = s.LastID, &m
		return s, []Effect{Send{s.Engine.Worker, protocol.Request{Type: protocol.Names, ID: s.LastID}}}
	}
	if s.help.waiting != 0 {
		s.help.held = &m
		return s, nil
	}
	return s, []Effect{s.answer(m)}
}

func (s State) answer(m CompletionAsked) Effect {
	var names suggest.Names
	if s.help.names != nil {
		names = *s.help.names
	}
	panel := s.Panels[m.Side]
	before := m.Before
	if m.Prompt { // the prompt stands behind the code and what was typed since
		var b strings.Builder
		b.WriteString(panel.Code + "\n")
		for _, e := range s.Console.Entries[m.Side] {
			if !e.SQL {
				b.WriteString(e.Text + "\n")
			}
		}
		before = b.String() + before
	}
	options, length := suggest.At(names, suggest.Models(panel.Events), before)
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
