package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// generic completes the manager of a GenericRelation with its content type.
func (m *Manager) generic() error {
	g := m.Rel.Generic
	if m.S.Env.ContentType == nil {
		return meta.Unsupported("generic relations without content types")
	}
	model := m.Owner.Model()
	var err error
	m.contentType, err = m.S.Env.ContentType(model, g.ForConcrete, m.using())
	return err
}

// keyName is the field of the rows that holds the owner's key.
func (m *Manager) keyName() string {
	return fieldOfColumn(m.Model, m.Rel.Field.Column)
}

func fieldOfColumn(m *meta.Model, column string) string {
	for _, f := range m.Fields() {
		if f.Column == column {
			return f.Name
		}
	}
	return column
}

// GenericValues are the attributes that tie a row of a generic relation to the
// owner; nil names for other relations.
func (m *Manager) GenericValues() (names []string, vals []any) {
	if m.Rel == nil || m.Rel.Generic == nil {
		return nil, nil
	}
	return []string{m.Rel.Generic.Field.Attname, m.keyName()}, []any{m.contentType, m.value}
}

// genericConds tie a generic relation's rows to the owner.
func (m *Manager) genericConds() []any {
	return []any{query.Cond{Name: m.Rel.Generic.Field.Name + "__pk", Value: m.contentType}, query.Cond{Name: m.keyName(), Value: m.value}}
}

// deleteGeneric is clear() of a generic relation, which deletes its rows.
func (m *Manager) deleteGeneric(qs *QuerySet, bulk bool) error {
	if bulk {
		_, err := qs.Delete()
		return err
	}
	return m.S.Conn(m.using()).Atomic(false, func() error {
		items, err := qs.Items()
		if err != nil {
			return err
		}
		for _, o := range instances(items) {
			if err := m.Model.Host.Delete(o); err != nil {
				return err
			}
		}
		return nil
	})
}

// genericObjects are the rows of a generic relation that belong to the objects:
// GenericRelation.bulk_related_objects.
func (s *Session) genericObjects(r *meta.Rel, objs []meta.Instance, using string) (*QuerySet, error) {
	id, err := s.Env.ContentType(r.Generic.For, r.Generic.ForConcrete, using)
	if err != nil {
		return nil, err
	}
	var keys []any
	for _, o := range objs {
		keys = append(keys, PK(o))
	}
	m := r.RelatedModel()
	return s.All(m).Using(using).Filter(query.NewQ(query.Cond{Name: r.Generic.Field.Name + "__pk", Value: id},
		query.Cond{Name: fieldOfColumn(m, r.Field.Column) + "__in", Value: keys}), false)
}

// genericPrefetch is the query that prefetches a generic relation, with the keys
// by which its rows belong to the objects.
func (s *Session) genericPrefetch(objs []meta.Instance, r *meta.Rel, qs *QuerySet) (*QuerySet, func(meta.Instance) string, func(meta.Instance) string, error) {
	m := r.RelatedModel()
	g := r.Generic
	name := fieldOfColumn(m, r.Field.Column)
	key := m.Field(name)
	// Objects of several models have content types of their own.
	var models []*meta.Model
	byModel := map[*meta.Model][]any{}
	for _, o := range objs {
		om := o.Model()
		if byModel[om] == nil {
			models = append(models, om)
		}
		byModel[om] = append(byModel[om], PK(o))
	}
	cond := &query.Q{Connector: query.Or}
	types := map[*meta.Model]any{}
	for _, om := range models {
		id, err := s.Env.ContentType(om, g.ForConcrete, qs.DB)
		if err != nil {
			return nil, nil, nil, err
		}
		types[om] = id
		cond.Items = append(cond.Items, query.NewQ(query.Cond{Name: g.Field.Name + "__pk", Value: id}, query.Cond{Name: name + "__in", Value: SetOrder(byModel[om])}))
	}
	out, err := qs.Filter(query.NewQ(cond), false)
	of := func(o meta.Instance) string {
		v, _ := o.Get(key.Attname)
		ct, _ := o.Get(g.Field.Attname)
		return values.Repr(ct) + "/" + values.Str(v)
	}
	own := func(o meta.Instance) string { return values.Repr(types[o.Model()]) + "/" + values.Str(PK(o)) }
	return out, of, own, err
}

// prefetchKeys fetches what GenericForeignKeys point to, one query for each
// content type, and gives it to the objects.
func (s *Session) prefetchKeys(objs []meta.Instance, g *meta.GenericKey, custom []*QuerySet) ([]meta.Instance, error) {
	type group struct {
		host Generics
		keys []any
		objs []meta.Instance
	}
	var order []string
	groups := map[string]*group{}
	for _, o := range objs {
		host, ok := o.(Generics)
		if !ok {
			return nil, meta.Unsupported("prefetching a GenericForeignKey of such objects")
		}
		ct, _ := o.Get(o.Model().Field(g.ContentType).Attname)
		key, _ := o.Get(o.Model().Field(g.Key).Attname)
		if ct == nil || key == nil {
			o.State().SetCached(g.Name, nil)
			continue
		}
		id := values.Repr(ct)
		if groups[id] == nil {
			groups[id] = &group{host: host}
			order = append(order, id)
		}
		groups[id].keys = append(groups[id].keys, key)
		groups[id].objs = append(groups[id].objs, o)
	}
	var all []meta.Instance
	for _, id := range order {
		gr := groups[id]
		ct, _ := gr.objs[0].Get(gr.objs[0].Model().Field(g.ContentType).Attname)
		model, err := gr.host.ContentModel(ct, g.ForConcrete)
		if err != nil {
			return nil, err
		}
		var got []meta.Instance
		if model != nil {
			qs := s.All(model).Using(gr.objs[0].State().DB)
			for _, c := range custom {
				if c.Model == model || c.Model.Concrete() == model.Concrete() {
					qs = c
				}
			}
			if qs, err = qs.Filter(query.NewQ(query.Cond{Name: "pk__in", Value: SetOrder(distinctValues(gr.keys))}), false); err != nil {
				return nil, err
			}
			items, err := qs.Items()
			if err != nil {
				return nil, err
			}
			got = instances(items)
		}
		by := map[string]meta.Instance{}
		for _, o := range got {
			by[values.Str(PK(o))] = o
		}
		all = append(all, got...)
		for i, o := range gr.objs {
			key := gr.keys[i]
			if model != nil {
				if v, err := model.PK.Prepare(s.Env, key); err == nil {
					key = v
				}
			}
			o.State().SetCached(g.Name, by[values.Str(key)])
		}
	}
	return all, nil
}

func distinctValues(list []any) []any {
	var out []any
	seen := map[string]bool{}
	for _, v := range list {
		if k := values.Str(v); !seen[k] {
			seen[k] = true
			out = append(out, v)
		}
	}
	return out
}

// Generics is what an object with a GenericForeignKey can tell: the model of a
// content type, nil for one that is gone.
type Generics interface {
	ContentModel(contentType any, concrete bool) (*meta.Model, error)
}

// reachGeneric fetches what a GenericForeignKey points to where that is not
// known, and returns the objects reached.
func (s *Session) reachGeneric(objs []meta.Instance, g *meta.GenericKey, p *Prefetch, last bool) ([]meta.Instance, error) {
	var todo, out []meta.Instance
	for _, o := range objs {
		if _, ok := o.State().Cached(g.Name); !ok {
			todo = append(todo, o)
		}
	}
	if len(todo) > 0 {
		var custom []*QuerySet
		if last {
			custom = p.Queries
			if p.Query != nil {
				custom = append(custom, p.Query)
			}
		}
		if _, err := s.prefetchKeys(todo, g, custom); err != nil {
			return nil, err
		}
	}
	for _, o := range objs {
		if x, _ := o.State().Cached(g.Name); x != nil {
			out = append(out, x)
		}
	}
	return out, nil
}
