package datetime

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

var (
	// DayNames and MonthNames are the names in the C locale; months count from 1.
	DayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	MonthNames = []string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func ctime(dt DateTime) string {
	return fmt.Sprintf("%s %s %2d %02d:%02d:%02d %04d", DayNames[dt.Weekday()][:3], MonthNames[dt.Month][:3], dt.Day, dt.Hour, dt.Minute, dt.Second, dt.Year)
}

// strftime is the method of date, time and datetime.
func strftime(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	f, ok := object.AsStr(a[0])
	if !ok {
		return nil, object.Raise(object.TypeError, "strftime() argument 1 must be str, not %s", a[0].Type().TpName())
	}
	dt, ok := AsDateTime(self)
	if !ok {
		dt = DateTime{Date: Date{1900, 1, 1}, Time: Time{Zone: object.None}}
		if t, ok := AsTime(self); ok {
			dt.Time = t
		} else {
			dt.Date, _ = AsDate(self)
		}
	}
	zone, name := "", ""
	if dt.Zone != object.None {
		d, err := offsetOf(th, dt.Zone, "utcoffset", zoneArg(self))
		if err != nil {
			return nil, err
		}
		if d != nil {
			zone = offsetText(*d, "")
			if name, err = zoneName(th, dt.Zone, zoneArg(self)); err != nil {
				return nil, err
			}
		}
	}
	s, err := Strftime(th, dt, f, zone, name)
	return object.Str(s), err
}

// formatSpec is __format__: strftime with the spec, or str without one.
func formatSpec(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	if s, ok := object.AsStr(a[0]); ok && s == "" {
		r, err := object.ToStr(th, self)
		return object.Str(r), err
	}
	return object.CallMethod(th, self, "strftime", a[0])
}

// Strftime formats dt by C's strftime directives as glibc does in the C locale,
// with its flags for padding (%-d). zone and name stand for %z and %Z.
func Strftime(th *object.Thread, dt DateTime, format, zone, name string) (string, error) {
	var sb strings.Builder
	for i := 0; i < len(format); i++ {
		if err := th.Spend(64); err != nil {
			return "", err
		}
		if format[i] != '%' || i+1 >= len(format) {
			sb.WriteByte(format[i])
			continue
		}
		start := i
		i++
		flag := byte(0)
		for i < len(format) && strings.IndexByte("-_0^#", format[i]) >= 0 {
			flag = format[i]
			i++
		}
		if i >= len(format) {
			sb.WriteString(format[start:])
			break
		}
		if !directive(&sb, dt, format[i], flag, zone, name) {
			sb.WriteString(format[start : i+1])
		}
	}
	return sb.String(), nil
}

// directive writes one directive; it reports false for an unknown one.
func directive(sb *strings.Builder, dt DateTime, c, flag byte, zone, name string) bool {
	num := func(n, width int, pad byte) {
		switch flag {
		case '-':
			width = 0
		case '_':
			pad = ' '
		case '0':
			pad = '0'
		}
		s := strconv.Itoa(n)
		for k := len(s); k < width; k++ {
			sb.WriteByte(pad)
		}
		sb.WriteString(s)
	}
	word := func(s string) {
		if flag == '^' {
			s = strings.ToUpper(s)
		}
		sb.WriteString(s)
	}
	several := func(format string) {
		for i := 0; i < len(format); i++ {
			if format[i] != '%' {
				sb.WriteByte(format[i])
				continue
			}
			i++
			directive(sb, dt, format[i], 0, zone, name)
		}
	}
	hour12 := (dt.Hour+11)%12 + 1
	wday := (dt.Weekday() + 1) % 7 // Sunday is 0
	switch c {
	case 'a':
		word(DayNames[dt.Weekday()][:3])
	case 'A':
		word(DayNames[dt.Weekday()])
	case 'b', 'h':
		word(MonthNames[dt.Month][:3])
	case 'B':
		word(MonthNames[dt.Month])
	case 'c':
		several("%a %b %e %H:%M:%S %Y")
	case 'C':
		num(dt.Year/100, 2, '0')
	case 'd':
		num(dt.Day, 2, '0')
	case 'D', 'x':
		several("%m/%d/%y")
	case 'e':
		num(dt.Day, 2, ' ')
	case 'f':
		fmt.Fprintf(sb, "%06d", dt.Micro)
	case 'F':
		several("%Y-%m-%d")
	case 'g':
		y, _, _ := dt.ISO()
		num(y%100, 2, '0')
	case 'G':
		y, _, _ := dt.ISO()
		num(y, 1, '0')
	case 'H':
		num(dt.Hour, 2, '0')
	case 'I':
		num(hour12, 2, '0')
	case 'j':
		num(dt.YearDay(), 3, '0')
	case 'k':
		num(dt.Hour, 2, ' ')
	case 'l':
		num(hour12, 2, ' ')
	case 'm':
		num(dt.Month, 2, '0')
	case 'M':
		num(dt.Minute, 2, '0')
	case 'n':
		sb.WriteByte('\n')
	case 'p', 'P':
		s := "AM"
		if dt.Hour >= 12 {
			s = "PM"
		}
		if c == 'P' || flag == '#' {
			s = strings.ToLower(s)
		}
		sb.WriteString(s)
	case 'r':
		several("%I:%M:%S %p")
	case 'R':
		several("%H:%M")
	case 's':
		fmt.Fprintf(sb, "%d", (dt.Ordinal()-Date{1970, 1, 1}.Ordinal())*86400+dt.Time.Micros()/1000000)
	case 'S':
		num(dt.Second, 2, '0')
	case 't':
		sb.WriteByte('\t')
	case 'T', 'X':
		several("%H:%M:%S")
	case 'u':
		num(dt.Weekday()+1, 1, '0')
	case 'U':
		num((dt.YearDay()+6-wday)/7, 2, '0')
	case 'V':
		_, w, _ := dt.ISO()
		num(w, 2, '0')
	case 'w':
		num(wday, 1, '0')
	case 'W':
		num((dt.YearDay()+6-dt.Weekday())/7, 2, '0')
	case 'y':
		num(dt.Year%100, 2, '0')
	case 'Y':
		num(dt.Year, 1, '0')
	case 'z':
		sb.WriteString(zone)
	case 'Z':
		sb.WriteString(name)
	case '%':
		sb.WriteByte('%')
	default:
		return false
	}
	return true
}

// timetuple is the method of date and datetime.
func timetuple(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
	dt, ok := AsDateTime(self)
	if !ok {
		d, _ := AsDate(self)
		return StructTime(th, DateTime{d, Time{Zone: object.None}}, -1)
	}
	dst := -1
	d, err := offsetOf(th, dt.Zone, "dst", self)
	if err != nil {
		return nil, err
	}
	if d != nil {
		dst = 0
		if !d.IsZero() {
			dst = 1
		}
	}
	return StructTime(th, dt, dst)
}

// StructTime returns a time.struct_time of dt; the module time must be known.
func StructTime(th *object.Thread, dt DateTime, dst int) (object.Value, error) {
	m, err := th.Import("time")
	if err != nil {
		return nil, err
	}
	cls, ok := m.Dict.GetStr("struct_time")
	if !ok {
		return nil, object.Unsupported("time.struct_time")
	}
	var elems []object.Value
	for _, n := range []int{dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second, dt.Weekday(), dt.YearDay(), dst} {
		elems = append(elems, object.MakeInt(int64(n)))
	}
	return object.Call(th, cls, object.NewTuple(elems...))
}
