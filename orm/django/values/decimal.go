package values

import (
	"math/big"
	"strconv"
	"strings"
)

// Decimal is a finite decimal number Coef × 10^Exp, with the exponent that it
// was written with (3.50 is not 3.5). Special holds "NaN", "Infinity" or
// "-Infinity" where it is no number.
type Decimal struct {
	Coef    *big.Int // nil is zero; carries the sign
	Exp     int
	Neg     bool // the sign of a zero
	Special string
}

// ParseDecimal reads what Python's Decimal(str) takes.
func ParseDecimal(s string) (Decimal, bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "")
	neg := false
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		neg = body[0] == '-'
		body = body[1:]
	}
	switch strings.ToLower(body) {
	case "inf", "infinity":
		if neg {
			return Decimal{Special: "-Infinity"}, true
		}
		return Decimal{Special: "Infinity"}, true
	case "nan":
		return Decimal{Special: "NaN"}, true
	}
	mant, expText, hasExp := strings.Cut(strings.ToLower(body), "e")
	exp := 0
	if hasExp {
		n, err := strconv.Atoi(expText)
		if err != nil {
			return Decimal{}, false
		}
		exp = n
	}
	whole, frac, _ := strings.Cut(mant, ".")
	digits := whole + frac
	if digits == "" {
		return Decimal{}, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return Decimal{}, false
		}
	}
	coef, _ := new(big.Int).SetString(digits, 10)
	if neg {
		coef.Neg(coef)
	}
	return Decimal{Coef: coef, Exp: exp - len(frac), Neg: neg}, true
}

// DecimalFromInt is the integer as a Decimal.
func DecimalFromInt(i *big.Int) Decimal {
	return Decimal{Coef: new(big.Int).Set(i), Neg: i.Sign() < 0}
}

// DecimalFromFloat is the float rounded to prec significant digits, as a decimal
// context of that precision creates it.
func DecimalFromFloat(f float64, prec int) Decimal {
	exact := new(big.Float).SetFloat64(f)
	text := exact.Text('f', 1100)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if f == float64(int64(f)) && f < 1e15 && f > -1e15 {
		text = strconv.FormatInt(int64(f), 10)
	}
	d, _ := ParseDecimal(text)
	return d.RoundDigits(prec)
}

func (d Decimal) coef() *big.Int {
	if d.Coef == nil {
		return new(big.Int)
	}
	return d.Coef
}

// Digits counts the digits of the coefficient.
func (d Decimal) Digits() int {
	return len(new(big.Int).Abs(d.coef()).String())
}

// RoundDigits rounds half to even to prec significant digits.
func (d Decimal) RoundDigits(prec int) Decimal {
	if d.Special != "" || d.Digits() <= prec {
		return d
	}
	r := d.Quantize(d.Exp + d.Digits() - prec)
	if r.Digits() > prec { // 9.99 became 10.0
		r = r.Quantize(r.Exp + 1)
	}
	return r
}

// Quantize gives the number the exponent exp, rounding half to even.
func (d Decimal) Quantize(exp int) Decimal {
	if d.Special != "" {
		return d
	}
	c := new(big.Int).Set(d.coef())
	switch {
	case d.Exp > exp:
		c.Mul(c, pow10(d.Exp-exp))
	case d.Exp < exp:
		p := pow10(exp - d.Exp)
		q, r := new(big.Int).QuoRem(c, p, new(big.Int))
		twice := new(big.Int).Abs(r)
		twice.Lsh(twice, 1)
		switch cmp := twice.Cmp(p); {
		case cmp > 0, cmp == 0 && q.Bit(0) == 1:
			if c.Sign() < 0 {
				q.Sub(q, big.NewInt(1))
			} else {
				q.Add(q, big.NewInt(1))
			}
		}
		c = q
	}
	return Decimal{Coef: c, Exp: exp, Neg: d.Neg}
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// Cmp compares two finite decimals.
func (d Decimal) Cmp(o Decimal) int {
	e := min(d.Exp, o.Exp)
	return d.Quantize(e).coef().Cmp(o.Quantize(e).coef())
}

// Float is the nearest float.
func (d Decimal) Float() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// Int truncates towards zero.
func (d Decimal) Int() *big.Int {
	if d.Exp >= 0 {
		return new(big.Int).Mul(d.coef(), pow10(d.Exp))
	}
	return new(big.Int).Quo(d.coef(), pow10(-d.Exp))
}

// String is Python's str(Decimal).
func (d Decimal) String() string {
	if d.Special != "" {
		return d.Special
	}
	digits := new(big.Int).Abs(d.coef()).String()
	sign := ""
	if d.coef().Sign() < 0 || d.coef().Sign() == 0 && d.Neg {
		sign = "-"
	}
	left := d.Exp + len(digits) // position of the point
	dot := left
	if d.Exp > 0 || left <= -6 {
		dot = 1
	}
	var body string
	switch {
	case dot <= 0:
		body = "0." + strings.Repeat("0", -dot) + digits
	case dot >= len(digits):
		body = digits + strings.Repeat("0", dot-len(digits))
	default:
		body = digits[:dot] + "." + digits[dot:]
	}
	if left != dot {
		e := left - dot
		if e >= 0 {
			body += "E+" + strconv.Itoa(e)
		} else {
			body += "E" + strconv.Itoa(e)
		}
	}
	return sign + body
}

// Fixed is the number in plain notation, as format(d, "f") writes it.
func (d Decimal) Fixed() string {
	if d.Special != "" {
		return d.Special
	}
	if d.Exp > 0 {
		return d.Quantize(0).String()
	}
	digits := new(big.Int).Abs(d.coef()).String()
	if n := -d.Exp; n > 0 {
		if len(digits) <= n {
			digits = strings.Repeat("0", n-len(digits)+1) + digits
		}
		digits = digits[:len(digits)-n] + "." + digits[len(digits)-n:]
	}
	if d.coef().Sign() < 0 || d.coef().Sign() == 0 && d.Neg {
		return "-" + digits
	}
	return digits
}
