package object

import (
	"context"
	"testing"
)

func testThread() *Thread {
	return NewThread(NewRuntime(context.Background(), nil, nil, Limits{}))
}

func TestHashesAreCPythons(t *testing.T) {
	th := testThread()
	for _, c := range []struct {
		v    Value
		want int64
	}{
		{Str(""), 0},
		{Str("a"), 4644417185603328019},
		{Str("hello world"), -5642461784034726774},
		{Int(-1), -2},
		{Int(1 << 61), 1},
		{Float(1.5), 1152921504606846977},
		{NewTuple(Int(1), Int(2)), -3550055125485641917},
	} {
		got, err := Hash(th, c.v)
		if err != nil || got != c.want {
			t.Errorf("hash(%v) = %d, %v; want %d", c.v, got, err, c.want)
		}
	}
}

func TestDictKeepsOrderThroughDeletionAndGrowth(t *testing.T) {
	th := testThread()
	d := NewDict()
	for i := range 100 {
		if err := d.Set(th, Int(i), Int(i*i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := 0; i < 100; i += 2 {
		if _, ok, err := d.Delete(th, Int(i)); !ok || err != nil {
			t.Fatalf("delete %d: %v %v", i, ok, err)
		}
	}
	d.SetStr("last", None)
	if d.Len() != 51 {
		t.Fatalf("len = %d, want 51", d.Len())
	}
	keys := d.Keys()
	for i, k := range keys[:50] {
		if k != Value(Int(2*i+1)) {
			t.Fatalf("key %d = %v", i, k)
		}
	}
	if v, ok, _ := d.Get(th, Int(7)); !ok || v != Value(Int(49)) {
		t.Fatalf("d[7] = %v, %v", v, ok)
	}
}

func TestC3RefusesInconsistentBases(t *testing.T) {
	th := testThread()
	mk := func(name string, bases ...*Type) *Type {
		t.Helper()
		c, err := NewClass(th, TypeType, name, bases, NewDict(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	initSub := NewClassMethod(&MethodDescr{Name: "__init_subclass__", Owner: TypeType, Fn: func(*Thread, Value, Args) (Value, error) { return None, nil }})
	if _, ok := ObjectType.Dict.GetStr("__init_subclass__"); !ok {
		ObjectType.Dict.SetStr("__init_subclass__", initSub)
	}
	a, b := mk("A"), mk("B")
	ab, ba := mk("AB", a, b), mk("BA", b, a)
	_, err := NewClass(th, TypeType, "X", []*Type{ab, ba}, NewDict(), nil)
	if e, ok := AsException(err, TypeError); !ok {
		t.Fatalf("err = %v", e)
	}
	if got := mk("C", ab).MRO; len(got) != 5 || got[2] != a || got[3] != b {
		t.Fatalf("mro = %v", got)
	}
}
