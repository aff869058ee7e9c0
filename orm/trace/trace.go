// Package trace is the one ordered log of what a run did: statements and their
// rows, transactions, object states, flush plans, printed text, limits. The
// page, the command's JSON, the recorded examples and the tests all read it.
//
// The parts of the core that report take a Log, which may be nil: a caller
// checks for nil before it builds a body, so an unwatched run pays nothing.
// Events of one log are numbered from 1 without gaps; bodies are values and are
// never changed after they were emitted.
package trace

import (
	"time"
	"unicode/utf8"
)

// Span names a stretch of the log: a statement, a flush, a migration. Zero means none.
type Span int64

// Body is what happened. Its Kind is the event's JSON discriminator and never
// changes meaning between releases.
type Body interface{ Kind() string }

// Event is one entry of the log.
type Event struct {
	Seq     int64         // 1, 2, 3, …
	Span    Span          // the span this event belongs to or opens; 0 for none
	Parent  Span          // the span that encloses Span; 0 for none
	Line    int           // the line of the main file that caused it; 0 when unknown
	At      Place         // the line of another file that caused it, called from Line
	Elapsed time.Duration // since the run began
	Body    Body
}

// A Place is a line of a file other than the main one; zero for none.
type Place struct {
	File string
	Line int
}

// Place is where the event's cause stands: in another file, or in the main one,
// whose name is left empty.
func (e Event) Place() Place {
	if e.At.File != "" {
		return e.At
	}
	return Place{Line: e.Line}
}

// Log receives events. A nil Log means that nobody watches.
type Log interface {
	// Emit adds an event inside the innermost open span.
	Emit(Body)
	// Enter adds an event and opens a span that later events belong to.
	Enter(Body) Span
	// Exit adds an event to the span and closes it, along with any spans
	// left open inside it.
	Exit(Span, Body)
}

// Limits bound a Recorder. Zero fields mean the defaults.
type Limits struct {
	Events int // events kept; later ones are counted in Dropped (default 100 000)
	Rows   int // rows kept of one statement (default 1 000)
	Bytes  int // bytes kept of one text or blob inside an event (default 65 536)
	// Details are events kept of what happened to objects and caches, so that a
	// run that loads a great many still has its statements (default 10 000).
	Details int
}

func (l Limits) withDefaults() Limits {
	if l.Events == 0 {
		l.Events = 100_000
	}
	if l.Rows == 0 {
		l.Rows = 1_000
	}
	if l.Bytes == 0 {
		l.Bytes = 65_536
	}
	if l.Details == 0 {
		l.Details = 10_000
	}
	return l
}

// Options configure a Recorder; every field may be left zero.
type Options struct {
	Line   func() int           // the line of the main file now running
	At     func() Place         // the line of another file now running; nil where there is only one file
	Now    func() time.Duration // time since the run began; nil leaves Elapsed at 0
	Sink   func(Event)          // called with every kept event, in order
	Watch  func(Event)          // called with every event, also those beyond the cap (their Seq is 0)
	Keep   bool                 // also keep the events, for Events
	Limits Limits
}

// Recorder is the Log that numbers, stamps, caps and hands on events. It is used
// by one goroutine at a time.
type Recorder struct {
	opt     Options
	seq     int64
	spans   int64
	open    []Span
	out     int
	dropped int
	details int
	skipped int
	room    int // what Resume added to the cap
	events  []Event
}

// NewRecorder makes a Recorder.
func NewRecorder(opt Options) *Recorder {
	opt.Limits = opt.Limits.withDefaults()
	return &Recorder{opt: opt}
}

// Resume begins another stretch of the log, after the run has ended: no span is
// open, and as many events as a run may have are kept of it.
func (r *Recorder) Resume() {
	r.open, r.details = nil, 0
	r.room = int(r.seq)
}

// Limits says how much of rows and texts is kept, with defaults filled in.
func (r *Recorder) Limits() Limits { return r.opt.Limits }

// Printed counts the characters (not bytes) of standard output so far.
func (r *Recorder) Printed() int { return r.out }

// Dropped counts the events that came after the cap.
func (r *Recorder) Dropped() int { return r.dropped }

// Skipped counts the details that came after their cap.
func (r *Recorder) Skipped() int { return r.skipped }

// Events returns the kept events; empty unless Options.Keep was set.
func (r *Recorder) Events() []Event { return r.events }

// Emit implements Log.
func (r *Recorder) Emit(b Body) {
	var span, parent Span
	if n := len(r.open); n > 0 {
		span = r.open[n-1]
		if n > 1 {
			parent = r.open[n-2]
		}
	}
	r.add(span, parent, b)
}

// Enter implements Log.
func (r *Recorder) Enter(b Body) Span {
	var parent Span
	if n := len(r.open); n > 0 {
		parent = r.open[n-1]
	}
	r.spans++
	s := Span(r.spans)
	r.open = append(r.open, s)
	r.add(s, parent, b)
	return s
}

// Exit implements Log.
func (r *Recorder) Exit(s Span, b Body) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i] == s {
			var parent Span
			if i > 0 {
				parent = r.open[i-1]
			}
			r.open = r.open[:i]
			r.add(s, parent, b)
			return
		}
	}
	r.add(s, 0, b) // a span that an enclosing Exit has closed already
}

func (r *Recorder) add(span, parent Span, b Body) {
	switch v := b.(type) {
	case Stdout:
		r.out += utf8.RuneCountInString(v.Text)
		v.Text = clip(v.Text, r.opt.Limits.Bytes)
		b = v
	case StatementBegin:
		v.Out = r.out
		b = v
	case Transaction:
		v.Out = r.out
		b = v
	case Savepoint:
		v.Out = r.out
		b = v
	}
	line, at := 0, Place{}
	if r.opt.Line != nil {
		line = r.opt.Line()
	}
	if r.opt.At != nil {
		at = r.opt.At()
	}
	over := int(r.seq)-r.room >= r.opt.Limits.Events
	switch {
	case over:
		r.dropped++
	case isDetail(b):
		if r.details++; r.details > r.opt.Limits.Details {
			r.skipped++
			over = true
		}
	}
	if over {
		if r.opt.Watch != nil {
			r.opt.Watch(Event{Span: span, Parent: parent, Line: line, At: at, Body: b})
		}
		return
	}
	r.keep(span, parent, b, line, at)
}

// Final adds an event of the given place, beyond the cap too: how a run ended is
// never dropped.
func (r *Recorder) Final(b Body, line int, at Place) { r.keep(0, 0, b, line, at) }

func (r *Recorder) keep(span, parent Span, b Body, line int, at Place) {
	r.seq++
	e := Event{Seq: r.seq, Span: span, Parent: parent, Line: line, At: at, Body: b}
	if r.opt.Now != nil {
		e.Elapsed = r.opt.Now()
	}
	if r.opt.Keep {
		r.events = append(r.events, e)
	}
	if r.opt.Watch != nil {
		r.opt.Watch(e)
	}
	if r.opt.Sink != nil {
		r.opt.Sink(e)
	}
}

// isDetail tells what happens inside memory from what reaches the database.
func isDetail(b Body) bool {
	switch b.(type) {
	case ObjectState, Attribute, IdentityMap, LoaderChoice, Cache:
		return true
	}
	return false
}

func clip(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max] + "…"
}
