package diagnose

import (
	"strings"

	"github.com/diptych-orm/diptych/python/syntax"
)

// source is a file of the snippet, parsed when it is first asked for.
type source struct {
	name  string // empty: the main file
	text  string
	ready bool
	tree  *syntax.Module // nil where the text cannot be parsed

	loops     []*loop
	functions []*function
	assigns   []*assign
	imports   []*syntax.ImportFrom
}

// A loop is a for or while statement or a comprehension.
type loop struct {
	src            *source
	line, from, to int // the header's line; the lines of the body
	fn             *function
	target         string // the loop variable, "" for others
	iter           syntax.Expr
	body           []syntax.Stmt // nil for a comprehension
	comp           *syntax.Comp
	stmt           *syntax.For // nil for others
}

type function struct {
	name, class string
	from, to    int
	property    bool
	parent      *function
}

type assign struct {
	name  string
	line  int
	fn    *function
	value syntax.Expr
}

func (s *source) parse() {
	if s.ready {
		return
	}
	s.ready = true
	tree, err := syntax.Parse("main.py", []byte(s.text))
	if err != nil {
		return
	}
	s.tree = tree
	s.index(tree.Body, nil, "")
}

func (s *source) index(list []syntax.Stmt, fn *function, class string) {
	for _, st := range list {
		switch st := st.(type) {
		case *syntax.ClassDef:
			s.index(st.Body, fn, st.Name)
			continue
		case *syntax.FunctionDef:
			f := &function{name: st.Name, class: class, from: int(st.Line), to: int(st.EndLine), parent: fn}
			for _, d := range st.Decorators {
				if name := lastName(d); strings.HasSuffix(name, "property") {
					f.property = true
				}
			}
			s.functions = append(s.functions, f)
			s.index(st.Body, f, "")
			continue
		case *syntax.ImportFrom:
			s.imports = append(s.imports, st)
		case *syntax.Assign:
			for _, t := range st.Targets {
				if n, ok := t.(*syntax.Name); ok {
					s.assigns = append(s.assigns, &assign{n.ID, int(st.Line), fn, st.Value})
				}
			}
		case *syntax.AnnAssign:
			if n, ok := st.Target.(*syntax.Name); ok && st.Value != nil {
				s.assigns = append(s.assigns, &assign{n.ID, int(st.Line), fn, st.Value})
			}
		case *syntax.For:
			s.loops = append(s.loops, &loop{src: s, line: int(st.Line), from: first(st.Body), to: last(st.Body), fn: fn, target: targetName(st.Target), iter: st.Iter, body: st.Body, stmt: st})
		case *syntax.While:
			s.loops = append(s.loops, &loop{src: s, line: int(st.Line), from: int(st.Line), to: last(st.Body), fn: fn, body: st.Body})
		}
		for _, body := range blocks(st) {
			s.index(body, fn, class)
		}
		for _, e := range expressions(st) {
			s.comprehensions(e, fn)
		}
	}
}

func (s *source) comprehensions(e syntax.Expr, fn *function) {
	each(e, func(x syntax.Expr) {
		switch x := x.(type) {
		case *syntax.Comp:
			g := x.Generators[len(x.Generators)-1]
			s.loops = append(s.loops, &loop{src: s, line: int(x.Line), from: int(x.Line), to: int(x.EndLine), fn: fn, target: targetName(g.Target), iter: g.Iter, comp: x})
		case *syntax.NamedExpr:
			s.assigns = append(s.assigns, &assign{x.Target.ID, int(x.Line), fn, x.Value})
		}
	})
}

func first(body []syntax.Stmt) int { return int(body[0].Pos().Line) }
func last(body []syntax.Stmt) int  { return int(body[len(body)-1].Pos().EndLine) }

func targetName(e syntax.Expr) string {
	if n, ok := e.(*syntax.Name); ok {
		return n.ID
	}
	return ""
}

// lastName is the last part of a dotted name or of what is called by one.
func lastName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	case *syntax.Call:
		return lastName(e.Func)
	}
	return ""
}

// function is the innermost function around a line.
func (s *source) function(line int) *function {
	s.parse()
	var best *function
	for _, f := range s.functions {
		if f.from <= line && line <= f.to && (best == nil || f.from >= best.from) {
			best = f
		}
	}
	return best
}

// property is Class.name of the property that a line belongs to, if any.
func (s *source) property(line int) string {
	if !strings.Contains(s.text, "property") {
		return ""
	}
	f := s.function(line)
	if f == nil || !f.property {
		return ""
	}
	if f.class != "" {
		return f.class + "." + f.name
	}
	return f.name
}

// loop is the innermost loop that runs one of the frames: the first frame that
// stands in a loop's body decides.
func (w *Watch) loop(frames []Frame) *loop {
	for _, f := range frames {
		s := w.source(f.File)
		line, fn := f.Line, s.function(f.Line)
		var best *loop
		for _, l := range s.loops {
			if l.fn == fn && (l.comp != nil) == f.Comprehension && l.from <= line && line <= l.to && (best == nil || inner(l, best)) {
				best = l
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

func inner(a, b *loop) bool {
	if a.from != b.from {
		return a.from > b.from
	}
	return a.to <= b.to
}

// assigned is the last value that a name was given before a line.
func (s *source) assigned(name string, before int, fn *function) syntax.Expr {
	var best *assign
	for ; ; fn = fn.parent {
		for _, a := range s.assigns {
			if a.name == name && a.line < before && a.fn == fn && (best == nil || a.line >= best.line) {
				best = a
			}
		}
		if best != nil {
			return best.value
		}
		if fn == nil {
			return nil
		}
	}
}

// target is the loop, around a line, whose variable has the name.
func (s *source) target(name string, line int, not *loop) *loop {
	var best *loop
	for _, l := range s.loops {
		if l != not && l.target == name && l.from <= line && line <= l.to && (best == nil || inner(l, best)) {
			best = l
		}
	}
	return best
}

// blocks are the statements inside a statement, but not those of a definition.
func blocks(st syntax.Stmt) [][]syntax.Stmt {
	switch st := st.(type) {
	case *syntax.For:
		return [][]syntax.Stmt{st.Body, st.Else}
	case *syntax.While:
		return [][]syntax.Stmt{st.Body, st.Else}
	case *syntax.If:
		return [][]syntax.Stmt{st.Body, st.Else}
	case *syntax.With:
		return [][]syntax.Stmt{st.Body}
	case *syntax.Try:
		out := [][]syntax.Stmt{st.Body, st.Else, st.Finally}
		for _, h := range st.Handlers {
			out = append(out, h.Body)
		}
		return out
	case *syntax.Match:
		var out [][]syntax.Stmt
		for _, c := range st.Cases {
			out = append(out, c.Body)
		}
		return out
	}
	return nil
}

// expressions are those of a statement itself, not of its blocks.
func expressions(st syntax.Stmt) []syntax.Expr {
	switch st := st.(type) {
	case *syntax.ExprStmt:
		return []syntax.Expr{st.Value}
	case *syntax.Assign:
		return append([]syntax.Expr{st.Value}, st.Targets...)
	case *syntax.AugAssign:
		return []syntax.Expr{st.Target, st.Value}
	case *syntax.AnnAssign:
		return []syntax.Expr{st.Value}
	case *syntax.Return:
		return []syntax.Expr{st.Value}
	case *syntax.For:
		return []syntax.Expr{st.Iter}
	case *syntax.While:
		return []syntax.Expr{st.Test}
	case *syntax.If:
		return []syntax.Expr{st.Test}
	case *syntax.Assert:
		return []syntax.Expr{st.Test, st.Msg}
	case *syntax.Raise:
		return []syntax.Expr{st.Exc}
	case *syntax.With:
		var out []syntax.Expr
		for _, it := range st.Items {
			out = append(out, it.Context)
		}
		return out
	case *syntax.Match:
		return []syntax.Expr{st.Subject}
	}
	return nil
}
