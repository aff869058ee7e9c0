package lib

import (
	"path"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// noFiles is the error of whatever needs a file system.
func noFiles(name string) error {
	return object.Raise(object.NotImplementedError, "Diptych does not support files: %s has no file system to work on", name)
}

// pathArg reads a path: a str, or an object with __fspath__.
func pathArg(th *thread, v val) (string, error) {
	if s, ok := object.AsStr(v); ok {
		return s, nil
	}
	r, found, err := object.CallSpecial(th, v, "__fspath__")
	if err != nil {
		return "", err
	}
	if s, ok := object.AsStr(orNone(r)); found && ok {
		return s, nil
	}
	return "", object.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
}

func loadOS(th *thread) (*object.Module, error) {
	m := object.NewModule("os")
	env := object.NewDict()
	for k, v := range map[string]string{"HOME": "/home/user", "PATH": "/usr/bin", "LANG": "C.UTF-8"} {
		env.SetStr(k, object.Str(v))
	}
	m.Set("environ", env)
	for k, v := range map[string]string{"sep": "/", "linesep": "\n", "name": "posix", "curdir": ".", "pardir": "..", "pathsep": ":", "extsep": ".", "devnull": "/dev/null"} {
		m.Set(k, object.Str(v))
	}
	m.Set("error", object.OSError)
	function(m, "getenv(key, default=)", func(th *thread, a []val) (val, error) {
		v, ok, err := env.Get(th, a[0])
		if !ok {
			v = orNone(a[1])
		}
		return v, err
	})
	fixed := func(name string, v val) {
		positional(m, name, 0, 0, func(*thread, []val) (val, error) { return v, nil })
	}
	fixed("getcwd", object.Str("/"))
	fixed("getpid", object.MakeInt(1))
	fixed("cpu_count", object.MakeInt(1))
	fixed("getlogin", object.Str("user"))
	positional(m, "urandom", 1, 1, func(th *thread, a []val) (val, error) {
		n, err := object.Index(th, a[0])
		if err == nil {
			err = th.Alloc(n)
		}
		if err != nil {
			return nil, err
		}
		return object.Bytes(tokenBytes(th, int(max(n, 0)))), nil
	})
	positional(m, "fspath", 1, 1, func(th *thread, a []val) (val, error) {
		s, err := pathArg(th, a[0])
		return object.Str(s), err
	})
	for _, name := range []string{"listdir", "mkdir", "makedirs", "remove", "unlink", "rename", "rmdir", "walk", "scandir", "stat", "open", "system", "chdir", "popen"} {
		m.Set(name, object.NewBuiltin(name, func(*thread, object.Args) (val, error) { return nil, noFiles("os." + name) }))
	}
	p, err := loadPath(th)
	if err != nil {
		return nil, err
	}
	th.AddModule("os.path", p)
	m.Set("path", p)
	return m, nil
}

func loadPath(*thread) (*object.Module, error) {
	m := object.NewModule("posixpath")
	m.Set("sep", object.Str("/"))
	on := func(name string, fn func(s string) val) {
		positional(m, name, 1, 1, func(th *thread, a []val) (val, error) {
			s, err := pathArg(th, a[0])
			if err != nil {
				return nil, err
			}
			return fn(s), nil
		})
	}
	dir := func(s string) string {
		head := s[:strings.LastIndexByte(s, '/')+1]
		if t := strings.TrimRight(head, "/"); t != "" {
			return t
		}
		return head
	}
	base := func(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }
	clean := func(s string) string { return path.Clean(s) }
	on("basename", func(s string) val { return object.Str(base(s)) })
	on("dirname", func(s string) val { return object.Str(dir(s)) })
	on("split", func(s string) val { return object.NewTuple(object.Str(dir(s)), object.Str(base(s))) })
	on("isabs", func(s string) val { return object.MakeBool(strings.HasPrefix(s, "/")) })
	on("normpath", func(s string) val { return object.Str(clean(s)) })
	abs := func(s string) val { return object.Str(path.Join("/", s)) }
	on("abspath", abs)
	on("realpath", abs)
	on("expanduser", func(s string) val {
		if s == "~" || strings.HasPrefix(s, "~/") {
			s = "/home/user" + s[1:]
		}
		return object.Str(s)
	})
	on("splitext", func(s string) val {
		b := base(s)
		dot := strings.LastIndexByte(b, '.')
		if dot <= 0 || strings.Trim(b[:dot], ".") == "" {
			return object.NewTuple(object.Str(s), object.Str(""))
		}
		cut := len(s) - len(b) + dot
		return object.NewTuple(object.Str(s[:cut]), object.Str(s[cut:]))
	})
	for _, name := range []string{"exists", "isfile", "isdir", "islink"} {
		on(name, func(s string) val { return object.MakeBool(name != "isfile" && name != "islink" && s == "/") })
	}
	positional(m, "join", 1, -1, func(th *thread, a []val) (val, error) {
		out := ""
		for i, v := range a {
			s, err := pathArg(th, v)
			if err != nil {
				return nil, err
			}
			switch {
			case i == 0 || strings.HasPrefix(s, "/"):
				out = s
			case out == "" || strings.HasSuffix(out, "/"):
				out += s
			default:
				out += "/" + s
			}
		}
		return object.Str(out), nil
	})
	positional(m, "getsize", 1, 1, func(*thread, []val) (val, error) { return nil, noFiles("os.path.getsize") })
	return m, nil
}
