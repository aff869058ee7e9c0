package meta

import "slices"

// Private is a field without a column: its name and the host's object.
type Private struct {
	Name string
	Host any
	// Generic is set for a GenericForeignKey.
	Generic *GenericKey
}

// GenericKey is a GenericForeignKey: the fields that hold the content type and
// the key of the object it points to.
type GenericKey struct {
	Name, ContentType, Key string
	ForConcrete            bool
}

// Generic ties a GenericRelation to its rows: those whose content type is that
// of For.
type Generic struct {
	Field       *Field // the foreign key to the content type
	For         *Model
	ForConcrete bool
	Name        string // of the GenericRelation
	Host        any
}

// AddGeneric enters a GenericRelation called name of model m to the model to,
// whose columns key and contentType say what a row belongs to. related is the
// name that leads back in queries, empty for none.
func (m *Model) AddGeneric(name string, to *Model, contentType, key *Field, related string, concrete bool, host any) (*Rel, error) {
	f := &Field{Kind: ForeignKeyKind, Model: to, Order: NextOrder(), Name: related, Attname: key.Attname, Column: key.Column, Null: true}
	if related == "" {
		f.Name = key.Name
	}
	f.Rel = &Rel{Field: f, Kind: ManyToOne, To: m, RelatedName: name, RelatedQueryName: name, OnDelete: DoNothing,
		Generic: &Generic{Field: contentType, For: m, ForConcrete: concrete, Name: name, Host: host}}
	if related != "" {
		to.generic = append(to.generic, f)
	}
	m.attach(f.Rel, m)
	m.Registry.version++
	return f.Rel, m.Registry.announce(f.Rel)
}

// Generics are the generic relations of the model and its parents.
func (m *Model) Generics() []*Rel {
	var out []*Rel
	for _, r := range m.Related(false) {
		if r.Generic != nil {
			out = append(out, r)
		}
	}
	return out
}

// HasPrivate tells whether the model or a parent has a private field of a name.
func (m *Model) HasPrivate(name string) bool {
	for _, p := range m.Private {
		if p.Name == name {
			return true
		}
	}
	return slices.ContainsFunc(m.Parents, func(p Parent) bool { return p.Model.HasPrivate(name) })
}

// AllVirtual are the fields without a column, those of the parents first.
func (m *Model) AllVirtual() []*Field {
	var out []*Field
	for _, p := range m.Parents {
		out = append(out, p.Model.AllVirtual()...)
	}
	return append(out, m.Virtual...)
}

// GenericKeyOf is the GenericForeignKey of a name, nil if there is none.
func (m *Model) GenericKeyOf(name string) *GenericKey {
	for _, p := range m.Private {
		if p.Generic != nil && p.Name == name {
			return p.Generic
		}
	}
	for _, p := range m.Parents {
		if g := p.Model.GenericKeyOf(name); g != nil {
			return g
		}
	}
	return nil
}
