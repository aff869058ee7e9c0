package query

// References are the names that an expression which is not resolved yet refers
// to: the first part of each.
func References(e Expr) []string {
	var out []string
	rewrite(e, func(x Expr) (Expr, bool) {
		if f, ok := x.(*F); ok {
			out = append(out, split(f.Name)[0])
		}
		return nil, false
	})
	return out
}

// ReplaceNames puts values in the places of the names that an expression refers
// to.
func ReplaceNames(e Expr, names []string, vals []Expr) Expr {
	return rewrite(e, func(x Expr) (Expr, bool) {
		if f, ok := x.(*F); ok {
			for i, n := range names {
				if n == f.Name {
					return vals[i], true
				}
			}
		}
		return nil, false
	})
}

// WithoutOrder is an expression of an index without its order, as constraints
// compare it.
func WithoutOrder(e Expr) Expr {
	if o, ok := e.(*Order); ok {
		return o.X
	}
	return e
}
