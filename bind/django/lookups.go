package django

import (
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

// lookupClassNames are the classes of Django's own lookups, by their names.
var lookupClassNames = []lookupClass{
	{"Exact", "exact"}, {"IExact", "iexact"}, {"GreaterThan", "gt"}, {"GreaterThanOrEqual", "gte"}, {"LessThan", "lt"},
	{"LessThanOrEqual", "lte"}, {"In", "in"}, {"Contains", "contains"}, {"IContains", "icontains"}, {"StartsWith", "startswith"},
	{"IStartsWith", "istartswith"}, {"EndsWith", "endswith"}, {"IEndsWith", "iendswith"}, {"Range", "range"}, {"IsNull", "isnull"},
	{"Regex", "regex"}, {"IRegex", "iregex"}, {"HasKey", "has_key"}, {"HasKeys", "has_keys"}, {"HasAnyKeys", "has_any_keys"}, {"ContainedBy", "contained_by"},
}

type lookupClass struct{ class, name string }

// module is where Django has the class.
func (l lookupClass) module() string {
	if query.IsBuiltin(l.name) {
		return "django.db.models.lookups"
	}
	return "django.db.models.fields.json"
}

// lookupClasses makes Lookup and the classes of Django's own lookups.
func (st *site) lookupClasses() {
	expression := st.exprs["Expression"]
	make := func(cls *object.Type, a []object.Value) (query.Expr, error) {
		name := ""
		if v, ok := cls.Lookup("lookup_name"); ok {
			name = text(v)
		}
		lhs := st.box(a[0])
		if lhs == nil {
			lhs = &query.Value{V: st.toGo(a[0])}
		}
		if st.userMethod(cls, "get_prep_lookup") != nil || st.userFalse(cls, "prepare_rhs") {
			return &query.Lookup{Name: name, L: lhs, R: st.toGo(a[1])}, nil
		}
		return query.NewLookup(st.s.Env, name, lhs, st.toGo(a[1]))
	}
	base := st.exprClass("Lookup", expression, "lhs, rhs", make)
	init, _ := base.Dict.GetStr("__init__")
	plain := init.(*object.MethodDescr).Fn
	base.Extend(object.ClassSpec{
		Consts: []object.KwArg{{Name: "lookup_name", Value: object.None}, {Name: "prepare_rhs", Value: object.True}, {Name: "bilateral_transforms", Value: object.NewList()}},
		Methods: append(st.lookupMethods(), object.Method{Name: "__init__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			if v, err := plain(th, self, args); err != nil {
				return v, err
			}
			if st.userMethod(self.Type(), "get_prep_lookup") == nil {
				return object.None, nil
			}
			v, err := object.CallMethod(th, self, "get_prep_lookup")
			if err != nil {
				return nil, err
			}
			return object.None, object.SetAttr(th, self, "rhs", v)
		}}),
		Attrs: st.lookupAttrs()})
	builtin := st.exprClass("BuiltinLookup", base, "lhs, rhs", make)
	pattern := st.exprClass("PatternLookup", builtin, "lhs, rhs", make)
	for _, l := range lookupClassNames {
		b := builtin
		switch l.name {
		case "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith":
			b = pattern
		}
		st.exprClass(l.class, b, "lhs, rhs", make).Extend(object.ClassSpec{Consts: []object.KwArg{{Name: "lookup_name", Value: object.Str(l.name)}}})
	}
	st.registration(st.exprs["Transform"])
	st.registration(st.fieldClasses["Field"])
}

func (st *site) userFalse(cls *object.Type, name string) bool {
	return st.userAttr(cls, name) == object.False
}

func lookupOf(st *site, v object.Value) (*query.Lookup, error) {
	l, ok := st.box(v).(*query.Lookup)
	if !ok {
		return nil, object.Raise(object.TypeError, "a lookup is needed")
	}
	return l, nil
}

func (st *site) lookupMethods() []object.Method {
	method := func(sig string, f func(l *query.Lookup, self object.Value, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(sig, func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			l, err := lookupOf(st, self)
			if err != nil {
				return nil, err
			}
			v, err := f(l, self, a)
			return v, st.err(err)
		})
	}
	compiler := func(v object.Value) *query.Compiler { b, _ := object.State[*compilerBox](v); return b.c }
	return []object.Method{
		method("process_lhs(compiler, connection, lhs=None)", func(l *query.Lookup, _ object.Value, a []object.Value) (object.Value, error) {
			if e := st.box(a[2]); a[2] != nil && e != nil {
				c := *l
				c.L = e
				l = &c
			}
			x, err := l.LeftSide(compiler(a[0]))
			if err != nil {
				return nil, err
			}
			return st.textPair(compiler(a[0]), x)
		}),
		method("process_rhs(compiler, connection)", func(l *query.Lookup, _ object.Value, a []object.Value) (object.Value, error) {
			x, err := l.RightSide(compiler(a[0]))
			if err != nil {
				return nil, err
			}
			return st.textPair(compiler(a[0]), x)
		}),
		method("get_prep_lookup()", func(l *query.Lookup, self object.Value, _ []object.Value) (object.Value, error) {
			p, err := query.NewLookup(st.s.Env, l.Name, l.L, l.R)
			if err != nil {
				return nil, err
			}
			return st.toPy(p.R)
		}),
		method("get_db_prep_lookup(value, connection)", func(l *query.Lookup, _ object.Value, a []object.Value) (object.Value, error) {
			return object.NewTuple(object.Str("%s"), object.NewList(a[0])), nil
		}),
		method("get_rhs_op(connection, rhs)", func(l *query.Lookup, _ object.Value, a []object.Value) (object.Value, error) {
			return object.Str(query.RightOperator(l.Name, text(a[1]))), nil
		}),
		method("rhs_is_direct_value()", func(l *query.Lookup, _ object.Value, _ []object.Value) (object.Value, error) {
			_, isExpr := l.R.(query.Expr)
			return object.MakeBool(!isExpr), nil
		}),
	}
}

func (st *site) lookupAttrs() []object.Attr {
	side := func(name string, get func(l *query.Lookup) any, set func(l *query.Lookup, v object.Value)) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			l, err := lookupOf(st, self)
			if err != nil {
				return nil, err
			}
			return st.toPy(get(l))
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			l, err := lookupOf(st, self)
			if err != nil {
				return err
			}
			c := *l
			set(&c, v)
			b, _ := object.State[*exprBox](self)
			b.e = &c
			return nil
		}}
	}
	return []object.Attr{
		side("lhs", func(l *query.Lookup) any { return l.L }, func(l *query.Lookup, v object.Value) {
			if e := st.box(v); e != nil {
				l.L = e
			}
		}),
		side("rhs", func(l *query.Lookup) any { return l.R }, func(l *query.Lookup, v object.Value) { l.R = st.toGo(v) }),
	}
}

// lookupHost is a class derived from a lookup.
type lookupHost struct {
	st   *site
	inst *object.Instance
}

// SQL implements query.LookupHost.
func (h *lookupHost) SQL(c *query.Compiler, l *query.Lookup) (sqltree.Expr, error) {
	st := h.st
	inst := st.standing(h.inst, l)
	cls := inst.Type()
	for _, name := range []string{"as_" + c.Vendor(), "as_sql"} {
		if st.userMethod(cls, name) != nil {
			return st.asSQL(inst, name, c)
		}
	}
	custom := false
	for _, name := range []string{"process_lhs", "process_rhs", "get_rhs_op", "get_db_prep_lookup"} {
		custom = custom || st.userMethod(cls, name) != nil
	}
	if !custom {
		if l.Name == "" || !query.IsBuiltin(l.Name) {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'as_sql'", cls.Name)
		}
		return l.Builtin(c)
	}
	side := func(name string) (sqltree.Expr, string, error) {
		v, err := object.CallMethod(st.th, inst, name, st.compilerObject(c), st.connections["default"])
		if err != nil {
			return nil, "", st.compileError(err)
		}
		x, err := st.written(v)
		if err != nil {
			return nil, "", err
		}
		sql, _, err := c.Render(x)
		return x, sql, err
	}
	lhs, _, err := side("process_lhs")
	if err != nil {
		return nil, err
	}
	rhs, sql, err := side("process_rhs")
	if err != nil {
		return nil, err
	}
	_, params, err := c.Render(rhs)
	if err != nil {
		return nil, err
	}
	op, err := object.CallMethod(st.th, inst, "get_rhs_op", st.connections["default"], object.Str(sql))
	if err != nil {
		return nil, err
	}
	return &sqltree.Concat{Parts: []sqltree.Expr{lhs, sqltree.Text(" "), query.Written(text(op), params)}}, nil
}

// registerer is register_lookup on a class or an object: of fields and of
// transforms.
type registerer struct {
	st   *site
	name string
	f    func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error)
	sig  *object.Signature
}

// Type implements object.Value.
func (r *registerer) Type() *object.Type { return registererType }

var registererType = object.NewSharedType(object.ClassSpec{Name: "class_or_instance_method", Module: "django.db.models.query_utils"})

// DescrGet implements object.Getter.
func (r *registerer) DescrGet(_ *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	return &object.Builtin{Name: r.name, Fn: func(_ *object.Thread, args object.Args) (object.Value, error) {
		a, err := r.sig.Bind(args)
		if err != nil {
			return nil, err
		}
		return r.f(owner, instance, a)
	}}, nil
}

// lookupTable holds what was registered for a class or an object.
type lookupTable map[string]object.Value

// registration gives a class register_lookup and its counterpart.
func (st *site) registration(t *object.Type) {
	key := func(cls *object.Type, inst object.Value) object.Value {
		if inst != nil {
			return inst
		}
		return cls
	}
	nameOf := func(a []object.Value) (string, error) {
		if s := text(orNone(a[1])); s != "" {
			return s, nil
		}
		v, err := object.GetAttr(st.th, a[0], "lookup_name")
		return text(orNone(v)), err
	}
	add := func(name, sig string, f func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error)) {
		s := object.MustSignature(name + "(" + sig + ")")
		t.Dict.SetStr(name, &registerer{st: st, name: name, f: f, sig: s})
	}
	add("register_lookup", "lookup, lookup_name=None", func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error) {
		name, err := nameOf(a)
		if err != nil {
			return nil, err
		}
		k := key(cls, inst)
		if st.lookups[k] == nil {
			st.lookups[k] = lookupTable{}
		}
		st.lookups[k][name] = a[0]
		st.s.Env.Registered = st.registered
		return a[0], nil
	})
	add("_unregister_lookup", "lookup, lookup_name=None", func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error) {
		name, err := nameOf(a)
		if err != nil {
			return nil, err
		}
		delete(st.lookups[key(cls, inst)], name)
		return object.None, nil
	})
	find := func(want func(cls *object.Type) bool) func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error) {
		return func(cls *object.Type, inst object.Value, a []object.Value) (object.Value, error) {
			v := st.findLookup(inst, cls, text(a[0]))
			if v == nil {
				v = orNone(st.ownLookups(cls)[text(a[0])])
			}
			if t, ok := v.(*object.Type); ok && want(t) {
				return t, nil
			}
			return object.None, nil
		}
	}
	add("get_lookup", "lookup_name", find(func(t *object.Type) bool { return t.IsSubclass(st.exprs["Lookup"]) }))
	add("get_lookups", "", func(cls *object.Type, inst object.Value, _ []object.Value) (object.Value, error) {
		all := st.ownLookups(cls)
		for i := len(cls.MRO) - 1; i >= 0; i-- {
			maps.Copy(all, st.lookups[cls.MRO[i]])
		}
		if inst != nil {
			maps.Copy(all, st.lookups[inst])
		}
		d := object.NewDict()
		for _, name := range slices.Sorted(maps.Keys(all)) {
			d.SetStr(name, all[name])
		}
		return d, nil
	})
	add("get_transform", "lookup_name", find(func(t *object.Type) bool { return t.IsSubclass(st.exprs["Transform"]) }))
}

// ownLookups are the classes of Django's own lookups and transforms for a class of
// fields, by their names.
func (st *site) ownLookups(cls *object.Type) lookupTable {
	t := lookupTable{}
	f := &meta.Field{Kind: st.kindOf(cls)}
	if f.Kind == meta.NoKind && !cls.IsSubclass(st.fieldClasses["Field"]) {
		return t
	}
	if f.Kind >= meta.ForeignKeyKind {
		f.Rel = &meta.Rel{}
	}
	for _, name := range query.LookupNames(f) {
		for _, l := range lookupClassNames {
			if l.name == name {
				t[name] = st.exprs[l.class]
			}
		}
		if t[name] == nil {
			if v := st.exprs[query.PartClass(name)]; v != nil {
				t[name] = v
			}
		}
	}
	return t
}

// kindOf is the kind that a class of fields holds.
func (st *site) kindOf(cls *object.Type) meta.Kind {
	name := st.baseClass(cls)
	for _, s := range fieldSpecs {
		if s.name == name {
			return s.kind
		}
	}
	return meta.NoKind
}

// findLookup is what was registered for an object or its class.
func (st *site) findLookup(inst object.Value, cls *object.Type, name string) object.Value {
	if inst != nil {
		if v := st.lookups[inst][name]; v != nil {
			return v
		}
	}
	related := cls.IsSubclass(st.fieldClasses["ForeignKey"])
	for _, c := range cls.MRO {
		if related && c == st.fieldClasses["Field"] {
			break // a relation has no look-ups of plain fields
		}
		if v := st.lookups[c][name]; v != nil {
			return v
		}
	}
	return nil
}

// registered implements meta.Env.Registered.
func (st *site) registered(lhs any, f *meta.Field, name string) any {
	var v object.Value
	if fn, ok := lhs.(*query.Func); ok {
		if h, ok := fn.Host.(*funcHost); ok {
			v = st.findLookup(nil, h.inst.Type(), name)
		} else if cls := st.exprs[fn.Name]; cls != nil {
			v = st.findLookup(nil, cls, name)
		}
	}
	if v == nil && f != nil {
		if inst, ok := f.Host.(*object.Instance); ok && inst != nil {
			v = st.findLookup(inst, inst.Type(), name)
		} else if cls := st.fieldClasses[f.Class()]; cls != nil {
			v = st.findLookup(nil, cls, name)
		}
	}
	if v == nil {
		return nil
	}
	cls, _ := v.(*object.Type)
	transform := cls != nil && cls.IsSubclass(st.exprs["Transform"])
	return &query.Registered{Transform: transform, Make: func(l query.Expr, r any) (query.Expr, error) {
		args := []object.Value{st.wrapExpr(l)}
		if !transform {
			p, err := st.rightSide(r)
			if err != nil {
				return nil, err
			}
			args = append(args, p)
		}
		made, err := object.Call(st.th, v, args...)
		if err != nil {
			return nil, err
		}
		e := st.box(made)
		if e == nil {
			return nil, object.Raise(object.TypeError, "'%s' object is no lookup", made.Type().Name)
		}
		return e, nil
	}}
}

// rightSide is the right side of a lookup as Python has it.
func (st *site) rightSide(r any) (object.Value, error) {
	if f, ok := r.(values.Foreign); ok {
		if x, ok := f.(foreign); ok {
			return x.v, nil
		}
	}
	return st.toPy(r)
}
