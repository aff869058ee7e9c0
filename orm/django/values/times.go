package values

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/scan"
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

// At is a naive time as an aware one of a zone.
func (d DateTime) At(loc *time.Location) DateTime {
	return DateTimeOf(time.Date(d.Year, time.Month(d.Month), d.Day, d.Hour, d.Minute, d.Second, d.Micro*1000, loc), true)
}

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

// readDate reads YYYY-MM-DD, month and day also with one digit.
func readDate(t *scan.Text) (d Date, ok bool) {
	y := t.Digits(4, 4)
	ok = y != "" && t.Take("-")
	m := t.Digits(1, 2)
	ok = ok && m != "" && t.Take("-")
	day := t.Digits(1, 2)
	return Date{atoi(y), atoi(m), atoi(day)}, ok && day != ""
}

// readTime reads HH:MM[:ss[.uuuuuu]].
func readTime(t *scan.Text) (c Time, ok bool) {
	h := t.Digits(1, 2)
	ok = h != "" && t.Take(":")
	m := t.Digits(1, 2)
	ok = ok && m != ""
	c = Time{Hour: atoi(h), Minute: atoi(m)}
	if !ok || !t.Take(":") {
		return c, ok
	}
	sec := t.Digits(1, 2)
	c.Second = atoi(sec)
	c.Micro, ok = readFraction(t)
	return c, ok && sec != ""
}

// readFraction reads what may follow the seconds, as microseconds. More than six
// digits are left out, more than twelve are no fraction.
func readFraction(t *scan.Text) (us int, ok bool) {
	if t.Any(".,") == 0 {
		return 0, true
	}
	digits := t.Digits(1, 6)
	t.Digits(0, 6)
	return micros(digits), digits != ""
}

// readZone reads Z or an offset, HH, HHMM or HH:MM, as seconds.
func readZone(t *scan.Text) (offset int, ok bool) {
	if t.Take("Z") {
		return 0, true
	}
	sign := t.Any("+-")
	h := t.Digits(2, 2)
	offset = atoi(h) * 3600
	ok = sign != 0 && h != ""
	if colon := t.Take(":"); colon || !t.Done() {
		m := t.Digits(2, 2)
		offset += atoi(m) * 60
		ok = ok && m != ""
	}
	if sign == '-' {
		offset = -offset
	}
	return offset, ok
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, Form) {
	t := scan.Of(s)
	d, ok := readDate(t)
	return d, formOf(ok && t.Done(), d.Valid())
}

// ParseTime reads HH:MM[:ss[.uuuuuu]].
func ParseTime(s string) (Time, Form) {
	t := scan.Of(s)
	c, ok := readTime(t)
	return c, formOf(ok && t.Done(), c.Valid())
}

// ParseDateTime reads YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].
func ParseDateTime(s string) (DateTime, Form) {
	t := scan.Of(s)
	var d DateTime
	day, ok := readDate(t)
	ok = ok && t.Any("T ") != 0
	if !ok {
		return d, NoMatch
	}
	c, ok := readTime(t)
	d = DateTime{day, c}
	if t.While(scan.IsSpace); ok && !t.Done() {
		d.Aware = true
		d.Offset, ok = readZone(t)
	}
	return d, formOf(ok && t.Done(), d.Date.Valid() && d.Time.Valid())
}

func formOf(shape, valid bool) Form {
	switch {
	case !shape:
		return NoMatch
	case !valid:
		return Impossible
	}
	return Matches
}

// ParseDuration reads "[-]D days, HH:MM:SS.uuuuuu" and ISO 8601 durations.
func ParseDuration(s string) (Duration, bool) {
	if d, ok := clockDuration(scan.Of(s)); ok {
		return d, true
	}
	return isoDuration(scan.Of(s))
}

// clockDuration reads "[[-]D [day[s], ]][-][[HH:]MM:]SS[.uuuuuu]".
func clockDuration(t *scan.Text) (Duration, bool) {
	negative := t.Take("-")
	n := t.Digits(1, -1)
	days := atoi(n)
	if n != "" && t.Take(" ") {
		if negative {
			days = -days
		}
		if rest := t.Pos; !(t.Take("day") && (t.Take("s, ") || t.Take(", "))) {
			t.Pos = rest
		}
	} else {
		t.Pos, days = 0, 0
	}
	negative = t.Take("-")
	total := 0
	for i := 0; ; i++ {
		if n = t.Digits(1, -1); n == "" {
			return 0, false
		}
		total = total*60 + atoi(n)
		if i == 2 || !t.Take(":") {
			break
		}
	}
	us, ok := readFraction(t)
	us += total * 1000000
	if negative {
		us = -us
	}
	return Duration(us + days*86400*1000000), ok && t.Done()
}

// isoDuration reads "[-+]P[nD][T[nH][nM][nS]]", where n may have a fraction.
func isoDuration(t *scan.Text) (Duration, bool) {
	sign := t.Any("-+")
	if !t.Take("P") || t.Done() {
		return 0, false
	}
	total := new(big.Rat)
	for i, unit := range []int64{86400, 3600, 60, 1} {
		if i == 1 {
			if t.Done() {
				break
			}
			if !t.Take("T") || t.Done() {
				return 0, false
			}
		}
		from := t.Pos
		n := t.Digits(1, -1)
		if n != "" && t.Any(".,") != 0 {
			n += "." + t.Digits(1, -1)
		}
		if n == "" || !t.Take("DHMS"[i:i+1]) {
			t.Pos = from
			continue
		}
		r, ok := new(big.Rat).SetString(n)
		if !ok || strings.HasSuffix(n, ".") {
			return 0, false
		}
		total.Add(total, r.Mul(r, new(big.Rat).SetInt64(unit*1000000)))
	}
	n := new(big.Int).Quo(total.Num(), total.Denom()).Int64()
	if sign == '-' {
		n = -n
	}
	return Duration(n), t.Done()
}
