package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// target compiles an assignment's target.
func (c *compiler) target(e syntax.Expr) target {
	switch e := e.(type) {
	case *syntax.Name:
		return c.variable(e.ID, e.Binding, c.pos(e))
	case *syntax.Attribute:
		return &attrTarget{value: c.expr(e.Value), cache: c.attrCache(e.Attr), pos: c.attrPos(e, e)}
	case *syntax.Subscript:
		return &itemNode{c.expr(e.Value), c.expr(e.Index), c.pos(e)}
	case *syntax.Tuple:
		return c.unpack(e.Elts, e)
	case *syntax.List:
		return c.unpack(e.Elts, e)
	case *syntax.Starred:
		return c.target(e.Value)
	}
	c.fail(e, "assignment to %T", e)
	return &unpackTarget{}
}

func (c *compiler) unpack(elts []syntax.Expr, e syntax.Expr) target {
	t := &unpackTarget{star: -1, pos: c.pos(e)}
	for i, x := range elts {
		if _, ok := x.(*syntax.Starred); ok {
			t.star = i
		}
		t.targets = append(t.targets, c.target(x))
	}
	return t
}

// unpackTarget is a, b, *c as a target.
type unpackTarget struct {
	targets []target
	star    int // which takes the rest, -1 for none
	pos     int32
}

func (n *unpackTarget) store(f *frame, v object.Value) error {
	f.At = n.pos
	vals, err := n.split(f, v)
	if err != nil {
		return err
	}
	for i, t := range n.targets {
		if err := t.store(f, vals[i]); err != nil {
			return err
		}
	}
	return nil
}

func (n *unpackTarget) split(f *frame, v object.Value) ([]object.Value, error) {
	want := len(n.targets)
	if n.star < 0 {
		switch x := v.(type) {
		case *object.Tuple:
			if len(x.Elems) == want && x.Type() == object.TupleType {
				return x.Elems, nil
			}
		case *object.List:
			if len(x.Elems) == want && x.Type() == object.ListType {
				return append([]object.Value(nil), x.Elems...), nil
			}
		}
	}
	it, err := object.Iter(f.th, v)
	if err != nil {
		if _, ok := object.AsException(err, object.TypeError); ok && !iterable(v) {
			return nil, object.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().TpName())
		}
		return nil, err
	}
	var vals []object.Value
	for n.star >= 0 || len(vals) <= want {
		if err := f.th.Step(); err != nil {
			return nil, err
		}
		e, err := it.Next(f.th)
		if err != nil {
			return nil, err
		}
		if e == nil {
			break
		}
		if err := f.th.Alloc(16); err != nil {
			return nil, err
		}
		vals = append(vals, e)
	}
	if n.star < 0 {
		switch {
		case len(vals) > want:
			return nil, object.Raise(object.ValueError, "too many values to unpack (expected %d)", want)
		case len(vals) < want:
			return nil, object.Raise(object.ValueError, "not enough values to unpack (expected %d, got %d)", want, len(vals))
		}
		return vals, nil
	}
	after := want - n.star - 1
	if len(vals) < want-1 {
		return nil, object.Raise(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", want-1, len(vals))
	}
	out := append([]object.Value(nil), vals[:n.star]...)
	rest := append([]object.Value(nil), vals[n.star:len(vals)-after]...)
	out = append(out, object.NewList(rest...))
	return append(out, vals[len(vals)-after:]...), nil
}

func iterable(v object.Value) bool {
	switch v.(type) {
	case object.Iterable, *object.List, *object.Tuple, *object.Dict:
		return true
	}
	if f, ok := v.Type().Lookup("__iter__"); ok {
		return f != object.None
	}
	_, ok := v.Type().Lookup("__getitem__")
	return ok
}

func (c *compiler) assign(s *syntax.Assign) stmt {
	v := c.expr(s.Value)
	if len(s.Targets) == 1 {
		switch t := s.Targets[0].(type) {
		case *syntax.Name:
			if t.Binding.Kind == syntax.BindLocal {
				return &assignLocal{value: v, slot: int(t.Binding.Index)}
			}
		case *syntax.Tuple:
			if x, ok := s.Value.(*syntax.Tuple); ok && len(x.Elts) == len(t.Elts) && !starred(x.Elts) && !starred(t.Elts) {
				a := &assignEach{values: c.exprs(x.Elts)}
				for _, e := range t.Elts {
					a.targets = append(a.targets, c.target(e))
				}
				return a
			}
		}
		t := c.target(s.Targets[0])
		if a, ok := t.(*attrTarget); ok {
			return &assignAttr{v, a}
		}
		return &assignOne{value: v, target: t}
	}
	a := &assignMany{value: v}
	for _, t := range s.Targets {
		a.targets = append(a.targets, c.target(t))
	}
	return a
}

func starred(list []syntax.Expr) bool {
	for _, e := range list {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

type assignLocal struct {
	value node
	slot  int
}

func (n *assignLocal) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.locals[n.slot] = v
	return sigNext, nil
}

type assignOne struct {
	value  node
	target target
}

func (n *assignOne) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	return sigNext, n.target.store(f, v)
}

// assignAttr is assignOne for an attribute.
type assignAttr struct {
	value  node
	target *attrTarget
}

func (n *assignAttr) exec(f *frame) (signal, error) {
	v := f.known(n.value)
	if v == nil {
		var err error
		if v, err = n.value.eval(f); err != nil {
			return sigNext, err
		}
	}
	if o, ok := f.known(n.target.value).(*object.Instance); ok && (n.target.cache.Put(o, v) || n.target.cache.Add(o, v)) {
		return sigNext, nil
	}
	return sigNext, n.target.store(f, v)
}

// assignEach is a, b = c, d: no tuple is made.
type assignEach struct {
	values  []node
	targets []target
}

func (n *assignEach) exec(f *frame) (signal, error) {
	var small [4]object.Value
	vals := small[:0]
	for _, e := range n.values {
		v, err := e.eval(f)
		if err != nil {
			return sigNext, err
		}
		vals = append(vals, v)
	}
	for i, t := range n.targets {
		if err := t.store(f, vals[i]); err != nil {
			return sigNext, err
		}
	}
	return sigNext, nil
}

type assignMany struct {
	value   node
	targets []target
}

func (n *assignMany) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	for _, t := range n.targets {
		if err := t.store(f, v); err != nil {
			return sigNext, err
		}
	}
	return sigNext, nil
}

func (c *compiler) augAssign(s *syntax.AugAssign) stmt {
	op, v, pos := binaryOps[s.Op], c.expr(s.Value), c.pos(s)
	switch t := s.Target.(type) {
	case *syntax.Attribute:
		p := c.attrPos(t, t)
		return &augAttr{
			value: c.expr(t.Value), load: &attribute{cache: c.attrCache(t.Attr), pos: p},
			save: &attrTarget{cache: c.attrCache(t.Attr), pos: p}, op: op, operand: v, pos: pos,
		}
	case *syntax.Subscript:
		return &augItem{value: c.expr(t.Value), index: c.expr(t.Index), itemPos: c.pos(t), op: op, operand: v, pos: pos}
	case *syntax.Name:
		return &augName{name: c.variable(t.ID, t.Binding, c.pos(t)), op: op, operand: v, pos: pos}
	}
	c.fail(s, "augmented assignment to %T", s.Target)
	return nil
}

type augName struct {
	name    variable
	op      object.Op
	operand node
	pos     int32
}

func (n *augName) exec(f *frame) (signal, error) {
	if l, ok := n.name.(*local); ok {
		if a := f.locals[l.slot]; a != nil {
			v, err := f.inplace(n.op, a, n.operand, n.pos)
			if err != nil {
				return sigNext, err
			}
			f.locals[l.slot] = v
			return sigNext, nil
		}
	}
	a, err := n.name.eval(f)
	if err != nil {
		return sigNext, err
	}
	v, err := f.inplace(n.op, a, n.operand, n.pos)
	if err != nil {
		return sigNext, err
	}
	return sigNext, n.name.store(f, v)
}

// inplace is a op= operand, at a position.
func (f *frame) inplace(op object.Op, a object.Value, operand node, pos int32) (object.Value, error) {
	b := f.known(operand)
	if b == nil {
		var err error
		if b, err = operand.eval(f); err != nil {
			return nil, err
		}
	}
	f.At = pos
	if x, ok := a.(object.Int); ok {
		if y, ok := b.(object.Int); ok {
			if s := x + y; op == object.Add && (s > x) == (y > 0) {
				return f.th.Int(int64(s)), nil
			}
			if v, done := f.th.IntOp(op, int64(x), int64(y)); done {
				return v, nil
			}
		}
	}
	return object.Inplace(f.th, op, a, b)
}

type augAttr struct {
	value   node
	load    *attribute
	save    *attrTarget
	op      object.Op
	operand node
	pos     int32
}

func (n *augAttr) exec(f *frame) (signal, error) {
	var err error
	o := f.known(n.value)
	if o == nil {
		if o, err = n.value.eval(f); err != nil {
			return sigNext, err
		}
	}
	f.At = n.load.pos
	var a object.Value
	i, ok := o.(*object.Instance)
	if ok {
		a = n.load.cache.Own(i)
	}
	if a == nil {
		if a, err = n.load.load(f, o); err != nil {
			return sigNext, err
		}
	}
	v, err := f.inplace(n.op, a, n.operand, n.pos)
	if err != nil {
		return sigNext, err
	}
	if ok && n.save.cache.Put(i, v) {
		return sigNext, nil
	}
	f.At = n.save.pos
	return sigNext, n.save.set(f, o, v)
}

type augItem struct {
	value, index node
	itemPos      int32
	op           object.Op
	operand      node
	pos          int32
}

func (n *augItem) exec(f *frame) (signal, error) {
	o, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	i, err := n.index.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.At = n.itemPos
	a, err := object.GetItem(f.th, o, i)
	if err != nil {
		return sigNext, err
	}
	v, err := f.inplace(n.op, a, n.operand, n.pos)
	if err != nil {
		return sigNext, err
	}
	f.At = n.itemPos
	return sigNext, object.SetItem(f.th, o, i, v)
}

// annAssign compiles "target: annotation [= value]": in a module or class body
// the annotation of a plain name is recorded, in a function it is not evaluated.
func (c *compiler) annAssign(s *syntax.AnnAssign) stmt {
	n := &annotated{pos: c.pos(s)}
	if s.Value != nil {
		n.value, n.target = c.expr(s.Value), c.target(s.Target)
	}
	inBody := c.scope.Kind == syntax.ModuleScope || c.scope.Kind == syntax.ClassScope
	switch {
	case !s.Simple:
		if s.Value == nil {
			switch t := s.Target.(type) {
			case *syntax.Attribute:
				n.check = append(n.check, c.expr(t.Value))
			case *syntax.Subscript:
				n.check = append(n.check, c.expr(t.Value), c.expr(t.Index))
			}
		}
		if inBody && !c.unit.future {
			n.check = append(n.check, c.expr(s.Annotation))
		}
	case inBody:
		n.name = s.Target.(*syntax.Name).ID
		n.annotation = c.annotation(s.Annotation)
	}
	return n
}

// annotation compiles an annotation: its text under the future import.
func (c *compiler) annotation(e syntax.Expr) node {
	if c.unit.future {
		return &constant{object.Str(unparse(e))}
	}
	return c.expr(e)
}

type annotated struct {
	value      node
	target     target
	check      []node // evaluated and forgotten
	name       string // recorded with annotation; "" for none
	annotation node
	pos        int32
}

func (n *annotated) exec(f *frame) (signal, error) {
	if n.value != nil {
		v, err := n.value.eval(f)
		if err != nil {
			return sigNext, err
		}
		if err := n.target.store(f, v); err != nil {
			return sigNext, err
		}
	}
	for _, e := range n.check {
		if _, err := e.eval(f); err != nil {
			return sigNext, err
		}
	}
	if n.name == "" {
		return sigNext, nil
	}
	v, err := n.annotation.eval(f)
	if err != nil {
		return sigNext, err
	}
	f.At = n.pos
	d, err := f.annotations()
	if err != nil {
		return sigNext, err
	}
	return sigNext, object.SetItem(f.th, d, object.Str(n.name), v)
}

// annotations returns __annotations__ of the namespace that the frame fills,
// making it where it is missing.
func (f *frame) annotations() (object.Value, error) {
	if f.odd != nil {
		key := object.Str("__annotations__")
		v, err := object.GetItem(f.th, f.odd, key)
		if _, missing := object.AsException(err, object.KeyError); missing {
			v = object.NewDict()
			err = object.SetItem(f.th, f.odd, key, v)
		}
		return v, err
	}
	ns := f.ns
	if ns == nil {
		ns = f.Globals
	}
	v, ok := ns.GetStr("__annotations__")
	if !ok {
		v = object.NewDict()
		ns.SetStr("__annotations__", v)
	}
	return v, nil
}

func (c *compiler) delete(s *syntax.Delete) stmt {
	n := &deleteStmt{}
	var add func(e syntax.Expr)
	add = func(e syntax.Expr) {
		switch e := e.(type) {
		case *syntax.Tuple:
			for _, x := range e.Elts {
				add(x)
			}
		case *syntax.List:
			for _, x := range e.Elts {
				add(x)
			}
		default:
			if d, ok := c.target(e).(deleter); ok {
				n.targets = append(n.targets, d)
			}
		}
	}
	for _, t := range s.Targets {
		add(t)
	}
	return n
}

type deleter interface{ delete(f *frame) error }

type deleteStmt struct{ targets []deleter }

func (n *deleteStmt) exec(f *frame) (signal, error) {
	for _, t := range n.targets {
		if err := t.delete(f); err != nil {
			return sigNext, err
		}
	}
	if f.th.Finalize != nil {
		return sigNext, f.th.Finalize(f.th)
	}
	return sigNext, nil
}
