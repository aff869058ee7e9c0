package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// memFile is the state of a StringIO or BytesIO. A StringIO counts in
// characters, so its text is kept as runes.
type memFile struct {
	runes  []rune
	bytes  []byte
	binary bool
	pos    int
	closed bool
}

func (f *memFile) size() int {
	if f.binary {
		return len(f.bytes)
	}
	return len(f.runes)
}

// take returns the content from i to j as a Python value.
func (f *memFile) take(i, j int) val {
	if f.binary {
		return object.Bytes(f.bytes[i:j])
	}
	return object.Str(string(f.runes[i:j]))
}

func (f *memFile) open() error {
	if f.closed {
		return object.Raise(object.ValueError, "I/O operation on closed file")
	}
	return nil
}

// write puts data at the position, over what is there.
func (f *memFile) write(th *thread, v val) (int, error) {
	if f.binary {
		s, err := bufferArg(v)
		if err != nil {
			return 0, err
		}
		if err := th.Alloc(int64(len(s))); err != nil {
			return 0, err
		}
		for len(f.bytes) < f.pos {
			f.bytes = append(f.bytes, 0)
		}
		f.bytes = append(f.bytes[:f.pos], append([]byte(s), f.bytes[min(f.pos+len(s), len(f.bytes)):]...)...)
		f.pos += len(s)
		return len(s), nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		return 0, object.Raise(object.TypeError, "string argument expected, got '%s'", v.Type().Name)
	}
	if err := th.Alloc(int64(4 * len(s))); err != nil {
		return 0, err
	}
	r, err := object.LongRunes(th, s)
	if err != nil {
		return 0, err
	}
	for len(f.runes) < f.pos {
		f.runes = append(f.runes, 0)
	}
	if f.pos == len(f.runes) {
		f.runes = append(f.runes, r...)
	} else {
		f.runes = append(f.runes[:f.pos:f.pos], append(append([]rune(nil), r...), f.runes[min(f.pos+len(r), len(f.runes)):]...)...)
	}
	f.pos += len(r)
	return len(r), nil
}

// line returns the end of the line that begins at the position.
func (f *memFile) line() int {
	for i := f.pos; i < f.size(); i++ {
		if f.binary && f.bytes[i] == '\n' || !f.binary && f.runes[i] == '\n' {
			return i + 1
		}
	}
	return f.size()
}

// count reads an optional size argument; -1 means all.
func count(th *thread, v val) (int, error) {
	if v == nil || v == object.None {
		return -1, nil
	}
	n, err := object.Index(th, v)
	if _, wrong := object.AsException(err, object.TypeError); wrong {
		err = object.Raise(object.TypeError, "argument should be integer or None, not '%s'", v.Type().TpName())
	}
	return int(n), err
}

func memFileType(base *object.Type, name string, binary bool) *object.Type {
	m := func(signature string, fn func(th *thread, f *memFile, self val, a []val) (val, error)) object.Method {
		return mixed(signature, func(th *thread, self val, a []val) (val, error) {
			f, _ := object.State[*memFile](self)
			if err := f.open(); err != nil && !strings.HasPrefix(signature, "close") {
				return nil, err
			}
			return fn(th, f, self, a)
		})
	}
	yes := func(_ *thread, f *memFile, _ val, _ []val) (val, error) { return object.True, nil }
	sig := object.MustSignature(name + "(initial_value='', newline=None)")
	return object.NewNativeType(object.ClassSpec{
		Name: name, Module: "_io", CName: "_io." + name, Bases: []*object.Type{base},
		New: func(th *thread, cls *object.Type, args object.Args) (val, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			f := &memFile{binary: binary}
			if a[0] != nil && a[0] != object.None {
				if _, ok := object.AsStr(a[0]); !ok && !binary {
					return nil, object.Raise(object.TypeError, "initial_value must be str or None, not %s", a[0].Type().Name)
				}
				if _, err := f.write(th, a[0]); err != nil {
					return nil, err
				}
				f.pos = 0
			}
			return object.NewInstance(cls, f), nil
		},
		Attrs: []object.Attr{{Name: "closed", Get: func(_ *thread, self val) (val, error) {
			f, _ := object.State[*memFile](self)
			return object.MakeBool(f.closed), nil
		}}},
		Methods: []object.Method{
			m("write(s, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				n, err := f.write(th, a[0])
				return object.MakeInt(int64(n)), err
			}),
			m("writelines(lines, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				return object.None, object.Iterate(th, a[0], func(v val) error { _, err := f.write(th, v); return err })
			}),
			m("getvalue()", func(_ *thread, f *memFile, _ val, _ []val) (val, error) { return f.take(0, f.size()), nil }),
			m("getbuffer()", func(th *thread, f *memFile, _ val, _ []val) (val, error) {
				view, ok := th.Builtins.GetStr("memoryview")
				if !ok || !f.binary {
					return nil, object.Raise(object.AttributeError, "'_io.StringIO' object has no attribute 'getbuffer'")
				}
				return object.Call(th, view, f.take(0, f.size()))
			}),
			m("read(size=-1, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				n, err := count(th, a[0])
				from := min(f.pos, f.size())
				to := f.size()
				if n >= 0 {
					to = min(from+n, to)
				}
				f.pos = max(f.pos, to)
				return f.take(from, to), err
			}),
			m("readline(size=-1, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				n, err := count(th, a[0])
				from := min(f.pos, f.size())
				f.pos = from
				if f.pos = f.line(); n >= 0 {
					f.pos = min(f.pos, from+n)
				}
				return f.take(from, f.pos), err
			}),
			m("readlines(hint=-1, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				most, err := count(th, a[0])
				if err != nil {
					return nil, err
				}
				var lines []val
				for first := f.pos; f.pos < f.size() && (most <= 0 || f.pos-first < most); {
					from := f.pos
					f.pos = f.line()
					lines = append(lines, f.take(from, f.pos))
				}
				return object.NewList(lines...), nil
			}),
			m("seek(pos, whence=0, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				n, err := object.Index(th, a[0])
				if err != nil {
					return nil, err
				}
				whence, err := count(th, a[1])
				if err != nil {
					return nil, err
				}
				switch whence {
				case 1:
					n += int64(f.pos)
				case 2:
					n += int64(f.size())
				}
				if n < 0 || n > 1<<30 {
					return nil, object.Raise(object.ValueError, "Negative seek position %d", n)
				}
				f.pos = int(n)
				return object.MakeInt(n), nil
			}),
			m("tell()", func(_ *thread, f *memFile, _ val, _ []val) (val, error) { return object.MakeInt(int64(f.pos)), nil }),
			m("truncate(size=None, /)", func(th *thread, f *memFile, _ val, a []val) (val, error) {
				n, err := count(th, a[0])
				if err != nil {
					return nil, err
				}
				if a[0] == nil || a[0] == object.None {
					n = f.pos
				} else if n < 0 {
					what := "Negative"
					if binary {
						what = "negative"
					}
					return nil, object.Raise(object.ValueError, "%s size value %d", what, n)
				}
				if binary {
					f.bytes = f.bytes[:min(n, len(f.bytes))]
				} else {
					f.runes = f.runes[:min(n, len(f.runes))]
				}
				return object.MakeInt(int64(n)), nil
			}),
			m("close()", func(_ *thread, f *memFile, _ val, _ []val) (val, error) { f.closed = true; return object.None, nil }),
			m("flush()", func(*thread, *memFile, val, []val) (val, error) { return object.None, nil }),
			m("isatty()", func(*thread, *memFile, val, []val) (val, error) { return object.False, nil }),
			m("readable()", yes), m("writable()", yes), m("seekable()", yes),
			m("__enter__()", func(_ *thread, _ *memFile, self val, _ []val) (val, error) { return self, nil }),
			m("__exit__(*exc)", func(_ *thread, f *memFile, _ val, _ []val) (val, error) { f.closed = true; return object.None, nil }),
			m("__iter__()", func(_ *thread, _ *memFile, self val, _ []val) (val, error) { return self, nil }),
			m("__next__()", func(_ *thread, f *memFile, _ val, _ []val) (val, error) {
				if f.pos >= f.size() {
					return nil, object.NewException(object.StopIteration)
				}
				from := f.pos
				f.pos = f.line()
				return f.take(from, f.pos), nil
			}),
		},
	})
}

func loadIO(th *thread) (*object.Module, error) {
	m := object.NewModule("io")
	root := object.NewNativeType(object.ClassSpec{Name: "IOBase", Module: "io"})
	text := object.NewNativeType(object.ClassSpec{Name: "TextIOBase", Module: "io", Bases: []*object.Type{root}})
	buffered := object.NewNativeType(object.ClassSpec{Name: "BufferedIOBase", Module: "io", Bases: []*object.Type{root}})
	m.Set("IOBase", root)
	m.Set("TextIOBase", text)
	m.Set("BufferedIOBase", buffered)
	m.Set("StringIO", memFileType(text, "StringIO", false))
	m.Set("BytesIO", memFileType(buffered, "BytesIO", true))
	m.Set("SEEK_SET", object.MakeInt(0))
	m.Set("SEEK_CUR", object.MakeInt(1))
	m.Set("SEEK_END", object.MakeInt(2))
	if open, ok := th.Builtins.GetStr("open"); ok {
		m.Set("open", open)
	}
	positional(m, "__getattr__", 1, 1, func(th *thread, a []val) (val, error) {
		name, _ := object.AsStr(a[0])
		switch name { // the classes of files, which few programs name
		case "TextIOWrapper", "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom":
			files, err := th.Import("_files")
			if err != nil {
				return nil, err
			}
			return object.GetAttr(th, files, name)
		case "DEFAULT_BUFFER_SIZE":
			return object.Int(8192), nil
		}
		return nil, object.Raise(object.AttributeError, "module 'io' has no attribute '%s'", name)
	})
	m.Set("UnsupportedOperation", object.NewNativeType(object.ClassSpec{Name: "UnsupportedOperation", Module: "io", Bases: []*object.Type{object.OSError, object.ValueError}}))
	return m, nil
}
