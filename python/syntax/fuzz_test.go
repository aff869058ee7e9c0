package syntax

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

var seeds = []string{
	"", "x = 1\n", "def f(a, /, b=1, *c, d, **e) -> int:\n    return a\n",
	"class A(B, m=C):\n\tx: int = 1\n", "f'{x!r:>{w}}{y=}' \"a\" 'b'", "[x for x in y if z]",
	"match x:\n  case [1, *a] | {'k': v, **r} if g: pass\n  case A(b=1) as c: pass\n",
	"async def f():\n  async with a as b, c: await d\n  return [i async for i in x]\n",
	"try:\n  pass\nexcept* E as e:\n  raise X from e\nelse: pass\nfinally: pass\n",
	"x = (1,\n", "x = 'a\n", "if x:\n pass\n  y\n", "((((((1 2))))))", "f(a b, c=1, 2)", "\x0c\t\\\n  x",
	"lambda a, *b: (yield)", "0x_f + 0b1 + 1_0.e-1j", "é = '\\u00e9\\x'", "print 'x'", "{a: b, **c, d}",
}

// checkPositions walks a tree and checks that every extent lies in the text.
func checkPositions(t *testing.T, src *Source, v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		if _, ok := v.Interface().(*Source); ok {
			return
		}
		if n, ok := v.Interface().(Node); ok {
			if _, module := n.(*Module); !module {
				p := n.Pos()
				if p.Line < 1 || int(p.EndLine) > src.Lines() || p.Line > p.EndLine || p.Col < 0 || p.EndCol < 0 ||
					int(p.Col) > len(src.Line(int(p.Line))) || int(p.EndCol) > len(src.Line(int(p.EndLine))) {
					t.Fatalf("%T at %+v is outside of %q", n, *p, src.Text)
				}
			}
		}
		checkPositions(t, src, v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			checkPositions(t, src, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				checkPositions(t, src, v.Field(i))
			}
		}
	}
}

// FuzzParse checks that any text gives a tree with sound positions or an *Error
// with a place in the text, and never a panic.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse("fuzz.py", []byte(text))
		if err == nil {
			checkPositions(t, m.Source, reflect.ValueOf(m))
			return
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%T is no *Error: %v", err, err)
		}
		if e.Msg == "" || e.Line < 1 || e.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+2 || e.Col < 0 {
			t.Fatalf("error outside of the text: %+v in %q", e, text)
		}
	})
}

// FuzzTokenize checks that tokens are in order and cover only the text.
func FuzzTokenize(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		src, err := decode("fuzz.py", []byte(text))
		if err != nil {
			return
		}
		tok := tokenize(src)
		last := int32(0)
		for _, k := range tok.toks {
			if k.start < last || k.end < k.start || int(k.end) > len(src.Text) {
				if k.kind != tokIndent && k.kind != tokError {
					t.Fatalf("token %+v out of order in %q", k, src.Text)
				}
			}
			if k.kind != tokError {
				last = k.start
			}
		}
		if n := len(tok.toks); n == 0 || tok.toks[n-1].kind != tokEnd && tok.err == nil {
			t.Fatalf("no end of %q", src.Text)
		}
	})
}

// TestDeepAndLong gives the parser input that would exhaust a naive one.
func TestDeepAndLong(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"brackets", strings.Repeat("(", 300) + strings.Repeat(")", 300), "too many nested parentheses"},
		{"lists", "x = " + strings.Repeat("[", 150) + strings.Repeat("]", 150), ""},
		{"minus", "x = " + strings.Repeat("-", 100000) + "1", "parser stack overflow"},
		{"not", strings.Repeat("not ", 100000) + "x", "parser stack overflow"},
		{"lambda", strings.Repeat("lambda: ", 100000) + "x", "parser stack overflow"},
		{"power", strings.Repeat("2**", 100000) + "2", "parser stack overflow"},
		{"conditional", strings.Repeat("a if b else ", 100000) + "c", "parser stack overflow"},
		{"sum", "x = " + strings.Repeat("1+", 100000) + "1", "maximum recursion depth exceeded during compilation"},
		{"attributes", "x" + strings.Repeat(".a", 100000), "maximum recursion depth exceeded during compilation"},
		{"calls", "x" + strings.Repeat("()", 100000), "maximum recursion depth exceeded during compilation"},
		{"elif", "if a: pass\n" + strings.Repeat("elif b: pass\n", 100000), "maximum recursion depth exceeded during compilation"},
		{"indent", indented(200), "too many levels of indentation"},
		{"many statements", strings.Repeat("x = 1\n", 100000), ""},
		{"long list", "x = [" + strings.Repeat("1, ", 100000) + "]", ""},
		{"long list, wrong", "x = [" + strings.Repeat("1, ", 100000) + "1 2]", "invalid syntax. Perhaps you forgot a comma?"},
		{"nested wrong", strings.Repeat("f(", 100) + "1 2" + strings.Repeat(")", 100), "invalid syntax. Perhaps you forgot a comma?"},
		{"nested dicts, wrong", strings.Repeat("{1: ", 90) + "x y" + strings.Repeat("}", 90), "invalid syntax. Perhaps you forgot a comma?"},
		{"nested groups, wrong", strings.Repeat("(", 190) + "$" + strings.Repeat(")", 190), "invalid syntax"},
		{"nested patterns", "match x:\n case " + strings.Repeat("[", 190) + strings.Repeat("]", 190) + ": pass\n", ""},
		{"huge int", "x = " + strings.Repeat("9", 5000), "Exceeds the limit"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse("deep.py", []byte(c.text))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			var e *Error
			switch {
			case c.want == "" && err != nil:
				t.Errorf("unexpected error: %v", err)
			case c.want != "" && (!errors.As(err, &e) || !strings.Contains(e.Msg, c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func indented(n int) string {
	var sb strings.Builder
	for i := range n {
		sb.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	sb.WriteString(strings.Repeat(" ", n) + "pass\n")
	return sb.String()
}
