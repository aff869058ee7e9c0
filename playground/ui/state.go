// Package ui is the page's state and how it changes: a pure reducer.
//
//	Update(State, Msg) (State, []Effect)
//
// A Msg is something that happened (a key, a reply of the engine, a file that
// arrived), an Effect something to be done (send to the engine, keep a draft,
// change the address). Nothing here touches a browser, a clock or a file, so
// every path of the page is a table test. One runner in the front end carries
// the effects out and turns what comes back into messages.
//
// The editor text is never lost: every change of it is kept as a draft, a link
// or another example never overwrites a draft but holds it for restoring, and
// no failure of the engine touches it.
package ui

import (
	"strconv"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/share"
)

// A Side is one panel of the diptych.
type Side int

// The sides.
const (
	Django Side = iota
	SQLAlchemy
)

// Sides lists both, left first.
var Sides = [2]Side{Django, SQLAlchemy}

// Word is the side's short name in addresses and attributes.
func (s Side) Word() string {
	if s == SQLAlchemy {
		return "sa"
	}
	return "dj"
}

// File is the name of the side's source file.
func (s Side) File() string {
	if s == SQLAlchemy {
		return "sqlalchemy.py"
	}
	return "django.py"
}

// SideOf reads a Word.
func SideOf(word string) (Side, bool) {
	switch word {
	case "dj":
		return Django, true
	case "sa":
		return SQLAlchemy, true
	}
	return 0, false
}

// EngineStatus is how the engine is.
type EngineStatus int

// The states of the engine.
const (
	Absent  EngineStatus = iota // not asked for yet
	Loading                     // on its way
	Ready                       // idle
	Busy                        // running something
	Lost                        // it cannot be loaded; Engine.Problem says why
)

// An Engine is what is known of the Worker in use.
type Engine struct {
	Status   EngineStatus
	Worker   int // the number of the Worker that requests go to
	Spare    int // a Worker that is warming up to take over, zero for none
	Last     int // the highest number that was given to a Worker
	Progress protocol.Loading
	Versions protocol.Ready
	Problem  string
}

// RunStatus is how the run that a panel shows stands.
type RunStatus int

// The states of a run.
const (
	NoRun    RunStatus = iota
	Recorded           // shown from the recording
	Waiting            // asked for, the engine is not free yet
	Running
	Finished
	Failed  // an exception
	Limited // a limit was reached
	Stopped // by hand
	Broken  // the engine was lost while it ran
)

// A Panel is one side's code and what its last run showed.
type Panel struct {
	Files    []File  // the first is the one that is run
	Open     int     // the one that the editor shows
	Original []File  // the example's, for Reset
	Naming   *Naming // a file is getting its name
	Status   RunStatus
	Stale    bool // the code was changed since the run that is shown
	Run      uint64
	Events   []protocol.Event
	View     *View
	Millis   float64
	Expanded bool     // all statements are open
	Opened   []int    // spans of single statements that are open
	AllLines bool     // the whole output is shown
	Page     int      // of a long timeline, from 0
	Hidden   []string // kinds of statement that the timeline leaves out
	Applied  *Applied // a change that was made by one press
	Why      PanelWhy
	Version  int // grows with every change of what the panel shows of its run

	arranged int // how many of Events View shows

	ahead      uint64 // the run that was ordered while another is on; zero for none
	ordered    int    // what typed was then
	left       uint64 // the last run that has ended, which the engine keeps; zero for none
	from       uint64 // the run whose database the next one goes on with
	problems   []protocol.Problem
	typed      int // grows with every change of the text
	formatting formatting
	checking   uint64 // the request that looks at the text
	checked    int    // what typed was then
}

// A Focus is the line or statement that both sides of a panel mark.
type Focus struct {
	Side Side
	File string // empty: the one that is run
	Line int    // zero: nothing
	Span int    // zero: the whole line
}

// NoticeKind says what a notice is about.
type NoticeKind string

// The notices.
const (
	BadLink   NoticeKind = "bad-link"
	HeldDraft NoticeKind = "held-draft"
	Shared    NoticeKind = "shared"
	Problem   NoticeKind = "problem"

	ClosedFile NoticeKind = "closed-file"
	Told       NoticeKind = "told" // what was asked for was done
)

// A Notice is one message above the diptych.
type Notice struct {
	Kind NoticeKind
	Text string
}

// A Draft is what the browser keeps of the text that was typed. Base tells what
// it was typed over: an example's name, or link.
type Draft struct {
	Base  string    `json:"base"`
	Texts [2]string `json:"texts"`
	Files Sources   `json:"files,omitzero"` // of a side that is more than one text
}

// A State is all that the page knows. Copies share slices, which are only ever
// appended to or replaced; only the newest State may be updated.
type State struct {
	Embedded bool
	Host     bool // an outer page listens
	Lessons  []lesson.Summary
	Lesson   lesson.Summary // the one that is shown; without a slug for a link or free text
	About    []string       // the lesson's paragraphs
	Layout   string         // both, dj, sa
	Tab      Side           // the panel that a narrow page shows
	ReadOnly bool
	Theme    string // light, dark, or empty for the system's
	Large    bool   // projector
	More     bool   // the small page's second row of buttons is open

	Panels  [2]Panel
	Engine  Engine
	Notice  Notice
	Held    *Draft
	Closed  *Closed // the file that was closed last
	Base    string  // what the draft of the text is kept under: the lesson or the link in the address
	Focus   Focus
	Why     Why
	Console Console
	help    help
	Store   Store
	Link    share.Doc // the document the page was opened with
	Queue   []Side    // sides that wait for their run
	Current int       // index into Sides of the running side, -1 for none
	LastID  uint64
	Edited  bool // the text differs from the lesson or the link
}

// Shown reports whether the layout has that side.
func (s State) Shown(side Side) bool {
	return s.Layout != "dj" && s.Layout != "sa" || s.Layout == side.Word()
}

// Busy reports whether the engine is at work for a person, or a run waits for it.
func (s State) Busy() bool { return s.atWork() || len(s.Queue) > 0 }

// atWork reports whether the engine does something that a person waits for.
func (s State) atWork() bool {
	return s.Current >= 0 || s.Console.waiting != 0 || s.Store.waiting != 0
}

func itoa(n int) string { return strconv.Itoa(n) }
