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
	if _, err := compileSource(file, []byte(src), false, true); err != nil {
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
