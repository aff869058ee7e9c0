// Package query builds Django queries: expressions, lookups, conditions, joins
// and their promotion, annotations, grouping, ordering and slices, and compiles
// them to statement trees.
//
// A Query handed out by this package is an immutable value: every operation
// works on a copy, and compiling changes nothing. An expression is a value too:
// resolving it against a query gives a new one.
package query

import (
	"errors"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Expr is a Django expression. Before it is resolved it may hold names (F);
// afterwards it holds columns, and can be compiled.
type Expr interface {
	// Resolve replaces names by columns of the query, adding joins to it.
	Resolve(q *Query, o Resolving) (Expr, error)
	// Children are the source expressions; nil ones are left out.
	Children() []Expr
	// With is a copy with other source expressions, in the order of Children.
	With(children []Expr) Expr
	// Compile turns a resolved expression into a tree.
	Compile(c *Compiler) (sqltree.Expr, error)
	// Output is the field whose kind of values the expression yields; nil where
	// it is not known.
	Output() (*meta.Field, error)
	// Describe is the expression as messages show it: repr().
	Describe() string
}

// Resolving are the terms on which an expression is resolved.
type Resolving struct {
	Joins     bool // joins may be added
	Reuse     *aliases
	Summarize bool // for aggregate()
	ForSave   bool
}

// aliases is a set of aliases; a nil *aliases as a restriction means "any".
type aliases map[string]bool

func (a *aliases) allows(alias string) bool { return a == nil || (*a)[alias] }

func (a *aliases) add(list ...string) {
	if a != nil {
		for _, x := range list {
			(*a)[x] = true
		}
	}
}

// The results of compiling a condition that is always or never true.
var (
	ErrEmpty = errors.New("the query matches nothing")
	ErrFull  = errors.New("the condition matches everything")
)

// Ad hoc output fields.
var (
	IntegerOut  = &meta.Field{Kind: meta.IntegerKind}
	FloatOut    = &meta.Field{Kind: meta.FloatKind}
	BooleanOut  = &meta.Field{Kind: meta.BooleanKind}
	CharOut     = &meta.Field{Kind: meta.CharKind}
	TextOut     = &meta.Field{Kind: meta.TextKind}
	DateOut     = &meta.Field{Kind: meta.DateKind}
	DateTimeOut = &meta.Field{Kind: meta.DateTimeKind}
	TimeOut     = &meta.Field{Kind: meta.TimeKind}
	DurationOut = &meta.Field{Kind: meta.DurationKind}
	DecimalOut  = &meta.Field{Kind: meta.DecimalKind}
	JSONOut     = &meta.Field{Kind: meta.JSONKind}
	UUIDOut     = &meta.Field{Kind: meta.UUIDKind}
	BinaryOut   = &meta.Field{Kind: meta.BinaryKind}
	IPOut       = &meta.Field{Kind: meta.IPKind}
)

func resolveAll(list []Expr, q *Query, o Resolving) ([]Expr, error) {
	out := make([]Expr, len(list))
	for i, e := range list {
		r, err := e.Resolve(q, o)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, nil
}

// rewrite applies f to an expression and, where f leaves it (ok false), to its
// children.
func rewrite(e Expr, f func(Expr) (Expr, bool)) Expr {
	if e == nil {
		return nil
	}
	if r, ok := f(e); ok {
		return r
	}
	kids := e.Children()
	if len(kids) == 0 {
		return e
	}
	changed := false
	out := make([]Expr, len(kids))
	for i, k := range kids {
		out[i] = rewrite(k, f)
		changed = changed || out[i] != k
	}
	if !changed {
		return e
	}
	return e.With(out)
}

// relabel renames the aliases of columns.
func relabel(e Expr, names map[string]string) Expr {
	return rewrite(e, func(x Expr) (Expr, bool) {
		switch x := x.(type) {
		case *Col:
			if to, ok := names[x.Alias]; ok {
				c := *x
				c.Alias = to
				return &c, true
			}
			return x, true
		case *Sub:
			return x.relabel(names), true
		case *Ref:
			c := *x
			c.Source = relabel(x.Source, names)
			return &c, true
		case *ResolvedOuterRef:
			return x, true
		}
		return nil, false
	})
}

// walk visits the expression and everything inside it until visit is false.
func walk(e Expr, visit func(Expr) bool) bool {
	if e == nil {
		return true
	}
	if !visit(e) {
		return false
	}
	for _, k := range e.Children() {
		if !walk(k, visit) {
			return false
		}
	}
	return true
}

func contains(e Expr, what func(Expr) bool) bool {
	return !walk(e, func(x Expr) bool { return !what(x) })
}

// ContainsAggregate tells whether an aggregate of this query is inside. A
// reference to an annotation counts as what it refers to.
func ContainsAggregate(e Expr) bool {
	return contains(e, func(x Expr) bool {
		switch x := x.(type) {
		case *Func:
			return x.Agg != nil && !x.windowed
		case *Hosted:
			return x.Aggregate
		}
		return false
	})
}

// ContainsOver tells whether a window function is inside.
func ContainsOver(e Expr) bool {
	return contains(e, func(x Expr) bool {
		if h, ok := x.(*Hosted); ok {
			return h.Over
		}
		_, ok := x.(*Window)
		return ok
	})
}

func containsSubquery(e Expr) bool {
	return contains(e, func(x Expr) bool { _, ok := x.(*Sub); return ok })
}

// refs are the names of annotations that the expression refers to.
func refs(e Expr, into map[string]bool) {
	if r, ok := e.(*Ref); ok {
		into[r.Name] = true
		return
	}
	if e == nil {
		return
	}
	for _, k := range e.Children() {
		refs(k, into)
	}
}

// columns are the columns inside; those behind a reference only where asked.
func columns(e Expr, throughRefs, external bool, visit func(*Col)) {
	switch x := e.(type) {
	case nil:
	case *Col:
		visit(x)
	case *Ref:
		if throughRefs {
			columns(x.Source, throughRefs, external, visit)
		}
	case *Sub:
		if external {
			for _, c := range x.Query.externalCols() {
				visit(c)
			}
		}
	default:
		for _, k := range e.Children() {
			columns(k, throughRefs, external, visit)
		}
	}
}

// groupByCols are the expressions to group by so that e can be selected.
func groupByCols(e Expr) []Expr {
	switch x := e.(type) {
	case nil:
		return nil
	case *Col, *Ref, *Raw:
		return []Expr{e}
	case *Value, *Star:
		return nil
	case *Sub:
		return x.groupBy()
	case *Window:
		var out []Expr
		for _, p := range x.Partition {
			out = append(out, groupByCols(p)...)
		}
		return append(out, groupByCols(x.Order)...)
	case *Func:
		if x.Agg != nil {
			return nil
		}
	case *Case:
		if len(x.Whens) == 0 {
			return groupByCols(x.Else)
		}
	case *Where, *Lookup, *Order, *ExprList:
		var out []Expr
		for _, k := range e.Children() {
			out = append(out, groupByCols(k)...)
		}
		return out
	case *Wrapped:
		if _, ok := x.X.(*Where); !ok { // conditions are grouped by whole
			return groupByCols(x.X)
		}
	}
	if !ContainsAggregate(e) {
		return []Expr{e}
	}
	var out []Expr
	for _, k := range e.Children() {
		out = append(out, groupByCols(k)...)
	}
	return out
}

// Conditional tells whether the expression is a condition.
func Conditional(e Expr) bool {
	switch e.(type) {
	case *Q, *Where, *Lookup:
		return true
	}
	f, err := e.Output()
	return err == nil && f != nil && f.ValueKind() == meta.BooleanKind
}

// sourcesOutput is the common field of the sources: the first one's, whose class
// must be that of every other or derive from it. A foreign key stands for what it
// points to.
func sourcesOutput(e Expr, list []Expr) (*meta.Field, error) {
	var first *meta.Field
	for _, s := range list {
		f, err := s.Output()
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		f = f.ValueField()
		if first == nil {
			first = f
			continue
		}
		if !derives(first, f) {
			return nil, meta.Errorf(meta.FieldError, "Expression contains mixed types: %s, %s. You must set output_field.", first.Class(), f.Class())
		}
	}
	return first, nil
}

// derives tells whether f is an instance of base's class.
func derives(f, base *meta.Field) bool {
	if f.Class() == base.Class() {
		return true
	}
	return base.Class() == base.Kind.String() && kindIs(f.Kind, base.Kind)
}

// kindIs tells whether the field class of k derives from that of base.
func kindIs(k, base meta.Kind) bool {
	if k == base {
		return true
	}
	switch base {
	case meta.IntegerKind:
		return k.IsInteger()
	case meta.BigIntegerKind:
		return k == meta.BigAutoKind || k == meta.PositiveBigIntegerKind
	case meta.SmallIntegerKind:
		return k == meta.SmallAutoKind || k == meta.PositiveSmallIntegerKind
	case meta.DateKind:
		return k == meta.DateTimeKind
	case meta.AutoKind:
		return k == meta.BigAutoKind || k == meta.SmallAutoKind
	case meta.ForeignKeyKind:
		return k == meta.OneToOneKind
	}
	return false
}

// output is the field of an expression that must have one.
func output(e Expr) (*meta.Field, error) {
	f, err := e.Output()
	if err != nil {
		return nil, err
	}
	if f == nil {
		return nil, meta.Errorf(meta.OutputFieldIsNone, "Cannot resolve expression type, unknown output_field")
	}
	return f, nil
}
