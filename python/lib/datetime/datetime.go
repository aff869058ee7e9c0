package datetime

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

var datetimeNames = append([]string{"year", "month", "day"}, timeNames...)

// utc returns the wall clock of v in UTC and whether it has an offset.
func utcOf(th *object.Thread, v object.Value, dt DateTime) (DateTime, bool, error) {
	off, err := offsetOf(th, dt.Zone, "utcoffset", v)
	if err != nil || off == nil {
		return dt, false, err
	}
	// Kept as days and microseconds: it may lie just outside of the calendar.
	us := dt.Time.Micros() - off.Seconds*1000000 - off.Micros
	days := dt.Ordinal() - off.Days + floorDiv(us, dayUS)
	us -= floorDiv(us, dayUS) * dayUS
	if days < 1 || days > maxOrdinal {
		return dt, true, object.Raise(object.OverflowError, "date value out of range")
	}
	return DateTime{FromOrdinal(days), timeFromMicros(us, object.None)}, true, nil
}

func compareDateTimes(th *object.Thread, a, b object.Value, name string, test func(int) bool) (object.Value, error) {
	x, _ := AsDateTime(a)
	y, ok := AsDateTime(b)
	if !ok {
		if _, date := isDateOnly(b); date {
			switch name {
			case "__eq__":
				return object.False, nil
			case "__ne__":
				return object.True, nil
			}
			return nil, object.Raise(object.TypeError, "can't compare %s to %s", qualified(a), qualified(b))
		}
		return object.NotImplemented, nil
	}
	if x.Zone != y.Zone {
		ux, xAware, err := utcOf(th, a, x)
		if err != nil {
			return nil, err
		}
		uy, yAware, err := utcOf(th, b, y)
		if err != nil {
			return nil, err
		}
		if xAware != yAware {
			return mixedZones(name, "datetimes")
		}
		x, y = ux, uy
	}
	n := x.Ordinal() - y.Ordinal()
	if n == 0 {
		n = x.Time.Micros() - y.Time.Micros()
	}
	return object.MakeBool(test(sign(n))), nil
}

// qualified is the class's name as C messages have it.
func qualified(v object.Value) string {
	if v.Type().Module == "datetime" {
		return "datetime." + v.Type().Name
	}
	return v.Type().Name
}

func (c *classes) datetimeArgs(th *object.Thread, vals []object.Value, def DateTime) (DateTime, error) {
	n, err := ints(th, vals[:3], int64(def.Year), int64(def.Month), int64(def.Day))
	if err != nil {
		return DateTime{}, err
	}
	if err := checkDate(n[0], n[1], n[2]); err != nil {
		return DateTime{}, err
	}
	t, err := c.timeArgs(th, vals[3:], def.Time)
	return DateTime{Date{int(n[0]), int(n[1]), int(n[2])}, t}, err
}

func (c *classes) datetimeSpec() object.ClassSpec {
	compare := func(name string, test func(int) bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return compareDateTimes(th, self, a[0], name, test)
		})
	}
	add := func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		dt, _ := AsDateTime(self)
		d, ok := AsDelta(a[0])
		if !ok {
			return object.NotImplemented, nil
		}
		sum, err := dt.AddDelta(d)
		if err != nil {
			return nil, err
		}
		return object.NewInstance(self.Type(), sum), nil
	}
	return object.ClassSpec{
		Name: "datetime", Module: "datetime", CName: "datetime.datetime", Bases: []*object.Type{c.date}, NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if b, ok := packed(args, 10); ok {
				t := unpackTime(b[4:])
				t.Fold = int(b[2] >> 7)
				return object.NewInstance(cls, DateTime{unpackDate(b), withZone(t, args)}), nil
			}
			vals, err := bindC(args, 3, 8, datetimeNames...)
			if err != nil {
				return nil, err
			}
			dt, err := c.datetimeArgs(th, vals, DateTime{Time: Time{Zone: object.None}})
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, dt), nil
		},
		Attrs:        timeAttrs,
		ClassMethods: c.datetimeClassMethods(),
		Methods: append(append(zoneMethods(), c.datetimeMethods()...),
			compare("__eq__", func(c int) bool { return c == 0 }), compare("__lt__", func(c int) bool { return c < 0 }),
			compare("__le__", func(c int) bool { return c <= 0 }), compare("__gt__", func(c int) bool { return c > 0 }),
			compare("__ge__", func(c int) bool { return c >= 0 }), compare("__ne__", func(c int) bool { return c != 0 }),
			object.NewMethod("__add__(other)", add), object.NewMethod("__radd__(other)", add),
			object.NewMethod("__sub__(other)", datetimeSub),
			reduces("__reduce_ex__(protocol)", reduceDateTime), reduces("__reduce__()", reduceDateTime),
		),
	}
}

func datetimeSub(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	x, _ := AsDateTime(self)
	if d, ok := AsDelta(a[0]); ok {
		neg, err := d.Neg()
		if err != nil {
			return nil, err
		}
		diff, err := x.AddDelta(neg)
		if err != nil {
			return nil, err
		}
		return object.NewInstance(self.Type(), diff), nil
	}
	y, ok := AsDateTime(a[0])
	if !ok {
		return object.NotImplemented, nil
	}
	if x.Zone != y.Zone {
		ux, xAware, err := utcOf(th, self, x)
		if err != nil {
			return nil, err
		}
		uy, yAware, err := utcOf(th, a[0], y)
		if err != nil {
			return nil, err
		}
		if xAware != yAware {
			return nil, object.Raise(object.TypeError, "can't subtract offset-naive and offset-aware datetimes")
		}
		x, y = ux, uy
	}
	return MakeDelta(th, x.sub(y)), nil
}

// inZone converts a UTC wall clock to the zone, through its fromutc.
func inZone(th *object.Thread, cls *object.Type, utc DateTime, zone object.Value) (object.Value, error) {
	utc.Zone = zone
	v := object.NewInstance(cls, utc)
	if zone == object.None {
		return v, nil
	}
	return object.CallMethod(th, zone, "fromutc", v)
}

func (c *classes) datetimeClassMethods() []object.Method {
	make := func(signature string, f func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return f(th, self.(*object.Type), a)
		})
	}
	return []object.Method{
		make("now(tz=None)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			z, err := c.checkZone(a[0])
			if err != nil {
				return nil, err
			}
			return inZone(th, cls, now(th), z)
		}),
		make("today()", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			return object.NewInstance(cls, now(th)), nil
		}),
		make("utcnow()", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			return object.NewInstance(cls, now(th)), nil
		}),
		make("fromtimestamp(timestamp, tz=None)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			z, err := c.checkZone(a[1])
			if err != nil {
				return nil, err
			}
			dt, err := fromTimestamp(a[0], object.None)
			if err != nil {
				return nil, err
			}
			return inZone(th, cls, dt, z)
		}),
		make("utcfromtimestamp(timestamp)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			dt, err := fromTimestamp(a[0], object.None)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, dt), nil
		}),
		make("fromordinal(ordinal)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			d, err := ordinalArg(th, a[0])
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, DateTime{d, Time{Zone: object.None}}), nil
		}),
		make("fromisocalendar(year, week, day)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			n, err := ints(th, a, 0, 0, 0)
			if err != nil {
				return nil, err
			}
			d, err := fromISO(n[0], n[1], n[2])
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, DateTime{d, Time{Zone: object.None}}), nil
		}),
		make("combine(date, time, tzinfo=None)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			d, ok := AsDate(a[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "combine() argument 1 must be datetime.date, not %s", a[0].Type().TpName())
			}
			t, ok := AsTime(a[1])
			if !ok {
				return nil, object.Raise(object.TypeError, "combine() argument 2 must be datetime.time, not %s", a[1].Type().TpName())
			}
			if a[2] != nil {
				z, err := c.checkZone(a[2])
				if err != nil {
					return nil, err
				}
				t.Zone = z
			}
			return object.NewInstance(cls, DateTime{d, t}), nil
		}),
		make("fromisoformat(date_string)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			s, err := isoText(th, a[0])
			if err != nil {
				return nil, err
			}
			dt, err := ParseDateTime(th, s)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, dt), nil
		}),
		make("strptime(date_string, format)", func(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
			s, ok := object.AsStr(a[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "strptime() argument 1 must be str, not %s", a[0].Type().TpName())
			}
			f, ok := object.AsStr(a[1])
			if !ok {
				return nil, object.Raise(object.TypeError, "strptime() argument 2 must be str, not %s", a[1].Type().TpName())
			}
			dt, err := Strptime(th, s, f)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, dt), nil
		}),
	}
}

func (c *classes) datetimeMethods() []object.Method {
	m := object.NewMethod
	dt := func(v object.Value) DateTime { d, _ := AsDateTime(v); return d }
	timeOf := func(th *object.Thread, t Time, zone object.Value) object.Value {
		t.Zone = zone
		return MakeTime(th, t)
	}
	return []object.Method{
		m("date()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return MakeDate(th, dt(self).Date), nil
		}),
		m("time()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return timeOf(th, dt(self).Time, object.None), nil
		}),
		m("timetz()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return timeOf(th, dt(self).Time, dt(self).Zone), nil
		}),
		m("isoformat(sep='T', timespec='auto')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			sep := "T"
			if a[0] != nil {
				s, ok := object.AsStr(a[0])
				if !ok || len([]rune(s)) != 1 {
					return nil, object.Raise(object.TypeError, "isoformat() argument 1 must be a unicode character, not %s", a[0].Type().TpName())
				}
				sep = s
			}
			spec, err := specArg(a[1])
			if err != nil {
				return nil, err
			}
			return isoDateTime(th, self, sep, spec)
		}),
		m("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return isoDateTime(th, self, " ", "auto")
		}),
		m("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d := dt(self)
			rest, err := d.Time.args(th)
			// Unlike a time, a datetime shows fold before its zone.
			if plain, folded := strings.CutSuffix(rest, ", fold=1"); folded {
				if at := strings.Index(plain, ", tzinfo="); at >= 0 {
					rest = plain[:at] + ", fold=1" + plain[at:]
				}
			}
			return object.Str(typeRepr(self, fmt.Sprintf("datetime.datetime(%d, %d, %d, %d, %d%s)", d.Year, d.Month, d.Day, d.Hour, d.Minute, rest))), err
		}),
		m("__hash__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			d := dt(self)
			of := self
			if d.Fold != 0 { // the hash is that of the earlier of two equal wall clocks
				first := d
				first.Fold = 0
				of = object.NewInstance(self.Type(), first)
			}
			off, err := offsetOf(th, d.Zone, "utcoffset", of)
			if err != nil {
				return nil, err
			}
			if off == nil {
				return object.Int(object.HashString(latin1(append(d.Date.state(), d.Time.state()...)...))), nil
			}
			t := d.Time
			delta, err := NewDelta(d.Ordinal()-off.Days, int64(t.Hour)*3600+int64(t.Minute)*60+int64(t.Second)-off.Seconds, int64(t.Micro)-off.Micros)
			if err != nil {
				return nil, err
			}
			h, err := delta.hash(th)
			return object.Int(h), err
		}),
		m("ctime()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Str(ctime(dt(self))), nil
		}),
		m("utctimetuple()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			u, _, err := utcOf(th, self, dt(self))
			if err != nil {
				return nil, err
			}
			u.Zone = object.None
			return StructTime(th, u, 0)
		}),
		m("timestamp()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			u, _, err := utcOf(th, self, dt(self))
			if err != nil {
				return nil, err
			}
			us := new(big.Rat).SetFrac(u.sub(DateTime{Date: Date{1970, 1, 1}}).Big(), big.NewInt(1000000))
			f, _ := us.Float64()
			return object.Float(f), nil
		}),
		m("replace(year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)",
			func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, err := c.datetimeArgs(th, a, dt(self))
				if err != nil {
					return nil, err
				}
				return object.NewInstance(self.Type(), d), nil
			}),
		m("astimezone(tz=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			z, err := c.checkZone(a[0])
			if err != nil {
				return nil, err
			}
			if z == object.None {
				z = object.NewInstance(c.timezone, zone{name: "UTC", named: true})
			}
			if dt(self).Zone == z {
				return self, nil
			}
			u, _, err := utcOf(th, self, dt(self))
			if err != nil {
				return nil, err
			}
			return inZone(th, self.Type(), u, z)
		}),
	}
}

func isoDateTime(th *object.Thread, self object.Value, sep, spec string) (object.Value, error) {
	d, _ := AsDateTime(self)
	t, err := d.Time.Text(spec)
	if err != nil {
		return nil, err
	}
	z, err := isoZone(th, self)
	return object.Str(d.Date.String() + sep + t + z), err
}
