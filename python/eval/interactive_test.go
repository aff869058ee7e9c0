package eval

import (
	"bytes"
	"context"
	"testing"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/object"
)

func TestInteractive(t *testing.T) {
	var out bytes.Buffer
	rt := object.NewRuntime(context.Background(), &out, &out, object.Limits{})
	builtins.Install(rt)
	Install(rt)
	th := object.NewThread(rt)
	m := object.NewModule("__main__")
	for _, test := range []struct{ src, want string }{
		{"1 + 1", "2\n"},
		{"_ * 2", "4\n"},
		{"None", ""},
		{"_", "4\n"},
		{"x = 3; x; 'text'", "3\n'text'\n"},
		{"def f(n):\n    return n + x\n", ""},
		{"f(1)", "4\n"},
		{"for i in range(2):\n    i\n", ""},
		{"print('a')", "a\n"},
	} {
		out.Reset()
		if err := Interactive(th, m, "<console>", test.src); err != nil || out.String() != test.want {
			t.Errorf("%q: %q, %v; want %q", test.src, out.String(), err, test.want)
		}
	}
	out.Reset()
	err := Interactive(th, m, "<console>", "print('first')\n1 / 0")
	if text := FormatException(th, err); text != "Traceback (most recent call last):\n  File \"<console>\", line 2, in <module>\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n" || out.String() != "first\n" {
		t.Errorf("%q, %q", text, out.String())
	}
	// nothing runs when a part does not compile
	out.Reset()
	if err := Interactive(th, m, "<console>", "print('no')\nreturn 1\n"); err == nil || out.String() != "" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestIncomplete(t *testing.T) {
	for src, want := range map[string]bool{
		"": false, "1": false, "x = (": true, "x = (1,\n": true, "f(\n1)": false, "if x:": true, "if x:\n    y": true, "if x:\n    y\n": false,
		"def f():": true, "class A:\n    pass": true, "class A:\n    pass\n": false, "'''text": true, "'''text\n'''": false, "x = 1 +": false, "1 +\\": true,
		"for i in []: pass": false, "x =": false, "def f(:": false, "@d": true, "@d\ndef f(): pass\n": false, "try:\n    x\n": true, "]": false,
	} {
		if got := Incomplete(src); got != want {
			t.Errorf("%q: %v", src, got)
		}
	}
}
