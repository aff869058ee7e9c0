package eval

import (
	"fmt"

	"github.com/diptych-orm/diptych/python/object"
)

func address(th *object.Thread, v object.Value) string { return fmt.Sprintf("%#x", th.ID(v)) }

// codeObject is a function's __code__.
type codeObject struct{ c *code }

// Type implements object.Value.
func (*codeObject) Type() *object.Type { return object.CodeType }

// The bits of co_flags.
const (
	flagOptimized         = 0x1
	flagNewLocals         = 0x2
	flagVarArgs           = 0x4
	flagVarKeywords       = 0x8
	flagNested            = 0x10
	flagGenerator         = 0x20
	flagCoroutine         = 0x80
	flagAsyncGen          = 0x200
	flagFutureAnnotations = 0x1000000
)

func (c *code) flags() int {
	s := c.scope
	f := 0
	if !c.module {
		f = flagOptimized | flagNewLocals
	}
	add := func(on bool, bit int) {
		if on {
			f |= bit
		}
	}
	add(s.StarArgs, flagVarArgs)
	add(s.StarKwargs, flagVarKeywords)
	add(len(s.Free) > 0, flagNested)
	add(c.generator && !c.coroutine, flagGenerator)
	add(c.coroutine && !c.generator, flagCoroutine)
	add(c.coroutine && c.generator, flagAsyncGen)
	add(c.unit.future, flagFutureAnnotations)
	return f
}

func strTuple(names []string) object.Value {
	vals := make([]object.Value, len(names))
	for i, n := range names {
		vals[i] = object.Str(n)
	}
	return object.NewTuple(vals...)
}

func init() {
	attr := func(name string, get func(c *code) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*codeObject).c), nil
		}}
	}
	object.CodeType.Extend(object.ClassSpec{
		Attrs: []object.Attr{
			attr("co_name", func(c *code) object.Value { return object.Str(c.Name) }),
			attr("co_qualname", func(c *code) object.Value { return object.Str(c.QualName) }),
			attr("co_filename", func(c *code) object.Value { return object.Str(c.File) }),
			attr("co_firstlineno", func(c *code) object.Value { return object.Int(c.Line) }),
			attr("co_argcount", func(c *code) object.Value { return object.Int(c.scope.ArgCount) }),
			attr("co_posonlyargcount", func(c *code) object.Value { return object.Int(c.scope.PosOnlyCount) }),
			attr("co_kwonlyargcount", func(c *code) object.Value { return object.Int(c.scope.KwOnlyCount) }),
			attr("co_nlocals", func(c *code) object.Value { return object.Int(c.nlocals) }),
			attr("co_varnames", func(c *code) object.Value { return strTuple(c.scope.Locals) }),
			attr("co_cellvars", func(c *code) object.Value { return strTuple(c.scope.Cells) }),
			attr("co_freevars", func(c *code) object.Value {
				names := make([]string, len(c.scope.Free))
				for i, v := range c.scope.Free {
					names[i] = v.Name
				}
				return strTuple(names)
			}),
			attr("co_flags", func(c *code) object.Value { return object.Int(c.flags()) }),
		},
		Methods: []object.Method{
			{Name: "__repr__", Fn: func(th *object.Thread, v object.Value, _ object.Args) (object.Value, error) {
				c := v.(*codeObject).c
				return object.Str(fmt.Sprintf("<code object %s at %s, file \"%s\", line %d>", c.Name, address(th, v), c.File, c.Line)), nil
			}},
		},
	})
	object.FunctionType.Extend(object.ClassSpec{
		Attrs: functionAttrs(),
		Methods: []object.Method{
			{Name: "__repr__", Fn: func(th *object.Thread, v object.Value, _ object.Args) (object.Value, error) {
				return object.Str("<function " + v.(*Function).qualname + " at " + address(th, v) + ">"), nil
			}},
			{Name: "__call__", Fn: func(th *object.Thread, v object.Value, a object.Args) (object.Value, error) {
				return v.(*Function).Call(th, a)
			}},
			{Name: "__get__", Fn: func(th *object.Thread, v object.Value, a object.Args) (object.Value, error) {
				if len(a.Pos) == 0 || a.Pos[0] == object.None {
					return v, nil
				}
				return v.(*Function).DescrGet(th, a.Pos[0], nil)
			}},
		},
	})
}

func functionAttrs() []object.Attr {
	self := func(v object.Value) *Function { return v.(*Function) }
	text := func(name string, field func(*Function) *string) object.Attr {
		return object.Attr{
			Name: name,
			Get:  func(_ *object.Thread, v object.Value) (object.Value, error) { return object.Str(*field(self(v))), nil },
			Set: func(_ *object.Thread, v, to object.Value) error {
				s, ok := object.AsStr(to)
				if to == nil || !ok {
					return object.Raise(object.TypeError, "%s must be set to a string object", name)
				}
				*field(self(v)) = s
				return nil
			},
		}
	}
	value := func(name string, field func(*Function) *object.Value) object.Attr {
		return object.Attr{
			Name: name,
			Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
				if x := *field(self(v)); x != nil {
					return x, nil
				}
				return object.None, nil
			},
			Set: func(_ *object.Thread, v, to object.Value) error {
				if to == nil {
					to = object.None
				}
				*field(self(v)) = to
				return nil
			},
		}
	}
	return []object.Attr{
		text("__name__", func(f *Function) *string { return &f.name }),
		text("__qualname__", func(f *Function) *string { return &f.qualname }),
		value("__doc__", func(f *Function) *object.Value { return &f.doc }),
		value("__module__", func(f *Function) *object.Value { return &f.module }),
		{
			Name: "__dict__",
			Get:  func(_ *object.Thread, v object.Value) (object.Value, error) { return self(v).AttrDict(true), nil },
			Set: func(_ *object.Thread, v, to object.Value) error {
				d, ok := to.(*object.Dict)
				if !ok {
					return object.Raise(object.TypeError, "__dict__ must be set to a dictionary")
				}
				self(v).SetAttrDict(d)
				return nil
			},
		},
		{
			Name: "__annotations__",
			Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
				f := self(v)
				if f.notes == nil {
					f.notes = object.NewDict()
				}
				return f.notes, nil
			},
			Set: func(_ *object.Thread, v, to object.Value) error {
				if to == object.None {
					to = nil
				}
				if _, ok := to.(*object.Dict); to != nil && !ok {
					return object.Raise(object.TypeError, "__annotations__ must be set to a dict object")
				}
				self(v).notes = to
				return nil
			},
		},
		{
			Name: "__defaults__",
			Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
				f := self(v)
				if len(f.defaults) == 0 {
					return object.None, nil
				}
				return object.NewTuple(append([]object.Value(nil), f.defaults...)...), nil
			},
			Set: func(_ *object.Thread, v, to object.Value) error {
				f := self(v)
				switch t := to.(type) {
				case *object.Tuple:
					// More defaults than parameters belong to the last of them.
					f.defaults = t.Elems[max(0, len(t.Elems)-f.code.nparams):]
				default:
					if to != nil && to != object.None {
						return object.Raise(object.TypeError, "__defaults__ must be set to a tuple object")
					}
					f.defaults = nil
				}
				return nil
			},
		},
		{
			Name: "__kwdefaults__",
			Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
				if d := self(v).kwdefaults; d != nil {
					return d, nil
				}
				return object.None, nil
			},
			Set: func(_ *object.Thread, v, to object.Value) error {
				d, ok := to.(*object.Dict)
				if !ok && to != nil && to != object.None {
					return object.Raise(object.TypeError, "__kwdefaults__ must be set to a dict object")
				}
				self(v).kwdefaults = d
				return nil
			},
		},
		{Name: "__code__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) { return self(v).CodeObject(), nil }},
		{Name: "__globals__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) { return self(v).globals, nil }},
		{Name: "__closure__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			f := self(v)
			if len(f.closure) == 0 {
				return object.None, nil
			}
			cells := make([]object.Value, len(f.closure))
			for i, c := range f.closure {
				cells[i] = c
			}
			return object.NewTuple(cells...), nil
		}},
	}
}

// CodeObject returns the function's __code__, the same one each time.
func (fn *Function) CodeObject() object.Value {
	if fn.code.object == nil {
		fn.code.object = &codeObject{fn.code}
	}
	return fn.code.object
}

// CodeObject implements object.FrameBody.
func (f *frame) CodeObject() object.Value {
	if f.code.object == nil {
		f.code.object = &codeObject{f.code}
	}
	return f.code.object
}

// Names implements object.FrameBody.
func (f *frame) Names() []string {
	s := f.code.scope
	if s == nil {
		return nil
	}
	var names []string
	for _, n := range s.Locals {
		if n != "" && n[0] != '.' {
			names = append(names, n)
		}
	}
	for i := range len(s.Cells) + len(s.Free) {
		names = append(names, f.code.cellName(i))
	}
	return names
}
