package meta

import (
	"cmp"
	"crypto/md5"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
)

// Registry holds the models of a run: Django's app registry.
type Registry struct {
	// DefaultAuto is the kind of automatic primary keys.
	DefaultAuto Kind
	models      []*Model
	byKey       map[string]*Model
	pending     []pending
	// OnRelation is called when a relation's ends are both known, so that the host
	// can add the attributes of both sides.
	OnRelation func(r *Rel) error
	version    int
}

type pending struct {
	key  string
	then func(*Model) error
}

// NewRegistry makes a Registry.
func NewRegistry() *Registry {
	return &Registry{DefaultAuto: BigAutoKind, byKey: map[string]*Model{}}
}

// All lists the models in the order of registration.
func (r *Registry) All() []*Model { return r.models }

// Version changes with every registration.
func (r *Registry) Version() int { return r.version }

// Get finds a model by app label and name in any case; nil if there is none.
func (r *Registry) Get(app, name string) *Model { return r.byKey[key(app, name)] }

func key(app, name string) string { return app + "." + strings.ToLower(name) }

// when calls then once the model exists, at once if it does.
func (r *Registry) when(app, name string, then func(*Model) error) error {
	k := key(app, name)
	if m := r.byKey[k]; m != nil {
		return then(m)
	}
	r.pending = append(r.pending, pending{k, then})
	return nil
}

// When calls then once the model of an app is registered, at once if it is.
func (r *Registry) When(app, name string, then func(*Model) error) error {
	return r.when(app, name, then)
}

// Snapshot is a registry's content at one time.
type Snapshot struct {
	models  []*Model
	byKey   map[string]*Model
	pending []pending
	reverse map[*Model]int
}

// Snapshot notes what is registered, for Restore.
func (r *Registry) Snapshot() Snapshot {
	s := Snapshot{slices.Clone(r.models), maps.Clone(r.byKey), slices.Clone(r.pending), map[*Model]int{}}
	for _, m := range r.models {
		s.reverse[m] = len(m.reverse)
	}
	return s
}

// Restore forgets the models that were registered since the snapshot.
func (r *Registry) Restore(s Snapshot) {
	r.models, r.byKey, r.pending = s.models, s.byKey, s.pending
	for m, n := range s.reverse {
		m.reverse = m.reverse[:n]
	}
	r.version++
}

// Register completes a model and enters it: the automatic primary key, the table
// name, relations in both directions. Fields and options must be set.
func (r *Registry) Register(m *Model) error {
	m.Registry = r
	if m.VerboseName == "" {
		m.VerboseName = CamelToSpaces(m.Name)
	}
	if m.VerboseNamePlural == "" {
		m.VerboseNamePlural = m.VerboseName + "s"
	}
	if m.Abstract {
		return nil
	}
	if m.Proxy {
		m.DBTable = m.Concrete().DBTable
		m.PK = m.Concrete().PK
	} else {
		if m.DBTable == "" {
			m.DBTable = m.AppLabel + "_" + m.LowerName()
		}
		r.preparePK(m)
	}
	if old := r.byKey[key(m.AppLabel, m.Name)]; old != nil {
		for i, x := range r.models {
			if x == old {
				r.models = append(r.models[:i:i], r.models[i+1:]...)
			}
		}
	}
	r.models = append(r.models, m)
	if m.place == 0 {
		m.place = int(placed.Add(2))
	}
	r.byKey[key(m.AppLabel, m.Name)] = m
	r.version++
	for _, f := range append(append([]*Field{}, m.LocalFields...), m.LocalM2M...) {
		if f.Rel != nil {
			if err := r.connect(m, f); err != nil {
				return err
			}
		}
	}
	k := key(m.AppLabel, m.Name)
	waiting := r.pending
	r.pending = nil
	for _, p := range waiting {
		if p.key != k {
			r.pending = append(r.pending, p)
			continue
		}
		if err := p.then(m); err != nil {
			return err
		}
	}
	return nil
}

// placed counts the models that were registered.
var placed atomic.Int64

func (r *Registry) preparePK(m *Model) {
	if m.PK != nil {
		return
	}
	for _, p := range m.Parents {
		if p.Link != nil {
			p.Link.PrimaryKey = true
			p.Link.Unique = true
			m.PK = p.Link
			return
		}
	}
	kind := r.DefaultAuto
	if m.IsContrib() {
		kind = AutoKind
	}
	f := &Field{Kind: kind, PrimaryKey: true, Unique: true, Blank: true, AutoCreated: true, Order: NextAutoOrder(), VerboseName: "ID"}
	f.SetName("id")
	m.AddField(f)
}

// connect ties a relational field to the model it names, now or later.
func (r *Registry) connect(m *Model, f *Field) error {
	rel := f.Rel
	rel.Field = f
	rel.RelatedName = m.fill(rel.RelatedName)
	rel.RelatedQueryName = m.fill(rel.RelatedQueryName)
	if rel.RelatedName == "" && m.DefaultRelatedName != "" && !(rel.Symmetrical && (rel.ToName == "self" || rel.To == m)) {
		rel.RelatedName = m.fill(m.DefaultRelatedName)
	}
	resolve := func(name string, then func(*Model) error) error {
		if name == "self" {
			return then(m)
		}
		app, model, dotted := strings.Cut(name, ".")
		if !dotted {
			app, model = m.AppLabel, name
		}
		return r.when(app, model, then)
	}
	withTarget := func(to *Model) error {
		rel.To = to
		if rel.Kind != ManyToMany {
			to.Concrete().attach(rel, to)
			r.version++
			return r.announce(rel)
		}
		if rel.Symmetrical && to == m && rel.RelatedName == "" {
			rel.RelatedName = f.Name + "_rel_+"
		} else if rel.Hidden() {
			rel.RelatedName = "_" + m.AppLabel + "_" + m.LowerName() + "_" + f.Name + "_+"
		}
		if rel.ThroughName == "" && rel.Through == nil {
			if err := r.makeThrough(m, f); err != nil {
				return err
			}
			return r.finishM2M(m, f)
		}
		if rel.Through != nil {
			return r.finishM2M(m, f)
		}
		return resolve(rel.ThroughName, func(t *Model) error {
			rel.Through = t
			return r.finishM2M(m, f)
		})
	}
	if rel.To != nil {
		return withTarget(rel.To)
	}
	return resolve(rel.ToName, withTarget)
}

func (m *Model) fill(s string) string {
	if !strings.Contains(s, "%(") {
		return s
	}
	s = strings.ReplaceAll(s, "%(class)s", m.LowerName())
	s = strings.ReplaceAll(s, "%(model_name)s", m.LowerName())
	return strings.ReplaceAll(s, "%(app_label)s", m.AppLabel)
}

// attach enters a relation on its target's side, in the order of the models and, in
// a model, of its foreign keys and many-to-many fields.
func (m *Model) attach(rel *Rel, to *Model) {
	to.reverse = append(to.reverse, rel)
	place := func(r *Rel) (model, kind int) {
		switch {
		case r.Generic != nil:
			return r.Generic.For.place, 2
		case r.Kind == ManyToMany:
			return r.Field.Model.place, 1
		}
		return r.Field.Model.place, 0
	}
	slices.SortStableFunc(to.reverse, func(a, b *Rel) int {
		am, ak := place(a)
		bm, bk := place(b)
		return cmp.Or(am-bm, ak-bk)
	})
}

func (r *Registry) announce(rel *Rel) error {
	if r.OnRelation == nil {
		return nil
	}
	return r.OnRelation(rel)
}

// makeThrough builds the hidden table of a ManyToManyField.
func (r *Registry) makeThrough(m *Model, f *Field) error {
	to := f.Rel.To
	from, target := m.LowerName(), to.LowerName()
	if to == m {
		from, target = "from_"+from, "to_"+target
	}
	// Django makes it before the model that has the field is entered.
	t := &Model{place: m.place - 1, Name: m.Name + "_" + f.Name, Module: m.Module, AppLabel: m.AppLabel, AutoCreated: true, Managed: true, Host: m.Host,
		VerboseName:       from + "-" + target + " relationship",
		VerboseNamePlural: from + "-" + target + " relationships",
		UniqueTogether:    [][]string{{from, target}}}
	t.DBTable = f.DBColumn // db_table of the field
	if t.DBTable == "" {
		t.DBTable = truncateName(m.DBTable+"_"+f.Name, 0)
	}
	link := func(name string, end *Model) *Field {
		k := &Field{Kind: ForeignKeyKind, DBIndex: true, Order: NextOrder(),
			Rel: &Rel{Kind: ManyToOne, To: end, OnDelete: Cascade, RelatedName: t.Name + "+", DBConstraint: f.Rel.DBConstraint}}
		k.Rel.Field = k
		k.SetName(name)
		k.VerboseName = name
		t.AddField(k)
		return k
	}
	link(from, m)
	link(target, to)
	f.Rel.Through = t
	return r.Register(t)
}

// finishM2M finds the through table's two links and attaches the relation.
func (r *Registry) finishM2M(m *Model, f *Field) error {
	rel := f.Rel
	if len(rel.ThroughFields) == 2 {
		rel.SourceLink, rel.TargetLink = rel.Through.Field(rel.ThroughFields[0]), rel.Through.Field(rel.ThroughFields[1])
	} else {
		rel.SourceLink, rel.TargetLink = nil, nil
		for _, k := range rel.Through.Fields() {
			if k.Rel == nil || k.Rel.Kind == ManyToMany {
				continue
			}
			end := k.Rel.To
			if end == nil {
				// The link names a model that is not registered yet: this one, or
				// one that is still to come.
				app, name, dotted := strings.Cut(k.Rel.ToName, ".")
				if !dotted {
					app, name = rel.Through.AppLabel, k.Rel.ToName
				}
				r.pending = append(r.pending, pending{key(app, name), func(*Model) error { return r.finishM2M(m, f) }})
				return nil
			}
			switch {
			case rel.SourceLink == nil && (end == m || m.IsSubclass(end)):
				rel.SourceLink = k
			case rel.TargetLink == nil && (end == rel.To || rel.To.IsSubclass(end)):
				rel.TargetLink = k
			}
		}
	}
	rel.To.Concrete().attach(rel, rel.To)
	r.version++
	return r.announce(rel)
}

// truncateName shortens an identifier to length with a hash, as db.utils does;
// zero means no limit.
func truncateName(name string, length int) string {
	if length == 0 || len(name) <= length {
		return name
	}
	return name[:length-4] + Digest(name)[:4]
}

// Digest is the hash that Django builds into the names of indexes and tables.
func Digest(parts ...string) string {
	h := md5.New()
	for _, p := range parts {
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// FillName puts the model's names into a pattern such as "%(class)s_positive".
func (m *Model) FillName(s string) string { return m.fill(s) }
