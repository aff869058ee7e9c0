package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// deferredAttr is the class attribute of a plain field: reading it on an object
// that lacks the value loads it.
type deferredAttr struct {
	st  *site
	f   *meta.Field
	cls *object.Type
}

func (d *deferredAttr) Type() *object.Type { return d.cls }

// DescrGet implements object.Getter.
func (d *deferredAttr) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	if instance == nil {
		return d, nil
	}
	o, ok := asObj(instance)
	if !ok {
		return d, nil
	}
	if django.PK(o) == nil {
		if d.f.Generated != nil {
			return nil, object.Raise(object.AttributeError, "Cannot read a generated field from an unsaved model.")
		}
		return nil, object.AttributeErr(instance, d.f.Attname)
	}
	if err := d.st.s.LoadDeferred(o, d.f); err != nil {
		return nil, d.st.err(err)
	}
	v, ok := o.inst.AttrDict(true).GetStr(d.f.Attname)
	if !ok {
		return nil, object.AttributeErr(instance, d.f.Attname)
	}
	return v, nil
}

// GetAttribute implements object.AttrGetter.
func (d *deferredAttr) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	if name == "field" {
		return d.st.fieldObject(d.f), true, nil
	}
	return nil, false, nil
}

var deferredTypes = map[string]*object.Type{
	"DeferredAttribute":           plainType("DeferredAttribute", "django.db.models.query_utils"),
	"ForeignKeyDeferredAttribute": plainType("ForeignKeyDeferredAttribute", "django.db.models.fields.related_descriptors"),
	"ForwardManyToOneDescriptor":  plainType("ForwardManyToOneDescriptor", "django.db.models.fields.related_descriptors"),
	"ForwardOneToOneDescriptor":   plainType("ForwardOneToOneDescriptor", "django.db.models.fields.related_descriptors"),
	"ReverseOneToOneDescriptor":   plainType("ReverseOneToOneDescriptor", "django.db.models.fields.related_descriptors"),
	"ReverseManyToOneDescriptor":  plainType("ReverseManyToOneDescriptor", "django.db.models.fields.related_descriptors"),
	"ManyToManyDescriptor":        plainType("ManyToManyDescriptor", "django.db.models.fields.related_descriptors"),
	"ManagerDescriptor":           plainType("ManagerDescriptor", "django.db.models.manager"),
}

func plainType(name, module string) *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: name, Module: module, Final: true})
}

func (st *site) deferredFor(f *meta.Field) object.Value {
	return &deferredAttr{st, f, deferredTypes["DeferredAttribute"]}
}

// fkAttr is the class attribute of a foreign key's own value (author_id):
// assigning another value forgets the related object.
type fkAttr struct{ deferredAttr }

// DescrSet implements object.Setter.
func (d *fkAttr) DescrSet(th *object.Thread, instance, v object.Value) error {
	o, ok := asObj(instance)
	if !ok {
		return object.AttributeErr(instance, d.f.Attname)
	}
	dict := o.inst.AttrDict(true)
	if old, had := dict.GetStr(d.f.Attname); had {
		if same, err := object.Equal(th, old, v); err == nil && !same {
			delete(o.state.Cache, d.f.CacheName())
		}
	}
	dict.SetStr(d.f.Attname, v)
	return nil
}

// DescrGet implements object.Getter.
func (d *fkAttr) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	if o, ok := asObj(orNone(instance)); ok {
		if v, has := o.inst.AttrDict(true).GetStr(d.f.Attname); has {
			return v, nil
		}
	}
	return d.deferredAttr.DescrGet(th, instance, owner)
}

// forward is the class attribute of a foreign key.
type forward struct {
	st *site
	f  *meta.Field
}

// Type implements object.Value.
func (d *forward) Type() *object.Type {
	if d.f.Kind == meta.OneToOneKind {
		return deferredTypes["ForwardOneToOneDescriptor"]
	}
	return deferredTypes["ForwardManyToOneDescriptor"]
}

// DescrGet implements object.Getter.
func (d *forward) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	o, ok := asObj(orNone(instance))
	if !ok {
		return d, nil
	}
	rel, err := d.st.s.Forward(o, d.f)
	if err != nil {
		return nil, d.st.err(err)
	}
	if rel == nil {
		if d.f.Null {
			return object.None, nil
		}
		return nil, d.st.err(&meta.Error{Class: meta.RelatedDoesNotExist, Field: d.f, Model: d.f.Rel.To,
			Message: o.m.Name + " has no " + d.f.Name + "."})
	}
	return rel.(*obj).inst, nil
}

// GetAttribute implements object.AttrGetter.
func (d *forward) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	switch name {
	case "is_cached":
		return isCached(d.f.CacheName()), true, nil
	case "field":
		return d.st.fieldObject(d.f), true, nil
	case "RelatedObjectDoesNotExist":
		return d.st.relatedMissing(&meta.Error{Field: d.f, Model: d.f.Rel.To}), true, nil
	}
	return nil, false, nil
}

// DescrSet implements object.Setter.
func (d *forward) DescrSet(th *object.Thread, instance, v object.Value) error {
	o, ok := asObj(instance)
	if !ok {
		return object.AttributeErr(instance, d.f.Name)
	}
	f := d.f
	rel, isObj := asObj(v)
	if v != object.None && (!isObj || !rel.m.Concrete().IsSubclass(f.Rel.To.Concrete())) {
		return object.Raise(object.ValueError, `Cannot assign "%s": "%s.%s" must be a "%s" instance.`, foreign{d.st, v}.HostRepr(), o.m.Name, f.Name, f.Rel.To.Name)
	}
	if v == object.None {
		if old, ok := o.state.Cached(f.CacheName()); ok && old != nil && f.Unique {
			old.State().SetCached(f.Rel.CacheName(), nil)
		}
		o.inst.AttrDict(true).SetStr(f.Attname, object.None)
		o.state.SetCached(f.CacheName(), nil)
		return nil
	}
	switch {
	case o.state.DB == "":
		o.state.DB = rel.state.DB
	case rel.state.DB == "":
		rel.state.DB = o.state.DB
	case !d.st.s.Related(rel, o):
		return object.Raise(object.ValueError, `Cannot assign "%s": the current database router prevents this relation.`, rel.Repr())
	}
	key, ok := rel.inst.AttrDict(true).GetStr(f.Rel.Target().Attname)
	if !ok {
		key = object.None
	}
	o.inst.AttrDict(true).SetStr(f.Attname, key)
	o.state.SetCached(f.CacheName(), rel)
	if f.Unique {
		rel.state.SetCached(f.Rel.CacheName(), o)
	}
	return nil
}

// reverseOne is the class attribute at the far end of a OneToOneField.
type reverseOne struct {
	st *site
	r  *meta.Rel
}

// Type implements object.Value.
func (d *reverseOne) Type() *object.Type { return deferredTypes["ReverseOneToOneDescriptor"] }

// DescrGet implements object.Getter.
func (d *reverseOne) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	o, ok := asObj(orNone(instance))
	if !ok {
		return d, nil
	}
	rel, err := d.st.s.Reverse(o, d.r)
	if err != nil {
		return nil, d.st.err(err)
	}
	return rel.(*obj).inst, nil
}

// DescrSet implements object.Setter.
func (d *reverseOne) DescrSet(th *object.Thread, instance, v object.Value) error {
	o, _ := asObj(instance)
	if v == object.None {
		if old, ok := o.state.Cached(d.r.CacheName()); ok && old != nil {
			delete(o.state.Cache, d.r.CacheName())
			return object.SetAttr(th, old.(*obj).inst, d.r.Field.Name, object.None)
		}
		return nil
	}
	rel, ok := asObj(v)
	if !ok || !rel.m.IsSubclass(d.r.RelatedModel()) {
		return object.Raise(object.ValueError, `Cannot assign "%s": "%s.%s" must be a "%s" instance.`, foreign{d.st, v}.HostRepr(), o.m.Name, d.r.AccessorName(), d.r.RelatedModel().Name)
	}
	rel.Set(d.r.Field.Attname, django.PK(o))
	o.state.SetCached(d.r.CacheName(), rel)
	rel.state.SetCached(d.r.Field.CacheName(), o)
	return nil
}

// GetAttribute implements object.AttrGetter.
func (d *reverseOne) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	switch name {
	case "RelatedObjectDoesNotExist":
		return d.st.relatedMissing(&meta.Error{Field: d.r, Model: d.r.RelatedModel()}), true, nil
	case "is_cached":
		return isCached(d.r.CacheName()), true, nil
	case "related":
		return d.st.relObject(d.r), true, nil
	}
	return nil, false, nil
}

// isCached is a descriptor's is_cached(instance).
func isCached(name string) object.Value {
	return object.NewFunction("is_cached(instance)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		o, ok := asObj(a[0])
		if !ok {
			return object.False, nil
		}
		_, cached := o.state.Cached(name)
		return object.MakeBool(cached), nil
	})
}

// many is the class attribute of a relation to many objects.
type many struct {
	st  *site
	rel meta.Relation
}

// Type implements object.Value.
func (d *many) Type() *object.Type {
	if r, ok := d.rel.(*meta.Rel); ok && r.Kind != meta.ManyToMany {
		return deferredTypes["ReverseManyToOneDescriptor"]
	}
	return deferredTypes["ManyToManyDescriptor"]
}

// DescrGet implements object.Getter.
func (d *many) DescrGet(th *object.Thread, instance object.Value, owner *object.Type) (object.Value, error) {
	o, ok := asObj(orNone(instance))
	if !ok {
		return d, nil
	}
	m, err := d.st.s.NewManager(o, d.rel)
	if err != nil {
		return nil, d.st.err(err)
	}
	return d.st.relatedManager(d.rel, m), nil
}

// GetAttribute implements object.AttrGetter.
func (d *many) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	var m2m *meta.Rel
	switch r := d.rel.(type) {
	case *meta.Field:
		m2m = r.Rel
	case *meta.Rel:
		m2m = r
	}
	switch name {
	case "through":
		if m2m.Kind == meta.ManyToMany {
			return d.st.throughClass(m2m.Field.Rel.Through), true, nil
		}
	case "rel":
		return d.st.relObject(m2m), true, nil
	case "field":
		return d.st.fieldObject(m2m.Field), true, nil
	}
	return nil, false, nil
}

// DescrSet implements object.Setter.
func (d *many) DescrSet(th *object.Thread, instance, v object.Value) error {
	name, side := "", "forward side of a many-to-many set"
	switch r := d.rel.(type) {
	case *meta.Field:
		name = r.Name
	case *meta.Rel:
		name, side = r.AccessorName(), "reverse side of a related set"
		if r.Kind == meta.ManyToMany {
			side = "reverse side of a many-to-many set"
		}
	}
	return object.Raise(object.TypeError, "Direct assignment to the %s is prohibited. Use %s.set() instead.", side, name)
}

// fieldObject is the Python object of a field, made when the field was not
// written by the user.
func (st *site) fieldObject(f *meta.Field) object.Value {
	if i, ok := f.Host.(*object.Instance); ok {
		return i
	}
	cls := st.fieldClasses[f.Kind.String()]
	b := &fieldBox{st: st, f: f}
	b.inst = object.NewInstance(cls, b)
	f.Host = b.inst
	return b.inst
}

// fieldAttributes adds the class attributes of a field.
func (st *site) fieldAttributes(cls *object.Type, f *meta.Field) {
	own := func(name string) bool {
		v, ok := cls.Dict.GetStr(name)
		if !ok {
			return false
		}
		_, placeholder := v.(*deferredAttr)
		return !placeholder
	}
	if len(f.Choices) > 0 && !own("get_"+f.Name+"_display") {
		cls.SetAttr("get_"+f.Name+"_display", &object.MethodDescr{Name: "get_" + f.Name + "_display", Owner: cls, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			o, ok := asObj(self)
			if !ok {
				return nil, object.Raise(object.TypeError, "a model object is needed")
			}
			v, err := st.display(o, f)
			return v, st.err(err)
		}})
	}
	if f.Rel != nil && f.Rel.Kind == meta.ManyToMany {
		cls.SetAttr(f.Name, &many{st, f})
		return
	}
	if f.Kind == meta.DateKind || f.Kind == meta.DateTimeKind {
		if !f.Null {
			for _, next := range []bool{true, false} {
				name := map[bool]string{true: "get_next_by_", false: "get_previous_by_"}[next] + f.Name
				cls.SetAttr(name, st.nextBy(cls, name, f, next))
			}
		}
	}
	if f.Rel != nil {
		cls.SetAttr(f.Attname, &fkAttr{deferredAttr{st, f, deferredTypes["ForeignKeyDeferredAttribute"]}})
		cls.SetAttr(f.Name, &forward{st, f})
		return
	}
	if st.isFile(f) {
		if d, err := st.fileAttribute(f); err == nil {
			cls.SetAttr(f.Attname, d)
			return
		}
	}
	if !own(f.Attname) {
		cls.SetAttr(f.Attname, st.deferredFor(f))
	}
}

// addRelation adds the class attribute at the far end of a relation once both
// ends are known.
func (st *site) addRelation(r *meta.Rel) error {
	if r.Field.Model.AutoCreated && r.Field.Model.Class == nil {
		st.throughClass(r.Field.Model)
	}
	if t := r.Through; t != nil && t.AutoCreated {
		st.throughClass(t)
	}
	name := r.AccessorName()
	to := r.To
	if r.Kind == meta.ManyToOne || r.Kind == meta.OneToOne {
		to = to.Concrete() // a key to a proxy is seen from the model behind it, too
	}
	cls, ok := to.Class.(*object.Type)
	if !ok || name == "" {
		return nil
	}
	if r.Kind == meta.OneToOne {
		cls.SetAttr(name, &reverseOne{st, r})
		return nil
	}
	cls.SetAttr(name, &many{st, r})
	return nil
}

// throughClass is the class of a hidden through model.
func (st *site) throughClass(m *meta.Model) object.Value {
	if t, ok := m.Class.(*object.Type); ok {
		return t
	}
	ns := object.NewDict()
	ns.SetStr("__module__", object.Str(m.Module))
	cls, err := object.NewClass(st.th, st.modelBase, m.Name, []*object.Type{st.model}, ns, nil)
	if err != nil {
		return object.None
	}
	m.Class, m.Host = cls, host{st}
	cls.Native = m
	st.addExceptions(cls, nil)
	if err := st.addMeta(cls, m); err != nil {
		return object.None
	}
	st.finishClass(cls, m, nil)
	return cls
}

// relatedMissing is the class RelatedObjectDoesNotExist of a relation.
func (st *site) relatedMissing(e *meta.Error) *object.Type {
	if t, ok := st.descriptors[missingKey{e.Field}]; ok {
		return t
	}
	bases := []*object.Type{}
	if cls, ok := e.Model.Class.(*object.Type); ok {
		if c, ok := cls.Lookup("DoesNotExist"); ok {
			bases = append(bases, c.(*object.Type))
		}
	}
	owner := ""
	switch r := e.Field.(type) {
	case *meta.Field:
		owner = r.Model.Name + "." + r.Name
	case *meta.Rel:
		owner = r.To.Name + "." + r.AccessorName()
	}
	bases = append(bases, object.AttributeError)
	t := object.NewNativeType(object.ClassSpec{Name: "RelatedObjectDoesNotExist", Module: st.env.Module, Bases: bases})
	t.QualName = owner + ".RelatedObjectDoesNotExist"
	st.descriptors[missingKey{e.Field}] = t
	return t
}

// missingKey tells the exception classes of relations apart from their managers.
type missingKey struct{ meta.Relation }

// nextBy is get_next_by_FIELD or get_previous_by_FIELD.
func (st *site) nextBy(cls *object.Type, name string, f *meta.Field, next bool) object.Value {
	return &object.MethodDescr{Name: name, Owner: cls, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		o, ok := asObj(self)
		if !ok {
			return nil, object.Raise(object.TypeError, "a model object is needed")
		}
		cond, err := st.buildQ(args)
		if err != nil {
			return nil, err
		}
		found, err := st.s.NextBy(o, f, next, cond)
		if err != nil {
			return nil, st.err(err)
		}
		return found.(*obj).inst, nil
	}}
}
