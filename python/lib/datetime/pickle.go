package datetime

import "github.com/diptych-orm/diptych/python/object"

// Pickling: dates and times are made again of a few bytes, as CPython packs them.

func packDate(d Date) object.Bytes {
	return object.Bytes([]byte{byte(d.Year >> 8), byte(d.Year), byte(d.Month), byte(d.Day)})
}

// packTime marks the fold in the hour; that of a datetime is marked in its month.
func packTime(t Time, fold int) object.Bytes {
	return object.Bytes([]byte{byte(t.Hour | fold<<7), byte(t.Minute), byte(t.Second), byte(t.Micro >> 16), byte(t.Micro >> 8), byte(t.Micro)})
}

func unpackDate(b []byte) Date { return Date{int(b[0])<<8 | int(b[1]), int(b[2] & 0x7f), int(b[3])} }

func unpackTime(b []byte) Time {
	return Time{Hour: int(b[0] & 0x7f), Minute: int(b[1]), Second: int(b[2]), Micro: int(b[3])<<16 | int(b[4])<<8 | int(b[5]), Fold: int(b[0] >> 7), Zone: object.None}
}

// packed returns the bytes that a constructor was given, if that is what a pickle
// holds: size bytes with a month, or an hour, where it belongs.
func packed(args object.Args, size int) ([]byte, bool) {
	if len(args.Pos) == 0 || len(args.Pos) > 2 || len(args.Kw) > 0 {
		return nil, false
	}
	s, ok := args.Pos[0].(object.Bytes)
	if !ok || len(s) != size {
		return nil, false
	}
	b := []byte(s)
	if size == 6 {
		return b, b[0]&0x7f < 24
	}
	return b, b[2]&0x7f >= 1 && b[2]&0x7f <= 12
}

// withZone adds the zone that follows the bytes.
func withZone(t Time, args object.Args) Time {
	if len(args.Pos) == 2 {
		t.Zone = args.Pos[1]
	}
	return t
}

// reduces returns a __reduce__ or a __reduce_ex__ whose object is made again by its
// class of what args returns. The fold is kept from protocol 4 on.
func reduces(signature string, args func(th *object.Thread, self object.Value, fold bool) []object.Value) object.Method {
	return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		protocol := int64(0)
		if len(a) > 0 {
			protocol, _ = object.AsInt(a[0])
		}
		return object.NewTuple(self.Type(), object.NewTuple(args(th, self, protocol > 3)...)), nil
	})
}

func reduceDate(_ *object.Thread, self object.Value, _ bool) []object.Value {
	d, _ := AsDate(self)
	return []object.Value{packDate(d)}
}

func reduceDateTime(_ *object.Thread, self object.Value, fold bool) []object.Value {
	dt, _ := AsDateTime(self)
	b := []byte(packDate(dt.Date) + packTime(dt.Time, 0))
	if fold {
		b[2] |= byte(dt.Fold << 7)
	}
	return zoned(object.Bytes(b), dt.Zone)
}

func reduceTime(_ *object.Thread, self object.Value, fold bool) []object.Value {
	t := clockOf(self)
	if !fold {
		t.Fold = 0
	}
	return zoned(packTime(t, t.Fold), t.Zone)
}

func zoned(b object.Bytes, zone object.Value) []object.Value {
	if zone == object.None {
		return []object.Value{b}
	}
	return []object.Value{b, zone}
}

func reduceDelta(_ *object.Thread, self object.Value, _ bool) []object.Value {
	d, _ := AsDelta(self)
	return []object.Value{object.MakeInt(d.Days), object.MakeInt(d.Seconds), object.MakeInt(d.Micros)}
}

func reduceZone(th *object.Thread, self object.Value, _ bool) []object.Value {
	z, _ := object.State[zone](self)
	if z.named {
		return []object.Value{MakeDelta(th, z.offset), object.Str(z.name)}
	}
	return []object.Value{MakeDelta(th, z.offset)}
}
