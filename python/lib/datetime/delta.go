package datetime

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// roundedMicros converts seconds (int or float) to microseconds, half to even.
func roundedMicros(v object.Value) (int64, error) {
	if n, ok := object.AsInt(v); ok {
		if n > math.MaxInt64/1000000 || n < math.MinInt64/1000000 {
			return 0, object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return n * 1000000, nil
	}
	f, ok := object.AsFloat(v)
	if !ok {
		return 0, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().TpName())
	}
	if math.IsNaN(f) {
		return 0, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
	}
	whole, frac := math.Modf(f)
	if math.Abs(whole) > math.MaxInt64/1000001 {
		return 0, object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return int64(whole)*1000000 + int64(math.RoundToEven(frac*1e6)), nil
}

// deltaUnits are the parameters of timedelta, in microseconds, in the order of its
// signature.
var deltaUnits = []struct {
	name string
	us   int64
}{{"days", dayUS}, {"seconds", 1000000}, {"microseconds", 1}, {"milliseconds", 1000}, {"minutes", 60000000}, {"hours", 3600000000}, {"weeks", 7 * dayUS}}

// deltaOf makes a timedelta from the arguments of its class.
func deltaOf(th *object.Thread, args object.Args) (Delta, error) {
	if len(args.Pos) > len(deltaUnits) {
		return Delta{}, object.Raise(object.TypeError, "__new__() takes at most 7 arguments (%d given)", len(args.Pos))
	}
	vals := make([]object.Value, len(deltaUnits))
	copy(vals, args.Pos)
next:
	for _, k := range args.Kw {
		for i, u := range deltaUnits {
			if u.name == k.Name {
				if vals[i] != nil {
					return Delta{}, object.Raise(object.TypeError, "argument for __new__() given by name ('%s') and position (%d)", k.Name, i+1)
				}
				vals[i] = k.Value
				continue next
			}
		}
		return Delta{}, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for __new__()", k.Name)
	}
	sum := new(big.Int)
	left := 0.0
	// Microseconds first, as CPython adds them up.
	for _, i := range []int{2, 3, 1, 4, 5, 0, 6} {
		v, u := vals[i], deltaUnits[i]
		if v == nil {
			continue
		}
		if n, ok := object.AsBig(v); ok {
			sum.Add(sum, new(big.Int).Mul(n, big.NewInt(u.us)))
			continue
		}
		f, ok := object.AsFloat(v)
		if !ok {
			return Delta{}, object.Raise(object.TypeError, "unsupported type for timedelta %s component: %s", u.name, v.Type().TpName())
		}
		if err := addFloat(sum, &left, f, u.us); err != nil {
			return Delta{}, err
		}
	}
	if left != 0 {
		whole := math.Round(left)
		if math.Abs(whole-left) == 0.5 {
			odd := float64(sum.Bit(0))
			whole = 2*math.Round((left+odd)*0.5) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	return deltaFromBig(sum)
}

func addFloat(sum *big.Int, left *float64, f float64, unit int64) error {
	if math.IsNaN(f) {
		return object.Raise(object.ValueError, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return object.Raise(object.OverflowError, "cannot convert float infinity to integer")
	}
	whole, frac := math.Modf(f)
	n, _ := big.NewFloat(whole).Int(nil)
	sum.Add(sum, n.Mul(n, big.NewInt(unit)))
	if frac != 0 {
		more, rest := math.Modf(float64(unit) * frac)
		sum.Add(sum, big.NewInt(int64(more)))
		*left += rest
	}
	return nil
}

// Repr returns repr(d).
func (d Delta) Repr() string {
	var parts []string
	if d.Days != 0 {
		parts = append(parts, fmt.Sprintf("days=%d", d.Days))
	}
	if d.Seconds != 0 {
		parts = append(parts, fmt.Sprintf("seconds=%d", d.Seconds))
	}
	if d.Micros != 0 {
		parts = append(parts, fmt.Sprintf("microseconds=%d", d.Micros))
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	return "datetime.timedelta(" + strings.Join(parts, ", ") + ")"
}

// String returns str(d): "1 day, 2:03:04.000005".
func (d Delta) String() string {
	var sb strings.Builder
	if d.Days != 0 {
		plural := "s"
		if d.Days == 1 || d.Days == -1 {
			plural = ""
		}
		fmt.Fprintf(&sb, "%d day%s, ", d.Days, plural)
	}
	fmt.Fprintf(&sb, "%d:%02d:%02d", d.Seconds/3600, d.Seconds/60%60, d.Seconds%60)
	if d.Micros != 0 {
		fmt.Fprintf(&sb, ".%06d", d.Micros)
	}
	return sb.String()
}

func (d Delta) hash(th *object.Thread) (int64, error) {
	return object.Hash(th, object.NewTuple(object.MakeInt(d.Days), object.MakeInt(d.Seconds), object.MakeInt(d.Micros)))
}

// roundHalfEven returns the integer nearest to r.
func roundHalfEven(r *big.Rat) *big.Int {
	q, rem := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	twice := rem.Lsh(rem, 1)
	switch c := twice.Cmp(r.Denom()); {
	case c > 0, c == 0 && q.Bit(0) == 1:
		q.Add(q, big.NewInt(1))
	}
	return q
}

func (c *classes) deltaSpec() object.ClassSpec {
	state := func(v object.Value) Delta { d, _ := AsDelta(v); return d }
	attr := func(name string, get func(Delta) int64) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.MakeInt(get(state(self))), nil
		}}
	}
	method := object.NewMethod
	result := func(th *object.Thread, d Delta, err error) (object.Value, error) {
		if err != nil {
			return nil, err
		}
		return MakeDelta(th, d), nil
	}
	binary := func(name string, f func(th *object.Thread, a, b Delta) (object.Value, error)) object.Method {
		return method(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			o, ok := AsDelta(a[0])
			if !ok {
				return object.NotImplemented, nil
			}
			return f(th, state(self), o)
		})
	}
	compare := func(name string, test func(int) bool) object.Method {
		return binary(name, func(th *object.Thread, a, b Delta) (object.Value, error) {
			return object.MakeBool(test(a.Cmp(b))), nil
		})
	}
	sub := func(th *object.Thread, a, b Delta) (object.Value, error) {
		d, err := NewDelta(a.Days-b.Days, a.Seconds-b.Seconds, a.Micros-b.Micros)
		return result(th, d, err)
	}
	mul := func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		us := state(self).Big()
		if n, ok := object.AsBig(a[0]); ok {
			d, err := deltaFromBig(us.Mul(us, n))
			return result(th, d, err)
		}
		if f, ok := a[0].(object.Float); ok {
			r := new(big.Rat).SetFloat64(float64(f))
			if r == nil {
				return nil, object.Raise(object.OverflowError, "cannot convert float infinity to integer ratio")
			}
			d, err := deltaFromBig(roundHalfEven(r.Mul(r, new(big.Rat).SetInt(us))))
			return result(th, d, err)
		}
		return object.NotImplemented, nil
	}
	return object.ClassSpec{
		Name: "timedelta", Module: "datetime", CName: "datetime.timedelta", NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			d, err := deltaOf(th, args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, d), nil
		},
		Attrs: []object.Attr{
			attr("days", func(d Delta) int64 { return d.Days }),
			attr("seconds", func(d Delta) int64 { return d.Seconds }),
			attr("microseconds", func(d Delta) int64 { return d.Micros }),
		},
		Methods: []object.Method{
			reduces("__reduce__()", reduceDelta),
			method("total_seconds()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.Float(state(self).Seconds64()), nil
			}),
			method("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.Str(typeRepr(self, state(self).Repr())), nil
			}),
			method("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.Str(state(self).String()), nil
			}),
			method("__hash__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				h, err := state(self).hash(th)
				return object.Int(h), err
			}),
			method("__bool__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.MakeBool(!state(self).IsZero()), nil
			}),
			method("__neg__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, err := state(self).Neg()
				return result(th, d, err)
			}),
			method("__pos__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return MakeDelta(th, state(self)), nil
			}),
			method("__abs__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d := state(self)
				if d.Days >= 0 {
					return MakeDelta(th, d), nil
				}
				n, err := d.Neg()
				return result(th, n, err)
			}),
			compare("__eq__", func(c int) bool { return c == 0 }), compare("__lt__", func(c int) bool { return c < 0 }),
			compare("__le__", func(c int) bool { return c <= 0 }), compare("__gt__", func(c int) bool { return c > 0 }),
			compare("__ge__", func(c int) bool { return c >= 0 }), compare("__ne__", func(c int) bool { return c != 0 }),
			binary("__add__", func(th *object.Thread, a, b Delta) (object.Value, error) {
				d, err := a.Add(b)
				return result(th, d, err)
			}),
			binary("__radd__", func(th *object.Thread, a, b Delta) (object.Value, error) {
				d, err := a.Add(b)
				return result(th, d, err)
			}),
			binary("__sub__", sub),
			binary("__rsub__", func(th *object.Thread, a, b Delta) (object.Value, error) { return sub(th, b, a) }),
			method("__mul__(other)", mul), method("__rmul__(other)", mul),
			method("__truediv__(other)", deltaTrueDiv), method("__floordiv__(other)", deltaFloorDiv),
			binary("__mod__", func(th *object.Thread, a, b Delta) (object.Value, error) {
				if b.IsZero() {
					return nil, object.Raise(object.ZeroDivisionError, "integer modulo by zero")
				}
				_, m, err := divmod(a, b)
				return result(th, m, err)
			}),
			binary("__divmod__", func(th *object.Thread, a, b Delta) (object.Value, error) {
				q, m, err := divmod(a, b)
				if err != nil {
					return nil, err
				}
				return object.NewTuple(object.MakeBig(q), MakeDelta(th, m)), nil
			}),
		},
	}
}

func divmod(a, b Delta) (*big.Int, Delta, error) {
	if b.IsZero() {
		return nil, Delta{}, object.Raise(object.ZeroDivisionError, "integer division or modulo by zero")
	}
	q, m := floorDivMod(a.Big(), b.Big())
	d, err := deltaFromBig(m)
	return q, d, err
}

// floorDivMod is Python's divmod for ints.
func floorDivMod(a, b *big.Int) (*big.Int, *big.Int) {
	q, m := new(big.Int).QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
	return q, m
}

func deltaTrueDiv(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	d, _ := AsDelta(self)
	if o, ok := AsDelta(a[0]); ok {
		if o.IsZero() {
			return nil, object.Raise(object.ZeroDivisionError, "division by zero")
		}
		f, _ := new(big.Rat).SetFrac(d.Big(), o.Big()).Float64()
		if f == 0 && o.Big().Sign() < 0 {
			f = math.Copysign(f, -1)
		}
		return object.Float(f), nil
	}
	var by *big.Rat
	if n, ok := object.AsBig(a[0]); ok {
		by = new(big.Rat).SetInt(n)
	} else if f, ok := a[0].(object.Float); ok {
		if by = new(big.Rat).SetFloat64(float64(f)); by == nil {
			return nil, object.Raise(object.OverflowError, "cannot convert float infinity to integer ratio")
		}
	} else {
		return object.NotImplemented, nil
	}
	if by.Sign() == 0 {
		if _, isFloat := a[0].(object.Float); isFloat {
			return nil, object.Raise(object.ZeroDivisionError, "division by zero")
		}
		return nil, object.Raise(object.ZeroDivisionError, "integer division or modulo by zero")
	}
	r := new(big.Rat).SetInt(d.Big())
	res, err := deltaFromBig(roundHalfEven(r.Quo(r, by)))
	if err != nil {
		return nil, err
	}
	return MakeDelta(th, res), nil
}

func deltaFloorDiv(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	d, _ := AsDelta(self)
	if o, ok := AsDelta(a[0]); ok {
		q, _, err := divmod(d, o)
		if err != nil {
			return nil, err
		}
		return object.MakeBig(q), nil
	}
	n, ok := object.AsBig(a[0])
	if !ok {
		return object.NotImplemented, nil
	}
	if n.Sign() == 0 {
		return nil, object.Raise(object.ZeroDivisionError, "integer division or modulo by zero")
	}
	q, _ := floorDivMod(d.Big(), n)
	res, err := deltaFromBig(q)
	if err != nil {
		return nil, err
	}
	return MakeDelta(th, res), nil
}

// typeRepr gives the repr of a built-in class's value the name of v's own class.
func typeRepr(v object.Value, repr string) string {
	t := v.Type()
	if t.Module == "datetime" {
		return repr
	}
	i := strings.IndexByte(repr, '(')
	return t.Name + repr[i:]
}
