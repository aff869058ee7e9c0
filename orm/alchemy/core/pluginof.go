package core

// PluginOf is the plugin that a statement needs; nil for one about tables alone.
func PluginOf(st Statement) Plugin {
	switch s := st.(type) {
	case *Select:
		return s.pluginOf()
	case *Compound:
		if s.Plugin != nil {
			return s.Plugin
		}
		for _, q := range s.Queries {
			if p := PluginOf(q); p != nil {
				return p
			}
		}
	case *FromStatement:
		return s.Plugin
	case *QueryGroup:
		return PluginOf(s.Query)
	case *Insert:
		if s.Plugin != nil || s.Entity == nil {
			return s.Plugin
		}
		return s.Entity.Plugin()
	case *Update:
		if s.Plugin != nil || s.Entity == nil {
			return s.Plugin
		}
		return s.Entity.Plugin()
	case *Delete:
		if s.Plugin != nil || s.Entity == nil {
			return s.Plugin
		}
		return s.Entity.Plugin()
	}
	return nil
}

// AddDetail puts a remark before the message, as SQLAlchemy does with errors that
// an automatic flush meets.
func (e *DBError) AddDetail(detail string) { e.Details = append(e.Details, detail) }

// AddDetail puts a remark before the message.
func (e *StatementError) AddDetail(detail string) { e.Details = append(e.Details, detail) }

func details(list []string) string {
	text := ""
	for _, d := range list {
		text += "(" + d + ")\n"
	}
	return text
}
