package topo

import (
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

func edges(pairs ...string) []Edge[string] {
	var out []Edge[string]
	for _, p := range pairs {
		out = append(out, Edge[string]{p[:1], p[1:]})
	}
	return out
}

func TestSortIsStable(t *testing.T) {
	for _, c := range []struct {
		edges []Edge[string]
		items []string
		want  string
	}{
		{nil, []string{"c", "a", "b"}, "[[c a b]]"},
		{edges("ab", "bc"), []string{"c", "b", "a"}, "[[a] [b] [c]]"},
		{edges("ab", "ac"), []string{"c", "b", "a", "d"}, "[[a d] [c b]]"},
		{edges("ab", "ab", "zb"), []string{"b", "a"}, "[[a] [b]]"},
	} {
		got, err := Levels(c.edges, c.items)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("Levels(%v, %v) = %v, %v; want %s", c.edges, c.items, got, err, c.want)
		}
	}
}

func TestCyclesAreNamed(t *testing.T) {
	for _, c := range []struct {
		edges []Edge[string]
		want  string
	}{
		{edges("ab", "bc"), "[]"},
		{edges("ab", "ba", "bc"), "[[a b]]"},
		{edges("ab", "bc", "ca", "de", "ed"), "[[a b c] [d e]]"},
		{edges("aa", "ab"), "[[a]]"},
	} {
		items := []string{"a", "b", "c", "d", "e"}
		if got := fmt.Sprint(Cycles(c.edges, items)); got != c.want {
			t.Errorf("Cycles(%v) = %s, want %s", c.edges, got, c.want)
		}
		_, err := Sort(c.edges, items)
		var cycle *CycleError[string]
		if errors.As(err, &cycle) != (c.want != "[]") {
			t.Errorf("Sort(%v): error %v", c.edges, err)
		}
	}
}

// Every edge of a random graph without cycles is respected, and every item
// comes out once.
func TestSortKeepsEveryEdge(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 200 {
		n := 1 + rnd.Intn(30)
		items := rnd.Perm(n)
		rank := rnd.Perm(n)
		var es []Edge[int]
		for range rnd.Intn(3 * n) {
			a, b := rnd.Intn(n), rnd.Intn(n)
			if rank[a] < rank[b] {
				es = append(es, Edge[int]{a, b})
			}
		}
		got, err := Sort(es, items)
		if err != nil || len(got) != n {
			t.Fatalf("Sort: %v, %v", got, err)
		}
		for _, e := range es {
			if slices.Index(got, e.Before) > slices.Index(got, e.After) {
				t.Fatalf("%v out of order in %v", e, got)
			}
		}
	}
}

func TestLongChain(t *testing.T) {
	const n = 100_000
	items := make([]int, n)
	var es []Edge[int]
	for i := range n {
		items[i] = i
		es = append(es, Edge[int]{i, (i + 1) % n})
	}
	if got := Cycles(es, items); len(got) != 1 || len(got[0]) != n {
		t.Fatalf("one ring of %d came out as %d groups", n, len(got))
	}
}
