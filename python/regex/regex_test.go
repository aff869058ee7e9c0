package regex_test

import (
	"errors"
	"testing"

	"github.com/diptych-orm/diptych/python/regex"
)

var errSpent = errors.New("spent")

func find(t *testing.T, pattern, text string, mode regex.Mode) []int {
	t.Helper()
	p, err := regex.Compile([]rune(pattern), 0, false)
	if err != nil {
		t.Fatalf("%s: %v", pattern, err)
	}
	r := []rune(text)
	slots, err := p.Find(r, 0, len(r), mode, -1, func(int) error { return nil })
	if err != nil {
		t.Fatalf("%s: %v", pattern, err)
	}
	return slots
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		mode          regex.Mode
		from, to      int // of the whole match; -1 for none
	}{
		{"a+?b", "xaab", regex.Anywhere, 1, 4},
		{"a++a", "aaa", regex.Anywhere, -1, -1},
		{"(?>a+)b", "aab", regex.AtStart, 0, 3},
		{"(a|ab)(c|bcd)", "abcd", regex.Whole, 0, 4},
		{`(\w)\1`, "abccd", regex.Anywhere, 2, 4},
		{"(?<=ab)c", "abc", regex.Anywhere, 2, 3},
		{"(?<!a)b", "ab", regex.Anywhere, -1, -1},
		{"(x)?(?(1)y|z)", "z", regex.AtStart, 0, 1},
		{"(?:a|)+b", "aab", regex.AtStart, 0, 3},
		{"(?i)straße", "STRAßE", regex.Whole, 0, 6},
		{`[^\W\d]+`, "12ab_", regex.Anywhere, 2, 5},
		{`\Bb`, "ab", regex.Anywhere, 1, 2},
	} {
		slots := find(t, c.pattern, c.text, c.mode)
		switch {
		case slots == nil && c.from >= 0:
			t.Errorf("%s does not match %q", c.pattern, c.text)
		case slots != nil && (slots[0] != c.from || slots[1] != c.to):
			t.Errorf("%s matches %q from %d to %d, want %d to %d", c.pattern, c.text, slots[0], slots[1], c.from, c.to)
		}
	}
}

func TestMistakesHaveTheirPlace(t *testing.T) {
	for pattern, want := range map[string]regex.SyntaxError{
		"(a":                {Msg: "missing ), unterminated subpattern", Pos: 0},
		"ab)":               {Msg: "unbalanced parenthesis", Pos: 2},
		"x[z-a]":            {Msg: "bad character range z-a", Pos: 2},
		"a**":               {Msg: "multiple repeat", Pos: 2},
		`(?P<n>a)(?P<n>b)`:  {Msg: "redefinition of group name 'n' as group 2; was group 1", Pos: 12},
		"(?<=a+)b":          {Msg: "look-behind requires fixed-width pattern", Pos: -1},
		`\q`:                {Msg: `bad escape \q`, Pos: 0},
		"x{99999999999999}": {Msg: "the repetition number is too large", Pos: regex.Overflow},
	} {
		_, err := regex.Compile([]rune(pattern), 0, false)
		var bad *regex.SyntaxError
		if !errors.As(err, &bad) || *bad != want {
			t.Errorf("%s: %v, want %v", pattern, err, want)
		}
	}
}

// A pattern that backtracks without end stops when its budget is spent.
func TestEndlessBacktrackingEnds(t *testing.T) {
	for _, pattern := range []string{`(a+)+$`, `(a|a)*$`, `(?:a*)*c`, `(.*)*x\1`} {
		p, err := regex.Compile([]rune(pattern), 0, false)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")
		steps := 0
		_, err = p.Find(text, 0, len(text), regex.AtStart, -1, func(n int) error {
			if steps += n; steps > 1_000_000 {
				return errSpent
			}
			return nil
		})
		if err != nil && !errors.Is(err, errSpent) {
			t.Errorf("%s: %v", pattern, err)
		}
		if err == nil && steps > 1_000_000 {
			t.Errorf("%s went on after its budget", pattern)
		}
	}
}

func FuzzCompileAndFind(f *testing.F) {
	for _, seed := range [][2]string{{"(a|b)*c", "ababc"}, {`(?P<x>\d+)(?(x)a|b)`, "12a"}, {"[", ""}, {"(?<=(a))b{2,}?", "abb"}, {"(?i:x)++|\\bé", "é"}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		p, err := regex.Compile([]rune(pattern), 0, false)
		if err != nil {
			return
		}
		r := []rune(text)
		steps := 0
		slots, err := p.Find(r, 0, len(r), regex.Anywhere, -1, func(n int) error {
			if steps += n; steps > 100_000 {
				return errSpent
			}
			return nil
		})
		if err == nil && slots != nil && (slots[0] < 0 || slots[1] < slots[0] || slots[1] > len(r)) {
			t.Fatalf("%q on %q: %v", pattern, text, slots)
		}
	})
}
