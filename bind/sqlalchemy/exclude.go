package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// excludeAttrs are what an ExcludeConstraint of a table tells of itself.
func excludeAttrs() []object.Attr {
	attr := func(name string, get func(th *object.Thread, x *core.Exclude) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			x, ok := constraintOf(self).(*core.Exclude)
			if !ok {
				return object.None, nil
			}
			return get(th, x), nil
		}}
	}
	key := func(it core.ExcludeItem) string {
		if c, ok := it.X.(*core.Column); ok {
			return c.Name
		}
		return ""
	}
	return []object.Attr{
		attr("where", func(th *object.Thread, x *core.Exclude) object.Value {
			if x.Where == nil {
				return object.None
			}
			return Of(th).Wrap(th, x.Where)
		}),
		attr("using", func(_ *object.Thread, x *core.Exclude) object.Value { return object.Str(x.Using) }),
		attr("operators", func(_ *object.Thread, x *core.Exclude) object.Value {
			d := object.NewDict()
			for _, it := range x.Items {
				d.SetStr(key(it), object.Str(it.Op))
			}
			return d
		}),
		attr("_render_exprs", func(th *object.Thread, x *core.Exclude) object.Value {
			var out []object.Value
			for _, it := range x.Items {
				var name object.Value = object.None
				if n := key(it); n != "" {
					name = object.Str(n)
				}
				out = append(out, object.NewTuple(Of(th).Wrap(th, it.X), name, object.Str(it.Op)))
			}
			return object.NewList(out...)
		}),
	}
}
