package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// Most generators yield only as a whole statement, inside of blocks, conditions
// and loops. Their code is run without a Go coroutine: where it yields, every
// statement around remembers in the frame where it is and returns; when it goes
// on, they lead back to that place. This takes a third of the time.

// sigYield says that a statement stops at a yield: the value is in flat.out.
const sigYield signal = sigReturn + 1

// flat is the place at which such a generator stands.
type flat struct {
	// resuming is set while the way leads back to the yield.
	resuming bool
	out      object.Value
	// at and iters hold, by the number of each statement, which part of it runs
	// and what it loops over.
	at    []int
	iters []object.Iterator
	del   *delegate // of the yield from that it stands at
}

// flatter compiles the body of a generator function for running flat.
type flatter struct {
	*compiler
	n  int // statements that remember something
	ok bool
}

// flatBody compiles a body so that it can run flat. It returns nil where it yields
// inside of anything but a statement of its own.
func (c *compiler) flatBody(list []syntax.Stmt) (body stmt, size int) {
	if !c.scope.Generator || c.scope.Coroutine {
		return nil, 0
	}
	warned, yields := len(c.unit.warnings), c.yields
	f := &flatter{compiler: c, ok: true}
	body = f.list(list)
	if f.ok {
		return body, f.n
	}
	c.unit.warnings, c.yields = c.unit.warnings[:warned], yields
	return nil, 0
}

func (c *flatter) number() int { c.n++; return c.n - 1 }

// list compiles a block; a plain one where nothing in it yields.
func (c *flatter) list(list []syntax.Stmt) stmt {
	before := c.yields
	b := &flatBlock{id: c.number()}
	for _, s := range list {
		if x := c.statement(s); x != nil {
			b.list = append(b.list, x)
		}
		if !c.ok {
			return b
		}
	}
	switch {
	case c.yields == before:
		return b.list
	case len(b.list) == 1:
		return b.list[0] // there is no place to remember
	}
	return b
}

// plain compiles an expression that must not yield.
func (c *flatter) plain(e syntax.Expr) node {
	return c.whole(func() node { return c.expr(e) })
}

func (c *flatter) whole(compile func() node) node {
	before := c.yields
	n := compile()
	c.ok = c.ok && c.yields == before
	return n
}

func (c *flatter) statement(s syntax.Stmt) stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if y := c.yield(s.Value, nil); y != nil {
			return y
		}
	case *syntax.Assign:
		if len(s.Targets) == 1 {
			switch s.Value.(type) {
			case *syntax.Yield, *syntax.YieldFrom:
				return c.yield(s.Value, s.Targets[0])
			}
		}
	case *syntax.If:
		before := c.yields
		n := &flatIf{id: c.number(), test: c.condition(c.plain(s.Test), c.pos(s)), body: c.list(s.Body), orelse: c.list(s.Else), single: len(s.Else) == 0}
		if c.yields == before {
			return &ifStmt{test: n.test, body: asBlock(n.body), orelse: asBlock(n.orelse)}
		}
		n.yield = only(n.body)
		return n
	case *syntax.While:
		before := c.yields
		n := &flatWhile{id: c.number(), test: c.condition(c.plain(s.Test), c.pos(s)), pos: c.pos(s), body: c.list(s.Body), orelse: c.list(s.Else)}
		if c.yields == before {
			return &whileStmt{test: n.test, body: asBlock(n.body), orelse: asBlock(n.orelse), pos: n.pos}
		}
		return n
	case *syntax.For:
		if s.Async {
			break
		}
		before := c.yields
		n := &flatFor{id: c.number(), iter: c.whole(func() node { return c.looped(s.Iter) }), target: c.target(s.Target), pos: c.pos(s)}
		n.body, n.orelse = c.list(s.Body), c.list(s.Else)
		if c.yields == before {
			return &forStmt{iter: n.iter, target: n.target, body: asBlock(n.body), orelse: asBlock(n.orelse), pos: n.pos}
		}
		n.yield = only(n.body)
		return n
	}
	before := c.yields
	x := c.stmt(s)
	c.ok = c.ok && c.yields == before
	return x
}

func asBlock(s stmt) block {
	b, _ := s.(block)
	return b
}

// yield compiles a statement that is a yield, or an assignment of one.
func (c *flatter) yield(e syntax.Expr, to syntax.Expr) stmt {
	var n stmt
	var t target
	if to != nil {
		t = c.target(to)
	}
	switch e := e.(type) {
	case *syntax.Yield:
		y := &flatYield{pos: c.pos(e), target: t, value: &constant{object.None}}
		if e.Value != nil {
			y.value = c.plain(e.Value)
		}
		n = y
	case *syntax.YieldFrom:
		n = &flatFrom{pos: c.pos(e), target: t, value: c.plain(e.Value)}
	default:
		return nil
	}
	c.yields++
	return n
}

// flatBlock is a block with a yield in it.
type flatBlock struct {
	id   int
	list block
}

func (n *flatBlock) exec(f *frame) (signal, error) {
	i := 0
	if f.flat.resuming {
		i = f.flat.at[n.id]
	}
	for ; i < len(n.list); i++ {
		sig, err := n.list[i].exec(f)
		if err != nil || sig != sigNext {
			if sig == sigYield {
				f.flat.at[n.id] = i
			}
			return sig, err
		}
	}
	return sigNext, nil
}

type flatIf struct {
	id           int
	test         condition
	body, orelse stmt
	single       bool       // there is no else
	yield        *flatYield // the body, if that is no more than a yield
}

func (n *flatIf) exec(f *frame) (signal, error) {
	var t bool
	if p := f.flat; p.resuming {
		t = p.at[n.id] == 1
		if t && n.yield.passed(f) {
			return sigNext, nil
		}
	} else {
		var err error
		if t, err = n.test.holds(f); err != nil {
			return sigNext, err
		}
	}
	if !t {
		if n.single {
			return sigNext, nil
		}
		f.flat.at[n.id] = 0
		return n.orelse.exec(f)
	}
	f.flat.at[n.id] = 1
	if n.yield.out(f) {
		return sigYield, nil
	}
	return n.body.exec(f)
}

// part says which part of a loop runs: its body or its else block.
const (
	inBody = iota
	inElse
)

type flatWhile struct {
	id           int
	test         condition
	body, orelse stmt
	pos          int32
}

func (n *flatWhile) exec(f *frame) (signal, error) {
	if f.flat.resuming && f.flat.at[n.id] == inElse {
		return n.orelse.exec(f)
	}
	for {
		if !f.flat.resuming {
			if err := f.th.Step(); err != nil {
				f.At = n.pos
				return sigNext, err
			}
			t, err := n.test.holds(f)
			if err != nil {
				return sigNext, err
			}
			if !t {
				f.flat.at[n.id] = inElse
				return n.orelse.exec(f)
			}
			f.flat.at[n.id] = inBody
		}
		sig, err := n.body.exec(f)
		if err != nil {
			return sigNext, err
		}
		if out, left := leave(sig); left {
			return out, nil
		}
	}
}

type flatFor struct {
	id           int
	iter         node
	target       target
	body, orelse stmt
	pos          int32
	yield        *flatYield // the body, if that is no more than a yield
}

func (n *flatFor) exec(f *frame) (signal, error) {
	p := f.flat
	if !p.resuming {
		v, err := n.iter.eval(f)
		if err != nil {
			return sigNext, err
		}
		f.At = n.pos
		if p.iters[n.id], err = object.Iter(f.th, v); err != nil {
			return sigNext, err
		}
		p.at[n.id] = inBody
	} else if p.at[n.id] == inElse {
		return n.orelse.exec(f)
	}
	it := p.iters[n.id]
	if p.resuming {
		n.yield.passed(f)
	}
	for {
		if !p.resuming {
			f.At = n.pos
			if err := f.th.Step(); err != nil {
				return sigNext, err
			}
			v, err := it.Next(f.th)
			if err != nil {
				return sigNext, err
			}
			if v == nil {
				p.iters[n.id], p.at[n.id] = nil, inElse
				return n.orelse.exec(f)
			}
			if err := f.assign(n.target, v); err != nil {
				return sigNext, err
			}
			if n.yield.out(f) {
				return sigYield, nil
			}
		}
		sig, err := n.body.exec(f)
		if err != nil {
			return sigNext, err
		}
		if out, left := leave(sig); left {
			if sig == sigBreak {
				p.iters[n.id] = nil
			}
			return out, nil
		}
	}
}

// only is a body that is no more than the yield of a value; nil for any other.
func only(body stmt) *flatYield {
	if y, ok := body.(*flatYield); ok && y.target == nil {
		return y
	}
	return nil
}

// out yields the value of a variable or a literal, and reports whether it did: exec
// without a call.
func (n *flatYield) out(f *frame) bool {
	if n == nil {
		return false
	}
	v := f.known(n.value)
	if v != nil {
		f.At, f.flat.out = n.pos, v
	}
	return v != nil
}

// passed goes on behind the yield, and reports whether it did; not where an exception
// was thrown into the generator.
func (n *flatYield) passed(f *frame) bool {
	if n == nil || f.gen.thrown != nil {
		return false
	}
	f.flat.resuming = false
	return true
}

// flatYield is the statement "[target =] yield value".
type flatYield struct {
	value  node
	target target // nil for none
	pos    int32
}

func (n *flatYield) exec(f *frame) (signal, error) {
	p := f.flat
	if !p.resuming {
		v := f.known(n.value)
		if v == nil {
			var err error
			if v, err = n.value.eval(f); err != nil {
				return sigNext, err
			}
		}
		f.At = n.pos
		p.out = v
		return sigYield, nil
	}
	if p.resuming = false; f.gen.thrown != nil {
		return sigNext, f.resume()
	}
	if n.target != nil {
		return sigNext, n.target.store(f, f.gen.sent)
	}
	return sigNext, nil
}

// resume goes on behind the yield at which the generator stood: with the exception
// that was thrown into it, if one was.
func (f *frame) resume() error {
	f.flat.resuming = false
	err := f.gen.thrown
	f.gen.thrown = nil
	return err
}

// flatFrom is the statement "[target =] yield from value".
type flatFrom struct {
	value  node
	target target // nil for none
	pos    int32
}

func (n *flatFrom) exec(f *frame) (signal, error) {
	p, g := f.flat, f.gen
	var item object.Value
	var done bool
	var err error
	if !p.resuming {
		v, err := n.value.eval(f)
		if err != nil {
			return sigNext, err
		}
		f.At = n.pos
		if p.del, err = newDelegate(f.th, v); err != nil {
			return sigNext, err
		}
		g.delegate = p.del.value
		item, done, err = p.del.send(f.th, object.None)
		return n.stop(f, item, done, err)
	}
	p.resuming = false
	f.At = n.pos
	if thrown := g.thrown; thrown != nil {
		g.thrown = nil
		item, done, err = p.del.throw(f.th, thrown)
	} else {
		item, done, err = p.del.send(f.th, g.sent)
	}
	return n.stop(f, item, done, err)
}

// stop stands at an item, or goes on behind the end of what it came from.
func (n *flatFrom) stop(f *frame, item object.Value, done bool, err error) (signal, error) {
	if err == nil && !done {
		f.At = n.pos
		f.flat.out = item
		return sigYield, nil
	}
	f.gen.delegate, f.flat.del = nil, nil
	if err == nil && n.target != nil {
		err = n.target.store(f, item)
	}
	return sigNext, err
}

// flatComp is the code of a generator expression.
type flatComp struct{ *compBody }

func (n flatComp) exec(f *frame) (signal, error) {
	p := f.flat
	last := len(n.loops) - 1
	i := 0
	if p.resuming {
		if err := f.resume(); err != nil {
			return sigNext, err
		}
		i = last
	} else {
		p.iters[0] = f.first
	}
next:
	for i >= 0 {
		f.At = n.pos
		if err := f.th.Step(); err != nil {
			return sigNext, err
		}
		v, err := p.iters[i].Next(f.th)
		if err != nil {
			return sigNext, err
		}
		if v == nil {
			i--
			continue
		}
		l := &n.loops[i]
		if err := f.assign(l.target, v); err != nil {
			return sigNext, err
		}
		for _, c := range l.ifs {
			t, err := c.holds(f)
			if err != nil {
				return sigNext, err
			}
			if !t {
				continue next
			}
		}
		if i == last {
			if p.out, err = n.elt.eval(f); err != nil {
				return sigNext, err
			}
			f.At = n.pos
			return sigYield, nil
		}
		if v, err = n.loops[i+1].iter.eval(f); err != nil {
			return sigNext, err
		}
		f.At = n.pos
		if p.iters[i+1], err = object.Iter(f.th, v); err != nil {
			return sigNext, err
		}
		i++
	}
	return sigNext, nil
}

// advance runs a generator that runs flat up to its next yield; ok is false at its
// end.
func (g *generator) advance() (v object.Value, ok bool) {
	f := g.frame
	p := f.flat
	sig, err := f.code.flat.exec(f)
	if sig == sigYield && err == nil {
		v, p.out, p.resuming = p.out, nil, true
		return v, true
	}
	g.ended(sig, err)
	return nil, false
}

// ended keeps how a generator that runs flat ended.
func (g *generator) ended(sig signal, err error) {
	g.result, g.err = object.None, err
	if sig == sigReturn && err == nil {
		g.result = g.frame.ret
	}
	g.frame.flat = nil
}
