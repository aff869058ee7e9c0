package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// oracleBits are Oracle's functions for the operators it does not have.
var oracleBits = map[*Op]string{OpMod: "mod", OpBitAnd: "BITAND", OpBitOr: "BITOR", OpBitXor: "BITXOR"}

// dialectBinary spells the binary operators that Oracle and SQL Server write in
// their own way.
func (l *lowering) dialectBinary(x *Binary, left, right sqltree.Expr) (out sqltree.Expr, ok bool, err error) {
	distinct := x.Op == OpDistinctFrom
	switch l.dialect.Name {
	case "sqlite":
		if x.Op == OpBitXor { // which it does not have
			or, and := sqltree.Expr(&sqltree.Binary{Op: sqltree.BitOr, L: left, R: right}), sqltree.Expr(&sqltree.Binary{Op: sqltree.BitAnd, L: left, R: right})
			if l.within > 1 {
				or, and = &sqltree.Paren{X: or}, &sqltree.Paren{X: and}
			}
			return concat("(", or, " - ", and, ")"), true, nil
		}
	case "oracle":
		if f := oracleBits[x.Op]; f != "" {
			return &sqltree.Func{Name: f, Args: []sqltree.Expr{left, right}}, true, nil
		}
		switch x.Op {
		case OpShiftLeft:
			return nil, true, CompileErrorf("Cannot compile bitwise_lshift in oracle")
		case OpShiftRight:
			return nil, true, CompileErrorf("Cannot compile bitwise_rshift in oracle")
		case OpDistinctFrom, OpNotDistinct:
			end := ", 0, 1) = 0"
			if distinct {
				end = ", 0, 1) = 1"
			}
			return concat("DECODE(", left, ", ", right, end), true, nil
		}
	case "mssql":
		if distinct || x.Op == OpNotDistinct {
			return concat(word(distinct, "NOT ")+"EXISTS (SELECT ", left, " INTERSECT SELECT ", right, ")"), true, nil
		}
		// A parameter stands on the right where it can.
		if _, bind := x.L.(*BindParam); bind && x.Op == OpEq {
			if _, both := x.R.(*BindParam); !both {
				return &sqltree.Binary{Op: x.Op.Tree, L: right, R: left}, true, nil
			}
		}
	}
	return nil, false, nil
}

// concat joins texts and expressions.
func concat(parts ...any) *sqltree.Concat {
	c := &sqltree.Concat{}
	for _, p := range parts {
		switch v := p.(type) {
		case string:
			c.Parts = append(c.Parts, sqltree.Text(v))
		case sqltree.Expr:
			c.Parts = append(c.Parts, v)
		}
	}
	return c
}

// mssqlItem reads an item of a JSON value as SQL Server does: as JSON, or as a
// value of the type that was asked for.
func mssqlItem(t *Type, value, path sqltree.Expr) sqltree.Expr {
	if t.aff() == JSONAffinity {
		return concat("JSON_QUERY(", value, ", ", path, ")")
	}
	item := concat("JSON_VALUE(", value, ", ", path, ")")
	var then sqltree.Expr
	switch t.aff() {
	case IntegerAffinity:
		then = concat("ELSE CAST(", item, " AS INTEGER)")
	case NumericAffinity:
		as := "FLOAT"
		if t.HasScale {
			as = "NUMERIC(" + itoa(t.Precision) + ", " + itoa(t.Scale) + ")"
		}
		then = concat("ELSE CAST(", item, " AS "+as+")")
	case BooleanAffinity:
		then = sqltree.Text("WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE NULL")
	case StringAffinity:
		then = concat("ELSE ", item)
	default:
		then = concat("ELSE JSON_QUERY(", value, ", ", path, ")")
	}
	return concat("CASE ", item, " WHEN NULL THEN NULL ", then, " END")
}
