package datetime

import "github.com/diptych-orm/diptych/python/object"

// bindC binds arguments as CPython's C functions do, with their messages: names
// are the parameters, the first required of them must be given, those from
// kwonly on only by keyword.
func bindC(args object.Args, required, kwonly int, names ...string) ([]object.Value, error) {
	if n := len(args.Pos) + len(args.Kw); n > len(names) {
		return nil, object.Raise(object.TypeError, "function takes at most %d arguments (%d given)", len(names), n)
	}
	if len(args.Pos) > kwonly {
		return nil, object.Raise(object.TypeError, "function takes at most %d positional arguments (%d given)", kwonly, len(args.Pos))
	}
	vals := make([]object.Value, len(names))
	copy(vals, args.Pos)
next:
	for _, k := range args.Kw {
		for i, n := range names {
			if n != k.Name {
				continue
			}
			if vals[i] != nil {
				return nil, object.Raise(object.TypeError, "argument for function given by name ('%s') and position (%d)", n, i+1)
			}
			vals[i] = k.Value
			continue next
		}
		return nil, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for this function", k.Name)
	}
	for i := range required { // one after another, as they are converted
		if vals[i] != nil {
			if _, ok := vals[i].Type().Lookup("__index__"); !ok {
				return nil, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", vals[i].Type().TpName())
			}
		} else {
			return nil, object.Raise(object.TypeError, "function missing required argument '%s' (pos %d)", names[i], i+1)
		}
	}
	return vals, nil
}

// ints converts values to integers; those left out take the default.
func ints(th *object.Thread, vals []object.Value, defaults ...int64) ([]int64, error) {
	out := make([]int64, len(defaults))
	for i, d := range defaults {
		out[i] = d
		if vals[i] == nil {
			continue
		}
		n, err := object.Index(th, vals[i])
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

// checkZone checks a tzinfo argument; nil means None.
func (c *classes) checkZone(v object.Value) (object.Value, error) {
	if v == nil || v == object.None {
		return object.None, nil
	}
	if !object.IsInstance(v, c.tzinfo) {
		return nil, object.Raise(object.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().TpName())
	}
	return v, nil
}
