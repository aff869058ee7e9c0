package object

import (
	"fmt"
	"strings"
)

// Signature binds the arguments of a native function that stands for one written
// in Python, with the messages that Python functions give.
type Signature struct {
	Name string
	// Qual is what messages call it; empty: Name.
	Qual string
	// Method says that a receiver comes before the parameters, so that the counts
	// in messages include it.
	Method bool
	params []sigParam
	star   int // index of *args in params, -1 none
	kwstar int // index of **kw, -1 none
	npos   int // positional parameters
}

// Names are the names of the parameters.
func (s *Signature) Names() []string {
	names := make([]string, len(s.params))
	for i, p := range s.params {
		names[i] = p.name
	}
	return names
}

type sigParam struct {
	name     string
	optional bool
	kwonly   bool
	posonly  bool
}

// MustSignature parses "name(a, b=…, /, c, *args, d, e=…, **kw)". What stands
// after = is for the reader; an argument left out is nil. It panics on a
// mistake: signatures are constants.
func MustSignature(s string) *Signature {
	open := strings.IndexByte(s, '(')
	if open < 0 || !strings.HasSuffix(s, ")") {
		panic("object: bad signature " + s)
	}
	sig := &Signature{Name: strings.TrimSpace(s[:open]), star: -1, kwstar: -1}
	kwonly := false
	for _, p := range splitTop(s[open+1 : len(s)-1]) {
		p = strings.TrimSpace(p)
		switch {
		case p == "":
		case p == "/":
			for i := range sig.params {
				sig.params[i].posonly = true
			}
		case p == "*":
			kwonly = true
		case strings.HasPrefix(p, "**"):
			sig.kwstar = len(sig.params)
			sig.params = append(sig.params, sigParam{name: p[2:]})
		case strings.HasPrefix(p, "*"):
			sig.star = len(sig.params)
			sig.params = append(sig.params, sigParam{name: p[1:]})
			kwonly = true
		default:
			name, _, opt := strings.Cut(p, "=")
			sig.params = append(sig.params, sigParam{name: strings.TrimSpace(name), optional: opt, kwonly: kwonly})
			if !kwonly {
				sig.npos++
			}
		}
	}
	return sig
}

func splitTop(s string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, s[start:i])
				start = i + 1
			}
		}
	}
	return append(out, s[start:])
}

// Bind returns one value a parameter in the order of the signature: nil for an
// optional one left out, a *Tuple for *args, a *Dict for **kw.
func (s *Signature) Bind(args Args) ([]Value, error) {
	out := make([]Value, len(s.params))
	if len(args.Pos) > s.npos {
		copy(out, args.Pos[:s.npos])
		if s.star >= 0 {
			out[s.star] = NewTuple(append([]Value(nil), args.Pos[s.npos:]...)...)
		}
	} else {
		copy(out, args.Pos)
		if s.star >= 0 {
			out[s.star] = EmptyTuple
		}
	}
	var kw *Dict
	if s.kwstar >= 0 {
		kw = NewDict()
		out[s.kwstar] = kw
	}
next:
	for _, k := range args.Kw {
		for i, p := range s.params {
			if p.name == k.Name && i != s.star && i != s.kwstar && !p.posonly {
				if out[i] != nil {
					return nil, Raise(TypeError, "%s() got multiple values for argument '%s'", s.label(), k.Name)
				}
				out[i] = k.Value
				continue next
			}
		}
		if kw == nil {
			return nil, Raise(TypeError, "%s() got an unexpected keyword argument '%s'", s.label(), k.Name)
		}
		kw.SetStr(k.Name, k.Value)
	}
	if len(args.Pos) > s.npos && s.star < 0 {
		return nil, s.tooMany(args)
	}
	var pos, kwo []string
	for i, p := range s.params {
		if out[i] == nil && !p.optional && i != s.star && i != s.kwstar {
			if p.kwonly {
				kwo = append(kwo, "'"+p.name+"'")
			} else {
				pos = append(pos, "'"+p.name+"'")
			}
		}
	}
	if len(pos) > 0 {
		return nil, s.missing("positional", pos)
	}
	if len(kwo) > 0 {
		return nil, s.missing("keyword-only", kwo)
	}
	return out, nil
}

func (s *Signature) label() string {
	if s.Qual != "" {
		return s.Qual
	}
	return s.Name
}

func (s *Signature) missing(kind string, names []string) error {
	return MissingArguments(s.label(), kind, names)
}

// MissingArguments returns the TypeError of a Python function called without
// required arguments; names are quoted already.
func MissingArguments(fn, kind string, names []string) error {
	list, plural := names[0], ""
	if n := len(names); n > 1 {
		plural = "s"
		list = names[0] + " and " + names[1]
		if n > 2 {
			list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
		}
	}
	return Raise(TypeError, "%s() missing %d required %s argument%s: %s", fn, len(names), kind, plural, list)
}

func (s *Signature) tooMany(args Args) error {
	least, most, extra := 0, s.npos, 0
	if s.Method {
		extra = 1
	}
	for _, p := range s.params[:s.npos] {
		if !p.optional {
			least++
		}
	}
	kwonly := 0
	for _, k := range args.Kw {
		for _, p := range s.params {
			if p.kwonly && p.name == k.Name {
				kwonly++
			}
		}
	}
	return TooManyArguments(s.label(), least+extra, most+extra, len(args.Pos)+extra, kwonly)
}

// TooManyArguments returns the TypeError of a Python function that takes from
// least to most positional arguments and was given more, with kwonly
// keyword-only ones.
//
//go:noinline
func TooManyArguments(fn string, least, most, given, kwonly int) error {
	takes := fmt.Sprintf("%d positional argument", most)
	if least != most {
		takes = fmt.Sprintf("from %d to %d positional argument", least, most)
	}
	if most != 1 || least != most {
		takes += "s"
	}
	were := "were"
	if given == 1 && kwonly == 0 {
		were = "was"
	}
	with := ""
	if kwonly > 0 {
		plural, args := "s", "s"
		if kwonly == 1 {
			plural = ""
		}
		if given == 1 {
			args = ""
		}
		with = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", args, kwonly, plural)
	}
	return Raise(TypeError, "%s() takes %s but %d%s %s given", fn, takes, given, with, were)
}
