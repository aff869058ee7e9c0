package django

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// checkRelation is the part of Field.check() for relations.
func (s *Session) checkRelation(c *fieldCheck) {
	f, r := c.f, c.f.Rel
	if n := strings.TrimSuffix(r.RelatedName, "+"); r.RelatedName != "" && !r.Hidden() && !identifier(n) {
		c.say(ErrorLevel, "fields.E306", fmt.Sprintf("The name '%s' is invalid related_name for field %s.%s", r.RelatedName, f.Model.Name, f.Name),
			"Related name must be a valid Python identifier or end with a '+'")
	}
	if name := r.QueryName(); !r.Hidden() {
		const hint = "Add or change a related_name or related_query_name argument for this field."
		if strings.HasSuffix(name, "_") {
			c.say(ErrorLevel, "fields.E308", fmt.Sprintf("Reverse query name '%s' must not end with an underscore.", name), hint)
		}
		if strings.Contains(name, "__") {
			c.say(ErrorLevel, "fields.E309", fmt.Sprintf("Reverse query name '%s' must not contain '__'.", name), hint)
		}
	}
	if r.To == nil {
		c.fail("fields.E300", fmt.Sprintf("Field defines a relation with model '%s', which is either not installed, or is abstract.", r.ToName))
	} else {
		if r.To.IsComposite() || r.Kind == meta.ManyToMany && f.Model.IsComposite() {
			over := r.To
			if !over.IsComposite() {
				over = f.Model
			}
			c.fail("fields.E347", fmt.Sprintf("Field defines a relation involving model '%s' which has a CompositePrimaryKey and such relations are not supported.", over.Name))
		}
		c.out = append(c.out, s.checkClashes(f)...)
	}
	if r.Kind == meta.ManyToMany {
		s.checkManyToMany(c)
		return
	}
	c.target()
	switch {
	case r.OnDelete == meta.SetNull && !f.Null:
		c.say(ErrorLevel, "fields.E320", "Field specifies on_delete=SET_NULL, but cannot be null.", "Set null=True argument on the field, or change the on_delete rule.")
	case r.OnDelete == meta.SetDefault && !f.HasDefault:
		c.say(ErrorLevel, "fields.E321", "Field specifies on_delete=SET_DEFAULT, but has no default value.", "Set a default value, or change the on_delete rule.")
	}
	if f.Kind == meta.ForeignKeyKind && f.Unique && !f.PrimaryKey {
		c.say(WarningLevel, "fields.W342", "Setting unique=True on a ForeignKey has the same effect as using a OneToOneField.",
			"ForeignKey(unique=True) is usually better served by a OneToOneField.")
	}
}

// target checks the field that a foreign key points to.
func (c *fieldCheck) target() {
	r := c.f.Rel
	if r.To == nil || r.ToField == "" && r.To.IsComposite() {
		return
	}
	t := r.Target()
	if t == nil {
		c.fail("fields.E312", fmt.Sprintf("The to_field '%s' doesn't exist on the related model '%s'.", r.ToField, r.To.Label()))
		return
	}
	alone := func(names []string) bool { return len(names) == 1 && names[0] == t.Name }
	unique := t.Unique || t.PrimaryKey || slices.ContainsFunc(r.To.UniqueTogether, alone) || slices.ContainsFunc(r.To.Constraints, func(x any) bool {
		u, ok := x.(*UniqueConstraint)
		return ok && u.Condition == nil && alone(u.Fields)
	})
	if !unique {
		c.say(ErrorLevel, "fields.E311", fmt.Sprintf("'%s.%s' must be unique because it is referenced by a foreign key.", r.To.Name, t.Name),
			"Add unique=True to this field or add a UniqueConstraint (without condition) in the model Meta.constraints.")
	}
}

// checkManyToMany is what ManyToManyField adds to Field.check().
func (s *Session) checkManyToMany(c *fieldCheck) {
	f, r := c.f, c.f.Rel
	if f.Unique {
		c.fail("fields.E330", "ManyToManyFields cannot be unique.")
	}
	if r.Through == nil && r.ThroughName != "" {
		c.fail("fields.E331", fmt.Sprintf("Field specifies a many-to-many relation through model '%s', which has not been installed.", r.ThroughName))
	} else if r.Through != nil && r.To != nil {
		c.links()
	}
	if r.ThroughFields != nil && r.Through != nil {
		c.throughFields()
	}
	for _, w := range []struct {
		on      bool
		id, msg string
	}{
		{f.Null, "fields.W340", "null has no effect on ManyToManyField."},
		{len(f.Validators) > 0, "fields.W341", "ManyToManyField does not support validators."},
		{r.Symmetrical && r.RelatedName != "" && !strings.HasSuffix(r.RelatedName, "_rel_+"), "fields.W345",
			`related_name has no effect on ManyToManyField with a symmetrical relationship, e.g. to "self".`},
	} {
		if w.on {
			c.say(WarningLevel, w.id, w.msg, "")
		}
	}
	s.checkLinkTable(c)
}

// links counts the foreign keys of a relation's model.
func (c *fieldCheck) links() {
	f, r := c.f, c.f.Rel
	from, to := f.Model, r.To
	count := func(m *meta.Model) (n int) {
		for _, k := range r.Through.Fields() {
			if k.Rel != nil && k.Rel.To == m {
				n++
			}
		}
		return n
	}
	chosen := len(r.ThroughFields) > 0
	ambiguous := func(id, way string, m *meta.Model) {
		c.say(ErrorLevel, id, fmt.Sprintf("The model is used as an intermediate model by '%s', but it has more than one foreign key %s '%s', which is ambiguous. "+
			"You must specify which foreign key Django should use via the through_fields keyword argument.", f, way, m.Name),
			fmt.Sprintf(`If you want to create a recursive relationship, use ManyToManyField("self", through="%s").`, r.Through.Name))
	}
	if from == to {
		if count(from) > 2 && !chosen {
			c.out = append(c.out, Problem{Level: ErrorLevel, ID: "fields.E333", Model: r.Through,
				Msg: fmt.Sprintf("The model is used as an intermediate model by '%s', but it has more than two foreign keys to '%s', which is ambiguous. "+
					"You must specify which two foreign keys Django should use via the through_fields keyword argument.", f, from.Name),
				Hint: "Use through_fields to specify which two foreign keys Django should use."})
		}
		return
	}
	if count(from) > 1 && !chosen {
		ambiguous("fields.E334", "from", from)
	}
	if count(to) > 1 && !chosen {
		ambiguous("fields.E335", "to", to)
	}
	if count(from) == 0 || count(to) == 0 {
		c.out = append(c.out, Problem{Level: ErrorLevel, ID: "fields.E336", Model: r.Through,
			Msg: fmt.Sprintf("The model is used as an intermediate model by '%s', but it does not have a foreign key to '%s' or '%s'.", f, from.Name, to.Name)})
	}
}

// throughFields checks the names in through_fields.
func (c *fieldCheck) throughFields() {
	f, r := c.f, c.f.Rel
	if len(r.ThroughFields) < 2 || r.ThroughFields[0] == "" || r.ThroughFields[1] == "" {
		c.say(ErrorLevel, "fields.E337", fmt.Sprintf("Field specifies 'through_fields' but does not provide the names of the two link fields that should be used "+
			"for the relation through model '%s'.", r.Through.Label()), "Make sure you specify 'through_fields' as through_fields=('field1', 'field2')")
		return
	}
	for i, end := range []*meta.Model{f.Model, r.To} {
		name := r.ThroughFields[i]
		var possible []string
		for _, k := range r.Through.Fields() {
			if k.Rel != nil && k.Rel.To == end && end != nil {
				possible = append(possible, k.Name)
			}
		}
		hint := ""
		if possible != nil {
			hint = fmt.Sprintf("Did you mean one of the following foreign keys to '%s': %s?", end.Name, strings.Join(possible, ", "))
		}
		switch k := r.Through.Field(name); {
		case k == nil:
			c.say(ErrorLevel, "fields.E338", fmt.Sprintf("The intermediary model '%s' has no field '%s'.", r.Through.Label(), name), hint)
		case k.Rel == nil || k.Rel.To != end:
			c.say(ErrorLevel, "fields.E339", fmt.Sprintf("'%s.%s' is not a foreign key to '%s'.", r.Through.Name, name, end.Name), hint)
		}
	}
}

// checkLinkTable looks whether another model has the table of a many-to-many
// relation.
func (s *Session) checkLinkTable(c *fieldCheck) {
	through := c.f.Rel.Through
	if through == nil || !through.Managed {
		return
	}
	for _, m := range s.Registry.All() {
		if m == through || !m.Managed || m.Concrete() == through.Concrete() || m.DBTable != through.DBTable {
			continue
		}
		label := m.Label()
		if m.AutoCreated {
			for _, owner := range s.Registry.All() {
				for _, f := range owner.LocalM2M {
					if f.Rel.Through == m {
						label = f.String()
					}
				}
			}
		}
		c.fail("fields.E340", fmt.Sprintf("The field's intermediary table '%s' clashes with the table name of '%s'.", through.DBTable, label))
		return
	}
}

// checkClashes compares the names that a relation has on its target with the
// fields there and with other relations' names.
func (s *Session) checkClashes(f *meta.Field) []Problem {
	r := f.Rel
	if r.Hidden() {
		return nil
	}
	var out []Problem
	name, accessor, label := r.QueryName(), r.AccessorName(), f.String()
	say := func(id, msg, hint string) {
		out = append(out, Problem{Level: ErrorLevel, Msg: msg, Hint: hint, ID: id, Field: f})
	}
	to := r.To
	for _, other := range append(slices.Clone(to.Fields()), to.M2M()...) {
		clash := other.String()
		rename := fmt.Sprintf("Rename field '%s', or add/change a related_name argument to the definition for field '%s'.", clash, label)
		if !r.Hidden() && other.Name == accessor && accessor != "" {
			say("fields.E302", fmt.Sprintf("Reverse accessor '%s.%s' for '%s' clashes with field name '%s'.", to.Name, accessor, label, clash), rename)
		}
		if other.Name == name {
			say("fields.E303", fmt.Sprintf("Reverse query name for '%s' clashes with field name '%s'.", label, clash), rename)
		}
	}
	for _, o := range to.Related(false) {
		if o.Field == f || o.Generic != nil {
			continue
		}
		clash := o.Field.String()
		change := fmt.Sprintf("Add or change a related_name argument to the definition for '%s' or '%s'.", label, clash)
		if accessor != "" && o.AccessorName() == accessor {
			say("fields.E304", fmt.Sprintf("Reverse accessor '%s.%s' for '%s' clashes with reverse accessor for '%s'.", to.Name, accessor, label, clash), change)
		}
		if o.AccessorName() == name {
			say("fields.E305", fmt.Sprintf("Reverse query name for '%s' clashes with reverse query name for '%s'.", label, clash), change)
		}
	}
	return out
}

func identifier(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c > 127
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}
