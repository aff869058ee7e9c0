package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// hop is one relationship on the way from the entity of a query.
type hop struct {
	from *mapper.Mapper
	rel  *mapper.Relationship
}

// hopOf is the step along a relationship of a class, or of a subclass that is selected
// with it.
func hopOf(m *mapper.Mapper, r *mapper.Relationship) hop {
	if !m.Isa(r.Parent) {
		m = r.Parent
	}
	return hop{m, r}
}

// subqueryOf is the statement from which subquery loading started, with the way
// gone since.
type subqueryOf struct {
	stmt *core.Select
	root *Entity
	hops []hop
}

// subqueryRel is a relationship loaded by a second statement around the first one.
type subqueryRel struct {
	rel    *mapper.Relationship
	keys   []*slot // the columns of the parents' rows that tell whose they are
	stmt   *core.Select
	found  map[string][]any
	host   instance.Host
	parent *mapper.Mapper
}

// localColumns are the columns of the parent that a relationship's join uses.
func localColumns(r *mapper.Relationship) []*core.Column {
	var out []*core.Column
	for _, b := range r.Lazily.Binds {
		out = append(out, b.Column)
	}
	return out
}

// subqueryEager sets subquery loading of a relationship up.
func (c *compiler) subqueryEager(l *loader, e *Entity, r *mapper.Relationship, o *Option, target *Entity, next Path, rootEnt *Entity) error {
	c.st.buffered = true
	from := c.settings.Subquery
	if from == nil {
		from = &subqueryOf{stmt: c.orig, root: rootEnt}
	}
	way := subqueryOf{stmt: from.stmt, root: from.root, hops: append(from.hops[:len(from.hops):len(from.hops)], append(l.hops[:len(l.hops):len(l.hops)], hopOf(l.m, r))...)}
	left, err := c.subqueryLeft(way)
	if err != nil {
		return err
	}
	parent := left
	if n := len(way.hops); n > 1 {
		parent = c.p.AliasedWhole(way.hops[n-1].from, "")
	}
	local := localColumns(r)
	cols := []core.Element{target}
	for _, x := range local {
		cols = append(cols, parent.keyColumn(x))
	}
	at := left
	var joins []core.JoinStep
	for i, h := range way.hops {
		to := target
		if i < len(way.hops)-1 {
			to = parent
			if i < len(way.hops)-2 {
				to = c.p.AliasedWhole(way.hops[i+1].from, "")
			}
		}
		ra := &RelAttr{Entity: at, Rel: h.rel, Of: to}
		joins = append(joins, core.JoinStep{Target: ra})
		at = to
	}
	s := &subqueryRel{rel: r, host: c.p.Host, parent: r.Parent}
	for _, x := range local {
		s.keys = append(s.keys, c.slot(core.Deannotate(e.Adapt(x))))
	}
	base := next
	base.mappers = base.mappers[:len(base.mappers):len(base.mappers)]
	tail := make([]core.Element, len(r.Order))
	for i, x := range r.Order {
		tail[i] = target.AdaptElement(x)
	}
	set := &Settings{Base: &base, Subquery: &way, Tail: tail, NoSingle: true, PopulateExisting: c.settings.PopulateExisting, First: true}
	s.stmt = core.NewSelect(cols...).With(func(n *core.Select) {
		n.LabelStyle = core.LabelTablePlusColumn
		n.Joins = joins
		n.Options = c.s.Options
		if extra := o.extra(r); extra != nil { // it holds wherever the statement has the entity
			n.Options = append(n.Options[:len(n.Options):len(n.Options)], &Criteria{Entity: target, Mappers: target.Mapper.SelfAndDescendants, NoPropagate: true,
				Where: func(*Entity) (core.ColumnElement, error) { return core.And(extra...), nil }})
		}
		n.PluginData = set
		n.Plugin = c.p
	})
	l.addRel(&joinedRel{rel: r, sub: s})
	return nil
}

// keyColumn is what the entity has of a column: of several that hold the same value, one
// that it has.
func (e *Entity) keyColumn(x *core.Column) core.ColumnElement {
	p := e.Mapper.ColumnProp(x)
	got := e.Column(p)
	if c, ok := core.Deannotate(got).(*core.Column); ok && e.Alias != nil && c == core.ColumnElement(p.Columns[0]) {
		return e.annotate(p, e.Adapt(x))
	}
	return got
}

// subqueryLeft is the original statement as a subquery of the keys of its objects.
func (c *compiler) subqueryLeft(way subqueryOf) (*Entity, error) {
	first := way.hops[0]
	m := first.from
	var keys []core.ColumnElement
	distinct := false
	have := map[*core.Column]bool{}
	for _, x := range localColumns(first.rel) {
		keys = append(keys, way.root.annotate(m.ColumnProp(x), way.root.Adapt(x)))
		have[x] = true
	}
	switch d := first.rel.DistinctTargetKey; {
	case d != nil:
		distinct = *d
	case way.root.IsAlias():
		for x := range have {
			distinct = distinct || partOfKey(way.root.Adapt(x), len(have))
		}
	default:
		for x := range have {
			if t, ok := x.Table.(*core.Table); ok {
				for _, pk := range t.PrimaryKey.Cols {
					distinct = distinct || !have[pk]
				}
			}
		}
	}
	inner := way.stmt.With(func(n *core.Select) {
		if len(n.FromObj) == 0 {
			seen := map[*Entity]bool{}
			for _, e := range n.Cols {
				if x, ok := e.(*Entity); ok && !seen[x] {
					seen[x] = true
					n.FromObj = append(n.FromObj, x)
				}
			}
		}
		limited := n.LimitClause != nil || n.OffsetClause != nil || n.FetchClause != nil
		if !limited {
			n.OrderBy = nil
		}
		n.HasDistinct = n.HasDistinct || distinct
		n.Cols = elements(keys)
		if n.HasDistinct {
			for _, x := range orderColumns(n.OrderBy) {
				if !slices.ContainsFunc(keys, func(k core.ColumnElement) bool { return core.Deannotate(k) == core.Deannotate(x) }) {
					n.Cols = append(n.Cols, x)
				}
			}
		}
		n.LabelStyle = core.LabelTablePlusColumn
		n.PluginData, n.Plugin = nil, c.p
		n.ExecOptions = nil
	})
	return c.p.Aliased(m, core.NewSubquery(inner, ""), ""), nil
}

// partOfKey tells whether a column of an alias is not the whole primary key of what it
// comes from: n columns are.
func partOfKey(x core.ColumnElement, n int) bool {
	c, ok := core.Deannotate(x).(*core.Column)
	if !ok || c.Table == nil {
		return false
	}
	keys, own := 0, false
	for _, y := range c.Table.Columns().All() {
		p, _ := core.Deannotate(y).(*core.Column)
		if t := core.TableColumn(p); t != nil && t.Schema != nil && t.Schema.PrimaryKey {
			keys++
			own = own || p == c
		}
	}
	return !own || keys != n
}

// items are the related objects for a row of the parents.
func (s *subqueryRel) items(ctx *context, row []any) ([]any, error) {
	if s.found == nil {
		if err := s.load(ctx); err != nil {
			return nil, err
		}
	}
	values := make([]any, len(s.keys))
	for i, k := range s.keys {
		values[i] = ctx.cell(k, row)
	}
	k, err := instance.NewKey(s.parent.Class, values)
	if err != nil {
		return nil, err
	}
	return s.found[k.Tuple()], nil
}

// load runs the statement.
func (s *subqueryRel) load(ctx *context) error {
	s.found = map[string][]any{}
	res, err := ctx.sess.Run(s.stmt, ctx.with(s.stmt.PluginData.(*Settings)))
	if err != nil {
		return err
	}
	res.UniqueRequired = false
	all, err := res.All()
	if err != nil {
		return err
	}
	seen := map[string]map[any]bool{}
	for _, x := range all {
		vals := x.(*core.Row).Values
		keys := make([]any, len(vals)-1)
		for i, v := range vals[1:] {
			keys[i] = s.host.Value(v)
		}
		k, err := instance.NewKey(s.parent.Class, keys)
		if err != nil {
			return err
		}
		t := k.Tuple()
		if seen[t] == nil {
			seen[t] = map[any]bool{}
		}
		if seen[t][vals[0]] {
			continue // parents that the first statement repeats
		}
		seen[t][vals[0]] = true
		s.found[t] = append(s.found[t], vals[0])
	}
	return nil
}

// subqueryRow gives an object what its relationship loaded by a subquery holds.
func (ctx *context) subqueryRow(r *joinedRel, st *instance.State, row []any) error {
	items, err := r.sub.items(ctx, row)
	if err != nil {
		return err
	}
	var v any = items
	if !r.rel.List {
		v = nil
		if len(items) > 1 {
			if err := ctx.st.host.Warn("SAWarning", "Multiple rows returned with uselist=False for eagerly-loaded attribute '"+r.rel.String()+"' "); err != nil {
				return err
			}
		}
		if len(items) > 0 {
			v = items[0]
		}
	}
	_, err = st.Class.Attr(r.rel.Name).SetCommitted(st, v)
	return err
}
