package object

// Set is a Python set or frozenset, or an instance of a subclass. Its table
// follows CPython's step for step (open addressing with runs of linear probes,
// the same growth), so that sets are iterated in the same order.
type Set struct {
	Header
	table  []setEntry
	fill   int // slots in use, removed ones included
	used   int
	finger int // where pop() looks next
	frozen bool
	hash   int64 // of a frozenset, once known
}

type setEntry struct {
	key  Value // nil: free or removed
	hash int64 // -1 with a nil key: removed
}

// The classes set and frozenset.
var (
	SetType       = newBuiltinType("set", ObjectType)
	FrozenSetType = newBuiltinType("frozenset", ObjectType)
)

// Type returns set, frozenset or a subclass.
func (s *Set) Type() *Type {
	switch {
	case s.cls != nil:
		return s.cls
	case s.frozen:
		return FrozenSetType
	}
	return SetType
}

const (
	setMinSize   = 8
	linearProbes = 9
)

// NewSet returns an empty set.
func NewSet() *Set { return &Set{table: make([]setEntry, setMinSize)} }

// NewFrozenSet returns an empty frozenset; add to it before it is shared.
func NewFrozenSet() *Set { return &Set{table: make([]setEntry, setMinSize), frozen: true} }

// FrozenSetOf returns the frozenset of elems.
func FrozenSetOf(th *Thread, elems []Value) (*Set, error) {
	s := NewFrozenSet()
	for _, e := range elems {
		if err := s.Add(th, e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// SetOf returns the set of elems, as the display {a, b} makes it.
func SetOf(th *Thread, elems ...Value) (*Set, error) {
	s := NewSet()
	for _, e := range elems {
		if err := s.Add(th, e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// ConstSet returns the set that a display of three or more constants makes:
// CPython builds a frozenset at compile time and merges it into an empty set,
// which can change the order.
func ConstSet(th *Thread, elems ...Value) (*Set, error) {
	f, err := SetOf(th, elems...)
	if err != nil {
		return nil, err
	}
	s := NewSet()
	return s, s.update(th, f)
}

// Len returns the number of elements.
func (s *Set) Len() int { return s.used }

// Elems returns the elements in order, as a snapshot.
func (s *Set) Elems() []Value {
	out := make([]Value, 0, s.used)
	for i := range s.table {
		if k := s.table[i].key; k != nil {
			out = append(out, k)
		}
	}
	return out
}

// Add adds v.
func (s *Set) Add(th *Thread, v Value) error {
	h, err := Hash(th, v)
	if err != nil {
		return err
	}
	return s.add(th, v, h)
}

// Has reports whether v is an element.
func (s *Set) Has(th *Thread, v Value) (bool, error) {
	h, err := Hash(th, v)
	if err != nil {
		return false, err
	}
	i, err := s.lookup(th, v, h)
	return i >= 0, err
}

// Discard removes v and reports whether it was there.
func (s *Set) Discard(th *Thread, v Value) (bool, error) {
	h, err := Hash(th, v)
	if err != nil {
		return false, err
	}
	return s.discard(th, v, h)
}

// Clear removes all elements.
func (s *Set) Clear() {
	s.table = make([]setEntry, setMinSize)
	s.fill, s.used, s.finger = 0, 0, 0
}

// probe calls visit for the slots of hash h until it returns true. visit gets the
// slot of the table as it was when the probe began.
func (s *Set) probe(h int64, visit func(i int) (stop bool)) {
	mask := uint64(len(s.table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			if visit(int(j)) {
				return
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// lookup returns the slot of v, or -1.
func (s *Set) lookup(th *Thread, v Value, h int64) (int, error) {
restart:
	if err := th.Spend(32); err != nil {
		return -1, err
	}
	table := s.table
	mask := uint64(len(table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			e := &table[j]
			if e.key == nil {
				if e.hash == 0 {
					return -1, nil
				}
				continue
			}
			if e.hash != h {
				continue
			}
			key := e.key
			same, err := Equal(th, key, v)
			if err != nil {
				return -1, err
			}
			if len(table) != len(s.table) || &table[0] != &s.table[0] || e.key != key {
				goto restart // the comparison changed the set
			}
			if same {
				return int(j), nil
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

func (s *Set) add(th *Thread, v Value, h int64) error {
	i, err := s.lookup(th, v, h)
	if err != nil || i >= 0 {
		return err
	}
	if err := th.Alloc(32); err != nil {
		return err
	}
	s.hash = 0
	free := 0
	s.probe(h, func(i int) bool {
		free = i
		return s.table[i].key == nil && s.table[i].hash == 0
	})
	s.table[free] = setEntry{v, h}
	s.fill++
	s.used++
	if s.fill*5 < (len(s.table)-1)*3 {
		return nil
	}
	return s.grow(th)
}

func (s *Set) grow(th *Thread) error {
	if s.used > 50000 {
		return s.resize(th, s.used*2)
	}
	return s.resize(th, s.used*4)
}

func (s *Set) resize(th *Thread, least int) error {
	size := setMinSize
	for size <= least {
		size *= 2
	}
	if err := reserve(th, int64(size), 24); err != nil {
		return err
	}
	old := s.table
	s.table = make([]setEntry, size)
	s.fill = s.used
	for i, e := range old {
		if e.key != nil {
			s.insertClean(e)
		}
		if err := th.Turn(i); err != nil {
			return err
		}
	}
	return nil
}

// insertClean puts in an element that is known to be new, where none was removed.
func (s *Set) insertClean(e setEntry) {
	s.probe(e.hash, func(i int) bool {
		if s.table[i].key == nil {
			s.table[i] = e
			return true
		}
		return false
	})
}

func (s *Set) discard(th *Thread, v Value, h int64) (bool, error) {
	i, err := s.lookup(th, v, h)
	if err != nil || i < 0 {
		return false, err
	}
	s.table[i] = setEntry{hash: -1}
	s.used--
	return true, nil
}

// pop removes and returns some element.
func (s *Set) pop() (Value, bool) {
	if s.used == 0 {
		return nil, false
	}
	mask := len(s.table) - 1
	i := s.finger & mask
	for s.table[i].key == nil {
		i++
		if i > mask {
			i = 0
		}
	}
	v := s.table[i].key
	s.table[i] = setEntry{hash: -1}
	s.used--
	s.finger = i + 1
	return v, true
}

// Merge adds the elements of another set, in CPython's order.
func (s *Set) Merge(th *Thread, o *Set) error {
	if o == s || o.used == 0 {
		return nil
	}
	if (s.fill+o.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize(th, (s.used+o.used)*2); err != nil {
			return err
		}
	}
	s.hash = 0
	if s.fill == 0 && len(s.table) == len(o.table) && o.fill == o.used {
		copy(s.table, o.table)
		s.fill, s.used = o.fill, o.used
		return nil
	}
	if s.fill == 0 {
		for i, e := range o.table {
			if e.key != nil {
				s.insertClean(e)
			}
			if err := th.Turn(i); err != nil {
				return err
			}
		}
		s.fill, s.used = o.used, o.used
		return nil
	}
	for _, e := range append([]setEntry(nil), o.table...) {
		if e.key == nil {
			continue
		}
		if err := s.add(th, e.key, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// update adds every item of v.
func (s *Set) update(th *Thread, v Value) error {
	switch o := v.(type) {
	case *Set:
		return s.Merge(th, o)
	case *Dict:
		if o.cls == nil {
			if (s.fill+o.Len())*5 >= (len(s.table)-1)*3 {
				if err := s.resize(th, (s.used+o.Len())*2); err != nil {
					return err
				}
			}
		}
	}
	return Iterate(th, v, func(e Value) error { return s.Add(th, e) })
}

// clone returns a set of the same kind with the same elements and no subclass.
//
//go:noinline
func (s *Set) clone(th *Thread) (*Set, error) {
	c := s.empty()
	return c, c.Merge(th, s)
}

//go:noinline
func (s *Set) empty() *Set {
	return &Set{table: make([]setEntry, setMinSize), frozen: s.frozen}
}

func (s *Set) differenceUpdate(th *Thread, v Value) error {
	if o, ok := v.(*Set); ok {
		if o == s {
			s.Clear()
			return nil
		}
		for _, e := range append([]setEntry(nil), o.table...) {
			if e.key == nil {
				continue
			}
			if _, err := s.discard(th, e.key, e.hash); err != nil {
				return err
			}
		}
	} else if err := Iterate(th, v, func(e Value) error {
		_, err := s.Discard(th, e)
		return err
	}); err != nil {
		return err
	}
	if s.fill-s.used <= (len(s.table)-1)/4 {
		return nil
	}
	return s.grow(th)
}

func (s *Set) difference(th *Thread, v Value) (*Set, error) {
	var has func(k Value, h int64) (bool, error)
	n := 0
	switch o := v.(type) {
	case *Set:
		n = o.used
		has = func(k Value, h int64) (bool, error) {
			i, err := o.lookup(th, k, h)
			return i >= 0, err
		}
	case *Dict:
		if o.cls == nil {
			n = o.Len()
			has = func(k Value, _ int64) (bool, error) {
				_, ok, err := o.Get(th, k)
				return ok, err
			}
		}
	}
	if has == nil || s.used>>2 > n {
		r, err := s.clone(th)
		if err != nil {
			return nil, err
		}
		return r, r.differenceUpdate(th, v)
	}
	r := s.empty()
	for _, e := range append([]setEntry(nil), s.table...) {
		if e.key == nil {
			continue
		}
		in, err := has(e.key, e.hash)
		if err != nil {
			return nil, err
		}
		if !in {
			if err := r.add(th, e.key, e.hash); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func (s *Set) intersection(th *Thread, v Value) (*Set, error) {
	if v == Value(s) {
		return s.clone(th)
	}
	r := s.empty()
	if o, ok := v.(*Set); ok {
		small, large := o, s
		if o.used > s.used {
			small, large = s, o
		}
		for _, e := range append([]setEntry(nil), small.table...) {
			if e.key == nil {
				continue
			}
			i, err := large.lookup(th, e.key, e.hash)
			if err != nil {
				return nil, err
			}
			if i >= 0 {
				if err := r.add(th, e.key, e.hash); err != nil {
					return nil, err
				}
			}
		}
		return r, nil
	}
	return r, Iterate(th, v, func(e Value) error {
		h, err := Hash(th, e)
		if err != nil {
			return err
		}
		i, err := s.lookup(th, e, h)
		if err != nil || i < 0 {
			return err
		}
		return r.add(th, e, h)
	})
}

func (s *Set) symmetricUpdate(th *Thread, v Value) error {
	if v == Value(s) {
		s.Clear()
		return nil
	}
	o, ok := v.(*Set)
	if !ok {
		o = s.empty()
		if err := o.update(th, v); err != nil {
			return err
		}
	}
	for _, e := range append([]setEntry(nil), o.table...) {
		if e.key == nil {
			continue
		}
		gone, err := s.discard(th, e.key, e.hash)
		if err != nil {
			return err
		}
		if !gone {
			if err := s.add(th, e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Set) subsetOf(th *Thread, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	for _, e := range append([]setEntry(nil), s.table...) {
		if e.key == nil {
			continue
		}
		i, err := o.lookup(th, e.key, e.hash)
		if err != nil || i < 0 {
			return false, err
		}
	}
	return true, nil
}

// frozenHash combines the hashes of the elements, whatever their order.
func (s *Set) frozenHash() int64 {
	shuffle := func(h uint64) uint64 { return ((h ^ 89869747) ^ (h << 16)) * 3644798167 }
	var hash uint64
	for i := range s.table {
		if s.table[i].key != nil {
			hash ^= shuffle(uint64(s.table[i].hash))
		}
	}
	hash ^= (uint64(s.used) + 1) * 1927868237
	hash ^= hash>>11 ^ hash>>25
	hash = hash*69069 + 907133923
	if int64(hash) == -1 {
		return 590923713
	}
	return int64(hash)
}

type setIter struct {
	s         *Set
	pos, size int
}

func (it *setIter) Next(*Thread) (Value, error) {
	if it.s == nil {
		return nil, nil
	}
	if it.s.used != it.size {
		it.s = nil
		return nil, Raise(RuntimeError, "Set changed size during iteration")
	}
	for it.pos < len(it.s.table) {
		it.pos++
		if k := it.s.table[it.pos-1].key; k != nil {
			return k, nil
		}
	}
	it.s = nil
	return nil, nil
}
