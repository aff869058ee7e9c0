// Package loading turns statements about mapped classes into statements about
// tables, and their rows into objects.
//
// An Entity stands for a mapped class, or an alias of one, inside a statement of
// package core; attributes are columns with a note that says whose they are. When
// a statement is compiled the plugin here replaces entities by columns, joins
// along relationships, adds what is to be loaded along (joined eager loading),
// and remembers which column feeds which attribute. When rows arrive, objects are
// found in the session's identity map or made, filled, and handed out; what is
// loaded separately (selectin, subquery, lazy) follows from the same options.
package loading

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Entity is a mapped class in a statement.
type Entity struct {
	Mapper *mapper.Mapper
	// Alias is what an aliased class selects from; nil for the class itself.
	Alias core.FromClause
	// Name is the alias's given name, or the class's name.
	Name string
	// Host is the language's object for an alias.
	Host any

	plugin *Plugin
	id     int
	// poly are the subclasses whose columns are selected along; from is what they
	// are selected from where that is no alias.
	poly []*mapper.Mapper
	from core.FromClause
	subs map[*mapper.Mapper]*Entity
	// within is the entity that this one is a subclass of, see Sub.
	within *Entity
	// mapperPath: options reach the entity by its class.
	mapperPath bool
	// OnNames is adapt_on_names=True: the alias's columns are found by name too.
	OnNames bool
	// Nameless: an alias without a name of its own has none in rows either.
	Nameless bool
	// rebased: it is that of the rows of a union() in the place of its class.
	rebased bool
	// wholePoly: the alias has the columns that the class selects polymorphically.
	wholePoly bool
	cols      map[*core.Column]core.ColumnElement
	attrs     map[string]core.ColumnElement
}

// VisitName implements core.Element.
func (*Entity) VisitName() string { return "mapper" }

// Plugin implements core.Entity.
func (e *Entity) Plugin() core.Plugin { return e.plugin }

// IsAlias tells whether the entity is an alias.
func (e *Entity) IsAlias() bool { return e.Alias != nil }

// String is Mapper[Class(table)], aliased(Class) or with_polymorphic(Class, [Sub]).
func (e *Entity) String() string {
	if e.id == 0 {
		return e.Mapper.String()
	}
	return e.Text()
}

// Text is String with the class's name alone for a class itself.
func (e *Entity) Text() string {
	if e.id == 0 {
		return e.Mapper.Class.Name
	}
	var names []string
	for _, m := range e.polymorphs() {
		if m != e.Mapper {
			names = append(names, m.Class.Name)
		}
	}
	if names == nil {
		return "aliased(" + e.Mapper.Class.Name + ")"
	}
	return "with_polymorphic(" + e.Mapper.Class.Name + ", [" + strings.Join(names, ", ") + "])"
}

// Plugin lowers statements that name entities. One run has one.
type Plugin struct {
	Host    instance.Host
	aliases int
	// criteria are those of the statement that is being compiled, for its subqueries.
	criteria []*Criteria
}

// NewPlugin makes a Plugin.
func NewPlugin(host instance.Host) *Plugin { return &Plugin{Host: host} }

// Entity makes the entity of a mapper: it is the hook of a mapper.Registry.
func (p *Plugin) Entity(m *mapper.Mapper) core.Entity {
	return &Entity{Mapper: m, Name: m.Class.Name, plugin: p}
}

// Of is the entity of a mapper.
func Of(m *mapper.Mapper) *Entity { return m.Entity.(*Entity) }

// Aliased makes an alias of a mapped class: of its table, or of from, which must
// have its columns.
func (p *Plugin) Aliased(m *mapper.Mapper, from core.FromClause, name string) *Entity {
	p.aliases++
	e := &Entity{Mapper: m, Name: name, plugin: p, id: p.aliases}
	switch {
	case from != nil:
		e.Alias = from
	default:
		e.Alias, e.wholePoly = aliasTables(Of(m).From(), name), true
	}
	return e
}

// AliasedWhole is aliased() of a class: the joined tables of a subclass go into a
// subquery.
func (p *Plugin) AliasedWhole(m *mapper.Mapper, name string) *Entity {
	e := p.Aliased(m, aliasWhole(Of(m).From(), name), name)
	e.wholePoly = true
	return e
}

// aliasTables aliases a table, or every table of a join.
func aliasTables(f core.FromClause, name string) core.FromClause {
	j, ok := f.(*core.Join)
	if !ok {
		return core.AliasAgain(f, name)
	}
	l, r := aliasTables(j.L, ""), aliasTables(j.R, "")
	on := core.ReplaceColumn(j.On, func(e core.Element) core.Element {
		c, ok := e.(*core.Column)
		if !ok {
			return nil
		}
		if x := core.Corresponding(l, c); x != nil {
			return x
		}
		if x := core.Corresponding(r, c); x != nil {
			return x
		}
		return nil
	})
	return &core.Join{L: l, R: r, On: on, Outer: j.Outer, Full: j.Full}
}

// From is the source of rows.
func (e *Entity) From() core.FromClause {
	if e.Alias != nil {
		return e.Alias
	}
	if e.from != nil {
		return e.from
	}
	m := e.Mapper
	if f := m.PolymorphicFrom(); f != nil {
		return f
	}
	if poly := m.PolymorphicMappers(); len(poly) > 0 {
		return m.Memo("polymorphic", func() any { return polymorphicFrom(m, poly, false) }).(core.FromClause)
	}
	return TablesOf(m)
}

// TablesOf is the table of a class, or its tables joined.
func TablesOf(m *mapper.Mapper) core.FromClause {
	if f := m.Mapped(); f != nil {
		return f
	}
	if len(m.Tables()) == 1 {
		return m.Tables()[0]
	}
	return m.Memo("from", func() any {
		var f core.FromClause = m.Tables()[0]
		for x := chain(m); len(x) > 0; x = x[1:] {
			if !x[0].Single && x[0].Inherits != nil {
				f = &core.Join{L: f, R: x[0].Table, On: x[0].InheritOn}
			}
		}
		return f
	}).(core.FromClause)
}

// chain is a mapper and its bases, the root first.
func chain(m *mapper.Mapper) []*mapper.Mapper {
	var out []*mapper.Mapper
	for x := m; x != nil; x = x.Inherits {
		out = append([]*mapper.Mapper{x}, out...)
	}
	return out
}

// EntityFrom implements core.Entity.
func (e *Entity) EntityFrom() core.FromClause { return e.From() }

// EntityColumns implements core.Entity.
func (e *Entity) EntityColumns() []core.ColumnElement {
	var out []core.ColumnElement
	seen := map[core.ColumnElement]bool{} // a base's key is among the columns of every subclass's
	for _, x := range e.props() {
		p, ok := x.(*mapper.ColumnProperty)
		if !ok || p.Deferred && p.ReadOnly() || p.Query && p.Expr == nil {
			continue // a deferred column of a table is there for the statement around
		}
		if len(p.Columns) == 0 {
			out = append(out, e.Column(p))
			continue
		}
		for _, c := range p.Columns {
			x := e.Adapt(c)
			if seen[core.Deannotate(x)] {
				continue
			}
			seen[core.Deannotate(x)] = true
			out = append(out, e.annotate(p, x))
		}
	}
	return out
}

// Adapt is the column as the entity selects it.
func (e *Entity) Adapt(c *core.Column) core.ColumnElement {
	if e.Alias == nil {
		return c
	}
	if x, ok := e.cols[c]; ok {
		return x
	}
	x := e.adapted(c)
	if x == nil {
		x = c
	}
	if e.cols == nil {
		e.cols = map[*core.Column]core.ColumnElement{}
	}
	e.cols[c] = x
	return x
}

// adapted is the alias's column for one of the class's, or nil.
func (e *Entity) adapted(c *core.Column) core.ColumnElement {
	x := core.Corresponding(e.Alias, c)
	if x == nil && e.OnNames {
		x = e.Alias.Columns().Get(c.Name)
	}
	if x == nil {
		x = e.equivalent(c)
	}
	return x
}

// equivalent is the alias's column for another one that holds the same value; nil for
// none.
func (e *Entity) equivalent(c *core.Column) core.ColumnElement {
	p := e.Mapper.ColumnProp(c)
	if p == nil {
		return nil
	}
	for _, o := range p.Columns {
		if o == c {
			continue
		}
		if x := core.Corresponding(e.Alias, o); x != nil {
			return x
		}
	}
	return nil
}

// AdaptExpr replaces the class's columns in an expression by the alias's.
func (e *Entity) AdaptExpr(x core.ColumnElement) core.ColumnElement {
	if e.Alias == nil {
		return x
	}
	return core.ReplaceColumn(x, e.replacer())
}

// AdaptElement is AdaptExpr for any element.
func (e *Entity) AdaptElement(x core.Element) core.Element {
	if e.Alias == nil {
		return x
	}
	return core.Replace(x, e.replacer())
}

func (e *Entity) replacer() func(core.Element) core.Element {
	return func(x core.Element) core.Element {
		if a, ok := x.(*core.Annotated); ok {
			if n, ok := a.Note.(*Note); ok && n.Entity.Alias != nil && n.Entity != e {
				return a // a column of another alias
			}
			return nil
		}
		if c, ok := x.(*core.Column); ok {
			if y := e.Adapt(c); y != core.ColumnElement(c) && (core.Embedded(c, y) || y == e.equivalent(c)) {
				return y
			}
			return c
		}
		return nil
	}
}

// Note says whose attribute a column is.
type Note struct {
	Entity *Entity
	Prop   *mapper.ColumnProperty
}

// NotePlugin implements core.PluginNote.
func (n *Note) NotePlugin() core.Plugin { return n.Entity.plugin }

// ExprNote says whose attribute an expression is that no property maps: a hybrid's.
type ExprNote struct{ Entity *Entity }

// NotePlugin implements core.PluginNote.
func (n *ExprNote) NotePlugin() core.Plugin { return n.Entity.plugin }

// NoteEntity implements the core's question for the entity of a column.
func (n *ExprNote) NoteEntity() core.Entity { return n.Entity }

func (e *Entity) annotate(p *mapper.ColumnProperty, c core.ColumnElement) core.ColumnElement {
	return &core.Annotated{ColumnElement: c, Note: &Note{e, p}, Key: p.Name}
}

// selected is the column of an alias that has the expression of an attribute already; nil
// for none.
func (e *Entity) selected(p *mapper.ColumnProperty) core.ColumnElement {
	if !e.rebased {
		return nil
	}
	whole := core.Deannotate(Of(e.Mapper).Column(p))
	if x := core.Corresponding(e.Alias, whole); x != nil && core.Embedded(whole, x) {
		return x
	}
	return nil
}

// Column is a column attribute as an element of statements.
func (e *Entity) Column(p *mapper.ColumnProperty) core.ColumnElement {
	if c, ok := e.attrs[p.Name]; ok {
		return c
	}
	var c core.ColumnElement
	if len(p.Columns) > 0 {
		c = e.Adapt(p.Columns[0])
	} else if p.Expr == nil { // query_expression() where no option says what it is
		c = core.NewLabel("", core.NullElement, nil)
	} else if x := e.selected(p); x != nil {
		c = x
	} else {
		c = core.OwnBinds(e.AdaptExpr(p.Expr), e.Alias != nil)
		if l, ok := c.(*core.Label); ok && (e.Alias != nil || e.Host != nil) {
			c = core.NewLabel("", l.X, l.SQLType()) // an alias's expression has a name of its own
		}
	}
	c = e.annotate(p, c)
	if e.attrs == nil {
		e.attrs = map[string]core.ColumnElement{}
	}
	e.attrs[p.Name] = c
	return c
}

// RelAttr is a relationship attribute in a statement: where to join, or what to
// compare. It is immutable; OfType and And return variants.
type RelAttr struct {
	Entity *Entity // the left side
	Rel    *mapper.Relationship
	Of     *Entity // of_type(): the entity to join to
	Extra  []core.ColumnElement
}

// VisitName implements core.Element.
func (*RelAttr) VisitName() string { return "relationship" }

// EntityColumns implements core.Entity.
func (r *RelAttr) EntityColumns() []core.ColumnElement {
	x, err := r.Condition()
	if err != nil {
		return nil
	}
	return []core.ColumnElement{x}
}

// EntityFrom implements core.Entity: a relationship is no source of rows itself.
func (r *RelAttr) EntityFrom() core.FromClause { return nil }

// Plugin implements core.Entity.
func (r *RelAttr) Plugin() core.Plugin { return r.Entity.plugin }

// String is Class.attribute.
func (r *RelAttr) String() string { return r.Entity.Mapper.Class.Name + "." + r.Rel.Name }

// Target is the entity on the far side.
func (r *RelAttr) Target() *Entity {
	if r.Of != nil {
		return r.Of
	}
	return targetOf(r.Rel)
}

// Condition is the join condition as an expression.
func (r *RelAttr) Condition() (core.ColumnElement, error) {
	j := r.joins(r.Entity.From(), r.Target().From(), r.Entity.Alias != nil, r.Target().Alias != nil, r.Extra)
	if j.secondaryOn != nil {
		return core.And(j.on, j.secondaryOn), nil
	}
	return j.on, nil
}

// joined are the parts of a join along a relationship.
type joined struct {
	on, secondaryOn core.ColumnElement
	secondary       core.FromClause
	dest            core.FromClause
	adapt           func(core.ColumnElement) core.ColumnElement // of the far side's columns
}

// joins makes the conditions of a join from source to dest. A secondary table is
// given an alias of its own.
func (r *RelAttr) joins(source, dest core.FromClause, adaptSource, adaptDest bool, extra []core.ColumnElement) joined {
	jc := r.Rel.Join
	j := joined{dest: dest}
	pj, sj := jc.Primary, jc.SecondaryCond
	crit := append([]core.ColumnElement{}, extra...)
	if s := singleCriterion(r.targetMapper()); s != nil {
		crit = append([]core.ColumnElement{s}, crit...)
	}
	destCol := func(c *core.Column) core.ColumnElement {
		if adaptDest {
			if x := core.Corresponding(dest, c); x != nil {
				return x
			}
		}
		return c
	}
	sourceCol := func(c *core.Column) core.ColumnElement {
		if adaptSource {
			if x := core.Corresponding(source, c); x != nil {
				return x
			}
		}
		return c
	}
	j.adapt = func(x core.ColumnElement) core.ColumnElement {
		return replaceColumns(x, func(c *core.Column) core.ColumnElement {
			if y := destCol(c); core.Embedded(c, y) {
				return y
			}
			return c // of another alias of the same table
		})
	}
	for i, c := range crit {
		crit[i] = j.adapt(c)
	}
	if jc.Secondary != nil {
		alias := core.NewAlias(jc.Secondary, "")
		j.secondary = alias
		secCol := func(c *core.Column, other func(*core.Column) core.ColumnElement) core.ColumnElement {
			if x := core.Corresponding(alias, c); x != nil {
				return x
			}
			return other(c)
		}
		j.on = replaceRoles(pj, func(c *core.Column, _ mapper.Role) core.ColumnElement { return secCol(c, sourceCol) })
		j.secondaryOn = replaceRoles(sj, func(c *core.Column, _ mapper.Role) core.ColumnElement { return secCol(c, destCol) })
		if len(crit) > 0 {
			j.secondaryOn = core.And(append([]core.ColumnElement{j.secondaryOn}, crit...)...)
		}
		return j
	}
	j.on = replaceRoles(pj, func(c *core.Column, role mapper.Role) core.ColumnElement {
		if role.Remote {
			return destCol(c)
		}
		return sourceCol(c)
	})
	if len(crit) > 0 {
		j.on = core.And(append([]core.ColumnElement{j.on}, crit...)...)
	}
	return j
}

func (r *RelAttr) targetMapper() *mapper.Mapper {
	if r.Of != nil {
		return r.Of.Mapper
	}
	return r.Rel.Mapper
}

func replaceRoles(x core.ColumnElement, f func(*core.Column, mapper.Role) core.ColumnElement) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		if a, ok := e.(*core.Annotated); ok {
			if c, ok := core.Deannotate(a).(*core.Column); ok {
				return f(c, mapper.RoleOf(a))
			}
		}
		if c, ok := e.(*core.Column); ok {
			return f(c, mapper.Role{})
		}
		return nil
	})
}

func replaceColumns(x core.ColumnElement, f func(*core.Column) core.ColumnElement) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		switch c := e.(type) {
		case *core.Annotated:
			if n, ok := c.Note.(*Note); ok && n.Entity.Alias != nil {
				return c
			}
		case *core.Column:
			return f(c)
		}
		return nil
	})
}

// singleCriterion limits a class that shares its base's table to its own rows.
func singleCriterion(m *mapper.Mapper) core.ColumnElement {
	on := m.DiscriminatorExpr()
	if !m.Single || on == nil {
		return nil
	}
	var ids []any
	for _, d := range m.SelfAndDescendants() {
		if !d.PolymorphicAbstract {
			ids = append(ids, d.PolymorphicIdentity)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	host := m.Class.Host
	x, err := core.InValues(on, host.List(ids), core.Value{V: ids[0]}, false)
	if err != nil {
		return nil
	}
	return x
}

// Error text helpers.

func invalid(format string, args ...any) error {
	return instance.Errorf(instance.InvalidRequestError, format, args...)
}

// NoteEntity implements the core's question for the entity of a column.
func (n *Note) NoteEntity() core.Entity { return n.Entity }

// Attribute implements core.NamedAttributes: the column that filter_by() names.
func (e *Entity) Attribute(name string) (core.ColumnElement, error) {
	switch p := e.Mapper.Prop(name).(type) {
	case *mapper.ColumnProperty:
		return e.Column(p), nil
	case *mapper.Synonym:
		return e.Attribute(p.Target)
	case *mapper.Relationship:
		return nil, instance.NotYet("filter_by() with a relationship")
	}
	return nil, nil
}

// Namespace is what an error calls the source of names that a join has led to.
func (r *RelAttr) Namespace() string { return r.Target().String() }

// Namespaces are what an error calls the source of the bundle's names by.
func (b *Bundle) Namespaces() []core.Element { return b.Items }

// Attribute implements core.NamedAttributes: a bundle has its own columns.
func (b *Bundle) Attribute(name string) (core.ColumnElement, error) {
	for _, it := range b.Items {
		if x, ok := it.(core.ColumnElement); ok && core.ProxyKey(x) == name {
			return x, nil
		}
	}
	return nil, nil
}

// Attribute implements core.NamedAttributes: filter_by() after join() is about
// the joined entity.
func (r *RelAttr) Attribute(name string) (core.ColumnElement, error) {
	return r.Target().Attribute(name)
}

// targetOf is the entity that a relationship leads to.
func targetOf(r *mapper.Relationship) *Entity {
	if e, ok := r.Aliased.(*Entity); ok {
		return e
	}
	return Of(r.Mapper)
}
