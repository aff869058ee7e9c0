package loading

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// CollectionOf is the SELECT of the objects that a relationship of obj holds, as the
// collections that are not held in memory make it.
func CollectionOf(r *mapper.Relationship, obj *instance.State) *core.Select {
	target := targetOf(r)
	ra := &RelAttr{Entity: Of(r.Parent), Rel: r}
	return core.NewSelect(target).With(func(s *core.Select) {
		s.Where = []core.ColumnElement{ra.ParentIs(obj, false)}
		if r.Join.Secondary != nil {
			s.FromObj = []core.Element{target, r.Join.Secondary}
		}
		s.OrderBy = r.Order
		s.Plugin = target.plugin
	})
}

// Dynamic loads all objects of a dynamic relationship: the hook of a mapper.Registry.
func Dynamic(_ *mapper.Mapper, r *mapper.Relationship) func(*instance.State) ([]any, error) {
	return func(st *instance.State) ([]any, error) {
		sess, ok := st.Session.(Session)
		if !ok {
			return nil, nil
		}
		set := &Settings{NoAutoflush: true}
		s := CollectionOf(r, st).With(func(s *core.Select) {
			s.LabelStyle = core.LabelTablePlusColumn
			s.PluginData = set
		})
		res, err := sess.Run(s, set)
		if err != nil {
			return nil, err
		}
		return uniqueObjects(res)
	}
}
