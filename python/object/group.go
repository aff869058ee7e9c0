package object

// Exception groups: BaseExceptionGroup and ExceptionGroup, and how except*
// divides one and puts together what is left of it.

// ExceptionGroup is the class of groups whose members are all Exceptions.
var ExceptionGroup = newExceptionType("ExceptionGroup", BaseExceptionGroup)

func init() {
	ExceptionGroup.Bases = []*Type{BaseExceptionGroup, ExceptionType}
	ExceptionGroup.MRO = []*Type{ExceptionGroup, BaseExceptionGroup, ExceptionType, BaseException, ObjectType}
	message := func(e *Exception) Value {
		if len(e.Args.Elems) > 0 {
			return e.Args.Elems[0]
		}
		return None
	}
	BaseExceptionGroup.Extend(ClassSpec{
		New: newGroup,
		Methods: []Method{
			slot0("__str__", func(th *Thread, self Value) (Value, error) {
				e := self.(*Exception)
				msg, _ := AsStr(message(e))
				n := len(e.Members())
				return Str(msg + " (" + formatSmallInt(int64(n)) + " sub-exception" + plural(n) + ")"), nil
			}),
			oneArg("BaseExceptionGroup.derive", func(th *Thread, self, list Value) (Value, error) {
				return Call(th, BaseExceptionGroup, message(self.(*Exception)), list)
			}),
			oneArg("BaseExceptionGroup.split", func(th *Thread, self, cond Value) (Value, error) {
				yes, no, err := splitBy(th, self.(*Exception), cond)
				if err != nil {
					return nil, err
				}
				return NewTuple(excOrNone(yes), excOrNone(no)), nil
			}),
			oneArg("BaseExceptionGroup.subgroup", func(th *Thread, self, cond Value) (Value, error) {
				yes, _, err := splitBy(th, self.(*Exception), cond)
				if err != nil {
					return nil, err
				}
				return excOrNone(yes), nil
			}),
		},
		ClassMethods: []Method{classGetItem},
		Attrs: []Attr{
			readOnly("message", func(e *Exception) Value { return message(e) }),
			readOnly("exceptions", func(e *Exception) Value {
				if t, ok := e.Native.(*Tuple); ok {
					return t
				}
				return EmptyTuple
			}),
		},
	})
}

// readOnly is an attribute of an exception that CPython declares as a member.
func readOnly(name string, get func(e *Exception) Value) Attr {
	return Attr{name, func(_ *Thread, self Value) (Value, error) { return get(self.(*Exception)), nil },
		readOnlyMember}
}

// readOnlyMember refuses to set a member of a C object.
func readOnlyMember(*Thread, Value, Value) error {
	return Raise(AttributeError, "readonly attribute")
}

func newGroup(th *Thread, cls *Type, args Args) (Value, error) {
	if n := len(args.Pos); n != 2 {
		return nil, Raise(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", n)
	}
	if _, ok := AsStr(args.Pos[0]); !ok {
		return nil, Raise(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", ArgLabel(args.Pos[0]))
	}
	if _, ok := args.Pos[1].Type().Lookup("__getitem__"); !ok || args.Pos[1].Type().IsSubclass(DictType) {
		return nil, Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	list, err := ToSlice(th, args.Pos[1])
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, v := range list {
		x, ok := v.(*Exception)
		if !ok {
			return nil, Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && x.cls.IsSubclass(ExceptionType)
	}
	switch {
	case cls == BaseExceptionGroup && plain:
		cls = ExceptionGroup
	case !plain && cls == ExceptionGroup:
		return nil, Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case !plain && cls.IsSubclass(ExceptionType):
		return nil, Raise(TypeError, "Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	e := NewException(cls, args.Pos[0], args.Pos[1])
	e.Native = NewTuple(append([]Value(nil), list...)...)
	return e, nil
}

// IsGroup reports whether e is an exception group.
func (e *Exception) IsGroup() bool { return e.cls.IsSubclass(BaseExceptionGroup) }

// Members returns the exceptions of a group.
func (e *Exception) Members() []Value {
	if t, ok := e.Native.(*Tuple); ok && e.IsGroup() {
		return t.Elems
	}
	return nil
}

// splitBy divides a group by what split() and subgroup() take: an exception
// class, a tuple of them, or a function of an exception.
func splitBy(th *Thread, e *Exception, cond Value) (yes, no *Exception, err error) {
	if isExceptionClass(cond) {
		return e.divide(th, func(x *Exception) (bool, error) { return x.Matches(cond), nil })
	}
	if t, ok := cond.(*Tuple); ok {
		for _, c := range t.Elems {
			if !isExceptionClass(c) {
				return nil, nil, Raise(TypeError, "expected a function, exception type or tuple of exception types")
			}
		}
		return e.divide(th, func(x *Exception) (bool, error) { return x.Matches(cond), nil })
	}
	if cond.Type() != FunctionType {
		return nil, nil, Raise(TypeError, "expected a function, exception type or tuple of exception types")
	}
	return e.divide(th, func(x *Exception) (bool, error) {
		r, err := Call(th, cond, x)
		if err != nil {
			return false, err
		}
		return Truth(th, r)
	})
}

func isExceptionClass(v Value) bool {
	t, ok := v.(*Type)
	return ok && t.IsSubclass(BaseException)
}

// Matches reports whether an except clause for cond, a class or a tuple of
// classes, catches e.
func (e *Exception) Matches(cond Value) bool {
	switch c := cond.(type) {
	case *Type:
		return e.cls.IsSubclass(c)
	case *Tuple:
		for _, x := range c.Elems {
			if e.Matches(x) {
				return true
			}
		}
	}
	return false
}

// divide splits e into the part that matches and the rest; nil stands for an
// empty part. Nested groups keep their shape.
func (e *Exception) divide(th *Thread, match func(*Exception) (bool, error)) (yes, no *Exception, err error) {
	ok, err := match(e)
	if err != nil {
		return nil, nil, err
	}
	if ok {
		return e, nil, nil
	}
	if !e.IsGroup() {
		return nil, e, nil
	}
	if err := th.Enter(); err != nil {
		return nil, nil, err
	}
	defer th.Leave()
	var in, out []Value
	for _, m := range e.Members() {
		y, n, err := m.(*Exception).divide(th, match)
		if err != nil {
			return nil, nil, err
		}
		if y != nil {
			in = append(in, y)
		}
		if n != nil {
			out = append(out, n)
		}
	}
	if yes, err = e.part(th, in); err != nil {
		return nil, nil, err
	}
	no, err = e.part(th, out)
	return yes, no, err
}

// part makes a group like e of some of its members, by its derive method.
func (e *Exception) part(th *Thread, list []Value) (*Exception, error) {
	if len(list) == 0 {
		return nil, nil
	}
	g, err := CallMethod(th, e, "derive", NewList(list...))
	if err != nil {
		return nil, err
	}
	x, ok := g.(*Exception)
	if !ok || !x.IsGroup() {
		return nil, Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	x.Cause, x.Context, x.Traceback, x.SuppressContext = e.Cause, e.Context, e.Traceback, true
	if n, ok := e.notesList(); ok {
		x.AttrDict(true).SetStr("__notes__", NewList(append([]Value(nil), n...)...))
	}
	return x, nil
}

// notesList returns the elements of __notes__ where that is a list.
func (e *Exception) notesList() ([]Value, bool) {
	if d := e.AttrDict(false); d != nil {
		if v, ok := d.GetStr("__notes__"); ok {
			l, ok := v.(*List)
			if ok {
				return l.Elems, true
			}
		}
	}
	return nil, false
}

// group returns a group without a message.
func group(th *Thread, list Value) (*Exception, error) {
	g, err := Call(th, BaseExceptionGroup, Str(""), list)
	if err != nil {
		return nil, err
	}
	return g.(*Exception), nil
}

// MatchStar divides e as the clause "except* cond" does: what it catches, always
// a group, and what is left.
func (e *Exception) MatchStar(th *Thread, cond Value) (caught, rest *Exception, err error) {
	switch {
	case !e.Matches(cond):
		if !e.IsGroup() {
			return nil, e, nil
		}
		pair, err := CallMethod(th, e, "split", cond)
		if err != nil {
			return nil, nil, err
		}
		t, ok := pair.(*Tuple)
		if !ok || len(t.Elems) < 2 {
			return nil, nil, Raise(TypeError, "%s.split must return a 2-tuple, got %s", e.cls.Name, pair.Type().Name)
		}
		caught, _ = t.Elems[0].(*Exception)
		rest, _ = t.Elems[1].(*Exception)
		return caught, rest, nil
	case e.IsGroup():
		return e, nil, nil
	}
	caught, err = group(th, NewTuple(e))
	return caught, nil, err
}

// AfterStar is what a try statement with except* clauses raises in the end: left
// is what the clauses raised and what none of them caught. Parts of e that were
// raised again come back in the shape they had; nil means that nothing is left.
func (e *Exception) AfterStar(th *Thread, left []*Exception) (*Exception, error) {
	if len(left) == 0 {
		return nil, nil
	}
	if !e.IsGroup() {
		return left[0], nil
	}
	var raised []Value
	again := map[*Exception]bool{}
	for _, x := range left {
		if x.sameOrigin(e) {
			x.leaves(again)
		} else {
			raised = append(raised, x)
		}
	}
	var kept *Exception
	if len(again) > 0 {
		var err error
		kept, _, err = e.divide(th, func(x *Exception) (bool, error) { return again[x], nil })
		if err != nil {
			return nil, err
		}
	}
	if len(raised) == 0 {
		return kept, nil
	}
	if kept != nil {
		raised = append(raised, kept)
	}
	if len(raised) == 1 {
		return raised[0].(*Exception), nil
	}
	return group(th, NewList(raised...))
}

// sameOrigin reports whether x is e or a part that was split off it.
func (x *Exception) sameOrigin(e *Exception) bool {
	return x.IsGroup() && x.Traceback == e.Traceback && x.Cause == e.Cause && x.Context == e.Context
}

// leaves collects the exceptions of a group that are no groups.
func (e *Exception) leaves(into map[*Exception]bool) {
	if !e.IsGroup() {
		into[e] = true
	}
	for _, m := range e.Members() {
		m.(*Exception).leaves(into)
	}
}
