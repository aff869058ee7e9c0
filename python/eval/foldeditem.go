package eval

import "github.com/diptych-orm/diptych/python/syntax"

// foldedItem reports whether e is a target whose text is the item of a constant, as
// in (1, 2)[0] = 5: read as an expression, it is a constant itself.
func foldedItem(e syntax.Expr) bool {
	s, ok := e.(*syntax.Subscript)
	return ok && s.Ctx != syntax.Load && folded(s) != nil
}

// folded is the constant, or the tuple of constants, that e comes to where it is one
// or an item of one; else nil.
func folded(e syntax.Expr) syntax.Expr {
	switch e := e.(type) {
	case *syntax.Constant:
		return e
	case *syntax.UnaryOp, *syntax.BinOp:
		if literal(e) {
			return e
		}
	case *syntax.Tuple:
		for _, x := range e.Elts {
			if folded(x) == nil {
				return nil
			}
		}
		return e
	case *syntax.Subscript:
		i, ok := smallInt(e.Index)
		if !ok {
			return nil
		}
		at := func(n int) bool {
			if i < 0 {
				i += int64(n)
			}
			return 0 <= i && i < int64(n)
		}
		switch v := folded(e.Value).(type) {
		case *syntax.Tuple:
			if at(len(v.Elts)) {
				return folded(v.Elts[i])
			}
		case *syntax.Constant:
			switch text := v.Value.(type) {
			case string:
				if r := []rune(text); at(len(r)) {
					return &syntax.Constant{Value: string(r[i])}
				}
			case syntax.Bytes:
				if at(len(text)) {
					return &syntax.Constant{Value: int64(text[i])}
				}
			}
		}
	}
	return nil
}

// smallInt is the value of an integer that is written out.
func smallInt(e syntax.Expr) (int64, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		if e.Value == true {
			return 1, true
		}
		n, ok := e.Value.(int64)
		return n, ok || e.Value == false
	case *syntax.UnaryOp:
		if n, ok := smallInt(e.Operand); ok && e.Op == syntax.USub {
			return -n, true
		}
	}
	return 0, false
}
