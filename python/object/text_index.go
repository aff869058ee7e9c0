package object

import (
	"unicode/utf8"
	"unsafe"
)

// longText is the length from which finding a character by its index is worth
// remembering.
const longText = 64

// textIndex is what is known about the text that was indexed last: CPython finds
// a character by its number at once, and a loop over the indices of a long text
// must not go through it from the start each time.
type textIndex struct {
	s      string
	runes  int
	at, by int // character number at begins at byte by
}

// text returns the index of s, which is kept until another long text is indexed.
func (th *Thread) text(s string) (*textIndex, error) {
	t := &th.indexed
	if len(s) == len(t.s) && unsafe.StringData(s) == unsafe.StringData(t.s) {
		return t, nil
	}
	if len(s) >= longText {
		if err := th.Spend(int64(len(s))); err != nil {
			return nil, err
		}
	}
	n, err := lenPieces(th, s)
	if err != nil {
		return nil, err
	}
	*t = textIndex{s: s, runes: n}
	return t, nil
}

// offset returns the byte at which character i begins; i may be the length.
func (t *textIndex) offset(th *Thread, i int) (int, error) {
	switch {
	case t.runes == len(t.s):
		return i, nil
	case i >= t.runes:
		return len(t.s), nil
	case i < t.at/2:
		t.at, t.by = 0, 0
	}
	for i-t.at > 64 { // so many bytes on, there are at most so many characters
		n := min(i-t.at, 8*pieceSize)
		t.at += countRunes(t.s[t.by : t.by+n])
		t.by += n
		for ; !utf8.RuneStart(t.s[t.by]); t.by++ {
		}
		if err := th.Spend(int64(n)); err != nil {
			return 0, err
		}
	}
	for ; t.at < i; t.at++ {
		_, n := decodeRune(t.s[t.by:])
		t.by += n
	}
	if n := t.at - i; n > 64 {
		if err := th.Spend(int64(n)); err != nil {
			return 0, err
		}
	}
	for ; t.at > i; t.at-- {
		if err := th.Turn(t.at); err != nil {
			return 0, err
		}
		for t.by--; !utf8.RuneStart(t.s[t.by]); t.by-- {
		}
	}
	return t.by, nil
}
