package decimal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

// settings are a Context's state.
type settings struct {
	apd.Context
	capitals, clamp int64
	traps, flags    map[string]bool
}

// shownNames are the signals in the order in which a Context's repr lists them.
var shownNames = []string{"Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "FloatOperation", "Overflow", "Rounded", "Subnormal", "Underflow"}

// signalNames are the signals in the order of the flags' dictionary.
var signalNames = []string{"InvalidOperation", "FloatOperation", "DivisionByZero", "Overflow", "Underflow", "Subnormal", "Inexact", "Rounded", "Clamped"}

// roundings maps Python's names to apd's.
var roundings = map[string]apd.Rounder{
	"ROUND_UP": apd.RoundUp, "ROUND_DOWN": apd.RoundDown, "ROUND_CEILING": apd.RoundCeiling, "ROUND_FLOOR": apd.RoundFloor,
	"ROUND_HALF_UP": apd.RoundHalfUp, "ROUND_HALF_DOWN": apd.RoundHalfDown, "ROUND_HALF_EVEN": apd.RoundHalfEven, "ROUND_05UP": apd.Round05Up,
}

func roundingName(r apd.Rounder) string {
	for name, v := range roundings {
		if v == r {
			return name
		}
	}
	return ""
}

func newSettings() *settings {
	return &settings{
		Context:  apd.Context{Precision: 28, MaxExponent: 999999, MinExponent: -999999, Rounding: apd.RoundHalfEven},
		capitals: 1, traps: map[string]bool{"InvalidOperation": true, "DivisionByZero": true, "Overflow": true}, flags: map[string]bool{},
	}
}

func (s *settings) copy() *settings {
	c := *s
	c.traps, c.flags = map[string]bool{}, map[string]bool{}
	for k, v := range s.traps {
		c.traps[k] = v
	}
	for k, v := range s.flags {
		c.flags[k] = v
	}
	return &c
}

func settingsOf(v object.Value) *settings {
	s, _ := object.State[*settings](v)
	return s
}

// attributeNames are what a context is made of.
var attributeNames = []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}

// numbered are the attributes that are integers.
var numbered = []string{"prec", "Emin", "Emax", "capitals", "clamp"}

// set assigns one of a context's attributes.
func (s *settings) set(th *object.Thread, name string, v object.Value) error {
	bad := func(what string) error { return object.Raise(object.ValueError, "%s", what) }
	n, isInt := object.AsInt(v)
	if _, whole := object.AsBig(v); !whole && slices.Contains(numbered, name) {
		return object.Raise(object.TypeError, "an integer is required")
	} else if whole && !isInt {
		return object.Raise(object.OverflowError, "Python int too large to convert to C ssize_t")
	}
	switch name {
	case "prec":
		if !isInt || n < 1 || n > 1<<31 {
			return bad("valid range for prec is [1, MAX_PREC]")
		}
		if err := th.Alloc(n); err != nil {
			return err
		}
		s.Precision = uint32(n)
	case "rounding":
		r, _ := object.AsStr(v)
		rounder, ok := roundings[r]
		if !ok {
			return object.Raise(object.TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
		}
		s.Rounding = rounder
	case "Emax":
		if !isInt || n < 0 || n > 1<<30 {
			return bad("valid range for Emax is [0, MAX_EMAX]")
		}
		s.MaxExponent = int32(n)
	case "Emin":
		if !isInt || n > 0 || n < -(1<<30) {
			return bad("valid range for Emin is [MIN_EMIN, 0]")
		}
		s.MinExponent = int32(n)
	case "capitals", "clamp":
		if n < 0 || n > 1 {
			return bad("valid values for " + name + " are 0 or 1")
		}
		if name == "clamp" {
			s.clamp = n
		} else {
			s.capitals = n
		}
	case "traps", "flags":
		to := map[string]bool{}
		if d, ok := object.State[signalDict](v); ok {
			for k, on := range d.set() {
				to[k] = on
			}
		} else if d, ok := v.(*object.Dict); ok {
			for _, e := range d.Items() {
				on, err := object.Truth(th, e.Value)
				if err != nil {
					return err
				}
				if t, ok := e.Key.(*object.Type); ok {
					to[t.Name] = on
				}
			}
		} else if _, ok := v.(*object.List); !ok {
			return object.Raise(object.TypeError, "argument must be a signal dict")
		} else if err := object.Iterate(th, v, func(e object.Value) error {
			if t, ok := e.(*object.Type); ok {
				to[t.Name] = true
			}
			return nil
		}); err != nil {
			return err
		}
		if name == "traps" {
			s.traps = to
		} else {
			s.flags = to
		}
	}
	return nil
}

func (m *module) contextType() *object.Type {
	sig := object.MustClinic("(prec=, rounding=, Emin=, Emax=, capitals=, clamp=, flags=, traps=)")
	attr := func(name string, get func(th *object.Thread, s *settings) (object.Value, error)) object.Attr {
		return object.Attr{Name: name,
			Get: func(th *object.Thread, self object.Value) (object.Value, error) { return get(th, settingsOf(self)) },
			Set: func(th *object.Thread, self, v object.Value) error {
				if v == nil {
					return object.Raise(object.AttributeError, "context attributes cannot be deleted")
				}
				return settingsOf(self).set(th, name, v)
			}}
	}
	plain := func(get func(s *settings) object.Value) func(*object.Thread, *settings) (object.Value, error) {
		return func(_ *object.Thread, s *settings) (object.Value, error) { return get(s), nil }
	}
	spec := object.ClassSpec{
		Name: "Context", Module: "decimal", CName: "decimal.Context", NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			s := newSettings()
			for i, v := range a {
				if v != nil && v != object.None {
					if err := s.set(th, attributeNames[i], v); err != nil {
						return nil, err
					}
				}
			}
			return object.NewInstance(cls, s), nil
		},
		Attrs: []object.Attr{
			attr("prec", plain(func(s *settings) object.Value { return object.Int(s.Precision) })),
			attr("rounding", plain(func(s *settings) object.Value { return object.Str(roundingName(s.Rounding)) })),
			attr("Emin", plain(func(s *settings) object.Value { return object.Int(s.MinExponent) })),
			attr("Emax", plain(func(s *settings) object.Value { return object.Int(s.MaxExponent) })),
			attr("capitals", plain(func(s *settings) object.Value { return object.Int(s.capitals) })),
			attr("clamp", plain(func(s *settings) object.Value { return object.Int(s.clamp) })),
			attr("flags", plain(func(s *settings) object.Value { return object.NewInstance(m.dict, signalDict{s, false}) })),
			attr("traps", plain(func(s *settings) object.Value { return object.NewInstance(m.dict, signalDict{s, true}) })),
		},
		Methods: []object.Method{
			object.NewMethod("copy()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(self.Type(), settingsOf(self).copy()), nil
			}),
			object.NewMethod("clear_flags()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				settingsOf(self).flags = map[string]bool{}
				return object.None, nil
			}),
			object.NewMethod("clear_traps()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				settingsOf(self).traps = map[string]bool{}
				return object.None, nil
			}),
			object.NewMethod("create_decimal(num='0')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := settingsOf(self)
				v := a[0]
				if v == nil {
					v = object.Int(0)
				}
				d, err := m.construct(th, v, s)
				if err != nil {
					return nil, err
				}
				return m.rounded(d, s, func(to *apd.Decimal) (apd.Condition, error) { return s.Round(to, d) })
			}),
			object.NewMethod("Etiny()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := settingsOf(self)
				return object.MakeInt(int64(s.MinExponent) - int64(s.Precision) + 1), nil
			}),
			object.NewMethod("Etop()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := settingsOf(self)
				return object.MakeInt(int64(s.MaxExponent) - int64(s.Precision) + 1), nil
			}),
			object.NewMethod("radix()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.Int(10), nil }),
			object.NewMethod("create_decimal_from_float(f, /)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				f, ok := object.AsFloat(a[0])
				if !ok {
					return nil, object.Raise(object.TypeError, "argument must be int or float")
				}
				s := settingsOf(self)
				return m.rounded(nil, s, func(to *apd.Decimal) (apd.Condition, error) { return s.Round(to, exactFloat(f)) })
			}),
			object.NewMethod("__copy__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(self.Type(), settingsOf(self).copy()), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := settingsOf(self)
				list := func(on map[string]bool) string {
					var names []string
					for _, n := range shownNames {
						if on[n] {
							names = append(names, n)
						}
					}
					return "[" + strings.Join(names, ", ") + "]"
				}
				return object.Str(fmt.Sprintf("Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)",
					s.Precision, roundingName(s.Rounding), s.MinExponent, s.MaxExponent, s.capitals, s.clamp, list(s.flags), list(s.traps))), nil
			}),
		},
	}
	for name, method := range map[string]string{"add": "__add__", "subtract": "__sub__", "multiply": "__mul__", "divide": "__truediv__", "power": "__pow__", "quantize": "quantize",
		"remainder": "__mod__", "divide_int": "__floordiv__", "divmod": "__divmod__", "compare": "compare", "max": "max", "min": "min", "scaleb": "scaleb",
		"remainder_near": "remainder_near", "copy_sign": "copy_sign", "same_quantum": "same_quantum", "compare_total": "compare_total",
		"compare_total_mag": "compare_total_mag", "compare_signal": "compare_signal", "max_mag": "max_mag", "min_mag": "min_mag", "shift": "shift", "rotate": "rotate",
		"logical_and": "logical_and", "logical_or": "logical_or", "logical_xor": "logical_xor"} {
		sig := "(a, b, /)"
		if name == "power" {
			sig = "(a, b, modulo=None)"
		}
		spec.Methods = append(spec.Methods, object.NewMethod(name+sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if len(a) > 2 && a[2] == nil {
				a = a[:2]
			}
			return m.within(th, self, method, a)
		}))
	}
	spec.Methods = append(spec.Methods, object.NewMethod("fma(a, b, c, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		return m.within(th, self, "fma", a)
	}))
	for name, method := range map[string]string{"sqrt": "sqrt", "ln": "ln", "exp": "exp", "log10": "log10", "abs": "__abs__", "minus": "__neg__", "plus": "__pos__",
		"to_integral_value": "to_integral_value", "to_integral_exact": "to_integral_exact", "normalize": "normalize", "next_plus": "next_plus",
		"next_minus": "next_minus", "to_sci_string": "__str__", "to_eng_string": "to_eng_string", "number_class": "number_class", "logb": "logb",
		"is_nan": "is_nan", "is_zero": "is_zero", "is_finite": "is_finite", "is_infinite": "is_infinite", "is_signed": "is_signed",
		"is_qnan": "is_qnan", "is_snan": "is_snan", "is_normal": "is_normal", "is_subnormal": "is_subnormal", "is_canonical": "is_canonical",
		"copy_decimal": "canonical", "canonical": "canonical", "logical_invert": "logical_invert", "copy_abs": "copy_abs", "copy_negate": "copy_negate"} {
		spec.Methods = append(spec.Methods, object.NewMethod(name+"(a, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return m.within(th, self, method, a)
		}))
	}
	return object.NewNativeType(spec)
}

// within calls a method of a number in a context.
func (m *module) within(th *object.Thread, context object.Value, method string, a []object.Value) (object.Value, error) {
	for _, v := range a {
		if _, ok := operand(v); !ok && v != object.None {
			return nil, m.needsDecimal(v)
		}
	}
	x, ok := operand(a[0])
	if !ok {
		return nil, m.needsDecimal(a[0])
	}
	before := m.current
	m.current = context.(*object.Instance)
	defer func() { m.current = before }()
	v, err := object.CallMethod(th, object.NewInstance(m.class, x), method, a[1:]...)
	if v == object.NotImplemented {
		return nil, m.needsDecimal(a[1])
	}
	return v, err
}
