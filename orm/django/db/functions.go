package db

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"slices"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/internal/numeric"
	"github.com/diptych-orm/diptych/internal/zones"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
)

type args = []driver.Value

// register adds the functions that Django's SQL calls in SQLite.
func register(raw *database.Conn, env *meta.Env) error {
	random := rand.New(rand.NewSource(0))
	scalars := []struct {
		name string
		n    int
		f    func(a args) (driver.Value, error)
	}{
		{"django_date_extract", 2, func(a args) (driver.Value, error) { return extract(a[0], a[1], nil, nil) }},
		{"django_datetime_extract", 4, func(a args) (driver.Value, error) { return extract(a[0], a[1], a[2], a[3]) }},
		{"django_time_extract", 2, timeExtract},
		{"django_date_trunc", 4, func(a args) (driver.Value, error) { return trunc(a, "date") }},
		{"django_datetime_trunc", 4, func(a args) (driver.Value, error) { return trunc(a, "datetime") }},
		{"django_time_trunc", 4, func(a args) (driver.Value, error) { return trunc(a, "time") }},
		{"django_datetime_cast_date", 3, func(a args) (driver.Value, error) {
			d, ok := parse(a[0], a[1], a[2])
			if !ok {
				return nil, nil
			}
			return d.Date.String(), nil
		}},
		{"django_datetime_cast_time", 3, func(a args) (driver.Value, error) {
			d, ok := parse(a[0], a[1], a[2])
			if !ok {
				return nil, nil
			}
			return d.Naive().Time.String(), nil
		}},
		{"django_time_diff", 2, timeDiff},
		{"django_timestamp_diff", 2, timestampDiff},
		{"django_format_dtdelta", 3, formatDelta},
		{"regexp", 2, regexpMatch(env)},
		{"BITXOR", 2, func(a args) (driver.Value, error) {
			x, ok1 := a[0].(int64)
			y, ok2 := a[1].(int64)
			if !ok1 || !ok2 {
				return nil, nil
			}
			return x ^ y, nil
		}},
		{"COT", 1, math1(func(x float64) float64 { return 1 / numeric.Tan(x) })},
		{"LPAD", 3, func(a args) (driver.Value, error) { return pad(a, true) }},
		{"RPAD", 3, func(a args) (driver.Value, error) { return pad(a, false) }},
		{"REPEAT", 2, func(a args) (driver.Value, error) {
			if a[0] == nil || a[1] == nil {
				return nil, nil
			}
			n, ok := a[1].(int64)
			if s, isText := a[0].(string); isText && ok {
				return strings.Repeat(s, int(max(0, min(n, 1<<20)))), nil
			}
			x, ok1 := number(a[0])
			y, ok2 := number(a[1])
			if !ok1 || !ok2 {
				return nil, errRaised
			}
			if i, isInt := a[0].(int64); isInt && ok { // a number times a number, as in Python
				return i * n, nil
			}
			return x * y, nil
		}},
		{"REVERSE", 1, text1(func(s string) string {
			r := []rune(s)
			slices.Reverse(r)
			return string(r)
		})},
		{"MD5", 1, text1(func(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SHA1", 1, text1(func(s string) string { h := sha1.Sum([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SHA224", 1, text1(func(s string) string { h := sha256.Sum224([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SHA256", 1, text1(func(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SHA384", 1, text1(func(s string) string { h := sha512.Sum384([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SHA512", 1, text1(func(s string) string { h := sha512.Sum512([]byte(s)); return hex.EncodeToString(h[:]) })},
		{"SIGN", 1, func(a args) (driver.Value, error) {
			if a[0] == nil {
				return nil, nil
			}
			x, ok := number(a[0])
			switch {
			case !ok:
				return nil, errRaised
			case x > 0:
				return int64(1), nil
			case x < 0:
				return int64(-1), nil
			}
			return int64(0), nil
		}},
		{"RAND", 0, func(args) (driver.Value, error) { return random.Float64(), nil }},
	}
	for _, s := range scalars {
		f := driver.Function{Name: s.name, Args: s.n, Deterministic: s.name != "RAND", Scalar: s.f}
		if err := raw.Raw().CreateFunction(f); err != nil {
			return err
		}
	}
	for name, agg := range map[string]spread{"STDDEV_POP": {root: true}, "STDDEV_SAMP": {root: true, sample: true}, "VAR_POP": {}, "VAR_SAMP": {sample: true}} {
		make := func() driver.Aggregate { a := agg; return &a }
		if err := raw.Raw().CreateFunction(driver.Function{Name: name, Args: 1, Deterministic: true, Aggregate: make}); err != nil {
			return err
		}
	}
	return nil
}

func number(v driver.Value) (float64, bool) {
	switch x := v.(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// errRaised is what sqlite3 says where a function of Python got what it cannot use:
// a number where it reads text, or text where it computes.
var errRaised = errors.New("user-defined function raised exception")

func math1(f func(float64) float64) func(args) (driver.Value, error) {
	return func(a args) (driver.Value, error) {
		if a[0] == nil {
			return nil, nil
		}
		x, ok := number(a[0])
		if y := f(x); ok && !math.IsInf(y, 0) {
			return y, nil
		}
		return nil, errRaised
	}
}

func text1(f func(string) string) func(args) (driver.Value, error) {
	return func(a args) (driver.Value, error) {
		if a[0] == nil {
			return nil, nil
		}
		s, ok := a[0].(string)
		if !ok {
			return nil, errRaised
		}
		return f(s), nil
	}
}

func pad(a args, left bool) (driver.Value, error) {
	if a[0] == nil || a[1] == nil || a[2] == nil {
		return nil, nil
	}
	text, ok1 := a[0].(string)
	n, ok2 := a[1].(int64)
	with, ok3 := a[2].(string)
	if !ok1 || !ok2 || !ok3 {
		return nil, errRaised
	}
	s, fill := []rune(text), []rune(with)
	missing := int(min(n, 1<<20)) - len(s)
	if missing <= 0 || len(fill) == 0 {
		return string(s[:min(len(s), int(max(0, n)))]), nil
	}
	var p []rune
	for len(p) < missing {
		p = append(p, fill...)
	}
	if left {
		return string(p[:missing]) + string(s), nil
	}
	return string(s) + string(p[:missing]), nil
}

// parse reads a stored datetime or date and moves it to the wanted time zone.
func parse(v, tz, connTZ driver.Value) (values.DateTime, bool) {
	s, ok := v.(string)
	if !ok {
		return values.DateTime{}, false
	}
	d, form := values.ParseDateTime(s)
	if form != values.Matches {
		day, form := values.ParseDate(s)
		if form != values.Matches {
			return d, false
		}
		d = values.DateTime{Date: day}
	}
	name, _ := tz.(string)
	conn, _ := connTZ.(string)
	if conn == "" {
		return d, true
	}
	d.Aware = true
	if name == "" || name == conn {
		return d, true
	}
	loc, err := Location(name)
	if err != nil {
		return d, false
	}
	return d.In(loc), true
}

// Location finds a time zone by its name, or by an offset such as "+03:00". Its errors
// are those of zones.Load.
func Location(name string) (*time.Location, error) {
	if strings.HasPrefix(name, "UTC") && len(name) > 3 {
		name = name[3:]
	}
	if name != "" && (name[0] == '+' || name[0] == '-') {
		if t, form := values.ParseTime(name[1:]); form == values.Matches {
			o := t.Hour*3600 + t.Minute*60
			if name[0] == '-' {
				o = -o
			}
			return time.FixedZone(name, o), nil
		}
	}
	return zones.Load(name)
}

func extract(part, v, tz, connTZ driver.Value) (driver.Value, error) {
	d, ok := parse(v, tz, connTZ)
	if !ok {
		return nil, nil
	}
	t := d.Date.Go()
	iso := (int64(t.Weekday())+6)%7 + 1
	year, week := t.ISOWeek()
	switch part {
	case "week_day":
		return iso%7 + 1, nil
	case "iso_week_day":
		return iso, nil
	case "week":
		return int64(week), nil
	case "iso_year":
		return int64(year), nil
	case "quarter":
		return int64((d.Month + 2) / 3), nil
	case "year":
		return int64(d.Year), nil
	case "month":
		return int64(d.Month), nil
	case "day":
		return int64(d.Day), nil
	}
	return clockPart(part, d.Time)
}

func clockPart(part driver.Value, t values.Time) (driver.Value, error) {
	switch part {
	case "hour":
		return int64(t.Hour), nil
	case "minute":
		return int64(t.Minute), nil
	case "second":
		return int64(t.Second), nil
	case "microsecond":
		return int64(t.Micro), nil
	}
	return nil, fmt.Errorf("Unsupported lookup type: %s", values.Repr(part))
}

func timeExtract(a args) (driver.Value, error) {
	s, ok := a[1].(string)
	if !ok {
		return nil, nil
	}
	t, form := values.ParseTime(s)
	if form != values.Matches {
		return nil, nil
	}
	return clockPart(a[0], t)
}

func trunc(a args, what string) (driver.Value, error) {
	d, ok := parse(a[1], a[2], a[3])
	if !ok {
		s, isText := a[1].(string)
		t, form := values.ParseTime(s)
		if what != "time" || !isText || form != values.Matches {
			return nil, nil
		}
		d = values.DateTime{Time: t}
	}
	d = d.Naive()
	part, _ := a[0].(string)
	day := func(y, m, dd int) values.Date { return values.Date{Year: y, Month: m, Day: dd} }
	switch part {
	case "year":
		d.Date = day(d.Year, 1, 1)
	case "quarter":
		d.Date = day(d.Year, d.Month-(d.Month-1)%3, 1)
	case "month":
		d.Date = day(d.Year, d.Month, 1)
	case "week":
		t := d.Date.Go()
		d.Date = values.DateOf(t.AddDate(0, 0, -(int(t.Weekday())+6)%7))
	case "day":
	case "hour":
		d.Minute, d.Second = 0, 0
	case "minute":
		d.Second = 0
	case "second":
	default:
		return nil, fmt.Errorf("Unsupported lookup type: '%s'", part)
	}
	d.Micro = 0
	switch what {
	case "date":
		return d.Date.String(), nil
	case "time":
		return d.Time.String(), nil
	}
	switch part {
	case "hour", "minute", "second":
	default:
		d.Time = values.Time{}
	}
	return d.String(), nil
}

func micros(t values.Time) int64 {
	return (int64(t.Hour)*3600+int64(t.Minute)*60+int64(t.Second))*1000000 + int64(t.Micro)
}

func timeDiff(a args) (driver.Value, error) {
	var t [2]values.Time
	for i := range t {
		s, ok := a[i].(string)
		if !ok {
			return nil, nil
		}
		var form values.Form
		if t[i], form = values.ParseTime(s); form != values.Matches {
			return nil, nil
		}
	}
	return micros(t[0]) - micros(t[1]), nil
}

func timestampDiff(a args) (driver.Value, error) {
	x, ok1 := parse(a[0], nil, nil)
	y, ok2 := parse(a[1], nil, nil)
	if !ok1 || !ok2 {
		return nil, nil
	}
	return x.Go().Sub(y.Go()).Microseconds(), nil
}

// formatDelta computes with a duration on one side or both.
func formatDelta(a args) (driver.Value, error) {
	if a[1] == nil || a[2] == nil {
		return nil, nil
	}
	op, _ := a[0].(string)
	if op == "*" || op == "/" {
		x, ok1 := number(a[1])
		y, ok2 := number(a[2])
		if !ok1 || !ok2 {
			return nil, nil
		}
		if xi, ok := a[1].(int64); ok && op == "*" {
			if yi, ok := a[2].(int64); ok {
				return xi * yi, nil
			}
		}
		if op == "*" {
			return x * y, nil
		}
		return x / y, nil
	}
	side := func(v driver.Value) (d values.DateTime, us int64, isDelta, ok bool) {
		if n, isInt := v.(int64); isInt {
			return d, n, true, true
		}
		d, ok = parse(v, nil, nil)
		return d, 0, false, ok
	}
	l, ln, ld, ok1 := side(a[1])
	r, rn, rd, ok2 := side(a[2])
	if !ok1 || !ok2 {
		return nil, nil
	}
	sign := int64(1)
	if op == "-" {
		sign = -1
	}
	switch {
	case ld && rd:
		return values.Duration(ln + sign*rn).String(), nil
	case rd:
		return shifted(a[1], l, rn, sign), nil
	case ld && op == "+":
		return shifted(a[2], r, ln, 1), nil
	}
	return nil, nil
}

// shifted is a date or a datetime, read from raw, moved by microseconds. Of a
// duration Python adds only the whole days to a date.
func shifted(raw driver.Value, d values.DateTime, us, sign int64) string {
	if s, _ := raw.(string); !strings.Contains(s, " ") {
		const day = 24 * 3600 * 1_000_000
		days := us / day
		if us%day < 0 {
			days--
		}
		return values.DateOf(d.Go().AddDate(0, 0, int(sign*days))).String()
	}
	return values.DateTimeOf(d.Go().Add(time.Duration(sign*us)*time.Microsecond), false).String()
}

// regexpMatch is REGEXP, by the host language's rules. The last pattern is kept
// compiled, since a query asks for every row.
func regexpMatch(env *meta.Env) func(args) (driver.Value, error) {
	var last string
	var match func(string) (bool, error)
	return func(a args) (driver.Value, error) {
		if a[0] == nil || a[1] == nil {
			return nil, nil
		}
		if p := values.Str(a[0]); match == nil || p != last {
			m, err := env.Regexp(p)
			if err != nil {
				return nil, err
			}
			last, match = p, m
		}
		return match(values.Str(a[1]))
	}
}

// spread is the state of a variance or standard deviation.
type spread struct {
	root, sample, bad bool
	list              []float64
}

// Step implements driver.Aggregate.
func (s *spread) Step(a []driver.Value) error {
	if x, ok := number(a[0]); ok {
		s.list = append(s.list, x)
	} else {
		s.bad = true // Python's statistics know no NULL
	}
	return nil
}

// errFinalize is what becomes of an aggregate whose values it cannot compute.
var errFinalize = errors.New("user-defined aggregate's 'finalize' method raised error")

// Final implements driver.Aggregate.
func (s *spread) Final() (driver.Value, error) {
	n := float64(len(s.list))
	switch {
	case s.bad, s.sample && n == 1:
		return nil, errFinalize
	case n == 0:
		return nil, nil
	}
	// As Python's statistics do: exact sums, rounded once at the end.
	sum, squares := new(big.Rat), new(big.Rat)
	for _, x := range s.list {
		r := new(big.Rat).SetFloat64(x)
		if r == nil {
			return math.NaN(), nil // an infinity
		}
		sum.Add(sum, r)
		squares.Add(squares, r.Mul(r, r))
	}
	count := new(big.Rat).SetFloat64(n)
	spread := squares.Sub(squares, sum.Mul(sum, sum).Quo(sum, count))
	if s.sample {
		count.Sub(count, big.NewRat(1, 1))
	}
	spread.Quo(spread, count)
	if s.root && spread.Sign() > 0 {
		root, _ := new(big.Float).Sqrt(new(big.Float).SetPrec(256).SetRat(spread)).Float64()
		return root, nil
	}
	f, _ := spread.Float64()
	return f, nil
}
