package ui

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// maxEntries is how much of a transcript is kept.
const maxEntries = 200

// A Console is the prompt that goes on where a run has ended.
type Console struct {
	SQL     bool // the prompt takes SQL instead of Python
	Entries [2][]Entry
	Version int // grows with every change of what is shown

	waiting uint64 // the request that is being answered
	side    Side   // whose
}

// An Entry is what was typed at the prompt once, and what came of it.
type Entry struct {
	SQL     bool
	Text    string
	Output  string
	Error   string
	Columns []protocol.Column
	Rows    [][]protocol.Value
	Total   int // rows returned, beyond those that are kept
	Changed int // rows changed
	Queries int
	Running bool
	Millis  float64
}

// The messages of the console.
type (
	// PromptEntered: something was typed at the prompt of a side and sent.
	PromptEntered struct {
		Side Side
		Text string
	}
	// PromptTurned: the prompt is to take SQL, or Python.
	PromptTurned struct{ SQL bool }
	// ConsoleCleared: the transcript of a side is to be emptied.
	ConsoleCleared struct{ Side Side }
)

func (PromptEntered) message()  {}
func (PromptTurned) message()   {}
func (ConsoleCleared) message() {}

// SetPrompt puts a text at the prompt: nothing after a statement has run, the
// lines so far while it goes on.
type SetPrompt struct{ Text string }

func (SetPrompt) effect() {}

const (
	noRunYet  = words.RunBeforePrompt
	busyNow   = words.BusyNow
	noEngine  = words.NoEngine
	stoppedIt = words.StoppedPrompt
)

// ConsoleSide is the side whose run the prompt goes on with.
func (s State) ConsoleSide() Side {
	if !s.Shown(s.Why.Side) {
		return 1 - s.Why.Side
	}
	return s.Why.Side
}

// console handles the messages of the console.
func (s State) console(m Msg) (State, []Effect) {
	s.Console.Version++
	switch m := m.(type) {
	case PromptTurned:
		s.Console.SQL = m.SQL
	case ConsoleCleared:
		if s.Console.waiting == 0 {
			s.Console.Entries[m.Side] = nil
		}
	case PromptEntered:
		return s.enter(m.Side, m.Text)
	}
	return s, nil
}

func (s State) enter(side Side, text string) (State, []Effect) {
	if strings.TrimSpace(text) == "" {
		return s, []Effect{SetPrompt{}}
	}
	if s.Console.waiting != 0 {
		return s, nil // the answer comes first; the text stays at the prompt
	}
	entry := Entry{SQL: s.Console.SQL, Text: text}
	switch p := s.Panels[side]; {
	case s.Engine.Status == Absent, s.Engine.Status == Loading, s.Engine.Status == Lost:
		entry.Error = noEngine
	case s.Busy():
		entry.Error = busyNow
	case p.left == 0:
		entry.Error = noRunYet
	}
	if entry.Error != "" { // the text stays at the prompt
		s.Console.add(side, entry)
		return s, nil
	}
	entry.Running = true
	s.Console.add(side, entry)
	s.LastID++
	s.Console.waiting, s.Console.side, s.Engine.Status = s.LastID, side, Busy
	return s, []Effect{
		Send{s.Engine.Worker, protocol.Request{Type: protocol.Console, ID: s.LastID, Console: &protocol.Prompt{Run: s.Panels[side].left, Text: text, SQL: s.Console.SQL}}},
		After{TimeLimit + Grace, Overdue{s.LastID}},
	}
}

func (c *Console) add(side Side, e Entry) {
	list := c.Entries[side]
	if len(list) >= maxEntries {
		list = list[len(list)-maxEntries+1:]
	}
	c.Entries[side] = append(list[:len(list):len(list)], e)
}

// last is the entry that is being answered. It is a copy's own, so that it may
// be changed.
func (c *Console) last() *Entry {
	list := append([]Entry(nil), c.Entries[c.side]...)
	c.Entries[c.side] = list
	return &list[len(list)-1]
}

// prompted handles a reply to what was typed at the prompt.
func (s State) prompted(r protocol.Reply) (State, []Effect) {
	s.Console.Version++
	entry, panel := s.Console.last(), &s.Panels[s.Console.side]
	switch r.Type {
	case protocol.EventsReply:
		entry.read(r.Events)
		for _, e := range r.Events {
			if inTimeline(e.Kind) {
				panel.Events = append(panel.Events, e)
			}
		}
	case protocol.DoneReply:
		s.Console.waiting, s.Engine.Status = 0, Ready
		if r.Done.More {
			text := entry.Text
			list := s.Console.Entries[s.Console.side]
			s.Console.Entries[s.Console.side] = list[:len(list)-1]
			return s, []Effect{SetPrompt{text + "\n" + indentOf(text)}}
		}
		entry.Running, entry.Millis = false, r.Done.MS
		if entry.Error == "" {
			entry.Error = r.Done.Error
		}
		if entry.Queries > 0 {
			panel.View, panel.arranged = Arrange(panel.Events), len(panel.Events)
			panel.Version++
		}
		return s, []Effect{SetPrompt{}}
	}
	return s, nil
}

// inTimeline reports whether an event of a prompt belongs to what the panels
// show of the run; what it printed is the console's.
func inTimeline(k protocol.Kind) bool {
	switch k {
	case protocol.Stdout, protocol.Stderr, protocol.ErrorRaised, protocol.LimitReached, protocol.Warning, protocol.Diagnostic:
		return false
	}
	return true
}

func (e *Entry) read(events []protocol.Event) {
	for _, ev := range events {
		b := ev.Body
		switch ev.Kind {
		case protocol.Stdout, protocol.Stderr:
			if room := maxOutputBytes - len(e.Output); room > 0 {
				e.Output += strings.ToValidUTF8(b.Text[:min(room, len(b.Text))], "")
			}
		case protocol.Warning:
			e.Output += b.Category + ": " + b.Message + "\n"
		case protocol.StatementBegin:
			e.Queries++
			if e.SQL {
				e.Columns, e.Rows, e.Total = nil, nil, 0
			}
		case protocol.StatementRows:
			if e.SQL {
				if b.Columns != nil {
					e.Columns = b.Columns
				}
				e.Rows = append(e.Rows[:len(e.Rows):len(e.Rows)], b.Rows...)
			}
		case protocol.StatementEnd:
			if e.SQL {
				e.Total = max(b.Fetched, len(e.Rows))
				e.Changed += int(max(b.Affected, 0))
			}
		case protocol.ErrorRaised:
			e.Error = strings.TrimRight(b.Traceback, "\n")
		case protocol.LimitReached:
			e.Error = b.Message
		}
	}
}

// indentOf is the white space that the line after text begins with, as a prompt
// that knows Python offers it.
func indentOf(text string) string {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.HasSuffix(strings.TrimRight(line, " \t"), ":") {
		indent += "    "
	}
	return indent
}

// stopPrompt ends what is being answered, because its engine is gone; it reports
// whether there was something.
func (s *State) stopPrompt(why string) bool {
	if s.Console.waiting == 0 {
		return false
	}
	s.Console.Version++
	s.Console.waiting = 0
	entry := s.Console.last()
	entry.Running, entry.Error = false, why
	return true
}
