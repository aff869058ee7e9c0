package object

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// FormatException returns what CPython 3.11 prints for an uncaught exception:
// the exceptions that led to it, the traceback with its carets, the exception
// and its notes. A *LimitError is shown the same way, under its own name.
func FormatException(th *Thread, err error) string {
	switch e := err.(type) {
	case *Exception:
		w := report{th: th, seen: map[*Exception]bool{}, uncaught: true}
		w.chain(e)
		return strings.Join(w.parts, "")
	case *LimitError:
		w := report{th: th}
		w.traceback("Traceback", "", e.Traceback)
		w.emit("LimitError: " + e.Message + "\n")
		return strings.Join(w.parts, "")
	}
	return err.Error() + "\n"
}

// tracebackLimit is how many of the innermost frames a traceback shows, and
// repeatedFrames how many equal ones in a row.
const (
	tracebackLimit = 1000
	repeatedFrames = 3
)

// FormatTraceback returns the entries of a traceback, outermost first, without
// its heading. Each ends with a line end and may hold several lines.
func FormatTraceback(t *Traceback) []string { return formatTraceback(t, false) }

func formatTraceback(t *Traceback, uncaught bool) []string {
	t = withoutLibrary(t)
	depth := 0
	for x := t; x != nil; x = x.Next {
		depth++
	}
	for ; depth > tracebackLimit; depth-- {
		t = t.Next
	}
	var out []string
	var last *Traceback
	count := 0
	repeated := func() {
		if n := count - repeatedFrames; n == 1 {
			out = append(out, "  [Previous line repeated 1 more time]\n")
		} else if n > 1 {
			out = append(out, "  [Previous line repeated "+strconv.Itoa(n)+" more times]\n")
		}
	}
	for ; t != nil; t = t.Next {
		if last == nil || last.Code.File != t.Code.File || last.Code.Name != t.Code.Name || last.Pos().Line != t.Pos().Line {
			repeated()
			last, count = t, 0
		}
		if count++; count <= repeatedFrames {
			out = append(out, formatFrame(t.Code, t.Pos(), uncaught))
		}
	}
	repeated()
	return out
}

// LibraryFile begins the file name of library code that is written in Python. As
// it stands for what is native code elsewhere, tracebacks leave its frames out.
const LibraryFile = "<library "

// withoutLibrary returns the traceback without the frames of library code.
func withoutLibrary(t *Traceback) *Traceback {
	var first, last *Traceback
	for ; t != nil; t = t.Next {
		if strings.HasPrefix(t.Code.File, LibraryFile) {
			continue
		}
		c := *t
		c.Next = nil
		if first == nil {
			first = &c
		} else {
			last.Next = &c
		}
		last = &c
	}
	return first
}

// FormatFrame returns one entry of a traceback: file, line and name, the source
// line, and the carets under the range where that is not the whole line.
func FormatFrame(c *Code, p Pos) string { return formatFrame(c, p, false) }

func formatFrame(c *Code, p Pos, uncaught bool) string {
	s := "  File \"" + c.File + "\", line " + strconv.Itoa(int(p.Line)) + ", in " + c.Name + "\n"
	if c.Positions == nil || c.Positions.Source == nil {
		return s
	}
	line := c.Positions.Source.Line(int(p.Line))
	text := strings.TrimLeft(line, " \t\f")
	if strings.TrimSpace(text) == "" {
		return s
	}
	s += "    " + text + "\n"
	return s + carets(line, len(line)-len(text), p, uncaught)
}

// carets returns the line under a source line whose first indent bytes are not
// shown. The interpreter itself, which prints an uncaught exception, folds the
// constants of the range's text before it looks for the operator.
func carets(line string, indent int, p Pos, uncaught bool) string {
	if p.OpCol < 0 {
		if p.OpCol = ^p.OpCol; uncaught {
			p.OpCol, p.OpEndCol = 0, 0
		}
	}
	if p.EndLine < p.Line || p.EndLine == p.Line && p.EndCol <= p.Col {
		return ""
	}
	column := func(b int32) int {
		return utf8.RuneCountInString(line[:min(int(b), len(line))])
	}
	start := column(p.Col)
	end, op, opEnd := 0, -1, -1
	if p.EndLine == p.Line {
		end = column(p.EndCol)
		if p.OpEndCol > p.OpCol {
			op, opEnd = column(p.OpCol), column(p.OpEndCol)
		}
	} else {
		end = utf8.RuneCountInString(strings.TrimRight(line, " \t\f"))
	}
	if op < 0 && end-start == utf8.RuneCountInString(line)-indent {
		return ""
	}
	var b strings.Builder
	b.WriteString("    ")
	for i := indent; i < end; i++ {
		switch {
		case i < start:
			b.WriteByte(' ')
		case op >= 0 && (i < op || i >= opEnd):
			b.WriteByte('~')
		default:
			b.WriteByte('^')
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// FormatExceptionOnly returns the lines that end a traceback: for a syntax error
// where it is, then the exception and its message, then its notes.
func FormatExceptionOnly(th *Thread, e *Exception) []string { return formatOnly(th, e, false) }

func formatOnly(th *Thread, e *Exception, uncaught bool) []string {
	var out []string
	if d, ok := e.Native.(SyntaxDetail); ok && e.cls.IsSubclass(SyntaxError) {
		return append(syntaxLines(e, d, uncaught), notes(th, e)...)
	}
	name := e.cls.QualName
	if m := e.cls.Module; m != "builtins" && m != "__main__" && m != "" {
		name = m + "." + name
	}
	msg, err := ToStr(th, e)
	if err != nil {
		msg = "<exception str() failed>"
	}
	if hint := suggestion(th, e); uncaught && hint != "" { // the module traceback makes none
		msg += ". Did you mean: '" + hint + "'?"
	}
	if msg != "" {
		name += ": " + msg
	}
	return append(append(out, name+"\n"), notes(th, e)...)
}

func notes(th *Thread, e *Exception) []string {
	d := e.AttrDict(false)
	if d == nil {
		return nil
	}
	v, ok := d.GetStr("__notes__")
	if !ok {
		return nil
	}
	list, isList := v.(*List)
	if !isList {
		s, err := Repr(th, v)
		if err != nil {
			s = "<__notes__ repr() failed>"
		}
		return []string{s + "\n"}
	}
	var out []string
	for _, n := range list.Elems {
		s, err := ToStr(th, n)
		if err != nil {
			s = "<note str() failed>"
		}
		for _, line := range strings.Split(s, "\n") {
			out = append(out, line+"\n")
		}
	}
	return out
}

// syntaxLines shows where a syntax error is, then its message. For an uncaught one
// tabs before the line go too, and one caret stands for a wrong indentation.
func syntaxLines(e *Exception, d SyntaxDetail, uncaught bool) []string {
	blank := " \n\f"
	if uncaught {
		blank += "\t"
		if e.cls == IndentationError && d.EndLine == d.Line {
			d.EndCol = d.Col
		}
	}
	file := d.File
	if file == "" {
		file = "<string>"
	}
	out := []string{"  File \"" + file + "\", line " + strconv.Itoa(d.Line) + "\n"}
	line := []rune(strings.TrimRight(d.Text, "\n"))
	text := []rune(strings.TrimLeft(string(line), blank))
	if len(text) > 0 {
		out = append(out, "    "+string(text)+"\n")
		if d.Col > 0 {
			spaces := len(line) - len(text)
			from, to := d.Col, d.EndCol
			switch {
			case d.EndLine > d.Line:
				to = len(line) + 1
			case to <= 0:
				to = from
			}
			if from > len([]rune(d.Text)) {
				from = len([]rune(d.Text)) + 1
			}
			if to <= from {
				to = from + 1
			}
			if from -= 1 + spaces; from >= 0 {
				to -= 1 + spaces
				pad := make([]rune, from)
				for i := range pad {
					pad[i] = ' '
					if i < len(text) && text[i] == '\t' {
						pad[i] = '\t'
					}
				}
				out = append(out, "    "+string(pad)+strings.Repeat("^", to-from)+"\n")
			}
		}
	}
	msg := "None"
	if len(e.Args.Elems) > 0 {
		if s, ok := AsStr(e.Args.Elems[0]); ok {
			msg = s
		}
	}
	return append(out, e.cls.Name+": "+msg+"\n")
}

// place is what str() of a syntax error adds to its message.
func (d SyntaxDetail) place() string {
	file := d.File
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	switch {
	case file != "" && (d.Line > 0 || d.HasLine):
		return " (" + file + ", line " + strconv.Itoa(d.Line) + ")"
	case file != "":
		return " (" + file + ")"
	case d.Line > 0 || d.HasLine:
		return " (line " + strconv.Itoa(d.Line) + ")"
	}
	return ""
}
