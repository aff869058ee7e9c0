package engine

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/syntax"
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

// format sets files as PEP 8 has it. One with a syntax error stays as it is, and
// its error is told.
func format(files []protocol.File) (out []protocol.File, problems []protocol.Problem, err error) {
	for _, f := range files {
		if found := check([]protocol.File{f}); found != nil {
			problems = append(problems, found...)
			continue
		}
		text, err := syntax.Format(f.Name, []byte(f.Text))
		if err != nil {
			return nil, nil, fmt.Errorf("%s stays as it is: %w", f.Name, err)
		}
		out = append(out, protocol.File{Name: f.Name, Text: text})
	}
	return out, problems, nil
}
