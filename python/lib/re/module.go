// Package re is the native part of Python's module re: patterns and matches as
// objects, on the engine of package regex.
package re

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

type classes struct {
	pattern, match, err *object.Type
	cache               map[cacheKey]val
}

type cacheKey struct {
	source string
	binary bool
	flags  int
}

type classesKey struct{}

func of(th *thread) *classes {
	return th.Extra(classesKey{}, func() any {
		c := &classes{cache: map[cacheKey]val{}}
		c.err = object.NewNativeType(object.ClassSpec{Name: "error", Module: "re", Bases: []*object.Type{object.ExceptionType}})
		c.pattern = object.NewNativeType(patternSpec())
		c.match = object.NewNativeType(matchSpec())
		return c
	}).(*classes)
}

var flagNames = []struct {
	bit  int
	name string
}{{regex.IgnoreCase, "IGNORECASE"}, {regex.Locale, "LOCALE"}, {regex.MultiLine, "MULTILINE"}, {regex.DotAll, "DOTALL"},
	{regex.Verbose, "VERBOSE"}, {regex.Debug, "DEBUG"}, {regex.ASCII, "ASCII"}}

// compile returns the Pattern of v, which may be one already.
func compile(th *thread, v, flagsArg val) (val, error) {
	flags := 0
	if flagsArg != nil {
		n, err := object.Index(th, flagsArg)
		if err != nil {
			return nil, err
		}
		flags = int(n)
	}
	if _, ok := object.State[*pattern](v); ok {
		if flags != 0 {
			return nil, object.Raise(object.ValueError, "cannot process flags argument with a compiled pattern")
		}
		return v, nil
	}
	text, isText := object.AsStr(v)
	b, isBytes := object.BytesLike(v)
	if isBytes && !isText {
		text = string(latin(b))
	} else if !isText {
		if _, err := object.Hash(th, v); err != nil {
			return nil, err // patterns are looked up first
		}
		return nil, object.Raise(object.TypeError, "first argument must be string or compiled pattern")
	}
	c := of(th)
	key := cacheKey{text, isBytes, flags}
	if p, ok := c.cache[key]; ok {
		return p, nil
	}
	compiled, err := regex.Compile(object.Runes(text), flags, isBytes)
	if err != nil {
		return nil, c.failure(v, err)
	}
	p := &pattern{Pattern: compiled, source: v, binary: isBytes}
	made := object.NewInstance(c.pattern, p)
	if len(c.cache) > 500 {
		clear(c.cache)
	}
	c.cache[key] = made
	return made, nil
}

// failure makes the Python error of a mistake in a pattern.
func (c *classes) failure(source val, err error) error {
	bad, ok := err.(*regex.SyntaxError)
	switch {
	case !ok:
		return object.Raise(object.ValueError, "%v", err)
	case strings.HasPrefix(bad.Msg, "Diptych"):
		return object.Raise(object.NotImplementedError, "%s", bad.Msg)
	case bad.Pos == regex.Overflow:
		return object.Raise(object.OverflowError, "%s", bad.Msg)
	}
	text, _ := object.AsStr(source)
	if b, isBytes := object.BytesLike(source); isBytes {
		text = string(latin(b))
	}
	var pos, line, col val = object.None, object.None, object.None
	msg := bad.Msg
	if bad.Pos >= 0 {
		msg += " at position " + strconv.Itoa(bad.Pos)
		before := object.Runes(text)
		before = before[:min(bad.Pos, len(before))]
		l, cl := 1, 1
		for _, r := range before {
			if cl++; r == '\n' {
				l, cl = l+1, 1
			}
		}
		if strings.Contains(text, "\n") {
			msg += " (line " + strconv.Itoa(l) + ", column " + strconv.Itoa(cl) + ")"
		}
		pos, line, col = object.MakeInt(int64(bad.Pos)), object.MakeInt(int64(l)), object.MakeInt(int64(cl))
	}
	e := object.Raise(c.err, "%s", msg).(*object.Exception)
	e.SetExtra("msg", object.Str(bad.Msg))
	e.SetExtra("pattern", source)
	e.SetExtra("pos", pos)
	e.SetExtra("lineno", line)
	e.SetExtra("colno", col)
	return e
}

// Load makes the module.
func Load(th *thread) (*object.Module, error) {
	m := object.NewModule("_re")
	c := of(th)
	m.Set("Pattern", c.pattern)
	m.Set("Match", c.match)
	m.Set("error", c.err)
	function := func(signature string, fn func(th *thread, a []val) (val, error)) {
		name, _, _ := strings.Cut(signature, "(")
		f := object.NewFunction(signature, fn)
		f.Module = "re"
		m.Set(name, f)
	}
	function("compile(pattern, flags=0)", func(th *thread, a []val) (val, error) { return compile(th, a[0], a[1]) })
	// The module's functions are the methods of the compiled pattern.
	through := func(signature string, flags int) {
		name, _, _ := strings.Cut(signature, "(")
		function(signature, func(th *thread, a []val) (val, error) {
			p, err := compile(th, a[0], a[flags])
			if err != nil {
				return nil, err
			}
			args := object.Args{Pos: append([]val(nil), a[1:flags]...)}
			for len(args.Pos) > 0 && args.Pos[len(args.Pos)-1] == nil {
				args.Pos = args.Pos[:len(args.Pos)-1]
			}
			return object.CallMethodArgs(th, p, name, args)
		})
	}
	for _, name := range []string{"search", "match", "fullmatch", "findall", "finditer"} {
		through(name+"(pattern, string, flags=0)", 2)
	}
	through("split(pattern, string, maxsplit=0, flags=0)", 3)
	through("sub(pattern, repl, string, count=0, flags=0)", 4)
	through("subn(pattern, repl, string, count=0, flags=0)", 4)
	function("escape(pattern)", func(th *thread, a []val) (val, error) {
		s, ok := object.AsStr(a[0])
		b, isBytes := object.AsBytes(a[0])
		if !ok && !isBytes {
			return nil, object.Raise(object.TypeError, "decoding to str: need a bytes-like object, %s found", a[0].Type().Name)
		}
		var sb strings.Builder
		for i, r := range []byte(s + b) {
			if i&0xffff == 0xffff {
				if err := th.Alloc(2 << 16); err != nil {
					return nil, err
				}
				if err := th.Spend(1 << 20); err != nil {
					return nil, err
				}
			}
			if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", r) >= 0 {
				sb.WriteByte('\\')
			}
			sb.WriteByte(r)
		}
		if isBytes {
			return object.Bytes(sb.String()), nil
		}
		return object.Str(sb.String()), nil
	})
	function("purge()", func(th *thread, _ []val) (val, error) {
		clear(of(th).cache)
		return object.None, nil
	})
	return m, nil
}
