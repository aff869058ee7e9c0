package query

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Window is an expression computed over a window.
type Window struct {
	X         Expr
	Partition []Expr
	Order     Expr // *ExprList, *Order or nil
	Frame     *Frame
	Field     *meta.Field
}

// Frame is a window frame as an expression; it is only ever part of a Window.
// Start and End count rows: nil is unbounded, 0 the current row, negative before
// it. They are checked when the window is compiled.
type Frame struct {
	leaf
	Unit       string
	Start, End any
	Exclude    string
}

// Resolve implements Expr.
func (f *Frame) Resolve(*Query, Resolving) (Expr, error) { return f, nil }

// With implements Expr.
func (f *Frame) With([]Expr) Expr { return f }

// Compile implements Expr.
func (f *Frame) Compile(*Compiler) (sqltree.Expr, error) {
	return nil, meta.Errorf(meta.NotImplemented, "Subclasses must implement window_frame_start_end().")
}

// Output implements Expr.
func (f *Frame) Output() (*meta.Field, error) { return nil, nil }

// Describe implements Expr.
func (f *Frame) Describe() string {
	name := map[string]string{"ROWS": "RowRange", "RANGE": "ValueRange"}[f.Unit]
	return "<" + name + ": " + f.text() + ">"
}

func (f *Frame) text() string {
	end := func(v any, unbounded string) string {
		n, ok := v.(int64)
		switch {
		case !ok:
			return unbounded
		case n == 0:
			return "CURRENT ROW"
		case n < 0:
			return fmt.Sprintf("%d PRECEDING", -n)
		}
		return fmt.Sprintf("%d FOLLOWING", n)
	}
	s := f.Unit + " BETWEEN " + end(f.Start, "UNBOUNDED PRECEDING") + " AND " + end(f.End, "UNBOUNDED FOLLOWING")
	if f.Exclude != "" {
		s += " EXCLUDE " + f.Exclude
	}
	return s
}

// tree checks the ends of the frame and compiles it.
func (f *Frame) tree() (*sqltree.Frame, error) {
	start, startInt := f.Start.(int64)
	end, endInt := f.End.(int64)
	if f.Unit == "ROWS" {
		switch {
		case startInt && endInt && start > end:
			return nil, meta.Errorf(meta.ValueError, "start cannot be greater than end.")
		case f.Start != nil && !startInt:
			return nil, meta.Errorf(meta.ValueError, "start argument must be an integer, zero, or None, but got '%s'.", values.Str(f.Start))
		case f.End != nil && !endInt:
			return nil, meta.Errorf(meta.ValueError, "end argument must be an integer, zero, or None, but got '%s'.", values.Str(f.End))
		}
	} else {
		switch {
		case f.Start != nil && (!startInt || start > 0):
			return nil, meta.Errorf(meta.ValueError, "start argument must be a negative integer, zero, or None, but got '%s'.", values.Str(f.Start))
		case f.End != nil && (!endInt || end < 0):
			return nil, meta.Errorf(meta.ValueError, "end argument must be a positive integer, zero, or None, but got '%s'.", values.Str(f.End))
		}
	}
	to := bound(end, endInt, sqltree.UnboundedFollowing)
	return &sqltree.Frame{Unit: f.Unit, From: bound(start, startInt, sqltree.UnboundedPreceding), To: &to, Exclude: f.Exclude}, nil
}

func bound(n int64, given bool, open sqltree.BoundKind) sqltree.Bound {
	switch {
	case !given:
		return sqltree.Bound{Kind: open}
	case n == 0:
		return sqltree.Bound{Kind: sqltree.CurrentRow}
	case n < 0:
		return sqltree.Bound{Kind: sqltree.Preceding, Value: sqltree.Lit(-n)}
	}
	return sqltree.Bound{Kind: sqltree.Following, Value: sqltree.Lit(n)}
}

// WindowCompatible tells whether an expression may stand before OVER.
func WindowCompatible(e Expr) bool {
	f, ok := e.(*Func)
	if !ok {
		_, hosted := e.(*Hosted)
		return hosted
	}
	if f.Agg != nil || f.Host != nil {
		return true
	}
	switch f.Name {
	case "RowNumber", "Rank", "DenseRank", "PercentRank", "CumeDist", "FirstValue", "LastValue", "NthValue", "Ntile", "Lag", "Lead":
		return true
	}
	return false
}

// Resolve implements Expr.
func (w *Window) Resolve(q *Query, o Resolving) (Expr, error) {
	k, err := resolveAll(w.Children(), q, o)
	if err != nil {
		return nil, err
	}
	return w.With(k), nil
}

// Children implements Expr.
func (w *Window) Children() []Expr {
	out := append([]Expr{w.X}, w.Partition...)
	if w.Order != nil {
		out = append(out, w.Order)
	}
	return out
}

// With implements Expr.
func (w *Window) With(k []Expr) Expr {
	c := *w
	c.X = k[0]
	if f, ok := c.X.(*Func); ok && f.Agg != nil {
		ff := *f
		ff.windowed = true
		c.X = &ff
	}
	c.Partition = k[1 : 1+len(w.Partition)]
	if w.Order != nil {
		c.Order = k[len(k)-1]
	}
	return &c
}

// Compile implements Expr.
func (w *Window) Compile(c *Compiler) (sqltree.Expr, error) {
	out, err := w.Output()
	if err != nil {
		return nil, err
	}
	decimal := out != nil && out.ValueKind() == meta.DecimalKind && c.Vendor() == sqliteVendor
	source := w.X
	if f, ok := source.(*Func); ok && decimal {
		// The whole is cast to a number, not what it is computed of.
		cp := *f
		cp.Out = FloatOut
		source = &cp
	}
	x, err := c.compile(source)
	if err != nil {
		return nil, err
	}
	over := &sqltree.Over{X: x}
	if over.Partition, err = c.compileAll(w.Partition); err != nil {
		return nil, err
	}
	switch o := w.Order.(type) {
	case nil:
	case *ExprList:
		if over.Order, err = c.compileAll(o.Items); err != nil {
			return nil, err
		}
	default:
		one, err := c.compile(o)
		if err != nil {
			return nil, err
		}
		over.Order = []sqltree.Expr{one}
	}
	if w.Frame != nil {
		if over.Frame, err = w.Frame.tree(); err != nil {
			return nil, err
		}
	}
	if decimal {
		return numericCast(over), nil
	}
	return over, nil
}

// Output implements Expr.
func (w *Window) Output() (*meta.Field, error) {
	if w.Field != nil {
		return w.Field, nil
	}
	return w.X.Output()
}

// Describe implements Expr.
func (w *Window) Describe() string {
	s := "<Window: " + w.X.Describe() + " OVER ("
	if len(w.Partition) > 0 {
		s += "PARTITION BY " + describeAll(w.Partition)
	}
	switch o := w.Order.(type) {
	case nil:
	case *ExprList:
		s += describeAll(o.Items)
	default:
		s += o.Describe()
	}
	if w.Frame != nil {
		s += w.Frame.text()
	}
	return s + ")>"
}
