package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Polymorphic is a with_polymorphic() of a class.
type Polymorphic struct {
	All  bool             // "*"
	Subs []*mapper.Mapper // the subclasses that are named
	// From is the selectable= that has the columns; nil for outer joins.
	From      core.FromClause
	Inner     bool
	Flat      bool
	Aliased   bool
	Name      string
	Polymorph core.ColumnElement // polymorphic_on=
}

// WithPolymorphic makes an entity that selects the columns of subclasses along.
func (p *Plugin) WithPolymorphic(m *mapper.Mapper, o Polymorphic) (*Entity, error) {
	whole := o.From
	if whole == nil {
		whole = m.PolymorphicFrom()
	}
	poly, err := m.PolymorphicSpec(o.All, o.Subs, whole)
	if err != nil {
		return nil, err
	}
	if whole == nil || whole == m.AliasedFrom() && !m.PolymorphicAll() {
		for _, x := range poly {
			if !x.Shares(m) {
				return nil, invalid("'with_polymorphic()' requires 'selectable' argument when concrete-inheriting mappers are used.")
			}
		}
	}
	p.aliases++
	e := &Entity{Mapper: m, Name: o.Name, plugin: p, id: p.aliases, poly: poly}
	if e.Name == "" {
		e.Name, e.Nameless = m.Class.Name, true
	}
	from := whole
	if from == nil {
		from = polymorphicFrom(m, poly, o.Inner)
	}
	switch {
	case o.From != nil, whole != nil && whole == m.AliasedFrom() && !o.Aliased && !o.Flat:
		e.Alias = from
	case o.Flat:
		e.Alias = aliasTables(from, "")
	case o.Aliased:
		e.Alias = aliasWhole(from, "")
	default:
		e.from = from
	}
	return e, nil
}

// aliasWhole aliases a table, or puts a join into a subquery.
func aliasWhole(f core.FromClause, name string) core.FromClause {
	if _, join := f.(*core.Join); !join {
		return core.AliasAgain(f, name)
	}
	var cols []core.Element
	for _, c := range f.Columns().All() {
		cols = append(cols, c)
	}
	return core.NewSubquery(core.NewSelect(cols...).With(func(s *core.Select) {
		s.FromObj = []core.Element{f}
		s.LabelStyle = core.LabelTablePlusColumn
	}), name)
}

// polymorphicFrom joins the tables of subclasses to those of a class.
func polymorphicFrom(m *mapper.Mapper, poly []*mapper.Mapper, inner bool) core.FromClause {
	f := TablesOf(m)
	for _, x := range poly {
		if x != m && !x.Single {
			f = &core.Join{L: f, R: x.Table, On: x.InheritOn, Outer: !inner}
		}
	}
	return f
}

// polymorphs are the classes whose columns the entity selects besides its own.
func (e *Entity) polymorphs() []*mapper.Mapper {
	if e.poly != nil {
		return e.poly
	}
	if e.Alias != nil && !e.wholePoly {
		return nil
	}
	return e.Mapper.PolymorphicMappers()
}

// Sub is the entity of a subclass inside one that selects its columns: the
// attribute Manager of with_polymorphic(Employee, [Manager]); nil if it does not.
func (e *Entity) Sub(m *mapper.Mapper) *Entity {
	if !slices.Contains(e.poly, m) || m == e.Mapper {
		return nil
	}
	if x := e.subs[m]; x != nil {
		return x
	}
	if e.subs == nil {
		e.subs = map[*mapper.Mapper]*Entity{}
	}
	x := &Entity{Mapper: m, Alias: e.Alias, from: e.from, Name: m.Class.Name, plugin: e.plugin, id: e.id, mapperPath: e.mapperPath, within: e, Nameless: true}
	e.subs[m] = x
	return x
}

// Subclasses are the subclasses that Sub knows.
func (e *Entity) Subclasses() []*mapper.Mapper { return e.poly }

// props are the properties to be set up for an entity: those of its class, then
// those of the subclasses that it selects.
func (e *Entity) props() []mapper.Property {
	poly := e.polymorphs()
	if len(poly) == 0 {
		return e.Mapper.Props()
	}
	var out []mapper.Property
	seen := map[mapper.Property]bool{}
	for _, m := range append([]*mapper.Mapper{e.Mapper}, poly...) {
		for _, p := range m.Props() {
			c, ok := p.(*mapper.ColumnProperty)
			if own := !ok || !c.Hidden || m.Shares(e.Mapper); own && !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// isa tells whether the entity loads the relationships that m declares.
func (e *Entity) isa(m *mapper.Mapper) bool {
	return e.Mapper.Isa(m) || slices.Contains(e.polymorphs(), m)
}

// Reaches tells whether the attributes of an entity can go on a path that has led to e.
func (e *Entity) Reaches(x *Entity) bool {
	own := func(y *Entity) bool { return y.id != 0 && !y.mapperPath }
	switch {
	case own(e):
		return own(x) && (e == x || x.within == e || e.within == nil && x.id == e.id)
	case !own(x):
		return e.Mapper.Isa(x.Mapper) || slices.Contains(e.poly, x.Mapper)
	}
	return false
}

// polyLoad loads the columns of a subclass for the objects of it that a query for
// a base class has found.
type polyLoad struct {
	sub  *mapper.Mapper
	base *mapper.Mapper // what the query is for
	path Path
}

// selectinSub is the subclass whose columns a second statement loads when a query
// for base finds an object of class m; nil if none does.
func (l *loader) selectinSub(m, base *mapper.Mapper) *mapper.Mapper {
	up := towards(m, base)
	if len(l.polySelectin) > 0 {
		up = chain(m)
		slices.Reverse(up)
	}
	for _, x := range up {
		if x == base {
			break
		}
		if x.PolymorphicLoad == "selectin" || slices.Contains(l.polySelectin, x) {
			return x
		}
	}
	return nil
}

// towards are a class and those above it up to base, as far as one knows the one below
// to be selected along, and the first that does not.
func towards(m, base *mapper.Mapper) []*mapper.Mapper {
	if !m.Isa(base) {
		return nil
	}
	out := []*mapper.Mapper{m}
	for x := m; x != base; x = x.Inherits {
		out = append(out, x.Inherits)
		if !slices.Contains(x.Inherits.PolymorphicMappers(), x) {
			break
		}
	}
	return out
}

// polyLoad is the second statement for a subclass; its objects share it.
func (l *loader) polyLoad(sub *mapper.Mapper) *polyLoad {
	for _, s := range l.subs {
		for _, p := range s.polys {
			if p.sub == sub {
				return p
			}
		}
	}
	return &polyLoad{sub: sub, base: l.m, path: l.path}
}

// wants tells whether the statement is for an object: one of a subclass that has
// a statement of its own because of the mapping is left to that.
func (p *polyLoad) wants(st *instance.State, byOption bool) bool {
	m := mapper.Of(st)
	if byOption {
		return m.Isa(p.sub)
	}
	for _, x := range towards(m, p.sub) {
		if x.PolymorphicLoad == "selectin" {
			return x == p.sub
		}
	}
	return false
}

// load runs the second statement of a polyLoad for some objects.
func (p *polyLoad) load(ctx *context, states []*instance.State) error {
	m := p.sub
	host := ctx.st.host
	keep := map[string]bool{}
	for _, c := range m.PrimaryKey {
		keep[m.ColumnProp(c).Name] = true
	}
	if m.Discriminator != nil {
		keep[m.Discriminator.Name] = true
	}
	with := []*mapper.Mapper{m} // the classes between come along if they would be loaded so too
	for x := m.Inherits; x != nil && x != p.base && x.PolymorphicLoad == "selectin"; x = x.Inherits {
		with = append(with, x)
	}
	for _, prop := range m.Props() {
		if slices.Contains(with, prop.Owner()) {
			keep[prop.Key()] = true
		}
	}
	for _, sub := range m.PolymorphicMappers() { // what the subclass selects along comes too
		for _, prop := range sub.Props() {
			if sub.Isa(m) && prop.Owner().Isa(m) {
				keep[prop.Key()] = true
			}
		}
	}
	base := p.path
	e := Of(m)
	if base.Depth() == 0 {
		if err := readOptions(ctx.st.options).check([]*Entity{e}); err != nil {
			return err
		}
	}
	cols := make([]core.Element, len(m.PrimaryKey))
	var order []core.Element
	for i, c := range m.Base.PrimaryKey {
		cols[i] = c
		order = append(order, c)
	}
	var in core.ColumnElement
	if len(cols) == 1 {
		in = cols[0].(core.ColumnElement)
	} else {
		in = core.NewTuple(cols, nil)
	}
	for len(states) > 0 {
		part := states[:min(chunk, len(states))]
		states = states[len(part):]
		var keys []any
		for _, st := range part {
			keys = append(keys, keyValue(host, st.Key.Values))
		}
		cond, err := core.InValues(in, host.List(keys), core.Value{V: keys[0]}, false)
		if err != nil {
			return err
		}
		set := ctx.along(&Settings{Base: &base, Keep: keep})
		s := core.NewSelect(e).With(func(s *core.Select) {
			s.LabelStyle = core.LabelTablePlusColumn
			s.Where = []core.ColumnElement{cond}
			s.OrderBy = order
			s.Options = ctx.st.options
			s.PluginData = set
		})
		res, err := ctx.sess.Run(s, set)
		if err != nil {
			return err
		}
		if _, err := uniqueObjects(res); err != nil {
			return err
		}
	}
	return nil
}

// Polymorphic are the classes whose columns the entity selects along.
func (e *Entity) Polymorphic() []*mapper.Mapper { return e.poly }
