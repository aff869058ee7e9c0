package words

import "strconv"

// A Noun is a word for things that are counted.
type Noun struct{ One, Many string }

// Count is "1 query", "2 queries".
func Count(n int, of Noun) string {
	if n == 1 {
		return "1 " + of.One
	}
	return strconv.Itoa(n) + " " + of.Many
}

// What is counted.
var (
	NQuery      = Noun{"query", "queries"}
	NLine       = Noun{"line", "lines"}
	NRow        = Noun{"row", "rows"}
	NMoreRow    = Noun{"more row", "more rows"}
	NRowChanged = Noun{"row changed", "rows changed"}
	NTable      = Noun{"table", "tables"}
	NOther      = Noun{"other statement", "other statements"}
	NObject     = Noun{"object", "objects"}
	NRead       = Noun{"read", "reads"}
	NTime       = Noun{"time", "times"}
	NStep       = Noun{"step", "steps"}
	NLookup     = Noun{"look-up", "look-ups"}
)
