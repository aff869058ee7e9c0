package instance

// Get is the attribute's value. A value that is not loaded is loaded as far as p
// allows; the answer is then a marker where there is none.
func (a *Attr) Get(s *State, p Passive) (any, error) {
	if a.Kind == Queued {
		return NoResult, nil
	}
	if v, ok := s.Object.Load(a.Key); ok {
		return v, nil
	}
	if old, changed := s.committed[a.Key]; !changed || old == NoValue {
		if p&CallablesOK == 0 {
			return NoResult, nil
		}
		v, err := a.fire(s, p)
		if err != nil {
			return nil, err
		}
		switch v {
		case NoResult, NoValue:
			return v, nil
		case AttrWasSet:
			v, ok := s.Object.Load(a.Key)
			if !ok {
				return nil, Errorf(KeyError, "Deferred loader for attribute '%s' failed to populate correctly", a.Key)
			}
			return v, nil
		case AttrEmpty:
		default:
			return a.SetCommitted(s, v)
		}
	}
	if p&InitOK == 0 {
		return NoValue, nil
	}
	return a.initial(s)
}

// initial is the value of an attribute that was never set: None, or an empty
// collection that takes its place in the object once something is added.
func (a *Attr) initial(s *State) (any, error) {
	if a.Kind != Collecting {
		if a.InitScalar != nil {
			return a.InitScalar(s)
		}
		return nil, nil
	}
	if c := s.empty[a.Key]; c != nil {
		return c.Handle(), nil
	}
	c, err := a.newCollection(s)
	if err != nil {
		return nil, err
	}
	c.Adapter().empty = true
	if s.empty == nil {
		s.empty = map[string]Collection{}
	}
	s.empty[a.Key] = c
	return c.Handle(), nil
}

func (a *Attr) newCollection(s *State) (Collection, error) {
	c, err := s.Class.Host.NewCollection(a)
	if err != nil {
		return nil, err
	}
	c.SetAdapter(&Adapter{attr: a, owner: s, c: c})
	for _, f := range a.OnCollection {
		if err := f(s, c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (a *Attr) fire(s *State, p Passive) (any, error) {
	switch {
	case a.ColumnLoaded && !a.SkipUnexpire && s.expired[a.Key]:
		return s.loadExpired(p)
	case s.callables[a.Key] != nil:
		return s.callables[a.Key](s, p)
	case a.Loader != nil:
		return a.Loader(s, p)
	}
	return AttrEmpty, nil
}

// CommittedValue is the value that the database last agreed to, loaded as far as
// p allows; nil for one that never was.
func (a *Attr) CommittedValue(s *State, p Passive) (any, error) {
	if v, ok := s.committed[a.Key]; ok {
		if v == NoValue {
			return nil, nil
		}
		return v, nil
	}
	return a.Get(s, p)
}

// SetCommitted puts a loaded value in place, without events: for a collection, v
// is a []any of its items. It returns the value as user code sees it.
func (a *Attr) SetCommitted(s *State, v any) (any, error) {
	s.LoadedAt = 0
	if a.Kind != Collecting {
		s.Object.Store(a.Key, v)
		s.Commit([]string{a.Key})
		return v, nil
	}
	c, err := a.newCollection(s)
	if err != nil {
		return nil, err
	}
	items, _ := v.([]any)
	for _, it := range items {
		if err := c.Append(it); err != nil {
			return nil, err
		}
	}
	s.Object.Store(a.Key, c.Handle())
	s.Commit([]string{a.Key})
	if q := s.pending[a.Key]; q != nil {
		if err := s.modified(a, c.Handle()); err != nil {
			return nil, err
		}
		delete(s.pending, a.Key)
		for _, it := range q.added {
			if err := c.Append(it); err != nil {
				return nil, err
			}
		}
		for _, it := range q.deleted {
			if err := c.Remove(it); err != nil {
				return nil, err
			}
		}
	}
	return c.Handle(), nil
}

// NewLoadedCollection gives the object an empty collection to be filled by a
// load that is under way (see Collection.Append); it counts as committed.
func (a *Attr) NewLoadedCollection(s *State) (Collection, error) {
	c, err := a.newCollection(s)
	if err != nil {
		return nil, err
	}
	s.Object.Store(a.Key, c.Handle())
	return c, nil
}

// Set assigns the attribute, as user code does when tok is nil.
func (a *Attr) Set(s *State, v any, tok *Token, p Passive) error {
	a.init()
	switch a.Kind {
	case Scalar:
		return a.setScalar(s, v, tok)
	case Single:
		return a.setSingle(s, v, tok, nil, false)
	case Queued:
		return a.setQueued(s, v, p)
	}
	return a.setCollection(s, v, tok, p)
}

func (a *Attr) setScalar(s *State, v any, tok *Token) error {
	old, err := a.oldScalar(s)
	if err != nil {
		return err
	}
	if tok == nil {
		tok = a.replace
	}
	for _, f := range a.OnSet {
		if v, err = f(s, v, old, tok); err != nil {
			return err
		}
	}
	if err := s.modified(a, old); err != nil {
		return err
	}
	s.Object.Store(a.Key, v)
	s.trace(a, old, v)
	return nil
}

func (a *Attr) oldScalar(s *State) (any, error) {
	if a.ActiveHistory {
		return a.Get(s, ReturnNoValue)
	}
	if v, ok := s.Object.Load(a.Key); ok {
		return v, nil
	}
	return NoValue, nil
}

func (a *Attr) oldSingle(s *State) (any, error) {
	if a.ActiveHistory {
		return a.Get(s, OnlyPersistent|NoAutoflush|LoadAgainstCommitted)
	}
	return a.Get(s, NoFetch&^InitOK|LoadAgainstCommitted|NoRaise)
}

func (a *Attr) setSingle(s *State, v any, tok *Token, check any, pop bool) error {
	old, err := a.oldSingle(s)
	if err != nil {
		return err
	}
	if check != nil && old != NoResult && check != old {
		if pop {
			return nil
		}
		return Errorf(ValueError, "Object %s not associated with %s on attribute '%s'", s.Class.Host.StateOf(check), s, a.Key)
	}
	host := s.Class.Host
	if a.TrackParent && old != v && old != nil && !IsMarker(old) {
		host.StateOf(old).setParent(a, s, false)
	}
	if tok == nil {
		tok = a.replace
	}
	for _, f := range a.OnSet {
		if v, err = f(s, v, old, tok); err != nil {
			return err
		}
	}
	if err := s.modified(a, old); err != nil {
		return err
	}
	if a.TrackParent && v != nil {
		st := host.StateOf(v)
		if st == nil {
			return a.notMapped(v)
		}
		st.setParent(a, s, true)
	}
	s.Object.Store(a.Key, v)
	s.trace(a, old, v)
	return nil
}

func (a *Attr) notMapped(v any) error {
	if n, ok := a.Class.Host.(interface{ NotMapped(v any) error }); ok {
		return n.NotMapped(v)
	}
	return Errorf(UnmappedInstanceError, "%s is not mapped", a.Class.Host.Repr(v))
}

// Delete removes the value, as del obj.attr does.
func (a *Attr) Delete(s *State) error {
	a.init()
	switch a.Kind {
	case Queued:
		return Errorf("NotImplementedError", "")
	case Scalar:
		old, err := a.oldScalar(s)
		if err != nil {
			return err
		}
		for _, f := range a.OnRemove {
			if err := f(s, old, a.remove); err != nil {
				return err
			}
		}
		if err := s.modified(a, old); err != nil {
			return err
		}
		_, existing := s.Object.Load(a.Key)
		s.Object.Drop(a.Key)
		if !existing && old == NoValue && !s.Expired && !s.expired[a.Key] {
			return Errorf(AttributeError, "%s object does not have a value", a)
		}
	case Single:
		old, err := a.oldSingle(s)
		if err != nil {
			return err
		}
		if err := a.fireRemove(s, old, a.remove); err != nil {
			return err
		}
		_, existing := s.Object.Load(a.Key)
		s.Object.Drop(a.Key)
		if !existing && old != NoResult && s.Key == nil {
			return Errorf(AttributeError, "%s object does not have a value", a)
		}
	default:
		v, ok := s.Object.Load(a.Key)
		if !ok {
			return nil
		}
		if err := s.modified(a, NoValue); err != nil {
			return err
		}
		c := s.Class.Host.CollectionOf(v)
		for _, it := range append([]any{}, c.Items()...) {
			if err := c.Adapter().Remove(it, nil); err != nil {
				return err
			}
		}
		s.Object.Drop(a.Key)
	}
	return nil
}

// tellRemoved takes the parent from what was removed and tells the listeners.
func (a *Attr) tellRemoved(s *State, v any, tok *Token) error {
	if a.TrackParent && v != nil && !IsMarker(v) {
		st := s.Class.Host.StateOf(v)
		if st == nil {
			return a.notMapped(v)
		}
		st.setParent(a, s, false)
	}
	if tok == nil {
		tok = a.remove
	}
	for _, f := range a.OnRemove {
		if err := f(s, v, tok); err != nil {
			return err
		}
	}
	return nil
}

func (a *Attr) fireRemove(s *State, v any, tok *Token) error {
	if err := a.tellRemoved(s, v, tok); err != nil {
		return err
	}
	old := v
	if a.Kind == Collecting {
		old = NoValue
	}
	if err := s.modified(a, old); err != nil {
		return err
	}
	if a.Kind == Collecting {
		s.trace(a, v, NoValue)
	} else {
		s.trace(a, v, nil)
	}
	return nil
}

func (a *Attr) fireAppend(s *State, v any, tok *Token) (any, error) {
	if tok == nil {
		tok = a.append
	}
	var err error
	for _, f := range a.OnAppend {
		if v, err = f(s, v, tok); err != nil {
			return nil, err
		}
	}
	if err := s.modified(a, NoValue); err != nil {
		return nil, err
	}
	if a.TrackParent && v != nil {
		st := s.Class.Host.StateOf(v)
		if st == nil {
			return nil, a.notMapped(v)
		}
		st.setParent(a, s, true)
	}
	s.trace(a, NoValue, v)
	return v, nil
}

// Append adds v to the attribute: to the collection, or as its value.
func (a *Attr) Append(s *State, v any, tok *Token, p Passive) error {
	a.init()
	switch a.Kind {
	case Scalar:
		return a.setScalar(s, v, tok)
	case Single:
		return a.setSingle(s, v, tok, nil, false)
	case Queued:
		return a.AppendQueued(s, v, tok)
	}
	cur, err := a.Get(s, p)
	if err != nil {
		return err
	}
	if cur == NoResult {
		if v, err = a.fireAppend(s, v, tok); err != nil {
			return err
		}
		s.pendingOf(a.Key).append(v)
		return nil
	}
	return s.Class.Host.CollectionOf(cur).Adapter().Append(v, tok)
}

// Pop removes v from the attribute if it is there.
func (a *Attr) Pop(s *State, v any, tok *Token, p Passive) error {
	a.init()
	switch a.Kind {
	case Scalar:
		return a.setScalar(s, nil, tok)
	case Single:
		return a.setSingle(s, nil, tok, v, true)
	case Queued:
		return a.RemoveQueued(s, v, tok)
	}
	cur, err := a.Get(s, p)
	if err != nil {
		return err
	}
	if cur == NoResult {
		if err := a.fireRemove(s, v, tok); err != nil {
			return err
		}
		s.pendingOf(a.Key).remove(v)
		return nil
	}
	c := s.Class.Host.CollectionOf(cur)
	if f, ok := c.(Finding); ok && f.Finds(v) != nil {
		return nil
	}
	if find(c.Items(), v) < 0 {
		if l, ok := c.(interface{ TellsAbsent() bool }); ok && l.TellsAbsent() {
			return a.fireRemove(s, v, tok)
		}
		return nil
	}
	return c.Adapter().Remove(v, tok)
}

func (a *Attr) setCollection(s *State, v any, tok *Token, p Passive) error {
	items, err := s.Class.Host.Items(a, v)
	if err != nil {
		return err
	}
	return a.replaceItems(s, v, items, p)
}

// Replace makes the collection hold the items, with the events that this means.
func (a *Attr) Replace(s *State, items []any) error {
	a.init()
	return a.replaceItems(s, nil, items, Off)
}

func (a *Attr) replaceItems(s *State, v any, items []any, p Passive) error {
	host := s.Class.Host
	c, err := a.newCollection(s)
	if err != nil {
		return err
	}
	for _, f := range a.OnBulk {
		if items, err = f(s, items, a.bulk); err != nil {
			return err
		}
	}
	old, err := a.Get(s, OnlyPersistent^(p&NoRaise))
	if err != nil {
		return err
	}
	if old == NoResult {
		if old, err = a.initial(s); err != nil {
			return err
		}
	} else if v != nil && old == v {
		return nil // assigning the collection to itself
	}
	if err := s.modified(a, old); err != nil {
		return err
	}
	oldC := host.CollectionOf(old)
	var before []any
	if oldC != nil {
		before = append([]any{}, oldC.Items()...)
	}
	s.Object.Store(a.Key, c.Handle())
	_, kept := split(before, items)
	keeps := make(map[any]bool, len(kept))
	for _, it := range kept {
		keeps[it] = true
	}
	for _, it := range items {
		if keeps[it] {
			err = c.Append(it)
		} else {
			err = c.Adapter().Append(it, a.bulk)
		}
		if err != nil {
			return err
		}
	}
	for _, it := range kept {
		if err := a.fireKept(s, it, a.bulk); err != nil {
			return err
		}
	}
	gone, _ := split(before, items)
	for _, it := range gone {
		if err := a.fireRemove(s, it, a.bulk); err != nil {
			return err
		}
	}
	if oldC != nil {
		for _, f := range a.OnDispose {
			if err := f(s, oldC); err != nil {
				return err
			}
		}
		oldC.SetAdapter(nil)
	}
	delete(s.empty, a.Key)
	return nil
}

func (a *Attr) fireKept(s *State, v any, tok *Token) error {
	if tok == nil {
		tok = a.append
	}
	for _, f := range a.OnAppendKept {
		if err := f(s, v, tok); err != nil {
			return err
		}
	}
	return nil
}

// Adapter ties a collection to the attribute of the object that holds it. The
// language's container calls it before it changes.
type Adapter struct {
	attr        *Attr
	owner       *State
	c           Collection
	empty       bool // not yet in the object's dictionary
	invalidated bool // the object was expired or reloaded since
	// Quiet is above zero while the container changes without events.
	Quiet int
}

// Owner is the object that holds the collection.
func (d *Adapter) Owner() *State { return d.owner }

// Attr is the attribute that holds the collection.
func (d *Adapter) Attr() *Attr { return d.attr }

func (d *Adapter) ready() error {
	d.attr.init()
	if d.invalidated {
		if err := d.owner.Class.Host.Warn("SAWarning", "This collection has been invalidated."); err != nil {
			return err
		}
	}
	if d.empty {
		d.empty = false
		d.owner.Object.Store(d.attr.Key, d.c.Handle())
		delete(d.owner.empty, d.attr.Key)
	}
	return nil
}

// Adding is to be called before the language's container takes v; it returns
// what to take.
func (d *Adapter) Adding(v any, tok *Token) (any, error) {
	if err := d.ready(); err != nil {
		return nil, err
	}
	return d.attr.fireAppend(d.owner, v, tok)
}

// Keeping is Adding for an item that a set or dictionary has already.
func (d *Adapter) Keeping(v any) error {
	if err := d.ready(); err != nil {
		return err
	}
	return d.attr.fireKept(d.owner, v, nil)
}

// Removing is to be called for an item that leaves the container.
func (d *Adapter) Removing(v any, tok *Token) error {
	if err := d.ready(); err != nil {
		return err
	}
	return d.attr.fireRemove(d.owner, v, tok)
}

// BeforeRemoving records the items before a removal that only the container can
// resolve (a pop by index).
func (d *Adapter) BeforeRemoving() error {
	d.attr.init()
	return d.owner.modified(d.attr, NoValue)
}

// Append adds an item with its events.
func (d *Adapter) Append(v any, tok *Token) error {
	v, err := d.Adding(v, tok)
	if err != nil {
		return err
	}
	return d.c.Append(v)
}

// Remove removes an item with its events.
func (d *Adapter) Remove(v any, tok *Token) error {
	if f, ok := d.c.(Finding); ok {
		if err := f.Finds(v); err != nil {
			return err
		}
	}
	if find(d.c.Items(), v) < 0 {
		return d.c.Remove(v) // the language's own complaint
	}
	if err := d.Removing(v, tok); err != nil {
		return err
	}
	return d.c.Remove(v)
}

// TypeMismatch is the error for a value assigned to a collection attribute that
// is not of its kind.
func TypeMismatch(given, wanted string) error {
	return Errorf(TypeError, "Incompatible collection type: %s is not %s-like", given, wanted)
}
