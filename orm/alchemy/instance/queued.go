package instance

// queue is the history of an attribute of kind Queued: what was added and removed
// since the database last agreed. Unchanged items are known for a moment only, where
// they were loaded to answer a question.
type queue struct {
	added, deleted []any
}

// Holds tells whether the attribute holds many objects.
func (k Kind) Holds() bool { return k == Collecting || k == Queued }

func (s *State) queueOf(a *Attr) *queue {
	if q, ok := s.committed[a.Key].(*queue); ok {
		return q
	}
	return &queue{}
}

// change gets the attribute's queue for a change.
func (a *Attr) change(s *State) (*queue, error) {
	q := s.queueOf(a)
	s.committed[a.Key] = q
	return q, s.touch()
}

// Queue are the items that were added and removed since the database last agreed.
func (a *Attr) Queue(s *State) (added, deleted []any) {
	q := s.queueOf(a)
	return q.added, q.deleted
}

// QueuedItems are the items that the attribute is known to hold: with the permission
// to load, those of the database too.
func (a *Attr) QueuedItems(s *State, p Passive) ([]any, error) {
	q := s.queueOf(a)
	if s.Key == nil || p&InitOK == 0 {
		return q.added, nil
	}
	kept, err := a.existing(s, p)
	if err != nil {
		return nil, err
	}
	return join(q.added, without(kept, q.added)), nil
}

func without(items, others []any) []any {
	out, _ := split(items, others)
	return out
}

// existing are the items in the database.
func (a *Attr) existing(s *State, p Passive) ([]any, error) {
	if a.LoadQueued == nil {
		if p&SQLOK != 0 {
			return nil, Errorf(InvalidRequestError, "Attribute %s can't load the existing state from the database for this operation; full iteration is not permitted.  If this is a delete operation, configure passive_deletes=True on the %s relationship in order to resolve this error.", a, a)
		}
		return nil, nil
	}
	return a.LoadQueued(s)
}

func (a *Attr) queuedHistory(s *State, p Passive) (History, error) {
	q := s.queueOf(a)
	if s.Key == nil || p&InitOK == 0 {
		return History{Added: copyItems(q.added), Unchanged: []any{}, Deleted: copyItems(q.deleted), Known: true}, nil
	}
	kept, err := a.existing(s, p)
	if err != nil {
		return History{}, err
	}
	h := History{Known: true}
	if a.LoadQueued == nil {
		h.Added, h.Deleted = copyItems(q.added), copyItems(q.deleted)
		return h, nil
	}
	h.Added = without(q.added, kept)
	_, h.Deleted = split(q.deleted, kept)
	h.Unchanged = without(kept, h.Deleted)
	return h, nil
}

func copyItems(list []any) []any { return append([]any{}, list...) }

// Queued tells whether anything was said about the attribute's items since the database
// last agreed.
func (a *Attr) Queued(s *State) bool {
	_, ok := s.committed[a.Key].(*queue)
	return ok
}

// AppendQueued adds an item, as user code does when tok is nil.
func (a *Attr) AppendQueued(s *State, v any, tok *Token) error {
	a.init()
	q, err := a.change(s)
	if err != nil {
		return err
	}
	if find(q.added, v) < 0 {
		q.added = append(q.added, v)
	}
	if tok == nil {
		tok = a.append
	}
	for _, f := range a.OnAppend {
		if v, err = f(s, v, tok); err != nil {
			return err
		}
	}
	if a.TrackParent && v != nil {
		st := a.Class.Host.StateOf(v)
		if st == nil {
			return a.notMapped(v)
		}
		st.setParent(a, s, true)
	}
	s.trace(a, NoValue, v)
	return nil
}

// RemoveQueued removes an item; see AppendQueued.
func (a *Attr) RemoveQueued(s *State, v any, tok *Token) error {
	a.init()
	q, err := a.change(s)
	if err != nil {
		return err
	}
	if i := find(q.added, v); i >= 0 {
		q.added = append(q.added[:i:i], q.added[i+1:]...)
	} else if find(q.deleted, v) < 0 {
		q.deleted = append(q.deleted, v)
	}
	if err := a.tellRemoved(s, v, tok); err != nil {
		return err
	}
	s.trace(a, v, NoValue)
	return nil
}

// setQueued replaces the items.
func (a *Attr) setQueued(s *State, v any, p Passive) error {
	items, err := a.Class.Host.Each(v)
	if err != nil {
		return err
	}
	return a.ReplaceQueued(s, items, p)
}

// ReplaceQueued replaces the items by those of a list.
func (a *Attr) ReplaceQueued(s *State, items []any, p Passive) (err error) {
	var old []any
	if s.Key != nil {
		if a.LoadQueued == nil {
			return Errorf(InvalidRequestError, "Collection \"%s\" does not support implicit iteration; collection replacement operations can't be used", a)
		}
		if old, err = a.QueuedItems(s, p); err != nil {
			return err
		}
	} else {
		old = copyItems(s.queueOf(a).added)
	}
	fresh, _ := split(items, old)
	for _, it := range fresh {
		if err := a.AppendQueued(s, it, nil); err != nil {
			return err
		}
	}
	for _, it := range without(old, items) {
		if err := a.RemoveQueued(s, it, nil); err != nil {
			return err
		}
	}
	return nil
}
