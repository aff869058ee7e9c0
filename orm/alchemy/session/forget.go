package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
)

// The identity map of SQLAlchemy refers weakly to its objects: one that nobody else
// refers to, and that holds no change that is yet to be flushed, is no longer in it.
// The session cannot know who refers to an object; the language's binding tells it,
// each time before it matters.

// Flushing tells whether a flush is under way: it works with objects that nobody else
// need refer to.
func (s *Session) Flushing() bool { return s.flushing }

// Weak adds to out the objects that the session does not keep alive: the persistent
// ones without changes, and those that it only remembers.
func (s *Session) Weak(out []*instance.State) []*instance.State {
	for _, set := range []*stateSet{s.identity.order, s.identity.modified, s.newObjs, s.deleted} {
		set.compact()
	}
	for _, st := range s.identity.order.order {
		if !st.Modified && !s.deleted.has(st) {
			out = append(out, st)
		}
		st.Parents(func(p *instance.State) {
			if p.Session == nil {
				out = append(out, p)
			}
		})
	}
	s.eachTx(func(t *Tx) {
		for _, set := range []*stateSet{t.created, t.deleted, t.dirty} {
			set.compact()
			for _, st := range set.order {
				if !s.identity.contains(st) && !s.newObjs.has(st) {
					out = append(out, st)
				}
			}
		}
	})
	return out
}

func (s *Session) eachTx(f func(t *Tx)) {
	for t := s.nested; t != nil; t = t.prev {
		f(t)
	}
	for t := s.tx; t != nil; t = t.parent {
		f(t)
	}
}

// Forget takes an object that is no more out of the session. No event tells of it.
func (s *Session) Forget(st *instance.State) {
	s.identity.discard(st)
	s.eachTx(func(t *Tx) { t.drop(st) })
	if st.Session != s {
		return
	}
	st.Session = nil
	if !st.Adrift {
		tell(st, "persistent", "gone", "let go")
	}
}

// Drift says of an object of which it makes no difference (see Indifferent) that it has
// gone, or, if it was wrong to say so, that it is still there.
func (s *Session) Drift(st *instance.State, gone bool) {
	if st.Adrift == gone {
		return
	}
	st.Adrift = gone
	if gone {
		tell(st, "persistent", "gone", "let go")
	} else {
		tell(st, "gone", "persistent", "still held")
	}
}

func tell(st *instance.State, from, to, cause string) {
	if log := st.Class.Host.Log(); log != nil {
		log.Emit(trace.ObjectState{Class: st.Class.Name, Key: st.Key.Short(), ID: st.ID, From: from, To: to, Cause: cause})
	}
}

// Strong visits the objects that the session keeps alive: those with changes.
func (s *Session) Strong(visit func(st *instance.State)) {
	for _, set := range []*stateSet{s.newObjs, s.identity.modified, s.deleted} {
		for st := range set.in {
			visit(st)
		}
	}
}

// Indifferent tells whether a query comes to the same if an object that nobody refers to
// has left the session before it, and if it has not: it has nothing that the row would not
// bring, and nobody is told of objects being loaded. Expired objects are of this kind;
// loaded ones are where no database was written to since, and if the statement is plain
// (it has no options). Attributes that the mapping does not know are for others to look
// for.
func (s *Session) Indifferent(st *instance.State, plain bool) bool {
	m := mapper.Of(st)
	if st.Session != s || st.Modified || !s.identity.contains(st) || s.deleted.has(st) ||
		st.Owns() || len(m.Events.Load)+len(m.Events.Refresh)+len(s.hooks("loaded_as_persistent")) > 0 {
		return false
	}
	listed := false
	s.eachTx(func(t *Tx) { listed = listed || t.created.has(st) || t.deleted.has(st) || t.dirty.has(st) })
	if listed {
		return false
	}
	if st.Expired {
		return st.Bare()
	}
	return plain && st.LoadedAt == s.host.Written() && st.Current() && !m.Registry.Eager()
}

func (t *Tx) drop(st *instance.State) {
	t.created.remove(st)
	t.deleted.remove(st)
	t.dirty.remove(st)
	delete(t.switched, st)
}
