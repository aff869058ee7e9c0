// Package unitofwork turns what changed in a session into statements, in an
// order that every foreign key allows.
//
// A flush has three phases. Gathering asks every relationship of every changed
// object what else takes part (a child that joined, one that must go along) and
// notes which steps have to wait for which. Planning is pure: from steps and
// waits it finds cycles and the order. Execution walks the order; saves and
// deletes of one hierarchy that meet in one step become as few statements as the
// database takes.
//
// Steps act on whole classes (save all authors, then copy their keys to their
// books, then save all books). Where classes depend on each other in a circle (a
// tree of nodes, two tables that point at each other) those steps are split into
// one for each object, and the objects' own links give the order.
package unitofwork

import (
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/topo"
)

// Op is what a step does.
type Op uint8

// The operations. SaveState, DeleteState and ProcessState are those of one
// object, after a cycle was split.
const (
	SaveAll Op = iota
	DeleteAll
	ProcessAll // copy keys along a relationship, write rows of a secondary table
	PostUpdate
	SaveState
	DeleteState
	ProcessState
)

// Node is a step. Nodes are compared by value.
type Node struct {
	Op     Op
	Mapper *mapper.Mapper       // the root of the hierarchy, of all but Process
	Rel    *mapper.Relationship // of Process
	Switch bool                 // Process: watch for changed keys instead
	Delete bool                 // Process and PostUpdate: on behalf of deleted objects
	State  *instance.State
}

// Edge says that Before must run before After, and why.
type Edge struct {
	Before, After Node
	Reason        string
}

// Plan is what a flush will do.
type Plan struct {
	Nodes  []Node
	Edges  []Edge
	Cycles [][]Node // the steps that depended on themselves before they were split
	// Batches are the steps in order; those of one batch do not depend on each other.
	Batches [][]Node
	// Stuck is the error of steps that wait for each other, once the batches are done.
	Stuck error
}

// sortKey orders steps that do not depend on each other, by the names that
// SQLAlchemy sorts them by.
func (n Node) sortKey() string {
	del := "0"
	if n.Delete {
		del = "1"
	}
	switch n.Op {
	case SaveAll:
		return "SaveUpdateAll\x00" + n.Mapper.SortKey()
	case DeleteAll:
		return "DeleteAll\x00" + n.Mapper.SortKey()
	case ProcessAll:
		return "ProcessAll\x00" + relKey(n.Rel) + "\x00" + del
	case PostUpdate:
		return "PostUpdateAll\x00" + n.Mapper.SortKey() + "\x00" + del
	case SaveState:
		return "ProcessState\x00" + n.Mapper.SortKey()
	case DeleteState:
		return "DeleteState\x00" + n.Mapper.SortKey()
	}
	return "ProcessState\x00" + relKey(n.Rel)
}

// Cycle is what an error about steps that wait for each other is about.
type Cycle struct {
	Nodes []Node
	Edges []Edge // all that there are
}

func (c *Cycle) error() error {
	var steps []string
	for _, n := range c.Nodes {
		steps = append(steps, n.Text())
	}
	return &core.Error{Class: instance.CircularDependency, Msg: "Circular dependency detected. (" + strings.Join(steps, ", ") + ")", Detail: c}
}

// Text is a step as an error names it.
func (n Node) Text() string {
	del := "False"
	if n.Delete {
		del = "True"
	}
	switch n.Op {
	case SaveState:
		return "SaveUpdateState(" + n.State.String() + ")"
	case DeleteState:
		return "DeleteState(" + n.State.String() + ")"
	case ProcessState:
		kind := "DetectKeySwitch"
		if !n.Switch {
			kind = map[mapper.Direction]string{mapper.OneToMany: "OneToManyDP", mapper.ManyToOne: "ManyToOneDP", mapper.ManyToMany: "ManyToManyDP"}[n.Rel.Direction]
		}
		return "ProcessState(" + kind + "(" + n.Rel.String() + "), " + n.State.String() + ", delete=" + del + ")"
	case SaveAll:
		return "SaveUpdateAll(" + n.Mapper.String() + ")"
	case DeleteAll:
		return "DeleteAll(" + n.Mapper.String() + ")"
	case PostUpdate:
		return "PostUpdateAll(" + n.Mapper.String() + ")"
	}
	return "ProcessAll(" + n.Rel.String() + ", delete=" + del + ")"
}

func relKey(r *mapper.Relationship) string { return r.Parent.SortKey() + "_" + r.Name }

// graph is the steps and waits while they are gathered.
type graph struct {
	nodes    []Node
	has      map[Node]bool
	disabled map[Node]bool
	edges    []Edge
	seen     map[[2]Node]bool
}

func newGraph() *graph {
	return &graph{has: map[Node]bool{}, disabled: map[Node]bool{}, seen: map[[2]Node]bool{}}
}

func (g *graph) node(n Node) Node {
	if !g.has[n] {
		g.has[n] = true
		g.nodes = append(g.nodes, n)
	}
	return n
}

func (g *graph) edge(before, after Node, reason string) {
	k := [2]Node{before, after}
	if !g.seen[k] {
		g.seen[k] = true
		g.edges = append(g.edges, Edge{before, after, reason})
	}
}

// plain are the edges as package topo takes them.
func plain(edges []Edge) []topo.Edge[Node] {
	out := make([]topo.Edge[Node], len(edges))
	for i, e := range edges {
		out[i] = topo.Edge[Node]{Before: e.Before, After: e.After}
	}
	return out
}

// cycles finds the steps that depend on themselves.
func (g *graph) cycles() [][]Node { return topo.Cycles(plain(g.edges), g.nodes) }

// split rewrites the edges of steps that were split into the steps of single
// objects, which parts lists.
func (g *graph) split(cycles [][]Node, parts map[Node][]Node) {
	in := map[Node]bool{}
	for _, c := range cycles {
		for _, n := range c {
			in[n] = true
		}
	}
	old := g.edges
	g.edges, g.seen = nil, map[[2]Node]bool{}
	for _, e := range old {
		switch {
		case g.disabled[e.Before] || g.disabled[e.After] || in[e.Before] && in[e.After]:
		case in[e.Before]:
			for _, p := range parts[e.Before] {
				g.edge(p, e.After, e.Reason)
			}
		case in[e.After]:
			for _, p := range parts[e.After] {
				g.edge(e.Before, p, e.Reason)
			}
		default:
			g.edge(e.Before, e.After, e.Reason)
		}
	}
	var kept []Node
	for _, n := range g.nodes {
		if !in[n] && !g.disabled[n] {
			kept = append(kept, n)
		}
	}
	g.nodes = kept
}

// plan orders the steps.
func (g *graph) plan(cycles [][]Node) (*Plan, error) {
	nodes := append([]Node{}, g.nodes...)
	sort.SliceStable(nodes, func(i, j int) bool { return nodes[i].sortKey() < nodes[j].sortKey() })
	batches, err := topo.Levels(plain(g.edges), nodes)
	if err != nil {
		cycle := &Cycle{Edges: g.edges}
		for _, c := range topo.Cycles(plain(g.edges), nodes) {
			cycle.Nodes = append(cycle.Nodes, c...)
		}
		if len(cycles) == 0 {
			return nil, cycle.error()
		}
		return &Plan{Nodes: nodes, Edges: g.edges, Cycles: cycles, Batches: batches, Stuck: cycle.error()}, nil
	}
	return &Plan{Nodes: nodes, Edges: g.edges, Cycles: cycles, Batches: batches}, nil
}
