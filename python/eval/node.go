package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// A node is a compiled expression. Before anything that can raise or call out it
// stores its position in the frame.
type node interface {
	eval(f *frame) (object.Value, error)
}

// known returns the value of a variable that is set, or of a literal, without a call;
// nil for any other expression, which has to be evaluated.
func (f *frame) known(n node) object.Value {
	switch n := n.(type) {
	case *local:
		return f.locals[n.slot]
	case *constant:
		return n.v
	}
	return nil
}

// A stmt is a compiled statement.
type stmt interface {
	exec(f *frame) (signal, error)
}

// A target is what a compiled assignment stores to.
type target interface {
	store(f *frame, v object.Value) error
}

// assign stores a value in a target; in a variable of the frame without a call.
func (f *frame) assign(t target, v object.Value) error {
	if l, ok := t.(*local); ok {
		f.locals[l.slot] = v
		return nil
	}
	return t.store(f, v)
}

// signal says how a statement ended.
type signal uint8

const (
	sigNext signal = iota
	sigBreak
	sigContinue
	sigReturn // the value is in frame.ret
)

type block []stmt

func (b block) exec(f *frame) (signal, error) {
	for _, s := range b {
		if sig, err := s.exec(f); err != nil || sig != sigNext {
			return sig, err
		}
	}
	return sigNext, nil
}

// unit is one compiled source: what all code of a file shares.
type unit struct {
	file      string
	source    *syntax.Source
	positions *object.Positions
	globals   []globalCache // by the index that package resolve gave each name
	future    bool          // from __future__ import annotations
	warnings  []syntax.Warning
	names     map[string]object.Value // of attributes: equal ones are one object
	words     map[string]bool         // its identifiers; nil until they are asked for
}

// name returns an attribute's name as a str.
func (u *unit) name(name string) object.Value {
	v, ok := u.names[name]
	if !ok {
		if u.names == nil {
			u.names = map[string]object.Value{}
		}
		v = object.Str(name)
		u.names[name] = v
	}
	return v
}

// code is a compiled module, class body, function, lambda or comprehension.
type code struct {
	odd bool // its names live in a namespace that it is run with
	object.Code
	unit  *unit
	scope *syntax.Scope
	body  block
	// flat is set instead of body where a generator's code can run without a
	// coroutine; flatSize is how many of its statements remember their place.
	flat     stmt
	flatSize int
	// result is set instead of body where the code is one expression.
	result node

	nlocals, ncells int
	nparams         int // positional parameters
	firstPos        int32
	// plain is set where all parameters are positional, so that a call with as
	// many positional arguments needs no binding.
	plain bool
	// function is set for functions and lambdas; simple, where calling it is running
	// its code: it is no generator and has no cells of its own.
	function, simple bool
	free             *frame // frames that are not in use
	cellParams       []cellParam
	firstCell        bool // the first parameter is in a cell
	classCell        int  // index of __class__ in the frame's cells, -1 for none
	generator        bool
	coroutine        bool
	module           bool
	doc              object.Value
	object           *codeObject
}

type cellParam struct{ slot, cell int }

func (c *code) cellName(i int) string { return cellName(c.scope, i) }

func (c *compiler) cellName(i int32) string { return cellName(c.scope, int(i)) }

// cellName is the name of a variable in a cell of a scope's frame.
func cellName(s *syntax.Scope, i int) string {
	if i < len(s.Cells) {
		return s.Cells[i]
	}
	if i -= len(s.Cells); i < len(s.Free) {
		return s.Free[i].Name
	}
	return ""
}
