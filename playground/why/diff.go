package why

// A Piece is a stretch of a text; Changed where the other text has something else.
type Piece struct {
	Text    string
	Changed bool
}

// maxDiff bounds the words that are compared with each other.
const maxDiff = 1500

// Diff marks the words of b that a does not have in their place. Space and the
// spelling of quotes and placeholders count.
func Diff(a, b string) []Piece {
	left, right := cutWords(a), cutWords(b)
	if len(left) > maxDiff || len(right) > maxDiff {
		return []Piece{{Text: b}}
	}
	same := make([]bool, len(right))
	for _, j := range match(left, right) {
		if j >= 0 {
			same[j] = true
		}
	}
	var out []Piece
	for i, w := range right {
		changed := !same[i]
		if w == " " || w == "\n" || w == "\t" { // space goes with its neighbours
			changed = len(out) > 0 && out[len(out)-1].Changed && i+1 < len(right) && !same[i+1]
		}
		if n := len(out); n > 0 && out[n-1].Changed == changed {
			out[n-1].Text += w
		} else {
			out = append(out, Piece{w, changed})
		}
	}
	return out
}

func cutWords(s string) []string {
	var out []string
	end := 0
	for _, t := range scan(s) {
		for end < t.from {
			out = append(out, s[end:end+1])
			end++
		}
		out = append(out, s[t.from:t.to])
		end = t.to
	}
	for ; end < len(s); end++ {
		out = append(out, s[end:end+1])
	}
	return out
}
