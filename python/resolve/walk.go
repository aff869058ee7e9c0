package resolve

import "github.com/diptych-orm/diptych/python/syntax"

func (r *resolver) stmts(list []syntax.Stmt) {
	for _, s := range list {
		r.module.Source.Turn()
		r.stmt(s)
	}
}

func (r *resolver) exprs(list []syntax.Expr) {
	for _, e := range list {
		r.expr(e)
	}
}

func (r *resolver) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		r.function(s)
	case *syntax.ClassDef:
		r.class(s)
	case *syntax.Return:
		r.returnStmt(s)
	case *syntax.Delete:
		r.exprs(s.Targets)
	case *syntax.Assign:
		for _, t := range s.Targets {
			r.target(t)
		}
		r.expr(s.Value)
	case *syntax.AugAssign:
		r.expr(s.Target)
		r.expr(s.Value)
	case *syntax.AnnAssign:
		r.annAssign(s)
	case *syntax.For:
		if s.Async && !r.block.async {
			r.failLater(&s.Position, "'async for' outside async function")
		}
		r.target(s.Target)
		r.expr(s.Iter)
		r.loop(s.Body)
		r.stmts(s.Else)
	case *syntax.While:
		r.expr(s.Test)
		r.loop(s.Body)
		r.stmts(s.Else)
	case *syntax.If:
		r.ifStmt(s)
	case *syntax.With:
		if s.Async && !r.block.async {
			r.failLater(&s.Position, "'async with' outside async function")
		}
		for _, it := range s.Items {
			r.expr(it.Context)
			if it.Target != nil {
				r.target(it.Target)
			}
		}
		r.stmts(s.Body)
	case *syntax.Match:
		r.match(s)
	case *syntax.Raise:
		r.expr(s.Exc)
		r.expr(s.Cause)
	case *syntax.Try:
		r.try(s)
	case *syntax.Assert:
		r.expr(s.Test)
		r.expr(s.Msg)
	case *syntax.Import:
		for _, a := range s.Names {
			r.bind(r.mangle(a.Bound()), assigned|imported, &a.Binding)
		}
	case *syntax.ImportFrom:
		r.importFrom(s)
	case *syntax.Global:
		r.globalStmt(&s.Position, s.Names, declaredGlobal, "global")
	case *syntax.Nonlocal:
		if r.block.scope.Kind == syntax.ModuleScope {
			r.fail(&s.Position, "nonlocal declaration not allowed at module level")
		}
		r.globalStmt(&s.Position, s.Names, declaredNonlocal, "nonlocal")
	case *syntax.ExprStmt:
		r.expr(s.Value)
	case *syntax.Break:
		r.jump(&s.Position, "'break' outside loop")
	case *syntax.Continue:
		r.jump(&s.Position, "'continue' not properly in loop")
	}
}

func (r *resolver) jump(at *syntax.Position, outside string) {
	switch {
	case r.block.starTry > 0:
		r.failLater(at, "'break', 'continue' and 'return' cannot appear in an except* block")
	case r.block.loops == 0:
		r.failLater(at, "%s", outside)
	}
}

func (r *resolver) loop(body []syntax.Stmt) {
	b := r.block
	star := b.starTry
	b.loops++
	b.starTry, b.starLoops = 0, b.starLoops+star
	r.stmts(body)
	b.loops--
	b.starTry, b.starLoops = star, b.starLoops-star
}

// ifStmt follows an elif chain without recursion.
func (r *resolver) ifStmt(s *syntax.If) {
	for {
		r.expr(s.Test)
		r.stmts(s.Body)
		if len(s.Else) == 1 {
			if next, ok := s.Else[0].(*syntax.If); ok {
				s = next
				continue
			}
		}
		r.stmts(s.Else)
		return
	}
}

func (r *resolver) returnStmt(s *syntax.Return) {
	b := r.block
	switch {
	case b.scope.Kind != syntax.FunctionScope:
		r.failLater(&s.Position, "'return' outside function")
	case b.starTry+b.starLoops > 0:
		at := &s.Position
		if c, ok := s.Value.(*syntax.Constant); ok && c.Line == s.Line {
			at = &c.Position // where CPython's compiler stands then
		}
		r.failLater(at, "'break', 'continue' and 'return' cannot appear in an except* block")
	case s.Value != nil && b.scope.Coroutine && b.returns == nil:
		b.returns = &s.Position
	}
	r.expr(s.Value)
}

func (r *resolver) function(f *syntax.FunctionDef) {
	r.bind(r.mangle(f.Name), assigned, &f.Binding)
	r.arguments(f.Args)
	if !r.lazyAnn {
		r.annotations(f.Args)
		r.expr(f.Returns)
	}
	r.exprs(f.Decorators)
	at := f.Position
	if len(f.Decorators) > 0 {
		at.Line = f.Decorators[0].Pos().Line
	}
	b := r.open(&f.Position, syntax.FunctionScope, f.Name)
	b.scope.FirstLine = int(at.Line)
	b.async = f.Async
	b.scope.Coroutine = f.Async
	f.Scope = b.scope
	r.params(f.Args)
	if b.symbols["__debug__"] != nil {
		r.failLater(&f.Position, "cannot assign to __debug__")
	}
	r.stmts(f.Body)
	if b.scope.Generator && b.returns != nil {
		r.failLater(b.returns, "'return' with value in async generator")
	}
	r.close()
}

func (r *resolver) class(c *syntax.ClassDef) {
	r.bind(r.mangle(c.Name), assigned, &c.Binding)
	r.elements(c.Bases)
	r.keywords(c.Keywords)
	r.exprs(c.Decorators)
	b := r.open(&c.Position, syntax.ClassScope, c.Name)
	if len(c.Decorators) > 0 {
		b.scope.FirstLine = int(c.Decorators[0].Pos().Line)
	}
	b.class = c.Name
	c.Scope = b.scope
	r.stmts(c.Body)
	r.close()
}

func (r *resolver) keywords(list []*syntax.Keyword) {
	for i, k := range list {
		for _, other := range list[:i] {
			if k.Name != "" && other.Name == k.Name {
				r.failLater(&k.Position, "keyword argument repeated: %s", k.Name)
			}
		}
		if k.Name == "__debug__" {
			r.failLater(&k.Position, "cannot assign to __debug__")
		}
		r.expr(k.Value)
	}
}

func (r *resolver) annAssign(s *syntax.AnnAssign) {
	if n, ok := s.Target.(*syntax.Name); ok {
		n.ID = r.mangle(n.ID)
		if old := r.block.symbols[n.ID]; old != nil && s.Simple && r.block.scope.Kind != syntax.ModuleScope {
			if old.flags&declaredGlobal != 0 {
				r.fail(&s.Position, "annotated name '%s' can't be global", n.ID)
			}
			if old.flags&declaredNonlocal != 0 {
				r.fail(&s.Position, "annotated name '%s' can't be nonlocal", n.ID)
			}
		}
		f := flags(0)
		if s.Simple {
			f = annotated | assigned
			if !r.block.isFunction() {
				r.block.scope.Annotations = true
			}
		} else if s.Value != nil {
			f = assigned
		}
		r.bind(n.ID, f, &n.Binding)
	} else {
		r.expr(s.Target)
	}
	if !r.lazyAnn {
		r.expr(s.Annotation)
	}
	r.expr(s.Value)
}

func (r *resolver) importFrom(s *syntax.ImportFrom) {
	for _, a := range s.Names {
		if a.Name == "*" {
			if r.block.scope.Kind != syntax.ModuleScope {
				r.fail(&a.Position, "import * only allowed at module level")
			}
			continue
		}
		r.bind(r.mangle(a.Bound()), assigned|imported, &a.Binding)
	}
}

func (r *resolver) try(s *syntax.Try) {
	r.stmts(s.Body)
	r.stmts(s.Else) // CPython goes there first
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			r.failLater(&h.Position, "default 'except:' must be last")
		}
		r.expr(h.Type)
		if h.Name != "" {
			r.bind(r.mangle(h.Name), assigned, &h.Binding)
		}
		if s.Star {
			r.block.starTry++
		}
		r.stmts(h.Body)
		if s.Star {
			r.block.starTry--
		}
	}
	r.stmts(s.Finally)
}

// target collects an assignment target, at the top of an assignment, for or with.
func (r *resolver) target(e syntax.Expr) {
	if s, ok := e.(*syntax.Starred); ok {
		r.failLater(&s.Position, "starred assignment target must be in a list or tuple")
		e = s.Value
	}
	r.subTarget(e)
}

func (r *resolver) subTarget(e syntax.Expr) {
	var elts []syntax.Expr
	switch e := e.(type) {
	case *syntax.Tuple:
		elts = e.Elts
	case *syntax.List:
		elts = e.Elts
	case *syntax.Starred:
		r.subTarget(e.Value)
		return
	default:
		r.expr(e)
		return
	}
	stars := 0
	for _, x := range elts {
		if _, ok := x.(*syntax.Starred); ok {
			if stars++; stars > 1 {
				r.failLater(e.Pos(), "multiple starred expressions in assignment")
			}
		}
		r.subTarget(x)
	}
}

// elements collects expressions among which a starred one is allowed.
func (r *resolver) elements(list []syntax.Expr) {
	for _, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		r.expr(e)
	}
}

func (r *resolver) name(e *syntax.Name) {
	e.ID = r.mangle(e.ID)
	f := used
	if e.Ctx != syntax.Load {
		f = assigned
		if e.ID == "__debug__" {
			r.failLater(&e.Position, "cannot assign to __debug__")
		}
	}
	r.bind(e.ID, f, &e.Binding)
	if e.Ctx == syntax.Load && e.ID == "super" && r.block.isFunction() {
		r.block.add("__class__", used)
	}
}

func (r *resolver) expr(e syntax.Expr) {
	r.module.Source.Turn()
	switch e := e.(type) {
	case *syntax.Name:
		r.name(e)
	case *syntax.Attribute:
		e.Attr = r.mangle(e.Attr)
		if e.Ctx != syntax.Load && e.Attr == "__debug__" {
			r.failLater(&e.Position, "cannot assign to __debug__")
		}
		r.expr(e.Value)
	case *syntax.Subscript:
		r.expr(e.Value)
		r.index(e.Index)
	case *syntax.Call:
		r.expr(e.Func)
		r.elements(e.Args)
		r.keywords(e.Keywords)
	case *syntax.BinOp:
		r.expr(e.Left)
		r.expr(e.Right)
	case *syntax.BoolOp:
		r.exprs(e.Values)
	case *syntax.UnaryOp:
		r.expr(e.Operand)
	case *syntax.Compare:
		r.expr(e.Left)
		r.exprs(e.Comparators)
	case *syntax.IfExp:
		r.expr(e.Test)
		r.expr(e.Body)
		r.expr(e.Else)
	case *syntax.NamedExpr:
		r.namedExpr(e)
	case *syntax.Lambda:
		r.arguments(e.Args)
		b := r.open(&e.Position, syntax.LambdaScope, "<lambda>")
		e.Scope = b.scope
		r.params(e.Args)
		r.expr(e.Body)
		r.close()
	case *syntax.Comp:
		r.comprehension(e)
	case *syntax.Tuple:
		r.elements(e.Elts)
	case *syntax.List:
		r.elements(e.Elts)
	case *syntax.Set:
		r.elements(e.Elts)
	case *syntax.Dict:
		for i, v := range e.Values {
			r.expr(e.Keys[i])
			r.expr(v)
		}
	case *syntax.JoinedStr:
		r.exprs(e.Values)
	case *syntax.FormattedValue:
		r.expr(e.Value)
		if e.FormatSpec != nil {
			r.exprs(e.FormatSpec.Values)
		}
	case *syntax.Starred:
		r.failLater(&e.Position, "can't use starred expression here")
		r.expr(e.Value)
	case *syntax.Slice:
		r.index(e)
	case *syntax.Yield:
		r.yield(&e.Position, "yield")
		r.expr(e.Value)
	case *syntax.YieldFrom:
		r.yield(&e.Position, "yield from")
		if r.block.scope.Kind == syntax.FunctionScope && r.block.async {
			r.failLater(&e.Position, "'yield from' inside async function")
		}
		r.expr(e.Value)
	case *syntax.Await:
		r.await(e)
	}
}

// index collects what stands in a subscript's brackets.
func (r *resolver) index(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Slice:
		r.expr(e.Lower)
		r.expr(e.Upper)
		r.expr(e.Step)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			if s, ok := x.(*syntax.Starred); ok {
				x = s.Value
			}
			r.index(x)
		}
	default:
		r.expr(e)
	}
}

func (r *resolver) yield(at *syntax.Position, word string) {
	b := r.block
	switch b.scope.Kind {
	case syntax.CompScope:
		what := map[string]string{"<listcomp>": "list comprehension", "<setcomp>": "set comprehension",
			"<dictcomp>": "dict comprehension", "<genexpr>": "generator expression"}[b.scope.Name]
		r.fail(at, "'yield' inside %s", what)
	case syntax.FunctionScope, syntax.LambdaScope:
		b.scope.Generator = true
	default:
		r.failLater(at, "'%s' outside function", word)
	}
}

func (r *resolver) await(e *syntax.Await) {
	b := r.block
	switch {
	case b.scope.Kind == syntax.CompScope:
		b.async = true
	case !b.isFunction():
		r.failLater(&e.Position, "'await' outside function")
	case !b.async:
		r.failLater(&e.Position, "'await' outside async function")
	}
	r.expr(e.Value)
}

// checkFutures checks the imports from __future__.
func (r *resolver) checkFutures(m *syntax.Module) {
	features := map[string]bool{"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
		"with_statement": true, "print_function": true, "unicode_literals": true, "barry_as_FLUFL": true,
		"generator_stop": true, "annotations": true}
	done := false
	for i, s := range m.Body {
		f, ok := s.(*syntax.ImportFrom)
		if !ok || f.Module != "__future__" || f.Level > 0 {
			if e, isExpr := s.(*syntax.ExprStmt); i > 0 || !isExpr || m.Doc == nil || e.Value != syntax.Expr(m.Doc) {
				done = true
			}
			continue
		}
		if done {
			r.failLater(&f.Position, "from __future__ imports must occur at the beginning of the file")
			return
		}
		for _, a := range f.Names {
			switch {
			case a.Name == "braces":
				r.failFuture(&f.Position, "not a chance")
			case !features[a.Name]:
				r.failFuture(&f.Position, "future feature %s is not defined", a.Name)
			case a.Name == "annotations":
				r.lazyAnn = true
			}
		}
	}
}
