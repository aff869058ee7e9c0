// Package resolve decides what every name of a Python tree means.
//
// It follows CPython 3.11's symbol table: assignment anywhere in a function
// makes a name local to it, unless global or nonlocal says otherwise; class
// bodies are skipped when an inner function looks for a variable; a
// comprehension is a function of its own whose first iterable belongs to the
// scope around it; private names in classes are mangled. The result is written
// into the tree: a [syntax.Scope] on each block and a [syntax.Binding] on each
// name. Mangled names replace those written, in Name.ID, Attribute.Attr,
// parameters, aliases and global statements.
//
// It walks the tree once to collect the symbols of each block and the places that
// use them, then analyses the blocks from the outside in, and last fills the
// places. The errors that CPython finds after parsing are found on the way.
package resolve

import (
	"strconv"

	"github.com/diptych-orm/diptych/python/syntax"
)

// Module resolves a whole tree in place. The error, if any, is a *syntax.Error:
// one of those that CPython raises after parsing ("'return' outside function",
// "no binding for nonlocal 'x' found" and so on). A tree is resolved once.
func Module(m *syntax.Module) (err error) {
	defer func() {
		switch f := recover().(type) {
		case nil:
		case failure:
			err = f.err
		default:
			panic(f)
		}
	}()
	r := &resolver{module: m, globals: map[string]int32{}}
	r.checkFutures(m)
	m.Scope = &syntax.Scope{Kind: syntax.ModuleScope, Name: "<module>", FirstLine: 1}
	top := &block{scope: m.Scope, symbols: map[string]*symbol{}, node: &m.Position}
	r.block = top
	r.stmts(m.Body)
	r.analyse(top, nil)
	linkFree(top)
	for _, u := range r.uses {
		*u.to = syntax.Binding{Kind: u.symbol.kind, Index: u.symbol.index}
	}
	m.Scope.Globals = r.globalNames
	if r.later != nil {
		return r.later
	}
	return nil
}

// Expr resolves a single expression as eval sees it: every name outside its own
// lambdas and comprehensions is global. The result is the scope of that code.
func Expr(e syntax.Expr, src *syntax.Source) (*syntax.Scope, error) {
	m := &syntax.Module{Source: src, Body: []syntax.Stmt{&syntax.ExprStmt{Position: *e.Pos(), Value: e}}}
	if err := Module(m); err != nil {
		return nil, err
	}
	m.Scope.Name = "<module>"
	return m.Scope, nil
}

// resolver makes the blocks and collects their symbols.
type resolver struct {
	module      *syntax.Module
	block       *block
	uses        []use
	globals     map[string]int32
	globalNames []string
	lazyAnn     bool // annotations are not evaluated
	// later is the first error of those that CPython finds after its symbol
	// table is complete.
	later *syntax.Error
}

// use is a place in the tree that wants to know a symbol's binding.
type use struct {
	symbol *symbol
	to     *syntax.Binding
}

// bind adds a use of a name to the current block.
func (r *resolver) bind(name string, f flags, to *syntax.Binding) {
	r.uses = append(r.uses, use{r.block.add(name, f), to})
}

// open starts a block for the node at a position.
func (r *resolver) open(at *syntax.Position, kind syntax.ScopeKind, name string) *block {
	parent := r.block
	b := &block{
		scope:   &syntax.Scope{Kind: kind, Parent: parent.scope, Name: name, FirstLine: int(at.Line)},
		parent:  parent,
		symbols: map[string]*symbol{},
		node:    at,
		class:   parent.class,
		inIter:  parent.inIter, // what is nested in an iterable is part of it
	}
	b.scope.QualName = qualName(parent, name)
	parent.children = append(parent.children, b)
	r.block = b
	return b
}

func (r *resolver) close() { r.block = r.block.parent }

// qualName returns __qualname__ of something named name made in the block.
func qualName(parent *block, name string) string {
	if parent.scope.Kind == syntax.ModuleScope {
		return name
	}
	if s := parent.symbols[name]; s != nil && s.flags&declaredGlobal != 0 {
		return name
	}
	if parent.isFunction() && parent.scope.Kind != syntax.CompScope {
		return parent.scope.QualName + ".<locals>." + name
	}
	return parent.scope.QualName + "." + name
}

func (r *resolver) mangle(name string) string { return mangle(r.block.class, name) }

// arguments collects what the enclosing block evaluates of a parameter list.
func (r *resolver) arguments(a *syntax.Arguments) {
	r.exprs(a.Defaults)
	r.exprs(a.KwDefaults)
}

func (r *resolver) annotations(a *syntax.Arguments) {
	eachArg(a, func(arg *syntax.Arg) { r.expr(arg.Annotation) })
}

// eachArg visits parameters in the order of the frame's slots.
func eachArg(a *syntax.Arguments, visit func(*syntax.Arg)) {
	for _, list := range [][]*syntax.Arg{a.PosOnly, a.Args, a.KwOnly} {
		for _, arg := range list {
			visit(arg)
		}
	}
	if a.VarArg != nil {
		visit(a.VarArg)
	}
	if a.KwArg != nil {
		visit(a.KwArg)
	}
}

// params declares the parameters in the block just opened.
func (r *resolver) params(a *syntax.Arguments) {
	b := r.block
	s := b.scope
	s.PosOnlyCount = len(a.PosOnly)
	s.ArgCount = len(a.PosOnly) + len(a.Args)
	s.KwOnlyCount = len(a.KwOnly)
	s.StarArgs, s.StarKwargs = a.VarArg != nil, a.KwArg != nil
	eachArg(a, func(arg *syntax.Arg) {
		arg.Name = r.mangle(arg.Name)
		if old := b.symbols[arg.Name]; old != nil && old.flags&parameter != 0 {
			r.fail(&arg.Position, "duplicate argument '%s' in function definition", arg.Name)
		}
		b.params = append(b.params, b.add(arg.Name, parameter|assigned))
		r.bind(arg.Name, 0, &arg.Binding)
		s.ParamNames = append(s.ParamNames, arg.Name)
	})
}

// comprehension collects a comprehension: its first iterable here, the rest in
// its own block.
func (r *resolver) comprehension(c *syntax.Comp) {
	r.compIter(c.Generators[0].Iter)
	outer := r.block
	name := [...]string{"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}[c.Kind]
	b := r.open(&c.Position, syntax.CompScope, name)
	c.Scope = b.scope
	b.scope.Generator = c.Kind == syntax.GeneratorExp
	b.params = append(b.params, b.add(".0", parameter|assigned))
	b.scope.ParamNames = []string{".0"}
	b.scope.ArgCount = 1
	for i, g := range c.Generators {
		r.compTarget(g.Target)
		b.async = b.async || g.Async
		if i > 0 {
			r.compIter(g.Iter)
		}
		r.exprs(g.Ifs)
	}
	if c.Value != nil {
		r.expr(c.Elt)
		r.expr(c.Value)
	} else {
		r.expr(c.Elt)
	}
	r.close()
	if !b.async {
		return
	}
	b.scope.Coroutine = true
	if c.Kind == syntax.GeneratorExp {
		return
	}
	if outer.scope.Kind == syntax.CompScope {
		outer.async = true
	} else if !outer.async {
		r.failLater(&c.Position, "asynchronous comprehension outside of an asynchronous function")
	}
}

// compIter collects the iterable of a comprehension's "for".
func (r *resolver) compIter(e syntax.Expr) {
	r.block.inIter++
	r.expr(e)
	r.block.inIter--
}

// compTarget declares the targets of a comprehension's "for".
func (r *resolver) compTarget(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
		e.ID = r.mangle(e.ID)
		r.bind(e.ID, assigned|compTarget, &e.Binding)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			r.compTarget(x)
		}
	case *syntax.List:
		for _, x := range e.Elts {
			r.compTarget(x)
		}
	case *syntax.Starred:
		r.compTarget(e.Value)
	default:
		r.expr(e)
	}
}

// namedExpr collects "name := value": inside a comprehension the name belongs to
// the function or module around it.
func (r *resolver) namedExpr(e *syntax.NamedExpr) {
	if r.block.inIter > 0 {
		r.fail(&e.Position, "assignment expression cannot be used in a comprehension iterable expression")
	}
	name := r.mangle(e.Target.ID)
	e.Target.ID = name
	if r.block.scope.Kind == syntax.CompScope {
		r.namedInComp(e, name)
	} else {
		r.block.add(name, assigned)
	}
	r.bind(name, 0, &e.Target.Binding)
	r.expr(e.Value)
}

func (r *resolver) namedInComp(e *syntax.NamedExpr, name string) {
	for b := r.block; b != nil; b = b.parent {
		if b.scope.Kind == syntax.CompScope {
			if s := b.symbols[name]; s != nil && s.flags&compTarget != 0 {
				r.fail(&e.Target.Position, "assignment expression cannot rebind comprehension iteration variable '%s'", name)
			}
			continue
		}
		switch b.scope.Kind {
		case syntax.ClassScope:
			r.fail(&e.Target.Position, "assignment expression within a comprehension cannot be used in a class body")
		case syntax.ModuleScope:
			r.block.add(name, assigned|declaredGlobal)
			b.add(name, assigned|declaredGlobal)
		default:
			if s := b.symbols[name]; s != nil && s.flags&declaredGlobal != 0 {
				r.block.add(name, assigned|declaredGlobal)
			} else {
				r.block.add(name, assigned|declaredNonlocal)
			}
			b.add(name, assigned)
		}
		return
	}
}

// globalStmt declares names global or nonlocal, with CPython's complaints.
func (r *resolver) globalStmt(at *syntax.Position, names []string, f flags, word string) {
	for i, name := range names {
		name = r.mangle(name)
		names[i] = name
		if s := r.block.symbols[name]; s != nil {
			switch {
			case s.flags&parameter != 0:
				r.fail(at, "name '%s' is parameter and %s", name, word)
			case s.flags&used != 0:
				r.fail(at, "name '%s' is used prior to %s declaration", name, word)
			case s.flags&annotated != 0:
				r.fail(at, "annotated name '%s' can't be %s", name, word)
			case s.flags&assigned != 0:
				r.fail(at, "name '%s' is assigned to before %s declaration", name, word)
			}
		}
		if s := r.block.add(name, f); s.at.Line == 0 {
			s.at = *at
		}
	}
}

// globalIndex numbers a global name of the module.
func (r *resolver) globalIndex(name string) int32 {
	if i, ok := r.globals[name]; ok {
		return i
	}
	i := int32(len(r.globalNames))
	r.globals[name] = i
	r.globalNames = append(r.globalNames, name)
	return i
}

// analyse decides the kind of every symbol of a block, and which variables of
// the enclosing functions it captures. outer maps the variables that are visible
// from enclosing functions to their owners.
func (r *resolver) analyse(b *block, outer map[string]*block) {
	isFunc := b.isFunction()
	for _, s := range b.ordered {
		switch {
		case s.flags&declaredGlobal != 0:
			if s.flags&declaredNonlocal != 0 {
				r.fail(&s.at, "name '%s' is nonlocal and global", s.name)
			}
			s.kind = syntax.BindGlobal
		case s.flags&declaredNonlocal != 0:
			if b.scope.Kind == syntax.ModuleScope {
				r.fail(&s.at, "nonlocal declaration not allowed at module level")
			}
			if outer[s.name] == nil {
				r.fail(&s.at, "no binding for nonlocal '%s' found", s.name)
			}
			s.kind = syntax.BindFree
		case s.flags&assigned != 0:
			switch {
			case isFunc:
				s.kind = syntax.BindLocal
			case b.scope.Kind == syntax.ClassScope:
				s.kind = syntax.BindClassLocal
			default:
				s.kind = syntax.BindGlobal
			}
		case outer[s.name] != nil:
			s.kind = syntax.BindFree
			if b.scope.Kind == syntax.ClassScope {
				s.kind = syntax.BindClassFree
			}
		case b.scope.Kind == syntax.ClassScope:
			s.kind = syntax.BindClassLocal
		default:
			s.kind = syntax.BindGlobal
		}
	}
	inner := outer
	if isFunc {
		inner = map[string]*block{}
		for k, v := range outer {
			inner[k] = v
		}
		for _, s := range b.ordered {
			switch s.kind {
			case syntax.BindLocal:
				inner[s.name] = b
			case syntax.BindGlobal:
				// An explicit declaration, or a name that no function has.
				if s.flags&declaredGlobal != 0 {
					delete(inner, s.name)
				}
			}
		}
	}
	if b.scope.Kind == syntax.ClassScope {
		inner = map[string]*block{}
		for k, v := range outer {
			inner[k] = v
		}
		inner["__class__"] = b
	}
	for _, c := range b.children {
		r.analyse(c, inner)
	}
	r.capture(b)
	r.layout(b)
}

// capture makes the variables that the children need available in b.
func (r *resolver) capture(b *block) {
	for _, c := range b.children {
		for _, s := range c.ordered {
			if s.kind != syntax.BindFree && s.kind != syntax.BindClassFree {
				continue
			}
			if b.scope.Kind == syntax.ClassScope && s.name == "__class__" {
				b.scope.ClassCell = true
				continue
			}
			own := b.symbols[s.name]
			switch {
			case own == nil:
				own = b.add(s.name, 0)
				own.kind = syntax.BindFree
			case b.isFunction() && own.kind == syntax.BindLocal:
				own.captured = true
			case b.scope.Kind == syntax.ClassScope && own.kind == syntax.BindClassLocal:
				// The class has a variable of that name; the function looks past it.
				r.passThrough(b, s.name)
			case own.kind == syntax.BindGlobal:
				r.passThrough(b, s.name)
			}
		}
	}
}

// passThrough adds a free variable to a block that uses the same name for
// something else.
func (r *resolver) passThrough(b *block, name string) {
	for _, s := range b.ordered {
		if s.name == name && s.kind == syntax.BindFree {
			return
		}
	}
	b.ordered = append(b.ordered, &symbol{name: name, kind: syntax.BindFree, order: len(b.ordered)})
}

// layout numbers the slots and cells of a block.
func (r *resolver) layout(b *block) {
	s := b.scope
	if s.ClassCell {
		s.Cells = append(s.Cells, "__class__")
	}
	isParam := map[*symbol]bool{}
	for _, p := range b.params {
		isParam[p] = true
		p.index = int32(len(s.Locals))
		s.Locals = append(s.Locals, p.name)
	}
	for _, p := range b.params {
		if p.captured {
			p.kind = syntax.BindCell
			p.index = int32(len(s.Cells))
			s.Cells = append(s.Cells, p.name)
		}
		s.Params = append(s.Params, syntax.Binding{Kind: p.kind, Index: p.index})
	}
	for _, sym := range b.ordered {
		if sym.kind != syntax.BindLocal || isParam[sym] {
			continue
		}
		if sym.captured {
			sym.kind = syntax.BindCell
			sym.index = int32(len(s.Cells))
			s.Cells = append(s.Cells, sym.name)
		} else {
			sym.index = int32(len(s.Locals))
			s.Locals = append(s.Locals, sym.name)
		}
	}
	for _, sym := range b.ordered {
		switch sym.kind {
		case syntax.BindFree, syntax.BindClassFree:
			sym.index = int32(len(s.Cells) + len(s.Free))
			s.Free = append(s.Free, syntax.FreeVar{Name: sym.name})
		case syntax.BindGlobal, syntax.BindClassLocal:
			sym.index = r.globalIndex(sym.name)
		}
	}
}

// linkFree tells each child which of b's cells its free variables are. It runs
// when b's own cells are numbered.
func linkFree(b *block) {
	for _, c := range b.children {
		for i := range c.scope.Free {
			f := &c.scope.Free[i]
			f.FromCell = cellOf(b, f.Name)
		}
		linkFree(c)
	}
}

func cellOf(b *block, name string) int32 {
	for i, n := range b.scope.Cells {
		if n == name {
			return int32(i)
		}
	}
	for i, f := range b.scope.Free {
		if f.Name == name {
			return int32(len(b.scope.Cells) + i)
		}
	}
	panic("resolve: no cell for " + strconv.Quote(name) + " in " + b.scope.QualName)
}
