package datetime

import (
	"fmt"

	"github.com/diptych-orm/diptych/python/object"
)

// timespecs are the values of isoformat's timespec that name a precision.
var timespecs = map[string]bool{"auto": true, "hours": true, "minutes": true, "seconds": true, "milliseconds": true, "microseconds": true}

// Text returns the time of day in ISO form without an offset.
func (t Time) Text(spec string) (string, error) {
	if spec == "auto" {
		spec = "seconds"
		if t.Micro != 0 {
			spec = "microseconds"
		}
	}
	switch spec {
	case "hours":
		return fmt.Sprintf("%02d", t.Hour), nil
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.Hour, t.Minute), nil
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second), nil
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.Hour, t.Minute, t.Second, t.Micro/1000), nil
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.Hour, t.Minute, t.Second, t.Micro), nil
	}
	return "", object.Raise(object.ValueError, "Unknown timespec value")
}

// args returns the arguments after the hour and minute that a repr shows.
func (t Time) args(th *object.Thread) (string, error) {
	s := ""
	if t.Second != 0 || t.Micro != 0 {
		s = fmt.Sprintf(", %d", t.Second)
		if t.Micro != 0 {
			s += fmt.Sprintf(", %d", t.Micro)
		}
	}
	if t.Zone != object.None {
		r, err := object.Repr(th, t.Zone)
		if err != nil {
			return "", err
		}
		s += ", tzinfo=" + r
	}
	if t.Fold != 0 {
		s += ", fold=1"
	}
	return s, nil
}

func (t Time) state() []byte {
	return []byte{byte(t.Hour), byte(t.Minute), byte(t.Second), byte(t.Micro >> 16), byte(t.Micro >> 8), byte(t.Micro)}
}

var timeNames = []string{"hour", "minute", "second", "microsecond", "tzinfo", "fold"}

// timeArgs reads hour, minute, second, microsecond, tzinfo and fold, with the
// given defaults.
func (c *classes) timeArgs(th *object.Thread, vals []object.Value, def Time) (Time, error) {
	n, err := ints(th, []object.Value{vals[0], vals[1], vals[2], vals[3], vals[5]},
		int64(def.Hour), int64(def.Minute), int64(def.Second), int64(def.Micro), int64(def.Fold))
	if err != nil {
		return Time{}, err
	}
	if err := checkTime(n[0], n[1], n[2], n[3], n[4]); err != nil {
		return Time{}, err
	}
	z := def.Zone
	if vals[4] != nil {
		if z, err = c.checkZone(vals[4]); err != nil {
			return Time{}, err
		}
	}
	return Time{int(n[0]), int(n[1]), int(n[2]), int(n[3]), int(n[4]), z}, nil
}

func timeAttr(name string, get func(Time) int) object.Attr {
	return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.MakeInt(int64(get(clockOf(self)))), nil
	}}
}

// clockOf returns the time of day of a time or datetime.
func clockOf(v object.Value) Time {
	if t, ok := AsTime(v); ok {
		return t
	}
	dt, _ := AsDateTime(v)
	return dt.Time
}

var timeAttrs = []object.Attr{
	timeAttr("hour", func(t Time) int { return t.Hour }), timeAttr("minute", func(t Time) int { return t.Minute }),
	timeAttr("second", func(t Time) int { return t.Second }), timeAttr("microsecond", func(t Time) int { return t.Micro }),
	timeAttr("fold", func(t Time) int { return t.Fold }),
	{Name: "tzinfo", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return clockOf(self).Zone, nil }},
}

// zoneArg is what a time's or datetime's tzinfo methods are given.
func zoneArg(self object.Value) object.Value {
	if _, ok := AsTime(self); ok {
		return object.None
	}
	return self
}

// zoneMethods are utcoffset, dst and tzname, which ask the time zone.
func zoneMethods() []object.Method {
	ask := func(name string) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			z := clockOf(self).Zone
			if z == object.None {
				return object.None, nil
			}
			if name == "tzname" {
				return object.CallMethod(th, z, name, zoneArg(self))
			}
			d, err := offsetOf(th, z, name, zoneArg(self))
			if err != nil || d == nil {
				return object.None, err
			}
			return MakeDelta(th, *d), nil
		})
	}
	return []object.Method{ask("utcoffset"), ask("dst"), ask("tzname")}
}

// isoZone returns the offset that isoformat appends.
func isoZone(th *object.Thread, self object.Value) (string, error) {
	d, err := offsetOf(th, clockOf(self).Zone, "utcoffset", zoneArg(self))
	if err != nil || d == nil {
		return "", err
	}
	return offsetText(*d, ":"), nil
}

// specArg reads the timespec argument.
func specArg(v object.Value) (string, error) {
	if v == nil {
		return "auto", nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "isoformat() argument must be str, not %s", v.Type().TpName())
	}
	if !timespecs[s] {
		return "", object.Raise(object.ValueError, "Unknown timespec value")
	}
	return s, nil
}

func (c *classes) timeSpec() object.ClassSpec {
	compare := func(name string, test func(int) bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return compareTimes(th, self, a[0], name, test)
		})
	}
	iso := func(th *object.Thread, self object.Value, spec string) (string, error) {
		s, err := clockOf(self).Text(spec)
		if err != nil {
			return "", err
		}
		z, err := isoZone(th, self)
		return s + z, err
	}
	return object.ClassSpec{
		Name: "time", Module: "datetime", CName: "datetime.time", NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if b, ok := packed(args, 6); ok {
				return object.NewInstance(cls, withZone(unpackTime(b), args)), nil
			}
			vals, err := bindC(args, 0, 5, timeNames...)
			if err != nil {
				return nil, err
			}
			t, err := c.timeArgs(th, vals, Time{Zone: object.None})
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, t), nil
		},
		Attrs: timeAttrs,
		ClassMethods: []object.Method{object.NewMethod("fromisoformat(time_string)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s, err := isoText(th, a[0])
			if err != nil {
				return nil, err
			}
			t, err := parseTime(th, s, s)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(self.(*object.Type), t), nil
		})},
		Methods: append(zoneMethods(), reduces("__reduce_ex__(protocol)", reduceTime), reduces("__reduce__()", reduceTime),
			object.NewMethod("isoformat(timespec='auto')", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				spec, err := specArg(a[0])
				if err != nil {
					return nil, err
				}
				s, err := iso(th, self, spec)
				return object.Str(s), err
			}),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.CallMethod(th, self, "isoformat")
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t := clockOf(self)
				rest, err := t.args(th)
				return object.Str(typeRepr(self, fmt.Sprintf("datetime.time(%d, %d%s)", t.Hour, t.Minute, rest))), err
			}),
			object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t := clockOf(self)
				off, err := offsetOf(th, t.Zone, "utcoffset", object.None)
				if err != nil {
					return nil, err
				}
				if off == nil {
					return object.Int(object.HashString(latin1(t.state()...))), nil
				}
				us := t.Micros() - off.Days*dayUS - off.Seconds*1000000 - off.Micros
				d, err := NewDelta(0, 0, us)
				if err != nil {
					return nil, err
				}
				h, err := d.hash(th)
				return object.Int(h), err
			}),
			object.NewMethod("strftime(format)", strftime), object.NewMethod("__format__(format, /)", formatSpec),
			object.NewMethod("replace(hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)",
				func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
					t, err := c.timeArgs(th, a, clockOf(self))
					if err != nil {
						return nil, err
					}
					return object.NewInstance(self.Type(), t), nil
				}),
			compare("__eq__", func(c int) bool { return c == 0 }), compare("__lt__", func(c int) bool { return c < 0 }),
			compare("__le__", func(c int) bool { return c <= 0 }), compare("__gt__", func(c int) bool { return c > 0 }),
			compare("__ge__", func(c int) bool { return c >= 0 }), compare("__ne__", func(c int) bool { return c != 0 }),
		),
	}
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// compareTimes compares two times of day, by UTC where both have an offset.
func compareTimes(th *object.Thread, a, b object.Value, name string, test func(int) bool) (object.Value, error) {
	x, ok := AsTime(a)
	y, ok2 := AsTime(b)
	if !ok || !ok2 {
		return object.NotImplemented, nil
	}
	xo, err := offsetOf(th, x.Zone, "utcoffset", object.None)
	if err != nil {
		return nil, err
	}
	yo, err := offsetOf(th, y.Zone, "utcoffset", object.None)
	if err != nil {
		return nil, err
	}
	if (xo == nil) != (yo == nil) {
		return mixedZones(name, "times")
	}
	n := x.Micros() - y.Micros()
	if xo != nil {
		d, err := yo.Neg()
		if err != nil {
			return nil, err
		}
		if d, err = xo.Add(d); err != nil {
			return nil, err
		}
		n -= d.Days*dayUS + d.Seconds*1000000 + d.Micros
	}
	return object.MakeBool(test(sign(n))), nil
}

// mixedZones is the comparison of values with and without an offset.
func mixedZones(name, what string) (object.Value, error) {
	switch name {
	case "__eq__":
		return object.False, nil
	case "__ne__":
		return object.True, nil
	}
	return nil, object.Raise(object.TypeError, "can't compare offset-naive and offset-aware %s", what)
}
