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
		// CPython looks at the text between the operands: the first character
		// that is no blank, and the next one if it is none either. Where the left
		// operand stands in parentheses, that is the closing one.
		line := src.Line(int(p.Line))
		blank := func(i int) bool { return line[i] == ' ' || line[i] == '\t' || line[i] == '\f' }
		end := min(int(e.Right.Pos().Col), len(line))
		for from = int(e.Left.Pos().EndCol); from < end && blank(from); from++ {
		}
		if from >= end {
			return 0, 0, false
		}
		if to = from + 1; to < end && !blank(to) {
			to++
		}
		return from, to, true
	case *Subscript:
		return int(e.Value.Pos().EndCol), int(e.Index.Pos().EndCol) + 1, true
	}
	return 0, 0, false
}
