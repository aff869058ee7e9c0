package loading

import (
	"slices"

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
// object: contains_eager(), wildcards without a path and
// criteria that say so stay behind.
func Propagated(options []any) []any {
	stays := func(x any) bool {
		switch o := x.(type) {
		case *Criteria:
			return o.NoPropagate
		case *Option:
			return o.Strategy == "contains_eager" || o.Root == nil
		case interface{ StaysBehind() bool }:
			return o.StaysBehind()
		}
		return false
	}
	if flat := flatten(options); slices.ContainsFunc(flat, stays) {
		return slices.DeleteFunc(flat, stays)
	}
	return options
}
