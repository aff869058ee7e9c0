package unitofwork

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Session is what a flush asks of the session it belongs to.
type Session interface {
	// Contains tells whether the object is pending or persistent in the session.
	Contains(st *instance.State) bool
	// Lookup finds an object by identity.
	Lookup(k *instance.Key) *instance.State
	// Persistent lists the objects of the identity map.
	Persistent() []*instance.State
	// Connection is the connection for a mapper's tables.
	Connection(m *mapper.Mapper) (*core.Connection, error)
	// ConnectionEach finds the connection for the row of each object; nil where all of a
	// hierarchy share one.
	ConnectionEach() func(m *mapper.Mapper, st *instance.State) (*core.Connection, error)
	// NoteDeleted moves an object to the deleted ones.
	NoteDeleted(sts []*instance.State)
	// LoadNow loads attributes of an object from its row.
	LoadNow(st *instance.State, keys []string) error
}

// flags say what happens to an object in a flush. listOnly objects take part
// only as members of others' relationships.
type flags struct{ del, listOnly bool }

type histKey struct {
	st  *instance.State
	key string
}

// related is a relationship's history in states.
type related struct {
	Added, Unchanged, Deleted []*instance.State
	known                     bool
}

func (h related) empty() bool { return len(h.Added)+len(h.Unchanged)+len(h.Deleted) == 0 }

func sum(lists ...[]*instance.State) []*instance.State {
	var out []*instance.State
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

type cachedHistory struct {
	h instance.History
	r related
	p instance.Passive
}

type pair struct{ a, b *instance.State }

// Flush is one flush.
type Flush struct {
	// Cause is what asked for the flush, for the log.
	Cause string

	sess  Session
	host  instance.Host
	graph *graph

	states  map[*instance.State]*flags
	order   []*instance.State
	mappers map[*mapper.Mapper][]*instance.State

	pre       []*preprocess
	preSeen   map[preKey]bool
	deps      map[*mapper.Mapper][]*processor
	histories map[histKey]*cachedHistory
	added     map[*mapper.Relationship]map[*instance.State]bool
	processed map[string]map[pair]bool
	switched  map[*mapper.Relationship]map[*instance.State]bool
	cascaded  map[cascadedKey]bool
	post      map[*mapper.Mapper]*postUpdate
	inCycle   map[Node]bool

	// Plan is known after Prepare.
	Plan *Plan
}

type cascadedKey struct {
	st *instance.State
	c  *core.Column
}

type postUpdate struct {
	states []*instance.State
	has    map[*instance.State]bool
	cols   map[*core.Column]bool
}

type preKey struct {
	rel        *mapper.Relationship
	keySwitch  bool
	fromParent bool
}

// New starts a flush.
func New(sess Session, host instance.Host) *Flush {
	return &Flush{
		sess: sess, host: host, graph: newGraph(),
		states: map[*instance.State]*flags{}, mappers: map[*mapper.Mapper][]*instance.State{},
		preSeen: map[preKey]bool{}, deps: map[*mapper.Mapper][]*processor{},
		histories: map[histKey]*cachedHistory{}, added: map[*mapper.Relationship]map[*instance.State]bool{},
		processed: map[string]map[pair]bool{}, switched: map[*mapper.Relationship]map[*instance.State]bool{},
		cascaded: map[cascadedKey]bool{}, post: map[*mapper.Mapper]*postUpdate{}, inCycle: map[Node]bool{},
	}
}

// HasWork tells whether any object was registered.
func (f *Flush) HasWork() bool { return len(f.order) > 0 }

// Outcome lists the objects that were saved and those that were deleted.
func (f *Flush) Outcome() (saved, deleted []*instance.State) {
	for _, st := range f.order {
		if f.states[st].del {
			deleted = append(deleted, st)
		} else {
			saved = append(saved, st)
		}
	}
	return saved, deleted
}

// registration are the options of register.
type registration struct {
	del, listOnly, cancelDelete bool
	operation                   string
	rel                         *mapper.Relationship
}

// Register adds an object to the flush.
func (f *Flush) Register(st *instance.State, del bool) (bool, error) {
	return f.register(st, registration{del: del})
}

func (f *Flush) register(st *instance.State, r registration) (bool, error) {
	if !f.sess.Contains(st) {
		if !st.Deleted && r.operation != "" {
			return false, f.host.Warn("SAWarning", "Object of type <"+st.Class.Name+"> not in session, "+r.operation+" operation along '"+r.rel.String()+"' will not proceed")
		}
		return false, nil
	}
	if fl, ok := f.states[st]; ok {
		if !r.listOnly && (r.del || r.cancelDelete) {
			fl.del, fl.listOnly = r.del, false
		}
		return true, nil
	}
	m := mapper.Of(st)
	if _, ok := f.mappers[m]; !ok {
		f.mapperSteps(m)
	}
	f.mappers[m] = append(f.mappers[m], st)
	f.states[st] = &flags{r.del, r.listOnly}
	f.order = append(f.order, st)
	return true, nil
}

func (f *Flush) isDeleted(st *instance.State) bool {
	fl := f.states[st]
	return fl != nil && fl.del
}

func (f *Flush) mapperSteps(m *mapper.Mapper) {
	f.mappers[m] = nil
	saves := f.graph.node(Node{Op: SaveAll, Mapper: m.Base})
	deletes := f.graph.node(Node{Op: DeleteAll, Mapper: m.Base})
	f.graph.edge(saves, deletes, "saves before deletes, so that a row may take a deleted one's place")
	for _, d := range keySwitches(m) {
		if len(d.rel.Reverse) == 0 {
			f.preprocessor(d, false)
		}
	}
	for _, r := range m.Relationships() {
		if !r.ViewOnly {
			f.preprocessor(&processor{f: f, rel: r}, true)
		}
	}
}

// keySwitches are the many-to-one relationships that point to the class.
func keySwitches(m *mapper.Mapper) []*processor {
	var out []*processor
	for _, o := range m.Registry.Mappers() {
		for _, r := range o.Relationships() {
			if r.Parent == o && !r.ViewOnly && r.Direction == mapper.ManyToOne && m.Isa(r.Mapper) {
				out = append(out, &processor{rel: r, keySwitch: true})
			}
		}
	}
	return out
}

func (f *Flush) preprocessor(p *processor, fromParent bool) {
	k := preKey{p.rel, p.keySwitch, fromParent}
	if f.preSeen[k] {
		return
	}
	f.preSeen[k] = true
	p.f = f
	f.pre = append(f.pre, &preprocess{p: p, fromParent: fromParent, done: map[*instance.State]bool{}})
}

// history is a relationship's history, cached for the flush: loads during the
// flush must not change what it does.
func (f *Flush) history(st *instance.State, r *mapper.Relationship, p instance.Passive) (related, error) {
	c, err := f.cached(st, r.Name, p)
	if err != nil {
		return related{}, err
	}
	return c.r, nil
}

func (f *Flush) cached(st *instance.State, key string, p instance.Passive) (*cachedHistory, error) {
	k := histKey{st, key}
	c := f.histories[k]
	if c != nil && (c.p&instance.SQLOK != 0 || p&instance.SQLOK == 0) {
		return c, nil
	}
	load := p
	if c != nil {
		load = instance.Off
	}
	h, err := st.Class.Attr(key).History(st, load|instance.LoadAgainstCommitted|instance.NoRaise)
	if err != nil {
		return nil, err
	}
	c = &cachedHistory{h: h, p: p}
	if st.Class.Attr(key).Kind != instance.Scalar {
		c.r = related{f.statesOf(h.Added), f.statesOf(h.Unchanged), f.statesOf(h.Deleted), h.Known}
	}
	f.histories[k] = c
	return c, nil
}

func (f *Flush) statesOf(list []any) []*instance.State {
	var out []*instance.State
	for _, v := range list {
		if v == nil {
			out = append(out, nil)
			continue
		}
		out = append(out, f.host.StateOf(v))
	}
	return out
}

// preprocess lets one relationship look at the objects that were registered.
type preprocess struct {
	p          *processor
	fromParent bool
	done       map[*instance.State]bool
	setUp      bool
}

func (f *Flush) mappersOf(p *processor, fromParent bool) []*mapper.Mapper {
	if !fromParent {
		return p.rel.Mapper.SelfAndDescendants()
	}
	var out []*mapper.Mapper
	for _, m := range p.rel.Parent.SelfAndDescendants() {
		if p.rel.OnMapper(m) {
			out = append(out, m)
		}
	}
	return out
}

func (q *preprocess) run(f *Flush) (bool, error) {
	var deleted, saved []*instance.State
	for _, m := range f.mappersOf(q.p, q.fromParent) {
		for _, st := range f.mappers[m] {
			fl := f.states[st]
			if q.done[st] || fl.listOnly {
				continue
			}
			if fl.del {
				deleted = append(deleted, st)
			} else {
				saved = append(saved, st)
			}
		}
	}
	if len(deleted)+len(saved) == 0 {
		return false, nil
	}
	if len(deleted) > 0 {
		if err := q.p.presortDeletes(deleted); err != nil {
			return false, err
		}
	}
	if len(saved) > 0 {
		if err := q.p.presortSaves(saved); err != nil {
			return false, err
		}
	}
	for _, st := range sum(deleted, saved) {
		q.done[st] = true
	}
	if !q.setUp {
		changes, err := q.p.hasChanges(deleted, true)
		if err == nil && !changes {
			changes, err = q.p.hasChanges(saved, false)
		}
		if err != nil {
			return false, err
		}
		if changes {
			q.p.steps()
			q.setUp = true
		}
	}
	return true, nil
}

// Prepare gathers what takes part and plans the flush.
func (f *Flush) Prepare() error {
	for again := true; again; {
		again = false
		for i := 0; i < len(f.pre); i++ {
			ran, err := f.pre[i].run(f)
			if err != nil {
				return err
			}
			again = again || ran
		}
	}
	cycles := f.graph.cycles()
	if len(cycles) > 0 {
		for _, c := range cycles {
			for _, n := range c {
				f.inCycle[n] = true
			}
		}
		parts := map[Node][]Node{}
		for _, c := range cycles {
			for _, n := range c {
				p, err := f.splitNode(n)
				if err != nil {
					return err
				}
				parts[n] = p
			}
		}
		f.graph.split(cycles, parts)
	}
	var err error
	f.Plan, err = f.graph.plan(cycles)
	if err != nil {
		return err
	}
	f.emit()
	return nil
}

// splitNode makes the steps of single objects for a step of a whole class.
func (f *Flush) splitNode(n Node) ([]Node, error) {
	if n.Op != SaveAll && n.Op != DeleteAll {
		return nil, nil // relationships are split with the classes they join
	}
	del := n.Op == DeleteAll
	states := f.hierarchy(n.Mapper, del)
	var out []Node
	for _, st := range states {
		if del {
			s := f.graph.node(Node{Op: DeleteState, Mapper: n.Mapper, State: st})
			f.graph.edge(Node{Op: SaveAll, Mapper: n.Mapper}, s, "saves before deletes")
			out = append(out, s)
		} else {
			s := f.graph.node(Node{Op: SaveState, Mapper: n.Mapper, State: st})
			f.graph.edge(s, Node{Op: DeleteAll, Mapper: n.Mapper}, "saves before deletes")
			out = append(out, s)
		}
	}
	for _, d := range f.deps[n.Mapper] {
		var relevant []*instance.State
		for _, st := range states {
			if d.rel.OnMapper(mapper.Of(st)) {
				relevant = append(relevant, st)
			}
		}
		if err := d.stateSteps(relevant, del); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// hierarchy lists the objects of a hierarchy that are to be saved, or deleted.
func (f *Flush) hierarchy(base *mapper.Mapper, del bool) []*instance.State {
	var out []*instance.State
	for _, m := range base.SelfAndDescendants() {
		for _, st := range f.mappers[m] {
			if fl := f.states[st]; fl.del == del && !fl.listOnly {
				out = append(out, st)
			}
		}
	}
	return out
}

// Execute runs the plan.
func (f *Flush) Execute() error {
	for _, batch := range f.Plan.Batches {
		done := map[Node]bool{}
		for i, n := range batch {
			if done[n] {
				continue
			}
			if err := f.run(n, batch[i+1:], done); err != nil {
				return err
			}
		}
	}
	return f.Plan.Stuck
}

// run runs a step, along with those of the rest of its batch that do the same.
func (f *Flush) run(n Node, rest []Node, done map[Node]bool) error {
	same := func() []*instance.State {
		out := []*instance.State{n.State}
		for _, o := range rest {
			if o.Op == n.Op && o.Mapper == n.Mapper && o.Rel == n.Rel && o.Delete == n.Delete && !done[o] {
				done[o] = true
				out = append(out, o.State)
			}
		}
		return out
	}
	p := &processor{f: f, rel: n.Rel, keySwitch: n.Switch}
	switch n.Op {
	case SaveAll:
		return f.save(n.Mapper, f.hierarchy(n.Mapper, false))
	case DeleteAll:
		return f.delete(n.Mapper, f.hierarchy(n.Mapper, true))
	case ProcessAll:
		var states []*instance.State
		for _, m := range f.mappersOf(p, !n.Switch) {
			for _, st := range f.mappers[m] {
				if fl := f.states[st]; fl.del == n.Delete && !fl.listOnly {
					states = append(states, st)
				}
			}
		}
		if n.Delete {
			return p.processDeletes(states)
		}
		return p.processSaves(states)
	case PostUpdate:
		return f.postUpdates(n.Mapper, n.Delete)
	case SaveState:
		return f.save(n.Mapper, same())
	case DeleteState:
		var states []*instance.State
		for _, st := range same() {
			if f.isDeleted(st) {
				states = append(states, st)
			}
		}
		return f.delete(n.Mapper, states)
	}
	if states := same(); n.Delete {
		return p.processDeletes(states)
	} else {
		return p.processSaves(states)
	}
}
