package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) try(s *syntax.Try) stmt {
	n := &tryStmt{star: s.Star, body: c.block(s.Body), orelse: c.block(s.Else), finally: c.block(s.Finally), hasFinally: len(s.Finally) > 0}
	for _, h := range s.Handlers {
		x := handler{body: c.block(h.Body), pos: c.pos(h)}
		if h.Type != nil {
			x.class, x.classPos = c.expr(h.Type), c.pos(h.Type)
			if !s.Star {
				x.pos = x.classPos
			}
		}
		if h.Name != "" {
			x.name = c.variable(h.Name, h.Binding, c.pos(h))
		}
		n.handlers = append(n.handlers, x)
	}
	return n
}

type tryStmt struct {
	body, orelse, finally block
	handlers              []handler
	hasFinally            bool
	star                  bool // the handlers are except* clauses
}

type handler struct {
	class    node // nil: every exception
	classPos int32
	name     variable // nil for none
	body     block
	pos      int32
}

func (n *tryStmt) exec(f *frame) (signal, error) {
	sig, err := n.guarded(f)
	if !n.hasFinally {
		return sig, err
	}
	if err == nil {
		ret := f.ret
		sig2, err := n.finally.exec(f)
		if err != nil || sig2 != sigNext {
			return sig2, err
		}
		f.ret = ret
		return sig, nil
	}
	e, ok := err.(*object.Exception)
	if !ok {
		return sigNext, err // a limit: finally blocks do not run
	}
	f.record(e)
	prev := f.th.Handled
	f.th.Handled = e
	sig, err = n.finally.exec(f)
	if err == nil && sig == sigNext {
		f.th.Handled = prev
		f.recorded = e
		return sigNext, e
	}
	err = f.during(e, prev, err)
	return sig, err
}

// during ends the handling of e, which itself ended with err.
func (f *frame) during(e, prev *object.Exception, err error) error {
	if x, ok := err.(*object.Exception); ok && x != e {
		f.record(x) // its context is e, still being handled
	}
	f.th.Handled = prev
	return err
}

// guarded runs the body, the handlers and the else block.
func (n *tryStmt) guarded(f *frame) (signal, error) {
	sig, err := n.body.exec(f)
	if err == nil {
		if sig == sigNext {
			return n.orelse.exec(f)
		}
		return sig, nil
	}
	e, ok := err.(*object.Exception)
	if !ok || len(n.handlers) == 0 {
		return sigNext, err
	}
	f.record(e)
	prev := f.th.Handled
	f.th.Handled = e
	if n.star {
		return sigNext, n.starHandlers(f, e, prev)
	}
	for i := range n.handlers {
		h := &n.handlers[i]
		ok, err := h.matches(f, e)
		if err != nil {
			return sigNext, f.during(e, prev, err)
		}
		if !ok {
			continue
		}
		sig, err := h.run(f, e)
		if err != nil {
			return sigNext, f.during(e, prev, err)
		}
		f.th.Handled = prev
		f.recorded = nil
		return sig, nil
	}
	f.th.Handled = prev
	f.recorded = e
	return sigNext, e
}

// run runs the clause for e.
func (h *handler) run(f *frame, e *object.Exception) (signal, error) {
	if h.name == nil {
		return h.body.exec(f)
	}
	if err := h.name.store(f, e); err != nil {
		return sigNext, err
	}
	sig, err := h.body.exec(f)
	h.unbind(f)
	return sig, err
}

// starHandlers runs except* clauses on e: each on what it catches of what the
// ones before have left.
func (n *tryStmt) starHandlers(f *frame, e, prev *object.Exception) error {
	rest := e
	var left []*object.Exception
	for i := range n.handlers {
		h := &n.handlers[i]
		v, err := h.class.eval(f)
		f.At = h.pos
		if err == nil {
			err = checkStar(v)
		}
		var caught *object.Exception
		if err == nil && rest != nil {
			caught, rest, err = rest.MatchStar(f.th, v)
		}
		if err != nil {
			return f.during(e, prev, err)
		}
		if caught == nil {
			continue
		}
		f.th.Handled = caught
		if _, err = h.run(f, caught); err != nil {
			x, ok := err.(*object.Exception)
			if !ok {
				return err
			}
			f.record(x)
			left = append(left, x)
		}
	}
	if rest != nil {
		left = append(left, rest)
	}
	x, err := e.AfterStar(f.th, left)
	if err != nil {
		return f.during(e, prev, err)
	}
	f.th.Handled = prev
	f.recorded = x
	if x == nil {
		return nil
	}
	return x
}

// checkStar makes sure that v can stand in an except* clause.
func checkStar(v object.Value) error {
	list := []object.Value{v}
	if t, ok := v.(*object.Tuple); ok {
		list = t.Elems
	}
	for _, c := range list {
		if t, ok := c.(*object.Type); !ok || !t.IsSubclass(object.BaseException) {
			return object.Raise(object.TypeError, notException)
		}
	}
	for _, c := range list {
		if c.(*object.Type).IsSubclass(object.BaseExceptionGroup) {
			return object.Raise(object.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	return nil
}

const notException = "catching classes that do not inherit from BaseException is not allowed"

// unbind forgets the name of the exception at the end of its handler, where the
// handler has not deleted it already.
func (h *handler) unbind(f *frame) {
	at := f.At
	if err := h.name.store(f, object.None); err == nil {
		_ = h.name.delete(f) // a namespace may refuse; CPython would raise, which helps nobody
	}
	f.At = at
}

func (h *handler) matches(f *frame, e *object.Exception) (bool, error) {
	if h.class == nil {
		return true, nil
	}
	v, err := h.class.eval(f)
	if err != nil {
		return false, err
	}
	f.At = h.pos
	return exceptionMatches(e, v)
}

func exceptionMatches(e *object.Exception, v object.Value) (bool, error) {
	if t, ok := v.(*object.Tuple); ok {
		for _, c := range t.Elems {
			if cls, ok := c.(*object.Type); !ok || !cls.IsSubclass(object.BaseException) {
				return false, object.Raise(object.TypeError, notException)
			}
		}
		return e.Matches(t), nil
	}
	cls, ok := v.(*object.Type)
	if !ok || !cls.IsSubclass(object.BaseException) {
		return false, object.Raise(object.TypeError, notException)
	}
	return e.Type().IsSubclass(cls), nil
}

type raiseStmt struct {
	exc, cause node
	pos        int32
}

func (n *raiseStmt) exec(f *frame) (signal, error) {
	if n.exc == nil {
		f.At = n.pos
		e := f.th.Handled
		if e == nil {
			return sigNext, object.Raise(object.RuntimeError, "No active exception to reraise")
		}
		f.recorded = e // raised on: the frame is in the traceback already
		return sigNext, e
	}
	v, err := n.exc.eval(f)
	if err != nil {
		return sigNext, err
	}
	var c object.Value
	if n.cause != nil {
		if c, err = n.cause.eval(f); err != nil {
			return sigNext, err
		}
	}
	f.At = n.pos
	e, err := instance(f.th, v, "exceptions must derive from BaseException")
	if err != nil {
		return sigNext, err
	}
	if c == object.None {
		e.Cause, e.SuppressContext = nil, true
	} else if c != nil {
		cause, err := instance(f.th, c, "exception causes must derive from BaseException")
		if err != nil {
			return sigNext, err
		}
		e.Cause, e.SuppressContext = cause, true
	}
	setContext(f.th, e)
	f.recorded = nil
	return sigNext, e
}

// instance returns the exception that raise was given, making one of a class.
func instance(th *object.Thread, v object.Value, msg string) (*object.Exception, error) {
	if t, ok := v.(*object.Type); ok && t.IsSubclass(object.BaseException) {
		made, err := object.Call(th, t)
		if err != nil {
			return nil, err
		}
		e, ok := made.(*object.Exception)
		if !ok {
			return nil, object.Raise(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", reprOf(th, t), made.Type().TpName())
		}
		return e, nil
	}
	if e, ok := v.(*object.Exception); ok {
		return e, nil
	}
	return nil, object.Raise(object.TypeError, "%s", msg)
}

func reprOf(th *object.Thread, v object.Value) string {
	s, err := object.Repr(th, v)
	if err != nil {
		return v.Type().Name
	}
	return s
}

func (c *compiler) with(s *syntax.With) stmt {
	body := c.block(s.Body)
	pos := c.pos(s)
	for i := len(s.Items) - 1; i >= 0; i-- {
		n := &withStmt{async: s.Async, manager: c.expr(s.Items[i].Context), body: body, pos: pos}
		if t := s.Items[i].Target; t != nil {
			n.target = c.target(t)
		}
		body = block{n}
	}
	return body[0]
}

// withStmt is a with statement of one item.
type withStmt struct {
	async   bool
	manager node
	target  target // nil for none
	body    block
	pos     int32
}

type protocolNames struct{ enter, exit, protocol string }

var (
	withNames      = protocolNames{"__enter__", "__exit__", "context manager"}
	asyncWithNames = protocolNames{"__aenter__", "__aexit__", "asynchronous context manager"}
)

func (n *withStmt) exec(f *frame) (signal, error) {
	m, err := n.manager.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.At = n.pos
	th, t := f.th, m.Type()
	names := &withNames
	if n.async {
		names = &asyncWithNames
	}
	if _, ok := t.Lookup(names.enter); !ok {
		return sigNext, object.Raise(object.TypeError, "'%s' object does not support the %s protocol", t.Name, names.protocol)
	}
	exitFn, ok := t.Lookup(names.exit)
	if !ok {
		return sigNext, object.Raise(object.TypeError, "'%s' object does not support the %s protocol (missed %s method)", t.Name, names.protocol, names.exit)
	}
	v, _, err := object.CallSpecial(th, m, names.enter)
	if err == nil && n.async {
		v, err = f.awaitFrom(v, names.enter, n.pos)
	}
	if err != nil {
		return sigNext, err
	}
	leave := func(args ...object.Value) (object.Value, error) {
		r, err := object.CallUnbound(th, exitFn, m, args...)
		if err == nil && n.async {
			r, err = f.awaitFrom(r, names.exit, n.pos)
		}
		return r, err
	}
	sig := sigNext
	if n.target != nil {
		err = n.target.store(f, v)
	}
	if err == nil {
		sig, err = n.body.exec(f)
	}
	if err == nil {
		ret := f.ret
		f.At = n.pos
		_, err := leave(object.None, object.None, object.None)
		f.ret = ret
		return sig, err
	}
	e, ok := err.(*object.Exception)
	if !ok {
		return sigNext, err
	}
	f.record(e)
	prev := th.Handled
	th.Handled = e
	at := f.At
	f.At = n.pos
	r, err := leave(e.Type(), e, tracebackOf(e))
	swallow := false
	if err == nil {
		swallow, err = object.Truth(th, r)
	}
	if err != nil {
		return sigNext, f.during(e, prev, err)
	}
	th.Handled = prev
	if swallow {
		f.recorded = nil
		return sigNext, nil
	}
	f.At = at
	f.recorded = e
	return sigNext, e
}

func tracebackOf(e *object.Exception) object.Value {
	if e.Traceback == nil {
		return object.None
	}
	return e.Traceback
}
