package datetime

import (
	"time"

	"github.com/diptych-orm/diptych/python/object"
)

// classes are the classes of one run.
type classes struct {
	date, time, datetime, delta, tzinfo, timezone, isoCalendar *object.Type
	utc                                                        object.Value
}

type classesKey struct{}

func of(th *object.Thread) *classes {
	return th.Extra(classesKey{}, func() any { return newClasses() }).(*classes)
}

func newClasses() *classes {
	c := &classes{}
	c.delta = object.NewNativeType(c.deltaSpec())
	c.tzinfo = object.NewNativeType(c.tzinfoSpec())
	c.timezone = object.NewNativeType(c.timezoneSpec())
	c.date = object.NewNativeType(c.dateSpec())
	c.time = object.NewNativeType(c.timeSpec())
	c.datetime = object.NewNativeType(c.datetimeSpec())
	c.isoCalendar = object.NewNativeType(c.isoSpec())
	c.utc = object.NewInstance(c.timezone, zone{utc: true})
	c.constants()
	return c
}

// constants sets the class attributes that are instances of the classes.
func (c *classes) constants() {
	delta := func(d Delta) object.Value { return object.NewInstance(c.delta, d) }
	c.delta.SetAttr("min", delta(Delta{Days: -maxDays}))
	c.delta.SetAttr("max", delta(Delta{maxDays, 86399, 999999}))
	c.delta.SetAttr("resolution", delta(Delta{Micros: 1}))
	first, last := Date{1, 1, 1}, Date{9999, 12, 31}
	c.date.SetAttr("min", object.NewInstance(c.date, first))
	c.date.SetAttr("max", object.NewInstance(c.date, last))
	c.date.SetAttr("resolution", delta(Delta{Days: 1}))
	end := Time{23, 59, 59, 999999, 0, object.None}
	c.time.SetAttr("min", object.NewInstance(c.time, Time{Zone: object.None}))
	c.time.SetAttr("max", object.NewInstance(c.time, end))
	c.time.SetAttr("resolution", delta(Delta{Micros: 1}))
	c.datetime.SetAttr("min", object.NewInstance(c.datetime, DateTime{first, Time{Zone: object.None}}))
	c.datetime.SetAttr("max", object.NewInstance(c.datetime, DateTime{last, end}))
	c.datetime.SetAttr("resolution", delta(Delta{Micros: 1}))
	c.timezone.SetAttr("utc", c.utc)
	c.timezone.SetAttr("min", object.NewInstance(c.timezone, zone{offset: Delta{-1, 60, 0}}))
	c.timezone.SetAttr("max", object.NewInstance(c.timezone, zone{offset: Delta{0, 86340, 0}}))
}

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	c := of(th)
	m := object.NewModule("datetime")
	m.Set("MINYEAR", object.Int(minYear))
	m.Set("MAXYEAR", object.Int(maxYear))
	m.Set("UTC", c.utc)
	m.Set("date", c.date)
	m.Set("time", c.time)
	m.Set("datetime", c.datetime)
	m.Set("timedelta", c.delta)
	m.Set("tzinfo", c.tzinfo)
	m.Set("timezone", c.timezone)
	return m, nil
}

// MakeDate returns a datetime.date.
func MakeDate(th *object.Thread, d Date) object.Value { return object.NewInstance(of(th).date, d) }

// MakeTime returns a datetime.time. A nil Zone means None.
func MakeTime(th *object.Thread, t Time) object.Value {
	if t.Zone == nil {
		t.Zone = object.None
	}
	return object.NewInstance(of(th).time, t)
}

// MakeDateTime returns a datetime.datetime. A nil Zone means None.
func MakeDateTime(th *object.Thread, dt DateTime) object.Value {
	if dt.Zone == nil {
		dt.Zone = object.None
	}
	return object.NewInstance(of(th).datetime, dt)
}

// MakeDelta returns a datetime.timedelta.
func MakeDelta(th *object.Thread, d Delta) object.Value { return object.NewInstance(of(th).delta, d) }

// UTC returns datetime.timezone.utc.
func UTC(th *object.Thread) object.Value { return of(th).utc }

// Classes returns the classes date, time, datetime and timedelta of the run.
func Classes(th *object.Thread) (date, tim, datetime, timedelta *object.Type) {
	c := of(th)
	return c.date, c.time, c.datetime, c.delta
}

// AsDate returns the day of a date or datetime.
func AsDate(v object.Value) (Date, bool) {
	if d, ok := object.State[Date](v); ok {
		return d, true
	}
	dt, ok := object.State[DateTime](v)
	return dt.Date, ok
}

// AsDateTime returns the value of a datetime.
func AsDateTime(v object.Value) (DateTime, bool) { return object.State[DateTime](v) }

// AsTime returns the value of a time.
func AsTime(v object.Value) (Time, bool) { return object.State[Time](v) }

// AsDelta returns the value of a timedelta.
func AsDelta(v object.Value) (Delta, bool) { return object.State[Delta](v) }

// FromGo converts a Go time's wall clock, to the microsecond.
func FromGo(t time.Time, zone object.Value) DateTime {
	return DateTime{Date{t.Year(), int(t.Month()), t.Day()},
		Time{t.Hour(), t.Minute(), t.Second(), t.Nanosecond() / 1000, 0, zone}}
}

// now is the clock of the run in UTC.
func now(th *object.Thread) DateTime { return FromGo(th.Now().UTC(), object.None) }

// fromTimestamp converts seconds since 1970 to UTC's wall clock, rounding half
// to even as CPython does.
func fromTimestamp(v object.Value, zone object.Value) (DateTime, error) {
	us, err := roundedMicros(v)
	if err != nil {
		return DateTime{}, err
	}
	days := floorDiv(us, dayUS)
	ord := days + Date{1970, 1, 1}.Ordinal()
	if ord < 1 || ord > maxOrdinal {
		year := 1970 + days/365
		return DateTime{}, object.Raise(object.ValueError, "year %d is out of range", year)
	}
	return DateTime{FromOrdinal(ord), timeFromMicros(us-days*dayUS, zone)}, nil
}
