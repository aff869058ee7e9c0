package loading

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// State is what the compilation of a SELECT leaves for the loading of its rows.
type State struct {
	items []item
	// unique: rows repeat objects because a collection was joined.
	unique bool
	// buffered: all rows have to be there before the first object is complete.
	buffered bool
	settings *Settings
	options  []any
	choices  *choices
	roots    []*Entity
	host     instance.Host
	legacy   bool // rows are those of a Query
	style    core.LabelStyle
	keys     []*slot // of the primary key, in an UPDATE or DELETE that tells what it matched
}

// item is one column of the result as user code sees it: an object or a value.
type item struct {
	key    string
	loader *loader // an object
	slot   *slot   // a value
	bundle []item
	source *Bundle
	proxy  string // what a column is called by itself
	entity *Entity
	x      core.ColumnElement // of a value
	name   string             // of a value that is no column: what the ORM calls it
}

// CacheKey tells the statement from others of the same text: what it is for, and the
// options that it has.
func (st *State) CacheKey() string {
	var b strings.Builder
	if set := st.settings; set != nil {
		if set.Refresh != nil {
			b.WriteString("refresh ")
		}
		if set.Base != nil {
			b.WriteString(set.Base.cacheKey(st.options) + " ")
		}
	}
	seen := map[string]bool{}
	for _, x := range flatten(st.options) {
		switch o := x.(type) {
		case *Option:
			if k := o.cacheKey(); !seen[k] {
				seen[k] = true
				b.WriteString(k + ";")
			}
		case *Criteria:
			b.WriteString("criteria;")
		}
	}
	return b.String()
}

// ownKey is the key of an expression without a label: a function goes by its name.
func ownKey(x core.ColumnElement) string {
	if _, ok := x.(*core.Function); ok {
		return core.ProxyKey(x)
	}
	return ""
}

// slot is the place of a column in the raw rows.
type slot struct{ at int }

// compiler lowers one SELECT.
type compiler struct {
	p    *Plugin
	s    *core.Select
	orig *core.Select // as it was given
	// based: the statement selects from the union() of a Query.
	based bool
	// written: the statement is somebody else's; only its columns are wanted.
	written  bool
	top      bool
	settings *Settings
	choices  *choices
	st       *State

	primary, secondary []core.ColumnElement
	dedupe             map[core.ColumnElement]bool
	slots              map[core.ColumnElement]*slot
	froms              []core.FromClause
	entities           []entityRef
	joined             []*Entity
	lefts              []*Entity // what joins start from
	// replaced puts stand-ins into the condition of a join; nil for none, see standFor.
	replaced func(core.ColumnElement) core.ColumnElement
	stands   map[*Entity]*Entity
	kept     []core.ColumnElement // columns that eager joins lean on: not left out

	eager      map[any]core.FromClause
	eagerKeys  []any
	eagerOrder []core.Element
	multiRow   bool
}

// entityRef is an item of the select list as a left side of joins.
type entityRef struct {
	entity *Entity
	from   core.FromClause
	whole  bool
	brings bool // an expression that names a table of from
}

// CompileSelect implements core.Plugin.
func (p *Plugin) CompileSelect(s *core.Select, top bool) (*core.Select, any, error) {
	if len(s.Cols) == 0 {
		return nil, nil, invalid("Query contains no columns with which to SELECT from.")
	}
	based := s.Legacy != nil && s.Legacy.Base != nil
	if based {
		s = p.Rebased(s)
	} else {
		s = p.unioned(s)
	}
	c := &compiler{
		p: p, s: s, orig: s, top: top, dedupe: map[core.ColumnElement]bool{}, slots: map[core.ColumnElement]*slot{},
		eager: map[any]core.FromClause{},
	}
	c.settings, _ = s.PluginData.(*Settings)
	if c.settings == nil {
		c.settings = &Settings{}
	}
	if l := s.Legacy; based || l != nil && l.NoEager {
		set := *c.settings
		set.NoSingle, set.NoEager = set.NoSingle || based, set.NoEager || l.NoEager
		c.settings = &set
	}
	c.based = based
	c.choices = readOptions(s.Options)
	if top {
		p.criteria = c.choices.criteria
	}
	c.st = &State{settings: c.settings, options: s.Options, choices: c.choices, host: p.Host, legacy: s.Legacy != nil && s.Legacy.Run, style: s.LabelStyle}
	c.s = s.With(func(n *core.Select) { n.OrderBy, n.GroupBy = unbundled(n.OrderBy), unbundled(n.GroupBy) })
	s = c.s
	for _, e := range s.Cols {
		c.reference(e)
	}
	for _, e := range s.FromObj {
		switch f := e.(type) {
		case *Entity:
			c.froms = append(c.froms, f.From())
		case core.FromClause:
			c.froms = append(c.froms, f)
		case core.Entity:
			if x := f.EntityFrom(); x != nil {
				c.froms = append(c.froms, x)
			}
		}
	}
	for _, j := range s.Joins {
		if err := c.join(j); err != nil {
			return nil, nil, err
		}
	}
	if top && c.settings.Base == nil {
		if err := c.choices.check(c.st.roots); err != nil {
			return nil, nil, err
		}
	}
	for _, e := range c.s.Cols {
		if err := c.setup(e); err != nil {
			return nil, nil, err
		}
	}
	if err := c.entityCriteria(); err != nil {
		return nil, nil, err
	}
	for _, x := range c.kept {
		c.add(&c.primary, x)
	}
	plain, err := c.finish()
	return plain, c.st, err
}

// entityCriteria limits the classes that the statement selects from to their own
// rows, and to what options say.
func (c *compiler) entityCriteria() error {
	var all []*Entity
	for _, r := range c.entities {
		if r.entity != nil {
			all = append(all, r.entity)
		}
	}
	for _, e := range c.s.FromObj {
		if x, ok := e.(*Entity); ok {
			all = append(all, x)
		}
	}
	all = append(all, c.lefts...)
	seen := map[*Entity]bool{}
	for _, e := range all {
		if seen[e] {
			continue
		}
		seen[e] = true
		if slices.Contains(c.joined, e) {
			continue
		}
		crit, err := c.criteriaFor(e)
		if err != nil {
			return err
		}
		if x := singleCriterion(e.Mapper); x != nil && !c.settings.NoSingle {
			crit = append(crit, e.AdaptExpr(x))
		}
		if len(crit) > 0 {
			c.s = c.s.With(func(s *core.Select) { s.Where = append(s.Where, crit...) })
		}
	}
	return nil
}

// reference notes an item of the select list for joins to find.
func (c *compiler) reference(e core.Element) {
	switch x := e.(type) {
	case *Entity:
		c.entities = append(c.entities, entityRef{entity: x, from: x.From(), whole: true})
		c.st.roots = append(c.st.roots, x)
	case *Bundle:
		for _, y := range x.Items {
			c.reference(y)
		}
	case core.ColumnElement:
		var ent *Entity
		core.Walk(x, func(y core.Element) bool {
			if a, ok := y.(*core.Annotated); ok && ent == nil {
				if n, ok := a.Note.(*Note); ok {
					ent = n.Entity
				}
			}
			_, query := y.(core.Query)
			return ent == nil && !query
		})
		if ent != nil {
			brings := slices.ContainsFunc(core.FromsOf(x), func(f core.FromClause) bool { return holds(ent.From(), f) })
			c.entities = append(c.entities, entityRef{entity: ent, from: ent.From(), brings: brings})
			return
		}
		for _, f := range core.FromsOf(x) {
			c.entities = append(c.entities, entityRef{from: f})
		}
	case core.FromClause:
		c.entities = append(c.entities, entityRef{from: x})
	}
}

func (c *compiler) add(to *[]core.ColumnElement, x core.ColumnElement) *slot {
	k := core.Deannotate(x)
	if !c.dedupe[k] {
		c.dedupe[k] = true
		*to = append(*to, x)
	}
	return c.slot(k)
}

func (c *compiler) slot(k core.ColumnElement) *slot {
	if c.slots[k] == nil {
		c.slots[k] = &slot{at: -1}
	}
	return c.slots[k]
}

// setup turns an item of the select list into columns.
func (c *compiler) setup(e core.Element) error {
	it, err := c.item(e)
	if err != nil {
		return err
	}
	c.st.items = append(c.st.items, it...)
	return nil
}

func (c *compiler) item(e core.Element) ([]item, error) {
	switch x := e.(type) {
	case *Entity:
		if !c.top {
			for _, col := range x.EntityColumns() {
				if a, ok := col.(*core.Annotated); ok && c.based {
					if n, ok := a.Note.(*Note); ok && n.Prop.Deferred {
						continue // is in what the statement selects from
					}
				}
				if k := core.Deannotate(col); !c.dedupe[k] {
					c.dedupe[k] = true
					c.primary = append(c.primary, col)
				}
			}
			return nil, nil
		}
		path := Path{key: rootKey(x), mappers: []*mapper.Mapper{x.Mapper}}
		if c.settings.Base != nil && (c.settings.First || len(c.st.items) == c.baseItems()) {
			path = *c.settings.Base
		}
		l, err := c.loader(x, path, nil, x, &c.primary, false)
		if err != nil {
			return nil, err
		}
		return []item{{key: x.Name, loader: l, entity: x}}, nil
	case *Bundle:
		var items []item
		for _, y := range x.Items {
			its, err := c.item(y)
			if err != nil {
				return nil, err
			}
			if col, ok := y.(core.ColumnElement); ok && len(its) == 1 && its[0].name == "" {
				its[0].name = core.ProxyKey(col)
			}
			items = append(items, its...)
		}
		if !c.top {
			return nil, nil
		}
		if x.Flat {
			return items, nil
		}
		return []item{{key: x.Name, bundle: items, source: x}}, nil
	case *RelAttr:
		cond, err := x.Condition()
		if err != nil {
			return nil, err
		}
		c.primary = append(c.primary, &core.Annotated{ColumnElement: cond, Note: &ExprNote{x.Entity}, Key: x.Rel.Name})
		return []item{{slot: c.place(), name: x.Rel.Name}}, nil
	case core.ColumnElement:
		name := ownKey(x)
		if a, ok := x.(*core.Annotated); ok {
			if n, ok := a.Note.(*Note); ok && n.Prop != nil && len(n.Prop.Columns) == 0 {
				name = n.Prop.Name // a column_property()
			}
		}
		c.dedupe[core.Deannotate(x)] = true
		c.primary = append(c.primary, c.raw(x))
		return []item{{slot: c.place(), name: name, proxy: core.ProxyKey(x), x: x}}, nil
	case core.FromClause:
		var items []item
		for _, col := range x.Columns().All() {
			c.dedupe[col] = true
			c.primary = append(c.primary, col)
			items = append(items, item{slot: c.place(), x: col})
		}
		return items, nil
	}
	return nil, instance.NotYet("%s in a select list with mapped classes", e.VisitName())
}

// raw is an expression of a hybrid without its name where no mapped column is in it
// and the statement is one of the ORM's for another reason.
func (c *compiler) raw(x core.ColumnElement) core.ColumnElement {
	a, ok := x.(*core.Annotated)
	if !ok || !c.top {
		return x
	}
	if _, ok := a.Note.(*ExprNote); !ok {
		return x
	}
	mapped, queries := false, false
	core.Walk(a.ColumnElement, func(e core.Element) bool {
		switch y := e.(type) {
		case *core.Annotated:
			_, is := y.Note.(*Note)
			mapped = mapped || is
		case *core.ScalarSelect:
			queries = true
			return false
		case *core.Unary:
			return y.Op != core.OpExists
		case core.Query:
			return false
		}
		return true
	})
	others := slices.ContainsFunc(c.entities, func(r entityRef) bool { return r.entity != nil })
	if mapped || !queries && !others {
		return x
	}
	return a.ColumnElement
}

func (c *compiler) baseItems() int {
	if len(c.s.Cols) > 1 {
		return len(c.s.Cols) - 1
	}
	return 0
}

// place is a slot for the column that was just added, and only for it.
func (c *compiler) place() *slot { return &slot{at: len(c.primary) - 1} }

// Bundle is several items of a select list as one, or (Flat) as they are.
type Bundle struct {
	Name  string
	Items []core.Element
	Flat  bool
	// Single: as the only item of a select list its values are the results.
	Single bool
	// Make makes the value of a row of the items' names and values.
	Make func(keys []string, values []any) (any, error)
	// Host is the language's object.
	Host   any
	plugin *Plugin
}

// NewBundle makes a Bundle.
func (p *Plugin) NewBundle(name string, items []core.Element, make func([]string, []any) (any, error)) *Bundle {
	return &Bundle{Name: name, Items: items, Make: make, plugin: p}
}

// VisitName implements core.Element.
func (*Bundle) VisitName() string { return "bundle" }

// EntityColumns implements core.Entity.
func (b *Bundle) EntityColumns() []core.ColumnElement {
	var out []core.ColumnElement
	for _, e := range b.Items {
		switch x := e.(type) {
		case core.ColumnElement:
			out = append(out, x)
		case core.Entity:
			out = append(out, x.EntityColumns()...)
		}
	}
	return out
}

// EntityFrom implements core.Entity.
func (*Bundle) EntityFrom() core.FromClause { return nil }

// Plugin implements core.Entity.
func (b *Bundle) Plugin() core.Plugin { return b.plugin }

// finish assembles the plain statement.
func (c *compiler) finish() (*core.Select, error) {
	s := c.s
	nest := s.LimitClause != nil || s.OffsetClause != nil || s.FetchClause != nil || s.HasDistinct || len(s.GroupBy) > 0
	if c.multiRow && nest {
		return c.nested()
	}
	c.addTables()
	froms := append([]core.FromClause{}, c.froms...)
	for _, k := range c.eagerKeys { // what is joined there already stands in them alone
		froms = append(froms, c.eager[k])
	}
	plain := s.With(func(n *core.Select) {
		n.Cols = elements(c.primary, c.secondary)
		n.FromObj = fromElements(froms)
		n.Joins, n.Options, n.PluginData, n.Plugin = nil, nil, nil, nil
		n.OrderBy = append(append(n.OrderBy, c.settings.Tail...), c.eagerOrder...)
	})
	c.locate(append(append([]core.ColumnElement{}, c.primary...), c.secondary...), nil)
	return plain, nil
}

func elements(lists ...[]core.ColumnElement) []core.Element {
	var out []core.Element
	for _, l := range lists {
		for _, x := range l {
			out = append(out, x)
		}
	}
	return out
}

func fromElements(list []core.FromClause) []core.Element {
	var out []core.Element
	for _, f := range list {
		out = append(out, f)
	}
	return out
}

// locate tells slots where their columns are.
func (c *compiler) locate(cols []core.ColumnElement, _ any) {
	for i, x := range cols {
		if sl := c.slots[core.Deannotate(x)]; sl != nil && sl.at < 0 {
			sl.at = i
		}
	}
}

// orderColumns are the columns that ORDER BY names.
func orderColumns(order []core.Element) []core.ColumnElement {
	var out []core.ColumnElement
	for _, e := range order {
		for {
			u, ok := e.(*core.Unary)
			if !ok || u.Modifier == nil {
				break
			}
			e = u.X
		}
		if x, ok := e.(core.ColumnElement); ok {
			if _, ref := e.(*core.LabelRef); !ref {
				out = append(out, x)
			}
		}
	}
	return out
}

// nested puts the statement into a subquery, so that LIMIT counts objects rather
// than rows, and joins what is loaded along to that.
func (c *compiler) nested() (*core.Select, error) {
	s := c.s
	c.addTables()
	cols := append([]core.ColumnElement{}, c.primary...)
	for _, x := range orderColumns(s.OrderBy) {
		if !c.dedupe[core.Deannotate(x)] {
			cols = append(cols, x)
		}
	}
	inner := s.With(func(n *core.Select) {
		n.Cols = elements(cols)
		n.FromObj = fromElements(c.froms)
		n.Joins, n.Options, n.PluginData, n.Plugin = nil, nil, nil, nil
	})
	sub := core.NewSubquery(inner, "")
	toInner := func(x core.Element) core.Element {
		if y, ok := x.(core.ColumnElement); ok {
			if z := core.Corresponding(sub, y); z != nil && core.Embedded(y, z) {
				return z
			}
		}
		return nil
	}
	var from core.FromClause = sub
	for _, k := range c.eagerKeys {
		from = spliceJoin(c.eager[k], from, c.stopOn(k), toInner)
	}
	outerCols := sub.Columns().All()
	var order []core.Element
	for _, e := range s.OrderBy {
		order = append(order, core.Replace(e, toInner))
	}
	outer := core.NewSelect(elements(outerCols, c.secondary)...).With(func(n *core.Select) {
		n.LabelStyle = s.LabelStyle
		n.FromObj = []core.Element{from}
		n.OrderBy = append(order, c.eagerOrder...)
		n.ExecOptions = s.ExecOptions
	})
	for i, x := range append(append([]core.ColumnElement{}, cols...), c.secondary...) {
		if sl := c.slots[core.Deannotate(x)]; sl != nil && sl.at < 0 {
			sl.at = i
		}
	}
	return outer, nil
}

// addTables says what to select from where nothing else does: what the entities of
// the select list select from, in their order.
func (c *compiler) addTables() {
	if len(c.froms) > 0 {
		return
	}
	for _, r := range c.entities {
		if r.entity != nil && (r.whole || r.brings) && !slices.Contains(c.froms, r.from) {
			c.froms = append(c.froms, r.from)
		}
	}
}

func (c *compiler) stopOn(k any) core.FromClause {
	if e, ok := k.(*Entity); ok {
		return e.From()
	}
	return nil
}

// spliceJoin puts left in the place of the innermost left side of a chain of joins.
func spliceJoin(f, left, stop core.FromClause, adapt func(core.Element) core.Element) core.FromClause {
	j, ok := f.(*core.Join)
	if !ok || f == stop {
		return left
	}
	return &core.Join{L: spliceJoin(j.L, left, stop, adapt), R: j.R, On: core.ReplaceColumn(j.On, adapt), Outer: j.Outer, Full: j.Full}
}

// unbundled are elements with bundles replaced by their columns.
func unbundled(list []core.Element) []core.Element {
	for i, e := range list {
		if b, ok := e.(*Bundle); ok {
			out := append([]core.Element{}, list[:i]...)
			for _, c := range b.EntityColumns() {
				out = append(out, c)
			}
			return append(out, unbundled(list[i+1:])...)
		}
	}
	return list
}
