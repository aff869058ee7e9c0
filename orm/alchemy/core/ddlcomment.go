package core

const noOracleUpdate = "Oracle Database does not contain native UPDATE CASCADE functionality - onupdates will not be rendered for foreign keys.  Consider using deferrable=True, initially='deferred' or triggers."

// comment sets or drops the comment of a table or a column.
func (d *DDL) comment(o CompileOptions) (string, error) {
	dia := o.Dialect
	t, c := d.Table, d.Column
	if c != nil {
		t, _ = c.Table.(*Table)
	}
	set := d.Kind == "set_table_comment" || d.Kind == "set_column_comment"
	words, nothing := "", false
	switch {
	case set && c != nil:
		words, nothing = c.Schema.Comment, !c.Schema.HasComment
	case set:
		words, nothing = t.Comment, t.Comment == ""
	}
	value := dia.quoteLiteral(words)
	if nothing {
		value = "NULL"
	}
	switch {
	case dia.Name == "mysql" && (c == nil || set):
		if c == nil {
			return "ALTER TABLE " + t.spelt(o) + " COMMENT " + value, nil
		}
		name := QuoteIdentifier(dia, c.Name, false)
		spec, err := ColumnText(c, o, false)
		return "ALTER TABLE " + t.spelt(o) + " CHANGE " + name + " " + spec, err
	case dia.Name == "mssql":
		owner := t.Schema
		if owner == "" { // no connection has told it the default one
			return "", Errorf("AttributeError", "'NoneType' object has no attribute 'startswith'")
		}
		sql := "execute sp_dropextendedproperty 'MS_Description'"
		if set {
			sql = "execute sp_addextendedproperty 'MS_Description', N" + dia.quoteLiteral(words)
		}
		sql += ", 'schema', " + QuoteIdentifier(dia, owner, false) + ", 'table', " + QuoteIdentifier(dia, t.Name, false)
		if c != nil {
			sql += ", 'column', " + QuoteIdentifier(dia, c.Name, false)
		}
		return sql, nil
	}
	if !set && (c != nil || dia.Name != "oracle") {
		value = "NULL"
	}
	if c == nil {
		return "COMMENT ON TABLE " + t.spelt(o) + " IS " + value, nil
	}
	name := QuoteIdentifier(dia, c.Name, false)
	if t != nil {
		name = t.spelt(o) + "." + name
	}
	return "COMMENT ON COLUMN " + name + " IS " + value, nil
}
