package django

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// mgrBox is the Go state of a manager.
type mgrBox struct {
	st       *site
	m        *meta.Model
	name     string
	auto     bool
	queryset *object.Type // the class of its querysets; nil: QuerySet
	db       string
	rel      *django.Manager // of a related manager
	created  int             // how many were made before, 0 for those that Django makes
	depth    int             // how far above the model its definition stands
}

// managerDescr is the class attribute of a manager: objects have none.
type managerDescr struct {
	st   *site
	m    *meta.Model
	inst *object.Instance
}

func (d *managerDescr) box() *mgrBox { return d.inst.Native.(*mgrBox) }

// Type implements object.Value.
func (d *managerDescr) Type() *object.Type { return deferredTypes["ManagerDescriptor"] }

// DescrGet implements object.Getter.
func (d *managerDescr) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	if instance != nil {
		return nil, object.Raise(object.AttributeError, "Manager isn't accessible via %s instances", owner.Name)
	}
	if m, ok := owner.Native.(*meta.Model); ok && m != d.m {
		// A subclass works on itself.
		b := *d.box()
		b.m = m
		inst := object.NewInstance(d.inst.Type(), &b)
		if a := d.inst.AttrDict(false); a != nil {
			inst.SetAttrDict(a.Copy())
		}
		inst.AttrDict(true).SetStr("model", owner)
		return inst, nil
	}
	if _, ok := owner.Native.(*abstract); ok {
		return nil, object.Raise(object.AttributeError, "Manager isn't available; %s is abstract", owner.Name)
	}
	return d.inst, nil
}

func (st *site) addManager(cls *object.Type, m *meta.Model, name string, inst *object.Instance) {
	b := inst.Native.(*mgrBox)
	b.m, b.name, b.st = m, name, st
	inst.AttrDict(true).SetStr("model", cls)
	inst.AttrDict(true).SetStr("name", object.Str(name))
	cls.SetAttr(name, &managerDescr{st: st, m: m, inst: inst})
}

// chooseManagers decides which managers are the default and the base one: those that
// class Meta, or that of the nearest base, names; the first of all otherwise.
func (st *site) chooseManagers(cls *object.Type, m *meta.Model, own bool) {
	for _, c := range cls.MRO[1:] {
		base, ok := c.Native.(*meta.Model)
		if info, isAbstract := c.Native.(*abstract); isAbstract {
			base, ok = info.model, true
		}
		if ok {
			if m.DefaultManagerName == "" && !own {
				m.DefaultManagerName = base.DefaultManagerName
			}
			if m.BaseManagerName == "" {
				m.BaseManagerName = base.BaseManagerName
			}
			break
		}
	}
	names, all := managersOf(cls)
	for i, name := range names {
		d := &managerDescr{st: st, m: m, inst: all[i].(*object.Instance)}
		if i == 0 || name == m.DefaultManagerName {
			cls.SetAttr("_default_manager", d)
		}
		if name == m.BaseManagerName {
			cls.SetAttr("_base_manager", d)
		}
	}
}

// managersOf are the managers of a model and their names: its own in the order
// of their definition, then those of its bases.
func managersOf(cls *object.Type) (names []string, all []object.Value) {
	seen := map[string]bool{}
	type found struct {
		name  string
		d     *managerDescr
		depth int
	}
	var list []found
	for _, c := range cls.MRO {
		depth := modelDepth(cls, c)
		for _, e := range c.Dict.Items() {
			d, ok := e.Value.(*managerDescr)
			name := text(e.Key)
			if !ok || seen[name] || strings.HasPrefix(name, "_") {
				continue
			}
			seen[name] = true
			list = append(list, found{name, d, depth + d.box().depth})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(a.depth-b.depth, a.d.box().created-b.d.box().created)
	})
	for _, f := range list {
		names, all = append(names, f.name), append(all, f.d.inst)
	}
	return names, all
}

// modelDepth is how many model classes stand before base in a class's MRO.
func modelDepth(cls, base *object.Type) int {
	n := 0
	for _, c := range cls.MRO {
		if c == base {
			break
		}
		switch c.Native.(type) {
		case *meta.Model, *abstract:
			n++
		}
	}
	return n
}

// managerQS is manager.get_queryset().
func (st *site) managerQS(v object.Value, b *mgrBox) (*qsBox, error) {
	q, err := object.CallMethod(st.th, v, "get_queryset")
	if err != nil {
		return nil, err
	}
	x, ok := object.State[*qsBox](q)
	if !ok {
		return nil, object.Raise(object.TypeError, "get_queryset() must return a QuerySet")
	}
	return x, nil
}

// hostOf is the QuerySet as the snippet sees it, always the same one.
func (st *site) hostOf(cls *object.Type, qs *django.QuerySet) *object.Instance {
	i, ok := qs.Host.(*object.Instance)
	if !ok {
		i = st.newQS(cls, qs)
		qs.Host = i
	}
	return i
}

func (st *site) newQS(cls *object.Type, qs *django.QuerySet) *object.Instance {
	if cls == nil {
		cls = st.queryset
	}
	qs.Given()
	b := &qsBox{st: st, qs: qs}
	b.inst = object.NewInstance(cls, b)
	return b.inst
}

// baseQuery is the queryset that a manager starts from.
func (st *site) baseQuery(self object.Value) (object.Value, error) {
	b, ok := object.State[*mgrBox](self)
	if !ok || b.m == nil {
		return nil, object.Raise(object.AttributeError, "'NoneType' object has no attribute '_meta'")
	}
	return st.newQS(b.queryset, st.s.All(b.m).Using(b.db)), nil
}

// madeWith is the arguments that a manager was made with: none for one that a model
// has without saying so.
func madeWith(th *object.Thread, m object.Value) (object.Value, error) {
	v, ok, err := object.LookupAttr(th, m, "_constructor_args")
	if !ok && err == nil {
		v = object.NewTuple(object.NewTuple(), object.NewDict())
	}
	return v, err
}

func (st *site) managerClasses() {
	newManager := func(qsClass *object.Type) object.NewFunc {
		return func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			q := qsClass
			if q == nil {
				if v, ok := cls.Lookup("_queryset_class"); ok {
					q, _ = v.(*object.Type)
				}
			}
			st.managersMade++
			inst := object.NewInstance(cls, &mgrBox{st: st, queryset: q, created: st.managersMade})
			inst.AttrDict(true).SetStr("_constructor_args", object.NewTuple(object.NewTuple(slices.Clone(args.Pos)...), kwDict(args.Kw))) // a copy: args.Pos is the caller's again after the call
			return inst, nil
		}
	}
	methods := []object.Method{
		st.managerPickling(),
		{Name: "__init__", Fn: func(_ *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
			if n := len(args.Pos); n > 0 {
				return nil, object.TooManyArguments("BaseManager.__init__", 1, 1, n+1, 0)
			}
			for _, k := range args.Kw {
				return nil, object.Raise(object.TypeError, "BaseManager.__init__() got an unexpected keyword argument '%s'", k.Name)
			}
			return object.None, nil
		}},
		{Name: "get_queryset", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return st.baseQuery(self)
		}},
		{Name: "all", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			return object.CallMethod(th, self, "get_queryset")
		}},
		object.NewMethod("db_manager(using=None, hints=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, _ := object.State[*mgrBox](self)
			c := *b
			c.db = text(orNone(a[0]))
			inst := object.NewInstance(self.Type(), &c)
			if d := self.(*object.Instance).AttrDict(false); d != nil {
				inst.SetAttrDict(d.Copy())
			}
			return inst, nil
		}),
		object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, _ := object.State[*mgrBox](self)
			if b.m == nil {
				return object.Str("<django.db.models.manager.Manager object>"), nil
			}
			return object.Str(b.m.Label() + "." + b.name), nil
		}),
		object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if !a[0].Type().IsSubclass(self.Type()) {
				return object.False, nil
			}
			mine, err := madeWith(th, self)
			if err != nil {
				return nil, err
			}
			others, err := madeWith(th, a[0])
			if err != nil {
				return nil, err
			}
			same, err := object.Equal(th, mine, others)
			return object.MakeBool(same), err
		}),
		object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.Int(th.ID(self) >> 4), nil
		}),
	}
	proxied := []string{"aiterator"}
	for _, m := range querysetMethods {
		if !m.managerless {
			proxied = append(proxied, m.name)
			if asyncQuerySet[m.name] {
				proxied = append(proxied, "a"+m.name)
			}
		}
	}
	for _, name := range proxied {
		methods = append(methods, object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			qs, err := object.CallMethod(th, self, "get_queryset")
			if err != nil {
				return nil, err
			}
			return object.CallMethodArgs(th, qs, name, args)
		}})
	}
	methods = append(methods, st.managerParts()...)
	st.baseManager = object.NewNativeType(object.ClassSpec{Name: "BaseManager", Module: "django.db.models.manager", New: newManager(nil), Methods: methods,
		Attrs:  st.managerAttrs(),
		Consts: []object.KwArg{{Name: "use_in_migrations", Value: object.False}, {Name: "auto_created", Value: object.False}},
		ClassMethods: []object.Method{subscripted, object.NewMethod("from_queryset(queryset_class, class_name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			qc, ok := a[0].(*object.Type)
			if !ok {
				return nil, object.Raise(object.TypeError, "from_queryset() needs a QuerySet class")
			}
			base := self.(*object.Type)
			name := base.Name + "From" + qc.Name
			if s := text(orNone(a[1])); s != "" {
				name = s
			}
			return st.managerFrom(base, qc, name)
		})},
	})
	st.manager = object.NewNativeType(object.ClassSpec{Name: "Manager", Module: "django.db.models.manager", Bases: []*object.Type{st.baseManager},
		Consts: []object.KwArg{{Name: "_queryset_class", Value: st.queryset}}})
}

// managerFrom makes a manager class with the methods of a queryset class.
func (st *site) managerFrom(base, qc *object.Type, name string) (*object.Type, error) {
	ns := object.NewDict()
	ns.SetStr("__module__", object.Str("django.db.models.manager"))
	ns.SetStr("_queryset_class", qc)
	cls, err := object.NewClass(st.th, base.Type(), name, []*object.Type{base}, ns, nil)
	if err != nil {
		return nil, err
	}
	for i := len(qc.MRO) - 1; i >= 0; i-- {
		c := qc.MRO[i]
		if st.queryset.IsSubclass(c) {
			continue
		}
		for _, e := range c.Dict.Items() {
			key := text(e.Key)
			if e.Value.Type() != object.FunctionType {
				continue
			}
			only, isSet, err := object.LookupAttr(st.th, e.Value, "queryset_only")
			if err != nil {
				isSet = false
			}
			if isSet {
				if t, err := object.Truth(st.th, only); err != nil || t {
					continue
				}
			} else if len(key) > 0 && key[0] == '_' {
				continue
			}
			if _, own := base.Lookup(key); own && !isSet {
				continue
			}
			cls.SetAttr(key, &object.MethodDescr{Name: key, Owner: cls, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				qs, err := object.CallMethod(th, self, "get_queryset")
				if err != nil {
					return nil, err
				}
				return object.CallMethodArgs(th, qs, key, args)
			}})
		}
	}
	return cls, nil
}

// relatedManager is the manager of a relation for one object.
func (st *site) relatedManager(rel meta.Relation, m *django.Manager) object.Value {
	cls := st.descriptors[rel]
	if cls == nil {
		cls = st.relatedManagerClass(m)
		st.descriptors[rel] = cls
	}
	b := &mgrBox{st: st, m: m.Model, rel: m}
	if d := st.defaultManager(m.Model); d != nil {
		b.queryset = d.queryset
		b.name = d.name
	}
	inst := object.NewInstance(cls, b)
	inst.AttrDict(true).SetStr("model", classOf(m.Model))
	inst.AttrDict(true).SetStr("instance", m.Owner.(*obj).inst)
	if m.IsM2M() {
		if v, err := st.toPy(m.Value()); err == nil {
			inst.AttrDict(true).SetStr("related_val", object.NewTuple(v))
		}
		inst.AttrDict(true).SetStr("through", st.throughClass(m.Through()))
	}
	return inst
}

func (st *site) defaultManager(m *meta.Model) *mgrBox {
	if d := st.defaultDescr(m); d != nil {
		return d.box()
	}
	return nil
}

func (st *site) defaultDescr(m *meta.Model) *managerDescr {
	cls, ok := m.Class.(*object.Type)
	if !ok {
		return nil
	}
	v, ok := cls.Lookup("_default_manager")
	if !ok {
		return nil
	}
	d, _ := v.(*managerDescr)
	return d
}

// relatedManagerClass makes the class of a relation's managers: it derives from
// the class of the model's default manager, so that its methods are there too.
func (st *site) relatedManagerClass(rm *django.Manager) *object.Type {
	base := st.manager
	if d := st.defaultDescr(rm.Model); d != nil {
		base = d.inst.Type()
	}
	return st.relatedManagerFrom(base, rm)
}

// relatedManagerFrom makes the class of a relation's managers from a manager class.
func (st *site) relatedManagerFrom(base *object.Type, rm *django.Manager) *object.Type {
	name := "create_reverse_many_to_one_manager.<locals>.RelatedManager"
	if rm.IsM2M() {
		name = "create_forward_many_to_many_manager.<locals>.ManyRelatedManager"
	}
	box := func(v object.Value) *mgrBox { b, _ := object.State[*mgrBox](v); return b }
	var cls *object.Type
	// plain is the queryset of the default manager, not yet limited to the owner.
	plain := func(th *object.Thread, self object.Value) (*qsBox, error) {
		f, ok := base.Lookup("get_queryset")
		if !ok {
			return nil, object.AttributeErr(self, "get_queryset")
		}
		var v object.Value
		var err error
		if m, native := f.(*object.MethodDescr); native {
			v, err = m.Fn(th, self, object.Args{})
		} else {
			v, err = object.Call(th, f, self)
		}
		if err != nil {
			return nil, err
		}
		b, ok := object.State[*qsBox](v)
		if !ok {
			return nil, object.Raise(object.TypeError, "get_queryset() must return a QuerySet")
		}
		return b, nil
	}
	method := func(sig string, f func(th *object.Thread, self object.Value, b *mgrBox, a []object.Value) error) object.Method {
		return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if err := f(th, self, box(self), a); err != nil {
				return nil, st.err(err)
			}
			return object.None, nil
		})
	}
	bulk := func(v object.Value) (bool, error) {
		if v == nil {
			return true, nil
		}
		return object.Truth(st.th, v)
	}
	methods := []object.Method{
		object.NewMethod("__call__(*, manager)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return st.managerCall(self, text(a[0]))
		}),
		{Name: "get_queryset", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			b := box(self)
			if qs, ok := b.rel.Prefetched(); ok {
				return st.hostOf(b.queryset, qs), nil
			}
			p, err := plain(th, self)
			if err != nil {
				return nil, err
			}
			qs, err := b.rel.Restrict(p.qs)
			if err != nil {
				return nil, st.err(err)
			}
			return st.newQS(p.inst.Type(), qs), nil
		}},
		{Name: "_apply_rel_filters", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			p, ok := object.State[*qsBox](args.Pos[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "a QuerySet is needed")
			}
			qs, err := box(self).rel.Restrict(p.qs)
			if err != nil {
				return nil, st.err(err)
			}
			return st.newQS(p.inst.Type(), qs), nil
		}},
		method("add(*objs, bulk=True, through_defaults=None)", func(th *object.Thread, self object.Value, b *mgrBox, a []object.Value) error {
			on, err := bulk(a[1])
			if err != nil {
				return err
			}
			d, err := st.throughDefaults(a[2])
			if err != nil {
				return err
			}
			return b.rel.Add(st.objects(a[0].(*object.Tuple).Elems), on, d)
		}),
		method("set(objs, *, bulk=True, clear=False, through_defaults=None)", func(th *object.Thread, self object.Value, b *mgrBox, a []object.Value) error {
			list, err := object.ToSlice(th, a[0])
			if err != nil {
				return err
			}
			on, err := bulk(a[1])
			if err != nil {
				return err
			}
			clear, err := truth(th, a[2])
			if err != nil {
				return err
			}
			d, err := st.throughDefaults(a[3])
			if err != nil {
				return err
			}
			p, err := plain(th, self)
			if err != nil {
				return err
			}
			return b.rel.Set(st.objects(list), p.qs, on, clear, d)
		}),
		object.NewMethod("create(*, through_defaults=None, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return st.relatedCreate(self, box(self), plain, "create", a[0], a[1].(*object.Dict), nil)
		}),
		object.NewMethod("get_or_create(*, through_defaults=None, defaults=None, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return st.relatedCreate(self, box(self), plain, "get_or_create", a[0], a[2].(*object.Dict), a[1])
		}),
		object.NewMethod("update_or_create(*, through_defaults=None, defaults=None, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return st.relatedCreate(self, box(self), plain, "update_or_create", a[0], a[2].(*object.Dict), a[1])
		}),
	}
	async := []string{"add", "set", "create", "get_or_create", "update_or_create"}
	if rm.IsM2M() || rm.Rel.Field.Null {
		async = append(async, "remove", "clear")
	}
	for _, n := range async {
		methods = append(methods, st.asyncForm("RelatedManager", n))
	}
	if rm.IsM2M() && base == st.manager {
		through := func(name string, f func(qs *django.QuerySet) (object.Value, error)) object.Method {
			return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				qs, ok, err := box(self).rel.Constrained()
				if err != nil {
					return nil, st.err(err)
				}
				if !ok {
					all, err := object.CallMethod(th, self, "get_queryset")
					if err != nil {
						return nil, err
					}
					return object.CallMethod(th, all, name)
				}
				v, err := f(qs)
				return v, st.err(err)
			})
		}
		methods = append(methods, through("count", func(qs *django.QuerySet) (object.Value, error) {
			n, err := qs.Count()
			return object.Int(n), err
		}), through("exists", func(qs *django.QuerySet) (object.Value, error) {
			b, err := qs.Exists()
			return object.MakeBool(b), err
		}))
	}
	removable := rm.IsM2M() || rm.Rel.Field.Null
	if removable {
		methods = append(methods,
			method("remove(*objs, bulk=True)", func(th *object.Thread, self object.Value, b *mgrBox, a []object.Value) error {
				on, err := bulk(a[1])
				if err != nil {
					return err
				}
				p, err := plain(th, self)
				if err != nil {
					return err
				}
				return b.rel.Remove(st.objects(a[0].(*object.Tuple).Elems), p.qs, on)
			}),
			method("clear(*, bulk=True)", func(th *object.Thread, self object.Value, b *mgrBox, a []object.Value) error {
				on, err := bulk(a[0])
				if err != nil {
					return err
				}
				p, err := plain(th, self)
				if err != nil {
					return err
				}
				return b.rel.Clear(p.qs, on)
			}))
	}
	cls = object.NewNativeType(object.ClassSpec{Name: name, Module: "django.db.models.fields.related_descriptors", Bases: []*object.Type{base}, Methods: methods})
	cls.Name = name[len(name)-len("RelatedManager"):]
	if rm.IsM2M() {
		cls.Name = "ManyRelatedManager"
		through := rm.Through()
		cls.SetAttr("through", st.throughClass(through))
	}
	return cls
}

func (st *site) objects(list []object.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = st.toGo(v)
	}
	return out
}

func (st *site) throughDefaults(v object.Value) (django.Defaults, error) {
	var d django.Defaults
	if v == nil || v == object.None {
		return d, nil
	}
	dict, ok := v.(*object.Dict)
	if !ok {
		return d, object.Raise(object.TypeError, "through_defaults must be a dict")
	}
	for _, e := range dict.Items() {
		x := e.Value
		if object.IsCallable(x) {
			r, err := object.Call(st.th, x)
			if err != nil {
				return d, err
			}
			x = r
		}
		d.Names = append(d.Names, text(e.Key))
		d.Values = append(d.Values, st.toGo(x))
	}
	return d, nil
}

// relatedCreate is create, get_or_create and update_or_create of a related
// manager.
func (st *site) relatedCreate(self object.Value, b *mgrBox, plain func(*object.Thread, object.Value) (*qsBox, error), op string, through object.Value, kw, defaults object.Value) (object.Value, error) {
	p, err := plain(st.th, self)
	if err != nil {
		return nil, err
	}
	args := object.Args{}
	for _, e := range kw.(*object.Dict).Items() {
		args.Kw = append(args.Kw, object.KwArg{Name: text(e.Key), Value: e.Value})
	}
	if defaults != nil {
		args.Kw = append(args.Kw, object.KwArg{Name: "defaults", Value: defaults})
	}
	if !b.rel.IsM2M() {
		if names, vals := b.rel.GenericValues(); names != nil {
			for i, n := range names {
				v, err := st.toPy(vals[i])
				if err != nil {
					return nil, err
				}
				args.Kw = append(args.Kw, object.KwArg{Name: n, Value: v})
			}
		} else {
			args.Kw = append(args.Kw, object.KwArg{Name: b.rel.Rel.Field.Name, Value: b.rel.Owner.(*obj).inst})
		}
		target := p
		if op == "create" {
			b.rel.Forget()
		}
		if op != "create" {
			qs, err := b.rel.Restrict(p.qs)
			if err != nil {
				return nil, st.err(err)
			}
			i := st.newQS(p.inst.Type(), qs)
			target = i.Native.(*qsBox)
		}
		return object.CallMethodArgs(st.th, target.inst, op, args)
	}
	d, err := st.throughDefaults(through)
	if err != nil {
		return nil, err
	}
	target := p.inst
	if op != "create" {
		qs, err := b.rel.Restrict(p.qs)
		if err != nil {
			return nil, st.err(err)
		}
		target = st.newQS(p.inst.Type(), qs)
	}
	v, err := object.CallMethodArgs(st.th, target, op, args)
	if err != nil {
		return nil, err
	}
	made, created := v, true
	if pair, ok := v.(*object.Tuple); ok {
		made = pair.Elems[0]
		created, _ = object.AsBool(pair.Elems[1])
	}
	if created {
		if err := b.rel.Add(st.objects([]object.Value{made}), true, d); err != nil {
			return nil, st.err(err)
		}
	}
	return v, nil
}
