package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// subclass is the loader for the class that a row's discriminator names.
func (ctx *context) subclass(l *loader, row []any) (*loader, error) {
	v := ctx.cell(l.on, row)
	none := true
	for _, s := range l.pk {
		none = none && ctx.cell(s, row) == nil
	}
	if v == nil {
		if none {
			return nil, nil
		}
		return nil, ctx.misplaced(l, row, "is NULL")
	}
	m, err := l.m.IdentityFor(v)
	if err != nil {
		return nil, err
	}
	if m == nil {
		if none {
			return nil, nil
		}
		return nil, instance.Errorf(instance.AssertionError, "No such polymorphic_identity %s is defined", ctx.st.host.Repr(v))
	}
	switch {
	case m == l.m:
		return nil, nil
	case m.Isa(l.m):
		if len(l.choices.wrong) > 0 {
			for _, p := range m.Props() {
				if err := l.choices.wrong[l.path.key+"/"+p.Key()]; err != nil {
					return nil, err
				}
			}
		}
		return l.forMapper(m), nil
	case none:
		return nil, nil
	}
	return nil, ctx.misplaced(l, row, "refers to "+m.String()+", which is not a sub-mapper of the requested "+l.m.String())
}

// misplaced complains about a row whose discriminator makes no object of it.
func (ctx *context) misplaced(l *loader, row []any, why string) error {
	values := make([]any, len(l.pk))
	for i, s := range l.pk {
		values[i] = ctx.cell(s, row)
	}
	key, err := l.m.Key(values)
	if err != nil {
		return err
	}
	return instance.Errorf(instance.InvalidRequestError, "Row with identity key %s can't be loaded into an object; the polymorphic discriminator column '%s' %s", key, mapper.Text(l.m.DiscriminatorExpr()), why)
}

// forMapper is the loader of a subclass from the columns that there are.
func (l *loader) forMapper(m *mapper.Mapper) *loader {
	if s := l.subs[m]; s != nil {
		return s
	}
	sub := *l
	sub.m, sub.wide = m, false
	sub.cols, sub.own, sub.rels, sub.order, sub.empty = nil, nil, nil, nil, nil
	exact := map[string]bool{}
	for _, c := range l.cols {
		exact[c.key] = exact[c.key] || m.Prop(c.key) == mapper.Property(c.prop)
	}
	for _, c := range l.cols {
		if p := m.Prop(c.key); p == mapper.Property(c.prop) || !exact[c.key] && sharesColumn(p, c.prop) {
			sub.cols = append(sub.cols, c)
		}
	}
	if !m.Shares(l.m) {
		sub.concrete()
	}
	for _, o := range l.own {
		if p := m.Prop(o.key); p == o.prop || sharesColumn(p, o.prop) {
			sub.own = append(sub.own, o)
		}
	}
	for _, r := range l.rels {
		if r.rel.OnMapper(m) {
			sub.rels = append(sub.rels, r)
		}
	}
	for _, x := range l.order {
		if relOf(x).OnMapper(m) {
			sub.order = append(sub.order, x)
		}
	}
	for _, r := range l.empty {
		if r.OnMapper(m) {
			sub.empty = append(sub.empty, r)
		}
	}
	if m != l.m && l.only == nil && l.keep == nil && m.Isa(l.m) {
		sub.further(l.e)
	}
	if m != l.m && l.only == nil && m.Shares(l.m) {
		for x := l.selectinSub(m, l.m); x != nil && x != l.m; x = x.Inherits {
			sub.polys = append(sub.polys, l.polyLoad(x))
		}
	}
	l.subs[m] = &sub
	return &sub
}

// further sets up what needs no columns of the relationships that a subclass has and the
// entity, which is selected, has not.
func (l *loader) further(e *Entity) {
	known := e.props()
	for _, p := range l.m.Props() {
		r, ok := p.(*mapper.Relationship)
		if !ok || slices.Contains(known, p) {
			continue
		}
		strategy, o := l.choices.strategyOf(l.path, r)
		switch {
		case strategy == "noload":
			l.empty = append(l.empty, r)
		case strategy == "immediate":
			cyclic := (o == nil || o.Wildcard) && l.path.contains(r.Mapper)
			l.order = append(l.order, &postLoad{rel: r, strategy: strategy, path: l.path, option: o, target: targetOf(r), parent: e, known: cyclic})
		case o == nil:
		case strategy == "raise" || strategy == "raise_on_sql" || strategy == "select" && r.Lazy != "select" && r.Lazy != "":
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, strategy, nil)})
		case strategy == "select" && o.extra(r) != nil:
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, strategy, o)})
		}
	}
}

// sharesColumn tells whether two column attributes have a column in common.
func sharesColumn(a, b mapper.Property) bool {
	p, ok := a.(*mapper.ColumnProperty)
	q, also := b.(*mapper.ColumnProperty)
	if !ok || !also {
		return false
	}
	for _, c := range p.Columns {
		if slices.Contains(q.Columns, c) {
			return true
		}
	}
	return false
}
