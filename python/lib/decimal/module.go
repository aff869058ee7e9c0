package decimal

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

func newModule() *module {
	m := &module{signals: map[string]*object.Type{}}
	class := func(name string, bases ...*object.Type) *object.Type {
		t := object.NewNativeType(object.ClassSpec{Name: name, Module: "decimal", Bases: bases})
		m.signals[name] = t
		return t
	}
	base := class("DecimalException", object.ArithmeticError)
	invalid := class("InvalidOperation", base)
	class("ConversionSyntax", invalid)
	class("DivisionImpossible", invalid)
	class("DivisionUndefined", invalid, object.ZeroDivisionError)
	class("InvalidContext", invalid)
	class("DivisionByZero", base, object.ZeroDivisionError)
	inexact, rounded := class("Inexact", base), class("Rounded", base)
	class("Clamped", base)
	subnormal := class("Subnormal", base)
	class("Overflow", inexact, rounded)
	class("Underflow", inexact, rounded, subnormal)
	class("FloatOperation", base, object.TypeError)
	m.tuple = object.NewNamedTuple("decimal", "DecimalTuple", []string{"sign", "digits", "exponent"}, nil)
	m.dict = m.signalDictType()
	m.class = m.decimalType()
	m.context = m.contextType()
	m.current = object.NewInstance(m.context, newSettings())
	return m
}

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	m := of(th)
	mod := object.NewModule("decimal")
	mod.Set("Decimal", m.class)
	mod.Set("Context", m.context)
	mod.Set("DecimalTuple", m.tuple)
	for _, name := range []string{"DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "DivisionUndefined", "ConversionSyntax", "InvalidContext"} {
		mod.Set(name, m.signals[name])
	}
	for name := range roundings {
		mod.Set(name, object.Str(name))
	}
	const most = 999999999999999999
	mod.Set("MAX_PREC", object.Int(most))
	mod.Set("MAX_EMAX", object.Int(most))
	mod.Set("MIN_EMIN", object.Int(-most))
	mod.Set("MIN_ETINY", object.Int(-2*most+1))
	mod.Set("HAVE_CONTEXTVAR", object.True)
	mod.Set("HAVE_THREADS", object.True)
	mod.Set("DefaultContext", object.NewInstance(m.context, newSettings()))
	basic := newSettings()
	basic.Precision, basic.Rounding = 9, apd.RoundHalfUp
	mod.Set("BasicContext", object.NewInstance(m.context, basic))
	extended := newSettings()
	extended.Precision, extended.traps = 9, map[string]bool{}
	mod.Set("ExtendedContext", object.NewInstance(m.context, extended))
	mod.Set("getcontext", object.NewCompiled("decimal", "getcontext()", func(*object.Thread, []object.Value) (object.Value, error) { return m.current, nil }))
	mod.Set("setcontext", object.NewCompiled("decimal", "setcontext(ctx, /)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if settingsOf(a[0]) == nil {
			return nil, object.Raise(object.TypeError, "argument must be a context")
		}
		m.current = a[0].(*object.Instance)
		return object.None, nil
	}))
	manager := m.managerType()
	mod.Set("localcontext", object.NewFunction("localcontext(ctx=None, **kwargs)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		from := settingsOf(m.current)
		if a[0] != nil && a[0] != object.None {
			if from = settingsOf(a[0]); from == nil {
				return nil, object.Raise(object.TypeError, "optional argument must be a context")
			}
		}
		s := from.copy()
		for _, e := range a[1].(*object.Dict).Items() {
			name, _ := object.AsStr(e.Key)
			if e.Value == object.None {
				continue
			}
			if !slices.Contains(attributeNames, name) {
				return nil, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for this function", name)
			}
			if err := s.set(th, name, e.Value); err != nil {
				return nil, err
			}
		}
		return object.NewInstance(manager, &saved{inside: object.NewInstance(m.context, s)}), nil
	}))
	return mod, nil
}

type saved struct{ inside, before *object.Instance }

func (m *module) managerType() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "ContextManager", Module: "decimal", Methods: []object.Method{
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s, _ := object.State[*saved](self)
			s.before, m.current = m.current, s.inside
			return s.inside, nil
		}),
		object.NewMethod("__exit__(t, v, tb)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s, _ := object.State[*saved](self)
			m.current = s.before
			return object.False, nil
		}),
	}})
}
