package loading

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Path is the way from a query's root entity to an entity that is loaded along:
// "Author/books/chapters". Lazy loads go on from the path of their object, so
// that options reach them.
type Path struct {
	key     string
	mappers []*mapper.Mapper
}

func rootKey(e *Entity) string {
	if e.id != 0 && !e.mapperPath {
		return "alias#" + strconv.Itoa(e.id)
	}
	return e.Mapper.Base.Class.FullName()
}

func (p Path) then(r *mapper.Relationship, target *mapper.Mapper) Path {
	return Path{p.key + "/" + r.Name, append(p.mappers[:len(p.mappers):len(p.mappers)], target)}
}

// Depth is the number of relationships on the path.
func (p Path) Depth() int { return len(p.mappers) - 1 }

func (p Path) contains(m *mapper.Mapper) bool {
	for _, x := range p.mappers {
		if x == m || x.Base == m.Base && (x.Isa(m) || m.Isa(x)) {
			return true
		}
	}
	return false
}

// Option is one loader option: how one relationship, or the columns of one
// entity, on a path are loaded. A chained option of the language is several.
type Option struct {
	Root  *Entity // where the path starts
	Steps []*RelAttr
	// Strategy is that of the last step: "joined", "selectin", "subquery",
	// "select", "raise", "raise_on_sql", "noload", "immediate", "contains_eager";
	// empty for an option about columns.
	Strategy string
	Inner    bool
	Unnested bool
	// Alias is what contains_eager() takes the columns from; nil: the class.
	Alias *Entity
	// Wildcard: the strategy is that of every relationship of the last entity.
	Wildcard bool
	// Columns of the entity at the end of the path.
	// Recursion is recursion_depth of selectinload: how many more times the step is
	// taken from what it finds; -1 without end. HasRecursion: it was given.
	Recursion    int
	HasRecursion bool
	// Poly are the subclasses of selectin_polymorphic().
	Poly []*mapper.Mapper
	// Exprs are the expressions of with_expression(), by attribute.
	Exprs     map[string]core.ColumnElement
	LoadOnly  []string
	Defer     []string
	Undefer   []string
	RaiseLoad bool
	// Wrong are the errors of what is said of attributes that it does not fit.
	Wrong map[string]error
	wide  *Entity // of of_type() with a plain subclass
}

func (o *Option) key() string {
	var b strings.Builder
	b.WriteString(rootKey(o.Root))
	for _, s := range o.Steps {
		b.WriteString("/" + s.Rel.Name)
	}
	return b.String()
}

// cacheKey is the path as statements are told apart by it: however often a recursive
// option has taken a relationship, it counts once.
func (p *Path) cacheKey(options []any) string {
	recursive := func(x any) bool {
		o, ok := x.(*Option)
		return ok && o.HasRecursion
	}
	if !slices.ContainsFunc(flatten(options), recursive) {
		return p.key
	}
	return once(p.key)
}

// once is a path in which a relationship that follows itself counts once.
func once(path string) string { return strings.Join(slices.Compact(strings.Split(path, "/")), "/") }

// cacheKey is what the option says.
func (o *Option) cacheKey() string {
	root := ""
	if o.Root != nil {
		root = o.key()
	}
	if o.HasRecursion {
		root = once(root)
	}
	words := []string{root, o.Strategy, strings.Join(o.LoadOnly, ","), strings.Join(o.Defer, ","), strings.Join(o.Undefer, ",")}
	for _, on := range []bool{o.Inner, o.Unnested, o.Wildcard, o.RaiseLoad, o.Alias != nil} {
		words = append(words, strconv.FormatBool(on))
	}
	for name := range o.Wrong {
		words = append(words, name)
	}
	return strings.Join(words, "|")
}

// choices are the options of a query, found by path.
type choices struct {
	rels     map[string]*Option
	wild     map[string]*Option
	columns  map[string][]*Option
	anywhere *Option   // a wildcard for every entity
	rootless []*Option // about columns of whatever entity has them
	list     []*Option
	poly     map[string][]*mapper.Mapper
	criteria []*Criteria
	exprs    map[string]core.ColumnElement
	err      error // two options that conflict
	wrong    map[string]error
}

func readOptions(list []any) *choices {
	c := &choices{rels: map[string]*Option{}, wild: map[string]*Option{}, columns: map[string][]*Option{}, poly: map[string][]*mapper.Mapper{}}
	for _, x := range flatten(list) {
		if cr, ok := x.(*Criteria); ok {
			c.criteria = append(c.criteria, cr)
		}
		o, ok := x.(*Option)
		if !ok {
			continue
		}
		c.list = append(c.list, o)
		for name, x := range o.Exprs {
			if c.exprs == nil {
				c.exprs = map[string]core.ColumnElement{}
			}
			c.exprs[o.key()+"/"+name] = x
		}
		for name, err := range o.Wrong {
			if c.wrong == nil {
				c.wrong = map[string]error{}
			}
			c.wrong[o.key()+"/"+name] = err
		}
		switch {
		case o.Exprs != nil:
		case o.Poly != nil:
			c.poly[o.key()] = append(c.poly[o.key()], o.Poly...)
		case o.Wildcard && o.Strategy == "contains_eager":
			c.err = instance.Errorf(instance.TypeError, "unhashable type: 'slice'")
		case o.Wildcard && o.Root == nil:
			c.anywhere = o
		case o.Wildcard:
			c.wild[o.key()] = o
		case o.Strategy == "" && o.Root == nil:
			c.rootless = append(c.rootless, o)
		case o.Root == nil:
		case o.Strategy == "":
			c.conflict(o)
			c.columns[o.key()] = append(c.columns[o.key()], o)
		case o.Strategy == "default" && c.rels[o.key()] != nil: // leaves what was said
		default:
			c.conflict(o)
			c.rels[o.key()] = o
		}
	}
	return c
}

// flatten takes the options out of the language's objects that hold several.
func flatten(list []any) []any {
	var out []any
	for _, x := range list {
		if h, ok := x.(interface{ LoaderOptions() []any }); ok {
			out = append(out, h.LoaderOptions()...)
			continue
		}
		out = append(out, x)
	}
	return out
}

// check refuses options about classes that the query does not load.
func (c *choices) check(roots []*Entity) error {
	if c.err != nil {
		return c.err
	}
	known := map[string]bool{}
	for _, r := range roots {
		known[rootKey(r)] = true
	}
	for _, o := range c.list {
		if o.Root == nil || known[rootKey(o.Root)] || !o.speaks() {
			continue
		}
		if len(roots) == 0 {
			return instance.Errorf(instance.ArgumentError, "Query has only expression-based entities; attribute loader options for %s can't be applied here.", o.Root)
		}
		var names []string
		for _, r := range roots {
			names = append(names, r.String())
		}
		return instance.Errorf(instance.ArgumentError, "Mapped class %s does not apply to any of the root entities in this query, e.g. %s. Please specify the full path from one of the root entities to the target attribute. ", o.Root, strings.Join(names, ", "))
	}
	return nil
}

// speaks tells whether the option says something of an attribute by name.
func (o *Option) speaks() bool {
	if o.Strategy != "" {
		return o.Strategy != "default" && !o.Wildcard
	}
	named := func(n string) bool { return n != "*" && !strings.HasPrefix(n, "group:") }
	return o.Wrong != nil || o.Exprs != nil || slices.ContainsFunc(slices.Concat(o.LoadOnly, o.Defer, o.Undefer), named)
}

// strategyOf decides how a relationship on a path is loaded.
func (c *choices) strategyOf(p Path, r *mapper.Relationship) (string, *Option) {
	if o := c.rels[p.key+"/"+r.Name]; o != nil {
		if o.Strategy != "default" {
			return o.Strategy, o
		}
	}
	if o := c.wild[p.key]; o != nil {
		return o.Strategy, o
	}
	if o := c.anywhere; o != nil {
		return o.Strategy, o
	}
	return r.Lazy, nil
}

// deferred decides whether a column attribute on a path is left out. What is said of
// the attribute itself goes before what is said of all; undefer_group() only brings
// back what is left out.
func (c *choices) deferred(p Path, e *Entity, prop *mapper.ColumnProperty, kept bool) (left, byOption, raise bool) {
	left, raise = prop.Deferred, prop.Deferred && prop.RaiseLoad
	named, group := false, false
	for _, o := range append(c.rootless[:len(c.rootless):len(c.rootless)], c.columns[p.key]...) {
		switch {
		case has(o.LoadOnly, prop.Name) || has(o.Undefer, prop.Name):
			named, left, byOption, raise = true, false, false, false
		case kept && has(o.Defer, prop.Name):
			named = true // the key is loaded all the same
		case has(o.Defer, prop.Name):
			named, left, byOption, raise = true, true, true, o.RaiseLoad
		case prop.Group != "" && has(o.Undefer, "group:"+prop.Group):
			group = true
		case named || !o.covers(e, prop):
		case o.LoadOnly != nil || has(o.Defer, "*"):
			if !kept {
				left, byOption, raise = true, true, o.RaiseLoad
			}
		case has(o.Undefer, "*"):
			left, byOption, raise = false, false, false
		}
	}
	if group && !named {
		return false, false, false
	}
	return left, byOption, raise
}

// covers tells whether what the option says of all columns is about one of e: those of its
// entity's class and the classes above, not what is selected along of subclasses. e is nil
// where only the mapping and what is said by name counts.
func (o *Option) covers(e *Entity, p *mapper.ColumnProperty) bool {
	if e == nil || o.Root == nil || p.Owner() == nil {
		return e != nil
	}
	if n := len(o.Steps); n > 0 {
		e = o.Steps[n-1].Target()
	}
	return e.Mapper.Isa(p.Owner()) || e.id != 0 && slices.Contains(e.polymorphs(), p.Owner())
}

// conflict refuses two options that say different things of one attribute.
func (c *choices) conflict(o *Option) {
	say := func(path string) {
		if c.err == nil {
			c.err = invalid("Loader strategies for ORM Path[%s] conflict", path)
		}
	}
	if o.Strategy != "" {
		old := c.rels[o.key()]
		if old != nil && old.Strategy != "default" && (old.Strategy != o.Strategy || old.Inner != o.Inner || old.Unnested != o.Unnested || old.Alias != o.Alias || old.Recursion != o.Recursion) {
			say(o.pathText("") + " -> " + o.Steps[len(o.Steps)-1].Target().String())
		}
		return
	}
	loads := func(x *Option, name string) bool { return has(x.LoadOnly, name) || has(x.Undefer, name) }
	for _, old := range c.columns[o.key()] {
		for _, name := range slices.Concat(o.LoadOnly, o.Defer, o.Undefer) {
			deferred := has(old.Defer, name)
			if name == "*" || !deferred && !loads(old, name) {
				continue
			}
			if deferred != has(o.Defer, name) || deferred && old.RaiseLoad != o.RaiseLoad {
				say(o.pathText(name))
			}
		}
	}
}

// pathText is the option's path as messages show it, to a column attribute if one is
// named.
func (o *Option) pathText(column string) string {
	owner := func(e *Entity, p mapper.Property) string { // a class's is told as the one that maps the attribute
		if own := p.Owner(); e.id == 0 && own != nil {
			return own.String()
		}
		return e.String()
	}
	text, at := "", o.Root
	for i, s := range o.Steps {
		if i > 0 {
			text += " -> "
		}
		text += owner(at, s.Rel) + " -> " + s.Rel.String()
		at = s.Target()
	}
	if column == "" {
		return text
	}
	if text != "" {
		text += " -> "
	}
	p := at.Mapper.Prop(column)
	return text + owner(at, p) + " -> " + p.String()
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// Settings travel with a statement of the ORM's own making (core.Select.PluginData).
type Settings struct {
	// Base is the path that the statement's root entity continues.
	Base *Path
	// Only are the attributes to be loaded, nil for all.
	Only map[string]bool
	// KeyColumns asks for the primary key even where Only leaves it out.
	KeyColumns bool
	// Refresh is the object that the row is for.
	Refresh *instance.State
	// UserRefresh: the refresh was asked for by name.
	UserRefresh bool
	// NoEager leaves out what is loaded along.
	NoEager bool
	// Keep are the properties to be set up at all, nil for all.
	Keep map[string]bool
	// NoSingle: classes that share a table are not limited to their own rows.
	NoSingle bool
	// First: Base is that of the first item, whatever follows.
	First bool
	// Subquery is where subquery loading started.
	Subquery *subqueryOf
	// YieldPer is the number of rows that are loaded at a time; 0 for all.
	YieldPer int
	// Reverse is the relationship that is being lazily loaded: its other side is
	// known and not loaded again.
	Reverse *mapper.Relationship
	// PopulateExisting overwrites what is loaded already.
	PopulateExisting bool
	// Lazy: a relationship is being loaded lazily; what is loaded along is for new
	// objects alone.
	Lazy bool
	// Posts are the following statements of the load that this one belongs to.
	Posts *postLoads
	// Tail is put after the eager ORDER BY.
	Tail []core.Element
	// NoAutoflush: do not flush before the statement.
	NoAutoflush bool
	// Token is the identity token of the objects that the rows become.
	Token any
	// LazyFrom is the object whose relationship is being loaded.
	LazyFrom *instance.State
	// Exec are the execution options of what the user executed, Args the language's
	// arguments about what the session is bound to.
	Exec map[string]any
	Args any
	// Params are the parameters of a statement that finds an object by its key.
	Params []core.Param
	// Along: the statement loads more for what another one has loaded.
	Along bool
}

// deeper is a recursive option for what its relationship has found.
func (o *Option) deeper() *Option {
	c := *o
	last := *o.Steps[len(o.Steps)-1]
	c.Steps = append(o.Steps[:len(o.Steps):len(o.Steps)], &last)
	switch o.Recursion {
	case -1:
	case 0:
		c.Recursion = -2 // no further
	default:
		c.Recursion--
	}
	return &c
}
