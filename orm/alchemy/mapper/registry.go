package mapper

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// Registry is a set of mappers that know each other.
type Registry struct {
	Host instance.Host
	Meta *core.MetaData
	// Hooks plug in what reads and flushes objects.
	Hooks Hooks

	mappers []*Mapper
	dirty   bool
	eager   bool
	busy    bool
	failed  *Mapper
	failure error
	targets map[*core.Column][]syncTarget
}

// Hooks are called as attributes get their behaviour.
type Hooks struct {
	// Entity makes the element that stands for a mapper in statements.
	Entity func(m *Mapper) core.Entity
	// Refresh loads expired column attributes.
	Refresh func(st *instance.State, keys []string, p instance.Passive) error
	// Deferred is the loader of a deferred column.
	Deferred func(m *Mapper, p *ColumnProperty) instance.Loader
	// Lazy is the loader of a relationship.
	Lazy func(m *Mapper, r *Relationship) instance.Loader
	// Dynamic loads all objects of a dynamic relationship.
	Dynamic func(m *Mapper, r *Relationship) func(st *instance.State) ([]any, error)
	// Attribute adds the listeners of an attribute, before those that keep the
	// other side of a relationship in step.
	Attribute func(m *Mapper, p Property, a *instance.Attr)
	// Configured is told of a mapper whose relationships are known.
	Configured func(m *Mapper) error
	// Configuring is called before mappers are configured, with done after them.
	Configuring func(done bool) error
	// Instrument is told of an attribute that a backref has added to a class.
	Instrument func(m *Mapper, p Property)
}

type syncTarget struct {
	rel  *Relationship
	from *core.Column
}

// NewRegistry makes an empty Registry.
func NewRegistry(host instance.Host, meta *core.MetaData) *Registry {
	return &Registry{Host: host, Meta: meta, targets: map[*core.Column][]syncTarget{}}
}

// Eager tells whether any relationship is, or ever was, loaded along with its objects.
func (r *Registry) Eager() bool { return r.eager }

// Mappers are the mappers in the order in which they were made.
func (r *Registry) Mappers() []*Mapper { return r.mappers }

// Spec describes a class to be mapped.
type Spec struct {
	Class *instance.Class
	Host  any
	Table *core.Table // nil: shares the table of Inherits
	// From is the join or subquery that the class is mapped to, in the place of a table.
	From     core.FromClause
	Inherits *Mapper
	// Props are the attributes that are declared on the class, in order. Columns
	// of the table that are not among them are mapped under their key.
	Props []PropSpec
	// PrimaryKey overrides the table's.
	PrimaryKey []*core.Column
	InheritOn  core.ColumnElement
	// InheritKeys are the columns of InheritOn that count as foreign keys; nil for those
	// that are.
	InheritKeys []*core.Column
	// First are the keys of columns that come before all others: those whose names a
	// concrete class leaves to its base's body.
	First []string
	// Concrete: the class inherits nothing of the mapping of Inherits.
	Concrete bool
	// Exclude and Include name what the class does not map, or all that it maps.
	Exclude, Include *Named
	// Prefix stands before the names of columns that are mapped under their key.
	Prefix string

	PolymorphicOn *core.Column
	// PolymorphicExpr is an expression in place of PolymorphicOn; PolymorphicName names an attribute.
	PolymorphicExpr     core.ColumnElement
	PolymorphicName     string
	PolymorphicIdentity any
	HasIdentity         bool
	PolymorphicLoad     string
	// PolymorphicAbstract: the class has no objects of its own.
	PolymorphicAbstract bool
	WithPolymorphic     WithPolymorphic
	VersionCol          *core.Column
	EagerDefaults       string
	NoConfirm           bool
	NoBatch             bool
}

// PropSpec is one declared attribute: exactly one of Rel, Columns, Expr and
// Synonym is set.
type PropSpec struct {
	Key     string
	Rel     *Args
	Columns []*core.Column
	Expr    core.ColumnElement
	Synonym string
	// Query is query_expression(): Expr is what is selected where no option says
	// something else; nil for nothing.
	Query         bool
	Deferred      bool
	Group         string
	RaiseLoad     bool
	ActiveHistory bool
	Host          any
}

// Map maps a class.
func (r *Registry) Map(s Spec) (*Mapper, error) {
	var concrete *Mapper
	if s.Concrete {
		concrete, s.Inherits = s.Inherits, nil
	}
	m := &Mapper{
		Class: s.Class, Registry: r, Table: s.Table, Inherits: s.Inherits, Host: s.Host,
		PolymorphicOn: s.PolymorphicOn, PolymorphicIdentity: s.PolymorphicIdentity, HasIdentity: s.HasIdentity,
		VersionCol: s.VersionCol, EagerDefaults: s.EagerDefaults, NoConfirm: s.NoConfirm, NoBatch: s.NoBatch,
		InheritOn: s.InheritOn, IsConcrete: s.Concrete, Include: s.Include, Prefix: s.Prefix, polyFrom: s.WithPolymorphic.From,
		byKey: map[string]Property{}, colProp: map[*core.Column]*ColumnProperty{}, equated: map[*core.Table][]Pair{},
	}
	m.Base = m
	if b := s.Inherits; b != nil {
		if err := m.inherit(b, s); err != nil {
			return nil, err
		}
	} else {
		if s.Table != nil {
			m.tables = []*core.Table{s.Table}
		} else if s.From != nil {
			m.mapTo(s.From)
		}
		m.identities = map[string]*Mapper{}
		if concrete != nil {
			m.SetConcrete(concrete)
		}
	}
	m.PrimaryKey = s.PrimaryKey
	if m.PrimaryKey == nil {
		if s.Inherits != nil {
			m.PrimaryKey = s.Inherits.PrimaryKey
		} else if s.From != nil {
			m.PrimaryKey = m.keyOfMapped()
		} else {
			m.PrimaryKey = s.Table.PrimaryKey.Cols
		}
	}
	if m.HasIdentity {
		h, err := r.Host.Hash(m.PolymorphicIdentity)
		if err != nil {
			return nil, err
		}
		if old := m.Base.identities[h]; old != nil && old != m {
			if err := r.Host.Warn("SAWarning", fmt.Sprintf("Reassigning polymorphic association for identity %s from %s to %s: Check for duplicate use of %s as value for polymorphic_identity.", r.Host.Repr(m.PolymorphicIdentity), old.Repr(), m.Repr(), r.Host.Repr(m.PolymorphicIdentity))); err != nil {
				return nil, err
			}
		}
		m.Base.identities[h] = m
	}
	s.Class.Mapper = m
	s.Class.RefreshColumns = r.Hooks.Refresh
	m.Exclude = m.excluded(s)
	if err := m.addProps(s); err != nil {
		return nil, err
	}
	if err := m.checkKey(s.PrimaryKey != nil); err != nil {
		return nil, err
	}
	if r.Hooks.Entity != nil {
		m.Entity = r.Hooks.Entity(m)
	}
	m.PolymorphicAbstract = s.PolymorphicAbstract
	m.PolymorphicLoad = s.PolymorphicLoad
	m.withPolyAll, m.polySubs = s.WithPolymorphic.All, s.WithPolymorphic.Subs
	if m.PolymorphicLoad == "inline" && m.Inherits != nil {
		m.Inherits.addWithPolymorphic(m)
	}
	r.mappers = append(r.mappers, m)
	r.dirty = true
	return m, nil
}

func (m *Mapper) columnAttr(p *ColumnProperty) {
	a := &instance.Attr{
		Key: p.Name, Kind: instance.Scalar, Class: m.Class, ColumnLoaded: !p.Query,
		ActiveHistory: p.ActiveHistory, Factory: p.Host,
	}
	if len(p.Columns) > 0 && p.Columns[0].Schema != nil && (p.Columns[0].Schema.PrimaryKey || p.Columns[0] == m.VersionCol) {
		a.ActiveHistory = true
	}
	if p.Deferred && m.Registry.Hooks.Deferred != nil {
		a.SkipUnexpire = true
		a.Loader = m.Registry.Hooks.Deferred(m, p)
	}
	if p.owner != m {
		if b := p.owner.Class.Attr(p.Name); b != nil {
			a.Parent = b
		}
	}
	if m.Registry.Hooks.Attribute != nil {
		m.Registry.Hooks.Attribute(m, p, a)
	}
	m.Class.Add(a)
}

// AddProperty maps one more attribute on a class that is mapped already.
func (m *Mapper) AddProperty(ps PropSpec) error {
	switch {
	case ps.Rel != nil:
		r := &Relationship{Args: *ps.Rel, Name: ps.Key, Parent: m}
		m.add(r)
		if !m.configured {
			m.Registry.dirty = true
			break
		}
		if err := r.init(); err != nil {
			return err
		}
		m.relateAttrs(r)
	case ps.Synonym != "":
		m.add(&Synonym{Name: ps.Key, owner: m, Target: ps.Synonym, Host: ps.Host})
	default:
		p := &ColumnProperty{Name: ps.Key, owner: m, Columns: ps.Columns, Expr: labelled(ps.Expr), Deferred: ps.Deferred, Group: ps.Group, Host: ps.Host}
		for _, d := range m.SelfAndDescendants() {
			if d == m || d.byKey[p.Name] == nil && !d.leavesOut(p.Name, nil) {
				d.addColumns(p)
				d.columnAttr(p)
			}
		}
	}
	return nil
}

// Configure completes all mappers: it resolves names, determines joins, links
// the sides of relationships. It does nothing when nothing is new.
func (r *Registry) Configure() error { return r.configure(true) }

// ConfigureNow is Configure where user code asks for it.
func (r *Registry) ConfigureNow() error { return r.configure(false) }

func (r *Registry) configure(automatic bool) error {
	if r.failed != nil {
		return instance.Errorf(instance.InvalidRequestError, "One or more mappers failed to initialize - can't proceed with initialization of other mappers. Triggering mapper: '%s'. Original exception was: %s", r.failed, r.failureText())
	}
	if !r.dirty || r.busy {
		return nil
	}
	r.busy = true
	defer func() { r.busy = false }()
	if h, ok := r.Host.(interface{ TagWarnings(string) func() }); ok && automatic {
		defer h.TagWarnings("This warning originated from the `configure_mappers()` process, which was invoked automatically in response to a user-initiated operation.")()
	}
	configuring := r.Hooks.Configuring
	if configuring == nil {
		configuring = func(bool) error { return nil }
	}
	if err := configuring(false); err != nil {
		return err
	}
	for i := 0; i < len(r.mappers); i++ {
		m := r.mappers[i]
		if m.configured {
			continue
		}
		if err := m.configure(); err != nil {
			r.failed, r.failure = m, err
			return err
		}
		m.configured = true
		if f := r.Hooks.Configured; f != nil {
			if err := f(m); err != nil {
				return err
			}
		}
	}
	for _, m := range r.mappers {
		for _, rel := range m.Relationships() {
			m.relateAttrs(rel)
		}
	}
	r.dirty = false
	r.report()
	return configuring(true)
}

// Dispose forgets all mappers.
func (r *Registry) Dispose() {
	r.mappers, r.dirty, r.failed, r.failure = nil, false, nil, nil
}

// Configured tells whether the mapper's relationships are known.
func (m *Mapper) Configured() bool { return m.configured }

func (r *Registry) failureText() string {
	if h, ok := r.Host.(interface{ ErrorText(error) string }); ok {
		return h.ErrorText(r.failure)
	}
	return r.failure.Error()
}

func (m *Mapper) configure() error {
	if err := m.findPolymorphic(); err != nil {
		return err
	}
	for i := 0; i < len(m.props); i++ {
		r, ok := m.props[i].(*Relationship)
		if !ok || r.Parent != m || r.ready {
			continue
		}
		if err := r.init(); err != nil {
			return err
		}
	}
	return nil
}

// relateAttrs gives the class and its subclasses the attribute of a relationship.
func (m *Mapper) relateAttrs(rel *Relationship) {
	for _, d := range m.SelfAndDescendants() {
		if !d.Shares(m) {
			continue // a concrete class has relationships of its own
		}
		if rel.Parent == m && d != m && d.byKey[rel.Name] == nil {
			d.add(rel)
		}
		if rel.OnMapper(d) && d.Class.Attr(rel.Name) == nil {
			d.relationAttr(rel)
		}
	}
}

func (m *Mapper) relationAttr(r *Relationship) {
	kind := instance.Single
	if r.List {
		kind = instance.Collecting
	}
	queued := r.Lazy == "dynamic" || r.Lazy == "write_only"
	if queued {
		kind = instance.Queued
	}
	a := &instance.Attr{
		Key: r.Name, Kind: kind, Class: m.Class, Factory: r,
		TrackParent: r.SingleParent || r.Direction == OneToMany,
		Silent:      r.ViewOnly,
	}
	switch {
	case r.ActiveHistory:
		a.ActiveHistory = true
	case r.Direction != ManyToOne || !r.UseGet:
		a.DeferHistory = true
	}
	if m != r.Parent {
		a.Parent = r.Parent.Class.Attr(r.Name)
	}
	h := m.Registry.Hooks
	if queued && r.Lazy == "dynamic" {
		a.LoadQueued = h.Dynamic(m, r)
	}
	if h.Lazy != nil && !queued {
		a.Loader = h.Lazy(m, r)
	}
	if h.Attribute != nil {
		h.Attribute(m, r, a)
	}
	if r.BackPopulates != "" && !r.ViewOnly && (r.SyncBackref == nil || *r.SyncBackref) {
		a.Backref(r.BackPopulates)
	}
	m.Class.Add(a)
}

// labelled gives the expression of a property a label where it has none: its name
// in a statement is made up, whatever the property is called.
func labelled(x core.ColumnElement) core.ColumnElement {
	if _, ok := x.(*core.Label); ok || x == nil {
		return x
	}
	return core.NewLabel("", x, nil)
}
