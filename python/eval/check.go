package eval

import "github.com/diptych-orm/diptych/python/object"

// Check compiles src without running it. It returns the message and the place of
// the error that keeps it from running, or of what Diptych does not support; no
// message when there is none.
func Check(file, src string) (object.SyntaxDetail, string) {
	_, err := compileSource(nil, file, []byte(src), false, true)
	exc, ok := err.(*object.Exception)
	if !ok {
		return object.SyntaxDetail{}, ""
	}
	message := exc.Type().Name
	if exc.Args != nil && len(exc.Args.Elems) > 0 {
		if text, ok := object.AsStr(exc.Args.Elems[0]); ok {
			message += ": " + text
		}
	}
	if d, ok := exc.Native.(object.SyntaxDetail); ok {
		return d, message
	}
	at := object.SyntaxDetail{File: file, Line: 1, Col: 1, EndLine: 1, EndCol: 1}
	for tb := exc.Traceback; tb != nil; tb = tb.Next {
		p := tb.Pos()
		at.Line, at.Col, at.EndLine, at.EndCol = int(p.Line), int(p.Col)+1, int(p.EndLine), int(p.EndCol)+1
	}
	return at, message
}
