package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// UniqueCheck is one look-up of validate_unique: fields of a model that no other
// row may have the same values in.
type UniqueCheck struct {
	Model *meta.Model
	Names []string
}

// DateCheck is one look-up of unique_for_date and its kin.
type DateCheck struct {
	Model                   *meta.Model
	Lookup, Field, DateName string
}

// UniqueChecks are the look-ups that validate_unique makes for a model:
// Model._get_unique_checks. constraints adds the total unique constraints.
func UniqueChecks(m *meta.Model, exclude []string, constraints bool) (unique []UniqueCheck, dates []DateCheck) {
	excluded := func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(exclude, n) })
	}
	owners := append([]*meta.Model{m}, m.AllParents()...)
	for _, owner := range owners {
		for _, names := range owner.UniqueTogether {
			if !excluded(names) {
				unique = append(unique, UniqueCheck{owner, names})
			}
		}
	}
	for _, owner := range owners {
		for _, c := range owner.Constraints {
			if u, ok := c.(*UniqueConstraint); constraints && ok && u.Condition == nil && len(u.Expressions) == 0 && !excluded(u.Fields) {
				unique = append(unique, UniqueCheck{owner, u.Fields})
			}
		}
	}
	for _, owner := range owners {
		if owner.IsComposite() && !excluded(owner.PK.Parts) {
			var names []string
			for _, f := range owner.Key() {
				names = append(names, f.Name)
			}
			unique = append(unique, UniqueCheck{owner, names})
		}
		for _, f := range owner.LocalFields {
			if slices.Contains(exclude, f.Name) {
				continue
			}
			if f.Unique || f.PrimaryKey {
				unique = append(unique, UniqueCheck{owner, []string{f.Name}})
			}
			for _, d := range [][2]string{{"date", f.UniqueForDate}, {"year", f.UniqueForYear}, {"month", f.UniqueForMonth}} {
				if d[1] != "" && !slices.Contains(exclude, d[1]) {
					dates = append(dates, DateCheck{owner, d[0], f.Name, d[1]})
				}
			}
		}
	}
	return unique, dates
}

// ValidateUnique is Model.validate_unique: unique fields, unique_together, and
// what must be unique for a date.
func (s *Session) ValidateUnique(o meta.Instance, exclude []string) error {
	unique, dates := UniqueChecks(o.Model(), exclude, false)
	all := &meta.ValidationError{}
	if err := s.CheckUnique(o, unique, all); err != nil {
		return err
	}
	if err := s.CheckDates(o, dates, all); err != nil {
		return err
	}
	return orNone(all)
}

// CheckUnique files what the checks find under all.
func (s *Session) CheckUnique(o meta.Instance, checks []UniqueCheck, all *meta.ValidationError) error {
	for _, c := range checks {
		taken, err := s.taken(o, c.Model, c.Names)
		if err != nil {
			return err
		}
		if !taken {
			continue
		}
		key := meta.NonFieldErrors
		if len(c.Names) == 1 {
			key = c.Names[0]
		}
		all.Add(key, uniqueError(o, c.Model, c.Names))
	}
	return nil
}

// CheckDates files what the checks of dates find under all.
func (s *Session) CheckDates(o meta.Instance, checks []DateCheck, all *meta.ValidationError) error {
	for _, c := range checks {
		day := o.Model().Field(c.DateName)
		f := o.Model().Field(c.Field)
		if day == nil || f == nil {
			continue
		}
		v, _ := o.Get(day.Attname)
		var date values.Date
		switch d := v.(type) {
		case values.Date:
			date = d
		case values.DateTime:
			date = d.Date
		default:
			continue
		}
		part := map[string]int64{"day": int64(date.Day), "month": int64(date.Month), "year": int64(date.Year)}
		names := []string{c.Lookup}
		if c.Lookup == "date" {
			names = []string{"day", "month", "year"}
		}
		var conds []any
		for _, n := range names {
			conds = append(conds, query.Cond{Name: c.DateName + "__" + n, Value: part[n]})
		}
		own, _ := o.Get(f.Attname)
		conds = append(conds, query.Cond{Name: c.Field, Value: own})
		byName(conds)
		qs, err := s.byDefault(c.Model)
		if err == nil {
			qs, err = qs.Filter(query.NewQ(conds...), false)
		}
		if err == nil {
			qs, err = s.others(o, o.Model(), qs)
		}
		if err != nil {
			return err
		}
		found, err := qs.Exists()
		if err != nil {
			return err
		}
		if found {
			all.Add(c.Field, meta.Invalid("unique_for_date", message(f, "unique_for_date", "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s."),
				meta.Param{Name: "model", Value: o}, meta.Param{Name: "model_name", Value: verbose(o.Model())}, meta.Param{Name: "lookup_type", Value: c.Lookup}, meta.Param{Name: "field", Value: c.Field},
				meta.Param{Name: "field_label", Value: meta.CapFirst(f.Verbose())}, meta.Param{Name: "date_field", Value: c.DateName},
				meta.Param{Name: "date_field_label", Value: meta.CapFirst(day.Verbose())}))
		}
	}
	return nil
}

// others leaves the object itself out of a query, where it has been saved.
func (s *Session) others(o meta.Instance, owner *meta.Model, qs *QuerySet) (*QuerySet, error) {
	key := KeyIn(o, owner)
	if o.State().Adding || key == nil {
		return qs, nil
	}
	return qs.Filter(query.NewQ(query.Cond{Name: "pk", Value: key}), true)
}

// byName puts conditions given as keyword arguments in the order that a Q has them.
func byName(conds []any) {
	slices.SortStableFunc(conds, func(a, b any) int {
		x, ok1 := a.(query.Cond)
		y, ok2 := b.(query.Cond)
		if !ok1 || !ok2 {
			return 0
		}
		return strings.Compare(x.Name, y.Name)
	})
}

// taken tells whether another row has the object's values of the named fields.
func (s *Session) taken(o meta.Instance, owner *meta.Model, names []string) (bool, error) {
	var conds []any
	for _, n := range names {
		f := o.Model().Field(n)
		if f == nil {
			return false, nil
		}
		v, _ := o.Get(f.Attname)
		if v == nil || owner.InKey(f) && !o.State().Adding {
			return false, nil
		}
		conds = append(conds, query.Cond{Name: n, Value: v})
	}
	byName(conds)
	qs, err := s.byDefault(owner)
	if err == nil {
		qs, err = qs.Filter(query.NewQ(conds...), false)
	}
	if err == nil {
		qs, err = s.others(o, owner, qs)
	}
	if err != nil {
		return false, err
	}
	return qs.Exists()
}

// verbose is the model's verbose name, capitalised.
func verbose(m *meta.Model) string {
	if m.VerboseName != "" {
		return meta.CapFirst(m.VerboseName)
	}
	return meta.CapFirst(meta.CamelToSpaces(m.Name))
}

// uniqueError is Model.unique_error_message.
func uniqueError(o meta.Instance, m *meta.Model, names []string) *meta.ValidationError {
	check := values.Tuple{}
	for _, n := range names {
		check = append(check, n)
	}
	params := []meta.Param{{Name: "model", Value: o}, {Name: "model_class", Value: m}, {Name: "model_name", Value: verbose(m)}, {Name: "unique_check", Value: check}}
	if len(names) == 1 {
		f := m.Field(names[0])
		return meta.Invalid("unique", message(f, "unique", "%(model_name)s with this %(field_label)s already exists."),
			append(params, meta.Param{Name: "field_label", Value: meta.CapFirst(f.Verbose())})...)
	}
	labels := make([]string, len(names))
	for i, n := range names {
		labels[i] = meta.CapFirst(m.Field(n).Verbose())
	}
	joined := labels[0]
	if n := len(labels); n > 1 {
		joined = strings.Join(labels[:n-1], ", ") + " and " + labels[n-1]
	}
	return meta.Invalid("unique_together", "%(model_name)s with this %(field_labels)s already exists.",
		append(params, meta.Param{Name: "field_labels", Value: joined})...)
}
