package gosqlite

import (
	"fmt"
	"iter"
	"math"

	"github.com/ncruces/go-sqlite3"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

func (c *conn) CreateCollation(name string, cmp func(a, b string) int) (err error) {
	defer c.guard(&err)
	return c.failed(c.raw.CreateCollation(name, func(a, b []byte) (order int) {
		defer func() {
			// A comparison cannot fail: one that panics calls its operands equal
			// and leaves the reason for the statement's own error.
			if v := recover(); v != nil {
				order, c.broken = 0, fmt.Errorf("collation %s: %w", name, driver.Recovered(v))
			}
		}()
		if err := c.enter(); err != nil {
			panic(err)
		}
		defer c.leave()
		return cmp(string(a), string(b))
	}), "")
}

func (c *conn) CreateFunction(f driver.Function) (err error) {
	defer c.guard(&err)
	// A schema may use the run's functions, as Python's SQLite lets it.
	flags := sqlite3.INNOCUOUS
	if f.Deterministic {
		flags |= sqlite3.DETERMINISTIC
	}
	if f.Scalar != nil {
		return c.failed(c.raw.CreateFunction(f.Name, f.Args, flags, func(ctx sqlite3.Context, args ...sqlite3.Value) {
			c.answer(ctx, func() (driver.Value, error) { return f.Scalar(values(args)) })
		}), "")
	}
	if f.Aggregate == nil {
		return driver.Errorf(driver.Misuse, "the function %s has no body", f.Name)
	}
	if _, ok := f.Aggregate().(driver.Window); ok {
		return c.failed(c.raw.CreateWindowFunction(f.Name, f.Args, flags, func() sqlite3.AggregateFunction {
			w := &window{c: c}
			w.err = c.attempt(func() error { w.state = f.Aggregate().(driver.Window); return nil })
			return w
		}), "")
	}
	return c.failed(c.raw.CreateAggregateFunction(f.Name, f.Args, flags, func(ctx *sqlite3.Context, rows iter.Seq[[]sqlite3.Value]) {
		var state driver.Aggregate
		err := c.attempt(func() error { state = f.Aggregate(); return nil })
		for args := range rows {
			if err == nil {
				err = c.attempt(func() error { return state.Step(values(args)) })
			}
		}
		c.answer(*ctx, func() (driver.Value, error) {
			if err != nil {
				return nil, err
			}
			return state.Final()
		})
	}), "")
}

func values(args []sqlite3.Value) []driver.Value {
	out := make([]driver.Value, len(args))
	for i, a := range args {
		switch a.Type() {
		case sqlite3.INTEGER:
			out[i] = a.Int64()
		case sqlite3.FLOAT:
			out[i] = a.Float()
		case sqlite3.TEXT:
			out[i] = a.Text()
		case sqlite3.BLOB:
			out[i] = a.Blob([]byte{})
		}
	}
	return out
}

// attempt calls a callback, within the depth, and makes a panic an error.
func (c *conn) attempt(fn func() error) (err error) {
	if err := c.enter(); err != nil {
		return err
	}
	defer func() {
		c.leave()
		if v := recover(); v != nil {
			err = driver.Recovered(v)
		}
	}()
	return fn()
}

func (c *conn) answer(ctx sqlite3.Context, fn func() (driver.Value, error)) {
	var v driver.Value
	err := c.attempt(func() (err error) { v, err = fn(); return err })
	if err == nil {
		err = result(ctx, v)
	}
	if err != nil {
		c.cause = err
		if driver.IsTooBig(err) {
			err = sqlite3.TOOBIG
		}
		ctx.ResultError(err)
	}
}

func result(ctx sqlite3.Context, v driver.Value) error {
	switch v := v.(type) {
	case nil:
		ctx.ResultNull()
	case int64:
		ctx.ResultInt64(v)
	case int:
		ctx.ResultInt64(int64(v))
	case bool:
		ctx.ResultBool(v)
	case float64:
		if math.IsNaN(v) {
			ctx.ResultNull()
		} else {
			ctx.ResultFloat(v)
		}
	case string:
		ctx.ResultText(v)
	case []byte:
		switch {
		case v == nil:
			ctx.ResultNull()
		case len(v) == 0:
			ctx.ResultZeroBlob(0)
		default:
			ctx.ResultBlob(v)
		}
	default:
		return fmt.Errorf("an SQL function cannot return a %T", v)
	}
	return nil
}

// window is one group's state of a function that can be a window function. What
// is asked last is told from the rest by Close, which follows it at once.
type window struct {
	c     *conn
	state driver.Window
	err   error
	last  sqlite3.Context // of Value
}

func (w *window) step(ctx sqlite3.Context, fn func([]driver.Value) error, args []sqlite3.Value) {
	if w.err = w.c.attempt(func() error { return fn(values(args)) }); w.err != nil {
		w.c.cause = w.err
		ctx.ResultError(w.err)
	}
}

// Step implements sqlite3.AggregateFunction.
func (w *window) Step(ctx sqlite3.Context, args ...sqlite3.Value) {
	if w.err == nil {
		w.step(ctx, w.state.Step, args)
	}
}

// Inverse implements sqlite3.WindowFunction.
func (w *window) Inverse(ctx sqlite3.Context, args ...sqlite3.Value) {
	if w.err == nil {
		w.step(ctx, w.state.Inverse, args)
	}
}

// Value implements sqlite3.AggregateFunction.
func (w *window) Value(ctx sqlite3.Context) {
	w.last = ctx
	w.c.answer(ctx, func() (v driver.Value, err error) {
		if w.err == nil {
			v, w.err = w.state.Value()
		}
		return v, w.err
	})
}

// Close implements io.Closer: it answers with Final in Value's place.
func (w *window) Close() error {
	if w.err == nil {
		w.c.answer(w.last, w.state.Final)
	}
	return nil
}
