package orm

import (
	"slices"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

// registry is a registry of declarative classes.
type registry struct {
	reg   *mapper.Registry
	meta  *object.Instance
	names map[string][]*object.Type
	types *object.Dict // type_annotation_map
	// expanded is that by types without None; nil until it is asked for.
	expanded *object.Dict
	obj      *object.Instance
	base     *object.Type
}

// classInfo is what is known of a declarative class.
type classInfo struct {
	cls      *object.Type
	registry *registry
	mapper   *mapper.Mapper // nil for a base
	hooks    map[string][]func(args ...object.Value) error
	begun    bool // objects have been made
	watched  bool // __init__ is one that tells listeners
}

func (s *state) infoOf(t *object.Type) *classInfo {
	for _, c := range t.MRO {
		if i := s.byClass[c]; i != nil && i.mapper != nil {
			return i
		}
	}
	return nil
}

func (s *state) newRegistry(meta object.Value) (*registry, error) {
	if none(meta) {
		m, err := object.Call(s.th, s.core.Class("MetaData"))
		if err != nil {
			return nil, err
		}
		meta = m
	}
	md, ok := object.State[*core.MetaData](meta)
	if !ok {
		return nil, s.fail("ArgumentError", "metadata must be a MetaData")
	}
	r := &registry{meta: meta.(*object.Instance), names: map[string][]*object.Type{}}
	r.reg = mapper.NewRegistry(s, md)
	r.reg.Hooks = mapper.Hooks{
		Entity: s.plugin.Entity, Refresh: loading.Refresh, Deferred: loading.Deferred, Lazy: loading.Lazy, Dynamic: loading.Dynamic,
		Attribute: func(m *mapper.Mapper, p mapper.Property, a *instance.Attr) {
			if c, ok := p.(*mapper.ColumnProperty); ok && len(c.Columns) > 0 {
				a.IsEqual = s.core.Comparing(c.Columns[0].SQLType())
			}
			s.attributeListeners(m, p, a)
			s.validate(m, p, a)
			session.TrackCascades(m, p, a)
		},
		Configured: s.configured, Configuring: s.configuring,
		Instrument: func(m *mapper.Mapper, p mapper.Property) {
			m.Host.(*object.Type).SetAttr(p.Key(), &attribute{s: s, name: p.Key(), mapper: m})
		},
	}
	s.registries = append(s.registries, r)
	r.obj = object.NewInstance(s.classes["registry"], r)
	return r, nil
}

// makeBase makes a class the base of declarative classes.
func (s *state) makeBase(cls *object.Type, r *registry) error {
	meta, _ := cls.Lookup("metadata")
	if v, ok := cls.Lookup("registry"); ok && r == nil {
		if given, ok := object.State[*registry](v); ok {
			r = given
		}
	}
	if r == nil {
		if _, ok := object.State[*core.MetaData](meta); !ok {
			meta = object.None
		}
		var err error
		if r, err = s.newRegistry(meta); err != nil {
			return err
		}
	}
	if v, ok := cls.Lookup("type_annotation_map"); ok {
		if d, ok := v.(*object.Dict); ok {
			r.types = d
		}
	}
	r.base = cls
	cls.SetAttr("registry", r.obj)
	cls.SetAttr("metadata", r.meta)
	s.byClass[cls] = &classInfo{cls: cls, registry: r}
	return nil
}

func (s *state) registryOf(cls *object.Type) *registry {
	for _, c := range cls.MRO[1:] {
		if i := s.byClass[c]; i != nil {
			return i.registry
		}
	}
	return nil
}

// declared is one attribute of a class body that is to be mapped.
type declared struct {
	name   string
	spec   mapper.PropSpec
	col    *object.Instance // of a column
	order  int64
	column bool
	// descriptor is what a synonym is on instances; nil for its attribute.
	descriptor object.Value
	// mapColumn: the synonym takes the name of a column, whose attribute it means.
	mapColumn bool
}

// hostOf is a class of comparators as a property keeps it.
func hostOf(factory *object.Type) any {
	if factory == nil {
		return nil
	}
	return factory
}

// mapClass maps a declarative class.
func (s *state) mapClass(cls *object.Type, r *registry) error {
	if v, ok := cls.Dict.GetStr("__abstract__"); ok {
		if yes, err := object.Truth(s.th, v); err != nil || yes {
			return err
		}
	}
	var inherits *mapper.Mapper
	for _, b := range cls.MRO[1:] {
		if i := s.byClass[b]; i != nil && i.mapper != nil {
			inherits = i.mapper
			break
		}
	}
	info := &classInfo{cls: cls, registry: r}
	c := instance.NewClass(s, cls.Module, cls.Name, &s.ids)
	c.Within = cls.QualName
	sc := &scan{s: s, cls: cls, reg: r, inherits: inherits}
	_, sc.isDC = s.dataclassOf(cls)
	defer s.declare(cls)()
	if err := sc.collect(); err != nil {
		return err
	}
	sc.settleComposites()
	if sc.isDC {
		if err := sc.dataclass(); err != nil {
			return err
		}
	}
	if err := sc.reg.addName(s, cls); err != nil {
		return err
	}
	spec := mapper.Spec{Class: c, Host: cls, Inherits: inherits}
	cls.Whole = true // _sa_instance_state is among the attributes
	table, err := sc.table()
	if err != nil {
		return err
	}
	spec.Table, spec.From = table, sc.from
	if s.putOff(cls) {
		s.putDown(&pendingMap{sc: sc, info: info, spec: spec})
		return nil
	}
	return sc.mapTo(info, spec)
}

// addName makes a class known to the texts that name classes.
func (r *registry) addName(s *state, cls *object.Type) error {
	for _, c := range r.names[cls.Name] {
		if c.Module == cls.Module {
			if err := s.Warn("SAWarning", "This declarative base already contains a class with the same class name and module name as "+cls.Module+"."+cls.Name+", and will be replaced in the string-lookup table."); err != nil {
				return err
			}
			break
		}
	}
	r.names[cls.Name] = append(r.names[cls.Name], cls)
	return nil
}

// mapTo maps the class to the tables of the spec.
func (sc *scan) mapTo(info *classInfo, spec mapper.Spec) error {
	s, cls, inherits := sc.s, sc.cls, spec.Inherits
	if spec.Table == nil && inherits == nil && spec.WithPolymorphic.From == nil && spec.From == nil {
		return s.fail("InvalidRequestError", "Class <class '"+fullName(cls)+"'> does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class.")
	}
	for _, d := range sc.props {
		ps := d.spec
		if d.column {
			cc := d.col.Native.(*core.Column)
			if from := spec.WithPolymorphic.From; from != nil && spec.Table == nil {
				if cc, _ = from.Columns().Get(cc.Key).(*core.Column); cc == nil {
					continue
				}
			}
			ps.Columns = []*core.Column{cc}
		}
		if d.mapColumn {
			if err := sc.mapSynonym(&spec, ps); err != nil {
				return err
			}
		}
		spec.Props = append(spec.Props, ps)
	}
	if err := sc.mapperArgs(&spec); err != nil {
		return err
	}
	if spec.Concrete && inherits != nil {
		for _, p := range inherits.Props() {
			if _, own := cls.Dict.GetStr(p.Key()); !own {
				spec.First = append(spec.First, p.Key())
			}
		}
	}
	m, err := sc.reg.reg.Map(spec)
	if err != nil {
		return s.err(err)
	}
	info.mapper = m
	s.byClass[cls] = info
	descriptors := map[string]object.Value{}
	for _, d := range sc.props {
		descriptors[d.name] = d.descriptor
	}
	for _, p := range m.Props() {
		if c, ok := p.(*mapper.ColumnProperty); ok && c.Hidden {
			continue
		}
		cls.SetAttr(p.Key(), &attribute{s: s, name: p.Key(), mapper: m, descriptor: descriptors[p.Key()]})
	}
	if b := m.Concrete; b != nil {
		s.lacks(m, b)
	}
	s.installComposites(cls, m, sc.composites)
	if m.Table != nil {
		cls.SetAttr("__table__", s.core.Wrap(s.th, m.Table))
	}
	cls.SetAttr("__mapper__", s.mapperObject(m))
	s.reconstructors(cls, m)
	if err := s.renameInit(cls); err != nil {
		return err
	}
	if err := s.associateMutable(cls, m); err != nil {
		return err
	}
	sc.declareHooks()
	return s.listenFor(m)
}

// scan reads a class body.
type scan struct {
	s        *state
	cls      *object.Type
	reg      *registry
	inherits *mapper.Mapper
	props    []*declared
	seen     map[string]bool
	// composites are the composite attributes.
	composites []*compositeSpec
	// fields are the annotated attributes of a class that becomes a dataclass.
	fields []dcField
	// from is the join or subquery that __table__ is.
	from core.FromClause
	isDC bool
	// naming: the text that is being resolved is a name rather than an expression.
	naming bool
	// copies are the columns of mixins as the class has them, by name.
	copies map[string]*object.Instance
	// cascading: only the functions that each class of a hierarchy asks are read.
	cascading bool
}

// collect finds what is to be mapped: in the class itself, then in its mixins.
func (sc *scan) collect() error {
	sc.seen = map[string]bool{}
	sc.copyColumns()
	for i, base := range sc.cls.MRO {
		if sc.passes(base) {
			continue
		}
		if i > 0 && sc.isMapped(base) {
			sc.cascading = true // its attributes are inherited
		}
		if err := sc.body(base, i > 0); err != nil {
			return err
		}
	}
	if err := sc.warnTwice(); err != nil {
		return err
	}
	for _, d := range sc.props {
		if d.name == "metadata" {
			return sc.s.fail("InvalidRequestError", "Attribute name 'metadata' is reserved when using the Declarative API.")
		}
	}
	sort.SliceStable(sc.props, func(i, j int) bool { return sc.props[i].order < sc.props[j].order })
	return nil
}

// passes tells of a class that declares nothing.
func (sc *scan) passes(base *object.Type) bool {
	return base.Builtin || base == sc.s.classes["DeclarativeBase"] || base == sc.s.classes["MappedAsDataclass"] || base == sc.s.classes["DeclarativeBaseNoMeta"]
}

func (sc *scan) isMapped(base *object.Type) bool {
	info := sc.s.byClass[base]
	return info != nil && info.mapper != nil
}

// copyColumns gives the class columns of its own for those of its mixins, before anything
// else is read: functions of declared_attr may ask for them.
func (sc *scan) copyColumns() {
	sc.copies = map[string]*object.Instance{}
	for i, base := range sc.cls.MRO {
		if i == 0 || sc.passes(base) {
			continue
		}
		if sc.isMapped(base) {
			return
		}
		for _, it := range base.Dict.Items() {
			name := str(it.Key)
			o, ok := it.Value.(*object.Instance)
			if _, own := sc.cls.Dict.GetStr(name); !ok || own || sc.copies[name] != nil {
				continue
			}
			switch n := o.Native.(type) {
			case *columnArgs:
				sc.copies[name] = object.NewInstance(o.Type(), n.copy())
			case *core.Column:
				if !o.Type().IsSubclass(sc.s.core.Class("Column")) || n.Table != nil {
					continue
				}
				c := n.Copy()
				if c.Name == "" {
					c.Name, c.Key, c.Ident = name, name, sqltree.N(name)
				}
				sc.copies[name] = sc.s.core.Wrap(sc.s.th, c).(*object.Instance)
			default:
				continue
			}
			sc.cls.Dict.SetStr(name, sc.copies[name])
		}
	}
}

func (sc *scan) body(base *object.Type, mixin bool) error {
	s := sc.s
	anns := object.NewDict()
	if v, ok := base.Dict.GetStr("__annotations__"); ok {
		if d, ok := v.(*object.Dict); ok {
			anns = d
		}
	}
	names := mergedNames(base.Dict.Items(), anns)
	if mixin { // columns are copied before functions are asked
		sort.SliceStable(names, func(i, j int) bool { return !sc.declaredAttr(base, names[i]) && sc.declaredAttr(base, names[j]) })
	}
	for _, name := range names {
		if sc.seen[name] || len(name) > 4 && name[:2] == "__" {
			continue
		}
		v, _ := base.Dict.GetStr(name)
		ann, _ := anns.GetStr(name)
		if _, cascades := s.isDeclaredAttr(v); sc.cascading && !cascades {
			continue
		}
		copied := sc.copies[name]
		if base == sc.cls && copied != nil && v == object.Value(copied) {
			continue // it is a mixin's
		}
		if o, ok := v.(*object.Instance); ok && mixin && copied != nil && o.Type() == copied.Type() {
			v = copied
		} else {
			copied = nil
		}
		v, fn, err := s.declaredAttr(v, sc.cls)
		if err != nil {
			return err
		}
		if fn != nil {
			if mixin || !s.putOff(sc.cls) { // the subclasses of one that is mapped later ask the function again
				sc.cls.SetAttr(name, v)
			}
			if ann == nil && mixin {
				ann = returned(s.th, fn)
			}
		}
		if sc.isDC {
			sc.noteField(base, name, v, ann)
		}
		if err := sc.one(base, name, v, ann, mixin && fn == nil && copied == nil); err != nil {
			return err
		}
	}
	return nil
}

func (sc *scan) declaredAttr(base *object.Type, name string) bool {
	v, _ := base.Dict.GetStr(name)
	is, _ := sc.s.isDeclaredAttr(v)
	return is
}

func (sc *scan) add(d *declared) {
	sc.seen[d.name] = true
	sc.props = append(sc.props, d)
}

// one reads one attribute of a class body.
func (sc *scan) one(base *object.Type, name string, v, ann object.Value, mixin bool) error {
	s := sc.s
	var a *annotation
	if ann != nil {
		var err error
		if a, err = sc.annotation(base, name, ann); err != nil {
			return err
		}
	}
	if a != nil && !a.mapped {
		if err := sc.unmapped(base, name, v, ann); err != nil {
			return err
		}
	}
	switch x := v.(type) {
	case nil:
		if a == nil || !a.mapped {
			return nil
		}
		return sc.column(name, &columnArgs{}, a, mixin)
	case *object.Instance:
		switch n := x.Native.(type) {
		case *columnArgs:
			return sc.column(name, n, a, mixin)
		case *core.Column:
			if x.Type().IsSubclass(s.core.Class("Column")) {
				return sc.classic(name, x, n, mixin)
			}
		case *relArgs:
			args, err := sc.relationship(name, n, a)
			if err != nil {
				return err
			}
			sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Rel: args}})
			return nil
		case *compositeArgs:
			return sc.composite(name, n, a, mixin)
		case *columnProp:
			if n.args != nil { // deferred(mapped_column(…)): its type is not read off the annotation
				if err := sc.column(name, n.args, &annotation{untyped: true}, mixin); err != nil {
					return err
				}
				d := sc.props[len(sc.props)-1]
				d.spec.Deferred, d.spec.Group, d.spec.Host = n.deferred, n.group, hostOf(n.factory)
				return nil
			}
			if n.query {
				sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Expr: n.expr, Query: true}})
				return nil
			}
			if c, ok := core.Deannotate(n.expr).(*core.Column); ok && c.Table != nil && sc.maps(c.Table) {
				sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Columns: append([]*core.Column{c}, n.more...), Deferred: n.deferred, Group: n.group, Host: hostOf(n.factory)}})
				return nil
			} else if ok && c.Schema != nil && c.Table == nil {
				if c.Name == "" {
					c.Name, c.Key, c.Ident = name, name, sqltree.N(name)
				}
				o := s.core.Wrap(s.th, c).(*object.Instance)
				sc.add(&declared{name: name, column: true, col: o, spec: mapper.PropSpec{Key: name, Deferred: n.deferred, Group: n.group, Host: hostOf(n.factory)}})
				return nil
			}
			sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Expr: n.expr, Deferred: n.deferred, Group: n.group, Host: hostOf(n.factory)}})
			return nil
		case *synonymOf:
			sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Synonym: n.name, Host: hostOf(n.factory)}, descriptor: n.descriptor, mapColumn: n.mapColumn})
			return nil
		}
	case *attribute:
		if mixin || x.mapper == nil {
			return nil
		}
	case *object.List: // of columns that hold the same value, in an imperative mapping
		var cols []*core.Column
		for _, v := range x.Elems {
			if e, _, err := s.core.Element(s.th, v); err == nil && s.classical == sc.cls {
				if c, ok := e.(*core.Column); ok && sc.maps(c.Table) {
					cols = append(cols, c)
				}
			}
		}
		if len(cols) > 0 {
			sc.add(&declared{name: name, spec: mapper.PropSpec{Key: name, Columns: cols}})
			return nil
		}
	}
	if a != nil && a.mapped && !mixin {
		if e, ok, err := s.core.Element(s.th, v); err == nil && ok {
			if _, isCol := e.(core.ColumnElement); isCol {
				return nil
			}
		}
	}
	return nil
}

// maps tells whether the table is the one that the class body names as its own.
func (sc *scan) maps(t core.FromClause) bool {
	v, ok := sc.cls.Dict.GetStr("__table__")
	if !ok {
		return false
	}
	if own, ok := object.State[*core.Table](v); ok {
		return core.FromClause(own) == t
	}
	x, _, err := sc.s.core.Element(sc.s.th, v)
	if err != nil {
		return false
	}
	from, err := core.AsFrom(x)
	return err == nil && slices.ContainsFunc(from.Columns().All(), func(e core.ColumnElement) bool {
		c, ok := core.Deannotate(e).(*core.Column)
		return ok && c.Table == t
	})
}

// classic is a Column in a class body.
func (sc *scan) classic(name string, o *object.Instance, c *core.Column, mixin bool) error {
	s := sc.s
	if mixin {
		c = c.Copy()
		o = s.core.Wrap(s.th, c).(*object.Instance)
	}
	if c.Name == "" {
		c.Name, c.Key, c.Ident = name, name, sqltree.N(name)
	}
	sc.add(&declared{name: name, column: true, col: o, spec: mapper.PropSpec{Key: name}})
	return nil
}

// table makes the class's table, or finds the one it was given.
func (sc *scan) table() (*core.Table, error) {
	s := sc.s
	if v, ok := sc.cls.Dict.GetStr("__table__"); ok {
		if t, ok := object.State[*core.Table](v); ok {
			return t, nil
		}
		x, _, err := s.core.Element(s.th, v)
		if err != nil {
			return nil, err
		}
		sc.from, err = core.AsFrom(x)
		return nil, s.err(err)
	}
	name, ok := sc.lookup("__tablename__")
	if ok {
		var err error
		if name, _, err = s.declaredAttr(name, sc.cls); err != nil {
			return nil, err
		}
	}
	if !ok || none(name) {
		if sc.inherits != nil {
			if v, ok := sc.cls.Dict.GetStr("__table_args__"); ok && !none(v) {
				return nil, s.fail("ArgumentError", "Can't place __table_args__ on an inherited class with no table.")
			}
			for _, d := range sc.props { // single-table inheritance: new columns join the base's table
				if d.column {
					c := d.col.Native.(*core.Column)
					if old := sc.inherits.Table.Columns().Get(c.Name); old == core.ColumnElement(c) {
						continue
					} else if old != nil {
						return nil, s.fail("ArgumentError", "Column '"+c.Name+"' on class "+sc.cls.Name+" conflicts with existing column '"+mapper.Text(old)+"'.  If using Declarative, consider using the use_existing_column parameter of mapped_column() to resolve conflicts.")
					}
					if c.Schema.PrimaryKey {
						return nil, s.fail("ArgumentError", "Can't place primary key columns on an inherited class with no table.")
					}
					c.Schema.Nullable = c.Schema.Nullable || !c.Schema.NullableGiven
					if err := sc.inherits.Table.Append(c); err != nil {
						return nil, s.err(err)
					}
				}
			}
		}
		return nil, nil
	}
	args := object.Args{Pos: []object.Value{name, sc.reg.meta}}
	once := map[*object.Instance]bool{}
	for _, d := range sc.props {
		if d.column && !once[d.col] {
			once[d.col] = true
			args.Pos = append(args.Pos, d.col)
		}
	}
	if v, ok := sc.lookup("__table_args__"); ok {
		var err error
		if v, _, err = s.declaredAttr(v, sc.cls); err != nil {
			return nil, err
		}
		items := []object.Value{v}
		t, several := v.(*object.Tuple)
		if _, options := v.(*object.Dict); several {
			items = t.Elems
		} else if none(v) {
			items = nil
		} else if !options {
			return nil, s.fail("ArgumentError", "__table_args__ value must be a tuple, dict, or None")
		}
		for i, it := range items {
			if d, ok := it.(*object.Dict); ok && (!several || i == len(items)-1) {
				for _, e := range d.Items() {
					args.Kw = append(args.Kw, object.KwArg{Name: str(e.Key), Value: e.Value})
				}
				continue
			}
			args.Pos = append(args.Pos, it)
		}
	}
	t, err := object.CallArgs(s.th, s.core.Class("Table"), args)
	if err != nil {
		return nil, err
	}
	tb, _ := object.State[*core.Table](t)
	return tb, nil
}

// warnTwice warns of several attributes that are one column.
func (sc *scan) warnTwice() error {
	keys := map[string][]string{}
	for _, d := range sc.props {
		if c, ok := sc.columnOf(d); ok {
			keys[c] = append(keys[c], d.name)
		}
	}
	for _, d := range sc.props {
		c, _ := sc.columnOf(d)
		if list := keys[c]; len(list) > 1 {
			delete(keys, c)
			sort.Strings(list)
			if err := sc.s.Warn("SAWarning", "On class '"+sc.cls.Name+"', Column object '"+c+"' named directly multiple times, only one will be used: "+strings.Join(list, ", ")+". Consider using orm.synonym instead"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (sc *scan) columnOf(d *declared) (string, bool) {
	if !d.column {
		return "", false
	}
	c, ok := d.col.Native.(*core.Column)
	return c.Name, ok
}

// lookup finds a declarative setting: one that the class, a mixin or an unmapped base
// has, or a declared_attr of any base, makes the first in the order of bases count.
func (sc *scan) lookup(name string) (object.Value, bool) {
	var first object.Value
	found := false
	for i, b := range sc.cls.MRO {
		v, ok := b.Dict.GetStr(name)
		if !ok {
			continue
		}
		if first == nil {
			first = v
		}
		info := sc.s.byClass[b]
		mapped := i > 0 && info != nil && info.mapper != nil
		d, _ := v.(*object.Instance)
		found = found || !mapped || d != nil && d.Type() == sc.s.classes["declared_attr"]
	}
	return first, found
}

// mapSynonym maps the column that has the name of a synonym to what the synonym means.
func (sc *scan) mapSynonym(spec *mapper.Spec, ps mapper.PropSpec) error {
	t := spec.Table
	if t == nil && spec.Inherits != nil {
		t = spec.Inherits.Table
	}
	c, ok := t.Columns().Get(ps.Key).(*core.Column)
	if !ok {
		return sc.s.fail("ArgumentError", "Can't compile synonym '"+ps.Synonym+"': no column on table '"+t.Name+"' named '"+ps.Key+"'")
	}
	for _, d := range sc.props {
		if d.name == ps.Synonym && d.column && d.col.Native.(*core.Column) == c {
			return sc.s.fail("ArgumentError", "Can't call map_column=True for synonym '"+ps.Key+"'='"+ps.Synonym+"', a ColumnProperty already exists keyed to the name '"+ps.Synonym+"' for column '"+ps.Key+"'")
		}
	}
	spec.Props = append(spec.Props, mapper.PropSpec{Key: ps.Synonym, Columns: []*core.Column{c}})
	spec.First = append(spec.First, ps.Synonym)
	return nil
}

// declareHooks lets the class methods __declare_first__() and __declare_last__() be
// called before and after the mappers are configured.
func (sc *scan) declareHooks() {
	for name, event := range map[string]string{"__declare_first__": "before_configured", "__declare_last__": "after_configured"} {
		if _, ok := sc.lookup(name); !ok {
			continue
		}
		f := object.NewFunction("declared()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
			return object.CallMethod(th, sc.cls, name)
		})
		sc.s.listeners = append(sc.s.listeners, classListener{name: event, fn: f})
	}
}

// expose makes the columns that mixins declare by an annotation alone attributes
// of the class, where functions of declared_attr look for them. The mapper puts
// the mapped attributes in their place.
func (sc *scan) expose() {
	for _, d := range sc.props {
		if _, there := sc.cls.Lookup(d.name); d.column && !there {
			sc.cls.SetAttr(d.name, d.col)
		}
	}
}

// mergedNames are a class's names in the order in which SQLAlchemy takes them:
// its attributes and its annotations, changing from one list to the other at
// each name that both have.
func mergedNames(attrs []object.Entry, anns *object.Dict) []string {
	current := make([]string, 0, len(attrs))
	for _, it := range attrs {
		current = append(current, str(it.Key))
	}
	both := map[string]bool{}
	var other, out []string
	for _, it := range anns.Items() {
		other = append(other, str(it.Key))
	}
	for _, n := range current {
		if _, ok := anns.GetStr(n); ok {
			both[n] = true
		}
	}
	for len(current) > 0 {
		n := current[0]
		current = current[1:]
		if both[n] {
			delete(both, n)
			current, other = other, current
			continue
		}
		out = append(out, n)
	}
	return append(out, other...)
}
