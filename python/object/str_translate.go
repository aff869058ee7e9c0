package object

func strTranslate(th *Thread, self, table Value) (Value, error) {
	s := selfText(self)
	if err := th.Alloc(int64(len(s))); err != nil {
		return nil, err
	}
	var b []byte
	for s != "" {
		r, n := decodeRune(s)
		if err := th.Step(); err != nil {
			return nil, err
		}
		v, err := GetItem(th, table, Int(r))
		switch {
		case err != nil:
			if _, ok := AsException(err, LookupError); !ok {
				return nil, err
			}
			b = append(b, s[:n]...)
		case v == None:
		default:
			if t, ok := AsStr(v); ok {
				if err := th.Alloc(int64(len(t))); err != nil {
					return nil, err
				}
				b = append(b, t...)
			} else if c, ok := AsInt(v); ok {
				if c < 0 || c > 0x10ffff {
					return nil, Raise(ValueError, "character mapping must be in range(0x110000)")
				}
				b = appendRune(b, rune(c))
			} else {
				return nil, Raise(TypeError, "character mapping must return integer, None or str")
			}
		}
		s = s[n:]
	}
	return Str(b), nil
}

func makeTrans(th *Thread, _ Value, a []Value) (Value, error) {
	d := NewDict()
	if len(a) == 1 {
		m, ok := a[0].(*Dict)
		if !ok {
			return nil, Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for _, e := range m.Items() {
			key := e.Key
			if s, ok := AsStr(key); ok {
				if strLen(s) != 1 {
					return nil, Raise(ValueError, "string keys in translate table must be of length 1")
				}
				r, _ := decodeRune(s)
				key = Int(r)
			} else if _, ok := AsBig(key); !ok {
				return nil, Raise(TypeError, "keys in translate table must be strings or integers")
			}
			if err := d.Set(th, key, e.Value); err != nil {
				return nil, err
			}
		}
		return d, nil
	}
	for i := 1; i < len(a); i++ {
		if _, ok := AsStr(a[i]); !ok {
			return nil, Raise(TypeError, "maketrans() argument %d must be str, not %s", i+1, ArgLabel(a[i]))
		}
	}
	x, ok := AsStr(a[0])
	if !ok {
		return nil, Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	from, to := runesOf(x), runesOf(selfText(a[1]))
	if len(from) != len(to) {
		return nil, Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i, r := range from {
		if err := th.Turn(i); err != nil {
			return nil, err
		}
		if err := d.Set(th, Int(r), Int(to[i])); err != nil {
			return nil, err
		}
	}
	if len(a) > 2 {
		for _, r := range runesOf(selfText(a[2])) {
			if err := d.Set(th, Int(r), None); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}
