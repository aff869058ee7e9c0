package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// How each dialect spells the LIKE family and regular expressions.

func (l *lowering) like(x *Binary) (sqltree.Expr, error) {
	left, right, err := l.sides(x)
	if err != nil {
		return nil, err
	}
	out := &sqltree.Like{X: left, Pattern: right}
	var before, after bool
	switch x.Op {
	case OpNotLike, OpNotILike, OpNotContains, OpNotStartsWith, OpNotEndsWith, OpNotIContains, OpNotIStarts, OpNotIEnds:
		out.Not = true
	}
	switch x.Op {
	case OpILike, OpNotILike, OpIContains, OpNotIContains, OpIStartsWith, OpNotIStarts, OpIEndsWith, OpNotIEnds:
		out.Insensitive = true
	}
	switch x.Op {
	case OpContains, OpNotContains, OpIContains, OpNotIContains:
		before, after = true, true
	case OpStartsWith, OpNotStartsWith, OpIStartsWith, OpNotIStarts:
		after = true
	case OpEndsWith, OpNotEndsWith, OpIEndsWith, OpNotIEnds:
		before = true
	}
	wild := func() sqltree.Expr {
		if l.percent() {
			return sqltree.Text("'%%'")
		}
		return sqltree.Text("'%'")
	}
	if out.Insensitive && (before || after) && !l.hasILike() {
		// the wildcards stay as they are, so the two sides are lowered here
		out.X, right, out.Insensitive = lowerCall(left), lowerCall(right), false
	}
	if before || after {
		out.Pattern = l.around(wild, right, before, after)
	} else {
		out.Pattern = right
	}
	if x.HasEscape {
		out.Escape = sqltree.Text(l.dialect.quoteLiteral(x.Escape))
	}
	return out, nil
}

// around is a pattern between wildcards; SQLAlchemy spells it without parentheses.
func (l *lowering) around(wild func() sqltree.Expr, x sqltree.Expr, before, after bool) sqltree.Expr {
	open, sep, end := "", " || ", ""
	switch l.dialect.Name {
	case "mysql":
		open, sep, end = "concat(", ", ", ")"
	case "mssql":
		sep = " + "
	}
	c := &sqltree.Concat{}
	if open != "" {
		c.Parts = append(c.Parts, sqltree.Text(open))
	}
	if before {
		c.Parts = append(c.Parts, wild(), sqltree.Text(sep))
	}
	c.Parts = append(c.Parts, x)
	if after {
		c.Parts = append(c.Parts, sqltree.Text(sep), wild())
	}
	if open != "" {
		c.Parts = append(c.Parts, sqltree.Text(end))
	}
	return c
}

func (l *lowering) hasILike() bool { return l.dialect.Name == "postgresql" }

func lowerCall(x sqltree.Expr) sqltree.Expr {
	return &sqltree.Func{Name: "lower", Args: []sqltree.Expr{x}}
}

func (l *lowering) regexp(x *Binary) (sqltree.Expr, error) {
	left, err := l.expr(x.L)
	if err != nil {
		return nil, err
	}
	if x.Op == OpRegexpReplace {
		args, err := l.exprs(x.R.(*OpList).Items)
		if err != nil {
			return nil, err
		}
		switch n := l.dialect.Name; {
		case n == "sqlite", n == "mssql", n == "default" && !l.dialect.Stringify:
			return nil, CompileErrorf("%s dialect does not support regular expression replacements", n)
		}
		if l.dialect.Stringify {
			return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("<regexp replace>("), left, sqltree.Text(", "), args[0], sqltree.Text(", "), args[1], sqltree.Text(")")}}, nil
		}
		args = append([]sqltree.Expr{left}, args...)
		if x.Flags != nil {
			args = append(args, sqltree.Text(l.dialect.quoteLiteral(*x.Flags)))
		}
		return &sqltree.Func{Name: "REGEXP_REPLACE", Args: args}, nil
	}
	switch {
	case x.Op == OpMatch && l.dialect.Name == "oracle":
		defer l.anew()()
	case x.Op == OpNotMatch: // its operands know nothing of what was asked of the compiler
		defer func(off bool) { l.literalOff = off }(l.literalOff)
		l.literalOff = true
	}
	right, err := l.expr(x.R)
	if err != nil {
		return nil, err
	}
	switch x.Op {
	case OpMatch, OpNotMatch:
		out := sqltree.Expr(&sqltree.Binary{Op: sqltree.Match, L: left, R: right})
		switch l.dialect.Name {
		case "postgresql":
			config := ""
			if x.Flags != nil {
				config = l.dialect.quoteLiteral(*x.Flags) + ", "
			}
			out = &sqltree.Concat{Parts: []sqltree.Expr{left, sqltree.Text(" @@ plainto_tsquery(" + config), right, sqltree.Text(")")}}
		case "mysql":
			out = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("MATCH ("), left, sqltree.Text(") AGAINST ("), right, sqltree.Text(" IN BOOLEAN MODE)")}}
		case "oracle", "mssql":
			out = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("CONTAINS ("), left, sqltree.Text(", "), right, sqltree.Text(")")}}
		}
		if x.Op == OpNotMatch {
			out = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("NOT "), out}}
		}
		return out, nil
	}
	if l.dialect.Stringify {
		word := " <regexp> "
		if x.Op == OpNotRegexp {
			word = " <not regexp> "
		}
		return &sqltree.Concat{Parts: []sqltree.Expr{left, sqltree.Text(word), right}}, nil
	}
	if l.dialect.Name == "default" || l.dialect.Name == "mssql" {
		return nil, CompileErrorf("%s dialect does not support regular expressions", l.dialect.Name)
	}
	if x.Flags != nil && l.dialect.Name == "mysql" || l.dialect.Name == "oracle" {
		args := []sqltree.Expr{left, right}
		if x.Flags != nil {
			args = append(args, sqltree.Text(l.dialect.quoteLiteral(*x.Flags)))
		}
		out := sqltree.Expr(&sqltree.Func{Name: "REGEXP_LIKE", Args: args})
		if x.Op == OpNotRegexp {
			out = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("NOT "), out}}
		}
		return out, nil
	}
	if x.Flags != nil && l.dialect.Name == "postgresql" {
		word := " ~"
		if x.Op == OpNotRegexp {
			word = " !~"
		}
		if *x.Flags == "i" {
			return concat(left, word+"* ", right), nil
		}
		return concat(left, word+" CONCAT('(?', "+l.dialect.quoteLiteral(*x.Flags)+", ')', ", right, ")"), nil
	}
	return &sqltree.Binary{Op: x.Op.Tree, L: left, R: right}, nil
}
