package hostsqlite

import (
	"fmt"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// What a function or collation is registered with, as sqlite3.h numbers it.
const (
	encodingUTF8          = 1
	functionDeterministic = 0x800
	functionInnocuous     = 0x200000
)

// The slots of Go's callbacks in SQLite's function table, in the order in which
// loader.mjs fills them.
const (
	slotScalar = iota
	slotStep
	slotFinal
	slotValue
	slotInverse
	slotDestroy
	slotProgress
	slotTrace
	slotCollate
	slotLike      // helper.wat's
	slotAuthorize // helper.wat's
)

func slot(i ptr) ptr { return hSlotBase() + i }

// Handles stand for Go values in SQLite's memory. Handle 0 is none.
var (
	handles = []any{nil}
	unused  []ptr
)

func newHandle(v any) ptr {
	if n := len(unused); n > 0 {
		h := unused[n-1]
		unused = unused[:n-1]
		handles[h] = v
		return h
	}
	handles = append(handles, v)
	return ptr(len(handles) - 1)
}

func dropHandle(h ptr) {
	handles[h] = nil
	unused = append(unused, h)
}

// depth counts the steps and callbacks that are on the stack.
var depth int

type function struct {
	c   *conn
	def driver.Function
}

type collation struct {
	c    *conn
	name string
	cmp  func(a, b string) int
}

type aggregate struct {
	a   driver.Aggregate
	err error
}

func (c *conn) CreateFunction(def driver.Function) error {
	// A schema may use the run's functions, as Python's SQLite lets it.
	enc := int32(encodingUTF8 | functionInnocuous)
	if def.Deterministic {
		enc |= functionDeterministic
	}
	if def.Scalar == nil && def.Aggregate == nil {
		return driver.Errorf(driver.Misuse, "the function %s has no body", def.Name)
	}
	name := newString(def.Name)
	if name == 0 {
		return outOfMemory()
	}
	defer xFree(name)
	h, n := newHandle(&function{c, def}), int32(def.Args)
	if def.Scalar != nil {
		return c.fail(xCreateFunction(c.db, name, n, enc, h, slot(slotScalar), 0, 0, slot(slotDestroy)))
	}
	if _, ok := def.Aggregate().(driver.Window); ok {
		return c.fail(xCreateWindow(c.db, name, n, enc, h, slot(slotStep), slot(slotFinal), slot(slotValue), slot(slotInverse), slot(slotDestroy)))
	}
	return c.fail(xCreateFunction(c.db, name, n, enc, h, 0, slot(slotStep), slot(slotFinal), slot(slotDestroy)))
}

func (c *conn) CreateCollation(name string, cmp func(a, b string) int) error {
	p := newString(name)
	if p == 0 {
		return outOfMemory()
	}
	defer xFree(p)
	return c.fail(xCreateCollation(c.db, p, encodingUTF8, newHandle(&collation{c, name, cmp}), slot(slotCollate), slot(slotDestroy)))
}

// argBlocks are the blocks that arguments are packed into, one a depth, so that a
// nested callback leaves the outer one's alone.
var argBlocks [driver.MaxDepth + 1]buffer

// arguments reads a callback's arguments. It is called inside guarded.
func arguments(argc int32, argv ptr) ([]driver.Value, error) {
	if argc == 0 {
		return nil, nil
	}
	b := &argBlocks[depth]
	if !b.grow(256) {
		return nil, outOfMemory()
	}
	n := hPackValues(argc, argv, b.at, b.size)
	if n > b.size {
		if !b.grow(n) {
			return nil, outOfMemory()
		}
		hPackValues(argc, argv, b.at, b.size)
	}
	return readCells(make([]driver.Value, 0, argc), b.fetch(n), int(argc)), nil
}

// guarded runs a callback's Go part: within the depth, and with a panic as an
// error, since nothing may unwind through SQLite's frames.
func guarded(f func() (driver.Value, error)) (v driver.Value, err error) {
	if depth >= driver.MaxDepth {
		return nil, driver.TooDeep()
	}
	depth++
	defer func() {
		depth--
		if r := recover(); r != nil {
			v, err = nil, driver.Recovered(r)
		}
	}()
	return f()
}

// answer gives a callback's result to SQLite.
func answer(c *conn, ctx ptr, v driver.Value, err error) {
	if err != nil {
		c.cause = err
		if driver.IsTooBig(err) {
			xResultTooBig(ctx)
			return
		}
		m := err.Error()
		if p := newString(m); p != 0 {
			xResultError(ctx, p, int32(len(m)))
			xFree(p)
		} else {
			xResultNoMem(ctx)
		}
		return
	}
	const transient = -1 // SQLite makes its own copy
	switch v := v.(type) {
	case nil:
		xResultNull(ctx)
	case int64:
		xResultInt(ctx, v)
	case int:
		xResultInt(ctx, int64(v))
	case bool:
		n := int64(0)
		if v {
			n = 1
		}
		xResultInt(ctx, n)
	case float64:
		xResultFloat(ctx, v)
	case string:
		p := newString(v)
		if p == 0 {
			xResultNoMem(ctx)
			return
		}
		xResultText(ctx, p, int32(len(v)), transient)
		xFree(p)
	case []byte:
		if v == nil {
			xResultNull(ctx)
			return
		}
		p := newString(string(v))
		if p == 0 {
			xResultNoMem(ctx)
			return
		}
		xResultBlob(ctx, p, int32(len(v)), transient)
		xFree(p)
	default:
		answer(c, ctx, nil, fmt.Errorf("an SQL function cannot return a %T", v))
	}
}

//go:wasmexport hs_scalar
func hsScalar(ctx ptr, argc int32, argv ptr) {
	f := handles[xUserData(ctx)].(*function)
	v, err := guarded(func() (driver.Value, error) {
		args, err := arguments(argc, argv)
		if err != nil {
			return nil, err
		}
		return f.def.Scalar(args)
	})
	answer(f.c, ctx, v, err)
}

// stateOf finds the state of the group that ctx stands for, making it where make
// is set. at is where SQLite keeps its handle, 0 where there is none.
func stateOf(ctx ptr, f *function, create bool) (a *aggregate, at ptr) {
	size := int32(0)
	if create {
		size = 4
	}
	if at = xAggContext(ctx, size); at == 0 {
		return nil, 0
	}
	if h := hLoad32(at); h != 0 {
		return handles[h].(*aggregate), at
	}
	if !create {
		return nil, 0
	}
	a = newAggregate(f)
	hStore32(at, newHandle(a))
	return a, at
}

// newAggregate makes the state of a group; where that fails, the state holds the
// error.
func newAggregate(f *function) *aggregate {
	a := &aggregate{}
	_, a.err = guarded(func() (driver.Value, error) { a.a = f.def.Aggregate(); return nil, nil })
	return a
}

func feed(ctx ptr, argc int32, argv ptr, how func(a driver.Aggregate, args []driver.Value) error) {
	f := handles[xUserData(ctx)].(*function)
	a, _ := stateOf(ctx, f, true)
	if a == nil {
		xResultNoMem(ctx)
		return
	}
	if a.err == nil {
		_, a.err = guarded(func() (driver.Value, error) {
			args, err := arguments(argc, argv)
			if err != nil {
				return nil, err
			}
			return nil, how(a.a, args)
		})
	}
	if a.err != nil {
		answer(f.c, ctx, nil, a.err)
	}
}

//go:wasmexport hs_step
func hsStep(ctx ptr, argc int32, argv ptr) {
	feed(ctx, argc, argv, driver.Aggregate.Step)
}

//go:wasmexport hs_inverse
func hsInverse(ctx ptr, argc int32, argv ptr) {
	feed(ctx, argc, argv, func(a driver.Aggregate, args []driver.Value) error {
		return a.(driver.Window).Inverse(args)
	})
}

//go:wasmexport hs_final
func hsFinal(ctx ptr) {
	f := handles[xUserData(ctx)].(*function)
	a, at := stateOf(ctx, f, false)
	if a == nil {
		a = newAggregate(f)
	} else {
		dropHandle(hLoad32(at))
	}
	if a.err != nil {
		answer(f.c, ctx, nil, a.err)
		return
	}
	v, err := guarded(func() (driver.Value, error) {
		if w, ok := a.a.(driver.Window); ok {
			if _, err := w.Value(); err != nil {
				return nil, err
			}
		}
		return a.a.Final()
	})
	answer(f.c, ctx, v, err)
}

//go:wasmexport hs_value
func hsValue(ctx ptr) {
	f := handles[xUserData(ctx)].(*function)
	a, _ := stateOf(ctx, f, true)
	if a == nil {
		xResultNoMem(ctx)
		return
	}
	if a.err != nil {
		answer(f.c, ctx, nil, a.err)
		return
	}
	v, err := guarded(a.a.(driver.Window).Value)
	answer(f.c, ctx, v, err)
}

//go:wasmexport hs_destroy
func hsDestroy(h ptr) { dropHandle(h) }

//go:wasmexport hs_progress
func hsProgress(h ptr) (stop int32) {
	c := handles[h].(*conn)
	if !c.deadline.IsZero() && time.Now().After(c.deadline) {
		return 1
	}
	if c.memory > 0 && memoryUsed()-c.atOpen > c.memory {
		c.full = true
		return 1
	}
	if c.stop != nil {
		v, err := guarded(func() (driver.Value, error) { return c.stop(), nil })
		if err != nil || v == true {
			return 1
		}
	}
	return 0
}

//go:wasmexport hs_trace
func hsTrace(_ uint32, h, st, text ptr) int32 {
	c := handles[h].(*conn)
	// A statement inside a trigger shows as a comment: it is no statement of the caller's.
	const comment = '-' | '-'<<8
	if c.trace != nil && hLoad32(text)&0xffff != comment {
		p := xExpanded(st)
		sql := goString(p)
		xFree(p)
		guarded(func() (driver.Value, error) { c.trace(sql); return nil, nil })
	}
	return 0
}

// A collation cannot fail in SQLite's eyes: its error is kept, and the statement
// reports it (see conn.fail).
//
//go:wasmexport hs_collate
func hsCollate(h ptr, n1 int32, p1 ptr, n2 int32, p2 ptr) int32 {
	f := handles[h].(*collation)
	v, err := guarded(func() (driver.Value, error) { return f.cmp(goStringN(p1, n1), goStringN(p2, n2)), nil })
	if err != nil {
		f.c.broken = fmt.Errorf("collation %s: %w", f.name, err)
		return 0
	}
	return int32(min(1, max(-1, v.(int)))) // an int of Go's is wider
}
