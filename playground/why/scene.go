package why

import (
	"slices"
	"strconv"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// Lanes are the states of an object in a SQLAlchemy session, in the order in
// which objects usually pass them.
var Lanes = [...]string{"transient", "pending", "persistent", "detached", "deleted"}

// An Object is one object and what is known of it.
type Object struct {
	Class string
	Key   string
	ID    int64
	State string // one of Lanes, or gone: let go by the identity map; for Django adding, saved, deleted
	Cause string
	Now   bool // the step is about it
	Attrs []Attr
	DB    string // Django: _state.db
	Kept  []Slot // Django: what it keeps of its relations
}

// Name is how the object is called.
func (o *Object) Name() string { return name(o.Class, o.Key, o.ID) }

// An Attr is an attribute that the snippet or a flush set.
type Attr struct {
	Name, Old, New string
	Dirty          bool // not written yet
	Now            bool
}

// A Slot is a place for related objects: filled, and how many it has.
type Slot struct {
	Name     string
	Prefetch bool // filled by prefetch_related, for a relation to many
	Filled   bool
	Count    int
	Hits     int
	Now      bool
}

// A QuerySet is a query that Django keeps, with its objects or without.
type QuerySet struct {
	ID     int64
	Class  string
	Line   int
	Filled bool
	Count  int
	Hits   int
	Now    bool
	base   bool // another was made from it, so nobody looks at this one
	spent  bool // its line went on to send something else than its objects: count(), create()
}

// An Identity is an entry of a session's identity map.
type Identity struct {
	Class, Key string
	ID         int64
	Hits       int
	Gone       bool
	Now        bool
}

// A Scene is what lies in memory after a step.
type Scene struct {
	Step      int
	Objects   []*Object
	Identity  []*Identity
	QuerySets []*QuerySet
	Changes   []Shift // attributes that were set, the newest last
	Plan      *FlushPlan
	Sent      int // statements so far
	Hidden    int // objects and changes beyond what is listed
	LetGo     int // objects that the identity map does not keep any more
}

// A Shift is one change of an attribute.
type Shift struct {
	Object, Name, Old, New string
	Now                    bool
}

// Caps of a scene.
const (
	maxObjects = 60
	maxShifts  = 12
)

type stage struct {
	scene    *Scene
	byID     map[int64]*Object
	identity map[string]*Identity
	queries  map[int64]*QuerySet
	alchemy  bool
}

// At is the scene after step n, counted from 0; the scene before the first is -1.
func (s *Story) At(n int) *Scene {
	st := &stage{scene: &Scene{Step: n}, byID: map[int64]*Object{}, identity: map[string]*Identity{}, queries: map[int64]*QuerySet{}, alchemy: s.Alchemy}
	if n >= len(s.Steps) {
		n = len(s.Steps) - 1
	}
	if n >= 0 {
		now := s.Steps[n]
		for i := range s.events[:now.to] {
			st.take(&s.events[i], i >= now.from)
		}
	}
	st.finish()
	return st.scene
}

func (st *stage) object(b *protocol.Body, state string) *Object {
	o := st.byID[b.ID]
	if o == nil {
		o = &Object{Class: b.Class, ID: b.ID, State: state}
		st.byID[b.ID] = o
		st.scene.Objects = append(st.scene.Objects, o)
	}
	if b.Key != "" {
		o.Key = b.Key
	}
	return o
}

func (st *stage) take(e *protocol.Event, now bool) {
	b := &e.Body
	switch e.Kind {
	case protocol.StatementBegin:
		for _, q := range st.scene.QuerySets {
			q.spent = q.spent || !q.Filled && q.Line == e.Line
		}
		if v := firstWord(b.SQL); !b.DDL && v != "CREATE" && v != "PRAGMA" && v != "DROP" && v != "ALTER" {
			st.scene.Sent++
		}
	case protocol.ObjectState:
		o := st.object(b, b.From)
		o.State, o.Cause, o.Now, o.DB = b.To, b.Cause, now, b.DB
		if st.alchemy {
			st.identify(o, now)
		}
		if b.To != "transient" && b.To != "pending" && b.Cause == "flush" {
			o.clean()
		}
	case protocol.Attribute:
		if b.Old == b.New {
			return
		}
		o := st.object(b, "transient")
		o.Now = o.Now || now
		o.set(b.Name, b.Old, b.New, now)
		st.scene.Changes = append(st.scene.Changes, Shift{o.Name(), b.Name, b.Old, b.New, now})
	case protocol.IdentityMap:
		if b.Hit {
			if i := st.identity[b.Class+" "+b.Key]; i != nil {
				i.Hits++
				i.Now = now
				if o := st.byID[i.ID]; o != nil {
					o.Now = o.Now || now
				}
			}
		}
	case protocol.FlushPlan:
		st.scene.Plan = Flush(b)
	case protocol.Transaction:
		if b.Op != "begin" {
			st.scene.Plan = nil
			for _, o := range st.scene.Objects {
				o.clean()
			}
		}
	case protocol.Cache:
		st.cache(e, now)
	}
}

func (o *Object) clean() {
	for i := range o.Attrs {
		o.Attrs[i].Dirty = false
	}
}

func (o *Object) set(name, old, new string, now bool) {
	for i := range o.Attrs {
		if a := &o.Attrs[i]; a.Name == name {
			if !a.Dirty {
				a.Old = old
			}
			a.New, a.Dirty, a.Now = new, true, now
			return
		}
	}
	o.Attrs = append(o.Attrs, Attr{name, old, new, true, now})
}

func (st *stage) identify(o *Object, now bool) {
	if o.Key == "" {
		return
	}
	at := o.Class + " " + o.Key
	i := st.identity[at]
	switch o.State {
	case "persistent":
		if i == nil || i.ID != o.ID {
			i = &Identity{Class: o.Class, Key: o.Key, ID: o.ID}
			st.identity[at] = i
			st.scene.Identity = append(st.scene.Identity, i)
		}
		i.Gone, i.Now = false, now
	default:
		if i != nil && i.ID == o.ID {
			i.Gone, i.Now = true, now
		}
	}
}

func (st *stage) cache(e *protocol.Event, now bool) {
	b := &e.Body
	if b.Store == "queryset" {
		q := st.queries[b.ID]
		if q == nil {
			q = &QuerySet{ID: b.ID, Class: b.Class, Line: e.Line}
			st.queries[b.ID] = q
			st.scene.QuerySets = append(st.scene.QuerySets, q)
			if base := st.queries[b.Base]; base != nil && !base.Filled {
				base.base = true
			}
		}
		q.Now = now
		switch b.Op {
		case "fill":
			q.Filled, q.Count = true, b.Fetched
		case "hit":
			q.Hits++
		}
		return
	}
	o := st.object(b, "saved")
	o.Now = o.Now || now
	i := slices.IndexFunc(o.Kept, func(s Slot) bool { return s.Name == b.Name })
	if i < 0 {
		o.Kept = append(o.Kept, Slot{Name: b.Name})
		i = len(o.Kept) - 1
	}
	s := &o.Kept[i]
	s.Now, s.Prefetch = now, b.Store == "prefetch"
	if b.Op == "hit" {
		s.Hits++
	}
	s.Filled, s.Count = true, b.Fetched
}

// finish drops what nobody can reach any more and what is too much to show:
// what the step is about comes first, then the newest.
func (st *stage) finish() {
	sc := st.scene
	sc.QuerySets = slices.DeleteFunc(sc.QuerySets, func(q *QuerySet) bool { return (q.base || q.spent) && !q.Filled })
	sc.Identity = slices.DeleteFunc(sc.Identity, func(i *Identity) bool { return i.Gone && !i.Now && st.identity[i.Class+" "+i.Key] != i })
	all := len(sc.Objects)
	sc.Objects = slices.DeleteFunc(sc.Objects, func(o *Object) bool { return o.State == "gone" })
	sc.LetGo = all - len(sc.Objects)
	sc.Hidden = trim(&sc.Objects, maxObjects, func(o *Object) bool { return o.Now })
	sc.Hidden += trim(&sc.Identity, maxObjects, func(i *Identity) bool { return i.Now })
	sc.Hidden += trim(&sc.QuerySets, maxObjects, func(q *QuerySet) bool { return q.Now })
	if n := len(sc.Changes); n > maxShifts {
		sc.Changes = sc.Changes[n-maxShifts:]
	}
}

func trim[T any](list *[]T, n int, keep func(T) bool) (dropped int) {
	many := len(*list) - n
	*list = slices.DeleteFunc(*list, func(x T) bool {
		if dropped >= many || keep(x) {
			return false
		}
		dropped++
		return true
	})
	return dropped
}

// Lane is the objects in one state.
func (s *Scene) Lane(state string) []*Object {
	var out []*Object
	for _, o := range s.Objects {
		if o.State == state {
			out = append(out, o)
		}
	}
	return out
}

// Memory sums up what objects a run had, in words.
func (s *Story) Memory() []string {
	sc := s.At(len(s.Steps) - 1)
	total := len(sc.Objects) + sc.Hidden + sc.LetGo
	if s.Alchemy {
		hits := 0
		for i := range s.events {
			if e := &s.events[i]; e.Kind == protocol.IdentityMap && e.Body.Hit {
				hits++
			}
		}
		return []string{words.Count(total, words.NObject), words.Say(words.MemLookups, words.Count(hits, words.NLookup))}
	}
	hits, filled := 0, 0
	for i := range s.events {
		if e := &s.events[i]; e.Kind == protocol.Cache {
			switch e.Body.Op {
			case "hit":
				hits++
			case "fill":
				filled++
			}
		}
	}
	return []string{words.Count(total, words.NObject), words.Say(words.MemCaches, strconv.Itoa(filled)), words.Say(words.MemReads, words.Count(hits, words.NRead))}
}
