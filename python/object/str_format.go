package object

import (
	"strings"
)

// strFormat is str.format(*args, **kw); with mapping it is str.format_map.
func strFormat(th *Thread, s string, args Args, mapping Value) (string, error) {
	f := &formatter{th: th, args: args, mapping: mapping, auto: autoUnset}
	return f.run(s, 2)
}

type autoNumber uint8

const (
	autoUnset autoNumber = iota
	autoOn
	autoOff
)

type formatter struct {
	th      *Thread
	args    Args
	mapping Value
	auto    autoNumber
	next    int
}

// run formats s; depth is how deep replacement fields may still nest.
func (f *formatter) run(s string, depth int) (string, error) {
	if depth == 0 {
		return "", Raise(ValueError, "Max string recursion exceeded")
	}
	var out []byte
	for i := 0; i < len(s); {
		if err := f.th.Spend(32); err != nil {
			return "", err
		}
		c := s[i]
		if c != '{' && c != '}' {
			j := strings.IndexAny(s[i:], "{}")
			if j < 0 {
				j = len(s) - i
			}
			if out = append(out, s[i:i+j]...); j > pieceSize {
				if err := f.th.Spend(int64(j)); err != nil {
					return "", err
				}
			}
			i += j
			continue
		}
		if i+1 < len(s) && s[i+1] == c {
			out = append(out, c)
			i += 2
			continue
		}
		if c == '}' {
			return "", Raise(ValueError, "Single '}' encountered in format string")
		}
		if i+1 >= len(s) {
			return "", Raise(ValueError, "Single '{' encountered in format string")
		}
		end, err := fieldEnd(s, i+1)
		if err != nil {
			return "", err
		}
		text, err := f.field(s[i+1:end], depth)
		if err != nil {
			return "", err
		}
		if err := f.th.Alloc(int64(len(text))); err != nil {
			return "", err
		}
		out = append(out, text...)
		i = end + 1
	}
	return string(out), nil
}

// fieldEnd returns the position of the brace that closes the field from pos.
func fieldEnd(s string, pos int) (int, error) {
	depth := 1
	bracket := false
	for i := pos; i < len(s); i++ {
		switch s[i] {
		case '[':
			bracket = true
		case ']':
			bracket = false
		case '{':
			if bracket {
				continue
			}
			depth++
		case '}':
			if bracket {
				continue
			}
			if depth--; depth == 0 {
				return i, nil
			}
		}
	}
	return 0, Raise(ValueError, "expected '}' before end of string")
}

func (f *formatter) field(body string, depth int) (string, error) {
	name, conv, spec := body, "", ""
	bracket := false
scan:
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '[':
			bracket = true
		case ']':
			bracket = false
		case '{':
			return "", Raise(ValueError, "unexpected '{' in field name")
		case ':':
			if bracket {
				continue
			}
			name, spec = body[:i], body[i+1:]
			break scan
		case '!':
			if bracket {
				continue
			}
			name = body[:i]
			rest := body[i+1:]
			if rest == "" {
				return "", Raise(ValueError, "unmatched '{' in format spec") // the brace is taken for the conversion
			}
			_, n := decodeRune(rest)
			conv, rest = rest[:n], rest[n:]
			if rest != "" {
				if rest[0] != ':' {
					return "", Raise(ValueError, "expected ':' after conversion specifier")
				}
				spec = rest[1:]
			}
			break scan
		}
	}
	v, err := f.lookup(name)
	if err != nil {
		return "", err
	}
	switch conv {
	case "":
	case "s", "r", "a":
		var s string
		if conv == "s" {
			s, err = ToStr(f.th, v)
		} else {
			s, err = Repr(f.th, v)
		}
		if err == nil && conv == "a" {
			s, err = LongASCIIRepr(f.th, s)
		}
		if err != nil {
			return "", err
		}
		v = Str(s)
	default:
		r, _ := decodeRune(conv)
		if r > 32 && r < 127 {
			return "", Raise(ValueError, "Unknown conversion specifier %s", conv)
		}
		return "", Raise(ValueError, "Unknown conversion specifier \\x%x", r)
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.run(spec, depth-1); err != nil {
			return "", err
		}
	}
	return Format(f.th, v, spec)
}

// lookup finds what a field name means: an argument, then attributes and items.
func (f *formatter) lookup(name string) (Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	first, rest := name[:end], name[end:]
	v, err := f.argument(first)
	if err != nil {
		return nil, err
	}
	for rest != "" {
		if rest[0] == '.' {
			rest = rest[1:]
			n := strings.IndexAny(rest, ".[")
			if n < 0 {
				n = len(rest)
			}
			if n == 0 {
				return nil, Raise(ValueError, "Empty attribute in format string")
			}
			if v, err = GetAttr(f.th, v, rest[:n]); err != nil {
				return nil, err
			}
			rest = rest[n:]
			continue
		}
		if rest[0] != '[' {
			return nil, Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
		n := strings.IndexByte(rest, ']')
		if n < 0 {
			return nil, Raise(ValueError, "Missing ']' in format string")
		}
		key := rest[1:n]
		if key == "" {
			return nil, Raise(ValueError, "Empty attribute in format string")
		}
		var k Value = Str(key)
		if i, ok, err := fieldNumber(key); err != nil {
			return nil, err
		} else if ok {
			k = Int(i)
		}
		if v, err = GetItem(f.th, v, k); err != nil {
			return nil, err
		}
		rest = rest[n+1:]
	}
	return v, nil
}

func fieldNumber(s string) (n int64, ok bool, err error) {
	for i := 0; i < len(s); i++ {
		if !isDigitByte(s[i]) {
			return 0, false, nil
		}
		if n > 1<<58 {
			return 0, false, Raise(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, s != "", nil
}

func (f *formatter) argument(name string) (Value, error) {
	i, numbered, err := fieldNumber(name)
	if err != nil {
		return nil, err
	}
	if name == "" || numbered {
		mode := autoOff
		if name == "" {
			mode = autoOn
		}
		if f.auto != autoUnset && f.auto != mode {
			if mode == autoOn {
				return nil, Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
			}
			return nil, Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
		f.auto = mode
		if name == "" {
			i = int64(f.next)
			f.next++
		}
		if f.mapping != nil {
			return nil, Raise(ValueError, "Format string contains positional fields")
		}
		if i >= int64(len(f.args.Pos)) {
			return nil, Raise(IndexError, "Replacement index %d out of range for positional args tuple", i)
		}
		return f.args.Pos[i], nil
	}
	if f.mapping != nil {
		return GetItem(f.th, f.mapping, Str(name))
	}
	v, ok := f.args.Get(name)
	if !ok {
		return nil, NewKeyError(Str(name))
	}
	return v, nil
}
