package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// initGenerated reads the options of a GeneratedField: its values are of the
// kind of its output_field.
func (st *site) initGenerated(b *fieldBox, kw *object.Dict) error {
	truthy := func(name string, otherwise bool) (bool, error) {
		v, ok := kw.GetStr(name)
		if !ok {
			return otherwise, nil
		}
		return truth(st.th, v)
	}
	for _, name := range []string{"expression", "output_field"} {
		if !has(kw, name) {
			return object.Raise(object.TypeError, "GeneratedField.__init__() missing 1 required keyword-only argument: '%s'", name)
		}
	}
	if editable, err := truthy("editable", false); err != nil {
		return err
	} else if editable {
		return object.Raise(object.ValueError, "GeneratedField cannot be editable.")
	}
	if blank, err := truthy("blank", true); err != nil {
		return err
	} else if !blank {
		return object.Raise(object.ValueError, "GeneratedField must be blank.")
	}
	for _, name := range []string{"default", "db_default"} {
		if has(kw, name) {
			return object.Raise(object.ValueError, "GeneratedField cannot have a %s.", map[string]string{"default": "default", "db_default": "database default"}[name])
		}
	}
	persist, _ := kw.GetStr("db_persist")
	if persist != object.True && persist != object.False {
		return object.Raise(object.ValueError, "GeneratedField.db_persist must be True or False.")
	}
	v, _ := kw.GetStr("expression")
	e, err := st.expr(v)
	if err != nil {
		return err
	}
	out, _ := kw.GetStr("output_field")
	of, err := st.outputField(out)
	if err != nil {
		return err
	}
	f := b.f
	f.Kind, f.MaxLength, f.MaxDigits, f.DecimalPlaces, f.Rel = of.Kind, of.MaxLength, of.MaxDigits, of.DecimalPlaces, of.Rel
	f.ClassName = "GeneratedField"
	f.NotEditable, f.Blank = true, true
	f.Generated = &meta.Generated{Expr: e, Persist: persist == object.True}
	return nil
}
