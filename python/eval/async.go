package eval

import "github.com/diptych-orm/diptych/python/object"

// await is the expression "await value".
type await struct {
	value node
	pos   int32
}

func (n *await) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	d, err := newAwait(f.th, v)
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, object.Raise(object.TypeError, "object %s can't be used in 'await' expression", v.Type().Name)
	}
	return f.delegate(d, n.pos)
}

// newAwait returns the iterator that awaiting v runs through; nil where v cannot
// be awaited.
func newAwait(th *object.Thread, v object.Value) (*delegate, error) {
	switch g := v.(type) {
	case *generator:
		if g.kind == coroutine {
			if g.delegate != nil || g.running {
				return nil, object.Raise(object.RuntimeError, "coroutine is being awaited already")
			}
			return &delegate{gen: g, value: g}, nil
		}
	case *asyncStep:
		return &delegate{gen: g, value: g}, nil
	}
	it, found, err := object.CallSpecial(th, v, "__await__")
	if !found || err != nil {
		return nil, err
	}
	if g, ok := it.(*generator); ok {
		if g.kind == coroutine {
			return nil, object.Raise(object.TypeError, "__await__() returned a coroutine")
		}
		return &delegate{gen: g, value: g}, nil
	}
	if w, ok := it.(*awaitWrapper); ok {
		return newAwait(th, w.gen)
	}
	_, native := it.(object.Iterator)
	if _, ok := it.Type().Lookup("__next__"); !ok && !native {
		return nil, object.Raise(object.TypeError, "__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	goIt, err := object.AsIterator(th, it)
	return &delegate{it: goIt, value: it}, err
}

// awaitFrom awaits what a method of an asynchronous context manager returned.
func (f *frame) awaitFrom(v object.Value, method string, pos int32) (object.Value, error) {
	d, err := newAwait(f.th, v)
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, object.Raise(object.TypeError, "'async with' received an object from %s that does not implement __await__: %s", method, v.Type().Name)
	}
	return f.delegate(d, pos)
}

// asyncIterator is what "async for" goes through. It stands where an Iterator is
// kept, but is advanced by next, which may suspend the frame.
type asyncIterator struct{ v object.Value }

func newAsyncIterator(th *object.Thread, v object.Value) (*asyncIterator, error) {
	it, found, err := object.CallSpecial(th, v, "__aiter__")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, object.Raise(object.TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	if _, ok := it.Type().Lookup("__anext__"); !ok {
		return nil, object.Raise(object.TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name)
	}
	return &asyncIterator{it}, nil
}

// Next implements object.Iterator; asynchronous iterators are advanced by next.
func (a *asyncIterator) Next(*object.Thread) (object.Value, error) {
	return nil, object.Raise(object.TypeError, "'%s' object is not an iterator", a.v.Type().Name)
}

// next awaits the next item; nil at the end.
func (a *asyncIterator) next(f *frame, pos int32) (object.Value, error) {
	v, _, err := object.CallSpecial(f.th, a.v, "__anext__")
	if err != nil {
		return nil, endOfAsync(err)
	}
	d, err := newAwait(f.th, v)
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, object.Raise(object.TypeError, "'async for' received an invalid object from __anext__: %s", v.Type().Name)
	}
	v, err = f.delegate(d, pos)
	if err != nil {
		return nil, endOfAsync(err)
	}
	return v, nil
}

// endOfAsync turns StopAsyncIteration into the end of a loop.
func endOfAsync(err error) error {
	if _, end := object.AsException(err, object.StopAsyncIteration); end {
		return nil
	}
	return err
}

// asyncStep is what __anext__, asend, athrow and aclose of an asynchronous
// generator return: awaiting it runs the generator up to its next yield.
type asyncStep struct {
	gen     *generator
	name    string // the method, for messages
	sent    object.Value
	thrown  error
	closing bool
	state   uint8 // 0 new, 1 under way, 2 over
}

// Type implements object.Value.
func (*asyncStep) Type() *object.Type { return object.AsyncStepType }

// Iter implements object.Iterable: a step is its own __await__.
func (s *asyncStep) Iter(*object.Thread) (object.Iterator, error) { return s, nil }

// Next implements object.Iterator.
func (s *asyncStep) Next(th *object.Thread) (object.Value, error) {
	v, done, err := s.resume(th, object.None, nil)
	if err == nil && done {
		err = stopIteration(v)
	}
	return v, err
}

// Resume is generator.Resume for a step.
func (s *asyncStep) Resume(th *object.Thread, sent object.Value, thrown error) (v object.Value, done bool, err error) {
	return s.resume(th, sent, thrown)
}

func (s *asyncStep) resume(th *object.Thread, sent object.Value, thrown error) (object.Value, bool, error) {
	g := s.gen
	switch s.state {
	case 2:
		return nil, false, object.Raise(object.RuntimeError, "cannot reuse already awaited %s", s.name)
	case 0:
		if g.busy {
			s.state = 2
			return nil, false, object.Raise(object.RuntimeError, "%s: asynchronous generator is already running", s.name)
		}
		if s.closing && (g.finished || !g.started) {
			s.state = 2
			if !g.finished {
				g.end(th)
			}
			return object.None, true, nil
		}
		s.state = 1
		g.busy = true
		if thrown == nil {
			sent, thrown = s.sent, s.thrown
		}
	}
	if g.finished && thrown == nil {
		return nil, false, s.over(object.NewException(object.StopAsyncIteration))
	}
	g.yielded = false
	v, done, err := g.resume(th, sent, thrown)
	switch {
	case err != nil:
		err = s.over(err)
		if s.closing && err != nil {
			if _, exit := object.AsException(err, object.GeneratorExit); exit {
				return object.None, true, nil
			}
			if _, end := object.AsException(err, object.StopAsyncIteration); end {
				return object.None, true, nil
			}
		}
		return nil, false, err
	case done && s.closing:
		s.over(nil)
		return object.None, true, nil
	case done:
		return nil, false, s.over(object.NewException(object.StopAsyncIteration))
	case g.yielded && s.closing:
		return nil, false, s.over(object.Raise(object.RuntimeError, "async generator ignored GeneratorExit"))
	case g.yielded:
		s.over(nil)
		return v, true, nil
	}
	return v, false, nil
}

func (s *asyncStep) over(err error) error {
	s.state = 2
	s.gen.busy = false
	return err
}

func (s *asyncStep) close(*object.Thread) error {
	s.over(nil)
	return nil
}
