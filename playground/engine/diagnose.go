package engine

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/diagnose"
)

// frames are the places of the snippet that are being executed, innermost first.
func (r *run) frames() []diagnose.Frame {
	var out []diagnose.Frame
	for f := r.th.Frame; f != nil; f = f.Parent {
		if f.Code != nil && r.diag.Knows(f.Code.File, r.rt.MainFile) {
			name, file := f.Code.Name, f.Code.File
			if file == r.rt.MainFile {
				file = ""
			}
			out = append(out, diagnose.Frame{File: file, Line: f.Line(), Comprehension: strings.HasSuffix(name, "comp>") || name == "<genexpr>"})
		}
	}
	return out
}

// diagnose ends the log with advice about the run, and with what the log had no
// room for.
func (r *run) diagnose() {
	for _, f := range r.diag.Findings() {
		r.rec.Final(f.Diagnostic, f.Line, otherPlace(f.At.File, f.At.Line))
	}
	if n := r.rec.Dropped() + r.rec.Skipped(); n > 0 {
		r.rec.Final(trace.Diagnostic{Code: "capped", Severity: "info", Count: n,
			Message: fmt.Sprintf("The log is full: %d more events happened.", n)}, 0, trace.Place{})
	}
}
