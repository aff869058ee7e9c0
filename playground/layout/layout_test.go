package layout_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/diptych-orm/diptych/playground/layout"
)

func TestLayersFollowTheEdges(t *testing.T) {
	boxes := []layout.Box{{10, 4}, {20, 4}, {10, 8}, {5, 5}}
	at, size := layout.Layered(boxes, []layout.Edge{{0, 1}, {1, 2}, {0, 2}}, layout.Gap{X: 3, Y: 2})
	if want := []layout.Point{{0, 0}, {13, 3}, {36, 1}, {0, 6}}; size != (layout.Box{W: 46, H: 11}) || !reflect.DeepEqual(at, want) {
		t.Errorf("%v %v, want %v", at, size, want)
	}
}

// Boxes never overlap, edges that are not part of a cycle go to the right, and
// the same graph is placed the same way.
func TestAnyGraph(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 1 + r.IntN(12)
		boxes := make([]layout.Box, n)
		for i := range boxes {
			boxes[i] = layout.Box{W: 1 + r.IntN(30), H: 1 + r.IntN(30)}
		}
		var edges []layout.Edge
		acyclic := r.IntN(2) == 0
		for range r.IntN(20) {
			e := layout.Edge{From: r.IntN(n), To: r.IntN(n)}
			if acyclic && e.From >= e.To {
				continue
			}
			edges = append(edges, e)
		}
		at, size := layout.Layered(boxes, edges, layout.Gap{X: 4, Y: 3})
		for i := range n {
			if at[i].X < 0 || at[i].Y < 0 || at[i].X+boxes[i].W > size.W || at[i].Y+boxes[i].H > size.H {
				t.Fatalf("box %d at %v is outside %v", i, at[i], size)
			}
			for j := range i {
				if at[i].X < at[j].X+boxes[j].W && at[j].X < at[i].X+boxes[i].W && at[i].Y < at[j].Y+boxes[j].H && at[j].Y < at[i].Y+boxes[i].H {
					t.Fatalf("boxes %d and %d overlap: %v %v", i, j, at[i], at[j])
				}
			}
		}
		for _, e := range edges {
			if acyclic && at[e.From].X >= at[e.To].X {
				t.Fatalf("edge %v goes back: %v", e, at)
			}
		}
		again, _ := layout.Layered(boxes, edges, layout.Gap{X: 4, Y: 3})
		if !reflect.DeepEqual(at, again) {
			t.Fatal("placed another way")
		}
	}
}

func TestNothing(t *testing.T) {
	if at, size := layout.Layered(nil, nil, layout.Gap{}); len(at) != 0 || size != (layout.Box{}) {
		t.Error(at, size)
	}
}
