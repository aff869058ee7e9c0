package syntax

import (
	"strings"
	"unicode/utf8"
)

// Source is a source file's decoded text and its lines, for tracebacks and
// carets.
type Source struct {
	// Name is the file name as tracebacks show it.
	Name string
	// Text is the text in UTF-8, with every line end as "\n".
	Text string
	// Virtual is set for text that is in no file: errors that CPython finds after
	// parsing then show no line, because it reads the line again.
	Virtual bool
	// Warnings are what the parser warns of, in the order of the text.
	Warnings []Warning
	lines    []int32 // byte offset of each line's start
	watch    func() error
	turns    int
}

// Stopped is what reading panics with where the function that watches it gives an error.
type Stopped struct{ Err error }

// Turn is called for each piece of the text by those who read it, in this package and later: now and then it asks
// the function that watches.
func (s *Source) Turn() {
	if s.turns++; s.turns&1023 == 0 && s.watch != nil {
		if err := s.watch(); err != nil {
			panic(Stopped{err})
		}
	}
}

// Warning is something that the parser, or who compiles the tree, warns of.
type Warning struct {
	Category string // "SyntaxWarning", "DeprecationWarning"
	Msg      string
	Line     int
}

// NewSource indexes the lines of text, whose line ends must be "\n".
func NewSource(name, text string) *Source {
	s := &Source{Name: name, Text: text}
	s.lines = append(s.lines, 0)
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' && i+1 < len(text) {
			s.lines = append(s.lines, int32(i+1))
		}
	}
	return s
}

// Line returns line n (from 1) without its line end, or "" if there is none.
func (s *Source) Line(n int) string {
	if s == nil || n < 1 || n > len(s.lines) {
		return ""
	}
	rest := s.Text[s.lines[n-1]:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// Lines returns the number of lines.
func (s *Source) Lines() int { return len(s.lines) }

// Column converts a column of line n from bytes to characters.
func (s *Source) Column(n, col int) int {
	line := s.Line(n)
	if col > len(line) {
		col = len(line)
	}
	if col < 0 {
		return 0
	}
	return utf8.RuneCountInString(line[:col])
}

// Segment returns the text that a node covers, or "" if it is out of range.
func (s *Source) Segment(p *Position) string {
	if s == nil || p.Line < 1 || int(p.EndLine) > len(s.lines) || p.Line > p.EndLine {
		return ""
	}
	from, to := int(s.lines[p.Line-1])+int(p.Col), int(s.lines[p.EndLine-1])+int(p.EndCol)
	if from < 0 || to > len(s.Text) || from > to {
		return ""
	}
	return s.Text[from:to]
}

// errorText returns line n as SyntaxError.text holds it: with a line end.
func (s *Source) errorText(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return s.Line(n) + "\n"
}
