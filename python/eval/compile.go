package eval

import (
	"runtime"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// compiler turns a resolved tree into nodes. It fails only on what is not
// supported: the error names the feature and its line.
type compiler struct {
	unit  *unit
	scope *syntax.Scope
	// odd is set where the module's names live in a namespace of their own, as
	// in exec with locals.
	odd    bool
	depth  int
	yields int // how often the scope's code may yield, so far
	err    error
}

// compileModule compiles a whole file. With odd its own names are kept in the
// frame's ns.
func compileModule(m *syntax.Module, file string, odd bool) (*code, error) {
	u := &unit{file: file, source: m.Source, positions: &object.Positions{Source: m.Source}}
	u.globals = make([]globalCache, len(m.Scope.Globals))
	for i, name := range m.Scope.Globals {
		u.globals[i].name = name
	}
	for _, name := range m.Futures {
		u.future = u.future || name == "annotations"
	}
	c := &compiler{unit: u, scope: m.Scope, odd: odd}
	k := c.newCode(m.Scope)
	k.module = true
	if m.Doc != nil {
		k.doc = c.constantValue(m.Doc)
	}
	k.firstPos = c.posAt(1, 0)
	k.body = c.block(m.Body)
	return k, c.err
}

// newCode starts the code of a scope.
func (c *compiler) newCode(s *syntax.Scope) *code {
	k := &code{unit: c.unit, scope: s, classCell: -1}
	k.Name, k.QualName, k.File, k.Line = s.Name, s.QualName, c.unit.file, s.FirstLine
	k.Positions = c.unit.positions
	k.nlocals, k.ncells = len(s.Locals), len(s.Cells)
	k.nparams = s.ArgCount
	k.plain = !s.StarArgs && !s.StarKwargs && s.KwOnlyCount == 0
	k.generator, k.coroutine = s.Generator, s.Coroutine
	k.function = s.Kind == syntax.FunctionScope || s.Kind == syntax.LambdaScope
	k.simple = k.function && !k.generator && !k.coroutine && k.ncells == 0
	for i, p := range s.Params {
		if p.Kind == syntax.BindCell {
			k.cellParams = append(k.cellParams, cellParam{slot: i, cell: int(p.Index)})
			k.firstCell = k.firstCell || i == 0
		}
	}
	for i, f := range s.Free {
		if f.Name == "__class__" {
			k.classCell = len(s.Cells) + i
		}
	}
	k.firstPos = c.posAt(s.FirstLine, 0)
	return k
}

// inner returns a compiler for a scope inside.
func (c *compiler) inner(s *syntax.Scope) *compiler {
	return &compiler{unit: c.unit, scope: s, odd: c.odd, depth: c.depth}
}

func (c *compiler) fail(n syntax.Node, feature string, args ...any) {
	if c.err != nil {
		return
	}
	e := object.Unsupported(feature, args...).(*object.Exception)
	c.err = &unsupported{e, c.pos(n)}
}

// unsupported is an error of compilation with the place it is about.
type unsupported struct {
	*object.Exception
	at int32
}

func (c *compiler) addPos(p object.Pos) int32 {
	t := c.unit.positions
	t.Pos = append(t.Pos, p)
	return int32(len(t.Pos) - 1)
}

func (c *compiler) posAt(line, col int) int32 {
	return c.addPos(object.Pos{Line: int32(line), Col: int32(col), EndLine: int32(line), EndCol: int32(col)})
}

// pos returns the number of a node's range.
func (c *compiler) pos(n syntax.Node) int32 {
	p := n.Pos()
	out := object.Pos{Line: p.Line, Col: p.Col, EndLine: p.EndLine, EndCol: p.EndCol}
	if e, ok := n.(syntax.Expr); ok {
		if from, to, ok := syntax.Anchors(e, c.unit.source); ok {
			if out.OpCol, out.OpEndCol = int32(from), int32(to); foldedItem(e) {
				out.OpCol = ^out.OpCol
			}
		}
	}
	return c.addPos(out)
}

// attrPos is the range of an attribute, or of the call of a method, outer: from
// the attribute's name where that stands on another line than outer's start.
func (c *compiler) attrPos(outer syntax.Node, a *syntax.Attribute) int32 {
	p := outer.Pos()
	end := a.Pos().EndLine
	if p.Line == end {
		return c.pos(outer)
	}
	return c.addPos(object.Pos{Line: end, Col: a.NameCol, EndLine: p.EndLine, EndCol: p.EndCol})
}

// assertPos is where a failing assert raises: CPython's compiler leaves the
// position at the last comparison that decides the test, if there is one.
func (c *compiler) assertPos(s *syntax.Assert) int32 {
	if e := lastCompare(s.Test); e != nil {
		return c.pos(e)
	}
	return c.pos(s)
}

func lastCompare(e syntax.Expr) *syntax.Compare {
	var last *syntax.Compare
	each := func(list ...syntax.Expr) {
		for _, x := range list {
			if k := lastCompare(x); k != nil {
				last = k
			}
		}
	}
	switch e := e.(type) {
	case *syntax.Compare:
		return e
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			each(e.Operand)
		}
	case *syntax.BoolOp:
		each(e.Values...)
	case *syntax.IfExp:
		each(e.Test, e.Body, e.Else)
	}
	return last
}

func (c *compiler) block(list []syntax.Stmt) block {
	b := make(block, 0, len(list))
	for _, s := range list {
		if x := c.stmt(s); x != nil {
			b = append(b, x)
		}
	}
	return b
}

func (c *compiler) exprs(list []syntax.Expr) []node {
	out := make([]node, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

func (c *compiler) optional(e syntax.Expr) node {
	if e == nil {
		return nil
	}
	return c.expr(e)
}

// deepEvery is the depth of nested expressions after which the processor is
// given up once, as object.Thread.Enter does for calls.
const deepEvery = 100

// expr compiles an expression.
func (c *compiler) expr(e syntax.Expr) node {
	c.unit.source.Turn()
	c.depth++
	defer func() { c.depth-- }()
	if c.depth%deepEvery == 0 {
		runtime.Gosched()
		return &deep{c.expression(e)}
	}
	return c.expression(e)
}

// deep stands before a deeply nested expression: giving up the processor lets a
// browser's small stack be unwound.
type deep struct{ inner node }

func (n *deep) eval(f *frame) (object.Value, error) {
	runtime.Gosched()
	return n.inner.eval(f)
}

func (c *compiler) expression(e syntax.Expr) node {
	switch e := e.(type) {
	case *syntax.Constant:
		return &constant{c.constantValue(e)}
	case *syntax.Name:
		return c.variable(e.ID, e.Binding, c.pos(e))
	case *syntax.Attribute:
		return &attribute{value: c.expr(e.Value), cache: c.attrCache(e.Attr), pos: c.attrPos(e, e)}
	case *syntax.Call:
		return c.call(e)
	case *syntax.BinOp:
		return c.binary(e)
	case *syntax.Compare:
		return c.compare(e)
	case *syntax.BoolOp:
		return &boolOp{or: e.Or, values: c.exprs(e.Values), pos: c.pos(e)}
	case *syntax.UnaryOp:
		return c.unary(e)
	case *syntax.Subscript:
		return c.subscript(e)
	case *syntax.IfExp:
		return &ifExp{test: c.condition(c.expr(e.Test), c.pos(e)), yes: c.expr(e.Body), no: c.expr(e.Else)}
	case *syntax.Tuple:
		return c.display(displayTuple, e.Elts, e)
	case *syntax.List:
		return c.display(displayList, e.Elts, e)
	case *syntax.Set:
		return c.setDisplay(e, false)
	case *syntax.Dict:
		return c.dictDisplay(e)
	case *syntax.Lambda:
		return c.lambda(e)
	case *syntax.Comp:
		return c.comprehension(e)
	case *syntax.JoinedStr:
		return c.joined(e)
	case *syntax.NamedExpr:
		return &namedExpr{value: c.expr(e.Value), target: c.target(e.Target)}
	case *syntax.Slice:
		return &sliceNode{lower: c.optional(e.Lower), upper: c.optional(e.Upper), step: c.optional(e.Step)}
	case *syntax.Yield:
		c.yields++
		return &yield{value: c.optional(e.Value), pos: c.pos(e)}
	case *syntax.YieldFrom:
		c.yields++
		return &yieldFrom{value: c.expr(e.Value), pos: c.pos(e)}
	case *syntax.Await:
		c.yields++
		return &await{value: c.expr(e.Value), pos: c.pos(e)}
	case *syntax.Starred:
		c.fail(e, "a starred expression here")
	default:
		c.fail(e, "%T", e)
	}
	return &constant{object.None}
}

// stmt compiles a statement; nil for one that does nothing.
func (c *compiler) stmt(s syntax.Stmt) stmt {
	c.unit.source.Turn()
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if s.Shown {
			return &shownStmt{c.expr(s.Value)}
		}
		if _, doc := s.Value.(*syntax.Constant); doc {
			return nil
		}
		return &exprStmt{c.expr(s.Value)}
	case *syntax.Assign:
		return c.assign(s)
	case *syntax.AugAssign:
		return c.augAssign(s)
	case *syntax.AnnAssign:
		return c.annAssign(s)
	case *syntax.Return:
		if s.Value == nil {
			return &returnStmt{&constant{object.None}}
		}
		return &returnStmt{c.expr(s.Value)}
	case *syntax.If:
		return &ifStmt{test: c.condition(c.expr(s.Test), c.pos(s)), body: c.block(s.Body), orelse: c.block(s.Else)}
	case *syntax.While:
		return &whileStmt{test: c.condition(c.expr(s.Test), c.pos(s)), body: c.block(s.Body), orelse: c.block(s.Else), pos: c.pos(s)}
	case *syntax.For:
		return &forStmt{async: s.Async, iter: c.looped(s.Iter), target: c.target(s.Target), body: c.block(s.Body), orelse: c.block(s.Else), pos: c.pos(s)}
	case *syntax.FunctionDef:
		return c.functionDef(s)
	case *syntax.ClassDef:
		return c.classDef(s)
	case *syntax.Try:
		return c.try(s)
	case *syntax.Raise:
		return &raiseStmt{exc: c.optional(s.Exc), cause: c.optional(s.Cause), pos: c.pos(s)}
	case *syntax.With:
		return c.with(s)
	case *syntax.Assert:
		c.warnAssert(s)
		return &assertStmt{test: c.condition(c.expr(s.Test), c.assertPos(s)), msg: c.optional(s.Msg), pos: c.assertPos(s)}
	case *syntax.Delete:
		return c.delete(s)
	case *syntax.Import:
		return c.importStmt(s)
	case *syntax.ImportFrom:
		return c.importFrom(s)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
		return nil
	case *syntax.Break:
		return jump(sigBreak)
	case *syntax.Continue:
		return jump(sigContinue)
	case *syntax.Match:
		return c.match(s)
	default:
		c.fail(s, "%T", s)
	}
	return nil
}
