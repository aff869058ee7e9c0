package django

import (
	"errors"
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// Violation is the message of a constraint's violation.
func violation(name, message, code string) *meta.ValidationError {
	if message == "" {
		message = "Constraint “%(name)s” is violated."
	}
	e := meta.Invalid(code, message, meta.Param{Name: "name", Value: name})
	return meta.Invalid(code, e.Text())
}

// ValidateConstraints is Model.validate_constraints, for the model's own
// constraints and those of its parents.
func (s *Session) ValidateConstraints(o meta.Instance, exclude []string) error {
	all := &meta.ValidationError{}
	m := o.Model()
	for _, owner := range append([]*meta.Model{m}, m.AllParents()...) {
		for _, c := range owner.Constraints {
			err := s.ValidateConstraint(o, owner, c, exclude, "")
			var e *meta.ValidationError
			switch u, unique := c.(*UniqueConstraint); {
			case err == nil:
			case !errors.As(err, &e):
				return err
			case e.Code == "unique" && unique && len(u.Fields) == 1:
				all.Add(u.Fields[0], e)
			default:
				all.Merge(e)
			}
		}
	}
	return orNone(all)
}

// ValidateConstraint is the validate() of a constraint of a model: the error is
// a *meta.ValidationError where the object violates it.
func (s *Session) ValidateConstraint(o meta.Instance, m *meta.Model, constraint any, exclude []string, using string) error {
	switch c := constraint.(type) {
	case *CheckConstraint:
		names, vals := fieldValues(o, m, exclude)
		ok, err := s.CheckCondition(query.NewQ(c.Condition), names, vals, using)
		if fieldError(err) || err == nil && ok {
			return nil
		}
		if err != nil {
			return err
		}
		return violation(c.Name, c.Message, c.Code)
	case *UniqueConstraint:
		return s.validateUniqueConstraint(o, m, c, exclude, using)
	}
	return nil
}

func fieldError(err error) bool {
	var e *meta.Error
	return errors.As(err, &e) && e.Class == meta.FieldError
}

// fieldValues are the object's values by the names of the model's own fields:
// Model._get_field_expression_map.
func fieldValues(o meta.Instance, m *meta.Model, exclude []string) (names []string, vals []query.Expr) {
	var generated []*meta.Field
	for _, f := range m.LocalFields {
		if slices.Contains(exclude, f.Name) {
			continue
		}
		if f.Generated != nil {
			generated = append(generated, f)
			continue
		}
		v, _ := o.Get(f.Attname)
		e, ok := v.(query.Expr)
		if !ok {
			e = &query.Value{V: v, Field: f}
		}
		names, vals = append(names, f.Name), append(vals, e)
	}
	for _, f := range generated {
		x := f.Generated.Expr.(query.Expr)
		if slices.ContainsFunc(query.References(x), func(n string) bool { return !slices.Contains(names, n) }) {
			continue
		}
		names, vals = append(names, f.Name), append(vals, query.ReplaceNames(x, names, vals))
	}
	if !slices.Contains(exclude, "pk") && m.PK != nil {
		v := KeyIn(o, m)
		names, vals = append(names, "pk"), append(vals, &query.Value{V: v, Field: m.PK})
	}
	return names, vals
}

func (s *Session) validateUniqueConstraint(o meta.Instance, m *meta.Model, c *UniqueConstraint, exclude []string, using string) error {
	qs, err := s.byDefault(m)
	if err != nil {
		return err
	}
	qs = qs.Using(using)
	var conds []any
	for _, n := range c.Fields {
		if slices.Contains(exclude, n) {
			return nil
		}
		f := m.Field(n)
		if f == nil {
			return meta.Errorf(meta.FieldDoesNotExist, "%s has no field named '%s'", m.Name, n)
		}
		v, _ := o.Get(f.Attname)
		if v == nil && c.NullsDistinct != No {
			return nil
		}
		if v == nil {
			conds = append(conds, query.Cond{Name: f.Name + "__isnull", Value: true})
			continue
		}
		conds = append(conds, query.Cond{Name: f.Name, Value: v})
	}
	byName(conds)
	names, vals := fieldValues(o, m, exclude)
	for _, e := range c.Expressions {
		if slices.ContainsFunc(query.References(e), func(n string) bool { return slices.Contains(exclude, n) }) {
			return nil
		}
		own := query.ReplaceNames(query.WithoutOrder(e), names, vals)
		var same any = query.NewQ(&query.Lookup{Name: "exact", L: query.WithoutOrder(e), R: own})
		if c.NullsDistinct == No {
			both := query.NewQ(&query.Lookup{Name: "isnull", L: query.WithoutOrder(e), R: &query.Value{V: true}}, &query.Lookup{Name: "isnull", L: own, R: &query.Value{V: true}})
			same = query.NewQ(same).Join(both, query.Or)
		}
		conds = append(conds, same)
	}
	qs, err = qs.Filter(query.NewQ(conds...), false)
	if err == nil {
		qs, err = s.others(o, m, qs)
	}
	if err != nil {
		return err
	}
	if c.Condition == nil {
		found, err := qs.Exists()
		if err != nil || !found {
			return err
		}
		if len(c.Fields) > 0 && c.Message == "" {
			e := uniqueError(o, m, c.Fields)
			return e
		}
		return violation(c.Name, c.Message, c.Code)
	}
	matching, err := qs.Filter(c.Condition, false)
	if err != nil {
		return err
	}
	cond := c.Condition.Join(query.NewQ(query.NewExists(matching.Q)), query.And)
	bad, err := s.CheckCondition(cond, names, vals, using)
	if fieldError(err) || err == nil && !bad {
		return nil
	}
	if err != nil {
		return err
	}
	return violation(c.Name, c.Message, c.Code)
}
