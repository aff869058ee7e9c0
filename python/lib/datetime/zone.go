package datetime

import (
	"fmt"

	"github.com/diptych-orm/diptych/python/object"
)

// zone is the state of a datetime.timezone.
type zone struct {
	offset Delta
	name   string
	named  bool
	utc    bool // timezone.utc itself
}

func (c *classes) tzinfoSpec() object.ClassSpec {
	abstract := func(name, what string) object.Method {
		return object.NewMethod(name+"(dt, /)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "a tzinfo subclass must implement %s", what)
		})
	}
	return object.ClassSpec{
		Name: "tzinfo", Module: "datetime", CName: "datetime.tzinfo",
		New: func(th *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, nil), nil
		},
		Methods: []object.Method{
			abstract("utcoffset", "utcoffset()"), abstract("dst", "dst()"), abstract("tzname", "tzname()"),
			object.NewMethod("fromutc(dt, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return tzFromUTC(th, self, a[0])
			}),
		},
	}
}

// tzFromUTC is tzinfo.fromutc: the UTC wall clock of dt in the zone.
func tzFromUTC(th *object.Thread, self, v object.Value) (object.Value, error) {
	dt, ok := AsDateTime(v)
	if !ok {
		return nil, object.Raise(object.TypeError, "fromutc: argument must be a datetime")
	}
	if dt.Zone != self {
		return nil, object.Raise(object.ValueError, "fromutc: dt.tzinfo is not self")
	}
	off, err := offsetOf(th, self, "utcoffset", v)
	if err != nil {
		return nil, err
	}
	if off == nil {
		return nil, object.Raise(object.ValueError, "fromutc: non-None utcoffset() result required")
	}
	dst, err := offsetOf(th, self, "dst", v)
	if err != nil {
		return nil, err
	}
	if dst == nil {
		return nil, object.Raise(object.ValueError, "fromutc: non-None dst() result required")
	}
	neg, err := dst.Neg()
	if err != nil {
		return nil, err
	}
	std, err := off.Add(neg)
	if err != nil {
		return nil, err
	}
	if !std.IsZero() {
		if dt, err = dt.AddDelta(std); err != nil {
			return nil, err
		}
		if dst, err = offsetOf(th, self, "dst", object.NewInstance(v.Type(), dt)); err != nil {
			return nil, err
		}
		if dst == nil {
			return nil, object.Raise(object.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert")
		}
	}
	if dt, err = dt.AddDelta(*dst); err != nil {
		return nil, err
	}
	return object.NewInstance(v.Type(), dt), nil
}

// needsDateTime checks the argument of a timezone's method.
func needsDateTime(method string, v object.Value) error {
	if _, ok := AsDateTime(v); ok || v == object.None {
		return nil
	}
	return object.Raise(object.TypeError, "%s(dt) argument must be a datetime instance or None, not %s", method, v.Type().TpName())
}

func (c *classes) timezoneSpec() object.ClassSpec {
	sig := object.MustSignature("timezone(offset, name=None)")
	state := func(v object.Value) zone { z, _ := object.State[zone](v); return z }
	return object.ClassSpec{
		Name: "timezone", Module: "datetime", CName: "datetime.timezone", Bases: []*object.Type{c.tzinfo}, Final: true, NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			d, ok := AsDelta(a[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "timezone() argument 1 must be datetime.timedelta, not %s", a[0].Type().TpName())
			}
			z := zone{offset: d}
			if a[1] != nil {
				if z.name, ok = object.AsStr(a[1]); !ok {
					return nil, object.Raise(object.TypeError, "timezone() argument 2 must be str, not %s", a[1].Type().TpName())
				}
				z.named = true
			}
			if !z.named && d.IsZero() {
				return of(th).utc, nil
			}
			if d.Cmp(Delta{Days: -1}) <= 0 || d.Days >= 1 {
				r, err := object.Repr(th, a[0])
				if err != nil {
					return nil, err
				}
				return nil, object.Raise(object.ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", r)
			}
			return object.NewInstance(cls, z), nil
		},
		Methods: []object.Method{
			reduces("__reduce__()", reduceZone),
			object.NewMethod("utcoffset(dt, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if err := needsDateTime("utcoffset", a[0]); err != nil {
					return nil, err
				}
				return MakeDelta(th, state(self).offset), nil
			}),
			object.NewMethod("dst(dt, /)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return object.None, needsDateTime("dst", a[0])
			}),
			object.NewMethod("tzname(dt, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.Str(state(self).String()), needsDateTime("tzname", a[0])
			}),
			object.NewMethod("fromutc(dt, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				dt, ok := AsDateTime(a[0])
				if !ok {
					return nil, object.Raise(object.TypeError, "fromutc: argument must be a datetime instance")
				}
				if dt.Zone != self {
					return nil, object.Raise(object.ValueError, "fromutc: dt.tzinfo is not self")
				}
				dt, err := dt.AddDelta(state(self).offset)
				if err != nil {
					return nil, err
				}
				return object.NewInstance(a[0].Type(), dt), nil
			}),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.Str(state(self).String()), nil
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				z := state(self)
				if z.utc {
					return object.Str("datetime.timezone.utc"), nil
				}
				s := "datetime.timezone(" + z.offset.Repr()
				if z.named {
					name, err := object.Repr(th, object.Str(z.name))
					if err != nil {
						return nil, err
					}
					s += ", " + name
				}
				return object.Str(s + ")"), nil
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				o, ok := object.State[zone](a[0])
				if !ok {
					return object.NotImplemented, nil
				}
				return object.MakeBool(o.offset == state(self).offset), nil
			}),
			object.NewMethod("__hash__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				h, err := state(self).offset.hash(th)
				return object.Int(h), err
			}),
		},
	}
}

// String returns tzname: the given name, or UTC and the offset.
func (z zone) String() string {
	if z.named {
		return z.name
	}
	if z.offset.IsZero() {
		return "UTC"
	}
	return "UTC" + offsetText(z.offset, ":")
}

// offsetText returns an offset as "+HH:MM", with seconds and microseconds where
// it has them.
func offsetText(d Delta, sep string) string {
	sign := "+"
	if d.Days < 0 {
		sign = "-"
		d, _ = d.Neg()
	}
	s := fmt.Sprintf("%s%02d%s%02d", sign, d.Seconds/3600, sep, d.Seconds/60%60)
	if d.Seconds%60 != 0 || d.Micros != 0 {
		s += fmt.Sprintf("%s%02d", sep, d.Seconds%60)
		if d.Micros != 0 {
			s += fmt.Sprintf(".%06d", d.Micros)
		}
	}
	return s
}

// offsetOf asks a time zone for the utcoffset or dst of dt; nil where it gives
// None.
func offsetOf(th *object.Thread, tz object.Value, method string, dt object.Value) (*Delta, error) {
	if tz == nil || tz == object.None {
		return nil, nil
	}
	if z, ok := object.State[zone](tz); ok && method == "utcoffset" {
		return &z.offset, nil
	}
	r, err := object.CallMethod(th, tz, method, dt)
	if err != nil {
		return nil, err
	}
	if r == object.None {
		return nil, nil
	}
	d, ok := AsDelta(r)
	if !ok {
		return nil, object.Raise(object.TypeError, "tzinfo.%s() must return None or timedelta, not '%s'", method, r.Type().TpName())
	}
	if d.Cmp(Delta{Days: -1}) <= 0 || d.Days >= 1 {
		return nil, object.Raise(object.ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return &d, nil
}

// zoneName asks a time zone for the name that applies to dt, or "".
func zoneName(th *object.Thread, tz, dt object.Value) (string, error) {
	if tz == nil || tz == object.None {
		return "", nil
	}
	r, err := object.CallMethod(th, tz, "tzname", dt)
	if err != nil {
		return "", err
	}
	if r == object.None {
		return "", nil
	}
	s, ok := object.AsStr(r)
	if !ok {
		return "", object.Raise(object.TypeError, "tzinfo.tzname() must return None or a string, not '%s'", r.Type().TpName())
	}
	return s, nil
}
