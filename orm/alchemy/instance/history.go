package instance

// History is the difference between an attribute's value and its committed one.
type History struct {
	Added, Unchanged, Deleted []any
	// Known is false when nothing could be found out.
	Known bool
}

// Empty tells whether there is nothing at all, not even unchanged values.
func (h History) Empty() bool { return len(h.Added)+len(h.Unchanged)+len(h.Deleted) == 0 }

// HasChanges tells whether something was added or deleted.
func (h History) HasChanges() bool { return len(h.Added)+len(h.Deleted) > 0 }

// Sum is added, unchanged and deleted together.
func (h History) Sum() []any { return join(h.Added, h.Unchanged, h.Deleted) }

// NonDeleted is added and unchanged.
func (h History) NonDeleted() []any { return join(h.Added, h.Unchanged) }

// NonAdded is unchanged and deleted.
func (h History) NonAdded() []any { return join(h.Unchanged, h.Deleted) }

func join(lists ...[]any) []any {
	var out []any
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// History is the attribute's difference to what is committed. What is not loaded
// is loaded as far as p allows.
func (a *Attr) History(s *State, p Passive) (History, error) {
	switch a.Kind {
	case Scalar:
		return a.scalarHistory(s, p)
	case Single:
		return a.singleHistory(s, p)
	case Queued:
		return a.queuedHistory(s, p)
	}
	return a.collectionHistory(s, p)
}

func (a *Attr) scalarHistory(s *State, p Passive) (History, error) {
	current, ok := s.Object.Load(a.Key)
	if !ok {
		current = any(NoValue)
		if _, changed := s.committed[a.Key]; !changed {
			var err error
			if current, err = a.Get(s, p&^InitOK); err != nil {
				return History{}, err
			}
			if current == NoResult {
				return History{}, nil
			}
		}
	}
	original, changed := s.committed[a.Key]
	if !changed {
		if current == NoValue {
			return History{Known: true}, nil
		}
		return History{Unchanged: []any{current}, Known: true}, nil
	}
	if current != NoValue {
		same, err := a.equal(current, original)
		if err != nil {
			return History{}, err
		}
		if same {
			return History{Unchanged: []any{current}, Known: true}, nil
		}
	}
	h := History{Known: true}
	if original == NoValue || original == NoResult {
		if current == NoValue || current == NoResult {
			current = nil
		}
	} else {
		h.Deleted = []any{original}
	}
	if current != NoValue {
		h.Added = []any{current}
	}
	return h, nil
}

// Same compares two values of the attribute.
func (a *Attr) Same(x, y any) (bool, error) { return a.equal(x, y) }

func (a *Attr) equal(x, y any) (bool, error) {
	if IsMarker(x) || IsMarker(y) {
		return x == y, nil
	}
	if a.IsEqual != nil {
		return a.IsEqual(x, y)
	}
	return a.Class.Host.Equal(x, y)
}

func (a *Attr) singleHistory(s *State, p Passive) (History, error) {
	current, ok := s.Object.Load(a.Key)
	if !ok {
		var err error
		p &^= InitOK
		if current, err = a.Get(s, p); err != nil {
			return History{}, err
		}
		if current == NoResult {
			return History{}, nil
		}
	}
	original, changed := s.committed[a.Key]
	if a.DeferHistory && changed && original == NoResult {
		var err error
		original, err = a.fire(s, p|OnlyPersistent|NoAutoflush|LoadAgainstCommitted|NoRaise|DeferredHistory)
		if err != nil {
			return History{}, err
		}
	}
	if !changed {
		if current == NoValue {
			return History{Known: true}, nil
		}
		return History{Unchanged: []any{current}, Known: true}, nil
	}
	if current == original && current != NoValue {
		return History{Unchanged: []any{current}, Known: true}, nil
	}
	h := History{Known: true}
	if original == NoValue || original == NoResult || original == nil {
		if current == NoValue || current == NoResult {
			current = nil
		}
	} else {
		h.Deleted = []any{original}
	}
	if current != NoValue {
		h.Added = []any{current}
	}
	return h, nil
}

func (a *Attr) collectionHistory(s *State, p Passive) (History, error) {
	current, err := a.Get(s, p)
	if err != nil {
		return History{}, err
	}
	if current == NoResult {
		if q := s.pending[a.Key]; q != nil && p&PendingMutations != 0 {
			return History{Added: append([]any{}, q.added...), Deleted: append([]any{}, q.deleted...), Known: true}, nil
		}
		return History{}, nil
	}
	if current == NoValue {
		return History{Known: true}, nil
	}
	items := s.itemsOf(current)
	original, changed := s.committed[a.Key]
	switch {
	case original == NoValue && changed:
		return History{Added: items, Known: true}, nil
	case !changed:
		return History{Unchanged: items, Known: true}, nil
	}
	before, _ := original.([]any)
	h := History{Known: true}
	h.Added, h.Unchanged = split(items, before)
	h.Deleted, _ = split(before, items)
	return h, nil
}

// split divides items into those not among others and those among them.
func split(items, others []any) (out, in []any) {
	out, in = []any{}, []any{}
	among := make(map[any]bool, len(others))
	for _, o := range others {
		among[o] = true
	}
	for _, it := range items {
		if among[it] {
			in = append(in, it)
		} else {
			out = append(out, it)
		}
	}
	return out, in
}

func (s *State) itemsOf(v any) []any {
	if c := s.Class.Host.CollectionOf(v); c != nil {
		return append([]any{}, c.Items()...)
	}
	return nil
}

// Related are the objects that the attribute holds or held, for the unit of
// work: none when it is not loaded and loading is not allowed. A nil among them
// stands for an empty many-to-one.
func (a *Attr) Related(s *State, p Passive) ([]*State, error) {
	if a.Kind == Scalar {
		return nil, nil
	}
	host := a.Class.Host
	if a.Kind == Queued {
		q := s.queueOf(a)
		var out []*State
		for _, it := range join(q.added, q.deleted) {
			out = append(out, host.StateOf(it))
		}
		return out, nil
	}
	current, ok := s.Object.Load(a.Key)
	if a.Kind == Collecting {
		if !ok {
			return nil, nil
		}
		items := s.itemsOf(current)
		if original, changed := s.committed[a.Key]; changed && original != NoValue {
			before, _ := original.([]any)
			added, kept := split(items, before)
			gone, _ := split(before, items)
			items = join(added, kept, gone)
		}
		out := make([]*State, len(items))
		for i, it := range items {
			out[i] = host.StateOf(it)
		}
		return out, nil
	}
	if !ok {
		if p&CallablesOK == 0 {
			return nil, nil
		}
		var err error
		if current, err = a.Get(s, p); err != nil {
			return nil, err
		}
	}
	out := []*State{nil}
	if current != nil && !IsMarker(current) {
		out[0] = host.StateOf(current)
	}
	if original, changed := s.committed[a.Key]; changed && original != nil && !IsMarker(original) && original != current {
		out = append(out, host.StateOf(original))
	}
	return out, nil
}

// pending are changes of a collection that is not loaded.
type pending struct{ added, deleted []any }

func (p *pending) append(v any) {
	if i := find(p.deleted, v); i >= 0 {
		p.deleted = append(p.deleted[:i], p.deleted[i+1:]...)
	} else if find(p.added, v) < 0 {
		p.added = append(p.added, v)
	}
}

func (p *pending) remove(v any) {
	if i := find(p.added, v); i >= 0 {
		p.added = append(p.added[:i], p.added[i+1:]...)
	} else if find(p.deleted, v) < 0 {
		p.deleted = append(p.deleted, v)
	}
}

func find(list []any, v any) int {
	for i, x := range list {
		if x == v {
			return i
		}
	}
	return -1
}

func (s *State) pendingOf(key string) *pending {
	if s.pending == nil {
		s.pending = map[string]*pending{}
	}
	if s.pending[key] == nil {
		s.pending[key] = &pending{}
	}
	return s.pending[key]
}
