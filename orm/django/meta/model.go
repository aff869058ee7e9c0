// Package meta describes Django models: their fields, relations and options,
// and the registry that ties models to each other. It knows how a field's values
// are checked, sent to the database and read back, with Django's messages.
//
// A Model is built once, by Registry.Register, and then read; related models may
// complete it (a reverse relation appears when its model is registered).
package meta

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// Model is a model class.
type Model struct {
	Name     string // the class's name
	Module   string
	AppLabel string
	Registry *Registry
	Host     Host
	// Class is the host's class.
	Class any

	DBTable                             string
	Abstract                            bool
	Proxy                               bool
	Managed                             bool
	AutoCreated                         bool // the hidden through table of a ManyToManyField
	Ordering                            []any
	UniqueTogether                      [][]string
	Constraints                         []any // of package query, which can express their conditions
	Indexes                             []any
	GetLatestBy                         []string
	VerboseName                         string
	VerboseNamePlural                   string
	DefaultRelatedName                  string
	BaseManagerName, DefaultManagerName string
	OrderWithRespectTo                  string
	SelectOnSave                        bool

	LocalFields []*Field // those with a column, in order
	LocalM2M    []*Field
	Parents     []Parent // multi-table inheritance and proxies
	PK          *Field
	Virtual     []*Field  // plain fields that have no column
	Private     []Private // fields without a column, such as GenericForeignKey
	reverse     []*Rel    // relations that point here
	place       int       // among the models as they were registered
	generic     []*Field  // the far ends of generic relations to this model
}

// Parent is a concrete base model; Link is the OneToOneField to it, nil for a
// proxy's base.
type Parent struct {
	Model *Model
	Link  *Field
}

// Label is "app.Model".
func (m *Model) Label() string { return m.AppLabel + "." + m.Name }

// HostRepr implements values.Foreign: a model among a message's parameters.
func (m *Model) HostRepr() string { return "<class '" + m.Module + "." + m.Name + "'>" }

// HostStr implements values.Foreign.
func (m *Model) HostStr() string { return m.HostRepr() }

// HostType implements values.Foreign.
func (m *Model) HostType() string { return "ModelBase" }

// IsContrib tells whether the model belongs to one of Django's own apps.
func (m *Model) IsContrib() bool { return strings.HasPrefix(m.Module, "django.contrib.") }

// LowerName is the model_name.
func (m *Model) LowerName() string { return strings.ToLower(m.Name) }

// Concrete is the model whose table a proxy uses; itself otherwise.
func (m *Model) Concrete() *Model {
	for m.Proxy && len(m.Parents) > 0 {
		m = m.Parents[0].Model
	}
	return m
}

// Fields are the fields with a column, those of the parents first.
func (m *Model) Fields() []*Field {
	if len(m.Parents) == 0 {
		return m.LocalFields
	}
	var out []*Field
	for _, p := range m.Parents {
		for _, f := range p.Model.Fields() {
			if !slices.Contains(out, f) && !m.hides(f) {
				out = append(out, f)
			}
		}
	}
	return append(out, m.LocalFields...)
}

func (m *Model) hides(f *Field) bool {
	return slices.ContainsFunc(m.LocalFields, func(l *Field) bool { return l.Name == f.Name })
}

// M2M are the many-to-many fields, those of the parents first.
func (m *Model) M2M() []*Field {
	var out []*Field
	for _, p := range m.Parents {
		out = append(out, p.Model.M2M()...)
	}
	return append(out, m.LocalM2M...)
}

// Related are the reverse relations to this model and its parents, hidden ones
// included where asked.
func (m *Model) Related(hidden bool) []*Rel {
	var out []*Rel
	add := func(rs []*Rel) {
		for _, r := range rs {
			if (hidden || !r.Hidden()) && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	own := m.OwnRelated()
	add(own[:len(m.reverse)])
	for _, p := range m.Parents {
		add(m.notGeneric(p.Model.Related(hidden)))
	}
	add(own[len(m.reverse):])
	return out
}

// OwnRelated are the reverse relations to the model itself, then those to its proxies.
func (m *Model) OwnRelated() []*Rel {
	out := slices.Clone(m.reverse)
	if m.Proxy {
		return out
	}
	for _, c := range m.Registry.All() {
		if c.Proxy && c.Concrete() == m {
			out = append(out, m.notGeneric(c.reverse)...)
		}
	}
	return out
}

// notGeneric leaves out generic relations, which belong to one model alone, and the
// model's own link to its parent.
func (m *Model) notGeneric(list []*Rel) []*Rel {
	return slices.DeleteFunc(slices.Clone(list), func(r *Rel) bool { return r.Field.Model == m && r.ParentLink || r.Generic != nil })
}

// Find returns the field or reverse relation that a name stands for in queries
// and in _meta.get_field; nil if there is none.
func (m *Model) Find(name string) Relation {
	if f := m.Field(name); f != nil {
		return f
	}
	for _, r := range m.Related(true) {
		if r.QueryName() == name {
			return r
		}
	}
	return nil
}

// Field returns a forward field by name or attname.
func (m *Model) Field(name string) *Field {
	for _, f := range m.LocalFields {
		if f.Name == name {
			return f
		}
	}
	for _, f := range m.LocalM2M {
		if f.Name == name {
			return f
		}
	}
	if m.PK != nil && m.PK.Kind == CompositeKind && m.PK.Name == name {
		return m.PK
	}
	for _, f := range m.LocalFields {
		if f.Attname == name {
			return f
		}
	}
	for _, f := range m.generic {
		if f.Name == name {
			return f
		}
	}
	for _, p := range m.Parents {
		if f := p.Model.Field(name); f != nil {
			return f
		}
	}
	return nil
}

// GetField is _meta.get_field.
func (m *Model) GetField(name string) (Relation, error) {
	if r := m.Find(name); r != nil {
		return r, nil
	}
	return nil, Errorf(FieldDoesNotExist, "%s has no field named '%s'", m.Name, name)
}

// FieldNames lists the names that queries can use, sorted, as FieldError shows them.
func (m *Model) FieldNames() []string {
	set := map[string]bool{}
	for _, f := range m.Fields() {
		set[f.Name] = true
		if f.Rel != nil {
			set[f.Attname] = true
		}
	}
	for _, f := range m.M2M() {
		set[f.Name] = true
	}
	for _, r := range m.Related(false) {
		set[r.QueryName()] = true
	}
	for _, f := range m.generic {
		set[f.Name] = true
	}
	for _, p := range m.Private {
		set[p.Name] = true
	}
	if m.IsComposite() {
		set[m.PK.Name] = true
	}
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// IsSubclass tells whether m is p or inherits from it.
func (m *Model) IsSubclass(p *Model) bool {
	if m == p {
		return true
	}
	for _, q := range m.Parents {
		if q.Model.IsSubclass(p) {
			return true
		}
	}
	return false
}

// PathToParent are the links from m up to the parent p, nearest first; nil if p
// is no ancestor with a table of its own.
func (m *Model) PathToParent(p *Model) []*Field {
	for _, q := range m.Parents {
		var links []*Field
		if q.Link != nil {
			links = []*Field{q.Link}
		}
		if q.Model.Concrete() == p.Concrete() {
			return links
		}
		if rest := q.Model.PathToParent(p); rest != nil {
			return append(links, rest...)
		}
	}
	return nil
}

// AllParents are the ancestors, nearest first.
func (m *Model) AllParents() []*Model {
	var out []*Model
	for _, p := range m.Parents {
		out = append(out, p.Model)
		out = append(out, p.Model.AllParents()...)
	}
	return out
}

// AddField enters a field in the order of creation.
func (m *Model) AddField(f *Field) {
	if f.Kind == CompositeKind {
		f.Model, f.Column, m.PK = m, "", f
		return
	}
	list := &m.LocalFields
	if f.Rel != nil && f.Rel.Kind == ManyToMany {
		list = &m.LocalM2M
	}
	f.Model = m
	i := sort.Search(len(*list), func(i int) bool { return (*list)[i].Order > f.Order })
	*list = slices.Insert(*list, i, f)
	if f.PrimaryKey && m.PK == nil {
		m.PK = f
	}
}

// CamelToSpaces turns BlogPost into "blog post".
func CamelToSpaces(s string) string {
	rs := []rune(s)
	var b strings.Builder
	for i, r := range rs {
		if i > 0 && unicode.IsUpper(r) {
			prevLower := !unicode.IsUpper(rs[i-1]) && rs[i-1] != ' '
			nextLower := i+1 < len(rs) && unicode.IsLower(rs[i+1])
			if prevLower || nextLower {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
