package decimal

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/cockroachdb/apd/v3"

	"github.com/diptych-orm/diptych/python/object"
)

func (m *module) decimalType() *object.Type {
	sig := object.MustClinic("(value=, context=)")
	self := func(f func(d *apd.Decimal) (object.Value, error)) func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
		return func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d, _ := Of(self)
			if err := th.Spend(int64(len(d.Coeff.MathBigInt().Bits())) * 1024); err != nil {
				return nil, err
			}
			return f(d)
		}
	}
	str := self(func(d *apd.Decimal) (object.Value, error) { return object.Str(text(d)), nil })
	methods := []object.Method{
		object.NewMethod("__str__()", str),
		object.NewMethod("__repr__()", self(func(d *apd.Decimal) (object.Value, error) { return object.Str("Decimal('" + text(d) + "')"), nil })),
		object.NewMethod("__hash__()", func(th *object.Thread, o object.Value, _ []object.Value) (object.Value, error) {
			d, _ := Of(o)
			switch d.Form {
			case apd.NaNSignaling:
				return nil, object.Raise(object.TypeError, "Cannot hash a signaling NaN value")
			case apd.NaN:
				return object.Int(th.ID(o) >> 4), nil
			}
			return object.Int(hash(d)), nil
		}),
		object.NewMethod("__bool__()", self(func(d *apd.Decimal) (object.Value, error) {
			return object.MakeBool(d.Form != apd.Finite || d.Coeff.Sign() != 0), nil
		})),
		object.NewMethod("__float__()", self(func(d *apd.Decimal) (object.Value, error) {
			if d.Form == apd.NaNSignaling {
				return nil, object.Raise(object.ValueError, "cannot convert signaling NaN to float")
			}
			return object.Float(float(d)), nil
		})),
		object.NewMethod("__round__(ndigits=None, /)", m.round),
		object.NewMethod("__format__(spec, override=None, /)", m.format),
		object.NewMethod("__reduce__()", func(th *object.Thread, o object.Value, _ []object.Value) (object.Value, error) {
			s, err := object.ToStr(th, o)
			return object.NewTuple(o.Type(), object.NewTuple(object.Str(s))), err
		}),
		object.NewMethod("__copy__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("__deepcopy__(memo, /)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("as_tuple()", m.asTuple),
		object.NewMethod("as_integer_ratio()", self(func(d *apd.Decimal) (object.Value, error) {
			switch {
			case isNaN(d):
				return nil, object.Raise(object.ValueError, "cannot convert NaN to integer ratio")
			case d.Form == apd.Infinite:
				return nil, object.Raise(object.OverflowError, "cannot convert Infinity to integer ratio")
			}
			num, den := ratio(d)
			return object.NewTuple(object.MakeBig(num), object.MakeBig(den)), nil
		})),
		object.NewMethod("adjusted()", self(func(d *apd.Decimal) (object.Value, error) {
			if d.Form != apd.Finite {
				return object.Int(0), nil
			}
			return object.Int(int64(d.Exponent) + d.NumDigits() - 1), nil
		})),
		object.NewMethod("conjugate()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("canonical()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("copy_abs()", self(func(d *apd.Decimal) (object.Value, error) { return m.wrap(new(apd.Decimal).Abs(d)), nil })),
		object.NewMethod("copy_negate()", self(func(d *apd.Decimal) (object.Value, error) {
			n := new(apd.Decimal).Set(d)
			n.Negative = !d.Negative
			return m.wrap(n), nil
		})),
		m.method("quantize(exp, rounding=None, ", m.quantizeMethod),
		m.method("same_quantum(other, ", func(_ *object.Thread, _ *settings, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := Of(self)
			y, ok := operand(a[0])
			if !ok {
				return nil, m.needsDecimal(a[0])
			}
			return object.MakeBool(x.Form == y.Form && (x.Form != apd.Finite || x.Exponent == y.Exponent)), nil
		}),
		m.method("compare(other, ", func(_ *object.Thread, _ *settings, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := Of(self)
			y, ok := operand(a[0])
			if !ok {
				return nil, m.needsDecimal(a[0])
			}
			if isNaN(x) || isNaN(y) {
				return m.wrap(&apd.Decimal{Form: apd.NaN}), nil
			}
			return m.wrap(apd.New(int64(x.Cmp(y)), 0)), nil
		}),
		m.method("max(other, ", m.extreme(1)), m.method("min(other, ", m.extreme(-1)),
		object.NewMethod("__divmod__(other, /)", m.divmod(false)), object.NewMethod("__rdivmod__(other, /)", m.divmod(true)),
		m.unary("__neg__", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) {
			return plain(cx, to, new(apd.Decimal).Neg(x))
		}),
		m.unary("__pos__", plain),
		m.unary("__abs__", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) { return cx.Abs(to, x) }),
		m.unary("sqrt", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) {
			ideal := x.Exponent >> 1 // rounds down
			flags, err := cx.Sqrt(to, x)
			trim(to, ideal, flags)
			return flags, err
		}),
		m.unary("exp", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) { return cx.Exp(to, x) }),
		m.unary("ln", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) { return cx.Ln(to, x) }),
		m.unary("log10", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) {
			flags, err := cx.Log10(to, x)
			if x.Form == apd.Finite && power10(x) {
				flags &^= apd.Inexact | apd.Rounded // the logarithm of a power of ten is a whole number
			}
			trim(to, 0, flags)
			return flags, err
		}),
		m.unary("normalize", func(cx *settings, to, x *apd.Decimal) (apd.Condition, error) {
			_, flags, err := cx.Reduce(to, x)
			return flags &^ apd.Rounded, err
		}),
		m.toInteger("__int__", apd.RoundDown), m.toInteger("__trunc__", apd.RoundDown), m.toInteger("__floor__", apd.RoundFloor), m.toInteger("__ceil__", apd.RoundCeiling),
		m.comparison("__eq__", func(o int) bool { return o == 0 }, false), m.comparison("__ne__", func(o int) bool { return o != 0 }, false),
		m.comparison("__lt__", func(o int) bool { return o < 0 }, true), m.comparison("__le__", func(o int) bool { return o <= 0 }, true),
		m.comparison("__gt__", func(o int) bool { return o > 0 }, true), m.comparison("__ge__", func(o int) bool { return o >= 0 }, true),
		m.predicate("is_nan", isNaN), m.predicate("is_qnan", func(d *apd.Decimal) bool { return d.Form == apd.NaN }),
		m.predicate("is_snan", func(d *apd.Decimal) bool { return d.Form == apd.NaNSignaling }),
		m.predicate("is_infinite", func(d *apd.Decimal) bool { return d.Form == apd.Infinite }),
		m.predicate("is_finite", func(d *apd.Decimal) bool { return d.Form == apd.Finite }),
		m.predicate("is_signed", func(d *apd.Decimal) bool { return d.Negative }),
		m.predicate("is_zero", func(d *apd.Decimal) bool { return d.Form == apd.Finite && d.Coeff.Sign() == 0 }),
	}
	for _, name := range []string{"to_integral_value", "to_integral", "to_integral_exact"} {
		methods = append(methods, m.method(name+"(rounding=None, ", func(_ *object.Thread, cx *settings, self object.Value, a []object.Value) (object.Value, error) {
			d, _ := Of(self)
			r, err := roundingOf(a[0], cx)
			if err != nil {
				return nil, err
			}
			if d.Form != apd.Finite || d.Exponent >= 0 {
				return self, nil
			}
			n, err := whole(d, r)
			if err != nil {
				return nil, err
			}
			to, _ := operand(n)
			to.Negative = d.Negative
			return m.wrap(to), nil
		}))
	}
	for name, f := range map[string]func(cx *settings, to, x, y *apd.Decimal) (apd.Condition, error){
		"add": add, "sub": sub, "mul": mul, "truediv": quo, "mod": rem, "floordiv": floorQuo, "pow": pow,
	} {
		methods = append(methods, m.binary("__"+name+"__", false, f), m.binary("__r"+name+"__", true, f))
	}
	methods = append(methods, m.rareMethods()...)
	attr := func(name string, f func(self object.Value) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return f(self), nil }}
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "Decimal", Module: "decimal", CName: "decimal.Decimal", Methods: methods, NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			cx, err := m.given(a[1])
			if err != nil {
				return nil, err
			}
			if a[0] == nil {
				a[0] = object.Int(0)
			}
			d, err := m.construct(th, a[0], cx)
			return object.NewInstance(cls, d), err
		},
		ClassMethods: []object.Method{object.NewMethod("from_float(f, /)", func(_ *object.Thread, cls object.Value, a []object.Value) (object.Value, error) {
			if n, ok := object.AsBig(a[0]); ok {
				return object.NewInstance(cls.(*object.Type), fromBig(n)), nil
			}
			f, ok := object.AsFloat(a[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "argument must be int or float")
			}
			return object.NewInstance(cls.(*object.Type), exactFloat(f)), nil
		})},
		Attrs: []object.Attr{attr("real", func(self object.Value) object.Value { return self }), attr("imag", func(object.Value) object.Value { return m.wrap(new(apd.Decimal)) })},
	})
}

// power10 reports whether d is a power of ten.
func power10(d *apd.Decimal) bool {
	return strings.TrimRight(d.Coeff.String(), "0") == "1"
}

func (m *module) wrap(d *apd.Decimal) object.Value { return object.NewInstance(m.class, d) }

// plain rounds to the context and drops the sign of a zero, as +x does.
func plain(cx *settings, to, x *apd.Decimal) (apd.Condition, error) {
	flags, err := cx.Round(to, x)
	if to.Form == apd.Finite && to.Coeff.Sign() == 0 && cx.Rounding != apd.RoundFloor {
		to.Negative = false
	}
	return flags, err
}

func (m *module) needsDecimal(v object.Value) error {
	return object.Raise(object.TypeError, "conversion from %s to Decimal is not supported", v.Type().TpName())
}

func roundingOf(v object.Value, cx *settings) (apd.Rounder, error) {
	if v == nil || v == object.None {
		return cx.Rounding, nil
	}
	name, _ := object.AsStr(v)
	r, ok := roundings[name]
	if !ok {
		probe := cx.copy()
		return "", probe.set(nil, "rounding", v)
	}
	return r, nil
}

func (m *module) quantizeMethod(_ *object.Thread, cx *settings, self object.Value, a []object.Value) (object.Value, error) {
	d, _ := Of(self)
	to, ok := operand(a[0])
	if !ok {
		return nil, m.needsDecimal(a[0])
	}
	r, err := roundingOf(a[1], cx)
	if err != nil {
		return nil, err
	}
	if isNaN(d) || isNaN(to) {
		return m.wrap(&apd.Decimal{Form: apd.NaN}), nil
	}
	if d.Form != apd.Finite || to.Form != apd.Finite {
		if d.Form == to.Form {
			return self, nil
		}
		return m.wrap(&apd.Decimal{Form: apd.NaN}), m.signal(apd.InvalidOperation, cx)
	}
	return m.quantize(d, to.Exponent, r, cx)
}

func (m *module) extreme(sign int) func(*object.Thread, *settings, object.Value, []object.Value) (object.Value, error) {
	return func(_ *object.Thread, _ *settings, self object.Value, a []object.Value) (object.Value, error) {
		x, _ := Of(self)
		y, ok := operand(a[0])
		if !ok {
			return nil, m.needsDecimal(a[0])
		}
		switch {
		case isNaN(x):
			return m.wrap(y), nil
		case isNaN(y) || x.Cmp(y)*sign >= 0:
			return self, nil
		}
		return m.wrap(y), nil
	}
}

func (m *module) divmod(reflected bool) func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
	return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		if _, ok := operand(a[0]); !ok {
			return object.NotImplemented, nil
		}
		x, y := self, a[0]
		if reflected {
			x, y = y, x
		}
		q, err := object.Binary(th, object.FloorDiv, x, y)
		if err != nil {
			return nil, err
		}
		r, err := object.Binary(th, object.Mod, x, y)
		return object.NewTuple(q, r), err
	}
}

// format is __format__: like float's, but exact, and without a type the text form.
func (m *module) format(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	d, _ := Of(self)
	spec, ok := object.AsStr(a[0])
	if !ok {
		return nil, object.Raise(object.TypeError, "format arg must be str")
	}
	if spec == "" {
		return object.Str(text(d)), nil
	}
	if strings.ContainsAny(spec[1:], "_") || spec[0] == '_' && (len(spec) < 2 || !strings.ContainsRune("<>=^", rune(spec[1]))) {
		return nil, object.Raise(object.ValueError, "invalid format string") // a Decimal groups by commas alone
	}
	if d.Form != apd.Finite {
		if last := rune(spec[len(spec)-1]); unicode.IsLetter(last) && !strings.ContainsRune("eEfFgGn", last) {
			return nil, object.Raise(object.ValueError, "invalid format string")
		}
		spec = withoutZeros(spec)
	}
	s, err := object.FormatNumber(th, spec, "decimal.Decimal", func(typ rune, precision int, alt bool) (neg bool, digits, rest string, err error) {
		if err := th.Alloc(int64(max(precision, 0))); err != nil {
			return false, "", "", err
		}
		if d.Form != apd.Finite {
			percent := ""
			if typ == '%' {
				percent = "%"
			}
			return d.Negative, "", strings.TrimPrefix(text(d), "-") + percent, nil
		}
		digits, rest, err = m.digits(d, typ, precision)
		return d.Negative, digits, rest, err
	})
	if err != nil {
		if _, invalid := object.AsException(err, object.ValueError); invalid {
			return nil, object.Raise(object.ValueError, "invalid format string")
		}
		return nil, err
	}
	return object.Str(s), nil
}

// withoutZeros is a format that does not pad with zeros: Infinity and NaN are
// padded with spaces.
func withoutZeros(spec string) string {
	i := 0
	if len(spec) > 1 && strings.ContainsRune("<>=^", rune(spec[1])) || spec != "" && strings.ContainsRune("<>=^", rune(spec[0])) {
		return spec
	}
	if spec != "" && strings.ContainsRune("+- ", rune(spec[0])) {
		i = 1
	}
	if i < len(spec) && spec[i] == '0' {
		return spec[:i] + spec[i+1:]
	}
	return spec
}

// digits renders |d| for a presentation type.
func (m *module) digits(d *apd.Decimal, typ rune, precision int) (whole, rest string, err error) {
	x := new(apd.Decimal).Abs(d)
	percent := ""
	switch typ {
	case '%':
		x.Exponent += 2
		percent = "%"
	case 'f', 'F', 'e', 'E', 'g', 'G', 'n', 0:
	default:
		return "", "", object.Raise(object.ValueError, "invalid format string")
	}
	round := func(exponent int64) {
		x.Negative = d.Negative
		x, _ = scaled(x, exponent, m.cx().Rounding)
		x.Negative = false
	}
	scientific := typ == 'e' || typ == 'E'
	adjusted := int64(x.Exponent) + x.NumDigits() - 1
	switch {
	case typ == 'f' || typ == 'F' || typ == '%':
		if precision >= 0 {
			round(-int64(precision))
		} else if x.Exponent > 0 {
			round(0)
		}
	case scientific:
		if precision >= 0 && x.Coeff.Sign() != 0 {
			round(adjusted - int64(precision))
		}
	default:
		if precision == 0 {
			precision = 1
		}
		if precision > 0 && x.NumDigits() > int64(precision) {
			round(adjusted - int64(precision) + 1)
		}
		adjusted = int64(x.Exponent) + x.NumDigits() - 1
		scientific = x.Exponent > 0 || adjusted < -6
	}
	coeff := x.Coeff.String()
	if scientific {
		adjusted = int64(x.Exponent) + int64(len(coeff)) - 1
		if len(coeff) > 1 {
			rest = "." + coeff[1:]
		} else if precision > 0 && (typ == 'e' || typ == 'E') {
			rest = "." + strings.Repeat("0", precision)
		}
		e := "E"
		if typ == 'e' || typ == 'g' || typ == 'n' {
			e = "e"
		}
		sign := "+"
		if adjusted < 0 {
			sign = ""
		}
		return coeff[:1], rest + e + sign + strconv.FormatInt(adjusted, 10) + percent, nil
	}
	point := len(coeff) + int(x.Exponent)
	switch {
	case x.Exponent >= 0:
		return coeff + strings.Repeat("0", int(x.Exponent)), percent, nil
	case point <= 0:
		return "0", "." + strings.Repeat("0", -point) + coeff + percent, nil
	}
	return coeff[:point], "." + coeff[point:] + percent, nil
}
