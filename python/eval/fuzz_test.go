package eval_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/object"
)

// program makes a program of the bytes of a fuzz input: they choose among the
// forms of statements and expressions, so that any input is a program that parses.
type program struct {
	data  []byte
	b     strings.Builder
	depth int
}

func (p *program) pick(n int) int {
	if len(p.data) == 0 {
		return 0
	}
	c := p.data[0]
	p.data = p.data[1:]
	return int(c) % n
}

var fuzzValues = []string{"0", "1", "-1", "2**63", "-2**63", "10**25", "1.5", "float('nan')", "float('inf')", "2j", "True", "None", "...", "''", "'ab'", "'é€'", "b'x'", "bytearray(b'yz')",
	"[]", "[1, 2]", "()", "(1, 'a')", "{}", "{'k': 1}", "set()", "{1}", "frozenset()", "range(3)", "slice(1, None)", "int", "str", "object", "len", "print", "ValueError", "a", "b", "c", "f", "K", "g", "(x for x in (1, 2))", "iter([1])", "NotImplemented", "lambda *z: z"}

var fuzzNames = []string{"a", "b", "c", "f", "K", "g", "a.x", "b[0]", "a, *b", "c['k']", "a[1:]"}

var fuzzCalls = []string{"len", "repr", "str", "int", "float", "list", "tuple", "set", "dict", "sorted", "sum", "min", "max", "abs", "hash", "iter", "next", "type", "isinstance", "getattr", "setattr", "range", "zip", "map", "enumerate", "reversed",
	"round", "pow", "divmod", "format", "bytes", "super", "vars", "dir", "f", "K", "g", "a", "b", "a.append", "'{}'.format", "'a'.join", "b''.join", "c.update", "slice", "property", "type.__call__", "object.__new__", "eval", "exec"}

var fuzzOps = []string{"+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "==", "!=", "<", ">=", "is", "in", "not in", "and", "or"}

func (p *program) expr() string {
	if p.depth++; p.depth > 6 {
		defer func() { p.depth-- }()
		return fuzzValues[p.pick(len(fuzzValues))]
	}
	defer func() { p.depth-- }()
	switch p.pick(16) {
	case 0, 1, 2, 3:
		return fuzzValues[p.pick(len(fuzzValues))]
	case 4:
		return "(" + p.expr() + " " + fuzzOps[p.pick(len(fuzzOps))] + " " + p.expr() + ")"
	case 5, 6:
		return fuzzCalls[p.pick(len(fuzzCalls))] + "(" + p.expr() + ")"
	case 7:
		return fuzzCalls[p.pick(len(fuzzCalls))] + "(" + p.expr() + ", " + p.expr() + ")"
	case 8:
		return "(" + p.expr() + ")[" + p.expr() + "]"
	case 9:
		return "[" + p.expr() + " for x in (" + p.expr() + ") if " + p.expr() + "]"
	case 10:
		return "(" + p.expr() + " if " + p.expr() + " else " + p.expr() + ")"
	case 11:
		return "f\"{" + strings.ReplaceAll(p.expr(), `"`, "'") + "!r:>{3}}\""
	case 12:
		return "(lambda x=" + p.expr() + ": x)()"
	case 13:
		return "{" + p.expr() + ": " + p.expr() + "}"
	case 14:
		return "(a := " + p.expr() + ")"
	}
	return "(" + p.expr() + ")." + []string{"real", "__class__", "__dict__", "append", "x", "__doc__", "send", "__mro__", "keys"}[p.pick(9)]
}

func (p *program) block(indent string) {
	for range 1 + p.pick(3) {
		p.stmt(indent)
	}
}

func (p *program) stmt(indent string) {
	if p.depth++; p.depth > 5 {
		p.depth--
		fmt.Fprintf(&p.b, "%spass\n", indent)
		return
	}
	defer func() { p.depth-- }()
	in := indent + " "
	nested := func(head string) { fmt.Fprintf(&p.b, "%s%s:\n", indent, head); p.block(in) }
	switch p.pick(18) {
	case 0, 1, 2:
		fmt.Fprintf(&p.b, "%s%s = %s\n", indent, fuzzNames[p.pick(len(fuzzNames))], p.expr())
	case 3:
		fmt.Fprintf(&p.b, "%s%s %s= %s\n", indent, []string{"a", "b", "a.x", "c['k']"}[p.pick(4)], []string{"+", "*", "|", "-", "//"}[p.pick(5)], p.expr())
	case 4, 5:
		fmt.Fprintf(&p.b, "%s%s\n", indent, p.expr())
	case 6:
		nested("if " + p.expr())
	case 7:
		nested("for " + []string{"a", "b, c", "x", "*a, b"}[p.pick(4)] + " in " + p.expr())
	case 8:
		nested("while " + p.expr())
		fmt.Fprintf(&p.b, "%sbreak\n", in)
	case 9:
		nested([]string{"def f(*p, **k)", "def f(a, b=1, /, *, c=2)", "def g()"}[p.pick(3)])
		fmt.Fprintf(&p.b, "%s%s %s\n", in, []string{"return", "yield", "yield from"}[p.pick(3)], p.expr())
	case 10:
		nested([]string{"class K", "class K(list)", "class K(int)", "class K(dict, object)", "class K(Exception)"}[p.pick(5)])
		fmt.Fprintf(&p.b, "%sdef __%s__(self, *p): return %s\n", in, []string{"eq", "len", "iter", "next", "getattr", "add", "hash", "repr", "call", "enter", "index", "bool", "get", "init", "contains", "format"}[p.pick(16)], p.expr())
	case 11, 12:
		nested("try")
		nested([]string{"except Exception as a", "except* ValueError", "finally", "except (TypeError, a)"}[p.pick(4)])
	case 13:
		nested("with " + p.expr() + " as a")
	case 14:
		fmt.Fprintf(&p.b, "%sdel %s\n", indent, []string{"a", "b[0]", "a.x", "c['k']"}[p.pick(4)])
	case 15:
		fmt.Fprintf(&p.b, "%sraise %s\n", indent, []string{"ValueError(a)", "a", "ExceptionGroup('e', [ValueError(1), KeyError(2)])", "StopIteration"}[p.pick(4)])
	case 16:
		fmt.Fprintf(&p.b, "%smatch %s:\n%scase %s:\n", indent, p.expr(), in, []string{"[1, *a]", "{'k': b, **c}", "int(a) | float(a)", "K(x=1)", "(a, b)", "str() as a"}[p.pick(6)])
		p.block(in + " ")
	case 17:
		fmt.Fprintf(&p.b, "%sassert %s, %s\n", indent, p.expr(), p.expr())
	}
}

// Programs are kept small, so that thousands run in a second.
const (
	fuzzInput   = 200 // bytes that choose
	fuzzProgram = 700 // bytes of source from which no statement is begun
)

// FuzzPrograms runs generated programs. Whatever one does, it ends by itself, by an
// exception or by a limit, and never by a panic.
func FuzzPrograms(f *testing.F) {
	for i := range 64 {
		seed := make([]byte, fuzzInput)
		x := uint32(i*2654435761 + 1)
		for j := range seed {
			x ^= x << 13
			x ^= x >> 17
			x ^= x << 5
			seed[j] = byte(x)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &program{data: data[:min(len(data), fuzzInput)]}
		p.b.WriteString("a = [1, 2]; b = {0: 1}; c = {'k': 2}\ndef f(*z, **k): return z\ndef g():\n yield 1\nclass K: x = 1\n")
		for len(p.data) > 0 && p.b.Len() < fuzzProgram {
			p.stmt("")
		}
		src := p.b.String()
		defer func() {
			if r := recover(); r != nil {
				t.Fatalf("panic: %v in\n%s", r, src)
			}
		}()
		rt := object.NewRuntime(context.Background(), io.Discard, io.Discard, object.Limits{
			Steps: 3000, Time: 100 * time.Millisecond, Memory: 16 << 20, Recursion: 60, Output: 1 << 14,
		})
		builtins.Install(rt)
		eval.Install(rt)
		th := object.NewThread(rt)
		err := eval.Exec(th, []byte(src))
		eval.Finish(th, err == nil)
		var exc *object.Exception
		var limit *object.LimitError
		if err != nil && !errors.As(err, &exc) && !errors.As(err, &limit) {
			t.Fatalf("ended with %T (%v) in\n%s", err, err, src)
		}
		if err != nil {
			eval.FormatException(th, err)
		}
	})
}
