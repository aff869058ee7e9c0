package lib

import "github.com/diptych-orm/diptych/python/object"

// weakSlot holds one object without keeping it alive, and what is to be called when it
// has gone.
type weakSlot struct {
	o    *object.Instance
	call object.Value // or nil
}

// weakSlots are the slots of a run.
type weakSlots struct {
	live []*weakSlot
	last []*weakSlot // as Objects listed them
	due  []object.Value
	busy bool
}

// Objects implements object.Weakly.
func (w *weakSlots) Objects() []*object.Instance {
	w.last = append(w.last[:0], w.live...)
	out := make([]*object.Instance, len(w.last))
	for i, s := range w.last {
		out[i] = s.o
	}
	return out
}

// Hold implements object.Weakly.
func (w *weakSlots) Hold(i int, o *object.Instance) { w.last[i].o = o }

// Gone implements object.Weakly.
func (w *weakSlots) Gone(dead []bool) {
	w.live = w.live[:0]
	for i, s := range w.last {
		if !dead[i] {
			w.live = append(w.live, s)
		} else if s.call != nil {
			w.due = append(w.due, s.call)
			s.call = nil
		}
	}
	clear(w.live[len(w.live):cap(w.live)])
}

// finalize calls what waits for objects that have gone.
func (w *weakSlots) finalize(th *object.Thread) error {
	if w.busy {
		return nil
	}
	w.busy = true
	defer func() { w.busy = false }()
	for len(w.due) > 0 {
		f := w.due[0]
		w.due = w.due[1:]
		if _, err := object.Call(th, f); err != nil {
			return err
		}
	}
	return nil
}

// loadWeak is the module _weakref, on which weakref and gc stand.
func loadWeak(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("_weakref")
	w := &weakSlots{}
	th.Weak = append(th.Weak, w)
	look := func(th *object.Thread, cycles bool, about *object.Instance) error {
		th.Reap(cycles, about)
		return w.finalize(th)
	}
	slot := object.NewNativeType(object.ClassSpec{Name: "slot", Module: "_weakref", Methods: []object.Method{
		object.NewMethod("get()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s, _ := object.State[*weakSlot](self)
			if s.o != nil {
				if err := look(th, false, s.o); err != nil {
					return nil, err
				}
			}
			if s.o == nil {
				return object.None, nil
			}
			return s.o, nil
		}),
		object.NewMethod("cancel()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s, _ := object.State[*weakSlot](self)
			s.call = nil
			return object.None, nil
		}),
	}})
	// slot(object, callback=None); None where the object cannot be held weakly.
	positional(m, "slot", 1, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
		o, ok := a[0].(*object.Instance)
		if !ok {
			return object.None, nil
		}
		s := &weakSlot{o: o}
		if len(a) > 1 && a[1] != object.None {
			s.call = a[1]
			th.Finalize = func(th *object.Thread) error { return look(th, false, nil) }
		}
		w.live = append(w.live, s)
		return object.NewInstance(slot, s), nil
	})
	// reap(cycles) looks for objects that have gone.
	positional(m, "reap", 1, 1, func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, look(th, a[0] == object.True, nil)
	})
	return m, nil
}
