package django

import (
	"errors"
	"slices"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

func (b *qsBox) create(kw *object.Dict) (*obj, error) {
	args := object.Args{}
	for _, e := range kw.Items() {
		args.Kw = append(args.Kw, object.KwArg{Name: text(e.Key), Value: e.Value})
	}
	cls, _ := b.qs.Model.Class.(*object.Type)
	v, err := object.CallArgs(b.st.th, cls, args)
	if err != nil {
		return nil, err
	}
	o, ok := asObj(v)
	if !ok {
		return nil, object.Raise(object.TypeError, "%s() did not make a model object", cls.Name)
	}
	using := b.qs.DB
	if using == "" {
		using = django.DefaultDB
	}
	return o, b.st.err((host{b.st}).Save(o, meta.SaveArgs{ForceInsert: true, Using: using}))
}

// resolved calls the values that are callable.
func (st *site) resolved(d object.Value) (*object.Dict, error) {
	out := object.NewDict()
	dict, ok := d.(*object.Dict)
	if !ok {
		return out, nil
	}
	for _, e := range dict.Items() {
		v := e.Value
		if object.IsCallable(v) {
			r, err := object.Call(st.th, v)
			if err != nil {
				return nil, err
			}
			v = r
		}
		out.SetStr(text(e.Key), v)
	}
	return out, nil
}

// createParams are the arguments for create() out of look-up arguments: those
// without a lookup in their name, and the defaults.
func (b *qsBox) createParams(kw *object.Dict, defaults object.Value) (*object.Dict, error) {
	params := object.NewDict()
	for _, e := range kw.Items() {
		if n := text(e.Key); !hasLookupSep(n) {
			params.SetStr(n, e.Value)
		}
	}
	if d, ok := defaults.(*object.Dict); ok {
		for _, e := range d.Items() {
			params.SetStr(text(e.Key), e.Value)
		}
	}
	var bad []string
	cls, _ := b.qs.Model.Class.(*object.Type)
	for _, e := range params.Items() {
		n := text(e.Key)
		if n != "pk" && b.qs.Model.Find(n) == nil && !b.qs.Model.HasPrivate(n) {
			if v, ok := cls.Lookup(n); ok {
				if p, isProp := v.(*object.Property); isProp && p.Fset != nil && p.Fset != object.None {
					continue
				}
			}
			bad = append(bad, "'"+n+"'")
		}
	}
	if bad != nil {
		slices.Sort(bad)
		list := bad[0]
		for _, x := range bad[1:] {
			list += ", " + x
		}
		return nil, b.st.err(meta.Errorf(meta.FieldError, "Invalid field name(s) for model %s: %s.", b.qs.Model.Name, list))
	}
	return params, nil
}

func hasLookupSep(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '_' && s[i+1] == '_' {
			return true
		}
	}
	return false
}

func pair(o *obj, created bool) object.Value {
	return object.NewTuple(o.inst, object.MakeBool(created))
}

// lookup is get(**kwargs) that tells a missing object by found.
func (b *qsBox) lookup(kw *object.Dict) (o *obj, found bool, err error) {
	q, err := b.st.condition([]object.Value{object.EmptyTuple, kw})
	if err != nil {
		return nil, false, err
	}
	v, err := b.qs.Get(q)
	var e *meta.Error
	if errors.As(err, &e) && e.Class == meta.ObjectDoesNotExist {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, b.st.err(err)
	}
	return v.(*obj), true, nil
}

func (b *qsBox) getOrCreate(defaults object.Value, kw *object.Dict, createDefaults object.Value) (object.Value, error) {
	if createDefaults == nil {
		createDefaults = defaults
	}
	o, found, err := b.lookup(kw)
	if err != nil {
		return nil, err
	}
	if found {
		return pair(o, false), nil
	}
	params, err := b.createParams(kw, orNone(createDefaults))
	if err != nil {
		return nil, err
	}
	err = b.st.s.Conn(b.qs.DB).Atomic(true, func() error {
		p, err := b.st.resolved(params)
		if err != nil {
			return err
		}
		o, err = b.create(p)
		return err
	})
	if err == nil {
		return pair(o, true), nil
	}
	if _, clash := object.AsException(b.st.err(err), b.st.exc[meta.IntegrityError]); clash {
		if o, found, e := b.lookup(kw); e == nil && found {
			return pair(o, false), nil
		}
	}
	return nil, b.st.err(err)
}

func (b *qsBox) updateOrCreate(a []object.Value) (object.Value, error) {
	updates, err := b.st.resolvedLater(a[0])
	if err != nil {
		return nil, err
	}
	creates := a[1]
	if creates == nil || creates == object.None {
		creates = updates
	}
	kw := a[2].(*object.Dict)
	var out object.Value
	err = b.st.s.Conn(b.qs.DB).Atomic(true, func() error {
		fb := b.st.newQS(b.inst.Type(), b.qs.ForUpdate(query.Lock{})).Native.(*qsBox)
		v, err := fb.getOrCreate(nil, kw, creates)
		if err != nil {
			return err
		}
		out = v
		p := v.(*object.Tuple)
		if created, _ := object.AsBool(p.Elems[1]); created {
			return nil
		}
		o, _ := asObj(p.Elems[0])
		set, err := b.st.resolved(updates)
		if err != nil {
			return err
		}
		concrete := true
		fields := []string{}
		for _, e := range set.Items() {
			n := text(e.Key)
			if err := object.SetAttr(b.st.th, o.inst, n, e.Value); err != nil {
				return err
			}
			f := o.m.Field(n)
			if f == nil || f.PrimaryKey || f.Kind == meta.ManyToManyKind {
				concrete = false
			}
			fields = append(fields, n)
		}
		save := meta.SaveArgs{Using: b.qs.Alias()}
		if concrete {
			for _, f := range o.m.LocalFields {
				if f.HasPreSave() && !f.PrimaryKey {
					fields = append(fields, f.Name)
				}
			}
			save.UpdateFields, save.HasUpdateFields = fields, true
		}
		return (host{b.st}).Save(o, save)
	})
	if err != nil {
		return nil, b.st.err(err)
	}
	return out, nil
}

func (st *site) resolvedLater(v object.Value) (*object.Dict, error) {
	if v == nil || v == object.None {
		return object.NewDict(), nil
	}
	d, ok := v.(*object.Dict)
	if !ok {
		return nil, object.Raise(object.TypeError, "defaults must be a dict")
	}
	return d, nil
}

func (st *site) modelObjects(v object.Value) ([]meta.Instance, []object.Value, error) {
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return nil, nil, err
	}
	var out []meta.Instance
	for _, x := range list {
		o, ok := asObj(x)
		if !ok {
			return nil, nil, object.Raise(object.AttributeError, "'%s' object has no attribute '_prepare_related_fields_for_save'", x.Type().Name)
		}
		out = append(out, o)
	}
	return out, list, nil
}

func (b *qsBox) bulkCreate(a []object.Value) (object.Value, error) {
	opt := django.BulkOptions{}
	if a[1] != nil && a[1] != object.None {
		n, err := object.Index(b.st.th, a[1])
		if err != nil {
			return nil, err
		}
		if n <= 0 {
			return nil, object.Raise(object.ValueError, "Batch size must be a positive integer.")
		}
		opt.BatchSize = int(n)
	}
	var err error
	if opt.IgnoreConflicts, err = truth(b.st.th, a[2]); err != nil {
		return nil, err
	}
	if opt.UpdateConflicts, err = truth(b.st.th, a[3]); err != nil {
		return nil, err
	}
	if opt.UpdateFields, err = b.st.names(a[4]); err != nil {
		return nil, err
	}
	if opt.UniqueFields, err = b.st.names(a[5]); err != nil {
		return nil, err
	}
	objs, list, err := b.st.modelObjects(a[0])
	if err != nil {
		return nil, err
	}
	if err := b.qs.BulkCreate(objs, opt); err != nil {
		return nil, b.st.err(err)
	}
	return object.NewList(list...), nil
}

func (b *qsBox) bulkUpdate(a []object.Value) (object.Value, error) {
	objs, _, err := b.st.modelObjects(a[0])
	if err != nil {
		return nil, err
	}
	names, err := b.st.names(a[1])
	if err != nil {
		return nil, err
	}
	size, hasSize := int64(0), a[2] != nil && a[2] != object.None
	if hasSize {
		if size, err = object.Index(b.st.th, a[2]); err != nil {
			return nil, err
		}
	}
	n, err := b.qs.BulkUpdate(objs, names, int(size), hasSize)
	return object.Int(n), b.st.err(err)
}

func (b *qsBox) update(a []object.Value) (object.Value, error) {
	var names []string
	var vals []any
	for _, e := range a[0].(*object.Dict).Items() {
		names = append(names, text(e.Key))
		v := b.st.toGo(e.Value)
		if q, ok := v.(*query.Query); ok {
			v = query.Expr(&query.Sub{Query: q})
		}
		vals = append(vals, v)
	}
	n, err := b.qs.Update(names, vals)
	if err != nil {
		return nil, b.st.err(err)
	}
	return object.Int(n), nil
}
