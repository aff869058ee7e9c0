package regex

// node is a part of a parsed pattern.
type node interface{}

type (
	// empty matches nothing, everywhere.
	empty struct{}
	// literal is one character.
	literal struct {
		r           rune
		fold, ascii bool
	}
	// anyChar is a dot; all says that it takes line ends too.
	anyChar struct{ all bool }
	// set is a character of a set.
	set struct{ s *charset }
	// at is a place between characters.
	at struct {
		kind  place
		ascii bool
	}
	// sequence and choice are parts one after the other, and alternatives.
	sequence struct{ parts []node }
	choice   struct{ parts []node }
	// capture is a numbered group.
	capture struct {
		n    int
		body node
	}
	// repeat is a quantified part; most < 0 says that there is no bound.
	repeat struct {
		body        node
		least, most int
		lazy        bool
		possessive  bool
	}
	// plain is a group that is only there to hold its parts together.
	plain struct{ body node }
	// atomic is matched once and not tried anew.
	atomic struct{ body node }
	// look is an assertion about what follows, or what lies behind.
	look struct {
		body   node
		behind bool
		not    bool
		width  int // of what lies behind
	}
	// backref is what a group matched.
	backref struct {
		n           int
		fold, ascii bool
	}
	// conditional goes by whether a group matched.
	conditional struct {
		n       int
		yes, no node
	}
)

type place uint8

const (
	textStart place = iota // \A, and ^ without MULTILINE
	textEnd                // \Z
	lastEnd                // $ without MULTILINE: the end, or before the last line end
	lineStart
	lineEnd
	wordEdge
	noWordEdge
)

// unbounded is the width of what has no longest match.
const unbounded = 1<<31 - 1

// width returns how many characters a node matches at least and at most.
func width(n node, groups [][2]int) (least, most int) {
	add := func(a, b int) int { return min(a+b, unbounded) }
	switch n := n.(type) {
	case literal, anyChar, set:
		return 1, 1
	case sequence:
		for _, p := range n.parts {
			l, m := width(p, groups)
			least, most = add(least, l), add(most, m)
		}
	case choice:
		least = unbounded
		for _, p := range n.parts {
			l, m := width(p, groups)
			least, most = min(least, l), max(most, m)
		}
	case plain:
		return width(n.body, groups)
	case capture:
		return width(n.body, groups)
	case atomic:
		return width(n.body, groups)
	case repeat:
		l, m := width(n.body, groups)
		times := func(a, b int) int {
			if a == 0 || b == 0 {
				return 0
			}
			if a < 0 || b < 0 || a > unbounded/b {
				return unbounded
			}
			return a * b
		}
		return times(l, n.least), times(m, n.most)
	case backref:
		if n.n < len(groups) {
			return groups[n.n][0], groups[n.n][1]
		}
		return 0, unbounded
	case conditional:
		l, m := width(n.yes, groups)
		l2, m2 := width(n.no, groups)
		return min(l, l2), max(m, m2)
	}
	return least, most
}
