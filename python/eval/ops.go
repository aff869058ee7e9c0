package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

var binaryOps = [...]object.Op{
	syntax.Add: object.Add, syntax.Sub: object.Sub, syntax.Mult: object.Mult, syntax.MatMult: object.MatMult,
	syntax.Div: object.Div, syntax.Mod: object.Mod, syntax.Pow: object.Pow, syntax.LShift: object.LShift,
	syntax.RShift: object.RShift, syntax.BitOr: object.BitOr, syntax.BitXor: object.BitXor,
	syntax.BitAnd: object.BitAnd, syntax.FloorDiv: object.FloorDiv,
}

func (c *compiler) binary(e *syntax.BinOp) node {
	l, r, pos := c.expr(e.Left), c.expr(e.Right), c.pos(e)
	switch e.Op {
	case syntax.Add:
		return &addNode{l, r, pos}
	case syntax.Sub:
		return &subNode{l, r, pos}
	}
	return &binNode{op: binaryOps[e.Op], left: l, right: r, pos: pos}
}

// binNode is a binary operation.
type binNode struct {
	op          object.Op
	left, right node
	pos         int32
}

func (n *binNode) eval(f *frame) (object.Value, error) {
	var err error
	a := f.known(n.left)
	if a == nil {
		if a, err = n.left.eval(f); err != nil {
			return nil, err
		}
	}
	b := f.known(n.right)
	if b == nil {
		if b, err = n.right.eval(f); err != nil {
			return nil, err
		}
	}
	f.At = n.pos
	if x, ok := a.(object.Int); ok {
		if y, ok := b.(object.Int); ok {
			if n.op == object.Mod && uint64(x|y) < 1<<32 && y != 0 { // most often asked, and without a call
				return f.th.Int(int64(uint32(x) % uint32(y))), nil
			}
			if v, done := f.th.IntOp(n.op, int64(x), int64(y)); done {
				return v, nil
			}
		}
	}
	return object.Binary(f.th, n.op, a, b)
}

// addNode is binNode for +, with small ints added in place.
type addNode struct {
	left, right node
	pos         int32
}

func (n *addNode) eval(f *frame) (object.Value, error) {
	var err error
	a := f.known(n.left)
	if a == nil {
		if a, err = n.left.eval(f); err != nil {
			return nil, err
		}
	}
	b := f.known(n.right)
	if b == nil {
		if b, err = n.right.eval(f); err != nil {
			return nil, err
		}
	}
	if x, ok := a.(object.Int); ok {
		if y, ok := b.(object.Int); ok {
			if s := x + y; (s > x) == (y > 0) {
				return f.th.Int(int64(s)), nil
			}
		}
	}
	f.At = n.pos
	return object.Binary(f.th, object.Add, a, b)
}

// subNode is binNode for -, with small ints subtracted in place.
type subNode struct {
	left, right node
	pos         int32
}

func (n *subNode) eval(f *frame) (object.Value, error) {
	var err error
	a := f.known(n.left)
	if a == nil {
		if a, err = n.left.eval(f); err != nil {
			return nil, err
		}
	}
	b := f.known(n.right)
	if b == nil {
		if b, err = n.right.eval(f); err != nil {
			return nil, err
		}
	}
	if x, ok := a.(object.Int); ok {
		if y, ok := b.(object.Int); ok {
			if d := x - y; (d < x) == (y > 0) {
				return f.th.Int(int64(d)), nil
			}
		}
	}
	f.At = n.pos
	return object.Binary(f.th, object.Sub, a, b)
}

func (c *compiler) unary(e *syntax.UnaryOp) node {
	v := c.expr(e.Operand)
	switch e.Op {
	case syntax.Not:
		return &notNode{v, c.pos(e)}
	case syntax.USub:
		if k, ok := v.(*constant); ok { // a negative literal
			switch x := k.v.(type) {
			case object.Int:
				if x > 0 {
					return &constant{object.MakeInt(int64(-x))}
				}
			case object.Float:
				return &constant{-x}
			}
		}
		return &unaryNode{object.Neg, v, c.pos(e)}
	case syntax.UAdd:
		return &unaryNode{object.Positive, v, c.pos(e)}
	}
	return &unaryNode{object.Invert, v, c.pos(e)}
}

type unaryNode struct {
	op    object.UnaryOp
	value node
	pos   int32
}

func (n *unaryNode) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	return object.Unary(f.th, n.op, v)
}

type notNode struct {
	value node
	pos   int32
}

func (n *notNode) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	t, err := f.truth(v, n.pos)
	return object.MakeBool(!t), err
}

// truth is bool(v), at a position.
func (f *frame) truth(v object.Value, pos int32) (bool, error) {
	switch v := v.(type) {
	case object.Bool:
		return bool(v), nil
	case object.Int:
		return v != 0, nil
	}
	f.At = pos
	return object.Truth(f.th, v)
}

type boolOp struct {
	or     bool
	values []node
	pos    int32
}

func (n *boolOp) eval(f *frame) (object.Value, error) {
	last := len(n.values) - 1
	for _, e := range n.values[:last] {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		t, err := f.truth(v, n.pos)
		if err != nil {
			return nil, err
		}
		if t == n.or {
			return v, nil
		}
	}
	return n.values[last].eval(f)
}

type ifExp struct {
	test    condition
	yes, no node
}

func (n *ifExp) eval(f *frame) (object.Value, error) {
	t, err := n.test.holds(f)
	if err != nil {
		return nil, err
	}
	if t {
		return n.yes.eval(f)
	}
	return n.no.eval(f)
}

type namedExpr struct {
	value  node
	target target
}

func (n *namedExpr) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	return v, n.target.store(f, v)
}

func (c *compiler) compare(e *syntax.Compare) node {
	pos := c.pos(e)
	c.warnIdentity(e)
	if len(e.Ops) == 1 {
		l, r := c.expr(e.Left), c.expr(e.Comparators[0])
		switch e.Ops[0] {
		case syntax.Is:
			return &isNode{l, r, false}
		case syntax.IsNot:
			return &isNode{l, r, true}
		}
		return &compareNode{op: e.Ops[0], left: l, right: r, pos: pos}
	}
	return &compareChain{left: c.expr(e.Left), ops: e.Ops, rest: c.exprs(e.Comparators), pos: pos}
}

var compareOps = [...]object.CmpOp{
	syntax.Eq: object.Eq, syntax.NotEq: object.Ne, syntax.Lt: object.Lt, syntax.LtE: object.Le,
	syntax.Gt: object.Gt, syntax.GtE: object.Ge,
}

// isNode is "is" and "is not".
type isNode struct {
	left, right node
	not         bool
}

func (n *isNode) eval(f *frame) (object.Value, error) {
	is, err := n.holds(f)
	return object.MakeBool(is), err
}

func (n *isNode) holds(f *frame) (bool, error) {
	var err error
	a := f.known(n.left)
	if a == nil {
		if a, err = n.left.eval(f); err != nil {
			return false, err
		}
	}
	b := f.known(n.right)
	if b == nil {
		if b, err = n.right.eval(f); err != nil {
			return false, err
		}
	}
	return object.Is(a, b) != n.not, nil
}

type compareNode struct {
	op          syntax.CmpOperator
	left, right node
	pos         int32
	// tested is set where the result decides a jump: CPython compares numbers and
	// texts without a call then.
	tested bool
}

// full raises the RecursionError of a comparison where no call is left for it.
func (n *compareNode) full(f *frame, a object.Value) error {
	if n.op == syntax.Is || n.op == syntax.IsNot || n.op == syntax.In || n.op == syntax.NotIn {
		return nil
	}
	if n.tested {
		switch a.(type) {
		case object.Int, object.Float, object.Str:
			return nil
		}
	}
	f.At = n.pos
	return object.Raise(object.RecursionError, "maximum recursion depth exceeded in comparison")
}

func (n *compareNode) eval(f *frame) (object.Value, error) {
	v, is, err := n.compare(f)
	if v == nil && err == nil {
		return object.MakeBool(is), nil
	}
	return v, err
}

// compare returns the result; where v is nil, as a Go bool.
func (n *compareNode) compare(f *frame) (v object.Value, is bool, err error) {
	a := f.known(n.left)
	if a == nil {
		if a, err = n.left.eval(f); err != nil {
			return nil, false, err
		}
	}
	b := f.known(n.right)
	if b == nil {
		if b, err = n.right.eval(f); err != nil {
			return nil, false, err
		}
	}
	if !n.tested && f.th.Depth >= f.th.Limits.Recursion {
		if err := n.full(f, a); err != nil {
			return nil, false, err
		}
	}
	if x, ok := a.(object.Int); ok {
		if y, ok := b.(object.Int); ok {
			switch n.op {
			case syntax.Eq:
				return nil, x == y, nil
			case syntax.NotEq:
				return nil, x != y, nil
			case syntax.Lt:
				return nil, x < y, nil
			case syntax.LtE:
				return nil, x <= y, nil
			case syntax.Gt:
				return nil, x > y, nil
			case syntax.GtE:
				return nil, x >= y, nil
			}
		}
	}
	if n.tested && f.th.Depth >= f.th.Limits.Recursion {
		if err := n.full(f, a); err != nil {
			return nil, false, err
		}
	}
	f.At = n.pos
	v, err = f.compareValues(n.op, a, b)
	return v, false, err
}

func (f *frame) compareValues(op syntax.CmpOperator, a, b object.Value) (object.Value, error) {
	switch op {
	case syntax.Is:
		return object.MakeBool(object.Is(a, b)), nil
	case syntax.IsNot:
		return object.MakeBool(!object.Is(a, b)), nil
	case syntax.In, syntax.NotIn:
		in, err := object.Contains(f.th, b, a)
		return object.MakeBool(in == (op == syntax.In)), err
	}
	return object.Compare(f.th, compareOps[op], a, b)
}

// compareChain is a < b < c: each operand is evaluated once, and the rest only
// while the comparisons hold.
type compareChain struct {
	left node
	ops  []syntax.CmpOperator
	rest []node
	pos  int32
}

func (n *compareChain) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return nil, err
	}
	for i, op := range n.ops {
		b, err := n.rest[i].eval(f)
		if err != nil {
			return nil, err
		}
		f.At = n.pos
		v, err := f.compareValues(op, a, b)
		if err != nil || i == len(n.ops)-1 {
			return v, err
		}
		t, err := f.truth(v, n.pos)
		if err != nil || !t {
			return v, err
		}
		a = b
	}
	return nil, nil
}
