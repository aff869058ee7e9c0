package json

import (
	"strings"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/python/object"
)

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("json")
	m.Set("__path__", object.NewList())
	failure := object.NewNativeType(object.ClassSpec{Name: "JSONDecodeError", Module: "json.decoder", Bases: []*object.Type{object.ValueError}})
	enc := encoderType()
	dec := decoderType(failure)
	m.Set("JSONDecodeError", failure)
	m.Set("JSONEncoder", enc)
	m.Set("JSONDecoder", dec)
	const writing = "skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False"
	dumps := func(th *object.Thread, v object.Value, a []object.Value, kw *object.Dict) (string, error) {
		cls := a[4]
		if cls == nil || cls == object.None {
			cls = enc
		}
		for i, name := range []string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "", "indent", "separators", "default", "sort_keys"} {
			if a[i] != nil && name != "" {
				kw.SetStr(name, a[i])
			}
		}
		e, err := object.CallArgs(th, cls, object.Args{Kw: object.KwArgs(kw)})
		if err != nil {
			return "", err
		}
		r, err := object.CallMethod(th, e, "encode", v)
		if err != nil {
			return "", err
		}
		s, _ := object.AsStr(r)
		return s, nil
	}
	loads := func(th *object.Thread, text object.Value, a []object.Value, kw *object.Dict) (object.Value, error) {
		if b, ok := object.AsBytes(text); ok {
			text = object.Str(strings.ToValidUTF8(strings.TrimPrefix(b, "\ufeff"), "\ufffd"))
		}
		if _, ok := object.AsStr(text); !ok {
			return nil, object.Raise(object.TypeError, "the JSON object must be str, bytes or bytearray, not %s", text.Type().Name)
		}
		cls := a[0]
		if cls == nil || cls == object.None {
			cls = dec
		}
		for i, name := range []string{"", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"} {
			if name != "" && a[i] != nil && a[i] != object.None {
				kw.SetStr(name, a[i])
			}
		}
		d, err := object.CallArgs(th, cls, object.Args{Kw: object.KwArgs(kw)})
		if err != nil {
			return nil, err
		}
		return object.CallMethod(th, d, "decode", text)
	}
	const reading = "cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None"
	for _, f := range []*object.Builtin{
		object.NewFunction("dumps(obj, *, "+writing+", **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s, err := dumps(th, a[0], a[1:10], a[10].(*object.Dict))
			return object.Str(s), err
		}),
		object.NewFunction("dump(obj, fp, *, "+writing+", **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s, err := dumps(th, a[0], a[2:11], a[11].(*object.Dict))
			if err != nil {
				return nil, err
			}
			_, err = object.CallMethod(th, a[1], "write", object.Str(s))
			return object.None, err
		}),
		object.NewFunction("loads(s, *, "+reading+", **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return loads(th, a[0], a[1:7], a[7].(*object.Dict))
		}),
		object.NewFunction("load(fp, *, "+reading+", **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			text, err := object.CallMethod(th, a[0], "read")
			if err != nil {
				return nil, err
			}
			return loads(th, text, a[1:7], a[7].(*object.Dict))
		}),
	} {
		f.Module = "json"
		m.Set(f.Name, f)
	}
	for name, has := range map[string][]string{"json.decoder": {"JSONDecoder", "JSONDecodeError"}, "json.encoder": {"JSONEncoder"}} {
		sub := object.NewModule(name)
		for _, n := range has {
			v, _ := m.Dict.GetStr(n)
			sub.Set(n, v)
		}
		th.AddModule(name, sub)
		m.Set(strings.TrimPrefix(name, "json."), sub)
	}
	return m, nil
}

func truth(th *object.Thread, v object.Value, otherwise bool) (bool, error) {
	if v == nil {
		return otherwise, nil
	}
	return object.Truth(th, v)
}

// encoderType is the class JSONEncoder: subclasses override default().
func encoderType() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "JSONEncoder", Module: "json.encoder",
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &options{ascii: true, circular: true, allowNaN: true, item: ", ", key: ": "}), nil
		},
		Methods: []object.Method{
			object.NewMethod("__init__(*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)", initEncoder),
			object.NewMethod("default(o)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return nil, object.Raise(object.TypeError, "Object of type %s is not JSON serializable", a[0].Type().Name)
			}),
			object.NewMethod("encode(o)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s, err := encode(th, self, a[0], nil)
				return object.Str(s), err
			}),
			object.NewMethod("iterencode(o, _one_shot=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				var cuts []int
				s, err := encode(th, self, a[0], &cuts)
				if err != nil {
					return nil, err
				}
				list, from := object.NewList(), 0
				for _, to := range append(cuts, len(s)) {
					if to > from {
						list.Elems = append(list.Elems, object.Str(s[from:to]))
					}
					from = to
				}
				return object.CallMethod(th, list, "__iter__")
			}),
		}})
}

func encode(th *object.Thread, self, v object.Value, cuts *[]int) (string, error) {
	o, ok := object.State[*options](self)
	if !ok {
		return "", object.Raise(object.TypeError, "JSONEncoder.__init__() was not called")
	}
	e := &encoder{options: *o, th: th, open: map[object.Value]bool{}, cuts: cuts}
	if e.fallback == nil {
		e.fallback = func(th *object.Thread, v object.Value) (object.Value, error) {
			return object.CallMethod(th, self, "default", v)
		}
	}
	err := e.value(v, 0)
	return e.b.String(), err
}

func initEncoder(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	o, _ := object.State[*options](self)
	for i, flag := range []struct {
		to        *bool
		otherwise bool
	}{{&o.skipKeys, false}, {&o.ascii, true}, {&o.circular, true}, {&o.allowNaN, true}, {&o.sortKeys, false}} {
		b, err := truth(th, a[i], flag.otherwise)
		if err != nil {
			return nil, err
		}
		*flag.to = b
	}
	if v := a[5]; v != nil && v != object.None {
		o.lines, o.item = true, ","
		if s, ok := object.AsStr(v); ok {
			o.indent = s
		} else {
			n, err := object.Index(th, v)
			if err != nil {
				return nil, err
			}
			if err := th.Alloc(max(n, 0)); err != nil {
				return nil, err
			}
			o.indent = strings.Repeat(" ", int(max(n, 0)))
		}
	}
	if v := a[6]; v != nil && v != object.None {
		pair, err := object.ToSlice(th, v)
		if err != nil {
			return nil, err
		}
		if len(pair) != 2 {
			return nil, object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(pair))
		}
		o.item, _ = object.AsStr(pair[0])
		o.key, _ = object.AsStr(pair[1])
	}
	if fn := a[7]; fn != nil && fn != object.None {
		o.fallback = func(th *object.Thread, v object.Value) (object.Value, error) { return object.Call(th, fn, v) }
	}
	return object.None, nil
}

// decoderType is the class JSONDecoder.
func decoderType(failure *object.Type) *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "JSONDecoder", Module: "json.decoder",
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &hooks{}), nil
		},
		Methods: []object.Method{
			object.NewMethod("__init__(*, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				h, _ := object.State[*hooks](self)
				for i, to := range []*object.Value{&h.object, &h.float, &h.integer, &h.constant, nil, &h.pairs} {
					if to != nil && a[i] != object.None {
						*to = a[i]
					}
				}
				if a[4] != nil {
					strict, err := object.Truth(th, a[4])
					if err != nil {
						return nil, err
					}
					h.lenient = !strict
				}
				return object.None, nil
			}),
			object.NewMethod("decode(s)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, err := reader(th, self, a[0], failure)
				if err != nil {
					return nil, err
				}
				return d.document()
			}),
			object.NewMethod("raw_decode(s, idx=0)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				d, err := reader(th, self, a[0], failure)
				if err != nil {
					return nil, err
				}
				if n, ok := object.AsInt(a[1]); ok {
					for range n {
						_, size := utf8.DecodeRuneInString(d.s[d.pos:])
						d.pos += size
					}
				}
				v, err := d.value()
				if err != nil {
					return nil, err
				}
				return object.NewTuple(v, object.Int(utf8.RuneCountInString(d.s[:d.pos]))), nil
			}),
		}})
}

func reader(th *object.Thread, self, text object.Value, failure *object.Type) (*decoder, error) {
	h, _ := object.State[*hooks](self)
	s, ok := object.AsStr(text)
	if !ok {
		return nil, object.Raise(object.TypeError, "expected string or bytes-like object")
	}
	return &decoder{hooks: *h, th: th, s: s, fail: func(msg string, pos int) error { return decodeError(failure, s, msg, pos) }}, nil
}

// decodeError is a JSONDecodeError; pos is a byte offset, its attributes count
// characters.
func decodeError(failure *object.Type, doc, msg string, pos int) error {
	pos = min(pos, len(doc))
	before := doc[:pos]
	line := strings.Count(before, "\n") + 1
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	char := utf8.RuneCountInString(before)
	e := object.Raise(failure, "%s: line %d column %d (char %d)", msg, line, column, char).(*object.Exception)
	for name, v := range map[string]object.Value{"msg": object.Str(msg), "doc": object.Str(doc), "pos": object.Int(char), "lineno": object.Int(line), "colno": object.Int(column)} {
		e.SetExtra(name, v)
	}
	return e
}
