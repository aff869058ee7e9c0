// Package layout places the boxes of a directed graph in layers, from left to
// right along the edges. The same graph is always placed the same way: nothing
// is random, and ties are broken by the order in which the boxes were given.
package layout

import (
	"slices"
)

// A Box is a node's size.
type Box struct{ W, H int }

// An Edge leads from one box to another, by their indexes.
type Edge struct{ From, To int }

// A Point is the upper left corner of a placed box.
type Point struct{ X, Y int }

// A Gap is the space between layers and between the boxes of one.
type Gap struct{ X, Y int }

// Layered places the boxes. It returns their corners and the size of the whole.
// Edges of a cycle that point back do not count.
func Layered(boxes []Box, edges []Edge, gap Gap) (at []Point, size Box) {
	edges = forward(len(boxes), edges)
	layer := layers(len(boxes), edges)
	columns := make([][]int, 0)
	for i, l := range layer {
		for len(columns) <= l {
			columns = append(columns, nil)
		}
		columns[l] = append(columns[l], i)
	}
	untangle(columns, edges)
	at = make([]Point, len(boxes))
	tallest := 0
	for _, col := range columns {
		tallest = max(tallest, height(boxes, col, gap))
	}
	x := 0
	for _, col := range columns {
		y, width := (tallest-height(boxes, col, gap))/2, 0
		for _, i := range col {
			at[i] = Point{x, y}
			y += boxes[i].H + gap.Y
			width = max(width, boxes[i].W)
		}
		x += width + gap.X
	}
	return at, Box{max(x-gap.X, 0), tallest}
}

func height(boxes []Box, col []int, gap Gap) int {
	h := 0
	for _, i := range col {
		h += boxes[i].H + gap.Y
	}
	return max(h-gap.Y, 0)
}

// forward leaves out the edges that close a cycle, and those to itself.
func forward(n int, edges []Edge) []Edge {
	next := make([][]int, n)
	for i, e := range edges {
		next[e.From] = append(next[e.From], i)
	}
	state := make([]int, n) // 1 on the way, 2 done
	back := map[int]bool{}
	var visit func(int)
	visit = func(v int) {
		state[v] = 1
		for _, i := range next[v] {
			switch to := edges[i].To; state[to] {
			case 0:
				visit(to)
			case 1:
				back[i] = true
			}
		}
		state[v] = 2
	}
	for v := range n {
		if state[v] == 0 {
			visit(v)
		}
	}
	var out []Edge
	for i, e := range edges {
		if !back[i] && e.From != e.To {
			out = append(out, e)
		}
	}
	return out
}

// layers gives each node the length of the longest way to it. A node that
// nothing leads to stands as near as possible to what it leads to.
func layers(n int, edges []Edge) []int {
	layer := make([]int, n)
	for changed := true; changed; {
		changed = false
		for _, e := range edges {
			if layer[e.To] < layer[e.From]+1 {
				layer[e.To] = layer[e.From] + 1
				changed = true
			}
		}
	}
	incoming := make([]bool, n)
	nearest := make([]int, n)
	for i := range nearest {
		nearest[i] = -1
	}
	for _, e := range edges {
		incoming[e.To] = true
		if nearest[e.From] < 0 || layer[e.To] < nearest[e.From] {
			nearest[e.From] = layer[e.To]
		}
	}
	for i := range n {
		if !incoming[i] && nearest[i] > 0 {
			layer[i] = nearest[i] - 1
		}
	}
	return layer
}

// untangle orders each layer by the mean place of its neighbours, there and back.
func untangle(columns [][]int, edges []Edge) {
	place := map[int]int{}
	note := func(col []int) {
		for i, v := range col {
			place[v] = i
		}
	}
	for _, col := range columns {
		note(col)
	}
	sweep := func(col []int, before func(Edge) (v, other int)) {
		mean := map[int]float64{}
		for _, v := range col {
			sum, n := 0, 0
			for _, e := range edges {
				if a, b := before(e); a == v {
					sum += place[b]
					n++
				}
			}
			mean[v] = float64(place[v])
			if n > 0 {
				mean[v] = float64(sum) / float64(n)
			}
		}
		slices.SortStableFunc(col, func(a, b int) int {
			switch {
			case mean[a] < mean[b]:
				return -1
			case mean[a] > mean[b]:
				return 1
			}
			return 0
		})
		note(col)
	}
	for range 4 {
		for _, col := range columns[min(1, len(columns)):] {
			sweep(col, func(e Edge) (int, int) { return e.To, e.From })
		}
		for i := len(columns) - 2; i >= 0; i-- {
			sweep(columns[i], func(e Edge) (int, int) { return e.From, e.To })
		}
	}
}
