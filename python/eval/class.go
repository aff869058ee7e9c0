package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) classDef(s *syntax.ClassDef) stmt {
	k := c.newCode(s.Scope)
	in := c.inner(s.Scope)
	k.body = in.block(s.Body)
	c.take(in)
	n := &makeClass{name: s.Name, code: k, at: c.pos(s), notes: s.Scope.Annotations}
	if s.Doc != nil {
		n.doc = c.constantValue(s.Doc)
	}
	call := &syntax.Call{Position: s.Position, Args: s.Bases, Keywords: s.Keywords}
	before := c.yields
	a := arguments{pos: c.exprs(unstar(call.Args))}
	for i, x := range s.Bases {
		if _, ok := x.(*syntax.Starred); ok {
			a.stars = append(a.stars, i)
		}
	}
	for _, kw := range s.Keywords {
		a.kw = append(a.kw, kw.Name)
		a.kwValues = append(a.kwValues, c.expr(kw.Value))
	}
	a.keep = c.yields != before
	n.args = a
	return &defStmt{value: n, decorators: c.decorators(s.Decorators), target: c.variable(s.Name, s.Binding, n.at)}
}

// makeClass evaluates a class statement.
type makeClass struct {
	name  string
	code  *code
	args  arguments
	doc   object.Value
	notes bool
	at    int32
}

// classCallee is what messages about a class statement's arguments name.
var classCallee = object.NewBuiltin("__build_class__", nil)

func (n *makeClass) eval(f *frame) (object.Value, error) {
	th := f.th
	closure := n.code.capture(f)
	args, err := n.args.spread(f, classCallee, n.at)
	if err != nil {
		return nil, err
	}
	f.At = n.at
	bases, changed, err := resolveBases(th, args.Pos)
	if err != nil {
		return nil, err
	}
	var meta object.Value
	var kw []object.KwArg
	for _, k := range args.Kw {
		if k.Name == "metaclass" {
			meta = k.Value
		} else {
			kw = append(kw, k)
		}
	}
	if meta == nil && len(bases) > 0 {
		meta = bases[0].Type()
	}
	if meta == nil {
		meta = object.TypeType
	}
	metaType, isType := meta.(*object.Type)
	if isType {
		if metaType, err = mostDerived(metaType, bases); err != nil {
			return nil, err
		}
		meta = metaType
	}
	baseTuple := object.NewTuple(bases...)
	var ns object.Value = object.NewDict()
	if !isType || metaType != object.TypeType {
		if prep, ok, err := object.LookupAttr(th, meta, "__prepare__"); ok {
			if ns, err = object.CallArgs(th, prep, object.Args{Pos: []object.Value{object.Str(n.name), baseTuple}, Kw: kw}); err != nil {
				return nil, err
			}
			if _, ok := ns.Type().Lookup("__getitem__"); !ok {
				return nil, object.Raise(object.TypeError, "%s.__prepare__() must return a mapping, not %s", metaName(meta), ns.Type().TpName())
			}
		} else if err != nil {
			if _, missing := object.AsException(err, object.AttributeError); !missing {
				return nil, err
			}
		}
	}
	cell, err := n.body(f, ns, closure)
	if err != nil {
		return nil, err
	}
	if changed {
		if err := object.SetItem(th, ns, object.Str("__orig_bases__"), object.NewTuple(args.Pos...)); err != nil {
			return nil, err
		}
	}
	f.At = n.at
	cls, err := object.CallArgs(th, meta, object.Args{Pos: []object.Value{object.Str(n.name), baseTuple, ns}, Kw: kw})
	if err != nil {
		return nil, err
	}
	if t, ok := cls.(*object.Type); ok && cell != nil {
		switch {
		case cell.V == nil:
			return nil, object.Raise(object.RuntimeError, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", n.name, reprOf(th, t))
		case cell.V != cls:
			return nil, object.Raise(object.TypeError, "__class__ set to %s defining '%s' as %s", reprOf(th, cell.V), n.name, reprOf(th, t))
		}
	}
	return cls, nil
}

func metaName(meta object.Value) string {
	if t, ok := meta.(*object.Type); ok {
		return t.Name
	}
	return "<metaclass>"
}

// body runs the class body in ns and returns the cell of __class__, nil where
// the body needs none.
func (n *makeClass) body(f *frame, ns object.Value, closure []*object.Cell) (*object.Cell, error) {
	g := f.st.newFrame(f.th, n.code, f.Globals)
	d, ok := ns.(*object.Dict)
	if ok {
		g.ns = d
	}
	if !ok || d.Type() != object.DictType && (d.Type().Overrides("__setitem__", object.DictType) || d.Type().Overrides("__getitem__", object.DictType) || hasMissing(d.Type())) {
		g.odd = ns
		if !ok {
			g.ns = object.NewDict()
		}
	}
	g.openCells(closure)
	set := func(name string, v object.Value) error {
		if g.odd != nil {
			return object.SetItem(f.th, g.odd, object.Str(name), v)
		}
		g.ns.SetStr(name, v)
		return nil
	}
	if m, ok := f.Globals.GetStr("__name__"); ok {
		if err := set("__module__", m); err != nil {
			return nil, err
		}
	}
	if err := set("__qualname__", object.Str(n.code.QualName)); err != nil {
		return nil, err
	}
	if n.notes {
		if _, err := g.annotations(); err != nil {
			return nil, err
		}
	}
	if n.doc != nil {
		if err := set("__doc__", n.doc); err != nil {
			return nil, err
		}
	}
	var cell *object.Cell
	if n.code.scope.ClassCell {
		cell = g.cells[0]
	}
	g.Kept = true // the cell and the namespace outlive it
	_, err := g.run()
	if err != nil {
		return nil, err
	}
	if cell != nil {
		if err := set("__classcell__", cell); err != nil {
			return nil, err
		}
	}
	return cell, nil
}

func hasMissing(t *object.Type) bool {
	_, ok := t.Lookup("__missing__")
	return ok
}

// resolveBases replaces the bases that are not classes by what their
// __mro_entries__ gives.
func resolveBases(th *object.Thread, given []object.Value) (bases []object.Value, changed bool, err error) {
	for _, b := range given {
		if _, ok := b.(*object.Type); ok {
			bases = append(bases, b)
			continue
		}
		fn, ok, err := object.LookupAttr(th, b, "__mro_entries__")
		if !ok {
			if err != nil {
				if _, missing := object.AsException(err, object.AttributeError); !missing {
					return nil, false, err
				}
			}
			bases = append(bases, b)
			continue
		}
		r, err := object.Call(th, fn, object.NewTuple(given...))
		if err != nil {
			return nil, false, err
		}
		t, ok := r.(*object.Tuple)
		if !ok {
			return nil, false, object.Raise(object.TypeError, "__mro_entries__ must return a tuple")
		}
		bases, changed = append(bases, t.Elems...), true
	}
	return bases, changed, nil
}

// mostDerived is the metaclass that the bases and the one asked for agree on.
func mostDerived(meta *object.Type, bases []object.Value) (*object.Type, error) {
	for _, b := range bases {
		bm := b.Type()
		switch {
		case meta.IsSubclass(bm):
		case bm.IsSubclass(meta):
			meta = bm
		default:
			return nil, object.Raise(object.TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}
