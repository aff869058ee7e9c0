package object

import (
	"strings"
	"unicode/utf8"
)

// Text is kept as UTF-8 in which a lone surrogate has its three-byte form, so
// that every Python str has exactly one representation and byte order is code
// point order. The functions of this file read and write that form.

// isASCII reports whether every byte is below 0x80.
//
//go:noinline
func isASCII(s string) bool {
	for len(s) >= 8 {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// countRunes is len(str).
func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// decodeRune returns the first code point of s and its length; s is not empty.
func decodeRune(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		if len(s) >= 3 && s[0] == 0xed {
			return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
		}
		return utf8.RuneError, 1
	}
	return r, n
}

// appendRune appends r, surrogates included.
func appendRune(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xed, byte(0x80|r>>6&0x3f), byte(0x80|r&0x3f))
	}
	return utf8.AppendRune(b, r)
}

func runeLen(r rune) int {
	if r >= 0xd800 && r < 0xe000 {
		return 3
	}
	return utf8.RuneLen(r)
}

func runeStr(r rune) string { return string(appendRune(nil, r)) }

// runesOf returns the code points of s.
//
//go:noinline
func runesOf(s string) []rune { return appendRunes(make([]rune, 0, len(s)), s) }

func appendRunes(out []rune, s string) []rune {
	for len(s) > 0 {
		r, n := decodeRune(s)
		out = append(out, r)
		s = s[n:]
	}
	return out
}

// runesText is the inverse of runesOf.
func runesText(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = appendRune(b, r)
	}
	return string(b)
}

// runeOffset returns the byte offset of code point i of s, len(s) past the end.
func runeOffset(s string, i int) int {
	for p := 0; p < len(s); p++ {
		if s[p]&0xc0 != 0x80 {
			if i == 0 {
				return p
			}
			i--
		}
	}
	return len(s)
}

// sliceRunes returns the code points from i to j of s, 0 <= i <= j.
func sliceRunes(s string, i, j int) string {
	if isASCII(s) {
		return s[min(i, len(s)):min(j, len(s))]
	}
	from := runeOffset(s, i)
	return s[from : from+runeOffset(s[from:], j-i)]
}

// What numbers and columns are mostly filled with.
const (
	spaces = "                                "
	zeros  = "00000000000000000000000000000000"
)

func repeatRune(r rune, n int) string {
	switch {
	case n <= 0:
		return ""
	case r == ' ' && n <= len(spaces):
		return spaces[:n]
	case r == '0' && n <= len(zeros):
		return zeros[:n]
	}
	return strings.Repeat(runeStr(r), n)
}

// mapRunes is strings.Map that keeps surrogates.
func mapRunes(s string, f func(rune) rune) string {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := decodeRune(s)
		if r = f(r); r >= 0 {
			b = appendRune(b, r)
		}
		s = s[n:]
	}
	return string(b)
}

// Runes returns the code points of a str, lone surrogates included.
func Runes(s string) []rune { return runesOf(s) }

// RuneText returns the str of one code point, which may be a lone surrogate.
func RuneText(r rune) string { return runeStr(r) }

// StrLen returns len(s) as Python counts: in code points.
func StrLen(s string) int { return strLen(s) }
