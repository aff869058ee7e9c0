package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// call compiles a call. A method call reads the method without binding it.
func (c *compiler) call(e *syntax.Call) node {
	c.warnCall(e)
	star := starred(e.Args)
	for _, k := range e.Keywords {
		star = star || k.Name == ""
	}
	before := c.yields
	a := arguments{pos: c.exprs(unstar(e.Args))}
	for _, k := range e.Keywords {
		a.kw = append(a.kw, k.Name)
		a.kwValues = append(a.kwValues, c.expr(k.Value))
	}
	a.keep = c.yields != before
	if star {
		for i, x := range e.Args {
			if _, ok := x.(*syntax.Starred); ok {
				a.stars = append(a.stars, i)
			}
		}
		return &starCall{fn: c.expr(e.Func), args: a, at: c.pos(e)}
	}
	if attr, ok := e.Func.(*syntax.Attribute); ok {
		m := methodCall{
			value: c.expr(attr.Value), attrPos: c.attrPos(attr, attr),
			args: a, at: c.attrPos(e, attr), load: attribute{cache: c.attrCache(attr.Attr)},
		}
		if s, ok := m.value.(*superCall); ok {
			return &superMethod{methodCall: m, super: s}
		}
		return &m
	}
	n := &callNode{fn: c.expr(e.Func), args: a, at: c.pos(e)}
	if name, ok := e.Func.(*syntax.Name); ok && name.ID == "super" && len(e.Args) == 0 && len(e.Keywords) == 0 {
		return &superCall{callNode: *n}
	}
	return n
}

func unstar(list []syntax.Expr) []syntax.Expr {
	if !starred(list) {
		return list
	}
	out := make([]syntax.Expr, len(list))
	for i, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		out[i] = e
	}
	return out
}

// arguments are the compiled arguments of a call.
type arguments struct {
	pos      []node
	kw       []string // "" for **value
	kwValues []node
	stars    []int // which of pos are *value
	keep     bool  // an argument may yield, so that another activation runs before the call is complete: the slots are its own
}

// callNode is fn(args) without stars.
type callNode struct {
	fn   node
	args arguments
	at   int32
}

func (n *callNode) eval(f *frame) (object.Value, error) {
	fn, err := n.fn.eval(f)
	if err != nil {
		return nil, err
	}
	switch fn := fn.(type) {
	case *Function:
		return n.args.function(f, fn, nil, n.at)
	case *object.Type:
		if init := plainInit(fn); init != nil {
			return n.args.construct(f, fn, init, n.at)
		}
	}
	return n.args.native(f, fn, nil, n.at)
}

// function calls a Python function with self, if not nil, before the arguments.
func (a *arguments) function(f *frame, fn *Function, self object.Value, at int32) (object.Value, error) {
	g, err := a.frame(f, fn, self, at)
	if err != nil {
		return nil, err
	}
	if fn.code.simple {
		g.cells = fn.closure
		return g.run()
	}
	return fn.start(g)
}

// frame makes the frame of a call. The arguments are evaluated straight into its
// slots where they fit.
func (a *arguments) frame(f *frame, fn *Function, self object.Value, at int32) (*frame, error) {
	c, st := fn.code, f.st
	base := 0
	if self != nil {
		base = 1
	}
	if !c.plain || len(a.kw) != 0 || len(a.pos)+base > c.nparams || c.nparams-len(fn.defaults) > len(a.pos)+base {
		return a.frameSlow(f, fn, self, at)
	}
	g := st.newFrame(f.th, c, fn.globals)
	if base == 1 {
		g.locals[0] = self
	}
	for i, e := range a.pos {
		v := f.known(e)
		if v == nil {
			var err error
			if v, err = e.eval(f); err != nil {
				st.release(g)
				return nil, err
			}
		}
		g.locals[base+i] = v
	}
	if n := len(a.pos) + base; n < c.nparams {
		copy(g.locals[n:c.nparams], fn.defaults[len(fn.defaults)-(c.nparams-n):])
	}
	f.At = at
	return g, nil
}

func (a *arguments) frameSlow(f *frame, fn *Function, self object.Value, at int32) (*frame, error) {
	st := f.st
	sp := st.sp
	vals := a.slots(st)
	kw, err := a.values(f, vals)
	if err != nil {
		a.done(st, vals, sp)
		return nil, err
	}
	f.At = at
	g := st.newFrame(f.th, fn.code, fn.globals)
	err = fn.bind(f.th, g, self, vals, kw)
	a.done(st, vals, sp)
	if err != nil {
		st.release(g)
		return nil, err
	}
	return g, nil
}

func (a *arguments) slots(st *state) []object.Value {
	if a.keep {
		return make([]object.Value, len(a.pos))
	}
	return st.arguments(len(a.pos))
}

// done gives back what slots has reserved.
func (a *arguments) done(st *state, vals []object.Value, sp int) {
	if !a.keep {
		forgetAll(vals)
		st.sp = sp
	}
}

// values evaluates the arguments, the positional ones into vals.
func (a *arguments) values(f *frame, vals []object.Value) ([]object.KwArg, error) {
	for i, e := range a.pos {
		v := f.known(e)
		if v == nil {
			var err error
			if v, err = e.eval(f); err != nil {
				return nil, err
			}
		}
		vals[i] = v
	}
	if len(a.kw) == 0 {
		return nil, nil
	}
	kw := make([]object.KwArg, len(a.kw))
	for i, e := range a.kwValues {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		kw[i] = object.KwArg{Name: a.kw[i], Value: v}
	}
	return kw, nil
}

// native calls anything else than a Python function. self, if not nil, is the
// receiver of the native method fn.
func (a *arguments) native(f *frame, fn, self object.Value, at int32) (object.Value, error) {
	st := f.st
	sp := st.sp
	vals := a.slots(st)
	kw, err := a.values(f, vals)
	if err != nil {
		a.done(st, vals, sp)
		return nil, err
	}
	f.At = at
	args := object.Args{Pos: vals, Kw: kw}
	var v object.Value
	switch fn := fn.(type) {
	case *object.MethodDescr:
		if self != nil {
			if !fn.Light {
				err = f.th.SpendOn(self)
			}
			if err == nil {
				v, err = fn.Fn(f.th, self, args)
			}
		} else {
			v, err = fn.Call(f.th, args)
		}
	case *object.Builtin:
		if len(vals) > 0 && !fn.Light {
			err = f.th.SpendOn(vals[0])
		}
		if err == nil {
			v, err = fn.Fn(f.th, args)
		}
	case *object.Type:
		if len(vals) > 0 && fn.Builtin && fn != object.TypeType {
			err = f.th.SpendOn(vals[0])
		}
		if err == nil {
			v, err = f.instantiate(fn, args)
		}
	case *object.BoundMethod:
		if p, ok := fn.Fn.(*Function); ok {
			v, err = p.callBound(f.th, fn.Self, args)
		} else {
			v, err = fn.Call(f.th, args)
		}
	default:
		v, err = object.CallArgs(f.th, fn, args)
	}
	a.done(st, vals, sp)
	return v, err
}

// callBound calls fn with self before args without building an argument list.
func (fn *Function) callBound(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
	g, err := fn.boundFrame(th, self, args)
	if err != nil {
		return nil, err
	}
	return fn.start(g)
}

func (fn *Function) boundFrame(th *object.Thread, self object.Value, args object.Args) (*frame, error) {
	st := stateOf(th)
	g := st.newFrame(th, fn.code, fn.globals)
	if err := fn.bind(th, g, self, args.Pos, args.Kw); err != nil {
		st.release(g)
		return nil, err
	}
	return g, nil
}

// plainInit returns the __init__ of a class whose instances object.__new__ makes,
// if it is a Python function: calling such a class needs no argument list.
func plainInit(t *object.Type) *Function {
	init, _ := t.PlainInit()
	fn, _ := init.(*Function)
	return fn
}

// construct calls a class with such an __init__.
func (a *arguments) construct(f *frame, t *object.Type, init *Function, at int32) (object.Value, error) {
	if err := f.th.Alloc(64 + t.AttrSize()); err != nil {
		return nil, err
	}
	o := object.NewInstance(t, nil)
	g, err := a.frame(f, init, o, at)
	if err != nil {
		return nil, err
	}
	return initialize(f.th, o, init, g)
}

// instantiate calls a class with arguments in a list.
func (f *frame) instantiate(t *object.Type, args object.Args) (object.Value, error) {
	init := plainInit(t)
	if init == nil {
		return object.CallArgs(f.th, t, args)
	}
	th := f.th
	if err := th.Alloc(64 + t.AttrSize()); err != nil {
		return nil, err
	}
	o := object.NewInstance(t, nil)
	g, err := init.boundFrame(th, o, args)
	if err != nil {
		return nil, err
	}
	return initialize(th, o, init, g)
}

// initialize runs __init__ in the frame made for it and returns the instance.
func initialize(th *object.Thread, o *object.Instance, init *Function, g *frame) (object.Value, error) {
	if err := th.Enter(); err != nil {
		return nil, err
	}
	var r object.Value
	var err error
	if init.code.simple {
		g.cells = init.closure
		r, err = g.run()
	} else {
		r, err = init.start(g)
	}
	th.Leave()
	if err != nil {
		return nil, err
	}
	if r != object.None {
		return nil, object.Raise(object.TypeError, "__init__() should return None, not '%s'", r.Type().TpName())
	}
	return o, nil
}

// methodCall is value.name(args) without stars.
type methodCall struct {
	value   node
	attrPos int32
	args    arguments
	at      int32
	load    attribute
	cls     *object.Type // whose method the receiver had last, if it was no instance
	version uint64
	fn      object.Value // nil: read the attribute in the ordinary way
}

func (n *methodCall) eval(f *frame) (object.Value, error) {
	var err error
	o := f.known(n.value)
	if o == nil {
		if o, err = n.value.eval(f); err != nil {
			return nil, err
		}
	}
	f.At = n.attrPos
	fn, self, err := n.method(f, o)
	if err != nil {
		return nil, err
	}
	if p, ok := fn.(*Function); ok {
		return n.args.function(f, p, self, n.at)
	}
	return n.args.native(f, fn, self, n.at)
}

// method returns what is called; self, if not nil, comes before the arguments.
func (n *methodCall) method(f *frame, o object.Value) (fn, self object.Value, err error) {
	if x, ok := o.(*object.Instance); ok {
		if m := n.load.cache.Method(x); m != nil {
			return m, o, nil
		}
		v, method := n.load.cache.Load(x)
		if v != nil {
			return v, nil, nil
		}
		if method != nil {
			return method, o, nil
		}
	} else {
		if t := o.Type(); n.cls != t || n.version != t.Version() {
			n.cls, n.version, n.fn = t, t.Version(), object.PlainMethod(o, n.load.cache.Name)
		}
		if n.fn != nil && !n.hidden(o) {
			return n.fn, o, nil
		}
	}
	fn, err = n.load.load(f, o)
	return fn, nil, err
}

// hidden reports whether an attribute of the object's own hides the method.
func (n *methodCall) hidden(o object.Value) bool {
	switch x := o.(type) {
	case object.Str, *object.List, *object.Dict, object.Int:
		return false
	case object.HasAttrs:
		d := x.AttrDict(false)
		return d != nil && d.Has(n.load.cache.Name)
	}
	return false
}

// starCall is a call with *args or **kwargs.
type starCall struct {
	fn   node
	args arguments
	at   int32
}

func (n *starCall) eval(f *frame) (object.Value, error) {
	fn, err := n.fn.eval(f)
	if err != nil {
		return nil, err
	}
	args, err := n.args.spread(f, fn, n.at)
	if err != nil {
		return nil, err
	}
	f.At = n.at
	if t, ok := fn.(*object.Type); ok {
		return f.instantiate(t, args)
	}
	return object.CallArgs(f.th, fn, args)
}

// spread evaluates arguments with stars into lists of their own.
func (a *arguments) spread(f *frame, fn object.Value, at int32) (object.Args, error) {
	var out object.Args
	next := 0
	for i, e := range a.pos {
		v, err := e.eval(f)
		if err != nil {
			return out, err
		}
		if next >= len(a.stars) || a.stars[next] != i {
			out.Pos = append(out.Pos, v)
			continue
		}
		next++
		f.At = at
		if !iterable(v) {
			return out, object.Raise(object.TypeError, "%s argument after * must be an iterable, not %s", callee(f.th, fn), v.Type().TpName())
		}
		if err := object.Iterate(f.th, v, func(x object.Value) error {
			out.Pos = append(out.Pos, x)
			return f.th.Alloc(16)
		}); err != nil {
			return out, err
		}
	}
	for i, e := range a.kwValues {
		v, err := e.eval(f)
		if err != nil {
			return out, err
		}
		f.At = at
		if name := a.kw[i]; name != "" {
			if err := addKeyword(f.th, fn, &out, name, v); err != nil {
				return out, err
			}
			continue
		}
		if err := spreadMapping(f.th, fn, &out, v); err != nil {
			return out, err
		}
	}
	return out, nil
}

func addKeyword(th *object.Thread, fn object.Value, out *object.Args, name string, v object.Value) error {
	if _, dup := out.Get(name); dup {
		return object.Raise(object.TypeError, "%s got multiple values for keyword argument '%s'", callee(th, fn), name)
	}
	out.Kw = append(out.Kw, object.KwArg{Name: name, Value: v})
	return nil
}

func spreadMapping(th *object.Thread, fn object.Value, out *object.Args, v object.Value) error {
	add := func(k, x object.Value) error {
		name, ok := object.AsStr(k)
		if !ok {
			return object.Raise(object.TypeError, "keywords must be strings")
		}
		return addKeyword(th, fn, out, name, x)
	}
	if d, ok := v.(*object.Dict); ok && d.Type() == object.DictType {
		for _, e := range d.Items() {
			if err := add(e.Key, e.Value); err != nil {
				return err
			}
		}
		return nil
	}
	keys, ok, err := object.LookupAttr(th, v, "keys")
	if !ok {
		if err != nil {
			if _, missing := object.AsException(err, object.AttributeError); !missing {
				return err
			}
		}
		return object.Raise(object.TypeError, "%s argument after ** must be a mapping, not %s", callee(th, fn), v.Type().TpName())
	}
	list, err := object.Call(th, keys)
	if err != nil {
		return err
	}
	return object.Iterate(th, list, func(k object.Value) error {
		x, err := object.GetItem(th, v, k)
		if err != nil {
			return err
		}
		return add(k, x)
	})
}

// callee names a callable as the messages about star-arguments do.
func callee(th *object.Thread, fn object.Value) string {
	if m, ok := fn.(*object.BoundMethod); ok {
		fn = m.Fn
	}
	q, ok, _ := object.LookupAttr(th, fn, "__qualname__")
	if !ok {
		s, err := object.ToStr(th, fn)
		if err != nil {
			return fn.Type().Name + " object"
		}
		return s
	}
	name, _ := object.AsStr(q)
	if m, ok, _ := object.LookupAttr(th, fn, "__module__"); ok {
		if s, ok := object.AsStr(m); ok && s != "builtins" {
			name = s + "." + name
		}
	}
	return name + "()"
}

// superCall is super() without arguments: the frame says what it stands for.
type superCall struct{ callNode }

func (n *superCall) eval(f *frame) (object.Value, error) {
	fn, err := n.fn.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.at
	if fn != object.Value(object.SuperType) {
		return object.CallArgs(f.th, fn, object.Args{})
	}
	t, self, err := f.Super()
	if err != nil {
		return nil, err
	}
	s, err := object.NewSuper(t, self)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// superMethod is super().name(args): neither the super object nor the bound method is
// made where a plain method of the instance's class is found.
type superMethod struct {
	methodCall
	super *superCall
	// class is whose method called super() last, owner of which class its instance
	// was; function is what was found then.
	class, owner *object.Type
	made         uint64 // owner's version
	function     object.Value
}

func (n *superMethod) eval(f *frame) (object.Value, error) {
	fn, err := n.super.fn.eval(f)
	if err != nil {
		return nil, err
	}
	if fn != object.Value(object.SuperType) {
		return n.methodCall.eval(f)
	}
	f.At = n.super.at
	class, self, err := f.Super()
	if err != nil {
		return nil, err
	}
	o, ok := self.(*object.Instance)
	if !ok {
		return n.methodCall.eval(f)
	}
	if t := o.Type(); n.owner != t || n.made != t.Version() || n.class != class {
		n.owner, n.made, n.class = t, t.Version(), class
		n.function = object.SuperMethod(class, t, n.load.cache.Name)
	}
	switch fn := n.function.(type) {
	case nil:
		return n.methodCall.eval(f)
	case *Function:
		return n.args.function(f, fn, self, n.at)
	default:
		return n.args.native(f, fn, self, n.at)
	}
}
