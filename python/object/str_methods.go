package object

import (
	"strings"
	"unicode"
	"unsafe"
)

//go:noinline
func selfText(v Value) string {
	s, _ := AsStr(v)
	return s
}

// strNo is a str method without arguments that only maps text to text.
//
//go:noinline
func strNo(name string, f func(s string) string) Method {
	return noArgs("str."+name, func(th *Thread, self Value) (Value, error) {
		s := selfText(self)
		if err := th.Alloc(int64(len(s))); err != nil {
			return nil, err
		}
		out, err := mapPieces(th, s, f)
		return Str(out), err
	})
}

// strBy is strNo for an f that goes by pieces itself.
func strBy(name string, f func(th *Thread, s string) (string, error)) Method {
	return noArgs("str."+name, func(th *Thread, self Value) (Value, error) {
		s := selfText(self)
		if err := th.Alloc(int64(len(s))); err != nil {
			return nil, err
		}
		out, err := f(th, s)
		return Str(out), err
	})
}

// strIs is a str predicate, of all characters.
//
//go:noinline
func strIs(name string, f func(s string) bool) Method {
	return noArgs("str."+name, func(th *Thread, self Value) (Value, error) {
		s, all := selfText(self), true
		if len(s) <= pieceSize {
			return MakeBool(f(s)), nil
		}
		first := true
		err := pieces(th, s, func(piece string) error {
			if !first && name == "isidentifier" {
				piece = "a" + piece
			}
			first = false
			all = all && f(piece)
			return nil
		})
		return MakeBool(all), err
	})
}

// strIsCase is islower, isupper or istitle, which need a character that has a case.
func strIsCase(name string, f func(s string) bool) Method {
	return noArgs("str."+name, func(th *Thread, self Value) (Value, error) {
		s, all, found := selfText(self), true, false
		if len(s) <= pieceSize {
			return MakeBool(f(s)), nil
		}
		if name == "istitle" {
			t := titleTest{good: true}
			err := pieces(th, s, func(piece string) error { t.read(piece); return nil })
			return MakeBool(t.good && t.found), err
		}
		err := pieces(th, s, func(piece string) error {
			if f(piece) {
				found = true
			} else if all {
				all = eachRune(piece, func(r rune) bool { return !isCasedRune(r) })
			}
			return nil
		})
		return MakeBool(all && found), err
	})
}

func eachRune(s string, f func(r rune) bool) bool {
	for len(s) > 0 {
		r, n := decodeRune(s)
		if !f(r) {
			return false
		}
		s = s[n:]
	}
	return true
}

func everyRune(s string, f func(r rune) bool) bool { return s != "" && eachRune(s, f) }

func init() {
	StrType.Extend(ClassSpec{Methods: []Method{
		strNo("lower", strLower), strNo("upper", strUpper), strNo("swapcase", strSwapCase),
		strBy("title", titlePieces), strBy("capitalize", capitalPieces), strNo("casefold", strCaseFold),
		strIs("isalpha", func(s string) bool { return everyRune(s, unicode.IsLetter) }),
		strIs("isalnum", func(s string) bool {
			return everyRune(s, func(r rune) bool { return unicode.IsLetter(r) || isNumeric(r) })
		}),
		strIs("isdecimal", func(s string) bool { return everyRune(s, func(r rune) bool { return unicode.Is(unicode.Nd, r) }) }),
		strIs("isdigit", func(s string) bool { return everyRune(s, isDigit) }),
		strIs("isnumeric", func(s string) bool { return everyRune(s, isNumeric) }),
		strIs("isspace", func(s string) bool { return everyRune(s, isSpace) }),
		strIs("isprintable", func(s string) bool { return eachRune(s, isPrintable) }),
		strIs("isascii", isASCII),
		strIs("isidentifier", func(s string) bool { return IsIdentifier(s) }),
		strIsCase("islower", func(s string) bool {
			return isCased(s, isLower, func(r rune) bool { return isUpper(r) || unicode.IsTitle(r) })
		}),
		strIsCase("isupper", func(s string) bool {
			return isCased(s, isUpper, func(r rune) bool { return isLower(r) || unicode.IsTitle(r) })
		}),
		strIsCase("istitle", strIsTitle),
		strStrip("strip", true, true), strStrip("lstrip", true, false), strStrip("rstrip", false, true),
		kwArgs("str.split(sep=, maxsplit=)", func(th *Thread, self Value, a []Value) (Value, error) { return strSplit(th, selfText(self), a, false) }),
		kwArgs("str.rsplit(sep=, maxsplit=)", func(th *Thread, self Value, a []Value) (Value, error) { return strSplit(th, selfText(self), a, true) }),
		kwArgs("str.splitlines(keepends=)", strSplitLines),
		oneArg("str.partition", func(th *Thread, self, sep Value) (Value, error) { return strPartition(th, self, sep, false) }),
		oneArg("str.rpartition", func(th *Thread, self, sep Value) (Value, error) { return strPartition(th, self, sep, true) }),
		oneArg("str.join", strJoin),
		posArgs("str.replace", 2, 3, strReplace),
		tupleArgs("str.find", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			i, err := strFind(th, selfText(self), "find", a, false)
			return Int(i), err
		}),
		tupleArgs("str.rfind", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			i, err := strFind(th, selfText(self), "rfind", a, true)
			return Int(i), err
		}),
		tupleArgs("str.index", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			i, err := strFind(th, selfText(self), "index", a, false)
			if err == nil && i < 0 {
				err = Raise(ValueError, "substring not found")
			}
			return Int(i), err
		}),
		tupleArgs("str.rindex", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			i, err := strFind(th, selfText(self), "rindex", a, true)
			if err == nil && i < 0 {
				err = Raise(ValueError, "substring not found")
			}
			return Int(i), err
		}),
		tupleArgs("str.count", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			sub, part, _, ok, err := findRange(th, selfText(self), "count", a)
			if err != nil || !ok {
				return Int(0), err
			}
			if sub == "" {
				n, err := lenPieces(th, part)
				return Int(n + 1), err
			}
			n, err := countPieces(th, part, sub)
			return Int(n), err
		}),
		tupleArgs("str.startswith", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			return strAffix(th, self, a, "startswith", strings.HasPrefix)
		}),
		tupleArgs("str.endswith", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			return strAffix(th, self, a, "endswith", strings.HasSuffix)
		}),
		oneArg("str.removeprefix", func(_ *Thread, self, p Value) (Value, error) {
			s, ok := AsStr(p)
			if !ok {
				return nil, Raise(TypeError, "removeprefix() argument must be str, not %s", ArgLabel(p))
			}
			return Str(strings.TrimPrefix(selfText(self), s)), nil
		}),
		oneArg("str.removesuffix", func(_ *Thread, self, p Value) (Value, error) {
			s, ok := AsStr(p)
			if !ok {
				return nil, Raise(TypeError, "removesuffix() argument must be str, not %s", ArgLabel(p))
			}
			return Str(strings.TrimSuffix(selfText(self), s)), nil
		}),
		strPad("center", '^'), strPad("ljust", '<'), strPad("rjust", '>'),
		oneArg("str.zfill", func(th *Thread, self, width Value) (Value, error) {
			w, err := SizeArg(th, width, "ssize_t")
			if err != nil {
				return nil, err
			}
			s := selfText(self)
			n := w - int64(strLen(s))
			if n <= 0 || w <= 0 {
				return Str(s), nil
			}
			if err := reserve(th, w, 1); err != nil {
				return nil, err
			}
			sign := ""
			if s != "" && (s[0] == '+' || s[0] == '-') {
				sign, s = s[:1], s[1:]
			}
			return Str(sign + strings.Repeat("0", int(n)) + s), nil
		}),
		kwArgs("str.expandtabs(tabsize=)", func(th *Thread, self Value, a []Value) (Value, error) {
			size := int64(8)
			if a[0] != nil {
				var err error
				if size, err = SizeArg(th, a[0], "int"); err != nil {
					return nil, err
				}
			}
			return expandTabs(th, selfText(self), size)
		}),
		oneArg("str.translate", strTranslate),
		kwArgs("str.encode(encoding=, errors=)", func(th *Thread, self Value, a []Value) (Value, error) {
			enc, errs := "utf-8", "strict"
			for i, p := range []*string{&enc, &errs} {
				if a[i] != nil {
					s, ok := AsStr(a[i])
					if !ok {
						return nil, Raise(TypeError, "encode() argument '%s' must be str, not %s", []string{"encoding", "errors"}[i], ArgLabel(a[i]))
					}
					*p = s
				}
			}
			b, err := encodeStr(th, selfText(self), enc, errs)
			return Bytes(b), err
		}),
		{"format", func(th *Thread, self Value, args Args) (Value, error) {
			s, err := strFormat(th, selfText(self), args, nil)
			return Str(s), err
		}},
		oneArg("str.format_map", func(th *Thread, self, m Value) (Value, error) {
			s, err := strFormat(th, selfText(self), Args{}, m)
			return Str(s), err
		}),
	},
		StaticMethods: []Method{posArgs("str.maketrans", 1, 3, makeTrans)},
	})
}

func strStrip(name string, left, right bool) Method {
	return posArgs("str."+name, 0, 1, func(th *Thread, self Value, a []Value) (Value, error) {
		s, in := selfText(self), isSpace
		if len(a) > 0 && a[0] != None {
			set, ok := AsStr(a[0])
			if !ok {
				return nil, Raise(TypeError, "%s arg must be None or str", name)
			}
			chars := runesOf(set)
			in = func(r rune) bool {
				for _, c := range chars {
					if c == r {
						return true
					}
				}
				return false
			}
		}
		for left && s != "" {
			if err := th.Spend(16); err != nil {
				return nil, err
			}
			r, n := decodeRune(s)
			if !in(r) {
				break
			}
			s = s[n:]
		}
		for right && s != "" {
			if err := th.Spend(16); err != nil {
				return nil, err
			}
			i := len(s) - 1
			for i > 0 && s[i]&0xc0 == 0x80 {
				i--
			}
			if r, _ := decodeRune(s[i:]); !in(r) {
				break
			}
			s = s[:i]
		}
		return Str(s), nil
	})
}

func strSplit(th *Thread, s string, a []Value, right bool) (Value, error) {
	limit := int64(-1)
	if a[1] != nil {
		var err error
		if limit, err = SizeArg(th, a[1], "ssize_t"); err != nil {
			return nil, err
		}
	}
	if err := th.Alloc(int64(len(s)) + 16); err != nil {
		return nil, err
	}
	var parts []string
	var err error
	if a[0] == nil || a[0] == None {
		parts, err = splitSpace(th, s, limit, right)
	} else {
		sep, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "must be str or None, not %s", a[0].Type().TpName())
		}
		if sep == "" {
			return nil, Raise(ValueError, "empty separator")
		}
		parts, err = splitSep(th, s, sep, limit, right)
	}
	if err != nil {
		return nil, err
	}
	if err := th.Alloc(int64(len(parts)) * 32); err != nil {
		return nil, err
	}
	out := make([]Value, len(parts))
	for i, p := range parts {
		if err := th.Turn(i); err != nil {
			return nil, err
		}
		out[i] = Str(p)
	}
	return NewList(out...), nil
}

func splitSep(th *Thread, s, sep string, limit int64, right bool) ([]string, error) {
	var parts []string
	if !right {
		if limit >= 0 {
			return strings.SplitN(s, sep, int(min(limit, 1<<40))+1), nil
		}
		if len(s) <= pieceSize {
			return strings.Split(s, sep), nil
		}
		err := eachPart(th, s, sep, func(part string, _ bool) error {
			parts = append(parts, part)
			return nil
		})
		return parts, err
	}
	for limit != 0 {
		if err := th.Spend(256); err != nil {
			return nil, err
		}
		i, err := indexPieces(th, s, sep, true)
		if err != nil {
			return nil, err
		}
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
		limit--
	}
	parts = append(parts, s)
	reverseStrings(parts)
	return parts, nil
}

func reverseStrings(p []string) {
	for i, j := 0, len(p)-1; i < j; i, j = i+1, j-1 {
		p[i], p[j] = p[j], p[i]
	}
}

func splitSpace(th *Thread, s string, limit int64, right bool) ([]string, error) {
	var parts []string
	if right {
		for {
			if err := th.Spend(256); err != nil {
				return nil, err
			}
			s = strings.TrimRightFunc(s, isSpace)
			if s == "" {
				break
			}
			i := -1
			if limit != 0 {
				i = strings.LastIndexFunc(s, isSpace)
			}
			if i < 0 {
				parts = append(parts, s)
				break
			}
			_, n := decodeRune(s[i:])
			parts = append(parts, s[i+n:])
			s = s[:i]
			limit--
		}
		reverseStrings(parts)
		return parts, nil
	}
	for {
		if err := th.Spend(256); err != nil {
			return nil, err
		}
		s = strings.TrimLeftFunc(s, isSpace)
		if s == "" {
			return parts, nil
		}
		i := -1
		if limit != 0 {
			i = strings.IndexFunc(s, isSpace)
		}
		if i < 0 {
			return append(parts, s), nil
		}
		parts = append(parts, s[:i])
		s = s[i:]
		limit--
	}
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func strSplitLines(th *Thread, self Value, a []Value) (Value, error) {
	keep := false
	if a[0] != nil {
		n, err := SizeArg(th, a[0], "int")
		if err != nil {
			return nil, err
		}
		keep = n != 0
	}
	s := selfText(self)
	if err := th.Alloc(int64(len(s))); err != nil {
		return nil, err
	}
	var out []Value
	for s != "" {
		if err := th.Spend(256); err != nil {
			return nil, err
		}
		i := strings.IndexFunc(s, isLineEnd)
		if i < 0 {
			out = append(out, Str(s))
			break
		}
		_, n := decodeRune(s[i:])
		if strings.HasPrefix(s[i:], "\r\n") {
			n = 2
		}
		if keep {
			out = append(out, Str(s[:i+n]))
		} else {
			out = append(out, Str(s[:i]))
		}
		s = s[i+n:]
	}
	return NewList(out...), th.Alloc(int64(len(out)) * 32)
}

func strPartition(th *Thread, self, sep Value, right bool) (Value, error) {
	p, ok := AsStr(sep)
	if !ok {
		return nil, Raise(TypeError, "must be str, not %s", sep.Type().TpName())
	}
	if p == "" {
		return nil, Raise(ValueError, "empty separator")
	}
	s := selfText(self)
	i, err := indexPieces(th, s, p, right)
	switch {
	case err != nil:
		return nil, err
	case i >= 0:
		return NewTuple(Str(s[:i]), Str(p), Str(s[i+len(p):])), nil
	case right:
		return NewTuple(Str(""), Str(""), Str(s)), nil
	}
	return NewTuple(Str(s), Str(""), Str("")), nil
}

func strJoin(th *Thread, self, items Value) (Value, error) {
	if !iterable(items) {
		return nil, Raise(TypeError, "can only join an iterable")
	}
	elems, err := ToSlice(th, items)
	if err != nil {
		return nil, err
	}
	sep := selfText(self)
	size := int64(0)
	for i, e := range elems {
		if i&0xfff == 0xfff {
			if err := th.Spend(1 << 16); err != nil {
				return nil, err
			}
		}
		s, ok := AsStr(e)
		if !ok {
			return nil, Raise(TypeError, "sequence item %d: expected str instance, %s found", i, e.Type().TpName())
		}
		size += int64(len(s) + len(sep))
	}
	if err := reserve(th, size, 1); err != nil {
		return nil, err
	}
	b := make([]byte, 0, size)
	for i, e := range elems {
		if i&0xfff == 0xfff {
			if err := th.Spend(1 << 17); err != nil {
				return nil, err
			}
		}
		if i > 0 {
			b = append(b, sep...)
		}
		b = append(b, selfText(e)...)
	}
	return Str(unsafe.String(unsafe.SliceData(b), len(b))), nil // nothing else holds b
}

func strReplace(th *Thread, self Value, a []Value) (Value, error) {
	from, ok := AsStr(a[0])
	if !ok {
		return nil, Raise(TypeError, "replace() argument 1 must be str, not %s", ArgLabel(a[0]))
	}
	to, ok := AsStr(a[1])
	if !ok {
		return nil, Raise(TypeError, "replace() argument 2 must be str, not %s", ArgLabel(a[1]))
	}
	n := int64(-1)
	if len(a) > 2 {
		var err error
		if n, err = SizeArg(th, a[2], "ssize_t"); err != nil {
			return nil, err
		}
	}
	s := selfText(self)
	var times int64
	if from == "" {
		n, err := lenPieces(th, s)
		if err != nil {
			return nil, err
		}
		times = int64(n) + 1
	} else {
		n, err := countPieces(th, s, from)
		if err != nil {
			return nil, err
		}
		times = int64(n)
	}
	if n >= 0 {
		times = min(times, n)
	}
	if err := reserve(th, int64(len(s)), 1); err != nil {
		return nil, err
	}
	if len(to) > len(from) {
		if err := reserve(th, times, int64(len(to)-len(from))); err != nil {
			return nil, err
		}
	}
	if len(s) <= pieceSize {
		return Str(strings.Replace(s, from, to, int(times))), nil
	}
	if from == "" {
		var b strings.Builder
		err := pieces(th, s, func(piece string) error {
			here := int(min(times, int64(strLen(piece))))
			b.WriteString(strings.Replace(piece, "", to, here))
			times -= int64(here)
			return nil
		})
		if times > 0 {
			b.WriteString(to)
		}
		return Str(b.String()), err
	}
	out, err := replaceLong(th, s, from, to, times)
	return Str(out), err
}

// findRange reads the arguments of find and its like: what to find, the part of s
// to search and the code point offset of the part. ok is false where the start is
// beyond the end.
func findRange(th *Thread, s, name string, a []Value) (sub, part string, offset int, ok bool, err error) {
	sub, isStr := AsStr(a[0])
	if isStr && len(a) == 1 {
		return sub, s, 0, true, nil
	}
	n, err := lenPieces(th, s)
	if err != nil {
		return "", "", 0, false, err
	}
	from, to, err := searchRange(th, a[1:], n)
	if err != nil {
		return "", "", 0, false, err
	}
	if !isStr {
		return "", "", 0, false, Raise(TypeError, "must be str, not %s", a[0].Type().TpName())
	}
	to = min(to, n)
	if from > n || from > to {
		return sub, "", 0, false, nil
	}
	return sub, sliceRunes(s, from, to), from, true, nil
}

func strFind(th *Thread, s, name string, a []Value, last bool) (int, error) {
	sub, part, offset, ok, err := findRange(th, s, name, a)
	if err != nil || !ok {
		return -1, err
	}
	i, err := indexPieces(th, part, sub, last)
	if err != nil || i < 0 {
		return -1, err
	}
	i, err = lenPieces(th, part[:i])
	return offset + i, err
}

func strAffix(th *Thread, self Value, a []Value, name string, has func(s, p string) bool) (Value, error) {
	s := selfText(self)
	inRange := true
	if len(a) > 1 {
		n := strLen(s)
		from, to, err := searchRange(th, a[1:], n)
		if err != nil {
			return nil, err
		}
		to = min(to, n)
		if from > to || from > n {
			inRange, s = false, ""
		} else {
			s = sliceRunes(s, from, to)
		}
	}
	if t, ok := a[0].(*Tuple); ok {
		for _, e := range t.Elems {
			p, ok := AsStr(e)
			if !ok {
				return nil, Raise(TypeError, "tuple for %s must only contain str, not %s", name, e.Type().TpName())
			}
			if inRange && has(s, p) {
				return True, nil
			}
		}
		return False, nil
	}
	p, ok := AsStr(a[0])
	if !ok {
		return nil, Raise(TypeError, "%s first arg must be str or a tuple of str, not %s", name, a[0].Type().TpName())
	}
	return MakeBool(inRange && has(s, p)), nil
}

func strPad(name string, align byte) Method {
	return posArgs("str."+name, 1, 2, func(th *Thread, self Value, a []Value) (Value, error) {
		w, err := SizeArg(th, a[0], "ssize_t")
		if err != nil {
			return nil, err
		}
		fill := ' '
		if len(a) > 1 {
			f, ok := AsStr(a[1])
			if !ok {
				return nil, Raise(TypeError, "The fill character must be a unicode character, not %s", a[1].Type().TpName())
			}
			if strLen(f) != 1 {
				return nil, Raise(TypeError, "The fill character must be exactly one character long")
			}
			fill, _ = decodeRune(f)
		}
		s := selfText(self)
		n := int64(strLen(s))
		if w <= n {
			return Str(s), nil
		}
		if err := reserve(th, w, int64(runeLen(fill))); err != nil {
			return nil, err
		}
		total := w - n
		left := int64(0)
		switch align {
		case '>':
			left = total
		case '^':
			left = total/2 + total&w&1
		}
		return Str(repeatRune(fill, int(left)) + s + repeatRune(fill, int(total-left))), nil
	})
}

func expandTabs(th *Thread, s string, size int64) (Value, error) {
	if tabs := int64(strings.Count(s, "\t")); tabs > 0 && size > 0 {
		if err := reserve(th, tabs, size); err != nil {
			return nil, err
		}
	}
	var b strings.Builder
	col := int64(0)
	for s != "" {
		if err := th.Spend(16); err != nil {
			return nil, err
		}
		r, n := decodeRune(s)
		switch {
		case r == '\t' && size > 0:
			pad := size - col%size
			b.WriteString(strings.Repeat(" ", int(pad)))
			col += pad
		case r == '\t':
		default:
			b.WriteString(s[:n])
			col++
			if r == '\n' || r == '\r' {
				col = 0
			}
		}
		s = s[n:]
	}
	return Str(b.String()), nil
}
