package object

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// codecName normalises an encoding's name as Python's look-up does.
func codecName(enc string) string {
	n := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(enc))
	switch n {
	case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001":
		return "utf-8"
	case "utf-8-sig", "utf8-sig":
		return "utf-8-sig"
	case "ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us":
		return "ascii"
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1", "cp819", "latin", "iso8859":
		return "latin-1"
	case "cp1252", "windows-1252", "1252":
		return "cp1252"
	case "utf-16", "utf16", "u16":
		return "utf-16"
	case "utf-16-le", "utf-16le":
		return "utf-16-le"
	case "utf-16-be", "utf-16be":
		return "utf-16-be"
	case "utf-32", "utf32", "u32":
		return "utf-32"
	case "utf-32-le", "utf-32le":
		return "utf-32-le"
	case "utf-32-be", "utf-32be":
		return "utf-32-be"
	case "unicode-escape":
		return "unicode-escape"
	case "raw-unicode-escape":
		return "raw-unicode-escape"
	}
	return n
}

func unknownEncoding(enc string) error { return Raise(LookupError, "unknown encoding: %s", enc) }

// cp1252 maps the bytes 0x80 to 0x9f; 0 is undefined.
var cp1252 = [32]rune{0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178}

// encodeError handles the characters i to j of rs, which codec cannot encode, by
// the error handler: it returns what to write instead (text, then bytes).
func encodeError(codec, errs, reason string, s string, rs []rune, i, j int) (text string, raw []byte, err error) {
	switch errs {
	case "strict":
		e := NewException(UnicodeEncodeError, Str(codec), Str(s), Int(i), Int(j), Str(reason))
		return "", nil, e
	case "ignore":
		return "", nil, nil
	case "replace":
		return strings.Repeat("?", j-i), nil, nil
	}
	var out []byte
	for _, r := range rs[i:j] {
		switch errs {
		case "backslashreplace":
			out = appendEscape(out, r)
		case "xmlcharrefreplace":
			out = append(strconv.AppendInt(append(out, "&#"...), int64(r), 10), ';')
		case "namereplace":
			out = appendEscape(out, r)
		case "surrogateescape":
			if r < 0xdc80 || r > 0xdcff {
				return encodeError(codec, "strict", reason, s, rs, i, j)
			}
			raw = append(raw, byte(r-0xdc00))
		case "surrogatepass":
			if r < 0xd800 || r > 0xdfff || !strings.HasPrefix(codec, "utf") {
				return encodeError(codec, "strict", reason, s, rs, i, j)
			}
			raw = appendRune(raw, r)
		default:
			return "", nil, Raise(LookupError, "unknown error handler name '%s'", errs)
		}
	}
	return string(out), raw, nil
}

// encodeStr is str.encode.
func encodeStr(th *Thread, s, enc, errs string) (string, error) {
	if err := th.Alloc(int64(len(s))); err != nil {
		return "", err
	}
	codec := codecName(enc)
	var fits func(r rune) bool
	reason := ""
	var put func(b []byte, r rune) []byte
	name := codec
	switch codec {
	case "utf-8", "utf-8-sig":
		bom := ""
		if codec == "utf-8-sig" {
			bom = "\xef\xbb\xbf"
		}
		if utf8.ValidString(s) {
			return bom + s, nil
		}
		out, err := encodeStr(th, s, "utf-8 with surrogates", errs)
		return bom + out, err
	case "utf-8-with-surrogates":
		name, reason = "utf-8", "surrogates not allowed"
		fits = func(r rune) bool { return r < 0xd800 || r > 0xdfff }
		put = utf8.AppendRune
	case "ascii":
		if isASCII(s) {
			return s, nil
		}
		reason = "ordinal not in range(128)"
		fits = func(r rune) bool { return r < 128 }
		put = func(b []byte, r rune) []byte { return append(b, byte(r)) }
	case "latin-1":
		reason = "ordinal not in range(256)"
		fits = func(r rune) bool { return r < 256 }
		put = func(b []byte, r rune) []byte { return append(b, byte(r)) }
	case "cp1252":
		name, reason = "charmap", "character maps to <undefined>"
		code := func(r rune) int {
			if r < 0x80 || r >= 0xa0 && r < 0x100 {
				return int(r)
			}
			for i, c := range cp1252 {
				if c == r {
					return 0x80 + i
				}
			}
			return -1
		}
		fits = func(r rune) bool { return code(r) >= 0 }
		put = func(b []byte, r rune) []byte { return append(b, byte(code(r))) }
	case "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be":
		return encodeWide(th, s, codec, errs)
	case "unicode-escape":
		return mapPieces(th, s, escapeText)
	default:
		return "", unknownEncoding(enc)
	}
	if err := th.Alloc(int64(len(s)) * 6); err != nil {
		return "", err
	}
	rs, err := longRunes(th, s)
	if err != nil {
		return "", err
	}
	var b []byte
	for i := 0; i < len(rs); i++ {
		if err := th.Turn(i); err != nil {
			return "", err
		}
		if fits(rs[i]) {
			b = put(b, rs[i])
			continue
		}
		j := i + 1 // handlers that go by character get no more at once than they can do soon
		for j < len(rs) && !fits(rs[j]) && (errs == "strict" || j-i < 1024) {
			j++
		}
		if err := th.Spend(int64(16 * (j - i))); err != nil {
			return "", err
		}
		text, raw, err := encodeError(name, errs, reason, s, rs, i, j)
		if err != nil {
			return "", err
		}
		b = append(append(b, text...), raw...)
		i = j - 1
	}
	return string(b), nil
}

// escapeText is the codec unicode-escape.
func escapeText(s string) string {
	var b []byte
	eachRune(s, func(r rune) bool {
		switch {
		case r == '\\':
			b = append(b, `\\`...)
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		default:
			b = appendEscape(b, r)
		}
		return true
	})
	return string(b)
}

func encodeWide(th *Thread, s, codec, errs string) (string, error) {
	big := strings.HasSuffix(codec, "-be")
	var b []byte
	unit := func(x uint32, size int) {
		for i := 0; i < size; i++ {
			shift := 8 * i
			if big {
				shift = 8 * (size - 1 - i)
			}
			b = append(b, byte(x>>shift))
		}
	}
	size := 2
	if strings.HasPrefix(codec, "utf-32") {
		size = 4
	}
	if codec == "utf-16" || codec == "utf-32" {
		unit(0xfeff, size)
	}
	rs, err := longRunes(th, s)
	if err != nil {
		return "", err
	}
	for i, r := range rs {
		if err := th.Turn(i); err != nil {
			return "", err
		}
		if r >= 0xd800 && r < 0xe000 && errs != "surrogatepass" {
			text, _, err := encodeError(codec, errs, "surrogates not allowed", s, rs, i, i+1)
			if err != nil {
				return "", err
			}
			for _, c := range text {
				unit(uint32(c), size)
			}
			continue
		}
		if size == 2 && r > 0xffff {
			r -= 0x10000
			unit(0xd800+uint32(r>>10), 2)
			unit(0xdc00+uint32(r&0x3ff), 2)
			continue
		}
		unit(uint32(r), size)
	}
	return string(b), nil
}

// decodeError handles the bytes i to j of data, which codec cannot decode.
func decodeError(codec, errs, reason, data string, i, j int) (string, error) {
	switch errs {
	case "strict":
		return "", NewException(UnicodeDecodeError, Str(codec), Bytes(data), Int(i), Int(j), Str(reason))
	case "ignore":
		return "", nil
	case "replace":
		return "\ufffd", nil
	case "backslashreplace":
		out := ""
		for _, c := range []byte(data[i:j]) {
			out += `\x` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15])
		}
		return out, nil
	case "surrogateescape":
		var b []byte
		for _, c := range []byte(data[i:j]) {
			if c < 0x80 {
				return decodeError(codec, "strict", reason, data, i, j)
			}
			b = appendRune(b, 0xdc00+rune(c))
		}
		return string(b), nil
	case "surrogatepass":
		return decodeError(codec, "strict", reason, data, i, j)
	}
	return "", Raise(LookupError, "unknown error handler name '%s'", errs)
}

// decodeBytes is bytes.decode.
func decodeBytes(th *Thread, data, enc, errs string) (string, error) {
	if err := th.Alloc(int64(len(data))); err != nil {
		return "", err
	}
	codec := codecName(enc)
	switch codec {
	case "utf-8":
		return decodeUTF8(th, data, errs)
	case "utf-8-sig":
		return decodeUTF8(th, strings.TrimPrefix(data, "\xef\xbb\xbf"), errs)
	case "ascii", "latin-1", "cp1252":
		if codec == "ascii" && isASCII(data) {
			return data, nil
		}
		b := make([]byte, 0, len(data)+8)
		for i := 0; i < len(data); i++ {
			if err := th.Turn(i); err != nil {
				return "", err
			}
			r := rune(data[i])
			name, reason := "", ""
			switch {
			case codec == "ascii" && r >= 128:
				name, reason = "ascii", "ordinal not in range(128)"
			case codec == "cp1252" && r >= 0x80 && r < 0xa0:
				if r = cp1252[r-0x80]; r == 0 {
					name, reason = "charmap", "character maps to <undefined>"
				}
			}
			if name != "" {
				s, err := decodeError(name, errs, reason, data, i, i+1)
				if err != nil {
					return "", err
				}
				b = append(b, s...)
				continue
			}
			b = utf8.AppendRune(b, r)
		}
		return string(b), nil
	case "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be":
		return decodeWide(th, data, codec, errs)
	case "unicode-escape":
		return decodeEscapes(data, errs)
	}
	return "", unknownEncoding(enc)
}

func decodeUTF8(th *Thread, data, errs string) (string, error) {
	if utf8.ValidString(data) {
		return data, nil
	}
	var b []byte
	for i := 0; i < len(data); {
		if err := th.Spend(16); err != nil {
			return "", err
		}
		r, n := utf8.DecodeRuneInString(data[i:])
		if r != utf8.RuneError || n > 1 {
			b = append(b, data[i:i+n]...)
			i += n
			continue
		}
		if errs == "surrogatepass" && len(data)-i >= 3 && data[i] == 0xed && data[i+1]&0xe0 == 0xa0 && data[i+2]&0xc0 == 0x80 {
			b = append(b, data[i:i+3]...)
			i += 3
			continue
		}
		bad, reason := utf8Fault(data[i:])
		s, err := decodeError("utf-8", errs, reason, data, i, i+bad)
		if err != nil {
			return "", err
		}
		b = append(b, s...)
		i += bad
	}
	return string(b), nil
}

// utf8Fault returns how many bytes of s are wrong together, and why.
func utf8Fault(s string) (n int, reason string) {
	c := s[0]
	need := 0
	lo, hi := byte(0x80), byte(0xbf)
	switch {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			lo = 0xa0
		}
		if c == 0xed {
			hi = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			lo = 0x90
		}
		if c == 0xf4 {
			hi = 0x8f
		}
	default:
		return 1, "invalid start byte"
	}
	for i := 1; i <= need; i++ {
		if i >= len(s) {
			return i, "unexpected end of data"
		}
		if s[i] < lo || s[i] > hi {
			return i, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xbf
	}
	return 1, "invalid start byte"
}

func decodeWide(th *Thread, data, codec, errs string) (string, error) {
	size, big := 2, strings.HasSuffix(codec, "-be")
	if strings.HasPrefix(codec, "utf-32") {
		size = 4
	}
	unit := func(i int) uint32 {
		var x uint32
		for k := 0; k < size; k++ {
			at := i + k
			if !big {
				at = i + size - 1 - k
			}
			x = x<<8 | uint32(data[at])
		}
		return x
	}
	pos := 0
	if (codec == "utf-16" || codec == "utf-32") && len(data) >= size {
		if unit(0) == 0xfeff {
			pos = size
		} else if big = true; unit(0) == 0xfeff {
			pos = size
		} else {
			big = false
		}
	}
	var b []byte
	fault := func(reason string, to int) error {
		s, err := decodeError(codec, errs, reason, data, pos, to)
		b = append(b, s...)
		pos = to
		return err
	}
	for pos < len(data) {
		if err := th.Spend(16); err != nil {
			return "", err
		}
		if len(data)-pos < size {
			if err := fault("truncated data", len(data)); err != nil {
				return "", err
			}
			continue
		}
		x := unit(pos)
		switch {
		case size == 2 && x >= 0xd800 && x < 0xdc00 && len(data)-pos >= 4 && unit(pos+2)&0xfc00 == 0xdc00:
			b = appendRune(b, rune(0x10000+(x-0xd800)<<10+unit(pos+2)-0xdc00))
			pos += 4
			continue
		case x >= 0xd800 && x < 0xe000 && errs != "surrogatepass":
			reason := "illegal encoding"
			if x < 0xdc00 {
				reason = "illegal UTF-16 surrogate"
				if len(data)-pos < 4 {
					reason = "unexpected end of data"
				}
			}
			if size == 4 {
				reason = "code point in surrogate code point range(0xd800, 0xe000)"
			}
			if err := fault(reason, pos+size); err != nil {
				return "", err
			}
			continue
		case x > 0x10ffff:
			if err := fault("code point not in range(0x110000)", pos+size); err != nil {
				return "", err
			}
			continue
		}
		b = appendRune(b, rune(x))
		pos += size
	}
	return string(b), nil
}

// decodeEscapes reads backslash escapes in Latin-1 text.
func decodeEscapes(data, errs string) (string, error) {
	var b []byte
	simple := map[byte]rune{'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'v': 11}
	for i := 0; i < len(data); {
		c := data[i]
		if c != '\\' {
			b = utf8.AppendRune(b, rune(c))
			i++
			continue
		}
		if i+1 >= len(data) {
			s, err := decodeError("unicodeescape", errs, `\ at end of string`, data, i, i+1)
			if err != nil {
				return "", err
			}
			b = append(b, s...)
			break
		}
		e := data[i+1]
		if r, ok := simple[e]; ok {
			b = utf8.AppendRune(b, r)
			i += 2
			continue
		}
		if e == '\n' {
			i += 2
			continue
		}
		if e >= '0' && e <= '7' {
			j, x := i+1, rune(0)
			for j < len(data) && j < i+4 && data[j] >= '0' && data[j] <= '7' {
				x = x*8 + rune(data[j]-'0')
				j++
			}
			b = appendRune(b, x)
			i = j
			continue
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[e]
		if digits == 0 {
			b = append(b, '\\')
			i++
			continue
		}
		j, x := i+2, int64(0)
		for j < len(data) && j < i+2+digits && digitValue(data[j]) >= 0 && digitValue(data[j]) < 16 {
			x = x*16 + int64(digitValue(data[j]))
			j++
		}
		reason := ""
		switch {
		case j < i+2+digits:
			reason = "truncated \\" + string(e) + strings.Repeat("X", digits) + " escape"
		case x > 0x10ffff:
			reason = "illegal Unicode character"
		}
		if reason != "" {
			s, err := decodeError("unicodeescape", errs, reason, data, i, j)
			if err != nil {
				return "", err
			}
			b = append(b, s...)
		} else {
			b = appendRune(b, rune(x))
		}
		i = j
	}
	return string(b), nil
}
