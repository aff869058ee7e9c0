package database

import (
	"math"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/internal/numeric"
	"github.com/diptych-orm/diptych/orm/database/driver"
)

// addMath replaces SQLite's mathematical functions, which round as the C library
// they were linked with does, by ones that round correctly: so both engines give
// the digits that SQLite gives where Django and SQLAlchemy usually run.
func (c *Conn) addMath() error {
	for name, f := range map[string]func(float64) float64{
		"exp": numeric.Exp, "ln": logOf(numeric.Log), "log10": logOf(numeric.Log10), "log": logOf(numeric.Log10), "log2": logOf(numeric.Log2),
		"sin": numeric.Sin, "cos": numeric.Cos, "tan": numeric.Tan, "asin": numeric.Asin, "acos": numeric.Acos, "atan": numeric.Atan,
		"sinh": numeric.Sinh, "cosh": numeric.Cosh, "tanh": numeric.Tanh,
	} {
		err := c.addNumeric(name, 1, func(x []float64) float64 { return f(x[0]) })
		if err != nil {
			return err
		}
	}
	for name, f := range map[string]func(x, y float64) float64{"pow": numeric.Pow, "power": numeric.Pow, "atan2": numeric.Atan2, "log": logBase} {
		err := c.addNumeric(name, 2, func(x []float64) float64 { return f(x[0], x[1]) })
		if err != nil {
			return err
		}
	}
	return nil
}

// logOf is a logarithm with SQLite's NULL for what has none.
func logOf(f func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		if x <= 0 {
			return math.NaN()
		}
		return f(x)
	}
}

// logBase is log(B, X); SQLite takes bases above 1 alone.
func logBase(b, x float64) float64 {
	if b <= 1 || x <= 0 {
		return math.NaN()
	}
	return numeric.Log(x) / numeric.Log(b)
}

func (c *Conn) addNumeric(name string, n int, f func([]float64) float64) error {
	return c.raw.CreateFunction(driver.Function{Name: name, Args: n, Deterministic: true, Scalar: func(args []driver.Value) (driver.Value, error) {
		x := make([]float64, n)
		for i, v := range args {
			var ok bool
			if x[i], ok = numericValue(v); !ok && (name != "log" || i == 0) {
				return nil, nil
			}
			if s, isText := v.(string); !ok && isText { // log() reads the number that a text begins with
				x[i] = leadingNumber(s)
			}
		}
		return f(x), nil // NaN is NULL
	}})
}

// numericValue is sqlite3_value_numeric_type: numbers, and texts that are one.
func numericValue(v driver.Value) (float64, bool) {
	switch x := v.(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	case string:
		s := strings.Trim(x, " \t\n\v\f\r")
		if strings.Trim(s, "0123456789.eE+-") != "" {
			return 0, false
		}
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil || math.IsInf(f, 0)
	}
	return 0, false
}

// leadingNumber is sqlite3_value_double of a text.
func leadingNumber(s string) float64 {
	s = strings.TrimLeft(s, " \t\n\v\f\r")
	for n := min(len(s), 400); n > 0; n-- {
		if x, ok := numericValue(s[:n]); ok {
			return x
		}
	}
	return 0
}
