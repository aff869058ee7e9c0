package datetime

import (
	"fmt"

	"github.com/diptych-orm/diptych/python/object"
)

// String returns isoformat().
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

func cmpDates(a, b Date) int {
	switch x, y := a.Ordinal(), b.Ordinal(); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// latin1 makes the str whose characters are the given bytes: hashing it is
// hashing the bytes, as CPython hashes a date's state.
func latin1(b ...byte) string {
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}

func (d Date) state() []byte {
	return []byte{byte(d.Year >> 8), byte(d.Year), byte(d.Month), byte(d.Day)}
}

func dateOf(th *object.Thread, args object.Args) (Date, error) {
	vals, err := bindC(args, 3, 3, "year", "month", "day")
	if err != nil {
		return Date{}, err
	}
	n, err := ints(th, vals, 0, 0, 0)
	if err != nil {
		return Date{}, err
	}
	return Date{int(n[0]), int(n[1]), int(n[2])}, checkDate(n[0], n[1], n[2])
}

func addDays(d Date, days int64) (Date, error) {
	n := d.Ordinal() + days
	if n < 1 || n > maxOrdinal {
		return Date{}, object.Raise(object.OverflowError, "date value out of range")
	}
	return FromOrdinal(n), nil
}

// isDateOnly reports whether v is a date but no datetime.
func isDateOnly(v object.Value) (Date, bool) { return object.State[Date](v) }

func (c *classes) dateSpec() object.ClassSpec {
	compare := func(name string, test func(int) bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			d, ok := isDateOnly(self)
			o, ok2 := isDateOnly(a[0])
			if !ok || !ok2 {
				return object.NotImplemented, nil
			}
			return object.MakeBool(test(cmpDates(d, o))), nil
		})
	}
	add := func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		d, ok := isDateOnly(self)
		o, ok2 := AsDelta(a[0])
		if !ok || !ok2 {
			return object.NotImplemented, nil
		}
		sum, err := addDays(d, o.Days)
		if err != nil {
			return nil, err
		}
		return object.NewInstance(self.Type(), sum), nil
	}
	cls := func(signature string, f func(th *object.Thread, cls *object.Type, a []object.Value) (Date, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			t := self.(*object.Type)
			d, err := f(th, t, a)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(t, d), nil
		})
	}
	return object.ClassSpec{
		Name: "date", Module: "datetime", CName: "datetime.date", NoDict: true,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if b, ok := packed(args, 4); ok {
				return object.NewInstance(cls, unpackDate(b)), nil
			}
			d, err := dateOf(th, args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, d), nil
		},
		Attrs: []object.Attr{
			dateAttr("year", func(d Date) int { return d.Year }), dateAttr("month", func(d Date) int { return d.Month }),
			dateAttr("day", func(d Date) int { return d.Day }),
		},
		ClassMethods: []object.Method{
			cls("today()", func(th *object.Thread, _ *object.Type, _ []object.Value) (Date, error) { return now(th).Date, nil }),
			cls("fromtimestamp(timestamp)", func(th *object.Thread, _ *object.Type, a []object.Value) (Date, error) {
				dt, err := fromTimestamp(a[0], object.None)
				return dt.Date, err
			}),
			cls("fromordinal(ordinal)", func(th *object.Thread, _ *object.Type, a []object.Value) (Date, error) { return ordinalArg(th, a[0]) }),
			cls("fromisoformat(date_string)", func(th *object.Thread, _ *object.Type, a []object.Value) (Date, error) {
				s, err := isoText(th, a[0])
				if err != nil {
					return Date{}, err
				}
				return ParseDate(s)
			}),
			cls("fromisocalendar(year, week, day)", func(th *object.Thread, _ *object.Type, a []object.Value) (Date, error) {
				n, err := ints(th, a, 0, 0, 0)
				if err != nil {
					return Date{}, err
				}
				return fromISO(n[0], n[1], n[2])
			}),
		},
		Methods: []object.Method{
			reduces("__reduce__()", reduceDate),
			dateMethod("isoformat()", func(th *object.Thread, d Date) (object.Value, error) { return object.Str(d.String()), nil }),
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.CallMethod(th, self, "isoformat")
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, _ := AsDate(self)
				return object.Str(typeRepr(self, fmt.Sprintf("datetime.date(%d, %d, %d)", d.Year, d.Month, d.Day))), nil
			}),
			dateMethod("__hash__()", func(th *object.Thread, d Date) (object.Value, error) {
				return object.Int(object.HashString(latin1(d.state()...))), nil
			}),
			dateMethod("toordinal()", func(th *object.Thread, d Date) (object.Value, error) { return object.MakeInt(d.Ordinal()), nil }),
			dateMethod("weekday()", func(th *object.Thread, d Date) (object.Value, error) {
				return object.MakeInt(int64(d.Weekday())), nil
			}),
			dateMethod("isoweekday()", func(th *object.Thread, d Date) (object.Value, error) {
				return object.MakeInt(int64(d.Weekday() + 1)), nil
			}),
			dateMethod("isocalendar()", func(th *object.Thread, d Date) (object.Value, error) { return isoCalendar(th, d), nil }),
			dateMethod("ctime()", func(th *object.Thread, d Date) (object.Value, error) {
				return object.Str(ctime(DateTime{Date: d})), nil
			}),
			object.NewMethod("timetuple()", timetuple),
			object.NewMethod("strftime(format)", strftime), object.NewMethod("__format__(format, /)", formatSpec),
			object.NewMethod("replace(year=None, month=None, day=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, _ := AsDate(self)
				n, err := ints(th, a, int64(d.Year), int64(d.Month), int64(d.Day))
				if err != nil {
					return nil, err
				}
				if err := checkDate(n[0], n[1], n[2]); err != nil {
					return nil, err
				}
				return object.NewInstance(self.Type(), Date{int(n[0]), int(n[1]), int(n[2])}), nil
			}),
			compare("__eq__", func(c int) bool { return c == 0 }), compare("__lt__", func(c int) bool { return c < 0 }),
			compare("__le__", func(c int) bool { return c <= 0 }), compare("__gt__", func(c int) bool { return c > 0 }),
			compare("__ge__", func(c int) bool { return c >= 0 }), compare("__ne__", func(c int) bool { return c != 0 }),
			object.NewMethod("__add__(other)", add), object.NewMethod("__radd__(other)", add),
			object.NewMethod("__sub__(other)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, ok := isDateOnly(self)
				if !ok {
					return object.NotImplemented, nil
				}
				if o, ok := isDateOnly(a[0]); ok {
					return MakeDelta(th, Delta{Days: d.Ordinal() - o.Ordinal()}), nil
				}
				o, ok := AsDelta(a[0])
				if !ok {
					return object.NotImplemented, nil
				}
				diff, err := addDays(d, -o.Days)
				if err != nil {
					return nil, err
				}
				return object.NewInstance(self.Type(), diff), nil
			}),
		},
	}
}

func ordinalArg(th *object.Thread, v object.Value) (Date, error) {
	n, err := object.Index(th, v)
	if err != nil {
		return Date{}, err
	}
	if n < 1 {
		return Date{}, object.Raise(object.ValueError, "ordinal must be >= 1")
	}
	if n > maxOrdinal {
		return Date{}, object.Raise(object.ValueError, "year is out of range")
	}
	return FromOrdinal(n), nil
}

func fromISO(year, week, day int64) (Date, error) {
	if year < minYear || year > maxYear {
		return Date{}, object.Raise(object.ValueError, "Year is out of range: %d", year)
	}
	if week < 1 || week > 53 {
		return Date{}, object.Raise(object.ValueError, "Invalid week: %d", week)
	}
	if week == 53 {
		if _, w, _ := (Date{int(year), 12, 28}).ISO(); w != 53 {
			return Date{}, object.Raise(object.ValueError, "Invalid week: %d", week)
		}
	}
	if day < 1 || day > 7 {
		return Date{}, object.Raise(object.ValueError, "Invalid weekday: %d (range is [1, 7])", day)
	}
	return FromOrdinal(isoMonday(int(year)) + (week-1)*7 + day - 1), nil
}

func dateAttr(name string, get func(Date) int) object.Attr {
	return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		d, _ := AsDate(self)
		return object.MakeInt(int64(get(d))), nil
	}}
}

func dateMethod(signature string, f func(th *object.Thread, d Date) (object.Value, error)) object.Method {
	return object.NewMethod(signature, func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		d, _ := AsDate(self)
		return f(th, d)
	})
}

// isoSpec is the class of isocalendar()'s result, a named tuple.
func (c *classes) isoSpec() object.ClassSpec {
	field := func(name string, i int) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return self.(*object.Tuple).Elems[i], nil
		}}
	}
	return object.ClassSpec{
		Name: "IsoCalendarDate", Module: "datetime", CName: "datetime.IsoCalendarDate", Bases: []*object.Type{object.TupleType}, NoDict: true,
		Attrs: []object.Attr{field("year", 0), field("week", 1), field("weekday", 2)},
		Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			e := self.(*object.Tuple).Elems
			return object.Str(fmt.Sprintf("datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)", e[0], e[1], e[2])), nil
		})},
	}
}

func isoCalendar(th *object.Thread, d Date) object.Value {
	y, w, day := d.ISO()
	t := &object.Tuple{Elems: []object.Value{object.MakeInt(int64(y)), object.MakeInt(int64(w)), object.MakeInt(int64(day))}}
	t.SetClass(of(th).isoCalendar)
	return t
}
