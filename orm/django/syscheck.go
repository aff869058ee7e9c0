package django

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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
// fields and options on SQLite. properties are the names of the class's properties.
func (s *Session) CheckModel(m *meta.Model, properties []string) []Problem {
	var out []Problem
	if m.IsComposite() && m.PK.Name != "pk" {
		out = append(out, Problem{Level: ErrorLevel, Msg: "'CompositePrimaryKey' must be named 'pk'.", ID: "fields.E013", Field: m.PK})
	}
	for _, f := range m.LocalFields {
		out = append(out, s.checkField(f)...)
	}
	for _, f := range m.LocalM2M {
		out = append(out, s.checkField(f)...)
	}
	fail := func(id, format string, args ...any) {
		out = append(out, Problem{Level: ErrorLevel, Msg: fmt.Sprintf(format, args...), ID: id, Model: m})
	}
	for i, f := range m.LocalM2M {
		same := func(o *meta.Field) bool {
			return o.Rel.Through == f.Rel.Through && o.Rel.To == f.Rel.To && slices.Equal(o.Rel.ThroughFields, f.Rel.ThroughFields)
		}
		if f.Rel.Through != nil && slices.ContainsFunc(m.LocalM2M[:i], same) {
			fail("models.E003", "The model has two identical many-to-many relations through the intermediate model '%s'.", f.Rel.Through.Label())
		}
	}
	out = append(out, checkComposite(m)...)
	before := len(out)
	out = append(out, checkNames(m, properties)...)
	if len(out) == before {
		columns := map[string]bool{}
		for _, f := range m.LocalFields {
			if f.Column != "" && columns[f.Column] {
				fail("models.E007", "Field '%s' has column name '%s' that is used by another field.", f.Name, f.Column)
				out[len(out)-1].Hint = "Specify a 'db_column' for the field."
			}
			columns[f.Column] = true
		}
	}
	local := func(names []string, option string) {
		for _, n := range names {
			f := m.Field(n)
			switch {
			case f == nil:
				fail("models.E012", "'%s' refers to the nonexistent field '%s'.", option, n)
			case f.Kind == meta.CompositeKind:
				fail("models.E048", "'%s' refers to a CompositePrimaryKey '%s', but CompositePrimaryKeys are not permitted in '%s'.", option, n, option)
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
	var indexed []string
	for _, x := range m.Indexes {
		ix, ok := x.(*Index)
		if !ok {
			continue
		}
		if name := ix.Name; name != "" && (name[0] == '_' || name[0] >= '0' && name[0] <= '9') {
			fail("models.E033", "The index name '%s' cannot start with an underscore or a number.", name)
		}
		if len(ix.Name) > 30 {
			fail("models.E034", "The index name '%s' cannot be longer than 30 characters.", ix.Name)
		}
		for _, n := range ix.Fields {
			indexed = append(indexed, strings.TrimPrefix(n, "-"))
		}
	}
	local(indexed, "indexes")
	out = append(out, checkOrdering(s, m)...)
	return out
}

// checkComposite looks at what a composite key is made of.
func checkComposite(m *meta.Model) []Problem {
	if m.Proxy || !m.IsComposite() {
		return nil
	}
	var out []Problem
	fail := func(names, hint string) {
		out = append(out, Problem{Level: ErrorLevel, Msg: names + " cannot be included in the composite primary key.", Hint: hint, ID: "models.E042", Model: m})
	}
	columns := map[string][]string{}
	var order []string
	for _, name := range m.PK.Parts {
		quoted := "'" + name + "'"
		switch f := m.Field(name); {
		case f == nil:
			fail(quoted, quoted+" is not a valid field.")
		case f.Column == "" || f.Rel != nil && f.Rel.Kind == meta.ManyToMany:
			fail(quoted, quoted+" field has no column.")
		case f.Null:
			fail(quoted, quoted+" field may not set 'null=True'.")
		case f.Generated != nil:
			fail(quoted, quoted+" field is a generated field.")
		case f.Model != m:
			fail(quoted, quoted+" field is not a local field.")
		default:
			if columns[f.Column] == nil {
				order = append(order, f.Column)
			}
			columns[f.Column] = append(columns[f.Column], quoted)
		}
	}
	for _, column := range order {
		if names := columns[column]; len(names) > 1 {
			rest := strings.Join(names[1:], ", ")
			fail(rest, rest+" and "+names[0]+" are the same fields.")
		}
	}
	return out
}

// checkNames looks for names that clash: of fields with those of the parents, of
// the model with the language of lookups, of properties with columns.
func checkNames(m *meta.Model, properties []string) []Problem {
	var out []Problem
	fail := func(f *meta.Field, id, format string, args ...any) {
		p := Problem{Level: ErrorLevel, Msg: fmt.Sprintf(format, args...), ID: id, Model: m}
		if f != nil {
			p.Field = f
		}
		out = append(out, p)
	}
	for _, f := range m.LocalFields {
		if f.Name == "id" && f != m.PK && !f.PrimaryKey && m.PK != nil && m.PK.Name == "id" {
			fail(nil, "models.E004", "'id' can only be used as a field name if the field also sets 'primary_key=True'.")
		}
	}
	used := map[string]*meta.Field{}
	find := func(f *meta.Field) *meta.Field {
		if c := used[f.Name]; c != nil {
			return c
		}
		return used[f.Attname]
	}
	for _, p := range m.AllParents() {
		for _, f := range p.LocalFields {
			if c := find(f); c != nil && c != f {
				fail(nil, "models.E005", "The field '%s' from parent model '%s' clashes with the field '%s' from parent model '%s'.",
					c.Name, modelKey(c.Model), f.Name, modelKey(f.Model))
			}
			used[f.Name], used[f.Attname] = f, f
		}
	}
	for _, p := range m.AllParents() {
		for _, f := range p.M2M() {
			used[f.Name] = f
		}
	}
	for _, f := range m.LocalFields {
		if c := find(f); c != nil && !(f.Name == "id" && c.Name == "id" && c.Model == m) {
			fail(f, "models.E006", "The field '%s' clashes with the field '%s' from model '%s'.", f.Name, c.Name, modelKey(c.Model))
		}
		used[f.Name], used[f.Attname] = f, f
	}
	switch {
	case strings.HasPrefix(m.Name, "_") || strings.HasSuffix(m.Name, "_"):
		fail(nil, "models.E023", "The model name '%s' cannot start or end with an underscore as it collides with the query lookup syntax.", m.Name)
	case strings.Contains(m.Name, "__"):
		fail(nil, "models.E024", "The model name '%s' cannot contain double underscores as it collides with the query lookup syntax.", m.Name)
	}
	keys := 0
	for _, f := range m.Fields() {
		if f.Rel != nil && f.Rel.To != nil && slices.Contains(properties, f.Attname) {
			fail(nil, "models.E025", "The property '%s' clashes with a related field accessor.", f.Attname)
		}
	}
	for _, f := range m.LocalFields {
		if f.PrimaryKey {
			keys++
		}
	}
	if keys > 1 {
		fail(nil, "models.E026", "The model cannot have more than one field with 'primary_key=True'.")
	}
	return out
}

// modelKey is a model as str(_meta) has it.
func modelKey(m *meta.Model) string { return m.AppLabel + "." + m.LowerName() }

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
	out = append(out, s.checkShared("index", "models.E029", "models.E030", func(m *meta.Model) (names []string) {
		for _, x := range m.Indexes {
			if ix, ok := x.(*Index); ok {
				names = append(names, ix.NameFor(m))
			}
		}
		return names
	})...)
	out = append(out, s.checkShared("constraint", "models.E031", "models.E032", func(m *meta.Model) (names []string) {
		for _, x := range m.Constraints {
			switch c := x.(type) {
			case *UniqueConstraint:
				names = append(names, c.Name)
			case *CheckConstraint:
				names = append(names, c.Name)
			}
		}
		return names
	})...)
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

// checkShared looks for names that two indexes or constraints have.
func (s *Session) checkShared(what, inOne, among string, of func(m *meta.Model) []string) []Problem {
	owners := map[string][]string{}
	var order []string
	for _, m := range s.Registry.All() {
		if m.AutoCreated {
			continue
		}
		for _, n := range of(m) {
			if owners[n] == nil {
				order = append(order, n)
			}
			owners[n] = append(owners[n], m.Label())
		}
	}
	var out []Problem
	for _, n := range order {
		if len(owners[n]) < 2 {
			continue
		}
		set := map[string]bool{}
		for _, label := range owners[n] {
			set[label] = true
		}
		id, where := among, "among models:"
		if len(set) == 1 {
			id, where = inOne, "for model"
		}
		out = append(out, Problem{Level: ErrorLevel, ID: id, Msg: fmt.Sprintf("%s name '%s' is not unique %s %s.", what, n, where, strings.Join(slices.Sorted(maps.Keys(set)), ", "))})
	}
	return out
}
