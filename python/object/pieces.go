package object

import (
	"strings"
	"unicode/utf8"
)

// Work on long texts goes piece by piece, so that a run can be stopped in between.

// pieceSize is the size of a piece in bytes: some milliseconds of the slowest work.
const pieceSize = 1 << 17

// pieces calls f with the pieces of s in turn, cut between characters and if there
// is one behind a space, so that no word is cut.
func pieces(th *Thread, s string, f func(piece string) error) error {
	for len(s) > pieceSize {
		n := pieceSize
		if i := strings.LastIndexByte(s[n-1024:n], ' '); i >= 0 {
			n -= 1024 - i - 1
		}
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		if err := f(s[:n]); err != nil {
			return err
		}
		if err := th.Spend(spendEvery); err != nil {
			return err
		}
		s = s[n:]
	}
	return f(s)
}

// mapPieces is f(s) for an f that maps each word by itself.
func mapPieces(th *Thread, s string, f func(string) string) (string, error) {
	if len(s) <= pieceSize {
		return f(s), nil
	}
	var b strings.Builder
	b.Grow(len(s))
	err := pieces(th, s, func(piece string) error {
		b.WriteString(f(piece))
		return nil
	})
	return b.String(), err
}

// longRunes is runesOf of a text that may be long.
func longRunes(th *Thread, s string) ([]rune, error) {
	out := make([]rune, 0, len(s))
	err := pieces(th, s, func(piece string) error {
		out = appendRunes(out, piece)
		return nil
	})
	return out, err
}

// LongRunes is Runes of a text that may be long.
func LongRunes(th *Thread, s string) ([]rune, error) { return longRunes(th, s) }

// titlePieces is mapPieces for title(), where what follows a cut word goes on with it.
func titlePieces(th *Thread, s string) (string, error) {
	cut := false
	return mapPieces(th, s, func(piece string) string {
		n := 0
		for cut && n < len(piece) {
			r, size := decodeRune(piece[n:])
			if !isCasedRune(r) {
				break
			}
			n += size
		}
		last, _ := utf8.DecodeLastRuneInString(piece)
		cut = isCasedRune(last)
		return strLower(piece[:n]) + strTitle(piece[n:])
	})
}

// capitalPieces is mapPieces for capitalize(): only the first piece begins the text.
func capitalPieces(th *Thread, s string) (string, error) {
	first := true
	return mapPieces(th, s, func(piece string) string {
		if first {
			first = false
			return strCapitalize(piece)
		}
		return strLower(piece)
	})
}

// indexPieces is strings.Index, or LastIndex.
func indexPieces(th *Thread, s, sub string, last bool) (int, error) {
	const size = 8 * pieceSize
	if len(s) <= size || len(sub) > size/8 {
		if err := th.Spend(int64(len(s))); err != nil {
			return -1, err
		}
		if last {
			return strings.LastIndex(s, sub), nil
		}
		return strings.Index(s, sub), nil
	}
	if last {
		for end := len(s); ; {
			from := max(0, end-size)
			if i := strings.LastIndex(s[from:end], sub); i >= 0 {
				return from + i, nil
			}
			if from == 0 {
				return -1, nil
			}
			end = from + len(sub) - 1
			if err := th.Spend(spendEvery); err != nil {
				return -1, err
			}
		}
	}
	for from := 0; ; from += size - len(sub) + 1 {
		end := min(len(s), from+size)
		if i := strings.Index(s[from:end], sub); i >= 0 {
			return from + i, nil
		}
		if end == len(s) {
			return -1, nil
		}
		if err := th.Spend(spendEvery); err != nil {
			return -1, err
		}
	}
}

// countPieces is strings.Count for a sub that is not empty.
func countPieces(th *Thread, s, sub string) (int, error) {
	if len(s) <= pieceSize {
		return strings.Count(s, sub), nil
	}
	n := 0
	err := eachPart(th, s, sub, func(_ string, last bool) error {
		if !last {
			n++
		}
		return nil
	})
	return n, err
}

// eachPart calls f with the texts between the separators of s, in turn; the last
// call says so.
func eachPart(th *Thread, s, sep string, f func(part string, last bool) error) error {
	done := 0
	for {
		i, err := -1, error(nil)
		if len(s) > pieceSize {
			near := min(len(s), 256+len(sep))
			if i = strings.Index(s[:near], sep); i < 0 {
				i, err = indexPieces(th, s, sep, false)
			}
		} else {
			i = strings.Index(s, sep)
		}
		if err != nil {
			return err
		}
		if i < 0 {
			return f(s, true)
		}
		if err := f(s[:i], false); err != nil {
			return err
		}
		s = s[i+len(sep):]
		if done += i + 32; done > spendEvery/4 {
			done = 0
			if err := th.Spend(spendEvery); err != nil {
				return err
			}
		}
	}
}

// replaceLong is strings.Replace of a from that is not empty, times at most as often as
// it occurs.
func replaceLong(th *Thread, s, from, to string, times int64) (string, error) {
	if times == 0 {
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(s) + max(0, int(times)*(len(to)-len(from))))
	err := eachPart(th, s, from, func(part string, last bool) error {
		b.WriteString(part)
		if times > 0 {
			b.WriteString(to)
		} else if !last {
			b.WriteString(from)
		}
		times--
		return nil
	})
	return b.String(), err
}

// Pieces calls f with the pieces of s in turn, cut between characters, and looks at the
// clock in between.
func Pieces(th *Thread, s string, f func(piece string) error) error { return pieces(th, s, f) }

// lenPieces is len(str).
func lenPieces(th *Thread, s string) (int, error) {
	if len(s) <= 8*pieceSize {
		return strLen(s), nil
	}
	n := 0
	for len(s) > 0 {
		size := min(len(s), 8*pieceSize)
		n += countRunes(s[:size])
		s = s[size:]
		if err := th.Spend(spendEvery); err != nil {
			return 0, err
		}
	}
	return n, nil
}
