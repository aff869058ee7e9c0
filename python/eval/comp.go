package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) comprehension(e *syntax.Comp) node {
	first := c.looped(e.Generators[0].Iter)
	k := c.newCode(e.Scope)
	in := c.inner(e.Scope)
	loops := make([]compLoop, len(e.Generators))
	pos := c.pos(e)
	for i, g := range e.Generators {
		loops[i].async = g.Async
		if i > 0 {
			loops[i].iter = in.looped(g.Iter)
		}
		loops[i].target = in.target(g.Target)
		for _, e := range in.exprs(g.Ifs) {
			loops[i].ifs = append(loops[i].ifs, in.condition(e, pos))
		}
	}
	b := &compBody{loops: loops, kind: e.Kind, elt: in.expr(e.Elt), pos: pos}
	if e.Value != nil {
		b.value = in.expr(e.Value)
	}
	c.take(in)
	k.result = b
	if k.generator && !k.coroutine && in.yields == 0 {
		k.flat, k.flatSize = flatComp{b}, len(loops)
	}
	k.firstPos = pos
	if k.coroutine && !k.generator {
		c.yields++ // it awaits on behalf of the code around it
	}
	return &compNode{first: first, async: e.Generators[0].Async, code: k, pos: pos}
}

// compNode evaluates a comprehension: a function of its own that is called at
// once with the iterator over its first iterable.
type compNode struct {
	first node
	async bool // "async for" over the first
	code  *code
	pos   int32
}

func (n *compNode) eval(f *frame) (object.Value, error) {
	v, err := n.first.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	var it object.Iterator
	if n.async {
		it, err = newAsyncIterator(f.th, v)
	} else {
		it, err = object.Iter(f.th, v)
	}
	if err != nil {
		return nil, err
	}
	g := f.st.newFrame(f.th, n.code, f.Globals)
	g.openCells(n.code.capture(f))
	g.first = it
	if n.code.generator {
		return newGenerator(g, n.code.Name, n.code.QualName), nil
	}
	g.gen = f.gen
	depth := f.th.EnterLoop(it)
	out, err := g.run()
	f.th.LeaveLoop(depth)
	return out, err
}

type compLoop struct {
	iter   node // nil for the first
	async  bool
	target target
	ifs    []condition
}

type compBody struct {
	loops      []compLoop
	kind       syntax.CompKind
	elt, value node
	pos        int32
}

func (n *compBody) eval(f *frame) (object.Value, error) {
	switch n.kind {
	case syntax.ListComp:
		out := object.NewList()
		return out, n.loop(f, 0, f.first, out, nil)
	case syntax.SetComp:
		out := object.NewSet()
		return out, n.loop(f, 0, f.first, nil, func() error {
			v, err := n.elt.eval(f)
			if err != nil {
				return err
			}
			f.At = n.pos
			return out.Add(f.th, v)
		})
	case syntax.DictComp:
		out := object.NewDict()
		return out, n.loop(f, 0, f.first, nil, func() error {
			k, err := n.elt.eval(f)
			if err != nil {
				return err
			}
			v, err := n.value.eval(f)
			if err != nil {
				return err
			}
			f.At = n.pos
			return out.Set(f.th, k, v)
		})
	}
	return object.None, n.loop(f, 0, f.first, nil, func() error {
		v, err := n.elt.eval(f)
		if err != nil {
			return err
		}
		f.At = n.pos
		f.gen.yielded = true
		_, err = f.gen.yield(f, v)
		return err
	})
}

// loop runs the loops from number i on. The innermost appends to the list or, where
// there is none, calls emit.
func (n *compBody) loop(f *frame, i int, it object.Iterator, list *object.List, emit func() error) error {
	l := &n.loops[i]
	last := i == len(n.loops)-1
next:
	for {
		f.At = n.pos
		if err := f.th.Step(); err != nil {
			return err
		}
		var v object.Value
		var err error
		if a, ok := it.(*asyncIterator); ok {
			v, err = a.next(f, n.pos)
		} else {
			v, err = it.Next(f.th)
		}
		if err != nil || v == nil {
			return err
		}
		if err := f.assign(l.target, v); err != nil {
			return err
		}
		for _, c := range l.ifs {
			t, err := c.holds(f)
			if err != nil {
				return err
			}
			if !t {
				continue next
			}
		}
		if last && list != nil {
			if v, err = n.elt.eval(f); err != nil {
				return err
			}
			f.At = n.pos
			list.Elems = append(list.Elems, v)
			if err := f.th.Alloc(16); err != nil {
				return err
			}
			continue
		}
		if last {
			if err := emit(); err != nil {
				return err
			}
			continue
		}
		v, err = n.loops[i+1].iter.eval(f)
		if err != nil {
			return err
		}
		f.At = n.pos
		var inner object.Iterator
		if n.loops[i+1].async {
			inner, err = newAsyncIterator(f.th, v)
		} else {
			inner, err = object.Iter(f.th, v)
		}
		if err != nil {
			return err
		}
		if err := n.loop(f, i+1, inner, list, emit); err != nil {
			return err
		}
	}
}
