package values

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the proleptic Gregorian calendar.
type Date struct{ Year, Month, Day int }

// Time is a time of day, with a UTC offset where Aware.
type Time struct {
	Hour, Minute, Second, Micro int
	Aware                       bool
	Offset                      int // seconds east of UTC
	// Zone names the time zone where it is more than an offset.
	Zone string
}

// DateTime is a date with a time of day.
type DateTime struct {
	Date
	Time
}

// Duration is a difference of times in microseconds, as timedelta counts.
type Duration int64

// String is the ISO form, as str(date) gives it.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Go is the day's midnight in UTC.
func (d Date) Go() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Valid tells whether there is such a day.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Go().Day() == d.Day
}

// DateOf is the day of a Go time.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// String is the ISO form, as str(time) gives it.
func (t Time) String() string {
	s := fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	if t.Micro != 0 {
		s += fmt.Sprintf(".%06d", t.Micro)
	}
	return s + t.zone()
}

func (t Time) zone() string {
	if !t.Aware {
		return ""
	}
	o, sign := t.Offset, "+"
	if o < 0 {
		o, sign = -o, "-"
	}
	s := fmt.Sprintf("%s%02d:%02d", sign, o/3600, o/60%60)
	if o%60 != 0 {
		s += fmt.Sprintf(":%02d", o%60)
	}
	return s
}

func (t Time) repr() string {
	s := fmt.Sprintf("datetime.time(%d, %d", t.Hour, t.Minute)
	if t.Second != 0 || t.Micro != 0 {
		s += fmt.Sprintf(", %d", t.Second)
	}
	if t.Micro != 0 {
		s += fmt.Sprintf(", %d", t.Micro)
	}
	return s + t.reprZone() + ")"
}

func (t Time) reprZone() string {
	switch {
	case !t.Aware:
		return ""
	case t.Zone != "":
		return ", tzinfo=zoneinfo.ZoneInfo(key='" + t.Zone + "')"
	case t.Offset == 0:
		return ", tzinfo=datetime.timezone.utc"
	}
	return ", tzinfo=datetime.timezone(" + Duration(int64(t.Offset)*1e6).repr() + ")"
}

// Valid tells whether the clock shows such a time.
func (t Time) Valid() bool { return t.Hour < 24 && t.Minute < 60 && t.Second < 60 }

// String is the ISO form with a space, as str(datetime) gives it.
func (d DateTime) String() string { return d.Date.String() + " " + d.Time.String() }

func (d DateTime) repr() string {
	s := fmt.Sprintf("datetime.datetime(%d, %d, %d, %d, %d", d.Year, d.Month, d.Day, d.Hour, d.Minute)
	if d.Second != 0 || d.Micro != 0 {
		s += fmt.Sprintf(", %d", d.Second)
	}
	if d.Micro != 0 {
		s += fmt.Sprintf(", %d", d.Micro)
	}
	return s + d.reprZone() + ")"
}

// Go is the instant; a naive datetime counts as UTC.
func (d DateTime) Go() time.Time {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, d.Hour, d.Minute, d.Second, d.Micro*1000, time.UTC)
	return t.Add(-time.Duration(d.Offset) * time.Second)
}

// DateTimeOf is the wall clock of a Go time; aware keeps its offset.
func DateTimeOf(t time.Time, aware bool) DateTime {
	d := DateTime{DateOf(t), Time{Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(), Micro: t.Nanosecond() / 1000}}
	if aware {
		_, d.Offset = t.Zone()
		d.Aware = true
	}
	return d
}

// In is the same instant on the clock of loc.
func (d DateTime) In(loc *time.Location) DateTime { return DateTimeOf(d.Go().In(loc), true) }

// Naive drops the offset.
func (d DateTime) Naive() DateTime {
	d.Aware, d.Offset, d.Zone = false, 0, ""
	return d
}

func (d Duration) parts() (days, seconds, micros int64) {
	const day = 86400 * 1000000
	n := int64(d)
	days = n / day
	if n%day < 0 {
		days--
	}
	n -= days * day
	return days, n / 1000000, n % 1000000
}

// String is str(timedelta).
func (d Duration) String() string {
	days, sec, us := d.parts()
	s := fmt.Sprintf("%d:%02d:%02d", sec/3600, sec/60%60, sec%60)
	if us != 0 {
		s += fmt.Sprintf(".%06d", us)
	}
	if days == 0 {
		return s
	}
	plural := "s"
	if days == 1 || days == -1 {
		plural = ""
	}
	return fmt.Sprintf("%d day%s, %s", days, plural, s)
}

func (d Duration) repr() string {
	days, sec, us := d.parts()
	var parts []string
	for _, p := range []struct {
		name string
		n    int64
	}{{"days", days}, {"seconds", sec}, {"microseconds", us}} {
		if p.n != 0 {
			parts = append(parts, p.name+"="+strconv.FormatInt(p.n, 10))
		}
	}
	if parts == nil {
		parts = []string{"0"}
	}
	return "datetime.timedelta(" + strings.Join(parts, ", ") + ")"
}

var (
	dateForm = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	timeForm = regexp.MustCompile(`^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?$`)
	dtForm   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$`)
	durForm  = regexp.MustCompile(`^(?:(-?\d+) (?:days?, )?)?(-?)(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,6})\d{0,6})?$`)
	isoDur   = regexp.MustCompile(`^([-+]?)P(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$`)
)

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func micros(s string) int {
	if s == "" {
		return 0
	}
	return atoi((s + "000000")[:6])
}

// Form tells how a text relates to a form: not at all, in shape but impossible
// (February 30), or right.
type Form int

// The results of parsing.
const (
	NoMatch Form = iota
	Impossible
	Matches
)

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, Form) {
	m := dateForm.FindStringSubmatch(s)
	if m == nil {
		return Date{}, NoMatch
	}
	d := Date{atoi(m[1]), atoi(m[2]), atoi(m[3])}
	if !d.Valid() {
		return d, Impossible
	}
	return d, Matches
}

// ParseTime reads HH:MM[:ss[.uuuuuu]].
func ParseTime(s string) (Time, Form) {
	m := timeForm.FindStringSubmatch(s)
	if m == nil {
		return Time{}, NoMatch
	}
	t := Time{Hour: atoi(m[1]), Minute: atoi(m[2]), Second: atoi(m[3]), Micro: micros(m[4])}
	if !t.Valid() {
		return t, Impossible
	}
	return t, Matches
}

// ParseDateTime reads YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].
func ParseDateTime(s string) (DateTime, Form) {
	m := dtForm.FindStringSubmatch(s)
	if m == nil {
		return DateTime{}, NoMatch
	}
	d := DateTime{Date{atoi(m[1]), atoi(m[2]), atoi(m[3])}, Time{Hour: atoi(m[4]), Minute: atoi(m[5]), Second: atoi(m[6]), Micro: micros(m[7])}}
	if z := m[8]; z != "" {
		d.Aware = true
		if z != "Z" {
			rest := strings.ReplaceAll(z[1:], ":", "")
			d.Offset = atoi(rest[:2]) * 3600
			if len(rest) == 4 {
				d.Offset += atoi(rest[2:]) * 60
			}
			if z[0] == '-' {
				d.Offset = -d.Offset
			}
		}
	}
	if !d.Date.Valid() || !d.Time.Valid() {
		return d, Impossible
	}
	return d, Matches
}

// ParseDuration reads "[-]D days, HH:MM:SS.uuuuuu" and ISO 8601 durations.
func ParseDuration(s string) (Duration, bool) {
	if m := durForm.FindStringSubmatch(s); m != nil {
		total := int64(atoi(m[3]))*3600 + int64(atoi(m[4]))*60 + int64(atoi(m[5]))
		us := total*1000000 + int64(micros(m[6]))
		if m[2] == "-" {
			us = -us
		}
		return Duration(us + int64(atoi(m[1]))*86400*1000000), true
	}
	m := isoDur.FindStringSubmatch(s)
	if m == nil || s == "P" || strings.HasSuffix(s, "T") {
		return 0, false
	}
	total := new(big.Rat)
	for i, unit := range []int64{86400, 3600, 60, 1} {
		if m[i+2] != "" {
			r, ok := new(big.Rat).SetString(strings.Replace(m[i+2], ",", ".", 1))
			if !ok {
				return 0, false
			}
			total.Add(total, r.Mul(r, new(big.Rat).SetInt64(unit*1000000)))
		}
	}
	n := new(big.Int).Quo(total.Num(), total.Denom()).Int64()
	if m[1] == "-" {
		n = -n
	}
	return Duration(n), true
}
