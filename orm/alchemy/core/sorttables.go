package core

import (
	"slices"
	"strings"
)

// SortTables orders tables so that each comes after those its foreign keys
// refer to. Where some refer to each other in a circle, which circle reports, the
// foreign keys of those count for nothing.
func SortTables(tables []*Table) (sorted, circle []*Table) {
	deps := map[*Table]map[*Table]bool{}
	in := map[*Table]bool{}
	for _, t := range tables {
		in[t] = true
	}
	for _, t := range tables {
		deps[t] = map[*Table]bool{}
		for _, c := range t.Constraints {
			fkc, ok := c.(*ForeignKeyConstraint)
			if !ok || fkc.UseAlter {
				continue
			}
			for _, k := range fkc.Keys {
				if target, err := k.Column(); err == nil {
					if rt, ok := target.Table.(*Table); ok && rt != t && in[rt] {
						deps[t][rt] = true
					}
				}
			}
		}
	}
	sorted, stuck := sortedBy(deps, tables)
	if len(stuck) == 0 {
		return sorted, nil
	}
	for _, t := range stuck {
		if reaches(deps, t, t, map[*Table]bool{}) {
			in[t] = false
			circle = append(circle, t)
		}
	}
	for t := range deps {
		if !in[t] {
			deps[t] = nil
		}
	}
	sorted, _ = sortedBy(deps, tables)
	return sorted, circle
}

// Names lists the tables as messages do: by the alphabet.
func Names(tables []*Table) string {
	names := make([]string, 0, len(tables))
	for _, t := range tables {
		names = append(names, t.Key())
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// sortedBy puts tables in rounds after what they depend on; stuck are those for
// which that is impossible.
func sortedBy(deps map[*Table]map[*Table]bool, todo []*Table) (sorted, stuck []*Table) {
	done := map[*Table]bool{}
	for len(todo) > 0 {
		var level, rest []*Table
		for _, t := range todo {
			ready := true
			for d := range deps[t] {
				ready = ready && done[d]
			}
			if ready {
				level = append(level, t)
			} else {
				rest = append(rest, t)
			}
		}
		if len(level) == 0 {
			return sorted, rest
		}
		for _, t := range level {
			done[t] = true
		}
		sorted = append(sorted, level...)
		todo = rest
	}
	return sorted, nil
}

// reaches tells whether a table depends on another one, directly or not.
func reaches(deps map[*Table]map[*Table]bool, from, to *Table, seen map[*Table]bool) bool {
	for d := range deps[from] {
		if d == to {
			return true
		}
		if !seen[d] {
			seen[d] = true
			if reaches(deps, d, to, seen) {
				return true
			}
		}
	}
	return false
}
