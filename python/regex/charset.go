package regex

import (
	"unicode"
)

// A class is a category of characters: \d, \s, \w and their complements.
type class uint8

const (
	digit class = iota
	space
	word
)

// holds tells whether r is in the class, as str's isdecimal, isspace and isalnum
// do, or among ASCII only.
func (c class) holds(r rune, ascii bool) bool {
	if r < 0x80 {
		switch c {
		case digit:
			return '0' <= r && r <= '9'
		case space:
			return r == ' ' || '\t' <= r && r <= '\r' || 0x1c <= r && r <= 0x1f && !ascii
		}
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	if ascii {
		return false
	}
	switch c {
	case digit:
		return unicode.Is(unicode.Nd, r)
	case space:
		return r == 0x85 || unicode.Is(unicode.Z, r) && unicode.IsSpace(r)
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.N, r)
}

// member is one part of a set: a range of characters, or a class.
type member struct {
	lo, hi  rune
	isClass bool
	class   class
	not     bool // the complement of the class
}

// charset is what one character must be in.
type charset struct {
	members []member
	negated bool
	fold    bool // ignore case
	ascii   bool
	bitmap  [2]uint64 // the answers for ASCII, once frozen
}

// freeze fills the bitmap.
func (s *charset) freeze() {
	for r := range rune(0x80) {
		if s.slow(r) {
			s.bitmap[r>>6] |= 1 << (r & 63)
		}
	}
}

func (s *charset) holds(r rune) bool {
	if r < 0x80 {
		return s.bitmap[r>>6]&(1<<(r&63)) != 0
	}
	return s.slow(r)
}

func (s *charset) slow(r rune) bool {
	in := s.member(r)
	if !in && s.fold {
		for _, other := range variants(r, s.ascii) {
			in = in || s.member(other)
		}
	}
	return in != s.negated
}

func (s *charset) member(r rune) bool {
	for i := range s.members {
		switch m := &s.members[i]; {
		case m.isClass:
			if m.class.holds(r, s.ascii) != m.not {
				return true
			}
		case m.lo <= r && r <= m.hi:
			return true
		}
	}
	return false
}

// variants are the characters that equal r but for their case.
func variants(r rune, ascii bool) []rune {
	var out []rune
	for v := unicode.SimpleFold(r); v != r; v = unicode.SimpleFold(v) {
		if !ascii || r < 0x80 && v < 0x80 {
			out = append(out, v)
		}
	}
	return out
}

// folded is the same for all variants of a character.
func folded(r rune, ascii bool) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		if ascii || r != 'k' && r != 's' {
			return r
		}
		return r
	}
	if ascii {
		return r
	}
	least := r
	for v := unicode.SimpleFold(r); v != r; v = unicode.SimpleFold(v) {
		least = min(least, v)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}
