package core

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// expr lowers an element that stands for a value.
func (l *lowering) expr(e Element) (sqltree.Expr, error) {
	if x, ok, err := l.customExpr(e); ok {
		return x, err
	}
	switch x := e.(type) {
	case nil:
		return nil, Errorf("CompileError", "an expression is missing")
	case *Custom:
		return nil, cannotRender(x.Object)
	case *Annotated:
		return l.expr(x.ColumnElement)
	case *Column:
		return l.column(x), nil
	case *BindParam:
		return l.param(x)
	case *Null:
		return sqltree.Null(), nil
	case *True:
		return l.boolean(true), nil
	case *False:
		return l.boolean(false), nil
	case *Text:
		return l.text(x)
	case *Binary:
		return l.binary(x)
	case *OpList:
		return l.opList(x)
	case *Unary:
		return l.unary(x)
	case *AsBool:
		return l.asBool(x)
	case *Grouping:
		inner, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		return &sqltree.Paren{X: inner}, nil
	case *Tuple:
		items, err := l.exprs(x.Items)
		return &sqltree.List{Items: items}, err
	case *Label:
		return l.expr(x.X)
	case *Case:
		return l.caseExpr(x)
	case *Cast:
		inner, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		if _, err := TypeText(x.SQLType(), l.dialect.Name); err != nil && (l.dialect.Name != "mysql" || x.SQLType().aff() == ArrayAffinity) {
			return nil, err
		}
		if t := x.SQLType().For(l.dialect.Name); l.dialect.Name == "mysql" && !t.mysqlCasts() {
			name, err := TypeText(t, "mysql")
			if err != nil {
				return nil, err
			}
			if l.opt.Host != nil {
				if err := l.opt.Host.Warn("SAWarning", "Datatype "+name+" does not support CAST on MySQL/MariaDb; the CAST will be skipped."); err != nil {
					return nil, err
				}
			}
			return l.expr(selfGroup(x.X, nil))
		}
		if x.Try && l.dialect.Name != "mssql" && !l.dialect.Stringify {
			return nil, l.cannotRender("<class 'sqlalchemy.sql.elements.TryCast'>")
		}
		return &sqltree.Cast{X: inner, Type: castType{x.SQLType()}, Try: x.Try}, nil
	case *TypeCoerce:
		return l.expr(x.X)
	case *Extract:
		inner, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		return &sqltree.Extract{Field: x.Field, X: inner}, nil
	case *Function:
		return l.function(x)
	case *FunctionComparison:
		return l.function(x.Func)
	case *Filter:
		f, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		w, err := l.expr(x.Where)
		return &sqltree.Filter{X: f, Where: w}, err
	case *WithinGroup:
		f, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		o, err := l.byList(x.Order, false)
		return &sqltree.WithinGroup{X: f, Order: o}, err
	case *Over:
		return l.over(x)
	case *ScalarValues:
		v, err := l.valuesFrom(x.Values)
		if err != nil {
			return nil, err
		}
		return &sqltree.Subquery{Query: &sqltree.ValuesQuery{Rows: v.(*sqltree.Values).Rows}}, nil
	case *ScalarSelect:
		q, err := l.query(x.Query, selectContext{})
		if err != nil {
			return nil, err
		}
		return &sqltree.Subquery{Query: q}, nil
	case *Aggregate:
		inner, err := l.expr(x.X)
		if err != nil {
			return nil, err
		}
		word := "ANY "
		if x.Op == OpAll {
			word = "ALL "
		}
		return concat(word, inner), nil
	case *LabelRef:
		return l.resolveText(x, false)
	case *OrderLabel:
		return l.orderLabel(x.X)
	case *Collation:
		return sqltree.Text(x.Name), nil
	case *TableValuedColumn:
		name := &sqltree.LabelRef{Name: x.name()}
		if l.dialect.Name == "oracle" {
			return &sqltree.Concat{Parts: []sqltree.Expr{name, sqltree.Text(".COLUMN_VALUE")}}, nil
		}
		return name, nil
	case *ScalarColumn:
		f, err := l.expr(x.Func)
		if err != nil {
			return nil, err
		}
		return &sqltree.Concat{Parts: []sqltree.Expr{&sqltree.Paren{X: f}, sqltree.Text("." + QuoteIdentifier(l.dialect, x.Name, false))}}, nil
	case Query:
		q, err := l.query(x, selectContext{})
		if err != nil {
			return nil, err
		}
		return &sqltree.Subquery{Query: q}, nil
	case Value:
		return l.param(NewBind("", true, x, nil))
	}
	if out, ok, err := l.postgresElement(e); ok {
		return out, err
	}
	if c, ok := e.(interface{ ClauseElement() ColumnElement }); ok {
		return l.expr(c.ClauseElement())
	}
	return nil, Unsupportedf("compiling %s", e.VisitName())
}

func (l *lowering) exprs(items []Element) ([]sqltree.Expr, error) {
	var out []sqltree.Expr
	for _, it := range items {
		x, err := l.expr(it)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func (l *lowering) column(c *Column) sqltree.Expr {
	name := c.Ident
	if c.Literal {
		if l.bare || c.Table == nil {
			return sqltree.Text(l.literalText(c.Name))
		}
		name = sqltree.Name{Text: l.literalText(c.Name), Quote: sqltree.QuoteNever}
	}
	if c.Quote != sqltree.QuoteAuto {
		name.Quote = c.Quote
	}
	if l.bare || c.Table == nil {
		return &sqltree.Column{Name: name}
	}
	if a, ok := c.Table.(*Alias); ok && a.inserted && l.dialect.Name == "mysql" {
		return &sqltree.Func{Name: "VALUES", Args: []sqltree.Expr{&sqltree.Column{Name: name}}}
	}
	table, schema := l.fromName(c.Table)
	return &sqltree.Column{Schema: schema, Table: table, Name: name}
}

func (l *lowering) boolean(v bool) sqltree.Expr {
	if l.dialect.NativeBoolean || l.dialect.Name == "mysql" {
		if v {
			return sqltree.Text("true")
		}
		return sqltree.Text("false")
	}
	if v {
		return sqltree.Lit(int64(1))
	}
	return sqltree.Lit(int64(0))
}

// param is the tree's parameter for a bound one; the same one each time.
func (l *lowering) param(b *BindParam) (sqltree.Expr, error) {
	if x, ok := l.placed[b]; ok {
		return x, nil
	}
	if p, ok := l.params[b]; ok {
		return l.bindExpression(b, p)
	}
	if b.Ident.Anon == nil {
		if old, ok := l.named[b.Key]; ok && old != b {
			switch {
			case old.Unique || b.Unique:
				return nil, CompileErrorf("Bind parameter '%s' conflicts with unique bind parameter of the same name", b.Key)
			case old.IsCRUD != b.IsCRUD:
				return nil, CompileErrorf("bindparam() name '%s' is reserved for automatic usage in the VALUES or SET clause of this insert/update statement.   Please use a name other than column name when using bindparam() with insert() or update() (for example, 'b_%s').", b.Key, b.Key)
			case old.Expanding != b.Expanding:
				return nil, CompileErrorf("Can't reuse bound parameter name '%s' in both 'expanding' (e.g. within an IN expression) and non-expanding contexts.  If this parameter is to receive a list/array value, set 'expanding=True' on it for expressions that aren't IN, otherwise use a different parameter name.", b.Key)
			}
			l.params[b] = l.params[old]
			return l.params[old], nil
		}
		l.named[b.Key] = b
	}
	if l.inline && b.Expanding && l.opt.Host != nil {
		items, err := l.opt.Host.Items(b.Value)
		if err != nil {
			return nil, err
		}
		list := &sqltree.List{}
		for _, v := range items {
			text, err := l.opt.Host.Literal(b.SQLType(), l.dialect, v)
			if err != nil {
				return nil, err
			}
			list.Items = append(list.Items, sqltree.Text(text))
		}
		return list, nil
	}
	if l.inline {
		text, err := l.opt.Host.Literal(b.SQLType(), l.dialect, b.Value)
		return sqltree.Text(text), err
	}
	p := &sqltree.Param{Name: b.Ident, Value: b.Value, Type: b.SQLType(), Expanding: b.Expanding, Inline: b.LiteralExecute, Required: b.Required && !b.HasValue && b.IsCRUD && !l.opt.HasKeys || l.literalOff, Info: b}
	l.order = append(l.order, p)
	p.CastTo = l.dialect.bindCast(b.SQLType())
	if b.Expanding {
		p.Width, p.In, p.NotIn = max(1, len(b.SQLType().Items)), b.ExpandOp == OpIn, b.ExpandOp == OpNotIn
	}
	l.params[b] = p
	if l.dialect.Own != nil && l.custom != nil {
		return l.bindCast(b, p)
	}
	return l.bindExpression(b, p)
}

func (l *lowering) bindExpression(b *BindParam, p *sqltree.Param) (sqltree.Expr, error) {
	t := b.SQLType()
	if t.Custom == nil {
		return p, nil
	}
	raw := &placedParam{}
	raw.typ = t
	x := t.Custom.BindExpression(raw)
	if x == nil || x == ColumnElement(raw) {
		return p, nil
	}
	if b.Expanding { // around each item of the list
		item, err := l.exprWith(x, raw, p.Name, sqltree.Text(sqltree.ItemMark))
		p.Item = item
		return p, err
	}
	return l.exprWith(x, raw, p.Name, p)
}

// placedParam stands for a parameter inside a type's bind expression.
type placedParam struct{ expr }

// VisitName implements Element.
func (*placedParam) VisitName() string { return "bindparam" }

// exprWith lowers an expression in which placed stands for the raw parameter.
func (l *lowering) exprWith(x ColumnElement, raw *placedParam, name sqltree.Name, placed sqltree.Expr) (sqltree.Expr, error) {
	b := &BindParam{Ident: name}
	l.placed[b] = placed
	defer delete(l.placed, b)
	out := ReplaceColumn(x, func(e Element) Element {
		if e == Element(raw) {
			return b
		}
		return nil
	})
	return l.expr(out)
}

func (l *lowering) text(t *Text) (sqltree.Expr, error) {
	var parts []sqltree.Expr
	for _, p := range t.Parts {
		if p.Param == "" {
			parts = append(parts, sqltree.Text(l.literalText(p.SQL)))
			continue
		}
		x, err := l.param(t.Binds[p.Param])
		if err != nil {
			return nil, err
		}
		parts = append(parts, x)
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &sqltree.Concat{Parts: parts}, nil
}

// literalText is text of the user's as it stands in a statement.
func (l *lowering) literalText(s string) string {
	if l.percent() {
		return strings.ReplaceAll(s, "%", "%%")
	}
	return s
}

// percent tells whether % begins a placeholder.
func (l *lowering) percent() bool {
	return l.dialect.Paramstyle == "format" || l.dialect.Paramstyle == "pyformat"
}

func (l *lowering) asBool(x *AsBool) (sqltree.Expr, error) {
	inner, err := l.expr(x.X)
	if err != nil {
		return nil, err
	}
	if l.dialect.NativeBoolean {
		if x.Op == OpIsFalse {
			return concat("NOT ", inner), nil
		}
		return inner, nil
	}
	if x.Op == OpIsFalse {
		return concat(inner, " = 0"), nil
	}
	return concat(inner, " = 1"), nil
}

func (l *lowering) unary(x *Unary) (sqltree.Expr, error) {
	if x.Op == OpExists {
		s, ok := x.X.(*ScalarSelect)
		if !ok {
			return nil, Unsupportedf("EXISTS of %s", x.X.VisitName())
		}
		q, err := l.query(s.Query, selectContext{})
		if err != nil {
			return nil, err
		}
		return &sqltree.Exists{Query: q}, nil
	}
	if x.Modifier != nil {
		return l.by(x, false)
	}
	inner, err := l.expr(x.X)
	if err != nil {
		return nil, err
	}
	if x.Op == OpInv {
		return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("NOT "), inner}}, nil
	}
	if x.Op.Tree.Kind == sqltree.OpCustom && x.Op != OpDistinct {
		return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text(l.literalText(x.Op.Tree.Text) + " "), inner}}, nil
	}
	if x.Op == OpDistinct {
		return &sqltree.Unary{Op: sqltree.DistinctArgs, X: inner}, nil
	}
	if x.Op == OpBitNot && l.dialect.Name == "oracle" {
		return nil, CompileErrorf("Cannot compile bitwise_not in oracle")
	}
	return &sqltree.Unary{Op: x.Op.Tree, X: inner}, nil
}

func (l *lowering) opList(x *OpList) (sqltree.Expr, error) {
	if x.Op != OpComma {
		l.within++
		defer func() { l.within-- }()
	}
	items, err := l.exprs(x.Items)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return sqltree.Text(""), nil // and_() and or_() of nothing say nothing
	}
	switch x.Op {
	case OpAnd:
		return &sqltree.Bool{Items: items}, nil
	case OpOr:
		return &sqltree.Bool{Or: true, Items: items}, nil
	case OpComma:
		if x.NoParens {
			return &sqltree.Commas{Items: items}, nil
		}
		return &sqltree.List{Items: items}, nil
	}
	out := items[0]
	for _, it := range items[1:] {
		out = &sqltree.Binary{Op: x.Op.Tree, L: out, R: it}
	}
	return out, nil
}

func (l *lowering) binary(x *Binary) (sqltree.Expr, error) {
	switch x.Op {
	case OpBetween, OpNotBetween:
		return l.between(x)
	case OpIn, OpNotIn:
		return l.in(x)
	case OpCollate:
		left, err := l.expr(x.L)
		if err != nil {
			return nil, err
		}
		return &sqltree.Collate{X: left, Name: x.R.(*Collation).Name}, nil
	case OpLike, OpNotLike, OpILike, OpNotILike, OpContains, OpNotContains, OpStartsWith, OpNotStartsWith,
		OpEndsWith, OpNotEndsWith, OpIContains, OpNotIContains, OpIStartsWith, OpNotIStarts, OpIEndsWith, OpNotIEnds:
		return l.like(x)
	case OpRegexp, OpNotRegexp, OpRegexpReplace, OpMatch, OpNotMatch:
		return l.regexp(x)
	case OpJSONGet, OpJSONPath, OpGetItem:
		return l.item(x)
	}
	if l.opt.LiteralBinds && x.Op != OpIs && x.Op != OpIsNot {
		if err := l.warnNull(x.L, x.R); err != nil {
			return nil, err
		}
	}
	eager := x.Op.EagerGrouping && l.within > 0
	l.within++
	defer func() { l.within-- }()
	if d := l.dialect.Name; (x.Op == OpDistinctFrom || x.Op == OpNotDistinct) && d != "postgresql" && d != "default" {
		defer l.anew()()
	}
	left, right, err := l.sides(x)
	if err != nil {
		return nil, err
	}
	if out, ok, err := l.dialectBinary(x, left, right); ok || err != nil {
		return out, err
	}
	if l.dialect.Name == "mysql" && (x.Op == OpDistinctFrom || x.Op == OpNotDistinct) {
		same := []sqltree.Expr{left, sqltree.Text(" <=> "), right}
		if x.Op == OpDistinctFrom {
			same = append(append([]sqltree.Expr{sqltree.Text("NOT (")}, same...), sqltree.Text(")"))
		}
		return &sqltree.Concat{Parts: same}, nil
	}
	if x.Op == OpFloorDiv && (x.L.SQLType().aff() != IntegerAffinity || rightAffinity(x.R) != IntegerAffinity || l.dialect.Name == "mysql" || l.dialect.Name == "oracle") {
		return &sqltree.Func{Name: "FLOOR", Args: []sqltree.Expr{&sqltree.Binary{Op: x.Op.Tree, L: left, R: right}}}, nil
	}
	op := x.Op.Tree
	if c, ok := x.R.(ColumnElement); ok && x.Op == OpDiv && l.dialect.Name != "sqlite" && l.dialect.Name != "mysql" && rightAffinity(c) == NumericAffinity {
		// the divisor keeps its own type; the renderer casts others to NUMERIC
		op.Text, right = "/", &sqltree.Cast{X: right, Type: castType{c.SQLType()}}
	}
	out := sqltree.Expr(&sqltree.Binary{Op: op, L: left, R: right})
	if eager {
		out = &sqltree.Paren{X: out}
	}
	return out, nil
}

func rightAffinity(e Element) Affinity {
	if c, ok := e.(ColumnElement); ok {
		return c.SQLType().aff()
	}
	return NullAffinity
}

func (l *lowering) between(x *Binary) (sqltree.Expr, error) {
	left, err := l.expr(x.L)
	if err != nil {
		return nil, err
	}
	ends, err := l.exprs(x.R.(*OpList).Items)
	if err != nil {
		return nil, err
	}
	return &sqltree.Between{X: left, Lo: ends[0], Hi: ends[1], Not: x.Op == OpNotBetween, Symmetric: x.Symmetric}, nil
}

// sides are both operands.
func (l *lowering) sides(x *Binary) (left, right sqltree.Expr, err error) {
	if left, err = l.expr(x.L); err == nil {
		right, err = l.expr(x.R)
	}
	return left, right, err
}

func (l *lowering) in(x *Binary) (sqltree.Expr, error) {
	l.within++
	defer func() { l.within-- }()
	left, right, err := l.sides(x)
	if err != nil {
		return nil, err
	}
	return &sqltree.In{X: left, List: right, Not: x.Op == OpNotIn}, nil
}

// castsItsBinds says that PostgreSQL is told the type of each parameter of this one.
func (t *Type) castsItsBinds() bool {
	switch t.Affinity {
	case ArrayAffinity:
		return !t.Item.IsNull()
	case JSONAffinity, RangeAffinity:
		return true
	case UuidAffinity:
		return NativeUuid(t)
	}
	return false
}

// driverCasts are the families of types of which PostgreSQL is told by each driver that
// casts more than the first one does.
var driverCasts = map[string][]Affinity{
	"psycopg": {IntegerAffinity, StringAffinity, DateAffinity, DateTimeAffinity, TimeAffinity, IntervalAffinity},
	"pg8000":  {IntegerAffinity, StringAffinity, DateAffinity, DateTimeAffinity, TimeAffinity, IntervalAffinity, BooleanAffinity, NumericAffinity},
	"asyncpg": {IntegerAffinity, StringAffinity, DateAffinity, DateTimeAffinity, TimeAffinity, IntervalAffinity, BooleanAffinity, NumericAffinity, BinaryAffinity, EnumAffinity},
}

// bindCast is the type that PostgreSQL is told of a parameter; "" for none.
func (d *Dialect) bindCast(t *Type) string {
	if d.Name != "postgresql" {
		return ""
	}
	t = t.For(d.Name)
	driver := strings.TrimSuffix(d.Driver, "_async")
	told := t.castsItsBinds() || slices.Contains(driverCasts[driver], t.aff())
	if t.Dialect == d.Name {
		switch t.Name {
		case "OID", "REGCLASS", "BIT", "REGCONFIG":
			if driver == "asyncpg" || driver == "psycopg" && t.Name == "REGCONFIG" {
				return t.TypeSQL(d.Name)
			}
			return ""
		case "MONEY", "TSVECTOR", "TSQUERY", "CITEXT":
			return ""
		}
	}
	if !told || t.aff() == EnumAffinity && !t.NativeEnum {
		return ""
	}
	plain := *t // as the family's own type, whatever the column's is called
	switch t.aff() {
	case StringAffinity:
		if driver == "asyncpg" && t.Name == "CHAR" && !t.HasLength {
			return "CHAR"
		}
		if t.HasLength {
			return "VARCHAR"
		}
		plain.Name = "String"
	case NumericAffinity:
		plain.Name = "Numeric"
		if t.Name != "DECIMAL" && t.Name != "NUMERIC" && t.Name != "Numeric" {
			plain.Name = "Float"
		}
	case DateTimeAffinity:
		plain.Name, plain.Dialect, plain.Options = "DateTime", "", nil
	case TimeAffinity:
		plain.Name, plain.Dialect, plain.Options = "Time", "", nil
	case BinaryAffinity:
		return "BYTEA"
	case IntervalAffinity:
		if driver == "psycopg" && t.Name == "Interval" {
			return ""
		}
	}
	return plain.TypeSQL(d.Name)
}

// postgresItem spells an item of a JSON or JSONB value. JSONB is read by subscript; the
// arrows stand in parentheses inside another operator.
func (l *lowering) postgresItem(x *Binary) (sqltree.Expr, error) {
	plain := x.SQLType().aff() != JSONAffinity
	left, subscript := x.L, x.Op == OpJSONGet && !plain && x.L.SQLType().For("postgresql").Name == "JSONB"
	group := l.within > 0
	if !subscript {
		l.within++
		defer func() { l.within-- }()
	}
	value, err := l.expr(left)
	if err != nil {
		return nil, err
	}
	index, err := l.expr(x.R)
	if err != nil {
		return nil, err
	}
	if subscript {
		switch left.(type) {
		case *Function, *Cast:
			value = &sqltree.Paren{X: value}
		}
		return &sqltree.Concat{Parts: []sqltree.Expr{value, sqltree.Text("["), index, sqltree.Text("]")}}, nil
	}
	arrow := " -> "
	if plain {
		arrow = " ->> "
	}
	if x.Op == OpJSONPath {
		arrow = strings.Replace(arrow, "-", "#", 1)
	}
	item := sqltree.Expr(&sqltree.Concat{Parts: []sqltree.Expr{value, sqltree.Text(arrow), index}})
	if group {
		item = &sqltree.Paren{X: item}
	}
	if plain {
		return &sqltree.Cast{X: item, Type: castType{x.SQLType()}}, nil
	}
	return item, nil
}

func (l *lowering) item(x *Binary) (sqltree.Expr, error) {
	if l.dialect.Name == "postgresql" && x.Op != OpGetItem {
		return l.postgresItem(x)
	}
	array := x.L.SQLType().aff() == ArrayAffinity
	if array && l.dialect.Name != "postgresql" && l.dialect.Name != "default" {
		return nil, l.cannotRender("<built-in function getitem>")
	}
	if l.dialect.Name == "oracle" && x.Op != OpGetItem {
		return nil, l.cannotRender("<function " + x.Op.Name + " at 0x7f0000000000>")
	}
	left, right, err := l.sides(x)
	if err != nil {
		return nil, err
	}
	cat := func(parts ...any) sqltree.Expr { return concat(parts...) }
	if array {
		return cat(left, "[", right, "]"), nil
	}
	switch l.dialect.Name {
	case "sqlite":
		if x.SQLType().aff() == JSONAffinity {
			return cat("JSON_QUOTE(JSON_EXTRACT(", left, ", ", right, "))"), nil
		}
		return cat("JSON_EXTRACT(", left, ", ", right, ")"), nil
	case "mysql":
		item := cat("JSON_EXTRACT(", left, ", ", right, ")")
		var then sqltree.Expr
		switch x.SQLType().aff() {
		case JSONAffinity:
			return item, nil
		case IntegerAffinity:
			then = cat("ELSE CAST(", item, " AS SIGNED INTEGER)")
		case NumericAffinity:
			then = cat("ELSE ", item, "+0.0000000000000000000000")
			if t := x.SQLType(); t.HasScale {
				then = cat("ELSE CAST(", item, " AS DECIMAL("+itoa(t.Precision)+", "+itoa(t.Scale)+"))")
			}
		case BooleanAffinity:
			then = sqltree.Text("WHEN true THEN true ELSE false")
		case StringAffinity:
			then = cat("ELSE JSON_UNQUOTE(", item, ")")
		default:
			then = cat("ELSE ", item)
		}
		return cat("CASE ", item, " WHEN 'null' THEN NULL ", then, " END"), nil
	}
	if l.dialect.Name == "mssql" && x.L.SQLType().aff() == JSONAffinity {
		return mssqlItem(x.SQLType(), left, right), nil
	}
	return cat(left, "[", right, "]"), nil
}

func (l *lowering) caseExpr(x *Case) (sqltree.Expr, error) {
	out := &sqltree.Case{}
	var err error
	if x.Operand != nil {
		if out.Operand, err = l.expr(x.Operand); err != nil {
			return nil, err
		}
	}
	for _, w := range x.Whens {
		cond, err := l.expr(w[0])
		if err != nil {
			return nil, err
		}
		then, err := l.expr(w[1])
		if err != nil {
			return nil, err
		}
		out.Whens = append(out.Whens, sqltree.When{Cond: cond, Then: then})
	}
	if x.Else != nil {
		if out.Else, err = l.expr(x.Else); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (l *lowering) over(x *Over) (sqltree.Expr, error) {
	f, err := l.expr(x.X)
	if err != nil {
		return nil, err
	}
	out := &sqltree.Over{X: f}
	if x.Unit != "" { // the frame's parameters come first

		from, err := l.bound(x.From, true)
		if err != nil {
			return nil, err
		}
		to, err := l.bound(x.To, false)
		if err != nil {
			return nil, err
		}
		out.Frame = &sqltree.Frame{Unit: x.Unit, From: from, To: &to}
	}
	if out.Partition, err = l.byList(x.Partition, false); err != nil {
		return nil, err
	}
	out.Order, err = l.byList(x.Order, false)
	return out, err
}

func (l *lowering) bound(b FrameBound, start bool) (sqltree.Bound, error) {
	switch {
	case b.Unbounded && start:
		return sqltree.Bound{Kind: sqltree.UnboundedPreceding}, nil
	case b.Unbounded:
		return sqltree.Bound{Kind: sqltree.UnboundedFollowing}, nil
	case b.N == 0:
		return sqltree.Bound{Kind: sqltree.CurrentRow}, nil
	}
	n, kind := b.N, sqltree.Following
	if n < 0 {
		n, kind = -n, sqltree.Preceding
	}
	param := b.Param(n)
	param.LiteralExecute = l.dialect.Name == "mssql"
	p, err := l.param(param)
	return sqltree.Bound{Kind: kind, Value: p}, err
}

// Param is the parameter that a distance is sent as.
func (b FrameBound) Param(n int64) *BindParam {
	return NewCount(n)
}

// warnNull warns about parameters without a value that are written as NULL beside an operator.
func (l *lowering) warnNull(sides ...Element) error {
	for _, e := range sides {
		b, ok := e.(*BindParam)
		if !ok || b.Callable != nil || l.opt.Host == nil || !l.opt.Host.IsNone(b.Value) {
			continue
		}
		if err := l.opt.Host.Warn("SAWarning", "Bound parameter '"+b.Key+"' rendering literal NULL in a SQL expression; comparisons to NULL should not use operators outside of 'is' or 'is not' (this warning may be suppressed after 10 occurrences)"); err != nil {
			return err
		}
	}
	return nil
}
