package enum

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// listed returns sorted names, each once.
func listed(names []string) (val, error) {
	slices.Sort(names)
	var out []val
	for _, n := range slices.Compact(names) {
		out = append(out, object.Str(n))
	}
	return object.NewList(out...), nil
}

// mixed are the names of an object whose class has values of another type.
func mixed(th *thread, v val, names []string) (val, error) {
	more, err := object.DirNames(th, v)
	if err != nil {
		return nil, err
	}
	for _, n := range more {
		s, _ := object.AsStr(n)
		names = append(names, s)
	}
	return listed(names)
}

// classDir is dir() of an enumeration: its members and what can be done with it.
func classDir(th *thread, self val, _ []val) (val, error) {
	names := strings.Fields("__class__ __contains__ __doc__ __getitem__ __init_subclass__ __iter__ __len__ __members__ __module__ __name__ __qualname__")
	i := infoOf(self.(*object.Type))
	if i == nil {
		return listed(append(names, "__new__"))
	}
	names = append(names, i.names...)
	if i.data != object.ObjectType {
		return mixed(th, i.data, append(names, "__new__"))
	}
	return listed(names)
}

// memberDir is dir() of a member: what its classes define for everybody, and its own attributes.
func memberDir(th *thread, self val, _ []val) (val, error) {
	names := strings.Fields("__class__ __doc__ __eq__ __hash__ __module__ name value")
	if i := infoOf(self.Type()); i == nil || i.data != object.ObjectType {
		return mixed(th, self, names)
	}
	add := func(d *object.Dict) {
		for _, k := range d.Keys() {
			if s, ok := object.AsStr(k); ok && !strings.HasPrefix(s, "_") {
				names = append(names, s)
			}
		}
	}
	if h, ok := self.(object.HasAttrs); ok {
		if d := h.AttrDict(false); d != nil {
			add(d)
		}
	}
	for _, c := range self.Type().MRO {
		if !isEnum(c) || infoOf(c) != nil {
			add(c.Dict)
		}
	}
	return listed(names)
}
