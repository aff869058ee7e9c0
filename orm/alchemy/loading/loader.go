package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
)

// loader says how an object is made of a row.
type loader struct {
	m    *mapper.Mapper
	path Path
	hops []hop // from the entity of the query
	pk   []*slot
	on   *slot // the discriminator of a hierarchy
	cols []column
	rels []*joinedRel
	// loaders of one object: options that replace the class's own loader.
	own []ownLoader
	// order are the relationships that are loaded along (joinedRel) or by a second
	// statement (postLoad); empty are those that are not to be loaded.
	order []any
	empty []*mapper.Relationship
	subs  map[*mapper.Mapper]*loader
	// polySelectin are the subclasses that selectin_polymorphic() names; polys are
	// the second statements for the columns of subclasses.
	polySelectin []*mapper.Mapper
	polys        []*polyLoad
	root         *State
	only, keep   map[string]bool
	// from is what an alias selects from, and slots the places of its columns.
	from  core.FromClause
	slots map[core.ColumnElement]*slot
	// wide: it has attributes of subclasses, too.
	wide bool
	e    *Entity
	// choices are the options, for what subclasses have of their own.
	choices *choices
}

type column struct {
	key  string
	prop *mapper.ColumnProperty
	slot *slot
}

type ownLoader struct {
	key  string
	prop mapper.Property
	load instance.Loader
}

// joinedRel is a relationship whose rows come with those of its parent.
type joinedRel struct {
	rel   *mapper.Relationship
	inner *loader
	sub   *subqueryRel // in place of inner
}

// loader sets an entity up: its columns, and what is loaded along with it.
// rootEnt is the item of the select list that it belongs to.
func (c *compiler) loader(e *Entity, path Path, hops []hop, rootEnt *Entity, to *[]core.ColumnElement, chainedOuter bool) (*loader, error) {
	l := &loader{m: e.Mapper, path: path, hops: hops, root: c.st, subs: map[*mapper.Mapper]*loader{}, polySelectin: c.choices.poly[path.key], wide: len(e.polymorphs()) > 0, from: e.Alias, slots: c.slots, e: e, choices: c.choices}
	isRoot := e == rootEnt && to == &c.primary
	if isRoot {
		l.only, l.keep = c.settings.Only, c.settings.Keep
	}
	m := e.Mapper
	pkProp := map[*mapper.ColumnProperty]bool{}
	for _, x := range append([]*mapper.Mapper{m}, e.polymorphs()...) {
		for _, pk := range x.PrimaryKey {
			pkProp[x.ColumnProp(pk)] = true
		}
	}
	for _, prop := range e.props() {
		if l.keep != nil && !l.keep[prop.Key()] {
			continue
		}
		if err := c.choices.wrong[path.key+"/"+prop.Key()]; err != nil && (l.only == nil || l.only[prop.Key()]) {
			return nil, err
		}
		if r, ok := prop.(*mapper.Relationship); ok && (l.only == nil || l.only[r.Name]) {
			if err := c.relation(l, e, r, rootEnt, to, chainedOuter); err != nil {
				return nil, err
			}
		}
		p, ok := prop.(*mapper.ColumnProperty)
		if !ok || l.only != nil && !l.only[p.Name] && !(c.settings.KeyColumns && pkProp[p]) && !m.ShadowsDiscriminator(p) {
			continue
		}
		discriminator := m.Discriminator == p
		if x := c.choices.exprs[path.key+"/"+p.Name]; x != nil && !p.Query && !discriminator && !pkProp[p] {
			l.cols = append(l.cols, column{p.Name, p, c.add(to, e.AdaptExpr(x))}) // with_expression() of a column
			continue
		}
		of := e
		if l.keep != nil { // of a subclass's second statement
			of = nil
		}
		left, byOption, raise := c.choices.deferred(path, of, p, pkProp[p] || discriminator)
		if left && !(l.only != nil && l.only[p.Name]) {
			if byOption || raise {
				l.own = append(l.own, ownLoader{p.Name, p, deferredLoader(m, p, raise)})
			}
			continue
		}
		var s *slot
		if p.Query {
			x := c.choices.exprs[path.key+"/"+p.Name]
			if x == nil && p.Expr != nil {
				x = p.Expr
			}
			if x != nil {
				l.cols = append(l.cols, column{p.Name, p, c.add(to, e.AdaptExpr(x))})
			}
			continue
		}
		if len(p.Columns) == 0 {
			s = c.add(to, e.Column(p))
		}
		if isRoot && e.Alias != nil && len(p.Columns) > 0 && !slices.ContainsFunc(p.Columns, func(c *core.Column) bool { return e.adapted(c) != nil }) {
			continue // what is selected from has no such column
		}
		for i := range p.Columns {
			x := c.add(to, e.annotate(p, e.Adapt(p.Columns[i])))
			if i == 0 {
				s = x
			}
		}
		if !p.Hidden {
			l.cols = append(l.cols, column{p.Name, p, s})
		}
		if discriminator {
			l.on = s
		}
	}
	if m.PolymorphicOn != nil {
		l.on = c.slot(e.Adapt(m.PolymorphicOn))
	} else if m.Discriminator != nil && l.on == nil {
		l.on = c.slot(e.Column(m.Discriminator))
	}
	for _, pk := range m.PrimaryKey {
		l.pk = append(l.pk, c.slot(core.Deannotate(e.Adapt(pk))))
	}
	return l, nil
}

// addRel notes a relationship whose rows come along.
func (l *loader) addRel(r *joinedRel) {
	l.rels = append(l.rels, r)
	l.order = append(l.order, r)
}

// relOf is the relationship of an item of a loader's order.
func relOf(x any) *mapper.Relationship {
	if p, ok := x.(*postLoad); ok {
		return p.rel
	}
	return x.(*joinedRel).rel
}

// relation decides how a relationship is loaded, and sets that up.
func (c *compiler) relation(l *loader, e *Entity, r *mapper.Relationship, rootEnt *Entity, to *[]core.ColumnElement, chainedOuter bool) error {
	strategy, o := c.choices.strategyOf(l.path, r)
	target := targetOf(r)
	if o != nil && len(o.Steps) > 0 {
		if last := o.Steps[len(o.Steps)-1]; last.Of != nil {
			var err error
			if target, err = c.ofType(o, last.Of); err != nil {
				return err
			}
		}
	}
	next := l.path.then(r, r.Mapper)
	if rev := c.settings.Reverse; rev != nil && o == nil && len(l.path.mappers) == len(c.settings.Base.mappers) {
		for _, x := range rev.Reverse {
			if x == r && r.Direction == mapper.ManyToOne && r.UseGet {
				strategy = "select"
			}
		}
	}
	if c.settings.UserRefresh && l.only[r.Name] {
		switch strategy {
		case "", "select", "true", "raise", "raise_on_sql":
			strategy = "immediate" // asked for by name
		}
	}
	if c.settings.NoEager && (strategy == "joined" || strategy == "selectin" || strategy == "subquery" || strategy == "immediate") {
		strategy = "select"
	}
	if o != nil && o.HasRecursion {
		if !r.SelfRef {
			return invalid("recursion_depth option on relationship %s not valid for non-self-referential relationship", r)
		}
		if o.Recursion < -1 {
			return nil
		}
	}
	passed := l.path.mappers
	if base := c.settings.Base; base != nil && strategy == "joined" && len(base.mappers) <= len(passed) {
		passed = passed[len(base.mappers)-1:] // a join counts from where its statement starts
	}
	cyclic := (o == nil || o.Wildcard) && (r.JoinDepth > 0 && len(passed) > r.JoinDepth || r.JoinDepth == 0 && Path{mappers: passed}.contains(r.Mapper))
	if r.Lazy == "dynamic" || r.Lazy == "write_only" {
		switch strategy {
		case "joined", "selectin", "subquery", "immediate", "contains_eager":
			return invalid("'%s' does not support object population - eager loading cannot be applied.", r)
		}
	}
	if c.written && (strategy == "joined" || strategy == "subquery") {
		if strategy == "joined" && o != nil && o.extra(r) != nil {
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, "select", o)})
		}
		return nil // the statement cannot be changed
	}
	switch strategy {
	case "", "select", "true":
		if o != nil && r.Lazy != "select" && r.Lazy != "" {
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, "select", nil)})
		} else if o != nil && o.extra(r) != nil {
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, "select", o)})
		}
	case "raise", "raise_on_sql":
		if o != nil {
			l.own = append(l.own, ownLoader{r.Name, r, lazyLoader(l.m, r, strategy, nil)})
			c.chose(l, r, strategy, "loader option")
		}
	case "noload":
		l.empty = append(l.empty, r)
	case "subquery":
		if cyclic {
			return nil
		}
		if c.settings.Refresh != nil {
			strategy = "immediate"
			l.order = append(l.order, &postLoad{rel: r, strategy: strategy, path: l.path, option: o, target: target, parent: e})
			c.chose(l, r, strategy, reasonFor(o))
			return nil
		}
		c.chose(l, r, "subquery", reasonFor(o))
		return c.subqueryEager(l, e, r, o, target, next, rootEnt)
	case "selectin", "immediate":
		if c.settings.Refresh != nil && strategy == "selectin" {
			strategy = "immediate"
		}
		if cyclic && strategy == "selectin" {
			return nil
		}
		l.order = append(l.order, &postLoad{rel: r, strategy: strategy, path: l.path, option: o, target: target, parent: e, known: cyclic})
		c.chose(l, r, strategy, reasonFor(o))
	case "joined":
		if cyclic {
			return nil
		}
		c.chose(l, r, "joined", reasonFor(o))
		return c.joinEager(l, e, r, o, target, next, rootEnt, chainedOuter)
	case "contains_eager":
		from := target
		if o.Alias != nil && o.wide == nil {
			from = o.Alias
		}
		if a := c.stands[from]; a != nil {
			from = a
		}
		inner, err := c.loader(from, next, append(l.hops[:len(l.hops):len(l.hops)], hopOf(l.m, r)), rootEnt, &c.primary, chainedOuter)
		if err != nil {
			return err
		}
		l.addRel(&joinedRel{rel: r, inner: inner})
	case "dynamic", "write_only":
	default:
		return instance.NotYet("loading a relationship with lazy='%s'", strategy)
	}
	return nil
}

// ofType is what of_type() loads: objects of the whole hierarchy, with the columns of a
// class that is named plainly.
func (c *compiler) ofType(o *Option, of *Entity) (*Entity, error) {
	if of.IsAlias() || of.from != nil || of.within != nil || of.Mapper.Inherits == nil || o.Alias != nil && o.Alias != of {
		return of, nil
	}
	if o.wide == nil {
		wide, err := c.p.WithPolymorphic(of.Mapper.Base, Polymorphic{Subs: []*mapper.Mapper{of.Mapper}, Aliased: o.Strategy != "contains_eager"})
		if err != nil {
			return nil, err
		}
		wide.mapperPath = true
		o.wide = wide
	}
	return o.wide, nil
}

func (o *Option) extra(r *mapper.Relationship) []core.ColumnElement {
	if o == nil || len(o.Steps) == 0 {
		return nil
	}
	last := o.Steps[len(o.Steps)-1]
	if last.Rel != r {
		return nil
	}
	return last.Extra
}

func reasonFor(o *Option) string {
	if o != nil {
		return "loader option"
	}
	return "the relationship's own lazy setting"
}

func (c *compiler) chose(l *loader, r *mapper.Relationship, strategy, reason string) {
	if log := c.p.Host.Log(); log != nil && c.top {
		log.Emit(trace.LoaderChoice{Class: l.m.Class.Name, Relation: r.Name, Strategy: strategy, Reason: reason})
	}
}

// joinEager adds a join for a relationship that is loaded with its parent's rows.
func (c *compiler) joinEager(l *loader, e *Entity, r *mapper.Relationship, o *Option, target *Entity, next Path, rootEnt *Entity, chainedOuter bool) error {
	right := target
	if right.Alias == nil && right.from != nil {
		return invalid("Detected unaliased columns when generating joined load.  Make sure to use aliased=True or flat=True when using joined loading with with_polymorphic().")
	}
	if right.Alias == nil {
		right = c.p.Aliased(target.Mapper, nil, "")
	}
	innerJoin, unnested := r.InnerJoin, r.InnerNest == "unnested"
	if o != nil {
		innerJoin, unnested = o.Inner || r.InnerJoin && o.Strategy == "", o.Unnested
		if !o.Inner {
			innerJoin = r.InnerJoin
		}
	}
	if r.List {
		c.multiRow = true
		c.st.unique = true
	}
	nest := c.s.LimitClause != nil || c.s.OffsetClause != nil || c.s.FetchClause != nil || c.s.HasDistinct || len(c.s.GroupBy) > 0
	var key any = rootEnt
	towrap, ok := c.eager[key]
	if !ok {
		for k, f := range c.eager {
			if i, isInt := k.(int); isInt && holds(c.froms[i], rootEnt.From()) {
				key, towrap, ok = k, f, true
			}
		}
	}
	if !ok {
		towrap = rootEnt.From()
		if !(c.multiRow && nest) && len(c.froms) > 0 {
			if i := c.fromIndex(rootEnt.From()); i >= 0 {
				key, towrap = i, c.froms[i]
			}
		}
		c.eagerKeys = append(c.eagerKeys, key)
	}
	ra := &RelAttr{Entity: e, Rel: r, Of: right}
	if o != nil {
		ra.Extra = o.extra(r)
	}
	crit, err := c.criteriaFor(target)
	if err != nil {
		return err
	}
	ra.Extra = append(ra.Extra[:len(ra.Extra):len(ra.Extra)], crit...)
	var j core.FromClause
	if !chainedOuter || !innerJoin || unnested {
		_, isJoin := towrap.(*core.Join)
		j, err = ormJoin(towrap, right, ra, !innerJoin || chainedOuter && isJoin, false)
	} else {
		j, err = spliceInner(towrap, e, right, ra)
	}
	if err != nil {
		return err
	}
	c.eager[key] = j
	if r.Join.Secondary == nil {
		c.keep(e, r)
	}
	for _, x := range r.Order {
		c.eagerOrder = append(c.eagerOrder, right.AdaptElement(c.secondaryOrder(x, j, r)))
	}
	inner, err := c.loader(right, next, append(l.hops[:len(l.hops):len(l.hops)], hopOf(l.m, r)), rootEnt, &c.secondary, chainedOuter || !innerJoin)
	if err != nil {
		return err
	}
	l.addRel(&joinedRel{rel: r, inner: inner})
	return nil
}

// keep notes the columns of the parent that an eager join leans on.
func (c *compiler) keep(e *Entity, r *mapper.Relationship) {
	core.Walk(r.Join.Primary, func(x core.Element) bool {
		col, ok := x.(*core.Column)
		if a, annotated := x.(*core.Annotated); annotated {
			col, ok = core.Deannotate(a).(*core.Column)
		}
		if t, isTable := colTable(col); ok && isTable && slices.Contains(e.Mapper.Tables(), t) {
			if p := e.Mapper.ColumnProp(col); p != nil {
				c.kept = append(c.kept, e.annotate(p, e.Adapt(col)))
			}
		}
		return true
	})
}

// colTable is the table of a column, if it has one.
func colTable(c *core.Column) (*core.Table, bool) {
	if c == nil {
		return nil, false
	}
	t, ok := c.Table.(*core.Table)
	return t, ok
}

// secondaryOrder lets ORDER BY name columns of the secondary table.
func (c *compiler) secondaryOrder(x core.Element, j core.FromClause, r *mapper.Relationship) core.Element {
	if r.Join.Secondary == nil {
		return x
	}
	var alias *core.Alias
	for _, p := range parts(j) {
		if a, ok := p.(*core.Alias); ok && a.Of == core.FromClause(r.Join.Secondary) {
			alias = a
		}
	}
	if alias == nil {
		return x
	}
	return core.Replace(x, func(e core.Element) core.Element {
		if c, ok := e.(*core.Column); ok && c.Table == core.FromClause(r.Join.Secondary) {
			return core.Corresponding(alias, c)
		}
		return nil
	})
}

func holds(f, part core.FromClause) bool {
	for _, p := range parts(f) {
		if p == part {
			return true
		}
	}
	return false
}

// spliceInner nests an inner join inside the outer join that brought its left side.
func spliceInner(f core.FromClause, left, right *Entity, ra *RelAttr) (core.FromClause, error) {
	j, ok := f.(*core.Join)
	if !ok {
		if f == left.From() {
			x, err := ormJoin(f, right, ra, false, false)
			return x, err
		}
		return f, nil
	}
	r := j.R
	if g, ok := r.(*core.FromGroup); ok {
		r = g.X
	}
	if holds(r, left.From()) {
		x, err := spliceInner(r, left, right, ra)
		if err != nil {
			return nil, err
		}
		return core.NewJoin(j.L, x, j.On, j.Outer, j.Full)
	}
	if holds(j.L, left.From()) {
		x, err := spliceInner(j.L, left, right, ra)
		if err != nil {
			return nil, err
		}
		return core.NewJoin(x, j.R, j.On, j.Outer, j.Full)
	}
	return f, nil
}
