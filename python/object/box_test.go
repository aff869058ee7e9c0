package object

import (
	"math"
	"runtime"
	"testing"
)

// Ints that are made together are ints as any: equal, apart from each other, and alive
// as long as something holds them.
func TestIntsMadeTogether(t *testing.T) {
	th := testThread()
	var made []Value
	var want []int64
	for i := int64(-3000); i < 3000; i += 7 {
		for _, n := range []int64{i, i * 1_000_003, math.MaxInt64 - i*i, math.MinInt64 + i*i} {
			made, want = append(made, th.Int(n)), append(want, n)
		}
		if i%700 == 0 {
			runtime.GC()
		}
	}
	for i, v := range made {
		if v != Value(Int(want[i])) || v.Type() != IntType {
			t.Fatalf("int %d is %v, want %d", i, v, want[i])
		}
	}
	if a, b := th.Int(5), MakeInt(5); !sameBox(a, b) {
		t.Error("a small int is not the shared one")
	}
	if a, b := th.Int(50_000), th.Int(50_000); sameBox(a, b) || a != b {
		t.Error("two large ints of one value are one object, or differ")
	}
}
