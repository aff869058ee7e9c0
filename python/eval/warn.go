package eval

import (
	"fmt"
	"slices"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// What CPython's compiler warns of: code that is allowed and surely not meant.

func (c *compiler) warn(at syntax.Node, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	c.unit.warnings = append(c.unit.warnings, syntax.Warning{Category: "SyntaxWarning", Msg: msg, Line: int(at.Pos().Line)})
}

// literal reports whether e is a constant, folded as CPython folds it, other than
// the singletons.
func literal(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Value.(type) {
		case nil, bool, syntax.EllipsisValue:
			return false
		}
		return true
	case *syntax.UnaryOp:
		return e.Op != syntax.Not && literal(e.Operand)
	case *syntax.BinOp:
		return literal(e.Left) && literal(e.Right)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			if _, constant := x.(*syntax.Constant); !constant && !literal(x) {
				return false
			}
		}
		return true
	}
	return false
}

// warnIdentity warns of the first identity test against a literal in a chain.
func (c *compiler) warnIdentity(e *syntax.Compare) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		if literal(left) || literal(right) {
			switch op {
			case syntax.Is:
				c.warn(e, `"is" with a literal. Did you mean "=="?`)
				return
			case syntax.IsNot:
				c.warn(e, `"is not" with a literal. Did you mean "!="?`)
				return
			}
		}
		left = right
	}
}

// staticType is the name of the type that an expression surely has; "" where that
// is not known.
func staticType(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Tuple:
		return "tuple"
	case *syntax.List:
		return "list"
	case *syntax.Dict:
		return "dict"
	case *syntax.Set:
		return "set"
	case *syntax.Lambda:
		return "function"
	case *syntax.JoinedStr, *syntax.FormattedValue:
		return "str"
	case *syntax.Comp:
		return map[syntax.CompKind]string{syntax.ListComp: "list", syntax.SetComp: "set", syntax.DictComp: "dict", syntax.GeneratorExp: "generator"}[e.Kind]
	case *syntax.UnaryOp, *syntax.BinOp:
		return foldedType(e)
	case *syntax.Constant:
		switch e.Value.(type) {
		case nil:
			return "NoneType"
		case bool:
			return "bool"
		case string:
			return "str"
		case syntax.Bytes:
			return "bytes"
		case float64:
			return "float"
		case complex128:
			return "complex"
		case syntax.EllipsisValue:
			return "ellipsis"
		}
		return "int"
	}
	return ""
}

var numeric = []string{"bool", "int", "float", "complex"}

// foldedType is the type of an operation on constants, which CPython's compiler has computed by the
// time that it warns; "" for what it leaves.
func foldedType(e syntax.Expr) string {
	constant := func(e syntax.Expr) string {
		switch e := e.(type) {
		case *syntax.Constant:
			return staticType(e)
		case *syntax.UnaryOp, *syntax.BinOp:
			return foldedType(e)
		}
		return ""
	}
	switch e := e.(type) {
	case *syntax.UnaryOp:
		t := constant(e.Operand)
		switch {
		case e.Op == syntax.Not && t != "":
			return "bool"
		case t == "bool":
			return "int"
		case t == "int", e.Op != syntax.Invert && (t == "float" || t == "complex"):
			return t
		}
	case *syntax.BinOp:
		left, right := constant(e.Left), constant(e.Right)
		i, j := slices.Index(numeric, left), slices.Index(numeric, right)
		zero := false
		if k, ok := e.Right.(*syntax.Constant); ok {
			zero = k.Value == any(int64(0)) || k.Value == any(0.0) || k.Value == any(false)
		}
		switch e.Op {
		case syntax.Add, syntax.Sub, syntax.Mult:
			if i >= 0 && j >= 0 {
				return numeric[max(i, j, 1)]
			}
			if e.Op == syntax.Add && left == right && (left == "str" || left == "bytes") {
				return left
			}
			if e.Op == syntax.Mult && (left == "str" || left == "bytes") && right == "int" {
				return left
			}
		case syntax.Div, syntax.FloorDiv, syntax.Mod:
			if i >= 0 && j >= 0 && !zero && (e.Op == syntax.Div || max(i, j) < 3) {
				return numeric[max(i, j, map[bool]int{true: 2, false: 1}[e.Op == syntax.Div])]
			}
		case syntax.LShift, syntax.RShift, syntax.BitOr, syntax.BitXor, syntax.BitAnd:
			if i >= 0 && j >= 0 && max(i, j) < 2 {
				if max(i, j) == 0 && e.Op != syntax.LShift && e.Op != syntax.RShift {
					return "bool"
				}
				return "int"
			}
		}
	}
	return ""
}

func (c *compiler) warnCall(e *syntax.Call) {
	if _, lambda := e.Func.(*syntax.Lambda); lambda {
		return
	}
	if t := staticType(e.Func); t != "" {
		c.warn(e, "'%s' object is not callable; perhaps you missed a comma?", t)
	}
}

func (c *compiler) warnSubscript(e *syntax.Subscript) {
	if e.Ctx != syntax.Load {
		return
	}
	t := staticType(e.Value)
	switch t {
	case "NoneType", "int", "bool", "float", "complex", "ellipsis", "set", "generator", "function":
		c.warn(e, "'%s' object is not subscriptable; perhaps you missed a comma?", t)
	case "str", "bytes", "tuple", "list":
		if i := staticType(e.Index); i != "" && i != "int" && i != "bool" {
			c.warn(e, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", t, i)
		}
	}
}

func (c *compiler) warnAssert(s *syntax.Assert) {
	if t, ok := s.Test.(*syntax.Tuple); ok && len(t.Elts) > 0 {
		c.warn(s, "assertion is always true, perhaps remove parentheses?")
	}
}

// issue tells of what the parser and the compiler warned of.
func (k *code) issue(th *object.Thread) error {
	list := append(k.unit.source.Warnings, k.unit.warnings...)
	if len(list) == 0 || !th.ModuleKnown("warnings") {
		return nil
	}
	m, err := th.Import("warnings")
	if err != nil {
		return err
	}
	for _, w := range list {
		cls := object.SyntaxWarning
		if w.Category == "DeprecationWarning" {
			cls = object.DeprecationWarning
		}
		_, err := object.CallMethod(th, m, "warn_explicit", object.Str(w.Msg), cls, object.Str(k.File), object.MakeInt(int64(w.Line)))
		if err != nil {
			return err
		}
	}
	return nil
}

// unawaited warns of a coroutine that nothing can await any more, since the value
// of the statement that made it is dropped.
func (f *frame) unawaited(g *generator) error {
	g.end(f.th)
	if !f.th.ModuleKnown("warnings") {
		return nil
	}
	m, err := f.th.Import("warnings")
	if err != nil {
		return err
	}
	_, err = object.CallMethod(f.th, m, "warn", object.Str("coroutine '"+g.frame.code.QualName+"' was never awaited"), object.RuntimeWarning)
	return err
}
