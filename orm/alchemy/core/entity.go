package core

// Entity is something of the ORM that stands for columns and a source of rows:
// a mapped class, an alias of one, a bundle. Core carries it through statements
// and leaves its meaning to the Plugin.
type Entity interface {
	Element
	// EntityColumns are the columns it stands for where it is named alone.
	EntityColumns() []ColumnElement
	// EntityFrom is the source of rows; nil where it has none (a bundle).
	EntityFrom() FromClause
	Plugin() Plugin
}

// Plugin lowers statements that name entities.
type Plugin interface {
	// CompileSelect returns a Select without entities for one with them.
	// TopLevel is false inside another statement. The state comes back as
	// Compiled.State.
	CompileSelect(s *Select, topLevel bool) (*Select, any, error)
	// CompileDML does the same for INSERT, UPDATE and DELETE of an entity.
	CompileDML(s Statement) (Statement, any, error)
}

// pluginOf finds the plugin that a select needs: that of its entities, or of
// the first annotated column whose note names one.
func (s *Select) pluginOf() Plugin {
	if s.Plugin != nil {
		return s.Plugin
	}
	for _, c := range s.Cols {
		if p := elementPlugin(c); p != nil {
			return p
		}
	}
	for _, f := range s.FromObj {
		if p := elementPlugin(f); p != nil {
			return p
		}
	}
	for _, j := range s.Joins {
		for _, e := range []Element{j.Target, j.On, j.Left} {
			if p := elementPlugin(e); p != nil {
				return p
			}
		}
	}
	return nil
}

// PluginNote is implemented by the Note of an Annotated column that only a
// Plugin can lower.
type PluginNote interface{ NotePlugin() Plugin }

// elementPlugin is the plugin that an element names, at any depth of an expression.
func elementPlugin(e Element) Plugin {
	switch x := e.(type) {
	case nil:
		return nil
	case Entity:
		return x.Plugin()
	case *Annotated:
		if n, ok := x.Note.(PluginNote); ok {
			if p := n.NotePlugin(); p != nil {
				return p
			}
		}
		return elementPlugin(x.ColumnElement)
	case FromClause, Query:
		return nil
	case ColumnElement:
		var found Plugin
		eachChild(x, func(c Element) {
			if found == nil {
				found = elementPlugin(c)
			}
		})
		return found
	}
	return nil
}
