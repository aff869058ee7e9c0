package loading

import (
	"slices"
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
)

// Rebased is a statement about classes as one about what the union() of a Query
// selects from: each entity becomes one of that, and columns those that stand for
// them there.
func (p *Plugin) Rebased(s *core.Select) *core.Select {
	if s.Legacy == nil || s.Legacy.Base == nil {
		return s
	}
	from := s.Legacy.Base
	aliases := map[*Entity]*Entity{}
	alias := func(e *Entity) *Entity {
		a := aliases[e]
		if a == nil {
			a = p.Aliased(e.Mapper, from, e.Name)
			a.Host, a.mapperPath, a.rebased = e.Host, !e.IsAlias() || e.mapperPath, true
			if e.IsAlias() {
				a.id = e.id
			}
			aliases[e] = a
		}
		return a
	}
	s = rebase(s, alias, []core.FromClause{from}, false)
	return s.With(func(n *core.Select) {
		n.FromObj = append([]core.Element{from}, n.FromObj...)
		l := *n.Legacy
		l.Base = nil
		n.Legacy = &l
	})
}

// rebase puts other entities into a statement, nil for those that stay, and columns of
// the selectables in the place of those that they stand for; unions: what is joined to, too.
func rebase(s *core.Select, alias func(*Entity) *Entity, from []core.FromClause, unions bool) *core.Select {
	var to func(core.Element) core.Element
	to = func(x core.Element) core.Element {
		switch y := x.(type) {
		case *Entity:
			if a := alias(y); a != nil {
				return a
			}
			return y
		case *RelAttr:
			r := *y
			if a := alias(y.Entity); a != nil {
				r.Entity = a
			}
			if unions {
				if a := alias(y.Target()); a != nil {
					r.Of = a
				}
			}
			return &r
		case *Bundle:
			b := *y
			b.Items = make([]core.Element, len(y.Items))
			for i, it := range y.Items {
				b.Items[i] = core.Replace(it, to)
			}
			return &b
		case core.FromClause:
			return y
		case core.ColumnElement:
			a, annotated := y.(*core.Annotated)
			var note *Note
			if annotated {
				note, _ = a.Note.(*Note)
			}
			for _, f := range from {
				z := core.Corresponding(f, y)
				if z == nil || !core.Embedded(y, z) {
					continue
				}
				if note != nil && note.Prop != nil {
					if e := alias(note.Entity); e != nil {
						return e.annotate(note.Prop, z)
					}
				}
				return z
			}
		}
		return nil
	}
	return s.With(func(n *core.Select) {
		replaceIn(n, to)
		n.Joins = slices.Clone(n.Joins)
		for i, j := range n.Joins {
			switch t := j.Target.(type) {
			case *RelAttr:
				n.Joins[i].Target = to(t)
			case *Entity:
				if unions {
					n.Joins[i].Target = to(t)
				}
			}
			if j.On != nil {
				n.Joins[i].On = core.Replace(j.On, to)
			}
		}
	})
}

// replaceIn replaces elements in what a statement selects and by what it chooses, orders
// and groups rows.
func replaceIn(n *core.Select, to func(core.Element) core.Element) {
	for _, l := range []*[]core.Element{&n.Cols, &n.OrderBy, &n.GroupBy, &n.DistinctOn} {
		*l = slices.Clone(*l)
		for i, x := range *l {
			(*l)[i] = core.Replace(x, to)
		}
	}
	for _, l := range []*[]core.ColumnElement{&n.Where, &n.Having} {
		*l = slices.Clone(*l)
		for i, x := range *l {
			(*l)[i] = core.ReplaceColumn(x, to)
		}
	}
}

// nameItems gives the columns of rows the names that their own statement has for them:
// no label that only keeps apart what the database sends.
func (st *State) nameItems(keys []string) {
	taken, numbers, again := map[string]bool{}, map[string]int{}, map[core.ColumnElement]string{}
	for i, it := range st.items {
		switch {
		case it.loader != nil && it.entity.unnamed():
			keys[i] = ""
		case it.slot == nil || it.bundle != nil || it.x == nil:
		case st.legacy:
			keys[i] = legacyName(it.x)
		case st.style != core.LabelDisambiguate:
		default:
			keys[i] = ""
			if _, text := it.x.(*core.Text); text {
				continue
			}
			name := it.name
			if name == "" {
				name = itemName(it.x)
			}
			if name == "" {
				name = "_no_label"
			}
			if !taken[name] {
				keys[i], taken[name] = name, true
				continue
			}
			same := core.Deannotate(it.x)
			if keys[i] = again[same]; keys[i] == "" {
				numbers[name]++
				keys[i] = name + "_" + strconv.Itoa(numbers[name])
				again[same] = keys[i]
			}
		}
	}
}

// itemName is the key that an expression has by itself.
func itemName(x core.ColumnElement) string {
	if u, ok := core.Deannotate(x).(*core.Unary); ok && u.Op != core.OpDistinct {
		return ""
	}
	return core.ProxyKey(x)
}

// unnamed: an alias that was given no name has none in rows.
func (e *Entity) unnamed() bool { return e.Nameless && !e.rebased }

// legacyName is what a Query calls a column of its rows: its key, or nothing.
func legacyName(x core.ColumnElement) string {
	switch core.Deannotate(x).(type) {
	case *core.Column, *core.Label, *core.BindParam, *core.ScalarColumn, *core.TableValuedColumn:
		return core.ProxyKey(x)
	}
	if a, ok := x.(*core.Annotated); ok {
		return a.Key
	}
	return ""
}
