package object

import (
	"strings"
	"unicode"
)

func isLower(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }
func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) }
func isCasedRune(r rune) bool {
	return isLower(r) || isUpper(r) || unicode.IsTitle(r)
}

func inRanges(table [][2]rune, r rune) bool {
	for _, p := range table {
		if r <= p[1] {
			return r >= p[0]
		}
	}
	return false
}

// isDigit is str.isdigit for one character.
func isDigit(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	return unicode.Is(unicode.Nd, r) || inRanges(otherDigits, r)
}

// isNumeric is str.isnumeric for one character.
func isNumeric(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	return unicode.Is(unicode.N, r) || inRanges(otherNumbers, r)
}

// isCased is islower and isupper: some character of the case and none of another.
func isCased(s string, is, other func(rune) bool) bool {
	found := false
	return eachRune(s, func(r rune) bool {
		found = found || is(r)
		return !other(r)
	}) && found
}

// titleTest finds out whether a text, read in parts, is in title case.
type titleTest struct{ good, found, inWord bool }

func (t *titleTest) read(part string) {
	t.good = t.good && eachRune(part, func(r rune) bool {
		begins := isUpper(r) || unicode.IsTitle(r)
		if !begins && !isLower(r) {
			t.inWord = false
			return true
		}
		if begins == t.inWord {
			return false
		}
		t.inWord, t.found = true, true
		return true
	})
}

func strIsTitle(s string) bool {
	t := titleTest{good: true}
	t.read(s)
	return t.good && t.found
}

func appendUpper(b []byte, r rune) []byte {
	if s, ok := fullUpper[r]; ok {
		return append(b, s...)
	}
	return appendRune(b, unicode.ToUpper(r))
}

func appendTitle(b []byte, r rune) []byte {
	if s, ok := fullTitle[r]; ok {
		return append(b, s...)
	}
	return appendRune(b, unicode.ToTitle(r))
}

// appendLower appends the lower case of the rune at position i of rs: a capital
// sigma at the end of a word is final.
func appendLower(b []byte, rs []rune, i int) []byte {
	switch r := rs[i]; r {
	case 0x130:
		return append(b, "i\u0307"...)
	case 0x3a3:
		if finalSigma(rs, i) {
			return appendRune(b, 0x3c2)
		}
		return appendRune(b, 0x3c3)
	default:
		return appendRune(b, unicode.ToLower(r))
	}
}

// caseIgnorable approximates Unicode's Case_Ignorable: marks, modifiers and the
// punctuation inside words.
func caseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', '^', '`', 0xa8, 0xad, 0xaf, 0xb4, 0xb7, 0xb8, 0x2018, 0x2019, 0x2024, 0x2027:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

func finalSigma(rs []rune, i int) bool {
	j := i - 1
	for j >= 0 && caseIgnorable(rs[j]) {
		j--
	}
	if j < 0 || !isCasedRune(rs[j]) {
		return false
	}
	j = i + 1
	for j < len(rs) && caseIgnorable(rs[j]) {
		j++
	}
	return j == len(rs) || !isCasedRune(rs[j])
}

func strLower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b []byte
	rs := runesOf(s)
	for i := range rs {
		b = appendLower(b, rs, i)
	}
	return string(b)
}

func strUpper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	var b []byte
	eachRune(s, func(r rune) bool {
		b = appendUpper(b, r)
		return true
	})
	return string(b)
}

func strTitle(s string) string {
	var b []byte
	inWord := false
	rs := runesOf(s)
	for i, r := range rs {
		if inWord {
			b = appendLower(b, rs, i)
		} else {
			b = appendTitle(b, r)
		}
		inWord = isCasedRune(r)
	}
	return string(b)
}

func strCapitalize(s string) string {
	var b []byte
	rs := runesOf(s)
	for i, r := range rs {
		if i > 0 {
			b = appendLower(b, rs, i)
		} else {
			b = appendTitle(b, r)
		}
	}
	return string(b)
}

func strSwapCase(s string) string {
	var b []byte
	rs := runesOf(s)
	for i, r := range rs {
		switch {
		case isUpper(r):
			b = appendLower(b, rs, i)
		case isLower(r):
			b = appendUpper(b, r)
		default:
			b = appendRune(b, r)
		}
	}
	return string(b)
}

func strCaseFold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b []byte
	eachRune(s, func(r rune) bool {
		if f, ok := foldText[r]; ok {
			b = append(b, f...)
		} else {
			b = appendLower(b, []rune{r}, 0)
		}
		return true
	})
	return string(b)
}

// IsIdentifier reports whether s is a valid Python identifier (keywords included).
func IsIdentifier(s string) bool {
	for i, r := range s {
		start := r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)
		if start {
			continue
		}
		if i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) {
			return false
		}
	}
	return s != ""
}
