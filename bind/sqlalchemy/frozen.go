package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// Frozen is what Result.freeze() gives: rows that can be read any number of times.
type Frozen struct {
	Meta *core.RowMeta
	Rows [][]any
}

// WrapFrozen is frozen rows as a Python object.
func (s *State) WrapFrozen(f *Frozen) object.Value {
	return object.NewInstance(s.classes["FrozenResult"], f)
}

// FrozenOf is the frozen rows behind a Python object.
func FrozenOf(v object.Value) (*Frozen, bool) { return object.State[*Frozen](v) }

func (s *State) makeFrozen() {
	s.class(object.ClassSpec{Name: "FrozenResult", Module: "sqlalchemy.engine.result", Methods: []object.Method{
		object.NewMethod("__call__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			f, _ := FrozenOf(self)
			return Of(th).WrapResult(core.NewResult(f.Meta.Loose(), &core.SliceSource{Rows: f.Rows})), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "data", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			f, _ := FrozenOf(self)
			var out []object.Value
			for _, r := range f.Rows {
				out = append(out, Of(th).Item(&core.Row{Meta: f.Meta, Values: r}))
			}
			return object.NewList(out...), nil
		}},
	}})
}
