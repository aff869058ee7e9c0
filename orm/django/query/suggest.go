package query

import (
	"sort"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// closeMatches are up to three of the words that resemble one, best first, by
// the ratio of matching characters that Python's difflib computes.
func closeMatches(word string, words []string) []string {
	type scored struct {
		s     string
		ratio float64
	}
	var list []scored
	for _, w := range words {
		m := matching([]rune(w), []rune(word))
		if r := 2 * float64(m) / float64(len([]rune(w))+len([]rune(word))); r >= 0.6 {
			list = append(list, scored{w, r})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].ratio != list[j].ratio {
			return list[i].ratio > list[j].ratio
		}
		return list[i].s > list[j].s
	})
	var out []string
	for i, s := range list {
		if i == 3 {
			break
		}
		out = append(out, s.s)
	}
	return out
}

// matching counts the characters in the longest common block and, left and right
// of it, in the blocks there.
func matching(a, b []rune) int {
	best, ai, bi := 0, 0, 0
	for i := range a {
		for j := range b {
			k := 0
			for i+k < len(a) && j+k < len(b) && a[i+k] == b[j+k] {
				k++
			}
			if k > best {
				best, ai, bi = k, i, j
			}
		}
	}
	if best == 0 {
		return 0
	}
	return best + matching(a[:ai], b[:bi]) + matching(a[ai+best:], b[bi+best:])
}
