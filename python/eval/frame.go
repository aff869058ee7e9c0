package eval

import (
	"weak"

	"github.com/diptych-orm/diptych/python/object"
)

// frame is one activation: the state that nodes run on.
type frame struct {
	object.Frame
	th     *object.Thread
	st     *state
	code   *code
	locals []object.Value
	// cells are the code's own cells, then those of the closure.
	cells []*object.Cell
	// ns is the namespace of a class body, or of a module body that was given
	// locals of its own; odd is set where it is not a plain dict and stores go
	// through its __setitem__.
	ns  *object.Dict
	odd object.Value
	// ret is the value of the return statement that is being carried out.
	ret object.Value
	// recorded is the exception that has this frame in its traceback already.
	recorded *object.Exception
	gen      *generator      // the generator that the frame runs for
	flat     *flat           // where it stands, if it runs without a coroutine
	first    object.Iterator // a comprehension's first iterator
	next     *frame          // in its code's pool
}

// state is what the evaluator keeps for one run.
type state struct {
	stack []object.Value // arguments of native calls under way
	sp    int
	open  map[*generator]bool
	seq   int64
	units map[string]*unit
}

const stackSize = 1 << 14

func newState() *state {
	return &state{stack: make([]object.Value, stackSize), open: map[*generator]bool{}, units: map[string]*unit{}}
}

// stateOf returns the run's state, making it on first use.
func stateOf(th *object.Thread) *state {
	if st, ok := th.Evaluator.(*state); ok {
		return st
	}
	st := newState()
	th.Evaluator = st
	th.Temporaries, th.Forget = st.temporaries, st.forget
	return st
}

// newFrame returns a frame with empty locals for c. A code's frames and their locals
// are used again: a call costs no allocation unless something keeps its frame.
func (st *state) newFrame(th *object.Thread, c *code, globals *object.Dict) *frame {
	f := c.free
	if f == nil {
		f = makeFrame(c.nlocals)
		f.st, f.code, f.Body, f.Code = st, c, f, &c.Code
	} else {
		c.free = f.next
	}
	f.th, f.Globals, f.At = th, globals, c.firstPos
	return f
}

// makeFrame makes a frame for n locals.
func makeFrame(n int) *frame {
	if n > 4 {
		return &frame{locals: make([]object.Value, n)}
	}
	both := &struct { // one piece of memory: an exception keeps the frames it goes through
		frame
		few [4]object.Value
	}{}
	both.locals = both.few[:n]
	return &both.frame
}

// release gives the frame back, unless something keeps it.
func (st *state) release(f *frame) {
	f.Parent = nil
	if f.Kept {
		return
	}
	c := f.code
	forgetAll(f.locals)
	f.cells, f.ret, f.recorded = nil, nil, nil
	if !c.function {
		f.ns, f.odd, f.first, f.gen = nil, nil, nil, nil
	}
	f.next, c.free = c.free, f
}

// forgetAll is clear for what is mostly short: without the calls that clear makes.
func forgetAll(list []object.Value) {
	switch len(list) {
	case 0:
	case 1:
		list[0] = nil
	case 2:
		list[0], list[1] = nil, nil
	case 3:
		list[0], list[1], list[2] = nil, nil, nil
	default:
		clear(list)
	}
}

// openCells gives the frame its cells: new ones for the code's own captured
// variables, then the closure's.
func (f *frame) openCells(closure []*object.Cell) {
	c := f.code
	if c.ncells == 0 {
		f.cells = closure
		return
	}
	cells := make([]*object.Cell, c.ncells+len(closure))
	own := make([]object.Cell, c.ncells)
	for i := range own {
		cells[i] = &own[i]
	}
	copy(cells[c.ncells:], closure)
	f.cells = cells
	for _, p := range c.cellParams {
		own[p.cell].V = f.locals[p.slot]
		f.locals[p.slot] = nil
	}
}

// run executes the frame's code on its thread: one level of Python calls.
func (f *frame) run() (object.Value, error) {
	th := f.th
	if err := th.Push(&f.Frame); err != nil {
		return nil, err
	}
	v, err := f.body()
	th.Frame = f.Parent
	th.Depth--
	if err != nil {
		return nil, f.unwind(err)
	}
	f.st.release(f)
	return v, nil
}

// body executes the code without entering the frame.
func (f *frame) body() (object.Value, error) {
	c := f.code
	if c.result != nil {
		return c.result.eval(f)
	}
	for _, s := range c.body {
		// What most functions are made of is done here, without its call.
		switch s := s.(type) {
		case *returnStmt:
			if v := f.known(s.value); v != nil {
				return v, nil
			}
			return s.value.eval(f)
		case *ifStmt:
			t, err := s.test.holds(f)
			if err != nil {
				return nil, err
			}
			list := s.body
			if !t {
				list = s.orelse
			}
			if len(list) == 0 {
				continue
			}
			if r, ok := list[0].(*returnStmt); ok {
				if v := f.known(r.value); v != nil {
					return v, nil
				}
				return r.value.eval(f)
			}
			sig, err := list.exec(f)
			if err != nil {
				return nil, err
			}
			if sig == sigReturn {
				return f.ret, nil
			}
			continue
		}
		sig, err := s.exec(f)
		if err != nil {
			return nil, err
		}
		if sig == sigReturn {
			return f.ret, nil
		}
	}
	return object.None, nil
}

// unwind records that err leaves the frame.
func (f *frame) unwind(err error) error {
	switch e := err.(type) {
	case *object.Exception:
		f.record(e)
	case *object.LimitError:
		f.Kept = true
		e.Traceback = &object.Traceback{Next: e.Traceback, Code: f.Code, At: f.At, Frame: &f.Frame}
	}
	return err
}

// record puts the frame into the traceback of an exception that was raised in it
// or passes through it, once, and gives a new exception its context: the one
// that is being handled.
func (f *frame) record(e *object.Exception) {
	if f.recorded == e {
		return
	}
	if e.Traceback == nil && e.Context == nil {
		setContext(f.th, e)
	}
	f.recorded = e
	e.AddTraceback(&f.Frame)
}

// maxContext bounds the search for a cycle in a chain of contexts.
const maxContext = 1000

// setContext makes the exception that is being handled the context of e, without
// closing a cycle.
func setContext(th *object.Thread, e *object.Exception) {
	h := th.Handled
	if h == nil || h == e {
		return
	}
	for o, n := h, 0; o.Context != nil && n < maxContext; o, n = o.Context, n+1 {
		if o.Context == e {
			o.Context = nil
			break
		}
	}
	e.Context = h
}

// Locals implements object.FrameBody.
func (f *frame) Locals() *object.Dict {
	if f.ns != nil {
		return f.ns
	}
	if f.code.scope == nil || f.code.module {
		return f.Globals
	}
	d := object.NewDict()
	for i, name := range f.code.scope.Locals {
		if i < len(f.locals) && f.locals[i] != nil && name != "" && name[0] != '.' {
			d.SetStr(name, f.locals[i])
		}
	}
	for i, c := range f.cells {
		if c != nil && c.V != nil {
			d.SetStr(f.code.cellName(i), c.V)
		}
	}
	return d
}

// Held implements object.FrameBody.
func (f *frame) Held(visit func(object.Value)) {
	for _, v := range f.locals {
		if v != nil {
			visit(v)
		}
	}
	for _, c := range f.cells {
		if c != nil && c.V != nil {
			visit(c.V)
		}
	}
	if f.ns != nil {
		visit(f.ns)
	}
}

// Super implements object.FrameBody.
func (f *frame) Super() (*object.Type, object.Value, error) {
	c := f.code
	if c.nparams == 0 || c.scope == nil {
		return nil, nil, object.Raise(object.RuntimeError, "super(): no arguments")
	}
	var self object.Value
	if p := c.scope.Params[0]; p.Index >= 0 && c.firstCell {
		self = f.cells[p.Index].V
	} else {
		self = f.locals[p.Index]
	}
	if self == nil {
		return nil, nil, object.Raise(object.RuntimeError, "super(): arg[0] deleted")
	}
	if c.classCell < 0 {
		return nil, nil, object.Raise(object.RuntimeError, "super(): __class__ cell not found")
	}
	t, ok := f.cells[c.classCell].V.(*object.Type)
	if !ok {
		return nil, nil, object.Raise(object.RuntimeError, "super(): empty __class__ cell")
	}
	return t, self, nil
}

// temporaries visits the arguments of native calls under way.
func (st *state) temporaries(visit func(object.Value)) {
	for _, v := range st.stack[:st.sp] {
		if v != nil {
			visit(v)
		}
	}
}

// forget drops what is left of calls that have ended, and until remember is called
// the exceptions that went through the frames of th.
func (st *state) forget(th *object.Thread) (remember func()) {
	clear(st.stack[st.sp:])
	type passed struct {
		f *frame
		e weak.Pointer[object.Exception]
	}
	var list []passed
	for p := th.Frame; p != nil; p = p.Parent {
		if f, ok := p.Body.(*frame); ok && f.recorded != nil {
			list = append(list, passed{f, weak.Make(f.recorded)})
			f.recorded = nil
		}
	}
	return func() {
		for _, p := range list {
			p.f.recorded = p.e.Value()
		}
	}
}

// arguments reserves n slots for the arguments of a native call.
func (st *state) arguments(n int) []object.Value {
	if st.sp+n > len(st.stack) {
		return make([]object.Value, n)
	}
	s := st.stack[st.sp : st.sp+n : st.sp+n]
	st.sp += n
	return s
}
