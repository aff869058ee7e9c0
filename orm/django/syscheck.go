package django

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// The levels of a Problem.
const (
	WarningLevel = 30
	ErrorLevel   = 40
)

// Problem is a message of the system checks.
type Problem struct {
	Level     int
	Msg, Hint string
	ID        string
	// Field or Model is what it is about.
	Field *meta.Field
	Model *meta.Model
}

// CheckModel is Model.check(): what Django's system checks say of a model's
// fields and options on SQLite.
func (s *Session) CheckModel(m *meta.Model) []Problem {
	var out []Problem
	for _, f := range m.LocalFields {
		out = append(out, s.checkField(f)...)
	}
	for _, f := range m.LocalM2M {
		out = append(out, s.checkField(f)...)
	}
	fail := func(id, format string, args ...any) {
		out = append(out, Problem{Level: ErrorLevel, Msg: fmt.Sprintf(format, args...), ID: id, Model: m})
	}
	columns := map[string]bool{}
	for _, f := range m.Fields() {
		if f.Column != "" && columns[f.Column] && f.Model == m {
			fail("models.E007", "Field '%s' has column name '%s' that is used by another field.", f.Name, f.Column)
			out[len(out)-1].Hint = "Specify a 'db_column' for the field."
		}
		columns[f.Column] = true
	}
	local := func(names []string, option string) {
		for _, n := range names {
			f := m.Field(n)
			switch {
			case f == nil:
				fail("models.E012", "'%s' refers to the nonexistent field '%s'.", option, n)
			case f.Rel != nil && f.Rel.Kind == meta.ManyToMany:
				fail("models.E013", "'%s' refers to a ManyToManyField '%s', but ManyToManyFields are not permitted in '%s'.", option, n, option)
			case f.Model != m && !m.Proxy:
				fail("models.E016", "'%s' refers to field '%s' which is not local to model '%s'.", option, n, m.Name)
				out[len(out)-1].Hint = "This issue may be caused by multi-table inheritance."
			}
		}
	}
	for _, names := range m.UniqueTogether {
		local(names, "unique_together")
	}
	for _, x := range m.Indexes {
		if ix, ok := x.(*Index); ok {
			var names []string
			for _, n := range ix.Fields {
				names = append(names, strings.TrimPrefix(n, "-"))
			}
			local(names, "indexes")
		}
	}
	out = append(out, checkOrdering(s, m)...)
	return out
}

// checkOrdering looks whether what Meta.ordering names is there.
func checkOrdering(s *Session, m *meta.Model) []Problem {
	if m.OrderWithRespectTo != "" {
		return nil
	}
	var plain, related []string
	for _, o := range m.Ordering {
		n, ok := o.(string)
		if !ok || n == "?" {
			continue
		}
		n = strings.TrimPrefix(n, "-")
		if strings.Contains(n, "__") {
			if query.New(m, s.Env).CheckPath(n) != nil {
				related = append(related, n)
			}
			continue
		}
		if n != "pk" && m.Find(n) == nil {
			plain = append(plain, n)
		}
	}
	var out []Problem
	for _, n := range append(related, plain...) {
		out = append(out, Problem{Level: ErrorLevel, ID: "models.E015", Model: m,
			Msg: "'ordering' refers to the nonexistent field, related field, or lookup '" + n + "'."})
	}
	return out
}

// checkField is Field.check().
func (s *Session) checkField(f *meta.Field) []Problem {
	var out []Problem
	say := func(level int, id, msg, hint string) {
		out = append(out, Problem{Level: level, Msg: msg, Hint: hint, ID: id, Field: f})
	}
	fail := func(id, msg string) { say(ErrorLevel, id, msg, "") }
	switch {
	case strings.HasSuffix(f.Name, "_"):
		fail("fields.E001", "Field names must not end with an underscore.")
	case strings.Contains(f.Name, "__"):
		fail("fields.E002", `Field names must not contain "__".`)
	case f.Name == "pk":
		fail("fields.E003", "'pk' is a reserved word that cannot be used as a field name.")
	}
	longest := 0
	for _, c := range f.Choices {
		if v, ok := c.Value.(string); ok {
			longest = max(longest, utf8.RuneCountInString(v))
		}
	}
	if f.BadChoices {
		fail("fields.E004", "'choices' must be a mapping (e.g. a dictionary) or an iterable (e.g. a list or tuple).")
	} else if f.MaxLength > 0 && longest > f.MaxLength {
		fail("fields.E009", fmt.Sprintf("'max_length' is too small to fit the longest value in 'choices' (%d characters).", longest))
	}
	if f.PrimaryKey && f.Null && f.Model != nil {
		say(ErrorLevel, "fields.E007", "Primary keys must not have null=True.", "Set null=False on the field, or remove primary_key=True argument.")
	}
	switch {
	case f.Kind == meta.CharKind && f.BadMaxLength:
		fail("fields.E121", "'max_length' must be a positive integer.")
	case f.Kind.IsInteger() && f.MaxLength > 0:
		say(WarningLevel, "fields.W122", fmt.Sprintf("'max_length' is ignored when used with %s.", f.Class()), "Remove 'max_length' from field")
	case f.Kind == meta.DecimalKind:
		if !f.HasDecimals {
			fail("fields.E130", "DecimalFields must define a 'decimal_places' attribute.")
		}
		if f.MaxDigits <= 0 {
			fail("fields.E132", "DecimalFields must define a 'max_digits' attribute.")
		}
		if f.HasDecimals && f.MaxDigits > 0 && f.DecimalPlaces > f.MaxDigits {
			fail("fields.E134", "'max_digits' must be greater or equal to 'decimal_places'.")
		}
	case f.Kind == meta.DateKind || f.Kind == meta.DateTimeKind || f.Kind == meta.TimeKind:
		set := 0
		for _, on := range []bool{f.AutoNow, f.AutoNowAdd, f.HasDefault} {
			if on {
				set++
			}
		}
		if set > 1 {
			fail("fields.E160", "The options auto_now, auto_now_add, and default are mutually exclusive. Only one of these options may be present.")
		}
	case f.Kind == meta.IPKind && f.Blank && !f.Null:
		fail("fields.E150", "GenericIPAddressFields cannot have blank=True if null=False, as blank values are stored as nulls.")
	}
	if f.Rel != nil {
		out = append(out, s.checkRelation(f)...)
	}
	return out
}

// checkRelation is the part of Field.check() for relations.
func (s *Session) checkRelation(f *meta.Field) []Problem {
	var out []Problem
	say := func(level int, id, msg, hint string) {
		out = append(out, Problem{Level: level, Msg: msg, Hint: hint, ID: id, Field: f})
	}
	r := f.Rel
	if n := strings.TrimSuffix(r.RelatedName, "+"); r.RelatedName != "" && !r.Hidden() && !identifier(n) {
		say(ErrorLevel, "fields.E306", fmt.Sprintf("The name '%s' is invalid related_name for field %s.%s", r.RelatedName, f.Model.Name, f.Name),
			"Related name must be a valid Python identifier or end with a '+'")
	}
	if r.To == nil {
		say(ErrorLevel, "fields.E300", fmt.Sprintf("Field defines a relation with model '%s', which is either not installed, or is abstract.", r.ToName), "")
	} else {
		out = append(out, s.checkClashes(f)...)
	}
	if r.Kind == meta.ManyToMany {
		if f.Null {
			say(WarningLevel, "fields.W340", "null has no effect on ManyToManyField.", "")
		}
		return out
	}
	switch {
	case r.OnDelete == meta.SetNull && !f.Null:
		say(ErrorLevel, "fields.E320", "Field specifies on_delete=SET_NULL, but cannot be null.", "Set null=True argument on the field, or change the on_delete rule.")
	case r.OnDelete == meta.SetDefault && !f.HasDefault:
		say(ErrorLevel, "fields.E321", "Field specifies on_delete=SET_DEFAULT, but has no default value.", "Set a default value, or change the on_delete rule.")
	}
	if f.Kind == meta.ForeignKeyKind && f.Unique && !f.PrimaryKey {
		say(WarningLevel, "fields.W342", "Setting unique=True on a ForeignKey has the same effect as using a OneToOneField.",
			"ForeignKey(unique=True) is usually better served by a OneToOneField.")
	}
	return out
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

// CheckModels is what the checks say of all models together: tables that two
// models share, and references to models that are not there.
func (s *Session) CheckModels() []Problem {
	var out []Problem
	tables := map[string][]*meta.Model{}
	var order []string
	for _, m := range s.Registry.All() {
		if !m.Managed || m.Proxy {
			continue
		}
		if tables[m.DBTable] == nil {
			order = append(order, m.DBTable)
		}
		tables[m.DBTable] = append(tables[m.DBTable], m)
	}
	for _, t := range order {
		if len(tables[t]) < 2 {
			continue
		}
		var labels []string
		for _, m := range tables[t] {
			labels = append(labels, m.Label())
		}
		out = append(out, Problem{Level: ErrorLevel, ID: "models.E028", Msg: fmt.Sprintf("db_table '%s' is used by multiple models: %s.", t, strings.Join(labels, ", ")), Model: &meta.Model{Name: t}})
	}
	for _, m := range s.Registry.All() {
		for _, f := range append(slices.Clone(m.LocalFields), m.LocalM2M...) {
			if f.Rel == nil || f.Rel.To != nil {
				continue
			}
			app, name, dotted := strings.Cut(f.Rel.ToName, ".")
			if !dotted {
				app, name = m.AppLabel, app
			}
			what := fmt.Sprintf("app '%s' doesn't provide model '%s'", app, strings.ToLower(name))
			if app != m.AppLabel {
				what = fmt.Sprintf("app '%s' isn't installed", app)
			}
			out = append(out, Problem{Level: ErrorLevel, ID: "fields.E307", Field: f,
				Msg: fmt.Sprintf("The field %s was declared with a lazy reference to '%s.%s', but %s.", f.String(), app, strings.ToLower(name), what)})
		}
	}
	return out
}
