package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

func (s *state) makeClasses() {
	s.makeCollections()
	s.makeAttributes()
	s.makePropComparators()
	s.makeHybrids()
	s.makeProxied()
	s.class(object.ClassSpec{Name: "AliasedClass", Module: "sqlalchemy.orm.util", Methods: []object.Method{object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Str(self.(*aliased).ent.String()), nil
	}), object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Str("<AliasedClass at 0x…; " + self.(*aliased).ent.Mapper.Class.Name + ">"), nil
	})}})
	s.makeDeclaredAttr()
	for _, n := range []string{"Mapped", "WriteOnlyMapped", "DynamicMapped"} {
		kind := n
		s.class(object.ClassSpec{Name: n, Module: "sqlalchemy.orm.base", ClassMethods: []object.Method{
			{Name: "__class_getitem__", Fn: func(_ *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
				if t, ok := args.Pos[0].(*object.Tuple); ok {
					return nil, object.Raise(object.TypeError, "Too many arguments for <class 'sqlalchemy.orm.base.%s'>; actual %d, expected 1", kind, len(t.Elems))
				}
				return &mappedAlias{s: s, kind: kind, arg: args.Pos[0]}, nil
			}},
		}})
	}
	s.class(object.ClassSpec{Name: "MappedColumn", Module: "sqlalchemy.orm.properties", Bases: []*object.Type{s.core.Class("ColumnOperators")}})
	s.makeProperties()
	// An attribute passes for what the real one derives from; its methods are its own.
	t := s.classes["InstrumentedAttribute"]
	last := len(t.MRO) - 1
	t.MRO = append(t.MRO[:last:last], s.classes["Mapped"], s.classes["PropComparator"], t.MRO[last])
	s.makeLoad()
	s.class(object.ClassSpec{Name: "ClassManager", Module: "sqlalchemy.orm.instrumentation", Attrs: []object.Attr{
		{Name: "class_", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			i, _ := object.State[*classInfo](self)
			return i.cls, nil
		}},
		{Name: "mapper", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			i, _ := object.State[*classInfo](self)
			return of(th).mapperObject(i.mapper), nil
		}},
	}})
	for _, n := range []string{"UOWTransaction", "QueryContext", "AttributeEventToken"} {
		module := map[string]string{"UOWTransaction": "unitofwork", "QueryContext": "context", "AttributeEventToken": "attributes"}[n]
		s.class(object.ClassSpec{Name: n, Module: "sqlalchemy.orm." + module})
	}
	s.makeMarkers()
	s.makeDirections()
	s.extendSelect()
	s.makeBundle()
	s.makeComposite()
	s.makeExecuteState()
	s.makeUserOptions()
	s.class(object.ClassSpec{Name: "LoaderCriteriaOption", Module: "sqlalchemy.orm.util"})
	s.class(object.ClassSpec{Name: "_CollectionKey", Module: "sqlalchemy.orm.mapped_collection"})
	s.class(object.ClassSpec{Name: "registry", Module: "sqlalchemy.orm.decl_api", New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		s := of(th)
		meta, _ := args.Get("metadata")
		r, err := s.newRegistry(meta)
		if err != nil {
			return nil, err
		}
		if d, ok := args.Get("type_annotation_map"); ok {
			r.types, _ = d.(*object.Dict)
		}
		return r.obj, nil
	}, Methods: []object.Method{
		object.NewMethod("configure(cascade=False)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			return object.None, of(th).err(r.reg.ConfigureNow())
		}),
		object.NewMethod("generate_base(mapper=None, cls=None, name=None, metaclass=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			name := "Base"
			if t, ok := object.AsStr(a[2]); ok {
				name = t
			}
			return of(th).dynamicBase(name, r, a[1], nil, a[3])
		}),
		object.NewMethod("mapped_as_dataclass(cls=None, *, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return of(th).asDataclass(self, a[0], a[1])
		}),
		object.NewMethod("map_imperatively(class_, local_table=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			return of(th).mapImperatively(r, a[0], a[1], kwArgs(a[2]))
		}),
		object.NewMethod("update_type_annotation_map(type_annotation_map)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			types, err := object.GetAttr(th, self, "type_annotation_map")
			if err != nil {
				return nil, err
			}
			r, _ := object.State[*registry](self)
			r.expanded = nil
			return object.CallMethod(th, types, "update", a[0])
		}),
		object.NewMethod("dispose(cascade=False)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			of(th).dispose(r)
			return object.None, nil
		}),
		object.NewMethod("mapped(cls)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			return of(th).decorate(a[0], r)
		}),
	}, Attrs: []object.Attr{
		{Name: "mappers", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			var all []object.Value
			for _, m := range r.reg.Mappers() {
				all = append(all, of(th).mapperObject(m))
			}
			return object.Call(th, object.FrozenSetType, object.NewTuple(all...))
		}},
		{Name: "metadata", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			return r.meta, nil
		}},
		{Name: "type_annotation_map", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			r, _ := object.State[*registry](self)
			if r.types == nil {
				r.types = object.NewDict()
			}
			return r.types, nil
		}},
		{Name: "constructor", Get: func(th *object.Thread, _ object.Value) (object.Value, error) {
			f, _ := of(th).classes["DeclarativeBase"].Dict.GetStr("__init__")
			return f, nil
		}},
	}})
	meta := s.class(object.ClassSpec{Name: "DeclarativeAttributeIntercept", Module: "sqlalchemy.orm.decl_api", Bases: []*object.Type{object.TypeType}, Methods: []object.Method{
		object.NewMethod("__setattr__(name, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, of(th).setClassAttr(self.(*object.Type), str(a[0]), a[1])
		}),
	}})
	s.class(object.ClassSpec{Name: "DeclarativeMeta", Module: "sqlalchemy.orm.decl_api", Bases: []*object.Type{meta}, Methods: []object.Method{{Name: "__init__", Fn: func(th *object.Thread, self object.Value, _ object.Args) (object.Value, error) {
		s := of(th)
		cls := self.(*object.Type)
		own, _ := cls.Dict.GetStr("__abstract__")
		switch {
		case !cls.IsSubclass(s.classes["DeclarativeBase"]): // a base that was spelt out
			v, _ := cls.Lookup("registry")
			if r, ok := object.State[*registry](v); ok && own != object.True {
				_, err := s.decorate(cls, r)
				return object.None, err
			}
		case s.mapsLate(cls):
			return object.None, s.subclassNow(cls)
		}
		return object.None, nil
	}}}})
	base := object.ClassSpec{
		Name: "DeclarativeBase", Module: "sqlalchemy.orm.decl_api", Meta: meta, New: s.newObject,
		Methods: []object.Method{{Name: "__init__", Fn: s.construct}},
		ClassMethods: []object.Method{{Name: "__init_subclass__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return object.None, of(th).subclass(self.(*object.Type))
		}}},
	}
	s.class(base)
	base.Name, base.Meta = "DeclarativeBaseNoMeta", nil
	s.class(base)
	s.class(object.ClassSpec{Name: "MappedAsDataclass", Module: "sqlalchemy.orm.decl_api", ClassMethods: []object.Method{{Name: "__init_subclass__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		return object.None, of(th).dataclassSubclass(self.(*object.Type), args.Kw)
	}}}})
	s.makeInspection()
	s.makeSession()
	s.makeQuery()
}

// newObject allocates an instance of a declarative class.
func (s *state) newObject(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
	s = of(th)
	o := object.NewInstance(cls, nil)
	info := s.infoOf(cls)
	if info == nil {
		return o, nil
	}
	if err := s.err(info.mapper.Registry.Configure()); err != nil {
		return nil, err
	}
	if m := info.mapper; m.PolymorphicAbstract {
		return nil, s.fail("InvalidRequestError", "Can't instantiate class for "+m.String()+"; mapper is marked polymorphic_abstract=True")
	}
	st := s.attach(o, info.mapper.Class)
	if err := s.manage(st); err != nil {
		return nil, err
	}
	if err := s.firstInit(info); err != nil {
		return nil, err
	}
	return o, s.err(info.mapper.SetIdentity(st))
}

// construct is the constructor that declarative classes have unless they define one.
func (s *state) construct(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
	if n := len(args.Pos); n > 0 {
		return nil, object.TooManyArguments("__init__", 1, 1, n+1, 0)
	}
	cls := self.Type()
	for _, k := range args.Kw {
		if _, ok := cls.Lookup(k.Name); !ok {
			return nil, object.Raise(object.TypeError, "%s is an invalid keyword argument for %s", object.StrRepr(k.Name), cls.Name)
		}
		if err := object.SetAttr(th, self, k.Name, k.Value); err != nil {
			return nil, err
		}
	}
	return object.None, nil
}

// mapsLate tells whether a class has a metaclass of the program's own, whose __init__() has
// the last word before the class is mapped.
func (s *state) mapsLate(cls *object.Type) bool {
	m := s.classes["DeclarativeMeta"]
	return cls.Type() != m && cls.Type().IsSubclass(m)
}

// subclass is called for every new class under DeclarativeBase.
func (s *state) subclass(cls *object.Type) error {
	if s.mapsLate(cls) {
		return nil
	}
	return s.subclassNow(cls)
}

func (s *state) subclassNow(cls *object.Type) error {
	for _, b := range cls.Bases {
		if b == s.classes["DeclarativeBase"] || b == s.classes["DeclarativeBaseNoMeta"] {
			return s.makeBase(cls, nil)
		}
	}
	r := s.registryOf(cls)
	if r == nil {
		return nil
	}
	return s.mapClass(cls, r)
}

// dynamicBase is declarative_base() and registry.generate_base().
// It is below the classes in cls; constructor is what makes objects of keywords: False
// for the usual one, None for none at all.
func (s *state) dynamicBase(name string, r *registry, cls, constructor, meta object.Value) (object.Value, error) {
	ns := object.NewDict()
	ns.SetStr("__module__", object.Str("sqlalchemy.orm.decl_api"))
	var bases []*object.Type
	for _, v := range append(elems(cls), cls) {
		if t, ok := v.(*object.Type); ok && t != object.ObjectType {
			bases = append(bases, t)
		}
	}
	switch {
	case constructor == nil || constructor == object.Value(object.False):
		if len(bases) > 0 {
			constructor, _ = s.classes["DeclarativeBase"].Dict.GetStr("__init__")
			ns.SetStr("__init__", constructor)
		}
	case constructor == object.Value(object.None):
		if len(bases) == 0 { // object's own takes nothing
			m := object.NewMethod("__init__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil })
			t := object.NewNativeType(object.ClassSpec{Name: "object", Methods: []object.Method{m}})
			v, _ := t.Dict.GetStr("__init__")
			ns.SetStr("__init__", v)
		}
	default:
		ns.SetStr("__init__", constructor)
	}
	if r != nil {
		ns.SetStr("registry", r.obj)
	}
	bases = append(bases, s.classes["DeclarativeBase"])
	if none(meta) {
		return object.NewClass(s.th, s.classes["DeclarativeMeta"], name, bases, ns, nil)
	}
	values := make([]object.Value, len(bases))
	for i, b := range bases {
		values[i] = b
	}
	return object.Call(s.th, meta, object.Str(name), object.NewTuple(values...), ns)
}

// decorate is registry.mapped and mapped_as_dataclass.
func (s *state) decorate(v object.Value, r *registry) (object.Value, error) {
	cls, ok := v.(*object.Type)
	if !ok {
		return nil, s.fail("ArgumentError", "expected a class")
	}
	cls.Extend(object.ClassSpec{New: s.newObject})
	_, dataclass := s.dataclassOf(cls)
	if dataclass {
		if err := s.mapClass(cls, r); err != nil {
			return nil, err
		}
	}
	if _, owner := cls.LookupOwner("__init__"); owner == object.ObjectType {
		cls.Extend(object.ClassSpec{Methods: []object.Method{{Name: "__init__", Fn: s.construct}}})
	}
	if dataclass {
		return cls, nil
	}
	return cls, s.mapClass(cls, r)
}

// asDataclass is registry.mapped_as_dataclass(), with or without arguments.
func (s *state) asDataclass(self, v, kw object.Value) (object.Value, error) {
	r, _ := object.State[*registry](self)
	var opts []object.KwArg
	if d, ok := kw.(*object.Dict); ok {
		for _, it := range d.Items() {
			opts = append(opts, object.KwArg{Name: str(it.Key), Value: it.Value})
		}
	}
	decorate := func(v object.Value) (object.Value, error) {
		if cls, ok := v.(*object.Type); ok {
			if err := s.setDataclass(cls, opts); err != nil {
				return nil, err
			}
		}
		return s.decorate(v, r)
	}
	if !none(v) {
		return decorate(v)
	}
	return object.NewBuiltin("decorate", func(_ *object.Thread, args object.Args) (object.Value, error) { return decorate(args.Pos[0]) }), nil
}

// setClassAttr maps what is assigned to a declarative class after its definition.
func (s *state) setClassAttr(cls *object.Type, name string, v object.Value) error {
	info := s.byClass[cls]
	if info == nil || info.mapper == nil {
		cls.SetAttr(name, v)
		return nil
	}
	sc := &scan{s: s, cls: cls, reg: info.registry, seen: map[string]bool{}}
	if o, ok := v.(*object.Instance); ok {
		switch o.Native.(type) {
		case *columnArgs, *relArgs, *columnProp, *synonymOf, *core.Column:
			if err := sc.one(cls, name, v, nil, false); err != nil {
				return err
			}
			if len(sc.props) == 1 {
				p := sc.props[0]
				if p.column {
					c := p.col.Native.(*core.Column)
					if err := info.mapper.Table.Append(c); err != nil {
						return s.err(err)
					}
					p.spec.Columns = []*core.Column{c}
				}
				if err := info.mapper.AddProperty(p.spec); err != nil {
					return s.err(err)
				}
				for _, m := range info.mapper.SelfAndDescendants() {
					if m.Prop(name) != nil && (m == info.mapper || m.Prop(name) == info.mapper.Prop(name)) {
						m.Host.(*object.Type).SetAttr(name, &attribute{s: s, name: name, mapper: m})
					}
				}
				if info.mapper.Configured() {
					return s.attributesReady(info.mapper, cls, p.spec.Key)
				}
				return nil
			}
		}
	}
	cls.SetAttr(name, v)
	return nil
}

type nativeFn = func(th *object.Thread, a []object.Value) (object.Value, error)

// fill puts the module's functions and classes in place.
func (s *state) fill(m *object.Module) {
	for n, c := range s.classes {
		if c.Name == n {
			m.Set(n, c)
		}
	}
	fn := func(sig string, f nativeFn) {
		b := object.NewFunction(sig, f)
		m.Set(b.Name, b)
	}
	column := func(th *object.Thread, args object.Args) (object.Value, error) {
		return object.NewInstance(of(th).classes["MappedColumn"], &columnArgs{pos: append([]object.Value{}, args.Pos...), kw: append([]object.KwArg{}, args.Kw...)}), nil
	}
	m.Set("mapped_column", object.NewBuiltin("mapped_column", column))
	relationship := func(th *object.Thread, args object.Args) (object.Value, error) {
		r := &relArgs{argument: object.None, kw: object.NewDict()}
		if len(args.Pos) > 0 {
			r.argument = args.Pos[0]
		}
		if len(args.Pos) > 1 {
			r.kw.SetStr("secondary", args.Pos[1])
		}
		for _, k := range args.Kw {
			if k.Name == "argument" {
				r.argument = k.Value
				continue
			}
			if text, ok := object.AsStr(k.Value); ok && k.Name == "cascade" {
				_, warn, err := mapper.ParseCascade(text)
				if err != nil {
					return nil, of(th).err(err)
				}
				if warn != "" {
					if err := of(th).Warn("SAWarning", warn); err != nil {
						return nil, err
					}
				}
			}
			r.kw.SetStr(k.Name, k.Value)
		}
		return object.NewInstance(of(th).classes["_RelationshipDeclared"], r), nil
	}
	m.Set("relationship", object.NewBuiltin("relationship", relationship))
	fn("backref(name, **kwargs)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewInstance(of(th).classes["Load"], &backrefArgs{str(a[0]), a[1].(*object.Dict)}), nil
	})
	fn("declarative_base(*, metadata=None, mapper=None, cls=None, name=None, class_registry=None, type_annotation_map=None, constructor=False, metaclass=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		r, err := s.newRegistry(a[0])
		if err != nil {
			return nil, err
		}
		if d, ok := a[5].(*object.Dict); ok {
			r.types = d
		}
		name := "Base"
		if t, ok := object.AsStr(a[3]); ok {
			name = t
		}
		return s.dynamicBase(name, r, a[2], a[6], a[7])
	})
	fn("column_property(column, *additional, deferred=False, group=None, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		v, err := s.columnProperty(a[0], a[2], a[3], a[4])
		if p, ok := object.State[*columnProp](v); ok {
			for _, x := range elems(a[1]) {
				e, err := s.core.Column(th, x, true)
				if err != nil {
					return nil, err
				}
				if c, ok := core.Deannotate(e).(*core.Column); ok {
					p.more = append(p.more, c)
				}
			}
		}
		return v, err
	})
	fn("deferred(column, *additional, group=None, raiseload=False, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return of(th).columnProperty(a[0], object.True, a[2], a[4])
	})
	fn("synonym(name, *, map_column=None, descriptor=None, comparator_factory=None, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		v, err := of(th).synonym(str(a[0]), a[1], a[2], a[3])
		if p, ok := object.State[*synonymOf](v); ok {
			p.kw = kwArgs(a[4])
		}
		return v, err
	})
	fn("synonym_for(name, map_column=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		name, mapColumn := str(a[0]), a[1]
		return object.NewFunction("decorate(fn)", func(th *object.Thread, b []object.Value) (object.Value, error) {
			return of(th).synonym(name, mapColumn, b[0], nil)
		}), nil
	})
	fn("aliased(element, alias=None, name=None, flat=False, adapt_on_names=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		flat, err := truth(th, a[3])
		if err != nil {
			return nil, err
		}
		v, err := of(th).newAlias(a[0], a[1], str(a[2]), flat)
		if x, ok := v.(*aliased); ok && err == nil {
			x.ent.OnNames, err = truth(th, a[4])
		}
		return v, err
	})
	joinOf := func(name string, outer bool) {
		fn(name+"(left, right, onclause=None, isouter=False, full=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return of(th).joinOf(a, outer)
		})
	}
	joinOf("join", false)
	joinOf("outerjoin", true)
	fn("__getattr__(name)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		name := str(a[0])
		if len(name) < 3 || name[0] == '_' {
			return nil, object.Raise(object.AttributeError, "module 'sqlalchemy.orm' has no attribute '%s'", name)
		}
		if submodules[name] {
			m, err := th.Import("sqlalchemy.orm." + name)
			if err != nil {
				return nil, err
			}
			return m, nil
		}
		v, err := th.ImportFrom(rareNames, name)
		if _, missing := object.AsException(err, object.AttributeError); missing {
			return nil, object.Raise(object.AttributeError, "module 'sqlalchemy.orm' has no attribute '%s'", name)
		}
		return v, err
	})
	fn("configure_mappers()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
		s := of(th)
		for _, r := range s.registries {
			if err := s.err(r.reg.ConfigureNow()); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	})
	fn("clear_mappers()", func(th *object.Thread, _ []object.Value) (object.Value, error) {
		for _, r := range of(th).registries {
			of(th).dispose(r)
		}
		return object.None, nil
	})
	composite := object.NewBuiltin("composite", func(th *object.Thread, args object.Args) (object.Value, error) { return of(th).newComposite(args) })
	m.Set("composite", composite)
	m.Set("with_parent", object.NewFunction("with_parent(instance, prop, from_entity=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return of(th).withParent(a[0], a[1], a[2])
	}))
	fn("query_expression(default_expr=None, *, repr=None, compare=None, expire_on_flush=True, info=None, doc=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		var kw []object.KwArg
		for i, name := range []string{"repr", "compare", "expire_on_flush", "info", "doc"} {
			if a[i+1] != nil && a[i+1] != object.None {
				kw = append(kw, object.KwArg{Name: name, Value: a[i+1]})
			}
		}
		return of(th).queryExpression(a[0], append(kw, object.KwArg{Name: "init", Value: object.False}))
	})
	fn("column_keyed_dict(mapping_spec, *, ignore_unpopulated_attribute=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return of(th).columnKeyed(a[0], a[1] == object.True)
	})
	fn("declarative_mixin(cls)", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil })
	fn("has_inherited_table(cls)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		t, _ := a[0].(*object.Type)
		return object.MakeBool(t != nil && of(th).inheritsTable(t)), nil
	})
	m.Set("foreign", s.markFn("foreign", mapper.Foreign))
	m.Set("remote", s.markFn("remote", mapper.Remote))
	m.Set("reconstructor", object.NewFunction("reconstructor(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return &reconstructing{fn: a[0]}, nil
	}))
	m.Set("validates", object.NewBuiltin("validates", func(th *object.Thread, args object.Args) (object.Value, error) {
		names := map[string]bool{}
		for _, n := range args.Pos {
			names[str(n)] = true
		}
		backrefs := true
		if v, ok := args.Get("include_backrefs"); ok {
			backrefs, _ = object.Truth(th, v)
		}
		removes := false
		if v, ok := args.Get("include_removes"); ok {
			removes, _ = object.Truth(th, v)
		}
		return object.NewBuiltin("wrap", func(th *object.Thread, a object.Args) (object.Value, error) {
			return &validator{fn: a.Pos[0], names: names, backrefs: backrefs, removes: removes}, nil
		}), nil
	}))
	fn("object_session(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		st := stateOf(a[0])
		if st == nil {
			return nil, s.unmapped(a[0])
		}
		return s.sessionObject(st.Session), nil
	})
	fn("class_mapper(class_, configure=True)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		if t, ok := a[0].(*object.Type); ok {
			if i := s.infoOf(t); i != nil {
				if a[1] != nil {
					if configure, err := object.Truth(th, a[1]); err != nil || !configure {
						return s.mapperObject(i.mapper), err
					}
				}
				return s.mapperObject(i.mapper), s.err(i.mapper.Registry.Configure())
			}
		}
		return nil, s.fail("ArgumentError", "Class object expected, got "+s.Repr(a[0]))
	})
	fn("object_mapper(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		if st := stateOf(a[0]); st != nil {
			return s.mapperObject(mapper.Of(st)), nil
		}
		return nil, s.unmapped(a[0])
	})
	fn("make_transient(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		st := stateOf(a[0])
		if st == nil {
			return nil, s.unmapped(a[0])
		}
		return object.None, s.err(s.makeTransient(st))
	})
	fn("make_transient_to_detached(instance)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		st := stateOf(a[0])
		if st == nil {
			return nil, s.unmapped(a[0])
		}
		if st.Session != nil || st.Key != nil {
			return nil, s.fail("InvalidRequestError", "Given object must be transient")
		}
		key, err := mapper.Of(st).KeyOf(st)
		if err != nil {
			return nil, s.err(err)
		}
		st.Key = key
		st.CommitAll()
		return object.None, s.err(mapper.Of(st).ExpireKeys(st, st.Unloaded(), true))
	})
	fn("attribute_keyed_dict(attr_name, *, ignore_unpopulated_attribute=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		name := str(a[0])
		f := object.NewFunction("key(item)", func(th *object.Thread, b []object.Value) (object.Value, error) { return object.GetAttr(th, b[0], name) })
		return object.NewInstance(of(th).classes["_CollectionKey"], &keyed{fn: f, attr: name, ignore: a[1] == object.True}), nil
	})
	fn("keyfunc_mapping(keyfunc, *, ignore_unpopulated_attribute=False)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewInstance(of(th).classes["_CollectionKey"], &keyed{fn: a[0], ignore: a[1] == object.True}), nil
	})
	s.fillAttributes(m)
	m.Set("MappedCollection", s.classes["KeyFuncDict"])
	m.Set("attribute_mapped_collection", attrOf(m, "attribute_keyed_dict"))
	m.Set("column_mapped_collection", attrOf(m, "column_keyed_dict"))
	m.Set("mapped_collection", attrOf(m, "keyfunc_mapping"))
	s.fillOptions(m)
	s.fillSession(m)
}

func attrOf(m *object.Module, name string) object.Value {
	v, _ := m.Dict.GetStr(name)
	return v
}

// queryExpression is query_expression().
func (s *state) queryExpression(v object.Value, kw []object.KwArg) (object.Value, error) {
	p := &columnProp{query: true, kw: kw}
	if !none(v) {
		e, err := s.core.Column(s.th, v, false)
		if err != nil {
			return nil, err
		}
		p.expr = plainColumns(e)
	}
	return object.NewInstance(s.classes["MappedSQLExpression"], p), nil
}

func kwArgs(v object.Value) []object.KwArg {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil
	}
	out := []object.KwArg{}
	for _, it := range d.Items() {
		out = append(out, object.KwArg{Name: str(it.Key), Value: it.Value})
	}
	return out
}

func (s *state) synonym(name string, mapColumn, descriptor, factory object.Value) (object.Value, error) {
	p := &synonymOf{name: name}
	var err error
	if p.mapColumn, err = truth(s.th, mapColumn); err != nil {
		return nil, err
	}
	if !none(descriptor) {
		p.descriptor = descriptor
	}
	p.factory, _ = factory.(*object.Type)
	return object.NewInstance(s.classes["Synonym"], p), nil
}

func (s *state) columnProperty(v, deferred, group, kw object.Value) (object.Value, error) {
	p := &columnProp{group: str(group), kw: kwArgs(kw)}
	for _, k := range p.kw {
		if k.Name == "comparator_factory" {
			p.factory, _ = k.Value.(*object.Type)
		}
	}
	if o, ok := v.(*object.Instance); ok {
		switch n := o.Native.(type) {
		case *core.Column:
			p.expr = n
		case *columnArgs:
			p.args = n
		}
	}
	if p.expr == nil && p.args == nil {
		e, err := s.core.Column(s.th, v, true)
		if err != nil {
			return nil, err
		}
		p.expr = plainColumns(e)
	}
	if deferred != nil {
		p.deferred, _ = object.Truth(s.th, deferred)
	}
	return object.NewInstance(s.classes["MappedSQLExpression"], p), nil
}

func (s *state) newAlias(v, alias object.Value, name string, flat bool) (object.Value, error) {
	e, ok, err := s.core.Element(s.th, v)
	if err != nil {
		return nil, err
	}
	ent, isEntity := e.(*loading.Entity)
	if !ok || !isEntity {
		if _, from := e.(core.FromClause); from {
			return object.CallMethod(s.th, v, "alias", object.Str(name))
		}
		return nil, s.fail("NoInspectionAvailable", "No inspection system is available for object of type <class '"+v.Type().FullName()+"'>")
	}
	var from core.FromClause
	if !none(alias) {
		x, _, err := s.core.Element(s.th, alias)
		if err != nil {
			return nil, err
		}
		switch f := x.(type) {
		case core.FromClause:
			from = f
		case core.Query:
			from = core.NewSubquery(f, "")
		}
	}
	if err := s.err(ent.Mapper.Registry.Configure()); err != nil {
		return nil, err
	}
	if from == nil && !flat {
		return s.aliasOf(s.plugin.AliasedWhole(ent.Mapper, name)), nil
	}
	return s.aliasOf(s.plugin.Aliased(ent.Mapper, from, name)), nil
}

// aliasOf is the aliased class of an entity.
func (s *state) aliasOf(e *loading.Entity) *aliased {
	if e.Host == nil {
		if e.Name == "" {
			e.Name, e.Nameless = e.Mapper.Class.Name, true
		}
		e.Host = &aliased{s: s, ent: e}
	}
	return e.Host.(*aliased)
}

func (s *state) makeTransient(st *instance.State) error {
	if ses := sessionOf(st.Session); ses != nil {
		if err := ses.ExpungeAlone(st); err != nil {
			return err
		}
	}
	st.ResetExpired()
	st.Key, st.Deleted = nil, false
	return nil
}
