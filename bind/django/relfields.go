package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

var onDeletes = map[string]meta.OnDelete{"CASCADE": meta.Cascade, "PROTECT": meta.Protect, "RESTRICT": meta.Restrict,
	"SET_NULL": meta.SetNull, "SET_DEFAULT": meta.SetDefault, "DO_NOTHING": meta.DoNothing}

// onDelete is an on_delete function; value is that of SET().
type onDelete struct {
	kind  meta.OnDelete
	value object.Value
}

func (st *site) initRelation(b *fieldBox, s fieldSpec, kw *object.Dict) error {
	f := b.f
	r := &meta.Rel{Field: f, DBConstraint: true}
	f.Rel = r
	to, ok := kw.GetStr("to")
	if !ok {
		return object.MissingArguments(s.name+".__init__", "positional", []string{"'to'"})
	}
	switch t := to.(type) {
	case *object.Type:
		m, isModel := t.Native.(*meta.Model)
		if !isModel {
			return object.Raise(object.TypeError, "%s(%s) is invalid. First parameter to %s must be either a model, a model name, or the string 'self'", s.name, foreign{st, to}.HostRepr(), s.name)
		}
		r.To = m
	default:
		name, isStr := object.AsStr(to)
		if !isStr {
			return object.Raise(object.TypeError, "%s(%s) is invalid. First parameter to %s must be either a model, a model name, or the string 'self'", s.name, foreign{st, to}.HostRepr(), s.name)
		}
		r.ToName = name
	}
	str := func(name string) string {
		v, _ := kw.GetStr(name)
		return text(orNone(v))
	}
	r.RelatedName, r.RelatedQueryName, r.ToField = str("related_name"), str("related_query_name"), str("to_field")
	for name, to := range map[string]*bool{"parent_link": &r.ParentLink, "db_constraint": &r.DBConstraint} {
		if v, ok := kw.GetStr(name); ok {
			t, err := object.Truth(st.th, v)
			if err != nil {
				return err
			}
			*to = t
		}
	}
	if v, ok := kw.GetStr("limit_choices_to"); ok && v != object.None {
		r.LimitChoices = func() (any, error) { return st.limitChoices(v) }
	}
	switch s.kind {
	case meta.ForeignKeyKind:
		r.Kind = meta.ManyToOne
	case meta.OneToOneKind:
		r.Kind = meta.OneToOne
	case meta.ManyToManyKind:
		r.Kind = meta.ManyToMany
		r.Symmetrical = r.ToName == "self"
		if v, ok := kw.GetStr("symmetrical"); ok && v != object.None {
			t, err := object.Truth(st.th, v)
			if err != nil {
				return err
			}
			r.Symmetrical = t
		}
		if v, ok := kw.GetStr("through"); ok && v != object.None {
			if t, isType := v.(*object.Type); isType {
				r.Through, _ = t.Native.(*meta.Model)
			} else {
				r.ThroughName = text(v)
			}
		}
		if v, ok := kw.GetStr("through_fields"); ok && v != object.None {
			list, err := st.names(v)
			if err != nil {
				return err
			}
			r.ThroughFields = list
		}
		f.DBColumn = str("db_table")
		return nil
	}
	od, ok := kw.GetStr("on_delete")
	if !ok {
		return object.MissingArguments(s.name+".__init__", "positional", []string{"'on_delete'"})
	}
	box, ok := object.State[*onDelete](od)
	if !ok {
		return object.Raise(object.TypeError, "on_delete must be callable.")
	}
	r.OnDelete = box.kind
	if box.kind == meta.SetValue {
		r.DeletePlain = !object.IsCallable(box.value)
		r.DeleteValue = func() (any, error) {
			v := box.value
			if object.IsCallable(v) {
				var err error
				if v, err = object.Call(st.th, v); err != nil {
					return nil, err
				}
			}
			return st.toGo(v), nil
		}
	}
	return nil
}

// relationAttrs are the attributes of a kind of relations' fields.
func (st *site) relationAttrs(kind meta.Kind) []object.Attr {
	list := func(name string, item func(b *fieldBox) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			b, _ := object.State[*fieldBox](self)
			return object.NewList(item(b)), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			b, _ := object.State[*fieldBox](self)
			list, err := object.ToSlice(th, v)
			if err == nil && name == "to_fields" && len(list) == 1 {
				err = st.setRelation(b.f.Rel, "to_field", list[0])
			}
			return err
		}}
	}
	attrs := []object.Attr{{Name: "swappable_setting", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		b, _ := object.State[*fieldBox](self)
		if b.option("swappable", object.True) == object.False {
			return object.None, nil
		}
		return st.swappableSetting(text(modelLabel(st.relTarget(b.f.Rel)))), nil
	}}}
	if kind == meta.ForeignKeyKind {
		attrs = append(attrs, list("from_fields", func(*fieldBox) object.Value { return object.Str("self") }),
			list("to_fields", func(b *fieldBox) object.Value {
				r := b.f.Rel
				if _, named := object.AsStr(b.option("to", object.None)); !named && r.ToField == "" && r.To != nil && r.To.PK != nil {
					return object.Str(r.To.PK.Name)
				}
				return aliasOrNone(r.ToField)
			}))
	}
	return attrs
}

// relOptions are the attributes of a relation that can be assigned while it belongs to no model,
// with the options of its field that say them.
var relOptions = map[string]string{"model": "to", "through": "through", "field_name": "to_field"}

// setRelation lets a relation's field tell another model or field that it leads to.
func (st *site) setRelation(r *meta.Rel, option string, v object.Value) error {
	b, ok := object.State[*fieldBox](st.fieldObject(r.Field))
	if !ok {
		return nil
	}
	b.setOption(option, v)
	m, name := (*meta.Model)(nil), text(v)
	if t, isType := v.(*object.Type); isType {
		m, _ = t.Native.(*meta.Model)
		name = ""
	}
	switch option {
	case "to":
		r.To, r.ToName = m, name
	case "through":
		r.Through, r.ThroughName = m, name
	case "to_field":
		r.ToField = name
	}
	return nil
}

// relTarget is the model that a relation leads to, its name where that is not known yet.
func (st *site) relTarget(r *meta.Rel) object.Value {
	if r.To == nil {
		return object.Str(r.ToName)
	}
	return st.senderOf(r.To)
}

// swappableSetting is the name of the setting by which a model may be swapped, None for
// other models.
func (st *site) swappableSetting(label string) object.Value {
	for _, m := range st.s.Registry.All() {
		if m.AppLabel+"."+m.LowerName() == label {
			if name, ok := st.metaAttrs[m].GetStr("swappable"); ok {
				return name
			}
		}
	}
	return object.None
}

// limitChoices is the condition of limit_choices_to: a Q, a dictionary, or a
// function that gives one of these.
func (st *site) limitChoices(v object.Value) (any, error) {
	if _, isQ := st.toGo(v).(query.Expr); !isQ && object.IsCallable(v) {
		r, err := object.Call(st.th, v)
		if err != nil {
			return nil, err
		}
		v = r
	}
	if d, ok := v.(*object.Dict); ok {
		return st.buildQ(object.Args{Kw: object.KwArgs(d)})
	}
	q, _ := st.toGo(v).(*query.Q)
	if q == nil {
		return nil, nil
	}
	return q, nil
}

// onDeleteValues are models.CASCADE and its kind, and models.SET.
func (st *site) onDeleteValues() map[string]object.Value {
	name := func(v object.Value) string {
		b, _ := object.State[*onDelete](v)
		for n, k := range onDeletes {
			if k == b.kind {
				return n
			}
		}
		return "set_on_delete"
	}
	named := func(_ *object.Thread, self object.Value) (object.Value, error) { return object.Str(name(self)), nil }
	cls := object.NewNativeType(object.ClassSpec{Name: "function", Module: "django.db.models.deletion", Attrs: []object.Attr{
		{Name: "__name__", Get: named}, {Name: "__qualname__", Get: named},
	}, Methods: []object.Method{
		object.NewMethod("__call__(*args)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, st.err(meta.Unsupported("calling an on_delete function by hand"))
		}),
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str("<function " + name(self) + " at 0x7f0000000010>"), nil
		})}})
	setting := object.NewNativeType(object.ClassSpec{Name: "function", Module: cls.Module, Bases: []*object.Type{cls}, Methods: []object.Method{
		object.NewMethod("deconstruct()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, _ := object.State[*onDelete](self)
			return object.NewTuple(object.Str("django.db.models.SET"), object.NewTuple(b.value), object.NewDict()), nil
		})}})
	out := map[string]object.Value{}
	for n, k := range onDeletes {
		out[n] = object.NewInstance(cls, &onDelete{kind: k})
	}
	out["SET"] = object.NewFunction("SET(value)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewInstance(setting, &onDelete{kind: meta.SetValue, value: a[0]}), nil
	})
	return out
}
