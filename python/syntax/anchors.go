package syntax

// Anchors returns the columns between which CPython 3.11's traceback writes
// "^" instead of "~" under the expression e: the operator of a binary
// operation, or the brackets of a subscript, when e stands on one line. ok is
// false for any other expression, which is underlined with "^" throughout.
// Columns are bytes of the line, as positions are.
func Anchors(e Expr, src *Source) (from, to int, ok bool) {
	p := e.Pos()
	if p.Line != p.EndLine {
		return 0, 0, false
	}
	switch e := e.(type) {
	case *BinOp:
		line := src.Line(int(p.Line))
		from, to = int(e.OpCol), int(e.OpCol)+1
		// CPython looks at the text between the operands: a second character
		// that is not a blank belongs to the operator.
		if end := int(e.Right.Pos().Col); to < end && to < len(line) && line[to] != ' ' && line[to] != '\t' && line[to] != '\f' {
			to++
		}
		return from, to, true
	case *Subscript:
		return int(e.Value.Pos().EndCol), int(e.Index.Pos().EndCol) + 1, true
	}
	return 0, 0, false
}
