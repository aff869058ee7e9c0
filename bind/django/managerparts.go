package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

func kwDict(kw []object.KwArg) *object.Dict {
	d := object.NewDict()
	for _, k := range kw {
		d.SetStr(k.Name, k.Value)
	}
	return d
}

// managerAttrs are the attributes that every manager has.
func (st *site) managerAttrs() []object.Attr {
	box := func(v object.Value) *mgrBox { b, _ := object.State[*mgrBox](v); return b }
	return []object.Attr{
		{Name: "db", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if b := box(self); b.db != "" {
				return object.Str(b.db), nil
			}
			return object.Str(django.DefaultDB), nil
		}},
		{Name: "_db", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return aliasOrNone(box(self).db), nil }},
		{Name: "_hints", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.NewDict(), nil }},
	}
}

// managerParts are methods of managers that code outside of queries calls.
func (st *site) managerParts() []object.Method {
	return []object.Method{
		object.NewMethod("check(**kwargs)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.NewList(), nil }),
		object.NewMethod("deconstruct()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return st.deconstructManager(self)
		}),
	}
}

// deconstructManager is Manager.deconstruct: how the manager can be made again.
func (st *site) deconstructManager(self object.Value) (object.Value, error) {
	t := self.Type()
	args, kw := object.Value(object.NewTuple()), object.Value(object.NewDict())
	given, ok, err := object.LookupAttr(st.th, self, "_constructor_args")
	if err == nil && ok {
		parts := given.(*object.Tuple).Elems
		args, kw = parts[0], parts[1]
	}
	if made, own := t.Dict.GetStr("_from_queryset"); own && made == object.True {
		qc, _ := t.Lookup("_queryset_class")
		return object.NewTuple(object.True, object.None, object.Str(qc.(*object.Type).FullName()), object.None, object.None), nil
	}
	name := t.Name
	module := t.Module
	if m, err := st.th.Import(module); err == nil {
		if v, err := object.GetAttr(st.th, m, name); err != nil || v != object.Value(t) {
			base := name
			if i := strings.Index(name, "From"); i >= 0 {
				base = name[:i]
			}
			return nil, object.Raise(object.ValueError, "Could not find manager %s in %s.\nPlease note that you need to inherit from managers you dynamically generated with 'from_queryset()'.", base+name[len(base):], module)
		}
	}
	return object.NewTuple(object.False, object.Str(module+"."+name), object.None, args, kw), nil
}

// managerCall is related_manager(manager="name"): the same relation by another
// manager of the model.
func (st *site) managerCall(self object.Value, name string) (object.Value, error) {
	b, _ := object.State[*mgrBox](self)
	cls, ok := classOf(b.m).(*object.Type)
	if !ok {
		return nil, object.Raise(object.TypeError, "the relation has no model yet")
	}
	v, err := object.GetAttr(st.th, cls, name)
	if err != nil {
		return nil, err
	}
	base, ok := object.State[*mgrBox](v)
	if !ok {
		return nil, object.Raise(object.TypeError, "'%s' is no manager", name)
	}
	rc := st.relatedManagerFrom(v.Type(), b.rel)
	inst := object.NewInstance(rc, &mgrBox{st: st, m: b.m, rel: b.rel, queryset: base.queryset, name: base.name})
	if d := v.(*object.Instance).AttrDict(false); d != nil {
		inst.SetAttrDict(d.Copy())
	}
	inst.AttrDict(true).SetStr("model", cls)
	inst.AttrDict(true).SetStr("instance", b.rel.Owner.(*obj).inst)
	return inst, nil
}

// managerQuery is what a model's manager of that name gives: _base_manager or
// _default_manager.
func (st *site) managerQuery(m *meta.Model, name string) (*django.QuerySet, error) {
	cls, ok := classOf(m).(*object.Type)
	if !ok {
		return st.s.All(m), nil
	}
	v, err := object.GetAttr(st.th, cls, name)
	if err != nil {
		return nil, err
	}
	b, ok := object.State[*mgrBox](v)
	if !ok {
		return st.s.All(m), nil
	}
	qs, err := st.managerQS(v, b)
	if err != nil {
		return nil, err
	}
	return qs.qs, nil
}
