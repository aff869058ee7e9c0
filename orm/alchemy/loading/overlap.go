package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// overlaps tells whether two sources of rows have one in common.
func overlaps(a, b core.FromClause) bool {
	inner := parts(a)
	return slices.ContainsFunc(parts(b), func(f core.FromClause) bool { return slices.Contains(inner, f) })
}

// standIn is what a join to right joins instead: an alias, where the tables of a joined
// subclass are among what is selected from already. From then on the class's columns
// are those of the alias.
func (c *compiler) standIn(left core.FromClause, right *Entity) (*Entity, error) {
	if right.IsAlias() || right.id != 0 || left == nil {
		return right, nil
	}
	if _, joined := TablesOf(right.Mapper).(*core.Join); !joined && len(right.Mapper.PolymorphicMappers()) == 0 {
		return right, nil
	}
	froms := c.froms
	if len(froms) == 0 {
		froms = []core.FromClause{left}
	}
	if !slices.ContainsFunc(froms, func(f core.FromClause) bool { return overlaps(left, f) && overlaps(f, right.From()) }) {
		return right, nil
	}
	if left == right.From() {
		return nil, invalid("Can't join table/selectable '%s' to itself", core.Describe(left))
	}
	m := right.Mapper
	if err := c.p.Host.Warn("SAWarning", "An alias is being generated automatically against joined entity "+m.String()+" due to overlapping tables.  This is a legacy pattern which may be deprecated in a later release.  Use the aliased(<entity>, flat=True) construct explicitly, see the linked example. (Background on this warning at: https://sqlalche.me/e/20/xaj2)"); err != nil {
		return nil, err
	}
	a := c.p.Aliased(m, nil, "")
	a.mapperPath, a.Name, a.Host = true, right.Name, right.Host
	c.standFor(right, a)
	return a, nil
}

// standFor puts the columns of an alias in the place of a class's, in all that is said
// about the statement from then on.
func (c *compiler) standFor(e, a *Entity) {
	tables := map[core.FromClause]bool{}
	stand := map[*mapper.Mapper]bool{e.Mapper: true}
	for _, m := range append([]*mapper.Mapper{e.Mapper}, e.Mapper.PolymorphicMappers()...) {
		stand[m] = true
		for _, t := range m.Tables() {
			tables[t] = true
		}
	}
	to := func(x core.Element) core.Element {
		switch y := x.(type) {
		case *Entity:
			if y == e {
				return a
			}
			return y
		case *core.Annotated:
			n, ok := y.Note.(*Note)
			if !ok || n.Entity.IsAlias() {
				return nil
			}
			if col, ok := core.Deannotate(y).(*core.Column); ok && (stand[n.Entity.Mapper] || tables[col.Table] && (n.Entity.Mapper.Isa(e.Mapper) || e.Mapper.Isa(n.Entity.Mapper))) {
				if stand[n.Entity.Mapper] {
					return a.annotate(n.Prop, a.Adapt(col))
				}
				return n.Entity.annotate(n.Prop, a.Adapt(col))
			}
			return y
		case core.Query:
			return y
		}
		return nil
	}
	c.s = c.s.With(func(s *core.Select) { replaceIn(s, to) })
	if c.stands == nil {
		c.stands = map[*Entity]*Entity{}
	}
	c.stands[e] = a
	was := c.replaced
	c.replaced = func(x core.ColumnElement) core.ColumnElement {
		if was != nil {
			x = was(x)
		}
		return core.ReplaceColumn(x, to)
	}
}
