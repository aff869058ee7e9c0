package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/object"
)

// Result is what a run did.
type Result struct {
	Dialect    string // "django", "sqlalchemy", "python"
	DDL        []Statement
	Statements []Statement
	Warnings   []Warning
	Error      *Failure // the uncaught exception, or the limit, that ended the run
	Traceback  string   // its traceback, as the interpreter prints it
	Limit      string   // the name of the limit reached; empty for none
	Exit       int      // the exit status that Python would have
	Time       time.Duration
	Events     []trace.Event
	ImageError error // the database image of Options could not be used

	origins map[trace.Span]origin
	told    bool // Traceback is what was told of the exception, by whom it was to be told

	stdout, stderr bytes.Buffer
	run            *run
}

// Statement is a statement or transaction mark as the real ORM's log has it.
type Statement struct {
	SQL    string
	Params trace.Params
	Line   int // 0: not from a line of the snippet
	Many   bool
	Out    int // characters of standard output printed before it
}

// origin is a statement as it was executed, to be looked at again.
type origin struct {
	database.Statement
	alias string // of its connection
}

// keptOrigins is how many statements of a kept run can be looked at again.
const keptOrigins = 20_000

// Warning is a Python warning.
type Warning struct {
	Type    string
	Message string
	Line    int
}

// Failure is what ended a run before its end.
type Failure struct {
	Type    string
	Message string
	Line    int
}

// Stdout is everything the snippet printed.
func (r *Result) Stdout() string { return r.stdout.String() }

// Stderr is what the snippet wrote to standard error; the traceback is apart.
func (r *Result) Stderr() string { return r.stderr.String() }

// Databases are the connections that the run opened; empty unless
// Options.KeepDatabase was set.
func (r *Result) Databases() []*database.Conn { return r.run.conns }

// ErrNoDatabase is the answer of a run that opened no database.
var ErrNoDatabase = errors.New("that run opened no database")

// Image is the database that the run opened first, as the bytes of a file. A
// transaction that the snippet left open is rolled back, as at the end of a
// process.
func (r *Result) Image() ([]byte, error) {
	if len(r.run.conns) == 0 {
		return nil, ErrNoDatabase
	}
	c := r.run.conns[0]
	if c.InTransaction() {
		defer c.Mute()()
		if err := c.Transact(database.Tx{Op: database.Rollback, SQL: "ROLLBACK"}); err != nil {
			return nil, err
		}
	}
	return c.Image()
}

// Close closes the run's databases and ends what its code left suspended.
func (r *Result) Close() {
	r.run.guarded(func() error { eval.Finish(r.run.th, false); return nil })
	for _, c := range r.run.conns {
		c.Close()
	}
	r.run.conns = nil
	r.run.bound.Close()
	r.run.opt.Engine.Forget(r.run.space)
}

// watch sees every event: statements and warnings also become part of the Result.
func (r *run) watch(e trace.Event) {
	res := r.result
	if r.th != nil {
		r.diag.Event(e, r.frames)
	}
	add := func(st Statement, ddl bool) {
		st.Line = e.Line
		if ddl {
			res.DDL = append(res.DDL, st)
		} else {
			res.Statements = append(res.Statements, st)
		}
	}
	switch b := e.Body.(type) {
	case trace.StatementBegin:
		if st, ok := b.Origin.(database.Statement); ok && r.opt.KeepDatabase && len(res.origins) < keptOrigins {
			if res.origins == nil {
				res.origins = make(map[trace.Span]origin)
			}
			res.origins[e.Span] = origin{st, b.DB}
		}
		add(Statement{SQL: b.SQL, Params: b.Params, Many: b.Many, Out: b.Out}, b.DDL)
	case trace.Transaction:
		if !b.Hidden {
			add(Statement{SQL: b.SQL, Params: b.Params, Out: b.Out}, b.DDL)
		}
	case trace.Savepoint:
		add(Statement{SQL: b.SQL, Params: b.Params, Out: b.Out}, b.DDL)
	case trace.Warning:
		res.Warnings = append(res.Warnings, Warning{Type: b.Category, Message: b.Message, Line: e.Line})
	}
}

// finish records how the run ended.
func (r *run) finish(err error) {
	if err == nil {
		return
	}
	res := r.result
	var (
		exc      *object.Exception
		limit    *object.LimitError
		sql      *database.LimitError
		internal *InternalError
		entry    *EntryError
	)
	switch {
	case errors.As(err, &limit):
		line, at := lastPlace(limit.Traceback, r.rt.MainFile)
		r.stopped(trace.Limit{Name: limit.Kind, Message: limit.Message, Max: limitMax(r.limits, limit.Kind)}, object.FormatException(r.th, err), line, at)
	case errors.As(err, &sql):
		r.stopped(trace.Limit{Name: sql.Name, Message: sql.Message, Max: sql.Max}, sql.Message+"\n", r.line(), r.at())
	case errors.As(err, &exc):
		r.raised(exc)
	case errors.As(err, &entry):
		res.Error = &Failure{Type: "diptych.EntryError", Message: entry.Error()}
		res.Traceback, res.Exit = entry.Error()+"\n", 2
		r.log.Emit(trace.Error{Type: res.Error.Type, Message: entry.Error(), Traceback: res.Traceback})
	case errors.As(err, &internal):
		res.Error = &Failure{Type: "diptych.InternalError", Message: internal.Error(), Line: r.line()}
		res.Traceback = internal.Error() + "\n" + internal.Stack
		res.Exit = 1
		r.log.Emit(trace.Error{Type: res.Error.Type, Message: res.Error.Message, Traceback: internal.Error() + "\n"})
	default:
		res.Error = &Failure{Type: "diptych.InternalError", Message: err.Error(), Line: r.line()}
		res.Traceback, res.Exit = err.Error()+"\n", 1
		r.log.Emit(trace.Error{Type: res.Error.Type, Message: err.Error(), Traceback: res.Traceback})
	}
}

func limitMax(l Limits, kind string) int64 {
	switch kind {
	case "steps":
		return l.Steps
	case "time":
		return l.Time.Milliseconds()
	case "memory":
		return l.Memory
	case "output":
		return l.Output
	}
	return 0
}

func (r *run) stopped(l trace.Limit, traceback string, line int, at trace.Place) {
	res := r.result
	res.Limit, res.Exit, res.Traceback = l.Name, 1, traceback
	res.Error = &Failure{Type: "diptych.LimitError", Message: l.Message, Line: line}
	r.log.flush()
	r.rec.Final(l, line, at)
}

// uncaught asks the program's own hook about what nobody caught, before anything
// else happens. It returns how the run ends.
func (r *run) uncaught(err error) error {
	exc, ok := err.(*object.Exception)
	if !ok || exc.Type().IsSubclass(object.SystemExit) {
		return err
	}
	text, instead := r.th.Uncaught(exc)
	if instead != nil {
		return instead
	}
	r.result.Traceback, r.result.told = text, true
	return err
}

func (r *run) raised(exc *object.Exception) {
	res := r.result
	if exc.Type().IsSubclass(object.SystemExit) {
		r.exit(exc)
		return
	}
	t := exc.Type()
	name := t.QualName
	if t.Module != "builtins" && t.Module != "" {
		name = t.Module + "." + name
	}
	message, err := object.ToStr(r.th, exc)
	if err != nil {
		message = "<exception str() failed>"
	}
	line, at := lastPlace(exc.Traceback, r.rt.MainFile)
	if d, ok := exc.Native.(object.SyntaxDetail); ok {
		switch _, known := r.files.file(d.File); {
		case line == 0:
			line = d.Line
		case known && d.File != r.rt.MainFile:
			at = trace.Place{File: d.File, Line: d.Line}
		}
	}
	res.Error = &Failure{Type: name, Message: message, Line: line}
	res.Exit = 1
	if !res.told {
		res.Traceback = object.FormatException(r.th, exc)
	}
	r.log.flush()
	r.rec.Final(trace.Error{Type: name, Message: message, Traceback: res.Traceback}, line, at)
}

// exit handles sys.exit: no code or 0 is a good end, a number is the status,
// anything else is printed.
func (r *run) exit(exc *object.Exception) {
	code := object.None
	if exc.Args != nil && len(exc.Args.Elems) > 0 {
		code = exc.Args.Elems[0]
	}
	text, _ := object.ToStr(r.th, code)
	c, number := code.(object.Int)
	if b, ok := code.(object.Bool); ok { // a number in Python
		c, number = 0, true
		if b {
			c = 1
		}
	}
	switch {
	case code == object.None, number && c == 0:
		return
	case number:
		r.result.Exit = int(c & 0xff)
	default:
		r.result.Exit = 1
		output{r, true}.Write([]byte(text + "\n"))
	}
	r.result.Error = &Failure{Type: "SystemExit", Message: text}
}

// lastPlace is the line of the innermost frame of the main file, and that of
// another file of the snippet where it was called from there.
func lastPlace(tb *object.Traceback, main string) (line int, at trace.Place) {
	for ; tb != nil; tb = tb.Next {
		switch {
		case tb.Code == nil:
		case tb.Code.File == main:
			line, at = int(tb.Pos().Line), trace.Place{}
		case tb.Code.File != "" && tb.Code.File[0] != '<':
			at = trace.Place{File: tb.Code.File, Line: int(tb.Pos().Line)}
		}
	}
	return line, at
}

// mask hides what objects without a repr of their own show of their identity.
func mask(s string) string {
	const at = "at 0x"
	var b strings.Builder
	for {
		i := strings.Index(s, at)
		if i < 0 {
			break
		}
		t := scan.Text{S: s, Pos: i + len(at)}
		digits := t.While(func(c byte) bool { return scan.IsDigit(c) || 'a' <= c && c <= 'f' })
		if inWord := i > 0 && scan.IsWord(s[i-1]); inWord || len(digits) < 6 {
			b.WriteString(s[:t.Pos])
		} else {
			b.WriteString(s[:i] + at + "…")
		}
		s = t.Rest()
	}
	return b.String() + s
}

type wireStatement struct {
	SQL    string       `json:"sql"`
	Params trace.Params `json:"params"`
	Line   *int         `json:"line"`
	Many   bool         `json:"many"`
	Out    int          `json:"out"`
}

type wireDDL struct {
	SQL    string        `json:"sql"`
	Params *trace.Params `json:"params,omitempty"`
}

type wireFailure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Line    *int   `json:"line"`
}

type wireResult struct {
	Dialect    string          `json:"dialect"`
	Stdout     string          `json:"stdout"`
	Stderr     string          `json:"stderr"`
	DDL        []wireDDL       `json:"ddl"`
	Statements []wireStatement `json:"statements"`
	Warnings   []wireFailure   `json:"warnings"`
	Error      *wireFailure    `json:"error"`
	Exit       int             `json:"exit"`
	TimeMS     float64         `json:"time_ms"`
	Events     []trace.Event   `json:"events,omitempty"`
}

func known(line int) *int {
	if line == 0 {
		return nil
	}
	return &line
}

// JSON is the Result in the shape of the oracle's records: stdout, stderr, ddl,
// statements, warnings, error, time_ms; addresses of objects are masked. The
// traceback of a snippet without an ORM is part of stderr, as Python prints it.
// With events set the event log is added.
func (r *Result) JSON(events bool) ([]byte, error) {
	w := wireResult{
		Dialect: r.Dialect, Stdout: mask(r.Stdout()), Stderr: mask(r.Stderr()),
		DDL: []wireDDL{}, Statements: []wireStatement{}, Warnings: []wireFailure{},
		Exit: r.Exit, TimeMS: math.Round(float64(r.Time.Microseconds())/100) / 10,
	}
	if r.Dialect == "python" {
		w.Stderr += mask(r.Traceback)
	}
	for _, s := range r.DDL {
		d := wireDDL{SQL: s.SQL}
		if !empty(s.Params.V) {
			d.Params = &s.Params
		}
		w.DDL = append(w.DDL, d)
	}
	for _, s := range r.Statements {
		w.Statements = append(w.Statements, wireStatement{s.SQL, s.Params, known(s.Line), s.Many, s.Out})
	}
	for _, x := range r.Warnings {
		w.Warnings = append(w.Warnings, wireFailure{x.Type, x.Message, known(x.Line)})
	}
	if e := r.Error; e != nil {
		w.Error = &wireFailure{e.Type, mask(e.Message), known(e.Line)}
	}
	if events {
		w.Events = r.Events
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(w); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func empty(params any) bool {
	switch p := params.(type) {
	case nil:
		return true
	case trace.Values:
		return len(p) == 0
	case []any:
		return len(p) == 0
	case []trace.Pair:
		return len(p) == 0
	case []trace.Values:
		return len(p) == 0
	}
	return false
}
