package instance

// Detached is what stays of an object's state in a pickle: all but its session and
// the ways by which it was loaded.
type Detached struct {
	Key       *Key
	Committed map[string]any
	Expired   []string
	Changed   bool
	Whole     bool
}

// Detached describes the state for a pickle.
func (s *State) Detached() Detached {
	d := Detached{Key: s.Key, Committed: s.committed, Changed: s.Modified, Whole: s.Expired}
	for _, k := range s.Class.order {
		if s.expired[k] {
			d.Expired = append(d.Expired, k)
		}
	}
	return d
}

// NewDetached makes the state of an object that comes out of a pickle; it is in no
// session.
func NewDetached(c *Class, o Object, d Detached) *State {
	s := NewState(c, o)
	s.Key = d.Key
	if d.Committed != nil {
		s.committed = d.Committed
	}
	s.Modified, s.Expired = d.Changed, d.Whole
	if len(d.Expired) > 0 {
		s.expired = map[string]bool{}
		for _, k := range d.Expired {
			s.expired[k] = true
		}
	}
	return s
}

// Adapt makes c the collection of an attribute of s, without an event.
func (s *State) Adapt(key string, c Collection) {
	if a := s.Class.attrs[key]; a != nil && c != nil {
		c.SetAdapter(&Adapter{attr: a, owner: s, c: c})
	}
}

// Collection is the collection that the adapter stands for.
func (d *Adapter) Collection() Collection { return d.c }
