package orm

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// compositeArgs are the arguments of composite().
type compositeArgs struct {
	class object.Value // a class or a function; None: the annotation says it
	attrs []object.Value
	kw    []object.KwArg
}

// compositeSpec is a composite attribute of a class that is being mapped.
type compositeSpec struct {
	name string
	make object.Value
	keys []string // the attributes that it is made of
	// attrs are what composite() was given for them.
	attrs []object.Value
	// factory is the class of comparators that it was given; nil for none.
	factory *object.Type
	// deferred, group and activeHistory are those of its columns.
	deferred, activeHistory bool
	group                   string
}

func (s *state) newComposite(args object.Args) (object.Value, error) {
	c := &compositeArgs{class: object.None, kw: args.Kw}
	pos := args.Pos
	if len(pos) > 0 {
		o, isObj := pos[0].(*object.Instance)
		_, isText := object.AsStr(pos[0])
		column := isText
		if isObj {
			switch o.Native.(type) {
			case *columnArgs, *core.Column:
				column = true
			}
		}
		if _, at := pos[0].(*attribute); !column && !at {
			c.class, pos = pos[0], pos[1:]
		}
	}
	c.attrs = append(c.attrs, pos...)
	return object.NewInstance(s.classes["Composite"], c), nil
}

// composite reads composite() with its annotation: the columns among its arguments
// are mapped, and named after what the class calls its values.
func (sc *scan) composite(name string, c *compositeArgs, a *annotation, mixin bool) error {
	s := sc.s
	spec := &compositeSpec{name: name, make: c.class}
	if none(spec.make) && a != nil {
		spec.make = a.typ
		if a.nullable && a.full != nil { // as it stands: a union is no dataclass
			spec.make = a.full
		}
	}
	for _, k := range c.kw {
		switch k.Name {
		case "comparator_factory":
			spec.factory, _ = k.Value.(*object.Type)
		case "deferred":
			spec.deferred = k.Value == object.True
		case "active_history":
			spec.activeHistory = k.Value == object.True
		case "group":
			spec.group = str(k.Value)
		}
	}
	if none(spec.make) {
		return s.fail("ArgumentError", "Python typing annotation is required for attribute \""+sc.cls.Name+"."+name+"\" when primary argument(s) for \"composite\" construct are None or not present")
	}
	params, err := s.parameters(spec.make)
	if err != nil {
		return err
	}
	attrs := c.attrs
	if s.isDataclass(spec.make) || len(attrs) == 0 {
		if len(attrs) > len(params) {
			return s.fail("ArgumentError", "number of composite attributes "+itoa(len(attrs))+" exceeds that of the number of attributes in class "+spec.make.(*object.Type).Name+" "+itoa(len(params)))
		}
		for len(attrs) < len(params) {
			attrs = append(attrs, object.NewInstance(s.classes["MappedColumn"], &columnArgs{}))
		}
	}
	spec.attrs = attrs
	for i, v := range attrs {
		if text, ok := object.AsStr(v); ok {
			spec.keys = append(spec.keys, text)
			continue
		}
		if at, ok := v.(*attribute); ok {
			spec.keys = append(spec.keys, at.name)
			continue
		}
		o, ok := v.(*object.Instance)
		if !ok {
			return s.fail("ArgumentError", "Composite expects Column objects or mapped attributes/attribute names as arguments, got: "+s.Repr(v))
		}
		switch n := o.Native.(type) {
		case *columnArgs:
			key := ""
			var ann *annotation
			if i < len(params) && s.isDataclass(spec.make) {
				key = params[i].name
				ann = &annotation{mapped: true}
				if params[i].ann != nil {
					if err := sc.read(sc.cls, ann, params[i].ann); err != nil {
						return err
					}
				} else {
					ann = nil
				}
			} else {
				ann = &annotation{untyped: true}
			}
			if len(n.pos) > 0 {
				if t, ok := object.AsStr(n.pos[0]); ok {
					key = t
				}
			}
			if v, ok := n.get("name"); ok && !none(v) {
				key = str(v)
			}
			if key == "" && n.col == nil {
				return s.fail("ArgumentError", "Composite class column arguments must be named unless a dataclass is used")
			}
			known := false
			for _, p := range sc.props { // a column of the class's own body
				if p.column && p.col != nil && n.col != nil && p.col.Native == any(n.col) {
					key, known = p.name, true
				}
			}
			if !known {
				if err := sc.column(key, n, ann, mixin); err != nil {
					return err
				}
			}
			spec.keys = append(spec.keys, key)
		case *core.Column:
			found := ""
			for _, p := range sc.props {
				if p.column && p.col.Native == any(n) {
					found = p.name
				}
			}
			if found == "" {
				found = n.Name
				if n.Table == nil {
					if err := sc.classic(n.Name, o, n, mixin); err != nil {
						return err
					}
				}
			}
			spec.keys = append(spec.keys, found)
		}
	}
	sc.seen[name] = true
	sc.composites = append(sc.composites, spec)
	return nil
}

// settleComposites gives the columns of composites what was said for them as a whole.
func (sc *scan) settleComposites() {
	for _, c := range sc.composites {
		for _, p := range sc.props {
			if slices.Contains(c.keys, p.name) && (c.deferred || c.group != "" || c.activeHistory) {
				p.spec.Deferred = p.spec.Deferred || c.deferred
				p.spec.Group, p.spec.ActiveHistory = c.group, c.activeHistory
			}
		}
	}
}

// parameter is one of the values that a composite's class is made of.
type parameter struct {
	name string
	ann  object.Value
}

func (s *state) isDataclass(v object.Value) bool {
	t, ok := v.(*object.Type)
	if !ok {
		return false
	}
	_, ok = t.Lookup("__dataclass_fields__")
	return ok
}

// parameters are what the class's constructor takes.
func (s *state) parameters(v object.Value) ([]parameter, error) {
	t, ok := v.(*object.Type)
	if !ok {
		return nil, nil
	}
	if d, ok := t.Lookup("__dataclass_fields__"); ok {
		return s.dataclassParameters(d)
	}
	m, err := s.th.Import("inspect")
	if err != nil {
		return nil, nil
	}
	sig, err := object.CallMethod(s.th, m, "signature", v)
	if err != nil {
		return nil, nil
	}
	ps, err := object.GetAttr(s.th, sig, "parameters")
	if err != nil {
		return nil, err
	}
	items, err := s.valuesOf(ps)
	if err != nil {
		return nil, err
	}
	var out []parameter
	for _, p := range items {
		n, err := object.GetAttr(s.th, p, "name")
		if err != nil {
			return nil, err
		}
		ann, err := object.GetAttr(s.th, p, "annotation")
		if err != nil {
			return nil, err
		}
		empty, _ := object.GetAttr(s.th, p, "empty")
		if ann == empty {
			ann = nil
		}
		out = append(out, parameter{str(n), ann})
	}
	return out, nil
}

// valuesOf are the values of a mapping.
func (s *state) valuesOf(mapping object.Value) ([]object.Value, error) {
	vals, err := object.CallMethod(s.th, mapping, "values")
	if err != nil {
		return nil, err
	}
	return object.ToSlice(s.th, vals)
}

// dataclassParameters are those of a dataclass: its fields.
func (s *state) dataclassParameters(fields object.Value) ([]parameter, error) {
	items, err := s.valuesOf(fields)
	if err != nil {
		return nil, err
	}
	var out []parameter
	for _, f := range items {
		name, err := object.GetAttr(s.th, f, "name")
		if err != nil {
			return nil, err
		}
		typ, err := object.GetAttr(s.th, f, "type")
		if err != nil {
			return nil, err
		}
		if init, err := object.GetAttr(s.th, f, "init"); err == nil && init == object.False {
			continue
		}
		out = append(out, parameter{str(name), typ})
	}
	return out, nil
}

// compositeAttr is a composite attribute of a mapped class.
type compositeAttr struct {
	s      *state
	spec   *compositeSpec
	mapper *mapper.Mapper
	alias  *loading.Entity
	bundle *loading.Bundle
}

// Type implements object.Value.
func (c *compositeAttr) Type() *object.Type { return c.s.classes["CompositeAttribute"] }

func (c *compositeAttr) entity() *loading.Entity {
	if c.alias != nil {
		return c.alias
	}
	return loading.Of(c.mapper)
}

func (c *compositeAttr) columns() ([]core.ColumnElement, error) {
	var out []core.ColumnElement
	for _, k := range c.spec.keys {
		p, ok := c.mapper.Prop(k).(*mapper.ColumnProperty)
		if !ok {
			return nil, c.s.fail("ArgumentError", "Composite attribute "+c.text()+" refers to no column attribute "+object.StrRepr(k))
		}
		out = append(out, c.entity().Column(p))
	}
	return out, nil
}

func (c *compositeAttr) shown() string {
	if c.alias != nil {
		return "aliased(" + c.mapper.Class.Name + ")." + c.spec.name
	}
	return c.text()
}

func (c *compositeAttr) text() string { return c.mapper.Class.Name + "." + c.spec.name }

// ClauseElement implements sqlalchemy.Clauser: the columns, of which a row's value
// is made anew.
func (c *compositeAttr) ClauseElement() core.Element {
	if c.bundle == nil {
		cols, err := c.columns()
		if err != nil {
			return nil
		}
		items := make([]core.Element, len(cols))
		for i, x := range cols {
			items[i] = x
		}
		c.bundle = c.s.plugin.NewBundle(c.spec.name, items, func(_ []string, values []any) (any, error) {
			return object.Call(c.s.th, c.spec.make, pyValues(values)...)
		})
	}
	return c.bundle
}

// comparator is the comparator of the class that composite() was given.
func (c *compositeAttr) comparator(th *object.Thread) (object.Value, error) {
	return object.Call(th, c.spec.factory, c.s.compositeObject(c), c.s.mapperObject(c.mapper))
}

// compositeBundle is what a comparator of a composite makes of it: its columns.
func (s *state) compositeBundle(_ *object.Thread, self object.Value) (object.Value, error) {
	c, ok := object.State[*compositeAttr](self)
	if !ok {
		return nil, object.Raise(object.NotImplementedError, "%s", self.Type().Name)
	}
	b, ok := c.ClauseElement().(*loading.Bundle)
	if !ok {
		return object.None, nil
	}
	if b.Host == nil {
		b.Host = object.NewInstance(s.classes["Bundle"], b)
	}
	return b.Host.(object.Value), nil
}

// DescrGet implements object.Getter.
func (c *compositeAttr) DescrGet(th *object.Thread, inst object.Value, _ *object.Type) (object.Value, error) {
	if inst == nil {
		return c, nil
	}
	o := inst.(*object.Instance)
	d := o.AttrDict(true)
	if v, ok := d.GetStr(c.spec.name); ok {
		return v, nil
	}
	values := make([]object.Value, len(c.spec.keys))
	all := true
	for i, k := range c.spec.keys {
		v, err := object.GetAttr(th, inst, k)
		if err != nil {
			return nil, err
		}
		values[i] = v
		all = all && none(v)
	}
	if v, ok := d.GetStr(c.spec.name); ok {
		return v, nil
	}
	st := stateOf(inst)
	if all && (st == nil || st.Key == nil) {
		return object.None, nil
	}
	v, err := object.Call(th, c.spec.make, values...)
	if err != nil {
		return nil, err
	}
	c.keep(o, v)
	return v, nil
}

// keep stores the value among the object's attributes, and tells a value that
// watches itself whose it is.
func (c *compositeAttr) keep(o *object.Instance, v object.Value) {
	o.AttrDict(true).SetStr(c.spec.name, v)
	c.s.adopt(v, o, c.spec.name)
}

// DescrSet implements object.Setter.
func (c *compositeAttr) DescrSet(th *object.Thread, inst, v object.Value) error {
	o := inst.(*object.Instance)
	old, _ := o.AttrDict(true).GetStr(c.spec.name)
	v, err := c.replace(o, v, old)
	if err != nil {
		return err
	}
	c.keep(o, v)
	return c.write(th, inst, v)
}

// write gives an object's attributes the values of a composite value.
func (c *compositeAttr) write(th *object.Thread, inst, v object.Value) error {
	values, err := c.values(v)
	if err != nil {
		return err
	}
	for i, k := range c.spec.keys {
		if err := object.SetAttr(th, inst, k, values[i]); err != nil {
			return err
		}
	}
	return nil
}

// DescrDelete implements object.Deleter.
func (c *compositeAttr) DescrDelete(th *object.Thread, inst object.Value) error {
	inst.(*object.Instance).AttrDict(true).DelStr(c.spec.name)
	for _, k := range c.spec.keys {
		if err := object.SetAttr(th, inst, k, object.None); err != nil {
			return err
		}
	}
	return nil
}

// values are the values that a composite value stands for.
func (c *compositeAttr) values(v object.Value) ([]object.Value, error) {
	out := make([]object.Value, len(c.spec.keys))
	for i := range out {
		out[i] = object.None
	}
	if none(v) {
		return out, nil
	}
	th := c.s.th
	var list []object.Value
	class, isClass := c.spec.make.(*object.Type)
	said, own := false, false
	if isClass {
		_, said = class.Lookup("__composite_values__")
	}
	if _, own = v.Type().Lookup("__composite_values__"); said && !own {
		return nil, c.s.fail("InvalidRequestError", "Composite class "+class.Name+" is not a dataclass and does not define a __composite_values__() method; can't get state")
	} else if own {
		x, err := object.CallMethod(th, v, "__composite_values__")
		if err != nil {
			return nil, err
		}
		if list, err = object.ToSlice(th, x); err != nil {
			return nil, err
		}
	} else {
		of := v.Type()
		if isClass {
			of = class
		}
		ps, err := c.s.parameters(of)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			x, err := object.GetAttr(th, v, p.name)
			if err != nil {
				return nil, err
			}
			list = append(list, x)
		}
	}
	copy(out, list)
	return out, nil
}

// compare compares with a composite value, column by column.
func (c *compositeAttr) compare(op object.CmpOp, other object.Value) (object.Value, error) {
	cols, err := c.columns()
	if err != nil {
		return nil, err
	}
	values, err := c.values(other)
	if err != nil {
		return nil, err
	}
	var conds []core.ColumnElement
	for i, x := range cols {
		v, err := object.Compare(c.s.th, op, c.s.core.Wrap(c.s.th, x), values[i])
		if err != nil {
			return nil, err
		}
		cond, err := c.s.core.Condition(c.s.th, v)
		if err != nil {
			return nil, err
		}
		conds = append(conds, cond)
	}
	return c.s.core.Wrap(c.s.th, core.And(conds...)), nil
}

// install puts composite attributes on a mapped class and keeps them in step with
// what is loaded, expired and saved.
func (s *state) installComposites(cls *object.Type, m *mapper.Mapper, list []*compositeSpec) {
	for _, spec := range list {
		c := &compositeAttr{s: s, spec: spec, mapper: m}
		cls.SetAttr(spec.name, c)
	}
	all := compositesOf(m)
	if len(all) > 0 {
		m.Spread = func(p core.Param) (core.Param, error) {
			out := core.Param{}
			for k, v := range p {
				out[k] = v
			}
			for _, c := range all {
				v, ok := p[c.spec.name]
				if !ok {
					continue
				}
				values, err := c.values(toPy(v))
				if err != nil {
					return nil, err
				}
				delete(out, c.spec.name)
				for i, k := range c.spec.keys {
					out[k] = toHost(values[i])
				}
			}
			return out, nil
		}
	}
	for _, c := range all { // those of its bases, too
		own := *c
		own.mapper = m
		s.watchComposite(&own, m)
	}
}

func (s *state) watchComposite(c *compositeAttr, m *mapper.Mapper) {
	drop := func(st *instance.State) { st.Object.Drop(c.spec.name) }
	concerns := func(keys []string) bool {
		if keys == nil {
			return true
		}
		for _, k := range keys {
			for _, own := range c.spec.keys {
				if k == own {
					return true
				}
			}
		}
		return false
	}
	fill := func(st *instance.State) error {
		values := make([]object.Value, len(c.spec.keys))
		for i, k := range c.spec.keys {
			v, ok := st.Object.Load(k)
			if !ok {
				return nil
			}
			values[i] = toPy(v)
		}
		v, err := object.Call(s.th, c.spec.make, values...)
		if err == nil {
			c.keep(st.Handle().(*object.Instance), v)
		}
		return err
	}
	e := &m.Events
	e.Load = append(e.Load, func(st *instance.State, _ []string) error {
		if _, ok := st.Object.Load(c.spec.name); ok {
			return nil
		}
		return fill(st)
	})
	e.Refresh = append(e.Refresh, func(st *instance.State, keys []string) error {
		if concerns(keys) {
			return fill(st)
		}
		return nil
	})
	e.Expire = append(e.Expire, func(st *instance.State, keys []string) error {
		if concerns(keys) {
			drop(st)
		}
		return nil
	})
	saved := func(_ *mapper.Mapper, st *instance.State) error { drop(st); return nil }
	e.AfterInsert = append(e.AfterInsert, saved)
	e.AfterUpdate = append(e.AfterUpdate, saved)
}

func (s *state) makeComposite() {
	s.class(object.ClassSpec{Name: "Composite", Module: "sqlalchemy.orm.descriptor_props", Attrs: compositeAttrs()})
	comparisons := map[string]object.CmpOp{"__eq__": object.Eq, "__ne__": object.Ne, "__lt__": object.Lt, "__le__": object.Le, "__gt__": object.Gt, "__ge__": object.Ge}
	compare := func(name string) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c := self.(*compositeAttr)
			if c.spec.factory != nil {
				cmp, err := c.comparator(th)
				if err != nil {
					return nil, err
				}
				return object.CallMethod(th, cmp, name, a[0])
			}
			return c.compare(comparisons[name], a[0])
		})
	}
	property := object.NewNativeType(object.ClassSpec{Name: "CompositeProperty", Module: "sqlalchemy.orm.descriptor_props", Bases: []*object.Type{s.classes["Composite"]}})
	s.classes["CompositeProperty"] = property
	comparator := object.NewNativeType(object.ClassSpec{Name: "Comparator", Module: "sqlalchemy.orm.descriptor_props", Bases: []*object.Type{s.classes["PropComparator"]},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) > 0 {
				if c, ok := object.State[*compositeAttr](args.Pos[0]); ok {
					return object.NewInstance(cls, c), nil
				}
			}
			return object.NewInstance(cls, nil), nil
		},
		Methods: []object.Method{
			object.NewMethod("__clause_element__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return s.compositeBundle(th, self)
			}),
		}, Attrs: []object.Attr{
			{Name: "expression", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return s.compositeBundle(th, self) }},
			{Name: "clauses", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				b, err := s.compositeBundle(th, self)
				if err != nil {
					return nil, err
				}
				return object.GetAttr(th, b, "clauses")
			}},
			{Name: "_comparable_elements", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				b, err := s.compositeBundle(th, self)
				if err != nil {
					return nil, err
				}
				return object.GetAttr(th, b, "clauses")
			}},
			{Name: "prop", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				c, _ := object.State[*compositeAttr](self)
				return s.compositeObject(c), nil
			}},
		}})
	for name, op := range comparisons {
		comparator.SetAttr(name, &object.MethodDescr{Name: name, Owner: comparator, Fn: func(_ *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			c, ok := object.State[*compositeAttr](self)
			if !ok || len(args.Pos) != 1 {
				return object.NotImplemented, nil
			}
			return c.compare(op, args.Pos[0])
		}})
	}
	s.classes["Composite"].SetAttr("Comparator", comparator)
	property.SetAttr("Comparator", comparator)
	refuse := s.refusals(func(*object.Thread, object.Value, string, object.Args) (object.Value, error) { return nil, nil })
	s.class(object.ClassSpec{Name: "CompositeAttribute", Module: "sqlalchemy.orm.attributes", Methods: append(refuse, []object.Method{
		object.NewMethod("label(name)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		compare("__eq__"), compare("__ne__"), compare("__lt__"), compare("__le__"), compare("__gt__"), compare("__ge__"),
		object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(self.(*compositeAttr).text()), nil
		}),
		object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.MakeInt(th.ID(self) >> 4), nil
		}),
		// What MutableComposite calls when a value has changed in place.
		object.NewMethod("_write(owner, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, self.(*compositeAttr).write(th, a[0], a[1])
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c := self.(*compositeAttr)
			return nil, object.Raise(object.AttributeError, "Neither 'property' object nor 'Comparator' object associated with %s has an attribute %s", c.shown(), object.StrRepr(str(a[0])))
		}),
	}...), Attrs: []object.Attr{
		{Name: "is_attribute", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.True, nil }},
		{Name: "property", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return s.compositeObject(self.(*compositeAttr)), nil
		}},
		{Name: "parent", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return s.mapperObject(self.(*compositeAttr).mapper), nil
		}},
		{Name: "class_", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return self.(*compositeAttr).mapper.Host.(object.Value), nil
		}},
		{Name: "key", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(self.(*compositeAttr).spec.name), nil
		}},
	}})
}
