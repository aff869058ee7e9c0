package eval

import "github.com/diptych-orm/diptych/python/object"

func init() {
	extendGenerator(object.GeneratorType, "gi", "generator")
	extendGenerator(object.CoroutineType, "cr", "coroutine")
	selfMethod := func(name string) object.Method {
		return object.Method{Name: name, Fn: func(_ *object.Thread, s object.Value, a object.Args) (object.Value, error) {
			return s, noArguments(name, a)
		}}
	}
	object.GeneratorType.Extend(object.ClassSpec{Methods: []object.Method{
		selfMethod("__iter__"),
		{Name: "__next__", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
			if err := noArguments("generator.__next__", a); err != nil {
				return nil, err
			}
			return s.(*generator).send(th, object.None)
		}},
	}})
	object.CoroutineType.Extend(object.ClassSpec{Methods: []object.Method{
		{Name: "__await__", Fn: func(_ *object.Thread, s object.Value, a object.Args) (object.Value, error) {
			return &awaitWrapper{s.(*generator)}, noArguments("coroutine.__await__", a)
		}},
	}})
	step := func(name, shown string, args int, make func(g *generator, a object.Args) (*asyncStep, error)) object.Method {
		return object.Method{Name: name, Fn: func(_ *object.Thread, s object.Value, a object.Args) (object.Value, error) {
			if len(a.Kw) > 0 || args >= 0 && len(a.Pos) != args {
				return nil, object.Raise(object.TypeError, "async_generator.%s() takes exactly %d arguments (%d given)", name, args, len(a.Pos))
			}
			t, err := make(s.(*generator), a)
			if err != nil {
				return nil, err
			}
			t.gen, t.name = s.(*generator), shown
			return t, nil
		}}
	}
	object.AsyncGeneratorType.Extend(object.ClassSpec{
		Methods: []object.Method{
			selfMethod("__aiter__"),
			step("__anext__", "__anext__()/asend()", 0, func(*generator, object.Args) (*asyncStep, error) {
				return &asyncStep{sent: object.None}, nil
			}),
			step("asend", "__anext__()/asend()", 1, func(_ *generator, a object.Args) (*asyncStep, error) {
				return &asyncStep{sent: a.Pos[0]}, nil
			}),
			{Name: "athrow", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				e, err := thrownBy(th, a)
				if err != nil {
					return nil, err
				}
				return &asyncStep{gen: s.(*generator), name: "aclose()/athrow()", sent: object.None, thrown: e}, nil
			}},
			step("aclose", "aclose()/athrow()", 0, func(*generator, object.Args) (*asyncStep, error) {
				return &asyncStep{sent: object.None, thrown: object.NewException(object.GeneratorExit), closing: true}, nil
			}),
			generatorRepr("async_generator"),
		},
		Attrs: generatorNames("ag"),
	})
	resume := func(v object.Value) resumable {
		if w, ok := v.(*awaitWrapper); ok {
			return w.gen
		}
		return v.(*asyncStep)
	}
	for _, t := range []*object.Type{object.AsyncStepType, object.CoroutineWrapperType} {
		t.Extend(object.ClassSpec{Methods: []object.Method{
			selfMethod("__await__"),
			selfMethod("__iter__"),
			{Name: "__next__", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				return outcome(resume(s).resume(th, object.None, nil))
			}},
			{Name: "send", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				if err := object.CheckArgCount("send", a, 1); err != nil {
					return nil, err
				}
				return outcome(resume(s).resume(th, a.Pos[0], nil))
			}},
			{Name: "throw", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				e, err := thrownBy(th, a)
				if err != nil {
					return nil, err
				}
				return outcome(resume(s).resume(th, object.None, e))
			}},
			{Name: "close", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				return object.None, resume(s).close(th)
			}},
		}})
	}
}

// awaitWrapper is what coroutine.__await__() returns.
type awaitWrapper struct{ gen *generator }

// Type implements object.Value.
func (*awaitWrapper) Type() *object.Type { return object.CoroutineWrapperType }

// Next implements object.Iterator.
func (w *awaitWrapper) Next(th *object.Thread) (object.Value, error) {
	return outcome(w.gen.resume(th, object.None, nil))
}

func noArguments(name string, a object.Args) error {
	if n := len(a.Pos) + len(a.Kw); n > 0 {
		return object.Raise(object.TypeError, "%s() takes no arguments (%d given)", name, n)
	}
	return nil
}

func generatorRepr(kind string) object.Method {
	return object.Method{Name: "__repr__", Fn: func(th *object.Thread, s object.Value, _ object.Args) (object.Value, error) {
		return object.Str("<" + kind + " object " + s.(*generator).qualname + " at " + address(th, s) + ">"), nil
	}}
}

// extendGenerator gives the classes of generators and of coroutines what they
// share. prefix is that of their attributes.
func extendGenerator(t *object.Type, prefix, kind string) {
	self := func(v object.Value) *generator { return v.(*generator) }
	t.Extend(object.ClassSpec{
		Methods: []object.Method{
			{Name: "send", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				if len(a.Pos) != 1 || len(a.Kw) > 0 {
					return nil, object.Raise(object.TypeError, "%s.send() takes exactly one argument (%d given)", kind, len(a.Pos))
				}
				return self(s).send(th, a.Pos[0])
			}},
			{Name: "throw", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				e, err := thrownBy(th, a)
				if err != nil {
					return nil, err
				}
				return self(s).throw(th, e)
			}},
			{Name: "close", Fn: func(th *object.Thread, s object.Value, a object.Args) (object.Value, error) {
				if err := noArguments(kind+".close", a); err != nil {
					return nil, err
				}
				return object.None, self(s).close(th)
			}},
			generatorRepr(kind),
		},
		Attrs: generatorNames(prefix),
	})
}

func generatorNames(prefix string) []object.Attr {
	self := func(v object.Value) *generator { return v.(*generator) }
	text := func(name string, field func(g *generator) *string) object.Attr {
		return object.Attr{
			Name: name,
			Get:  func(_ *object.Thread, s object.Value) (object.Value, error) { return object.Str(*field(self(s))), nil },
			Set: func(_ *object.Thread, s, v object.Value) error {
				str, ok := object.AsStr(v)
				if v == nil || !ok {
					return object.Raise(object.TypeError, "%s must be set to a string object", name)
				}
				*field(self(s)) = str
				return nil
			},
		}
	}
	read := func(name string, get func(g *generator) object.Value) object.Attr {
		return object.Attr{Name: prefix + name, Get: func(_ *object.Thread, s object.Value) (object.Value, error) {
			return get(self(s)), nil
		}}
	}
	over := map[string]string{"gi": "_yieldfrom", "cr": "_await", "ag": "_await"}[prefix]
	return []object.Attr{
		text("__name__", func(g *generator) *string { return &g.name }),
		text("__qualname__", func(g *generator) *string { return &g.qualname }),
		read("_running", func(g *generator) object.Value { return object.MakeBool(g.running) }),
		read("_suspended", func(g *generator) object.Value { return object.MakeBool(g.started && !g.running && !g.finished) }),
		read("_code", func(g *generator) object.Value { return g.frame.CodeObject() }),
		read("_frame", func(g *generator) object.Value {
			if g.finished {
				return object.None
			}
			return object.NewFrameObject(&g.frame.Frame)
		}),
		read(over, func(g *generator) object.Value {
			if g.delegate != nil {
				return g.delegate
			}
			return object.None
		}),
	}
}
