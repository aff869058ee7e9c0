package eval

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// Interactive runs src in the module m as Python's prompt does: the value of each
// statement that is an expression is printed unless it is None, and remembered
// as _ among the builtins. Nothing runs when a part of src cannot be compiled.
func Interactive(th *object.Thread, m *object.Module, file, src string) error {
	tree, err := syntax.Parse(file, []byte(src))
	if err != nil {
		return syntaxError(err)
	}
	if _, err := compileSource(th.Check, file, []byte(src), false, true); err != nil {
		return err
	}
	for _, stmt := range tree.Body {
		one := &syntax.Module{Body: []syntax.Stmt{stmt}, Source: tree.Source}
		e, isExpr := stmt.(*syntax.ExprStmt)
		var k *code
		if isExpr {
			k, err = compileValue(e.Value, tree.Source, file, false)
		} else {
			k, err = compileTree(one, file, false)
		}
		if err != nil {
			return err
		}
		v, err := runCode(th, k, m.Dict, nil)
		if err != nil {
			return err
		}
		if isExpr {
			if err := show(th, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// show is sys.displayhook.
func show(th *object.Thread, v object.Value) error {
	if v == nil || v == object.None {
		return nil
	}
	text, err := object.Repr(th, v)
	if err != nil {
		return err
	}
	if err := th.Print(text + "\n"); err != nil {
		return err
	}
	th.Builtins.SetStr("_", v)
	return nil
}

// shownStmt is an expression whose value goes to sys.displayhook.
type shownStmt struct{ value node }

func (n *shownStmt) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return sigNext, err
	}
	sys, err := f.th.Import("sys")
	if err == nil {
		_, err = object.CallMethod(f.th, sys, "displayhook", v)
	}
	return sigNext, err
}

// compileSingle is compile() in mode single: one statement, or several on one line, the values of expressions shown.
func compileSingle(watch func() error, src, file string) (_ *code, err error) {
	defer stopped(&err)
	m, err := syntax.ParseWatched(file, []byte(src), watch)
	if err != nil {
		return nil, syntaxError(err)
	}
	m.Source.Virtual = true
	for i, s := range m.Body {
		if i > 0 && (compound(m.Body[0]) || s.Pos().Line > m.Body[i-1].Pos().EndLine) {
			return nil, syntaxError(&syntax.Error{Type: "SyntaxError", Msg: "multiple statements found while compiling a single statement", File: file, Line: 1, Col: 1})
		}
	}
	shown(m.Body)
	return compileTree(m, file, true)
}

// shown marks the expressions among statements and in their blocks, but for those of functions and classes.
func shown(list []syntax.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *syntax.ExprStmt:
			s.Shown = true
		case *syntax.If:
			shown(s.Body)
			shown(s.Else)
		case *syntax.While:
			shown(s.Body)
			shown(s.Else)
		case *syntax.For:
			shown(s.Body)
			shown(s.Else)
		case *syntax.With:
			shown(s.Body)
		case *syntax.Try:
			shown(s.Body)
			for _, h := range s.Handlers {
				shown(h.Body)
			}
			shown(s.Else)
			shown(s.Finally)
		case *syntax.Match:
			for _, c := range s.Cases {
				shown(c.Body)
			}
		}
	}
}

// Incomplete reports whether src is the beginning of a statement that more lines
// may finish, by the rules of codeop: a bracket or a long string is open, a
// line is continued, or a compound statement of several lines was not ended by an
// empty one.
func Incomplete(src string) bool {
	if strings.TrimSpace(src) == "" {
		return false
	}
	tree, err := syntax.Parse("<console>", []byte(src+"\n"))
	if err != nil {
		e, ok := err.(*syntax.Error)
		if !ok {
			return false
		}
		shown := strings.TrimRight(src, "\n")
		lines := strings.Count(shown, "\n") + 1
		switch {
		case strings.HasPrefix(shown[strings.LastIndexByte(shown, '\n')+1:], "@"): // a decorator waits for what it decorates
			return true
		case strings.HasSuffix(e.Msg, "was never closed"), strings.HasPrefix(e.Msg, "unterminated triple-quoted"):
			return true
		case strings.HasPrefix(e.Msg, "expected an indented block"), strings.HasPrefix(e.Msg, "unexpected EOF"), strings.HasPrefix(e.Msg, "expected 'except'"):
			return e.Line >= lines && !strings.HasSuffix(src, "\n\n")
		}
		return strings.HasSuffix(strings.TrimRight(src, " \n"), "\\")
	}
	if len(tree.Body) == 0 {
		return false
	}
	return compound(tree.Body[len(tree.Body)-1]) && strings.Contains(src, "\n") && !strings.HasSuffix(src, "\n")
}

// compound reports whether a statement has a body.
func compound(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.If, *syntax.For, *syntax.While, *syntax.Try, *syntax.With, *syntax.FunctionDef, *syntax.ClassDef, *syntax.Match:
		return true
	}
	return false
}
