package instance

import (
	"fmt"
	"sort"

	"github.com/diptych-orm/diptych/orm/trace"
)

// State is what is known about one object.
type State struct {
	ID     int64 // tells objects apart within a run
	Object Object
	Class  *Class
	Key    *Key // nil until the object has a row
	// Token is the identity token that it was loaded with, or nil.
	Token any

	// Session is the session that the state is attached to, or nil.
	Session Owner
	// Deleted: its row was deleted in the current transaction, or before.
	Deleted bool
	// Orphaned: it left its last parent while that was in no session.
	Orphaned bool
	// Modified: it changed since it was last flushed.
	Modified bool
	// Direct: what listeners are being told of comes of no query.
	Direct bool
	// Partial: listeners are being told of what a query met that the object lacked.
	Partial bool
	// Expired: everything loadable is to be loaded again.
	Expired bool
	// Adrift: it has left its session as far as anybody can tell, since nothing refers to
	// it; but that is not proved, so it stays in the identity map, and if its row is
	// loaded the new object takes its place in memory.
	Adrift bool
	// LoadedAt is the host's Written when all of it was loaded from its row; 0: not known.
	LoadedAt int64
	// InsertOrder is its place among the pending objects of its session.
	InsertOrder int

	// LoadOptions and LoadPath are what it was loaded with: later lazy loads obey them.
	LoadOptions any
	LoadPath    any
	// Run is the load that last populated it.
	Run int64

	committed map[string]any
	expired   map[string]bool
	callables map[string]Loader
	parents   map[*Attr]*State
	pending   map[string]*pending
	empty     map[string]Collection
	last      map[string]any
}

// NewState makes the state of a new object.
func NewState(c *Class, o Object) *State {
	*c.nextID++
	return &State{ID: *c.nextID, Object: o, Class: c, committed: map[string]any{}}
}

// IsTransient and its relatives name the five states of an object.
func (s *State) IsTransient() bool  { return s.Key == nil && s.Session == nil }
func (s *State) IsPending() bool    { return s.Key == nil && s.Session != nil }
func (s *State) IsPersistent() bool { return s.Key != nil && s.Session != nil && !s.Deleted }
func (s *State) IsDeleted() bool    { return s.Key != nil && s.Session != nil && s.Deleted }
func (s *State) IsDetached() bool   { return s.Key != nil && s.Session == nil }

// Stage is the name of the object's state.
func (s *State) Stage() string {
	switch {
	case s.IsTransient():
		return "transient"
	case s.IsPending():
		return "pending"
	case s.IsPersistent():
		return "persistent"
	case s.IsDeleted():
		return "deleted"
	}
	return "detached"
}

// Moved reports that the object has left the stage from, because of cause.
func (s *State) Moved(from, cause string) {
	to := s.Stage()
	if from == to || s.Adrift {
		return
	}
	if log := s.Class.Host.Log(); log != nil {
		log.Emit(trace.ObjectState{Class: s.Class.Name, Key: s.Key.Short(), ID: s.ID, From: from, To: to, Cause: cause})
	}
}

// String is <Class at 0x…>, as messages show an object.
func (s *State) String() string {
	if a, ok := s.Class.Host.(interface{ Address(*State) string }); ok {
		return "<" + s.Class.Name + " at " + a.Address(s) + ">"
	}
	return fmt.Sprintf("<%s at 0x%x>", s.Class.Name, 0x7f0000000000+s.ID*0x30)
}

// Handle is the object's value.
func (s *State) Handle() any { return s.Object.Handle() }

// Committed is the value an attribute had when the database last agreed, if it
// has changed since; ok is false if it has not.
func (s *State) Committed(key string) (v any, ok bool) {
	v, ok = s.committed[key]
	return v, ok
}

// Changed lists the attributes that may have changed, in the class's order.
func (s *State) Changed() []string {
	var out []string
	for _, k := range s.Class.order {
		if _, ok := s.committed[k]; ok {
			out = append(out, k)
		}
	}
	return out
}

// ForgetChange makes the current value of an attribute the committed one.
func (s *State) ForgetChange(key string) { delete(s.committed, key) }

// IsExpired tells whether the attribute waits for a reload.
func (s *State) IsExpired(key string) bool { return s.expired[key] }

// SetCallable gives one object a loader of its own for an attribute.
func (s *State) SetCallable(key string, l Loader) {
	if s.callables == nil {
		s.callables = map[string]Loader{}
	}
	s.callables[key] = l
}

// ResetCallable removes the value and the own loader, so that the class's loader is asked next.
func (s *State) ResetCallable(key string) {
	if v, ok := s.Object.Load(key); ok {
		s.invalidate(v)
		s.Object.Drop(key)
	}
	delete(s.expired, key)
	delete(s.callables, key)
}

// CopyCallables takes over another object's own loaders.
func (s *State) CopyCallables(from *State) {
	for k, l := range from.callables {
		s.SetCallable(k, l)
	}
}

func (s *State) invalidate(v any) {
	if c := s.Class.Host.CollectionOf(v); c != nil && c.Adapter() != nil {
		c.Adapter().invalidated = true
	}
}

// TrackLast keeps the value of a column attribute through an expiry.
func (s *State) TrackLast(key string) {
	if s.last == nil {
		s.last = map[string]any{}
	}
	if _, ok := s.last[key]; !ok {
		s.last[key] = NoValue
	}
}

// LastKnown is the value kept by TrackLast, or NoValue.
func (s *State) LastKnown(key string) any {
	if v, ok := s.last[key]; ok {
		return v
	}
	return NoValue
}

// Unloaded lists the attributes without a value or change, in the class's order.
func (s *State) Unloaded() []string {
	var out []string
	for _, k := range s.Class.order {
		if _, changed := s.committed[k]; changed {
			continue
		}
		if _, ok := s.Object.Load(k); !ok {
			out = append(out, k)
		}
	}
	return out
}

// Parents visits the objects that the object was added to.
func (s *State) Parents(visit func(*State)) {
	for _, p := range s.parents {
		if p != nil {
			visit(p)
		}
	}
}

// Expire forgets all loaded values; the next reads load them.
func (s *State) Expire() {
	s.Expired = true
	if s.Modified {
		clear(s.committed)
		s.Modified = false
	}
	s.pending, s.parents = nil, nil
	if s.expired == nil {
		s.expired = map[string]bool{}
	}
	for _, k := range s.Class.order {
		a := s.Class.attrs[k]
		s.expired[k] = true // relationships, too: what is loaded along with the row comes back with it
		delete(s.callables, k)
		v, ok := s.Object.Load(k)
		if !ok {
			continue
		}
		if a.Kind == Collecting {
			s.invalidate(v)
		} else if _, tracked := s.last[k]; tracked {
			s.last[k] = v
		}
		s.Object.Drop(k)
	}
}

// ExpireKeys forgets some attributes. With keepDeferred those that have a loader
// of their own are not loaded with the columns.
func (s *State) ExpireKeys(keys []string, keepDeferred bool) {
	if s.expired == nil {
		s.expired = map[string]bool{}
	}
	for _, k := range keys {
		a := s.Class.attrs[k]
		if a == nil {
			continue
		}
		if a.ColumnLoaded {
			if keepDeferred && (a.Loader != nil || s.callables[k] != nil) {
				continue
			}
			s.expired[k] = true
			delete(s.callables, k)
		}
		if v, ok := s.Object.Load(k); ok {
			if a.Kind == Collecting {
				s.invalidate(v)
			}
			if _, tracked := s.last[k]; tracked {
				s.last[k] = v
			}
			s.Object.Drop(k)
		}
		delete(s.committed, k)
		delete(s.pending, k)
	}
}

// ExpiredKeys lists the attributes that wait for a reload and have not changed.
func (s *State) ExpiredKeys() []string {
	var out []string
	for _, k := range s.Class.order {
		if s.expired[k] {
			if _, changed := s.committed[k]; !changed {
				out = append(out, k)
			}
		}
	}
	return out
}

func (s *State) loadExpired(p Passive) (any, error) {
	if p&SQLOK == 0 {
		return NoResult, nil
	}
	var keys []string
	for _, k := range s.ExpiredKeys() {
		if !s.Class.attrs[k].SkipUnexpire {
			keys = append(keys, k)
		}
	}
	if s.Class.RefreshColumns == nil {
		return nil, fmt.Errorf("instance: class %s cannot refresh", s.Class.Name)
	}
	if err := s.Class.RefreshColumns(s, keys, p); err != nil {
		return nil, err
	}
	s.expired = nil
	return AttrWasSet, nil
}

// LoadExpired loads what is expired, as reading an expired attribute does.
func (s *State) LoadExpired(p Passive) error {
	_, err := s.loadExpired(p)
	return err
}

// Commit makes the current values of some attributes the committed ones.
func (s *State) Commit(keys []string) {
	for _, k := range keys {
		delete(s.committed, k)
		if _, ok := s.Object.Load(k); ok {
			delete(s.expired, k)
			delete(s.callables, k)
		}
	}
	s.Expired = false
}

// CommitAll makes all current values the committed ones.
func (s *State) CommitAll() {
	clear(s.committed)
	s.pending = nil
	for k := range s.expired {
		if _, ok := s.Object.Load(k); ok {
			delete(s.expired, k)
		}
	}
	s.Modified, s.Expired = false, false
}

// modified records that an attribute is about to change from previous.
func (s *State) modified(a *Attr, previous any) error {
	if a != nil {
		if a.Silent {
			return nil
		}
		if _, ok := s.committed[a.Key]; !ok {
			s.committed[a.Key] = s.copyOf(a, previous)
		}
		if _, ok := s.last[a.Key]; ok {
			s.last[a.Key] = NoValue
		}
	}
	return s.touch()
}

func (s *State) touch() error {
	if s.Modified {
		return nil
	}
	s.Modified = true
	if s.Session != nil {
		return s.Session.StateModified(s)
	}
	return nil
}

// FlagModified marks an attribute as changed though its value is the same object.
func (s *State) FlagModified(a *Attr) error {
	for _, f := range a.OnModified {
		if err := f(s); err != nil {
			return err
		}
	}
	if _, ok := s.Object.Load(a.Key); !ok {
		return Errorf(InvalidRequestError, "Can't flag attribute '%s' modified; it's not present in the object state", a.Key)
	}
	s.committed[a.Key] = NoValue
	return s.touch()
}

// FlagDirty marks the object as changed without naming an attribute.
func (s *State) FlagDirty() error { return s.touch() }

// copyOf is what is kept of the previous value: of a collection, its items.
func (s *State) copyOf(a *Attr, previous any) any {
	if a.Kind != Collecting {
		return previous
	}
	if previous == NoValue || previous == nil {
		v, ok := s.Object.Load(a.Key)
		if !ok {
			return NoValue
		}
		previous = v
	}
	if c := s.Class.Host.CollectionOf(previous); c != nil {
		return append([]any{}, c.Items()...)
	}
	return previous
}

// HasParent tells whether the object has a parent along the attribute; what
// nobody knows counts as optimistic says.
func (s *State) HasParent(a *Attr, optimistic bool) bool {
	p, ok := s.parents[a.parent()]
	if !ok {
		return optimistic
	}
	return p != nil
}

func (s *State) setParent(a *Attr, parent *State, has bool) {
	if s.parents == nil {
		s.parents = map[*Attr]*State{}
	}
	t := a.parent()
	if has {
		s.parents[t] = parent
		return
	}
	if last := s.parents[t]; last != nil && last != parent && !(last.Key != nil && last.Key.Equal(parent.Key)) && !(last.Key == nil && parent.Key == nil) {
		return // it has moved on to another parent meanwhile
	}
	s.parents[t] = nil
}

// SortedByID orders states by their number: the order in which they were made.
func SortedByID(states []*State) {
	sort.SliceStable(states, func(i, j int) bool { return states[i].ID < states[j].ID })
}

func (s *State) trace(a *Attr, old, new any) {
	log := s.Class.Host.Log()
	if log == nil {
		return
	}
	log.Emit(trace.Attribute{Class: s.Class.Name, Key: s.Key.Short(), ID: s.ID, Name: a.Key, Old: s.show(old), New: s.show(new)})
}

// show is a value's text for the log. Related objects are shown by class and
// key: a __repr__ of the user's could load attributes, or fail.
func (s *State) show(v any) string {
	if IsMarker(v) {
		return ""
	}
	if st := s.Class.Host.StateOf(v); st != nil {
		if st.Key != nil {
			return st.Class.Name + "(" + st.Key.Short() + ")"
		}
		return fmt.Sprintf("%s#%d", st.Class.Name, st.ID)
	}
	return s.Class.Host.Repr(v)
}

// ResetExpired forgets that attributes were to be loaded again, as for an object
// that has no row any more; it still shows that it was expired.
func (s *State) ResetExpired() {
	s.expired, s.callables = nil, nil
}
