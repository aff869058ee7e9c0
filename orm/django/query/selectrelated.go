package query

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// related adds the columns of the objects that select_related follows.
func (c *Compiler) related(list *[]item, m *meta.Model, alias string, want *Related, depth int, mask *fieldMask) ([]*Objects, error) {
	if want.All && depth > 5 {
		return nil, nil
	}
	var out []*Objects
	found := map[string]bool{}
	choices := func() string {
		var names []string
		for _, f := range m.Fields() {
			if f.Rel != nil {
				names = append(names, f.Name)
			}
		}
		for _, r := range m.Related(false) {
			if r.Single() {
				names = append(names, r.QueryName())
			}
		}
		for n := range c.q.filtered {
			names = append(names, n)
		}
		if names == nil {
			return "(none)"
		}
		return strings.Join(names, ", ")
	}
	add := func(o *Objects, name string, inner *Related, from *meta.Model) error {
		j, err := c.q.setupJoins([]string{name}, m, alias, nil, true)
		if err != nil {
			return err
		}
		a := j.joins[len(j.joins)-1]
		sub := mask.under(o)
		for _, col := range c.defaultColumns(o.Model, a, sub, from) {
			o.Fields = append(o.Fields, col.Target)
			o.Columns = append(o.Columns, len(*list))
			*list = append(*list, item{e: col})
		}
		if inner != nil {
			if o.Related, err = c.related(list, o.Model, a, inner, depth+1, sub); err != nil {
				return err
			}
		}
		out = append(out, o)
		return nil
	}
	for _, f := range m.Fields() {
		found[f.Name] = true
		inner := want.Next[f.Name]
		if f.Rel == nil {
			if inner != nil {
				return nil, meta.Errorf(meta.FieldError, "Non-relational field given in select_related: '%s'. Choices are: %s", f.Name, choices())
			}
			continue
		}
		if want.All {
			if f.Null || f.Rel.ParentLink {
				continue
			}
			inner = want
		} else if inner == nil {
			continue
		}
		if f.Rel.ParentLink {
			continue // the parent's columns are the object's own
		}
		if !want.All && mask != nil && !mask.has(f) {
			return nil, bothDeferred(f.Model, f.Name)
		}
		if err := add(&Objects{Model: f.Rel.To, Field: f}, f.Name, inner, nil); err != nil {
			return nil, err
		}
	}
	if !want.All {
		for _, r := range m.Related(false) {
			if !r.Single() || r.Kind == meta.ManyToMany {
				continue
			}
			inner := want.Next[r.QueryName()]
			if inner == nil {
				continue
			}
			if mask != nil && !mask.has(r) {
				return nil, bothDeferred(r.Field.Rel.To, r.QueryName())
			}
			found[r.QueryName()] = true
			var from *meta.Model
			if r.RelatedModel().IsSubclass(m) {
				from = m
			}
			if err := add(&Objects{Model: r.RelatedModel(), Field: r, Reverse: true}, r.QueryName(), inner, from); err != nil {
				return nil, err
			}
		}
		for _, n := range want.Names {
			if fr := c.q.filtered[n]; fr != nil && depth == 1 && !found[n] {
				found[n] = true
				// The path decides what the relation leads to.
				trial := c.q.clone()
				j, err := trial.setupJoins([]string{n}, m, alias, nil, true)
				if err != nil {
					return nil, err
				}
				o := &Objects{Model: j.model, Field: j.final, Reverse: true, Name: n}
				if last := j.path[len(j.path)-1].Join; last.Reverse && len(j.joins) <= 2 {
					o.Back = last.Field
				}
				if err := add(o, n, want.Next[n], nil); err != nil {
					return nil, err
				}
			}
		}
		var missing []string
		for _, n := range want.Names {
			if !found[n] {
				missing = append(missing, "'"+n+"'")
			}
		}
		if missing != nil {
			return nil, meta.Errorf(meta.FieldError, "Invalid field name(s) given in select_related: %s. Choices are: %s", strings.Join(missing, ", "), choices())
		}
	}
	return out, nil
}

func bothDeferred(m *meta.Model, name string) error {
	return meta.Errorf(meta.FieldError, "Field %s.%s cannot be both deferred and traversed using select_related at the same time.", m.Name, name)
}
