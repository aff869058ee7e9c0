package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// constant is a literal.
type constant struct{ v object.Value }

func (n *constant) eval(*frame) (object.Value, error) { return n.v, nil }

// local is a variable in a slot of the frame.
type local struct {
	slot int
	pos  int32
}

func (n *local) eval(f *frame) (object.Value, error) {
	if v := f.locals[n.slot]; v != nil {
		return v, nil
	}
	f.At = n.pos
	return nil, unboundLocal(f.code.scope.Locals[n.slot])
}

func (n *local) store(f *frame, v object.Value) error {
	f.locals[n.slot] = v
	return nil
}

func (n *local) delete(f *frame) error {
	if f.locals[n.slot] == nil {
		f.At = n.pos
		return unboundLocal(f.code.scope.Locals[n.slot])
	}
	f.locals[n.slot] = nil
	return nil
}

func unboundLocal(name string) error {
	return nameError(object.UnboundLocalError, name, "cannot access local variable '%s' where it is not associated with a value", name)
}

func nameError(cls *object.Type, name, format string, args ...any) error {
	err := object.Raise(cls, format, args...)
	err.(*object.Exception).SetExtra("name", object.Str(name))
	return err
}

// cellVar is a variable that closures share: a cell of the frame's own or, where
// free is set, of an enclosing function.
type cellVar struct {
	cell int
	name string
	free bool
	pos  int32
}

func (n *cellVar) eval(f *frame) (object.Value, error) {
	if v := f.cells[n.cell].V; v != nil {
		return v, nil
	}
	return nil, n.unbound(f)
}

func (n *cellVar) unbound(f *frame) error {
	f.At = n.pos
	if n.free {
		return nameError(object.NameError, n.name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", n.name)
	}
	return unboundLocal(n.name)
}

func (n *cellVar) store(f *frame, v object.Value) error {
	f.cells[n.cell].V = v
	return nil
}

func (n *cellVar) delete(f *frame) error {
	if f.cells[n.cell].V == nil {
		return n.unbound(f)
	}
	f.cells[n.cell].V = nil
	return nil
}

// globalCache remembers where a global name was found: a position in the
// module's dict, or in the builtins while the module does not have the name.
type globalCache struct {
	name     string
	dict     *object.Dict
	shape    uint32
	index    int // in dict; -1: it is in the builtins
	span     int // of dict when it did not have the name
	builtins *object.Dict
	bshape   uint32
	bindex   int
}

// global is a variable of the module, or a builtin.
type global struct {
	cache *globalCache
	pos   int32
}

func (n *global) eval(f *frame) (object.Value, error) {
	c := n.cache
	if d := f.Globals; c.dict == d && c.shape == d.Shape() {
		if c.index >= 0 {
			return d.At(c.index), nil
		}
		if c.span == d.Span() && c.builtins == f.th.Builtins && c.bshape == c.builtins.Shape() {
			return c.builtins.At(c.bindex), nil
		}
	}
	return n.find(f)
}

func (n *global) find(f *frame) (object.Value, error) {
	c, d := n.cache, f.Globals
	if i := d.Find(c.name); i >= 0 {
		c.dict, c.shape, c.index = d, d.Shape(), i
		return d.At(i), nil
	}
	b := f.th.Builtins
	if i := b.Find(c.name); i >= 0 {
		c.dict, c.shape, c.index, c.span = d, d.Shape(), -1, d.Span()
		c.builtins, c.bshape, c.bindex = b, b.Shape(), i
		return b.At(i), nil
	}
	f.At = n.pos
	return nil, nameError(object.NameError, c.name, "name '%s' is not defined", c.name)
}

func (n *global) store(f *frame, v object.Value) error {
	c, d := n.cache, f.Globals
	if c.dict == d && c.index >= 0 && c.shape == d.Shape() {
		d.SetAt(c.index, v)
		return nil
	}
	d.SetStr(c.name, v)
	if i := d.Find(c.name); i >= 0 {
		c.dict, c.shape, c.index = d, d.Shape(), i
	}
	return nil
}

func (n *global) delete(f *frame) error {
	if !f.Globals.DelStr(n.cache.name) {
		f.At = n.pos
		return nameError(object.NameError, n.cache.name, "name '%s' is not defined", n.cache.name)
	}
	return nil
}

// classLocal is a name in a class body: in the namespace, else a free variable
// of an enclosing function where cell is set, else a global.
type classLocal struct {
	global
	cell *cellVar
}

func (n *classLocal) eval(f *frame) (object.Value, error) {
	if f.odd != nil {
		v, err := object.GetItem(f.th, f.odd, object.Str(n.cache.name))
		if err == nil {
			return v, nil
		}
		if _, missing := object.AsException(err, object.KeyError); !missing {
			f.At = n.pos
			return nil, err
		}
	} else if v, ok := f.ns.GetStr(n.cache.name); ok {
		return v, nil
	}
	if n.cell != nil {
		return n.cell.eval(f)
	}
	return n.global.eval(f)
}

func (n *classLocal) store(f *frame, v object.Value) error {
	if f.odd != nil {
		f.At = n.pos
		return object.SetItem(f.th, f.odd, object.Str(n.cache.name), v)
	}
	f.ns.SetStr(n.cache.name, v)
	return nil
}

func (n *classLocal) delete(f *frame) error {
	f.At = n.pos
	if f.odd != nil {
		err := object.DelItem(f.th, f.odd, object.Str(n.cache.name))
		if _, missing := object.AsException(err, object.KeyError); !missing {
			return err
		}
	} else if f.ns.DelStr(n.cache.name) {
		return nil
	}
	return nameError(object.NameError, n.cache.name, "name '%s' is not defined", n.cache.name)
}

// variable is a place that a name can be read from, stored to and deleted from.
type variable interface {
	node
	target
	delete(f *frame) error
}

// variable compiles one use of a name. Package resolve has mangled private names
// where it keeps them: in the scope and in the module's list of globals.
func (c *compiler) variable(name string, b syntax.Binding, pos int32) variable {
	switch b.Kind {
	case syntax.BindLocal:
		return &local{slot: int(b.Index), pos: pos}
	case syntax.BindCell:
		return &cellVar{cell: int(b.Index), name: c.cellName(b.Index), pos: pos}
	case syntax.BindFree:
		return &cellVar{cell: int(b.Index), name: c.cellName(b.Index), free: true, pos: pos}
	case syntax.BindClassLocal:
		return &classLocal{global: global{c.cache(name, b.Index), pos}}
	case syntax.BindClassFree:
		return &classLocal{
			global: global{&globalCache{name: c.cellName(b.Index)}, pos},
			cell:   &cellVar{cell: int(b.Index), name: c.cellName(b.Index), free: true, pos: pos},
		}
	}
	if c.odd && c.scope.Kind == syntax.ModuleScope {
		return &classLocal{global: global{c.cache(name, b.Index), pos}}
	}
	return &global{c.cache(name, b.Index), pos}
}

func (c *compiler) cache(name string, index int32) *globalCache {
	if int(index) >= len(c.unit.globals) || index < 0 {
		return &globalCache{name: name}
	}
	return &c.unit.globals[index]
}
