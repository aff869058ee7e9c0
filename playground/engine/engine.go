// Package engine runs a snippet: it sets up the language, the two ORMs and a
// database for one run, holds the run's limits, and reports everything that
// happens as one ordered event log. The command, the browser's Worker, the
// recorded examples and the tests all run snippets through it.
//
// A run never panics, never outlives its limits and leaves nothing behind but
// its Result. The same snippet with Deterministic set gives the same Result,
// byte for byte, apart from its Time.
package engine

import (
	"context"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/diagnose"
	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/object"
)

// GCPercent is for debug.SetGCPercent in a program that runs snippets. A lesson
// allocates a few MB and leaves next to nothing: collecting at every 4 MB, as the
// default has it, costs a fifth of its time.
const GCPercent = 400

// Limits bound a run. Zero fields mean the defaults of DefaultLimits, negative
// ones no limit.
type Limits struct {
	Steps     int64         // the interpreter's units of work
	Time      time.Duration // of the whole run
	Memory    int64         // bytes of Python objects
	Recursion int           // depth of Python calls
	Output    int64         // bytes printed
	Rows      int           // rows fetched by one statement
	Statement time.Duration // time of one statement
	Database  int64         // bytes of one database connection
	Events    int           // events kept
}

// DefaultLimits are generous for a lesson and small for a browser.
var DefaultLimits = Limits{
	Steps: 200_000_000, Time: 10 * time.Second, Memory: 256 << 20, Recursion: 1000, Output: 1 << 20,
	Rows: 200_000, Statement: 5 * time.Second, Database: 256 << 20, Events: 60_000,
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits
	set := func(v *int64, def int64) {
		switch {
		case *v == 0:
			*v = def
		case *v < 0:
			*v = 0
		}
	}
	setInt := func(v *int, def int) { n := int64(*v); set(&n, int64(def)); *v = int(n) }
	setTime := func(v *time.Duration, def time.Duration) { n := int64(*v); set(&n, int64(def)); *v = time.Duration(n) }
	set(&l.Steps, d.Steps)
	setTime(&l.Time, d.Time)
	set(&l.Memory, d.Memory)
	setInt(&l.Recursion, d.Recursion)
	set(&l.Output, d.Output)
	setInt(&l.Rows, d.Rows)
	setTime(&l.Statement, d.Statement)
	set(&l.Database, d.Database)
	setInt(&l.Events, d.Events)
	return l
}

func (l Limits) python() object.Limits {
	return object.Limits{Steps: l.Steps, Time: l.Time, Memory: l.Memory, Recursion: l.Recursion, Output: l.Output}
}

// Options configure a run.
type Options struct {
	// Engine is the database engine; required.
	Engine driver.Engine
	// Deterministic freezes the clock at 2025-01-01 12:00:00 UTC and fixes ids
	// and seeds.
	Deterministic bool
	// Answers are what input() returns, in order.
	Answers []string
	Limits  Limits
	// Stdout and Stderr get the output as it is written; nil: only the Result has it.
	Stdout, Stderr io.Writer
	// Sink gets every event as it happens.
	Sink func(trace.Event)
	// KeepEvents puts the events into the Result.
	KeepEvents bool
	// KeepDatabase leaves the databases and the snippet's namespace for
	// Result.Databases and Result.Prompt; the caller closes the Result.
	KeepDatabase bool
	// Image is the content of the default database before the run.
	Image []byte
	// Stage, where it is not nil and fits, is what the run begins with; it is of no use
	// afterwards.
	Stage *Stage
}

// Frozen is the moment at which the clock of a deterministic run stands.
var Frozen = time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)

var spaces atomic.Int64

// run is a run under way.
type run struct {
	opt    Options
	pose   pose
	limits Limits
	rt     *object.Runtime
	th     *object.Thread
	rec    *trace.Recorder
	log    *log
	files  *importer
	fixed  int // the line of the event that is emitted now; 0: the running one
	space  string
	conns  []*database.Conn
	bound  *bind.Env      // what the bindings were given
	main   *object.Module // the snippet's module
	diag   *diagnose.Watch
	result *Result
}

// Run runs a snippet to its end. It returns the context's error only as part of
// the Result: a run that was cancelled ends with a limit event.
func Run(ctx context.Context, snippet Snippet, opt Options) *Result {
	files, missing := snippet.ordered()
	started := time.Now()
	p, limits := detect(files), opt.Limits.withDefaults()
	var r *run
	if opt.Stage.fits(p, files, opt, limits) {
		r = opt.Stage.take(opt, limits)
	} else {
		r = &run{opt: opt, limits: limits, pose: p}
		r.surroundings()
	}
	r.begin(ctx, files, started)
	if missing != nil {
		r.finish(missing)
	} else {
		r.execute(files[0])
	}
	r.log.flush()
	r.diagnose()
	r.log.over = true
	r.result.Events = r.rec.Events()
	r.result.Time = time.Since(started)
	if !opt.KeepDatabase {
		r.result.Close()
	}
	return r.result
}

func (r *run) sink(e trace.Event) {
	if r.opt.Sink != nil {
		r.opt.Sink(e)
	}
}

func (r *run) line() int {
	switch {
	case r.fixed > 0:
		return r.fixed
	case r.th == nil:
		return 0
	}
	return r.th.Line()
}

// at is the line of another file that runs now.
func (r *run) at() trace.Place {
	if r.th == nil || r.fixed > 0 {
		return trace.Place{}
	}
	return otherPlace(r.th.Place())
}

// otherPlace is a place of a file that is not the main one; zero for the main one's.
func otherPlace(file string, line int) trace.Place {
	if file == "" {
		return trace.Place{}
	}
	return trace.Place{File: file, Line: line}
}

// surroundings sets up what does not depend on the program's text: the language
// and the bindings.
func (r *run) surroundings() {
	r.space = fmt.Sprintf("run%d", spaces.Add(1))
	r.log = &log{over: true}
	r.python()
	r.env()
}

// begin makes the surroundings those of a program.
func (r *run) begin(ctx context.Context, files []File, started time.Time) {
	r.rt.Begin(ctx, r.limits.python())
	r.result = &Result{Dialect: r.pose.dialect, run: r}
	texts := make(map[string]string, len(files))
	for _, f := range files[1:] {
		if path.Ext(f.Name) == ".py" {
			texts[f.Name] = f.Text
		}
	}
	r.diag = diagnose.New(files[0].Text, texts, r.pose.dialect)
	elapsed := func() time.Duration { return time.Since(started) }
	if r.opt.Deterministic {
		elapsed = nil
	}
	var at func() trace.Place
	if len(files) > 1 {
		at = r.at
	}
	r.rec = trace.NewRecorder(trace.Options{
		Line: r.line, At: at, Now: elapsed, Watch: r.watch, Sink: r.sink, Keep: r.opt.KeepEvents,
		Limits: trace.Limits{Events: r.limits.Events},
	})
	r.log.rec, r.log.over = r.rec, false
	r.rt.MainFile = files[0].Name
	r.files = newImporter(files)
	r.rt.SetFiles(r.files.load)
	for _, f := range files {
		r.rt.OwnFiles = append(r.rt.OwnFiles, [2]string{f.Name, f.Text})
	}
	if len(r.opt.Answers) > 0 {
		builtins.SetAnswers(r.rt, r.opt.Answers)
	}
	if r.limits.Time > 0 {
		r.bound.Limits.Deadline = started.Add(r.limits.Time)
	}
}

// python sets up the language.
func (r *run) python() {
	r.rt = object.NewRuntime(context.Background(), output{r, false}, output{r, true}, r.limits.python())
	if r.opt.Deterministic {
		r.rt.Deterministic = true
		r.rt.Now = func() time.Time { return Frozen }
	}
	builtins.Install(r.rt)
	eval.Install(r.rt)
	library(r.rt, r.warn)
	r.rt.RegisterModule("_snippet", func(th *object.Thread) (*object.Module, error) { return r.files.module(th) })
	r.th = object.NewThread(r.rt)
}

// env sets up the bindings.
func (r *run) env() {
	r.bound = &bind.Env{
		Log: r.log, Engine: r.opt.Engine, Space: r.space, Now: r.rt.Now, Frozen: r.opt.Deterministic,
		Limits: database.Limits{
			Rows: r.limits.Rows, Time: r.limits.Statement, Memory: r.limits.Database, Length: 64 << 20, SQL: 4 << 20,
			Stop: func() bool { return r.rt.Context().Err() != nil },
		},
		Module: r.pose.module, AppLabel: r.pose.label, UseTZ: r.pose.useTZ, TimeZone: r.pose.timeZone, Databases: r.pose.databases(),
		Opened: func(c *database.Conn) {
			r.conns = append(r.conns, c)
			if r.opt.Image != nil && len(r.conns) == 1 {
				if err := c.Raw().Deserialize(r.opt.Image); err != nil {
					r.result.ImageError = err
				}
			}
		},
	}
	bindings(r.rt, r.bound)
}

// execute runs the main file and takes its end apart.
func (r *run) execute(main File) {
	err := r.guarded(func() error {
		r.main = r.pose.enter(r.rt)
		if err := r.files.enterPackage(r.th, r.main, main.Name); err != nil {
			return err
		}
		err := eval.RunModule(r.th, r.main, main.Name, main.Text)
		if err == nil {
			err = r.rt.RunAtEnd(r.th)
		}
		return r.rt.RunAtExit(r.th, r.uncaught(err))
	})
	r.finish(err)
	if r.opt.KeepDatabase {
		return // a prompt may go on; Close ends it
	}
	if ferr := r.guarded(func() error { eval.Finish(r.th, err == nil); return nil }); ferr != nil && err == nil {
		r.finish(ferr)
	}
}

// InternalError is a failure of Diptych itself; it never passes as Python's.
type InternalError struct {
	Reason string
	Stack  string
}

// Error implements error.
func (e *InternalError) Error() string { return "Diptych failed: " + e.Reason }

// guarded makes a panic an error: whatever a snippet does, the page goes on.
func (r *run) guarded(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &InternalError{Reason: fmt.Sprint(v), Stack: string(debug.Stack())}
		}
	}()
	return f()
}

// warn tells of a Python warning. Beside an ORM, whose own code warns too, it is
// the user's line that counts.
func (r *run) warn(category, message, file string, line int) {
	if file == r.rt.MainFile || r.pose.dialect == "python" {
		r.fixed = line
	}
	r.log.Emit(trace.Warning{Category: category, Message: message})
	r.fixed = 0
}

// output is one of the two output streams of the snippet.
type output struct {
	r   *run
	err bool
}

// Write implements io.Writer.
func (o output) Write(p []byte) (int, error) {
	w := o.r.opt.Stdout
	if o.err {
		w = o.r.opt.Stderr
		o.r.result.stderr.Write(p)
		o.r.log.Emit(trace.Stderr{Text: string(p)})
	} else {
		o.r.result.stdout.Write(p)
		o.r.log.print(string(p))
	}
	if w != nil {
		return w.Write(p)
	}
	return len(p), nil
}

// log is the run's log. What is printed piece by piece becomes one event, at
// the latest when something else happens.
type log struct {
	rec     *trace.Recorder
	pending strings.Builder
	over    bool // the run has ended: what happens now is not part of it
}

const printedAtOnce = 4096

func (l *log) print(s string) {
	l.pending.WriteString(s)
	if l.pending.Len() >= printedAtOnce {
		l.flush()
	}
}

func (l *log) flush() {
	if l.pending.Len() > 0 {
		s := l.pending.String()
		l.pending.Reset()
		l.rec.Emit(trace.Stdout{Text: s})
	}
}

// Emit implements trace.Log.
func (l *log) Emit(b trace.Body) {
	if l.over {
		return
	}
	l.flush()
	l.rec.Emit(b)
}

// Enter implements trace.Log.
func (l *log) Enter(b trace.Body) trace.Span {
	if l.over {
		return 0
	}
	l.flush()
	return l.rec.Enter(b)
}

// Exit implements trace.Log.
func (l *log) Exit(s trace.Span, b trace.Body) {
	if l.over {
		return
	}
	l.flush()
	l.rec.Exit(s, b)
}
