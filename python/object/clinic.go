package object

import "strings"

// The functions of this file build method-table entries whose argument errors
// are those of CPython's C functions, by the calling convention that each has
// there. The qualified name ("list.append") is what some messages print.

//
//go:noinline
func lastPart(qual string) string { return qual[strings.LastIndexByte(qual, '.')+1:] }

//go:noinline
func noKeywords(qual string, args Args) error {
	if len(args.Kw) > 0 {
		return Raise(TypeError, "%s() takes no keyword arguments", qual)
	}
	return nil
}

// noArgs is a method without parameters.
//
//go:noinline
func noArgs(qual string, f func(th *Thread, self Value) (Value, error)) Method {
	return Method{lastPart(qual), func(th *Thread, self Value, args Args) (Value, error) {
		if err := noKeywords(qual, args); err != nil {
			return nil, err
		}
		if len(args.Pos) != 0 {
			return nil, Raise(TypeError, "%s() takes no arguments (%d given)", qual, len(args.Pos))
		}
		return f(th, self)
	}}
}

// oneArg is a method with exactly one positional-only parameter.
//
//go:noinline
func oneArg(qual string, f func(th *Thread, self, arg Value) (Value, error)) Method {
	return Method{lastPart(qual), func(th *Thread, self Value, args Args) (Value, error) {
		if len(args.Pos) == 1 && len(args.Kw) == 0 {
			return f(th, self, args.Pos[0])
		}
		if err := noKeywords(qual, args); err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "%s() takes exactly one argument (%d given)", qual, len(args.Pos))
	}}
}

// posArgs is a method with min to max positional-only parameters (max < 0: any
// number). a holds what was given.
//
//go:noinline
func posArgs(qual string, min, max int, f func(th *Thread, self Value, a []Value) (Value, error)) Method {
	return Method{lastPart(qual), func(th *Thread, self Value, args Args) (Value, error) {
		if n := len(args.Pos); len(args.Kw) != 0 || n < min || max >= 0 && n > max {
			return nil, CheckPositional(qual, args, min, max)
		}
		return f(th, self, args.Pos)
	}}
}

// tupleArgs is posArgs with the messages of the older argument parser.
func tupleArgs(qual string, min, max int, f func(th *Thread, self Value, a []Value) (Value, error)) Method {
	name := lastPart(qual)
	return Method{name, func(th *Thread, self Value, args Args) (Value, error) {
		if err := noKeywords(qual, args); err != nil {
			return nil, err
		}
		switch n := len(args.Pos); {
		case n < min:
			return nil, Raise(TypeError, "%s() takes at least %d argument%s (%d given)", name, min, plural(min), n)
		case n > max:
			return nil, Raise(TypeError, "%s() takes at most %d argument%s (%d given)", name, max, plural(max), n)
		}
		return f(th, self, args.Pos)
	}}
}

// ArgLabel names the type of a wrong argument as the argument clinic does: None
// is called None.
//
//go:noinline
func ArgLabel(v Value) string {
	if v == None {
		return "None"
	}
	return v.Type().TpName()
}

// CheckPositional returns the TypeError of a C function that takes from min to
// max positional arguments (max < 0: any number) and no keywords, nil where args
// fit. qual is the name that messages about keywords print ("list.pop").
func CheckPositional(qual string, args Args, min, max int) error {
	if err := noKeywords(qual, args); err != nil {
		return err
	}
	return CheckCount(lastPart(qual), len(args.Pos), min, max)
}

// CheckCount returns the TypeError of a C function that takes from min to max
// positional arguments and was given n.
func CheckCount(name string, n, min, max int) error {
	bound, than := min, ""
	switch {
	case n < min:
		if min != max {
			than = "at least "
		}
	case max >= 0 && n > max:
		bound = max
		if min != max {
			than = "at most "
		}
	default:
		return nil
	}
	return Raise(TypeError, "%s expected %s%d argument%s, got %d", name, than, bound, plural(bound), n)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// slot is a special method with n positional arguments, as the wrappers around
// C slots take them.
//
//go:noinline
func slot(name string, n int, f func(th *Thread, self Value, a []Value) (Value, error)) Method {
	return Method{name, func(th *Thread, self Value, args Args) (Value, error) {
		if len(args.Kw) > 0 {
			return nil, Raise(TypeError, "wrapper %s() takes no keyword arguments", name)
		}
		if len(args.Pos) != n {
			space := ""
			if n > 1 { // the name of the function, which wrappers of slots do not give
				space = " "
			}
			return nil, Raise(TypeError, "%sexpected %d argument%s, got %d", space, n, plural(n), len(args.Pos))
		}
		if f == nil {
			return nil, nil
		}
		return f(th, self, args.Pos)
	}}
}

//go:noinline
func slot0(name string, f func(th *Thread, self Value) (Value, error)) Method {
	return slot(name, 0, func(th *Thread, self Value, _ []Value) (Value, error) { return f(th, self) })
}

//go:noinline
func slot1(name string, f func(th *Thread, self, other Value) (Value, error)) Method {
	return slot(name, 1, func(th *Thread, self Value, a []Value) (Value, error) { return f(th, self, a[0]) })
}

//go:noinline
func slot2(name string, f func(th *Thread, self, x, y Value) (Value, error)) Method {
	return slot(name, 2, func(th *Thread, self Value, a []Value) (Value, error) { return f(th, self, a[0], a[1]) })
}

// Clinic binds the arguments of a native function that takes keywords, with the
// messages of CPython's argument clinic.
type Clinic struct {
	name    string
	params  []string
	posonly int // leading parameters that cannot be given by name
	pos     int // parameters that can be given by position
	min     int // required parameters, which come first
}

// MustClinic parses "name(a, /, b, c=, *, d=)": what has a "=" may be left out.
// It panics on a mistake, for the texts are constants.
func MustClinic(sig string) *Clinic {
	name, rest, ok := strings.Cut(strings.TrimSuffix(sig, ")"), "(")
	if !ok {
		panic("object: bad signature " + sig)
	}
	c := &Clinic{name: lastPart(name), pos: -1}
	for _, p := range strings.Split(rest, ",") {
		p = strings.TrimSpace(p)
		switch p {
		case "":
		case "/":
			c.posonly = len(c.params)
		case "*":
			c.pos = len(c.params)
		default:
			n, _, optional := strings.Cut(p, "=")
			c.params = append(c.params, n)
			if !optional {
				c.min = len(c.params)
			}
		}
	}
	if c.pos < 0 {
		c.pos = len(c.params)
	}
	return c
}

// called is what messages call the function: one without a name is "function".
func (c *Clinic) called() string {
	if c.name == "" {
		return "function"
	}
	return c.name + "()"
}

// Bind returns one value a parameter, nil for one left out.
func (c *Clinic) Bind(args Args) ([]Value, error) {
	if len(args.Kw) == 0 && len(args.Pos) == len(c.params) && c.pos == len(c.params) {
		return args.Pos, nil
	}
	n, most := len(args.Pos)+len(args.Kw), len(c.params)
	if n > most {
		how, kind := "exactly", ""
		if c.min < most {
			how = "at most"
		}
		if len(args.Pos) == 0 {
			kind = "keyword "
		}
		return nil, Raise(TypeError, "%s takes %s %d %sargument%s (%d given)", c.called(), how, most, kind, plural(most), n)
	}
	if len(args.Pos) > c.pos {
		if c.pos == 0 {
			return nil, Raise(TypeError, "%s takes no positional arguments", c.called())
		}
		how := "exactly"
		if c.min < most {
			how = "at most"
		}
		return nil, Raise(TypeError, "%s takes %s %d positional argument%s (%d given)", c.called(), how, c.pos, plural(c.pos), len(args.Pos))
	}
	if least := min(c.posonly, c.min); len(args.Pos) < least {
		how := "exactly"
		if least < c.pos {
			how = "at least"
		}
		return nil, Raise(TypeError, "%s takes %s %d positional argument%s (%d given)", c.called(), how, least, plural(least), len(args.Pos))
	}
	out := make([]Value, most)
	copy(out, args.Pos)
	used := 0
	for i := len(args.Pos); i < most; i++ {
		if i >= c.posonly {
			if v, ok := args.Get(c.params[i]); ok {
				out[i] = v
				used++
				continue
			}
		}
		if i < c.min {
			return nil, Raise(TypeError, "%s missing required argument '%s' (pos %d)", c.called(), c.params[i], i+1)
		}
	}
	if used < len(args.Kw) {
		return nil, c.badKeyword(args)
	}
	return out, nil
}

func (c *Clinic) badKeyword(args Args) error {
	for i, p := range c.params {
		if _, ok := args.Get(p); ok && i < len(args.Pos) && i >= c.posonly {
			return Raise(TypeError, "argument for %s given by name ('%s') and position (%d)", c.called(), p, i+1)
		}
	}
next:
	for _, k := range args.Kw {
		for i, p := range c.params {
			if k.Name == p && i >= c.posonly {
				continue next
			}
		}
		if c.name == "" {
			return Raise(TypeError, "'%s' is an invalid keyword argument for this function", k.Name)
		}
		return Raise(TypeError, "'%s' is an invalid keyword argument for %s", k.Name, c.called())
	}
	return nil
}

// kwArgs is a method bound by a Clinic signature.
func kwArgs(sig string, f func(th *Thread, self Value, a []Value) (Value, error)) Method {
	c := MustClinic(sig)
	return Method{c.name, func(th *Thread, self Value, args Args) (Value, error) {
		a, err := c.Bind(args)
		if err != nil {
			return nil, err
		}
		return f(th, self, a)
	}}
}

// noneOr returns v, or None for nil.
//
//go:noinline
func noneOr(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// CheckArgCount returns the TypeError of a native function that takes exactly n
// positional arguments, nil where args fit.
func CheckArgCount(name string, args Args, n int) error {
	if len(args.Pos) != n || len(args.Kw) > 0 {
		if n == 1 {
			return Raise(TypeError, "expected 1 argument, got %d", len(args.Pos))
		}
		return Raise(TypeError, "%s expected %d arguments, got %d", name, n, len(args.Pos))
	}
	return nil
}
