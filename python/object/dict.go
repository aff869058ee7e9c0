package object

// Dict is a Python dict (or an instance of a subclass): insertion-ordered, keyed
// by Python equality. Small dictionaries are scanned; larger ones have an open
// hash index over the ordered entries, as CPython's compact dictionaries do.
type Dict struct {
	Header
	entries []Entry
	index   []int32 // positions in entries +1; 0 free, -1 deleted
	used    int32
	// shape changes whenever an entry moves or goes, so that a cached position
	// (see Find) knows when it is stale.
	shape uint32
	// layout says which keys there are at which places, if only assignments of
	// attributes made the entries; nil where that is not known.
	layout *layout
}

// Entry is one item of a Dict. A deleted entry has a nil Key.
type Entry struct {
	Key, Value Value
	hash       int64
}

const smallDict = 8

func (d *Dict) Type() *Type {
	if d.cls != nil {
		return d.cls
	}
	return DictType
}

// NewDict returns an empty dict.
//
//go:noinline
func NewDict() *Dict { return &Dict{} }

// expect makes room for n items of an empty dict.
//
//go:noinline
func (d *Dict) expect(n int) {
	if n > 0 {
		d.entries = make([]Entry, 0, n)
	}
}

// Len returns the number of items.
func (d *Dict) Len() int { return int(d.used) }

// GetStr returns the value of a str key.
//
//go:noinline
func (d *Dict) GetStr(key string) (Value, bool) {
	if i := d.findStr(key); i >= 0 {
		return d.entries[i].Value, true
	}
	return nil, false
}

func (d *Dict) findStr(key string) int {
	if d.index == nil {
		for i := range d.entries {
			if s, ok := d.entries[i].Key.(Str); ok && string(s) == key {
				return i
			}
		}
		return -1
	}
	return d.findHashed(key, HashString(key))
}

// findHashed finds a str key in a dictionary with an index.
func (d *Dict) findHashed(key string, h int64) int {
	for p := newProbe(h, len(d.index)); ; p.next() {
		j := d.index[p.slot]
		if j == 0 {
			return -1
		}
		if j > 0 {
			if e := &d.entries[j-1]; e.hash == h {
				if s, ok := e.Key.(Str); ok && string(s) == key {
					return int(j - 1)
				}
			}
		}
	}
}

// Find returns the position of a str key for At, or -1. The position holds until
// Shape changes.
func (d *Dict) Find(key string) int { return d.findStr(key) }

// Shape returns a number that changes when positions do.
func (d *Dict) Shape() uint32 { return d.shape }

// At returns the value at a position given by Find.
func (d *Dict) At(i int) Value { return d.entries[i].Value }

// SetAt replaces the value at a position given by Find.
func (d *Dict) SetAt(i int, v Value) { d.entries[i].Value = v }

// SetStr sets the value of a str key.
func (d *Dict) SetStr(key string, v Value) {
	if i := d.findStr(key); i >= 0 {
		d.entries[i].Value = v
		return
	}
	var h int64
	if d.index != nil {
		h = HashString(key)
	}
	d.append(Entry{Key: Str(key), Value: v, hash: h})
}

// DelStr removes a str key and reports whether it was there.
func (d *Dict) DelStr(key string) bool {
	i := d.findStr(key)
	if i < 0 {
		return false
	}
	d.removeAt(i)
	return true
}

// Get returns the value of key; ok is false where there is none. It raises
// TypeError for an unhashable key.
func (d *Dict) Get(th *Thread, key Value) (v Value, ok bool, err error) {
	i, _, err := d.find(th, key)
	if i < 0 || err != nil {
		return nil, false, err
	}
	return d.entries[i].Value, true, nil
}

// Set sets the value of key, keeping the first key object as CPython does.
func (d *Dict) Set(th *Thread, key, v Value) error {
	i, h, err := d.find(th, key)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].Value = v
		return nil
	}
	if err := th.Alloc(48); err != nil {
		return err
	}
	d.append(Entry{Key: key, Value: v, hash: h})
	return nil
}

// Delete removes key and returns its value; ok is false where there was none.
func (d *Dict) Delete(th *Thread, key Value) (v Value, ok bool, err error) {
	i, _, err := d.find(th, key)
	if i < 0 || err != nil {
		return nil, false, err
	}
	v = d.entries[i].Value
	d.removeAt(i)
	return v, true, nil
}

// PopLast removes and returns the item added last.
func (d *Dict) PopLast() (Entry, bool) {
	for i := len(d.entries) - 1; i >= 0; i-- {
		if e := d.entries[i]; e.Key != nil {
			d.removeAt(i)
			return e, true
		}
	}
	return Entry{}, false
}

// Clear removes all items.
func (d *Dict) Clear() {
	d.entries, d.index, d.used = nil, nil, 0
	d.shape++
}

// Items returns the items in order, as a snapshot.
//
//go:noinline
func (d *Dict) Items() []Entry {
	out := make([]Entry, 0, d.used)
	for _, e := range d.entries {
		if e.Key != nil {
			out = append(out, e)
		}
	}
	return out
}

// Keys returns the keys in order, as a snapshot.
//
//go:noinline
func (d *Dict) Keys() []Value {
	out := make([]Value, 0, d.used)
	for _, e := range d.entries {
		if e.Key != nil {
			out = append(out, e.Key)
		}
	}
	return out
}

// Next returns the first item at or after position pos and the position that
// follows it; ok is false at the end. It is how iterators walk a dict that may
// change its values meanwhile.
func (d *Dict) Next(pos int) (e Entry, next int, ok bool) {
	for ; pos < len(d.entries); pos++ {
		if d.entries[pos].Key != nil {
			return d.entries[pos], pos + 1, true
		}
	}
	return Entry{}, pos, false
}

// Prev is Next from the end: start with pos = Span().
func (d *Dict) Prev(pos int) (e Entry, next int, ok bool) {
	for pos = min(pos, len(d.entries)) - 1; pos >= 0; pos-- {
		if d.entries[pos].Key != nil {
			return d.entries[pos], pos, true
		}
	}
	return Entry{}, 0, false
}

// Span is the position after the last entry.
func (d *Dict) Span() int { return len(d.entries) }

// Copy returns a dict with the same items and the class dict.
func (d *Dict) Copy() *Dict {
	c := &Dict{used: d.used}
	c.entries = append([]Entry(nil), d.entries...)
	if d.index != nil {
		c.index = append([]int32(nil), d.index...)
	}
	return c
}

// Update sets every item of other.
func (d *Dict) Update(th *Thread, other *Dict) error {
	for _, e := range other.Items() {
		if err := d.Set(th, e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}

// MoveToEnd moves the item of key to the end (or the front), as OrderedDict does.
func (d *Dict) MoveToEnd(th *Thread, key Value, last bool) (bool, error) {
	i, h, err := d.find(th, key)
	if i < 0 || err != nil {
		return false, err
	}
	e := d.entries[i]
	if e.hash == 0 {
		e.hash = h
	}
	d.removeAt(i)
	if last {
		d.append(e)
		return true, nil
	}
	items := d.Items()
	d.Clear()
	d.append(e)
	for _, it := range items {
		d.append(it)
	}
	return true, nil
}

// findInt is find for an int in a dictionary with an index; it is not done where another
// kind of key has the same hash.
func (d *Dict) findInt(n Int) (i int, h int64, done bool) {
	h = hashInt(int64(n))
	for p := newProbe(h, len(d.index)); ; p.next() {
		j := d.index[p.slot]
		if j == 0 {
			return -1, h, true
		}
		if j < 0 {
			continue
		}
		if e := &d.entries[j-1]; e.hash == h {
			m, ok := e.Key.(Int)
			if !ok {
				return -1, h, false
			}
			if m == n {
				return int(j - 1), h, true
			}
		}
	}
}

func (d *Dict) find(th *Thread, key Value) (int, int64, error) {
	if s, ok := key.(Str); ok {
		if d.index == nil {
			if i := d.findStr(string(s)); i >= 0 || !d.hasOddKeys() {
				return i, 0, nil
			}
		}
	} else if n, ok := key.(Int); ok && d.index != nil {
		if i, h, done := d.findInt(n); done {
			return i, h, nil
		}
	}
	h, err := Hash(th, key)
	if err != nil {
		return -1, 0, err
	}
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.Key == nil {
				continue
			}
			if Is(e.Key, key) {
				return i, h, nil
			}
			if e.hash == 0 {
				if e.hash, err = Hash(th, e.Key); err != nil {
					return -1, 0, err
				}
			}
			if e.hash == h {
				same, err := Equal(th, e.Key, key)
				if err != nil {
					return -1, 0, err
				}
				if same {
					return i, h, nil
				}
			}
		}
		return -1, h, nil
	}
	for p := newProbe(h, len(d.index)); ; p.next() {
		j := d.index[p.slot]
		if j == 0 {
			return -1, h, nil
		}
		if j < 0 {
			continue
		}
		e := &d.entries[j-1]
		if e.hash != h {
			continue
		}
		if Is(e.Key, key) {
			return int(j - 1), h, nil
		}
		same, err := Equal(th, e.Key, key)
		if err != nil {
			return -1, 0, err
		}
		if same {
			return int(j - 1), h, nil
		}
	}
}

// hasOddKeys reports whether a key that is not a plain str might equal a str.
func (d *Dict) hasOddKeys() bool {
	for i := range d.entries {
		if _, ok := d.entries[i].Key.(*Instance); ok {
			return true
		}
	}
	return false
}

func (d *Dict) append(e Entry) {
	if d.index == nil && len(d.entries) >= smallDict || d.index != nil && (len(d.entries)+1)*3 >= len(d.index)*2 {
		d.rebuild()
	}
	if d.index != nil && e.hash == 0 {
		e.hash = hashKnown(e.Key)
	}
	d.entries = append(d.entries, e)
	d.used++
	d.layout = nil
	if d.index != nil {
		d.insertIndex(e.hash, int32(len(d.entries)))
	}
}

func (d *Dict) insertIndex(h int64, j int32) {
	p := newProbe(h, len(d.index))
	for d.index[p.slot] > 0 {
		p.next()
	}
	d.index[p.slot] = j
}

// rebuild drops deleted entries and sizes the index for growth.
func (d *Dict) rebuild() {
	if d.Len() < len(d.entries) {
		live := d.entries[:0]
		for _, e := range d.entries {
			if e.Key != nil {
				live = append(live, e)
			}
		}
		clear(d.entries[len(live):])
		d.entries = live
		d.shape++
	}
	if len(d.entries) < smallDict {
		d.index = nil
		return
	}
	size := 16
	for size < (len(d.entries)+1)*3 {
		size *= 2
	}
	d.index = make([]int32, size)
	for i := range d.entries {
		e := &d.entries[i]
		if e.hash == 0 {
			e.hash = hashKnown(e.Key)
		}
		d.insertIndex(e.hash, int32(i+1))
	}
}

func (d *Dict) removeAt(i int) {
	if d.index != nil {
		h := d.entries[i].hash
		for p := newProbe(h, len(d.index)); ; p.next() {
			if d.index[p.slot] == int32(i+1) {
				d.index[p.slot] = -1
				break
			}
		}
	}
	d.entries[i] = Entry{}
	d.used--
	d.shape++
	d.layout = nil
	if d.used == 0 {
		d.entries, d.index = d.entries[:0], nil
	}
}

// probe walks the slots of an open hash table as CPython's dict does.
type probe struct {
	slot, mask, perturb uint64
}

func newProbe(h int64, size int) probe {
	m := uint64(size - 1)
	return probe{slot: uint64(h) & m, mask: m, perturb: uint64(h)}
}

func (p *probe) next() {
	p.perturb >>= 5
	p.slot = (p.slot*5 + p.perturb + 1) & p.mask
}
