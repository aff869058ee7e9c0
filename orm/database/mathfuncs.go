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
		err := c.addNumeric(name, func(x []float64) float64 { return f(x[0]) }, numericValue)
		if err != nil {
			return err
		}
	}
	for name, f := range map[string]func(x, y float64) float64{"pow": numeric.Pow, "power": numeric.Pow, "atan2": numeric.Atan2} {
		err := c.addNumeric(name, func(x []float64) float64 { return f(x[0], x[1]) }, numericValue, numericValue)
		if err != nil {
			return err
		}
	}
	return c.addNumeric("log", func(x []float64) float64 { return logBase(x[0], x[1]) }, numericValue, doubleValue)
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

// addNumeric adds a function whose arguments are read one by one; NULL where one of
// them is no number.
func (c *Conn) addNumeric(name string, f func([]float64) float64, read ...func(driver.Value) (float64, bool)) error {
	return c.raw.CreateFunction(driver.Function{Name: name, Args: len(read), Deterministic: true, Scalar: func(args []driver.Value) (driver.Value, error) {
		x := make([]float64, len(args))
		for i, v := range args {
			var ok bool
			if x[i], ok = read[i](v); !ok {
				return nil, nil
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

// doubleValue is sqlite3_value_double, as log() reads what it takes the logarithm of:
// of a text the number that it begins with.
func doubleValue(v driver.Value) (float64, bool) {
	s, isText := v.(string)
	if !isText {
		return numericValue(v)
	}
	s = strings.TrimLeft(s, " \t\n\v\f\r")
	for n := min(len(s), 400); n > 0; n-- {
		if x, ok := numericValue(s[:n]); ok {
			return x, true
		}
	}
	return 0, true
}
