package session

import "github.com/diptych-orm/diptych/orm/alchemy/instance"

// stateSet is a set of states that keeps their order.
type stateSet struct {
	order []*instance.State
	in    map[*instance.State]bool
}

func newStateSet() *stateSet { return &stateSet{in: map[*instance.State]bool{}} }

func (s *stateSet) has(st *instance.State) bool { return s.in[st] }
func (s *stateSet) len() int                    { return len(s.in) }

func (s *stateSet) add(st *instance.State) {
	if !s.in[st] {
		s.in[st] = true
		s.order = append(s.order, st)
	}
}

func (s *stateSet) remove(st *instance.State) {
	if !s.in[st] {
		return
	}
	delete(s.in, st)
	if len(s.in) == 0 {
		s.order = nil
		return
	}
	if len(s.order) > 2*len(s.in)+16 { // now and then
		s.compact()
	}
}

// compact drops what was removed before.
func (s *stateSet) compact() {
	if len(s.order) == len(s.in) {
		return
	}
	kept := s.order[:0:0]
	for _, x := range s.order {
		if s.in[x] {
			kept = append(kept, x)
		}
	}
	s.order = kept
}

// list is the set in the order in which its members joined it last.
func (s *stateSet) list() []*instance.State {
	out := make([]*instance.State, 0, len(s.in))
	seen := make(map[*instance.State]bool, len(s.in))
	for i := len(s.order) - 1; i >= 0; i-- {
		if st := s.order[i]; s.in[st] && !seen[st] {
			seen[st] = true
			out = append(out, st)
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// identityMap finds objects by identity.
type identityMap struct {
	byKey    map[instance.MapKey]*instance.State
	order    *stateSet
	modified *stateSet
}

func newIdentityMap() *identityMap {
	return &identityMap{byKey: map[instance.MapKey]*instance.State{}, order: newStateSet(), modified: newStateSet()}
}

func (m *identityMap) get(k *instance.Key) *instance.State {
	if k == nil {
		return nil
	}
	return m.byKey[k.Index()]
}

func (m *identityMap) contains(st *instance.State) bool {
	return st.Key != nil && m.byKey[st.Key.Index()] == st
}

func (m *identityMap) add(st *instance.State) error {
	if old := m.get(st.Key); old != nil && old != st && !old.Adrift {
		return invalid("Can't attach instance %s; another instance with key %s is already present in this session.", st, st.Key)
	}
	m.replace(st)
	return nil
}

// replace enters a state, in the place of another one with its key, which it returns.
func (m *identityMap) replace(st *instance.State) *instance.State {
	k := st.Key.Index()
	old := m.byKey[k]
	if old == st {
		return nil
	}
	if old != nil {
		m.order.remove(old)
		m.modified.remove(old)
	}
	m.byKey[k] = st
	m.order.add(st)
	if st.Modified {
		m.modified.add(st)
	}
	return old
}

func (m *identityMap) discard(st *instance.State) {
	if st.Key == nil {
		return
	}
	k := st.Key.Index()
	if m.byKey[k] == st {
		delete(m.byKey, k)
		m.order.remove(st)
		m.modified.remove(st)
	}
}

func (m *identityMap) all() []*instance.State { return m.order.list() }
