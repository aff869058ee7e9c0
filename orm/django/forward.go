package django

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// Forward follows a foreign key; nil for None. The object is kept.
func (s *Session) Forward(o meta.Instance, f *meta.Field) (meta.Instance, error) {
	if rel, ok := o.State().Cached(f.CacheName()); ok {
		s.kept(o, "related", "hit", f.Name, count(rel))
		return rel, nil
	}
	v, ok := o.Get(f.Attname)
	if !ok {
		if err := s.LoadDeferred(o, f); err != nil {
			return nil, err
		}
		v, _ = o.Get(f.Attname)
	}
	if v == nil {
		return nil, nil
	}
	if f.Rel.ParentLink {
		if p, err := s.parentObject(o, f); p != nil || err != nil {
			return p, err
		}
	}
	s.choice(o.Model(), f.Name, "deferred", "read before it was fetched")
	base, err := s.Base(f.Rel.To)
	if err != nil {
		return nil, err
	}
	got, err := base.Using(o.State().DB).Get(query.NewQ(query.Cond{Name: f.Rel.Target().Name, Value: v}))
	if err != nil {
		return nil, err
	}
	rel := got.(meta.Instance)
	o.State().SetCached(f.CacheName(), rel)
	s.kept(o, "related", "fill", f.Name, 1)
	if f.Unique {
		rel.State().SetCached(f.Rel.CacheName(), o)
	}
	return rel, nil
}

// parentObject is the parent part of an object whose parent's fields are all
// loaded already.
func (s *Session) parentObject(o meta.Instance, f *meta.Field) (meta.Instance, error) {
	to := f.Rel.To
	for _, pf := range to.Fields() {
		if _, ok := o.Get(pf.Attname); !ok {
			return nil, nil
		}
	}
	p, err := to.Host.New(to)
	if err != nil {
		return nil, err
	}
	for _, pf := range to.Fields() {
		v, _ := o.Get(pf.Attname)
		p.Set(pf.Attname, v)
	}
	p.State().Adding, p.State().DB = o.State().Adding, o.State().DB
	o.State().SetCached(f.CacheName(), p)
	return p, nil
}

// Reverse follows a one-to-one relation backwards. The error names the missing
// object where there is none.
func (s *Session) Reverse(o meta.Instance, r *meta.Rel) (meta.Instance, error) {
	rel, ok := o.State().Cached(r.CacheName())
	if !ok {
		if PK(o) != nil {
			v, _ := o.Get(r.Target().Attname)
			s.choice(o.Model(), r.AccessorName(), "deferred", "read before it was fetched")
			base, err := s.Base(r.RelatedModel())
			if err != nil {
				return nil, err
			}
			got, err := base.Using(o.State().DB).Get(query.NewQ(query.Cond{Name: r.Field.Name, Value: v}))
			if e, missing := err.(*meta.Error); missing && e.Class == meta.ObjectDoesNotExist {
				o.State().SetCached(r.CacheName(), nil)
			} else if err != nil {
				return nil, err
			} else {
				rel = got.(meta.Instance)
				rel.State().SetCached(r.Field.CacheName(), o)
				o.State().SetCached(r.CacheName(), rel)
				s.kept(o, "related", "fill", r.AccessorName(), 1)
			}
		}
	} else {
		s.kept(o, "related", "hit", r.AccessorName(), count(rel))
	}
	if rel == nil {
		return nil, &meta.Error{Class: meta.RelatedDoesNotExist, Field: r, Model: r.RelatedModel(),
			Message: o.Model().Name + " has no " + r.AccessorName() + "."}
	}
	return rel, nil
}

// LoadDeferred fetches a deferred field of an object.
func (s *Session) LoadDeferred(o meta.Instance, f *meta.Field) error {
	if f.PrimaryKey && f.Rel != nil && f.Rel.ParentLink {
		if v, ok := o.Get(f.Rel.Target().Attname); ok {
			o.Set(f.Attname, v)
			return nil
		}
	}
	return s.Refresh(o, []string{f.Attname}, "", nil)
}

// Refresh reloads fields of an object; nil names all that are not deferred.
func (s *Session) Refresh(o meta.Instance, names []string, using string, from *QuerySet) error {
	m := o.Model()
	st := o.State()
	prefetched := map[string]bool{}
	if names == nil {
		st.Prefetched = nil
	} else {
		var rest []string
		for _, n := range names {
			if _, ok := st.Prefetched[n]; ok {
				prefetched[n] = true
				delete(st.Prefetched, n)
				continue
			}
			rest = append(rest, n)
		}
		names = rest
		if len(names) == 0 {
			return nil
		}
	}
	if using == "" {
		using = st.DB
	}
	qs := from
	if qs == nil {
		qs = s.All(m).Using(using)
	}
	qs, err := qs.Filter(query.NewQ(query.Cond{Name: "pk", Value: PK(o)}), false)
	if err != nil {
		return err
	}
	var deferred []string
	for _, f := range m.Fields() {
		if _, ok := o.Get(f.Attname); !ok {
			deferred = append(deferred, f.Attname)
		}
	}
	if names != nil {
		qs, err = qs.Only(names)
	} else if len(deferred) > 0 {
		var loaded []string
		for _, f := range m.Fields() {
			if !slices.Contains(deferred, f.Attname) {
				loaded = append(loaded, f.Attname)
			}
		}
		qs, err = qs.Only(loaded)
	}
	if err != nil {
		return err
	}
	got, err := qs.Get(query.NewQ())
	if err != nil {
		return err
	}
	fresh := got.(meta.Instance)
	for _, f := range m.Fields() {
		v, ok := fresh.Get(f.Attname)
		if !ok {
			continue
		}
		if c, ok := o.(copier); ok {
			c.CopyFrom(fresh, f.Attname)
		} else {
			o.Set(f.Attname, v)
		}
		if f.Rel != nil {
			delete(st.Cache, f.CacheName())
			if names == nil {
				if rel, ok := fresh.State().Cached(f.CacheName()); ok {
					st.SetCached(f.CacheName(), rel)
				}
			}
		}
	}
	for _, r := range m.Related(false) {
		if r.Single() && (names == nil || slices.Contains(names, r.CacheName())) {
			delete(st.Cache, r.CacheName())
		}
	}
	st.DB = fresh.State().DB
	return nil
}

// copier is an object that can take over an attribute without a detour through
// the ORM's own form of its value.
type copier interface {
	CopyFrom(from meta.Instance, attname string)
}

// NextBy is the next or previous object by a date field, ties broken by key.
func (s *Session) NextBy(o meta.Instance, f *meta.Field, next bool, cond *query.Q) (meta.Instance, error) {
	if PK(o) == nil {
		return nil, meta.Errorf(meta.ValueError, "get_next/get_previous cannot be used on unsaved objects.")
	}
	op, order := "gt", ""
	if !next {
		op, order = "lt", "-"
	}
	v, _ := o.Get(f.Attname)
	tie := query.NewQ(query.Cond{Name: f.Name, Value: v}, query.Cond{Name: "pk__" + op, Value: PK(o)})
	q := &query.Q{Connector: query.Or, Items: []any{tie, query.Cond{Name: f.Name + "__" + op, Value: v}}}
	qs := s.All(o.Model()).Using(o.State().DB)
	qs, err := qs.Filter(cond, false)
	if err != nil {
		return nil, err
	}
	if qs, err = qs.Filter(query.NewQ(q), false); err != nil {
		return nil, err
	}
	if qs, err = qs.OrderBy([]any{order + f.Name, order + "pk"}); err != nil {
		return nil, err
	}
	one := int64(1)
	items, err := qs.Slice(nil, &one).Items()
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, &meta.Error{Class: meta.ObjectDoesNotExist, Model: o.Model(), Message: o.Model().Name + " matching query does not exist."}
	}
	return items[0].(meta.Instance), nil
}
