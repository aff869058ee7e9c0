package mapper

import "github.com/diptych-orm/diptych/orm/alchemy/instance"

// Cascaded are the objects that an operation on st also happens to, in the order
// in which it happens. halt, if given, keeps the walk from entering objects.
//
// visit is called for each as it is found, before its own relations are walked:
// what it does to the object may decide what comes next.
func (m *Mapper) Cascaded(kind string, st *instance.State, halt func(*instance.State) bool, visit func(*instance.State) error) error {
	seen := map[*instance.State]bool{}
	return m.cascade(kind, st, halt, visit, seen)
}

func (m *Mapper) cascade(kind string, st *instance.State, halt func(*instance.State) bool, visit func(*instance.State) error, seen map[*instance.State]bool) error {
	for _, p := range Of(st).props {
		r, ok := p.(*Relationship)
		if !ok || !r.Cascades.Has(kind) {
			continue
		}
		related, err := r.cascadeTo(kind, st, halt, seen)
		if err != nil {
			return err
		}
		for _, child := range related {
			if err := visit(child); err != nil {
				return err
			}
			if err := m.cascade(kind, child, halt, visit, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Relationship) cascadeTo(kind string, st *instance.State, halt func(*instance.State) bool, seen map[*instance.State]bool) ([]*instance.State, error) {
	a := st.Class.Attr(r.Name)
	if a == nil {
		return nil, nil
	}
	p := instance.NoInitialize
	if kind == "delete" && r.PassiveDeletes == "" {
		p = instance.Off | instance.NoRaise
	}
	var found []*instance.State
	var err error
	if kind == "save-update" {
		found, err = a.Related(st, p)
	} else {
		found, err = r.Values(st, p)
	}
	if err != nil {
		return nil, err
	}
	skipPending := kind == "refresh-expire" && !r.Cascades.DeleteOrphan
	var out []*instance.State
	for _, s := range found {
		if s == nil || seen[s] || halt != nil && halt(s) || skipPending && s.Key == nil {
			continue
		}
		if !Of(s).Isa(r.Mapper) {
			return nil, instance.Errorf(instance.AssertionError, "Attribute '%s' on class '<class '%s'>' doesn't handle objects of type '<class '%s'>'", r.Name, r.Parent.Class.FullName(), s.Class.FullName())
		}
		seen[s] = true
		out = append(out, s)
	}
	return out, nil
}

// Values are the related objects that the attribute holds now.
func (r *Relationship) Values(st *instance.State, p instance.Passive) ([]*instance.State, error) {
	a := st.Class.Attr(r.Name)
	host := st.Class.Host
	if a.Kind == instance.Queued {
		items, err := a.QueuedItems(st, p)
		var out []*instance.State
		for _, it := range items {
			out = append(out, host.StateOf(it))
		}
		return out, err
	}
	v, err := a.Get(st, p)
	if err != nil || v == nil || instance.IsMarker(v) {
		return nil, err
	}
	if !r.List {
		return []*instance.State{host.StateOf(v)}, nil
	}
	var out []*instance.State
	if c := host.CollectionOf(v); c != nil {
		for _, it := range c.Items() {
			out = append(out, host.StateOf(it))
		}
	}
	return out, nil
}
