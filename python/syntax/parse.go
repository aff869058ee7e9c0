package syntax

import "errors"

// Parse reads a source file: bytes in UTF-8 or in the encoding that a coding
// comment names. name is what tracebacks call the file. The error is an *Error.
//
// Names are not resolved yet: see package resolve.
func Parse(name string, text []byte) (*Module, error) {
	return nil, errors.ErrUnsupported
}

// ParseExpr reads a single expression, as eval and string annotations do.
func ParseExpr(name string, text []byte) (Expr, *Source, error) {
	return nil, nil, errors.ErrUnsupported
}
