package diagnose

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/python/syntax"
)

// gather turns a loop that writes row by row into one write: create() in a loop
// into bulk_create(), a commit or flush at the end of each turn into one behind the
// loop. It is only offered where the loop does nothing else that could notice.
func (w *Watch) gather(l *loop) []trace.Fix {
	st := l.stmt
	if st == nil || st.Async || len(st.Else) > 0 {
		return nil
	}
	if w.dialect == "django" {
		return l.src.bulkCreate(st)
	}
	return l.src.flushOnce(st)
}

func (s *source) bulkCreate(st *syntax.For) []trace.Fix {
	if len(st.Body) != 1 || strings.Contains(s.text, "def save(") || strings.Contains(s.text, "signals") {
		return nil // save() and signals would not be called any more
	}
	c := callOf(st.Body[0])
	if c == nil || len(c.Args) > 0 {
		return nil
	}
	create, ok := c.Func.(*syntax.Attribute)
	if !ok || create.Attr != "create" {
		return nil
	}
	objects, ok := create.Value.(*syntax.Attribute)
	if !ok || objects.Attr != "objects" {
		return nil
	}
	model, ok := objects.Value.(*syntax.Name)
	if !ok {
		return nil
	}
	head := s.between(st.Pos().Line, st.Pos().Col, c.Pos().Line, c.Pos().Col)
	if strings.Contains(head, "#") {
		return nil // a comment would go
	}
	target, iter := st.Target.Pos(), st.Iter.Pos()
	f := create.Pos()
	return []trace.Fix{{Label: "bulk_create", File: s.name, Edits: []trace.Edit{
		{Line: int(st.Line), Col: int(st.Col), EndLine: int(f.EndLine), EndCol: int(f.EndCol), Text: model.ID + ".objects.bulk_create([" + model.ID},
		insert(c.Pos(), " for "+s.of(target)+" in "+s.of(iter)+"])"),
	}}}
}

func (s *source) flushOnce(st *syntax.For) []trace.Fix {
	n := len(st.Body)
	if n < 2 {
		return nil
	}
	c := callOf(st.Body[n-1])
	if c == nil || len(c.Args)+len(c.Keywords) > 0 {
		return nil
	}
	method, ok := c.Func.(*syntax.Attribute)
	if !ok || method.Attr != "commit" && method.Attr != "flush" {
		return nil
	}
	before := st.Body[n-2].Pos()
	if strings.ContainsAny(s.between(before.EndLine, before.EndCol, c.Line, c.Col), "#;") {
		return nil
	}
	return []trace.Fix{{Label: "one " + method.Attr, File: s.name, Edits: []trace.Edit{
		{Line: int(before.EndLine), Col: int(before.EndCol), EndLine: int(c.EndLine), EndCol: int(c.EndCol), Text: "\n" + strings.Repeat(" ", int(st.Col)) + s.of(c.Pos())},
	}}}
}

// callOf is the call that a statement consists of.
func callOf(st syntax.Stmt) *syntax.Call {
	if e, ok := st.(*syntax.ExprStmt); ok {
		if c, ok := e.Value.(*syntax.Call); ok {
			return c
		}
	}
	return nil
}

// wasted finds a QuerySet in a line whose rows are read for nothing: to be counted
// by len(), or to see whether there are any. The code is "counting" or "testing".
func (s *source) wasted(line int) (code string, fix []trace.Fix) {
	if !strings.Contains(s.text, "len(") && !strings.Contains(s.text, "if ") && !strings.Contains(s.text, "bool(") && !strings.Contains(s.text, "while ") {
		return "", nil
	}
	s.parse()
	if s.tree == nil {
		return "", nil
	}
	found := func(what string, edits ...trace.Edit) {
		if code == "" {
			code, fix = what, []trace.Fix{{Label: map[string]string{"counting": "count", "testing": "exists"}[what], File: s.name, Edits: edits}}
		}
	}
	s.each(func(st syntax.Stmt) {
		var test syntax.Expr
		switch st := st.(type) {
		case *syntax.If:
			test = st.Test
		case *syntax.While:
			test = st.Test
		}
		if u, ok := test.(*syntax.UnaryOp); ok && u.Op == syntax.Not {
			test = u.Operand
		}
		if test != nil && on(test, line) && queryset(test) {
			found("testing", insert(test.Pos(), ".exists()"))
		}
		for _, e := range expressions(st) {
			each(e, func(x syntax.Expr) {
				c, ok := x.(*syntax.Call)
				if !ok || !on(c, line) || len(c.Args) != 1 || !queryset(c.Args[0]) {
					return
				}
				name, ok := c.Func.(*syntax.Name)
				if !ok || name.ID != "len" && name.ID != "bool" {
					return
				}
				a := c.Args[0].Pos()
				what, call := "counting", ".count()"
				if name.ID == "bool" {
					what, call = "testing", ".exists()"
				}
				found(what,
					trace.Edit{Line: int(c.Line), Col: int(c.Col), EndLine: int(a.Line), EndCol: int(a.Col)},
					trace.Edit{Line: int(a.EndLine), Col: int(a.EndCol), EndLine: int(c.EndLine), EndCol: int(c.EndCol), Text: call})
			})
		}
	})
	return code, fix
}

func on(n syntax.Node, line int) bool {
	p := n.Pos()
	return int(p.Line) <= line && line <= int(p.EndLine)
}

// each visits every statement of the file.
func (s *source) each(visit func(syntax.Stmt)) {
	var walk func([]syntax.Stmt)
	walk = func(list []syntax.Stmt) {
		for _, st := range list {
			visit(st)
			switch st := st.(type) {
			case *syntax.FunctionDef:
				walk(st.Body)
			case *syntax.ClassDef:
				walk(st.Body)
			}
			for _, b := range blocks(st) {
				walk(b)
			}
		}
	}
	walk(s.tree.Body)
}

// of is the text of a node.
func (s *source) of(p *syntax.Position) string { return s.between(p.Line, p.Col, p.EndLine, p.EndCol) }

// between is the text between two places.
func (s *source) between(line, col, endLine, endCol int32) string {
	from, to := s.offset(line, col), s.offset(endLine, endCol)
	if from > to || to > len(s.text) {
		return ""
	}
	return s.text[from:to]
}

func (s *source) offset(line, col int32) int {
	at := 0
	for range line - 1 {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return len(s.text)
		}
		at += i + 1
	}
	return at + int(col)
}
