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
	cls := object.NewNativeType(object.ClassSpec{Name: "function", Module: "django.db.models.deletion", Methods: []object.Method{
		object.NewMethod("__call__(*args)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, st.err(meta.Unsupported("calling an on_delete function by hand"))
		}),
		object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			b, _ := object.State[*onDelete](self)
			for n, k := range onDeletes {
				if k == b.kind {
					return object.Str("<function " + n + " at 0x7f0000000010>"), nil
				}
			}
			return object.Str("<function SET at 0x7f0000000010>"), nil
		})}})
	out := map[string]object.Value{}
	for n, k := range onDeletes {
		out[n] = object.NewInstance(cls, &onDelete{kind: k})
	}
	out["SET"] = object.NewFunction("SET(value)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewInstance(cls, &onDelete{kind: meta.SetValue, value: a[0]}), nil
	})
	return out
}
