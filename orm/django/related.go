package django

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// Manager is a related manager: the objects at the other end of a relation to
// many.
type Manager struct {
	S     *Session
	Owner meta.Instance
	Rel   *meta.Rel   // a reverse foreign key, or an m2m seen from its target
	Field *meta.Field // an m2m seen from its own model
	Model *meta.Model // of the objects
	value any         // the owner's key that the others refer to
	// contentType is that of the owner, for a generic relation.
	contentType any
}

// NewManager makes the manager of a relation for an object.
func (s *Session) NewManager(o meta.Instance, r meta.Relation) (*Manager, error) {
	m := &Manager{S: s, Owner: o, Model: r.RelatedModel()}
	switch r := r.(type) {
	case *meta.Field:
		m.Field = r
		m.value, _ = o.Get(r.Rel.SourceLink.Rel.Target().Attname)
		if m.value == nil {
			return nil, meta.Errorf(meta.ValueError, `"%s" needs to have a value for field "%s" before this many-to-many relationship can be used.`, o.Repr(), r.Rel.SourceLink.Rel.Target().Name)
		}
	case *meta.Rel:
		m.Rel = r
		if r.Kind == meta.ManyToMany {
			m.value, _ = o.Get(r.Field.Rel.TargetLink.Rel.Target().Attname)
			if m.value == nil {
				return nil, meta.Errorf(meta.ValueError, `"%s" needs to have a value for field "%s" before this many-to-many relationship can be used.`, o.Repr(), r.Field.Rel.TargetLink.Rel.Target().Name)
			}
		} else {
			m.value, _ = o.Get(r.Target().Attname)
			if r.Generic != nil {
				return m, m.generic()
			}
			if PK(o) == nil {
				return nil, meta.Errorf(meta.ValueError, "'%s' instance needs to have a primary key value before this relationship can be used.", o.Model().Name)
			}
		}
	}
	return m, nil
}

// IsM2M tells whether the relation goes through a table of its own.
func (m *Manager) IsM2M() bool { return m.Field != nil || m.Rel.Kind == meta.ManyToMany }

func (m *Manager) m2m() *meta.Field {
	if m.Field != nil {
		return m.Field
	}
	return m.Rel.Field
}

// links are the through table's links to the owner and to the objects.
func (m *Manager) links() (source, target *meta.Field) {
	r := m.m2m().Rel
	if m.Field != nil {
		return r.SourceLink, r.TargetLink
	}
	return r.TargetLink, r.SourceLink
}

func (m *Manager) symmetrical() bool { return m.Field != nil && m.Field.Rel.Symmetrical }

// Value is the owner's key that the links refer to.
func (m *Manager) Value() any { return m.value }

// CacheName is the name under which the objects are prefetched.
func (m *Manager) CacheName() string {
	if m.Field != nil {
		return m.Field.Name
	}
	return m.Rel.AccessorName()
}

// queryName is the name that leads from the objects back to the owner.
func (m *Manager) queryName() string {
	if m.Field != nil {
		return m.Field.Rel.QueryName()
	}
	return m.Rel.Field.Name
}

// Prefetched is the QuerySet that was prefetched, if any.
func (m *Manager) Prefetched() (*QuerySet, bool) {
	qs, ok := m.Owner.State().Prefetched[m.CacheName()].(*QuerySet)
	if ok {
		m.S.kept(m.Owner, "prefetch", "hit", m.CacheName(), len(qs.cache))
	}
	return qs, ok
}

// Restrict limits a QuerySet to the owner's objects.
func (m *Manager) Restrict(qs *QuerySet) (*QuerySet, error) {
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot filter a query once a slice has been taken.")
	}
	if qs.DB == "" && m.Owner.State().DB != "" && m.Owner.State().DB != DefaultDB {
		qs = qs.Using(m.Owner.State().DB)
	}
	if m.IsM2M() {
		source, _ := m.links()
		name := m.queryName() + "__" + source.Rel.Target().Name
		q, err := qs.Q.FilterSticky(query.NewQ(query.Cond{Name: name, Value: m.value}))
		return m.own(qs.with2(q, err))
	}
	if m.Rel.Generic != nil {
		return qs.Filter(query.NewQ(m.genericConds()...), false)
	}
	if m.value == nil {
		return qs.None(), nil
	}
	q, err := qs.Q.Filter(query.NewQ(query.Cond{Name: m.Rel.Field.Name, Value: m.Owner}))
	c, err := qs.with2(q, err)
	if err != nil {
		return nil, err
	}
	if c.known == nil {
		c.known = map[meta.Relation]map[string]meta.Instance{}
	}
	c.known[m.Rel.Field] = map[string]meta.Instance{values.Repr(m.value): m.Owner}
	return m.own(c, nil)
}

// own remembers that a QuerySet is the manager's.
func (m *Manager) own(qs *QuerySet, err error) (*QuerySet, error) {
	if err == nil {
		qs.from, qs.fromQ = m, qs.Q
	}
	return qs, err
}

// with2 takes over a query as it is, keeping its sticky joins.
func (qs *QuerySet) with2(q *query.Query, err error) (*QuerySet, error) {
	if err != nil {
		return nil, err
	}
	c := qs.Clone()
	c.Q = q
	return c, nil
}

// Query is the QuerySet of the owner's objects.
func (m *Manager) Query(base *QuerySet) (*QuerySet, error) {
	if qs, ok := m.Prefetched(); ok {
		return qs, nil
	}
	return m.Restrict(base)
}

// Constrained is the through table's rows of the owner: counting or looking for
// them needs no join, since foreign keys see to it that their objects are there.
// ok is false where that is not so, or where the objects are prefetched.
func (m *Manager) Constrained() (qs *QuerySet, ok bool, err error) {
	source, target := m.links()
	if _, fetched := m.Prefetched(); fetched || !target.Rel.DBConstraint {
		return nil, false, nil
	}
	conds := []any{query.Cond{Name: source.Name, Value: m.value}}
	if target.Null {
		conds = append(conds, query.Cond{Name: target.Name + "__isnull", Value: false})
	}
	qs, err = m.S.All(m.Through()).Using(m.using()).Filter(query.NewQ(conds...), false)
	return qs, err == nil, err
}

// Forget drops what was prefetched of the relation.
func (m *Manager) Forget() { delete(m.Owner.State().Prefetched, m.CacheName()) }

func (m *Manager) using() string { return m.Owner.State().DB }

// check refuses objects of another model.
func (m *Manager) check(o any, bulk bool) (meta.Instance, error) {
	inst, ok := o.(meta.Instance)
	if !ok || !inst.Model().IsSubclass(m.Model) && !m.Model.IsSubclass(inst.Model()) && inst.Model().Concrete() != m.Model.Concrete() {
		return nil, meta.Errorf(meta.TypeError, "'%s' instance expected, got %s", m.Model.Name, reprOf(o))
	}
	return inst, nil
}

func reprOf(v any) string {
	if o, ok := v.(meta.Instance); ok {
		return o.Repr()
	}
	return values.Repr(v)
}

// Add adds objects; for an m2m also keys.
func (m *Manager) Add(objs []any, bulk bool, defaults Defaults) error {
	m.Forget()
	if m.IsM2M() {
		return m.S.Conn(m.using()).Atomic(false, func() error { return m.addBoth(objs, defaults) })
	}
	set := func(o any) (meta.Instance, error) {
		inst, err := m.check(o, bulk)
		if err != nil {
			return nil, err
		}
		m.point(inst, m.Owner)
		return inst, nil
	}
	if !bulk {
		return m.S.Conn(m.using()).Atomic(false, func() error {
			for _, o := range objs {
				inst, err := set(o)
				if err != nil {
					return err
				}
				if err := m.Model.Host.Save(inst, meta.SaveArgs{}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var pks []any
	for _, o := range objs {
		inst, err := set(o)
		if err != nil {
			return err
		}
		if inst.State().Adding {
			return meta.Errorf(meta.ValueError, "%s instance isn't saved. Use bulk=False or save the object first.", inst.Repr())
		}
		pks = append(pks, PK(inst))
	}
	qs, err := m.S.All(m.Model).Using(m.using()).Filter(query.NewQ(query.Cond{Name: "pk__in", Value: SetOrder(pks)}), false)
	if err != nil {
		return err
	}
	if g := m.Rel.Generic; g != nil {
		_, err = qs.Update([]string{g.Field.Attname, m.keyName()}, []any{m.contentType, m.value})
		return err
	}
	_, err = qs.Update([]string{m.Rel.Field.Name}, []any{m.Owner})
	return err
}

// point makes an object's foreign key refer to another.
func (m *Manager) point(o, to meta.Instance) {
	f := m.Rel.Field
	if m.Rel.Generic != nil {
		o.Set(f.Attname, m.value)
		o.Set(m.Rel.Generic.Field.Attname, m.contentType)
		return
	}
	var v any
	if to != nil {
		v, _ = to.Get(f.Rel.Target().Attname)
	}
	o.Set(f.Attname, v)
	o.State().SetCached(f.CacheName(), to)
}

// Defaults are through_defaults.
type Defaults struct {
	Names  []string
	Values []any
}

func (m *Manager) addBoth(objs []any, d Defaults) error {
	source, target := m.links()
	if err := m.addItems(source, target, objs, d); err != nil {
		return err
	}
	if m.symmetrical() {
		return m.addItems(target, source, objs, d)
	}
	return nil
}

// keys are the values by which objects, or keys given instead, are referred to.
func (m *Manager) keys(target *meta.Field, objs []any) ([]any, error) {
	var out []any
	seen := map[string]bool{}
	for _, o := range objs {
		var v any
		if inst, ok := o.(meta.Instance); ok {
			if _, err := m.check(o, true); err != nil {
				return nil, err
			}
			if own, other := m.Owner.State().DB, inst.State().DB; !m.S.Related(inst, m.Owner) {
				return nil, meta.Errorf(meta.ValueError, `Cannot add "%s": instance is on database "%s", value is on database "%s"`, inst.Repr(), aliasOr(own), aliasOr(other))
			}
			v, _ = inst.Get(target.Rel.Target().Attname)
			if v == nil {
				return nil, meta.Errorf(meta.ValueError, `Cannot add "%s": the value for field "%s" is None`, inst.Repr(), target.Name)
			}
		} else {
			p, err := target.Rel.Target().Prepare(m.S.Env, o)
			if err != nil {
				return nil, err
			}
			v = p
		}
		if k := values.Repr(v); !seen[k] {
			seen[k] = true
			out = append(out, v)
		}
	}
	return SetOrder(out), nil
}

// aliasOr is an alias as messages show it.
func aliasOr(alias string) string {
	if alias == "" {
		return "None"
	}
	return alias
}

func (m *Manager) signals(source *meta.Field) bool {
	through := m.m2m().Rel.Through
	own, _ := m.links()
	return (m.Field == nil || source == own) && m.Model.Host != nil && m.Model.Host.Listens("m2m_changed", through)
}

func (m *Manager) signal(action string, source *meta.Field, pks []any) error {
	if !m.signals(source) {
		return nil
	}
	return m.Model.Host.Send(meta.Signal{Name: "m2m_changed", Sender: m.m2m().Rel.Through, Instance: m.Owner, Action: action,
		Reverse: m.Field == nil, Model: m.Model, PKs: pks, Using: m.S.Conn(m.using()).Alias})
}

func (m *Manager) addItems(source, target *meta.Field, objs []any, d Defaults) error {
	if len(objs) == 0 {
		return nil
	}
	ids, err := m.keys(target, objs)
	if err != nil {
		return err
	}
	through := m.m2m().Rel.Through
	qs := m.S.All(through).Using(m.using())
	ignore := through.AutoCreated
	must := m.signals(source)
	insert := func(ids []any, ignore bool) error {
		var rows []meta.Instance
		for _, id := range ids {
			names := append(slices.Clone(d.Names), source.Attname, target.Attname)
			o, err := through.Host.Construct(through, names, append(slices.Clone(d.Values), m.value, id))
			if err != nil {
				return err
			}
			rows = append(rows, o)
		}
		return qs.BulkCreate(rows, BulkOptions{IgnoreConflicts: ignore})
	}
	if ignore && !must {
		return insert(ids, true)
	}
	existing, err := qs.Values([]string{target.Name}, nil, nil, Flat)
	if err != nil {
		return err
	}
	conds := []any{query.Cond{Name: source.Name, Value: m.value}, query.Cond{Name: target.Name + "__in", Value: ids}}
	if target.Name+"__in" < source.Name { // look-ups go by their names
		slices.Reverse(conds)
	}
	existing, err = existing.Filter(query.NewQ(conds...), false)
	if err != nil {
		return err
	}
	have, err := existing.Items()
	if err != nil {
		return err
	}
	missing := slices.DeleteFunc(slices.Clone(ids), func(id any) bool {
		return slices.ContainsFunc(have, func(h any) bool { return Equal(h, id) })
	})
	return m.S.Conn(m.using()).Atomic(false, func() error {
		if err := m.signal("pre_add", source, nonNil(missing)); err != nil {
			return err
		}
		if err := insert(missing, ignore); err != nil {
			return err
		}
		return m.signal("post_add", source, nonNil(missing))
	})
}

func nonNil(list []any) []any {
	if list == nil {
		return []any{}
	}
	return list
}

// Remove takes objects out of the relation.
func (m *Manager) Remove(objs []any, base *QuerySet, bulk bool) error {
	m.Forget()
	if m.IsM2M() {
		return m.removeItems(objs, base)
	}
	if len(objs) == 0 {
		return nil
	}
	var pks []any
	for _, o := range objs {
		inst, err := m.check(o, true)
		if err != nil {
			return err
		}
		v, _ := inst.Get(m.Rel.Field.Attname)
		if m.Rel.Generic == nil && !Equal(v, m.value) {
			return &meta.Error{Class: meta.ObjectDoesNotExist, Model: m.Rel.To, Message: inst.Repr() + " is not related to " + m.Owner.Repr() + "."}
		}
		pks = append(pks, PK(inst))
	}
	all, err := m.Restrict(base)
	if err != nil {
		return err
	}
	qs, err := all.Filter(query.NewQ(query.Cond{Name: "pk__in", Value: SetOrder(pks)}), false)
	if err != nil {
		return err
	}
	return m.clear(qs, bulk)
}

// Clear takes all objects out of the relation.
func (m *Manager) Clear(base *QuerySet, bulk bool) error {
	m.Forget()
	all, err := m.Restrict(base)
	if err != nil {
		return err
	}
	if !m.IsM2M() {
		return m.clear(all, bulk)
	}
	source, _ := m.links()
	return m.S.Conn(m.using()).Atomic(false, func() error {
		if err := m.signal("pre_clear", source, nil); err != nil {
			return err
		}
		var vals any // a manager that leaves objects out leaves their links alone
		if base.Q.HasFilters() {
			vals = base.Q
		}
		if err := m.deleteLinks(vals); err != nil {
			return err
		}
		return m.signal("post_clear", source, nil)
	})
}

func (m *Manager) clear(qs *QuerySet, bulk bool) error {
	if m.Rel.Generic != nil {
		return m.deleteGeneric(qs, bulk)
	}
	if bulk {
		_, err := qs.Update([]string{m.Rel.Field.Name}, []any{nil})
		return err
	}
	return m.S.Conn(m.using()).Atomic(false, func() error {
		items, err := qs.Items()
		if err != nil {
			return err
		}
		for _, o := range instances(items) {
			m.point(o, nil)
			if err := m.Model.Host.Save(o, meta.SaveArgs{UpdateFields: []string{m.Rel.Field.Name}, HasUpdateFields: true}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *Manager) removeItems(objs []any, base *QuerySet) error {
	if len(objs) == 0 {
		return nil
	}
	source, target := m.links()
	var ids []any
	for _, o := range objs {
		if inst, ok := o.(meta.Instance); ok {
			v, _ := inst.Get(target.Rel.Target().Attname)
			ids = append(ids, v)
		} else {
			ids = append(ids, o)
		}
	}
	ids = SetOrder(ids)
	return m.S.Conn(m.using()).Atomic(false, func() error {
		if err := m.signal("pre_remove", source, ids); err != nil {
			return err
		}
		var vals any = ids
		if base.Q.HasFilters() {
			qs, err := base.Filter(query.NewQ(query.Cond{Name: target.Rel.Target().Name + "__in", Value: ids}), false)
			if err != nil {
				return err
			}
			vals = qs.Q
		}
		if err := m.deleteLinks(vals); err != nil {
			return err
		}
		return m.signal("post_remove", source, ids)
	})
}

// deleteLinks deletes rows of the through table: those to the given objects, or
// all of the owner's for nil.
func (m *Manager) deleteLinks(vals any) error {
	source, target := m.links()
	cond := query.NewQ(query.Cond{Name: source.Name, Value: m.value})
	if vals != nil {
		cond = cond.Join(query.NewQ(query.Cond{Name: target.Name + "__in", Value: vals}), query.And)
	}
	if m.symmetrical() {
		other := query.NewQ(query.Cond{Name: target.Name, Value: m.value})
		if vals != nil {
			other = other.Join(query.NewQ(query.Cond{Name: source.Name + "__in", Value: vals}), query.And)
		}
		cond = cond.Join(other, query.Or)
	}
	qs, err := m.S.All(m.m2m().Rel.Through).Using(m.using()).Filter(cond, false)
	if err != nil {
		return err
	}
	_, err = qs.Delete()
	return err
}

// Set makes the relation hold exactly the given objects.
func (m *Manager) Set(objs []any, base *QuerySet, bulk, clear bool, d Defaults) error {
	return m.S.Conn(m.using()).Atomic(false, func() error {
		if !m.IsM2M() && !m.Rel.Field.Null && m.Rel.Generic == nil {
			return m.Add(objs, bulk, d)
		}
		if clear {
			if err := m.Clear(base, bulk); err != nil {
				return err
			}
			return m.Add(objs, bulk, d)
		}
		all, err := m.Restrict(base)
		if err != nil {
			return err
		}
		if !m.IsM2M() {
			items, err := all.Items()
			if err != nil {
				return err
			}
			old := items
			var fresh []any
			for _, o := range objs {
				i := slices.IndexFunc(old, func(x any) bool {
					a, ok1 := x.(meta.Instance)
					b, ok2 := o.(meta.Instance)
					return ok1 && ok2 && SameObject(a, b)
				})
				if i >= 0 {
					old = slices.Delete(slices.Clone(old), i, i+1)
				} else {
					fresh = append(fresh, o)
				}
			}
			if err := m.Remove(old, base, bulk); err != nil {
				return err
			}
			return m.Add(fresh, bulk, d)
		}
		_, target := m.links()
		ids, err := all.Values([]string{target.Rel.Target().Attname}, nil, nil, Flat)
		if err != nil {
			return err
		}
		old, err := ids.Items()
		if err != nil {
			return err
		}
		old = SetOrder(old)
		var fresh []any
		for _, o := range objs {
			v := o
			if inst, ok := o.(meta.Instance); ok {
				v, _ = inst.Get(target.Rel.Target().Attname)
			} else if v, err = target.Rel.Target().Prepare(m.S.Env, o); err != nil {
				return err
			}
			i := slices.IndexFunc(old, func(x any) bool { return Equal(x, v) })
			if i >= 0 {
				old = slices.Delete(slices.Clone(old), i, i+1)
			} else {
				fresh = append(fresh, o)
			}
		}
		if err := m.Remove(old, base, bulk); err != nil {
			return err
		}
		return m.Add(fresh, bulk, d)
	})
}

// Through is the model of the table between, of an m2m.
func (m *Manager) Through() *meta.Model { return m.m2m().Rel.Through }
