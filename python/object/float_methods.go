package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

func floatMethods() []Method {
	return []Method{
		noArgs("float.is_integer", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return MakeBool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
		}),
		noArgs("float.conjugate", floatSelf),
		noArgs("float.as_integer_ratio", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			switch {
			case math.IsNaN(f):
				return nil, Raise(ValueError, "cannot convert NaN to integer ratio")
			case math.IsInf(f, 0):
				return nil, Raise(OverflowError, "cannot convert Infinity to integer ratio")
			}
			r := new(big.Rat).SetFloat64(f)
			return NewTuple(MakeBig(new(big.Int).Set(r.Num())), MakeBig(new(big.Int).Set(r.Denom()))), nil
		}),
		noArgs("float.hex", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return Str(floatHex(f)), nil
		}),
		noArgs("float.__trunc__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return floatToInt(f)
		}),
		noArgs("float.__floor__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return floatToInt(math.Floor(f))
		}),
		noArgs("float.__ceil__", func(_ *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return floatToInt(math.Ceil(f))
		}),
		posArgs("float.__round__", 0, 1, floatRound),
		noArgs("float.__getnewargs__", func(th *Thread, self Value) (Value, error) {
			f, _ := AsFloat(self)
			return NewTuple(Float(f)), nil
		}),
		oneArg("float.__format__", func(th *Thread, self, spec Value) (Value, error) {
			s, ok := AsStr(spec)
			if !ok {
				return nil, Raise(TypeError, "__format__() argument must be str, not %s", ArgLabel(spec))
			}
			f, _ := AsFloat(self)
			r, err := formatFloat(th, f, s, "float")
			return Str(r), err
		}),
	}
}

// floatRound is round(float, ndigits): half to even on the exact binary value.
func floatRound(th *Thread, self Value, a []Value) (Value, error) {
	f, _ := AsFloat(self)
	if len(a) == 0 || a[0] == None {
		return floatToInt(math.RoundToEven(f))
	}
	nd, err := Index(th, a[0])
	if err != nil {
		return nil, err
	}
	if math.IsNaN(f) || math.IsInf(f, 0) || f == 0 || nd > 323 {
		return Float(f), nil
	}
	if nd < -308 {
		return Float(math.Copysign(0, f)), nil
	}
	if nd >= 0 {
		r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', int(nd), 64), 64)
		if err != nil {
			return Float(f), nil
		}
		return Float(r), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-nd), nil)
	exact := new(big.Rat).SetFloat64(f)
	q := new(big.Rat).Quo(exact, new(big.Rat).SetInt(unit))
	n := roundHalfEven(q)
	r, _ := new(big.Rat).SetInt(n.Mul(n, unit)).Float64()
	if math.IsInf(r, 0) {
		return nil, Raise(OverflowError, "rounded value too large to represent")
	}
	if r == 0 {
		r = math.Copysign(0, f)
	}
	return Float(r), nil
}

func roundHalfEven(q *big.Rat) *big.Int {
	two := big.NewInt(2)
	n, r := new(big.Int).DivMod(q.Num(), q.Denom(), new(big.Int))
	switch c := r.Mul(r, two).Cmp(q.Denom()); {
	case c > 0, c == 0 && n.Bit(0) == 1:
		n.Add(n, big.NewInt(1))
	}
	return n
}

func floatHex(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	sign := ""
	if math.Signbit(f) {
		sign, f = "-", -f
	}
	if f == 0 {
		return sign + "0x0.0p+0"
	}
	b := math.Float64bits(f)
	exp := int(b>>52) - 1023
	lead := "1"
	if b>>52 == 0 {
		lead, exp = "0", -1022
	}
	frac := strconv.FormatUint(b&(1<<52-1), 16)
	frac = strings.Repeat("0", 13-len(frac)) + frac
	es := strconv.Itoa(exp)
	if exp >= 0 {
		es = "+" + es
	}
	return sign + "0x" + lead + "." + frac + "p" + es
}

func floatFromHex(th *Thread, cls, arg Value) (Value, error) {
	s, ok := AsStr(arg)
	if !ok {
		return nil, Raise(TypeError, "bad argument type for built-in operation")
	}
	t := strings.ToLower(strings.TrimFunc(s, isSpace))
	f, ok := parseFloat(th, t)
	if body := strings.TrimLeft(t, "+-"); !ok || !strings.HasPrefix(body, "inf") && body != "nan" {
		neg := strings.HasPrefix(t, "-")
		if len(t)-len(body) > 1 {
			body = "x" // two signs
		}
		body = strings.TrimPrefix(body, "0x")
		if !strings.Contains(body, "p") {
			body += "p0"
		}
		v, err := strconv.ParseFloat("0x"+body, 64)
		if ne, isNum := err.(*strconv.NumError); isNum && ne.Err == strconv.ErrRange {
			return nil, Raise(OverflowError, "hexadecimal value too large to represent as a float")
		}
		if err != nil || strings.Contains(body, "_") {
			return nil, Raise(ValueError, "invalid hexadecimal floating-point string")
		}
		f = v
		if neg {
			f = -v
		}
	}
	if cls != Value(FloatType) {
		return Call(th, cls, Float(f))
	}
	return Float(f), nil
}
