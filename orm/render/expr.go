package render

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

func (w *writer) expr(x sqltree.Expr) {
	switch x := x.(type) {
	case nil:
		w.fail(&Error{"an expression is missing"})
	case *sqltree.Column:
		w.column(x)
	case *sqltree.Param:
		w.param(x)
	case *sqltree.Literal:
		w.literal(x.Value)
	case *sqltree.Verbatim:
		w.str(x.Text)
	case *sqltree.Concat:
		for _, p := range x.Parts {
			w.expr(p)
		}
	case *sqltree.Func:
		w.call(x)
	case *sqltree.Filter:
		w.expr(x.X)
		w.str(" FILTER (WHERE ")
		w.expr(x.Where)
		w.str(")")
	case *sqltree.WithinGroup:
		w.expr(x.X)
		w.str(" WITHIN GROUP (ORDER BY ")
		w.list(x.Order, w.expr)
		w.str(")")
	case *sqltree.Over:
		w.over(x)
	case *sqltree.Unary:
		w.str(w.unaryText(x.Op))
		w.operand(x.X, rankOf(x.Op))
	case *sqltree.Binary:
		w.binary(x)
	case *sqltree.Bool:
		w.boolean(x, true)
	case *sqltree.Not:
		w.not(x)
	case *sqltree.In:
		w.in(x)
	case *sqltree.List:
		w.str("(")
		w.list(x.Items, func(it sqltree.Expr) { w.operand(it, rankComma) })
		w.str(")")
	case *sqltree.Commas:
		w.list(x.Items, func(it sqltree.Expr) { w.operand(it, rankComma) })
	case *sqltree.Between:
		w.between(x)
	case *sqltree.Like:
		w.like(x)
	case *sqltree.Case:
		w.caseWhen(x)
	case *sqltree.Cast:
		if x.Try {
			w.str("TRY_CAST")
			if w.d.Name == "mssql" {
				w.str(" ")
			}
			w.str("(")
		} else {
			w.str("CAST(")
		}
		w.expr(x.X)
		name, collation, collated := strings.Cut(x.Type.TypeSQL(w.d.Name), " COLLATE ")
		w.str(" AS " + name + ")")
		if collated {
			w.str(" COLLATE " + collation)
		}
	case *sqltree.Extract:
		w.extract(x)
	case *sqltree.Collate:
		w.operand(x.X, rankCollate)
		w.str(" COLLATE ")
		if w.d.PlainCollations {
			w.str(x.Name)
		} else {
			w.ident(x.Name)
		}
	case *sqltree.Subquery:
		if x.Bare {
			w.nested(x.Query)
			return
		}
		w.str("(")
		w.nested(x.Query)
		w.str(")")
	case *sqltree.Inline:
		w.body(x.Statement)
	case *sqltree.Exists:
		w.exists(x)
	case *sqltree.Star:
		if !x.Table.IsZero() {
			w.name(x.Table)
			w.str(".")
		}
		w.str("*")
	case *sqltree.Label:
		w.expr(x.X)
	case *sqltree.LabelRef:
		w.name(x.Name)
	case *sqltree.Order:
		w.order(x)
	case *sqltree.Paren:
		w.str("(")
		w.expr(x.X)
		w.str(")")
	case *sqltree.Annotated:
		w.expr(x.X)
	default:
		w.fail(unknown(x))
	}
}

func (w *writer) column(x *sqltree.Column) {
	w.resolve(x.Name) // its number comes before the table's
	if w.bare == 0 && !x.Table.IsZero() {
		w.schema(x.Schema)
		w.name(x.Table)
		w.str(".")
	}
	w.name(x.Name)
}

func (w *writer) call(x *sqltree.Func) {
	if x.Schema != "" {
		w.str(x.Schema + ".")
	}
	w.str(x.Name)
	if x.NoParens {
		return
	}
	w.str("(")
	if x.Distinct {
		w.str("DISTINCT ")
	}
	w.list(x.Args, func(a sqltree.Expr) { w.operand(a, rankComma) })
	if len(x.Order) > 0 {
		w.str(" ORDER BY ")
		w.list(x.Order, w.expr)
	}
	w.str(")")
}

func (w *writer) over(x *sqltree.Over) {
	w.expr(x.X)
	w.str(" OVER (")
	if !w.alchemy() {
		w.partition(x)
		w.frame(x)
	} else { // SQLAlchemy comes to the frame's parameters first
		frame := w.apart(func() { w.frame(x) })
		w.partition(x)
		w.add(frame)
	}
	w.str(")")
}

func (w *writer) partition(x *sqltree.Over) {
	if len(x.Partition) > 0 {
		w.str("PARTITION BY ")
		w.list(x.Partition, w.expr)
	}
	if len(x.Order) > 0 {
		if len(x.Partition) > 0 {
			w.str(" ")
		}
		w.str("ORDER BY ")
		w.list(x.Order, w.expr)
	}
}

func (w *writer) frame(x *sqltree.Over) {
	f := x.Frame
	if f == nil {
		return
	}
	if len(x.Partition)+len(x.Order) > 0 {
		w.str(" ")
	}
	w.str(f.Unit + " ")
	if f.To != nil {
		w.str("BETWEEN ")
	}
	w.bound(f.From)
	if f.To != nil {
		w.str(" AND ")
		w.bound(*f.To)
	}
	if f.Exclude != "" {
		w.str(" EXCLUDE " + f.Exclude)
	}
}

func (w *writer) bound(b sqltree.Bound) {
	switch b.Kind {
	case sqltree.CurrentRow:
		w.str("CURRENT ROW")
	case sqltree.UnboundedPreceding:
		w.str("UNBOUNDED PRECEDING")
	case sqltree.UnboundedFollowing:
		w.str("UNBOUNDED FOLLOWING")
	case sqltree.Preceding:
		w.expr(b.Value)
		w.str(" PRECEDING")
	case sqltree.Following:
		w.expr(b.Value)
		w.str(" FOLLOWING")
	}
}

var unaryTexts = map[sqltree.OpKind]string{
	sqltree.OpNeg: "-", sqltree.OpPlus: "+", sqltree.OpBitNot: "~",
	sqltree.OpDistinct: "DISTINCT ", sqltree.OpAny: "ANY ", sqltree.OpAll: "ALL ",
}

func (w *writer) unaryText(op sqltree.Op) string {
	if op.Text != "" {
		return op.Text
	}
	return unaryTexts[op.Kind]
}

var binaryTexts = map[sqltree.OpKind]string{
	sqltree.OpAdd: "+", sqltree.OpSub: "-", sqltree.OpMul: "*", sqltree.OpDiv: "/", sqltree.OpFloorDiv: "/",
	sqltree.OpMod: "%", sqltree.OpPow: "^", sqltree.OpConcat: "||",
	sqltree.OpEq: "=", sqltree.OpNe: "!=", sqltree.OpLt: "<", sqltree.OpLe: "<=", sqltree.OpGt: ">", sqltree.OpGe: ">=",
	sqltree.OpIs: "IS", sqltree.OpIsNot: "IS NOT",
	sqltree.OpIsDistinct: "IS DISTINCT FROM", sqltree.OpIsNotDistinct: "IS NOT DISTINCT FROM",
	sqltree.OpBitAnd: "&", sqltree.OpBitOr: "|", sqltree.OpBitXor: "^",
	sqltree.OpShiftLeft: "<<", sqltree.OpShiftRight: ">>",
	sqltree.OpJSONGet: "->", sqltree.OpJSONGetText: "->>",
	sqltree.OpRegexp: "REGEXP", sqltree.OpNotRegexp: "NOT REGEXP", sqltree.OpMatch: "MATCH", sqltree.OpGlob: "GLOB",
}

func (w *writer) binaryText(op sqltree.Op) string {
	if op.Text != "" {
		if w.alchemy() && (w.Marks == Format || w.Marks == Pyformat) {
			return strings.ReplaceAll(op.Text, "%", "%%")
		}
		return op.Text
	}
	switch op.Kind {
	case sqltree.OpMod:
		// Where placeholders begin with a percent sign a real one is doubled.
		if w.Marks == Format || w.Marks == Pyformat {
			return "%%"
		}
	case sqltree.OpNe:
		if !w.alchemy() {
			return "<>"
		}
	case sqltree.OpIsDistinct:
		if w.d.Name == "sqlite" {
			return "IS NOT"
		}
	case sqltree.OpIsNotDistinct:
		switch w.d.Name {
		case "sqlite":
			return "IS"
		case "mysql":
			return "<=>"
		}
	case sqltree.OpBitXor:
		if w.d.Name == "postgresql" {
			return "#"
		}
	case sqltree.OpRegexp:
		if w.d.Name == "postgresql" {
			return "~"
		}
	case sqltree.OpNotRegexp:
		if w.d.Name == "postgresql" {
			return "!~"
		}
	case sqltree.OpMatch:
		if w.d.Name == "postgresql" {
			return "@@"
		}
	}
	return binaryTexts[op.Kind]
}

// Django writes parentheses around what it calls a combined expression, and
// around nothing else that has two sides.
func combined(op sqltree.Op) bool {
	switch op.Kind {
	case sqltree.OpAdd, sqltree.OpSub, sqltree.OpMul, sqltree.OpDiv, sqltree.OpFloorDiv, sqltree.OpMod, sqltree.OpPow,
		sqltree.OpBitAnd, sqltree.OpBitOr, sqltree.OpBitXor, sqltree.OpShiftLeft, sqltree.OpShiftRight:
		return true
	}
	return false
}

func (w *writer) binary(x *sqltree.Binary) {
	if !w.alchemy() {
		parens := combined(x.Op)
		if parens {
			w.str("(")
		}
		w.expr(x.L)
		w.str(" " + w.binaryText(x.Op) + " ")
		w.expr(x.R)
		if parens {
			w.str(")")
		}
		return
	}
	r := rankOf(x.Op)
	switch {
	case x.Op.Kind == sqltree.OpDiv && x.Op.Text == "" && w.d.Name == "sqlite":
		// SQLite divides integers to an integer; adding 0.0 makes it a real.
		w.operand(x.L, r)
		w.str(" / (")
		w.operand(x.R, r)
		w.str(" + 0.0)")
		return
	case x.Op.Kind == sqltree.OpDiv && x.Op.Text == "" && w.d.Name != "mysql" && w.d.Name != "oracle":
		w.operand(x.L, r)
		w.str(" / CAST(")
		w.operand(x.R, r)
		w.str(" AS NUMERIC)")
		return
	case x.Op.Kind == sqltree.OpBitXor && x.Op.Text == "" && w.d.Name == "sqlite":
		or, and := *x, *x
		or.Op, and.Op = sqltree.BitOr, sqltree.BitAnd
		// SQLAlchemy's own spelling, which binds as SQLite's operators do
		w.str("(")
		w.binary(&or)
		w.str(" - ")
		w.binary(&and)
		w.str(")")
		return
	case x.Op.Kind == sqltree.OpConcat && w.d.Name == "mssql":
		w.operand(x.L, r)
		w.str(" + ")
		w.operand(x.R, r)
		return
	case x.Op.Kind == sqltree.OpConcat && w.d.Name == "mysql":
		w.str("concat(")
		w.list(joined(x, nil), func(it sqltree.Expr) { w.operand(it, rankComma) })
		w.str(")")
		return
	}
	w.operand(x.L, r)
	w.str(" " + w.binaryText(x.Op) + " ")
	w.operand(x.R, r)
}

// joined are the texts that a chain of concatenations joins.
func joined(x sqltree.Expr, list []sqltree.Expr) []sqltree.Expr {
	if b, ok := x.(*sqltree.Binary); ok && b.Op.Kind == sqltree.OpConcat {
		return joined(b.R, joined(b.L, list))
	}
	return append(list, x)
}

// boolean writes items joined by AND or OR. Django puts parentheses around
// every such group of more than one, unless its caller has put them already.
func (w *writer) boolean(x *sqltree.Bool, parens bool) {
	if len(x.Items) == 0 {
		w.fail(&Error{"a condition without parts"})
		return
	}
	if len(x.Items) == 1 {
		w.expr(x.Items[0])
		return
	}
	r, sep := rankAnd, " AND "
	if x.Or {
		r, sep = rankOr, " OR "
	}
	parens = parens && !w.alchemy()
	if parens {
		w.str("(")
	}
	for i, it := range x.Items {
		if i > 0 {
			w.str(sep)
		}
		w.operand(it, r)
	}
	if parens {
		w.str(")")
	}
}

func (w *writer) not(x *sqltree.Not) {
	if w.alchemy() {
		w.str("NOT ")
		w.operand(x.X, rankNot)
		return
	}
	w.str("NOT (")
	if b, ok := x.X.(*sqltree.Bool); ok {
		w.boolean(b, false)
	} else {
		w.expr(x.X)
	}
	w.str(")")
}

func (w *writer) in(x *sqltree.In) {
	around := x.Not && w.alchemy()
	if around {
		w.str("(")
	}
	w.operand(x.X, rankIn)
	if x.Not {
		w.str(" NOT")
	}
	w.str(" IN ")
	if list, ok := x.List.(*sqltree.List); ok && len(list.Items) == 0 {
		w.str("(" + w.emptySet(1) + ")")
	} else {
		w.operand(x.List, rankIn)
	}
	if around {
		w.str(")")
	}
}

func (w *writer) between(x *sqltree.Between) {
	w.operand(x.X, rankBetween)
	if x.Not {
		w.str(" NOT")
	}
	w.str(" BETWEEN ")
	if x.Symmetric {
		w.str("SYMMETRIC ")
	}
	w.operand(x.Lo, rankAnd)
	w.str(" AND ")
	w.operand(x.Hi, rankAnd)
}

func (w *writer) like(x *sqltree.Like) {
	lower := x.Insensitive && !w.d.ILike
	side := func(e sqltree.Expr) {
		if lower {
			w.str("lower(")
			w.operand(e, rankComma)
			w.str(")")
			return
		}
		w.operand(e, rankLike)
	}
	side(x.X)
	if x.Not {
		w.str(" NOT")
	}
	if x.Insensitive && !lower {
		w.str(" ILIKE ")
	} else {
		w.str(" LIKE ")
	}
	side(x.Pattern)
	if x.Escape != nil {
		w.str(" ESCAPE ")
		w.expr(x.Escape)
	}
}

func (w *writer) caseWhen(x *sqltree.Case) {
	w.str("CASE")
	if x.Operand != nil {
		w.str(" ")
		w.expr(x.Operand)
	}
	for _, when := range x.Whens {
		w.str(" WHEN ")
		w.operand(when.Cond, rankNone)
		w.str(" THEN ")
		w.expr(when.Then)
	}
	if x.Else != nil {
		w.str(" ELSE ")
		w.expr(x.Else)
	}
	w.str(" END")
}

var sqliteFields = map[string]string{
	"month": "%m", "day": "%d", "year": "%Y", "second": "%S", "hour": "%H", "doy": "%j",
	"minute": "%M", "epoch": "%s", "dow": "%w", "week": "%W",
}

// mssqlFields are the fields that DATEPART names in its own way.
var mssqlFields = map[string]string{"doy": "dayofyear", "dow": "weekday", "milliseconds": "millisecond", "microseconds": "microsecond"}

func (w *writer) extract(x *sqltree.Extract) {
	if w.d.Name == "mssql" {
		field := x.Field
		if f, ok := mssqlFields[field]; ok {
			field = f
		}
		w.str("DATEPART(" + field + ", ")
		w.expr(x.X)
		w.str(")")
		return
	}
	if w.d.Name != "sqlite" {
		w.str("EXTRACT(" + x.Field + " FROM ")
		w.expr(x.X)
		w.str(")")
		return
	}
	f, ok := sqliteFields[x.Field]
	if !ok {
		w.fail(&Error{x.Field + " is not a valid extract argument."})
		return
	}
	w.str("CAST(STRFTIME('" + f + "', ")
	w.expr(x.X)
	w.str(") AS INTEGER)")
}

func (w *writer) exists(x *sqltree.Exists) {
	switch {
	case !w.alchemy() && x.Not:
		w.str("NOT EXISTS(")
	case !w.alchemy():
		w.str("EXISTS(")
	case x.Not:
		w.str("NOT (EXISTS (")
	default:
		w.str("EXISTS (")
	}
	w.nested(x.Query)
	w.str(")")
	if w.alchemy() && x.Not {
		w.str(")")
	}
}

func (w *writer) order(x *sqltree.Order) {
	w.operand(x.X, rankOrder)
	var b strings.Builder
	switch x.Dir {
	case sqltree.Asc:
		b.WriteString(" ASC")
	case sqltree.Desc:
		b.WriteString(" DESC")
	}
	switch x.Nulls {
	case sqltree.NullsFirst:
		b.WriteString(" NULLS FIRST")
	case sqltree.NullsLast:
		b.WriteString(" NULLS LAST")
	}
	w.str(b.String())
}
