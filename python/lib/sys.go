package lib

import (
	"github.com/diptych-orm/diptych/python/object"
)

// stream is sys.stdout or sys.stderr of a run.
type stream struct{ err bool }

func loadSys(th *object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("sys")
	streams := object.NewNativeType(object.ClassSpec{
		Name: "TextIOWrapper", Module: "_io",
		Methods: []object.Method{
			object.NewMethod("write(text)", func(th *object.Thread, self V, a []V) (V, error) {
				s, ok := object.AsStr(a[0])
				if !ok {
					return nil, object.Raise(object.TypeError, "write() argument must be str, not %s", a[0].Type().Name)
				}
				st, _ := object.State[stream](self)
				print := th.Print
				if st.err {
					print = th.PrintErr
				}
				return object.MakeInt(int64(object.StrLen(s))), print(s)
			}),
			object.NewMethod("flush()", func(*object.Thread, V, []V) (V, error) { return object.None, nil }),
			object.NewMethod("isatty()", func(*object.Thread, V, []V) (V, error) { return object.False, nil }),
			object.NewMethod("writable()", func(*object.Thread, V, []V) (V, error) { return object.True, nil }),
			object.NewMethod("readable()", func(*object.Thread, V, []V) (V, error) { return object.False, nil }),
			object.NewMethod("writelines(lines)", func(th *object.Thread, self V, a []V) (V, error) {
				return object.None, object.Iterate(th, a[0], func(v V) error {
					_, err := object.CallMethod(th, self, "write", v)
					return err
				})
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
				st, _ := object.State[stream](self)
				name := "<stdout>"
				if st.err {
					name = "<stderr>"
				}
				return object.Str("<_io.TextIOWrapper name='" + name + "' mode='w' encoding='utf-8'>"), nil
			}),
		},
		Attrs: []object.Attr{{Name: "name", Get: func(_ *object.Thread, self V) (V, error) {
			if st, _ := object.State[stream](self); st.err {
				return object.Str("<stderr>"), nil
			}
			return object.Str("<stdout>"), nil
		}}},
		Consts: []object.KwArg{{Name: "mode", Value: object.Str("w")}, {Name: "newlines", Value: object.None}, {Name: "line_buffering", Value: object.False}, {Name: "encoding", Value: object.Str("utf-8")}, {Name: "errors", Value: object.Str("strict")}, {Name: "closed", Value: object.False}},
	})
	for name, isErr := range map[string]bool{"stdout": false, "stderr": true} {
		v := object.NewInstance(streams, stream{isErr})
		m.Set(name, v)
		m.Set("__"+name+"__", v)
	}
	modules := object.NewDict()
	for _, name := range th.ModuleOrder {
		if mod, ok := th.Modules[name]; ok {
			modules.SetStr(name, mod)
		}
	}
	th.SysModules = modules
	modules.SetStr("sys", m)
	m.Set("modules", modules)
	m.Set("argv", object.NewList(object.Str(th.MainFile)))
	m.Set("path", object.NewList())
	m.Set("platform", object.Str("linux"))
	m.Set("byteorder", object.Str("little"))
	m.Set("executable", object.Str("/usr/bin/python3"))
	m.Set("prefix", object.Str("/usr"))
	m.Set("maxsize", object.Int(1<<63-1))
	m.Set("maxunicode", object.Int(0x10ffff))
	m.Set("hexversion", object.Int(0x030b02f0))
	m.Set("version", object.Str("3.11.2 (main, Jan  1 2025, 12:00:00) [Diptych]"))
	m.Set("copyright", object.Str(""))
	m.Set("dont_write_bytecode", object.True)
	m.Set("ps1", object.Str(">>> "))
	record := func(qual string, fields []string, vals ...V) V {
		var attrs []object.Attr
		for i, f := range fields {
			attrs = append(attrs, object.Attr{Name: f, Get: func(_ *object.Thread, self V) (V, error) {
				return self.(*object.Tuple).Elems[i], nil
			}})
		}
		t := object.NewNativeType(object.ClassSpec{Name: qual, Module: "sys", Bases: []*object.Type{object.TupleType}, NoDict: true, Attrs: attrs,
			Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
				s := "sys." + qual + "("
				for i, v := range self.(*object.Tuple).Elems {
					r, err := object.Repr(th, v)
					if err != nil {
						return nil, err
					}
					if i > 0 {
						s += ", "
					}
					s += fields[i] + "=" + r
				}
				return object.Str(s + ")"), nil
			})}})
		v := &object.Tuple{Elems: vals}
		v.SetClass(t)
		return v
	}
	m.Set("version_info", record("version_info", []string{"major", "minor", "micro", "releaselevel", "serial"},
		object.Int(3), object.Int(11), object.Int(2), object.Str("final"), object.Int(0)))
	m.Set("float_info", record("float_info",
		[]string{"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"},
		object.Float(1.7976931348623157e308), object.Int(1024), object.Int(308), object.Float(2.2250738585072014e-308), object.Int(-1021),
		object.Int(-307), object.Int(15), object.Int(53), object.Float(2.220446049250313e-16), object.Int(2), object.Int(1)))
	m.Set("int_info", record("int_info", []string{"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"},
		object.Int(30), object.Int(4), object.Int(4300), object.Int(640)))
	m.Set("hash_info", record("hash_info", []string{"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"},
		object.Int(64), object.Int(1<<61-1), object.Int(314159), object.Int(0), object.Int(1000003), object.Str("siphash13"), object.Int(64), object.Int(128), object.Int(0)))
	flagNames := []string{"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
		"verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"}
	flags := make([]V, len(flagNames))
	for i, name := range flagNames {
		switch name {
		case "dev_mode", "safe_path":
			flags[i] = object.False
		case "int_max_str_digits":
			flags[i] = object.Int(4300)
		default:
			flags[i] = object.Int(0)
		}
	}
	m.Set("flags", record("flags", flagNames, flags...))
	version, _ := m.Dict.GetStr("version_info")
	if types, err := th.Import("types"); err != nil {
		return nil, err
	} else if made, err := object.CallMethodArgs(th, types, "SimpleNamespace", object.Args{Kw: []object.KwArg{
		{Name: "name", Value: object.Str("cpython")}, {Name: "cache_tag", Value: object.Str("cpython-311")},
		{Name: "version", Value: version}, {Name: "hexversion", Value: object.Int(0x030b02f0)}}}); err != nil {
		return nil, err
	} else {
		m.Set("implementation", made)
	}
	for name, v := range map[string]V{"base_prefix": object.Str("/usr"), "exec_prefix": object.Str("/usr"), "base_exec_prefix": object.Str("/usr"),
		"float_repr_style": object.Str("short"), "api_version": object.Int(1013), "abiflags": object.Str(""), "platlibdir": object.Str("lib"),
		"warnoptions": object.NewList(), "orig_argv": object.NewList(object.Str("python3"), object.Str(th.MainFile)), "meta_path": object.NewList(),
		"path_hooks": object.NewList(), "path_importer_cache": object.NewDict(), "pycache_prefix": object.None, "stdin": object.None} {
		m.Set(name, v)
	}
	sysFunctions(m)
	return m, nil
}

func sysFunctions(m *object.Module) {
	type V = object.Value
	positional(m, "exit", 0, 1, func(th *object.Thread, a []V) (V, error) {
		if len(a) == 0 || a[0] == object.None {
			return nil, object.NewException(object.SystemExit)
		}
		return nil, object.NewException(object.SystemExit, a[0])
	})
	positional(m, "exc_info", 0, 0, func(th *object.Thread, _ []V) (V, error) {
		e := th.Handled
		if e == nil {
			return object.NewTuple(object.None, object.None, object.None), nil
		}
		var tb V = object.None
		if e.Traceback != nil {
			tb = e.Traceback
		}
		return object.NewTuple(e.Type(), e, tb), nil
	})
	positional(m, "exception", 0, 0, func(th *object.Thread, _ []V) (V, error) {
		if th.Handled == nil {
			return object.None, nil
		}
		return th.Handled, nil
	})
	positional(m, "excepthook", 3, 3, func(th *object.Thread, a []V) (V, error) {
		e, ok := a[1].(*object.Exception)
		if !ok {
			return object.None, streamWrite(th, nil, "stderr", "TypeError: print_exception(): Exception expected for value, "+a[1].Type().Name+" found\n")
		}
		if tb, ok := a[2].(*object.Traceback); ok && e.Traceback == nil {
			e.Traceback = tb
		}
		return object.None, streamWrite(th, nil, "stderr", object.FormatException(th, e))
	})
	positional(m, "displayhook", 1, 1, func(th *object.Thread, a []V) (V, error) {
		if a[0] == object.None {
			return object.None, nil
		}
		text, err := object.Repr(th, a[0])
		if err != nil {
			return nil, err
		}
		th.Builtins.SetStr("_", a[0])
		return object.None, streamWrite(th, nil, "stdout", text+"\n")
	})
	m.Set("unraisablehook", object.Borrowed("_hooks", "unraisablehook"))
	for _, name := range []string{"displayhook", "excepthook", "unraisablehook"} {
		if hook, ok := m.Dict.GetStr(name); ok {
			m.Set("__"+name+"__", hook)
		}
	}
	for name, v := range map[string]V{"getswitchinterval": object.Float(0.005), "gettrace": object.None, "getprofile": object.None,
		"is_finalizing": object.False, "getfilesystemencodeerrors": object.Str("surrogateescape"),
		"getallocatedblocks": object.Int(0)} {
		positional(m, name, 0, 0, func(*object.Thread, []V) (V, error) { return v, nil })
	}
	for _, name := range []string{"settrace", "setprofile", "setswitchinterval"} {
		positional(m, name, 1, 1, func(*object.Thread, []V) (V, error) { return object.None, nil })
	}
	positional(m, "get_int_max_str_digits", 0, 0, func(th *object.Thread, _ []V) (V, error) { return object.Int(th.MaxStrDigits), nil })
	positional(m, "set_int_max_str_digits", 1, 1, func(th *object.Thread, a []V) (V, error) {
		n, err := object.Index(th, a[0])
		if err != nil {
			return nil, err
		}
		if n != 0 && n < 640 {
			return nil, object.Raise(object.ValueError, "maxdigits must be 0 or larger than 640")
		}
		th.MaxStrDigits = int(n)
		return object.None, nil
	})
	positional(m, "getrecursionlimit", 0, 0, func(th *object.Thread, _ []V) (V, error) {
		return object.MakeInt(int64(th.Limits.Recursion)), nil
	})
	positional(m, "setrecursionlimit", 1, 1, func(th *object.Thread, a []V) (V, error) {
		n, err := object.Index(th, a[0])
		if err != nil {
			return nil, err
		}
		if n < 1 {
			return nil, object.Raise(object.ValueError, "recursion limit must be greater or equal than 1")
		}
		// The run's own limit stays: it is what the stack can take.
		th.Limits.Recursion = int(min(n, int64(th.Limits.Recursion)))
		return object.None, nil
	})
	positional(m, "intern", 1, 1, func(th *object.Thread, a []V) (V, error) {
		if _, ok := a[0].(object.Str); !ok {
			return nil, object.Raise(object.TypeError, "intern() argument must be str, not %s", a[0].Type().Name)
		}
		return a[0], nil
	})
	function(m, "getsizeof(object, default=)", func(th *object.Thread, a []V) (V, error) {
		n, err := object.Len(th, a[0])
		if _, isErr := object.AsException(err, object.TypeError); err != nil && !isErr {
			return nil, err
		}
		return object.MakeInt(int64(56 + 8*n)), nil
	})
	positional(m, "getrefcount", 1, 1, func(*object.Thread, []V) (V, error) { return object.MakeInt(2), nil })
	positional(m, "getdefaultencoding", 0, 0, func(*object.Thread, []V) (V, error) { return object.Str("utf-8"), nil })
	positional(m, "getfilesystemencoding", 0, 0, func(*object.Thread, []V) (V, error) { return object.Str("utf-8"), nil })
	positional(m, "_getframe", 0, 1, func(th *object.Thread, a []V) (V, error) {
		depth := int64(0)
		if len(a) > 0 {
			var err error
			if depth, err = object.Index(th, a[0]); err != nil {
				return nil, err
			}
		}
		f := th.Frame
		for ; depth > 0 && f != nil; depth-- {
			f = f.Parent
		}
		if f == nil {
			return nil, object.Raise(object.ValueError, "call stack is not deep enough")
		}
		return object.NewFrameObject(f), nil
	})
}
