package object

import (
	"runtime"
	"time"
	"weak"
)

// CPython frees an object when the last reference to it goes. Go does not say when
// that happens, so whoever holds objects weakly (an identity map, a weakref) holds
// them strongly until it has to know, and asks then. Thus what a run does never
// depends on when Go collected garbage.

// Weakly is somebody who holds objects without keeping them alive. It is registered in
// Runtime.Weak.
type Weakly interface {
	// Objects lists them. The slice is the caller's.
	Objects() []*Instance
	// Hold replaces the reference to the i-th object of the last list: nil while garbage
	// is being collected, and the object again, or nil for good, after it.
	Hold(i int, o *Instance)
	// Gone is told which of them are no more, after all have been held again.
	Gone(dead []bool)
}

// Drifting is a Weakly that can tell when the answer makes no difference.
type Drifting interface {
	Weakly
	// Indifferent tells whether the present request comes to the same if the i-th
	// object has gone, and if it has not.
	Indifferent(i int) bool
	// Drift is told that the i-th object was not found, or found. If not it has gone as
	// far as anybody can tell, yet that is not proved.
	Drift(i int, gone bool)
}

// Reap tells all that hold objects weakly which of them are no more. Before it collects
// garbage it looks where objects usually are: in variables, and in containers and
// attributes not far from them. Where it matters for one object only, about is that one.
//
// An object within a cycle of references, or one that such a cycle refers to, counts
// as referred to, as CPython frees it only when its own collector comes by; not so
// with cycles. So does everything once the run has spent too much on such questions.
//
// It must be called only where nothing in Go works with one of the objects without
// referring to it.
func (th *Thread) Reap(cycles bool, about *Instance) {
	rt := th.Runtime
	if !cycles && !rt.mayLook() {
		return
	}
	if about != nil && th.reaches(about) {
		return
	}
	var all []*Instance
	var ends []int
	for _, h := range rt.Weak {
		all = append(all, h.Objects()...)
		ends = append(ends, len(all))
	}
	if len(all) == 0 {
		return
	}
	w := newWalk(all, 2000+16*len(all))
	th.roots(w)
	for _, h := range rt.Weak {
		if h, ok := h.(Holder); ok {
			h.Held(w.held)
		}
	}
	rt.collecting.spent += int64(len(all) + w.steps)
	if !cycles && len(w.want) > 0 {
		for o := range circular(w.want, all) {
			delete(w.want, o)
		}
	}
	hold := func(f func(h Weakly, i, at int)) {
		from := 0
		for n, h := range rt.Weak {
			for at := from; at < ends[n]; at++ {
				f(h, at-from, at)
			}
			from = ends[n]
		}
	}
	indifferent := !cycles && !w.cut
	hold(func(h Weakly, i, at int) {
		if d, ok := h.(Drifting); indifferent && w.want[all[at]] {
			indifferent = ok && d.Indifferent(i)
		}
	})
	hold(func(h Weakly, i, at int) {
		d, ok := h.(Drifting)
		if want := w.want[all[at]]; ok && (indifferent || !want) {
			d.Drift(i, want)
		}
	})
	if len(w.want) == 0 || indifferent || !cycles && !rt.mayCollect() {
		return
	}
	refs := make([]weak.Pointer[Instance], len(all))
	hold(func(h Weakly, i, at int) {
		if w.want[all[at]] {
			refs[at] = weak.Make(all[at])
			h.Hold(i, nil)
		}
	})
	clear(all)
	w.want, w.seen = nil, nil
	remember := func() {}
	if rt.Forget != nil {
		remember = rt.Forget(th)
	}
	identify := rt.loosenIDs()
	begin := time.Now()
	runtime.GC()
	rt.collecting.took += time.Since(begin)
	identify()
	remember()
	dead, found := make([]bool, len(all)), false
	none := weak.Pointer[Instance]{}
	hold(func(h Weakly, i, at int) {
		if refs[at] != none {
			o := refs[at].Value()
			h.Hold(i, o)
			dead[at] = o == nil
			found = found || o == nil
			if d, ok := h.(Drifting); ok && o != nil {
				d.Drift(i, false)
			}
		}
	})
	rt.collected(found, len(all))
	if !found {
		return
	}
	from := 0
	for n, h := range rt.Weak {
		h.Gone(dead[from:ends[n]])
		from = ends[n]
	}
}

// loosenIDs takes values out of the table of ids, which would keep them, and returns
// what puts those back that are left.
func (rt *Runtime) loosenIDs() (restore func()) {
	type entry struct {
		value func() Value
		id    int64
	}
	var list []entry
	for v, id := range rt.ids {
		var value func() Value
		switch v := v.(type) {
		case *Instance:
			value = loosened(weak.Make(v))
		case *List:
			value = loosened(weak.Make(v))
		case *Tuple:
			value = loosened(weak.Make(v))
		case *Dict:
			value = loosened(weak.Make(v))
		case *Set:
			value = loosened(weak.Make(v))
		case *Exception:
			value = loosened(weak.Make(v))
		default:
			continue
		}
		list = append(list, entry{value, id})
		delete(rt.ids, v)
	}
	return func() {
		for _, e := range list {
			if v := e.value(); v != nil {
				rt.ids[v] = e.id
			}
		}
	}
}

// loosened is the value of a weak pointer, nil if that has gone.
func loosened[T any, P interface {
	*T
	Value
}](w weak.Pointer[T]) func() Value {
	return func() Value {
		if p := w.Value(); p != nil {
			return P(p)
		}
		return nil
	}
}

// Holder is a Go value behind a Python object that can list what it refers to.
type Holder interface{ Held(visit func(v any)) }

// collecting limits what a run spends on looking for objects that have gone, in values
// looked at; a collection counts as many. It may have a second's tenth or two at once, and more
// as it does more itself. A collection that found nothing lets the next ones that are
// wanted be, twice as many each time.
type collecting struct {
	spent           int64
	took            time.Duration // of the collections
	fruitless, skip int
}

const (
	freeLooks      = 1 << 20
	collectionCost = 1 << 14
	// maxCollecting ends a run's collections where each takes long, because it has very
	// many objects.
	maxCollecting = 2 * time.Second
)

func (rt *Runtime) mayLook() bool { return rt.collecting.spent < freeLooks+rt.steps/4 }

func (rt *Runtime) mayCollect() bool {
	c := &rt.collecting
	if c.skip > 0 {
		c.skip--
		return false
	}
	return rt.Deterministic || c.took < maxCollecting // what a slow machine does must not be told apart then
}

func (rt *Runtime) collected(found bool, objects int) {
	c := &rt.collecting
	c.spent += int64(collectionCost + 8*objects)
	if found {
		c.fruitless = 0
		return
	}
	c.fruitless++
	if c.fruitless > 3 {
		c.skip = 1 << min(c.fruitless-3, 12)
	}
}

// reaches tells whether one object is found from the variables on.
func (th *Thread) reaches(o *Instance) bool {
	w := newWalk([]*Instance{o}, 4000)
	th.roots(w)
	th.Runtime.collecting.spent += int64(w.steps)
	return len(w.want) == 0
}

// walk looks for objects from the variables on.
type walk struct {
	want map[*Instance]bool // those not yet found
	seen map[Value]bool     // containers and instances that were entered
	// steps are the values looked at; it gives up when they are most.
	steps, most int
	cut         bool // it did not look everywhere
}

const walkDepth = 8

func newWalk(objs []*Instance, most int) *walk {
	w := &walk{want: make(map[*Instance]bool, len(objs)), seen: map[Value]bool{}, most: most}
	for _, o := range objs {
		w.want[o] = true
	}
	return w
}

func (th *Thread) roots(w *walk) {
	globals := map[*Dict]bool{}
	for f := th.Frame; f != nil; f = f.Parent {
		if f.Body != nil {
			f.Body.Held(func(v Value) { w.visit(v, walkDepth) })
		}
		if f.Globals != nil && !globals[f.Globals] {
			globals[f.Globals] = true
			w.dict(f.Globals, walkDepth)
		}
	}
	for _, it := range th.Loops {
		if it != nil {
			w.iterator(it, walkDepth)
		}
	}
	if th.Runtime.Temporaries != nil {
		th.Runtime.Temporaries(func(v Value) { w.visit(v, walkDepth) })
	}
}

func (w *walk) visit(v Value, depth int) {
	if v == nil || len(w.want) == 0 {
		return
	}
	if w.steps >= w.most {
		w.cut = true
		return
	}
	w.steps++
	switch v := v.(type) {
	case *Instance:
		delete(w.want, v)
		if w.enter(v, depth) {
			parts(v, func(x Value) { w.visit(x, depth-1) })
		}
	case *List, *Tuple, *Dict, *Set, *Cell:
		if w.enter(v, depth) {
			parts(v, func(x Value) { w.visit(x, depth-1) })
		}
	case *BoundMethod:
		w.visit(v.Self, depth-1)
	}
}

func (w *walk) held(v any) {
	if v, ok := v.(Value); ok {
		w.visit(v, walkDepth)
	}
}

func (w *walk) iterator(it Iterator, depth int) {
	switch it := it.(type) {
	case *listIter:
		if it.list != nil {
			w.visit(it.list, depth)
		}
	case *sliceIter:
		for _, v := range it.elems {
			w.visit(v, depth-1)
		}
	case pyIter:
		w.visit(it.v, depth)
	}
}

func (w *walk) enter(v Value, depth int) bool {
	if w.seen[v] {
		return false
	}
	if depth <= 0 {
		w.cut = true
		return false
	}
	w.seen[v] = true
	return true
}

func (w *walk) dict(d *Dict, depth int) {
	if w.enter(d, depth) {
		parts(d, func(x Value) { w.visit(x, depth-1) })
	}
}

// parts are the values that a container or an instance refers to.
func parts(v Value, visit func(Value)) {
	switch v := v.(type) {
	case *Instance:
		if v.attrs != nil {
			parts(v.attrs, visit)
		}
		for _, x := range v.Slots {
			visit(x)
		}
		switch x := v.Native.(type) {
		case Value:
			visit(x)
		case Holder:
			x.Held(func(v any) {
				if v, ok := v.(Value); ok {
					visit(v)
				}
			})
		}
	case *List:
		for _, x := range v.Elems {
			visit(x)
		}
	case *Tuple:
		for _, x := range v.Elems {
			visit(x)
		}
	case *Dict:
		for i := range v.entries {
			e := &v.entries[i]
			switch e.Key.(type) {
			case nil, Str:
			default:
				visit(e.Key)
			}
			visit(e.Value)
		}
	case *Set:
		for i := range v.table {
			visit(v.table[i].key)
		}
	case *Cell:
		visit(v.V)
	}
}

// circular are the objects of want that are in a cycle of references, or referred to
// from one.
func circular(want map[*Instance]bool, order []*Instance) map[*Instance]bool {
	// Tarjan's strongly connected components.
	type node struct {
		index, low int
		on         bool
	}
	nodes := map[Value]*node{}
	var stack []Value
	var roots []Value // a value of each cycle
	var visit func(v Value) *node
	enters := func(v Value) bool {
		switch v.(type) {
		case *Instance, *List, *Tuple, *Dict, *Set:
			return true
		}
		return false
	}
	visit = func(v Value) *node {
		n := &node{index: len(nodes), low: len(nodes), on: true}
		nodes[v] = n
		stack = append(stack, v)
		self := false
		parts(v, func(x Value) {
			if x == nil || !enters(x) {
				return
			}
			m, ok := nodes[x]
			if !ok {
				m = visit(x)
				n.low = min(n.low, m.low)
			} else if m.on {
				n.low = min(n.low, m.index)
			}
			self = self || x == v
		})
		if n.low == n.index {
			last := len(stack) - 1
			if stack[last] != v || self {
				roots = append(roots, v)
			}
			for {
				x := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				nodes[x].on = false
				if x == v {
					break
				}
			}
		}
		return n
	}
	for _, o := range order {
		if want[o] && nodes[o] == nil {
			visit(o)
		}
	}
	found := map[*Instance]bool{}
	seen := map[Value]bool{}
	var mark func(v Value)
	mark = func(v Value) {
		if v == nil || !enters(v) || seen[v] {
			return
		}
		seen[v] = true
		if o, ok := v.(*Instance); ok && want[o] {
			found[o] = true
		}
		parts(v, mark)
	}
	for _, v := range roots {
		mark(v)
	}
	return found
}
