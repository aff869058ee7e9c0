package syntax

import "fmt"

// Error is a Python SyntaxError (or a subclass) found in source text.
type Error struct {
	// Type is "SyntaxError", "IndentationError" or "TabError".
	Type string
	Msg  string
	File string
	// Line and Col are where the error starts, EndLine and EndCol where it ends:
	// lines and columns from 1, columns in characters, as SyntaxError's lineno,
	// offset, end_lineno and end_offset are. An EndCol of 0 or less, or equal to
	// Col, means a single caret.
	Line, Col, EndLine, EndCol int
	// Text is the offending line as SyntaxError.text has it: with its line end if
	// it had one. HasText is unset where CPython gives None.
	Text    string
	HasText bool
	// Lexical is set for an error of the tokenizer. Of text that is in no file,
	// CPython shows the line without its end then.
	Lexical bool
}

// Error returns the message as str(exception) gives it.
func (e *Error) Error() string {
	if e.File != "" {
		return fmt.Sprintf("%s: %s (%s, line %d)", e.Type, e.Msg, e.File, e.Line)
	}
	return fmt.Sprintf("%s: %s (line %d)", e.Type, e.Msg, e.Line)
}
