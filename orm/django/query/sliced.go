package query

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Sliced is a part of a text: F("name")[1:3]. Start counts from one; Length is 0
// for the rest and -1 for an empty part.
type Sliced struct {
	leaf
	X             Expr // *F, *OuterRef or *Sliced
	Start, Length int64
}

// Resolve implements Expr: a part of a text is SUBSTR.
func (s *Sliced) Resolve(q *Query, o Resolving) (Expr, error) {
	x, err := s.X.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	if _, waits := x.(*ResolvedOuterRef); !waits {
		out, err := output(x)
		if err != nil {
			return nil, err
		}
		if !out.ValueKind().IsText() {
			return nil, meta.Errorf(meta.NotSupportedError, "This field does not support slicing.")
		}
	}
	args := []Expr{x, &Value{V: s.Start}}
	if s.Length != 0 {
		args = append(args, &Value{V: max(s.Length, 0)})
	}
	return NewFunc("Substr", args, nil)
}

// With implements Expr.
func (s *Sliced) With([]Expr) Expr { return s }

// Compile implements Expr.
func (s *Sliced) Compile(*Compiler) (sqltree.Expr, error) {
	return nil, fmt.Errorf("query: %s was not resolved", s.Describe())
}

// Output implements Expr.
func (s *Sliced) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (s *Sliced) Describe() string {
	stop := "None"
	if s.Length != 0 {
		stop = fmt.Sprint(s.Start - 1 + max(s.Length, 0))
	}
	return fmt.Sprintf("Sliced(%s, slice(%d, %s, None))", s.X.Describe(), s.Start-1, stop)
}

// Negated is the opposite of a condition that is no Q: ~F("active").
type Negated struct{ X Expr }

// Resolve implements Expr.
func (n *Negated) Resolve(q *Query, o Resolving) (Expr, error) {
	x, err := n.X.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	if !Conditional(x) {
		return nil, meta.Errorf(meta.TypeError, "Cannot negate non-conditional expressions.")
	}
	return &Negated{x}, nil
}

// Children implements Expr.
func (n *Negated) Children() []Expr { return []Expr{n.X} }

// With implements Expr.
func (n *Negated) With(k []Expr) Expr { return &Negated{k[0]} }

// Compile implements Expr.
func (n *Negated) Compile(c *Compiler) (sqltree.Expr, error) {
	x, err := c.compile(n.X)
	switch err {
	case nil:
	case ErrEmpty:
		return c.compile(&Value{V: true})
	default:
		return nil, err
	}
	return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("NOT "), x}}, nil
}

// Output implements Expr.
func (n *Negated) Output() (*meta.Field, error) { return BooleanOut, nil }

// Describe implements Expr.
func (n *Negated) Describe() string { return "NegatedExpression(" + n.X.Describe() + ")" }
