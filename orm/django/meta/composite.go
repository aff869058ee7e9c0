package meta

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/values"
)

// Key are the fields with the columns of the primary key: one, or those of a
// CompositePrimaryKey (Options.pk_fields).
func (m *Model) Key() []*Field {
	if m.PK == nil {
		return nil
	}
	if m.PK.Kind != CompositeKind {
		return []*Field{m.PK}
	}
	return m.PK.Composite()
}

// Composite are the fields of a CompositePrimaryKey, in its order; nil for every
// other field.
func (f *Field) Composite() []*Field {
	if f.Kind != CompositeKind || f.Model == nil {
		return nil
	}
	out := make([]*Field, 0, len(f.Parts))
	for _, name := range f.Parts {
		if part := f.Model.Field(name); part != nil {
			out = append(out, part)
		}
	}
	return out
}

// IsComposite tells whether the model's key has several columns.
func (m *Model) IsComposite() bool { return m.PK != nil && m.PK.Kind == CompositeKind }

// InKey tells whether a field is the primary key or a part of it.
func (m *Model) InKey(f *Field) bool {
	if f.PrimaryKey {
		return true
	}
	if !m.IsComposite() {
		return false
	}
	for _, part := range m.PK.Composite() {
		if part == f {
			return true
		}
	}
	return false
}

// KeyOf is an object's primary key, a tuple where it has several columns; nil where
// it, or a part of it, is not set.
func KeyOf(o Instance) any {
	pk := o.Model().PK
	switch {
	case pk == nil:
		return nil
	case pk.Kind != CompositeKind:
		v, _ := o.Get(pk.Attname)
		return v
	}
	var key values.Tuple
	for _, part := range pk.Composite() {
		v, _ := o.Get(part.Attname)
		if v == nil {
			return nil
		}
		key = append(key, v)
	}
	return key
}

// ColumnNames are the names of the columns that a key has in a table.
func ColumnNames(fields []*Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Column
	}
	return out
}

// CompositeRefused is the error of an expression that takes no composite key.
func CompositeRefused(name string) error {
	return Errorf(ValueError, "%s expression does not support composite primary keys.", strings.TrimSpace(name))
}
