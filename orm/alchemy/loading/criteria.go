package loading

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Criteria is with_loader_criteria(): a condition put on every use of some classes
// in a statement.
type Criteria struct {
	// Mappers are the classes that it is for.
	Mappers func() []*mapper.Mapper
	// Entity is the class or alias that was named; nil for a mixin.
	Entity *Entity
	// Where makes the condition for an entity.
	Where func(e *Entity) (core.ColumnElement, error)
	// Aliases: aliases are meant too.
	Aliases bool
	// NoPropagate: it is not handed on to lazy loads.
	NoPropagate bool
}

// criteriaFor are the conditions that options put on an entity.
func (c *compiler) criteriaFor(e *Entity) ([]core.ColumnElement, error) {
	if c.settings.Refresh != nil {
		return nil, nil
	}
	list := c.choices.criteria
	if !c.top {
		list = c.p.criteria
	}
	var out []core.ColumnElement
	for _, cr := range list {
		if !cr.Aliases && (cr.Entity == nil || cr.Entity != e) {
			continue
		}
		found := false
		for _, m := range cr.Mappers() {
			found = found || m == e.Mapper
		}
		if !found {
			continue
		}
		x, err := cr.Where(e)
		if err != nil {
			return nil, err
		}
		out = append(out, e.AdaptExpr(x))
	}
	return out, nil
}

// Propagated are the options that a lazy load takes over from the load of its
// object.
func Propagated(options []any) []any {
	for i, o := range options {
		if cr, ok := o.(*Criteria); ok && cr.NoPropagate {
			out := append([]any{}, options[:i]...)
			for _, x := range options[i+1:] {
				if cr, ok := x.(*Criteria); !ok || !cr.NoPropagate {
					out = append(out, x)
				}
			}
			return out
		}
	}
	return options
}
