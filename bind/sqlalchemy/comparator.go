package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// comparator is the state of a Comparator: the expression whose operators it
// defines. As an operand it is the expression, without the operators that its
// own class overrides.
type comparator struct {
	expr core.ColumnElement
	typ  *core.Type
}

// ClauseElement implements Clauser.
func (c *comparator) ClauseElement() core.Element { return c.expr }

// Comparing is implemented by values whose operators another object may define.
type Comparing interface {
	// Comparator is that object; nil for none.
	Comparator(th *object.Thread) (object.Value, error)
}

// SetPropComparator tells the class of the comparators that attributes of the ORM
// have: where one of its subclasses has operate(), operators go through it.
func (s *State) SetPropComparator(t *object.Type) { s.propComparator = t }

func (s *State) isPropComparator(v object.Value) bool {
	_, instance := v.(*object.Instance)
	return instance && s.propComparator != nil && object.IsInstance(v, s.propComparator)
}

// dunders are the special methods behind operators, and whether the operand
// stands first.
var dunders = map[string]struct {
	op      *core.Op
	reverse bool
}{
	"__eq__": {core.OpEq, false}, "__ne__": {core.OpNe, false}, "__lt__": {core.OpLt, false}, "__le__": {core.OpLe, false},
	"__gt__": {core.OpGt, false}, "__ge__": {core.OpGe, false}, "__add__": {core.OpAdd, false}, "__radd__": {core.OpAdd, true},
	"__sub__": {core.OpSub, false}, "__rsub__": {core.OpSub, true}, "__mul__": {core.OpMul, false}, "__rmul__": {core.OpMul, true},
	"__truediv__": {core.OpDiv, false}, "__rtruediv__": {core.OpDiv, true}, "__floordiv__": {core.OpFloorDiv, false},
	"__rfloordiv__": {core.OpFloorDiv, true}, "__mod__": {core.OpMod, false}, "__rmod__": {core.OpMod, true},
	"__and__": {core.OpAnd, false}, "__or__": {core.OpOr, false}, "__invert__": {core.OpInv, false}, "__neg__": {core.OpNeg, false},
	"__getitem__": {core.OpGetItem, false},
}

// methodOp is the operator that a method applies; nil for one that is none.
func methodOp(name string) (op *core.Op, reverse bool) {
	if d, ok := dunders[name]; ok {
		return d.op, d.reverse
	}
	for op, m := range opMethods {
		if m == name {
			return op, false
		}
	}
	return nil, false
}

// userComparator is the comparator of an expression whose type brings one that
// Python code defines; nil for none.
func (s *State) userComparator(th *object.Thread, self object.Value) (object.Value, error) {
	if !s.comparators {
		return nil, nil // no type of this run has one
	}
	if _, is := object.State[*comparator](self); is {
		return nil, nil
	}
	e, ok, err := s.Element(th, self)
	if err != nil || !ok {
		return nil, err
	}
	c, ok := e.(core.ColumnElement)
	if !ok {
		return nil, nil
	}
	cls := s.comparatorClass(c.SQLType())
	if cls == nil {
		return nil, nil
	}
	return s.newComparator(th, cls, c)
}

// comparatorClass is the comparator_factory that Python code gave a type, or the
// type it decorates.
func (s *State) comparatorClass(t *core.Type) *object.Type {
	o, ok := s.types[t]
	if !ok {
		return nil
	}
	if v, ok := o.Type().Lookup("comparator_factory"); ok {
		if cls, ok := v.(*object.Type); ok && !s.nativeComparator(cls) {
			return cls
		}
	}
	if p, ok := t.Custom.(*pyType); ok && p.impl != nil {
		return s.comparatorClass(p.impl)
	}
	return nil
}

// noteComparator remembers that there is a type whose class brings a comparator.
func (s *State) noteComparator(cls *object.Type) {
	if v, ok := cls.Lookup("comparator_factory"); ok && !s.comparators {
		f, isClass := v.(*object.Type)
		s.comparators = isClass && !s.nativeComparator(f)
	}
}

func (s *State) nativeComparator(cls *object.Type) bool { return cls == s.classes["Comparator"] }

func (s *State) newComparator(th *object.Thread, cls *object.Type, c core.ColumnElement) (object.Value, error) {
	return object.Call(th, cls, s.Wrap(th, c))
}

// Redefinable makes an operator's method give way to the comparator of the
// expression's type, and a comparator's to its operate().
func Redefinable(m object.Method) object.Method {
	plain := m.Fn
	op, reverse := methodOp(m.Name)
	m.Fn = func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		s := Of(th)
		if c, ok := self.(Comparing); ok {
			cmp, err := c.Comparator(th)
			if err != nil {
				return nil, err
			}
			if cmp != nil {
				return object.CallMethodArgs(th, cmp, m.Name, args)
			}
		}
		if _, is := object.State[*comparator](self); (is || s.isPropComparator(self)) && op != nil {
			name := "operate"
			if reverse {
				name = "reverse_operate"
			}
			if f, owner := self.Type().LookupOwner(name); f != nil {
				if owner != s.classes["ColumnOperators"] {
					o, err := s.opObject(th, op)
					if err != nil {
						return nil, err
					}
					return object.CallMethodArgs(th, self, name, object.Args{Pos: append([]object.Value{o}, args.Pos...), Kw: args.Kw})
				}
			}
			return plain(th, self, args)
		}
		cmp, err := s.userComparator(th, self)
		if err != nil {
			return nil, err
		}
		if cmp != nil {
			return object.CallMethodArgs(th, cmp, m.Name, args)
		}
		return plain(th, self, args)
	}
	return m
}

// operateMethods are operate() and reverse_operate().
func operateMethods() []object.Method {
	return []object.Method{
		object.NewMethod("operate(op, *other, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			if cmp, err := s.userComparator(th, self); err != nil || cmp != nil {
				if err != nil {
					return nil, err
				}
				self = cmp
			} else if c, ok := object.State[*comparator](self); ok && !s.nativeComparator(self.Type()) {
				// What a comparator passes on is operated without what it redefines.
				self = object.NewInstance(s.classes["Comparator"], c)
			} else if s.isPropComparator(self) {
				c, err := s.Column(th, self, false)
				if err != nil {
					return nil, err
				}
				self = s.Wrap(th, c)
			}
			others := elems(a[1])
			if op, ok := object.State[*core.Op](a[0]); ok && len(others) > 0 {
				if _, is := object.State[*comparator](self); is && !s.nativeComparator(self.Type()) {
					return object.CallMethodArgs(th, self, "operate", object.Args{Pos: append([]object.Value{a[0]}, others...)})
				}
				c, err := s.Column(th, self, false)
				if err != nil {
					return nil, err
				}
				return s.operate(th, op, c, others[0], false)
			}
			var kw []object.KwArg
			for _, it := range kwargs(a[2]).Items() {
				kw = append(kw, object.KwArg{Name: str(it.Key), Value: it.Value})
			}
			return object.CallArgs(th, a[0], object.Args{Pos: append([]object.Value{self}, others...), Kw: kw})
		}),
		object.NewMethod("reverse_operate(op, other, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			op := s.operatorOf(th, a[0])
			c, err := s.Column(th, self, false)
			if err != nil {
				return nil, err
			}
			if op == nil {
				return object.Call(th, a[0], a[1], self)
			}
			return s.operate(th, op, c, a[1], true)
		}),
	}
}

func (s *State) makeComparatorClass() {
	state := func(self object.Value) *comparator {
		c, _ := object.State[*comparator](self)
		return c
	}
	s.class(object.ClassSpec{
		Name: "Comparator", Module: "sqlalchemy.sql.type_api", Bases: []*object.Type{s.classes["ColumnOperators"]},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			s := Of(th)
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.TypeError, "Comparator.__init__() missing 1 required positional argument: 'expr'")
			}
			c, err := s.Column(th, args.Pos[0], true)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, &comparator{expr: c, typ: c.SQLType()}), nil
		},
		Methods: []object.Method{
			object.NewMethod("__init__(*args, **kwargs)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("__clause_element__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return Of(th).Wrap(th, state(self).expr), nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "expr", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).Wrap(th, state(self).expr), nil
			}},
			{Name: "type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).TypeObject(state(self).typ), nil
			}},
		},
	})
	for _, name := range append(s.typeNames(), "TypeEngine") {
		if cls := s.classes[name]; cls != nil {
			cls.SetAttr("Comparator", s.classes["Comparator"])
		}
	}
	s.classes["TypeEngine"].SetAttr("comparator_factory", s.classes["Comparator"])
}

// comparatorAttr is an attribute that an expression has from its type's comparator.
func comparatorAttr(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	s := Of(th)
	name := str(a[0])
	cmp, err := s.userComparator(th, self)
	if err != nil {
		return nil, err
	}
	other := "Comparator"
	if cmp != nil {
		if len(name) > 2 && name[:2] == "__" {
			return nil, object.AttributeErr(self, name)
		}
		v, err := object.GetAttr(th, cmp, name)
		if err == nil {
			return v, nil
		}
		if _, missing := object.AsException(err, object.AttributeError); !missing {
			return nil, err
		}
		other = cmp.Type().Name
	}
	if v, err := s.postgresMember(th, self, name); v != nil || err != nil {
		return v, err
	}
	return nil, object.Raise(object.AttributeError, "Neither '%s' object nor '%s' object has an attribute '%s'", self.Type().Name, other, name)
}
