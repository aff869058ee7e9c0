package engine

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/python/eval"
)

// check tells what keeps files from being run: the first syntax error of each.
func check(files []protocol.File) []protocol.Problem {
	var out []protocol.Problem
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".py") {
			continue
		}
		if d, message := eval.Check(f.Name, f.Text); message != "" {
			p := protocol.Problem{File: f.Name, Line: d.Line, Col: d.Col, EndLine: d.EndLine, EndCol: d.EndCol, Message: message}
			if p.EndLine < p.Line || p.EndLine == p.Line && p.EndCol < p.Col {
				p.EndLine, p.EndCol = p.Line, p.Col
			}
			out = append(out, p)
		}
	}
	return out
}
