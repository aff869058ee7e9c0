package ui

import (
	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// A Msg is something that happened.
type Msg interface{ message() }

// The messages.
type (
	// Opened: the page was opened or its address changed. Fragment is the part
	// after #, Lesson what the address names or the page's fallback, Drafts
	// what the browser kept for this address, newest first.
	Opened struct {
		Lesson   lesson.Lesson
		Fragment string
		Drafts   []Draft
	}
	// LessonFailed: a lesson that was picked did not arrive.
	LessonFailed struct{ Why string }
	// Typed: the editor's text changed by hand.
	Typed struct {
		Side Side
		File string // empty: the one that is run
		Text string
	}
	// Pressed: a command by button or key.
	Pressed struct{ Command Command }
	// Picked: another lesson was chosen.
	Picked struct{ Slug string }
	// LayoutChosen: both panels are to be shown, or one (both, dj, sa).
	LayoutChosen struct{ Layout string }
	// TabChosen: the narrow page shows the other panel.
	TabChosen struct{ Side Side }
	// Focused: a code line or a statement was focused; the zero Line unfocuses.
	Focused struct{ Focus Focus }
	// Expanded: all statements of a panel are to be opened or closed.
	Expanded struct{ Side Side }
	// Toggled: one statement was opened or closed.
	Toggled struct {
		Side Side
		Span int
		Open bool
	}
	// OutputShown: the whole output of a panel is to be shown, or only its head.
	OutputShown struct{ Side Side }
	// Replied: a Worker sent something.
	Replied struct {
		Worker int
		Reply  protocol.Reply
	}
	// WorkerFailed: a Worker broke without a word of its own.
	WorkerFailed struct {
		Worker int
		Why    string
	}
	// Slow: a run has been going on for a while.
	Slow struct{ Run uint64 }
	// Overdue: a run has outlived the engine's own limit.
	Overdue struct{ Run uint64 }
	// Copied: the link reached the clipboard, or not.
	Copied struct{ OK bool }
	// HostSaid: the page around an embedded view set something.
	HostSaid struct {
		Command Command
		Side    Side
		Text    string
	}
)

func (Opened) message()       {}
func (LessonFailed) message() {}
func (Typed) message()        {}
func (Pressed) message()      {}
func (Picked) message()       {}
func (LayoutChosen) message() {}
func (TabChosen) message()    {}
func (Focused) message()      {}
func (Expanded) message()     {}
func (Toggled) message()      {}
func (OutputShown) message()  {}
func (Replied) message()      {}
func (WorkerFailed) message() {}
func (Slow) message()         {}
func (Overdue) message()      {}
func (Copied) message()       {}
func (HostSaid) message()     {}

// A Command is what a button or key asks for.
type Command string

// The commands.
const (
	Run       Command = "run"
	Stop      Command = "stop"
	Reset     Command = "reset"
	Share     Command = "share"
	Restore   Command = "restore"
	Dismiss   Command = "dismiss"
	Theme     Command = "theme"
	DarkTheme Command = "dark"
	LightOne  Command = "light"
	Projector Command = "projector"
	More      Command = "more"
	Set       Command = "set"
	Get       Command = "get"
)

// An Effect is something to be done outside.
type Effect interface{ effect() }

// The effects.
type (
	// StartWorker starts a Worker under a number and warms it.
	StartWorker struct{ Worker int }
	// EndWorker terminates one, whatever it does.
	EndWorker struct{ Worker int }
	// Send gives a Worker a request.
	Send struct {
		Worker  int
		Request protocol.Request
	}
	// After sends a message later.
	After struct {
		Millis int
		Msg    Msg
	}
	// SetText puts a text into a file of an editor, as one step that undo takes back.
	SetText struct {
		Side Side
		File string
		Text string
	}
	// KeepDraft stores the text over the draft with the same base.
	KeepDraft struct{ Draft Draft }
	// DropDraft forgets it.
	DropDraft struct{ Base string }
	// SetAddress changes the address without loading a page.
	SetAddress struct {
		Path     string
		Fragment string
		Push     bool // a step that Back takes back
	}
	// Copy puts the page's address, with this fragment, into the clipboard.
	Copy struct{ Fragment string }
	// FetchLesson gets a lesson and its drafts; Opened follows.
	FetchLesson struct{ Slug string }
	// KeepTheme remembers the theme and the type size.
	KeepTheme struct {
		Theme string
		Large bool
	}
	// TellHost sends the page around an embedded view what came of a run.
	TellHost struct {
		OK      bool
		Queries int
		NPlus1  int
		Millis  float64
	}
	// Reveal scrolls a panel's code line into sight.
	Reveal struct {
		Side Side
		File string // empty: the one that is run
		Line int
	}
	// TellSource gives the page around an embedded view a side's files.
	TellSource struct {
		Side  Side
		Files []File
	}
)

func (StartWorker) effect() {}
func (EndWorker) effect()   {}
func (Send) effect()        {}
func (After) effect()       {}
func (SetText) effect()     {}
func (KeepDraft) effect()   {}
func (DropDraft) effect()   {}
func (SetAddress) effect()  {}
func (Copy) effect()        {}
func (FetchLesson) effect() {}
func (KeepTheme) effect()   {}
func (TellHost) effect()    {}
func (Reveal) effect()      {}
func (TellSource) effect()  {}
