package why

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/layout"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// A FlushPlan is a unit of work's plan, placed for drawing.
type FlushPlan struct {
	Cause string
	Nodes []FlushNode
	Edges []FlushEdge
	W, H  int
	Loops int // groups of nodes that depend on each other
}

// A FlushNode is one step of the plan.
type FlushNode struct {
	Number  int // in the order of execution, from 1
	Title   string
	Detail  string
	Op      string
	X, Y, W int
	H       int
}

// A FlushEdge says that one step has to come before another, and why.
type FlushEdge struct {
	From, To int
	Reason   string
}

// Sizes of a drawn plan, in its own units.
const (
	flushW = 216
	flushH = 46
)

// Flush arranges a plan. Steps that have nothing to do are left out; what had to
// come before and after them stays in order.
func Flush(b *protocol.Body) *FlushPlan {
	keep := make([]bool, len(b.Nodes))
	works := map[string]bool{} // "save Author", "delete Author"
	for i, n := range b.Nodes {
		if n.Op != "dependency" && len(n.Objects) > 0 {
			keep[i] = true
			works[n.Op+" "+n.Class] = true
		}
	}
	for i, n := range b.Nodes {
		if n.Op != "dependency" {
			continue
		}
		// a relation's step matters when rows on both of its sides are written
		verb := "save"
		if strings.HasSuffix(n.Label, "deleted objects") {
			verb = "delete"
		}
		before, after := false, false
		for _, e := range b.Edges {
			if valid(b, e) {
				before = before || e.To == i && works[verb+" "+b.Nodes[e.From].Class] && b.Nodes[e.From].Op == verb
				after = after || e.From == i && works[verb+" "+b.Nodes[e.To].Class] && b.Nodes[e.To].Op == verb
			}
		}
		keep[i] = before && after
	}
	p := &FlushPlan{Cause: b.Cause, Loops: len(b.Cycles)}
	at := make([]int, len(b.Nodes))
	for i := range at {
		at[i] = -1
	}
	for _, i := range b.Order {
		if i < 0 || i >= len(b.Nodes) || !keep[i] || at[i] >= 0 {
			continue
		}
		n := b.Nodes[i]
		at[i] = len(p.Nodes)
		title, detail := n.Label, ""
		if n.Op == "dependency" {
			title, detail, _ = strings.Cut(n.Label, " (")
			detail = words.CopyTheKey + strings.ReplaceAll(detail, ")", "")
		} else {
			detail = strings.Join(n.Objects[:min(len(n.Objects), 3)], ", ")
			if more := len(n.Objects) - 3; more > 0 {
				detail += words.Say(words.AndMoreOf, strconv.Itoa(more))
			}
		}
		p.Nodes = append(p.Nodes, FlushNode{Number: len(p.Nodes) + 1, Title: title, Detail: cut(detail, 34), Op: n.Op, W: flushW, H: flushH})
	}
	p.Edges = reduce(contract(b, at), len(p.Nodes))
	boxes := make([]layout.Box, len(p.Nodes))
	for i, n := range p.Nodes {
		boxes[i] = layout.Box{W: n.W, H: n.H}
	}
	edges := make([]layout.Edge, len(p.Edges))
	for i, e := range p.Edges {
		edges[i] = layout.Edge{From: e.From, To: e.To}
	}
	points, size := layout.Layered(boxes, edges, layout.Gap{X: 56, Y: 28})
	for i, pt := range points {
		p.Nodes[i].X, p.Nodes[i].Y = pt.X, pt.Y
	}
	p.W, p.H = size.W, size.H
	return p
}

func valid(b *protocol.Body, e protocol.FlushEdge) bool {
	return e.From >= 0 && e.To >= 0 && e.From < len(b.Nodes) && e.To < len(b.Nodes)
}

// contract makes the edges between the nodes that are kept, through those that
// are not.
func contract(b *protocol.Body, at []int) []FlushEdge {
	next := make([][]protocol.FlushEdge, len(b.Nodes))
	for _, e := range b.Edges {
		if valid(b, e) {
			next[e.From] = append(next[e.From], e)
		}
	}
	var out []FlushEdge
	for i := range b.Nodes {
		if at[i] < 0 {
			continue
		}
		seen := map[int]bool{i: true}
		var walk func(int)
		walk = func(v int) {
			for _, e := range next[v] {
				if seen[e.To] {
					continue
				}
				seen[e.To] = true
				if at[e.To] >= 0 {
					out = append(out, FlushEdge{at[i], at[e.To], e.Reason})
					continue
				}
				walk(e.To)
			}
		}
		walk(i)
	}
	return out
}

// reduce drops an edge where a longer way says the same.
func reduce(edges []FlushEdge, n int) []FlushEdge {
	reach := func(from, to int, without FlushEdge) bool {
		seen := make([]bool, n)
		var walk func(int) bool
		walk = func(v int) bool {
			for _, e := range edges {
				if e.From != v || e == without || seen[e.To] {
					continue
				}
				if e.To == to {
					return true
				}
				seen[e.To] = true
				if walk(e.To) {
					return true
				}
			}
			return false
		}
		return walk(from)
	}
	if n > 40 { // a drawing of this size is not read edge by edge
		return edges
	}
	return slices.DeleteFunc(slices.Clone(edges), func(e FlushEdge) bool { return reach(e.From, e.To, e) })
}
