package object

import "unsafe"

// AttrCache is the inline cache of one place in a program that reads, calls or
// assigns an attribute of instances: what the class looked up last had under the
// name, and where the instance's dictionary had it. It holds until the class or a
// base changes.
type AttrCache struct {
	Name    string
	key     Value          // the name as a str, to become the key of a dictionary
	at      unsafe.Pointer // where key is in memory
	hash    int64
	cls     *Type
	version uint64
	kind    attrKind
	value   Value // the class attribute
	hint    int   // where the instance dictionary had the name last
	// A dictionary of layout before that gets the name has layout after then; one of
	// layout without does not have it.
	before, after, without *layout
}

// layout is the keys of a dictionary of attributes, in their places: what instances of
// a class share that were given the same attributes in the same order, whose places
// need not be looked for then. A run has its own.
type layout struct{ longer []addition }

// addition is the layout after one key more.
type addition struct {
	key  unsafe.Pointer
	then *layout
}

// fan is how many keys may come next; layouts with more are not remembered.
const fan = 8

// with returns the layout after the key that lies at p, nil for an unknown one.
func (l *layout) with(p unsafe.Pointer) *layout {
	for _, a := range l.longer {
		if a.key == p {
			return a.then
		}
	}
	if len(l.longer) == fan {
		return nil
	}
	then := &layout{}
	l.longer = append(l.longer, addition{p, then})
	return then
}

// laid returns the layout of an instance's dictionary, nil for an unknown one.
func (t *Type) laid(d *Dict) *layout {
	if len(d.entries) == 0 && !t.Builtin {
		return &t.empty
	}
	return d.layout
}

type attrKind uint8

const (
	attrOther  attrKind = iota // anything else: the ordinary look-up
	attrDict                   // only instances have the name
	attrPlain                  // a class attribute that needs no binding
	attrMethod                 // a function: bound unless called
)

// NewAttrCache returns the cache of a place that names an attribute. Places that
// share the key find what another has stored sooner.
func NewAttrCache(key Value) AttrCache {
	name, _ := key.(Str)
	return AttrCache{Name: string(name), key: key, at: place(key)}
}

// place is where a str, or another value that no int is, lies in memory.
func place(v Value) unsafe.Pointer { return (*words)(unsafe.Pointer(&v)).data }

// holds reports whether the entry's key is the very str that lies at p. A false answer
// says nothing about equal keys.
func (e *Entry) holds(p unsafe.Pointer) bool { return (*words)(unsafe.Pointer(&e.Key)).data == p }

// Own reads the attribute of an instance from where the last one's dictionary had
// it; nil where it has to be looked for.
func (c *AttrCache) Own(o *Instance) Value {
	t, d := o.cls, o.attrs
	if c.cls == t && c.version == t.version && c.kind != attrOther && d != nil && uint(c.hint) < uint(len(d.entries)) {
		if e := &d.entries[c.hint]; e.holds(c.at) {
			return e.Value
		}
	}
	return nil
}

// Put assigns the attribute of an instance where the last one's dictionary had it, and
// reports whether it did. Only a cache that nothing is read by may be asked.
func (c *AttrCache) Put(o *Instance, v Value) bool {
	t, d := o.cls, o.attrs
	if c.cls == t && c.version == t.version && c.kind == attrDict && d != nil && uint(c.hint) < uint(len(d.entries)) {
		if e := &d.entries[c.hint]; e.holds(c.at) {
			e.Value = v
			return true
		}
	}
	return false
}

// Add gives the instance an attribute that it has not, where the last instance had the
// same ones before, and reports whether it did. Only a cache that nothing is read by
// may be asked. The memory for it was counted with the instance (see AttrSize).
func (c *AttrCache) Add(o *Instance, v Value) bool {
	t, d := o.cls, o.attrs
	if c.cls != t || c.version != t.version || c.kind != attrDict || d == nil {
		return false
	}
	n := len(d.entries)
	if c.before == nil || n >= cap(d.entries) || n >= smallDict || t.laid(d) != c.before {
		return false
	}
	d.entries = append(d.entries, Entry{Key: c.key, Value: v})
	d.used++
	d.layout = c.after
	return true
}

// AttrSize is what is counted for the memory of a new instance's attributes, in bytes.
func (t *Type) AttrSize() int64 { return int64(t.attrCount) * attrSize }

// attrSize is what is counted for one attribute.
const attrSize = 48

// Method returns the function of the class that is called with the instance first,
// where an instance with the same attributes was seen to have none of the name; nil
// where it has to be looked for.
func (c *AttrCache) Method(o *Instance) Value {
	t, d := o.cls, o.attrs
	if c.cls == t && c.version == t.version && c.kind == attrMethod && d != nil && d.layout != nil && d.layout == c.without {
		return c.value
	}
	return nil
}

// position finds the name in a dictionary, beginning with where it was last.
func (c *AttrCache) position(d *Dict) int {
	name := c.Name
	if c.hint < len(d.entries) {
		if s, ok := d.entries[c.hint].Key.(Str); ok && (sameText(s, name) || string(s) == name) {
			return c.hint
		}
	}
	i := -1
	if d.index == nil {
		for j := range d.entries {
			if s, ok := d.entries[j].Key.(Str); ok && len(s) == len(name) && (sameText(s, name) || string(s) == name) {
				i = j
				break
			}
		}
	} else {
		if c.hash == 0 {
			c.hash = HashString(name)
		}
		i = d.findHashed(name, c.hash)
	}
	if i >= 0 {
		c.hint = i
	}
	return i
}

// sameText reports whether two texts are the same bytes in memory: a comparison
// without a call.
func sameText(s Str, t string) bool {
	return len(s) == len(t) && unsafe.StringData(string(s)) == unsafe.StringData(t)
}

// Load reads the attribute of an instance: v is its value, or method a function of
// the class to be called with the instance first. Where both are nil the attribute
// must be read in the ordinary way.
func (c *AttrCache) Load(o *Instance) (v, method Value) {
	if t := o.cls; c.cls != t || c.version != t.version {
		c.fill(t)
	}
	if c.kind == attrOther {
		return nil, nil
	}
	if d := o.attrs; d != nil {
		if i := c.hint; i < len(d.entries) && d.entries[i].holds(c.at) {
			return d.entries[i].Value, nil
		}
		if i := c.position(d); i >= 0 {
			return d.entries[i].Value, nil
		}
		if len(d.entries) > 0 {
			c.without = d.layout
		}
	}
	switch c.kind {
	case attrPlain:
		return c.value, nil
	case attrMethod:
		return nil, c.value
	}
	return nil, nil
}

// LoadFrom reads the name from a module's dictionary.
func (c *AttrCache) LoadFrom(d *Dict) (Value, bool) {
	if i := c.position(d); i >= 0 {
		return d.entries[i].Value, true
	}
	return nil, false
}

// fill looks the name up in the class.
func (c *AttrCache) fill(t *Type) {
	c.cls, c.version, c.value, c.kind = t, t.version, nil, attrOther
	if g, owner := t.LookupOwner("__getattribute__"); g != nil && owner != ObjectType {
		return
	}
	v, found := t.Lookup(c.Name)
	if !found {
		c.kind = attrDict
		return
	}
	c.value = v
	switch v.(type) {
	case *MethodDescr:
		c.kind = attrMethod
	case Int, Str, Bool, Float, *List, *Dict, *Tuple:
		c.kind = attrPlain
	default:
		if v.Type() == FunctionType {
			c.kind = attrMethod
		}
	}
}

// Store assigns the attribute of an instance. It is done where the class neither
// intercepts assignment nor has a descriptor of the name.
func (c *AttrCache) Store(th *Thread, o *Instance, v Value) (done bool, err error) {
	t := o.cls
	if c.cls != t || c.version != t.version {
		c.fillStore(t)
	}
	if c.kind != attrDict {
		return false, nil
	}
	d := o.attrs
	if d == nil {
		if d = o.AttrDict(true); d == nil {
			return false, nil
		}
	}
	if i := c.hint; i < len(d.entries) && d.entries[i].holds(c.at) {
		d.entries[i].Value = v
		return true, nil
	}
	if len(d.entries) > 0 {
		if i := c.position(d); i >= 0 {
			d.entries[i].Value = v
			return true, nil
		}
	}
	before := t.laid(d)
	c.hint = len(d.entries)
	d.append(Entry{Key: c.key, Value: v})
	if before != nil {
		c.before, c.after = before, before.with(c.at)
		d.layout = c.after
	}
	if n := len(d.entries); n > t.attrCount && n <= smallDict && !t.Builtin {
		t.attrCount = n // what the next instance makes room for
	}
	return true, th.Alloc(attrSize)
}

func (c *AttrCache) fillStore(t *Type) {
	c.cls, c.version, c.kind = t, t.version, attrOther
	if s, owner := t.LookupOwner("__setattr__"); s != nil && owner != ObjectType {
		return
	}
	if v, found := t.Lookup(c.Name); found {
		switch v.(type) {
		case Int, Str, Bool, Float, *List, *Dict, *Tuple:
		default:
			if v != None && v.Type() != FunctionType {
				return
			}
		}
	}
	c.kind = attrDict
}
