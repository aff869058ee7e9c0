// Package scan reads short texts from left to right: dates, types, parameters'
// names. It stands in for patterns of the standard library's regexp, which weighs
// more in the program that a browser loads than all that was read with it.
package scan

import "strings"

// A Text is read from Pos on.
type Text struct {
	S   string
	Pos int // a byte's
}

// Of starts to read s.
func Of(s string) *Text { return &Text{S: s} }

// Done tells whether the end is reached.
func (t *Text) Done() bool { return t.Pos == len(t.S) }

// Rest is what has not been read.
func (t *Text) Rest() string { return t.S[t.Pos:] }

// Take reads a text that must stand here.
func (t *Text) Take(s string) bool {
	if !strings.HasPrefix(t.Rest(), s) {
		return false
	}
	t.Pos += len(s)
	return true
}

// Any reads one of some ASCII characters; 0: none of them stands here.
func (t *Text) Any(chars string) byte {
	if t.Done() || strings.IndexByte(chars, t.S[t.Pos]) < 0 {
		return 0
	}
	t.Pos++
	return t.S[t.Pos-1]
}

// While reads as long as the bytes fit.
func (t *Text) While(fits func(byte) bool) string {
	from := t.Pos
	for !t.Done() && fits(t.S[t.Pos]) {
		t.Pos++
	}
	return t.S[from:t.Pos]
}

// Digits reads at most so many digits, all there are with most < 0; "": there are
// fewer than least, and nothing was read.
func (t *Text) Digits(least, most int) string {
	from := t.Pos
	for !t.Done() && IsDigit(t.S[t.Pos]) && t.Pos-from != most {
		t.Pos++
	}
	if t.Pos-from < least {
		t.Pos = from
	}
	return t.S[from:t.Pos]
}

// IsDigit tells of the ASCII digits.
func IsDigit(b byte) bool { return '0' <= b && b <= '9' }

// IsWord tells of what names are made of: ASCII letters, digits, "_", and all that
// is not ASCII.
func IsWord(b byte) bool {
	return IsDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_' || b >= 0x80
}

// IsSpace tells of the ASCII white space.
func IsSpace(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }
