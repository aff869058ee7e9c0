package instance

// Owns tells whether the object has more than its row: loaders of its own, options it was
// loaded with, changes in waiting, parents.
func (s *State) Owns() bool {
	options, _ := s.LoadOptions.([]any)
	return len(s.callables)+len(s.pending)+len(s.empty)+len(s.last)+len(s.committed)+len(s.parents)+len(options) > 0
}

// Bare tells whether no attribute has a value.
func (s *State) Bare() bool {
	for _, k := range s.Class.order {
		if _, ok := s.Object.Load(k); ok {
			return false
		}
	}
	return true
}

// Current tells whether exactly what the columns hold is loaded, and no relationship.
func (s *State) Current() bool {
	for _, k := range s.Class.order {
		a := s.Class.attrs[k]
		if _, ok := s.Object.Load(k); ok != (a.Kind == Scalar && a.ColumnLoaded && a.Loader == nil) {
			return false
		}
		if a.ColumnLoaded && s.expired[k] {
			return false
		}
	}
	return true
}
