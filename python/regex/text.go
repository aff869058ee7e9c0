package regex

// A Text finds a pattern in texts of the program's own, which need no limits.
type Text struct{ pattern *Pattern }

// Must compiles a pattern that is known to be right.
func Must(pattern string, flags int) Text {
	p, err := Compile([]rune(pattern), flags, false)
	if err != nil {
		panic(err)
	}
	return Text{p}
}

// Match tells whether the text as a whole fits the pattern.
func (t Text) Match(s string) bool {
	runes := []rune(s)
	found, err := t.pattern.Find(runes, 0, len(runes), Whole, -1, func(int) error { return nil })
	return err == nil && found != nil
}
