package query

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// The connectors of conditions.
const (
	And = "AND"
	Or  = "OR"
	Xor = "XOR"
)

// Cond is a lookup by name: ("author__name__icontains", "x").
type Cond struct {
	Name  string
	Value any
}

// Q is a condition as the user writes it. Children are *Q, Cond or Expr.
type Q struct {
	Connector string
	Negated   bool
	Items     []any
}

// NewQ is the conjunction of items.
func NewQ(items ...any) *Q { return &Q{Connector: And, Items: items} }

// Not is the opposite condition.
func (n *Q) Not() *Q {
	c := *n
	c.Negated = !n.Negated
	return &c
}

// Join combines two conditions; an empty one gives way to the other.
func (n *Q) Join(o *Q, connector string) *Q {
	switch {
	case len(n.Items) == 0:
		return o
	case len(o.Items) == 0:
		return n
	}
	out := &Q{Connector: connector}
	for _, x := range []*Q{n, o} {
		if !x.Negated && (x.Connector == connector || len(x.Items) == 1) {
			out.Items = append(out.Items, x.Items...)
		} else {
			out.Items = append(out.Items, x)
		}
	}
	return out
}

// Resolve implements Expr: a condition used as an expression.
func (n *Q) Resolve(q *Query, o Resolving) (Expr, error) {
	w, needed, err := q.addQInner(n, qTerms{reuse: o.Reuse, joins: o.Joins, summarize: o.Summarize, updateJoins: true})
	if err != nil {
		return nil, err
	}
	q.promoteJoins(needed)
	return w, nil
}

// Children implements Expr.
func (n *Q) Children() []Expr {
	var out []Expr
	for _, it := range n.Items {
		if e, ok := it.(Expr); ok {
			out = append(out, e)
		}
	}
	return out
}

// With implements Expr.
func (n *Q) With(k []Expr) Expr {
	c := *n
	c.Items = append([]any(nil), n.Items...)
	i := 0
	for j, it := range c.Items {
		if _, ok := it.(Expr); ok {
			c.Items[j] = k[i]
			i++
		}
	}
	return &c
}

// Compile implements Expr.
func (n *Q) Compile(*Compiler) (sqltree.Expr, error) {
	return nil, meta.Errorf(meta.RuntimeError, "a condition was not resolved")
}

// Output implements Expr.
func (n *Q) Output() (*meta.Field, error) { return BooleanOut, nil }

// Describe implements Expr: repr(Q).
func (n *Q) Describe() string { return "<Q: " + n.Text() + ">" }

// Text is str(Q).
func (n *Q) Text() string {
	parts := make([]string, len(n.Items))
	for i, it := range n.Items {
		switch it := it.(type) {
		case *Q:
			parts[i] = it.Text()
		case Cond:
			if e, ok := it.Value.(Expr); ok {
				parts[i] = "(" + values.Repr(it.Name) + ", " + e.Describe() + ")"
			} else if o, ok := it.Value.(meta.Instance); ok {
				parts[i] = "(" + values.Repr(it.Name) + ", " + o.Repr() + ")"
			} else {
				parts[i] = "(" + values.Repr(it.Name) + ", " + values.Repr(it.Value) + ")"
			}
		case Expr:
			parts[i] = it.Describe()
		}
	}
	body := "(" + n.Connector + ": " + strings.Join(parts, ", ") + ")"
	if n.Negated {
		return "(NOT " + body + ")"
	}
	return body
}

// Where is a resolved condition. It is never changed after it was made.
type Where struct {
	Connector string
	Negated   bool
	Resolved  bool // stands as an expression of its own
	Items     []Expr
}

// nothing is the condition that no row meets.
type nothing struct{ leaf }

func (nothing) Resolve(*Query, Resolving) (Expr, error) { return nothing{}, nil }
func (nothing) With([]Expr) Expr                        { return nothing{} }
func (nothing) Compile(*Compiler) (sqltree.Expr, error) { return nil, ErrEmpty }
func (nothing) Output() (*meta.Field, error)            { return BooleanOut, nil }
func (nothing) Describe() string                        { return "Nothing()" }

func newWhere(items ...Expr) *Where { return &Where{Connector: And, Items: items} }

// add is the condition with one more, joined by the connector.
func (w *Where) add(x Expr, connector string) *Where {
	if w.Connector != connector {
		return &Where{Connector: connector, Items: []Expr{w, x}}
	}
	c := *w
	if n, ok := x.(*Where); ok && !n.Negated && (n.Connector == connector || len(n.Items) == 1) {
		c.Items = append(append([]Expr(nil), w.Items...), n.Items...)
	} else {
		c.Items = append(append([]Expr(nil), w.Items...), x)
	}
	return &c
}

// Resolve implements Expr.
func (w *Where) Resolve(q *Query, o Resolving) (Expr, error) {
	c, err := w.resolveLeaves(q, o)
	if err != nil {
		return nil, err
	}
	c.Resolved = true
	return c, nil
}

func (w *Where) resolveLeaves(q *Query, o Resolving) (*Where, error) {
	c := *w
	c.Items = make([]Expr, len(w.Items))
	for i, it := range w.Items {
		var err error
		if sub, ok := it.(*Where); ok {
			c.Items[i], err = sub.resolveLeaves(q, o)
		} else {
			c.Items[i], err = it.Resolve(q, o)
		}
		if err != nil {
			return nil, err
		}
	}
	return &c, nil
}

// Children implements Expr.
func (w *Where) Children() []Expr { return w.Items }

// With implements Expr.
func (w *Where) With(k []Expr) Expr {
	c := *w
	c.Items = k
	return &c
}

// Output implements Expr.
func (w *Where) Output() (*meta.Field, error) { return BooleanOut, nil }

// Describe implements Expr.
func (w *Where) Describe() string {
	return "(" + w.Connector + ": " + describeAll(w.Items) + ")"
}

// Compile implements Expr.
func (w *Where) Compile(c *Compiler) (sqltree.Expr, error) {
	if w.Connector == Xor && c.Vendor() != mysqlVendor {
		return w.xor(c)
	}
	full, empty := len(w.Items), 1
	if w.Connector != And {
		full, empty = 1, len(w.Items)
	}
	var parts []sqltree.Expr
	for _, it := range w.Items {
		x, err := c.compile(it)
		switch err {
		case nil:
			parts = append(parts, x)
		case ErrEmpty:
			empty--
		case ErrFull:
			full--
		default:
			return nil, err
		}
		if empty == 0 {
			if w.Negated {
				return nil, ErrFull
			}
			return nil, ErrEmpty
		}
		if full == 0 {
			if w.Negated {
				return nil, ErrEmpty
			}
			return nil, ErrFull
		}
	}
	if len(parts) == 0 {
		return nil, ErrFull
	}
	var out sqltree.Expr = parts[0]
	if len(parts) > 1 {
		out = &sqltree.Bool{Or: w.Connector == Or, Items: parts}
		if w.Connector == Xor {
			list := []any{"("}
			for i, p := range parts {
				if i > 0 {
					list = append(list, " XOR ")
				}
				list = append(list, p)
			}
			out = written(append(list, ")")...)
		}
	}
	switch {
	case w.Negated:
		if _, nested := out.(*sqltree.Bool); nested && len(parts) == 1 {
			out = &sqltree.Bool{Items: []sqltree.Expr{out}} // both the inner condition and NOT bring parentheses
		}
		return &sqltree.Not{X: out}, nil
	case w.Resolved && len(parts) == 1:
		return &sqltree.Paren{X: out}, nil
	}
	return out, nil
}

// xor spells an exclusive or for databases without one: some side holds, and an
// odd number of them.
func (w *Where) xor(c *Compiler) (sqltree.Expr, error) {
	var sum Expr
	for _, it := range w.Items {
		one := &Case{Whens: []When{{Cond: it, Then: &Value{V: int64(1)}}}, Else: &Value{V: int64(0)}}
		if sum == nil {
			sum = one
		} else {
			sum = &Combined{L: sum, Op: "+", R: one}
		}
	}
	lhs := &Where{Connector: Or, Items: w.Items}
	if len(w.Items) > 2 {
		sum = &Func{Name: "Mod", SQL: "MOD", Args: []Expr{sum, &Value{V: int64(2)}}, Out: IntegerOut}
	}
	rhs := &Lookup{Name: "exact", L: &Value{V: int64(1)}, R: sum}
	return (&Where{Connector: And, Negated: w.Negated, Items: []Expr{lhs, rhs}}).Compile(c)
}

// split separates what belongs into WHERE from what must wait for the groups.
func (w *Where) split(negated, mustGroup bool) (where, having, qualify *Where, err error) {
	if !ContainsAggregate(w) && !ContainsOver(w) {
		return w, nil, nil, nil
	}
	in := negated != w.Negated
	together := in && w.Connector == And || !in && w.Connector == Or || w.Connector == Xor
	if together && ContainsAggregate(w) && !ContainsOver(w) {
		return nil, w, nil, nil
	}
	var parts [3][]Expr
	for _, it := range w.Items {
		if n, ok := it.(*Where); ok {
			a, b, q, err := n.split(in, mustGroup)
			if err != nil {
				return nil, nil, nil, err
			}
			for i, x := range []*Where{a, b, q} {
				if x != nil {
					parts[i] = append(parts[i], x)
				}
			}
			continue
		}
		switch {
		case ContainsOver(it):
			parts[2] = append(parts[2], it)
		case ContainsAggregate(it):
			parts[1] = append(parts[1], it)
		default:
			parts[0] = append(parts[0], it)
		}
	}
	if together && len(parts[2]) > 0 {
		if len(parts[0]) == 0 || !mustGroup {
			return nil, nil, w, nil
		}
		return nil, nil, nil, meta.Errorf(meta.NotImplemented, "Heterogeneous disjunctive predicates against window functions are not implemented when performing conditional aggregation.")
	}
	mk := func(items []Expr) *Where {
		if len(items) == 0 {
			return nil
		}
		return &Where{Connector: w.Connector, Negated: w.Negated, Items: items}
	}
	return mk(parts[0]), mk(parts[1]), mk(parts[2]), nil
}

// BaseFields are the fields of the model that a condition names, without the rest
// of their paths.
func (n *Q) BaseFields() []string {
	var out []string
	add := func(name string) {
		base, _, _ := strings.Cut(name, "__")
		if !slices.Contains(out, base) {
			out = append(out, base)
		}
	}
	inside := func(v any) {
		if e, ok := v.(Expr); ok {
			walk(e, func(x Expr) bool {
				if f, ok := x.(*F); ok {
					add(f.Name)
				}
				return true
			})
		}
	}
	for _, it := range n.Items {
		switch it := it.(type) {
		case *Q:
			for _, name := range it.BaseFields() {
				add(name)
			}
		case Cond:
			add(it.Name)
			inside(it.Value)
		default:
			inside(it)
		}
	}
	return out
}
