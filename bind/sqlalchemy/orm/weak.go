package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/python/object"
)

// settle takes out of the identity maps what the snippet no longer refers to, as
// SQLAlchemy's own maps, which are weak, have done by then. It is called where Python
// code asks for something to which that makes a difference, before anything is done.
// pin is the object that the request is made of, and about the only one that it may find;
// nil for none and for any.
func (s *state) settle(pin, about *instance.State) {
	var o *object.Instance
	if about != nil {
		if p, ok := about.Object.(pyObject); ok {
			o = p.o
		}
	}
	s.weak.pin = pin
	s.th.Reap(false, o)
	s.weak.pin = nil
	if about != nil && about.Adrift {
		if x := sessionOf(about.Session); x != nil { // it was not so
			x.Drift(about, false)
		}
	}
}

// settleQuery is settle for a statement that loads objects. What it finds comes to the
// same for most objects that nobody refers to, whether they have gone or not, so it is
// not worth a proof.
func (s *state) settleQuery(pin *instance.State, plain bool) {
	s.weak.query, s.weak.plain = true, plain
	s.settle(pin, nil)
	s.weak.query = false
}

// settleHeld is settle for the object with a key, if there is one.
func (s *state) settleHeld(x *session.Session, pin *instance.State, key *instance.Key) {
	if held := x.Entered(key); held != nil {
		s.settle(pin, held)
	}
}

// settleRelated is settle for what a relationship of an object is about to load.
func (s *state) settleRelated(x *session.Session, st *instance.State, at *instance.Attr) {
	if r, _ := at.Factory.(*mapper.Relationship); r != nil {
		if key := loading.RelatedKey(st, r); key != nil {
			s.settleHeld(x, st, key)
			return
		}
	}
	s.settleQuery(st, false)
}

// persistent are the states of the identity map of a session's object.
func (s *state) persistent(self object.Value) []*instance.State {
	s.settle(nil, nil)
	return ses(self).Persistent()
}

// weakly is what the sessions of a run hold weakly.
type weakly struct {
	s      *state
	pin    *instance.State
	query  bool // the request is a query,
	plain  bool // and has no options
	states []*instance.State
	owners []*session.Session // of states
	found  []*instance.State
	dicts  []*object.Dict // of states, where they are no __dict__
}

// Objects implements object.Weakly.
func (w *weakly) Objects() []*object.Instance {
	clear(w.states[:cap(w.states)])
	w.states, w.owners, w.dicts = w.states[:0], w.owners[:0], w.dicts[:0]
	if w.s.calling > 0 { // who called the listener may work with objects that Python does not refer to
		return nil
	}
	for _, x := range w.s.sessions {
		if x.Flushing() {
			return nil
		}
	}
	var objs []*object.Instance
	for _, x := range w.s.sessions {
		w.found = x.Weak(w.found[:0])
		for _, st := range w.found {
			if o, ok := st.Object.(pyObject); ok && st != w.pin {
				w.states, w.owners, w.dicts, objs = append(w.states, st), append(w.owners, x), append(w.dicts, o.d), append(objs, o.o)
			}
		}
		clear(w.found[:cap(w.found)])
	}
	return objs
}

// Held implements object.Holder: what the sessions keep alive.
func (w *weakly) Held(visit func(any)) {
	for _, x := range w.s.sessions {
		x.Strong(func(st *instance.State) { visit(st.Handle()) })
	}
}

// Indifferent implements object.Drifting.
func (w *weakly) Indifferent(i int) bool {
	st := w.states[i]
	o, ok := st.Object.(pyObject)
	if !w.query || !ok || o.d != nil || len(w.s.managers) > 0 || !w.owners[i].Indifferent(st, w.plain) {
		return false
	}
	if d := o.o.AttrDict(false); d != nil {
		for _, e := range d.Items() {
			if name, ok := object.AsStr(e.Key); !ok || name != "_sa_instance_state" && st.Class.Attr(name) == nil {
				return false
			}
		}
	}
	return true
}

// Drift implements object.Drifting.
func (w *weakly) Drift(i int, gone bool) { w.owners[i].Drift(w.states[i], gone) }

// Hold implements object.Weakly.
func (w *weakly) Hold(i int, o *object.Instance) {
	if o == nil {
		w.states[i].Object = gone{}
		return
	}
	w.states[i].Object = pyObject{o: o, d: w.dicts[i]}
}

// Gone implements object.Weakly.
func (w *weakly) Gone(dead []bool) {
	for i, st := range w.states {
		if dead[i] {
			w.owners[i].Forget(st)
		}
	}
}

// gone stands for an object that is no more.
type gone struct{}

// Load implements instance.Object.
func (gone) Load(string) (any, bool) { return nil, false }

// Store implements instance.Object.
func (gone) Store(string, any) {}

// Drop implements instance.Object.
func (gone) Drop(string) {}

// Handle implements instance.Object.
func (gone) Handle() any { return object.None }
