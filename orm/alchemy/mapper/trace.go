package mapper

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/trace"
)

// report logs each mapper once it is configured: its table, and which column or
// related class stands behind each attribute.
func (r *Registry) report() {
	for _, m := range r.mappers {
		if m.reported {
			continue
		}
		m.reported = true
		log := m.Class.Host.Log()
		if log == nil {
			return
		}
		body := trace.Model{Class: m.Class.Name}
		if m.Table != nil {
			body.Table = m.Table.Name
		}
		for _, p := range m.props {
			switch p := p.(type) {
			case *ColumnProperty:
				f := trace.ModelField{Name: p.Name}
				for _, c := range p.Columns {
					if c.Table == core.FromClause(m.Table) {
						f.Column = c.Name
					}
				}
				if f.Column != "" {
					body.Fields = append(body.Fields, f)
				}
			case *Relationship:
				f := trace.ModelField{Name: p.Name, Kind: p.Direction.Words()}
				if p.Direction != ManyToMany && !p.List && p.Direction == OneToMany {
					f.Kind = "one to one"
				}
				if p.Mapper != nil {
					f.Target = p.Mapper.Class.Name
				}
				body.Fields = append(body.Fields, f)
			}
		}
		log.Emit(body)
	}
}
