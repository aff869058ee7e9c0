package unitofwork

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// A plan runs every step once and none before what it waits for, whatever the
// order in which steps and waits were gathered.
func TestPlanObeysEveryEdge(t *testing.T) {
	var ids int64
	for seed := range int64(300) {
		r := rand.New(rand.NewSource(seed))
		g := newGraph()
		var nodes []Node
		for i := range 2 + r.Intn(8) {
			m := &mapper.Mapper{Class: instance.NewClass(nil, "main", fmt.Sprintf("C%d", i), &ids)}
			nodes = append(nodes, g.node(Node{Op: SaveAll, Mapper: m}), g.node(Node{Op: DeleteAll, Mapper: m}))
		}
		rank := r.Perm(len(nodes))
		for range r.Intn(3 * len(nodes)) {
			a, b := r.Intn(len(nodes)), r.Intn(len(nodes))
			if rank[a] < rank[b] {
				g.edge(nodes[a], nodes[b], "test")
			}
		}
		if c := g.cycles(); len(c) > 0 {
			t.Fatalf("seed %d: found cycles %v in a graph without any", seed, c)
		}
		plan, err := g.plan(nil)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		at := map[Node]int{}
		for i, batch := range plan.Batches {
			for _, n := range batch {
				if _, twice := at[n]; twice {
					t.Fatalf("seed %d: a step is planned twice", seed)
				}
				at[n] = i
			}
		}
		if len(at) != len(nodes) {
			t.Fatalf("seed %d: %d of %d steps are planned", seed, len(at), len(nodes))
		}
		for _, e := range g.edges {
			if at[e.Before] >= at[e.After] {
				t.Fatalf("seed %d: a step runs before what it waits for", seed)
			}
		}
	}
}

// Steps that wait for each other are found as a cycle and refused as an order.
func TestPlanFindsCycles(t *testing.T) {
	var ids int64
	g := newGraph()
	a := g.node(Node{Op: SaveAll, Mapper: &mapper.Mapper{Class: instance.NewClass(nil, "main", "A", &ids)}})
	b := g.node(Node{Op: SaveAll, Mapper: &mapper.Mapper{Class: instance.NewClass(nil, "main", "B", &ids)}})
	g.edge(a, b, "one way")
	g.edge(b, a, "and back")
	if c := g.cycles(); len(c) != 1 || len(c[0]) != 2 {
		t.Fatalf("cycles: %v", c)
	}
	if _, err := g.plan(nil); !isClass(err, instance.CircularDependency) {
		t.Fatalf("err = %v", err)
	}
}
