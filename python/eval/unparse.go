package eval

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// unparse returns the text of an expression in CPython's normal form, as
// annotations under the future import are kept: one space around operators, no
// needless parentheses, strings as repr shows them.
func unparse(e syntax.Expr) string {
	var u unparser
	u.expr(e, precTest)
	return u.String()
}

// The levels of precedence, from loosest to tightest.
const (
	precTuple = iota
	precTest  // conditional, lambda
	precOr
	precAnd
	precNot
	precCmp
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var operatorPrec = [...]int{
	syntax.Add: precArith, syntax.Sub: precArith, syntax.Mult: precTerm, syntax.MatMult: precTerm,
	syntax.Div: precTerm, syntax.Mod: precTerm, syntax.FloorDiv: precTerm, syntax.Pow: precPower,
	syntax.LShift: precShift, syntax.RShift: precShift, syntax.BitOr: precBitOr,
	syntax.BitXor: precBitXor, syntax.BitAnd: precBitAnd,
}

type unparser struct{ strings.Builder }

func (u *unparser) put(parts ...string) {
	for _, p := range parts {
		u.WriteString(p)
	}
}

// paren writes what f writes, in parentheses where level binds tighter than own.
func (u *unparser) paren(level, own int, f func()) {
	if level > own {
		u.put("(")
		defer u.put(")")
	}
	f()
}

func (u *unparser) list(elts []syntax.Expr) {
	for i, e := range elts {
		if i > 0 {
			u.put(", ")
		}
		u.expr(e, precTest)
	}
}

func (u *unparser) expr(e syntax.Expr, level int) {
	switch e := e.(type) {
	case *syntax.Constant:
		u.constant(e.Value)
	case *syntax.Name:
		u.put(e.ID)
	case *syntax.Attribute:
		u.expr(e.Value, precAtom)
		if c, ok := e.Value.(*syntax.Constant); ok {
			if _, isInt := c.Value.(int64); isInt {
				u.put(" ")
			}
		}
		u.put(".", e.Attr)
	case *syntax.Subscript:
		u.expr(e.Value, precAtom)
		u.put("[")
		u.expr(e.Index, precTuple)
		u.put("]")
	case *syntax.Slice:
		u.slice(e)
	case *syntax.Tuple:
		if len(e.Elts) == 0 {
			u.put("()")
			return
		}
		u.paren(level, precTuple, func() {
			u.list(e.Elts)
			if len(e.Elts) == 1 {
				u.put(",")
			}
		})
	case *syntax.List:
		u.put("[")
		u.list(e.Elts)
		u.put("]")
	case *syntax.Set:
		u.put("{")
		u.list(e.Elts)
		u.put("}")
	case *syntax.Dict:
		u.dict(e)
	case *syntax.BoolOp:
		op, own := " and ", precAnd
		if e.Or {
			op, own = " or ", precOr
		}
		u.paren(level, own, func() {
			for i, v := range e.Values {
				if i > 0 {
					u.put(op)
				}
				u.expr(v, own+1)
			}
		})
	case *syntax.BinOp:
		own := operatorPrec[e.Op]
		left, right := own, own+1
		if e.Op == syntax.Pow {
			left, right = own+1, own
		}
		u.paren(level, own, func() {
			u.expr(e.Left, left)
			u.put(" ", e.Op.String(), " ")
			u.expr(e.Right, right)
		})
	case *syntax.UnaryOp:
		own, op := precFactor, e.Op.String()
		if e.Op == syntax.Not {
			own, op = precNot, "not "
		}
		u.paren(level, own, func() {
			u.put(op)
			u.expr(e.Operand, own)
		})
	case *syntax.Compare:
		u.paren(level, precCmp, func() {
			u.expr(e.Left, precCmp+1)
			for i, op := range e.Ops {
				u.put(" ", op.String(), " ")
				u.expr(e.Comparators[i], precCmp+1)
			}
		})
	case *syntax.IfExp:
		u.paren(level, precTest, func() {
			u.expr(e.Body, precTest+1)
			u.put(" if ")
			u.expr(e.Test, precTest+1)
			u.put(" else ")
			u.expr(e.Else, precTest)
		})
	case *syntax.Lambda:
		u.paren(level, precTest, func() {
			u.put("lambda")
			if args := u.arguments(e.Args); args != "" {
				u.put(" ", args)
			}
			u.put(": ")
			u.expr(e.Body, precTest)
		})
	case *syntax.Call:
		u.call(e)
	case *syntax.Comp:
		u.comp(e)
	case *syntax.Starred:
		u.put("*")
		u.expr(e.Value, precBitOr)
	case *syntax.NamedExpr:
		u.paren(level, precTuple, func() {
			u.expr(e.Target, precAtom)
			u.put(" := ")
			u.expr(e.Value, precAtom)
		})
	case *syntax.Await:
		u.paren(level, precAwait, func() {
			u.put("await ")
			u.expr(e.Value, precAtom)
		})
	case *syntax.Yield:
		u.put("(yield")
		if e.Value != nil {
			u.put(" ")
			u.expr(e.Value, precTest)
		}
		u.put(")")
	case *syntax.YieldFrom:
		u.put("(yield from ")
		u.expr(e.Value, precTest)
		u.put(")")
	case *syntax.JoinedStr:
		var inner unparser
		inner.joined(e)
		u.put("f", object.StrRepr(inner.String()))
	}
}

func (u *unparser) slice(e *syntax.Slice) {
	if e.Lower != nil {
		u.expr(e.Lower, precTest)
	}
	u.put(":")
	if e.Upper != nil {
		u.expr(e.Upper, precTest)
	}
	if e.Step != nil {
		u.put(":")
		u.expr(e.Step, precTest)
	}
}

func (u *unparser) dict(e *syntax.Dict) {
	u.put("{")
	for i, k := range e.Keys {
		if i > 0 {
			u.put(", ")
		}
		if k == nil {
			u.put("**")
			u.expr(e.Values[i], precBitOr)
			continue
		}
		u.expr(k, precTest)
		u.put(": ")
		u.expr(e.Values[i], precTest)
	}
	u.put("}")
}

func (u *unparser) call(e *syntax.Call) {
	u.expr(e.Func, precAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if g, ok := e.Args[0].(*syntax.Comp); ok && g.Kind == syntax.GeneratorExp {
			u.comp(g)
			return
		}
	}
	u.put("(")
	u.list(e.Args)
	for i, k := range e.Keywords {
		if i > 0 || len(e.Args) > 0 {
			u.put(", ")
		}
		if k.Name == "" {
			u.put("**")
		} else {
			u.put(k.Name, "=")
		}
		u.expr(k.Value, precTest)
	}
	u.put(")")
}

func (u *unparser) comp(e *syntax.Comp) {
	open, end := "[", "]"
	switch e.Kind {
	case syntax.SetComp, syntax.DictComp:
		open, end = "{", "}"
	case syntax.GeneratorExp:
		open, end = "(", ")"
	}
	u.put(open)
	u.expr(e.Elt, precTest)
	if e.Value != nil {
		u.put(": ")
		u.expr(e.Value, precTest)
	}
	for _, g := range e.Generators {
		if g.Async {
			u.put(" async")
		}
		u.put(" for ")
		u.expr(g.Target, precTuple)
		u.put(" in ")
		u.expr(g.Iter, precTest+1)
		for _, c := range g.Ifs {
			u.put(" if ")
			u.expr(c, precTest+1)
		}
	}
	u.put(end)
}

func (u *unparser) arguments(a *syntax.Arguments) string {
	var parts []string
	show := func(e syntax.Expr) string {
		var v unparser
		v.expr(e, precTest)
		return v.String()
	}
	pos := append(append([]*syntax.Arg(nil), a.PosOnly...), a.Args...)
	for i, p := range pos {
		s := p.Name
		if d := i - (len(pos) - len(a.Defaults)); d >= 0 {
			s += "=" + show(a.Defaults[d])
		}
		parts = append(parts, s)
		if i == len(a.PosOnly)-1 {
			parts = append(parts, "/")
		}
	}
	if a.VarArg != nil {
		parts = append(parts, "*"+a.VarArg.Name)
	} else if len(a.KwOnly) > 0 {
		parts = append(parts, "*")
	}
	for i, p := range a.KwOnly {
		s := p.Name
		if a.KwDefaults[i] != nil {
			s += "=" + show(a.KwDefaults[i])
		}
		parts = append(parts, s)
	}
	if a.KwArg != nil {
		parts = append(parts, "**"+a.KwArg.Name)
	}
	return strings.Join(parts, ", ")
}

func (u *unparser) joined(e *syntax.JoinedStr) {
	for _, v := range e.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			s, _ := v.Value.(string)
			u.put(strings.NewReplacer("{", "{{", "}", "}}").Replace(s))
		case *syntax.FormattedValue:
			var inner unparser
			inner.expr(v.Value, precTest+1)
			text := inner.String()
			u.put("{")
			if strings.HasPrefix(text, "{") {
				u.put(" ")
			}
			u.put(text)
			if v.Conversion != 0 {
				u.put("!", string(rune(v.Conversion)))
			}
			if v.FormatSpec != nil {
				u.put(":")
				u.joined(v.FormatSpec)
			}
			u.put("}")
		}
	}
}

func (u *unparser) constant(v any) {
	switch v := v.(type) {
	case nil:
		u.put("None")
	case bool:
		if v {
			u.put("True")
		} else {
			u.put("False")
		}
	case int64:
		u.put(strconv.FormatInt(v, 10))
	case *big.Int:
		u.put(v.String())
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".eIN") {
			s += ".0"
		}
		u.put(strings.Replace(s, "+Inf", "1e309", 1))
	case complex128:
		u.put(strconv.FormatFloat(imag(v), 'g', -1, 64), "j")
	case string:
		u.put(object.StrRepr(v))
	case syntax.Bytes:
		u.put(object.BytesRepr(string(v)))
	default:
		u.put("...")
	}
}
