// Package zoneinfo is the native part of Python's module zoneinfo: the offsets of
// the named time zones, from the time zone database that comes with Go.
package zoneinfo

import (
	"errors"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
	"github.com/diptych-orm/diptych/internal/zones"
	"github.com/diptych-orm/diptych/python/object"
)

type (
	val    = object.Value
	thread = object.Thread
)

// period is a stretch of time with one offset.
type period struct {
	name       string
	offset     int64
	dst        bool
	start, end time.Time // zero: none
}

func periodAt(t time.Time) period {
	name, offset := t.Zone()
	p := period{name: name, offset: int64(offset), dst: t.IsDST()}
	p.start, p.end = t.ZoneBounds()
	return p
}

func (p period) before() (period, bool) {
	if p.start.IsZero() {
		return p, false
	}
	return periodAt(p.start.Add(-time.Second)), true
}

func (p period) after() (period, bool) {
	if p.end.IsZero() {
		return p, false
	}
	return periodAt(p.end), true
}

// atWall returns the period of a wall clock, given as the seconds since 1970 that
// it would be in UTC. Around a change of offset, fold chooses as PEP 495 says.
func atWall(loc *time.Location, wall int64, fold bool) period {
	p := periodAt(time.Unix(wall, 0).In(loc))
	// change is when the wall clock goes over from a to b.
	change := func(at time.Time, a, b period) int64 {
		if fold {
			return at.Unix() + min(a.offset, b.offset)
		}
		return at.Unix() + max(a.offset, b.offset)
	}
	for {
		if q, ok := p.before(); ok && wall < change(p.start, q, p) {
			p = q
			continue
		}
		if q, ok := p.after(); ok && wall >= change(p.end, p, q) {
			p = q
			continue
		}
		return p
	}
}

// saving is how much the period is ahead of standard time: of what was before it,
// else of what comes after.
func (p period) saving() int64 {
	if !p.dst {
		return 0
	}
	if q, ok := p.before(); ok && !q.dst && p.offset != q.offset {
		return p.offset - q.offset
	}
	if q, ok := p.after(); ok && !q.dst && p.offset != q.offset {
		return p.offset - q.offset
	}
	return 3600
}

// Load makes the module _zoneinfo. A zone is named by its key in each call.
func Load(*thread) (*object.Module, error) {
	m := object.NewModule("_zoneinfo")
	loaded := map[string]*time.Location{}
	load := func(v val) (*time.Location, error) {
		key, _ := object.AsStr(v)
		loc, known := loaded[key]
		if !known && key != "" && key != "Local" {
			var err error
			loc, err = zones.Load(key)
			var failed *ondemand.Error
			if errors.As(err, &failed) {
				return nil, object.Raise(object.OSError, "Diptych could not load the time zone '%s': %v", key, err)
			}
			loaded[key] = loc
		}
		return loc, nil
	}
	function := func(signature string, fn func(th *thread, loc *time.Location, a []val) (val, error)) {
		f := object.NewFunction(signature, func(th *thread, a []val) (val, error) {
			loc, err := load(a[0])
			if loc == nil {
				return object.None, err
			}
			return fn(th, loc, a)
		})
		m.Set(f.Name, f)
	}
	function("exists(key)", func(*thread, *time.Location, []val) (val, error) { return object.True, nil })
	function("wall(key, seconds, fold)", func(th *thread, loc *time.Location, a []val) (val, error) {
		secs, err := object.Index(th, a[1])
		if err != nil {
			return nil, err
		}
		fold, err := object.Truth(th, a[2])
		if err != nil {
			return nil, err
		}
		p := atWall(loc, secs, fold)
		return object.NewTuple(object.MakeInt(p.offset), object.MakeInt(p.saving()), object.Str(p.name)), nil
	})
	function("utc(key, seconds)", func(th *thread, loc *time.Location, a []val) (val, error) {
		secs, err := object.Index(th, a[1])
		if err != nil {
			return nil, err
		}
		p := periodAt(time.Unix(secs, 0).In(loc))
		fold := false
		if q, ok := p.before(); ok {
			fold = secs-p.start.Unix() < q.offset-p.offset
		}
		return object.NewTuple(object.MakeInt(p.offset), object.MakeBool(fold)), nil
	})
	return m, nil
}
