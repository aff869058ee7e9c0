package re

import (
	"strconv"
	"strings"

	"github.com/dlclark/regexp2"

	"github.com/diptych-orm/diptych/python/object"
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
}{{flagIgnoreCase, "IGNORECASE"}, {flagLocale, "LOCALE"}, {flagMultiLine, "MULTILINE"}, {flagDotAll, "DOTALL"}, {flagVerbose, "VERBOSE"}, {flagDebug, "DEBUG"}, {flagASCII, "ASCII"}}

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
	b, isBytes := object.AsBytes(v)
	if isBytes {
		text = string(latin(b))
	} else if !isText {
		return nil, object.Raise(object.TypeError, "first argument must be string or compiled pattern")
	}
	c := of(th)
	key := cacheKey{text, isBytes, flags}
	if p, ok := c.cache[key]; ok {
		return p, nil
	}
	t, bad := translate(text, flags)
	if bad != nil {
		return nil, c.failure(v, bad)
	}
	p := &pattern{source: v, binary: isBytes, flags: t.flags, groups: t.groups, names: t.names, order: t.order, text: t.out.String()}
	for bit, opt := range map[int]regexp2.RegexOptions{flagIgnoreCase: regexp2.IgnoreCase, flagMultiLine: regexp2.Multiline, flagDotAll: regexp2.Singleline} {
		if t.flags&bit != 0 {
			p.options |= opt
		}
	}
	if !isBytes && t.flags&flagASCII == 0 {
		p.flags |= flagUnicode
	}
	if _, err := p.get(anywhere); err != nil {
		return nil, err
	}
	made := object.NewInstance(c.pattern, p)
	if len(c.cache) > 500 {
		clear(c.cache)
	}
	c.cache[key] = made
	return made, nil
}

// failure makes the re.error of a mistake in a pattern.
func (c *classes) failure(source val, bad *syntaxError) error {
	text, _ := object.AsStr(source)
	where := " at position " + strconv.Itoa(bad.pos)
	line, col := 1, bad.pos+1
	if strings.Contains(text, "\n") {
		before := string(object.Runes(text)[:min(bad.pos, object.StrLen(text))])
		line += strings.Count(before, "\n")
		col = object.StrLen(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		where += " (line " + strconv.Itoa(line) + ", column " + strconv.Itoa(col) + ")"
	}
	if strings.HasPrefix(bad.msg, "Diptych") {
		return object.Raise(object.NotImplementedError, "%s", bad.msg)
	}
	e := object.Raise(c.err, "%s", bad.msg+where).(*object.Exception)
	e.SetExtra("msg", object.Str(bad.msg))
	e.SetExtra("pattern", source)
	e.SetExtra("pos", object.MakeInt(int64(bad.pos)))
	e.SetExtra("lineno", object.MakeInt(int64(line)))
	e.SetExtra("colno", object.MakeInt(int64(col)))
	return e
}

// Load makes the module.
func Load(th *thread) (*object.Module, error) {
	m := object.NewModule("re")
	c := of(th)
	m.Set("Pattern", c.pattern)
	m.Set("Match", c.match)
	m.Set("error", c.err)
	for _, f := range append(flagNames, struct {
		bit  int
		name string
	}{flagUnicode, "UNICODE"}) {
		short := map[string]string{"IGNORECASE": "I", "LOCALE": "L", "MULTILINE": "M", "DOTALL": "S", "VERBOSE": "X", "DEBUG": "DEBUG", "ASCII": "A", "UNICODE": "U"}[f.name]
		m.Set(f.name, object.MakeInt(int64(f.bit)))
		m.Set(short, object.MakeInt(int64(f.bit)))
	}
	m.Set("NOFLAG", object.MakeInt(0))
	function := func(signature string, fn func(th *thread, a []val) (val, error)) {
		name, _, _ := strings.Cut(signature, "(")
		m.Set(name, object.NewFunction(signature, fn))
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
	function("escape(pattern)", func(_ *thread, a []val) (val, error) {
		s, ok := object.AsStr(a[0])
		b, isBytes := object.AsBytes(a[0])
		if !ok && !isBytes {
			return nil, object.Raise(object.TypeError, "decoding to str: need a bytes-like object, %s found", a[0].Type().Name)
		}
		var sb strings.Builder
		for _, r := range []byte(s + b) {
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
