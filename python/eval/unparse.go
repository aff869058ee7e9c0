package eval

import "github.com/diptych-orm/diptych/python/syntax"

// unparse returns the text of an annotation as ast.unparse writes it.
func (c *compiler) unparse(e syntax.Expr) string { return c.unit.source.Segment(e.Pos()) }
