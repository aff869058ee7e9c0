package datetime

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/python/object"
)

func badISO(s string) error {
	return object.Raise(object.ValueError, "Invalid isoformat string: %s", object.StrRepr(s))
}

// isoText is the argument of fromisoformat(). One that is far longer than any that is right is told of at once.
func isoText(th *object.Thread, v object.Value) (string, error) {
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "fromisoformat: argument must be str")
	}
	if len(s) > 1<<16 {
		shown, err := object.Repr(th, object.Str(s))
		if err == nil {
			err = object.Raise(object.ValueError, "Invalid isoformat string: %s", shown)
		}
		return "", err
	}
	return s, nil
}

// digits reads exactly n digits at the start of s.
func digits(s string, n int) (int, bool) {
	if len(s) < n {
		return 0, false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	v, _ := strconv.Atoi(s[:n])
	return v, true
}

// isoDate reads a date in one of ISO 8601's forms at the start of s and returns
// how long it is.
func isoDate(s string) (d Date, n int, err error, ok bool) {
	year, good := digits(s, 4)
	if !good {
		return
	}
	rest := s[4:]
	sep := strings.HasPrefix(rest, "-")
	if sep {
		rest = rest[1:]
	}
	if strings.HasPrefix(rest, "W") {
		week, good := digits(rest[1:], 2)
		if !good {
			return
		}
		rest = rest[3:]
		day := 1
		switch {
		case sep && strings.HasPrefix(rest, "-"):
			if day, good = digits(rest[1:], 1); !good {
				return
			}
			rest = rest[2:]
		case !sep && rest != "" && rest[0] >= '0' && rest[0] <= '9':
			day, _ = digits(rest, 1)
			rest = rest[1:]
		}
		d, err = fromISO(int64(year), int64(week), int64(day))
		return d, len(s) - len(rest), err, true
	}
	month, good := digits(rest, 2)
	if !good {
		return
	}
	rest = rest[2:]
	if sep {
		if !strings.HasPrefix(rest, "-") {
			return
		}
		rest = rest[1:]
	}
	day, good := digits(rest, 2)
	if !good {
		return
	}
	rest = rest[2:]
	return Date{year, month, day}, len(s) - len(rest), checkDate(int64(year), int64(month), int64(day)), true
}

// ParseDate is date.fromisoformat.
func ParseDate(s string) (Date, error) {
	d, n, err, ok := isoDate(s)
	if !ok || n != len(s) {
		return Date{}, badISO(s)
	}
	return d, err
}

// ParseDateTime is datetime.fromisoformat.
func ParseDateTime(th *object.Thread, s string) (DateTime, error) {
	d, n, err, ok := isoDate(s)
	if !ok {
		return DateTime{}, badISO(s)
	}
	if err != nil {
		return DateTime{}, err
	}
	dt := DateTime{d, Time{Zone: object.None}}
	if n == len(s) {
		return dt, nil
	}
	// Any one character separates the date and the time.
	rest := []rune(s[n:])
	if len(rest) < 2 {
		return DateTime{}, badISO(s)
	}
	dt.Time, err = parseTime(th, string(rest[1:]), s)
	return dt, err
}

// ParseTime is time.fromisoformat.
func ParseTime(th *object.Thread, s string) (Time, error) { return parseTime(th, s, s) }

// parseTime is time.fromisoformat; whole is the text for messages.
func parseTime(th *object.Thread, s, whole string) (Time, error) {
	s = strings.TrimPrefix(s, "T")
	clock, zonePart := s, ""
	if i := strings.IndexAny(s, "+-Z"); i >= 0 {
		clock, zonePart = s[:i], s[i:]
	}
	h, m, sec, us, ok := isoClock(clock)
	if !ok {
		return Time{}, badISO(whole)
	}
	t := Time{h, m, sec, us, 0, object.None}
	if err := checkTime(int64(h), int64(m), int64(sec), int64(us), 0); err != nil {
		return Time{}, err
	}
	switch {
	case zonePart == "":
	case zonePart == "Z":
		t.Zone = of(th).utc
	case zonePart[0] == 'Z':
		return Time{}, badISO(whole)
	default:
		h, m, sec, us, ok := isoClock(zonePart[1:])
		if !ok {
			return Time{}, badISO(whole)
		}
		total := (int64(h)*3600+int64(m)*60+int64(sec))*1000000 + int64(us)
		if zonePart[0] == '-' {
			total = -total
		}
		z, err := fixedZone(th, total)
		if err != nil {
			return Time{}, err
		}
		t.Zone = z
	}
	return t, nil
}

// fixedZone returns the timezone with an offset in microseconds.
func fixedZone(th *object.Thread, us int64) (object.Value, error) {
	d, err := NewDelta(0, 0, us)
	if err != nil {
		return nil, err
	}
	if d.IsZero() {
		return of(th).utc, nil
	}
	return object.Call(th, of(th).timezone, MakeDelta(th, d))
}

// isoClock reads HH[:MM[:SS[.ffffff]]] or the same without colons.
func isoClock(s string) (h, m, sec, us int, ok bool) {
	var frac string
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		s, frac = s[:i], s[i+1:]
		if frac == "" {
			return
		}
		for _, c := range frac {
			if c < '0' || c > '9' {
				return
			}
		}
		for len(frac) < 6 {
			frac += "0"
		}
		us, _ = strconv.Atoi(frac[:6])
	}
	parts := []*int{&h, &m, &sec}
	colons := strings.Contains(s, ":")
	n := 0
	for s != "" && n < 3 {
		v, good := digits(s, 2)
		if !good {
			return
		}
		*parts[n] = v
		n++
		s = s[2:]
		if s != "" && colons {
			if s[0] != ':' || n == 3 {
				return
			}
			s = s[1:]
			if s == "" {
				return
			}
		}
	}
	ok = n > 0 && s == "" && (frac == "" || n == 3)
	return
}

// scan is the state of strptime.
type scan struct {
	year, month, day, hour, minute, second, micro int
	century, week, weekday, yday                  int
	weekKind                                      byte
	isoYear, isoWeek                              int
	pm                                            int // 0 unknown, 1 AM, 2 PM
	hour12                                        bool
	zone                                          *int64
	zoneName                                      string
}

// Strptime is datetime.strptime.
func Strptime(th *object.Thread, s, format string) (DateTime, error) {
	p := &scan{year: 1900, month: 1, day: 1, week: -1, weekday: -1, yday: -1, isoYear: -1, isoWeek: -1}
	if err := th.Spend(4 * int64(len(s)+len(format))); err != nil {
		return DateTime{}, err
	}
	rest, ok, err := p.match(s, format)
	if err != nil {
		return DateTime{}, err
	}
	if !ok {
		shown, err := object.Repr(th, object.Str(s))
		if err == nil {
			err = object.Raise(object.ValueError, "time data %s does not match format %s", shown, object.StrRepr(format))
		}
		return DateTime{}, err
	}
	if rest != "" {
		return DateTime{}, object.Raise(object.ValueError, "unconverted data remains: %s", rest)
	}
	return p.result(th)
}

func (p *scan) result(th *object.Thread) (DateTime, error) {
	if p.hour12 {
		if p.pm == 1 && p.hour == 12 {
			p.hour = 0
		} else if p.pm == 2 && p.hour != 12 {
			p.hour += 12
		}
	}
	d := Date{p.year, p.month, p.day}
	switch {
	case p.yday > 0:
		n := Date{p.year, 1, 1}.Ordinal() + int64(p.yday) - 1
		d = FromOrdinal(n)
	case p.isoYear >= 0 && p.isoWeek >= 0 && p.weekday >= 0:
		var err error
		if d, err = fromISO(int64(p.isoYear), int64(p.isoWeek), int64(p.weekday+1)); err != nil {
			return DateTime{}, err
		}
	case p.week >= 0 && p.weekday >= 0:
		first := Date{p.year, 1, 1}
		start := first.Weekday()
		day := p.weekday
		if p.weekKind == 'U' {
			start, day = (start+1)%7, (day+1)%7
		}
		offset := (7-start)%7 + (p.week-1)*7 + day
		d = FromOrdinal(first.Ordinal() + int64(offset))
	}
	if err := checkDate(int64(d.Year), int64(d.Month), int64(d.Day)); err != nil {
		return DateTime{}, err
	}
	t := Time{p.hour, p.minute, p.second, p.micro, 0, object.None}
	if p.second > 59 {
		return DateTime{}, object.Raise(object.ValueError, "second must be in 0..59")
	}
	if p.zone != nil {
		z, err := fixedZone(th, *p.zone)
		if err != nil {
			return DateTime{}, err
		}
		t.Zone = z
	}
	return DateTime{d, t}, nil
}

// match reads s by format and returns what is left of s.
func (p *scan) match(s, format string) (rest string, ok bool, err error) {
	for i := 0; i < len(format); i++ {
		c := format[i]
		if unicode.IsSpace(rune(c)) {
			t := strings.TrimLeftFunc(s, unicode.IsSpace)
			if len(t) == len(s) {
				return s, false, nil
			}
			s = t
			for i+1 < len(format) && unicode.IsSpace(rune(format[i+1])) {
				i++
			}
			continue
		}
		if c != '%' {
			if s == "" || !strings.EqualFold(s[:1], string(c)) && s[0] != c {
				return s, false, nil
			}
			s = s[1:]
			continue
		}
		i++
		if i >= len(format) {
			return s, false, object.Raise(object.ValueError, "stray %% in format '%s'", format)
		}
		if s, ok, err = p.field(s, format[i], format); !ok || err != nil {
			return s, ok, err
		}
	}
	return s, true, nil
}

// number reads up to width digits with a value from low to high, taking fewer
// where more would be too large.
func number(s string, width, low, high int, to *int) (string, bool) {
	n := 0
	for n < width && n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	for ; n > 0; n-- {
		if v, _ := strconv.Atoi(s[:n]); v >= low && v <= high {
			*to = v
			return s[n:], true
		}
	}
	return s, false
}

// oneOf reads one of the names, without regard to case, and returns its index.
func oneOf(s string, names []string, short bool) (string, int, bool) {
	best, at := 0, -1
	for i, n := range names {
		if short && len(n) > 3 {
			n = n[:3]
		}
		if n != "" && len(n) > best && len(s) >= len(n) && strings.EqualFold(s[:len(n)], n) {
			best, at = len(n), i
		}
	}
	return s[best:], at, at >= 0
}

func (p *scan) field(s string, c byte, format string) (rest string, ok bool, err error) {
	switch c {
	case 'd':
		s = strings.TrimPrefix(s, " ")
		rest, ok = number(s, 2, 1, 31, &p.day)
	case 'm':
		rest, ok = number(s, 2, 1, 12, &p.month)
	case 'Y':
		if p.year, ok = digits(s, 4); ok {
			rest = s[4:]
		}
	case 'y':
		if p.year, ok = digits(s, 2); ok {
			rest = s[2:]
			if p.year <= 68 {
				p.year += 2000
			} else {
				p.year += 1900
			}
		}
	case 'G':
		if p.isoYear, ok = digits(s, 4); ok {
			rest = s[4:]
		}
	case 'V':
		rest, ok = number(s, 2, 1, 53, &p.isoWeek)
	case 'H':
		rest, ok = number(s, 2, 0, 23, &p.hour)
	case 'I':
		p.hour12 = true
		rest, ok = number(s, 2, 1, 12, &p.hour)
	case 'M':
		rest, ok = number(s, 2, 0, 59, &p.minute)
	case 'S':
		rest, ok = number(s, 2, 0, 61, &p.second)
	case 'j':
		rest, ok = number(s, 3, 1, 366, &p.yday)
	case 'U', 'W':
		p.weekKind = c
		rest, ok = number(s, 2, 0, 53, &p.week)
	case 'w':
		if rest, ok = number(s, 1, 0, 6, &p.weekday); ok {
			p.weekday = (p.weekday + 6) % 7
		}
	case 'u':
		if rest, ok = number(s, 1, 1, 7, &p.weekday); ok {
			p.weekday--
		}
	case 'f':
		n := 0
		for n < 6 && n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if ok = n > 0; ok {
			p.micro, _ = strconv.Atoi((s[:n] + "000000")[:6])
			rest = s[n:]
		}
	case 'p':
		var i int
		if rest, i, ok = oneOf(s, []string{"AM", "PM"}, false); ok {
			p.pm = i + 1
		}
	case 'a':
		rest, p.weekday, ok = oneOf(s, DayNames, true)
	case 'A':
		rest, p.weekday, ok = oneOf(s, DayNames, false)
	case 'b', 'h':
		rest, p.month, ok = oneOf(s, MonthNames, true)
	case 'B':
		rest, p.month, ok = oneOf(s, MonthNames, false)
	case 'z':
		rest, ok = p.offset(s)
	case 'Z':
		var i int
		if rest, i, ok = oneOf(s, []string{"UTC", "GMT"}, false); ok {
			p.zoneName = []string{"UTC", "GMT"}[i]
		}
	case 'c':
		return p.match(s, "%a %b %d %H:%M:%S %Y")
	case 'x':
		return p.match(s, "%m/%d/%y")
	case 'X', 'T':
		return p.match(s, "%H:%M:%S")
	case '%':
		if ok = strings.HasPrefix(s, "%"); ok {
			rest = s[1:]
		}
	default:
		return s, false, object.Raise(object.ValueError, "'%c' is a bad directive in format '%s'", c, format)
	}
	return rest, ok, nil
}

// offset reads %z: Z, +HHMM, +HH:MM and with seconds.
func (p *scan) offset(s string) (string, bool) {
	if strings.HasPrefix(s, "Z") {
		zero := int64(0)
		p.zone = &zero
		return s[1:], true
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return s, false
	}
	rest := s[1:]
	colon := len(rest) > 2 && rest[2] == ':'
	total := int64(0)
	for i, unit := range []int64{3600, 60, 1} {
		v, ok := digits(rest, 2)
		if !ok {
			if i < 2 {
				return s, false
			}
			break
		}
		total += int64(v) * unit
		rest = rest[2:]
		if i == 0 && colon {
			rest = rest[1:]
		} else if i == 1 && colon {
			if len(rest) < 3 || rest[0] != ':' {
				break
			}
			rest = rest[1:]
		}
	}
	total *= 1000000
	if s[0] == '-' {
		total = -total
	}
	p.zone = &total
	return rest, true
}
