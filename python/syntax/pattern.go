package syntax

// MatchValue compares the subject with an attribute or a literal by ==.
type MatchValue struct {
	Position
	Value Expr
}

// MatchSingleton compares the subject with None, True or False by identity:
// Value is nil or a bool.
type MatchSingleton struct {
	Position
	Value any
}

// MatchSequence is "[a, b, *rest]"; at most one of Patterns is a *MatchStar.
type MatchSequence struct {
	Position
	Patterns []Pattern
}

// MatchMapping is "{key: pattern, **rest}". Rest is "" when there is none.
type MatchMapping struct {
	Position
	Keys     []Expr
	Patterns []Pattern
	Rest     string
	Binding  Binding // of Rest
}

// MatchClass is "Cls(a, b, name=c)".
type MatchClass struct {
	Position
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar is "*name" in a sequence; Name is "" for "*_".
type MatchStar struct {
	Position
	Name    string
	Binding Binding
}

// MatchAs is "pattern as name", a bare capture (Pattern nil), or the wildcard
// (both empty).
type MatchAs struct {
	Position
	Pattern Pattern
	Name    string
	Binding Binding
}

// MatchOr is "a | b".
type MatchOr struct {
	Position
	Patterns []Pattern
}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
