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
	c.hint = len(d.entries)
	d.append(Entry{Key: c.key, Value: v})
	if n := len(d.entries); n > t.attrCount && n <= smallDict && !t.Builtin {
		t.attrCount = n // what the next instance makes room for
	}
	return true, th.Alloc(48)
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
