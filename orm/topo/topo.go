// Package topo orders things that depend on each other: stably, so that the
// same input always gives the same order, and naming the cycles when there is
// no order.
package topo

import "fmt"

// Edge says that Before comes before After.
type Edge[T comparable] struct{ Before, After T }

// CycleError is returned when no order exists.
type CycleError[T comparable] struct {
	Cycles [][]T     // the groups of items that depend on themselves
	Edges  []Edge[T] // the edges inside those groups
}

// Error implements error.
func (e *CycleError[T]) Error() string {
	return fmt.Sprintf("circular dependency among %v", e.Cycles)
}

// Levels sorts items in rounds as SQLAlchemy's unit of work does: each round
// holds, in the items' own order, all that depends on nothing outside earlier
// rounds. Edges to items that are not listed are ignored; an edge from an item to
// itself is a cycle of one.
func Levels[T comparable](edges []Edge[T], items []T) ([][]T, error) {
	listed := make(map[T]bool, len(items))
	for _, it := range items {
		listed[it] = true
	}
	waits := make(map[T]int, len(items)) // how many items each still waits for
	after := make(map[T][]T, len(items)) // who waits for each
	seen := make(map[Edge[T]]bool, len(edges))
	for _, e := range edges {
		if !listed[e.Before] || !listed[e.After] || seen[e] {
			continue
		}
		seen[e] = true
		waits[e.After]++
		after[e.Before] = append(after[e.Before], e.After)
	}
	var levels [][]T
	todo := unique(items)
	for len(todo) > 0 {
		var level, rest []T
		for _, it := range todo {
			if waits[it] == 0 {
				level = append(level, it)
			} else {
				rest = append(rest, it)
			}
		}
		if len(level) == 0 {
			cycles := Cycles(edges, rest)
			return levels, &CycleError[T]{Cycles: cycles, Edges: within(edges, cycles)}
		}
		for _, it := range level {
			for _, next := range after[it] {
				waits[next]--
			}
		}
		levels = append(levels, level)
		todo = rest
	}
	return levels, nil
}

// Sort is Levels in one list.
func Sort[T comparable](edges []Edge[T], items []T) ([]T, error) {
	levels, err := Levels(edges, items)
	var out []T
	for _, l := range levels {
		out = append(out, l...)
	}
	return out, err
}

// Cycles are the groups of items that depend on themselves (the strongly
// connected components, those of one item only with an edge to itself), in the
// order in which their first items are listed; inside a group, in the items' order.
func Cycles[T comparable](edges []Edge[T], items []T) [][]T {
	items = unique(items)
	index := make(map[T]int, len(items))
	for i, it := range items {
		index[it] = i
	}
	next := make([][]int, len(items))
	itself := make(map[T]bool)
	for _, e := range edges {
		a, ok := index[e.Before]
		b, ok2 := index[e.After]
		if ok && ok2 {
			next[a] = append(next[a], b)
			if a == b {
				itself[e.Before] = true
			}
		}
	}
	component := tarjan(next)
	groups := make(map[int][]T)
	var order []int
	for i, it := range items {
		c := component[i]
		if groups[c] == nil {
			order = append(order, c)
		}
		groups[c] = append(groups[c], it)
	}
	var cycles [][]T
	for _, c := range order {
		if g := groups[c]; len(g) > 1 || itself[g[0]] {
			cycles = append(cycles, groups[c])
		}
	}
	return cycles
}

// tarjan numbers the strongly connected component of every node. It keeps its
// own stack: a long chain of rows that point to each other must not exhaust Go's.
func tarjan(next [][]int) []int {
	n := len(next)
	component := make([]int, n)
	low, num := make([]int, n), make([]int, n)
	on := make([]bool, n)
	var stack []int
	counter, components := 0, 0
	type frame struct{ v, edge int }
	for root := range n {
		if num[root] != 0 {
			continue
		}
		work := []frame{{v: root}}
		for len(work) > 0 {
			f := &work[len(work)-1]
			v := f.v
			if f.edge == 0 {
				counter++
				num[v], low[v] = counter, counter
				stack = append(stack, v)
				on[v] = true
			}
			if f.edge < len(next[v]) {
				w := next[v][f.edge]
				f.edge++
				if num[w] == 0 {
					work = append(work, frame{v: w})
				} else if on[w] {
					low[v] = min(low[v], num[w])
				}
				continue
			}
			if low[v] == num[v] {
				for {
					w := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					on[w] = false
					component[w] = components
					if w == v {
						break
					}
				}
				components++
			}
			work = work[:len(work)-1]
			if len(work) > 0 {
				p := work[len(work)-1].v
				low[p] = min(low[p], low[v])
			}
		}
	}
	return component
}

func within[T comparable](edges []Edge[T], groups [][]T) []Edge[T] {
	group := make(map[T]int)
	for i, g := range groups {
		for _, it := range g {
			group[it] = i + 1
		}
	}
	var in []Edge[T]
	for _, e := range edges {
		if g := group[e.Before]; g != 0 && g == group[e.After] {
			in = append(in, e)
		}
	}
	return in
}

func unique[T comparable](items []T) []T {
	seen := make(map[T]bool, len(items))
	out := make([]T, 0, len(items))
	for _, it := range items {
		if !seen[it] {
			seen[it] = true
			out = append(out, it)
		}
	}
	return out
}
