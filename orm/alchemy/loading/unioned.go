package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
)

// unioned is a statement about classes that are mapped to a union of tables
// (ConcreteBase), or to another selectable with a name, as one about that: as
// SQLAlchemy's does, it takes its columns for those of the tables wherever the
// statement names them.
func (p *Plugin) unioned(s *core.Select) *core.Select {
	var found []*Entity
	note := func(e *Entity) {
		if e.Alias == nil && e.from == nil && e.within == nil && e.Mapper.AliasedFrom() != nil && !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	for _, list := range [][]core.Element{s.Cols, s.FromObj} {
		for _, x := range list {
			eachEntity(x, note)
		}
	}
	for _, j := range s.Joins {
		switch t := j.Target.(type) {
		case *Entity:
			note(t)
		case *RelAttr:
			note(t.Target())
		}
	}
	if len(found) == 0 {
		return s
	}
	aliases := map[*Entity]*Entity{}
	var from []core.FromClause
	for _, e := range found {
		f := e.Mapper.AliasedFrom()
		a := p.Aliased(e.Mapper, f, e.Name)
		a.Host, a.mapperPath, a.rebased, a.wholePoly = e.Host, true, true, true
		aliases[e] = a
		from = append(from, f)
	}
	n := rebase(s, func(e *Entity) *Entity { return aliases[e] }, from, true)
	return n.With(func(n *core.Select) {
		n.FromObj = slices.Clone(n.FromObj)
		for i, x := range n.FromObj {
			if e, ok := x.(*Entity); ok && aliases[e] != nil {
				n.FromObj[i] = aliases[e]
			}
		}
	})
}

// concrete has the loader of a concrete class read the columns of the union that stand
// for its own.
func (l *loader) concrete() {
	place := func(c *core.Column) *slot {
		if l.from == nil {
			return nil
		}
		x := core.Corresponding(l.from, c)
		if x == nil {
			return nil
		}
		return l.slots[core.Deannotate(x)]
	}
	l.cols, l.pk = nil, nil
	for _, p := range l.m.ColumnProps() {
		if p.Hidden || len(p.Columns) == 0 || p.Deferred {
			continue
		}
		if s := place(p.Columns[0]); s != nil {
			l.cols = append(l.cols, column{p.Name, p, s})
		}
	}
	for _, c := range l.m.PrimaryKey {
		l.pk = append(l.pk, place(c))
	}
}

// eachEntity visits the entities that an item of a select list is about.
func eachEntity(x core.Element, visit func(*Entity)) {
	switch x := x.(type) {
	case *Entity:
		visit(x)
	case *Bundle:
		for _, y := range x.Items {
			eachEntity(y, visit)
		}
	case core.ColumnElement:
		core.Walk(x, func(y core.Element) bool {
			if a, ok := y.(*core.Annotated); ok {
				if n, ok := a.Note.(*Note); ok {
					visit(n.Entity)
				}
			}
			_, query := y.(core.Query)
			return !query
		})
	}
}
