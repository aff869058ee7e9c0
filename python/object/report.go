package object

import (
	"fmt"
	"strconv"
	"strings"
)

// report writes an exception with all that led to it, as the interpreter shows
// an uncaught one. The members of a group stand in boxes, one level deeper each.
type report struct {
	th    *Thread
	parts []string
	// some picks the entries of each traceback that are shown; nil: all.
	some  func(entries []string) []string
	depth int // of boxes around what is written
	// closing is set while the line that ends the innermost box is still owed.
	closing bool
	seen    map[*Exception]bool
	// uncaught is set where the interpreter itself prints, which shows the place of
	// a syntax error otherwise than the module traceback does.
	uncaught bool
}

// FormatChain returns the parts of what is printed for e, as
// traceback.format_exception lists them: what led to e comes first, unless alone.
// some, where given, picks the entries of each traceback that are shown.
func FormatChain(th *Thread, e *Exception, alone bool, some func([]string) []string) []string {
	w := report{th: th, some: some, seen: map[*Exception]bool{}}
	if alone {
		w.exception(e)
	} else {
		w.chain(e)
	}
	return w.parts
}

const (
	maxChain      = 100 // exceptions of a chain that are shown: the last ones
	maxGroupWidth = 15  // members of a group that are shown
	maxGroupDepth = 10  // levels of groups that are shown
)

func (w *report) margin() string { return strings.Repeat("  ", w.depth) }

// emit writes lines behind the margin of the box that is open.
func (w *report) emit(text string) { w.emitAs("| ", text) }

func (w *report) emitAs(edge, text string) {
	if w.depth > 0 {
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			if line != "" {
				lines[i] = w.margin() + edge + line
			}
		}
		text = strings.Join(lines, "")
	}
	w.parts = append(w.parts, text)
}

// traceback writes a traceback under its heading; edge is that of the heading.
func (w *report) traceback(heading, edge string, t *Traceback) {
	if t == nil {
		return
	}
	w.emitAs(edge, heading+" (most recent call last):\n")
	entries := formatTraceback(t, w.uncaught)
	if w.some != nil {
		entries = w.some(entries)
	}
	for _, s := range entries {
		w.emit(s)
	}
}

// chain writes e after the exceptions that led to it, first the first.
func (w *report) chain(e *Exception) {
	chain := []*Exception{e}
	var joints []string
	w.seen[e] = true
	for x := e; len(chain) < maxChain; {
		next, joint := x.Cause, "\nThe above exception was the direct cause of the following exception:\n\n"
		if next == nil {
			if x.SuppressContext {
				break
			}
			next, joint = x.Context, "\nDuring handling of the above exception, another exception occurred:\n\n"
		}
		if next == nil || w.seen[next] {
			break
		}
		w.seen[next] = true
		chain, joints = append(chain, next), append(joints, joint)
		x = next
	}
	for i := len(chain) - 1; i >= 0; i-- {
		w.exception(chain[i])
		if i > 0 {
			w.emit(joints[i-1])
		}
	}
}

// exception writes one exception of a chain.
func (w *report) exception(e *Exception) {
	switch {
	case !e.IsGroup():
		w.traceback("Traceback", "| ", e.Traceback)
		w.last(e)
	case w.depth > maxGroupDepth:
		w.emit(fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth))
	default:
		w.group(e)
	}
}

func (w *report) last(e *Exception) {
	for _, line := range formatOnly(w.th, e, w.uncaught) {
		w.emit(line)
	}
}

// group writes an exception group and its members.
func (w *report) group(e *Exception) {
	edge, outermost := "| ", w.depth == 0
	if outermost {
		w.depth, edge = 1, "+ "
	}
	w.traceback("Exception Group Traceback", edge, e.Traceback)
	w.last(e)
	members := e.Members()
	shown := min(len(members), maxGroupWidth+1)
	w.closing = false
	for i, m := range members[:shown] {
		// A group that comes last ends its own box and this one with one line.
		w.closing = w.closing || i == shown-1
		title, corner := strconv.Itoa(i+1), "  "
		if i == maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			corner = "+-"
		}
		w.parts = append(w.parts, w.margin()+corner+"+---------------- "+title+" ----------------\n")
		w.depth++
		if i == maxGroupWidth {
			n := len(members) - maxGroupWidth
			w.emit(fmt.Sprintf("and %d more exception%s\n", n, plural(n)))
		} else {
			w.chain(m.(*Exception))
		}
		if i == shown-1 && w.closing {
			w.parts = append(w.parts, w.margin()+"+------------------------------------\n")
			w.closing = false
		}
		w.depth--
	}
	if outermost {
		w.depth = 0
	}
}
