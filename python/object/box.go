package object

import "unsafe"

// boxes are ints that have been made room for together: most programs make more ints
// than anything else, and an allocation of its own for each takes longer than what is
// done with it. An int that is kept keeps its neighbours' memory, so they are few.
type boxes struct {
	room *[boxCount]Int
	used int
}

const boxCount = 16

// words is what an interface value consists of.
type words struct{ kind, data unsafe.Pointer }

var intKind = func() unsafe.Pointer {
	var v Value = Int(smallIntMax)
	return (*words)(unsafe.Pointer(&v)).kind
}()

// Int returns i as a Python int. It is MakeInt for code that makes many.
func (th *Thread) Int(i int64) (v Value) {
	if i >= smallIntMin && i < smallIntMax {
		return smallInts[i-smallIntMin]
	}
	b := &th.boxes
	if b.room == nil || b.used == boxCount {
		b.room, b.used = new([boxCount]Int), 0
	}
	p := &b.room[b.used]
	b.used++
	*p = Int(i)
	// An interface holds an Int by its address: this is the conversion that Go makes,
	// with memory that is there already.
	*(*words)(unsafe.Pointer(&v)) = words{intKind, unsafe.Pointer(p)}
	return v
}

// sameBox reports whether two values are the same object in memory. It may miss equal
// values, and never takes different ones for the same.
func sameBox(a, b Value) bool {
	return *(*words)(unsafe.Pointer(&a)) == *(*words)(unsafe.Pointer(&b))
}
