package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Exclude is PostgreSQL's EXCLUDE constraint: no two rows may answer all of its
// comparisons.
type Exclude struct {
	Order      int64 // of creation
	Table      *Table
	Name       string
	Items      []ExcludeItem
	Using      string
	Where      Element
	Deferrable *bool
	Initially  string
}

// ExcludeItem is a column or an expression with the operator it is compared by.
type ExcludeItem struct {
	X  Element
	Op string
}

// ConstraintName implements Constraint.
func (c *Exclude) ConstraintName() string { return c.Name }
func (c *Exclude) attach(t *Table)        { c.Table = t }
func (c *Exclude) order() *int64          { return &c.Order }

// VisitName implements Element.
func (*Exclude) VisitName() string { return "exclude_constraint" }

// lowered is what stands behind the constraint's name.
func (c *Exclude) lowered(l *lowering) (sqltree.Expr, error) {
	parts := []any{"EXCLUDE USING " + c.Using + " ("}
	for i, it := range c.Items {
		x, err := l.expr(it.X)
		if err != nil {
			return nil, err
		}
		parts = append(parts, word(i > 0, ", "), x, " WITH "+it.Op)
	}
	parts = append(parts, ")")
	if c.Where != nil {
		w, err := l.expr(c.Where)
		if err != nil {
			return nil, err
		}
		parts = append(parts, " WHERE (", w, ")")
	}
	if d := deferrability(c.Deferrable, strings.ToUpper(c.Initially)); d != "" {
		parts = append(parts, " "+d)
	}
	return concat(parts...), nil
}
