package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// Operand makes right fit beside left under an operator: a Value becomes a bound
// parameter named after left, a query a scalar subquery.
func Operand(left ColumnElement, op *Op, right Element) (ColumnElement, error) {
	switch r := right.(type) {
	case Value:
		if r.Null {
			return NullElement, nil
		}
		return bindFor(left, op, r), nil
	case *BindParam:
		if r.SQLType().IsNull() && !left.SQLType().IsNull() {
			return r.WithType(left.SQLType()), nil
		}
		return r, nil
	case ColumnElement:
		return r, nil
	case Query:
		return NewScalarSelect(r), nil
	case *Subquery:
		return NewScalarSelect(r.Query), nil
	case FromClause:
		return nil, about(r, "ArgumentError", "SQL expression element or literal value expected, got %r. To create a column expression from a FROM clause row as a whole, use the .table_valued() method.")
	}
	return nil, ArgumentErrorf("SQL expression element or literal value expected, got %v.", right)
}

// arithmeticOperand is Operand where None is a value like others, as it is in all
// but comparisons.
func arithmeticOperand(left ColumnElement, op *Op, right Element) (ColumnElement, error) {
	if v, ok := right.(Value); ok && v.Null {
		return bindFor(left, op, v), nil
	}
	return Operand(left, op, right)
}

// bindFor is the parameter for a value beside an expression.
func bindFor(left ColumnElement, op *Op, v Value) *BindParam {
	return NewBind(bindKey(left), true, v, left.SQLType().coerceCompared(op, v))
}

// bindKey is what a parameter beside the expression is called.
func bindKey(c ColumnElement) string {
	switch x := Deannotate(c).(type) {
	case *Column:
		return x.Key
	case *Function:
		if x.Element {
			return ""
		}
		return x.Name
	case *TableValuedColumn:
		return x.given()
	}
	return ""
}

// Literal is literal(): a value as a parameter of its own.
func Literal(v Value, t *Type) *BindParam { return NewBind("", true, v, t) }

// Operate applies a binary operator: arithmetic, comparison or custom. reverse
// puts the right side first.
func Operate(op *Op, left ColumnElement, right Element, reverse bool) (ColumnElement, error) {
	if op.Comparison && !op.Custom {
		return compare(op, left, right, reverse, nil)
	}
	if _, agg := left.(*Aggregate); agg && !op.Comparison {
		return nil, ArgumentErrorf("Only comparison operators may be used with ANY/ALL")
	}
	if v, plain := right.(Value); plain && op == OpGetItem && !v.Null {
		right = NewBind(bindKey(left), true, v, IntegerType)
	}
	r, err := arithmeticOperand(left, op, right)
	if err != nil {
		return nil, err
	}
	l := left
	if reverse {
		l, r = r, l
	}
	t := op.Return
	switch {
	case t != nil:
	case op.Custom && op.Comparison:
		t = BooleanType
	case op == OpJSONGet, op == OpJSONPath, op == OpGetItem:
		t = l.SQLType()
		if t.aff() == ArrayAffinity && t.Item != nil {
			t = t.inside()
		}
	default:
		op, t = adapt(op, l.SQLType(), r.SQLType())
	}
	return construct(l, r, op, t, nil), nil
}

// OperateTyped is Operate with the result type given.
func OperateTyped(op *Op, left ColumnElement, right Element, t *Type) (ColumnElement, error) {
	r, err := Operand(left, op, right)
	if err != nil {
		return nil, err
	}
	return construct(left, r, op, t, nil), nil
}

func compare(op *Op, left ColumnElement, right Element, reverse bool, t *Type) (ColumnElement, error) {
	if t == nil {
		t = BooleanType
	}
	agg, isAgg := left.(*Aggregate)
	if isAgg {
		return compareAggregate(op, agg, right, t)
	}
	negate := op.Negation
	constant := false
	var r ColumnElement
	switch v := right.(type) {
	case Value:
		none, boolean := true, true
		if c := left.SQLType().Custom; c != nil {
			none, boolean = c.IsTypes()
		}
		switch {
		case v.Null && none:
			constant, r = true, NullElement
		case v.Null:
			right = bindFor(left, op, v)
		case v.True && boolean:
			constant, r = true, TrueElement
		case v.False && boolean:
			constant, r = true, FalseElement
		}
	case *Null, *True, *False:
		constant, r = true, v.(ColumnElement)
	}
	if constant {
		_, isNull := r.(*Null)
		switch {
		case (op == OpEq || op == OpNe) && !isNull:
			return binary(left, r, op, t, negate), nil
		case op == OpDistinctFrom || op == OpNotDistinct:
			return binary(left, r, op, t, negate), nil
		case op == OpEq || op == OpIs:
			return binary(left, r, OpIs, t, OpIsNot), nil
		case op == OpNe || op == OpIsNot:
			return binary(left, r, OpIsNot, t, OpIs), nil
		}
		return nil, onlyEquality()
	}
	r, err := Operand(left, op, right)
	if err != nil {
		return nil, err
	}
	if reverse {
		return binary(r, left, op, t, negate), nil
	}
	return binary(left, r, op, t, negate), nil
}

func onlyEquality() error {
	return ArgumentErrorf("Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with None/True/False")
}

// isConstant tells whether the operand is None, True or False, or their SQL.
func isConstant(e Element) bool {
	switch v := e.(type) {
	case Value:
		return v.Null || v.True || v.False
	case *Null, *True, *False:
		return true
	}
	return false
}

// mirrors are the comparisons that mean the same with their sides exchanged.
var mirrors = map[*Op]*Op{OpLt: OpGt, OpLe: OpGe, OpGt: OpLt, OpGe: OpLe}

// compareAggregate puts ANY (…) or ALL (…) on the right side, where SQL wants it.
func compareAggregate(op *Op, agg *Aggregate, right Element, t *Type) (ColumnElement, error) {
	if m := mirrors[op]; m != nil {
		op = m
	}
	var r ColumnElement = NullElement
	if v, ok := right.(Value); !ok || !v.Null {
		if _, null := right.(*Null); !null {
			var err error
			if r, err = Operand(agg, op, right); err != nil {
				return nil, err
			}
		}
	}
	return binary(r, agg, op, t, nil), nil
}

// construct joins operands, making one list of a chain of an associative operator.
func construct(l, r ColumnElement, op *Op, t *Type, negate *Op) ColumnElement {
	if op.Associative && !op.Comparison && op.Prec < OpGetItem.Prec {
		ls, lm := flatten(l, op, t)
		rs, rm := flatten(r, op, t)
		if lm || rm {
			out := &OpList{Op: op}
			out.typ = t
			for _, x := range append(append([]Element{}, ls...), rs...) {
				out.Items = append(out.Items, selfGroup(x, op))
			}
			return out
		}
	}
	return binary(l, r, op, t, negate)
}

func flatten(c ColumnElement, op *Op, t *Type) ([]Element, bool) {
	switch x := c.(type) {
	case *Binary:
		if x.Op == op && t.aff() == x.SQLType().aff() {
			return []Element{x.L, x.R}, true
		}
	case *OpList:
		if x.Op == op && t.aff() == x.SQLType().aff() {
			return x.Items, true
		}
	}
	return []Element{c}, false
}

func binary(l ColumnElement, r Element, op *Op, t *Type, negate *Op) *Binary {
	if _, agg := r.(*Aggregate); agg {
		negate = nil
	}
	b := &Binary{Op: op, L: selfGroupCol(l, op), R: selfGroup(r, op), Negate: negate}
	b.typ = t
	return b
}

// LikeOptions are the options of the LIKE family.
type LikeOptions struct {
	Escape     string
	HasEscape  bool
	AutoEscape bool
	Flags      *string
}

// Like applies an operator of the LIKE family (also contains, startswith and
// endswith, and the regular expression match).
func Like(op *Op, left ColumnElement, right Element, o LikeOptions) (ColumnElement, error) {
	t := BooleanType
	switch op {
	case OpMatch:
		t = matchType
		if _, value := right.(Value); !value && isConstant(right) {
			return nil, onlyEquality()
		}
	case OpRegexp, OpNotRegexp: // of no type: what the database returns comes back
		t = NullType
	default:
		if isConstant(right) {
			return nil, onlyEquality()
		}
	}
	r, err := arithmeticOperand(left, op, right)
	if err != nil {
		return nil, err
	}
	b := binary(left, r, op, t, op.Negation)
	b.Escape, b.HasEscape, b.AutoEscape, b.Flags = o.Escape, o.HasEscape || o.Escape != "", o.AutoEscape, o.Flags
	return b, nil
}

// Between is BETWEEN.
func Between(left ColumnElement, lo, hi Element, symmetric bool) (ColumnElement, error) {
	a, err := arithmeticOperand(left, OpAnd, lo)
	if err != nil {
		return nil, err
	}
	b, err := arithmeticOperand(left, OpAnd, hi)
	if err != nil {
		return nil, err
	}
	pair := &OpList{Op: OpAnd, Items: []Element{a, b}, NoGroup: true}
	x := binary(left, pair, OpBetween, NullType, OpNotBetween)
	x.Symmetric = symmetric
	return x, nil
}

// In is IN over a list of Values and elements, or a query.
func In(left ColumnElement, right Element, not bool) (ColumnElement, error) {
	op := OpIn
	if not {
		op = OpNotIn
	}
	var r Element
	switch x := right.(type) {
	case *ScalarSelect:
		r = x
	case *BindParam:
		b := *x
		b.Expanding, b.ExpandOp = true, op
		if b.SQLType().IsNull() {
			b.typ = left.SQLType()
		}
		r = &b
	case Query:
		r = NewScalarSelect(x)
	case *Values:
		r = NewScalarValues(x)
	case FromClause:
		r = NewScalarSelect(NewSelect(x))
	case ColumnElement:
		r = x
	default:
		return nil, ArgumentErrorf("IN expression list, SELECT construct, or bound parameter object expected, got %v.", right)
	}
	return binary(left, r, op, BooleanType, op.Negation), nil
}

// InValues is IN over values that become one expanding parameter. values is the
// host's sequence; first is its first value (the zero Value for an empty one).
func InValues(left ColumnElement, values any, first Value, not bool) (ColumnElement, error) {
	op := OpIn
	if not {
		op = OpNotIn
	}
	b := NewBind(bindKey(left), true, Value{V: values}, left.SQLType().coerceCompared(op, first))
	b.Expanding, b.ExpandOp = true, op
	return binary(left, b, op, BooleanType, op.Negation), nil
}

// InList is IN over a list of which at least one item is an SQL expression.
func InList(left ColumnElement, items []Element, not bool) (ColumnElement, error) {
	op := OpIn
	if not {
		op = OpNotIn
	}
	list := &OpList{Op: OpComma, NoGroup: true}
	for _, it := range items {
		x, err := Operand(left, op, it)
		if err != nil {
			return nil, err
		}
		list.Items = append(list.Items, selfGroup(x, OpComma))
	}
	return binary(left, list, op, BooleanType, op.Negation), nil
}

// Neg is unary minus; BitNot is ~ on bits; Distinct is DISTINCT before an expression.
func Neg(x ColumnElement) ColumnElement { return unary(OpNeg, x, x.SQLType()) }

// BitNot is bitwise negation.
func BitNot(x ColumnElement) ColumnElement { return unary(OpBitNot, x, x.SQLType()) }

// Distinct is DISTINCT before an expression, as in count(DISTINCT x).
func Distinct(x ColumnElement) ColumnElement {
	u := unary(OpDistinct, x, x.SQLType())
	return u
}

func unary(op *Op, x Element, t *Type) *Unary {
	u := &Unary{Op: op, X: selfGroup(x, op)}
	_, u.Wraps = x.(*Label)
	u.typ = t
	return u
}

// Modify adds a suffix: ASC, DESC, NULLS FIRST, NULLS LAST.
func Modify(op *Op, x Element) ColumnElement {
	return &Unary{Modifier: op, X: selfGroup(x, op)}
}

// AnyAll is ANY (x) or ALL (x).
func AnyAll(op *Op, x Element) ColumnElement {
	var inner Element
	switch q := x.(type) {
	case Query:
		inner = NewScalarSelect(q)
	case Value:
		inner = group(NewBind("", true, q, nil))
	case ColumnElement:
		inner = selfGroup(q, op)
	}
	a := &Aggregate{Op: op, X: inner}
	a.typ = BooleanType
	return a
}

// NewLabel is label(); an empty name is anonymous, on the element's own name.
func NewLabel(name string, x ColumnElement, t *Type) *Label {
	for {
		inner, ok := Deannotate(x).(*Label)
		if !ok {
			break
		}
		x = inner.X
	}
	if b, ok := x.(*Binary); ok {
		x = selfGroupCol(b, opAs)
	}
	l := &Label{X: x, Named: name != "", Key: name}
	l.typ = t
	if t == nil {
		l.typ = x.SQLType()
	}
	if name != "" {
		l.Name = sqltree.N(name)
	} else {
		base := ownName(x)
		if base.IsZero() {
			base = sqltree.N("anon")
		}
		l.Name = sqltree.Name{Anon: &sqltree.Anon{Base: base}}
	}
	return l
}

// NewCollate is COLLATE.
func NewCollate(x ColumnElement, name string) ColumnElement {
	c := &Collation{Name: name}
	c.typ = StringType
	return binary(x, c, OpCollate, x.SQLType().collated(name), nil)
}

// NewCase is CASE. whens are pairs of condition and result.
func NewCase(operand ColumnElement, whens [][2]ColumnElement, els ColumnElement) *Case {
	c := &Case{Operand: operand, Else: els}
	for _, w := range whens {
		c.Whens = append(c.Whens, [2]ColumnElement{selfGroupCol(w[0], nil), w[1]})
	}
	t := NullType
	for i := len(c.Whens) - 1; i >= 0; i-- {
		if !c.Whens[i][1].SQLType().IsNull() {
			t = c.Whens[i][1].SQLType()
			break
		}
	}
	if t.IsNull() && els != nil {
		t = els.SQLType()
	}
	c.typ = t
	return c
}

// NewCast is CAST.
func NewCast(x ColumnElement, t *Type, try bool) *Cast {
	c := &Cast{X: x, Try: try}
	c.typ = t
	return c
}

// NewTypeCoerce is type_coerce().
func NewTypeCoerce(x ColumnElement, t *Type) *TypeCoerce {
	if b, ok := x.(*BindParam); ok {
		x = b.WithType(t)
	}
	c := &TypeCoerce{X: x}
	c.typ = t
	return c
}

// NewExtract is EXTRACT.
func NewExtract(field string, x ColumnElement) *Extract {
	e := &Extract{Field: field, X: x}
	e.typ = IntegerType
	return e
}

// NewScalarSelect is a query as a value, of the type of its only column.
func NewScalarSelect(q Query) *ScalarSelect {
	if x, ok := q.(*Select); ok && x.LabelStyle == LabelDisambiguate && (len(x.Cols) > 1 || len(x.SelectedColumns()) > 1) {
		q = x.With(func(s *Select) { s.LabelStyle = LabelNone }) // nobody refers to its columns
	}
	s := &ScalarSelect{Query: q}
	if cols := q.SelectedColumns(); len(cols) > 0 {
		s.typ = cols[0].SQLType()
	}
	return s
}

// NewExists is EXISTS (query).
func NewExists(q Query) *Unary {
	s := NewScalarSelect(q)
	u := &Unary{Op: OpExists, X: s}
	u.typ = BooleanType
	return u
}

// NewTuple is tuple_().
func NewTuple(items []Element, types []*Type) *Tuple {
	t := &Tuple{Items: items}
	if types == nil {
		for _, x := range items {
			if c, ok := x.(ColumnElement); ok {
				types = append(types, c.SQLType())
			}
		}
	}
	t.typ = TupleOf(types...)
	return t
}

// NewOver is OVER.
func NewOver(x ColumnElement, o Over) *Over {
	o.expr = expr{typ: x.SQLType()}
	o.X = x
	return &o
}

// NewFilter is FILTER (WHERE …).
func NewFilter(x ColumnElement, where ...ColumnElement) *Filter {
	f := &Filter{X: x}
	if len(where) == 1 {
		f.Where = where[0] // as it stands: it is compared with nothing
	} else {
		f.Where = And(where...)
	}
	f.typ = x.SQLType()
	return f
}

// NewWithinGroup is WITHIN GROUP (ORDER BY …).
func NewWithinGroup(x ColumnElement, order []Element) *WithinGroup {
	w := &WithinGroup{X: x, Order: order}
	w.typ = x.SQLType()
	f, ok := Deannotate(x).(*Function)
	if !ok || len(order) == 0 || !f.Generic {
		return w
	}
	switch f.Name {
	case "mode", "percentile_cont", "percentile_disc": // one of the values that are ordered
		queue := append([]Element{}, order...)
		for u, ok := queue[0].(*Unary); ok && u.Modifier != nil; u, ok = queue[0].(*Unary) {
			queue = append(queue[1:], u.X) // what a modifier is about comes behind the others
		}
		if c, ok := queue[0].(ColumnElement); ok {
			w.typ = c.SQLType()
			if len(f.Args) > 1 {
				w.typ = &Type{Name: "ARRAY", Affinity: ArrayAffinity, Item: w.typ, Dimensions: 1}
			}
		}
	}
	return w
}

// NewUnary is an element with an operator before it or a modifier behind it.
func NewUnary(op, modifier *Op, x ColumnElement, t *Type) (ColumnElement, error) {
	if (op == nil) == (modifier == nil) {
		return nil, CompileErrorf("Unary expression does not support operator and modifier simultaneously")
	}
	against := op
	if against == nil {
		against = modifier
	}
	u := &Unary{Op: op, Modifier: modifier, X: selfGroup(x, against)}
	u.typ = t
	return u, nil
}

// NewBinary is two elements with an operator between them.
func NewBinary(l, r ColumnElement, op *Op, t *Type) ColumnElement {
	return binary(l, r, op, t, op.Negation)
}
