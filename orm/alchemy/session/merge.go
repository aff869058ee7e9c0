package session

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// AutoflushNow flushes as a query would.
func (s *Session) AutoflushNow() error { return s.autoflush() }

// Closed tells whether the transaction has ended.
func (t *Tx) Closed() bool { return t.state == closed || t.state == committed }

// Merge copies an object's state onto the session's object of the same identity,
// which is loaded or made as needed, and returns that.
func (s *Session) Merge(st *instance.State, load bool) (*instance.State, error) {
	if load {
		if err := s.autoflush(); err != nil {
			return nil, err
		}
	}
	was := s.Autoflush
	s.Autoflush = false
	defer func() { s.Autoflush = was }()
	g := &merging{load: load, done: map[*instance.State]*instance.State{}, byKey: map[instance.MapKey]*instance.State{}, came: map[arrival]bool{}}
	return s.merge(st, g)
}

// merging is one merge().
type merging struct {
	load  bool
	done  map[*instance.State]*instance.State
	byKey map[instance.MapKey]*instance.State
	// came are the objects that were reached by a relationship: what its other side holds
	// follows of itself.
	came map[arrival]bool
}

type arrival struct {
	st  *instance.State
	rel *mapper.Relationship
}

// reach merges an object that a relationship holds.
func (g *merging) reach(s *Session, r *mapper.Relationship, st *instance.State) (*instance.State, error) {
	g.came[arrival{st, r}] = true
	return s.merge(st, g)
}

func (s *Session) merge(st *instance.State, g *merging) (*instance.State, error) {
	done, byKey := g.done, g.byKey
	if m := done[st]; m != nil {
		return m, nil
	}
	m := mapper.Of(st)
	key := st.Key
	known := true
	if key == nil {
		if !g.load {
			return nil, invalid("merge() with load=False option does not support objects transient (i.e. unpersisted) objects.  flush() all changes on mapped instances before merging with load=False.")
		}
		if s.newObjs.has(st) {
			if err := s.host.Warn("SAWarning", "Instance "+st.String()+" is already pending in this Session yet is being merged again; this is probably not what you want to do"); err != nil {
				return nil, err
			}
		}
		var err error
		if key, err = m.KeyOf(st); err != nil {
			return nil, err
		}
		for _, v := range key.Values {
			known = known && v != nil
		}
	}
	merged := s.identity.get(key)
	if merged == nil && !g.load {
		if st.Modified {
			return nil, invalid("merge() with load=False option does not support objects marked as 'dirty'.  flush() all changes on mapped instances before merging with load=False.")
		}
		var err error
		if merged, err = s.host.NewObject(m.Class); err != nil {
			return nil, err
		}
		merged.Key, merged.Token = key, key.Token
		if err := s.saveOrUpdate(merged, "merge"); err != nil {
			return nil, err
		}
	}
	if merged == nil && known {
		if merged = byKey[key.Index()]; merged == nil {
			var err error
			if merged, err = loading.Get(s, loading.Of(m), key.Values, loading.Getting{Token: key.Token}); err != nil {
				return nil, err
			}
		}
	}
	made := merged == nil
	if made {
		var err error
		if merged, err = s.host.NewObject(m.Class); err != nil {
			return nil, err
		}
		if err := s.saveOrUpdate(merged, "merge"); err != nil {
			return nil, err
		}
	}
	done[st] = merged
	byKey[key.Index()] = merged
	if st == merged {
		return merged, nil
	}
	for _, p := range m.Props() {
		if err := s.mergeProp(p, st, merged, g); err != nil {
			return nil, err
		}
	}
	if made {
		return merged, m.Events.TellDirect(m.Events.Load, merged, nil)
	}
	return merged, nil
}

// queued merges what was said about a relationship that is never loaded as a whole.
func (g *merging) queued(s *Session, r *mapper.Relationship, st, merged *instance.State) error {
	from, to := st.Class.Attr(r.Name), merged.Class.Attr(r.Name)
	if !g.load || !r.Cascades.Merge || !from.Queued(st) {
		return nil
	}
	all, err := from.QueuedItems(st, instance.Off)
	if err != nil {
		return err
	}
	var items []any
	for _, it := range all {
		x, err := g.reach(s, r, s.host.StateOf(it))
		if err != nil {
			return err
		}
		items = append(items, x.Handle())
	}
	return to.ReplaceQueued(merged, items, instance.Off)
}

func (s *Session) mergeProp(p mapper.Property, st, merged *instance.State, g *merging) error {
	a := merged.Class.Attr(p.Key())
	if a == nil {
		return nil
	}
	v, loaded := st.Object.Load(p.Key())
	m := mapper.Of(merged)
	switch r := p.(type) {
	case *mapper.ColumnProperty:
		if loaded && !g.load {
			_, err := a.SetCommitted(merged, v)
			return err
		}
		if _, there := merged.Object.Load(p.Key()); !loaded && !there && merged.Key != nil {
			return m.ExpireKeys(merged, []string{p.Key()}, true)
		}
		if loaded {
			return a.Set(merged, v, nil, instance.Off)
		}
		return nil
	case *mapper.Relationship:
		if g.load && slices.ContainsFunc(r.Reverse, func(o *mapper.Relationship) bool { return g.came[arrival{st, o}] }) {
			return nil
		}
		if a.Kind == instance.Queued {
			return g.queued(s, r, st, merged)
		}
		if !r.Cascades.Merge || !loaded {
			return nil
		}
		if !r.List {
			if v == nil {
				if !g.load {
					_, err := a.SetCommitted(merged, nil)
					return err
				}
				return a.Set(merged, nil, nil, instance.Off)
			}
			c, err := g.reach(s, r, s.host.StateOf(v))
			if err != nil {
				return err
			}
			if !g.load {
				_, err := a.SetCommitted(merged, c.Handle())
				return err
			}
			return a.Set(merged, c.Handle(), nil, instance.Off)
		}
		if g.load {
			if _, err := a.Get(merged, instance.Off); err != nil {
				return err
			}
		}
		var items []any
		if c := s.host.CollectionOf(v); c != nil {
			for _, it := range c.Items() {
				x, err := g.reach(s, r, s.host.StateOf(it))
				if err != nil {
					return err
				}
				items = append(items, x.Handle())
			}
		}
		if !g.load {
			_, err := a.SetCommitted(merged, items)
			return err
		}
		return a.Replace(merged, items)
	}
	return nil
}
