package diagnose

import "github.com/diptych-orm/diptych/python/syntax"

// each visits an expression and what it is made of.
func each(e syntax.Expr, visit func(syntax.Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, x := range parts(e) {
		if x != nil {
			each(x, visit)
		}
	}
}

func parts(e syntax.Expr) []syntax.Expr {
	switch e := e.(type) {
	case *syntax.BoolOp:
		return e.Values
	case *syntax.NamedExpr:
		return []syntax.Expr{e.Value}
	case *syntax.BinOp:
		return []syntax.Expr{e.Left, e.Right}
	case *syntax.UnaryOp:
		return []syntax.Expr{e.Operand}
	case *syntax.Lambda:
		return []syntax.Expr{e.Body}
	case *syntax.IfExp:
		return []syntax.Expr{e.Test, e.Body, e.Else}
	case *syntax.Dict:
		return append(append([]syntax.Expr{}, e.Keys...), e.Values...)
	case *syntax.Set:
		return e.Elts
	case *syntax.Comp:
		out := []syntax.Expr{e.Elt}
		if e.Value != nil {
			out = append(out, e.Value)
		}
		for _, g := range e.Generators {
			out = append(append(out, g.Iter), g.Ifs...)
		}
		return out
	case *syntax.Await:
		return []syntax.Expr{e.Value}
	case *syntax.YieldFrom:
		return []syntax.Expr{e.Value}
	case *syntax.Yield:
		if e.Value != nil {
			return []syntax.Expr{e.Value}
		}
	case *syntax.Compare:
		return append([]syntax.Expr{e.Left}, e.Comparators...)
	case *syntax.Call:
		out := append([]syntax.Expr{e.Func}, e.Args...)
		for _, k := range e.Keywords {
			out = append(out, k.Value)
		}
		return out
	case *syntax.FormattedValue:
		return []syntax.Expr{e.Value}
	case *syntax.JoinedStr:
		return e.Values
	case *syntax.Attribute:
		return []syntax.Expr{e.Value}
	case *syntax.Subscript:
		return []syntax.Expr{e.Value, e.Index}
	case *syntax.Slice:
		return []syntax.Expr{e.Lower, e.Upper, e.Step}
	case *syntax.Starred:
		return []syntax.Expr{e.Value}
	case *syntax.List:
		return e.Elts
	case *syntax.Tuple:
		return e.Elts
	}
	return nil
}
