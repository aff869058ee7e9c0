package core

import (
	"github.com/diptych-orm/diptych/orm/render"
)

// constraint spells AddConstraint and DropConstraint: ALTER TABLE for a constraint
// that is not part of CREATE TABLE.
func (d *DDL) constraint(o CompileOptions, style render.Style) (string, error) {
	dia := o.Dialect
	t := constraintTable(d.Constraint)
	if t == nil {
		return "", CompileErrorf("the constraint belongs to no table")
	}
	alter := "ALTER TABLE " + t.spelt(o) + " "
	if d.Kind == "add_constraint" {
		text, err := ConstraintText(d.Constraint, o)
		return alter + "ADD " + text, err
	}
	name, err := dia.spelledName(t, d.Constraint)
	if err != nil {
		return "", err
	}
	word := "CONSTRAINT "
	if dia.Name == "mysql" {
		switch d.Constraint.(type) {
		case *PrimaryKey:
			return alter + "DROP PRIMARY KEY ", nil
		case *ForeignKeyConstraint:
			word = "FOREIGN KEY "
		case *Unique:
			word = "INDEX "
		case *Check:
			if !dia.MariaDB {
				word = "CHECK "
			}
		}
	}
	if name == "" {
		return "", CompileErrorf("Can't emit DROP CONSTRAINT for constraint %s; it has no name", d.Text)
	}
	sql := alter + "DROP " + word
	if d.IfExists && dia.Name != "mysql" {
		sql += "IF EXISTS "
	}
	sql += QuoteIdentifier(dia, name, false)
	if d.Cascade && dia.Name != "mysql" {
		sql += " CASCADE"
	}
	return sql, nil
}

func constraintTable(c Constraint) *Table {
	switch x := c.(type) {
	case *PrimaryKey:
		return x.Table
	case *Unique:
		return x.Table
	case *Check:
		return x.Table
	case *ForeignKeyConstraint:
		return x.Table
	case *Exclude:
		return x.Table
	}
	return nil
}

// deferrability spells what a constraint says of when it is checked.
func deferrability(deferrable *bool, initially string) string {
	out := ""
	if deferrable != nil {
		out = word(!*deferrable, "NOT ") + "DEFERRABLE"
	}
	if initially != "" {
		if out != "" {
			out += " "
		}
		out += "INITIALLY " + initially
	}
	return out
}
