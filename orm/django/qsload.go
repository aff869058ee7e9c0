package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// load makes an object from a row.
func (s *Session) load(objs *query.Objects, row []any, alias string) (meta.Instance, error) {
	m := objs.Model
	if m.Host == nil {
		return nil, meta.Errorf(meta.RuntimeError, "the model %s has no class", m.Name)
	}
	o, err := m.Host.New(m)
	if err != nil {
		return nil, err
	}
	for i, f := range objs.Fields {
		if objs.Columns[i] >= len(row) {
			// A union whose first part is empty has the columns of another one.
			return nil, meta.Errorf(meta.RuntimeError, "generator raised StopIteration")
		}
		o.Set(f.Attname, row[objs.Columns[i]])
	}
	st := o.State()
	st.Adding, st.DB = false, alias
	s.moved(o, "", stateSaved, "load")
	return o, m.Host.Loaded(o)
}

func (s *Session) loadRelated(o meta.Instance, objs *query.Objects, row []any, alias string) error {
	for _, r := range objs.Related {
		var rel meta.Instance
		if hasKey(r, row) {
			var err error
			if rel, err = s.load(r, row, alias); err != nil {
				return err
			}
			if err := s.loadRelated(rel, r, row, alias); err != nil {
				return err
			}
		}
		if r.Name != "" {
			// A filtered relation is an attribute; a reverse one of a single step
			// also tells the found object where it was found from.
			if rel == nil {
				continue
			}
			setForeign(o, r.Name, rel)
			if r.Back != nil {
				rel.State().SetCached(r.Back.CacheName(), o)
			}
			continue
		}
		switch f := r.Field.(type) {
		case *meta.Field:
			o.State().SetCached(f.CacheName(), rel)
			s.kept(o, "related", "fill", f.Name, count(rel))
			if f.Unique && rel != nil {
				rel.State().SetCached(f.Rel.CacheName(), o)
			}
		case *meta.Rel:
			o.State().SetCached(f.CacheName(), rel)
			s.kept(o, "related", "fill", f.AccessorName(), count(rel))
			if rel != nil {
				rel.State().SetCached(f.Field.CacheName(), o)
				s.fillParent(o, rel)
			}
		}
	}
	return nil
}

// fillParent gives a child object, whose parent's columns were not selected
// again, the values that the parent holds.
func (s *Session) fillParent(parent, child meta.Instance) {
	if !child.Model().IsSubclass(parent.Model()) || child.Model() == parent.Model() {
		return
	}
	for _, f := range parent.Model().Fields() {
		if _, ok := child.Get(f.Attname); !ok {
			if v, ok := parent.Get(f.Attname); ok {
				child.Set(f.Attname, v)
			}
		}
	}
}

func setForeign(o meta.Instance, name string, rel meta.Instance) {
	if rel == nil {
		o.Set(name, nil)
		return
	}
	o.Set(name, rel)
}

func hasKey(r *query.Objects, row []any) bool {
	for i, f := range r.Fields {
		if f == r.Model.PK {
			return row[r.Columns[i]] != nil
		}
	}
	return len(r.Columns) > 0 && row[r.Columns[0]] != nil
}
