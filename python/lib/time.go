package lib

import (
	"math"
	"time"

	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/object"
)

// started is when a run asked for the time first.
type started struct{}

// loadTime makes the native part of the module time. Its clock is the run's, and
// sleeping only moves that clock: a page must not stand still.
func loadTime(*object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("_time")
	positional(m, "clock", 0, 1, func(th *object.Thread, a []V) (V, error) {
		now := th.Now()
		if len(a) == 0 {
			return object.Float(float64(now.UnixMicro()) / 1e6), nil
		}
		first := th.Extra(started{}, func() any { return now }).(time.Time)
		return object.Float(1000 + now.Sub(first).Seconds()), nil
	})
	positional(m, "clock_ns", 0, 0, func(th *object.Thread, _ []V) (V, error) { return object.Int(th.Now().UnixNano()), nil })
	positional(m, "sleep", 1, 1, func(th *object.Thread, a []V) (V, error) {
		secs, err := floatArg(th, a[0])
		if err != nil {
			return nil, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", a[0].Type().Name)
		}
		if math.IsNaN(secs) {
			return nil, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
		}
		if secs < 0 {
			return nil, object.Raise(object.ValueError, "sleep length must be non-negative")
		}
		if secs > 1e9 {
			return nil, object.Raise(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
		}
		move(th.Runtime, secs)
		return object.None, th.Check()
	})
	positional(m, "rewind", 1, 1, func(th *object.Thread, a []V) (V, error) {
		secs, err := floatArg(th, a[0])
		if err == nil {
			move(th.Runtime, -secs)
		}
		return object.None, err
	})
	positional(m, "unfinished", 0, 0, func(th *object.Thread, _ []V) (V, error) {
		return object.NewList(th.AsyncGenerators()...), nil
	})
	positional(m, "_split", 1, 1, func(th *object.Thread, a []V) (V, error) {
		secs, err := floatArg(th, a[0])
		if err != nil {
			return nil, err
		}
		if math.Abs(secs) > 250e9 || math.IsNaN(secs) {
			return nil, object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return timeFields(datetime.FromGo(time.Unix(int64(math.Floor(secs)), 0).UTC(), object.None), 0), nil
	})
	positional(m, "_join", 1, 1, func(th *object.Thread, a []V) (V, error) {
		n, err := timeInts(th, a[0])
		if err != nil {
			return nil, err
		}
		t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
		return object.MakeInt(t.Unix()), nil
	})
	positional(m, "_strftime", 2, 2, func(th *object.Thread, a []V) (V, error) {
		f, ok := object.AsStr(a[0])
		if !ok {
			return nil, object.Raise(object.TypeError, "strftime() argument 1 must be str, not %s", a[0].Type().Name)
		}
		n, err := timeInts(th, a[1])
		if err != nil {
			return nil, err
		}
		if n[1] < 1 || n[1] > 12 {
			return nil, object.Raise(object.ValueError, "month out of range")
		}
		if n[2] < 1 || n[2] > 31 {
			return nil, object.Raise(object.ValueError, "day of month out of range")
		}
		dt := datetime.DateTime{Date: datetime.Date{Year: n[0], Month: n[1], Day: n[2]}}
		dt.Hour, dt.Minute, dt.Second, dt.Zone = n[3], n[4], n[5], object.None
		s, err := datetime.Strftime(th, dt, f, "+0000", "UTC")
		return object.Str(s), err
	})
	positional(m, "_strptime", 2, 2, func(th *object.Thread, a []V) (V, error) {
		s, err := strArg("strptime() argument 1", a[0])
		if err != nil {
			return nil, err
		}
		f, err := strArg("strptime() argument 2", a[1])
		if err != nil {
			return nil, err
		}
		dt, err := datetime.Strptime(th, s, f)
		if err != nil {
			return nil, err
		}
		return timeFields(dt, -1), nil
	})
	return m, nil
}

// slept is how far sleeping has moved a run's clock.
type slept struct{}

// move moves the run's clock.
func move(rt *object.Runtime, secs float64) {
	by := rt.Extra(slept{}, func() any {
		by, clock := new(time.Duration), rt.Now
		rt.Now = func() time.Time { return clock().Add(*by) }
		return by
	}).(*time.Duration)
	*by += time.Duration(math.Round(secs * float64(time.Second)))
}

// timeFields returns the nine fields of a struct_time.
func timeFields(dt datetime.DateTime, dst int) object.Value {
	var out []object.Value
	for _, n := range []int{dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second, dt.Weekday(), dt.YearDay(), dst} {
		out = append(out, object.MakeInt(int64(n)))
	}
	return object.NewTuple(out...)
}

func timeInts(th *object.Thread, v object.Value) ([]int, error) {
	elems, err := object.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	if len(elems) < 9 {
		return nil, object.Raise(object.TypeError, "Tuple or struct_time argument required")
	}
	out := make([]int, 9)
	for i := range out {
		n, err := object.Index(th, elems[i])
		if err != nil {
			return nil, err
		}
		out[i] = int(max(min(n, 1<<31), -1<<31))
	}
	return out, nil
}
