package eval

import "github.com/diptych-orm/diptych/python/object"

type exprStmt struct{ value node }

func (n *exprStmt) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if g, ok := v.(*generator); ok && err == nil && g.kind == coroutine && !g.started && !g.finished {
		err = f.unawaited(g)
	}
	return sigNext, err
}

type returnStmt struct{ value node }

func (n *returnStmt) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.ret = v
	return sigReturn, nil
}

type jump signal

func (n jump) exec(*frame) (signal, error) { return signal(n), nil }

type ifStmt struct {
	test         condition
	body, orelse block
}

func (n *ifStmt) exec(f *frame) (signal, error) {
	t, err := n.test.holds(f)
	if err != nil {
		return sigNext, err
	}
	if t {
		return n.body.exec(f)
	}
	return n.orelse.exec(f)
}

type whileStmt struct {
	test         condition
	body, orelse block
	pos          int32
}

func (n *whileStmt) exec(f *frame) (signal, error) {
	for {
		if err := f.th.Step(); err != nil {
			f.At = n.pos
			return sigNext, err
		}
		t, err := n.test.holds(f)
		if err != nil {
			return sigNext, err
		}
		if !t {
			return n.orelse.exec(f)
		}
		sig := sigNext
		for _, s := range n.body {
			if sig, err = s.exec(f); err != nil {
				return sigNext, err
			}
			if sig != sigNext {
				break
			}
		}
		if sig != sigNext {
			if out, left := leave(sig); left {
				return out, nil
			}
		}
	}
}

// leave says how a loop ends after its body did with sig; left is false where it
// goes on.
func leave(sig signal) (out signal, left bool) {
	switch sig {
	case sigBreak:
		return sigNext, true
	case sigReturn, sigYield:
		return sig, true
	}
	return sigNext, false
}

type forStmt struct {
	async        bool
	iter         node
	target       target
	body, orelse block
	pos          int32
}

func (n *forStmt) exec(f *frame) (signal, error) {
	v, err := n.iter.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.At = n.pos
	if n.async {
		it, err := newAsyncIterator(f.th, v)
		if err != nil {
			return sigNext, err
		}
		return n.loop(f, &asyncLoop{it, f, n.pos})
	}
	it, err := object.Iter(f.th, v)
	if err != nil {
		return sigNext, err
	}
	depth := f.th.EnterLoop(it)
	sig, err := n.loop(f, it)
	f.th.LeaveLoop(depth)
	return sig, err
}

// asyncLoop is the asynchronous iterator of an "async for" in its frame.
type asyncLoop struct {
	it  *asyncIterator
	f   *frame
	pos int32
}

func (l *asyncLoop) Next(*object.Thread) (object.Value, error) { return l.it.next(l.f, l.pos) }

func (n *forStmt) loop(f *frame, it object.Iterator) (signal, error) {
	th := f.th
	for {
		f.At = n.pos
		if err := th.Step(); err != nil {
			return sigNext, err
		}
		v, err := it.Next(th)
		if err != nil {
			return sigNext, err
		}
		if v == nil {
			return n.orelse.exec(f)
		}
		if err := f.assign(n.target, v); err != nil {
			return sigNext, err
		}
		sig := sigNext
		for _, s := range n.body {
			if sig, err = s.exec(f); err != nil {
				return sigNext, err
			}
			if sig != sigNext {
				break
			}
		}
		if sig != sigNext {
			if out, left := leave(sig); left {
				return out, nil
			}
		}
	}
}

type assertStmt struct {
	test condition
	msg  node
	pos  int32
}

func (n *assertStmt) exec(f *frame) (signal, error) {
	t, err := n.test.holds(f)
	if err != nil || t {
		return sigNext, err
	}
	e := object.NewException(object.AssertionError)
	if n.msg != nil {
		m, err := n.msg.eval(f)
		if err != nil {
			return sigNext, err
		}
		e = object.NewException(object.AssertionError, m)
	}
	f.At = n.pos
	return sigNext, e
}
