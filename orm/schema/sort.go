package schema

import (
	"sort"

	"github.com/diptych-orm/diptych/orm/topo"
)

// Sorted orders tables so that what a foreign key points to comes first: among
// tables that do not depend on each other by name, as SQLAlchemy's create_all
// does. Foreign keys to the table itself or to tables not listed do not count.
// When tables depend on each other in a circle the error is a *topo.CycleError
// and the order the one by name.
func Sorted(tables []*Table) ([]*Table, error) {
	byName := make([]*Table, len(tables))
	copy(byName, tables)
	sort.SliceStable(byName, func(i, j int) bool { return byName[i].key() < byName[j].key() })
	find := make(map[string]*Table, len(tables))
	for _, t := range byName {
		find[t.key()] = t
	}
	var edges []topo.Edge[*Table]
	for _, t := range byName {
		for _, fk := range t.ForeignKeys() {
			key := (&Table{Schema: fk.Ref.Schema, Name: fk.Ref.Table}).key()
			if target := find[key]; target != nil && target != t {
				edges = append(edges, topo.Edge[*Table]{Before: target, After: t})
			}
		}
	}
	out, err := topo.Sort(edges, byName)
	if err != nil {
		return byName, err
	}
	return out, nil
}

func (t *Table) key() string {
	if t.Schema == "" {
		return t.Name
	}
	return t.Schema + "." + t.Name
}
