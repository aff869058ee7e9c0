package django

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// Prefetch is a relation to load ahead, by its path from the objects.
type Prefetch struct {
	Through string // the path along relations
	To      string // the path with to_attr as its last part
	ToAttr  string
	Query   *QuerySet // nil: all objects of the relation
	// Queries are those of a GenericPrefetch, one for each model.
	Queries []*QuerySet
}

// NewPrefetch makes a Prefetch.
func NewPrefetch(path string, qs *QuerySet, toAttr string) *Prefetch {
	p := &Prefetch{Through: path, To: path, ToAttr: toAttr, Query: qs}
	if toAttr != "" {
		parts := strings.Split(path, "__")
		parts[len(parts)-1] = toAttr
		p.To = strings.Join(parts, "__")
	}
	return p
}

func (p *Prefetch) prefixed(prefix string) *Prefetch {
	c := *p
	c.Through = prefix + "__" + p.Through
	c.To = prefix + "__" + p.To
	return &c
}

func (p *Prefetch) toAt(level int) string {
	return strings.Join(strings.Split(p.To, "__")[:level+1], "__")
}

// Attributes lets an object hold lists of objects under an attribute, for
// to_attr; the host's objects implement it.
type Attributes interface {
	SetList(name string, list []meta.Instance)
	// Attribute reads any attribute as objects; found is false where there is none.
	Attribute(name string) (list []meta.Instance, found bool, err error)
}

// PrefetchObjects loads relations of objects, one query for each step.
func (s *Session) PrefetchObjects(objs []meta.Instance, lookups []*Prefetch) error {
	if len(objs) == 0 {
		return nil
	}
	done := map[string][]meta.Instance{}
	auto := map[*Prefetch]bool{}
	followed := map[meta.Relation]bool{}
	all := slices.Clone(lookups)
	slices.Reverse(all)
	for len(all) > 0 {
		p := all[len(all)-1]
		all = all[:len(all)-1]
		if _, ok := done[p.To]; ok {
			if p.Query != nil {
				return meta.Errorf(meta.ValueError, "'%s' lookup was already seen with a different queryset. You may need to adjust the ordering of your lookups.", p.To)
			}
			continue
		}
		list := objs
		parts := strings.Split(p.Through, "__")
		for level, attr := range parts {
			if len(list) == 0 {
				break
			}
			to := p.toAt(level)
			if got, ok := done[to]; ok {
				list = got
				continue
			}
			last := level == len(parts)-1
			toAttr := strings.Split(p.To, "__")[level]
			m := list[0].Model()
			rel := accessor(m, attr)
			if g := m.GenericKeyOf(attr); rel == nil && g != nil {
				next, err := s.reachGeneric(list, g, p, to == p.To)
				if err != nil {
					return err
				}
				done[to] = next
				list = next
				continue
			}
			if rel == nil {
				next, found, err := attributeOf(list, attr)
				if err != nil {
					return err
				}
				if !found {
					return meta.Errorf(meta.AttributeError, "Cannot find '%s' on %s object, '%s' is an invalid parameter to prefetch_related()", attr, m.Name, p.Through)
				}
				if last {
					return meta.Errorf(meta.ValueError, "'%s' does not resolve to an item that supports prefetching - this is an invalid parameter to prefetch_related().", p.Through)
				}
				list = next
				continue
			}
			var todo []meta.Instance
			for _, o := range list {
				if !isFetched(o, rel, attr, toAttr) {
					todo = append(todo, o)
				}
			}
			if len(todo) > 0 {
				var qs *QuerySet
				if to == p.To {
					qs = p.Query
				}
				got, more, err := s.prefetchLevel(todo, rel, qs, toAttr, p.ToAttr != "" && last, last && p.Query != nil)
				if err != nil {
					return err
				}
				list = got
				if _, seen := done[to]; !(seen && auto[p] && followed[rel]) {
					done[to] = got
					for i := len(more) - 1; i >= 0; i-- {
						x := more[i].prefixed(to)
						auto[x] = true
						all = append(all, x)
					}
				}
				followed[rel] = true
				continue
			}
			var next []meta.Instance
			for _, o := range list {
				got, err := s.reached(o, rel, toAttr, attr)
				if err != nil {
					return err
				}
				next = append(next, got...)
			}
			list = next
		}
	}
	return nil
}

// accessor is the relation behind an attribute of a model's objects.
func accessor(m *meta.Model, attr string) meta.Relation {
	if f := m.Field(attr); f != nil && f.Rel != nil && f.Name == attr {
		return f
	}
	for _, r := range m.Related(false) {
		if r.AccessorName() == attr {
			return r
		}
	}
	return nil
}

func attributeOf(list []meta.Instance, attr string) ([]meta.Instance, bool, error) {
	var out []meta.Instance
	any := false
	for _, o := range list {
		a, ok := o.(Attributes)
		if !ok {
			return nil, false, nil
		}
		got, found, err := a.Attribute(attr)
		if err != nil {
			return nil, false, err
		}
		any = any || found
		out = append(out, got...)
	}
	return out, any, nil
}

func single(r meta.Relation) bool {
	switch r := r.(type) {
	case *meta.Field:
		return r.Rel.Kind != meta.ManyToMany
	case *meta.Rel:
		return r.Kind == meta.OneToOne
	}
	return false
}

func isFetched(o meta.Instance, rel meta.Relation, attr, toAttr string) bool {
	if attr != toAttr {
		a, ok := o.(Attributes)
		if !ok {
			return false
		}
		_, found, err := a.Attribute(toAttr)
		return err == nil && found
	}
	if single(rel) {
		_, ok := o.State().Cached(rel.CacheName())
		return ok
	}
	_, ok := o.State().Prefetched[prefetchName(rel)]
	return ok
}

func prefetchName(rel meta.Relation) string {
	switch r := rel.(type) {
	case *meta.Field:
		return r.Name
	case *meta.Rel:
		return r.AccessorName()
	}
	return ""
}

// reached are the objects that were fetched for an object before.
func (s *Session) reached(o meta.Instance, rel meta.Relation, toAttr, attr string) ([]meta.Instance, error) {
	if attr != toAttr {
		if a, ok := o.(Attributes); ok {
			got, _, err := a.Attribute(toAttr)
			return got, err
		}
	}
	if single(rel) {
		got, _ := o.State().Cached(rel.CacheName())
		if got == nil {
			return nil, nil
		}
		return []meta.Instance{got}, nil
	}
	qs, ok := o.State().Prefetched[prefetchName(rel)].(*QuerySet)
	if !ok {
		return nil, nil
	}
	items, err := qs.Items()
	return instances(items), err
}

// prefetchLevel loads one relation of objects and gives each its part.
func (s *Session) prefetchLevel(objs []meta.Instance, rel meta.Relation, qs *QuerySet, toAttr string, asAttr, leafQuery bool) ([]meta.Instance, []*Prefetch, error) {
	custom := qs
	if qs == nil {
		qs = s.All(rel.RelatedModel())
		if !single(rel) {
			var err error
			if qs, err = s.byDefault(rel.RelatedModel()); err != nil {
				return nil, nil, err
			}
		}
	}
	if alias := objs[0].State().DB; alias != "" && alias != DefaultDB {
		qs = qs.Using(alias)
	}
	got, keyOf, ownKey, err := s.prefetchQuery(objs, rel, qs)
	if err != nil {
		return nil, nil, err
	}
	more := got.prefetch
	got.prefetch = nil
	s.choice(objs[0].Model(), relationName(rel), "prefetch_related", "one query for the objects of all")
	items, err := got.Items()
	if err != nil {
		return nil, nil, err
	}
	list := instances(items)
	if asAttr {
		if _, err := objs[0].Model().GetField(toAttr); err == nil {
			return nil, nil, meta.Errorf(meta.ValueError, "to_attr=%s conflicts with a field on the %s model.", toAttr, objs[0].Model().Name)
		}
	}
	by := map[string][]meta.Instance{}
	for _, o := range list {
		k := keyOf(o)
		by[k] = append(by[k], o)
	}
	if f, ok := rel.(*meta.Rel); ok && f.Kind != meta.ManyToMany && f.Generic == nil {
		owners := map[string]meta.Instance{}
		for _, o := range objs {
			owners[ownKey(o)] = o
		}
		for _, o := range list {
			if _, cached := o.State().Cached(f.Field.CacheName()); !cached || f.Kind == meta.OneToOne {
				o.State().SetCached(f.Field.CacheName(), owners[keyOf(o)])
			}
		}
	}
	if f, ok := rel.(*meta.Field); ok && f.Unique {
		for _, o := range objs {
			for _, r := range by[ownKey(o)] {
				r.State().SetCached(f.Rel.CacheName(), o)
			}
		}
	}
	for _, o := range objs {
		vals := by[ownKey(o)]
		switch {
		case single(rel):
			var one meta.Instance
			if len(vals) > 0 {
				one = vals[0]
			}
			if asAttr {
				setForeign(o, toAttr, one)
			} else {
				o.State().SetCached(rel.CacheName(), one)
				s.kept(o, "related", "fill", relationName(rel), count(one))
			}
		case asAttr:
			if a, ok := o.(Attributes); ok {
				a.SetList(toAttr, vals)
			}
		default:
			mgr, err := s.NewManager(o, rel)
			if err != nil {
				return nil, nil, err
			}
			base := s.All(rel.RelatedModel())
			if leafQuery && custom != nil {
				base = custom
			}
			part, err := mgr.Restrict(base)
			if err != nil {
				return nil, nil, err
			}
			part.cache, part.fetched, part.done = nil, true, true
			for _, v := range vals {
				part.cache = append(part.cache, v)
			}
			if o.State().Prefetched == nil {
				o.State().Prefetched = map[string]any{}
			}
			o.State().Prefetched[mgr.CacheName()] = part
			s.kept(o, "prefetch", "fill", mgr.CacheName(), len(part.cache))
		}
	}
	return list, more, nil
}

// prefetchQuery is the query for the objects of a relation, with the keys by
// which those belong to the objects at hand.
func (s *Session) prefetchQuery(objs []meta.Instance, rel meta.Relation, qs *QuerySet) (out *QuerySet, keyOf, ownKey func(meta.Instance) string, err error) {
	attr := func(name string) func(meta.Instance) string {
		return func(o meta.Instance) string { v, _ := o.Get(name); return values.Repr(v) }
	}
	all := make([]any, len(objs))
	for i, o := range objs {
		all[i] = o
	}
	switch r := rel.(type) {
	case *meta.Field:
		if r.Rel.Kind != meta.ManyToMany {
			var ids []any
			for _, o := range objs {
				if v, ok := o.Get(r.Attname); ok {
					ids = append(ids, v)
				} else if err := s.LoadDeferred(o, r); err != nil {
					return nil, nil, nil, err
				} else {
					v, _ := o.Get(r.Attname)
					ids = append(ids, v)
				}
			}
			ids = slices.DeleteFunc(ids, func(v any) bool { return v == nil })
			target := r.Rel.Target()
			// One equality for each different key; the order does not matter.
			one := &query.Q{Connector: query.Or}
			seen := map[string]bool{}
			for _, id := range ids {
				if k := values.Repr(id); !seen[k] {
					seen[k] = true
					one.Items = append(one.Items, query.Cond{Name: target.Name, Value: id})
				}
			}
			if len(one.Items) == 0 {
				one = query.NewQ(query.Cond{Name: target.Name + "__in", Value: []any{}})
			}
			if out, err = qs.Filter(query.NewQ(one), false); err == nil {
				out.Q = out.Q.Unordered(false)
			}
			return out, attr(target.Attname), attr(r.Attname), err
		}
		return s.prefetchM2M(all, qs, r.Rel.QueryName(), r.Rel.SourceLink)
	case *meta.Rel:
		if r.Generic != nil {
			return s.genericPrefetch(objs, r, qs)
		}
		if r.Kind == meta.ManyToMany {
			return s.prefetchM2M(all, qs, r.Field.Name, r.Field.Rel.TargetLink)
		}
		out, err = prefetchFilter(qs, r.Field.Name, all)
		return out, attr(r.Field.Attname), attr(r.Target().Attname), err
	}
	return nil, nil, nil, fmt.Errorf("django: cannot prefetch %T", rel)
}

func prefetchFilter(qs *QuerySet, name string, objs []any) (*QuerySet, error) {
	cond := query.NewQ(query.Cond{Name: name + "__in", Value: objs})
	if low, high := qs.Q.Limits(); qs.Q.IsSliced() {
		q, err := qs.Q.SliceWithin(name, low, high, cond)
		return qs.with(q, err)
	}
	return qs.Filter(cond, false)
}

func (s *Session) prefetchM2M(objs []any, qs *QuerySet, name string, link *meta.Field) (*QuerySet, func(meta.Instance) string, func(meta.Instance) string, error) {
	q := qs.Q.Sticky()
	c := qs.must(q)
	out, err := prefetchFilter(c, name, objs)
	if err != nil {
		return nil, nil, nil, err
	}
	hidden := "_prefetch_related_val_" + link.Attname
	out.Q, err = out.Q.AddExtra([]query.Extra{{Name: hidden, SQL: `"` + link.Model.DBTable + `"."` + link.Column + `"`}}, nil, nil, nil, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	att := link.Rel.Target().Attname
	kind := link.ValueField()
	keyOf := func(o meta.Instance) string {
		v, _ := o.Get(hidden)
		if x, err := kind.FromDB(s.Env, v, true); err == nil {
			v = x
		}
		return values.Repr(v)
	}
	return out, keyOf, func(o meta.Instance) string { v, _ := o.Get(att); return values.Repr(v) }, nil
}
