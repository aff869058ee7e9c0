package query

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// leaf is an expression without children.
type leaf struct{}

func (leaf) Children() []Expr { return nil }

// F is a reference to a field or annotation by name.
type F struct {
	leaf
	Name string
}

// Resolve implements Expr.
func (f *F) Resolve(q *Query, o Resolving) (Expr, error) { return q.resolveRef(f.Name, o) }

// With implements Expr.
func (f *F) With([]Expr) Expr { return f }

// Compile implements Expr.
func (f *F) Compile(*Compiler) (sqltree.Expr, error) {
	return nil, fmt.Errorf("query: F(%s) was not resolved", f.Name)
}

// Output implements Expr.
func (f *F) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (f *F) Describe() string { return "F(" + f.Name + ")" }

// OuterRef is a reference from a subquery to the query around it.
type OuterRef struct {
	leaf
	Name string
	Of   *OuterRef // one more level out
}

// Resolve implements Expr: inside the subquery it waits for the outer query.
func (r *OuterRef) Resolve(q *Query, o Resolving) (Expr, error) {
	if r.Of != nil {
		return r.Of, nil
	}
	return &ResolvedOuterRef{Name: r.Name}, nil
}

// With implements Expr.
func (r *OuterRef) With([]Expr) Expr { return r }

// Compile implements Expr.
func (r *OuterRef) Compile(*Compiler) (sqltree.Expr, error) { return outerRefError() }

// Output implements Expr.
func (r *OuterRef) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (r *OuterRef) Describe() string {
	if r.Of != nil {
		return "OuterRef(" + r.Of.Describe() + ")"
	}
	return "OuterRef(" + r.Name + ")"
}

func outerRefError() (sqltree.Expr, error) {
	return nil, meta.Errorf(meta.ValueError, "This queryset contains a reference to an outer query and may only be used in a subquery.")
}

// ResolvedOuterRef is an OuterRef inside its subquery.
type ResolvedOuterRef struct {
	leaf
	Name string
}

// Resolve implements Expr against the outer query.
func (r *ResolvedOuterRef) Resolve(q *Query, o Resolving) (Expr, error) {
	e, err := q.resolveRef(r.Name, o)
	if err != nil {
		return nil, err
	}
	if ContainsOver(e) {
		return nil, meta.Errorf(meta.NotSupportedError, "Referencing outer query window expression is not supported: %s.", r.Name)
	}
	if c, ok := e.(*Col); ok {
		cc := *c
		cc.multivalued = strings.Contains(r.Name, "__")
		return &cc, nil
	}
	return e, nil
}

// With implements Expr.
func (r *ResolvedOuterRef) With([]Expr) Expr { return r }

// Compile implements Expr.
func (r *ResolvedOuterRef) Compile(*Compiler) (sqltree.Expr, error) { return outerRefError() }

// Output implements Expr.
func (r *ResolvedOuterRef) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (r *ResolvedOuterRef) Describe() string { return "ResolvedOuterRef(" + r.Name + ")" }

// Value is a constant, sent as a parameter.
type Value struct {
	leaf
	V     any
	Field *meta.Field // output_field as given; nil: from the value
	// jsonNull says that None stands for JSON's null: outside of what is saved.
	jsonNull bool
}

// Resolve implements Expr.
func (v *Value) Resolve(_ *Query, o Resolving) (Expr, error) {
	if v.V != nil || o.ForSave || v.Field == nil || v.Field.Kind != meta.JSONKind {
		return v, nil
	}
	c := *v
	c.jsonNull = true
	return &c, nil
}

// With implements Expr.
func (v *Value) With([]Expr) Expr { return v }

// Compile implements Expr.
func (v *Value) Compile(c *Compiler) (sqltree.Expr, error) {
	val := v.V
	if v.jsonNull {
		return param("null"), nil
	}
	if f, _ := v.Output(); f != nil {
		p, err := f.ForSave(c.Env, val)
		if err != nil {
			return nil, err
		}
		val = p
	}
	if val == nil {
		return numeric(c, v, sqltree.Null()), nil
	}
	return numeric(c, v, param(val)), nil
}

func param(v any) *sqltree.Param { return &sqltree.Param{Value: v} }

// Output implements Expr.
func (v *Value) Output() (*meta.Field, error) {
	if v.Field != nil {
		return v.Field, nil
	}
	switch v.V.(type) {
	case string:
		return CharOut, nil
	case bool:
		return BooleanOut, nil
	case int, int64:
		return IntegerOut, nil
	case float64:
		return FloatOut, nil
	case values.DateTime:
		return DateTimeOut, nil
	case values.Date:
		return DateOut, nil
	case values.Time:
		return TimeOut, nil
	case values.Duration:
		return DurationOut, nil
	case values.Decimal:
		return DecimalOut, nil
	case []byte:
		return BinaryOut, nil
	case values.UUID:
		return UUIDOut, nil
	}
	return nil, nil
}

// Describe implements Expr.
func (v *Value) Describe() string { return "Value(" + values.Repr(v.V) + ")" }

// Col is a column of an alias.
type Col struct {
	leaf
	Alias       string // empty: the bare column
	Target      *meta.Field
	Out         *meta.Field // nil: Target
	multivalued bool
}

// Resolve implements Expr.
func (c *Col) Resolve(*Query, Resolving) (Expr, error) { return c, nil }

// With implements Expr.
func (c *Col) With([]Expr) Expr { return c }

// Compile implements Expr.
func (c *Col) Compile(k *Compiler) (sqltree.Expr, error) {
	if c.Target.Kind == meta.CompositeKind {
		return k.keyColumns(c)
	}
	if c.Alias == "" {
		return &sqltree.Column{Name: sqltree.N(c.Target.Column)}, nil
	}
	return &sqltree.Column{Table: k.alias(c.Alias), Name: sqltree.N(c.Target.Column)}, nil
}

// Output implements Expr.
func (c *Col) Output() (*meta.Field, error) {
	if c.Out != nil {
		return c.Out, nil
	}
	return c.Target, nil
}

// Describe implements Expr.
func (c *Col) Describe() string { return "Col(" + c.Alias + ", " + c.Target.String() + ")" }

// Ref is a reference to a selected expression by its alias.
type Ref struct {
	leaf
	Name   string
	Source Expr
}

// Resolve implements Expr.
func (r *Ref) Resolve(*Query, Resolving) (Expr, error) { return r, nil }

// Children implements Expr.
func (r *Ref) Children() []Expr { return []Expr{r.Source} }

// With implements Expr.
func (r *Ref) With(k []Expr) Expr { return &Ref{Name: r.Name, Source: k[0]} }

// Compile implements Expr.
func (r *Ref) Compile(*Compiler) (sqltree.Expr, error) {
	return &sqltree.LabelRef{Name: sqltree.N(r.Name)}, nil
}

// Output implements Expr.
func (r *Ref) Output() (*meta.Field, error) { return r.Source.Output() }

// Describe implements Expr.
func (r *Ref) Describe() string { return "Ref(" + r.Name + ")" }

// position is a reference to a selected expression by its place.
type position struct {
	leaf
	n      int
	name   string
	source Expr
}

func (p *position) Resolve(*Query, Resolving) (Expr, error) { return p, nil }
func (p *position) With([]Expr) Expr                        { return p }
func (p *position) Compile(*Compiler) (sqltree.Expr, error) {
	return sqltree.Lit(int64(p.n)), nil
}
func (p *position) Output() (*meta.Field, error) { return p.source.Output() }
func (p *position) Describe() string             { return p.source.Describe() }

// Star is the * of COUNT(*).
type Star struct{ leaf }

// Resolve implements Expr.
func (s *Star) Resolve(*Query, Resolving) (Expr, error) { return s, nil }

// With implements Expr.
func (s *Star) With([]Expr) Expr { return s }

// Compile implements Expr.
func (s *Star) Compile(*Compiler) (sqltree.Expr, error) { return &sqltree.Star{}, nil }

// Output implements Expr.
func (s *Star) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (s *Star) Describe() string { return "'*'" }

// Raw is SQL written by the user, with %s for its parameters.
type Raw struct {
	leaf
	SQL    string
	Params []any
	Field  *meta.Field
}

// Resolve implements Expr.
func (r *Raw) Resolve(*Query, Resolving) (Expr, error) { return r, nil }

// With implements Expr.
func (r *Raw) With([]Expr) Expr { return r }

// Compile implements Expr.
func (r *Raw) Compile(*Compiler) (sqltree.Expr, error) {
	return &sqltree.Concat{Parts: rawParts("("+r.SQL+")", r.Params)}, nil
}

// rawParts puts parameters at the %s of a text.
func rawParts(sql string, params []any) []sqltree.Expr {
	var parts []sqltree.Expr
	for i := 0; ; i++ {
		before, after, found := strings.Cut(sql, "%s")
		if before != "" {
			parts = append(parts, sqltree.Text(before))
		}
		if !found {
			return parts
		}
		if i < len(params) {
			parts = append(parts, param(params[i]))
		} else {
			parts = append(parts, sqltree.Text("%s"))
		}
		sql = after
	}
}

// Output implements Expr.
func (r *Raw) Output() (*meta.Field, error) { return r.Field, nil }

// Describe implements Expr.
func (r *Raw) Describe() string { return "RawSQL(" + r.SQL + ", " + values.Repr(r.Params) + ")" }

// Wrapped is ExpressionWrapper: an expression with another output field.
type Wrapped struct {
	X     Expr
	Field *meta.Field
}

// Resolve implements Expr.
func (w *Wrapped) Resolve(q *Query, o Resolving) (Expr, error) {
	x, err := w.X.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	return &Wrapped{x, w.Field}, nil
}

// Children implements Expr.
func (w *Wrapped) Children() []Expr { return []Expr{w.X} }

// With implements Expr.
func (w *Wrapped) With(k []Expr) Expr { return &Wrapped{k[0], w.Field} }

// Compile implements Expr.
func (w *Wrapped) Compile(c *Compiler) (sqltree.Expr, error) {
	x, err := c.compile(w.X)
	if err != nil {
		return nil, err
	}
	return numeric(c, w, x), nil
}

// numeric wraps what yields a decimal so that SQLite computes it as a number.
func numeric(c *Compiler, e Expr, x sqltree.Expr) sqltree.Expr {
	if c.Vendor() != sqliteVendor {
		return x
	}
	if f, err := e.Output(); err == nil && f != nil && f.Kind == meta.DecimalKind {
		return numericCast(x)
	}
	return x
}

// numericCast keeps SQLite computing a decimal as a number.
func numericCast(x sqltree.Expr) sqltree.Expr {
	return &sqltree.Paren{X: &sqltree.Cast{X: x, Type: sqltree.TypeText("NUMERIC")}}
}

// Output implements Expr.
func (w *Wrapped) Output() (*meta.Field, error) { return w.Field, nil }

// Describe implements Expr.
func (w *Wrapped) Describe() string { return "ExpressionWrapper(" + w.X.Describe() + ")" }

// Order is a sort key.
type Order struct {
	X          Expr
	Desc       bool
	NullsFirst bool
	NullsLast  bool
}

// Resolve implements Expr.
func (d *Order) Resolve(q *Query, o Resolving) (Expr, error) {
	x, err := d.X.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	return d.With([]Expr{x}), nil
}

// Children implements Expr.
func (d *Order) Children() []Expr { return []Expr{d.X} }

// With implements Expr.
func (d *Order) With(k []Expr) Expr {
	c := *d
	c.X = k[0]
	return &c
}

// Reversed is the opposite order.
func (d *Order) Reversed() *Order {
	c := *d
	c.Desc = !d.Desc
	if d.NullsFirst || d.NullsLast {
		c.NullsFirst, c.NullsLast = d.NullsLast, d.NullsFirst
	}
	return &c
}

// Compile implements Expr.
func (d *Order) Compile(c *Compiler) (sqltree.Expr, error) {
	x, err := c.compile(d.X)
	if err != nil {
		return nil, err
	}
	if c.Vendor() == mysqlVendor && (d.NullsFirst || d.NullsLast) {
		// Without NULLS FIRST the nulls are sorted by a key of their own.
		// They come first in an ascending order anyway.
		switch {
		case d.NullsLast && !d.Desc:
			x = written(x, " IS NULL, ", x)
		case d.NullsFirst && d.Desc:
			x = written(x, " IS NOT NULL, ", x)
		}
		c := *d
		c.NullsFirst, c.NullsLast = false, false
		d = &c
	}
	o := &sqltree.Order{X: x, Dir: sqltree.Asc}
	if d.Desc {
		o.Dir = sqltree.Desc
	}
	if d.NullsFirst {
		o.Nulls = sqltree.NullsFirst
	} else if d.NullsLast {
		o.Nulls = sqltree.NullsLast
	}
	return o, nil
}

// Output implements Expr.
func (d *Order) Output() (*meta.Field, error) { return d.X.Output() }

// Describe implements Expr.
func (d *Order) Describe() string {
	return fmt.Sprintf("OrderBy(%s, descending=%s)", d.X.Describe(), values.Repr(d.Desc))
}

// ExprList is expressions in parentheses, as on the right of IN.
type ExprList struct{ Items []Expr }

// Resolve implements Expr.
func (l *ExprList) Resolve(q *Query, o Resolving) (Expr, error) {
	items, err := resolveAll(l.Items, q, o)
	return &ExprList{items}, err
}

// Children implements Expr.
func (l *ExprList) Children() []Expr { return l.Items }

// With implements Expr.
func (l *ExprList) With(k []Expr) Expr { return &ExprList{k} }

// Compile implements Expr.
func (l *ExprList) Compile(c *Compiler) (sqltree.Expr, error) {
	items, err := c.compileAll(l.Items)
	if err != nil {
		return nil, err
	}
	return &sqltree.List{Items: items}, nil
}

// Output implements Expr.
func (l *ExprList) Output() (*meta.Field, error) { return sourcesOutput(l, l.Items) }

// Describe implements Expr.
func (l *ExprList) Describe() string { return "ExpressionList(" + describeAll(l.Items) + ")" }

// Str is str() of an expression: repr() without what that puts around it.
func Str(e Expr) string {
	return values.Str(e)
}

func describeAll(list []Expr) string {
	parts := make([]string, len(list))
	for i, e := range list {
		parts[i] = e.Describe()
	}
	return strings.Join(parts, ", ")
}

// Sub is a query as a value: Subquery, Exists, or the right side of IN.
type Sub struct {
	Query  *Query
	Exists bool
	Not    bool
	Field  *meta.Field
	// Template spells it in another way: a place for %(subquery)s.
	Template string
	plain    bool // a bare query, not Subquery()
}

// NewExists is EXISTS(q).
func NewExists(q *Query) *Sub { return &Sub{Query: q, Exists: true} }

// Resolve implements Expr.
func (s *Sub) Resolve(q *Query, o Resolving) (Expr, error) {
	inner, err := s.Query.resolveIn(q, o)
	if err != nil {
		return nil, err
	}
	c := *s
	c.Query = inner
	return &c, nil
}

func (s *Sub) relabel(names map[string]string) Expr {
	c := *s
	c.Query = s.Query.clone()
	c.Query.changeAliases(names)
	return &c
}

// Children implements Expr.
func (s *Sub) Children() []Expr { return nil }

// With implements Expr.
func (s *Sub) With([]Expr) Expr { return s }

// Compile implements Expr.
func (s *Sub) Compile(c *Compiler) (sqltree.Expr, error) {
	q := s.Query
	if s.Exists {
		q = q.exists(true)
	}
	st, err := c.nested(q, q.subquery || true)
	if err != nil {
		if err == ErrEmpty && s.Exists {
			x, err := c.compile(&Value{V: false})
			if err == nil && s.Not {
				x = written("NOT ", x)
			}
			return x, err
		}
		return nil, err
	}
	if s.Exists {
		return &sqltree.Exists{Query: st, Not: s.Not}, nil
	}
	if s.Template != "" {
		before, after, _ := strings.Cut(s.Template, "%(subquery)s")
		x := &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text(before), &sqltree.Subquery{Query: st, Bare: true}, sqltree.Text(after)}}
		return x, nil
	}
	return &sqltree.Subquery{Query: st}, nil
}

// Output implements Expr.
func (s *Sub) Output() (*meta.Field, error) {
	switch {
	case s.Field != nil:
		return s.Field, nil
	case s.Exists:
		return BooleanOut, nil
	}
	return s.Query.output()
}

// Describe implements Expr.
func (s *Sub) Describe() string {
	switch {
	case s.Exists && s.Not:
		return "~Exists(...)"
	case s.Exists:
		return "Exists(...)"
	}
	return "Subquery(...)"
}

func (s *Sub) groupBy() []Expr {
	cols := s.Query.externalCols()
	for _, c := range cols {
		if c.multivalued {
			return []Expr{s}
		}
	}
	if len(cols) == 0 && !s.plain {
		return nil
	}
	var out []Expr
	for _, c := range cols {
		out = append(out, c)
	}
	return out
}

// Case is CASE WHEN … END.
type Case struct {
	Whens []When
	Else  Expr // nil: NULL
	Field *meta.Field
}

// When is one arm of a Case.
type When struct {
	Cond Expr // a *Q, or a condition
	Then Expr
}

// Resolve implements Expr.
func (x *Case) Resolve(q *Query, o Resolving) (Expr, error) {
	c := &Case{Field: x.Field}
	for _, w := range x.Whens {
		cond, err := w.Cond.Resolve(q, Resolving{Joins: o.Joins, Reuse: o.Reuse, Summarize: o.Summarize})
		if err != nil {
			return nil, err
		}
		then, err := w.Then.Resolve(q, o)
		if err != nil {
			return nil, err
		}
		c.Whens = append(c.Whens, When{cond, then})
	}
	if x.Else != nil {
		e, err := x.Else.Resolve(q, o)
		if err != nil {
			return nil, err
		}
		c.Else = e
	}
	return c, nil
}

// Children implements Expr.
func (x *Case) Children() []Expr {
	var out []Expr
	for _, w := range x.Whens {
		out = append(out, w.Cond, w.Then)
	}
	if x.Else != nil {
		out = append(out, x.Else)
	}
	return out
}

// With implements Expr.
func (x *Case) With(k []Expr) Expr {
	c := &Case{Field: x.Field}
	for i := range x.Whens {
		c.Whens = append(c.Whens, When{k[2*i], k[2*i+1]})
	}
	if x.Else != nil {
		c.Else = k[len(k)-1]
	}
	return c
}

// Compile implements Expr.
func (x *Case) Compile(c *Compiler) (sqltree.Expr, error) {
	out := &sqltree.Case{}
	var els sqltree.Expr = sqltree.Null()
	var err error
	if x.Else != nil {
		if els, err = c.compile(x.Else); err != nil {
			return nil, err
		}
	}
	for _, w := range x.Whens {
		cond, err := c.compile(w.Cond)
		if err == ErrEmpty {
			continue
		}
		full := err == ErrFull
		if err != nil && !full {
			return nil, err
		}
		then, err := c.compile(w.Then)
		if err != nil {
			return nil, err
		}
		if full {
			els = then
			break
		}
		out.Whens = append(out.Whens, sqltree.When{Cond: cond, Then: then})
	}
	if len(out.Whens) == 0 {
		return els, nil
	}
	out.Else = els
	return numeric(c, x, out), nil
}

// Output implements Expr.
func (x *Case) Output() (*meta.Field, error) {
	if x.Field != nil {
		return x.Field, nil
	}
	var thens []Expr
	for _, w := range x.Whens {
		thens = append(thens, w.Then)
	}
	if x.Else != nil {
		thens = append(thens, x.Else)
	}
	return sourcesOutput(x, thens)
}

// Describe implements Expr.
func (x *Case) Describe() string {
	parts := make([]string, len(x.Whens))
	for i, w := range x.Whens {
		parts[i] = "WHEN " + w.Cond.Describe() + " THEN " + w.Then.Describe()
	}
	els := "Value(None)"
	if x.Else != nil {
		els = x.Else.Describe()
	}
	return "<Case: CASE " + strings.Join(parts, ", ") + ", ELSE " + els + ">"
}
