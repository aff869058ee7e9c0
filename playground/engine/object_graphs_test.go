package engine_test

import (
	_ "embed"
	"fmt"
	"testing"

	"github.com/diptych-orm/diptych/playground/engine"
)

// objectGraphs changes a graph of objects at random, with trees of one class,
// links of many to many and classes that inherit over joined tables.
//
//go:embed testdata/object_graphs.py
var objectGraphs string

// Whatever order objects are made, linked and deleted in, a flush breaks no foreign
// key (the database checks each statement), the tables then hold what the objects
// say, and a rollback brings every attribute back to what was committed.
func TestTablesEqualObjectsOfRandomGraphs(t *testing.T) {
	for seed := range 25 {
		code := fmt.Sprintf("SEED = %d\n%s", seed, objectGraphs)
		res := run(t, code, engine.Options{})
		if res.Error != nil {
			t.Fatalf("seed %d: %s: %s", seed, res.Error.Type, res.Error.Message)
		}
		if got := res.Stdout(); got != "agreed True\n" {
			t.Errorf("seed %d: printed %q", seed, got)
		}
	}
}
