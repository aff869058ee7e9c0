package core

// EnumSchema is the schema that an enumeration's type lies in; empty for none.
func (t *Type) EnumSchema() string {
	s, _ := t.Options["type_schema"].(string)
	return s
}

// CreatesType reports whether the tables that use an enumeration create its type.
func (t *Type) CreatesType() bool {
	on, given := t.Options["creates"].(bool)
	return on || !given
}

// enumType is the name of the database's type behind an enumeration.
func (t *Type) enumType(d *Dialect) string {
	name := QuoteIdentifier(d, t.EnumName, false)
	if s := t.EnumSchema(); s != "" {
		return QuoteIdentifier(d, s, false) + "." + name
	}
	return name
}
