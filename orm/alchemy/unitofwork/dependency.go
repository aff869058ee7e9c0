package unitofwork

import (
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// processor carries a relationship through a flush: it registers the objects on
// its far side, says which steps wait for which, and copies keys. With keySwitch
// it watches a many-to-one for changed keys of the objects it points to.
type processor struct {
	f         *Flush
	rel       *mapper.Relationship
	keySwitch bool
}

func (p *processor) deletePassive() instance.Passive {
	if p.rel.PassiveDeletes != "" {
		return instance.NoInitialize
	}
	return instance.Off
}

func (p *processor) hasParent(st *instance.State) bool {
	return st.HasParent(p.rel.Parent.Class.Attr(p.rel.Name), false)
}

// hasChanges tells whether the relationship has anything to do for the objects.
func (p *processor) hasChanges(states []*instance.State, del bool) (bool, error) {
	f := p.f
	if p.keySwitch {
		if del || p.rel.NoPassiveUpdates {
			return false, nil
		}
		s, err := p.switchers(states)
		return len(s) > 0, err
	}
	var passive instance.Passive
	switch {
	case !del || p.rel.PassiveDeletes != "":
		passive = instance.NoInitialize | instance.PendingMutations
	case p.rel.Direction == mapper.ManyToOne:
		passive = instance.NoFetchRelated
	default:
		passive = instance.Off | instance.PendingMutations
	}
	for _, st := range states {
		h, err := f.history(st, p.rel, passive)
		if err != nil {
			return false, err
		}
		if h.known && !h.empty() {
			return true, nil
		}
	}
	_, involved := f.mappers[p.rel.Mapper]
	return len(states) > 0 && !p.rel.SelfRef && involved, nil
}

// steps adds the relationship's steps for whole classes and what they wait for.
func (p *processor) steps() {
	g := p.f.graph
	if p.keySwitch {
		saves := g.node(Node{Op: SaveAll, Mapper: p.rel.Mapper.Base})
		after := g.node(Node{Op: ProcessAll, Rel: p.rel, Switch: true})
		g.edge(saves, after, "a changed key is copied to the rows that refer to it")
		return
	}
	base := p.rel.Parent.Base
	found := false
	for _, d := range p.f.deps[base] {
		found = found || d.rel == p.rel
	}
	if !found {
		p.f.deps[base] = append(p.f.deps[base], p)
	}
	after := g.node(Node{Op: ProcessAll, Rel: p.rel})
	before := g.node(Node{Op: ProcessAll, Rel: p.rel, Delete: true})
	parentSaves := g.node(Node{Op: SaveAll, Mapper: base})
	parentDeletes := g.node(Node{Op: DeleteAll, Mapper: base})
	child := p.rel.Mapper.Base
	childSaves := g.node(Node{Op: SaveAll, Mapper: child})
	childDeletes := g.node(Node{Op: DeleteAll, Mapper: child})
	name := p.rel.String()
	switch p.rel.Direction {
	case mapper.OneToMany:
		if p.rel.PostUpdate {
			late := g.node(Node{Op: PostUpdate, Mapper: child})
			early := g.node(Node{Op: PostUpdate, Mapper: child, Delete: true})
			g.edge(childSaves, after, name+" is linked by an UPDATE once both rows exist")
			g.edge(parentSaves, after, name+" is linked by an UPDATE once both rows exist")
			g.edge(after, late, "the UPDATE needs the copied key")
			g.edge(before, early, "rows are unlinked by an UPDATE before they go")
			g.edge(early, parentDeletes, "rows are unlinked before they go")
			g.edge(early, childDeletes, "rows are unlinked before they go")
			return
		}
		g.edge(parentSaves, after, name+" needs the parent's new key")
		g.edge(after, childSaves, "the child's row holds the foreign key of "+name)
		g.edge(after, childDeletes, "children that moved are linked before others go")
		g.edge(childSaves, parentDeletes, "children let go of their parent before it goes")
		g.edge(childDeletes, parentDeletes, "children go before their parent")
		g.edge(before, childSaves, "children of a deleted parent lose their foreign key")
		g.edge(before, childDeletes, "children of a deleted parent are found first")
	case mapper.ManyToOne:
		if p.rel.PostUpdate {
			late := g.node(Node{Op: PostUpdate, Mapper: base})
			early := g.node(Node{Op: PostUpdate, Mapper: base, Delete: true})
			g.edge(childSaves, after, name+" is linked by an UPDATE once both rows exist")
			g.edge(parentSaves, after, name+" is linked by an UPDATE once both rows exist")
			g.edge(after, late, "the UPDATE needs the copied key")
			g.edge(after, early, "links are settled before rows are unlinked")
			g.edge(before, early, "rows are unlinked by an UPDATE before they go")
			g.edge(early, childDeletes, "rows are unlinked before they go")
			g.edge(early, parentDeletes, "rows are unlinked before they go")
			return
		}
		g.edge(childSaves, after, name+" needs the key of the row it refers to")
		g.edge(after, parentSaves, "the row holds the foreign key of "+name)
		g.edge(parentSaves, childDeletes, "rows let go of what they refer to before it goes")
		g.edge(parentDeletes, childDeletes, "referring rows go before what they refer to")
	case mapper.ManyToMany:
		g.edge(parentSaves, after, name+" needs the keys of both sides")
		g.edge(childSaves, after, name+" needs the keys of both sides")
		g.edge(after, childDeletes, "rows of the secondary table go before what they refer to")
		g.edge(before, parentSaves, "rows of the secondary table go before a row is replaced")
		g.edge(before, parentDeletes, "rows of the secondary table go before what they refer to")
		g.edge(before, childDeletes, "rows of the secondary table go before what they refer to")
		g.edge(before, childSaves, "rows of the secondary table go before a row is replaced")
	}
}

// stateSteps is steps for single objects, inside a cycle.
func (p *processor) stateSteps(states []*instance.State, del bool) error {
	f, g := p.f, p.f.graph
	if p.keySwitch {
		return nil
	}
	child := p.rel.Mapper.Base
	childSaves := g.node(Node{Op: SaveAll, Mapper: child})
	childDeletes := g.node(Node{Op: DeleteAll, Mapper: child})
	whole := g.node(Node{Op: ProcessAll, Rel: p.rel, Delete: del})
	g.disabled[whole] = true
	childInCycle := f.inCycle[childSaves] || f.inCycle[childDeletes]
	parentAll := Node{Op: SaveAll, Mapper: p.rel.Parent.Base}
	if del {
		parentAll.Op = DeleteAll
	}
	g.node(parentAll)
	parentInCycle := f.inCycle[parentAll]
	passive := instance.NoInitialize
	if del {
		passive = p.deletePassive()
	}
	for _, st := range states {
		members, err := st.Class.Attr(p.rel.Name).Related(st, passive)
		if err != nil {
			return err
		}
		if len(members) == 0 {
			continue
		}
		process := g.node(Node{Op: ProcessState, Rel: p.rel, Delete: del, State: st})
		parent := parentAll
		if parentInCycle {
			op := SaveState
			if del {
				op = DeleteState
			}
			parent = g.node(Node{Op: op, Mapper: mapper.Of(st).Base, State: st})
		}
		if !childInCycle {
			p.statePair(parent, &childSaves, process, del, false)
			p.statePair(parent, &childDeletes, process, del, true)
			continue
		}
		for _, c := range members {
			var fl *flags
			if c != nil {
				fl = f.states[c]
			}
			switch {
			case fl == nil:
				p.statePair(parent, nil, process, del, false)
			case fl.del:
				n := g.node(Node{Op: DeleteState, Mapper: mapper.Of(c).Base, State: c})
				p.statePair(parent, &n, process, del, true)
			default:
				n := g.node(Node{Op: SaveState, Mapper: mapper.Of(c).Base, State: c})
				p.statePair(parent, &n, process, del, false)
			}
		}
	}
	return nil
}

// statePair adds what one object's step, its relationship's and one member's
// wait for. member is nil for one that takes no part in the flush.
func (p *processor) statePair(parent Node, member *Node, process Node, del, memberDel bool) {
	g := p.f.graph
	name := p.rel.String()
	edge := func(a, b *Node, why string) {
		if a != nil && b != nil {
			g.edge(*a, *b, why)
		}
	}
	switch p.rel.Direction {
	case mapper.OneToMany:
		if p.rel.PostUpdate {
			child := p.rel.Mapper.Base
			late := g.node(Node{Op: PostUpdate, Mapper: child})
			early := g.node(Node{Op: PostUpdate, Mapper: child, Delete: true})
			if !del {
				if !memberDel {
					edge(&parent, &process, name+" is linked once both rows exist")
				}
				edge(member, &process, name+" is linked once both rows exist")
				g.edge(process, late, "the UPDATE needs the copied key")
			} else {
				g.edge(process, early, "rows are unlinked before they go")
				edge(&early, &parent, "rows are unlinked before they go")
			}
			return
		}
		if !del {
			edge(&parent, &process, name+" needs the parent's new key")
			edge(&process, member, "the child's row holds the foreign key of "+name)
			edge(&parent, member, "a parent's row comes before its children's")
		} else {
			edge(&process, member, "children of a deleted parent are found first")
			edge(member, &parent, "children go before their parent")
		}
	case mapper.ManyToOne:
		if p.rel.PostUpdate {
			base := p.rel.Parent.Base
			if !del {
				late := g.node(Node{Op: PostUpdate, Mapper: base})
				if memberDel {
					g.edge(process, late, "the UPDATE needs the copied key")
					edge(&late, member, "rows are unlinked before they go")
				} else {
					edge(&parent, &process, name+" is linked once both rows exist")
					edge(member, &process, name+" is linked once both rows exist")
					g.edge(process, late, "the UPDATE needs the copied key")
				}
			} else {
				early := g.node(Node{Op: PostUpdate, Mapper: base, Delete: true})
				g.edge(process, early, "rows are unlinked before they go")
				edge(&early, &parent, "rows are unlinked before they go")
				edge(&early, member, "rows are unlinked before they go")
			}
			return
		}
		if !del {
			if !memberDel {
				edge(member, &process, name+" needs the key of the row it refers to")
			}
			edge(&process, &parent, "the row holds the foreign key of "+name)
		} else if memberDel {
			edge(&parent, member, "referring rows go before what they refer to")
		}
	case mapper.ManyToMany:
		if !del {
			edge(&parent, &process, name+" needs the keys of both sides")
			if memberDel {
				edge(&process, member, "rows of the secondary table go before what they refer to")
			} else {
				edge(member, &process, name+" needs the keys of both sides")
			}
		} else {
			edge(&process, member, "rows of the secondary table go first")
			edge(&process, &parent, "rows of the secondary table go first")
		}
	}
}

func (p *processor) registerDelete(child *instance.State) error {
	f := p.f
	if _, err := f.register(child, registration{del: true, operation: "delete", rel: p.rel}); err != nil {
		return err
	}
	return mapper.Of(child).Cascaded("delete", child, nil, func(st *instance.State) error {
		_, err := f.register(st, registration{del: true})
		return err
	})
}

func (p *processor) presortDeletes(states []*instance.State) error {
	f, r := p.f, p.rel
	if p.keySwitch {
		return nil
	}
	for _, st := range states {
		switch r.Direction {
		case mapper.OneToMany:
			h, err := f.history(st, r, p.deletePassive())
			if err != nil {
				return err
			}
			for _, c := range h.Deleted {
				if c != nil && !p.hasParent(c) {
					if _, err := f.register(c, registration{del: r.Cascades.DeleteOrphan}); err != nil {
						return err
					}
				}
			}
			if !r.Cascades.Delete && r.PassiveDeletes != "all" {
				for _, c := range h.Unchanged {
					if c != nil {
						if _, err := f.register(c, registration{operation: "delete", rel: r}); err != nil {
							return err
						}
					}
				}
			}
		case mapper.ManyToOne:
			if !r.Cascades.Delete && !r.Cascades.DeleteOrphan {
				continue
			}
			h, err := f.history(st, r, p.deletePassive())
			if err != nil {
				return err
			}
			gone := sum(h.Added, h.Unchanged)
			if r.Cascades.DeleteOrphan {
				gone = sum(h.Added, h.Unchanged, h.Deleted)
			}
			for _, c := range gone {
				if c != nil {
					if err := p.registerDelete(c); err != nil {
						return err
					}
				}
			}
		case mapper.ManyToMany:
			if r.PassiveDeletes == "" {
				if _, err := f.history(st, r, p.deletePassive()); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (p *processor) presortSaves(states []*instance.State) error {
	f, r := p.f, p.rel
	if p.keySwitch {
		if r.NoPassiveUpdates {
			return p.switchKeys(states)
		}
		return nil
	}
	for _, st := range states {
		switch r.Direction {
		case mapper.OneToMany:
			changed, err := p.keyChanged(st)
			if err != nil {
				return err
			}
			passive := instance.NoInitialize | instance.PendingMutations
			if changed && r.NoPassiveUpdates {
				passive = instance.Off | instance.PendingMutations
			}
			h, err := f.history(st, r, passive)
			if err != nil {
				return err
			}
			if f.added[r] == nil {
				f.added[r] = map[*instance.State]bool{}
			}
			for _, c := range h.Added {
				if c == nil {
					continue
				}
				f.added[r][c] = true
				if _, err := f.register(c, registration{cancelDelete: true, operation: "add", rel: r}); err != nil {
					return err
				}
			}
			for _, c := range h.Deleted {
				if c == nil {
					continue
				}
				switch {
				case !r.Cascades.DeleteOrphan:
					if r.PassiveDeletes != "all" {
						_, err = f.register(c, registration{operation: "delete", rel: r})
					}
				case !p.hasParent(c):
					err = p.registerDelete(c)
				}
				if err != nil {
					return err
				}
			}
			if changed {
				for _, c := range h.Unchanged {
					if c != nil {
						if _, err := f.register(c, registration{listOnly: !r.NoPassiveUpdates, operation: "pk change", rel: r}); err != nil {
							return err
						}
					}
				}
			}
		case mapper.ManyToOne:
			if _, err := f.register(st, registration{operation: "add", rel: r}); err != nil {
				return err
			}
			if r.Cascades.DeleteOrphan {
				h, err := f.history(st, r, p.deletePassive())
				if err != nil {
					return err
				}
				for _, c := range h.Deleted {
					if c != nil && !p.hasParent(c) {
						if err := p.registerDelete(c); err != nil {
							return err
						}
					}
				}
			}
		case mapper.ManyToMany:
			if r.NoPassiveUpdates {
				changed, err := p.keyChanged(st)
				if err == nil && changed {
					_, err = f.history(st, r, instance.Off)
				}
				if err != nil {
					return err
				}
			}
			if r.Cascades.DeleteOrphan {
				h, err := f.history(st, r, instance.NoInitialize)
				if err != nil {
					return err
				}
				for _, c := range h.Deleted {
					if c != nil && !p.hasParent(c) {
						if err := p.registerDelete(c); err != nil {
							return err
						}
					}
				}
			}
		}
	}
	return nil
}

// keyChanged tells whether a value that the relationship copies has changed on
// the side it is copied from.
func (p *processor) keyChanged(st *instance.State) (bool, error) {
	m := mapper.Of(st)
	for _, pr := range p.rel.Join.Sync {
		prop, err := m.MustColumnProp(pr.L)
		if err != nil {
			return false, err
		}
		c, err := p.f.cached(st, prop.Name, instance.NoInitialize)
		if err != nil {
			return false, err
		}
		if len(c.h.Deleted) > 0 {
			return true, nil
		}
	}
	return false, nil
}

// switchers are the objects whose key has changed, among those seen so far.
func (p *processor) switchers(states []*instance.State) ([]*instance.State, error) {
	f := p.f
	if f.switched[p.rel] == nil {
		f.switched[p.rel] = map[*instance.State]bool{}
	}
	seen := f.switched[p.rel]
	for _, st := range states {
		if _, ok := seen[st]; !ok {
			changed, err := p.keyChanged(st)
			if err != nil {
				return nil, err
			}
			seen[st] = st.Key != nil && changed
		}
	}
	var out []*instance.State
	for _, st := range f.order {
		if seen[st] {
			out = append(out, st)
		}
	}
	return out, nil
}

// switchKeys copies changed keys to the objects that refer to them.
func (p *processor) switchKeys(states []*instance.State) error {
	f, r := p.f, p.rel
	switchers, err := p.switchers(states)
	if err != nil || len(switchers) == 0 {
		return err
	}
	changed := map[*instance.State]bool{}
	for _, st := range switchers {
		changed[st] = true
	}
	passive := instance.NoInitialize
	if r.NoPassiveUpdates {
		passive = instance.Off
	}
	for _, st := range f.sess.Persistent() {
		if !mapper.Of(st).Isa(r.Parent) {
			continue
		}
		found, err := r.Values(st, passive)
		if err != nil {
			return err
		}
		if len(found) == 0 || found[0] == nil || !changed[found[0]] {
			continue
		}
		if _, err := f.register(st, registration{listOnly: !r.NoPassiveUpdates}); err != nil {
			return err
		}
		if err := f.populate(found[0], st, r.Join.Sync, !r.NoPassiveUpdates); err != nil {
			return err
		}
	}
	return nil
}

// reverseKey names the relationships that write the same secondary rows.
func (p *processor) reverseKey() string {
	if len(p.rel.Reverse) == 0 {
		return ""
	}
	keys := []string{p.rel.Name}
	for _, o := range p.rel.Reverse {
		keys = append(keys, o.Name)
	}
	sort.Strings(keys)
	return strings.Join(keys, "\x00")
}
