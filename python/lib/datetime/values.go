// Package datetime is Python's module datetime: date, time, datetime,
// timedelta, tzinfo and timezone, with CPython 3.11's arithmetic, text forms and
// messages. Local time is UTC: a run has no time zone of its own.
//
// The values are plain Go structs ([Date], [Time], [DateTime], [Delta]) kept in
// the Native field of instances, so that bindings read and make them without
// going through Python attributes.
package datetime

import (
	"math"
	"math/big"

	"github.com/diptych-orm/diptych/python/object"
)

const (
	minYear = 1
	maxYear = 9999
	maxDays = 999999999
	dayUS   = 86400 * 1000000
)

// Date is a day of the proleptic Gregorian calendar.
type Date struct{ Year, Month, Day int }

// Time is a time of day. Zone is None or an instance of tzinfo.
type Time struct {
	Hour, Minute, Second, Micro int
	Fold                        int
	Zone                        object.Value
}

// DateTime is a date with a time of day.
type DateTime struct {
	Date
	Time
}

// Delta is a duration, normalised as Python does: 0 <= Seconds < 86400 and
// 0 <= Micros < 1000000; only Days may be negative.
type Delta struct{ Days, Seconds, Micros int64 }

var daysBefore = [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// IsLeap reports whether year has 366 days.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// DaysIn returns the number of days of a month.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if IsLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// YearDay returns the day of the year, from 1.
func (d Date) YearDay() int {
	n := daysBefore[d.Month] + d.Day
	if d.Month > 2 && IsLeap(d.Year) {
		n++
	}
	return n
}

// Ordinal returns the number of days since the day before 0001-01-01.
func (d Date) Ordinal() int64 {
	y := int64(d.Year - 1)
	return y*365 + y/4 - y/100 + y/400 + int64(d.YearDay())
}

// FromOrdinal is the inverse of Ordinal; n must be a valid one.
func FromOrdinal(n int64) Date {
	n--
	n400 := n / 146097
	n %= 146097
	n100 := n / 36524
	n %= 36524
	n4 := n / 1461
	n %= 1461
	n1 := n / 365
	n %= 365
	year := int(n400*400 + n100*100 + n4*4 + n1 + 1)
	if n1 == 4 || n100 == 4 {
		return Date{year - 1, 12, 31}
	}
	month := 1
	for month < 12 {
		if k := DaysIn(year, month); n >= int64(k) {
			n -= int64(k)
			month++
			continue
		}
		break
	}
	return Date{year, month, int(n) + 1}
}

const maxOrdinal = 3652059

// Weekday returns the day of the week: Monday is 0.
func (d Date) Weekday() int { return int((d.Ordinal() + 6) % 7) }

// ISO returns the ISO 8601 year, week and weekday.
func (d Date) ISO() (year, week, day int) {
	year = d.Year
	monday := isoMonday(year)
	today := d.Ordinal()
	w := floorDiv(today-monday, 7)
	if w < 0 {
		year--
		monday = isoMonday(year)
		w = floorDiv(today-monday, 7)
	} else if w >= 52 && today >= isoMonday(year+1) {
		year++
		w = 0
	}
	return year, int(w) + 1, d.Weekday() + 1
}

// isoMonday returns the ordinal of the Monday that begins an ISO year.
func isoMonday(year int) int64 {
	first := Date{year, 1, 1}.Ordinal()
	weekday := (first + 6) % 7
	monday := first - weekday
	if weekday > 3 {
		monday += 7
	}
	return monday
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func checkDate(y, m, d int64) error {
	switch {
	case y < minYear || y > maxYear:
		return object.Raise(object.ValueError, "year %d is out of range", y)
	case m < 1 || m > 12:
		return object.Raise(object.ValueError, "month must be in 1..12")
	case d < 1 || d > int64(DaysIn(int(y), int(m))):
		return object.Raise(object.ValueError, "day is out of range for month")
	}
	return nil
}

func checkTime(h, m, s, us, fold int64) error {
	switch {
	case h < 0 || h > 23:
		return object.Raise(object.ValueError, "hour must be in 0..23")
	case m < 0 || m > 59:
		return object.Raise(object.ValueError, "minute must be in 0..59")
	case s < 0 || s > 59:
		return object.Raise(object.ValueError, "second must be in 0..59")
	case us < 0 || us > 999999:
		return object.Raise(object.ValueError, "microsecond must be in 0..999999")
	case fold != 0 && fold != 1:
		return object.Raise(object.ValueError, "fold must be either 0 or 1")
	}
	return nil
}

// Micros returns the microseconds since midnight.
func (t Time) Micros() int64 {
	return (int64(t.Hour)*3600+int64(t.Minute)*60+int64(t.Second))*1000000 + int64(t.Micro)
}

func timeFromMicros(us int64, zone object.Value) Time {
	t := Time{Zone: zone, Micro: int(us % 1000000)}
	s := us / 1000000
	t.Hour, t.Minute, t.Second = int(s/3600), int(s/60%60), int(s%60)
	return t
}

// NewDelta normalises a duration; it is an OverflowError beyond 999999999 days.
func NewDelta(days, seconds, micros int64) (Delta, error) {
	s := floorDiv(micros, 1000000)
	micros -= s * 1000000
	seconds += s
	d := floorDiv(seconds, 86400)
	seconds -= d * 86400
	days += d
	if days > math.MaxInt32 || days < math.MinInt32 {
		return Delta{}, object.Raise(object.OverflowError, "Python int too large to convert to C int")
	}
	if days > maxDays || days < -maxDays {
		return Delta{}, object.Raise(object.OverflowError, "days=%d; must have magnitude <= %d", days, maxDays)
	}
	return Delta{days, seconds, micros}, nil
}

// Big returns the duration in microseconds.
func (d Delta) Big() *big.Int {
	n := big.NewInt(d.Days)
	n.Mul(n, big.NewInt(86400))
	n.Add(n, big.NewInt(d.Seconds))
	n.Mul(n, big.NewInt(1000000))
	return n.Add(n, big.NewInt(d.Micros))
}

func deltaFromBig(us *big.Int) (Delta, error) {
	day := big.NewInt(dayUS)
	days, rest := new(big.Int).DivMod(us, day, new(big.Int))
	if !days.IsInt64() {
		return Delta{}, object.Raise(object.OverflowError, "Python int too large to convert to C int")
	}
	return NewDelta(days.Int64(), 0, rest.Int64())
}

// IsZero reports whether the duration is zero.
func (d Delta) IsZero() bool { return d == Delta{} }

// Cmp compares two durations.
func (d Delta) Cmp(e Delta) int {
	for _, p := range [...][2]int64{{d.Days, e.Days}, {d.Seconds, e.Seconds}, {d.Micros, e.Micros}} {
		if p[0] < p[1] {
			return -1
		}
		if p[0] > p[1] {
			return 1
		}
	}
	return 0
}

// Add returns d + e.
func (d Delta) Add(e Delta) (Delta, error) {
	return NewDelta(d.Days+e.Days, d.Seconds+e.Seconds, d.Micros+e.Micros)
}

// Neg returns -d.
func (d Delta) Neg() (Delta, error) { return NewDelta(-d.Days, -d.Seconds, -d.Micros) }

// Seconds64 returns total_seconds().
func (d Delta) Seconds64() float64 {
	us, _ := new(big.Rat).SetFrac(d.Big(), big.NewInt(1000000)).Float64()
	return us
}

// AddDelta returns the date and time d later; it is an OverflowError outside of
// the years 1 to 9999.
func (dt DateTime) AddDelta(d Delta) (DateTime, error) {
	us := dt.Time.Micros() + d.Seconds*1000000 + d.Micros
	days := dt.Ordinal() + d.Days
	if us >= dayUS {
		us -= dayUS
		days++
	}
	if days < 1 || days > maxOrdinal {
		return DateTime{}, object.Raise(object.OverflowError, "date value out of range")
	}
	return DateTime{FromOrdinal(days), timeFromMicros(us, dt.Zone)}, nil
}

// sub returns the difference of two wall clocks.
func (dt DateTime) sub(e DateTime) Delta {
	d, _ := NewDelta(dt.Ordinal()-e.Ordinal(), 0, dt.Time.Micros()-e.Time.Micros())
	return d
}
