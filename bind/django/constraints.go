package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// attrs reads attributes of a Python object.
func (st *site) attrs(v object.Value, names ...string) (map[string]object.Value, error) {
	out := make(map[string]object.Value, len(names))
	for _, n := range names {
		x, err := object.GetAttr(st.th, v, n)
		if err != nil {
			return nil, err
		}
		out[n] = x
	}
	return out, nil
}

// onlyWhere is a constraint's condition, nil for none.
func (st *site) onlyWhere(v object.Value) (*query.Q, error) {
	if v == object.None {
		return nil, nil
	}
	switch c := st.toGo(v).(type) {
	case *query.Q:
		return c, nil
	case query.Expr:
		return query.NewQ(c), nil
	}
	return nil, object.Raise(object.TypeError, "CheckConstraint.condition must be a Q instance or boolean expression.")
}

func (st *site) expressions(v object.Value) ([]query.Expr, error) {
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return nil, err
	}
	var out []query.Expr
	for _, x := range list {
		e, err := st.expr(x)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// constraint is a constraint object as the ORM has it; nil for one that the user
// wrote without a form in SQL.
func (st *site) constraint(v object.Value) (any, error) {
	is := func(name string) bool {
		cls, err := st.importName("django.db.models.constraints", name)
		t, ok := cls.(*object.Type)
		return err == nil && ok && v.Type().IsSubclass(t)
	}
	switch {
	case is("CheckConstraint"):
		a, err := st.attrs(v, "name", "condition", "violation_error_code", "violation_error_message", "default_violation_error_message")
		if err != nil {
			return nil, err
		}
		c, err := st.onlyWhere(a["condition"])
		return &django.CheckConstraint{Name: text(a["name"]), Condition: c, Code: text(a["violation_error_code"]), Message: ownMessage(a)}, err
	case is("UniqueConstraint"):
		a, err := st.attrs(v, "name", "fields", "expressions", "condition", "deferrable", "include", "nulls_distinct",
			"violation_error_code", "violation_error_message", "default_violation_error_message")
		if err != nil {
			return nil, err
		}
		u := &django.UniqueConstraint{Name: text(a["name"]), Code: text(a["violation_error_code"]), Message: ownMessage(a)}
		if u.Fields, err = st.names(a["fields"]); err != nil {
			return nil, err
		}
		if u.Condition, err = st.onlyWhere(a["condition"]); err != nil {
			return nil, err
		}
		if u.Expressions, err = st.expressions(a["expressions"]); err != nil {
			return nil, err
		}
		u.Deferrable = a["deferrable"] != object.None
		include, err := object.Truth(st.th, a["include"])
		if err != nil {
			return nil, err
		}
		u.Covering = include
		switch a["nulls_distinct"] {
		case object.True:
			u.NullsDistinct = django.Yes
		case object.False:
			u.NullsDistinct = django.No
		}
		return u, nil
	}
	return nil, nil
}

// ownMessage is a constraint's violation message where it is not the default.
func ownMessage(a map[string]object.Value) string {
	if m := text(a["violation_error_message"]); m != text(a["default_violation_error_message"]) {
		return m
	}
	return ""
}

// index is a models.Index as the ORM has it.
func (st *site) index(m *meta.Model, v object.Value) (*django.Index, error) {
	a, err := st.attrs(v, "name", "fields", "expressions", "condition", "suffix")
	if err != nil {
		return nil, err
	}
	ix := &django.Index{Name: text(a["name"]), Suffix: text(a["suffix"]), Host: v}
	if ix.Fields, err = st.names(a["fields"]); err != nil {
		return nil, err
	}
	if ix.Condition, err = st.onlyWhere(a["condition"]); err != nil {
		return nil, err
	}
	if ix.Expressions, err = st.expressions(a["expressions"]); err != nil {
		return nil, err
	}
	ix.Name = m.FillName(ix.Name)
	return ix, nil
}

// readConstraint enters one item of Meta.constraints or Meta.indexes.
func (st *site) readConstraint(m *meta.Model, v object.Value) error {
	if cls, err := st.importName("django.db.models.indexes", "Index"); err != nil {
		return err
	} else if t, ok := cls.(*object.Type); ok && v.Type().IsSubclass(t) {
		ix, err := st.index(m, v)
		if err != nil {
			return err
		}
		m.Indexes = append(m.Indexes, ix)
		return nil
	}
	c, err := st.constraint(v)
	if err != nil {
		return err
	}
	switch c := c.(type) {
	case *django.CheckConstraint:
		c.Name, c.Host = m.FillName(c.Name), v
		m.Constraints = append(m.Constraints, c)
	case *django.UniqueConstraint:
		c.Name, c.Host = m.FillName(c.Name), v
		m.Constraints = append(m.Constraints, c)
	}
	return nil
}

// constraintObjects are the objects of a model's constraints or indexes; where a
// name was filled in, a copy that has it.
func (st *site) constraintObjects(m *meta.Model, list []any) (object.Value, error) {
	out := object.NewList()
	for _, c := range list {
		var host any
		name := ""
		switch c := c.(type) {
		case *django.CheckConstraint:
			host, name = c.Host, c.Name
		case *django.UniqueConstraint:
			host, name = c.Host, c.Name
		case *django.Index:
			host, name = c.Host, c.NameFor(m)
		}
		v, ok := host.(object.Value)
		if !ok {
			continue
		}
		own, err := object.GetAttr(st.th, v, "name")
		if err != nil {
			return nil, err
		}
		if text(own) != name && name != "" {
			if v, err = object.CallMethod(st.th, v, "clone"); err != nil {
				return nil, err
			}
			if err := object.SetAttr(st.th, v, "name", object.Str(name)); err != nil {
				return nil, err
			}
		}
		out.Elems = append(out.Elems, v)
	}
	return out, nil
}

// validateModule is the module that constraints written in Python decide by.
func (st *site) validateModule(m *object.Module) {
	m.Set("validate_constraint", object.NewFunction("validate_constraint(constraint, model, instance, exclude, using)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		cls, _ := a[1].(*object.Type)
		o, ok := asObj(a[2])
		if !ok || cls == nil {
			return nil, object.Raise(object.TypeError, "validate() needs a model and an object of it")
		}
		owner, ok := cls.Native.(*meta.Model)
		if !ok {
			owner = o.m
		}
		c, err := st.constraint(a[0])
		if err != nil {
			return nil, err
		}
		exclude, err := st.names(a[3])
		if err != nil {
			return nil, err
		}
		return object.None, st.err(st.s.ValidateConstraint(o, owner, c, exclude, text(orNone(a[4]))))
	}))
	m.Set("index_name", object.NewFunction("index_name(model, fields, suffix)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		cls, _ := a[0].(*object.Type)
		if cls == nil {
			return nil, object.Raise(object.TypeError, "a model is needed")
		}
		owner, ok := cls.Native.(*meta.Model)
		if !ok {
			return nil, object.Raise(object.TypeError, "a model is needed")
		}
		fields, err := st.names(a[1])
		if err != nil {
			return nil, err
		}
		return object.Str((&django.Index{Fields: fields, Suffix: text(a[2])}).NameFor(owner)), nil
	}))
}
