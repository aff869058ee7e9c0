package django

import (
	"math/big"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/python/object"
)

// obj is a Python object of a model class, as the ORM sees it.
type obj struct {
	st    *site
	inst  *object.Instance
	m     *meta.Model
	state meta.State
}

func (o *obj) Model() *meta.Model { return o.m }
func (o *obj) State() *meta.State { return &o.state }

func (o *obj) Get(name string) (any, bool) {
	d := o.inst.AttrDict(false)
	if d == nil {
		return nil, false
	}
	v, ok := d.GetStr(name)
	if !ok || v.Type() == o.st.databaseDefault {
		return nil, false
	}
	if _, isSet := v.(*object.Set); isSet {
		return foreign{o.st, v}, true // no field holds one
	}
	return o.st.toGo(v), true
}

func (o *obj) Set(name string, v any) {
	p, err := o.st.toPy(v)
	if err != nil {
		p = object.None
	}
	o.inst.AttrDict(true).SetStr(name, p)
}

func (o *obj) Unset(name string) {
	if d := o.inst.AttrDict(false); d != nil {
		d.DelStr(name)
	}
}

func (o *obj) String() string {
	s, err := object.ToStr(o.st.th, o.inst)
	if err != nil {
		return o.m.Name + " object"
	}
	return s
}

func (o *obj) Repr() string {
	s, err := object.Repr(o.st.th, o.inst)
	if err != nil {
		return "<" + o.m.Name + ">"
	}
	return s
}

// CopyFrom takes over an attribute of another object as it is.
func (o *obj) CopyFrom(from meta.Instance, name string) {
	if x, ok := from.(*obj); ok {
		if v, ok := x.inst.AttrDict(true).GetStr(name); ok {
			o.inst.AttrDict(true).SetStr(name, v)
		}
	}
}

// SetList implements django.Attributes.
func (o *obj) SetList(name string, list []meta.Instance) {
	l := object.NewList()
	for _, x := range list {
		l.Elems = append(l.Elems, x.(*obj).inst)
	}
	o.inst.AttrDict(true).SetStr(name, l)
}

// Attribute implements django.Attributes.
func (o *obj) Attribute(name string) ([]meta.Instance, bool, error) {
	v, ok, err := object.LookupAttr(o.st.th, o.inst, name)
	if err != nil || !ok {
		if _, missing := object.AsException(err, object.AttributeError); missing {
			err = nil
		}
		return nil, false, err
	}
	var out []meta.Instance
	switch x := v.(type) {
	case *object.List:
		for _, e := range x.Elems {
			if p, ok := asObj(e); ok {
				out = append(out, p)
			}
		}
	default:
		if p, ok := asObj(v); ok {
			out = append(out, p)
		}
	}
	return out, true, nil
}

func asObj(v object.Value) (*obj, bool) {
	if v == nil {
		return nil, false
	}
	return object.State[*obj](v)
}

// host implements meta.Host.
type host struct{ st *site }

func (h host) New(m *meta.Model) (meta.Instance, error) {
	cls := m.Class.(*object.Type)
	return h.st.newObj(cls, m), nil
}

func (st *site) newObj(cls *object.Type, m *meta.Model) *obj {
	o := &obj{st: st, m: m, state: meta.State{Adding: true}}
	o.inst = object.NewInstance(cls, o)
	o.inst.AttrDict(true).SetStr("_state", object.NewInstance(st.state, o))
	return o
}

func (h host) Construct(m *meta.Model, names []string, vals []any) (meta.Instance, error) {
	var args object.Args
	for i, n := range names {
		v, err := h.st.toPy(vals[i])
		if err != nil {
			return nil, err
		}
		args.Kw = append(args.Kw, object.KwArg{Name: n, Value: v})
	}
	v, err := object.CallArgs(h.st.th, m.Class.(*object.Type), args)
	if err != nil {
		return nil, err
	}
	o, ok := asObj(v)
	if !ok {
		return nil, object.Raise(object.TypeError, "%s() did not make a model object", m.Name)
	}
	return o, nil
}

func (h host) Save(i meta.Instance, a meta.SaveArgs) error {
	o := i.(*obj)
	if !o.inst.Type().Overrides("save", h.st.model) {
		return h.st.s.Save(o, a)
	}
	var args object.Args
	kw := func(name string, v object.Value) { args.Kw = append(args.Kw, object.KwArg{Name: name, Value: v}) }
	if a.ForceInsert {
		kw("force_insert", object.True)
	}
	if a.ForceUpdate {
		kw("force_update", object.True)
	}
	if a.Using != "" {
		kw("using", object.Str(a.Using))
	}
	if a.HasUpdateFields {
		l := object.NewSet()
		for _, n := range a.UpdateFields {
			if err := l.Add(h.st.th, object.Str(n)); err != nil {
				return err
			}
		}
		kw("update_fields", l)
	}
	_, err := object.CallMethodArgs(h.st.th, o.inst, "save", args)
	return err
}

func (h host) Delete(i meta.Instance) error {
	_, err := object.CallMethod(h.st.th, i.(*obj).inst, "delete")
	return err
}

func (h host) Loaded(i meta.Instance) error {
	o := i.(*obj)
	if o.inst.Type().Overrides("from_db", h.st.model) && h.st.loading == nil {
		return h.st.loadBy(o)
	}
	if o.inst.Type().Overrides("__init__", h.st.model) {
		// from_db() calls the class with the row's values.
		return h.st.replayInit(o)
	}
	for _, name := range []string{"pre_init", "post_init"} {
		if h.Listens(name, o.m) {
			if err := h.Send(meta.Signal{Name: name, Sender: o.m, Instance: o}); err != nil {
				return err
			}
		}
	}
	return nil
}

// replayInit calls a user's __init__ with the loaded values, as from_db does.
func (st *site) replayInit(o *obj) error {
	var args object.Args
	d := o.inst.AttrDict(true)
	for _, f := range o.m.Fields() {
		if v, ok := d.GetStr(f.Attname); ok {
			args.Pos = append(args.Pos, v)
		} else {
			args.Pos = append(args.Pos, st.deferred)
		}
	}
	saved := o.state
	log := st.s.Log
	st.s.Log = nil // it is the load that the log has
	defer func() { st.s.Log = log }()
	_, err := object.CallMethodArgs(st.th, o.inst, "__init__", args)
	o.state = saved
	return err
}

// modelMethods are the methods of Model.
func (st *site) modelClass() {
	st.fieldsCache = st.fieldsCacheClass()
	st.databaseDefault = st.databaseDefaultClass()
	st.state = object.NewNativeType(object.ClassSpec{Name: "ModelState", Module: "django.db.models.base", Attrs: []object.Attr{
		{Name: "adding", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			o, _ := asObj(self)
			return object.MakeBool(o.state.Adding), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			o, _ := asObj(self)
			t, err := object.Truth(th, v)
			o.state.Adding = t
			return err
		}},
		{Name: "db", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			o, _ := asObj(self)
			if o.state.DB == "" {
				return object.None, nil
			}
			return object.Str(o.state.DB), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			o, _ := asObj(self)
			s, _ := object.AsStr(v)
			o.state.DB = s
			return nil
		}},
		{Name: "fields_cache", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			o, _ := asObj(self)
			return object.NewInstance(st.fieldsCache, o), nil
		}},
	}, Methods: st.statePickling()})
	st.deferred = object.NewInstance(object.NewNativeType(object.ClassSpec{Name: "Deferred", Module: "django.db.models.base",
		Methods: []object.Method{object.NewMethod("__repr__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.Str("<Deferred field>"), nil
		})}}), nil)
	st.modelBase = object.NewNativeType(object.ClassSpec{Name: "ModelBase", Module: "django.db.models.base", Bases: []*object.Type{object.TypeType}, New: st.newModelClass})
	self := func(v object.Value) *obj { o, _ := asObj(v); return o }
	method := func(sig string, f func(o *obj, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(sig, func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
			o := self(v)
			if o == nil {
				return nil, object.Raise(object.TypeError, "a model object is needed")
			}
			r, err := f(o, a)
			if err != nil {
				return nil, st.err(err)
			}
			if r == nil {
				r = object.None
			}
			return r, nil
		})
	}
	st.model = object.NewNativeType(object.ClassSpec{
		Name: "Model", Module: "django.db.models.base", Meta: st.modelBase,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			m, _ := cls.Native.(*meta.Model)
			if m == nil {
				return nil, object.Raise(object.TypeError, "Abstract models cannot be instantiated.")
			}
			return st.newObj(cls, m).inst, nil
		},
		Attrs: []object.Attr{
			st.prefetchedCache(self),
			{Name: "pk", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				o := self(v)
				if o.m.IsComposite() {
					return st.keyTuple(o)
				}
				return object.GetAttr(th, v, o.m.PK.Attname)
			}, Set: func(th *object.Thread, v, x object.Value) error {
				o := self(v)
				if o.m.IsComposite() {
					return st.setKeyTuple(o, x)
				}
				for _, p := range o.m.AllParents() {
					if p.PK != nil && p.PK != o.m.PK {
						o.inst.AttrDict(true).SetStr(p.PK.Attname, x)
					}
				}
				return object.SetAttr(th, v, o.m.PK.Attname, x)
			}},
		},
		ClassMethods: []object.Method{object.NewMethod("check(**kwargs)", func(_ *object.Thread, cls object.Value, _ []object.Value) (object.Value, error) {
			return st.modelCheck(cls.(*object.Type))
		}), object.NewMethod("from_db(db, field_names, values)", func(th *object.Thread, cls object.Value, a []object.Value) (object.Value, error) {
			return st.fromDB(cls.(*object.Type), a)
		})},
		Methods: append(st.modelPickling(), []object.Method{
			{Name: "__init__", Fn: func(th *object.Thread, v object.Value, args object.Args) (object.Value, error) {
				if err := st.initModel(self(v), args); err != nil {
					return nil, st.err(err)
				}
				return object.None, nil
			}},
			method("__str__()", func(o *obj, a []object.Value) (object.Value, error) {
				pk, err := object.GetAttr(st.th, o.inst, "pk")
				if err != nil {
					return nil, err
				}
				s, err := object.ToStr(st.th, pk)
				return object.Str(o.inst.Type().Name + " object (" + s + ")"), err
			}),
			method("__repr__()", func(o *obj, a []object.Value) (object.Value, error) {
				s, err := object.ToStr(st.th, o.inst)
				return object.Str("<" + o.inst.Type().Name + ": " + s + ">"), err
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				x, y := self(v), self(a[0])
				if x == nil || y == nil {
					return object.NotImplemented, nil
				}
				return object.MakeBool(django.SameObject(x, y)), nil
			}),
			method("__hash__()", func(o *obj, a []object.Value) (object.Value, error) {
				pk, err := object.GetAttr(st.th, o.inst, "pk")
				if err != nil {
					return nil, err
				}
				if pk == object.None || o.m.IsComposite() && django.PK(o) == nil {
					return nil, object.Raise(object.TypeError, "Model instances without primary key value are unhashable")
				}
				h, err := object.Hash(st.th, pk)
				return object.Int(h), err
			}),
			method("save(*args, force_insert=False, force_update=False, using=None, update_fields=None)", st.save),
			method("save_base(raw=False, force_insert=False, force_update=False, using=None, update_fields=None)", func(o *obj, a []object.Value) (object.Value, error) {
				raw, err := truth(st.th, a[0])
				if err != nil {
					return nil, err
				}
				if raw {
					args := meta.SaveArgs{Using: text(orNone(a[3]))}
					if args.ForceInsert, err = truth(st.th, a[1]); err != nil {
						return nil, err
					}
					return nil, st.s.SaveRaw(o, args)
				}
				return st.save(o, []object.Value{object.EmptyTuple, a[1], a[2], a[3], a[4]})
			}),
			method("delete(using=None, keep_parents=False)", func(o *obj, a []object.Value) (object.Value, error) {
				keep, err := truth(st.th, a[1])
				if err != nil {
					return nil, err
				}
				d, err := st.s.Delete(o, text(a[0]), keep)
				if err != nil {
					return nil, err
				}
				return deleted(d), nil
			}),
			method("refresh_from_db(using=None, fields=None, from_queryset=None)", func(o *obj, a []object.Value) (object.Value, error) {
				var names []string
				if a[1] != nil && a[1] != object.None {
					names = []string{}
					list, err := object.ToSlice(st.th, a[1])
					if err != nil {
						return nil, err
					}
					for _, n := range list {
						s := text(n)
						if strings.Contains(s, "__") {
							return nil, object.Raise(object.ValueError, `Found "__" in fields argument. Relations and transforms are not allowed in fields.`)
						}
						if f := o.m.Field(s); f != nil && f.Rel == nil || f != nil && f.Rel.Kind != meta.ManyToMany {
							s = f.Attname
						}
						names = append(names, s)
					}
				}
				var from *django.QuerySet
				if b, ok := object.State[*qsBox](orNone(a[2])); ok {
					from = b.qs
				}
				return nil, st.s.Refresh(o, names, text(a[0]), from)
			}),
			method("get_deferred_fields()", func(o *obj, a []object.Value) (object.Value, error) {
				set := object.NewSet()
				for _, f := range o.m.Fields() {
					if _, ok := o.Get(f.Attname); !ok {
						if err := set.Add(st.th, object.Str(f.Attname)); err != nil {
							return nil, err
						}
					}
				}
				return set, nil
			}),
			st.asyncForm("Model", "save"), st.asyncForm("Model", "delete"), st.asyncForm("Model", "refresh_from_db"),
			method("__copy__()", func(o *obj, _ []object.Value) (object.Value, error) { return st.copyObj(o, nil) }),
			method("__deepcopy__(memo)", func(o *obj, a []object.Value) (object.Value, error) { return st.copyObj(o, a[0]) }),
			method("_get_unique_checks(exclude=None, include_meta_constraints=False)", st.uniqueChecks),
			method("_perform_unique_checks(unique_checks)", st.performUnique),
			method("_perform_date_checks(date_checks)", st.performDates),
			method("full_clean(exclude=None, validate_unique=True, validate_constraints=True)", st.fullClean),
			method("clean()", func(*obj, []object.Value) (object.Value, error) { return nil, nil }),
			method("clean_fields(exclude=None)", func(o *obj, a []object.Value) (object.Value, error) {
				ex, err := st.names(a[0])
				if err != nil {
					return nil, err
				}
				return nil, st.s.CleanFields(o, ex)
			}),
			method("validate_unique(exclude=None)", func(o *obj, a []object.Value) (object.Value, error) {
				ex, err := st.names(a[0])
				if err != nil {
					return nil, err
				}
				return nil, st.s.ValidateUnique(o, ex)
			}),
			method("validate_constraints(exclude=None)", func(o *obj, a []object.Value) (object.Value, error) {
				ex, err := st.names(a[0])
				if err != nil {
					return nil, err
				}
				return nil, st.s.ValidateConstraints(o, ex)
			}),
			method("_get_FIELD_display(field)", func(o *obj, a []object.Value) (object.Value, error) {
				f, _ := object.State[*fieldBox](a[0])
				return st.display(o, f.f)
			}),
			method("serializable_value(field_name)", func(o *obj, a []object.Value) (object.Value, error) {
				if f := o.m.Field(text(a[0])); f != nil {
					return object.GetAttr(st.th, o.inst, f.Attname)
				}
				return object.GetAttr(st.th, o.inst, text(a[0]))
			}),
			method("_get_pk_val(meta=None)", func(o *obj, a []object.Value) (object.Value, error) {
				return object.GetAttr(st.th, o.inst, "pk")
			}),
			method("_is_pk_set(meta=None)", func(o *obj, a []object.Value) (object.Value, error) {
				return object.MakeBool(django.PK(o) != nil), nil
			}),
		}...),
	})
}

func (st *site) save(o *obj, a []object.Value) (object.Value, error) {
	// Positional arguments are deprecated but still taken.
	pos := a[0].(*object.Tuple).Elems
	if len(pos) > 0 {
		if err := st.deprecated60("Passing positional arguments to save() is deprecated"); err != nil {
			return nil, err
		}
	}
	for i, v := range pos {
		if i < 4 {
			a[i+1] = v
		}
	}
	insert, err := truth(st.th, a[1])
	if err != nil {
		return nil, err
	}
	update, err := truth(st.th, a[2])
	if err != nil {
		return nil, err
	}
	args := meta.SaveArgs{ForceInsert: insert, ForceUpdate: update, Using: text(orNone(a[3]))}
	if args.InsertModels, err = st.insertModels(a[1]); err != nil {
		return nil, err
	}
	if a[4] != nil && a[4] != object.None {
		args.HasUpdateFields = true
		if args.UpdateFields, err = st.names(a[4]); err != nil {
			return nil, err
		}
	}
	return nil, st.s.Save(o, args)
}

// insertModels are the bases of force_insert where it is a tuple of models.
func (st *site) insertModels(v object.Value) ([]*meta.Model, error) {
	if v == nil {
		return nil, nil
	}
	if _, isBool := v.(object.Bool); isBool {
		return nil, nil
	}
	list, ok := v.(*object.Tuple)
	if !ok {
		return nil, object.Raise(object.TypeError, "force_insert must be a bool or tuple.")
	}
	out := []*meta.Model{}
	for _, member := range list.Elems {
		t, _ := member.(*object.Type)
		if t == nil || t.Type() != st.modelBase {
			return nil, object.Raise(object.TypeError, "Invalid force_insert member. %s must be a model subclass.", foreign{st, member}.HostRepr())
		}
		if m, ok := t.Native.(*meta.Model); ok {
			out = append(out, m)
		}
	}
	return out, nil
}

func deleted(d *django.Deleted) object.Value {
	counts := object.NewDict()
	for _, l := range d.Labels {
		counts.SetStr(l, object.Int(d.Counts[l]))
	}
	return object.NewTuple(object.Int(d.Total), counts)
}

// initModel is Model.__init__.
func (st *site) initModel(o *obj, args object.Args) error {
	m := o.m
	fields := m.Fields()
	if st.listens("pre_init", m) {
		if err := (host{st}).Send(meta.Signal{Name: "pre_init", Sender: m, Instance: o}); err != nil {
			return err
		}
	}
	if len(args.Pos) > len(fields) {
		return object.Raise(object.IndexError, "Number of args exceeds number of fields")
	}
	d := o.inst.AttrDict(true)
	used := map[string]bool{}
	for i, f := range fields {
		if i < len(args.Pos) {
			v := args.Pos[i]
			if v == st.deferred {
				continue
			}
			if f.Rel != nil {
				if _, isObj := asObj(v); isObj {
					if err := object.SetAttr(st.th, o.inst, f.Name, v); err != nil {
						return err
					}
					continue
				}
			}
			if err := st.assign(o, f, v); err != nil {
				return err
			}
			if _, twice := args.Get(f.Name); twice {
				return object.Raise(object.TypeError, "%s() got both positional and keyword arguments for field '%s'.", m.Name, f.Name)
			}
			continue
		}
		if f.Rel != nil {
			if v, ok := args.Get(f.Name); ok {
				used[f.Name] = true
				if v == object.None || !isInstance(v) {
					if v != object.None {
						if err := object.SetAttr(st.th, o.inst, f.Name, v); err != nil {
							return err
						}
						continue
					}
					if _, both := args.Get(f.Attname); !both {
						d.SetStr(f.Attname, object.None)
						o.state.SetCached(f.Name, nil)
						continue
					}
				}
				if err := object.SetAttr(st.th, o.inst, f.Name, v); err != nil {
					return err
				}
				continue
			}
		}
		name := f.Attname
		v, ok := args.Get(name)
		if !ok && f.Rel == nil {
			v, ok = args.Get(f.Name)
			name = f.Name
		}
		if ok {
			used[name] = true
			if v == st.deferred {
				continue
			}
			if err := st.assign(o, f, v); err != nil {
				return err
			}
			continue
		}
		if f.Generated != nil {
			continue
		}
		def, err := f.GetDefault()
		if err != nil {
			return err
		}
		if f.HasDBDefault && def == nil && !f.HasDefault {
			d.SetStr(f.Attname, object.NewInstance(st.databaseDefault, f))
			continue
		}
		v, err = st.toPy(def)
		if err != nil {
			return err
		}
		if err := st.assign(o, f, v); err != nil {
			return err
		}
	}
	for _, f := range m.AllVirtual() {
		v, ok := args.Get(f.Attname)
		if used[f.Attname] = ok; !ok {
			def, err := f.GetDefault()
			if err != nil {
				return err
			}
			if v, err = st.toPy(def); err != nil {
				return err
			}
		}
		d.SetStr(f.Attname, v)
	}
	var unexpected []string
	for _, k := range args.Kw {
		if used[k.Name] {
			continue
		}
		if m.HasPrivate(k.Name) {
			if err := object.SetAttr(st.th, o.inst, k.Name, k.Value); err != nil {
				return err
			}
			continue
		}
		if p, ok := o.inst.Type().Lookup(k.Name); ok {
			_, isProp := p.(*object.Property)
			if isProp || k.Name == "pk" || m.Find(k.Name) != nil {
				if err := object.SetAttr(st.th, o.inst, k.Name, k.Value); err != nil {
					return err
				}
				continue
			}
		}
		if m.Find(k.Name) != nil {
			if err := object.SetAttr(st.th, o.inst, k.Name, k.Value); err != nil {
				return err
			}
			continue
		}
		unexpected = append(unexpected, "'"+k.Name+"'")
	}
	if unexpected != nil {
		return object.Raise(object.TypeError, "%s() got unexpected keyword arguments: %s", m.Name, strings.Join(unexpected, ", "))
	}
	st.s.Made(o)
	if st.listens("post_init", m) {
		return (host{st}).Send(meta.Signal{Name: "post_init", Sender: m, Instance: o})
	}
	return nil
}

func isInstance(v object.Value) bool { _, ok := asObj(v); return ok }

// assign sets a field's attribute, by the class's own descriptor if it has one.
func (st *site) assign(o *obj, f *meta.Field, v object.Value) error {
	if f.Rel == nil && !o.inst.Type().Overrides("__setattr__", st.model) {
		if p, ok := o.inst.Type().Lookup(f.Attname); ok {
			if _, plain := p.(*deferredAttr); !plain {
				return object.SetAttr(st.th, o.inst, f.Attname, v)
			}
		}
		o.inst.AttrDict(true).SetStr(f.Attname, v)
		return nil
	}
	return object.SetAttr(st.th, o.inst, f.Attname, v)
}

// display is get_FOO_display().
func (st *site) display(o *obj, f *meta.Field) (object.Value, error) {
	v, err := object.GetAttr(st.th, o.inst, f.Attname)
	if err != nil {
		return nil, err
	}
	if label, ok := f.FlatChoice(st.toGo(v), django.Equal); ok {
		return object.Str(label), nil
	}
	switch st.toGo(v).(type) {
	case nil, bool, int64, *big.Int, float64, values.Decimal, values.Date, values.DateTime, values.Time:
		return v, nil // they stay as they are
	}
	s, err := object.ToStr(st.th, v)
	return object.Str(s), err
}

// fullClean is Model.full_clean(), which calls the steps that a class may have
// overridden.
func (st *site) fullClean(o *obj, a []object.Value) (object.Value, error) {
	all := &meta.ValidationError{}
	exclude, err := st.names(a[0])
	if err != nil {
		return nil, err
	}
	step := func(name string, args ...object.Value) error {
		_, err := object.CallMethod(st.th, o.inst, name, args...)
		if x, ok := object.AsException(err, st.exc[meta.ValidationClass]); ok {
			all.Merge(st.validation(x))
			return nil
		}
		return err
	}
	list := func() object.Value {
		s := object.NewSet()
		for _, n := range exclude {
			if err := s.Add(st.th, object.Str(n)); err != nil {
				return object.None
			}
		}
		return s
	}
	if err := step("clean_fields", list()); err != nil {
		return nil, err
	}
	if err := step("clean"); err != nil {
		return nil, err
	}
	more := func() {
		for _, f := range all.Fields {
			if f.Field != meta.NonFieldErrors && !slices.Contains(exclude, f.Field) {
				exclude = append(exclude, f.Field)
			}
		}
	}
	for i, name := range []string{"validate_unique", "validate_constraints"} {
		on := true
		if a[i+1] != nil {
			if on, err = object.Truth(st.th, a[i+1]); err != nil {
				return nil, err
			}
		}
		if on {
			more()
			if err := step(name, list()); err != nil {
				return nil, err
			}
		}
	}
	if len(all.Fields) > 0 {
		return nil, all
	}
	return nil, nil
}
