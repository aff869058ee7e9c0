package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// adapterValue keeps a collection's adapter among the attributes of the Python
// container.
type adapterValue struct{ a *instance.Adapter }

// Type implements object.Value.
func (*adapterValue) Type() *object.Type { return adapterType }

const adapterKey = "_sa_adapter"

func adapterOf(h object.HasAttrs) *instance.Adapter {
	d := h.AttrDict(false)
	if d == nil {
		return nil
	}
	if v, ok := d.GetStr(adapterKey); ok {
		if a, ok := v.(*adapterValue); ok {
			return a.a
		}
	}
	return nil
}

func setAdapter(h object.HasAttrs, a *instance.Adapter) {
	if a == nil {
		if d := h.AttrDict(false); d != nil {
			d.DelStr(adapterKey)
		}
		return
	}
	h.AttrDict(true).SetStr(adapterKey, &adapterValue{a})
}

func hostItems(list []object.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = toHost(v)
	}
	return out
}

// quietly calls a method of a container without telling the relationship: for classes
// of the user's that do more than their base when something is added or removed.
func quietly(s *state, h object.HasAttrs, v object.Value, method string, item any) error {
	a := adapterOf(h)
	if a != nil {
		a.Quiet++
		defer func() { a.Quiet-- }()
	}
	_, err := object.CallMethod(s.th, v, method, toPy(item))
	return err
}

// overrides tells whether a container's class has a method of its own.
func (s *state) overrides(v object.Value, method string, base *object.Type) bool {
	if v.Type() == base {
		return false
	}
	_, owner := v.Type().LookupOwner(method)
	return owner != base && !owner.Builtin
}

// pyList is a list of related objects.
type pyList struct {
	s *state
	l *object.List
}

func (c pyList) Items() []any               { return hostItems(c.l.Elems) }
func (c pyList) Handle() any                { return c.l }
func (c pyList) Adapter() *instance.Adapter { return adapterOf(c.l) }

// TellsAbsent: a list tells of the removal of an item before it finds that it has none.
func (c pyList) TellsAbsent() bool              { return true }
func (c pyList) SetAdapter(a *instance.Adapter) { setAdapter(c.l, a) }
func (c pyList) Append(v any) error {
	if c.s.overrides(c.l, "append", c.s.classes["InstrumentedList"]) {
		return quietly(c.s, c.l, c.l, "append", v)
	}
	c.l.Elems = append(c.l.Elems, toPy(v))
	return nil
}
func (c pyList) Remove(v any) error {
	if c.s.overrides(c.l, "remove", c.s.classes["InstrumentedList"]) {
		return quietly(c.s, c.l, c.l, "remove", v)
	}
	for i, x := range c.l.Elems {
		same, err := object.Equal(c.s.th, x, toPy(v))
		if err != nil {
			return err
		}
		if same {
			c.l.Elems = append(c.l.Elems[:i:i], c.l.Elems[i+1:]...)
			return nil
		}
	}
	return object.Raise(object.ValueError, "list.remove(x): x not in list")
}

// pySet is a set of related objects.
type pySet struct {
	s *state
	l *object.Set
}

func (c pySet) Items() []any                   { return hostItems(c.l.Elems()) }
func (c pySet) Handle() any                    { return c.l }
func (c pySet) Adapter() *instance.Adapter     { return adapterOf(c.l) }
func (c pySet) SetAdapter(a *instance.Adapter) { setAdapter(c.l, a) }
func (c pySet) Append(v any) error {
	if c.s.overrides(c.l, "add", c.s.classes["InstrumentedSet"]) {
		return quietly(c.s, c.l, c.l, "add", v)
	}
	return c.l.Add(c.s.th, toPy(v))
}
func (c pySet) Remove(v any) error {
	ok, err := c.l.Discard(c.s.th, toPy(v))
	if err == nil && !ok {
		return object.NewKeyError(toPy(v))
	}
	return err
}

// pyDict is a dictionary of related objects, keyed by keyOf.
type pyDict struct {
	s     *state
	d     *object.Dict
	keyOf object.Value
}

func (c pyDict) Items() []any {
	var out []any
	for _, e := range c.d.Items() {
		out = append(out, toHost(e.Value))
	}
	return out
}
func (c pyDict) Handle() any                    { return c.d }
func (c pyDict) Adapter() *instance.Adapter     { return adapterOf(c.d) }
func (c pyDict) SetAdapter(a *instance.Adapter) { setAdapter(c.d, a) }
func (c pyDict) Append(v any) error {
	k, skip, err := c.s.keyFor(c.d, c.keyOf, toPy(v), true)
	if err != nil || skip {
		return err
	}
	return c.d.Set(c.s.th, k, toPy(v))
}
func (c pyDict) Remove(v any) error {
	k, skip, err := c.s.keyFor(c.d, c.keyOf, toPy(v), true)
	if err != nil || skip {
		return err
	}
	_, _, err = c.d.Delete(c.s.th, k)
	return err
}

// Finds implements instance.Finding: an item is found by the key that it has now.
func (c pyDict) Finds(v any) error {
	k, skip, err := c.s.keyFor(c.d, c.keyOf, toPy(v), true)
	if err != nil || skip {
		return err
	}
	held, ok, err := c.d.Get(c.s.th, k)
	switch {
	case err != nil:
		return err
	case !ok:
		return object.NewKeyError(k)
	case held != toPy(v):
		return c.s.otherHeld(toPy(v), held, k)
	}
	return nil
}

// CollectionOf implements instance.Host.
func (s *state) CollectionOf(v any) instance.Collection {
	switch x := v.(type) {
	case *object.List:
		if x.Type() != object.ListType {
			return pyList{s, x}
		}
	case *object.Set:
		if x.Type() != object.SetType {
			return pySet{s, x}
		}
	case *object.Dict:
		if x.Type() != object.DictType {
			k, _ := x.AttrDict(true).GetStr("_sa_keyfunc")
			return pyDict{s, x, k}
		}
	case *object.Instance:
		if k := s.custom[x.Type()]; k != nil {
			return pyCustom{s, x, k}
		}
	}
	return nil
}

func kindOf(a *instance.Attr) (kind string, keyFunc object.Value) {
	r, _ := a.Factory.(*mapper.Relationship)
	if r == nil {
		return "list", nil
	}
	switch c := r.Collection.(type) {
	case *customCollection:
		return c.kind, nil
	case *object.Type:
		switch {
		case c.IsSubclass(object.SetType):
			return "set", nil
		case c.IsSubclass(object.DictType):
			return "dict", nil
		}
	case *object.Instance:
		if k, ok := c.Native.(*keyed); ok {
			return "dict", k.fn
		}
	}
	return "list", nil
}

// keyed is attribute_keyed_dict() and its like.
type keyed struct {
	fn     object.Value
	attr   string // the attribute that is the key; empty for none
	column bool   // the key is the value of one column
	ignore bool   // objects without a key are passed over
}

// NewCollection implements instance.Host.
func (s *state) NewCollection(a *instance.Attr) (instance.Collection, error) {
	kind, fn := kindOf(a)
	if r, _ := a.Factory.(*mapper.Relationship); r != nil {
		if c, ok := r.Collection.(*customCollection); ok {
			return c.make(s)
		}
	}
	switch kind {
	case "set":
		v := object.NewSet()
		v.SetClass(s.classes["InstrumentedSet"])
		return pySet{s, v}, nil
	case "dict":
		d := object.NewDict()
		d.SetClass(s.classes["InstrumentedDict"])
		if r, _ := a.Factory.(*mapper.Relationship); r != nil {
			if o, ok := r.Collection.(*object.Instance); ok {
				d.SetClass(s.classes["_MKeyfuncMapped"])
				d.AttrDict(true).SetStr("_sa_keyed", o)
			}
		}
		d.AttrDict(true).SetStr("_sa_keyfunc", fn)
		d.AttrDict(true).SetStr("keyfunc", fn)
		return pyDict{s, d, fn}, nil
	}
	l := object.NewList()
	l.SetClass(s.classes["InstrumentedList"])
	return pyList{s, l}, nil
}

// Items implements instance.Host.
func (s *state) Items(a *instance.Attr, v any) ([]any, error) {
	kind, _ := kindOf(a)
	if r, _ := a.Factory.(*mapper.Relationship); r != nil {
		if c, ok := r.Collection.(*customCollection); ok {
			if name := s.converter(c.class); name != "" {
				return s.converted(c, name, v)
			}
		}
	}
	given := "None"
	if v != nil {
		given = toPy(v).Type().Name
	}
	switch x := v.(type) {
	case *object.List:
		if kind == "list" {
			return hostItems(x.Elems), nil
		}
	case *object.Set:
		if kind == "set" {
			return hostItems(x.Elems()), nil
		}
	case *object.Dict:
		if kind == "dict" {
			var out []any
			for _, e := range x.Items() {
				out = append(out, toHost(e.Value))
			}
			return out, nil
		}
	case *object.Instance:
		if k := s.custom[x.Type()]; k != nil && k.kind == kind {
			return pyCustom{s, x, k}.Items(), nil
		}
	}
	return nil, s.err(instance.TypeMismatch(given, kind))
}

// adding tells the relationship of a collection that a value is being added; nil
// where the collection belongs to none.
func adding(a *instance.Adapter, v object.Value) (object.Value, error) {
	if a == nil || a.Quiet > 0 {
		return v, nil
	}
	x, err := a.Adding(toHost(v), nil)
	return toPy(x), err
}

// removing is adding for a value that is being taken out.
func removing(a *instance.Adapter, v object.Value) error {
	if a == nil || a.Quiet > 0 {
		return nil
	}
	return a.Removing(toHost(v), nil)
}

// makeCollections makes the classes of instrumented containers.
func (s *state) makeCollections() {
	list := func(v object.Value) (*object.List, *instance.Adapter) {
		l := v.(*object.List)
		return l, adapterOf(l)
	}
	base := func(name string) func(th *object.Thread, self object.Value, args ...object.Value) (object.Value, error) {
		f, _ := object.ListType.Lookup(name)
		return func(th *object.Thread, self object.Value, args ...object.Value) (object.Value, error) {
			return object.Call(th, f, append([]object.Value{self}, args...)...)
		}
	}
	extend := func(th *object.Thread, self, items object.Value) error {
		vals, err := object.ToSlice(th, items)
		if err != nil {
			return err
		}
		l, a := list(self)
		own := of(th).overrides(self, "append", of(th).classes["InstrumentedList"])
		for _, v := range vals {
			if own {
				if _, err := object.CallMethod(th, self, "append", v); err != nil {
					return err
				}
				continue
			}
			x, err := adding(a, v)
			if err != nil {
				return of(th).err(err)
			}
			l.Elems = append(l.Elems, x)
		}
		return nil
	}
	s.classes[adapterType.Name] = adapterType
	s.class(object.ClassSpec{
		Name: "InstrumentedList", Module: "sqlalchemy.orm.collections", Bases: []*object.Type{object.ListType},
		Methods: []object.Method{
			object.NewMethod("append(item)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				l, ad := list(self)
				v, err := adding(ad, a[0])
				if err != nil {
					return nil, of(th).err(err)
				}
				l.Elems = append(l.Elems, v)
				return object.None, nil
			}),
			object.NewMethod("insert(index, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ad := list(self)
				v, err := adding(ad, a[1])
				if err != nil {
					return nil, of(th).err(err)
				}
				return base("insert")(th, self, a[0], v)
			}),
			object.NewMethod("remove(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ad := list(self)
				if err := removing(ad, a[0]); err != nil { // told before it is known whether it is there
					return nil, of(th).err(err)
				}
				return base("remove")(th, self, a[0])
			}),
			object.NewMethod("pop(index=-1)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ad := list(self)
				if ad != nil && ad.Quiet == 0 {
					if err := ad.BeforeRemoving(); err != nil {
						return nil, of(th).err(err)
					}
				}
				var v object.Value
				var err error
				if a[0] == nil {
					v, err = base("pop")(th, self)
				} else {
					v, err = base("pop")(th, self, a[0])
				}
				if err != nil {
					return nil, err
				}
				return v, of(th).err(removing(ad, v))
			}),
			object.NewMethod("extend(iterable)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.None, extend(th, self, a[0])
			}),
			object.NewMethod("__iadd__(iterable)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return self, extend(th, self, a[0])
			}),
			object.NewMethod("_sa_held()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				l, ad := list(self)
				if ad == nil {
					return object.False, nil
				}
				v, ok := ad.Owner().Object.Load(ad.Attr().Key)
				return object.MakeBool(ok && v == any(l)), nil
			}),
			object.NewMethod("clear()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				l, ad := list(self)
				for _, v := range append([]object.Value{}, l.Elems...) {
					if err := removing(ad, v); err != nil {
						return nil, of(th).err(err)
					}
				}
				l.Elems = nil
				return object.None, nil
			}),
			object.NewMethod("__setitem__(index, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ad := list(self)
				old, err := base("__getitem__")(th, self, a[0])
				if err != nil {
					return nil, err
				}
				if _, isInt := object.AsInt(a[0]); isInt {
					if err := removing(ad, old); err != nil {
						return nil, of(th).err(err)
					}
					v, err := adding(ad, a[1])
					if err != nil {
						return nil, of(th).err(err)
					}
					return base("__setitem__")(th, self, a[0], v)
				}
				gone, err := object.ToSlice(th, old)
				if err != nil {
					return nil, err
				}
				fresh, err := object.ToSlice(th, a[1])
				if err != nil {
					return nil, err
				}
				for _, v := range gone {
					if err := removing(ad, v); err != nil {
						return nil, of(th).err(err)
					}
				}
				for _, v := range fresh {
					if _, err := adding(ad, v); err != nil {
						return nil, of(th).err(err)
					}
				}
				return base("__setitem__")(th, self, a[0], object.NewList(fresh...))
			}),
			object.NewMethod("__delitem__(index)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, ad := list(self)
				old, err := base("__getitem__")(th, self, a[0])
				if err != nil {
					return nil, err
				}
				gone := []object.Value{old}
				if _, isInt := object.AsInt(a[0]); !isInt {
					if gone, err = object.ToSlice(th, old); err != nil {
						return nil, err
					}
				}
				for _, v := range gone {
					if err := removing(ad, v); err != nil {
						return nil, of(th).err(err)
					}
				}
				return base("__delitem__")(th, self, a[0])
			}),
		},
	})
	set := func(v object.Value) (*object.Set, *instance.Adapter) {
		x := v.(*object.Set)
		return x, adapterOf(x)
	}
	addTo := func(th *object.Thread, self, v object.Value) error {
		x, ad := set(self)
		in, err := x.Has(th, v)
		if err != nil || in {
			return err
		}
		if v, err = adding(ad, v); err != nil {
			return of(th).err(err)
		}
		return x.Add(th, v)
	}
	removeFrom := func(th *object.Thread, self, v object.Value) (bool, error) {
		x, ad := set(self)
		in, err := x.Has(th, v)
		if err != nil || !in {
			return false, err
		}
		if err := removing(ad, v); err != nil {
			return false, of(th).err(err)
		}
		return x.Discard(th, v)
	}
	update := func(th *object.Thread, self object.Value, others []object.Value) error {
		for _, o := range others {
			vals, err := object.ToSlice(th, o)
			if err != nil {
				return err
			}
			own := of(th).overrides(self, "add", of(th).classes["InstrumentedSet"])
			for _, v := range vals {
				if own {
					_, err = object.CallMethod(th, self, "add", v)
				} else {
					err = addTo(th, self, v)
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	}
	// turn makes the set what one of set's methods gives for it.
	turn := func(method string) func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			f, _ := object.SetType.Lookup(method)
			v, err := object.Call(th, f, self, a[0])
			if err != nil {
				return nil, err
			}
			x, _ := set(self)
			wanted := v.(*object.Set)
			for _, o := range x.Elems() {
				in, err := wanted.Has(th, o)
				if err == nil && !in {
					_, err = removeFrom(th, self, o)
				}
				if err != nil {
					return nil, err
				}
			}
			return self, update(th, self, []object.Value{wanted})
		}
	}
	become := func(method string) func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		f := turn(method)
		return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			_, err := f(th, self, a)
			return object.None, err
		}
	}
	s.class(object.ClassSpec{
		Name: "InstrumentedSet", Module: "sqlalchemy.orm.collections", Bases: []*object.Type{object.SetType},
		Methods: []object.Method{
			object.NewMethod("add(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.None, addTo(th, self, a[0])
			}),
			object.NewMethod("discard(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				_, err := removeFrom(th, self, a[0])
				return object.None, err
			}),
			object.NewMethod("remove(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				ok, err := removeFrom(th, self, a[0])
				if err == nil && !ok {
					err = object.NewKeyError(a[0])
				}
				return object.None, err
			}),
			object.NewMethod("update(*others)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.None, update(th, self, elems(a[0]))
			}),
			object.NewMethod("__ior__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return self, update(th, self, a)
			}),
			object.NewMethod("pop()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				x, _ := set(self)
				all := x.Elems()
				if len(all) == 0 {
					return nil, object.NewKeyError(object.Str("pop from an empty set"))
				}
				_, err := removeFrom(th, self, all[0])
				return all[0], err
			}),
			object.NewMethod("difference_update(other)", become("difference")),
			object.NewMethod("intersection_update(other)", become("intersection")),
			object.NewMethod("symmetric_difference_update(other)", become("symmetric_difference")),
			object.NewMethod("__isub__(other)", turn("difference")),
			object.NewMethod("__iand__(other)", turn("intersection")),
			object.NewMethod("__ixor__(other)", turn("symmetric_difference")),
			object.NewMethod("clear()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				x, _ := set(self)
				for _, v := range x.Elems() {
					if _, err := removeFrom(th, self, v); err != nil {
						return nil, err
					}
				}
				return object.None, nil
			}),
		},
	})
	s.makeDictClass()
	s.makeKeyFuncDict()
	s.makeRoles()
}
