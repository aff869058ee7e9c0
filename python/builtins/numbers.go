package builtins

import (
	"math/big"
	"strconv"

	"github.com/diptych-orm/diptych/python/object"
)

func itoa(n int) string { return strconv.Itoa(n) }

func init() {
	register(
		one("repr", func(th *object.Thread, v object.Value) (object.Value, error) {
			s, err := object.Repr(th, v)
			return object.Str(s), err
		}),
		one("ascii", func(th *object.Thread, v object.Value) (object.Value, error) {
			s, err := object.Repr(th, v)
			if err == nil {
				s, err = object.LongASCIIRepr(th, s)
			}
			return object.Str(s), err
		}),
		some("format", 1, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			spec := ""
			if len(a) > 1 {
				var ok bool
				if spec, ok = object.AsStr(a[1]); !ok {
					return nil, object.Raise(object.TypeError, "format() argument 2 must be str, not %s", object.ArgLabel(a[1]))
				}
			}
			s, err := object.Format(th, a[0], spec)
			return object.Str(s), err
		}),
		named("round", "(number, ndigits=)", round),
		one("abs", func(th *object.Thread, v object.Value) (object.Value, error) {
			r, found, err := object.CallSpecial(th, v, "__abs__")
			if err == nil && !found {
				err = object.Raise(object.TypeError, "bad operand type for abs(): '%s'", v.Type().TpName())
			}
			return r, err
		}),
		some("divmod", 2, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			return object.Binary(th, object.DivMod, a[0], a[1])
		}),
		named("pow", "(base, exp, mod=)", pow),
		one("bin", func(th *object.Thread, v object.Value) (object.Value, error) { return inBase(th, v, 2, "0b") }),
		one("oct", func(th *object.Thread, v object.Value) (object.Value, error) { return inBase(th, v, 8, "0o") }),
		one("hex", func(th *object.Thread, v object.Value) (object.Value, error) { return inBase(th, v, 16, "0x") }),
		one("chr", func(th *object.Thread, v object.Value) (object.Value, error) {
			n, err := object.IndexValue(th, v)
			if err != nil {
				return nil, err
			}
			i, ok := object.AsInt(n)
			if !ok || i != int64(int32(i)) {
				return nil, object.Raise(object.OverflowError, "Python int too large to convert to C int")
			}
			if i < 0 || i > 0x10ffff {
				return nil, object.Raise(object.ValueError, "chr() arg not in range(0x110000)")
			}
			return object.Str(object.RuneText(rune(i))), nil
		}),
		one("ord", ord),
	)
}

func ord(_ *object.Thread, v object.Value) (object.Value, error) {
	if s, ok := object.AsStr(v); ok {
		rs := object.Runes(s)
		if len(rs) != 1 {
			return nil, object.Raise(object.TypeError, "ord() expected a character, but string of length %d found", len(rs))
		}
		return object.MakeInt(int64(rs[0])), nil
	}
	if b, ok := object.BytesLike(v); ok {
		if len(b) != 1 {
			return nil, object.Raise(object.TypeError, "ord() expected a character, but string of length %d found", len(b))
		}
		return object.MakeInt(int64(b[0])), nil
	}
	return nil, object.Raise(object.TypeError, "ord() expected string of length 1, but %s found", v.Type().TpName())
}

func round(th *object.Thread, a []object.Value) (object.Value, error) {
	var args []object.Value
	if a[1] != nil && a[1] != object.None {
		args = a[1:2]
	}
	r, found, err := object.CallSpecial(th, a[0], "__round__", args...)
	if err == nil && !found {
		err = object.Raise(object.TypeError, "type %s doesn't define __round__ method", a[0].Type().TpName())
	}
	return r, err
}

func pow(th *object.Thread, a []object.Value) (object.Value, error) {
	if a[2] == nil || a[2] == object.None {
		return object.Binary(th, object.Pow, a[0], a[1])
	}
	r, found, err := object.CallSpecial(th, a[0], "__pow__", a[1], a[2])
	if err != nil {
		return nil, err
	}
	if !found || r == object.NotImplemented {
		for _, v := range a {
			if _, ok := object.Unwrap(v).(object.Float); ok {
				return nil, object.Raise(object.TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
			}
		}
		return nil, object.Raise(object.TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", a[0].Type().TpName(), a[1].Type().TpName(), a[2].Type().TpName())
	}
	return r, nil
}

func inBase(th *object.Thread, v object.Value, base int, prefix string) (object.Value, error) {
	r, err := object.IndexValue(th, v)
	if err != nil {
		return nil, err
	}
	n, _ := object.AsBig(r)
	if err := th.Alloc(int64(n.BitLen())); err != nil {
		return nil, err
	}
	s := prefix + new(big.Int).Abs(n).Text(base)
	if n.Sign() < 0 {
		s = "-" + s
	}
	return object.Str(s), nil
}
