package eval

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// Function is a function written in Python.
type Function struct {
	object.Header
	code       *code
	globals    *object.Dict
	closure    []*object.Cell
	defaults   []object.Value
	kwdefaults *object.Dict // nil for none
	name       string
	qualname   string
	doc        object.Value
	module     object.Value
	notes      object.Value // __annotations__; nil until asked for
}

// Type implements object.Value.
func (*Function) Type() *object.Type { return object.FunctionType }

// AttrDict returns the function's __dict__.
func (fn *Function) AttrDict(create bool) *object.Dict {
	d := fn.Header.AttrDict(false)
	if d == nil && create {
		d = object.NewDict()
		fn.SetAttrDict(d)
	}
	return d
}

// DescrGet binds the function to instance, as reading a method does.
func (fn *Function) DescrGet(_ *object.Thread, instance object.Value, _ *object.Type) (object.Value, error) {
	if instance == nil {
		return fn, nil
	}
	return &object.BoundMethod{Self: instance, Fn: fn}, nil
}

// Call calls the function.
func (fn *Function) Call(th *object.Thread, args object.Args) (object.Value, error) {
	st := stateOf(th)
	f := st.newFrame(th, fn.code, fn.globals)
	c := fn.code
	if c.plain && len(args.Kw) == 0 && len(args.Pos) == c.nparams {
		for i, v := range args.Pos { // most have one or two
			f.locals[i] = v
		}
	} else if err := fn.bind(th, f, nil, args.Pos, args.Kw); err != nil {
		st.release(f)
		return nil, err
	}
	if c.simple {
		f.cells = fn.closure
		return f.run()
	}
	return fn.start(f)
}

// start runs a frame whose parameters are bound, or makes the generator.
func (fn *Function) start(f *frame) (object.Value, error) {
	c := fn.code
	if c.ncells != 0 {
		f.openCells(fn.closure)
	} else {
		f.cells = fn.closure
	}
	if c.generator || c.coroutine {
		return newGenerator(f, fn.name, fn.qualname), nil
	}
	return f.run()
}

// bind puts the arguments into the frame's parameter slots, with CPython's
// errors. self, if not nil, comes before pos.
func (fn *Function) bind(th *object.Thread, f *frame, self object.Value, pos []object.Value, kw []object.KwArg) error {
	c, s := fn.code, fn.code.scope
	npos, nkw := s.ArgCount, s.KwOnlyCount
	total := npos + nkw
	locals := f.locals
	given, base := len(pos), 0
	if self != nil {
		given++
		if npos > 0 {
			locals[0], base = self, 1
		}
	}
	taken := copy(locals[base:npos], pos)
	var kwargs *object.Dict
	if s.StarKwargs {
		kwargs = object.NewDict()
		i := total
		if s.StarArgs {
			i++
		}
		locals[i] = kwargs
	}
	if s.StarArgs {
		var rest []object.Value
		if self != nil && npos == 0 {
			rest = append(rest, self)
		}
		rest = append(rest, pos[taken:]...)
		if err := th.Alloc(int64(len(rest)) * 16); err != nil {
			return err
		}
		locals[total] = object.NewTuple(rest...)
	}
	names := s.ParamNames
next:
	for _, k := range kw {
		for i := s.PosOnlyCount; i < total; i++ {
			if names[i] == k.Name {
				if locals[i] != nil {
					return object.Raise(object.TypeError, "%s() got multiple values for argument '%s'", fn.qualname, k.Name)
				}
				locals[i] = k.Value
				continue next
			}
		}
		if kwargs == nil {
			if err := fn.posOnlyByName(kw); err != nil {
				return err
			}
			return object.Raise(object.TypeError, "%s() got an unexpected keyword argument '%s'", fn.qualname, k.Name)
		}
		kwargs.SetStr(k.Name, k.Value)
	}
	ndef := len(fn.defaults)
	if given > npos && !s.StarArgs {
		kwonly := 0
		for i := npos; i < total; i++ {
			if locals[i] != nil {
				kwonly++
			}
		}
		return object.TooManyArguments(fn.qualname, npos-ndef, npos, given, kwonly)
	}
	if given < npos {
		var missing []string
		for i := min(given, npos); i < npos; i++ {
			if locals[i] != nil {
				continue
			}
			if d := i - (npos - ndef); d >= 0 {
				locals[i] = fn.defaults[d]
			} else {
				missing = append(missing, "'"+names[i]+"'")
			}
		}
		if missing != nil {
			return object.MissingArguments(fn.qualname, "positional", missing)
		}
	}
	if nkw > 0 {
		var missing []string
		for i := npos; i < total; i++ {
			if locals[i] != nil {
				continue
			}
			if fn.kwdefaults != nil {
				if v, ok := fn.kwdefaults.GetStr(names[i]); ok {
					locals[i] = v
					continue
				}
			}
			missing = append(missing, "'"+names[i]+"'")
		}
		if missing != nil {
			return object.MissingArguments(fn.qualname, "keyword-only", missing)
		}
	}
	_ = c
	return nil
}

// posOnlyByName is the error of passing positional-only parameters by name.
func (fn *Function) posOnlyByName(kw []object.KwArg) error {
	var bad []string
	s := fn.code.scope
	for i := range s.PosOnlyCount {
		for _, k := range kw {
			if k.Name == s.ParamNames[i] {
				bad = append(bad, k.Name)
			}
		}
	}
	if bad == nil {
		return nil
	}
	return object.Raise(object.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualname, strings.Join(bad, ", "))
}

// makeFunction evaluates a def or lambda.
type makeFunction struct {
	code       *code
	defaults   []node
	kwNames    []string
	kwDefaults []node
	noteNames  []string
	notes      []node
	pos        int32
}

func (n *makeFunction) eval(f *frame) (object.Value, error) {
	c := n.code
	fn := &Function{code: c, globals: f.Globals, name: c.Name, qualname: c.QualName, doc: c.doc}
	for _, e := range n.defaults {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		fn.defaults = append(fn.defaults, v)
	}
	for i, e := range n.kwDefaults {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		if fn.kwdefaults == nil {
			fn.kwdefaults = object.NewDict()
		}
		fn.kwdefaults.SetStr(n.kwNames[i], v)
	}
	if len(n.notes) > 0 {
		d := object.NewDict()
		for i, e := range n.notes {
			v, err := e.eval(f)
			if err != nil {
				return nil, err
			}
			d.SetStr(n.noteNames[i], v)
		}
		fn.notes = d
	}
	fn.closure = c.capture(f)
	if m, ok := f.Globals.GetStr("__name__"); ok {
		fn.module = m
	} else {
		fn.module = object.None
	}
	return fn, nil
}

// capture takes the cells of the enclosing frame that the code refers to.
func (c *code) capture(f *frame) []*object.Cell {
	free := c.scope.Free
	if len(free) == 0 {
		return nil
	}
	cells := make([]*object.Cell, len(free))
	for i, v := range free {
		cells[i] = f.cells[v.FromCell]
	}
	return cells
}

func (c *compiler) functionDef(s *syntax.FunctionDef) stmt {
	m := c.function(s.Scope, s.Args, s)
	in := c.inner(s.Scope)
	if m.code.flat, m.code.flatSize = in.flatBody(s.Body); m.code.flat == nil {
		m.code.body = in.block(s.Body)
	}
	c.take(in)
	m.code.doc = object.None
	if s.Doc != nil {
		m.code.doc = c.constantValue(s.Doc)
	}
	if len(s.Body) > 0 {
		if s.Doc != nil && len(s.Body) == 1 {
			m.code.body = nil
		} else if r, ok := s.Body[len(s.Body)-1].(*syntax.Return); ok && r.Value != nil && len(m.code.body) == 1 {
			m.code.result = m.code.body[0].(*returnStmt).value
		}
	}
	c.annotations(m, s.Args, s.Returns)
	return &defStmt{value: m, decorators: c.decorators(s.Decorators), target: c.variable(s.Name, s.Binding, c.pos(s))}
}

// take keeps the error of an inner compiler.
func (c *compiler) take(in *compiler) {
	if c.err == nil {
		c.err = in.err
	}
}

func (c *compiler) function(scope *syntax.Scope, a *syntax.Arguments, n syntax.Node) *makeFunction {
	m := &makeFunction{code: c.newCode(scope), pos: c.pos(n)}
	m.defaults = c.exprs(a.Defaults)
	for i, d := range a.KwDefaults {
		if d != nil {
			m.kwNames = append(m.kwNames, a.KwOnly[i].Name)
			m.kwDefaults = append(m.kwDefaults, c.expr(d))
		}
	}
	return m
}

func (c *compiler) annotations(m *makeFunction, a *syntax.Arguments, returns syntax.Expr) {
	add := func(name string, e syntax.Expr) {
		if e == nil {
			return
		}
		if s, ok := e.(*syntax.Starred); ok && !c.unit.future {
			e = s.Value
		}
		m.noteNames = append(m.noteNames, name)
		m.notes = append(m.notes, c.annotation(e))
	}
	each := func(list ...*syntax.Arg) {
		for _, x := range list {
			if x != nil {
				add(x.Name, x.Annotation)
			}
		}
	}
	each(a.PosOnly...)
	each(a.Args...)
	each(a.VarArg)
	each(a.KwOnly...)
	each(a.KwArg)
	add("return", returns)
}

func (c *compiler) lambda(e *syntax.Lambda) node {
	m := c.function(e.Scope, e.Args, e)
	in := c.inner(e.Scope)
	m.code.result = in.expr(e.Body)
	c.take(in)
	m.code.doc = object.None
	return m
}

func (c *compiler) decorators(list []syntax.Expr) []decorator {
	var out []decorator
	for _, d := range list {
		out = append(out, decorator{c.expr(d), c.pos(d)})
	}
	return out
}

type decorator struct {
	value node
	pos   int32
}

// defStmt is def and class: the decorators are evaluated first, in order, and
// applied last, in reverse.
type defStmt struct {
	value      node
	decorators []decorator
	target     target
}

func (n *defStmt) exec(f *frame) (signal, error) {
	if len(n.decorators) == 0 {
		v, err := n.value.eval(f)
		if err != nil {
			return sigNext, err
		}
		return sigNext, n.target.store(f, v)
	}
	fns := make([]object.Value, len(n.decorators))
	for i, d := range n.decorators {
		v, err := d.value.eval(f)
		if err != nil {
			return sigNext, err
		}
		fns[i] = v
	}
	v, err := n.value.eval(f)
	for i := len(fns) - 1; i >= 0 && err == nil; i-- {
		f.At = n.decorators[i].pos
		v, err = object.Call(f.th, fns[i], v)
	}
	if err != nil {
		return sigNext, err
	}
	return sigNext, n.target.store(f, v)
}
