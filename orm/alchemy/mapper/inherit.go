package mapper

import (
	"fmt"
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// inherit makes the class one of the hierarchy of b.
func (m *Mapper) inherit(b *Mapper, s Spec) error {
	m.Base = b.Base
	m.tables = append([]*core.Table{}, b.tables...)
	for t, p := range b.equated {
		m.equated[t] = p
	}
	if m.Table == nil || m.Table == b.Table {
		m.Table, m.Single = b.Table, true
	} else {
		m.tables = append(m.tables, m.Table)
		if err := m.joinTo(b, s.InheritKeys); err != nil {
			return err
		}
	}
	warn := func(text string, args ...any) error {
		return m.Registry.Host.Warn("SAWarning", fmt.Sprintf(text, args...))
	}
	if m.PolymorphicIdentity == nil && !s.PolymorphicAbstract && b.Base.PolymorphicOn != nil {
		if err := warn("%s does not indicate a 'polymorphic_identity', yet is part of an inheritance hierarchy that has a 'polymorphic_on' column of '%s'. If this is an intermediary class that should not be instantiated, the class may either be left unmapped, or may include the 'polymorphic_abstract=True' parameter in its Mapper arguments. To leave the class unmapped when using Declarative, set the '__abstract__ = True' attribute on the class.", m, ColumnString(b.Base.PolymorphicOn)); err != nil {
			return err
		}
	}
	if m.VersionCol == nil {
		m.VersionCol = b.VersionCol
	} else if b.VersionCol != nil && b.VersionCol != m.VersionCol {
		if err := warn("Inheriting version_id_col '%s' does not match inherited version_id_col '%s' and will not automatically populate the inherited versioning column. version_id_col should only be specified on the base-most mapper that includes versioning.", m.VersionCol.Name, b.VersionCol.Name); err != nil {
			return err
		}
	}
	if m.PolymorphicOn == nil {
		m.PolymorphicOn = b.PolymorphicOn
	}
	b.descendants = append(b.descendants, m)
	return nil
}

// joinTo finds what joins the class's table to its base's and which columns that makes
// hold the same value.
func (m *Mapper) joinTo(b *Mapper, foreign []*core.Column) error {
	if m.InheritOn == nil {
		on, err := core.JoinCondition(b.Table, m.Table)
		if err != nil {
			e, _ := err.(*core.Error)
			switch {
			case e != nil && e.Class == "NoForeignKeysError":
				return instance.Errorf(instance.NoForeignKeysError, "Can't determine the inherit condition between inherited table '%s' and inheriting table '%s'; tables have no foreign key relationships established.  Please ensure the inheriting table has a foreign key relationship to the inherited table, or provide an 'on clause' using the 'inherit_condition' mapper argument.", b.Table.Key(), m.Table.Key())
			case e != nil && e.Class == instance.AmbiguousForeignKeys:
				return instance.Errorf(instance.AmbiguousForeignKeys, "Can't determine the inherit condition between inherited table '%s' and inheriting table '%s'; tables have more than one foreign key relationship established.  Please specify the 'on clause' using the 'inherit_condition' mapper argument.", b.Table.Key(), m.Table.Key())
			}
			return err
		}
		m.InheritOn = on
	}
	equate := func(l, r *core.Column) {
		if t, ok := l.Table.(*core.Table); ok {
			m.equated[t] = append(m.equated[t][:len(m.equated[t]):len(m.equated[t])], Pair{l, r})
		}
	}
	eachBinary(m.InheritOn, func(l, r core.Element) (core.Element, core.Element) {
		x, y := columnOf(l), columnOf(r)
		switch {
		case foreign != nil && slices.Contains(foreign, x), foreign == nil && References(x, y):
			equate(y, x)
		case foreign != nil && slices.Contains(foreign, y), foreign == nil && References(y, x):
			equate(x, y)
		}
		return l, r
	})
	return nil
}

// combine warns of two columns that become one attribute though nothing says that they
// hold the same value.
func (m *Mapper) combine(p *ColumnProperty, own *core.Column) error {
	c := p.Columns[0]
	if own == m.VersionCol || c == m.VersionCol {
		return nil
	}
	for _, list := range m.equated {
		if slices.Contains(list, Pair{c, own}) {
			return nil
		}
	}
	return m.Registry.Host.Warn("SAWarning", fmt.Sprintf("Implicitly combining column %s with column %s under attribute '%s'.  Please configure one or more attributes for these same-named columns explicitly.", ColumnString(p.Columns[len(p.Columns)-1]), ColumnString(own), p.Name))
}
