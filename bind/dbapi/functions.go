package dbapi

import (
	"errors"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// A Python function that SQL calls runs on top of the statement. What it raises
// becomes the statement's error, in the words of Python's sqlite3, which keep the
// exception itself to themselves; the limits of the run go through as they are.

func createFunction(th *object.Thread, c *connection, name string, args int, f object.Value, deterministic bool) error {
	return c.raw().CreateFunction(driver.Function{Name: name, Args: args, Deterministic: deterministic,
		Scalar: func(values []driver.Value) (driver.Value, error) {
			v, err := object.Call(th, f, toPythonAll(values)...)
			return answer(v, err, "user-defined function raised exception")
		}})
}

// answer is what a call of Python's gave, for SQL.
func answer(v object.Value, err error, failed string) (driver.Value, error) {
	if err != nil {
		return nil, told(err, failed)
	}
	out, ok := toDatabase(v)
	if !ok {
		if _, big := v.(*object.BigInt); big {
			return nil, driver.Errorf(driver.TooBig, "string or blob too big")
		}
		return nil, errors.New(failed)
	}
	return out, nil
}

// told is the error of a call with the words for SQL; a limit stays one.
func told(err error, failed string) error {
	if limit := Limit(err); limit != nil {
		return limit
	}
	return errors.New(failed)
}

// aggregate is one group's instance of a Python class.
type aggregate struct {
	th   *object.Thread
	self object.Value
	err  error // of making it
}

func newAggregate(th *object.Thread, class object.Value) *aggregate {
	a := &aggregate{th: th}
	if a.self, a.err = object.Call(th, class); a.err != nil {
		a.err = told(a.err, "user-defined aggregate's '__init__' method raised error")
	}
	return a
}

func (a *aggregate) call(method string, args []driver.Value) (driver.Value, error) {
	if a.err != nil {
		return nil, a.err
	}
	f, err := object.GetAttr(a.th, a.self, method)
	if err != nil {
		return nil, told(err, "user-defined aggregate's '"+method+"' method not defined")
	}
	v, err := object.Call(a.th, f, toPythonAll(args)...)
	failed := "user-defined aggregate's '" + method + "' method raised error"
	if method == "step" || method == "inverse" {
		if err != nil {
			err = told(err, failed)
		}
		return nil, err
	}
	return answer(v, err, failed)
}

func (a *aggregate) Step(args []driver.Value) error {
	_, err := a.call("step", args)
	return err
}

func (a *aggregate) Final() (driver.Value, error) { return a.call("finalize", nil) }

// window is an aggregate of create_window_function.
type window struct{ *aggregate }

func (w window) Inverse(args []driver.Value) error {
	_, err := w.call("inverse", args)
	return err
}

func (w window) Value() (driver.Value, error) { return w.call("value", nil) }

// A group's state is made when its first row arrives, but an engine makes one
// when the function is registered to learn its kind: class is called for neither
// before step or finalize.
type lazy struct {
	make func() *aggregate
	made *aggregate
}

func (l *lazy) get() *aggregate {
	if l.made == nil {
		l.made = l.make()
	}
	return l.made
}

func (l *lazy) Step(args []driver.Value) error { return l.get().Step(args) }
func (l *lazy) Final() (driver.Value, error)   { return l.get().Final() }

type lazyWindow struct{ *lazy }

func (l lazyWindow) Inverse(args []driver.Value) error { return window{l.get()}.Inverse(args) }
func (l lazyWindow) Value() (driver.Value, error)      { return window{l.get()}.Value() }

func createAggregate(th *object.Thread, c *connection, name string, args int, class object.Value, windowed bool) error {
	return c.raw().CreateFunction(driver.Function{Name: name, Args: args, Aggregate: func() driver.Aggregate {
		l := &lazy{make: func() *aggregate { return newAggregate(th, class) }}
		if windowed {
			return lazyWindow{l}
		}
		return l
	}})
}

// createCollation registers a comparison. As in sqlite3, one that raises, or
// returns something else than a number, finds its operands equal.
func createCollation(th *object.Thread, c *connection, name string, f object.Value) error {
	return c.raw().CreateCollation(name, func(a, b string) int {
		v, err := object.Call(th, f, object.Str(a), object.Str(b))
		if limit := Limit(err); limit != nil {
			panic(limit)
		}
		n, ok := object.AsInt(v)
		if err != nil || !ok {
			return 0
		}
		return int(n)
	})
}
