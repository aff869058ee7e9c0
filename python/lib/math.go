package lib

import (
	"math"
	"math/big"

	"github.com/diptych-orm/diptych/internal/numeric"
	"github.com/diptych-orm/diptych/python/object"
)

// floatArg reads a number as float, as math's functions do.
func floatArg(th *object.Thread, v object.Value) (float64, error) {
	if f, ok := object.AsFloat(v); ok {
		if math.IsInf(f, 0) {
			if _, big := v.(*object.BigInt); big {
				return 0, object.Raise(object.OverflowError, "int too large to convert to float")
			}
		}
		return f, nil
	}
	for _, name := range []string{"__float__", "__index__"} {
		r, found, err := object.CallSpecial(th, v, name)
		if err != nil {
			return 0, err
		}
		if found {
			if f, ok := object.AsFloat(r); ok {
				return f, nil
			}
			return 0, object.Raise(object.TypeError, "%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
		}
	}
	return 0, object.Raise(object.TypeError, "must be real number, not %s", v.Type().Name)
}

var (
	errRange = "math range error"
)

// bigArg reads an integer argument.
func bigArg(th *object.Thread, v object.Value) (*big.Int, error) {
	if n, ok := object.AsBig(v); ok {
		return n, nil
	}
	r, found, err := object.CallSpecial(th, v, "__index__")
	if err != nil {
		return nil, err
	}
	if found {
		if n, ok := object.AsBig(r); ok {
			return n, nil
		}
	}
	return nil, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
}

// checked returns f(x)'s Python result: a NaN from a number is a domain error,
// an infinity from a finite one an overflow (or a pole: a domain error).
func checked(r float64, pole bool, args ...float64) (object.Value, error) {
	finite, nan := true, false
	for _, x := range args {
		finite = finite && !math.IsInf(x, 0) && !math.IsNaN(x)
		nan = nan || math.IsNaN(x)
	}
	if math.IsNaN(r) && !nan {
		return nil, object.Raise(object.ValueError, "math domain error")
	}
	if math.IsInf(r, 0) && finite {
		if pole {
			return nil, object.Raise(object.ValueError, "math domain error")
		}
		return nil, object.Raise(object.OverflowError, "%s", errRange)
	}
	return object.Float(r), nil
}

func loadMath(*object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("math")
	m.Set("pi", object.Float(math.Pi))
	m.Set("e", object.Float(math.E))
	m.Set("tau", object.Float(2*math.Pi))
	m.Set("inf", object.Float(math.Inf(1)))
	m.Set("nan", object.Float(math.NaN()))
	for _, f := range []struct {
		name string
		fn   func(float64) float64
		pole bool
	}{
		{"sqrt", math.Sqrt, false}, {"exp", numeric.Exp, false}, {"exp2", numeric.Exp2, false}, {"expm1", math.Expm1, false},
		{"log1p", math.Log1p, true}, {"sin", numeric.Sin, false}, {"cos", numeric.Cos, false}, {"tan", numeric.Tan, false},
		{"asin", numeric.Asin, false}, {"acos", numeric.Acos, false}, {"atan", numeric.Atan, false}, {"sinh", numeric.Sinh, false},
		{"cosh", numeric.Cosh, false}, {"tanh", numeric.Tanh, false}, {"asinh", math.Asinh, false}, {"acosh", math.Acosh, false},
		{"atanh", math.Atanh, true}, {"fabs", math.Abs, false}, {"cbrt", math.Cbrt, false}, {"erf", math.Erf, false},
		{"erfc", math.Erfc, false}, {"gamma", math.Gamma, false},
		{"lgamma", func(x float64) float64 { r, _ := math.Lgamma(x); return r }, true},
		{"degrees", func(x float64) float64 { return x * (180 / math.Pi) }, false},
		{"radians", func(x float64) float64 { return x * (math.Pi / 180) }, false},
	} {
		positional(m, f.name, 1, 1, func(th *object.Thread, a []V) (V, error) {
			x, err := floatArg(th, a[0])
			if err != nil {
				return nil, err
			}
			return checked(f.fn(x), f.pole, x)
		})
	}
	two := func(name string, fn func(x, y float64) float64) {
		positional(m, name, 2, 2, func(th *object.Thread, a []V) (V, error) {
			x, err := floatArg(th, a[0])
			if err != nil {
				return nil, err
			}
			y, err := floatArg(th, a[1])
			if err != nil {
				return nil, err
			}
			return checked(fn(x, y), name == "pow" && x == 0, x, y)
		})
	}
	two("pow", numeric.Pow)
	two("atan2", numeric.Atan2)
	two("fmod", math.Mod)
	two("copysign", math.Copysign)
	two("remainder", math.Remainder)
	two("nextafter", math.Nextafter)
	test := func(name string, fn func(float64) bool) {
		positional(m, name, 1, 1, func(th *object.Thread, a []V) (V, error) {
			x, err := floatArg(th, a[0])
			return object.MakeBool(fn(x)), err
		})
	}
	test("isnan", math.IsNaN)
	test("isinf", func(x float64) bool { return math.IsInf(x, 0) })
	test("isfinite", func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) })
	rounding(m)
	logarithms(m)
	integers(m)
	sums(m)
	return m, nil
}

// rounding adds floor, ceil, trunc and their like.
func rounding(m *object.Module) {
	type V = object.Value
	for _, f := range []struct {
		name, dunder string
		fn           func(float64) float64
	}{{"floor", "__floor__", math.Floor}, {"ceil", "__ceil__", math.Ceil}, {"trunc", "__trunc__", math.Trunc}} {
		positional(m, f.name, 1, 1, func(th *object.Thread, a []V) (V, error) {
			if _, isFloat := a[0].(object.Float); !isFloat {
				r, found, err := object.CallSpecial(th, a[0], f.dunder)
				if err != nil || found {
					return r, err
				}
				if f.name == "trunc" {
					return nil, object.Raise(object.TypeError, "type %s doesn't define __trunc__ method", a[0].Type().Name)
				}
			}
			x, err := floatArg(th, a[0])
			if err != nil {
				return nil, err
			}
			return floatToInt(f.fn(x))
		})
	}
	positional(m, "modf", 1, 1, func(th *object.Thread, a []V) (V, error) {
		x, err := floatArg(th, a[0])
		if err != nil {
			return nil, err
		}
		if math.IsInf(x, 0) {
			return object.NewTuple(object.Float(math.Copysign(0, x)), object.Float(x)), nil
		}
		whole, frac := math.Modf(x)
		return object.NewTuple(object.Float(math.Copysign(frac, x)), object.Float(whole)), nil
	})
	positional(m, "frexp", 1, 1, func(th *object.Thread, a []V) (V, error) {
		x, err := floatArg(th, a[0])
		frac, exp := math.Frexp(x)
		return object.NewTuple(object.Float(frac), object.MakeInt(int64(exp))), err
	})
	positional(m, "ldexp", 2, 2, func(th *object.Thread, a []V) (V, error) {
		x, err := floatArg(th, a[0])
		if err != nil {
			return nil, err
		}
		if _, ok := object.AsBig(a[1]); !ok {
			return nil, object.Raise(object.TypeError, "Expected an int as second argument to ldexp.")
		}
		n, err := object.Index(th, a[1])
		if err != nil {
			return nil, err
		}
		return checked(math.Ldexp(x, int(max(min(n, 1<<20), -1<<20))), false, x)
	})
	positional(m, "ulp", 1, 1, func(th *object.Thread, a []V) (V, error) {
		x, err := floatArg(th, a[0])
		x = math.Abs(x)
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return object.Float(x), err
		}
		return object.Float(math.Nextafter(x, math.Inf(1)) - x), err
	})
	function(m, "isclose(a, b, *, rel_tol=, abs_tol=)", func(th *object.Thread, a []V) (V, error) {
		vals := []float64{0, 0, 1e-9, 0}
		for i, v := range a {
			if v == nil {
				continue
			}
			f, err := floatArg(th, v)
			if err != nil {
				return nil, err
			}
			vals[i] = f
		}
		x, y, rel, abs := vals[0], vals[1], vals[2], vals[3]
		if rel < 0 || abs < 0 {
			return nil, object.Raise(object.ValueError, "tolerances must be non-negative")
		}
		if x == y {
			return object.True, nil
		}
		if math.IsInf(x, 0) || math.IsInf(y, 0) {
			return object.False, nil
		}
		diff := math.Abs(y - x)
		return object.MakeBool(diff <= math.Abs(rel*y) || diff <= math.Abs(rel*x) || diff <= abs), nil
	})
}

func floatToInt(f float64) (object.Value, error) {
	switch {
	case math.IsNaN(f):
		return nil, object.Raise(object.ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, object.Raise(object.OverflowError, "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<62:
		return object.MakeInt(int64(f)), nil
	}
	n, _ := big.NewFloat(f).Int(nil)
	return object.MakeBig(n), nil
}

// logOf returns fn, a logarithm, of a positive number; ints may be huge.
func logOf(th *object.Thread, v object.Value, fn func(float64) float64) (float64, error) {
	if n, ok := v.(*object.BigInt); ok {
		if n.V.Sign() <= 0 {
			return 0, object.Raise(object.ValueError, "math domain error")
		}
		whole := new(big.Float).SetInt(n.V)
		if f, _ := whole.Float64(); !math.IsInf(f, 0) {
			return fn(f), nil
		}
		mant := new(big.Float)
		exp := whole.MantExp(mant)
		f, _ := mant.Float64()
		return fn(f) + fn(2)*float64(exp), nil
	}
	x, err := floatArg(th, v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, object.Raise(object.ValueError, "math domain error")
	}
	return fn(x), nil
}

func logarithms(m *object.Module) {
	type V = object.Value
	positional(m, "log", 1, 2, func(th *object.Thread, a []V) (V, error) {
		x, err := logOf(th, a[0], numeric.Log)
		if err != nil {
			return nil, err
		}
		if len(a) == 1 {
			return object.Float(x), nil
		}
		base, err := logOf(th, a[1], numeric.Log)
		if err != nil {
			return nil, err
		}
		if base == 0 {
			return nil, object.Raise(object.ZeroDivisionError, "float division by zero")
		}
		return object.Float(x / base), nil
	})
	special := func(name string, fn func(float64) float64) {
		positional(m, name, 1, 1, func(th *object.Thread, a []V) (V, error) {
			x, err := logOf(th, a[0], fn)
			return object.Float(x), err
		})
	}
	special("log2", numeric.Log2)
	special("log10", numeric.Log10)
}

// integers adds the functions of ints.
func integers(m *object.Module) {
	type V = object.Value
	positional(m, "gcd", 0, -1, func(th *object.Thread, a []V) (V, error) {
		r := new(big.Int)
		for _, v := range a {
			n, err := bigArg(th, v)
			if err != nil {
				return nil, err
			}
			if r, err = object.GCDBig(th, r, n); err != nil {
				return nil, err
			}
		}
		return object.MakeBig(r), nil
	})
	positional(m, "lcm", 0, -1, func(th *object.Thread, a []V) (V, error) {
		r := big.NewInt(1)
		for _, v := range a {
			n, err := bigArg(th, v)
			if err != nil {
				return nil, err
			}
			if n.Sign() == 0 {
				return object.MakeInt(0), nil
			}
			g, err := object.GCDBig(th, r, n)
			if err != nil {
				return nil, err
			}
			part, _, err := object.DivBig(th, new(big.Int).Abs(n), g)
			if err != nil {
				return nil, err
			}
			if r, err = object.MulBig(th, r, part); err != nil {
				return nil, err
			}
			if err := th.Alloc(int64(len(r.Bits())) * 8); err != nil {
				return nil, err
			}
		}
		return object.MakeBig(r), nil
	})
	positional(m, "factorial", 1, 1, func(th *object.Thread, a []V) (V, error) {
		if _, isFloat := a[0].(object.Float); isFloat {
			return nil, object.Raise(object.TypeError, "'float' object cannot be interpreted as an integer")
		}
		n, err := bigArg(th, a[0])
		if err != nil {
			return nil, err
		}
		if n.Sign() < 0 {
			return nil, object.Raise(object.ValueError, "factorial() not defined for negative values")
		}
		if !n.IsInt64() {
			return nil, object.Raise(object.OverflowError, "factorial() argument should not exceed %d", int64(math.MaxInt64))
		}
		r, err := object.Product(th, 1, n.Int64())
		if err != nil {
			return nil, err
		}
		return object.MakeBig(r), nil
	})
	positional(m, "isqrt", 1, 1, func(th *object.Thread, a []V) (V, error) {
		n, err := bigArg(th, a[0])
		if err != nil {
			return nil, err
		}
		if n.Sign() < 0 {
			return nil, object.Raise(object.ValueError, "isqrt() argument must be nonnegative")
		}
		root, err := object.SqrtBig(th, n)
		if err != nil {
			return nil, err
		}
		return object.MakeBig(root), nil
	})
	choose := func(name string, perm bool) {
		positional(m, name, 1, 2, func(th *object.Thread, a []V) (V, error) {
			n, err := bigArg(th, a[0])
			if err != nil {
				return nil, err
			}
			k := n
			if len(a) > 1 && a[1] != object.None {
				if k, err = bigArg(th, a[1]); err != nil {
					return nil, err
				}
			} else if !perm {
				return nil, object.CheckCount(name, len(a), 2, 2)
			}
			if n.Sign() < 0 {
				return nil, object.Raise(object.ValueError, "n must be a non-negative integer")
			}
			if k.Sign() < 0 {
				return nil, object.Raise(object.ValueError, "k must be a non-negative integer")
			}
			if k.Cmp(n) > 0 {
				return object.MakeInt(0), nil
			}
			if !perm {
				if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
					k = rest
				}
			}
			if !k.IsInt64() || k.Int64() > 1<<20 {
				return nil, object.Raise(object.OverflowError, "k must not exceed %d", 1<<20)
			}
			r := big.NewInt(1)
			for i := int64(0); i < k.Int64(); i++ {
				r.Mul(r, new(big.Int).Sub(n, big.NewInt(i)))
				if !perm {
					r.Div(r, big.NewInt(i+1))
				}
				if err := th.Alloc(int64(len(r.Bits())) * 8); err != nil {
					return nil, err
				}
			}
			return object.MakeBig(r), nil
		})
	}
	choose("comb", false)
	choose("perm", true)
}

// sums adds fsum, prod, hypot and dist.
func sums(m *object.Module) {
	type V = object.Value
	positional(m, "fsum", 1, 1, func(th *object.Thread, a []V) (V, error) {
		sum := new(big.Float).SetPrec(2200)
		special := 0.0
		err := object.Iterate(th, a[0], func(v V) error {
			x, err := floatArg(th, v)
			if err != nil {
				return err
			}
			if math.IsNaN(x) || math.IsInf(x, 0) {
				special += x
				return nil
			}
			sum.Add(sum, new(big.Float).SetFloat64(x))
			return nil
		})
		if err != nil {
			return nil, err
		}
		if special != 0 {
			return object.Float(special), nil
		}
		f, _ := sum.Float64()
		if math.IsInf(f, 0) {
			return nil, object.Raise(object.OverflowError, "intermediate overflow in fsum")
		}
		return object.Float(f), nil
	})
	function(m, "prod(iterable, /, *, start=)", func(th *object.Thread, a []V) (V, error) {
		r := a[1]
		if r == nil {
			r = object.MakeInt(1)
		}
		err := object.Iterate(th, a[0], func(v V) (err error) {
			r, err = object.Binary(th, object.Mult, r, v)
			return err
		})
		return r, err
	})
	length := func(th *object.Thread, vals []V) (float64, error) {
		sum := new(big.Float).SetPrec(2200)
		inf := false
		for _, v := range vals {
			x, err := floatArg(th, v)
			if err != nil {
				return 0, err
			}
			if math.IsNaN(x) {
				return x, nil
			}
			inf = inf || math.IsInf(x, 0)
			if !inf {
				f := new(big.Float).SetPrec(200).SetFloat64(x)
				sum.Add(sum, f.Mul(f, f))
			}
		}
		if inf {
			return math.Inf(1), nil
		}
		f, _ := sum.Sqrt(sum).Float64()
		return f, nil
	}
	positional(m, "hypot", 0, -1, func(th *object.Thread, a []V) (V, error) {
		f, err := length(th, a)
		return object.Float(f), err
	})
	positional(m, "dist", 2, 2, func(th *object.Thread, a []V) (V, error) {
		p, err := object.ToSlice(th, a[0])
		if err != nil {
			return nil, err
		}
		q, err := object.ToSlice(th, a[1])
		if err != nil {
			return nil, err
		}
		if len(p) != len(q) {
			return nil, object.Raise(object.ValueError, "both points must have the same number of dimensions")
		}
		diffs := make([]V, len(p))
		for i := range p {
			if diffs[i], err = object.Binary(th, object.Sub, p[i], q[i]); err != nil {
				return nil, err
			}
		}
		f, err := length(th, diffs)
		return object.Float(f), err
	})
}
