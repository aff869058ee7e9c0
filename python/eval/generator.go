package eval

import (
	"iter"
	"sort"

	"github.com/diptych-orm/diptych/python/object"
)

// genKind is what calling a function that yields or awaits makes.
type genKind uint8

const (
	plainGen genKind = iota
	coroutine
	asyncGen
)

var genKinds = [...]struct {
	name string
	t    *object.Type
}{
	plainGen:  {"generator", object.GeneratorType},
	coroutine: {"coroutine", object.CoroutineType},
	asyncGen:  {"async generator", object.AsyncGeneratorType},
}

func (c *code) kind() genKind {
	switch {
	case c.generator && c.coroutine:
		return asyncGen
	case c.coroutine:
		return coroutine
	}
	return plainGen
}

// generator is a generator, coroutine or asynchronous generator object: a frame
// that runs on a Go coroutine of its own and stops at each yield or await.
type generator struct {
	kind           genKind
	frame          *frame
	name, qualname string
	started        bool
	running        bool
	finished       bool
	next           func() (object.Value, bool)
	stop           func()
	push           func(object.Value) bool
	sent           object.Value // what the yield expression gives
	thrown         error        // what it raises instead
	result         object.Value // of the return statement
	returned       object.Value // the same, until Returned gives it away
	err            error
	handled        *object.Exception // being handled inside, while suspended
	delegate       object.Value      // what yield from is at, nil for none
	seq            int64
	// yielded is set when an asynchronous generator stops at a yield rather than
	// at an await; busy, while one of its steps is under way.
	yielded, busy bool
	depth         int // of the thread's calls where it was resumed
}

// openCost is the memory that a suspended generator is taken to use.
const openCost = 8 << 10

func newGenerator(f *frame, name, qualname string) *generator {
	g := &generator{kind: f.code.kind(), frame: f, name: name, qualname: qualname}
	f.gen = g
	f.Kept = true
	return g
}

// Type implements object.Value.
func (g *generator) Type() *object.Type { return genKinds[g.kind].t }

// Iter implements object.Iterable.
func (g *generator) Iter(*object.Thread) (object.Iterator, error) {
	if g.kind != plainGen {
		return nil, object.Raise(object.TypeError, "'%s' object is not iterable", g.Type().Name)
	}
	return g, nil
}

// Resume runs a generator or coroutine up to where it stops: at a yield or await
// that reaches out of it (v is what that gives), or at its end (done, v is the
// result). It is how an event loop written in Go drives a coroutine.
func (g *generator) Resume(th *object.Thread, sent object.Value, thrown error) (v object.Value, done bool, err error) {
	return g.resume(th, sent, thrown)
}

// Next implements object.Iterator.
func (g *generator) Next(th *object.Thread) (object.Value, error) {
	if p := g.frame.flat; p != nil && p.resuming && !g.running && g.handled == nil {
		return g.nextFlat(th)
	}
	v, done, err := g.resume(th, object.None, nil)
	if done || err != nil {
		g.returned = v
		return nil, err
	}
	return v, nil
}

// nextFlat is resume for what a loop asks of a generator that stands at a yield,
// handles no exception and runs flat.
func (g *generator) nextFlat(th *object.Thread) (object.Value, error) {
	if err := th.Enter(); err != nil {
		return nil, err
	}
	f, outer, depth := g.frame, th.Handled, th.Depth
	g.sent, g.depth, g.running = object.None, depth, true
	f.th, f.Parent, th.Frame = th, th.Frame, &f.Frame
	sig, err := f.code.flat.exec(f)
	g.running = false
	if th.Handled != outer {
		g.handled, th.Handled = th.Handled, outer
	}
	th.Frame, f.Parent, th.Depth = f.Parent, nil, depth-1
	if sig == sigYield && err == nil {
		p := f.flat
		v := p.out
		p.out, p.resuming = nil, true
		return v, nil
	}
	g.ended(sig, err)
	g.end(th)
	if g.err != nil {
		return nil, f.leaveGenerator(g.err)
	}
	g.drop()
	g.returned = g.result
	return nil, nil
}

// Returned gives, once, the value with which the generator ended in Next: the
// built-in next() puts it into the StopIteration.
func (g *generator) Returned() object.Value {
	v := g.returned
	g.returned = nil
	return v
}

// resume runs the generator up to its next yield or its end (done, with the
// returned value). thrown, if not nil, is raised where it stands.
func (g *generator) resume(th *object.Thread, sent object.Value, thrown error) (v object.Value, done bool, err error) {
	if g.running {
		return nil, false, object.Raise(object.ValueError, "%s already executing", genKinds[g.kind].name)
	}
	if g.finished {
		if g.kind == coroutine {
			return nil, false, object.Raise(object.RuntimeError, "cannot reuse already awaited coroutine")
		}
		return object.None, true, thrown
	}
	if !g.started && sent != object.None && thrown == nil {
		return nil, false, object.Raise(object.TypeError, "can't send non-None value to a just-started %s", genKinds[g.kind].name)
	}
	f := g.frame
	if thrown != nil {
		f.recorded = nil
		if !g.started {
			g.end(th)
			return nil, true, f.unwind(thrown)
		}
	}
	if err := th.Enter(); err != nil {
		return nil, false, err
	}
	if !g.started {
		cost := int64(openCost)
		if f.code.flat != nil {
			cost = 64 + 24*int64(f.code.flatSize)
		}
		if err := th.Alloc(cost); err != nil {
			th.Leave()
			return nil, false, err
		}
		g.start(th)
	}
	g.sent, g.thrown = sent, thrown
	f.th = th
	f.Parent = th.Frame
	th.Frame = &f.Frame
	outer, depth := th.Handled, th.Depth
	g.depth = depth
	if g.handled != nil {
		th.Handled = g.handled
	}
	g.running = true
	var ok bool
	if f.flat != nil {
		v, ok = g.advance()
	} else {
		v, ok = g.next()
	}
	g.running = false
	g.handled = nil
	if th.Handled != outer {
		g.handled = th.Handled
	}
	th.Handled, th.Depth = outer, depth
	th.Frame = f.Parent
	f.Parent = nil
	th.Leave()
	if ok {
		return v, false, nil
	}
	g.end(th)
	if g.err != nil {
		return nil, true, f.leaveGenerator(g.err)
	}
	g.drop()
	return g.result, true, nil
}

// drop forgets the variables of a generator that has ended.
func (g *generator) drop() {
	f := g.frame
	clear(f.locals)
	f.cells, f.ns, f.odd, f.ret, f.recorded, f.first, f.flat = nil, nil, nil, nil, nil, nil, nil
}

// leaveGenerator is unwind, for an error that ends a generator: a StopIteration
// inside would look like the end of the iteration outside.
func (f *frame) leaveGenerator(err error) error {
	err = f.unwind(err)
	kind := f.gen.kind
	e, ok := object.AsException(err, object.StopIteration)
	if !ok && kind == asyncGen {
		e, ok = object.AsException(err, object.StopAsyncIteration)
	}
	if !ok {
		return err
	}
	r := object.Raise(object.RuntimeError, "%s raised %s", genKinds[kind].name, e.Type().Name).(*object.Exception)
	r.Cause, r.Context, r.SuppressContext = e, e, true
	return r // raised where the generator was resumed
}

func (g *generator) start(th *object.Thread) {
	g.started = true
	f := g.frame
	if n := f.code.flatSize; f.code.flat != nil {
		// It has no clean-up to run when the program ends, so it is not kept.
		f.flat = &flat{at: make([]int, n), iters: make([]object.Iterator, n)}
		return
	}
	st := f.st
	st.seq++
	g.seq = st.seq
	st.open[g] = true
	g.next, g.stop = iter.Pull(func(push func(object.Value) bool) {
		g.push = push
		g.result, g.err = f.body()
	})
}

// end marks the generator as finished.
func (g *generator) end(th *object.Thread) {
	g.finished = true
	if g.started && g.next != nil {
		delete(g.frame.st.open, g)
		th.Free(openCost)
	}
}

// errStopped unwinds a generator that the end of the run stops.
var errStopped = &object.LimitError{Kind: "stopped", Message: "the run has ended"}

// yield suspends the frame with v and returns what is sent to it.
func (g *generator) yield(f *frame, v object.Value) (object.Value, error) {
	// An asynchronous comprehension awaits in a frame of its own on top of the
	// coroutine's, which is put back when the coroutine goes on.
	top, inner := f.th.Frame, f.th.Depth-g.depth
	if !g.push(v) {
		return nil, errStopped
	}
	f.th.Frame = top
	f.th.Depth = g.depth + inner
	if err := g.thrown; err != nil {
		g.thrown = nil
		return nil, err
	}
	return g.sent, nil
}

// send is generator.send(v): it raises StopIteration at the end.
func (g *generator) send(th *object.Thread, v object.Value) (object.Value, error) {
	return outcome(g.resume(th, v, nil))
}

func (g *generator) throw(th *object.Thread, err error) (object.Value, error) {
	return outcome(g.resume(th, object.None, err))
}

// outcome raises StopIteration at the end of what was resumed.
func outcome(v object.Value, done bool, err error) (object.Value, error) {
	if err != nil {
		return nil, err
	}
	if done {
		return nil, stopIteration(v)
	}
	return v, nil
}

func stopIteration(v object.Value) error {
	e := object.NewException(object.StopIteration)
	if v != nil && v != object.None {
		e = object.NewException(object.StopIteration, v)
	}
	return e
}

// close is generator.close(): GeneratorExit is raised where the generator stands.
func (g *generator) close(th *object.Thread) error {
	if g.finished {
		return nil
	}
	if !g.started {
		g.end(th)
		g.drop()
		return nil
	}
	_, done, err := g.resume(th, object.None, object.NewException(object.GeneratorExit))
	if err != nil {
		if _, ok := object.AsException(err, object.GeneratorExit); ok {
			g.err = nil
			g.drop()
			return nil
		}
		return err
	}
	if !done {
		return object.Raise(object.RuntimeError, "%s ignored GeneratorExit", genKinds[g.kind].name)
	}
	return nil
}

// yield is the expression "yield value".
type yield struct {
	value node
	pos   int32
}

func (n *yield) eval(f *frame) (object.Value, error) {
	var v object.Value = object.None
	if n.value != nil {
		var err error
		if v, err = n.value.eval(f); err != nil {
			return nil, err
		}
	}
	f.At = n.pos
	f.gen.yielded = true
	return f.gen.yield(f, v)
}

// yieldFrom is the expression "yield from value".
type yieldFrom struct {
	value node
	pos   int32
}

func (n *yieldFrom) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	d, err := newDelegate(f.th, v)
	if err != nil {
		return nil, err
	}
	return f.delegate(d, n.pos)
}

// delegate forwards everything to d until it ends, and returns its result.
func (f *frame) delegate(d *delegate, pos int32) (object.Value, error) {
	th, g := f.th, f.gen
	outer := g.delegate
	g.delegate = d.value
	defer func() { g.delegate = outer }()
	item, done, err := d.send(th, object.None)
	for {
		if err != nil || done {
			return item, err
		}
		f.At = pos
		sent, thrown := g.yield(f, item)
		f.At = pos
		if thrown == nil {
			item, done, err = d.send(th, sent)
			continue
		}
		item, done, err = d.throw(th, thrown)
	}
}

// resumable is a generator, a coroutine, or a step of an asynchronous generator.
type resumable interface {
	object.Value
	resume(th *object.Thread, sent object.Value, thrown error) (v object.Value, done bool, err error)
	close(th *object.Thread) error
}

// delegate is the iterator that yield from forwards to.
type delegate struct {
	gen   resumable
	it    object.Iterator
	value object.Value // the iterator as an object, nil for a purely native one
}

func newDelegate(th *object.Thread, v object.Value) (*delegate, error) {
	if w, ok := v.(*awaitWrapper); ok {
		return newAwait(th, w.gen)
	}
	if g, ok := v.(*generator); ok {
		switch {
		case g.kind == plainGen:
			return &delegate{gen: g, value: g}, nil
		case g.kind == coroutine:
			return nil, object.Raise(object.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
		}
	}
	if _, native := v.(object.Iterable); !native {
		if o, ok := v.(*object.Instance); ok {
			it, found, err := object.CallSpecial(th, o, "__iter__")
			if err != nil {
				return nil, err
			}
			if found {
				if g, ok := it.(*generator); ok {
					return &delegate{gen: g, value: g}, nil
				}
				goIt, err := object.AsIterator(th, it)
				return &delegate{it: goIt, value: it}, err
			}
		}
	}
	it, err := object.Iter(th, v)
	d := &delegate{it: it}
	if x, ok := it.(object.Value); ok {
		d.value = x
	}
	return d, err
}

// send gives v to the iterator: next() for None. done comes with the value that
// the iteration returned.
func (d *delegate) send(th *object.Thread, v object.Value) (object.Value, bool, error) {
	if d.gen != nil {
		return d.gen.resume(th, v, nil)
	}
	if v == object.None {
		if o, ok := d.value.(*object.Instance); ok {
			return d.method(object.CallMethod(th, o, "__next__"))
		}
		x, err := d.it.Next(th)
		if err != nil {
			return nil, false, err
		}
		if x == nil {
			return object.None, true, nil
		}
		return x, false, nil
	}
	if d.value == nil {
		return nil, false, object.Raise(object.AttributeError, "'iterator' object has no attribute 'send'")
	}
	return d.method(object.CallMethod(th, d.value, "send", v))
}

func (d *delegate) method(x object.Value, err error) (object.Value, bool, error) {
	if e, end := object.AsException(err, object.StopIteration); end {
		if len(e.Args.Elems) > 0 {
			return e.Args.Elems[0], true, nil
		}
		return object.None, true, nil
	}
	return x, false, err
}

func (d *delegate) throw(th *object.Thread, thrown error) (object.Value, bool, error) {
	e, ok := thrown.(*object.Exception)
	if !ok {
		return nil, false, thrown
	}
	if _, exit := object.AsException(e, object.GeneratorExit); exit {
		if d.gen != nil {
			if err := d.gen.close(th); err != nil {
				return nil, false, err
			}
		} else if d.value != nil {
			if c, ok, err := object.LookupAttr(th, d.value, "close"); ok {
				if _, err := object.Call(th, c); err != nil {
					return nil, false, err
				}
			} else if _, isPy := err.(*object.Exception); err != nil && !isPy {
				return nil, false, err
			}
		}
		return nil, false, thrown
	}
	if d.gen != nil {
		return d.gen.resume(th, object.None, thrown)
	}
	if d.value != nil {
		if t, ok, _ := object.LookupAttr(th, d.value, "throw"); ok {
			return d.method(object.Call(th, t, e))
		}
	}
	return nil, false, thrown
}

// Finish ends the generators that the snippet left suspended, as the end of the
// interpreter does: their finally blocks run, within the run's limits. What
// remains after that is stopped, so that nothing of the run stays behind.
func Finish(th *object.Thread, cleanly bool) {
	st := stateOf(th)
	for cleanly && len(st.open) > 0 {
		before := len(st.open)
		for _, g := range st.openInOrder() {
			if !g.running && !g.finished {
				if _, limit := g.close(th).(*object.LimitError); limit {
					cleanly = false
					break
				}
			}
		}
		if len(st.open) >= before {
			break
		}
	}
	for _, g := range st.openInOrder() {
		g.stop()
	}
	clear(st.open)
}

func (st *state) openInOrder() []*generator {
	list := make([]*generator, 0, len(st.open))
	for g := range st.open {
		list = append(list, g)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].seq < list[j].seq })
	return list
}

// thrownBy is the exception that the arguments of throw() name: an instance, a
// class, or the old form of class, value, traceback.
func thrownBy(th *object.Thread, a object.Args) (*object.Exception, error) {
	if len(a.Pos) == 0 || len(a.Pos) > 3 || len(a.Kw) > 0 {
		return nil, object.Raise(object.TypeError, "throw expected at least 1 argument, got %d", len(a.Pos))
	}
	if len(a.Pos) == 3 && a.Pos[2] != object.None && a.Pos[2].Type() != object.TracebackType {
		return nil, object.Raise(object.TypeError, "throw() third argument must be a traceback object")
	}
	v := a.Pos[0]
	if t, ok := v.(*object.Type); ok && t.IsSubclass(object.BaseException) && len(a.Pos) > 1 && a.Pos[1] != object.None {
		if e, ok := a.Pos[1].(*object.Exception); ok && e.Type().IsSubclass(t) {
			return e, nil
		}
		made, err := object.Call(th, t, a.Pos[1])
		if err != nil {
			return nil, err
		}
		v = made
	}
	switch x := v.(type) {
	case *object.Exception:
		return x, nil
	case *object.Type:
		if x.IsSubclass(object.BaseException) {
			return instance(th, x, "")
		}
	}
	return nil, object.Raise(object.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", v.Type().TpName())
}
