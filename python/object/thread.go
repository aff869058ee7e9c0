package object

import (
	"context"
	"io"
	"runtime"
	"strconv"
	"time"
)

// Limits bound one run. A zero field means no limit of that kind.
type Limits struct {
	Steps     int64         // loop turns, calls and similar units of work
	Time      time.Duration // wall time
	Memory    int64         // bytes, estimated at allocation; nothing is given back
	Recursion int           // Python call depth; beyond it RecursionError is raised
	Output    int64         // bytes written to stdout and stderr
}

// LimitError says that a limit of the run was reached. Python code cannot catch
// it; finally blocks do not run.
type LimitError struct {
	Kind      string // "steps", "time", "memory", "output", "cancelled"
	Message   string
	Traceback *Traceback
}

func (e *LimitError) Error() string { return e.Message }

// Runtime is what all threads of one run share: its modules, output, limits,
// clock, and the state that bindings keep. A run has its own Runtime.
type Runtime struct {
	Stdout io.Writer
	Stderr io.Writer
	Limits Limits
	// Now is the clock of the run (frozen where the run is deterministic).
	Now func() time.Time
	// Deterministic is set where clock, ids and seeds are fixed.
	Deterministic bool
	// MaxStrDigits is the limit on the digits of an int that is read from or written to
	// decimal text; 0: none.
	MaxStrDigits int
	// MainFile is the name that tracebacks print for the snippet, and by which
	// the line of the user's code is found.
	MainFile string
	// OwnFiles are the program's files, each a name and its text.
	OwnFiles [][2]string
	// Modules is sys.modules.
	Modules map[string]*Module
	// ModuleOrder keeps the order in which modules were imported.
	ModuleOrder []string
	// SysModules is the dict that Python sees as sys.modules; nil until the
	// module sys is imported.
	SysModules *Dict
	// Builtins is the namespace of the module builtins.
	Builtins *Dict

	// Source runs a source module; Eval evaluates an expression. They are set by
	// package eval, so that library code can use them without importing it.
	Source func(th *Thread, m *Module, file, src string) error
	// CallFunction calls a function that is written in Python; done is false for a native
	// one. The evaluator sets it.
	CallFunction func(th *Thread, fn Value, args Args) (v Value, done bool, err error)
	Eval         func(th *Thread, src string, globals, locals *Dict) (Value, error)
	// Exec runs statements in given namespaces, as exec() does; locals may be nil.
	Exec func(th *Thread, src string, globals, locals *Dict) error
	// Compile makes a code object in mode exec or eval, as compile() does; RunCode
	// runs one.
	Compile func(th *Thread, src, file, mode string) (Value, error)
	RunCode func(th *Thread, code Value, globals, locals *Dict) (Value, error)
	// AsyncGenerators returns the asynchronous generators that have begun and not
	// ended, in the order in which they began.
	AsyncGenerators func() []Value
	// Evaluator is package eval's own state.
	Evaluator any
	// Temporaries visits the arguments of native calls under way; Forget drops what the
	// evaluator still refers to but does not need, some of it until remember is called.
	// The evaluator sets them.
	Temporaries func(visit func(Value))
	Forget      func(th *Thread) (remember func())
	// Weak are those who hold objects weakly.
	Weak []Weakly
	// Finalize, where it is set, runs what waits for objects to go; see the module weakref.
	Finalize func(th *Thread) error

	loaders  map[string]Loader
	parked   map[string]*parkedModule // made, but not imported yet
	parking  *parking                 // while Park makes them
	files    func(th *Thread, name string) (*Module, error)
	extra    map[any]any
	atEnd    []func(th *Thread) error
	atExit   []func(th *Thread) error
	steps    int64
	polls    int64
	spent    int64 // by Spend since the clock was looked at
	memory   int64 // counted by Alloc since the heap was measured last
	baseline int64 // bytes in use when the run began
	written  int64
	chars    int64
	started  time.Time
	ctx      context.Context
	ids      map[Value]int64
	lastID   int64

	collecting collecting
}

// NewRuntime returns a runtime that writes to the given streams and stops when
// ctx is done.
func NewRuntime(ctx context.Context, stdout, stderr io.Writer, limits Limits) *Runtime {
	if limits.Recursion == 0 {
		limits.Recursion = 1000
	}
	started.Store(true)
	return &Runtime{
		Stdout: stdout, Stderr: stderr, Limits: limits, Now: time.Now, MainFile: "main.py", MaxStrDigits: defaultStrDigits,
		Modules: map[string]*Module{}, Builtins: NewDict(), loaders: map[string]Loader{},
		extra: map[any]any{}, started: time.Now(), ctx: ctx, baseline: heapInUse(),
	}
}

// Begin gives a runtime that was made before its program was known the context
// that ends it and its limits, counted from now.
func (rt *Runtime) Begin(ctx context.Context, limits Limits) {
	rt.ctx = ctx
	rt.Renew(limits)
}

// Renew gives the runtime its limits anew, counted from now: what a prompt runs
// after the snippet is not charged for what the snippet used.
func (rt *Runtime) Renew(limits Limits) {
	if limits.Recursion == 0 {
		limits.Recursion = 1000
	}
	rt.Limits, rt.steps, rt.memory, rt.written = limits, 0, 0, 0
	rt.started, rt.baseline = time.Now(), heapInUse()
}

// Extra returns the state kept under key, making it with make on first use.
// A binding keys it by a private type.
func (rt *Runtime) Extra(key any, make func() any) any {
	v, ok := rt.extra[key]
	if !ok && make != nil {
		v = make()
		rt.extra[key] = v
	}
	return v
}

// AtEnd registers f to run when the snippet has ended without an error, in the
// order of registration.
func (rt *Runtime) AtEnd(f func(th *Thread) error) { rt.atEnd = append(rt.atEnd, f) }

// RunAtEnd runs the functions registered with AtEnd.
func (rt *Runtime) RunAtEnd(th *Thread) error {
	for _, f := range rt.atEnd {
		if err := f(th); err != nil {
			return err
		}
	}
	return nil
}

// AtExit registers f to run when the snippet has ended, by an exception or without one.
func (rt *Runtime) AtExit(f func(th *Thread) error) { rt.atExit = append(rt.atExit, f) }

// RunAtExit runs the functions registered with AtExit after the snippet ended with err, and returns how
// it ended then.
func (rt *Runtime) RunAtExit(th *Thread, err error) error {
	if _, raised := err.(*Exception); err != nil && !raised {
		return err // stopped by a limit
	}
	for _, f := range rt.atExit {
		if last := f(th); err == nil {
			err = last
		}
	}
	return err
}

// Context returns the context of the run; it is done when the run is cancelled.
func (rt *Runtime) Context() context.Context { return rt.ctx }

// OutChars is the number of characters written to stdout so far.
func (rt *Runtime) OutChars() int64 { return rt.chars }

// ID returns a number that stands for v's address: the same for the same object
// within a run, and the same in every deterministic run.
//
//go:noinline
func (rt *Runtime) ID(v Value) int64 {
	if rt.ids == nil {
		rt.ids = map[Value]int64{}
	}
	if n, ok := rt.ids[v]; ok {
		return n
	}
	n := fixedAddress(v)
	if n == 0 {
		rt.lastID++
		n = 0x7f0000000000 + rt.lastID*0x30
	}
	rt.ids[v] = n
	return n
}

// Code says what a frame runs, for tracebacks.
type Code struct {
	Name     string // "<module>", a function's name
	QualName string
	File     string
	Line     int // of the definition
	// Positions holds the source ranges that Frame.At and Traceback.At number.
	// All code of one file shares it; nil for a frame without source.
	Positions *Positions
}

// Positions are the source ranges of one file's code, and its text.
type Positions struct {
	Pos []Pos
	// Source gives the text of a line (from 1) without its end; nil: unknown.
	Source interface{ Line(n int) string }
}

// Pos is a source range: lines from 1, columns from 0 in UTF-8 bytes as CPython's
// ast has them. Op and OpEnd bound the operator (or the subscript's brackets)
// inside the range where carets distinguish it.
type Pos struct {
	Line, Col       int32
	EndLine, EndCol int32
	OpCol, OpEndCol int32 // 0,0: no anchor; OpCol's complement: the range is a constant
}

// At returns range i, or only the line of the definition where it is unknown.
func (c *Code) At(i int32) Pos {
	if c.Positions == nil || int(i) >= len(c.Positions.Pos) || i < 0 {
		return Pos{Line: int32(c.Line), EndLine: -1}
	}
	return c.Positions.Pos[i]
}

// Frame is one activation of Python code.
type Frame struct {
	Parent *Frame
	Code   *Code
	// At numbers the source range that runs now, in Code.Positions; the
	// evaluator keeps it.
	At      int32
	Globals *Dict
	// Body is the evaluator's own part of the frame; nil for a native one.
	Body FrameBody
	// Kept is set by whoever keeps the frame beyond its run (a frame object, a
	// traceback), so that the evaluator does not use it again.
	Kept bool
}

// FrameBody is what the evaluator knows about a frame.
type FrameBody interface {
	// Locals returns the local names: the namespace itself in a module or class
	// body, a snapshot in a function.
	Locals() *Dict
	// Super returns the class and the first argument that super() without
	// arguments stands for.
	Super() (*Type, Value, error)
	// Names lists the names that are local to the code, set or not.
	Names() []string
	// Held visits the values of the local names.
	Held(visit func(Value))
	// CodeObject returns the frame's code as Python sees it.
	CodeObject() Value
}

// Pos returns the source range that runs now.
func (f *Frame) Pos() Pos { return f.Code.At(f.At) }

// Line returns the line that runs now.
func (f *Frame) Line() int { return int(f.Code.At(f.At).Line) }

// Locals returns the frame's local names, as locals() does in it.
func (f *Frame) Locals() *Dict {
	if f.Body == nil {
		return f.Globals
	}
	return f.Body.Locals()
}

// Thread is one line of execution: the module's code, or a generator or
// coroutine that runs on its behalf (they share it).
type Thread struct {
	*Runtime
	Frame *Frame
	Depth int
	// Handled is the exception being handled now (sys.exc_info), or nil. It
	// becomes the __context__ of exceptions raised meanwhile.
	Handled *Exception
	// Loops are the iterators of the loops under way.
	Loops   []Iterator
	concat  concatState
	indexed textIndex
	reprs   map[Value]bool
	boxes   boxes
	parsed  parsedSpec
}

// NewThread returns a thread of rt with no frame.
func NewThread(rt *Runtime) *Thread { return &Thread{Runtime: rt} }

// EnterLoop notes that a loop over it begins, and returns what LeaveLoop is to be
// given at its end.
func (th *Thread) EnterLoop(it Iterator) (depth int) {
	th.Loops = append(th.Loops, it)
	return len(th.Loops) - 1
}

// LeaveLoop forgets the iterators since depth.
func (th *Thread) LeaveLoop(depth int) {
	if depth < len(th.Loops) { // generators may end in another order
		clear(th.Loops[depth:])
		th.Loops = th.Loops[:depth]
	}
}

// Line returns the line of the user's code that runs now: that of the innermost
// frame of the main file, 0 if there is none.
func (th *Thread) Line() int {
	for f := th.Frame; f != nil; f = f.Parent {
		if f.Code != nil && f.Code.File == th.MainFile {
			return f.Line()
		}
	}
	return 0
}

// Place returns the innermost line of the user's files that runs now, with the
// name of its file where that is not the main one.
func (th *Thread) Place() (file string, line int) {
	for f := th.Frame; f != nil; f = f.Parent {
		if f.Code == nil || f.Code.File == "" || f.Code.File[0] == '<' {
			continue // the library's, or a text without a file
		}
		if f.Code.File != th.MainFile {
			file = f.Code.File
		}
		return file, f.Line()
	}
	return "", 0
}

const (
	pollEvery  = 1 << 10 // steps between two looks at the clock
	yieldEvery = 4       // looks between two chances for other goroutines
)

// Step counts one unit of work: a turn of a loop, a call. It returns a
// *LimitError when the budget or the time is used up or the run is cancelled.
func (th *Thread) Step() error {
	rt := th.Runtime
	rt.steps++
	if rt.steps&(pollEvery-1) == 0 {
		return rt.poll()
	}
	return nil
}

// Steps counts n units of work at once.
func (th *Thread) Steps(n int64) error {
	rt := th.Runtime
	before := rt.steps
	rt.steps += n
	if before/pollEvery != rt.steps/pollEvery {
		return rt.poll()
	}
	return nil
}

func (rt *Runtime) poll() error {
	// WebAssembly has one thread and no signals: until this goroutine gives way, a
	// collection that has begun cannot go on, and every store pays for it.
	if rt.polls++; rt.polls%yieldEvery == 0 {
		runtime.Gosched()
	}
	if rt.Limits.Steps > 0 && rt.steps > rt.Limits.Steps {
		return &LimitError{Kind: "steps", Message: "the run was stopped: it took more than " + groupDigits(rt.Limits.Steps) + " steps"}
	}
	if rt.Limits.Time > 0 && time.Since(rt.started) > rt.Limits.Time {
		return &LimitError{Kind: "time", Message: "the run was stopped: it took longer than " + rt.Limits.Time.String()}
	}
	if rt.ctx != nil && rt.ctx.Err() != nil {
		return &LimitError{Kind: "cancelled", Message: "the run was stopped"}
	}
	return nil
}

// Spend counts work on so many bytes, which a single step may be about: searching
// a long text, copying a long list. It looks at the clock about every
// millisecond of such work.
func (th *Thread) Spend(bytes int64) error {
	rt := th.Runtime
	if rt.spent += bytes; rt.spent < spendEvery {
		return nil
	}
	rt.spent = 0
	return rt.poll()
}

const spendEvery = 1 << 20

// Turn is for a loop over characters, bytes or elements of something long: at some of
// its turns, by the number of the turn, it looks at the clock.
func (th *Thread) Turn(i int) error {
	if i&0xffff != 0xffff {
		return nil
	}
	return th.Spend(spendEvery)
}

// SpendOn is Spend for work on v that may go through all of it.
func (th *Thread) SpendOn(v Value) error {
	switch v := v.(type) {
	case Str:
		return th.Spend(int64(len(v)))
	case Bytes:
		return th.Spend(int64(len(v)))
	case *List:
		return th.Spend(int64(len(v.Elems)) * 8)
	case *Tuple:
		return th.Spend(int64(len(v.Elems)) * 8)
	case *Dict:
		return th.Spend(int64(len(v.entries)) * 16)
	case *Set:
		return th.Spend(int64(len(v.table)) * 16)
	case *ByteArray:
		return th.Spend(int64(len(v.Data)))
	case *BigInt:
		return th.Spend(int64(len(v.V.Bits())) * 8)
	case *MemoryView:
		return th.Spend(int64(v.n))
	}
	return nil
}

// Check polls time and cancellation now; long native loops call it.
func (th *Thread) Check() error { return th.Runtime.poll() }

// Enter counts one level of calls. It raises RecursionError at the limit. Every
// Enter without an error is paired with a Leave.
func (th *Thread) Enter() error {
	th.Depth++
	if th.Depth > th.Limits.Recursion || th.Depth%128 == 0 {
		return th.deep()
	}
	return nil
}

// deep is the rarer part of Enter.
func (th *Thread) deep() error {
	if th.Depth > th.Limits.Recursion {
		th.Depth--
		return Raise(RecursionError, "maximum recursion depth exceeded")
	}
	// A browser's stack is small: giving up the processor lets the runtime
	// unwind the native stack (only WebAssembly needs it; elsewhere it is cheap).
	runtime.Gosched()
	return nil
}

// Push enters a frame: one level of calls and one step. Who has pushed it ends
// both, by setting Frame to the parent and Depth one lower.
func (th *Thread) Push(f *Frame) error {
	th.Depth++
	rt := th.Runtime
	rt.steps++
	if th.Depth > th.Limits.Recursion || th.Depth%128 == 0 || rt.steps&(pollEvery-1) == 0 {
		if err := th.look(); err != nil {
			return err
		}
	}
	f.Parent, th.Frame = th.Frame, f
	return nil
}

// look is the rarer part of Push.
func (th *Thread) look() error {
	if th.Depth > th.Limits.Recursion || th.Depth%128 == 0 {
		if err := th.deep(); err != nil {
			th.Runtime.steps--
			return err
		}
	}
	if th.Runtime.steps&(pollEvery-1) == 0 {
		if err := th.Runtime.poll(); err != nil {
			th.Depth--
			return err
		}
	}
	return nil
}

// Full reports whether no further level of calls is left: what CPython does with a
// call inside, and names in its message, is a RecursionError then.
func (th *Thread) Full() bool { return th.Depth >= th.Limits.Recursion }

// Leave ends a level of calls.
func (th *Thread) Leave() { th.Depth-- }

// Print writes s to stdout, within the output limit.
func (th *Thread) Print(s string) error {
	for _, r := range s {
		_ = r
		th.chars++
	}
	return th.write(th.Stdout, s)
}

// PrintErr writes s to stderr, within the output limit.
func (th *Thread) PrintErr(s string) error { return th.write(th.Stderr, s) }

func (th *Thread) write(w io.Writer, s string) error {
	rt := th.Runtime
	rt.written += int64(len(s))
	if rt.Limits.Output > 0 && rt.written > rt.Limits.Output {
		return &LimitError{Kind: "output", Message: "the run was stopped: it printed more than " + groupDigits(rt.Limits.Output) + " bytes"}
	}
	if w == nil {
		return nil
	}
	if _, err := io.WriteString(w, s); err != nil {
		return Raise(OSError, "%v", err)
	}
	return nil
}

// EnterRepr marks v as being shown; it returns false when v is being shown
// already (a list inside itself). Pair a true with LeaveRepr.
func (th *Thread) EnterRepr(v Value) bool {
	if th.reprs[v] {
		return false
	}
	if th.reprs == nil {
		th.reprs = map[Value]bool{}
	}
	th.reprs[v] = true
	return true
}

// LeaveRepr ends EnterRepr.
func (th *Thread) LeaveRepr(v Value) { delete(th.reprs, v) }

func groupDigits(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
