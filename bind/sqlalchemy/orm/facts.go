package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// inspection holds what inspect() tells beyond the everyday, in Python.
const inspection = "sqlalchemy.orm._inspection"

// rareNames holds what of sqlalchemy.orm is rarely named, in Python.
const rareNames = "sqlalchemy.orm._rare"

// joinOf is join() and outerjoin().
func (s *state) joinOf(a []object.Value, outer bool) (object.Value, error) {
	var e [3]core.Element
	for i, v := range a[:3] {
		if none(v) {
			continue
		}
		var ok bool
		var err error
		if e[i], ok, err = s.core.Element(s.th, v); err != nil {
			return nil, err
		} else if !ok {
			return nil, s.fail("ArgumentError", "FROM expression, such as a Table or alias() object expected, got "+s.Repr(v)+".")
		}
	}
	isOuter, err := truth(s.th, a[3])
	if err != nil {
		return nil, err
	}
	full, err := truth(s.th, a[4])
	if err != nil {
		return nil, err
	}
	j, err := s.plugin.JoinOf(e[0], e[1], e[2], outer || isOuter, full)
	if err != nil {
		return nil, s.err(err)
	}
	return s.core.Wrap(s.th, j), nil
}

// late is the __getattr__ of a class whose rarer attributes a module in Python makes of
// facts about the object.
func late(kind string, facts func(s *state, self object.Value) *object.Dict) object.Method {
	return object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		if name := str(a[0]); len(name) > 1 && name[:2] == "__" {
			return nil, object.AttributeErr(self, name)
		}
		f, err := th.ImportFrom(inspection, "attribute")
		if err != nil {
			return nil, err
		}
		return object.Call(th, f, object.Str(kind), self, a[0], object.NewFunction("facts()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
			if p, _ := object.State[mapper.Property](self); p != nil {
				if err := of(th).err(p.Owner().Registry.Configure()); err != nil {
					return nil, err
				}
			}
			return facts(of(th), self), nil
		}))
	})
}

// facts collects what is told of an object.
type facts struct {
	s *state
	d *object.Dict
}

func (f facts) set(name string, v object.Value) {
	if v == nil {
		v = object.None
	}
	f.d.SetStr(name, v)
}

func (f facts) flag(name string, yes bool) { f.set(name, object.MakeBool(yes)) }

func (f facts) text(name, v string) {
	if v == "" {
		f.set(name, object.None)
		return
	}
	f.set(name, object.Str(v))
}

func (f facts) element(name string, e core.Element) {
	if c, ok := e.(core.ColumnElement); ok && c == nil || e == nil {
		f.set(name, object.None)
		return
	}
	f.set(name, f.s.core.Wrap(f.s.th, e))
}

func (f facts) pairs(name string, list []mapper.Pair) {
	var out []object.Value
	for _, p := range list {
		out = append(out, object.NewTuple(f.s.core.Wrap(f.s.th, p.L), f.s.core.Wrap(f.s.th, p.R)))
	}
	f.set(name, object.NewList(out...))
}

func (f facts) names(name string, n *mapper.Named) {
	if n == nil || len(n.Names)+len(n.Cols) == 0 {
		f.set(name, object.None)
		return
	}
	set := object.NewSet()
	for k, yes := range n.Names {
		if yes {
			_ = set.Add(f.s.th, object.Str(k))
		}
	}
	for c := range n.Cols {
		_ = set.Add(f.s.th, f.s.core.Wrap(f.s.th, c))
	}
	if set.Len() == 0 {
		f.set(name, object.None)
		return
	}
	f.set(name, set)
}

func mapperFacts(s *state, self object.Value) *object.Dict {
	m, _ := object.State[*mapper.Mapper](self)
	f := facts{s, object.NewDict()}
	var cols, tables []object.Value
	for _, c := range m.Columns() {
		cols = append(cols, object.NewTuple(object.Str(c.Key), s.core.Wrap(s.th, c.Column)))
	}
	for _, t := range m.Tables() {
		tables = append(tables, s.core.Wrap(s.th, t))
	}
	f.set("columns", object.NewList(cols...))
	f.set("tables", object.NewList(tables...))
	f.element("selectable", loading.Of(m).From())
	f.element("persist_selectable", loading.TablesOf(m))
	f.element("mapped_table", loading.TablesOf(m))
	if m.InheritOn != nil {
		f.element("inherit_condition", m.InheritOn)
	} else {
		f.set("inherit_condition", nil)
	}
	attrs := object.NewDict() // unlike Mapper.attrs they are told without configuring
	for _, k := range attrNames(m) {
		attrs.SetStr(k, s.attrObject(m, k))
	}
	f.set("properties", attrs)
	f.flag("configured", m.Configured())
	f.flag("batch", !m.NoBatch)
	f.flag("confirm_deleted_rows", !m.NoConfirm && m.Inherits == nil)
	switch m.EagerDefaults {
	case "":
		f.text("eager_defaults", "auto")
	default:
		f.flag("eager_defaults", m.EagerDefaults == "true")
	}
	f.text("polymorphic_load", m.PolymorphicLoad)
	f.flag("polymorphic_abstract", m.PolymorphicAbstract)
	f.names("exclude_properties", m.Exclude)
	f.names("include_properties", m.Include)
	f.text("column_prefix", m.Prefix)
	f.set("validators", object.NewDict())
	f.set("with_polymorphic", nil)
	if list := m.PolymorphicMappers(); len(list) > 0 {
		var subs []object.Value
		for _, x := range list {
			subs = append(subs, s.mapperObject(x))
		}
		f.set("with_polymorphic", object.NewTuple(object.NewList(subs...), object.None))
		if from := m.AliasedFrom(); from != nil {
			f.set("with_polymorphic", object.NewTuple(object.Str("*"), s.core.Wrap(s.th, from)))
		}
	}
	f.set("base_mapper", s.mapperObject(m.Base))
	for _, r := range s.registries {
		if r.reg == m.Registry {
			f.set("registry", r.obj)
		}
	}
	f.set("class_manager", object.NewInstance(s.classes["ClassManager"], s.byClass[m.Host.(*object.Type)]))
	return f.d
}

func propertyFacts(s *state, self object.Value) *object.Dict {
	f := facts{s, object.NewDict()}
	f.set("info", object.NewDict())
	f.set("doc", nil)
	p, _ := object.State[mapper.Property](self)
	if p == nil {
		return f.d
	}
	f.set("parent", s.mapperObject(p.Owner()))
	switch x := p.(type) {
	case *mapper.ColumnProperty:
		f.flag("deferred", x.Deferred)
		f.text("group", x.Group)
		f.flag("raiseload", x.RaiseLoad)
		f.flag("active_history", x.ActiveHistory)
	case *mapper.Synonym:
		f.text("name", x.Target)
	case *mapper.Relationship:
		s.relationshipFacts(f, x)
	}
	return f.d
}

// makeProperties makes the classes of mapped attributes as Mapper.attrs shows them, which
// are those of what column_property() and relationship() return.
func (s *state) makeProperties() {
	pr := func(v object.Value) mapper.Property {
		p, _ := object.State[mapper.Property](v)
		return p
	}
	mapped := func(list []object.Attr) []object.Attr { // what relationship() and its like return has none of them yet
		out := make([]object.Attr, len(list))
		for i, a := range list {
			get := a.Get
			a.Get = func(th *object.Thread, self object.Value) (object.Value, error) {
				if pr(self) == nil {
					return nil, object.AttributeErr(self, a.Name)
				}
				return get(th, self)
			}
			out[i] = a
		}
		return out
	}
	common := []object.Attr{
		{Name: "key", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(pr(self).Key()), nil
		}},
		{Name: "parent", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return of(th).mapperObject(pr(self).Owner()), nil
		}},
	}
	text := object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		switch p := pr(self).(type) {
		case nil:
			return object.Str("<" + self.Type().FullName() + " object at 0x…>"), nil
		case *mapper.Synonym:
			return object.Str("<Synonym at 0x…; " + p.Name + ">"), nil
		default:
			return object.Str(p.String()), nil
		}
	})
	cols := append(common[:len(common):len(common)], object.Attr{Name: "columns", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		p, _ := pr(self).(*mapper.ColumnProperty)
		var out []object.Value
		for _, c := range p.Columns {
			out = append(out, of(th).core.Wrap(th, c))
		}
		if p.Expr != nil {
			out = append(out, of(th).core.Wrap(th, p.Expr))
		}
		return object.NewList(out...), nil
	}})
	rels := append(common[:len(common):len(common)],
		object.Attr{Name: "mapper", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			r := pr(self).(*mapper.Relationship)
			if err := of(th).err(r.Owner().Registry.Configure()); err != nil {
				return nil, err
			}
			return of(th).mapperObject(r.Mapper), nil
		}},
		object.Attr{Name: "secondary", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			r := pr(self).(*mapper.Relationship)
			if r.Join == nil || r.Join.Secondary == nil {
				return object.None, nil
			}
			return of(th).core.Wrap(th, r.Join.Secondary), nil
		}},
		object.Attr{Name: "back_populates", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if b := pr(self).(*mapper.Relationship).BackPopulates; b != "" {
				return object.Str(b), nil
			}
			return object.None, nil
		}},
		object.Attr{Name: "viewonly", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(pr(self).(*mapper.Relationship).ViewOnly), nil
		}},
		object.Attr{Name: "lazy", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(pr(self).(*mapper.Relationship).Lazy), nil
		}},
		object.Attr{Name: "uselist", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeBool(pr(self).(*mapper.Relationship).List), nil
		}},
		object.Attr{Name: "direction", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return s.direction(pr(self).(*mapper.Relationship).Direction), nil
		}},
	)
	class := func(name, module, base, kind string, attrs []object.Attr, consts ...object.KwArg) {
		spec := object.ClassSpec{Name: name, Module: "sqlalchemy.orm." + module, Consts: consts}
		if base != "" {
			spec.Bases = []*object.Type{s.classes[base]}
		}
		if kind != "" {
			spec.Methods, spec.Attrs = []object.Method{text, late(kind, propertyFacts)}, mapped(attrs)
		}
		s.class(spec)
	}
	comparator := func(name string) []object.KwArg {
		cmp := s.classes[name+".Comparator"]
		return []object.KwArg{{Name: "Comparator", Value: cmp}, {Name: "comparator_factory", Value: cmp}}
	}
	s.class(object.ClassSpec{Name: "AliasedInsp", Module: "sqlalchemy.orm.util", Methods: []object.Method{late("alias", aliasFacts),
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			a, _ := object.State[*aliased](self)
			return object.Str(a.ent.String()), nil
		}),
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			a, _ := object.State[*aliased](self)
			return object.Str(a.ent.Repr()), nil
		})}})
	class("MapperProperty", "interfaces", "", "", nil)
	class("ColumnProperty", "properties", "MapperProperty", "column", cols, comparator("ColumnProperty")...)
	class("MappedSQLExpression", "properties", "ColumnProperty", "", nil)
	class("RelationshipProperty", "relationships", "MapperProperty", "relationship", rels, comparator("RelationshipProperty")...)
	class("Relationship", "relationships", "RelationshipProperty", "", nil)
	class("_RelationshipDeclared", "relationships", "Relationship", "", nil)
	class("SynonymProperty", "descriptor_props", "MapperProperty", "", nil)
	class("Synonym", "descriptor_props", "SynonymProperty", "synonym", common)
}

func (s *state) relationshipFacts(f facts, r *mapper.Relationship) {
	given, argument := object.NewDict(), object.Value(object.None)
	if a, ok := r.Host.(*relArgs); ok {
		given, argument = a.kw, a.argument
	}
	if none(argument) {
		argument = object.Str(strings.Trim(r.Text, "'"))
	}
	f.set("given", given)
	f.set("argument", argument)
	var cascade, reverse []object.Value
	for _, n := range mapper.CascadeNames {
		if r.Cascades.Has(n) {
			cascade = append(cascade, object.Str(n))
		}
	}
	for _, x := range r.Reverse {
		reverse = append(reverse, s.propObject(x))
	}
	f.set("cascade", object.NewList(cascade...))
	f.set("reverse", object.NewList(reverse...))
	if r.Mapper != nil {
		f.set("entity", s.mapperObject(r.Mapper))
		f.element("target", r.Mapper.Table)
	}
	if j := r.Join; j != nil {
		f.element("primaryjoin", j.Primary)
		if j.SecondaryCond != nil {
			f.element("secondaryjoin", j.SecondaryCond)
		} else {
			f.set("secondaryjoin", nil)
		}
		f.pairs("pairs", j.Pairs)
		f.pairs("synchronize_pairs", j.Sync)
		f.pairs("secondary_synchronize_pairs", j.SecondarySync)
	}
}

func stateFacts(s *state, self object.Value) *object.Dict {
	st, _ := object.State[*instance.State](self)
	f := facts{s, object.NewDict()}
	var keys []object.Value
	expired, committed := object.NewSet(), object.NewDict()
	for _, k := range st.Class.Keys() {
		keys = append(keys, object.Str(k))
		if st.IsExpired(k) {
			_ = expired.Add(s.th, object.Str(k))
		}
		if v, ok := st.Committed(k); ok {
			switch x := v.(type) {
			case []any:
				committed.SetStr(k, object.NewList(pyValues(x)...))
			default:
				if instance.IsMarker(v) {
					v = s.markers["NO_VALUE"]
				}
				committed.SetStr(k, toPy(v))
			}
		}
	}
	f.set("keys", object.NewList(keys...))
	f.set("expired_attributes", expired)
	f.set("committed_state", committed)
	f.set("insert_order", nil)
	f.set("session_id", nil)
	return f.d
}

// property is what the attribute holds: for a synonym the attribute that it means.
func (a *attribute) property() mapper.Property {
	p := a.mapper.Prop(a.name)
	for range 8 {
		syn, ok := p.(*mapper.Synonym)
		if !ok || a.mapper.Prop(syn.Target) == nil {
			break
		}
		p = a.mapper.Prop(syn.Target)
	}
	return p
}

func aliasFacts(s *state, self object.Value) *object.Dict {
	a, _ := object.State[*aliased](self)
	f := facts{s, object.NewDict()}
	f.set("entity", a)
	f.set("mapper", s.mapperObject(a.ent.Mapper))
	f.set("name", object.Str(a.ent.Mapper.Class.Name))
	if a.ent.Name != "" {
		f.text("name", a.ent.Name)
	}
	f.element("selectable", a.ent.From())
	var subs []object.Value
	for _, m := range a.ent.Polymorphic() {
		subs = append(subs, s.mapperObject(m))
	}
	f.set("with_polymorphic_mappers", object.NewList(subs...))
	return f.d
}

// proxied are the attributes of a class's attribute that its property or its column has;
// nil for none.
func (a *attribute) proxied(th *object.Thread, name string) (object.Value, error) {
	switch name {
	case "is_attribute":
		return object.True, nil
	case "is_aliased_class", "is_mapper", "is_instance", "is_selectable", "is_clause_element", "is_property", "is_bundle":
		return object.False, nil
	case "prop":
		return object.GetAttr(th, a, "property")
	}
	p := a.property()
	c, ok := p.(*mapper.ColumnProperty)
	if len(name) > 1 && name[:2] == "__" {
		return nil, nil
	}
	of := a.s.propObject(p)
	if ok && len(c.Columns) > 0 {
		of = a.s.core.Wrap(th, c.Columns[0])
	} else if name != "info" && name != "doc" {
		return nil, nil
	}
	v, err := object.GetAttr(th, of, name)
	if _, missing := object.AsException(err, object.AttributeError); missing {
		return nil, nil
	}
	return v, err
}
