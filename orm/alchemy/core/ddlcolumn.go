package core

import (
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/schema"
)

// ColumnHost is a Host that may write the columns of CREATE TABLE itself, as
// @compiles(CreateColumn) does.
type ColumnHost interface {
	// ColumnText writes a column; handled is false where no hook is for it. A
	// handled column without text is left out.
	ColumnText(c *Column, o CompileOptions) (text string, handled bool, err error)
}

// ddlStyle is how the statements of a schema are spelt.
func (o CompileOptions) ddlStyle() render.Style {
	words := *o.Dialect.spelling()
	words.Name = o.Dialect.Name // Oracle and SQL Server are spelt as the default, but for their types and columns
	return render.Style{Dialect: &words, Family: render.Alchemy, Marks: o.Dialect.marks(), LiteralBinds: true}
}

// ColumnText spells a column as CREATE TABLE has it; checks adds its own constraints.
func ColumnText(c *Column, o CompileOptions, checks bool) (string, error) {
	col, err := c.physical(newDDLLowering(o), o.Dialect)
	if err != nil {
		return "", err
	}
	if !checks {
		col.Checks = nil
	}
	return schema.ColumnDefinition(col, o.ddlStyle())
}

// ColumnDefaultText spells what follows DEFAULT; it is empty for a column without one.
func ColumnDefaultText(c *Column, o CompileOptions) (string, error) {
	col, err := c.physical(newDDLLowering(o), o.Dialect)
	if err != nil || col.Default == nil {
		return "", err
	}
	return schema.ExprText(col.Default, o.ddlStyle())
}

// ConstraintText spells a constraint as CREATE TABLE has it.
func ConstraintText(c Constraint, o CompileOptions) (string, error) {
	x, err := spelledConstraint(c, newDDLLowering(o))
	if err != nil {
		return "", err
	}
	return schema.ConstraintDefinition(x, o.ddlStyle())
}

// spelledConstraint is a constraint of its table or of one of its columns.
func spelledConstraint(c Constraint, l *lowering) (schema.Constraint, error) {
	t := constraintTable(c)
	if ck, ok := c.(*Check); ok && (ck.Column != nil || ck.TypeOf != nil) {
		name, err := l.dialect.spelledName(t, ck)
		if err != nil {
			return nil, err
		}
		if ck.TypeOf != nil {
			return &schema.Check{Name: name, X: typeCheck(ck, l)}, nil
		}
		x, err := l.expr(ck.X)
		return &schema.Check{Name: name, X: x, Deferrable: ck.suffix(l.dialect)}, err
	}
	return physicalConstraint(t, c, l)
}

// typeText spells a column's type; noted says that it may depend on the column.
func (c *Column) typeText(dialect string) (text string, noted bool, err error) {
	t := c.SQLType()
	h, noted := t.Custom.(ColumnTypeHook)
	if !noted {
		h, noted = t.Hook.(ColumnTypeHook)
	}
	if noted {
		defer h.ForColumn(c)()
	}
	text, err = TypeText(t, dialect)
	return text, noted, err
}
